"""What a decision says beside deciding: what a motion had asked for, what a set leaves out, what is not entered."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

HEAD = "Gävle kommun\nKommunfullmäktige\nSammanträdesprotokoll\nSammanträdesdatum 2021-03-15\n\n"
MARK = "\n\nExempel skrivet för vanort – inte en verklig handling\n"


def records(decision: str) -> list[AgreementRecord]:
    text = f"{HEAD}§ 41 Vänorter\n\nKommunfullmäktige beslutar\n{decision}{MARK}"
    return list(process(text.encode(), "kf.txt").records)


def acts(decision: str) -> list[str]:
    return [f"{a.act} {a.stage} {a.by}" for r in records(decision) for a in r.acts]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("att avslå motionen från Karin Berg (M) om att säga upp vänortsavtalet med Vejle.", "end rejected motion"),
        ("att avslå motionen av Karin Berg (M) och Olle Ek (M) om att pausa avtalet med vänorten Vejle.", "pause rejected motion"),
        ("att avslå motionen från Sverigedemokraterna, väckt 2020-02-10, om att säga upp vänortsavtalet med Vejle.", "end rejected motion"),
        ("att anse medborgarförslaget från en invånare i Valbo om att ingå vänortsavtal med Rauma besvarat.", "establish requested petition"),
        ("att remittera motionen från Moderaterna om att avsluta vänortssamarbetet med Vejle till kommunstyrelsen.", "end requested motion"),
        ("att bifalla kommunstyrelsens förslag att avslå motionen från V om att säga upp vänortsavtalet med Vejle.", "end rejected motion"),
        ("att bifalla Karin Bergs (M) motion om att säga upp vänortsavtalet med Vejle.", "end decided swedish"),
        ("att i anledning av motionen från Karin Berg (M) säga upp vänortsavtalet med Vejle.", "end decided swedish"),
        ("att avslå motionen från Karin Berg (M) om fler resor, och\natt säga upp vänortsavtalet med Vejle.", "end decided swedish"),
        ("att avslå motionen från V om fler vänorter samt ingå vänortsavtal med Rauma.", "establish decided swedish"),
    ],
)  # fmt: skip
def test_what_a_motion_asks_for_is_no_decision(decision: str, expected: str) -> None:
    assert acts(decision) == [expected]


@pytest.mark.parametrize(
    ("decision", "left_out"),
    [
        ("att säga upp samtliga vänortsavtal med ryska städer utom Pskov.", ("Pskov",)),
        ("att avsluta alla vänortsavtal med Ryssland utom det med Pskov.", ("Pskov",)),
        ("att säga upp vänortsavtalen med ryska städer, med undantag för avtalet med Pskov.", ("Pskov",)),
        ("att med undantag för Rauma i Finland avsluta kommunens alla vänortsavtal.", ("Rauma",)),
        ("att alla kommunens vänortssamarbeten utom det med Rauma och det med Jõgeva avslutas.", ("Rauma", "Jõgeva")),
    ],
)
def test_what_a_set_leaves_out_is_not_ended(decision: str, left_out: tuple[str, ...]) -> None:
    found = records(decision)
    sets = [r for r in found if r.scope]
    assert [(r.scope and r.scope.except_, [f"{a.act} {a.stage}" for a in r.acts]) for r in sets] == [
        (left_out, ["end decided"])
    ]
    assert all(not r.acts and r.status == "active" for r in found if not r.scope)


@pytest.mark.parametrize(
    "decision",
    [
        "att inte ingå något vänortsavtal med Zabrze i Polen.",
        "att vänortsavtal med Zabrze i Polen inte ingås.",
        "Vänortsavtal med Zabrze i Polen ingås inte.",
        "att kommunen inte tecknar vänortsavtal med Zabrze i Polen.",
    ],
)
def test_an_agreement_that_is_not_entered(decision: str) -> None:
    assert [(r.status, [f"{a.act} {a.stage}" for a in r.acts]) for r in records(decision)] == [
        ("not_established", ["establish rejected"])
    ]


def test_a_rejection_told_of_an_earlier_meeting_has_its_own_organ_and_day() -> None:
    told = "att lägga rapporten till handlingarna.\n\nÄrendet\n\nKommunfullmäktige avslog den 19 september 2019, § 101, en motion av Lena Ek (L) om att ingå vänortsavtal med Rauma i Finland."
    (record,) = records(told)
    (act,) = record.acts
    assert (act.act, act.stage, act.by, act.organ, act.paragraph) == (
        "establish", "rejected", "motion", "kommunfullmaktige", "101",
    )  # fmt: skip
    assert act.date is not None and act.date.value == "2019-09-19"
    assert record.status == "not_established"
