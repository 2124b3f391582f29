"""A motion as it was read in an item: its values with the words they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.finding import Finding
from pipeline.extract.motions.filed import Filing
from pipeline.extract.motions.movers import FoundMover, slug
from pipeline.extract.motions.outcome_told import Reading
from pipeline.extract.motions.title import Title
from pipeline.split.model import ItemText
from schemas.record import Motion, Mover


@dataclass(frozen=True, slots=True)
class MotionReading:
    """A motion with its findings (offsets of the item's view) and the range that speaks of it.

    `elsewhere` holds findings in another item's view, by item id: a collective decision outside the §. `section` tells
    that the range is one of several matters of a page.
    """

    motion: Motion
    findings: tuple[Finding, ...]
    start: int
    end: int
    elsewhere: tuple[tuple[str, Finding], ...] = ()
    section: bool = False


def reading_of(
    item: ItemText, title: Title, offset: int, movers: tuple[FoundMover, ...], filing: Filing, outcome: Reading | None
) -> MotionReading:
    """The reading of an item's one motion, out of what was found of it."""
    text = item.view.text
    span = (offset + title.title[0], offset + title.title[1]) if title.title else None
    motion = Motion(
        kind=title.kind,
        title=" ".join(text[slice(*span)].split()) if span else None,
        movers=_movers(title, movers),
        filed=filing.date,
        filed_organ=filing.organ,
        filed_paragraph=filing.paragraph,
        outcome=outcome.outcome if outcome else "unknown",
        outcome_stage=outcome.stage if outcome and outcome.outcome != "unknown" else None,
        outcome_by=outcome.by if outcome and outcome.outcome != "unknown" else None,
        outcome_organ=outcome.organ if outcome and outcome.outcome != "unknown" else None,
    )
    return MotionReading(motion, tuple(findings(motion, span, movers, filing, outcome)), 0, len(text))


def _movers(title: Title, movers: tuple[FoundMover, ...]) -> tuple[Mover, ...]:
    if title.kind == "medborgarforslag":
        return (Mover(name=None, role="enskild"),)
    return tuple(Mover(name=m.name, party=m.party) for m in movers)


def findings(
    motion: Motion,
    title: tuple[int, int] | None,
    movers: tuple[FoundMover, ...],
    filing: Filing,
    outcome: Reading | None,
) -> list[Finding]:
    """The motion's values with their words; a citizen's name is never among them."""
    found: list[Finding] = []
    if title is not None and motion.title is not None:
        found.append(Finding("motion.title", motion.title, *title, rule="motion.title"))
    if motion.kind != "medborgarforslag":
        for mover in movers:
            key = slug(mover.name or mover.party or "")
            who = Mover(name=mover.name, party=mover.party)
            found.append(Finding(f"motion.movers.{key}", who, mover.start, mover.end, mover.rule))
    for name, value, span in (
        ("filed", filing.date, filing.date_span),
        ("filed_organ", filing.organ, filing.organ_span),
        ("filed_paragraph", filing.paragraph, filing.paragraph_span),
    ):
        if value is not None and span is not None:
            found.append(Finding(f"motion.{name}", value, *span, rule="motion.filing"))
    if outcome is not None and outcome.outcome != "unknown":
        found.append(
            Finding(
                "motion.outcome",
                outcome.outcome,
                outcome.start,
                outcome.end,
                outcome.rule,
                outcome.stage,
                confidence=outcome.confidence,
            )
        )
    return found
