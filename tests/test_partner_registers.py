"""Registers of agreements with rows of several lines, and the words that show that an agreement stands."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"
HEAD = "Kiruna kommun\nKansliet\nRapport 2021-02-11\n\nKommunens avtal med utländska orter\n\n{text}\n"
MINUTES = "Motala kommun\nKommunstyrelsen\nSammanträdesprotokoll 2016-05-10\n\n§ 12 {title}\n\n{text}\n"


def read(text: str) -> tuple[AgreementRecord, ...]:
    return tuple(process(f"{text}{MARK}".encode(), "text.txt").records)


def row(r: AgreementRecord) -> str:
    partner, term = r.foreign_partner, r.term
    told: list[object] = [partner and partner.name, partner and partner.country]
    told += [r.established and r.established.value, r.status]
    told += [r.ended and r.ended.value, term and term.years, term and term.notice]
    return " ".join(str(part) for part in told if part)


WRAPPED = """
Vol.  Dnr       Motpart (land)             Handling                    Undertecknad   Anm.
-------------------------------------------------------------------------------------------
F8:1  41/46     Staden Narvik (Norge)      Vänortsavtal                1954           gäller
F8:2  77/11     Staden Buffalo City        Partnerskapsavtal (ICLD),   2011-03-21     löpte ut
                (Sydafrika)                tre år                                     2014
F8:3  40/97     Staden Murmansk            Vänortsavtal                1997-06-03     uppsagt av
                (Ryssland)                                                            Kiruna
                                                                                      2014
F8:4  33/08     Staden Oulu (Finland)      Samarbetsavtal              2008-12-01     gäller,
                                                                                      uppsägning
                                                                                      tre månader

Kopia lämnas ut av kansliet.
"""
PLAIN = """
Vänort och land        Avtal undertecknat    Senast förnyat    Status
Narvik, Norge          1954-12-03            2004              Aktivt
Rovaniemi, Finland     1940                  -                 Vilande
Ulm (Tyskland)         1999                  -                 Upphört 2010

Kopia lämnas ut av kansliet.
"""
TERMS = """
Part       Land       Slag           Tecknat      Löper ut     Uppsägning
Alta       Norge      Vänortsavtal   1978-06-23   -            12 mån
Ulm        Tyskland   Partnerskap    2010-02-15   2013-02-14   6 mån

Kopia lämnas ut av kansliet.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            WRAPPED,
            [
                "Narvik NO 1954 active",
                "Buffalo City ZA 2011-03-21 expired 3.0",
                "Murmansk RU 1997-06-03 ended 2014",
                "Oulu FI 2008-12-01 active tre månader",
            ],
        ),
        (PLAIN, ["Narvik NO 1954-12-03 active", "Rovaniemi FI 1940 dormant", "Ulm DE 1999 ended 2010"]),
        (TERMS, ["Alta NO 1978-06-23 active 12 mån", "Ulm DE 2010-02-15 active 6 mån"]),
    ],
)
def test_rows(text: str, expected: list[str]) -> None:
    assert [row(r) for r in read(HEAD.format(text=text))] == expected


def test_the_head_of_a_column_is_no_act() -> None:
    acts = [[a.act for a in r.acts] for r in read(HEAD.format(text=PLAIN))]
    assert acts == [["renew"], [], ["end"]]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Avtalet gäller tills vidare.", "gäller tills vidare"),
        ("Det är fortfarande i kraft.", "är fortfarande i kraft"),
        ("Ulm är alltjämt vänort.", "alltjämt vänort"),
        ("Utbytet är i högsta grad levande.", "är i högsta grad levande"),
        ("Avtalet träder i kraft när det undertecknats.", None),
        ("Så länge avtalet gäller utses en kontaktperson.", None),
        ("Utbytet består av resor för unga.", None),
    ],
)
def test_what_shows_that_it_stands(told: str, shown: str | None) -> None:
    text = (
        f"Beslut\nInformationen antecknas.\n\nBakgrund\nKommunen har vänortsavtal med Ulm i Tyskland sedan 1999. {told}"
    )
    (record,) = read(MINUTES.format(title="Vänortsavtalet med Ulm", text=text))
    assert record.status == "active"
    assert [e.quote for e in record.evidence.get("status", ())] == ([shown] if shown else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Linköpings kommun bjuder in till en festival i Linz, som är Linköpings vänort.", ["Linköpings kommun Linz"]),
        (
            "Tierp, som i likhet med Motala har en norsk vänort, Fauske kommun, betalar hälften.",
            ["Tierps kommun Fauske"],
        ),
        ("Linz är både Linköpings och Motalas vänort.", ["Motala kommun Linz"]),
        ("Det föreslås att Motala ingår ett vänortsavtal med Cherson i Ukraina.", ["Motala kommun Cherson"]),
    ],
)
def test_whose_town(text: str, expected: list[str]) -> None:
    found = read(MINUTES.format(title="Kherson", text=f"{text}\n\nBeslut\nInformationen antecknas."))
    assert [f"{r.swedish_partner.name} {r.foreign_partner and r.foreign_partner.name}" for r in found] == expected


def test_an_exception_by_country() -> None:
    text = "Beslut\nKommunstyrelsen beslutar att alla vänortsavtal utom de i Norge och Finland sägs upp."
    (record,) = read(MINUTES.format(title="Avtal med utländska kommuner", text=text))
    assert record.scope is not None
    assert (record.scope.of, record.scope.except_) == ("all", ("NO", "FI"))


LETTER = "Flens kommun\nKansliet\n2019-03-12\n\nTill Sveriges Kommuner och Regioner\n\nSvar på enkät\n\n{rows}\n\nMed vänlig hälsning\n\nMaria Berg\n"


@pytest.mark.parametrize(
    ("rows", "towns"),
    [
        ("Flens kommuns vänortsavtal\nPécs, Ungern\nZarechnivka, Ukraina\nTavastehus, Finland", "Pécs Zarechnivka Tavastehus"),
        ("Kommunens vänorter är:\nMo i Rana, Norge\nSeinäjoki, Finland\nGdynia, Polen", "Mo i Rana Seinäjoki Gdynia"),
        ("Vänorter\nHapsal\tEstland\t1994\nKallioperälä\tFinland\t1987\nNådendal\tFinland\t2003", "Hapsal Kallioperälä Nådendal"),
        ("Vi har tre vänorter:\n\nHapsal   Estland   1994\nSanta Rosalita   Nicaragua   2003\nNådendal   Finland   2003", "Hapsal Nådendal"),
    ],
)  # fmt: skip
def test_no_row_of_a_list_ends_it_or_is_taken_for_an_address(rows: str, towns: str) -> None:
    found = [r.foreign_partner.name for r in read(LETTER.format(rows=rows)) if r.foreign_partner]
    assert " ".join(found) == towns


def test_a_mark_keeps_the_list_open() -> None:
    found = read(LETTER.format(rows="Kommunens vänortsavtal\n\n- Hibiscus Coast\n- Levanger\n- Jelgava"))
    assert {"Levanger", "Jelgava"} <= {r.foreign_partner.name for r in found if r.foreign_partner}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Svar på motion om vänort på Island",
            "Kommunen har redan tre vänorter i Norden och vid Östersjön:\nHillerød i Danmark, Sunndal i Norge och Kuusamo i Finland.",
            ["Hillerød active 0", "Sunndal active 0", "Kuusamo active 0", "Island proposed 1"],
        ),
        (
            "Genomgång",
            "Med Heinola i Finland och Odder i Danmark, båda vänorter sedan 1951, är utbytet livaktigt.",
            ["Heinola active 1951 0", "Odder active 1951 0"],
        ),
        (
            "Genomgång",
            "Vänorterna Randers, Danmark, och Akureyri, Island, med vilka avtal finns sedan 1944 respektive 1949, bjuds in.",
            ["Randers active 1944 0", "Akureyri active 1949 0"],
        ),
        (
            "Genomgång",
            "Motala fick sin första vänort 1949, då förbindelsen med Hillerød i Danmark stadfästes. Fem år senare, 1954, "
            "anslöt sig Sunndal i Norge.",
            ["Hillerød active 1949 0", "Sunndal active 1954 0"],
        ),
        (
            "Genomgång",
            "Det avtal som Motala kommun och staden Kuusamo undertecknade 2001 löper ut i år.",
            ["Kuusamo active 2001 0"],
        ),
        (
            "Genomgång",
            "Vänorterna Randers i Danmark och Hillerød i Danmark besöktes 1990 respektive 1992.",
            ["Randers active 0", "Hillerød active 0"],
        ),
    ],
)
def test_towns_in_sentences(title: str, text: str, expected: list[str]) -> None:
    found = read(
        MINUTES.format(title=title, text=f"{text}\n\nBeslut\nKommunstyrelsen lägger ärendet till handlingarna.")
    )
    told = [
        f"{r.foreign_partner and r.foreign_partner.name} {r.status} {r.established.value if r.established else ''} {len(r.acts)}"
        for r in found
    ]
    assert sorted(" ".join(one.split()) for one in told) == sorted(expected)


def test_a_list_of_terms_on_a_page() -> None:
    page = (
        "<html><head><title>Vänorter - Motala kommun</title></head><body><main><h1>Internationella kontakter</h1>"
        "<p>Här finns de orter som Motala kommun har eller har haft avtal med.</p><dl><dt>Kuusamo, Finland</dt>"
        "<dd>Vänort sedan 1948, då orterna fann varandra.</dd><dt>Cēsis, Lettland</dt><dd>Vänort från 1993. "
        "Kommunfullmäktige sade upp avtalet den 19 november 2018.</dd></dl></main></body></html>"
    )
    found = process(f"{page}{MARK}".encode(), "text.html").records
    told = [(r.foreign_partner and r.foreign_partner.name, r.status, r.ended and r.ended.value) for r in found]
    assert told == [("Kuusamo", "active", None), ("Cēsis", "ended", "2018-11-19")]


def test_a_numbered_heading_ends_the_list() -> None:
    text = "Våra vänorter\n\nSlagelse, Danmark, sedan 1949.\n\n3. Övrigt\n\nJordbrukare från Toscana har gästat Halla i Finland.\n\n\nUlla Hjort\n"
    found = {r.foreign_partner.name for r in read(HEAD.format(text=text)) if r.foreign_partner}
    assert found == {"Slagelse"}


PAGE = (
    "<html><head><title>Vänorter - Motala kommun</title></head><body><div>Motala kommun</div><main><h1>Vänorter</h1>"
    "<p>Här är kommunens vänorter.</p>{text}</main><div><h2>Kontakt</h2><p>Kontaktcenter<br>0141-22 50 00</p></div></body></html>"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the country below the name, without a label
        ("<ul><li>Kuusamo<br>Finland</li><li>Cēsis<br>Lettland</li></ul>", ["Kuusamo FI active", "Cēsis LV active"]),
        ("<p><b>Kuusamo</b></p><p>Finland</p><p><b>Cēsis</b></p><p>Lettland</p>", ["Kuusamo FI active", "Cēsis LV active"]),
        # and over several names
        ("<p>Finland</p><p>Kuusamo</p><p>Pyhäjärvi</p><p>Lettland</p><p>Cēsis</p>", ["Kuusamo FI active", "Pyhäjärvi FI active", "Cēsis LV active"]),
        # one label is enough, and is no name itself
        ("<h2>Kuusamo</h2><dl><dt>Nation</dt><dd>Finland</dd></dl><h2>Cēsis</h2><dl><dt>Nation</dt><dd>Lettland</dd></dl>", ["Kuusamo FI active", "Cēsis LV active"]),
        # a small town of two words
        ("<h2>Bad Sülze</h2><table><tr><th>Land</th><td>Tyskland</td></tr><tr><th>Startår</th><td>1992</td></tr></table>", ["Bad Sülze DE 1992 active"]),
        ("<table><tr><th>Stad</th><th>Var</th><th>År</th></tr><tr><td>Bad Sülze</td><td>Tyskland</td><td>1992</td></tr></table>", ["Bad Sülze DE 1992 active"]),
        # long rows of one paragraph
        (
            "<p>Kuusamo, Finland, 1948, avslutat genom beslut i kommunfullmäktige 2014<br>Cēsis, Lettland, 1993, "
            "kommunfullmäktige sade upp avtalet 2018<br>Ulm, Tyskland, 1999, i kraft</p>",
            ["Kuusamo FI 1948 ended 2014", "Cēsis LV 1993 ended 2018", "Ulm DE 1999 active"],
        ),
    ],
)  # fmt: skip
def test_lists_on_pages(text: str, expected: list[str]) -> None:
    found = process(f"{PAGE.format(text=text)}{MARK}".encode(), "text.html").records
    assert sorted(row(r) for r in found) == sorted(expected)
