"""§ headings, told from the many other places where a § is written.

A line that may be a heading is a candidate with a weight: a case number beside it makes it nearly certain, a line of
its own or a title on it likely. References in running text are sorted out by what stands around them. Among the rest
the sequence decides: the headings of minutes ascend, mostly by one, while references jump. A table of contents, whose
numbers all come again further down, is left out before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.read.cells import is_reference
from pipeline.rules.open_lines import is_open
from pipeline.split.chains import Candidate, Heading, chains, with_bodies, without_contents
from pipeline.split.kinds import opens_as_minutes
from pipeline.split.organs import NAME as ORGAN
from pipeline.split.registry import case_in_columns
from pipeline.split.rows import Row

_SIGN = r"(?:§(?!\s*§)|Paragraf\b|PARAGRAF\b)"
_MATTER = r"(?P<matter>Ärende|ÄRENDE)(?!nr|nummer)(?: nr\.?| nummer)?"  # where the minutes number matters instead of paragraphs
_PREFIX = (  # KF, Ks/au, BoU, Barn- och utbildningsnämnden
    r"(?:(?P<prefix>[A-ZÅÄÖ](?:[A-ZÅÄÖ]{1,5}|[A-ZÅÄÖa-zåäö]{1,4})(?:[-/ ](?:[A-ZÅÄÖ]{2,4}|[Aa]u))?|"
    rf"(?=[A-ZÅÄÖ])(?i:{ORGAN}))(?:[.:,]?[ ]|[.:]? ?[-/:](?=§)|(?=§)))?"
)
_NUMBER = (
    r"(?:(?:19|20)\d\d[:/](?=\d{1,3}\b))?(?P<meeting>\d{1,2}:(?=\d{1,3}\b))?(?P<number>\d{1,4})(?:/(?:(?:19|20)\d{2}|\d{2})(?=\s|$))?"
    r"(?:[ ]?(?P<suffix>[a-h])(?=\s+[A-ZÅÄÖ\d]|[ ]*$))?"
)
_HEADING = re.compile(
    rf"(?:\#{{1,4}} ?)?(?:\*\*)?(?:.{{0,60}}\b[Pp]rotokoll\b.{{0,25}}/ ?)?"
    r"(?:[A-ZÅÄÖ]{2,5} ?(?P<again>\d{1,4})[ ,:]+(?=§ ?(?P=again)\b))?"  # `KF71 § 71`
    rf"(?:{_PREFIX}{_SIGN}|{_MATTER}) ?(?:nr )?{_NUMBER}(?P<end>[.:,]?)(?=\s|\*|$)(?:\*\*)?"
)
_NO_PREFIX = frozenset("SE JFR I AV UR ENL DNR PER OCH FRÅN MED SAMT ÄVEN UTAN UNDER EFTER GENOM INTE LAGEN OM".split())  # noqa: SIM905 - a list of words reads best as words
_TURNED = re.compile(r"(?P<number>\d{1,4}) ?§(?P<end>[.:]?)(?=\s|$)")  # 12 §
_SIGN_ALONE = re.compile(rf"{_PREFIX}§")
_NUMBER_ALONE = re.compile(rf"{_NUMBER}(?=\s|$)")
_UNSIGNED = re.compile(r"(?P<prefix>[A-ZÅÄÖ]{2,5}) (?P<number>\d{1,4})(?= (?:Dnr|DNR|Diarienummer|Ärendenummer)\b|$)")
_MAYBE = re.compile(r"§|paragraf|ärende|[A-ZÅÄÖ]{2,5} \d|punkt|pkt|par\.|nr|beslut", re.I)
# forms that are headings only in a series of their own, and yet no page head
_OTHERWISE = re.compile(
    r"[-–] ?§ ?\d{1,4} ?[-–]$|(?:§|[A-ZÅÄÖ]\w{0,10}paragraf|Paragraf|Par\.|Punkt|Pkt|Nr|Beslut(?: ?s?nr)?|Ärende(?: nr)?):? ?\d{1,4}"
    r"(?=[.:]? [A-ZÅÄÖ]|[.:]?$)"
)
_DATED = re.compile(
    r"\s*(?:den )?(?:\d{4}-\d\d-\d\d|\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./ ]\d{2,4}|\d{1,2} [a-z]{3,9} \d{4})"
)
_CITED = re.compile(
    r"\s*(?:(?:KS|KF|KSAU|AU|KLU|KU|[A-ZÅÄÖ]{2,5}N|RS|RF)\b\s*(?:[-–,]|[a-zåäö]|$)|(?:KL|PBL|SoL|LOU|RF|FL)\b)"
)
_ORDER = re.compile(
    r"\s*(?:(?:Ärende|Punkt|Pkt)\s*(?:nr\.?\s*)?\d{1,2}\.?|\(\d{1,2}\))(?=\s|$)", re.I
)  # its place on the agenda
_ASIDE = re.compile(  # `(handling 2012 nr 97)`, `(KS § 75)`, `(forts.)`: among which papers it stands, whose § it was
    r"\s*(?:[–-]\s*)?\((?:[^()\d]{0,25}\d[^()]{0,20}|[Ff]orts[^()]{0,25}|[A-ZÅÄÖ])\)(?=\s+[\"”A-ZÅÄÖ])"
)
_SEPARATED = re.compile(r"[-/ ](?!OCH\b)")  # KS-AU, KS/AU and KSAU are one
_TITLE = re.compile(r"\s*[–|:-]?\s*[\"”“'»(]?[A-ZÅÄÖÉ\d]")
_INITIALLED = re.compile(r"\s*[A-ZÅÄÖ]{2,4}(?:/[A-ZÅÄÖ]{2,4})?\s*")  # who handles the matter
_BY_MATTER, _SIGN_LAST = "ÄRENDE", "12 §"
_HEAD_ROWS = 8  # lines among which the only § of an extract stands
_INITIALS = 6  # letters of an organ's initials; written out it is more likely an earlier organ that is quoted
_RARE = (_BY_MATTER, _SIGN_LAST)  # forms of a heading that elsewhere count matters, or the sections of a statute


_DECIDES = re.compile(r"\b(?:besluta[rd]e?|beslutas|beslöt|besluter)\b", re.IGNORECASE)


def may_be_heading(text: str) -> bool:
    """Whether a line has the form of a § heading; such lines are never page furniture."""
    return _MAYBE.search(text[:90]) is not None and (
        _HEADING.match(text) is not None
        or _TURNED.match(text) is not None
        or _UNSIGNED.match(text) is not None
        or _SIGN_ALONE.fullmatch(text) is not None
        or _OTHERWISE.match(text) is not None
    )


def find_headings(rows: Sequence[Row], part_rows: frozenset[int], *, minutes: bool) -> list[Heading]:
    """The § headings in `rows`, in order. `part_rows` are the rows that hold the heading of a part (`Beslut`).

    Where the document does not look like `minutes`, paragraphs are believed only with case numbers or parts.
    """
    found = _signed([c for i in range(len(rows)) if (c := _candidate(rows, i)) is not None])
    found = without_contents(_in_margin(rows, found), part_rows, rows)
    found = with_bodies(found, part_rows, len(rows))
    if not found:
        return []
    groups = sorted({c.prefix for c in found})
    rare = [prefix for prefix in groups if prefix in _RARE or len(prefix) > _INITIALS]
    for prefixes in ([prefix for prefix in groups if prefix not in rare], rare if minutes else []):
        found_chains = [chains([c for c in found if c.prefix == prefix]) for prefix in prefixes]
        best = max(found_chains, key=lambda chain: sum(c.weight for c in chain), default=[])
        if best and _believable(best, rows, minutes=minutes):
            return [c.heading for c in best]
    return []


def _in_margin(rows: Sequence[Row], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the § of other organs that a margin names right below one: `Kf § 12`, then `Ks § 97`."""
    kept: list[Candidate] = []
    below = -1
    for c in found:
        if (
            c.heading.row == below
            and not rows[below].apart
            and c.prefix != kept[-1].prefix
            and c.heading.case is None
            and is_reference(rows[below].text)
        ):
            below += 1
            continue
        kept.append(c)
        below = c.heading.last_row + 1
    return kept


def _signed(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without `KS 66` where no such heading has a case number: there it is anything."""
    cased = {c.prefix for c in found if not c.signed and c.heading.case}
    return [c for c in found if c.signed or c.prefix in cased]


def _believable(chain: Sequence[Candidate], rows: Sequence[Row], *, minutes: bool) -> bool:
    sure = sum(1 for c in chain if c.heading.case is not None)
    bodied = sum(1 for c in chain if c.bodied)
    if not minutes:
        return sure >= 1 and bodied >= 1
    if len(chain) == 1 and chain[0].heading.row < _HEAD_ROWS:
        # right under the head of minutes, apart or with who met and when above it: the extract of one §
        return chain[0].weight >= 2 or (chain[0].weight >= 1 and opens_as_minutes([row.text for row in rows]))
    if len(chain) == 1 and any(_DECIDES.search(row.text) for row in rows[chain[0].heading.last_row + 1 :]):
        return chain[0].weight >= 2
    return sum(c.weight for c in chain) >= (2.4 if len(chain) == 1 else 4)


def _candidate(rows: Sequence[Row], index: int) -> Candidate | None:
    row = rows[index]
    if not _MAYBE.search(row.text[:90]):
        return None
    last = index
    match = _HEADING.match(row.text)
    if match is None and _SIGN_ALONE.fullmatch(row.text) and index + 1 < len(rows):
        sign = _SIGN_ALONE.fullmatch(row.text)
        match = _NUMBER_ALONE.match(rows[index + 1].text)
        last = index + 1
        prefix = (sign.group("prefix") or "") if sign else ""
    elif match is not None:
        prefix = _BY_MATTER if match.group("matter") else match.group("prefix") or ""
        if match.group("matter") and "§" in row.text[match.end() :]:
            return None  # its place on the agenda, and the § behind it
        if prefix.upper() in _NO_PREFIX:
            return None
    elif match := _TURNED.match(row.text):
        prefix = _SIGN_LAST
    else:
        match = _UNSIGNED.match(row.text)
        prefix = match.group("prefix") if match else ""
    if match is None:
        return None
    text, base = rows[last].text, rows[last].start
    suffix = (match.groupdict().get("suffix") or "").lower()
    matter = _ORDER.match(text, match.end())
    if matter is None and case_in_columns(rows[last], match.end()) is None:
        matter = _ASIDE.match(text, match.end())
    at = matter.end() if matter else match.end()
    for start, end in rows[last].cells[1:]:
        if start <= at + 1 and is_reference(text[start:end]):
            at = end  # an earlier organ's § in the next column
    case = case_in_columns(rows[last], at)
    rest_at = case[1] if case else at
    if case and _INITIALLED.fullmatch(text, rest_at):
        rest_at = len(text)
    weight = _weight(rows, index, last, text[at:], case is not None, match.groupdict().get("end") or "")
    if weight is None:
        return None
    number, meeting = int(match.group("number")), match.groupdict().get("meeting") or ""
    return Candidate(
        Heading(
            row=index,
            last_row=last,
            start=row.start,
            paragraph=f"{meeting}{number} {suffix}" if suffix else f"{meeting}{number}",  # § 9:3, by the year's meeting
            case=(base + case[0][0], base + case[0][1]) if case else None,
            rest=(base + rest_at + _indent(text, rest_at), base + len(text)),
        ),
        _SEPARATED.sub("", prefix.upper()),
        number,
        suffix,
        weight,
        signed=match.re is not _UNSIGNED,
    )


def _indent(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip(" \t:–-*.)]|"))


def _weight(rows: Sequence[Row], index: int, last: int, rest: str, has_case: bool, stop: str) -> float | None:
    """How likely a heading stands here, from what is beside, above and below it; None: it is a reference."""
    row = rows[index]
    if has_case:
        return 3.0 if row.fresh else 1.0
    if not row.apart and row.above and row.above[-1].isalpha() and is_open(row.above):
        return None  # "kommunstyrelsen i | § 12 den 26 januari"
    if not row.fresh or (stop == "." and not row.apart and not rest.strip()):
        return None
    below = rows[last + 1].text if last + 1 < len(rows) else ""
    if not rest.strip():
        if below and below[0].islower():
            return None
        return 2.0 if below else 0.5
    if _DATED.match(rest) or _CITED.match(rest):
        return 0.5
    if not _TITLE.match(rest):
        return None
    return 2.0 if row.apart or row.text[0] == "#" else 1.0


def item_ids(document_id: str, headings: Sequence[Heading]) -> list[str]:
    """`<doc>#p102` for each heading; a § that comes again gets `-2`, `-3`."""
    times: Counter[str] = Counter()
    found: list[str] = []
    for heading in headings:
        key = heading.paragraph.replace(" ", "")
        times[key] += 1
        found.append(f"{document_id}#p{key}" + (f"-{times[key]}" if times[key] > 1 else ""))
    return found
