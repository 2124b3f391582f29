"""What kind of document it is, told from its first lines by the patterns of `kinds.yml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

import yaml

from pipeline.split.dates import DAY
from pipeline.split.letterhead import SALUTATION, closed_up, without_names
from pipeline.split.newspapers import is_newspaper_line
from pipeline.split.organs import find_organs
from pipeline.split.parts import PartHeading
from pipeline.split.rows import columns
from schemas.document import MEETING_PAPERS, DocumentKind

_TOP = 40  # lines in which a document says what it is
_BORDER = 9  # lines of the head of a page
_NEAR = 12  # lines in which all but minutes and web pages say it
_SHORT = 80  # characters of a line that may be all letterhead
_HEAD = 4  # lines in which an office is named that writes
_HEADS_COLUMN = ("avtal", "motion")  # what the head of a column in a table may be called
_SIGNED = re.compile(r"(?:just|ordf|sign|sekr)(?:\.|er|a)", re.I)  # `Ordf.`, `Justerare`, `Sekreterare`
_AGENDA = re.compile(r"\W*(?:föredragningslista|ärendelista|dagordning)\W*", re.I)
_RUNNING = re.compile(r"(?!\S+\.se\b)[a-zåäö].{30}|[*•–-] ")  # a sentence goes on, or a list
_MEETING = re.compile(
    r"(?:plats(?: och (?:sammanträdes)?tid)?|tid och plats|beslutande|närvarande|paragrafer|utses att justera|justerare)\b",
    re.I,
)  # stands on the first page of minutes
_MEETING_DAY = re.compile(r"sammanträdesdatum\b", re.I)  # stands on every page of them, and on an extract
_SECTION = re.compile(r"(?:[\w/-]+ ?){0,2}§ ?\d")
_ITEM = re.compile(r"(?:[A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{1,5} )?§ ?\d")  # the number of an item, with its organ's initials
_DECIDED = re.compile(
    r"\b(?:besluta[rd]?e?|beslut|beslöt)\b|^\W*(?:\w+s )?förslag till (?:kommun|region)?(?:fullmäktige|styrelsen)\W*$",
    re.I,
)
_CLAUSE = re.compile(
    r"(?:§|\d+\s?[.)§]|mellan\b|parter(?:na)?\b|detta avtal\b|undertecknade\b)", re.I
)  # of an agreement's text
_LETTER = re.compile(  # how a letter ends
    r"(?:(?:med|bästa|många|varma|hjärtliga) )*(?:vänliga?|bästa|hjärtliga|varma|kollegiala?)? ?hälsning(?:ar)?[,.!]?|mvh"
    r"|(?:med (?:utmärkt |största |stor )?)?högaktning(?:sfullt)?[,.]?",
    re.I,
)
_OFFICE = re.compile(
    r"(?:förvaltning(?:en)?|kontor(?:et)?|avdelning(?:en)?|kansli(?:et)?|enhet(?:en)?|sektor(?:n)?)\b", re.I
)
_DECISION = re.compile(r"beslut(?: \d[\d-]+)?", re.I)
_TO = re.compile(r"till\b[: ]", re.I)
_REPORT = re.compile(r"rapport|report|utvärdering|utredning|berättelse|årsredovisning", re.I)
# Signed in the name of a board: `För kommunstyrelsen`.
_BEHALF = re.compile(r"(?:för|på) [a-zåäö -]+(?:styrelsen|nämnden|styrelsens vägnar|nämndens vägnar)", re.I)
_GENRE = re.compile(
    r"protokoll|sammanträd|justerande|utses att justera|\bbeslutande\b|närvarande ledamöter|paragrafer|kallelse|föredragningslista|"
    r"ärendelista",
    re.I,
)


@dataclass(frozen=True, slots=True)
class KindRule:
    """One entry of `kinds.yml`: how a line begins that names the kind."""

    kind: DocumentKind
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def kind_rules() -> tuple[KindRule, ...]:
    """The rules of `kinds.yml`, in order; an unknown or missing key raises ValueError."""
    text = files("pipeline.split").joinpath("kinds.yml").read_text(encoding="utf-8")
    return tuple(_rule(entry) for entry in yaml.load(text, Loader=yaml.BaseLoader))


def _rule(entry: dict[str, Any]) -> KindRule:
    if set(entry) != {"kind", "pattern", "yes", "no"}:
        raise ValueError(f"kinds.yml, {entry.get('kind')}: the keys are kind, pattern, yes and no")
    return KindRule(entry["kind"], re.compile(entry["pattern"], re.I), tuple(entry["yes"]), tuple(entry["no"]))


def line_kind(line: str) -> DocumentKind | None:
    """The kind that one line names, as a whole, in one of its columns, or beside the names of a letterhead; or None."""
    cells = columns([line])
    if len(cells) > 1 and any(_SIGNED.match(cell) for cell in cells):
        return None  # the foot of a page, where `Utdrag` waits for a signature
    if len(cells) > 1 and any(cell.strip(" :").lower() == "utdrag" for cell in cells):
        return "protokollsutdrag"  # `SAMMANTRÄDESPROTOKOLL   Utdrag`
    forms = [closed_up(form.strip("#* ")) for form in ([" ".join(cells), *cells] if len(cells) > 1 else cells)]
    # `Lunds kommun Tjänsteskrivelse` in one column; `Protokollsutdrag till kommunstyrelsen` is an addressee.
    rest = without_names(forms[0]) if forms and len(forms[0]) < _SHORT else ""
    if rest and not forms[0].lower().startswith(rest.split()[0].lower()):
        forms.append(rest)
    if len(cells) > 1:
        forms.append(forms.pop(0))
    kind = next((kind for form in forms if (kind := _kind(form)) is not None), None)
    if kind is None and is_newspaper_line(line):
        return "webbsida"
    return None if kind in _HEADS_COLUMN and len(cells) > 2 and _kind(" ".join(cells)) != kind else kind


def _kind(text: str) -> DocumentKind | None:
    return next((rule.kind for rule in kind_rules() if rule.pattern.match(text)), None)


def kind_of(lines: Sequence[str], *, sections: int, heads: Sequence[PartHeading] = ()) -> DocumentKind:
    """The kind that the top lines name; the first line that names one counts.

    `sections` is how many § were found: with any, only minutes, extracts and summons are possible, and one § that
    stands alone is an extract, whatever the form on which it is printed. What no line names is told from the headings of
    its parts (`heads`): a proposal for a decision is no agreement, although its title may speak of one.
    """
    top = [(position, line) for position, line in enumerate(lines[:_TOP]) if not _RUNNING.match(line)]
    named = [(position, kind) for position, line in top if (kind := line_kind(line)) is not None]
    if sections:
        return _of_sections(lines, named, sections, heads)
    anywhere = ("webbsida", *MEETING_PAPERS)
    first: DocumentKind = next((kind for position, kind in named if position < _NEAR or kind in anywhere), "annat")
    if first == "annat" and any(kind == "tjansteskrivelse" for position, kind in named if position < _NEAR):
        return "tjansteskrivelse"  # `PM` above it
    if first == "rapport" and any(_DECISION.fullmatch(cell) for line in lines[:_HEAD] for cell in columns([line])):
        return "annat"  # an authority's decision on a review
    if first == "avtal" and any(_LETTER.fullmatch(line) or SALUTATION.fullmatch(line) for line in lines):
        first = "annat"  # a letter about an agreement
    told_of = (
        any(kind == "webbsida" for _, kind in named) and sum(_CLAUSE.match(line) is not None for line in lines) < 2
    )
    if first == "avtal" and told_of:
        first = "webbsida"  # `Nytt vänortsavtal på gång` over the news
    if first == "rapport":
        loose = not any(_REPORT.search(line) for line in lines[:_NEAR])
    elif first == "motion":  # what a board says of a motion stands under the motion's title
        loose = _by_parts(heads) == "utlatande" and any(_BEHALF.fullmatch(line) for line in lines)
    else:
        loose = first in ("annat", "avtal")
    told = (_by_parts(heads) if loose else None) or first
    return "tjansteskrivelse" if told == "annat" and _from_office(lines) else told


def _from_office(lines: Sequence[str]) -> bool:
    """Whether an office writes to an organ of its house: `Till kommunstyrelsen`."""
    head = [cell for line in lines[:_HEAD] for cell in columns([line])[:1]]
    if not any(_OFFICE.search(cell) for cell in head):
        return False
    to = (line[found.end() :] for line in lines[:_NEAR] if (found := _TO.match(line)) is not None)
    return any(_names_organ(addressee) for addressee in to) and not any(_LETTER.fullmatch(line) for line in lines)


def _of_sections(
    lines: Sequence[str], named: Sequence[tuple[int, DocumentKind]], sections: int, heads: Sequence[PartHeading]
) -> DocumentKind:
    """The kind of a document with §, from the kinds that its lines name: minutes, an extract of them, or a summons."""
    if any(kind == "protokollsutdrag" for position, kind in named if position < _BORDER):
        return "protokollsutdrag"  # `UTDRAG` below `Sammanträdesprotokoll`
    if sum(head.rule.kind == "beslut" for head in heads) > 1:  # an agenda opens minutes too
        named = [(position, kind) for position, kind in named if not _AGENDA.fullmatch(lines[position])]
    printed: DocumentKind = next((kind for _, kind in named if kind in MEETING_PAPERS), "protokoll")
    alone = sections == 1 and printed == "protokoll" and not _is_whole(lines)
    return "protokollsutdrag" if alone else printed


def _is_whole(lines: Sequence[str]) -> bool:
    """Whether what opens the minutes of a meeting (place, those present) stands above their first §."""
    above = takewhile(lambda line: _MEETING.match(line) or not _SECTION.match(line), lines[:_TOP])
    return any(_MEETING.match(line) for line in above)


def is_meeting(lines: Sequence[str]) -> bool:
    """Whether the first lines are those of minutes: they say so before anything else, or who met, and where."""
    top = [line for line in lines[:_TOP] if not _RUNNING.match(line)]
    named = next((kind for line in top if (kind := line_kind(line)) not in (None, "webbsida")), None)
    if named in MEETING_PAPERS:
        return True
    told = (_MEETING, _MEETING_DAY)
    return sum(any(form.match(cell) for cell in (line, *columns([line])) for form in told) for line in top) > 1


def opens_as_minutes(lines: Sequence[str]) -> bool:
    """Whether who met and on what day stand above a § that begins its line, or above or beside another and something is
    decided below: minutes that print no word for what they are."""
    section = next((i for i, line in enumerate(lines[:_NEAR]) if _SECTION.search(line)), None)
    if section is None:
        return False
    cells = columns([*lines[:section], lines[section].split("§")[0]])
    if any(line_kind(line) not in (None, *MEETING_PAPERS) for line in lines[:section]):
        return False
    organ = any(_names_organ(cell) for cell in cells)
    day = any(DAY.search(cell) for cell in cells)
    return organ and day and (_ITEM.match(lines[section]) is not None or any(map(_DECIDED.search, lines[section:])))


def _names_organ(cell: str) -> bool:
    """Whether a column holds an organ alone, or with the day on which it met."""
    bare = DAY.sub("", cell).strip(" ,:–-")
    found = find_organs(bare)
    return bool(found) and found[0].end - found[0].start == len(bare)


def _by_parts(heads: Sequence[PartHeading]) -> DocumentKind | None:
    """Who proposes: the board to the council (utlatande), an office to its board (tjansteskrivelse), or a member."""
    for head in heads:
        if head.rule.kind == "forslag_kf" and head.organ in ("kommunstyrelsen", "regionstyrelsen"):
            return "utlatande"
        if head.rule.kind in ("forslag", "forslag_kf"):
            return "tjansteskrivelse"
        if head.rule.kind == "yrkande":
            return "motion"
    return None


def looks_like_minutes(text: str) -> bool:
    """Whether words of the genre stand in the document: then a § heading is likely, and a clause is not."""
    return _GENRE.search(text) is not None
