"""When an agreement began, where the date belongs to its noun, answers a question, or is that of the paper itself.

Readings beside the rules of `established.yml`. The date ends a noun's own phrase, however many words for its parties
stand between ("vänortsavtalet mellan Lunds kommun och staden X, Polen, av den 3 maj 1990"). It answers the question when
("Hur länge har vi varit vänorter?" "Sedan 1946.") or a label ("Tecknat: 1946"). Or a paper of its day tells what was
done "i dag".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.names import ANY_UNIT
from pipeline.extract.partners.owners import TREATY, names_other_body
from pipeline.rules.loader import Rule

_PHRASE = Rule("established.of-noun", "established", {"stands": True}, (), (), ())
_ANSWER = Rule("established.answered", "established", {}, (), (), ())
_TODAY = Rule("established.today", "established", {}, (), (), ())

_LABELS = ("PLACE", "NAME", "COUNTRY", "NATION", "BODY", "SWPLACE", "")
_INSIDE = ANY_UNIT | {
    "med", "mellan", "och", "samt", "i", "på", "den", "det", "de", "(", ")", ",", "parterna", "kommunerna", "städerna", "oss",
    "kommunen", "om", "samarbete", "vänskap", "utbyte", "länen", "orterna", "regionerna",
}  # fmt: skip
_OF = frozenset(
    {"från", "av", "slutet", "sluten", "daterat", "daterad", "dagtecknat", "ingånget", "undertecknat", "tecknat"}
)
_LONG = 22  # tokens of a noun's phrase


def dated(a: Annotated) -> Iterator[Match]:
    """The dates of all readings, as matches of the rules `established`."""
    yield from _of_nouns(a)
    yield from _answered(a)
    yield from _labelled(a)
    yield from _today(a)


def _of_nouns(a: Annotated) -> Iterator[Match]:
    """ "systerstadsavtalet med X, Finland, från 1989", "vänskapsavtalet av år 1971"."""
    nouns = a.labelled("AGREEMENT", "RELATION")
    title = next((a.tokens[i].form for i in nouns if a.head.kind == "avtal" and a.tokens[i].label == "AGREEMENT"), None)
    for noun in nouns:
        if a.tokens[noun].label == "RELATION" and a.tokens[noun].form not in TREATY:
            continue
        if title is not None and a.tokens[noun].label == "AGREEMENT" and a.tokens[noun].form != title:
            continue  # a treaty that tells of an earlier paper of another kind
        last = min(a.unit(noun).last, noun + _LONG)
        for i in range(noun + 1, last - 1):
            token = a.tokens[i]
            word = token.text.lower()
            if word in _OF:
                when = next((n for n in range(i + 1, min(i + 3, last)) if a.tokens[n].label == "DATE"), None)
                between = {t.text.lower() for t in a.tokens[i + 1 : when]} if when else {"-"}
                if when is not None and between <= {"den", "år", "det"}:
                    yield Match(_PHRASE, noun, when + 1, {"noun": noun, "when": when})
                    break
            elif word in ("är", "var") and a.word(i + 1) in ("från", "av"):
                continue
            elif token.label not in _LABELS or (token.label == "" and word not in _INSIDE):
                break


_WHEN = re.compile(
    r"\b(?:när|sedan när|hur länge|vilket år|vilket datum|årtal|startår|från och med vilket|hur gammal|hur gammalt|datum för)\b"
)
_NOT_BEGIN = re.compile(
    r"\b(?:upphör\w*|löp\w*|senast\w*|sist\w*|sluta\w*|slut|avsluta\w*|sades|sägs|uppsagt|besök\w*|resa\w*|resor\w*|förny\w*|förläng\w*|möt\w*"
    r"|nästa|framöver|utvärder\w*|revider\w*|vila\w*|paus\w*|invig\w*|träff\w*|kvar|till)\b"
)
_LABEL = re.compile(
    r"(?:tecknat|tecknad|ingånget|ingången|undertecknat|undertecknad|undertecknades|slutet|sluten|ingicks|signerat|etablerat|inlett"
    r"|sedan|start|startår|avtalsår|avtalsdatum|vänort sedan|vänorter sedan|avtal sedan|avtal från|datum för undertecknande)"
)
_BACK = re.compile(
    r"(?:fråga|\d+|[.:,?/]|när|då|hur|länge|gammal|gammalt|sedan|från|och|med|vilket|år|årtal|datum|för|den|det|de|dessa|ni|vi|i|så"
    r"|fall|har|varit|har|haft|är|blev|var|ingicks|skrevs|tecknades|slöts|undertecknades|startår|under|avtalet|relationen)"
)
_BEFORE = re.compile(
    r"(?:svar|sedan|från|år|den|det|var|är|i|på|ingicks|skrevs|tecknades|slöts|blev|redan|alltsedan|[:.,–-])"
)


def _answered(a: Annotated) -> Iterator[Match]:
    """ "Från och med vilket år? 1944.", "När blev Borgå vår vänort? Det var den 3 maj 1947." """
    for at, unit in enumerate(a.units[:-1]):
        words = a.words(unit).lower()
        asked = words.endswith(("?", ":")) or _ends_short(words)
        if not asked or _WHEN.search(words) is None or _NOT_BEGIN.search(words) is not None:
            continue
        if names_other_body(a, unit.first, unit.last):
            continue
        noun = next((i for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT"), None)
        own = [a.tokens[i] for i in range(unit.first, unit.last) if a.tokens[i].label != "BREAK"]
        if noun is None and (not all(_BACK.fullmatch(t.text.lower()) for t in own) or _of_a_motion(a, at)):
            continue
        when = _first_date(a, a.units[at + 1])
        if when is not None:
            yield Match(_ANSWER, when, when + 1, {"when": when})


def _labelled(a: Annotated) -> Iterator[Match]:
    """ "Vänortsavtal med X, Norge. Tecknat: 14 september 2016." """
    for colon in (i for i in range(2, len(a.tokens) - 1) if a.tokens[i].text == ":"):
        unit, when = a.unit(colon), colon + 1
        words = a.item.view.text[a.tokens[unit.first].start : a.tokens[colon].start].lower()
        if a.tokens[when].label == "DATE" and _LABEL.fullmatch(" ".join(words.split())):
            yield Match(_ANSWER, when, when + 1, {"when": when})


def _of_a_motion(a: Annotated, at: int) -> bool:
    """Whether the question before this one was about a motion: "Vem har lämnat in motionen? Anna Ek. När? Den 3 maj 2031." """
    asked = next(
        (words for u in reversed(a.units[max(0, at - _ASKED_BEFORE) : at]) if "?" in (words := a.words(u))), ""
    )
    return "motion" in asked.lower()


_ASKED_BEFORE = 4  # sentences between two questions, at most


def _ends_short(words: str) -> bool:
    return words.count(" ") < 5 and words[-1:] not in ".!"  # "Årtal då avtalet ingicks" of a form


def _first_date(a: Annotated, unit: Unit) -> int | None:
    """The date that an answer begins with."""
    for i in range(unit.first, unit.last):
        token = a.tokens[i]
        if token.label == "DATE":
            return i
        if token.label not in ("", "ESTABLISH", "BREAK") or not _BEFORE.fullmatch(token.text.lower()):
            return None
    return None


_NOW = re.compile(r"\bi ?dag\b")


def _today(a: Annotated) -> Iterator[Match]:
    """ "I dag undertecknades ett vänortsavtal med X": the day that the paper bears, where it is printed in it."""
    day = a.head.date
    if a.head.kind not in ("press", "webbsida", "annat") or day is None or day.precision != "day":
        return
    when = next((i for i in a.labelled("DATE") if a.tokens[i].data.value == day.value), None)
    for unit in a.units if when is not None else ():
        nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT"]
        made = any(
            a.tokens[i].label == "ESTABLISH" and a.tokens[i].form in ("past", "sup")
            for i in range(unit.first, unit.last)
        )
        if (
            when is not None
            and nouns
            and made
            and _NOW.search(said := a.words(unit).lower())
            and "år sedan" not in said
        ):
            yield Match(_TODAY, when, when + 1, {"when": when})
            return
