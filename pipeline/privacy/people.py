"""The names of citizens: a private person who hands in a medborgarförslag is named in nothing but the raw pages.

Minutes write `Medborgarförslag från Anna Ek om …`, `Medborgarförslaget, som Anna Ek har lämnat, …`; a petition is
signed by people. A politician has a party behind the name and is no private person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.privacy.forms import UPPER
from pipeline.privacy.movers import movers_of
from pipeline.privacy.persons import is_person, no_mover

_WORD = rf"(?:[{UPPER}][\w'’-]+|[{UPPER}]\.)"
_BOND = r"(?:von|af|av|de|van|der|den|la|le|el|al|bin|ibn|ben|di|da|dos|du|ter)"
_NAME = rf"{_WORD}(?:\s{{1,8}}(?:{_BOND}\s+){{0,2}}{_WORD}){{1,3}}"
# Taken whole or not at all: a name with a party behind it is not a shorter name without one.
_NAMES = (
    rf"(?P<names>(?>(?:{_WORD}\s{{1,8}}och\s{{1,8}})?{_NAME}"
    rf"(?:(?:,\s{{0,8}}|\s{{1,8}}(?:och|samt|&)\s{{1,8}}){_NAME}){{0,30}}))(?!\s{{0,8}}\()"
)
_NOUN = r"\b(?i:medborgarförslag|invånarförslag|e-förslag|medborgarmotion|invånarinitiativ|medborgarinitiativ|folkinitiativ)(?i:ets?|en)?\b"
_PETITION = r"\b(?i:namninsamling|namnlist|protestlist|petition|upprop|namnunderskrift|e-petition|insändare|synpunkt|klagomål)\w{0,4}\b"
_SENT = (
    r"(?:inlämnades|lämnades|väcktes|skrevs|skickades|undertecknades|"
    r"inlämnat|lämnat|inskickat|insänt|ingivet|väckt|ställt|undertecknat|skrivet|inkommit)s?(?:\s+in)?"
)
_ASKS = r"(?:föreslår|föreslog|föreslagit|skriver|begär|önskar|vill)"
_HOW = r"(?:\s{0,8}\([^)]{0,80}\))?(?:,?\s{1,8}(?:som\s+)?(?:har\s+)?(?:inlämnats|inkommit|väckts|lämnats|insänts)(?:\s+in)?)?"
_WHEN = r"(?:,?\s{1,8}(?:som\s+)?(?:inkom\w*|inlämna\w*|daterat)[^.]{0,40}?,?)?"
_ABOUT = r"(?:om|angående|ang\.?|med|där|rörande|gällande|som|avseende|beträffande|att)\b"
_ENDS = rf"(?=\s{{0,8}}(?:[.,;:)/\n]|$|[–-]\s)|\s{{1,8}}{_ABOUT})"
_TITLE = r"(?:(?:makarna|familjen|paret|syskonen|fru|herr|eleven|eleverna|invånaren|invånarna|pensionären|boende|medborgaren)\s{1,8})?"
_MOVES = [
    re.compile(pattern)
    for pattern in (
        rf"{_NOUN}{_HOW}\s{{1,8}}(?i:från|av)\s{{1,8}}{_TITLE}{_NAMES}",
        rf"{_NOUN}[^.§]{{0,120}}?\b(?i:från)\s{{1,8}}{_TITLE}{_NAMES}{_ENDS}",
        rf"{_NOUN}[^.§]{{0,160}}?\b{_SENT}\s{{1,8}}(?:av|från)\s{{1,8}}{_TITLE}{_NAMES}",
        rf"{_NOUN},?\s{{1,8}}som\s{{1,8}}{_NAMES}\s{{1,8}}(?:har\b|lämna|väck|skicka|in)",
        rf"{_NAMES}(?:,[^.,§]{{1,40}},)?\s{{1,8}}(?:har|hade|{_SENT}|lämnade|väckte|inkom|{_ASKS})\b[^.§]{{0,80}}?\b(?:ett|sitt|i|genom)\s{{1,8}}{_NOUN}",
        rf"\b(?i:i\s+(?:(?:ett|sitt|detta)\s+)?)(?:{_NOUN}){_WHEN}\s{{1,8}}(?:{_ASKS}|har)\s{{1,8}}{_NAMES}",
        rf"\b(?i:förslagsställare|förslagslämnare|initiativtagare|inlämnare|avsändare|undertecknad|undertecknat)n?\s{{0,4}}[:,]?\s{{1,8}}(?:är\s|heter\s)?{_NAMES}",
        rf"\b(?:Namn|Inlämnat av|Inlämnad av|Insänt av|Inskickat av|Väckt av)\s{{0,4}}:?\s{{1,8}}{_NAMES}",
        rf"{_NOUN}\s{{0,4}}(?:[,:/(–-]\s{{0,4}}){_NAMES}(?=\s{{0,8}}(?:[)/.,;\n]|$))",
        rf"\b(?:ett\s{{1,8}})?(?:av|från)\s{{1,8}}{_NAMES}\s{{1,8}}(?:{_SENT}|inkommet|ingivna?|väckta?)\s{{1,8}}{_NOUN}",
        rf"{_NOUN}{_HOW}\s{{1,8}}(?i:från|av)\s{{1,8}}(?P<turned>{_WORD},\s{{1,8}}{_WORD}){_ENDS}",
        rf"(?m:^)[ \t]{{0,20}}{_NOUN}[^\n]{{0,160}}\n{{1,3}}[ \t]{{0,20}}{_NAMES}(?=,?[ \t]{{0,8}}(?:\d|\n|$))",
        rf"{_NOUN}[^.§\n]{{0,120}}?,\s{{1,4}}{_NAMES}(?=[ \t]{{0,8}}(?:[.\n]|$))",
        rf"{_NOUN}[^.§\n]{{0,80}}?[–-]\s{{0,4}}{_NAMES}\s{{1,8}}(?:{_ASKS}|har)\b",
        rf"\bfrån\s{{1,8}}{_NAMES}\s{{1,8}}(?:mottagit|fått|erhållit)\b[^.§]{{0,40}}?{_NOUN}",
        rf"(?P<owner>{_NAME}s)\s{{1,8}}{_NOUN}",
    )
]
_BESIDE = {_MOVES[8], _MOVES[12]}  # a name that only stands beside the noun: that of an official may, too
_MINE = re.compile(rf"\b(?i:mitt|vårt)\s{{1,8}}{_NOUN}|{_NOUN}[^§]{{0,400}}?\b(?i:jag|undertecknad)\s")
_GREETED = [re.compile(rf"\b(?i:hälsning|hälsningar|mvh|underskrift|namnförtydligande)\b[,.!:]?\s{{1,8}}{_NAMES}")]
_SIGNED = [
    re.compile(pattern)
    for pattern in (
        rf"{_PETITION}[^.§]{{0,60}}?\b(?i:från|av)\s{{1,8}}{_NAMES}",
        rf"{_NAMES}\s{{1,8}}(?:har|hade|lämnade|överlämnade)\b[^.§]{{0,80}}?{_PETITION}",
        rf"{_PETITION}[^.§]{{0,160}}?\b(?i:undertecknad|undertecknat|underskriven|signerad)\s{{1,8}}av\s{{1,8}}{_NAMES}",
    )
]
_LIST = re.compile(
    rf"{_PETITION}[ \t]{{0,8}}:?[ \t]{{0,8}}\n(?P<names>(?:[ \t]{{0,20}}{_NAME}[^\n]{{0,60}}\n?){{1,200}})"
)
_LINE = re.compile(rf"(?m:^)[ \t]{{0,20}}(?P<names>{_NAME})")
_CAPITALS = re.compile(
    r"\s(?:OM|ANGÅENDE|ANG|MED|DÄR|RÖRANDE|GÄLLANDE|SOM|AVSEENDE|ATT|FÖR|I|PÅ|TILL|HAR|OCH|SAMT|DNR)(?:\s.*)?$",
    re.DOTALL,
)
# A capital letter in front and yet no person: what often begins or ends the name of a place or an organ.
_NOBODY = re.compile(
    r"\b(?:Norra|Södra|Östra|Västra|Stora|Lilla|Nya|Gamla|Övre|Nedre|Inre|Yttre|Mellersta|Sankt|Svenska|Sveriges|"
    r"Region|Kommun|Stad|Län|Landsting|Motion\w*|Medborgarförslag\w*|Beslut\w*|Ärende\w*|Svar|Sida|Dnr|Diarienr|"
    r"Diarienummer|Dokument\w*|Bilaga|Datum|Kommunala?|Protokoll\w*|Kommunen|Förslag\w*|Beskrivning|Sammanfattning|"
    r"Bakgrund|Yttrande|Remiss|Inkom\w*|KS|KF|KSAU|"
    r"(?i:\w*(?:styrelsen?s?|nämnden?s?|utskottet|fullmäktiges?|förvaltningen|kontoret|partiet|föreningen|demokraterna|"
    r"kommun|förbundet|skolan|rådet|bolaget)|AB|HB|KB|Stiftelsen|Föreningen))\b"
)


def citizens(text: str) -> frozenset[str]:
    """The private persons whom a text names as movers of a medborgarförslag or petition, with single spaces."""
    found: set[str] = set()
    if re.search(_NOUN, text):
        found.update(_named(text, _MOVES))
    if re.search(_PETITION, text):
        found.update(_named(text, _SIGNED))
        for signed in _LIST.finditer(text):
            found.update(_named(signed["names"], [_LINE]))
    if _MINE.search(text):
        found.update(_named(text, _GREETED))
    return frozenset(found) | movers_of(text)


def movers(text: str) -> frozenset[str]:
    """Those of the citizens of whom a text tells something that only a person does: asks, hands in, signs a form."""
    return frozenset(_named(text, _MOVES[2:]) if re.search(_NOUN, text) else ())


def _named(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if pattern in _BESIDE and no_mover(text, *match.span("names")):
                continue
            if owner := groups.get("owner"):
                yield from _persons(owner[:-1])
            elif turned := groups.get("turned"):
                yield " ".join(turned.split())
            else:
                parts = re.split(r",\s*|\s+(?:och|samt|&)\s+", match["names"])
                if (
                    len(parts[0].split()) == 1
                    and len(parts) > 1
                    and is_person(f"{parts[0]} {parts[1]}")
                    and is_person(parts[1])
                ):  # `Anna och Bo Ek`
                    yield " ".join(f"{parts[0]} och {parts[1]}".split())
                for name in parts:
                    yield from _persons(name)


def _persons(name: str) -> Iterator[str]:
    """The name as a whole, and each of its lines: in a form a line ends it, under a heading a line begins it."""
    for told in dict.fromkeys((name, *name.split("\n"))):
        words = _CAPITALS.sub("", " ".join(told.split())).split()
        while words and _NOBODY.fullmatch(words[0]):
            del words[0]
        while words and _NOBODY.fullmatch(words[-1]):
            del words[-1]
        if len(words) > 1 and not _NOBODY.search(" ".join(words)) and is_person(" ".join(words)):
            yield " ".join(words)


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds these names in a text, over line breaks too; None where there are none."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"\b(?:{either})", re.IGNORECASE) if either else None


def names(text: str, who: Iterable[str]) -> bool:
    """Whether a text names one of them, over line breaks too."""
    pattern = pattern_of(who)
    return bool(pattern and pattern.search(text))
