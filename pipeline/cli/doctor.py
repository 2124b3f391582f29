"""`vanort doctor`: what this machine has for the work, what is missing, and the command that installs it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from rich.text import Text

from pipeline.errors import UsageError

LIBRARIES = ("pdfplumber", "pypdfium2", "spacy", "dateparser", "pydantic", "prefect")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `hint` is what to do where it is not `well`."""

    name: str
    well: bool
    told: str
    hint: str = ""


def findings() -> Iterator[Finding]:
    """Everything that is looked at, in order."""
    from pipeline.version import version

    yield Finding("vanort", True, f"{version()} on Python {platform.python_version()}")
    for name in LIBRARIES:
        try:
            yield Finding(name, True, installed(name))
        except PackageNotFoundError:
            yield Finding(name, False, "not installed", "pip install -c constraints.txt -e .")
    yield _tesseract()
    yield _places()
    yield _limits()


def _tesseract() -> Finding:
    from pipeline.read.ocr.program import INSTALL, program

    found = program()
    if found.missing:
        told = f"{found.missing}: scans and outlined letters end as issues"
        return Finding("Tesseract", False, told, INSTALL)
    return Finding("Tesseract", True, f"{found.version} with {', '.join(found.languages)}")


def _places() -> Finding:
    from pipeline.places.gazetteer import lookup

    well = bool(lookup("Zhuhai"))
    return Finding(
        "places", well, "found" if well else "the gazetteer is damaged", "" if well else "install vanort again"
    )


def _limits() -> Finding:
    from pipeline.limits import Limits

    try:
        return Finding("limits", True, str(Limits.from_environment()))
    except UsageError as error:
        return Finding("limits", False, str(error), "set or unset the variable")


def doctor() -> int:
    """Print the findings; 1 when something is missing."""
    from pipeline.cli.console import console

    screen, found = console(), list(findings())
    for finding in found:
        mark = ("ok", "green") if finding.well else ("missing", "bold red")
        screen.print(Text(f"{mark[0]:8}", style=mark[1]), Text(f"{finding.name:12}{finding.told}"), soft_wrap=True)
        if finding.hint:
            screen.print(Text(f"{'':21}-> {finding.hint}"), soft_wrap=True)
    return 0 if all(finding.well for finding in found) else 1
