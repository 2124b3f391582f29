"""What people learned by asking and enter by hand: a letter, an e-mail, an interview."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model
from schemas.dates import Date
from schemas.document import Body
from schemas.record import ActName, AgreementClass, By, Status

ManualKind = Literal["letter", "email", "interview"]


class ManualStatement(Model):
    """One line of `manual.jsonl`: what an `office` said on a day about one agreement. The least trusted source.

    `office` is the office that was asked, never a person; no address, number or name of anybody stands in a line.
    `act` with `act_date` tells a step (the end, the pause), `status` only how it stands.
    """

    manual_id: str
    kind: ManualKind
    date: Date
    office: str
    swedish_partner: Body
    foreign_partner: str
    country: str
    agreement_class: AgreementClass
    designation: str | None = None
    established: Date | None = None
    status: Status | None = None
    act: ActName | None = None
    act_date: Date | None = None
    by: By = "unknown"
    note: str | None = None
