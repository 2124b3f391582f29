"""Who stood for what: yrkanden, reservations, special statements, named votes; and which parties take part.

`side` is relative to the motion: `for` is for granting it, `against` for rejecting it or holding it answered. Without a
motion it is relative to the main proposal on the agreement: `for` is for that proposal. A yrkande on somebody's
proposal counts as what that proposal was; where the item does not tell, there is no position. Yrkanden to refer back
or table take no side and give none.

A wish of a member's own is held against the decision by what it means for the agreement (`stances`).

A reservation takes the side of the reserver's own yrkande; else it is for the motion when the organ did not grant it,
against where it did; without a motion it is against the decision. A special statement (särskilt yttrande) counts where
its side is known: one's own yrkande, or that it stands behind the decision. "deltar inte i beslutet" is an abstaining
`vote`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.finding import Finding
from pipeline.extract.motions.askers import MOVES, members
from pipeline.extract.motions.motion import motions_of_sections, read_motion
from pipeline.extract.motions.movers import same_person, slug
from pipeline.extract.motions.party_groups import groups
from pipeline.extract.motions.voters import of_votes
from pipeline.extract.motions.yrkanden import Form, Hit, Matter, Side, matter_of, side_of, yrkanden
from pipeline.extract.people import PersonMention, find_people
from pipeline.rules.proposing import PROPOSED, PROPOSES
from pipeline.split.model import ItemText
from schemas.document import Document
from schemas.record import Position

_JOINS = re.compile(
    r"\b(?:instämmer|instämde|biträder|biträdde|ansluter\s+sig|anslöt\s+sig|ställ(?:er|de)\s+sig|(?:under)?(?:biträd|stöd)(?:s|des)\s+av|bifaller\s+\S+\s+yrkande|st(?:öder|ödjer)\s+(?:\S+\s+){0,2}?(?:motionen|\w*yrkande\w*|\w*förslag\w*))\b",
    re.IGNORECASE,
)
_SAME_WISH = re.compile(  # "Bo Alm (V) yrkar detsamma", "Det gör även Bo Alm (V)", "Instämmande: Bo Alm (V)"
    r"\b(?:yrka(?:r|de)|föresl(?:år|og)|begär(?:de)?)\s+(?:detsamma|samma(?:\s+sak)?|likaså|likaledes|likadant)\b(?!\s+(?:bifall|avslag)\b)"
    r"|(?<=\))\s+likaså\b|\bgör\s+(?:även|också|likaledes)\b"
    r"|^\W*(?:instämmande|instämmer)(?:\s+i\s+\S+\s+\w*yrkande)?:",
    re.IGNORECASE,
)
_BEHIND_IT = re.compile(  # "ansluter sig till kommunstyrelsens förslag", not to a member's yrkande
    r"\s*(?:sig\s+)?(?:till|i|bakom)?\s*(?P<what>(?:motionen|medborgarförslaget|\w+(?:styrelsens|utskottets|nämndens|förvaltningens|kontorets|ordförandens)"
    r"|liggande|föreliggande|framlagda|ordförandens)\b[^.]*)",
    re.IGNORECASE,
)
_FOR_ANOTHER = re.compile(
    r"(?:\b(?:yrkar|yrkade|föreslår)\s+(?:\w+\s+)?|[:–—-]\s+)(?:[Bb]ifall\s+till|i\s+enlighet\s+med|enligt|lika\s+med)\s+(?:[A-ZÅÄÖÉ][\w’-]+\s+){1,3}?(?P<last>[A-ZÅÄÖÉ][\w’-]+?)s?\s+(?:\w*yrkande|förslag)\b"
)
_RESERVES = re.compile(
    r"^\W*(?:(?:blank|skriftlig|muntlig)\s+)?reservation(?:er)?(?:\s+mot\s+beslutet)?:\s+\S|\breserver(?:ar|ade|at|a)\s+(?:(?:hon|han|de)\s+)?(?:sig|oss)\b(?!\s+(?:inte|ej)\b)|\b(?:anmäl|lämna|avge|avgav|inge|ingav|inlämna|foga|anför|anteckna)\w*\b[^.:]{0,90}?\sreservation(?:er)?\b(?!\s+(?:av|från)\b)|\breservation(?:er)?\s+(?:(?:i|mot|till)\s+[^.]{0,50}?\s*)?(?:har\s+)?(?:lämna\w+|anmäl\w+|anför\w*|avg[ae]\w*|inge\w*|inlämna\w*|från|av|mot\s+beslutet)|\bskriftlig\s+reservation\b|\bavvikande\s+mening\b",
    re.IGNORECASE,
)
_HAS_ASKED = re.compile(
    r"\b(?:som\s+(?:\w+\s+){0,2}?yrkat|yrka(?:r|de))\s+(?:\w+\s+)?(?:bifall|avslag)\b", re.IGNORECASE
)
_LAST_NAMED = re.compile(r"\bden\s+(?:sistnämnd[ea]|senare|sist\s+nämnd[ea])\b|^\W*denn[ea]\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:hon|han|vederbörande)\b", re.IGNORECASE)
_STATES = re.compile(r"\bsärskil(?:t|da)\s+(?:yttrande|uttalande)", re.IGNORECASE)
_ABSTAINS = re.compile(
    r"\b(?:deltar\s+(?:inte|ej)|(?:inte|ej)\s+deltar)\s+i\s+(?:beslutet|beslut|omröstningen)|\bavst(?:år|od)\s+från\s+att\s+(?:delta|rösta)"
    r"|\bavst(?:år|od)(?=\s*[.,;]|\s*$)|\b(?:lägger|lade)\s+ned?r?\s+sin(?:a)?\s+röst",
    re.IGNORECASE,
)
_FAVOUR = re.compile(r"\btill\s+(?:för)?mån\s+för\b|\btill\s+förmån\s+för\b", re.IGNORECASE)
_LEAD = 24  # characters in front of what a reservation favours; less names nobody: "Reservation till förmån för"
_OTHERS = re.compile(r"\b(?:övriga|resten\s+av|hela)\s+(?:ledam\w+\s+)?(?:(?:i|för|från)\s+)?", re.IGNORECASE)
_BACKGROUND = frozenset({"narvaro", "expediering"})
_OWN = re.compile(
    r"\b(?:eget|egna|sitt|sina|eget|detta|det|de|dessa)\s+(?:\w+\s+){0,2}?(?:\w*yrkande|förslag)", re.IGNORECASE
)
_PART_ONLY = re.compile(r"\bi\s+den\s+del(?:en)?\b|\bvad\s+(?:avser|gäller)\b|\bsåvitt\b", re.IGNORECASE)
_STANDS_BEHIND = re.compile(
    r"\b(?:står|stod|ställer\s+(?:oss|sig))\s+bakom\s+(?:beslutet|förslaget)|\b(?:stöder|stödjer|delar|instämmer\s+i|välkomnar)\s+(?:\w+\s+){0,4}?(?:beslutet|uppsägningen|avslutet|pausen|avtalet|förnyelsen|förlängningen)|\b(?:inget|inte\s+något|ingenting|inte)\s+emot\s+(?:beslutet|att\b)",
    re.IGNORECASE,
)
_NAMES_ONLY = re.compile(r"[\s,:;&./–-]*(?:(?:och|samt)[\s,]*)*[\s._–-]*")
_OPEN = re.compile(rf"\b(?:yrkar|yrkade|{PROPOSES}|{PROPOSED})(?:\s+(?:följande|att))?\s*:?$", re.IGNORECASE)
_LISTED = re.compile(  # a line of a list of reservations: "Anna Lund (V) till förmån för motionen", "Bo Alm (C), blankt"
    r"[^.()]{3,60}\([A-Za-zÅÄÖåäö]{1,4}\)(?:[^.()]{0,60}\([A-Za-zÅÄÖåäö]{1,4}\))*[\s,:–-]*"
    r"(?:till\s+(?:för)?mån|blank|mot\b|skriftlig|muntlig|enligt|med\s+(?:följande|motiv)|se\s+bilaga|bilaga|lämna\w*|in(?:ger|kom))"
)


def read_positions(item: ItemText, head: Document) -> tuple[Finding, ...]:
    """One finding `positions.<name or party>` per position, in text order; a second one of the same key gets `-2`."""
    if not re.search(
        r"\b(?:yrka|reserv|särskil|delta|röst|föreslår|bifall|avsl|avst|tillst|instäm)", item.view.text, re.IGNORECASE
    ):
        return ()
    clauses = list(item_clauses(item, (p for p in item.parts if p.kind not in _BACKGROUND)))
    own = motions_of_sections(item, head)
    if own:  # a page of several matters: each clause is about the motion of its section, if there is one
        found: list[Hit] = []
        for one in (*own, None):
            within = [c for c in clauses if next((m for m in own if m.start <= c.start < m.end), None) is one]
            found += _about(item, within, matter_of(item, one.motion if one else None))
        return tuple(_keyed(sorted(found, key=lambda hit: hit[1])))
    reading = read_motion(item, head)
    return tuple(
        _keyed(
            sorted(_about(item, clauses, matter_of(item, reading.motion if reading else None)), key=lambda hit: hit[1])
        )
    )


def _about(item: ItemText, clauses: list[Clause], matter: Matter) -> list[Hit]:
    """The positions that clauses tell on one matter."""
    found, reservations = _of_clauses(item, clauses, matter)
    sides = {hit[0].side for hit in found if hit[0].form == "yrkande"}
    if matter.motion is not None and len(sides) == 1:
        # yrkanden stand against each other: where all are for the motion, the proposal beside them is against it
        matter.known.assume("rejected" if sides == {"for"} else "granted")
        found, reservations = _of_clauses(item, clauses, matter)
    asked = tuple(hit[0] for hit in found if hit[0].form == "yrkande")
    for clause in reservations:
        if _AGAINST_REFERRAL.search(item.view.text, clause.start, clause.start + len(clause.text) + _BEHIND):
            continue  # whether to decide today takes no side in the matter
        for hit in list(_reserved(clause, asked, matter)) or _by_pronoun(clause, asked, found, matter):
            if not any(_same(hit[0], old[0]) for old in found):
                found.append(hit)
    for hit in of_votes(item, matter.motion, matter.known, found):
        if not any(_same(hit[0], old[0]) for old in found):
            found.append(hit)
    return found


def _of_clauses(item: ItemText, clauses: list[Clause], matter: Matter) -> tuple[list[Hit], list[Clause]]:
    """The positions of all clauses, and the clauses that hold reservations."""
    found: list[Hit] = []
    reservations: list[Clause] = []
    told = sorted(enumerate(clauses), key=lambda one: _STATES.search(one[1].text) is not None)  # statements last
    for at, clause in told:
        following = _following(item, clauses, at)
        heading = item.view.text[slice(*clause.part.heading)] if clause.part.heading else ""
        if _is_reservation(clause, heading, matter.roster):
            reservations.append(clause)
            if _HAS_ASKED.search(clause.text):  # "Anna Lund (S), som yrkat bifall, reserverar sig"
                found += yrkanden(clause, following, matter)
            continue
        if _ABSTAINS.search(f"{heading} i beslutet") and (_only_names(clause.text) or groups(clause.text)):
            found += _positions(clause, 0, len(clause.text), "abstain", "vote", "position.abstains", matter)
            continue
        before = clauses[at - 1] if at and clauses[at - 1].part is clause.part else None
        first = next(c for c in clauses if c.part is clause.part)
        if before is None or (_only_names(first.text) and _only_names(clause.text)):
            before = following  # "Anna Lund (S)", and on the next line "Bifall till motionen."
        for hit in _of_clause(clause, following, matter, found, before):
            if not any(_same(hit[0], old[0]) for old in found):
                found.append(hit)
    return found, reservations


def _following(item: ItemText, clauses: list[Clause], at: int) -> Clause | None:
    """The next clause of the part; behind "Anna Lund (S) yrkar" all the members of its list as one."""
    clause = clauses[at]
    rest = [c for c in clauses[at + 1 : at + 8] if c.part is clause.part]
    if not rest or not _OPEN.search(clause.text):
        return rest[0] if rest else None
    last = rest[0]
    for other in rest[1:]:
        if not re.match(r"(?:att|[-–•]|\d[.)])\s", other.text):
            break
        last = other
    return replace(rest[0], end=last.end, text=item.view.text[rest[0].start : last.end])


def _is_reservation(clause: Clause, heading: str, roster: Sequence[PersonMention]) -> bool:
    text = clause.text
    if _STATES.search(text) and not re.search(r"\breserver", text, re.IGNORECASE):
        return False
    if _RESERVES.search(text) or (_RESERVES.search(clause.intro) and _only_names(text, roster)):
        return True
    listed = heading.lower().startswith("reserv")
    if listed and re.search(r"\bmot\s+beslut", text):
        return True
    if not listed or clause.part.kind != "reservation":
        return False
    return _only_names(text, roster) or _only_groups(text) or _LISTED.match(text) is not None


def _only_names(text: str, roster: Sequence[PersonMention] = ()) -> bool:
    people = members(text, roster)
    for p in reversed(people):
        text = text[: p.start] + text[p.end :]
    return bool(people) and _NAMES_ONLY.fullmatch(text) is not None


def _only_groups(text: str) -> bool:
    """Whether a text says little but which parties: "Sverigedemokraternas grupp", "Ledamöterna i S och V"."""
    return len(text.split()) <= 8 and bool(groups(text)) and MOVES.search(text) is None


def _of_clause(
    clause: Clause, following: Clause | None, matter: Matter, earlier: list[Hit], last: Clause | None
) -> Iterator[Hit]:
    text = clause.text
    if clause.part.kind == "signatur":
        return
    if clause.part.kind == "underlag":
        verb = MOVES.search(text)
        if verb and any(0 <= verb.start() - p.end < 3 for p in find_people(text)):
            yield from yrkanden(clause, following, matter)
    elif _STATES.search(text) and clause.part.kind in ("reservation", "annat", "beslut", "beslutsgang"):
        quote = following.text if following is not None and clause.text.endswith(":") else ""
        yield from _stated(clause, matter, earlier, f"{clause.text} {quote}")
    elif last is not None and _names_below(clause):
        side = side_of(last.text, matter.motion, matter.known)  # "Bifall till motionen. (Anna Lund (S), Bo Alm (V))"
        if side is not None:
            yield from _positions(clause, 0, len(text), side, "yrkande", "position.yrkande.by", matter)
    elif _ABSTAINS.search(text) and not re.search(r"handläggningen|jäv|ledamöter\s+avstår", text):
        yield from _positions(clause, 0, len(text), "abstain", "vote", "position.abstains", matter)
    elif joins := _SAME_WISH.search(text) or (None if MOVES.search(text) else _JOINS.search(text)):
        taken = _joined(text[joins.end() :] + text[: joins.start()], earlier, last, matter)
        before = members(text[: joins.start()], matter.roster)
        if taken is not None:
            # "Anna Lund (S) instämmer", and "I yrkandet instämmer Anna Lund (S)"
            reach = (0, joins.start()) if before else (joins.end(), len(text))
            yield from _positions(clause, *reach, taken, "yrkande", "position.joins", matter)
    else:
        found = list(yrkanden(clause, following, matter))
        yield from found or _as_another(clause, earlier, matter)


def _names_below(clause: Clause) -> bool:
    """Whether a clause is nothing but the names of those who ask for what stands beside it."""
    text = clause.text
    if text[0] == "(":
        return _only_names(text[1:].rstrip(").") + ")")
    return clause.part.kind in ("yrkande", "forslag") and _only_names(text)


def _stated(clause: Clause, matter: Matter, earlier: list[Hit], told: str) -> Iterator[Hit]:
    """Special statements: on the side of one's own yrkande, or of the decision that they stand behind; else on none."""
    behind = matter.decision() if _STANDS_BEHIND.search(told) else None
    asked = tuple(hit[0] for hit in earlier if hit[0].form == "yrkande")
    for hit in _positions(clause, 0, len(clause.text), "abstain", "sarskilt_yttrande", "position.statement", matter):
        side = behind or _own_side(hit[0], asked)
        if side is not None:
            yield hit[0].model_copy(update={"side": side}), *hit[1:]


def _as_another(clause: Clause, earlier: list[Hit], matter: Matter) -> Iterator[Hit]:
    """Those who ask for what another member asks: "yrkar bifall till Bo Lunds yrkande"."""
    asks = _FOR_ANOTHER.search(clause.text)
    if asks is None:
        return
    last = asks["last"].rstrip("s")
    taken = next((hit[0].side for hit in earlier if (hit[0].name or "-").split()[-1].rstrip("s") == last), None)
    if taken is not None:
        yield from _positions(clause, 0, asks.start(), taken, "yrkande", "position.yrkande.another", matter)


_AGAINST_REFERRAL = re.compile(
    r"(?i)\bmot\s+(?:beslutet\s+(?:att|om)\s+)?(?:återremi|bordlägg)\w*|\bmot\s+att\s+(?:ärendet|motionen)\s+(?:återremi|bordlägg)\w*"
)
_BEHIND = 40  # characters behind a clause in which "att återremittera ärendet" may follow on a line of its own


def _reserved(clause: Clause, asked: tuple[Position, ...], matter: Matter) -> Iterator[Hit]:
    """The reservations of a clause, each on the side of the reserver's own yrkande where there is one."""
    text = clause.text
    common = _reserved_side(text, matter)
    for position, start, end, rule in _positions(
        clause, 0, len(text), common, "reservation", "position.reservation", matter
    ):
        own = _own_side(position, asked)
        if (part := _PART_ONLY.search(text)) or own is None:  # "i den del motionen avslagits"
            own = "for" if part and "avsl" in text[part.end() :] else common
        yield position.model_copy(update={"side": own}), start, end, rule


def _by_pronoun(clause: Clause, sides: tuple[Position, ...], found: Sequence[Hit], matter: Matter) -> Iterator[Hit]:
    """The reservation of the member who asked right before ("Anna Lund (S) yrkade avslag. Hon reserverar sig."), or who
    was named last ("I beslutet deltog Anna Lund (S) och Bo Alm (V). Den sistnämnde reserverade sig.")."""
    if _LAST_NAMED.search(clause.text):
        person = max((p for p in matter.roster if p.end <= clause.start), key=lambda p: p.start, default=None)
        if person is not None:
            position = Position(party=person.party, name=person.name, side="for", form="reservation")
            side = _own_side(position, sides) or _reserved_side(clause.text, matter)
            own = position.model_copy(update={"side": side})
            yield own, clause.start, clause.end, "position.reservation.pronoun"
        return
    asked = [hit for hit in found if hit[0].form == "yrkande" and hit[1] < clause.start]
    if asked and _SHE.search(clause.text):
        last = max(asked, key=lambda hit: hit[1])
        position = last[0].model_copy(update={"form": "reservation"})
        yield position, last[1], last[2], "position.reservation.pronoun"


def _own_side(position: Position, asked: tuple[Position, ...]) -> Side | None:
    """The side of one's own yrkande, of one's party where its members ask for the same."""
    if position.name is not None:
        for other in asked:
            if other.name is not None and same_person(position.name, other.name):
                return other.side
    sides = {other.side for other in asked if other.party == position.party and position.party}
    return next(iter(sides)) if len(sides) == 1 else None


def _reserved_side(text: str, matter: Matter) -> Side:
    favour = _FAVOUR.search(text)
    if favour and not _OWN.search(text, favour.end()):
        side = side_of("bifall till " + text[favour.end() :], matter.motion, matter.known)
        if side is not None and matter.motion is not None:
            return side
    if matter.motion is not None and matter.motion.outcome in ("rejected", "answered", "dropped"):
        return "for"
    return "against"


def _joined(words: str, earlier: list[Hit], above: Clause | None, matter: Matter) -> Side | None:
    """The side of the member whose yrkande is joined, or of the last one, also where the chair's without a name."""
    stands = _BEHIND_IT.match(words)
    side = side_of(f"bifall till {stands['what']}", matter.motion, matter.known) if stands else None
    if side is not None:
        return side
    moves = MOVES.search(above.text) if above is not None else None
    if above is not None and moves is not None and not find_people(above.text):
        side = side_of(above.text[moves.end() :], matter.motion, matter.known)
        if side is not None:
            return side
    moved = [hit[0] for hit in earlier if hit[0].form == "yrkande"]
    for position in moved:
        last = (position.name or "").split()[-1:]
        if last and re.search(rf"\b{re.escape(last[0])}s?\b", words):
            return position.side
    return moved[-1].side if moved else None


def _positions(
    clause: Clause, start: int, end: int, side: Side, form: Form, rule: str, matter: Matter
) -> Iterator[Hit]:
    words = clause.text[start:end]
    favour = _FAVOUR.search(words)
    if favour and favour.start() > _LEAD:
        words = words[: favour.start()]
    people = members(words, matter.roster)
    for p in people:
        yield (
            Position(party=p.party, name=p.name, side=side, form=form),
            clause.start + start + p.start,
            clause.start + start + p.end,
            rule,
        )
    at = 0
    if people:
        others = _OTHERS.search(words, people[-1].end) or _AND_GROUP.match(words, people[-1].end)
        if others is None:
            return
        at = others.end()
    for party, first, last in ((party, at + a, at + b) for party, a, b in groups(words[at:])):
        yield (
            Position(party=party, name=None, side=side, form=form),
            clause.start + start + first,
            clause.start + start + last,
            rule,
        )


_AND_GROUP = re.compile(
    r"[\s)]*(?:,|och|samt|jämte|liksom)\s+(?=[\w()-]+(?:\s+[\w()-]+){0,2}?\s*(?:grupp|ledamöter)|\w*gruppen\b)"
)


def _same(one: Position, other: Position) -> bool:
    if one.form != other.form or one.party != other.party:
        return False
    if one.name is None or other.name is None:
        return one.name == other.name
    return same_person(one.name, other.name)


def _keyed(hits: Iterable[Hit]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for position, start, end, rule in hits:
        key = slug(position.name or position.party or "")
        seen[key] = seen.get(key, 0) + 1
        suffix = f"-{seen[key]}" if seen[key] > 1 else ""
        yield Finding(f"positions.{key}{suffix}", position, start, end, rule, confidence=0.9)
