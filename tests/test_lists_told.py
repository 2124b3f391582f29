"""What lists and forms without columns tell of each partner: since when, until when, how it stands, what was done."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord


def _told(record: AgreementRecord) -> str:
    partner = record.foreign_partner.name if record.foreign_partner else ""
    since = record.established.value if record.established else ""
    acts = " ".join(f"{x.act} {x.date.value if x.date else ''} {x.by}" for x in record.acts)
    return f"{partner} {since} {record.status} {acts}".strip()


def _lines(page: str) -> list[str]:
    return [_told(record) for record in process(page.encode(), "list.txt").records]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("> Rauma, Finland, sedan 1946", "Rauma 1946 active"),
        (">> Rauma, Finland (1946)", "Rauma 1946 active"),
        ("[1] Rauma (Finland), 1946–1999", "Rauma 1946 ended end 1999 unknown"),
        ("• Rauma, Finland (1946-1999)", "Rauma 1946 ended end 1999 unknown"),
        ("a) Rauma, Finland. Vänort 1946–1999.", "Rauma 1946 ended end 1999 unknown"),
        ("* Rauma (Finland) – vänort t.o.m. 1999", "Rauma  ended end 1999 unknown"),
        ("- Rauma, Finland – vänort till 1999", "Rauma  ended end 1999 unknown"),
        ("- Rauma (Finland), till och med 1999", "Rauma  ended end 1999 unknown"),
        ("1) Rauma, Finland. Vänortsavtal 1946. Aktivt.", "Rauma 1946 active"),
        ("• Rauma, Finland (1940-talet)", "Rauma 194X active"),
        ("– Rauma, Finland (1946), förnyat 1996", "Rauma 1946 active renew 1996 unknown"),
        ("• Rauma, Finland (avtalet från 1946, avslutat 2001 på kommunens initiativ)", "Rauma 1946 ended end 2001 swedish"),
        ("• Rauma, Finland (1946, avslutat 2001 på initiativ av Rauma)", "Rauma 1946 ended end 2001 foreign"),
        ("Rauma ........ Finland ........ 1946", "Rauma 1946 active"),
    ],
)  # fmt: skip
def test_the_line_of_a_list(line: str, told: str) -> None:
    assert _lines(f"Flens kommun\nVänorter\n\n{line}\n") == [told]


@pytest.mark.parametrize(
    ("heading", "line", "told"),
    [
        ("Vilande vänorter", "Rauma (Finland), 1946", "Rauma 1946 dormant"),
        ("VILANDE", "• Rauma, Finland (1946)", "Rauma 1946 dormant"),
        ("AVSLUTADE VÄNORTER", "Rauma, Finland (1946–1999)", "Rauma 1946 ended end 1999 unknown"),
        ("Upphörda vänortsavtal", "Rauma (Finland), 1946-1999", "Rauma 1946 ended end 1999 unknown"),
        ("Tidigare vänorter", "Rauma, Finland", "Rauma  ended"),
        ("Pausade", "Rauma, Finland, sedan 1946", "Rauma 1946 paused"),
        ("Nuvarande vänorter", "Rauma, Finland, sedan 1946", "Rauma 1946 active"),
    ],
)
def test_a_heading_gives_the_state_of_those_under_it(heading: str, line: str, told: str) -> None:
    page = f"Flens kommun\n\nVänorter i dag\nHalden (Norge) 1950\n{heading}\n{line}\n"
    assert _lines(page) == ["Halden 1950 active", told]


@pytest.mark.parametrize("title", ["FAKTA: Marks vänorter", "Fakta om Trosas vänorter", "Orusts vänorter"])
def test_the_heading_of_a_box_tells_whose_towns_they_are(title: str) -> None:
    page = f"Gäster väntas i sommar\nUnder kulturnatten kommer flera körer.\n\n{title}\n• Rauma, Finland (1946)\n"
    assert _lines(page) == ["Rauma 1946 active"]


def test_years_of_other_lists_are_none_of_an_agreement() -> None:
    page = "Flens kommun\nVänorter\n\n> Rauma, Finland, sedan 1946\n\nBesökta orter\n> Halden, Norge, 2009–2011\n"
    assert _lines(page) == ["Rauma 1946 active"]


def test_what_is_told_below_a_list_names_the_paper() -> None:
    page = "Flens kommun\nVänorter\n\nRauma, Finland, 1946\nHalden, Norge, 1950\n\nÅrtalet anger när vänortsavtalet ingicks.\n"
    assert [r.designation for r in process(page.encode(), "list.txt").records] == ["vänortsavtal"] * 2


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (">> Rauma\nLand: Finland | Avtal: vänortsavtal | År: 1946 | Status: vilande", "Rauma 1946 dormant"),
        ("VÄNORT\n  Rauma\nLAND\n  Finland\nVÄN SEDAN\n  1946\nSENAST FÖRNYAT\n  2020", "Rauma 1946 active renew 2020 unknown"),
        ("Vänort:\nRauma\nLand:\nFinland\nVänort sedan:\n1946\nStatus:\nVilande", "Rauma 1946 dormant"),
        ("A. Part            B. Rauma, Finland\n   Slag            vänort\n   Sedan           1946\n"
         "   Läge            avslutat 2001 (beslut av kommunfullmäktige)", "Rauma 1946 ended end 2001 swedish"),
        ("Utländsk part: Rauma, Finland\nSlag: vänortsavtal\nIngånget: 3 maj 1946\nFörnyat: 1990 och 2000\nDiarienr: 46/12\n"
         "Läge: i kraft", "Rauma 1946-05-03 active renew 1990 unknown renew 2000 unknown"),
        ("Parter: Flens kommun och Rauma, Finland\nTyp: vänortsavtal\nTecknades: 3 maj 1946\n"
         "Sägs upp: beslut i kommunstyrelsen 14 januari 2020\nUpphör: 1 juli 2020",
         "Rauma 1946-05-03 ended end 2020-01-14 swedish"),
        ("Vänort: Rauma i Finland\nSedan: 1946\nAvslutat: 2019\nAvslutat av: Rauma", "Rauma 1946 ended end 2019 foreign"),
    ],
)  # fmt: skip
def test_a_card(card: str, told: str) -> None:
    assert _lines(f"{card}\n\nFlens kommun\n") == [told]


def test_a_notice_and_the_day_on_which_it_took_effect() -> None:
    card = "Flens kommun\nPart: Rauma, Finland\nAvtal: vänortsavtal\nTecknat: 1990\nSades upp: 3 mars 2021\nUpphörde: 31 december 2021\n"
    (record,) = process(card.encode(), "card.txt").records
    assert record.ended is not None and record.ended.value == "2021-12-31"
    assert [x.date.value for x in record.acts if x.date] == ["2021-03-03"]


def test_who_signed_is_no_partner() -> None:
    card = (
        "Flens kommun\nUtländsk part: Rauma, Finland\nSlag: vänortsavtal\nTecknat: 1990\nUndertecknat av: Bengt Alvin\n"
    )
    (record,) = process(card.encode(), "card.txt").records
    assert [one.name for one in record.signed_by] == ["Bengt Alvin"]


@pytest.mark.parametrize(
    "card",
    [
        "Kontakt: Anna Ek\nOrt: Rauma\nTelefon: 0157-190 00",
        "Partner: Rauma, Finland\nProjekt: Skola i balans\nStart: 2014\nSlut: 2016\nStatus: Avslutat",
        "Skola: Vasaskolan\nOrt: Rauma, Finland\nSedan: 1990",
        "Vänförening: Flen–Rauma\nOrt: Rauma, Finland\nBildad: 1990",
    ],
)
def test_cards_of_something_else(card: str) -> None:
    assert _lines(f"Flens kommun\n\n{card}\n") == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("1990  Vänortsavtal tecknas med Rauma, Finland\n2012  Vänortsavtalet med Rauma avslutas av den finska parten",
         "Rauma 1990 ended end 2012 foreign"),
        ("1990: Kommunen undertecknar vänortsavtal med Rauma i Finland.\n2005: Avtalet med Rauma förlängs.",
         "Rauma 1990 active renew 2005 unknown"),
        ("[1] 1990-05-03  Vänortsavtal Flen–Rauma. Original.\n"
         "[2] 2012-02-29  Uppsägning från Flens kommun av vänortsavtalet med Rauma.",
         "Rauma 1990-05-03 ended end 2012-02-29 swedish"),
        ("1990 – Rauma i Finland blir vänort\n2012 – Rauma säger upp vänortsavtalet", "Rauma 1990 ended end 2012 foreign"),
        ("1990 – Rauma i Finland blir vänort\n2012 – Förslag om att säga upp vänortsavtalet med Rauma", "Rauma 1990 active"),
        ("1990 – Rauma i Finland blir vänort\n2012 – Kommunen avböjer att säga upp vänortsavtalet med Rauma",
         "Rauma 1990 active"),
        ("1990  Resa till vänorten Rauma, Finland\n1994  Besök från vänorten Rauma", "Rauma  active"),
    ],
)  # fmt: skip
def test_a_chronicle(lines: str, told: str) -> None:
    assert _lines(f"Flens kommun\nMilstolpar\n\n{lines}\n") == [told]


def test_a_balance_of_motions_and_proposals() -> None:
    page = (
        "Flens kommun\nBalanslista, obesvarade motioner och medborgarförslag\n\n"
        "Dnr KS 20/114  Motion av Bo Alm (S): Avsluta vänortssamarbetet med Rauma\n"
        "               Inlämnad till fullmäktige 2020-03-30. Läge: under beredning\n"
        "Dnr KS 20/131  Motion av Anna Ek (M): Fler bänkar\n"
        "               Inlämnad till fullmäktige 2020-04-27. Läge: under beredning\n"
        "Dnr KS 20/140  Medborgarförslag: Ny vänort i Georgien\n"
        "               Inlämnat till fullmäktige 2020-05-25. Läge: under beredning\n"
    )
    assert _lines(page) == ["Rauma  active end 2020-03-30 motion", "Georgien  proposed establish 2020-05-25 petition"]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("Har ni vänorter i Ryssland?\n\nFlen: Ja, Apatity (sedan 1989). Avtalet är pausat.\nTrosa: Nej.\n"
         "Mark: Ja, Kolpino (sedan 1994). Avtalet är aktivt.", ["0482 Apatity 1989 paused", "1463 Kolpino 1994 active"]),
        ("Vänorter i länet\n\nFlen: Rauma, Finland (1946)\nTrosa: ingen\nMark: Halden, Norge (1950), vilande",
         ["0482 Rauma 1946 active", "1463 Halden 1950 dormant"]),
        ("Vänorter per kommun\n\n• Flen – Rauma (Finland)\n• Mark – Halden (Norge), Ringsted (Danmark)",
         ["0482 Rauma  active", "1463 Halden  active", "1463 Ringsted  active"]),
        ("Besök i vänorter 2019\n\nFlen – Rauma\nMark – Halden", []),
        ("Vänorternas cup, resultat\n\nFlen – Rauma 2–1\nMark – Halden 0–0", []),
        ("Närvarande vid mötet om vänorter\n\nFlen: Anna Ek\nTrosa: Bo Alm", []),
    ],
)  # fmt: skip
def test_a_list_by_municipality(page: str, told: list[str]) -> None:
    records = process(f"{page}\n".encode(), "list.txt").records
    assert [f"{r.swedish_partner.code} {_told(r)}" for r in records] == told
