"""The command line. Each command imports what it needs when it is called, so that help and small commands are quick.

Exit status: 0 done; 1 done, but documents could not be read; 2 wrong usage; 3 the run or an integrity check failed
and nothing was published; 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Reads Swedish council minutes and keeps a dataset of agreements with foreign partners, "
    "each value with its ink.",
    epilog="Example: vanort run samples/ && vanort export --to tables/",
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or globs.", show_default=False)]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the dataset lies.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show Prefect's own log.")]
OUT = Path("output")


@app.command(epilog="Example: vanort run minutes/ 'archive/*/2024-*.pdf' --out output")
def run(paths: Paths, out: Out = OUT, verbose: Verbose = False) -> None:
    """Read documents into the dataset, check it, and put it in place.

    A Prefect flow over the documents. What was read before is taken from the cache; when nothing is new, Prefect is
    not started (unless PREFECT_API_URL names a server of yours, which then sees every run).
    """
    from pipeline.cli.running import run as work

    raise typer.Exit(work(paths, out, verbose=verbose))


@app.command(epilog="Example: vanort extract minutes.pdf | jq .foreign_partner.name")
def extract(paths: Paths) -> None:
    """Read documents and print their records as JSON lines; issues go to standard error. No dataset, no Prefect."""
    from pipeline.cli.running import extract as work

    raise typer.Exit(work(paths))


@app.command(epilog="Example: vanort items minutes.pdf --json | jq -r .heading")
def items(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="Lines as in items.jsonl instead of tables.")] = False,
) -> None:
    """Read documents and print their items: §, heading, case number, pages, and what became of the motion. No dataset."""
    from pipeline.cli.items import items as work

    raise typer.Exit(work(paths, as_json=as_json))


@app.command(epilog="Example: vanort show 'minutes.pdf#p102/1'")
def show(
    row: Annotated[str, typer.Argument(metavar="ID", help="The id of a record or an agreement.", show_default=False)],
    out: Out = OUT,
) -> None:
    """Print a record or an agreement, each value with its quoted evidence in its context."""
    from pipeline.cli.showing import show as work

    work(row, out)


@app.command(epilog="Example: vanort thread 'minutes.pdf#p102'")
def thread(
    row: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a thread, or of an item or a record.", show_default=False)
    ],
    out: Out = OUT,
) -> None:
    """Print one matter through its meetings: its items in order of time, what each did, and the words that say so."""
    from pipeline.cli.matter import show as work

    work(row, out)


@app.command("agreements", epilog="Example: vanort agreements --as-of 2016 --country CN --status in_force")
def agreements(
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As they stood on a day.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CN", help="A country's group: CN is China, Hong Kong and Macau.")
    ] = None,
    body: Annotated[str | None, typer.Option("--body", metavar="2180", help="A Swedish body, by code or name.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="A status, or in_force for all that stand.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")] = False,
    out: Out = OUT,
) -> None:
    """List the agreements as they stand, or as they stood on a day."""
    from pipeline.cli.listing import agreements as work

    work(out, as_of=as_of, country=country, body=body, status=status, as_json=as_json)


@app.command("coverage", epilog="Example: vanort coverage --body 2180 --year 2015-2020")
def coverage(
    body: Annotated[str | None, typer.Option("--body", metavar="2180", help="A Swedish body, by code or name.")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="2015-2020", help="A year, or a range.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")] = False,
    out: Out = OUT,
) -> None:
    """Print what was searched, per body and year: counted from the documents, and declared in coverage.toml."""
    from pipeline.cli.covering import show as work

    work(out, body=body, years=year, as_json=as_json)


@app.command("import", epilog="Example: vanort import table.csv --mapping table.toml --out output")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A table: CSV, XLSX, or in text; or an export's folder.", show_default=False
        ),
    ],
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="TOML", help="Its columns and words; else one that comes along.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of a table of the same name.")] = False,
    out: Out = OUT,
) -> None:
    """Bring in a table that others made, each value with its place in it, or read an export back into a dataset."""
    from pipeline.cli.bringing import bring as work

    raise typer.Exit(work(file, mapping, out, replace=replace))


@app.command(
    epilog="Example: vanort add --kind letter --date 2021-05-03 --office kommunkansliet --body 'Gävle kommun' …"
)
def add(
    kind: Annotated[str, typer.Option("--kind", help="letter, email or interview.", show_default=False)],
    date: Annotated[str, typer.Option("--date", help="Its day, YYYY-MM-DD.", show_default=False)],
    office: Annotated[str, typer.Option("--office", help="The office asked, never a person.", show_default=False)],
    body: Annotated[str, typer.Option("--body", help="The Swedish body.", show_default=False)],
    partner: Annotated[str, typer.Option("--partner", help="The foreign partner.", show_default=False)],
    country: Annotated[str, typer.Option("--country", help="Its country.", show_default=False)],
    agreement_class: Annotated[str, typer.Option("--class", help="twin, partnership or unspecified.")] = "unspecified",
    designation: Annotated[str | None, typer.Option("--designation", help="What the relation is called.")] = None,
    established: Annotated[str | None, typer.Option("--established", help="When it began.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="How it stands.")] = None,
    act: Annotated[str | None, typer.Option("--act", help="What happened: end, pause, renew, …")] = None,
    act_date: Annotated[str | None, typer.Option("--act-date", help="When it happened.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who did it: swedish, foreign or mutual.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="What else was said. No names, no contact data.")] = None,
    out: Out = OUT,
) -> None:
    """Enter by hand what an office said in a letter, an e-mail or an interview: the least trusted of all sources."""
    from pipeline.cli.bringing import add as work

    said = {
        "kind": kind, "date": date, "office": office, "body": body, "partner": partner, "country": country,
        "class": agreement_class, "designation": designation, "established": established, "status": status,
        "act": act, "act_date": act_date, "by": by, "note": note,
    }  # fmt: skip
    work(said, out)


@app.command(epilog="Example: vanort claims pipeline/claims/published/nkk-2022.toml")
def claims(
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="The claims and rules.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list instead of text.")] = False,
    out: Out = OUT,
) -> None:
    """Count published figures again: each claim under each rule, with the rows behind it."""
    from pipeline.cli.claiming import claims as work

    work(file, out, as_json=as_json)


@app.command(epilog="Example: vanort diff previous latest --json")
def diff(
    before: Annotated[
        str, typer.Argument(metavar="A", help="A dataset's folder, a run's id, latest or previous.")
    ] = "previous",
    after: Annotated[str, typer.Argument(metavar="B", help="As A.")] = "latest",
    out: Out = OUT,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON list instead of a table.")] = False,
) -> None:
    """Compare two runs: each value before and after, with the cause, the rule and the quote."""
    from pipeline.cli.changes import diff as work

    work(before, after, out, as_json=as_json)


@app.command(epilog="Example: vanort export --to tables/")
def export(
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write to.", show_default=False)],
    accepted_only: Annotated[
        bool, typer.Option("--accepted-only", help="Only what reviewers accepted or corrected.")
    ] = False,
    out: Out = OUT,
) -> None:
    """Write the dataset as CSV, XLSX, JSON lines, Parquet, SQLite and data package, with codebook and citation."""
    from pipeline.cli.exporting import export as work

    work(to, out, accepted_only=accepted_only)


@app.command(epilog="Example: vanort charts --to charts/ --country CN --as-of 2021")
def charts(
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write to.", show_default=False)],
    lang: Annotated[str, typer.Option("--lang", metavar="sv|en|both", help="The language of the pictures.")] = "both",
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="As things stood on a day; else on the newest source's."),
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CN", help="Only a country's group, over the years.")
    ] = None,
    continent: Annotated[
        str | None,
        typer.Option("--continent", metavar="AS", help="Only a continent: its countries, and over the years."),
    ] = None,
    agreement: Annotated[
        list[str] | None,
        typer.Option("--agreement", metavar="ID", help="The timeline of an agreement; may be repeated; all for all."),
    ] = None,
    out: Out = OUT,
) -> None:
    """Draw the diagrams as SVG and PNG, the numbers behind each as CSV: by continent and country, over the years."""
    from pipeline.cli.drawing import draw as work

    work(out, to, lang=lang, as_of=as_of, country=country, continent=continent, ids=agreement or ())


@app.command(epilog="Example: vanort release --to releases/ && vanort release --verify releases/1")
def release(
    to: Annotated[Path | None, typer.Option("--to", metavar="RELEASES", help="The folder of all releases.")] = None,
    verify: Annotated[
        Path | None, typer.Option("--verify", metavar="RELEASE", help="Check a release, or a folder of them.")
    ] = None,
    accepted_only: Annotated[
        bool, typer.Option("--accepted-only", help="Only what reviewers accepted; in a folder of its own.")
    ] = False,
    allow_fall: Annotated[
        float | None, typer.Option("--allow-fall", metavar="PERCENT", help="How far counts may fall (5).")
    ] = None,
    allow_lost: Annotated[
        list[str] | None,
        typer.Option("--allow-lost", metavar="ID", help="A document or record that may go, or all like 2019/*."),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A line for the changelog.")] = None,
    out: Out = OUT,
) -> None:
    """Make the next numbered release, with manifest, delta and changelog, if its checks pass; or verify one."""
    from pipeline.cli import releasing
    from pipeline.errors import UsageError

    if (to is None) == (verify is None):
        raise UsageError("say --to RELEASES to make a release, or --verify RELEASES/1 to check one")
    if verify is not None:
        raise typer.Exit(releasing.verify(verify))
    if to is not None:
        lost = allow_lost or ()
        releasing.make(to, out, accepted_only=accepted_only, note=note, allow_fall=allow_fall, allow_lost=lost)


@app.command(epilog="Example: vanort schedule --folder minutes/ --cron '0 6 * * 1-5'")
def schedule(
    folder: Annotated[Path, typer.Option("--folder", metavar="DIR", help="The folder to read.", show_default=False)],
    cron: Annotated[
        str, typer.Option("--cron", help="When: minute, hour, day of month, month, day of week (and second).")
    ] = "0 6 * * *",
    timezone: Annotated[str, typer.Option("--timezone", help="Of the cron line.")] = "Europe/Stockholm",
    out: Out = OUT,
    verbose: Verbose = False,
) -> None:
    """Run over a folder by the clock, as a Prefect deployment, until stopped. Only what is new is read."""
    from pipeline.cli.running import schedule as work

    work(folder, cron, timezone, out, verbose=verbose)


@app.command(epilog="Example: vanort evaluate samples/")
def evaluate(
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder with gold.", show_default="samples")
    ] = None,
    update_readme: Annotated[bool, typer.Option("--update-readme", help="Write the README's score table.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="FILE", help="An earlier --json output: print gains and losses.")
    ] = None,
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="Raise the floors to the scores reached; none is lowered.")
    ] = False,
    sealed: Annotated[
        bool, typer.Option("--sealed", help="The sealed split: its totals and nothing that rules could be made for.")
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="By rule: values right, wrong and made up, and rules that never match.")
    ] = False,
    calibrate: Annotated[
        bool,
        typer.Option("--calibrate", help="Fit how far values are to be trusted on open gold, and write the table."),
    ] = False,
    first_reading: Annotated[
        str | None,
        typer.Option("--first-reading", metavar="NAMES", help="Keep how new open gold is read.", hidden=True),
    ] = None,
) -> None:
    """Score what is read from documents against their gold, and list every miss."""
    from pipeline.errors import UsageError

    others = bool(update_readme or against or raise_floors)
    if rules + calibrate + (first_reading is not None) > 1 or ((rules or calibrate or first_reading) and others):
        raise UsageError("--rules, --calibrate and --first-reading each go alone (but for --json).")
    if (calibrate or first_reading) and (directory or sealed):
        raise UsageError("--calibrate and --first-reading take the open gold and nothing else.")
    if rules or calibrate or first_reading:
        from pipeline.evaluate import learning

        if rules:
            raise typer.Exit(learning.by_rule(directory, json_out=as_json, sealed=sealed))
        if calibrate:
            raise typer.Exit(learning.calibrated(json_out=as_json))
        raise typer.Exit(learning.first_reading(first_reading or ""))
    from pipeline.evaluate.command import run as work

    raise typer.Exit(
        work(
            directory,
            update_readme=update_readme,
            json_out=as_json,
            against=against,
            raise_floors=raise_floors,
            sealed=sealed,
        )
    )


@app.command(epilog="Example: vanort schemas --to schemas/json")
def schemas(
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write to.")] = Path("schemas/json"),
) -> None:
    """Write the JSON Schemas of all the lines that vanort writes."""
    from schemas.jsonschema import write

    for path in write(to):
        typer.echo(path)


@app.command(epilog="Example: vanort doctor")
def doctor() -> None:
    """Say what this machine has for the work, what is missing, and the command that installs it."""
    from pipeline.cli.doctor import doctor as work

    raise typer.Exit(work())


@app.command(epilog="Example: vanort version")
def version() -> None:
    """Print the version."""
    from pipeline.version import version as work

    typer.echo(f"vanort {work()}")


def main() -> None:
    """The `vanort` program. What goes wrong is said in a line or two; VANORT_DEBUG=1 shows the traceback instead."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that temporary folders are removed
    try:
        app(prog_name="vanort")
    except Exception as error:
        if os.environ.get("VANORT_DEBUG"):
            raise
        sys.exit(_explain(error))


def _explain(error: Exception) -> int:
    """Say what went wrong; the exit status."""
    from pipeline.errors import RunFailed, ServerError, UsageError

    if isinstance(error, UsageError):
        typer.echo(f"vanort: {error}", err=True)
        return 2
    if isinstance(error, RunFailed | ServerError):
        typer.echo(f"vanort: {error}\nNothing was published; the dataset is as it was.", err=True)
        return 3
    if isinstance(error, OSError) and error.filename:
        typer.echo(f"vanort: {error.filename}: {error.strerror}", err=True)
        return 2
    typer.echo(f"vanort: an error of the program: {type(error).__name__}: {error}", err=True)
    typer.echo("Set VANORT_DEBUG=1 to see where it happened, and report it.", err=True)
    return 3
