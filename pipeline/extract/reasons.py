"""Why an agreement is ended, paused or not renewed: coded reasons, each with whose it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.finding import Finding
from pipeline.extract.stages import MOVER_WORDS, PRONOUNS, said_by_mover
from pipeline.rules.terms import find_terms
from pipeline.split.organs import normal, same_organ
from schemas.record import CodedReason, Holder, Reason
from schemas.statement import PartKind

HELD_BY: dict[PartKind, Holder] = {
    "motion": "motion",
    "forslag": "official",
    "beredning": "official",
    "arende": "official",
    "beslut": "deciding_organ",
    "forslag_kf": "deciding_organ",
    "annat": "official",
}
SAYS = frozenset(
    {
        "framhåller",
        "anför",
        "skriver",
        "konstaterar",
        "menar",
        "anger",
        "bedömer",
        "uppger",
        "påpekar",
        "pekar",
        "anser",
    }
)
SKIPPED = ("underlag", "expediering", "narvaro", "signatur", "rubrik", "omrostning", "beslutsgang")


@dataclass(frozen=True, slots=True)
class _Ground:
    """One passage that gives a reason, in view offsets."""

    start: int
    end: int
    reason: Reason
    rule: str


def _told(a: Annotated) -> list[_Ground]:
    """The passages that give reasons, in text order: fixed phrases, and what the rules `grounds` find between them."""
    text = a.item.view.text
    told = [_Ground(m.start, m.end, m.term.gives["reason"], m.term.id) for m in find_terms("reasons", text)]
    taken = [(g.start, g.end) for g in told]
    for match in sorted(a.find("grounds"), key=lambda m: (m.start, m.end - m.start)):
        start, end = a.span(match.start, match.end)
        if not any(s < end and start < e for s, e in taken):
            told.append(_Ground(start, end, match.rule.gives["reason"], match.rule.id))
            taken.append((start, end))
    return sorted(told, key=lambda g: (g.start, g.end))


def find_reasons(
    a: Annotated,
    spans: list[tuple[int, int]],
    *,
    motion: bool,
    decided: bool,
    wanted: Callable[[int], bool],
    lost: frozenset[int] = frozenset(),
) -> list[Finding]:
    """The reasons told within the view ranges `spans` (all, when empty), one finding per reason and holder.

    `wanted` says whether an offset speaks of the agreement in question; `decided`: this item decides the matter;
    `lost`: the first tokens of yrkanden for an end that lost.

    In the vocabulary's order, then in text order.
    """
    majority = "majoritet" in a.item.view.text.lower()
    found: dict[tuple[str, str], Finding] = {}
    for match in _told(a):
        if spans and not any(s <= match.start < e for s, e in spans):
            continue
        kind = a.part_at(match.start).kind
        if "sedan dess" in a.item.view.text[max(0, match.start - 60) : match.start]:
            continue  # what followed upon an earlier end or pause is not its reason
        if kind in SKIPPED:
            continue
        if not wanted(match.start):
            continue
        holder = holder_of(a, match.start, kind, motion=motion, majority=majority, decided=decided)
        if kind == "yrkande" and a.unit(a.token_at(match.start)).first in lost:
            holder = "opposition"
        if holder is None:
            continue
        reason = CodedReason(reason=match.reason, holder=holder)
        key = (reason.reason, reason.holder)
        if key not in found:
            found[key] = Finding(f"reasons.{reason.reason}", reason, match.start, match.end, match.rule)
    order = get_args(Reason)
    return sorted(found.values(), key=lambda f: (order.index(f.value.reason), f.start))


def _mover_says(a: Annotated, token: int, first: int) -> bool:
    """Whether a verb of saying before the reason in its sentence has the mover as its subject."""
    if any(a.tokens[i].label in ("PROPOSE", "ASK") and said_by_mover(a, i) for i in range(first, token)):
        return True
    opening = [a.tokens[i].text.lower() for i in range(first, min(first + 3, token))]
    if opening[:1] == ["som"] and opening[1:2] in (["skäl"], ["motiv"], ["motivering"]):
        at = a.unit_index(first)  # the grounds of what the sentence before asks for
        before = a.units[at - 1] if at else None
        if before is not None and before.part is a.units[at].part and _asks(a, before):
            return True
    return (
        any(w.startswith(MOVER_WORDS) for w in opening[:2])
        or any(w in PRONOUNS and after.endswith(("r", "de")) for w, after in pairwise(opening))
        or "enligt motionär" in a.item.view.text[a.tokens[first].start : a.tokens[token].start].lower()
    )


def _office_says(a: Annotated, token: int, first: int) -> bool:
    """Whether an office is the source of a ground: "enligt kommunkansliet", "kansliet framhåller att"."""
    for i in range(first, token):
        if a.tokens[i].label == "OFFICE":
            before = a.tokens[i - 1].text.lower() if i > first else ""
            if before == "enligt" or a.tokens[i + 1].text.lower() in SAYS:
                return True
    return False


def _other_organ_says(a: Annotated, token: int, first: int) -> bool:
    """Whether another elected organ than the item's own says it, which prepared the matter: its majority speaks."""
    own = a.head.organ_name
    for i in range(first, token):
        organ = a.tokens[i]
        if organ.label != "ORGAN" or (own and same_organ(normal(organ.text), own)):
            continue
        if any(t.text.lower() in SAYS for t in a.tokens[i + 1 : token]):
            return True
    return False


def _asks(a: Annotated, unit: Unit) -> bool:
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    return any(a.tokens[i].label == "ASK" for i in range(unit.first, unit.last)) and any(
        word.startswith(MOVER_WORDS) for word in words
    )


def holder_of(
    a: Annotated, offset: int, kind: PartKind, *, motion: bool, majority: bool, decided: bool
) -> Holder | None:
    """Whose reason it is: the clause's cue, else the document's, else the part's."""
    token = a.token_at(offset)
    unit = a.unit(token)
    units = [unit, *([unit.intro] if unit.intro else [])]
    labels = {a.tokens[i].label for u in units for i in range(u.first, u.last)}
    words = {a.tokens[i].text.lower() for u in units for i in range(u.first, u.last)}
    if any(w.startswith(("majoritet", "styret")) for w in words):
        return "majority"
    if kind == "reservation" or any(w.startswith(("opposition", "minoritet")) for w in words):
        return "opposition"
    if kind == "yrkande":
        return None
    if kind in ("arende", "annat", "beredning") and _office_says(a, token, unit.first):
        return "official"
    if kind in ("arende", "annat", "beredning") and _other_organ_says(a, token, unit.first):
        return "majority"
    if motion and kind not in ("beslut", "forslag_kf") and _mover_says(a, token, unit.first):
        return "motion"
    if motion and (
        "ASK" in labels or any(w.startswith(("motionär", "motionsställ", "motionen", "förslagsställ")) for w in words)
    ):
        return "motion"
    if a.head.kind == "motion":
        return "motion"
    if majority and kind not in ("motion", "beslut"):
        return "majority"
    if decided and kind in ("arende", "annat", "beredning"):
        # minutes tell the deciding organ's grounds unless they name somebody else's in the same part
        part = unit.part
        office = (
            any(t.label == "OFFICE" for t in a.tokens if part.start <= t.start <= offset)
            if kind == "beredning"
            else any(a.tokens[i].label == "OFFICE" for u in units for i in range(u.first, u.last))
        )
        if not office:
            return "deciding_organ"
    return HELD_BY.get(kind)
