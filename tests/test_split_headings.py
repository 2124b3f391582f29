"""§ headings: every printed form is found with its number, case number and title, and no reference is taken for one."""

from __future__ import annotations

import pytest

from pipeline.split.model import SplitDocument
from pipeline.split.splitter import split
from tests.strategies import document_of

TOP = "Kommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2031-04-07\nBeslutande Ek (S), Ask (M)\n\n"


def minutes(*items: str, top: str = TOP) -> SplitDocument:
    return split(document_of(top + "\n\n".join(items)))


def found(document: SplitDocument) -> list[tuple[str | None, str | None, str | None]]:
    return [(item.paragraph, item.case_number, item.heading) for item in document.items]


FORMS = [
    ("§ 580 Ärendenummer SLK-2031-00190\nEn ny bro\növer ån", "580", "SLK-2031-00190", "En ny bro över ån"),
    ("§ 580 Ärendenummer SLK-2031-01234:-5\nEn ny bro", "580", "SLK-2031-01234:-5", "En ny bro"),
    ("§ 15 1435/22\nEn ny bro", "15", "1435/22", "En ny bro"),
    ("§2\nEn ny bro", "2", None, "En ny bro"),
    ("§ 15, 0435/31\nEn ny bro", "15", "0435/31", "En ny bro"),
    ("§ 15 (handling 2031 nr 97) En ny bro", "15", None, "En ny bro"),
    ("§ 15 (KS § 75) En ny bro", "15", None, "En ny bro"),
    ("§ 15 – (forts. från § 9) En ny bro", "15", None, "En ny bro"),
    ("§ 15 [KS 2031/45] En ny bro", "15", "KS 2031/45", "En ny bro"),
    ("KF § 15\n\nEn ny bro          KS2031/45   106", "15", "KS2031/45", "En ny bro"),
    ("KF § 80          KS 31:302-106\n\nEn ny bro", "80", "KS 31:302", "En ny bro"),
    ("§ 71          Dnr KFN 2031/88 - 86\nEn ny bro", "71", "KFN 2031/88", "En ny bro"),
    ("§ 9    Ks 22/31          Komm.styr § 14\n\nEn ny bro", "9", "Ks 22/31", "En ny bro"),
    ("§ 87.  En ny bro över ån.          Diarienr 2031.0164.008", "87", "2031.0164", "En ny bro över ån"),
    (
        "§ 52          Dnr 2031/177\nEn ny bro\nFörslagsställaren önskar en bro till minne av dem som kom från\nbruket. Gården har en bro.",
        "52",
        "2031/177",
        "En ny bro",
    ),
    (
        "§ 15   Dnr 31/11\nEn ny bro\nByns samfällighet och dess grannar i Sunnanå vill bygga\nen bro över ån nästa år.",
        "15",
        "31/11",
        "En ny bro",
    ),
    (
        "§ 12          KFKS 2031/118-043\nEn ny bro\nMotion den 3 februari 2031 av Eva Ek (S) och Bo Ask (S)",
        "12",
        "KFKS 2031/118",
        "En ny bro",
    ),
    ("§ 12\nEn ny bro\nMotion (2030:61) av Eva Ek (S)\nUtlåtande 2031:92", "12", None, "En ny bro"),
    ("§ 12\nEn ny bro\nUtlåtande 2031:92", "12", None, "En ny bro"),
    ("§ 102 2031.503 KS\nEn ny bro", "102", "2031.503 KS", "En ny bro"),
    ("§ 94    Information om bron", "94", None, "Information om bron"),
    ("KF § 12          KF KS/2031:7\nEn ny bro", "12", "KF KS/2031:7", "En ny bro"),
    ("KS § 3 a     DNR:KU/2031.9\nEn ny bro", "3 a", "KU/2031.9", "En ny bro"),
    ("KS § 3 b     DNR: KF/2031.366\nEn ny bro", "3 b", "KF/2031.366", "En ny bro"),
    ("§ 4/2031 Dnr 2030/0743 KS-1\nDiariekod: 011\nEn ny bro", "4", "2030/0743 KS-1", "En ny bro"),
    ("§ 63/31\nEn ny bro", "63", None, "En ny bro"),
    ("## § 3\nEn ny bro\nBun/2031:271   041", "3", "Bun/2031:271", "En ny bro"),
    ("§ 152 Diarienummer 00163/20313.2.5.\nEn ny bro", "152", "00163/2031", "En ny bro"),
    ("§ 162 En ny bro\nDiarienummer 00322/2031", "162", "00322/2031", "En ny bro"),
    ("KS 235 Dnr 191/2031 Kod 623\nEn ny bro", "235", "191/2031", "En ny bro"),
    ("Kf §7\nEn ny bro", "7", None, "En ny bro"),
    ("Paragraf 103\nEn ny bro", "103", None, "En ny bro"),
    ("§\n12 Dnr KS 2031/45\nEn ny bro", "12", "KS 2031/45", "En ny bro"),
    ("§ 41 KS 2031-000123\nEn ny bro", "41", "KS 2031-000123", "En ny bro"),
    ("§ 41 KS2031/123\nEn ny bro", "41", "KS2031/123", "En ny bro"),
    ("§ 41 En ny bro 2030-2035 (KS 2031/12)", "41", "KS 2031/12", "En ny bro 2030-2035"),
    ("§ 41 Dnr KLK:16342\nEn ny bro", "41", "KLK:16342", "En ny bro"),
    ("§ 9.\nEn ny bro", "9", None, "En ny bro"),
    ("§ 12          2031/45      AH\nEn ny bro", "12", "2031/45", "En ny bro"),
    ("§ 12 Dnr KS 2031/45 AH/BE\nEn ny bro", "12", "KS 2031/45", "En ny bro"),
    ("§ 12          31/256       106\nEn ny bro", "12", "31/256", "En ny bro"),
    ("§ 12 En ny bro          HK KS 2031/00045", "12", "HK KS 2031/00045", "En ny bro"),
    ("§ 12\nEn ny bro\nDnr 2031.233/106", "12", "2031.233", "En ny bro"),
    ("§ 12\nEn ny bro (31/300)", "12", "31/300", "En ny bro"),
    ("§ 2031:12 En ny bro", "12", None, "En ny bro"),
    ("§ 12\nÄrende: En ny bro\nDnr: KS 2031/45", "12", "KS 2031/45", "En ny bro"),
    ("Ärende nr 12   En ny bro\nDnr KS 31/284", "12", "KS 31/284", "En ny bro"),
]


@pytest.mark.parametrize(("head", "paragraph", "case", "title"), FORMS, ids=[form[0][:24] for form in FORMS])
def test_forms_of_the_heading(head: str, paragraph: str, case: str | None, title: str) -> None:
    document = minutes(f"{head}\n\nÄrendebeskrivning\nBron är gammal.\n\nBeslut\nBron byggs.")
    assert found(document) == [(paragraph, case, title)]
    (item,) = document.items
    assert item.item_id == f"prov.txt#p{paragraph.replace(' ', '')}"
    if item.case_span:
        assert item.view.text[slice(*item.case_span)] == case
    assert item.heading_span is not None
    assert " ".join(item.view.text[slice(*item.heading_span)].split()) == title


def body(number: int, text: str = "Förslaget godkänns.") -> str:
    return f"§ {number}\nÄrende nummer {number} om något\n\nBeslut\n{text}"


REFERENCES = [
    "Bordlagt den 12 september 2030,\n§ 383, och senare.",
    "Bordlagt den 12 september 2030, § 12 och den 3 mars 2031,\n§ 14.",
    "Frågan behandlades senast i november,\n§ 424.",
    "Enligt kommunallagen 4 kap.\n§ 20 har ledamöter rätt att väcka ärende.",
    "Enligt 5 kap 50 § kommunallagen krävs en tredjedel.",
    "Beslutsunderlag\n• §75 KSAU Svar på motion\n• § 3 BMN - Taxa",
    "Beslutsunderlag\n§ 93 KS - Initiativärende om bron",
    "KU § 317 30-12-05\nUtskottet föreslår att bron byggs.",
    "KS § 437 2030-12-13\nArbetsgruppen tillsätts.",
    "Paragrafer §§ 12-16\n§§ 99-110",
    "Reglementet får denna lydelse\n§ 1 Ändamål\nStyrelsen verkar för bron.\n§ 2 Säte\nStyrelsen finns i staden.",
    "Ek (S) §12\nAsk (M) §§ 13-14",
]


@pytest.mark.parametrize("reference", REFERENCES, ids=[text.replace("\n", " ")[:30] for text in REFERENCES])
def test_references_are_no_headings(reference: str) -> None:
    document = minutes(body(13), body(14, f"Förslaget godkänns.\n{reference}"), body(15), body(16))
    assert [item.paragraph for item in document.items] == ["13", "14", "15", "16"]
    assert reference.split("\n")[-1][:20] in document.items[1].view.text


def test_prefixed_headings_leave_out_quoted_bodies() -> None:
    document = minutes(
        "KS § 8 DNR:KU/2031.435\nArbetsgrupp för bron\nUtskottets förslag\nKU § 317 30-12-05\nEn grupp bildas.\n___\n"
        "KS § 437 30-12-13\nPartierna nominerar.\nKommunstyrelsens beslut\nTill gruppen utses Ek.",
        "KS § 9 DNR: KF/2031.437\nErsättare\nKommunstyrelsens beslut\nGodkänna informationen.",
    )
    assert [item.paragraph for item in document.items] == ["8", "9"]
    assert [(part.kind, part.organ) for part in document.items[0].parts] == [
        ("rubrik", None),
        ("forslag", "utskott"),
        ("beredning", "utskott"),
        ("beredning", "kommunstyrelsen"),
        ("beslut", "kommunstyrelsen"),
    ]


def test_an_appendix_may_name_its_paragraph_again() -> None:
    appendix = "Bilaga 1\n\nReservation\n§ 14 Ärende nummer 14 om något\nJag reserverar mig mot beslutet.\nBo Ask (M)"
    titled = [body(n).replace("\n", " ", 1) for n in range(13, 17)]
    document = minutes(*titled, appendix)
    assert [item.paragraph for item in document.items] == ["13", "14", "15", "16"]
    assert "Beslut" in document.items[1].view.text


def test_initials_on_a_page_below_the_table_of_contents() -> None:
    contents = "\n".join(f"§ {n} Ärende nummer {n} om något .......... {n - 10}" for n in range(13, 17))
    pages = [f"Ks § {n}       KS 2031/{n}\n\nÄrende nummer {n}\n\nBeslut\nFörslaget godkänns." for n in range(13, 17)]
    document = split(document_of("Hörby kommun\nKommunstyrelsen\nProtokoll 2031-04-07\n\n" + contents, *pages))
    assert [item.case_number for item in document.items] == [f"KS 2031/{n}" for n in range(13, 17)]


def test_a_table_of_contents_is_no_item() -> None:
    contents = "\n".join(f"§ {n} Ärende nummer {n} om något" for n in range(13, 16))
    wrapped = "Ärende nummer 16 som har\n§ 16\nen lång titel"
    document = minutes(contents + "\n" + wrapped, *(body(n) for n in range(13, 17)))
    assert [item.paragraph for item in document.items] == ["13", "14", "15", "16"]
    assert all("Beslut" in item.view.text for item in document.items)
    assert document.items[0].view.text.startswith("§ 13\nÄrende nummer 13")


def test_attendance_and_signatures_before_the_first_paragraph_are_no_item() -> None:
    document = minutes(
        body(1), top=TOP + "Paragrafer 1-1\nJusterande Ek\nANSLAG/BEVIS\nAnslags uppsättande 2031-04-11\n\n"
    )
    assert "ANSLAG" not in document.items[0].view.text


def test_a_paragraph_that_comes_again_has_an_id_of_its_own() -> None:
    first = [f"§ {n} Dnr KS 2031/{n}\nÄrende {n}\n\nBeslut\nBifalls." for n in (11, 12, 13)]
    document = minutes(*first, "Nytt protokoll", *first)
    assert [item.item_id.split("#")[1] for item in document.items] == ["p11", "p12", "p13", "p11-2", "p12-2", "p13-2"]


def test_vote_lists_at_the_end_belong_to_no_item() -> None:
    rows = "\n\n".join(f"{n}\n\nLedamot\n\nNamn {n}\n\nJa" for n in range(1, 9))
    document = minutes(body(1), body(2) + f"\n\nBilaga 1\n\nPlats\n\nLedamot\n\nParti\n\n{rows}")
    assert document.items[-1].view.text.endswith("Förslaget godkänns.")


def test_clauses_of_an_agreement_are_no_items() -> None:
    document = split(
        document_of(
            "Samarbetsavtal\nmellan Hörby kommun och staden\n\n§ 1 Syfte\nParterna samarbetar.\n\n§ 2 Giltighet\n"
            "Avtalet gäller i fem år.\n\n§ 3 Uppsägning\nAvtalet kan sägas upp."
        )
    )
    assert [item.item_id for item in document.items] == ["prov.txt#i1"]
    assert document.head.kind == "avtal"


def test_an_item_goes_on_over_the_page_border() -> None:
    header = "HÖRBY KOMMUN PROTOKOLL {n}\nKommunstyrelsen\n2031-04-07\n"
    pages = [
        header.format(n=1) + "§ 1 Dnr KS 2031/1\nVägar\n\nBeslut\n1. Bygga en väg till\nJusterandes sign",
        header.format(n=2) + "sjön.\n2. Mer.\n\n§ 2 Dnr KS 2031/2\nSkolor\n\nBeslut\nEn skola.\nJusterandes sign",
        header.format(n=3) + "§ 3 Dnr KS 2031/3\nBroar\n\nBeslut\nEn bro.\nJusterandes sign",
    ]
    document = split(document_of(*pages))
    assert [item.pages for item in document.items] == [(1, 2), (2,), (3,)]
    assert "1. Bygga en väg till\nsjön.\n2. Mer." in document.items[0].view.text
    start = document.items[0].view.text.index("väg till")
    assert document.items[0].view.raw(start, start + len("väg till\nsjön")) == (
        (1, pages[0].index("väg till"), pages[0].index("väg till") + 8),
        (2, pages[1].index("sjön"), pages[1].index("sjön") + 4),
    )


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "Svar på motion om fler bänkar i\nstadens alla parker\n\nÄrendebeskrivning",
            "Svar på motion om fler bänkar i stadens alla parker",
        ),
        ("Fler bänkar\nEk (S) redogör för bänkarna.\nBeslut", "Fler bänkar"),
        ("Fler bänkar\n1. Första punkten\nBeslut", "Fler bänkar"),
        ("Meddelanden\nInget att meddela.", "Meddelanden"),
        ("Information\nBeslut", "Information"),
        ("Beslut\nAntecknas.", None),
    ],
)
def test_where_the_title_ends(lines: str, title: str | None) -> None:
    document = minutes(f"§ 7 Dnr KS 2031/7\n{lines}\nText följer här.", body(8))
    assert document.items[0].heading == title


def test_case_numbers_above_most_of_the_paragraphs() -> None:
    document = minutes(*(f"Dnr KS 2031/{n}\n{body(n)}" for n in (11, 12)), body(13), f"Dnr KS 2031/14\n{body(14)}")
    cases = [item.case_number for item in document.items]
    assert cases == ["KS 2031/11", "KS 2031/12", None, "KS 2031/14"]


def test_titles_above_paragraphs_with_text_right_below() -> None:
    titles = {11: "Avgift för bryggplatser", 12: "Information", 13: "Bro över ån"}
    text = [f"{title}\n§ {n}\n\nKontoret har sett över saken.\n\nBeslut\nBifalls." for n, title in titles.items()]
    document = minutes(*text)
    assert [(item.paragraph, item.heading) for item in document.items] == [(str(n), t) for n, t in titles.items()]


def test_places_on_the_agenda_are_no_part_of_the_titles() -> None:
    document = minutes(*(f"§ {n}   {n - 10}. Väg nummer {n}\n\nBeslut\nVägen byggs." for n in (11, 12, 13)))
    assert [item.heading for item in document.items] == [f"Väg nummer {n}" for n in (11, 12, 13)]


def test_sentences_on_the_line_of_the_title() -> None:
    document = minutes(
        "§ 11 Vänort i Polen. Bo Ask har motionerat. Kommunstyrelsen beslutar att avslå motionen.", body(12)
    )
    assert document.items[0].heading == "Vänort i Polen"


def test_text_right_below_a_title_is_none() -> None:
    title = "Svar på motion om fler bänkar i alla stadens parker"
    document = minutes(
        f"§ 11 {title}\nTekniska nämnden behandlade ärendet och\ntillstyrker förslaget.\n\nBeslut\nBifalls."
    )
    assert document.items[0].heading == title


def test_case_numbers_below_page_heads_stay() -> None:
    top = "Hörby kommun   PROTOKOLL   2031-04-07   Sida {p}\nKommunstyrelsen\n\n"
    pages = [f"{top.format(p=n)}§ {n} Väg nummer {n}\nDnr KS.2031.{n}\n\nBeslut\nVäg {n} byggs." for n in range(2, 7)]
    document = split(document_of(top.format(p=1) + "Närvarande: Bo Ask", *pages))
    assert [item.case_number for item in document.items] == [f"KS.2031.{n}" for n in range(2, 7)]
