"""From a range of an item's view to evidence: the raw quote with its boxes, and how well the page could be read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pipeline.read.boxes import line_boxes
from pipeline.read.model import ReadPage
from pipeline.split.model import ItemText, SplitDocument
from schemas.statement import Evidence, PartKind


class Ink:
    """Makes evidence for one document. Pages are looked up by number once."""

    def __init__(self, split: SplitDocument) -> None:
        self.split = split
        self.pages: dict[int, ReadPage] = {p.number: p for p in split.read.pages}

    def of(self, item: ItemText, start: int, end: int, rule: str, confidence: float = 0.95) -> tuple[Evidence, ...]:
        """The evidence under `item.view.text[start:end]`, one piece for each page it lies on."""
        part = part_kind(item, start)
        return tuple(self.raw(*span, part=part, rule=rule, confidence=confidence) for span in item.view.raw(start, end))

    def raw(self, page: int, start: int, end: int, *, part: PartKind, rule: str, confidence: float) -> Evidence:
        """The evidence at raw offsets of a page; `confidence` is the extractor's own, until the record is weighed."""
        source = self.pages[page]
        return Evidence(
            page=page,
            start=start,
            end=end,
            quote=source.text[start:end],
            boxes=line_boxes(source, start, end),
            part=part,
            rule=rule,
            confidence=confidence,
            quality=source.quality,
            quality_score=sureness(source, start, end),
        )


def sureness(page: ReadPage, start: int, end: int) -> float:
    """The confidence of the least sure word in a range of a page read by OCR; the page's score elsewhere."""
    first = bisect_right(page.words, start, key=lambda word: word.end)
    last = bisect_left(page.words, end, key=lambda word: word.start)
    return round(min((word.confidence for word in page.words[first:last]), default=page.score), 3)


def part_kind(item: ItemText, offset: int) -> PartKind:
    """The kind of the part that holds a view offset."""
    starts = [p.start for p in item.parts]
    return item.parts[max(0, bisect_right(starts, offset) - 1)].kind
