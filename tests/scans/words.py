"""What a scan's text is against its original's: wrong characters, wrong letters with rings and dots, wrong digits, § lost
and made up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein, Opcode

from pipeline.evaluate.tally import Rate

RINGS_AND_DOTS = frozenset("åäöÅÄÖ")
_SIGN = re.compile(r"§+ ?\d+(?: ?[a-z]\b)?")
_AROUND = 14  # characters shown on each side of a difference


@dataclass(slots=True)
class Text:
    """Counts over the characters of the original. `made_up` is how many § the scan has that the original has not."""

    characters: Rate = field(default_factory=Rate)
    rings_and_dots: Rate = field(default_factory=Rate)
    digits: Rate = field(default_factory=Rate)
    signs: Rate = field(default_factory=Rate)
    made_up: int = 0
    differences: list[str] = field(default_factory=list)

    def plus(self, other: Text) -> None:
        """Add another's counts to these."""
        for name in ("characters", "rings_and_dots", "digits", "signs"):
            getattr(self, name).plus(getattr(other, name))
        self.made_up += other.made_up
        self.differences.extend(other.differences)


def compare(truth: str, found: str, place: str = "") -> Text:
    """Compare the texts of a page. Errors are hits: `characters.share` is the character error rate.

    White space is folded, composed letters are one; nothing else is made equal. An error counts for the kind of letter
    that should have stood there; of § a hit is one found with its number where it belongs. `place` opens each difference.
    """
    truth, found = _folded(truth), _folded(found)
    edits = Levenshtein.editops(truth, found)
    codes = list(Levenshtein.opcodes(truth, found))
    text = Text(characters=Rate(len(edits), len(truth)))
    wrong = {edit.src_pos for edit in edits if edit.tag != "insert"}
    for at, letter in enumerate(truth):
        if letter in RINGS_AND_DOTS:
            text.rings_and_dots.add(at in wrong)
        elif letter.isdigit():
            text.digits.add(at in wrong)
    _signs(truth, found, codes, text)
    text.differences = [
        f"{place}{truth[max(0, c.src_start - _AROUND) : c.src_start]}"
        f"[{truth[c.src_start : c.src_end]}→{found[c.dest_start : c.dest_end]}]{truth[c.src_end : c.src_end + _AROUND]}"
        for c in codes
        if c.tag != "equal"
    ]
    return text


def _signs(truth: str, found: str, codes: Sequence[Opcode], text: Text) -> None:
    """Which § of the original stand in the scan at the same place, with the same number."""
    theirs = {sign.start(): sign.group() for sign in _SIGN.finditer(found)}
    equal = [c for c in codes if c.tag == "equal"]
    for sign in _SIGN.finditer(truth):
        at = next(
            (c.dest_start + sign.start() - c.src_start for c in equal if c.src_start <= sign.start() < c.src_end), -1
        )
        right = theirs.get(at) == sign.group()
        text.signs.add(right)
        if right:
            del theirs[at]
    text.made_up = len(theirs)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
