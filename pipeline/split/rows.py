"""The lines of a view, with what parts them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.view import View

_OPEN_ENDS = frozenset(",-–/(§")
_OPEN_WORDS = frozenset(
    """
    och eller samt att av i på till för från om med enligt under vid som är har den det de en ett inom mellan mot
    över efter genom hos ur se jfr kap kap. respektive dels detta dessa denna sin sitt sina januari februari mars
    april maj juni juli augusti september oktober november december
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a view: `view.text[start:end] == text`.

    `gap`: a blank line, or nothing, is above it. `above` is the text of the line above, `turned` tells that this one
    stands on another page.
    """

    start: int
    end: int
    text: str
    gap: bool
    above: str
    turned: bool

    @property
    def fresh(self) -> bool:
        """Whether it can begin something new: the line above is not left unfinished."""
        if self.gap or not self.above or not _unfinished(self.above):
            return True
        return self.turned and self.above[-1] not in ",-–" and (self.text[0].isupper() or self.text[0] in "§#")


def rows_of(view: View) -> list[Row]:
    """Every line of the view that has ink."""
    found: list[Row] = []
    pages = view.pages
    at, gap, above, above_page = 0, True, "", 0
    for text in view.text.split("\n"):
        if text:
            page = pages[at]
            found.append(Row(at, at + len(text), text, gap, above, page != above_page))
            above, above_page, gap = text, page, False
        else:
            gap = True
        at += len(text) + 1
    return found


def _unfinished(text: str) -> bool:
    return text[-1] in _OPEN_ENDS or text[text.rfind(" ") + 1 :].lower() in _OPEN_WORDS
