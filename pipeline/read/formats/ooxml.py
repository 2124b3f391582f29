"""Elements of Office Open XML without their namespaces: its transitional and strict forms differ only in these."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Any

from pipeline.read.archive import Packed

Element = Any
_OFF = ("0", "false", "off", "none")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute by its name without namespace, or None."""
    if element is not None:
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names, or None."""
    for name in path:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name, in order."""
    if element is not None:
        yield from (one for one in element if local(one) == name)


def value(element: Element | None, *path: str) -> str | None:
    """The `val` of the descendant along a path of names, or None."""
    return attribute(child(element, *path), "val")


def is_on(element: Element | None, *path: str) -> bool:
    """Whether a switch is set: the element is there and does not say off."""
    switch = child(element, *path)
    return switch is not None and (attribute(switch, "val") or "1").lower() not in _OFF


class Parts:
    """The main part of a packed document and the parts that it refers to."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        main = self._relations("_rels/.rels", "").get("officeDocument", ["word/document.xml"])[0]
        self.name = main if main in packed else "word/document.xml"
        rels = join(dirname(self.name), "_rels", self.name.rpartition("/")[2] + ".rels")
        self._by_id: dict[str, str] = {}
        self._by_type = self._relations(rels, dirname(self.name))

    def main(self) -> Element:
        """The root of the main part; raises `Unreadable` if it is not there."""
        root = self._packed.xml(self.name)
        if root is None:
            raise self._packed.broken("it has no main part")
        return root

    def by_id(self, key: str | None) -> Element | None:
        """The root of the part that a reference names, or None where it leads nowhere."""
        return self._packed.xml(self._by_id[key]) if key in self._by_id else None

    def raw(self, key: str | None) -> bytes | None:
        """The bytes of the part that a reference names, or None."""
        return self._packed.raw(self._by_id[key]) if key in self._by_id else None

    def of(self, kind: str) -> Element | None:
        """The root of the part of a kind (`numbering`, `styles`), or None."""
        names = self._by_type.get(kind) or [join(dirname(self.name), f"{kind}.xml")]
        return self._packed.xml(names[0])

    def _relations(self, rels: str, folder: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        root = self._packed.xml(rels)
        for one in root if root is not None else ():
            target = attribute(one, "Target") or ""
            if attribute(one, "TargetMode") == "External" or not target:
                continue
            name = normpath(join("/", folder, target)).lstrip("/")
            found.setdefault((attribute(one, "Type") or "").rpartition("/")[2], []).append(name)
            if folder:
                self._by_id[attribute(one, "Id") or ""] = name
        return found
