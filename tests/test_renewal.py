"""How agreements go on when their time is over, in many words, and what else goes on without being one."""

from __future__ import annotations

import pytest

from pipeline.extract.renewal import of_next_time, renewal_in
from pipeline.process import process
from tests.test_terms import MINUTES, PAPER

TOLD = [
    ("fortsätter det i nya perioder om fem år, såvida inte någon av kommunerna har sagt upp det", "automatic"),
    ("det förlängs för varje gång med åtta år, om det inte sägs upp av någondera staden", "automatic"),
    ("om ingen säger nej rullar det på i fyra år till", "automatic"),
    ("säger varken Lund eller Wismar upp avtalet fortsätter det att gälla i ytterligare fyra år", "automatic"),
    ("uppsägs ej avtalet förlänges detsamma med två år", "automatic"),
    ("har avtalet inte sagts upp i rätt tid anses det förlängt med tre år", "automatic"),
    ("i avsaknad av uppsägning förlängs avtalet med ett år", "automatic"),
    ("avtalet förlängs per automatik", "automatic"),
    ("därefter löper det vidare ett år i taget", "automatic"),
    ("gäller därefter ett år i sänder", "automatic"),
    ("avtalet förlängs inte automatiskt", "none"),
    ("avtalet fordrar nytt beslut inför varje period", "by_decision"),
    ("förlängning sker endast om båda parterna beslutar det", "by_decision"),
    ("enligt avtalet fordras ett beslut av parterna för varje förlängning", "by_decision"),
    ("upphör då utan uppsägning, om inte parterna beslutar om en förlängning", "by_decision"),
    ("när det löper ut tar parterna ställning till om det ska förnyas", "by_decision"),
    ("en eventuell förlängning ska godkännas av båda städernas fullmäktige", "by_decision"),
    ("med option på ytterligare två år", "by_decision"),
    ("upphör den 3 maj 1996 om det inte dessförinnan förlängs", "by_decision"),
    ("löper ut 2004, såvida inte parterna förnyar det", "by_decision"),
    ("det ska förnyas vart fjärde år", "by_decision"),
    ("styrelserna avgör då om det ska fortsätta", "by_decision"),
    ("någon förlängning kan inte ske", "none"),
    ("det går inte att förlänga", "none"),
    ("rätt till förlängning föreligger inte", "none"),
    ("ingen förlängning medges", "none"),
    ("avtalet upphör därefter utan uppsägning", "none"),
    ("om inget annat bestäms upphör avtalet", "none"),
    ("förlängning: nej", "none"),
    ("förlängning: automatisk, fem år i taget", "automatic"),
    ("förlängs inte av sig självt, utan en förlängning måste beslutas av båda parter", "by_decision"),
    ("avtalet gäller i tre år", None),
    ("det upphör av sig självt", None),
]


@pytest.mark.parametrize(("said", "value"), TOLD)
def test_a_sentence_says_how_it_goes_on(said: str, value: str | None) -> None:
    read = renewal_in(said.lower(), paper=True)
    assert (read and read[0]) == value


@pytest.mark.parametrize(
    "said",
    [
        "Kommunstyrelsen beslutade att vänortsavtalet förlängs på parternas begäran.",
        "Kommunen har förlängt öppettiderna på biblioteket om ingen motsätter sig det.",
        "Simhallens stängning förlängs om ingen entreprenör hittas.",
        "Hyresavtalet för lokalen förlängs med tre år i sänder om ingen säger upp det.",
        "Projektet förlängs om båda skolorna beslutar det.",
    ],
)
def test_what_else_goes_on_is_no_agreement(said: str) -> None:
    text = MINUTES.format(f"Lund har ett vänortsavtal med Wismar i Tyskland. {said}")
    assert all(r.term is None for r in process(text.encode(), "t.txt").records)


def test_years_of_further_periods_are_not_the_term() -> None:
    assert of_next_time("fortsätter det att gälla i ytterligare ", "fyra år")
    assert not of_next_time("avtalet förlängs med ", "fyra år")
    text = PAPER.format("Avtalet gäller i fyra år. Om ingen säger nej rullar det på i två år till.")
    term = process(text.encode(), "t.txt").records[0].term
    assert term is not None
    assert (term.years, term.renewal) == (4, "automatic")


@pytest.mark.parametrize(
    "said",
    [
        "Bussbolagets avtal gäller i två år och kan sägas upp med tre månaders uppsägningstid.",
        "Kommunen anställer en samordnare. Anställningen gäller i två år, med en månads uppsägningstid.",
        "Kommunen har elavtal med Lunds Kraft AB. Avtalet gäller i fyra år och har sex månaders uppsägningstid.",
        "Prenumerationen gäller i två år med tre månaders uppsägningstid.",
    ],
)
def test_other_things_have_terms_of_their_own(said: str) -> None:
    text = MINUTES.format(f"Lund har ett vänortsavtal med Wismar i Tyskland. {said}")
    assert all(r.term is None for r in process(text.encode(), "t.txt").records)


@pytest.mark.parametrize(
    ("said", "funder"),
    [
        ("Kommunen sökte bidrag hos ICLD men fick avslag.", None),
        ("ICLD har inte beviljat några medel.", None),
        ("Lönen betalas av Sida.", None),
        ("Samarbetet bekostas av Kulturrådet.", "Kulturrådet"),
    ],
)
def test_money_refused_or_for_another_thing_is_no_funder(said: str, funder: str | None) -> None:
    text = MINUTES.format(f"Lund har ett vänortsavtal med Wismar i Tyskland. {said}")
    assert [r.funder for r in process(text.encode(), "t.txt").records] == [funder]


def test_the_new_term_tells_when_a_renewal_takes_effect() -> None:
    text = MINUTES.replace("lägger informationen till handlingarna", "förlänger vänortsavtalet med Wismar, Tyskland")
    (record,) = process(
        text.format("Det förnyade avtalet gäller från och med den 1 juli 2012.").encode(), "t.txt"
    ).records
    (act,) = record.acts
    assert act.effective is not None
    assert act.effective.value == "2012-07-01"
