"""What the short words of a table's or list's row say was done: "Avslutat 2012", "Förnyat 2014", "Pausat sedan 2022"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.acts.act import LABELS, STATE_LABELS, TOLD_VERBS, FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.subjects import agent, at_wish, own_wish
from pipeline.extract.acts.tellers import MUTUAL
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.owners import is_author
from pipeline.extract.partners.pair import Pair
from pipeline.extract.state_notes import state_in
from pipeline.extract.table_terms import is_ahead
from pipeline.extract.tables import TableRow
from schemas.record import By, Status

_DONE: dict[Status, str] = {"ended": "END", "partly_ended": "PARTLY_END", "paused": "PAUSE", "not_renewed": "NOT_RENEW"}
_NOTED = ("PAUSE", "RESUME", "RENEW")
_BESIDE = 4  # tokens between a verb and its year in a cell, at most


def tabled(a: Annotated, pairs: Sequence[Pair]) -> Iterator[FoundAct]:
    """The acts that cells give with their day or with who did it, for the pair of their row."""
    for index, pair in enumerate(pairs):
        note = pair.state if pair.state is not None and pair.state[2] in _DONE else None  # read as a whole
        rows = [r for r in a.table if any(r.partner[0] <= a.tokens[at].start < r.partner[1] for at in pair.places)]
        if pair.line is not None and not rows:
            yield from _of_line(a, index, pair, note is not None)
        if note is not None:
            yield from _of_note(a, index, note, rows[0] if rows else None)
        for row in rows:
            if row.renewed is not None:
                yield from _headed(a, index, row.renewed, "RENEW")
            if (row.over is not None or row.gone is not None) and (note is None or row.head[0] == row.head[1]):
                yield from _over(a, index, row)
            if row.proposal is not None:
                yield from _proposed(a, index, row.proposal)
            cells = [i for i, t in enumerate(a.tokens) if row.holds(t.start)]
            for verb in cells:
                token = a.tokens[verb]
                if token.label not in _NOTED or token.form not in TOLD_VERBS:
                    continue
                if note is not None and pair.in_state(token):
                    continue
                day = next((i for i in cells if verb < i <= verb + _BESIDE and a.tokens[i].label == "DATE"), None)
                for one in _each(a, token.label, day, cells) if day is not None else ():
                    yield _told(a, index, token.label, verb, one, cells)


def _of_line(a: Annotated, index: int, pair: Pair, noted: bool) -> Iterator[FoundAct]:
    """What the line of a list tells: the last year of a relation that is over, a renewal behind the year it began."""
    if pair.line is None:
        return
    line = range(*pair.line)
    if pair.period is not None and not noted and (pair.state is None or pair.state[2] == "ended"):
        at, _, last = pair.period
        yield replace(_told(a, index, "END", at, at, line), date=last)
    for verb in line:
        token = a.tokens[verb]
        if token.label != "RENEW" or token.form not in TOLD_VERBS or pair.in_state(token):
            continue
        if a.tokens[verb - 1].text not in _PARTS:
            continue  # "avtalet förnyades 1999" is a sentence
        day = next((i for i in line if verb < i <= verb + _BESIDE and a.tokens[i].label == "DATE"), None)
        for one in _each(a, token.label, day, line) if day is not None else ():
            yield _told(a, index, token.label, verb, one, line)


_PARTS = frozenset("(),;.–—-")


def _proposed(a: Annotated, pair: int, span: tuple[int, int]) -> Iterator[FoundAct]:
    """What a column "Förslag" would have done."""
    cell = [i for i, t in enumerate(a.tokens) if span[0] <= t.start < span[1]]
    verb = next((i for i in cell if a.tokens[i].label in STATE_LABELS - {"ESTABLISH"}), None)
    if verb is None or a.tokens[verb].form in TOLD_VERBS or any(a.tokens[i].label == "NEG" for i in cell):
        return
    yield FoundAct(LABELS[a.tokens[verb].label], "proposed", "swedish", verb, verb, "act.table", pairs=(pair,))


def _headed(a: Annotated, pair: int, span: tuple[int, int], label: str) -> Iterator[FoundAct]:
    """What the cells of a column "Senast förlängt" give."""
    for i, token in enumerate(a.tokens):
        if span[0] <= token.start < span[1] and token.label == "DATE" and not is_ahead(a, i):
            yield _told(a, pair, label, i, i, [i])


def _over(a: Annotated, pair: int, row: TableRow) -> Iterator[FoundAct]:
    """What a label "Avslutat", "Sades upp" gives; the day behind "Upphörde" beside it is when the end took effect."""
    spans = [span for span in (row.over, row.gone) if span is not None]
    cell = [i for i, t in enumerate(a.tokens) if spans[0][0] <= t.start < spans[0][1] and t.label != "BREAK"]
    day = next((i for i in cell if a.tokens[i].label == "DATE"), None)
    if day is None or is_ahead(a, day):
        return
    act = _told(a, pair, "END", cell[0], day, cell)
    if row.who is not None and act.by == "unknown":
        act = replace(act, by=_side(a, row.who))
    last = row.until if len(spans) == 1 else spans[1]
    if last is not None and row.over is not None:
        days = (i for i, t in enumerate(a.tokens) if last[0] <= t.start < last[1] and t.label == "DATE")
        end = next(days, None)
        act = act if end is None else replace(act, effective=a.tokens[end].data, effective_at=end)
    yield act


def _side(a: Annotated, who: tuple[int, int]) -> By:
    """The side that a cell names alone: a town abroad or "motparten", or one of our organs."""
    for i, token in enumerate(a.tokens):
        if who[0] <= token.start < who[1]:
            if token.label in ("BODY", "SWPLACE", "ORGAN") or a.word(i).startswith(("kommunen", "staden", "regionen")):
                return "swedish"
            if token.label in ("PLACE", "NAME", "NATION", "COUNTRY") or a.word(i).startswith(("motpart", "partner")):
                return "foreign"
    return "unknown"


def _of_note(a: Annotated, pair: int, state: tuple[int, int, Status], row: TableRow | None) -> Iterator[FoundAct]:
    """The act that a note of a state tells of, where it gives its day or who did it, or another cell of its row does."""
    start, end, status = state
    cell = [i for i, t in enumerate(a.tokens) if start <= t.start < end and t.label != "BREAK"]
    told = state_in(a.item.view.text[start:end])
    if not cell or told is None:
        return
    verb = next((i for i in cell if a.tokens[i].end > start + told[1]), cell[0])
    day = next((i for i in cell if a.tokens[i].label == "DATE"), None)
    act = _told(a, pair, _DONE[status], verb, day, cell)
    if row is not None and act.by == "unknown":
        rest = [i for i, t in enumerate(a.tokens) if row.holds(t.start) and not start <= t.start < end]
        again = next(
            (i for i in rest if a.tokens[i].label == a.tokens[verb].label and a.tokens[i].label in _DONE.values()), None
        )
        side = agent(a, a.unit(again), again) if again is not None else None
        act = replace(act, by=side) if side else act  # "Avslutat 2008" beside "Uppsagt av den danska parten"
        span = row.over or row.last or row.until
        if day is None and span is not None:
            days = (i for i in rest if span[0] <= a.tokens[i].start < span[1] and a.tokens[i].label == "DATE")
            day = next(days, None)
            act = replace(act, date=a.tokens[day].data, date_at=day) if day is not None else act
        at = next((i for i in rest if organ_at(a, i) is not None), None)
        behind = [i for i in rest if at is not None and i > at]
        later = next((i for i in behind if a.tokens[i].label == "DATE"), None)
        organ = organ_at(a, at) if at is not None else None
        if organ is not None and at is not None:
            number = next((a.tokens[i].data.number for i in behind if a.tokens[i].label == "PARA"), None)
            day = day if later is None else later
            act = replace(
                act, by="swedish", organ=organ.organ, organ_name=organ.name, organ_at=at, paragraph=number,
                date=a.tokens[day].data if day is not None else None, date_at=day,
            )  # fmt: skip
    if day is not None or act.by != "unknown":
        yield act
    renewed = next((i for i in cell if a.tokens[i].label == "RENEW" and a.tokens[i].form in TOLD_VERBS), None)
    first = next((i for i in cell if renewed is not None and i > renewed and a.tokens[i].label == "DATE"), None)
    for one in _each(a, "RENEW", first, cell)[1:] if first is not None and act.act == "renew" else ():
        yield replace(act, date=a.tokens[one].data, date_at=one)


def _each(a: Annotated, label: str, day: int, cells: Sequence[int]) -> list[int]:
    """The days of a renewal that a cell tells of several times: "Förnyat 1994 och 1995"."""
    found = [day]
    for i in cells if label == "RENEW" else ():
        if i > found[-1] and a.tokens[i].label == "DATE":
            found.append(i)
        elif i > found[-1] and a.word(i) not in (",", "och", "samt", "den", "år"):
            break
    return found


def _told(a: Annotated, pair: int, label: str, verb: int, day: int | None, cell: Sequence[int]) -> FoundAct:
    by: By = agent(a, a.unit(verb), verb) or "unknown"
    if by == "foreign" and any(a.tokens[i].label in ("BODY", "SWPLACE") and is_author(a, i) for i in cell):
        by = "swedish"  # "uppsagt av" over our name, and the partner's country in the column between
    if by == "unknown":
        by = "foreign" if at_wish(a, cell[0], cell[-1] + 1) else "swedish" if own_wish(a, cell) else by
    by = "mutual" if any(a.tokens[i].text.lower() in MUTUAL for i in cell) else by
    at = next((i for i in cell if organ_at(a, i) is not None), None) if by in ("unknown", "swedish") else None
    organ = organ_at(a, at) if at is not None else None
    return FoundAct(
        LABELS[label], "reported", "swedish" if organ else by, verb, verb, "act.table", pairs=(pair,),
        date=a.tokens[day].data if day is not None else None, date_at=day,
        organ=organ.organ if organ else None, organ_name=organ.name if organ else None, organ_at=at,
    )  # fmt: skip
