"""Every value of a run that gold judges, with the evidence it stands on: what rules are measured and trust is fitted by.

A document that nobody had looked into when it was first scored tells more than one that rules were mended by. Its
first reading is kept, a line for each document, in `tests/gold/first_readings.jsonl`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.evaluate.compare import Compared
from pipeline.resolve.weigh import Told, both, confidence, figures, surest, witnesses
from pipeline.rules.trust import Shape, Table, Witness
from schemas.record import AgreementRecord

Verdict = Literal["right", "wrong", "made up"]
FIRST = Path("tests/gold/first_readings.jsonl")


@dataclass(frozen=True, slots=True)
class Judged:
    """One value of a run. `wrong`: gold has another; `made up`: gold has none.

    `body` is the document's, '' where none was found; `record` counts its records from 0. `groups` are its witnesses
    (`weigh.witnesses`); `confidence` is the run's. `first`: read before any rule was mended by the document.
    """

    document: str
    body: str
    record: int
    field: str
    verdict: Verdict
    confidence: float
    groups: tuple[tuple[Told, ...], ...]
    first: bool = False

    @property
    def right(self) -> bool:
        """Whether gold has the same value."""
        return self.verdict == "right"

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of its evidence, each once; empty for a value without ink."""
        return tuple(dict.fromkeys(told[0].rule for group in self.groups for told in group))

    def weighed(self) -> Iterator[tuple[Witness, float]]:
        """Its witnesses, with weights that add up to 1."""
        found = [told[0] for group in self.groups for told in group]
        found = found or [Witness(self.field, "", "", "", "text", "never")]
        yield from ((witness, 1 / len(found)) for witness in found)

    def figure(self, table: Table, shape: Shape, threshold: float) -> float:
        """Its confidence by another table; `shape` is its record's."""
        whole = table.whole(shape)
        return surest(self.groups, self.field, lambda w: both(whole, table.figure(w)), threshold)


def judged(document: str, number: int, c: Compared, run: AgreementRecord) -> Judged:
    """A compared value that the run has; `number` is its record's in the document, from 0."""
    assert c.run is not None
    path = _path(run, c.run.paths)
    field = "foreign_partner" if c.field.startswith("foreign_partner.") else c.field
    body = run.document.body
    return Judged(
        document,
        f"{body.kind} {body.code}" if body else "",
        number,
        field,
        "right" if c.right else "wrong" if c.gold is not None else "made up",
        confidence(run, field, path),
        tuple(
            tuple((witness, e.quality, e.quality_score, figures(e.quote)) for witness, e in group)
            for group in witnesses(run, field, path)
        ),
    )


def _path(run: AgreementRecord, candidates: tuple[str, ...]) -> str:
    """The path of a value as the run's evidence has it; else its first candidate with the key its member goes by."""
    keys = {key.replace("_", "-"): key for key in run.evidence}
    folded = [candidate.replace("_", "-") for candidate in candidates]
    own = next((keys[one] for one in folded if one in keys), None)
    if own is not None:
        return own
    heads = ((one.rpartition("."), candidate) for one, candidate in zip(folded, candidates, strict=True))
    return next((f"{keys[h[0]]}.{c.rpartition('.')[2]}" for h, c in heads if h[0] in keys), candidates[0])


def by_record(values: Iterable[Judged]) -> dict[tuple[str, int], list[Judged]]:
    """The values of each record, by its document and number."""
    found: dict[tuple[str, int], list[Judged]] = {}
    for one in values:
        found.setdefault((one.document, one.record), []).append(one)
    return found


def shape_of(values: Iterable[Judged]) -> Shape:
    """What the record of these values is like: as `weigh.shape_of` sees it."""
    told: dict[str, tuple[tuple[Told, ...], ...]] = {}
    for one in values:
        told.setdefault(one.field.partition(".")[0], one.groups)
    return Shape.of(
        (t[0].part for group in told.get("foreign_partner") or told.get("scope") or () for t in group),
        *(sum(map(len, told.get(field, ()))) for field in ("designation", "swedish_partner")),
        established="established" in told,
        motion="motion" in told,
        handling="handling" in told,
    )


def keep_first(values: Iterable[Judged], path: Path = FIRST) -> int:
    """Add the documents of `values` to the first readings; how many were new. What is kept stays as it is."""
    kept = _lines(path)
    fresh: dict[str, list[Judged]] = {}
    for one in values:
        if one.document not in kept:
            fresh.setdefault(one.document, []).append(one)
    for document, some in fresh.items():
        records = [[_kept(one) for one in record] for record in by_record(some).values()]
        kept[document] = {"document": document, "body": some[0].body, "records": records}
    lines = (json.dumps(kept[name], ensure_ascii=False, separators=(",", ":")) + "\n" for name in sorted(kept))
    path.write_text("".join(lines), encoding="utf-8")
    return len(fresh)


def first_readings(path: Path = FIRST) -> dict[str, list[Judged]]:
    """The values of the first readings by document; their confidence is 0."""
    return {
        name: [_value(line, number, raw) for number, record in enumerate(line["records"]) for raw in record]
        for name, line in _lines(path).items()
    }


def _lines(path: Path) -> dict[str, dict[str, Any]]:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return {line["document"]: line for line in map(json.loads, text.splitlines())}


def _kept(one: Judged) -> list[Any]:
    return [one.field, one.verdict, [[[*astuple(t[0])[1:], *t[1:]] for t in g] for g in one.groups]]


def _value(line: Mapping[str, Any], number: int, raw: list[Any]) -> Judged:
    field, verdict, groups = raw
    told = tuple(tuple((Witness(field, *t[:5]), t[5], t[6], t[7]) for t in group) for group in groups)
    return Judged(line["document"], line["body"], number, field, verdict, 0.0, told, first=True)


def with_first(values: Iterable[Judged], path: Path = FIRST) -> list[Judged]:
    """Values of a run in which the documents that have a first reading stand with that."""
    kept = first_readings(path)
    found = list(values)
    here = {one.document for one in found}
    return [one for one in found if one.document not in kept] + [
        one for name, some in kept.items() if name in here for one in some
    ]
