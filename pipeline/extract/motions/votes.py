"""Votes: the two sides in the source's words, the counts (figures or number words), and which side won.

`read_votes` gives the contract's `Vote` per vote, in order. `yes_means` and `no_means` are the phrases as written,
white space folded. `result` is `ja`, `nej` or `lika` by the counts, and `återremiss` where a minority of at least a
third refers the matter back in a council although the other side has more votes. `question` is the kind of vote when
the source names one (`huvudvotering`, `återremiss`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.extract.finding import Finding
from pipeline.extract.motions.counts import count, counted, number
from pipeline.extract.people import find_people
from pipeline.split.model import ItemText
from schemas.document import Document
from schemas.record import Vote

_ABSTAIN = re.compile(
    rf"{count('n')}\s*(?:st\s+|ledamöter\s+|ledamot\s+|personer\s+)?(?:och\s+|som\s+)?(?:avst(?:å|år|ående|ått|od)(?!\w)|nedlag(?:da|d)|lägger\s+ner|lade\s+ned)",
    re.IGNORECASE,
)
_ABSTAIN_AFTER = re.compile(
    rf"\b(?:avstår(?:\s+från\s+att\s+rösta)?|avstående|nedlagda\s+röster)\s*[:=]?\s*\(?{count('n')}\)?", re.IGNORECASE
)
# "Anna Lund (M) och Bo Alm (C) avstår": as many as are named
_NAMED_ABSTAIN = re.compile(
    r"(?:^|[.,;]\s*)(?P<names>[^.;]{5,120}?)\s+(?:avstår|avstod|lade\s+ner\s+sin|avstått)\b", re.DOTALL
)
_ABSENT = re.compile(rf"{count('n')}\s*(?:ledamöter|ledamot)?\s*(?:är\s+|var\s+)?frånvarande", re.IGNORECASE)
_ABSENT_AFTER = re.compile(rf"\bfrånv(?:arande|\.)?\s*[:=]?\s*\(?{count('n')}\)?", re.IGNORECASE)
_SIDE = r"(?P<{0}>(?:(?!\b(?:nej|ja)\b(?:\s*[-–:=]|\s*[-–]?\s*röst|\s+för\b|\s+till\b|\s+innebär)).){{3,220}}?)"
_SIDES = re.compile(
    r"(?<!röstar\s)(?<!säger\s)[”\"'‘]?\bja(?:-?\s*röst)?\b[”\"'’]?\s*(?:[:=–-]|för\b|till\b|innebär\w*|betyder|är|=)?\s*(?:för\s+)?"
    + _SIDE.format("yes")
    + r"[\s.,;”\"]*(?:\boch\s+|,\s*)?[”\"'‘]?\bnej(?:-?\s*röst)?\b[”\"'’]?"
    r"\s*(?:[:=–-]|för\b|till\b|innebär\w*|betyder|är|=)?\s*(?:för\s+)?(?P<no>.{3,220}?)(?=[”\"]|\.(?:\s|$)|\n\s*\n|\n\s*(?:omröstning|med\s+\d|omröst|votering|röst|vid\s|följande)|$)",
    re.IGNORECASE | re.DOTALL,
)
_WHO_WANTS = re.compile(
    r"\b(?:den|de)\s+som\s+(?:vill\s+|önskar\s+|är\s+för\s+|stöder\s+|bifaller\s+)?(?P<one>[^.;]{3,160}?)\s*,?\s+(?:röstar|säger)\s+[”\"]?(?P<first>ja|nej)[”\"]?[.,;]?\s*(?:och\s+|medan\s+)?"
    r"(?:den|de)\s+som\s+(?:vill\s+|önskar\s+|är\s+för\s+|stöder\s+|bifaller\s+)?(?P<two>[^.;]{3,160}?)\s*,?\s+(?:röstar|säger)\s+[”\"]?(?:ja|nej)\b",
    re.IGNORECASE,
)
_YES_FOR_ONE = re.compile(r"^(?:avslag|bifall|avslå|bifalla|avgöra\w*|återremi\w*)$", re.IGNORECASE)
_NAMES_SIDE = re.compile(r"\b(?:ja|nej)\b", re.IGNORECASE)
_OBJECT = re.compile(r"^\S+\s+((?:till|på)\s+.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote; offsets of the item's view cover the counts. Meanings are the source's words or None."""

    start: int
    end: int
    yes: int | None
    no: int | None
    abstain: int | None
    absent: int | None
    yes_means: str | None
    no_means: str | None
    question: str | None

    def referral(self) -> Literal["yes", "no"] | None:
        """Which side stands for referring the matter back, if the vote is about that."""
        for side, words in (("yes", self.yes_means), ("no", self.no_means)):
            low = (words or "").lower()
            if re.search(r"återremi", low) and not re.search(r"avslag|avslå|avgör", low):
                return "yes" if side == "yes" else "no"
        if re.search(r"avgör\w*\s+(?:i\s*dag|idag|nu)", (self.yes_means or "").lower()):
            return "no"
        return None


def ballots(item: ItemText) -> tuple[Ballot, ...]:
    """The votes of an item, in order; meanings are taken from the closest statement of the two sides before a count."""
    text = item.view.text
    if not re.search(r"\b(?:nej\b|(?:nej)?röst(?:er|etal|siffr|ar|ade|at)|emot\b|siffrorna\b)", text, re.IGNORECASE):
        return ()
    sides = sorted(_sides(text))
    found: list[Ballot] = []
    for start, end, yes, no in _counts(text):
        before = [s for s in sides if s[0] < start and not any(s[0] < b.start < start for b in found)]
        meaning = before[-1] if before else None
        after = text[end : _reach(text, end)]
        found.append(
            Ballot(
                start,
                end,
                yes,
                no,
                _abstain(after),
                _absent(after),
                meaning[1] if meaning else None,
                meaning[2] if meaning else None,
                _question(text, start),
            )
        )
    return tuple(replace(b, question=b.question or ("återremiss" if b.referral() else None)) for b in found)


def _absent(after: str) -> int | None:
    """How many were absent, by a number behind the word in a list ("Frånvarande: 5"), else in front of it."""
    listed = re.search(r"\bfrånv\w*\.?\s*[:=]", after, re.IGNORECASE)
    return number(_ABSENT, after) if _ABSENT.search(after) and not listed else number(_ABSENT_AFTER, after)


def _abstain(after: str) -> int | None:
    """How many abstained, by a number behind the counts, or by their names."""
    listed = re.search(r"\b(?:avst\w*|nedlag\w*(?:\s+röster)?)\s*[:=]", after, re.IGNORECASE)
    for pattern in (_ABSTAIN_AFTER, _ABSTAIN) if listed else (_ABSTAIN, _ABSTAIN_AFTER):
        if pattern.search(after):
            return number(pattern, after)
    named = _NAMED_ABSTAIN.search(after)
    return len(find_people(named["names"])) or None if named else None


def winner(ballot: Ballot) -> str | None:
    """The words of the side with more votes; None without counts, without words, or with equal numbers."""
    if ballot.yes is None or ballot.no is None or ballot.yes == ballot.no:
        return None
    return ballot.yes_means if ballot.yes > ballot.no else ballot.no_means


def as_request(meaning: str) -> str:
    """A side's words with their verb: "Olle Bergs yrkande" stands for granting it."""
    return (
        meaning
        if re.search(r"bif|avsl|besv|styrk|remi|bordl|avgör", meaning, re.IGNORECASE)
        else f"bifall till {meaning}"
    )


def read_votes(item: ItemText, head: Document) -> tuple[Finding, ...]:
    """One finding `votes.<n>` (n from 1) per vote of the item, with a `Vote` as its value."""
    found: list[Finding] = []
    for n, ballot in enumerate(ballots(item), 1):
        vote = Vote(
            question=ballot.question,
            yes=ballot.yes,
            no=ballot.no,
            abstain=ballot.abstain,
            absent=ballot.absent,
            yes_means=ballot.yes_means,
            no_means=ballot.no_means,
            result=_result(ballot, head),
        )
        found.append(Finding(f"votes.{n}", vote, ballot.start, ballot.end, "vote.counts", confidence=0.95))
    return tuple(found)


def _result(ballot: Ballot, head: Document) -> str | None:
    if ballot.yes is None or ballot.no is None:
        return None
    referral = ballot.referral()
    if referral and head.organ in ("kommunfullmaktige", "regionfullmaktige"):
        side = ballot.yes if referral == "yes" else ballot.no
        if side * 3 >= ballot.yes + ballot.no + (ballot.abstain or 0):
            return "återremiss"
    if ballot.yes == ballot.no:
        return "lika"
    return "ja" if ballot.yes > ballot.no else "nej"


def _counts(text: str) -> list[tuple[int, int, int, int]]:
    """Ranges and counts (yes, no), in order, without overlap; the same counts told again soon after are one vote."""
    hits = sorted(counted(text), key=lambda hit: (hit[0], -hit[1]))
    kept: list[tuple[int, int, int, int]] = []
    named = [hit for hit in hits if _NAMES_SIDE.search(text[hit[0] : hit[1]])]
    for hit in hits:
        # "med 22 röster mot 11" says nothing of its own where the answers are counted elsewhere
        if hit not in named and any({*hit[2:]} == {*other[2:]} for other in named):
            continue
        if kept and hit[0] < kept[-1][1]:
            continue
        if kept and hit[2:] == kept[-1][2:] and not _SIDES.search(text, kept[-1][1], hit[0]):
            continue
        kept.append(hit)
    return kept


def _sides(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _SIDES.finditer(text):
        yes, no = _phrase(match["yes"]), _phrase(match["no"])
        if not re.search(r"[a-zåäö]{3}", yes) or re.match(r"\d", no) or yes.lower().startswith("röst"):
            continue
        if find_people(yes) and not re.search(r"yrkande|förslag|linje", yes, re.IGNORECASE):
            continue  # who voted yes, not what for
        if _YES_FOR_ONE.match(yes) and (shared := _OBJECT.match(no)):
            # "Ja för avslag och Nej för bifall till tilläggsyrkandet": one object for both
            tail = shared[1].split(" ", 1)[1]
            yes = f"{yes} {'på' if yes.lower().startswith('avslag') else 'till'} {tail}"
        yield match.start(), yes, no
    for match in _WHO_WANTS.finditer(text):
        one, two = _phrase(match["one"]), _phrase(match["two"])
        yield (match.start(), one, two) if match["first"].lower() == "ja" else (match.start(), two, one)


def _phrase(words: str) -> str:
    return " ".join(words.split()).strip(" .,;:”\"'-–")


def _reach(text: str, end: int) -> int:
    """How far behind the counts abstentions belong to this vote: to the next paragraph, 160 characters at most."""
    stop = re.compile(r"\n[ \t]*\n").search(text, end)
    return min(len(text), end + 160, stop.start() if stop else len(text))


def _question(text: str, start: int) -> str | None:
    near = text[max(0, start - 600) : start].lower()
    names = [(near.rfind(word), word) for word in ("huvudvotering", "kontraproposition", "motförslagsvotering")]
    at, word = max(names)
    return word if at >= 0 else None
