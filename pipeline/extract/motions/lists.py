"""Several motions in one §: a list of those received, and decisions that stand outside the § they concern.

A list entry is one line or paragraph that begins with the word motion (after a date, a number, a bullet); where none
does, one with a number or a bullet that names a mover with a party, or a citizens' proposal, beside its title. The date in
front of it, or within it beside a word of filing, is the day it was filed; the § and organ are the list's own. A list
that is only noted gives the outcome `unknown`, one that is sent out `sent_for_preparation`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.dates.dates import find_dates
from pipeline.extract.motions.columns import EntryRow, behind_case, entry_row, filed_head, told_row
from pipeline.extract.motions.entries import (
    ENTRY,
    PROPOSED,
    citizens_title,
    dates_of,
    entry_end,
    find_entries,
    loose_title,
    own_line,
)
from pipeline.extract.motions.filed import Filing
from pipeline.extract.motions.movers import FoundMover, read_movers
from pipeline.extract.motions.outcome_told import COUNCILS, FINAL, Reading
from pipeline.extract.motions.title import NOUN, Title, read_title
from pipeline.extract.motions.verdict import STEPS, verdicts
from pipeline.extract.people import PersonMention, find_people
from pipeline.rules.loader import one_of
from pipeline.split.model import ItemText
from schemas.dates import Date
from schemas.document import Document, Organ
from schemas.record import Motion, Mover

_RECEIVED = re.compile(
    r"\b(?:följande|nedanstående|bifogade)\s+(?:nya\s+|inkomna\s+)?(?:motion(?:er(?:na)?)?|medborgarförslag(?:en)?)\b|\bny(?:inkomna|väckta)\s+(?:motioner|medborgarförslag)|(?<!ett\s)\b(?:motioner|medborgarförslag)(?:\s*\([^)]*\))?(?:\s+\S+){0,6}?\s+(?:har\s+)?(?:in)?kommit|inkomna\s+(?:motioner|medborgarförslag)"
    r"|(?:anmälan|anmälda|remittering|väckande|inlämnade|nya|väckta)\s+(?:av\s+)?(?:nya\s+|inkomna\s+|väckta\s+)?(?:motioner|medborgarförslag)|\b(?:motioner|medborgarförslag)\s+(?:anmäls|väcks|remitteras|som\s+(?:inkommit|väckts|lämnats))",
    re.IGNORECASE,
)
_ANSWERS_ONE = re.compile(
    r"(?:svar|yttrande|besvarande|beslut|utlåtande|remissvar|remiss)\s+(?:på|över|av|med|angående|om)\b", re.IGNORECASE
)
_HEADING = re.compile(
    r"^[ \t]*(?:nya\s+|inkomna\s+)?(?:motioner|medborgarförslag)\s*:?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_PENDING = re.compile(
    r"\b(?:obesvarade|(?:ej|inte|ännu\s+inte|icke)\s+(?:är\s+)?(?:färdig\w+|slut\w+|besvara\w+|avgjorda|bere\w+|avslutade)|under\s+beredning|balans\w*"
    r"|motionsredovisning|redovisning\s+av\s+(?:motioner|medborgarförslag))\b",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"\b(?:följande|nedanstående)\b|\bkommit\s+in\b", re.IGNORECASE)
_DATED_ENTRY = re.compile(
    r"\d{4}-\d\d-\d\d|\b\d{1,2}[ ](?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*[ ]\d{4}"
)
_NAMES_MOTIONS = re.compile(r"\bmotioner(?:na)?\b|\bmotionsredovisning", re.IGNORECASE)
_NAMES_CITIZENS = re.compile(r"\b(?:medborgar|invånar|e-)förslag(?:en)?\s*$", re.IGNORECASE)
# a § on matters of all kinds, motions among them
_MATTERS = re.compile(
    r"\b(?:bordl(?:agda|äggning)|kvarstående|återstående|uppskjutna|obehandlade|ej\s+behandlade|inkomna|anmälda|nya|väckta"
    r"|anmälan\s+av(?:\s+inkomna)?)\s+(?:av\s+)?(?:\w+\s+)?(?:ärenden(?:a)?|skrivelser|handlingar)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:inga|ingen|inget|inte\s+några)\s+(?:nya\s+|inkomna\s+)?(?:motion\w*|medborgarförslag|ärenden)\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[a-zåäöé”\")][a-zåäöé”\")][a-zåäöé”\")])\.\s+(?=[A-ZÅÄÖ])")
# what is told of a motion in the line below its title
_CAME_IN = re.compile(
    r"\s*\n[ \t]*(?=(?:Inlämna[dt]|Inkom(?:men|met)?|Väck(?:t|tes)|Anmäl[dt]|Remittera[dt]|Läge|Status|Handläggare)\b)"
)
_THEM = re.compile(
    r"\b(?:de\s+|dessa\s+)?(?:(?:medborgar)?förslag(?:en|et)?\s+(?:nr\.?\s*)?(?:\d{1,3}|[a-h])|förslag(?:en|et)|dessa|dem)\b",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"\bmotion(?:en)?\s+(?:är\s+|har\s+)?(?:återtag\w+|återkalla\w+|dragits\s+tillbaka)", re.IGNORECASE
)
_WITHDRAWALS = re.compile(r"^[ \t]*.{0,40}\båtertag\w*\s+av\s+motion\w*.{0,20}$", re.IGNORECASE | re.MULTILINE)
_BELOW = re.compile(r"\n[ \t]*(?=(?:Motionerna|Medborgarförslagen|Förslagen|Ärendena|[A-Z]\w*fullmäktige)\s)")
_NO_SUBJECT = re.compile(r"(?:överlåt|överlämn|översän|remitter|lämnas|hänskjut|bordlägg)\w*\s", re.IGNORECASE)
_SAYS_WHEN = re.compile(rf"\b(?:{one_of('filed')}|daterad)", re.IGNORECASE)
_DAY_BEHIND = re.compile(r",\s*\d{4}-\d\d-\d\d(?=\s*(?:,|\(|$))")  # "Anna Ek (S): Nya vänner, 2031-01-14, dnr …"
_OTHER_GROUP = re.compile(
    rf"^[ \t]*(?:skrivelser?|{one_of('questions')}|avsägelser)\s*:?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_TODAY = re.compile(
    r"\b(?:vid|till|på)\s+(?:dagens\s+|kvällens\s+)?sammanträdet?\b[^.§]{0,60}?\b(?:kommit\s+in|inkommit|lämna\w+|väck\w+|anmäl\w+)"
    r"|\b(?:lämnas|lämnats|lämnades)\s+in\b[^.§]{0,30}\b(?:dagens|kvällens)\s+sammanträde",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed motion: its values, findings and range in the view."""

    motion: Motion
    filing: Filing
    movers: tuple[FoundMover, ...]
    title: tuple[int, int] | None
    outcome: Reading | None
    start: int
    end: int


def is_list(item: ItemText) -> bool:
    """Whether the item lists motions received or pending."""
    heading = item.heading or ""
    one = read_title(heading) if _ANSWERS_ONE.match(heading) else None
    if one is not None and not one.plural and one.title is not None:
        return False
    return (
        _receives(item)
        or _lists_matters(item)
        or (
            _PENDING.search(heading) is not None
            and (NOUN.search(heading) is not None or _NAMES_MOTIONS.search(heading) is not None)
        )
    )


def _receives(item: ItemText) -> bool:
    text = item.view.text
    return bool(_RECEIVED.search(text) or _HEADING.search(text) or _HEADING.match(item.heading or ""))


def _lists_matters(item: ItemText) -> bool:
    """Whether the § is about several matters, some of which are motions on lines of their own."""
    at = item.heading_span[1] if item.heading_span else 0
    told = ("arende", "annat", "beslut")
    return (
        _MATTERS.search(item.heading or "") is not None
        and NOUN.search(item.heading or "") is None
        and any(p.kind in told and ENTRY.search(item.view.text, max(at, p.start), p.end) for p in item.parts)
    )


def list_entries(item: ItemText, head: Document) -> tuple[Entry, ...]:
    """The motions that an item lists, in order; empty for any other item."""
    if not is_list(item):
        return ()
    text = item.view.text
    received = _receives(item) and not _PENDING.search(item.heading or "")
    whole = whole_outcome(item, head)
    heading = item.heading or ""
    names_motions = _NAMES_MOTIONS.search(heading) is not None
    citizens = _NAMES_CITIZENS.search(heading) is not None and not names_motions
    matches, loose = find_entries(item, names_motions=names_motions, citizens=citizens)
    dates = dates_of(text, matches)
    dated = any(dates) or any(_DATED_ENTRY.search(m["entry"]) for m in matches)
    found: list[Entry] = []
    for at, (match, date) in enumerate(zip(matches, dates, strict=True)):
        start = match.start("entry")
        part = next((p for p in item.parts if p.start <= start < p.end), None)
        following = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        end = min(entry_end(text, start), part.end if part else len(text), following)
        entry = _entry(item, head, start, end, date, received=received, whole=whole, loose=loose, dated=dated)
        if entry is not None:
            found.append(entry)
    return tuple(found)


def _entry(
    item: ItemText,
    head: Document,
    start: int,
    end: int,
    ahead: tuple[int, int] | None,
    *,
    received: bool,
    whole: Reading | None,
    loose: bool,
    dated: bool,
) -> Entry | None:
    text = item.view.text
    sentence = _SENTENCE_ENDS.search(text, start, end)
    came = _CAME_IN.search(text, start, sentence.start() if sentence else end)
    stop = came.start() if came else sentence.start() if sentence else end
    start += behind_case(text[start:stop]) if loose else 0
    words = text[start:stop].rstrip()
    row = entry_row(item.view, start, start + len(words.partition("\n")[0])) if loose else None
    people = tuple(own_line(p, words) for p in find_people(words)) if loose else ()
    named = read_title(words) if people and NOUN.match(words) else None  # behind a number: "Dnr 2031/4   Motion om …"
    title = named or loose_title(words, people) if people else citizens_title(words) if loose else read_title(words)
    if loose and not people and PROPOSED.match(words):
        title = Title("medborgarforslag", False, (0, 0), None, ())  # the decision tells what it is about
        whole, received = _decided_entry(text, start, end, head) or whole, False
    if title is None or title.kind == "initiativ":
        return None
    if row is not None and row.title is not None and people and named is None:
        title = replace(title, title=(row.title[0] - start, row.title[1] - start))
        people = tuple(_in_cell(p, words, row.title[1] - start) for p in people)
        title = replace(title, people=people)
    movers = () if title.kind == "medborgarforslag" else read_movers(words, start, title.people, ())
    outcome = _entry_outcome(text, start, end, whole, head.organ)
    filing = Filing()
    if received and (outcome is None or outcome.outcome != "withdrawn"):
        filing = _filing(item, head, start, end, ahead, dated=dated)
    elif row is not None and row.day is not None:
        filing = _of_row(text, row)
    elif (told := told_row(text, start, end if came else start + len(words))) is not None:
        filing = _of_row(text, told)
    elif (said := _SAID_FILED.search(text, start, end)) is not None:
        day = next((d for d in find_dates(text[said.end() : end], None) if d.date.precision == "day"), None)
        if day is not None and day.start <= _RIGHT_BEHIND:
            span_of = (said.end() + day.start, said.end() + day.end)
            own = head.organ if head.organ in COUNCILS and _COUNCILS_LIST.search(text, 0, start) else None
            filing = Filing(date=day.date, date_span=span_of, organ=own, organ_span=span_of if own else None)
    elif ahead is not None and filed_head(item.view, ahead[0], alone=True):
        day = next((d for d in find_dates(text[slice(*ahead)], None) if d.date.precision == "day"), None)
        filing = Filing(date=day.date, date_span=ahead) if day else filing
    span = (start + title.title[0], start + title.title[1]) if title.title else None
    motion = Motion(
        kind=title.kind,
        title=" ".join(text[slice(*span)].split()) if span else None,
        movers=(Mover(name=None, role="enskild"),)
        if title.kind == "medborgarforslag"
        else tuple(Mover(name=m.name, party=m.party) for m in movers),
        filed=filing.date,
        filed_organ=filing.organ,
        filed_paragraph=filing.paragraph,
        outcome=outcome.outcome if outcome else "unknown",
        outcome_stage=outcome.stage if outcome else None,
        outcome_by=outcome.by if outcome else None,
        outcome_organ=outcome.organ if outcome else None,
    )
    return Entry(motion, filing, movers, span, outcome, start, end)


_SAID_FILED = re.compile(
    r"(?i)\b(?:inlämna(?:d|t|des)|väckt(?:es)?|inkom(?:men|met)?|ingiv(?:en|et)|lämna(?:d|t|des)\s+in|anmäl(?:d|t|des))\b"
)
_RIGHT_BEHIND = 8  # characters from the word of filing to its day, at most: "Inlämnad den 9 december 2009"
_COUNCILS_LIST = re.compile(
    r"(?i)\b\w*fullmäktige\b[^.]{0,30}\b(?:inlämnade|väckta|inkomna)|\b(?:inlämnade|väckta|inkomna)\b[^.]{0,30}\b\w*fullmäktige\b"
)


def _in_cell(person: PersonMention, words: str, edge: int) -> PersonMention:
    """A mover without the last word of the title, which ends at `edge` in the column before: `Ukraina   Anna Ek`."""
    first, last = person.name_span
    if not first < edge < last:
        return person
    begin = last - len(words[edge:last].lstrip())
    return replace(person, start=begin, name_span=(begin, last), name=" ".join(words[begin:last].split()))


def _of_row(text: str, row: EntryRow) -> Filing:
    """When and under which § a motion was filed, as the row of a table says."""
    assert row.day is not None
    day = next((d for d in find_dates(text[slice(*row.day)], None) if d.date.precision == "day"), None)
    if day is None:
        return Filing()
    organ: Organ | None = None
    if row.organ is not None:
        organ = "regionfullmaktige" if text[row.organ[0]].lower() == "r" else "kommunfullmaktige"
    return Filing(
        date=day.date,
        date_span=row.day,
        paragraph=text[slice(*row.section)] if row.section else None,
        paragraph_span=row.section,
        organ=organ,
        organ_span=row.organ,
    )


def _filing(
    item: ItemText, head: Document, start: int, end: int, ahead: tuple[int, int] | None, *, dated: bool
) -> Filing:
    text = item.view.text
    filing = Filing()
    if head.organ is not None:
        own = re.match(rf"[^\n]{{0,12}}?(§+\s*{re.escape(item.paragraph)})(?!\d)", text) if item.paragraph else None
        filing = Filing(
            paragraph=item.paragraph if own else None,
            paragraph_span=own.span(1) if own else None,
            organ=head.organ if head.organ in COUNCILS else None,
            organ_span=own.span(1) if own else None,
        )
    today = _TODAY.search(text)
    told = today.span() if today else None if dated else filing.paragraph_span
    meeting = head.meeting_date
    if ahead is None and told and head.organ in COUNCILS and meeting is not None and meeting.precision == "day":
        # what the council receives under a § of a list is filed on the day of the meeting, unless days are given
        day = Date(value=meeting.value, precision="day", inferred=("year", "month", "day"))
        filing = replace(filing, date=day, date_span=told)
    area = ahead or (start, end)
    dates = [d for d in find_dates(text[slice(*area)], None) if d.date.precision == "day"]
    closing = _DAY_BEHIND.search(text[start:end])
    said = _SAYS_WHEN.search(text, start, end)
    if ahead is None and not said and not closing:
        return filing
    if not dates:
        return filing
    first = dates[0]
    return replace(filing, date=first.date, date_span=(area[0] + first.start, area[0] + first.end))


def _entry_outcome(text: str, start: int, end: int, whole: Reading | None, organ: Organ | None) -> Reading | None:
    taken = _WITHDRAWN.search(text, start, end)
    if taken:
        return Reading("withdrawn", "reported", None, None, taken.start(), taken.end(), "outcome.withdrawn", 0.95)
    group = list(_WITHDRAWALS.finditer(text, 0, start))
    if group and not _OTHER_GROUP.search(text, group[-1].end(), start):
        return Reading(
            "withdrawn", "reported", None, None, group[-1].start(), group[-1].end(), "outcome.withdrawn", 0.85
        )
    if whole is None:
        for verdict in verdicts(text[start:end]):
            if verdict.outcome == "sent_for_preparation":  # said in the entry itself
                span = (start + verdict.start, start + verdict.end)
                return Reading(verdict.outcome, "decided", organ, organ, *span, verdict.rule, 0.9)
    return whole


def _decided_entry(text: str, start: int, end: int, head: Document) -> Reading | None:
    """What a point of the decision does with the citizens' proposal that it names: "Förslag om en ny park överlåts till"."""
    for verdict in verdicts(PROPOSED.sub("Medborgarförslaget ", text[start:end], count=1)):
        if verdict.outcome in STEPS or verdict.outcome in FINAL:
            return Reading(verdict.outcome, "decided", head.organ, head.organ, start, end, verdict.rule, 0.85)
    return None


def whole_outcome(item: ItemText, head: Document) -> Reading | None:
    """What the decision does with all motions of the list."""
    for clause in item_clauses(item, (p for p in item.parts if p.kind in ("beslut", "forslag_kf", "annat", "arende"))):
        if ENTRY.match(clause.text):
            below = _BELOW.search(clause.text)  # what is said of them all, right below the last one
            if below is None:
                continue
            clause = replace(clause, start=clause.start + below.end(), text=clause.text[below.end() :])
        # in such a list "förslagen" are the motions; "Till styrelsen överlämnas" has them below it
        stop = clause.text.rstrip(".") if _NO_SUBJECT.match(clause.text) else clause.text
        for said in dict.fromkeys((clause.text, _THEM.sub("motionerna", clause.text), f"{stop} motionerna")):
            reading = _all_of_them(said, clause, head)
            if reading is not None:
                return reading
    return None


def _all_of_them(said: str, clause: Clause, head: Document) -> Reading | None:
    for verdict in verdicts(said):
        if verdict.outcome not in ("sent_for_preparation", "tabled"):
            continue
        named = verdict.target == "motion" or _ALL_OF_THEM.search(clause.text)
        if verdict.target not in ("motion", "none", "matter") or not (clause.part.kind == "beslut" or named):
            continue
        begin, end = (verdict.start, verdict.end) if said == clause.text else (0, len(clause.text))
        span = (clause.start + begin, clause.start + end)
        return Reading(verdict.outcome, "decided", head.organ, head.organ, *span, verdict.rule, 0.9)
    return None


def receives_none(item: ItemText) -> bool:
    """Whether a § for motions received says that there were none."""
    return _NONE.search(item.view.text) is not None
