"""Motions listed with their case numbers, in lines or in a table: each has title, movers and day of its own row."""

from __future__ import annotations

import pytest

from pipeline.process import process

HEAD = "OSBY KOMMUN\nKommunfullmäktige                Protokoll 2005-10-24\n\n\n§ 9\n\n"
NOTED = "\n\nBeslut\nRedovisningen läggs till handlingarna.\n"
SENT = "\n\nBeslut\nMotionerna remitteras till kommunstyrelsen för beredning.\n"
ROW = "Redovisning av motioner vars beredning inte slutförts\n\n"
NEW = "Anmälan av nya motioner\n\n"


@pytest.mark.parametrize(
    ("text", "filed"),
    [
        (ROW + "Dnr           Motion                       Motionär      Väckt i fullmäktige\n"
         "KS/2004:118   Vänort i Bergen, Norge       Eva Ek (S)    2004-04-26, § 38\n"
         "KS/2004:377   Simhallens öppettider        Bo Al (M)     2004-11-29, § 101" + NOTED, ("2004-04-26", "kommunfullmaktige", "38")),
        (ROW + "Väckt        Dnr          Motion                   Av\n2004-05-06   KS 2004/12   Vänort i Bergen, Norge   Eva Ek (S)\n"
         "2004-06-07   KS 2004/13   Ny lekplats              Bo Al (M)" + NOTED, ("2004-05-06", None, None)),
        (ROW + "Ingiven      Dnr          Motion                   Av\n2004-05-06   KS 2004/12   Vänort i Bergen, Norge   Eva Ek (S)\n"
         "2004-06-07   KS 2004/13   Ny lekplats              Bo Al (M)" + NOTED, ("2004-05-06", None, None)),
        (ROW + "KS 2004/12, Vänort i Bergen, Norge, Eva Ek (S), väckt 2004-05-06, § 12\n"
         "KS 2004/13, Ny lekplats, Bo Al (M), väckt 2004-06-07, § 14" + NOTED, ("2004-05-06", None, "12")),
        (NEW + "Dnr KS/2005:411   Vänort i Bergen, Norge, Eva Ek (S)\nDnr KS/2005:415   Ny hundrastgård, Bo Al (M)" + SENT,
         ("2005-10-24", "kommunfullmaktige", "9")),
        (NEW + "1. Dnr 2005/33 Eva Ek (S): Vänort i Bergen, Norge\n2. Dnr 2005/34 Bo Al (M): Ny lekplats" + SENT,
         ("2005-10-24", "kommunfullmaktige", "9")),
        (NEW + "Dnr KS/2005:411   Motion om Vänort i Bergen, Norge, Eva Ek (S)\nDnr KS/2005:415   Motion om en lekplats, Bo Al (M)" + SENT,
         ("2005-10-24", "kommunfullmaktige", "9")),
    ],
)  # fmt: skip
def test_a_motion_in_its_row(text: str, filed: tuple[str, str | None, str | None]) -> None:
    result = process((HEAD + text).encode(), "minutes.txt")
    [record] = result.records
    motion = record.motion
    assert record.item.case_number is None
    assert motion is not None and motion.title == "Vänort i Bergen, Norge"
    assert [(mover.name, mover.party) for mover in motion.movers] == [("Eva Ek", "S")]
    assert motion.filed is not None and (motion.filed.value, motion.filed_organ, motion.filed_paragraph) == filed
