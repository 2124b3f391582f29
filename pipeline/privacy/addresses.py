"""Street addresses, boxes and c/o, with postcode and town where they stand behind.

Whose address it is a text seldom says, and no export needs that of an office: all of them are taken. Names of streets
without a number are no addresses, nor are designations of property (`Tallen 1:23`), roads (`riksväg 40`), plans, years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.privacy.forms import FORMS, UPPER
from pipeline.privacy.model import Leak

_FORM = FORMS["adress"]
_LEFT = 90  # characters in front of a number that may name its street
_W = rf"[{UPPER}][\w'’:-]{{0,40}}"
_B = r"[ \t\u00a0]{1,4}"  # blanks within a line
_G = r"[ \t\u00a0]{0,6}\n?[ \t\u00a0]{0,12}"  # blanks, over a line break
_FIRST = re.compile(r"(?<=\s)(?<!\d\s)[1-9]\d{0,3}(?!\d)")
_STREET = re.compile(
    rf"(?:(?<=^)|(?<=[^\w'’:.-]))(?P<street>(?:{_W}{_B}){{0,3}}[^\W\d_][\w'’:-]{{0,40}}\.?)"
    r",?(?:[ \t\u00a0]{1,6}\n?|\n)[ \t\u00a0]{0,12}$"
)
_LETTER = r"(?:[a-zA-Z](?!\w)|[ \t][A-HJ-Za-h](?![\w.]))?"
_NUMBER = rf"(?P<number>\d{{1,4}})(?!\d){_LETTER}(?:[ \t]?[-–/][ \t]?\d{{1,4}}(?!\d){_LETTER})?(?![:\w])"
_FLAT = (
    r"(?:,?[ \t]{0,3}(?:(?:lgh|lägenhet|läg)\.?[ \t]?(?:nr\.?[ \t]?)?\d{1,4}(?!\d)|\d{1,2}[ \t]?tr(?:appor)?\b\.?"
    r"|(?:nb|bv|ög|öv|ö\.g\.|n\.b\.)(?!\w)|vån(?:ing)?\.?[ \t]?\d{1,2}(?!\d))){0,3}"
)
_SECOND = r"(?:Västra|Östra|Norra|Södra|Stora|Lilla|Nya|Gamla|Övre|Nedre|Upplands|Sankt|S:t|S:ta)"
_CODE = r"(?:(?:SE|S)[- ]?)?\d{3}[ \t\u00a0]?\d{2}(?!\d)"
_TOWN = rf"(?:{_SECOND}{_B})?[{UPPER}][^\W\d_]{{1,30}}(?:-[{UPPER}]?[^\W\d_]{{1,30}})?"
_TAIL = rf"(?:[,.;·]?{_G}{_CODE}(?:{_G}{_TOWN})?)?"
_ENDED = re.compile(rf"{_NUMBER}{_FLAT}(?P<tail>{_TAIL})")
_WHOLE = (
    re.compile(
        rf"(?<!\w)(?:(?:Box|BOX|P\.?[ \t]?O\.?[ \t]?Box|Postbox|Postlåda|Fack){_B}\d{{1,5}}(?![\d:])"
        rf"|P[lL]\.?{_B}\d{{1,5}}(?=[,\s]{{1,3}}\d{{3}}[ ]\d\d)){_TAIL}"
    ),
    re.compile(
        rf"(?<!\w)(?:(?:SE|S)-\d{{3}}[ \t]?\d{{2}}|(?i:postn(?:umme)?r)\.?:?{_B}\d{{3}}[ \t]?\d{{2}})(?!\d)(?:{_B}{_TOWN})?"
    ),
    # a postcode and its town in a line of their own, or between commas
    re.compile(rf"(?<![^\s,;>(·|])(?<!\d )(?<!\d){_CODE}{_B}{_TOWN}(?=[ \t]*(?:$|[\n,.;)<|·]))", re.MULTILINE),
    re.compile(
        rf"(?<!\w)(?:(?:[uU]l\.|[uU]lica|[rR]ue|Calle|Via){_B}(?:{_W}{_B}){{1,3}}\d{{1,4}}(?![\d:])"
        rf"|\d{{1,4}}{_B}(?:{_W}{_B}){{1,3}}(?:Street|Road|Avenue|Lane|Drive)\b)"
    ),
)
_CARE = re.compile(r"(?<![\w/])[cC][ \t]?/[ \t]?[oO]\b\.?:?[ \t]{0,3}[^\n,;|<>\d\[]{2,50}(?<!\s)")
_DIGIT = re.compile(r"\d")
_STREETS = re.compile(rf"[^\W\d_][\w'’:-]*(?:{_FORM.either('streets')})$", re.IGNORECASE)
_APART = re.compile(rf"(?:{_W}\s+){{1,3}}(?:{_FORM.either('apart')})$", re.IGNORECASE)
_PERHAPS = re.compile(rf"[{UPPER}].*(?:(?:{_FORM.either('perhaps')})|[a-zåäö][gv]\.?)$", re.DOTALL)
_LIKELY = re.compile(
    rf"(?:{_FORM.either('streets')}|{_FORM.either('apart')}|{_FORM.either('perhaps')}|[gv]\.?)$", re.IGNORECASE
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ \t]?[-–/][ \t]?\d{2,4})?")
_NR = re.compile(r"[ \t]nr\.?[ \t]$")
_NR_LAST = re.compile(r"[ \t]nr\.?$")
_MARKS = re.compile(r"adress|bo[rs]|bodd|skriv|fastighet", re.IGNORECASE)
_NEVER = frozenset(_FORM.words("never"))
_UNITS = re.compile(rf"[ \t]?(?:{_FORM.either('units')})(?!\w)")
_PERSON = re.compile(rf"[{UPPER}][\w'’-]+[ \t]+[{UPPER}][\w'’-]+,\s*$")
_LABEL = re.compile(rf"(?<![\w\[])(?:{_FORM.either('labels')})[\s:,]{{1,6}}$", re.IGNORECASE)
_LABEL_IN = re.compile(rf"^(?:{_FORM.either('labels')})[\s:,]+(?=[{UPPER}])", re.IGNORECASE)
_ORGAN = re.compile(
    r"[A-ZÅÄÖ]{1,6}|Dnr|Diarienr|Diarienummer|Protokoll|Sida|Sid|Blad|Kl|Nr|Bilaga|Handling|Ärende|Paragraf|Nummer|Datum"
)
_BROKEN = re.compile(rf"(?<!\w)[{UPPER}][\w'’]{{1,30}}-[ \t]*\n[ \t]*$")
# `Brunnsg. 5`, `Tallv. 12`, but not the end of a sentence (`i Göteborg. 5 ledamöter`)
_SHORT = re.compile(rf"(?<!\w)[{UPPER}](?!\w*(?:bor|ber|bur|bour)g\.)\w{{1,20}}(?:[dfhklmprsto]g|[bdfghklmnrst]v)\.$")
_NO_SENTENCE = re.compile(rf"\s*(?:[,;)\n]|$|i\s+[{UPPER}])")
_NEXT = re.compile(r"[.)]\s")
_LISTED = re.compile(r"(?:^|\n)[ \t]*\d{1,3}[.)][ \t][^\n]*$")
_ROADS = ("riks", "läns", "europa", "motor", "cykel", "gång")
_NAMELESS = frozenset(("väg", "vägen", "gata", "gatan", "torg", "torget", "stig", "stigen", "allé", "allén", "gränd"))


def addresses(text: str) -> Iterator[Leak]:
    """The addresses of a text, not in order; they may overlap."""
    if "/" in text:
        for found in _CARE.finditer(text):
            yield Leak("adress", *found.span())
    if not _DIGIT.search(text):
        return
    for pattern in _WHOLE:
        for found in pattern.finditer(text):
            yield Leak("adress", *found.span())
    for first in _FIRST.finditer(text):
        at = first.start()
        left = text[max(0, at - _LEFT) : at]
        words = _NR.sub("", left).rstrip(" \t\n\u00a0,").split()
        ended = _ENDED.match(text, at) if words and words[-1][-1] not in "0123456789:;)" else None
        if not ended or not (ended["tail"] or _LIKELY.search(words[-1]) or _MARKS.search(left)):
            continue
        named = _STREET.search(left)
        if named:
            begin = at - len(left) + named.start("street")
            broken = _BROKEN.search(
                text[max(0, begin - 40) : begin]
            )  # `Stor-` ends its line, `gatan 5` begins the next
            if broken and named["street"].islower() and _STREETS.match(f"x{named['street']}"):
                yield from _over_lines(text, begin - len(broken[0]), named["street"], begin, ended)
                continue
            street = _street(text, begin, _NR_LAST.sub("", named["street"]), ended)
            if street is not None:
                yield Leak("adress", begin + street, ended.end())


def _over_lines(text: str, start: int, street: str, begin: int, ended: re.Match[str]) -> Iterator[Leak]:
    if _numbered(text, street, begin, ended):
        yield Leak("adress", start, ended.end())


def _street(text: str, begin: int, street: str, ended: re.Match[str]) -> int | None:
    """How many characters of `street` stand before the name of the street; None where it is none."""
    word = street.split()[-1]
    folded = word.casefold()
    road = folded in _NEVER and (word[0].islower() or folded.startswith(_ROADS))
    if road or not _numbered(text, street, begin, ended):
        return None
    tail = bool(ended["tail"])
    labelled = bool(_LABEL.search(text[max(0, begin - 30) : begin]))
    inside = _LABEL_IN.match(street)
    if _STREETS.match(word) and folded not in _NAMELESS and (tail or not word.endswith(".")):
        return _shorter(street, word)
    if _SHORT.search(word):
        return _shorter(street, word)
    if len(street.split()) > 1 and _APART.match(street):
        return 0
    if (labelled or inside) and word[0].isupper():
        return inside.end() if inside else 0
    beside = tail or bool(_PERSON.search(text[max(0, begin - 60) : begin]))
    if beside and _PERHAPS.match(street) and folded not in _NAMELESS:
        return 0
    return 0 if tail and word[0].isupper() and not _ORGAN.fullmatch(word) else None


def _shorter(street: str, word: str) -> int:
    """Where the name of a street of one word begins: `Östra` and the like in front belong to it."""
    words = street.split()
    belongs = len(words) > 1 and re.fullmatch(_SECOND, words[-2])
    return street.rindex(words[-2]) if belongs else len(street) - len(word)


def _numbered(text: str, street: str, begin: int, ended: re.Match[str]) -> bool:
    """Whether the number is that of a house: no year, sum, length, or number of a list."""
    if ended["tail"]:
        return True
    number = ended["number"]
    plain = ended[0] == number
    if _YEARS.fullmatch(ended[0]):
        return False
    if "\n" in text[begin + len(street) : ended.start()] and not street.split()[-1][0].isupper():
        return False
    if (
        "\n" in text[begin + len(street) : ended.start()]
        and _NEXT.match(text, ended.end())
        and _LISTED.search(text[max(0, begin - 200) : begin])
    ):
        return False  # the number of a list's next entry
    if _SHORT.search(street):
        return bool(_NO_SENTENCE.match(text, ended.end()))
    if street.endswith("."):  # `Storg. 3`, but also the end of a sentence
        return False
    return not (
        plain and (re.match(r"[ \u00a0]\d{3}(?!\d)", text[ended.end() :][:5]) or _UNITS.match(text, ended.end()))
    )
