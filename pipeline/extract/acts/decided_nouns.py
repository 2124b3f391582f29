"""A noun of doing on which an organ is told to have decided: "den paus i avtalet med X som fullmäktige beslutade om 2020".

Such a step is told beside what the sentence itself asks for or decides, and has its own organ, day and §.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.acts.act import LABELS, PREDICATES, TOLD_VERBS, FoundAct
from pipeline.extract.acts.relative import CLAUSE, DECIDED, RELATIVES
from pipeline.extract.acts.ruled_nouns import told_granting
from pipeline.extract.acts.steps import with_step
from pipeline.extract.annotate import Annotated, Unit
from schemas.statement import TOLD_PARTS

_NOUN = 12  # tokens between a noun and the relative clause that tells who decided on it, at most


_ENDS = frozenset(
    {".", ",", ";", "och", "på", "med", "till", "fram", "från", "som"}
)  # behind a noun that needs no other


def decided_nouns(a: Annotated) -> Iterator[tuple[int, FoundAct]]:
    """The nouns of doing on which an organ is told to have decided: "den paus i avtalet som fullmäktige beslutade om"."""
    for noun in a.labelled("END", "PARTLY_END", "PAUSE", "RENEW", "NOT_RENEW", "RESUME"):
        unit = a.unit(noun)
        if a.tokens[noun].form != "noun" or unit.part.kind in ("rubrik", "underlag"):
            continue
        granted = told_granting(a, noun) if unit.part.kind in TOLD_PARTS else None
        behind = a.tokens[noun + 1 : min(noun + _NOUN, unit.last)]
        of_it = a.word(noun + 1) in _ENDS or a.tokens[noun + 1].label in ("DATE", "BREAK")
        if granted is not None and of_it and not any(t.label in ("AGREEMENT", "RELATION") for t in behind):
            named = next((i for i in range(unit.first, noun) if a.tokens[i].label == "ORGAN"), None)
            if named is not None:  # "beviljade kommunstyrelsen i november 2008 ett års förlängning"
                act = FoundAct(
                    LABELS[a.tokens[noun].label],
                    "reported",
                    "swedish",
                    granted,
                    noun,
                    "act.noun-object",
                    background=True,
                )
                yield noun, with_step(a, unit, act)
                continue
        for i in range(noun + 1, min(noun + _NOUN, unit.last)):
            if a.tokens[i].label in PREDICATES or a.tokens[i].text in (".", ";"):
                break
            if a.tokens[i].text.lower() in RELATIVES:
                told = _organ_decided(a, unit, i)
                if told is not None:
                    near = (n for n in range(noun + 1, i) if a.tokens[n].label in ("AGREEMENT", "RELATION"))
                    act = FoundAct(
                        LABELS[a.tokens[noun].label], "reported", "swedish", told, next(near, noun), "act.noun-object",
                        background=True,
                    )  # fmt: skip
                    yield noun, with_step(a, unit, act)
                break


def _organ_decided(a: Annotated, unit: Unit, led: int) -> int | None:
    """The told verb of a relative clause whose subject is an organ."""
    organ = next((i for i in range(led + 1, min(led + 4, unit.last)) if a.tokens[i].label == "ORGAN"), None)
    if organ is None:
        return None
    for i in range(organ + 1, min(organ + CLAUSE, unit.last)):
        word = a.tokens[i].text.lower()
        if word.split()[0].startswith(DECIDED):
            return i
        if word in (",", "och") or (a.tokens[i].label in PREDICATES and a.tokens[i].form in TOLD_VERBS):
            return None
    return None
