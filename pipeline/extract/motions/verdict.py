"""What one clause does, and to what: "avslå motionen", "bifalla kommunstyrelsens förslag att avslå motionen".

The words are `outcomes.yml`; this decides which object each outcome word belongs to, and what a proposal inside the
clause means. A clause may hold several verdicts ("första att-satsen bifalls och motionen avslås i övrigt").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from pipeline.rules.terms import TermMatch, find_terms
from schemas.record import Outcome

Target = Literal["motion", "clause", "matter", "proposal", "yrkande", "referral", "thing", "none"]
OBJECTS: dict[str, Target] = {
    "MOTION": "motion",
    "CLAUSE": "clause",
    "MATTER": "matter",
    "PROPOSAL": "proposal",
    "YRKANDE": "yrkande",
    "REFERRAL": "referral",
    "THING": "thing",
}
STEPS = frozenset({"referred_back", "tabled", "sent_for_preparation"})
_BEFORE = frozenset({"pres", "sup", "past"})
_PASSIVE = re.compile(r"(?:s|d|t|na|de)$")
_NEGATED = re.compile(r"\b(?:inte|ej|icke)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# "Eftersom tiden inte räcker till bordläggs motionen": what is denied is the ground
_GROUND_BEFORE = re.compile(
    r"^\W*(?:eftersom|då|när|sedan|enär|emedan|i\s+och\s+med\s+att)\b[^,.;]*\b(?:inte|ej|icke)\s+\w+\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"\b(?:enligt|i\s+enlighet\s+med)\s+(?:\S+\s+){0,8}$", re.IGNORECASE)
_AS_SAID = re.compile(  # "Kommunfullmäktige beslutar i enlighet härmed": as was proposed in the sentence before
    r"\bbeslut(?:ar|ade|at|as)\s+(?:att\s+besluta\s+)?(?P<as>i\s+enlighet\s+(?:(?:här|där)med|med\s+(?:detta|det\s+\w+))|enligt\s+detta"
    r"|(?:på\s+sätt\s+)?(?:som|så\s+som)\s+(?:ovan\s+)?(?:har\s+)?föreslagits|enligt\s+ovan)\b",
    re.IGNORECASE,
)
_AS_MOVED = re.compile(
    r"\bbeslut(?:ar|ade|at|as|a)\s+(?:enhälligt\s+)?(?P<as>(?:enligt|i\s+enlighet\s+med)\s+)$", re.IGNORECASE
)
_IN_THE_MOTION = re.compile(  # "det förslag som Anna Lund (S) har väckt i sin motion", "yrkandet i motionen"
    r"(?:,?\s+(?:som|vilket)\s[^.;,]{0,90}?)?\s+i\s+(?:sin\s+|den\s+|en\s+)?", re.IGNORECASE
)
_IT = re.compile(
    r"\s+(?:den|det|dem)\s+(?:vidare\s+|åter\s+)?(?:till|åt)\b", re.IGNORECASE
)  # "tar emot motionen och hänskjuter den till"
_WHICH_IS = re.compile(r",\s+(?:som|vilken|vilket)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_TO_WHOM = re.compile(  # what belongs to the words of handing over: to whom, and what for
    r"[^\S\n]*(?:\n[^\S\n]*)?(?:till|åt)\s+[^.;,:\n]{3,60}?(?:\s+(?:för\s+(?:beslut|beredning|handläggning|yttrande|besvarande|avgörande)|att\s+(?:besluta|bereda|avgöra)))\b",
    re.IGNORECASE,
)
_GATE = re.compile(  # cheap: stems that every outcome word holds
    r"bif|avsl|avvis|tillbakav|bered|besv|styrk|bordl|remi|återta|återka|avskr|handl|åtgär|anta|godk|anteck|notera|lämna|hänsk|skick|översä"
    r"|förkas|tillgod|färdigb|\bfår\b|\bgår?\b|\bfå\b|dra|nej\b|röst|enlig|enligt|yttra|utredn|biträ|anslut|anslöt|överl|bakom|åter|tillbaka|föranl|vidta|anledning|behandl|tillfälle|uppsk|skju|sköt|avför|nästa|senare|kommande|\bja\b|emot|föll|uppdr|uppgift|\bbord|sänd|beford|hänv|\bsvar\b",
    re.IGNORECASE,
)
_CARRIES = re.compile(r"\s+(?:motion\w*\s+|ärendet\s+|medborgarförslaget\s+)?$", re.IGNORECASE)
_NOT_BEHIND = re.compile(r"\s+(?:inte|ej|icke)\b(?!\s+(?:bara|endast|enbart))", re.IGNORECASE)
_NO_OBJECT = re.compile(  # behind it stands a ground, not what the word is about
    r"[.;]|\bmed\s+(?:hänvisning|anledning|stöd|utgångspunkt)\b|\bgenom\b|\bi\s+och\s+med\b", re.IGNORECASE
)
_AND = re.compile(r"\b(?:och|men|samt|medan)\s+(?:den\s+)?$", re.IGNORECASE)
_ADDS = re.compile(
    r"^\s*(?:,?\s*(?:om|att|till|på|innebärande|som innebär|vilket innebär|av|det vill säga)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome word with its object. Offsets count in the clause.

    `advice`: the words of an organ that recommends. `rest`: said of what is left of the motion, or of a part of it.
    `about`: the range of the object's words (the owner of a proposal stands in front of it).
    """

    outcome: Outcome
    target: Target
    start: int
    end: int
    advice: bool
    rest: bool
    about: tuple[int, int] | None
    rule: str


def verdicts(text: str) -> tuple[Verdict, ...]:
    """The verdicts of one clause, in order; nested ones are taken into their frame.

    "bifalla förslaget att avslå motionen" is one verdict, rejected; "avslå yrkandet om bifall till motionen" too.
    """
    if not _GATE.search(text):
        return ()
    matches = find_terms("outcomes", text)
    words = [m for m in matches if m.term.label == "OUTCOME"]
    objects = [m for m in matches if m.term.label in OBJECTS]
    rests = [m for m in matches if m.term.label == "REST"]
    if not words:
        return _followed(text, objects)
    found: list[Verdict] = []
    for at, word in enumerate(words):
        left = words[at - 1].end if at else 0
        if at and _CARRIES.match(text[words[at - 1].end : word.start] + " ") and word.form == "noun":
            left = words[at - 2].end if at > 1 else 0  # "I övrigt lämnas motionen utan åtgärd" is one phrase
            if found and found[-1].start == words[at - 1].start and found[-1].rule == "outcome.sent.handed":
                found.pop()
        right = words[at + 1].start if at + 1 < len(words) else len(text)
        target = _target(text, word, objects, left, right)
        kind = OBJECTS[target.term.label] if target else "none"
        if word.term.gives.get("about") or (target and _is_answered(text, target, word)):
            kind = "motion"
        adopts = kind == "proposal" and word.term.gives["outcome"] == "granted"
        sends = kind in ("matter", "proposal") and word.term.gives["outcome"] in STEPS
        needs = word.term.gives.get("needs")
        if needs and kind not in ("motion", "clause") and not (needs == "motion" and (sends or adopts)):
            continue
        outcome: Outcome = word.term.gives["outcome"]
        denied = _NEGATED.search(text[left : word.start]) is not None and not (
            word.form in _BEFORE and _GROUND_BEFORE.search(text[left : word.start])
        )
        if word.term.gives.get("denied"):
            if not denied:  # what such words say of a motion they say with a "not" in front
                continue
        elif denied:
            outcome = {"granted": "rejected", "rejected": "granted"}.get(outcome, "unknown")  # type: ignore[assignment]
        if _NOT_BEHIND.match(text[word.end :]):
            if outcome in STEPS:
                continue
            outcome = "rejected" if outcome == "granted" else outcome  # "Motionen bifalls inte"
        rest = any(left <= r.start < right for r in rests)
        about = (target.start, target.end) if target else None
        advice = bool(word.term.gives.get("advice"))
        whom = _TO_WHOM.match(text, word.end, right) if outcome == "sent_for_preparation" else None
        end = whom.end() if whom else word.end
        found.append(Verdict(outcome, kind, word.start, end, advice, rest, about, word.term.id))
    return tuple(_shared(text, _unframed(text, found)))


def _shared(text: str, found: list[Verdict]) -> list[Verdict]:
    """A second verdict under one subject is about another part of it: "bifalls vad gäller X och avslås vad gäller Y"."""
    for at, (one, other) in enumerate(pairwise(found)):
        parts = {one.outcome, other.outcome} <= {"granted", "rejected", "answered"} and one.outcome != other.outcome
        joint = parts and one.target in ("motion", "clause") and other.target == "none"
        if (
            joint
            and _AND.search(text[one.end : other.start])
            and _PASSIVE.search(text[other.start : other.end].lower())
        ):
            found[at + 1] = replace(other, target="clause", about=one.about)
    return found


def _followed(text: str, objects: list[TermMatch]) -> tuple[Verdict, ...]:
    """ "Fullmäktige beslutar enligt kommunstyrelsens förslag" has no outcome word: it grants that proposal."""
    for match in objects:
        if match.term.label in ("PROPOSAL", "YRKANDE", "REFERRAL"):
            follows = _FOLLOWS.search(text, 0, match.start)
            if follows:
                target = OBJECTS[match.term.label]
                about = (match.start, match.end)
                return (
                    Verdict("granted", target, follows.start(), match.end, False, False, about, "outcome.followed"),
                )
        moved = _AS_MOVED.search(text, 0, match.start) if match.term.label == "MOTION" else None
        if moved:
            about = (match.start, match.end)
            return (
                Verdict("granted", "motion", moved.start("as"), match.end, False, False, about, "outcome.followed"),
            )
    said = _AS_SAID.search(text)
    if said:
        return (Verdict("granted", "proposal", *said.span("as"), False, False, said.span("as"), "outcome.followed"),)
    return ()


def _is_answered(text: str, target: TermMatch, word: TermMatch) -> bool:
    """Whether the motion named in an answer is what is said to be answered: "som svar på motionen, som är besvarad"."""
    held = target.term.label == "THING" and "motion" in text[target.start : target.end].lower()
    return held and word.term.gives["outcome"] == "answered" and bool(_WHICH_IS.match(text[target.end : word.start]))


def _target(text: str, word: TermMatch, objects: list[TermMatch], left: int, right: int) -> TermMatch | None:
    """The object of an outcome word; the motion where it is what is proposed "in the motion"."""
    found = _object(text, word, objects, left, right)
    if found is None or found.term.label not in ("PROPOSAL", "YRKANDE"):
        return found
    motions = (o for o in objects if o.term.label == "MOTION" and o.start >= found.end)
    return next((o for o in motions if _IN_THE_MOTION.fullmatch(text[found.end : o.start])), found)


def _object(text: str, word: TermMatch, objects: list[TermMatch], left: int, right: int) -> TermMatch | None:
    """What stands as object: in front of a passive or participle, behind an infinitive or noun."""
    before = [o for o in objects if left <= o.start and o.end <= word.start]
    after = [o for o in objects if word.end <= o.start < right and not _NO_OBJECT.search(text[word.end : o.start])]
    # the bare noun "förslag" in front of "till beslut" etc. says less than the motion named in the same reach
    behind = after[0] if after and after[0].start - word.end < 90 else None
    ahead = before[-1] if before else None
    for other in reversed(before):
        if other.term.label in ("MOTION", "CLAUSE"):
            ahead = (
                other
                if ahead is None or (ahead.term.label in ("MATTER", "PROPOSAL", "THING") and _linked(text, other, word))
                else ahead
            )
            break
    if word.form == "noun":
        return behind or ahead
    if ahead is not None and _IT.match(text, word.end):
        return ahead
    # "att motionen avslås", "motionen ska bifallas": the infinitive's passive has its object in front as well
    passive = word.form == "inf" and text[word.end - 1].lower() == "s" and "," not in text[word.start : word.end]
    aside = behind is not None and behind.term.label == "THING"  # "ärendet återremitteras för yttrande"
    if (
        passive
        and ahead is not None
        and (ahead.term.label in ("MOTION", "CLAUSE") or (aside and ahead.term.label == "MATTER"))
    ):
        return ahead
    if word.form in _BEFORE and _PASSIVE.search(text[word.start : word.end].lower()):
        return ahead or behind
    return behind or ahead


def _linked(text: str, other: TermMatch, word: TermMatch) -> bool:
    """Whether nothing but words of the same phrase stands between ("motionen, enligt nämndens förslag, avslås")."""
    between = text[other.end : word.start]
    return "," in between or len(between.split()) <= 8


def _unframed(text: str, found: list[Verdict]) -> list[Verdict]:
    """Verdicts with those inside another's proposal taken together."""
    result: list[Verdict] = []
    at = 0
    while at < len(found):
        outer = found[at]
        inner = found[at + 1] if at + 1 < len(found) else None
        denies = inner is not None and outer.outcome == "rejected" and inner.outcome == "granted"
        if inner is not None and denies and not text[outer.end : inner.start].strip():
            # "avstyrker bifall till motionen"
            result.append(replace(outer, target=inner.target, end=inner.end, about=inner.about))
            at += 2
            continue
        framed = (
            inner is not None
            and outer.about is not None
            and outer.target in ("proposal", "yrkande")
            and outer.about[0] > outer.start
            and _ADDS.match(text[outer.about[1] : inner.start] + " ")
            and not re.search(r"[.;]|,\s*(?:dels|samt)", text[outer.about[1] : inner.start])
        )
        if framed and inner is not None:
            merged = _merge(outer, inner)
            if merged:
                result.append(merged)
            at += 2
            continue
        result.append(outer)
        at += 1
    return result


def _merge(outer: Verdict, inner: Verdict) -> Verdict | None:
    if outer.outcome == "granted":
        # "bifall till nämndens förslag om avslag": what is rejected is not that proposal
        own = inner.about != outer.about
        return Verdict(
            inner.outcome,
            inner.target if own else "none",
            inner.start,
            inner.end,
            inner.advice or outer.advice,
            inner.rest,
            inner.about if own else None,
            inner.rule,
        )
    if outer.outcome == "rejected" and inner.outcome == "granted" and inner.target == "motion":
        return Verdict("rejected", "motion", outer.start, inner.end, outer.advice, False, inner.about, outer.rule)
    return None
