"""Whether a scan's evidence marks the same words of ink as its original's.

The words are those of the original, each standing for its middle. Evidence marks the words whose middle lies in one of
its boxes; on the scan, the middle is where the recipe brought it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.evaluate.compare import align
from pipeline.evaluate.tally import Counts, Rate
from pipeline.read.model import ReadPage
from schemas.record import AgreementRecord
from schemas.statement import Evidence
from tests.scans.make import Scan

ENOUGH = 0.9  # F1 over the words of a value's evidence from which it counts as grounded
_NEAR = 1.0  # points by which a middle may lie outside a box: capital letters and descenders shift boxes

Middles = Mapping[int, Sequence[tuple[str, float, float]]]
Marked = frozenset[tuple[int, int]]


@dataclass(slots=True)
class Grounding:
    """`values` whose evidence marks the same words; `words` marked, right and wrong, over all values."""

    values: Rate = field(default_factory=Rate)
    words: Counts = field(default_factory=Counts)
    misses: list[str] = field(default_factory=list)

    def plus(self, other: Grounding) -> None:
        """Add another's counts to these."""
        self.values.plus(other.values)
        self.words.plus(other.words)
        self.misses.extend(other.misses)


def middles(pages: Iterable[ReadPage]) -> dict[int, list[tuple[str, float, float]]]:
    """Per page (number) of a born-digital document: its words with their middles, in points."""
    found: dict[int, list[tuple[str, float, float]]] = {}
    for page in pages:
        words = found.setdefault(page.number, [])
        for word in re.finditer(r"\S+", page.text) if page.boxes is not None else ():
            boxes = [box for box in (page.boxes or ())[word.start() : word.end()] if box is not None]
            if boxes:
                x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
                middle = (min(x0s) + max(x1s)) / 2, (min(tops) + max(bottoms)) / 2
                words.append((word.group(), *middle))
    return found


def on_scan(words: Middles, scan: Scan) -> dict[int, list[tuple[str, float, float]]]:
    """The same words where they lie on the pages of a scan."""
    return {
        at: [(text, *way.there(x, y)) for text, x, y in words.get(number, ())]
        for at, (number, way) in enumerate(zip(scan.pages, scan.ways, strict=True), start=1)
    }


def ground(
    original: Sequence[AgreementRecord], scanned: Sequence[AgreementRecord], words: Middles, scan: Scan
) -> Grounding:
    """Compare the evidence of every field of the original's records with the scan's for the same field.

    A field, or a whole record, that the scan does not have is a miss.
    """
    grounding = Grounding()
    place = {number: at for at, number in enumerate(scan.pages, start=1)}
    there = on_scan(words, scan)
    for i, j in align([_plain(record) for record in original], [_plain(record) for record in scanned]):
        if i is None:
            continue
        theirs = scanned[j].evidence if j is not None else {}
        for path, ours in original[i].evidence.items():
            want = frozenset((place[page], word) for page, word in marked(ours, words) if page in place)
            got = marked(theirs.get(path, ()), there)
            if want:
                _judge(grounding, original[i].record_id, path, want, got, there)
    return grounding


def marked(evidence: Iterable[Evidence], words: Middles) -> Marked:
    """(page, place among the page's words) of the words under the boxes of evidence."""
    return frozenset(
        (one.page, at)
        for one in evidence
        for at, (_, x, y) in enumerate(words.get(one.page, ()))
        if any(
            x0 - _NEAR <= x <= x1 + _NEAR and top - _NEAR <= y <= bottom + _NEAR for x0, top, x1, bottom in one.boxes
        )
    )


def _judge(grounding: Grounding, record: str, path: str, want: Marked, got: Marked, words: Middles) -> None:
    counts = Counts(len(want & got), len(got - want), len(want - got))
    grounding.words.plus(counts)
    right = (counts.f1 or 0.0) >= ENOUGH
    grounding.values.add(right)
    if not right:
        said = " ".join(words[page][at][0] for page, at in sorted(want))
        instead = " ".join(words[page][at][0] for page, at in sorted(got)) or "nothing"
        grounding.misses.append(f"{record} {path}: [{said}] → [{instead}]")


def _plain(record: AgreementRecord) -> dict[str, object]:
    return record.model_dump(mode="json", by_alias=True) | {"paragraph": record.item.paragraph}
