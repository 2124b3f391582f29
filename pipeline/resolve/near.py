"""Which of an item's agreements a passage is about, and what it says of their state."""

from __future__ import annotations

import re

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.unreal import is_at_present
from pipeline.extract.annotate import Annotated
from pipeline.extract.holders import holder_of
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.sections import section_of
from pipeline.extract.reading import ItemReading
from pipeline.places.countries import country_code
from pipeline.resolve.link import resolve_partner
from pipeline.resolve.quiet import quiet_since, unvisited_since
from pipeline.rules.terms import find_terms
from schemas.statement import FORMAL_PARTS, OWN_PARTS

_POINT = re.compile(r"\b(?:besluts)?punkt(?:en)?\s+(\d{1,2})\b", re.IGNORECASE)
_MEMBER = re.compile(r"^[ \t]*(\d{1,2})[.)]\s", re.MULTILINE)


def near(reading: ItemReading, offset: int) -> tuple[Pair, ...]:
    """The pairs a passage is about: those named in its sentence, else the last named in its paragraph, else all."""
    return _beside(reading, offset) or reading.pairs


def _beside(reading: ItemReading, offset: int) -> tuple[Pair, ...]:
    """As `near`, but none where nothing beside the passage tells."""
    a, pairs = reading.a, reading.pairs
    if len(pairs) <= 1:
        return pairs
    token = a.token_at(offset)
    unit = a.unit(token)
    here = tuple(p for p in pairs if any(unit.first <= at < unit.last for at in p.places))
    if here:
        return here
    noted = [row.partner for row in a.table if row.holds(offset)]
    marked = tuple(p for p in pairs if any(s <= a.tokens[at].start < e for s, e in noted for at in p.places))
    if marked:
        return marked  # a footnote below a table
    section = section_of(a, pairs, token)
    if section is not None:
        return (pairs[section],)
    paragraph = a.item.view.text.rfind("\n\n", 0, offset)
    before = [
        (at, p)
        for p in pairs
        for at in p.places
        if at < token and a.tokens[at].start > paragraph and a.unit(at).part is unit.part
    ]
    if before:
        last = max(before, key=lambda x: x[0])[0]
        together = a.unit(last)
        return tuple(p for p in pairs if any(together.first <= at < together.last for at in p.places))
    return ()


def concerns(reading: ItemReading, pair: Pair | None, offset: int, *, sentence: bool = False) -> bool:
    """Whether a passage can be about a pair, or, where that is None, about a set of agreements.

    `sentence`: only a name in the passage's own sentence tells it from others.
    """
    a = reading.a
    unit = a.unit(a.token_at(offset))
    here = [p for p in reading.pairs if any(unit.first <= at < unit.last for at in p.places)]
    if pair is None or sentence:
        return not here or pair in here
    return pair in near(reading, offset)


def in_clause(reading: ItemReading, pair: Pair | None, offset: int) -> bool:
    """Whether the att-clause that gives a ground names this partner, or none: "att avtalet med X avslutas eftersom …"."""
    a = reading.a
    token = a.token_at(offset)
    unit = a.unit(token)
    edges = [i for i in range(unit.first, unit.last) if a.tokens[i].text.lower() == "att"]
    first = max((i for i in edges if i < token), default=unit.first)
    last = min((i for i in edges if i > token), default=unit.last)
    here = [p for p in reading.pairs if any(first <= at < last for at in p.places)]
    return pair is None or not here or pair in here


def names(reading: ItemReading, pair: Pair, offset: int) -> bool:
    """Whether the passage's own sentence names the partner."""
    unit = reading.a.unit(reading.a.token_at(offset))
    return any(unit.first <= at < unit.last for at in pair.places)


def of_point(reading: ItemReading, offset: int, *, above: bool = False) -> tuple[Pair, ...]:
    """The pairs of the decision's point that a passage says it is about ("reserverar sig mot punkten 1"); none if it does not.

    `above`: the point may be named in the same part before the passage.
    """
    a, text = reading.a, reading.a.item.view.text
    unit = a.unit(a.token_at(offset))
    start = a.tokens[unit.first].start
    part = next((p for p in a.item.parts if p.start <= offset < p.end), None)
    named = [m[1] for m in _POINT.finditer(text, start, a.tokens[unit.last - 1].end)]
    if not named and above and part is not None:
        named = [m[1] for m in _POINT.finditer(text, part.start, offset)][-1:]
    found: list[Pair] = []
    for own in (p for p in a.item.parts if named and p.kind in OWN_PARTS):
        members = list(_MEMBER.finditer(text, own.start, own.end))
        for member, following in zip(members, [*members[1:], None], strict=True):
            end = following.start() if following else own.end
            if member[1] in named:
                inside = (
                    p for p in reading.pairs if any(member.start() <= a.tokens[at].start < end for at in p.places)
                )
                found += [pair for pair in inside if pair not in found]
    return tuple(found)


def of_other_point(reading: ItemReading, offset: int) -> bool:
    """Whether a passage says that it is about a point of the decision which speaks of no agreement, as another does."""
    a, text = reading.a, reading.a.item.view.text
    unit = a.unit(a.token_at(offset))
    named = {m[1] for m in _POINT.finditer(text, a.tokens[unit.first].start, a.tokens[unit.last - 1].end)}
    told: set[str] = set()
    for own in (p for p in a.item.parts if named and p.kind in OWN_PARTS):
        members = list(_MEMBER.finditer(text, own.start, own.end))
        for member, following in zip(members, [*members[1:], None], strict=True):
            end = following.start() if following else own.end
            if any(t.label == "AGREEMENT" and member.start() <= t.start < end for t in a.tokens):
                told.add(member[1])
    return bool(told) and not told & named


def nearest(reading: ItemReading, offset: int) -> tuple[Pair, ...]:
    """As `near`, but of the pairs that the sentence names before the passage only the last."""
    a = reading.a
    token = a.token_at(offset)
    unit = a.unit(token)
    before = [(at, p) for p in reading.pairs for at in p.places if unit.first <= at < token]
    return (max(before, key=lambda x: x[0])[1],) if before else near(reading, offset)


def last_named(reading: ItemReading, offset: int) -> tuple[Pair, ...]:
    """As `nearest`, but where nothing beside the passage tells, the pair that the text has named last."""
    if _beside(reading, offset):
        return nearest(reading, offset)
    token = reading.a.token_at(offset)
    before = [(at, p) for p in reading.pairs for at in p.places if at < token]
    return (max(before, key=lambda x: x[0])[1],) if before else reading.pairs


def spoken_of_together(reading: ItemReading, offset: int) -> tuple[Pair, ...]:
    """The pairs of a passage that speaks of several agreements at once: those its sentence names, else those that its
    part has named before ("… förlängs. Båda avtalen gäller i fem år."); none where it speaks of one.
    """
    a = reading.a
    unit = a.unit(a.token_at(offset))
    nouns = (i for i in range(unit.first, unit.last) if a.tokens[i].label in ("AGREEMENT", "RELATION"))
    if len(reading.pairs) < 2 or not any(_SEVERAL.search(a.word(i)) for i in nouns):
        return ()
    if any(a.word(i) in ("respektive", "resp") for i in range(unit.first, unit.last)):
        return ()
    here = tuple(p for p in reading.pairs if any(unit.first <= at < unit.last for at in p.places))
    if here:
        return here
    return tuple(p for p in reading.pairs if any(at < unit.first and a.unit(at).part is unit.part for at in p.places))


_SEVERAL = re.compile(r"(?:avtalen|överenskommelserna|partnerskapen|förbindelserna|samarbetena|förklaringarna)s?$")


def asked_about(reading: ItemReading, offset: int) -> tuple[Pair, ...]:
    """The pairs somebody was asked about: an embassy's own country, all where a paragraph of its own tells of it, else `near`."""
    a = reading.a
    unit = a.unit(a.token_at(offset))
    text = a.item.view.text
    whose = re.match(r"(\w+)s[ \n]+(?:ambassad|konsulat)", text[offset : offset + 60])
    country = country_code(whose[1]) if whose else None
    if country is not None:
        there = tuple(p for p in reading.pairs if resolve_partner(a, p).country == country)
        return there or (() if country != "SE" else near(reading, offset))
    alone = text[: a.tokens[unit.first].start].rstrip(" ").endswith("\n\n")
    named = any(unit.first <= at < unit.last for p in reading.pairs for at in p.places)
    return reading.pairs if alone and not named else near(reading, offset)


def exists_in(reading: ItemReading, pair: Pair | None, acts: list[FoundAct], established: bool) -> bool:
    """Whether the text takes the agreement as being there: its start is told, or something else than making one is."""
    if established or pair is None:
        return True
    made = {"establish", "investigate"}
    if any(act.act not in made for act in acts):
        return True
    if acts and all(act.act == "investigate" for act in acts) and any(_definite(reading, n) for n in pair.nouns):
        return True  # "utreda nyttan av vänortsavtalet med X"
    return not any(act.act in made for act in acts)


def _definite(reading: ItemReading, noun: int) -> bool:
    """Whether a noun in the definite form takes the agreement as being there."""
    return reading.a.tokens[noun].text.lower().endswith(_DEFINITE)


_DEFINITE = ("avtalet", "avtalen", "partnerskapet", "samarbetet", "utbytet", "relationen", "förbindelsen", "orterna")


def over_now(reading: ItemReading, pair: Pair | None, label: str) -> tuple[int, int] | None:
    """The words (view offsets) that say that an agreement is paused (PAUSE) or at an end (END) now: a state and no act."""
    a = reading.a
    for i in a.labelled(label):
        if is_at_present(a, a.unit(i), i) and concerns(reading, pair, a.tokens[i].start):
            return a.tokens[i].start, a.tokens[i].end
    return None


_WAS = re.compile(
    r"\b(?:(?:har|hade) (?:(?!redan|sedan)\w+ )?tidigare\b|tidigare (?:hade|var|har|fanns)\b|(?:var|varit) tidigare\b|\bfanns tidigare\b"
    r"|en gång i tiden|(?:för|numera) (?:detta|före detta))",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:haft|hade|var|varit|fanns)\b", re.IGNORECASE)


def was_once(reading: ItemReading, pair: Pair | None) -> tuple[int, int] | None:
    """The words (view offsets) that say that there once was an agreement: "har tidigare haft ett vänortsavtal med X"."""
    a = reading.a
    if pair is None:
        return None
    for noun in pair.nouns:
        unit = a.unit(noun)
        start, end = a.tokens[unit.first].start, a.tokens[unit.last - 1].end
        told = _WAS.search(a.item.view.text, start, end)
        held = told and _HELD.search(a.item.view.text, start, end)
        if told is None or held is None or not any(unit.first <= at < unit.last for at in pair.places):
            continue
        if told.end() <= a.tokens[noun].start or told[0].lower().startswith("en gång"):
            return told.start(), told.end()  # not "avtalet med X har tidigare varit livligt"
    return None


def dormancy(reading: ItemReading, pair: Pair | None, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The words (view offsets) that say that nothing happens under the agreement any more, None where none do.

    A mover's word for it is not enough.
    """
    text, now = reading.a.item.view.text, reading.a.head.meeting_date or reading.a.head.date
    said = [(m.start, m.end) for m in find_terms("reasons", text) if m.term.gives.get("dormant")]
    for match in reading.a.find("grounds"):
        if match.rule.gives.get("dormant"):
            said.append(reading.a.span(match.start, match.end))
    said += quiet_since(text, int(now.last()[:4])) if now else []
    late = list(unvisited_since(text, int(now.last()[:4]))) if now else []
    told = [
        (start, end)
        for start, end in (*sorted(said), *sorted(late))
        if (not spans or any(s <= start < e for s, e in spans))
        and concerns(reading, pair, start)
        and (pair is None or len(reading.pairs) < 2 or _told_of(reading, pair, end))
        and not _movers_word(reading, start)
        and not _other_rests(reading.a, start)
        and (pair is None or pair.body is None or names(reading, pair, start))
    ]
    named = (span for span in told if "vil" in text[slice(*span)].lower())  # the state itself, before what shows it
    return next(named, told[0] if told else None)


def _told_of(reading: ItemReading, pair: Pair, end: int) -> bool:
    """Whether words about one of several partners are about this one: a clause set against another has its own partner.

    "Med X är utbytet livligt, medan det med Y vilar" tells of Y; what names all of them tells of no one, and what names
    none of the only one that has been named so far.
    """
    a = reading.a
    unit = a.unit(a.token_at(end - 1))
    pointed = _POINTED.match(a.item.view.text, a.tokens[unit.first].start)
    if pointed is not None:
        before = _named_last(reading, unit.first)
        return bool(before) and pair is (before[-1] if pointed["last"] else before[0])
    turn = max((m.end() for m in _AGAINST.finditer(a.item.view.text, a.tokens[unit.first].start, end)), default=None)
    named = [p for p in reading.pairs if turn and any(turn <= a.tokens[at].start < end for at in p.places)]
    if not named and not _beside(reading, end - 1):
        named = [p for p in reading.pairs if any(a.tokens[at].start < end for at in p.places)]
        return named == [pair]
    return pair in named if named else near(reading, end - 1) != reading.pairs


def _named_last(reading: ItemReading, token: int) -> list[Pair]:
    """The pairs of the last sentence before a token that names any, in the order of their names."""
    a = reading.a
    for unit in reversed(a.units[: a.unit_index(token)]):
        named = sorted((at, i) for i, p in enumerate(reading.pairs) for at in p.places if unit.first <= at < unit.last)
        if named:
            return [reading.pairs[i] for _, i in named]
    return []


_POINTED = re.compile(r"(?i)\W*(?:med\s+)?(?:den|det)\s+(?:(?P<last>senare|sistnämnda)|förra|förstnämnda)\b")
_AGAINST = re.compile(r"(?i)\b(?:medan|men|däremot|dock)\b")
_OTHERS = re.compile(
    r"(?i)\W*(?:\w*(?:förening|klubb|kommitté|grupp|projekt|fond|stiftelse|nätverk)\w*|(?:frågan|ärendet|motionen|förslaget|planerna|idén|tanken)\b)"
    r"(?!\w)"
)
_TO_COME = re.compile(
    r"(?i)\b(?:föreslå[rs]?|beslutar|beslutade|ska|skall|kommer|planeras)\s+(?:att\s+)?$"
)  # "att inga resor görs 2010"
_CLAUSE = re.compile(r"(?i)\b(?:och|men|samt)\b|[,;:]")
_PASSING = re.compile(r"(?i)\b(?:pandemi|corona|covid|smittspridning|restriktion|inreseförbud)\w*")  # over one day
_AS_IF = re.compile(r"(?i)\bsom\s+om\s+(?:\w+\s+)?$")  # "kan inte fortsätta som om ingenting hänt"
_STILL = re.compile(
    r"(?i)\bmen\b[^.;]*\b(?:alltjämt|fortfarande|ännu|fortsatt)\b[^.;]*\b(?:kontakt|utbyt|besök|samarbet|samverk)\w*"
)  # no visits of officials, but schools go on
_DENIED = re.compile(r"(?i)\b(?:aldrig|inte|ej)\s+(?:\w+\s+){0,2}$")
_RESTING = re.compile(r"(?i)(?:\w+\s+){0,6}?(?:vil(?:ande|at|ar)|nere|is|inaktiv\w*|träda)\b")


def _other_rests(a: Annotated, offset: int) -> bool:
    """Whether the words deny that it rests, or say it of an association ("har aldrig varit vilande", "föreningen är
    vilande"); or others go on: "inga officiella besök, men skolorna har alltjämt kontakter"; or only for a while."""
    text = a.item.view.text
    first = a.tokens[a.unit(a.token_at(offset)).first].start
    denied = _DENIED.search(text[first:offset]) is not None and _RESTING.match(text, offset) is not None
    as_if = _AS_IF.search(text[first:offset]) is not None
    end = a.tokens[a.unit(a.token_at(offset)).last - 1].end
    if _PASSING.search(text, first, end) is not None or _TO_COME.search(text, first, offset) is not None:
        return True
    if a.part_at(offset).kind in FORMAL_PARTS and text[first:offset].rstrip().endswith("att"):
        return True  # "att inga resor bekostas under 2010"
    other = _OTHERS.match(text, first) is not None and _CLAUSE.search(text, first, offset) is None
    return denied or as_if or _STILL.search(text, offset, end) is not None or other


def _movers_word(reading: ItemReading, offset: int) -> bool:
    a = reading.a
    kind = a.part_at(offset).kind
    return (
        bool(reading.motions)
        and a.head.kind != "motion"
        and holder_of(a, offset, kind, reason="inactivity", motion=True, majority=False, decided=False) == "motion"
    )
