"""Letters that speak of the relation with the one they are written to, reports town by town, agreements in § clauses."""

from __future__ import annotations

import pytest

from pipeline.process import DocumentResult, process

LETTER = """HJO KOMMUN
Kommunstyrelsen

                                        2004-06-02

{to}

Kära vänner,

{text}

Med vänlig hälsning

Elsa Ros                               Bo Nord
Kommunstyrelsens ordförande            Kommunchef
"""
OURS = "Ni har rätt i att vänortsavtalet mellan våra båda kommuner har legat i träda."


def read(text: str) -> DocumentResult:
    return process(text.encode(), "paper.txt")


def towns(result: DocumentResult) -> list[str]:
    return [r.foreign_partner.name for r in result.records if r.foreign_partner]


def letter(to: str, text: str) -> DocumentResult:
    return read(LETTER.format(to="\n".join(" " * 40 + line for line in to.split("\n")), text=text))


@pytest.mark.parametrize(
    ("to", "town"),
    [
        ("Magistraten i Barth\nBarth\nFörbundsrepubliken Tyskland", "Barth"),
        ("Borgmester Per Holm\nRingsted Kommune\nDanmark", "Ringsted"),
        ("Bürgermeister Jens Kolb\nHansestadt Demmin\nTyskland", "Demmin"),
        ("Til ordføreren\nHattfjelldal kommune\nN-8690 Hattfjelldal", "Hattfjelldal"),
        ("Till borgmästaren i Nafplio, Grekland", "Nafplio"),
        ("Till Wismars borgmästare", "Wismar"),
        ("Till stadsfullmäktige i Wismar", "Wismar"),
        ("Järva län\nRüütli 25\nPAIDE, Estland", "Järva"),
    ],
)
def test_the_one_a_letter_is_written_to_is_the_partner(to: str, town: str) -> None:
    assert towns(letter(to, OURS)) == [town]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunfullmäktige har den 24 maj 2004 beslutat att säga upp vänortsavtalet med er stad.",
        "Tack för er inbjudan till tioårsdagen av vårt gemensamma vänortsavtal.",
        "Tack för er inbjudan till tioårsdagen av vårt gemensamma vänortsavtal, som slöts i mars 1993 i Demmin.",
        "I år är det trettio år sedan våra kommuner blev vänorter.",
        "Som vår vänort sedan 1991 är ni välkomna den 6 juni.",
    ],
)
def test_a_letter_speaks_of_the_relation_without_a_name(text: str) -> None:
    assert towns(letter("Stadt Demmin\nTyskland", text)) == ["Demmin"]


@pytest.mark.parametrize(
    ("to", "text"),
    [
        ("Föreningen Vänskap\nDemmin\nTyskland", OURS),
        ("Till rektor vid gymnasiet i Wismar", OURS),
        ("Till kommunfullmäktige i Mora", OURS),
        ("MORA KOMMUN", OURS),
        ("Laminex GmbH\nDemmin\nTyskland", OURS),
        (
            "Stadt Demmin\nTyskland",
            "Tack för brevet om museet. Vi har ingen vänort i Tyskland, men lånar ut samlingen.",
        ),
        ("Stadt Demmin\nTyskland", "Ni ville höra hur vi arbetar med våra vänorter. Vi skickar vår policy."),
        ("Stadt Demmin\nTyskland", "Ofta blir det med tiden ett avtal mellan två kommuner. Er forskare är välkommen."),
        ("Stadt Demmin\nTyskland", "Ni skriver att ni har en vänort i Spanien. Vi har valt att inte ha några alls."),
    ],
)
def test_other_letters_abroad_name_no_partner(to: str, text: str) -> None:
    assert towns(letter(to, text)) == []


REPORT = """Ljungby kommun
Kommunkansliet                         1998-05-04

REDOGÖRELSE FÖR KOMMUNENS VÄNORTER 1997

1. Inledning

Ljungby kommun hade vid årets utgång tre vänorter.

2. Orterna

{towns}
3. Övrigt

Rostock, Tyskland. Skolan var på besök i maj.
"""


@pytest.mark.parametrize(
    "line",
    [
        "{}, {}. Förbindelsen knöts {}. Två läkare har vistats här.\n\n",
        "{} ({}). Vänort sedan {}. Tätt utbyte.\n\n",
        "{} kommun, {}, är vänort sedan {} och utbytet omfattar mest idrott.\n\n",
        "{}, {}, kom till {} genom Föreningen Nordens försorg.\n\n",
        "- {} ({}), {}. Tätt utbyte.\n",
    ],
)
def test_a_report_opens_its_paragraphs_with_the_towns(line: str) -> None:
    told = (("Rana", "Norge", "1947"), ("Paide", "Estland", "1991"), ("Zgierz", "Polen", "1997"))
    result = read(REPORT.format(towns="".join(line.format(*one) for one in told)))
    assert result.document is not None and result.document.kind == "rapport"
    assert [
        (r.foreign_partner.name, r.established.value) for r in result.records if r.foreign_partner and r.established
    ] == [(town, year) for town, _, year in told]


def test_the_clauses_of_an_agreement_are_no_items_whatever_they_provide() -> None:
    text = (
        "          SAMARBETSAVTAL / YHTEISTYÖSOPIMUS\n\nKalix kommun, Sverige, och Ii kommun, Finland, har i dag ingått följande avtal.\n\n"
        "§ 1. Kommunerna betraktar varandra som vänkommuner.\n\n§ 2. Kommunstyrelserna sammanträder gemensamt varje år.\n\n"
        "Kalix den 24 augusti 1996\n\nFör Kalix kommun                     För Ii kommun\n\nLars Rönn                    Pentti Olli\n"
    )
    result = read(text)
    assert result.document is not None and result.document.kind == "avtal"
    assert [item.paragraph for item in result.items] == [None]
    assert towns(result) == ["Ii"]
