"""The words of a page read by OCR: figures, rows, signs and names, by hand-made words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.read.ocr.edges import without_edges
from pipeline.read.ocr.figures import put_count, put_crosses, put_ones
from pipeline.read.ocr.names import put_names
from pipeline.read.ocr.rows import rows_of
from pipeline.read.ocr.signs import put_bullets, put_parties, put_signs
from tests.ocr_words import row, texts, word

# -- figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read_as", "expected"),
    [
        (["kostar", "I", "020", "kronor"], "kostar 1 020 kronor"),
        (["nej.", "I", "ledamot", "avstår"], "nej. 1 ledamot avstår"),
        (["11", "röster", "mot", "l", "röst."], "11 röster mot 1 röst."),
        (["I", "Babati", "har"], "I Babati har"),
        (["I", "2024"], "I 2024"),
    ],
)
def test_a_one_is_told_by_what_it_counts(read_as: list[str], expected: str) -> None:
    assert texts(put_ones([row(*read_as)])) == [expected]


def test_a_bold_cross_is_one_letter() -> None:
    assert texts(put_crosses([row("Alm", "(S)", "Xx"), row("Xxl", "x")])) == ["Alm (S) X", "Xxl x"]


def test_specks_beyond_the_text_are_no_words() -> None:
    text = [word("Kommunfullmäktige", 50, 400, 100 * n, 100 * n + 30) for n in range(1, 9)]
    stamp = [replace(word("ao", 450, 470, 100 * n, 100 * n + 30), confidence=0.4) for n in range(1, 6)]
    crosses = [word("X", 450, 470, 100 * n, 100 * n + 30) for n in range(1, 6)]
    assert without_edges([*text, *stamp]) == text
    assert without_edges([*text, *crosses]) == [*text, *crosses]
    assert without_edges([*text, *stamp[:2]]) == [*text, *stamp[:2]]


def test_the_count_of_a_page_is_told_by_its_place_among_the_pages() -> None:
    text = [row("Text", str(n)) for n in range(9)]
    head = row("Sala", "kommun", "203)")
    assert texts(put_count([head, *text], 2, 3))[0] == "Sala kommun 2(3)"
    assert texts(put_count([head, *text], 1, 3))[0] == "Sala kommun 203)"
    assert texts(put_count([row("Sala", "kommun", "16)"), *text], 1, 6))[0] == "Sala kommun 1(6)"
    assert texts(put_count([*text[:5], head, *text[5:]], 2, 3))[5] == "Sala kommun 203)"


# -- rows ---------------------------------------------------------------------------------------------------------


def test_blocks_side_by_side_are_one_row() -> None:
    left = [word("Beslutande", 50, 150, line=0), word("Ersättare", 50, 140, 150, 180, line=1)]
    right = [word("Alm", 300, 330, 102, 131, line=2), word("Berg", 300, 340, 149, 187, line=3)]
    assert texts(rows_of([*right, *left])) == ["Beslutande Alm", "Ersättare Berg"]


def test_letters_that_reach_below_the_line_do_not_part_a_row() -> None:
    assert texts(rows_of([word("av", 50, 70, 110, 130, 0), word("Jgpq,", 90, 140, 100, 141, 1)])) == ["av Jgpq,"]


def test_rings_and_dots_are_no_row_of_their_own() -> None:
    heading = [word("Utlåtande", 50, 150, 100, 130, 1), word("över", 160, 200, 100, 130, 1)]
    rings = [word("o", 80, 84, 100, 105, 0), word(".", 164, 166, 100, 104, 0)]
    assert texts(rows_of([*rings, *heading])) == ["Utlåtande över"]
    assert texts(rows_of([word("Dnr", 80, 100, 60, 90, 0), *heading])) == ["Dnr", "Utlåtande över"]


def test_lines_below_each_other_stay_apart() -> None:
    assert texts(rows_of([word("ett", 50, 80, 100, 130, 0), word("två", 50, 80, 128, 158, 1)])) == ["ett", "två"]


# -- signs --------------------------------------------------------------------------------------------------------


def test_a_sign_is_known_by_its_depth() -> None:
    deep = [word("8", 50, 60, 99, 139), word("83", 70, 90, 100, 130)]
    level = [word("8", 50, 60, 100, 130), word("83", 70, 90, 100, 130)]
    assert texts(put_signs([deep, level], [])) == ["§ 83", "8 83"]


def test_a_sign_is_known_by_the_other_model() -> None:
    swedish = [word("8", 50, 60, 100, 133), word("83", 70, 90)]
    assert texts(put_signs([swedish], [word("§", 50, 60, 100, 133)])) == ["§ 83"]


def test_the_other_model_is_not_believed_against_the_shape() -> None:
    swedish = [word("8", 50, 60), word("83", 70, 90)]
    assert texts(put_signs([swedish], [word("§", 50, 60)])) == ["8 83"]


@pytest.mark.parametrize(
    ("glued", "other", "expected"),
    [
        ("883", [("§", 50, 58)], "§ 83"),
        ("883", [("§83", 50, 80)], "§ 83"),
        ("8812-16", [], "8812-16"),  # nobody saw a sign
        ("883", [("§97", 50, 80)], "883"),  # the two do not read the same number
        ("5120.", [("§", 50, 58)], "§ 120."),
        ("2024", [("§", 400, 410)], "2024"),  # it stands elsewhere
        ("8362", [("§62", 50, 80)], "§ 62"),  # one sign read as two digits
        ("838a", [("§38a", 50, 80)], "§ 38a"),
        ("KS837", [("KS", 50, 59), ("§37", 63, 80)], "KS § 37"),
        ("KS838a.", [("§", 63, 68), ("38a.", 70, 80)], "KS § 38a."),
        ("KSS37", [("$37", 63, 80)], "KS § 37"),
        ("KS837", [("§97", 63, 80)], "KS837"),
        ("KS837", [], "KS837"),
    ],
)
def test_a_sign_glued_to_its_number(glued: str, other: list[tuple[str, float, float]], expected: str) -> None:
    found = put_signs([[word(glued, 50, 80)]], [word(*sign) for sign in other])
    assert texts(found) == [expected]


def test_an_organ_a_sign_and_a_number_read_as_one_word_have_a_box_each() -> None:
    ((organ, sign, number),) = put_signs([[word("KS837", 50, 100)]], [word("§37", 70, 100)])
    assert [(one.x0, one.x1) for one in (organ, sign, number)] == [(50, 70), (70, 80), (80, 100)]
    assert organ.was == sign.was == number.was == "KS837"


def test_a_sign_at_the_end_of_a_row_has_its_number_on_the_next() -> None:
    deep = [word("17 mars,", 50, 120), word("mars", 130, 170), word("8", 180, 190, 99, 137)]
    level = [word("mars", 130, 170), word("8", 180, 190)]
    below = [word("22.", 50, 80, 150, 180), word("De", 90, 110, 150, 180)]
    assert texts(put_signs([deep, below], []))[0] == "17 mars, mars §"
    assert texts(put_signs([level, below], []))[0] == "mars 8"
    assert texts(put_signs([deep, [word("De", 50, 80, 150, 180)]], []))[0] == "17 mars, mars 8"


def test_parted_words_share_the_box_and_keep_what_was_read() -> None:
    ((sign, number),) = put_signs([[word("883", 50, 80)]], [word("§", 50, 58)])
    assert (sign.x0, sign.x1, number.x0, number.x1) == (50, 58, 58, 80)
    assert sign.was == number.was == "883"


def test_a_bullet_is_small_round_and_above_the_line() -> None:
    bullet = [word("e", 40, 58, 106, 124), word("Skrivelse", 90, 180)]
    letter = [word("e", 40, 58, 109, 130), word("Skrivelse", 90, 180)]
    assert texts(put_bullets([bullet, letter])) == ["• Skrivelse", "e Skrivelse"]


# -- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read_as", "spelled"),
    [
        ("Drgbak", "Drøbak"),
        ("Drobak,", "Drøbak,"),
        ("Tromsa", "Tromsø"),
        ("Bytöw", "Bytów"),
        ("Växjö", "Växjö"),
        ("Göteborg", "Göteborg"),
        ("Borg", "Borg"),
        ("Oslo", "Oslo"),
        ("Arendal", "Arendal"),
        ("Ordföranden", "Ordföranden"),
        ("Vagen", "Vagen"),
    ],
)
def test_letters_that_the_model_lacks(read_as: str, spelled: str) -> None:
    assert texts(put_names([row(read_as)])) == [spelled]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([["ATLING", "SÅS"], ["KOMMUN"]], ["ALINGSÅS", "KOMMUN"]),
        ([["x", "ATLINGSÅS", "Protokoll"], ["KOMMUN"]], ["x ALINGSÅS Protokoll", "KOMMUN"]),
        (
            [["ATLING", "SÅS", "Styrelsen"], ["33", "Protokoll"], ["KOMMUN"]],
            ["ALINGSÅS Styrelsen", "33 Protokoll", "KOMMUN"],
        ),
        ([["ALINGSÅS", "KOMMUN"]], ["ALINGSÅS KOMMUN"]),
        ([["FÖR", "KOMMUN"]], ["FÖR KOMMUN"]),
        ([["SIBBO", "KOMMUN"]], ["SIBBO KOMMUN"]),  # a neighbour in Finland, no misprint
    ],
)
def test_the_letterhead(lines: list[list[str]], expected: list[str]) -> None:
    rows = [row(*line, top=100 + 40 * n, line=n) for n, line in enumerate(lines)]
    assert texts(put_names(rows)) == expected


@pytest.mark.parametrize(
    ("read_as", "expected"),
    [
        (["$", "312,"], "§ 312,"),
        (["$$", "61—69"], "§§ 61—69"),
        (["88", "12—16"], "88 12—16"),
        (["Kostnad", "$"], "Kostnad $"),
    ],
)
def test_dollars_before_numbers_are_signs(read_as: list[str], expected: str) -> None:
    assert texts(put_signs([row(*read_as)], [])) == [expected]


@pytest.mark.parametrize(
    ("read_as", "expected"),
    [
        (["Nyman", "(9),"], "Nyman (S),"),
        (["Grahn", "($S)"], "Grahn (S)"),
        (["paragraf", "(9)"], "paragraf (9)"),
        (["Berg", "(M)"], "Berg (M)"),
    ],
)
def test_no_party_is_a_digit(read_as: list[str], expected: str) -> None:
    assert texts(put_parties([row(*read_as)])) == [expected]
