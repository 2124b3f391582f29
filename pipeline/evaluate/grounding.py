"""Whether a value stands on the ink that the gold names: value right, page right, evidence on the quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.evaluate.compare import Compared, under
from pipeline.evaluate.gold import GoldEvidence, GoldRecord
from pipeline.evaluate.ink import Ink
from pipeline.evaluate.normal import slug
from schemas.statement import Evidence


@dataclass(frozen=True, slots=True)
class Grounded:
    """One evidence path of the gold; `found` shows the run's quotes."""

    path: str
    gold: Sequence[GoldEvidence]
    value: bool
    page: bool
    overlap: bool
    found: str | None


def ground(
    gold: GoldRecord,
    evidence: Mapping[str, Sequence[Evidence]],
    compared: Sequence[Compared],
    ink: Ink,
) -> Iterator[Grounded]:
    """One judgement per evidence path of the gold whose values are scored and not empty.

    Several gold quotes under one path are alternatives: one of them marked, or all of them together, is right. What is
    not scored has no ink of its own to be held to, and the value above it (the act of a debatable day) stands elsewhere.
    """
    for path, quotes in gold.evidence.items():
        values = _values(path, compared)
        if not values or not quotes or any(under(path, debatable) for debatable in gold.unscored):
            continue
        found = _evidence(path, values, evidence)
        by_page = {one.page: [f for f in found if f.page == one.page] for one in quotes}
        pairs = [(one, f) for one in quotes for f in by_page[one.page]]
        overlap = any(_placeless(one) or ink.overlaps(one, f) for one, f in pairs)
        together = (ink.overlaps_all([q for q in quotes if q.page == page], some) for page, some in by_page.items())
        yield Grounded(
            path,
            quotes,
            value=all(c.right for c in values),
            page=bool(pairs),
            overlap=overlap or any(together),
            found=" / ".join(f"{f.quote} (p. {f.page})" for f in found) or None,
        )


def _placeless(gold: GoldEvidence) -> bool:
    return gold.quote is None and gold.start is None and gold.length is None


def _values(path: str, compared: Sequence[Compared]) -> list[Compared]:
    """The gold's values under a path; else the values above it (`established.value` is part of `established`)."""
    with_gold = [c for c in compared if c.gold is not None]
    exact = [c for c in with_gold if c.gold and path in c.gold.paths]
    below = [c for c in with_gold if c.gold and any(under(p, path) for p in c.gold.paths)]
    above = [c for c in with_gold if c.gold and any(under(path, p) for p in c.gold.paths)]
    return exact or below or above


def _evidence(path: str, values: Sequence[Compared], evidence: Mapping[str, Sequence[Evidence]]) -> Sequence[Evidence]:
    """The run's evidence for the same values: under one of their paths, else below it, else above it."""
    matched = [c.run for c in values if c.gold and c.run and path in c.gold.paths]
    paths = {_key(p) for run in matched for p in run.paths} or {_key(path)}
    exact = [e for key, some in evidence.items() if _key(key) in paths for e in some]
    below = [e for key, some in evidence.items() if any(under(_key(key), p) for p in paths) for e in some]
    above = [e for key, some in evidence.items() if any(under(p, _key(key)) for p in paths) for e in some]
    return exact or below or above


def _key(path: str) -> str:
    """A path with its steps folded, so that `motion.movers.Åsa Lind` is `motion.movers.asa-lind`."""
    return ".".join(
        step if step.replace("_", "").isalnum() and step.isascii() else slug(step) for step in path.split(".")
    )
