"""Who did what is told: our own side, the foreign one, or both."""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import ANY_UNIT, UNIT_WORDS
from schemas.record import By

_SIDES = frozenset({"kommunerna", "städerna", "orterna", "regionerna", "länen"})
_AGREED = frozenset({"valde", "beslutade", "enades", "kom", "bestämde", "beslöt"})
_BOTH = re.compile(r"\b(?:båda|bägge) (?:parter(?:na)?|sidor(?:na)?|(?:kommun|städ|ort|region)er(?:na)?|håll)\b")
_FOREIGN_HEADS = ("borgmästar", "överborgmästar", "guvernör", "prefekt", "fylkesordförar", "ordfører", "starost")


def teller(a: Annotated, unit: Unit, verb: int) -> By:
    """Who did what is told: the foreign side when it is the subject, both when the text says so."""
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    if (
        any(
            w
            in (
                "ömsesidigt",
                "ömsesidig",
                "gemensamt",
                "överens",
                "samförstånd",
                "enighet",
                "enats om att",
                "enades om att",
                "kom överens om att",
                "kommit överens om att",
            )
            for w in words
        )
        or _BOTH.search(_clause(a, unit, verb)) is not None
        or "parterna" in [a.tokens[i].text.lower() for i in range(unit.first, verb)][-3:]
        or "parterna" in [t.text.lower() for t in a.tokens[verb + 1 : min(verb + 6, unit.last)]]
        or any(w in _SIDES and set(words[n + 1 : n + 3]) & _AGREED for n, w in enumerate(words))
        or (
            (a.tokens[verb].label == "ESTABLISH" or words[verb - unit.first].startswith("skr"))
            and any(w.startswith(_FOREIGN_HEADS) for w in words)
        )
    ):
        return "mutual"
    behind = [t.text.lower() for t in a.tokens[verb + 1 : verb + 5]]
    agent = behind[behind.index("av") + 1 :] if "av" in behind else []
    if agent[:1] in (["motparten"], ["parten"], ["partnern"]) or agent[:2] == ["den", "andra"]:
        return "foreign"
    if behind[:1] == ["av"] and any(
        t.label in ("PLACE", "NAME", "NATION", "COUNTRY") for t in a.tokens[verb + 2 : verb + 4]
    ):
        return "foreign"  # "sades upp av X"
    asked = [t.text.lower() for t in a.tokens[verb + 1 : unit.last]]
    at = next((n for n, word in enumerate(asked) if word in ("begäran", "initiativ", "önskan", "sida", "håll")), None)
    if at is not None and any(
        t.label in ("PLACE", "NAME", "NATION")
        for t in a.tokens[verb + 1 + max(0, at - 2) : min(unit.last, verb + 1 + at + 6)]
    ):
        return "foreign"  # "avslutades på begäran av den ungerska kommunen", "på partens begäran", "från finsk sida"
    for i in range(unit.first, verb):
        if a.tokens[i].label in ("PLACE", "NATION", "COUNTRY"):
            before = a.tokens[i - 1].text.lower() if i > unit.first else ""
            told = before == "är" and a.tokens[i + 1].text.lower() == "som"  # "det är X som har valt att …"
            if told or before in ("", "att", "när", "då", "eftersom", "av", "sedan", "från") or i == unit.first:
                following = [t.text.lower() for t in a.tokens[i + 1 : min(i + 6, verb)]]
                ours = any(t.label in ("BODY", "SWPLACE", "ORGAN") for t in a.tokens[i + 1 : verb])
                if (
                    {"valde", "meddelade", "sida", "sidan"} & set(following[:1])
                    or ({"har", "hade"} & set(following) and not ours)
                    or a.tokens[i + 1].label in PREDICATES
                ):
                    return "foreign"
    if _opens(a, unit, verb):
        return "foreign"
    if any(
        a.tokens[i].label == "NATION"
        and a.tokens[i + 1].text.lower() in ("sidan", "sida", "parten", "motparten", "begäran", "initiativ", "håll")
        for i in range(unit.first, unit.last - 1)
    ):
        return "foreign"
    return "swedish"


_OWN = ("ORGAN", "OFFICE", "BODY", "SWPLACE", "PERSON")
_WE = frozenset({"kommunen", "vi", "regionen", "landstinget", "länsstyrelsen", "styrelsen", "nämnden", "fullmäktige"})


def _opens(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a sentence opens with the foreign side as subject of an active verb: "Lunner, som var vår vänort, sade upp …"."""
    word = a.tokens[verb].text.lower().split()[0]
    if word.endswith("s") or a.tokens[verb].form == "noun":
        return False
    at = unit.first
    while at < verb and (a.tokens[at].label == "NATION" or a.tokens[at].text.lower() in UNIT_WORDS | _ARTICLES):
        at += 1
    if at >= verb or a.tokens[at].label not in ("PLACE", "NAME"):
        return False
    at += 1
    while at < verb and (a.tokens[at].text.lower() in ANY_UNIT | {"i", "("} or a.tokens[at].text in ",()"):
        if a.tokens[at].text == "," and a.tokens[at + 1].text.lower() in ("som", "vilken"):
            at = next((i for i in range(at + 2, verb) if a.tokens[i].text == ","), verb)
        at += 1
        while at < verb and a.tokens[at].label in ("COUNTRY", "PLACE", "NATION"):
            at += 1
    between = a.tokens[at:verb]
    return at <= verb and not any(t.label in _OWN or t.text.lower() in _WE or t.text in (",", "och") for t in between)


_ARTICLES = frozenset(
    {"den", "det", "vår", "vänorten", "vänkommunen", "vänstaden", "partnern", "partnerkommunen", "åländska"}
)


def together(a: Annotated, unit: Unit, places: frozenset[int]) -> bool:
    """Whether a decision is taken with the other side: "att tillsammans med X avsluta avtalet"."""
    for i in range(unit.first, unit.last - 2):
        words = [t.text.lower() for t in a.tokens[i : i + 3]]
        joint = words[:2] in (["tillsammans", "med"], ["gemensamt", "med"]) or (
            words[0] == "i" and words[1] in ("samförstånd", "samråd", "enighet") and words[2] == "med"
        )
        if joint and any(n in places for n in range(i + 2, min(i + 6, unit.last))):
            return True
    return False


_BREAKS = frozenset({"då", "när", "eftersom", "medan", "men", "sedan", "emedan"})


def _clause(a: Annotated, unit: Unit, verb: int) -> str:
    """The words of the clause that holds a verb, without a ground or time told behind it."""
    last = next((i for i in range(verb + 1, unit.last) if a.tokens[i].text.lower() in _BREAKS), unit.last)
    return " ".join(t.text.lower() for t in a.tokens[unit.first : last])


def foreign_asker(a: Annotated, unit: Unit, asked: int) -> By | None:
    """The other side, where its name is the subject of a verb of asking: "X kommun i Litauen har anhållit om att …"."""
    labels = [a.tokens[i].label for i in range(unit.first, asked)]
    ours = {"ORGAN", "OFFICE", "BODY", "SWPLACE", "PERSON"} & set(labels)
    return "foreign" if labels[:1] in (["PLACE"], ["NAME"], ["NATION"]) and not ours else None
