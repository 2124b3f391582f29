"""What of a dataset is published: no personal data, no more of a document than an att-sats, and nothing that is raw.

Agreements, records and threads stay, with every free text masked and every quote cut; of pages stays that they are
there, not their text. Doing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, TypeVar

from pipeline import privacy
from pipeline.export.quotes import is_one, one_clause
from pipeline.fieldpaths import as_text, flatten
from pipeline.store import Dataset
from schemas.base import Model
from schemas.document import Page
from schemas.record import AgreementRecord

M = TypeVar("M", bound=Model)
# The keys of free text. All others hold ids, codes, dates and words of vocabularies, in which nothing is masked.
FREE: Final = frozenset(
    {
        "title", "heading", "name", "organ_name", "designation", "designations", "notice", "role", "participants",
        "consulted", "funder", "quote", "question", "yes_means", "no_means", "result", "values", "local_units", "note",
        "party", "parties",
    }
)  # fmt: skip


def public(dataset: Dataset) -> Dataset:
    """The part of a dataset that may be published."""
    records = tuple(_masked(_cut(record)) for record in dataset.records)
    named = {record.document.document_id for record in records}
    return Dataset(
        pages=tuple(_stub(page) for page in dataset.pages if page.document_id in named),
        records=records,
        agreements=tuple(_masked(agreement) for agreement in dataset.agreements),
        threads=tuple(_masked(thread) for thread in dataset.threads),
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


def _masked(row: M) -> M:
    whole: Callable[[M], M] | None = getattr(privacy, "public", None)
    if whole:  # the room of privacy knows the lines: names in the paths of evidence change with the values
        return whole(row)
    dumped = row.model_dump(mode="json")
    found = _free(dumped, free=False)
    return row if found == dumped else type(row).model_validate(found)


def _free(value: Any, *, free: bool) -> Any:
    """A JSON value with the texts under free keys masked."""
    if isinstance(value, str):
        return _mask(value) if free else value
    if isinstance(value, list):
        return [_free(part, free=free) for part in value]
    if isinstance(value, dict):
        return {name: _free(part, free=name in FREE) for name, part in value.items()}
    return value


@lru_cache(maxsize=1 << 16)
def _mask(text: str) -> str:
    return privacy.mask(text)
