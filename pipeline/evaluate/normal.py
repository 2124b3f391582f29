"""When two values count as the same: folding of texts, dates and bodies, and comparison with hashed gold."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from typing import Any

HASH = "sha256:"
Normal = Callable[[Any], str | None]
_QUOTES = str.maketrans(dict.fromkeys('“”„«»″"', '"') | dict.fromkeys("’‘´`′", "'") | dict.fromkeys("–—‐‑−", "-"))
UNITS = ("county", "oblast", "fylke", "fylkeskommune", "kommune", "kommun", "län", "provins", "prefektur", "vojvodskap")
"""Common nouns behind the name of a foreign unit: they tell its kind, not its name."""
_UNIT = re.compile(rf"s? (?:{'|'.join(UNITS)}|city)$")
_LEAD = re.compile(r"^(?:(?:om|gällande|angående|avseende|rörande|ang\.?) )?(?:att )?")


def fold(text: str) -> str:
    """NFC, lower case, one kind of dash and quote, single spaces, no full stop or colon at the end."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES).casefold()
    return " ".join(text.split()).strip(' ".:;,')


def fold_title(text: str) -> str:
    """A motion's title: folded, without the `om`, `gällande`, `att` that minutes put between movers and title."""
    return _LEAD.sub("", fold(text))


def slug(text: str) -> str:
    """A name as a step of an evidence path: `Åsa Lind` gives `asa-lind`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or fold(text)


def digest(text: str) -> str:
    """The sha256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: Any) -> str | None:
    """A code, a number or a flag; `unknown` stays a value."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def known(value: Any) -> str | None:
    """As `plain`, where `unknown` says nothing."""
    return None if value == "unknown" else plain(value)


def text(value: Any) -> str | None:
    """A text or a hashed text."""
    return _text(value, fold)


def unit_name(value: Any) -> str | None:
    """A unit's name, or a hashed one, without the common noun for its kind: that is a field of its own."""
    return _text(value, lambda name: (_UNIT.sub("", fold(name)) or fold(name)).removesuffix("s"))


def title(value: Any) -> str | None:
    """A motion's title, or a hashed one."""
    return _text(value, fold_title)


def _text(value: Any, folding: Callable[[str], str]) -> str | None:
    if isinstance(value, dict):
        return HASH + str(value["sha256"])
    return (folding(value) or None) if value else None


def date(value: Any) -> str | None:
    """`2010 (year)`: value and precision; the qualifier is not compared."""
    if value is None:
        return None
    return f"{value['value'] or ''} ({value['precision']})".strip()


def body(value: Any) -> str | None:
    """`kommun 2180`: the name is a way of writing it."""
    return f"{value['kind']} {value['code']}" if value else None


def scope(value: Any) -> str | None:
    """`country RU except …`, exceptions in alphabetical order."""
    if not value:
        return None
    without = sorted(fold(name) for name in value.get("except") or ())
    return f"{value['of']} {value.get('value') or '-'}" + (f" except {', '.join(without)}" if without else "")


def shown(value: str | None) -> str:
    """A normal value for a list of misses; a hash is cut short."""
    if value is None:
        return "–"
    return value[: len(HASH) + 8] + "…" if value.startswith(HASH) else value


def same(gold: tuple[str | None, ...], run: tuple[str | None, ...]) -> bool:
    """Whether two normal values are equal, member by member; a hashed gold text equals the text with that hash."""
    return len(gold) == len(run) and all(map(_equal, gold, run))


def _equal(gold: str | None, run: str | None) -> bool:
    if gold is not None and run is not None and gold.startswith(HASH):
        return digest(run) == gold.removeprefix(HASH)
    return gold == run
