"""One item made ready for the rules: labelled tokens, a spaCy `Doc`, and units (sentences and att-satser) in parts.

A unit is the reach of every rule and cue. A member of a list has an introduction ("Kommunstyrelsen föreslår
kommunfullmäktige besluta"), whose cues hold for it too: so a sentence that holds several att-satser is read clause by
clause, and each clause still knows who says it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.extract.chronicle import find_entries
from pipeline.extract.engine import Match, as_doc, find
from pipeline.extract.light_verbs import with_plain_verbs
from pipeline.extract.names import UNIT_WORDS
from pipeline.extract.stand_ins import with_stand_ins
from pipeline.extract.table_bare import find_bare
from pipeline.extract.table_blocks import find_blocks
from pipeline.extract.tables import TableRow, find_tables
from pipeline.extract.tokens import Token, tokenize
from pipeline.places.bodies import BodyMention, resolve_body
from pipeline.split.model import ItemText, Part
from schemas.document import MEETING_PAPERS, Document
from schemas.statement import PartKind

MARKS = frozenset("•·▪●○◦*–—-¶,>»►▶→■□‣")


_ASKS = re.compile(r"\b(?:fråga(?:r|t|de|ts|s)?|undra(?:r|t|de)?|frågan)\b(?:\W+\w+){0,4}\W+om\b")
_ANSWERS = r"(?:svar(?:et)?(?: är)?[ :–-]*)?"
_NOT_SO = r"så är (?:det )?(?:inte|ej) fallet|det är (?:det )?inte\b"
_NO = re.compile(rf"{_ANSWERS}(?:nej\b|inget\b|inga\b|ingen\b)|{_NOT_SO}")
# "Ingen reserverar sig" behind a question that is only told answers nothing
_PLAIN_NO = re.compile(rf"{_ANSWERS}(?:nej\b(?! till)|(?:inget|inga|ingen)\W*$)|{_NOT_SO}")


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` (half-open) of one sentence or list member; `intro` is the unit that introduces it."""

    first: int
    last: int
    part: Part
    intro: Unit | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An item with its tokens and units. `doc[i]` is the spaCy token of `tokens[i]`."""

    item: ItemText
    head: Document
    tokens: tuple[Token, ...]
    doc: Doc
    units: tuple[Unit, ...]
    starts: tuple[int, ...]
    table: tuple[TableRow, ...] = ()
    entries: tuple[tuple[int, int], ...] = ()

    def unit(self, token: int) -> Unit:
        """The unit that holds a token index."""
        return self.units[self.unit_index(token)]

    def unit_index(self, token: int) -> int:
        """Where the unit that holds a token index stands in `units`."""
        return max(0, bisect_right(self.starts, token) - 1)

    def token_at(self, offset: int) -> int:
        """The index of the token that holds a view offset, or of the next one."""
        return next((i for i, t in enumerate(self.tokens) if t.end > offset), len(self.tokens) - 1)

    def part_at(self, offset: int) -> Part:
        """The part that holds a view offset."""
        parts = self.item.parts
        return parts[max(0, bisect_right([p.start for p in parts], offset) - 1)]

    def kind(self, token: int) -> PartKind:
        """The kind of part that a token stands in."""
        return self.unit(token).part.kind

    def find(self, category: str) -> list[Match]:
        """The matches of a rule file."""
        return find(category, self.doc)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """View offsets of the token range `first` to `last` (half-open)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, unit: Unit) -> str:
        """The text of a unit on one line, with single spaces."""
        return " ".join(self.item.view.text[slice(*self.span(unit.first, unit.last))].split())

    def before_name(self, at: int, words: Collection[str] = UNIT_WORDS) -> int:
        """The index of what stands before a name, its nationality and `words` aside: in "med den norska staden X" of
        "den", where `words` holds "staden". One before its unit where nothing does.
        """
        first, i = self.unit(at).first, at - 1
        while i >= first and (self.tokens[i].label == "NATION" or self.tokens[i].text.lower() in words):
            i -= 1
        return i

    def word(self, at: int) -> str:
        """The text of a token in small letters."""
        return self.tokens[at].text.lower()

    def behind(self, unit: Unit) -> Unit | None:
        """The unit that follows one in the same part; None where none does. A sentence that stands as the title of a letter
        without one runs on into the text.
        """
        after = self.unit_index(unit.first) + 1
        if after >= len(self.units):
            return None
        runs_on = self.item.paragraph is None and unit.part.kind == "rubrik" and unit.last - unit.first > _SENTENCE
        same = self.units[after].part is unit.part or (runs_on and self.last_word(unit) == ".")
        return self.units[after] if same else None

    def before(self, unit: Unit) -> Unit | None:
        """The unit in front of one in the same part; None where none stands."""
        at = self.unit_index(unit.first)
        return self.units[at - 1] if at and self.units[at - 1].part is unit.part else None

    def last_word(self, unit: Unit) -> str:
        """The text of the last token of a unit that is no line break; empty when it has none."""
        return next((t.text for t in reversed(self.tokens[unit.first : unit.last]) if t.label != "BREAK"), "")

    def answered_no(self, unit: Unit) -> bool:
        """Whether a unit is a question that the next one answers with no: "Har något avtal sagts upp? Nej.", "Det har
        frågats om avtalet är uppsagt. Så är inte fallet."
        """
        after = self.behind(unit)
        if after is None:
            return False
        words, answer = self.words(unit).lower(), self.words(after).lower()
        if words.endswith("?"):
            return _NO.match(answer) is not None
        return _ASKS.search(words) is not None and _PLAIN_NO.match(answer) is not None

    def labelled(self, *labels: str) -> list[int]:
        """The indices of all tokens with one of the labels."""
        return [i for i, t in enumerate(self.tokens) if t.label in labels]


_SENTENCE = 8  # tokens of a sentence that stands as a title, more than


def annotate(item: ItemText, head: Document) -> Annotated:
    """The item ready for the rules; relative dates count from the meeting, the document's own date or its year."""
    text = item.view.text
    rows = find_tables(item.view)
    held = [(row.head[0], row.end) for row in rows]
    blocks = [one for one in find_blocks(item.view) if not any(s <= one.start < e or s < one.end <= e for s, e in held)]
    held += [(row.start, row.end) for row in blocks]
    bare = [one for one in find_bare(item.view) if not any(s <= one.start < e for s, e in held)]
    table = tuple(sorted((*rows, *blocks, *bare), key=lambda row: row.start))
    borders = tuple(edge for p in item.parts for edge in (p.start, p.heading[1] if p.heading else p.start))
    starts = {row.start for row in table}
    fewest = 3 if head.kind in MEETING_PAPERS else 2  # minutes list motions by their day
    entries = tuple(one for one in find_entries(item.view, fewest) if one[0] not in starts)
    borders += tuple(edge for entry in entries for edge in entry)
    borders += tuple(edge for row in table for edge in (row.head[0], row.start, row.end))
    cells = [cell for row in table for cell in (row.partner, row.body) if cell]
    found = tokenize(text, _base(item, head), borders, cells)
    tokens = with_stand_ins(with_plain_verbs([_as_ours(t, head) for t in found]))
    units = _units(tokens, item.parts)
    return Annotated(item, head, tokens, as_doc(tokens), units, tuple(u.first for u in units), table, entries)


def _base(item: ItemText, head: Document) -> str | None:
    """The day from which relative dates count; the last one of the year that a yearly report is about, where it has none."""
    if (base := head.meeting_date or head.date) is not None:
        return base.last()
    year = _YEARLY.search(item.heading or "") if head.kind == "rapport" else None
    return f"{year[1]}-12-31" if year else None


_YEARLY = re.compile(
    r"(?i)(?:berättelse|årsredovisning|bokslut|årsrapport|årsöversikt)\D{0,30}((?:19|20)\d\d)\b(?!\s*[-–])"
)


def _as_ours(token: Token, head: Document) -> Token:
    """The token with our own name, where it opens a sentence and a gazetteer has it abroad too: "Sala har en vänort"."""
    if token.label not in ("PLACE", "NAME") or head.body is None:
        return token
    body = resolve_body(token.text)
    if body is None or not body[1] or (body[0].kind, body[0].code) != (head.body.kind, head.body.code):
        return token
    return replace(token, label="SWPLACE", data=BodyMention(token.start, token.end, head.body, "place"))


def _units(tokens: tuple[Token, ...], parts: tuple[Part, ...]) -> tuple[Unit, ...]:
    part_starts = [p.start for p in parts]
    units: list[Unit] = []
    intro: Unit | None = None
    lead: Unit | None = (
        None  # a member that leads to att-satser of its own: "1. Styrelsen föreslår fullmäktige, | att …"
    )
    first = 0
    for at, token in enumerate(tokens):
        if token.label != "BREAK":
            continue
        if at > first:
            part = parts[max(0, bisect_right(part_starts, tokens[first].start) - 1)]
            member = _is_member(tokens, first)
            if intro is not None and intro.part is not part:
                intro = lead = None
            below = tokens[first].text.lower() == "att"
            unit = Unit(first, at + 1, part, (lead if below and lead else intro) if member else None)
            units.append(unit)
            if not member:
                intro = unit
            if not below:
                lead = unit if member and tokens[at - 1].text in (",", ":") else None
        first = at + 1
    return tuple(units)


def _is_member(tokens: tuple[Token, ...], first: int) -> bool:
    """A list member begins with a mark, a number or letter with a stop, `att` or `dels`."""
    token, following = tokens[first], tokens[first + 1] if first + 1 < len(tokens) else None
    if token.text.lower() in ("att", "dels") or token.text in MARKS:
        return True
    if token.text == "[" and first + 2 < len(tokens):
        return tokens[first + 1].text.isdigit() and tokens[first + 2].text == "]"
    return bool(following and following.text in ".)" and (token.text.isdigit() or len(token.text) == 1))
