"""Letters between partners, reports on one town after another, agreements themselves: their layouts, crossed with what they say.

    python -m tests.drills.letters --misses 20

A letter names the one it goes to in its address and nowhere else; a report opens its paragraphs with the towns; an
agreement sets its parties, clauses and signatures as it likes. What is due of each follows from how it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pipeline.process import DocumentResult
from tests.drills.cells import Cell, drawn, run

_R = " " * 40
TOWNS = (("Demmin", "Tyskland", "DE"), ("Rakvere", "Estland", "EE"), ("Ringsted", "Danmark", "DK"))
ADDRESSES = (
    "Magistraten i {t}\n{t}\n{l}", "Kommunförvaltningen i {t}\n{l}", "Staden {t}\natt. borgmästaren\n{l}",
    "Bürgermeister Jens Kolb\nHansestadt {t}\n{l}", "Till borgmästaren i {t}, {l}", "Borgmester Per Holm\n{t} Kommune\n{l}",
    "{t} stad\nStadsstyrelsen\n{l}", "{t}\n{l}", "{t} kommun\nRådhuset\n12345 {t}\n{l}", "Urząd Miasta {t}\nRynek 1\n{l}",
)  # fmt: skip
LETTERHEADS = (
    ("RAGUNDA KOMMUN\nKommunstyrelsen\n\n" + _R + "2004-06-02\n\n{to}\n\n", _R),
    ("Ragunda kommun\nKommunstyrelsens ordförande\n840 70 Hammarstrand\n2004-06-02\n\n{to}\n\n", ""),
    (
        "RAGUNDA KOMMUN                   BREV\nKommunstyrelsen           2004-06-02\n\n{to}\n\nVårt vänortsavtal\n\n",
        "",
    ),
)
SALUTES = ("Bäste herr borgmästare!", "Kära vänner,", "Bästa kollegor", "Hej!")
OF_US = (
    "Ni har rätt i att vänortsavtalet mellan våra båda kommuner har legat i träda sedan skolornas utbyte upphörde.",
    "Tack för er inbjudan till tioårsdagen av vårt gemensamma vänortsavtal. Vi kommer gärna.",
    "Med glädje ser vi att stadens råd godkänt det utkast till vänortsavtal mellan våra städer som utväxlades i höstas.",
    "Kommunfullmäktige har den 24 maj 2004, § 33, beslutat att säga upp vänortsavtalet med er stad.",
    "Som vår vänort sedan 1991 vill vi gärna bjuda in er till nationaldagen. Logi ordnar vi.",
    "I år är det trettio år sedan våra kommuner blev vänorter. Det vill vi fira med er.",
    "Vänskapsavtalet som våra städer undertecknade 1991 behöver förnyas. Vi föreslår att det sker i höst.",
    "Avtalet om vänortssamarbete mellan er stad och Ragunda kommun gäller tills vidare.",
)
OF_OTHERS = (
    "Tack för ert brev om museets samlingar. Vi har ingen vänort i landet, men lånar gärna ut dem.",
    "Tack för att ni ville höra hur vi arbetar med våra vänorter. Vi skickar vår policy.",
    "Ni nämner att ni har en vänort i Spanien. Vi har valt att inte ha några vänorter alls.",
    "Ofta börjar det med en kör och blir med tiden ett avtal mellan två kommuner. Er forskare är välkommen.",
)
HOUSES = (
    "Föreningen Vänskap\nRynek 1\n{t}\n{l}",
    "Laminex GmbH\n{t}\n{l}",
    "{t} universitet\n{l}",
    "Friends of {t}\n{l}",
)
_CLOSING = "\n\nMed vänlig hälsning\n\nElvy Hag                               Börje Nord\nKommunstyrelsens ordförande                 Kommunchef\n"


def letters() -> Iterator[Cell]:
    """Letters to a partner, and near misses: other matters, and addresses that are nobody's but a house's."""
    told = [*product(ADDRESSES, OF_US), *product(ADDRESSES[:3], OF_OTHERS), *product(HOUSES, OF_US[:2])]
    for number, ((address, said), (head, indent), salute) in enumerate(product(told, LETTERHEADS, SALUTES[:2])):
        if said in OF_OTHERS and "Vårt" in head:
            continue  # the title speaks of ours
        town, land, code = TOWNS[number % len(TOWNS)]
        to = "\n".join(indent + line for line in address.format(t=town, l=land).split("\n"))
        meant = said in OF_US and address not in HOUSES
        due = ["kind annat", "organ kommunstyrelsen", *([f"kommun 2303 – {town} {code}"] if meant else [])]
        axes = (
            ("cross", "letters"),
            ("address", address),
            ("head", head[:50]),
            ("said", said[:40]),
            ("salute", salute),
        )
        yield Cell(axes, f"{head.format(to=to)}{salute}\n\n{said}{_CLOSING}", tuple(sorted(due)))


REPORTED = (("Rana", "Norge", "NO", "1947"), ("Paide", "Estland", "EE", "1991"), ("Zgierz", "Polen", "PL", "1997"))
REPORTS = (
    "LJUNGBY KOMMUN\nKommunkansliet                                   1998-05-04\n\nREDOGÖRELSE FÖR KOMMUNENS VÄNORTER 1997\n\n"
    "1. Inledning\n\nLjungby kommun hade vid årets utgång tre vänorter. För verksamheten har disponerats 85 000\nkronor.\n\n2. Orterna\n\n",
    "Rapport\nLjungby kommun\nKommunkansliet\nOktober 2015\n\nLJUNGBY I VÄRLDEN\nLägesrapport om kommunens vänorter\n\n"
    "1. Uppdraget\nKansliet redovisar varje mandatperiod hur samarbetena har utvecklats.\n\n2. Läget per ort\n\n",
    "Ljungby kommun                    RAPPORT\nKommunkansliet                    2015-02-03\n\nVåra vänorter – läget 2015\n\n",
)
PARAGRAPHS = (
    "{p} ({l}). Vänort sedan {y}. Räddningstjänsterna övar ihop varje år.\n\n", "{p}, {l}. Vänort sedan {y}. Tätt utbyte.\n\n",
    "{p}, {l}: vänort sedan {y}. Tätt utbyte mellan skolorna.\n\n", "{p}, {l}. Förbindelsen knöts {y}. Två läkare har vistats här.\n\n",
    "{p}, {l}. Kontakten är från {y}. Kören sjöng vid\nstadens jubileum.\n\n", "{p} i {l} är vänort sedan {y}. Kören sjöng där.\n\n",
    "{l} – {p}. Vänort sedan {y}. Tätt utbyte.\n\n", "- {p} ({l}), {y}. Tätt utbyte.\n",
    "{p} kommun, {l}, är vänort sedan {y} och utbytet omfattar mest idrott.\n\n", "{p}, {l}. Avtal finns sedan {y}. Inga besök.\n\n",
    "{p}, stad i {l}. Vänort sedan {y}. Inga besök har ägt rum.\n\n", "{p} i {l}. Vänort sedan {y}. Inga besök har ägt rum.\n\n",
    "{p}, {l}, kom till {y} genom Föreningen Nordens försorg.\n\n", "{p} ({l})\nAvtalet tecknades {y}. Kören sjöng där.\n\n",
)  # fmt: skip
ELSE = (
    "Övriga kontakter\n\nRostock, Tyskland. Skolan var på besök i maj.\n\nBytów, Polen. Kören sjöng där.\n\n",
    "Projekt\n\nRostock, Tyskland. Hamnen leder ett projekt.\n\n",
    "",
)


def reports() -> Iterator[Cell]:
    """Reports that open a paragraph with each town, and go on to other contacts."""
    for head, paragraph, other in product(REPORTS, PARAGRAPHS, ELSE):
        text = head + "".join(paragraph.format(p=p, l=land, y=y) for p, land, _, y in REPORTED) + f"\n{other}"
        due = ["kind rapport", "organ annat", *(f"kommun 0781 – {p} {code} {y}" for p, _, code, y in REPORTED)]
        axes = (("cross", "reports"), ("head", head[:60]), ("paragraph", paragraph[:40]), ("else", other[:20]))
        yield Cell(axes, f"{text}\nUlla Hjort\ninformationssekreterare\n", tuple(sorted(due)))


TITLES = (
    "SAMARBETSAVTAL", "Vänortsavtal", "SAMARBETSAVTAL / YHTEISTYÖSOPIMUS", "V Ä N O R T S A V T A L", "PARTNERSKAPSAVTAL",
    "Ö V E R E N S K O M M E L S E", "AVSIKTSFÖRKLARING", "Överenskommelse om vänortssamarbete", "TREPARTSAVTAL OM VÄNORTSSAMARBETE", "TILLÄGGSAVTAL TILL VÄNORTSAVTAL",
)  # fmt: skip
PARTIES = (
    "Kalix kommun, Sverige, och {t} kommun, {l}, har i dag ingått följande avtal.\n\n",
    "Kalix kommun (Sverige), här nedan kallad Kalix, och {t} kommun ({l}), här nedan kallad {t}, har träffat följande avtal.\n\n",
    "mellan\n\nKalix kommun, Sverige\n\noch\n\n{t}, {l}\n\n",
    'PARTER\nKalix kommun (organisationsnummer 212000-0456), Sverige, nedan "Kalix", och\n{t}, {l}, nedan "{t}".\n\n',
    "Mellan Kalix kommun, 952 00 Kalix, och {t} kommun, Rådhuset, {t}, {l}, har följande avtal träffats.\n\n",
)
CLAUSES = (
    "§ 1. Kommunerna betraktar varandra som vänkommuner.\n\n§ 2. Kommunstyrelserna sammanträder gemensamt en gång per mandatperiod.\n\n"
    "§ 3. Avtalet gäller i fem år.\n\n",
    "§ 1 Syfte\nSyftet är att främja handel.\n\n§ 2 Giltighetstid\nDenna överenskommelse gäller tills vidare.\n\n",
    "1. Parterna ska främja utbyte mellan skolor.\n2. Parterna träffas vartannat år.\n3. Avtalet gäller tills vidare.\n\n",
    "Artikel 1\nParterna ska främja utbyte mellan skolor.\n\nArtikel 2\nAvtalet gäller tills vidare.\n\n",
)
SIGNATURES = (
    "Kalix den 24 augusti 1996\n\nFör Kalix kommun                              För {t} kommun\n\nLars Rönn                           Pentti Olli\n"
    "Kommunalråd                                   Kommundirektör\n",
    "{t} den 24 augusti 1996\n\n\nFör Kalix                         För {t}\n\n.........................               .......................\n"
    "Lars Rönn                           Pentti Olli\nKommunstyrelsens ordförande                    borgmästare\n",
)


def agreements() -> Iterator[Cell]:
    """Agreements: title × parties × clauses × signatures."""
    for number, (title, parties, clauses, signed) in enumerate(drawn(200, TITLES, PARTIES, CLAUSES, SIGNATURES)):
        town, land, code = TOWNS[number % len(TOWNS)]
        words = {"t": town, "l": land}
        text = f"                    {title}\n\n" + (parties + clauses + signed).format(**words)
        due = ["kind avtal", "organ None", f"kommun 2514 – {town} {code} 1996-08-24"]
        axes = (
            ("cross", "agreements"),
            ("title", title),
            ("parties", parties[:40]),
            ("clauses", clauses[:20]),
            ("signed", signed[:20]),
        )
        yield Cell(axes, text, tuple(sorted(due)))


def facts(result: DocumentResult) -> Iterator[str]:
    """The document's kind and organ, and both sides of each record; in reports and agreements with its beginning."""
    head = result.document
    if head is None:
        yield "unreadable"
        return
    yield f"kind {head.kind}"
    yield f"organ {head.organ}"
    for record in result.records:
        ours, theirs = record.swedish_partner, record.foreign_partner
        since = f" {record.established.value}" if record.established and head.kind != "annat" else ""
        if ours and theirs:
            yield f"{ours.kind} {ours.code} – {theirs.name} {theirs.country}{since}"


def cells() -> list[Cell]:
    """All three crosses."""
    return [*letters(), *reports(), *agreements()]


if __name__ == "__main__":
    run(cells(), str, facts)
