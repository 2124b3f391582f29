"""Zip files: the members of a bundle one by one, and the parts of a packed document (docx, odt).

Nothing is written to disk and no name from the archive is used as a path. What an archive claims about itself is held
against limits before anything is unpacked, and unpacking stops where the claim ends.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from pipeline.read.model import Unreadable

MIB = 1 << 20
_MAGIC = b"PK\x03\x04"
_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_CONTENTS = "[Content_Types].xml"  # every packed Office document holds it
_OFFICE = (("word/", "docx"), ("xl/", "Excel workbook (xlsx)"), ("ppt/", "PowerPoint presentation (pptx)"))
_MIMETYPES = (
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.oasis.opendocument.", "OpenDocument file that is no text"),
    ("application/epub+zip", "EPUB book"),
)
_LEFT_OUT = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
_BAD = re.compile(r"[\x00-\x1f\x7f:*?\"<>|]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a bundle may hold. Sizes in bytes, unpacked; `ratio` (unpacked to packed) counts for members over `large`."""

    members: int = 2_000
    total: int = 1_024 * MIB
    ratio: int = 200
    large: int = 10 * MIB
    depth: int = 2  # bundles within each other, the outer one included


DEFAULT = Limits()
_DOCUMENT = Limits(members=20_000, total=2_048 * MIB)
_MIMETYPE = 200  # bytes of a `mimetype`, at most
_PART = 48 * MIB  # one XML part of a document, unpacked


def members(data: bytes, limits: Limits = DEFAULT) -> Iterator[tuple[str, bytes | Unreadable]]:
    """The files of a bundle in the order of their names: (name, its bytes or the reason why there are none).

    Names are NFC with `/` between folders, relative, without `..`, each once; they are ids and never paths. The members
    of a bundle within the bundle are named `inner.zip!minutes.pdf`. Hidden files and what file managers leave behind
    are left out. One member at a time is unpacked. The limits hold for the bundle with all that is in it.

    Raises `Unreadable` for the whole: `broken_zip`, `empty_zip`, `encrypted_zip` (each member is), `bundle_too_large`.
    A member's own reason is one of `broken_zip`, `encrypted_zip`, `bundle_too_large`, `bundle_too_deep`.
    """
    return _members(data, limits, _Budget(limits), 1)


class _Budget:
    """What is left of the limits for a bundle and the bundles in it."""

    def __init__(self, limits: Limits) -> None:
        self.members = limits.members
        self.total = limits.total

    def take(self, infos: list[zipfile.ZipInfo]) -> None:
        size = sum(info.file_size for info in infos)
        if len(infos) > self.members:
            raise _too_large(f"it holds {len(infos)} files, and {self.members} may be read")
        if size > self.total:
            raise _too_large(f"unpacked it has {size // MIB} MB, and {self.total // MIB} MB may be read")
        self.members -= len(infos)
        self.total -= size


def _members(data: bytes, limits: Limits, budget: _Budget, depth: int) -> Iterator[tuple[str, bytes | Unreadable]]:
    with _opened(data) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        budget.take(infos)
        named = _named(infos)
        if not named:
            raise Unreadable("empty_zip", "the zip archive holds no files", "fetch it again, or remove it")
        if all(info.flag_bits & 1 for _, info in named):
            raise _encrypted()
        for name, info in named:
            try:
                content = unpack(archive, info, limits)
            except Unreadable as reason:
                yield name, reason
                continue
            if not _is_bundle(content):
                yield name, content
            elif depth >= limits.depth:
                message = f"the archive lies {depth} archives deep"
                yield name, Unreadable("bundle_too_deep", message, "unpack it and run again")
            else:
                yield from _inner(name, content, limits, budget, depth + 1)


def _inner(
    name: str, data: bytes, limits: Limits, budget: _Budget, depth: int
) -> Iterator[tuple[str, bytes | Unreadable]]:
    try:
        for inner, content in _members(data, limits, budget, depth):
            yield f"{name}!{inner}", content
    except Unreadable as reason:
        yield name, reason


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise _broken("the zip archive (a bundle, or a Word or OpenDocument file) is cut off or damaged") from error


def zip_type(data: bytes) -> str:
    """What a zip archive is: `docx`, `odt`, `zip` for a bundle of files, else the name of a type that is not read.

    Raises `Unreadable` (`broken_zip`) where it has no directory of what is in it.
    """
    with _opened(data) as archive:
        names = {name.replace("\\", "/") for name in archive.namelist()}
        mimetype = ""
        if "mimetype" in names and archive.getinfo("mimetype").file_size < _MIMETYPE:
            mimetype = unpack(archive, archive.getinfo("mimetype")).decode("ascii", "replace").strip()
    if "word/document.xml" in names:
        return "docx"
    if _CONTENTS in names:
        return next((kind for folder, kind in _OFFICE if any(name.startswith(folder) for name in names)), "Office file")
    if not mimetype and {"content.xml", "META-INF/manifest.xml"} <= names:
        return "odt"
    return next((kind for start, kind in _MIMETYPES if mimetype.startswith(start)), "zip")


def _is_bundle(data: bytes) -> bool:
    """Whether a member is an archive of its own and no packed document."""
    try:
        return data.startswith(_MAGIC) and zip_type(data) == "zip"
    except Unreadable:
        return False  # its reader says what is wrong with it


def _named(infos: list[zipfile.ZipInfo]) -> list[tuple[str, zipfile.ZipInfo]]:
    """The members that may be documents, sorted, each under a name of its own."""
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = _portable(_spelled(info))
        if any(part.startswith(".") or part.lower() in _LEFT_OUT for part in name.split("/")):
            continue
        times, once = 1, name
        while name in found:
            times += 1
            name = f"{once}~{times}"
        found[name] = info
    return sorted(found.items())


def _spelled(info: zipfile.ZipInfo) -> str:
    """A member's name; one in UTF-8 that does not say so was taken for the code page of old DOS (437)."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def _portable(name: str) -> str:
    name = unicodedata.normalize("NFC", name).replace("\\", "/")
    parts = [_BAD.sub("_", part).replace("!", "_") for part in PurePosixPath(name).parts if part not in ("/", "..")]
    if parts and re.fullmatch(r"[A-Za-z]_", parts[0]):
        parts = parts[1:]  # a drive
    return "/".join(parts) or "unnamed"


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits = DEFAULT) -> bytes:
    """The bytes of one member. Raises `Unreadable` for one that is encrypted, damaged, or packed suspiciously small."""
    if info.flag_bits & 1:
        raise _encrypted()
    if info.file_size > limits.large and info.file_size > limits.ratio * max(info.compress_size, 1):
        raise _too_large(f"{info.file_size // MIB} MB are packed into {info.compress_size // 1024} kB")
    if info.compress_type not in _DEFLATED:
        raise _broken(f"it is packed by method {info.compress_type}, which is not read")
    try:
        with archive.open(info) as member:
            return member.read()
    except _DAMAGED as error:
        raise _broken("the file in the archive is damaged") from error


class Packed:
    """A document that is a zip of XML parts. `what` names the kind of document in messages."""

    def __init__(self, data: bytes, kind: str, what: str) -> None:
        self.kind = kind
        self.what = what
        self._archive = _opened(data)
        self._infos = {info.filename.replace("\\", "/"): info for info in self._archive.infolist()}
        if len(self._infos) > _DOCUMENT.members:
            raise self.broken(f"it has {len(self._infos)} parts")

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def xml(self, name: str) -> Any | None:
        """The root element of a part, or None if there is no such part.

        Raises `Unreadable` for a part that is damaged, too large, or no XML that such a document may hold.
        """
        data = self.raw(name)
        try:
            return None if data is None else parse_xml(data)
        except etree.XMLSyntaxError as error:
            raise self.broken(f"its part {name} is no well-formed XML ({error.msg})") from error

    def raw(self, name: str) -> bytes | None:
        """The bytes of a part, or None. Raises `Unreadable` for one that is damaged, encrypted or too large."""
        info = self._infos.get(name)
        if info is None:
            return None
        if info.file_size > _PART:
            raise self.broken(f"its part {name} has {info.file_size // MIB} MB, more than is read")
        try:
            return unpack(self._archive, info, _DOCUMENT)
        except Unreadable as reason:
            raise self.broken(f"its part {name} cannot be unpacked ({reason.message})") from reason

    def broken(self, why: str) -> Unreadable:
        """The reason for a document that its own program would refuse."""
        hint = "open it in the program that made it and save it again, or as PDF"
        return Unreadable(f"broken_{self.kind}", f"the {self.what} is damaged: {why}", hint)

    def without_text(self) -> Unreadable:
        """The reason for a document that holds no text, but perhaps pictures of it."""
        pictures = sum(1 for name in self._infos if name.startswith(("word/media/", "Pictures/")))
        has = f", only {pictures} pictures" if pictures else ""
        hint = "save it as PDF and run again" if pictures else "look at it in the program that made it"
        return Unreadable("empty_document", f"the {self.what} holds no text{has}", hint)


def parse_xml(data: bytes) -> Any:
    """The root element of XML from outside. Raises `etree.XMLSyntaxError`; a document type declaration is one.

    Office documents declare no types; entities are how XML is made to grow without end or to fetch files.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("it declares a document type", 0, 0, 0)
    return root


def _too_large(why: str) -> Unreadable:
    return Unreadable("bundle_too_large", f"the archive is not unpacked: {why}", "unpack it and name the documents")


def _encrypted() -> Unreadable:
    return Unreadable("encrypted_zip", "the archive needs a password", "unpack it with the password and run again")


def _broken(why: str) -> Unreadable:
    return Unreadable("broken_zip", why, "fetch it again from where it was published")
