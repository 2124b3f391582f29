"""What came to nothing by itself: an exchange that faded out is a state of the agreement, and nobody's step.

På senare år har utbytet helt upphört.        Kontakten har brutits av sig själv.
Samarbetet är nedlagt i praktiken, men avtalet består.
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from schemas.statement import FORMAL_PARTS

_BY_ITSELF = re.compile(
    r"(?i)\b(?:i\s+praktiken|i\s+realiteten|i\s+verkligheten|i\s+allt\s+väsentligt|av\s+sig\s+(?:själv\w?|självt)|så\s+småningom"
    r"|efter\s?hand|med\s+tiden|med\s+åren|gradvis|sakta|långsamt|på\s+senare\s+(?:år|tid)|de\s+senaste\s+åren|mer\s+eller\s+mindre"
    r"|nästan\s+helt|så\s+gott\s+som)\b"
)
_STANDS = re.compile(
    r"(?i)\b(?:men|även\s+om|fastän|trots\s+att|utan\s+att)\b[^.;]{0,30}\b(?:avtalet|förbindelsen|vänskapen|överenskommelsen|vänortsavtalet)\b[^.;]{0,40}?"
    r"\b(?:inte|aldrig|ej|består|gäller|finns|kvarstår|lever|sagts\s+upp|sägs\s+upp|upphävts)\b"
)


def faded(a: Annotated, verb: int, target: int) -> bool:
    """Whether a told end is said of contacts that ceased, or of an exchange that ceased without anyone's doing."""
    token = a.tokens[verb]
    if token.form in ("inf", "noun") or a.kind(verb) in FORMAL_PARTS:
        return False
    noun = a.word(target)
    if not noun.startswith(
        ("utbyt", "samarbet", "samverk", "kontakt", "vänortsutbyt", "vänortssamarbet", "vänortskontakt")
    ):
        return False
    unit = a.unit(verb)
    start, end = a.tokens[unit.first].start, a.tokens[unit.last - 1].end
    text = a.item.view.text[start:end]
    return _BY_ITSELF.search(text) is not None or _STANDS.search(text) is not None
