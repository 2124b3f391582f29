"""Lines that only a newspaper's text has: its name and day below the text, who wrote or took the picture, the dateline.

Roslagens Nyheter, 30 januari 2024
Av Lena Sund, 2 februari 2024
VARBERG. Kommunfullmäktige sade i går nej till …
"""

from __future__ import annotations

import re

from pipeline.places.bodies import resolve_body
from pipeline.split.dates import DAY

_NAME = r"[A-ZÅÄÖ][\wåäöé-]+"
_PAPER = (
    rf"(?:(?:{_NAME} ){{0,3}}(?:{_NAME})?(?i:tidning(?:en|ar)?|bladet|posten|kuriren|allehanda|dagblad(?:et)?|journalen)"
    rf"|(?:{_NAME} ){{1,3}}(?:Nyheter|Nytt|Nya|Blad)|{_NAME}nytt|(?:{_NAME} )?{_NAME}nyheter(?:na)?)"
)
_NO_PAPER = re.compile(r"(?i:\w*(?:protokoll|sammanträd|anslag|intern|personal|kommun)\w*|till|dnr|ks|kf)\b")
_PAPER_ALONE = re.compile(rf"(?:{_NAME}(?: {_NAME})?, )?{_PAPER}|\(?(?:TT|NTB)\)?")
_WRITER = re.compile(
    rf"(?:Av:?|Text:|Foto:|Bild:|Text (?:&|och) (?:foto|bild):) ?(?:{_NAME}|[A-ZÅÄÖ])\.?(?: {_NAME}){{1,2}}"
)
_DATELINE = re.compile(r"(?P<town>[A-ZÅÄÖ]{3,}(?:[ -][A-ZÅÄÖ]{3,})?)(?: ?\([\w ]{2,20}\)\.?|[.:]) [A-ZÅÄÖ0-9][^:]{12}")


def is_newspaper_line(line: str) -> bool:
    """Whether a line stands in nothing but a newspaper's text."""
    text = " ".join(line.split())
    if day_of_newspaper(text) or (_PAPER_ALONE.fullmatch(text) is not None and not _NO_PAPER.match(text)):
        return True
    if _WRITER.fullmatch(text):
        return True
    town = _DATELINE.match(text)
    return town is not None and resolve_body(town["town"].title()) is not None


def day_of_newspaper(line: str) -> bool:
    """Whether a line gives the day of a newspaper, beside its name or the writer's."""
    text = " ".join(line.split())
    day = DAY.search(text)
    if day is None or _NO_PAPER.match(text):
        return False
    beside = text[: day.start()].removesuffix(" den ").rstrip(" ,.:")
    closes = text[day.end() :].strip(" ,.") == ""
    return closes and (_PAPER_ALONE.fullmatch(beside) is not None or _WRITER.fullmatch(beside) is not None)
