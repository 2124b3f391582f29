"""What stands beside a capitalised name and proves it a unit abroad, also where it opens its sentence or its line.

Any word has a capital there; but "Kallio i Finland", "Lubusz vojvodskap", "Kallio är vår vänort" and "Finska Kallio" can
only be names.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.places.bodies import resolve_body
from pipeline.places.countries import CountryMention, country_code, find_countries
from pipeline.places.gazetteer import lookup
from pipeline.privacy.persons import is_given
from pipeline.rules.open_lines import runs_on

UPPER = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x250)) if c.isupper())  # of all Latin alphabets
CAPITAL = rf"(?:St\.\s|S:ta?\s)?[{UPPER}][\w’'´]*(?:-[{UPPER}]?[\w’'´]+)*"
_WORDS = re.compile(rf"{CAPITAL}(?:[ \n-][\w-]+){{0,3}}")
_KIND = r"(?:[ \t]+(?:kommune?|stad|distrikt|län|fylke|county|oblast|prefektur|vojvodskap|voivodskap))"
_TITLED = re.compile(rf"{_KIND}?(?:,[ \t]+|[ \t]+\(|[ \t]+[–—-][ \t]+|[ \t]*[\t/|][ \t]*|[ ]{{2,}})(?=[{UPPER}])")
_BESIDE = re.compile(rf"[ \t]*[,(]?[ \t]+\(?(?=[{UPPER}])")
_PLACED = re.compile(rf"(?:,[ \n](?:en|ett)[ \n]\w+)?[ \n]+(?:i|på)[ \n]+({CAPITAL})")
_LIES = re.compile(rf"(?:,[ \n]som)?[ \n](?:ligger|finns)[ \n](?:\w+[ \n])?i[ \n](?=[{UPPER}])")
_OF_KIND = re.compile(
    r"[ \n]+(?:oblast|fylke|fylkeskommune|vojvodskap|voivodskap|guvernement|powiat|gmina|hromada|rajon|prefektur|prefecture"
    r"|county|kommune)\b"
)
_TOWN = r"(?:vän|syster|partner|tvilling|samarbets)\w*?(?:ort|stad|städer|kommun|region|län)(?:er|en|s|erna|et|ar)?\b"
_IS_TOWN = re.compile(
    rf"(?:,[ \n]som)?[ \n](?:är|var|blev|blir|har[ \n](?:varit|blivit)|hör[ \n]till)"
    rf"[ \n](?!det[ \n](?:med|för|i|till)\b)(?:[\w:]+[ \n]){{0,5}}?{_TOWN}"
    rf"|,[ \n](?:[\w:]+[ \n]){{1,3}}?{_TOWN}"
    rf"|[ ](?:[–—-][ ]|\()(?:\w+[ ])?{_TOWN}"
)
_COMMON = re.compile(r".*(?:en|et|an|na|ar|or|er|ing|else|het|skap|are|ion|ans|ens|s|um)$|.{1,3}$")
_FINITE = re.compile(
    r"[ \n]+(?:är|var|blir|blev|har|hade|vill|önskar|föreslår|firar|fyller|hör|tillhör|ingår|och|samt)\b|[ \n]*[,(]"
)
_PRONOUN = re.compile(
    r"(?:det|detta|den|denna|de|dessa|där|här|vem|vad|vilken|som|nu|då|idag|både|en|ett|ingen|inget|någon|vi"
    r"|ni|man|alla|båda|andra|övriga|senast|först|sist|sedan)"
)


def country_at(text: str, at: int) -> tuple[str, int] | None:
    """The code of the country, none of ours, whose name begins at an offset, and where it ends: `Nya Zeeland` too."""
    found = _WORDS.match(text, at)
    if found is None:
        return None
    for end in reversed([m.end() for m in re.finditer(r"[^\s-]+", found[0])]):
        code = country_code(" ".join(found[0][:end].split()))
        if code not in (None, "SE"):
            return str(code), at + end
    return None


_CODE = re.compile(rf"({CAPITAL})[ ]\(([A-Z]{{1,3}})(?=[),])")
# the letters that cars bear, where they are not the code of the country itself (Vienna Convention on Road Traffic, annex 3)
_OF_CARS = {
    "N": "NO", "SF": "FI", "FIN": "FI", "D": "DE", "EST": "EE", "RUS": "RU", "UKR": "UA", "F": "FR", "I": "IT", "E": "ES",
    "H": "HU", "A": "AT", "B": "BE", "P": "PT", "UK": "GB", "RO": "RO", "SLO": "SI", "SRB": "RS", "BIH": "BA", "USA": "US",
    "J": "JP", "EAT": "TZ", "TR": "TR", "IRL": "IE", "L": "LU", "IL": "IL", "CHN": "CN",
}  # fmt: skip


def codes_beside(text: str) -> list[CountryMention]:
    """The countries given by their letters in brackets behind a place of theirs: "Vasa (FI)". No party is meant then."""
    found = ((m, _OF_CARS.get(m[2], m[2])) for m in _CODE.finditer(text))
    return [
        CountryMention(*m.span(2), code, "name")
        for m, code in found
        if code != "SE" and any(place.country == code for place in lookup(m[1]))
    ]


def country_beside(text: str, end: int) -> bool:
    """Whether a country stands right behind a name, as in the row of a table: `Wismar Tyskland 1988`."""
    beside = _BESIDE.match(text, end)
    return beside is not None and country_at(text, beside.end()) is not None


def titled(text: str, end: int) -> bool:
    """Whether a name is set beside its country as in a heading: `Petrusjkovo, Ryssland`."""
    beside = _TITLED.match(text, end)
    return beside is not None and country_at(text, beside.end()) is not None


def behind_country(text: str, start: int) -> bool:
    """Whether a country stands in front of a name, as in a list: "Norge: Gjøvik", "Norge – Gjøvik"."""
    before = _BEHIND.search(text, max(0, start - 40), start)
    return before is not None and country_code(before[1]) not in (None, "SE")


def before_country(text: str, name: str, end: int) -> bool:
    """Whether a country behind several words says that they are one name: "Santa Rosalita i Nicaragua ligger vid havet"."""
    words = name.split()
    if len(words) < 2 or is_given(words[0]) or any(w.endswith(_SWEDISH) for w in words):
        return False
    between = _TO_COUNTRY.match(text, end)
    return between is not None and country_at(text, between.end()) is not None


_SWEDISH = ("et", "en", "erna", "arna", "ska", "rum", "förbund", "förening")  # "Röda Korset i Norge"
_TO_COUNTRY = re.compile(r" i | ?\(|, |\t| {2,}")


def in_list(text: str, start: int, end: int) -> bool:
    """Whether a name stands as the member of a list does: behind a country, or alone or with a year behind a mark."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return behind_country(text, start) or (
        (_MARK.fullmatch(line) is not None and _LINE_END.match(text, end) is not None)
        or _SINCE.match(text, end) is not None
    )


_BEHIND = re.compile(rf"\b({CAPITAL}(?:[ ]{CAPITAL})?)(?::|[ ][–-]|,)[ ]$")
_MARK = re.compile(r"[ \t]*(?:[-•*·▪–]|\d{1,2}[.)]|[a-z]\))[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:[,(–-].*)?(?:\n|$)")
_SINCE = re.compile(r"[ \t]*[,(–-]?[ \t]*(?:sedan[ ](?:år[ ])?)?\d{4}\b")


def row_begins(text: str, newline: int) -> bool:
    """Whether a line is the row of a list of units, and the line above it no sentence that goes on: the text may hold
    nothing but short lines, so their length does not tell."""
    above = text[text.rfind("\n", 0, newline) + 1 : newline].strip()
    if above[-1:] in ("", ",", "-") or not (above[0].isupper() or above[0].isdigit()):
        return False
    if _opens_with_land(text, newline + 1) and _opens_with_land(above, 0):
        return True  # "Gjøvik, Norge, 1990, vilande sedan …" under a row like it, however long
    if len(above) > _WIDE:
        return False
    start = newline + 1
    if above.rsplit(" ", 1)[-1].lower() in _GOES_ON or runs_on(above, text[start : start + 60]):
        return False
    year = _YEAR.match(text, start)
    name = _ROW_NAME.match(text, year.end() if year else start)
    if name is None:
        return False
    if titled(text, name.end()) or _ends_in_country(name[0]):
        return True
    if country_code(name[0].strip()) not in (None, "SE") and _PARTED.match(text, name.end()):
        return True
    placed = _PLACED.match(text, name.end())
    return (
        placed is not None
        and country_at(text, placed.start(1)) is not None
        and _ROW_END.match(text, placed.end()) is not None
    )


def _opens_with_land(text: str, start: int) -> bool:
    """Whether a line opens with a name and its country, as the rows of a list do."""
    name = _ROW_NAME.match(text, start)
    if name is None:
        return False
    parted = _BEFORE_LAND.match(text, name.end())
    return _ends_in_country(name[0]) or (parted is not None and country_at(text, parted.end()) is not None)


def _ends_in_country(words: str) -> bool:
    """Whether a name and its country stand in one row of words: "Gjøvik Norge 1990"."""
    parts = words.split()
    return any(country_code(" ".join(parts[-n:])) not in (None, "SE") for n in (1, 2) if n < len(parts))


_PARTED = re.compile(r"(?::|,|[ ][–-])[ ]")
_BEFORE_LAND = re.compile(r"(?:,|[ ][–-])?[ ]\(?(?:i[ ])?")
_WIDE = 60
_GOES_ON = frozenset(
    {"och", "i", "med", "av", "för", "till", "om", "den", "samt", "att", "på", "från", "mellan", "en", "ett"}
)
_YEAR = re.compile(r"[ \t]*(?:\d{4})(?::|,|[ ][–-])?[ \t]+")
_ROW_NAME = re.compile(rf"[ \t]*{CAPITAL}(?:[ \t]+(?:(?:i|an der|am|de|la)[ ])?{CAPITAL}){{0,3}}")
_ROW_END = re.compile(r"[^.\n]{0,30}(?:\n|$)")


def lists_on(text: str, semicolon: int) -> bool:
    """Whether a list of units with their countries goes on behind a semicolon: "Gjøvik, Norge; Kokkola, Finland"."""
    name = re.compile(rf"[ \n]+(?:samt[ ]|och[ ])?{CAPITAL}(?:[ ]{CAPITAL})?").match(text, semicolon)
    return name is not None and (titled(text, name.end()) or country_beside(text, name.end()))


def proved(text: str, name: str, start: int, end: int) -> bool:
    """Whether a word that opens a sentence is a name by what stands behind it: its place, its kind, or the relation."""
    if _PRONOUN.fullmatch(name.split()[0].lower()):
        return False
    marked = _MARK.fullmatch(text[text.rfind("\n", 0, start) + 1 : start]) is not None
    if _OF_KIND.match(text, end) or (marked and _SINCE.match(text, end)):
        return True
    common = " " not in name and _COMMON.match(name.lower()) is not None
    lies = _LIES.match(text, end)
    if lies and country_at(text, lies.end()) is not None:
        return not common or " " in name
    if _IS_TOWN.match(text, end) and not common:
        return True
    behind = _PLACED.match(text, end)
    if behind is None or (common and " " not in name):
        return False
    land = country_at(text, behind.start(1))
    if land and marked:
        return True
    if (" " in name or name[-1] in "aö") and not (land and _FINITE.match(text, land[1])):
        return False  # "Resa i Polen" is a heading, "Novka i Polen är" no sentence on a journey
    return land is not None or any(p.country != "SE" for p in lookup(behind[1])[:1])


# First and last words of names of several words, that no gazetteer need have: "Santa Rosalita", "Hibiscus Coast".
OPENERS = re.compile(
    r"(?:San|Santa|Santo|Sant|São|Saint|Sainte|Sankt|St|New|Bad|Los|Las|El|La|Le|Les|Port|Puerto|Porto|Villa"
    r"|Stara|Staraja|Stary|Nova|Novo|Novi|Nowa|Nowy|Nový|Mont|Monte|Castel|Fort|Mount|Lake|Al|Dar|Ciudad"
    r"|Rio)"
)
CLOSERS = re.compile(
    r"(?:Coast|Beach|Bay|City|Valley|Hills|Springs|Falls|Lake|River|Island|Creek|Harbour|Harbor|Heights"
    r"|Village|Point|Rock|Grove|Ridge|Hill|Town|Mountain|Port)"
)


@cache
def is_nation(word: str) -> bool:
    """Whether a word is a country's adjective, and not ours: "Finska"."""
    found = find_countries(word)
    return len(found) == 1 and found[0].form == "adjective" and found[0].code != "SE" and found[0].end == len(word)


@cache
def is_ours(word: str) -> bool:
    """Whether a word is a Swedish municipality's name: "Åbo Ljungbys vänort" is not one name."""
    return resolve_body(word) is not None
