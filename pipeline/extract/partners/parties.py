"""Partners that no fixed phrase gives: who stands in a party's place where the text speaks of an agreement of ours.

Two readings, both behind the rules of `partners.yml` and under the same bars. In a clause that names our side and a
formal relation, the one foreign unit that is its subject, its companion or its speaker is the other side ("Borgmästaren
i X föreslår att våra kommuner blir vänorter"). In an item that names no partner so far, "vänortsavtalet" of a sentence
that names nobody means the one foreign unit of the sentences before ("Kontakterna med X har tynat. Vänortsavtalet …").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.annotate import MARKS, Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.names import FOREIGN_UNITS, UNIT_WORDS, name_key
from pipeline.extract.partners.institutions import is_institution
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.meant_again import meant_again
from pipeline.extract.partners.naming import countries_of
from pipeline.extract.partners.owners import is_author, is_plain, speaks_of_ours
from pipeline.rules.loader import Rule
from pipeline.rules.numbers import SEVERAL

_BY_ROLE = Rule("partner.by-role", "partners", {"assigned": True, "told": True}, (), (), ())
_BEFORE = Rule("partner.spoken-of-before", "partners", {"assigned": True, "told": True}, (), (), ())
_REACH = 4  # units before "vänortsavtalet" in which its partner may be named
_BESIDE = frozenset({"den", "det", "de", "dåvarande", "nuvarande", "er", "ert", "lilla", "gamla"})
_WITH = frozenset({"med", "gentemot", "mellan"})
# A preposition that makes a place a mere place, a goal or a topic, unless who acts stands before it.
_AT = frozenset({"i", "från", "på", "till", "för", "hos", "vid"})
_PLACED = _AT | {
    "inom",
    "kring",
    "över",
    "under",
    "genom",
    "utanför",
    "nära",
    "om",
    "mot",
    "efter",
    "via",
    "sedan",
    "än",
}
# Who speaks and acts for a unit abroad: "borgmästaren i X", "en förfrågan från X".
_ACTS = re.compile(
    r"(?:.*(?:borgmästare[n]?s?|guvernören?|fylkesman(?:nen)?|landshövding(?:en)?|prefekten?|marskalken?|starosten?|stadsfullmäktige|stadsstyrelse[n]?|stadsrådet|kommunstyrelse[n]?|kommunfullmäktige"
    r"|kommunledning(?:en)?|stadsledning(?:en)?|myndigheterna|\w*direktören?|\w*chefen?|representant(?:er|en)?|företrädare|ordföranden?|ordfører(?:en)?|delegation(?:en)?|vänner|vännerna|motpart(?:en)?"
    r"|partner[n]?|kollegor(?:na)?|värdar(?:na)?|mottagandet|gästfriheten|värdskapet|kontakterna|administrationen|ledningen|kommun(?:en)?|stad(?:en)?|region(?:en)?))"
)
_SENT = re.compile(
    r"(?:brev(?:et)?|skrivelse[n]?|för(?:frågan|slag(?:et)?)|inbjudan|erbjudande[t]?|begäran|besked(?:et)?|svar(?:et)?|delegation(?:en)?"
    r"|gäster(?:na)?|besök(?:are|et)?|representanter(?:na)?|önskemål(?:et)?|propå(?:n)?|påstötning|hälsning(?:en|ar)?|tack(?:et)?)"
)
_COMES = re.compile(r"kom|inkom|kommer|kommit|inkommit|föreligger|anlände|anlänt|mottagits")  # "Från X har kommit …"
_NONE = frozenset({"ingen", "inga", "inget", "någon", "några"})
_DEFINITE = re.compile(
    r"(?:avtalet|överenskommelsen) om .*|.*(?:avtalet|samarbetet|utbytet|förhållandet|förbindelsen|förbindelserna|relationen|relationerna"
    r"|skapet|bandet|fördraget|orten|kontakten|kontakterna)s?"
)


def told_parties(a: Annotated, taken: Collection[int]) -> Iterator[Match]:
    """The partners told by their place in a clause; `taken` are the nouns that have a partner already."""
    found = False
    for whole, unit in ((u, clause) for u in a.units for clause in _clauses(a, u)):
        nouns = [n for n in _nouns(a, unit) if n not in taken]
        if not nouns or any(n in taken for n in _nouns(a, whole)):
            continue
        meant = _means_ours(a, nouns[0]) or _gives_notice(a, unit, nouns[0])
        if not (_ours(a, whole) or (meant and not _others(a, whole))):
            continue
        both = _both(a, unit) and not is_plain(a, nouns[0])  # "genom avtal mellan regionerna" is of any two
        parties = [i for i in _names(a, unit) if both or _is_party(a, i, unit)]
        if len({name_key(a.tokens[i].text) for i in parties}) == 1 and not _denied(a, nouns[0]):
            found = True
            yield _match(_BY_ROLE, parties[0], nouns[0])
    if not found and not taken:
        yield from _before(a)


def _clauses(a: Annotated, unit: Unit) -> list[Unit]:
    """The main clauses of a sentence, where each names somebody and a relation: "X vill fira …, och Y har föreslagit …"."""
    cuts = [
        i
        for i in range(unit.first + 1, unit.last - 1)
        if a.tokens[i].text == "," and a.tokens[i + 1].text.lower() in ("och", "men", "medan")
    ]
    edges = [unit.first, *(i + 2 for i in cuts), unit.last]
    clauses = [replace(unit, first=one, last=two) for one, two in pairwise(edges)]
    return clauses if len(clauses) > 1 and all(_names(a, c) and _nouns(a, c) for c in clauses) else [unit]


def _means_ours(a: Annotated, noun: int) -> bool:
    """Whether "vänortsavtalet", in the singular and with nobody else as its holder, is the one we have."""
    token = a.tokens[noun]
    definite = _DEFINITE.fullmatch(token.text.lower()) is not None and not plural(a, noun)
    return bool(token.data.get("strong")) and definite


def _gives_notice(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether somebody tells what becomes of "samarbetsavtalet", with nobody named behind it: told to us, it is ours."""
    if _DEFINITE.fullmatch(a.word(noun)) is None or plural(a, noun) or a.word(noun + 1) == "med":
        return False
    words = {a.word(i) for i in range(unit.first, unit.last)}
    acts = any(a.tokens[i].label in _STEPS for i in range(unit.first, unit.last))
    return acts and any(word.startswith(_TELLS) for word in words)


_STEPS = frozenset({"END", "PAUSE", "RENEW", "NOT_RENEW", "RESUME"})
_TELLS = ("meddela", "skriver", "skrivit", "underrätta", "informera", "skrivelse", "brev", "uppsägning")


def _others(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence names another body here, a house or a club, but as the place where something is."""
    return any(
        a.tokens[i].label == "INSTITUTION"
        or a.tokens[i].text.lower() == "mellan"
        or (a.tokens[i].label in ("BODY", "SWPLACE") and not is_author(a, i))
        or (
            is_institution(a.tokens[i].text) and a.tokens[i].label == "" and a.tokens[i - 1].text.lower() not in _PLACED
        )
        for i in range(unit.first, unit.last)
    )


def _match(rule: Rule, place: int, noun: int) -> Match:
    return Match(rule, min(place, noun), max(place, noun) + 1, {"place": place, "noun": noun})


def _nouns(a: Annotated, unit: Unit) -> list[int]:
    return [i for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT"]


def _ours(a: Annotated, unit: Unit) -> bool:
    return speaks_of_ours(a, unit.first, unit.last) or any(
        a.tokens[i].label in ("ORGAN", "OFFICE")
        or a.tokens[i].text.lower()
        in ("kommunalrådet", "landshövdingen", "städerna", "kommunerna", "orterna", "regionerna")
        for i in range(unit.first, unit.last)
    )


_TWO = re.compile(
    r"mellan (?:(?:de|våra) )?(?:(?:två|båda|bägge) )?(?:städerna|orterna|kommunerna|regionerna|länen|städer|kommuner|orter)\b"
)


def _both(a: Annotated, unit: Unit) -> bool:
    """Whether a clause speaks of the two sides as such: "ett protokoll om vänskapliga förbindelser mellan de två städerna"."""
    return _TWO.search(" ".join(t.text.lower() for t in a.tokens[unit.first : unit.last])) is not None


def _names(a: Annotated, unit: Unit) -> list[int]:
    return [
        i
        for i in range(unit.first, unit.last)
        if a.tokens[i].label == "PLACE" or (a.tokens[i].label == "NAME" and _is_unit(a, i))
    ]


def _is_unit(a: Annotated, at: int) -> bool:
    """Whether an unknown name is a unit abroad by the word or the country beside it, by its place beside us, or by its
    place behind who acts for it where a gazetteer has it."""
    if countries_of(a, at) or a.tokens[at - 1].text.lower() in UNIT_WORDS:
        return True
    following = a.tokens[at + 1].text.lower() if at + 1 < len(a.tokens) else ""
    if following in FOREIGN_UNITS | {"kommun", "stad"}:
        return True
    if _beside_us(a, at):
        return True
    before = (a.tokens[at - 2].text.lower(), a.tokens[at - 1].text.lower()) if at > 1 else ("", "")
    return bool(a.tokens[at].data.candidates) and (
        a.unit(at).first == at
        or before[1] == ":"
        or (before[0] == "," and before[1] in ("och", "men", "medan"))
        or (before[1] == "med" and a.tokens[at - 2].label in ("RELATION", "AGREEMENT"))
        or (before[1] == "i" and _ACTS.fullmatch(before[0]) is not None)
        or (before[1] == ":" and a.tokens[at + 1].text.islower())
        or (a.tokens[at].text.endswith("s") and _ACTS.fullmatch(following) is not None)
    )


def _beside_us(a: Annotated, at: int) -> bool:
    """ "Flen och X": a name joined to our own, of no organisation. A contract ("samarbetsavtal") can be with anybody:
    beside one only a name that a gazetteer has is a unit."""
    if (
        at < 2
        or a.tokens[at - 1].text.lower() not in ("och", "samt")
        or a.tokens[at - 2].label not in ("BODY", "SWPLACE")
    ):
        return False
    words = a.tokens[at].text.lower().split()
    if any(is_institution(word) or _AUTHORITY.search(word) for word in words):
        return False
    unit = a.unit(at)
    strong = any(a.tokens[i].data.get("strong") for i in _nouns(a, unit))
    return bool(a.tokens[at].data.candidates) or (strong and len(words) <= 2)


_AUTHORITY = re.compile(
    r"(?:verket|bolaget|förbundet|styrelsen|myndigheten|regionen|länet|polisen|banken|kyrkan|centrum|universitetet|högskolan|ab)$"
)


def _is_party(a: Annotated, at: int, unit: Unit) -> bool:
    """Whether a name is the subject, the companion or the speaker of its clause, not the place where something is."""
    i = a.before_name(at, UNIT_WORDS | _BESIDE)
    if i < unit.first or a.tokens[i].label == "BREAK" or a.tokens[i].text in MARKS - {","}:
        return True
    word = a.tokens[i].text.lower()
    head = a.tokens[i - 1] if i > unit.first else None
    if word in _WITH:
        return head is None or not is_institution(head.text)
    if word == "från":
        opens = i - 6 < unit.first
        reach = range(unit.first, min(at + 10, unit.last)) if opens else range(i - 6, i)
        comes = any(_COMES.fullmatch(a.tokens[k].text.lower()) for k in reach)
        if comes or head is None or head.label == "BREAK":
            return comes  # "Från X har inkommit …", "har ett svar inkommit, från X"
    if word in ("och", "samt") and a.tokens[at].text.endswith("s") and _ACTS.fullmatch(a.tokens[at + 1].text.lower()):
        return True  # "och Xs borgmästare har föreslagit"
    if word in ("och", "samt"):
        return head is not None and (
            head.label in ("BODY", "SWPLACE", "OFFICE", "ORGAN")
            or head.text.lower() in ("kommunen", "regionen", "vi", "kommun", "stad")
        )
    if word in _AT:
        return head is not None and (
            (word in ("i", "från", "för") and _ACTS.fullmatch(head.text.lower()) is not None)
            or (word in ("från", "till") and _SENT.fullmatch(head.text.lower()) is not None)
        )
    if word == ",":
        return i < at - 1 or (head is not None and head.text.lower() in UNIT_WORDS)
    return word not in _PLACED and a.tokens[i].text.islower()


def _denied(a: Annotated, noun: int) -> bool:
    return any(t.text.lower() in _NONE for t in a.tokens[max(0, noun - 3) : noun])


def _counted(a: Annotated, places: list[int]) -> Iterator[Match]:
    """The units abroad that are as many as "de båda vänorterna" of a later sentence, and all that the item names."""
    for unit in a.units:
        for noun in _nouns(a, unit):
            number = SEVERAL.get(a.tokens[noun - 1].text.lower())
            earlier = all(i < unit.first and a.tokens[i].data.candidates for i in places)
            ours = a.tokens[noun].data.get("strong") and a.tokens[noun].text.lower().endswith("na")
            if number == len(places) and earlier and ours and not _denied(a, noun):
                yield from (_match(_BEFORE, at, noun) for at in places)
                return


def _is_ours(a: Annotated, noun: int) -> bool:
    """Whether a noun is told as ours: "Habos vänort", "vår finska vänort"."""
    return any(
        a.tokens[i].text.lower() in ("vår", "vårt", "kommunens", "stadens", "regionens", "länets")
        or (a.tokens[i].label in ("BODY", "SWPLACE") and a.tokens[i].text.endswith("s") and is_author(a, i))
        for i in range(max(0, noun - 2), noun)
    )


def _says_of_town(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence goes on about the town just named: "Staden, som sedan 1989 är kommunens partnerstad, …".

    "Kommunen" and "regionen" are our own as a rule, and so is "staden" where a city writes."""
    first = a.tokens[unit.first].text.lower()
    ours = a.head.body is not None and a.head.body.name.lower().endswith("stad")
    return _TOWN.fullmatch(first) is not None and not (ours and first == "staden")


_TOWN = re.compile(r"(?:\w*staden|orten|byn|fylket|provinsen|grevskapet|distriktet|köpingen|ön)")


def _made_then(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a sentence tells when a paper was made: "År 2004 tecknades ett samarbetsavtal", of those spoken of before."""
    at = range(unit.first, unit.last)
    made = any(a.tokens[i].label == "ESTABLISH" and a.tokens[i].form in ("past", "sup") for i in at)
    new = any(a.word(i) in ("ett", "en") for i in range(max(unit.first, noun - 3), noun))
    dated = any(a.tokens[i].label == "DATE" for i in at)
    held = any(a.tokens[i].label in ("BODY", "SWPLACE") and not is_author(a, i) for i in at)
    return made and new and dated and not held and a.word(noun + 1) not in ("med", "mellan", "till", "om")


def _has_dealings(a: Annotated, at: int) -> bool:
    """Whether a name is the other side of contacts that a sentence tells of: "Kontakterna med X inleddes 1996"."""
    before = [a.word(i) for i in range(max(a.unit(at).first, at - 5), at)]
    return any(w in ("med", "till") for w in before) and any(w.startswith(_DEALINGS) for w in before)


_DEALINGS = ("kontakt", "samarbete", "utbyte", "vänskap", "förbindelse", "relation", "samverkan", "band")


def _before(a: Annotated) -> Iterator[Match]:
    """The one unit abroad that the sentences before "vänortsavtalet" speak of, where the item names no partner."""
    abroad = {name_key(a.tokens[i].text): i for u in reversed(a.units) for i in _names(a, u)}
    if len(abroad) > 1:
        yield from _counted(a, sorted(abroad.values()))
    if len(abroad) != 1:
        return
    for at, unit in enumerate(a.units):
        of_town = _says_of_town(a, unit)
        meant = of_town or bool(meant_again(a, unit.first, unit.last))
        nouns = [
            n
            for n in _nouns(a, unit)
            if (meant or _DEFINITE.fullmatch(a.tokens[n].text.lower()) or _is_ours(a, n) or _made_then(a, unit, n))
            and (a.tokens[n - 1].text.lower() == "varandras" or not plural(a, n))
            and not _denied(a, n)
        ]
        nouns = [n for n in nouns if not any(is_institution(t.text) for t in a.tokens[n + 1 : n + 4])]
        if not nouns or _names(a, unit):
            continue
        for earlier in reversed(a.units[max(0, at - _REACH) : at]):
            parties = [
                i for i in _names(a, earlier) if of_town or _is_party(a, i, earlier) or earlier.part.kind == "rubrik"
            ]
            if not meant and _made_then(a, unit, nouns[0]):
                parties = [i for i in parties if _has_dealings(a, i)]
            if parties and not any(is_institution(a.tokens[i].text) for i in range(earlier.first, earlier.last)):
                yield _match(_BEFORE, parties[0], nouns[0])
                return
