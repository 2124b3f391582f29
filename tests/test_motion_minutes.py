"""Motions as whole minutes tell them: lists of those received, and what became of one, in many secretaries' words.

The cases stand in tables: in `motion_lists.tsv` the titles of a list, `-` where none are asked for; in both `\\n` is a
line's end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract.handling import read_handling
from pipeline.extract.motions.motion import item_motion, read_motions
from pipeline.extract.motions.positions import read_positions
from pipeline.extract.motions.reading import MotionReading
from pipeline.extract.motions.votes import read_votes
from pipeline.split.model import ItemText, SplitDocument
from pipeline.split.splitter import split
from tests.strategies import document_of

HEAD = (
    "Ystads kommun\n{organ}\nSammanträdesprotokoll\n2022-03-21\n\n§ 11 Val av justerare\nEva Ek utses att justera.\n\n"
)
TAIL = "\n\n§ 13 Avslutning\nOrdföranden tackar för visat intresse.\n"


def table(name: str) -> list[list[str]]:
    rows = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[1:]
    return [row.replace("\\n", "\n").split("\t") for row in rows]


def item_of(text: str, organ: str) -> tuple[SplitDocument, ItemText]:
    document = split(document_of(f"{HEAD.format(organ=organ)}§ 12 {text}{TAIL}"))
    return document, next(item for item in document.items if item.paragraph == "12")


def readings(text: str, organ: str) -> tuple[MotionReading, ...]:
    document, item = item_of(text, organ)
    return read_motions(document).get(item.item_id, ())


@pytest.mark.parametrize(("kind", "outcome", "titles", "text"), table("motion_lists.tsv"))
def test_a_list_tells_its_motions_and_what_is_done_with_them(kind: str, outcome: str, titles: str, text: str) -> None:
    found = readings(text, "Kommunfullmäktige")
    motion = item_motion(found)
    assert (motion.kind if motion else "-", motion.outcome if motion else "-") == (kind, outcome)
    if titles != "-":
        assert " | ".join(one.motion.title or "" for one in found) == titles


@pytest.mark.parametrize(("organ", "outcome", "stage", "text"), table("motion_outcomes.tsv"))
def test_what_became_of_a_motion(organ: str, outcome: str, stage: str, text: str) -> None:
    motion = item_motion(readings(text, organ))
    assert motion is not None
    assert (motion.outcome, motion.outcome_stage or "-") == (outcome, stage)


@pytest.mark.parametrize(("filed", "paragraph", "organ", "movers", "text"), table("motion_filings.tsv"))
def test_when_and_by_whom_a_motion_was_filed(filed: str, paragraph: str, organ: str, movers: str, text: str) -> None:
    motion = item_motion(readings(text, "Kommunfullmäktige"))
    assert motion is not None
    found = (motion.filed.value if motion.filed else "-", motion.filed_paragraph or "-", motion.filed_organ or "-")
    assert found == (filed, paragraph, organ)
    if movers != "-":
        assert ", ".join(f"{mover.name} ({mover.party})" for mover in motion.movers) == movers


@pytest.mark.parametrize(("handling", "text"), table("handlings.tsv"))
def test_where_else_the_matter_was_dealt_with(handling: str, text: str) -> None:
    document, item = item_of(text, "Kommunfullmäktige")
    found = [finding.value for finding in read_handling(item, document.head)]
    told = (f"{h.organ} {h.date.value if h.date else '-'} {h.paragraph or '-'}" for h in found)
    assert sorted(told) == sorted(handling.split("; ") if handling != "-" else [])


@pytest.mark.parametrize(("counts", "text"), table("vote_counts.tsv"))
def test_the_counts_of_a_vote(counts: str, text: str) -> None:
    """Yes, no, abstaining and absent, in that order."""
    sides = "Ja för kommunstyrelsens förslag, nej för bifall till motionen."
    document, item = item_of(f"Svar på motion om en ishall\nOmröstning\n{sides}\n{text}", "Kommunfullmäktige")
    votes = [finding.value for finding in read_votes(item, document.head)]
    found = ((vote.yes, vote.no, vote.abstain, vote.absent) for vote in votes)
    assert ("; ".join(" ".join("-" if n is None else str(n) for n in vote) for vote in found) or "-") == counts


@pytest.mark.parametrize(("positions", "text"), table("positions.tsv"))
def test_who_stood_for_what(positions: str, text: str) -> None:
    document, item = item_of(text, "Kommunfullmäktige")
    found = [finding.value for finding in read_positions(item, document.head)]
    told = sorted(f"{one.name or one.party} {one.side} {one.form}" for one in found)
    assert told == sorted(positions.split("; ") if positions != "-" else [])
