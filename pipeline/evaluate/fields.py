"""The fields that are scored, and a record taken apart into their values.

A record (the machine's as JSON, or the gold's as far as it is stated) becomes scalar values and members of lists. A
member has an identity (what makes it the same act, mover, vote) and attributes that are compared once two members are
matched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate import normal
from pipeline.evaluate.normal import Normal, slug

Json = Mapping[str, Any]
Comparable = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A dotted path and how its value is normalised. An `optional` field is scored only where the gold states it."""

    name: str
    normal: Normal = normal.plain
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ListField:
    """A list. `names` are the members' fields that may serve as keys in evidence paths, first one first."""

    name: str
    identity: tuple[Field, ...]
    names: tuple[str, ...]
    attributes: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one record. `paths` are the evidence paths it may stand under."""

    field: str
    value: Comparable
    paths: tuple[str, ...]

    def __str__(self) -> str:
        return " · ".join(normal.shown(part) for part in self.value)


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list; `attributes` only where they are stated."""

    identity: Value
    attributes: Mapping[str, Value]
    stated: frozenset[str]


SCALARS: tuple[Field, ...] = (
    Field("swedish_partner", normal.body),
    Field("foreign_partner.name", normal.unit_name),
    Field("foreign_partner.kind"),
    Field("foreign_partner.country"),
    Field("foreign_partner.country_group", optional=True),
    Field("foreign_partner.admin1", optional=True),
    Field("foreign_partner.place_key", optional=True),
    Field("foreign_partner.linked", optional=True),
    Field("scope", normal.scope),
    Field("agreement_class"),
    Field("designation", normal.text),
    Field("established", normal.date),
    Field("term.years"),
    Field("term.start", normal.date, optional=True),
    Field("term.end", normal.date, optional=True),
    Field("term.renewal", optional=True),
    Field("term.notice", normal.text, optional=True),
    Field("ended", normal.date),
    Field("status"),
    Field("motion.kind"),
    Field("motion.title", normal.title),
    Field("motion.filed", normal.date),
    Field("motion.filed_organ", optional=True),
    Field("motion.filed_paragraph"),
    Field("motion.outcome"),
    Field("motion.outcome_stage"),
    Field("motion.outcome_by"),
    Field("motion.outcome_organ"),
    Field("initiator", normal.known),
    Field("funder", normal.text),
)

LISTS: tuple[ListField, ...] = (
    ListField("motion.movers", (Field("name", normal.text), Field("party")), ("name", "role", "party")),
    ListField(
        "acts",
        (Field("act"), Field("stage")),
        (),
        (
            Field("organ"),
            Field("organ_name", normal.text, optional=True),
            Field("paragraph"),
            Field("date", normal.date),
            Field("effective", normal.date),
            Field("by", normal.known),
        ),
    ),
    ListField(
        "handling",
        (Field("organ"), Field("date", normal.date), Field("paragraph")),
        ("organ_name", "organ"),
        (Field("organ_name", normal.text, optional=True),),
    ),
    ListField("reasons", (Field("reason"), Field("holder")), ("reason",)),
    ListField("parties", (Field("", normal.text),), ("",)),
    ListField(
        "positions", (Field("party"), Field("name", normal.text), Field("side"), Field("form")), ("name", "party")
    ),
    ListField(
        "votes",
        (Field("yes"), Field("no")),
        (),
        (Field("abstain", optional=True), Field("absent", optional=True)),
    ),
    ListField("participants", (Field("", normal.text),), ("",)),
    ListField("consulted", (Field("", normal.text),), ("",)),
    ListField(
        "signed_by",
        (Field("name", normal.text), Field("party")),
        ("name", "role"),
        (Field("role", normal.text, optional=True),),
    ),
)


def at(record: Any, path: str) -> Any:
    """The value at a dotted path, None where a step is missing; an empty path is the value itself."""
    for step in filter(None, path.split(".")):
        record = record.get(step) if isinstance(record, Mapping) else None
    return record


def states(record: Any, path: str) -> bool:
    """Whether the record has the path's last key, be its value null."""
    head, _, last = path.rpartition(".")
    parent = at(record, head)
    return isinstance(parent, Mapping) and last in parent


def scalar(record: Json, field: Field) -> Value | None:
    """The value of a scalar field, None where it is empty."""
    value = field.normal(at(record, field.name))
    return None if value is None else Value(field.name, (value,), (field.name,))


def members(record: Json, field: ListField) -> list[Member]:
    """The members of a list field, in order."""
    seen: Counter[str] = Counter()
    raws = list(at(record, field.name) or ())
    own = frozenset(made[0] for raw in raws if (made := _made(raw, field)))
    return [_member(raw, field, _keys(raw, field, n, own, seen)) for n, raw in enumerate(raws, 1)]


def _member(raw: Any, field: ListField, keys: Sequence[str]) -> Member:
    paths = tuple(f"{field.name}.{key}" for key in keys)
    identity = Value(field.name, tuple(part.normal(at(raw, part.name)) for part in field.identity), paths)
    attributes = {}
    for part in field.attributes:
        value = part.normal(at(raw, part.name))
        if value is not None:
            name = f"{field.name}.{part.name}"
            attributes[part.name] = Value(name, (value,), tuple(f"{path}.{part.name}" for path in paths))
    return Member(identity, attributes, frozenset(p.name for p in field.attributes if states(raw, p.name)))


def _made(raw: Any, field: ListField) -> list[str]:
    """The keys that a member's content gives it, the one it goes by first."""
    if field.name == "acts":
        return [f"{raw['act']}-{raw['stage']}"]
    return [slug(value) for name in field.names if isinstance(value := at(raw, name), str) and value]


def _keys(raw: Any, field: ListField, ordinal: int, own: Collection[str], seen: Counter[str]) -> list[str]:
    """The keys a member may go by: its own, those made from its content (the second equal one gets -2), its place.

    What another goes by first (`own`: a party without a name) is no second key of this one (its member).
    """
    keys = [str(raw["key"])] if isinstance(raw, Mapping) and raw.get("key") else []
    for place, key in enumerate(_made(raw, field)):
        if place and key in own:
            continue
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return [*dict.fromkeys([*keys, str(ordinal)])]
