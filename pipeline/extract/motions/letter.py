"""A motion or citizens' proposal as a document of its own: its headline, the stamp of its arrival, and who moved it.

The headline is what the letter calls itself by: on the line with the word ("Motion – Rusta upp torget"), or the first
block below it that is no address, stamp, number, date or sender. The stamp is the note of arrival ("Inkom till
kommunfullmäktige 2023-03-27"); the council is the filing's organ only when the stamp names it. The movers are those
whom the line below the headline names ("av A (S)"), and those who signed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.dates.dates import find_dates
from pipeline.extract.motions.filed import Filing, council_in
from pipeline.extract.motions.movers import FoundMover, same_person
from pipeline.extract.motions.title import NOUN, Title, read_title
from pipeline.extract.people import PARTY_NAMES, PARTY_WORDS, clean_name, find_people, party_code
from pipeline.extract.tokens import QUOTES
from pipeline.rules.loader import one_of
from pipeline.split.model import ItemText
from schemas.document import Document

TOP = 1500  # characters of a letter in which its headline stands
_FOOT = 900
_LABEL = re.compile(
    r"^(?:m\s*o\s*t\s*i\s*o\s*n|motion(?:en)?|medborgarförslag|invånarförslag|e-förslag|förslagets?\s+(?:rubrik|titel)|rubrik|ämne|titel)"
    r"(?:\s*/\s*[^\W\d_]+)?(?:\s*\(\s*\w{1,4}\s*\))?(?:\s+(?:till|i|inför|för)\s+.*)?\s*:?$",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(
    r"^(?:(?:förslagets?\s+(?:rubrik|titel)|rubrik(?:\s+på\s+förslaget)?|titel)\s*:?|(?:(?:mitt\s+)?förslag|ärende|ämne)\s*:(?=\s*\S))\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    rf"\b(?:{one_of('filed')}|framlagd|inkomna|inkomstdatum|ink|ank|ankomst|ingivits|ingavs|lämnad|överlämnad|mottage[nt]|diarieför[dt]|registrera[dt]|väcktes)\b\.?"
    r"(?P<rest>(?:(?!\n[ \t]*\n)[^.]){0,90})",
    re.IGNORECASE,
)
_STAMPS = re.compile(r"(?:kontoret|kansliet?|registratur(?:en)?|diari(?:um|et)|förvaltning(?:en)?)$", re.IGNORECASE)
_NO_HEADLINE = re.compile(
    r"^(?:till\b.*|(?:(?:för|efter)?namn|förslagsställare|avsändare|adress|gatuadress|post(?:adress|nummer|nr|ort)|telefon|mobil|e-?post|ort)\b[^:]{0,20}:.*|(?-i:[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?),?\s(?:den\s)?(?:\d{1,2}\s[a-z]+\s\d{4}|\d{4}-\d\d-\d\d)|inkom.*|ink\.?\s.*|ankom.*|ingiven.*|inlämnad.*|lämnad\b.*|överlämnad.*|mottag.*|väckt\b.*|den\s+\d.*|\d{4}-\d\d-\d\d.*|\d{1,2}\s+[a-zå]+\s+\d{4}|datum\b.*"
    r"|(?:dnr|diarie\w*|ärendenr|ärende\w*nummer)\b.*|[A-ZÅÄÖ]{1,4}[\s/-]?\d{4}[/:-]\d+.*|\d{4}[/:]\d+|sida\s+\d.*|\d+\s*\(\d+\)"
    rf"|(?:för\s+)?(?:{PARTY_WORDS})(?:\s+i)?(?:\s+\w+){{0,2}}|i\s+\w+(?:\s+\w+)?|\(?[A-ZÅÄÖ]{{1,4}}\)?"
    r"|(?-i:[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?)\s+(?:kommun|stad)|region\s+\w+(?:\s+\w+)?|(?:kommun|stads|region)fullmäktige.*|(?:av|från)\s+[A-ZÅÄÖ].*|_+)$",
    re.IGNORECASE,
)
_BY_LINE = re.compile(r"^(?:av|från|motionär(?:er)?:?|undertecknad(?:e)?:?)\s+(?=[A-ZÅÄÖÉ])", re.IGNORECASE)
_ONLY_PEOPLE = re.compile(
    r"[\s,;&./–-]*(?:(?:och|samt|för|gruppledare|ordförande|(?:ledamot|ledamöter|ersättare)(?:\s+(?:i|av)\s+\w+)?|kommunalråd|oppositionsråd|m\.?\s?fl\.?)[\s,.]*)*"
)
_DAY_BESIDE = re.compile(  # "Timrå den 12 april 2022" before a signature on the same line, "2022-04-12" behind it
    r"(?:^[ \t]*[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?,?[ \t]+)?(?:den[ \t]+)?(?:\d{1,2}[ \t]+[a-z]+[ \t]+\d{4}|\d{4}-\d\d-\d\d)\.?"
)
_ANSWERED = re.compile(
    r"^[ \t]*\w+(?:styrelsen|nämnden|utskottet)\s+(?:föreslår|beslutar)\b[^.]{0,120}"
    r"\b(?:bifall|avsl|ans(?:e|å)|besvar)\w*[^.]{0,30}\b(?:motion|medborgarförslag)",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = r"[A-ZÅÄÖÉ][\w’-]+(?:\s+(?:von|af|de|van|ben|[A-ZÅÄÖÉ][\w’.-]*)){1,3}"
_SIGNED = r"[A-ZÅÄÖÉ][\w’-]+(?:[ ](?:von|af|de|van|ben|[A-ZÅÄÖÉ][\w’.-]*)){1,3}"  # two names may stand on a line
_PARTY_NAMED = re.compile(
    rf"^(?P<name>{_NAME})(?:,[ \t]*|[ \t]*\n[ \t]*)(?P<party>(?i:{PARTY_WORDS}))"
    r"(?:\s+(?:i\s+)?\w+(?:\s+de\s+gröna)?)?[ \t]*$",
    re.MULTILINE,
)

_PARTY_ROW = re.compile(  # names side by side, and their parties side by side below them
    rf"^[ \t]*(?P<names>(?-i:[A-ZÅÄÖÉ][\w’-]+(?:[ \t]+[A-ZÅÄÖÉ][\w’-]+){{3,7}}))[ \t]*\n\s*"
    rf"(?P<parties>(?:{PARTY_WORDS})(?:[ \t]+(?:{PARTY_WORDS}))+)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE = re.compile(r"\s*[^\s()][^()]{2,60}\((?P<party>[A-ZÅÄÖ]{1,4})\)")  # under a name: "Gruppledare (M)"
_ROLE_BESIDE = re.compile(  # "Anna Lund, gruppledare (S)"
    rf"^[ \t]*(?P<name>{_SIGNED}),[ \t]+[a-zåäö][^()\n]{{2,50}}[ \t]\((?P<party>[A-ZÅÄÖ]{{1,4}})\)[ \t]*$", re.MULTILINE
)
_FOR_PARTY = re.compile(  # "För Vänsterpartiet i Ystad", and below it who signs for it
    rf"^[ \t]*(?:för\s+)?(?P<party>{PARTY_WORDS})s?(?:[ \t]+i)?(?:[ \t]+\w+){{0,2}}[ \t]*\n\s*(?:(?:genom|via)\s+)?"
    rf"(?P<names>(?-i:{_SIGNED})(?:(?:[ \t]{{2,}}|,[ \t]*|[ \t]+och[ \t]+|[ \t]*\n)(?-i:{_SIGNED}))*)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def is_letter(item: ItemText, head: Document) -> bool:
    """Whether the document is a motion or proposal itself: by its kind, or its label in spaced letters."""
    if head.kind == "motion":
        return _ANSWERED.search(item.view.text) is None
    return head.kind == "annat" and any(
        _LABEL.match(w) and NOUN.search(re.sub(r"(?<=\w) (?=\w\b)", "", w)) for _, w in _lines(item.view.text)
    )


def letter_title(item: ItemText) -> Title | None:
    """The headline with offsets of the view; its `title` is None where the letter has none."""
    text = item.view.text
    noun = NOUN.search(text, 0, TOP)
    kind = "medborgarforslag" if noun and noun["citizen"] else "motion"
    lines = _lines(text)
    for at, (start, words) in enumerate(lines):
        asked = _TITLE_LABEL.match(words)
        if asked and not asked["rest"] and at + 1 < len(lines):
            below = lines[at + 1][0]
            end = _block_end(text, lines, at + 1)
            if _is_headline(text[below:end]):
                return Title(kind, False, (0, 0), _bare(text, below, end), ())  # type: ignore[arg-type]
        if asked and asked["rest"]:
            return Title(kind, False, (0, 0), (start + asked.start("rest"), start + len(words)), ())  # type: ignore[arg-type]
        if _LABEL.match(words):
            continue
        if NOUN.match(words):
            end = _block_end(text, lines, at)
            title = read_title(text[start:end])
            named = text[start + title.title[0] : start + title.title[1]] if title and title.title else ""
            if title and title.title and not _NO_HEADLINE.match(named) and _is_headline(text[start:end]):
                span = (start + title.title[0], start + title.title[1])
                return Title(title.kind, False, (0, 0), span, ())
    labels = [at for at, (_, words) in enumerate(lines) if _LABEL.match(words) or _only_movers(words)]
    for first in [labels[-1] + 1] if labels else []:
        for at in range(first, len(lines)):
            start, words = lines[at]
            if _NO_HEADLINE.match(words):
                continue
            end = _block_end(text, lines, at)
            if _is_headline(text[start:end]):
                return Title(kind, False, (0, 0), _bare(text, start, end), ())  # type: ignore[arg-type]
            break
    return None


def _only_movers(words: str) -> bool:
    """Whether a line says no more than that this is a motion, and whose; a body or a stamp may stand beside it."""
    title = read_title(words) if NOUN.match(words) else None
    if title is None or title.title is None:
        return title is not None and bool(title.people)
    return _NO_HEADLINE.match(words[slice(*title.title)]) is not None


def _lines(text: str) -> list[tuple[int, str]]:
    """Start and words of each line of the letter's top that is not blank."""
    found = []
    for line in re.finditer(r"[^\n]+", text[:TOP]):
        words = line.group().strip()
        if words:
            found.append((line.start() + line.group().index(words[0]), words))
    return found


def _block_end(text: str, lines: list[tuple[int, str]], at: int) -> int:
    """Where the block of adjacent lines ends that begins with line `at`: an address or a mover ends it too."""
    end = lines[at][0] + len(lines[at][1])
    for start, words in lines[at + 1 : at + 3]:
        if text[end:start].count("\n") > 1 or _NO_HEADLINE.match(words) or _BY_LINE.match(words):
            break
        end = start + len(words)
    return end


def _is_headline(words: str) -> bool:
    return (
        len(words.split()) <= 25
        and not re.search(r"[.;:,]\s*$|\.\s+[A-ZÅÄÖ]", words)
        and any(c.isalpha() for c in words)
    )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    if text[start] in QUOTES and text[end - 1] in QUOTES:
        return start + 1, end - 1
    return start, end


# the council that a motion is handed to: `Motion till kommunfullmäktige i …`
_COUNCIL_ABOVE = re.compile(
    r"^[ \t]*(?:till )?(?:kommun|stads|region)fullmäktige[ \t]*\n(?:[^\n]{0,40}\n)?[^\n]{0,40}$", re.I | re.M
)
_ADDRESSED = re.compile(r"(?:^|\bmotion )till (?:kommun|stads|region)?fullmäktige\b", re.I | re.M)


_MEETS = re.compile(  # the council and its day, as in the head of minutes
    r"[ \t]*(?:kommun|stads|region|landstings)fullmäktige,?\s+(?:den\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]+\s+\d{4})[ \t]*$",
    re.IGNORECASE,
)


_HEAD_LINES = 8
_HANDED_TO = re.compile(  # "Motion till Åmåls kommunfullmäktige", "Kommunfullmäktige i Åmåls kommun"
    r"(?:(?:motion(?:en)?|medborgarförslag|skrivelse|ställd|adresserad)\s+)?(?:till\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:kommun|stads|region|landstings)?fullmäktige(?:\s+(?:i|för)\s+[\w-]+(?:\s+[\w-]+){0,2})?"
    r"(?:,?\s+(?:den\s+)?\d[\w -]{3,20}|\s*/\s*\w+)?",  # the day, or its name in another language
    re.IGNORECASE,
)


def read_stamp(item: ItemText, head: Document) -> Filing:
    """The note of arrival: its day, and the council when it names that."""
    text = item.view.text
    foot = max(TOP, len(text) - _FOOT)
    for stamp in (*_STAMP.finditer(text, 0, TOP), *_STAMP.finditer(text, foot)):
        words = stamp["rest"]
        days = [d for d in find_dates(words, None) if d.date.precision == "day"]
        if not days:
            continue
        at = stamp.start("rest")
        council = council_in(text[stamp.start() : at + days[0].end], stamp.start(), head)
        if council.organ is None and (above := _COUNCIL_ABOVE.search(text, 0, stamp.start())):
            council = council_in(above.group(), above.start(), head)  # the address over the stamp
        if council.organ is None and (addressed := _ADDRESSED.search(text, 0, TOP)):
            council = council_in(addressed.group(), addressed.start(), head)
        span = (at + days[0].start, at + days[0].end)
        filing = Filing(date=days[0].date, date_span=span, organ=council.organ, organ_span=council.organ_span)
        break
    else:
        filing = _handed_in(text, head) or _registered(item)
    return filing if filing.organ is not None else _to_the_council(text, head, filing)


def _to_the_council(text: str, head: Document, filing: Filing) -> Filing:
    """The council to which an unstamped letter is addressed in its head: there, and nowhere else, it is filed."""
    for start, words in _lines(text)[:_HEAD_LINES]:
        if _HANDED_TO.fullmatch(words):
            council = council_in(words, start, head)
            return replace(filing, organ=council.organ, organ_span=council.organ_span)
    return filing


def _handed_in(text: str, head: Document) -> Filing | None:
    """The day of the meeting that the letter is addressed to: "Motion till kommunfullmäktige i Ystad den 3 maj 2031"."""
    for line in re.finditer(r"[^\n]+", text[:TOP]):
        addressed = _ADDRESSED.search(line.group().strip()) or _MEETS.match(line.group())
        days = [d for d in find_dates(line.group(), None) if d.date.precision == "day"] if addressed else []
        if days:
            council = council_in(line.group(), line.start(), head)
            span = (line.start() + days[0].start, line.start() + days[0].end)
            return Filing(date=days[0].date, date_span=span, organ=council.organ, organ_span=council.organ_span)
    return None


def _registered(item: ItemText) -> Filing:
    """The day in the head of a form that bears a case number, or below the office that stamped it."""
    numbered = item.case_span is not None and item.case_span[0] <= TOP
    lines = _lines(item.view.text[: item.case_span[1] + 200] if numbered and item.case_span else item.view.text)
    stamped = False
    for start, words in lines[:12]:
        if not numbered and (NOUN.match(words) or _LABEL.match(words)):
            break
        days = [d for d in find_dates(words, None) if d.date.precision == "day"]
        if (stamped or numbered) and days and days[0].start == 0 and days[0].end == len(words):
            return Filing(date=days[0].date, date_span=(start + days[0].start, start + days[0].end))
        stamped = _STAMPS.search(words) is not None
    return Filing()


def letter_movers(item: ItemText) -> tuple[FoundMover, ...]:
    """Who moved a motion: the people of its headline and of the line below, then those who signed; else none."""
    text = item.view.text
    found: list[FoundMover] = []
    for start, words in _lines(text):
        if NOUN.match(words) or _BY_LINE.match(words):
            end = text.find("\n\n", start)
            reach = text[start : end if end > 0 else len(text)] if _BY_LINE.match(words) else words
            found += [_mover(p.name, p.party, start + p.start, start + p.end) for p in find_people(reach)]
    foot = max(0, len(text) - _FOOT)
    for line in re.finditer(r"[^\n]+", text[foot:]):
        people = find_people(line.group())
        rest = line.group()
        for p in reversed(people):
            rest = rest[: p.start] + rest[p.end :]
        if people and _ONLY_PEOPLE.fullmatch(_DAY_BESIDE.sub("", rest)):
            at = foot + line.start()
            found += [_mover(p.name, p.party, at + p.start, at + p.end) for p in people]
    for beside in _ROLE_BESIDE.finditer(text, foot):
        found.append(
            _mover(clean_name(beside["name"]), party_code(beside["party"]), beside.start("name"), beside.end())
        )
    rows = list(_PARTY_ROW.finditer(text, foot))
    for row in () if found else rows:
        names = list(re.finditer(r"\S+[ \t]+\S+", row["names"]))
        parties = re.findall(PARTY_WORDS, row["parties"], re.IGNORECASE)
        for name, party in zip(names, parties, strict=False) if len(row["names"].split()) == 2 * len(parties) else ():
            at = row.start("names") + name.start()
            code = PARTY_NAMES[" ".join(party.casefold().split())]
            found.append(_mover(clean_name(" ".join(name.group().split())), code, at, at + len(name.group())))
    for named in _PARTY_NAMED.finditer(text, foot):
        if any(row.start() <= named.start() < row.end() for row in rows):
            continue
        party = PARTY_NAMES[" ".join(named["party"].casefold().split())]
        found.append(_mover(clean_name(named["name"]), party, named.start(), named.end("party")))
    for group in () if found else _FOR_PARTY.finditer(text, foot):
        party = PARTY_NAMES[" ".join(group["party"].casefold().split())]
        # first and last name of each, side by side on one line, or one name a line
        pairs = all(len(line.split()) in (4, 6) for line in group["names"].splitlines())
        for name in re.finditer(r"\S+[ ]\S+" if pairs else _SIGNED, group["names"]):
            at = group.start("names") + name.start()
            found.append(_mover(clean_name(name.group()), party, at, at + len(name.group())))
    found += [] if found else _signed_over_roles(text, foot)
    unique: list[FoundMover] = []
    for mover in found:
        if not any(same_person(mover.name or "", other.name or "") for other in unique):
            unique.append(mover)
    return tuple(unique)


def _signed_over_roles(text: str, foot: int) -> list[FoundMover]:
    """Names with the party on the line below, side by side or alone: "Anna Lund   Bo Alm" over "Ledamot (S)   Ledamot (S)"."""
    found: list[FoundMover] = []
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]*\S[^\n]*", text[foot:])]
    for (at, above), (_, below) in pairwise(lines):
        roles = list(_ROLE.finditer(below))
        if not roles or _ROLE.sub("", below).strip():
            continue
        names = [re.search(r"\S.*\S", above)] if len(roles) == 1 else list(re.finditer(r"\S+[ ]+\S+", above))
        if len(names) != len(roles) or (len(roles) > 1 and len(above.split()) != 2 * len(roles)):
            continue
        for name, role in zip(names, roles, strict=True):
            if name is not None and re.fullmatch(_SIGNED, " ".join(name.group().split())):
                start = foot + at + name.start()
                written = clean_name(" ".join(name.group().split()))
                found.append(_mover(written, party_code(role["party"]), start, start + len(name.group())))
    return found


def _mover(name: str, party: str | None, start: int, end: int) -> FoundMover:
    return FoundMover(name, party, start, end, "motion.mover.signed")
