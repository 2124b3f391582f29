"""The head of a document: kind, body, organ, dates, title."""

from __future__ import annotations

import pytest

from pipeline.split.model import SplitDocument
from pipeline.split.splitter import split
from tests.strategies import document_of

ITEM = "\n\n§ 1 Dnr KS 2031/1\nVägar\n\nBeslut\nHörby kommun bygger en väg.\n"
ITEM += "\n\n§ 2 Dnr KS 2031/2\nBroar\n\nBeslut\nEn bro byggs.\n"


def head_of(*pages: str) -> SplitDocument:
    return split(document_of(*pages))


@pytest.mark.parametrize(
    ("top", "organ", "name", "day"),
    [
        ("Hörby kommun\nKommunfullmäktige\nProtokoll\nSammanträdesdatum: 2031-04-07", "kommunfullmaktige", "kommunfullmäktige", "2031-04-07"),
        ("HÖRBY KOMMUN Barn- och utbildningsnämnden\nSAMMANTRÄDESPROTOKOLL 2031-01-25\n7", "namnd", "barn- och utbildningsnämnden", "2031-01-25"),
        ("SAMMANTRÄDESPROTOKOLL\nSida 1 av 3\nSammanträdesdatum\n2031-03-03\nKOMMUNSTYRELSEN\nHörby kommun", "kommunstyrelsen", "kommunstyrelsen", "2031-03-03"),
        ("Hörby kommun\nBygg- och\nmiljönämnden\nProtokoll\n2031-06-16", "namnd", "bygg- och miljönämnden", "2031-06-16"),
        ("Hörby kommun\nProtokoll\nKommunstyrelsens arbetsutskott\n7 april 2031", "utskott", "kommunstyrelsens arbetsutskott", "2031-04-07"),
        ("Region Skåne\nRegionfullmäktige\nProtokoll\nSammanträdesdatum 2031-04-07", "regionfullmaktige", "regionfullmäktige", "2031-04-07"),
        ("Hörby kommun\nTekniska nämnden\nProtokoll\nPlats och tid Stadshuset, måndagen den 7 april 2031 kl 13", "namnd", "tekniska nämnden", "2031-04-07"),
    ],
)  # fmt: skip
def test_minutes(top: str, organ: str, name: str, day: str) -> None:
    document = head_of(top + ITEM)
    head = document.head
    assert head.kind == "protokoll"
    assert document.date_span is not None
    page, start, end = document.date_span
    assert document.read.pages[page - 1].text[start:end] in (day, "7 april 2031")
    assert (head.organ, head.organ_name) == (organ, name)
    assert head.meeting_date is not None and head.meeting_date.value == day
    assert head.date is None
    assert head.body is not None


def test_dates_of_approval_and_notice_are_not_the_meeting() -> None:
    top = (
        "Hörby kommun\nKommunstyrelsen\nProtokoll\nJustering 2031-04-11\nAnslags uppsättande 2031-04-12\n"
        "Plats och tid Kommunhuset 2031-04-07 kl. 9\nUtses att justera Ek"
    )
    head = head_of(top + ITEM).head
    assert head.meeting_date is not None and head.meeting_date.value == "2031-04-07"


def test_the_body_of_the_head_and_not_the_one_mentioned() -> None:
    text = ITEM + "Avtalet med Lunds kommun, Lunds kommun och åter Lunds kommun löper ut.\n"
    document = head_of("Hörby kommun\nKommunstyrelsen\nProtokoll\nSammanträdesdatum 2031-04-07" + text)
    assert document.head.body is not None and document.head.body.name == "Hörby kommun"
    page, start, end = document.body_spans[0]
    assert document.read.pages[page - 1].text[start:end] == "Hörby kommun"


def test_an_extract_says_so() -> None:
    head = head_of("Hörby kommun\nPROTOKOLLSUTDRAG\nKommunstyrelsen\nSammanträdesdatum 2031-04-07" + ITEM).head
    assert head.kind == "protokollsutdrag"


UTLATANDE = """Utlåtande över motion – Motion (L) Pröva det
kommunala samarbetet med en stad

Ordförandens förslag till beslut
Kommunstyrelsen, enligt ordförandens förslag, föreslår kommunfullmäktige
besluta

att anse motionen som besvarad.

Ärendebeskrivning
Hörby kommun har ett avtal sedan 2012. Vid sammanträdet den 2031-02-03, § 9, väcktes motionen. Beslut fattas
i 2031-04-07.

Beslutsunderlag
• Motion (L)

Kommunstyrelsens ordförande
Eva Ek (S)
"""


def test_a_letter_without_paragraphs_is_one_item() -> None:
    document = head_of(UTLATANDE)
    head = document.head
    title = "Utlåtande över motion – Motion (L) Pröva det kommunala samarbetet med en stad"
    assert (head.kind, head.title, head.organ, head.organ_name) == (
        "utlatande",
        title,
        "kommunstyrelsen",
        "kommunstyrelsen",
    )
    assert (head.meeting_date, head.date) == (None, None)
    assert head.body is not None and head.body.name == "Hörby kommun"
    (item,) = document.items
    assert (item.item_id, item.paragraph, item.heading) == ("prov.txt#i1", None, title)
    assert [part.kind for part in item.parts] == ["rubrik", "forslag", "arende", "underlag", "signatur"]
    assert item.view.text[item.parts[-1].start :].startswith("Kommunstyrelsens ordförande")
    assert not document.sample


@pytest.mark.parametrize(
    ("text", "kind", "title", "day"),
    [
        ("Hörby kommun\n2031-03-02\nMotion till kommunfullmäktige\nPausa samarbetet med en stad\n\nVi anser att det räcker.\n\nVi yrkar\natt samarbetet pausas.\nEva Ek (S)", "motion", "Pausa samarbetet med en stad", "2031-03-02"),
        ("Hörby kommun\nTjänsteskrivelse\nDatum 2031-03-02\nDnr KS 2031/12\n\nSvar på motion om ett samarbete\n\nFörslag till beslut\nMotionen avslås.", "tjansteskrivelse", "Svar på motion om ett samarbete", "2031-03-02"),
        ("Pressmeddelande\n\nNytt avtal klart\n\nHörby kommun har skrivit på.", "press", "Nytt avtal klart", None),
        ("Slutrapport om samarbetet\n\nSammanfattning\nDet gick bra i Hörby kommun.", "rapport", "Slutrapport om samarbetet", None),
    ],
)  # fmt: skip
def test_other_letters(text: str, kind: str, title: str, day: str | None) -> None:
    head = head_of(text).head
    assert (head.kind, head.title) == (kind, title)
    assert (head.date.value if head.date else None) == day
    assert head.meeting_date is None


def test_in_a_motion_the_text_is_the_motion_and_the_claim_is_a_yrkande() -> None:
    document = head_of("Motion: Pausa samarbetet\n\nDet räcker nu.\n\nVi yrkar\natt samarbetet pausas.")
    assert [part.kind for part in document.items[0].parts] == ["rubrik", "motion", "yrkande"]


def test_a_sample_is_known_by_its_footer() -> None:
    document = head_of(UTLATANDE + "\nExempel skrivet för vanort\n")
    assert document.sample
    assert "Exempel" not in document.items[0].view.text


def test_a_document_of_other_matter_has_no_body_of_chance() -> None:
    document = head_of(
        "Rapport om svenska vänorter\n\nLunds kommun, Borås Stad, Umeå kommun och Piteå kommun har avtal."
    )
    assert document.head.body is None
    assert document.body_spans == ()


def test_a_letterhead_is_no_title() -> None:
    document = head_of(
        "HÖRBY KOMMUN          Sida 1(1)\nKommunledningskontoret       Datum 2031-03-02\n      KS 2031/0391\n\n"
        "TJÄNSTESKRIVELSE\nTill kommunstyrelsen\n\nAvslut av avtalen med städer i öst\n\nFörslag till beslut\n\nNej."
    )
    head = document.head
    assert head.title == document.items[0].heading == "Avslut av avtalen med städer i öst"
    assert (head.kind, head.organ, head.organ_name) == ("tjansteskrivelse", "annat", "kommunledningskontoret")
    assert head.date is not None and head.date.value == "2031-03-02"
    assert document.items[0].case_number == "KS 2031/0391"


def test_the_mover_below_a_title_and_the_day_of_receipt_are_not_part_of_it() -> None:
    head = head_of(
        "Hörby kommun\nInkom till kommunfullmäktige 2031-03-27\nMotion till kommunfullmäktige\n\n"
        "Motion (MP) – Fler bänkar i parken\nav Eva Ek (MP) och Siv Ask (MP)\n\nDet saknas bänkar."
    ).head
    assert (head.title, head.date) == ("Motion (MP) – Fler bänkar i parken", None)


def test_a_county_board_speaks_for_itself() -> None:
    document = head_of(
        "LÄNSSTYRELSEN I SKÅNE LÄN      Sida 1(1)\nLandshövdingens stab   Datum 2031-05-20\nDnr 106-1873-2031\n\nBESLUT\n\n"
        "Uppsägning av avtalet med en provins\n\nBeslut\n\nLänsstyrelsen säger upp avtalet."
    )
    assert (document.head.organ, document.head.organ_name) == ("lansstyrelse", "länsstyrelsen")
    assert document.items[0].case_number == "106-1873-2031"
    assert document.head.title == "Uppsägning av avtalet med en provins"
    assert [part.kind for part in document.items[0].parts] == ["rubrik", "beslut"]


TITLES = [
    ("Länsstyrelsen i Dalarnas län          BESLUT\n                                      2031-03-11\n\nEnligt sändlista\n\nEn bro över ån\n\nBeslut\nEn bro byggs.", "En bro över ån"),
    ("LÄNSSTYRELSEN I DALARNAS LÄN          BESLUT\n                                      2031-05-05\n\nÅdalens Brobyggen AB\n\nAvslag på ansökan om en bro\n\nBeslut\nAnsökan avslås.", "Avslag på ansökan om en bro"),
    ("LÄNSSTYRELSEN\nDALARNA\n                    Beslut                    Dnr 109-3381-2031\n                    2031-06-14\n\nSamarbete om en bro mellan två\nlän\n\nBeslut\n\nLänsstyrelsen bygger en bro.", "Samarbete om en bro mellan två län"),
    ("Region Skåne\n\nRAPPORT\n\nLäget för broarna\nFebruari 2031                      Dnr 31RS0312\n\n1. Uppdraget\nBroarna är två.", "Läget för broarna"),
    ("Hörby kommun\nKommunstyrelsen                       2031-06-07\n\n                                      Mayor James Holm\n                                      City of Decorah\n                                      Iowa, USA\n\nBäste Mr Holm!\n\nTack för brevet om bron. Den blir fin och\nlång.", None),
    ("Hörby kommun\nKommunstyrelsens ordförande\n\n2031-06-07\n\nBäste Mr Holm!\n\nTack för brevet om bron.", None),
    ("Hörby kommun\nKanslienheten          2031-06-07\n\nTill\nBroföreningen i Hörby\n\nKära vänner\n\nTack för brevet om bron.", None),
    ("Region Skåne                    Tjänsteskrivelse\n                    2031-06-07\n\nOrgan\nRegionstyrelsen\n\n\nEn bro över ån\n\nBron blir fin.", "En bro över ån"),
    ("Hörby kommun informerar\nPressmeddelande 26 maj 2031\n\n\nHÖRBY FÅR EN BRO\n\nBron blir fin.", "HÖRBY FÅR EN BRO"),
    ("Från: Eva Alm, Hörby kommun\nDatum: 2031-06-07\n\nInkommen fråga om en bro\n\nHej!\n\nBron blir fin.", "Inkommen fråga om en bro"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_an_addressee_or_a_month_is_no_title(text: str, title: str | None) -> None:
    assert head_of(text).items[0].heading == title


def test_minutes_that_print_no_word_for_what_they_are() -> None:
    text = "Hörby kommun\nKommunstyrelsens arbetsutskott        2031-08-19\n\n§ 178\nSvar på motion om en bro\n\n"
    document = head_of(text + "Arbetsutskottets förslag\nKommunfullmäktige beslutar att avslå motionen.\n")
    assert (document.head.organ, document.items[0].paragraph) == ("utskott", "178")
    assert document.head.meeting_date is not None


def test_the_day_to_which_a_summons_calls() -> None:
    text = "Hörby kommun                 KALLELSE\nKommunfullmäktige            2031-03-07\n\n"
    document = head_of(
        text + "Kommunfullmäktige kallas till sammanträde onsdagen den 16 mars 2031 kl. 18.00\n\n1. Upprop\n"
    )
    assert document.head.meeting_date is not None and document.head.meeting_date.value == "2031-03-16"


def test_the_head_of_a_column_names_no_kind() -> None:
    text = "GOTLANDS KOMMUN\nLedningskontoret\n2031-10-12\n\nFÖRTECKNING ÖVER VÄNORTER\n\nOrt        Land        Avtal      Anmärkning\nRhodos     Grekland    1987\n"
    assert head_of(text).head.kind == "annat"
