"""Agreements that a text calls nothing but "avtalet", "ett samarbete", and what else goes by these words."""

from __future__ import annotations

import pytest

from pipeline.process import process

MINUTES = "Tierps kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2019-03-12\n\n§ 31  {heading}\n\n{text}\n"


def named(heading: str, text: str) -> set[str]:
    found = process(MINUTES.format(heading=heading, text=text).encode(), "x.txt").records
    return {record.foreign_partner.name for record in found if record.foreign_partner}


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("Besök", "Kommunen får besök av Raahe i Finland den 3 maj. Avtalet är från 1962 och gäller tills vidare.", {"Raahe"}),
        ("Inbjudan", "En inbjudan har kommit från Kuressaare i Estland att fira att avtalet mellan kommunerna fyller trettio år.", {"Kuressaare"}),
        ("Samarbete", "Sedan 1994 har kommunen ett samarbete med Talsi i Lettland. Det vilar sedan 2015.", {"Talsi"}),
        ("Motion om Lutsk", "Anna Ek (C) föreslår i en motion att Tierps kommun bjuder in Lutsk i Ukraina till ett samarbete.", {"Lutsk"}),
        ("Inkomna medborgarförslag", "Medborgarförslag om samarbete mellan Tierp och kommunen Saldus i Lettland.", {"Saldus"}),
        ("Avtal", "Det avtal som kommunen 1991 ingick med Saldus i Lettland sägs upp.", {"Saldus"}),
        ("Rapport", "Det kommunala samarbetet med Kutaisi i Georgien går mot sitt slut. ICLD har fått slutrapporten.", {"Kutaisi"}),
        ("Rapport", "Kommunen har fått medel från ICLD för ett treårigt samarbete med Kutaisi i Georgien om avfall.", {"Kutaisi"}),
        ("Internationellt", "Med Viljandi i Estland skrevs ett avtal 1992. Det gäller än.", {"Viljandi"}),
        ("Internationellt", "Viljandi i Estland, med vilken kommunen har ett avtal sedan 1992, bjuder in till sångfest.", {"Viljandi"}),
        ("Delegation", "I maj kommer en delegation från Barth. Kommunen har sedan 1990 ett avtal med den tyska staden.", {"Barth"}),
        ("Förlängning av avtal", "Kommunen och Narva kommun i Estland har gemensamt sagt upp avtalet.", {"Narva"}),
        ("Förfrågan", "Borgmästaren i Narva i Estland har frågat om kommunen vill ingå ett avtal. Kommunstyrelsen tackar nej.", {"Narva"}),
        ("Uppehåll", "Kommunstyrelsen godkänner att samarbetet med Narva i Estland vilar under 2020.", {"Narva"}),
        ("Samarbetsorter", "Kommunens samarbetsort Narva i Estland firar 400 år.", {"Narva"}),
        ("Samarbetsorter", "Kommunens samarbetsorter är Narva i Estland, Barth i Tyskland och Sveio i Norge.", {"Narva", "Barth", "Sveio"}),
        ("Motion", "Bo Ek (S) yrkar att kommunen tecknar avtal med Lutsk i Ukraina.", {"Lutsk"}),
        ("Avsluta samarbetet", "Kommunfullmäktige beslutar att avsluta samarbetet med Narva i Estland.", {"Narva"}),
        ("Jubileum", "Det är i år trettio år sedan kommunen och Barth i Tyskland skrev under sitt avtal.", {"Barth"}),
        ("Meddelanden", "Brev från Barth, Tyskland, om att stadens råd har förlängt avtalet med fem år.", {"Barth"}),
        ("Utredning", "Kommunens avtal med tyska Barth utvärderas under 2020.", {"Barth"}),
        ("Motion om avtal med en kommun i Namibia", "Bo Ek (S) yrkar att kommunen ingår ett avtal med en kommun i Namibia.", {"Namibia"}),
    ],
)  # fmt: skip
def test_a_plain_word_names_an_agreement_of_ours(heading: str, text: str, expected: set[str]) -> None:
    assert named(heading, text) == expected


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Fjärrvärme", "Kommunen har sedan 2011 ett samarbete med Danmark om fjärrvärme."),
        ("Projekt", "Kommunen har sedan 2018 ett samarbete med Haderslev i Danmark inom Interreg-projektet Kulturkraft."),
        ("Skola", "Gymnasieskolan har sedan 2009 ett samarbete med Barth i Tyskland."),
        ("Skola", "Elever från Barth i Tyskland besökte Vendelskolan. Samarbetet har pågått i tio år."),
        ("Brandbilar", "Kommunen köper två begagnade brandbilar av Barth i Tyskland. Avtalet godkänns."),
        ("Brandbil", "En brandbil skänks till Lutsk i Ukraina. Avtalet om gåvan godkänns."),
        ("Hjälp", "Kommunen skickar 40 elverk till Lutsk i Ukraina. Samarbetet med Röda Korset fungerar väl."),
        ("Avfall", "Avtalet med Stena i Åbo om avfall sägs upp."),
        ("Studiebesök", "Kommunstyrelsen besökte Aalborg i Danmark. Aalborg har ett avtal med staten om spårväg."),
        ("Studiebesök", "En grupp från Aalborg i Danmark besökte kommunen för att se hur avtalet med förskollärarna fungerar."),
        ("Resa", "Nämnden reser till Riga i Lettland. Avtalet med resebyrån godkänns."),
        ("Flyktingar", "Kommunen tar emot tio flyktingar från Lutsk i Ukraina. Avtalet med Migrationsverket förlängs."),
        ("Handel", "Företagen i kommunen har ett gott samarbete med Vasa i Finland."),
        ("Bibliotek", "Biblioteket har sedan 2015 ett samarbete med Tammerfors om nordiska veckan."),
        ("Teater", "Riksteaterföreningen bjuder på en föreställning från Vilnius. Avtalet godkänns."),
        ("Buss", "Avtalet om busslinjen till Charlottenberg och Kongsvinger förlängs i två år."),
        ("Gränsvård", "Kommunen har avtal med Kongsvinger i Norge om köp av vårdplatser."),
        ("Föreläsning", "En föreläsare från Odense berättade om sitt samarbete med Kiel."),
        ("Praktik", "Två praktikanter från Gent i Belgien börjar i höst. Avtalet undertecknas av rektor."),
        ("Nätverk", "Kommunen är med i ett nätverk med Gent, Turin och Gdańsk. Samarbetet pågår till 2021."),
        ("Vänner", "Tierps hembygdsförening har sedan 1988 ett avtal med Barth i Tyskland."),
        ("Nordplus", "Vendelskolan har fått pengar till ett tvåårigt samarbete med Kolding i Danmark."),
        ("Granne", "Avtalet med Älvkarleby kommun om växel förlängs. Växeln levereras från Espoo."),
        ("Elavtal", "Kommunen har avtal med Fortum i Esbo om el."),
        ("Föredrag", "Talaren jämförde med Gdańsk och Bremen, som trots kalla kriget skrev avtal 1976."),
        ("Besök från Otepää", "Sångare från Otepää kommer till Tierp. De bor hos församlingen, som har avtal med kyrkan där."),
        ("Vård i Spanien", "Vård i Spanien och andra länder ges enligt avtalet mellan länderna i EU."),
        ("Motion", "Bo Ek (S) yrkar återremiss för att pröva samarbete med en ort i Jordanien."),
        ("Cykelgarage", "Kommunfullmäktige beslutar att säga upp avtalet för cykelgaraget vid station Haga."),
        ("Staten", "Sverige har sedan 1996 ett samarbete med Namibia om vatten."),
        ("Kör", "Kören från Raahe i Finland sjunger den 3 maj. Avtalet om lokalen godkänns."),
        ("Avtal om utställning", "Museet i Turku i Finland lånar ut tolv tavlor. Kommunen godkänner avtalet."),
        ("Räddningstjänst", "Räddningstjänsten har ett avtal med Kemi i Finland om hjälp över gränsen."),
        ("Reningsverk", "Kommunen ger 50 000 kronor till reningsverket i Narva i Estland. Stödet ges enligt avtalet med Sida."),
        ("Avtal med NIBE om spillvärme", "Avtalet godkänns."),
        ("Fristad", "Avtalet med Tillflyktsorternas nätverk (TON) i Stavanger sägs upp."),
        ("Slutrapport", "Avtal om partnerskap i EU-projektet skrevs med Mikkeli och Tartu i maj. Projektet avslutas."),
        ("Tåget till Oslo", "Tåget är viktigt för kommunen. Avtalet om trafiken löper ut."),
        ("Gränshandel", "På andra sidan gränsen har Halden och Sarpsborg ett avtal om trafik, som vi har hört fungerar väl."),
        ("Kontor", "Sörmland och Östergötland har ett kontor i Bryssel genom avtal mellan regionerna."),
    ],
)  # fmt: skip
def test_what_else_is_an_avtal_or_a_samarbete_is_none(heading: str, text: str) -> None:
    assert named(heading, text) == set()


LETTER = """Tierps kommun
Kommunstyrelsen                                2019-08-26

                                               Stadsfullmäktige i Saldus
                                               Lettland

{text}

Med vänlig hälsning
Bo Ek
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jag skriver till Er med anledning av vårt avtal från 1998. Det upphör vid årsskiftet.", {"Saldus"}),
        ("Tierps kommun och er stad har sedan 1993 varit förenade genom ett avtal.", {"Saldus"}),
        ("Tack för Ert brev om konserten. Er kör är välkommen i maj.", set()),
        ("Vi har fått Er faktura. Er leverantör har enligt vårt ekonomikontor fel kontonummer.", set()),
    ],
)
def test_a_letter_on_our_plain_agreement(text: str, expected: set[str]) -> None:
    found = process(LETTER.format(text=text).encode(), "brev.txt").records
    assert {record.foreign_partner.name for record in found if record.foreign_partner} == expected


CONTRACT = """                     {title}

Parter

1.   Tierps kommun, Centralgatan 7, Tierp
2.   {other}

Parterna ska utbyta erfarenheter under tre år.

Tierp den 14 september 2018
"""


@pytest.mark.parametrize(
    ("title", "other", "expected"),
    [
        ("AVTAL", "Hiiumaa kommun, Kärdla, Estland", {"Hiiumaa"}),
        ("ÖVERENSKOMMELSE", "Saldus kommun, Lettland", {"Saldus"}),
        ("AVTAL", "Nordkran AS, Kolding, Danmark", set()),
        ("AVTAL OM AMBULANSSJUKVÅRD", "Levanger kommune, Norge", set()),
    ],
)
def test_the_parties_under_a_title_of_one_word(title: str, other: str, expected: set[str]) -> None:
    found = process(CONTRACT.format(title=title, other=other).encode(), "avtal.txt").records
    assert {record.foreign_partner.name for record in found if record.foreign_partner} == expected


def sets(heading: str, text: str) -> set[tuple[str, str | None, tuple[str, ...]]]:
    found = process(MINUTES.format(heading=heading, text=text).encode(), "x.txt").records
    return {(r.scope.of, r.scope.value, r.scope.except_) for r in found if r.scope}


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("Översyn", "Kommunstyrelsen beslutar att säga upp samtliga avtal utanför Norden.", {("all", None, ("Norden",))}),
        ("Motion om avtalen utanför Norden", "Bo Ek (M) yrkar att kommunen avslutar samtliga avtal med orter utanför Norden.",
         {("all", None, ("Norden",))}),
        ("Översyn", "Kommunstyrelsen beslutar att samtliga avtal med kommuner i Ryssland sägs upp.", {("country", "RU", ())}),
        ("Kommunens samarbetsorter", "Kommunstyrelsen beslutar att samtliga avtal sägs upp.", {("all", None, ())}),
        ("Översyn", "Kommunstyrelsen beslutar att samtliga avtal sägs upp.", set()),
        ("Upphandling", "Kommunstyrelsen beslutar att samtliga avtal utom det med Telia sägs upp.", set()),
        ("Kommunens samarbetsorter", "Kommunstyrelsen beslutar att samtliga avtal om skolskjuts sägs upp.", set()),
        ("Kommunens samarbetsorter", "Kommunstyrelsen beslutar att samtliga tre avtal sägs upp.", set()),
    ],
)  # fmt: skip
def test_a_set_told_by_plain_words(
    heading: str, text: str, expected: set[tuple[str, str | None, tuple[str, ...]]]
) -> None:
    assert sets(heading, text) == expected
