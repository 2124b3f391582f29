"""What is said of a motion on a form or in answer to a question: who moved it, and when it came in.

    Motionär: Anna Ek (S)                Vem har lämnat in motionen? Det har Anna Ek (S) gjort.
    Inlämnad: 2031-04-26, § 38           När? Den 26 april 2031.

A label and the question stand for the verb that a sentence would have, so what follows is read as it would be behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.clauses import Clause
from pipeline.rules.loader import one_of

_OF_FILING = (
    rf"(?:motionen\s+|motion\s+)?(?:{one_of('filed')}|avlämna[dt]|framlag[dt])(?:\s+(?:den|i|till|hos|vid)(?:\s+\w*fullmäktige|\s+k\.?f)?)?"
    r"|(?:dag|datum)\s+för\s+(?:motionens\s+)?(?:inlämnande|inlämning|ingivande|väckande)t?|(?:inlämnings|inkomst|ankomst|motions)(?:dag|datum)"
)
_BETWEEN = r"(?:[ \t]*:[ \t]*|[ \t]+[–—-][ \t]+|[ \t]{2,}|\t)"  # a label and what it leads to
_WHEN = re.compile(
    rf"(?:^[ \t•–-]*|(?<=\), ))(?:{_OF_FILING})(?:{_BETWEEN}|[ \t])(?=(?:den\s+)?(?:\d{{4}}-\d\d|\d{{1,2}}[ /.]))[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_WRITER = (
    r"(?:motionär|motionsställare|förslagsställare|avsändare|undertecknare|författare|inlämnare)(?:n|en|er|erna|na)?"
)
_WHO = re.compile(
    rf"(?:^[ \t•–-]*(?:motionens\s+)?{_WRITER}|^[ \t•–-]*(?:(?:motion(?:en)?\s+)?(?:{one_of('moved')})\s+av|från)){_BETWEEN}",
    re.IGNORECASE | re.MULTILINE,
)
_ASKS_WHO = re.compile(r"(?:vem|vilka|vilken|vilket\s+parti)\b[^?]*\b(?:motion|förslagsställ)\w*[^?]*\?", re.IGNORECASE)
_ASKS_WHEN = re.compile(r"(?:när|vilke[nt]\s+(?:dag|datum))\b(?P<what>[^?]*)\?", re.IGNORECASE)
_OF_MOTION = re.compile(
    r"\s*(?:(?:väcktes|ingavs|(?:in)?lämnades|(?:in)?kom|gavs|lades|skrevs|väckte|(?:in)?lämnade|skedde|hände|gjordes)\b[^?]*)?",
    re.IGNORECASE,
)
_DAY_ANSWERS = re.compile(
    r"(?:svar:\s*)?(?:(?:det|den)\s+(?:var|skedde|gjordes|lämnades\s+in|kom\s+in|väcktes)\s+)?(?:i\s+\w*fullmäktige\s+)?(?:den\s+)?\d",
    re.IGNORECASE,
)
_NAMES_ANSWER = re.compile(
    r"(?:svar:\s*)?(?:det\s+(?:har|är|var|gjorde)\s+|den\s+är\s+(?:skriven|väckt|inlämnad)\s+av\s+)?", re.IGNORECASE
)


def filing_lines(source: Iterable[Clause]) -> Iterator[Clause]:
    """The lines of forms, and the answers, that say when a motion came in, each as a clause of its own."""
    asked = of_motion = False
    for clause in source:
        for line in _WHEN.finditer(clause.text):
            yield replace(clause, start=clause.start + line.start(), end=clause.start + line.end(), text=line.group())
        if asked and _DAY_ANSWERS.match(clause.text):
            yield clause
        question = clause.text.endswith("?")
        when = _ASKS_WHEN.fullmatch(clause.text.rsplit("\n", 1)[-1]) if question else None
        asked = when is not None and _OF_MOTION.fullmatch(when["what"]) is not None
        asked = asked and (of_motion or "motion" in clause.text.casefold())
        of_motion = "motion" in clause.text.casefold() if question else of_motion


def mover_starts(source: Iterable[Clause]) -> Iterator[tuple[Clause, int]]:
    """The clauses in which a label or a question leads to the movers, each with where their names must begin."""
    asked = False
    for clause in source:
        label = _WHO.search(clause.text)
        if label is not None:
            yield clause, label.end()
        elif asked and (answer := _NAMES_ANSWER.match(clause.text)) is not None:
            yield clause, answer.end()
        asked = _ASKS_WHO.fullmatch(clause.text) is not None
