"""The words that show an agreement's state; above all that it stands: "gäller tills vidare", "är alltjämt i kraft".

These change no state: an agreement that the text takes as being there is active without them. They are what a reader
wants to see beside the state.
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import ALL
from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from pipeline.resolve.builder import Builder
from pipeline.resolve.near import concerns
from pipeline.resolve.status import DONE, EFFECT
from schemas.record import Act

_STILL = r"(?:alltjämt|fortfarande|ännu|fortsatt|än\s+i\s+dag|även\s+i\s+dag|i\s+dag|nu)"
_ALIVE = r"(?:i\s+(?:full\s+)?kraft|i\s+bruk|levande|livaktigt?|livligt?|giltigt?|gällande|aktivt?a?|orubbat?)"
_TOWNS = r"(?:vän|syster|partner|tvilling)(?:ort|kommun|stad|städer|län|region)(?:er|erna)?"
_STANDS = re.compile(
    rf"(?i)\b(?:{_STILL}\s+(?:gäller|består|{_ALIVE}|(?:vår\s+|våra\s+|kommunens\s+)?{_TOWNS})"
    rf"|(?:är|hålls|förblir)\s+(?:(?:i\s+högsta\s+grad|högst|mycket|fullt|{_STILL})\s+)?{_ALIVE}"
    rf"|(?:består|lever|gäller|löper|pågår)(?:\s+(?:det|den|avtalet))?(?:\s+(?:{_STILL}|än|vidare|tills\s+vidare|kvar))?(?!\s+av\b)"
    r"|i\s+kraft\s+är|står\s+(?:det\s+)?sig|ska(?:ll)?\s+bestå|kvarstår|fortgår|fortlöper|löpt\s+utan\s+avbrott|återstår"
    r"|fortsätter(?:\s+(?:det|den|avtalet))?\s+att\s+gälla|utbytet\s+livaktigt|för\s+närvarande\b[^.:]{0,40}\si\s+kraft"
    r"|(?:väck[ts]\w*|återupp\w+)\b[^.]{0,30}\btill\s+liv|återupplivats?)\b"
)
_CLEAR = re.compile(r"(?i)i\s+kraft|i\s+bruk|vidare|vän(?:ort|kommun|l)|alltjämt|fortfarande|ännu|sig|till\s+liv")
_STANDS_FOR = ALL | {"det", "den", "de", "denna", "detta", "dessa", "som"}
_CONDITION = frozenset({"om", "länge", "medan", "när", "tills", "huruvida", "ifall", "vare"})
_NEAR = 4  # tokens before and behind the words in which they can be denied


def show_status(b: Builder, acts: list[Act], status: str, shown: tuple[int, int] | None) -> None:
    """The words that say the state, `shown` (view offsets) where the text names it; else those of the act that made it."""
    if shown is not None:
        b.add("status", status, *shown, "status.told")
        return
    made = next((x for x in reversed(acts) if EFFECT.get(x.act) == status and x.stage in DONE), None)
    if status == "not_established":
        made = next((x for x in reversed(acts) if (x.act, x.stage) == ("establish", "rejected")), None)
    told = status != "active" or (made is not None and made.act in ("resume", "keep"))
    if made is not None and told and f"acts.{made.key}" in b.evidence:
        b.put("status", status, b.evidence[f"acts.{made.key}"])


def state_words(reading: ItemReading, pair: Pair | None, status: str) -> tuple[int, int] | None:
    """The words (view offsets) that name a state: those of the partner's row or note, else that an active one stands."""
    if pair is not None and pair.state is not None and pair.state[2] == status:
        start, end = pair.state[:2]
        newline = reading.a.item.view.text.find("\n", start, end)  # below it other cells stand between
        return start, end if newline < 0 else newline
    return standing(reading, pair) if status == "active" else None


def standing(reading: ItemReading, pair: Pair | None) -> tuple[int, int] | None:
    """The words (view offsets) that say of a pair's agreement that it stands; the clearest of them, None where none do."""
    a = reading.a
    told: list[tuple[int, int]] = []
    for match in _STANDS.finditer(a.item.view.text) if pair is not None else ():
        first, last = a.token_at(match.start()), a.token_at(match.end() - 1)
        unit = a.unit(first)
        if not _of_agreement(a, unit, first, last, pair) or not _is_told(a, unit, first, last):
            continue
        if _of_all(a, unit) or concerns(reading, pair, match.start()):
            told.append(match.span())
    return next((span for span in told if _CLEAR.search(a.item.view.text, *span)), told[0] if told else None)


def _of_agreement(a: Annotated, unit: Unit, first: int, last: int, pair: Pair | None) -> bool:
    """Whether the sentence speaks of the agreement there: its noun, a word that stands for it, or the partner itself."""
    beside = range(max(unit.first, first - 12), min(last + 3, unit.last))
    return any(
        a.tokens[i].label in ("AGREEMENT", "RELATION")
        or (i <= last and a.tokens[i].text.lower() in _STANDS_FOR)
        or (pair is not None and i in pair.places)
        for i in beside
    )


def _is_told(a: Annotated, unit: Unit, first: int, last: int) -> bool:
    """Whether it is plainly told: not denied, asked or made a condition ("så länge avtalet gäller")."""
    around = a.tokens[max(unit.first, first - _NEAR) : min(last + _NEAR, unit.last)]
    before = {t.text.lower() for t in a.tokens[max(unit.first, first - _NEAR) : first]}
    return a.last_word(unit) != "?" and not any(t.label == "NEG" for t in around) and not before & _CONDITION


def _of_all(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence says it of all that were named before: "Alla tre är i kraft"."""
    return a.tokens[unit.first].text.lower() in ALL
