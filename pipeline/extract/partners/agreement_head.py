"""The parties that an agreement itself names: in its head, or in the clause on the parties."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import ANY_UNIT, FOREIGN_UNITS, UNIT_WORDS
from pipeline.extract.partners.bars import locates
from pipeline.extract.partners.naming import countries_of, unit_word_before
from pipeline.extract.partners.owners import TREATY, is_plain
from pipeline.extract.partners.unit_names import bare_party
from pipeline.places.countries import country_code


def agreement_parties(a: Annotated) -> list[int]:
    """The foreign parties in the head of an agreement: "VÄNORTSAVTAL mellan LUNDS KOMMUN och STADT WISMAR"."""
    return [i for i in _parties(a) if not _in_other_cell(a, a.tokens[i].start)]


def _in_other_cell(a: Annotated, at: int) -> bool:
    """Whether a name stands in a card's line for something else than the partner: "Undertecknat av: Bengt Alvin"."""
    return any(row.start <= at < row.end and not row.partner[0] <= at < row.partner[1] for row in a.table)


def _parties(a: Annotated) -> list[int]:
    titles = [i for i in a.labelled("AGREEMENT", "RELATION") if _is_named(a, i) or _is_title(a, i)]
    if a.head.kind != "avtal":
        return []
    if not titles:
        return _agreeing(a)
    first = titles[0]
    words = [(i, t) for i, t in enumerate(a.tokens[first : first + 60], first) if t.label != "BREAK"]
    between = next((n for n, (_, t) in enumerate(words[:8]) if t.text.lower() == "mellan"), None)
    if between is None:
        alone = _ALONE.fullmatch(a.words(a.unit(first)).lower().strip(" ¶")) is not None
        return _parties_clause(a, firm=_is_named(a, first), alone=alone)
    parties = []
    for i, token in words[between + 1 :]:
        if token.label in ("ESTABLISH", "PARA", "DATE") or (token.text in ".;" and a.tokens[i + 1].label == "BREAK"):
            break
        if country_code(token.text) is not None or _opens_state(a, i):
            continue
        if locates(a, i) or a.tokens[i - 1].text in ("(", '"', "”"):
            continue
        behind = [t for t in a.tokens[i + 1 : i + 4] if t.label != "BREAK"]
        known = bool(behind) and (
            behind[0].text.lower() in {"(", *UNIT_WORDS, *FOREIGN_UNITS} - {"län"}
            or any(t.label == "COUNTRY" for t in behind)
            or unit_word_before(a, i)
        )
        if not _is_named(a, first) and not any(
            t.text.lower() in ANY_UNIT or t.text.lower().endswith("kommun") for t in (a.tokens[i - 1], *behind[:1])
        ):
            continue  # a contract can be anybody's
        if token.label == "PLACE" or (token.label == "NAME" and known) or _is_plain_unit(a, i):
            parties.append(i)
        elif token.label == "" and token.text[:1].isupper() and any(t.label == "COUNTRY" for t in behind):
            # a name that opens its line is labelled where the text comes back to it
            again = next((n for n in a.labelled("NAME", "PLACE") if a.tokens[n].text.startswith(token.text)), None)
            parties += [again] if again is not None else []
    return parties[:3]


def _is_plain_unit(a: Annotated, at: int) -> bool:
    """Whether a name that no gazetteer has, and as short as "Ii", stands before its kind and its country."""
    token, following = a.tokens[at], a.tokens[at + 1 : at + 4]
    return (
        token.label == ""
        and token.text[:1].isupper()
        and _BEFORE_KIND.fullmatch(token.text) is None
        and bool(following)
        and following[0].text.lower() in UNIT_WORDS | FOREIGN_UNITS
        and any(t.label == "COUNTRY" for t in following)
    )


_BEFORE_KIND = re.compile(r"Metropolitan|Local|Rural|Regional|District|Municipal|Town|City")  # "X Local Municipality"


_ALONE = re.compile(r"avtal|överenskommelse")


def _parties_clause(a: Annotated, *, firm: bool, alone: bool) -> list[int]:
    """The parties abroad of the clause that names the parties: "1. Parter: Lunds kommun, Sverige, och staden X, Polen".

    The heads above it may name our side alone, and a list gives each party a line of its own. Under a title that says
    on nothing what the contract is (`alone`), only a unit is a party: "X kommun", "Comune di X".
    """
    ours = False
    for unit in a.units[:_HEAD]:
        ours = ours or any(a.tokens[i].label == "BODY" for i in range(unit.first, unit.last))
        if not ours:
            continue
        parties = [i for i in _abroad(a, unit) if firm or not alone or _of_a_unit(a, i)]
        if parties or not (firm or alone):  # a contract of another name can be anybody's
            return [i for i in parties if not _is_seat(a, i, parties)][:3]
    return []


def _agreeing(a: Annotated) -> list[int]:
    """The parties of the clause that agrees, under a title that anybody's paper can have: "X å ena sidan och staden Y å
    andra sidan har kommit överens om detta ramavtal". A house in a town abroad is no unit: it stands behind "i", "vid"."""
    for unit in a.units[:_HEAD]:
        ours = next((i for i in range(unit.first, unit.last) if a.tokens[i].label == "BODY"), None)
        said = " ".join(t.text.lower() for t in a.tokens[unit.first : unit.last])
        if ours is not None and _AGREES.search(said):
            return [i for i in _abroad(a, unit) if _joined(a, unit, i)][:3]
    return []


_AGREES = re.compile(
    r"å ena sidan|\b(?:kommit|kommer) överens|\bhar (?:enats|avtalat|överenskommit|träffat|ingått|slutit|förklarat)\b"
    r"|\bhar [^.]{0,40}(?:träffats|ingåtts|slutits|upprättats)\b|\b(?:överenskommer|avtalar|enas|förklarar|ingår|sluter|träffar) "
)


def _joined(a: Annotated, unit: Unit, at: int) -> bool:
    """Whether a name stands as a party: it opens the clause, or "och", a comma or the word for its kind leads it."""
    before = a.before_name(at, UNIT_WORDS)
    return before < unit.first or a.tokens[before].label == "BREAK" or a.tokens[before].text.lower() in _JOINS


_JOINS = frozenset({"och", "samt", "mellan", ",", "–", "&", "den", "det", "sidan"})
_HEAD = 12  # units of an agreement among which its parties are named


def _is_seat(a: Annotated, at: int, parties: list[int]) -> bool:
    """Whether a place behind a party's name and kind is where that has its seat: "Hiiumaa kommun, Kärdla, Estland"."""
    return a.tokens[at - 1].text == "," and at - 3 in parties and a.tokens[at - 2].text.lower() in ANY_UNIT


def _abroad(a: Annotated, unit: Unit) -> list[int]:
    """The foreign parties that one clause names, without the places of their addresses: "X kommun, Storgatan 1, Y, Polen"."""
    found: list[int] = []
    for i in range(unit.first, unit.last):
        token = a.tokens[i]
        plain = _is_plain_unit(a, i)
        if (
            not (token.label in ("PLACE", "NAME") or plain)
            or country_code(token.text) is not None
            or _opens_state(a, i)
            or a.tokens[i - 1].text in ("(", '"', "”")
            or locates(a, i)
            or not (plain or token.label == "PLACE" or _of_a_unit(a, i) or countries_of(a, i))
        ):
            continue
        between = a.tokens[found[-1] : i] if found and _of_a_unit(a, found[-1]) and not _of_a_unit(a, i) else ()
        if between and not any(t.label == "COUNTRY" or t.text.lower() in ("och", "samt") for t in between):
            continue
        found.append(i)
    return found


def _opens_state(a: Annotated, at: int) -> bool:
    """Whether a word is the first of a state's full name: "Socialistiska Republiken Vietnam", "Ryska Federationen"."""
    words = [*a.tokens[at].text.lower().split()[1:], *(t.text.lower() for t in a.tokens[at + 1 : at + 2])]
    return any(re.fullmatch(r"\w*(?:republiken|federationen|konungariket)", w) for w in words[:1])


def _of_a_unit(a: Annotated, at: int) -> bool:
    """Whether a name has the word for its kind beside it or in it: "staden X", "X kommun", "Comune di X"."""
    token, behind = a.tokens[at], a.tokens[at + 1 : at + 2]
    worded = bool(behind) and behind[0].text.lower() in UNIT_WORDS | FOREIGN_UNITS
    return worded or unit_word_before(a, at) or (token.label == "NAME" and bare_party(token.text) != token.text)


def _is_named(a: Annotated, at: int) -> bool:
    return a.tokens[at].label == "AGREEMENT" and not is_plain(a, at)


def _is_title(a: Annotated, at: int) -> bool:
    return a.tokens[at].form in TREATY and a.unit(at).part.kind == "rubrik"
