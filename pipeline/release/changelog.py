"""The changelog of a release: what came, what changed and what went, each with its cause, for people to read.

Fields that only keep the books (where records are listed, what states followed from acts) are named, not spelled out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pipeline.fieldpaths import as_text, leaves
from pipeline.release.model import Ink, Line, Row
from pipeline.release.reasons import MANUAL, Reasons

_BOOKS = (
    "record_ids",
    "states",
    "periods",
    "instruments",
    "value_origin",
    "review",
    "former_ids",
    "conflicts",
    "sample",
)
_NOTHING = "nothing"
_NAMED = 5  # sources of one kind that are named


def changelog(
    number: int,
    lines: Sequence[Line],
    old: Iterable[Row],
    reasons: Reasons,
    *,
    note: str | None,
    counts: Mapping[str, int],
    before: Mapping[str, int],
    files: Sequence[str],
    statement: Mapping[str, str],
) -> bytes:
    """The text (Markdown). `old` are the rows of the release before, `files` those of its files that differ."""
    names = {row["agreement_id"]: name_of(row) for row in old}
    names |= {line.agreement_id: name_of(line.after) for line in lines if line.op == "ADD" and line.field is None}
    came = [line for line in lines if line.op == "ADD" and line.field is None]
    went = [line for line in lines if line.op == "DEL" and line.field is None]
    changed = [line for line in lines if line.field is not None]
    text = [f"# Release {number}", ""]
    text += [_plain(note), ""] if note else []
    touched = len({line.agreement_id for line in changed})
    text.append(
        ("The first release. " if number == 1 else f"After release {number - 1}: ")
        + f"{_many(len(came), 'agreement')} came, {touched} changed, {len(went)} went."
    )
    text += ["", "| | before | now |", "|---|---:|---:|"]
    text += [f"| {name} | {before.get(name, 0)} | {count} |" for name, count in sorted(counts.items())]
    if not lines:
        text += ["", "No agreement changed. What differs: " + ", ".join(f"`{name}`" for name in files) + "."]
    if came:
        text += ["", "## Came", "", *(_came(line, reasons) for line in came)]
    if changed:
        text += ["", "## Changed"]
        for agreement_id, group in groupby(changed, key=lambda line: line.agreement_id):
            text += ["", f"### {names[agreement_id]}", "", f"`{agreement_id}`", "", *_changed(list(group), reasons)]
    if went:
        text += ["", "## Went", ""]
        text += [
            f"- **{names[line.agreement_id]}** `{line.agreement_id}`{_heir(line)}. {_cause(line, reasons)}"
            for line in went
        ]
    text += ["", "## Coverage", "", statement["en"], "", statement["sv"]]
    return ("\n".join(text) + "\n").encode()


def name_of(row: Row) -> str:
    """`Gävle kommun – Zhuhai (CN), partnership`."""
    partner, kind = row["foreign_partner"], row["agreement_class"]
    country = f" ({partner['country']})" if partner.get("country") else ""
    told = {"twin": "twin town", "unspecified": "class open"}.get(kind, kind)
    return _plain(f"{row['swedish_partner']['name']} – {partner['name']}{country}, {told}")


def _came(line: Line, reasons: Reasons) -> str:
    row = line.after
    since = f", since {as_text(row['established'])}" if row.get("established") else ""
    return f"- **{name_of(row)}** `{line.agreement_id}`: {row['status']}{since}. {_cause(line, reasons)}"


def _heir(line: Line) -> str:
    return f", now part of `{line.into}`" if line.into else ""


def _changed(lines: Sequence[Line], reasons: Reasons) -> Iterator[str]:
    for (cause, sources), group in groupby(
        sorted(lines, key=lambda one: (one.cause, one.sources)), key=lambda one: (one.cause, one.sources)
    ):
        own = list(group)
        told = [line for line in own if line.field not in _BOOKS] or own
        books = [str(line.field) for line in own if line not in told]
        for line in told:
            place = _place(line.ink)
            for path, was, now in _steps(line):
                yield f"- {path}: {_value(was)} → {_value(now)}{place if now is not None else ''}"
                place = "" if now is not None else place  # a passage stands once, behind a value that it gives
        yield f"- Cause: {_because(cause, sources, reasons)}." + (f" Also in {', '.join(books)}." if books else "")


def _steps(line: Line) -> Iterator[tuple[str, Any, Any]]:
    """(path, before, after) of each value of a field that differs."""
    was, now = (leaves({str(line.field): value}) for value in (line.before, line.after))
    for path in dict.fromkeys((*was, *now)):
        if was.get(path) != now.get(path):
            yield path, was.get(path), now.get(path)


def _cause(line: Line, reasons: Reasons) -> str:
    return f"Cause: {_because(line.cause, line.sources, reasons)}{_place(line.ink)}."


def _because(cause: Any, sources: Sequence[str], reasons: Reasons) -> str:
    """`source (new document `a.pdf`, `b.pdf`)`."""
    hows: dict[str, list[str]] = {}
    for source in sources:
        hows.setdefault(reasons.how(cause, source), []).append(f"`{source}`")
    said = [
        f"{how} {', '.join(names[:_NAMED])}" + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
        for how, names in hows.items()
    ]
    return f"{cause}" + (f" ({'; '.join(said)})" if said else "")


def _place(ink: Ink | None) -> str:
    if ink is None or ink.document_id.startswith(MANUAL):  # what was entered by hand has no passage
        return ""
    paragraph = f" § {ink.paragraph}" if ink.paragraph else ""
    return f" – `{ink.document_id}`{paragraph} p. {ink.page}: “{_plain(ink.quote)}”"


def _value(value: Any) -> str:
    return _NOTHING if value is None else _plain(as_text(value))


def _plain(text: str) -> str:
    """A text that Markdown leaves as it is."""
    return re.sub(r"([\\*_\[\]<>|#`])", r"\\\1", " ".join(text.split()))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
