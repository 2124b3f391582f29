"""The head of a letter: who writes, and where the title begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.places.bodies import find_bodies
from pipeline.split.cases import is_case_line
from pipeline.split.dates import DAY
from pipeline.split.organs import find_organs
from pipeline.split.rows import Row
from pipeline.split.titles import title_rows

_TOP = 15  # rows that may belong to the letterhead
_WIDTH = 64  # characters of a title line, where nothing else is known
_LABEL = re.compile(
    r"\b(?:datum|diarienummer|diarienr|dnr|sida?n?|handläggare|telefon|tfn|e-post|ert?|vår[at]?|beteckning|till|från|"
    r"adress|inkom(?:men|met)?|ankom|den|av|i|för|kl|report|rapport|n[or]\.?|motion till)\b:?",
    re.I,
)
# What a letter is, alone on its line.
_NAME = re.compile(
    r"(?:tjänsteskrivelse|tjänsteutlåtande|utlåtande|protokollsutdrag|sammanträdesprotokoll|motion|beslut|skrivelse|"
    r"yttrande|remissvar|report|rapport|motion till (?:kommun|stads|region)?fullmäktige)(?: i .{2,25})?[\s\d():]*",
    re.I,
)
_OFFICE = re.compile(
    r"(?<![\wåäö])(?:[\wåäö]+s )?(?:[\wåäö]+-,? (?:och )?){0,3}[\wåäö]*"
    r"(?:kontoret|förvaltningen|stab(?:en)?|avdelningen|enheten|kansliet|sektorn|ledningen)(?![\wåäö])",
    re.I,
)
_BYLINE = re.compile(r"av (?:[A-ZÅÄÖÉ][\wåäöé-]+ ){1,3}\([A-ZÅÄÖ]{1,4}\)")
_FIGURES = re.compile(r"[\d\W_]+")


def is_letterhead(text: str) -> bool:
    """Whether a line holds nothing but a body, an office, an addressee, a date, a number, or what the letter is."""
    bare = text.strip("#* ")
    if len(bare) > 90 or _NAME.fullmatch(bare) or is_case_line(bare):
        return len(bare) <= 90
    named = [(m.start, m.end) for m in find_bodies(bare)] + [(o.start, o.end) for o in find_organs(bare)]
    for start, end in sorted(named, reverse=True):
        bare = bare[:start] + bare[end:]
    for form in (DAY, _OFFICE, _LABEL, _FIGURES):
        bare = form.sub(" ", bare)
    return len(bare.strip()) <= 3


def letter_title(rows: Sequence[Row]) -> tuple[str | None, tuple[int, int] | None]:
    """The title of a document without §, and its range in the view: the first lines that are no letterhead."""
    top = min(len(rows), _TOP)
    first = next((i for i in range(top) if not is_letterhead(rows[i].text)), 0)
    start, end = title_rows(rows, first, len(rows), _WIDTH)
    while end - start > 1 and _BYLINE.match(rows[end - 1].text):
        end -= 1
    if start >= end:
        return None, None
    return " ".join(row.text.strip("#* ") for row in rows[start:end]), (rows[start].start, rows[end - 1].end)


def office(lines: Sequence[str]) -> str | None:
    """The office that the letterhead names, in lower case."""
    for line in lines[:8]:
        if is_letterhead(line) and (found := _OFFICE.search(line)):
            return " ".join(found.group().lower().split())
    return None
