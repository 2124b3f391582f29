"""Dotted field paths: a record taken apart into its values, and each value's evidence.

Paths are those of a record's `evidence`: `established`, `motion.outcome`, `acts.end-planned.date`. Members of lists
go by their key, or by their name folded to `a-z0-9-`; a second equal key gets `-2`. A date is one value.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from schemas.base import Model
from schemas.record import AgreementRecord
from schemas.statement import Evidence

# What names a member of a list, best first. A list of texts goes by the texts.
_NAMES: dict[str, tuple[str, ...]] = {
    "acts": ("key",),
    "reasons": ("reason",),
    "motion.movers": ("name", "role", "party"),
    "handling": ("organ_name", "organ"),
    "positions": ("party", "name"),
    "signed_by": ("name", "role"),
    "motions": ("record_id",),
    "conflicts": ("field",),
    "instruments": ("designation",),
    "states": ("status",),
    "decisions": ("decision_id",),
}
_LISTS = (*_NAMES, "parties", "participants", "consulted", "votes")
_DATE = {"value", "precision", "qualifier", "inferred"}


def field_of(path: str) -> str:
    """A path without the keys of members: `acts.end-planned.date` is a value of `acts.date`."""
    for name in _LISTS:
        if path.startswith(name + "."):
            attribute = path[len(name) + 1 :].partition(".")[2]
            return f"{name}.{attribute}" if attribute else name
    return path


def slug(text: str) -> str:
    """A name as a step of a path: `Åsa Lind` gives `asa-lind`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def empty(value: Any) -> bool:
    """Whether a value says nothing: null, an empty list, or nothing but empty fields."""
    if isinstance(value, Mapping):
        return all(empty(part) for part in value.values())
    return value is None or value == "" or value == []


def flatten(row: Model) -> dict[str, Any]:
    """Path -> JSON value of every filled field (`evidence` left out), in the order of the fields.

    Values are texts, numbers, truth values, dates (as objects), and lists of texts or numbers.
    """
    return dict(_leaves("", row.model_dump(mode="json", exclude={"evidence"})))


def leaves(value: Mapping[str, Any]) -> dict[str, Any]:
    """The same of a row, or of some of its fields, that is JSON already."""
    return dict(_leaves("", value))


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if empty(value):
        return
    if isinstance(value, Mapping) and set(value) != _DATE:
        for name, part in value.items():
            yield from _leaves(f"{path}.{name}" if path else name, part)
    elif isinstance(value, list) and isinstance(value[0], Mapping):
        for key, member in keyed(path, value):
            yield from _leaves(f"{path}.{key}", {n: part for n, part in member.items() if n != "key"})
    else:
        yield path, value


def keyed(path: str, members: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """(key, member) of a list of objects or of texts."""
    seen: Counter[str] = Counter()
    for n, member in enumerate(members, 1):
        if isinstance(member, Mapping):
            key = next((slug(member[name]) for name in _NAMES.get(path, ()) if member.get(name)), "") or str(n)
        else:
            key = slug(str(member)) or str(n)
        seen[key] += 1
        yield (key if seen[key] == 1 else f"{key}-{seen[key]}"), member


def evidence_for(record: AgreementRecord, path: str) -> tuple[Evidence, ...]:
    """The evidence of a field: its own, else that of its parts, else that of the nearest field that holds it."""
    own = record.evidence.get(path)
    if own:
        return own
    parts = [e for key, group in record.evidence.items() if key.startswith(path + ".") for e in group]
    if parts:
        return tuple(parts)
    head = path.rpartition(".")[0]
    while head:
        if record.evidence.get(head):
            return record.evidence[head]
        head = head.rpartition(".")[0]
    return ()


def as_text(value: Any) -> str:
    """A value of `flatten` in words: `2010`, `about 2010`, `M, S`, `yes`, `5`."""
    if isinstance(value, Mapping):
        said = {"approximate": "about ", "before": "before ", "after": "after "}.get(value.get("qualifier") or "", "")
        return said + (value.get("value") or "unknown date")
    if isinstance(value, list):
        return ", ".join(as_text(part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
