"""What a page or a newspaper tells became of a wish: "Fullmäktige avslog i går motionen om att säga upp avtalet."

The news of a refusal is the act turned down, with the organ and day that the sentence, or one beside it, gives; that of a
motion granted is what was asked for, done. The wish stands in that sentence or in the ones beside it. What turns down
something else ("avslog en motion om parkering") tells nothing of the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.acts.act import LABELS, PREDICATES, FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.asking import asked_by, names_motion
from pipeline.extract.acts.stage_signs import NEWS
from pipeline.extract.acts.taken import decision_taken
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.motions.outcome_told import COUNCILS
from schemas.record import By
from schemas.statement import TOLD_PARTS, Stage

_NO = re.compile(
    r"\bavsl(?:og|ogs|agits?|ås)\b|\bavvisa(?:de|des|t|ts)\b|\brösta(?:de|des|ts)\b[^.]{0,60}\bne(?:d|r)\b"
    r"|\bsa(?:de)?\b[^.]{0,60}\bnej\b|\b(?:fick|fått)\b[^.]{0,20}\b(?:nej|avslag|tummen ner)\b|\b(?:det )?blev\b[^.]{0,20}\bnej\b"
    r"|\btackade\b[^.]{0,30}\bnej\b|\bfäll(?:de|des)\b|\bföll\b",
    re.I,
)
_YES = re.compile(r"\bbif(?:öll|ölls|allits?|alls)\b|\bgick igenom\b|\b(?:fick|fått)\b[^.]{0,20}\bja\b", re.I)
_OPEN = re.compile(
    r"\b(?:föresl|föreslår|föreslog|vill|ville|bör|borde|ska|skall|kan|skulle|hoppas|tror|yrkade|om inte|ifall|riskerar)\b",
    re.I,
)
_NOT_PAST = ("avslås", "bifalls")
_WISH = re.compile(
    r"\b(?:motion\w*|medborgarförslag\w*|e-förslag\w*|\w*initiativ\w*|förslag\w*|yrkande\w*|begäran|idén?|tanken|önskemål\w*)\b", re.I
)  # fmt: skip
_STANDS_FOR = re.compile(
    r"\b(?:motionen|medborgarförslaget|förslaget|idén|tanken|begäran|det|detta|saken"
    r"|(?:deras|hans|hennes|sin|partiets) (?:motion|förslag))\b", re.I
)  # fmt: skip
_BECOME = re.compile(
    r"\b(?:vill|ville|velat|önska[rd]e?|föreslog|föreslår|föreslagit)\b[^.]{0,80}\b(?:bli|ha|få|skaffa|en|ett|ny|till) (?:\w+ ){0,3}?"
    r"\w*(?:vänort|vänskapsort|partnerort|vänstad|avtal)", re.I
)  # fmt: skip
_REFUSED = re.compile(
    r"\bnej till (?:\w+ ){0,4}(?:att|om)\b|\b(?:förslag|motion|medborgarförslag)\w* (?:om )?att\b", re.I
)
_NEW = re.compile(
    r"\b(?:ett|en|ny|nytt|inget|ingen) (?:\w+ ){0,2}?\w*(?:avtal|vänort|partnerskap|samarbete)\b"
    r"|\bblir? (?:inte|ingen|ej|aldrig) (?:\w+ )?\w*vänort\w*", re.I
)  # fmt: skip
_REACH = 3  # sentences between a wish and what became of it, at most


@dataclass(frozen=True, slots=True)
class _Fate:
    """A sentence that tells what became of a wish: whether it was granted, by whom, and on which day."""

    unit: Unit
    granted: bool
    organ: int
    day: int | None


def with_fates(
    a: Annotated, found: Sequence[FoundAct], motion_kind: str | None
) -> tuple[list[FoundAct], list[FoundAct]]:
    """The acts, those that news tell to have been turned down or granted as such; and the ones that only their fate names."""
    news = a.head.kind in NEWS and a.item.paragraph is None
    result, made = list(found), []
    for fate in _fates(a):
        if not news and not _of_old(a, fate):
            continue
        stage: Stage = "reported" if fate.granted else "rejected"
        at = a.unit_index(fate.unit.first)
        about = [
            u
            for u in a.units[max(0, at - _REACH) if news else at : at + 1]
            if u.part.kind == fate.unit.part.kind or u.part.kind == "rubrik"
        ]
        wish = next((one for one in reversed(about) if _holds_wish(a, one, fate)), None)
        if wish is None:
            continue
        by = _asker(a, wish, fate.unit, motion_kind)
        organ = organ_at(a, fate.organ)
        step = FoundAct(
            "establish", stage, "swedish" if fate.granted else by, fate.organ, fate.organ, "act.fate", organ=organ.organ if organ else None,
            organ_name=organ.name if organ else None, organ_at=fate.organ, date=a.tokens[fate.day].data if fate.day is not None else None,
            date_at=fate.day, background=True,
        )  # fmt: skip
        open_ = [
            f for f in result if f.stage in ("requested", "proposed", "planned") and _within(a, f, wish, fate.unit)
        ]
        if open_:
            result = [
                replace(step, act=f.act, verb=f.verb, object=f.object, rule=f.rule, pairs=f.pairs) if f in open_ else f
                for f in result
            ]
        elif not any(_within(a, f, wish, fate.unit) for f in result) and (one := _made(a, wish, step)) is not None:
            made.append(one)
    return result, made


def _of_old(a: Annotated, fate: _Fate) -> bool:
    """Whether a deciding organ turned a wish down in a year before the paper's, in an account of what was."""
    now, organ = a.head.meeting_date or a.head.date, organ_at(a, fate.organ)
    if now is None or fate.day is None or fate.granted or organ is None or fate.unit.part.kind not in TOLD_PARTS:
        return False
    day = a.tokens[fate.day].data
    own = organ.organ in (*COUNCILS, "kommunstyrelsen", "regionstyrelsen", "namnd")
    return own and not day.inferred and day.last()[:4] < now.first()[:4]


def _fates(a: Annotated) -> Iterator[_Fate]:
    for unit in a.units:
        text = a.words(unit)
        no = _NO.search(text)
        told = no or _YES.search(text)
        if told is None or text.endswith("?") or (told[0].endswith(_NOT_PAST) and _OPEN.search(text)):
            continue
        inside = range(unit.first, unit.last)
        verb = next((i for i in inside if a.word(i).startswith(told[0].lower().split()[0])), unit.first)
        organ = min((i for i in inside if organ_at(a, i) is not None), key=lambda i: abs(i - verb), default=None)
        days = [i for i in inside if a.tokens[i].label == "DATE"]
        day = next((i for i in days if a.tokens[i].data.precision == "day"), None)
        if day is None and a.head.kind not in NEWS:
            day = next(iter(days), None)  # an account of years ago may give no more than the year
        taken = decision_taken(a, unit)
        if taken is not None and taken.organ is not None and organ is None:
            organ, day = taken.organ, taken.day if day is None else day
        if organ is not None:
            yield _Fate(unit, no is None, organ, day)


def _holds_wish(a: Annotated, unit: Unit, fate: _Fate) -> bool:
    """Whether a sentence names the agreement that is wished for, or the act on it; the fate's own, or one it points back to."""
    nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label in ("AGREEMENT", "RELATION")]
    if unit is fate.unit:
        return bool(nouns) and _WISH.search(a.words(unit)) is not None
    own = [i for i in range(fate.unit.first, fate.unit.last) if a.tokens[i].label in ("AGREEMENT", "RELATION")]
    return bool(nouns) and not own and _STANDS_FOR.search(a.words(fate.unit)) is not None and not _other(a, fate.unit)


def _other(a: Annotated, unit: Unit) -> bool:
    """Whether what was turned down is a motion on something else: "avslog en motion om gratis parkering"."""
    return re.search(r"\b(?:en|ett|motion(?:en)?|förslag(?:et)?) (?:om|att)\b", a.words(unit), re.I) is not None


def _asker(a: Annotated, wish: Unit, fate: Unit, motion_kind: str | None) -> By:
    at = a.unit_index(fate.first)
    for unit in (fate, wish, *a.units[at + 1 : at + 3]):
        if names_motion(a, unit):
            return asked_by(a, unit.first, unit.last)
    return "petition" if motion_kind == "medborgarforslag" else "motion" if motion_kind else "swedish"


def _within(a: Annotated, f: FoundAct, wish: Unit, fate: Unit) -> bool:
    return wish.first <= f.verb < fate.last


def _made(a: Annotated, wish: Unit, step: FoundAct) -> FoundAct | None:
    """The act that the wish is for, where no rule has read it: "ville bli vänort med X", "motionen om ett avtal"."""
    noun = next((i for i in range(wish.first, wish.last) if a.tokens[i].label in ("AGREEMENT", "RELATION")), None)
    verb = next((i for i in range(wish.first, wish.last) if a.tokens[i].label in PREDICATES), None)
    if noun is None:
        return None
    text = a.words(wish)
    if verb is not None and a.tokens[verb].label != "ESTABLISH":
        asked = a.tokens[verb].form in ("inf", "noun") and _REFUSED.search(text) is not None
        return replace(step, act=LABELS[a.tokens[verb].label], verb=verb, object=noun) if asked else None
    new = _NEW.search(text) is not None or _BECOME.search(text) is not None
    return replace(step, verb=noun if verb is None else verb, object=noun) if new else None
