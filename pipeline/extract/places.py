"""Capitalised names that may be foreign places. What they mean is decided by the rules; linking comes in `resolve`.

A name that the gazetteer knows abroad is a PLACE, another capitalised name inside a sentence a NAME (a partner that
no gazetteer has is still a partner when the sentence says so). A place that only locates an institution
("universitetet i Tartu", "Tartu universitet") is an INSTITUTION.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.name_forms import AFTER, BEFORE, BOUND, CALLED, NAME, OFFICE, PROPER, REST, TITLED_UNIT, UNIT
from pipeline.extract.names import fold
from pipeline.extract.people import PARTY_NAMES
from pipeline.extract.place_beside import (
    CAPITAL,
    CLOSERS,
    OPENERS,
    before_country,
    behind_country,
    country_at,
    country_beside,
    in_list,
    is_nation,
    is_ours,
    proved,
    titled,
)
from pipeline.extract.table_heads import HEADS
from pipeline.places.countries import country_code
from pipeline.places.gazetteer import Place, lookup

_SMALL = frozenset({
    "För", "Från", "Till", "Med", "Mellan", "Och", "Samt", "Av", "I", "På", "Om",
    "Hos", "Vid", "Kommunen", "Staden", "Orten", "Regionen", "Provinsen", "Länet", "Distriktet", "Fylket",
})  # fmt: skip
_TWIN = re.compile(  # "Vänorten Nordvikøya har bjudit in": what opens the sentence is no part of the name
    r"(?:Vän|Vänskaps|Syster|Partner|Tvilling)(?:ort|kommun|stad|städ|region|län)(?:en|et|erna)"
)
_INSTITUTION = re.compile(
    r"\b(?:School|Schools|Colegio|Collège|Liceo|Lycée|Instituto|Istituto|Gymnasium|Realschule|Grundschule|Kindergarten|Museo|"
    r"University|Universit[àäé]t?|Universidad|College|Institute|Academy|Hochschule|Hospital|AB|Ltd|GmbH|Oy|Oyj|Inc|AS|ASA|AG|ApS|BV|NV|SpA|UAB|SIA|Kft|"
    r"Corporation|Company|Group|Chamber|Council of|Foundation|Association|United|FC)\b"
)
# The local government of a place in its English name: "Lobatse Town Council", "Guntur Municipal Corporation".
_GOVERNMENT = re.compile(rf"(?<=\w){OFFICE}")
_OUR_TOWN = re.compile(
    r"(?:[ \n]+i[ \n]+\w+)?,[ \n]+(?:vår|kommunens|stadens|regionens|länets)\b"
)  # said of the place itself
_LOCAL = re.compile(
    r"[ \n]*\(([^()\w]*[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][^()]*)\)"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•●▪–-]|\n\s*\n|(?:^|\n)[ \t]*[A-Za-z]\))[ \n\t”\"»(\d.)]*$")


_TOLD = re.compile(
    r"[ \n]+(?:(?:i|på)[ \n]+[A-ZÅÄÖ]|(?:vän|syster|partner)(?:orts|stads|skaps)\w+"
    r"|(?:kommun[es]?|fylkeskommune|gmina|stad|är|var|blir|blev|har|hade|vill|önskar|föreslår|erbjuder"
    r"|firar|inbjuder|bjuder|skriver|meddelar|fyller|tackar|hoppas|frågar|undrar|ber|uppgick|ingår|kvarstår)\b)"
    r"|,[ \n]+(?:som|en|ett|vår|kommunens|(?:vän|syster|partner)(?:ort|stad|kommun|region))\b"
    r"|,[ \n]+[A-ZÅÄÖ]\w+(?:[ \n]+och|,)[ \n]+[A-ZÅÄÖ]|(?:[ \n]+och|,[ \n]+i)[ \n]+[A-ZÅÄÖ]"
)  # what follows a name that opens a sentence
LABELS = frozenset([
    "Dnr", "Diarienr", "Diarienummer", "Datum", "Sida", "Nr", "Bilaga", "Bilagor", "Kopia", "Handläggare",
    "Telefon", "Ärende", "Paragraf", "Beslut", "Protokoll", "Motion", "Förslag", "Bidrag", "Avtal", "Utdrag",
    "Underlag", "Plats", "Tid", "Kod", "Kontakt", "Kontakta", "Kontaktcenter", "Kundtjänst", "Adress", "Webbplats",
    "Nyheter", "Kalender", "Evenemang", "Genvägar", "Startsida", "Startsidan", "Meny", "Dela", "Lyssna",
    *(head.capitalize() for head, kind in HEADS.items() if kind != "partner"),
])  # fmt: skip  # words of letterheads, forms and tables that have a capital anywhere
KNOWN = 15_000  # inhabitants; a smaller place that is not curated is a name until the sentence says that it is one


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name in a text; `candidates` are the gazetteer's, curated first, then by population (empty for NAME).

    `called` is the word for its kind that stands before it in the partner's own language: "Landkreis" of "Landkreis Plön".
    """

    start: int
    end: int
    name: str
    label: str
    rank: int
    candidates: tuple[Place, ...] = ()
    local: str | None = None
    called: str = ""

    def is_known(self, text: str) -> bool:
        """Whether the gazetteer has a place by just this name: "Paris", but not "Lunds", whose s is the genitive's."""
        return any(fold(c.name) == fold(text) for c in self.candidates)


def candidates_of(data: object) -> tuple[Place, ...]:
    """What the gazetteer has for a token's data: nothing where it is no place's name."""
    return data.candidates if isinstance(data, PlaceMention) else ()


def find_places(text: str) -> Iterator[PlaceMention]:
    """All capitalised names of up to four words, the longest known one at each place. Offsets half-open."""
    found: list[PlaceMention] = []
    for match in NAME.finditer(text):
        done = found[-1].end if found else 0  # "Mo i Rana" is read, and "Rana" no name of its own
        if match.start() >= done:
            found += _split(text, match.start(), match.end())
    inside = {fold(m.name) for m in found if m.label in ("NAME", "PLACE") and _continues(text, m.start)}
    for m in found:
        if m.label == "NAME" and (m.name.lower() in _OPENING or _is_party(m.name)):
            continue  # a word under a heading without a stop; a party
        if m.label:
            yield m
        elif _comes_back(m.name, inside):  # a name that opens its line, and stands inside another
            yield replace(m, label="NAME", rank=11)


_OPENING = frozenset([
    "kommunens", "stadens", "regionens", "länsstyrelsens", "det", "den", "de", "dessa", "detta", "denna", "enligt",
    "vid", "med", "från", "till", "för", "efter", "inför", "under", "om", "att", "en", "ett", "vi", "i", "på", "av",
    "när", "då", "därmed", "dock", "samt", "och", "men", "även", "inga", "ingen", "inget", "alla", "samtliga",
    "båda", "såväl", "sedan", "allt", "all", "hela", "vårt", "vår", "våra", "övriga", "samma", "nu",
    "utöver", "förutom", "jämte", "genom", "inom", "mellan", "mot", "hos", "hur", "var", "vad", "vilka", "vilken", "vem", "där",
    "här", "så", "också", "dessutom", "därutöver", "vidare", "liksom", "likaså", "numera", "tidigare", "senare", "slutligen",
    "nyligen", "ursprungligen", "enbart", "endast", "redan", "ännu", "alltsedan", "trots", "oavsett", "utan", "ovan", "nedan",
    "bland", "kring", "runt", "innan", "medan", "eftersom", "därför", "således", "sin", "sitt", "sina", "dess", "deras", "man",
    "motionären", "motionärens", "motionärerna", "motionärernas", "förslagsställaren", "förslagsställarens", "förvaltningens",
    "kontorets", "kansliets", "nämndens", "styrelsens", "utskottets", "fullmäktiges", "ordförandens",
])  # fmt: skip


def _is_party(name: str) -> bool:
    """Whether a name is a party's, a local one's too: "Vänsterpartiet", "Tierpspartiets"."""
    return (bare := name.lower().removesuffix("s")) in PARTY_NAMES or bare.endswith("partiet")


_ABBREVIATED = re.compile(r"[A-ZÅÄÖ]{2,}-")


def _comes_back(name: str, inside: set[str]) -> bool:
    folded = fold(name)
    return len(folded) > 3 and not _ABBREVIATED.match(name) and (folded in inside or folded.removesuffix("s") in inside)


def _continues(text: str, start: int) -> bool:
    """Whether a word stands behind others of its line."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return re.search(r"[a-zåäö,(][ ]*$", line) is not None


def _known_from(text: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a name that a gazetteer has begins at a word: "Partnerskap Dolný Kubín" is not one name."""
    return any(lookup(" ".join(text[words[at][0] : words[n][1]].split())) for n in range(at, min(at + 3, len(words))))


def _named_so(text: str) -> bool:
    """Whether a gazetteer has a name with the word for its kind: "County Durham", not "Landkreis" for every Landkreis."""
    return any(fold(place.name) == fold(text) for place in lookup(" ".join(text.split())))


def _split(text: str, start: int, end: int) -> Iterator[PlaceMention]:
    called = CALLED.match(text, start, end)
    if called and not _named_so(text[start:end]):
        named = list(_split(text, called.end(), end))
        unit = " ".join(called["unit"].split())
        yield from (replace(m, start=start, called=unit, label=m.label or "NAME") for m in named[:1])
        yield from named[1:]
        return
    office = _GOVERNMENT.search(text, start, end)
    if office and not lookup(" ".join(text[start:end].split())):
        if _is_one(text, start, office.start()):
            name = " ".join(text[start : office.start()].split())
            yield PlaceMention(start, office.start(), name, "NAME", 9)
        else:
            yield from _split(text, start, office.start())
        if office.end() < end:
            yield from _split(text, office.end() + 1, end)
        return
    if _INSTITUTION.search(text, start, end) or text[end - 2 : end + 2] == " A/S":
        yield PlaceMention(start, end, " ".join(text[start:end].split()), "INSTITUTION", 9)
        return
    # "Bergen auf Rügen" is one name: it is never read as its first word alone
    chunks = re.finditer(rf"{CAPITAL}(?:\s+(?:{BOUND}\s+|d[’']|(?=St\.)){CAPITAL})*", text[start:end])
    words = [(start + m.start(), start + m.end()) for m in chunks]
    at = 0
    while at < len(words):
        word = text[slice(*words[at])]
        if word in _SMALL or (at + 1 < len(words) and (is_nation(word) or _TWIN.fullmatch(word))):
            at += 1
            continue
        found, at = _known(text, words, at) or _unknown(text, words, at)
        if found is not None:
            yield found


def _known(text: str, words: Sequence[tuple[int, int]], at: int) -> tuple[PlaceMention, int] | None:
    """The longest name of a gazetteer that begins with a word, and the word behind it."""
    for stop in range(len(words), at, -1):
        first, last = words[at][0], words[stop - 1][1]
        name = " ".join(text[first:last].split())
        candidates = tuple(p for p in lookup(name) if p.country != "SE")
        if stop == at + 1 and _goes_on(text, words, at):
            continue
        rest = REST.match(text, last) if stop == len(words) else None
        whole = " ".join(text[first : rest.end()].split()) if rest else ""
        if rest and country_code(rest.group().split()[-1]) is None and (known := lookup(whole)):
            name, last, candidates = whole, rest.end(), known
        unit = UNIT.match(text, last)
        titled_unit = TITLED_UNIT.match(text, last) if candidates else None
        if titled_unit and stop < len(words):
            return _mention(text, first, last, name, candidates), stop + 1
        if unit and candidates:
            longer = f"{name} {unit.group(1)}"
            wider = tuple(p for p in lookup(longer) if p.country != "SE" and p.kind not in ("city", "municipality"))
            if wider:
                name, last, candidates = longer, unit.end(), wider
        if candidates:
            return _mention(text, first, last, name, candidates), stop
    return None


def _unknown(text: str, words: Sequence[tuple[int, int]], at: int) -> tuple[PlaceMention | None, int]:
    """The name that begins with a word no gazetteer knows, None where it is none, and the word behind it."""
    first, last = words[at]
    stop = at + 1
    if OPENERS.fullmatch(text[first:last]) and (opened := _whole_name(text, first, last)) is not None:
        return opened, stop + opened.name.count(" ")
    land = country_at(text, first)  # "Ukraina" of one row and "Gjøvik" of the next are no name
    while (
        stop < len(words)
        and not _begins(text, words[stop][0])
        and not text[last : words[stop][0]].strip()
        and not (
            "\n" in text[last : words[stop][0]] and (_alone(text, first) or _opens_line(text[slice(*words[stop])]))
        )
        and text[slice(*words[stop])] not in _SMALL
        and not _CASE.fullmatch(text, *words[stop])
        and not is_ours(text[slice(*words[stop])])
        and (words[stop][0] < land[1] if land else country_at(text, words[stop][0]) is None)
        and (CLOSERS.fullmatch(text[slice(*words[stop])]) or not _known_from(text, words, stop))
    ):
        last = words[stop][1]
        stop += 1
    name = " ".join(text[first:last].split())
    if last - first <= 2 or name.isupper() or name in LABELS or _LETTERS.fullmatch(name):
        return None, stop
    initial = _begins(text, first) and not (
        titled(text, last)
        or proved(text, name, first, last)
        or behind_country(text, first)
        or before_country(text, name, last)
    )
    return PlaceMention(first, last, name, "" if initial else "NAME", 99 if initial else 10), stop


def _opens_line(word: str) -> bool:
    """Whether a word that has a capital on the line below a name is no part of it: "… med Brive / Motionen kom in"."""
    return word.lower() in _OPENING or _COMMON_NOUN.fullmatch(word) is not None


_COMMON_NOUN = re.compile(
    r"(?:Motion|Medborgarförslag|Ärende|Kommun|Fullmäktige|Styrelse|Nämnd|Utskott|Avtal|Förslag|Samarbet|Utbyt|Vänort|Vänskap|Beslut|Bakgrund"
    r"|Sammanfattning|Yrkande|Föredragande|Kontor|Förvaltning|Kansli|Region|Stad|Överenskommelse|Skrivelse|Partner|Besök|Resa)\w*"
)
_CELL = re.compile(rf"(?:\w+ )??(?P<name>{CAPITAL}(?: {CAPITAL}){{1,2}})(?= ?[(,]|$)")


_DEFINITE = re.compile(r"[A-ZÅÄÖ]\w{3,}(?:en|et)")  # "Landskapet Lappland"


def whole_of_cell(text: str, start: int, end: int) -> PlaceMention | None:
    """The words of a table's cell as one name that no gazetteer has, or a small town's: "Staden Nelson Mandela Bay"."""
    found = _CELL.match(text[start:end])
    if found is None:
        return None
    words, (first, last) = found["name"].split(), found.span("name")
    if words[0] in _SMALL or any(is_nation(w) or country_code(w) or w in LABELS for w in words):
        return None
    if known := tuple(p for p in lookup(found["name"]) if p.country != "SE"):
        label = "PLACE" if _is_large(known[0]) else "NAME"
        return PlaceMention(start + first, start + last, found["name"], label, 8, known)
    if (
        _INSTITUTION.search(found["name"])
        or _GOVERNMENT.search(found["name"])
        or lookup(" ".join(words[:-1]))
        or (_DEFINITE.fullmatch(words[0]) and lookup(" ".join(words[1:])))
    ):
        return None
    return PlaceMention(start + first, start + last, found["name"], "NAME", 9)


def _is_one(text: str, start: int, end: int) -> bool:
    """Whether words before "Municipality" are one name that no gazetteer has: "Nelson Mandela Bay", not "Nelson" alone."""
    words = text[start:end].split()
    if len(words) < 2 or "\n" in text[start:end] or _SMALL.intersection(words) or lookup(" ".join(words)):
        return False
    if _NOUN.match(words[0]):
        return False  # "Partnerskap Lobatse Town Council"
    return not _begins(text, start) or CLOSERS.fullmatch(words[-1]) is not None


_NOUN = re.compile(r"(?:Partner|Samarbet|Projekt|Avtal|Vänort|Besök|Resa|Delegation)\w*")


def _goes_on(text: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a word is the first of a name of several that no gazetteer has: "Santa Rosalita", not "Santa" alone."""
    if OPENERS.fullmatch(text[slice(*words[at])]) is None or at + 1 == len(words):
        return False
    return text[words[at][1] : words[at + 1][0]] == " " and not _known_from(text, words, at + 1)


# the word before a case number, which may stand on the line under a heading: "Vänlänsavtalet med X / Dnr RV/1877"
_CASE = re.compile(
    r"(?:Dnr|Diarienr|Diarienummer|Diariekod|Ärendenr|Ärendenummer|Beteckning|Handläggare|Referens)\b\.?"
)
_LETTERS = re.compile(r"\w*[a-zåäö][A-ZÅÄÖ]{1,2}")  # the letters of an organisation in a case number: "LiÖ 1024/01"


def _alone(text: str, start: int) -> bool:
    """Whether a word is the first of its line, which then is a heading's and no part of a name on the next."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _begins(text: str, start: int) -> bool:
    """Whether a word stands where any word has a capital: after a stop, or on a line that continues nothing."""
    before = text[max(0, start - 12) : start]
    if _SENTENCE_START.search(before):
        return True
    if not before.endswith("\n"):
        return False
    line = text[text.rfind("\n", 0, start - 1) + 1 : start].strip()
    if _LONE.fullmatch(line):
        return True  # under a heading of one word or for a proposal, without a blank line
    return not (before.rstrip()[-1:].islower() or before.rstrip()[-1:] == ",")


_LONE = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+)?|(?:[A-ZÅÄÖ][a-zåäö-]+ )?(?i:förslag|hemställan|beslut)"
    r"(?:(?: till| i| för| och) (?:beslut|[a-zåäö]*(?:fullmäktige|styrelsen?|nämnden?|utskottet))){1,3}"
)


_SECOND = re.compile(rf"[ ]({CAPITAL}(?:[ ]{CAPITAL})?)(?:[ \n]i|,|[ \n]\()[ \n]?(?={CAPITAL})")


def _whole_name(text: str, start: int, end: int) -> PlaceMention | None:
    """A known name and unknown words that are one unit's by the country behind them: `Nazareth Illit i Israel`."""
    second = _SECOND.match(text, end)
    if second is None or country_at(text, second.end()) is None or _INSTITUTION.search(second[1]):
        return None
    return PlaceMention(start, second.end(1), " ".join(text[start : second.end(1)].split()), "NAME", 9)


def _is_large(place: Place) -> bool:
    """Whether a place is known well enough to be meant wherever its name stands."""
    return place.curated or place.population >= KNOWN or place.kind not in ("city", "municipality")


_OVER_COUNTRY = 5  # of a country's own name: the longer of the two wins


def _holds_country(name: str) -> bool:
    """Whether a country's name, or its genitive, is a word of a known name: "Mellersta Finland", "Inre Mongoliet"."""
    return any(country_code(word) or country_code(word.removesuffix("s")) for word in name.split())


def _mention(text: str, start: int, end: int, name: str, candidates: tuple[Place, ...]) -> PlaceMention:
    proper = PROPER.match(text, end)
    named_on = proper is not None and not country_beside(text, end) and not is_ours(proper[0].strip(" &"))
    if named_on and (whole := _whole_name(text, start, end)) is not None:
        return whole
    at_event = BEFORE.search(text[max(0, start - 40) : start]) and not _OUR_TOWN.match(text, end)
    if at_event or AFTER.match(text, end) or named_on:
        return PlaceMention(start, end, name, "INSTITUTION", 9)
    initial = _begins(text, start)
    local = _LOCAL.match(text, end)
    known = _is_large(candidates[0])
    told = _TOLD.match(text, end) or country_beside(text, end) or titled(text, end) or in_list(text, start, end)
    told = told or (initial and proved(text, name, start, end))
    if not known and initial and not told:
        return PlaceMention(start, end, name, "", 99)
    rank = _OVER_COUNTRY if known and " " in name and _holds_country(name) else 11 if initial else 9
    return PlaceMention(
        start,
        end,
        name,
        "PLACE" if known else "NAME",
        rank,
        candidates,
        local.group(1) if local else None,
    )
