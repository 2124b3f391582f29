"""The main heading of a web page: what the page calls itself, among the names of its site and the headings of its sections.

Systems set it as the only `h1`; but others set the site's name so and the page's own heading below it, and pages of the
first years have no `h1` at all. Then the heading that the browser's tab repeats is it, else the first of the highest rank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from lxml import etree

from pipeline.places.bodies import find_bodies
from pipeline.read.formats.blocks import tidy
from pipeline.read.formats.html_tree import Element, name_of, text_of, words_of

_RANKS = ("h1", "h2", "h3")
_BLOCKS = frozenset(("p", "div", "td", "th", "center", "span", "header", "li"))
_BOLD = frozenset(("b", "strong", "font", "big"))
_SET = _BLOCKS | _BOLD | frozenset((*_RANKS, "h4"))
_STYLED = ("rubrik", "heading", "headline", "pagetitle", "pageheading", "entrytitle", "titel")
_LONGEST = 120  # letters of a heading, at most
_SENTENCE = 60  # characters of a line that is a sentence
_SECTION = re.compile(r"(?:§|paragraf\b|\d)", re.I)
# Headings of boxes beside a page's own text, and of sections that every page of a site has.
_BOXES = re.compile(
    r"(?:kontakt(?:a oss|uppgifter)?|genvägar|snabblänkar|länkar|relaterad(?:e|t)?\b.*|mer (?:information|om .*|att läsa)|"
    r"läs (?:mer|också|vidare)|meny|sök|(?:fler )?nyheter|aktuellt|kalender|senaste nytt|press(?:meddelanden)?|dela|kakor|"
    r"vi använder .*|hjälpte .*|om webbplatsen|"
    r"innehåll|på (?:den här )?sidan|start(?:sida)?|e-tjänster|självservice|öppettider|hitta snabbt|undermeny|du är här.*)\W*",
    re.I,
)
_BESIDE = frozenset(
    (
        "puff",
        "puffar",
        "aside",
        "sidebar",
        "hoger",
        "vanster",
        "left",
        "right",
        "leftmenu",
        "rightbody",
        "related",
        "cookie",
    )
)


def site_only(text: str) -> bool:
    """Whether a heading only names a Swedish body: the site's name, and no page's."""
    named = next((body for body in find_bodies(text) if body.form == "full"), None)
    return named is not None and not re.search(r"\w{2}", text[: named.start] + text[named.end :])


def main_heading(root: Element, held: Callable[[Element], int], tab: Sequence[str]) -> Element | None:
    """The element of the page's main heading. `held` gives the letters of an element, 0 if it is not shown; `tab` are the
    parts of the page's title."""
    shown = [one for one in root.iter(etree.Element) if 0 < held(one) <= _LONGEST and not _beside(one)]
    first = [one for one in shown if name_of(one) == "h1"]
    own = [one for one in shown if name_of(one) in _SET and _may_be(tidy(text_of(one)))]
    main = next((one for one in first if one in own), None)
    if main is not None:
        return main
    ranked = [one for one in own if name_of(one) in _RANKS]
    told = {part.casefold() for part in tab if _may_be(part)}
    ways: tuple[Callable[[Element], bool], ...] = (
        lambda one: one in ranked and tidy(text_of(one)).casefold() in told,
        lambda one: tidy(text_of(one)).casefold() in told,
        lambda one: name_of(one) in _BLOCKS and any(word.startswith(_STYLED) for word in words_of(one)),
        lambda one: one in ranked and _heads_all(root, one, ranked, told),
        lambda one: not told and name_of(one) in _BOLD and _alone(one),
    )
    for way in ways:
        for one in own:
            if way(one):
                return one
    return next(iter(first), None)


def _heads_all(root: Element, one: Element, ranked: Sequence[Element], told: Collection[str]) -> bool:
    """Whether a heading stands over all of the page's text, and is not one of sections under a title that only the tab has."""
    alone = sum(name_of(other) == name_of(one) for other in ranked) == 1
    return (alone or not told) and not _text_above(root, one)


def _text_above(root: Element, one: Element) -> bool:
    """Whether a sentence stands above an element."""
    for other in root.iter(etree.Element):
        if other is one:
            return False
        if name_of(other) in ("p", "div", "td", "li", "span", "strong", "b", "em", "i", "font", "dd"):
            text = " ".join((other.text or "").split())
            if len(text) > _SENTENCE and text[-1] in ".!?":
                return True
    return False


def _alone(one: Element) -> bool:
    """Whether bold or large letters are all that their block holds."""
    block = next((above for above in one.iterancestors() if name_of(above) in _BLOCKS), None)
    return block is not None and text_of(block) == text_of(one) and text_of(one)[-1] not in ".!?:"


def _may_be(text: str) -> bool:
    return not (site_only(text) or _SECTION.match(text) or _BOXES.fullmatch(text))


def _beside(element: Element) -> bool:
    around = (element, *element.iterancestors())
    return any(name_of(one) in ("nav", "aside", "footer", "a") or words_of(one) & _BESIDE for one in around)
