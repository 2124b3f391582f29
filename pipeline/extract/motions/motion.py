"""The motion that an item treats: kind, title, movers, filing, and what the item did with it.

An item treats a motion when its heading names one, or when its decision is about "motionen" (medborgarförslaget,
initiativet). Interpellations and questions are no motions. An item that lists motions received is read by
`motion_list`; a motion printed as a document of its own has the outcome `unknown` and no stage.

`read_motions` reads a whole document and applies decisions that stand outside the § they concern.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.motions.collective import Collective, collective
from pipeline.extract.motions.filed import Filing, files_now, read_filing
from pipeline.extract.motions.introduced import bylined, decided_motion, quoted_title, reported_motion, told_in
from pipeline.extract.motions.letter import is_letter, letter_movers, letter_title, read_stamp
from pipeline.extract.motions.lists import list_entries, receives_none, whole_outcome
from pipeline.extract.motions.movers import FoundMover, read_movers, with_party
from pipeline.extract.motions.outcome import read_outcome
from pipeline.extract.motions.outcome_told import COUNCILS, LETTERS, TOLD, Reading
from pipeline.extract.motions.reading import MotionReading, findings, reading_of
from pipeline.extract.motions.sections import moved, section_item, sections_with_motions
from pipeline.extract.motions.title import NOUN, Title, may_speak_of_motions, read_title
from pipeline.extract.people import find_people
from pipeline.extract.tokens import QUOTE
from pipeline.rules.loader import one_of
from pipeline.split.model import ItemText, SplitDocument
from schemas.dates import Date
from schemas.document import MINUTES, PAGES, Document
from schemas.record import Motion

_TELLS = frozenset({"arende", "annat", "motion", "beredning", "rubrik", "beslut", "forslag", "forslag_kf", "underlag"})
_LISTS = re.compile(
    r"\b(?:förteckning|obesvarade|ej\s+(?:färdigberedda|besvarade|avgjorda)|inkomna|inlämnade|framställda|anmälda|nya|väckta|balans\w*|redovisning\s+av|uppföljning\s+av|beviljade|bifallna|under\s+beredning"
    r"|anmälan\s+av|remittering\s+av|remiss\s+av|anmälningsärenden)\b.*\b(?:motioner|medborgarförslag|initiativ)\w*|^\s*(?:nya\s+|inkomna\s+)?(?:motioner|medborgarförslag)(?:\s+och\s+\w+)?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ONE_OF_THEM = re.compile(
    rf"(?:medborgarförslag|initiativ(?:ärende)?)\s*(?:(?:om|angående|gällande|rörande|avseende|nr)\b|[:–—(-]|{QUOTE})",
    re.IGNORECASE,
)
_OTHER_HEADING = re.compile(
    rf"^\s*(?:(?:svar\s+på\s+)?(?:{one_of('question')})|fråga(?:\s+(?:av|från|till|\d))|svar\s+på\s+fråga|upphävande|yrkande\s+från)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:motion(?:en|ens|ären|ärerna|ärernas|ärens)|medborgarförslaget|förslagsställaren|initiativ(?:et|ärendet)|väckt[ea]?|e-förslaget)\b",
    re.IGNORECASE,
)
_ONLY_THE_WORD = re.compile(r"(?:svar\s+på\s+|besvarande\s+av\s+)?(?:motion(?:en)?|medborgarförslag)", re.IGNORECASE)
_TOP = 1500  # characters of a letter in which its heading stands
_LETTER_HEADING = re.compile(
    r"^[ \t]*((?:svar|besvarande|utlåtande|yttrande|remiss|angående|ärende|motion|motionssvar|medborgarförslag)\b[^\n]*"
    r"(?:\n(?![ \t]*\n)[^\n]+){0,2})",
    re.IGNORECASE | re.MULTILINE,
)
_SPORT = re.compile(
    r"\b(?:idrott|hälsa|kost|rekreation|friluftsliv|lek|fysisk)\w*\s*(?:,|och|&)\s*motion\b|\bmotion\s+(?:på\s+recept|och\s+(?:hälsa|idrott|rörelse))",
    re.IGNORECASE,
)


def read_motion(item: ItemText, head: Document) -> MotionReading | None:
    """The one motion that the item treats, None when it treats none or lists several."""
    text = item.view.text
    if not is_letter(item, head) and not may_speak_of_motions(text):
        return None
    offset, heading = _heading(item, head)
    listed = head.kind in MINUTES and _LISTS.search(heading) is not None and not _ONE_OF_THEM.search(heading)
    if head.kind in MINUTES and _OTHER_HEADING.match(heading):
        return None
    if listed:
        return _received(item, head, heading)
    if is_letter(item, head):
        return _motion_document(item, head, offset, heading)
    if list_entries(item, head):
        return None
    title = read_title(heading) if heading else None
    if title is not None and not _is_treated(title, heading, text):
        title = None
    source = tuple(item_clauses(item, (p for p in item.parts if p.kind in _TELLS)))
    in_text = None
    if title is None:
        in_text = (
            decided_motion(item, source, letter=head.kind in LETTERS)
            or bylined(item, source, head)
            or (reported_motion(source) if head.kind in PAGES else None)
        )
        if in_text is None:
            return None
        told = told_in(source)
        if told is not None:
            offset, title = told[0], told[1]
        else:
            # the § is called by what the motion asks for
            title = replace(in_text, title=None if head.kind in TOLD else _stripped(heading), people=())
    elif title.title is None and (above := _title_above(item, head, offset)) is not None:
        title = replace(title, title=(above[0] - offset, above[1] - offset))
    elif title.title is None and head.kind in MINUTES and (told := told_in(source)) and told[1].title is not None:
        begin, end = told[1].title
        shift = told[0] - offset
        title = replace(title, title=(begin + shift, end + shift))
    assert title is not None
    movers = (
        ()
        if title.kind == "medborgarforslag"
        else read_movers(text[offset : offset + len(heading)] if in_text is None else "", offset, title.people, source)
    )
    movers = with_party(movers, text)
    quoted = quoted_title(source)
    if quoted is not None:
        offset, title = 0, replace(title, title=quoted)
    filing = read_filing(source, head)
    outcome = read_outcome(item, head, title.kind)
    filing = _filed_here(filing, outcome, item, head, source, title)
    return reading_of(item, title, offset, movers, filing, outcome)


def _title_above(item: ItemText, head: Document, offset: int) -> tuple[int, int] | None:
    """The item's own headline, above a line at `offset` that names no more than whose motion it is."""
    if item.heading_span is None or offset <= item.heading_span[1]:
        return None
    begin, end = item.heading_span
    if head.kind in MINUTES:
        own = _stripped(item.view.text[begin:end])
        return (begin + own[0], begin + own[1]) if own else None
    return (begin, end) if head.kind in LETTERS else None


def _received(item: ItemText, head: Document, heading: str) -> MotionReading | None:
    """A § for motions received that tells of one in a sentence, or of several by what is done with them alone."""
    outcome = whole_outcome(item, head)
    noun = NOUN.search(heading)
    if receives_none(item) or noun is None or list_entries(item, head):
        return None
    source = tuple(item_clauses(item, (p for p in item.parts if p.kind in _TELLS)))
    told = told_in(source)
    kind = told[1].kind if told else "motion" if noun["motion"] else "medborgarforslag" if noun["citizen"] else None
    if kind is None or (told is None and outcome is None):
        return None
    offset, title = told or (0, Title(kind, True, (0, 0), None, ()))
    movers = () if kind == "medborgarforslag" or told is None else read_movers("", offset, title.people, source)
    filing = read_filing(source, head) if told else Filing()
    return reading_of(item, title, offset, movers, _filed_here(filing, outcome, item, head, source, title), outcome)


def _heading(item: ItemText, head: Document) -> tuple[int, str]:
    """Offset and text of the heading; where no title was found, or one that names no motion, a line near the top."""
    start, end = item.heading_span or (0, 0)
    heading = item.view.text[start:end]
    if NOUN.search(heading) or (heading and head.kind == "motion"):
        return start, heading
    if head.kind in MINUTES and len(heading.split()) > 2:
        return start, heading
    for line in _LETTER_HEADING.finditer(item.view.text, 0, _TOP if head.kind not in MINUTES else end + _TOP // 5):
        if NOUN.search(line[1]) and not re.search(r"[.!?]\s*$|[.!?]\s+[A-ZÅÄÖ]", line[1]):
            return line.start(1), line[1]
    return start, heading


def _motion_document(item: ItemText, head: Document, offset: int, heading: str) -> MotionReading | None:
    """The motion itself as a document: headline, stamp, and who signed it. Nothing has been done with it yet."""
    title = letter_title(item)
    if title is None:
        read = read_title(heading) if heading else None
        title = replace(read, people=()) if read is not None else Title("motion", False, (0, 0), _stripped(heading), ())
        if title.title is not None:
            title = replace(title, title=(offset + title.title[0], offset + title.title[1]))
    movers: tuple[FoundMover, ...] = ()
    if title.kind != "medborgarforslag":
        movers = letter_movers(item) or read_movers(heading, offset, tuple(find_people(heading)), ())
    return reading_of(item, title, 0, movers, read_stamp(item, head), None)


_MEMBERS_INITIATIVE = re.compile(r"\binitiativet\b|\bledamot\w*\b[^.]{0,60}\binitiativ\b", re.IGNORECASE)


def _is_treated(title: Title, heading: str, text: str) -> bool:
    """Whether the word in the heading is a motion in the council's sense, and the item is about it."""
    if _SPORT.search(heading):
        return False
    if title.plural and title.title is None and not title.people:
        return False  # "Bordläggning av motioner" is about others' paragraphs
    if title.people or title.kind == "medborgarforslag":
        return True
    before, after = heading[: title.noun[0]], heading[title.noun[1] :]
    linked = re.match(
        rf"\s*(?:[\-–—:(]|{QUOTE}|(?:av|från|om|gällande|angående|avseende|rörande|ang|nr|beträffande|med|kring|väckt|att|vari|\d)\b)",
        after,
        re.IGNORECASE,
    ) or (not before.strip() and after.startswith(", "))
    led = re.search(
        r"\b(?:svar\s+på|besvarande\s+av|över|angående|gällande|av|på|med\s+anledning\s+av|remiss|yttrande)\s*$",
        before,
        re.IGNORECASE,
    )
    if title.kind == "initiativ":
        return bool(
            re.search(r"ärende|nämnd|utskott|ledamot", heading[slice(*title.noun)], re.IGNORECASE) or (led and linked)
        ) or bool(_MEMBERS_INITIATIVE.search(text))
    return bool(linked or led) or bool(_DEFINITE.search(text))


def _stripped(heading: str) -> tuple[int, int] | None:
    start, end = 0, len(heading)
    while start < end and heading[start].isspace():
        start += 1
    while end > start and (heading[end - 1].isspace() or heading[end - 1] in ".:"):
        end -= 1
    return (start, end) if end > start and not _ONLY_THE_WORD.fullmatch(heading[start:end]) else None


def _filed_here(
    filing: Filing, outcome: Reading | None, item: ItemText, head: Document, source: tuple[Clause, ...], title: Title
) -> Filing:
    """The filing of a motion that this very § receives: its own §, and its own day."""
    member = title.kind == "initiativ" and any(files_now(c.text) for c in source)  # raised where the member sits
    if (
        (head.organ not in COUNCILS and not member)
        or outcome is None
        or outcome.outcome != "sent_for_preparation"
        or filing.paragraph
    ):
        return filing
    if title.kind == "medborgarforslag" and filing.date is None and not any(files_now(c.text) for c in source):
        return filing  # it came in on some day before, which is not told
    number = _own_paragraph(item)
    meeting = head.meeting_date
    if number is None or (filing.date is not None and meeting is not None and filing.date.value != meeting.value):
        return filing  # it came in on another day than that on which the council hands it on
    filing = replace(filing, paragraph=item.paragraph, paragraph_span=number, organ=filing.organ or head.organ)
    if filing.date is None and head.meeting_date is not None and head.meeting_date.precision == "day":
        day = Date(value=head.meeting_date.value, precision="day", inferred=("year", "month", "day"))
        spoken = (
            (clause.start + now.start(), clause.start + now.end())
            for clause in source
            if (now := files_now(clause.text))
        )
        return replace(filing, date=day, date_span=next(spoken, number))
    return filing


def _own_paragraph(item: ItemText) -> tuple[int, int] | None:
    """Where the item's own number stands in its first line."""
    if item.paragraph is None:
        return None
    match = re.match(
        rf"[^\n]{{0,12}}?((?:§+|paragraf)\s*{re.escape(item.paragraph)}(?!\d)|(?<!\d){re.escape(item.paragraph)}\s*§)",
        item.view.text,
        re.IGNORECASE,
    )
    return match.span(1) if match else None


def motions_of_sections(item: ItemText, head: Document) -> tuple[MotionReading, ...]:
    """The motions of a page of several matters, each read in its own section; empty for any other page."""
    if head.kind not in PAGES or item.paragraph is not None:
        return ()
    parts = [(start, end, section_item(item, start, last, end)) for start, last, end in sections_with_motions(item)]
    return tuple(moved(one, start, end) for start, end, part in parts if (one := read_motion(part, head)) is not None)


def read_motion_list(item: ItemText, head: Document) -> tuple[MotionReading, ...]:
    """One reading per motion that the item lists, each with its own range of the view."""
    return tuple(
        MotionReading(e.motion, tuple(findings(e.motion, e.title, e.movers, e.filing, e.outcome)), e.start, e.end)
        for e in list_entries(item, head)
    )


def read_motions(split: SplitDocument) -> dict[str, tuple[MotionReading, ...]]:
    """The motions of each item that has any, by item id, with collective decisions applied."""
    decided = collective(split.items)
    found: dict[str, tuple[MotionReading, ...]] = {}
    for item in split.items:
        if not is_letter(item, split.head) and not may_speak_of_motions(item.view.text):
            continue
        listed = read_motion_list(item, split.head) or motions_of_sections(item, split.head)
        one = None if listed else read_motion(item, split.head)
        readings = listed or ((one,) if one else ())
        held = decided.get(item.paragraph or "")
        if held is not None and held.item_id != item.item_id:
            readings = tuple(_with_collective(r, held, split.head) for r in readings)
        if readings:
            found[item.item_id] = readings
    return found


def item_motion(readings: tuple[MotionReading, ...]) -> Motion | None:
    """What the item itself did: its one motion, or for a list the outcome that all its motions share, else None."""
    if len(readings) < 2:
        return readings[0].motion if readings else None
    first = readings[0].motion
    shared = {(r.motion.outcome, r.motion.outcome_stage) for r in readings}
    if len(shared) > 1:
        return None
    kind = "motion" if any(r.motion.kind == "motion" for r in readings) else first.kind
    return first.model_copy(
        update={"kind": kind, "title": None, "movers": (), "filed": None, "filed_organ": None, "filed_paragraph": None}
    )


def _with_collective(reading: MotionReading, held: Collective, head: Document) -> MotionReading:
    """A motion whose own § says nothing of its outcome, with the decision taken on it elsewhere."""
    if reading.motion.outcome != "unknown":
        return reading
    motion = reading.motion.model_copy(
        update={
            "outcome": held.outcome,
            "outcome_stage": "decided",
            "outcome_by": head.organ,
            "outcome_organ": head.organ,
        }
    )
    return replace(reading, motion=motion, elsewhere=((held.item_id, held.finding),))
