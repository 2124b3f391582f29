"""What the title of a motion wishes for, and when its text says it better: "Vänort i Georgien", "Ge vänorterna nytt liv"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.acts.act import PREDICATES, FoundAct
from pipeline.extract.acts.motions_wish import of_motion
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.lists import plural
from schemas.record import ActName, By


def without_headline(a: Annotated, found: Sequence[FoundAct], titles: Sequence[tuple[int, int]]) -> list[FoundAct]:
    """The acts, without what a motion's title or talk wishes for all its partners where its att-satser ask something of each."""
    titled = [f for f in found if f.stage == "requested" and plural(a, f.object) and _is_general(a, f, titles)]
    said = {
        i
        for f in found
        if f not in titled and f.stage == "requested" and f.by in ("motion", "petition")
        for i in f.pairs
    }
    left = [replace(f, pairs=tuple(i for i in f.pairs if i not in said)) if f in titled else f for f in found]
    return [f for f in left if f.pairs]


def _is_general(a: Annotated, act: FoundAct, titles: Sequence[tuple[int, int]]) -> bool:
    unit = a.unit(act.verb)
    if unit.part.kind == "rubrik" or any(s <= a.tokens[act.verb].start < e for s, e in titles):
        return True
    return a.head.kind == "motion" and "att" not in {t.text.lower() for t in a.tokens[unit.first : act.verb]}


def asked_beside(a: Annotated, found: list[FoundAct]) -> list[FoundAct]:
    """The acts without the making of an agreement that only a heading names, where the motion asks for an inquiry."""
    inquired = {
        i
        for f in found
        if f.act == "investigate" and f.stage == "requested" and f.by != "swedish" and a.kind(f.verb) != "rubrik"
        for i in f.pairs
    }
    named = ("act.wish-for", "act.wish-far", "act.title")
    beside = {(a.unit_index(f.verb), i) for f in found if f.act != "establish" for i in f.pairs}
    standing = {i for f in found if f.act in _OF_STANDING and f.stage == "requested" for i in f.pairs}
    made = {
        i for f in found if f.act == "establish" and (f.rule not in named or f.stage != "requested") for i in f.pairs
    }

    def only_names(f: FoundAct) -> bool:
        """Whether an agreement is named as what another act is about: "avföra X som vänort", "vilande avtal med X"."""
        if all((a.unit_index(f.verb), i) in beside for i in f.pairs):
            return True
        gone = set(f.pairs) <= inquired or set(f.pairs) <= standing
        return f.stage == "requested" and gone and not set(f.pairs) & made

    return [f for f in found if f.act != "establish" or f.rule not in named or not only_names(f)]


_OF_STANDING = ("end", "pause", "resume", "keep", "renew", "not_renew", "amend")  # what is done to one that there is


def wished_by_title(a: Annotated, titles: Sequence[tuple[int, int]], by: By) -> Iterator[FoundAct]:
    """What a motion asks for whose title only names an agreement to come: "Vänort i Georgien", "Ny vänort"."""
    for start, end in titles:
        tokens = [i for i, t in enumerate(a.tokens) if start <= t.start and t.end <= end]
        if any(a.tokens[i].label in PREDICATES for i in tokens):
            continue
        for i in tokens:
            token = a.tokens[i]
            definite = token.text.lower().endswith(("et", "en", "na", "ens", "ets"))
            owned = any(a.tokens[j].text.lower() in _POSSESSIVE for j in range(max(0, i - 3), i))
            general = token.text.lower().endswith(("orter", "städer")) and not _placed(a, i)
            known = token.label == "AGREEMENT" and (token.data.get("strong") or _to_come(a, i))
            if known and not (definite or owned or general):
                yield FoundAct("establish", "requested", by, i, i, "act.title")
                break


_STATES: dict[str, ActName] = {
    **dict.fromkeys(("fortsatt", "fortsatta", "oförändrat", "oförändrad", "bibehållet", "bibehållen", "bevarat", "bevarad"), "keep"),
    **dict.fromkeys(("förnyat", "förnyad", "förlängt", "förlängd", "omtecknat", "prolongerat"), "renew"),
    **dict.fromkeys(("vilande", "pausat", "pausad", "fryst", "frusen", "vilandeförklarat"), "pause"),
    **dict.fromkeys(("brutet", "bruten", "brutna", "avslutat", "avslutad", "uppsagt", "uppsagd", "upphävt", "hävt", "avvecklat"), "end"),
    **dict.fromkeys(("återupptaget", "återupptagen", "återupptagna", "återupplivat", "återupplivad"), "resume"),
    **dict.fromkeys(("ändrat", "ändrad", "reviderat", "reviderad", "uppdaterat", "uppdaterad", "utvidgat", "utökat"), "amend"),
}  # fmt: skip
_DEFINITE = ("et", "en", "na", "ens", "ets", "nas")


def wished_state(a: Annotated, titles: Sequence[tuple[int, int]], by: By) -> Iterator[FoundAct]:
    """What a motion asks for by the state that it wishes an agreement in: "Motion om ett förnyat vänortsavtal med X",
    "Motion – X som fortsatt vänort". A definite noun tells the state it is in: "det pausade samarbetet".
    """
    for i in a.labelled("AGREEMENT", "RELATION"):
        act = _STATES.get(a.word(i - 1)) or (_STATES.get(a.word(i - 2)) if a.word(i - 1) in _BETWEEN else None)
        if act is None or a.word(i).endswith(_DEFINITE):
            continue
        unit = a.unit(i)
        titled = any(start <= a.tokens[i].start < end for start, end in titles) or unit.part.kind == "rubrik"
        if titled or (unit.part.kind in _PROSE and of_motion(a, unit, i, noun=True)):
            denied = act == "renew" and a.word(i - 2) in ("ej", "inte", "icke")
            yield FoundAct("not_renew" if denied else act, "requested", by, i, i, "act.title")


_BETWEEN = ("formellt", "kommunalt", "gott", "nära", "internationellt")
_PROSE = ("arende", "annat", "beredning", "motion")


def _placed(a: Annotated, noun: int) -> bool:
    """Whether the words behind a noun, or a number in front of it, say which: "vänorter i Georgien", "två vänorter"."""
    behind = a.tokens[noun + 1].text.lower() if noun + 1 < len(a.tokens) else ""
    return behind in ("i", "med", "på", "från", "inom") or a.tokens[noun - 1].text.lower() in ("nya", "fler", "två")


def _to_come(a: Annotated, noun: int) -> bool:
    """Whether a plain noun names an agreement with somebody: "Samarbetsavtal mellan kommunen och X", "Partnerskap med X"."""
    behind = a.tokens[noun + 1].text.lower() if noun + 1 < len(a.tokens) else ""
    return behind in ("med", "mellan") and a.word(noun).endswith(_CONTRACTS)


_CONTRACTS = ("avtal", "överenskommelse", "partnerskap", "avsiktsförklaring")
_POSSESSIVE = frozenset(
    {
        "vår",
        "vårt",
        "våra",
        "sin",
        "sitt",
        "sina",
        "kommunens",
        "stadens",
        "regionens",
        "befintlig",
        "nuvarande",
        "samtliga",
        "alla",
    }
)
