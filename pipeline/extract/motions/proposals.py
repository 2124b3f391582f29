"""Who proposed what on the motion, so that "kommunstyrelsens förslag bifalls" can be read as what that proposal was.

A proposal is an outcome of the motion that somebody asks for: an organ, an administration, the chair, a member, a group
of parties. Its owners are short keys; two phrases mean the same proposal when they share a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.motions.verdict import STEPS, Verdict, verdicts
from pipeline.rules.proposing import PROPOSED, PROPOSES
from pipeline.split.model import ItemText
from schemas.record import Outcome
from schemas.statement import OWN_PARTS

_OFFICE = r"[a-zåäöéü-]*(?:styrelse|utskott|nämnd|förvaltning|kontor|kansli|beredning|presidi|ordförande|direktör)"
_NAME = r"[A-ZÅÄÖÉ][\w’-]+"
_KEY = re.compile(rf"(?i:(?<![\w-])({_OFFICE}))\w*|\b({_NAME})")
_PARTY_LIST = re.compile(r"\bfrån\s+((?:[A-ZÅÄÖ]{1,3}\b(?:,\s*|\s+och\s+|\s+samt\s+)?)+)")
_ASKS = re.compile(
    r"\b(?:föreslå(?:r|s|tt|gits|gna)?|föreslag(?:it|its|en|na)|föreslogs?|förslag|yrka(?:r|de|t|s)?|tillstyrk\w*|avstyrk\w*|anser|ansåg|bedömer"
    rf"|{PROPOSES}|{PROPOSED})\b",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\b(?:liggande|föreliggande|framlagda?|upprättade?|förevarande|utsänt|utskickat|beredningens)\b", re.IGNORECASE
)
_NOT_NAMES = frozenset(
    [
        "Förslag",
        "Förslaget",
        "Bifall",
        "Avslag",
        "Enligt",
        "Beslut",
        "Att",
        "Den",
        "Det",
        "Vid",
        "Med",
        "Yrkande",
        "Ordförande",
        "Ja",
        "Nej",
        "På",
        "I",
    ]
)
_FOLLOWED = re.compile(
    r"\b(?:enligt|enlighet\s+med)\s+(?P<owner>[^.;:]{3,70}?)\s*\b(?:förslag|yrkande|återremissyrkande|hemställan)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"(?:bifalla|bifaller|att)\s+(?P<owner>[^.;:]{3,60}?)\s+förslag\b[^.;]{0,20}(?:bifall|antag|bifölls|\.|$)",
    re.IGNORECASE,
)
_PUTS = re.compile(r"\bproposition(?:er|en)?\b|\bröstar\b|-röst\b|\bja\b.{3,120}\bnej\b", re.IGNORECASE | re.DOTALL)
_FORMAL = re.compile(  # "Kommunstyrelsen föreslår avslag": on what else than the motion
    rf"\b\w*(?:styrelsen|utskottet|nämnden|förvaltningen|kontoret|kansliet)\s+(?:(?:{PROPOSES}|{PROPOSED}|tillstyrker)\s+(?:bifall|avslag)|(?:har\s+)?avstyrk\w+)\b",
    re.IGNORECASE,
)
CITIZEN = re.compile(r"\b(?:medborgar|invånar|e-)förslag", re.IGNORECASE)
_PARTS = frozenset(
    {"forslag", "forslag_kf", "beredning", "arende", "annat", "yrkande", "beslutsgang", "rubrik", "beslut"}
)
OWNED_BY_PROPOSAL = frozenset({"forslag", "forslag_kf"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """`owners` are keys; `start`, `end` the range of the words in the item's view; `asked` when a member moved it."""

    owners: frozenset[str]
    outcome: Outcome
    start: int
    end: int
    asked: bool


def proposals(item: ItemText) -> tuple[Proposal, ...]:
    """All outcomes of the motion that the item says somebody proposes, in text order."""
    text = item.view.text
    citizen = CITIZEN.search(text) is not None
    found: list[Proposal] = list(_followed_elsewhere(item))
    for clause in item_clauses(item, (p for p in item.parts if p.kind in _PARTS)):
        if _PUTS.search(clause.text):
            continue
        told = [v for v in verdicts(clause.text) if v.outcome != "unknown"]
        said = [v for v in told if v.target in ("motion", "clause") or (citizen and _is_citizens(clause.text, v))]
        said = said or [v for v in told if v.target == "matter" and v.outcome in ("tabled", "referred_back")]
        if not said and (clause.part.kind in OWNED_BY_PROPOSAL or _FORMAL.search(clause.text)):
            said = [v for v in told if v.target == "none"]
        if not said:
            continue
        heading = text[slice(*clause.part.heading)] if clause.part.heading else ""
        for verdict in said[:1]:
            owners = _followed(clause) if clause.part.kind == "beslut" else _owners(clause, verdict, heading)
            if owners is None:
                continue
            asked = clause.part.kind == "yrkande" or "yrka" in clause.text.lower()
            found.append(
                Proposal(owners, verdict.outcome, clause.start + verdict.start, clause.start + verdict.end, asked)
            )
    return tuple(found)


def _is_citizens(text: str, verdict: Verdict) -> bool:
    """Whether "förslaget" is a citizen's: nobody's name or office stands before it."""
    if verdict.target != "proposal" or verdict.about is None:
        return False
    before = text[max(0, verdict.about[0] - 40) : verdict.about[0]]
    return text[slice(*verdict.about)].lower() == "förslaget" and not keys(_last_phrase(before))


def _owners(clause: Clause, verdict: Verdict, heading: str) -> frozenset[str] | None:
    """The keys of whoever proposes; None when the clause proposes nothing."""
    lead = clause.text[: verdict.end]
    asks = _ASKS.search(lead)
    if asks:
        return keys(lead[: max(asks.start(), 0)]) or keys(clause.intro) or keys(heading)
    if clause.intro and _ASKS.search(clause.intro):
        return keys(clause.intro)
    if clause.part.kind in OWNED_BY_PROPOSAL:
        return keys(heading)
    return None


def _followed(clause: Clause) -> frozenset[str] | None:
    """Whose proposal a decision says it follows ("Enligt kommunstyrelsens förslag: Motionen avslås.")."""
    follows = _FOLLOWED.search(f"{clause.intro}\n{clause.text}")
    return keys(follows["owner"]) if follows else None


def _followed_elsewhere(item: ItemText) -> Iterator[Proposal]:
    """The proposal that the chair found adopted, when the decision is told apart and no vote came in between."""
    last: tuple[Clause, str] | None = None
    for clause in item_clauses(item, (p for p in item.parts if p.kind in ("beslutsgang", "omrostning"))):
        adopted = _FOLLOWED.search(clause.text) if re.search(r"\bbeslut", clause.text) else _ADOPTED.search(clause.text)
        if adopted:
            last = clause, adopted["owner"]
        elif last and re.search(r"\bnej\b", clause.text, re.IGNORECASE):
            last = None
    if last is None or not keys(last[1]):
        return
    for clause in item_clauses(item, (p for p in item.parts if p.kind in OWN_PARTS)):
        for verdict in verdicts(clause.text):
            if verdict.target == "motion" and verdict.outcome not in ("unknown", *STEPS):
                start, end = clause.start + verdict.start, clause.start + verdict.end
                yield Proposal(keys(last[1]), verdict.outcome, start, end, False)
                return


def keys(text: str) -> frozenset[str]:
    """The owner keys in a phrase: stems of organs and offices, folded capitalised words, groups of parties."""
    found: set[str] = set()
    for match in _KEY.finditer(text):
        office, name = match.groups()
        if office:
            found.add(office.lower())
        elif name and name not in _NOT_NAMES and not re.fullmatch(r"[A-ZÅÄÖ]{1,3}", name):
            found.add(_stem(name))
    for group in _PARTY_LIST.finditer(text):
        found.add("+".join(sorted(re.findall(r"[A-ZÅÄÖ]{1,3}", group[1]))))
    return frozenset(found)


def _stem(name: str) -> str:
    """A name without its genitive: `Lunds` and `Lund` are one key."""
    return name.lower().removesuffix("s")


class Proposals:
    """The proposals of one item, found when first asked for.

    `in_line`: what is proposed is what the motion asks for, so that to hold it answered means to grant it. `off_line`: what
    is granted in part is something else than what the motion asks for.
    """

    def __init__(self, item: ItemText, *, in_line: bool = False, off_line: bool = False) -> None:
        self._item = item
        self._in_line = in_line
        self._off_line = off_line
        self._found: tuple[Proposal, ...] | None = None
        self._assumed: Outcome | None = None

    def assume(self, outcome: Outcome) -> None:
        """Take an office's or organ's proposal for this, where the item does not tell what it was."""
        self._assumed = outcome

    def resolve(self, text: str, about: tuple[int, int]) -> tuple[Proposal, float] | None:
        """As `resolve`, among the item's proposals."""
        if self._found is None:
            self._found = proposals(self._item)
        held = resolve(text, about, self._found)
        if held is None and self._assumed is not None and is_official(text, about):
            return Proposal(frozenset(), self._assumed, 0, 0, asked=False), 0.5
        if held is not None and self._in_line and held[0].outcome == "answered":
            return replace(held[0], outcome="granted"), held[1]
        if held is not None and self._off_line and held[0].outcome == "granted" and not held[0].asked:
            return replace(held[0], outcome="rejected"), held[1]
        return held

    def leaning(self, text: str, about: tuple[int, int]) -> Outcome | None:
        """Whether a proposal of several outcomes grants something: then it is for the motion, as far as it goes."""
        if self._found is None:
            self._found = proposals(self._item)
        owner = keys(_last_phrase(text[max(0, about[0] - 90) : about[0]]))
        hits = {p.outcome for p in self._found if p.owners & owner}
        return "granted" if "granted" in hits and len(hits) > 1 else None


def resolve(text: str, about: tuple[int, int], known: tuple[Proposal, ...]) -> tuple[Proposal, float] | None:
    """What the proposal named at `text[about]` was, and how sure that is; None when the item does not say.

    The owner stands in front ("kommunstyrelsens förslag") or behind ("förslaget från M och D").
    """
    before = re.split(r"[.;:]\s|\boch\b(?=[^()]*\b(?:avslag|bifall)\b)", text[max(0, about[0] - 90) : about[0]])[-1]
    behind = text[about[1] : about[1] + 70]
    owner = keys(_last_phrase(before))
    group = _PARTY_LIST.match(behind.lstrip())
    if group:
        owner = keys(group.group())
    elif person := re.match(rf"\s+från\s+((?:{_NAME}\s*)+)", behind):
        owner = keys(person[1])
    if owner and not _ANY.search(before):
        hits = [p for p in known if p.owners & owner]
        if hits and len({p.outcome for p in hits}) == 1:
            return hits[-1], 0.9
        if hits:
            exact = [p for p in hits if p.owners == owner]
            if exact and len({p.outcome for p in exact}) == 1:
                return exact[-1], 0.8
            against = [p for p in hits if p.outcome == "rejected"]
            if against and not any(p.outcome in ("granted", *STEPS) for p in hits):
                return against[-1], 0.7  # one att-sats rejected, another held answered
            return None
        if not any(
            key.endswith(("styrelse", "utskott", "nämnd", "förvaltning", "kontor", "beredning")) for key in owner
        ):
            return None
    lying = [p for p in known if not p.asked and p.outcome not in STEPS]
    if lying and len({p.outcome for p in lying}) == 1:
        return lying[-1], 0.75
    return None


def is_official(text: str, about: tuple[int, int]) -> bool:
    """Whether the proposal named at `text[about]` is an organ's, an office's or nobody's in particular."""
    owner = keys(_last_phrase(text[max(0, about[0] - 60) : about[0]]))
    return not owner or any(re.fullmatch(_OFFICE, key) for key in owner)


def owned(text: str, about: tuple[int, int]) -> bool:
    """Whether somebody's name or office stands before the proposal named at `text[about]`."""
    return bool(keys(_last_phrase(text[max(0, about[0] - 40) : about[0]])))


def _last_phrase(before: str) -> str:
    """The words of the genitive right in front of a proposal: behind the last "till", "enligt", "bifalla"."""
    cut = re.split(
        r"\b(?:till|på|mot|enligt|med|bifalla|bifaller|avslå|avslår|att|dels|samt|besluta(?:r|de|t|s)?|beslöt)\b",
        before,
    )
    return cut[-1]
