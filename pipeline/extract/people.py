"""Politicians with their party, and parties on their own.

A person is only taken with a party beside the name, "Anna Ek (S)", "(C) Ewa Alm" or, in older minutes, "Anna Ek, s,":
that is what tells a member from an official, a heading or a place. A code that is no party of the Riksdag counts as a
local party when it is known as one, or when the name stands among members or does what members do. The words stand in
`people.yml`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.extract.dates.scan import W
from pipeline.extract.place_beside import codes_beside
from pipeline.rules.loader import read_yaml

Span = tuple[int, int]

_WORDS = read_yaml(Path(__file__).with_name("people.yml"))
RIKSDAG, LOCAL, _NO_PARTY, _NO_NAME = (
    frozenset(_WORDS[key].split()) for key in ("riksdag", "local", "no_party", "no_name")
)
_NO_NAME_END = re.compile(rf"(?:{'|'.join(_WORDS['no_name_ends'].split())})s?$")
PARTY_NAMES: dict[str, str] = _WORDS["parties"]
PARTY_WORDS = "|".join(re.escape(name) for name in sorted(PARTY_NAMES, key=len, reverse=True))
_NO_GENITIVE = re.compile(r"(?:fors|näs|ås|ius|ss|lans|hans|klas|mats)$", re.IGNORECASE)  # an s of the name's own
_GOES_ON = re.compile(r"(?:,|\b(?:och|samt|av|från|med))[^\S\n]*\n$")  # a list of names or its lead runs on
_PLACED = re.compile(r"(?i)\b(?:med|i|till|om|på|vid)[^\S\n]$")  # what a heading ends with: "vänortsavtalet med Lutsk"
_OWNED = re.compile(
    rf"{W}(?:och{W}[^()]{{3,40}}\([^()]{{1,6}}\){W})?(?:motion|yrkande|tilläggs|ändrings|avslags|bifalls|återremiss|förslag|interpellation|reservation|fråga"
    r"|medborgarförslag|initiativ|skrivelse|yttrande|begäran)"
)
_MEMBER = re.compile(
    rf"(?:motion(?:en)?{W}(?:av|från)|yrkande(?:n|t)?{W}(?:av|från)|ledamot(?:en)?|ledamöterna|ersättare(?:n)?|råd(?:et)?|ordförande(?:n)?"
    rf"|interpellation{W}av){W}$",
    re.IGNORECASE,
)
_MOTION_LINE = re.compile(
    r"[^\w\n]{0,6}(?:motion|interpellation)(?:\s+(?:av|från|om|till|angående|gällande)\b|[^\w\s])", re.IGNORECASE
)
_DOES = re.compile(  # "Anna Ek (XY): Bifall till motionen", "Anna Ek (XY) yrkar"
    rf":{W}(?=[A-ZÅÄÖa-zåäö])|(?:,)?{W}(?:yrkar|yrkade|reserverar|reserverade|röstar|deltar|föreslår|föreslog|anmäler|ersätter|tjänstgör|instämmer|yttrar|anför"
    r"|begär|väckte|väcker|lämnar|motionerar)"
)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person with party. The spans of name and party lie in `start:end`; `party` is None for "(-)" and "(fd SD)"."""

    start: int
    end: int
    name: str
    party: str | None
    party_span: Span
    name_span: Span


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party named without a person."""

    start: int
    end: int
    party: str


@cache
def _word() -> str:
    """One word of a name."""
    upper = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
    return rf"[{upper}][^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*"


@cache
def _name() -> str:
    upper = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
    particle = "|".join(_WORDS["particles"].split())
    word = rf"[{upper}][^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*|[{upper}]['’][^\W\d_]+|[{upper}]\.?(?=\s)"
    return rf"(?:{word})(?:{W}(?:(?:{particle}){W}){{0,2}}(?:{word})){{1,4}}"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    name, codes = _name(), "|".join(sorted(RIKSDAG, key=lambda c: (-len(c), c)))
    former = rf"(?P<former>fd\.?|f\.{W}?d\.?|tidigare){W}?"
    code = r"(?P<code>[^\W\d_]{1,6}|[-–—])"
    return {
        "after": re.compile(
            rf"(?:,?{W}(?P<both>båda|samtliga|alla){W})?\((?:{former}|(?P<all>båda|samtliga|alla){W})?{code}(?:,[^()\n]{{0,30}})?\)"
            rf"|\((?P<open>{codes})(?=[,;.\s]|$)"
        ),
        "name": re.compile(rf"(?<![^\W_])(?P<name>{name})(?P<more>{W}m\.?{W}?fl\.?)?(?:{W})?$"),
        # older minutes: "Herr Larsson i Glava (c)", "Fru Ek (vpk)", "Sven Aronsson i Ljungby (m)"
        "titled": re.compile(
            rf"(?:(?<![^\W_])(?:[Hh]err(?:ar|arna)?|[Ff]ru|[Ff]röken|[Hh]r|[Ff]rk)\.?{W}(?P<name>{_word()})"
            rf"|(?<![^\W_])(?P<full>{name}))(?:{W}i{W}{_word()})?(?:{W})?$"
        ),
        "second": re.compile(
            rf"(?:,|\)|{W}och|{W}samt){W}(?:och{W}|samt{W})?(?P<name>{_word()})(?:{W}i{W}{_word()})?(?:{W})?$"
        ),
        "before": re.compile(
            rf"(?:^|(?<=[\n,;•–-])|(?<=och\s))[^\S\n]*\((?P<code>[^\W\d_]{{1,6}}|[-–])\)[^\S\n]+(?P<name>{name})"
            rf"(?![\w-]|[^\S\n]*\(|[^\S\n]+(?:{name}|[^\W\d_]+[^\S\n]?\())",
            re.MULTILINE,
        ),
        "lead": re.compile(r"^[^\S\n]*\((?P<code>[^\W\d_]{1,6}|[-–])\)", re.MULTILINE),
        "comma": re.compile(
            rf",{W}(?:(?P<low>{codes.lower()})(?=[,.;:)\n]|{W}och{W}|$)|(?P<high>{codes})(?=[,;:)\n]|{W}och{W}|$))"
        ),
        "couple": re.compile(rf"(?<![^\W_])(?P<name>{name})(?:,|{W}och|{W}samt)(?:{W})?$"),
    }


def party_code(code: str) -> str:
    """A party code as the dataset writes it: those of the Riksdag in capitals, others as written."""
    return code.upper() if code.upper() in RIKSDAG else code


def find_people(text: str) -> list[PersonMention]:
    """The people with a party, in order, without overlap; offsets are half-open."""
    lands = {c.start for c in codes_beside(text)}  # "Vänort Vasa (FI)" is a town
    found = {m.start: m for m in (*_after(text), *_comma(text)) if m.party_span[0] not in lands}
    taken = bytearray(len(text))
    for m in found.values():
        taken[m.start : m.end] = b"\1" * (m.end - m.start)
    for m in _before(text):
        if not any(taken[m.start : m.end]):
            found[m.start] = m
    return [m for _, m in sorted(found.items())]


def _after(text: str) -> Iterator[PersonMention]:
    """The form "Anna Ek (S)", with "m.fl." or a shared party ("Anna Ek och Bo Alm (båda S)", "… båda (S)")."""
    mentions: list[tuple[PersonMention, bool]] = []
    leading = {m.end("code") + 1 for m in _patterns()["lead"].finditer(text)}  # "(C)" that comes before its name
    for m in _patterns()["after"].finditer(text):
        code = m["open"] or m["code"]
        if not m["open"] and not _may_be(code, m["former"]):
            continue
        hit = _patterns()["name"].search(text, max(0, m.start() - 90), m.start())
        span = person_span(text, *hit.span("name")) if hit else None
        span = span or _titled(text, m.start(), mentions)
        if not span or _ink_end(text, span[0]) in leading:
            continue
        party = None if m["former"] or code in "-–—" else party_code(code)
        party_span = m.span("open") if m["open"] else m.span("code")
        sure = party is None or party in RIKSDAG or party.upper() in LOCAL
        mentions.append((_mention(text, span, party, party_span, m.end()), sure))
        at = span[0]
        shared = m["all"] or m["both"]
        while shared and (first := _patterns()["couple"].search(text, max(0, at - 90), at)):
            other = person_span(text, *first.span("name"))
            if other is None:
                break
            yield PersonMention(other[0], other[1], clean_name(text[slice(*other)]), party, party_span, other)
            if shared.casefold() == "båda":
                break
            at = other[0]
    for i, (mention, sure) in enumerate(mentions):
        if sure or _local(text, mention, [n for n, known in mentions[max(0, i - 1) : i + 2] if known]):
            yield mention


def _titled(text: str, end: int, before: list[tuple[PersonMention, bool]]) -> Span | None:
    """A surname behind its title, and those that share the title ("Herrar Lind (m) och Ek i Dala (m)"); a name with where
    its bearer lives behind it."""
    found = _patterns()["titled"].search(text, max(0, end - 90), end)
    if found and found["name"]:
        return found.span("name")
    if found and found["full"]:
        return person_span(text, *found.span("full"))
    again = _patterns()["second"].search(text, max(0, end - 60), end) if before else None
    last = before[-1][0] if before else None
    if again and last and " " not in last.name and last.end >= again.start() - 1:
        return again.span("name")
    return None


def _comma(text: str) -> Iterator[PersonMention]:
    """The form "Anna Ek, s,"."""
    for m in _patterns()["comma"].finditer(text):
        hit = _patterns()["name"].search(text, max(0, m.start() - 90), m.start())
        span = person_span(text, *hit.span("name")) if hit and not hit["more"] else None
        if span:
            group = "low" if m["low"] else "high"
            yield _mention(text, span, m[group].upper(), m.span(group), m.end())


def _before(text: str) -> Iterator[PersonMention]:
    """The form "(C) Ewa Alm"."""
    for m in _patterns()["before"].finditer(text):
        span = person_span(text, *m.span("name"))
        if span and _may_be(m["code"], None) and (m["code"].upper() in RIKSDAG | LOCAL or m["code"] in "-–"):
            party = None if m["code"] in "-–" else party_code(m["code"])
            name = clean_name(text[slice(*span)])
            yield PersonMention(m.start("code") - 1, span[1], name, party, m.span("code"), span)


def _mention(text: str, span: Span, party: str | None, party_span: Span, end: int) -> PersonMention:
    """A mention whose name is freed from the genitive of "Anna Eks (S) motion"."""
    start, stop = span
    if text[stop - 1] == "s" and _OWNED.match(text, end):
        bare = text[start : stop - 1]
        stop -= not _NO_GENITIVE.search(text[start:stop]) or f"{bare} (" in text
    return PersonMention(start, end, clean_name(text[start:stop]), party, party_span, (start, stop))


def _may_be(code: str, former: str | None) -> bool:
    """Whether letters in parentheses can be a party's at all: "(sic)", "(USA)", "(Rektor)" cannot."""
    if code in "-–—" or former or code.upper() in RIKSDAG:
        return True
    return code.upper() not in _NO_PARTY and code[0].isupper() and (len(code) < 5 or code.isupper())


def _local(text: str, mention: PersonMention, near: list[PersonMention]) -> bool:
    """Whether an unknown code is a local party's, by the company that the name keeps."""
    initials = "".join(word[0] for word in mention.name.split()).upper()
    if (mention.party or "").upper() in initials:
        return False
    if _MEMBER.search(text, max(0, mention.start - 40), mention.start) or _DOES.match(text, mention.end):
        return True
    if _MOTION_LINE.match(text, text.rfind("\n", 0, mention.start) + 1):
        return True
    between = [text[min(m.end, mention.end) : max(m.start, mention.start)] for m in near if m is not mention]
    return any(re.fullmatch(r"(?:[\s,;&]|och|samt|§+[\d\s–-]+)*", gap) for gap in between)


def person_span(text: str, start: int, end: int) -> Span | None:
    """The part of capitalised words that is a name: after titles and words of the genre, on one line or broken."""
    words = list(re.finditer(r"\S+", text[start:end]))
    keep = 0
    for i, word in enumerate(words):
        plain = word[0].strip(".,:").casefold()
        if plain in _NO_NAME or _NO_NAME_END.search(plain):
            keep = i + 1
    words = words[keep:]
    for i in range(1, len(words)):
        if "\n" not in text[start + words[i - 1].end() : start + words[i].start()]:
            continue
        first, last = i, len(words) - i
        line = text.rfind("\n", 0, start + words[0].start()) + 1
        alone = not text[line : start + words[0].start()].strip()
        placed = _PLACED.search(text, max(0, start - 8), start + words[0].start()) is not None
        if last >= 2 and (first >= 2 or placed or (alone and not _GOES_ON.search(text, max(0, line - 12), line))):
            words = words[i:]
            break
    big = [w for w in words if w[0][0].isupper()]
    if len(big) < 2 or len(big[-1][0].rstrip(".")) < 2 or (big[-1][0].isupper() and len(big[-1][0]) < 3):
        return None
    return start + words[0].start(), start + words[-1].end()


def _ink_end(text: str, at: int) -> int:
    """Where the last character that is no white space ends, before `at`."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def clean_name(name: str) -> str:
    """The name on one line; one in capitals ("EVA BERG") as names are written."""
    name = " ".join(name.split())
    return sys.intern(name.title() if name.isupper() and len(name) > 4 else name)


@cache
def _party_pattern() -> re.Pattern[str]:
    codes = "|".join(sorted({*RIKSDAG, "D", "FI", "Fi"} - {"NYD", "KDS"}, key=lambda c: (-len(c), c)))
    names = "|".join(W.join(n.split()) for n in sorted(PARTY_NAMES, key=lambda n: (-len(n), n)))
    one = rf"(?:{codes})(?![\w-])"
    return re.compile(
        rf"(?=[(\[SMCVKLFDsmcvklfd])(?:(?<![\w-])(?P<name>(?i:{names}))s?(?![\w-])"
        rf"|[(\[](?P<inside>{one}(?:(?:,{W}?|{W}och{W}|{W}samt{W}|/|{W}&{W}|\+){one})*)[)\]]"
        rf"|(?<![\w(/-])(?P<list>{one}(?:(?:,{W}|{W}och{W}|{W}samt{W}|,{W}?(?:och|samt){W}){one})+)"
        rf"|(?<=från\s)(?P<alone>{one})|(?<![\w-])(?P<group>{codes})-(?=gruppen|ledamot|ledamöter))"
    )


_LETTERED = re.compile(
    rf"(?i:alternativ|alternativen|bilaga|bilagor|punkt|punkterna|område|etapp|vitamin|hus|kvarter){W}$"
)


def find_parties(text: str) -> list[PartyMention]:
    """Parties without a person: by name, in parentheses ("Motion (M)"), in lists ("D, M, L och KD"), after "från".

    The party of a person ("Anna Ek (S)") is not among them; offsets are half-open.
    """
    people = [m.party_span for m in find_people(text)]
    people += [(c.start, c.end) for c in codes_beside(text)]
    found: list[PartyMention] = []
    for m in _party_pattern().finditer(text):
        if m["name"]:
            key = " ".join(m["name"].casefold().split())
            found.append(PartyMention(*m.span("name"), PARTY_NAMES[key]))
            continue
        group = next(g for g in ("inside", "list", "alone", "group") if m[g])
        start, stop = m.span(group)
        if any(a < stop and start < b for a, b in people) or _LETTERED.search(text, max(0, start - 14), start):
            continue
        for code in re.finditer(r"[^\W\d_]{1,3}", text[start:stop]):
            if code[0].upper() in RIKSDAG | LOCAL:
                found.append(PartyMention(start + code.start(), start + code.end(), party_code(code[0])))
    return found
