"""How far an act has come: the cues that reach its verb, the part it stands in, and the form of the verb.

The order is the one of `acts.py`: asked, proposed, announced, told; what none of them settles is no act.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS, has_s
from pipeline.extract.acts.ahead import behind, decision_day, signed_later, signs_both
from pipeline.extract.acts.asking import (
    ASKING,
    asked_by,
    asking_noun,
    asks_in_front,
    lost_behind,
    names_motion,
    of_member,
    party_moves,
)
from pipeline.extract.acts.attributes import in_relative, is_attribute
from pipeline.extract.acts.carried import carried
from pipeline.extract.acts.cues import Cues
from pipeline.extract.acts.modal import SHALL, WISH, lies_ahead, modal, will
from pipeline.extract.acts.motions_wish import of_motion
from pipeline.extract.acts.orders import done, put_off, told_order
from pipeline.extract.acts.papers import decides_today, is_letter, is_prose
from pipeline.extract.acts.parts_of_motion import fate_of_part
from pipeline.extract.acts.performs import performed_by
from pipeline.extract.acts.relative import decided_before, decided_elsewhere
from pipeline.extract.acts.ruled_nouns import ruling, told_ruling
from pipeline.extract.acts.stage_signs import (
    AGREED,
    CHOSE,
    CLEARED,
    HAPPENED,
    NEWS,
    announces,
    decides_here,
    disposes_of,
    from_outside,
    grants,
    held_over,
    laid_by_organ,
    latest,
    mood,
    moved_by_member,
    names_a_member,
    of_its_paper,
    only_notes,
    own_decision,
    planned_behind,
    proposal_of,
    proposes_noun,
    said_by_mover,
    tells_refusal,
)
from pipeline.extract.acts.subjects import told_head
from pipeline.extract.acts.taken import decision_taken, said_yes_or_no, told_decision
from pipeline.extract.acts.tellers import both_sign, foreign_asker, teller
from pipeline.extract.acts.weighed import argued
from pipeline.extract.annotate import Annotated, Unit
from schemas.document import MINUTES, PAGES
from schemas.record import By
from schemas.statement import FORMAL_PARTS, OWN_PARTS, Stage

Reading = tuple[Stage | None, By, bool]  # stage, by whom, and whether it is told as background only
_NO_ACT: Reading = (None, "unknown", False)


@dataclass(frozen=True, slots=True)
class _Case:
    """A verb with what stands around it: the part it is in, its form, who asks, and the cues that reach it."""

    a: Annotated
    unit: Unit
    verb: int
    cues: Cues
    order: str
    kind: str
    form: str
    motion_kind: str | None
    asker: By
    asked: int | None = None
    proposed: int | None = None
    told: int | None = None

    @property
    def where(self) -> tuple[Annotated, Unit, int]:
        return self.a, self.unit, self.verb


def stage_of(a: Annotated, unit: Unit, verb: int, cues: Cues, motion_kind: str | None, order: str) -> Reading:
    """Stage, by whom, and whether it is told as background only."""
    kind = "arende" if (is_letter(a, unit) and not motion_kind) or is_prose(a, unit) else unit.part.kind
    asker: By = "petition" if motion_kind == "medborgarforslag" else "motion" if motion_kind else "swedish"
    case = _Case(a, unit, verb, cues, order, kind, _form(a, unit, verb), motion_kind, asker)
    if a.head.kind == "avtal" and case.form in ("pres", "inf") and of_its_paper(a, unit, verb):
        return "decided", "mutual", False
    if order == "topic" and motion_kind and told_filed(a, unit, verb):
        return "requested", asker, False
    if (settled := _by_part(case)) is not None:
        return settled
    if decided_before(a, unit, verb) or (kind in FORMAL_PARTS and decided_elsewhere(a, unit, verb)):
        return "reported", teller(a, unit, verb), True
    noun = asking_noun(a, unit, verb)
    if noun is not None and kind not in FORMAL_PARTS and tells_refusal(a, unit):
        return "rejected", asker if motion_kind else "motion", True  # "fullmäktige avslog 2019 en motion om att …"
    case = _with_askers(case, noun)
    return next((found for reader in _READERS if (found := reader(case)) is not None), _NO_ACT)


_FILES = (
    "anmäl",
    "väck",
    "lämnade",
    "lämnat",
    "inlämn",
    "inkom",
    "ingav",
    "ingivit",
    "ställde",
    "skrev",
    "framställde",
)


def told_filed(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a sentence tells who filed the motion that names its wish: "Agnes Hult (MP) anmälde 2020-10-22 en motion om …"."""
    before = range(unit.first, noun + 1)
    filed = any(a.word(i).startswith(_FILES) for i in before)
    return filed and any(
        a.tokens[i].label == "ASK" and a.word(i).startswith(("motion", "medborgarförslag")) for i in before
    )


def _form(a: Annotated, unit: Unit, verb: int) -> str:
    """The form of a verb; an infinitive that tells what came to pass is past: "lät utvärdera", "kom att förlängas"."""
    form = a.tokens[verb].form or mood(a.tokens[verb].text)
    before = [t.text.lower() for t in a.tokens[max(unit.first, verb - 3) : verb] if t.label not in ("DATE", "NEG")]
    told = form == "pres" or (form == "inf" and has_s(a.tokens[verb]) and modal(a, unit, verb) is None)
    if told and before[-1:] != ["att"] and _of_decade(a, unit):
        return "past"
    came = before[-1:] == ["att"] and "kom" in [t.text.lower() for t in a.tokens[max(unit.first, verb - 4) : verb]]
    if before[-1:] == ["bli"] and form in TOLD_VERBS:
        return "inf"  # "föreslås bli uppsagt"
    return "past" if form == "inf" and (came or before[-1:] in (["lät"], ["låtit"])) else form


_DECADE = re.compile(r"(?:1[89]|20)\d0-talet\W*$")


def _of_decade(a: Annotated, unit: Unit) -> bool:
    """Whether a history tells under the heading of a decade, in the present tense: "1990-talet" over "Avtalet förnyas 1992"."""
    at = a.unit_index(unit.first)
    above = next((u for u in reversed(a.units[max(0, at - 4) : at]) if _DECADE.match(a.words(u))), None)
    years = (a.tokens[i].data for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE")
    return above is not None and any(d.value and d.value[:3] == a.words(above)[:3] for d in years)


def _by_part(c: _Case) -> Reading | None:
    """What the part settles, and the words of a formal one that decide on the spot."""
    a, unit, verb = c.where
    if c.kind == "rubrik" and a.head.kind in PAGES and not names_motion(a, unit):
        return _NO_ACT  # "Fullmäktige behåller avtalet", "Nej till vänort i X" is the news, and no motion's title
    if c.kind == "rubrik":
        return ("requested", c.asker, False) if c.motion_kind else _NO_ACT
    if c.kind == "motion" or a.head.kind == "motion":
        if c.form in TOLD_VERBS and not held_over(a, unit, verb):
            return "reported", "swedish", True
        return "requested", c.asker if c.motion_kind else "motion", argued(a, unit, verb)
    if c.kind == "reservation":
        return _NO_ACT
    names = c.form == "noun" or c.order in ("noun", "topic")
    wish = c.motion_kind is not None and c.kind not in OWN_PARTS and c.form not in TOLD_VERBS
    if wish and of_motion(a, unit, verb, noun=names):
        return "requested", c.asker, False
    if c.kind == "yrkande" and c.form in TOLD_VERBS and is_attribute(a, unit, verb):
        return "reported", "unknown", True
    if c.kind == "yrkande":
        return ("proposed" if laid_by_organ(a, unit) else "requested"), "swedish", False
    if c.kind in ("arende", "annat") and c.form == "inf" and decides_today(a, unit, verb):
        return "decided", "swedish", False
    if (performer := performed_by(a, unit, verb, c.cues)) is not None:
        return ("decided", "swedish", False) if performer == "swedish" else ("reported", "foreign", True)
    return None


def _with_askers(c: _Case, noun: int | None) -> _Case:
    """The case with its cues, and with who asks where `noun`, a verb of proposing or the sentence's opening says it."""
    a, unit, verb = c.where
    asked, proposed, told = c.cues.before("ASK"), c.cues.before("PROPOSE"), c.cues.before("TOLD")
    asker, motion_kind = c.asker, c.motion_kind
    if noun is not None:
        asked = max(noun, asked or 0)
        asker = asker if motion_kind else asked_by(a, noun)
        motion_kind = motion_kind or "motion"
    elif asked is not None and motion_kind is None and a.word(asked).startswith(ASKING):
        asker = asked_by(a, asked)  # "föreslog att motionen om att säga upp avtalet avslås"
    if proposed is not None and motion_kind and said_by_mover(a, proposed):
        asked = max(proposed, asked or 0)
    if proposed is not None and party_moves(a, unit, proposed):
        asker, asked = asker if motion_kind else "motion", max(proposed, asked or 0)
        motion_kind = motion_kind or "motion"
    if asks_in_front(a, unit, verb, listed=motion_kind is not None):
        asker = asker if motion_kind else asked_by(a, unit.first)
        asked, motion_kind = verb, motion_kind or "motion"
    return replace(c, asker=asker, motion_kind=motion_kind, asked=asked, proposed=proposed, told=told)


def _by_members(c: _Case) -> Reading | None:
    """What a member moves, a decision announces, and a motion that was lost."""
    a, unit, verb = c.where
    if c.kind == "forslag" and a.head.kind in MINUTES and c.proposed is not None and said_by_mover(a, c.proposed):
        return "requested", "swedish", False
    if c.kind == "forslag" and a.head.kind in MINUTES and names_a_member(a, unit):
        return "requested", "swedish", False
    if c.kind == "beslut" and decision_day(a, unit) is not None:
        return "planned", "swedish", False
    if c.kind == "beslut" and announces(a, unit, verb):
        return "reported", "foreign", True  # a notice among what the organ takes note of
    if c.kind in ("arende", "annat", "beslutsgang") and moved_by_member(a, unit, c.proposed) and not c.motion_kind:
        return "requested", "swedish", False
    if c.asked is not None and lost_behind(a, unit) and of_member(a, unit, c.asked):
        return "rejected", "motion", False
    return None


def _formal(c: _Case) -> Reading | None:
    """What a decision or a proposal makes of it."""
    a, unit, verb = c.where
    if c.kind not in FORMAL_PARTS:
        return None
    if c.motion_kind and disposes_of(a, unit, verb):
        return "requested", c.asker, False
    fate = fate_of_part(a, unit, verb) if c.motion_kind else None
    if fate is not None and fate != "granted":
        return "requested", c.asker, False  # "avslå motionen såvitt avser att säga upp avtalet"
    if (
        fate is None
        and c.asked is not None
        and (c.proposed is None or c.asked >= c.proposed)
        and not grants(a, unit, c.asked)
    ):
        return "requested", "swedish" if of_member(a, unit, c.asked) else c.asker, False
    if c.form in TOLD_VERBS and not held_over(a, unit, verb):
        return "reported", "unknown" if only_notes(a, unit, verb) else teller(a, unit, verb), True
    words = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
    if any(words[n : n + 3] == ["hänvisning", "till", "att"] for n in range(len(words))):
        return _NO_ACT  # "anses besvarad med hänvisning till att avtalet inte förnyas"
    if a.tokens[verb].label == "KEEP" and {"noterar", "konstaterar"} & set(words[:4]):
        return _NO_ACT  # "noterar att avtalet löper vidare": that it goes on is what is so
    ruled = ruling(a, verb) if c.form == "noun" else None
    if ruled == "refuses":
        return ("rejected", "swedish", False) if c.kind == "beslut" else _NO_ACT
    if c.kind == "beslut" and ruled != "proposes" and own_decision(a, unit, c.cues):
        return "decided", "swedish", False
    return "proposed", "swedish", False


def _elsewhere(c: _Case) -> Reading | None:
    """What the narrative decides itself, and papers, orders and news tell."""
    a, unit, verb = c.where
    if c.kind in ("arende", "annat") and decides_here(a, unit, verb):
        return "decided", "swedish", False
    if c.kind == "underlag" and announces(a, unit, verb):
        return "reported", "foreign", True  # "Brev från X med besked att staden har beslutat att lämna avtalet"
    if c.kind in ("underlag", "expediering", "narvaro", "signatur"):
        return ("requested", c.asker, False) if c.motion_kind and c.asked is not None else _NO_ACT
    if told_order(a, unit, verb):
        return "reported", "swedish", True
    if (
        c.form in ("pres", "inf")
        and c.order != "noun"
        and a.head.kind in NEWS
        and decision_taken(a, unit) is not None
        and not _is_lost(a, unit)
    ):
        by = "foreign" if announces(a, unit, verb) else teller(a, unit, verb)
        return "reported", by, True  # "X kommun säger upp avtalet. Det beslutade fullmäktige i går."
    return None


def _is_lost(a: Annotated, unit: Unit) -> bool:
    """Whether what was decided is that a motion fails: "Motionen om att säga upp avtalet avslås. Det beslutade fullmäktige."""
    return tells_refusal(a, unit) or any(a.word(i) == "avslås" for i in range(unit.first, unit.last))


def _ahead(c: _Case) -> Reading | None:
    """What lies ahead: put off, planned, or left to a later meeting."""
    a, unit, verb = c.where
    if put_off(a, unit, verb):
        return "planned", "swedish", False
    if c.form == "inf" and c.proposed is None and c.asked is None and modal(a, unit, verb) in SHALL and behind(a, unit):
        return "proposed", "swedish", True  # "Avtalet ska sägas upp. Beslutet tas av fullmäktige den 14 juni."
    if a.tokens[verb].label == "RENEW" and c.cues.negated and announces(a, unit, verb):
        return "reported", "foreign", True  # "meddelas att staden inte har för avsikt att förnya avtalet"
    if a.tokens[verb].label == "ESTABLISH" and c.form in TOLD_VERBS and is_attribute(a, unit, verb):
        return "reported", "unknown", True
    if (
        c.cues.before("PLAN") is not None
        or planned_behind(a, verb, c.cues)
        or lies_ahead(a, unit, verb)
        or will(a, unit, verb)
    ):
        by: By = "mutual" if signs_both(a, unit, verb) else "swedish"
        return "planned", "foreign" if announces(a, unit, verb) else by, False
    if c.form not in TOLD_VERBS and decision_day(a, unit) is not None:
        return "planned", "swedish", False
    if c.asked is None and c.proposed is None and signed_later(a, verb) and told_head(a, unit, verb) is None:
        return "planned", "mutual" if signs_both(a, unit, verb) else teller(a, unit, verb), False
    return None


def _asked(c: _Case) -> Reading | None:
    """What is asked for, and what was told in passing."""
    a, unit, verb = c.where
    if c.form in TOLD_VERBS and in_relative(a, unit, verb):
        return "reported", teller(a, unit, verb), True  # "att återuppta avtalet, som 2009 lades på is"
    if c.asked is not None and (c.told is None or c.asked > c.told or c.motion_kind):
        return "requested", c.asker if c.motion_kind else foreign_asker(a, unit, c.asked) or c.asker, False
    if modal(a, unit, verb) in WISH and c.proposed is None:
        return _NO_ACT  # "har meddelat att man vill fortsätta" is no act
    return None


def _done(c: _Case) -> Reading | None:
    """What has been done, by the form of the verb or by who tells it."""
    a, unit, verb = c.where
    if c.form == "noun" and told_ruling(a, verb):
        return "reported", teller(a, unit, verb), True
    if a.tokens[verb].label == "RENEW" and latest(a, unit, verb) is not None:
        return "reported", "mutual" if teller(a, unit, verb) == "mutual" else "swedish", True
    if c.form in TOLD_VERBS and c.order != "topic":
        return "reported", teller(a, unit, verb), True
    if (
        c.told is not None
        and a.tokens[c.told]
        .text.lower()
        .startswith(("besl", "fatta", "fastst", "fastslog", "har besl", *CLEARED, *AGREED))
        and not (c.proposed is not None and c.proposed > c.told)
        and not (a.head.kind == "avtal" and a.word(c.told).startswith("är öv"))  # what its clauses agree on
    ):
        cleared = a.tokens[c.told].text.lower().startswith(CLEARED)
        return "reported", "swedish" if cleared else teller(a, unit, verb), True
    if told_head(a, unit, verb) is not None and c.proposed is None:
        return "reported", teller(a, unit, verb), True
    if announces(a, unit, verb):
        return "reported", "foreign", True
    if c.form == "inf" and told_decision(a, unit, verb):
        return "reported", "swedish", True
    if c.form == "inf" and c.proposed is None and carried(a, unit, verb):
        return "reported", teller(a, unit, verb), True
    chose = [t.text.lower() for t in a.tokens[verb - 4 : verb] if t.label not in ("NEG", "DATE")][-2:] in CHOSE
    if c.form == "inf" and (chose or said_yes_or_no(a, unit, verb)):
        return "reported", teller(a, unit, verb), True
    return None


def _by_noun(c: _Case) -> Reading | None:
    """What a noun names, and what is proposed where nothing else holds."""
    a, unit, verb = c.where
    if c.order == "noun" and c.proposed is not None and proposes_noun(a, unit, c.proposed, verb):
        return "proposed", "swedish", True
    if c.order == "noun" and a.word(unit.first) != "motion" and ruling(a, verb) == "proposes":
        return "proposed", "swedish", True
    if c.order in ("noun", "alone"):
        told_verb = any(
            a.tokens[i].form in TOLD_VERBS for i in range(unit.first, unit.last) if a.tokens[i].label in PREDICATES
        )
        happened = any(a.tokens[i].text.lower() in HAPPENED for i in range(unit.first, unit.last)) or done(
            a, unit, verb
        )
        signed = both_sign(a, unit) if happened else False
        return ("reported", "mutual" if signed else "swedish", True) if told_verb or happened else _NO_ACT
    if c.proposed is not None and c.form in ("inf", "pres") and not from_outside(a, unit, c.proposed):
        return "proposed", "swedish", True
    if c.form in ("inf", "pres") and c.order != "noun" and proposal_of(a, unit, verb) is not None:
        return "proposed", "swedish", True  # "Kommunstyrelsens förslag, 2015-10-20 § 221, är att avtalet avvecklas"
    return None


_READERS: tuple[Callable[[_Case], Reading | None], ...] = (
    _by_members, _formal, _elsewhere, _ahead, _asked, _done, _by_noun,
)  # fmt: skip
