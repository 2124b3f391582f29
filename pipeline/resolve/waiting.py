"""Whether an agreement is decided on and not signed: then it is `proposed`, and not `active`.

"Fullmäktige sa ja i går. Avtalet undertecknas i september." Acts tell it, or the text beside them, or the paper that is
a draft. What a reviewer corrects has no text: there the machine's record tells what its text had said.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.acts.unsigned import is_draft, not_yet_signed, unsigned
from pipeline.extract.annotate import Annotated
from pipeline.resolve.status import DONE, last_done, status_of
from schemas.record import Act, AgreementRecord


def waits(a: Annotated, acts: Sequence[Act], *, exists: bool, told: bool) -> bool:
    """Whether the agreement of `acts` waits for its signatures; `told`: the text gives its beginning or its end."""
    if _planned(acts, exists=exists):
        return True
    if told:
        return False
    if _only_decided_on(acts):
        return unsigned(a) or is_draft(a)
    return (not_yet_signed(a) and _steps_done(acts) <= {("establish", "decided")}) or is_draft(a)


def still_waits(record: AgreementRecord, acts: Sequence[Act], *, exists: bool) -> bool:
    """Whether the agreement of a record waits behind corrections that leave it `acts`.

    A record that its own acts would show as active, and that stands as proposed, waits by its text. It goes on to wait
    until a person adds a step that was done.
    """
    by_text = record.status == "proposed" and status_of(record.acts, exists=False) == "active"
    return _planned(acts, exists=exists) or (by_text and _steps_done(acts) <= _steps_done(record.acts))


def _planned(acts: Sequence[Act], *, exists: bool) -> bool:
    """Whether the making of an agreement is told and still to come: it is decided on, and to be signed."""
    last = last_done(acts)
    if exists or last is None or (last.act, last.stage) != ("establish", "reported"):
        return False
    return any((act.act, act.stage) == ("establish", "planned") for act in acts)


def _only_decided_on(acts: Sequence[Act]) -> bool:
    """Whether all that was done is told decisions to make an agreement."""
    return _steps_done(acts) == {("establish", "reported")}


def _steps_done(acts: Sequence[Act]) -> set[tuple[str, str]]:
    return {(act.act, act.stage) for act in acts if act.stage in DONE}
