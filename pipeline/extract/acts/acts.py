"""What is done to the agreement, and how far it has come.

A candidate is a verb with its object (`acts.yml`). Its stage comes from three places, in this order: the cues in its
clause and in the clause that introduces it (asked, proposed, announced, told, negated, a mere possibility), the part
of the item it stands in, and the form of the verb. What none of them settles is no act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.acts.act import LABELS, TOLD_VERBS, FoundAct
from pipeline.extract.acts.ahead import decision_day
from pipeline.extract.acts.alike import alike
from pipeline.extract.acts.anew import new_text, renewed, signed_anew
from pipeline.extract.acts.announced import coming, put_ahead
from pipeline.extract.acts.answers import answered
from pipeline.extract.acts.attributes import is_attribute
from pipeline.extract.acts.bare import bare, titled
from pipeline.extract.acts.cues import Cues
from pipeline.extract.acts.dated_nouns import dated_nouns, passed_nouns
from pipeline.extract.acts.decided_nouns import decided_nouns
from pipeline.extract.acts.headlines import asked_beside, wished_by_title, without_headline
from pipeline.extract.acts.joined import joined
from pipeline.extract.acts.listed import in_lists
from pipeline.extract.acts.merge import merge
from pipeline.extract.acts.modal import MAY, modal
from pipeline.extract.acts.news import fresh_news
from pipeline.extract.acts.noted import noted
from pipeline.extract.acts.objects import nearest
from pipeline.extract.acts.offers import asker, letter_day, offered, we_ask
from pipeline.extract.acts.orders import told_order
from pipeline.extract.acts.others import of_others
from pipeline.extract.acts.owners import owners_of
from pipeline.extract.acts.partly import for_a_time, in_part
from pipeline.extract.acts.pauses_over import lifted, without_presupposed
from pipeline.extract.acts.pointed import pointed
from pipeline.extract.acts.reach import behind_attribute, far
from pipeline.extract.acts.referred_back import is_purpose
from pipeline.extract.acts.relative import decided_before
from pipeline.extract.acts.scope import FoundScope
from pipeline.extract.acts.so_done import so_done
from pipeline.extract.acts.stages import announces, stage_of
from pipeline.extract.acts.steps import each_renewal, with_step
from pipeline.extract.acts.tabled import tabled
from pipeline.extract.acts.tellers import together
from pipeline.extract.acts.unreal import (
    asks_whether,
    follows,
    is_anniversary,
    is_at_present,
    is_content,
    is_ground,
    is_growth,
    is_hypothetical,
    is_means,
    is_next,
    is_state,
    is_undone,
    never,
    no_reason,
    ran_out,
    turned_down,
)
from pipeline.extract.acts.untold import not_so, under_condition
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.partners.exceptions import set_of
from pipeline.extract.partners.held import held
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.partners import Pair
from pipeline.rules.loader import rule
from schemas.dates import Date
from schemas.document import MINUTES
from schemas.record import ActName, By
from schemas.statement import FORMAL_PARTS, Stage


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

    def owned(acts: Iterable[FoundAct]) -> Iterator[FoundAct]:
        for act in acts:
            if owners := owners_of(a, act, pairs, scopes, titles):
                yield replace(act, pairs=owners)

    found: list[FoundAct] = []
    matches = a.find("acts")
    places = frozenset(at for p in pairs if p.body is None for at in (*p.places, *_opening(a, p.name)))
    places |= _addressed(a, pairs)
    theirs = places if motion_kind is None and a.head.kind not in ("motion", "avtal") else frozenset()
    taken = nearest(a, [*matches, *far(a, matches), *behind_attribute(a)])
    taken += joined(a, {m.captures.get("verb", m.start): m.captures["object"] for m in taken})
    taken += noted(a, {m.captures.get("verb", m.start) for m in taken})
    for match in taken:
        at = a.tokens[match.captures.get("verb", match.start)].start
        if any(row.start <= at < row.end or row.head[0] <= at < row.head[1] for row in a.table):
            continue  # a table's cell is a state, its head no act
        told_in_list = any(s <= a.tokens[match.captures["object"]].start < e for s, e in listed)
        act = _wished(a, match, motion_kind) if told_in_list else _read(a, match, motion_kind, theirs)
        if act is None:
            continue
        owners = owners_of(a, act, pairs, scopes, titles)
        if owners and not of_others(a, act, pairs, owners):
            found += [replace(one, pairs=owners) for one in each_renewal(a, act)]
    active = rule("acts", "act.verb-object")
    for verb in bare(a, {m.captures.get("verb", m.start) for m in taken}):
        order = "noun" if a.tokens[verb].form == "noun" else "active"
        match = Match(
            replace(active, id="act.bare", gives={"order": order}), verb, verb + 1, {"verb": verb, "object": verb}
        )
        act = _read(a, match, motion_kind, theirs)
        owners = titled(a, act, pairs, scopes) if act else ()
        if act and owners:
            found.append(replace(act, pairs=owners))
    for noun, act in decided_nouns(a):
        owners = owners_of(a, act, pairs, scopes, titles) or titled(a, act, pairs, scopes)
        if owners:
            found.append(replace(act, object=noun, pairs=owners))
    found += owned(so_done(a))
    found = without_presupposed(a, [*found, *owned(lifted(a))])
    found += owned(passed_nouns(a, found))
    found += owned(dated_nouns(a, found))
    if theirs:
        wished = {i for f in found if f.by == "foreign" and f.stage == "requested" for i in f.pairs}
        found += [f for f in offered(a, pairs) if not set(f.pairs) & wished]
        found = answered(a, found, pairs)
    for act in in_lists(a, places):
        owners = owners_of(a, act, pairs, scopes, titles)
        same = [f for f in found if f.act == act.act and f.pairs == owners and f.by == act.by]
        if owners and not any(f.stage == "reported" for f in same):
            found = [*(f for f in found if f not in same), replace(act, pairs=owners)]
    found = put_ahead(a, _of_new_ones(a, _without_rest(a, found), pairs))
    found += owned(coming(a, found))
    found = without_headline(a, found, titles)
    known = {(f.act, i) for f in found for i in f.pairs}
    found += [f for f in tabled(a, pairs) if f.act == "end" or (f.act, f.pairs[0]) not in known]
    found += list(alike(a, found))
    for act in wished_by_title(a, titles, "petition" if motion_kind == "medborgarforslag" else "motion"):
        owners = owners_of(a, act, pairs, scopes)
        asked = {i for f in found if f.by in ("motion", "petition") for i in f.pairs}
        if owners and not asked & set(owners):
            found += _of_new_ones(a, [replace(act, pairs=owners)], pairs)
    return merge(pointed(a, asked_beside(a, [_same_day(a, found, _closing(act)) for act in found]), pairs), a)


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


def _read(a: Annotated, match: Match, motion_kind: str | None, places: frozenset[int] = frozenset()) -> FoundAct | None:
    """The act of one match; `places` are the foreign partners who may be the ones that ask."""
    verb, target = match.captures.get("verb", match.start), match.captures["object"]
    target = set_of(a, target, verb)
    order = match.rule.gives["order"]
    verb = target if order == "asked" else verb  # behind the "om" on which the wish hangs
    token, unit = a.tokens[verb], a.unit(verb)
    act: ActName = match.rule.gives.get("act") or LABELS[token.label]
    cues = Cues(a, unit, verb)
    negated = cues.negated
    if negated and act == "establish" and is_next(a, unit, target):
        act, negated = "not_renew", False
    if negated and never(a, unit, verb):
        return None
    refused = negated and act in _REFUSED and unit.part.kind == "beslut"
    if negated and not refused:
        turned: dict[str, ActName] = {"end": "keep", "renew": "not_renew", "not_renew": "renew"}
        if act not in turned or (act == "end" and unit.part.kind not in FORMAL_PARTS):
            return None  # what speaks against an end is no act of keeping until somebody proposes or decides that
        act = turned[act]
    if act == "end" and order != "noun" and is_ground(a, unit, verb):
        return None
    if act == "end" and for_a_time(a, verb):
        act = "pause"
    if order == "topic" and any(t.text.lower() == "inte längre" for t in a.tokens[unit.first : verb]):
        return None  # "inte längre ha X som vänort"
    if act == "end" and in_part(a, unit, verb):
        act = "partly_end"
    taken_back = match.rule.id not in ("act.take-back", "act.pause-over") and is_undone(a, unit, verb)
    if (act != "amend" and is_content(a, unit, verb)) or follows(a, unit, verb):
        return None
    if taken_back or is_means(a, unit, verb) or is_state(a, unit, verb) or is_growth(a, verb, target):
        return None
    if (act == "establish" and is_anniversary(a, unit, verb)) or not_so(a, unit, verb):
        return None
    if under_condition(a, unit, verb):
        return None
    if is_at_present(a, unit, verb) and unit.part.kind not in FORMAL_PARTS:
        return None
    if is_purpose(a, unit, verb) or (token.text.lower().startswith("legat ") and not _by_decision(a, unit)):
        return None
    if order == "text":
        act = new_text(a, act)
    changed = act if order == "text" else renewed(a, verb, target, act)
    if (
        act == "establish"
        and token.form in TOLD_VERBS
        and is_attribute(a, unit, verb)
        and unit.part.kind not in _NEWS_PARTS
    ):
        return None  # which agreement is meant
    if changed is None:
        signed = signed_anew(a, unit, verb)
        if signed is None:
            return None
        verb, order = signed, "split"
        cues = Cues(a, unit, verb)
    else:
        act = changed
    stage, by, background = stage_of(a, unit, verb, cues, motion_kind, order)
    wished = _wisher(a, unit, verb, order, places)
    if wished and act == "keep":
        return None  # "X vill att samarbetet fortsätter" asks for nothing
    if wished:
        stage, by, background = "requested", wished, True
    if stage == "decided" and act == "establish" and we_ask(a, unit, verb, places):
        stage = "requested"
    if stage == "decided" and act in ("end", "partly_end", "pause") and together(a, unit, verb, places):
        by = "mutual"
    denied = turned_down(a, unit, verb)
    if denied is not None and stage in ("decided", "requested"):
        stage, by = "rejected", denied
    if order == "gone":
        stage, by, background = "reported", "unknown", True
    if order == "clause":
        stage, by = "requested", "petition" if motion_kind == "medborgarforslag" else "motion"
    if stage is None or (refused and stage != "decided"):
        return None
    if refused:
        stage = "rejected"  # "Vänortsavtal med X ingås inte"
    ahead = stage == "planned" and decision_day(a, unit) is not None
    if ahead and token.label == "INVESTIGATE":
        return None  # "avtalet prövas av fullmäktige den 26 april": what is tried there `coming` tells
    asked_if = wished == "foreign" and (modal(a, unit, verb) in MAY or asks_whether(a, unit, verb))  # "undrar om …"
    asked_if = asked_if or (
        stage == "requested" and unit.part.kind == "beslut"
    )  # "att fråga X om staden vill bli vänort"
    if act in ("end", "keep") and stage == "decided" and no_reason(a, unit, cues):
        act = "keep"
    elif not ahead and not asked_if and is_hypothetical(a, unit, verb, act, cues):
        return None
    if (act, stage) == ("end", "reported") and ran_out(a, unit):
        return None  # it has run out, and nobody ended it
    if act == "establish" and stage == "reported" and not fresh_news(a, unit):
        return None  # a told beginning is the field `established`
    if stage == "reported" and told_order(a, unit, verb) and plural(a, target):
        return None  # "fick i uppdrag att se över kommunens vänorter": how the matter came about, of no one agreement
    if _is_present_review(a, unit, match, act, stage):
        return None
    if order in ("noun", "alone"):  # the verb that tells of it belongs to the quote ("initierats en utvärdering")
        target = verb if order == "alone" else target
        verb = next(
            (i for i in range(verb - 1, max(unit.first, verb - 3) - 1, -1) if a.tokens[i].form in TOLD_VERBS), verb
        )
    found = with_step(a, unit, FoundAct(act, stage, by, verb, target, match.rule.id, background=background))
    return letter_day(a, unit, found) if wished else found


def _wisher(a: Annotated, unit: Unit, verb: int, order: str, places: frozenset[int]) -> By | None:
    if not places or order in ("gone", "clause", "task") or a.tokens[verb].form in TOLD_VERBS:
        return None
    if decided_before(a, unit, verb) or announces(a, unit, verb):
        return None
    if unit.part.kind == "beslut":  # minutes without a heading below their decision
        return "petition" if a.tokens[unit.first].label == "" and asker(a, unit, verb, places) == "petition" else None
    return asker(a, unit, verb, places) if unit.part.kind in ("arende", "beredning", "annat", "rubrik") else None


_NEWS_PARTS = ("arende", "annat", "beredning")
_REFUSED = ("establish", "pause", "resume")  # what a decision not to do is no other act than that


def _by_decision(a: Annotated, unit: Unit) -> bool:
    """Whether a state is told as the outcome of a decision: "som enligt beslut 2009 legat i pausläge"."""
    return any("beslut" in a.tokens[i].text.lower() for i in range(unit.first, unit.last))


def _is_present_review(a: Annotated, unit: Unit, match: Match, act: ActName, stage: Stage) -> bool:
    """Whether what is told is the review of the matter at hand, an inquiry into it or how it was handled: no act."""
    went_through = match.rule.id == "act.went-through"
    tokens = a.tokens[unit.first : unit.last]
    verb = a.tokens[match.captures.get("verb", match.start)]
    if verb.text.lower().startswith("gransk") and act == "evaluate":
        return not any(t.label == "DATE" or t.text.lower().startswith(_AUDIT) for t in tokens)
    if not went_through:
        return (act, stage) == ("investigate", "reported")  # an inquiry that is told is how the matter was handled
    if any(t.label == "PARA" for t in tokens):
        return True  # a meeting's § is where the matter was handled
    return not any(t.label == "DATE" for t in tokens) or any(t.text.lower() in PAPERS for t in tokens)


_AUDIT = ("revis", "konsult", "extern", "utomstående", "universitet", "högskol")


def _wished(a: Annotated, match: Match, motion_kind: str | None) -> FoundAct:
    """What the title of a motion in a list asks for."""
    verb = match.captures.get("verb", match.start)
    act: ActName = match.rule.gives.get("act") or LABELS[a.tokens[verb].label]
    by: By = "petition" if motion_kind == "medborgarforslag" else "motion"
    return FoundAct(act, "requested", by, verb, match.captures["object"], match.rule.id)


PAPERS = frozenset(
    {"skrivelse", "tjänsteskrivelse", "tjänsteutlåtande", "skrivelsen", "rapport", "rapporten", "uppdrag"}
)
