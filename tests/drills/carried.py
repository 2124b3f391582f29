"""Steps told by who carried them: "Vänortsavtalet med X valde fullmäktige 2014 att säga upp".

    python -m tests.drills.carried --misses 20

Verbs of all acts in the constructions by which an account says that a decision was made: the agreement in front, the
decision as a noun, a vote, an order. Near misses are told the same way and carry nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.process import DocumentResult
from tests.drills.cells import Cell, run


@dataclass(frozen=True, slots=True)
class Verb:
    """An infinitive with its passive."""

    act: str
    inf: str
    passive: str


VERBS = (
    Verb("end", "säga upp", "sägas upp"),
    Verb("end", "avsluta", "avslutas"),
    Verb("pause", "pausa", "pausas"),
    Verb("pause", "frysa", "frysas"),
    Verb("renew", "förlänga", "förlängas"),
    Verb("renew", "förnya", "förnyas"),
    Verb("resume", "återuppta", "återupptas"),
)
FRAMES = (
    "{N} valde kommunfullmäktige 2014 att {v}.",
    "{N} beslutade kommunfullmäktige den 3 mars 2014 att {v}.",
    "{N} har kommunfullmäktige enligt beslut 2014 valt att {v}.",
    "{N} beslutade kommunfullmäktige 2014 att {v} i avvaktan på en översyn.",
    "Det blev kommunfullmäktige som 2014 beslutade att {v} {n}.",
    "Att {v} {n} beslutade kommunfullmäktige 2014.",
    "Vad kommunfullmäktige beslutade 2014 var att {v} {n}.",
    "Kommunfullmäktige bestämde 2014 att {v} {n}.",
    "Kommunfullmäktige bestämde sig 2014 för att {v} {n}.",
    "Kommunfullmäktige enades 2014 om att {v} {n}.",
    "Kommunfullmäktige var 2014 enig om att {v} {n}.",
    "Kommunfullmäktige röstade 2014 för att {v} {n}.",
    "En majoritet i kommunfullmäktige röstade 2014 för att {v} {n}.",
    "Med 31 röster mot 18 beslutade kommunfullmäktige 2014 att {v} {n}.",
    "2014 blev beslutet att {v} {n}.",
    "Beslutet 2014 blev att {v} {n}.",
    "Kommunfullmäktige tog 2014 steget att {v} {n}.",
    "2014 var det dags för kommunfullmäktige att {v} {n}.",
    "Kommunen gick 2014 vidare med att {v} {n}.",
    "Kommunfullmäktige gav 2014 kommunchefen i uppdrag att {v} {n}.",
    "Beslut om att {v} {n} togs av kommunfullmäktige 2014.",
    "Beslut fattades 2014 om att {v} {n}.",
    "Det beslutades 2014 att {v} {n}.",
    "Det bestämdes 2014 att {n} skulle {p}.",
    "Kommunfullmäktige fattade 2014 beslut om att {v} {n}.",
    "Kommunfullmäktige tog 2014 beslut att {v} {n}.",
)
NEAR = (
    "I fullmäktige röstade S för att {v} {n}, men förslaget föll.",
    "I fullmäktige röstade Anna Lind (C) för att {v} {n}.",
    "{N} har fullmäktige inte beslutat att {v}.",
    "Kommunen gick 2014 vidare med att utreda om {n} borde {p}.",
    "Kommunchefen fick 2014 i uppdrag att undersöka möjligheten att {v} {n}.",
    "Att {v} {n} diskuterades 2014.",
    "Att {v} {n} beslutade fullmäktige att inte göra.",
    "{N} beslutade nämnden 2014 att flytta till kulturförvaltningen.",
    "Fullmäktige röstade 2014 mot att {v} {n}.",
    "Beslutet 2014 blev att avslå förslaget om att {v} {n}.",
)
PAPER = """Vara kommun
Kommunledningskontoret
TJÄNSTESKRIVELSE 2019-05-13

Kommunens vänorter

Bakgrund
Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. {}

Förslag till beslut
Redovisningen läggs till handlingarna.

Exempel skrivet för vanort – inte en verklig handling
"""


def cells() -> list[Cell]:
    """Every verb in every construction."""
    return [
        Cell((("act", verb.act), ("verb", verb.inf), ("frame", frame)), _paper(frame, verb), due)
        for frames, told in ((FRAMES, True), (NEAR, False))
        for frame in frames
        for verb in VERBS
        for due in [(f"{verb.act} reported 2014",) if told else ()]
    ]


def _paper(frame: str, verb: Verb) -> str:
    noun = "vänortsavtalet med Tukums"
    return PAPER.format(
        frame.format(N=noun.capitalize(), n=noun, v=verb.inf, p=verb.passive).replace("tukums", "Tukums")
    )


def steps(result: DocumentResult) -> Iterable[str]:
    """The acts of a document's records with stage and year."""
    for record in result.records:
        for one in record.acts:
            yield f"{one.act} {one.stage} {one.date.value[:4] if one.date and one.date.value else None}"


if __name__ == "__main__":
    run(cells(), str, of=steps)
