"""Who pays for an agreement: a body in the words of paying, or the programme that a partnership lives by.

Three ways, the surest first: behind words of paying ("finansieras av Sida"), before them ("Sida har beviljat medel"), and,
for a partnership only, the body that does nothing else than fund such (`funder.named`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.annotate import Annotated
from pipeline.extract.finding import Finding
from pipeline.rules.terms import TermMatch, find_terms

_W = r"\s+"
_ICLD = (
    rf"(?:[Ss]venskt{_W}[Ii]nternationellt{_W}|[Ii]nternationellt{_W})[Cc]entrum{_W}för{_W}[Ll]okal{_W}[Dd]emokrati"
    rf"(?:,?{_W}\(?ICLD\)?)?|ICLD"
)
_OPEN = (
    r"[A-ZÅÄÖ][\w-]*(?:rådet|fonden|stiftelsen|institutet|verket|myndigheten|programmet|departementet|kommissionen)"
    rf"|[A-ZÅÄÖ][\w-]+a{_W}(?:institutet|ministerrådet|rådet|fonden|investeringsfonden|samarbetsfonden|kulturfonden)"
    rf"|(?:Stiftelsen|Föreningen){_W}[A-ZÅÄÖ][\w-]+(?:{_W}[A-ZÅÄÖ][\w-]+)*"
    rf"|[A-ZÅÄÖ][\w-]+(?:{_W}[A-ZÅÄÖ][\w-]+)*{_W}(?:[Ff]ond|[Ff]oundation|[Ss]tiftelse)\b"
)
NAMES = re.compile(
    rf"\b(?P<known>(?P<icld>{_ICLD})|(?P<sida>Sida|SIDA)(?!{_W}\d)|Svenska{_W}institutet|EU|Europeiska{_W}unionen|Erasmus\+?|Interreg"
    rf"|Nordiska{_W}ministerrådet|Nordplus|Forum{_W}Syd|Swedesd|Tillväxtverket|Vinnova|Naturvårdsverket)\b|(?P<open>{_OPEN})"
)
PARTNERSHIPS = "ICLD"
"""The body that funds partnerships of municipalities and regions, and nothing else."""

PROGRAMMES = frozenset({"EU", "Europeiska unionen", "Erasmus+", "Erasmus", "Interreg", "Nordplus"})
_SKIPPED = ("expediering", "underlag", "narvaro", "rubrik")
_ASKED = ("motion", "yrkande", "reservation", "omrostning", "beslutsgang", "signatur")
_REACH = 80  # characters between the words of paying and a body that is known to pay
_BESIDE = re.compile(
    r"[\s,:]*(?:(?:den|det|bland annat|bl\.a\.|delvis|främst|statliga|även|också|projektmedel|från|av|genom|via)\b[\s,]*)*"
)
_BETWEEN = re.compile(
    r"\)?(?:,?\s+som)?(?:\s+(?:(?:genom|via|inom)\s+[\w-]+(?:\s+[\w-]+)?"
    r"|har|hade|också|även|nu|tidigare|delvis|därefter|redan|i sin tur|dessutom))*\s*"
)


def find_funders(a: Annotated) -> list[Finding]:
    """Every `funder` that the item names, the surest first."""
    text = a.item.view.text
    told: list[Finding] = []
    for match in find_terms("involved", text):
        paying = match.term.label == "FUNDER" or text.startswith("bidr", match.start)
        if not paying or a.part_at(match.start).kind in _SKIPPED:
            continue
        found = _behind(a, match) if match.term.gives["side"] == "after" else _before(a, match)
        if (
            found is None
            or _for_others(a, match.start)
            or _of_other_cost(text, match.start)
            or _thought(a, match.start)
        ):
            continue
        if _value(found) not in PROGRAMMES or (
            match.term.gives["side"] == "after" and _names_agreement(a, match.start)
        ):
            told.append(_finding(found, match.term.id))
    named = [
        _finding(name, "funder.named")
        for name in NAMES.finditer(text)
        if name["icld"]
        and not _refused(a, name.start())
        and not _only_told(a, name.start())
        and a.part_at(name.start()).kind not in (*_SKIPPED, *_ASKED)
        and a.head.kind != "motion"
    ]
    return [*told, *named]


def _behind(a: Annotated, match: TermMatch) -> re.Match[str] | None:
    unit = a.unit(a.token_at(match.start))
    text, end = a.item.view.text, a.tokens[unit.last - 1].end
    for name in _each(text, match.end, min(end, match.end + _REACH)):
        if name["known"] or _BESIDE.fullmatch(text[match.end : name.start()]):
            return name
    return None


def _before(a: Annotated, match: TermMatch) -> re.Match[str] | None:
    """The body right before the words, "Sida har bidragit till", or parted from them by "som har", "har även"."""
    unit = a.unit(a.token_at(match.start))
    text, start = a.item.view.text, a.tokens[unit.first].start
    before = [n for n in _each(text, start, match.start) if _BETWEEN.fullmatch(text[n.end() : match.start])]
    return before[-1] if before else None


def _for_others(a: Annotated, offset: int) -> bool:
    """Whether a sentence tells who may apply for money, instead of who pays: "föreningar kan söka bidrag från"."""
    unit = a.unit(a.token_at(offset))
    words = [t.text.lower() for t in a.tokens[unit.first : unit.last] if t.start < offset]
    return any(one in ("kan", "får", "bör") and two in ("söka", "ansöka") for one, two in pairwise(words))


def _of_other_cost(text: str, offset: int) -> bool:
    """Whether what is paid is a thing of its own: "försäkringen |betalas av", "lönen |bekostas av"."""
    return _OTHER_COST.search(text, max(0, offset - 40), offset) is not None


_OTHER_COST = re.compile(
    r"(?i)\b\w*(?:försäkring|lön|hyra|tjänst|anställning|utställning|bussar?|konsert|renovering|byggnad|lokal|skulptur|park)(?:e?n|erna|arna)?\s+(?:(?:av|för|till|i|på)\s+\w+\s+)?$"
)


def _thought(a: Annotated, offset: int) -> bool:
    """Whether money is only thought of: "utreda möjligheten till finansiering från Sida"."""
    unit = a.unit(a.token_at(offset))
    before = a.item.view.text[a.tokens[unit.first].start : offset]
    return _THOUGHT.search(before) is not None and not _GIVEN.search(a.words(unit))


_THOUGHT = re.compile(
    r"(?i)\b(?:möjlighet\w*|chans\w*|utsikt\w*|förhoppning\w*|hopp\w*)\s+(?:till|om|att)\b[^.;]{0,20}$"
)
_GIVEN = re.compile(r"(?i)\b(?:bevilja\w*|fått|fick|erhållit|erhöll|finansieras|finansierats|finansierades)\b")


def _only_told(a: Annotated, offset: int) -> bool:
    """Whether a body is only to be informed: "Kommunstyrelsen får i uppdrag att underrätta Homa Bay och ICLD"."""
    unit = a.unit(a.token_at(offset))
    before = a.item.view.text[a.tokens[unit.first].start : offset]
    return _INFORMS.search(before) is not None


_INFORMS = re.compile(
    r"(?i)\b(?:underrätta\w*|meddela\w*|informera\w*|delge\w*|kontakta|tillskriva|översända|sända|skicka\w*|kopia\s+till|för\s+kännedom)\b[^.;]*$"
)


def _refused(a: Annotated, offset: int) -> bool:
    """Whether a sentence tells that money was asked for and not given: "sökte bidrag hos ICLD men fick avslag"."""
    unit = a.unit(a.token_at(offset))
    said = a.words(unit)
    return _NO_MONEY.search(said) is not None and _MORE.search(said) is None


_MORE = re.compile(r"(?i)\b(?:fler|flera|ytterligare|nya|längre|fortsatt|fortsatta|förnyat)\b")  # it gave some before


_NO_MONEY = re.compile(
    r"(?i)\b(?:avslag|avslog|avslogs|avslagits|avslagit|nekade\w*|nekats|avböjde|fick nej|sade nej"
    r"|(?:inte|ej|aldrig|inga|inget)\s+(?:\w+\s+){0,2}(?:bevilja\w*|medel|bidrag|stöd|finansier\w+))\b"
)


def _each(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return NAMES.finditer(text, start, max(start, end))


def _names_agreement(a: Annotated, offset: int) -> bool:
    unit = a.unit(a.token_at(offset))
    return any(a.tokens[i].label == "AGREEMENT" for i in range(unit.first, unit.last))


def _value(name: re.Match[str]) -> str:
    if name["icld"] or name["sida"]:
        return "ICLD" if name["icld"] else "Sida"
    return " ".join(name[0].split())


def _finding(name: re.Match[str], rule: str) -> Finding:
    return Finding("funder", _value(name), name.start(), name.end(), rule)
