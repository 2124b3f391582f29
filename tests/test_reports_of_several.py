"""Reports, pages and news that tell of one partner after another: whose each year, act and state is."""

from __future__ import annotations

import pytest

from pipeline.process import process


def told(text: str) -> list[tuple[str, str | None, str, list[str]]]:
    """What a paper of Flen's gives: partner, since when, status, acts with their day and the one who did them."""
    result = process(f"Flens kommun\nVerksamhetsberättelse 2014\n\n{text}\n".encode(), "told.txt")
    return [
        (
            r.foreign_partner.name if r.foreign_partner else "",
            r.established.value if r.established else None,
            r.status,
            [f"{x.act} {x.date.value if x.date else None} {x.by}" for x in r.acts],
        )
        for r in result.records
    ]


ENTRIES = [
    ("Salo", "1984", "active", []),
    ("Bardejov", "1996", "dormant", []),
    ("Rakvere", "1990", "ended", ["end 2012 foreign"]),
]


@pytest.mark.parametrize(
    "text",
    [
        "4. Internationella kontakter\n\n4.1 Salo. Vänortsavtalet ingicks 1984.\n4.2 Bardejov. Vänortsavtalet är från 1996. Det vilar "
        "sedan 2010.\n4.3 Rakvere. Vänortsavtalet slöts 1990. Rakvere sade upp det 2012.\n4.4 Övrigt. Kommunen deltog i två projekt.",
        "Läget är följande.\nSalo: vänortsavtal sedan 1984, i kraft. Bardejov: vänortsavtal sedan 1996, vilande.\nRakvere: "
        "vänortsavtalet från 1990 sades upp av Rakvere 2012.",
        "Salo\nVänort sedan 1984. Skolorna byter brev.\n\nBardejov\nVänort sedan 1996. Vilande sedan 2010.\n\nRakvere\nVänort sedan 1990. "
        "Förbindelsen avbröts 2012 av Rakvere.\n\nEkonomi\nKostnaden uppgick till 120 000 kronor.",
        "Läget i våra vänorter\n\n- Salo – vänortsavtal sedan 1984.\n- Bardejov – vänortsavtal sedan 1996, vilande sedan 2010.\n- Rakvere – "
        "vänortsavtal sedan 1990. Sades upp 2012 av Rakvere.",
        "1 Salo\nVänortsavtalet ingicks 1984.\n\n2 Bardejov\nVänortsavtalet ingicks 1996. Avtalet är vilande.\n\n3 Rakvere\n"
        "Vänortsavtalet ingicks 1990. Det sades upp 2012 på Rakveres initiativ.\n\n4 Övrigt\nSkolan har sedan 2001 ett utbyte med en "
        "skola i Bremen.",
        "SALO, FINLAND\nAvtalet undertecknades 1984.\n\nBARDEJOV, SLOVAKIEN\nAvtalet undertecknades 1996. Inga kontakter sedan "
        "2010.\n\nRAKVERE, ESTLAND\nAvtalet undertecknades 1990 och sades upp 2012 av Rakvere.",
    ],
)
def test_a_name_that_opens_its_entry(text: str) -> None:
    assert told(text) == ENTRIES


@pytest.mark.parametrize(
    "text",
    [
        "5. Skolornas utbyten\n\n5.1 Salo. Utbytet inleddes 1995.\n5.2 Kaunas. Avtalet med skolan förnyades 2012.",
        "Resor\n\nSalo\nResan gjordes i maj.\n\nBardejov\nResan gjordes i juni. Vänortsavtalet nämndes inte.",
        "Leverantörer\n\nSalo: Samarbetsavtalet med Nokia ingicks 1995.\nKaunas: avtal med bussbolaget sedan 2004.",
        "Bakgrund. Vänortsavtalet ingicks 1995.\nKontakt: Vänortskommittén.",
        "Lokala avtal\nLinköping: samarbetsavtal om räddningstjänst sedan 1996, förlängt 2010.\nMjölby: samarbetsavtal sedan 2001.",
        "Film\n\nParis. Avtalet om visning av filmen ingicks 2010.\nLondon. Avtalet ingicks 2011 med teatern.",
    ],
)
def test_an_entry_of_something_else(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("på kommunens initiativ", "swedish"), ("på vår begäran", "swedish"), ("på svenskt initiativ", "swedish"),
        ("på litauiskt initiativ", "foreign"), ("på begäran från Kaunas", "foreign"), ("på båda parters initiativ", "mutual"),
        ("i och med projektets slut", "unknown"),
    ],
)  # fmt: skip
def test_at_whose_wish(words: str, by: str) -> None:
    paper = f"Samarbetsavtalet med Kaunas ingicks 1997 efter några års kontakter. Det avslutades 2010 {words}."
    assert told(paper) == [("Kaunas", "1997", "ended", [f"end 2010 {by}"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vänortsavtalet med Salo är från 1984. Det med Rakvere i Estland slöts 1990 och förnyades 2010.",
         [("Salo", "1984", "active", []), ("Rakvere", "1990", "active", ["renew 2010 unknown"])]),
        ("Vänortsavtalet med Salo från 1984 är i kraft, medan det med Rakvere från 1990 avslutades 2012 av kommunstyrelsen.",
         [("Salo", "1984", "active", []), ("Rakvere", "1990", "ended", ["end 2012 swedish"])]),
        ("Kommunen har tre vänortsavtal. Det äldsta är det med Salo i Finland från 1984. Det andra, med estniska Rakvere, ingicks 1990. "
         "Det med Bardejov, från 1996, vilar sedan 2010.",
         [("Salo", "1984", "active", []), ("Rakvere", "1990", "active", []), ("Bardejov", "1996", "dormant", [])]),
        ("De övriga påverkas inte. Vänortsavtalet med Salo från 1984 gäller, och det med Rakvere från 1990 förnyades 2013.",
         [("Salo", "1984", "active", []), ("Rakvere", "1990", "active", ["renew 2013 unknown"])]),
        ("Vänortsavtalet med Salo är från 1984. Hur går det med Rakvere? Staden har många gäster.", [("Salo", "1984", "active", [])]),
        ("Vänortsavtalet med Salo är från 1984. Det firades i juni. Så var det med Rakvere också.", [("Salo", "1984", "active", [])]),
        ("Vänortsavtalet med Salo är från 1984. Vänortsavtalet med Rakvere är från 1990. Det förra förnyades 2004 och det senare pausades 2011.",
         [("Salo", "1984", "active", ["renew 2004 unknown"]), ("Rakvere", "1990", "paused", ["pause 2011 unknown"])]),
        ("Kommunen har vänortsavtal med Salo sedan 1984 och med Rakvere sedan 1990. Det sistnämnda förnyades 2010. Det förstnämnda sades "
         "upp av Salo 2012.",
         [("Salo", "1984", "ended", ["end 2012 foreign"]), ("Rakvere", "1990", "active", ["renew 2010 unknown"])]),
        ("Vänortsavtalet med Salo är från 1984, vänortsavtalet med Rakvere från 1990. Det senare har flera skäl. Det senare mötet var bra.",
         [("Salo", "1984", "active", []), ("Rakvere", "1990", "active", [])]),
        ("Vänorterna hör av sig. Avtalet med Salo i Finland, som slöts 1984, är i kraft, och avtalet med Rakvere från 1990 förnyades 2010.",
         [("Salo", "1984", "active", []), ("Rakvere", "1990", "active", ["renew 2010 unknown"])]),
        ("Vänortsavtalet med Salo är från 1984. Bättre är det med vänorten Rakvere, som skriver varje år.",
         [("Salo", "1984", "active", []), ("Rakvere", None, "active", [])]),
        ("Ryska Onega blev vänort 1994 men relationen bröts av kommunfullmäktige 2012. Salo är vänort sedan 1984.",
         [("Onega", "1994", "ended", ["end 2012 swedish"]), ("Salo", "1984", "active", [])]),
    ],
)  # fmt: skip
def test_a_pronoun_for_the_agreement_with_another(
    text: str, expected: list[tuple[str, str | None, str, list[str]]]
) -> None:
    assert told(f"Internationellt arbete\n\n{text}\n\nUnder året besökte en kör kommunen.") == expected


def test_a_relative_clause_tells_no_news() -> None:
    page = (
        "PRESSMEDDELANDE\nFlens kommun 2018-05-15\n\nFullmäktige avslutar avtal\n\nKommunfullmäktige beslutade i går att säga upp "
        "vänortsavtalet med Onega, som ingicks 1994. Avtalet med Salo (1984) ligger fast.\n"
    )
    records = process(page.encode(), "press.txt").records
    assert [[f"{x.act} {x.date.value if x.date else None}" for x in r.acts] for r in records] == [
        ["end 2018-05-14"],
        [],
    ]


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("Det pausades 2011 av kommunstyrelsen och pausen har inte hävts.", ["pause 2011 swedish"]),
        ("Det pausades 2011. Pausen hävdes 2013.", ["pause 2011 unknown", "resume 2013 unknown"]),
        ("Pausat 2011, återupptaget 2013.", ["pause 2011 unknown", "resume 2013 unknown"]),
        ("Förnyat 1998 och uppsagt 2010 av Rakvere.", ["renew 1998 unknown", "end 2010 foreign"]),
        ("Förnyat 1998, varefter en skola byggdes 2010.", ["renew 1998 unknown"]),
    ],
)
def test_what_a_note_tells_of_one_step_after_another(words: str, acts: list[str]) -> None:
    rows = told(f"Rakvere\nVänortsavtal från 1990. {words}\n\nSalo\nVänortsavtal från 1984.")
    assert [(name, steps) for name, _, _, steps in rows] == [("Rakvere", acts), ("Salo", [])]


def test_the_name_of_the_paper_that_was_renewed() -> None:
    page = (
        "Flens kommun\nOm kommunen\n\nSalo i Finland är vår vänort sedan 1984. Vänortsavtalet förnyades 2014, då vi firade.\n\n"
        "Rakvere i Estland är också en av våra vänorter.\n"
    )
    assert [r.designation for r in process(page.encode(), "page.txt").records] == ["vänortsavtal", "vänort"]


@pytest.mark.parametrize(
    ("text", "body", "day"),
    [
        ("Ådalsposten, tisdag 24 september 2013\n\nNytt avtal\n\nHÄRNÖSAND. I går förnyades vänortsavtalet med Kemi i Finland.", "2280",
         "2013-09-23"),
        ("Dagbladet fredagen den 3 juni 2011\n\nNytt avtal\n\nARVIKA – I går förnyades vänortsavtalet med Kemi i Finland.", "1784",
         "2011-06-02"),
        ("Dagbladet 3 juni 2011\n\nFLERA AVTAL. I går förnyades vänortsavtalet med Kemi i Finland.", None, None),
        ("Dagbladet 3 juni 2011\n\nARVIKA. Avtalet med Kemi i Finland förnyas.\n\nSALA. I går fick vänortsavtalet ett slut.", None, None),
        ("Flens kommun\n2011-06-03\n\nNytt avtal\n\nARVIKA. I går förnyade vi vänortsavtalet med Kemi i Finland.", "0482", "2011-06-02"),
    ],
)  # fmt: skip
def test_a_newspaper_writes_from_the_town_of_its_dateline(text: str, body: str | None, day: str | None) -> None:
    records = process(f"{text} Resan gick bra.\n".encode(), "news.txt").records
    assert [r.swedish_partner.code for r in records] == ([body] if body else [])
    assert [x.date.value for r in records for x in r.acts if x.date] == ([day] if day else [])


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("Med Salo skrevs avtalet 1947 och med Rakvere 1993.", ["1947", "1993"]),
        ("Vänortsavtal ingicks med Salo 1947 och med estniska Rakvere 1993.", ["1947", "1993"]),
        ("Vänortsavtal ingicks 1947 med Salo och 1993 med Rakvere.", ["1947", "1993"]),
        ("Vänortsavtalen med Salo och Rakvere förnyades med Salo 1997 och med Rakvere 1993.", [None, None]),
    ],
)
def test_a_verb_told_once_for_several(words: str, years: list[str | None]) -> None:
    rows = told(
        f"Internationellt arbete\n\nSalo och Rakvere är vänorter till Flens kommun. {words}\n\nEn kör kom på besök."
    )
    assert [since for _, since, _, _ in rows] == years


def test_paused_since() -> None:
    rows = told(
        "Kontakter\n\nVänortsavtalet med Onega, som slöts 1992, har pausats av kommunstyrelsen sedan mars 2014. Det är allt."
    )
    assert rows == [("Onega", "1992", "paused", ["pause 2014-03 swedish"])]
