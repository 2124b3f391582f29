"""Told acts that a noun names: with its year ("Efter förnyelsen 2009 löper avtalet vidare"), or with a verb that says that it
was done or approved ("Uppsägning skedde genom beslut av kommunstyrelsen den 3 maj", "Förnyelsen av avtalet godkändes 2009").

Where no verb says who did it, the phrase leaves that open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.acts.act import LABELS, FoundAct
from pipeline.extract.acts.subjects import agent, passive, subject
from pipeline.extract.acts.told_nouns import of_agreement, told_at
from pipeline.extract.annotate import Annotated, Unit
from schemas.record import By
from schemas.statement import TOLD_PARTS

_ACTS = ("END", "PAUSE", "RESUME", "RENEW", "AMEND", "EVALUATE")
_DONE = ("ing", "ingen", "else", "elsen", "pausen", "paus", "andet", "ion", "ionen", "uppehållet")  # nouns of doing
_NAMES = frozenset({"AGREEMENT", "RELATION", "PLACE", "NAME", "COUNTRY", "NATION", "BODY", "SWPLACE"})
_JOINS = frozenset({
    "av", "i", "för", "med", "den", "det", "vårt", "vår", "mellan", "och", "år", "under", "om", "(", ")", "hösten", "våren",
    "som", "gjordes", "skedde", "genomfördes", "kommunens", "stadens", "regionens", "sommaren", "vintern",
})  # fmt: skip
_NOT_YET = frozenset({
    "om", "inför", "till", "utan", "före", "innan", "ingen", "någon", "inte", "mot", "för", "eller", "nästa", "planerad",
})  # fmt: skip
_REACH = 10  # tokens between a noun and its year, at most


def dated_nouns(a: Annotated, found: Sequence[FoundAct]) -> Iterator[FoundAct]:
    """The told acts that nouns with a year name, where no verb has told them already."""
    now = a.head.meeting_date or a.head.date
    for noun in a.labelled(*_ACTS):
        unit = a.unit(noun)
        token = a.tokens[noun]
        if (
            token.form != "noun"
            or unit.part.kind not in TOLD_PARTS
            or not a.word(noun).endswith(_DONE)
            or " " in token.text
        ):
            continue
        day = _day(a, noun)
        if day is None or now is None or a.tokens[day].data.first() > now.first():
            continue
        before = {a.word(i).split()[-1] for i in range(max(unit.first, noun - 2), noun)}  # "frågan om" is one token
        if before & _NOT_YET or any(t.label in ("ASK", "PROPOSE", "PLAN", "NEG") for t in a.tokens[unit.first : noun]):
            continue
        about = next((i for i in range(noun + 1, day) if a.tokens[i].label in ("AGREEMENT", "RELATION")), None)
        owned = noun > unit.first and not a.tokens[noun - 1].label and a.word(noun - 1).endswith("s")
        if about is None and (owned or not _of_agreement(a, noun)):
            continue
        act, date = LABELS[token.label], a.tokens[day].data
        same = (
            f
            for f in found
            if f.act == act and (f.date is None or f.date.value == date.value or a.unit(f.verb) is unit)
        )
        if any(f.stage == "reported" or f.verb == noun for f in same):
            continue
        yield FoundAct(
            act, "reported", "swedish" if act == "evaluate" else "unknown", noun, about if about is not None else noun,
            "act.noun-object", background=True, date=date, date_at=day,
        )  # fmt: skip


_HAPPENED = frozenset(
    {"skedde", "gjordes", "verkställdes", "genomfördes", "skett", "gjorts", "verkställts", "genomförts"}
)
_PASSED = frozenset(
    {"godkändes", "bifölls", "beslutades", "medgavs", "accepterades", "godkänts", "bifallits", "beslutats", "antogs"}
)
_PASSES = frozenset({
    "godkände", "biföll", "medgav", "accepterade", "godkänt", "bifallit", "medgett", "accepterat", "innebar", "betydde", "inneburit",
})  # fmt: skip
_TAKEN = frozenset({"fattades", "togs", "fattats", "tagits", "finns"})  # "Beslut om uppsägning fattades den 3 maj"
_SAID = frozenset({"sade", "sa", "sagt", "röstade", "röstat"})  # "sade den 3 maj ja till en förlängning"
_ADDED = frozenset({"tillägg", "tillägget"})  # what changes an agreement without a verb of changing
_ADDS = frozenset({"gjorde", "gjort", "antog", "antagit", "undertecknade", "skrev"})
_BESIDE = 9  # tokens between a noun and the verb that says that it was done, at most


def passed_nouns(a: Annotated, found: Sequence[FoundAct]) -> Iterator[FoundAct]:
    """The told ends, renewals and changes that a verb says were made, or approved."""
    additions = {
        i for i, t in enumerate(a.tokens) if t.label in ("", "AMEND") and a.word(i).partition(" ")[0] in _ADDED
    }  # "tillägg", "tillägg till"
    for noun in sorted({*a.labelled("END", "RENEW", "AMEND"), *additions}):
        unit, added = a.unit(noun), noun in additions
        of_doing = a.tokens[noun].form == "noun" and a.word(noun).partition(" ")[0].endswith(_DONE)
        if unit.part.kind not in TOLD_PARTS or not (added or of_doing):
            continue
        behind = range(noun + 1, min(noun + _BESIDE, unit.last))
        before = range(max(unit.first, noun - _BESIDE), noun)
        decided = _decision_on(a, unit, noun)
        verb = next((i for i in behind if a.word(i) in _HAPPENED | _PASSED or (decided and a.word(i) in _TAKEN)), None)
        verb = _said_yes(a, unit, noun) if verb is None else verb
        came = _came_from(a, unit, noun) if verb is None else None
        verb = came if verb is None else verb
        verb = (
            next((i for i in before if a.word(i) in _PASSES or (added and a.word(i) in _ADDS)), None)
            if verb is None
            else verb
        )
        unreal = any(t.label in ("ASK", "PROPOSE", "PLAN", "NEG") for t in a.tokens[unit.first : unit.last])
        not_yet = noun > unit.first and a.word(noun - 1) in _NOT_YET and not decided
        if verb is None or unreal or (not_yet and a.word(verb) not in _SAID):
            continue
        low, high = sorted((noun, verb))
        if any(a.word(i) in (",", "att", "som") or a.tokens[i].label in _ACTS for i in range(low + 1, high)):
            continue
        about = next(
            (i for i in range(noun + 1, min(noun + 6, unit.last)) if a.tokens[i].label in ("AGREEMENT", "RELATION")),
            None,
        )
        if about is None and not _of_agreement(a, noun):
            continue
        side: By | None = (
            "foreign"
            if came is not None
            else agent(a, unit, verb)
            if passive(a.word(verb))
            else None
            if a.word(verb) in _HAPPENED
            else subject(a, unit, verb) or "swedish"
        )
        act = "amend" if added else LABELS[a.tokens[noun].label]
        told = told_at(a, act, (noun, about if about is not None else noun), verb, side)
        if (told.organ or told.date) and not any(f.act == act and a.unit(f.verb) is unit for f in found):
            yield told


def _decision_on(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a noun of doing is what a decision is about: "beslut om uppsägning", "beslutet om en förlängning"."""
    before = [a.word(i) for i in range(max(unit.first, noun - 3), noun)]
    return any(word.endswith(("beslut", "beslutet")) and "om" in before[n:] for n, word in enumerate(before))


def _came_from(a: Annotated, unit: Unit, noun: int) -> int | None:
    """The verb of a notice that came from the other side: "Uppsägningen kom från X den 4 maj"."""
    at = noun + 1
    if a.tokens[noun].label != "END" or at + 2 >= unit.last or a.word(at) not in ("kom", "inkom"):
        return None
    places = (i for i in range(at + 2, min(at + 5, unit.last)) if a.tokens[i].label in ("PLACE", "NAME"))
    return at if a.word(at + 1) == "från" and next(places, None) is not None else None


def _said_yes(a: Annotated, unit: Unit, noun: int) -> int | None:
    """The verb of an organ that is told to have said yes to what a noun names: "sade den 3 maj ja till en förlängning"."""
    led = [a.word(i) for i in range(max(unit.first, noun - 4), noun)]
    if not any(led[n : n + 2] == ["ja", "till"] for n in range(len(led))):
        return None
    return next((i for i in range(noun - 1, unit.first, -1) if a.word(i) in _SAID), None)


def _day(a: Annotated, noun: int) -> int | None:
    """The date that belongs to a noun of doing: names and small words alone stand between."""
    for i in range(noun + 1, min(noun + _REACH, a.unit(noun).last)):
        if a.tokens[i].label == "DATE":
            return i if a.word(i - 1) not in ("sedan", "till", "från") else None
        if a.tokens[i].label not in _NAMES and a.word(i) not in _JOINS:
            return None
    return None


def _of_agreement(a: Annotated, noun: int) -> bool:
    """Whether a bare noun of doing is of an agreement: one is spoken of in front of it, or behind it in its sentence."""
    if a.word(noun + 1) in ("av", "i", "för", "om") and a.tokens[noun + 2].label != "DATE":
        return False  # "förnyelsen av lokalerna 2009"
    unit = a.unit(noun)
    if a.word(noun).startswith(("uppehåll", "paus")) and a.word(noun + 1) == "för":
        return False
    return of_agreement(a, noun, noun + 1, unit.last)
