"""The words that say that an agreement is no more, without telling who ended it or when: a state and no act.

Vänortsavtalet med X är inte längre i kraft.        X är en tidigare vänort.        Avtalet gäller inte längre.
"""

from __future__ import annotations

import re

from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from pipeline.resolve.near import concerns

_TOWN = r"(?:vän|syster|partner|tvilling|fadder)(?:ort|kommun|stad|län|region)\b"
_FORMS = re.compile(
    r"(?i)\b(?:(?:är|anses|betraktas\s+som)\s+(?:\w+\s+){0,2}?(?:inte|ej|icke)\s+längre\s+(?:i\s+kraft|giltig\w*|gällande)"
    r"|(?:finns|är|fanns)\s+(?:\w+\s+){0,2}?(?:inte|ej|icke)\s+(?:längre\s+)?kvar\b"
    r"|(?:har|finns)\s+(?:\w+\s+){0,3}?(?:inte|ej|icke)\s+längre\s+(?:något|någon|ett|en)\s+(?:\w+\s+)?(?:\w*avtal|\w*överenskommelse|\w*förbindelse"
    rf"|{_TOWN})"
    r"|(?:föll|fallit)\s+(?:bort|samman|i\s+och\s+med)\b"
    r"|(?:gäller|består|föreligger|existerar)\s+(?:\w+\s+)?(?:inte|ej|icke)\s+längre"
    rf"|(?:är|var)\s+(?:numera\s+)?(?:en|vår|kommunens|stadens|regionens)\s+(?:tidigare|förutvarande|forna|före\s+detta|f\.\s?d\.)\s+{_TOWN})"
)


_FROZEN = re.compile(
    r"(?i)\b(?:(?:ligger|är|står|legat)\s+(?:\w+\s+){0,4}?(?:på\s+is|på\s+paus|i\s+paus)\b(?![^.;]*\b(?:bandy|ishall|hockey)\w*)"
    r"|(?:uppehåll|paus)\w*\s+i\s+(?:\w+\s+){1,4}?(?:råder|gäller|pågår|är\s+i\s+kraft|fortsätter|består)\b"
    r"|(?:råder|gäller|pågår)\s+(?:\w+\s+){0,2}?(?:ett\s+uppehåll|en\s+paus)\s+i\b"
    r"|(?:är|ligger)\s+(?:\w+\s+){0,2}?inställ[dt]a?\s+tills\s+vidare)"
)


def no_longer(reading: ItemReading, pair: Pair | None) -> tuple[int, int] | None:
    """The words (view offsets) that say so of a pair's agreement, None where none do."""
    return _said(reading, pair, _FORMS)


def on_ice(reading: ItemReading, pair: Pair | None) -> tuple[int, int] | None:
    """The words that say that it is paused, where none tells of the step: "samarbetet ligger på is tills vidare"."""
    return _said(reading, pair, _FROZEN)


def _of_another(reading: ItemReading, pair: Pair | None, at: range) -> bool:
    """Whether a sentence speaks of another body here than the pair's: "Y kommun har inte längre något avtal"."""
    a = reading.a
    codes = {a.tokens[i].data.body.code for i in at if a.tokens[i].label in ("BODY", "SWPLACE")}
    own = pair.body if pair is not None and pair.body is not None else a.head.body
    return bool(codes) and (own is None or own.code not in codes)


def _said(reading: ItemReading, pair: Pair | None, form: re.Pattern[str]) -> tuple[int, int] | None:
    a = reading.a
    for match in form.finditer(a.item.view.text) if pair is not None else ():
        unit = a.unit(a.token_at(match.start()))
        at = range(unit.first, unit.last)
        named = any(a.tokens[i].label in ("AGREEMENT", "RELATION") or i in pair.places for i in at if pair)
        if (
            named
            and not _of_another(reading, pair, at)
            and a.last_word(unit) != "?"
            and a.word(unit.first) != "om"
            and concerns(reading, pair, match.start())
        ):
            return match.span()
    return None
