"""Screening: whether an item can say anything of an agreement, asked of its plain text.

Imports nothing heavy: an item without a trigger is never tokenized, and a document without any never loads spaCy.
"""

from __future__ import annotations

import re

from pipeline.places import units
from pipeline.places.gazetteer import find_countries, lookup

NOUN = re.compile(
    r"(?i)vänort|samarbetsort|vänskaps(?:ort|kommun|stad|städ|region|avtal|förb|öve|för)|vänkommun|vänstad|vänstäder|vänregion|vänlän|vänprov|vänsamh|vänbygd|jumelage|vändistr|vänfylk|fadder(?:ort|stad|komm)|vänavtal|syster(?:stad|städ|kommun|region|län|ort|samh|prov|distr)|"
    r"tvilling(?:stad|städ|kommun|ort|region)|twin.?(?:town|cit)|twinning|sister.?(?:cit|region)|friend(?:ly|ship)\s+(?:rel|coop|exch|cit|agr)|"
    r"partner|parnerskap|icld|samförstånd|memorandum|\bmou\b|avsikts(?:förkl|avtal)|letters?\s+of\s+intent|"
    r"sam+(?:arbets|verkans)(?:avtal|överensk)|(?:kultur|utbytes)\w*avtal"
)
RELATION = re.compile(
    r"(?i)samarb|avtal|utbyte|partner|parner|\bvän|syster|överenskommelse|samverk|relation|förbindelse|tilldelats|matchats"
)
_UPPER = "A-ZÀ-ÖØ-ÞĀČĎĐĒĞĢĪİĶŁĻĽŃŅŇŐŘŚŞŠŢŤŪŰŹŻŽȘȚ"
_UNIT = re.compile(
    r"\b(?:\w*fylkeskommun\w*|fylke|kommune|oblast|vojvodskap\w*|gmina|county|hromada\w*)\b"
    rf"|\b(?:{'|'.join(sorted(units.ONLY_ABROAD))})\s+[{_UPPER}]|\b(?:{'|'.join(sorted(units.CALLED))})\s+[{_UPPER}]"
)
# "samtliga avtal utanför Norden", which names no country
_SET = re.compile(
    r"(?i)\b(?:avtal|avtalen|samarbeten|samarbetena)\s[^.]{0,40}\b(?:utanför|utom)\b[^.]{0,30}\b(?:norden|nordiska|europa|eu|baltikum)\b"
)
_WORD = rf"[{_UPPER}][\w’']{{2,}}(?:-[{_UPPER}]?[\w’']+)*"
_CAPITAL = re.compile(rf"\b{_WORD}")
# "avtalet med Kiviõli": beside the noun a small place is one, which elsewhere may be anybody's name
_BESIDE = re.compile(
    r"(?i:avtal|samarbete|överenskommelse|utbyte|förbindelse)(?i:et|t|en|n|erna|na)?\s+(?i:med|mellan|till)\s+(?:[a-zåäö]+\s+){0,3}"
    rf"(?:Region\s+)?(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})"
)


def has_trigger(text: str) -> bool:
    """Whether an item can say anything of an agreement: cheap, and never False where a rule could match."""
    if NOUN.search(text):
        return True
    if not RELATION.search(text):
        return False
    if _UNIT.search(text) or _SET.search(text) or any(c.code != "SE" for c in find_countries(text)):
        return True
    if any(_abroad(name) for found in _BESIDE.finditer(text) for name in _beginnings(found["name"])):
        return True
    return any(_foreign(name) for name in dict.fromkeys(_CAPITAL.findall(text)))


def _beginnings(name: str) -> list[str]:
    """A name's first word, first two words, …: "Södra", "Södra Mähren"."""
    words = name.split()
    return [" ".join(words[:n]) for n in range(1, len(words) + 1)]


def _abroad(name: str) -> bool:
    candidates = lookup(name)
    return bool(candidates) and candidates[0].country != "SE"


def _foreign(name: str) -> bool:
    candidates = lookup(name)
    return (
        bool(candidates)
        and candidates[0].country != "SE"
        and (candidates[0].curated or candidates[0].population >= 15000)
    )
