"""What the lines of a chronicle say was done, on the day that opens them: "2012  Vänortsavtalet med X avslutas"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.acts.act import LABELS, FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.subjects import agent, party
from pipeline.extract.annotate import Annotated
from pipeline.extract.chronicle import Entry, entries, in_entry, is_told
from pipeline.extract.partners.partners import Pair
from schemas.record import By

_DONE = ("END", "PAUSE", "RENEW", "RESUME")
_FROM = ("av", "från")


def chronicled(a: Annotated, pairs: Sequence[Pair]) -> Iterator[FoundAct]:
    """The acts of a chronicle, each with the pairs that its line names."""
    for entry in entries(a):
        verb = next((i for i in range(entry.first, entry.unit.last) if a.tokens[i].label in _DONE), None)
        named = tuple(index for index, pair in enumerate(pairs) if in_entry(entry, pair))
        if verb is None or not named or not is_told(a, entry):
            continue
        words = range(entry.first, entry.unit.last)
        noun = next((i for i in words if a.tokens[i].label in ("AGREEMENT", "RELATION")), None)
        if noun is None or a.word(verb).startswith("vil"):  # "vilar": a state, and nobody's act
            continue
        at = next((i for i in words if organ_at(a, i) is not None), None)
        organ = organ_at(a, at) if at is not None else None
        yield FoundAct(
            LABELS[a.tokens[verb].label], "reported", "swedish" if organ else _side(a, entry, verb), verb, noun, "act.table",
            pairs=named, date=a.tokens[entry.day].data, date_at=entry.day, organ=organ.organ if organ else None,
            organ_name=organ.name if organ else None, organ_at=at,
        )  # fmt: skip


def _side(a: Annotated, entry: Entry, verb: int) -> By:
    """Who did it: the subject in front of an active verb, or who "av" or "från" behind the verb or noun names."""
    if told := agent(a, entry.unit, verb):
        return told
    if a.tokens[verb].form == "noun":
        led = next((i for i in range(verb + 1, min(verb + 3, entry.unit.last)) if a.word(i) in _FROM), None)
        return (party(a, entry.unit, led + 1) if led is not None else None) or "unknown"
    passive = a.tokens[verb].text.lower().split()[0].endswith("s")
    subject = None if passive else party(a, entry.unit, entry.first)
    return subject or "unknown"
