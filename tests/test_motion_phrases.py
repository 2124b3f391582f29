"""Ways of saying it: motions as letters, lists, filings, yrkanden, reservations, handling, signatures, names."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extract.handling import read_handling
from pipeline.extract.motions.letter import is_letter
from pipeline.extract.motions.motion import item_motion, read_motion, read_motion_list, read_motions
from pipeline.extract.motions.positions import read_positions
from pipeline.extract.motions.stances import rules, stances
from pipeline.extract.motions.votes import read_votes
from pipeline.extract.people import find_people
from pipeline.extract.signers import read_signers
from pipeline.split.model import SplitDocument
from tests.item_text import make_head, make_item

KF, KS = "kommunfullmaktige", "kommunstyrelsen"
END = "\n\nVi yrkar\n\natt avtalet sägs upp.\n\n"

LETTERS = [
    # letter, title, filed, organ, movers
    ("Inkom till kommunfullmäktige 2021-05-03\n\nMOTION\n\nRiv upp avtalet med Narva" + END + "Eva Alm (V)   Bo Ek (MP)",
     "Riv upp avtalet med Narva", "2021-05-03", KF, ["Eva Alm V", "Bo Ek MP"]),
    ("M O T I O N\n\nNya vänner i Tartu\n\nTartu är en stad i Estland som många av oss har besökt." + END + "Eva Alm (V)",
     "Nya vänner i Tartu", None, None, ["Eva Alm V"]),
    ("Motion: Säg upp vänortsavtalet\nav Eva Alm (S)\nInkommen den 4 juni 2019\n\nAvtalet är gammalt." + END,
     "Säg upp vänortsavtalet", "2019-06-04", None, ["Eva Alm S"]),
    ("Motion till kommunfullmäktige\nIngiven vid fullmäktiges sammanträde den 9 mars 2020\n\nEn vänort på Åland\n\nVi har ingen."
     + END + "För Centerpartiet\nEva Alm (C)\nBo Ek (C)", "En vänort på Åland", "2020-03-09", KF, ["Eva Alm C", "Bo Ek C"]),
    ("Vänsterpartiet i Ystad\n\nMotion\n\n”Dags för paus”\n\nKontakten vilar." + END + "Eva Alm, Vänsterpartiet",
     "Dags för paus", None, None, ["Eva Alm V"]),
    ("MOTION          Ystads kommun\nInkom 2021-05-03\n\nEn vän vid havet\n\nVi har ingen." + END + "Eva Alm, gruppledare (C)\nBo Ek (L), ledamot i fullmäktige",
     "En vän vid havet", "2021-05-03", None, ["Bo Ek L", "Eva Alm C"]),
    ("MOTION\n\nEn vän vid havet\n\nVi har ingen." + END + "Centerpartiets fullmäktigegrupp\ngenom Eva Alm", "En vän vid havet", None, None, ["Eva Alm C"]),
    # without a stamp it is filed with the council that its head addresses
    ("YSTADS KOMMUN\nKommunfullmäktige\n\nMOTION: Sluta resa\n\nResorna kostar." + END + "Eva Alm (M)", "Sluta resa", None, KF, ["Eva Alm M"]),
    ("Motion till Ystads kommunfullmäktige\n\nSluta resa\n\nResorna kostar." + END + "Eva Alm (M)", "Sluta resa", None, KF, ["Eva Alm M"]),
    ("Till kommunfullmäktige i Ystads kommun\n\nMotion\n\nSluta resa\n\nResorna kostar." + END + "Eva Alm (M)", "Sluta resa", None, KF, ["Eva Alm M"]),
    ("MOTION\n\nSluta resa\n\nFullmäktige har inte sagt sitt." + END + "Eva Alm (M)", "Sluta resa", None, None, ["Eva Alm M"]),
    # a date in the place and day of the signature is no stamp
    ("MOTION\n\nSluta resa\n\nResorna kostar." + END + "Ystad den 3 maj 2022\n\nEva Alm (M)", "Sluta resa", None, None, ["Eva Alm M"]),
    *(
        ("MOTION\n\nSluta resa\n\nResorna kostar." + END + signed, "Sluta resa", None, None, ["Eva Alm M"])
        for signed in (
            "2022-05-03  Eva Alm (M)", "Ystad 2022-05-03, Eva Alm (M)", "Ystad den 3 maj 2022 Eva Alm (M)", "Eva Alm (M), 2022-05-03",
            "3 maj 2022. Eva Alm (M)",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "filed", "organ", "movers"), LETTERS)
def test_letter(text: str, title: str, filed: str | None, organ: str | None, movers: list[str]) -> None:
    item, head = make_item("== motion\n" + text, None), make_head(None, "motion", None)
    reading = read_motion(item, head)
    assert reading is not None
    motion = reading.motion
    assert motion.title == title
    assert (motion.filed.value if motion.filed else None, motion.filed_organ) == (filed, organ)
    assert [f"{m.name} {m.party}" for m in motion.movers] == movers
    assert (motion.outcome, motion.outcome_stage) == ("unknown", None)


def test_movers_side_by_side_with_their_parties_below() -> None:
    text = "MOTION\n\nNya vänner\n\nVi vill ha fler vänorter.\n\nEva Alm                Bo Ek\nCenterpartiet          Vänsterpartiet"
    reading = read_motion(make_item("== motion\n" + text, None), make_head(None, "motion", None))
    assert reading is not None
    assert [(m.name, m.party) for m in reading.motion.movers] == [("Eva Alm", "C"), ("Bo Ek", "V")]


def test_a_citizens_letter_keeps_its_writer_unnamed() -> None:
    text = "Medborgarförslag\nInkom till kommunen: 2023-02-01\n\nFörslagets rubrik\nEn vänort vid havet\n\nJag tycker om hav.\n\nEva Alm, strateg"
    item, head = make_item("== motion\n" + text, None), make_head(None, "motion", None)
    reading = read_motion(item, head)
    assert reading is not None
    assert (reading.motion.kind, reading.motion.title) == ("medborgarforslag", "En vänort vid havet")
    assert reading.motion.movers[0].name is None
    assert read_signers(item, head) == ()


def test_a_boards_answer_is_not_the_motion_itself() -> None:
    answer = "== arende\nMotion – Nya vänner\n\nKommunstyrelsen föreslår kommunfullmäktige\natt avslå motionen."
    assert not is_letter(make_item(answer, None), make_head(None, "motion", None))
    assert is_letter(
        make_item("== motion\nMotion – Nya vänner\n\nVi vill ha fler.", None), make_head(None, "motion", None)
    )


LISTS = [
    ("Nyinkomna motioner\n== arende\nTill sammanträdet har följande kommit in:\n\na) Motion om bad, väckt av Eva Alm (MP).\nDnr 2019-00131\n\n"
     "b) Motion om tåg, väckt av Bo Ek (L).\n== beslut: Beslut\nMotionerna lämnas till kommunstyrelsen för beredning.",
     [("bad", "Eva Alm"), ("tåg", "Bo Ek")], "2024-03-21", "sent_for_preparation"),
    ("Nya motioner\n== beslut: Beslut\nMotionerna remitteras till kommunstyrelsen för beredning.\n\nFöljande motioner lämnas in vid dagens sammanträde:\n\n"
     '– Motion från Eva Alm (S) "Fria bussar"\n– Motion från Bo Ek (C) "Nya spår"',
     [("Fria bussar", "Eva Alm"), ("Nya spår", "Bo Ek")], "2024-03-21", "sent_for_preparation"),
    ("Inkomna motioner\n== beslut: Beslut\natt lämna följande motioner till kommunstyrelsen för beredning.\n\nMotion 4/2022: Lägre fart; Eva Alm (KD)\n"
     "Motion 5/2022: Simskola; Bo Ek (MP)", [("Lägre fart", "Eva Alm"), ("Simskola", "Bo Ek")], "2024-03-21", "sent_for_preparation"),
    ("Anmälan av inkomna motioner\n== arende\nFöljande motioner har kommit in.\n- Motion om sommarjobb, Eva Alm (M)\n- Motion om parken, Bo Ek (YP)\n"
     "== beslut: Beslut\nAnmälan noteras.", [("sommarjobb", "Eva Alm"), ("parken", "Bo Ek")], "2024-03-21", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "filed", "outcome"), LISTS)
def test_list(text: str, rows: list[tuple[str, str]], filed: str | None, outcome: str) -> None:
    readings = read_motion_list(make_item(text), make_head())
    assert [(r.motion.title, r.motion.movers[0].name) for r in readings] == rows
    assert {r.motion.filed.value if r.motion.filed else None for r in readings} == {filed}
    assert {r.motion.outcome for r in readings} == {outcome}
    shared = item_motion(readings)
    assert shared is not None
    assert (shared.outcome, shared.title, shared.movers) == (outcome, None, ())


def test_a_collective_tabling_treats_no_motion_of_its_own() -> None:
    item = make_item("Bordläggning av motioner\n== beslut: Beslut\nMotionerna under paragraferna 14–15 bordläggs.")
    assert read_motions(SplitDocument(None, make_head(), False, (), (item,))) == {}  # type: ignore[arg-type]


FILED = [
    ("Kommunfullmäktige tog den 4 maj 2020, § 21, emot en motion från Eva Alm (L).", "2020-05-04", KF, "21"),
    (
        "Eva Alm (L) har lämnat in en motion om tåg. Motionen anmäldes i kommunfullmäktige den 9 november 2017, § 310.",
        "2017-11-09",
        KF,
        "310",
    ),
    (
        "En invånare har lämnat in ett medborgarförslag. Förslaget anmäldes i fullmäktige 2016-11-28, § 187.",
        "2016-11-28",
        KF,
        "187",
    ),
    ("Eva Alm (KD) anmälde den 9 mars 2022, § 41, en motion om tåg.", "2022-03-09", KF, "41"),
]


@pytest.mark.parametrize(("text", "filed", "organ", "paragraph"), FILED)
def test_filed(text: str, filed: str, organ: str | None, paragraph: str) -> None:
    reading = read_motion(make_item(f"Svar på motion om tåg\n== arende: Ärende\n{text}"), make_head())
    assert reading is not None and reading.motion.filed is not None
    assert (reading.motion.filed.value, reading.motion.filed_organ, reading.motion.filed_paragraph) == (
        filed,
        organ,
        paragraph,
    )


ENDED = "Vänorten Tartu\n== beslut: Beslut\nVänortsavtalet med Tartu sägs upp.\n"
KEPT = "Partnerskapet med Tartu\n== beslut: Beslut\nPartnerskapet förlängs inte.\n"
LOST = "Svar på motion om Tartu\n== beslut: Beslut\nMotionen avslås.\n"
POSITIONS = [
    (ENDED + "== yrkande: Yrkanden\nEva Alm (S) yrkar att avtalet i stället görs vilande.", ["Eva Alm against yrkande"]),
    (ENDED + "== forslag: Förslag till beslut på sammanträdet\nEva Alm (S) föreslår att avtalet sägs upp.\nBo Ek (M) instämmer.",
     ["Eva Alm for yrkande", "Bo Ek for yrkande"]),
    (KEPT + "== forslag: Förslag på sammanträdet\nEva Alm (V) föreslår att partnerskapet förlängs i två år.\nBo Ek (C) föreslår att avtalet inte förlängs."
     "\n== reservation: Reservation\nEva Alm (V)", ["Eva Alm against yrkande", "Bo Ek for yrkande", "Eva Alm against reservation"]),
    (ENDED + "== yrkande: Yrkanden\nEva Alm (C) yrkar, med instämmande av Bo Ek (M), bifall till nämndens förslag.",
     ["Eva Alm for yrkande", "Bo Ek for yrkande"]),
    (ENDED + "== yrkande: Yrkanden\nEva Alm (C) yrkar bifall till nämndens förslag. I yrkandet instämmer Bo Ek (M).",
     ["Eva Alm for yrkande", "Bo Ek for yrkande"]),
    (ENDED + "== forslag: Förslag\nEva Alm (S) föreslår att nämnden beslutar enligt kansliets förslag.", ["Eva Alm for yrkande"]),
    (ENDED + "== yrkande: Yrkanden\nEva Alm (S) yrkar att ärendet återremitteras.", []),
    (ENDED + "== yrkande: Yrkanden\nEva Alm (S) yrkar att även flaggorna tas bort.", []),
    (LOST + "== reservation: Reservation\nLedamöterna från SD reserverar sig mot beslutet.", ["SD for reservation"]),
    (LOST + "== annat: Övrigt\nReservation har anmälts av Eva Alm (SD).", ["Eva Alm for reservation"]),
    (ENDED + '== reservation: Särskilt yttrande\nEva Alm (M) lämnar följande särskilda yttrande: "Jag har inget emot att avtalet upphör."',
     ["Eva Alm for sarskilt_yttrande"]),
    (ENDED + "== reservation: Särskilt yttrande\nEva Alm (M) lämnar ett särskilt yttrande.", []),
    (LOST + "== reservation: Reservation\nLedamöterna från SD reserverar sig mot beslutet till förmån för det egna yrkandet.\n"
     "== yrkande: Yrkanden\nEva Alm (S) yrkar bifall till kommunstyrelsens förslag.\nBo Ek (SD) yrkar bifall till motionen.",
     ["SD for reservation", "Eva Alm against yrkande", "Bo Ek for yrkande"]),
    (LOST + "== annat: Reservation\nReservation anfördes av Eva Alm (L) med hänvisning till motionen.", ["Eva Alm for reservation"]),
    (LOST + "== annat: Särskilt yttrande\nEva Alm (V) lämnar ett särskilt yttrande.", []),
    (LOST + "== annat: Särskilt yttrande\nEva Alm (V) lämnar ett särskilt yttrande: vi står bakom beslutet.", ["Eva Alm against sarskilt_yttrande"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POSITIONS)
def test_position(text: str, expected: list[str]) -> None:
    if text.startswith("Svar"):
        text += "\n== forslag_kf: Kommunstyrelsens förslag\nMotionen avslås."
    found = read_positions(make_item(text), make_head())
    assert [f"{f.value.name or f.value.party} {f.value.side} {f.value.form}" for f in found] == expected


HANDLING = [
    ("beredning", "Kommunstyrelsen har 2024-02-05, § 41, föreslagit att motionen ska avslås.", ["kommunstyrelsen 2024-02-05 41"]),
    ("arende", "Kommunstyrelsen föreslog den 5 februari 2024, § 41, att motionen ska avslås.", ["kommunstyrelsen 2024-02-05 41"]),
    ("arende", "Kommunfullmäktige bordlade ärendet även 2024-02-19, § 33.", ["kommunfullmäktige 2024-02-19 33"]),
    ("arende", "Tekniska nämnden lämnade sitt yttrande 2023-09-24 § 77.", ["tekniska nämnden 2023-09-24 77"]),
    ("arende", "Kulturutskottet, som den 21 augusti 2023, § 52, inte hade något att erinra.", ["kulturutskottet 2023-08-21 52"]),
    ("arende", "Kommunstyrelsens utskott för hållbar utveckling fick information i ärendet den 31 januari 2024.",
     ["kommunstyrelsens utskott för hållbar utveckling 2024-01-31 None"]),
    ("beredning", "Kommunstyrelsens behandling av ärendet skedde vid sammanträdet 2024-\n01-25, § 12.", ["kommunstyrelsen 2024-01-25 12"]),
    ("arende", "Kommunstyrelsen har 2024-01-11 § 18 föreslagit kommunfullmäktige att säga upp avtalet.", ["kommunstyrelsen 2024-01-11 18"]),
    ("arende", "Ärendet har beretts av regionala utvecklingsnämnden den 29 januari 2024, § 3.", ["regionala utvecklingsnämnden 2024-01-29 3"]),
    # an office's letter, a settled matter, an announced decision: no handling
    ("arende", "Förvaltningen lämnade sitt yttrande 2023-09-24.", []),
    ("arende", "Kommunstyrelsen tar slutlig ställning till avtalet 2024-05-24.", []),
    ("arende", "Kommunstyrelsen beslutade den 9 december 2023, § 31, att avsluta avtalet.\n== underlag: Underlag\nKommunstyrelsens protokoll 2023-12-09, § 31", []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), HANDLING)
def test_handling_told(kind: str, text: str, expected: list[str]) -> None:
    found = read_handling(make_item(f"Vänorten Tartu\n== {kind}: Rubrik\n{text}"), make_head())
    assert [f"{f.value.organ_name} {f.value.date.value} {f.value.paragraph}" for f in found] == expected


def test_a_quoted_paragraph_in_the_margin_is_handling() -> None:
    text = "Vänorten\n== beredning @utskott\nKU § 30 07-02-13\nKontakten är god.\n== forslag @utskott: Kommunledningsutskottets förslag\nTeckna avtal."
    found = read_handling(make_item(text), make_head(KS, meeting="2007-03-06"))
    assert [(f.value.organ_name, f.value.date.value, f.value.paragraph) for f in found] == [
        ("kommunledningsutskottet", "2007-02-13", "30")
    ]


SIGNED = [
    ("Eva Alm (M)                  Bo Herrstad\nordförande                   kommundirektör", ["Eva Alm M ordförande", "Bo Herrstad None kommundirektör"]),
    ("Eva Alm\nlandshövding\nBo Ek\navdelningschef", ["Eva Alm None landshövding", "Bo Ek None avdelningschef"]),
    ("Kommunstyrelsens ordförande\nEva Alm (S)", ["Eva Alm S kommunstyrelsens ordförande"]),
    ("Eva Alm (S)\nOrdförande i kommunstyrelsen\n                 Bo Ek\n                 Stadsdirektör",
     ["Eva Alm S ordförande i kommunstyrelsen", "Bo Ek None stadsdirektör"]),
    ("Eva Alm\nRegional utvecklingsdirektör", ["Eva Alm None regional utvecklingsdirektör"]),
    ("Eva Alm Bo Ek\nKommundirektör Internationell strateg", ["Eva Alm None kommundirektör", "Bo Ek None internationell strateg"]),
    ("Eva Alm, kanslichef", ["Eva Alm None kanslichef"]),
    ("Ystad den 9 november 2022\nEVA ALM", ["Eva Alm None None"]),
    # addressees and sentences are no signatures
    ("Kommunens Ekonomikontor\nEva Alm (S) har talat om detta.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIGNED)
def test_signed(text: str, expected: list[str]) -> None:
    item = make_item(f"Utlåtande\n== arende: Ärende\nAvtalet är gammalt.\n\n{text}", None)
    found = read_signers(item, make_head(KS, "utlatande", None))
    assert [f"{f.value.name} {f.value.party} {f.value.role}" for f in found] == expected


NAMES = [
    ("Mia ben Salem (S)", ["Mia ben Salem S"]),
    ("Stina Berg, S: bifall", ["Stina Berg S"]),
    ("EVA ALM (M)", ["Eva Alm M"]),
    ("motion av\nJens\nChristian Berg (S)", ["Jens Christian Berg S"]),
    ("Yrkanden\nEva Alm (S)", ["Eva Alm S"]),
    ("Eva Alm och Bo Ek (båda L)", ["Eva Alm L", "Bo Ek L"]),
    ("Eva Alm, Bo Ek och Åsa Ask (alla S)", ["Eva Alm S", "Bo Ek S", "Åsa Ask S"]),
    ("Eva Alm m.fl. (M)", ["Eva Alm M"]),
    ("- Motion om parken, Bo Ek (YP)", ["Bo Ek YP"]),
    ("enligt Bo Ek (YP) i Lund", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_name(text: str, expected: list[str]) -> None:
    assert [f"{p.name} {p.party}" for p in find_people(text)] == expected


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["stance"])
def test_stance_examples(rule: dict[str, Any]) -> None:
    for text in rule["yes"]:
        assert rule["stance"] in stances(text), text
    for text in rule["no"]:
        assert rule["stance"] not in stances(text), text


def test_a_denied_stance_is_its_opposite() -> None:
    assert stances("att avtalet inte förlängs") == {"end"}
    assert stances("att inte säga upp avtalet") == {"keep"}


def test_those_who_abstain_are_counted() -> None:
    text = "Svar på motion om tåg\n== omrostning: Votering\nMed 49 ja-röster mot 8 nej-röster och 2 som avstår avslås motionen."
    votes = read_votes(make_item(text), make_head())
    assert [(v.value.yes, v.value.no, v.value.abstain) for v in votes] == [(49, 8, 2)]
