"""News of several matters on one page ("Fullmäktige i korthet"): each under a short heading, a motion in one of them.

What the page tells of a motion belongs to its section, and to no agreement told of in another.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.motions.reading import MotionReading
from pipeline.extract.motions.title import NOUN
from pipeline.split.model import ItemText, Part

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_HEADING = re.compile(r"[A-ZÅÄÖ\"”][^\n]{2,68}[^\s.!?:;,]")
_SENTENCES = re.compile(r".*[.!?][”\"»)]?\s*\Z", re.DOTALL)
_FEWEST = 2  # sections that make a page of several matters


def sections(item: ItemText) -> list[tuple[int, int, int]]:
    """(start, end of the heading, end) of each section: a short line with paragraphs of sentences below it."""
    text = item.view.text
    heads: list[tuple[int, int]] = []
    told = False  # whether sentences stand above: before them it is the page's own headline
    blocks = list(_PARAGRAPH.finditer(text))
    for block, below in pairwise(blocks):
        if _SENTENCES.match(block.group()):
            told = True
        elif told and _HEADING.fullmatch(block.group()) and _SENTENCES.match(below.group()):
            heads.append(block.span())
    if len(heads) < _FEWEST:
        return []
    ends = [start for start, _ in heads[1:]] + [len(text)]
    return [(start, last, end) for (start, last), end in zip(heads, ends, strict=True)]


def sections_with_motions(item: ItemText) -> list[tuple[int, int, int]]:
    """The sections that speak of motions, where all such words of the page stand in them."""
    text = item.view.text
    parts = sections(item)
    nouns = [m.start() for m in NOUN.finditer(text)] if parts else []
    if not nouns or any(not any(start <= at < end for start, _, end in parts) for at in nouns):
        return []
    return [part for part in parts if any(part[0] <= at < part[2] for at in nouns)]


def section_item(item: ItemText, start: int, heading: int, end: int) -> ItemText:
    """A section as an item of its own."""
    stop = heading - start
    return replace(
        item,
        heading=" ".join(item.view.text[start:heading].split()),
        heading_span=(0, stop),
        view=item.view.cut(start, end),
        parts=(Part("rubrik", 0, stop), Part("arende", stop, end - start)),
    )


def moved(reading: MotionReading, start: int, end: int) -> MotionReading:
    """What was read in a section, in offsets of the whole page."""
    findings = tuple(replace(f, start=f.start + start, end=f.end + start) for f in reading.findings)
    return replace(reading, findings=findings, start=start, end=end, section=True)
