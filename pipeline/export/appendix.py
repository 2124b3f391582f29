"""The appendix: all agreements in the layout of the NKK report's, for every country.

One row is one pair of bodies; its twin relation and its partnership share it. A cell holds what is the same for both
once, and what is not behind the class that it is of, the older relation first:

    Region Dalarna | Hubei (湖北省) | Vänortssamarbete (…) Kommunalt partnerskap (…) | Vänortssamarbete: 2008 Kommunalt …

Every cell is made from the agreements. Of the records only the name is taken by which a table calls the Swedish body
(`Göteborgs Stad`, `Region Kronoberg (Växjö)`), if it names that body and is no misprint; else it is the official name.

Rows stand by the place of the body in the Swedish alphabet (`collation`), kommun before länsstyrelse before region, as
in the report; those of one body as the latest table that has them lists them, then those that no table has by name.

The report's words do for the states it knows; for the others the layout has words of this project. A partner's country
is told, except China, which the report's is about. Days are as precise as they are known, where the report has years.

What the layout cannot carry: white space, parentheses and control characters inside names (`appendix_words.said`);
which of several designations is which (they are one text, `a, b`), and a designation that only repeats its class; names
and units that differ between the classes of a pair (the first one's name, all units); who ended what is in force again,
the day that something ran out; which parts of a date were inferred, a qualifier of an unknown one; and terms, motions,
reasons, votes, sources: they stand in the other tables. All else comes back with `vanort import appendix.csv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.export import appendix_words as cell
from pipeline.export.collation import by_place, swedish
from pipeline.places.bodies import resolve_body
from pipeline.resolve.trust import IMPORTED
from schemas.agreement import Agreement
from schemas.record import AgreementClass, AgreementRecord

COLUMNS: tuple[str, ...] = ("Svensk partner", "Kinesisk partner", "Klassificering", "Etableringsår", "Aktivitetsgrad")
ANY_COUNTRY = "Utländsk partner"
_CLASSES: tuple[AgreementClass, ...] = ("twin", "partnership", "unspecified")


def columns(agreements: Iterable[Agreement]) -> tuple[str, ...]:
    """The headers: the report's, whose second one says `Utländsk` where not every partner is Chinese."""
    chinese = all(agreement.foreign_partner.country_group == "CN" for agreement in agreements)
    return COLUMNS if chinese else (COLUMNS[0], ANY_COUNTRY, *COLUMNS[2:])


def appendix(agreements: Sequence[Agreement], records: Sequence[AgreementRecord]) -> list[tuple[str, ...]]:
    """The rows, in their order, under `columns`. `records` are those that the agreements name; others are not read."""
    tables = {record.record_id: record for record in records if record.document.reader == IMPORTED}
    pairs: dict[str, list[Agreement]] = {}
    for agreement in agreements:
        pairs.setdefault(agreement.agreement_id.rpartition("-")[0], []).append(agreement)
    rows = []
    for pair, found in pairs.items():
        found.sort(key=lambda agreement: _CLASSES.index(agreement.agreement_class))
        source = _latest(tables[name] for agreement in found for name in agreement.record_ids if name in tables)
        row = _row(found, source)
        at = (0, "", *_place(source)) if source else (1, swedish(row[1]), "", 0, 0)
        rows.append(((by_place(found[0].swedish_partner), at, pair), row))
    return [row for _, row in sorted(rows)]


def _row(pair: Sequence[Agreement], source: AgreementRecord | None) -> tuple[str, ...]:
    parts = sorted(pair, key=_begun)
    units = [unit for agreement in pair for unit in agreement.foreign_partner.local_units]
    return (
        _body(pair, source),
        cell.partner(pair[0].foreign_partner, units),
        cell.classes([(a.agreement_class, a.designations) for a in parts]),
        cell.labelled([(a.agreement_class, cell.date(a.established) if a.established else "") for a in parts]),
        cell.labelled([(a.agreement_class, cell.state(a)) for a in parts]),
    )


def _begun(agreement: Agreement) -> tuple[bool, str]:
    """The older first; one of unknown start last."""
    day = agreement.established.first() if agreement.established else ""
    return not day, day


def _body(pair: Sequence[Agreement], source: AgreementRecord | None) -> str:
    """The body as the table calls it, unless a person settled its name or the table misspells it."""
    body = pair[0].swedish_partner
    if source is None or any(a.value_origin.get("swedish_partner") == "reviewed" for a in pair):
        return body.name
    ink = source.evidence.get("swedish_partner", ())
    name = cell.plain(ink[0].quote.replace('""', '"')) if ink else ""  # CSV doubles quotation marks
    found = resolve_body(name)
    same = found is not None and found[1] and (found[0].kind, found[0].code) == (body.kind, body.code)
    return name if same else body.name


def _latest(records: Iterable[AgreementRecord]) -> AgreementRecord | None:
    """The record of the latest table; the first one there."""
    found = sorted(records, key=_place)
    last = max(
        ((r.document.date.last() if r.document.date else "", r.document.document_id) for r in found), default=None
    )
    return next((r for r in found if last and r.document.document_id == last[1]), None)


def _place(record: AgreementRecord) -> tuple[str, int, int]:
    """Where a row stands: the document, the page, and the place on it."""
    ink = record.evidence.get("swedish_partner", ())
    return (record.document.document_id, ink[0].page, ink[0].start) if ink else (record.document.document_id, 0, 0)
