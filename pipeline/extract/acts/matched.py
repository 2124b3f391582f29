"""The act of one match: a verb with its object, its stage, and all that makes it none.

What turns the act into another comes first (a denial, a part, a time), then what makes it no act, then its stage.
"""

from __future__ import annotations

from pipeline.extract.acts.act import LABELS, TOLD_VERBS, FoundAct
from pipeline.extract.acts.ahead import decision_day, organ_at
from pipeline.extract.acts.anew import new_text, renewed, signed_anew
from pipeline.extract.acts.attributes import in_relative, is_attribute
from pipeline.extract.acts.cues import Cues
from pipeline.extract.acts.modal import MAY, modal
from pipeline.extract.acts.news import fresh_news
from pipeline.extract.acts.offers import asker, letter_day, we_ask
from pipeline.extract.acts.orders import told_order
from pipeline.extract.acts.partly import for_a_time, in_part
from pipeline.extract.acts.performs import is_letter_of_its_own
from pipeline.extract.acts.referred_back import is_purpose
from pipeline.extract.acts.relative import decided_before
from pipeline.extract.acts.ruled_nouns import ruling
from pipeline.extract.acts.stage_signs import announces
from pipeline.extract.acts.stages import stage_of, told_filed
from pipeline.extract.acts.steps import with_step
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
    of_itself,
    ran_out,
    their_wish,
    turned_down,
)
from pipeline.extract.acts.unsigned import not_yet_signed, unsigned
from pipeline.extract.acts.untold import not_so, under_condition
from pipeline.extract.acts.weighed import is_weighed
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.partners.exceptions import set_of
from pipeline.extract.partners.lists import plural
from schemas.record import ActName, By
from schemas.statement import FORMAL_PARTS, TOLD_PARTS, Stage

_Stage = tuple[Stage, By, bool, By | None]  # stage, by whom, told as background only, and which partner wishes it


def read_match(
    a: Annotated, match: Match, motion_kind: str | None, places: frozenset[int] = frozenset()
) -> FoundAct | None:
    """The act of one match; `places` are the foreign partners who may be the ones that ask."""
    target = set_of(a, match.captures["object"], match.captures.get("verb", match.start))
    order = match.rule.gives["order"]
    verb = target if order == "asked" else match.captures.get("verb", match.start)  # behind the "om" of the wish
    unit = a.unit(verb)
    cues = Cues(a, unit, verb)
    act, refused = _named(a, match, unit, verb, target, cues)
    if act is None or _is_no_act(a, match, unit, verb, target, act):
        return None
    if order == "text":
        act = new_text(a, act)
    if act == "establish" and _means_one(a, unit, verb):
        return None
    changed = act if order == "text" else renewed(a, verb, target, act)
    if changed is None:
        signed = signed_anew(a, unit, verb)
        if signed is None:
            return None
        verb, order = signed, "split"
        cues = Cues(a, unit, verb)
    else:
        act = changed
    staged = _staged(a, unit, verb, cues, motion_kind, order, act, places, refused=refused)
    if staged is None:
        return None
    stage, by, background, wished = staged
    if act in ("end", "keep") and stage == "decided" and no_reason(a, unit, cues):
        act = "keep"
    elif _is_unreal(a, unit, verb, cues, act, stage, wished):
        return None
    if _is_past_history(a, match, unit, verb, target, act, stage):
        return None
    if order in ("noun", "alone"):  # the verb that tells of it belongs to the quote ("initierats en utvärdering")
        target = verb if order == "alone" else target
        verb = next(
            (i for i in range(verb - 1, max(unit.first, verb - 3) - 1, -1) if a.tokens[i].form in TOLD_VERBS), verb
        )
    found = with_step(a, unit, FoundAct(act, stage, by, verb, target, match.rule.id, background=background))
    return letter_day(a, unit, found) if wished else found


def _named(a: Annotated, match: Match, unit: Unit, verb: int, target: int, cues: Cues) -> tuple[ActName | None, bool]:
    """The act that verb and object name, None where its denial leaves nothing, and whether a decision refuses it."""
    act: ActName = match.rule.gives.get("act") or LABELS[a.tokens[verb].label]
    order, negated = match.rule.gives["order"], cues.negated
    if negated and unit.part.kind == "beslut" and a.tokens[verb].form == "noun" and ruling(a, verb) == "refuses":
        negated = False  # "säger nej till förlängning av avtalet" turns the step down, and is none of its opposite
    if negated and act == "establish" and is_next(a, unit, target):
        act, negated = "not_renew", False
    if negated and never(a, unit, verb):
        return None, False
    refused = negated and act in _REFUSED and unit.part.kind == "beslut"
    if negated and not refused:
        turned: dict[str, ActName] = {"end": "keep", "renew": "not_renew", "not_renew": "renew"}
        if act not in turned or (act == "end" and unit.part.kind not in FORMAL_PARTS):
            return None, False  # what speaks against an end keeps nothing until somebody proposes or decides that
        act = turned[act]
    if act == "end" and order != "noun" and is_ground(a, unit, verb):
        return None, False
    if act == "end" and for_a_time(a, verb):
        act = "pause"
    if order == "topic" and any(t.text.lower() == "inte längre" for t in a.tokens[unit.first : verb]):
        return None, False  # "inte längre ha X som vänort"
    if act == "end" and in_part(a, unit, verb):
        act = "partly_end"
    return act, refused


def _is_no_act(a: Annotated, match: Match, unit: Unit, verb: int, target: int, act: ActName) -> bool:
    """Whether something is no step but a state, a means, an aim, a content, a condition or what is so at present."""
    taken_back = match.rule.id not in ("act.take-back", "act.pause-over") and is_undone(a, unit, verb)
    if (act != "amend" and is_content(a, unit, verb)) or follows(a, unit, verb):
        return True
    if taken_back or is_means(a, unit, verb) or is_state(a, unit, verb) or is_growth(a, verb, target):
        return True
    if (act == "establish" and is_anniversary(a, unit, verb)) or not_so(a, unit, verb):
        return True
    if match.rule.id == "act.wish-for" and a.word(verb) == "som" and _has_already(a, unit, verb):
        return True
    if under_condition(a, unit, verb) or (act in ("renew", "not_renew", "end") and of_itself(a, unit, verb)):
        return True
    if is_at_present(a, unit, verb) and unit.part.kind not in FORMAL_PARTS:
        return True
    rests = a.word(verb).startswith("legat ") and not _by_decision(a, unit)
    return is_purpose(a, unit, verb) or rests


def _has_already(a: Annotated, unit: Unit, at: int) -> bool:
    """Whether "som" tells what a town is to us: "Lund, som har Viborg som vänort sedan 1942, tänker …"."""
    return any(a.word(i) in ("har", "hade") for i in range(max(unit.first, at - 5), at))


def _means_one(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a made agreement only says which one is meant: "det avtal som ingicks 2009"."""
    told = a.tokens[verb].form in TOLD_VERBS
    return told and is_attribute(a, unit, verb) and unit.part.kind not in TOLD_PARTS


def _staged(
    a: Annotated,
    unit: Unit,
    verb: int,
    cues: Cues,
    motion_kind: str | None,
    order: str,
    act: ActName,
    places: frozenset[int],
    *,
    refused: bool,
) -> _Stage | None:
    """How far an act has come and by whom, a partner's wish and what was turned down told apart; None where it is no act."""
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
        by = "foreign" if act == "establish" and their_wish(a, unit) else by
    return stage, by, background, wished


def _is_unreal(a: Annotated, unit: Unit, verb: int, cues: Cues, act: ActName, stage: Stage, wished: By | None) -> bool:
    """Whether an act is only thought of; what is asked, or tried on a day to come, may be."""
    if stage == "planned" and decision_day(a, unit) is not None:
        return a.tokens[verb].label == "INVESTIGATE"  # "prövas av fullmäktige den 26 april": `coming` tells that
    if wished == "foreign" and (modal(a, unit, verb) in MAY or asks_whether(a, unit, verb)):
        return False  # "undrar om …"
    if stage in ("requested", "proposed") and wished is None and is_weighed(a, unit, verb):
        return True
    if wished == "petition" and "på sin tid" in a.words(unit).lower():
        return True  # a wish that is only remembered
    if stage == "requested" and unit.part.kind == "beslut" and not told_filed(a, unit, verb):
        return False  # "att fråga X om staden vill bli vänort"
    if stage == "requested" and wished is None and unit.part.kind != "yrkande" and a.word(verb - 1) == "frågan om":
        return False  # "Frågan om uppsägning har väckts i en motion"
    return is_hypothetical(a, unit, verb, act, cues)


def _is_past_history(
    a: Annotated, match: Match, unit: Unit, verb: int, target: int, act: ActName, stage: Stage
) -> bool:
    """Whether what is told is how things stood or came about, and no act of the record."""
    if (act, stage) == ("end", "reported") and ran_out(a, unit):
        return True  # it has run out, and nobody ended it
    fresh = fresh_news(a, unit) or _waits(a, unit, verb)
    if act == "establish" and stage == "reported" and (in_relative(a, unit, verb) or not fresh):
        return True  # a told beginning is the field `established`
    if stage == "reported" and told_order(a, unit, verb) and plural(a, target):
        return True  # "fick i uppdrag att se över kommunens vänorter": how the matter came about, of no one agreement
    return _is_present_review(a, unit, match, act, stage)


def _waits(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether what a paper tells to be decided on is not concluded: its decision has a day, and the text no signatures yet."""
    if a.word(verb).startswith(("underteckna", "skrev", "signera")):
        return False
    if not (unsigned(a) if is_letter_of_its_own(a) else not_yet_signed(a)):
        return False
    return any(organ_at(a, i) is not None for i in range(unit.first, unit.last)) and any(
        a.tokens[i].label == "DATE" for i in range(unit.first, unit.last)
    )


def _wisher(a: Annotated, unit: Unit, verb: int, order: str, places: frozenset[int]) -> By | None:
    if not places or order in ("gone", "clause", "task") or a.tokens[verb].form in TOLD_VERBS:
        return None
    if decided_before(a, unit, verb) or announces(a, unit, verb):
        return None
    if unit.part.kind == "beslut":  # minutes without a heading below their decision
        return "petition" if a.tokens[unit.first].label == "" and asker(a, unit, verb, places) == "petition" else None
    return asker(a, unit, verb, places) if unit.part.kind in ("arende", "beredning", "annat", "rubrik") else None


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
    return not any(t.label == "DATE" for t in tokens) or any(t.text.lower() in _PAPERS for t in tokens)


_AUDIT = ("revis", "konsult", "extern", "utomstående", "universitet", "högskol")


_PAPERS = frozenset(
    {"skrivelse", "tjänsteskrivelse", "tjänsteutlåtande", "skrivelsen", "rapport", "rapporten", "uppdrag"}
)
