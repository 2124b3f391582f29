"""Partners that stand apart from the noun of their relation: the one in the heading, the other below it.

Two readings of an item that names no partner otherwise. The heading names the place and the text the relation ("Rauma":
"Vår finländska vänort har bett oss komma"); or the heading the relation and the decision the place ("Val av vänort":
"att välja Piran"). A heading of a journey, an exhibition or a fire in a town is about no partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.lists import BROAD, plural
from pipeline.extract.names import FOREIGN_UNITS, UNIT_WORDS, fold
from pipeline.extract.owners import is_institution, speaks_of_ours
from pipeline.extract.whose import whose
from pipeline.rules.loader import Rule

_ABOVE = Rule("partner.in-heading", "partners", {"assigned": True, "told": True, "apart": True}, (), (), ())
_BELOW = Rule("partner.in-decision", "partners", {"assigned": True, "told": True, "apart": True}, (), (), ())
_ABOUT = frozenset([
    "om", "med", "angående", "rörande", "gällande", "beträffande", "avseende", "och", "samt", "respektive", "mellan",
    "numera", ",", "–", "-", "—", ":", "/", "(", "¶", ".",
])  # fmt: skip
_SENT = re.compile(
    r"brev(?:et)?|skrivelse[n]?|för(?:frågan|slag(?:et)?)|inbjudan|erbjudande[t]?|begäran|besked(?:et)?|svar(?:et)?|hälsning(?:en|ar)?"
    r"|önskemål(?:et)?|propå(?:n)?|uppsägning(?:en)?|delegation(?:en)?|gäster"
)
_DEFINITE = re.compile(
    r".*(?:avtalet|avtalen|samarbetet|utbytet|relationen|förbindelsen|förbindelserna|skapet|förhållandet|bandet|fördraget|orten"
    r"|orterna|staden|städerna|kommunen|regionen|länet|överenskommelsen|förklaringen|kontakterna)s?"
)
_MINE = frozenset({"vår", "vårt", "våra", "kommunens", "stadens", "regionens", "länets", "länsstyrelsens"})
_NO = frozenset(
    {"ingen", "inga", "inget", "någon", "något", "några", "annan", "andra", "annat", "flera", "övriga", "nog"}
)
_COUNTS = frozenset({"båda", "bägge", "två", "tre", "fyra", "alla", "samtliga", "de", "våra"})
_PICKED = re.compile(
    r"välja|väljs|utses|utse|antas|anta|godkänns|godkänna|förorda|förordas|föreslå|föreslås|kvarstår|består|behålls|behålla|bevaras"
    r"|bevara|avvecklas|avveckla|stryks|stryka|utgår|avslutas|avsluta|pausas|pausa|blir|bli|fortsätter|sägs"
)
_CHOSEN = re.compile(r"välja|väljer|utse|utser")
_DECIDES = ("beslut", "forslag", "forslag_kf")


def titled_parties(a: Annotated) -> Iterator[Match]:
    """The partners of a relation whose noun stands in another sentence than they, one of the two in the heading."""
    head = [u for u in a.units if u.part.kind == "rubrik"]
    if not head:
        return
    named = [i for u in head for i in range(u.first, u.last) if _is_place(a, i) and _is_topic(a, i, u)]
    nouns = [i for u in head for i in range(u.first, u.last) if _is_strong(a, i)]
    if named:
        noun = next((n for u in a.units for n in _told(a, u, named)), None)
        noun = noun if noun is not None else next(iter(nouns), None)
        if noun is not None:
            for at in named:
                yield _match(_ABOVE, at, noun)
    elif nouns:
        for unit in (u for u in a.units if u.part.kind in _DECIDES):
            for at in _picked(a, unit):
                yield _match(_BELOW, at, nouns[0])


def _match(rule: Rule, place: int, noun: int) -> Match:
    return Match(rule, min(place, noun), max(place, noun) + 1, {"place": place, "noun": noun})


def _word(a: Annotated, at: int) -> str:
    return a.tokens[at].text.lower()


def _is_strong(a: Annotated, at: int) -> bool:
    return a.tokens[at].label == "AGREEMENT" and bool(a.tokens[at].data.get("strong"))


def _is_place(a: Annotated, at: int) -> bool:
    token = a.tokens[at]
    known = token.label == "PLACE" or (token.label == "NAME" and bool(token.data.candidates))
    return known and fold(token.text).removesuffix("s") not in BROAD


def _is_topic(a: Annotated, at: int, unit: Unit) -> bool:
    """Whether a heading is about a place, not about what happens in it or goes to it."""
    i = at - 1
    while i >= unit.first and (a.tokens[i].label == "NATION" or _word(a, i) in UNIT_WORDS | FOREIGN_UNITS):
        i -= 1
    if any(is_institution(_word(a, n)) for n in range(unit.first, unit.last)):
        return False
    if (
        i < unit.first
        or _word(a, i) in _ABOUT
        or a.tokens[i].label in ("AGREEMENT", "PARA", "CASE", "COUNTRY", "BREAK")
    ):
        return True
    if _word(a, i) in ("från", "till"):
        return _SENT.fullmatch(_word(a, i - 1)) is not None
    return a.tokens[i].label in ("PLACE", "NAME")


def _told(a: Annotated, unit: Unit, named: list[int]) -> Iterator[int]:
    """The nouns of a clause below the heading that mean a relation of ours with what the heading names."""
    if unit.part.kind in ("rubrik", "underlag", "expediering", "narvaro"):
        return
    own = a.head.body
    heads = {fold(a.tokens[i].text).removesuffix("s") for i in named}
    for i in range(unit.first, unit.last):
        token = a.tokens[i]
        if _is_place(a, i) and fold(token.text).removesuffix("s") not in heads:
            return
        if token.label in ("BODY", "SWPLACE") and (own is None or token.data.body.code != own.code):
            return
    for n in range(unit.first, unit.last):
        if not _is_strong(a, n):
            continue
        before = [_word(a, i) for i in range(max(unit.first, n - 4), n)]
        if _NO & set(before) or any(t.label == "NEG" for t in a.tokens[max(unit.first, n - 4) : n]):
            continue
        several = plural(a, n) and not _word(a, n).endswith("avtal")
        if several and len(named) == 1 and not _COUNTS & set(before[-2:]):
            continue
        mine = _owned(a, n, unit)
        if whose(a, n + 1, n) is not None or any(w.endswith("s") and is_institution(w) for w in before):
            continue
        if mine or _DEFINITE.fullmatch(_word(a, n)) or (_kind_behind(a, n, unit) and speaks_of_ours(a, unit.first, n)):
            yield n


def _owned(a: Annotated, noun: int, unit: Unit) -> bool:
    return any(
        _word(a, i) in _MINE or (a.tokens[i].label in ("BODY", "SWPLACE") and a.tokens[i].text.endswith("s"))
        for i in range(max(unit.first, noun - 3), noun)
    )


def _kind_behind(a: Annotated, noun: int, unit: Unit) -> bool:
    """ "vänortsavtal med den polska färjestaden": the other side by its country and kind."""
    words = [(i, _word(a, i)) for i in range(noun + 1, min(noun + 7, unit.last))]
    return (
        bool(words)
        and words[0][1] == "med"
        and any(
            re.fullmatch(
                r"\w*(?:staden|kommunen|orten|regionen|länet|provinsen|städer|kommuner|städerna|kommunerna)", w
            )
            for _, w in words
        )
    )


def _is_chosen(a: Annotated, at: int) -> bool:
    """Whether an unknown name is what is chosen: "att välja X", "att X utses"."""
    return bool(
        _CHOSEN.fullmatch(_word(a, at - 1)) or (_word(a, at - 1) == "att" and _word(a, at + 1) in ("utses", "väljs"))
    )


def _picked(a: Annotated, unit: Unit) -> Iterator[int]:
    """The places that an att-sats chooses, keeps or drops: "att välja Piran", "att norska Lunner kvarstår"."""
    for i in range(unit.first, unit.last):
        if not (_is_place(a, i) or (a.tokens[i].label == "NAME" and _is_chosen(a, i))):
            continue
        before, after = i - 1, i + 1
        while before >= unit.first and (a.tokens[before].label == "NATION" or _word(a, before) in UNIT_WORDS):
            before -= 1
        opens = (
            before < unit.first
            or _word(a, before) in ("att", "¶", "-", "–", ".", ")")
            or a.tokens[before].label == "BREAK"
        )
        verb_before = before >= unit.first and _PICKED.fullmatch(_word(a, before)) is not None
        verb_after = after < unit.last and _PICKED.fullmatch(_word(a, after)) is not None
        if verb_before or (opens and verb_after):
            yield i
