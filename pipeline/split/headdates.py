"""The date in the head of a document, and where it stands: the meeting's, or the letter's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from pipeline.read.lines import Line, inked_lines
from pipeline.read.model import ReadDocument
from pipeline.read.view import RawSpan
from pipeline.rules.numbers import MONTHS
from pipeline.split.dates import DAY, day_in
from pipeline.split.letterhead import is_letterhead, without_names
from pipeline.split.newspapers import day_of_newspaper
from pipeline.split.rows import columns
from schemas.dates import Date

_PAGES = 4  # pages whose borders are read for the meeting's date
_BORDER = 9  # lines at the top of a page that may hold it
_LONGEST = 110  # characters of such a line, at most
_SECTION = re.compile(r"(?:[\w/-]+ ?){0,2}§ ?\d+\b(?!\s*[-–])")  # where the head ends
_LABEL = re.compile(r"(?:sammanträdes|mötes)(?:datum|dag)\s*:?\s*", re.I)
_CALL = re.compile(r"\bkallas?r?\b[^.§]{0,60}?\b(?:sammanträde|möte)\b(?=[^.§]{0,40}\d)", re.I)
_PLACE = re.compile(r"(?:plats och (?:sammanträdes)?tid|tid och plats|sammanträdestid|sammanträde den|möte den)", re.I)
_HELD = re.compile(
    r"\s*(?:sammanträdes)?protokoll,? (?:fört|förda?|hållet|från|över)\b", re.I
)  # a sentence, and the head
_NOT_MEETING = re.compile(r"juster|anslag|nedtag|överklag|utskrift|exp", re.I)
_DATED = re.compile(
    r"(?!(?i:inkom|ankom|ingiv|inläm|mottag|väckt))[A-ZÅÄÖ\d].*[^.,]$"
)  # neither the end of a sentence nor a day of receipt

_DAY_ALONE = re.compile(rf"(?:Datum:? ?)?{DAY.pattern}")
_SIGNED = re.compile(
    r"[A-ZÅÄÖÆØ][\wåäöæøé-]+(?: (?:auf|an der|am|im|de|di|la|i|på) [A-ZÅÄÖÆØ]\w+| [A-ZÅÄÖÆØ][\w-]+)?,? den \d{1,2} [a-zæøå]{3,9} \d{4}"
)  # Umeå den 1 maj 2031

_SHORT_DAY = re.compile(r"(?<![\d/-])(?P<y>\d{2})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d/-])")
_TURN = "60"  # years above are of the last century

Dated = tuple[Date, RawSpan]


def meeting_day(read: ReadDocument) -> Dated | None:
    """The day of the meeting: after its label, else in the page heads, else beside place and time.

    Days of approval and of notice are passed over, and so is whatever the file is called.
    """
    return _labelled(read) or _called(read) or _in_page_heads(read) or _beside_place(read) or _without_century(read)


def letter_day(read: ReadDocument) -> Dated | None:
    """The date of a letterhead or above a signature: of a line without other matter, and not a day of receipt.

    A page on the web has no letterhead: a day in a column there is one of its tables'.
    """
    page = read.reader.startswith("html/")
    lines = inked_lines(read.pages[:2])
    for position, line in enumerate([*lines[:12], *lines[-8:]]):
        text = " ".join(line.text.split())
        if page and position < 12 and (published := _published(line)) is not None:
            return published
        if (found := day_in(line.text)) is None or not _DATED.match(line.text):
            continue
        if _in_table(lines, lines.index(line)):
            continue
        if (position < _MASTHEAD_LINES and _MASTHEAD.fullmatch(text)) or day_of_newspaper(text):
            return _dated(line, found)
        if position < 12 and not page and any(_DAY_ALONE.fullmatch(cell) for cell in columns([line.text])[1:]):
            return _dated(line, found)  # beside the sender's name, in a column of its own
        if position < 12 and not page and _beside_number(columns([line.text])):
            return _dated(line, found)
        # At the end, `Motion 2031-03-02` is a paper in a list: there a place and a day stand above the signature.
        if is_letterhead(text) if position < 12 else len(without_names(text)) <= 3 or _SIGNED.fullmatch(text):
            return _dated(line, found)
    return None if page else next((dated for line in lines[:12] if (dated := _month_alone(line)) is not None), None)


def _month_alone(line: Line) -> Dated | None:
    """The month that a title page gives on a line or in a column of its own: `April 2033`."""
    for cell in columns([line.text]):
        if told := _MONTH_ALONE.fullmatch(cell):
            start = line.text.index(cell) + told.start("month")
            month = MONTHS.index(told["month"].lower()) + 1
            date = Date(value=f"{told['year']}-{month:02}", precision="month")
            return _dated(line, (date, start, line.text.index(cell) + told.end()))
    return None


_MONTH_ALONE = re.compile(rf"(?:Rapport,? )?(?P<month>(?i:{'|'.join(MONTHS)})) (?P<year>(?:19|20)\d\d)")


def _beside_number(cells: Sequence[str]) -> bool:
    """Whether a row of the head begins with the day and goes on with the paper's number: `2031-09-14   Dnr KS 2031/207`."""
    return len(cells) > 1 and _DAY_ALONE.fullmatch(cells[0]) is not None and _NUMBER.match(cells[1]) is not None


_NUMBER = re.compile(
    r"(?i:(?:vårt? )?(?:dnr|d\.nr|diarie\w*|ärende(?:nr|nummer)|beteckning|reg\.?nr)\b)"
    r"|[A-ZÅÄÖ][A-ZÅÄÖa-zåäö-]{0,8}[ /:-]{0,2}\d[\d /:.-]*$"
)


def _in_table(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above or below has a year in the same column as this one its day, as the rows of a table have."""
    cells = columns([lines[at].text])
    day = next((n for n, cell in enumerate(cells) if DAY.fullmatch(cell)), None)
    beside = (columns([one.text]) for one in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))
    return day is not None and any(
        len(row) == len(cells) > 2 and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", row[day]) for row in beside
    )


_MASTHEAD_LINES = 3  # lines at the top among which a newspaper's name and day stand
_MASTHEAD = re.compile(
    rf"(?:[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖa-zåäö][\w-]+){{0,4}},? )?(?i:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?)(?: den)? {DAY.pattern}"
)  # Ådalsposten, tisdag 24 september 2013


_PUBLISHED = re.compile(
    rf"(?i:(?:senast )?(?:publicera[dt]|publicerades|uppdatera[dt]|uppdaterades|ändrad|skrive[nt]|nyhet|datum):? ?(?:den )?)?{DAY.pattern}"
    r"(?:,? (?:kl\.? ?)?\d{1,2}[.:]\d\d)?(?: av .*)?"
)


def _published(line: Line) -> Dated | None:
    """The day in the line of a page that tells when and by whom it was published: `Nyheter · 24 april 2031 · Webbredaktionen`."""
    parts = [part.strip() for part in re.split(r"[·•|]| – ", line.text)]
    if len(line.text) > _LONGEST or not any(_PUBLISHED.fullmatch(part) for part in parts):
        return None
    found = day_in(line.text)
    return _dated(line, found) if found else None


def _labelled(read: ReadDocument) -> Dated | None:
    for page in read.pages[:_PAGES]:
        for label in _LABEL.finditer(page.text):
            found = day_in(page.text, label.end(), label.end() + 60)
            if found and not _NOT_MEETING.search(page.text[label.end() : found[1]]):
                return found[0], (page.number, found[1], found[2])
    return None


def _called(read: ReadDocument) -> Dated | None:
    """The day to which a summons calls: `kallas till sammanträde onsdagen den 16 mars 2031`."""
    for page in read.pages[:1]:
        for call in _CALL.finditer(page.text):
            if found := day_in(page.text, call.end(), call.end() + 60):
                return found[0], (page.number, found[1], found[2])
    return None


def _ends_head(text: str) -> bool:
    """Whether a line is that of a §, and not the head of the page with its § in a column: `Kommunstyrelsen § 17   Protokoll`."""
    if not _SECTION.match(text):
        return False
    first, *others = columns([text]) or [text]
    dated = any(DAY.search(cell) for cell in others)
    return first.startswith("§") or not dated or not all(is_letterhead(cell) for cell in others)


def _in_page_heads(read: ReadDocument) -> Dated | None:
    days = []
    for page in read.pages[:_PAGES]:
        lines = inked_lines([page])[: _BORDER + 1]
        for at, line in enumerate(takewhile(lambda line: not _ends_head(line.text), lines[:_BORDER])):
            short = len(" ".join(line.text.split())) < _LONGEST or _HELD.match(line.text)
            if not short or _NOT_MEETING.search(line.text) or _in_table(lines, at):
                continue
            if found := day_in(line.text):
                days.append(_dated(line, found))
    counts = Counter(day.value for day, _ in days)
    return max(days, key=lambda dated: counts[dated[0].value]) if days else None


def _without_century(read: ReadDocument) -> Dated | None:
    """The day of a page head that leaves the century out: `06-12-05`."""
    for page in read.pages[:_PAGES]:
        for line in inked_lines([page])[:_BORDER]:
            found = _SHORT_DAY.search(line.text) if not _NOT_MEETING.search(line.text) else None
            century = "20" if found and found["y"] < _TURN else "19"
            if found and (day := day_in(f"{century}{found.group()}")):
                return day[0], (line.page, line.start + found.start(), line.start + found.end())
    return None


def _beside_place(read: ReadDocument) -> Dated | None:
    first = read.pages[0]
    for place in _PLACE.finditer(first.text):
        if found := day_in(first.text, max(0, place.start() - 120), place.end() + 160):
            return found[0], (first.number, found[1], found[2])
    return None


def _dated(line: Line, found: tuple[Date, int, int]) -> Dated:
    day, start, end = found
    return day, (line.page, line.start + start, line.start + end)
