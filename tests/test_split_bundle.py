"""A summons with its papers in one file is parted into its documents; what belongs together never is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.process import process
from pipeline.read.model import Note, ReadDocument
from pipeline.split.bundle import divide
from pipeline.split.splitter import split
from tests.pages import Draw, drawn, put, typed

PROSE = (
    "Kommunen har sedan länge ett samarbete med staden. Det gäller skolor,\nkultur och näringsliv, och det har följts "
    "upp av förvaltningen. Nämnden\nanser att det bör fortsätta, men att resorna ska bli färre.\n"
)
SUMMONS = """Ekby kommun                         KALLELSE                    1 (1)
Kommunstyrelsen                     2031-03-02

Plats och tid: Rådhuset, tisdagen den 9 mars 2031 kl. 13.00

Ärenden
1. Val av justerare
2. Yttrande över motion om bron
3. Avtal med staden

Anna Ek
ordförande
"""
OFFICE = (
    """Hörby kommun                        Tjänsteskrivelse            1 (2)
Kommunledningskontoret              2031-02-11
                                    Dnr KS 2031/12

Yttrande över motion om bron

Förslag till beslut
Motionen avslås.

Sammanfattning
"""
    + PROSE,
    """Hörby kommun                                                    2 (2)

Bedömning
"""
    + PROSE
    + "\nBo Alm\nkommundirektör\n",
)
MOTION = """Motion till kommunfullmäktige

Hörby 2030-11-05

Bygg en bro över ån

Det går inte att gå torr över ån på våren. Jag yrkar

att kommunen bygger en bro.

Carin Dal (C)
"""
EXTRACT = """Hörby kommun                        PROTOKOLLSUTDRAG            1 (1)
Kommunstyrelsens arbetsutskott      Sammanträdesdatum 2031-02-20

§ 21 Dnr KS 2031/12
Yttrande över motion om bron

Beslut
Arbetsutskottet föreslår kommunstyrelsen att motionen avslås.

Utdragsbestyrkande
"""
AGREEMENT = (
    """Vänortsavtal
mellan
Hörby kommun och Bytow i Polen
Dnr KS 2031/18

1. Parterna utbyter elever mellan sina skolor.
2. Avtalet gäller i fem år och kan sägas upp med sex månaders varsel.
""",
    "Hörby den 3 mars 2031\n\nFör Hörby kommun\n\nAnna Ek\nkommunstyrelsens ordförande\n\n\nFör Bytow\n\nJan Nowak\nborgmästare\n",
)
REPORT = (
    "Rapport 2031:4\n\nHörby kommun\n\nSamarbetet med staden under tio år\n",
    "1. Inledning\n\n" + PROSE + "\n3\n",
    "2. Resultat\n\n" + PROSE + "\n4\n",
)

OPINION = (
    "Utlåtande över motion – Motion (C) Bygg en bro\növer ån\n\nOrdförandens förslag till beslut\n"
    "Kommunstyrelsen föreslår kommunfullmäktige besluta\natt avslå motionen.\n\nÄrendebeskrivning\n" + PROSE
)

MEMBERS = {
    "tjansteskrivelse": OFFICE,
    "motion": (MOTION,),
    "protokollsutdrag": (EXTRACT,),
    "avtal": AGREEMENT,
    "utlatande": (OPINION,),
    "rapport": REPORT,
}


def borders(document: ReadDocument) -> list[int]:
    """The numbers of the pages with which documents begin."""
    return [one.pages[0].number for one in divide(document)]


def test_a_summons_with_its_papers() -> None:
    pages = [SUMMONS, *(page for member in MEMBERS.values() for page in member)]
    found = divide(typed(*pages))
    assert [one.document_id for one in found] == [f"prov.txt!{n}" for n in range(1, 8)]
    assert [[page.number for page in one.pages] for one in found] == [[1], [2, 3], [4], [5], [6, 7], [8], [9, 10, 11]]
    assert [split(one).head.kind for one in found] == ["kallelse", *MEMBERS]
    assert [page.text for one in found for page in one.pages] == [page.text for page in typed(*pages).pages]


@pytest.mark.parametrize("kind", MEMBERS)
def test_a_summons_with_one_paper(kind: str) -> None:
    assert borders(typed(SUMMONS, *MEMBERS[kind])) == [1, 2]


@pytest.mark.parametrize(("first", "second"), list(pairwise([*MEMBERS, "tjansteskrivelse"])))
def test_one_paper_behind_another(first: str, second: str) -> None:
    start = 2 + len(MEMBERS[first])
    assert borders(typed(SUMMONS, *MEMBERS[first], *MEMBERS[second])) == [1, 2, start]


def test_two_letters_of_one_office() -> None:
    other = [page.replace("2031/12", "2031/47").replace("bron", "torget") for page in OFFICE]
    assert borders(typed(SUMMONS, *OFFICE, *other)) == [1, 2, 4]


def unnumbered(page: str) -> str:
    return page.replace("1 (2)", "").replace("2 (2)", "")


def test_two_letters_of_one_day_whose_pages_have_no_numbers() -> None:
    letter = [unnumbered(page) for page in OFFICE]
    other = [page.replace("2031/12", "2031/47").replace("bron", "torget") for page in letter]
    assert borders(typed(SUMMONS, *letter, *other)) == [1, 2, 4]


def test_papers_of_one_matter_whose_pages_have_no_numbers() -> None:
    letter = [unnumbered(page) for page in OFFICE]
    assert borders(typed(SUMMONS, *letter, EXTRACT.replace("1 (1)", ""))) == [1, 2, 4]


def test_a_drawn_bundle() -> None:
    def page(text: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            for i, line in enumerate(text.split("\n")):
                for cell, x in zip([part for part in line.split("  ") if part.strip()], (70, 260, 430), strict=False):
                    put(canvas, x, 60 + 15 * i, cell.strip())

        return draw

    assert borders(drawn(*map(page, (SUMMONS, *OFFICE, MOTION, EXTRACT)))) == [1, 2, 4, 5]


def test_the_page_that_announces_an_appendix_belongs_to_it() -> None:
    assert borders(typed(SUMMONS, *OFFICE, "Bilaga 3\n", EXTRACT)) == [1, 2, 4]


def test_notes_go_with_their_page_and_those_of_the_file_with_the_first() -> None:
    notes = (Note("whole", "info", "m", "h"), Note("late", "info", "m", "h", 3), Note("early", "info", "m", "h", 1))
    first, second = divide(replace(typed(SUMMONS, *OFFICE), notes=notes))
    assert [note.kind for note in first.notes] == ["whole", "early"]
    assert [note.kind for note in second.notes] == ["late"]


def test_each_document_of_a_bundle_is_processed_as_itself() -> None:
    result = process(
        "\f".join((SUMMONS.replace("3. Avtal med staden", ""), EXTRACT, MOTION)).encode(), "moten/handlingar.txt"
    )
    assert result.document is None
    assert [(name, one.document and one.document.kind) for name, one in result.members] == [
        ("moten/handlingar.txt!1", "kallelse"),
        ("moten/handlingar.txt!2", "protokollsutdrag"),
        ("moten/handlingar.txt!3", "motion"),
    ]
    assert [[page.page for page in one.pages] for _, one in result.members] == [[1], [2], [3]]


# -- what is one document ----------------------------------------------------------------------------------------------


def minutes(number: str = "Sida {} av 9", count: int = 4) -> list[str]:
    head = "HÖRBY KOMMUN              SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen           2031-03-09          {}\n\n"
    first = "Plats och tid: Rådhuset kl. 13.00\nBeslutande: Anna Ek (S), Bo Alm (M)\nParagrafer: §§ 40–46\n"
    pages = [first]
    for n in range(40, 40 + 2 * (count - 1), 2):
        pages.append("\n".join(f"§ {k} Dnr KS 2031/{k}\nÄrende om {k} meter väg\n\nBeslut\nMotionen avslås.\n\nÄrendet\n{PROSE}" for k in (n, n + 1)))  # fmt: skip
    return [head.format(number.format(n)) + page for n, page in enumerate(pages, start=1)]


RESERVATION = (
    "Reservation\n\nHörby 2031-03-09\nKommunstyrelsen § 41\n\n"
    "Vi reserverar oss mot beslutet, eftersom bron behövs.\n\nCarin Dal (C)\n"
)
VOTES = "Omröstningslista § 41\n\nLedamot        Parti   Ja  Nej\n" + "".join(
    f"Anna {name}       S       X\n" for name in ("Ek", "Alm", "Dal", "Fors", "Gran")
)
RULES = "Bilaga 2\n\nReglemente för kommunstyrelsen\nAntaget 2031-03-09\n\n1 § Styrelsen leder arbetet.\n\n2 § Den sammanträder varje månad.\n"

SINGLE = {
    "minutes with what is bound to them": [*minutes(), RESERVATION, VOTES, RULES],
    "minutes with a letter and a motion bound to them": [*minutes(), *OFFICE, MOTION],
    "minutes without numbers": [*minutes(number=""), RESERVATION],
    "minutes with an appendix that counts its own pages": [*minutes(), "Bilaga 1\n\nHörby kommun  1 (2)\n" + PROSE, "2 (2)\n" + PROSE],
    "minutes behind a title page, of one § only": [
        "Region Ekby\nRegionfullmäktige\nSAMMANTRÄDESPROTOKOLL\n23–24 oktober 2031\n\nParagrafer: 119\nOrdförande: Anna Ek (S)\n",
        "Regionfullmäktige Sammanträdesprotokoll 23–24 oktober 2031 sid 2\n\n§ 119 Frågor\nRS/512/2031\n\nBeslut\nFrågorna besvaras.\n",
        "Regionfullmäktige Sammanträdesprotokoll 23–24 oktober 2031 sid 3\n\nUtdrag till\nRS/731/2031\nRegional utveckling\n",
    ],
    "an extract of several pages": [
        EXTRACT.replace("1 (1)", "1 (3)").replace("Utdragsbestyrkande", "Ärendet\n" + PROSE),
        "Hörby kommun                        PROTOKOLLSUTDRAG            2 (3)\nKommunstyrelsens arbetsutskott      Sammanträdesdatum 2031-02-20\n\nYrkanden\n" + PROSE,
        "Hörby kommun                        PROTOKOLLSUTDRAG            3 (3)\nKommunstyrelsens arbetsutskott      Sammanträdesdatum 2031-02-20\n\nExpedieras till\nCarin Dal\n",
    ],
    "an extract whose pages have no numbers": [
        page.replace("1 (1)", "") for page in (EXTRACT, EXTRACT.replace("§ 21 Dnr KS 2031/12\nYttrande över motion om bron\n\n", ""))
    ],
    "a report whose chapters begin on pages of their own": [
        *REPORT,
        "3. Motion och hälsa\n\n" + PROSE + "\n5\n",
        "4. Avtal med skolorna\n\n" + PROSE + "\n6\n",
        "5. Rapport från eleverna\n\n" + PROSE + "\n7\n",
    ],
    "a report with other heads on left and right pages": [
        REPORT[0],
        *(f"{('Hörby kommun, rapport 2031:4', 'Tio år med staden')[n % 2]}\n\n{PROSE}" for n in range(6)),
    ],
    "a report whose chapters are called by kinds of papers": [
        *REPORT,
        "Utvärdering\n\nBakgrund\n" + PROSE,
        "Utlåtande\n\nFörvaltningens bedömning\n" + PROSE,
        "Avtal\n\nHörby kommun slöt ett avtal 2021-03-02.\n" + PROSE,
    ],
    "a letter that names itself on every page": [
        OPINION,
        "Utlåtande över motion – Motion (C) Bygg en bro\n\nBedömning\n" + PROSE,
        "Utlåtande över motion – Motion (C) Bygg en bro\n\nBeslutsunderlag\nMotion, 2030-11-05\n",
    ],
    "an agreement with its signatures on a page": list(AGREEMENT),
    "an agreement in two languages": [AGREEMENT[0], "Town twinning agreement\nbetween\nHörby and Bytow\n\n1. The parties exchange pupils between their schools.\n"],
    "a letter whose second page has no head": [OFFICE[0].replace("1 (2)", ""), PROSE + "\nBo Alm\nkommundirektör\n"],
    "a letter whose second page begins with a heading": [OFFICE[0].replace("1 (2)", ""), "Beslutsunderlag\nMotion om bron, 2030-11-05\nProtokollsutdrag 2030-11-20\n\nBo Alm\nkommundirektör\n"],
    "a letter whose second page goes on with a list": [OFFICE[0].replace("1 (2)", ""), "Motion om bron, 2030-11-05\nProtokollsutdrag 2030-11-20\n\nBo Alm\nkommundirektör\n"],
    "a letter whose second page opens with a numbered paper": [OFFICE[0].replace("1 (2)", ""), "2. Utvärdering, Hörby kommun\n3. Motion om bron\n\nBeslutet skickas till\nEkonomienheten\n"],
    "a letter whose second page opens with a point": [OFFICE[0].replace("1 (2)", ""), "• Motion till kommunfullmäktige från Hörby, 2030-11-05\n\nBo Alm\nkommundirektör\n"],
    "a motion with several signatures": [
        MOTION,
        "Hörby den 5 november 2030\n\nDan Berg (C)                Eva Fors (C)\n\nGun Hage (L)                Hans Ik (KD)\n",
    ],
    "a motion of two pages": [MOTION, "Motion till kommunfullmäktige\n\nDärför yrkar vi också\n\natt bron får lampor.\n\nCarin Dal (C)\n"],
    "a summons of two pages": [
        SUMMONS.replace("1 (1)", "1 (2)"),
        "Ekby kommun                         KALLELSE                    2 (2)\nKommunstyrelsen                     2031-03-02\n\n4. Rapport om skolan\n5. Övriga frågor\n",
    ],
    "a letter with its mention of other papers": [
        OFFICE[0],
        OFFICE[1] + "\nBilagor\nMotion till kommunfullmäktige 2030-11-05\nRapport 2031:4\nAvtal med staden\n",
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", SINGLE)
def test_what_belongs_together_stays_together(case: str) -> None:
    document = typed(*SINGLE[case])
    assert borders(document) == [1]
    assert divide(document) == (document,)


def test_one_page_is_one_document() -> None:
    document = typed(SUMMONS)
    assert divide(document) == (document,)
