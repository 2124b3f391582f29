"""Tables of partners as clerks type them: parted by tabs, bars, semicolons or dots, with footnotes, for several municipalities."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"


def read(text: str) -> tuple[AgreementRecord, ...]:
    return tuple(process(f"{text}{MARK}".encode(), "text.txt").records)


def row(r: AgreementRecord) -> str:
    partner = r.foreign_partner
    told: list[object] = [r.swedish_partner.code, partner and partner.name, r.designation]
    told += [r.established and r.established.value, r.status, r.ended and r.ended.value]
    told += [r.term and r.term.notice]
    told += [f"{x.act} {x.stage} {x.date.value if x.date else None} {x.organ} {x.by}" for x in r.acts]
    return " ".join(str(part) for part in told if part)


TABS = """Tierps kommun
Avtal med orter i utlandet

Ort\tLand\tAvtal\tFrån\tTill\tStatus\tAnm.
Rakvere\tEstland\tVänortsavtal\t1991\t\tAktivt\tFörnyat 2011
Ikast\tDanmark\tVänortsavtal\t1952\t2009\tAvslutat\tUppsagt av den danska kommunen
Ventspils\tLettland\tVänortsavtal\t1990\t\tVilande\t
"""
BARS = """Vänorter, Tranås kommun

| Ort | Land | Sedan | Läge |
|:---|:---|---:|---|
| **Rakvere** | Estland | 1991 | Vilande |
| Ikast | Danmark | 1952 | Upphörde 2009 |
| – | | | |
| Ventspils | Lettland | 1990 | |
"""
SEMICOLONS = """Öppna data från Tierps kommun: vänorter

id;vänort;land;startdatum;slutdatum;status
1;Rakvere;Estland;1991-05-04;;aktiv
2;Ikast;Danmark;1952;2009-12-31;avslutad
3;"Ventspils";Lettland;1990;;vilande
"""
TWO_LINES = """TIERPS KOMMUN
Vänorter 2020

Vänort         Avtal    Läge och
               från     kommentar
----------------------------------------
Rakvere        1991     Aktiv, förnyades
(Estland)               2011
----------------------------------------
Ikast          1952     Avslutat
(Danmark)               2009
"""
NOTES = """Tierps kommuns vänorter

Rakvere (EE)        1991 ¹
Ikast (DK)          1952 ²
Ventspils (LV)      1990

¹ Avtalet förnyat 2011.
² Uppsagt av kommunfullmäktige den 4 maj 2009.
"""
LETTERS = """Tierps kommun
Våra vänorter

Ort (land)             Sedan     Not
Rakvere (Estland)      1991      a)
Ikast (Danmark)        1952      b)
Ventspils (Lettland)   1990

a) Avtalet omfattar även skolorna.
b) Avslutat av kommunstyrelsen 2009.
"""
DOTS = """Tierps kommun
Vänorter

Rakvere ............ Estland ......... 1991
Ikast .............. Danmark ......... 1952
"""
SEVERAL = """Vänorter i Uppland
Kommunernas egna uppgifter

Kommun\tVänort\tLand\tÅr\tStatus
Tierp\tRakvere\tEstland\t1991\tAktivt
Tierp\tIkast\tDanmark\t1952\tAvslutat
Knivsta\t\t\t\tHar ingen vänort
Enköping\tVentspils\tLettland\t1990\tVilande
"""
BESIDE = """Vänorter i länet

Kommun        Vänorter
Tierp         Rakvere (Estland)
              Ikast (Danmark), avslutad 2009
Älvkarleby    Ventspils (Lettland)
Heby          –
"""
SHARED = """Tierps kommun
Vänorter

Vänort          Avtal från    Läge
Kandalaksja     1976          Oklart om avtalet gäller
Grindavík       1977          Aktivt
Summa           2
"""
PROPOSED = """Tierps kommun
Översyn av vänortsavtal

Ort\tLand\tÅr\tLäge\tFöreslagen åtgärd
Rakvere\tEstland\t1991\tAktivt\tBehålls
Ikast\tDanmark\t1952\tVilande\tAvslutas
Ventspils\tLettland\t1990\tAktivt\tIngen åtgärd
"""
OF_CHINA = """Avtal med Kina, läget 2021

Svensk part | Kinesisk part | Slag | År | Läge
Tierps kommun | Jiamusi | vänort | 2001 | pausat 2020
Region Uppsala | Hunan | samarbetsavtal | 2006 | avslutat 2019
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TABS, ["0360 Rakvere vänortsavtal 1991 active renew reported 2011 None unknown",
                "0360 Ikast vänortsavtal 1952 ended 2009 end reported 2009 None foreign",
                "0360 Ventspils vänortsavtal 1990 dormant"]),
        (BARS, ["0687 Rakvere vänort 1991 dormant",
                "0687 Ikast vänort 1952 ended 2009 end reported 2009 None unknown",
                "0687 Ventspils vänort 1990 active"]),
        (SEMICOLONS, ["0360 Rakvere vänort 1991-05-04 active",
                      "0360 Ikast vänort 1952 ended 2009-12-31 end reported 2009-12-31 None unknown",
                      "0360 Ventspils vänort 1990 dormant"]),
        (TWO_LINES, ["0360 Rakvere vänort 1991 active renew reported 2011 None unknown",
                     "0360 Ikast vänort 1952 ended 2009 end reported 2009 None unknown"]),
        (NOTES, ["0360 Rakvere vänort 1991 active renew reported 2011 None unknown",
                 "0360 Ikast vänort 1952 ended 2009-05-04 end reported 2009-05-04 kommunfullmaktige swedish",
                 "0360 Ventspils vänort 1990 active"]),
        (LETTERS, ["0360 Rakvere vänort 1991 active",
                   "0360 Ikast vänort 1952 ended 2009 end reported 2009 kommunstyrelsen swedish",
                   "0360 Ventspils vänort 1990 active"]),
        (DOTS, ["0360 Rakvere vänort 1991 active", "0360 Ikast vänort 1952 active"]),
        (SEVERAL, ["0360 Rakvere vänort 1991 active", "0360 Ikast vänort 1952 ended", "0381 Ventspils vänort 1990 dormant"]),
        (BESIDE, ["0360 Rakvere vänort active", "0360 Ikast vänort ended 2009 end reported 2009 None unknown",
                  "0319 Ventspils vänort active"]),
        (SHARED, ["0360 Kandalaksja vänort 1976 unknown", "0360 Grindavík vänort 1977 active"]),
        (PROPOSED, ["0360 Rakvere vänortsavtal 1991 active keep proposed None annat swedish",
                    "0360 Ikast vänortsavtal 1952 dormant end proposed None annat swedish",
                    "0360 Ventspils vänortsavtal 1990 active"]),
        (OF_CHINA, ["0360 Jiamusi vänort 2001 paused pause reported 2020 None unknown",
                    "03 Hunan samarbetsavtal 2006 ended 2019 end reported 2019 None unknown"]),
    ],
)  # fmt: skip
def test_tables(text: str, expected: list[str]) -> None:
    assert [row(r) for r in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Avtal med Kina, en nordisk översikt\nTierps kommun\n\nNordisk part | Kinesisk part | År\nBergen | Dalian | 2004\nTammerfors | Nanhai | 1998\n",
        "Tierps kommun\nSkolornas utbyten\n\nSkola\tOrt\tLand\tSedan\nBruksskolan\tRakvere\tEstland\t2012\nÅskolan\tIkast\tDanmark\t2014\n",
        "Tierps kommun\nDelegationer från vänorter och andra\n\nRakvere ...... Estland ...... 2018-05-03\nIkast ........ Danmark ...... 2019-05-03\n",
        "Tierps kommun\nResor till vänorter 2018\n\nOrt\tLand\tNär\tDeltagare\nRakvere\tEstland\t2018-03-02\t4\nIkast\tDanmark\t2018-05-03\t2\n",
        "Tierps kommun\nKommunens avtal\n\nPart\tLand\tAvtal\tFrån\tStatus\nSiemens AG\tTyskland\tServiceavtal\t2011\tAktivt\n",
        "Tierps kommun\nRemissvar om vänortsavtal\n\nKommun\tLand\tSvar\nOslo\tNorge\tPositiv\nBergen\tNorge\tAvstår\n",
        "Tierps kommun\nMöjliga nya vänorter\n\nRakvere ...... Estland ...... 1991\nIkast ........ Danmark ...... 1952\n",
        "Tierps kommun\nMedlemskap\n\nnätverk;land;startår;status\nEurocities;Belgien;2013;aktiv\nICLEI;Tyskland;2009;vilande\n",
    ],
)
def test_tables_of_something_else(text: str) -> None:
    assert read(text) == ()


def test_a_day_in_a_table_is_not_the_papers_own() -> None:
    text = """Region Uppsala
Gällande överenskommelser med regioner i utlandet

Part             Land       Benämning         Ingånget
Österbotten      Finland    Samarbetsavtal    2014-05-20
Nordland         Norge      Samarbetsavtal    2017
"""
    assert [r.established and r.established.value for r in read(text)] == ["2014-05-20", "2017"]


MILESTONES = """Tierps kommun – internationella milstolpar

1952   Vänortsavtal tecknas med Ikast, Danmark
1991   Vänortsavtal tecknas med Rakvere, Estland
2003   Kansliet flyttar till nya huset
2009   Vänortsavtalet med Ikast avslutas av den danska parten
2011   Vänortsavtalet med Rakvere förnyas
"""
TIMELINE = """Tidslinje: Tierps kommuns internationella arbete

1952: Tierp blir vänort med Ikast i Danmark
1991: Vänortsavtal undertecknas med Rakvere, Estland
2003: Delegation från Rakvere besöker Tierp
2009: Kommunfullmäktige säger upp avtalet med Ikast
"""
REGISTER = """Tierps kommun
Diarieförda handlingar

Datum        Handling
1952-05-04   Vänortsavtal med Ikast, Danmark
1991-06-01   Vänortsavtal med Rakvere, Estland
2009-03-02   Uppsägning av vänortsavtalet med Ikast
2012-04-03   Skrivelse från Rakvere om skolutbyte
"""
CALENDAR = """Tierps kommun, kalender

2024-05-04   Vänortsavtalet med Ikast diskuteras i utskottet
2024-06-01   Delegation från vänorten Rakvere kommer
2024-09-02   Förslag att vänortsavtalet med Ikast sägs upp
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MILESTONES, ["0360 Ikast vänortsavtal 1952 ended 2009 end reported 2009 None foreign",
                      "0360 Rakvere vänortsavtal 1991 active renew reported 2011 None unknown"]),
        (TIMELINE, ["0360 Ikast vänort 1952 ended 2009 end reported 2009 kommunfullmaktige swedish",
                    "0360 Rakvere vänortsavtal 1991 active"]),
        (REGISTER, ["0360 Ikast vänortsavtal 1952-05-04 ended 2009-03-02 end reported 2009-03-02 None unknown",
                    "0360 Rakvere vänortsavtal 1991-06-01 active"]),
        (CALENDAR, ["0360 Ikast vänortsavtal active", "0360 Rakvere vänort active"]),
    ],
)  # fmt: skip
def test_lines_that_open_with_their_date(text: str, expected: list[str]) -> None:
    assert [row(r) for r in read(text)] == expected
