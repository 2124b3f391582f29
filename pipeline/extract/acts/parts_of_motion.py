"""What a decision does with the part of a motion that it names: "bifalla motionen såvitt avser en utredning av …".

The noun or infinitive behind "såvitt avser", "i den del som gäller" has no verdict of its own: it fares as the part does.
"""

from __future__ import annotations

from typing import Literal

from pipeline.extract.annotate import Annotated, Unit
from schemas.statement import FORMAL_PARTS

Fate = Literal["granted", "rejected", "answered"]

_REACH = 10  # tokens between the word that opens the part, or its verdict, and what the part is on
_OPENS = frozenset({
    "delen", "delar", "delarna", "del", "såvitt", "vad", "gäller", "beträffande", "avseende", "gällande", "rörande",
    "angående", "yrkande", "yrkandet", "förslag", "förslaget", "kravet", "begäran", "fråga", "avser", "rör", "beträffar",
})  # fmt: skip
_FATES: tuple[tuple[str, Fate], ...] = (
    ("bif", "granted"), ("avsl", "rejected"), ("besvar", "answered"),
)  # fmt: skip
_BESIDE = 7  # tokens from the motion to the word that opens the part, its verdict between them
_MOTION = ("motion", "medborgarförslag")
_GROUNDS = frozenset({"hänvisning", "då", "eftersom", "med", "att", ".", ";"})


def fate_of_part(a: Annotated, unit: Unit, at: int) -> Fate | None:
    """The verdict on the part of a motion that a token names; None where no part is named in front of it."""
    if unit.part.kind not in FORMAL_PARTS:
        return None
    words = [t.text.lower() for t in a.tokens[unit.first : unit.last]]
    here = at - unit.first
    opens = next((i for i in range(here - 1, max(-1, here - _REACH), -1) if _is_open(words, i)), None)
    if opens is None or any(_fate(word) for word in words[opens:here]):
        return None
    first = max(-1, opens - _BESIDE)
    motion = next((i for i in range(opens, first, -1) if words[i].startswith(_MOTION)), None)
    if motion is None or _GROUNDS & set(words[motion:opens]):
        return None
    in_front = next((fate for i in range(opens, -1, -1) if (fate := _fate(words[i]))), None)
    return in_front or next((fate for word in words[here + 1 :] if (fate := _fate(word))), None)


def _is_open(words: list[str], at: int) -> bool:
    return bool(_OPENS & set(words[at].split())) and words[at + 1 : at + 2] != [","]


def _fate(word: str) -> Fate | None:
    return next((fate for stem, fate in _FATES if word.startswith(stem)), None)
