"""The names of a list of partners in running text: "X i Norge, undertecknat 1949, Y (Finland) och staden Z"."""

from __future__ import annotations

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import UNIT_WORDS, is_unit_word
from pipeline.extract.partners.bars import locates
from pipeline.extract.partners.naming import countries_of, unit_word_before
from pipeline.extract.partners.unit_names import known_elsewhere

GLUE = frozenset({"och", "samt", "eller", ",", "&", ";"})
_STILL = frozenset({"med", "den", "i", "till", "även", "också", "dessutom", "därtill"})  # before a further name


def listed_places(a: Annotated, first: int, *, towns: bool = False) -> list[int]:
    """The places of a list that begins at `first`: "X i Norge, Y (Finland) och staden Z".

    Behind `towns` of ours in the plural ("vänorterna X, Y och Z") every name of the list is one, known or not.
    """
    found, at = [first], first + 1
    end = a.unit(first).last
    while at < end:
        step = _skip_apposition(a, at, end)
        if step < end and a.tokens[step].text.lower() in GLUE:
            after = step + 1
            while after < end and (
                a.tokens[after].text.lower() in UNIT_WORDS | GLUE | _STILL
                or a.tokens[after].label in ("NATION", "DATE")
                or (a.tokens[after].text.lower() in ("från", "sedan") and a.tokens[after + 1].label == "DATE")
            ):
                after += 1
            if (
                after < end
                and a.tokens[after].label in ("PLACE", "COUNTRY", "NAME")
                and not (a.tokens[after].label == "COUNTRY" and a.tokens[first].label != "COUNTRY")
                and not ((after == step + 1 or a.tokens[after - 1].text.lower() in ("i", "på")) and locates(a, after))
            ):
                if (
                    a.tokens[after].label == "NAME"
                    and not towns
                    and a.tokens[first].label != "PLACE"
                    and not (unit_word_before(a, after) or countries_of(a, after))
                ):
                    return found
                found.append(after)
                at = after + 1
                continue
        return found
    return found


def listed_before(a: Annotated, last: int) -> list[int]:
    """The names of a list that ends at `last`: "X, Y och Z är kommunens vänorter"; the first opens its sentence."""
    found, first, at = [last], a.unit(last).first, last
    while True:
        while at - 1 > first and (a.tokens[at - 1].label == "NATION" or a.tokens[at - 1].text.lower() in UNIT_WORDS):
            at -= 1  # "och finska X"
        if at - 2 < first or a.tokens[at - 1].text.lower() not in ("och", "samt", ","):
            return found
        at = _before_bracket(a, at - 2, first)
        if (
            at - 2 >= first
            and a.tokens[at - 1].text.lower() in ("i", "på")
            and a.tokens[at - 2].label in ("PLACE", "NAME")
        ):
            at -= 2  # "X i Telemark, Y"
        token = a.tokens[at]
        if token.label not in ("PLACE", "NAME") and not (
            token.label == "" and token.text[:1].isupper() and known_elsewhere(token.text)
        ):
            return found
        found.insert(0, at)


def _before_bracket(a: Annotated, at: int, first: int) -> int:
    """The name in front of a bracket that closes at `at`: "X (Polen)"; else `at` itself."""
    if a.tokens[at].text != ")":
        return at
    opens = next((i for i in range(at, max(first, at - _BRACKET), -1) if a.tokens[i].text == "("), first)
    return opens - 1 if opens > first else at


_BRACKET = 6  # tokens of a bracket behind a name, at most


# What may follow a word, where both only say more of the place before them.
_APPOSED = {
    "sedan": ("DATE",), "från": ("DATE", "COUNTRY"), ",": ("COUNTRY",), "i": ("COUNTRY", "PLACE", "NAME"),
    "på": ("COUNTRY", "PLACE", "NAME"),
}  # fmt: skip


def _skip_apposition(a: Annotated, at: int, end: int) -> int:
    """Over "i Norge", "(Norge)", ", Norge", "kommun i Norge" and years in brackets behind a place."""
    words = [t.text.lower() for t in a.tokens[at : at + 2]]
    labels = [t.label for t in a.tokens[at : at + 2]]
    if any(is_unit_word(word) for word in words[:1]) or labels[:1] == ["DATE"]:
        return _skip_apposition(a, at + 1, end)
    if any(label in _APPOSED.get(words[0], ()) for label in labels[1:2]):
        return _skip_apposition(a, at + 2, end)
    if words[:1] == ["("]:
        close = next((i for i in range(at, min(end, at + 7)) if a.tokens[i].text == ")"), None)
        if close is not None:
            dated = close + 1 < end and a.tokens[close + 1].label == "DATE"  # "X (Estland) 1992, Y (Polen) 1988"
            return close + 1 + dated
    return _skip_beginning(a, at, end)


_BEGINS = frozenset(
    {"sedan", "från", "år", "tecknat", "tecknad", "slutet", "sluten", "ingånget", "ingången", "daterat"}
)
_LONG = 8  # tokens of a clause that tells when an agreement began, at most


def _skip_beginning(a: Annotated, at: int, end: int) -> int:
    """Over the clause that tells when the agreement with a place of a list began: ", undertecknat 1991", ", som är från 1958"."""
    if at >= end or a.tokens[at].text != ",":
        return at
    close = next((i for i in range(at + 1, min(end, at + _LONG)) if a.tokens[i].text.lower() in GLUE), None)
    inside = a.tokens[at + 1 : close]
    if close is None or not any(t.label == "DATE" for t in inside):
        return at
    begins = any(t.label == "ESTABLISH" or t.text.lower() in _BEGINS for t in inside)
    other = any(t.label in ("PLACE", "NAME", "COUNTRY", "BODY", "SWPLACE", "END", "PAUSE") for t in inside)
    return close if begins and not other else at
