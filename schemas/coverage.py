"""What has been looked through: per body and year, so that no absence of evidence passes for an absence of agreements."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model
from schemas.document import Body

CoverageState = Literal["searched", "partly", "not_reachable", "nothing_published"]


class Coverage(Model):
    """How far the papers of a body of one year were searched.

    `documents` counts those that were read, `unreadable` those that could not be. `origin` tells whether the line is
    counted from the documents at hand or was declared by a person; only a person can say that a year is `searched`.
    `country_group` is set where only agreements with these partners were looked for, as in a survey of one country.
    """

    body: Body
    year: int
    state: CoverageState
    documents: int = 0
    unreadable: int = 0
    origin: Literal["documents", "declared"] = "documents"
    note: str | None = None
    country_group: str | None = None
