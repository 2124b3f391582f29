"""What makes the agreements of one release those of the next: `apply(old, delta(old, new, …)) == new`.

Rows are those of `agreements.jsonl`, in the order of their ids. An agreement goes on under a new id where the new row
names the old one among its `former_ids`. What a value was before is masked as it would be today, so that a release
never repeats personal data that an earlier one let through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.release.model import Line, Op, Row
from pipeline.release.parts import masked
from pipeline.release.reasons import Reasons


def delta(old: Sequence[Row], new: Sequence[Row], reasons: Reasons) -> list[Line]:
    """The lines from `old` to `new`, in the order of the ids. Empty for equals."""
    lines = []
    heirs = {name: row["agreement_id"] for row in new for name in row.get("former_ids", ())}
    for was, now in paired(old, new):
        if was is None and now is not None:
            why = reasons.why(None, now, None)
            lines.append(Line(op="ADD", agreement_id=now["agreement_id"], field=None, before=None, after=now, **why))
        elif was is not None and now is None:
            why = reasons.why(was, None, None)
            name = was["agreement_id"]
            lines.append(
                Line(
                    op="DEL", agreement_id=name, field=None, before=masked(was), after=None, into=heirs.get(name), **why
                )
            )
        elif was is not None and now is not None:
            for field in sorted(was.keys() | now.keys()):
                if was.get(field) != now.get(field) or (field in was) != (field in now):
                    op: Op = "MOD" if field in was and field in now else "ADD" if field in now else "DEL"
                    before, after = masked(was.get(field)), now.get(field)
                    why = reasons.why(was, now, field)
                    lines.append(
                        Line(op=op, agreement_id=was["agreement_id"], field=field, before=before, after=after, **why)
                    )
    return sorted(lines, key=lambda line: (line.agreement_id, line.op, line.field or ""))


def paired(old: Iterable[Row], new: Iterable[Row]) -> list[tuple[Row | None, Row | None]]:
    """The rows of one agreement in both; None where it is in one of them only. An id counts before a former one."""
    before = {row["agreement_id"]: row for row in old}
    fresh: list[Row] = []
    pairs: list[tuple[Row | None, Row | None]] = []
    for row in new:
        match = before.pop(row["agreement_id"], None)
        if match is None:
            fresh.append(row)
        else:
            pairs.append((match, row))
    for row in fresh:
        name = next((name for name in row.get("former_ids", ()) if name in before), None)
        pairs.append((before.pop(name) if name else None, row))
    return pairs + [(row, None) for row in before.values()]


def apply(old: Iterable[Row], lines: Iterable[Line]) -> list[Row]:
    """The rows that a delta makes of `old`, by id. Raises `ValueError` where it does not fit them."""
    by_id: dict[str, list[Line]] = defaultdict(list)
    made: dict[str, Row] = {}
    for line in lines:
        if line.op == "ADD" and line.field is None:
            _put(made, line.after)
        else:
            by_id[line.agreement_id].append(line)
    for row in old:
        changed = dict(row)
        own = by_id.pop(row["agreement_id"], [])
        for line in own:
            before = row if line.field is None else row.get(line.field)
            if masked(before) != line.before:
                raise ValueError(f"{line.agreement_id} {line.field or ''}: the delta was made for another value")
            if line.field is not None and line.op == "DEL":
                del changed[line.field]
            elif line.field is not None:
                changed[line.field] = line.after
        if not any(line.op == "DEL" and line.field is None for line in own):
            _put(made, changed)
    if by_id:
        raise ValueError(f"{min(by_id)} is in the delta and not in the release before")
    return [made[name] for name in sorted(made)]


def _put(made: dict[str, Row], row: Row) -> None:
    if row["agreement_id"] in made:
        raise ValueError(f"{row['agreement_id']} comes twice")
    made[row["agreement_id"]] = row
