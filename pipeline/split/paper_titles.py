"""Titles of papers that are laid out as forms or treaties: the genre over labelled rows, the treaty's name without its parties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.split.rows import Row

_LABEL_ROW = re.compile(r"[A-ZÅÄÖ][\wåäö ]{2,18}(?:[:?]| {2,})")
_REPORT = re.compile(r"[\wåäö]*rapport|reseberättelse", re.I)
_TREATY = re.compile(
    r"[A-ZÅÄÖ]*(?:AVTAL|ÖVERENSKOMMELSE|FÖRKLARING|URKUND)(?: NR \d+)?|MEMORANDUM OF UNDERSTANDING|LETTER OF INTENT"
)
_PARTIES = re.compile(r"mellan\b|till vänort|\(", re.I)
_ABROAD = re.compile(  # its name once more, in the language of the other party
    r"\b(?:agreement|memorandum|declaration|letter of intent|accord\w*|convention|contrat|jumelage|gemellaggio|vertrag|abkommen"
    r"|vereinbarung|partnerschaft\w*|umowa|porozumienie|deklaracja|avtale|aftale|overenskomst|sopimus|leping|līgums|sutartis|договор|соглашение|acuerdo|convenio|dohoda|smlouva|sporazum)\b",
    re.I,
)
_LEADS = re.compile(r"(?:mellan|undertecknade)\b.*", re.I)


def over_labels(rows: Sequence[Row], first: int) -> int:
    """The row that names the genre, where what seems the title is the first of several labelled rows: `Resmål: Sieradz`;
    and the name of the agreement below the words that lead up to it ("Mellan … har träffats följande")."""
    labelled = sum(_LABEL_ROW.match(row.text) is not None for row in rows[first : first + 3])
    if labelled > 1:
        above = range(first - 1, max(-1, first - 4), -1)
        return next((i for i in above if any(_names_report(rows[i], cell) for cell in rows[i].cells)), first)
    if first < len(rows) and _LEADS.match(rows[first].text):
        return next((i for i in range(first + 1, min(first + 5, len(rows))) if _TREATY.fullmatch(rows[i].text)), first)
    return first


def without_parties(rows: Sequence[Row], start: int, end: int) -> int:
    """Where the name of an agreement ends above its parties (`mellan Lunds kommun och …`) or its name in their language."""
    if start >= len(rows) or not _TREATY.fullmatch(rows[start].text):
        return end
    return next((i for i in range(start + 1, end) if _PARTIES.match(rows[i].text) or _ABROAD.search(rows[i].text)), end)


def _names_report(row: Row, cell: tuple[int, int]) -> bool:
    return _REPORT.fullmatch(row.text[slice(*cell)].replace(" ", "")) is not None
