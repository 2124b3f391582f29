"""The last resort for minutes: the § of an item wherever it stands in a line, in a form that no list of forms holds.

    KS 2018-04-15, § 45            2. Vänortsavtalet (§ 46)            Beslut § 47            Dnr 145/2018 ... § 48

Lines are believed when their numbers ascend by one and an organ decides between them: no references do that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.split.cases import case_at, is_case_line
from pipeline.split.chains import Candidate, Heading, chains, is_close, with_bodies, without_contents
from pipeline.split.dates import DAY
from pipeline.split.letterhead import without_names
from pipeline.split.organs import NAME
from pipeline.split.rows import Row

_SIGN = re.compile(
    r"(?:§|(?<!\w)(?:[Pp]aragraf|PARAGRAF)(?:nr)?) ?(?:nr\.? )?(?::\s*)?(?P<number>\d{1,4})(?:[/:](?:(?:19|20)\d\d|\d\d)(?!\d))?"
    r"(?: ?(?P<suffix>[a-h])(?=[\s,.)]|$))?(?![\d-])"
)
_LABELS = re.compile(
    rf"(?:(?i:beslut|ärende|punkt|dnr|diarienr|nr|{NAME})|(?-i:K[FS]|R[FS]|KSAU|AU|[A-ZÅÄÖ]{{2,5}}N))\b[ .:/]*"
)
_ORDER = re.compile(r"(?:(?:ärende|punkt|nr)?[ .]*\d{1,3}[.):]?)\s+", re.I)
_EDGES = " \t*_#|,;:.()[]–—-+/"
_RUNNING = re.compile(r"\b(?:enligt|jfr|se|kap|och|samt|att|av|från|den|i|till|med|om)\s*$", re.I)
_LONGEST = 120  # characters of a line with a heading
_FEWEST = 2
_HEAD = 5  # rows of a letterhead
_ORGAN = re.compile(NAME, re.I)
_GENRE = re.compile(r"\b(?:(?:sammanträdes|besluts)?protokoll(?:sutdrag)?|utdrag|sid(?:a|an|nr)?[ .]*\d*)\b", re.I)


def find_anywhere(rows: Sequence[Row], decided: frozenset[int], fewest: int = _FEWEST) -> list[Heading]:
    """The headings of items, `fewest` at least, by a § in any place of their lines; `decided` are the rows with which
    decisions begin."""
    found = [c for i in range(len(rows)) for c in _candidates(rows, i)]
    chain = chains(with_bodies(without_contents(found, decided, rows), decided, len(rows))) if found else []
    held = sum(c.bodied for c in chain)
    sure = len(chain) >= fewest and is_close(chain) and held * 5 >= len(chain) * 4
    return [c.heading for c in chain] if sure else []


def find_in_letterhead(rows: Sequence[Row]) -> list[Heading]:
    """The one § of an extract whose number stands in the head: `Kommunstyrelsen   2018-04-15   § 45`."""
    for index, row in enumerate(rows[:_HEAD]):
        signs = list(_SIGN.finditer(row.text))
        if len(signs) == 1:
            sign = signs[0]
            beside = f"{row.text[: sign.start()]} {row.text[sign.end() :]}"
            if _ORGAN.search(beside) and not without_names(_GENRE.sub(" ", beside)).strip(_EDGES):
                number, suffix = sign["number"], (sign["suffix"] or "").lower()
                paragraph = f"{number} {suffix}" if suffix else number
                return [Heading(index, index, row.start, paragraph, case=None, rest=(row.end, row.end))]
    return []


def _candidates(rows: Sequence[Row], index: int) -> Iterator[Candidate]:
    row = rows[index]
    signs = list(_SIGN.finditer(row.text)) if len(row.text) <= _LONGEST else []
    if len(signs) != 1 or not (row.gap or row.fresh):
        return
    sign = signs[0]
    if row.text[-1] in ".;" and len(row.text) > 2 * (sign.end() - sign.start()):
        return  # a sentence
    before, after = row.text[: sign.start()], row.text[sign.end() :]
    if _RUNNING.search(before) or after[:2] in (" k", " §"):
        return
    case, rest = _title(row, sign)
    titled = rest[1] > rest[0]
    number, suffix = int(sign["number"]), (sign["suffix"] or "").lower()
    heading = Heading(
        row=index, last_row=index, start=row.start, paragraph=f"{number} {suffix}" if suffix else str(number),
        case=(row.start + case[0], row.start + case[1]) if case else None,
        rest=(row.start + rest[0], row.start + rest[1]) if titled else (row.end, row.end),
    )  # fmt: skip
    below = rows[index + 1 : index + 4]
    weight = (1.0 if row.gap else 0.0) + 0.5 + (1.0 if case or any(is_case_line(one.text) for one in below) else 0.0)
    yield Candidate(heading, "§", number, suffix, weight)


def _title(row: Row, sign: re.Match[str]) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """The case number on the line, and the range of the title before or behind the sign, empty where it has none."""
    case: tuple[int, int] | None = None
    for start, end in ((0, sign.start()), (sign.end(), len(row.text))):
        at, stop = start, end
        while at < stop:
            at += len(row.text[at:stop]) - len(row.text[at:stop].lstrip(_EDGES))
            found = case_at(row.text, at)
            if found is not None and found[1] <= stop:
                case, at = case or found[0], found[1]
                continue
            label = next((m for form in (_ORDER, _LABELS, DAY) if (m := form.match(row.text, at, stop))), None)
            if label is None:
                break
            at = label.end()
        stop = at + len(row.text[at:stop].rstrip(_EDGES))
        if stop - at > 2 and row.text[at].isalpha():
            return case, (at, stop)
    return case, (len(row.text), len(row.text))
