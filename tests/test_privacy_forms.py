"""The kinds of personal data: every example of the forms, numbers with and without check digits, figures left alone."""

from __future__ import annotations

import copy
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.privacy import KINDS, leaks, mask, unveil, veil
from pipeline.privacy.forms import FORMS, example, read_forms
from pipeline.privacy.numbers import luhn
from pipeline.rules.loader import read_yaml

FORMS_FILE = Path(__file__).parents[1] / "pipeline/privacy/forms.yml"
YES = [(kind, text) for kind, form in FORMS.items() for text in form.yes]
NO = [(kind, text) for kind, form in FORMS.items() for text in form.no]
SECRETS = [
    "850615-7890", "19850615-7890", "070-123 45 67", "0322-61 60 00", "+46 70 123 45 67", "anna.ek@exempel.se",
    "anna(at)exempel.se", "Storgatan 3 B", "Box 123, 441 23 Alingsås", "c/o Svensson",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), YES)
def test_what_is_one_is_found_from_its_first_to_its_last_character(kind: str, text: str) -> None:
    plain, spans = example(text)
    assert spans
    assert [(leak.start, leak.end) for leak in leaks(plain) if leak.kind == kind] == list(spans)


@pytest.mark.parametrize(("kind", "text"), NO)
def test_what_is_none_is_left_alone(kind: str, text: str) -> None:
    assert leaks(text) == []
    assert mask(text) == veil(text) == text


def test_each_kind_has_its_label() -> None:
    text = "Medborgarförslag från Bo Alm om bänkar. Anna Ek, 850615-7890, Storgatan 3, 070-123 45 67, anna@exempel.se."
    assert mask(text) == (
        "Medborgarförslag från [enskild] om bänkar. Anna Ek, [personnummer], [adress], [telefon], [e-post]."
    )
    assert mask("Anna Ek skrev.", ["Anna Ek"]) == "[enskild] skrev."


@pytest.mark.parametrize("text", ["850615-7890", "850615-7891", "850675-7890", "850615+7890", "20010615-7890"])
def test_with_its_hyphen_a_possible_day_is_enough(text: str) -> None:
    assert mask(f"enligt {text}.") == "enligt [personnummer]."


@pytest.mark.parametrize(("text", "masked"), [("8506151235", True), ("850615 1236", False), ("198506151235", True)])
def test_without_it_the_check_digit_tells(text: str, masked: bool) -> None:
    assert luhn(text.replace(" ", "")) is masked
    assert (mask(f"nr {text} i listan") != f"nr {text} i listan") is masked
    assert "[personnummer]" in mask(f"personnummer {text}")
    assert "[personnummer]" in mask(f"Anna Ek {text}")


@pytest.mark.parametrize("text", ["856115-7890", "850015-7890", "850132-7890", "850199-7890", "17850615-7890"])
def test_a_day_that_cannot_be_is_no_personal_number(text: str) -> None:
    assert "[personnummer]" not in mask(f"enligt {text} i listan")


def test_check_digits() -> None:
    # Skatteverket's example of the rule (SKV 704): 640823-323 has the check digit 4.
    assert luhn("6408233234")
    assert not any(luhn(f"640823323{n}") for n in range(10) if n != 4)


def test_the_mover_of_a_motion_with_a_party_is_named() -> None:
    text = "Medborgarförslag väckt av Siri Helmersson (MP)"
    assert mask(text) == text


@given(st.text(alphabet="Aa1 0-+@.,:/\n§åStorgatan", max_size=80))
@settings(max_examples=300)
def test_masking_is_done_once_and_veiling_keeps_every_offset(text: str) -> None:
    assert mask(mask(text)) == mask(text)
    veiled = veil(text)
    assert len(veiled) == len(text)
    covered = {n for leak in leaks(text) for n in range(leak.start, leak.end)}
    assert all((veiled[n] == c) == (n not in covered or c.isspace()) for n, c in enumerate(text))


@given(st.sampled_from(SECRETS), st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=300)
def test_leaks_lie_in_the_text_in_order_and_apart(secret: str, before: str, after: str) -> None:
    text = f"{before} {secret} {after}"
    found = leaks(text)
    assert all(0 <= leak.start < leak.end <= len(text) and leak.kind in KINDS for leak in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.sampled_from(SECRETS), st.sampled_from(["Svar till {}.", "({})", "Handling, {}, till akten", "• {}\nBeslut"]))
def test_a_secret_in_running_text_is_gone(secret: str, wording: str) -> None:
    assert mask(wording.format(secret)).count("[") == 1
    assert secret not in mask(wording.format(secret))


def test_a_veiled_text_is_read_with_the_labels() -> None:
    text = "• Ring 070-123 45 67, skriv till anna@exempel.se"
    assert unveil(veil(text)) == mask(text) == "• Ring [telefon], skriv till [e-post]"


@pytest.mark.parametrize(
    "piece",
    ["7", "7 ", "12 ", "850615-", "070-123 45 67 ", "+46 ", "a", "Aa ", "Aa Bb, ", "@", "a@", "a.", " ", "\n", "O0", "1:",
     "medborgarförslag ", "Medborgarförslag från Anna Ek ", "Storgatan ", "Storgatan 1 ", "tel ", "c/o ", "namnlista\nAa Bb\n"],
)  # fmt: skip
def test_hostile_texts_take_time_in_proportion_to_their_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        began = time.process_time()
        leaks(text)
        return time.process_time() - began

    short, long = min(seconds(4000) for _ in range(2)), min(seconds(16000) for _ in range(2))
    assert long < 9 * short + 0.1  # four times as long; a quadratic search takes sixteen times


def test_forms_refuse_what_they_do_not_know() -> None:
    data: Any = read_yaml(FORMS_FILE)
    assert set(read_forms(data)) == set(FORMS)
    changes: list[dict[str, Any]] = [{"kinds": []}, {"personnummer": {"words": {}, "yes": [], "no": []}}]
    for change in changes:
        with pytest.raises(ValueError, match=r"kinds are|personnummer"):
            read_forms({**copy.deepcopy(data), **change})
