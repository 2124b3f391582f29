"""What is done to the agreement, and how far it has come.

A candidate is a verb with its object (`acts.yml`). Its stage comes from three places, in this order: the cues in its
clause and in the clause that introduces it (asked, proposed, announced, told, negated, a mere possibility), the part
of the item it stands in, and the form of the verb. What none of them settles is no act.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.acts.act import LABELS, FoundAct
from pipeline.extract.acts.alike import alike
from pipeline.extract.acts.announced import coming, put_ahead, signing
from pipeline.extract.acts.answers import answered
from pipeline.extract.acts.bare import bare, titled
from pipeline.extract.acts.correspondence import corresponded
from pipeline.extract.acts.dated_entries import entry_acts
from pipeline.extract.acts.dated_nouns import dated_nouns, passed_nouns
from pipeline.extract.acts.decided_nouns import decided_nouns
from pipeline.extract.acts.declined import declined, without_declined
from pipeline.extract.acts.fates import with_fates
from pipeline.extract.acts.headed import headed, refused_new
from pipeline.extract.acts.headlines import asked_beside, wished_by_title, wished_state, without_headline
from pipeline.extract.acts.joined import joined
from pipeline.extract.acts.listed import in_lists
from pipeline.extract.acts.matched import read_match
from pipeline.extract.acts.merge import merge
from pipeline.extract.acts.named_alone import named_alone
from pipeline.extract.acts.noted import noted
from pipeline.extract.acts.objects import nearest
from pipeline.extract.acts.of_none import of_none
from pipeline.extract.acts.offers import offered
from pipeline.extract.acts.others import of_others
from pipeline.extract.acts.owners import owners_of
from pipeline.extract.acts.pauses_over import lifted, without_presupposed
from pipeline.extract.acts.pointed import pointed
from pipeline.extract.acts.reach import behind_attribute, far
from pipeline.extract.acts.renewals import each_renewal
from pipeline.extract.acts.scope import FoundScope
from pipeline.extract.acts.so_done import so_done
from pipeline.extract.acts.tabled import tabled
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.partners.held import held
from pipeline.extract.partners.pair import Pair
from pipeline.rules.loader import rule
from schemas.dates import Date
from schemas.document import MINUTES
from schemas.record import ActName, By


def find_acts(
    a: Annotated,
    pairs: list[Pair],
    scopes: list[FoundScope],
    motion_kind: str | None,
    listed: Sequence[tuple[int, int]] = (),
    titles: Sequence[tuple[int, int]] = (),
) -> list[FoundAct]:
    """The acts of an item in text order, equal ones merged.

    `pairs` are named by index, scope i by `len(pairs) + i`; `listed` are the view ranges of motions told in a list,
    `titles` those of motions' titles.
    """

    by: By = "petition" if motion_kind == "medborgarforslag" else "motion"
    whose = _Owners(a, pairs, scopes, titles)
    matches = a.find("acts")
    places = frozenset(at for p in pairs if p.body is None for at in (*p.places, *_opening(a, p.name)))
    places |= _addressed(a, pairs)
    theirs = places if motion_kind is None and a.head.kind not in ("motion", "avtal") else frozenset()
    taken = nearest(a, [*matches, *far(a, matches), *behind_attribute(a)])
    taken += joined(a, {m.captures.get("verb", m.start): m.captures["object"] for m in taken})
    taken += noted(a, {m.captures.get("verb", m.start) for m in taken})
    named = {at for p in pairs if p.body is None for at in p.places}
    taken += named_alone(a, {m.captures.get("verb", m.start) for m in taken}, named)
    found = list(_of_matches(whose, taken, listed, motion_kind, theirs))
    found += _without_object(whose, {m.captures.get("verb", m.start) for m in taken}, motion_kind, theirs)
    found += whose.owned(so_done(a))
    found = without_presupposed(a, [*found, *whose.owned(lifted(a))])
    found = without_declined(found, list(whose.owned(declined(a, found))), a)
    found += whose.owned(passed_nouns(a, found))
    found += whose.owned(dated_nouns(a, found))
    if theirs:
        wished = {i for f in found if f.by == "foreign" and f.stage == "requested" for i in f.pairs}
        found += [f for f in offered(a, pairs) if not set(f.pairs) & wished]
        found = corresponded(a, answered(a, found, pairs), pairs)
    for act in whose.owned(in_lists(a, places)):
        same = [f for f in found if f.act == act.act and f.pairs == act.pairs and f.by == act.by]
        if not any(f.stage == "reported" for f in same):
            found = [*(f for f in found if f not in same), act]
    found = put_ahead(a, _of_new_ones(a, _without_its_paper(a, _without_rest(a, found)), pairs))
    found += whose.owned(coming(a, found))
    found += whose.owned(signing(a, found))
    found = without_headline(a, found, titles)
    found, told = with_fates(a, found, motion_kind)
    found += whose.owned(told)
    known = {(f.act, i) for f in found for i in f.pairs}
    found += [f for f in tabled(a, pairs) if f.act == "end" or (f.act, f.pairs[0]) not in known]
    for act in entry_acts(a, pairs):
        same = [f for f in found if f.act == act.act and a.unit(f.verb) is a.unit(act.verb)]
        if not any(f.date for f in same):
            found = [*(f for f in found if f not in same), act]
    found += list(alike(a, found))
    states = list(_Owners(a, pairs, scopes).owned(wished_state(a, titles, by))) if motion_kind else []
    wished = {s.object for s in states}
    found = [f for f in found if f.object not in wished or (f.act != "establish" and f.stage != "reported")]
    for act in (*states, *_Owners(a, pairs, scopes).owned(wished_by_title(a, titles, by))):
        asked = {i for f in found if f.by in ("motion", "petition") for i in f.pairs}
        if not asked & set(act.pairs):
            found += _of_new_ones(a, [act], pairs)
    if motion_kind is None:
        found += whose.owned(headed(a, found))
        for act in refused_new(a, found):
            owners = whose.of(act) or titled(a, act, pairs, scopes)
            same = [f for f in found if f.act == "establish" and f.stage != "reported" and set(f.pairs) & set(owners)]
            if owners and all(f.stage == "requested" and f.by == "swedish" for f in same):
                found = [*(f for f in found if f not in same), replace(act, pairs=owners)]
    return merge(pointed(a, asked_beside(a, [_same_day(a, found, _closing(act)) for act in found]), pairs), a)


@dataclass(frozen=True, slots=True)
class _Owners:
    """Whose an act of an item is, of all the pairs, scopes and titles of motions in it."""

    a: Annotated
    pairs: list[Pair]
    scopes: list[FoundScope]
    titles: Sequence[tuple[int, int]] = ()

    def of(self, act: FoundAct) -> tuple[int, ...]:
        """The pairs and scopes that an act belongs to, by index."""
        return owners_of(self.a, act, self.pairs, self.scopes, self.titles)

    def owned(self, acts: Iterable[FoundAct]) -> Iterator[FoundAct]:
        """The acts that belong to somebody, with whom."""
        for act in acts:
            if owners := self.of(act):
                yield replace(act, pairs=owners)


def _of_matches(
    whose: _Owners,
    taken: Sequence[Match],
    listed: Sequence[tuple[int, int]],
    motion_kind: str | None,
    theirs: frozenset[int],
) -> Iterator[FoundAct]:
    """The acts of verbs with their objects."""
    a = whose.a
    for match in taken:
        at = a.tokens[match.captures.get("verb", match.start)].start
        if any(row.holds(at) or row.head[0] <= at < row.head[1] for row in a.table):
            continue  # a table's cell is a state, its head no act
        if _heads_list(a, match, whose.pairs):
            continue
        told_in_list = any(s <= a.tokens[match.captures["object"]].start < e for s, e in listed)
        act = _wished(a, match, motion_kind) if told_in_list else read_match(a, match, motion_kind, theirs)
        owners = whose.of(act) if act else ()
        if act and owners and not of_others(a, act, whose.pairs, owners) and not of_none(a, act, whose.pairs, owners):
            yield from (replace(one, pairs=owners) for one in each_renewal(a, act))


def _heads_list(a: Annotated, match: Match, pairs: Sequence[Pair]) -> bool:
    """Whether a verb is the adjective of the heading of a list, whose state it gives: "Upphörda vänortsavtal"."""
    noun = match.captures["object"]
    unit = a.unit(noun)
    if match.captures.get("verb", match.start) != noun - 1 or unit.last - unit.first > _HEADING:
        return False
    return any(p.line is not None and noun in p.nouns and p.line[0] >= unit.last for p in pairs)


_HEADING = 6  # tokens of a heading, its end with them


def _without_object(
    whose: _Owners, taken: Collection[int], motion_kind: str | None, theirs: frozenset[int]
) -> Iterator[FoundAct]:
    """The acts of verbs that name no object, and of nouns that a decision is on; `taken` are the verbs that have one."""
    a, active = whose.a, rule("acts", "act.verb-object")
    for verb in bare(a, set(taken)):
        order = "noun" if a.tokens[verb].form == "noun" else "active"
        one = replace(active, id="act.bare", gives={"order": order})
        act = read_match(a, Match(one, verb, verb + 1, {"verb": verb, "object": verb}), motion_kind, theirs)
        owners = titled(a, act, whose.pairs, whose.scopes) if act else ()
        if act and owners:
            yield replace(act, pairs=owners)
    for noun, act in decided_nouns(a):
        owners = whose.of(act) or titled(a, act, whose.pairs, whose.scopes)
        if owners:
            yield replace(act, object=noun, pairs=owners)


def _addressed(a: Annotated, pairs: Sequence[Pair]) -> frozenset[int]:
    """Where a letter to the only partner it is about speaks to its reader: "Ni föreslår att avtalet mellan våra kommuner …"."""
    letter = a.head.kind not in (*MINUTES, "motion", "avtal") and len(pairs) == 1
    if not letter or _TO_PARTNER.search(a.item.view.text) is None:
        return frozenset()
    return frozenset(i for i, t in enumerate(a.tokens) if t.text in ("Ni", "ni"))


_TO_PARTNER = re.compile(
    r"\b(?:vårt? (?:gemensamma )?(?:vänorts|samarbets|partnerskaps|vänskaps)\w*"
    r"|våra (?:båda |två )?(?:kommuner|städer|orter|regioner|län)|er (?:stad|kommun|ort|region)"
    r"|(?:stadsstyrelse|borgmästare|ordfører)!?$)",
    re.IGNORECASE | re.MULTILINE,
)


def _opening(a: Annotated, name: str) -> Iterator[int]:
    """Where a partner's name opens a sentence, which gives no label to a name that no gazetteer has."""
    return (u.first for u in a.units if a.tokens[u.first].label == "" and a.tokens[u.first].text == name)


def _without_rest(a: Annotated, found: Sequence[FoundAct]) -> list[FoundAct]:
    """The acts, without what is kept "i övrigt" of an agreement that is ended in part."""
    parted = {i for f in found if f.act == "partly_end" for i in f.pairs}
    return [f for f in found if f.act != "keep" or not set(f.pairs) <= parted or not _of_the_rest(a, a.unit(f.verb))]


def _of_new_ones(a: Annotated, found: Sequence[FoundAct], pairs: Sequence[Pair]) -> list[FoundAct]:
    """The acts, without a making of what we have already: "Motion om en vänort på Island" is about none of our three."""
    kept: list[FoundAct] = []
    for act in found:
        if act.act != "establish" or act.stage == "reported":
            kept.append(act)
            continue
        unit = a.unit(act.verb)
        new = tuple(
            i
            for i in act.pairs
            if i >= len(pairs)
            or any(unit.first <= at < unit.last for at in pairs[i].places)
            or not held(a, pairs[i].places)
        )
        if new:
            kept.append(act if new == act.pairs else replace(act, pairs=new))
    return kept


def _without_its_paper(a: Annotated, found: Sequence[FoundAct]) -> list[FoundAct]:
    """The acts, without an amending that is the paper of a renewal: "förlänga avtalet och underteckna tilläggsavtalet"."""
    renewed = {(f.stage, i) for f in found if f.act == "renew" for i in f.pairs}

    def is_paper(f: FoundAct) -> bool:
        words = " ".join(a.word(i) for i in (f.verb, f.object))
        return f.act == "amend" and "tilläggsavtalet" in words and all((f.stage, i) in renewed for i in f.pairs)

    return [f for f in found if not is_paper(f)]


def _of_the_rest(a: Annotated, unit: Unit) -> bool:
    return bool(
        {"övrigt", "övriga", "resten", "resterande"} & {t.text.lower() for t in a.tokens[unit.first : unit.last]}
    )


def _closing(act: FoundAct) -> FoundAct:
    """An end told with the years that the agreement lasted, at the last of them: "Vänorter: 1947–2013. Avslutat av X."."""
    if act.act != "end" or act.date is None or act.date.precision != "range" or not act.date.value:
        return act
    first, last = act.date.value.split("/")[0], act.date.value.split("/")[-1]
    years = all(year.isdigit() and len(year) == 4 for year in (first, last))
    if not years or int(last) - int(first) <= 1:
        return act  # "vid årsskiftet" is the turn of two years
    return replace(act, date=Date(value=last, precision="year"))


def _same_day(a: Annotated, found: Sequence[FoundAct], act: FoundAct) -> FoundAct:
    """An act "från samma dag" takes effect on the day of the one told before it."""
    if act.effective is not None or act.stage not in ("decided", "proposed"):
        return act
    unit = a.unit(act.verb)
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    at = next((n for n in range(1, len(words)) if words[n - 1 : n + 1] in (["samma", "dag"], ["samma", "datum"])), None)
    before = [f for f in found if f.verb < act.verb and f.effective is not None and f.stage == act.stage]
    if at is None or not before:
        return act
    return replace(act, effective=before[-1].effective, effective_at=unit.first + at)


def _wished(a: Annotated, match: Match, motion_kind: str | None) -> FoundAct:
    """What the title of a motion in a list asks for."""
    verb = match.captures.get("verb", match.start)
    act: ActName = match.rule.gives.get("act") or LABELS[a.tokens[verb].label]
    by: By = "petition" if motion_kind == "medborgarforslag" else "motion"
    return FoundAct(act, "requested", by, verb, match.captures["object"], match.rule.id)
