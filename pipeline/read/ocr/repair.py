"""What the document knows better than the recogniser: § numbers by their neighbours, dates and case numbers by their
other occurrences.

Only rows that were read by OCR are repaired; pages with text are read along, for they tell what comes before and after.
Every repair keeps what stood there and says why. What looks wrong and cannot be settled is left and reported as a doubt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.read.ocr.words import Word

_CONFUSED = str.maketrans("OoQDlI|!SsBZzgqT", "0000111155822991")
_SIGN = r"[§856$&SB]"
_OPENS = re.compile(
    rf"(?:(?P<prefix>[A-ZÅÄÖ]{{2,6}}|Kf|Ks) )?(?P<sign>{_SIGN}) ?(?P<number>[\dOolISBZ]{{1,4}})(?P<end>[.:]?)(?= |$)"
)
_TEXT_OPENS = re.compile(r"(?:(?P<prefix>[A-ZÅÄÖ]{2,6}|Kf|Ks) )?§ ?(?P<number>\d{1,4})(?=\s|$)")
_FAR = 3  # numbers that may be passed over between two § of one sequence
_ISO = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LIKE_ISO = re.compile(r"[\dOolISBZ]{4}[-–—.][\dOolISBZ]{2}[-–—.][\dOolISBZ]{2}")
_HALF_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:-(?=\d{4}$)|(?=\d\d-))(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])"
)
_LABEL = re.compile(r"(?:D(?:ia)?\.?nr|Diarie\w*|Ärendenr|Ärendenummer)[.:]?", re.I)
_TOP = 8  # rows at the top of a page that may hold the meeting's date
_UNSURE = 0.5  # confidence below which a word may begin with a speck
_CASE = re.compile(r"(?=(?:.*\d){3})[\w]+(?:[./:-]+[\w]+)+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as repair sees it: its rows where OCR read them (else None), or the lines of its text."""

    number: int
    rows: list[list[Word]] | None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word (`rows[row][word]` of a page) that cannot be right as it stands. `message` says why."""

    page: int
    row: int
    word: int
    message: str


def repair(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Doubt]]:
    """The sheets with what could be settled, and the doubts that stay."""
    sheets = [_without_specks(sheet) for sheet in sheets]
    sheets = [_same_tokens(sheet, variants) for variants in [_variants(sheets)] for sheet in sheets]
    sheets = [_hyphened(sheet) for sheet in sheets]
    sheets = [_dated(sheet, day) for day in [_day(sheets)] for sheet in sheets]
    return _numbered(sheets)


def _without_specks(sheet: Sheet) -> Sheet:
    """No case number begins with a dash or a dot: that was a speck, where the recogniser was not sure."""
    if sheet.rows is None:
        return sheet
    rows = [[_without_speck(word) for word in row] for row in sheet.rows]
    return replace(sheet, rows=rows)


def _without_speck(word: Word) -> Word:
    bare = word.text.lstrip("-–—.,'’")
    if bare == word.text or word.confidence >= _UNSURE or not _CASE.fullmatch(bare):
        return word
    return _now(word, bare, "a speck before a case number")


def _fold(text: str) -> str:
    return text.translate(_CONFUSED).replace("—", "-").replace("–", "-")


def _variants(sheets: Sequence[Sheet]) -> dict[str, str]:
    """For each number-like token, up to letters that are mistaken for digits: the form to believe."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for sheet in sheets:
        for row in sheet.rows or ():
            for word in row:
                if _CASE.fullmatch(word.text):
                    forms[_fold(word.text)][word.text] += 1
        for line in sheet.lines:
            for token in line.split():
                if _CASE.fullmatch(token):
                    forms[_fold(token)][token] += 1000  # the text layer is right
    return {
        fold: max(counted, key=lambda form: (counted[form], sum(map(str.isdigit, form)), form))
        for fold, counted in forms.items()
        if len(counted) > 1
    }


def _same_tokens(sheet: Sheet, variants: dict[str, str]) -> Sheet:
    if sheet.rows is None or not variants:
        return sheet
    return replace(
        sheet,
        rows=[
            [
                _now(word, variants[fold], "as elsewhere in the document")
                if _CASE.fullmatch(word.text) and (fold := _fold(word.text)) in variants
                else word
                for word in row
            ]
            for row in sheet.rows
        ],
    )


def _day(sheets: Sequence[Sheet]) -> str | None:
    """The date that most page heads print, where it stands on three of them at least."""
    days: Counter[str] = Counter()
    heads = 0
    for sheet in sheets:
        lines = [" ".join(word.text for word in row) for row in sheet.rows[:_TOP]] if sheet.rows else sheet.lines[:_TOP]
        found = {day for line in lines for day in _ISO.findall(line)}
        heads += any(_LIKE_ISO.search(line) for line in lines)
        days.update(found)
    if not days:
        return None
    day, count = max(days.items(), key=lambda pair: (pair[1], pair[0]))
    return day if count >= 3 and count * 2 > heads else None


def _dated(sheet: Sheet, day: str | None) -> Sheet:
    """A date in a page's head that differs from the meeting's by one character is the meeting's."""
    if sheet.rows is None or day is None:
        return sheet
    rows = [list(row) for row in sheet.rows]
    if any(day in word.text for row in rows[:_TOP] for word in row):
        return sheet
    for row in rows[:_TOP]:
        for index, word in enumerate(row):
            if _LIKE_ISO.fullmatch(word.text) and _differ(_fold(word.text), day) <= 1:
                row[index] = _now(word, day, "the date of the other pages")
                return replace(sheet, rows=rows)
    return sheet


def _hyphened(sheet: Sheet) -> Sheet:
    """A date in the head of a first page that lost one of its hyphens, where the case number stands there by its label."""
    if sheet.rows is None or sheet.number != 1:
        return sheet
    head = sheet.rows[:_TOP]
    if not any(_LABEL.match(word.text) for row in head for word in row):
        return sheet
    rows = [[_with_hyphen(word) for word in row] for row in head]
    return replace(sheet, rows=[*rows, *sheet.rows[_TOP:]])


def _with_hyphen(word: Word) -> Word:
    found = _HALF_ISO.fullmatch(word.text)
    return _now(word, "-".join(found.group("year", "month", "day")), "a date that lost a hyphen") if found else word


def _differ(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else 9


@dataclass(frozen=True, slots=True)
class _Opening:
    """A row that may open a §. `sure` tells that its § and number can be believed as they stand.

    Each `organ` that stands before the sign counts by itself: `KU § 27` in the margin of `KS § 39` is no neighbour.
    """

    sheet: int
    row: int
    number: int
    sure: bool
    organ: str
    at: int = 0  # which word of the row holds the sign
    glued: bool = False


def _numbered(sheets: list[Sheet]) -> tuple[list[Sheet], list[Doubt]]:
    openings = [opening for index, sheet in enumerate(sheets) for opening in _openings(index, sheet)]
    doubts: list[Doubt] = []
    rows = {index: [list(row) for row in sheet.rows] for index, sheet in enumerate(sheets) if sheet.rows is not None}
    for position, opening in enumerate(openings):
        if opening.sheet not in rows:
            continue
        sure = [(n, o.number) for n, o in enumerate(openings) if o.sure and o.organ == opening.organ]
        before = next((number for n, number in reversed(sure) if n < position), None)
        after = next((number for n, number in sure if n > position), None)
        number = _settled(opening, before, after)
        row = rows[opening.sheet][opening.row]
        if number is not None:
            rows[opening.sheet][opening.row] = _reset(row, opening, number, _neighbours(before, after))
            openings[position] = replace(opening, number=number, sure=True)
        elif opening.sure and _out_of_order(opening.number, before, after):
            doubts.append(
                Doubt(
                    sheets[opening.sheet].number,
                    opening.row,
                    min(opening.at + 1, len(row) - 1),
                    f"§ {opening.number} stands {_neighbours(before, after)}: a number misread by OCR?",
                )
            )
    return [replace(sheet, rows=rows[index]) if index in rows else sheet for index, sheet in enumerate(sheets)], doubts


def _openings(index: int, sheet: Sheet) -> Iterator[_Opening]:
    if sheet.rows is None:
        for line in sheet.lines:
            if found := _TEXT_OPENS.match(line):
                yield _Opening(index, 0, int(found["number"]), True, _organ(found))
        return
    for at, row in enumerate(sheet.rows):
        text = " ".join(word.text for word in row)
        found = _OPENS.match(text)
        if found is None or not _is_heading(text[found.end() :]):
            continue
        digits = found["number"].translate(_CONFUSED)
        if not digits.isdigit():
            continue
        skipped = 1 if found["prefix"] else 0
        glued = text[found.start("sign") + 1] != " "
        sure = found["sign"] == "§" and found["number"].isdigit()
        yield _Opening(index, at, int(digits), sure, _organ(found), skipped, glued)


def _organ(found: re.Match[str]) -> str:
    return (found["prefix"] or "").upper()


def _is_heading(rest: str) -> bool:
    """Whether what follows the number fits a heading: nothing, a case number, or a title with a capital."""
    rest = rest.strip(" .:–-")
    return not rest or rest[0].isupper() or rest[0].isdigit()


def _settled(opening: _Opening, before: int | None, after: int | None) -> int | None:
    """The number that the neighbours make sure of, or None where the opening stands or cannot be settled."""
    if not opening.sure:
        return opening.number if _fits(opening.number, before, after) else None
    if not _out_of_order(opening.number, before, after) or before is None or after is None:
        return None
    between = range(before + 1, after)
    one_off = [
        n for n in between if len(str(n)) == len(str(opening.number)) and _differ(str(n), str(opening.number)) == 1
    ]
    return one_off[0] if len(one_off) == 1 and after - before <= _FAR + 1 else None


def _fits(number: int, before: int | None, after: int | None) -> bool:
    """Whether a number comes next after one neighbour and not after the other."""
    near = (before is not None and before < number <= before + _FAR) or (
        after is not None and after - _FAR <= number < after
    )
    return near and (before is None or number > before) and (after is None or number < after)


def _out_of_order(number: int, before: int | None, after: int | None) -> bool:
    return before is not None and after is not None and before < after and not before < number < after


def _neighbours(before: int | None, after: int | None) -> str:
    if before is not None and after is not None:
        return f"between § {before} and § {after}"
    return f"after § {before}" if before is not None else f"before § {after}"


def _reset(row: list[Word], opening: _Opening, number: int, why: str) -> list[Word]:
    """The row with its sign and number as they must be."""
    at = opening.at
    first = row[at]
    if not opening.glued:
        sign = first if first.text == "§" else _now(first, "§", why)
        second = row[at + 1]
        stop = second.text[len(second.text.rstrip(".:")) :]
        return [
            *row[:at],
            sign,
            second if second.text == f"{number}{stop}" else _now(second, f"{number}{stop}", why),
            *row[at + 2 :],
        ]
    cut = first.x0 + (first.x1 - first.x0) / (1 + len(str(number)))
    sign = replace(_now(first, "§", why), x1=cut)
    return [*row[:at], sign, replace(_now(first, str(number), why), x0=cut), *row[at + 1 :]]


def _now(word: Word, text: str, why: str) -> Word:
    return word if word.text == text else replace(word, text=text, was=word.was or word.text, why=why)
