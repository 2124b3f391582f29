"""Pages on the web by the systems that made them: looks of pages, and the layouts in which they tell of partners.

    python -m tests.drills.sites --misses 20

The first cross holds each look of `sites_looks` against titles, tabs, bodies and a plain text; the second each layout of
`sites_told` against orders of columns, words of headers, states and looks. Body, heading, and every record with its since,
state, end and acts are compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.process import DocumentResult
from schemas.record import AgreementRecord
from tests.drills.cells import Cell, drawn, run
from tests.drills.papers import BODIES
from tests.drills.sites_looks import LOOKS, TABS
from tests.drills.sites_told import HEADS, LAYS, LEADS, ORDERS, STATES, TOWNS, YEARS, Row, told

SIZE = 500
TITLES = (
    "Våra vänorter",
    "Kroatisk kör på besök",
    "Internationellt arbete",
    "Ny färjelinje ger fler besök",
    "Ystad i världen",
)
KNOWN = ("sitevision", "wordpress", "episerver", "two h1", "municipio", "table, h1", "brand row", "frame")
PLAIN = (
    ("<p>Kommunen har sedan 1995 ett vänortsavtal med Haderslev i Danmark.</p><p>Utbytet fungerar väl.</p>",
     told("Haderslev", "DK", "vänort", "1995", "active", None, [])),
    ("<p>Körerna i {place} och Haderslev sjunger tillsammans på lördag. Konserten är gratis och hålls i teatern.</p>", ""),
    ("<p class='ingress'><strong>Helsingør är vänort till Pärnu, och därifrån kommer också gäster.</strong></p><h2>Program</h2><p>Fika klockan tre.</p>", ""),
)  # fmt: skip
TWIN = "vänort"


def looks() -> Iterator[Cell]:
    """Look × tab × title × text × body."""
    for (name, look), tab, title, (text, due_line), body in drawn(
        SIZE, list(LOOKS.items()), TABS, TITLES, PLAIN, BODIES
    ):
        words = {"title": title, "body": body.name, "place": body.place}
        page = look.format(tab=tab.format(**words), told=text.format(**words), **words)
        due = ["kind webbsida", f"body {body.key}", f"heading {title.casefold()}"]
        due += [due_line] if due_line else []
        axes = (
            ("cross", "looks"),
            ("look", name),
            ("tab", tab),
            ("title", title),
            ("told", text[:30]),
            ("body", body.name),
        )
        yield Cell(axes, page, tuple(sorted(due)), "cell.html")


def lists() -> Iterator[Cell]:
    """Layout × order × words of headers × states × lead × look."""
    keys = list(HEADS)
    places = [
        list(LAYS.items()),
        ORDERS,
        LEADS,
        KNOWN,
        BODIES,
        *(HEADS[key] for key in keys),
        *(STATES for _ in range(3)),
        range(len(TOWNS)),
        range(len(YEARS)),
    ]
    for (name, lay), order, lead, look, body, *rest in drawn(SIZE, *places, seed=11):
        heads = dict(zip(keys, rest[:5], strict=True))
        states, first, year = rest[5:8], rest[8], rest[9]
        rows = [
            Row(TOWNS[(first + 5 * n) % len(TOWNS)], YEARS[(year + n) % len(YEARS)], state)
            for n, state in enumerate(states)
        ]
        if name == "table, no head":
            order = ("town", "land", "year", "state")
        shown = [key for key in order if key != "kind" or not name.startswith("items")]
        if lead.startswith("<p>Tabellen") and "table" not in name:
            lead = LEADS[1]
        text = lead + lay(rows, order, heads)
        words = {"title": "Internationellt", "body": body.name, "place": body.place}
        page = LOOKS[look].format(tab="Internationellt - " + body.name, told=text.format(**words), **words)
        due = ["kind webbsida", f"body {body.key}", "heading internationellt"]
        due += [row.due(shown, TWIN) for row in rows]
        axes = [
            ("cross", "lists"), ("lay", name), ("order", " ".join(order)), ("lead", lead), ("look", look), ("body", body.name),
            *((f"head {key}", heads[key]) for key in shown if name not in ("table, no head", "items", "items dash", "lines")),
        ]  # fmt: skip
        axes += [("state", state.said) for state in states] if "state" in shown else []
        yield Cell(tuple(axes), page, tuple(sorted(due)), "cell.html")


def facts(result: DocumentResult) -> Iterator[str]:
    """What a page says of itself, and every record."""
    head = result.document
    if head is None:
        yield "unreadable"
        return
    yield f"kind {head.kind}"
    yield f"body {head.body.kind} {head.body.code}" if head.body else "body None"
    for item in result.items:
        yield f"heading {(item.heading or '').casefold()}"
    for record in result.records:
        yield line(record)


def line(record: AgreementRecord) -> str:
    """A record as `sites_told.told` writes it; the class is told by the designation."""
    partner = record.foreign_partner
    acts = [f"{a.act} {a.stage} {a.date.value if a.date else None} {a.organ} {a.by}" for a in record.acts]
    noun = TWIN if record.agreement_class == "twin" else f"{record.agreement_class}"
    since, ended = (date.value if date else None for date in (record.established, record.ended))
    return told(
        partner.name if partner else "-", partner.country if partner else None, noun, since, record.status, ended, acts
    )


def cells() -> list[Cell]:
    """Both crosses."""
    return [*looks(), *lists()]


if __name__ == "__main__":
    run(cells(), str, facts)
