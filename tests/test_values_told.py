"""Values that minutes tell in passing, a whole § read each: states, beginnings in lists, kinds of units, who was asked."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

PAGE = """{body}
{organ}
PROTOKOLL 2021-03-08

§ 41  Översyn  (2021/00099)

Ärendet

{text}

{organ}s beslut

{decision}

§ 42  Avsägelser

{organ}s beslut

Lena Ask (V) entledigas.
"""


def told(
    text: str, body: str = "Ystads kommun", organ: str = "Kommunstyrelsen", decision: str = "Informationen antecknas."
) -> dict[str, AgreementRecord]:
    page = PAGE.format(text=text, body=body, organ=organ, decision=decision)
    found = process(page.encode(), "told.txt").records
    return {r.foreign_partner.name: r for r in found if r.foreign_partner}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Förbindelsen vilar.", "dormant"),
        ("Inget brev har kommit på fem år, varför förbindelsen vilar.", "dormant"),
        ("Vi betraktar avtalet som vilande.", "dormant"),
        ("Förbindelsen får sägas vara vilande.", "dormant"),
        ("Avtalet har inte sagts upp men vilar.", "dormant"),
        ("Utbytet ligger i träda.", "dormant"),
        ("Kontakterna upphörde i början av 2000-talet.", "dormant"),
        ("Ingendera sidan har tagit någon kontakt efter 2011.", "dormant"),
        ("Samarbetet vilar på god grund.", "active"),
        ("Ärendet ska vila till hösten.", "active"),
        ("Under de senaste åren har staden inte besvarat våra inbjudningar.", "active"),
        ("Det finns ingen risk att avtalet blir vilande.", "active"),
    ],
)
def test_a_relation_that_rests(words: str, status: str) -> None:
    found = told(f"Kommunen skrev 1952 vänortsavtal med Naumburg i Tyskland. {words}")
    assert found["Naumburg"].status == status


def test_of_two_partners_the_one_in_the_clause_rests() -> None:
    found = told(
        "Kommunen har vänortsavtal med Naumburg i Tyskland och med Haugesund i Norge. "
        "Utbytet med Haugesund är livligt, medan det med Naumburg vilar."
    )
    assert {name: r.status for name, r in found.items()} == {"Naumburg": "dormant", "Haugesund": "active"}


def test_what_names_nobody_is_about_the_only_partner_named_so_far() -> None:
    found = told(
        "Vänortsavtalet med Naumburg är från 1952.\n\nKansliet konstaterar att inga kontakter har förekommit sedan 2014. "
        "Förbindelsen med Haugesund i Norge, som är vänort sedan 1947, påverkas inte."
    )
    assert {name: r.status for name, r in found.items()} == {"Naumburg": "dormant", "Haugesund": "active"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunen har vänortsavtal med Gdańsk i Polen, undertecknat 1991, och Panevėžys i Litauen, från 1995.",
         {"Gdańsk": "1991", "Panevėžys": "1995"}),
        ("Kommunen har vänortsavtal med Gdańsk i Polen, som undertecknades 1991, och med Panevėžys i Litauen, som undertecknades 1995.",
         {"Gdańsk": "1991", "Panevėžys": "1995"}),
        ("Kommunen har vänortsavtal med Gdańsk i Polen, ingånget 1991, Panevėžys i Litauen, ingånget 1995, och Voss i Norge, ingånget 1962.",
         {"Gdańsk": "1991", "Panevėžys": "1995", "Voss": "1962"}),
        ("Kommunen har vänortsavtal med Gdańsk (undertecknat 1991) och Panevėžys (undertecknat 1995).",
         {"Gdańsk": "1991", "Panevėžys": "1995"}),
        ("Med Bács-Kiskun i Ungern, ett län med mycket fruktodling, slöts 1999 en samarbetsöverenskommelse.",
         {"Bács-Kiskun": "1999"}),
        ("Kommunstyrelsen förnyar samarbetsavtalet med Vidzeme planeringsregion i Lettland.", {"Vidzeme": None}),
        ("Kommunens äldsta vänort är Voss i Norge. Därefter kom Hamina i Finland.", {"Voss": None, "Hamina": None}),
        ("Under 1990-talet tillkom två nya vänorter. Den ena är Elbląg i Polen, den andra Võru i Estland.",
         {"Elbląg": "199X", "Võru": "199X"}),
        ("Kommunen har avtal med två orter i Baltikum. Det ena, med Võru, är från 1992 och det andra, med Tukums, från 1995.",
         {"Võru": "1992", "Tukums": "1995"}),
        ("Norska Voss har varit vänort sedan 1962. Detsamma gäller finska Hamina.", {"Voss": "1962", "Hamina": None}),
        ("Avtalen med de polska städerna Elbląg och Słupsk, båda från 1993, gäller.", {"Elbląg": "1993", "Słupsk": "1993"}),
        # what is done beside an agreement makes no partner
        ("Kommunen har två vänorter, Voss i Norge och Hamina i Finland. Den andra, mindre, delegationen reste till Gdańsk i Polen.",
         {"Voss": None, "Hamina": None}),
        ("Kommunens vänort är Voss i Norge. Till lägret kom ungdomar från Elbląg. Därefter kom Gdańsk i Polen på besök.",
         {"Voss": None}),
        ("Kommunen har vänortsavtal med Voss i Norge, undertecknat 1991, och samarbete med räddningstjänsten i Hamina i Finland.",
         {"Voss": "1991"}),
        ("Kommunen har vänortsavtal med Voss i Norge, där en skola byggdes 1991, och Hamina besöks i höst.", {"Voss": None}),
    ],
)  # fmt: skip
def test_further_partners_and_their_beginnings(text: str, expected: dict[str, str | None]) -> None:
    found = {name: r.established.value if r.established else None for name, r in told(text).items()}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kommunen har vänortsavtal med Raasiku i Estland, en kommun med färre än femtusen invånare.", "municipality"),
        ("Kommunen har vänortsavtal med Raasiku som är en landskommun i Estland.", "municipality"),
        ("Kommunen har vänortsavtal med Szentes i Ungern, en av landets äldsta städer.", "city"),
    ],
)
def test_the_kind_that_a_clause_tells(text: str, kind: str) -> None:
    (record,) = told(text).values()
    assert record.foreign_partner is not None and record.foreign_partner.kind == kind


@pytest.mark.parametrize(
    ("name", "land", "kind", "linked"),
    [
        ("Csongrád", "Ungern", "county", False),  # a town bears the name too
        ("Zemgale", "Lettland", "region", False),
        ("Jiangsu", "Kina", "province", True),
        ("Shanghai", "Kina", "city", True),
    ],
)
def test_the_like_of_a_region_is_no_town(name: str, land: str, kind: str, linked: bool) -> None:
    text = f"Region Halland har sedan 2004 ett samarbetsavtal med {name} i {land}."
    partner = told(text, body="Region Halland", organ="Regionstyrelsen")[name].foreign_partner
    assert partner is not None and (partner.kind, partner.linked) == (kind, linked)


@pytest.mark.parametrize(
    ("words", "consulted"),
    [
        ("Kulturnämnden, som hörts i ärendet, tillstyrker.", ("Kulturnämnden",)),
        ("Ärendet har varit på remiss till kulturnämnden och Föreningen Norden.", ("kulturnämnden", "Föreningen Norden")),
        ("Motionen har remitterats till miljö- och byggnämnden och till Destination Fjällen AB.",
         ("miljö- och byggnämnden", "Destination Fjällen AB")),
        ("Socialnämnden, fritidsnämnden och Flens arbetarekommun har hörts.",
         ("Socialnämnden", "fritidsnämnden", "Flens arbetarekommun")),
        ("Samråd har skett med fritidsförvaltningen.", ("fritidsförvaltningen",)),
        ("Kulturnämnden har yttrat sig den 3 maj, § 33.", ()),
        ("Kulturnämnden, som yttrat sig över motionen, är positiv.", ("Kulturnämnden",)),
        ("Tekniska nämnden har fått tillfälle att lämna synpunkter.", ("Tekniska nämnden",)),
        ("Kulturnämnden anför i sitt remissvar den 3 maj att medlen räcker.", ()),
        ("Enligt besked från Utrikesdepartementet är beslutet kommunens.", ("Utrikesdepartementet",)),
        ("Utrikesdepartementet har per telefon upplyst att beslutet är kommunens.", ("Utrikesdepartementet",)),
        ("Förvaltningen har under hand frågat Utrikesdepartementet.", ("Utrikesdepartementet",)),
        ("Remissinstanser har varit kulturnämnden och Föreningen Norden.", ("kulturnämnden", "Föreningen Norden")),
        ("Motionen har remitterats till kulturnämnden för beredning.", ()),
        ("Motionen har remitterats till kommunstyrelsen.", ()),
    ],
)  # fmt: skip
def test_who_was_asked(words: str, consulted: tuple[str, ...]) -> None:
    assert told(f"Kommunen bör teckna vänortsavtal med Talsi i Lettland. {words}")["Talsi"].consulted == consulted


@pytest.mark.parametrize(
    ("decision", "key", "quote"),
    [
        ("Partnerskapet med Talsi förlängs för åren 2022–2023.", "renew-decided", "förlängs för åren 2022–2023"),
        ("Partnerskapet med Talsi förlängs därmed inte.", "not_renew-decided", "förlängs därmed inte"),
        (
            "Avtalet med Talsi ändras så att det även omfattar kultur.",
            "amend-decided",
            "ändras så att det även omfattar kultur",
        ),
        ("Vänortsavtalet med Talsi sägs upp och upphör den 31 december 2021.", "end-decided", "sägs upp och upphör"),
    ],
)
def test_a_quote_goes_on_to_what_the_verb_says_of_time(decision: str, key: str, quote: str) -> None:
    record = told("Kommunen har ett kommunalt partnerskap med Talsi i Lettland.", decision=decision)["Talsi"]
    assert any(quote in e.quote for e in record.evidence[f"acts.{key}"])


def test_what_was_turned_down_stands_on_the_words_that_do_so() -> None:
    record = told("Talsi i Lettland har frågat om kommunen vill bli vänort.", decision="Förfrågan avslås.")["Talsi"]
    assert record.status == "not_established" and record.evidence["status"]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Kommunen bör pausa vänortssamarbetet med Pskov i Ryssland. Kommunen har haft avtalet sedan 1996.", "1996"),
        ("Kommunen och staden Lutsk i Ukraina har ett vänortsavtal sedan den 9 mars 2008.", "2008-03-09"),
        ("Den avsiktsförklaring som tecknades med provinsen Guizhou i Kina 2013 gällde under fem år.", "2013"),
        ("Ystads kommun har sedan 1995 avtal med Pobiedziska i Polen. Vänortsavtalet är levande.", "1995"),
        ("Vänortssamarbetet med Rizhao i Kina är gott. Det med Rizhao inleddes 2008 på initiativ av hamnen.", "2008"),
        ("Beverley i England är vänort. Avtal finns sedan hösten 1986.", "1986-23"),
        ("Vänortsavtalet med Lutsk i Ukraina såg dagens ljus 1998.", "1998"),
        ("Kommunen blev 1995, genom ett beslut i fullmäktige, vänort med Liepāja i Lettland.", "1995"),
        ("Kommunen är vänort med Liepāja i Lettland genom avtal den 2 september 1999.", "1999-09-02"),
        ("Liepāja i Lettland är vänort. Skolan har haft avtalet med förlaget sedan 2003.", None),
        ("Kommunen har pausat vänortssamarbetet med Pskov i Ryssland sedan 2022.", None),
    ],
)
def test_beginnings_in_passing(text: str, since: str | None) -> None:
    (record,) = told(text).values()
    assert (record.established.value if record.established else None) == since


@pytest.mark.parametrize(
    ("words", "years", "end", "renewal"),
    [
        ("Det har sedan dess gällt tio år i taget.", 10, None, None),
        ("Det har därefter förlängts med fem år i taget genom särskilda beslut.", 5, None, "by_decision"),
        ("Det förlängs automatiskt med fem år i taget om det inte sägs upp.", 5, None, "automatic"),
        ("Avtalet har slutits för tiden fram till och med 2027.", None, "2027", None),
    ],
)
def test_terms_told(words: str, years: int | None, end: str | None, renewal: str | None) -> None:
    term = told(f"Kommunen har ett vänskapsavtal med Vihti i Finland. {words}")["Vihti"].term
    assert term is not None
    assert (term.years, term.end.value if term.end else None, term.renewal) == (years, end, renewal)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Motionärerna pekar på kostnaderna.", "resources"),
        ("De hänvisar till övergreppen mot minoriteter.", "human_rights"),
        ("Motionären anför att fabrikerna där använder tvångsarbetare.", "human_rights"),
        ("De påminner om hur svenska redaktioner har behandlats.", "state_conduct"),
        ("Motionärerna skriver att en svensk förläggare har dömts.", "state_conduct"),
        ("De uppskattar svenska medier.", None),
    ],
)
def test_what_movers_point_to(words: str, reason: str | None) -> None:
    text = (
        f"Eva Ask (L) och Per Ek (L) har i en motion föreslagit att vänortsavtalet med Baoding i Kina sägs upp. {words}"
    )
    found = {r.reason for r in told(text, decision="Motionen avslås.")["Baoding"].reasons}
    assert found == ({reason} if reason else set())


@pytest.mark.parametrize("number", ["Dnr RH/190877", "Diarienummer RH 190877", "Ärendenummer RH-2019-00877"])
def test_a_case_number_under_a_heading_is_no_part_of_a_name(number: str) -> None:
    page = f"Region Halland\nRegionstyrelsen\n2019-06-11\n\n§ 118  Samarbetsavtalet med Hedmark\n       {number}\n\n"
    page += "Regionstyrelsens beslut\nSamarbetsavtalet med Hedmark i Norge förlängs.\n"
    found = process(page.encode(), "case.txt").records
    assert [r.foreign_partner.name for r in found if r.foreign_partner] == ["Hedmark"]


@pytest.mark.parametrize(
    ("noun", "designation"),
    [
        ("vänkommunavtalet", "vänkommunavtal"),
        ("systerkommunsavtalet", "systerkommunsavtal"),
        ("systerregionsutbytet", "systerregionsutbyte"),
    ],
)
def test_compounds_keep_their_own_base_form(noun: str, designation: str) -> None:
    assert told(f"Kommunen förnyade 2018 {noun} med Beiarn i Norge.")["Beiarn"].designation == designation


@pytest.mark.parametrize(
    ("words", "participants"),
    [
        ("Flens Vatten AB, E.ON och Linköpings universitet deltar i samarbetet.",
         ("Flens Vatten AB", "E.ON", "Linköpings universitet")),
        ("Linköpings universitet och klustret Teknikcity deltar i samarbetet.", ("Linköpings universitet", "Teknikcity")),
        ("I det regionala nätverket Östsam Energi ingår inga lettiska orter.", ()),
        ("Avtalet har tagits fram tillsammans med stadskansliet i Talsi.", ()),
        ("Deltagande i övrigt: Linköpings universitet", ("Linköpings universitet",)),
    ],
)  # fmt: skip
def test_who_takes_part(words: str, participants: tuple[str, ...]) -> None:
    assert (
        told(f"Kommunen har sedan 1994 ett vänortsavtal med Talsi i Lettland. {words}")["Talsi"].participants
        == participants
    )
