"""The state that the line of a list gives beside its partner: "Dobele, Lettland (1993, vilande)", "Tukums – uppsagt 2015"."""

from __future__ import annotations

from pipeline.extract.annotate import Annotated
from schemas.record import Status

_LONGEST = 16  # tokens of a line that only lists
_WORDS: dict[str, Status] = {
    "vilande": "dormant", "inaktiv": "dormant", "inaktivt": "dormant", "vilar": "dormant",
    "pausad": "paused", "pausat": "paused", "pausas": "paused", "fryst": "paused",
    "avslutad": "ended", "avslutat": "ended", "avslutades": "ended", "uppsagd": "ended", "uppsagt": "ended",
    "upphörd": "ended", "upphört": "ended", "avvecklad": "ended", "avvecklat": "ended",
}  # fmt: skip
_BETWEEN = frozenset({"sedan", "år", "den", "per", "i", "från", "numera", ","})


def listed_state(a: Annotated, place: int) -> tuple[int, int, Status] | None:
    """View offsets of the words that name the state, with the day they give, and the state."""
    unit = a.unit(place)
    if unit.last - unit.first > _LONGEST:
        return None
    for i in range(place + 1, unit.last):
        status = _WORDS.get(a.tokens[i].text.lower())
        before = a.tokens[i - 1]
        if status is None or not (
            before.text in "(,–—-:;" or before.label in ("DATE", "COUNTRY") or before.text in _BETWEEN
        ):
            continue
        end = i
        for j in range(i + 1, min(i + 4, unit.last)):
            if a.tokens[j].label == "DATE":
                end = j
                break
            if a.tokens[j].text.lower() not in _BETWEEN:
                break
        return a.tokens[i].start, a.tokens[end].end, status
    return None
