"""Gold records and run records: which are the same, and how their values compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.fields import LISTS, SCALARS, Json, ListField, Member, Value, at, members, scalar, states
from pipeline.evaluate.normal import HASH, UNITS, body, same, scope, slug, text


@dataclass(frozen=True, slots=True)
class Compared:
    """One value of the gold against one of the run; one of them may be missing, not both."""

    gold: Value | None
    run: Value | None

    @property
    def right(self) -> bool:
        """Whether both are there and the same."""
        return self.gold is not None and self.run is not None and same(self.gold.value, self.run.value)

    @property
    def field(self) -> str:
        """The field that both are values of."""
        value = self.gold or self.run
        assert value is not None
        return value.field


def align(gold: Sequence[Json], run: Sequence[Json]) -> list[tuple[int | None, int | None]]:
    """Pairs of indices into `gold` and `run`; None where a record has no counterpart. Gold order, then what is left.

    Two records are the same when they lie in the same §, have the same Swedish body, and the same foreign partner (by
    place key where the gold gives one, or by folded name) or the same scope. Among several, the one with most values
    right is taken.
    """
    left = list(range(len(run)))
    pairs: list[tuple[int | None, int | None]] = []
    for i, record in enumerate(gold):
        candidates = [j for j in left if _same_record(record, run[j])]
        best = max(candidates, key=lambda j: (sum(c.right for c in compare(record, run[j])), -j), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((i, best))
    return pairs + [(None, j) for j in left]


_UNITS = frozenset(slug(unit) for unit in UNITS)


def _same_record(gold: Json, run: Json) -> bool:
    if gold.get("paragraph") != run.get("paragraph"):
        return False
    if body(gold["swedish_partner"]) != body(run["swedish_partner"]):
        return False
    ours, theirs = gold.get("foreign_partner"), run.get("foreign_partner")
    if ours and theirs:
        key = ours.get("place_key")
        return (key is not None and key == theirs.get("place_key")) or _same_name(ours["name"], theirs["name"])
    return not ours and not theirs and scope(gold.get("scope")) == scope(run.get("scope"))


def _same_name(gold: Any, run: str) -> bool:
    if isinstance(gold, str) and not gold.startswith(HASH):
        return _bare(gold) == _bare(run)
    return same((text(gold),), (text(run),))


def _bare(name: str) -> str:
    """A name without the word for its unit, so that "X" and "X county" are held against each other, not past."""
    words = slug(name).split("-")
    return "".join(words[:-1] if len(words) > 1 and words[-1] in _UNITS else words).removesuffix("s")


def compare(gold: Json | None, run: Json | None, unscored: Sequence[str] = ()) -> list[Compared]:
    """Every value of two aligned records (or of one that has no counterpart), but for what is not scored."""
    gold, run = gold or {}, run or {}
    return [c for c in _compare(gold, run) if not _unscored(c, unscored)]


def _compare(gold: Json, run: Json) -> Iterator[Compared]:
    for field in SCALARS:
        if field.optional and not states(gold, field.name):
            continue
        ours, theirs = scalar(gold, field), scalar(run, field)
        if ours or theirs:
            yield Compared(ours, theirs)
    for list_field in LISTS:
        yield from _compare_lists(members(gold, list_field), members(run, list_field), list_field)


def _compare_lists(gold: list[Member], run: list[Member], field: ListField) -> Iterator[Compared]:
    left = list(run)
    for ours in gold:
        candidates = [m for m in left if same(ours.identity.value, m.identity.value)]
        theirs = max(candidates, key=lambda m: _agreement(ours, m, field), default=None)
        if theirs is not None:
            left = [m for m in left if m is not theirs]
        yield from _compare_members(ours, theirs, field)
    for extra in left:
        yield from _compare_members(None, extra, field)


def _agreement(gold: Member, run: Member, field: ListField) -> int:
    return sum(c.right for c in _compare_members(gold, run, field))


def _compare_members(gold: Member | None, run: Member | None, field: ListField) -> Iterator[Compared]:
    yield Compared(gold.identity if gold else None, run.identity if run else None)
    for part in field.attributes:
        if part.optional and not (gold and part.name in gold.stated):
            continue
        ours = gold.attributes.get(part.name) if gold else None
        theirs = run.attributes.get(part.name) if run else None
        if ours or theirs:
            yield Compared(ours, theirs)


def _unscored(compared: Compared, paths: Sequence[str]) -> bool:
    value = compared.gold or compared.run
    return value is not None and any(under(name, path) for path in paths for name in (value.field, *value.paths))


def under(path: str, ancestor: str) -> bool:
    """Whether a dotted path is the other one, or lies beneath it."""
    return path == ancestor or path.startswith(ancestor + ".")


def label(record: Json) -> str:
    """A record in a few words, such as `kommun 2180 – Zhuhai`."""
    partner = at(record, "foreign_partner.name")
    name = partner if isinstance(partner, str) else scope(record.get("scope")) or "(hashed name)"
    return f"{body(record['swedish_partner'])} – {name}"
