"""How a relation is told: `python -m tests.drills.bonds --misses 20`.

One writer's sentences (`bonds.yml`), who knew what each must mean and not how it is read: with and without the year,
under other names than vänort, two partners in a sentence, over or at rest; and what has the same words and is no
relation of the kind. Each stands in a report, an office's paper, or minutes that take note of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from schemas.record import AgreementRecord
from tests.drills.cells import Cell, run
from tests.drills.histories import BODIES, PAPERS

BONDS = Path(__file__).with_name("bonds.yml")
TOWNS = (
    ("Haderslev", "Danmark", "danska", "danskt", "dansk"),
    ("Rakvere", "Estland", "estniska", "estniskt", "estnisk"),
    ("Płock", "Polen", "polska", "polskt", "polsk"),
    ("Salo", "Finland", "finska", "finskt", "finsk"),
    ("Güstrow", "Tyskland", "tyska", "tyskt", "tysk"),
)
# Units that are no towns, by the noun that tells it.
UNITS = {
    "province": ("Hubei", "Kina", "kinesiska", "kinesiskt", "kinesisk"),
    "region": ("Toscana", "Italien", "italienska", "italienskt", "italiensk"),
    "county": ("Nógrád", "Ungern", "ungerska", "ungerskt", "ungersk"),
    "prefecture": ("Kochi", "Japan", "japanska", "japanskt", "japansk"),
}
OF = {
    "region": ("Region Dalarna", "Dalarna", "Regionstyrelsen"),
    "lansstyrelse": ("Länsstyrelsen i Dalarnas län", "Dalarna", "Länsstyrelsen"),
}
DATES = {"Y": "1994", "Y2": "2012", "D": "2016-09-14", "M": "2016-09"}
SAID = DATES | {"D": "14 september 2016", "M": "september 2016", "n": "tjugo"}


def cells() -> list[Cell]:
    """Every sentence in one kind of paper; papers, towns and bodies go round."""
    return list(_cells())


def _cells() -> Iterator[Cell]:
    told: list[dict[str, Any]] = yaml.safe_load(BONDS.read_text(encoding="utf-8"))
    for n, one in enumerate(told):
        kinds = {r["partner"]: r["kind"] for r in one["records"]}
        first = UNITS.get(kinds.get("T", ""), TOWNS[n % len(TOWNS)])
        second = UNITS.get(kinds.get("T2", ""), TOWNS[(n + 2) % len(TOWNS)])
        if second == first:
            second = UNITS["county"]
        body, place, board = OF.get(one["body"], (*BODIES[n % len(BODIES)], "Kommunstyrelsen"))
        facts = SAID | {"K": body, "Ks": f"{body}s", "o": place, "T2": second[0], "L2": second[1]}
        facts |= dict(zip(("T", "L", "adj", "adj_t", "adj_n"), first, strict=True)) | {"Ts": f"{first[0]}s"}
        text = one["text"]
        for name, value in facts.items():
            text = text.replace("{" + name + "}", value)
        kind, paper = PAPERS[n % len(PAPERS)]
        if one["body"] == "lansstyrelse":
            kind, paper = PAPERS[0]
        due = [
            f"{facts[r['partner']]} since {DATES.get(r['since'])} {r['status']} as {r['designation']}"
            for r in one["records"]
        ]
        axes = (("paper", kind), ("body", one["body"]), ("records", str(len(due))), ("text", one["text"][:90]))
        whole = paper.format(K=body, board=board, told=text[:1].upper() + text[1:])
        yield Cell(axes, whole, tuple(sorted(due)))


def line(record: AgreementRecord) -> str:
    """A record's partner with when it began, how it stands and what it is called."""
    since = record.established.value if record.established else None
    name = record.foreign_partner.name if record.foreign_partner else record.scope
    return f"{name} since {since} {record.status} as {record.designation}"


if __name__ == "__main__":
    run(cells(), line)
