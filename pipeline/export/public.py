"""What of a dataset is published: no personal data, no more of a document than an att-sats, and nothing that is raw.

Agreements, records and threads stay, with every free text masked and every quote cut; of pages stays that they are
there, not their text. Doing it again changes nothing.
"""

from __future__ import annotations

from pipeline import privacy
from pipeline.export.quotes import is_one, one_clause
from pipeline.fieldpaths import as_text, flatten
from pipeline.store import Dataset
from schemas.document import Page
from schemas.record import AgreementRecord


def public(dataset: Dataset) -> Dataset:
    """The part of a dataset that may be published."""
    records = tuple(privacy.public(_cut(record)) for record in dataset.records)
    named = {record.document.document_id for record in records}
    return Dataset(
        pages=tuple(_stub(page) for page in dataset.pages if page.document_id in named),
        records=records,
        agreements=tuple(privacy.public(agreement) for agreement in dataset.agreements),
        threads=tuple(privacy.public(thread) for thread in dataset.threads),
    )


def _stub(page: Page) -> Page:
    return Page(
        document_id=page.document_id, page=page.page, label=None, text="", quality=page.quality, width=None, height=None
    )


def _cut(record: AgreementRecord) -> AgreementRecord:
    if all(is_one(one.quote) for group in record.evidence.values() for one in group):
        return record
    values = flatten(record)
    evidence = {
        path: tuple(
            one if (quote := one_clause(one.quote, value)) == one.quote else one.model_copy(update={"quote": quote})
            for one in group
        )
        for path, group in record.evidence.items()
        for value in (as_text(values[path]) if path in values else "",)
    }
    return record if evidence == record.evidence else record.model_copy(update={"evidence": evidence})
