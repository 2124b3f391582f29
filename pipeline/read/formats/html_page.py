"""What of a web page is the page itself, whose page it is, and whether it is a page at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.places.bodies import find_bodies
from pipeline.read.formats.blocks import Block, tidy
from pipeline.read.formats.html_heading import main_heading, site_only
from pipeline.read.formats.html_tree import Element, Measures, Unseen, name_of, text_of, words_of

_MENUS = frozenset(
    """
    nav navigation navbar menu meny huvudmeny undermeny submenu sidemenu breadcrumb breadcrumbs brodsmula brodsmulor
    smulor skiplink skiplinks skip pagination pager share sharing dela social sociala toolbar verktygsfalt search
    searchbox sok sokruta login inloggning footer sidfot siteheader sidhuvud topbar languages sprak
""".split()  # noqa: SIM905 - a list of words reads best as words
)
_CRUMBS = frozenset("breadcrumb breadcrumbs brodsmula brodsmulor smulor".split())  # noqa: SIM905
_BANNERS = frozenset("cookie cookies cookiebar cookiebanner cookieconsent consent gdpr samtycke kakor".split())  # noqa: SIM905
_SMALL = 400  # letters of an element that its name alone makes a menu, at most
_BANNER = 3000  # letters of a banner about cookies, at most
_SHARE = 0.6  # of the page's prose stands beside or below its main heading
_MENU_ELEMENTS = frozenset(("ul", "ol", "div", "section", "aside", "td", "table", "tr", "tbody", "form", "span", "p"))

_APART = re.compile(r"\s+[-–—|·•»:/]+\s+|\s*[|»·]\s*")
_DASHES = " -–—|·•»:/"
_LINE = 80  # characters of a site's name, at most
_HOME = re.compile(r"logo|startsid|till start|hem\b|home", re.I)
_STATUS = re.compile(
    r"\b(?:40[0-9]|50[0-4])\b.{0,40}\b(?:fel|error|not found|forbidden|unauthori[sz]ed|bad|server|gateway|unavailable|hittad)"
    r"|\b(?:error|fel|felkod|statuskod|http)\W{0,3}(?:40[0-9]|50[0-4])\b|^\W*(?:40[0-9]|50[0-4])\W*$",
    re.I,
)
_FAILED = re.compile(
    r"\b(?:sidan|dokumentet|filen|innehållet|adressen)\b.{0,40}\b(?:saknas|finns (?:inte|ej)|(?:inte|ej) (?:hittas|finns|tillgänglig)|"
    r"kunde (?:inte|ej)|hittades (?:inte|ej)|har tagits bort|är borttagen|har flyttats|kan (?:inte|ej) (?:visas|hittas))"
    r"|\b(?:kunde|kan) (?:inte|ej) (?:hitta|hittas|visa|visas)\b.{0,40}\b(?:sida|sidan|dokument|dokumentet)\b|\bhittar inte sidan\b"
    r"|\b(?:page|file|document|resource)\b.{0,30}\b(?:not found|cannot be found|could not be found|does not exist|missing)"
    r"|\bnot found\b|\baccess (?:is )?denied\b|\bforbidden\b|\båtkomst nekad\b|\bbehörighet saknas\b|\bdu saknar behörighet\b"
    r"|\bett (?:tekniskt |oväntat )?fel (?:har )?(?:inträffa|uppstå|uppstod)|\btekniskt fel\b|\binternal server error\b"
    r"|\b(?:service|temporarily) unavailable\b|\bbad gateway\b|\bgateway time-?out\b|\brequest (?:rejected|blocked)\b"
    r"|\bjust a moment\b|\bchecking your browser\b|\bverify (?:that )?you are (?:a )?human\b|\bcaptcha\b|\battention required\b"
    r"|\bsession(?:en)? (?:has expired|har gått ut)\b|\bunderhåll(?:sarbete)? pågår\b|\bsidan är (?:tillfälligt )?stängd\b",
    re.I,
)
_LOGIN = re.compile(r"\b(?:logga in|inloggning(?:en)?|log ?in|sign in|legitimera dig|bankid|åtkomst kräver)\b", re.I)
_SCRIPT = re.compile(r"\bjavascript\b", re.I)
_FAILED_PAGE = 1500  # letters of a page that only says what went wrong, with links elsewhere, at most
_NO_PAGE = 80  # letters under which a page says nothing
_FIRST = 4  # blocks in which a page without heading says what went wrong


_SITE_METAS = ("og:site_name", "application-name", "dc.publisher", "author")
_FRAME = frozenset(("logo", "logotype", "header", "footer", "sidfot", "sidhuvud", "banner", "contentinfo"))


class Page:
    """A page's elements, sorted into its own and those around it. `whole`: all of it is its own."""

    def __init__(self, root: Element, *, whole: bool = False) -> None:
        self._root = root
        self._whole = whole
        self._unseen = Unseen(root)
        self._measures = Measures(root, self._unseen)
        self._body = next(root.iter("body"), root)
        self._heading = main_heading(root, self._measures.text, self._titles())
        self._main = self._find_main()
        self._around = set(self._main.iterancestors()) if self._main is not None else set()
        self._within = set(self._main.iter(etree.Element)) if self._main is not None else set()

    def leaves_out(self, element: Element) -> bool:
        """Whether an element is no text of the page: hidden, a menu, or what stands on every page of the site."""
        if self._unseen(element):
            return True
        if self._whole or element is self._main or element in self._around:
            return False
        name = name_of(element)
        if name == "nav":
            return True
        inside = element in self._within
        if name in ("header", "footer") or element.get("role") in ("banner", "contentinfo"):
            return not inside and not any(name_of(one) in ("article", "section") for one in element.iterancestors())
        words = words_of(element)
        size = self._measures.text(element)
        if words & _BANNERS and size <= _BANNER and not inside:
            return True
        if words & _CRUMBS and size <= _SMALL:
            return True
        if words & _MENUS and (self._measures.is_menu(element) or (size <= _SMALL and not inside)):
            return True
        return self._main is not None and not inside and name in _MENU_ELEMENTS and self._measures.is_menu(element)

    def head(self, blocks: Sequence[Block]) -> list[Block]:
        """The name of the site, and the page's title where its text has none."""
        title = self._title()
        name = self._site(title)
        shown = re.compile(rf"{re.escape(name)}\s*(?:$|[-–—|:])")  # `Lunds kommun – Aktuellt` says it too
        found = [Block(name)] if name and not any(shown.match(one.text) for one in blocks[:2]) else []
        if title and not any(title == line for one in blocks for line in one.text.split("\n")):
            found.append(Block(title))
        return found

    @property
    def headline(self) -> str | None:
        """The main heading of the page, where it has one."""
        return (tidy(text_of(self._heading)) or None) if self._heading is not None else None

    def headings(self) -> list[str]:
        """What the page calls itself: its title and its main headings."""
        told = [text_of(one) for one in self._root.iter("title", "h1", "h2")]
        return [text for text in told if text][:4]

    def has(self, path: str) -> bool:
        """Whether an XPath finds anything."""
        return bool(self._root.xpath(path))

    def _find_main(self) -> Element | None:
        """The element that holds the page's own text: what says so, else what stands around its heading."""
        measures = self._measures
        said = [
            one
            for one in self._root.iter(etree.Element)
            if name_of(one) == "main" or (one.get("role") or "").lower() == "main"
        ]
        best = max(said, key=measures.text, default=None)
        if best is not None and measures.text(best) >= _NO_PAGE:
            return best
        if self._heading is None:
            return None
        enough = _SHARE * measures.prose(self._body)
        ancestors = [one for one in self._heading.iterancestors() if name_of(one) not in ("header", "hgroup")]
        return next((one for one in ancestors if measures.prose(one) >= enough), None)

    def _title(self) -> str:
        """The main heading, else the part of the title that does not name the site."""
        if self._heading is not None and not site_only(text_of(self._heading)):
            return tidy(text_of(self._heading))
        parts = self._titles()
        return next((part for part in parts if not site_only(part)), parts[0] if parts else "")

    def _titles(self) -> list[str]:
        """The parts of the page's title; a colon parts only a site's name from the rest."""
        title = next((text_of(one) for one in self._root.iter("title")), "")
        parts = [part for whole in _APART.split(title) for part in _at_colon(tidy(whole))]
        return [part for part in (part.strip(_DASHES) for part in parts) if part]

    def _site(self, title: str) -> str:
        """The site's name: what names a body before what does not."""
        told = [text for text in map(tidy, self._names()) if text and text not in title and len(text) <= _LINE]
        for text in told:
            if named := _body(text):
                return named if _HOME.search(text) else text
        menus = [text for text in map(tidy, self._above()) if text and text not in title and len(text) <= _LINE]
        if named := next((named for text in menus if (named := _body(text))), ""):
            return named
        return next((text for text in told if not _HOME.search(text)), "")

    def _names(self) -> Iterator[str]:
        for one in self._root.iter("meta"):
            if (one.get("property") or one.get("name") or "").lower() in _SITE_METAS:
                yield one.get("content") or ""
        yield from reversed(self._titles())
        for one in self._body.iter("img"):
            yield one.get("alt") or ""
        walk = etree.iterwalk(self._root, events=("start",))
        for _, one in walk:
            roles = {name_of(one), one.get("role"), *words_of(one)}
            if roles & _FRAME:
                yield from self._inside(one)
                walk.skip_subtree()

    def _above(self) -> Iterator[str]:
        """What stands in menus and above the heading: of these only a body is a name."""
        for one in self._body.iter(etree.Element):
            if one is self._heading:
                break
            yield one.text or ""
            yield one.tail or ""
        for one in self._body.iter("nav"):
            yield from self._inside(one)

    @staticmethod
    def _inside(element: Element) -> Iterator[str]:
        for one in element.iter(etree.Element):
            for key in ("alt", "aria-label", "title"):
                yield one.get(key) or ""
            yield one.text or ""
            yield one.tail or ""


def _at_colon(text: str) -> tuple[str, ...]:
    """`Lunds kommun: Vänorter` in two; other colons belong to a title."""
    before, colon, after = text.partition(": ")
    return (before, after) if colon and (site_only(before) or site_only(after)) else (text,)


def _body(text: str) -> str:
    """The words that name a Swedish body in full; empty if none do."""
    named = next((body for body in find_bodies(text) if body.form == "full"), None)
    return text[named.start : named.end] if named is not None else ""


def fault(page: Page, blocks: Sequence[Block]) -> str | None:
    """Why a page is none to read: it tells of an error, asks for a login, or is next to empty. None: it is one."""
    text = "\n".join(block.text for block in blocks)
    size = sum(map(str.isalnum, text))
    told = [*page.headings(), *(block.text for block in blocks[:_FIRST] if len(block.text) < 200)]
    if size < _FAILED_PAGE:
        if any(_STATUS.search(one) or _FAILED.search(one) for one in told):
            return "only says that something went wrong (an error page)"
        if any(_LOGIN.search(one) for one in told) and (page.has("//input[@type='password']") or size < _SMALL):
            return "asks for a login"
    if size < _NO_PAGE:
        if page.has("//frameset"):
            return "only holds the frames of others"
        if page.has("//script") and (_SCRIPT.search(" ".join(told)) or page.has("//noscript") or not size):
            return "is filled by a script in the browser and holds no text of its own"
        if page.has("//meta[translate(@http-equiv,'REFSH','refsh')='refresh']"):
            return "only leads on to another address"
        if not size:
            return "holds no text"
    return None
