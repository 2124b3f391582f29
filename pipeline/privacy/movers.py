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
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from pipeline.places.bodies import resolve_body
from pipeline.places.countries import country_code
from pipeline.places.gazetteer import lookup
from pipeline.privacy.forms import UPPER
from pipeline.rules.loader import read_yaml

_LISTS: Final = frozenset({
    "matters", "letters", "persons", "private", "sent", "asks", "about", "offices", "begins", "nobody", "nobody_ends", "surnames",
    "given", "duties", "fates", "movers", "sues", "titles",
})  # fmt: skip


@cache
def data() -> dict[str, Any]:
    """The words and examples of `movers.yml`. Raises `ValueError` for what it does not know."""
    found = read_yaml(Path(__file__).with_name("movers.yml"))
    if set(found) != {"words", "yes", "no"} or set(found["words"]) != _LISTS:
        raise ValueError(f"movers.yml has words ({', '.join(sorted(_LISTS))}), yes and no, and nothing else")
    return dict(found)


def _either(name: str) -> str:
    words = data()["words"][name]
    return "|".join(words) if isinstance(words, list) else str(words)


_W = rf"[{UPPER}][^\W\d_]*[a-zà-öø-ÿ'’´\u00df-\u024f\u1e00-\u1eff][\w'’]*(?:-[{UPPER}]?[\w'’]+)*"  # Öberg, El-Sayed
_UP = rf"[{UPPER}][{UPPER}'’]+(?:-[{UPPER}]+)*"
_I = rf"[{UPPER}](?:\.|-[{UPPER}]\.?)?(?![\w-])"  # M. · K-G · C
_BOND = r"(?:von|van|af|de|der|den|del|la|le|el|al|bin|ibn|ben|di|da|dos|du|do|ter|zu|ten)"
_GAP = r"[ \u00a0]{0,3}\n[ \t\u00a0]{0,8}|[ \u00a0]{1,8}"
_ONE = rf"(?:{_W}|{_I})"
_NAME = re.compile(
    rf"(?<![\w.’'&-])(?:{_ONE}(?:{_GAP})(?:{_BOND}(?:{_GAP})){{0,2}}){{1,4}}(?:(?:al|el|ad|as|ash|az)-)?{_W}"
)
_SHOUTED = re.compile(rf"(?<![\w.’'&-])(?:(?:{_UP}|{_I})[ \t](?:{_BOND.upper()}[ \t]){{0,2}}){{1,4}}{_UP}(?![\w-])")
_UNDER = re.compile(rf"\bsignatur(?:en)?\s{{1,4}}(?P<name>[”\"][^”\"\n]{{2,40}}[”\"]|{_W}(?:\s(?:{_W}|[{UPPER}]\b))*)")

_MATTER = re.compile(rf"(?<!\w)(?:{_either('matters')})(?!\w)", re.IGNORECASE)
_LETTER = re.compile(rf"(?<!\w)(?:{_either('letters')})(?!\w)", re.IGNORECASE)
_PERSONS = f"{_either('persons')}|{_either('private')}"
_SENT = _either("sent")
_MOVED_BY = re.compile(
    rf"(?:(?<!\w)(?:från|fr\.?|av|genom)|\b(?:{_PERSONS})(?:\s+(?:är|heter))?\s*[:,(]?)\s*$", re.IGNORECASE
)
_LABELLED = re.compile(rf"\b(?:{_PERSONS})(?:\s+(?:är|heter))?\s*[:,]?\s+\(?(?=[{UPPER}])", re.IGNORECASE)
_PRIVATE = re.compile(rf"\b(?:{_either('private')})\s*:?\s+(?=[{UPPER}])", re.IGNORECASE)
_CALLED = re.compile(rf"\s*[,(]\s*(?:{_PERSONS})\b", re.IGNORECASE)
_AT_SIGN = re.compile(r"(?:[,;:/(\[{<*…”\"»–—|•]|(?<=\s)-|\t| {3})\s*$")
_BEHIND_NOUN = re.compile(rf"(?<!\w)(?:{_either('matters')})(?:\s+(?:nr\.?\s*)?\d[\d:/-]*)?\s+$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|/|&|\+|\boch\b|\bsamt\b)\s*")
_ANY = f"(?:{_either('matters')}|{_either('letters')})(?!\\w)"
_ASKED = re.compile(
    rf"(?<!\w)(?:i|genom|med|bakom)\s+(?:(?:ett|en|sitt|sin|detta|det)\s+)?{_ANY}[^.]{{0,60}}?\b(?:{_either('asks')}|har)\s*$",
    re.IGNORECASE,
)
# `, Sätra, har i brev till kommunen begärt`, but not `yrkar avslag på medborgarförslaget`
_ASKS = re.compile(
    rf"(?:\s*\([^()]{{1,40}}\)|,[^,.;]{{1,40}},|\s+i\s+{_W})?,?\s+(?:som\s+)?"
    rf"(?:(?:(?:har|hade)\s+)?{_SENT}\s+{_ANY}"
    rf"|(?:har\b|hade\b|{_either('asks')}|{_SENT})[^.§]{{0,80}}?\b(?:ett|en|sitt|sin|i|genom|med)\s+(?:\w+\s+)?{_ANY})",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^[\W\d_]*(?:§\s*\d+\w?)?[\W\d_]*$")
_OWNS = re.compile(rf"\s+(?:{_either('matters')}|{_either('letters')}|förslag|idé|fråga)(?!\w)", re.IGNORECASE)
_ENDED = re.compile(
    r"\s*(?:[,:;–—/)(\]}>*|\t\n.]|-\s|\./\.|$)|\s+(?:m\.\s?fl|och\s|samt\s|\d|[A-ZÅÄÖ]{2,}\b)|\s+(?:"
    + _either("about")
    + r")\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\s{0,8}\(\s?[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}\s?\)|\s{0,3},?\s(?:S|M|C|L|V|KD|MP|SD|FP)(?![\w.])")
_OFFICE = rf"(?:\w*(?:{_either('offices')}))"
_HOLDS = re.compile(
    rf"\s{{0,4}}[,(]\s{{0,4}}(?:(?:vice|tf|1:e|andre|förste|[^\W\d_]+s)\s+){{0,2}}{_OFFICE}(?!\w)", re.IGNORECASE
)
_FATE = re.compile(rf"(?<!\w)(?:{_either('fates')})(?!\w)", re.IGNORECASE)
_ART = re.compile(
    r"(?:staty|byst|porträtt|skulptur|målning|tavl|minnes|film|bok|musik|konsert)\w*\s+av\s+$", re.IGNORECASE
)
_DOES = re.compile(rf"\s+(?:{_either('asks')}|har\s+{_SENT}|{_SENT})\b", re.IGNORECASE)
_COMES = re.compile(rf"\b(?:där|som|inkom|inkommit|har|{_SENT})\s+$", re.IGNORECASE)
_DUTY = re.compile(rf"(?<!\w)(?:{_either('duties')})(?!\w)", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:i|vid|på|över|kring|längs|efter|mellan|till|för|om|mot|med)\s+$", re.IGNORECASE)
_SENT_TO = re.compile(r"\b(?:skicka|expedier|sänd|delge|meddela|kopia|utdrag)\w*[^.]{0,40}\btill\s+$", re.IGNORECASE)
_TURNED = re.compile(rf"(?<!\w)(?P<last>{_W}),[ \t](?P<first>{_W})(?![\w-])(?! (?:{_BOND} |{_I} ?)*{_W})")
_TITLED = re.compile(rf"\b(?i:{_either('titles')})\s(?P<name>{_W})(?![\w-])(?!\s+(?:{_BOND}\s+)*{_W})")
_BODY = r"(?:[\w-]+\s){0,2}(?:\w*kommun|region|stad|landsting|\w*nämnd)"
_SUIT = re.compile(rf"{_either('sues')}|(?:mot|\./\.)\s+{_BODY}", re.IGNORECASE)
_SUES = re.compile(rf"(?:,[^,.;]{{1,40}},)?\s+(?:{_SUIT.pattern})", re.IGNORECASE)
_STREET = re.compile(r"\s+(?:gata|gatan|väg|gränd|plats|torg|allé|stig|park|skola|kyrka|gård|pris|minne)(?!\w)")
_HELD = re.compile(rf"\b{_OFFICE}\s+$", re.IGNORECASE)
_IN = re.compile(rf"\s+i\s+(?P<land>[{UPPER}][^\W\d_]+(?:\s[{UPPER}][^\W\d_]+)?)")
_NOBODY = re.compile(rf"(?:{_either('nobody')}|\w*(?:{_either('nobody_ends')}))", re.IGNORECASE)
_NO_NAME = re.compile(rf"{_NOBODY.pattern}|{_OFFICE}|{_PERSONS}", re.IGNORECASE)
_BEGINS = re.compile(rf"(?:{_either('begins')})", re.IGNORECASE)
_SURNAME = re.compile(rf"\w*(?:{_either('surnames')})", re.IGNORECASE)
_GIVEN = frozenset(_either("given").split("|"))

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
_HEAD_CELL = re.compile(rf"\b(?:{_either('movers')})\b", re.IGNORECASE)
_CELL_ENDS = re.compile(r"[ ]*(?:\||\t| {3}|\n|$)")
_LINES = re.compile(r"[^\n]+")
_WORDS = re.compile(r"\S+")


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


def named(text: str, *, holders: bool = False) -> Iterator[str]:
    """The persons whom a few words written by hand name: nothing around them says whom, so it is anybody.

    Who has an office or a party beside the name counts only with `holders`.
    """
    for run in _NAME.finditer(text):
        for start, end in _trimmed(text, *run.span()):
            words = text[start:end].split()
            body = not is_given(words[0]) and any(resolve_body(word) for word in words)
            if not body and is_person(text[start:end]) and not no_mover(text, start, end, holders=holders):
                yield " ".join(words)
                break


def names_a_person(office: str) -> bool:
    """Whether what was given as an office is a person, `anna ek` and `Anna` too."""
    words = office.split()
    return any(named(office, holders=True)) or (
        0 < len(words) <= 3 and is_given(words[0]) and is_person(office.title())
    )


def is_given(word: str) -> bool:
    """Whether a word is a given name, or a double one's first half."""
    return word.casefold().split("-")[0] in _GIVEN


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
        name = _NAME.match(text, label.end())
        yield from _private(text, name) if name else ()


def _private(text: str, run: re.Match[str]) -> Iterator[str]:
    """The private persons in a run of capitalised words."""
    for start, end in _trimmed(text, *run.span()):
        if is_person(text[start:end]) and not no_mover(text, start, end):
            yield " ".join(text[start:end].split())


def _called(text: str) -> Iterator[str]:
    """Those behind whom it says so: `Bo Ek (förslagsställare)`."""
    for called in _CALLED.finditer(text):
        names = list(_NAME.finditer(text, max(0, called.start() - 80), called.start()))
        if names and names[-1].end() == called.start() and is_person(names[-1][0]):
            yield " ".join(names[-1][0].split())


def _asking(text: str) -> Iterator[str]:
    """Those who ask when the public may: `Bo Ek ställer en fråga om …`."""
    for name in _NAME.finditer(text):
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
            if (name := _NAME.match(cell)) and is_person(name[0]) and not no_mover(line, *_within(line, name[0])):
                yield " ".join(name[0].split())


def _within(line: str, part: str) -> tuple[int, int]:
    start = line.index(part)
    return start, start + len(part)


def _suing(text: str) -> Iterator[str]:
    """Those who go to law: `Bo Ek har överklagat …`, `Bo Ek mot Sunne kommun`."""
    for suit in _SUIT.finditer(text):
        for run in _NAME.finditer(text, max(0, suit.start() - _BEFORE), suit.start()):
            if _SUES.match(text, run.end()):
                yield from _private(text, run)


def _a_holder(text: str, name: str) -> bool:
    """Whether the text has a party behind this name anywhere: then it is no private person."""
    spaced = r"\s+".join(map(re.escape, name.split()))
    return bool(re.search(rf"\b{spaced}s?(?:{_PARTY.pattern})", text))


def _in_matter(told: str, *, letter: bool) -> Iterator[str]:
    if not letter:
        yield from (" ".join(titled[0].split()) for titled in _TITLED.finditer(told) if _surname(titled["name"]))
        yield from (turned[0] for turned in _TURNED.finditer(told) if _is_turned(told, turned))
    last = -1  # where the last mover ended: another may stand beside him
    runs = sorted([*_NAME.finditer(told), *_SHOUTED.finditer(told)], key=lambda run: run.start())
    for match in runs:
        shouted = match.re is _SHOUTED
        for start, end in _trimmed(told, match.start(), match.end()):
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
    person = is_given(name["first"]) and not is_given(name["last"]) and not _NOBODY.fullmatch(name["last"])
    return bool(stands and person and not no_mover(told, *name.span()))


def _trimmed(told: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of capitalised words, and each of its lines, without words in front that are nobody's name."""
    lines = [(start, end)]
    if "\n" in told[start:end]:
        lines += [(line.start(), line.end()) for line in _LINES.finditer(told, start, end)]
    for first, last in lines:
        words = [(word.start(), word.end()) for word in _WORDS.finditer(told, first, last)]
        while len(words) > 1 and _NO_NAME.fullmatch(told[slice(*words[0])].strip(".,")):
            del words[0]
        if len(words) > 1:
            yield words[0][0], words[-1][1]


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


def no_mover(text: str, start: int, end: int, *, holders: bool = False) -> bool:
    """Whether a party or an office beside it says that this is no private person, or a country or street that it is
    a place. With `holders` a party or an office says nothing."""
    held = _PARTY.match(text, end) or _HOLDS.match(text, end) or _HELD.search(text[max(0, start - 40) : start])
    if _STREET.match(text, end) or (held and not holders):
        return True
    land = _IN.match(text, end)
    return bool(land and (country_code(land["land"]) or country_code(land["land"].split()[0])))


@lru_cache(maxsize=8192)
def is_person(name: str, *, shouted: bool = False) -> bool:
    """Whether capitalised words can be a person's name: no place, body, organ, organisation or common noun."""
    words = name.split()
    rest = words[1:] if is_given(words[0]) else words  # Barbro is no bridge
    if _BEGINS.fullmatch(words[0]) or any(_NOBODY.fullmatch(word.rstrip(".,")) for word in rest):
        return False
    if shouted:
        bare = [word.casefold() for word in words]
        first = bare[0].split("-")[0]
        return (
            first in _GIVEN
            or bare[-1] in _GIVEN
            or bool(re.fullmatch(r"\w\.?|\w-\w\.?", first))
            or bool(_SURNAME.fullmatch(bare[-1]))
        )
    whole = " ".join(words)
    if is_given(words[0]):
        return True
    if lookup(whole) or resolve_body(whole) or country_code(whole):
        return False
    return not resolve_body(words[0])
