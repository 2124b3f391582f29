"""Letters that do what they say, and letters that ask for a relation or answer such a request."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

OURS = """HJO KOMMUN
Kommunstyrelsen

2018-05-14

Till borgmästaren i Wismar

{title}

{text}

Elsa Ros
kommunstyrelsens ordförande
"""
THEIRS = """Staden Wismar
Borgmästaren

Wismar den 14 maj 2018

Till Hjo kommun

{title}

{text}

Karl Busch
borgmästare
"""


def acts(paper: str, text: str, title: str = "Vårt samarbete") -> list[tuple[str | None, ...]]:
    """The acts of the one record of a letter."""
    record = _record(paper, text, title)
    return [(x.act, x.stage, x.organ, x.date.value if x.date else None, x.by) for x in record.acts]


def _record(paper: str, text: str, title: str) -> AgreementRecord:
    (record,) = process(paper.format(title=title, text=text).encode(), "brev.txt").records
    return record


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Härmed säger Hjo kommun upp vänortsavtalet med Wismar från 1991.", "end"),
        ("Med detta brev avslutar vi vårt vänortsavtal från 1991.", "end"),
        ("Genom denna skrivelse sägs vänortsavtalet från 1991 upp till den 31 december 2018.", "end"),
        ("Jag får härmed meddela att Hjo kommun säger upp vänortsavtalet med Wismar.", "end"),
        ("Vi vill härmed säga upp vänortsavtalet med Wismar från 1991.", "end"),
        ("Härmed förklarar vi vänortsavtalet mellan Hjo och Wismar från 1991 uppsagt.", "end"),
        ("Hjo kommun pausar härmed vänortsavtalet med Wismar tills vidare.", "pause"),
        ("Härmed förnyar Hjo kommun vänortsavtalet med Wismar för fem år.", "renew"),
    ],
)
def test_a_letter_does_what_it_says(text: str, act: str) -> None:
    assert acts(OURS, text) == [(act, "decided", "kommunstyrelsen", "2018-05-14", "swedish")]


def test_a_title_tells_what_the_letter_does() -> None:
    told = acts(OURS, "Vi säger upp vårt vänortsavtal från 1991.", title="Uppsägning av vänortsavtal")
    assert told == [("end", "decided", "kommunstyrelsen", "2018-05-14", "swedish")]


@pytest.mark.parametrize(
    "text",
    [
        "Vi bekräftar härmed att vi har fått er uppsägning av vänortsavtalet från 1991.",
        "Vi vill härmed påminna om att vänortsavtalet med Wismar från 1991 förnyas vart femte år.",
        "Härmed översänds vänortsavtalet från 1991. Kommunen kommer inte att säga upp det.",
        "Kommunen säger härmed upp hyran av paviljongen. Vänortsavtalet med Wismar från 1991 berörs inte.",
    ],
)
def test_a_letter_may_speak_of_an_agreement_and_do_nothing_to_it(text: str) -> None:
    assert acts(OURS, text) == []


def test_a_letter_from_abroad_tells_what_they_did() -> None:
    told = acts(THEIRS, "Härmed säger staden Wismar upp vänortsavtalet med Hjo kommun från 1991.")
    assert told == [("end", "reported", None, "2018-05-14", "foreign")]


def status(paper: str, text: str, title: str = "Vårt samarbete") -> str:
    return _record(paper, text, title).status


@pytest.mark.parametrize(
    "text",
    [
        "Vi undrar om Hjo kommun skulle vilja bli vänort till Wismar.",
        "Staden Wismar ber härmed att få ingå ett vänortsavtal med Hjo kommun.",
        "Stadens råd har gett mig i uppdrag att fråga om ni är intresserade av ett vänortsavtal med oss.",
        "Wismar söker en vänort i Sverige och vänder sig därför till er. Vi föreslår ett vänortsavtal.",
    ],
)
def test_a_letter_from_abroad_asks_for_a_relation(text: str) -> None:
    assert acts(THEIRS, text, title="En fråga") == [("establish", "requested", None, "2018-05-14", "foreign")]
    assert status(THEIRS, text, title="En fråga") == "proposed"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Vi bekräftar att er begäran om ett vänortsavtal med Hjo har kommit in den 3 maj 2018.", "2018-05-03"),
        ("Tack för ert brev den 3 maj 2018, i vilket ni föreslår att våra kommuner blir vänorter.", "2018-05-03"),
    ],
)
def test_a_letter_of_ours_tells_what_they_asked_for(text: str, day: str) -> None:
    assert acts(OURS, text, title="Ert brev") == [("establish", "requested", None, day, "foreign")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Tack för ert brev den 9 april 2018, där ni frågar om Wismar och Hjo kommun kunde bli vänorter. "
            "Kommunstyrelsen behandlade frågan den 7 maj 2018 och beslutade att tacka nej.",
            "2018-05-07",
        ),
        (
            "Vi har tagit emot ert förslag av den 9 april 2018 om ett samarbetsavtal. "
            "Kommunstyrelsen avböjde förslaget den 7 maj 2018.",
            "2018-05-07",
        ),
        ("Tack för er förfrågan om ett vänortsavtal. Vi har tyvärr inte möjlighet att ingå fler avtal.", "2018-05-14"),
    ],
)
def test_a_letter_turns_down_what_they_asked_for(text: str, day: str) -> None:
    assert acts(OURS, text, title="Svar") == [("establish", "rejected", "kommunstyrelsen", day, "foreign")]
    assert status(OURS, text, title="Svar") == "not_established"


def test_they_turn_down_what_we_asked_for() -> None:
    text = (
        "Tack för ert brev, där Hjo kommun frågar om vi vill bli vänort till er. "
        "Stadsfullmäktige behandlade saken den 7 maj 2018 och sade nej."
    )
    assert acts(THEIRS, text, title="Svar") == [("establish", "rejected", "annat", "2018-05-07", "swedish")]


def test_a_letter_agrees_and_the_paper_waits_for_its_signatures() -> None:
    text = (
        "Tack för er inbjudan att bli vänort till Wismar. Kommunfullmäktige beslutade den 7 maj 2018 att tacka ja. "
        "Avtalet är ännu inte undertecknat."
    )
    assert acts(OURS, text, title="Svar") == [("establish", "reported", "kommunfullmaktige", "2018-05-07", "swedish")]
    assert status(OURS, text, title="Svar") == "proposed"


@pytest.mark.parametrize(
    "text",
    [
        "Tack för er inbjudan till jubileet. Vi har tyvärr inte möjlighet att komma. Vårt vänortsavtal är från 1991.",
        "Tack för ert förslag. Länsstyrelsen i Hallands län, som ni frågade om, har ett eget avtal. Vårt vänortsavtal består.",
        "Ni undrade i telefon om vänortsavtalets uppsägningstid. Den är två månader.",
    ],
)
def test_a_letter_that_asks_for_something_else(text: str) -> None:
    assert acts(OURS, text, title="Vänortsavtalet") == []
    assert status(OURS, text, title="Vänortsavtalet") == "active"


@pytest.mark.parametrize(
    "text",
    [
        "Här kommer vänortsavtalet mellan Hjo och Wismar. Det skrevs under vid ert besök här den 12 juni 1991.",
        "I år är det tjugo år sedan vänortsavtalet mellan Hjo och Wismar skrevs under, den 12 juni 1991.",
        "Bifogat finns vårt vänortsavtal. Det undertecknades i Wismar den 12 juni 1991.",
    ],
)
def test_a_letter_tells_when_the_paper_was_signed(text: str) -> None:
    for paper in (OURS, THEIRS):
        established = _record(paper, text, "Kära vänner!").established
        assert established is not None and established.value == "1991-06-12"


@pytest.mark.parametrize(
    ("to", "name"),
    [
        ("Till: Stadskansliet i Skawina", "Skawina"),
        ("Folkregeringen i Ningbo-distriktet Yinzhou", "Yinzhou"),
        ("Till borgmästaren i Drumkeen", "Drumkeen"),
        ("Judetul Bihor, Rumänien", "Bihor"),
        ("Till Wismar", "Wismar"),
        ("Statsforvalteren i Møre og Romsdal", "Møre og Romsdal"),
    ],
)
def test_a_letter_names_its_reader_in_a_line(to: str, name: str) -> None:
    paper = f"HJO KOMMUN\nKommunstyrelsen\n\n2018-05-14\n\n{to}\n\n{{title}}\n\n{{text}}\n\nElsa Ros\nordförande\n"
    record = _record(paper, "Vi säger härmed upp vårt vänortsavtal från 1991.", "Uppsägning")
    assert record.foreign_partner is not None and record.foreign_partner.name == name


@pytest.mark.parametrize(
    ("to", "text"),
    [
        ("Till borgmästaren i Wismar", "Hjo kommun säger härmed upp avtalet med Wismar om leverans av värme."),
        ("Till Bergs Byggnads AB", "Hjo kommun säger härmed upp samarbetsavtalet med Bergs från 2004."),
        ("Till borgmästaren i Drumkeen", "Tack för er förfrågan om praktikplatser. Vi har inga platser i år."),
        ("Till Wismars borgmästare", "Ni frågar om Hjo kommun har några vänorter. Vi har inga."),
    ],
)
def test_a_letter_of_another_matter_gives_nothing(to: str, text: str) -> None:
    paper = f"HJO KOMMUN\nKommunstyrelsen\n\n2018-05-14\n\n{to}\n\nSvar\n\n{text}\n\nElsa Ros\nordförande\n"
    assert process(paper.encode(), "brev.txt").records == ()


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("Byrådet i Wismar beslutade den 7 maj 2018 att säga upp vänortsavtalet med Hjo kommun från 1991.", "annat"),
        ("Staden Wismar beslutade den 7 maj 2018 att säga upp vänortsavtalet med Hjo kommun från 1991.", None),
    ],
)
def test_a_council_abroad_is_named_as_who_decided(text: str, organ: str | None) -> None:
    assert acts(THEIRS, text) == [("end", "reported", organ, "2018-05-07", "foreign")]


def test_a_letter_without_a_title_runs_on_behind_its_first_sentence() -> None:
    paper = (
        "Staden Wismar\nBorgmästaren\n\nTill Hjo kommun\n\nWismar, den 14 maj 2018\n\n"
        "Byrådet beslutade den 7 maj 2018 att säga upp vänortsavtalet med Hjo kommun från 1991.\n"
        "Avtalet upphör den 31 december 2018.\n\nKarl Busch\nborgmästare\n"
    )
    (record,) = process(paper.encode(), "brev.txt").records
    assert record.ended is not None and record.ended.value == "2018-12-31"
