"""Documents in the genre with personal data in every place, and the way of a document through the program."""

from __future__ import annotations

import io
import json
import random
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pyarrow import parquet
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.console import console
from pipeline.cli.table import report
from pipeline.privacy import published
from pipeline.run import open_session, read_into
from pipeline.store import Dataset, load
from tests.drills.private_items import FIRST, MAKERS, Item

_TOWNS = [
    "Tartu i Estland",
    "Tczew i Polen",
    "Wismar i Tyskland",
    "Hjørring i Danmark",
    "Kalajoki i Finland",
    "Voss i Norge",
]
_BODIES = ["Hjo kommun", "Arvika kommun", "Säters kommun", "Alvesta kommun", "Tierps kommun", "Laholms kommun"]
_ODD = ["Qvarnvik", "Zetterdahl", "Wrangelsund", "Yxhammar", "Xandersson", "Järvklint", "Ulfsparreby", "Qvistlind"]

# What nobody has to be told is a personal number.
_PLAIN_NUMBERS = ("ten, hyphen", "twelve, hyphen", "plus", "hyphen with blanks", "dash", "century apart")


@dataclass(frozen=True)
class Shown:
    """What a command printed or a file holds."""

    where: str
    text: str
    file: bool = False


def document(r: random.Random, number: int) -> tuple[str, str, list[Item]]:
    """(file name, text, its secrets). The mover has a name that stands nowhere else."""
    town, body = _TOWNS[number % len(_TOWNS)], _BODIES[number % len(_BODIES)]
    mover = f"{r.choice(FIRST)} {_ODD[number % len(_ODD)]}{number if number >= len(_ODD) else ''}"
    secrets = [Item("enskild", "mover", "", mover, "")]

    def some(kind: str) -> str:
        make, forms = MAKERS[kind]
        item = make(r, r.choice(forms))
        secrets.append(item)
        return item.text

    def bare(kind: str) -> str:
        make, forms = MAKERS[kind]
        forms = _PLAIN_NUMBERS if kind == "personnummer" else forms
        item = make(r, r.choice(forms))
        while "\n" in item.secret:
            item = make(r, r.choice(forms))
        secrets.append(item)
        return item.secret

    day = f"2022-0{r.randint(1, 9)}-1{r.randint(0, 9)}"
    title = [
        f"Medborgarförslag från {mover} om vänort i {town}",
        f"Svar på medborgarförslag om att säga upp vänortsavtalet med {town} ({mover}, tel {bare('telefon')})",
        f"Medborgarförslag om vänortsavtal med {town}, {bare('e-post')}",
    ][number % 3]
    if number % 2:
        text = (
            f"{body.upper()}                    SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen                {day}\n\n"
            f"Plats och tid    Kommunhuset, {day} kl. 13.00–15.30\nÖvriga deltagande   {some('telefon')}\n\n"
            f"§ {40 + number}   Dnr KS 2022/{100 + number}\n{title}\n\n"
            f"Kommunstyrelsens beslut\n1. Vänortsavtalet med {town} sägs upp, {bare('e-post')}.\n"
            f"2. Beslutet skickas till {mover}, {bare('adress')}, {bare('telefon')}.\n\n"
            f"Sammanfattning\n{mover} har lämnat in ett medborgarförslag om vänorten {town}. Avtalet ingicks 1994 "
            f"enligt {bare('personnummer')}.\n{some('personnummer')}\n{some('adress')}\n\n"
            f"Beslutsunderlag\nMedborgarförslag {day}\nTjänsteskrivelse {day}, {some('e-post')}\n\n"
            f"§ {41 + number}   Dnr KS 2022/{300 + number}\nDelegationsbeslut {bare('personnummer')}\n\n"
            f"Kommunstyrelsens beslut\nAnmälan läggs till handlingarna.\n{some('telefon')}\n"
        )
    else:
        text = (
            f"{body}\nTjänsteskrivelse\n{day}\nDnr KS 2022/{100 + number}\n{some('telefon')}\n\n"
            f"{title}\n\nFörslag till beslut\nKommunstyrelsen föreslår att vänortsavtalet med {town}, som slöts 1994, "
            f"förlängs.\n\nÄrendet\nI ett medborgarförslag, inkommet den 3 maj 2021, föreslår {mover} att kommunen "
            f"behåller vänorten {town}. {some('personnummer')} {some('e-post')}\n\nBedömning\n"
            f"Avtalet med {town} ingicks 1994. Sökanden, {bare('personnummer')}, {bare('adress')}, har hörts.\n"
            f"{some('adress')}\n{some('personnummer')}\n\nErik Svarvare\nkommunstrateg\n{some('e-post')}\n"
        )
    named = [f"medborgarforslag-{number}.txt", f"Medborgarförslag från {mover}.txt",
             f"skrivelse {bare('personnummer')} {number}.txt"][number % 3]  # fmt: skip
    return named.replace("/", "-").replace("\n", " "), text, secrets


def the_way(documents: Sequence[tuple[str, str]], folder: Path) -> tuple[list[Shown], int]:
    """Everything that comes out when documents are read into a dataset, and how many records they gave."""
    minutes, out = folder / "minutes", folder / "output"
    minutes.mkdir()
    shown: list[Shown] = []
    for name, text in documents:
        (minutes / name).write_text(text, encoding="utf-8")
        if len(list(minutes.iterdir())) in (1, len(documents)):
            shown.append(_run(minutes, out))
    shown += _printed(minutes, out)
    shown += _exported(out, folder / "tables")
    return shown, len(load(out, only=("records",)).records)


def _run(minutes: Path, out: Path) -> Shown:
    with open_session([minutes], out) as session:
        session.failures |= read_into(session.cache, session.todo, workers=0)
        summary = session.finish()
    screen = console()
    screen.file = io.StringIO()
    report(screen, summary, out)
    return Shown("run", screen.file.getvalue())


def _printed(minutes: Path, out: Path) -> Iterator[Shown]:
    dataset = load(out, only=("records", "agreements", "threads"))
    read = (["extract"], ["items"], ["items", "--json"])
    calls = [[*call, str(path)] for call in read for path in sorted(minutes.iterdir())]
    place = ["--out", str(out)]
    calls += [["show", row.record_id, *place] for row in dataset.records]
    calls += [["show", row.agreement_id, *place] for row in dataset.agreements]
    calls += [["thread", row.thread_id, *place] for row in dataset.threads]
    calls += [["agreements", *place], ["agreements", "--json", *place], ["diff", *place], ["diff", "--json", *place]]
    for call in calls:
        result = CliRunner().invoke(app, call)
        assert result.exit_code == 0, (call[0], result.output, result.exception)
        yield Shown(" ".join(word for word in call[:2] if word.isalpha() or word == "--json"), result.output)


def _exported(out: Path, tables: Path) -> Iterator[Shown]:
    result = CliRunner().invoke(app, ["export", "--to", str(tables), "--out", str(out)])
    assert result.exit_code == 0, result.output
    for path in sorted(tables.rglob("*")):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                text = "\n".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
            yield Shown(path.name, text)
        elif path.suffix == ".sqlite":
            with closing(sqlite3.connect(path)) as base:
                yield Shown(path.name, "\n".join(base.iterdump()))
        elif path.suffix == ".parquet":
            yield Shown(path.name, "\n".join(map(str, parquet.read_table(path).to_pylist())))
        elif path.is_file():
            yield Shown(path.name, path.read_text(encoding="utf-8-sig"), file=True)
    dataset: Dataset = published(load(out))
    for name in ("items", "statements", "records", "agreements", "threads", "issues"):
        lines = "".join(row.to_line() + "\n" for row in dataset.rows(name))
        yield Shown(
            f"published/{name}.jsonl",
            "".join(json.dumps(json.loads(x), ensure_ascii=False) + "\n" for x in lines.splitlines()),
            file=True,
        )
