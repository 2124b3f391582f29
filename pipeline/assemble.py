"""The dataset of what was read and of what people put in: versions joined, records folded, matters threaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from pipeline.process import DocumentResult
from pipeline.store import Dataset
from schemas.review import Decision


def assemble(
    results: dict[str, DocumentResult],
    made: Mapping[str, DocumentResult] = MappingProxyType({}),
    decisions: Iterable[Decision] = (),
) -> Dataset:
    """The dataset of documents that were read: their lines, versions joined, and the fold over their records.

    `made` are the documents of tables and statements that people put in. They have no versions and are no matters, so
    that they are in no thread; their records are folded with the others, under the decisions.
    """
    from pipeline.resolve.fold import fold
    from pipeline.resolve.threads import threads
    from pipeline.resolve.versions import find_versions

    read = Dataset.of_documents(results.items())
    documents = [result.document for _, result in sorted(results.items()) if result.document]
    found = find_versions(documents, read.pages, read.items, read.records)
    dataset = Dataset.of_documents([*results.items(), *made.items()])
    items, records = {i.item_id: i for i in found.items}, {r.record_id: r for r in found.records}
    dataset = replace(
        dataset,
        items=tuple(items.get(item.item_id, item) for item in dataset.items),
        records=tuple(records.get(record.record_id, record) for record in dataset.records),
    )
    agreements, issues = fold(dataset.records, decisions)
    matters = threads(found.items, found.records, documents, agreements, read.pages)
    return dataset.folded(agreements, matters, (*issues, *found.issues))


def rejected(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of the records that a reviewer rejected: they are in no agreement."""
    from pipeline.resolve.decided import Decided

    return Decided(decisions).rejected()
