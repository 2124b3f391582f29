"""People with their party, and parties on their own."""

from __future__ import annotations

import pytest

from pipeline.extract.people import find_parties, find_people

PEOPLE = [
    ("Motion av Margit Larsdotter (M) väcktes.", [("Margit Larsdotter", "M")]),
    ("Anna Ek (S) och Bo Alm (V) yrkar bifall.", [("Anna Ek", "S"), ("Bo Alm", "V")]),
    ("(C) Ewa Almgren", [("Ewa Almgren", "C")]),
    ("Beslutande\n(C) Ewa Almgren\n(FP) Birgit Kron", [("Ewa Almgren", "C"), ("Birgit Kron", "FP")]),
    ("Anna Ek (s)", [("Anna Ek", "S")]),
    ("Anna Ek (fp), Bo Alm (kd)", [("Anna Ek", "FP"), ("Bo Alm", "KD")]),
    ("Anna Ek, s, yrkade avslag", [("Anna Ek", "S")]),
    ("Anna Ek, c, Bo Alm, kd, och Cia By, m", [("Anna Ek", "C"), ("Bo Alm", "KD"), ("Cia By", "M")]),
    ("Anna Ek (-) deltar inte", [("Anna Ek", None)]),
    ("Anna Ek (–)", [("Anna Ek", None)]),
    ("Anna Ek (fd SD) reserverar sig", [("Anna Ek", None)]),
    ("Anna Ek (M) (fd SD)", [("Anna Ek", "M")]),
    ("Anna Ek (MP, Bo Alm (S)", [("Anna Ek", "MP"), ("Bo Alm", "S")]),
    ("Anna-Karin Ek-Lund (L)", [("Anna-Karin Ek-Lund", "L")]),
    ("Åsa Vikner Lång (S)", [("Åsa Vikner Lång", "S")]),
    ("Carl von Essing (M)", [("Carl von Essing", "M")]),
    ("Eva af Kleven (KD) och Jan de la Gard (C)", [("Eva af Kleven", "KD"), ("Jan de la Gard", "C")]),
    ("Bo G Alm (S) samt Bo G. Alm (M)", [("Bo G Alm", "S"), ("Bo G. Alm", "M")]),
    ("Anna Ek m.fl. (S) yrkar", [("Anna Ek", "S")]),
    ("Anna Ek m fl (S) yrkar", [("Anna Ek", "S")]),
    ("Ordföranden Anna Ek (S) ställer proposition", [("Anna Ek", "S")]),
    ("Förste vice ordföranden Anna Ek (S)", [("Anna Ek", "S")]),
    ("Kommunalrådet Anna Ek (S) besvarar", [("Anna Ek", "S")]),
    ("Reservation\nAnna Ek (S) reserverar sig", [("Anna Ek", "S")]),
    ("Yrkande Anna Ek (S)", [("Anna Ek", "S")]),
    ("Även Anna Ek (S) yrkar", [("Anna Ek", "S")]),
    ("Närvarande tjänstepersoner\nUlla Mård\nAnna Ek (S)", [("Anna Ek", "S")]),
    ("yrkar Anna\nEk (S) bifall", [("Anna Ek", "S")]),
    ("yrkar Viktoria Tryggdotter\nRolf (S) bifall", [("Viktoria Tryggdotter Rolf", "S")]),
    ("Anna Eks (S) motion avslås", [("Anna Ek", "S")]),
    ("Karin Larssons (M) yrkande", [("Karin Larsson", "M")]),
    ("Karin Denty (M) yrkar bifall. Karin Dentys (M) yrkande avslås", [("Karin Denty", "M"), ("Karin Denty", "M")]),
    ("Karin Nordenfors (M) yrkande", [("Karin Nordenfors", "M")]),
    ("Karin Hans (M) yrkar avslag", [("Karin Hans", "M")]),
    ("Anna Ek och Bo Alm (båda S) reserverar sig", [("Anna Ek", "S"), ("Bo Alm", "S")]),
    ("AnnaSara Persgård (C)", [("AnnaSara Persgård", "C")]),
    ("Lady Frans Mulle (KD)", [("Lady Frans Mulle", "KD")]),
    ("Anna Ek (S) §§94-98", [("Anna Ek", "S")]),
    ("Anna Ek (S) ersätter Bo Alm (S)", [("Anna Ek", "S"), ("Bo Alm", "S")]),
    ("Anna Ek(KD)", [("Anna Ek", "KD")]),
    ("Anna Ek (S, ordförande)", [("Anna Ek", "S")]),
    ("Anna Ek (SJVP) yrkar bifall", [("Anna Ek", "SJVP")]),
    ("Anna Ek (Lpo) och Bo Alm (S)", [("Anna Ek", "Lpo"), ("Bo Alm", "S")]),
    ("Bo Alm (S), Anna Ek (TVP)", [("Bo Alm", "S"), ("Anna Ek", "TVP")]),
    ("Motion av Anna Ek (TVP)", [("Anna Ek", "TVP")]),
    ("Anna Ek (D) och Bo Alm (FI)", [("Anna Ek", "D"), ("Bo Alm", "FI")]),
    ("Zoë O'Brian (MP)", [("Zoë O'Brian", "MP")]),
    ("Herr Larsson i Dala (c) yrkar bifall", [("Larsson", "C")]),
    ("Fru Ek (vpk) yrkar avslag", [("Ek", "VPK")]),
    ("Herrar Lind (m) och Ek i Dala (m) har yrkat avslag", [("Lind", "M"), ("Ek", "M")]),
    ("Sven Arons i Tobo (m) yrkade bifall", [("Sven Arons", "M")]),
    ("Talarna Anna Ek (S) och Bo Alm (M) yrkar", [("Anna Ek", "S"), ("Bo Alm", "M")]),
]
NOBODY = [
    "Motion (M) om vänorter",
    "Utlåtande över motion – Motion (M) Avsluta samarbetet",
    "MOTION (S) OM VÄNORTER",
    "Region Skåne (S)",
    "Göteborgs Stad (V)",
    "Sveriges Kommuner och Regioner (SKR)",
    "Svenskt Näringsliv (SN)",
    "Västra Götalandsregionen (VGR)",
    "Alby Energi (AE)",
    "Anna Ek (kommundirektör)",
    "Anna Ek (Rektor)",
    "Anna Ek (VD) tackade",
    "Eva Lind (EY, revisionsbyrå)",
    "New York (USA)",
    "Internationellt Centrum för Lokal Demokrati (ICLD)",
    "Yttrande från S, V och MP",
    "Moderaterna (M)",
    "punkterna (a), (b) och (c)",
    "Kommunstyrelsens Ordförande (S)",
    "Anna Ek yrkar bifall",
    "Reservation (SD)",
    "Tallinn, s, och Riga",
    "Bilaga A (S)",
    "vänorten Lorca i Spanien (M)",
    "Herr talman (S)",
]
PARTIES = [
    ("Enligt återremissyrkande från D, M, L och KD:", ["D", "M", "L", "KD"]),
    ("yttrande från S, V och MP den", ["S", "V", "MP"]),
    ("Yrkandet från SD avslås.", ["SD"]),
    ("Yrkandet från [M, D, L och KD] avslås", ["M", "D", "L", "KD"]),
    ("Motion (M) om vänorter", ["M"]),
    ("(S, M)", ["S", "M"]),
    ("Moderaterna reserverar sig", ["M"]),
    ("Sverigedemokraternas yrkande och Socialdemokraterna", ["SD", "S"]),
    ("centerpartiet, liberalerna och kristdemokraterna", ["C", "L", "KD"]),
    ("Vänsterpartiet och Miljöpartiet de gröna", ["V", "MP"]),
    ("Folkpartiet liberalerna", ["FP"]),
    ("S-gruppen begär ajournering", ["S"]),
    ("Anna Ek (S) yrkar bifall", []),
    ("alternativ C och D", []),
    ("vitamin C", []),
    ("A, B och C", []),
    ("punkterna a, b och c", []),
    ("socialdemokrati och moderata krav", []),
    ("§ 4 M", []),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE, ids=[t for t, _ in PEOPLE])
def test_people(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.name, m.party) for m in find_people(text)] == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert find_people(text) == []


@pytest.mark.parametrize(("text", "expected"), PARTIES, ids=[t for t, _ in PARTIES])
def test_parties(text: str, expected: list[str]) -> None:
    assert [m.party for m in find_parties(text)] == expected


def test_spans() -> None:
    text = "Då yrkar Anna\n Eks (S) motion"
    (m,) = find_people(text)
    assert (text[m.start : m.end], text[slice(*m.name_span)], text[slice(*m.party_span)]) == (
        "Anna\n Eks (S)",
        "Anna\n Ek",
        "S",
    )
    (c,) = find_people("ledamoten Anna Ek, kd, säger")
    assert (c.start, c.end, c.party_span) == (10, 21, (19, 21))
    (b,) = find_people("x\n(C) Ewa Almgren\n")
    assert (b.start, b.end, b.party_span, b.name_span) == (2, 17, (3, 4), (6, 17))
