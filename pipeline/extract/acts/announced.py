"""What an organ will decide on a later day: "kommunfullmäktige tar ställning till en uppsägning den 26 april".

The day lies behind the meeting's own, and the words say that a decision is to come. What it is on stands beside them: an
act, or an agreement that is no more than proposed so far. A sentence that only says where the matter goes next is
handling (`handling.py`), no act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.acts.act import LABELS, PREDICATES, STATE_ACTS, FoundAct
from pipeline.extract.acts.ahead import behind, decision_day, organ_at
from pipeline.extract.acts.pronouns import spoken_of
from pipeline.extract.acts.told_nouns import of_agreement
from pipeline.extract.annotate import Annotated, Unit
from schemas.statement import TOLD_PARTS

_NEW = re.compile(
    r"\b(?:förslag|utkast)(?:et|en)?\b|\bpå väg\b|\b(?:tagits|tas|tagit) fram\b|\butarbetats\b", re.IGNORECASE
)


def coming(a: Annotated, found: Sequence[FoundAct]) -> Iterator[FoundAct]:
    """The acts that a coming decision is on, where the sentence that announces it names only a noun, or the agreement."""
    for unit in a.units:
        day = decision_day(a, unit)
        if day is None or any(unit.first <= f.verb < unit.last for f in found):
            continue
        organ = next(m for i in range(unit.first, unit.last) if (m := organ_at(a, i)))
        where = next(i for i in range(unit.first, unit.last) if organ_at(a, i))
        planned = FoundAct(
            "establish", "planned", "swedish", day, day, "act.coming", organ=organ.organ, organ_name=organ.name, organ_at=where,
            date=a.tokens[day].data, date_at=day,
        )  # fmt: skip
        noun = next((i for i in range(unit.first, unit.last) if _names_act(a, i)), None)
        if noun is not None:
            act = LABELS[a.tokens[noun].label]
            yield replace(planned, act=act, verb=noun, object=noun)
            continue
        agreement = next((i for i in range(unit.first, unit.last) if _names_agreement(a, i)), None)
        before = _before(a, unit)
        text = a.item.view.text[a.tokens[(before or unit).first].start : a.tokens[unit.last - 1].end]
        if agreement is None and before is not None:
            agreement = next((i for i in range(before.first, before.last) if _names_agreement(a, i)), None)
        if agreement is not None and _NEW.search(text):
            yield replace(planned, verb=agreement, object=agreement)


_SIGNING = ("undertecknande", "underskrift", "signering")
_HELD = frozenset({"sker", "äger", "hålls", "planeras", "är", "blir", "genomförs", "väntas", "sätts"})


def signing(a: Annotated, found: Sequence[FoundAct]) -> Iterator[FoundAct]:
    """The signing that a noun puts on a later day: "Undertecknandet av avtalet äger rum i Roscoff den 10 september"."""
    now = a.head.meeting_date or a.head.date
    for unit in a.units if now is not None else ():
        noun = next((i for i in range(unit.first, unit.last) if a.word(i).startswith(_SIGNING)), None)
        held = any(a.word(i) in _HELD for i in range(unit.first, unit.last))
        if noun is None or not held or unit.part.kind not in TOLD_PARTS:
            continue
        later = (i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE" and a.tokens[i].data.value)
        day = next((i for i in later if now and a.tokens[i].data.first() > now.last()), None)
        told = any(f.act == "establish" and a.unit(f.verb) is unit for f in found)
        if day is None or told or not of_agreement(a, noun, noun + 1, unit.last):
            continue
        about = next((i for i in range(noun + 1, unit.last) if _names_agreement(a, i)), noun)
        yield FoundAct(
            "establish", "planned", "mutual", noun, about, "act.coming", date=a.tokens[day].data, date_at=day
        )


def put_ahead(a: Annotated, found: Sequence[FoundAct]) -> list[FoundAct]:
    """The acts, one that the sentence behind an announced decision proposes on the day of that decision."""
    result = []
    for f in found:
        unit = a.unit(f.verb)
        before = _before(a, unit)
        later = behind(a, unit)
        if later is not None:
            before = later
        day = decision_day(a, before) if before is not None else None
        proposed = (
            (f.stage, f.by) == ("proposed", "swedish") and f.background and f.organ is None and f.act in STATE_ACTS
        )
        named = later is not None or a.tokens[unit.first].text.lower() == "förslaget"
        if day is None or before is None or not proposed or not named:
            result.append(f)
            continue
        where = next(i for i in range(before.first, before.last) if organ_at(a, i))
        organ = organ_at(a, where)
        result.append(
            replace(
                f, stage="planned", organ=organ.organ if organ else None, organ_name=organ.name if organ else None,
                organ_at=where, date=a.tokens[day].data, date_at=day, effective=None, effective_at=None,
            )
        )  # fmt: skip
    return result


def _before(a: Annotated, unit: Unit) -> Unit | None:
    at = a.unit_index(unit.first) - 1
    return a.units[at] if at >= 0 and a.units[at].part is unit.part else None


def _names_act(a: Annotated, at: int) -> bool:
    token = a.tokens[at]
    return token.label in PREDICATES and token.form == "noun" and token.label != "INVESTIGATE" and spoken_of(a, at)


def _names_agreement(a: Annotated, at: int) -> bool:
    return a.tokens[at].label in ("AGREEMENT", "RELATION")
