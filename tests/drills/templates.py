"""Minutes in the templates of registries and word processors: whatever stands around a §, it is found, and read the same.

    python -m tests.drills.templates --misses 20

Each cell is minutes of four §§ on three pages: page head × foot × first page × form of the § × case number × how a decision is set.
Kind, body, organ, day, each § with heading and case number, and what the second § decides on its agreement are compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.process import DocumentResult
from tests.drills.cells import Cell, drawn, run, said_of_itself, section
from tests.drills.papers import Body
from tests.drills.templates_told import BODIES, CASES, FEET, FRONTS, HEADS, PARAGRAPHS, WIDE

SIZE = 900
HOMES = (Body("Ystads kommun", "Ystad", "kommun 1286"), Body("Falu kommun", "Falun", "kommun 2080"))
TITLES = ("Val av justerare", "Vänortsavtalet med Haderslev", "Ny taxa för slamtömning", "Mötets avslutande")
TOLD = (
    "Sekreteraren föreslår att en justerare utses.", "Kommunen har sedan 1995 ett vänortsavtal med Haderslev i Danmark. Utbytet har kostat mer än väntat.",
    "Taxan har inte ändrats sedan 2011. Förvaltningen har räknat om den.", "Ordföranden tackar för ett gott samarbete.",
)  # fmt: skip
CLAUSES = ("att utse Per Alm", "att säga upp vänortsavtalet med Haderslev", "att anta taxan", "att avsluta mötet")
DAY = "2018-04-15"
FIRST = 45


def cells() -> list[Cell]:
    """The cross, drawn down to its size."""
    crossing = drawn(
        SIZE,
        list(HEADS),
        list(FEET),
        list(FRONTS),
        list(PARAGRAPHS),
        CASES,
        list(BODIES),
        HOMES,
        ("\f", "\n\n"),
        seed=3,
    )
    return [cell(*places) for places in crossing]


def cell(
    head: str, foot: str, front: str, paragraph: str, case: tuple[str, str], body: str, home: Body, turn: str
) -> Cell:
    """Minutes with a page head on each of three pages, the second § on the first of them."""
    due = ["kind protokoll", f"body {home.key}", "organ kommunstyrelsen", f"meeting {DAY}"]
    sections = []
    for n, (title, told, clause) in enumerate(zip(TITLES, TOLD, CLAUSES, strict=True), FIRST):
        number = case[0].format(n=n)
        section = PARAGRAPHS[paragraph].format(
            n=n, k=n - FIRST + 1, title=title, TITLE=title.upper(), case=number, wide=WIDE, day=DAY
        )
        sections.append(f"{section}\n{BODIES[body].format(told=told, a=clause)}")
        due.append(f"§ {n}: {title.casefold()} | {case[1].format(n=n)}")
    due.append("Haderslev DK ended [end decided kommunstyrelsen 2018-04-15]")
    words = {"body": home.name, "BODY": home.name.upper(), "place": home.place, "organ": "Kommunstyrelsen", "day": DAY}
    pages = [f"{FRONTS[front]}\n".format(**words) + "\n".join(sections[:2]), sections[2], sections[3]]
    named = "" if "{body}" in HEADS[head] or "{BODY}" in HEADS[head] or "{body}" in FEET[foot] else f"{home.name}\n"
    sheets = [
        f"{HEADS[head]}\n".format(page=p, **words) + text + FEET[foot].format(page=p, **words)
        for p, text in enumerate(pages, 1)
    ]
    axes = (
        ("head", head), ("foot", foot), ("front", front), ("§", paragraph), ("case", case[0]), ("body", body), ("turn", "page" if turn == "\f" else "none"),
    )  # fmt: skip
    return Cell(axes, named + turn.join(sheets), tuple(sorted(due)))


def facts(result: DocumentResult) -> Iterator[str]:
    """What the minutes say of themselves, their §§ and every agreement."""
    yield from said_of_itself(result)
    for item in result.items:
        yield section(item)
    for record in result.records:
        acts = "; ".join(f"{a.act} {a.stage} {a.organ} {a.date.value if a.date else None}" for a in record.acts)
        partner = record.foreign_partner
        yield f"{partner.name if partner else '-'} {partner.country if partner else None} {record.status} [{acts}]"


if __name__ == "__main__":
    run(cells(), str, facts)
