"""Acts in the text that decides, proposes or asks: verbs of all acts × constructions × objects × parts × organs.

    python -m tests.drills.decisions --size 600 --misses 20

A verb stands in the construction it is named with, about an object that says which agreement is meant, in a part of a
paper that says how far the act has come. Near misses have the same words about things that are no agreement of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from schemas.record import AgreementRecord
from tests.drills.cells import Cell, run


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as it is written: infinitive, present, passive present ("" for none), and its words behind.

    `near` stand before the object in the active ("säga upp avtalet"), `far` behind it ("lägga avtalet på is").
    """

    inf: str
    pres: str
    passive: str = ""
    near: str = ""
    far: str = ""

    def __str__(self) -> str:
        return " ".join(word for word in (self.inf, self.near, self.far) if word)


def _weak(*verbs: str) -> list[Verb]:
    return [Verb(verb, f"{verb}r", f"{verb}s") for verb in verbs]


VERBS: dict[str, list[Verb]] = {
    "end": [
        Verb("säga", "säger", "sägs", "upp"),
        *_weak("avsluta", "avveckla", "annullera", "slopa", "skrota"),
        Verb("häva", "häver", "hävs"),
        Verb("upphäva", "upphäver", "upphävs"),
        Verb("avbryta", "avbryter", "avbryts"),
        Verb("bryta", "bryter", "bryts"),
        Verb("frånträda", "frånträder", "frånträds"),
        Verb("upplösa", "upplöser", "upplöses"),
        Verb("dra", "drar", "", "sig ur"),
        Verb("träda", "träder", "", "ur"),
        Verb("göra", "gör", "", "sig av med"),
        Verb("sätta", "sätter", "sätts", "punkt för"),
        Verb("skrinlägga", "skrinlägger", "skrinläggs"),
        Verb("riva", "river", "rivs", "upp"),
        Verb("lösa", "löser", "löses", "upp"),
        Verb("fasa", "fasar", "fasas", "ut"),
    ],
    "partly_end": [
        Verb("delvis avsluta", "avslutar delvis", "avslutas delvis"),
        Verb("delvis säga", "säger delvis", "sägs delvis", "upp"),
    ],
    "pause": [
        *_weak("pausa", "suspendera"),
        Verb("frysa", "fryser", "fryses"),
        Verb("lägga", "lägger", "läggs", "", "på is"),
        Verb("lägga", "lägger", "läggs", "", "vilande"),
        Verb("lägga", "lägger", "läggs", "", "i träda"),
        Verb("låta", "låter", "", "", "vila"),
        Verb("förklara", "förklarar", "förklaras", "", "vilande"),
        Verb("vilandeförklara", "vilandeförklarar", "vilandeförklaras"),
        Verb("göra", "gör", "", "ett uppehåll i"),
        Verb("ta", "tar", "", "en paus i"),
        Verb("tillfälligt avbryta", "avbryter tillfälligt", "avbryts tillfälligt"),
        Verb("försätta", "försätter", "försätts", "", "i vila"),
    ],
    "resume": [
        Verb("återuppta", "återupptar", "återupptas"),
        *_weak("återaktivera", "återstarta", "återuppliva"),
        Verb("återknyta", "återknyter", "återknyts"),
        Verb("återinleda", "återinleder", "återinleds"),
        Verb("ta", "tar", "tas", "", "upp igen"),
        Verb("starta", "startar", "startas", "", "på nytt"),
        Verb("väcka", "väcker", "väcks", "", "till liv"),
        Verb("blåsa", "blåser", "blåses", "nytt liv i"),
    ],
    "renew": [
        Verb("förnya", "förnyar", "förnyas"),
        Verb("förlänga", "förlänger", "förlängs"),
        *_weak("prolongera"),
    ],
    "not_renew": [
        Verb("låta", "låter", "", "", "löpa ut"),
        Verb("inte förlänga", "förlänger inte", "förlängs inte"),
        Verb("inte förnya", "förnyar inte", "förnyas inte"),
        Verb("avstå", "avstår", "", "från att förlänga"),
    ],
    "keep": [
        Verb("behålla", "behåller", "behålls"),
        Verb("bibehålla", "bibehåller", "bibehålls"),
        Verb("fullfölja", "fullföljer", "fullföljs"),
        Verb("vidmakthålla", "vidmakthåller", "vidmakthålls"),
        Verb("hålla", "håller", "", "fast vid"),
        Verb("inte säga", "säger inte", "sägs inte", "upp"),
        Verb("inte avsluta", "avslutar inte", "avslutas inte"),
    ],
    "amend": [
        *_weak("revidera", "uppdatera", "omarbeta", "ändra", "komplettera", "modernisera", "justera"),
        Verb("omförhandla", "omförhandlar", "omförhandlas"),
    ],
    "investigate": [
        Verb("utreda", "utreder", "utreds"),
        Verb("se", "ser", "ses", "över"),
        Verb("pröva", "prövar", "prövas"),
        *_weak("kartlägga", "granska", "analysera"),
    ],
    "evaluate": [Verb("utvärdera", "utvärderar", "utvärderas"), Verb("följa", "följer", "följs", "upp")],
    "establish": [
        *_weak("teckna", "underteckna", "upprätta", "etablera", "starta", "initiera"),
        Verb("ingå", "ingår", "ingås"),
        Verb("sluta", "sluter", "sluts"),
        Verb("inleda", "inleder", "inleds"),
        Verb("knyta", "knyter", "knyts"),
        Verb("träffa", "träffar", "träffas"),
        Verb("skriva", "skriver", "skrivs", "under"),
        Verb("godkänna", "godkänner", "godkänns"),
        Verb("ställa", "ställer", "", "sig bakom"),
    ],
}
VERBS["investigate"][3] = Verb("kartlägga", "kartlägger", "kartläggs")


def _active(verb: Verb, form: str, thing: str) -> str:
    return " ".join(word for word in (form, verb.near, thing, verb.far) if word)


def _passive(verb: Verb, form: str) -> str:
    return " ".join(word for word in (form, verb.near, verb.far) if word)


def _inverted(verb: Verb, thing: str) -> str:
    finite, *rest = verb.pres.split()
    return " ".join(word for word in (finite, "kommunen", *rest, verb.near, thing, verb.far) if word)


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def clauses(verb: Verb, thing: str) -> Iterator[tuple[str, str]]:
    """An act in each construction that is an att-clause or a sentence: its name and its words."""
    yield "att + infinitive", f"att {_active(verb, verb.inf, thing)}"
    yield "att kommunen + present", f"att kommunen {_active(verb, verb.pres, thing)}"
    yield "att kommunen ska", f"att kommunen ska {_active(verb, verb.inf, thing)}"
    yield "inverted", _first(f"därmed {_inverted(verb, thing)}.")
    yield "with a date", f"att från och med den 1 januari 2025 {_active(verb, verb.inf, thing)}"
    yield "with a mandate", f"att uppdra åt kommunchefen att {_active(verb, verb.inf, thing)}"
    if verb.passive:
        passive = _passive(verb, verb.passive)
        *adverb, last = verb.inf.split()
        be = " ".join([*adverb, _passive(verb, f"{last}s")])
        yield "att + passive", f"att {thing} {passive}"
        yield "att … ska + passive", f"att {thing} ska {be}"
        yield "passive sentence", f"{_first(thing)} {passive}."
        yield "passive with a date", f"{_first(thing)} {passive} från och med den 1 januari 2025."
        yield "ska sentence", f"{_first(thing)} ska {be}."


PARTNERS = (
    ("Tczew", "Polen", "polska"),
    ("Pskov", "Ryssland", "ryska"),
    ("Kalajoki", "Finland", "finska"),
    ("Wismar", "Tyskland", "tyska"),
    ("Tukums", "Lettland", "lettiska"),
)
HEAD = "Vänortsavtalet med {p} i {land}"
OBJECTS = {  # words, and the heading that they need
    "vänortsavtalet": ("vänortsavtalet med {p} i {land}", ""),
    "vänortssamarbetet": ("vänortssamarbetet med den {nation} staden {p}", ""),
    "kommunens avtal": ("kommunens vänortsavtal med {p}", ""),
    "vänskapsavtalet": ("vänskapsavtalet med {p}, {land}", ""),
    "systerstadsavtalet": ("systerstadsavtalet med {p} i {land}", ""),
    "partnerskapet": ("partnerskapet med {p} i {land}", ""),
    "vänortsförbindelserna": ("vänortsförbindelserna med {p}", ""),
    "vänortsutbytet": ("vänortsutbytet med {p} i {land}", ""),
    "avtalet om": ("avtalet om vänortssamarbete med {p} i {land}", ""),
    "det ingångna": ("det 1994 ingångna vänortsavtalet med {p}", ""),
    "relative": ("det vänortsavtal som 1994 ingicks med {p} i {land}", ""),
    "avtalet, headed": ("avtalet", HEAD),
    "samarbetet, headed": ("samarbetet", HEAD),
    "avtalet med, headed": ("avtalet med {p}", HEAD),
    "two": ("vänortsavtalen med {p} i {land} och Haugesund i Norge", ""),
    "set": ("samtliga vänortsavtal med orter i {land}", ""),
}
NEW = {
    "ett vänortsavtal": ("ett vänortsavtal med {p} i {land}", ""),
    "vänortsavtal": ("vänortsavtal med {p}, {land}", ""),
    "ett samarbetsavtal": ("ett samarbetsavtal med den {nation} staden {p}", ""),
    "en avsiktsförklaring": ("en avsiktsförklaring om vänortssamarbete med {p} i {land}", ""),
    "ett partnerskapsavtal": ("ett partnerskapsavtal med {p} kommun i {land}", ""),
    "ett nytt vänortsavtal": ("ett nytt vänortsavtal med staden {p}", ""),
    "det föreslagna": ("det föreslagna vänortsavtalet med {p} i {land}", ""),
}
FOREIGN_TO_US = {  # near misses: what no record is about
    "hyresavtalet": ("hyresavtalet för ishallen", "Ishallen"),
    "räddningstjänst": ("samverkansavtalet med Falköpings kommun om räddningstjänst", "Räddningstjänsten"),
    "konsultavtalet": ("avtalet med konsulten", "Detaljplan för Ekbacken"),
    "friskolan": ("samarbetet med friskolorna", "Skolskjutsar"),
}
ORGANS = ("Kommunfullmäktige", "Kommunstyrelsen", "Kultur- och fritidsnämnden", "Kommunstyrelsens arbetsutskott")
MOVER = "Karin Berg (M)"


def _listed(clause: str) -> str:
    return f"{clause.rstrip('.')}." if not clause.startswith("att ") else f"{clause}."


def parts(organ: str, clause: str) -> Iterator[tuple[str, str, str]]:
    """The parts that a clause can stand in: name, stage, and the paper from the heading of the § on (`{h}`)."""
    minutes = f"Hjo kommun\n{organ}\nSammanträdesprotokoll 2024-05-27\n\n§ 45\n{{h}}\nDnr KS 2024/112\n\n"
    letter = "Hjo kommun\nKommunledningsförvaltningen\nTjänsteskrivelse 2024-05-02\n\n{h}\n\n"
    back = "Ärendet återremitteras till kommunledningskontoret.\n"
    if clause.startswith("att "):
        yield "beslut, inline", "decided", f"{minutes}Beslut\n{organ} beslutar {clause}.\n"
        yield (
            "beslut, list",
            "decided",
            f"{minutes}{organ}s beslut\n{organ} beslutar\n\n{clause}, samt\n\natt paragrafen justeras omedelbart.\n",
        )
        yield (
            "beslut, numbered",
            "decided",
            f"{minutes}Beslut\n1. {_first(clause)}.\n2. Att paragrafen justeras omedelbart.\n",
        )
        yield (
            "beslut last",
            "decided",
            f"{minutes}Ärendebeskrivning\nEtt ärende har väckts av ordföranden.\n\nBeslut\n\n{_first(clause)}.\n",
        )
        yield (
            "letter",
            "proposed",
            f"{letter}Förslag till beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\n{clause}.\n\nÄrendet\nFrågan har väckts av ordföranden.\n",
        )
        yield "letter, inline", "proposed", f"{letter}Förslag till beslut\n{organ} beslutar {clause}.\n"
        yield "yrkande", "requested", f"{minutes}Beslut\n{back}\nYrkanden\n{MOVER} yrkar {clause}.\n"
        yield (
            "motion",
            "requested",
            f"Motion till kommunfullmäktige i Hjo kommun\n\n{{h}}\n\nVärlden har förändrats och kommunen behöver tänka om.\n\nJag yrkar därför\n\n{clause}.\n\nHjo den 3 mars 2024\n{MOVER}\n",
        )
        if organ == "Kommunstyrelsen":
            yield (
                "proposal to the council",
                "proposed",
                f"{minutes}Beslut\nKommunstyrelsen föreslår kommunfullmäktige {clause}.\n",
            )
            yield (
                "heading of the proposal",
                "proposed",
                f"{minutes}Kommunstyrelsens förslag till kommunfullmäktige\n{_first(clause)}.\n",
            )
    else:
        yield "beslut, inline", "decided", f"{minutes}Beslut\n{clause}\n"
        yield (
            "beslut, numbered",
            "decided",
            f"{minutes}{organ}s beslut\n1. {clause}\n2. Paragrafen justeras omedelbart.\n",
        )
        yield "letter", "proposed", f"{letter}Förslag till beslut\n{clause}\n"
        if organ == "Kommunstyrelsen":
            yield (
                "heading of the proposal",
                "proposed",
                f"{minutes}Kommunstyrelsens förslag till kommunfullmäktige\n{clause}\n",
            )


def cells() -> list[Cell]:
    """Every verb in every construction and part; the objects, partners and organs go round."""
    found: list[Cell] = []
    turn = count()
    for act, verbs in VERBS.items():
        things = NEW if act == "establish" else OBJECTS
        for verb in verbs:
            for name, _ in clauses(verb, "x"):
                for organ_turn in range(2):
                    n = next(turn)
                    organ = ORGANS[(n + organ_turn) % len(ORGANS)]
                    p, land, nation = PARTNERS[n % len(PARTNERS)]
                    for kind, (words, heading) in _chosen(things, n):
                        clause = dict(clauses(verb, words.format(p=p, land=land, nation=nation)))[name]
                        head = (heading or "Internationella kontakter").format(p=p, land=land)
                        for part, stage, paper in parts(organ, clause):
                            if str(verb).startswith("inte") and act == "keep" and stage == "requested":
                                continue  # to speak against an end asks for nothing new
                            due = () if kind in FOREIGN_TO_US else _due(kind, p, land, f"{act} {stage}")
                            axes = (
                                ("act", act),
                                ("verb", str(verb)),
                                ("construction", name),
                                ("object", kind),
                                ("part", part),
                                ("organ", organ),
                            )
                            found.append(Cell(axes, paper.format(h=head), due))
    return found


def _chosen(things: dict[str, tuple[str, str]], n: int) -> Iterator[tuple[str, tuple[str, str]]]:
    names = list(things)
    for name in dict.fromkeys((names[n % len(names)], names[(3 * n + 5) % len(names)])):
        yield name, things[name]
    if n % 4 == 0:
        wrong = list(FOREIGN_TO_US)[n // 4 % len(FOREIGN_TO_US)]
        yield wrong, FOREIGN_TO_US[wrong]


def _due(kind: str, p: str, land: str, act: str) -> tuple[str, ...]:
    if kind == "set":
        return (f"alla i {land}: {act}",)
    return tuple(sorted((f"{p}: {act}", *([f"Haugesund: {act}"] if kind == "two" else []))))


LANDS = {"PL": "Polen", "RU": "Ryssland", "FI": "Finland", "DE": "Tyskland", "LV": "Lettland"}


def line(record: AgreementRecord) -> str:
    """A record's partner with the acts told of it."""
    scope = f"alla i {LANDS.get(record.scope.value or '', '?')}" if record.scope else ""
    name = record.foreign_partner.name if record.foreign_partner else scope
    return f"{scope or name}: {', '.join(sorted(f'{a.act} {a.stage}' for a in record.acts))}"


if __name__ == "__main__":
    run(cells(), line)
