"""What a chart shows, before it is drawn and without a word of any language: groups of agreements by id.

A chart has groups (a bar or column each: a continent, a country, a year), a group has parts by series (twin,
uncertain, ended …), and a part is the agreements in it. What has no place in the picture stands in `asides`, and is
told under it. Every number on a page is the length of one of these lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Ids = tuple[str, ...]
Kind = Literal["continents", "countries", "in_force", "turned"]
UNCERTAIN = "uncertain"
NO_YEAR = "no-year"


@dataclass(frozen=True, slots=True)
class Group:
    """A bar or a column: the agreements in it by series."""

    key: str
    parts: Mapping[str, Ids]

    def count(self, *series: str) -> int:
        """How many agreements it has in some series, or in all where none is named."""
        return sum(len(ids) for name, ids in self.parts.items() if not series or name in series)

    @property
    def sure(self) -> int:
        """How many it has without the uncertain ones."""
        return self.count() - self.count(UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its groups in order, the series in the order of stacking, and what is told under it.

    `day` is the day it shows (YYYY-MM-DD, or the last it goes to). `place` is the country group or continent it is
    confined to, `continent` the one whose countries it shows. `base` are all agreements it was counted from, `samples`
    those of its agreements that are made up.
    """

    name: str
    kind: Kind
    day: str
    series: tuple[str, ...]
    groups: tuple[Group, ...]
    asides: Mapping[str, Ids] = field(default_factory=dict)
    place: str | None = None
    continent: str | None = None
    base: Ids = ()
    samples: Ids = ()

    @property
    def shown(self) -> Ids:
        """The agreements in the picture, each once, in order."""
        return tuple(sorted({name for group in self.groups for ids in group.parts.values() for name in ids}))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(group.count() for group in self.groups)


def collected(pairs: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, Ids]]:
    """(group, series, id) triples as group -> series -> ids in order."""
    found: dict[str, dict[str, set[str]]] = {}
    for group, series, name in pairs:
        found.setdefault(group, {}).setdefault(series, set()).add(name)
    return {group: {series: tuple(sorted(ids)) for series, ids in parts.items()} for group, parts in found.items()}
