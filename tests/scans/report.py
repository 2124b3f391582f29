"""The measures of scans as a table, with the bars that they are held to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.scans.boxes import ENOUGH
from tests.scans.measure import Measured

Measures = Mapping[tuple[str, int], Measured]  # by recipe and dots per inch


@dataclass(frozen=True, slots=True)
class Bar:
    """A measure in [0, 1], and the most or the least that it may be."""

    name: str
    limit: float
    of: Callable[[Measured], float | None]
    at_most: bool = False

    def holds(self, measured: Measured) -> bool:
        """Whether a scan is good enough; what could not be measured is."""
        value = self.of(measured)
        return value is None or (value <= self.limit if self.at_most else value >= self.limit)

    def __str__(self) -> str:
        return f"{self.name} {'≤' if self.at_most else '≥'} {self.limit:.1%}"


def lost(measured: Measured) -> float | None:
    """By how much the field F1 of scans lies below that of their originals."""
    before, after = measured.original_fields.f1, measured.fields.f1
    return None if before is None else before - (after or 0.0)


BARS = (
    Bar("character error rate", 0.015, lambda m: m.text.characters.share, at_most=True),
    Bar("å ä ö wrong", 0.01, lambda m: m.text.rings_and_dots.share, at_most=True),
    Bar("§ found", 0.98, lambda m: m.text.signs.share),
    Bar("field F1 lost", 0.03, lost, at_most=True),
    Bar("grounding", 0.95, lambda m: m.grounding.values.share),
)


def faults(measures: Measures) -> list[str]:
    """The bars that do not hold, in words."""
    return [
        f"{recipe} at {dpi} dpi: {bar}, is {bar.of(measured):.2%}"
        for (recipe, dpi), measured in measures.items()
        for bar in BARS
        if not bar.holds(measured)
    ]


def table(measures: Measures) -> str:
    """A Markdown table, one row for each recipe and resolution; what falls short is bold."""
    heads = ("scan", "dpi", "documents", "pages", "CER", "å ä ö", "digits", "§", "§ made up")
    lines = [[*heads, "field F1", "original", "grounding", "words marked, F1"], ["---", *["--:"] * 12]]
    for (recipe, dpi), m in measures.items():
        error, rings, signs, fields, grounding = (bar.holds(m) for bar in BARS)
        lines.append(
            [
                recipe,
                str(dpi),
                str(m.documents),
                str(m.pages),
                _marked(_percent(m.text.characters.share, 2), error),
                _marked(_percent(m.text.rings_and_dots.share, 2), rings),
                _percent(m.text.digits.share, 2),
                _marked(f"{m.text.signs.hits} of {m.text.signs.of}", signs),
                str(m.text.made_up),
                _marked(_percent(m.fields.f1), fields),
                _percent(m.original_fields.f1),
                _marked(f"{_percent(m.grounding.values.share)} of {m.grounding.values.of}", grounding),
                _percent(m.grounding.words.f1),
            ]
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def written(measures: Measures, date: str, command: str, method: str) -> str:
    """The whole result as Markdown: what was measured by which command, the table, the bars, what falls short."""
    below = faults(measures)
    return "\n".join(
        [
            f"# Scans of the samples, {date}",
            "",
            f"`{command}`, read by {method}. An error is a character, å ä ö or digit that is not what stands on the page; § count",
            "where they stand there with their number; grounding is the share of the originals' values whose evidence marks the",
            f"same words on the scan (F1 ≥ {ENOUGH:g}). Below a bar is bold.",
            "",
            table(measures),
            "",
            f"Bars: {'; '.join(map(str, BARS))}.",
            "",
            *([f"- {fault}" for fault in below] or ["All hold."]),
            "",
        ]
    )


def _percent(share: float | None, digits: int = 1) -> str:
    return "–" if share is None else f"{share:.{digits}%}".replace("%", " %")


def _marked(text: str, holds: bool) -> str:
    return text if holds else f"**{text}**"
