"""Since when a relation stands, and with whom, told in the many ways of clerks: whole §§, reports and pages read."""

from __future__ import annotations

import pytest

from pipeline.process import process

PAGE = """Flens kommun                     PROTOKOLL
Kommunstyrelsen                  2019-04-08

§ 44   Dnr KS 2019/12
Vänortsfrågor

{text}

Beslut
Kommunstyrelsen lägger informationen till handlingarna.

Justerare
"""


def begun(text: str) -> dict[str, str | None]:
    records = process(PAGE.format(text=text).encode(), "since.txt").records
    return {
        r.foreign_partner.name: r.established.value if r.established else None for r in records if r.foreign_partner
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunstyrelsen beslutade 1984 att träda i vänortsförbindelse med Voss, Norge.", {"Voss": "1984"}),
        ("År 1984 beslöt fullmäktige att ingå vänortsavtal med Voss i Norge.", {"Voss": "1984"}),
        ("Fullmäktige beslutade 2019 att ingå vänortsavtal med Voss i Norge.", {"Voss": None}),
        ("Voss i Norge är sedan 1980 officiell vänort till Flen.", {"Voss": "1980"}),
        ("Den vänskapsförklaring som Flen och staden Ełk i Polen avgav sommaren 2003 gäller.", {"Ełk": "2003-22"}),
        ("Vänortsavtalet med Voss i Norge ses över. Avtalet, ursprungligen från 1976, har två sidor.", {"Voss": "1976"}),
        ("Vänorten är Voss i Norge. Förbindelsen har bestått utan avbrott sedan 1952.", {"Voss": "1952"}),
        ("Rovaniemi, Narvik och Torshamn bjuds in. Kommunen är vänort med alla tre sedan 1972.", {"Rovaniemi": "1972", "Narvik": "1972", "Torshamn": "1972"}),
        ("Kommunen har haft vänortssamarbete med Ełk i Polen alltsedan 1997 och med Voss i Norge sedan 1990.",
         {"Ełk": "1997", "Voss": "1990"}),
        ("Med Voss i Norge inleddes brevväxling redan 1942, men det formella vänortsavtalet kom först i september 1950.",
         {"Voss": "1950-09"}),
        ("Kontakterna med Voss i Norge går tillbaka till 1942. Vänortsavtalet skrevs 1950.", {"Voss": "1950"}),
        ("Till detta kommer Yichang i Kina, med vilket ett samarbetsavtal gällde mellan 2004 och 2010.", {"Yichang": "2004"}),
        ("Med staden Võru i Estland skrevs ett vänortsavtal i maj 1989 och med staden Yichang i Kina ett samarbetsavtal 2007.",
         {"Võru": "1989-05", "Yichang": "2007"}),
        ("Vänorterna är Voss, Hamina och Ełk i Polen. Avtalen är från 1951 (Voss), 1955 (Hamina) respektive 1994 (Ełk).",
         {"Voss": "1951", "Hamina": "1955", "Ełk": "1994"}),
        ("Kommunen har vänorter i tre länder. Äldst är banden till Voss i Norge och till Ribe i Danmark, båda vänorter sedan "
         "1946. År 1993 tillkom Võru i Estland.", {"Voss": "1946", "Ribe": "1946", "Võru": "1993"}),
        ("Sedan den 1 juni är vänortsavtalet mellan Flens kommun och staden Võru i Estland upplöst.", {"Võru": None}),
        ("Kommunstyrelsen fastställde den 3 maj 2018 att vänortsavtalet med Voss i Norge ska pausas.", {"Voss": None}),
        ("Voss i Norge blev vänort 1950. Hamina i Finland anslöts 1959.", {"Voss": "1950", "Hamina": "1959"}),
        ("Kommunens vänorter är följande. Med Ribe i Danmark har Flen varit vän sedan 1946.", {"Ribe": "1946"}),
        ("Vänortsavtalet med Voss i Norge är sedan 2012 uppsagt.", {"Voss": None}),
        ("Vänortsavtal med Voss, Norge. Tecknat: 14 september 2016. Diarieförs hos kommunkansliet.", {"Voss": "2016-09-14"}),
        ("Vänstad sedan 1994: Voss i Norge.", {"Voss": "1994"}),
        ("Tvillingstad till Flen är sedan 1994 Voss i Norge.", {"Voss": "1994"}),
        ("Vänort i Norge är sedan 1994 Voss.", {"Voss": "1994"}),
        ("Vänortssamarbetet omfattar två städer: Voss i Norge och Rauma i Finland.", {"Voss": None, "Rauma": None}),
        ("Utöver norska Voss, som varit vänort sedan 1994, har Flen även Rauma i Finland som vänort.",
         {"Voss": "1994", "Rauma": None}),
        ("Genom beslut i kommunfullmäktige 1994 antogs Voss såsom vänort till Flens kommun.", {"Voss": "1994"}),
        # the clause read as a whole, whatever stands between
        ("Det samarbetsavtal som Flens kommun tecknade med Voss i Norge år 1982, och som löper till dess att någon av parterna "
         "säger upp det, omfattar skola och kultur.", {"Voss": "1982"}),
        ("Flen och norska Voss står sedan 1982 i vänortsförbindelse med varandra.", {"Voss": "1982"}),
        ("Voss i Norge räknas sedan 1982 till kommunens vänorter.", {"Voss": "1982"}),
        ("Flen och Voss i Norge har sedan 1982 kallat sig vänorter.", {"Voss": "1982"}),
        ("Flen har ett vänortsavtal med Voss. Det tecknades av fullmäktiges dåvarande ordförande och borgmästaren 1982.",
         {"Voss": "1982"}),
        ("Voss i Norge är vår vänort. Sedan 2016 har vänorten haft en ny borgmästare.", {"Voss": None}),
        ("Voss i Norge är vår vänort. I Voss finns sedan 2016 en park med träd från alla stadens vänorter.", {"Voss": None}),
        ("Voss i Norge är vår vänort. Inom vänortsavtalet undertecknade skolorna i Voss 2012 en plan för elevutbyte.",
         {"Voss": None}),
    ],
)  # fmt: skip
def test_the_year_of_each_is_told_in_many_ways(text: str, expected: dict[str, str | None]) -> None:
    assert begun(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Motionären vill säga upp partnerskapsavtalet med Xuancheng i den kinesiska provinsen Anhui.", {"Xuancheng"}),
        ("Motionären föreslår en vänort, Lutsk i Ukraina. Den princip som vårt samarbete med exempelvis Helsingfors och Oslo "
         "bygger på talar emot.", {"Lutsk"}),
        ("Kommunen har ett kommunalt partnerskap med Nelson Mandela Bay i Sydafrika.", {"Nelson Mandela Bay"}),
        ("Samarbetsavtalet med Innlandet fylkeskommune löper på. Avtalet ingicks 2016 med Hedmark fylkeskommune, som numera är "
         "en del av Innlandet.", {"Innlandet"}),
        ("Utbytet med Novgorod är avbrutet. Vänortsavtalet med Velikij Novgorod, Ryssland, gäller inte.", {"Velikij Novgorod"}),
        ("Kommunen godkände 1990 ett vänortsavtal med Pardubice, Tjeckoslovakien.", {"Pardubice"}),
        ("Den tyska staden Bergen auf Rügen är vår vänort. Samarbetet med Rügen avslutas inte.", {"Bergen auf Rügen"}),
    ],
)  # fmt: skip
def test_what_lies_around_a_partner_is_no_partner(text: str, expected: set[str]) -> None:
    assert set(begun(text)) == expected


def test_a_clause_that_is_added_keeps_its_own_noun() -> None:
    text = "Med Võru i Estland skrevs ett vänortsavtal 1989 och med Yichang i Kina ett samarbetsavtal 2007."
    records = process(PAGE.format(text=text).encode(), "since.txt").records
    assert [r.designation for r in records] == ["vänortsavtal", "samarbetsavtal"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Flen har vänortsavtal med tre kommuner i Norden.\nVänorterna är Voss i Norge, Ribe i Danmark och Hamina i Finland.",
         {"Voss": "vänortsavtal", "Ribe": "vänortsavtal", "Hamina": "vänortsavtal"}),
        ("Flen har vänorter i tre länder. Äldst är banden till Voss i Norge och till Ribe i Danmark, båda vänorter sedan 1946. "
         "År 1993 tillkom Võru i Estland.\n\nVänortsavtalet med Yichang i Kina, som tecknades 2008, sades upp 2018.",
         {"Voss": "vänort", "Ribe": "vänort", "Võru": "vänort", "Yichang": "vänortsavtal"}),
        ("Vid sidan av vänortsavtalen ingick kommunen 2009 ett kommunalt partnerskap med Iringa i Tanzania.",
         {"Iringa": "kommunalt partnerskap"}),
    ],
)  # fmt: skip
def test_each_relation_has_the_noun_that_is_said_of_it(text: str, names: dict[str, str]) -> None:
    records = process(PAGE.format(text=text).encode(), "since.txt").records
    assert {r.foreign_partner.name: r.designation for r in records if r.foreign_partner} == names


@pytest.mark.parametrize(
    ("text", "resting"),
    [
        ("Vänorterna är Voss i Norge och Võru i Estland. Den senare vänskapen har varit vilande sedan 2003.", {"Võru"}),
        ("Vänorterna är Voss i Norge och Võru i Estland. Den förra har varit vilande sedan 2003.", {"Voss"}),
        ("Samarbetsavtalet med Ełk i Polen slöts 1996. Sedan 2009 har inga möten hållits.", {"Ełk"}),
        ("Vänortsavtalet med Ełk i Polen är från 1996. Senaste besöket ägde rum 2009.", {"Ełk"}),
        ("Vänortsavtalet med Ełk i Polen är från 1996. Senaste besöket ägde rum 2018.", set()),
    ],
)
def test_a_relation_in_which_nothing_happens_rests(text: str, resting: set[str]) -> None:
    records = process(PAGE.format(text=text).encode(), "since.txt").records
    assert {r.foreign_partner.name for r in records if r.foreign_partner and r.status == "dormant"} == resting


@pytest.mark.parametrize(
    ("head", "paragraph", "day"),
    [
        ("Flens kommun\nKommunstyrelsen 2016-10-18\n\n§ 165\nÖversyn av vänorter", "165", "2016-10-18"),
        ("Flens kommun\nKommunstyrelsen           2016-10-18          Utdrag\n\n§ 66    Vänorten Voss      Dnr 2016-71", "66",
         "2016-10-18"),
        ("FLENS KOMMUN        Kommunstyrelsen        2016-10-18        § 140\n\nVänorten Voss", "140", "2016-10-18"),
        ("Flens kommun\nKommunstyrelsen § 17                     Sammanträdesprotokoll 2016-10-18\n\nVänorten Voss", "17",
         "2016-10-18"),
        ("Flens kommun\nKommunstyrelsens arbetsutskott        2016-10-18       Utdrag\n\nAu § 71     Vänorten Voss", "71",
         "2016-10-18"),
    ],
)  # fmt: skip
def test_an_extract_of_one_paragraph_needs_no_word_for_minutes(head: str, paragraph: str, day: str) -> None:
    text = "Kommunstyrelsen avböjer att förlänga vänortsavtalet med Voss i Norge. Kommunstyrelsen beslutar inget mer."
    (record,) = process(f"{head}\n\n{text}\n".encode(), "extract.txt").records
    assert (record.item.paragraph, record.document.kind) == (paragraph, "protokollsutdrag")
    assert record.document.meeting_date is not None and record.document.meeting_date.value == day


@pytest.mark.parametrize(
    ("top", "foot", "kind"),
    [
        ("Flens kommun\nStartsida / Kommun & politik / Internationellt\n\nTidigare partner", "", "webbsida"),
        ("Flens kommun\nAktuellt 2019-04-08\n\nFlen lämnar Voss", "", "webbsida"),
        ("Flens kommun – våra vänorter", "Sidan uppdaterades den 3 februari 2016", "webbsida"),
        ("Flens kommun\nKulturförvaltningen\nUppföljning 2018-10-01\n\nEfter Voss", "", "rapport"),
        ("Flens kommuns internationella relationer\nEn genomgång inför det nya programmet", "", "rapport"),
    ],
)
def test_what_a_document_is(top: str, foot: str, kind: str) -> None:
    text = f"{top}\n\nFlens kommun har sedan 1950 ett vänortsavtal med Voss i Norge.\n\n{foot}\n"
    assert {r.document.kind for r in process(text.encode(), "page.txt").records} == {kind}


def test_a_letter_to_a_mayor_whose_town_no_gazetteer_has() -> None:
    text = (
        "Flens kommun\nKommunstyrelsen\n\n2019-08-26\n\nMesto Kremnica\nPrimátor\nŠtefánikovo námestie 1\nKremnica, Slovakien\n\n\n"
        "Bäste borgmästare,\n\njag skriver med anledning av vårt vänortsavtal från 1998. Myntmuseets kontakter fortsätter.\n\n"
        "Med vänlig hälsning\n\nAnna Ek\nKommunstyrelsens ordförande\n"
    )
    (record,) = process(text.encode(), "letter.txt").records
    assert record.foreign_partner is not None and record.foreign_partner.name == "Kremnica"
    assert record.established is not None and record.established.value == "1998"


def test_the_parties_of_an_agreement_stand_in_a_list() -> None:
    text = (
        "AVSIKTSFÖRKLARING\n\nParter\n\n1.   Flens kommun, Sveavägen 1, Flen\n2.   Hiiumaa kommun, Kärdla, Estland\n\n"
        "Bakgrund\n\nBåda kommunerna vill utbyta erfarenheter under tre år.\n\nFlen 2018-09-14\n"
    )
    (record,) = process(text.encode(), "paper.txt").records
    assert record.foreign_partner is not None
    assert (record.foreign_partner.name, record.foreign_partner.kind) == ("Hiiumaa", "municipality")


def test_a_contract_on_school_places_makes_no_partner_of_the_buyer() -> None:
    text = (
        "FLENS KOMMUN                                     AVTAL\n\nAvtal om köp av skolplatser\n\n"
        "Säljare:  Flens kommun, 642 80 Flen\nKöpare:   Voss kommune, 5700 Voss, Norge\n\n"
        "1. Omfattning\nSäljaren tillhandahåller högst tolv platser.\n\nFlen 2017-06-01\n"
    )
    assert not process(text.encode(), "paper.txt").records
