"""Agreements that a text only denies: each sentence that names the partner says that there is none, and never was.

Kommunen har inget vänortsavtal med X.        X har aldrig varit vänort till oss.        Vänort i X saknas.

What was ("inte längre"), what is only not so ("inte bara vänort"), another one than this ("ingen annan vänort än X") and what
is meant by another noun of the sentence ("inget vänortsavtal men ett samarbetsavtal") is no denial.
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.owners import TREATY
from pipeline.extract.partners.pair import Pair

_NOUN = "\N{REPLACEMENT CHARACTER}"
_MAKE = r"(?:ingå|sluti|teckna|underteckna|träffa|skriv|haft|hade|har|ha|upprätta|etablera|funn|finns|fanns|förelegat|föreligger)\w*"
_NOT = r"(?:inte|ej|icke|aldrig)"
_SO = r"(?!\s+(?:längre|bara|enbart|endast|minst|alltid|annat|kvar)\b)"  # behind a "not" that denies no agreement
_FEW = r"(?:(?!(?:med|i|på|från|till|av|för|om|inom)\b)[\w-]+\s+){0,3}?"
_DENIED = re.compile(
    rf"(?:\b(?:ingen|inget|inga|ingendera)\s+(?!(?:annan|annat|andra|av|ytterligare|nya?|nytt)\b){_FEW}{_NOUN}"
    rf"|\b(?:inget|ingenting|inte(?:\s+något)?)\s+med\s+{_FEW}{_NOUN}\s+att\s+göra\b"
    rf"|\bsakna[rs](?:\s+|de\s+|des\s+){_FEW}{_NOUN}"
    rf"|{_NOUN}(?:\s+[\w-]+){{0,5}}?\s+saknas\b"
    rf"|\b(?:någon|något|några)\s+{_FEW}{_NOUN}(?:[^,;:]*?)\s{_NOT}{_SO}\b(?=[^,;:]*\b{_MAKE}|\s*$|[^,;:]*$)"
    rf"|\b{_NOT}{_SO}\s+(?:och\s+har\s+aldrig\s+)?(?:[\w-]+\s+){{0,2}}?(?:någon(?:sin)?|något|några)\s+(?!(?:annan|annat|andra|nya?|nytt)\b){_FEW}{_NOUN}"
    rf"|\b(?:är|var|varit|blev|blivit|räknas|betraktas)\s+(?:[\w-]+\s+)?{_NOT}{_SO}\s+(?:[\w-]+\s+)?{_FEW}{_NOUN}"
    rf"|\b{_NOT}{_SO}\s+(?:[\w-]+\s+)?(?:varit|blivit|haft)\s+{_FEW}{_NOUN}"
    rf"|\b{_NOT}{_SO}\s+(?:[\w-]+\s+)?{_MAKE}\s+(?:ett|en|något|någon)\s+{_FEW}{_NOUN}"
    rf"|\b(?:finns|hör|ingår|räknas|är)\s+(?:[\w-]+\s+)?{_NOT}{_SO}\s+(?:med\s+)?(?:bland|till)\s+{_FEW}{_NOUN}"
    rf"|\b(?:skulle|påstås|sägs)\s+(?:\w+\s+)?(?:vara|ha)\s+{_FEW}{_NOUN}.*\b(?:missförstånd|felaktig\w*|fel|stämmer\s+inte)\b"
    r")",
    re.IGNORECASE | re.DOTALL,
)
_DEFINITE = ("en", "et", "na")
_AMONG = re.compile(r"(?i)\b(?:bland|till)\b")
_BUT_NOT = re.compile(r"(?:inget|ingen|inga|inte|ej)\s+(?:heller\s+)?(?:med|till|i)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)


def is_denied(a: Annotated, pair: Pair) -> bool:
    """Whether at least one sentence denies the pair's agreement, and none that names it tells of one."""
    if pair.state is not None or pair.joint:
        return False
    units = {a.unit(at).first: a.unit(at) for at in (*pair.places, *pair.nouns)}
    told = [said for unit in units.values() if (said := _denies(a, unit, pair)) is not None]
    return bool(told) and all(told)


def _denies(a: Annotated, unit: Unit, pair: Pair) -> bool | None:
    """Whether a sentence denies the pair's agreement; None where it names no agreement."""
    text = a.item.view.text
    own = [at for at in pair.places if unit.first <= at < unit.last]
    if own and all(_BUT_NOT.search(text, a.tokens[unit.first].start, a.tokens[at].start) for at in own):
        return True
    nouns = [i for i in range(unit.first, unit.last) if _is_noun(a, i)]
    if not nouns:
        return None
    return a.last_word(unit) != "?" and all(_is_denied(a, unit, i) for i in nouns)


def _is_noun(a: Annotated, at: int) -> bool:
    token = a.tokens[at]
    return token.label == "AGREEMENT" or (token.label == "RELATION" and token.form in TREATY)


def _is_denied(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether the words about a noun deny that there is such an agreement."""
    text = a.item.view.text
    start, end = a.tokens[unit.first].start, a.tokens[unit.last - 1].end
    said = f"{text[start : a.tokens[noun].start]}{_NOUN}{text[a.tokens[noun].end : end]}".rstrip(" .\n")
    found = [match[0] for match in _DENIED.finditer(said) if _NOUN in match[0]]
    if a.word(noun).endswith(_DEFINITE):  # "inget utbyte med vänorten": there is one
        return any(_AMONG.search(words) for words in found)
    return bool(found)
