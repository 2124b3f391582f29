"""Whose agreement it is: ours, another Swedish body's, somebody's abroad, or an institution's."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import ALL, UNIT_WORDS, fold, name_key
from pipeline.extract.places import PlaceMention
from pipeline.extract.seats import may_be_town, speaks_abroad
from pipeline.places.bodies import BodyMention

OWN = frozenset(
    [
        "kommunen",
        "kommunens",
        "staden",
        "stadens",
        "regionen",
        "regionens",
        "länsstyrelsen",
        "länsstyrelsens",
        "vi",
        "vår",
        "vårt",
        "våra",
        "oss",
    ]
)


OURS = ("ORGAN", "OFFICE", "BODY", "SWPLACE", "PERSON")  # labels of those who speak or act on our side
TREATY = frozenset({"avtal", "ramavtal", "överenskommelse"})  # base forms of what anybody can have with anybody
PREPOSITIONS = frozenset(["i", "med", "från", "till", "av", "på", "vid", "för", "mot", "hos", "genom", "om", "inom"])


def weak_noun(a: Annotated, noun: int | None) -> bool:
    """Whether a noun can also name what a club, a school or a firm has ("samarbetsavtal")."""
    return noun is None or a.tokens[noun].label != "AGREEMENT" or not a.tokens[noun].data.get("strong")


def is_plain(a: Annotated, noun: int | None) -> bool:
    """Whether a noun that can name anything ("avtalet") is read as one of agreement, see `plain.py`."""
    return noun is not None and a.tokens[noun].label == "AGREEMENT" and bool(a.tokens[noun].data.get("plain"))


def speaks_of_ours(a: Annotated, first: int, last: int) -> bool:
    """Whether a Swedish body is named; "den norska kommunen" is none."""
    return any(
        a.tokens[i].label in ("BODY", "SWPLACE")
        or (a.tokens[i].text.lower() in OWN and a.tokens[i - 1].label != "NATION")
        for i in range(first, last)
    )


def clause_start(a: Annotated, first: int, at: int) -> int:
    """Where the clause that holds a token begins: behind the last `att`, `eftersom`, `men` before it."""
    return next(
        (
            i + 1
            for i in range(at - 1, first - 1, -1)
            if a.tokens[i].text.lower() in ("att", "eftersom", "men", "medan")
        ),
        first,
    )


def opens_clause(a: Annotated, noun: int, unit: Unit) -> bool:
    """Whether a noun is the subject of a clause that "och" adds: "…, är i kraft, och avtalet med X förnyades 2019"."""
    if a.word(noun - 1) not in ("och", "men", "medan", "samt") or not a.word(noun).endswith(("et", "en", "det")):
        return False
    behind = range(noun + 1, unit.last)
    return any(a.tokens[i].label in ACTS or a.word(i) in _STANDS for i in behind)


_STANDS = frozenset({"är", "var", "gäller", "gällde", "vilar", "löper", "har"})
ACTS = frozenset({"ESTABLISH", "END", "PARTLY_END", "PAUSE", "RENEW", "NOT_RENEW", "RESUME", "EXPIRE", "KEEP"})


def foreign_owner(a: Annotated, place: int, noun: int | None) -> bool:
    """Whether the clause's subject is another foreign place: an agreement between two parties abroad."""
    if noun is None:
        return False
    unit = a.unit(place)
    if _of_each_other(a, unit, place, noun) or _told_as_theirs(a, unit, place, noun):
        return True
    start = clause_start(a, unit.first, min(place, noun))
    if speaks_of_ours(a, start, min(max(place, noun) + 4, unit.last)):
        return False
    return _subject_abroad(a, unit, start, place, noun) or _held_by_a_guest(a, unit, start, place, noun)


def _of_each_other(a: Annotated, unit: Unit, place: int, noun: int) -> bool:
    """Whether a town abroad has the other, or both have each other: "X i Danmark och Y i Norge, som är vänorter"."""
    abroad = [i for i in range(unit.first, noun) if may_be_town(a, i)]
    towns = a.tokens[noun].text.lower().endswith("orter")
    counted = any(
        a.word(i) in ALL for i in range(max(unit.first, noun - 3), noun)
    )  # "X och Y, båda vänorter", are ours
    # "X, Y och Z är vänorter sedan 1948": three that open a sentence are ours
    told = a.word(noun - 1) == "är" and a.word(noun + 1) != "till" and len(abroad) > 2 and unit.first == min(abroad)
    if towns and len(abroad) > 1 and not counted and not told and not speaks_of_ours(a, unit.first, unit.last):
        return True  # "X i Danmark och Y i Norge, som är vänorter"
    own = [i for i in range(place + 1, noun) if a.tokens[i].text.lower() in ("har", "hade", "fick", "skaffade")]
    verb = a.tokens[own[0] + 1].text.lower() if own else ""
    if (
        own
        and verb not in _ROLE
        and (verb == "ett" or not _SUPINE.fullmatch(verb))
        and not speaks_of_ours(a, unit.first, unit.last)
    ):
        return True  # "X fylkeskommune, som har en egen vänregion i Y"
    behind = sum(t.label in ("PLACE", "NAME") for t in a.tokens[noun + 1 : min(noun + 7, unit.last)])
    between = a.tokens[noun - 1].text.lower() == "mellan" and len(abroad) + behind > 1
    if between and not speaks_of_ours(a, unit.first, unit.last):
        return True  # "samarbetet mellan vänorterna X och Y"
    if place < noun and [t.text.lower() for t in a.tokens[noun + 1 : noun + 3]] == ["i", "sverige"]:
        return True  # "X har redan vänorter i Sverige"
    # "X och Y är vänorter med varandra"
    each_other = any(t.text.lower() == "varandra" for t in a.tokens[noun + 1 : noun + 4])
    return each_other and not speaks_of_ours(a, unit.first, noun)


def _told_as_theirs(a: Annotated, unit: Unit, place: int, noun: int) -> bool:
    """Whether a sentence tells of a town abroad and of what is its own: "X, vår vänort, har i sin tur en vänort i Y"."""
    if place < noun and _theirs(a, place, noun):
        return True
    words = [t.text.lower() for t in a.tokens[unit.first : noun]]
    if any(words[n : n + 3] == ["i", "sin", "tur"] for n in range(len(words))):
        return True  # "X, vår vänort, har i sin tur en vänort i Y"
    if _of_a_guest(words):
        return True  # "berättade att hennes stad har vänortsavtal med X"
    if place == noun - 1 and _is_owner(a, place) and not speaks_of_ours(a, unit.first, unit.last):
        return True  # "vilken ort som är Xs vänort"
    if place > noun and _of_a_town(a, unit.first, place, noun):
        return True  # "X kommun i Finland firar att orten har varit vänort med Y"
    if a.tokens[unit.first].text.lower() in ("staden", "orten") and speaks_abroad(a, unit.first):
        return True  # "I X träffade vi … Staden är vänort med Y"
    if place > noun and not speaks_of_ours(a, unit.first, unit.last):
        subject = next((t for t in a.tokens[unit.first : noun] if t.label != "BREAK"), None)
        if subject is not None and subject.label == "PLACE":
            return True  # "Osnabrück är en stad med många vänorter: … till X"
        after = [t.text.lower() for t in a.tokens[place + 1 : min(place + 10, unit.last)]]
        if "som" in after and any(w in ("sitt", "sin", "varandra") for w in after[after.index("som") :]):
            return True  # "vänorterna X och Y, som slöt sitt avtal 1958"
    return place > noun and _told_of_another(a, unit.first, noun)


def _subject_abroad(a: Annotated, unit: Unit, start: int, place: int, noun: int) -> bool:
    """Whether another town abroad is the clause's subject, or stands as owner in front of the noun."""
    low = min(place, noun)
    for i in range(start, low):
        token = a.tokens[i]
        if not may_be_town(a, i) or i == place or _same(token.text, a.tokens[place].text):
            continue
        before = a.tokens[i - 1].text.lower() if i > unit.first else ""
        following = [a.tokens[j].text.lower() for j in range(i + 1, min(i + 10, low))]
        beside = all(t.label == "NATION" or t.text.lower() in _THEIR for t in a.tokens[i + 1 : noun])
        if beside:
            return True  # "Tammerfors vänort Kiev": somebody else's town
        if "som" in following and any(w in _OWN_ONE for w in following[following.index("som") :]):
            return True  # "representanter för X fylkeskommune, som har en egen vänregion i Y"
        if before not in PREPOSITIONS | {"och", ",", "("} and (
            any(w in ("har", "hade", "som", "tecknade", "ingick", "lämnade", "är") for w in following)
        ):
            return True
    # "berättar att X blivit vänort med Y"
    return may_be_town(a, start) and start > unit.first and place > noun and start != place


_OWN_ONE = frozenset({"egen", "eget", "egna", "sin", "sitt", "sina"})


def _held_by_a_guest(a: Annotated, unit: Unit, start: int, place: int, noun: int) -> bool:
    """Whether "sin vänort" is another's than ours, or the name itself is the subject beside a second one abroad."""
    low = min(place, noun)
    possessive = _own_before(a, start, noun)
    if possessive and any(t.label == "BODY" for t in a.tokens[unit.first : noun]):
        return False  # "Eskilstuna kommun beslutade att pausa sitt avtal med X"
    if possessive and not any(t.label in ("ORGAN", "OFFICE", "PERSON") for t in a.tokens[unit.first : noun]):
        return True  # "de var i sin vänort X": somebody else's, where nobody of ours is named
    if possessive and any(a.tokens[i].label in ("PLACE", "NAME") and i != place for i in range(start, low)):
        return True  # "Tammerfors arbete med sin vänort"
    # the name itself may be the subject beside a second foreign name ("X, som är vänort till Y")
    return place < noun and any(
        a.tokens[i].label in ("PLACE", "NAME")
        and a.tokens[i - 1].text.lower() in ("till", "med")
        and a.tokens[i - 2].text.lower() not in ("och", "samt")
        for i in range(noun + 2, min(noun + 5, unit.last))
    )


_THEIR = frozenset(["övriga", "andra", "nya", "gamla", "egna", "båda", "två", "tre", "fyra", "nordiska", "baltiska"])
_SUPINE = re.compile(r"\w+(?:[aiou]t|änt|agt|jort|tt)")  # "har översänt", "har föreslagit"


def _of_a_town(a: Annotated, first: int, place: int, noun: int) -> bool:
    """Whether a sentence begins with a place abroad, other than the partner, and names nobody of ours."""
    head = next(
        (i for i in range(first, noun) if a.tokens[i].label != "BREAK" and a.tokens[i].text.lower() not in UNIT_WORDS),
        noun,
    )
    if not may_be_town(a, head) or fold(a.tokens[head].text) == fold(a.tokens[place].text):
        return False
    if a.tokens[head + 1].text.lower() in ("och", "samt", ","):
        return False
    return not any(
        t.label in OURS or t.text.lower() in ("vi", "vår", "vårt", "våra", "oss") for t in a.tokens[first : place + 4]
    )


def _of_a_guest(words: list[str]) -> bool:
    """Whether the words before a noun speak of the town of somebody told of: "hennes stad", "deras hemkommun"."""
    return any(
        word in ("hans", "hennes", "deras") and behind.endswith(("stad", "kommun", "ort", "region"))
        for word, behind in pairwise(words)
    )


def _is_owner(a: Annotated, place: int) -> bool:
    """Whether a name in front of a noun is in the genitive by its letters, and not a town's whose name ends so."""
    token = a.tokens[place]
    if not isinstance(token.data, PlaceMention) or not token.data.candidates:
        return False
    return token.text.endswith("s") and not token.data.is_known(token.text)


def _theirs(a: Annotated, place: int, noun: int) -> bool:
    """Whether a noun behind a place is another's: "som är X:s vänort", "har sagt upp sina avtal med staden"."""
    owner = a.tokens[noun - 2] if a.tokens[noun - 1].label == "NATION" else a.tokens[noun - 1]
    if owner.label in ("PLACE", "NAME") and owner.text.endswith("s") and not _same(owner.text, a.tokens[place].text):
        return True
    behind = [t.text.lower() for t in a.tokens[noun + 1 : noun + 3]]
    return _own_before(a, place, noun) and behind[:1] == ["med"] and behind[1:] != ["varandra"]


def _same(one: str, other: str) -> bool:
    """Whether two names are one, the genitive aside."""
    return name_key(one) == name_key(other)


def _told_of_another(a: Annotated, first: int, noun: int) -> bool:
    """Whether a noun stands in the relative clause of a place abroad: "från X i Danmark, som har ett avtal med Y"."""
    som = next((i for i in range(noun - 1, first, -1) if a.tokens[i].text.lower() in ("som", "vilken")), None)
    if som is None or speaks_of_ours(a, som, noun):
        return False
    verb = a.tokens[som + 1].text.lower() if som + 1 < noun else ""
    if verb.endswith("s") or opens_clause(a, noun, a.unit(noun)):
        return False  # "avtalet med X, som slöts 1990, gäller, och avtalet med Y förnyades"
    if verb not in ("har", "hade", "tecknade", "ingick", "slöt") and a.tokens[som + 1].label != "ESTABLISH":
        return False
    at = som - 1
    while at > first and (
        a.tokens[at].text in (",", ")", "(") or a.tokens[at].label == "COUNTRY" or a.tokens[at].text.lower() == "i"
    ):
        at -= 1
    return a.tokens[at].label in ("PLACE", "NAME")


_ROLE = frozenset({"varit", "blivit", "också", "länge", "alltid", "tidigare", "sedan"})


def _own_before(a: Annotated, first: int, noun: int) -> bool:
    """Whether "sin" stands before a noun, with no more between than its adjectives: not "sin resa till vänorten"."""
    near = range(max(first, noun - 3), noun)
    own = next((i for i in reversed(near) if a.tokens[i].text.lower() in ("sin", "sitt", "sina")), None)
    return own is not None and not any(t.text.lower() in PREPOSITIONS for t in a.tokens[own + 1 : noun])


def other_body(a: Annotated, start: int, place: int) -> int | None:
    """The token of another Swedish body that is the subject of the clause, when the author's own is not named in it."""
    unit = a.unit(place)
    own = a.head.body
    others: list[int] = []
    for i in range(unit.first, unit.last):
        token = a.tokens[i]
        if token.label not in ("BODY", "SWPLACE"):
            continue
        mention: BodyMention = token.data
        if own is not None and (mention.body.kind, mention.body.code) == (own.kind, own.code):
            if _set_apart(a, place, i):
                continue
            return None
        if (
            own is not None
            and token.label == "SWPLACE"
            and mention.body.code[:2] == own.code[:2]
            and own.kind != "kommun"
            and not _is_subject(a, i)
        ):
            continue
        beside = _beside(a, i, place)
        if token.label == "SWPLACE" and not (_acts_as_body(a, i, unit.last) or _is_other_side(a, i) or beside):
            continue
        before = a.tokens[i - 1].text.lower() if i > unit.first else ""
        if (
            beside
            or i < place
            or (before in ("till", "åt", "med") and any(t.label == "AGREEMENT" for t in a.tokens[place:i]))
            or (before == "av" and a.tokens[i - 2].label == "ESTABLISH")  # "det med X har ingåtts av Lunds kommun"
            or (before in ("är", "tillhör") and (before != "är" or token.text.endswith("s")))
        ):
            others.append(i)
    return others[-1] if others else None


def _set_apart(a: Annotated, place: int, at: int) -> bool:
    """Whether our own name stands in a clause set against the place's: "…, medan Lund inte har någon", "inte av Lund"."""
    if at < place:
        first = a.unit(at).first
        before = " ".join(t.text.lower() for t in a.tokens[max(first, at - 3) : at])
        another = any(
            t.label in ("BODY", "SWPLACE") and not is_author(a, at + 1 + n)
            for n, t in enumerate(a.tokens[at + 1 : place])
        )
        return another and before.endswith(_AGAINST)  # "Medan Lund inte har någon vänort har Malmö en i X"
    between = {t.text.lower() for t in a.tokens[place + 1 : at]}
    return at > place and not between.isdisjoint(("att", "medan", "men", "inte"))


_AGAINST = ("medan", "till skillnad från", "i motsats till", "till skillnad mot")


def _beside(a: Annotated, at: int, place: int) -> bool:
    """Whether a body here and a place abroad are told as two sides: "Åbo och Lund har varit vänorter", "Kiruna–Narvik"."""
    low, high = sorted((at, place))
    between = [t for t in a.tokens[low + 1 : high] if t.label != "NATION" and t.text.lower() not in UNIT_WORDS]
    return len(between) == 1 and between[0].text.lower() in ("och", "samt", "–", "-", "—", "/")


def _is_other_side(a: Annotated, at: int) -> bool:
    """Whether a bare name is the side that a noun of relation is told of: "X är vänort till Lund"."""
    return at > 1 and a.tokens[at - 1].text.lower() in ("till", "med", "åt") and a.tokens[at - 2].label == "AGREEMENT"


def is_author(a: Annotated, at: int) -> bool:
    """Whether a named body is the document's own."""
    body, own = a.tokens[at].data.body, a.head.body
    return own is not None and (body.kind, body.code) == (own.kind, own.code)


def names_other_body(a: Annotated, first: int, last: int) -> bool:
    """Whether another body than the author is named by its full name."""
    own = a.head.body
    return any(t.label == "BODY" and own is not None and t.data.body.code != own.code for t in a.tokens[first:last])


def _is_subject(a: Annotated, at: int) -> bool:
    """Whether a name stands beside "har", "hade": who has something."""
    beside = {t.text.lower() for t in (*a.tokens[max(0, at - 1) : at], *a.tokens[at + 1 : at + 2])}
    return bool(beside & {"har", "hade"})


def _acts_as_body(a: Annotated, at: int, end: int) -> bool:
    """A bare municipality name counts as the body when it owns or does something ("Malmös vänort", "Malmö har …")."""
    token = a.tokens[at]
    following = a.tokens[at + 1].text.lower() if at + 1 < end else ""
    if token.text.endswith("s") and a.tokens[at + 1].label in ("AGREEMENT", "RELATION"):
        return True  # "en motsvarighet till Malmös avtal"
    if at and a.tokens[at - 1].text.lower() in ("i", "på", "från", "vid", "till", "nära", "utanför"):
        return following == "," and a.tokens[at + 2].text.lower() == "som"  # "i Malmö, som är vänort med X"
    return (
        token.text.endswith("s")
        or _is_subject(a, at)
        or following
        in {
            "har",
            "hade",
            "och",
            "sade",
            "ingick",
            "tecknade",
            "är",
            "avslutade",
        }
    )
