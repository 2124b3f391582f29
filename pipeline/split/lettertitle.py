"""Where the title of a letter stands: the first lines below its head that are no part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.places.bodies import find_bodies
from pipeline.rules.loader import one_of
from pipeline.split.cases import is_case_line, title_end
from pipeline.split.dates import DAY
from pipeline.split.kinds import line_kind
from pipeline.split.letterhead import (
    ADDRESS,
    LABELLED,
    MONTHLY,
    NAME,
    NAVIGATION,
    NEIGHBOUR,
    PERSON,
    RECEIVED,
    RUNS_ON,
    SALUTATION,
    TITLED,
    closed_up,
    ends_abroad,
    is_letterhead,
    without_names,
)
from pipeline.split.paper_titles import over_labels, without_parties
from pipeline.split.parts import PartHeading
from pipeline.split.rows import Row
from pipeline.split.titles import title_rows

_BLOCK = 6  # lines of an address, at most
_TOP = 24  # rows that may belong to the letterhead
_COLUMNS = 4  # cells of a line that heads a table
_RIGHT = 28  # white space in front of what stands at the right edge, at least
_TITLE_ROWS = 4  # lines of a title, at most
_WIDTH = 64  # characters of a title line, where nothing else is known
# A genre that may stand over the title: `Utlåtande över motion`.
_OVERLINE = re.compile(
    r"(?:utlåtande|yttrande|svar|beslut)(?: över| på| i| med anledning av)(?: en)? motion(?:en)?", re.I
)
_ALONE = re.compile(PERSON)
_TO_WHOM = re.compile(r"till\s?:?", re.I)  # alone on the line above an addressee
_SUBJECT = re.compile(
    r"(?:ärende(?:mening)?|rubrik|angående|ang\.|gäller|avser|ämne(?:srad)?|förslagets rubrik|(?:mitt )?förslag)\s?:\s*"
    r"(?:(?:sv|vb|re|fw|fwd)\s?:\s*)*(?=\S)",
    re.I,
)
_GENRE = re.compile(
    rf"(?:motion|medborgarförslag|e-förslag|{one_of('question')}|remiss)\s?[:–-]\s+\S", re.I
)  # Motion: En ny simhall
_SUBJECT_LINE = re.compile(
    r"(?:ärendemening|förslagets (?:rubrik|titel)|förslaget? i korthet|rubrik|titel|ämne)\s?:?", re.I
)
_CONCERNS = re.compile(r"(?:angående|ang\.|beträffande|rörande|gällande|avseende|svar på)\b", re.I)
_DRAWN_UP = re.compile(rf", (?:upprättad|reviderad|sammanställd)(?: den)? (?:{DAY.pattern})$", re.I)
_BYLINE = re.compile(r"av (?:[A-ZÅÄÖÉ][\wåäöé-]+ ){1,3}\([A-ZÅÄÖ]{1,4}\)")
# Who is written to, by a form that only names of companies and associations have.
_COMPANY = re.compile(
    r"[A-ZÅÄÖÉ][^.:]{2,50} (?:AB|HB|KB|[Ee]k\.? ?för\.?|[Ee]konomisk förening|[Ii]deell förening)(?: \(publ\))?"
)
# Those who are written to and are neither an organ nor a body.
_RECIPIENT = re.compile(
    r"(?:till )?(?:(?:de förtroendevalda |kommunens |stadens |regionens |[\wåäö]+s kommuns )?revisor(?:er|erna)"
    r"|(?:kommun|stads|region)?revisionen|(?:samtliga |länets )?kommuner(?:na)?(?: i .{3,30})?|regeringen|riksdagen"
    r"|(?:herr |fru )?(?:guvernör|landshövding|borgmästar|vojvod|prefekt|stadsdirektör|ambassadör)\w* (?:i|för|av) [^.,]{3,40}"
    r"|(?:[\wåäö]+- och )?[\wåäö]+(?:verket|myndigheten|inspektionen|departementet|ombudsmannen))",
    re.I,
)
_SENT = re.compile(r"\((?:endast |enbart )?(?:per|via|med) (?:e-?post|mejl|e-mail|post|bud|telefax|fax)\)", re.I)
_NATIONAL = re.compile(r"(?:till )?sveriges kommuner och (?:landsting|regioner)|regeringskansliet", re.I)


def letter_title(
    rows: Sequence[Row], parts: Mapping[int, PartHeading] | None = None, headline: str | None = None
) -> tuple[str | None, tuple[int, int] | None]:
    """The title of a document without §, and its range in the view: the first lines that are no letterhead.

    `parts` are the rows that head a part: no title begins there, or below, but for an addressee. The `headline` of a web
    page is its title, unless it says no more than the head of a letter.
    """
    shown = next((i for i in range(len(rows)) if headline and rows[i].text == headline), None)
    if shown is not None and not _says_nothing(rows[shown].text):
        return _at(rows[: shown + 1], shown)
    below = [
        i
        for i, part in (parts or {}).items()
        if i > 0 and part.rule.kind != "expediering" and not _names_the_paper(rows[i])
    ]
    top = min([len(rows), _TOP, *below])
    addressed = _addressees(rows[:top])
    labelled = next((i + 1 for i in range(top - 1) if _SUBJECT_LINE.fullmatch(rows[i].text.strip("#* "))), None)
    titles = [
        i for i in range(top) if i not in addressed and len(rows[i].cells) < _COLUMNS and not _in_letterhead(rows, i)
    ]
    first = labelled or (_set_apart(rows, titles) if titles else None)
    if first is None and titles:
        return None, None  # a letter to the addressees that stand above it
    if first is None:
        return _in_a_column(rows[:top]) or _at(rows, 0)
    if labelled is None and _is_text(rows, first):
        first = next((i for i in range(first) if line_kind(rows[i].text) == "rapport"), first)
    return _at(rows, first)


def _is_text(rows: Sequence[Row], first: int) -> bool:
    """Whether a block is a paragraph of sentences, so that what the paper is stands for its title: `Reseberättelse`."""
    last = next((k for k in range(first + 1, len(rows)) if rows[k].gap), len(rows)) - 1
    runs = last > first or _SENTENCES.search(rows[first].text)  # a paragraph may be one long line
    return bool(runs) and rows[last].text[-1] == "." and len(rows[first].text) > _WIDTH


_SENTENCES = re.compile(r"[a-zåäö\d)][.] [A-ZÅÄÖ]\w")


def _says_nothing(headline: str) -> bool:
    """Whether the heading of a page holds names, days and what the page is, and no word more."""
    forms = (NAME, NAVIGATION, RECEIVED, LABELLED)
    return any(form.fullmatch(headline) for form in forms) or not without_names(headline)


def _set_apart(rows: Sequence[Row], titles: Sequence[int]) -> int | None:
    """Of the rows that may begin the title the first that stands under a blank line or under what the letter is.

    What follows a line of the letterhead at once belongs to it, and what stands at the right edge with lines of it does.
    Right above a salutation, and where a line says what it concerns, the title is nearer than an addressee. Where
    nothing is left, the first row is it.
    """
    edges = {row.indent for row in rows[:_TOP] if row.indent >= _RIGHT and is_letterhead(row.text)}
    found: list[int] = []
    for i in titles:
        row = rows[i]
        led = (
            i == 0
            or row.gap
            or _says_genre(rows, i)
            or _SUBJECT.match(row.text)
            or NAME.fullmatch(closed_up(rows[i - 1].text.strip("#* :")))
        )
        last = next((k for k in range(i + 1, len(rows)) if rows[k].gap), len(rows)) - 1
        # An address stands flush at its left, a title in the middle of the page does not.
        flush = last > i and row.indent >= _RIGHT and len({one.indent for one in rows[i : last + 1]}) == 1
        if not led or flush or any(abs(row.indent - edge) <= 1 for edge in edges):
            continue
        runs = last - i >= _TITLE_ROWS or rows[last].text[-1] in ".:," or row.text[0].isdigit()
        if (runs and i != titles[0]) or SALUTATION.fullmatch(row.text):
            if not found and all(rows[k].indent >= _RIGHT for k in titles if k < i):
                return None  # above it stand addressees alone
            break  # here the text begins
        found.append(i)
    if not found:
        return titles[0]
    after = next((k for k in range(found[-1] + 1, len(rows)) if rows[k].gap), len(rows))
    if after < len(rows) and SALUTATION.fullmatch(rows[after].text):
        return found[-1]
    left = [i for i in found if rows[i].indent < _RIGHT or rows[i].text.isupper() or "avtal" in rows[i].text.lower()]
    if any(rows[i].text[0].isupper() for i in left):
        found = left  # an addressee in one line stands at the right edge
    found = [i for i in found if not _COMPANY.fullmatch(rows[i].text)] or found
    return next((i for i in found if _CONCERNS.match(rows[i].text)), found[0])


def _says_genre(rows: Sequence[Row], index: int) -> bool:
    """Whether a line right under the letterhead, and parted from the text, names a report with its subject."""
    below = rows[index + 1] if index + 1 < len(rows) else None
    alone = len(rows[index].cells) == 1 and "·" not in rows[index].text
    return alone and (below is None or below.gap) and line_kind(rows[index].text) == "rapport"


def _addressees(rows: Sequence[Row]) -> frozenset[int]:
    """The rows of blocks that are somebody's address: with a street, a box or a postcode, or a neighbour's name."""
    found: set[int] = set()
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop < len(rows) and not rows[stop].gap:
            continue
        block = [row.text.strip("#* ") for row in rows[start:stop]]
        if 1 < len(block) <= _BLOCK and (
            any(ADDRESS.fullmatch(line) for line in block[1:])
            or _TO_WHOM.fullmatch(block[0])
            or _SENT.fullmatch(block[-1])
            or _NATIONAL.fullmatch(block[0])
            or (ends_abroad(block[-1]) is not None and not any(RUNS_ON.search(line) for line in block))
            or (NEIGHBOUR.fullmatch(block[0]) and not find_bodies(block[0]))
        ):
            found.update(range(start, stop))
        elif len(block) == 1 and (_RECIPIENT.fullmatch(block[0]) or _NATIONAL.fullmatch(block[0])):
            found.add(start)
        elif len(block) == 2 and any(m.end > len(block[0]) for m in find_bodies(" ".join(block)) if m.start == 0):
            found.update(range(start, stop))  # a body's name over two lines
        start = stop
    return frozenset(found)


def _names_the_paper(row: Row) -> bool:
    """Whether what would head a part says what the letter is: `Beslut`, also beside a number or a day in a column."""
    first, *others = (row.text[start:end].strip("#* ") for start, end in row.cells)
    if any(NAME.fullmatch(closed_up(cell.rstrip(" :"))) for cell in others):
        return True  # `Kommunstyrelsen          UTLÅTANDE`
    return _names_or_labels(first if others and all(is_letterhead(cell) for cell in others) else row.text.strip("#* "))


def _names_or_labels(text: str) -> bool:
    if NAME.fullmatch(closed_up(text.rstrip(" :"))) or _SUBJECT.match(text):
        return True
    return _GENRE.match(text) is not None


def _at(rows: Sequence[Row], first: int) -> tuple[str | None, tuple[int, int] | None]:
    if not rows:
        return None, None
    first = over_labels(rows, first)
    label = _SUBJECT.match(rows[first].text)
    start, end = title_rows(rows, first, len(rows), _WIDTH)
    end = next((i for i in range(first + 1, end) if label and is_letterhead(rows[i].text)), end)
    while end - start > 1 and (
        any(form.fullmatch(rows[end - 1].text[slice(*rows[end - 1].cells[0])]) for form in (DAY, MONTHLY))
        or _BYLINE.match(rows[end - 1].text)
    ):
        end -= 1
    end = without_parties(rows, start, end)
    if start >= end:
        return None, None
    at = label.end() if label and start == first else 0
    lines = [rows[start].text[at:], *(row.text for row in rows[start + 1 : end])]
    drawn_up = _DRAWN_UP.search(lines[-1])
    cut = len(lines[-1]) - (drawn_up.start() if drawn_up else title_end(lines[-1]))
    lines[-1] = lines[-1][: len(lines[-1]) - cut]
    return " ".join(line.strip("#* ") for line in lines), (rows[start].start + at, rows[end - 1].end - cut)


def _in_letterhead(rows: Sequence[Row], index: int) -> bool:
    row = rows[index]
    if _SUBJECT.match(row.text) and not is_case_line(row.text):
        return False
    below = rows[index + 1] if index + 1 < len(rows) else None
    if _OVERLINE.fullmatch(row.text.strip("#* ")):
        return below is not None and ((below.gap and below.text[0].isupper()) or is_letterhead(below.text))
    cells = row.cells if len(row.cells) > 1 else []
    if is_letterhead(row.text) or any(is_letterhead(row.text[start:end]) for start, end in cells):
        return True
    titled = below is not None and not below.gap and TITLED.fullmatch(below.text) is not None
    if titled and _ALONE.fullmatch(row.text):
        return True  # `Frida Ek` over `Utvecklare`
    # A name alone under a line of the letterhead is the official who writes.
    alone = index > 0 and not row.gap and _ALONE.fullmatch(row.text) is not None
    return alone and below is not None and (below.gap or is_letterhead(below.text)) and _in_letterhead(rows, index - 1)


def _in_a_column(rows: Sequence[Row]) -> tuple[str | None, tuple[int, int] | None] | None:
    """A title that shares its line with something of the letterhead."""
    for row in rows:
        for start, end in row.cells if len(row.cells) > 1 else ():
            if end - start > 12 and not is_letterhead(row.text[start:end]):
                return row.text[start:end].strip("#* "), (row.start + start, row.start + end)
    return None
