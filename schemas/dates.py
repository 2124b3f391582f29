"""Partial dates: what the source gives, never more.

`value` is ISO 8601 / EDTF level 1: `2010`, `2020-11`, `2020-11-23`, seasons `2020-21` (spring) to `2020-24` (winter),
decades `197X`, ranges `2019/2020`, and `None` for a date that the source calls unknown.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Literal

from pydantic import model_validator

from schemas.base import Model

Precision = Literal["day", "month", "season", "year", "decade", "range", "unknown"]
Qualifier = Literal["approximate", "before", "after"]
DatePart = Literal["year", "month", "day"]

FORMS: dict[str, str] = {
    "day": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "month": r"\d{4}-(0[1-9]|1[0-2])",
    "season": r"\d{4}-2[1-4]",
    "year": r"\d{4}",
    "decade": r"\d{3}X",
    "range": r"[\dX-]+/[\dX-]+",
}


class Date(Model):
    """A date as precise as its source. `inferred` names the parts that were taken from context."""

    value: str | None
    precision: Precision
    qualifier: Qualifier | None = None
    inferred: tuple[DatePart, ...] = ()

    @model_validator(mode="after")
    def _form(self) -> Date:
        if (self.value is None) != (self.precision == "unknown"):
            raise ValueError("a date has a value, or the precision 'unknown'")
        if self.value is not None and not re.fullmatch(FORMS[self.precision], self.value):
            raise ValueError(f"{self.value!r} is no date of precision {self.precision}")
        return self

    def first(self) -> str:
        """The earliest day the date can mean, for ordering (`YYYY-MM-DD`; '' when unknown)."""
        return _bound(self.value, self.precision, 0)

    def last(self) -> str:
        """The latest day the date can mean, for ordering (`9999-12-31` when unknown)."""
        return _bound(self.value, self.precision, 1)


_SEASONS = {"21": ("03-01", "05-31"), "22": ("06-01", "08-31"), "23": ("09-01", "11-30"), "24": ("12-01", "12-31")}


def _bound(value: str | None, precision: str, side: int) -> str:
    """One end of the interval that a date covers."""
    if value is None:
        return ("", "9999-12-31")[side]
    if precision == "range":
        end = value.split("/")[side]
        for guess in ("day", "month", "season", "year", "decade"):
            if re.fullmatch(FORMS[guess], end):
                return _bound(end, guess, side)
        return ("", "9999-12-31")[side]
    if precision == "day":
        return value
    if precision == "month":
        return f"{value}-01" if side == 0 else f"{value}-{monthrange(int(value[:4]), int(value[5:7]))[1]}"
    if precision == "season":
        return f"{value[:4]}-{_SEASONS[value[5:]][side]}"
    if precision == "decade":
        return value[:3] + ("0-01-01", "9-12-31")[side]
    return value + ("-01-01", "-12-31")[side]
