"""What the entries of a timeline or register tell was done on their date: "2009   Avtalet med Ikast sägs upp"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.acts.act import LABELS, STATE_LABELS, FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.subjects import agent, subject
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.owners import TREATY, is_author
from pipeline.extract.partners.pair import Pair
from pipeline.extract.table_terms import is_ahead

_STEPS = STATE_LABELS - {"ESTABLISH", "KEEP"}
_NOT_DONE = ("NEG", "ASK", "PROPOSE", "PLAN")
_NOT_YET = frozenset({
    "förslag", "motion", "medborgarförslag", "fråga", "ska", "skall", "bör", "kan", "vill", "om", "föreslår", "begäran", "inför",
    "diskuterar", "diskuteras", "utreder", "utreds",
})  # fmt: skip
_FORMS = ("pres", "past", "sup", "noun", "inf")  # "avslutas" can be either


def entry_acts(a: Annotated, pairs: Sequence[Pair]) -> Iterator[FoundAct]:
    """The told acts of the entries, with the entry's date, for the partners that they name."""
    for first, last, day in _entries(a):
        named = [n for n, pair in enumerate(pairs) if any(first <= at < last for at in pair.places)]
        verbs = [i for i in range(day, last) if a.tokens[i].label in _STEPS and a.tokens[i].form in _FORMS]
        treaty = any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(day, last))
        if not named or not verbs or not treaty or a.word(verbs[0] - 1) == "att":
            continue
        verb = verbs[0]
        unit = a.unit(verb)
        by = (
            agent(a, unit, verb)
            or ("unknown" if a.tokens[verb].form == "noun" else subject(a, unit, verb))
            or "unknown"
        )
        ours = (i for i in range(day, last) if a.tokens[i].label == "BODY" and a.word(i - 1) in ("från", "av"))
        if by == "unknown" and any(is_author(a, i) for i in ours):
            by = "swedish"  # "Uppsägning från Tierps kommun"
        at = next((i for i in range(day, last) if by != "foreign" and organ_at(a, i) is not None), None)
        organ = organ_at(a, at) if at is not None else None
        yield FoundAct(
            LABELS[a.tokens[verb].label], "reported", "swedish" if organ else by, verb, verb, "act.entry",
            organ=organ.organ if organ else None, organ_name=organ.name if organ else None, organ_at=at,
            date=a.tokens[day].data, date_at=day, pairs=tuple(named),
        )  # fmt: skip


def entry_starts(a: Annotated, pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Each pair (by index) with the date of the entry in which its agreement is made, or its paper is registered."""
    for first, last, day in _entries(a):
        labels = {a.tokens[i].label for i in range(day, last)}
        nouns = [i for i in range(day, last) if a.tokens[i].label in ("AGREEMENT", "RELATION")]
        if not nouns or labels & (_STEPS | {"PERSON"}):
            continue  # "2017-11-27  Nihad Karim (MP)  Ingå vänortsavtal med X" is a motion of a list
        paper = nouns[0] == day + 1 and a.tokens[nouns[0]].text.lower().endswith((*TREATY, "avsiktsförklaring"))
        if paper or "ESTABLISH" in labels:
            yield from ((n, day) for n, p in enumerate(pairs) if any(first <= at < last for at in p.places))


def _entries(a: Annotated) -> Iterator[tuple[int, int, int]]:
    """The tokens of each entry that tells what was done, and its date."""
    for start, end in a.entries:
        first, last = a.token_at(start), a.token_at(end)
        day = next((i for i in range(first, last) if a.tokens[i].label == "DATE"), None)
        if day is None or is_ahead(a, day) or any(a.tokens[i].label in _NOT_DONE for i in range(day, last)):
            continue
        if not any(a.word(i) in _NOT_YET for i in range(day, last)):
            yield first, last, day
