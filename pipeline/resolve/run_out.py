"""The words that tell that an agreement has run out: by a verb, by its period, by a term that lies in the past.

Avtalet löpte ut 2012.        Avtalstiden är till ända.        Avtalet gällde 2009–2012.        Det löpte till och med 2011.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.acts.act import TOLD_VERBS
from pipeline.extract.acts.pronouns import spoken_of
from pipeline.extract.acts.unreal import ran_out
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from pipeline.resolve.near import concerns, near


def run_out(reading: ItemReading, pair: Pair | None) -> tuple[int, int] | None:
    """The words (view offsets) that tell that the agreement has run out, None where none do."""
    for start, end in _said(reading.a):
        if pair is None or pair in near(reading, start):
            return start, end
    for start, end in _term_over(reading.a) if pair is not None else ():
        if concerns(reading, pair, start):
            return start, end
    return None


def _said(a: Annotated) -> Iterator[tuple[int, int]]:
    """Where it is said in so many words: a verb of running out, a period that is over, an end as time or money did."""
    for i in a.labelled("EXPIRE"):
        unit = a.unit(i)
        before = range(unit.first, i)
        if a.tokens[i].form == "pres" or _lies_ahead(a, unit.first, i):
            continue
        if any(a.tokens[j].label in ("AGREEMENT", "RELATION") for j in before) or (
            any(_stands_for_it(a, j) for j in before) and spoken_of(a, i)
        ):
            yield a.tokens[i].start, a.tokens[i].end
    for match in _PERIOD_OVER.finditer(a.item.view.text):
        yield match.span()
    for i in a.labelled("END"):
        if a.tokens[i].form in TOLD_VERBS and ran_out(a, a.unit(i)) and _of_agreement(a, i):
            yield a.tokens[i].start, a.tokens[i].end


def _term_over(a: Annotated) -> Iterator[tuple[int, int]]:
    """Where a term is told in the past tense that was over before the document's year, and nothing of a prolongation."""
    now = a.head.meeting_date or a.head.date
    text = a.item.view.text
    for match in _TERM_TOLD.finditer(text):
        unit = a.unit(a.token_at(match.start()))
        end = a.tokens[unit.last - 1].end
        last = int(match["year"])
        if now is not None and last < int(now.last()[:4]) and _WENT_ON.search(text, match.end(), end) is None:
            yield match.span()
    for match in _NEVER_AGAIN.finditer(text):
        yield match.span()


_YEAR = r"(?:19|20)\d\d"
_NOUN = r"(?:\w*avtalet|\w*överenskommelsen|\w*partnerskapet|\w*förbindelsen|\w*samarbetet|det|den|detta|som)"
_VALID = (
    r"(?:gällde|löpte|var\s+(?:\w+\s+)?(?:tidsbegränsat|tidsbegränsad|giltigt|giltig)|sträckte\s+sig|avsåg|omfattade)"
)
_TERM_TOLD = re.compile(
    rf"(?i)\b{_NOUN}\b(?:\s+\w+){{0,2}}?\s+{_VALID}\s+(?:(?:från|tiden|åren|perioden|mellan)\s+)*"
    rf"(?:(?:den\s+)?(?:\d{{1,2}}\s+\w+\s+)?{_YEAR}\s*(?:[-–]|till|och|t\.\s?o\.\s?m\.)[\w\s.]{{0,24}}?|(?:fram\s+)?(?:till|t\.\s?o\.\s?m\.|tom)\b[^.,;:]{{0,30}}?)"
    rf"(?P<year>{_YEAR})\b"
)
_WENT_ON = re.compile(
    r"(?i)\b(?<!inte )(?<!aldrig )(?<!inte har )(?:förläng|förny|prolonger|ersatt|nytt|därefter|men\b|sedan\s+tills)"
)
_NOT = r"(?:inte|aldrig|ej|icke)"
_AGAIN = r"(?:förlängts|förnyats|förlängdes|förnyades|prolongerats|prolongerades)"
_NEVER_AGAIN = re.compile(
    rf"(?i)\b(?:gällde|var\s+tidsbegränsa[td]|slöts|tecknades|ingicks)\b[^.;]{{0,30}}?\b(?:(?:i|på|för)\s+(?:\w+|\d+)\s+år|till\s+(?:och\s+med\s+)?{_YEAR})\b[^.;]{{0,20}}?(?:[.;]\s+\w+\s+)?"
    rf"(?:[^.;]{{0,20}}?\b{_NOT}\s+(?:\w+\s+)?{_AGAIN}|[^.;]{{0,20}}?\b{_AGAIN}\s+{_NOT})\b"
)
_PERIOD_OVER = re.compile(
    r"(?i)\b(?:avtalstiden|avtalsperioden|partnerskapsperioden|giltighetstid(?:en)?|löptid(?:en)?|avtal(?:et)?|vänortsavtalet|samarbetsavtalet"
    r"|överenskommelsen|samarbetet|partnerskapet|det|den)\s+(?:är|har(?:\s+\w+){0,2}?|gick|nådde|hade)\s+(?:sedan\s+(?:år\s+)?\d{4}\s+|(?:\w+\s+){0,2}?)"
    r"(?:(?:över|slut)(?=\s*[.,;)]|\s+sedan)|till\s+ända|passerad|förbi|utgång(?:en|et)|nått\s+(?:\w+\s+)?slut(?:punkt|et)?"
    r"|(?:sin|sitt)\s+slut(?:punkt)?|gått\s+till\s+ända)\b"
)


def _lies_ahead(a: Annotated, first: int, at: int) -> bool:
    """Whether a running out is only the time at which something will happen: "upphör när tiden gått ut"."""
    before = [a.word(i) for i in range(first, at)]
    when = next((n for n in range(len(before) - 1, max(-1, len(before) - 5), -1) if before[n] in _WHEN), None)
    return when is not None and not _COMING.isdisjoint(before[:when])


_WHEN = frozenset({"när", "innan", "sedan", "tills"})
_COMING = frozenset({"upphör", "förlängs", "förnyas", "ska", "skall", "kan", "måste", "gäller"})
_PERIODS = ("perioden", "avtalstid", "avtalsperiod", "giltighetstid", "partnerskapsperiod", "löptid")
_AUXILIARIES = frozenset({"har", "hade", "därefter", "sedan", "därmed", "dock", "nu", "som", "redan", "dessutom", ","})


def _stands_for_it(a: Annotated, at: int) -> bool:
    """Whether a word stands for the agreement: its period, or a pronoun that is no article ("det gemensamma projektet")."""
    word, behind = a.tokens[at].text.lower(), a.tokens[at + 1]
    return word.startswith(_PERIODS) or (
        word in ("det", "den") and (behind.label not in ("", "NATION") or behind.text.lower() in _AUXILIARIES)
    )


def _of_agreement(a: Annotated, verb: int) -> bool:
    """Whether the subject of a verb is the agreement, by its noun or a word for it."""
    before = range(a.unit(verb).first, verb)
    if any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in before):
        return True
    return any(_stands_for_it(a, i) for i in before) and spoken_of(a, verb)
