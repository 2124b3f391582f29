"""The head of a document: its kind, whose it is, which organ speaks, and when it met."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.places.bodies import find_bodies
from pipeline.read.model import ReadDocument
from pipeline.rules.loader import one_of
from pipeline.rules.proposing import PROPOSES
from pipeline.split.cases import case_within, is_case_line
from pipeline.split.headdates import letter_day, meeting_day
from pipeline.split.kinds import kind_of, line_kind
from pipeline.split.letterhead import names_unit, office, sender
from pipeline.split.lettertitle import letter_title
from pipeline.split.organs import NAME, NamedOrgan, classify, find_organs, normal
from pipeline.split.outside import from_outside
from pipeline.split.owner import owner
from pipeline.split.parts import PartHeading
from pipeline.split.rows import Row, columns
from schemas.document import MEETING_PAPERS, Body, Document, DocumentKind, Organ

_ON_THE_WEB = ("protokoll", "protokollsutdrag", "kallelse", "motion", "press")  # what a web page may be beside itself
_PAGES = 4  # pages whose borders are read for the head
_BORDER = 9  # lines at the top of a page that may name organ and date
_PAPER = 12  # lines of a letterhead
_OFFICIAL = re.compile(r"tjänste(?:skrivelse|utlåtande)\b.{0,30}", re.I)
_NOTES = re.compile(r"(?:minnes|mötes)anteckningar\b.{0,40}", re.I)  # of a meeting, and no minutes
_MEMBERS = re.compile(
    rf"(?:{one_of('question')}|(?:skriftlig )?reservation|särskilt yttrande)\b(?!ssvar)", re.I
)  # a member's own paper
_COMMITTEE_OF = re.compile(
    r"((?:styrels|nämnd)en)(?:, ?| ?/ ?| [–-] )(?=\w*utskott)", re.I
)  # Kommunstyrelsen, arbetsutskottet
_ADDRESSED = re.compile(r"\b(?:till|från|i|av|hos)\s+$", re.I)
_MINUTES_OF = re.compile(
    r"protokoll(?:et)?\s+(?:(?:fört|förda?)\s+)?(?:från|i|av|hos|vid)\s+$", re.I
)  # Protokoll från …
_PROPOSES = re.compile(
    rf"^[^.§]{{0,80}}?\b{PROPOSES}\b[^.]{{0,60}}\b(?:kommun|stads|region)?fullmäktige\b", re.I | re.S
)
_BEHALF = re.compile(rf"^(?:för|på) (?P<organ>{NAME})s?(?: vägnar)?$", re.I | re.M)
_AUDIT = re.compile(r"revisionsrapport|granskningsrapport|.{0,30}revisorer(?:na)?$", re.I)
_BESIDE_CHAIR = re.compile(r"(?:.{5,40}, ?)?(?:kommun|stads|region)(?:direktör|chef|sekreterare)", re.I)
_CHAIR = re.compile(rf"(?:.{{5,40}}, ?)?(?P<organ>{NAME})s (?:(?:1:[ea]|förste) (?:vice )?)?ordförande", re.I)
_OF_A_MEETING = re.compile(r"protokoll|sammanträde", re.I)
_MEETS = 85  # characters beside the organ in a line that tells of its meeting
_OF_MEETING = re.compile(rf"\b(?P<organ>{NAME})s(?= (?:sammanträde|protokoll|möte)\w*\b)", re.I)
_FOR = re.compile(r" för [a-zåäö]+(?:(?:,| och|-?,? och)? [a-zåäö]+){0,5}", re.I)
_INITIALS = re.compile(
    r"(?i:(?:sammanträdes)?protokoll,?) (?P<organ>K[FS]|KSAU|R[FS]) .{6,30}"
    r"|(?P<before>K[FS]|KSAU|R[FS]) (?i:(?:sammanträdes)?protokoll\b.{0,30})"
)
_OTHER_ORGAN = re.compile(
    r"(?:[A-ZÅÄÖ][a-zåäö]+a )?[A-ZÅÄÖa-zåäö]*(?:kommittén?|rådet|delegation(?:en)?|beredning(?:en)?|stämman)"
    r"(?: för [a-zåäö]+(?: och [a-zåäö]+)?)?"
)
_TITLE_WORD = re.compile(r"\b(?:sammanträdes)?protokoll(?:sutdrag)?\b.*", re.I)
_OF_PARTY = re.compile(r"(?:\w+partiet|\w*demokraterna|\w*liberalerna|\w*moderaterna) i [A-ZÅÄÖ]\w+$")  # members write
_HEAD_OF_PARTY = 3
_SAMPLE = re.compile(r"Exempel\s+skrivet\s+för\s+vanort", re.I)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `body_spans` are raw ranges that name the body, best first; `date_span` holds its date."""

    document: Document
    sample: bool
    body_spans: tuple[tuple[int, int, int], ...]
    date_span: tuple[int, int, int] | None


def read_head(read: ReadDocument, rows: Sequence[Row], heads: Mapping[int, PartHeading], *, sections: int) -> Head:
    """The head of `read`, whose reading text has the lines `rows`, some of them the `heads` of parts.

    `sections` is how many § were found in it.
    """
    borders = [_top(page.text) for page in read.pages[:_PAGES]]
    lines = _first_lines(read)
    kind = kind_of(lines, sections=sections, heads=[heads[i] for i in sorted(heads)])
    shown = read.pages[0].headline if read.pages else None
    within = kind == "motion" and shown is not None and line_kind(shown) != kind  # one news item among others
    if read.reader.startswith("html/") and (kind not in _ON_THE_WEB or within):
        kind = "webbsida"
    is_minutes = kind in MEETING_PAPERS
    members = kind == "motion" or any(_OF_PARTY.match(line) for line in lines[:_HEAD_OF_PARTY])
    body, spans = owner(read, minutes=is_minutes or members, paper=kind == "avtal")
    if body is not None and body.kind == "lansstyrelse" and kind == "tjansteskrivelse" and not _named_so(lines):
        kind = "annat"  # a yttrande in its own name
    dated = meeting_day(read) if is_minutes else letter_day(read)
    meets = is_minutes or any(_NOTES.fullmatch(cell) for cell in columns(lines[:_PAPER]))
    organ, organ_name = _speaker(read, borders, rows, heads, lines, kind, body)
    return Head(
        Document(
            document_id=read.document_id,
            sha256=read.sha256,
            title=_printed_title(borders) if is_minutes else letter_title(rows, heads, read.pages[0].headline)[0],
            kind=kind,
            body=body,
            organ=organ,
            organ_name=organ_name,
            meeting_date=dated[0] if dated and meets else None,
            date=dated[0] if dated and not meets else None,
            reader=read.reader,
        ),
        any(_SAMPLE.search(page.text) for page in read.pages),
        spans,
        dated[1] if dated else None,
    )


def _first_lines(read: ReadDocument) -> list[str]:
    return [line.strip() for page in read.pages[:2] for line in page.text.splitlines() if line.strip()]


def _top(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := " ".join(raw.split()))][:_BORDER]


def _speaker(
    read: ReadDocument,
    borders: Sequence[Sequence[str]],
    rows: Sequence[Row],
    heads: Mapping[int, PartHeading],
    lines: Sequence[str],
    kind: DocumentKind,
    body: Body | None,
) -> tuple[Organ | None, str | None]:
    """Who speaks: the organ of minutes, the organ that an utlåtande proposes for, the office of a tjänsteskrivelse."""
    named: NamedOrgan | None = None
    if kind in MEETING_PAPERS:
        named = _organ(read, borders)
    elif kind == "utlatande":
        named = _proposer(rows, heads) or sender(lines)
    elif kind == "tjansteskrivelse":
        writes, named = office(lines), sender(lines)
        if writes is not None or named is None:
            return "annat", writes
    elif body is not None and body.kind == "lansstyrelse" and kind not in ("motion", "webbsida", "avtal"):
        return "lansstyrelse", "länsstyrelsen"
    elif body is not None and kind in ("annat", "rapport"):
        writes, named = office(lines), sender(lines)
        if any(_MEMBERS.match(cell) for cell in columns(lines[:_PAPER])) or (
            kind == "annat" and from_outside(rows, body)
        ):
            return None, None
        if kind == "rapport" and any(_AUDIT.match(cell) for cell in columns(lines[:_PAPER])):
            return "annat", "revisorerna"
        if named is None and writes is None and kind == "annat" and not _has_sender(rows):
            named = _chair_of(lines)
        if named is None and (writes is not None or kind == "annat" or _registered(lines) or _has_sender(rows)):
            return "annat", writes
    return (named.organ, named.name) if named else (None, None)


def _chair_of(lines: Sequence[str]) -> NamedOrgan | None:
    """The organ whose chair signs a letter that names no other sender: `Kommunstyrelsens ordförande`."""
    chairs = [cell for cell in columns(lines[_PAPER // 2 :]) if _CHAIR.fullmatch(cell)]
    if len(chairs) != 1 or any(_BESIDE_CHAIR.fullmatch(cell) for cell in columns(lines)):
        return None
    found = find_organs(_CHAIR.sub(r"\g<organ>", chairs[0]))
    return found[0] if found else None


def _has_sender(rows: Sequence[Row]) -> bool:
    """Whether right under the body's name, and parted from what follows, stands who writes: `Turistbyrån`."""
    if len(rows) < 3:
        return False
    if names_unit(rows[0].text) and line_kind(rows[1].text) is not None:
        return True  # `Tomelilla kommun, fritidsenheten`
    if rows[1].gap or not (rows[2].gap or rows[2].breaks or line_kind(rows[2].text) is not None):
        return False
    first, below = (row.text[slice(*row.cells[0])].strip() for row in rows[:2])
    body = next(iter(find_bodies(first)), None)
    alone = body is not None and body.form == "full" and body.end - body.start == len(first)
    return alone and below[:1].isupper() and not any(map(str.isdigit, below)) and line_kind(below) is None


def _named_so(lines: Sequence[str]) -> bool:
    return any(_OFFICIAL.fullmatch(cell) for cell in columns(lines[:_PAPER]))


def _registered(lines: Sequence[str]) -> bool:
    """Whether a case number stands in the letterhead: an office wrote it, be it not known for one."""
    return any(case_within(cell) or is_case_line(cell) for cell in columns(lines[:_PAPER]))


def _is_addressed(before: str) -> bool:
    return _ADDRESSED.search(before) is not None and _MINUTES_OF.search(before) is None


def _organ(read: ReadDocument, borders: Sequence[Sequence[str]]) -> NamedOrgan | None:
    """The organ that the page heads name most, each page once."""
    votes: Counter[str] = Counter()
    found: dict[str, NamedOrgan] = {}
    for lines in borders:
        seen: set[str] = set()
        for i, line in enumerate(lines):
            below = lines[i + 1] if i + 1 < len(lines) else ""
            # a name broken over two lines of the first column: `Kommunstyrelsens` above `arbetsutskott`
            broken = " ".join(next(iter(columns([part])), "") for part in (line, below))
            for read_as in (line, f"{line} {below}", broken) if below else (line,):
                text = _COMMITTEE_OF.sub(r"\1s ", read_as)
                for named in _named_in(text):
                    beside = len(text) - (named.end - named.start)
                    if (
                        beside > (_MEETS if _OF_A_MEETING.search(text) else 45)
                        or _is_addressed(text[: named.start])
                        or named.name in seen
                    ):
                        continue
                    seen.add(named.name)
                    found.setdefault(named.name, named)
                    votes[named.name] += 1
    for name in sorted(votes):
        # `nämnden` in a heading that is broken over two lines is the end of a longer name.
        longer = [other for other in votes if other != name and other.endswith(name)]
        if longer:
            votes[max(longer, key=lambda other: votes[other])] += votes.pop(name)
    if votes:
        return found[max(votes, key=lambda name: votes[name])]
    text = "\n".join(page.text for page in read.pages[:2])
    in_text = next(iter(find_organs(text, 0, min(len(text), 3000))), None)
    return _of_other_name(borders[0]) or in_text if borders else in_text


def _named_in(line: str) -> list[NamedOrgan]:
    """The organs that a line of a page's head names: also in genitive before the meeting or its minutes, with what a
    committee is for, or by initials beside the minutes."""
    found = find_organs(_OF_MEETING.sub(lambda match: match["organ"], line))
    if len(found) == 1 and (purpose := _FOR.fullmatch(line, found[0].end)) is not None:
        name = found[0].name + purpose.group().lower()
        return [NamedOrgan(classify(name), name, found[0].start, len(line))]
    if not found and (initials := _INITIALS.fullmatch(line)) is not None:
        name = normal(initials["organ"] or initials["before"])
        return [NamedOrgan(classify(name), name, *initials.span())]
    return found


def _of_other_name(lines: Sequence[str]) -> NamedOrgan | None:
    """A council or committee of a name of its own, which fills a line of the head."""
    found = next((match for cell in columns(lines) if (match := _OTHER_ORGAN.fullmatch(cell))), None)
    return NamedOrgan("annat", found.group().lower(), *found.span()) if found else None


def _proposer(rows: Sequence[Row], heads: Mapping[int, PartHeading]) -> NamedOrgan | None:
    """The organ that puts a proposal to the council, by a sentence, a heading in genitive, or its signature."""
    text = "\n".join(row.text for row in rows[:60])
    for named in find_organs(text):
        organ: Organ = named.organ
        if organ in ("kommunfullmaktige", "regionfullmaktige"):
            continue
        if _PROPOSES.match(text[named.end :]):
            return named
    for index in sorted(heads):
        organ_name = heads[index].organ_name
        if heads[index].rule.kind == "forslag_kf" and organ_name and not organ_name.endswith("fullmäktige"):
            return NamedOrgan(classify(organ_name), organ_name, 0, 0)
    signed = _BEHALF.search("\n".join(row.text for row in rows[-12:]))
    return NamedOrgan(classify(name), name, 0, 0) if signed and (name := normal(signed["organ"])) else None


def _printed_title(borders: Sequence[Sequence[str]]) -> str | None:
    for lines in borders:
        for line in lines:
            if found := _TITLE_WORD.search(line):
                return found.group()[:80].strip()
    return None
