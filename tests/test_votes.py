"""Votes: counts in figures and words, what each side stood for, and who won."""

from __future__ import annotations

import pytest

from pipeline.extract.motions.votes import ballots, read_votes, winner
from tests.item_text import make_head, make_item

TITLE = "Motion av Anna Lund (M) om tåg\n== omrostning: Omröstning\n"

COUNTS = [
    ("Omröstningen utfaller med 69 Ja mot 12 Nej. 1 ledamot är frånvarande. 3 ledamöter avstår.", (69, 12, 3, 1)),
    ("Omröstningen utfaller med 40 Ja mot 38 Nej. Tre ledamöter avstår från att rösta.", (40, 38, 3, None)),
    ("Med 20 ja-röster och 26 nej-röster finner ordföranden att motionen avslås.", (20, 26, None, None)),
    ("24 ledamöter röstar JA, 15 ledamöter röstar NEJ och 2 AVSTÅR", (24, 15, 2, None)),
    ("Kommunstyrelsen beslutade med elva röster mot två.", (11, 2, None, None)),
    ("Omröstningsresultat: Ja: 26, Nej: 20, Avstår: 3", (26, 20, 3, None)),
    ("Vid omröstningen avges 7 ja-röster och 4 nej-röster samt 1 nedlagda.", (7, 4, 1, None)),
    ("Anna Lund (S) och Bo Alm (V) röstar Ja (7).\nSiv Roos (M) röstar Nej (5).", (7, 5, None, None)),
    ("Med 22 nej-röster mot 19 ja-röster avslås förslaget.", (19, 22, None, None)),
]


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_counts(text: str, counts: tuple[int | None, ...]) -> None:
    (found,) = read_votes(make_item(TITLE + text), make_head())
    assert found.field == "votes.1"
    vote = found.value
    assert (vote.yes, vote.no, vote.abstain, vote.absent) == counts


SIDES = [
    (
        "”Ja för bifall till kommunstyrelsens förslag. Nej för bifall\ntill yrkandet från Anna Lund m fl.”",
        "bifall till kommunstyrelsens förslag",
        "bifall till yrkandet från Anna Lund m fl",
    ),
    ("”Ja för bifall och Nej för avslag på kommunstyrelsens förslag”.", "bifall till kommunstyrelsens förslag", "avslag på kommunstyrelsens förslag"),
    ("”Ja för avslag och Nej för bifall till tilläggsyrkandet.”", "avslag på tilläggsyrkandet", "bifall till tilläggsyrkandet"),
    ("Ja-röst för bifall till motionen\nNej-röst för bifall till kommunstyrelsens förslag\n", "bifall till motionen", "bifall till kommunstyrelsens förslag"),
    ("JA = ärendet avgörs idag\nNEJ = återremiss\n", "ärendet avgörs idag", "återremiss"),
    ("Ja-röst innebär bifall till motionen. Nej-röst innebär avslag på motionen.", "bifall till motionen", "avslag på motionen"),
    ("Den som vill bifalla nämndens förslag röstar ja, den som vill bifalla motionen röstar nej.", "bifalla nämndens förslag", "bifalla motionen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "yes", "no"), SIDES)
def test_sides(text: str, yes: str, no: str) -> None:
    (vote,) = ballots(make_item(f"{TITLE}{text}\n\nOmröstningen utfaller med 31 Ja mot 14 Nej."))
    assert (vote.yes_means, vote.no_means) == (yes, no)
    assert winner(vote) == yes


def test_two_votes_keep_their_own_sides() -> None:
    first, second = ballots(
        make_item(
            f"{TITLE}”Ja för att ärendet avgörs idag. Nej för återremiss.”\nOmröstningen utfaller med 60 Ja mot 21 Nej.\n\n"
            "”Ja för avslag på motionen. Nej för bifall till motionen.”\nOmröstningen utfaller med 41 Ja mot 40 Nej."
        )
    )
    assert (first.question, first.no_means) == ("återremiss", "återremiss")
    assert (second.question, second.yes_means, second.yes) == (None, "avslag på motionen", 41)


RESULTS = [
    ("kommunfullmaktige", "Ja för bifall till motionen. Nej för avslag på motionen.", "31 Ja mot 14 Nej", "ja"),
    ("kommunfullmaktige", "Ja för bifall till motionen. Nej för avslag på motionen.", "14 Ja mot 31 Nej", "nej"),
    ("kommunfullmaktige", "Ja för bifall till motionen. Nej för avslag på motionen.", "22 Ja mot 22 Nej", "lika"),
    ("kommunfullmaktige", "Ja för att ärendet avgörs idag. Nej för återremiss.", "43 Ja mot 37 Nej", "återremiss"),
    ("kommunfullmaktige", "Ja för att ärendet avgörs idag. Nej för återremiss.", "60 Ja mot 20 Nej", "ja"),
    ("kommunstyrelsen", "Ja för att ärendet avgörs idag. Nej för återremiss.", "7 Ja mot 6 Nej", "ja"),
]


@pytest.mark.parametrize(("organ", "sides", "counts", "result"), RESULTS)
def test_result(organ: str, sides: str, counts: str, result: str) -> None:
    (found,) = read_votes(make_item(f"{TITLE}{sides}\n\nOmröstningen utfaller med {counts}."), make_head(organ))
    assert found.value.result == result


@pytest.mark.parametrize(
    "text",
    [
        "Valberedningen föreslår nej.",
        "Av 47 svarande sade 32 ja till frågan om parkering.",
        "Valdeltagandet var 83 procent, 12 345 röster.",
        "§ 12 ja och nej",
    ],
)
def test_no_votes(text: str) -> None:
    assert read_votes(make_item(f"Rapport\n== arende: Ärende\n{text}"), make_head()) == ()
