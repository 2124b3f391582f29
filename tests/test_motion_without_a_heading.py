"""A § whose heading does not say that it is about a motion: the decision or the text tells, and whose motion it is."""

from __future__ import annotations

import pytest

from pipeline.process import process

HEAD = "Gävle kommun\nKommunfullmäktige\nSammanträdesprotokoll\nSammanträdesdatum 2021-03-15\n\n§ 41 "


@pytest.mark.parametrize(
    ("item", "outcome", "title", "movers"),
    [
        ("Motion\n\nBeslut\natt bifalla Karin Bergs (M) motion om en simhall.", "granted", None, ["Karin Berg"]),
        ("Simhall\n\nBeslut\nKarin Bergs (M) motion om en simhall avslås.", "rejected", "Simhall", ["Karin Berg"]),
        (
            "Simhall\n\nKommunfullmäktige beslutar att avslå Karin Bergs och Olle Ströms motion.",
            "rejected", "Simhall", ["Karin Berg", "Olle Ström"],
        ),
        (
            "Simhall\n\nBeslut\nKommunfullmäktige beslutar i enlighet med kommunstyrelsens förslag.\n\nÄrendet\n"
            "Karin Berg (M) har i en motion föreslagit att en simhall byggs. Kommunstyrelsen föreslår att motionen avslås.",
            "rejected", "Simhall", ["Karin Berg"],
        ),
    ],
)  # fmt: skip
def test_the_motion_is_found(item: str, outcome: str, title: str | None, movers: list[str]) -> None:
    (found,) = process(f"{HEAD}{item}\n".encode(), "kf.txt").items
    assert found.motion is not None
    assert (found.motion.outcome, found.motion.outcome_stage) == (outcome, "decided")
    assert found.motion.title == title
    assert [mover.name for mover in found.motion.movers] == movers


@pytest.mark.parametrize(
    "item",
    [
        "Simhall\n\nBeslut\natt bygga en simhall.\n\nÄrendet\nKarin Bergs (M) motion om en simhall avslogs år 2015.",
        "Cykelplan\n\nBeslut\nKommunfullmäktige beslutar enligt kommunstyrelsens förslag.\n\nÄrendet\nPlanen är ny.",
        "Folkhälsa\n\nBeslut\natt avsätta medel för barns motion.",
    ],
)
def test_a_motion_of_another_time_is_not_the_items(item: str) -> None:
    (found,) = process(f"{HEAD}{item}\n".encode(), "kf.txt").items
    assert found.motion is None
