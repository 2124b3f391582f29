"""How a relation of a row stands: its state, and the act that the table tells with it."""

from __future__ import annotations

from pipeline.imports import cells
from pipeline.imports.ink import Inked
from pipeline.imports.reader import Reader
from pipeline.imports.tables import Row
from pipeline.places.bodies import resolve_body
from pipeline.places.countries import country_code
from schemas.dates import Date
from schemas.document import Body
from schemas.record import Act, ActName, AgreementClass, By, ForeignPartner, Status

ACT_OF: dict[Status, ActName] = {
    "paused": "pause", "partly_ended": "partly_end", "ended": "end", "not_renewed": "not_renew",
}  # fmt: skip


def read_status(
    reader: Reader,
    row: Row,
    wanted: AgreementClass,
    ink: Inked,
    body: Body,
    partner: ForeignPartner,
    ended: Date | None,
) -> tuple[Status, Act | None]:
    """The state, and the act that the table tells with it."""
    mapping, cell = reader.mapping, reader.cell(row, "status")
    if cell is None:
        status: Status = mapping.fixed.status or ("ended" if ended else "unknown")
        source = reader.cell(row, "ended")
        if status != "ended" or source is None:
            return status, None
        ink.evidence["acts.end-reported"] = ink.evidence["acts.end-reported.date"] = ink.evidence["ended"]
        side = _side(reader, row, ink, body, partner, None)
        return status, Act(key="end-reported", act="end", stage="reported", date=ended, by=side)
    text = cells.plain(cell.text, mapping.cells.marks)
    stretch = cells.part_for(cells.labelled(text, mapping.words.agreement_class), wanted)
    offset = stretch.span[0] if stretch else 0
    said, left = (
        cells.status(text[slice(*stretch.span)], mapping.words.status, mapping.cells.by, mapping.cells.unknown_date)
        if stretch
        else (None, [])
    )
    reader.left(row, cell, [(offset + start, offset + end) for start, end in left])
    if said is None:
        return "unknown", None

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return offset + span[0], offset + span[1]

    ink.add("status", said.value, cell, moved(said.span))
    name = ACT_OF.get(said.value)
    if name is None:
        if said.date and said.date_span:
            reader.left(row, cell, [moved(said.date_span)])
        return said.value, None
    key = f"{name}-reported"
    ink.add(f"acts.{key}", said.value, cell, moved(said.span), stage="reported")
    day = said.date or ended
    if said.date and said.date_span:
        ink.add(f"acts.{key}.date", said.date, cell, moved(said.date_span), stage="reported")
    elif ended:
        ink.evidence[f"acts.{key}.date"] = ink.evidence["ended"]
    side = _side(reader, row, ink, body, partner, said.by)
    if said.by_span:
        if side == "unknown":
            reader.left(row, cell, [moved(said.by_span)])
        else:
            ink.add(f"acts.{key}.by", side, cell, moved(said.by_span), stage="reported")
    return said.value, Act(key=key, act=name, stage="reported", date=day, by=side)


def _side(reader: Reader, row: Row, ink: Inked, body: Body, partner: ForeignPartner, said: str | None) -> By:
    """Who made it so: by name of a side, its country, or the mapping's words; `unknown` where nothing says it."""
    cell = reader.cell(row, "by")
    who = said or (cell.text.strip() if cell else "")
    if not who:
        return "unknown"
    if found := cells.lookup(reader.mapping.words.by, who):
        return found
    code, swedish = country_code(who), resolve_body(who)
    if code == "SE" or (swedish and swedish[0] == body):
        return "swedish"
    if who.casefold() == partner.name.casefold() or (code and code in (partner.country, partner.country_group)):
        return "foreign"
    if cell and not said:
        reader.left(row, cell, [cells.trimmed(cell.text, 0, len(cell.text))])
    return "unknown"
