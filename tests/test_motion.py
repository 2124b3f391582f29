"""The motion of an item: title, movers, filing, lists, and items that treat none."""

from __future__ import annotations

import pytest

from pipeline.extract.motions.motion import read_motion, read_motion_list, read_motions
from pipeline.extract.motions.reading import MotionReading
from pipeline.extract.motions.title import read_title
from pipeline.read.model import ReadDocument
from pipeline.split.model import SplitDocument
from schemas.record import Mover
from tests.item_text import make_head, make_item

KF, KS = "kommunfullmaktige", "kommunstyrelsen"
REJECTED = "\n== beslut: Beslut\nMotionen avslås."


def read(source: str, organ: str | None = KF, **more: object) -> MotionReading:
    found = read_motion(make_item(source), make_head(organ, **more))  # type: ignore[arg-type]
    assert found is not None
    return found


TITLES = [
    ("Motion (Eva Sund, C, och Per Ek, V) - Nya vänner", "Nya vänner"),
    ("Beslut gällande motion 12/2013: Nya vänner (Eva Sund, C)", "Nya vänner"),
    ("Motionssvar till Eva Sund (C) om nya vänner", "nya vänner"),
    ("Motion (2013:12) om nya vänner (och gamla) från Eva Sund (C)", "nya vänner (och gamla)"),
    ("Motion av Anna Lund (M) och Bo Alm (KD) om ett vänortsavtal med Japan", "ett vänortsavtal med Japan"),
    ("Motion av Anna Lund (M), Bo Alm (KD) och Siv\nRoos (L) om att säga upp avtalet", "att säga upp avtalet"),
    ("Motion från Anna Lund (M) om att säga upp avtalet", "att säga upp avtalet"),
    (
        "Svar på motion gällande att stärka vänortsarbetet - Anna\nLund (S) och Leif Hall (S)",
        "att stärka vänortsarbetet",
    ),
    ("Svar på motion gällande nya vänorter - Anna Lund (S) med flera", "nya vänorter"),
    ("Utlåtande över motion – Motion (M) Lämna\nvänortssamarbetet", "Lämna vänortssamarbetet"),
    ("Motion - tryggare kommun, kamerabevakning - Bo Alm (SD) och Siv Roos (SD)", "tryggare kommun, kamerabevakning"),
    ("Motion (SD) - Avsluta vänortssamarbetet", "Avsluta vänortssamarbetet"),
    ("Motion (SD): Avsluta vänortssamarbetet", "Avsluta vänortssamarbetet"),
    ("Säg upp vänortsavtalet med Pskov – svar på motion från Anna Lund (L)", "Säg upp vänortsavtalet med Pskov"),
    ("Svar på motion nr 12/2020 från Anna Lund (L): Avsluta samarbetet", "Avsluta samarbetet"),
    ("KS/2021:12 Svar på motion: Säg upp avtalet (V)", "Säg upp avtalet"),
    ("Svar på Anna Lunds (S) motion om nytt avtal", "nytt avtal"),
    ("Besvarande av motion ”Nya vänorter” väckt av Per Ek (C)", "Nya vänorter"),
    ("Motion angående vänort i Ukraina, väckt av Per Ek (C)", "vänort i Ukraina"),
    ("Svar på motion om vänort i Ukraina, KS 2022/123", "vänort i Ukraina"),
    ("Yttrande över motion från Per Ek (C) m.fl. angående Lviv", "Lviv"),
    ("Motionssvar - Utred vänort", "Utred vänort"),
    ("Motion av Per Ek (C) om vänort i Lviv, H 2024 nr 19", "vänort i Lviv"),
    ("Svar på motion 2021:14 av Per Ek (C) och Ann Lind (M) om Lviv", "Lviv"),
    ("Motion om kommunalt aktivitetsansvar (KAA) - Per Ek (C)", "kommunalt aktivitetsansvar (KAA)"),
    ("Motion från Sverigedemokraterna om att säga upp vänortsavtalet", "att säga upp vänortsavtalet"),
    ("Medborgarförslag om vänort i Moldavien", "vänort i Moldavien"),
    ("Motion från Per Ek (C) om att staden ska ha en vänort, 2004-06-01", "att staden ska ha en vänort"),
    ("Svar på medborgarförslag - Ny lekplats - Kalle Kula", "Ny lekplats"),
    ("Medborgarförslag från Kalle Kula om ny lekplats", "ny lekplats"),
    ("Initiativärende till kommunstyrelsen gällande att inrätta ett råd - Per Ek (L)", "att inrätta ett råd"),
]


@pytest.mark.parametrize(("heading", "title"), TITLES)
def test_title(heading: str, title: str) -> None:
    found = read_title(heading)
    assert found is not None and found.title is not None
    assert " ".join(heading[slice(*found.title)].split()) == title


MOVERS = [
    ("Motion av Anna Lund (M) och Bo Alm (KD) om tåg", [("Anna Lund", "M"), ("Bo Alm", "KD")]),
    # the filing sentence adds those whom the heading leaves out
    (
        "Svar på motion gällande tåg - Anna Lund (S) med flera\n== arende: Ärendebeskrivning\n"
        "Anna Lund (S), Bo Alm (S) och Siv Roos (S) har till kommunfullmäktige den 3 maj 2023 lämnat en motion om tåg.",
        [("Anna Lund", "S"), ("Bo Alm", "S"), ("Siv Roos", "S")],
    ),
    # one person in two spellings: the first one is kept
    (
        "Svar på motion gällande tåg - René Lund (S)\n== arende: Ärendebeskrivning\n"
        "Rene Lund (S) har den 3 maj 2023 lämnat in en motion gällande tåg.",
        [("René Lund", "S")],
    ),
    ("Utlåtande över motion – Motion (M) Fler tåg\n== arende: Ärendebeskrivning\nI fullmäktige väckte Anna Lund (M) en motion med denna rubrik.", [("Anna Lund", "M")]),
    ("Motion om tåg\n== arende: Ärende\nMotionen, av Anna Lund (M), handlar om fler tåg.", [("Anna Lund", "M")]),
    ("Motion om tåg\n== arende: Ärende\nAnna Lund (M), bakom motionen, och Bo Alm (S) har mötts.", []),
    ("Motion från Liberalerna om tåg", [(None, "L")]),
    ("Yttrande över motion - Fler tåg (M)\n== arende: Ärende\nHans Ek (M) har i en motion till fullmäktige föreslagit fler tåg.", [("Hans Ek", "M")]),
    ("Motion från SD angående tåg\n== arende: Ärende\nI motion, inkommen 2021-09-02, föreslår Tor Ek (SD) fler tåg.", [("Tor Ek", "SD")]),
    ("Motion (KD) - Fler tåg\n== arende: Ärende\nKristdemokraterna i Åmål motionerade 2021-03-01, KF § 44, genom Anna Lund om fler tåg.", [("Anna Lund", "KD")]),
    ("Motion - Fler tåg\n== arende: Ärende\nGenom Anna Lund har Liberalerna lämnat en motion om fler tåg.", [("Anna Lund", "L")]),
    ("Motion - Fler tåg\n== arende: Ärende\nKD genom Anna Lund föreslår i en motion fler tåg.", [("Anna Lund", "KD")]),
    ("Motion (M) om tåg\n== arende: Ärende\nAnna Lund (M) anser att kommunen bör köpa tåg. Motionen är från i maj.", [("Anna Lund", "M")]),
    # who is of another party than the heading's is heard on it
    ("Motion (S) om tåg\n== arende: Ärende\nAnna Lund (M) anser att kommunen inte bör köpa tåg.", [(None, "S")]),
    # speakers and the chair are no movers
    ("Motion av Anna Lund (M) om tåg\n== yrkande: Yrkanden\nBo Alm (S) yrkar avslag på motionen.", [("Anna Lund", "M")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "movers"), MOVERS)
def test_movers(source: str, movers: list[tuple[str | None, str]]) -> None:
    assert [(m.name, m.party) for m in read(source + REJECTED).motion.movers] == movers


def test_a_citizen_has_no_name_and_no_evidence() -> None:
    source = (
        "Medborgarförslag om ny vänort\n== arende: Ärendebeskrivning\nKalle Kula har den 3 maj 2023 lämnat in ett medborgarförslag om ny vänort."
        "\n== beslut: Beslut\nMedborgarförslaget avslås."
    )
    item = make_item(source)
    found = read_motion(item, make_head(KF))
    assert found is not None
    assert found.motion.kind == "medborgarforslag"
    assert found.motion.movers == (Mover(name=None, role="enskild"),)
    assert found.motion.outcome == "rejected"
    name = item.view.text.index("Kalle Kula")
    assert not any(f.start < name + 10 and name < f.end for f in found.findings)


FILED = [
    ("På kommunfullmäktiges möte 2019-02-11, §9, väckte Anna Lund (M) en motion.", "2019-02-11", "9", KF),
    ("Anna Lund (M) har till kommunfullmäktige den 7 februari 2023, § 19 lämnat en motion om tåg.", "2023-02-07", "19", KF),
    (
        "Anna Lund (M) har till kommunfullmäktige den 8 mars 2023 lämnat in en motion gällande tåg.\n"
        "Kommunfullmäktige beslutade den 8 mars 2023, § 31 att lämna motionen till kommunstyrelsen för beredning.",
        "2023-03-08", "31", KF,
    ),
    (
        "Anna Lund (M) inkom den 12 maj 2022 med en motion om tåg. Kommunfullmäktige beslutade 2022-05-19 § 61 att remittera motionen till kommunstyrelsen.",
        "2022-05-12", None, None,  # the council sent it out on another day: that is handling, and no filing with it
    ),
    ("I en motion, som anmäldes i kommunfullmäktige 2019-03-25 § 40, föreslår Anna Lund (M) fler tåg.", "2019-03-25", "40", KF),
    ("Kommunfullmäktige överlämnade den 4 april 2023 § 50 motionen till kommunstyrelsen för beredning.", "2023-04-04", "50", KF),
    ("Anna Lund (M) har i en motion föreslagit fler tåg.", None, None, None),
    ("Anna Lund (M) lämnade den 15 maj 2021 en motion om det avtal med Rauma som kommunfullmäktige sade upp.", "2021-05-15", None, None),
    # tabling, boards' opinions, deadlines and papers are no filing
    ("Bordlagt den 5 september 2023, § 83 och den 3 oktober 2023, § 90.", None, None, None),
    ("Kulturnämnden fick den 3 mars 2023 motionen för beredning, att besvaras innan 3 juni 2023.", None, None, None),
    ("Kulturnämnden har den 22 april 2023, § 48 lämnat yttrande över motionen.", None, None, None),
    ("Motionen ska besvaras senast den 26 juni 2023.", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "date", "paragraph", "organ"), FILED)
def test_filed(told: str, date: str | None, paragraph: str | None, organ: str | None) -> None:
    motion = read(f"Svar på motion om tåg\n== arende: Ärendebeskrivning\n{told}{REJECTED}").motion
    assert (motion.filed.value if motion.filed else None, motion.filed_paragraph, motion.filed_organ) == (
        date,
        paragraph,
        organ,
    )


def test_a_motion_received_here_is_filed_under_this_paragraph() -> None:
    received = "Motion om tåg - Anna Lund (M)\n== arende: Ärendebeskrivning\nAnna Lund (M) lämnar en motion om tåg.\n== beslut: Beslut\nMotionen remitteras till kommunstyrelsen för beredning."
    motion = read(received).motion
    assert motion.outcome == "sent_for_preparation"
    assert (motion.filed_organ, motion.filed_paragraph) == (KF, "12")
    assert motion.filed is not None
    assert (motion.filed.value, motion.filed.inferred) == ("2024-03-21", ("year", "month", "day"))
    # not when it was filed earlier, nor where another organ sends it on
    assert read(received, "namnd").motion.filed is None


RECEIVED = """Förteckning över anmälningsärenden
== beslut: Beslut
Antecknas.
Sedan det förra sammanträdet har följande motioner
kommit in till fullmäktige.
Motioner
2024-01-31

Motion av Anna Lund (M), Bo Alm (D) och
Siv Roos (KD) om ett nytt program, H 2024 nr 18.

2024-02-01

Motion av Per Ek (L) om ett
vänortsavtal med Japan, H 2024 nr 19.

2024-02-20
Motion av Leif Hall (V) om stöd till unga. Motionen återtagen
av motionären.
Skrivelse
2024-02-28

Dom angående en motion om tåg"""


def test_a_list_of_motions() -> None:
    item = make_item(RECEIVED)
    head = make_head(KF)
    assert read_motion(item, head) is None
    first, second, third = read_motion_list(item, head)
    assert [(m.name, m.party) for m in first.motion.movers] == [("Anna Lund", "M"), ("Bo Alm", "D"), ("Siv Roos", "KD")]
    assert first.motion.title == "ett nytt program"
    assert second.motion.title == "ett vänortsavtal med Japan"
    assert second.motion.filed is not None and second.motion.filed.value == "2024-02-01"
    assert (second.motion.filed_paragraph, second.motion.filed_organ) == ("12", KF)
    assert (second.motion.outcome, second.motion.outcome_stage) == ("unknown", None)
    assert (third.motion.outcome, third.motion.filed) == ("withdrawn", None)
    text = item.view.text
    assert "Japan" in text[second.start : second.end] and "program" not in text[second.start : second.end]


def test_a_list_that_is_sent_out() -> None:
    item = make_item(
        "Nya motioner\n== arende: Ärendet\nFöljande motioner har inkommit:\n1. Motion från Anna Ek (MP) om vänort i Ukraina, inkom 2024-03-02\n"
        "2. Motion från Liberalerna angående laddstolpar\n== beslut: Kommunfullmäktiges beslut\nMotionerna överlämnas till kommunstyrelsen för beredning."
    )
    found = read_motion_list(item, make_head(KF))
    assert [r.motion.title for r in found] == ["vänort i Ukraina", "laddstolpar"]
    assert {(r.motion.outcome, r.motion.outcome_stage, r.motion.filed_paragraph) for r in found} == {
        ("sent_for_preparation", "decided", "12")
    }
    assert [r.motion.filed.value if r.motion.filed else None for r in found] == ["2024-03-02", None]


NO_MOTION = [
    "Interpellation av Anna Lund (KD) om skolan\n== beslut: Beslut\nInterpellationen får framställas.",
    "Skriftlig fråga av Anna Lund (KD) om motionen om skolan\n== beslut: Beslut\nFrågan får ställas.",
    "Svar på fråga från Anna Lund (M) om tågen\n== beslut: Beslut\nFrågan är besvarad.",
    "Idrott och motion för äldre\n== beslut: Beslut\nInformationen antecknas.",
    "Detaljplan för Bro 2:3\n== beslut: Beslut\nDetaljplanen antas.",
    # a motion of old is told, another thing decided
    "Införande av frågestund\n== arende: Ärende\nFullmäktige biföll den 2 maj 2023, § 61, motionen om frågestund, som Anna Lund (C) hade väckt.\n== beslut: Beslut\nRutinen godkänns.",
    "Upphävande av beslut\n== beslut: Beslut\nBeslutet § 25 att anta motion av Anna Lund (KD) upphävs.",
    "Ordningsfråga\n== beslut: Beslut\nMotionerna under paragraferna 37–38 bordläggs.",
    "Redovisning av obesvarade motioner\n== beslut: Beslut\nRedovisningen läggs till handlingarna.",
    "Yrkande från SD angående vatten\n== beslut: Beslut\nYrkandet från SD avslås.",
]


@pytest.mark.parametrize("source", NO_MOTION)
def test_items_without_a_motion_of_their_own(source: str) -> None:
    assert read_motion(make_item(source), make_head(KF)) is None


def test_a_motion_that_the_heading_does_not_name() -> None:
    motion = read(
        "Avsluta vänortssamarbetet med Pskov\n== arende: Ärendebeskrivning\nAnna Lund (M) har den 3 maj 2023 lämnat in en motion."
        "\n== beslut: Beslut\nMotionen avslås."
    ).motion
    assert (motion.kind, motion.title, motion.outcome) == ("motion", "Avsluta vänortssamarbetet med Pskov", "rejected")
    assert [m.name for m in motion.movers] == ["Anna Lund"]


def test_news_of_a_motion() -> None:
    item = make_item(
        "Staden avslutar vänortssamarbete\n== annat\nEn motion från Per Ek (L) om att avsluta samarbetet med Minsk bifölls av kommunfullmäktige.",
        None,
    )
    found = read_motion(item, make_head(None, "press", None))
    assert found is not None
    assert found.motion.title == "att avsluta samarbetet med Minsk"
    assert [(m.name, m.party) for m in found.motion.movers] == [("Per Ek", "L")]
    assert (found.motion.outcome, found.motion.outcome_stage) == ("granted", "reported")
    passing = make_item("Vänorter\n== annat\nStaden har fem vänorter. År 2019 avslogs en motion om en sjätte.", None)
    assert read_motion(passing, make_head(None, "webbsida", None)) is None


def test_an_initiative_is_the_boards_own() -> None:
    motion = read(
        "Initiativärende gällande att inrätta ett råd - Per Ek (L)\n== arende: Ärendebeskrivning\n"
        "Per Ek (L) har den 11 maj 2023, § 93 lämnat ett initiativärende till kommunstyrelsen.\n"
        "== beslut: Beslut\nKommunstyrelsen beslutar att avslå initiativärendet.",
        KS,
    ).motion
    assert (motion.kind, motion.outcome, motion.outcome_stage) == ("initiativ", "rejected", "decided")
    assert (motion.filed.value if motion.filed else None, motion.filed_paragraph, motion.filed_organ) == (
        "2023-05-11",
        "93",
        KS,
    )


def test_the_motion_itself() -> None:
    item = make_item(
        "Inför vänort i Taiwan\n== motion\nTaiwan är en demokrati.\n== yrkande\nJag yrkar därför att kommunen ingår ett vänortsavtal.\n"
        "== signatur\nYstad den 4 mars 2021\nOlle Berg (L)",
        None,
    )
    found = read_motion(item, make_head(None, "motion", None))
    assert found is not None
    assert found.motion.title == "Inför vänort i Taiwan"
    assert [(m.name, m.party) for m in found.motion.movers] == [("Olle Berg", "L")]
    assert (found.motion.outcome, found.motion.outcome_stage, found.motion.filed) == ("unknown", None, None)


@pytest.mark.parametrize(
    ("head", "filed", "organ"),
    [
        ("Ystads kommun\nAnk. 2021-03-05\n\nTill\nKommunfullmäktige i Ystad", "2021-03-05", "kommunfullmaktige"),
        (
            "YSTADS KOMMUN\nKommunledningskontoret\n2021 -03- 05\n\nTill kommunfullmäktige",
            "2021-03-05",
            "kommunfullmaktige",
        ),
        ("Centerpartiet i Ystad\n2021-03-05\n\nTill kommunfullmäktige", None, "kommunfullmaktige"),
    ],
)
def test_the_stamp_of_a_letter(head: str, filed: str | None, organ: str) -> None:
    text = f"{head}\n\nMotion om en vänort i Taiwan\n\nVi yrkar att kommunen ingår ett vänortsavtal.\n\nOlle Berg (L)"
    found = read_motion(make_item(text, None), make_head(None, "motion", None))
    assert found is not None
    assert (found.motion.filed.value if found.motion.filed else None, found.motion.filed_organ) == (filed, organ)


def test_findings_cover_their_words() -> None:
    source = (
        "Motion av Anna Lund (M) om tåg\n== arende: Ärende\nMotionen väcktes i kommunfullmäktige den 3 maj 2023, § 9."
        + REJECTED
    )
    item = make_item(source)
    found = read_motion(item, make_head(KF))
    assert found is not None
    words = {f.field: item.view.text[f.start : f.end] for f in found.findings}
    assert words == {
        "motion.title": "tåg",
        "motion.movers.anna-lund": "Anna Lund (M)",
        "motion.filed": "3 maj 2023",
        "motion.filed_organ": "kommunfullmäktige",
        "motion.filed_paragraph": "§ 9",
        "motion.outcome": "Motionen avslås",
    }


def test_a_decision_outside_the_paragraph() -> None:
    order = make_item(
        "Ordningsfråga\n== beslut: Beslut\nMotionerna under paragraferna 37–38 bordläggs.\nAnmälningsärendet under paragraf 39 antecknas.",
        "36",
        "x#p36",
    )
    silent = make_item("Motion av Anna Lund (M) om tåg\n== underlag: Handling\n2022 nr 204.", "37", "x#p37")
    speaking = make_item("Motion av Bo Alm (V) om bussar\n== beslut: Beslut\nMotionen avslås.", "38", "x#p38")
    beyond = make_item("Motion av Siv Roos (C) om cyklar\n== underlag: Handling\n2022 nr 207.", "40", "x#p40")
    document = ReadDocument("x", "0" * 64, 1, "text/1", ())
    found = read_motions(SplitDocument(document, make_head(KF), False, (), (order, silent, speaking, beyond)))
    assert set(found) == {"x#p37", "x#p38", "x#p40"}
    tabled = found["x#p37"][0]
    assert (tabled.motion.outcome, tabled.motion.outcome_stage, tabled.motion.outcome_by) == ("tabled", "decided", KF)
    assert [(item, f.field) for item, f in tabled.elsewhere] == [("x#p36", "motion.outcome")]
    assert found["x#p38"][0].motion.outcome == "rejected"
    assert found["x#p40"][0].motion.outcome == "unknown"


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Till sammanträdet har kommit in: Motion av Anna Lund (S) om vänort i Narva.", "vänort i Narva"),
        ("Motion av Anna Lund (S) om vänort i Narva anmäls.", "vänort i Narva"),
        ("Anna Lund (S) väcker motion om vänort i Narva.", "vänort i Narva"),
        ("Anna Lund (S) har lämnat in en motion om vänort i Narva.", "vänort i Narva"),
    ],
)
def test_title_where_a_new_motion_is_announced(told: str, title: str) -> None:
    item = make_item(
        f"Anmälan av ny motion\n== arende: Ärende\n{told}\n== beslut: Beslut\nMotionen remitteras till kommunstyrelsen."
    )
    reading = read_motion(item, make_head(KF))
    assert reading is not None and reading.motion.title == title
    assert [(m.name, m.party) for m in reading.motion.movers] == [("Anna Lund", "S")]


def test_what_a_motion_wants_has_days_of_its_own() -> None:
    told = "Anna Lund (S) har motionerat om att avtalet, som löper ut vid utgången av 2002, förnyas."
    reading = read_motion(make_item(f"Yttrande över motion om Narva\n== arende: Ärende\n{told}"), make_head())
    assert reading is not None and reading.motion.filed is None
