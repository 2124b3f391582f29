"""Styles of OpenDocument text: numbers and bullets of lists and headings, page breaks, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.formats.numerals import numeral
from pipeline.read.formats.ooxml import Element, attribute, child, children, local

_DEEPEST = 10
_CHAIN = 20  # styles with parents, at most
_NONZERO = re.compile(r"-?[0.]*[1-9]")
OUTLINE = " "  # goes for the name of the headings' list style, which has none


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list style; without `form` it is a bullet, `sign` its character, or nothing is shown."""

    form: str = ""
    sign: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1  # how many levels the number is made of


@dataclass(slots=True)
class Count:
    """How far a list has counted, level by level."""

    style: str
    counts: list[int] = field(default_factory=lambda: [0] * (_DEEPEST + 1))


class Styles:
    """The styles of `content.xml` and `styles.xml`; those of the content go before."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        self._defaults: list[Element] = []
        for root in roots:
            for group in root if root is not None else ():
                for one in group if local(group).endswith("styles") else ():
                    self._add(one)

    def _add(self, one: Element) -> None:
        name = attribute(one, "name") or ""
        if local(one) == "outline-style":
            self._lists.setdefault(OUTLINE, _levels(one))
        elif local(one) == "list-style":
            self._lists.setdefault(name, _levels(one))
        elif local(one) == "default-style" and attribute(one, "family") == "paragraph":
            self._defaults.append(one)
        elif local(one) == "style":
            self._styles.setdefault((attribute(one, "family") or "", name), one)

    def chain(self, family: str, name: str | None) -> list[Element]:
        """The style and its parents, nearest first."""
        found: list[Element] = []
        while (family, name or "") in self._styles and len(found) < _CHAIN:
            found.append(self._styles[family, name or ""])
            name = attribute(found[-1], "parent-style-name")
        return found

    def breaks_before(self, name: str | None, family: str = "paragraph") -> bool:
        """Whether a paragraph or table of the style opens a page."""
        for one in self.chain(family, name):
            if attribute(one, "master-page-name"):
                return True
            if (told := attribute(child(one, f"{family}-properties"), "break-before")) is not None:
                return told == "page"
        return False

    def has_space(self, name: str | None, side: str) -> bool:
        """Whether a paragraph of the style has space at a side (`top`, `bottom`)."""
        sizes = (
            attribute(child(one, "paragraph-properties"), f"margin-{side}")
            or attribute(child(one, "paragraph-properties"), "margin")
            for one in (*self.chain("paragraph", name), *self._defaults)
        )
        return _NONZERO.match(next((size for size in sizes if size), "")) is not None

    def breaks_after(self, name: str | None) -> bool:
        """Whether a page ends after a paragraph of the style."""
        found = self.chain("paragraph", name)[:1]
        return any(attribute(child(one, "paragraph-properties"), "break-after") == "page" for one in found)

    def master_page(self, name: str | None) -> str | None:
        """The page layout that a paragraph of the style begins."""
        return next((attribute(one, "master-page-name") for one in self.chain("paragraph", name)), None) or None

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether text of the style is not shown."""
        for one in self.chain(family, name):
            if (display := attribute(child(one, "text-properties"), "display")) is not None:
                return display == "none"
        return False

    def list_of(self, paragraph: str | None) -> str | None:
        """The list style that a paragraph style brings along."""
        return next(
            (name for one in self.chain("paragraph", paragraph) if (name := attribute(one, "list-style-name"))), None
        )

    def label(self, count: Count, level: int, start: int | None = None) -> str:
        """Count one item at a level (from 1) and give the number or bullet that stands before it, perhaps `""`."""
        levels = self._lists.get(count.style, {})
        level = min(level, _DEEPEST)
        shown = levels.get(level, _Level(sign="" if levels or count.style == OUTLINE else "•"))
        before = count.counts[level]
        count.counts[level] = start if start is not None else before + 1 if before else shown.start
        count.counts[level + 1 :] = [0] * (_DEEPEST - level)
        if not shown.form:
            return f"{shown.before}{shown.sign}{shown.after}".strip()
        numbers = []
        for upper in range(max(1, level - shown.shown + 1), level + 1):
            own = levels.get(upper, shown)
            if own.form:
                numbers.append(numeral(count.counts[upper] or own.start, own.form))
        return f"{shown.before}{'.'.join(numbers)}{shown.after}".strip()


def _levels(style: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for one in style:
        number = attribute(one, "level") or ""
        if not number.isdigit():
            continue
        before, after = attribute(one, "num-prefix") or "", attribute(one, "num-suffix") or ""
        if local(one) == "list-level-style-bullet":
            found[int(number)] = _Level(sign=_bullet(attribute(one, "bullet-char") or ""), before=before, after=after)
        elif local(one) == "list-level-style-image":
            found[int(number)] = _Level(sign="•")
        elif form := attribute(one, "num-format"):
            found[int(number)] = _Level(
                form=form,
                start=_number(attribute(one, "start-value"), 1),
                shown=_number(attribute(one, "display-levels"), 1),
                before=before,
                after=after,
            )
    return found


def _bullet(sign: str) -> str:
    return sign if (sign.isalnum() and len(sign) > 1) or sign in "-–—*" else "•" if sign else ""


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise


def headers(styles: Element | None, used: list[str], name: str) -> list[Element]:
    """The headers (`header`) or footers (`footer`) of the page layouts used, the first page's before the others."""
    masters = {attribute(one, "name") or "": one for one in children(child(styles, "master-styles"), "master-page")}
    names = [one for one in dict.fromkeys(used) if one in masters]
    at = 0
    while at < len(names):  # a first page names the layout of those after it
        after = attribute(masters[names[at]], "next-style-name")
        if after in masters and after not in names:
            names.insert(at + 1, after)
        at += 1
    forms = (f"{name}-first", name, f"{name}-left")
    found = [child(masters[one], form) for one in names for form in forms]
    return [one for one in found if one is not None and attribute(one, "display") != "false"]
