"""The drills that exchange names, nouns and wordings: what they do to a text, and a small size of each.

`python -m tests.drills.swap`, `python -m tests.drills.nouns` and `python -m tests.drills.reworded` are the whole; results
stand in `tests/drills/results/`.
"""

from __future__ import annotations

import random
from hashlib import sha256

import pytest

from pipeline.evaluate.gold import Gold
from tests.drills.nouns import plain, without_nouns
from tests.drills.reworded import BAR as REWORDED_BAR
from tests.drills.reworded import CHANGES, changed, narrow
from tests.drills.swap import BAR, SEED, SWAPS, partners, swapped, template, years
from tests.drills.texts import GoldText, scored, texts

SMALL = 16  # documents in CI
# What the nouns' drill reaches today on the small size; the bar (a fall of 5 points) is not reached yet. Only raised.
RECALL_WITHOUT_NOUNS = 0.93

MADE = GoldText(
    "a.txt",
    "HALMSTADS KOMMUN\nKommunfullmäktige 2021-04-13\n\n§ 12\nVänortsavtal med Gdynia\n\nYRKANDEN\nHalmstads avtal med\nGdynia är från 1990-talet.",
    {
        "document": {"body": {"kind": "kommun", "code": "1380", "name": "Halmstads kommun"}},
        "items": [{"paragraph": "12"}],
        "records": [{"foreign_partner": {"name": "Gdynia", "country": "PL", "kind": "city", "place_key": "gn1"}, "date": "199X"}],
    },
)  # fmt: skip


def test_bodies_change_in_text_and_gold_alike() -> None:
    (other,) = swapped([MADE], ["bodies"], SEED)
    body = other.gold["document"]["body"]
    assert body["code"] != "1380" and "almstad" not in other.text.lower()
    assert other.text.startswith(body["name"].upper()) and "1380" not in str(other.gold)


def test_partners_stay_in_their_country() -> None:
    other = partners(MADE, random.Random(1))
    partner = other.gold["records"][0]["foreign_partner"]
    assert "Gdynia" not in other.text and other.text.count(partner["name"]) == 2
    assert partner["country"] == "PL" and "place_key" not in partner


def test_years_change_and_codes_stay() -> None:
    other = years(MADE, random.Random(1))
    assert "2011-04-13" in other.text and "1980-talet" in other.text
    assert other.gold["records"][0]["date"] == "198X" and other.gold["document"]["body"]["code"] == "1380"


def test_the_template_changes_headings_and_labels() -> None:
    other = template(MADE, random.Random(1))
    assert other.text != MADE.text and "YRKANDE\n" in other.text and "§ 12\n" not in other.text


@pytest.mark.parametrize(
    ("written", "replaced"),
    [
        ("Vänortsavtalet med Lund", "Avtalet med Lund"),
        ("en avsiktsförklaring", "ett avtal"),
        ("vänortsavtalen", "avtalen"),
        ("det kommunala partnerskapet", "det kommunala samarbetet"),
        ("vänorterna", "samarbetsorterna"),
        ("VÄNORTSAVTAL", "AVTAL"),
        ("vänskapsförbindelsen", "samarbetet"),
        ("Vänortsgatan", "Vänortsgatan"),
    ],
)
def test_nouns_keep_their_form(written: str, replaced: str) -> None:
    assert plain(written) == replaced


@pytest.fixture(scope="module")
def small() -> list[GoldText]:
    """The same documents as long as they stand in gold, whatever is added to it."""
    with_records = [one for one in texts() if one.gold.get("records")]
    return sorted(with_records, key=lambda one: sha256(one.name.encode()).digest())[:SMALL]


def test_exchanged_names_years_and_templates_lose_nothing(small: list[GoldText]) -> None:
    others = swapped(small, SWAPS, SEED)
    for one in others:
        Gold.model_validate(one.gold)
    assert sum(a.text != b.text for a, b in zip(small, others, strict=True)) == SMALL
    fall = scored(small).metrics()["fields.micro_f1"] - scored(others).metrics()["fields.micro_f1"]
    assert fall <= BAR


def test_without_the_nouns_no_less_is_found_than_before(small: list[GoldText]) -> None:
    tally = scored(without_nouns(small))
    assert (tally.records.recall or 0.0) >= RECALL_WITHOUT_NOUNS
    assert (tally.records.precision or 0.0) >= 0.95


@pytest.mark.parametrize(
    ("change", "written", "reworded"),
    [
        ("tecknades → slöts", "Tecknades avtalet? Avtalet tecknades 1994.", "Slöts avtalet? Avtalet slöts 1994."),
        ("den 3 mars 2014 → 2014-03-03", "sades upp den 3 mars 2014", "sades upp 2014-03-03"),
        (
            "Avtalet slöts 1994. → 1994 slöts avtalet.",
            "Beslut\nVänortsavtalet slöts 1994.",
            "Beslut\n1994 slöts vänortsavtalet.",
        ),
        (
            "att säga upp avtalet → att avtalet sägs upp",
            "att säga upp avtalet med Kunda.",
            "att avtalet med Kunda sägs upp.",
        ),
        ("Tartu i Estland → estniska Tartu", "avtalet med Tartu i Estland", "avtalet med estniska Tartu"),
        ("beslutar → beslöt", "beslutande organ beslutar", "beslutande organ beslöt"),
    ],
)
def test_a_change_rewords_and_no_more(change: str, written: str, reworded: str) -> None:
    assert CHANGES[change](written) == reworded


def test_prose_is_broken_anew_and_lists_are_left() -> None:
    line = "Kommunen har sedan länge ett avtal med Kunda om skolor och"
    prose, rows = "\n".join([line] * 3), "- Kunda, 1994\n- Tapa, 1996\n- Keila, 1998"
    assert max(map(len, narrow(prose).split("\n"))) <= 60 and narrow(prose).split() == prose.split()
    assert narrow(rows) == rows


def test_said_in_other_words_the_same_is_read(small: list[GoldText]) -> None:
    """Every change in one of the documents that it changes: together they lose no more than the bar."""
    pairs = [pair for change in CHANGES.values() for pair in changed(small, change, 1)]
    assert len(pairs) > len(CHANGES) // 3
    before, after = scored([one for one, _ in pairs]), scored([one for _, one in pairs])
    assert before.metrics()["fields.micro_f1"] - after.metrics()["fields.micro_f1"] <= REWORDED_BAR
