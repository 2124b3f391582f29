"""When a noun that can name anything ("avtalet", "samarbetet", "utbytet") names an agreement with a foreign partner.

The words around it tell: an act on it, our own body as its holder, a heading that is about it, or twin towns of ours
that the text spoke of before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import FOREIGN_UNITS, UNIT_WORDS, fold
from pipeline.extract.partners.institutions import is_institution
from pipeline.extract.partners.lasting import lasting_cooperation
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.owners import OWN, TREATY, speaks_of_ours
from pipeline.extract.partners.same_unit import without_place
from pipeline.extract.places import candidates_of
from pipeline.places.gazetteer import link, lookup

END_VERBS = frozenset({"END", "PARTLY_END", "PAUSE", "RENEW", "NOT_RENEW", "RESUME", "EXPIRE"})
_STAYS = frozenset({"berörs", "påverkas", "kvarstår", "består", "behålls", "fortsätter", "fortgår", "omfattas"})


def weak_is_due(a: Annotated, nouns: Sequence[int], places: Sequence[int]) -> bool:
    """Whether `avtalet`, `samarbetet` with a local unit is an agreement: the item speaks of it as of one."""
    if any(a.tokens[n].form in TREATY and _GOODS.search(_clause(a, n)) for n in nouns):
        return False
    return any(_is_due(a, noun, places) for noun in nouns)


def _clause(a: Annotated, noun: int) -> str:
    unit = a.unit(noun)
    return a.item.view.text[slice(*a.span(unit.first, unit.last))]


def _is_due(a: Annotated, noun: int, places: Sequence[int]) -> bool:
    unit = a.unit(noun)
    labels = {a.tokens[i].label for i in range(unit.first, unit.last)}
    words = {a.tokens[i].text.lower() for i in range(unit.first, unit.last)}
    if labels & END_VERBS and (of_towns(a) or any(known_abroad(a, at) for at in places)) and not _of_goods(a):
        return True
    if a.tokens[noun].form in TREATY and any(known_abroad(a, at) for at in places) and not _of_goods(a):
        return True
    if _STAYS & words and (_told(a, noun) or _treaty_before(a, noun)) and any(known_abroad(a, at) for at in places):
        return True
    if _between_units(a, noun, places):
        return True
    known = [at for at in places if known_abroad(a, at)]
    if (
        lasting_cooperation(a, noun, known)
        and not _PROGRAMME.search(a.item.view.text)
        and not _named_else(a, noun, known)
    ):
        return True
    if _titled(a, places) and _titled(a, _lasting(a)):
        return True
    if _titled_towns(a) and any(known_abroad(a, at) for at in places):
        return True
    return _speaks_of_towns(a, noun)


def _treaty_before(a: Annotated, noun: int) -> bool:
    return any(i < noun and a.tokens[i].form in TREATY for i in a.labelled("RELATION"))


def _between_units(a: Annotated, noun: int, places: Sequence[int]) -> bool:
    """Whether a bare "samarbete med X" is a bond of our whole municipality with a unit abroad: it is to begin, or has
    stood since a year, and the sentence names no field, project or institution for it."""
    unit = a.unit(noun)
    beyond = a.word(noun + 1) if noun + 1 < len(a.tokens) else ""
    if beyond == "," and noun + 2 < len(a.tokens):
        beyond = a.word(noun + 2)
    if a.tokens[noun].form not in _BARE or beyond not in ("med", "mellan"):
        return False
    if not any(noun < at < unit.last and known_abroad(a, at) for at in places):
        return False
    words = [t.text.lower() for t in a.tokens[unit.first : unit.last]]
    behind = words[noun - unit.first :]
    if any(w in _FIELD for w in behind) or any(is_institution(w) or _PROJECT.search(w) for w in words):
        return False
    if _PROGRAMME.search(a.item.view.text) or _named_else(a, noun, places):
        return False
    if any(w.split()[0] in _ASKED for w in words[max(0, noun - unit.first - 3) : noun - unit.first]) and any(
        noun < at < unit.last and _unit_beside(a, at) for at in places
    ):
        return True
    if not speaks_of_ours(a, unit.first, unit.last):
        return False
    labels = {t.label for t in a.tokens[unit.first : noun]}
    if "ESTABLISH" in labels:
        return True
    near = words[max(0, noun - unit.first - 8) : noun - unit.first]
    held = any(w in ("har", "hade", "haft", "underhåller", "upprätthåller") for w in near)
    dated = any(a.tokens[i].label == "DATE" for i in range(max(unit.first, noun - 8), unit.last))
    return held and (dated or "sedan" in near or bool(_STANDING & set(near)))


def _named_else(a: Annotated, noun: int, places: Sequence[int]) -> bool:
    """Whether a further name stands in front of the place: "samarbete med Business Tampere"."""
    first = min((at for at in places if at > noun), default=noun)
    return any(
        t.text[:1].isupper() and t.label not in ("BODY", "SWPLACE", "NATION", "PLACE", "COUNTRY")
        for t in a.tokens[noun + 1 : first]
    )


_ASKED = frozenset({"motion", "medborgarförslag", "föreslår", "föreslagit", "föreslog", "föreslås"})
_PROGRAMME = re.compile(
    r"\b(?:Erasmus|Interreg|Horisont|Nordplus|Comenius|Leader|LONA|Life\+|Urbact|EU-(?:projekt|program|ansök)\w*)"
)
_BARE = frozenset({"samarbete", "avtal"})
_STANDING = frozenset({"kommunalt", "tidigare", "formellt", "mångårigt", "fast", "äldre", "långvarigt"})
_FIELD = frozenset(
    {"om", "kring", "inom", "rörande", "avseende", "gällande", "för", "angående", "när", "där", "genom", "vad", "under"}
)
_PROJECT = re.compile(r"projekt|program|nätverk|förvaltningen$|enheten$|kontoret$|räddningstjänst|polis|kliniken$")


_GOODS = re.compile(
    r"\b(?:avtal|överenskommelse)\w*\b[^.]{0,60}\b(?:om|för|avseende|gällande)\s+(?:\w+\s+){0,2}(?:leverans|inköp|köp"
    r"|försäljning|service|underhåll|drift|hyra|uthyrning|lån|utlån|frakt|transport|skolskjuts|praktik|licens|entreprenad"
    r"|mobil|telefoni|bredband|sophämtning|datorer|städning|maskiner|programvara|lokaler|gästspel|framträdande|utställning|återköp|begagnade|bussar|fordon|brandbil)\w*",
    re.IGNORECASE,
)


def _of_goods(a: Annotated) -> bool:
    """Whether a treaty of the item is one on things and services: "avtal med X om leverans av bilarna"."""
    return _GOODS.search(a.item.view.text) is not None


OF_TOWNS = re.compile(
    r"\b(?:vänorts?|vänläns?|systerstads?|partnerstads?|samarbetsort(?:er|en|s)?)(?!gat|väg|park|torg|plats)\w*",
    re.IGNORECASE,
)


def of_towns(a: Annotated) -> bool:
    """Whether the item speaks of twin towns, or of an agreement of a kind that only units have."""
    return OF_TOWNS.search(a.item.view.text) is not None or any(
        a.tokens[i].data.get("strong") for i in a.labelled("AGREEMENT")
    )


def _titled_towns(a: Annotated) -> bool:
    """Whether the item's heading is about twin towns in any word: "Firande av vänortsjubileum"."""
    return OF_TOWNS.search(a.item.heading or "") is not None


def known_abroad(a: Annotated, at: int) -> bool:
    """Whether a name is surely that of a unit abroad: by its letters, the word or country beside it, or its country
    in the item; so that "avtalet med Nokia" is not."""
    token = a.tokens[at]
    if token.label == "COUNTRY" or _FOREIGN.search(token.text) or _unit_beside(a, at):
        return True
    if token.label == "NAME" and (_full_name(token.text) or _in_titled_land(a, at) or _in_series(a, at)):
        return True
    told = {t.data.code for t in a.tokens if t.label in ("COUNTRY", "NATION")}
    candidates = candidates_of(token.data)
    if any(c.country in told for c in candidates) or (
        candidates and (link(token.text) is not None or _told(a, len(a.tokens)))
    ):
        return True
    same = [i for i in a.labelled("PLACE", "NAME") if fold(a.tokens[i].text) == fold(token.text)]
    return any(
        a.tokens[i + 1].text.lower() in ("i", ",", "(", "på") and a.tokens[i + 2].label in ("COUNTRY", "NATION")
        for i in same
        if i + 2 < len(a.tokens)
    )


def _full_name(text: str) -> bool:
    """A town told from its namesakes ("Neustadt in Holstein"), whose first word a gazetteer has abroad only."""
    first = without_place(text)
    found = lookup(first) if first is not None else ()
    return bool(found) and all(c.country != "SE" for c in found)


def _in_titled_land(a: Annotated, at: int) -> bool:
    """Whether the heading asks for a town in a country ("Samarbetsort i Bosnien"), and a relation "med X" follows; or the
    sentence itself speaks of such a town before: "vad som hänt med vänorten i Bosnien, upplyser … att avtalet med X"."""
    if a.tokens[at - 1].text.lower() != "med" or a.tokens[at - 2].label != "RELATION":
        return False
    if any(is_institution(word) for word in a.tokens[at].text.lower().split()):
        return False
    return any(
        a.tokens[i].data.get("strong")
        and any(t.label in ("COUNTRY", "NATION") for t in (a.tokens[i - 1], *a.tokens[i + 2 : i + 4]))
        for i in a.labelled("AGREEMENT")
        if a.unit(i).part.kind == "rubrik" or (a.unit(i) is a.unit(at) and i < at)
    )


def _in_series(a: Annotated, at: int) -> bool:
    """Whether a further att-sats treats "avtalet med" a known unit abroad like this one with an unknown name."""
    i = at - 1
    if a.tokens[i].text.lower() != "med" or a.tokens[i - 1].form not in TREATY:
        return False
    unit = a.unit(at)
    return any(
        a.tokens[n - 1].text.lower() == "med" and a.tokens[n - 2].text == a.tokens[i - 1].text
        for n in a.labelled("PLACE")
        if n > 1 and a.unit(n) is not unit and a.unit(n).part is unit.part
    )


_FOREIGN = re.compile(r"[^\W\d_a-zåäöéA-ZÅÄÖÉ]")  # a letter that Swedish has not


def _unit_beside(a: Annotated, at: int) -> bool:
    """Whether a word for a unit stands beside a name, or a nation beside one that a gazetteer has: not "norska Mowi".

    "Län" is such a word behind a name that the gazetteer has not: those it has may be namesakes of a län here.
    """
    before, behind = a.tokens[at - 1].text.lower() if at else "", a.tokens[at + 1].text.lower()
    known = bool(candidates_of(a.tokens[at].data))
    nation = a.tokens[at - 1].label == "NATION" and (known or of_towns(a))
    return before in UNIT_WORDS or nation or behind in FOREIGN_UNITS or (not known and behind == "län")


def _lasting(a: Annotated) -> list[int]:
    """The nouns that can head a matter on a relation; "ökat utbyte med X" is about no more than exchange, until the
    item speaks of an agreement."""
    nouns = a.labelled("RELATION", "AGREEMENT")
    return [i for i in nouns if a.tokens[i].form not in _LOOSE or any(_of_ours(a, n) for n in a.labelled("AGREEMENT"))]


def _of_ours(a: Annotated, noun: int) -> bool:
    """Whether a noun names a relation by itself, in a clause that names no other body here."""
    unit, own = a.unit(noun), a.head.body
    return bool(a.tokens[noun].data.get("strong")) and not any(
        a.tokens[i].label in ("BODY", "SWPLACE") and (own is None or a.tokens[i].data.body.code != own.code)
        for i in range(unit.first, unit.last)
    )


_LOOSE = frozenset({"utbyte", "samverkan"})


def _titled(a: Annotated, at: Sequence[int]) -> bool:
    """Whether one of some tokens stands in the item's heading."""
    return any(a.unit(i).part.kind == "rubrik" for i in at)


def _told(a: Annotated, noun: int) -> bool:
    """Whether the item names an agreement of ours as such before a noun."""
    return any(i < noun and a.tokens[i].data.get("strong") for i in a.labelled("AGREEMENT"))


_TOWNS_REACH = 3  # sentences


def _speaks_of_towns(a: Annotated, noun: int) -> bool:
    """Whether our own twin towns or agreements, in the plural, were spoken of right before: then "avtalet med X",
    "samarbetet med X" means one of them."""
    at = a.unit_index(noun)
    part = a.units[at].part
    near = [u for u in a.units[max(0, at - _TOWNS_REACH) : at] if u.part is part]
    return any(
        a.tokens[i].label == "AGREEMENT" and a.tokens[i].data.get("strong") and plural(a, i)
        for u in near
        for i in range(u.first, u.last)
        if any(
            a.tokens[j].label in ("BODY", "SWPLACE") or a.tokens[j].text.lower() in OWN for j in range(u.first, u.last)
        )
    )
