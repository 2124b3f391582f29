"""Grounds as secretaries word them: the code, and whose they are, in minutes, letters and news; terms and who was asked."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

MINUTES = """VARA KOMMUN                     SAMMANTRÄDESPROTOKOLL            Sida 4 (9)
Kommunfullmäktige               2019-03-25

§ 31                                         Dnr 2018/0144
Vänortsavtalet med Tukums

Kommunfullmäktiges beslut
Vänortsavtalet med Tukums i Lettland sägs upp{}.

Ärendet
Avtalet med Tukums är från 1998.

{}

§ 32                                         Dnr 2019/0020
Taxa för renhållning

Kommunfullmäktiges beslut
Taxan fastställs.
"""
REPORT = """VARA KOMMUN                                        TJÄNSTESKRIVELSE
Kommunkansliet                                     2019-02-11
Lena Ask, utredare                                 Dnr 2018/0144

                                                   Kommunstyrelsen

Partnerskapet med Kitui

Vara kommun och Kitui i Kenya har ett kommunalt partnerskap. {}

Förslag till beslut
Informationen noteras.


Lena Ask                              Per Holm
utredare                              kanslichef
"""


def _only(text: str) -> AgreementRecord:
    records = [r for _, result in process(text.encode(), "x.txt").each("x.txt") for r in result.records]
    assert len(records) == 1
    return records[0]


@pytest.mark.parametrize(
    ("clause", "told", "expected"),
    [
        (", eftersom ingen har hört av sig på åtta år", "", {("inactivity", "deciding_organ")}),
        (" med hänsyn till kommunens ansträngda ekonomi", "", {("resources", "deciding_organ")}),
        ("", "Under de senaste tio åren har det inte hänt någonting.", {("inactivity", "deciding_organ")}),
        ("", "Avtalet har i realiteten inte tillämpats sedan 2008.", {("inactivity", "deciding_organ")}),
        ("", "Trots påstötningar har kommunen inte fått något svar från Tukums.", {("inactivity", "deciding_organ")}),
        ("", "Kommunen behöver prioritera sina kärnuppgifter.", {("resources", "deciding_organ")}),
        ("", "Enligt förvaltningen finns det varken pengar eller personal för det.", {("resources", "official")}),
        ("", "Kulturkontoret har gått igenom avtalen. Genomgången visar att kontakterna upphörde 2011.", {("inactivity", "official")}),
        ("", "Inga besök har gjorts sedan 2010. Kommunkansliet föreslår därför att avtalet sägs upp.", {("inactivity", "official")}),
        ("", "Kommunstyrelsen föreslår att avtalet sägs upp. Skälet är att inga besök har gjorts sedan 2010.", {("inactivity", "majority")}),
        ("", "Kulturkontoret har kartlagt kommunens kontakter. Det senaste utbytet ägde rum 2007.", {("inactivity", "official")}),
        ("", "Ingen har rest dit sedan 2009 och inga möten har hållits.\n\nBedömning\nKansliet bedömer att avtalet kan avslutas.", {("inactivity", "official")}),
        ("", "Verksamheterna uppger att de saknar personal för utbytet.", {("resources", "official")}),
        ("", "Sektor Kultur och fritid förordar en uppsägning, eftersom arbetstid saknas.", {("resources", "official")}),
        ("", "Enligt internationella samordnaren har inga aktiviteter ägt rum sedan 2010.", {("inactivity", "official")}),
        ("", "Av tjänsteutlåtandet framgår att kommunen saknar personal för utbytet.", {("resources", "official")}),
        ("", "Det finns inte kvar någon handläggare som arbetar med frågan.", {("resources", "deciding_organ")}),
        ("", "Inga kontakter har enligt kommunstyrelsen förekommit sedan 2008.", {("inactivity", "majority")}),
        ("", "Kommunstyrelsen har behandlat ärendet den 4 mars, § 12, och anser att kommunen inte har råd.", {("resources", "majority")}),
        ("", "Kansliet vill avsluta avtalet. Fullmäktige delar kansliets uppfattning att resurser saknas.", {("resources", "deciding_organ")}),
        ("", "Med anledning av kriget i Ukraina avslutas avtalet. Förvaltningen föreslår att motparten underrättas.", {("state_conduct", "deciding_organ")}),
        ("", "Styrelsen gav kulturförvaltningen i uppdrag att se över vänorterna. Ingen kontakt har förekommit på åtta år.", {("inactivity", "official")}),
        ("", "Kommunens resurser för internationellt arbete minskar nästa år.", {("resources", "deciding_organ")}),
        ("", "Inga delegationer har rest på åtta år, och utbytet ligger nere sedan ett beslut om uppehåll 2012.", {("inactivity", "deciding_organ")}),
        ("", "Sedan den 24 februari råder krig i Europa.", {("state_conduct", "deciding_organ")}),
        ("", "Skolnämnden har uppgett att inga skolor längre har kontakt med vänorten.", {("inactivity", "majority")}),
        ("", "Sedan den lettiska kommunen slogs samman med sina grannar har kommunen ingen motpart.", {("other", "deciding_organ")}),
        (", eftersom energibolaget har sålts", "", {("other", "deciding_organ")}),
        (" med hänvisning till den nya inriktningen", "", {("policy_change", "deciding_organ")}),
        ("", "Avtalet är en onödig utgift. Därför avslutas det.", {("resources", "deciding_organ")}),
        ("", "Eftersom landet inte är en demokrati sägs avtalet upp.", {("human_rights", "deciding_organ")}),
        ("", "Utbytet är livligt och ger skolorna mycket.", set()),
        ("", "Samarbetet har handlat om skola och mänskliga rättigheter.", set()),
        ("", "Avtalet kan avslutas nu, eftersom det saknar uppsägningstid.", set()),
        ("", "Två av fem mål för skolan är uppfyllda.", set()),
    ],
)  # fmt: skip
def test_grounds_of_a_decision(clause: str, told: str, expected: set[tuple[str, str]]) -> None:
    record = _only(MINUTES.format(clause, told))
    assert {(one.reason, one.holder) for one in record.reasons} == expected


def test_the_ground_that_argues_is_quoted_first() -> None:
    told = "Avtalet har inte använts på länge. Det avslutas nu, eftersom ingen delegation har rest på tio år."
    first, *more = _only(MINUTES.format("", told)).evidence["reasons.inactivity"]
    assert "ingen" in first.quote
    assert more


@pytest.mark.parametrize(
    "who", ["kommunstyrelsens ordförande Stina Berg (C)", "Stina Berg (C), kommunstyrelsens ordförande"]
)
def test_news_let_a_leading_politician_speak_for_the_majority(who: str) -> None:
    text = """PRESSMEDDELANDE
Vara kommun 2019-03-27

Vara säger upp vänortsavtalet med Tukums

Kommunfullmäktige i Vara beslutade i måndags att säga upp vänortsavtalet med Tukums i Lettland.

– Vi har inte haft någon kontakt på tio år, säger {}.
"""
    record = _only(text.format(who))
    assert [(one.reason, one.holder) for one in record.reasons] == [("inactivity", "majority")]
    assert [act.date.value for act in record.acts if act.date] == ["2019-03-25"]


@pytest.mark.parametrize(
    ("told", "years", "start", "end", "renewal", "notice"),
    [
        ("Avtalet sträcker sig över tre år, från den 1 januari 2018 till den 31 december 2020.", 3, "2018-01-01", "2020-12-31", None, None),
        ("Avtalstiden är fyra år räknat från den 1 mars 2017.", 4, "2017-03-01", None, None, None),
        ("Giltighetstiden är 2018–2020 med möjlighet till förlängning i två år.", None, "2018", "2020", "by_decision", None),
        ("Avtalet är giltigt till och med den 30 juni 2021.", None, None, "2021-06-30", None, None),
        ("Avtalet gäller t o m 2021-06-30.", None, None, "2021-06-30", None, None),
        ("Avtalet är tvåårigt och går ut vid årsskiftet.", 2, None, "2019-12-31", None, None),
        ("Partnerskapet löper på tre och ett halvt år.", 3.5, None, None, None, None),
        ("Perioden är 18 månader.", 1.5, None, None, None, None),
        ("Avtalet förlängs med ett år i sänder om ingen av parterna säger upp det.", None, None, None, "automatic", None),
        ("Uppsägning ska ske skriftligen minst ett halvår i förväg.", None, None, None, None, "ett halvår"),
        ("Det upphör sex månader efter uppsägningen.", None, None, None, None, "sex månader"),
        ("Det treåriga avtalet upphör den 31 maj 2020.", 3, None, "2020-05-31", None, None),
        ("Giltighetstiden går ut den 31 maj 2020. Förlängning sker inte automatiskt.", None, None, "2020-05-31", "none", None),
        ("Sker ingen uppsägning förlängs avtalet med ett år.", None, None, None, "automatic", None),
        ("Avtalet är giltigt i fem år och kan därefter förlängas.", 5, None, None, "by_decision", None),
        ("Uppsägning ska ske senast ett år före avtalstidens slut.", None, None, None, None, "ett år"),
        ("Avtalet löper femårsvis.", 5, None, None, None, None),
        ("Partnerskapet pågår t.o.m. 2020-12-31.", None, None, "2020-12-31", None, None),
        ("Sägs det inte upp senast tre månader innan det går ut förnyas avtalet automatiskt.", None, None, None, "automatic", "tre månader"),
    ],
)  # fmt: skip
def test_terms(
    told: str, years: float | None, start: str | None, end: str | None, renewal: str | None, notice: str | None
) -> None:
    term = _only(REPORT.format(told)).term
    assert term is not None
    assert (term.years, term.start and term.start.value, term.end and term.end.value) == (years, start, end)
    assert (term.renewal, term.notice) == (renewal, notice)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Partnerskapet är sedan flera år vilande.", "dormant"),
        ("I dag ligger partnerskapet nere.", "dormant"),
        ("Partnerskapet används inte längre.", "dormant"),
        ("Partnerskapet har aldrig varit vilande.", "active"),
        ("Föreningen bakom utbytet är vilande.", "active"),
        ("Under pandemin låg utbytet nere men nu är det i full gång igen.", "active"),
        ("Sedan 2019 har det inte varit några problem med partnerskapet.", "active"),
        ("Avtalstiden är slut.", "expired"),
        ("Det gemensamma EU-projektet löpte ut 2018.", "active"),
        ("Kommunen har valt att inte förnya partnerskapet.", "not_renewed"),
    ],
)
def test_the_state_told(told: str, status: str) -> None:
    assert _only(REPORT.format(told)).status == status


@pytest.mark.parametrize(
    ("told", "field", "expected"),
    [
        ("Västvatten AB och Lunds universitet avses delta.", "participants", ("Västvatten AB", "Lunds universitet")),
        (
            "Universidad Nacional del Sur hjälpte till med mätningarna.",
            "participants",
            ("Universidad Nacional del Sur",),
        ),
        (
            "I arbetet medverkar Vara Energi AB och Lunds universitet.",
            "participants",
            ("Vara Energi AB", "Lunds universitet"),
        ),
        ("Sida har genom Östersjömiljarden bidragit med 640 000 kronor.", "participants", ()),
        ("Sida har genom Östersjömiljarden bidragit med 640 000 kronor.", "funder", "Sida"),
        ("Arbetet är finansierat genom Sida.", "funder", "Sida"),
        ("Tekniska förvaltningen och Lagmansgymnasiet har medverkat.", "participants", ("Lagmansgymnasiet",)),
        ("I projektet medverkar även Högskolan i Skövde.", "participants", ("Högskolan i Skövde",)),
        ("Vara spelmansgille har yttrat sig och är positivt.", "consulted", ("Vara spelmansgille",)),
        ("Utrikesdepartementet har på förfrågan inte haft något att invända.", "consulted", ("Utrikesdepartementet",)),
    ],
)
def test_who_takes_part_and_who_was_asked(told: str, field: str, expected: tuple[str, ...]) -> None:
    assert getattr(_only(REPORT.format(told)), field) == expected


def test_an_act_is_quoted_by_its_own_verb() -> None:
    told = "Avtalet med Tukums slöts 1998 och förlängdes 2008."
    record = _only(MINUTES.format("", told))
    quotes = [e.quote for e in record.evidence["acts.renew-reported"]]
    assert quotes[0] == "förlängdes 2008"
