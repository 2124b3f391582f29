"""One item as one document prints it, with what tells it from other items and how far its document is trusted.

The trust order of versions: signed minutes, minutes, an extract of them (`protokollsutdrag`), §§ that were approved
and published at once (`omedelbart justerat`), a draft, and the text of a web page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from pipeline.resolve.likeness import LEAST, case_parts, folded, numbers, pairs
from pipeline.split.kinds import line_kind
from schemas.dates import Date
from schemas.document import MINUTES, Document, Page, Quality
from schemas.item import Item

HOLD_DECISIONS = (*MINUTES, "webbsida", "annat")  # kinds that hold what was decided at a meeting
TRUST = ("signed", "minutes", "extract", "immediate", "draft", "web", "other")
_QUALITY: dict[Quality, int] = {"text": 0, "ocr": 1, "garbled": 2, "empty": 3}
_HEAD, _FOOT = 40, 12  # lines at the top of a document that name its version, and at its end
_AT_ONCE = re.compile(r"(?:omedelbart|direkt)[ -]?justera|justera[sd]? omedelbart|omedelbar justering")
_ELSEWHERE = re.compile(
    r"omedelbart justerad|direktjusterad|(?:se|återfinns i|redovisas i|upprättas i|finns i) (?:ett )?(?:separat|särskilt|eget)"
)
_EMPTY = 40  # letters and signs of an item beside its heading: fewer say nothing of the matter


@dataclass(frozen=True, slots=True)
class SourceRule:
    """One entry of `sources.yml`: how a line begins that tells which version a document is."""

    source: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def source_rules() -> tuple[SourceRule, ...]:
    """The rules of `sources.yml`, in order; an unknown or missing key, or an unknown source, raises ValueError."""
    text = files("pipeline.resolve").joinpath("sources.yml").read_text(encoding="utf-8")
    return tuple(_rule(entry) for entry in yaml.load(text, Loader=yaml.BaseLoader))


def _rule(entry: dict[str, Any]) -> SourceRule:
    if set(entry) != {"source", "pattern", "yes", "no"} or entry["source"] not in TRUST:
        raise ValueError(f"sources.yml, {entry.get('source')}: the keys are source (of {TRUST}), pattern, yes and no")
    return SourceRule(entry["source"], re.compile(entry["pattern"], re.I), tuple(entry["yes"]), tuple(entry["no"]))


def line_source(line: str) -> str | None:
    """The version that one line names, or None."""
    line = " ".join(line.split())
    return next((rule.source for rule in source_rules() if rule.pattern.match(line)), None)


def source_of(document: Document, pages: Sequence[Page], texts: Iterable[str]) -> str:
    """Which version a document is (one of `TRUST`); `texts` are those of its items.

    Minutes of which every § says that it is approved at once are such minutes, whatever their head says.
    """
    if document.kind not in HOLD_DECISIONS:
        return "other"
    lines = [line for page in pages for line in page.text.splitlines() if line.strip()]
    ends = [*lines[:_HEAD], *(lines[-_FOOT:] if len(lines) > _HEAD else ())]
    if document.kind == "webbsida" or document.reader.startswith("html") or any(_is_web(line) for line in ends):
        return "web"
    named = {line_source(line) for line in ends}
    own = list(texts)
    if "immediate" in named or (
        document.kind == "protokoll" and own and all(map(_AT_ONCE.search, map(str.lower, own)))
    ):
        return "immediate"
    if document.kind == "protokollsutdrag":
        return "extract"
    if document.kind == "annat":
        return "other"
    return next((source for source in ("draft", "signed") if source in named), "minutes")


def _is_web(line: str) -> bool:
    return len(line) < 60 and line_kind(line) == "webbsida"


def _days(date: Date | None) -> tuple[str, str] | None:
    """The first and the last day of a meeting, where both are days of the calendar."""
    if date is None or date.precision not in ("day", "range"):
        return None
    try:
        first, last = Day.fromisoformat(date.first()), Day.fromisoformat(date.last())
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


class Copy:
    """An item in its document. The text is read, and compared, only when something asks for it."""

    def __init__(self, item: Item, document: Document, pages: Sequence[Page], about: Iterable[str] = ()) -> None:
        self.item, self.document = item, document
        self.about = tuple(f"about {partner}" for partner in sorted(set(about)))
        self._pages = {page.page: page for page in pages}
        self.name, self.home = item.item_id, document.document_id
        self.body = (document.body.kind, document.body.code) if document.body else None
        self.days = _days(document.meeting_date or document.date)
        self.paragraph = item.paragraph.replace(" ", "").lower() if item.paragraph else None
        self.case = case_parts(item.case_number) if item.case_number else None
        self.title = item.heading or ""
        self.kinds = {part.kind for part in item.parts}
        self.quality = max((_QUALITY[self._pages[n].quality] for n in item.pages if n in self._pages), default=0)

    @cached_property
    def text(self) -> str:
        """The item's own text: the raw text of its parts."""
        return "\n".join(self._pages[span.page].text[span.start : span.end] for span in self.item.parts)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring words of the text."""
        return pairs(self.text)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the text."""
        return numbers(self.text)

    @property
    def key(self) -> str:
        """The title as a key: its letters, folded."""
        return "".join(c for c in folded(self.title) if c.isalpha())

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Where it stands, for ordering: document, page and offset."""
        first = self.item.parts[0] if self.item.parts else None
        return self.home, first.page if first else 0, first.start if first else 0, self.name

    @property
    def minutes(self) -> bool:
        """Whether it may be a § of minutes: a summons, a letter or a report is never a version of one."""
        return self.document.kind in HOLD_DECISIONS

    @property
    def misread(self) -> bool:
        """Whether its numbers may be read wrongly, as they come from the picture of the page."""
        return self.quality > 0

    @cached_property
    def blank(self) -> bool:
        """Whether it only says that the § stands elsewhere, as minutes do where a § was approved at once."""
        if len(self.pairs) >= 2 * LEAST or ("beslut" in self.kinds and len(self.pairs) >= LEAST):
            return False
        beside = sum(map(str.isalpha, self.text)) - sum(map(str.isalpha, self.title))
        return beside < _EMPTY or bool(_ELSEWHERE.search(self.text.lower()))

    def same_organ(self, other: Copy) -> bool:
        """Whether nothing says that two organs speak. Boards and committees of one kind go by their names."""
        one, two = self.document, other.document
        if one.organ is None or two.organ is None:
            return True
        if one.organ != two.organ:
            return False
        a, b = (folded(name or "").removesuffix("et").removesuffix("en") for name in (one.organ_name, two.organ_name))
        return one.organ not in ("namnd", "utskott", "annat") or a in b or b in a

    def same_time(self, other: Copy) -> bool:
        """Whether both give a day and the days are the same, or those of one meeting."""
        return bool(self.days and other.days and self.days[0] <= other.days[1] and other.days[0] <= self.days[1])

    def only_proposes(self, other: Copy) -> bool:
        """Whether one of the two holds a proposal and the other a decision: then it is an agenda, and no version."""
        for one, two in ((self, other), (other, self)):
            proposal = "forslag" in one.kinds or "forslag_kf" in one.kinds
            if proposal and "beslut" not in one.kinds and "beslut" in two.kinds:
                return True
        return False
