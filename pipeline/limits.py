"""How much one document may take: pages, bytes, seconds and memory, each with a default and a setting.

The defaults leave room above what real archives hold, and stay below what a small machine bears. The longest minutes
have some hundred pages; a kallelse with all its appendices has two thousand and 300 MB. A born-digital page takes a
twentieth of a second, so 120 s are those two thousand; a scan takes OCR ten seconds on a slow core. Memory is that of
the largest bundle several times over; two workers at their cap fit into 8 GB. What goes beyond ends with a reason.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from pipeline.errors import UsageError

MB, GB = 1 << 20, 1 << 30
_UNITS = {"": 1, "B": 1, "KB": 1 << 10, "MB": MB, "GB": GB}
_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?([KMG]?B?)", re.I)
SETTINGS = {
    "pages": "VANORT_MAX_PAGES",
    "bytes": "VANORT_MAX_BYTES",
    "seconds": "VANORT_TIMEOUT",
    "memory": "VANORT_MAX_MEMORY",
    "ocr_seconds": "VANORT_OCR_TIMEOUT",
}

_ask: list[Callable[[float], None]] = []  # how a worker asks for more time; empty outside one
_given: list[Limits] = []  # those that a worker was given; empty outside one


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one document.

    `bytes` is the size of its file, `memory` what reading it may take beside the program itself, in bytes. `seconds`
    are for reading it but for OCR, `ocr_seconds` for one reading of one page by OCR.
    """

    pages: int = 5_000
    bytes: int = 512 * MB
    seconds: float = 120.0
    memory: int = 2 * GB
    ocr_seconds: float = 60.0

    @classmethod
    def from_environment(cls) -> Limits:
        """The limits as they are set by the variables of `SETTINGS`. Raises `UsageError` for what is no limit."""
        said = {name: os.environ.get(variable, "").strip() for name, variable in SETTINGS.items()}
        numbers = {name: _number(name, value) for name, value in said.items() if value}
        return replace(cls(), **numbers)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return (
            f"{self.pages:,} pages, {size(self.bytes)}, {self.seconds:g} s and {size(self.memory)} of memory a document; "
            f"{self.ocr_seconds:g} s a page of OCR"
        )


def size(count: int) -> str:
    """A number of bytes for people: `512 MB`, `2 GB`, `900 bytes`."""
    for unit, name in ((GB, "GB"), (MB, "MB"), (1 << 10, "kB")):
        if count >= unit:
            return f"{count / unit:.3g} {name}"
    return f"{count} bytes"


def extend(seconds: float) -> None:
    """Ask for more time for the document at work; without effect outside a worker."""
    for ask in _ask:
        ask(seconds)


def in_force() -> Limits:
    """The limits of the document at work: those that the worker was given, elsewhere those of the environment."""
    return _given[0] if _given else Limits.from_environment()


def keep_to(limits: Limits) -> None:
    """Let these limits be in force in this process from now on: a worker's environment may be older than its parent's."""
    _given[:] = [limits]


def asking(ask: Callable[[float], None]) -> None:
    """Have `extend` call `ask` from now on: how a worker reaches its parent."""
    _ask[:] = [ask]


def _number(name: str, said: str) -> float | int:
    """The number that a variable holds."""
    whole = {field.name for field in fields(Limits) if field.type == "int"}
    found = _SIZE.fullmatch(said)
    unit = _UNITS.get((found.group(2).upper() + "B")[:2] if found and found.group(2) else "") if found else None
    if found is None or unit is None or (unit > 1 and name not in ("bytes", "memory")) or not float(found.group(1)) > 0:
        example = {"bytes": "1GB", "memory": "4GB", "pages": "10000"}.get(name, "600")
        raise UsageError(f"{SETTINGS[name]} is {said!r}: set it to a number, for instance {example}, or unset it")
    number = float(found.group(1)) * unit
    return int(number) if name in whole else number
