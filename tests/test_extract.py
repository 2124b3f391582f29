"""Partners, acts, dates and terms from single items: what each wording means, expectations written by reading."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extract.names import fold
from pipeline.extract.reading import ItemReading, read_item
from pipeline.extract.screen import has_trigger
from tests.item_text import make_head, make_item


def reading(source: str, **head: Any) -> ItemReading:
    item = make_item(source)
    return read_item(item, make_head(**head), ())


def partners(source: str) -> list[str]:
    return [p.name for p in reading(source).pairs]


def acts(source: str, **head: Any) -> list[tuple[str, str]]:
    return [(a.act, a.stage) for a in reading(source, **head).acts]


DECISION = """Vänortsavtalet med Haugesund
== beslut: Beslut
{}
== arende: Ärendet
Ystads kommun har sedan 1949 ett vänortsavtal med Haugesund i Norge.
"""
BACKGROUND = """Vänortsavtalet med Haugesund
== arende: Ärendet
Ystads kommun har sedan 1949 ett vänortsavtal med Haugesund i Norge. {}
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ystads kommun har vänortsavtal med Haugesund i Norge.", ["Haugesund"]),
        ("Delegationen från vänorten Lemgo besökte kommunen.", ["Lemgo"]),
        (
            "Kommunens vänorter är Haugesund i Norge, Lemgo i Tyskland och Rakvere i Estland.",
            ["Haugesund", "Lemgo", "Rakvere"],
        ),
        ("Kommunen vill teckna vänortsavtal med den ukrainska staden Exempelivka.", ["Exempelivka"]),
        ("Ett kommunalt partnerskap med Gobabis i Namibia har inletts.", ["Gobabis"]),
        ("Vänortsavtalet mellan Ystads kommun och Haugesund gäller.", ["Haugesund"]),
        ("Avtalet med den kinesiska staden Yichang sägs upp.", ["Yichang"]),
        ("Kommunen har tilldelats Zvjahel, som är en stad i Ukraina, i samarbetet.", ["Zvjahel"]),
        ("Motionären vill ha en vänort i Japan.", ["Japan"]),
        # near misses: nothing of ours, or no agreement
        ("Boende på Vänortsgatan vill ha lägre fart. Bussar till Haugesund nämns.", []),
        ("Kommunen skänker en brandbil till Lutsk i Ukraina.", []),
        ("Lunds universitet har ett samarbetsavtal med universitetet i Tartu.", []),
        ("Fotbollsklubben har ett samarbetsavtal med en klubb i Haugesund.", []),
        ("Den norska kommunen Kirkenes har brutit sitt vänortsavtal med Severomorsk.", []),
        ("Ett samverkansavtal med Region Skåne och Polismyndigheten godkänns.", []),
        ("Idéburet offentligt partnerskap med Röda Korset förlängs.", []),
        ("Kommunen deltar i ett EU-projekt med partner i Gdynia och Rostock.", []),
        ("Ramavtal tecknas med Gdynia Textil AB om arbetskläder.", []),
        ("Utbytet mellan skolan och ett gymnasium i Lemgo fortsätter.", []),
    ],
)
def test_partners(text: str, names: list[str]) -> None:
    assert partners(f"Ett ärende\n== arende: Ärendet\n{text}\n") == names


def test_a_list_of_towns_under_its_introduction() -> None:
    found = reading(
        "Våra kontakter\n== arende: Ärendet\nYstads kommun har följande vänorter:\n\n– Haugesund, Norge (sedan 1949)\n"
        "– Rakvere, Estland (sedan 1991)\n\nEn skolklass besökte Berlin i maj.\n"
    )
    assert [p.name for p in found.pairs] == ["Haugesund", "Rakvere"]
    assert [found.established[i].value.value for i in (0, 1)] == ["1949", "1991"]


def test_another_bodys_agreement_is_its_own() -> None:
    found = reading(BACKGROUND.format("Trelleborgs kommun sade 2022 upp sitt vänortsavtal med Pskov i Ryssland."))
    assert [(p.name, p.body.code if p.body else None) for p in found.pairs] == [("Haugesund", None), ("Pskov", "1287")]
    assert [(a.act, a.stage, a.pairs) for a in found.acts] == [("end", "reported", (1,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunfullmäktige beslutar att säga upp vänortsavtalet med Haugesund.", [("end", "decided")]),
        ("Vänortsavtalet med Haugesund sägs upp från och med den 1 juni 2024.", [("end", "decided")]),
        ("Kommunfullmäktige beslutar att inte säga upp vänortsavtalet med Haugesund.", [("keep", "decided")]),
        ("Kommunfullmäktige beslutar att vänortsavtalet inte ska förnyas.", [("not_renew", "decided")]),
        ("Kommunfullmäktige beslutar att låta vänortsavtalet löpa ut.", [("not_renew", "decided")]),
        ("Kommunfullmäktige beslutar att lägga vänortssamarbetet med Haugesund på is.", [("pause", "decided")]),
        ("Kommunfullmäktige beslutar att återuppta vänortssamarbetet med Haugesund.", [("resume", "decided")]),
        (
            "Kommunfullmäktige beslutar att ge styrelsen i uppdrag att utvärdera vänortsavtalet.",
            [("evaluate", "decided")],
        ),
        ("Kommunfullmäktige beslutar att utreda om vänortsavtalet ska avslutas.", [("investigate", "decided")]),
        ("Kommunfullmäktige beslutar att bordlägga ärendet.", []),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta att säga upp vänortsavtalet.", [("end", "proposed")]),
    ],
)
def test_acts_of_a_decision(text: str, expected: list[tuple[str, str]]) -> None:
    assert acts(DECISION.format(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Avtalet sades upp 2019.", [("end", "reported")]),
        ("Kommunstyrelsen beslutade den 3 mars 2020, § 14, att pausa det.", [("pause", "reported")]),
        ("Avtalet undertecknades den 3 maj 1949.", []),
        ("Kommunstyrelsen kommer att ta ställning till om avtalet ska förnyas.", []),
        ("Det finns inte skäl att säga upp vänortsavtalet.", []),
        ("Slutligt beslut om att säga upp avtalet fattas av kommunstyrelsen den 4 maj 2024.", [("end", "planned")]),
        ("Kommunen har lämnat in en ansökan om bidrag till vänortsavtalet.", []),
        ("Hyresavtalet för lokalen sades upp 2019.", []),
    ],
)
def test_acts_told_in_the_background(text: str, expected: list[tuple[str, str]]) -> None:
    assert acts(BACKGROUND.format(text)) == expected


def test_a_planned_act_carries_the_step_that_is_announced() -> None:
    (act,) = reading(
        BACKGROUND.format("Slutligt beslut om att säga upp avtalet fattas av kommunstyrelsen den 4 maj 2024.")
    ).acts
    assert act.organ == "kommunstyrelsen" and act.date is not None and act.date.value == "2024-05-04"


def test_effect_is_told_in_the_decision_or_behind_it() -> None:
    for text in (
        "Kommunfullmäktige beslutar att säga upp vänortsavtalet den 1 juni 2024.",
        "Vänortsavtalet sägs upp. Avtalet upphör därmed att gälla den 1 juni 2024.",
    ):
        act = reading(DECISION.format(text)).acts[0]
        assert act.effective is not None and act.effective.value == "2024-06-01", text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ystads kommun har sedan 1949 ett vänortsavtal med Haugesund.", "1949"),
        ("Vänortsavtalet med Haugesund ingicks den 3 maj 1949.", "1949-05-03"),
        ("Kommunen har vänortsavtal med Haugesund. Det undertecknades i maj 1949.", "1949-05"),
        ("Haugesund är sedan 1949 vänort till Ystads kommun.", "1949"),
        ("Vänortsavtalet med Haugesund är från 1949.", "1949"),
        ("Vänortsavtal med Haugesund finns. Sedan 2016 har utbytet med Haugesund varit litet.", None),
        ("Vänortsavtal med Haugesund finns. Familjer från Haugesund bor här sedan 2022.", None),
        ("Vänortsavtalet med Haugesund sades upp 2019.", None),
    ],
)
def test_established(text: str, value: str | None) -> None:
    found = reading(f"Ett ärende\n== arende: Ärendet\n{text}\n").established
    assert (found[0].value.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Partnerskapet är femårigt.", "term.years", 5.0),
        ("Avtalet löper på tre år.", "term.years", 3.0),
        ("Avtalet förlängs därefter automatiskt.", "term.renewal", "automatic"),
        ("Avtalet har en uppsägningstid om sex månader.", "term.notice", "sex månader"),
        ("Avtalet kan sägas upp med tre månaders ömsesidigt varsel.", "term.notice", "tre månaders ömsesidigt varsel"),
        ("Avtalet sägs upp senast ett år före avtalstidens utgång.", "term.notice", "ett år"),
        ("Avtalet kan sägas upp med ett halvårs varsel.", "term.notice", "ett halvårs varsel"),
        ("Avtalet kan sägas upp med 90 dagars skriftlig uppsägning.", "term.notice", "90 dagars skriftlig uppsägning"),
        ("Barnen är tre år gamla.", "term.years", None),
    ],
)
def test_term(text: str, field: str, value: object) -> None:
    found = reading(
        f"Ett ärende\n== arende: Ärendet\nKommunen har ett kommunalt partnerskap med Gobabis. {text}\n"
    ).terms
    assert next((f.value for f in found if f.field == field), None) == value


def test_one_act_on_a_set_of_agreements() -> None:
    found = reading(
        DECISION.replace("med Haugesund\n==", "\n==").format(
            "Samtliga vänortsavtal med orter i Ryssland och Belarus sägs upp."
        )
    )
    assert [(s.scope.of, s.scope.value) for s in found.scopes] == [("country", "RU"), ("country", "BY")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vänorts-\navtalet", True),
        ("avtalet med Lutsk", True),
        ("samarbetet med den kinesiska staden", True),
        ("partner- skapet med Gobabis", True),
        ("taxan för vatten och avlopp", False),
        ("avtal om snöröjning i Ystad", False),
    ],
)
def test_screening(text: str, expected: bool) -> None:
    assert has_trigger(text) is expected


def test_screening_loses_no_item_that_gives_a_record() -> None:
    """With its agreement nouns replaced by weaker words an item is still read."""
    import json
    import re
    from pathlib import Path

    from pipeline.read.reader import read
    from pipeline.split.splitter import split

    noun = re.compile(
        r"(?i)\b(?:vänorts?\w*|vän(?:läns?|skaps?)\w*|partnerskap\w*|samarbetsavtal\w*|avsiktsförklaring\w*)"
    )
    seen = 0
    for gold in sorted(Path("samples").glob("*/*.gold.json")):
        source = next(
            p
            for p in gold.parent.iterdir()
            if p.name.startswith(re.split(r"[.!]", gold.name)[0]) and p.suffix != ".json"
        )
        due = {r["paragraph"] for r in json.loads(gold.read_text(encoding="utf-8"))["records"]}
        for item in split(read(source.read_bytes(), source.name)).items:
            if item.paragraph in due:
                for word in ("avtalet", "samarbetet"):
                    assert has_trigger(noun.sub(word, item.view.text)), (source.name, item.paragraph, word)
                    seen += 1
    assert seen > 30


def test_fold() -> None:
    assert fold("Xi'an") == fold("Xian") and fold("Næstved") == "naestved" and fold("Lutsk") != fold("Luzk")
