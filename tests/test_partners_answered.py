"""Partners that the answer to a question names, that stand under their country, or whose names have several words."""

from __future__ import annotations

import pytest

from pipeline.process import process

PAGE = "Lerums kommun\n\n{text}\n"
MINUTES = """Lerums kommun
Kommunstyrelsen          Sammanträdesprotokoll          2020-10-06

§ 131
Svar på enkät

{text}
"""


def named(frame: str, text: str) -> set[str]:
    return {
        r.foreign_partner.name for r in process(frame.format(text=text).encode(), "a.txt").records if r.foreign_partner
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frågor och svar\n\nVilken är vår äldsta vänort?\nRauma i Finland. Den har vi haft sedan 1952.", {"Rauma"}),
        ("Vanliga frågor\n\nVilka vänorter har Lerum?\nRauma i Finland och Haugesund i Norge.", {"Rauma", "Haugesund"}),
        ("Vanliga frågor\n\nHar vi några vänorter?\nJa, två stycken: Rauma (Finland) och Haugesund (Norge).", {"Rauma", "Haugesund"}),
        ("Frågor\n\nVilka vänorter har vi?\n- Rauma, Finland\n- Haugesund, Norge", {"Rauma", "Haugesund"}),
        ("Frågor\n\nHar kommunen någon vänort?\nJa.\n\nVilken?\nDen heter Rauma och ligger i Finland.", {"Rauma"}),
        ("Frågor\n\nHar Lerum någon vänort?\nNej, inte längre.\n\nVilken var det?\nRauma i Finland.", {"Rauma"}),
        ("Frågor\n\nMed vilken kommun har vi vänortsavtal?\nMed Rauma i Finland.", {"Rauma"}),
        ("Frågor\n\nVarför är Rauma inte längre vår vänort?\nFullmäktige sade upp vänortsavtalet.", {"Rauma"}),
        ("Frågor\n\nNär blev Rauma i Finland vår vänort?\nÅr 1952.", {"Rauma"}),
        ("Frågor\n\nHar kommunen någon vänort?\nNej. Rauma i Finland har frågat, men fått nej.", set()),
        ("Frågor\n\nKan vi få en vänort i Rauma?\nNej, inte nu.", set()),
        ("Frågor\n\nVarför har vi ingen vänort i Rauma?\nDet har ingen frågat om.", set()),
        ("Frågor\n\nVilka vänorter skulle vi vilja ha?\nRauma i Finland, svarar en klass.", set()),
        ("Frågor om vänorter\n\nVar hittar jag en brevvän?\nI Rauma i Finland finns en klubb.", set()),
    ],
)  # fmt: skip
def test_answers_name_the_partner(text: str, expected: set[str]) -> None:
    assert named(PAGE, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fråga 1. Har kommunen vänorter? Ja.\nFråga 2. Vilken eller vilka? Rauma, Finland.", {"Rauma"}),
        ("Fråga                                Svar\n1. Har kommunen vänorter?            Ja\n"
         "2. I så fall vilken/vilka?           Rauma i Finland", {"Rauma"}),
        ("1. Har ni vänorter?\nJa\n2. Ange vilka\nRauma, Finland och Haugesund, Norge", {"Rauma", "Haugesund"}),
        ("Fråga: Har kommunen någon vänort?\nSvar: Nej.\n\nFråga: Vilka kommuner vill ni ha kontakt med?\nSvar: Rauma i Finland.", set()),
    ],
)  # fmt: skip
def test_answers_of_an_inquiry_name_the_partner(text: str, expected: set[str]) -> None:
    assert named(MINUTES, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Våra vänorter\n\nNorge\n- Hobøl\n\nFinland\n- Jokioinen\n\nAvtalen skrevs 1972.", {"Hobøl", "Jokioinen"}),
        ("Vänorter\n\nDanmark:\nRibe\nNorge:\nLunner\n\nKontakt\nEva Ek, samordnare", {"Ribe", "Lunner"}),
        ("Kontakter\n\nNorge\n- Studiebesök i Lunner\n\nFinland\n- Hästmässa i Rauma", set()),
    ],
)
def test_towns_stand_under_their_country(text: str, expected: set[str]) -> None:
    assert named(PAGE, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunen har ett kommunalt partnerskap med Nelson Mandela Bay Metropolitan Municipality i Sydafrika.", {"Nelson Mandela Bay"}),
        ("Kommunen har sedan 1988 ett systerstadsavtal med Port Adelaide Enfield i Australien.", {"Port Adelaide Enfield"}),
        ("Kommunen har ett kommunalt partnerskap med Chris Hani District Municipality i Sydafrika.", {"Chris Hani"}),
    ],
)  # fmt: skip
def test_names_of_several_words_are_one(text: str, expected: set[str]) -> None:
    assert named(MINUTES, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I mars undertecknades en avsiktsförklaring. I den lovar Lerum och Rauma i Finland varandra samarbete.",
            {"Rauma"},
        ),
        ("Kommunen ingår sedan 1950 i ett vänortsförhållande; den andra parten är Rauma i Finland.", {"Rauma"}),
        ("Ett samarbetsavtal om skolor har slutits. Motpart är Rauma i Finland.", {"Rauma"}),
        ("Vi har bara en vänort. Det är Rauma i Finland.", {"Rauma"}),
        ("Kommunen är sedan 1950 knuten till Rauma i Finland genom ett vänortsavtal.", {"Rauma"}),
        ("Ett samarbetsavtal om städning har slutits. Motpart är Polaris Service.", set()),
        ("Kommunen har ingen vänort. Det är Rauma i Finland som har frågat.", set()),
        ("I mars undertecknades ett hyresavtal. I det lovar Lerum och Rauma Glas varandra tystnad.", set()),
    ],
)
def test_the_sentence_beside_names_the_other_side(text: str, expected: set[str]) -> None:
    assert named(MINUTES, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rauma\n\nFinska Rauma har tusen invånare. Att just denna ort och Lerum blev vänorter berodde på Bo Ek, en lärare.", {"Rauma"}),
        ("Länet Tolna i Ungern har skrivit. Grunden är det vänskapsfördrag som kommunen avgav gemensamt med Tolna.", {"Tolna"}),
    ],
)  # fmt: skip
def test_a_page_is_about_one_town(text: str, expected: set[str]) -> None:
    assert named(PAGE, text) == expected
