"""Lines that open with their date: milestones, timelines and registers of papers, where the present tense tells what was.

1952   Vänortsavtal tecknas med Ikast, Danmark          1952-05-04   Vänortsavtal med Ikast, Danmark
2009   Avtalet med Ikast sägs upp                       2009-03-02   Uppsägning av vänortsavtalet med Ikast
"""

from __future__ import annotations

import re

from pipeline.read.view import View
from pipeline.split.rows import rows_of

Span = tuple[int, int]
_DATE = r"(?:\d{1,2} [a-z]+ [12]\d{3}|[12]\d{3}(?:-\d\d){0,2})"
_OPENS = re.compile(rf"(?:\[?\d{{1,3}}[\].)] ?|[-–•*] )?{_DATE}(?P<sign>: ?| [–—-] | \| | )(?=[A-ZÅÄÖ])")
_ABOUT = re.compile(r"(?i)vänort|vänkommun|vänstad|vänskap|partner|avtal|överenskommelse|avsiktsförklaring")


def find_entries(view: View, fewest: int) -> tuple[Span, ...]:
    """The entries, each from its date to the next one or a blank line, where at least `fewest` follow each other."""
    runs: list[list[Span]] = [[]]
    for row in rows_of(view):
        opened = _OPENS.match(row.text)
        if opened is not None and opened["sign"] == " ":
            at = row.start + opened.end() - 1  # a gap parts the columns
            opened = opened if view.offsets[at + 1] - view.offsets[at] > 1 or at in view.tabs else None
        if opened is not None and (row.gap or not runs[-1]):
            runs.append([(row.start, row.end)])
        elif opened is not None:
            runs[-1].append((row.start, row.end))
        elif runs[-1] and not row.gap:
            runs[-1][-1] = (runs[-1][-1][0], row.end)
        else:
            runs.append([])
    return tuple(entry for run in runs if len(run) >= fewest and _tell(view, run) for entry in run)


def _tell(view: View, run: list[Span]) -> bool:
    return any(_ABOUT.search(view.text, *entry) for entry in run)
