"""The day on which an agreement was signed, as its own last lines tell it: `established` of an agreement's own paper.

It stands beside the place above or below the names ("Lund den 3 maj 2011"), once for each party where the parties signed
at home; then the agreement stands since the later of the days. A line of its own may lead in ("Som skedde i Lund den …"),
and a foreign party may write the month in its own language. The words stand in `signing.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.extract.acts.unsigned import is_draft
from pipeline.extract.annotate import Annotated
from pipeline.extract.dates.dates import find_dates
from pipeline.extract.finding import Finding
from pipeline.extract.page_cells import cells_of
from pipeline.extract.partners.pair import Pair
from pipeline.rules.loader import read_yaml
from pipeline.split.model import ItemText
from schemas.dates import Date

_DATA = read_yaml(Path(__file__).with_name("signing.yml"))
_WORDS = {key: "|".join(forms) for key, forms in _DATA.items() if key != "months"}
_MONTHS = {name: number for number, names in _DATA["months"].items() for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FOREIGN = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})\.?(?:st|nd|rd|th)? (?P<m>{_MONTH}),? (?P<y>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?, (?P<y2>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_BIG = r"[^\W\d_a-zåäöéü]"
_PLACE = rf"(?:{_BIG}[\w’.-]*|{_WORDS['inside']})"
_LEAD = re.compile(rf"(?:{_WORDS['leads']})\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:[^\d]{{0,80}}(?i:{_WORDS['leads']})\b[^\d.]{{0,80}}?)?"
    rf"(?:{_BIG}[\w’.-]*(?:,?[ /–-]+{_PLACE}){{0,4}}(?:,?[ ][a-zåäö]{{4,20}})?[,:]?\s*)?"
    rf"(?:(?i:{_WORDS['weekdays']})(?:en)?[,]?\s*)?(?i:{_WORDS['articles']})?\s*"
)
_AFTER = re.compile(
    rf"[ .,]*(?:i {_BIG}\w+(?: {_BIG}\w+)?|i [a-zåäö]+ (?:\w+ )?exemplar.*|på \w+(?:,? (?:och )?\w+){{0,3}})?[ .]*"
)
_NOT = re.compile(_WORDS["others"], re.IGNORECASE)
_LAST = 16  # lines with ink, from the last one that holds such a day, in which the other parties' days stand


def of_its_paper(a: Annotated, pairs: Sequence[Pair], told: dict[int, Finding]) -> dict[int, Finding]:
    """When each pair's agreement began (by index), with the day of signing where `a` is the agreement itself.

    What the paper tells of an older agreement ("det avtal som ingicks 1968") counts before; what it says of itself
    ("har, efter beslut den 11 maj, ingått följande avtal") does not.
    """
    if is_draft(a):
        now = a.head.date
        return {i: f for i, f in told.items() if now is not None and f.value.last() < now.first()}
    signed = signed_on(a.item) if a.head.kind == "avtal" and pairs else None
    if signed is None:
        return told
    own = {i: signed for i, pair in enumerate(pairs) if pair.body is None or pair.joint}
    older = {i: f for i, f in told.items() if f.value.first() < signed.value.first() and not _of_itself(a, f)}
    return own | {i: f for i, f in told.items() if i not in own or i in older}


def _of_itself(a: Annotated, told: Finding) -> bool:
    """Whether a date is told of this paper: "har … ingått följande avtal", "detta avtal, som gäller från"."""
    unit = a.unit(a.token_at(told.start))
    words = [t.text.lower() for t in a.tokens[unit.first : unit.last]]
    if told.rule == "established.period" or "kraft" in words:
        return True  # from when it is to hold
    return any(word in ("följande", "härmed") for word in words) or any(
        word in ("detta", "denna") and a.tokens[at].label in ("AGREEMENT", "RELATION")
        for at, word in enumerate(words[:-1], unit.first + 1)
    )


def signed_on(item: ItemText) -> Finding | None:
    """The day of the signatures below an agreement, or None where no line of its end is one of place and day."""
    days = _signing_days(item)
    if not days:
        return None
    latest, first, last = max(days, key=lambda day: str(day[0].value))
    return Finding("established", latest, first, last, "established.signed", confidence=0.85)


def without_places_of_signing(a: Annotated, pairs: list[Pair]) -> list[Pair]:
    """The pairs of an agreement but for those named only where it was signed: "Torneå, gränsbron, den 3 maj 2011"."""
    if a.head.kind != "avtal" or len(pairs) < 2:
        return pairs
    text = a.item.view.text
    lines = [(text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1)) for _, at, _ in _signing_days(a.item)]
    kept = [
        p for p in pairs if not all(any(low <= a.tokens[at].start < high for low, high in lines) for at in p.places)
    ]
    return kept or pairs


def _signing_days(item: ItemText) -> list[tuple[Date, int, int]]:
    """The days of the lines of place and day at the end of an agreement, with their ranges."""
    text = item.view.text
    lines = [(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
    days = [(n, day) for n, (start, end) in enumerate(lines) for day in _days(item, start, end)]
    return [day for n, day in days if n > days[-1][0] - _LAST and n >= len(lines) // 3]


def _days(item: ItemText, start: int, end: int) -> Iterator[tuple[Date, int, int]]:
    """The days of a line whose cells are a place and a day, or which says itself that it tells of signing."""
    text = item.view.text
    for first, last in cells_of(item.view, start, end):
        cell = text[first:last]
        for date, at, stop in _dates(cell):
            if _NOT.search(cell) or not _BEFORE.fullmatch(cell, 0, at) or not _AFTER.fullmatch(cell, stop):
                continue
            runs_on = text[:first].rstrip(" ")[-1:] == "\n" and text[:first].rstrip()[-1:] in ","
            if not runs_on or _LEAD.search(cell):
                yield date, first + at, first + stop


def _dates(cell: str) -> Iterator[tuple[Date, int, int]]:
    own = [m for m in find_dates(cell) if m.date.precision == "day" and not m.date.inferred]
    yield from ((m.date, m.start, m.end) for m in own)
    for told in _FOREIGN.finditer(cell):
        if any(m.start < told.end() and told.start() < m.end for m in own):
            continue
        month = told["m3"] or _MONTHS[(told["m"] or told["m2"]).lower()]
        day, year = told["d"] or told["d2"] or told["d3"], told["y"] or told["y2"] or told["y3"]
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            value = f"{year}-{int(month):02}-{int(day):02}"
            yield Date(value=value, precision="day"), told.start(), told.end()
