"""The numbers and bullets that Word puts before paragraphs, and the styles that carry them.

They stand nowhere in the text of the file: `1.`, `a)` and even `§ 12` are counted when the document is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.formats.numerals import numeral
from pipeline.read.formats.ooxml import Element, attribute, child, children, is_on, value

_FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I", "decimalZero": "01"}
_PLACE = re.compile(r"%([1-9])")
_HEADING = re.compile(r"(?:heading|rubrik|title|titel)\b", re.I)
_SIGNS = re.compile(r"[^\w§*–—-]+")  # a bullet of a symbol font, whatever it looks like
_SYMBOLS = re.compile(r"symbol|wingdings|webdings", re.I)  # fonts in which letters are signs
_LEVELS = 9
_CHAIN = 20  # styles based on each other, at most


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    restart: int | None
    legal: bool


@dataclass(slots=True)
class _List:
    """An abstract list with its levels, and how far each of them has counted."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(frozen=True, slots=True)
class _Instance:
    number: str
    list: _List
    starts: dict[int, int]


class Styles:
    """What paragraph styles say of numbering and outline, inherited from the styles they are based on."""

    def __init__(self, root: Element | None) -> None:
        styles = [one for one in children(root, "style") if attribute(one, "type") == "paragraph"]
        self._styles = {attribute(one, "styleId") or "": one for one in styles}
        self._defaults = child(root, "docDefaults", "pPrDefault", "pPr")
        self.default = next(
            (key for key, one in self._styles.items() if attribute(one, "default") in ("1", "true")), None
        )

    def chain(self, key: str | None) -> list[Element]:
        """The style and those it is based on, nearest first."""
        found: list[Element] = []
        while key in self._styles and len(found) < _CHAIN:
            found.append(self._styles[key])
            key = value(found[-1], "basedOn")
        return found

    def has_space(self, properties: Element | None, side: str) -> bool:
        """Whether a paragraph with these properties has space at a side (`before`, `after`)."""
        told = [properties, *(child(one, "pPr") for one in self.chain(value(properties, "pStyle") or self.default))]
        told.append(self._defaults)
        if any(is_on(one, "contextualSpacing") for one in told):
            return False
        size = next((size for one in told if (size := attribute(child(one, "spacing"), side))), "0")
        return size.strip("0") != ""

    def is_heading(self, key: str | None) -> bool:
        """Whether paragraphs of the style head something."""
        for one in self.chain(key):
            level = value(one, "pPr", "outlineLvl")
            if level is not None:
                return level != "9"
            if _HEADING.match(value(one, "name") or ""):
                return True
        return False


class Numbering:
    """Counts the paragraphs of a document in its order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        abstract = {attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        linked = {value(one, "styleLink"): one for one in abstract.values() if value(one, "styleLink")}
        lists: dict[str | None, _List] = {}
        self._levels_of_styles: dict[tuple[str, str], int] = {}
        self._instances: dict[str, _Instance] = {}
        for one in children(root, "num"):
            number = attribute(one, "numId") or ""
            key = value(one, "abstractNumId")
            source = abstract.get(key)
            if source is not None and (link := value(source, "numStyleLink")) in linked:
                source = linked[link]
            levels = _levels(source)
            starts: dict[int, int] = {}
            for override in children(one, "lvlOverride"):
                level = _int(attribute(override, "ilvl"), 0)
                if (start := value(override, "startOverride")) is not None:
                    starts[level] = _int(start, 1)
                levels.update(_levels(override))
            changed = any(child(override, "lvl") is not None for override in children(one, "lvlOverride"))
            shared = lists.setdefault(key, _List(levels))
            self._instances[number] = _Instance(number, _List(levels, shared.counts) if changed else shared, starts)
            for level in children(source, "lvl"):
                if style := value(level, "pStyle"):
                    self._levels_of_styles[number, style] = _int(attribute(level, "ilvl"), 0)
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str | None:
        """What stands before the paragraph with these properties, `""` for a level without sign, None for no list.

        Each call counts: it is made once for each paragraph, in the order of the document.
        """
        number, level = self._of(properties)
        instance = self._instances.get(number or "")
        if instance is None or level not in instance.list.levels:
            return None
        counts, levels = instance.list.counts, instance.list.levels
        if level in instance.starts and (number or "", level) not in self._begun:
            self._begun.add((number or "", level))
            counts[level] = instance.starts[level]
        else:
            count = counts[level]
            counts[level] = levels[level].start if count is None else count + 1
        for lower in range(level + 1, _LEVELS):
            restart = levels[lower].restart if lower in levels else None
            if restart is None or (restart != 0 and level < restart):
                counts[lower] = None
        shown = levels[level]
        if shown.form == "bullet":
            return _bullet(shown.text)
        return _PLACE.sub(lambda found: _count(instance.list, int(found.group(1)) - 1, shown), shown.text).strip()

    def _of(self, properties: Element | None) -> tuple[str | None, int]:
        """The number of the list instance and the level: the paragraph's own, or those of its style."""
        own = child(properties, "numPr")
        number, level = value(own, "numId"), value(own, "ilvl")
        style = value(properties, "pStyle") or self._styles.default
        for one in self._styles.chain(style):
            if number is not None and level is not None:
                break
            inherited = child(one, "pPr", "numPr")
            if number is None and (number := value(inherited, "numId")) is not None:
                at = self._levels_of_styles.get((number, attribute(one, "styleId") or ""))
                level = level or (str(at) if at is not None else value(inherited, "ilvl"))
        return number, min(_int(level, 0), _LEVELS - 1)


def _levels(source: Element | None) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for one in children(source, "lvl"):
        restart, form = value(one, "lvlRestart"), value(one, "numFmt") or "decimal"
        font = attribute(child(one, "rPr", "rFonts"), "ascii") or ""
        found[_int(attribute(one, "ilvl"), 0)] = _Level(
            start=_int(value(one, "start"), 0),
            form=form,
            text="•" if _SYMBOLS.match(font) and form == "bullet" else value(one, "lvlText") or "",
            restart=None if restart is None else _int(restart, 0),
            legal=is_on(one, "isLgl"),
        )
    return found


def _count(lists: _List, level: int, shown: _Level) -> str:
    """The count of a level as a number of the level `shown` writes it."""
    own = lists.levels.get(level)
    if own is None or own.form in ("none", "bullet"):
        return ""
    count = lists.counts[level]
    if count is None:  # a level that was passed over counts as begun
        count = lists.counts[level] = own.start
    return numeral(count, "1" if shown.legal else _FORMS.get(own.form, "1"))


def _bullet(text: str) -> str:
    text = text.strip()
    return "•" if text == "o" or not text or _SIGNS.fullmatch(text) else text


def _int(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise
