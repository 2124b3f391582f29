"""What a § tells as its motion's wish where no cue stands beside the verb: by a quotation, a label, a reference back.

    Yrkandet lyder: "Avtalet sägs upp."        Motionen väcktes 2019. Däri begärs att avtalet sägs upp.
    Motionär: Anna Ek (S)                      Frågan om en uppsägning har väckts genom en motion.
    Yrkande: att avtalet sägs upp              Avtalet bör sägas upp. Det skriver Anna Ek (S) i en motion.

The sentence with the wish, one it refers back to, or the one behind it speaks of the motion, and nobody else is its
subject: what an office or an organ holds of the motion is no wish of its mover.
"""

from __future__ import annotations

import re

from pipeline.extract.acts.asking import ASKING
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.tokens import QUOTES

_MOVER = (*ASKING, "förslagsställ", "initiativtag", "undertecknad", "motionera")
_MOTION = re.compile(rf"\b(?:{'|'.join(_MOVER)})", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:yrka|före?sl|hemst|begär|förslag|önsk|att-sats|lyd|löd|mynna|går ut|aktualis|fråga|rör|gäll|avse|ämne|motioner|krav|kräv|"
    r"uppman|innebör|innehåll|formuler|syft)|\b(?:vill|bör|borde|mogen|tid|tiden|dags|tar|tog)\b",
    re.IGNORECASE,
)
# What the item itself or an organ does with the motion: words behind it are its own or theirs.
_TREATS = ("avsl", "avsty", "avskr", "tillst", "bif", "besvar", "bordl", "återre", "anse", "föranl", "bedöm", "instäm")
_ACTIVE = (
    "föreslår", "föreslog", "föreslagit", "hemställer", "hemställt", "hemställde", "förordar", "förordat", "rekommenderar",
    "framhåller", "anför", "konstaterar", "finner", "skriver", "menar", "påpekar", "yttrar",
)  # fmt: skip
_GOVERNS = frozenset({"i", "till", "vid", "hos", "av", "från", "för", "med", "inför"})
_BACK = re.compile(
    r"\W*(?:där\b|däri\b|häri\b|vari\b|varvid\b|i (?:denna?|detta|att-satsen|yrkandet)\b|han\b|hon\b|de (?:yrk|före|vill|begär|hemst)|"
    r"motionär|motionen|yrkande|förslag|det (?:yrkande|förslag)|att-sats|vad föresl|vad yrkas|vad vill|ämne|jag\b|vi\b|undertecknad|att\b)",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(
    r"\W*(?:så|det|detta) (?:lyd|löd|skriv|skrev|föresl|yrka|vill|begär|hemst|anser|tycker|är (?:förslaget|yrkandet|vad|innebörden))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:motionär|motionsställ|förslagsställ|inlämna|inkom|väckt|motion)\w*(?: \w+)?:", re.IGNORECASE
)
_REACH = 6  # sentences of a quotation, lines of labels, questions with their answers


def of_motion(a: Annotated, unit: Unit, verb: int, *, noun: bool) -> bool:
    """Whether what a verb or noun names is what the item's motion wishes for."""
    if unit.part.kind in ("forslag", "yrkande"):
        return _labelled(a, unit)
    if _is_treated(a, unit, verb) or _by_another(a, unit):
        return False
    if _speaks_of_it(a, unit):
        return _names_wish(a, unit) or noun
    after = a.behind(unit)
    if after is not None and _SAID_BEHIND.match(a.words(after)) and _speaks_of_it(a, after):
        return True
    return _refers_back(a, unit) and (noun or _names_wish(a, unit) or _is_answer(a, unit))


def _speaks_of_it(a: Annotated, unit: Unit) -> bool:
    return _MOTION.search(a.words(unit)) is not None


def _names_wish(a: Annotated, unit: Unit) -> bool:
    return _WISH.search(a.words(unit)) is not None


def _is_treated(a: Annotated, unit: Unit, verb: int) -> bool:
    return any(a.word(i).startswith(_TREATS) for i in range(unit.first, verb))


def _by_another(a: Annotated, unit: Unit) -> bool:
    """Whether an organ or office is the subject of a verb of proposing or holding."""
    for at in range(unit.first, unit.last):
        if not a.word(at).startswith(_ACTIVE):
            continue
        for i in (*range(at - 1, unit.first - 1, -1), *range(at + 1, min(at + 3, unit.last))):
            token = a.tokens[i]
            if token.label in ("ORGAN", "OFFICE"):
                governed = i > unit.first and a.word(i - 1) in _GOVERNS
                relative = i + 2 < at and "som" in (a.word(i + 1), a.word(i + 2))
                if not governed or relative:
                    return True
            if token.label == "PERSON" or a.word(i).startswith(_MOVER):
                break
    return False


def _is_quoted(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence stands in quotation marks, or behind a line that ends with a colon."""
    before = a.before(unit)
    colon = before is not None and a.last_word(before) == ":"
    return colon or any(
        a.tokens[i].text in QUOTES for i in (unit.first, unit.last - 2, unit.last - 1) if i >= unit.first
    )


def _refers_back(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence goes on with what the one before, or the one before its quotation, says of the motion."""
    if not _BACK.match(a.words(unit)) and not _is_quoted(a, unit):
        return False
    before = a.before(unit)
    for _ in range(_REACH):
        if before is None or _by_another(a, before):
            return False
        if _speaks_of_it(a, before):
            return not _is_treated(a, before, before.last)
        if not (_BACK.match(a.words(before)) or _LABEL.match(a.words(before)) or _is_answer(a, before)):
            return False
        before = a.before(before)
    return False


def _is_answer(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence is quoted, a question, or the answer to one: "Vem väckte motionen? Det gjorde Anna Ek (S)."."""
    before = a.before(unit)
    asked = a.last_word(unit) == "?" or (before is not None and a.last_word(before) == "?")
    return asked or _is_quoted(a, unit)


def _labelled(a: Annotated, unit: Unit) -> bool:
    """Whether a wish under a label stands among the lines that tell who moved the motion, and when."""
    at = next((n for n, u in enumerate(a.units) if u.part is unit.part), 0)
    lines = [u for u in a.units[max(0, at - _REACH) : at] if u.part.kind not in ("rubrik", "beslut")]
    return bool(lines) and any(_LABEL.match(a.words(u)) for u in lines) and a.unit_index(unit.first) - at <= 1
