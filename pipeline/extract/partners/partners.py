"""Who has the agreement with whom: the foreign partners an item names, and the Swedish body each belongs to.

The rules of `partners.yml` say which name stands in the partner's place; this module reads on through lists of
names, collects what the text says of the country, and finds whose agreement it is: the document's own body, unless
the clause has another Swedish body as its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.annotate import Annotated
from pipeline.extract.engine import Match
from pipeline.extract.names import fold, name_key
from pipeline.extract.partners.addressee import Addressee, addressee, is_theirs, written_to
from pipeline.extract.partners.agreement_head import agreement_parties
from pipeline.extract.partners.answers import answered_partners
from pipeline.extract.partners.bars import (
    asks,
    blocked,
    in_jest,
    is_alias,
    is_example,
    locates,
    of_a_programme,
    of_a_thing,
    only_seat,
)
from pipeline.extract.partners.by_body import said_state, told_by_bodies
from pipeline.extract.partners.chained import chained_partners, towns_by_land
from pipeline.extract.partners.counterparts import counterparts
from pipeline.extract.partners.exceptions import excepted
from pipeline.extract.partners.firms import is_firm
from pipeline.extract.partners.followed import own_noun, said_before, towns_before
from pipeline.extract.partners.institutions import institution_holds, institution_owner, towns_of_schools
from pipeline.extract.partners.joint import joint_holders
from pipeline.extract.partners.list_states import line_end, listed_state, noted_state, told_period
from pipeline.extract.partners.lists import find_rows, plural
from pipeline.extract.partners.naming import accept, countries_of, in_small
from pipeline.extract.partners.owners import (
    TREATY,
    foreign_owner,
    is_author,
    is_plain,
    other_body,
    weak_noun,
)
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.parties import told_parties
from pipeline.extract.partners.recalled import predicated_parties, recalled_partners, unnamed_partners
from pipeline.extract.partners.run_on import run_on_rows
from pipeline.extract.partners.same_unit import bare, fuller, is_one, is_one_place, lies_on, only_tells_where, same_name
from pipeline.extract.partners.series import listed_before, listed_places
from pipeline.extract.partners.sole import sole_partner
from pipeline.extract.partners.some_land import town_of
from pipeline.extract.partners.succeeded import succeeded
from pipeline.extract.partners.titled import titled_parties
from pipeline.extract.partners.unit_names import bare_party
from pipeline.extract.partners.weak import weak_is_due
from pipeline.extract.partners.whose import ABROAD, whose
from pipeline.extract.places import candidates_of
from pipeline.extract.state_notes import state_in
from pipeline.places.countries import country_name
from pipeline.privacy.movers import movers_of


def find_pairs(a: Annotated) -> list[Pair]:
    """All pairs of an item, in text order; a weak mention counts only with a named partner and an act beside it."""
    pairs: dict[tuple[str, str], Pair] = {}
    foreign_to_us = towns_of_schools(a)  # names whose agreement is an institution's, wherever else they are named
    to = addressee(a)
    for match in sorted(a.find("partners"), key=lambda m: (m.captures["place"], m.end - m.start)):
        noun = match.captures.get("noun")
        if to is not None and noun is not None and match.captures["place"] > noun and is_theirs(a, noun):
            continue
        _take(a, match, pairs, foreign_to_us)
    if to is not None:
        _take_addressee(a, to, pairs)
    for match in answered_partners(a):
        _take(a, match, pairs, foreign_to_us)
    for match in counterparts(a, _taken(pairs)):
        _take(a, match, pairs, foreign_to_us)
    for match in predicated_parties(a, _taken(pairs)):
        _take(a, match, pairs, foreign_to_us)
    for match in told_parties(a, _taken(pairs)):
        _take(a, match, pairs, foreign_to_us)
    firm = [p for p in pairs.values() if not p.weak and p.country is None]
    for match in titled_parties(a, {n for p in firm for n in p.nouns}, {name_key(p.name) for p in firm}):
        _take(a, match, pairs, foreign_to_us)
    pairs = {
        k: p for k, p in pairs.items() if fold(p.name) not in foreign_to_us or not all(weak_noun(a, n) for n in p.nouns)
    }
    for row in sorted([*find_rows(a), *run_on_rows(a)], key=lambda r: r.loose):
        if to is not None and to.holds(row.place):
            continue  # "Paide, Estland" over the title is where the letter goes
        name = accept(a, row.place, row.noun, weak=False, assigned=True) or a.tokens[row.place].text
        pair = _our_pair(pairs, in_small(a, name))
        if row.body is not None:
            theirs = Pair(name, a.tokens[row.body].data.body, row.body)
            pair = pairs.setdefault(theirs.key, theirs)
        noun = None if row.loose and pair.nouns else row.noun
        pair.tell("partner.listed", row.place, noun, countries_of(a, row.place) | row.countries)
        pair.former = pair.former or row.former
        if row.table is None and pair.line is None:
            pair.line, pair.period = (row.place, line_end(a, row.place)), told_period(a, row.place)
        if row.table and row.table.state and (state := row.table.status(a.item.view.text)):
            pair.state = (*row.table.state, state)
        elif row.table and (told := state_in(a.item.view.text[slice(*row.table.partner)])) is not None and told[1]:
            pair.state = (row.table.partner[0] + told[1], row.table.partner[1], told[0])  # "Ikast (vilande)"
        elif pair.state is None:
            pair.state = (None if row.table else listed_state(a, row.place)) or noted_state(a, row.place)
            if pair.state is None and row.over is not None and row.over[2] not in ("active", "ended"):
                pair.state = row.over
    for one in told_by_bodies(a):
        pair = pairs.setdefault(
            (one.body.code, fold(a.tokens[one.place].text)), Pair(a.tokens[one.place].text, one.body, one.at)
        )
        pair.tell("partner.listed", one.place, one.noun, countries_of(a, one.place))
        pair.line, pair.period = (one.place, line_end(a, one.place)), told_period(a, one.place)
        pair.state = listed_state(a, one.place) or said_state(a, one.place)
    for place, noun in chained_partners(a, list(pairs.values())):
        further = accept(a, place, noun, weak=False, assigned=True)
        if further is not None and not _is_home(a, further) and ("", fold(in_small(a, further))) not in pairs:
            _our_pair(pairs, in_small(a, further)).tell("partner.chained", place, noun, countries_of(a, place))
    for place, noun, land in towns_by_land(a):
        further = accept(a, place, noun, weak=False, assigned=True)
        if further is not None and not _is_home(a, further):
            _our_pair(pairs, in_small(a, further)).tell("partner.chained", place, noun, {land})
    named = next(iter(a.labelled("AGREEMENT") or a.labelled("RELATION")), None)
    for at in agreement_parties(a):
        pair = _our_pair(pairs, bare_party(a.tokens[at].text))
        pair.tell("partner.party", at, named, countries_of(a, at))
    found = _compounds(a, succeeded(a, _united(a, list(pairs.values()))))
    found = [p for p in found if not p.weak or weak_is_due(a, p.nouns, p.places)]
    if not found and (sole := sole_partner(a)) is not None:
        found = [_alone(a, *sole, "partner.sole")]
    if not any(p.body is None for p in found):
        found += [_alone(a, *one, "partner.recalled") for one in recalled_partners(a)]
    if not found:
        for code, at, noun in unnamed_partners(a):
            land = country_name(code) or code
            found.append(Pair(land, None, None, [at], [noun], ["partner.unnamed"], country=code, weak=False))
    if any(p.country is None and not _candidates(a, p) for p in found):
        citizens = {fold(name) for name in movers_of(a.item.view.text)}  # "Vänort Kemi i Finland, Bo Ek" in a list
        found = [p for p in found if fold(p.name) not in citizens or _candidates(a, p)]
    found += _of_neighbours(a, found)
    found += [_joint(a, p, at) for p in found if p.body is None for at in joint_holders(a, p.places, p.nouns)]
    found = [p for p in found if not any(lies_on(q.name, p.name) for q in found if q.key[0] == p.key[0])]
    found = [p for p in found if not only_tells_where(a, p.places, [i for q in found if q is not p for i in q.places])]
    local = {c for p in found if p.country is None and p.body is None for c in p.countries}
    held = {(p.key[0], c) for p in found if p.country is None and p.body is not None for c in p.countries}
    unknown = [p for p in found if p.country is None and p.body is None and not p.countries and not _candidates(a, p)]
    lands = [p for p in found if p.country is not None and p.country not in local]
    if len(unknown) == 1 and len(lands) == 1:  # "en vänort i Turkiet" in the title, "med Bozcaada" in the text
        unknown[0].countries.add(str(lands[0].country))
        local.add(str(lands[0].country))
    found = [p for p in found if p.body is None or (p.key[0], p.country) not in held]
    found = [p for p in found if p.country is None or (p.country not in local and not _country_of_local(a, p, found))]
    taken = [at for p in found for at in p.places]
    return sorted((_of_its_town(a, p, taken) for p in found), key=lambda p: p.places[0])


def _of_its_town(a: Annotated, pair: Pair, taken: list[int]) -> Pair:
    """The pair; with a country as partner that of its one town that the item means: "vänort på Grönland", "om Nuuk"."""
    at = town_of(a, pair.country, taken) if pair.country is not None and pair.body is None else None
    if at is None:
        return pair
    name = accept(a, at, None, weak=False, assigned=True) or a.tokens[at].text
    return replace(pair, name=name, places=[at], countries={*pair.countries, str(pair.country)}, country=None)


def _joint(a: Annotated, pair: Pair, at: int) -> Pair:
    """The pair of the body at a token that holds our agreement together with us."""
    return replace(
        pair, body=a.tokens[at].data.body, body_at=at, places=[*pair.places], nouns=[*pair.nouns], rules=["partner.joint"],
        countries={*pair.countries}, joint=True,
    )  # fmt: skip


def _alone(a: Annotated, name: str, places: list[int], noun: int, rule: str) -> Pair:
    """The pair of a partner that no phrase binds to its noun, with all that the item says of its country."""
    told = {code for at in places for code in countries_of(a, at)}
    return Pair(name, places=places, nouns=[noun], rules=[rule], countries=told, weak=False)


def _our_pair(pairs: dict[tuple[str, str], Pair], name: str) -> Pair:
    """The author's own pair with a partner, a new one where the item has named none."""
    return pairs.setdefault(("", fold(name)), Pair(name))


def _taken(pairs: dict[tuple[str, str], Pair]) -> set[int]:
    """The nouns that have their partner."""
    return {noun for pair in pairs.values() if not pair.weak for noun in pair.nouns}


def _take_addressee(a: Annotated, to: Addressee, pairs: dict[tuple[str, str], Pair]) -> None:
    """Add the one whom a letter is written to, where it speaks of the relation with them and names them no shorter."""
    bond = written_to(a, to, _taken(pairs))
    shorter = any(fold(to.name).startswith(fold(p.name)) and p.name != to.name for p in pairs.values())
    if bond is not None and not shorter:
        _our_pair(pairs, to.name).tell("partner.addressee", to.at, bond, {to.country} - {""})


def _take(a: Annotated, match: Match, pairs: dict[tuple[str, str], Pair], foreign_to_us: set[str]) -> None:
    """Add the partners of one match, unless something stands in the way of them."""
    noun = match.captures.get("noun")
    noun = own_noun(a, match.captures["place"], noun) if noun is not None else None
    if match.rule.gives.get("of_towns"):
        noun = said_before(a, match.start) if match.rule.gives.get("same") else towns_before(a, match.start)
        if noun is None:
            return
    weak = bool(match.rule.gives.get("weak")) or is_plain(a, noun)
    assigned = bool(match.rule.gives.get("assigned"))
    if asks(a, match.captures["place"]):
        return
    if match.rule.id in ("partner.agreement-with", "partner.relation-with") and _chosen_instead(
        a, match.captures["place"], noun
    ):
        return
    theirs, apart = "body" in match.captures, match.rule.gives.get("of_towns") or match.rule.gives.get("apart")
    if (not apart and blocked(a, match.captures["place"], noun)) or in_jest(a, match.captures["place"]):
        return
    if weak and (
        of_a_thing(a, match.captures["place"], noun)
        or is_firm(a, match.captures["place"])
        or is_example(a, match.captures["place"], noun)
    ):
        return
    if of_a_programme(a, noun):
        return
    side = None if theirs or apart else whose(a, match.captures["place"], noun)
    if side == ABROAD or (
        side is None and not theirs and not apart and foreign_owner(a, match.captures["place"], noun)
    ):
        return
    if not apart and (
        institution_holds(a, noun) or (weak_noun(a, noun) and institution_owner(a, match.captures["place"], noun))
    ):
        lasting = noun is not None and (a.tokens[noun].label == "AGREEMENT" or a.tokens[noun].form in TREATY)
        if not match.rule.gives.get("told") and lasting:  # a school's exchange with X leaves us our treaty with it
            foreign_to_us.add(fold(a.tokens[match.captures["place"]].text))
        return
    body_at = match.captures.get("body", other_body(a, match.start, match.captures["place"]) if side is None else side)
    if body_at is not None and is_author(a, body_at):
        body_at = None
    if (
        locates(a, match.captures["place"])
        or is_alias(a, match.captures["place"])
        or (not apart and only_seat(a, match.captures["place"], noun))
    ):
        return
    towns = match.rule.id == "partner.town-name" and noun is not None and plural(a, noun)
    listed = listed_places(a, match.captures["place"], towns=towns)
    led = noun is not None and match.captures["place"] < noun
    if noun is not None and led and (_joins(a, noun) or (match.rule.id == "partner.is-town" and _of_several(a, noun))):
        before = listed_before(a, match.captures["place"])
        listed, towns = [*before[:-1], *listed], towns or len(before) > 1
    known = len(listed) > 1 and (towns or any(a.tokens[at].label == "PLACE" for at in listed))
    known = known and not _beyond(a, match.captures["place"], noun)
    for at in listed:
        name = accept(a, at, noun, weak=weak, assigned=assigned or (known and a.tokens[at].label in ("NAME", "")))
        if name is None or _is_home(a, name):
            continue
        mention = a.tokens[body_at].data if body_at is not None else None
        pair = Pair(in_small(a, name), mention.body if mention else None, body_at)
        if a.tokens[at].label == "COUNTRY":
            pair.country = a.tokens[at].data.code
        pair = pairs.setdefault(pair.key, pair)
        own = noun if noun is not None and not excepted(a, noun, at) else None
        pair.tell(match.rule.id, at, own, countries_of(a, at), weak=weak)
        if "land" in match.captures and at == listed[0]:
            pair.countries.add(a.tokens[match.captures["land"]].data.code)


def _chosen_instead(a: Annotated, place: int, noun: int | None) -> bool:
    """Whether a clause of its own names a place: "Frys vänortsavtalet med X och välj Y"."""
    words = {a.word(i) for i in range((noun or place) + 1, place)}
    return bool(words & {"välj", "byt", "sök", "skaffa", "satsa", "delas"})


def _beyond(a: Annotated, place: int, noun: int | None) -> bool:
    """Whether a verb parts a name from the town that stands nearer to the noun: "partnerskapet med X deltar Y och Z"."""
    nearer = [i for i in range((noun or place) + 1, place) if a.tokens[i].label == "PLACE"]
    words = a.tokens[nearer[-1] + 1 : place] if nearer else ()
    return any(t.label == "" and t.text.lower().endswith(("ar", "er", "ade", "de", "år", "ör")) for t in words)


def _joins(a: Annotated, noun: int) -> bool:
    """Whether a sentence opens with all whom a noun behind them joins: "Mellan oss och X, Y samt Z finns vänortsavtal"."""
    return a.word(a.unit(noun).first) in ("mellan", "med")


def _of_neighbours(a: Annotated, found: list[Pair]) -> Iterator[Pair]:
    """What another body here has with the item's one partner, told without its name: "Även Lund har avtal med staden"."""
    ours = [p for p in found if p.body is None and p.country is None]
    if len(ours) != 1 or any(p.body is not None for p in found):
        return
    for unit in a.units:
        at = range(unit.first, unit.last)
        owners = [i for i in at if a.tokens[i].label in ("BODY", "SWPLACE")]
        if len(owners) != 1 or is_author(a, owners[0]) or any(i in ours[0].places for i in at):
            continue
        verb = next((i for i in at if owners[0] < i and a.tokens[i].text.lower() in ("har", "hade", "haft")), None)
        noun = next((i for i in at if verb and verb < i < verb + 6 and is_treaty(a, i)), None)
        if noun is None or any(a.tokens[i].label in ("PLACE", "NAME", "COUNTRY", "NEG") for i in at):
            continue
        behind = range(noun + 1, min(noun + 5, unit.last))
        back = next((i for i in behind if _POINTS_BACK.fullmatch(a.tokens[i].text.lower())), None)
        if back is not None and a.tokens[noun + 1].text.lower() in ("med", "till"):
            pair = Pair(ours[0].name, a.tokens[owners[0]].data.body, owners[0], [back], [noun], weak=False)
            pair.rules, pair.countries = ["partner.of-others"], set(ours[0].countries)
            yield pair


_POINTS_BACK = re.compile(
    r"\w*(?:staden|kommunen|orten|regionen|länet|distriktet|provinsen|skapet|fylket|oblasten)|samma|densamma"
)


def is_treaty(a: Annotated, at: int) -> bool:
    """Whether a noun names an agreement or a relation of towns, and not any contact."""
    return a.tokens[at].label == "AGREEMENT" or (a.tokens[at].label == "RELATION" and a.tokens[at].form in TREATY)


def _of_several(a: Annotated, noun: int) -> bool:
    return plural(a, noun) or a.tokens[noun].form == "vänortsnätverk"


def _candidates(a: Annotated, pair: Pair) -> bool:
    """Whether the gazetteer knows a partner's name."""
    return any(candidates_of(a.tokens[at].data) for at in pair.places)


def _is_home(a: Annotated, name: str) -> bool:
    """Whether a name is a part of our own body's: "Malung" of Malung-Sälens kommun."""
    own = a.head.body
    return own is not None and fold(name) in {fold(part) for part in re.split(r"[- ]", own.name)}


def _united(a: Annotated, pairs: list[Pair]) -> list[Pair]:
    """ "Machakos" and "Machakos county" of one item are one partner; the first name stands, of two spellings the text's."""
    kept: list[Pair] = []
    for pair in pairs:
        same = (k for k in kept if k.key[0] == pair.key[0])
        twin = next((k for k in same if is_one(k.name, pair.name) or is_one_place(a, k.places, pair.places)), None)
        if twin is None:
            kept.append(pair)
            continue
        if not is_one(twin.name, pair.name):
            if a.unit(twin.places[0]).part.kind == "rubrik":
                twin.name = pair.name
        elif bare(twin.name) != bare(pair.name):
            twin.name = fuller(twin.name, pair.name)
        twin.places += [at for at in pair.places if at not in twin.places]
        twin.nouns += [at for at in pair.nouns if at not in twin.nouns]
        twin.rules += pair.rules
        twin.countries |= pair.countries
        twin.weak = twin.weak and pair.weak
    return kept


def _compounds(a: Annotated, pairs: list[Pair]) -> list[Pair]:
    """Places inside a noun ("Kaunasavtalet") add a mention to a pair that the item names otherwise."""
    for pair in pairs:
        for i, token in enumerate(a.tokens):
            if token.label in ("PLACE", "NAME") and i not in pair.places and _means(token.text, pair, pairs):
                pair.places.append(i)
                pair.countries |= countries_of(a, i)
        pair.places.sort()
    return pairs


def _means(text: str, pair: Pair, pairs: list[Pair]) -> bool:
    """Whether a name is a pair's, or its name without the word for its kind where no other pair bears that."""
    if same_name(text, pair.name):
        return True
    return same_name(text, bare(pair.name)) and not any(same_name(text, other.name) for other in pairs)


def _country_of_local(a: Annotated, pair: Pair, pairs: list[Pair]) -> bool:
    """A country is no partner of its own where the item names a local unit in it as partner."""
    for other in pairs:
        if other.country is not None or other.body is not None:
            continue
        for at in other.places:
            if any(c.country == pair.country for c in candidates_of(a.tokens[at].data)):
                return True
    return False
