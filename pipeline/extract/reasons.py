"""Why an agreement is ended, paused or not renewed: coded reasons, each with whose it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.finding import Finding
from pipeline.extract.people import find_parties, find_people
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
CLOSES = ("END", "PAUSE", "NOT_RENEW", "PARTLY_END")
RESTING = frozenset({"vilande", "vilat", "vilar", "nere", "inaktivt", "inaktiva"})
ADDED = frozenset({"dessutom", "eftersom", "då", "också", "även", "därtill", "tillkommer", "redan"})
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
        if not wanted(match.start) or _for_review(a, match.start):
            continue
        holder = holder_of(a, match.start, kind, motion=motion, majority=majority, decided=decided)
        if a.unit(a.token_at(match.start)).first in lost or _loses(a, match.start):
            holder = "opposition"
        if holder is None:
            continue
        reason = CodedReason(reason=match.reason, holder=holder)
        key = (reason.reason, reason.holder)
        if key not in found:
            found[key] = Finding(f"reasons.{reason.reason}", reason, match.start, match.end, match.rule)
    _shared(a, found)
    _only_told(a, found)
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


_REVIEW = re.compile(
    r"(?is)\b(?:uppdrog|uppdragit|gav|gett)\b.*?\b(?:se\s+över|översyn|utred\w*|genomgång|gå\s+igenom)"
)


def _for_review(a: Annotated, offset: int) -> bool:
    """Whether a sentence gives the ground for looking into the agreements, not for what was made of it."""
    unit = a.unit(a.token_at(offset))
    return bool(_REVIEW.search(a.item.view.text, a.tokens[unit.first].start, a.tokens[unit.last - 1].end))


def _loses(a: Annotated, offset: int) -> bool:
    """Whether a sentence asks for the end by a yrkande whose mover, or the mover's party, reserved against the decision."""
    unit = a.unit(a.token_at(offset))
    text = a.item.view.text
    start, end = a.tokens[unit.first].start, a.tokens[unit.last - 1].end
    tokens = a.tokens[unit.first : unit.last]
    if not any(t.text.lower().startswith("yrka") for t in tokens) or not any(t.label in CLOSES for t in tokens):
        return False
    if re.search(r"(?i)\b(?:avsl\w+|behåll\w*|kvarstå\w*|bifall\w*|stå\s+kvar|i\s+stället)\b", text[start:offset]):
        return False  # against an end, or with the side that won
    movers = [p for p in find_people(text[start:end]) if p.start < offset - start]
    reserved = [text[max(0, m.start() - 200) : m.end()] for m in re.finditer(r"(?i)\breserver\w+", text)]
    return any(
        p.name in " ".join(told.split()) or any(q.party == p.party for q in find_parties(told))
        for p in movers
        for told in reserved
    )


_SHARES = re.compile(
    r"(?P<who>\w+)\s+(?:delar|instämmer\s+i|ansluter\s+sig\s+till|ställer\s+sig\s+bakom)\s+"
    r"(?:motionär\w+|motionens|förslagsställar\w+)\s+(?:syn|uppfattning|bedömning|åsikt|mening|grundsyn|oro|resonemang|argument)",
    re.IGNORECASE,
)


def _shared(a: Annotated, found: dict[tuple[str, str], Finding]) -> None:
    """The mover's grounds are the majority's too where an elected organ says that it shares the mover's view."""
    shares = _SHARES.search(a.item.view.text)
    if shares is None or not shares["who"].lower().endswith(("styrelsen", "fullmäktige", "utskottet", "nämnden")):
        return
    for (reason, holder), one in list(found.items()):
        if holder == "motion" and not any(r == reason and h in ("majority", "deciding_organ") for r, h in found):
            value = CodedReason(reason=one.value.reason, holder="majority")
            found[(reason, "majority")] = replace(one, value=value)


def _only_told(a: Annotated, found: dict[tuple[str, str], Finding]) -> None:
    """That an agreement rests is told, no ground, where the same holder ends it for what a state does."""
    for (reason, holder), one in list(found.items()):
        unit = a.unit(a.token_at(one.start))
        words = {t.text.lower() for t in a.tokens[unit.first : unit.last]}
        words |= {word.lower() for word in a.item.view.text[one.start : one.end].split()}
        said = any(word.split()[0] in SAYS for word in words) or any(
            a.tokens[i].label == "OFFICE" for i in range(unit.first, unit.last)
        )
        if reason != "inactivity" or words & ADDED or (said and not words & RESTING):
            continue
        if any(r == "state_conduct" for r, _ in found):
            del found[(reason, holder)]


def _other_organ_says(a: Annotated, token: int, first: int) -> bool:
    """Whether another elected organ than the item's own says it, which prepared the matter: its majority speaks."""
    own = a.head.organ_name
    for i in range(first, token):
        organ = a.tokens[i]
        if organ.label != "ORGAN" or (own and same_organ(normal(organ.text), own)):
            continue
        if any(t.text.lower().split()[0] in SAYS for t in a.tokens[i + 1 : token]):
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
    if motion and _mover_says(a, token, unit.first):
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
