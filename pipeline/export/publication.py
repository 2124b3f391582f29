"""Who publishes a dataset, under what name and licence, and where its sources stand: `publication.toml` beside it.

    title = { sv = "Svenska kommuners avtal", en = "Agreements of Swedish municipalities" }
    description = { sv = "…", en = "…" }
    landing_page = "https://example.org/vanort"
    sources = "https://example.org/handlingar/"      where the documents stand, by their ids; may be a folder, "../minutes/"
    version = "3"
    issued = "2026-11-21"

    [publisher]
    name = "Ekby universitet"
    uri = "https://example.org/"

    [contact]
    name = "Vänortsredaktionen"
    email = "data@example.org"

    [licence]
    name = "CC BY 4.0"
    uri = "https://creativecommons.org/licenses/by/4.0/"
    spdx = "CC-BY-4.0"

    [addresses]                                      of single documents that stand elsewhere
    "imports/table.txt" = "https://example.org/report.pdf"

Nothing in it has to be there. What is not stated is said to be not stated, never made up.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field, ValidationError

from pipeline.errors import UsageError
from schemas.base import Model

FILE: Final = "publication.toml"


def _web(address: str) -> str:
    """An address on the web that RDF and spreadsheets take as it is."""
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", address):
        raise ValueError("give an address that begins with https:// (or http://)")
    return address


def _folder(address: str) -> str:
    """The address of a folder: on the web, or relative to the export; it ends in a slash."""
    if re.search(r"[\s<>\"{}|\\^`]", address) or re.match(r"(?!https?://)[a-zA-Z][a-zA-Z0-9+.-]*:", address):
        raise ValueError("give an address on the web, or a folder relative to the export such as ../minutes/")
    return address if not address or address.endswith("/") else f"{address}/"


def _day(day: str) -> str:
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", day):
        raise ValueError("give a day as YYYY-MM-DD")
    return day


def _email(address: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+", address):
        raise ValueError("give an e-mail address")
    return address


Web = Annotated[str, AfterValidator(_web)]
Folder = Annotated[str, AfterValidator(_folder)]
Day = Annotated[str, AfterValidator(_day)]
Email = Annotated[str, AfterValidator(_email)]
Line = Annotated[str, Field(min_length=1, pattern=r"^[^\r\n]+$")]


class Words(Model):
    """One text in both languages."""

    sv: Line
    en: Line


class Publisher(Model):
    """Who publishes; `uri` is who that is on the web."""

    name: Line
    uri: Web | None = None


class Contact(Model):
    """Where to ask: an office, not a person."""

    name: Line
    email: Email


class Licence(Model):
    """The licence of the dataset itself, not of the documents that it quotes. `spdx` is its SPDX id."""

    name: Line
    uri: Web
    spdx: Line | None = None


class Publication(Model):
    """What a publisher says about a dataset. `version` and `issued` are a release's own."""

    title: Words = Words(
        sv="Svenska kommuners, regioners och länsstyrelsers avtal med utländska parter",
        en="Agreements of Swedish municipalities, regions and county boards with foreign partners",
    )
    description: Words = Words(
        sv="Avtal om vänorter och partnerskap, lästa ur handlingar: varje uppgift med stället som säger den. "
        "Att ett avtal inte finns här betyder inte att det inte finns.",
        en="Twin towns and partnerships as read from documents: each value with the passage that says it. "
        "That an agreement is missing here does not mean that there is none.",
    )
    publisher: Publisher | None = None
    contact: Contact | None = None
    landing_page: Web | None = None
    licence: Licence | None = None
    sources: Folder = ""
    addresses: dict[str, Web] = Field(default_factory=dict)
    version: Line | None = None
    issued: Day | None = None


DEFAULT: Final = Publication()


def read_publication(folder: Path) -> Publication:
    """What `publication.toml` in a dataset's folder says; the defaults where there is none.

    Raises `UsageError` with the key that is wrong.
    """
    path = folder / FILE
    if not path.is_file():
        return DEFAULT
    try:
        return Publication.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): mend it or take it away") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} is no TOML ({error}): mend it, or take it away to publish with the defaults"
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        told = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            told = f"there is no such key; known are {', '.join(Publication.model_fields)}"
        raise UsageError(f"{path}: {where}: {told}") from None
