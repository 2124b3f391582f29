"""Schools, clubs, parishes, firms and authorities: what they have is no agreement of a municipality.

An institution is told by the word for its kind. It holds a relation where it is the subject of the clause or owns the noun
("föreningens avtal"). The sentence before tells nothing of it: minutes come back to our own agreement right behind a club.
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import UNIT_WORDS, fold
from pipeline.extract.partners.owners import OWN, clause_start
from pipeline.extract.tokens import Token

# A school, a club, a firm or an authority, with the endings of the word.
_INSTITUTION = re.compile(
    r"(?:fotbolls|hockey|ishockey|handbolls|idrotts|ungdoms|spelmans|vän|veteran)?lag(?:et)?s?|staten|(?:migrations|skol|bo|trafik|naturvårds|el|gas)verket|.*(?:universitet(?:et)?|högskola[n]?|högskole\w*|lärosäte[tn]?|klubb(?:en|ar|arna)?|förening(?:en|ar|arna)?|förbund(?:et)?|"
    r"företag(?:et|en)?|bolag(?:et|en)?|skol(?:a|an|or|orna)|gymnasi(?:um|et)|församling(?:en|ar|arna)?|stift(?:et)?|stiftelse[n]?|"
    r"sjukhus(?:et)?|muse(?:um|et|er)|teater[n]?|handelskammar\w*|myndighet(?:en|er|erna)?|polisen|hamnen|energi|krets(?:en)?|"
    r"tillverkare[n]?|regering(?:en|arna)?|riksdag(?:en)?|\w+departement(?:et)?|.*ministeri(?:et|um)|kommission(?:en)?|"
    r"leverantör(?:en)?|institut(?:et)?|kör(?:en)?|orkester[n]?|bibliotek(?:et)?|konsthall(?:en)?|galleri(?:et)?|operan|festival(?:en)?|"
    r"kyrka[n]?|pastorat(?:et)?|moské[n]?|kloster|klostret|bruk(?:et)?|varv(?:et)?|fabrik(?:en)?|rederi(?:et)?|tidning(?:en)?|"
    r"hembygdsgård(?:en)?|bank(?:en)?|kår(?:en)?|rotary|samfällighet(?:en)?|akademi(?:n|en)?|brandkår(?:en)?|räddningstjänst(?:en)?|inkubator[n]?|campus|sällskap(?:et)?|gille(?:t)?|loge(?:n)?)s?"
)


def is_institution(word: str) -> bool:
    """Whether a word names a school, a club, a firm or the like, and no unit of local government."""
    return _INSTITUTION.fullmatch(word.lower()) is not None and not word.lower().endswith(_LOCAL)


_LOCAL = ("kommunförbund", "kommunförbundet", "landskapsförbund", "landskapsförbundet", "stadsförbund")


def institution_owner(a: Annotated, place: int, noun: int | None) -> bool:
    """Whether a university, a club or a firm is the one that has the agreement, and no public body of ours."""
    if noun is None:
        return False
    unit = a.unit(noun)
    low, high = sorted((place, noun))
    beside = a.tokens[low + 1 : high]
    about = next((k for k, t in enumerate(beside) if t.text.lower() == "om"), None)
    party = next((k for k, t in enumerate(beside) if t.text.lower() in ("med", "mellan")), None)
    if about is not None and party is not None and about < party:
        beside = (*beside[:about], *beside[party:])  # "avtal om skola och räddningstjänst med X": a field, nobody
    if any(
        is_institution(t.text) or t.text.lower().startswith(("klubb", "universitet", "högskol", "lärosät"))
        for t in beside
    ):
        return True
    if _own_subject(a, unit.first, low):
        return False
    return any(
        named_institution(t) or t.text.startswith(("FC", "IFK", "BoIS", "IF", "BK")) for t in a.tokens[unit.first : low]
    ) or any(_named_on(a, i) for i in range(unit.first, low))


def _named_on(a: Annotated, at: int) -> bool:
    """Whether a bare name of ours is the first word of something else's: "Malå Geoscience har ett avtal"."""
    further = a.tokens[at + 1]
    return (
        a.tokens[at].label == "SWPLACE"
        and a.tokens[at].text[-1:] != "s"
        and further.label in ("", "NAME", "INSTITUTION")
        and (further.text[:1].isupper() or is_institution(further.text))
        and further.text.lower() not in UNIT_WORDS
    )


_SCHOOLS = re.compile(r"(?:syster|vän|partner|fadder|samarbets|utbytes)skol(?:a|an|or|orna)s?")


def towns_of_schools(a: Annotated) -> set[str]:
    """Names of towns, folded, in which a school has its partners: "systerskolor i X och Y". A bare "avtalet med X" behind
    is the school's."""
    found: set[str] = set()
    for at, token in enumerate(a.tokens):
        if (
            token.label == ""
            and _SCHOOLS.fullmatch(token.text.lower())
            and a.tokens[at + 1].text.lower() in ("i", "på")
        ):
            behind = a.tokens[at + 2 : a.unit(at).last]
            found |= {fold(t.text) for t in behind if t.label in ("PLACE", "NAME")}
    return found


_HOLDS = frozenset({"har", "hade", "haft", "fick", "fått"})


_OURS_OR_ABROAD = ("PLACE", "BODY", "SWPLACE")  # "Kulturskolan fick besök från Hallsbergs vänort"


def institution_holds(a: Annotated, noun: int | None) -> bool:
    """Whether an institution has, made or owns what a noun names: "Museet har en vänskapsförbindelse", "klubbens avtal".

    Then even a noun that names a relation of towns is the institution's.
    """
    if noun is None:
        return False
    unit = a.unit(noun)
    if noun > unit.first and _owns(a, noun):
        return True
    verb = next(
        (
            i
            for i in range(noun - 1, unit.first, -1)
            if a.tokens[i].text.lower() in _HOLDS or a.tokens[i].label in ("ESTABLISH", "RENEW")
        ),
        None,
    )
    owned = any(a.tokens[i].text.lower() in OWN or a.tokens[i].label in _OURS_OR_ABROAD for i in range(verb or 0, noun))
    if verb is None or owned:
        return False
    if a.tokens[verb + 1].label == "" and is_institution(a.tokens[verb + 1].text):
        return True  # "Sedan 1987 har museet …"
    first = clause_start(a, unit.first, verb)
    return any(named_institution(t) for t in a.tokens[first:verb]) and not (
        _own_subject(a, unit.first, verb) or any(t.label in ("ORGAN", "OFFICE", "PERSON") for t in a.tokens[first:verb])
    )


def named_institution(token: Token) -> bool:
    """Whether a token names an institution: by the word for its kind, alone or in its name ("Stiftelsen Träslottet")."""
    return token.label == "INSTITUTION" or (
        token.label in ("", "NAME") and any(is_institution(word) for word in token.text.split())
    )


def _owns(a: Annotated, noun: int) -> bool:
    """Whether the genitive in front of a noun, over its adjectives, is an institution's: "föreningens gamla avtal"."""
    for i in range(noun - 1, max(noun - 4, a.unit(noun).first - 1), -1):
        token = a.tokens[i]
        if token.text.endswith("s") and named_institution(token):
            return True
        if token.label not in ("", "DATE") or not token.text.islower() or not token.text.endswith(("a", "e", "s", "t")):
            return False
    return False


def _is_seat(a: Annotated, at: int) -> bool:
    """Whether a place only says where an institution is: "Glasmuseet i Ljungby"."""
    return at > 1 and a.tokens[at - 1].text.lower() in ("i", "på", "från") and named_institution(a.tokens[at - 2])


def _own_subject(a: Annotated, first: int, last: int) -> bool:
    """Whether our own body is named before the noun and does not only belong to the name of an institution."""
    for i in range(first, last):
        token = a.tokens[i]
        if token.label == "BODY" or token.text.lower() in OWN:
            return True
        if (
            token.label == "SWPLACE"
            and not _named_on(a, i)
            and not _is_seat(a, i)
            and not a.tokens[i + 1].text.lower().startswith(("universitet", "högskol", "bois", "if", "ik", "tekniska"))
            and token.text[-1:] != "s"
        ):
            return True
    return False
