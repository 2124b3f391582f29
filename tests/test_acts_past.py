"""What reports tell of an agreement's past: who did it, when, and what was done to another thing than the agreement."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

REPORT = "Grums kommun\nRapport\n2021-04-12\n\nVåra vänner utomlands\n\n{}\n\nRapporten lämnas till kommunstyrelsen.\n"
HAS = "Grums kommun har sedan 1991 ett vänortsavtal med Tukums i Lettland. "
MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"


def read(told: str) -> list[AgreementRecord]:
    return list(process(f"{REPORT.format(told)}{MARK}".encode(), "text.txt").records)


def acts(told: str) -> list[str]:
    """Each act with its day, organ and doer."""
    found = [a for r in read(told) for a in r.acts]
    return sorted(f"{a.act} {a.date.value if a.date else None} {a.organ} {a.by}" for a in found)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Vänortsavtalet mellan Grums kommun och Tukums förnyades 2009.", "renew 2009 None unknown"),
        ("År 2009 avslutades vänortssamarbetet mellan Grums och Tukums i Lettland.", "end 2009 None unknown"),
        ("Grums kommuns vänortsavtal med Tukums pausades 2009.", "pause 2009 None unknown"),
        ("Grums kommun hade ett vänortsavtal med Tukums som sades upp 2009.", "end 2009 None unknown"),
        ("Vid ett besök från Grums 2009 förnyades vänortsavtalet med Tukums.", "renew 2009 None unknown"),
        ("Vänortsavtalet med Tukums sades upp av Grums kommun 2009.", "end 2009 None swedish"),
        ("I väntan på ett lugnare läge har Grums kommun pausat vänortsavtalet med Tukums.", "pause None None swedish"),
        (HAS + "Avtalet utvärderades 2009.", "evaluate 2009 None swedish"),
    ],
)  # fmt: skip
def test_our_side_did_what_is_told_only_where_the_clause_says_so(told: str, expected: str) -> None:
    assert acts(told) == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Det vänskapsavtal som slöts med Tukums 1991 pausades den 3 maj 2009.", "pause 2009-05-03 None unknown"),
        ("Det vänskapsavtal som Grums kommun ingick med Tukums år 1991 har förlängts, senast i maj 2009.", "renew 2009-05 None unknown"),
        ("Det vänskapsavtal som slöts med Tukums 1991 har förnyats.", "renew None None unknown"),
        (HAS + "Det har sedan tillkomsten förnyats. Det skedde den 3 maj 2009.", "renew 2009-05-03 None unknown"),
        (HAS + "Avtalet har pausats; kommunstyrelsens beslut är från den 3 maj 2009.", "pause 2009-05-03 kommunstyrelsen swedish"),
        (HAS + "Avtalet är pausat. Kommunfullmäktige fattade det beslutet 2009.", "pause 2009 kommunfullmaktige swedish"),
        (HAS + "Avtalet är pausat, och så har det varit sedan 2009.", "pause 2009 None unknown"),
        (HAS + "Avtalet har förnyats. Det var 2009 som skolan fick sitt namn.", "renew None None unknown"),
    ],
)  # fmt: skip
def test_the_day_of_a_told_act_is_its_own(told: str, expected: str) -> None:
    assert acts(told) == [expected]


def test_a_day_that_a_step_is_told_with_founds_nothing() -> None:
    for told in (
        "Vänortsavtalet med Tukums har förnyats. Det skedde den 3 maj 2009.",
        "En förlängning av samarbetsavtalet mellan Grums kommun och Tukums i Lettland undertecknades i maj 2009.",
        "Vänortsavtalet med Tukums (Lettland) är sedan den 3 maj 2009 uppsagt av Grums kommun.",
        "Efter tio år som vänorter valde Tukums att 2009 säga upp avtalet med Grums kommun.",
    ):
        assert [r.established for r in read(told)] == [None], told


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Avtalet utvärderades 2009 och förlängdes samma år av kommunstyrelsen.", ["evaluate 2009 None swedish", "renew 2009 kommunstyrelsen swedish"]),
        ("Avtalet pausades av kommunstyrelsen 2009 och avslutades 2014.", ["end 2014 None unknown", "pause 2009 kommunstyrelsen swedish"]),
        ("Kommunen pausade avtalet 2009, och 2014 beslutade kommunfullmäktige att avsluta det.", ["end 2014 kommunfullmaktige swedish", "pause 2009 None swedish"]),
        ("Kommunfullmäktige pausade avtalet 2009 och avslutade det 2014.", ["end 2014 kommunfullmaktige swedish", "pause 2009 kommunfullmaktige swedish"]),
    ],
)  # fmt: skip
def test_each_of_two_acts_has_its_own_organ(told: str, expected: list[str]) -> None:
    assert acts(HAS + told) == expected


@pytest.mark.parametrize(
    "told",
    [
        HAS + "Genom avtalet startades en simskola som lades ned 2009.",
        HAS + "Inom ramen för avtalet bedrevs ett vattenprojekt, som förlängdes 2009 och avslutades 2011.",
        "Resan till Tukums, vår vänort sedan 1991, ställdes in 2009.",
        HAS + "Kommunens avtal med resebyrån som ordnar vänortsresorna sades upp 2009.",
        HAS + "Samarbetsavtalet om sophämtning med grannkommunen förlängdes 2009.",
        HAS + "Avtalet med bussbolaget sades upp 2009.",
        "Projektet med vänorten Tukums i Lettland utvärderades 2009 av en konsult.",
        HAS + "Föreningen, som bildats för att stödja utbytet, lades ned 2009.",
        HAS + "Turneringen förnyades 2009 inom ramen för vänortsavtalet.",
        HAS + "Lägret pausades 2009 på vänortens begäran, medan vänortsavtalet har gällt.",
        "Körutbytet med Tukums, med vilken Grums kommun har vänortsavtal sedan 1991, avslutades 2009.",
        "En film om vänorten Tukums visades på biblioteket och förlängdes 2009.",
        HAS + "Broschyren om kommunens vänorter reviderades 2009.",
        HAS + "Tanken på att vidga vänortsavtalet väcktes 2009 men lades åt sidan.",
    ],
)
def test_what_was_done_to_another_thing_is_no_act(told: str) -> None:
    assert acts(told) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Utbytet med vänorten Tukums, som pågått sedan 1991, avslutades 2009.", "end 2009 None unknown"),
        (HAS + "Avtalet om kulturutbyte, som förnyades 2009, har betytt mycket.", "renew 2009 None unknown"),
        (HAS + "Avtalet, som slöts för att främja utbytet, sades upp 2009.", "end 2009 None unknown"),
        (HAS + "Avtalet med partnerkommunen sades upp 2009.", "end 2009 None unknown"),
    ],
)
def test_what_was_done_to_the_agreement_stands(told: str, expected: str) -> None:
    assert acts(told) == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Efter förnyelsen 2009 löper vänortsavtalet tills vidare.", ["renew 2009 None unknown"]),
        ("Sedan utvärderingen av avtalet 2009 träffas parterna en gång om året.", ["evaluate 2009 None swedish"]),
        ("Efter en utvärdering av avtalet 2009 beslutade kommunstyrelsen 2014 att säga upp det.", ["end 2014 kommunstyrelsen swedish", "evaluate 2009 None swedish"]),
        ("Avtalet förnyades 2009. Förnyelsen 2009 gällde i tio år.", ["renew 2009 None unknown"]),
        ("Uppsägning skedde genom beslut av kommunstyrelsen den 3 maj 2009.", ["end 2009-05-03 kommunstyrelsen swedish"]),
        ("Förnyelsen av avtalet godkändes av kommunstyrelsen den 3 maj 2009.", ["renew 2009-05-03 kommunstyrelsen swedish"]),
        ("Kommunfullmäktige biföll den 3 maj 2009 uppsägningen av avtalet.", ["end 2009-05-03 kommunfullmaktige swedish"]),
        ("Efter förnyelsen av simhallen 2009 ordnades en resa till vänorten.", []),
        ("Inför en förlängning av avtalet 2009 krävdes en resa.", []),
        ("Efter uppehållet för sommaren 2009 återkom eleverna.", []),
    ],
)  # fmt: skip
def test_a_noun_with_its_year_or_its_decision_tells_an_act(told: str, expected: list[str]) -> None:
    assert acts(HAS + told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Pausen hävdes av kommunfullmäktige den 3 maj 2009.", "resume 2009-05-03 kommunfullmaktige swedish"),
        ("Frysningen av avtalet upphävdes 2009.", "resume 2009 None unknown"),
        ("Kommunen hävde pausen 2009.", "resume 2009 None swedish"),
        ("I maj 2009 var pausen över och avtalet återupptogs.", "resume 2009-05 None unknown"),
        (
            "Kommunen har återupptagit avtalet efter uppehållet; det skedde den 3 maj 2009.",
            "resume 2009-05-03 None swedish",
        ),
        ("Avtalet, som en tid hade varit fryst, återaktiverades av parterna 2009.", "resume 2009 None mutual"),
        ("Sedan 2009 är avtalet åter i bruk.", "resume 2009 None unknown"),
    ],
)
def test_a_pause_that_is_over_is_a_taking_up_and_no_pause(told: str, expected: str) -> None:
    assert acts(HAS + told) == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Vänorten tackade 2009 nej till en ny avtalsperiod.", ["not_renew 2009 None foreign"]),
        ("Kommunstyrelsen avböjde 2009 en förlängning av avtalet.", ["not_renew 2009 kommunstyrelsen swedish"]),
        (
            "När avtalstiden gick mot sitt slut 2009 bestämde sig kommunen för att avstå från förlängning.",
            ["not_renew 2009 None swedish"],
        ),
        ("Vi beslutade 2009 att inte gå in i en ny avtalsperiod.", ["not_renew 2009 None swedish"]),
        ("Kommunfullmäktige beslutade 2009 att avtalet ska stå fast.", ["keep 2009 kommunfullmaktige swedish"]),
        ("Något beslut om att förnya avtalet har inte fattats.", []),
        ("Kommunen tackade 2009 nej till att bekosta en förlängning av resan.", []),
        ("Kommunfullmäktige avböjde 2009 en inbjudan till en ny period av festivalen.", []),
    ],
)
def test_a_new_period_declined_is_not_renewed(told: str, expected: list[str]) -> None:
    assert acts(HAS + told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Avtalet förlängdes första gången 2009 och andra gången 2014.", ["renew 2009 None unknown", "renew 2014 None unknown"]),
        ("Vi förlängde avtalet 2009, och 2014 utvärderade vi det.", ["evaluate 2014 None swedish", "renew 2009 None swedish"]),
        ("Avtalet förnyades 2009 och 2014 byggdes ett hus till minne av det.", ["renew 2009 None unknown"]),
    ],
)  # fmt: skip
def test_a_renewal_has_its_own_times(told: str, expected: list[str]) -> None:
    assert acts(HAS + told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("En grupp besökte Tukums 2009. Då förnyades avtalet.", "renew 2009 None unknown"),
        ("En grupp besökte Tukums 2009. Avtalet har förnyats.", "renew None None unknown"),
        ("När det första avtalet löpte ut 2009 valde kommunen att förlänga det.", "renew 2009 None swedish"),
        ("Kommunstyrelsen godkände 2009 ett tillägg till avtalet.", "amend 2009 kommunstyrelsen swedish"),
        ("Parterna gjorde 2009 ett gemensamt tillägg om miljöfrågor till avtalet.", "amend 2009 None mutual"),
    ],
)
def test_a_day_from_the_sentence_before_and_an_addition_approved(told: str, expected: str) -> None:
    assert acts(HAS + told) == [expected]


def test_a_notice_and_the_day_on_which_it_took_effect() -> None:
    (record,) = read(HAS + "Avtalet sades upp den 3 mars 2006 och upphörde att gälla den 1 oktober 2006.")
    assert [(a.act, a.date and a.date.value, a.effective and a.effective.value) for a in record.acts] == [
        ("end", "2006-03-03", "2006-10-01")
    ]


def test_a_period_decided_on_is_the_terms() -> None:
    text = "Grums kommun\nKommunfullmäktige\nProtokoll 2009-05-25\n\n§ 61 Avtal med Tukums i Lettland\n\nFullmäktige beslutar\n"
    asked = text + "att ingå ett samarbetsavtal med Tukums för tiden 1 juli 2009–30 juni 2012.\n"
    (record,) = process(asked.encode(), "minutes.txt").records
    assert record.term and record.term.start and record.term.end and record.established is None
    assert (record.term.start.value, record.term.end.value) == ("2009-07-01", "2012-06-30")
