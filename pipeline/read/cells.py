"""Lines that hold several things side by side, told by the wide gaps between them.

Names stand beside names in lists of those present, and a § of an earlier body stands in the margin beside the text:
neither is one sentence with what is beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.lines import Line

_GAP = re.compile(r"[ \xa0]*\t[ \t\xa0]*|[ \xa0]{3,}")
_PERSON = re.compile(
    r"(?:\([A-Za-zÅÄÖåäö-]{1,5}\) )?[A-ZÅÄÖÉ][^\W\d_]+(?:[-’'][^\W\d_]+)*"
    r"(?: (?:(?:von|af|de|van|der|[A-ZÅÄÖÉ]\.?) )*[A-ZÅÄÖÉ][^\W\d_]+(?:[-’'][^\W\d_]+)*){1,3}"
    r"(?:,? \(?[A-Za-zÅÄÖåäö-]{1,5}\)?)?(?:,? (?:§§?.{1,20}|\(?(?:vice |[12]:[ea] )?(?:vice )?ordförande\)?.{0,15}))?"
    r"(?:,? (?:(?:tjänstgörande|tjg\.?) )?(?:(?:ersättare|ers\.?) )?(?:ersätter|(?:i stället )?för) [A-ZÅÄÖÉ(].{3,40})?"
)
_FEWEST = 3  # lines with names side by side that are a list
_REFERENCE = re.compile(
    r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}(?:\.[a-zåäö]{2,8})?\.? ?){1,2}§§? ?\d.{0,25}|§ ?\d{1,4}[ ,]+\d{2,4}-\d\d-\d\d"
)
_NO_REFERENCE = re.compile(r"(?:SFS|KL|PBL|SoL|LOU|OSL|FL|Kap|Enligt|Jfr|Se)\b")


def cell_starts(text: str) -> list[int]:
    """Where the columns of a line begin, the first at 0."""
    return [0, *(gap.end() for gap in _GAP.finditer(text))]


def cells(text: str) -> list[str]:
    """What the columns of a line hold, white space folded, the empty ones left out."""
    return [" ".join(part.split()) for part in _parts(text, cell_starts(text)) if part]


def cuts(lines: Sequence[Line]) -> dict[int, list[int]]:
    """For lines (by index) that are to be read as several: the offsets in their text at which a new one begins."""
    found: dict[int, list[int]] = {}
    run: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        starts = cell_starts(line.text)
        if len(starts) == 1:
            continue
        if is_reference(_parts(line.text, starts)[0]) and _hangs(lines, i, line.indent + starts[1]):
            found[i] = [starts[1]]
        elif names := _names(line.text, starts):
            if run and i - max(run) > 2:
                _take(run, found)
            run[i] = names
    _take(run, found)
    return found


def _take(run: dict[int, list[int]], found: dict[int, list[int]]) -> None:
    if len(run) >= _FEWEST:
        found.update(run)
    run.clear()


def _parts(text: str, starts: Sequence[int]) -> list[str]:
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _hangs(lines: Sequence[Line], index: int, column: int) -> bool:
    """Whether the text below a line is set in its second column: then the first one is a margin."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.page != lines[index].page:
        return False
    return abs(below.indent - column) <= 2 or column - below.indent in cell_starts(below.text)


def is_reference(text: str) -> bool:
    """Whether a piece of text is a § of an earlier body, as the margin names it: `KU § 317 06-12-05`."""
    return _REFERENCE.fullmatch(text) is not None and not _NO_REFERENCE.match(text)


def is_person(text: str) -> bool:
    """Whether a cell holds the name of a person, alone or with a party or a note."""
    return _PERSON.fullmatch(text) is not None


def _names(text: str, starts: Sequence[int]) -> list[int]:
    """Where names begin that stand behind another name."""
    seen = False
    found = []
    for start, cell in zip(starts, _parts(text, starts), strict=True):
        if _PERSON.fullmatch(cell):
            if seen:
                found.append(start)
            seen = True
    return found
