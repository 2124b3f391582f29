"""Whether an end is one of a part only, or for a time only: "avslutas i de delar som rör skola", "upphör tillfälligt"."""

from __future__ import annotations

import re

from pipeline.extract.acts.parts_of_motion import fate_of_part
from pipeline.extract.annotate import Annotated, Unit

_PARTS_OF_IT = re.compile(r"\b(?:i|till|för|såvitt avser|vad avser) (?:de|den|vissa) del(?:ar|arna|en|)\b")


def for_a_time(a: Annotated, verb: int) -> bool:
    """Whether an end is one for a time only: "upphör tillfälligt", "ska tillfälligt avslutas"."""
    beside = (a.tokens[verb - 1], a.tokens[min(verb + 1, len(a.tokens) - 1)])
    return any(t.text.lower() in ("tillfälligt", "temporärt") for t in beside)


def in_part(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether only a part is ended: "avslutas i de delar som rör skola", "den del som rör näringsliv sägs upp"."""
    if fate_of_part(a, unit, verb):
        return False  # "motionen bifalls i den del som avser uppsägning" parts the motion
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    at = verb - unit.first
    if _PARTS_OF_IT.search(" ".join(words[at + 1 :])):
        return True
    behind = words[at + 1 : at + 5]
    parts = ("del", "delar", "delen", "delarna")
    if any(w in parts for w in behind) and any(w in ("i", "till", "för", "vad") for w in behind):
        return True
    if re.search(r"\bde(?:n|) del(?:en|ar|arna|)\b", " ".join(words[:at])) and "alla" not in words[:at]:
        return True
    near = words[max(0, at - 12) : at]
    if any(w.endswith(("delen", "delarna")) and near[n + 1 : n + 2] in (["i"], ["av"]) for n, w in enumerate(near)):
        return True  # "skoldelen i avtalet sägs upp"
    a_part = any(
        near[n : n + 2] in (["del", "av"], ["delen", "av"])
        and near[n - 1 : n] not in (["tar"], ["ta"], ["tagit"], ["tog"])
        for n in range(len(near))
    )
    return a_part or (any(w in ("delar", "delarna") for w in words[max(0, at - 9) : at]) and "alla" not in words[:at])
