"""What newspapers and pages tell of steps: refused, granted, proposed, agreed on, announced; and which lines are theirs."""

from __future__ import annotations

import pytest

from pipeline.process import process
from pipeline.split.kinds import line_kind
from pipeline.split.newspapers import day_of_newspaper, is_newspaper_line

MARK = "\n\nExempel skrivet för vanort – inte en verklig handling\n"
Step = tuple[str, str, str | None, str | None, str]  # act, stage, day, organ, side


def told(text: str) -> tuple[str, list[Step], str | None]:
    """Status, acts and end of the one record that a news item gives."""
    (record,) = process(f"{text}{MARK}".encode(), "item.txt").records
    acts: list[Step] = [(a.act, a.stage, a.date.value if a.date else None, a.organ, a.by) for a in record.acts]
    return record.status, acts, record.ended.value if record.ended else None


@pytest.mark.parametrize(
    "line",
    [
        "Roslagens Nyheter, 30 januari 2024",
        "Kuriren 13 april 2022",
        "TT 23 februari 2023",
        "Sala Nyheter 5 okt 2018",
        "Av Lena Sund, 2 februari 2024",
    ],
)
def test_the_line_of_a_newspaper_gives_its_day(line: str) -> None:
    assert day_of_newspaper(line)
    assert line_kind(line) == "webbsida"


@pytest.mark.parametrize(
    ("line", "is_news"),
    [
        ("VARBERG. Det blir ingen vänort i Polen.", True),
        ("NORA (Lokalnytt) Nora kommun pausar avtalet", True),
        ("Text & foto: J. Engman", True),
        ("Kumla Allehanda", True),
        ("MOTION. Vi vill att kommunen gör så", False),
        ("Protokollsblad 2018-05-04", False),
        ("Blad 3", False),
        ("Kommunnytt 3 maj 2018", False),
    ],
)
def test_what_only_a_newspaper_prints(line: str, is_news: bool) -> None:
    assert is_newspaper_line(line) is is_news


@pytest.mark.parametrize(
    ("text", "act", "status", "day", "by"),
    [
        (
            "Växjö säger nej\n\nKommunfullmäktige i Växjö röstade i tisdags, den 14 maj 2019, ned en motion om att teckna "
            "vänortsavtal med Lviv i Ukraina.\nSmålands Nytt 16 maj 2019",
            "establish", "not_established", "2019-05-14", "motion",
        ),
        (
            "Ingen vänort i Japan\n\nMotionen om ett vänortsavtal mellan Kalmar kommun och Mito i Japan avslogs av "
            "kommunfullmäktige den 20 april 2015.\nKalmar Nya, 22 april 2015",
            "establish", "not_established", "2015-04-20", "motion",
        ),
        (
            "Förslaget föll\n\nAnna Holm (MP) ville att Umeå kommun skulle bli vänort med Reykjavik på Island. "
            "Kommunfullmäktige avslog motionen den 28 oktober 2013.\nNyheten publicerades den 30 oktober 2013",
            "establish", "not_established", "2013-10-28", "motion",
        ),
        (
            "Fick nej\n\nEtt medborgarförslag om att Nora kommun ska teckna vänortsavtal med Selfoss på Island fick nej av "
            "kommunfullmäktige den 15 juni 2016.\nNora Blad 17 juni 2016",
            "establish", "not_established", "2016-06-15", "petition",
        ),
        (
            "Ur arkivet\n\nI mars 1994 ville Mora kommun ha ett vänortsavtal med Zakopane i Polen. Kommunstyrelsen "
            "tillstyrkte, men kommunfullmäktige avslog förslaget den 28 april 1994.\nMora Tidning, 27 april 2019",
            "establish", "not_established", "1994-04-28", "swedish",
        ),
        (
            "Avtalet blir kvar\n\nSverigedemokraterna i Borås vill att vänortsavtalet med Mito i Japan sägs upp. Den 18 "
            "februari 2021 avslogs deras motion av kommunfullmäktige i Borås.\nPublicerad 2021-02-20",
            "end", "active", "2021-02-18", "motion",
        ),
        (
            "Motionen föll\n\nModeraternas motion om att avsluta vänortssamarbetet med Wuhan i Kina avslås. Det beslutade "
            "kommunfullmäktige i Borlänge kommun den 24 september 2019.\nPublicerad 2019-09-26",
            "end", "active", "2019-09-24", "motion",
        ),
        (
            "Nej till paus\n\nKommunfullmäktige i Piteå kommun sade den 16 maj 2022 nej till förslaget att pausa "
            "vänortsavtalet med Kandalaksja i Ryssland. Det kom från Moderaterna i en motion.\nPiteå Nytt 18 maj 2022",
            "pause", "active", "2022-05-16", "motion",
        ),
    ],
)  # fmt: skip
def test_what_was_turned_down(text: str, act: str, status: str, day: str, by: str) -> None:
    assert told(text) == (status, [(act, "rejected", day, "kommunfullmaktige", by)], None)


def test_a_motion_granted_is_done() -> None:
    text = (
        "Motala säger upp\n\nKommunfullmäktige i Motala kommun biföll den 17 juni 2019 motionen om att säga upp "
        "vänortsavtalet med Daugavpils i Lettland.\nMotala Nytt 18 juni 2019"
    )
    step = ("end", "reported", "2019-06-17", "kommunfullmaktige", "swedish")
    assert told(text) == ("ended", [step], "2019-06-17")


@pytest.mark.parametrize(
    "text",
    [
        "Korthet\n\nKommunfullmäktige i Motala avslog den 17 juni 2019 en motion om gratis parkering.\nVänortsavtalet med "
        "Daugavpils i Lettland, som tecknades 1994, firar 25 år i höst.\nMotala Nytt 18 juni 2019",
        "Ny simhall\n\nEtt enigt kommunfullmäktige tog den 17 juni 2019 beslutet att bygga en simhall. Motala och Daugavpils "
        "i Lettland har varit vänorter sedan 1994.\nMotala Nytt 18 juni 2019",
        "Hyran förlängs\n\nKommunstyrelsen i Motala ska den 12 november 2019 ta ställning till en förlängning av hyresavtalet "
        "för vänortshuset. Motala och Daugavpils i Lettland är vänorter sedan 1994.\nPublicerad 2019-10-07",
    ],
)
def test_what_was_decided_on_something_else(text: str) -> None:
    assert told(text) == ("active", [], None)


@pytest.mark.parametrize(
    ("text", "status", "step"),
    [
        (
            "Klubbat\n\nNorrtälje kommun ska teckna vänortsavtal med Ventspils i Lettland. Ett enigt kommunfullmäktige tog "
            "beslutet den 29 januari 2024. Avtalet är ännu inte underskrivet.\nRoslagens Nyheter, 30 januari 2024",
            "proposed", ("establish", "reported", "2024-01-29", "kommunfullmaktige", "swedish"),
        ),
        (
            "Klart\n\nVänortsavtalet mellan Piteå kommun och Grindavik på Island återupptas. Kommunstyrelsen beslutade om "
            "återupptagandet den 6 februari 2017.\nPiteå Nytt 7 februari 2017",
            "active", ("resume", "reported", "2017-02-06", "kommunstyrelsen", "swedish"),
        ),
        (
            "Arvika kan få vänort\n\nArvika kommun bör ingå ett vänortsavtal med Drohobytj i Ukraina. Det föreslår "
            "kommunstyrelsen, som behandlade frågan den 31 januari 2024.\nArvika Nyheter 2 februari 2024",
            "proposed", ("establish", "proposed", "2024-01-31", "kommunstyrelsen", "swedish"),
        ),
        (
            "Vill bryta\n\nNäringslivsutskottet i Borlänge kommun föreslår att vänortsavtalet med Wuhan i Kina sägs upp. "
            "Utskottet enades om förslaget den 11 februari 2020.\nBorlänge Nya, 13 februari 2020",
            "active", ("end", "proposed", "2020-02-11", "utskott", "swedish"),
        ),
        (
            "Vill säga upp\n\nKommunstyrelsen i Gnosjö beslutade den 3 april 2019 att föreslå kommunfullmäktige att säga upp "
            "vänortsavtalet med Suifenhe i Kina.\nPublicerad 2019-04-04",
            "active", ("end", "proposed", "2019-04-03", "kommunstyrelsen", "swedish"),
        ),
        (
            "Kort\n\nVänortsavtalet med Bad Honnef i Tyskland ska avslutas. Ludvika kommunfullmäktige fattar beslutet den 25 "
            "november 2024.\nLudvika Tidning, 12 november 2024",
            "active", ("end", "planned", "2024-11-25", "kommunfullmaktige", "swedish"),
        ),
        (
            "Förnyat\n\nRegion Skåne har i dag förnyat sitt samarbetsavtal med Pomorskie i Polen.\nPublicerad 2013-11-28",
            "active", ("renew", "reported", "2013-11-28", None, "swedish"),
        ),
    ],
)  # fmt: skip
def test_steps_that_news_tell(text: str, status: str, step: Step) -> None:
    assert told(text)[:2] == (status, [step])


@pytest.mark.parametrize(
    ("text", "step", "ended"),
    [
        (
            "Skiljs åt\n\nKarlstads kommun och Gaziantep i Turkiet är överens om att avsluta det kommunala partnerskapet vid "
            "årsskiftet. Det upphör den 31 december 2020. Kommunstyrelsen godkände avslutet den 8 december 2020.\n"
            "Publicerad 2020-12-11",
            ("end", "reported", "2020-12-08", "kommunstyrelsen", "mutual"), "2020-12-31",
        ),
        (
            "Slut\n\nÖrnsköldsviks kommun och Äänekoski i Finland har kommit överens om att avsluta vänortsavtalet. Avtalet från "
            "1950 upphör den 30 juni 2018. Kommunstyrelsen ställde sig bakom uppgörelsen den 6 mars 2018.\n"
            "Publicerad 2018-03-07",
            ("end", "reported", "2018-03-06", "kommunstyrelsen", "mutual"), "2018-06-30",
        ),
        (
            "Tianjin säger upp\n\nDet är Tianjin som har sagt upp vänortsavtalet med Jönköpings kommun. Beskedet kom i ett brev "
            "till kommunen den 15 april 2021. Avtalet upphörde den 30 juni 2021.\nSmålands Nytt 2 juli 2021",
            ("end", "reported", "2021-04-15", None, "foreign"), "2021-06-30",
        ),
    ],
)  # fmt: skip
def test_ends_with_a_day_of_their_own_and_one_of_effect(text: str, step: Step, ended: str) -> None:
    assert told(text) == ("ended", [step], ended)


@pytest.mark.parametrize(
    "text",
    [
        "Krönika\n\nJag satt på bryggan. Tänk om Hjo hade Bellagio i Italien som vänort! Hjo kommun låg då vid en större sjö.",
        "Kåseri\n\nJag föreställer mig att Kiruna kommun blir vänort med Honolulu. Borgmästaren skulle komma i bastkjol.",
        "Nyhet\n\nI går skrev vi att Motala kommun blir vänort med Dublin. Det var förstås ett aprilskämt.",
        "Krönika\n\nDrömmen om Paris som vänort till Laholms kommun lever i varje kommunalråd.",
        "Krönika\n\nOm Tranås kommun hade haft Wien som vänort hade vi väl fått en opera vid det här laget.",
    ],
)
def test_idle_talk_makes_no_town_of_ours(text: str) -> None:
    assert not process(f"{text}{MARK}".encode(), "item.txt").records


def records(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Code of the body, partner, beginning and name of every record."""
    return [
        (
            one.swedish_partner.code,
            one.foreign_partner.name if one.foreign_partner else None,
            one.established.value if one.established else None,
            one.designation,
        )
        for one in process(f"{text}{MARK}".encode(), "item.txt").records
    ]


def test_a_neighbour_told_against_our_own() -> None:
    text = (
        "Grannen först\n\nMedan Sollefteå kommun helt saknar vänorter har Kramfors kommun sedan 2015 ett vänortsavtal med "
        "Esashi i Japan.\nNågon ansökan är inte aktuell i Sollefteå.\nPublicerad 2019-03-04"
    )
    assert records(text) == [("2282", "Esashi", "2015", "vänortsavtal")]


def test_two_bodies_of_one_news_item_have_each_their_year() -> None:
    text = (
        "Norr\n\nBodens kommun pausade vänortsavtalet med Apatity i Ryssland den 1 mars 2022. Avtalet är från 1973.\nKalix kommun "
        "har behållit sitt vänortsavtal med Kalajoki i Finland. Det tecknades 1985.\nKuriren 13 april 2022"
    )
    due = [("2582", "Apatity", "1973", "vänortsavtal"), ("2514", "Kalajoki", "1985", "vänortsavtal")]
    assert sorted(records(text)) == sorted(due)


@pytest.mark.parametrize(
    ("lead", "noun"),
    [
        ("Kalmar kommun har vänortsavtal med följande städer:", "vänortsavtal"),
        ("Kalmar kommun har samarbetsavtal med två städer.", "samarbetsavtal"),
    ],
)
def test_a_list_is_called_by_the_sentence_above_it(lead: str, noun: str) -> None:
    text = f"Start / Internationellt / Vänorter\n\n{lead}\n- Wismar, Tyskland (2002)\n- Panevėžys, Litauen (1989)"
    assert records(text) == [("0880", "Wismar", "2002", noun), ("0880", "Panevėžys", "1989", noun)]


@pytest.mark.parametrize(
    "text",
    [
        "Fråga\n\nEtt medborgarförslag om att Vaxholms kommun ska bli vänort med Mariehamn på Åland har kommit in till "
        "kommunfullmäktige. Förslaget lämnades in den 3 maj 2021.\nPublicerad 2021-05-18",
        "Svar senare\n\nKommunfullmäktige i Tanums kommun remitterade i går en motion om att Tanum ska teckna vänortsavtal med "
        "Hvaler i Norge. Motionen lämnades in den 3 maj 2021 av Eva Dahl (C).\nPublicerad 2021-05-18",
    ],
)
def test_where_a_motion_was_filed(text: str) -> None:
    status, ((act, stage, day, organ, _),), _ = told(text)
    assert (status, act, stage, day, organ) == ("proposed", "establish", "requested", "2021-05-03", "kommunfullmaktige")


@pytest.mark.parametrize(
    ("text", "status", "step"),
    [
        (
            "Kort\n\nUlricehamn. Kommunstyrelsen har pausat vänortsavtalet med Belozersk i Ryssland. Beslutet togs den 4 mars 2022 "
            "och gäller tills vidare. (TT)",
            "paused", ("pause", "reported", "2022-03-04", "kommunstyrelsen", "swedish"),
        ),
        (
            "Slut\n\nHÄRNÖSAND. Härnösands kommun avslutar vänortsavtalet med Kotka i Finland. Det stod klart efter mötet i "
            "kommunfullmäktige den 25 mars 2019.",
            "ended", ("end", "reported", "2019-03-25", "kommunfullmaktige", "swedish"),
        ),
        (
            "Sparpaket\n\nKommunfullmäktige i Hofors kommun beslutade den 21 november 2011 att spara tre miljoner. Bland annat sägs "
            "vänortsavtalet med Cottbus i Tyskland upp.\nArbetarbladet 23 november 2011",
            "ended", ("end", "reported", "2011-11-21", "kommunfullmaktige", "swedish"),
        ),
        (
            "Vill bryta\n\nBORÅS. Sverigedemokraterna i Borås vill att kommunen säger upp vänortsavtalet med Zhengzhou i Kina. "
            "Partiet lämnade den 12 november 2020 in en motion i kommunfullmäktige.\nBorås Tidning 13 november 2020",
            "active", ("end", "requested", "2020-11-12", "kommunfullmaktige", "motion"),
        ),
    ],
)  # fmt: skip
def test_notices_of_a_town(text: str, status: str, step: Step) -> None:
    assert told(text)[:2] == (status, [step])


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        (
            "Fest\n\nI år är det 50 år sedan Melleruds kommun och Hammel i Danmark blev vänorter. Vänortsavtalet skrevs under den 2 "
            "juni 1973.\nPublicerad 2023-05-20",
            "1973-06-02",
        ),
        (
            "Besök\n\nI går kom borgmästaren från vänorten Raisio till Kungsbacka. Vänortsavtalet mellan Kungsbacka kommun och "
            "Raisio i Finland är från 1979.\nPublicerad 2018-09-14",
            "1979",
        ),
        (
            "Kvar\n\nTrelleborgs kommun, som har Stralsund i Tyskland som vänort sedan 1991, tänker inte ändra något.\n"
            "Publicerad 2011-05-21",
            "1991",
        ),
    ],
)
def test_a_jubilee_or_a_visit_is_no_beginning(text: str, begun: str) -> None:
    (record,) = process(f"{text}{MARK}".encode(), "item.txt").records
    assert record.established is not None
    assert (record.established.value, record.acts) == (begun, ())


def test_a_history_by_decades_is_told_in_the_present() -> None:
    text = (
        "Hem / Om kommunen / Historia\n\n1950-talet\nHalmstad får sin första vänort, Gladsaxe i Danmark, år 1952.\n1990-talet\n"
        "Vänortsavtalet med Gladsaxe förnyas 1992.\nHalmstads kommun"
    )
    status, acts, _ = told(text)
    assert (status, acts) == ("active", [("renew", "reported", "1992", None, "unknown")])
    assert records(text) == [("1380", "Gladsaxe", "1952", "vänortsavtal")]


def test_an_official_proposes_on_a_page() -> None:
    text = (
        "Kort\n\nKumla kommun kan mista en vänort.\nKulturchefen föreslår att vänortsavtalet med Frederiksberg i Danmark sägs upp."
        "\nPublicerad 2017-05-12"
    )
    assert [step[:4] for step in told(text)[1]] == [("end", "proposed", None, "annat")]


def test_bonds_that_were_knit() -> None:
    text = (
        "Historia\n\nRedan 1947 knöt dåvarande Säffle köping band till Askim i Norge, och Askim är än i dag Säffle kommuns vänort."
        "\nPublicerad 2019-03-04"
    )
    assert records(text) == [("1785", "Askim", "1947", "vänort")]
