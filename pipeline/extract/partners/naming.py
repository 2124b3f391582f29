"""Which names can be those of a foreign partner, how they are written in a record, and what the clause says of the country."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import ANY_UNIT, FOREIGN_UNITS, UNIT_WORDS, fold, is_unit_word, name_key
from pipeline.extract.partners.bars import is_no_unit
from pipeline.extract.partners.institutions import named_institution
from pipeline.extract.partners.lists import BROAD, plural
from pipeline.extract.partners.owners import TREATY, weak_noun
from pipeline.extract.partners.unit_names import (
    OWNED,
    bare_name,
    ends_in_unit,
    nominative,
    without_genitive,
)
from pipeline.extract.partners.weak import known_abroad, of_towns
from pipeline.extract.places import PlaceMention
from pipeline.extract.state_notes import is_state_word
from pipeline.places.bodies import resolve_body
from pipeline.places.countries import country_code
from pipeline.places.gazetteer import lookup
from pipeline.privacy.persons import is_given


def accept(a: Annotated, at: int, noun: int | None, *, weak: bool, assigned: bool) -> str | None:
    """The partner's name without genitive, or None when the token cannot be a foreign partner."""
    token = a.tokens[at]
    if (
        is_no_unit(a, at)
        or name_key(token.text) in BROAD
        or _SEVERAL.search(token.text)
        or country_code(token.text) == "SE"
    ):
        return None
    if token.label == "NAME" and is_state_word(token.text):
        return None
    if a.tokens[at + 1].label == "PARA" and len(token.text) < 5:
        return None  # "Un § 49": an organ's initials in front of its §
    if token.label == "NAME" and (named_institution(token) or is_given(token.text.split()[0])):
        return None  # "vänorten X och Folkhögskolan", "avtalet med Ingvar och Anna Ek"
    if weak_noun(a, noun) and _is_neighbour(a, at):
        return None
    if token.label == "COUNTRY":
        some = weak and noun is not None and a.tokens[noun].form in TREATY and _some_unit(a, at)
        if noun is None or (not some and (weak or a.tokens[noun].label != "AGREEMENT")):
            return None
        if plural(a, noun) or _of_towns(a, noun, at):
            return None
        if not weak and _none(a, noun):
            return None  # "kommunen har ingen vänort i X" is an answer, and names no unit
        if token.text.endswith("s") and a.tokens[at + 1].label == "" and _INSTANCE.fullmatch(a.tokens[at + 1].text):
            return None  # "Turkiets miljöministerium"
        if _names_between(a, noun, at):
            return None  # "avtal med bolaget X i Y": the country only says where the party is
        own = country_code(token.text) is not None and country_code(token.text.removesuffix("s")) is None  # Belarus
        return str(token.text if own else token.text.removesuffix("s"))
    if token.label == "PLACE":
        if a.tokens[at - 1].label == "" and is_given(a.tokens[at - 1].text):
            return None  # "undertecknat av Bengt Alvin"
        mention: PlaceMention = token.data
        if _holds_the_town(a, at, noun):
            return None
        genitive = fold(mention.name[-1:]) == "s" and mention.is_known(mention.name[:-1])
        if genitive or _bare_elsewhere(a, mention.name):
            return bare_name(mention.name[:-1])
        return bare_name(nominative(mention.name) if a.word(at + 1) in OWNED else mention.name)
    if _only_opens(a, at):
        return None
    strong = noun is not None and a.tokens[noun].label == "AGREEMENT" and bool(a.tokens[noun].data.get("strong"))
    if (
        (strong and (_close(a, noun, at) or _told_elsewhere(a, at)))
        or (assigned and (a.labelled("COUNTRY", "NATION") or noun is not None))
        or unit_word_before(a, at)
        or (noun is not None and a.tokens[at + 1].text.lower() in FOREIGN_UNITS)
        or (countries_of(a, at) and not (weak_noun(a, noun) and _only_national(a, at)))
        or (noun is not None and known_abroad(a, at) and _close(a, noun, at))
        or (noun == at - 2 and a.tokens[at - 1].text.lower() == "med" and _funded(a, noun) and " " not in token.text)
        or (noun == at - 2 and token.data.candidates and _is_treated(a, noun))
    ):
        name = without_genitive(token)
        if a.word(at + 1) in OWNED and not token.data.is_known(name):
            name = nominative(name)  # "Nord-Trøndelags fylkeskommune"
        return bare_name(name[:-1] if _bare_elsewhere(a, name) else name)
    return None


def _bare_elsewhere(a: Annotated, name: str) -> bool:
    """Whether the text has a name without its s too: "Akaas inbjudan" beside "Akaa i Finland"."""
    return name.endswith("s") and any(t.text == name[:-1] for t in a.tokens)


def _is_treated(a: Annotated, noun: int) -> bool:
    """Whether something is done with a treaty that anybody could have: "att ingå avtal med Hattfjelldal"."""
    unit = a.unit(noun)
    done = {"ESTABLISH", "END", "RENEW", "PAUSE", "RESUME", "NOT_RENEW"}
    return a.tokens[noun].form in TREATY and any(a.tokens[i].label in done for i in range(unit.first, noun))


def _holds_the_town(a: Annotated, at: int, noun: int | None) -> bool:
    """Whether a place is the land that a town of ours lies in, not the town: "vår vänort i Niedersachsen"."""
    if noun is None or a.tokens[at - 1].text.lower() not in ("i", "på") or noun > at:
        return False
    kinds = {place.kind for place in a.tokens[at].data.candidates}
    return _TOWN.fullmatch(a.tokens[noun].form) is not None and kinds <= {"region", "province", "prefecture"}


_TOWN = re.compile(r"(?:vän|syster|partner)(?:ort|stad|kommun|skapsort)")


def _told_elsewhere(a: Annotated, at: int) -> bool:
    """Whether another mention of a name says what or where it is: "Länet Tolna i Ungern … gemensamt med Tolna"."""
    key = name_key(a.tokens[at].text)
    return any(
        i != at and name_key(a.tokens[i].text) == key and (unit_word_before(a, i) or countries_of(a, i))
        for i in a.labelled("NAME", "PLACE")
    )


def _only_national(a: Annotated, at: int) -> bool:
    """Whether no more than a nation is said of an unknown name, in an item not on towns: "samarbetsavtalet med norska Mowi"."""
    return (
        a.tokens[at - 1].label == "NATION" and a.tokens[at + 1].text.lower() not in ("i", "(", ",") and not of_towns(a)
    )


def _is_neighbour(a: Annotated, at: int) -> bool:
    """Whether a name is that of a municipality here, though a place abroad has it too: "samverkansavtalet med Mora"."""
    token = a.tokens[at]
    return token.label == "PLACE" and resolve_body(token.text) is not None and not countries_of(a, at)


def _funded(a: Annotated, noun: int) -> bool:
    """Whether a noun names a partnership in an item on the programme for those of municipalities."""
    token = a.tokens[noun]
    return token.label == "AGREEMENT" and token.data.get("class") == "partnership" and "ICLD" in a.item.view.text


def _only_opens(a: Annotated, at: int) -> bool:
    """Whether a capitalised word is no name but the first of a heading: "Nej till ny vänort"."""
    unit, token = a.unit(at), a.tokens[at]
    if token.label != "NAME" or unit.part.kind != "rubrik" or token.data.candidates or " " in token.text:
        return False
    if at > unit.first and a.tokens[at - 1].label not in ("PARA", "CASE", "BREAK"):
        return False
    return a.tokens[at + 1].text.lower() in ("till", "om", "av", "för", "på", "från", "är", "blir", "som") and not any(
        i != at and name_key(a.tokens[i].text) == name_key(token.text) for i in a.labelled("NAME", "PLACE")
    )


_SEVERAL = re.compile(
    r"(?:fylkena|länen|provinserna|kommunerna|regionerna|städerna|länderna)s?$"
)  # several units at once


_INSTANCE = re.compile(
    r"\w*(?:ministeri(?:um|et)|regering(?:en)?|myndighet(?:en|er)?|ambassad(?:en)?|armé|förbund(?:et)?|råd(?:et)?)"
)


def _none(a: Annotated, noun: int) -> bool:
    """Whether a noun is denied, or asked after, as a thing one has: "har ingen vänort", "om vi har någon vänort"."""
    words = [t.text.lower() for t in a.tokens[max(0, noun - 5) : noun]]
    near = set(words[-3:])
    return bool(near & {"ingen", "inga", "inget"}) or (
        bool(near & {"någon", "något", "några"}) and bool({"har", "hade", "finns"} & set(words))
    )


SMALL = frozenset(
    [
        "den",
        "det",
        "de",
        "en",
        "ett",
        "nya",
        "ny",
        "nytt",
        "nuvarande",
        "sin",
        "sitt",
        "sina",
        "vår",
        "vårt",
        "nordiska",
        "baltiska",
        "ungerska",
        "och",
        "även",
        "också",
        "från",
        "ska",
        "skall",
        "skulle",
        "kan",
        "kunde",
        "bör",
        "borde",
        "för",
        "att",
    ]
)


def _some_unit(a: Annotated, at: int) -> bool:
    """Whether an unnamed unit of a country is meant: "avtal med en kommun i X"."""
    words = [t.text.lower() for t in a.tokens[max(0, at - 4) : at]]
    unit = a.unit(at)
    denied = any(t.label == "NEG" for t in a.tokens[unit.first : at])
    return (
        words[-1:] == ["i"] and words[-2] in _ONE_UNIT and bool({"en", "någon", "ett"} & set(words[:-2])) and not denied
    )


_ONE_UNIT = frozenset({"kommun", "stad", "ort", "region", "provins", "län", "distrikt"})


def _of_towns(a: Annotated, noun: int, at: int) -> bool:
    """ "med kommuner i Ryssland": many unnamed towns of a country are a set."""
    low, high = sorted((noun, at))
    return any(a.tokens[i].text.lower() in ("kommuner", "städer", "orter", "regioner") for i in range(low, high))


def _names_between(a: Annotated, noun: int, at: int) -> bool:
    """Whether somebody else is named between a noun and a country behind it."""
    return any(
        t.label in ("NAME", "INSTITUTION", "PERSON")
        or (t.label == "" and t.text[:1].isupper())
        or t.text.lower().endswith(
            ("bolaget", "företaget", "förbundet", "föreningen", "universitetet", "skolan", "klubben")
        )
        for t in a.tokens[noun + 1 : at]
    )


_SAID_OF_OURS = frozenset([
    "kommunens", "stadens", "regionens", "länets", "vår", "vårt", "våra", "var", "blev", "har", "varit", "sedan",
    "länge", "hade", "haft", "båda", "bägge", "alla", "samtliga", "enda", "äldsta", "ena", "av",
    "närmare", "bestämt", "förslagsvis", "nämligen", "exempelvis", "helst", "gärna",
])  # fmt: skip


def _close(a: Annotated, noun: int | None, at: int) -> bool:
    """Whether only a preposition and words for a unit stand between a noun and an unknown name."""
    if noun is None:
        return False
    low, high = sorted((noun, at))
    words = [(t.text.lower(), t.label) for t in a.tokens[low + 1 : high]]
    if at < noun and a.tokens[at - 1].text.lower() == "med":  # "Med X och Y har kommunen vänortsavtal"
        words = [(w, label) for w, label in words if w not in ("och", "samt", "har", "hade") and label != "NAME"]
    if at < noun or not any(a.word(i) in _INSIDE for i in range(max(a.unit(noun).first, noun - 3), noun)):
        words = [(w, label) for w, label in words if w not in _SAID_TO_BE]
    return all(
        w in UNIT_WORDS | SMALL | _SAID_OF_OURS | {"med", "mot", "till", "är", "blir", "i", ":", ",", "(", "som"}
        or w.endswith(("kommun", "stad", "ort"))
        or label
        in ("NATION", "PLACE", "COUNTRY", "BODY", "SWPLACE", "DATE", "ESTABLISH")  # "vänortsavtal tecknas med X"
        for w, label in words
    )


_SAID_TO_BE = frozenset(
    {"var", "heter", "hette", "kallas", "finns", "fanns", "hör", "hörde", "märks", "nämns", "räknas"}
)
_INSIDE = frozenset({"i", "från", "hos", "på", "vid", "av", "om"})  # "ordföranden i vår vänort heter X" names no town


def unit_word_before(a: Annotated, at: int) -> bool:
    """Whether a word for a unit stands before a name, or at its end: "staden X", "Landkreis X", "X-provinsen"."""
    token = a.tokens[at]
    if isinstance(token.data, PlaceMention) and (token.data.called or ends_in_unit(token.text)):
        return True
    return at > 0 and a.tokens[at - 1].text.lower() in UNIT_WORDS


def _has_land(a: Annotated, at: int, last: int) -> bool:
    """Whether a country stands right behind a name: "Y i Norge", "Y (Norge)"."""
    beside = a.tokens[at + 1 : min(at + 3, last)]
    return len(beside) == 2 and beside[0].text.lower() in ("i", "(", "från") and beside[1].label == "COUNTRY"


_AREA = re.compile(r"(\w{4,}?)-?(?:området|regionen|provinsen|länet)")


def countries_of(a: Annotated, at: int) -> set[str]:
    """Countries that the clause gives for a place: behind it, in brackets, or as an adjective before it."""
    found: set[str] = set()
    unit = a.unit(at)
    for i in range(at + 1, min(at + 7, unit.last)):
        token = a.tokens[i]
        if token.label == "COUNTRY":
            found.add(token.data.code)
            break
        if (
            token.label == "PLACE"
            and a.tokens[i - 1].text.lower() in ("i", "på", "(")
            and token.data.candidates[0].kind in ("region", "province", "county")
        ):
            found.add(token.data.candidates[0].country)  # a first-level unit tells the country
            break
        area = _AREA.fullmatch(token.text)
        if area and (known := lookup(area[1])):
            found.add(known[0].country)  # "X i Kaliningradområdet"
            break
        if token.label == "NATION" and a.tokens[i - 1].text.lower() in ("i", "på"):
            found.add(token.data.code)  # "X i ryska Karelen"
            break
        if not (
            is_unit_word(token.text)
            or token.text.lower() in ANY_UNIT
            or token.text in "(,)"
            or token.text.lower() in ("i", "på", "från", "den", "en", "som", "är")
            or token.label in ("PLACE", "NAME", "NATION")
        ):
            break
        if token.text == "," and a.tokens[i + 1].label in ("PLACE", "NAME") and _has_land(a, i + 1, unit.last):
            break  # "X, Y i Norge": a list, and the country is the other's
        goes_on = a.tokens[i + 1].text.lower() in ("i", "på")  # "Brests oblast (län) i Vitryssland"
        if (token.text == ")" and not goes_on) or (
            token.label in ("PLACE", "NAME") and a.tokens[i - 1].text.lower() not in UNIT_WORDS | {"i", ",", "(", "på"}
        ):
            break
    for i in range(at - 1, max(at - 5, unit.first - 1), -1):
        if a.tokens[i].label == "NATION":
            found.add(a.tokens[i].data.code)
            break
        if a.tokens[i].text.lower() not in UNIT_WORDS:
            break
    return found


def in_small(a: Annotated, name: str) -> str:
    """A name that a heading has in capitals, as the text writes it elsewhere, else with one capital for each word."""
    if not name.isupper() or len(name) < 4:
        return name
    written = (t.data.name for t in a.tokens if t.label == "PLACE" and not t.text.isupper())
    return next((one for one in written if fold(one) == fold(name)), name.title())
