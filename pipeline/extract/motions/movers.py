"""Who moved a motion: names with party, each once, in the order and spelling of their first mention."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.extract.clauses import Clause
from pipeline.extract.motions.filed import is_filing
from pipeline.extract.party_people import BEHIND, FULL_NAME, LEADS, partys_people
from pipeline.extract.people import PARTY_NAMES, PersonMention, find_parties, find_people
from pipeline.rules.loader import one_of

_NAMED_ONLY = re.compile(
    r"\b(?:av|från)\s+((?:[A-ZÅÄÖÉ][\w’-]+\s+){1,3}[A-ZÅÄÖÉ][\w’-]+(?:(?:,\s*|\s+och\s+)(?:[A-ZÅÄÖÉ][\w’-]+\s+){1,3}[A-ZÅÄÖÉ][\w’-]+)*)"
)
NUMBERED = r"(?:\(?(?:nr\.?\s*)?\d{1,4}(?:[:/.]\d{1,4})?\)?\s+)?"  # Motion (2031:61), Motion nr 12
_IN_MOTION = re.compile(
    r"\bi\s+(?:(?:en|sin|denna|den|rubricerad|ovanstående|ovannämnda?|nämnda|en\s+gemensam)\s+)?(?:motion(?:en)?|skrivelse\s+till\s+fullmäktige)\b(?!\w)[^.]{0,90}?\b(?:föresl|yrka|vill|begär|önska|hemställ)"
    r"|\b(?:föreslår|yrkar|föreslog|yrkade|vill|begär|skriver|menar|anser|anför|framhåller|pekar|påpekar|framför|hävdar|konstaterar)\s+i\s+(?:en\s+|sin\s+)?motion\b|\bhar\s+motionerat\b"
    r"|\b(?:drar|drog|dragit|återtar|återtog|återkallar|återkallade)\b[^.]{0,30}\bsin\s+motion\b",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(
    rf"\bmotion(?:en)?,?\s+{NUMBERED}(?:(?:är|var|har|hade)\s+)?"
    rf"(?:(?:{one_of('moved')}|väckts|inlämnats|lagts|skrivits|lämnats|ingetts|väcktes|lämnades|lades)\s+(?:in\s+|fram\s+)?)?"
    r"(?:av|från)\s+|\b(?:motionär|förslagsställare|avsändare)(?:n|en|er|erna|na)?\s+(?:är|var)\s+"
    r"|\bmotion(?:en)?,?\s+som\s+(?:har\s+)?(?:väck|lämna|ingiv|lag|ge)(?:tes|ts|des|its|ades|ats|tts)(?:\s+(?:in|fram))?\s+(?:[^.;,]{1,40}?\s)?av\s+"
    r"|\bbakom\s+(?:motionen|förslaget)(?:\s+står\s+|,\s+(?=(?-i:[A-ZÅÄÖÉ])))|\bmotionen\s+har\s+(?=(?-i:[A-ZÅÄÖÉ][\w’-]+\s+[A-ZÅÄÖÉ]))"
    r"|\bmotionär(?:en|er|erna)?\s*(?:[:,]\s*|\s(?=(?-i:[A-ZÅÄÖÉ][\w’-]+\s+[A-ZÅÄÖÉ])))",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\batt\b", re.IGNORECASE)  # behind it stands what is asked for, and others' names
_ACCOUNTS = frozenset({"arende", "annat", "motion", "beredning", "rubrik"})
_IN_A_MOTION = re.compile(
    r"\b(?:i|genom)\s+(?:(?:en|sin|denna|den|rubricerad|gemensam|enskild|nämnda)\s+){0,2}motion\b(?!\s+(?:av|från)\b)",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(r"\b(?:att|som|där|svar|yttrande|motionär\w*)\b|[.;]", re.IGNORECASE)
_ACTS = re.compile(r"[^.;A-ZÅÄÖ]{0,60}?\s(?=[A-ZÅÄÖÉ][\w’-]+\s)")
_SIGNED_BY = re.compile(
    r"\bmotion(?:en)?\s+(?:är\s+|var\s+|har\s+)?under(?:tecknad|tecknats|skriven|skrivits)\s+(?:även\s+|också\s+)?av\b",
    re.IGNORECASE,
)
_THEIR_MOTION = re.compile(
    rf"(?P<names>{FULL_NAME}(?<=s)(?:\s+\([A-ZÅÄÖ]{{1,5}}\))?"
    rf"(?:(?:,\s*|\s+och\s+|\s+samt\s+){FULL_NAME}(?<=s)(?:\s+\([A-ZÅÄÖ]{{1,5}}\))?)*)\s+motion\b"
)
_THEIR_NAME = re.compile(rf"(?P<name>{FULL_NAME})(?<=s)(?:\s+\((?P<party>[A-ZÅÄÖ]{{1,5}})\))?")
_HAVE_ASKED = re.compile(
    r",?\s+(?:har\s+)?(?:föreslagit|föreslår|föreslog|vill|yrkat|begärt|begär|motionerat|önskar|anser|menar|skriver|tycker"
    r"|framhåller|hemställer|efterlyser)\b",
    re.IGNORECASE,
)
_FIRST_VERB = re.compile(r"\b(?:yrkar|föreslår|beslutade|beslutar|anför|menar|skriver)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundMover:
    """A mover with offsets of the view; `name` is None where only the party is given."""

    name: str | None
    party: str | None
    start: int
    end: int
    rule: str


def read_movers(
    heading: str, offset: int, people: tuple[PersonMention, ...], source: Iterable[Clause]
) -> tuple[FoundMover, ...]:
    """Movers of the heading, then those that the filing sentences add; failing all names, the heading's parties."""
    source = tuple(source)
    people = tuple(_nominative(p, heading, source) for p in _with_those_before(people, heading))
    found = [FoundMover(p.name, p.party, offset + p.start, offset + p.end, "motion.mover.heading") for p in people]
    for clause in source:
        if not moves(clause.text) and not _SIGNED_BY.search(clause.text):
            continue
        verb = _FIRST_VERB.search(clause.text)
        reach = clause.text[: verb.start()] if verb and verb.start() > 20 else clause.text
        asked = _WHAT.search(reach)
        reach = reach[: asked.start()] if asked and find_people(reach[: asked.start()]) else reach
        named = _with_those_before(find_people(reach), reach) or (_behind(clause.text, verb.end()) if verb else [])
        for p in named:
            found.append(
                FoundMover(p.name, p.party, clause.start + p.start, clause.start + p.end, "motion.mover.filing")
            )
    if not found:
        for clause in source:
            by = names_mover(clause.text)
            for p in _behind(clause.text, by.end()) if by else ():
                found.append(
                    FoundMover(p.name, p.party, clause.start + p.start, clause.start + p.end, "motion.mover.named")
                )
    if not found:
        found = [mover for clause in source for mover in _in_a_motion(clause)]
    if not found:
        found = [mover for clause in source for mover in (*owners(clause), *_of_a_party(clause))]
    if not found:
        found = _who_asks(source, {p.party for p in find_parties(heading)})
    unique: list[FoundMover] = []
    for mover in found:
        if not any(same_person(mover.name or "", other.name or "") for other in unique):
            unique.append(mover)
    return tuple(unique) or _nameless(heading, offset) or _parties_that_move(source)


def with_party(movers: tuple[FoundMover, ...], text: str) -> tuple[FoundMover, ...]:
    """Movers named without a party, with the one that the item gives them elsewhere: "Motion av Anna Lund om tåg"."""
    if all(m.party or not m.name for m in movers):
        return movers
    people = [p for p in find_people(text) if p.party]
    known = {m.name: next((p.party for p in people if p.name == m.name), None) for m in movers}
    return tuple(replace(m, party=m.party or known[m.name]) if m.name else m for m in movers)


def _nominative(person: PersonMention, heading: str, source: tuple[Clause, ...]) -> PersonMention:
    """Whose motion it is: "Anna Lunds (S) motion" is Anna Lund's, unless the text calls her Anna Lunds elsewhere."""
    owns = re.match(r"\s+(?:\w+\s+)?motion\b", heading[person.end :], re.IGNORECASE)
    if not owns or not person.name.endswith("s") or len(person.name) < 5:
        return person
    told = (clause for clause in source if clause.part.kind != "rubrik")
    elsewhere = [p.name for clause in told for p in find_people(clause.text)]
    return person if person.name in elsewhere else replace(person, name=person.name[:-1])


def owners(clause: Clause) -> list[FoundMover]:
    """Those whose motion it is called: "Anna Lunds (M) motion", "Anna Lunds och Bo Alms motion"."""
    found = []
    for group in _THEIR_MOTION.finditer(clause.text):
        for owner in _THEIR_NAME.finditer(group["names"]):
            start = clause.start + group.start("names") + owner.start()
            name = " ".join(owner["name"].split())[:-1]
            party = PARTY_NAMES.get((owner["party"] or "").casefold(), owner["party"])
            end = start + len(owner["name"]) - 1 if not owner["party"] else start + len(owner.group())
            found.append(FoundMover(name, party, start, end, "motion.mover.owner"))
    return found


def _in_a_motion(clause: Clause) -> list[FoundMover]:
    """Who does something "in a motion", whatever the verb: "Anna Lund (M) efterlyser i en motion", "I sin motion tar Anna Lund (M) upp"."""
    said = _IN_A_MOTION.search(clause.text) if clause.part.kind in _ACCOUNTS else None
    if said is None:
        return []
    people = _with_those_before(find_people(clause.text), clause.text)
    before = [p for p in people if p.end <= said.start()]
    if before and not _ANOTHERS.search(clause.text, before[0].end, said.start()):
        people = before
    else:
        acts = _ACTS.match(clause.text, said.end())
        people = _behind(clause.text, acts.end()) if acts and not before else []
    return [
        FoundMover(p.name, p.party, clause.start + p.start, clause.start + p.end, "motion.mover.in") for p in people
    ]


def _of_a_party(clause: Clause) -> list[FoundMover]:
    """ "Centerpartiets Anna Lund och Bo Alm vill i en motion", where nobody else is named."""
    people = partys_people(clause.text, LEADS) if moves(clause.text) else ()
    return [
        FoundMover(p.name, p.party, clause.start + p.start, clause.start + p.end, "motion.mover.party's")
        for p in people
    ]


def _with_those_before(people: Sequence[PersonMention], text: str) -> Sequence[PersonMention]:
    """The people of a text with those who share the party of the one behind them: "Anna Lund och Bo Alm (M)"."""
    if not people:
        return list(partys_people(text, BEHIND))
    more = [p for p in partys_people(text, BEHIND) if not any(q.start < p.end and p.start < q.end for q in people)]
    return sorted([*people, *(p for p in more if any(q.start > p.start for q in people))], key=lambda p: p.start)


def _parties_that_move(source: tuple[Clause, ...]) -> tuple[FoundMover, ...]:
    """The parties that a sentence says to have moved: "Vänsterpartiet lämnade den 3 maj in en motion"."""
    for clause in source:
        first = find_parties(clause.text)[:1]
        if first and first[0].start < 3 and is_filing(clause.text):
            p = first[0]
            return (FoundMover(None, p.party, clause.start + p.start, clause.start + p.end, "motion.mover.party"),)
    return ()


def _who_asks(source: tuple[Clause, ...], parties: Collection[str]) -> list[FoundMover]:
    """Failing all else, the members who ask for something in the first sentence that names any; of the heading's
    `parties`, where it names some.
    """
    for clause in source:
        people = find_people(clause.text) if clause.part.kind in ("arende", "annat", "motion") else []
        if people:
            asks = _HAVE_ASKED.match(clause.text, people[-1].end) if people[0].start < 4 else None
            named = [p for p in people if asks and (not parties or p.party in parties)]
            return [
                FoundMover(p.name, p.party, clause.start + p.start, clause.start + p.end, "motion.mover.asks")
                for p in named
            ]
    return []


def _behind(text: str, at: int) -> list[PersonMention]:
    """The movers that follow the verb: "I en motion, inkommen den 2 maj, föreslår Anna Lund (M) och Bo Alm (L) att"."""
    found: list[PersonMention] = []
    for person in _with_those_before(find_people(text), text):
        if person.start < at:
            continue
        if not re.fullmatch(r"[\s,]*(?:(?:och|samt)\s+)?", text[at : person.start]):
            break
        found.append(person)
        at = person.end
    return found


def _nameless(heading: str, offset: int) -> tuple[FoundMover, ...]:
    named = _NAMED_ONLY.search(heading)
    if named:
        movers = []
        for name in re.finditer(r"(?:[A-ZÅÄÖÉ][\w’-]+\s+){1,3}[A-ZÅÄÖÉ][\w’-]+", named[1]):
            start = offset + named.start(1) + name.start()
            movers.append(
                FoundMover(" ".join(name.group().split()), None, start, start + len(name.group()), "motion.mover.bare")
            )
        return tuple(movers)
    return tuple(
        FoundMover(None, p.party, offset + p.start, offset + p.end, "motion.mover.party") for p in find_parties(heading)
    )


def moves(text: str) -> bool:
    """Whether a sentence tells of somebody moving: by filing a motion, or by asking for something in one."""
    return is_filing(text) or _IN_MOTION.search(text) is not None


def names_mover(text: str) -> re.Match[str] | None:
    """The words in front of a mover's name: "motion av", "motionen från"."""
    return _BY.search(text)


def slug(name: str) -> str:
    """A name as a step of an evidence path: `Åsa Lind` gives `asa-lind`."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")


def plain(name: str) -> str:
    """Lower case without accents."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def same_person(one: str, other: str) -> bool:
    """Whether two spellings mean one person: accents, a missing middle name, one letter's slip."""
    a, b = slug(one).split("-"), slug(other).split("-")
    if a == b:
        return True
    if len(a) < 2 or len(b) < 2:
        return False
    small, large = sorted((a, b), key=len)
    if (small[0] == large[0] or small[-1] == large[-1]) and set(small) <= set(large):
        return True
    return len(a) == len(b) and SequenceMatcher(None, "-".join(a), "-".join(b)).ratio() > 0.92
