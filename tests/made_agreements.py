"""Agreements made by hand, for what counts and draws them."""

from __future__ import annotations

import itertools
from typing import Any

from pipeline.places.countries import country_group
from pipeline.store import Dataset
from schemas.agreement import Agreement, State
from schemas.dates import Date
from schemas.document import Body
from schemas.record import AgreementRecord, ForeignPartner
from tests.made import made_document, made_record

TOLD = "2022"
FORMS = {4: "year", 7: "month", 10: "day"}


def date(value: str | None) -> Date | None:
    """`2010`, `2010-05`, `2010-05-01`, `197X`, `2019/2020`; `?` for a date that the source calls unknown."""
    if value is None:
        return None
    if value == "?":
        return Date(value=None, precision="unknown")
    kind = "decade" if value.endswith("X") else "range" if "/" in value else FORMS[len(value)]
    return Date(value=value, precision=kind)


def state(status: str, since: str | None, act: str | None = None, known: str | None = TOLD) -> State:
    values: dict[str, Any] = {"status": status, "since": date(since), "known": date(known), "act": act}
    return State(**values, record_id="a.txt#p1/1")


def agreement(
    *states: State, code: str = "2180", key: str = "gn1", country: str | None = "CN", kind: str = "twin",
    **values: Any,
) -> Agreement:  # fmt: skip
    partner = ForeignPartner(
        name=values.pop("partner", "Ort"), kind="city", country=country,
        country_group=country_group(country) if country else None, admin1=None, place_key=key, linked=True,
    )  # fmt: skip
    rest: dict[str, Any] = {"record_ids": (), "value_origin": {}, "review": {}, "agreement_class": kind}
    rest["status"] = states[-1].status if states else "proposed"
    return Agreement(
        agreement_id=f"kommun-{code}-{key}-{kind}", swedish_partner=Body(name="Ekby kommun", kind="kommun", code=code),
        foreign_partner=partner, states=states, **(rest | values),
    )  # fmt: skip


def record(day: str = TOLD) -> AgreementRecord:
    """A record of a document of a day."""
    body = Body(name="Ekby kommun", kind="kommun", code="2180")
    text = "Ekby kommun | 2180 | Ort | 2010 | beslut | end | reported\n"
    swedish, code, foreign, year, part, act, stage = (cell.strip() for cell in text.split("|"))
    made = made_record("a.txt", "0" * 64, text, 0, 1, swedish, code, foreign, year, part, act, stage, body)
    document = made_document("a.txt", "0" * 64, body).model_copy(update={"meeting_date": date(day)})
    return made.model_copy(update={"document": document})


def dataset(*agreements: Agreement, day: str = TOLD, records: tuple[AgreementRecord, ...] | None = None) -> Dataset:
    rows = tuple(sorted(agreements, key=lambda row: row.agreement_id))
    return Dataset(records=records if records is not None else (record(day),), agreements=rows)


def many(count: int, countries: tuple[str, ...]) -> Dataset:
    """Agreements of every kind and state, in turn."""
    kinds = itertools.cycle(("twin", "twin", "twin", "partnership", "unspecified"))
    made = []
    for n in range(count):
        begun = 1950 + n * 7 % 70
        states = [state("active", str(begun))]
        if n % 3 == 0:
            states.append(state("ended", str(begun + 1 + n % (2021 - begun)), "end-reported"))
        elif n % 11 == 0:
            states.append(state("ended", None, "end-reported"))
        elif n % 5 == 0:
            states.append(state("paused", "2020-03", "pause-decided"))
        made.append(
            agreement(
                *states, code=f"{n % 290:04}", key=f"gn{n}", country=countries[n * n % len(countries)], kind=next(kinds)
            )
        )
    return dataset(*made)
