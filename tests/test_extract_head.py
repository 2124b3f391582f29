"""Extracts of one § that print no word for minutes, and the § in the head of the page."""

from __future__ import annotations

import pytest

from pipeline.process import process

DECIDED = "\n\nBeslut\nKommunen bygger en bro över ån.\n"


@pytest.mark.parametrize(
    ("head", "paragraph", "title", "case"),
    [
        ("Hörby kommun\nKommunstyrelsen 2031-05-03\n\n§ 12\nEn ny bro\n\nKS 2031/118", "12", "En ny bro", "KS 2031/118"),
        ("Hörby kommun\nKommunstyrelsen          2031-05-03          Utdrag\n\n§ 12   En ny bro          Dnr 2031-118", "12", "En ny bro", "2031-118"),
        ("Hörby kommun          Kommunstyrelsen 2031-05-03\n\n§ 12          2031/118-043\n\nEn ny bro", "12", "En ny bro", "2031/118"),
        ("Hörby kommun\nKommunstyrelsen 2031-05-03\n§ 12      Dnr 2031/118\n\nEn ny bro", "12", "En ny bro", "2031/118"),
        ("Hörby kommun\nBarnnämnden          2031-05-03          § 12\n\nEn ny bro          BN 2031/00118", "12", "En ny bro", "BN 2031/00118"),
        ("Hörby kommun          Kommunstyrelsen          2031-05-03          § 12\n\nEn ny bro\n\nDnr 2031/118", "12", "En ny bro", "2031/118"),
        ("Hörby kommun\nKommunstyrelsen § 12          Sammanträdesprotokoll 2031-05-03\n\nEn ny bro\n\nDnr: HKS 2031-118", "12", "En ny bro", "HKS 2031-118"),
        ("Hörby kommun\nTekniska nämnden          Protokoll 2031-05-03          § 12\n\nEn ny bro\n\nDiarienr: TN-2031/00118", "12", "En ny bro", "TN-2031/00118"),
        ("Hörby kommun\nKommunstyrelsen          2031-05-03\n\n§ 12          En ny bro          2031 KS0118", "12", "En ny bro", "2031 KS0118"),
        ("Hörby kommun          Kommunstyrelsen 2031-05-03\n\nKs § 12          Bron          Dnr 2031/118", "12", "Bron", "2031/118"),
        ("Hörby kommun          Kommunstyrelsen 2031-05-03\n\nKs § 12          En ny bro          Kst 2031/118", "12", "En ny bro", "Kst 2031/118"),
        ("Hörby kommun          Kommunstyrelsen 2031-05-03\n\nKs § 12          En ny bro          Dnr 31.0118.109", "12", "En ny bro", "31.0118"),
    ],
)  # fmt: skip
def test_an_extract_without_the_word(head: str, paragraph: str, title: str, case: str) -> None:
    result = process((head + DECIDED).encode(), "extract.txt")
    assert result.document is not None
    assert (result.document.kind, result.document.meeting_date and result.document.meeting_date.value) == (
        "protokollsutdrag",
        "2031-05-03",
    )
    (item,) = result.items
    assert (item.paragraph, item.heading, item.case_number) == (paragraph, title, case)


@pytest.mark.parametrize(
    "text",
    [
        "VÄNORTSAVTAL\n\nHörby kommun och Bytów kommun, Polen\n2031-05-03\n\n§ 1 Syfte\nParterna vill mötas.\n\n§ 2 Tid\nAvtalet gäller i fem år.\n",
        "Hörby kommun\nKommunkansliet 2031-05-03\n\nReglemente för bron\n\n§ 1 Bron\nBron sköts av kommunen.\n\n§ 2 Vägen\nVägen är privat.\n",
    ],
)
def test_clauses_are_no_minutes(text: str) -> None:
    result = process(text.encode(), "paper.txt")
    assert result.document is not None
    assert result.document.kind not in ("protokoll", "protokollsutdrag")
    assert [item.paragraph for item in result.items] == [None]


def test_a_number_named_below_the_paragraph_is_not_its_own() -> None:
    text = (
        "Hörby kommun\nKommunstyrelsen          2031-05-03          Utdrag\n\n§ 12   Meddelanden\n\n"
        "Kommunstyrelsen tar del av följande.\n\na) Brev från Bytów, dnr KS/2031:19.\n"
    )
    (item,) = process(text.encode(), "extract.txt").items
    assert (item.paragraph, item.case_number) == ("12", None)


def test_a_number_at_the_end_of_each_paragraph_is_its_own() -> None:
    text = (
        "Hörby kommun          Sammanträdesprotokoll\nKommunfullmäktige     2031-05-03\n\nKf § 12\n\nEN NY BRO\n\n"
        "Kf:s beslut\n\nBron byggs.\n\nDnr 2031/310\n\nKf § 13\n\nEN VÄG\n\nKf:s beslut\n\nVägen byggs.\n\nDnr 2031/288\n\n"
        "Kf § 14\n\nETT TORG\n\nKf:s beslut\n\nTorget byggs.\n\nDnr 2031/289\n\n\nJusteras\n"
    )
    items = process(text.encode(), "kf.txt").items
    assert [item.case_number for item in items] == ["2031/310", "2031/288", "2031/289"]


def test_minutes_that_only_propose() -> None:
    text = (
        "HÖRBY KOMMUN\nKommunstyrelsen                        2031-05-02                         Sida 6\n\n§ 88\n"
        "Medborgarförslag: En ny bro\n\nFörslag till kommunfullmäktige\nMedborgarförslaget anses besvarat.\n\n"
        "§ 89\nLån till ån\n\nFörslag till kommunfullmäktige\nBorgen tecknas.\n"
    )
    result = process(text.encode(), "ks.txt")
    assert result.document is not None
    assert (result.document.kind, result.document.organ) == ("protokoll", "kommunstyrelsen")
    assert [(item.paragraph, item.heading) for item in result.items] == [
        ("88", "Medborgarförslag: En ny bro"),
        ("89", "Lån till ån"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("HÖRBY KOMMUN\nKommunledningskontoret      2031-04-11\n\nTill kommunstyrelsen\n\nBron över ån\n\nBron är ny.\n", "tjansteskrivelse"),
        ("HÖRBY KOMMUN\nKommunledningskontoret      2031-04-11\n\nTill Bytów kommun\n\nBron över ån\n\nBron är ny.\n", "annat"),
    ],
)  # fmt: skip
def test_what_an_office_lays_before_its_organ(text: str, kind: str) -> None:
    result = process(text.encode(), "letter.txt")
    assert result.document is not None
    assert result.document.kind == kind


def test_a_motion_that_a_letter_answers_without_naming_it_above() -> None:
    text = (
        "HÖRBY KOMMUN\nKommunstyrelsen                     UTLÅTANDE\n                                    2031-04-12\n\n"
        "Kommunfullmäktige\n\nAvsluta arbetet med bron\n\n"
        "I en motion, väckt vid kommunfullmäktiges sammanträde den 30 november 2030, § 164, hemställer Nils Ek (C) att\n"
        "kommunen avslutar arbetet.\n\nKommunstyrelsen delar kontorets mening och föreslår att kommunfullmäktige beslutar\n"
        "att avslå motionen.\n"
    )
    (item,) = process(text.encode(), "utlatande.txt").items
    assert item.motion is not None
    assert (item.motion.outcome, item.motion.outcome_stage, item.motion.title) == (
        "rejected",
        "proposed",
        "Avsluta arbetet med bron",
    )
