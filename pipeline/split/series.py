"""Items of minutes that number them in a form of their own: `170  Ny taxa`, `Punkt 12`, `Ny taxa      § 12`.

No list of forms would hold all of them. What they share is the layout: the same words stand before the number and the
same mark behind it, the numbers ascend by one, what follows the number reads as a title, and between two of them an organ
decides. The first page of minutes often tells which paragraphs follow (`Paragrafer 170–174`); then little more is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.rules.proposing import PROPOSES
from pipeline.split.anywhere import find_anywhere, find_in_letterhead
from pipeline.split.cases import case_at, is_case_line
from pipeline.split.chains import Candidate, Heading, chains, is_close, with_bodies, without_contents
from pipeline.split.headings import find_headings
from pipeline.split.kinds import is_meeting
from pipeline.split.organs import NAME
from pipeline.split.parts import PartHeading
from pipeline.split.registry import case_in_columns
from pipeline.split.rows import Row, is_rule
from pipeline.split.stated import stated_paragraphs
from schemas.statement import OWN_PARTS

_LEAD = re.compile(r"[#*_|»•·–\[(-]*[ ]?")
_NUMBER = (
    r"(?:(?P<year>(?:19|20)\d\d)[:/-](?=\d))?(?P<meeting>\d{1,2}:(?=\d))?(?P<number>\d{1,4})"
    r"(?P<ofyear>[/:](?:(?:19|20)\d\d|\d\d))?(?: ?(?P<suffix>[a-h])(?=[\s.)]|$))?"
)
_AFTER = r"(?P<after> ?§(?! ?\d)|[]).:|]+|/[A-ZÅÄÖ]{2,5}| av \d{1,4}| ?[–|-](?= ))?(?=\s|\*|$)"
_MARK = re.compile(
    r"(?P<label>(?:[^\W\d_][^\s\d]{0,24} |[$§&][ .:]?){0,3}?(?:[^\W\d_]{1,12}[.:]?[§$&:/-]?|[§$&]|nr\.?)? ?)"
    rf"{_NUMBER}{_AFTER}"
)
_ORDER = r"(?:(?:ärende|punkt|pkt|nr|dagordningspunkt)[ .]*)?(?:nr[ .]*)?\d{1,3}"  # the place on the agenda
_ORDERED = re.compile(rf"(?P<label>{_ORDER}[.:]? ?\(?§ ?){_NUMBER}{_AFTER}", re.I)  # `Ärende 3 (§ 45)`
_BEHIND = re.compile(
    rf"(?:\d{{1,2}}[.)]? +)?(?!(?i:{_ORDER}) ?\()(?P<title>[A-ZÅÄÖÉ].{{2,100}}?) ?(?P<mark>[–(-]) ?§ ?{_NUMBER}\)?"
)  # `En ny bro (§ 12)`
_LABELLED = re.compile(
    r"(?i:punkt|pkt|pt|p|ärende|nr|nummer|par|paragraf|beslut|mål|fråga|[$§&]|kf|ks|ksau|au|rf|rs)\b.*|[$§&].*"
)
_REGISTERED = re.compile(r"(?:d(?:ia)?\.?nr|diarie\w*|ärende-?(?:nr|nummer))\b", re.I)  # `Dnr 145/2018` counts the case
_TITLE = re.compile(r"\s*[\"”“'»(]?[A-ZÅÄÖÉ\d].*")
_RUNS_ON = re.compile(r".*[.;,]$|.*\b(?:att|och|av|med|för|som)$")
_DECIDES = re.compile(
    rf"(?:(?i:{NAME})|(?-i:K[FS]|R[FS]|KSAU|AU)) (?:har )?(?:beslut(?:a[rt]|ade)|beslöt|{PROPOSES}|godkän|avsl|bifall|bifoll|"
    r"lägger|lade|noterar|antar|utser|väljer|fastställ)|(?i:beslut|beslöts|beslutades)\b"
    # `Efter överläggning beslutar kommunstyrelsen`
    rf"|(?!Vid |I )[A-ZÅÄÖ][^.:;,§\d]{{2,60}} (?:beslutar|beslutade|beslöt) (?:därför )?(?:(?i:{NAME})|(?-i:K[FS]|R[FS]|KSAU|AU))",
)
_DONE = re.compile(
    r"\b(?:godkänn|fastställ|avslå|bifall|bordlägg|noter|antecknas|återremitter|remitter|bevilj|antas|antag|utse|väljs|valdes|"
    r"läggs till handlingarna|överlämna|lämnas|förrättas|förklara|öppna|avslutad|tackas|utdela)",
    re.I,
)
_TOP = 60  # rows among which minutes say what they are
_LONGEST = 130  # characters of a heading's line
_HEAD = 5  # rows among which the only item of an extract stands
_NEXT = 3  # rows below a number among which its case number stands
_REFERRED = 2  # headings of a known form that may be what a text refers to
_FEWEST = 3  # items under bare numbers
_DIGITS = re.compile(r"\d+")
_EDGE = " \t–:.|*)-"

Key = tuple[str, ...]


def find_series(rows: Sequence[Row], heads: Mapping[int, PartHeading], stated: frozenset[int]) -> list[Heading]:
    """The headings of the items of minutes that number them in one layout, whichever it is; none where nothing is sure."""
    decided = _decided(rows, heads)
    told = decided | {i for i, row in enumerate(rows) if _DONE.search(row.text)}
    groups: dict[Key, list[Candidate]] = defaultdict(list)
    for index in range(len(rows)):
        for key, candidate in _candidates(rows, index):
            groups[key].append(candidate)
            if rows[index].apart:  # the points of a decision may have the same mark
                groups[*key, "apart"].append(candidate)
    best: tuple[float, list[Candidate]] = (0.0, [])
    for key in sorted(groups):
        found = with_bodies(without_contents(groups[key], decided, rows), decided, len(rows))
        chain = chains(found) if found else []
        if chain and (worth := _worth(chain, len(rows), decided, told, stated, label=key[1])) > best[0]:
            best = worth, chain
    return [candidate.heading for candidate in best[1]]


def find_sections(
    rows: Sequence[Row], heads: Mapping[int, PartHeading], top: Sequence[str] = (), *, minutes: bool
) -> list[Heading]:
    """The headings of the items among `rows`, some of which are the `heads` of parts: those of a known form, or, where none
    is found or the first page states other paragraphs, those of the series that fits. `top` are the first lines as they
    are printed: the head of the pages is none of the `rows`."""
    decided = _decided(rows, heads)
    headings = find_headings(rows, frozenset(heads), minutes=minutes)
    if minutes and len(headings) < _REFERRED and (alone := find_in_letterhead(rows)):
        return alone
    headings = [] if minutes and _lists(headings, decided) else headings
    stated = stated_paragraphs(rows)
    if headings and (_fits(headings, stated) if stated else len(headings) > _REFERRED):
        return headings
    if not minutes or not (is_meeting([row.text for row in rows[:_TOP]]) or is_meeting(top)):
        return headings or (find_anywhere(rows, decided, _FEWEST) if minutes else [])
    series = find_series(rows, heads, stated)
    if headings and series and not stated:
        # a § or two in the text of items that have marks of their own
        around = series[0].row < headings[0].row and series[-1].row > headings[-1].row
        return series if around and len(series) > 2 * len(headings) else headings
    found = headings if headings and not (stated and series and _fits(series, stated)) else series
    other = [] if headings else find_anywhere(rows, decided)
    return other if len(other) > len(found) else found


def _lists(headings: Sequence[Heading], decided: frozenset[int]) -> bool:
    """Whether headings are those of an agenda alone: all decisions stand behind the last of them, and several do."""
    if len(headings) < _FEWEST:
        return False
    return sum(i > headings[-1].row for i in decided) > 1 and not any(i < headings[-1].row for i in decided)


def _fits(headings: Sequence[Heading], stated: frozenset[int]) -> bool:
    """Whether some of the headings stand in the range."""
    return any(int(re.sub(r"\D.*", "", h.paragraph.split(":")[-1]) or 0) in stated for h in headings)


def _decided(rows: Sequence[Row], heads: Mapping[int, PartHeading]) -> frozenset[int]:
    """The rows with which a decision begins, under a heading or in a sentence."""
    headed = {i for i, heading in heads.items() if heading.rule.kind in OWN_PARTS}
    return frozenset(headed | {i for i, row in enumerate(rows) if _DECIDES.match(row.text) and row.fresh})


def _candidates(rows: Sequence[Row], index: int) -> Iterator[tuple[Key, Candidate]]:
    """What a row may be the heading of: by the mark at its beginning, or by one in its last column."""
    row = rows[index]
    if len(row.text) > _LONGEST or not row.fresh:
        return
    lead = _LEAD.match(row.text)
    at = lead.end() if lead else 0
    yield from _at_the_beginning(rows, index, at)
    if (behind := _BEHIND.fullmatch(row.text, at)) is not None:
        title = behind["title"]
        weight = _weight(rows, index, title, cased=False)
        yield (
            ("behind", "§", behind["mark"], "", ""),
            _candidate(row, index, behind, None, (behind.start("title"), behind.end("title")), "§", weight),
        )
    if len(row.cells) > 1:
        start, end = row.cells[-1]
        last = _MARK.fullmatch(row.text, start, end)
        title = row.text[: row.cells[-2][1]]
        if last is not None and last["label"].strip() and _TITLE.match(title):
            label = " ".join(last["label"].lower().split())
            case = case_at(title, 0) if is_case_line(title) else None
            weight = _weight(rows, index, "" if case else title, cased=case is not None)
            rest = (end, end) if case else (at, len(title))
            yield ("last", label, "", "", ""), _candidate(row, index, last, case and case[0], rest, label, weight)


def _at_the_beginning(rows: Sequence[Row], index: int, at: int) -> Iterator[tuple[Key, Candidate]]:
    """What a row may be the heading of by the mark with which it begins, behind a case number or a place on the agenda."""
    row = rows[index]
    case = case_at(row.text, at)
    places: list[tuple[re.Match[str] | None, tuple[tuple[int, int], int] | None]] = [
        (_MARK.match(row.text, at), None),
        (_ORDERED.match(row.text, at), None),
    ]
    if case is not None:
        places.append((_MARK.match(row.text, case[1] + 1), case))
    for found, ahead in places:
        if found is None or (ahead and not found["label"].strip()) or _REGISTERED.match(found["label"]):
            continue
        case = ahead or case_in_columns(row, found.end())
        rest = found.end() if case is None or ahead else case[1]
        rest += len(row.text[rest:]) - len(row.text[rest:].lstrip(_EDGE))
        title = row.text[rest:]
        if title and (not _TITLE.match(title) or ("§" in title and "§" not in found["label"])):
            continue  # `3. Vänortsavtalet (§ 45)`: its place on the agenda
        label = _DIGITS.sub("#", " ".join(found["label"].lower().split()))
        alone = "" if label else "titled" if title else "alone"
        year = "year" if found["year"] or found["ofyear"] else ""
        after = _DIGITS.sub("#", (found["after"] or "").strip())
        weight = _weight(rows, index, title, cased=case is not None)
        own = _candidate(row, index, found, case[0] if case else None, (rest, len(row.text)), label, weight)
        yield ("cased" if ahead else "first", label, after, year, alone), own


def _candidate(
    row: Row,
    index: int,
    found: re.Match[str],
    case: tuple[int, int] | None,
    rest: tuple[int, int],
    label: str,
    weight: float,
) -> Candidate:
    number, suffix, meeting = int(found["number"]), (found["suffix"] or "").lower(), found["meeting"] or ""
    base = row.start
    heading = Heading(
        row=index,
        last_row=index,
        start=base,
        paragraph=f"{meeting}{number} {suffix}" if suffix else f"{meeting}{number}",
        case=(base + case[0], base + case[1]) if case else None,
        rest=(base + rest[0], base + rest[1]),
    )
    return Candidate(heading, label, number, suffix, weight)


def _weight(rows: Sequence[Row], index: int, title: str, *, cased: bool) -> float:
    """How much a row looks like a heading: parted from the text above, with what reads as a title, a case number near."""
    row = rows[index]
    below = rows[index + 1 : index + 1 + _NEXT]
    if not title:
        title = next((one.text for one in below if not is_case_line(one.text) and not is_rule(one.text)), "")
    weight = 0.5 + (1.0 if row.apart or row.text[0] == "#" else 0.0)
    weight += 0.5 if _TITLE.match(title) and not _RUNS_ON.fullmatch(title) else -1.0
    return weight + (1.5 if cased or any(is_case_line(one.text) for one in below) else 0.0)


def _worth(
    chain: Sequence[Candidate],
    end: int,
    decided: Collection[int],
    told: Collection[int],
    stated: frozenset[int],
    *,
    label: str,
) -> float:
    """How sure a chain is the items of the document; 0 where it is not. `decided` are the rows with which decisions begin,
    `told` those that tell of one in any words, `end` is the number of rows."""
    total = sum(c.weight for c in chain)
    numbers = [c.number for c in chain]
    held, done = _bodied(chain, decided, end), _bodied(chain, told, end)
    if stated:
        if {numbers[0], numbers[-1]} == {min(stated), max(stated)} and (is_close(chain) or set(numbers) == stated):
            return total + 100 + 10 * held
        if not stated.issuperset(numbers):
            return 0.0
    if any(below - above > 1 for above, below in pairwise(numbers)) and not is_close(chain):
        return 0.0
    strong = sum(1 for c in chain if c.weight >= 1.5)
    if strong * 5 < len(chain) * 4 or done * 5 < len(chain) * 3 or total < 2 * len(chain):
        return 0.0
    known = _LABELLED.fullmatch(label) is not None
    cased = all(c.weight >= 3 for c in chain)  # apart, with a title and a case number below
    alone = known or (numbers[0] > 1 and chain[0].bodied and chain[0].heading.row < _HEAD)
    fewest = 1 if cased and alone else 2 if label or cased else _FEWEST
    # without an organ that decides, points of a list are told from items by going on from another meeting's
    sure = held >= min(2, len(chain)) or (numbers[0] > 1 and done == len(chain) > 2)
    return total + 10 * held + done if len(chain) >= fewest and sure else 0.0


def _bodied(chain: Sequence[Candidate], decided: Collection[int], end: int) -> int:
    """How many of a chain have a decision below them, before the next one."""
    stops = [c.heading.row for c in chain[1:]] + [end]
    return sum(any(c.heading.last_row < i < stop for i in decided) for c, stop in zip(chain, stops, strict=True))
