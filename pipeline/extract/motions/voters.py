"""Members named with their vote: beside the counts, in lists under each answer, or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.clauses import item_clauses
from pipeline.extract.motions.proposals import Proposals
from pipeline.extract.motions.vote_table import named_votes
from pipeline.extract.motions.votes import Ballot, as_request, ballots
from pipeline.extract.motions.yrkanden import Hit, Side, side_of
from pipeline.extract.people import find_people
from pipeline.split.model import ItemText
from schemas.record import Motion, Position

_NAMED_VOTE = re.compile(r"\b(?:röstar|röstade)\s+(ja|nej)\b(?!\s*,\s*\d)", re.IGNORECASE)
_VOTERS = re.compile(  # "Ja röstar: Anna Lund (S)", "Följande röstade nej: …", "Ja-röster (7): …"
    r"\b(?:röstar|röstade)\s+(?P<last>ja|nej)\b(?=\s*:)|^[”\"]?(?P<first>ja|nej)[”\"]?(?:\s+röst(?:ar|ade)|-?\s*röster?)?"
    r"(?:\s+(?:avg(?:es|avs)|lämna(?:s|des))\s+av)?\s*(?:\(\d+\))?\s*:?(?=\s+(?-i:[A-ZÅÄÖÉ][\w’-]+\s+[A-ZÅÄÖÉ]))",
    re.IGNORECASE,
)


def of_votes(item: ItemText, motion: Motion | None, known: Proposals, earlier: list[Hit]) -> Iterator[Hit]:
    """Members named with their vote in the item ("Anna Lund (S) och Bo Alm (V) röstar Ja (7)")."""
    votes = ballots(item)
    for clause in item_clauses(item, (p for p in item.parts if p.kind in ("omrostning", "beslutsgang"))):
        says = _VOTERS.search(clause.text) or _NAMED_VOTE.search(clause.text)
        people = find_people(clause.text[: says.start()]) if says else []
        if says and not people:
            at = says.end()
            people = [replace(p, start=p.start + at, end=p.end + at) for p in find_people(clause.text[at:])]
        ballot = next((b for b in votes if b.start <= clause.end and clause.start <= b.end), None)
        ballot = ballot or next((b for b in votes if b.start >= clause.end), None)  # the counts stand below the names
        if says is None or not people or ballot is None or ballot.referral():
            continue
        answer = next(word for word in says.groups() if word).lower()
        side = _vote_side(ballot, answer, motion, known, earlier)
        if side is None:
            continue
        for p in people:
            position = Position(party=p.party, name=p.name, side=side, form="vote")
            yield position, clause.start + p.start, clause.start + p.end, "position.vote"
    for answer, person, start in named_votes(item):
        ballot = next((b for b in reversed(votes) if b.start <= start), None)
        if ballot is None or ballot.referral():
            continue
        side = "abstain" if answer == "avstår" else _vote_side(ballot, answer, motion, known, earlier)
        if side is not None:
            position = Position(party=person.party, name=person.name, side=side, form="vote")
            yield position, start + person.start, start + person.end, "position.vote.table"


def _vote_side(ballot: Ballot, says: str, motion: Motion | None, known: Proposals, earlier: list[Hit]) -> Side | None:
    meaning = ballot.yes_means if says == "ja" else ballot.no_means
    other = ballot.no_means if says == "ja" else ballot.yes_means
    side = _meant(meaning, motion, known, earlier)
    if side is not None:
        return side
    match _meant(other, motion, known, earlier):
        case "for":
            return "against"
        case "against":
            return "for"
        case _:
            return None


def _meant(words: str | None, motion: Motion | None, known: Proposals, earlier: list[Hit]) -> Side | None:
    if not words:
        return None
    side = side_of(as_request(words), motion, known)
    if side is not None:
        return side
    for position, *_ in earlier:
        last = (position.name or "").split()[-1:]
        if position.form == "yrkande" and last and re.search(rf"\b{re.escape(last[0])}s?\b", words):
            return position.side
    return None
