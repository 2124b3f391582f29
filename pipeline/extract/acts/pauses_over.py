"""A pause that is told to be over: "Pausen hävdes 2014", "Kommunen har återupptagit avtalet efter uppehållet".

The first takes the agreement up again; what the second only presupposes is no act of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.acts.act import TOLD_VERBS, FoundAct
from pipeline.extract.acts.subjects import agent, passive, subject
from pipeline.extract.acts.told_nouns import of_agreement, told_at
from pipeline.extract.annotate import Annotated, Unit
from schemas.statement import TOLD_PARTS

_PAUSES = ("pausen", "pausningen", "uppehållet", "frysningen", "vilandeförklaringen", "suspenderingen")
_LIFTED = frozenset(
    {"hävdes", "upphävdes", "upphörde", "avslutades", "avbröts", "bröts", "hävts", "upphävts", "upphört", "avslutats"}
)
_LIFTS = frozenset({"hävde", "upphävde", "avslutade", "avbröt", "hävt", "upphävt", "avslutat"})
_NEAR = 9  # tokens between the pause and the verb that ends it, at most


def lifted(a: Annotated) -> Iterator[FoundAct]:
    """The told takings up that "pausen hävdes", "kommunen hävde pausen" and their like stand for."""
    for noun, token in enumerate(a.tokens):
        if a.kind(noun) not in TOLD_PARTS:
            continue
        unit = a.unit(noun)
        verb = _verb(a, unit, noun) if token.label == "PAUSE" and a.word(noun) in _PAUSES else _whole(a, unit, noun)
        if verb is None or not of_agreement(a, noun, noun + 1, min(noun + 4, unit.last)):
            continue
        if any(a.tokens[i].label == "NEG" for i in range(min(noun, verb), min(max(noun, verb) + 3, unit.last))):
            continue  # "pausen har inte hävts"
        word = a.word(verb)
        none = word.startswith("upphör") or (verb == noun and a.tokens[verb].label != "RESUME")
        side = agent(a, unit, verb) if passive(word) else None if none else subject(a, unit, verb)
        yield told_at(a, "resume", (verb, noun), verb, side, rule="act.pause-over")


def _whole(a: Annotated, unit: Unit, at: int) -> int | None:
    """The verb of a phrase that names the pause with it ("hävde pausen"), or of what is "åter i bruk" since a day."""
    word = a.word(at)
    if a.tokens[at].label == "RESUME" and a.tokens[at].form in TOLD_VERBS and word.endswith(_PAUSES):
        return at
    if (
        word not in _AGAIN
        or " ".join(a.word(i) for i in range(at + 1, min(at + 3, unit.last))).startswith(_RUNS) is False
    ):
        return None
    stands = any(a.word(i) in ("är", "varit") for i in range(max(unit.first, at - 6), at))
    since = any(a.tokens[i].label == "DATE" and a.word(i - 1) == "sedan" for i in range(unit.first + 1, unit.last))
    return at if stands and since else None


_AGAIN = frozenset({"åter", "återigen"})
_RUNS = ("igång", "i gång", "i bruk", "i kraft", "aktiv", "i drift", "levande")


def _verb(a: Annotated, unit: Unit, noun: int) -> int | None:
    behind = (i for i in range(noun + 1, min(noun + _NEAR, unit.last)) if a.word(i) in _LIFTED)
    before = (i for i in range(noun - 1, max(unit.first, noun - 3) - 1, -1) if a.word(i) in _LIFTS)
    return next(behind, None) or next(before, None)


def without_presupposed(a: Annotated, found: Sequence[FoundAct]) -> list[FoundAct]:
    """The acts, without a told pause that its sentence only takes for granted in telling that it is over."""
    resumed = [f for f in found if f.act == "resume" and f.stage == "reported"]
    return [f for f in found if f.act != "pause" or f.stage != "reported" or not _presupposed(a, f, resumed)]


def _presupposed(a: Annotated, act: FoundAct, resumed: Sequence[FoundAct]) -> bool:
    unit = a.unit(act.verb)
    own = [f for f in resumed if a.unit(f.verb) is unit and set(f.pairs) & set(act.pairs)]
    if not own:
        return False
    word = a.word(act.verb)
    noun = a.tokens[act.verb].form == "noun" or a.tokens[act.verb].label != "PAUSE" or a.word(act.object) in _PAUSES
    dated = act.date_at is not None and all(f.date_at != act.date_at for f in own)
    held = any(a.word(i) == "hade" for i in range(max(unit.first, act.verb - 4), act.verb))
    return not dated and (noun or (held and not word.endswith("s")))
