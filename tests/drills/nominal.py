"""Decisions and proposals that name what is done by a noun: "beslutar om uppsägning av avtalet med X".

    python -m tests.drills.nominal --misses 20

A noun for an act is crossed with the verbs that decide on it, propose it and turn it down, under Beslut and in the
account. Near misses have the same words around what is no step on the agreement.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.process import DocumentResult
from tests.drills.cells import Cell, run

NOUNS: dict[str, tuple[str, ...]] = {
    "end": ("uppsägning av {}", "avslutande av {}", "hävning av {}", "avveckling av {}", "ett avslut av {}"),
    "renew": ("förlängning av {}", "förnyelse av {}", "en förlängning med fyra år av {}"),
    "pause": ("paus i {}", "en tvåårig paus i {}", "ett tillfälligt uppehåll i {}", "en paus för {}"),
    "resume": ("återupptagande av {}", "ett återupptagande av {}"),
    "evaluate": ("utvärdering av {}", "en utvärdering av {}"),
    "amend": ("ändring av {}", "en revidering av {}"),
    "establish": ("ingående av {new}", "tecknande av {new}", "godkännande av {new}", "upprättande av {new}"),
}
OLD, NEW = "vänortsavtalet med Kunda i Estland", "vänortsavtal med Kunda i Estland"
DECIDED = (
    "{Org} beslutar om {noun}.",
    "{Org} fattar beslut om {noun}.",
    "{Org} godkänner {noun}.",
    "{Org} bifaller förslaget om {noun}.",
    "{Org} säger ja till {noun}.",
    "{Org} ställer sig bakom förslaget till {noun}.",
    "{Noun} godkänns.",
    "Förslaget om {noun} antas.",
)
PROPOSED = (
    "{Org} föreslår fullmäktige {noun}.",
    "{Org} föreslår att fullmäktige beslutar om {noun}.",
    "{Org} förordar {noun}.",
    "{Org} tillstyrker {noun}.",
    "{Org} föreslår {noun}.",
    "{Org} rekommenderar fullmäktige {noun}.",
)
REJECTED = (
    "{Org} avslår förslaget om {noun}.",
    "{Org} säger nej till {noun}.",
    "Förslaget om {noun} avslås.",
    "{Org} avslår {noun}.",
)
TOLD = (
    "{Org} beslutade den 3 mars 2014, § 22, om {noun}.",
    "Den 3 mars 2014, § 22, fattade {org} beslut om {noun}.",
    "{Org} godkände den 3 mars 2014, § 22, {noun}.",
)
STAGES = {"decided": DECIDED, "proposed": PROPOSED, "rejected": REJECTED, "reported": TOLD}
PAPER = """Vara kommun
SAMMANTRÄDESPROTOKOLL
{organ}
Sammanträdesdatum 2019-05-13

§ 41                                              Dnr KS 2019/118
Vänorten Kunda

{body}

Exempel skrivet för vanort – inte en verklig handling
"""
ACCOUNT = "Bakgrund\n{}\n\nBeslut\nInformationen läggs till handlingarna."
NONE = (
    "{Org} beslutar om uppsägning av hyresavtalet för lokalen i Kvänum.",
    "{Org} godkänner utvärderingen av resan till Kunda.",
    "{Org} beslutar om paus i sammanträdet.",
    "{Org} tar paus för lunch.",
    "{Org} beslutar om en kort paus för överläggningar.",
    "{Org} beslutar om ändring av taxan.",
    "{Org} godkänner förlängning av projektet om vatten.",
    "{Org} föreslår en förlängning av skoltaxin.",
    "{Org} avslår förslaget om förlängning av bygglovet.",
)


def cells() -> list[Cell]:
    """Every noun in every sentence of every stage."""
    found = []
    for act, nouns in NOUNS.items():
        for noun in nouns:
            for stage, frames in STAGES.items():
                for frame in frames:
                    axes = (("act", act), ("noun", noun), ("stage", stage), ("frame", frame))
                    found.append(Cell(axes, _paper(frame, noun, stage), _due(act, stage)))
    for frame in NONE:
        axes = (("act", "none"), ("noun", ""), ("stage", "none"), ("frame", frame))
        found.append(Cell(axes, _paper(frame, "", "decided"), ()))
    return found


def _paper(frame: str, noun: str, stage: str) -> str:
    named = noun.format(OLD, new=NEW)
    organ = "Kommunstyrelsen" if stage == "proposed" else "Kommunfullmäktige"
    told = frame.format(Org=organ, org=organ.lower(), noun=named, Noun=named[:1].upper() + named[1:])
    return PAPER.format(organ=organ, body=ACCOUNT.format(told) if stage == "reported" else f"Beslut\n{told}")


def _due(act: str, stage: str) -> tuple[str, ...]:
    """The step; that an agreement was made is told by the field `established`."""
    return () if (act, stage) == ("establish", "reported") else (f"{act} {stage}",)


def steps(result: DocumentResult) -> Iterable[str]:
    """The acts of a document's records with their stages."""
    return (f"{one.act} {one.stage}" for record in result.records for one in record.acts)


if __name__ == "__main__":
    run(cells(), str, of=steps)
