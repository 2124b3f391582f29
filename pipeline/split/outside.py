"""Letters that others wrote to the body: a partner abroad, an association. No organ of ours speaks in them.

Their head names us only where it says who is written to (`Till Lunds kommun`, `Lunds kommun … S-221 00 Lund, Sverige`) and
in the stamp of their arrival; the sender stands in lines of his own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.places.bodies import find_bodies
from pipeline.places.text import fold
from pipeline.split.dates import DAY
from pipeline.split.rows import Row, columns
from schemas.document import Body

_TOP = 24  # rows of a head
_LONG = 75  # characters of a row that is text
_STAMP = re.compile(r"\bink(?:om|ommen|ommet)?\b|\bankom|\bstämpel|\bregistrera[dt]|\bdnr\b", re.I)
_TO = re.compile(r"till\b", re.I)
_HERE = re.compile(r"\bSverige\b|\bS-\d{3}", re.I)
_NOTE = re.compile(r"(?:svensk )?översättning\b.{0,40}|avskrift|kopia", re.I)
# Who signs a letter for a unit abroad, and nobody does here.
_SIGNS_THERE = re.compile(
    r"(?:över|vice |ober)?(?:borgmästare|borgmester|bürgermeister(?:in)?)(?:,? [^.:?!]{2,30})?|ordfører|varaordfører"
    r"|byråds\w+|(?:vice )?guvernör|mayor|maire|burmistrz|starosta|wójt|primátor\w*|vojvod|lantråd|linnapea|vallavanem"
    r"|mer[aes]s?|prefekt|sindaco|alcalde|stadspresident",
    re.I,
)
_SIGNS_HERE = re.compile(
    r"(?:\w+s )?(?:(?:1:e |2:e |förste |andre )?vice )?ordförande|\w*(?:direktör|chef|sekreterare|strateg|handläggare|registrator)"
    r"|kommunal\w*råd|regionråd|landshövding|oppositionsråd",
    re.I,
)
_END = 8  # rows of a letter's end among which its signature stands
_FROM = re.compile(r"(?:från|avsändare|from):\s*(?P<who>.+)", re.I)
_MAIL_TO = re.compile(r"(?:till|mottagare|to):\s*(?P<who>.+)", re.I)


def from_outside(rows: Sequence[Row], body: Body) -> bool:
    """Whether a letter was written to the body by somebody else."""
    abroad = _signed_abroad(rows) and not _under_our_head(rows, body)
    return abroad or _mailed_to(rows, body) or _head_of_another(rows, body)


def _signed_abroad(rows: Sequence[Row]) -> bool:
    """Whether those who sign a letter bear titles that nobody has here."""
    lines = [row.text for row in rows if row.text.strip() and "Exempel skrivet för" not in row.text]
    told = [n for n, line in enumerate(lines) if len(line) > _LONG or line.rstrip().endswith((".", "!", "?"))]
    signed = lines[max(told, default=-1) + 1 :]  # who is written to stands above the text
    cells = [cell.strip(" .,") for cell in columns(signed[-_END:])]
    return any(_SIGNS_THERE.fullmatch(cell) for cell in cells) and not any(
        _SIGNS_HERE.fullmatch(cell) for cell in cells
    )


def _under_our_head(rows: Sequence[Row], body: Body) -> bool:
    """Whether the first lines are our own letterhead, or the line of a mail names us as the one it comes from."""
    came = next((m["who"] for row in rows[:_TOP] if (m := _FROM.fullmatch(row.text.strip()))), None)
    if came is not None:
        return _is_ours(came, body)
    first = " ".join(row.text for row in next(_blocks(rows), []))
    ours = any((m.body.kind, m.body.code) == (body.kind, body.code) for m in find_bodies(first))
    return ours and not (_STAMP.search(first) or _TO.search(first))


def _mailed_to(rows: Sequence[Row], body: Body) -> bool:
    """Whether an e-mail's own lines give us as the one it goes to, and not as the one it comes from."""
    came = next((m["who"] for row in rows[:_TOP] if (m := _FROM.fullmatch(row.text.strip()))), None)
    went = next((m["who"] for row in rows[:_TOP] if (m := _MAIL_TO.fullmatch(row.text.strip()))), None)
    return came is not None and went is not None and _is_ours(went, body) and not _is_ours(came, body)


def _is_ours(text: str, body: Body) -> bool:
    """Whether a line of an e-mail names us, in words or by our address."""
    domain = fold(body.name.split()[0].removesuffix("s"))
    named = any((m.body.kind, m.body.code) == (body.kind, body.code) for m in find_bodies(text))
    return named or re.search(rf"[@.]{re.escape(domain)}s?\.se\b", text, re.I) is not None


def _head_of_another(rows: Sequence[Row], body: Body) -> bool:
    """Whether the lines of a letter's head name somebody else first, and us as the one it goes to."""
    sender = False
    for block in _blocks(rows):
        text = " ".join(row.text for row in block)
        ours = any(
            (m.body.kind, m.body.code) == (body.kind, body.code) and (m.form != "place" or _TO.match(text))
            for m in find_bodies(text)
        )
        if ours and sender and (_TO.match(text) or _HERE.search(text)):
            return True
        if ours and not _STAMP.search(text) and not DAY.search(text):
            return False  # our own letterhead
        if not ours and not _NOTE.fullmatch(text) and DAY.sub("", text).strip(" .,"):
            sender = sender or not _TO.match(text)
    return False


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of the head, parted at blank lines and where the page sets what follows elsewhere."""
    block: list[Row] = []
    for row in rows[:_TOP]:
        if block and (row.gap or (abs(row.indent - block[-1].indent) > 20 and len(row.cells) < 2)):
            yield block
            block = []
        if len(row.text) > _LONG:
            return
        block.append(row)
    if block:
        yield block
