"""Whose relation a clause tells, where it says "staden", "de", "dess", or has another side as its subject.

Minutes speak of their own body without naming it ("vänorten Rauma"), so silence is ours. But a clause with a subject or
an owner of its own has said whose the relation is: "Torneå har avtal med Kirkenes", "I Rovaniemi tog man emot … stadens
vänorter, bland dem Narvik", "ett besök i Härnösand, där man har avtal med Kronstadt".
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import UNIT_WORDS, name_key
from pipeline.extract.partners.owners import ACTS, opens_clause
from pipeline.extract.places import candidates_of
from pipeline.places.bodies import resolve_body
from schemas.statement import FORMAL_PARTS

ABROAD = -1  # the side is somebody's abroad; any other answer is the token of a Swedish body
_HAS = frozenset(
    {"har", "hade", "haft", "är", "var", "varit", "blev", "blivit", "fick", "fått", "avvecklade", "avvecklat"}
)
OURS = frozenset({"vi", "vår", "vårt", "våra", "oss", "kommunen", "kommunens", "regionen", "regionens"})
_WE_TOO = OURS | {"länsstyrelsen", "länsstyrelsens", "länets"}
_POINTS = frozenset({"staden", "orten", "den", "de", "man", "dessa"})
_OWNS = frozenset({"stadens", "ortens", "dess", "deras", "sin", "sitt", "sina"})
_WHOSE = frozenset({"vars", "vilkas"})
_REFLEXIVE = frozenset({"sin", "sitt", "sina"})
_CITY = frozenset({"staden", "stadens"})
_CLAUSE = frozenset(
    {"att", "eftersom", "medan", "men", "där", "som", "vilken", "vilket", "när", "då", "hur", "¶", "”", '"', ":", ";"}
)
_LIGHT = frozenset([
    "också", "även", "redan", "nu", "länge", "sedan", "dag", "idag", "numera", "dessutom", "närvarande", "tidigare",
    "alltid", "fortfarande", "egna", "andra", "övriga", "många", "flera", "ett", "en", "två", "tre", "fyra", "fem",
    "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "antal", "nordiska", "nya", "gamla", "formella", "inte",
])  # fmt: skip
_AT = frozenset([
    "i", "från", "på", "till", "hos", "vid", "kring", "över", "om", "för", "genom", "mot", "ur", "med", "mellan",
    "av", "än", "utom", "bland", "inom", "under", "efter",
])  # fmt: skip
_WITH = frozenset({"med", "mellan", "gentemot"})
_ENVOY = re.compile(r"\w*(?:konsul|konsulat|ambassad|ambassadör|sändebud)(?:et|en)?s?")
_TOLD = re.compile(
    r"besö\w+|rese?\w*|for|åkte|gäst\w*|tog|mött\w+|berät\w+|deleg\w+|studie\w+|visa\w*|redovis\w+|rapport\w*|redog\w+"
    r"|framkom\w*|skriv\w*|skrev|bju\w+|inbj\w+|meddel\w+|uppg\w+|värd\w*|talade|sade|säger|hört|vän[dt]\w*|konferens\w*"
)  # of a visit, a letter or a talk: what it names is who is spoken of next
_HOST = re.compile(r"(?:värd|gäst|grann|fest|hamn|huvud)(?:stadens|ortens|kommunens)")
_UNNAMED = re.compile(r"\w*(?:kommun|stad|ort|region|län)(?:er)?")
_WISH = frozenset(
    {"vill", "önskar", "söker", "ville", "önskade", "sökte", "skulle", "kunna", "bör", "ska", "bli", "blir"}
)
_REACH = 3  # sentences back to whom "staden" means


def whose(a: Annotated, place: int, noun: int | None) -> int | None:
    """ABROAD or the token of another Swedish body, where the clause of a noun says that the relation is theirs."""
    if noun is None or a.unit(noun).part.kind in ("rubrik", *FORMAL_PARTS):
        return None
    unit = a.unit(noun)
    if _of_the_two(a, unit) or _of_the_scene(a, place, noun):
        return ABROAD
    if unit.first <= place < noun:
        before = a.tokens[noun - 1]
        here = before.label in ("BODY", "SWPLACE") and before.text.endswith("s")
        if here and not any(_is_ours(a, i) for i in range(place, noun)):
            return noun - 1  # "Linz, som är Lunds vänort"
        if (holder := _holder_between(a, place, noun)) is not None:
            return holder
        return ABROAD if _with_unnamed(a, noun, unit) else None
    if _between_others(a, noun, place):
        return ABROAD
    owner, told = _owner(a, noun, unit), False
    if owner == noun:
        return None
    if owner is None or a.word(owner) in _REFLEXIVE:
        subject = _subject(a, noun, unit)
        told = subject is not None
        owner = owner if subject is None else subject
        if owner is None:
            return ABROAD if _of_an_envoy(a, unit, noun) else None
        ours = (i for i in range(owner + 1, noun) if _is_ours(a, i) and not _is_likened(a, i))
        if any(a.word(i - 1) != "fick" for i in ours):
            return None  # "Haugesund har lämnat vår krets"
    if (
        not told
        and a.word(owner) in _REFLEXIVE
        and any(_is_ours(a, i) or a.tokens[i].label in ("ORGAN", "OFFICE", "PERSON") for i in range(unit.first, owner))
    ):
        return None
    side: int | None = owner
    if _HOST.fullmatch(a.word(owner)):
        return ABROAD
    if a.tokens[owner].label not in ("PLACE", "NAME", "BODY", "SWPLACE"):
        if a.tokens[owner - 1].label == "NATION" and a.word(owner) in UNIT_WORDS:
            return ABROAD
        side = _meant(a, owner, unit)
    if side is None or _is_ours(a, side) or _same(a, side, place):
        return None
    return side if a.tokens[side].label in ("BODY", "SWPLACE") else ABROAD


def _holder_between(a: Annotated, place: int, noun: int) -> int | None:
    """Another Swedish body beside the verb between a partner and its noun: "Med X har Alvesta kommun ett vänortsavtal",
    "X, som Alvesta kommun har vänortsavtal med"."""
    between = range(place + 1, noun)
    if any(_is_ours(a, i) for i in between):
        return None
    bodies = [i for i in between if a.tokens[i].label in ("BODY", "SWPLACE")]
    if len(bodies) != 1 or a.tokens[bodies[0]].text.endswith("s"):
        return None
    at = bodies[0]
    inverted = (a.word(at - 1) in _HAS or a.tokens[at - 1].label in ACTS) and a.word(place - 1) in ("med", "i")
    relative = a.word(at - 1) in ("som", "vilken", "vilka", "vilket") and a.word(at + 1) in _HAS
    return at if inverted or relative else None


def _of_the_scene(a: Annotated, place: int, noun: int) -> bool:
    """Whether "stadens" means the town abroad in which a sentence is set: "I Esbjerg finns ett torg som heter Moss efter
    stadens vänort"."""
    at = a.unit(noun).first + 1
    if a.word(noun - 1) not in ("stadens", "ortens") or a.word(at - 1) != "i" or _same(a, at, place):
        return False
    named = [i for i in range(at, noun) if a.tokens[i].label in ("PLACE", "NAME")]
    if named[:1] != [at] or not any(a.word(i - 1) not in ("i", "på") for i in named[1:]):
        return False  # "I Moss, stadens vänort, …"
    found = candidates_of(a.tokens[at].data)
    return bool(found) and found[0].kind in ("city", "municipality")


def _of_the_two(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence is on what two towns abroad have with each other: "om Guben och Gubin och deras vänortsavtal"."""
    at = range(unit.first + 1, unit.last - 1)
    theirs = next((i for i in at if a.word(i) == "deras" and a.tokens[i + 1].label == "AGREEMENT"), unit.first)
    abroad = ("PLACE", "NAME")
    return any(
        a.word(i) == "och" and a.tokens[i - 1].label in abroad and a.tokens[i + 1].label in abroad
        for i in range(unit.first + 1, theirs)
    )


def _is_ours(a: Annotated, at: int) -> bool:
    token, own = a.tokens[at], a.head.body
    if token.label in ("BODY", "SWPLACE"):
        return own is not None and (token.data.body.kind, token.data.body.code) == (own.kind, own.code)
    return token.text.lower() in _WE_TOO and a.tokens[at - 1].label != "NATION"


def _is_likened(a: Annotated, at: int) -> bool:
    """Whether another is only compared with us: "Lund, som i likhet med Malmö har en vänort i Danmark"."""
    before = " ".join(a.word(i) for i in range(max(0, at - 3), at))
    return before.endswith(("liksom", "i likhet med", "till skillnad från", "precis som", "på samma sätt som"))


def _same(a: Annotated, one: int, other: int) -> bool:
    return name_key(a.tokens[one].text) == name_key(a.tokens[other].text)


def _names(a: Annotated, at: int) -> bool:
    """Whether a token names a unit, here or abroad."""
    return a.tokens[at].label in ("PLACE", "BODY", "SWPLACE") or (
        a.tokens[at].label == "NAME" and bool(a.tokens[at].data.candidates)
    )


def _owner(a: Annotated, noun: int, unit: Unit) -> int | None:
    """The genitive before a noun ("Haugesunds vänorter", "stadens tio vänorter"); the noun itself where it is ours."""
    for i in range(noun - 1, max(noun - 5, unit.first - 1), -1):
        token, word = a.tokens[i], a.word(i)
        if _is_ours(a, i) and word.endswith(("s", "vår", "vårt", "våra")):
            return noun
        if word in _OWNS or _HOST.fullmatch(word) or (_names(a, i) and token.text.endswith("s")):
            return i
        if word in _WHOSE and i - 2 >= unit.first and a.word(i - 1) == ",":
            return i - 2 if _names(a, i - 2) else None  # "Lund, vars norska vänort heter Hamar"
        if word in _AT - {"i"} or token.label in ACTS or word in _HAS:
            return None
        if not (token.text.islower() or token.text.isdigit() or token.label in ("NATION", "DATE")):
            return None
    return None


def _subject(a: Annotated, noun: int, unit: Unit) -> int | None:
    """The subject, if it names or points at a unit, of the verb whose object a noun is."""
    if noun - 3 >= unit.first and a.word(noun - 1) in ("en", "ett") and a.word(noun - 2) == "," and _names(a, noun - 3):
        return noun - 3  # "Palo, en vänort till Oulu"
    if opens_clause(a, noun, unit):
        return None
    verb = noun - 1
    while verb >= unit.first and a.word(verb) not in _HAS and a.tokens[verb].label not in ACTS:
        word = a.word(verb)
        if noun - verb > 9 or (word in _AT and word not in ("i", "för")) or word in _CLAUSE or word.endswith("it"):
            return None
        verb -= 1
    while verb > unit.first and (a.word(verb - 1) in _HAS or a.word(verb - 1) in _LIGHT or _names(a, verb - 1)):
        if _names(a, verb - 1) and not (verb - 2 >= unit.first and a.word(verb - 2) in _HAS):
            break  # "har Åbo pausat" is one verb, "Åbo pausade" has its subject there
        if _names(a, verb - 1):
            return verb - 1
        verb -= 1
    if verb < unit.first:
        return None
    if a.word(verb) not in _HAS and a.tokens[verb].label not in ACTS and a.word(verb) not in _LIGHT:
        return None
    first = next((i + 1 for i in range(verb - 1, unit.first - 1, -1) if a.word(i) in _CLAUSE), unit.first)
    before = a.word(first - 1) if first > unit.first else ""
    if before in ("där", "som", "vilken"):
        at = first - 2
        while at > unit.first and (a.word(at) in (",", ")", "(", "i") or a.tokens[at].label in ("COUNTRY", "DATE")):
            at -= 1
        if at >= unit.first and (_names(a, at) or (before == "där" and a.word(at) in UNIT_WORDS)):
            return at
        return None
    head = verb - 1
    while head >= first and (a.word(head) in _LIGHT or a.tokens[head].label in ("DATE", "BREAK")):
        head -= 1
    if head < first:
        return None
    points = (
        a.word(head) in _POINTS
        or _of_the_hosts(a, head)
        or (a.word(head) in UNIT_WORDS and a.tokens[head - 1].label == "NATION")
    )
    if not (points or _names(a, head)) or (
        a.word(head - 1) in ("och", "samt") and any(_is_ours(a, i) for i in range(first, head))
    ):
        return None
    lead = head - 1
    while lead >= first and (a.tokens[lead].label == "NATION" or a.word(lead) in UNIT_WORDS):
        lead -= 1
    if lead >= first and a.word(lead) in _AT:
        return head if not points and a.word(lead) in ("i", "för", "från") and lead - first in (1, 2) else None
    return head


_HOSTS = re.compile(r"visade|berätt\w+|presenterade|redogj?\w+|mottog|förklarade|beskrev|informerade")


def _of_the_hosts(a: Annotated, at: int) -> bool:
    """Whether "kommunen" is the one abroad that was visited: its sentence, or that before, tells what it showed."""
    if a.word(at) not in ("kommunen", "regionen") or a.tokens[at - 1].label == "NATION":
        return False
    index = a.unit_index(at)
    unit = a.units[index]
    before = a.units[index - 1] if index else unit
    words = [a.word(i) for i in range(unit.first, unit.last)]
    told = any(
        words[n : n + 3] == ["fick", "vi", "veta"] or w in ("berättades", "framkom") for n, w in enumerate(words)
    )
    shown = any(_HOSTS.fullmatch(a.word(i)) for i in range(before.first, before.last))
    named = [i for i in range(before.first, before.last) if _names(a, i) or _is_ours(a, i)]
    return (told or shown) and bool(named) and not _is_ours(a, named[0]) and _opens(a, named[0], before)


def _meant(a: Annotated, at: int, unit: Unit) -> int | None:
    """The unit that "staden", "man", "dess" mean: the one that the words before speak of, not one beside ours."""
    index = a.unit_index(at)
    for back in range(_REACH + 1):
        if index - back < 0:
            return None
        told = a.units[index - back]
        if told.part is not unit.part:
            return None
        named = [
            i
            for i in range(told.first, at if back == 0 else told.last)
            if i != at
            and (_names(a, i) or _is_ours(a, i))
            and (a.word(i - 1) not in _WITH or (a.tokens[i].label == "BODY" and not _is_ours(a, i)))
        ]
        if not named:
            continue
        last = named[-1]
        if _is_ours(a, last) or a.tokens[last - 1].label == "AGREEMENT":
            return None
        opens = _opens(a, last, told)
        city = a.word(at) in _CITY and _is_city(a)
        speaks = any(_TOLD.fullmatch(a.word(i)) for i in range(told.first, told.last))
        return last if opens or (speaks and not city) else None
    return None


def _is_city(a: Annotated) -> bool:
    """Whether our own body calls itself a town, so that "staden" is ours unless a sentence begins with another."""
    return a.head.body is not None and resolve_body(a.head.body.name.removesuffix(" kommun") + " stad") is not None


def _opens(a: Annotated, at: int, unit: Unit) -> bool:
    """Whether a sentence begins with a name, or with a word of who speaks for it: "Borgmästaren i Narva skriver"."""
    words = [a.word(i) for i in range(unit.first, at) if a.tokens[i].label not in ("BREAK", "NATION")]
    return len(words) <= 2 and not any(w in _WITH for w in words)


def _with_unnamed(a: Annotated, noun: int, unit: Unit) -> bool:
    """Whether the other side of a place's relation is told without a name: "är vänort till en kommun i Dalarna"."""
    words = [a.word(i) for i in range(noun + 1, min(noun + 6, unit.last))]
    if words[:1] not in (["till"], ["med"], ["åt"]) or words[1:2] not in (
        ["en"],
        ["ett"],
        ["någon"],
        ["två"],
        ["flera"],
    ):
        return False
    if not any(_UNNAMED.fullmatch(w) for w in words[2:]):
        return False
    around = range(unit.first, unit.last)
    return not any(_is_ours(a, i) or a.word(i) in _WISH or a.tokens[i].label == "ASK" for i in around)


def _between_others(a: Annotated, noun: int, place: int) -> bool:
    """Whether a relation is one "mellan" two places abroad."""
    between = next((i for i in range(noun + 1, place) if a.word(i) == "mellan"), None)
    if between is None:
        return False
    sides = range(between + 1, place)
    beyond = range(place + 1, min(place + 5, a.unit(place).last))
    if any(a.tokens[i].label in ("BODY", "SWPLACE", "ORGAN") or _is_ours(a, i) or a.word(i) in _CITY for i in sides):
        return False
    if any(a.word(i) in ("och", "samt") for i in beyond) and any(
        a.tokens[i].label in ("BODY", "SWPLACE") or _is_ours(a, i) or a.word(i) in _CITY for i in beyond
    ):
        return False
    return any(_names(a, i) and not _same(a, i, place) for i in sides)


def _of_an_envoy(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a country's envoy speaks, of the towns of that country, in a sentence without anybody of ours."""
    return any(_ENVOY.fullmatch(a.word(i)) for i in range(unit.first, noun)) and not any(
        _is_ours(a, i) for i in range(unit.first, unit.last)
    )
