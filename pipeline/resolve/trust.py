"""How far a source is trusted about the state of an agreement: it breaks ties where the time of the acts does not.

    0  a decision in the deciding organ's minutes
    1  the same in an extract of them; the text of the agreement itself
    2  an utlåtande or tjänsteskrivelse, a summons; what minutes tell besides their own decisions
    3  the body's own page
    4  a research report; what another body tells
    5  press, a motion, any other paper
    6  a letter, e-mail or interview, entered by hand

The order is that of the sources of truth in the project's domain notes; agreements, summonses, motions and what other
bodies tell are not named there and stand where they can do least harm.
"""

from __future__ import annotations

from typing import Final

from schemas.agreement import Origin
from schemas.record import Act, AgreementRecord

IMPORTED: Final = "import/1"  # readers: how the records of tables and of manual statements are known
MANUAL: Final = "manual/1"
NAMES = (
    "the deciding organ's minutes", "an extract of the minutes", "an official's paper", "the body's own page",
    "a report", "press or another paper", "a statement entered by hand",
)  # fmt: skip
_OF_KIND = {
    "protokoll": 2, "protokollsutdrag": 2, "avtal": 1, "utlatande": 2, "tjansteskrivelse": 2, "kallelse": 2,
    "webbsida": 3, "rapport": 4, "motion": 5, "press": 5, "annat": 5,
}  # fmt: skip
_DECIDED = {"protokoll": 0, "protokollsutdrag": 1}


def trust_of(record: AgreementRecord, act: Act | None = None) -> int:
    """The rank of what a record says, 0 the most trusted; with `act`, of that act of it."""
    document = record.document
    if document.reader == MANUAL:
        return len(NAMES) - 1
    if act is not None and act.stage == "decided" and document.kind in _DECIDED:
        return _DECIDED[document.kind]
    rank = _OF_KIND[document.kind]
    told_by_another = document.body is not None and document.body != record.swedish_partner
    return max(rank, 4) if told_by_another else rank


def origin_of(record: AgreementRecord) -> Origin:
    """Where a record's values come from."""
    if record.document.reader == MANUAL:
        return "manual"
    return "imported" if record.document.reader == IMPORTED else "extracted"
