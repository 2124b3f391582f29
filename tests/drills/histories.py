"""What is told of the past of an agreement: `python -m tests.drills.histories --misses 20`.

One writer's sentences (`histories.yml`), who knew what each must mean and not how it is read: renewed, ended, paused,
taken up again, kept, and the same words about something else. Each stands in a report, on a page and in minutes that take
note of a report, behind a sentence that names the partner where it does not do so itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from schemas.record import AgreementRecord
from tests.drills.cells import Cell, run

HISTORIES = Path(__file__).with_name("histories.yml")
PARTNERS = (("Haderslev", "Danmark"), ("Randaberg", "Norge"), ("Rakvere", "Estland"), ("Płock", "Polen"), ("Salo", "Finland"))  # fmt: skip
BODIES = (("Tierps kommun", "Tierp"), ("Ystads kommun", "Ystad"), ("Kalix kommun", "Kalix"), ("Vara kommun", "Vara"))
REGION = ("Region Dalarna", "Dalarna")
# What stands before a sentence that does not name the partner; {Y} is when the relation began.
BEFORE = (
    "{K} har sedan {Y} ett vänortsavtal med {T} i {L}.",
    "{T} i {L} är vänort till {K} sedan {Y}.",
    "Vänortsavtalet mellan {K} och {T} i {L} undertecknades {Y}.",
    "{K} och {T} i {L} blev vänorter {Y}.",
)
PAPERS = (
    ("report", "{K}\nRapport\n2020-03-02\n\nInternationella kontakter\n\n{told}\n\nRapporten överlämnas till kommunstyrelsen.\n"),
    (
        "minutes",
        "{K}\n{board}\nSammanträdesprotokoll 2020-03-02\n\n§ 31\nInformation om internationella kontakter\nDnr KS 2020/41\n\n"
        "Sammanfattning av ärendet\n{told}\n\nBeslut\n{board} lägger informationen till handlingarna.\n\n"
        "§ 32\nVal av justerare\n\nBeslut\nKarin Ros väljs.\n",
    ),
    ("office", "{K}\nKansliet\nTjänsteskrivelse 2020-03-02\n\nInternationella kontakter\n\nBakgrund\n{told}\n\nKarin Ros\nkanslichef\n"),
)  # fmt: skip
VALUES = {"Y2": "2012", "D2": "14 september 2012", "M2": "september 2012", "E2": "2017", "n": "fem"}
DATES = {"Y2": "2012", "D2": "2012-09-14", "M2": "2012-09", "E2": "2017"}


def cells(path: Path = HISTORIES) -> list[Cell]:
    """Every sentence of a file in every kind of paper; partners, bodies and the sentence before go round."""
    return list(_cells(yaml.safe_load(path.read_text(encoding="utf-8"))))


def _cells(histories: list[dict[str, Any]]) -> Iterator[Cell]:
    for n, told in enumerate(histories):
        (town, land), region = PARTNERS[n % len(PARTNERS)], "region" in told["text"].casefold()
        body, place = REGION if region else BODIES[n % len(BODIES)]
        facts = VALUES | {"K": body, "Ks": f"{body}s", "o": place, "T": town, "Ts": f"{town}s", "L": land, "Y": "1994"}
        for kind, paper in PAPERS:
            before = "" if told["named"] else BEFORE[n % len(BEFORE)]
            text = f"{before} {told['text']}".strip()
            text = text[:1].upper() + text[1:]
            for name, value in facts.items():
                text = text.replace("{" + name + "}", value)
            board = "Regionstyrelsen" if region else "Kommunstyrelsen"
            whole = paper.format(K=body, board=board, told=text[:1].upper() + text[1:])
            acts = [f"{a['act']} {DATES.get(a['date'])} {a['organ']} {a['by']}" for a in told["acts"]]
            since = "1994" if told["since"] or before else None
            due = (f"{town} since {since} {told['status']}: {'; '.join(sorted(acts))}",)
            first = told["acts"][0]["act"] if told["acts"] else "none"
            axes = (("paper", kind), ("act", first), ("acts", str(len(acts))), ("text", told["text"][:90]))
            yield Cell(axes, whole, due)


def line(record: AgreementRecord) -> str:
    """A record's partner with when it began, how it stands, and the acts told of it."""
    acts = sorted(f"{a.act} {a.date.value if a.date else None} {a.organ} {a.by}" for a in record.acts)
    since = record.established.value if record.established else None
    return f"{record.foreign_partner.name if record.foreign_partner else record.scope} since {since} {record.status}: {'; '.join(acts)}"


if __name__ == "__main__":
    run(cells(), line)
