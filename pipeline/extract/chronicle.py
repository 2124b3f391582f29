"""Lines that each open with their day, as a chronicle, a time line or an archive's list has them.

    1990  Vänortsavtal tecknas med Riga, Lettland        [3] 1990-05-03  Vänortsavtal Lund–Riga. Original.
    2012  Vänortsavtalet med Riga avslutas               [4] 2012-02-29  Uppsägning av vänortsavtalet med Riga.

They speak in the present tense of what is past: the day of the line is that of what it tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.finding import Finding
from pipeline.extract.partners.list_lines import first_word
from pipeline.extract.partners.partners import Pair
from pipeline.extract.row_years import after_now
from schemas.document import MEETING_PAPERS

_FEWEST = 2  # such lines that make a chronicle
_WISHED = ("NEG", "ASK", "PROPOSE")
_PLANS = (
    "förfråg", "ansök", "förslag", "önskemål", "begär", "motion", "medborgarförslag", "utred", "besök", "resa", "möte", "firande",
    "jubile", "inbjud", "disku", "avslå", "avslag", "avböj", "yttrande", "remiss", "ska", "bör", "kommer",
)  # fmt: skip
_ENDS_NAME = frozenset("–-—/.,(")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a chronicle: the token of its day, the first behind it, and the sentence they stand in."""

    day: int
    first: int
    unit: Unit


def entries(a: Annotated) -> list[Entry]:
    """The lines of a chronicle; none where fewer than two lines open with a day that is past."""
    if a.head.kind in (*MEETING_PAPERS, "motion"):
        return []
    found: list[Entry] = []
    for unit in a.units:
        day = first_word(a, unit)
        if day is None or a.tokens[day].label != "DATE" or a.tokens[day].data.precision not in ("year", "month", "day"):
            continue
        first = day + 1
        while first < unit.last and a.tokens[first].text in (":", "–", "-", "—", "|"):
            first += 1
        if first + 1 < unit.last and a.tokens[first].text[:1].isupper() and not after_now(a, day):
            found.append(Entry(day, first, unit))
    return found if len(found) >= _FEWEST else []


def is_told(a: Annotated, entry: Entry) -> bool:
    """Whether a line tells of what was done, and of no wish or visit."""
    words = range(entry.first, entry.unit.last)
    return not any(a.tokens[i].label in _WISHED or a.word(i).startswith(_PLANS) for i in words)


def in_entry(entry: Entry, pair: Pair) -> bool:
    """Whether a line names a partner."""
    return any(entry.first <= place < entry.unit.last for place in pair.places)


def begun_in(a: Annotated, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """The start of each pair's agreement that a line tells of, by index."""
    for entry in entries(a):
        if not is_told(a, entry) or not _begins(a, entry):
            continue
        token = a.tokens[entry.day]
        for index, pair in enumerate(pairs):
            if in_entry(entry, pair):
                yield index, Finding("established", token.data, token.start, token.end, "established.row")


def _begins(a: Annotated, entry: Entry) -> bool:
    """Whether an agreement is made in a line: told by its verb, or by the bare name of the paper."""
    line = a.tokens[entry.first : entry.unit.last]
    nouns = [i for i in range(entry.first, entry.unit.last) if a.tokens[i].label == "AGREEMENT"]
    if not nouns or any(t.label in ("END", "PAUSE", "RENEW", "RESUME", "EVALUATE", "AMEND", "KEEP") for t in line):
        return False
    if any(t.label == "ESTABLISH" for t in line):
        return True
    behind = a.tokens[entry.first + 1]
    paper = nouns[0] == entry.first and a.word(entry.first).endswith(("avtal", "förklaring", "överenskommelse"))
    return paper and (behind.label in ("SWPLACE", "BODY", "PLACE", "NAME") or behind.text.lower() in ("med", "mellan"))
