"""Swedish bodies in text: kommuner, regioner and länsstyrelser, with SCB codes.

Three forms of mention, which mean different things to a caller:

- `full`: the body's own name (`Gävle kommun`, `Borås Stad`, `Region Skåne`, `Länsstyrelsen i Uppsala län`);
- `organ`: an organ of a kommun by its place (`Kommunstyrelsen i Gävle`, `Gävles kommunfullmäktige`);
- `place`: the bare municipality name (`Gävle`, `Gävles`). That is a place, perhaps a body: the caller decides by what
  is said of it. A name inside another name (`Gävleborg`, `Alingsåshem`, `Högskolan i Gävle`, `Örebro län`, `Malmö
  universitet`) is not reported, and names that are also words or surnames (`Vara`, `Mark`, `Berg`) only where the
  text cannot mean those.

The names stand in `bodies.tsv`. Gotland is one body: kommun 0980, also as a region.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pipeline.places.misprints import nearest
from schemas.document import Body, BodyKind

DATA = Path(__file__).with_name("bodies.tsv")
Form = Literal["full", "organ", "place"]

# Bare names that open a sentence, a line or a heading as ordinary words.
AT_START_A_WORD = frozenset({
    "Ale", "Berg", "Boden", "Eda", "Ed", "Flen", "Grums", "Hjo", "Kil", "Kinda", "Köping", "Lund", "Mark",
    "Mora", "Nora", "Orsa", "Sala", "Skara", "Sunne", "Tibro", "Trosa", "Vara", "Ydre", "Åre",
})  # fmt: skip
# Bare names that are also surnames or first names: not a place next to another capitalised word or a party.
ALSO_A_PERSON = frozenset({
    "Ale", "Berg", "Eda", "Ekerö", "Falkenberg", "Hallsberg", "Kil", "Kumla", "Lerum", "Lindesberg", "Lund",
    "Mark", "Mora", "Nora", "Norberg", "Osby", "Sala", "Salem", "Solna", "Vara", "Åmål",
})  # fmt: skip
# What follows a municipality's name in the name of something else.
OTHER_NAME_AFTER = frozenset({
    "universitet", "universitets", "universitetet", "högskola", "län", "läns", "tingsrätt", "hovrätt", "stift",
    "församling", "pastorat", "flygplats", "station", "centralstation", "domkyrka", "energi", "hamn", "museum",
    "teater", "djurpark", "konserthus", "stadsmission", "arena", "hd", "ab",
})  # fmt: skip
_OTHER_NAME_BEFORE = re.compile(
    r"(?:högskola(?:n)?|universitet(?:et)?|handelshögskolan|tingsrätten|hovrätten|kammarrätten|förvaltningsrätten|"
    r"församling(?:en)?|stiftet)\s+(?:i|för|över|vid)\s+$",
    re.IGNORECASE,
)
_ORGAN_BEFORE = re.compile(
    r"(?<!\w)(?:kommun|stads)(?:fullmäktige|styrelsen|ledningen|huset)\s+i\s+$|(?<!\w)(?:kommunen|staden)\s+$",
    re.IGNORECASE,
)
_ORGAN_AFTER = re.compile(r"\s+(?:kommun|stads)(?:fullmäktige|styrelse|ledning)(?!\w)", re.IGNORECASE)
# What follows a name that opens a sentence as the place it is: a verb, or the other of two; behind one that is a surname
# too, the bond that only a place can have.
_VERBS = (
    r"\s+(?:har|hade|är|var|blev|fick|ingick|ingår|slöt|skrev|tecknade|tecknar|undertecknade|saknar|deltar|deltog|ska|skall|står|sade|"
    r"säger|avslutade|förnyade|förlängde|återupptog|inledde|samarbetar|samverkar|erbjöds|utsåg|valde|antog|knöt|knyter)\b"
)
_AND = r"\s+(?:och|samt)\s+(?:den\s+|staden\s+)?(?:[a-zåäö]+ska\s+)?(?:staden\s+|kommunen\s+)?[A-ZÅÄÖ]"
_BOND = r"(?:vän(?:ort|stad|skap|län|region|kommun|förbind)|syster(?:stad|kommun)|partner|samarbetsavtal|[Aa]vtal)"
_SUBJECT = re.compile(rf"{_VERBS}|{_AND}|\s+{_BOND}")
_SUBJECT_OF_BOND = re.compile(rf"(?:{_VERBS}|{_AND})[^.:;\n]{{0,90}}{_BOND}|\s+{_BOND}")
_WORD = re.compile(r"(?<![\w-])(?:[A-ZÅÄÖ]\w*|länsstyrelsen|landstinget)(?:-\w+)*")
_MORE = re.compile(r"\s+(\w+(?:[-/]\w+)*)")
_START = re.compile(r"(?:^|[.!?:;•–—\n])[\s\"”’')(\d-]*$")
# A heading on the line above is no first name; a full line of text may end with one.
_NAME_BEFORE = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+(?:[ \t]+|(?<=[^\n]{30})[ \t]*\n)$")
_NAME_AFTER = re.compile(r"(?:[ \t]+|[ \t]*\n[ \t]*)(?:[A-ZÅÄÖ][a-zåäöé]+|\([A-ZÅÄÖ]{1,3}\))")
_KOMMUN = re.compile(r"(?<![\w-])([A-ZÅÄÖ][\w-]+(?:[ \t][A-ZÅÄÖ][\w-]+)?)\s+kommun(?:s|en|ens)?(?!\w)")
LONGEST = 7


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in text[start:end]. `exact` is False for a clear misprint of the name."""

    start: int
    end: int
    body: Body
    form: Form
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Names:
    bodies: dict[tuple[str, str], Body]
    full: dict[str, Body]
    place: dict[str, Body]
    first: frozenset[str]
    kommun_forms: dict[str, Body]


def _key(words: str) -> str:
    return " ".join(words.replace("/", " ").casefold().split())


def _genitive(name: str) -> str:
    return name if name[-1] in "sxz" else name + "s"


@cache
def _names() -> _Names:
    bodies: dict[tuple[str, str], Body] = {}
    full: dict[str, Body] = {}
    place: dict[str, Body] = {}
    kommun_forms: dict[str, Body] = {}
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind: BodyKind = row["kind"]  # type: ignore[assignment]
            body = Body(name=row["name"], kind=kind, code=row["code"])
            bodies[kind, body.code] = body
            forms = [body.name, *filter(None, row["aliases"].split("|"))]
            if row["place"]:
                spot = row["place"]
                forms += [f"{spot} kommun", f"{_genitive(spot)} kommun"]
                place[spot] = place[_genitive(spot)] = body
                kommun_forms.update({form: body for form in forms if form.endswith(" kommun")})
            for form in forms:
                full[_key(form)] = body
                full[_key(_genitive(form))] = body
                if form.endswith(" kommun"):
                    full[_key(form + "en")] = full[_key(form + "ens")] = body
    bodies["region", "09"] = bodies["kommun", "0980"]
    first = frozenset(form.split()[0] for form in full)
    return _Names(bodies, full, place, first, kommun_forms)


def body_by_code(kind: str, code: str) -> Body | None:
    """The body with an SCB code: four digits for a kommun, the county's two for a region or länsstyrelse.

    Region 09 is Gotland, that is kommun 0980. None for a code that no body has.
    """
    return _names().bodies.get((kind, code))


def all_bodies() -> tuple[Body, ...]:
    """Every kommun, region and länsstyrelse, in the order of the table; Gotland once."""
    return tuple(dict.fromkeys(_names().bodies.values()))


def resolve_body(name: str) -> tuple[Body, bool] | None:
    """The body that a whole string names, and whether it is spelled right; None when it names none.

    Takes official, short, genitive and old names, `Region Kronoberg (Växjö)`, and the bare name of a municipality.
    A misprint resolves only as `<X> kommun`, when exactly one municipality is that near.
    """
    names = _names()
    text = re.sub(r"\s*\([^)]*\)\s*$", "", name).strip(" .,;:")
    found = names.full.get(_key(text)) or names.place.get(text)
    if found:
        return found, True
    return _misprint(text) if _KOMMUN.fullmatch(text) else None


def _misprint(text: str) -> tuple[Body, bool] | None:
    found = nearest(re.sub(r"kommun\w*$", "kommun", " ".join(text.split())), _names().kommun_forms)
    return (found, False) if found else None


def find_bodies(text: str) -> list[BodyMention]:
    """Every mention of a Swedish body in `text`, in order and without overlap; the longest name wins.

    Offsets are code points of `text`, half-open; a name may be broken over white space, line breaks included.
    """
    return list(_mentions(text))


def _mentions(text: str) -> Iterator[BodyMention]:
    names = _names()
    end = 0
    for match in _WORD.finditer(text):
        if match.start() < end:
            continue
        word = match.group()
        found = None
        if _key(word).split()[0] in names.first:
            found = _full(text, match)
        if found is None:
            found = _place(text, match)
        if found is None and (kommun := _KOMMUN.match(text, match.start())) and (near := _misprint(kommun.group())):
            found = BodyMention(kommun.start(), kommun.end(), near[0], "full", exact=False)
        if found:
            if found.start >= end:
                yield found
            end = max(end, found.end)


def _full(text: str, match: re.Match[str]) -> BodyMention | None:
    """The longest body name that begins at a word."""
    table = _names().full
    words, ends = [match.group()], [match.end()]
    while len(words) < LONGEST and (more := _MORE.match(text, ends[-1])):
        words.append(more.group(1))
        ends.append(more.end())
    for count in range(len(words), 0, -1):
        body = table.get(_key(" ".join(words[:count])))
        if body and _own_name(words[:count], body):
            return BodyMention(match.start(), ends[count - 1], body, "full")
    return None


def _own_name(words: list[str], body: Body) -> bool:
    """Not a common phrase that only looks like a name: `landstinget dalarna`, `Region skåne` keep their capitals."""
    return len(words) == 1 or words[0][0].isupper() or words[-1][0].isupper() or body.kind == "lansstyrelse"


def _place(text: str, match: re.Match[str]) -> BodyMention | None:
    """The bare name of a municipality, unless the words around it make it something else."""
    places = _names().place
    name, end = match.group(), match.end()
    pair = _MORE.match(text, end)
    if pair and (two := f"{name} {pair.group(1)}") in places:
        name, end = two, pair.end()
    if name.isupper() and len(name) > 3 and name.title() in places and name.title() not in AT_START_A_WORD:
        name = name.title()
    body = places.get(name)
    if body is None:
        return None
    before, after = text[max(0, match.start() - 40) : match.start()], text[end : end + 30]
    follower = re.match(r"\s+([\w-]+)", after)
    if follower and follower.group(1).casefold() in OTHER_NAME_AFTER:
        return None
    stem = name if name in AT_START_A_WORD | ALSO_A_PERSON else name[:-1]
    opens = stem in AT_START_A_WORD and bool(_START.search(before)) and not _ORGAN_AFTER.match(text, end)
    if opens and not (_SUBJECT_OF_BOND if stem in ALSO_A_PERSON else _SUBJECT).match(text, end):
        return None
    if (
        stem in ALSO_A_PERSON
        and not _ORGAN_BEFORE.search(before)
        and (_NAME_AFTER.match(after) or (_NAME_BEFORE.search(before) and not _after_preposition(before)))
    ):
        return None
    if _OTHER_NAME_BEFORE.search(before):
        return None
    if organ := _ORGAN_BEFORE.search(before):
        return BodyMention(match.start() - (len(before) - organ.start()), end, body, "organ")
    if organ := _ORGAN_AFTER.match(text, end):
        return BodyMention(match.start(), organ.end(), body, "organ")
    return BodyMention(match.start(), end, body, "place")


def _after_preposition(before: str) -> bool:
    """Whether the capital before a name is only that of a preposition at the start of a sentence (`I Lund`)."""
    return bool(re.search(r"(?:^|[.!?:;\n]\s*)(?:I|Från|Till|Med|Mellan|Och|Av|För|Vid|Kommunen|Staden)\s+$", before))
