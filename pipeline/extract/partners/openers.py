"""Partners that open a paragraph, as reports tell of one town after another.

    Maaninka, Finland. Vänortsavtalet är från 1988.       Rana (Norge). Förbindelsen knöts 1947.
    Slagelse kommun, Danmark, är den äldsta.              Norge – Rana. Tätt utbyte.
    3.1 Kalix. Vänortsavtalet ingicks 1988.               Rana: vänortsavtal sedan 1947. Slagelse: vilande sedan 1990.

What follows names the relation; or the paper as a whole is about our towns, says so in its title or counts them, and
tells of several in this way, of one of them since when. A section on other contacts holds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.annotate import MARKS, Annotated, Unit
from pipeline.extract.names import ANY_UNIT
from pipeline.extract.partners.list_lines import first_word
from pipeline.extract.partners.owners import TREATY, names_other_body
from pipeline.extract.partners.sections import is_title

_PARTS = frozenset({",", "(", "i", "–", "—", "-", "/", ":"})
_BEHIND_LAND = frozenset({":", "–", "—", "-", ","})
_BONDS = frozenset({"förbindelse", "kontakt", "relation", "samarbete", "utbyte", "vänskap", "band", "samverkan"})
_BEFORE_DATE = frozenset(
    {"finns", "är", "gäller", "gällande", "sedan", "från", "år", "redan", "alltsedan", ",", ":", "–", "-", "(", ")"}
)
_WISHES = ("ASK", "PROPOSE", "INVESTIGATE")
_VERBS = frozenset({"har", "hade", "vill", "önskar", "bli", "anhåller", "erbjuder", "söker"})
_WIDE = 3  # characters from the last letter to the next, at least
_NUMBER = re.compile(r"\d+(?:\.\d+)*")  # of a heading
_OTHER = re.compile(
    r"(?i)\b(?:övrig\w*|andra|annat|annan|\w*projekt\w*|\w*res[oa]r?|\w*besök\w*|\w*deltag\w+|bilag\w+|möjliga?|tänkbara|nya"
    r"|\w*förfråg\w+|\w*erbjudand\w+|\w*nätverk\w*|\w*konferens\w*|\w*bistånd\w*|\w*skol\w*|\w*förening\w*|\w*företag\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph's first words: the token of the name and the country's code, and what the words behind them tell."""

    place: int
    countries: frozenset[str]
    noun: int | None  # what names the relation in it
    since: int | None  # the date since when
    begun: bool  # whether they say that it began


def openings(a: Annotated, standing: int | None) -> Iterator[tuple[Opening, int]]:
    """Each partner that opens a paragraph, and the noun for the relation with it, in text order.

    `standing` is the noun for our towns, where the paper as a whole is about them.
    """
    found = [one for one in _read(a) if not _of_others(a, one.place)]
    told = any(one.noun is not None or one.begun for one in found)
    for one in found:
        noun = one.noun if one.noun is not None or not (told and len(found) > 1) else standing
        if noun is not None:
            yield one, noun


def _read(a: Annotated) -> Iterator[Opening]:
    for at, unit in enumerate(a.units):
        first = first_word(a, unit)
        if first is None:
            continue
        if (bare := _bare_first(a, unit, first)) is not None:
            yield bare
            continue
        read = (_name_first(a, first, unit.last) or _land_first(a, first, unit.last)) if _begins(a, unit) else None
        if read is None:
            continue
        place, code, behind = read
        rest = [i for i in range(behind, unit.last) if a.tokens[i].label != "BREAK" and a.tokens[i].text not in ".:)"]
        told = unit if rest else next(iter(a.units[at + 1 : at + 2]), None)
        parted = rest and (a.tokens[behind].text in {",", ":", ")", "är"} | MARKS or _wide(a, behind))
        if told is None or (rest and not parted):
            continue
        if rest and any(
            a.tokens[i].label in _WISHES or a.tokens[i].text.lower() in _VERBS for i in range(behind, unit.last)
        ):
            continue  # "Narva, Estland, har anhållit om att få bli vänort"
        start = behind if rest else told.first
        noun = _noun(a, told, start)
        since = _since(a, start, told.last)
        begun = since is not None or any(a.tokens[i].label == "ESTABLISH" for i in range(start, told.last))
        yield Opening(place, frozenset({code}), noun, since, begun)


def _wide(a: Annotated, at: int) -> bool:
    """Whether a wide white space stands before a token: a term of a list and what is said of it share a line."""
    offsets = a.item.view.offsets
    return offsets[a.tokens[at].start] - offsets[a.tokens[at - 1].end - 1] > _WIDE


def _begins(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence begins its line, below a blank line, a heading or the end of another sentence."""
    above = a.item.view.text[: a.tokens[unit.first].start].rstrip(" \t")
    return above == "" or above.endswith("\n")


def _name_first(a: Annotated, first: int, last: int) -> tuple[int, str, int] | None:
    """ "Rana kommun (Norge)": the name, its country's code, and where the text goes on."""
    if _NUMBER.fullmatch(a.tokens[first].text):
        first += 1
    token = a.tokens[first]
    if not token.text[:1].isupper() or token.label not in ("PLACE", "NAME", ""):
        return None
    i = first + 1
    while i < last and (a.tokens[i].text.lower() in ANY_UNIT or a.tokens[i].text in _PARTS):
        i += 1
    if i == first + 1 or i >= last or a.tokens[i].label != "COUNTRY" or i > first + 4:
        return None
    if token.label == "" and a.tokens[i - 1].text == "i":
        return None  # "Även i Finland"
    closed = i + 1 < last and a.tokens[i + 1].text == ")"
    return first, str(a.tokens[i].data.code), i + 1 + closed


def _bare_first(a: Annotated, unit: Unit, first: int) -> Opening | None:
    """ "3.1 Salo. Vänortsavtalet ingicks 1988", "Salo" over "Vänort sedan 1988", "Salo: vänort sedan 1988": a name without its
    country, and at once the noun for the relation with it and something that is told of that."""
    at = first
    while at + 1 < unit.last and (_NUMBER.fullmatch(a.tokens[at].text) or (at > first and a.tokens[at].text == ".")):
        at += 1
    if a.tokens[at].label != "PLACE":
        return None  # "Sammanfattning" over "Avtalet ingicks 1988" is a heading
    behind = at + 1 + (a.word(at + 1) in ANY_UNIT)
    alone = [i for i in range(behind, unit.last) if a.tokens[i].label != "BREAK" and a.tokens[i].text not in ".:"]
    told = unit if alone else next(iter(a.units[a.unit_index(at) + 1 :][:1]), None)
    if told is None or (alone and a.tokens[behind].text not in _BEHIND_BARE) or not (_begins(a, unit) or alone):
        return None
    noun = behind + 1 if alone else told.first
    if noun + 1 >= told.last or not _opens_entry(a, noun, told.last):
        return None
    return Opening(at, frozenset(), noun, _since(a, noun, told.last), begun=True)


def _opens_entry(a: Annotated, noun: int, last: int) -> bool:
    """Whether a sentence begins with one relation and tells of it, not of one with somebody else."""
    token = a.tokens[noun]
    if token.form in TREATY and all(a.tokens[i].form in TREATY for i in a.labelled("AGREEMENT")):
        return False  # "Paris. Avtalet om filmen ingicks 2010" in a paper on no relation of towns
    if token.form not in TREATY and token.label != "AGREEMENT":
        return False
    behind = a.tokens[noun + 1]
    if behind.label in ("PLACE", "NAME", "COUNTRY") or a.word(noun + 1) in _WITH:
        return False
    return any(t.label in _TELLS or t.text.lower() in _IS for t in a.tokens[noun + 1 : min(noun + _NEAR, last)])


_BEHIND_BARE = frozenset({":", "–", "—", "-"})
_WITH = frozenset({"med", "till", "mellan"})
_TELLS = ("DATE", "ESTABLISH", "RENEW", "END", "PAUSE", "NOT_RENEW", "EXPIRE")
_IS = frozenset({"är", "gäller", "vilar", "löper", "har", "tillkom", "vilande", "aktivt", "aktiv"})
_NEAR = 6  # tokens behind the noun among which something is told


def _land_first(a: Annotated, first: int, last: int) -> tuple[int, str, int] | None:
    """ "Norge – Rana": the same with the country in front."""
    if first + 2 >= last or a.tokens[first].label != "COUNTRY" or a.tokens[first + 1].text not in _BEHIND_LAND:
        return None
    if a.tokens[first + 2].label not in ("PLACE", "NAME"):
        return None
    return first + 2, str(a.tokens[first].data.code), first + 3


def _noun(a: Annotated, told: Unit, start: int) -> int | None:
    """The noun of the relation in the words behind a name, where it is nobody else's."""
    nouns = [i for i in range(start, told.last) if a.tokens[i].label == "AGREEMENT"]
    nouns += [i for i in range(start, told.last) if a.tokens[i].label == "RELATION" and _means_agreement(a, told, i)]
    if not nouns or names_other_body(a, told.first, nouns[0]):
        return None
    return nouns[0]


def _since(a: Annotated, start: int, last: int) -> int | None:
    """The date in "Sedan 1947", "Avtal finns sedan hösten 1986", "Kontakten är från 1991": nothing else stands before it."""
    for i in range(start, last):
        token = a.tokens[i]
        if token.label == "DATE":
            return (
                i
                if token.data.precision != "range"
                and a.tokens[i - 1].text.lower() in ("sedan", "från", "år", ",", "(", "–")
                else None
            )
        if token.label not in ("AGREEMENT", "RELATION", "BREAK") and token.text.lower() not in _BEFORE_DATE:
            return None
    return None


def _means_agreement(a: Annotated, unit: Unit, at: int) -> bool:
    """Whether a plain noun means the agreement: it opens the paragraph ("Avtalet …", "Samarbete med stöd av …", the
    latter beside true agreements), or our body had it for a time ("Kommunen hade från 2011 ett treårigt samarbete")."""
    if at == unit.first and a.tokens[at].form in TREATY:
        return True
    if a.tokens[at].form not in TREATY | _BONDS or not a.labelled("AGREEMENT"):
        return False
    words = {t.text.lower() for t in a.tokens[unit.first : at]}
    dated = any(t.label == "DATE" for t in a.tokens[unit.first : at])
    if at == unit.first:
        begun = any(t.label in ("DATE", "ESTABLISH") for t in a.tokens[at : unit.last])
        return a.tokens[at].form == "samarbete" or begun
    return dated and bool(words & {"har", "hade"}) and _speaks_first(a, unit)


def _speaks_first(a: Annotated, unit: Unit) -> bool:
    token = a.tokens[unit.first]
    return token.label == "BODY" or token.text.lower() in ("kommunen", "regionen", "staden", "vi")


def _of_others(a: Annotated, at: int) -> bool:
    """Whether a name stands in a section on other contacts, projects or journeys."""
    for unit in reversed(a.units[: a.unit_index(at)]):
        if is_title(a, unit):
            words = a.words(unit)
            if not any(a.tokens[i].label in ("PLACE", "COUNTRY") for i in range(unit.first, unit.last)):
                return _OTHER.search(words) is not None
    return False
