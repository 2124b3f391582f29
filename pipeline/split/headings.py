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
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.cells import is_reference
from pipeline.split.cases import case_at
from pipeline.split.organs import NAME as ORGAN
from pipeline.split.rows import Row

_SIGN = r"(?:§(?!\s*§)|Paragraf\b|PARAGRAF\b)"
_MATTER = r"(?P<matter>Ärende|ÄRENDE)(?!nr|nummer)(?: nr\.?| nummer)?"  # where the minutes number matters instead of paragraphs
_PREFIX = (  # KF, Ks/au, BoU, Barn- och utbildningsnämnden
    r"(?:(?P<prefix>[A-ZÅÄÖ](?:[A-ZÅÄÖ]{1,5}|[A-ZÅÄÖa-zåäö]{1,4})(?:[-/ ](?:[A-ZÅÄÖ]{2,4}|[Aa]u))?|"
    rf"(?=[A-ZÅÄÖ])(?i:{ORGAN}))(?:[.:,]?[ ]|[.:]? ?[-/:](?=§)|(?=§)))?"
)
_NUMBER = (
    r"(?P<meeting>\d{1,2}:(?=\d{1,3}\b))?(?P<number>\d{1,4})(?:/(?:(?:19|20)\d{2}|\d{2})(?=\s|$))?"
    r"(?:[ ]?(?P<suffix>[a-h])(?=\s+[A-ZÅÄÖ\d]|[ ]*$))?"
)
_HEADING = re.compile(
    rf"(?:\#{{1,4}} ?)?(?:\*\*)?(?:.{{0,60}}\b[Pp]rotokoll\b.{{0,25}}/ ?)?"
    rf"(?:{_PREFIX}{_SIGN}|{_MATTER}) ?(?:nr )?{_NUMBER}(?P<end>[.:]?)(?=\s|\*|$)(?:\*\*)?"
)
_NO_PREFIX = frozenset("SE JFR I AV UR ENL DNR PER OCH FRÅN MED SAMT ÄVEN UTAN UNDER EFTER GENOM INTE LAGEN OM".split())  # noqa: SIM905 - a list of words reads best as words
_TURNED = re.compile(r"(?P<number>\d{1,4}) ?§(?P<end>[.:]?)(?=\s|$)")  # 12 §
_SIGN_ALONE = re.compile(rf"{_PREFIX}§")
_NUMBER_ALONE = re.compile(rf"{_NUMBER}(?=\s|$)")
_UNSIGNED = re.compile(r"(?P<prefix>[A-ZÅÄÖ]{2,5}) (?P<number>\d{1,4})(?= (?:Dnr|DNR|Diarienummer|Ärendenummer)\b|$)")
_MAYBE = re.compile(r"§|paragraf|ärende|[A-ZÅÄÖ]{2,5} \d", re.I)
_DATED = re.compile(
    r"\s*(?:den )?(?:\d{4}-\d\d-\d\d|\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./ ]\d{2,4}|\d{1,2} [a-z]{3,9} \d{4})"
)
_CITED = re.compile(
    r"\s*(?:(?:KS|KF|KSAU|AU|KLU|KU|[A-ZÅÄÖ]{2,5}N|RS|RF)\b\s*(?:[-–,]|[a-zåäö]|$)|(?:KL|PBL|SoL|LOU|RF|FL)\b)"
)
_ORDER = re.compile(r"\s*(?:Ärende|Punkt|Pkt)\s*(?:nr\.?\s*)?\d{1,2}\.?(?=\s|$)", re.I)  # its place on the agenda
_SEPARATED = re.compile(r"[-/ ](?!OCH\b)")  # KS-AU, KS/AU and KSAU are one
_TITLE = re.compile(r"\s*[–|:-]?\s*[\"”“'»(]?[A-ZÅÄÖÉ\d]")
_BY_MATTER, _SIGN_LAST = "ÄRENDE", "12 §"
_INITIALS = 6  # letters of an organ's initials; written out it is more likely an earlier organ that is quoted
_RARE = (_BY_MATTER, _SIGN_LAST)  # forms of a heading that elsewhere count matters, or the sections of a statute
_LEADERS = re.compile(r"(?:\. ?){4,}|…{2,}|_{4,} ?\d{1,3}$")
_LISTED = 3  # lines with page numbers, at least, that are a table of contents
_NEAR = 2  # rows below a heading in which a part that follows at once begins: a title may stand between
_FAR = 10  # numbers passed over between two headings of one sequence, at most
_TOC_REACH = 5  # rows between two lines of a table of contents, at most
_WINDOW = 100  # candidates looked back at for the one before


_DECIDES = re.compile(r"\b(?:besluta[rd]e?|beslutas|beslöt|besluter)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A § heading: its rows (first, and last where the sign stands alone), its number, where its case number stands.

    `rest` is the range of the text after number and case number on the heading line (the title, where it begins there).
    `over` are the rows above it that hold the title, where it stands there.
    """

    row: int
    last_row: int
    start: int
    paragraph: str
    case: tuple[int, int] | None
    rest: tuple[int, int]
    over: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    heading: Heading
    prefix: str
    number: int
    suffix: str
    weight: float
    bodied: bool = False  # a part follows before the next candidate
    signed: bool = True  # with a §, or what stands for it


def may_be_heading(text: str) -> bool:
    """Whether a line has the form of a § heading; such lines are never page furniture."""
    return _MAYBE.search(text[:90]) is not None and (
        _HEADING.match(text) is not None
        or _TURNED.match(text) is not None
        or _UNSIGNED.match(text) is not None
        or _SIGN_ALONE.fullmatch(text) is not None
    )


def find_headings(rows: Sequence[Row], part_rows: frozenset[int], *, minutes: bool) -> list[Heading]:
    """The § headings in `rows`, in order. `part_rows` are the rows that hold the heading of a part (`Beslut`).

    Where the document does not look like `minutes`, paragraphs are believed only with case numbers or parts.
    """
    found = _signed([c for i in range(len(rows)) if (c := _candidate(rows, i)) is not None])
    found = _in_margin(rows, _without_contents(found, part_rows, rows))
    found = _with_bodies(found, part_rows, len(rows))
    if not found:
        return []
    groups = sorted({c.prefix for c in found})
    rare = [prefix for prefix in groups if prefix in _RARE or len(prefix) > _INITIALS]
    for prefixes in ([prefix for prefix in groups if prefix not in rare], rare if minutes else []):
        chains = [_chains([c for c in found if c.prefix == prefix]) for prefix in prefixes]
        best = max(chains, key=lambda chain: sum(c.weight for c in chain), default=[])
        if best and _believable(best, rows, minutes=minutes):
            return [c.heading for c in best]
    return []


def _in_margin(rows: Sequence[Row], found: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates without the § of other organs that a margin names right below one: `Kf § 12`, then `Ks § 97`."""
    kept: list[_Candidate] = []
    below = -1
    for c in found:
        if (
            c.heading.row == below
            and not rows[below].gap
            and c.prefix != kept[-1].prefix
            and is_reference(rows[below].text)
        ):
            below += 1
            continue
        kept.append(c)
        below = c.heading.last_row + 1
    return kept


def _signed(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates without `KS 66` where no such heading has a case number: there it is anything."""
    cased = {c.prefix for c in found if not c.signed and c.heading.case}
    return [c for c in found if c.signed or c.prefix in cased]


def _believable(chain: Sequence[_Candidate], rows: Sequence[Row], *, minutes: bool) -> bool:
    sure = sum(1 for c in chain if c.heading.case is not None)
    bodied = sum(1 for c in chain if c.bodied)
    if not minutes:
        return sure >= 1 and bodied >= 1
    if len(chain) == 1 and any(_DECIDES.search(row.text) for row in rows[chain[0].heading.last_row + 1 :]):
        return chain[0].weight >= 2
    return sum(c.weight for c in chain) >= (2.4 if len(chain) == 1 else 4)


def _candidate(rows: Sequence[Row], index: int) -> _Candidate | None:
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
    at = matter.end() if matter else match.end()
    for start, end in rows[last].cells[1:]:
        if start <= at + 1 and is_reference(text[start:end]):
            at = end  # an earlier organ's § in the next column
    case = case_at(text, at)
    rest_at = case[1] if case else at
    weight = _weight(rows, index, last, text[at:], case is not None, match.groupdict().get("end") or "")
    if weight is None:
        return None
    number, meeting = int(match.group("number")), match.groupdict().get("meeting") or ""
    return _Candidate(
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
    return len(text[at:]) - len(text[at:].lstrip(" \t:–-*.)|"))


def _weight(rows: Sequence[Row], index: int, last: int, rest: str, has_case: bool, stop: str) -> float | None:
    """How likely a heading stands here, from what is beside, above and below it; None: it is a reference."""
    row = rows[index]
    if has_case:
        return 3.0 if row.fresh else 1.0
    if not row.fresh or (stop == "." and not row.gap and not rest.strip()):
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
    return 2.0 if row.gap or row.text[0] == "#" else 1.0


def _without_contents(found: list[_Candidate], part_rows: frozenset[int], rows: Sequence[Row]) -> list[_Candidate]:
    """The candidates without those in a table of contents: close together, and most of them come again below, or have
    a page number at the end of their line."""
    last_seen = {(c.number, c.suffix): position for position, c in enumerate(found)}
    kept: list[_Candidate] = []
    start = 0
    for stop in range(1, len(found) + 1):
        if stop < len(found) and _adjacent(found[stop - 1], found[stop], part_rows):
            continue
        run = found[start:stop]
        again = sum(1 for c in run if last_seen[c.number, c.suffix] >= stop)
        again = max(again, sum(1 for page in _pages_named(rows, run) if page))
        below = found[stop].heading.row if stop < len(found) else len(rows)
        lone = len(run) == 1 and (
            run[0].heading.case is not None
            or (not any(_pages_named(rows, run)) and any(run[0].heading.last_row < i < below for i in part_rows))
        )  # an appendix may name its § again
        if not again or again * 2 < len(run) or lone:
            kept.extend(run)
        start = stop
    return kept


def _pages_named(rows: Sequence[Row], run: Sequence[_Candidate]) -> list[bool]:
    """For each candidate of a run whether its line, or the one to which it wraps, ends with leaders, or with the number
    of a page in a column of its own, as those of the others do."""
    led = []
    numbers: list[int | None] = []
    for c in run:
        last = rows[c.heading.last_row : c.heading.last_row + 2]
        led.append(any(_LEADERS.search(row.text) for row in last))
        start, end = rows[c.heading.last_row].cells[-1]
        cell = rows[c.heading.last_row].text[start:end]
        numbers.append(int(cell) if start > 0 and cell.isdigit() and len(cell) <= 3 and not c.heading.case else None)
    counted = [number for number in numbers if number is not None]
    if len(counted) < _LISTED or counted != sorted(counted):
        numbers = [None] * len(run)
    return [lead or number is not None for lead, number in zip(led, numbers, strict=True)]


def _adjacent(above: _Candidate, below: _Candidate, part_rows: frozenset[int]) -> bool:
    between = range(above.heading.last_row + 1, below.heading.row)
    return (
        len(between) < _TOC_REACH
        and (below.number, below.suffix) > (above.number, above.suffix)
        and not any(i in part_rows for i in between)
    )


def _with_bodies(found: list[_Candidate], part_rows: frozenset[int], end: int) -> list[_Candidate]:
    """The candidates, weighing more where the heading of a part follows before the next one, most where at once."""
    ordered = sorted(part_rows)
    weighed: list[_Candidate] = []
    at = 0
    for position, c in enumerate(found):
        stop = found[position + 1].heading.row if position + 1 < len(found) else end
        while at < len(ordered) and ordered[at] <= c.heading.last_row:
            at += 1
        bodied = at < len(ordered) and ordered[at] < stop
        near = bodied and ordered[at] - c.heading.last_row <= _NEAR
        weighed.append(replace(c, weight=c.weight + (1.5 if near else 0.75), bodied=True) if bodied else c)
    return weighed


def _chains(found: list[_Candidate]) -> list[_Candidate]:
    """The best ascending sequence, and before and after it those of other minutes bound into the same document."""
    chain = _ascending(found)
    if not chain:
        return []
    chain = _trimmed(chain)
    first, last = found.index(chain[0]), found.index(chain[-1])
    return _other(found[:first]) + chain + _other(found[last + 1 :])


def _trimmed(chain: list[_Candidate]) -> list[_Candidate]:
    """The chain without one or two stragglers at its ends, far off the numbers of an otherwise close sequence."""
    for cut in (1, 2):
        if len(chain) < 2 * cut + 3:
            break
        if chain[-cut].number - chain[-cut - 1].number > _FAR and _close(chain[:-cut]):
            return chain[:-cut]
        if chain[cut].number - chain[cut - 1].number > _FAR and _close(chain[cut:]):
            return chain[cut:]
    return chain


def _close(chain: Sequence[_Candidate]) -> bool:
    steps = [below.number - above.number for above, below in pairwise(chain)]
    return sum(1 for step in steps if step <= 1) * 4 >= len(steps) * 3


def _other(found: list[_Candidate]) -> list[_Candidate]:
    if not any(c.heading.case for c in found):
        return []  # without a case number a second sequence is a list or a statute in an appendix
    chain = _chains(found)
    return chain if sum(c.weight for c in chain) >= 6 else []


def _ascending(found: list[_Candidate]) -> list[_Candidate]:
    """The heaviest ascending subsequence; steps of one are worth most, and passing over headings costs."""
    if not found:
        return []
    score: list[float] = []
    back: list[int] = []
    keys = [(c.number, c.suffix) for c in found]
    for i, c in enumerate(found):
        best, source = c.weight - min(1.0, 0.05 * i), -1
        key = keys[i]
        for j in range(max(0, i - _WINDOW), i):
            if keys[j] >= key:
                continue
            step = key[0] - keys[j][0]
            bonus = 0.5 if step <= 1 else -0.25 if step <= 20 else -1.0
            value = score[j] + c.weight + bonus - min(1.5, 0.3 * (i - j - 1))
            if value >= best:
                best, source = value, j
        score.append(best)
        back.append(source)
    # What is passed over at the end counts as well.
    end = max(range(len(found)), key=lambda i: (score[i] - min(1.0, 0.05 * (len(found) - 1 - i)), -i))
    chain: list[_Candidate] = []
    while end >= 0:
        chain.append(found[end])
        end = back[end]
    return chain[::-1]


def item_ids(document_id: str, headings: Sequence[Heading]) -> list[str]:
    """`<doc>#p102` for each heading; a § that comes again gets `-2`, `-3`."""
    times: Counter[str] = Counter()
    found: list[str] = []
    for heading in headings:
        key = heading.paragraph.replace(" ", "")
        times[key] += 1
        found.append(f"{document_id}#p{key}" + (f"-{times[key]}" if times[key] > 1 else ""))
    return found
