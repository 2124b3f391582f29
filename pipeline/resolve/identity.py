"""What an agreement goes by."""

from __future__ import annotations

from schemas.document import Body
from schemas.record import ForeignPartner

CODES = {"kommun": "kommun", "region": "region", "lansstyrelse": "lan"}


def agreement_id(body: Body, partner: ForeignPartner | None, agreement_class: str) -> str | None:
    """The agreement's id; None for scope records and where only a country is named."""
    if partner is None or partner.kind == "country":
        return None
    return f"{CODES[body.kind]}-{body.code}-{partner.place_key}-{agreement_class}"
