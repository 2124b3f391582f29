"""How a relation stands and since when, in plain words beside those the rules knew: states, beginnings, lists, near misses."""

from __future__ import annotations

import pytest

from pipeline.process import process

HEAD = "Nybro kommun\nKommunstyrelsen\nSammanträdesprotokoll 2021-03-09\n\n§ 44 Internationella kontakter\n\n"
TAIL = "\n\nKommunstyrelsens beslut\nKommunstyrelsen noterar informationen.\n\nExempel skrivet för vanort – inte en verklig handling\n"


def told(text: str) -> set[tuple[str, str | None, str]]:
    """Partner, since when and status of each record of a § with this text."""
    result = process(f"{HEAD}{text}{TAIL}".encode(), "cell.txt")
    return {
        (r.foreign_partner.name, r.established.value if r.established else None, r.status)
        for _, one in result.each("cell.txt")
        for r in one.records
        if r.foreign_partner
    }


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Vänortsavtalet med Balvi i Lettland sover.", {("Balvi", None, "dormant")}),
        ("Utbytet med vänorten Balvi i Lettland har somnat.", {("Balvi", None, "dormant")}),
        ("Vänortsavtalet med Balvi i Lettland gäller inte längre.", {("Balvi", None, "ended")}),
        ("Balvi i Lettland är en tidigare vänort.", {("Balvi", None, "ended")}),
        ("Balvi i Lettland var vänort 1991–2011.", {("Balvi", "1991", "ended")}),
        ("Vänortssamarbetet med Pskov i Ryssland ligger på is tills vidare.", {("Pskov", None, "paused")}),
        (
            "Med Lübeck förbereddes ett vänortsavtal 1994, men det kom aldrig till stånd.",
            {("Lübeck", None, "not_established")},
        ),
        ("Nybros vänort i Lettland heter Balvi. Den har vi haft sedan 1991.", {("Balvi", "1991", "active")}),
        ("Kontakterna med Balvi inleddes 1989 och ledde 1991 till ett vänortsavtal.", {("Balvi", "1991", "active")}),
        (
            "Kontakterna med Barlinek i Polen inleddes 1996. År 2004 tecknades ett vänortsavtal.",
            {("Barlinek", "2004", "active")},
        ),
        ("I norska Hemnes finns en vänort sedan 1951.", {("Hemnes", "1951", "active")}),
        ("Med Oulainen i Finland upprättades ett vänortsavtal 1978.", {("Oulainen", "1978", "active")}),
        (
            "Vänorterna är Balvi (Lettland) 1991, Räpina (Estland) 1992 och Odder (Danmark) 1949.",
            {("Balvi", "1991", "active"), ("Räpina", "1992", "active"), ("Odder", "1949", "active")},
        ),
        (
            "Nybros vänorter är Odder i Danmark och Balvi i Lettland. De båda avtalen är från 1949 respektive 1991.",
            {("Balvi", "1991", "active"), ("Odder", "1949", "active")},
        ),
        ("Odder i Danmark bjöd in till en mässa, och gästerna sov på ett vandrarhem.", set()),
        ("En skola i Balvi skrev 1991 ett avtal om praktik med ett gymnasium.", set()),
    ],
)
def test_what_plain_words_tell(text: str, due: set[tuple[str, str | None, str]]) -> None:
    assert told(text) == due


def test_a_role_that_opens_the_line_below_a_heading_is_no_town() -> None:
    text = (
        "Ljusdals kommun\nKALLELSE till kommunfullmäktige\n2017-08-28\n\nÄrenden\n6. Taxa för slamtömning\n"
        "7. Motion av Eva Lind (MP) om att säga upp vänortsavtalet med Izmit\n   Motionärens skäl är läget i landet. "
        "Kommunstyrelsen föreslår avslag.\n\nExempel skrivet för vanort – inte en verklig handling\n"
    )
    names = [r.foreign_partner.name for r in process(text.encode(), "summons.txt").records if r.foreign_partner]
    assert names == ["Izmit"]
