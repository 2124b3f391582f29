"""Numbers as word processors write them before the items of a list."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 4000


def letters(number: int) -> str:
    """`a` to `z`, then `aa`, `bb`, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """A number in small roman numerals."""
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


def numeral(number: int, form: str) -> str:
    """`number` in a form named by one of the signs `1`, `01`, `a`, `A`, `i`, `I`; what has no such form is decimal."""
    if form == "01":
        return f"{number:02}"
    if form.lower() in ("a", "i") and 0 < number < _LARGEST:
        found = letters(number) if form.lower() == "a" else roman(number)
        return found.upper() if form.isupper() else found
    return str(number)
