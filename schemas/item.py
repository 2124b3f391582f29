"""Items: every § of every document, or the whole of a document that has none."""

from __future__ import annotations

from schemas.base import Model
from schemas.record import Motion
from schemas.statement import PartKind


class PartSpan(Model):
    """A stretch of one page that belongs to one part of an item (raw offsets, half-open)."""

    kind: PartKind
    page: int
    start: int
    end: int


class Item(Model):
    """One line of `items.jsonl`. `item_id` is `<document_id>#p<§>` or `<document_id>#i<ordinal>`.

    `same_as` are the items of other documents that are versions of the same §, and `rests_on` the one that counts, its
    own id where it counts itself; None only as long as documents have not been held against each other.
    """

    document_id: str
    item_id: str
    paragraph: str | None
    heading: str | None
    case_number: str | None
    pages: tuple[int, ...]
    parts: tuple[PartSpan, ...]
    motion: Motion | None
    rests_on: str | None = None
    same_as: tuple[str, ...] = ()
