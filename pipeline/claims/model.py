"""A claims file: what a publication counts, and the rules of counting that its text leaves open. Data in TOML.

title = "…"
as_of = "2021-12-31"                     the day the publication speaks of
base = ["a", "b"]                        rules that its own coding allows; all others depart from it

[rules.a]
says = "what the rule does, in words"
undated_end = "in_force"                 an agreement of which only the end's day is unknown: in_force or left_out
partly_ended = "in_force"                in_force, or counted as ended
initiator = "told"                       told, or unsaid_is_swedish
growth = "gross"                         gross (all begun) or net (begun less ended)

[[claims]]
id = "twins-2016"
says = "twin towns in force in 2016"
source = "text"                          where in the publication: its text, its appendix, a diagram
value = 41
count = "in_force"                       see `count`
as_of = "2016"
where = { country_group = ["CN"], agreement_class = ["twin"] }
rules = ["a", "b"]                       rules tried; all of them where not given
"""

from __future__ import annotations

import tomllib
from typing import Literal

from pydantic import ValidationError, model_validator

from pipeline.errors import UsageError
from pipeline.resolve.asof import last_day
from schemas.base import Model

Count = Literal["relations", "in_force", "state", "turned", "growth", "first"]
ROUND = 1  # decimals that publications give for rates


class Rule(Model):
    """A rule of counting."""

    says: str
    undated_end: Literal["in_force", "left_out"] = "in_force"
    partly_ended: Literal["in_force", "ended"] = "in_force"
    initiator: Literal["told", "unsaid_is_swedish"] = "told"
    growth: Literal["gross", "net"] = "gross"


class Where(Model):
    """Which agreements are counted: each list names the values that do; an empty one lets all pass."""

    country_group: tuple[str, ...] = ()
    agreement_class: tuple[str, ...] = ()
    swedish_code: tuple[str, ...] = ()
    swedish_kind: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    initiator: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


class Claim(Model):
    """One figure.

    `count`: `relations`, all there ever were; `in_force` on `as_of`; `state`, those with one of the statuses of `where`
    on `as_of`; `turned`, those of them that came to it from `since` on; `growth` a year from `since` to `as_of`, both
    years counted; `first`, the year the first began.
    """

    id: str
    says: str
    source: str
    value: float
    count: Count
    as_of: str | None = None
    since: str | None = None
    where: Where = Where()
    rules: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _dates(self) -> Claim:
        for date in (self.as_of, self.since):
            if date:
                last_day(date)
        if self.count in ("turned", "growth") and not self.since:
            raise ValueError(f"{self.id}: {self.count} needs since")
        if self.count in ("state", "turned") and not self.where.status:
            raise ValueError(f"{self.id}: {self.count} needs where.status")
        return self


class Claims(Model):
    """A whole file."""

    title: str
    as_of: str
    base: tuple[str, ...]
    rules: dict[str, Rule]
    claims: tuple[Claim, ...]

    @model_validator(mode="after")
    def _known(self) -> Claims:
        named = {*self.base, *(name for claim in self.claims for name in claim.rules)}
        if unknown := sorted(named - self.rules.keys()):
            raise ValueError(f"no rule {unknown[0]} in [rules]")
        if len({claim.id for claim in self.claims}) != len(self.claims):
            raise ValueError("two claims have one id")
        return self


_WRITE = {
    "title": 'title = "…", what the figures are of',
    "as_of": 'as_of = "2021-12-31", the day that claims are counted for unless they say another',
    "base": 'base = ["…"], the rules of [rules] that every claim is counted under, each by itself',
    "rules": "[rules.…] for each counting rule; those of the NKK report stand in pipeline/claims/published",
    "claims": "[[claims]] for each figure",
}


def read_claims(data: bytes, name: str) -> Claims:
    """The claims of a file. Raises `UsageError` with what is wrong."""
    try:
        return Claims.model_validate(tomllib.loads(data.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name} is no TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "missing" and len(first["loc"]) == 1:
            raise UsageError(f"{name} lacks {first['loc'][0]}: write {_WRITE[str(first['loc'][0])]}") from None
        raise UsageError(f"{name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
