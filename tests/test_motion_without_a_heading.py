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
        (
            "Simhall\nMotion (2020:61) av Karin Berg (M)\nUtlåtande 2021:92\n\nKommunfullmäktige beslutade följande:\n\n"
            "   Motion (2020:61) av Karin Berg (M) om simhall avslås.",
            "rejected", "Simhall", ["Karin Berg"],
        ),
        ("Simhall\nMotion av Karin Berg (M)\n\nBeslut\nAvslag.", "rejected", "Simhall", ["Karin Berg"]),
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
        "Simhall\nUtlåtande 2021:92\n\nBeslut\natt bygga en simhall.\n\nÄrendet\nKarin Berg (M) hänvisade till en motion.",
    ],
)
def test_a_motion_of_another_time_is_not_the_items(item: str) -> None:
    (found,) = process(f"{HEAD}{item}\n".encode(), "kf.txt").items
    assert found.motion is None


@pytest.mark.parametrize(
    "told",
    [
        "Karin Berg (M) efterlyser i en motion en simhall.",
        "Karin Berg (M) tar i en motion upp behovet av en simhall.",
        "Karin Berg (M) anförde i kommunfullmäktige den 12 oktober 2020, § 151, i en motion att en simhall borde byggas.",
        "Genom motion den 12 oktober 2020 har Karin Berg (M) tagit upp frågan om en simhall.",
        "I motionen föreslås en simhall. Motionär är Karin Berg (M).",
        "Förslagsställare är Karin Berg (M).",
        "Bakom motionen står Karin Berg (M).",
        "Från Karin Berg (M) föreligger en motion om en simhall.",
        "Karin Berg (M) menar i en motion att kommunalrådet Olle Ström (S) har lovat en simhall.",
    ],
)
def test_whose_motion_the_text_tells(told: str) -> None:
    text = f"{HEAD}Motion om en simhall\n\nBeslut\nMotionen avslås.\n\nÄrendet\n{told}\n"
    (found,) = process(text.encode(), "kf.txt").items
    assert found.motion is not None
    assert [(mover.name, mover.party) for mover in found.motion.movers] == [("Karin Berg", "M")]


@pytest.mark.parametrize(
    "told",
    [
        "Karin Berg (M) instämmer i motionen.",
        "Karin Berg (M) har lämnat ett yttrande över en motion om en simhall.",
        "I yttrande över motionen anför fritidschef Karin Berg att en simhall är dyr.",
    ],
)
def test_who_only_speaks_of_it_is_no_mover(told: str) -> None:
    text = f"{HEAD}Motion om en simhall\n\nBeslut\nMotionen avslås.\n\nÄrendet\n{told}\n"
    (found,) = process(text.encode(), "kf.txt").items
    assert found.motion is not None
    assert not found.motion.movers
