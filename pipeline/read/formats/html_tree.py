"""The tree of a web page: its characters decoded, its elements measured, what cannot be seen or is no text marked."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from pipeline.read.decode import forgiving, repair
from pipeline.read.model import Unreadable

Element = Any

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.I)
_FRONT = 4096
_SIZE = 64 << 20
_BAD = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_WORDS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
# Not text, or text for other readers than people.
_NO_TEXT = frozenset(
    """
    script style noscript template svg canvas iframe object embed applet audio video map select textarea input datalist
    head math rp rt dialog progress meter link meta title
""".split()  # noqa: SIM905 - a list of words reads best as words
)
_ROLES = frozenset("navigation search dialog alertdialog menu menubar toolbar tablist tooltip".split())  # noqa: SIM905
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_SPOKEN = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "env-assistive-text", "assistive-text")
)
_FOLDED = frozenset("accordion accordions collapse collapsible dragspel panel tab tabs tabpanel toggle expand".split())  # noqa: SIM905
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def decoded(data: bytes) -> tuple[str, int]:
    """The characters of a page, and how many of them had been encoded twice.

    A byte order mark tells the encoding, and bytes that are UTF-8 prove themselves. Else it is what the page says, and
    Windows-1252 where that is wrong or nothing.
    """
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace"), 0
    try:
        return repair(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    said = _CHARSET.search(data[:_FRONT])
    name = said.group(1).decode("ascii", "ignore").lower() if said else ""
    if name and name not in ("utf-8", "utf8", "iso-8859-1", "latin1", "latin-1", "us-ascii", "utf-16"):
        try:
            return data.decode(name), 0
        except (LookupError, UnicodeDecodeError):
            pass
    return repair(forgiving(data))


def parse(text: str) -> Element:
    """The root of a page. Raises `Unreadable` (`broken_html`) for one that is too large or nested too deeply."""
    if len(text) > _SIZE:
        raise _broken(f"it has {len(text) >> 20} million characters")
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=False,
    )
    try:
        root = etree.fromstring(_BAD.sub(" ", text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise _broken(str(error.msg)) from error
    if root is None:
        raise _broken("it has no elements")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _broken("its elements are nested too deeply")
    return root


def _broken(why: str) -> Unreadable:
    hint = "open it in a browser and print it to PDF"
    return Unreadable("broken_html", f"the web page is not read: {why}", hint)


def name_of(element: Element) -> str:
    """The name of an element in lower case; empty for anything that is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def words_of(element: Element) -> set[str]:
    """The words of an element's classes and id, in lower case."""
    told = f"{element.get('class') or ''} {element.get('id') or ''}"
    return {word.lower() for word in _WORDS.findall(_CAMEL.sub(" ", told))}


def text_of(element: Element) -> str:
    """All text of an element in one line."""
    return " ".join(" ".join(element.itertext()).split())


class Unseen:
    """Knows which elements of a page are no text, or hidden for good.

    What a press on a button shows (accordions, tabs) is not hidden for good.
    """

    def __init__(self, root: Element) -> None:
        self._folded = {key for one in root.iter(etree.Element) for key in _shown_by(one)}

    def __call__(self, element: Element) -> bool:
        """Whether the text of an element is left out whatever stands around it."""
        name = name_of(element)
        if name in _NO_TEXT or (element.get("role") or "").lower() in _ROLES:
            return True
        if name == "button":
            return not self._heads(element)
        if _SPOKEN & set((element.get("class") or "").lower().split()):
            return True
        hidden = (
            (element.get("hidden") or "no").lower() not in ("no", "until-found")
            or ("hidden" in element.attrib and not element.get("hidden"))
            or (element.get("aria-hidden") or "").lower() == "true"
            or _UNSEEN.search(element.get("style") or "") is not None
        )
        return hidden and element.get("id") not in self._folded and not (_FOLDED & words_of(element))

    @staticmethod
    def _heads(button: Element) -> bool:
        """Whether a button is the heading of something that it unfolds."""
        above = button.getparent()
        return (above is not None and name_of(above) in (*HEADINGS, "summary", "dt")) or bool(
            {"aria-controls", "aria-expanded", "data-toggle", "data-bs-toggle"} & set(button.attrib)
        )


def _shown_by(element: Element) -> list[str]:
    """The ids of elements that a press on this one shows."""
    found = (element.get("aria-controls") or "").split()
    if "aria-expanded" in element.attrib or "data-toggle" in element.attrib or "data-bs-toggle" in element.attrib:
        for key in ("data-target", "data-bs-target", "href"):
            target = element.get(key) or ""
            if target.startswith("#"):
                found.append(target[1:])
    return found


class Measures:
    """How much text each element holds, and how much of that is links."""

    def __init__(self, root: Element, unseen: Unseen) -> None:
        self._kept: list[Element] = []  # lxml makes a new object for an element that nobody holds
        self._text: dict[Element, int] = {}
        self._links: dict[Element, int] = {}
        self._anchors: dict[Element, int] = {}
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: Element = None
        for event, one in walk:
            if event == "start":
                self._kept.append(one)
                if unseen(one):
                    skipped = one
                    walk.skip_subtree()
                continue
            own = 0 if one is skipped else _length(one.text)
            inner = [] if one is skipped else list(one)
            text = own + sum(self._text.get(below, 0) + _length(below.tail) for below in inner)
            is_link = name_of(one) == "a" and one.get("href") is not None
            self._text[one] = text
            self._links[one] = text if is_link else sum(self._links.get(below, 0) for below in inner)
            self._anchors[one] = is_link + sum(self._anchors.get(below, 0) for below in inner)

    def text(self, element: Element) -> int:
        """Letters of text in it, white space not counted."""
        return self._text.get(element, 0)

    def prose(self, element: Element) -> int:
        """Letters of text in it that are no link."""
        return self._text.get(element, 0) - self._links.get(element, 0)

    def is_menu(self, element: Element) -> bool:
        """Whether it holds links and little else."""
        return self._anchors.get(element, 0) >= 3 and self._links[element] >= 0.7 * self._text[element]


def _length(text: str | None) -> int:
    return len("".join((text or "").split()))
