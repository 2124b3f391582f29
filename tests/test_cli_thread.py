"""`vanort items`, `vanort thread`, and the threads that `vanort show` names: on two documents of the open gold, put together by the run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.cli.items import items
from pipeline.cli.matter import show
from pipeline.cli.showing import show as show_row
from pipeline.errors import UsageError
from pipeline.run import open_session, read_into
from schemas.item import Item

GOLD = Path("tests/gold/open")
KF, LETTER = "5-eskilstuna-2018-297-kf.txt", "5-eskilstuna-2018-297-utlatande.txt"
THREAD = "kommun-0484:KF-KS-2018-297"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("matter")
    (folder / "in").mkdir()
    for name in (KF, LETTER):
        shutil.copy(GOLD / name, folder / "in" / name)
    with open_session([folder / "in"], folder / "out") as session:
        for batch in session.batches():
            session.failures |= read_into(session.cache, batch, workers=0)
        session.finish()
    return folder / "out"


@pytest.mark.parametrize("name", [THREAD, f"{KF}#p24", f"{LETTER}#i1", f"{KF}#p24/1"])
def test_a_matter_by_its_own_id_or_that_of_a_step(name: str, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show(name, out)
    shown = capsys.readouterr().out
    assert shown.startswith(f"{THREAD}\nSäg upp vänortsavtalet med Linden i USA\nEskilstuna kommun · KSKF/2018:297")
    letter, council = shown.index(f"{LETTER}#i1"), shown.index(f"2019-02-21  kommunfullmäktige § 24  {KF}#p24")
    assert letter < council, "in the order of time"
    assert "motion: rejected (proposed)\n        p. 1: “Motionen avslås”" in shown[letter:council]
    assert "motion: referred_back (decided)" in shown[council:]
    assert "Linden (US): end (requested)" in shown[council:]


def test_an_unknown_id_gives_near_ones(out: Path) -> None:
    with pytest.raises(UsageError, match=f"near it: .*{THREAD}"):
        show("2018-297", out)
    with pytest.raises(UsageError, match="belongs to no thread"):
        show(f"{KF}#p26", out)


def test_an_agreement_names_its_threads(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show_row("kommun-0484-gn5100506-twin", out)
    line = f"thread {THREAD}  Säg upp vänortsavtalet med Linden i USA · 2018-12-03 – 2019-02-21 · 2 items · rejected (proposed)"
    assert line in capsys.readouterr().out


def test_items_of_documents_without_a_dataset(capsys: pytest.CaptureFixture[str]) -> None:
    assert items([str(GOLD / KF)], as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{KF} · Eskilstuna kommun · kommunfullmäktige · 2019-02-21"
    assert lines[1].split() == ["§", "heading", "case", "number", "p.", "motion"]
    assert max(map(len, lines)) <= 110 and all(line == line.rstrip() for line in lines)
    (row,) = [line for line in lines if line.startswith("   25  ")]
    assert row.split()[-5:] == ["stan", "KSKF/2018:188", "4", "granted", "(decided)"]
    assert items([str(GOLD / KF)], as_json=True) == 0
    rows = [Item.from_line(line) for line in capsys.readouterr().out.splitlines()]
    assert [one.paragraph for one in rows] == ["21", "22", "23", "24", "25", "26"]


def test_items_of_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 cut off")
    assert items([str(tmp_path / "a.pdf")], as_json=False) == 1
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("error: a.pdf")
