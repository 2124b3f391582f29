"""Whether a line breaks off inside a sentence, told by its last words and by the first ones of the next line.

For the two readers that end a paragraph at a short line (`tokens`, `clauses`): in text from narrow columns and ragged
margins a line may be short since a name, a date or a reference to a § began the next.
"""

from __future__ import annotations

import re

from pipeline.rules.numbers import MONTH

# words and marks with which no heading, name or date ends
_OPEN = re.compile(
    r"(?:[,–§-]|\b(?:och|eller|samt|än|som|att|i|med|av|för|till|om|på|från|mellan|mot|under|vid|hos|åt|genom|sedan|kring|enligt"
    r"|den|det|en|ett|dess|vår|vårt|våra|sin|sitt|sina|deras|kommunens|stadens|regionens|tiden|perioden|åren)"
    r"|\b(?:dess|vår|sin|deras|en|ett|kommunens|stadens|regionens)\s+\w*(?:ort|stad|kommun|region)"
    r"|\b(?:den|med|i|till|från|och|av|mot|särskilt)\s+(?:(?:\w+[as]\s+)?\w*(?:staden|orten|provinsen|delstaten|vojvodskapet|prefekturen)"
    r"|(?<=\bmed )(?:kommunen|länet|regionen|distriktet)|\w+a\s+(?:kommunen|länet|regionen|distriktet|guvernementet|oblasten|fylket)))$",
    re.IGNORECASE,
)
_YEAR_CALLED = re.compile(rf"\b(?:{MONTH}|år)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_DAY_LAST = re.compile(rf"(?:\d{{4}}-\d\d-\d\d|\b\d{{1,2}}\s+(?:{MONTH})\s+\d{{4}})$", re.IGNORECASE)
_SECTION = re.compile(r"§+\s*\d")
# "skrevs under | 1993 och att …"; not from a row of years to the next
_TOLD_YEAR = re.compile(r"(?:19|20)\d\d(?:[.,;)]|\s+[a-zåäö])")
_PROSE = re.compile(r"^[a-zåäö].*[a-zåäö]{2,}$|(?:\S+\s+){3,}[a-zåäö]{2,}$")
_FORENAME_LAST = re.compile(r"[a-zåäö),]\s[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?$")
_SURNAME = re.compile(r"(?:(?:von|af|de)\s)?[A-ZÅÄÖÉ][\w’-]+\s\([A-Za-zÅÄÖåäö]{1,4}\)")


def is_open(line: str) -> bool:
    """Whether a line, without white space at its end, ends in a word or mark that calls for another."""
    return _OPEN.search(line) is not None


def runs_on(line: str, following: str) -> bool:
    """Whether the sentence of a line, without white space at its end, goes on in the following one."""
    return bool(
        is_open(line)
        or (_YEAR.match(following) and _YEAR_CALLED.search(line))
        or (_SECTION.match(following) and _DAY_LAST.search(line))
        or (_TOLD_YEAR.match(following) and _PROSE.search(line) and not _YEAR.match(line.lstrip()))
        or (_SURNAME.match(following) and _FORENAME_LAST.search(line))
    )
