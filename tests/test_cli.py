"""The command line: exit statuses, what is printed where, and what is not loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline import run as runs
from pipeline.cli import app, main, running
from pipeline.run import Summary, open_session, read_into
from tests import made

Call = Callable[..., tuple[int, str, str]]  # arguments -> (exit status, standard output, standard error)
HEAVY = (
    "pdfplumber",
    "pypdfium2",
    "spacy",
    "dateparser",
    "prefect",
    "pydantic",
    "xlsxwriter",
    "matplotlib",
    "schemas.record",
)
COMMANDS = (
    "run", "extract", "items", "show", "thread", "agreements", "import", "add", "claims", "diff", "export", "charts", "coverage",
    "release", "schedule", "evaluate", "schemas", "doctor", "version",
)  # fmt: skip


def without_prefect(paths: list[str], out: Path, *, verbose: bool) -> Summary:
    with open_session(paths, out) as session:
        session.failures |= read_into(session.cache, session.todo, workers=0)
        return session.finish()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with `minutes/` (two documents), and the stand-in for the centre; runs go without Prefect."""
    (tmp_path / "minutes" / "kommunstyrelsen").mkdir(parents=True)
    (tmp_path / "minutes" / "a.txt").write_text(made.EXAMPLE)
    (tmp_path / "minutes" / "kommunstyrelsen" / "protokoll-2024-03-21.txt").write_text(
        "prosa\n" + made.EXAMPLE.replace("0001", "0002").replace("Riga", "Tartu")
    )
    (tmp_path / "scan.pdf").write_text("unreadable")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr("pipeline.process.process", made.process)
    monkeypatch.setattr(runs, "fingerprints", made.fingerprints)
    monkeypatch.setattr("pipeline.resolve.fold.fold", made.fold)
    monkeypatch.setattr("pipeline.resolve.threads.threads", made.threads)
    monkeypatch.setattr(running, "_through_prefect", without_prefect)
    return tmp_path


def vanort(
    *arguments: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str, str]:
    """(exit status, standard output, standard error) of a call of the program."""
    monkeypatch.setattr(sys, "argv", ["vanort", *arguments])
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    code = ended.value.code
    return (code if isinstance(code, int) else 0), out, err


@pytest.fixture
def call(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    return lambda *arguments: vanort(*arguments, capsys=capsys, monkeypatch=monkeypatch)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['vanort', '--help']\n"
        "from pipeline.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    tree = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tree)
    assert "LOADED []" in done.stdout
    assert "schedule" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"Example: vanort {command}" in result.stdout


def test_there_is_no_command_without_a_test() -> None:
    assert {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    } == set(COMMANDS)


def test_run_prints_a_table_and_writes_the_dataset(call: Call) -> None:
    code, out, err = call("run", "minutes")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    at = lines.index("a.txt · Ekby kommun · 2024-03-21")
    assert lines[at + 1].split() == ["1", "=", "Riga", "(LV)", "-", "end", "(decided)"]
    assert "= is the body whose document it is" in lines
    assert "2 documents, 0 unreadable" in out
    assert "2 records, 2 agreements, 0 issues" in out
    assert "vanort show 'a.txt#p1/1'" in out
    assert "\x1b" not in out, "no colours when piped"
    assert max(map(len, lines)) <= 110
    assert Path("output/manifest.json").is_file()
    code, out, _ = call("run", "minutes")
    assert code == 0
    assert "(2 unchanged, from the cache)" in out
    assert "(nothing changed)" in out


def test_each_record_has_its_place_in_the_table(call: Call) -> None:
    other = made.EXAMPLE.replace("Ekby", "Nya Ekby").replace("0001", "0009").replace("end", "renew")
    Path("minutes/a.txt").write_text("prosa\n" + made.EXAMPLE + other)
    Path("minutes/plain.txt").write_text("prosa\n")
    lines = call("run", "minutes")[1].splitlines()
    at = lines.index("a.txt · Ekby kommun · 2024-03-21")
    heads, first, second = lines[1], lines[at + 1], lines[at + 2]
    for name, one, two in (
        ("§", "2", "3"),
        ("Swedish partner", "=", "Nya Ekby kommun"),
        ("foreign partner", "Riga (LV)", "Riga (LV)"),
        ("motion", "-", "-"),
        ("acts", "end (decided)", "renew (decided)"),
    ):
        place = heads.index(name)
        assert first[place:].startswith(one)
        assert second[place:].startswith(two)
    rest = lines.index("No agreement in 1 document:")
    assert lines[rest + 1].strip() == "plain.txt · no body named · 2024-03-21"


def test_a_narrow_table_breaks_no_word(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    long = made.EXAMPLE.replace("Ekby", "Nordöstra Storekebyholms").replace("0001", "0009")
    Path("minutes/a.txt").write_text(made.EXAMPLE + long)
    for width in (60, 80, 160):
        monkeypatch.setattr("pipeline.cli.console.PIPED", width)
        _, out, _ = call("run", "minutes")
        lines = out.splitlines()
        assert "…" not in out
        assert "kommunstyrelsen/protokoll-2024-03-21.txt · Ekby kommun · 2024-03-21" in lines
        for word in ("Nordöstra", "Storekebyholms", "(decided)"):
            assert word in out
        table = lines[: lines.index("= is the body whose document it is")]
        assert max(map(len, table)) <= max(min(width, 110), 67), "a document's own line is never broken"


def test_run_tells_what_could_not_be_read(call: Call) -> None:
    code, out, _ = call("run", "minutes", "scan.pdf")
    assert code == 1
    assert "scan.pdf: no text layer" in out
    assert "run OCR" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "nope"], "nope does not exist"),
        (["run", "*.docx"], "nothing matches"),
        (["extract", "nope"], "nope does not exist"),
        (["show", "x"], "no dataset in output"),
        (["diff", "latest", "latest"], "no dataset in output"),
        (["diff"], "no earlier run"),
        (["export", "--to", "tables"], "no dataset in output"),
        (["schedule", "--folder", "nope"], "nope is no folder"),
        (["schedule", "--folder", "minutes", "--cron", "often"], "no cron line"),
        (["run"], "Missing argument"),
        (["jump"], "No such command"),
    ],
)
def test_wrong_usage(call: Call, arguments: list[str], says: str) -> None:
    code, out, err = call(*arguments)
    assert code == 2
    assert says in err
    assert "Traceback" not in out + err
    assert not Path("output/manifest.json").exists()


def test_a_failed_check_is_status_3(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "check", lambda *_: ["something is unsound"])
    code, out, err = call("run", "minutes")
    assert (code, out) == (3, "")
    assert "something is unsound" in err
    assert "Nothing was published" in err
    assert not Path("output/manifest.json").exists()


def test_a_bug_is_status_3_without_a_traceback(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.version.version", lambda: 1 / 0)
    code, _, err = call("version")
    assert code == 3
    assert "ZeroDivisionError" in err
    assert "VANORT_DEBUG=1" in err
    assert "Traceback" not in err


def test_extract_prints_records_and_tells_issues_apart(call: Call) -> None:
    code, out, err = call("extract", "minutes/a.txt")
    (record,) = map(json.loads, out.splitlines())
    assert (code, err, record["record_id"]) == (0, "", "a.txt#p1/1")
    code, out, err = call("extract", "scan.pdf")
    assert (code, out) == (1, "")
    assert err == "error: scan.pdf: scan: no text layer -> run OCR\n"
    assert not Path("output").exists()


def test_show_gives_each_value_its_ink_in_context(call: Call) -> None:
    call("run", "minutes")
    code, out, _ = call("show", "a.txt#p1/1")
    assert code == 0
    lines = out.splitlines()
    at = lines.index("established  2010")
    assert lines[at + 1].strip() == "p. 1 § 1, arende, rule year, 0.900"
    assert lines[at + 2].strip() == "│ Ekby kommun | 0001 | Riga | «2010» | beslut | end | decided"
    assert "status  ended   (computed)" in lines
    assert call("show", "a.txt#p1")[1] == out, "the id of an item with one record will do"


def test_show_knows_agreements_and_near_ids(call: Call) -> None:
    call("run", "minutes")
    code, out, _ = call("show", "kommun-0002-x-LV-tartu-twin")
    assert code == 0
    assert "Ekby kommun – Tartu (LV): twin, ended" in out
    assert "kommunstyrelsen/protokoll-2024-03-21.txt#p2/1" in out
    code, _, err = call("show", "a.txt#p2/1")
    assert code == 2
    assert "near it: a.txt#p1/1" in err


def test_diff_in_words_and_in_json(call: Call) -> None:
    call("run", "minutes")
    Path("minutes/a.txt").write_text(made.EXAMPLE.replace("2010", "2011"))
    call("run", "minutes")
    code, out, _ = call("diff")
    assert code == 0
    assert "MOD record a.txt#p1/1" in out
    assert "established: 2010 → 2011   [source]" in out
    assert "p. 1: “2011”   (year)" in out
    rows = json.loads(call("diff", "previous", "latest", "--json")[1])
    assert {(row["kind"], row["field"], row["cause"]) for row in rows} == {
        ("record", "established", "source"),
        ("agreement", "established", "source"),
    }
    assert call("diff", "latest", "latest") == (0, "", "no change\n")
    assert json.loads(call("diff", "output", "output", "--json")[1]) == []


def test_export_and_schemas_name_their_files(call: Call) -> None:
    call("run", "minutes", "--out", "elsewhere")
    code, out, _ = call("export", "--to", "tables", "--out", "elsewhere")
    *written, counts = out.splitlines()
    assert (code, counts) == (0, "2 agreements, 2 acts, 2 sources")
    assert all(Path(name).is_file() for name in written)
    assert {f"tables/{n}" for n in ("agreements.csv", "vanort.xlsx", "vanort.sqlite", "datapackage.json")} <= set(
        written
    )
    code, out, err = call("export", "--to", "strict", "--out", "elsewhere", "--accepted-only")
    assert (code, out.splitlines()[-1]) == (0, "0 agreements, 0 acts, 0 sources")
    assert "no field was accepted or corrected in review" in err
    Path("elsewhere/publication.toml").write_text("colour = 1\n", encoding="utf-8")
    code, _, err = call("export", "--to", "tables", "--out", "elsewhere")
    assert code == 2
    assert "publication.toml: colour: there is no such key" in " ".join(err.split())
    code, out, _ = call("schemas", "--to", "json")
    assert code == 0
    assert all(Path(name).is_file() for name in out.split())


def test_a_folder_that_cannot_be_written_or_read(call: Call) -> None:
    call("run", "minutes")
    for arguments, says in (
        (["export", "--to", "scan.pdf"], "cannot write to scan.pdf (File exists): name another folder with --to"),
        (["run", "minutes", "--out", "scan.pdf"], "cannot write to scan.pdf (File exists): name another folder"),
    ):
        code, _, err = call(*arguments)
        assert code == 2
        assert says in err
    for damaged in (b"{}", b"\xff\xfe"):
        Path("output/manifest.json").write_bytes(damaged)
        code, _, err = call("show", "a.txt#p1/1")
        assert code == 2
        assert "output is no dataset of this version" in err


def test_evaluate_hands_over(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.evaluate import command

    asked: list[tuple[Path | None, dict[str, Any]]] = []

    def score(directory: Path | None, **options: Any) -> int:
        asked.append((directory, options))
        return 3

    monkeypatch.setattr(command, "run", score)
    assert call("evaluate", "minutes", "--json")[0] == 3
    assert call("evaluate")[0] == 3
    assert [directory for directory, _ in asked] == [Path("minutes"), None]
    assert asked[0][1]["json_out"] is True


def test_version(call: Call) -> None:
    assert call("version")[:2] == (0, "vanort 0.1.0\n")


def test_doctor_says_what_is_missing_and_how_to_install_it(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.read.ocr import program

    found = program.Program("/usr/bin/tesseract", "5.3.0", ("eng", "osd", "swe"))
    monkeypatch.setattr(program, "program", lambda: found)
    code, out, _ = call("doctor")
    assert code == 0 and "5.3.0 with eng, osd, swe" in out and "missing" not in out
    monkeypatch.setattr(program, "program", lambda: program.Program(None, None, ()))
    code, out, _ = call("doctor")
    assert code == 1
    assert "Tesseract is not installed" in out and "apt-get install tesseract-ocr tesseract-ocr-swe" in out
