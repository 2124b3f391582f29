"""A relation that a sentence comes back to has the one unit abroad that it can be about; else it has none."""

from __future__ import annotations

import pytest

from pipeline.process import process

HEAD = "{body}\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2014-03-11\n\n§ 81 {title}\n\nÄrendet\n{text}\n\nBeslut\n{decision}\n"
MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"


def partners(
    text: str, title: str = "Information", body: str = "Hörby kommun", decision: str = "Informationen noteras."
) -> list[str]:
    source = HEAD.format(body=body, title=title, text=text, decision=decision) + MARK
    result = process(source.encode(), "minutes.txt")
    return sorted(
        r.foreign_partner.name for r in result.records if r.foreign_partner and r.swedish_partner.code == "1266"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Äldreboendet får i maj gäster från Uusikaupunki. Staden är en av Hörbys tre vänorter.", ["Uusikaupunki"]),
        ("Många cyklister kom från Jelgava. Det har sin förklaring. Kommunen och den staden slöt vänortsförbund 1994.", ["Jelgava"]),
        ("Sassnitz, som många känner från färjan, är sedan 1964 vår vänort.", ["Sassnitz"]),
        ("Grindavik är för övrigt vänort till Hörby.", ["Grindavik"]),
        ("Med Lillesand finns i dag ingen kontakt. Den norska orten blev vänort 1949.", ["Lillesand"]),
        ("I februari kom en inbjudan från Baiersbronn. Kommunen har en avsiktsförklaring med den tyska kommunen.", ["Baiersbronn"]),
        ("Kören sjunger i Joniškis i höst. Kommunen har sedan 2000 en vänort där, påpekar kansliet.", ["Joniškis"]),
        ("Silkeborg ligger på Jylland i Danmark och är den ort som Hörby längst har haft vänortsband med.", ["Silkeborg"]),
        ("Rovaniemi, Narvik och Torshamn bjuds in. Kommunen är vänort med alla tre sedan 1972.", ["Narvik", "Rovaniemi", "Torshamn"]),
        ("Biblioteket är döpt efter kommunens vänorter. De är två till antalet, Lillesand i Norge och Joniškis i Litauen.", ["Joniškis", "Lillesand"]),
        ("Kommunens vänortskrans, bestående av Narvik i Norge och Hamina i Finland, möts i juni.", ["Hamina", "Narvik"]),
        ("Kommunen har två vänorter. Det rör sig om Narvik och Hamina.", ["Hamina", "Narvik"]),
        ("Under resan besöktes tyska Baiersbronn. Borgmästaren påminde om den avsiktsförklaring som Hörby och hans stad skrev på.", ["Baiersbronn"]),
        ("Gästen kom från Baiersbronn. I februari signerade kommunalråden en avsiktsförklaring med den tyska staden.", ["Baiersbronn"]),
        ("Hibiscus Coast i Nya Zeeland ligger vid havet. Vi är vänort med staden.", ["Hibiscus Coast"]),
        ("En inbjudan har kommit från Levanger i Norge. Kommunen har sedan 1994 ett samarbetsavtal med staden.", ["Levanger"]),
        ("Delegationen besökte Levanger i Norge. Mellan Hörby kommun och staden finns ett samförståndsavtal.", ["Levanger"]),
        ("Leningrad oblast i Ryssland ligger vid havet. Kommunen har ett samarbetsavtal med regionen.", ["Leningrad"]),
        ("Kommunen har undertecknat en avsiktsförklaring. Det är Ringsaker kommune som är den andra parten.", ["Ringsaker"]),
        ("Hundra kronor har betalats till den tyska vänorten för ett läger.", ["Tyskland"]),
        ("Vår polska vänort firar i år sitt jubileum.", ["Polen"]),
        ("Kommunen slöt 2011 ett vänortsavtal med Weifang stad, Shandong.", ["Weifang"]),
        ("Hörby slöt sitt vänortsavtal med Jelgava kommun vid en högtid i Riga.", ["Jelgava"]),
        ("Festivalen bjuder in gäster från vår danska vänort. Hillerød är en cykelstad av rang.", ["Hillerød"]),
        ("Viljandi i Estland har 17 000 invånare. Staden är vänort till Hörby kommun sedan 1991.", ["Viljandi"]),
        ("Kontakterna med Helsingör i Danmark är goda. Med staden finns ett vänortssamarbete sedan 1987.", ["Helsingör"]),
        ("Vänorten Nordvikøya (Norge) har bjudit in till en fest.", ["Nordvikøya"]),
        ("Partnerstäderna Nordvikøya (Norge), Zarechnivka (Ukraina) och Chartres (Frankrike) har bjudits in.",
         ["Chartres", "Nordvikøya", "Zarechnivka"]),
        ("Kommunens vänskapsorter ukrainska Zarechnivka, norska Levanger och estniska Viljandi bjuds in.",
         ["Levanger", "Viljandi", "Zarechnivka"]),
        ("Med den estniska kommunen Viljandi finns en avsiktsförklaring sedan 1994.", ["Viljandi"]),
        ("Mellan kommunen och Levanger (Norge) och Viljandi (Estland) finns vänskapsavtal.", ["Levanger", "Viljandi"]),
    ],
)  # fmt: skip
def test_the_town_is_named_apart(text: str, expected: list[str]) -> None:
    assert partners(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Äldreboendet får i maj gäster från Uusikaupunki. Staden är en av Höörs tre vänorter.",
        "Grannkommunens, Barsinghausen, är två år yngre som vänort räknat.",
        "Gäster kom från Jelgava. Kommunen har ingen vänort i Lettland.",
        "Höörs polska vänort firar i år sitt jubileum.",
        "En polsk vänort vore bra för skolorna.",
        "Nämnden visar en film om Görlitz och Zgorzelec och deras vänortsavtal.",
        "Nätverket samlar städer. De är två till antalet, Lillesand i Norge och Joniškis i Litauen.",
        "Gäster kom från Jelgava. Staden söker en vänort i Sverige.",
        "Eleverna reser till Kiel. Skolan hoppas att staden blir vänort till oss.",
        "Eleverna reser till Kiel. Kommunens vänorter berörs inte.",
        "Företaget har en fabrik i Legnica. Kommunens vänorter ligger alla i Norden.",
        "Klubben spelar mot ett lag från Vejle. Klubbens vänskapsavtal med den danska klubben är från 1990.",
        "Gäster kom från Jelgava och Talsi. Staden är vår vänort.",
        "Eleverna kommer från Reykjavik. Många önskar att Hörby skaffar en vänort.",
        "Vejle och Pilsen visar keramik. De två städerna är vänorter sedan 1970-talet.",
        "Konsuln har ett företag i Šiauliai. Jag hoppas på fler vänskapsband, sade kommunalrådet.",
        'Skylten "Vänort" är tagen vid stadsgränsen i Loimaa, inte hos oss.',
        "Föreningen har kontakt med skolan i Bwiam. Vår vänskapsförbindelse är föreningens egen.",
        "Ni frågar varför kommunen har ingått ett vänskapsavtal med ett elbolag i Björneborg. Det har bolaget gjort.",
        "Skolan i Jelgava är vår vänskola sedan 1994.",
        "Röda Korset i Norge besöktes. Vi har ett vänskapsavtal med staden.",
        "Museet i Levanger i Norge har hört av sig. Kommunen har ett samarbetsavtal med staden.",
        "Delegationen besökte Levanger i Norge. Kommunen har ett samarbetsavtal med regionen.",
        "Delegationen besökte Levanger i Norge. Lidköpings kommun har ett samarbetsavtal med staden.",
        "Med Viljandi i Estland har Höörs kommun ett vänortsavtal.",
        "Levanger, som Höörs kommun har vänortsavtal med, fyller 200 år.",
        "En vänort är en kommun i ett annat land som man har utbyte med. Maria Berg svarar på frågor.",
        "Ett bolag i Zibo har skrivit till oss. Kommunen har inget avtal med den kinesiska staden.",
    ],
)
def test_where_it_is_not_sure_there_is_none(text: str) -> None:
    assert partners(text) == []


def test_a_country_of_one_town_is_not_that_of_the_next() -> None:
    text = "Bland Hörby kommuns vänorter märks Hapsal i Estland och Holbæk."
    result = process(
        HEAD.format(body="Hörby kommun", title="Information", text=text, decision="Noteras.").encode(), "p.txt"
    )
    assert {(r.foreign_partner.name, r.foreign_partner.country) for r in result.records if r.foreign_partner} == {
        ("Hapsal", "EE"), ("Holbæk", "DK")
    }  # fmt: skip


def test_guests_who_came_begin_no_agreement() -> None:
    text = "En delegation från vänorten Fukuyama i Japan kom i maj."
    result = process(HEAD.format(body="Hörby kommun", title="Besök", text=text, decision="Noteras.").encode(), "p.txt")
    assert [r.established for r in result.records] == [None]
