"""What stands in the way of a name in the partner's place: a question, a jest, somebody else between, a mere location."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import FOREIGN_UNITS, UNIT_WORDS


def asks(a: Annotated, at: int) -> bool:
    """Whether a name stands in a question: "Har kommunen någon vänort i X?" tells nothing."""
    return a.head.kind in ("webbsida", "press") and a.last_word(a.unit(at)) == "?"


def blocked(a: Annotated, place: int, noun: int | None) -> bool:
    """Another kind of agreement between the noun and the place, or a possessive that makes the place an owner."""
    if noun is None:
        return False
    low, high = sorted((place, noun))
    if a.tokens[noun - 1].text.lower() == "än":
        return True  # "är granne mer än vänort"
    return any(
        a.tokens[i].label in ("OTHER", "INSTITUTION") or a.tokens[i].text.lower() in OCCASIONS
        for i in range(low + 1, high)
    )


# Who may stand before "i X" and still be X itself: "våra vänner i X", "myndigheterna i X".
_SELVES = (
    "vänner",
    "vännerna",
    "partner",
    "part",
    "parter",
    "parten",
    "motpart",
    "motparten",
    "vän",
    "folk",
    "invånare",
    "invånarna",
)


_SELF = re.compile(
    r"(?:.*(?:stad|städer|ort|orter|kommun|kommuner|region|regioner|län|distrikt|provins|borgmästaren|administrationen|styrelsen|fullmäktige|rådet|myndigheterna|ledningen|förvaltningen|kommunledning|partnern?|parter|bygden|delen|delarna))"
)


def only_seat(a: Annotated, place: int, noun: int | None) -> bool:
    """A name behind "i" that says where somebody else is with whom the agreement is: "avtal med en tillverkare i X"."""
    if noun is None or place < noun or a.tokens[place].label not in ("PLACE", "NAME"):
        return False
    words = a.tokens[noun + 1 : place]
    said = [t.text.lower() for t in words]
    if "med" not in said or said[-1] not in ("i", "på", "från", "vid"):
        return False
    with_ = len(said) - 1 - said[::-1].index("med")
    seat = next((i for i in range(with_ + 2, len(said)) if said[i] in ("i", "på", "från", "vid")), None)
    if seat is None:
        return False
    holder = words[seat - 1]
    return (
        holder.label == ""
        and holder.text.islower()
        and holder.text not in _SELVES
        and holder.text not in UNIT_WORDS
        and _SELF.fullmatch(holder.text) is None
    )


OCCASIONS = frozenset(  # "med anledning av kriget i X" names no partner
    {"anledning", "hänsyn", "hänvisning", "kriget", "krig", "krigets", "invasionen", "invasion", "anfall", "anfallet"}
)


DIRECTIONS = frozenset({"norr", "söder", "öster", "väster", "nordost", "nordväst", "sydost", "sydväst", "utanför"})


def in_jest(a: Annotated, at: int) -> bool:
    """Whether a sentence says of itself that it is not meant: "vi säger på skoj att X är vår vänort"."""
    unit = a.unit(at)
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    return any(w in ("skoj", "skämt", "skämtsamt", "skämtar") for w in words)


def is_alias(a: Annotated, at: int) -> bool:
    """A second name in brackets behind the first: "Pärnu län (Pärnumaa)"."""
    if a.tokens[at - 1].text != "(" or a.tokens[at + 1].text != ")":
        return False
    before = a.tokens[at - 2] if a.tokens[at - 2].text.lower() not in UNIT_WORDS | FOREIGN_UNITS else a.tokens[at - 3]
    return before.label in ("PLACE", "NAME")


def locates(a: Annotated, at: int) -> bool:
    """A place behind "i", "på" that says where another name lies ("staden X i ryska Y", "Palo Alto i Kalifornien")."""
    i = at - 1
    if i >= 0 and a.tokens[i].text.lower() in ("där", "vars", "varav"):
        return True
    if i > 0 and a.tokens[i].text.lower() == "om" and a.tokens[i - 1].text.lower() in DIRECTIONS:
        return True  # "kommunen väster om X"
    while i > 0 and (
        a.tokens[i].label == "NATION"
        or a.tokens[i].text.lower()
        in UNIT_WORDS
        | {"ön", "halvön", "staten", "delstaten", "norra", "södra", "östra", "västra", "nordöstra", "sydvästra"}
    ):
        i -= 1
    return (
        i > 0
        and a.tokens[i].text.lower() in ("i", "på", "utanför", "nära")
        and a.tokens[i - 1].label in ("PLACE", "NAME", "INSTITUTION")
    )
