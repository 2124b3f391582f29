"""How a table is laid out: which column is what, and the words of its cells. Data in TOML, never code.

[document]                       what the table is part of
title = "…"
kind = "rapport"
date = "2022"

[table]
form = "text"                    text (a table in running text), csv or xlsx
separator = "\\t"
sheet = "…"                      of a workbook; all sheets without it
neutralised = true               an apostrophe stands before what a spreadsheet would take for a formula

[columns]                        field = its header, or a list of those it may have; what is not named is not read
swedish_partner = "Svensk partner"
foreign_partner = "Kinesisk partner"
agreement_class = "Klassificering"
established = "Etableringsår"
status = "Aktivitetsgrad"

[fixed]                          what holds for every row
country = "CN"

[words.agreement_class]          the words of a column, each with its value
"Vänortssamarbete" = "twin"

[words.status]
"Avslutat" = "ended"

[cells]
unknown_date = ["oklart när"]    what is said for a date that nobody knows
unknown_country = ["okänt land"] the same for the country of a partner
designations = ["Samarbetsavtal"]   words of the class that are the relation's official name too
by = "av"                        the word before the side that ended or paused it
marks = "¹²³"                    footnote marks, which mean nothing in a cell
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Literal, get_args

from pydantic import Field, ValidationError, model_validator

from pipeline.errors import UsageError
from schemas.base import Model
from schemas.document import DocumentKind
from schemas.record import AgreementClass, By, Status

ColumnName = Literal[
    "swedish_partner", "foreign_partner", "local_units", "country", "province", "agreement_class", "designation",
    "established", "ended", "status", "by",
]  # fmt: skip
_NEEDED: tuple[ColumnName, ...] = ("swedish_partner", "foreign_partner")


class Source(Model):
    """The document that the table stands in."""

    title: str | None = None
    kind: DocumentKind = "rapport"
    date: str | None = None


class Layout(Model):
    """How the table stands in its file."""

    form: Literal["text", "csv", "xlsx"] = "csv"
    separator: str = ","
    sheet: str | None = None
    neutralised: bool = False


class Fixed(Model):
    """What holds for every row."""

    country: str | None = None
    agreement_class: AgreementClass | None = None
    status: Status | None = None


class Words(Model):
    """The words of cells, each with its value. A cell may also hold the value itself (`twin`, `ended`)."""

    agreement_class: dict[str, AgreementClass] = Field(default_factory=dict)
    status: dict[str, Status] = Field(default_factory=dict)
    by: dict[str, By] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _own(self) -> Words:
        """The vocabulary's own words mean themselves."""
        for name, words in (("agreement_class", AgreementClass), ("status", Status), ("by", By)):
            table = getattr(self, name)
            for word in get_args(words):
                table.setdefault(word, word)
        return self


class Cells(Model):
    """The small change of cells."""

    unknown_date: tuple[str, ...] = ()
    unknown_country: tuple[str, ...] = ()
    designations: tuple[str, ...] = ()
    by: str = "av"
    marks: str = ""


class Mapping(Model):
    """A whole mapping."""

    document: Source = Source()
    table: Layout = Layout()
    columns: dict[ColumnName, str | tuple[str, ...]]
    fixed: Fixed = Fixed()
    words: Words = Words()
    cells: Cells = Cells()

    @model_validator(mode="after")
    def _whole(self) -> Mapping:
        missing = [name for name in _NEEDED if name not in self.columns]
        if missing:
            raise ValueError(f"[columns] lacks {' and '.join(missing)}")
        return self

    def headers(self, name: ColumnName) -> tuple[str, ...]:
        """The headers that a field's column may have, the usual one first; none where it has no column."""
        found = self.columns.get(name, ())
        return (found,) if isinstance(found, str) else found


def read_mapping(data: bytes, name: str) -> Mapping:
    """A mapping from its TOML. Raises `UsageError` with the key that is wrong."""
    try:
        return Mapping.model_validate(tomllib.loads(data.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name} is no TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise UsageError(f"{name}: {where}: {first['msg']}") from None


def layouts() -> dict[str, bytes]:
    """The mappings that come with the program, by name."""
    folder = files("pipeline.imports").joinpath("layouts")
    found = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".toml")}
    return dict(sorted(found.items()))
