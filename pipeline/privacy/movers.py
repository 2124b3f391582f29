"""Who moved a matter of citizens, told by where in it a person's name can stand.

A heading says the same in a hundred wordings: `Medborgarförslag om vänort – Bo Ek`, `… (Bo Ek)`, `… /Bo Ek`, `Bo Eks
medborgarförslag …`. So no wording is looked for, but a *matter*: the stretch from one break to the next (a sentence, a
heading, an entry of a list) that has a citizens' noun. In it, two capitalised words and more are a mover where one can
stand: at a dash, comma, stroke or bracket, behind `från`, `av` or what says that a person follows, or as the owner of
the noun; and wherever they begin with a given name, unless they do what a member or an officer does. They are none
when they are a place, body, organ or organisation, or an office or a party stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.privacy.forms import UPPER
from pipeline.privacy.persons import (
    BOND,
    INITIAL,
    NAME,
    NOBODY,
    PARTY,
    PERSONS,
    SHOUTED,
    WORD,
    either,
    is_given,
    is_person,
    no_mover,
    trimmed,
)

_UNDER = re.compile(
    rf"\bsignatur(?:en)?\s{{1,4}}(?P<name>[”\"][^”\"\n]{{2,40}}[”\"]|{WORD}(?:\s(?:{WORD}|[{UPPER}]\b))*)"
)

_MATTER = re.compile(rf"(?<!\w)(?:{either('matters')})(?!\w)", re.IGNORECASE)
_LETTER = re.compile(rf"(?<!\w)(?:{either('letters')})(?!\w)", re.IGNORECASE)
_SENT = either("sent")
_MOVED_BY = re.compile(
    rf"(?:(?<!\w)(?:från|fr\.?|av|genom)|\b(?:{PERSONS})(?:\s+(?:är|heter))?\s*[:,(]?)\s*$", re.IGNORECASE
)
_LABELLED = re.compile(rf"\b(?:{PERSONS})(?:\s+(?:är|heter))?\s*[:,]?\s+\(?(?=[{UPPER}])", re.IGNORECASE)
_PRIVATE = re.compile(rf"\b(?:{either('private')})\s*:?\s+(?=[{UPPER}])", re.IGNORECASE)
_CALLED = re.compile(rf"\s*[,(]\s*(?:{PERSONS})\b", re.IGNORECASE)
_AT_SIGN = re.compile(r"(?:[,;:/(\[{<*…”\"»–—|•]|(?<=\s)-|\t| {3})\s*$")
_BEHIND_NOUN = re.compile(rf"(?<!\w)(?:{either('matters')})(?:\s+(?:nr\.?\s*)?\d[\d:/-]*)?\s+$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|/|&|\+|\boch\b|\bsamt\b)\s*")
_ANY = f"(?:{either('matters')}|{either('letters')})(?!\\w)"
_ASKED = re.compile(
    rf"(?<!\w)(?:i|genom|med|bakom)\s+(?:(?:ett|en|sitt|sin|detta|det)\s+)?{_ANY}[^.]{{0,60}}?\b(?:{either('asks')}|har)\s*$",
    re.IGNORECASE,
)
# `, Sätra, har i brev till kommunen begärt`, but not `yrkar avslag på medborgarförslaget`
_ASKS = re.compile(
    rf"(?:\s*\([^()]{{1,40}}\)|,[^,.;]{{1,40}},|\s+i\s+{WORD})?,?\s+(?:som\s+)?"
    rf"(?:(?:(?:har|hade)\s+)?{_SENT}\s+{_ANY}"
    rf"|(?:har\b|hade\b|{either('asks')}|{_SENT})[^.§]{{0,80}}?\b(?:ett|en|sitt|sin|i|genom|med)\s+(?:\w+\s+)?{_ANY})",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^[\W\d_]*(?:§\s*\d+\w?)?[\W\d_]*$")
_OWNS = re.compile(rf"\s+(?:{either('matters')}|{either('letters')}|förslag|idé|fråga)(?!\w)", re.IGNORECASE)
_ENDED = re.compile(
    r"\s*(?:[,:;–—/)(\]}>*|\t\n.]|-\s|\./\.|$)|\s+(?:m\.\s?fl|och\s|samt\s|\d|[A-ZÅÄÖ]{2,}\b)|\s+(?:"
    + either("about")
    + r")\b",
    re.IGNORECASE,
)
_FATE = re.compile(rf"(?<!\w)(?:{either('fates')})(?!\w)", re.IGNORECASE)
_ART = re.compile(
    r"(?:staty|byst|porträtt|skulptur|målning|tavl|minnes|film|bok|musik|konsert)\w*\s+av\s+$", re.IGNORECASE
)
_DOES = re.compile(rf"\s+(?:{either('asks')}|har\s+{_SENT}|{_SENT})\b", re.IGNORECASE)
_COMES = re.compile(rf"\b(?:där|som|inkom|inkommit|har|{_SENT})\s+$", re.IGNORECASE)
_DUTY = re.compile(rf"(?<!\w)(?:{either('duties')})(?!\w)", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:i|vid|på|över|kring|längs|efter|mellan|till|för|om|mot|med)\s+$", re.IGNORECASE)
_SENT_TO = re.compile(r"\b(?:skicka|expedier|sänd|delge|meddela|kopia|utdrag)\w*[^.]{0,40}\btill\s+$", re.IGNORECASE)
_TURNED = re.compile(rf"(?<!\w)(?P<last>{WORD}),[ \t](?P<first>{WORD})(?![\w-])(?! (?:{BOND} |{INITIAL} ?)*{WORD})")
_TITLED = re.compile(rf"\b(?i:{either('titles')})\s(?P<name>{WORD})(?![\w-])(?!\s+(?:{BOND}\s+)*{WORD})")
_BODY = r"(?:[\w-]+\s){0,2}(?:\w*kommun|region|stad|landsting|\w*nämnd)"
_SUIT = re.compile(rf"{either('sues')}|(?:mot|\./\.)\s+{_BODY}", re.IGNORECASE)
_SUES = re.compile(rf"(?:,[^,.;]{{1,40}},)?\s+(?:{_SUIT.pattern})", re.IGNORECASE)
_BREAK = re.compile(
    rf"\n[ \t]*\n|\n(?=[ \t]*(?:§|[-–•*·]\s|\d{{1,3}}[.)]\s|[a-zåäö]\)\s|\d{{4}}/\d|(?:Dnr|Diarienr|Ärendenr)\b))|\x1e"
    rf"|(?:(?<=[^\W\d_]{{3}})(?<!\bsign)|(?<=[\d)”\"]))[.!?]\s+(?=[{UPPER}”\"])(?!(?:Av|Från|Inl|Ins|Sign|Väck)\w*(?: av)?:)"
)
_ENTRIES = re.compile(
    r"(?:[ \t]*(?:[-–•*·]|\d{1,3}[.)]|[a-zåäö]\)|\d{4}/\d+:?|\d{4}-\d\d-\d\d)[ \t]+[^\n]{3,300}(?:\n|$))+"
)
_HEADS = re.compile(r"[^\n§]{0,120}\n{1,2}")
# One of them is in every matter's noun: a text without any is done with at once.
_STEMS = (
    "medborgar", "invånar", "ungdoms", "elev", "folk", "e-", "i-", "idéförslag", "allmänhet", "namn", "list", "petition",
    "upprop", "insändare", "klagomål", "synpunkt",
)  # fmt: skip
_REACH = 400
_ROWS = 60
_BEFORE = 120
_CELLS = re.compile(r"[ ]*\|[ ]*|\t+|[ ]{3,}")
_HEAD_CELL = re.compile(rf"\b(?:{either('movers')})\b", re.IGNORECASE)
_CELL_ENDS = re.compile(r"[ ]*(?:\||\t| {3}|\n|$)")


def movers_of(text: str) -> frozenset[str]:
    """Everyone who is told to have moved a citizens' matter in a text, with single spaces."""
    low = text.casefold()
    found: set[str] = set()
    nouns = list(_MATTER.finditer(text)) if any(stem in low for stem in _STEMS) else []
    letters = list(_LETTER.finditer(text))
    for told in _stretches(text, sorted([*nouns, *letters], key=lambda noun: noun.start())):
        found.update(_in_matter(told, letter=not _MATTER.search(told)))
    for entry in _entries(text, nouns):
        found.update(_in_matter(entry, letter=False))
    for asked in nouns:
        if "frågestund" in asked[0].casefold():
            found.update(_asking(text[asked.end() : asked.end() + _REACH]))
    moved = bool(nouns or letters)
    if moved:
        found.update(signed["name"].strip('”"') for signed in _UNDER.finditer(text))
    if moved or "förslagsst" in low or "förslagsl" in low:
        found.update(_called(text))
        found.update(_in_columns(text))
    if any(stem in low for stem in ("överklag", "laglighets", "besvär", " mot ", "./.")):
        found.update(_suing(text))
    if moved or any(stem in low for stem in ("medborgar", "invånar", "privatperson", "klagande")):
        found.update(_labelled(text, _LABELLED if moved else _PRIVATE))
    return frozenset(name for name in found if not _a_holder(text, name))


def _stretches(text: str, nouns: Iterable[re.Match[str]]) -> Iterator[str]:
    """What is told of each matter: from one break to the next."""
    done = -1
    for noun in nouns:
        if noun.start() < done:
            continue
        of = start = max(0, noun.start() - _REACH)
        for edge in _BREAK.finditer(text, start, noun.start() + 1):  # it looks at the letter behind it
            of, start = start, edge.end()
        if start == noun.start() and noun[0].endswith("förslaget"):
            start = of  # `Bo Ek föreslår … . Medborgarförslaget …`
        end = _BREAK.search(text, noun.end(), noun.end() + _REACH)
        done = end.start() if end else min(len(text), noun.end() + _REACH)
        yield text[start:done]


def _entries(text: str, nouns: Iterable[re.Match[str]]) -> Iterator[str]:
    """The entries of lists under a line that says that they are citizens' matters."""
    for noun in nouns:
        head = _HEADS.match(text, noun.end())
        listed = _ENTRIES.match(text, head.end()) if head else None
        if listed:
            yield from (line.strip() for line in listed[0].split("\n") if line.strip())


def _labelled(text: str, labels: re.Pattern[str]) -> Iterator[str]:
    """Those in front of whom a word says that a private person follows."""
    for label in labels.finditer(text):
        name = NAME.match(text, label.end())
        yield from _private(text, name) if name else ()


def _private(text: str, run: re.Match[str]) -> Iterator[str]:
    """The private persons in a run of capitalised words."""
    for start, end in trimmed(text, *run.span()):
        if is_person(text[start:end]) and not no_mover(text, start, end):
            yield " ".join(text[start:end].split())


def _called(text: str) -> Iterator[str]:
    """Those behind whom it says so: `Bo Ek (förslagsställare)`."""
    for called in _CALLED.finditer(text):
        names = list(NAME.finditer(text, max(0, called.start() - 80), called.start()))
        if names and names[-1].end() == called.start() and is_person(names[-1][0]):
            yield " ".join(names[-1][0].split())


def _asking(text: str) -> Iterator[str]:
    """Those who ask when the public may: `Bo Ek ställer en fråga om …`."""
    for name in NAME.finditer(text):
        if _DOES.match(text, name.end()) and is_person(name[0]) and not no_mover(text, *name.span()):
            yield " ".join(name[0].split())


def _in_columns(text: str) -> Iterator[str]:
    """The cells under a head of a table that says that movers stand there."""
    for head in _HEAD_CELL.finditer(text):
        before = text[text.rfind("\n", 0, head.start()) + 1 : head.start()]
        if (before.strip() and not _CELLS.search(before[-4:])) or not _CELL_ENDS.match(text, head.end()):
            continue
        column = len(_CELLS.findall(before))
        for line in text[head.end() :].split("\n")[1:_ROWS]:
            cells = _CELLS.split(line)
            if len(cells) < 2:
                break
            cell = cells[column].strip() if column < len(cells) else ""
            if (name := NAME.match(cell)) and is_person(name[0]) and not no_mover(line, *_within(line, name[0])):
                yield " ".join(name[0].split())


def _within(line: str, part: str) -> tuple[int, int]:
    start = line.index(part)
    return start, start + len(part)


def _suing(text: str) -> Iterator[str]:
    """Those who go to law: `Bo Ek har överklagat …`, `Bo Ek mot Sunne kommun`."""
    for suit in _SUIT.finditer(text):
        for run in NAME.finditer(text, max(0, suit.start() - _BEFORE), suit.start()):
            if _SUES.match(text, run.end()):
                yield from _private(text, run)


def _a_holder(text: str, name: str) -> bool:
    """Whether the text has a party behind this name anywhere: then it is no private person."""
    spaced = r"\s+".join(map(re.escape, name.split()))
    return bool(re.search(rf"\b{spaced}s?(?:{PARTY.pattern})", text))


def _in_matter(told: str, *, letter: bool) -> Iterator[str]:
    if not letter:
        yield from (" ".join(titled[0].split()) for titled in _TITLED.finditer(told) if _surname(titled["name"]))
        yield from (turned[0] for turned in _TURNED.finditer(told) if _is_turned(told, turned))
    last = -1  # where the last mover ended: another may stand beside him
    runs = sorted([*NAME.finditer(told), *SHOUTED.finditer(told)], key=lambda run: run.start())
    for match in runs:
        shouted = match.re is SHOUTED
        for start, end in trimmed(told, match.start(), match.end()):
            name = told[start:end]
            owner = _owner(told, name, start, end)
            stands = (
                owner
                or _stands(told, start, end, letter=letter)
                or (last >= 0 and bool(_AND.fullmatch(told, last, start)))
            )
            if not stands or no_mover(told, start, end) or not is_person(owner or name, shouted=shouted):
                continue
            last = end
            yield " ".join((owner or name).split())


def _surname(word: str) -> bool:
    return word[0].isupper() and not is_given(word)


def _is_turned(told: str, name: re.Match[str]) -> bool:
    """Whether it is `Ek, Bo`, the surname first."""
    left = told[max(0, name.start() - 40) : name.start()]
    stands = (_AT_SIGN.search(left) or _MOVED_BY.search(left)) and _ENDED.match(told, name.end())
    person = is_given(name["first"]) and not is_given(name["last"]) and not NOBODY.fullmatch(name["last"])
    return bool(stands and person and not no_mover(told, *name.span()))


def _owner(told: str, name: str, start: int, end: int) -> str | None:
    """The name without its genitive s, where it owns the noun behind it."""
    if not _OWNS.match(told, end):
        return None
    return name[:-1] if name[-1] in "sS" and name[-2:-1] not in "sxzSXZ" else name


def _stands(told: str, start: int, end: int, *, letter: bool) -> bool:
    """Whether a mover can stand here."""
    left, right = told[max(0, start - 180) : start], told[end:]
    if _ART.search(left):
        return False
    if _MOVED_BY.search(left[-40:]):
        return not letter or bool(_ENDED.match(right))
    if right.lstrip().startswith("./.") or _CALLED.match(right):
        return True
    if _ASKS.match(right):
        return True
    if letter:
        if re.match(r"\s*m\.\s?fl\.", right) and is_given(told[start:end].split()[0]):
            return True
        return bool(_AT_SIGN.search(left) and not right.strip(" .)\n"))
    if _ASKED.search(left) and _MATTER.search(left):
        return True
    moves = is_given(told[start:end].split()[0]) or (_DOES.match(right) or _COMES.search(left))
    if moves and not _on_duty(told, start, end) and (_SENT_TO.search(left) or not _PLACED.search(left)):
        return True
    if not _ENDED.match(right):
        return False
    if _FIRST.match(told[:start]):
        return bool(re.match(r"\s*[:,–—/-]", right))
    return bool(_AT_SIGN.search(left) or _BEHIND_NOUN.search(left))


def _on_duty(told: str, start: int, end: int) -> bool:
    """Whether the matter is dealt with, not moved, by who is named here."""
    right = told[end : end + 90]
    return bool(_DUTY.search(told[max(0, start - 60) : start]) or _DUTY.search(right) or _FATE.search(right))
