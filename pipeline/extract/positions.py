"""Who stood for what: yrkanden, reservations, special statements, named votes; and which parties take part.

`side` is relative to the motion: `for` is for granting it, `against` for rejecting it or holding it answered. Without a
motion it is relative to the main proposal on the agreement: `for` is for that proposal. A yrkande on somebody's
proposal counts as what that proposal was; where the item does not tell, there is no position. Yrkanden to refer back
or table take no side and give none.

A reservation is for the motion when the organ did not grant it, else against; without a motion it is against the
decision. A special statement (särskilt yttrande) and "deltar inte i beslutet" are `abstain`, the latter a `vote`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.finding import Finding
from pipeline.extract.motion import read_motion
from pipeline.extract.movers import same_person, slug
from pipeline.extract.people import LOCAL, RIKSDAG, PersonMention, find_parties, find_people
from pipeline.extract.proposals import Proposals, is_official
from pipeline.extract.verdict import STEPS, verdicts
from pipeline.extract.votes import Ballot, as_request, ballots
from pipeline.split.model import ItemText
from schemas.document import Document
from schemas.record import Motion, Mover, Position, Signer

Side = Literal["for", "against", "abstain"]
Form = Literal["yrkande", "reservation", "sarskilt_yttrande", "vote"]
_MOVES = re.compile(r"\b(?:yrkar|yrkade|föreslår|föreslog)\b", re.IGNORECASE)
_COLON = re.compile(r"(?<=[)A-ZÅÄÖ]):(?=\s)")
_JOINS = re.compile(
    r"\b(?:instämmer|instämde|biträder|biträdde|ansluter\s+sig|bifaller\s+\S+\s+yrkande|stöder|stödjer)\b",
    re.IGNORECASE,
)
_RESERVES = re.compile(
    r"\breserver(?:ar|ade|at)\s+(?:sig|oss)\b|\breservation(?:er)?\s+(?:lämna\w+|anmäl\w+|från|av|mot\s+beslutet)|\bskriftlig\s+reservation\b",
    re.IGNORECASE,
)
_STATES = re.compile(r"\bsärskil(?:t|da)\s+(?:yttrande|uttalande)", re.IGNORECASE)
_ABSTAINS = re.compile(
    r"\bdeltar\s+(?:inte|ej)\s+i\s+(?:beslutet|beslut|omröstningen)|\bavstår\s+från\s+att\s+(?:delta|rösta)",
    re.IGNORECASE,
)
_NAMED_VOTE = re.compile(r"\b(?:röstar|röstade)\s+(ja|nej)\b(?!\s*,\s*\d)", re.IGNORECASE)
_FAVOUR = re.compile(r"\btill\s+(?:för)?mån\s+för\b|\btill\s+förmån\s+för\b", re.IGNORECASE)
_MEMBERS_OF = re.compile(
    r"(?i:ledam\w+|grupp\w*|samtliga)\s+(?:i|för|inom|från)\s+((?:[A-ZÅÄÖ]{1,3}\b(?:,\s*|\s+och\s+|\s+samt\s+)?)+)"
)
_BACKGROUND = frozenset({"narvaro", "expediering", "signatur", "underlag"})
_ASKED = re.compile(
    r"(?i:\b(?:\w*yrkande|\w*yrkandet|yttrande|yttrandet|reservation|förslag|förslaget|motion)\s+(?:(?:från|av)\s+)?)\(?(?:[A-ZÅÄÖ]{1,3}(?:,\s*|\s+och\s+|\s+samt\s+))*$"
)


def read_positions(item: ItemText, head: Document) -> tuple[Finding, ...]:
    """One finding `positions.<name or party>` per position, in text order; a second one of the same key gets `-2`."""
    if not re.search(r"\b(?:yrka|reserv|särskil|deltar|röst|föreslår)", item.view.text, re.IGNORECASE):
        return ()
    reading = read_motion(item, head)
    motion = reading.motion if reading else None
    found: list[tuple[Position, int, int, str]] = []
    known = Proposals(item)
    for clause in item_clauses(item, (p for p in item.parts if p.kind not in _BACKGROUND)):
        heading = item.view.text[slice(*clause.part.heading)] if clause.part.heading else ""
        for hit in _of_clause(clause, heading, motion, known, found):
            if not any(_same(hit[0], old[0]) for old in found):
                found.append(hit)
    for hit in _of_votes(item, motion, known, found):
        if not any(_same(hit[0], old[0]) for old in found):
            found.append(hit)
    return tuple(_keyed(sorted(found, key=lambda hit: hit[1])))


def _of_clause(
    clause: Clause,
    heading: str,
    motion: Motion | None,
    known: Proposals,
    earlier: list[tuple[Position, int, int, str]],
) -> Iterator[tuple[Position, int, int, str]]:
    text = clause.text
    listed = heading.lower().startswith("reserv") and re.search(r"\bmot\s+beslut", text)
    if listed or _RESERVES.search(text):
        side = _reserved(text, motion, known)
        yield from _positions(clause, 0, len(text), side, "reservation", "position.reservation")
    elif _STATES.search(text) and clause.part.kind in ("reservation", "annat", "beslut", "beslutsgang"):
        yield from _positions(clause, 0, len(text), "abstain", "sarskilt_yttrande", "position.statement")
    elif _ABSTAINS.search(text) and not re.search(r"handläggningen|jäv|ledamöter\s+avstår", text):
        yield from _positions(clause, 0, len(text), "abstain", "vote", "position.abstains")
    elif _JOINS.search(text) and not _MOVES.search(text):
        joins = _JOINS.search(text)
        assert joins is not None
        side_of = _joined(text[joins.end() :], earlier)
        if side_of is not None:
            yield from _positions(clause, 0, joins.start(), side_of, "yrkande", "position.joins")
    else:
        yield from _yrkanden(clause, motion, known)


def _yrkanden(clause: Clause, motion: Motion | None, known: Proposals) -> Iterator[tuple[Position, int, int, str]]:
    text = clause.text
    moves = list(_MOVES.finditer(text))
    if not moves and clause.part.kind in ("yrkande", "forslag"):
        moves = list(_COLON.finditer(text))  # "Anna Lund (M): Bifall till motionen."
    for at, verb in enumerate(moves):
        if verb.group().lower().startswith("före") and clause.part.kind not in ("forslag", "yrkande", "beslutsgang"):
            continue
        end = moves[at + 1].start() if at + 1 < len(moves) else len(text)
        begin = moves[at - 1].end() if at else 0
        subjects = [p for p in find_people(text) if begin <= p.start < verb.start() and not _of_other(text, p)]
        words = text[verb.end() : end]
        if not subjects:
            behind = [p for p in find_people(words) if p.start < 3]
            if behind:
                subjects = [_moved(p, verb.end()) for p in behind[:1]]
                words = words[behind[0].end :]
        parties = [] if subjects else find_parties(text[begin : verb.start()])
        if not subjects and not parties:
            continue
        side = _side(words, motion, known)
        if side is None:
            continue
        for p in subjects:
            position = Position(party=p.party, name=p.name, side=side, form="yrkande")
            yield position, clause.start + p.start, clause.start + p.end, "position.yrkande"
        for q in parties:
            position = Position(party=q.party, name=None, side=side, form="yrkande")
            yield position, clause.start + begin + q.start, clause.start + begin + q.end, "position.yrkande"


def _moved(p: PersonMention, by: int) -> PersonMention:
    return PersonMention(
        p.start + by,
        p.end + by,
        p.name,
        p.party,
        (p.party_span[0] + by, p.party_span[1] + by),
        (p.name_span[0] + by, p.name_span[1] + by),
    )


def _of_other(text: str, person: PersonMention) -> bool:
    """A name that only says whose proposal is meant ("yrkandet från Anna Lund (S)")."""
    return bool(re.search(r"\b(?:från|enligt|med)\s+$", text[: person.start], re.IGNORECASE))


def _side(words: str, motion: Motion | None, known: Proposals) -> Side | None:
    """The side that the words behind "yrkar" take; None when they take none or the item does not tell."""
    for verdict in verdicts(words):
        if (
            verdict.outcome in STEPS
            or verdict.outcome in ("unknown", "withdrawn")
            or verdict.target in ("referral", "thing")
        ):
            continue
        for_it = verdict.outcome == "granted"
        if verdict.target in ("proposal", "yrkande") and verdict.about is not None:
            if motion is None:
                if verdict.target == "yrkande" or not is_official(words, verdict.about):
                    continue
                return "for" if for_it else "against"
            held = known.resolve(words, verdict.about)
            if held is None:
                continue
            granted = held[0].outcome == "granted"
            return "for" if granted == for_it else "against"
        if motion is None and verdict.target == "motion":
            continue
        if motion is None and verdict.target == "none":
            return "for" if for_it else "against"
        return "for" if for_it else "against"
    return None


def _reserved(text: str, motion: Motion | None, known: Proposals) -> Side:
    favour = _FAVOUR.search(text)
    if favour:
        side = _side("bifall till " + text[favour.end() :], motion, known)
        if side is not None and motion is not None:
            return side
    if motion is not None and motion.outcome in ("rejected", "answered", "dropped"):
        return "for"
    return "against"


def _joined(words: str, earlier: list[tuple[Position, int, int, str]]) -> Side | None:
    """The side of the member whose yrkande is joined, or of the last one."""
    moved = [hit[0] for hit in earlier if hit[0].form == "yrkande"]
    for position in moved:
        last = (position.name or "").split()[-1:]
        if last and re.search(rf"\b{re.escape(last[0])}s?\b", words):
            return position.side
    return moved[-1].side if moved else None


def _positions(
    clause: Clause, start: int, end: int, side: Side, form: Form, rule: str
) -> Iterator[tuple[Position, int, int, str]]:
    words = clause.text[start:end]
    favour = _FAVOUR.search(words)
    if favour:
        words = words[: favour.start()]
    people = find_people(words)
    for p in people:
        yield (
            Position(party=p.party, name=p.name, side=side, form=form),
            clause.start + start + p.start,
            clause.start + start + p.end,
            rule,
        )
    if people:
        return
    for party, first, last in _groups(words):
        yield (
            Position(party=party, name=None, side=side, form=form),
            clause.start + start + first,
            clause.start + start + last,
            rule,
        )


def _groups(words: str) -> list[tuple[str, int, int]]:
    """Parties that act as groups: those named as such, and those of "ledamöterna i SD och KD"."""
    found = [(q.party, q.start, q.end) for q in find_parties(words)]
    for group in _MEMBERS_OF.finditer(words):
        for code in re.finditer(r"[A-ZÅÄÖ]{1,3}", group[1]):
            spot = (group.start(1) + code.start(), group.start(1) + code.end())
            if code.group() in RIKSDAG | LOCAL and not any(start <= spot[0] < end for _, start, end in found):
                found.append((code.group(), *spot))
    return sorted(found, key=lambda hit: hit[1])


def _of_votes(
    item: ItemText, motion: Motion | None, known: Proposals, earlier: list[tuple[Position, int, int, str]]
) -> Iterator[tuple[Position, int, int, str]]:
    """Members named with their vote in the item ("Anna Lund (S) och Bo Alm (V) röstar Ja (7)")."""
    votes = ballots(item)
    for clause in item_clauses(item, (p for p in item.parts if p.kind in ("omrostning", "beslutsgang"))):
        says = _NAMED_VOTE.search(clause.text)
        people = find_people(clause.text[: says.start()]) if says else []
        ballot = next((b for b in votes if b.start <= clause.end and clause.start <= b.end), None)
        if says is None or not people or ballot is None or ballot.referral():
            continue
        side = _vote_side(ballot, says[1].lower(), motion, known, earlier)
        if side is None:
            continue
        for p in people:
            position = Position(party=p.party, name=p.name, side=side, form="vote")
            yield position, clause.start + p.start, clause.start + p.end, "position.vote"


def _vote_side(
    ballot: Ballot, says: str, motion: Motion | None, known: Proposals, earlier: list[tuple[Position, int, int, str]]
) -> Side | None:
    meaning = ballot.yes_means if says == "ja" else ballot.no_means
    other = ballot.no_means if says == "ja" else ballot.yes_means
    side = _meant(meaning, motion, known, earlier)
    if side is not None:
        return side
    opposite = _meant(other, motion, known, earlier)
    return {"for": "against", "against": "for"}.get(opposite or "")  # type: ignore[return-value]


def _meant(
    words: str | None, motion: Motion | None, known: Proposals, earlier: list[tuple[Position, int, int, str]]
) -> Side | None:
    if not words:
        return None
    side = _side(as_request(words), motion, known)
    if side is not None:
        return side
    for position, *_ in earlier:
        last = (position.name or "").split()[-1:]
        if position.form == "yrkande" and last and re.search(rf"\b{re.escape(last[0])}s?\b", words):
            return position.side
    return None


def _same(one: Position, other: Position) -> bool:
    if one.form != other.form or one.party != other.party:
        return False
    if one.name is None or other.name is None:
        return one.name == other.name
    return same_person(one.name, other.name)


def _keyed(hits: Iterable[tuple[Position, int, int, str]]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for position, start, end, rule in hits:
        key = slug(position.name or position.party or "")
        seen[key] = seen.get(key, 0) + 1
        suffix = f"-{seen[key]}" if seen[key] > 1 else ""
        yield Finding(f"positions.{key}{suffix}", position, start, end, rule, confidence=0.9)


def read_parties(
    item: ItemText, movers: Iterable[Mover], signers: Iterable[Signer], positions: Iterable[Position]
) -> tuple[Finding, ...]:
    """The parties that take part in the matter, each once, in text order: finding `parties.<party>`.

    Those of movers, signers and positions, and of everybody whom the item's heading, account, proposals, debate and
    decision name with a party, or who asked or stated something as a party ("yrkande från SD"). Attendance, adjusters
    and addressees take no part.
    """
    text = item.view.text
    taking = {m.party for m in movers} | {s.party for s in signers} | {p.party for p in positions}
    first: dict[str, tuple[int, int]] = {}
    for part in item.parts:
        if part.kind in ("narvaro", "expediering"):
            continue
        words = text[part.start : part.end]
        hits = [
            (p.party, *p.party_span, part.kind not in ("signatur", "underlag")) for p in find_people(words) if p.party
        ]
        hits += [
            (
                q.party,
                q.start,
                q.end,
                part.kind == "rubrik" or bool(_ASKED.search(words[max(0, q.start - 60) : q.start])),
            )
            for q in find_parties(words)
        ]
        for party, start, end, acts in hits:
            if party in taking or acts:
                spot = (part.start + start, part.start + end)
                if party not in first or spot < first[party]:
                    first[party] = spot
    order = sorted(first.items(), key=lambda entry: entry[1])
    return tuple(Finding(f"parties.{slug(party)}", party, *span, rule="party.takes-part") for party, span in order)
