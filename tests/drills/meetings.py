"""How secretaries tell that an organ had the matter on a day under a §: `python -m tests.drills.meetings [--misses N]`.

Each line stands under each heading of the papers and the account, in minutes of the council. Held against the meetings of
the record: kommunstyrelsen on 4 March 2014, § 33, and of other organs what the line itself names.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.process import DocumentResult
from tests.drills.cells import MARK, Cell, run

LINES = """
Kommunstyrelsens protokoll 2014-03-04, § 33.
Kommunstyrelsens protokollsutdrag 2014-03-04 § 33
Kommunstyrelsens protokollsutdrag § 33, 2014-03-04
Kommunstyrelsens protokoll § 33/2014-03-04
Kommunstyrelsens förslag till beslut 2014-03-04, § 33
Kommunstyrelsens beslut 2014-03-04 § 33
Protokollsutdrag från kommunstyrelsen 2014-03-04, § 33
Utdrag ur kommunstyrelsens protokoll 2014-03-04, § 33
Kommunstyrelsens sammanträdesprotokoll den 4 mars 2014, § 33
Kommunstyrelsens behandling den 4 mars 2014, § 33
Kommunstyrelsens yttrande den 4 mars 2014, § 33.
Kommunstyrelsens sammanträde den 4 mars 2014, § 33
Enligt kommunstyrelsens protokoll den 4 mars 2014, § 33, bör motionen avslås.
Handlingar: kommunstyrelsens protokoll den 4 mars 2014, § 33, motionen.
Kommunstyrelsens förslag återfinns i protokoll 2014-03-04, § 33.
Se kommunstyrelsens protokoll 2014-03-04, § 33.
Kommunstyrelsens § 33, 2014-03-04
Av kommunstyrelsens protokoll 2014-03-04, § 33, framgår följande.
Till grund för beslutet ligger kommunstyrelsens förslag 2014-03-04, § 33.
Föreligger kommunstyrelsens förslag av den 4 mars 2014, § 33.
Till ärendet hör kommunstyrelsens beslut 2014-03-04, § 33, samt motionen.
Ärendet har beretts av kommunstyrelsen (2014-03-04, § 33).
Motionen har beretts, se kommunstyrelsens § 33/2014 den 4 mars 2014.
Bilaga: Kommunstyrelsens protokollsutdrag 2014-03-04, § 33
KS protokoll 2014-03-04, § 33
KS § 33, 2014-03-04
Ks 2014-03-04 § 33
Kommunstyrelsen 2014-03-04 § 33: Motionen föreslås bli avslagen.
Kommunstyrelsen avger 2014-03-04, § 33, följande förslag.
Från kommunstyrelsen föreligger förslag, 2014-03-04, § 33.
Kommunstyrelsen (2014-03-04, § 33)
Kommunstyrelsen, 2014-03-04, § 33
Kommunstyrelsen den 4 mars 2014, § 33, avstyrker motionen.
Kommunstyrelsen § 33 den 4 mars 2014 föreslår avslag.
Kommunstyrelsens ställningstagande framgår av § 33 den 4 mars 2014.
Kommunstyrelsen har i § 33 den 4 mars 2014 föreslagit avslag på motionen.
Kommunstyrelsen yttrar sig i § 33 den 4 mars 2014.
Kommunstyrelsens förslag, § 33 den 4 mars 2014, är att motionen avslås.
Kommunstyrelsens hemställan av den 4 mars 2014, § 33, föredras.
Kommunstyrelsens ordförande redogör för styrelsens förslag den 4 mars 2014, § 33.
I sitt yttrande den 4 mars 2014, § 33, skriver kommunstyrelsen att motionen bör avslås.
Kommunstyrelsen har den 4 mars 2014, § 33, enhälligt ställt sig bakom kontorets svar.
Kommunstyrelsen beslutade den 4 mars 2014, § 33, föreslå kommunfullmäktige att avslå motionen.
2014-03-04 Kommunstyrelsen § 33
2014-03-04, § 33, Kommunstyrelsen
Kommunstyrelsen | 2014-03-04 | § 33
Kommunstyrelsen    2014-03-04    § 33
Kommunstyrelsen 4/3 2014 § 33
KS 4/3 2014, § 33
Kommunstyrelsen 140304 § 33
Kommunstyrelsen 14-03-04 § 33
Kommunstyrelsen § 33 (2014-03-04)
KS 2014-03-04 § 33 (2013/112)
Kommunstyrelsen 2014-03-04, paragraf 33
Kommunstyrelsens arbetsutskott 2014-02-18, § 20, kommunstyrelsen 2014-03-04, § 33
KSAU 2014-02-18 § 20, KS 2014-03-04 § 33
Arbetsutskottet behandlade motionen den 18 februari 2014, § 20, och kommunstyrelsen den 4 mars 2014, § 33.
Den 4 mars 2014, § 33, beslutade kommunstyrelsen att tillstyrka kontorets förslag.
"""
# what tells of no meeting of kommunstyrelsen on that day and under that §
NONE = """
Kommunstyrelsens ordförande skrev den 4 mars 2014 ett brev till Lorca.
Kommunledningskontorets tjänsteskrivelse 2014-03-04
Kommunstyrelsen har tidigare, 2014-03-04, § 33, beviljat ett bidrag till fotbollsklubben.
Kommunstyrelsen beslöt den 4 mars 2014, § 33, att bevilja en ansökan om bidrag från scoutkåren.
Brev från borgmästaren i Lorca den 4 mars 2014
"""
HEADINGS = ("Ärendebeskrivning", "Handlingar i ärendet", "Beslutsunderlag", "")
TOP = """Tierps kommun
SAMMANTRÄDESPROTOKOLL
Kommunfullmäktige
2014-04-28

§ 44 Svar på motion om vänortsavtalet med Lorca
Dnr KS 2013/112

"""
ASKED = "Karin Lund (S) föreslår i en motion den 25 november 2013 att kommunen säger upp vänortsavtalet med Lorca i Spanien."
DECIDED = """

Beslut
Kommunfullmäktige beslutar att avslå motionen.
"""
DUE = "kommunstyrelsen 2014-03-04 33"
BESIDE = "utskott 2014-02-18 20"


def cells() -> list[Cell]:
    """Every line under every heading; the near misses likewise."""
    made = []
    for line in (*LINES.strip().splitlines(), *NONE.strip().splitlines()):
        told = line in LINES
        due: tuple[str, ...] = (DUE,) if told else ()
        due += (BESIDE,) if "2014-02-18" in line or "18 februari" in line else ()
        for heading in HEADINGS:
            listed = heading in ("Handlingar i ärendet", "Beslutsunderlag")
            body = f"{ASKED}\n\n{heading}\n{line}" if listed else f"{heading}\n{ASKED}\n{line}".lstrip()
            if told or not listed:
                axes = (("heading", heading or "none"), ("told", str(told)), ("line", line))
                made.append(Cell(axes, TOP + body + DECIDED + MARK, due))
    return made


def met(result: DocumentResult) -> Iterable[str]:
    """The meetings of a document's records: organ, day and §."""
    for record in result.records:
        for one in record.handling:
            yield f"{one.organ} {one.date.value if one.date else '-'} {one.paragraph or '-'}"


if __name__ == "__main__":
    run(cells(), str, of=met)
