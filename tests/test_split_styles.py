"""Ways in which Swedish municipalities, regions and county boards set the heads and headings of their papers."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.reader import read
from pipeline.split.model import SplitDocument
from pipeline.split.splitter import split
from tests.strategies import document_of

BODY = "\n\nFörslag till beslut\nMotionen avslås.\n\nSammanfattning\nHörby kommun har en bro.\n"


def letter(top: str, rest: str = BODY) -> SplitDocument:
    return split(document_of(top + rest))


LETTERS = {
    "labels above their values": (
        "Hörby kommun\nStadskontoret\n1 (3)\nDatum\n2031-03-02\nVår referens\nEva Ek\nUtredare\n\nTjänsteskrivelse\n\n"
        "Fler broar över ån\nSTK-2031-412",
        ("tjansteskrivelse", "annat", "stadskontoret", "2031-03-02"),
        ("Fler broar över ån", "STK-2031-412"),
    ),
    "contact of the official": (
        "Hörby kommun          Tjänsteutlåtande\nStadsledningskontoret          Utfärdat 2031-03-02\n"
        "                      Diarienummer 0412/31\n\nHandläggare\nEva Ek\nTelefon: 0415-37 80 00\n"
        "E-post: eva.ek@horby.se\n\nFler broar över ån",
        ("tjansteskrivelse", "annat", "stadsledningskontoret", "2031-03-02"),
        ("Fler broar över ån", "0412/31"),
    ),
    "one column, one space": (
        "Hörby kommun Tjänsteskrivelse Sida 1 av 2\nKommunledningsförvaltningen 2031-03-02 Dnr KS 2031/12\n"
        "Till kommunstyrelsen\n\nFler broar över ån",
        ("tjansteskrivelse", "annat", "kommunledningsförvaltningen", "2031-03-02"),
        ("Fler broar över ån", "KS 2031/12"),
    ),
    "a proposal of a region": (
        "Region Skåne\nRegionala utvecklingsavdelningen          BESLUTSFÖRSLAG          1 (2)\n"
        "          Datum 2031-03-02\n          Dnr 2031-POL000412\n\nRegionstyrelsen\n\nFler broar över ån",
        ("tjansteskrivelse", "annat", "regionala utvecklingsavdelningen", "2031-03-02"),
        ("Fler broar över ån", "2031-POL000412"),
    ),
    "a subject line": (
        "Hörby kommun\nTeknisk förvaltning\n2031-03-02\nDnr: 31KS412\n\nTjänsteskrivelse\nÄrende: Fler broar över ån",
        ("tjansteskrivelse", "annat", "teknisk förvaltning", "2031-03-02"),
        ("Fler broar över ån", "31KS412"),
    ),
    "an agreement proposed": (
        "Hörby kommun\nKommunkansliet     2031-03-02\n\nVänortsavtal med en stad",
        ("tjansteskrivelse", "annat", "kommunkansliet", "2031-03-02"),
        ("Vänortsavtal med en stad", None),
    ),
    "an official with a role of several words": (
        "Hörby kommun\nSamhällsbyggnadskontoret\nEva Ek\nStrateg hållbarhet och internationella frågor\n0415-37 80 00\n"
        "2031-03-02\nDnr KS 2031/412\n\nTJÄNSTESKRIVELSE\nFler broar över ån",
        ("tjansteskrivelse", "annat", "samhällsbyggnadskontoret", "2031-03-02"),
        ("Fler broar över ån", "KS 2031/412"),
    ),
    "an official's title under the name": (
        "Hörby kommun                              2031-03-02\nKommunledningskontoret                    Dnr: KS 2031/412\n"
        "Handläggare: Eva Ek\nTitel: säkerhetssamordnare\n\n                                          Kommunstyrelsen\n\n"
        "Tjänsteskrivelse\n\nFler broar över ån",
        ("tjansteskrivelse", "annat", "kommunledningskontoret", "2031-03-02"),
        ("Fler broar över ån", "KS 2031/412"),
    ),
    "an agenda line over two lines": (
        "Tjänsteskrivelse                Hörby kommun\nDatum 2031-03-02                Kommunkansliet\n"
        "Dnr KS 2031/412                 Eva Ek\n\nTill kommunstyrelsen\n\nÄrende: Fler broar över ån och en utredning av hur vägen\n"
        "till havet kan byggas",
        ("tjansteskrivelse", "annat", "kommunkansliet", "2031-03-02"),
        ("Fler broar över ån och en utredning av hur vägen till havet kan byggas", "KS 2031/412"),
    ),
    "a board that writes itself": (
        "Hörby kommun          TJÄNSTESKRIVELSE\nTekniska nämnden          2031-03-02\n\nFler broar över ån",
        ("tjansteskrivelse", "namnd", "tekniska nämnden", "2031-03-02"),
        ("Fler broar över ån", None),
    ),
}


@pytest.mark.parametrize(("top", "head", "item"), LETTERS.values(), ids=LETTERS.keys())
def test_letters_of_officials(top: str, head: tuple[str, str, str, str | None], item: tuple[str, str | None]) -> None:
    document = letter(top)
    d = document.head
    assert (d.kind, d.organ, d.organ_name, d.date.value if d.date else None) == head
    assert (document.items[0].heading, document.items[0].case_number) == item


MOTIONS = {
    "the party as letterhead": "Centerpartiet i Hörby\n\nMOTION\n\nTill kommunfullmäktige i Hörby\n\nFler broar över ån",
    "spaced out": "M O T I O N\n\nInlämnad till kommunfullmäktige 2031-03-02\n\nFler broar över ån",
    "with a number": "Hörby kommun\nMotion nr 12/2031\nDnr KS 2031/44\n\nFler broar över ån",
    "a form for citizens": "Hörby kommun          Medborgarförslag\nInkom 2031-03-02\n\nRubrik\nFler broar över ån\n\nBeskriv ditt förslag",
    "a label for its title": "Medborgarförslag\nHörby kommun\n\nRubrik: Fler broar över ån\n\nMotivering",
}  # fmt: skip


@pytest.mark.parametrize("top", MOTIONS.values(), ids=MOTIONS.keys())
def test_motions_and_proposals_of_citizens(top: str) -> None:
    document = letter(top, "\n\nDet saknas broar i Hörby kommun.\n\nMitt förslag\natt en bro byggs.\n")
    assert (document.head.kind, document.head.organ, document.head.title) == ("motion", None, "Fler broar över ån")
    assert document.head.date is None
    assert {part.kind for part in document.items[0].parts} == {"rubrik", "motion", "yrkande"}


ANSWERS = {
    "an address at the right": (
        "Hörby kommun\nKommunledningskontoret\n\n                                           Hörby 2031-03-02\n"
        "                                           Dnr KS 2031/412\n\n                                           Narva linnavalitsus\n"
        "                                           Peetri plats 5\n\n",
        "annat",
        "KS 2031/412",
    ),
    "an address at the left": (
        "HÖRBY KOMMUN\nKommunledningskontoret\nEva Ek\n\n2031-03-02\nDnr KS 2031/412\n\nFöreningen Norden\nAtt: Bo Ask\n"
        "Storgatan 12\n242 30 Hörby\n\n",
        "annat",
        "KS 2031/412",
    ),
    "an addressee in one line": (
        "Hörby kommun\nKommunstyrelsen\n\n2 mars 2031\nVår ref: KS 2031/412\nEr ref: 12-3/44\n\nStadens ledning i Narva\n\n",
        "kommunstyrelsen",
        "KS 2031/412",
    ),
    "e-mail": (
        "Från: Eva Ek <eva.ek@horby.se>\nSkickat: den 2 mars 2031 09:12\nTill: Bo Ask; Kommunkansliet i Hörby kommun\nÄmne: Sv: ",
        "annat",
        None,
    ),
}


@pytest.mark.parametrize(("top", "organ", "case"), ANSWERS.values(), ids=ANSWERS.keys())
def test_answers_to_letters(top: str, organ: str, case: str | None) -> None:
    rest = "\n\nBästa vänner,\n\nTack för ert brev om bron. Vi återkommer när nämnden har haft\nsitt sammanträde.\n\nEva Ek\n"
    document = letter(top + "Fler broar över ån", rest)
    assert (document.head.kind, document.head.organ) == ("annat", organ)
    assert (document.items[0].heading, document.items[0].case_number) == ("Fler broar över ån", case)


def test_minutes_that_do_not_say_so() -> None:
    text = "\n\n§ 17 Frågor\n\nInga frågor ställdes.\n\n§ 18 En ny bro\nDnr 2031.255.119\n\nKommunfullmäktiges beslut\natt bron byggs.\n"
    document = letter("Hörby kommun\nKommunfullmäktige          2031-03-30", text)
    assert (document.head.kind, document.head.organ) == ("protokoll", "kommunfullmaktige")
    assert [(item.paragraph, item.case_number) for item in document.items] == [("17", None), ("18", "2031.255")]


def test_page_heads_whose_page_breaks_were_lost() -> None:
    head = "HÖRBY KOMMUN            SAMMANTRÄDESPROTOKOLL        Sida {p}(4)\nKommunstyrelsen         2031-04-07\n\n"
    bodies = [f"§ {n}    Dnr KS 2031/{n}\nÄrende nummer {n}\n\nBeslut\nBron byggs.\n\n" for n in (11, 12, 13, 14)]
    document = letter("".join(head.format(p=p) + text for p, text in enumerate(bodies, start=1)), "")
    assert [item.paragraph for item in document.items] == ["11", "12", "13", "14"]
    assert not any("SAMMANTRÄDESPROTOKOLL" in item.view.text for item in document.items)


UTLATANDEN = {
    "of a rotel": "Hörby kommun          Utlåtande Rotel II\nKommunstyrelsen          (Dnr KS 2031/12)\n\nFler broar över ån",
    "in one word": "Hörby kommun          Kommunstyrelseutlåtande\nKommunkansliet          KS-2031-12\n\nFler broar över ån",
    "over the title": "Hörby kommun\nKommunstyrelsen          KS 2031/12\n\nUtlåtande över motion\n\nFler broar över ån",
    "not named at all": "Hörby kommun\nKommunstyrelsen\nDnr KS 2031/12\n\nFler broar över ån",
}


@pytest.mark.parametrize("top", UTLATANDEN.values(), ids=UTLATANDEN.keys())
def test_statements_of_the_board(top: str) -> None:
    rest = (
        "\n\nKommunstyrelsens förslag till kommunfullmäktige\nMotionen avslås.\n\nMina synpunkter\nÅn är smal.\n\n"
        "På kommunstyrelsens vägnar\n\nEva Ek (S)          Siv Ask\nKommunstyrelsens ordförande          Kommundirektör\n"
    )
    document = letter(top, rest)
    assert (document.head.kind, document.head.organ, document.head.organ_name) == (
        "utlatande",
        "kommunstyrelsen",
        "kommunstyrelsen",
    )
    (item,) = document.items
    assert item.heading == "Fler broar över ån"
    assert [part.kind for part in item.parts[:3]] == ["rubrik", "forslag_kf", "beredning"]
    assert item.parts[-1].kind == "signatur"


def test_a_sentence_after_the_signature_is_no_signature() -> None:
    document = letter(
        "Utlåtande över motion om fler broar",
        "\n\nÄrendet\nHörby kommun har en bro.\n\nHörby den 2 mars 2031\nEVA EK\n\nKommunstyrelsen delar uppfattningen.\n",
    )
    assert [part.kind for part in document.items[0].parts] == ["rubrik", "arende", "signatur", "arende"]


HEADS = {
    "a column for each": ("Hörby kommun          Protokollsutdrag          12 (31)\nKommunstyrelsen          Sammanträdesdatum\n          2031-04-07", "protokollsutdrag", "2031-04-07"),
    "one column": ("HÖRBY KOMMUN PROTOKOLLSUTDRAG Sida 12 (31)\nKommunstyrelsen 2031-04-07", "protokollsutdrag", "2031-04-07"),
    "extract of": ("Utdrag ur kommunstyrelsens protokoll\nHörby kommun\nKommunstyrelsen 2031-04-07", "protokollsutdrag", "2031-04-07"),
    "far right": ("Hörby kommun                                                                   Protokoll\nKommunstyrelsen                                                                2031-04-07", "protokoll", "2031-04-07"),
    "two days": ("Hörby kommun\nKommunstyrelsen\nProtokoll\n6–7 april 2031", "protokoll", "2031-04-06/2031-04-07"),
    "two days over a month": ("Hörby kommun\nKommunstyrelsen\nProtokoll\nMötesdag: 30 april – 1 maj 2031", "protokoll", "2031-04-30/2031-05-01"),
    "two days in figures": ("Hörby kommun\nKommunstyrelsen\nProtokoll 2031-04-06 – 2031-04-07", "protokoll", "2031-04-06/2031-04-07"),
    "points": ("Hörby kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 07.04.2031", "protokoll", "2031-04-07"),
    "points after the year": ("Hörby kommun\nKommunstyrelsen\nBeslutsprotokoll 2031.04.07", "protokoll", "2031-04-07"),
    "the year in two figures": ("Hörby kommun\nKommunstyrelsen\nProtokoll 31-04-07", "protokoll", "2031-04-07"),
    "a stroke": ("Hörby kommun\nKommunstyrelsen\nProtokoll\nMötesdatum: 7/4 2031", "protokoll", "2031-04-07"),
    "a list of matters": ("Hörby kommun\nKommunstyrelsen\nSnabbprotokoll 2031-04-07\n\nÄrendelista\n§ 7 En ny bro\n§ 8 En ny väg", "protokoll", "2031-04-07"),
    "a summons": ("Hörby kommun          Kallelse\nKommunstyrelsen          2031-04-07", "kallelse", "2031-04-07"),
}  # fmt: skip

PAIR = "\n\n§ 7\nEn ny bro\n\nBeslut\nBron byggs.\n\n§ 8\nEn ny väg\n\nBeslut\nVägen byggs.\n"


@pytest.mark.parametrize(("top", "kind", "day"), HEADS.values(), ids=HEADS.keys())
def test_heads_of_minutes(top: str, kind: str, day: str) -> None:
    document = letter(top, PAIR)
    head = document.head
    assert (head.kind, head.organ, head.meeting_date.value if head.meeting_date else None) == (
        kind,
        "kommunstyrelsen",
        day,
    )
    assert head.body is not None and head.body.code == "1266"
    assert [(item.paragraph, item.heading) for item in document.items] == [("7", "En ny bro"), ("8", "En ny väg")]
    assert document.date_span is not None


def test_days_far_apart_are_no_meeting() -> None:
    head = letter("Hörby kommun\nKommunstyrelsen\nProtokoll\nSammanträdesdatum 2031-04-07 – 2032-04-07", PAIR).head
    assert head.meeting_date is not None and head.meeting_date.value == "2031-04-07"


NUMBERING = {
    "Ärende": "Ärende {n}\n{title}          Dnr {case}",
    "ÄRENDE with a colon": "ÄRENDE {n}: {title}\nDnr {case}",
    "number first": "{n} § {title}\nDnr {case}",
    "Paragraf": "Paragraf {n}\n{title}\n{case}",
    "the year": "§ {n}/2031          Dnr {case}\n{title}",
    "initials": "Ks § {n}          {case}\n{title}",
    "initials of two": "KS-AU § {n} {title}\nDnr {case}",
    "the organ": "Kommunstyrelsen § {n}\n{title}\n{case}",
    "a column at the right": "§ {n}   {title}          {case}",
    "a label at the right": "§ {n} {title} Dnr {case}",
    "brackets": "§ {n} ({case})\n{title}",
    "registry below": "§ {n}\n{title}\nDiarienr {case}",
    "registry between": "§ {n}\n\nDiarienummer: {case}\n\n{title}",
    "initials and a stroke": "KS/§ {n}                    Dnr {case}\n\n{title}",
    "initials in two words": "Ks/au § {n}   Dnr {case}\n{title}",
    "initials without a space": "KSAU §{n}\n{title}\nDnr {case}",
    "the organ in several words": "Barn- och utbildningsnämnden § {n}\n{title}\nDnr {case}",
    "a dash after the number": "§ {n} – {title}\nDnr {case}",
    "registry above": "Dnr {case}\n\n§ {n}\n{title}",
    "the title above": "{title}\n§ {n}   Dnr {case}",
    "behind a comma": "§ {n} {title}, dnr {case}",
    "behind a dash": "§ {n} {title} - {case}",
    "square brackets": "§ {n} {title} [{case}]",
    "strokes": "§ {n} | {title} | {case}",
    "marks of a text format": "**§ {n} {title}**\n*Dnr {case}*",
    "a label before the title": "§ {n}   Dnr {case}\nÄrendemening: {title}",
    "a rule under the number": "§ {n}   {case}\n==========\n{title}",
    "between rules": "______________\n§ {n}        Dnr {case}\n{title}\n______________",
    "its place on the agenda": "KF § {n}   Ärende 3\n{title}\nDnr {case}",
    "earlier organs in the margin": "Kf § {n}      Dnr {case}                Ks § 10{n}\n                                        Au § 8{n}\n{title}",
    "an earlier organ between": "Kf § {n}      Ks § 10{n}     Dnr {case}\n{title}",
    "no sign": "KS {n}        Dnr {case}\n{title}",
}
CASES = ["KS 2031/412", "KS-2031-00412", "31KS412", "31/KS 0412", "KK31/412", "KS/412/2031", "KS 412/31", "2031-000412", "Ks/2031:412", "31-0412", "2031KS/0412", "KS 412-2031"]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", NUMBERING.values(), ids=NUMBERING.keys())
def test_headings_of_paragraphs(form: str, case: str) -> None:
    titles = {7: "En ny bro över ån", 8: "Motion om en väg", 9: "Kommunens årsredovisning"}
    text = "".join(
        "\n\n"
        + form.format(n=n, title=title, case=case)
        + "\n\nBeskrivning av ärendet\nSe § 3.\n\nBeslut\nFörslaget antas.\n"
        for n, title in titles.items()
    )
    document = letter("Hörby kommun\nKommunstyrelsen\nSammanträdesprotokoll 2031-04-07", text)
    assert [(item.paragraph, item.heading, item.case_number) for item in document.items] == [
        (str(n), title, case) for n, title in titles.items()
    ]


def test_a_list_of_matters_does_not_outweigh_the_paragraphs() -> None:
    text = "".join(f"\n\n§ {n}\nÄrende {n - 6}\nEn väg\n\nBeslut\nVägen byggs.\n" for n in (12, 13, 14))
    document = letter("Hörby kommun\nKommunstyrelsen\nProtokoll 2031-04-07", text)
    assert [item.paragraph for item in document.items] == ["12", "13", "14"]


def test_the_paragraphs_of_an_earlier_organ_are_no_headings() -> None:
    text = "".join(
        f"\n\n§ {n}\nEn väg\n\nÄrendets gång\nKommunstyrelsen § {n + 70}\nTekniska nämnden § {n + 30}\n\nBeslut\nVägen byggs.\n"
        for n in (12, 13, 14)
    )
    document = letter("Hörby kommun\nKommunfullmäktige\nProtokoll 2031-04-07", text)
    assert [item.paragraph for item in document.items] == ["12", "13", "14"]


def test_the_number_of_a_publication_is_no_case_number() -> None:
    document = letter("Länsstyrelsen i Skåne län\nRapport 2031:12\n\nFler broar över ån", "\n\nFörord\nÅn är smal.\n")
    assert (document.head.kind, document.items[0].heading) == ("rapport", "Fler broar över ån")
    assert document.items[0].case_number is None


def parts(text: str, organ: str = "Kommunstyrelsen") -> list[str]:
    document = letter(f"Hörby kommun\n{organ}\nProtokoll 2031-04-07", f"\n\n§ 7 Dnr KS 2031/7\nEn ny bro\n\n{text}\n")
    return [part.kind for part in document.items[0].parts[1:]]


def test_headings_in_a_column_of_their_own() -> None:
    assert parts(
        "Beslut          Kommunstyrelsen godkänner planen.\n\nÄrendet         Bron är gammal.\n\n"
        "Yrkanden        Eva Ek (S) yrkar bifall.\n\nBeslutet till   Tekniska nämnden"
    ) == ["beslut", "arende", "yrkande", "expediering"]


def test_a_decision_without_a_heading() -> None:
    assert parts("Sammanfattning\nBron är gammal.\n\nKommunstyrelsen godkänner planen.") == ["arende", "beslut"]
    assert parts("Bron är gammal.\n\nKommunstyrelsen föreslår att kommunfullmäktige antar planen.") == [
        "arende",
        "forslag_kf",
    ]
    # What another organ did, and what stands inside a paragraph, decides nothing here.
    assert parts("Bron är gammal.\n\nTekniska nämnden avslår planen.") == ["arende"]
    assert parts("Bron är gammal. Nämnden vet det.\nKommunstyrelsen godkänner planen.") == ["arende"]


def test_a_decision_that_proposes_and_then_decides_for_itself() -> None:
    assert parts(
        "Beslut\nKommunstyrelsen föreslår att kommunfullmäktige\nantar planen.\n\nFör egen del beslutar kommunstyrelsen\n"
        "att ge kontoret i uppdrag att bygga."
    ) == ["beslut", "forslag_kf", "beslut"]
    assert parts("Kommunstyrelsen föreslår kommunfullmäktige\natt anta planen.\n\nExpediera till\nNämnden") == [
        "forslag_kf",
        "expediering",
    ]


def test_columns_of_a_pdf_are_told_by_the_gap_between_the_letters() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for y, left, right in (
        (780, "Hörby kommun", ""),
        (764, "Kommunledningskontoret", "2031-03-02"),
        (748, "Mål och mening", "KSKF/2031:41"),
        (700, "Fler broar över ån", ""),
        (660, "Förslag till beslut", ""),
        (644, "Motionen avslås.", ""),
    ):
        canvas.drawString(60, y, left)
        canvas.drawString(360, y, right)
    canvas.save()
    document = split(read(out.getvalue(), "prov.pdf"))
    (item,) = document.items
    assert (item.heading, item.case_number) == ("Fler broar över ån", "KSKF/2031:41")
    assert (document.head.kind, document.head.organ_name) == ("tjansteskrivelse", "kommunledningskontoret")
