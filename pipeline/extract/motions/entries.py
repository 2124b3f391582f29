"""Where the entries of a list of motions stand: each one's line or lines, the date in front of it, title and movers."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.motions.title import Title, read_title
from pipeline.extract.people import PersonMention, find_people
from pipeline.extract.tokens import QUOTE
from pipeline.rules.loader import one_of
from pipeline.split.model import ItemText

ENTRY = re.compile(
    r"^[ \t]*(?:[•·▪●○◦*‒–—-]\s*|\d{1,3}[.)]\s*|[a-z][.)]\s*|(?:dnr|diarienr)\b[^\n]{3,25}?[ \t]+)?"
    r"(?:(?P<date>\d{4}-\d\d-\d\d|\d{1,2}\s+[a-zå]+\s+\d{4})[ \t:,–-]*)?"
    r"(?P<entry>(?:motion(?:en)?|medborgarförslag(?:et)?)\s*"
    rf"(?:(?:av|från|om|gällande|angående|avseende|rörande|ang|nr|med|väckt)\b|\d{{1,3}}[/:]\d{{2,4}}|[\-–—:(]|{QUOTE}).*)$",
    re.IGNORECASE | re.MULTILINE,
)
# an entry that leaves out the word, in a § whose heading or introduction says it
MARKED = re.compile(
    r"^[ \t]*(?:(?:[•·▪●○◦*‒–—-]|\d{1,3}[.)]|\d{1,3}(?=[ \t]+\d{4}-\d\d)|[a-z][.)]|nr\.?[ ]?\d{1,4}[:/]\d{1,4}:?"
    r"|(?P<date>\d{4}-\d\d-\d\d))[ \t]+){1,2}(?P<entry>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
PROPOSED = re.compile(
    r"förslag(?:et)?\s+(?:nr\.?\s*\d+\s+)?(?=(?:om|att|angående|gällande)\b)", re.IGNORECASE
)  # a citizen's
_BARE = re.compile(r"^[ \t]*(?P<date>(?!))?(?P<entry>\S.*)$", re.MULTILINE)
# what is said of motions, and no entry
_SENTENCE = re.compile(
    r"\b(?:har|hade|är|var|ska|skall|får|följande|besluta\w+|beslut|överlämna\w+|remittera\w+|(?:in)?kommit|lämna[dst]\w*|anmäl\w+|väck\w+"
    r"|godkänn\w+|föreslå\w+|meddela\w+|informera\w+|notera\w+|interpellation\w*|fråg(?:a|or)|bordlägg\w+)\b",
    re.IGNORECASE,
)
_END = re.compile(
    rf"\n[ \t]*\n|\n(?=[ \t]*(?:dnr\b|\d{{4}}-\d\d-\d\d|skrivelser?\b|{one_of('question', 'questions')}|[•·▪●○◦*‒–—-]\s|\d{{1,3}}[.)]\s"
    r"|[a-z][.)]\s|\d{1,3}[ \t]+\d{4}-\d\d"
    r"|(?:motionerna|medborgarförslagen|interpellationerna|ordföranden|(?:kommun|stads|region)?fullmäktige)\s"
    r"|(?:motion|medborgarförslag)\s+(?:av|från|om|\(|nr)))",
    re.IGNORECASE,
)
TOLD = re.compile(  # "Anna Ek (S) lämnar motion om …", in a § for such motions
    r"^[ \t]*(?P<date>(?!))?(?P<entry>[A-ZÅÄÖÉ][^.\n]{3,60}\([A-Za-zÅÄÖåäö]{1,4}\)[^.\n]{0,60}?\b"
    r"(?:lämna|väck|inkom|anmäl|inge)\w*\s+(?:\w+\s+){0,3}motion\b.*)$",
    re.MULTILINE,
)
_LINES_OF = frozenset({"arende", "annat", "beslut", "motion", "underlag", "forslag"})
_MEMBERS = re.compile(r"^(?:av\s+|från\s+)?(?:ledam(?:ot|oten|öter|öterna)|råd(?:et)?|ersättar\w+)\s*$", re.IGNORECASE)
_FILED_BEHIND = re.compile(rf"(?<=\))[,;]? (?:{one_of('filed')})\b.*\d{{4}}.*$")
_BY_END = re.compile(rf"[\s,;:–—-]+(?:(?:{one_of('moved')})\s+)?(?:(?:av|från)\s+)?$", re.IGNORECASE)
_AFTER_MOVERS = re.compile(
    r"(?:[\s,]*m\.?\s?fl\.?)?[\s:,–—-]*(?:(?:om|angående|gällande|avseende|ang\.?|rörande|med\s+rubriken)\s+)?",
    re.IGNORECASE,
)
_CLOSING_CASE = re.compile(
    r"[\s,;(–—-]+(?:dnr:?\s*)?(?:[A-ZÅÄÖ]{2,6}[\s/-]?)?\d{2,4}[A-ZÅÄÖ]{0,3}[-/.:]?\d{1,6}\)?\.?\s*$", re.IGNORECASE
)
CLOSING_DAY = re.compile(rf"[\s,;(–—-]+(?:(?:{one_of('filed')})\s+)?\d{{4}}-\d\d-\d\d\)?\Z")  # "Nya vänner, 2031-01-14"
_DATE_LINE = re.compile(r"^[ \t]*(\d{4}-\d\d-\d\d|\d{1,2}[ ][a-zå]+[ ]\d{4})\s*\Z", re.MULTILINE)
_SHORT_LINE = re.compile(r"\n([^\n]{3,45})\n(?=[A-ZÅÄÖ])")  # the last line of an entry: short, then another subject
_GOES_ON = re.compile(r"(?:[,–-]|\b(?:och|i|med|av|för|till|om|den|det|samt|att|på|från|mellan|en|ett|som))$")


def find_entries(item: ItemText, *, names_motions: bool, citizens: bool) -> tuple[list[re.Match[str]], bool]:
    """The lines of a list at which entries begin, and whether they leave out the word motion.

    `names_motions` tells that the § is headed as a list of motions, `citizens` as one of citizens' proposals alone:
    there the entries may be marked lines, or lines that hold a title and its movers.
    """
    text = item.view.text
    begin = item.heading_span[1] if item.heading_span else 0
    matches = list(ENTRY.finditer(text, begin))
    if matches or not (names_motions or citizens):
        return matches, False
    marked = [m for m in MARKED.finditer(text, begin) if _holds(item, m)]
    if citizens:
        return [m for m in marked if PROPOSED.match(m["entry"]) or not _SENTENCE.search(m["entry"])], True
    matches = [m for m in marked if find_people(text[m.start() : entry_end(text, m.end())])]
    if not matches:
        matches = list(TOLD.finditer(text, begin))
        if matches:
            return matches, False
        bare = (
            m
            for m in _BARE.finditer(text, begin)
            if _holds(item, m) and not _SENTENCE.search(_FILED_BEHIND.sub("", m["entry"]))
        )
        matches = [m for m in bare if _is_titled(m["entry"])]
    return matches, True


def _holds(item: ItemText, match: re.Match[str]) -> bool:
    """Whether a line stands where a list may stand."""
    part = next((p for p in item.parts if p.start <= match.start("entry") < p.end), None)
    return part is not None and part.kind in _LINES_OF


def _is_titled(line: str) -> bool:
    """Whether a line holds movers and a title beside them."""
    people = find_people(line)
    rest = line
    for person in reversed(people):
        rest = rest[: person.start] + rest[person.end :]
    return bool(people) and len(re.findall(r"\w{3,}", rest)) > 1


def citizens_title(words: str) -> Title | None:
    """The title of a citizens' proposal in a list of such; a name behind it is no part of it."""
    lead = (
        "Medborgarförslag "
        if re.match(r"(?:om|angående|gällande|avseende|rörande)\b", words)
        else "Medborgarförslag om "
    )
    found = read_title(lead + words)
    if found is None or found.title is None or found.title[0] < len(lead):
        return None
    return Title("medborgarforslag", False, (0, 0), (found.title[0] - len(lead), found.title[1] - len(lead)), ())


def dates_of(text: str, matches: list[re.Match[str]]) -> list[tuple[int, int] | None]:
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


def entry_end(text: str, start: int) -> int:
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


def own_line(person: PersonMention, words: str) -> PersonMention:
    """A mover on the line below the title: the title's last word is no part of the name."""
    first, last = person.name_span
    break_at = words.rfind("\n", first, last)
    if break_at < 0 or len(words[break_at:last].split()) < 2:
        return person
    begin = break_at + 1 + len(words[break_at + 1 : last]) - len(words[break_at + 1 : last].lstrip())
    return replace(person, start=begin, name_span=(begin, last), name=" ".join(words[begin:last].split()))


def loose_title(words: str, people: tuple[PersonMention, ...]) -> Title:
    """Title and movers of an entry that leaves out the word: "Title, Anna Ek (S) – KS 2031:4", "Anna Ek (S): Title"."""
    ahead = _BY_END.sub("", words[: people[0].start])
    ahead = "" if _MEMBERS.match(words[: people[0].start]) else ahead
    if len(ahead.split()) > 1 or len(ahead) > 8:
        case = _case_after_dash(ahead)
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
        rest = CLOSING_DAY.sub("", rest[: _case_after_dash(rest)].rstrip(" ,;.–—-\n"))
        span = (begin, begin + len(rest))
    return Title("motion", False, (0, 0), span if span[1] - span[0] > 3 else None, people)


def _case_after_dash(text: str) -> int:
    """Where a case number that closes the text begins, with the mark in front of it; the text's end if none does."""
    found = _CLOSING_CASE.search(text)
    return found.start() if found else len(text)
