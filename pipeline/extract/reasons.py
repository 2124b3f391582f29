"""Why an agreement is ended, paused or not renewed: coded reasons, each with whose it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import get_args

from pipeline.extract.annotate import Annotated
from pipeline.extract.brought_forward import brought_forward
from pipeline.extract.finding import Finding
from pipeline.extract.given import CLOSES, given, headed
from pipeline.extract.holders import SAYS, follows_mover, holder_of, told_by_none, wins
from pipeline.extract.people import find_parties, find_people
from pipeline.extract.plain_grounds import named, plain
from pipeline.rules.terms import find_terms
from schemas.document import MINUTES, PAGES
from schemas.record import CodedReason, Holder, Reason
from schemas.statement import FORMAL_PARTS

RESTING = frozenset({"vilande", "vilat", "vilar", "nere", "inaktivt", "inaktiva"})
ADDED = frozenset({"dessutom", "eftersom", "då", "också", "även", "därtill", "tillkommer", "redan"})
_SHOWN = 4  # further passages that give the same reason kept as evidence
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
    for one in (*(named(a, g) for g in given(a)), *brought_forward(a)):
        if not any(s < one.whole[1] and one.whole[0] < e for s, e in taken):
            told.append(_Ground(one.start, one.end, one.reason, one.rule))
    told += _added_plainly(a, taken)
    if not told:
        told = [_Ground(one.start, one.end, one.reason, one.rule) for one in headed(a)][:1]
    return sorted(told, key=lambda g: (g.start, g.end))


_ADDS = re.compile(
    r"(?i)\W*(?:(?:\w+\s+){0,3}(?:dessutom|därtill|därutöver|därjämte|också|även|vidare|samtidigt)\b|till\s+(?:detta|det|saken)\s+(?:kommer|hör))"
)


def _added_plainly(a: Annotated, taken: list[tuple[int, int]]) -> list[_Ground]:
    """Plain sentences that add a ground to one that the sentence before gives: "Till detta kommer att …"."""
    held = {a.unit_index(a.token_at(start)) for start, _ in taken}
    found = []
    for one in plain(a) if taken else ():
        at = a.unit_index(a.token_at(one.start))
        beside = at - 1 in held and at not in held and a.units[at - 1].part is a.units[at].part
        if beside and _ADDS.match(a.item.view.text, *one.whole):
            found.append(_Ground(one.start, one.end, one.reason, one.rule))
    return found


def find_reasons(
    a: Annotated,
    spans: list[tuple[int, int]],
    *,
    motion: bool,
    decided: bool,
    wanted: Callable[[int], bool],
    lost: frozenset[int] = frozenset(),
    plainly: bool = False,
    only_motion: bool = False,
) -> list[Finding]:
    """The reasons told within the view ranges `spans` (all, when empty), one finding per reason and holder.

    `wanted` says whether an offset speaks of the agreement in question; `decided`: this item decides the matter;
    `lost`: the first tokens of yrkanden for an end that lost.

    In the vocabulary's order, then in text order; `plainly`: where none is found, what is only told beside the end; `only_motion`: nobody
    but the mover wants the end.
    """
    found = _found(a, _told(a), spans, motion, decided, wanted, lost, only_motion)
    if not found and plainly:
        grounds = [_Ground(one.start, one.end, one.reason, one.rule) for one in plain(a)]
        found = _found(a, grounds, spans, motion, decided, wanted, lost, only_motion)
    return found


def _found(
    a: Annotated,
    told: list[_Ground],
    spans: list[tuple[int, int]],
    motion: bool,
    decided: bool,
    wanted: Callable[[int], bool],
    lost: frozenset[int],
    only_motion: bool,
) -> list[Finding]:
    """Of grounds that are told, those of the agreement in question, each with whose it is."""
    majority = "majoritet" in a.item.view.text.lower()
    found: dict[tuple[Reason, Holder], Finding] = {}
    said: dict[tuple[Reason, Holder], list[tuple[int, int]]] = {}
    for match in told:
        if spans and not any(s <= match.start < e for s, e in spans):
            continue
        kind = a.part_at(match.start).kind
        if "sedan dess" in a.item.view.text[max(0, match.start - 60) : match.start] and _closed_before(a, match.start):
            continue  # what followed upon an earlier end or pause is not its reason
        before = a.item.view.text[max(0, match.start - 30) : match.start].lower()
        may = match.reason == "inactivity" and ("så länge" in before or re.search(r"\bkan\s+$", before) is not None)
        if may or _rests_since(a, match.start) or (match.reason == "inactivity" and _is_decided(a, match)):
            continue
        if kind in SKIPPED or _of_consequences(a, match.start):
            continue
        if _denied(a, match) or not wanted(match.start) or _for_review(a, match.start) or _of_contents(a, match):
            continue
        holder = holder_of(a, match.start, kind, reason=match.reason, motion=motion, majority=majority, decided=decided)
        unit = a.unit(a.token_at(match.start))
        if unit.first in lost or (_loses(a, match.start) and not (kind == "yrkande" and wins(a, unit))):
            holder = "opposition"
        if only_motion and holder in _OTHERS and follows_mover(a, unit.first):
            holder = "motion"  # "… att avtalet sägs upp. Övergreppen nämns.": nobody else has a reason to end it
        if holder is None:
            continue
        reason = CodedReason(reason=match.reason, holder=holder)
        key = (reason.reason, reason.holder)
        said.setdefault(key, []).append((match.start, match.end))
        if key not in found:
            found[key] = Finding(f"reasons.{reason.reason}", reason, match.start, match.end, match.rule)
    _shared(a, found)
    _only_told(a, found)
    _handed_on(a, found)
    order = get_args(Reason)
    found = {key: _best_said(a, one, said.get(key, [])) for key, one in found.items()}
    return sorted(found.values(), key=lambda f: (order.index(f.value.reason), f.start))


def _is_decided(a: Annotated, ground: _Ground) -> bool:
    """Whether that an agreement rests is what is decided, and no ground: "beslutar att avtalet ligger nere till 2021"."""
    token = a.token_at(ground.start)
    inside = (t for t in a.tokens[token : token + 4] if t.start < ground.end)
    return a.part_at(ground.start).kind in FORMAL_PARTS and any(
        t.label == "PAUSE" and (t.form == "pres" or t.text.lower().startswith("legat")) for t in inside
    )


_DENIED = re.compile(
    r"(?i)\b(?:skäl|anledning|orsak|motiv|bakgrund|grund|beror|berodde|handlar|handlade)\w*\s+(?:\w+\s+){0,4}?(?:inte|ej|icke)\s+"
    r"(?!längre|har\b|haft|finns)(?:[\w,-]+\s+){0,5}$"
)


# "pengarna är inte vårt skäl", "det handlar inte om pengar"
_NO_GROUND = re.compile(
    r"(?i)(?:\s+\w+){0,2}\s+(?:är|var)\s+(?:inte|ej|inget|ingen|icke)\s+(?:\w+\s+){0,2}(?:skäl|anledning|orsak|motiv|grund)\w*"
    r"|[^.]*\blämna\w*\b[^.]*\bdärhän\b"
)


def _denied(a: Annotated, ground: _Ground) -> bool:
    """Whether a sentence says what is not the ground: "Skälet är inte bristande intresse utan …"."""
    text, first = a.item.view.text, a.tokens[a.unit(a.token_at(ground.start)).first].start
    start = max(ground.start, text.rfind(" ", first, ground.end) + 1)  # the last word: the match may hold the denial
    denied = _DENIED.search(text, first, start) or _DENIED.search(text, first, ground.start)
    unit = a.unit(a.token_at(ground.start))
    until = a.tokens[unit.last - 1].end
    if _NO_GROUND.match(text, ground.end, until) or _NO_GROUND.match(text, text.find(" ", ground.start), until):
        return True
    return denied is not None and re.search(r"\b(?:utan|men)\b|\batt\b.*\b(?:inte|ej)\b", denied[0]) is None


_OTHERS = ("official", "majority", "deciding_organ")
_PAUSED = re.compile(r"(?i)\b(?:paus\w*|uppehåll\w*)\b[^.]*\bsedan\b|\bsedan\b[^.]*\b(?:paus\w*|uppehåll\w*)\b")


def _rests_since(a: Annotated, offset: int) -> bool:
    """Whether a sentence tells that the relation rests as the outcome of a pause: "sedan styrelsen pausat har den vilat"."""
    unit = a.unit(a.token_at(offset))
    text = a.item.view.text
    return (
        bool(_PAUSED.search(text[a.tokens[unit.first].start : offset]))
        and re.match(r"(?i)(?:\w+\s+){0,3}(?:ned|ner|nere|vil\w+|inaktiv\w*|inget|inga|ingen)\b", text[offset:])
        is not None
    )


def _closed_before(a: Annotated, offset: int) -> bool:
    """Whether the sentence, or the one before it, tells of an end or a pause up to an offset."""
    at = a.token_at(offset)
    first = a.units[max(0, a.unit_index(at) - 1)].first
    told = any(t.label == "TOLD" for t in a.tokens[first:at])  # "beslutade 2020 att pausa det, och sedan dess …"
    return any(t.label in CLOSES and (told or t.form in ("past", "sup")) for t in a.tokens[first:at])


_GIVES = re.compile(
    r"(?i)\b(?:eftersom|emedan|då|därför\s+att|på\s+grund\s+av|p\.?g\.?a\.?|med\s+(?:hänsyn|anledning|hänvisning)|mot\s+bakgrund|till\s+följd"
    r"|för\s+att|skäl\w*|motiver\w*|grunda\w*|anledning\w*|orsak\w*|bakgrund\w*)\b"
)


def _handed_on(a: Annotated, found: dict[tuple[Reason, Holder], Finding]) -> None:
    """A ground that minutes give for the decision itself is the organ's, whoever gave it before; one that has no code
    is none beside one of the same holder that has."""
    for (reason, holder), one in list(found.items()):
        decided = (reason, "deciding_organ") in found or (reason, "majority") in found
        if holder == "official" and decided and a.head.kind in MINUTES:
            del found[(reason, holder)]
        elif holder == "majority" and (reason, "deciding_organ") in found and a.head.kind in MINUTES:
            del found[(reason, holder)]  # the organ decides for the ground that the preparing one gave
        elif holder == "majority" and (reason, "deciding_organ") in found and a.head.kind in PAGES:
            # news tell the decision's ground and let the chair repeat it; or its ground is what the chair says
            del found[(reason, holder if _says_why(a, found[(reason, "deciding_organ")]) else "deciding_organ")]
        elif reason == "other" and any(r != "other" and h == holder for r, h in found):
            unit = a.unit(a.token_at(one.start))
            if not ADDED & {t.text.lower() for t in a.tokens[unit.first : unit.last]}:
                del found[(reason, holder)]


def _says_why(a: Annotated, one: Finding) -> bool:
    unit = a.unit(a.token_at(one.start))
    return _GIVES.search(a.item.view.text, *a.span(unit.first, unit.last)) is not None


def _best_said(a: Annotated, found: Finding, said: list[tuple[int, int]]) -> Finding:
    """A reason with all passages that give it, first those that say that it is one ("eftersom …"), then in text order."""
    if len(said) < 2:
        return found

    def grounds(at: tuple[int, int]) -> bool:
        unit = a.unit(a.token_at(at[0]))
        return _GIVES.search(a.item.view.text, a.tokens[unit.first].start, at[1]) is not None

    first, *more = sorted(said, key=lambda at: (not grounds(at), at))
    return replace(found, start=first[0], end=first[1], more=tuple(more[:_SHOWN]))


_CONSEQUENCES = re.compile(
    r"(?im)^[ \t]*(?:ekonomisk\w*\s+(?:konsekvens\w*|effekt\w*|aspekt\w*)|ekonomi|finansiering|konsekvens\w*|kostnader)[ \t]*$"
)


def _of_consequences(a: Annotated, offset: int) -> bool:
    """Whether a paragraph stands under a heading for what the decision costs and brings, which is no ground for it."""
    text = a.item.view.text
    start = text.rfind("\n\n", 0, offset)
    above = text.rfind("\n\n", 0, max(start, 0)) + 1
    block = text[max(0, start) : offset]
    return any(_CONSEQUENCES.search(lines) for lines in (block, text[above : max(0, start)] if "\n\n" in text else ""))


_REVIEW = re.compile(
    r"(?is)\bompröv\w+|\b(?:uppdrog|uppdragit|gav|gett)\b.*?\b(?:se\s+över|översyn|utred\w*|genomgång|gå\s+igenom)"
)


def _for_review(a: Annotated, offset: int) -> bool:
    """Whether a sentence gives the ground for looking into the agreements, not for what was made of it."""
    unit = a.unit(a.token_at(offset))
    return bool(_REVIEW.search(a.item.view.text, *a.span(unit.first, unit.last)))


_CONTENTS = re.compile(
    r"(?i)\b(?:avtal|samarbet|utbyt|projekt|partnerskap|överenskommels|vänort|verksamhet|arbet|seminari|kurs|utbildning)\w*\s+"
    r"(?:(?!men\b)\w+\s+){0,4}?(?:handla\w*\s+om|gäll(?:er|t|de)|avse[rt]t?|omfatta\w*|främja\w*|stärka|inrikta\w*|fokusera\w*|om|kring|inom)\s+"
    r"(?:(?!men\b)[\w-]+,?\s+){0,8}$"
)
_TOPICS = ("human_rights", "state_conduct", "policy_change")  # what partners may work on together


def _of_contents(a: Annotated, ground: _Ground) -> bool:
    """Whether the words tell what partners do together: "samarbetet har handlat om skola och mänskliga rättigheter"."""
    unit = a.unit(a.token_at(ground.start))
    before = a.item.view.text[a.tokens[unit.first].start : ground.start].rsplit(":", 1)[-1]
    return ground.reason in _TOPICS and _CONTENTS.search(before) is not None and _GIVES.search(before) is None


def _loses(a: Annotated, offset: int) -> bool:
    """Whether a sentence asks for the end by a yrkande whose mover, or the mover's party, reserved against the decision."""
    unit = a.unit(a.token_at(offset))
    text = a.item.view.text
    start, end = a.span(unit.first, unit.last)
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


def _shared(a: Annotated, found: dict[tuple[Reason, Holder], Finding]) -> None:
    """The mover's grounds are the majority's too where an elected organ says that it shares the mover's view."""
    shares = _SHARES.search(a.item.view.text)
    if shares is None or not shares["who"].lower().endswith(("styrelsen", "fullmäktige", "utskottet", "nämnden")):
        return
    for (reason, holder), one in list(found.items()):
        if holder == "motion" and not any(r == reason and h in ("majority", "deciding_organ") for r, h in found):
            value = CodedReason(reason=one.value.reason, holder="majority")
            found[(reason, "majority")] = replace(one, value=value)


def _added(a: Annotated, one: Finding, words: set[str]) -> bool:
    """Whether a sentence adds a ground to another ("dessutom", "då"); "sedan 2015, då …" only tells the time."""
    start, end = a.span(*_of(a, one))
    return (
        bool(words & ADDED - {"då"}) or re.search(r"(?i)(?<!\d)(?<!\d,)\sdå\b", a.item.view.text[start:end]) is not None
    )


def _of(a: Annotated, one: Finding) -> tuple[int, int]:
    unit = a.unit(a.token_at(one.start))
    return unit.first, unit.last


def _only_told(a: Annotated, found: dict[tuple[Reason, Holder], Finding]) -> None:
    """That an agreement rests is told, no ground, where it is ended for what a state does."""
    for (reason, holder), one in list(found.items()):
        first, last = _of(a, one)
        words = {t.text.lower() for t in a.tokens[first:last]}
        words |= {word.lower() for word in a.item.view.text[one.start : one.end].split()}
        said = any(word.split()[0] in SAYS for word in words) or any(t.label == "OFFICE" for t in a.tokens[first:last])
        if reason != "inactivity" or holder == "motion" or _added(a, one, words) or (said and not words & RESTING):
            continue  # a motion says nothing but why
        if any(r == "state_conduct" and (h == holder or h != "motion" or told_by_none(a, one.start)) for r, h in found):
            del found[(reason, holder)]
