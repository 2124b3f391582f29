"""Matters through their items: made-up documents, and what their threads must be, worked out by reading."""

from __future__ import annotations

import pytest

from pipeline.resolve.casenumbers import cases_in, read_case
from pipeline.resolve.mentions import mentions
from pipeline.resolve.topics import RoutineRule, is_routine, routine_rules, same_title
from schemas.item import Item
from tests.made_matters import Archive, Para

PROPOSED = "Kommunstyrelsen föreslår att kommunfullmäktige beslutar att motionen avslås."
REJECTED = "Kommunfullmäktige beslutar att avslå motionen."


def together(archive: Archive, *items: str) -> tuple[str, str | None]:
    """The outcome of the thread that holds exactly these items."""
    found = archive.threads()
    assert frozenset(items) in found, sorted(map(sorted, found))
    return found[frozenset(items)]


def test_a_motion_through_all_its_stages_by_one_case_number() -> None:
    made = (
        Archive()
        .motion("m.txt", "Teckna vänortsavtal med Selfoss", "2031-01-12", "Selfoss är en trevlig stad på Island.",
                "Asta Grim (C)", case="KS 2031/0044")
        .letter("t.txt", "Svar på motion – Teckna vänortsavtal med Selfoss", "2031-03-01", "Motionen avslås.",
                "Asta Grim (C) föreslår i en motion att kommunen tecknar vänortsavtal med Selfoss.", case="KS 2031/0044")
        .board("ks.txt", "2031-03-20", Para("31", "Svar på motion – Teckna vänortsavtal med Selfoss", PROPOSED,
               "Asta Grim (C) föreslår i en motion att kommunen tecknar vänortsavtal med Selfoss.", "KS 2031/0044"))
        .council("kf.txt", "2031-04-10", Para("17", "Svar på motion – Teckna vänortsavtal med Selfoss", REJECTED,
                 "Asta Grim (C) föreslår i en motion att kommunen tecknar vänortsavtal med Selfoss.", "KS 2031/0044"))
    )  # fmt: skip
    assert together(made, "m i1", "t i1", "ks 31", "kf 17") == ("rejected", "decided")
    (thread,) = made.read().threads
    assert thread.item_ids == ("m.txt#i1", "t.txt#i1", "ks.txt#p31", "kf.txt#p17"), "in the order of time"
    assert thread.thread_id == "kommun-0125:KS-2031-44"
    assert [step.outcome for step in thread.steps] == ["unknown", "rejected", "rejected", "rejected"]


def test_no_case_number_but_references() -> None:
    made = (
        Archive()
        .board("ks.txt", "2031-03-20",
               Para("31", "Motion om en vänort på Åland", PROPOSED, "Eivor Stam (MP) vill att kommunen får en vänort på Åland."),
               Para("32", "Taxa för båtplatser", "Kommunstyrelsen föreslår att taxan antas.", "Taxan är från 2019."))
        .council("kf.txt", "2031-04-10",
                 Para("17", "Framtida kontakter med Mariehamn", REJECTED,
                      "Kommunstyrelsen behandlade motionen den 20 mars 2031, § 31, och föreslog att den avslås. Den gäller "
                      "vänortsavtal med Mariehamn på Åland."),
                 Para("18", "Taxa för båtplatser", "Taxan antas.", "Kommunstyrelsen har behandlat ärendet 2031-03-20 § 32."))
    )  # fmt: skip
    assert together(made, "ks 31", "kf 17") == ("rejected", "decided")
    assert frozenset({"ks 32", "kf 18"}) in made.threads()


def test_a_paragraph_named_with_its_year_and_an_interpellation_from_its_list() -> None:
    made = (
        Archive()
        .minutes("au.txt", "Kommunstyrelsens arbetsutskott", "2031-02-10",
                 Para("5", "Bidrag till orkesterresa till Selfoss", "Arbetsutskottet föreslår att bidrag ges."))
        .board("ks.txt", "2031-02-24", Para("31", "Bidrag till orkesterresa", "Bidrag ges med 10 000 kronor.",
               "Underlag\nArbetsutskottets protokoll § 5/2031"))
        .council("kf1.txt", "2031-04-10", Para("17", "Nya interpellationer", "Interpellationen får ställas.",
                 "Asta Grim (C) har lämnat en interpellation om skolskjutsarnas säkerhet."))
        .council("kf2.txt", "2031-05-10", Para("22", "Svar på interpellation från Asta Grim (C) om skolskjutsarnas säkerhet",
                 "Interpellationen är besvarad."))
    )  # fmt: skip
    assert together(made, "au 5", "ks 31") == ("unknown", None)
    assert together(made, "kf1 17", "kf2 22") == ("unknown", None)


def test_a_page_that_tells_of_a_decision_in_a_month() -> None:
    made = Archive().board("ks.txt", "2031-04-16", Para("47", "Bidrag till Musselfestivalen 2031", "Bidrag ges."))
    page = "<html><body><h1>Musselfestivalen fyller tio</h1><p>Nyhet 2031-05-21</p><p>{}</p><p>Ekerö kommun</p></body></html>"
    made.files["n.html"] = page.format("Kommunstyrelsen beslutade i april att stödja festivalen.")
    assert frozenset({"ks 47", "n.html#i1"}) in made.threads()
    made.files["n.html"] = page.format("Kommunstyrelsen beslutade i mars att stödja festivalen.")
    assert frozenset({"ks 47", "n.html#i1"}) not in made.threads()


def test_tabled_twice_and_then_decided() -> None:
    heading, text = (
        "Motion av Nils Råd (V): Säg upp vänortsavtalet med Tambov",
        "Motionären vill säga upp vänortsavtalet med Tambov.",
    )
    tabled = "Ärendet bordläggs till nästa sammanträde."
    made = (
        Archive()
        .council("a.txt", "2031-02-10", Para("12", heading, tabled, text))
        .council("b.txt", "2031-03-10", Para("29", heading, tabled, f"Bordlagt den 10 februari 2031, § 12.\n\n{text}"))
        .council("c.txt", "2031-04-10", Para("40", heading, "Motionen bifalls.",
                 f"Bordlagt den 10 februari 2031, § 12, och den 10 mars 2031, § 29.\n\n{text}"))
    )  # fmt: skip
    assert together(made, "a 12", "b 29", "c 40") == ("granted", "decided")


def test_referred_back_and_dealt_with_anew() -> None:
    heading = "Svar på motion – Bli vänort med Viborg"
    made = (
        Archive()
        .board("ks1.txt", "2031-02-01", Para("8", heading, PROPOSED, "Tore Vik (M) föreslår att kommunen blir vänort med Viborg.", "KS 2030/0711"))
        .council("kf1.txt", "2031-02-20", Para("11", heading, "Ärendet återremitteras till kommunstyrelsen.",
                 "Kommunstyrelsen har behandlat ärendet 2031-02-01, § 8.", "KS 2030/0711"))
        .board("ks2.txt", "2031-05-02", Para("66", "Återremiss: Vänort i Viborg",
               "Kommunstyrelsen föreslår att kommunfullmäktige beslutar att motionen anses besvarad.",
               "Kommunfullmäktige beslutade den 20 februari 2031, § 11, att återremittera motionen."))
        .council("kf2.txt", "2031-05-20", Para("59", heading, "Motionen anses besvarad.",
                 "Kommunstyrelsen har behandlat ärendet 2031-05-02, § 66.", "KS 2030/0711"))
    )  # fmt: skip
    assert together(made, "ks1 8", "kf1 11", "ks2 66", "kf2 59") == ("answered", "decided")


def test_after_a_referral_back_the_last_final_outcome_stands() -> None:
    heading = "Svar på motion – Bli vänort med Viborg"
    made = (
        Archive()
        .board("ks.txt", "2031-02-01", Para("8", heading, PROPOSED, "Tore Vik (M) vill att kommunen blir vänort med Viborg.", "KS 2030/0711"))
        .council("kf.txt", "2031-02-20", Para("11", heading, "Ärendet återremitteras till kommunstyrelsen.", "", "KS 2030/0711"))
    )  # fmt: skip
    assert together(made, "ks 8", "kf 11") == ("rejected", "proposed"), "a step is not final"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("KSKF/2031:297", "2031.297 KS"),
        ("KS 2031/00297", "KS-2031-297"),
        ("2031/297", "KS 2031/0297-106"),
        ("KS 297/31", "KS 2031/297"),
        ("KF KS/2031:297", "KS/2031:297"),
    ],
)
def test_a_case_number_printed_in_two_ways(one: str, two: str) -> None:
    text = "Kommunen har ett vänortsavtal med Orkdal."
    made = (
        Archive()
        .board("ks.txt", "2031-02-01", Para("8", "Vänortsavtalet med Orkdal", "Kommunstyrelsen föreslår att kommunfullmäktige beslutar att säga upp vänortsavtalet med Orkdal.", text, one))
        .council("kf.txt", "2031-02-20", Para("11", "Uppsägning av vänortsavtalet med Orkdal", "Kommunfullmäktige beslutar att säga upp vänortsavtalet med Orkdal.", text, two))
    )  # fmt: skip
    together(made, "ks 8", "kf 11")


def test_one_number_of_two_registries_is_two_matters() -> None:
    made = (
        Archive()
        .minutes("bun.txt", "Barn- och utbildningsnämnden", "2031-02-01",
                 Para("8", "Elevutbyte med vänorten Orkdal", "Utbytet godkänns.", "Kommunen har vänortsavtal med Orkdal.", "BUN 2031/61"))
        .council("kf.txt", "2031-02-20", Para("11", "Vänortsavtalet med Orkdal", "Vänortsavtalet med Orkdal sägs upp.", "Kommunen har vänortsavtal med Orkdal.", "KS 2031/61"))
    )  # fmt: skip
    assert not any(len(items) > 1 for items in made.threads())


def test_one_number_on_two_subjects_joins_nothing() -> None:
    made = (
        Archive()
        .board("a.txt", "2031-02-01", Para("8", "Vänortsavtalet med Orkdal", "Vänortsavtalet med Orkdal sägs upp.", "Avtalet är från 1970.", "KS 2031/61"))
        .board("b.txt", "2031-03-01", Para("19", "Ny slamsugningsbil", "Bilen köps in.", "Den gamla är trasig.", "KS 2031/61"))
    )  # fmt: skip
    assert not any(len(items) > 1 for items in made.threads())


def test_two_motions_of_one_title_by_different_movers() -> None:
    title = "Skaffa en vänort i Ukraina"
    made = (
        Archive()
        .motion("m1.txt", title, "2031-01-12", "Kriget pågår.", "Asta Grim (C)")
        .motion("m2.txt", title, "2031-01-15", "Kriget pågår.", "Ove Thall (KD)")
        .council("kf.txt", "2031-06-10",
                 Para("70", f"Svar på motion av Asta Grim (C) – {title}", "Motionen bifalls.", "Asta Grim (C) har lämnat in motionen."),
                 Para("71", f"Svar på motion av Ove Thall (KD) – {title}", REJECTED, "Ove Thall (KD) har lämnat in motionen."))
    )  # fmt: skip
    found = made.threads()
    assert found[frozenset({"m1 i1", "kf 70"})] == ("granted", "decided")
    assert found[frozenset({"m2 i1", "kf 71"})] == ("rejected", "decided")


def test_the_same_motion_again_years_later() -> None:
    title = "Skaffa en vänort i Ukraina"
    text = "Asta Grim (C) väckte den {} en motion om att kommunen skaffar en vänort i Ukraina."
    made = (
        Archive()
        .council("a.txt", "2027-04-10", Para("17", f"Svar på motion – {title}", REJECTED, text.format("10 januari 2027")))
        .motion("m.txt", title, "2031-01-12", "Nu frågar jag igen.", "Asta Grim (C)")
        .council("b.txt", "2031-05-10", Para("55", f"Svar på motion – {title}", "Motionen bifalls.", text.format("12 januari 2031")))
    )  # fmt: skip
    found = made.threads()
    assert found[frozenset({"a 17"})] == ("rejected", "decided")
    assert found[frozenset({"m i1", "b 55"})] == ("granted", "decided")


def test_two_matters_that_name_the_same_paragraph() -> None:
    made = (
        Archive()
        .board("ks.txt", "2029-03-20", Para("88", "Vänortsavtalet med Pskov", "Vänortsavtalet med Pskov pausas.", "Avtalet är från 1996.", "KS 2029/101"))
        .council("kf1.txt", "2031-04-10", Para("17", "Svar på motion – Avsluta vänortsavtalet med Pskov", REJECTED,
                 "Kommunstyrelsen beslutade den 20 mars 2029, § 88, att pausa vänortsavtalet med Pskov.", "KS 2031/5"))
        .council("kf2.txt", "2031-05-10", Para("33", "Vänortsavtalet med Pskov återupptas", "Vänortsavtalet med Pskov återupptas.",
                 "Enligt kommunstyrelsens beslut 2029-03-20, § 88, är vänortsavtalet med Pskov pausat.", "KS 2031/77"))
    )  # fmt: skip
    assert not any(len(items) > 1 for items in made.threads())


def test_a_list_is_a_step_of_each_of_its_motions_and_joins_none() -> None:
    listed = (
        "Följande motioner har lämnats in till dagens sammanträde:\n\n1. Motion av Asta Grim (C) om vänortsavtal med Selfoss\n"
        "2. Motion av Ove Thall (KD) om vänortsavtal med Narva\n3. Motion av Ivar Slott (S) om hundrastgård"
    )
    made = (
        Archive()
        .council("list.txt", "2031-01-20", Para("4", "Nya motioner", "Motionerna remitteras till kommunstyrelsen för beredning.", listed))
        .council("kf.txt", "2031-06-10",
                 Para("70", "Svar på motion om vänortsavtal med Selfoss", "Motionen bifalls.",
                      "Asta Grim (C) väckte motionen vid kommunfullmäktiges sammanträde den 20 januari 2031, § 4."),
                 Para("71", "Svar på motion om vänortsavtal med Narva", REJECTED,
                      "Ove Thall (KD) väckte motionen vid kommunfullmäktiges sammanträde den 20 januari 2031, § 4."),
                 Para("72", "Svar på motion om hundrastgård", REJECTED,
                      "Ivar Slott (S) väckte motionen vid kommunfullmäktiges sammanträde den 20 januari 2031, § 4."))
    )  # fmt: skip
    found = made.threads()
    assert found[frozenset({"list 4", "kf 70"})] == ("granted", "decided")
    assert found[frozenset({"list 4", "kf 71"})] == found[frozenset({"list 4", "kf 72"})] == ("rejected", "decided")
    assert len(found) == 3


def test_recurring_headings_join_no_meetings() -> None:
    made = Archive()
    for n, day in enumerate(("2031-01-20", "2031-02-20", "2031-03-20")):
        made.board(f"ks{n}.txt", day, Para("1", "Val av justerare", "Asta Grim (C) väljs.", "", "KS 2031/2"),
                   Para("2", "Anmälan av delegationsbeslut", "Läggs till handlingarna.", "", "KS 2031/3"))  # fmt: skip
    assert made.threads() == {}


def test_another_bodys_same_number_is_another_matter() -> None:
    text = "Kommunen har ett vänortsavtal med Orkdal."
    made = Archive().board(
        "a.txt",
        "2031-02-01",
        Para("8", "Vänortsavtalet med Orkdal", "Vänortsavtalet med Orkdal sägs upp.", text, "KS 2031/61"),
    )
    made.body = "Tyresö kommun"
    made.council("b.txt", "2031-03-01", Para("9", "Vänortsavtalet med Orkdal", "Vänortsavtalet med Orkdal sägs upp.",
                 f"{text} Kommunstyrelsen behandlade ärendet 2031-02-01, § 8.", "KS 2031/61"))  # fmt: skip
    assert not any(len(items) > 1 for items in made.threads())


def test_a_reference_needs_organ_and_day() -> None:
    text = "{} behandlade ärendet den {}, § 8. Det gäller vänortsavtalet med Orkdal."
    heading, decision = "Vänortsavtalet med Orkdal", "Vänortsavtalet med Orkdal sägs upp."

    def linked(organ: str, day: str) -> bool:
        made = (
            Archive()
            .board("ks.txt", "2031-02-01", Para("8", heading, "Kommunstyrelsen föreslår att avtalet sägs upp.", "Avtalet är från 1970."))
            .council("kf.txt", "2031-03-01", Para("9", heading, decision, text.format(organ, day)))
        )  # fmt: skip
        return frozenset({"ks 8", "kf 9"}) in made.threads()

    assert linked("Kommunstyrelsen", "1 februari 2031")
    assert not linked("Kommunstyrelsen", "2 februari 2031")
    assert not linked("Socialnämnden", "1 februari 2031")


def test_a_committee_with_a_number_of_its_own() -> None:
    made = (
        Archive()
        .minutes("kfn.txt", "Kultur- och fritidsnämnden", "2031-01-15",
                 Para("7", "Yttrande över motion – Bli vänort med Viborg", "Kultur- och fritidsnämnden avstyrker motionen.",
                      "Tore Vik (M) föreslår att kommunen blir vänort med Viborg.", "KFN 2031/12"))
        .board("ks.txt", "2031-02-01", Para("8", "Svar på motion – Bli vänort med Viborg", PROPOSED,
               "Tore Vik (M) föreslår att kommunen blir vänort med Viborg. Kultur- och fritidsnämnden behandlade motionen den 15 januari 2031, § 7.",
               "KS 2030/0711"))
    )  # fmt: skip
    assert together(made, "kfn 7", "ks 8") == ("rejected", "proposed")


def test_two_motions_dealt_with_in_one_paragraph() -> None:
    title = "Svar på motioner om vänorter i Polen"
    made = (
        Archive()
        .board("a.txt", "2031-02-01", Para("8", "Motion om vänorter i Polen", PROPOSED, "Tore Vik (M) vill ha vänortsavtal med Gdynia.", "KS 2030/11"))
        .board("b.txt", "2031-02-15", Para("19", "Motion om fler vänorter i Polen", PROPOSED, "Eivor Stam (MP) vill ha vänortsavtal med Sopot.", "KS 2030/12"))
        .council("kf.txt", "2031-03-01", Para("9", title, "Motionerna avslås.", "Motionerna gäller vänortsavtal med Gdynia och Sopot.", "KS 2030/11, KS 2030/12"))
    )  # fmt: skip
    assert frozenset({"a 8", "b 19", "kf 9"}) in made.threads()


# The parts


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("KSKF/2031:297", "KF-KS-2031-297"),
        ("2025.503 KS", "KS-2025-503"),
        ("SLK-2024-00190:5", "SLK-2024-190:5"),
        ("SLK-2023-00369:-1", "SLK-2023-369:1"),
        ("2013/0743 KS-1", "KS-2013-743"),
        ("1435/22", "2022-1435"),
        ("KS 22-148", "KS-2022-148"),
        ("KK22/156", "KK-2022-156"),
        ("KS0214/20", "KS-2020-214"),
        ("RS240101", "RS-2024-101"),
        ("22KS71", "KS-2022-71"),
        ("22/KS 0371", "KS-2022-371"),
        ("106-1873-2022", "2022-1873"),
        ("2022/311-2.5.1.3", "2022-311"),
        ("KS/2022/0031/012", "KS-2022-31"),
        ("2016/00287 246", "2016-287"),
        ("Dnr 00163/2023", "2023-163"),
    ],
)
def test_case_numbers_in_all_their_prints(printed: str, read: str) -> None:
    case = read_case(printed)
    assert case is not None and case.text() == read


def test_case_numbers_in_text() -> None:
    text = "Nattöppet, Elsa Wiik (V) – KSKF/2019:61, läsåret 2026/2027, SOU 2023:15, Dnr 2019-00131, den 2021-04-13"
    assert [case.text() for case in cases_in(text)] == ["KF-KS-2019-61", "2019-131"]


@pytest.mark.parametrize("rule", routine_rules(), ids=lambda rule: rule.name)
def test_routine_headings(rule: RoutineRule) -> None:
    assert len(rule.yes) >= 2 and rule.no
    for heading in rule.yes:
        assert rule.pattern.fullmatch(heading), heading
    for heading in rule.no:
        assert not is_routine(heading), heading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kommunstyrelsen behandlade ärendet den 13 april 2031, § 88.", [("kommunstyrelsen", "2031-04-13", "88", "same")]),
        ("Bordlagt den 12 september 2030, § 383, den 10 oktober 2030, § 440.",
         [(None, "2030-09-12", "383", "same"), (None, "2030-10-10", "440", "same")]),
        ("Motionen väcktes i kommunfullmäktige 2030-\n05-25 § \n57.", [("kommunfullmaktige", "2030-05-25", "57", "same")]),
        ("Kommunstyrelsens beslut 2031-04-13, § 88", [("kommunstyrelsen", "2031-04-13", "88", "basis")]),
        ("Kommunstyrelsen beslutade 2029-04-13, § 88, att pausa avtalet.", [("kommunstyrelsen", "2029-04-13", "88", "other")]),
        ("Kommunstyrelsens arbetsutskott 2031-03-01 § 12\nKommunstyrelsen 2031-04-01 § 30",
         [("utskott", "2031-03-01", "12", "basis"), ("kommunstyrelsen", "2031-04-01", "30", "basis")]),
        ("Enligt 5 kap. 50 § kommunallagen den 3 mars 2031 får ärendet återremitteras.", []),
    ],
)  # fmt: skip
def test_what_a_text_names(text: str, found: list[tuple[str | None, str, str, str]]) -> None:
    item = Item(
        document_id="a",
        item_id="a#p9",
        paragraph="9",
        heading=None,
        case_number=None,
        pages=(1,),
        parts=(),
        motion=None,
    )
    named = mentions(item, [("arende", text)], "2031-05-01")
    assert [(m.organ, m.day, m.paragraph, m.tells) for m in named] == found


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Säg upp vänortsavtalet med Bytów", "säg upp vänortsavtalet med Bytów", True),
        ("Vänortsavtal med Bytów", "Vänortsavtalet med Bytów i Polen", True),
        ("Vänortsavtal med Bytów", "Vänortsavtal med Bytom", False),
        ("Vänort", "Vänort i Polen", False),
        ("En vänort i Polen", "En vänregion i Polen", False),
    ],
)
def test_titles_of_one_motion(one: str, two: str, same: bool) -> None:
    assert same_title(one, two) is same_title(two, one) is same


def test_a_board_registers_for_itself_and_is_named_by_its_day() -> None:
    made = (
        Archive()
        .letter("t.txt", "Partnerskap med Selfoss", "2031-03-01", "Ett partnerskapsavtal ingås med Selfoss.",
                "Selfoss på Island har föreslagit ett partnerskapsavtal.", case="BUN 34/2031")
        .board("ks.txt", "2031-03-20", Para("31", "Partnerskap med Selfoss",
               "Kommunstyrelsen föreslår att kommunfullmäktige beslutar att ett partnerskapsavtal ingås med Selfoss.",
               "Förvaltningen har i tjänsteskrivelse 2031-03-01 föreslagit ett partnerskapsavtal.", "78/2031"))
    )  # fmt: skip
    assert frozenset({"t i1", "ks 31"}) in made.threads()
    board, own, central = map(read_case, ("BUN 34/2031", "KS 34/2031", "78/2031"))
    assert board is not None and own is not None and central is not None
    assert not board.differs(central)
    assert own.differs(central)
