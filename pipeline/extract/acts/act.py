"""What an act is before it becomes a contract's one: the predicate's label, its stage, and the tokens that say it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.tokens import Token
from schemas.dates import Date
from schemas.record import ActName, By
from schemas.statement import Stage

LABELS: dict[str, ActName] = {
    "END": "end", "PARTLY_END": "partly_end", "PAUSE": "pause", "RESUME": "resume", "RENEW": "renew",
    "NOT_RENEW": "not_renew", "ESTABLISH": "establish", "INVESTIGATE": "investigate", "EVALUATE": "evaluate",
    "KEEP": "keep", "AMEND": "amend",
}  # fmt: skip


PREDICATES = frozenset(LABELS)


STATE_ACTS = frozenset({"end", "partly_end", "pause", "resume", "renew", "not_renew", "establish", "keep"})
STATE_LABELS = frozenset(label for label, act in LABELS.items() if act in STATE_ACTS)


TOLD_VERBS = ("past", "sup")


_ADVERBS = frozenset({"tillfälligt", "tills", "vidare", "delvis", "åter", "partiellt"})


def has_s(token: Token) -> bool:
    """Whether a predicate's verb is passive by its s: "sägs upp", "tillfälligt avbrytas", not "lägga på is"."""
    words = [word for word in token.text.lower().split() if word not in _ADVERBS]
    return bool(words) and words[0].endswith("s")


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act with its ink: `verb` and `object` are token indices; `date_at`, `effective_at`, `organ_at` too."""

    act: ActName
    stage: Stage
    by: By
    verb: int
    object: int
    rule: str
    organ: str | None = None
    organ_name: str | None = None
    paragraph: str | None = None
    date: Date | None = None
    date_at: int | None = None
    effective: Date | None = None
    effective_at: int | None = None
    organ_at: int | None = None
    pairs: tuple[int, ...] = field(default=())
    background: bool = False
    more: tuple[tuple[int, int], ...] = ()  # verb and object of further passages that say the same
