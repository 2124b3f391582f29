"""The state that the line of a list gives beside its partner: "Dobele, Lettland (1993, vilande)", "Tukums – uppsagt 2015"."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.state_notes import state_in
from schemas.dates import Date
from schemas.record import Status

_LONGEST = 26  # tokens of a line that only lists
_OPENS = frozenset("(,–—-:;.")
_BETWEEN = frozenset({"sedan", "år", "den", "per", "i", "från", "numera", "nu", "är", "har", "avtalet", "sedermera"})
_NOTE = 12  # tokens of what is said of a state, at most
_SINCE = frozenset({"sedan", "från", "tecknat", "tecknades", "ingått", "vänort", "avtal"})
_WORD = 8  # characters in front of the state's word in its note, at most: "inte längre"


def listed_state(a: Annotated, place: int) -> tuple[int, int, Status] | None:
    """View offsets of the words that name the state, with the day they give, and the state."""
    stop = line_end(a, place)
    if stop - a.unit(place).first > _LONGEST:
        return None
    text = a.item.view.text
    for i in range(place + 1, stop):
        before = a.tokens[i - 1]
        opens = before.text in _OPENS or before.label in ("DATE", "COUNTRY", "BREAK") or before.text.lower() in _BETWEEN
        if a.word(i - 1) == "sedan" and a.word(i) == "tidigare":
            continue  # "är sedan tidigare vänort": it still is
        if not opens or a.tokens[i].text in _OPENS or a.tokens[i].label in ("BREAK", "DATE", "COUNTRY"):
            continue
        if _begins_sentence(a, i) or _in_sentence(a, i) or (a.unit(i) is not a.unit(place) and _goes_on(a, i, stop)):
            continue  # a sentence, which may go on in the next line
        start, end = a.span(i, _note_end(a, i, stop))
        told = state_in(text[start:end])
        opening = a.tokens[i].end - start if a.tokens[i].label == "ORGAN" else 0  # "fullmäktige sade upp avtalet 2015"
        if told is not None and told[1] <= _WORD + opening:
            return start, end, told[0]
    return None


_MARK = re.compile(r"\*{1,3}|[¹²³†]")


def noted_state(a: Annotated, place: int) -> tuple[int, int, Status] | None:
    """The same where a mark behind the name leads to a note below the list: "Onega*", "* Uppsagt 2014"."""
    text = a.item.view.text
    mark = _MARK.match(text, a.tokens[place].end)
    if mark is None:
        return None
    below = re.compile(rf"^[ \t]*{re.escape(mark[0])}(?!\*)[ )]*(?P<note>\S.*)$", re.MULTILINE)
    note = below.search(text, mark.end())
    told = state_in(note["note"]) if note else None
    if note is None or told is None or told[1] > _WORD:
        return None
    return note.start("note"), note.end("note"), told[0]


def _goes_on(a: Annotated, at: int, stop: int) -> bool:
    return any(token.label != "BREAK" for token in a.tokens[stop : a.unit(at).last])


def _begins_sentence(a: Annotated, at: int) -> bool:
    """Whether a word opens a sentence with a subject of its own: "Det avslutades 2010", "Rakvere sade upp det"."""
    opens = a.tokens[at - 1].text == "." or a.tokens[at - 1].label == "BREAK"
    return opens and (a.word(at) in _SUBJECTS or a.tokens[at].label in ("PLACE", "NAME", "BODY", "SWPLACE"))


_SUBJECTS = frozenset(
    {"det", "den", "detta", "denna", "samarbetet", "utbytet", "relationen", "förbindelsen", "vi", "kommunen"}
)


def told_period(a: Annotated, place: int) -> tuple[int, Date | None, Date] | None:
    """The token of the years that a line gives for the whole of a relation, when it began and when it ended: "Riga
    (1990–2009)", "Riga, vänort till 2009". None where it is still running, or where the line tells of other years.
    """
    now = a.head.meeting_date or a.head.date
    for i in range(place + 1, line_end(a, place)):
        token = a.tokens[i]
        if token.label in ("AGREEMENT", "COUNTRY", "BREAK") or token.text in _OPENS or token.text.lower() in _SPANS:
            continue
        if token.label != "DATE" or (now is not None and token.data.last() > now.last()):
            return None
        ends = str(token.data.value).split("/")
        if token.data.precision == "range" and {len(end) for end in ends} <= {4, 10} and len(ends) == 2:
            first, last = (Date(value=end, precision="day" if len(end) == 10 else "year") for end in ends)
            return i, first, last
        until = {a.word(n) for n in range(max(place, i - 4), i)} & {"till", "t.o.m."}
        return (i, None, token.data) if until and token.data.precision in ("year", "month", "day") else None
    return _period_below(a, line_end(a, place))


def _period_below(a: Annotated, first: int) -> tuple[int, Date | None, Date] | None:
    """The same in the note below a name: "1963–1988", "Vänort 1959–1976."."""
    at = next(
        (i for i in range(first, len(a.tokens)) if a.tokens[i].label not in ("BREAK", "AGREEMENT")), len(a.tokens)
    )
    if at + 1 >= len(a.tokens) or a.tokens[at].label != "DATE" or a.tokens[at].data.precision != "range":
        return None
    ends = str(a.tokens[at].data.value).split("/")
    closed = a.tokens[at + 1].label == "BREAK" or a.tokens[at + 1].text == "."
    if not closed or len(ends) != 2 or any(len(end) != 4 for end in ends):
        return None
    behind = a.behind(a.unit(at))
    if behind is not None and {"END", "DATE"} <= {t.label for t in a.tokens[behind.first : behind.last]}:
        return None  # "Vänort 1976–2009. Fullmäktige sade upp avtalet den 23 mars 2009": the step has its own day
    begun, over = (Date(value=end, precision="year") for end in ends)
    return at, begun, over


_SPANS = frozenset(
    {"mellan", "åren", "år", "från", "till", "t.o.m.", "och", "med", "fram", "avtal", "tidigare", ")", "/"}
)


def _in_sentence(a: Annotated, at: int) -> bool:
    """Whether the noun of the agreement is the subject in front of a word: "Vänortsavtalet från 1951 avslutades" is no note."""
    for i in range(at - 1, a.unit(at).first - 1, -1):
        if a.tokens[i].text in _OPENS:
            return False
        if a.tokens[i].label in ("AGREEMENT", "RELATION"):
            return True
    return False


def _note_end(a: Annotated, first: int, stop: int) -> int:
    """Where a note ends: with its sentence, before the next country, or where another day is said of something else."""
    dated = False
    for i in range(first + 1, min(first + _NOTE, stop)):
        token = a.tokens[i]
        other = token.text == "," and (dated or a.tokens[i + 1].text.lower() in _SINCE)
        if token.text in ".;" or token.label in ("COUNTRY", "BREAK") or (other and a.tokens[i + 1].label != "ORGAN"):
            return i
        dated = dated or token.label == "DATE"
    return min(first + _NOTE, stop)


def line_end(a: Annotated, place: int) -> int:
    """The token behind the line of a list: sentences about the partner may follow its name there."""
    newline = a.item.view.text.find("\n", a.tokens[place].end)
    behind = (i for i in range(place + 1, len(a.tokens)) if 0 <= newline <= a.tokens[i].start)
    return next(behind, len(a.tokens))


_TITLE = 5  # words of a heading that gives the state of those under it


def state_over(a: Annotated, unit: Unit) -> tuple[tuple[int, int, Status] | None, bool] | None:
    """The state that a heading gives to the towns under it, and whether it says nothing else: "Vilande", "AVSLUTADE VÄNORTER"."""
    words = [t for t in a.tokens[unit.first : unit.last] if t.label != "BREAK" and t.text != ":"]
    if not words or len(words) > _TITLE or words[-1].text in ".,;":
        return None  # "Avslutat av Riga." is said of one
    if any(t.label in ("PLACE", "NAME", "DATE", "COUNTRY") for t in words):
        return None
    start, end = words[0].start, words[-1].end
    text = a.item.view.text[start:end]
    if text.lower() in ("nuvarande", "aktuella", "befintliga", "nuläge"):
        return None, True
    told = state_in(text)
    return ((start, end, told[0]), len(words) == 1) if told else None
