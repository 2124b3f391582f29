"""One scan against its born-digital original: its text, its records' fields, its grounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline.evaluate.gold import GoldDocument, find
from pipeline.evaluate.score import of_document, score
from pipeline.evaluate.tally import Counts, Miss, Tally, total
from pipeline.process import DocumentResult, process
from pipeline.read.ocr.kept import Kept
from pipeline.read.reader import read
from schemas.document import Page
from schemas.record import AgreementRecord
from tests.scans import boxes, words
from tests.scans.make import Scan, scan

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True, slots=True)
class Original:
    """A born-digital file with its gold, and what is read in it. `name` is its path below the samples; a bundle has gold
    for each of its documents."""

    name: str
    data: bytes
    gold: tuple[GoldDocument, ...]
    result: DocumentResult
    tally: Tally
    words: boxes.Middles


@dataclass(slots=True)
class Measured:
    """The measures of one scan, or their sum over several. `original` and `scanned` are scored against the same gold."""

    documents: int = 0
    pages: int = 0
    text: words.Text = field(default_factory=words.Text)
    grounding: boxes.Grounding = field(default_factory=boxes.Grounding)
    original: Tally = field(default_factory=Tally)
    scanned: Tally = field(default_factory=Tally)

    def plus(self, other: Measured) -> None:
        """Add another's measures to these."""
        self.documents += other.documents
        self.pages += other.pages
        for mine, theirs in (
            (self.text, other.text),
            (self.grounding, other.grounding),
            (self.original, other.original),
            (self.scanned, other.scanned),
        ):
            mine.plus(theirs)  # type: ignore[arg-type]

    @property
    def fields(self) -> Counts:
        """All values of the scans' records."""
        return total(self.scanned.fields.values())

    @property
    def original_fields(self) -> Counts:
        """All values of the originals' records."""
        return total(self.original.fields.values())

    def worse(self) -> list[Miss]:
        """What is missed on the scans and not on their originals."""
        known = [miss.plain() for miss in self.original.misses]
        return [miss for miss in self.scanned.misses if miss.plain() not in known]


def names() -> tuple[str, ...]:
    """The sample PDFs that have text of their own, in order."""
    return tuple(
        name for name, gold in _gold().items() if name.endswith(".pdf") and all(one.gold.needs is None for one in gold)
    )


@cache
def original(name: str) -> Original:
    """A sample, read once."""
    data = (SAMPLES / name).read_bytes()
    result = process(data, name)
    gold = _gold()[name]
    return Original(name, data, gold, result, tally(gold, result, data), boxes.middles(read(data, name).pages))


def tally(gold: Sequence[GoldDocument], result: DocumentResult, data: bytes) -> Tally:
    """The scores of a file's documents together."""
    found = Tally()
    for one in gold:
        found.plus(score(one.document_id, one.gold, of_document(result, one.file_id, one.document_id), data))
    return found


def measure(name: str, recipe: str, dpi: int, kept: Kept) -> Measured:
    """Scan a whole sample by a recipe and measure what is read."""
    one = original(name)
    scanned = scan(one.data, name, recipe, dpi)
    result = process(scanned.data, name, kept)
    return Measured(
        documents=1,
        pages=len(scanned.pages),
        text=text(pages(one.result), pages(result), scanned, f"{name} {recipe} {dpi} "),
        grounding=boxes.ground(records(one.result), records(result), one.words, scanned),
        original=one.tally,
        scanned=tally(one.gold, result, scanned.data),
    )


def records(result: DocumentResult) -> tuple[AgreementRecord, ...]:
    """The records of all documents in a file."""
    return tuple(record for _, one in result.each("") for record in one.records)


def pages(result: DocumentResult) -> tuple[Page, ...]:
    """The pages of all documents in a file."""
    return tuple(page for _, one in result.each("") for page in one.pages)


def text(originals: Sequence[Page], found: Sequence[Page], scanned: Scan, place: str) -> words.Text:
    """The text of a scan's pages against the pages that they show."""
    told = words.Text()
    texts: Sequence[str] = [page.text for page in found] or [""] * len(scanned.pages)
    for number, read_there in zip(scanned.pages, texts, strict=True):
        told.plus(words.compare(originals[number - 1].text, read_there, f"{place}page {number}: "))
    return told


@cache
def _gold() -> dict[str, tuple[GoldDocument, ...]]:
    by_file: dict[str, list[GoldDocument]] = {}
    for one in find(SAMPLES, SAMPLES):
        by_file.setdefault(one.file_id, []).append(one)
    return {name: tuple(found) for name, found in sorted(by_file.items())}
