"""Several motions in one §: a list of those received, and decisions that stand outside the § they concern.

A list entry is one line or paragraph that begins with the word motion (after a date, a number, a bullet); where none
does, one with a number or a bullet that names a mover with a party, or a citizens' proposal, beside its title. The date in
front of it, or within it beside a word of filing, is the day it was filed; the § and organ are the list's own. A list
that is only noted gives the outcome `unknown`, one that is sent out `sent_for_preparation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.extract.clauses import item_clauses
from pipeline.extract.dates import find_dates
from pipeline.extract.finding import Finding
from pipeline.extract.motion_filed import Filing
from pipeline.extract.motion_title import NOUN, Title, read_title
from pipeline.extract.movers import FoundMover, read_movers
from pipeline.extract.outcome import COUNCILS, Reading
from pipeline.extract.people import PersonMention, find_people
from pipeline.extract.verdict import verdicts
from pipeline.split.model import ItemText
from schemas.dates import Date
from schemas.document import Document, Organ
from schemas.record import Motion, Mover, Outcome

_RECEIVED = re.compile(
    r"\b(?:följande|nedanstående|bifogade)\s+(?:nya\s+|inkomna\s+)?(?:motion\w*|medborgarförslag\w*)|\bny(?:inkomna|väckta)\s+(?:motioner|medborgarförslag)|\b(?:motioner|medborgarförslag)(?:\s*\([^)]*\))?(?:\s+\S+){0,6}?\s+(?:har\s+)?(?:in)?kommit|inkomna\s+(?:motioner|medborgarförslag)"
    r"|(?:anmälan|anmälda|remittering|väckande|inlämnade|nya|väckta)\s+(?:av\s+)?(?:nya\s+|inkomna\s+|väckta\s+)?(?:motioner|medborgarförslag)|\b(?:motioner|medborgarförslag)\s+(?:anmäls|väcks|remitteras|som\s+(?:inkommit|väckts|lämnats))",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^[ \t]*(?:nya\s+|inkomna\s+)?(?:motioner|medborgarförslag)\s*:?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_PENDING = re.compile(
    r"\b(?:obesvarade|ej\s+(?:färdigberedda|besvarade|avgjorda|slutbehandlade)|under\s+beredning|balans\w*)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^[ \t]*(?:[•·▪●○◦*‒–—-]\s*|\d{1,3}[.)]\s*|[a-z]\)\s*)?"
    r"(?:(?P<date>\d{4}-\d\d-\d\d|\d{1,2}\s+[a-zå]+\s+\d{4})[ \t:,–-]*)?"
    r"(?P<entry>(?:motion(?:en)?|medborgarförslag(?:et)?)\s*"
    r"(?:av|från|om|gällande|angående|avseende|rörande|ang|nr|med|väckt|\d{1,3}[/:]\d{2,4}|[\-–—:(”\"]).*)$",
    re.IGNORECASE | re.MULTILINE,
)
# an entry that leaves out the word, in a § whose heading or introduction says it
_MARKED = re.compile(
    r"^[ \t]*(?:(?:[•·▪●○◦*‒–—-]|\d{1,3}[.)]|[a-z]\)|nr\.?[ ]?\d{1,4}[:/]\d{1,4}:?|(?P<date>\d{4}-\d\d-\d\d))[ \t]+){1,2}"
    r"(?P<entry>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:\d{4}-\d\d-\d\d|skrivelser?\b|interpellation|enkla?\s+fråg|[•·▪●○◦*‒–—-]\s|\d{1,3}[.)]\s"
    r"|[a-z]\)\s"
    r"|(?:motion|medborgarförslag)\s+(?:av|från|om|\(|nr)))",
    re.IGNORECASE,
)
_TOLD = re.compile(  # "Anna Ek (S) lämnar motion om …", in a § for such motions
    r"^[ \t]*(?P<date>(?!))?(?P<entry>[A-ZÅÄÖÉ][^.\n]{3,60}\([A-Za-zÅÄÖåäö]{1,4}\)[^.\n]{0,60}?\b"
    r"(?:lämna|väck|inkom|anmäl|inge)\w*\s+(?:\w+\s+){0,3}motion\b.*)$",
    re.MULTILINE,
)
_ALL_OF_THEM = re.compile(r"\b(?:följande|nedanstående)\b|\bkommit\s+in\b", re.IGNORECASE)
_DATED_ENTRY = re.compile(
    r"\d{4}-\d\d-\d\d|\b\d{1,2}[ ](?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*[ ]\d{4}"
)
_NAMES_MOTIONS = re.compile(r"\bmotioner(?:na)?\b", re.IGNORECASE)
_BY_END = re.compile(r"[\s,;:–—-]+(?:(?:väckt|inlämnad|ställd)\s+)?(?:(?:av|från)\s+)?$", re.IGNORECASE)
_AFTER_MOVERS = re.compile(
    r"(?:[\s,]*m\.?\s?fl\.?)?[\s:,–—-]*(?:(?:om|angående|gällande|avseende|ang\.?|rörande|med\s+rubriken)\s+)?",
    re.IGNORECASE,
)
_CLOSING_CASE = re.compile(
    r"[\s,;(–—-]+(?:dnr:?\s*)?(?:[A-ZÅÄÖ]{2,6}[\s/-]?)?\d{2,4}[A-ZÅÄÖ]{0,3}[-/.:]?\d{1,6}\)?\.?\s*$", re.IGNORECASE
)
_DATE_LINE = re.compile(r"^[ \t]*(\d{4}-\d\d-\d\d|\d{1,2}[ ][a-zå]+[ ]\d{4})\s*\Z", re.MULTILINE)
_SHORT_LINE = re.compile(r"\n([^\n]{3,45})\n(?=[A-ZÅÄÖ])")  # the last line of an entry: short, then another subject
_GOES_ON = re.compile(r"(?:[,–-]|\b(?:och|i|med|av|för|till|om|den|det|samt|att|på|från|mellan|en|ett|som))$")
_WITHDRAWN = re.compile(
    r"\bmotion(?:en)?\s+(?:är\s+|har\s+)?(?:återtag\w+|återkalla\w+|dragits\s+tillbaka)", re.IGNORECASE
)
_WITHDRAWALS = re.compile(r"^[ \t]*.{0,40}\båtertag\w*\s+av\s+motion\w*.{0,20}$", re.IGNORECASE | re.MULTILINE)
_OTHER_GROUP = re.compile(
    r"^[ \t]*(?:skrivelser?|interpellationer|enkla\s+frågor|avsägelser)\s*:?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_TODAY = re.compile(
    r"\b(?:vid|till|på)\s+(?:dagens\s+|kvällens\s+)?sammanträdet?\b[^.§]{0,60}?\b(?:kommit\s+in|inkommit|lämna\w+|väck\w+|anmäl\w+)"
    r"|\b(?:lämnas|lämnats|lämnades)\s+in\b[^.§]{0,30}\b(?:dagens|kvällens)\s+sammanträde",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\b(?P<what>motion(?:erna|en)|beslutsärende(?:na|t)|ärende(?:na|t)|medborgarförslagen|interpellation(?:erna|en))\s+under\s+(?:paragraf(?:erna|er)?|§+|punkt(?:erna)?)\s*"
    r"(?P<numbers>\d+(?:\s*(?:[–—-]|till|och|,|samt)\s*\d+)*)\s+(?P<does>[^.\n]{3,80})",
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


@dataclass(frozen=True, slots=True)
class Collective:
    """A decision on other §: outcome and its words, in the view of the item `item_id`."""

    outcome: Outcome
    item_id: str
    finding: Finding


def is_list(item: ItemText) -> bool:
    """Whether the item lists motions received or pending."""
    text = item.view.text
    heading = item.heading or ""
    return bool(_RECEIVED.search(text) or _HEADING.search(text) or (_PENDING.search(heading) and NOUN.search(heading)))


def list_entries(item: ItemText, head: Document) -> tuple[Entry, ...]:
    """The motions that an item lists, in order; empty for any other item."""
    if not is_list(item):
        return ()
    text = item.view.text
    begin = item.heading_span[1] if item.heading_span else 0
    received = bool(_RECEIVED.search(text) or _HEADING.search(text)) and not _PENDING.search(item.heading or "")
    whole = _whole_outcome(item, head)
    matches = list(_ENTRY.finditer(text, begin))
    loose = not matches and received and _NAMES_MOTIONS.search(item.heading or "") is not None
    if loose:
        matches = [m for m in _MARKED.finditer(text, begin) if find_people(text[m.start() : _entry_end(text, m.end())])]
    if not matches and received and _NAMES_MOTIONS.search(item.heading or ""):
        matches, loose = list(_TOLD.finditer(text, begin)), False
    dates = _dates_of(text, matches)
    dated = any(dates) or any(_DATED_ENTRY.search(m["entry"]) for m in matches)
    found: list[Entry] = []
    for at, (match, date) in enumerate(zip(matches, dates, strict=True)):
        start = match.start("entry")
        part = next((p for p in item.parts if p.start <= start < p.end), None)
        following = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        end = min(_entry_end(text, start), part.end if part else len(text), following)
        entry = _entry(item, head, start, end, date, received=received, whole=whole, loose=loose, dated=dated)
        if entry is not None:
            found.append(entry)
    return tuple(found)


def _dates_of(text: str, matches: list[re.Match[str]]) -> list[tuple[int, int] | None]:
    """The date in front of each entry: on its line, or on one of its own above it.

    Where a column of dates was read before its column of motions, n dates belong to the n motions that follow;
    numbers that do not agree give none.
    """
    dates: list[tuple[int, int] | None] = [None] * len(matches)
    runs = [[] if m["date"] else _column(text, m.start()) for m in matches]
    for at, match in enumerate(matches):
        if match["date"]:
            dates[at] = match.span("date")
        elif runs[at]:
            undated = 1
            while at + undated < len(matches) and not matches[at + undated]["date"] and not runs[at + undated]:
                undated += 1
            if len(runs[at]) == 1:
                dates[at] = runs[at][0]
            elif len(runs[at]) == undated:
                dates[at : at + undated] = runs[at]
    return dates


def _column(text: str, end: int) -> list[tuple[int, int] | None]:
    """The lines above `end` that hold nothing but a date, in order."""
    spans: list[tuple[int, int] | None] = []
    while line := _DATE_LINE.search(text, max(0, end - 40), end):
        spans.insert(0, line.span(1))
        end = line.start()
    return spans


def _entry_end(text: str, start: int) -> int:
    """An entry goes to the next blank line, date, bullet or entry; a blank line in a sentence is a page's border."""
    at = start
    while True:
        stop = _END.search(text, at)
        short = _SHORT_LINE.search(text, at, stop.start() if stop else len(text))
        if short and not _GOES_ON.search(text[: short.end(1)]):
            return short.end(1)
        if stop is None:
            return len(text)
        rest = text[stop.end() : stop.end() + 1]
        if stop.group().strip() == "" and "\n" in stop.group()[1:] and rest.islower():
            at = stop.end()
            continue
        return stop.start()


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
    words = text[start:end]
    title = _loose_title(words, tuple(_own_line(p, words) for p in find_people(words))) if loose else read_title(words)
    if title is None or title.kind == "initiativ":
        return None
    movers = () if title.kind == "medborgarforslag" else read_movers(words, start, title.people, ())
    outcome = _entry_outcome(text, start, end, whole, head.organ)
    filing = Filing()
    if received and (outcome is None or outcome.outcome != "withdrawn"):
        filing = _filing(item, head, start, end, ahead, dated=dated)
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


def _own_line(person: PersonMention, words: str) -> PersonMention:
    """A mover on the line below the title: the title's last word is no part of the name."""
    first, last = person.name_span
    break_at = words.rfind("\n", first, last)
    if break_at < 0 or len(words[break_at:last].split()) < 2:
        return person
    begin = break_at + 1 + len(words[break_at + 1 : last]) - len(words[break_at + 1 : last].lstrip())
    return replace(person, start=begin, name_span=(begin, last), name=" ".join(words[begin:last].split()))


def _loose_title(words: str, people: tuple[PersonMention, ...]) -> Title:
    """Title and movers of an entry that leaves out the word: "Title, Anna Ek (S) – KS 2031:4", "Anna Ek (S): Title"."""
    ahead = _BY_END.sub("", words[: people[0].start])
    if len(ahead.split()) > 1 or len(ahead) > 8:
        case = case_after_dash(ahead)
        span = (0, len(ahead[:case].rstrip(" ,;–—-\n")))
    else:
        last = people[0].end
        for person in people[1:]:
            if not re.fullmatch(r"[\s,]*(?:(?:och|samt)\s+)?", words[last : person.start]):
                break
            last = person.end
        lead = _AFTER_MOVERS.match(words, last)
        begin = lead.end() if lead else last
        rest = words[begin:]
        stop = re.search(r"[.;]\s|\.$|\n(?=[A-ZÅÄÖ])", rest)
        rest = rest[: stop.start()] if stop else rest
        rest = rest[: case_after_dash(rest)].rstrip(" ,;.–—-\n")
        span = (begin, begin + len(rest))
    return Title("motion", False, (0, 0), span if span[1] - span[0] > 3 else None, people)


def case_after_dash(text: str) -> int:
    """Where a case number that closes the text begins, with the mark in front of it; the text's end if none does."""
    found = _CLOSING_CASE.search(text)
    return found.start() if found else len(text)


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
    if ahead is None and not re.search(r"\b(?:inkom|väckt|inlämna|anmäl|daterad)", text[start:end], re.IGNORECASE):
        return filing
    if not dates:
        return filing
    first = dates[0]
    return Filing(
        first.date,
        (area[0] + first.start, area[0] + first.end),
        filing.paragraph,
        filing.paragraph_span,
        filing.organ,
        filing.organ_span,
    )


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


def _whole_outcome(item: ItemText, head: Document) -> Reading | None:
    """What the decision does with all motions of the list."""
    for clause in item_clauses(item, (p for p in item.parts if p.kind in ("beslut", "forslag_kf", "annat", "arende"))):
        if _ENTRY.match(clause.text):
            continue
        for verdict in verdicts(clause.text):
            if verdict.outcome not in ("sent_for_preparation", "tabled", "dropped"):
                continue
            all_of_them = verdict.target == "motion" or _ALL_OF_THEM.search(clause.text)
            if verdict.outcome == "dropped" or (clause.part.kind != "beslut" and not all_of_them):
                continue
            if verdict.target in ("motion", "none", "matter"):
                return Reading(
                    verdict.outcome,
                    "decided",
                    head.organ,
                    head.organ,
                    clause.start + verdict.start,
                    clause.start + verdict.end,
                    verdict.rule,
                    0.9,
                )
    return None


def collective(items: Iterable[ItemText]) -> dict[str, Collective]:
    """Decisions on other § by their number: "Motionerna under paragraferna 37–38 bordläggs." """
    found: dict[str, Collective] = {}
    for item in items:
        for part in item.parts:
            if part.kind not in ("beslut", "annat", "arende"):
                continue
            for match in _COLLECTIVE.finditer(item.view.text, part.start, part.end):
                does = [v for v in verdicts(f"Motionen {match['does']}") if v.outcome != "unknown"]
                if not does:
                    continue
                outcome = does[0].outcome
                finding = Finding(
                    "motion.outcome",
                    outcome,
                    match.start(),
                    match.end(),
                    "outcome.collective",
                    "decided",
                    confidence=0.9,
                )
                for number in _numbers(match["numbers"]):
                    found.setdefault(number, Collective(outcome, item.item_id, finding))
    return found


def _numbers(text: str) -> list[str]:
    numbers: list[str] = []
    for match in re.finditer(r"(\d+)\s*(?:[–—-]|till)\s*(\d+)|(\d+)", text):
        if match[3]:
            numbers.append(match[3])
        else:
            low, high = int(match[1]), int(match[2])
            numbers.extend(str(n) for n in range(low, min(high, low + 400) + 1))
    return numbers
