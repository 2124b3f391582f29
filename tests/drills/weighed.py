"""Steps that are weighed and not taken: "Förvaltningen har övervägt att säga upp avtalet, men …".

    python -m tests.drills.weighed --misses 20

Every way of weighing a step, for steps of each kind, in documents whose own act is another one or none: a proposal that
pauses or renews, a motion that asks for an end, minutes with a decision, a report, a page. The due is the document's own
act alone. Real proposals in the same words stand beside them as near misses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.process import DocumentResult
from tests.drills.cells import Cell, run


@dataclass(frozen=True, slots=True)
class Step:
    """An infinitive with its object, its passive, and the noun of doing."""

    act: str
    inf: str
    passive: str
    noun: str


END = Step("end", "säga upp avtalet", "sägas upp", "uppsägning")
PAUSE = Step("pause", "pausa avtalet", "pausas", "paus")
RENEW = Step("renew", "förlänga avtalet", "förlängas", "förlängning")
STEPS = (
    END,
    Step("end", "avsluta samarbetet", "avslutas", "avveckling"),
    PAUSE,
    Step("keep", "behålla avtalet", "behållas", "fortsättning"),
    RENEW,
    Step("not_renew", "inte förnya avtalet", "inte förnyas", "utebliven förlängning"),
    Step("resume", "återuppta samarbetet", "återupptas", "återgång"),
    Step("investigate", "utreda samarbetet", "utredas", "utredning"),
)

ANY = (  # said by nobody in particular: fits every document
    "Att {v} vore ett alternativ, men det löser inte frågan.",
    "Ett alternativ vore att {v}.",
    "Ett annat alternativ är att {v}.",
    "Ett sätt är att {v}, ett annat är att låta frågan vila.",
    "En möjlig väg är att {v}.",
    "Den ena vägen är att {v}, den andra att avvakta.",
    "Alternativ 1 innebär att avtalet {ps}.",
    "Alternativet att {v} har övervägts.",
    "En {n} skulle innebära att mycket arbete går förlorat.",
    "En {n} skulle kunna uppfattas som en politisk markering.",
    "Om kommunen väljer att {v} förlorar skolorna sina kontakter.",
    "Skulle kommunen {v} förlorar skolorna sina kontakter.",
    "Att {v} riskerar att skada förtroendet.",
    "Att {v} skulle sända fel signal.",
    "Att {v} kräver beslut av kommunfullmäktige.",
    "Frågan är om avtalet bör {p}.",
    "Bör avtalet {p}?",
    "Det kan diskuteras om avtalet bör {p}.",
    "Det finns de som anser att avtalet bör {p}.",
    "Somliga anser att avtalet bör {p}, andra är av motsatt uppfattning.",
    "Flera föreningar har menat att avtalet borde {p}.",
    "I en insändare föreslås att avtalet ska {p}.",
    "I debatten har det föreslagits att avtalet ska {p}.",
    "Vid samrådet föreslog några deltagare att avtalet skulle {p}.",
    "En elev vid gymnasieskolan tyckte att avtalet borde {p}.",
    "Vänföreningen hade hellre sett att avtalet {pskulle}.",
    "Vänföreningen önskade på sin tid att avtalet skulle {p}.",
    "Skälen för att {v} är enligt vår mening inte tillräckliga.",
    "Det har inte framkommit skäl att {v}.",
    "Det finns i dag inget behov av att {v}.",
    "Det är inte aktuellt att {v}.",
    "Det är för tidigt att {v}.",
    "Inget talar i dag för att avtalet bör {p}.",
    "Det vore fel att {v}.",
    "Det är inte rimligt att {v}.",
    "Tanken att {v} har förts fram tidigare.",
    "En tanke har varit att {v}.",
    "Fördelen med att {v} är att frågan får ett slut.",
    "Nackdelen med att {v} är att kontakterna bryts.",
    "I valet mellan att {v} och att vänta har det senare fler fördelar.",
    "Längre fram kan det bli aktuellt att {v}.",
    "På sikt kan avtalet behöva {p}.",
    "Avtalet kan komma att {p} om läget förändras.",
    "Om läget förvärras bör avtalet {p}.",
    "Varje part har rätt att {v}.",
    "Andra kommuner har valt att {v} med sina vänorter.",
)
OFFICE = (  # what the office writes beside its proposal
    "Förvaltningen har övervägt att {v}, men avråder från det.",
    "Förvaltningen har prövat om avtalet bör {p} men funnit att så inte är fallet.",
    "Förvaltningen avråder från att {v}.",
    "Förvaltningen kan inte rekommendera att avtalet {ps}.",
    "Förvaltningen anser inte att avtalet bör {p}.",
    "Förvaltningen ser inga skäl att {v}.",
    "Förvaltningen ser inte att avtalet bör {p}.",
    "Förvaltningen bedömer att en {n} skulle vara förhastad.",
    "Förvaltningen bedömer att det inte är lämpligt att {v}.",
    "Förvaltningen bedömer att det i nuläget saknas anledning att {v}.",
    "Förvaltningen anser att det vore olyckligt att {v}.",
    "Förvaltningen har full förståelse för dem som vill {v}.",
    "Kulturchefen anser för sin del att avtalet bör {p}.",
    "Kulturchefen har i sitt yttrande fört fram att avtalet bör {p}.",
    "Två alternativ har övervägts: att {v} eller att avvakta.",
    "Förvaltningen har vägt två vägar mot varandra. Den första är att {v}. Den andra är att avvakta.",
    "Alternativ till förslaget: Avtalet {ps}.",
    "Ett alternativ till förslaget är att {v}, vilket förvaltningen inte förordar.",
    "I andra hand kan avtalet {p}.",
    "Skulle förslaget inte vinna bifall kan avtalet i stället {p}.",
)
MOVER = (  # what the mover writes beside the wish
    "Vi begär inte att avtalet ska {p}.",
    "Vi har funderat på om avtalet borde {p}, men det räcker inte.",
    "Det räcker inte att {v}.",
    "Redan för flera år sedan föreslog vi att avtalet skulle {p}.",
    "Kommunledningen har hittills valt att {v}.",
    "Majoriteten anser att det är bäst att {v}.",
    "Man kan tycka att avtalet bör {p}, men då har man fel.",
    "När frågan togs upp förra året svarade kommunalrådet att man ville {v}.",
    "En del säger att det räcker med att {v}.",
)
REAL = (  # what an office does propose, in the same words
    "Förvaltningen bedömer att avtalet bör {p} och föreslår kommunfullmäktige att besluta så.",
    "Förvaltningen föreslår därför att avtalet {ps}.",
    "Förvaltningen föreslår att avtalet ska {p}.",
    "Efter att ha övervägt flera alternativ föreslår förvaltningen att avtalet {ps}.",
    "Efter att ha vägt skälen mot varandra föreslår förvaltningen att {v}.",
    "Mot denna bakgrund bör avtalet {p}.",
    "Avtalet bör därför {p}.",
    "Sammantaget anser förvaltningen att avtalet bör {p}.",
    "Förvaltningens samlade bedömning är att avtalet bör {p}.",
    "Förvaltningen förordar att avtalet {ps}.",
    "Förvaltningen rekommenderar kommunfullmäktige att {v}.",
    "Flera vägar har prövats. Förvaltningen föreslår att avtalet {ps}.",
    "Det finns de som vill vänta, men förvaltningen föreslår att avtalet {ps}.",
    "Förvaltningens förslag är att {v}.",
    "Det bästa alternativet är enligt förvaltningen att avtalet {ps}, vilket härmed föreslås.",
    "Förvaltningen anser att det är lämpligt att {v}.",
)
WISH = (  # what a mover does ask for, without a list of demands
    "Jag föreslår därför att kommunen ska {v}.",
    "Jag yrkar att avtalet {ps}.",
    "Därför vill jag att kommunen ska {v}.",
    "Vi anser att avtalet bör {p}.",
    "Avtalet bör {p}.",
    "Det är hög tid att {v}.",
    "Kommunen bör {v}.",
    "Jag hemställer att kommunfullmäktige beslutar {v}.",
    "Att vänta är inget alternativ; jag yrkar att kommunen ska {v}.",
    "Vi begär därför att avtalet ska {p}.",
)
BARE_PAPER = """Vara kommun
Kommunledningskontoret
TJÄNSTESKRIVELSE 2019-05-13

Vänortsavtalet med Tukums

Bakgrund
Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. Utbytet rör skola och kultur.

Bedömning
{}
"""
BARE_MOTION = """Till kommunfullmäktige i Vara kommun

Motion om vänortsavtalet med Tukums

Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. Utbytet rör skola och kultur. {}

Vara den 13 maj 2019
Anna Lind (C)
"""
OFFICE_PAPER = """Vara kommun
Kommunledningskontoret
TJÄNSTESKRIVELSE 2019-05-13

Vänortsavtalet med Tukums

Bakgrund
Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. Utbytet rör skola och kultur.

Bedömning
{}

Förslag till beslut
Kommunfullmäktige beslutar att {}.
"""
ANSWER = """Vara kommun
Kommunledningskontoret
TJÄNSTESKRIVELSE 2019-05-13

Svar på motion om att säga upp vänortsavtalet med Tukums

Bakgrund
Anna Lind (C) föreslår i en motion att kommunen ska säga upp vänortsavtalet med Tukums i Lettland. Kommunen har haft avtalet sedan 1994.

Bedömning
{}

Förslag till beslut
Motionen avslås.
"""
MOTION = """Till kommunfullmäktige i Vara kommun

Motion om vänortsavtalet med Tukums

Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. Utbytet rör skola och kultur. {}

Därför yrkar jag
att kommunen säger upp vänortsavtalet med Tukums.

Vara den 13 maj 2019
Anna Lind (C)
"""
MINUTES = """Vara kommun
PROTOKOLL
Kommunfullmäktige
2019-05-13

§ 44 Vänortsavtalet med Tukums

Ärendet
Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. Utbytet rör skola och kultur. {}

Beslut
Kommunfullmäktige beslutar
att {}.
"""
REPORT = """Vara kommun
Rapport 2019-05-13

Kommunens vänorter

Tukums
Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. Utbytet rör skola och kultur. {}
"""
PAGE = """<!DOCTYPE html><html lang="sv"><head><title>Vänorter – Vara kommun</title></head><body><main>
<h1>Vänorter</h1><p>Vara kommun har sedan 1994 ett vänortsavtal med Tukums i Lettland. Utbytet rör skola och kultur. {}</p>
<p>Exempel skrivet för vanort – inte en verklig handling</p></main></body></html>
"""


def _passive(step: Step) -> str:
    return {
        "sägas upp": "sägs upp", "avslutas": "avslutas", "pausas": "pausas", "behållas": "behålls", "förlängas": "förlängs",
        "inte förnyas": "inte förnyas", "återupptas": "återupptas", "utredas": "utreds",
    }[step.passive]  # fmt: skip


def said(frame: str, step: Step) -> str:
    """A frame with a step's words in it."""
    return frame.format(v=step.inf, p=step.passive, n=step.noun, ps=_passive(step), pskulle=_passive(step))


OTHERS = {
    "end": PAUSE,
    "pause": END,
    "keep": END,
    "renew": END,
    "not_renew": PAUSE,
    "resume": END,
    "investigate": PAUSE,
}


def cells() -> list[Cell]:
    """Every way of weighing every step in every document that it fits, and the real proposals."""
    made = []
    for step in STEPS:
        own = OTHERS[step.act]
        for frame in ANY + OFFICE:
            made.append(
                _cell("office", step, frame, OFFICE_PAPER.format(said(frame, step), own.inf), (f"{own.act} proposed",))
            )
            if step.act != "end" and "Kulturchefen" not in frame and "renew" not in step.act:
                made.append(_cell("answer", step, frame, ANSWER.format(said(frame, step)), ("end requested",)))
        for frame in ANY:
            made.append(
                _cell("minutes", step, frame, MINUTES.format(said(frame, step), own.inf), (f"{own.act} decided",))
            )
            made.append(_cell("report", step, frame, REPORT.format(said(frame, step)), ()))
            made.append(_cell("page", step, frame, PAGE.format(said(frame, step)), ()))
        if step.act != "end":
            for frame in ANY + MOVER:
                made.append(_cell("motion", step, frame, MOTION.format(said(frame, step)), ("end requested",)))
        if step.act != "investigate":
            for frame in REAL:
                made.append(
                    _cell("proposes", step, frame, BARE_PAPER.format(said(frame, step)), (f"{step.act} proposed",))
                )
            for frame in WISH:
                made.append(
                    _cell("wishes", step, frame, BARE_MOTION.format(said(frame, step)), (f"{step.act} requested",))
                )
    return made


def _cell(paper: str, step: Step, frame: str, text: str, due: tuple[str, ...]) -> Cell:
    name = "cell.html" if paper == "page" else "cell.txt"
    return Cell((("paper", paper), ("verb", step.inf), ("frame", frame)), text, due, name)


def steps(result: DocumentResult) -> Iterable[str]:
    """The acts of a document's records with their stage."""
    for record in result.records:
        for one in record.acts:
            yield f"{one.act} {one.stage}"


if __name__ == "__main__":
    run(cells(), str, of=steps)
