"""What members ask for: yrkanden and counter-proposals, each with the side it takes.

A yrkande on somebody's proposal counts as what that proposal was; a wish of one's own is held against the decision by
what it means for the agreement. Yrkanden to refer back or table take no side and give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.motions.askers import asked_in
from pipeline.extract.motions.proposals import Proposals, is_official, owned
from pipeline.extract.motions.stances import stances
from pipeline.extract.motions.title import NOUN
from pipeline.extract.motions.verdict import STEPS, verdicts
from pipeline.extract.party_people import everybody
from pipeline.extract.people import PersonMention, find_people
from pipeline.rules.proposing import PROPOSES
from pipeline.split.model import ItemText
from schemas.record import Motion, Position
from schemas.statement import OWN_PARTS

Side = Literal["for", "against", "abstain"]
Form = Literal["yrkande", "reservation", "sarskilt_yttrande", "vote"]
_ASKED_FOR = re.compile(r"\b(?:föresl|yrka|begär|vill|om att|med förslag|hemställ|önska)", re.IGNORECASE)
_INSTEAD = re.compile(r"\bi\s*stället\b", re.IGNORECASE)
_OWN_WISH = re.compile(
    r"([A-ZÅÄÖÉ][\w’-]+?)s?\s+(?:(?:m\.?\s?fl\.?:?s?|eget)\s+)?(?:(?:\w*yrkande|förslag)\b|och\s+finner\b)"
)
_OFFICIAL_AGAINST = re.compile(  # "förvaltningens förslag om Narva mot Anna Lunds yrkande"
    r"\b\w*(?:styrelsens|utskottets|nämndens|förvaltningens|kontorets|kansliets|stabens|enhetens)\s+förslag\b[^.]*(?:\bmot\b|[,.;]\s*nej\b)",
    re.I,
)
_SECOND_BEST = re.compile(r",?\s*(?:och\s+|samt\s+|men\s+)?i\s+andra\s+hand\b", re.IGNORECASE)
_ADDS_TO = re.compile(r"\b(?:tillägg\w*|dessutom|också|även|därutöver|därtill)\b", re.IGNORECASE)
_FOR_THE_REST = re.compile(r",?\s*\b(?:och|samt|men)\s+(?:att\s+)?(?:i|för)\s+övrigt\b", re.IGNORECASE)
_REST = re.compile(r"^\s*(?:i|för)\s+övrigt\b", re.IGNORECASE)

_OTHER = frozenset({"other"})  # what a point of the decision does that is no stance, as to evaluate

_IN_MOTION = re.compile(
    r"\s*(?:i|genom)\s+(?:\w+\s+){0,2}?motion\w*\b", re.IGNORECASE
)  # "yrkar i en motion att": no yrkande
_AGAINST = {"end": frozenset({"keep"}), "pause": frozenset({"keep"}), "keep": frozenset({"end", "pause"}),
            "establish": frozenset({"refuse"})}  # fmt: skip

Hit = tuple[Position, int, int, str]


@dataclass(frozen=True, slots=True)
class Matter:
    """What positions are held against: the motion, the item's proposals, what the decision means for the agreement."""

    motion: Motion | None
    known: Proposals
    decided: frozenset[str]
    points: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()  # of each point: the names in it, what it means
    rivals: frozenset[str] = frozenset()  # last names of those whose own wish was put against another

    counter: frozenset[str] = frozenset()  # of these, those whose wish was put against an office's or organ's proposal
    asked: frozenset[str] = frozenset()  # what the motion means for the agreement
    roster: tuple[PersonMention, ...] = ()  # members whom the item names with their party somewhere

    def meant(self, words: str) -> frozenset[str]:
        """What the decision means for the agreement that some words name; for all where they name none of them."""
        names = _names(words)
        own = [meaning for named, meaning in self.points if named & names]
        own = [meaning for meaning in own if meaning != _OTHER] or own
        return frozenset().union(*own) if own else self.decided

    def decision(self) -> Side:
        """The side of the decision itself."""
        return "for" if self.motion is None or self.motion.outcome in ("granted", "partly_granted") else "against"


def matter_of(item: ItemText, motion: Motion | None) -> Matter:
    """What an item is about. A motion held answered by doing what it asks for counts as granted."""
    meaning = decided(item)
    does = motion is not None and motion.outcome == "answered" and decided(item, beside_motion=True, lapse=True)
    wished = _wished(item) if motion is not None else frozenset()
    in_line = bool(does) and does == wished
    parted = motion is not None and motion.outcome == "partly_granted" and bool(wished and meaning)
    if motion is not None and in_line:
        motion = motion.model_copy(update={"outcome": "granted"})
    # "bifalls delvis, så att avtalen pausas": what is granted is not what the motion asks for
    known = Proposals(item, in_line=in_line, off_line=parted and not wished & meaning)
    roster = tuple(everybody(item.view.text))
    rivals = _rivals(item), _rivals(item, official=True)
    return Matter(motion, known, meaning, tuple(_points(item)), *rivals, asked=wished, roster=roster)


def _names(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in re.findall(r"(?<=[a-zåäö,]\s)[A-ZÅÄÖÉ][\w’-]{2,}", text))


def _points(item: ItemText) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for clause in item_clauses(item, (p for p in item.parts if p.kind in OWN_PARTS)):
        meaning = stances(clause.text)
        names = _names(clause.text)
        if meaning or names:
            # a point on an agreement that does something else with it, as to evaluate it
            yield names, meaning or _OTHER


def _rivals(item: ItemText, *, official: bool = False) -> frozenset[str]:
    found: set[str] = set()
    for clause in item_clauses(item, (p for p in item.parts if p.kind in ("beslutsgang", "omrostning", "arende"))):
        if re.search(r"\bmot\b|\bnej\b|\bvarandra\b|\bproposition", clause.text, re.IGNORECASE):
            if official and not _OFFICIAL_AGAINST.search(clause.text):
                continue
            found |= {name.rstrip("s") for name in _OWN_WISH.findall(clause.text)}
    return frozenset(found)


def _wished(item: ItemText) -> frozenset[str]:
    """What the motion means for the agreement, by the clauses that tell what it asks for."""
    clauses = item_clauses(item, (p for p in item.parts if p.kind in ("arende", "beredning", "annat", "rubrik")))
    asked = [c.text for c in clauses if NOUN.search(c.text) and _ASKED_FOR.search(c.text) and not verdicts(c.text)]
    return frozenset().union(*(stances(text, lapse=True) for text in asked))


def decided(item: ItemText, *, beside_motion: bool = False, lapse: bool = False) -> frozenset[str]:
    """What the decision, or failing it the proposal that lies before the organ, means for the agreement.

    `beside_motion`: only in clauses that are about something else than the motion.
    """
    for kinds in (("beslut",), ("forslag_kf", "forslag"), ("arende",)):
        found: set[str] = set()
        for clause in item_clauses(item, (p for p in item.parts if p.kind in kinds)):
            proposes = re.search(rf"\b(?:{PROPOSES}|besluta)", clause.intro)
            if find_people(clause.text) or (kinds == ("arende",) and not proposes):
                continue
            if beside_motion and NOUN.search(clause.text):
                continue
            found |= stances(clause.text, lapse=lapse)
        if found:
            return frozenset(found)
    return frozenset()


def yrkanden(clause: Clause, following: Clause | None, matter: Matter) -> Iterator[Hit]:
    """The positions of a clause in which members ask for something; `following` is the next clause of its part."""
    for asking in asked_in(clause.text, clause.part.kind, matter.roster):
        words = following.text if asking.open and following is not None else asking.words
        side = _asked(words, following, matter)
        last_names = {p.name.split()[-1].rstrip("s") for p in asking.people}
        if side is None and last_names & matter.rivals:
            side = _rival(words)
        if side == "for" and matter.motion is None and not verdicts(words):
            # the wish won, but the proposal that lay before the organ was another
            side = "against" if last_names & matter.counter else side
        if side is None:
            continue
        for p in asking.people:
            position = Position(party=p.party, name=p.name, side=side, form="yrkande")
            yield position, clause.start + p.start, clause.start + p.end, asking.rule
        for party, start, end in asking.parties:
            position = Position(party=party, name=None, side=side, form="yrkande")
            yield position, clause.start + start, clause.start + end, asking.rule


def _rival(words: str) -> Side | None:
    """A wish of one's own that was put against another: against, unless it adds to it, or puts it off."""
    if any(v.outcome in STEPS or v.target in ("referral", "proposal") for v in verdicts(words)):
        return None
    return None if _ADDS_TO.search(words) else "against"


def _asked(words: str, following: Clause | None, matter: Matter) -> Side | None:
    """The side that the words behind "yrkar" take: that of what is wanted first, where a second best is named."""
    second = _SECOND_BEST.search(words)
    if second is None:
        return _wanted(words, following, matter)
    first = _wanted(words[: second.start()], None, matter)
    other = _wanted(words[second.end() :], following, matter)
    puts_off = any(v.outcome in STEPS for v in verdicts(words[: second.start()]))
    if first is None and matter.motion is None and not puts_off:
        return "against" if other == "for" else other  # something else than the proposal, which is the second best
    return first or other


def _wanted(words: str, following: Clause | None, matter: Matter) -> Side | None:
    """By what the words say of a proposal, else by what they mean."""
    rest = _FOR_THE_REST.search(words)
    if rest and stances(words[: rest.start()]) and not verdicts(words[: rest.start()]):
        words = words[: rest.start()]  # "att avtalet med Narva behålls och i övrigt bifall till förslaget"
    side = side_of(words, matter.motion, matter.known)
    if side is None and matter.motion is not None and _INSTEAD.search(words) and stances(words.replace("för", "")):
        return "against"  # something else than what the motion asks for
    if side is None and matter.motion is not None and matter.asked and not (verdicts(words) or _IN_MOTION.match(words)):
        own = stances(words)
        if own & matter.asked:
            return "for"
        return "against" if any(own & _AGAINST.get(one, _OTHER) for one in matter.asked) else None
    if side is not None or matter.motion is not None:
        return side
    wished, meant = stances(words), matter.meant(words)
    if following is not None and _REST.match(following.text):
        if wished and meant and not wished & meant:
            return "against"  # "att avtalet med Narva sägs upp. I övrigt bifall till förslaget"
        side = side_of(following.text, None, matter.known)  # "… I övrigt bifall till förslaget"
    if side is not None or any(v.outcome in STEPS for v in verdicts(words)):
        return side
    if not wished or not meant:
        return "against" if _INSTEAD.search(words) and meant else None
    if not wished & meant:
        return "against"
    return "for" if len(meant) == 1 else None


_TOLD = 0.8  # how sure it is that a proposal is its owner's, where the item tells whose it was


def side_of(words: str, motion: Motion | None, known: Proposals) -> Side | None:
    """The side that the words behind "yrkar" take; None when they take none or the item does not tell."""
    for verdict in verdicts(words):
        if (
            verdict.outcome in STEPS
            or verdict.outcome in ("unknown", "withdrawn")
            or verdict.target in ("referral", "thing")
        ):
            continue
        for_it = verdict.outcome == "granted"
        petition = motion is not None and motion.kind == "medborgarforslag" and verdict.about is not None
        if petition and verdict.outcome == "answered" and words[slice(*(verdict.about or ()))].lower() == "förslaget":
            return "against"
        about = verdict.about
        bare = petition and about is not None and words[slice(*about)].lower() == "förslaget"
        if bare and about and verdict.outcome == "rejected" and not owned(words, about):
            return "against"  # what the citizen proposes
        if verdict.target in ("proposal", "yrkande") and verdict.about is not None:
            if motion is None:
                if verdict.target == "yrkande" or not is_official(words, verdict.about):
                    continue
                own = known.resolve(words, verdict.about) if owned(words, verdict.about) else None
                told = own is not None and own[1] >= _TOLD and not own[0].asked
                for_it = for_it != (told and own is not None and own[0].outcome == "rejected")  # the board "avstyrker"
                return "for" if for_it else "against"
            held = known.resolve(words, verdict.about)
            outcome = held[0].outcome if held is not None else known.leaning(words, verdict.about)
            if outcome is None and motion.outcome == "partly_granted" and is_official(words, verdict.about):
                outcome = "granted"  # as far as it goes: the item does not tell what was proposed
            if outcome is None:
                continue
            granted = outcome == "granted"
            return "for" if granted == for_it else "against"
        if motion is None and verdict.target == "motion":
            continue
        if motion is None and verdict.target == "none":
            return "for" if for_it else "against"
        return "for" if for_it else "against"
    return None
