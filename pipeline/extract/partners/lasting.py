"""When a bare "samarbete med X" is a lasting bond: a word beside it says that it is formal, for a term, or stands since.

    Kommunen har sedan 1996 ett samarbete med X i Finland.      det kommunala samarbetet med X i Kenya
    ett treårigt samarbete med länet X om psykisk hälsa         att inrätta samarbete med X i Norge

Cooperation alone is what everybody has with everybody: it is none of these where an institution, a project or a
programme of the EU holds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.institutions import is_institution
from pipeline.extract.partners.owners import speaks_of_ours

_FORMAL = re.compile(
    r"(?:mellan)?kommunal(?:t|a)|formell(?:t|a)|ingång(?:na|et)|gällande|avtal(?:at|ade|sbundet|sbundna)"
)
_OF_YEARS = re.compile(r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|fler|mång|\d+)-?årig(?:t|a)")
_MADE = re.compile(r"(?:inrätta|ingå|etablera|upprätta|instifta)(?:r|s|t|de|des|ts)?|ingick|ingicks|ingåtts?")
_PAID = re.compile(r"\b(?:ICLD|Sida|SIDA|Svenska institutet)(?:s|:s)?\b")
_INVITED = re.compile(
    r"\b(?:inbjud(?:er|a|its|s)?|bjud(?:er|a|its|s) in|inviter\w+)\b[^.]* till (?:ett )?(?:\w+ )?samarbete\b"
)
_HOUSES = re.compile(r"(?:förvaltningen|enheten|kontoret|kliniken)$|räddningstjänst|polis|nätverk")
_HELP = re.compile(r"hjälp|insamling|gåv|katastrof|\bexport|handelsresa")
_NEAR, _FAR = 4, 10  # tokens in front of the noun, and behind it


def lasting_cooperation(a: Annotated, noun: int, places: Sequence[int]) -> bool:
    """Whether the words beside "samarbete" say of it that it lasts, with a unit at one of the places."""
    unit = a.unit(noun)
    if a.word(noun - 1) in ("till", "ett") and any(unit.first <= at < noun for at in places):
        invited = _INVITED.search(a.words(unit).lower()) is not None
        return invited and a.tokens[noun].form == "samarbete" and speaks_of_ours(a, unit.first, noun)
    at = next((at for at in places if noun < at < min(noun + _FAR, unit.last)), None)
    if a.tokens[noun].form != "samarbete" or at is None:
        return False
    if not any(a.word(i) in ("med", "mellan") for i in range(noun + 1, at)):
        return False  # past what it is on: "samarbete om avfall med staden X"
    words = [a.word(i) for i in range(unit.first, unit.last)]
    if any(is_institution(w) or _HOUSES.search(w) or _HELP.search(w) for w in words):
        return False
    before = words[max(0, noun - unit.first - _NEAR) : noun - unit.first]
    if any(_FORMAL.fullmatch(w) or _OF_YEARS.fullmatch(w) or _MADE.fullmatch(w) for w in before):
        return True
    return speaks_of_ours(a, unit.first, unit.last) and _PAID.search(a.item.view.text) is not None
