"""Acts as they are told: `python -m tests.drills.told [--misses N] [--only VALUE] [--size N]`.

A report, letter, press paper, page or list tells what was once done to an agreement. The cross sets a verb of an act, in
the form that the construction asks for, in the constructions that officials and journalists use (active and passive,
nominal, inverted, subordinate), with who did it, when, by which organ and §, about the agreement named in full, or by
"avtalet" or a pronoun behind a sentence that names the partner. Near misses are rows too: denied, weighed, another body's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from schemas.record import AgreementRecord
from tests.drills.cells import Cell, run

PARTNER = "Tukums"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of an act with its forms; `mid` stands in front of the object, `tail` behind it."""

    act: str
    forms: str  # infinitive, past, supine; passive: infinitive, past, supine
    participle: str = ""  # neuter, common
    noun: str = ""
    mid: str = ""
    tail: str = ""

    @property
    def name(self) -> str:
        """The verb as a dictionary has it."""
        return " ".join(filter(None, (self.forms.split()[0], self.mid, self.tail)))


VERBS = (
    Verb("end", "säga sade sagt sägas sades sagts", "uppsagt uppsagd", "uppsägning", mid="upp"),
    Verb("end", "avsluta avslutade avslutat avslutas avslutades avslutats", "avslutat avslutad", "avslutande"),
    Verb("end", "bryta bröt brutit brytas bröts brutits", "brutet bruten"),
    Verb("end", "avveckla avvecklade avvecklat avvecklas avvecklades avvecklats", "avvecklat avvecklad", "avveckling"),
    Verb("end", "avbryta avbröt avbrutit avbrytas avbröts avbrutits", "avbrutet avbruten"),
    Verb("end", "häva hävde hävt hävas hävdes hävts", "hävt hävd"),
    Verb("end", "upphäva upphävde upphävt upphävas upphävdes upphävts", "upphävt upphävd", "upphävande"),
    Verb("end", "frånträda frånträdde frånträtt frånträdas frånträddes frånträtts"),
    Verb("pause", "pausa pausade pausat pausas pausades pausats", "pausat pausad", "pausning"),
    Verb("pause", "frysa frös frusit frysas frystes frysts", "fryst fryst", "frysning"),
    Verb("pause", "lägga lade lagt läggas lades lagts", tail="vilande"),
    Verb("pause", "lägga lade lagt läggas lades lagts", tail="på is"),
    Verb("pause", "vilandeförklara vilandeförklarade vilandeförklarat vilandeförklaras vilandeförklarades vilandeförklarats", "vilandeförklarat vilandeförklarad"),
    Verb("resume", "återuppta återupptog återupptagit återupptas återupptogs återupptagits", noun="återupptagande"),
    Verb("resume", "återaktivera återaktiverade återaktiverat återaktiveras återaktiverades återaktiverats", noun="återaktivering"),
    Verb("renew", "förnya förnyade förnyat förnyas förnyades förnyats", "förnyat förnyad", "förnyelse"),
    Verb("renew", "förlänga förlängde förlängt förlängas förlängdes förlängts", "förlängt förlängd", "förlängning"),
    Verb("renew", "prolongera prolongerade prolongerat prolongeras prolongerades prolongerats", noun="prolongering"),
    Verb("amend", "revidera reviderade reviderat revideras reviderades reviderats", noun="revidering"),
    Verb("amend", "omförhandla omförhandlade omförhandlat omförhandlas omförhandlades omförhandlats", noun="omförhandling"),
    Verb("evaluate", "utvärdera utvärderade utvärderat utvärderas utvärderades utvärderats", noun="utvärdering"),
)  # fmt: skip

# How a time is told: the words, the value due, and whether it is a day (an organ's meeting).
TIMES = (
    ("2012", "2012"), ("år 2014", "2014"), ("den 14 mars 2012", "2012-03-14"), ("i maj 2015", "2015-05"),
    ("hösten 2013", "2013-23"), ("under 2016", "2016"), ("2017-06-12", "2017-06-12"), ("i fjol", "2018"),
    ("förra året", "2018"), ("i januari i år", "2019-01"),
)  # fmt: skip
DAYS = (("den 14 mars 2012", "2012-03-14"), ("2017-06-12", "2017-06-12"), ("den 5 februari i år", "2019-02-05"))

# The object: in full, or as it is called once the sentence before has named the partner (noun, its gender, pronoun).
FULL = (
    "vänortsavtalet med Tukums i Lettland",
    "partnerskapsavtalet med Tukums i Lettland",
    "vänortsförbindelsen med Tukums i Lettland",
)
SHORT = ("avtalet", "samarbetet", "förbindelsen")
KNOWN = (
    "Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland.",
    "Vänortsavtalet med Tukums i Lettland undertecknades 1994.",
    "Tukums i Lettland är kommunens vänort sedan 1994.",
)  # fmt: skip

# Constructions: (name, by, sentence). {O} object, {t} time, {T} the same opening a sentence, {d} a day, {inf} {past} {sup}
# active with {mid}/{tail} beside the object, {pinf} {ppast} {psup} passive, {ptc} participle, {noun} nominal.
# "@organ§n" behind the name says which organ and § are due.
SWEDISH = (
    ("subject", "", "Kommunen {past} {O} {t}."),
    ("vi", "", "Vi {past} {O} {t}."),
    ("inverted", "", "{T} {past1} kommunen {mid} {O} {tail}."),
    ("perfect", "", "Kommunen har {t} {sup} {O}."),
    ("perfect late", "", "Kommunen har {sup} {O} {t}."),
    ("decided to", "", "Kommunen beslutade {t} att {inf} {O}."),
    ("decided to inverted", "", "{T} beslutade kommunen att {inf} {O}."),
    ("chose to", "", "Kommunen valde {t} att {inf} {O}."),
    ("organ decided", "kommunfullmaktige", "Kommunfullmäktige beslutade {d} att {inf} {O}."),
    ("organ decided §", "kommunfullmaktige 47", "Kommunfullmäktige beslutade {d}, § 47, att {inf} {O}."),
    ("organ decided § behind", "kommunstyrelsen 112", "Kommunstyrelsen beslutade {d} (§ 112) att {O} skulle {pinf}."),
    ("organ inverted", "kommunfullmaktige 47", "{D} beslutade kommunfullmäktige (§ 47) att {inf} {O}."),
    ("organ att passive", "kommunfullmaktige", "Kommunfullmäktige beslutade {d} att {O} skulle {pinf}."),
    ("organ present passive", "kommunstyrelsen", "Kommunstyrelsen har {d} beslutat att {O} ska {pinf}."),
    ("organ took decision", "kommunfullmaktige", "Kommunfullmäktige fattade {d} beslut om att {inf} {O}."),
    ("organ decision noun", "kommunfullmaktige", "Kommunfullmäktige beslutade {d} om {noun} av {O}."),
    ("organ itself", "kommunstyrelsen", "Kommunstyrelsen {past} {O} {d}."),
    ("through decision", "kommunfullmaktige", "Genom beslut av kommunfullmäktige {d} {ppast} {O} {ptail}."),
    ("through decision in", "kommunfullmaktige 47", "Genom beslut i kommunfullmäktige {d}, § 47, {ppast} {O} {ptail}."),
    ("after decision", "kommunstyrelsen", "Efter beslut i kommunstyrelsen {d} {ppast} {O} {ptail}."),
    ("passive by organ", "kommunfullmaktige", "{O} {ppast} {ptail} av kommunfullmäktige {d}."),
    ("passive by us", "", "{O} {ppast} {ptail} {t} av kommunen."),
    ("decision was taken", "kommunfullmaktige", "Beslutet att {inf} {O} fattades av kommunfullmäktige {d}."),
    ("it was", "kommunstyrelsen", "Det var kommunstyrelsen som {d} beslutade att {inf} {O}."),
    ("region chair", "kommunstyrelsen", "Vid sitt sammanträde {d} beslutade kommunstyrelsen att {inf} {O}."),
    ("as known", "kommunfullmaktige", "Som bekant beslutade kommunfullmäktige {d} att {inf} {O}."),
    ("when clause", "", "När kommunen {t} {past} {O} skickades ett brev till borgmästaren."),
    ("after that", "", "Efter att kommunen {past} {O} {t} har frågan inte diskuterats."),
    ("since clause", "", "Sedan kommunen {t} {past} {O} har inga besök gjorts."),
    ("because clause", "kommunfullmaktige", "Eftersom kommunfullmäktige {d} beslutade att {inf} {O} finns inga medel avsatta."),
)  # fmt: skip
NOBODY = (
    ("passive", "", "{O} {ppast} {ptail} {t}."),
    ("passive inverted", "", "{T} {ppast} {O} {ptail}."),
    ("passive perfect", "", "{O} har {psup} {ptail} {t}."),
    ("passive then", "", "{T} har {O} {psup} {ptail}."),
    ("passive adverb", "", "{O} {ppast} formellt {ptail} {t}."),
    ("passive when", "", "När {O} {ppast} {ptail} {t} hade kontakterna redan avtagit."),
    ("passive since", "", "Sedan {O} {ppast} {ptail} {t} har inga besök gjorts."),
    ("passive after", "", "Efter att {O} {ppast} {ptail} {t} har frågan inte diskuterats."),
    ("passive because", "", "Eftersom {O} {ppast} {ptail} {t} har inga medel avsatts."),
    ("passive relative", "", "{O}, som {ppast} {ptail} {t}, har betytt mycket för skolorna."),
    ("nominal", "", "{Noun} av {O} skedde {t}."),
)  # fmt: skip
STATE = (
    ("state since", "", "{O} är {ptc} sedan {t}."),
    ("state inverted", "", "Sedan {t} är {O} {ptc}."),
    ("state been", "", "{O} har varit {ptc} sedan {t}."),
)  # fmt: skip
FOREIGN = (
    ("foreign subject", "", "Tukums {past} {O} {t}."),
    ("foreign town", "", "Staden Tukums {past} {O} {t}."),
    ("foreign inverted", "", "{T} {past1} Tukums {mid} {O} {tail}."),
    ("foreign perfect", "", "Tukums har {t} {sup} {O}."),
    ("foreign side", "", "Den lettiska sidan {past} {O} {t}."),
    ("foreign kommun", "", "Den lettiska kommunen {past} {O} {t}."),
    ("foreign chose", "", "Tukums valde {t} att {inf} {O}."),
    ("foreign decided", "", "Tukums beslutade {t} att {inf} {O}."),
    ("foreign told", "", "{T} meddelade Tukums att man {past} {O}."),
    ("foreign told perfect", "", "Tukums har {t} meddelat att staden {sup} {O}."),
    ("foreign it was", "", "Det var Tukums som {t} {past} {O}."),
    ("foreign mayor", "", "Borgmästaren i Tukums {past} {O} {t}."),
    ("foreign agent", "", "{O} {ppast} {ptail} av Tukums {t}."),
    ("foreign agent late", "", "{O} {ppast} {ptail} {t} av den lettiska kommunen."),
    ("foreign agent side", "", "{O} {ppast} {ptail} {t} av den lettiska parten."),
    ("foreign their side", "", "{O} {ppast} {ptail} {t} från deras sida."),
    ("foreign from side", "", "{O} {ppast} {ptail} {t} från lettisk sida."),
    ("foreign request", "", "{O} {ppast} {ptail} {t} på Tukums begäran."),
    ("foreign initiative", "", "{O} {ppast} {ptail} {t} på initiativ av Tukums."),
    ("foreign initiative before", "", "På Tukums initiativ {ppast} {O} {ptail} {t}."),
    ("foreign partner", "", "{O} {ppast} {ptail} {t} av motparten."),
)  # fmt: skip
MUTUAL = (
    ("mutual agreed", "", "Kommunerna kom {t} överens om att {inf} {O}."),
    ("mutual parties agreed", "", "{T} enades parterna om att {inf} {O}."),
    ("mutual both", "", "Båda parter {past} {O} {t}."),
    ("mutual parties", "", "Parterna {past} {O} {t}."),
    ("mutual passive", "", "{O} {ppast} {ptail} {t} efter ömsesidig överenskommelse."),
    ("mutual adverb", "", "{O} {ppast} {ptail} ömsesidigt {t}."),
    ("mutual concord", "", "{O} {ppast} {ptail} {t} i samförstånd."),
    ("mutual joint", "", "{O} {ppast} {ptail} gemensamt {t}."),
    ("mutual joint decision", "", "{O} {ppast} {ptail} {t} efter gemensamt beslut."),
    ("mutual two names", "", "Lindesberg och Tukums {past} {O} {t}."),
    ("mutual towns", "", "De båda kommunerna {past} {O} {t}."),
    ("mutual agreement inverted", "", "Enligt ömsesidig överenskommelse {ppast} {O} {ptail} {t}."),
)  # fmt: skip
PLANNED = (
    ("planned stance", "kommunstyrelsen", "Kommunstyrelsen ska ta ställning till {noun} av {O} den 25 november 2019."),
    ("planned a stance", "kommunfullmaktige", "Kommunfullmäktige tar den 25 november 2019 ställning till {noun} av {O}."),
    ("planned will decide", "kommunfullmaktige", "Kommunfullmäktige kommer den 25 november 2019 att besluta om att {inf} {O}."),
    ("planned decision expected", "kommunfullmaktige", "Kommunfullmäktige väntas den 25 november 2019 besluta att {inf} {O}."),
    ("planned decision taken", "kommunstyrelsen", "Beslut om att {inf} {O} fattas av kommunstyrelsen den 25 november 2019."),
    ("planned decides", "kommunfullmaktige", "Den 25 november 2019 beslutar kommunfullmäktige om {noun} av {O}."),
    ("planned intends", "", "Kommunen avser att {inf} {O}."),
    ("planned plans", "", "Kommunen planerar att {inf} {O}."),
)  # fmt: skip
NONE = (
    ("denied", "", "{O} har inte {psup} {ptail}."),
    ("denied never", "", "Kommunen har aldrig {sup} {O}."),
    ("denied yet", "", "Något beslut om att {inf} {O} har inte fattats."),
    ("weighed", "", "Det har diskuterats om {O} borde {pinf}."),
    ("may", "", "Kommunen kan {inf} {O} om förutsättningarna ändras."),
    ("possibility", "", "Möjligheten att {inf} {O} har nämnts."),
    ("if", "", "Om kommunen skulle {inf} {O} krävs ett beslut i fullmäktige."),
    ("no reason", "", "Det finns i dag inget skäl att {inf} {O}."),
    ("turned aside", "", "Kommunen har valt att inte {inf} {O}."),
)  # fmt: skip
COMES = (("planned comes", "", "{O} kommer att {pinf}."),)
KINDS = (
    ("swedish", "reported", SWEDISH), ("unknown", "reported", NOBODY), ("unknown", "reported", STATE),
    ("foreign", "reported", FOREIGN), ("mutual", "reported", MUTUAL), ("swedish", "planned", PLANNED), ("unknown", "planned", COMES), ("", "", NONE),
)  # fmt: skip
_NO_NOBODY = ("amend", "evaluate")  # whose these are nobody needs to say
PLACES = {
    "letter": "Lindesbergs kommun\nTjänsteskrivelse\n2019-03-04\n\nLäget i vänortsarbetet\n\n{text}\n",
    "report": "Lindesbergs kommun\nRapport\n2019-03-04\n\nInternationellt samarbete 2018\n\nVänorter\n\n{text}\n\nResor\n\nUnder året gjordes två resor till mässor i Tyskland.\n",
    "press": "Pressmeddelande\nLindesbergs kommun\n2019-03-04\n\nNytt om vänorterna\n\n{text}\n",
    "minutes": "Lindesbergs kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2019-03-04\n\n§ 12 Information om vänorterna\n\nBakgrund\n{text}\n\nKommunstyrelsens beslut\nInformationen antecknas.\n",
    "page": "<html><head><title>Vänorter - Lindesbergs kommun</title></head><body><h1>Vänorter</h1><p>{text}</p><p>Publicerad 2019-03-04</p><p>Exempel skrivet för vanort – inte en verklig handling</p></body></html>",
    "post": "Lindesbergs kommun\n2019-03-04\nTill Kommunförbundet\n\nSvar på enkät om vänorter\n\n{text}\n\nMed vänlig hälsning\n\nKarin Berg\nutvecklingschef\n",
}  # fmt: skip


def line(record: AgreementRecord) -> str:
    """A record with its acts: which, how far, by whom, when, in which organ and §, from when."""
    acts = []
    for act in record.acts:
        date = f" {act.date.value}" if act.date else ""
        organ = f" {act.organ}{f' {act.paragraph}' if act.paragraph else ''}" if act.organ else ""
        effect = f" > {act.effective.value}" if act.effective else ""
        acts.append(f"{act.act} {act.stage} {act.by}{date}{organ}{effect}")
    partner = record.foreign_partner.name if record.foreign_partner else "-"
    return f"{record.swedish_partner.name if record.swedish_partner else '-'}–{partner}: {' | '.join(acts)}"


def said(verb: Verb, template: str, object_: str, time: str, day: str) -> str | None:
    """The sentence, or nothing where the verb has no such form."""
    inf, past, sup, pinf, ppast, psup = verb.forms.split()
    common = object_.split()[0].endswith("en")
    participle = verb.participle.split()[common] if verb.participle else ""
    if ("{ptc}" in template and not participle) or ("{noun" in template.lower() and not verb.noun):
        return None
    whole = f"{object_} {verb.tail}".strip()

    def active(form: str) -> str:
        return f"{form} {verb.mid} {whole}".replace("  ", " ")

    for name, form in (("inf", inf), ("past", past), ("sup", sup)):
        template = template.replace(f"{{{name}}} {{O}}", active(form))
    particle = verb.mid or verb.tail
    noun = (
        f"{verb.noun}en"
        if verb.noun.endswith("ning")
        else f"{verb.noun}n"
        if verb.noun.endswith("else")
        else f"{verb.noun}t"
    )
    noun = f"{verb.noun}en" if verb.noun.endswith("ing") else noun
    slots = {
        "O": object_, "t": time, "d": day, "T": time, "D": day, "past1": past, "mid": verb.mid, "tail": verb.tail,
        "ptail": particle, "pinf": f"{pinf} {particle}", "ppast": ppast, "psup": psup, "ptc": participle,
        "noun": verb.noun, "Noun": noun,
    }  # fmt: skip
    text = " ".join(template.format(**slots).split()).replace(" .", ".").replace(" ,", ",")
    return text[0].upper() + text[1:]


def objects() -> Iterator[tuple[str, str, str]]:
    """How the object is told: (axis value, sentence in front of it, words)."""
    for words in FULL:
        yield "full", "", words
    for known, words in product(KNOWN, SHORT):
        yield words, known, words
    for known in KNOWN:
        yield "det", known, "det"


def cells() -> list[Cell]:
    """Every verb in every construction; objects, times and places take turns, so that each meets each over the whole."""
    made: list[Cell] = []
    turn = 0
    spoken = list(objects())
    for by, stage, rows in KINDS:
        for (name, organ, template), verb in product(rows, VERBS):
            if verb.act in _NO_NOBODY and by in ("unknown", "foreign"):
                continue
            if (rows is STATE and verb.act not in ("end", "pause")) or (
                rows is NONE and verb.act in ("renew", *_NO_NOBODY)
            ):
                continue
            for step in range(5):
                turn += 1
                shape, known, words = spoken[(turn * 7 + step * 4) % len(spoken)]
                time, due_time = TIMES[(turn * 3 + step) % len(TIMES)]
                day, due_day = DAYS[(turn + step) % len(DAYS)]
                if rows is STATE and time.startswith(("under", "i fjol", "förra", "i januari", "i maj", "den")):
                    time, due_time = "2012", "2012"
                if shape == "full" and PARTNER in template:  # who is named as the doer is not named again
                    shape, known, words = "avtalet", KNOWN[0], "avtalet"
                if words == "det" and ("{noun" in template.lower() or "{tail}" in template):
                    shape, known, words = "avtalet", KNOWN[0], "avtalet"
                sentence = said(verb, template, words, time, day)
                if sentence is None:
                    continue
                place = list(PLACES)[(turn + step) % len(PLACES)]
                date = (
                    due_day
                    if "{d}" in template or "{D}" in template
                    else due_time
                    if "{t}" in template or "{T}" in template
                    else ""
                )
                date = "2019-11-25" if "25 november" in template else date
                act = " ".join(filter(None, (verb.act, stage, by, date, organ))) if stage else ""
                made.append(
                    Cell(
                        (
                            ("construction", name),
                            ("verb", verb.name),
                            ("object", shape),
                            ("time", time),
                            ("place", place),
                        ),
                        PLACES[place].format(text=f"{known} {sentence}".strip()),
                        (f"Lindesbergs kommun–{PARTNER}: {act}",),
                        "cell.html" if place == "page" else "cell.txt",
                    )
                )
    return made


if __name__ == "__main__":
    run(cells(), line)
