"""What somebody proposes for the agreement, and the item's decision grants or turns down by pointing to it.

    Kontorets förslag                        Kommunstyrelsens beslut
    Vänortsavtalet sägs upp.                 Enligt kontorets förslag.

Such a decision has no act of its own: the proposal's act is what it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.acts.act import STATE_ACTS, FoundAct
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.motions.outcome_told import COUNCILS
from pipeline.extract.motions.proposals import keys
from pipeline.extract.partners.pair import Pair
from pipeline.rules.proposing import HAS_PROPOSED, PROPOSED, PROPOSES
from schemas.statement import OWN_PARTS, Stage

_WISH = re.compile(r"framställ|hemställ|begäran|anhållan|ansök|skrivelse", re.I)
_NOUN = r"(?:besluts)?(?:förslag(?:et|en)?|yrkande(?:t|n|na)?|hemställan|framställ(?:an|ning(?:en)?)|begäran|anhållan)"
_OWNED = rf"(?P<owner>(?:[^\s.:;,]+ ){{0,9}}?){_NOUN}"
_GRANTED = (
    re.compile(
        r"\b(?:enligt|i enlighet med|i överensstämmelse med|bifall(?:a|er|s)?|bifall till|biföll|anta(?:r|s|ga)?|antog|"
        r"godkänn(?:a|er)|godkände|biträd(?:a|er|de)|ställ(?:a|er|de) sig bakom|anslut(?:a|er) sig till|följ(?:a|er)|"
        r"instämm(?:a|er) i|inget att (?:erinra|invända) mot|ingen erinran mot|som) "
        rf"{_OWNED}\b",
        re.I,
    ),
    re.compile(
        r"\b(?:som|såsom|så som|vad|enligt vad|i enlighet med vad) (?P<owner>(?:[^\s.:;,]+ ){1,6}?)(?:har |hade )?"
        rf"(?:{HAS_PROPOSED}|{PROPOSES}|{PROPOSED}|tillstyrkt|yrkat|yrkar)\b",
        re.I,
    ),
    re.compile(
        rf"{_OWNED}(?: till beslut)? (?:[^.;:]{{0,60}} )?(?:bifalls|bifalles|bifölls|har bifallits|antas|antages|antogs|"
        r"godkänns|godkännes|godkändes|fastställs|blir (?:\S+ )?beslut|vinner bifall|utgör beslut)\b",
        re.I,
    ),
)
_HEREWITH = re.compile(
    r"\b(?:enligt|i enlighet|i överensstämmelse) (?:med )?(?:härmed|därmed|ovan(?:stående)?|detta|denna)\b|\bbiträd\w+ detta\b",
    re.I,
)
# "till vänortsavtal med X", "om uppsägning": on what the proposal is
_ON_IT = r"(?: (?:till|om) (?=[^.;:]*(?:avtal|vänort|överenskommelse|partnerskap|uppsägning|paus|förläng|förny))[^.;:]{1,80}?)?"
_REFUSED = (
    re.compile(rf"\b(?:avslå(?:r|s)?|avslog|avslag på|förkasta(?:r|de)?|inte bifalla) {_OWNED}\b", re.I),
    re.compile(
        rf"{_OWNED}(?: till beslut)?{_ON_IT} (?:avslås|avslogs|har avslagits|bifalls (?:inte|ej)|förkastas)\b", re.I
    ),
)
_ABOUT = r"(?:(?:i|till) (?:den|de|vad|fråga)|vad|såvitt|beträffande|gällande|avseende|rörande|angående|när)\b"
_REFUSED_PART = (
    re.compile(rf"\b{_NOUN} {_ABOUT}.*\b(?:avslås|avslogs|avstyrks|bifalls (?:inte|ej))", re.I),
    re.compile(rf"\b(?:avslå|avslår|avslog|inte bifalla) .*\b{_NOUN} {_ABOUT}", re.I),
)
_ALONE_YES = re.compile(r"(?:[-–1.) ]*)(?:bifall(?:es|s|er)?|tillstyrkes?|godkännes?|beviljas)[ .]*", re.I)
_ALONE_NO = re.compile(r"(?:[-–1.) ]*)(?:avsl(?:ag|ås|år)|avböjes?|avböjs)[ .]*", re.I)
_OFFERS = re.compile(r"\b(?:föreslå[rs]?|hemställ(?:a|er))\b", re.I)
_MATTER = re.compile(r"\b(?:återremi|bordlägg|bordlade|åter[ -]?till|utgår)", re.I)
_LOST_REFERRAL = re.compile(
    r"\bavsl\w+ (?:\w+ ){0,3}?(?:yrkandet om )?återremiss\w*|\b(?:återremissyrkandet|yrkandet om återremiss) (?:avslås|avslogs)\b",
    re.I,
)
_OFFICE = (
    "styrelse",
    "utskott",
    "nämnd",
    "förvaltning",
    "kontor",
    "kansli",
    "beredning",
    "presidi",
    "direktör",
    "ordförande",
)
_ASKED = ("forslag", "forslag_kf", "yrkande", "arende", "beredning", "annat", "beslutsgang")


@dataclass(frozen=True, slots=True)
class _Reference:
    stage: Stage
    owners: frozenset[str]
    member: bool
    wish: bool = False  # a letter's or body's, neither a member's nor an office's


def pointed(a: Annotated, found: Sequence[FoundAct], pairs: Sequence[Pair]) -> list[FoundAct]:
    """The acts, those of proposals that the decision only points to at the stage to which it brings them."""
    found = [_brought(f, "rejected") if _refused_by_name(a, f, pairs) else f for f in found]
    points = list(references(a))
    if not points:
        return list(found)
    if any(_is_own(a, f) and f.act in STATE_ACTS for f in found):
        return list(found)  # the decision says in its own words what it decides
    result: list[FoundAct] = []
    for f in found:
        stage = None if _is_own(a, f) else _fate(a, f, found, points)
        if stage == "decided" and a.head.organ not in COUNCILS and _to_council(a, f):
            stage = "proposed"  # "beslutar enligt förslaget" to propose it to the council
        result.append(f if stage is None else _brought(f, stage))
    return result


_TO_COUNCIL = re.compile(r"(?i)\bföreslå[rs]?\s+(?:\w+\s+)?\w*fullmäktige\b")


def _to_council(a: Annotated, f: FoundAct) -> bool:
    """Whether what is proposed to the board is that it propose the step to the council."""
    unit = a.unit(f.verb)
    said = a.words(unit) if unit.intro is None else f"{a.words(unit.intro)} {a.words(unit)}"
    return _TO_COUNCIL.search(said) is not None


def _refused_by_name(a: Annotated, f: FoundAct, pairs: Sequence[Pair]) -> bool:
    """Whether the decision turns a proposal down for one partner: "Förslaget i vad avser Narva avslås"."""
    if f.stage != "proposed" or a.kind(f.verb) not in _ASKED or len(f.pairs) != 1 or f.pairs[0] >= len(pairs):
        return False
    places = pairs[f.pairs[0]].places
    return any(
        unit.part.kind == "beslut"
        and _speaks(a, unit)
        and any(unit.first <= at < unit.last for at in places)
        and any(p.search(a.words(unit)) for p in _REFUSED_PART)
        for unit in a.units
    )


def _is_own(a: Annotated, f: FoundAct) -> bool:
    return (
        f.stage in ("decided", "proposed")
        and not f.background
        and a.kind(f.verb) in OWN_PARTS
        and _speaks(a, a.unit(f.verb))
    )


def _speaks(a: Annotated, unit: Unit) -> bool:
    """Whether a part is the own organ's: no other one stands in its heading."""
    part = unit.part
    if part.kind == "forslag_kf":
        return a.head.organ not in ("kommunfullmaktige", "regionfullmaktige") and part.organ in (
            None,
            a.head.organ,
            "kommunfullmaktige",
            "regionfullmaktige",
        )
    return part.kind == "beslut" and part.organ in (None, a.head.organ)


def puts_off(a: Annotated) -> bool:
    """Whether the item decides nothing of its matter: it is tabled, referred back or withdrawn."""
    return any(_MATTER.search(text) for _, text in _own_words(a))


def _own_words(a: Annotated) -> list[tuple[Unit, str]]:
    """What the own organ says in its decision, without a referral that lost."""
    return [(u, _LOST_REFERRAL.sub("", a.words(u))) for u in a.units if _speaks(a, u)]


def references(a: Annotated) -> Iterator[_Reference]:
    """The proposals to which the own organ's decision points, and what it makes of them."""
    if puts_off(a):
        return
    for unit, text in _own_words(a):
        refused = -1
        for patterns, decided in ((_REFUSED, False), (_GRANTED, True)):
            match = next((m for p in patterns if (m := p.search(text)) is not None), None)
            if match is None and (_ALONE_YES if decided else _ALONE_NO).fullmatch(text):
                yield _Reference("decided" if decided else "rejected", frozenset(), member=False)
                break
            if match is None and decided and _HEREWITH.search(text):
                yield _Reference("decided" if unit.part.kind == "beslut" else "proposed", frozenset(), member=False)
                break
            if match is None or match.start() == refused:
                continue
            refused = match.start()
            owner = match["owner"] or ""
            owners = keys(owner)
            named = bool(owners) and not any(key.endswith(_OFFICE) for key in owners)
            member = named or "yrkande" in match[0].lower()
            offers = unit.part.kind == "forslag_kf" or _OFFERS.search(text, 0, match.start()) is not None
            granted: Stage = "proposed" if offers else "decided"
            wish = _WISH.search(match[0]) is not None
            yield _Reference(granted if decided else "rejected", owners, member, wish)


def _fate(a: Annotated, f: FoundAct, found: Sequence[FoundAct], points: Sequence[_Reference]) -> Stage | None:
    """To what stage a proposal's act is brought; None where the decision does not speak of that proposal."""
    asked = f.stage == "requested" and f.by == "swedish"
    if not (asked or f.stage == "proposed") or a.kind(f.verb) not in _ASKED:
        return None
    mine = _owners(a, f)
    for point in points:
        if _same(point.owners, mine):
            return point.stage
        if (asked != point.member and not (asked and point.wish)) or (mine and point.owners):
            continue
        if not point.member and _rivals(a, f, found):
            continue  # whose proposal "the proposal" is, nobody can tell
        return point.stage
    return None


def _same(named: frozenset[str], mine: frozenset[str]) -> bool:
    """Whether two owners share a key, which one of them may give in short: "styrelsens", "kontorets"."""
    return any(one.endswith(other) or other.endswith(one) for one in named for other in mine)


def _rivals(a: Annotated, f: FoundAct, found: Sequence[FoundAct]) -> bool:
    return any(
        x.stage == "proposed"
        and x.act != f.act
        and x.act in STATE_ACTS
        and _owners(a, x) != _owners(a, f)
        and set(x.pairs) & set(f.pairs)
        for x in found
    )


def _owners(a: Annotated, f: FoundAct) -> frozenset[str]:
    """The keys of whoever proposes an act: in front of the verb of proposing, in the introduction, in the heading."""
    unit = a.unit(f.verb)
    for source in (unit, unit.intro):
        if source is None:
            continue
        asks = [i for i in range(source.first, source.last) if a.tokens[i].label in ("PROPOSE", "ASK")]
        asks = [i for i in asks if source is not unit or i < f.verb]
        if asks and asks[0] > source.first:
            att = next((i for i in range(asks[0] + 1, source.last) if a.tokens[i].text.lower() == "att"), asks[0] + 1)
            if asks[0] + 1 < att <= asks[0] + 5 and (
                behind := keys(a.item.view.text[slice(*a.span(asks[0] + 1, att))])
            ):
                return behind  # "föreslår styrelsen att …"
            if a.tokens[asks[0]].text.lower().endswith("ås"):
                return frozenset()  # "föreslås att": whose proposal it is, is not said
            return keys(a.item.view.text[slice(*a.span(source.first, asks[0]))])
    if a.tokens[unit.first].label == "PERSON":
        return keys(a.tokens[unit.first].text)  # "Eva Ek (S): att avtalet pausas"
    heading = unit.part.heading
    return keys(a.item.view.text[slice(*heading)]) if heading else frozenset()


def _brought(f: FoundAct, stage: Stage) -> FoundAct:
    lost = stage == "rejected" and f.stage == "requested"  # a member's yrkande
    return replace(
        f, stage=stage, by="motion" if lost else "swedish", background=False, organ=None, organ_name=None, organ_at=None, paragraph=None,
        date=None, date_at=None,
    )  # fmt: skip
