"""One token list per item: entities, terms and cues are single labelled tokens, everything else is a word.

The rules run on this list (as a spaCy `Doc` built by `engine.py`), so a pattern says `<date>` where the text says
"måndagen den 5 februari 2024". BREAK tokens stand between sentences, list members and parts; no pattern crosses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.extract.dates.dates import find_dates
from pipeline.extract.organs import find_offices, find_organs
from pipeline.extract.people import find_people
from pipeline.extract.place_beside import codes_beside, country_beside, lists_on, row_begins
from pipeline.extract.places import PlaceMention, find_places, whole_of_cell
from pipeline.extract.references import find_case_numbers, find_paragraph_refs
from pipeline.places.bodies import find_bodies
from pipeline.places.gazetteer import find_countries
from pipeline.rules.open_lines import runs_on
from pipeline.rules.terms import TermMatch, find_terms
from pipeline.split.rows import LEADER


@dataclass(frozen=True, slots=True)
class Token:
    """One token in offsets of the item's view. `label` is '' for a plain word; `data` is the entity behind it."""

    start: int
    end: int
    text: str
    label: str = ""
    form: str = ""
    rule: str = ""
    data: Any = None


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    label: str
    rank: int
    form: str = ""
    rule: str = ""
    data: Any = field(default=None, compare=False)


_WORD = re.compile(
    r"(?P<abbr>(?i:(?:t|fr)(?:\.\s?|\s)o(?:\.\s?|\s)m(?!\w))\.?)|\d+-[^\W\d]\w*|\d+(?:[.,:/]\d+)*|\w+(?:[-’'´]\w+)*-?|\.{4,}|[^\w\s]"
)
QUOTES = frozenset('"”“„»«')  # the marks around what is quoted, on either side of it
QUOTE = f"[{''.join(sorted(QUOTES))}]"
UNQUOTED = QUOTE.replace("[", "[^")
_CITATION = "”\"“»'’)]"
_ABBREVIATIONS = frozenset(
    [
        "t.ex",
        "bl.a",
        "m.fl",
        "m.m",
        "s.k",
        "d.v.s",
        "dvs",
        "resp",
        "ca",
        "kl",
        "nr",
        "dnr",
        "tel",
        "st",
        "fr.o.m",
        "t.o.m",
        "f.d",
        "f.n",
        "p.g.a",
        "jfr",
        "enl",
        "avs",
        "ang",
        "forts",
        "sid",
        "s",
        "kap",
        "prop",
        "bil",
        "ordf",
        "vice",
        "tf",
        "dr",
        "prof",
        "st.",
        "kr",
        "tkr",
        "mnkr",
        "mkr",
        "max",
        "min",
        "inkl",
        "exkl",
    ]
)
_LIST_START = re.compile(
    r"[ \t]*(?:(?:[•·▪●○◦*–—►▶→■□‣-]|[>»]{1,2})[ \t]|\d{1,2}[.)][ \t]|[a-zA-Z][)][ \t]|\[\d{1,2}\][ \t])"
)
# "Vilande vänorter", "AVSLUTADE", "Tidigare:" over the rows of a list
_STATE_LINE = re.compile(
    r"[ \t]*(?=[A-ZÅÄÖ])(?i:(?:v(?:åra|ilka)|kommunens|stadens|regionens)[ ])?(?i:(?:in)?aktiva?|vilande|pausade|avslutade|upphörda"
    r"|uppsagda|tidigare|nuvarande|nedlagda|forna|före[ ]detta|f\.?d\.?)(?:[ ][^\W\d]+){0,2}:?[ \t]*(?:\n|$)"
)
# the lines of a list of unanswered motions: when one came in, and the number of the next
_BALANCE_LINE = re.compile(
    r"[ \t]*(?:(?:Inlämna[dt]|Inkom(?:men|met)?|Väck(?:t|tes)|Anmäl[dt]|Remittera[dt])\b[^\n]{0,60}\d{4}"
    r"|(?:Dnr|Diarienr)\b[^\n]{3,25}?[ \t](?:Motion|Medborgarförslag|E-förslag)\b)"
)
_ATT = re.compile(r"[ \t]*att\b")
_DELS = re.compile(r"[ \t]*dels\b")
_DELS_LINE = re.compile(r"(?m)^[ \t]*dels\b")  # "dels tar upp …,", "dels inte förlänger …": members of a list
_TAKES_ATT = re.compile(
    r"\b(?:upphör|kommer|fortsätter|avser|beslutat|genom|för|om|av|till|på|med|än|samt|anser|innebär)$"
)
_BEFORE_ATT = re.compile(
    r"(?:[:;,.]|\b(?:och|samt|besluta[rs]?|följande|yrkar|yrkas|föreslår|föreslås|vi|jag))$", re.IGNORECASE
)


def tokenize(
    text: str, base: str | None, borders: tuple[int, ...] = (), cells: Sequence[tuple[int, int]] = ()
) -> list[Token]:
    """The tokens of a reading text. `base` is the meeting date; `borders` are offsets where parts begin or end.

    `cells` are those of a table that name places: no people, and what stands in the next column is none of the name.
    """
    found = _select(_mentions(text, base, cells))
    breaks = sorted(set(_breaks(text)) | {b for b in borders if 0 < b < len(text)})
    tokens: list[Token] = []
    at = 0
    pending = iter([*breaks, len(text) + 1])
    next_break = next(pending)
    for mention in [*found, _Found(len(text), len(text), "", 0)]:
        for match in _WORD.finditer(text, at, mention.start):
            while match.start() >= next_break:
                tokens.append(Token(next_break, next_break, "¶", "BREAK"))
                next_break = next(pending)
            written = match.group() if not match["abbr"] else "t.o.m." if match["abbr"][0] in "tT" else "fr.o.m."
            tokens.append(Token(match.start(), match.end(), written))
        while mention.start >= next_break:
            tokens.append(Token(next_break, next_break, "¶", "BREAK"))
            next_break = next(pending)
        if mention.end > mention.start:
            called = isinstance(mention.data, PlaceMention) and mention.data.called
            surface = mention.data.name if called else " ".join(text[mention.start : mention.end].split())
            tokens.append(
                Token(mention.start, mention.end, surface, mention.label, mention.form, mention.rule, mention.data)
            )
        at = mention.end
    tokens.append(Token(len(text), len(text), "¶", "BREAK"))
    return tokens


def _mentions(text: str, base: str | None, cells: Sequence[tuple[int, int]]) -> Iterator[_Found]:
    """All candidates; the lower rank wins where two overlap."""
    letters = list(text) if cells else []
    for _, at in cells:
        if at < len(text) and not country_beside(text, at):
            letters[at] = "\t"
    named = "".join(letters) or text
    for person in find_people(text):
        if any(start <= person.start < end for start, end in cells):
            continue
        yield _Found(person.start, person.end, "PERSON", 1, data=person)
    for date in find_dates(text, base):
        yield _Found(date.start, date.end, "DATE", 2, rule="date", data=date.date)
    for ref in find_paragraph_refs(text):
        yield _Found(ref.start, ref.end, "LAW" if ref.law else "PARA", 2, data=ref)
    for case in find_case_numbers(text):
        yield _Found(case.start, case.end, "CASE", 3, data=case)
    for match in find_terms("terms", text):
        yield _Found(match.start, match.end, match.term.label, 3, match.form, match.term.id, match.term.gives)
    for organ in find_organs(text):
        yield _Found(organ.start, organ.end, "ORGAN", 4, data=organ)
    for office in find_offices(text):
        yield _Found(office.start, office.end, "OFFICE", 4, data=office)
    for body in find_bodies(text):
        label = "SWPLACE" if body.form == "place" else "BODY"
        yield _Found(body.start, body.end, label, 6 if label == "SWPLACE" else 4, data=body)
    for country in [*find_countries(text), *codes_beside(text)]:
        if country.code != "SE":
            yield _Found(country.start, country.end, "COUNTRY" if country.form == "name" else "NATION", 5, data=country)
    for place in find_places(named):
        yield _Found(place.start, place.end, place.label, place.rank, data=place)
    for start, end in cells:
        if (whole := whole_of_cell(text, start, end)) is not None:
            yield _Found(whole.start, whole.end, whole.label, whole.rank, data=whole)
    for match in find_terms("cues", text):
        yield _Found(match.start, match.end, match.term.label, 7, match.form, match.term.id, match.term.gives)
    for match in find_terms("predicates", text):
        rank = 8 if match.term.label == "OTHERVERB" else 7  # "avstår från att förnya" is more than "avstår från att"
        yield _Found(
            match.start, _without_when(text, match), match.term.label, rank, match.form, match.term.id, match.term.gives
        )


_WHEN = re.compile(
    r"\s+(?:omedelbar\s+verkan|verkan\b|utgången|slutet|början|start\b|årsskiftet|årets|utgång\b|detta\b|den\s+\d|\d)",
    re.IGNORECASE,
)


def _without_when(text: str, match: TermMatch) -> int:
    """The end of a verb, less the "med" that says when and not what: "ska upphöra med omedelbar verkan"."""
    said = text[match.start : match.end].lower()
    when = said.startswith("upphör") and said.endswith(" med") and _WHEN.match(text, match.end)
    return match.start + len(said[:-4].rstrip()) if when else match.end


def _select(candidates: Iterator[_Found]) -> list[_Found]:
    chosen: list[_Found] = []
    taken: set[int] = set()
    for c in sorted(candidates, key=lambda c: (c.rank, c.start - c.end, c.start)):
        if c.end > c.start and not any(at in taken for at in range(c.start, c.end)):
            taken.update(range(c.start, c.end))
            chosen.append(c)
    return sorted(chosen, key=lambda c: c.start)


def _breaks(text: str) -> Iterator[int]:
    """Offsets at which a sentence, a list member or a paragraph ends."""
    widths = sorted(len(line) for line in text.split("\n") if len(line) > 20)
    widest = widths[len(widths) * 3 // 4] if widths else 0  # a few very long lines are no measure of the column
    for match in re.finditer(r"[.!?:;][”\"»)\]]?(?=\s|$)|\n", text):
        mark, end = match.group()[0], match.end()
        if mark == "\n":
            if (
                text[end : end + 1] == "\n"
                or (_LIST_START.match(text, end) and text[end - 2] != "§")
                or _STATE_LINE.match(text, end)
                or _BALANCE_LINE.match(text, end)
                or LEADER in text[end : text.find("\n", end) + 1 or len(text)]
                or LEADER in text[text.rfind("\n", 0, end - 1) + 1 : end]
                or _short_line(text, match.start(), widest)
                or row_begins(text, match.start())
                or (_ATT.match(text, end) and _att_begins(text, match.start()))
                or (_DELS.match(text, end) and len(_DELS_LINE.findall(_block(text, end))) > 1)
            ):
                yield end
        elif mark == ".":
            if (
                text[end - 4 : end] != LEADER
                and not _is_abbreviation(text, match.start())
                and not _numbers_line(text, match.start())
                and _capital_follows(text, end)
            ):
                yield end
        elif mark in ":;":
            rest = text[end:].lstrip(" \t")
            if (mark == ";" and not lists_on(text, end)) or rest.startswith("\n"):
                yield end
        else:
            yield end


_APPOSED = re.compile(
    r"\b(?:beslutade|beslutat|beslöt|enades|enats|röstade|valde|sade|sa|meddelade|föreslog)\b[^.:;]*,[^,.:;]{2,40}\d,$",
    re.IGNORECASE,
)  # "beslutade i går, den 17 juni 2019," is one clause with what was decided


def _block(text: str, at: int) -> str:
    """The paragraph that holds an offset."""
    end = text.find("\n\n", at)
    return text[text.rfind("\n\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _att_begins(text: str, newline: int) -> bool:
    """Whether a line that begins with `att` is an att-sats of its own: after a stop, or in a list of such lines."""
    if _APPOSED.search(text[max(0, newline - 200) : newline].rstrip()):
        return False
    if _BEFORE_ATT.search(text[max(0, newline - 20) : newline].rstrip()):
        return True
    block = text[max(text.rfind("\n\n", 0, newline), newline - 600, 0) : newline]
    return re.search(r"(?:^|\n)[ \t]*att\b", block) is not None and not _TAKES_ATT.search(block)


def _is_abbreviation(text: str, dot: int) -> bool:
    word = re.search(r"[\w.]*$", text[max(0, dot - 12) : dot])
    token = word.group().lower() if word else ""
    return token in _ABBREVIATIONS or (len(token) == 1 and token.isalpha())


def _numbers_line(text: str, dot: int) -> bool:
    """Whether a stop belongs to the number of a list member: "2. Avtalet gäller …"."""
    return re.fullmatch(r"[ \t]*\d{1,2}", text[text.rfind("\n", 0, dot) + 1 : dot]) is not None


def _capital_follows(text: str, end: int) -> bool:
    rest = text[end:].lstrip(" \n\t" + _CITATION + "“”•·▪●–-")
    return not rest or not rest[0].islower()


def _short_line(text: str, newline: int, widest: int) -> bool:
    """A line well short of the widest that is followed by a capital ends a paragraph: a heading, a name, a date."""
    start = text.rfind("\n", 0, newline) + 1
    line, rest = text[start:newline].rstrip(), text[newline + 1 : newline + 120].split("\n", 1)[0]
    following = rest.split(" ", 1)[0]
    if not line or not following or not (following[0].isupper() or following[0].isdigit() or following[0] == "§"):
        return False
    return not runs_on(line, rest) and len(line) + 1 + len(following) < 0.8 * widest
