"""When an agreement began, by the clause: an agreement is its subject or object, a verb of signing its verb, one date its day.

The rules of `established.yml` know where the words stand; clerks put the parties, the town, the signers and the day in
any order. So a clause that no rule has read is read as a whole, with the verbs that nothing but a paper can have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.rules.loader import Rule

_CLAUSE = Rule("established.in-clause", "established", {"signed": True}, (), (), ())
_BECAME = Rule("established.in-clause", "established", {}, (), (), ())
_SINCE = Rule("established.stands-since", "established", {}, (), (), ())
_PRONOUN = Rule("established.in-clause", "established", {"signed": True, "pronoun": True}, (), (), ())
_SIGNED = (
    "teckn", "underteckn", "signera", "ingick", "ingåtts", "ingått", "ingånge", "slöt", "slutit", "slutits", "upprätta",
)  # fmt: skip
_MADE = (
    "blev", "antog", "antagit", "utsåg", "utsetts", "fick", "anslöt", "valde", "godkände", "godkänt", "formaliser", "besegla",
    "stadfäst", "skrev", "skrivit", "daterad", "daterat", "knöt", "knutit", "träffade", "förband", "gjordes", "tog",
)  # fmt: skip
_ELSE = (
    "besök",
    "gäst",
    "delegation",
    "resa",
    "kör",
    "elev",
    "lag",
    "projekt",
    "förening",
    "ny ",
    "park",
    "bidrag",
    "stipend",
)
_OTHERS = ("skol", "gymnasi", "förening", "klubb", "församling", "kör", "elev")  # who has contacts of their own
_PAPERS = frozenset({"avtalet", "överenskommelsen"})
_A_PAPER = frozenset({"avtal", "överenskommelse"})  # of whom the clause must say
_IT = frozenset({"det", "den", "detta", "denna"})
_WITHIN = frozenset({"inom", "enligt", "under", "genom", "i"})  # "inom vänortsavtalet undertecknade skolorna en plan"
_OPENS = frozenset(
    {"och", "men", "medan", "vilket", "vilken", "vilka", "som", "där", "då", "när", "varefter", "varvid", "samt"}
)
_RELATIVE = frozenset({"vars", "vilken", "vilket", "vilka"})
SINCE_WORDS = frozenset({"sedan", "alltsedan"})
_STANDS = frozenset({
    "är", "varit", "haft", "har", "kallat", "kallar", "kallas", "räknas", "räknats", "räknar", "råder", "rått", "finns", "funnits",
    "består", "bestått", "gäller", "gällt", "står", "stått", "utgör", "utgjort", "hör", "hört", "förenade", "förbundna", "återfinns",
})  # fmt: skip
_FEASTS = frozenset({"dag", "dagen", "afton", "helg"})  # "sedan Nordens dag 1961"
_WHERE = frozenset({"inom", "enligt", "i", "från", "på", "hos"})  # "är sedan 2016 ofta på besök i sin vänort"
_DEFINITE = ("en", "et", "na")  # "sedan 2016 har vänorten haft en ny borgmästare"
_OTHER_ACTS = frozenset(
    {"END", "PAUSE", "NOT_RENEW", "RENEW", "RESUME", "EVALUATE", "PARTLY_END", "AMEND", "NEG", "PARTY"}
)
THE_TOWN = ("orten", "staden", "kommunen", "regionen")
_TOWNS = (*THE_TOWN, "orterna", "städerna")
_NEAR = 4  # tokens from the noun to the clause that tells of it


def in_clause(a: Annotated, known: Iterable[Match]) -> Iterator[Match]:
    """The dates of clauses that have one, a paper and a verb of signing, where none of `known` matches has read one."""
    read = {a.unit_index(match.captures["when"]) for match in known}
    for index, unit in enumerate(a.units):
        dates = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE" and not _of_paper(a, i)]
        if index in read or not dates:
            continue
        for at in dates:
            first, last = _bounds(a, unit, at)
            if sum(first <= i < last for i in dates) != 1:
                continue
            if (stands := _stands(a, first, at, last)) is not None:
                yield Match(_SINCE, min(stands, at), max(stands, at) + 1, {"noun": stands, "when": at})
            if not _signed(a, first, last):
                if (made := _made(a, first, last)) is not None:
                    yield Match(_BECAME, min(made, at), max(made, at) + 1, {"noun": made, "when": at})
                continue
            noun = _noun(a, unit, first, last)
            if noun is not None:
                yield Match(_CLAUSE, min(noun, at), max(noun, at) + 1, {"noun": noun, "when": at})
            elif a.word(unit.first) in _IT and any(_signs(a, i) for i in (first, first + 1)):
                yield Match(_PRONOUN, unit.first, at + 1, {"when": at})


def _of_paper(a: Annotated, at: int) -> bool:
    """Whether a date is that of a paper among the matter's: "konstaterar i tjänsteutlåtande 2014-01-08 att"."""
    before = next((a.word(i) for i in range(at - 1, at - 4, -1) if i >= 0 and a.word(i) not in _OF_DAY), "")
    return before.endswith(_MATTERS)


_OF_DAY = frozenset({"den", "av", "av den", "daterad", "daterat", "från"})
_MATTERS = (
    "utlåtande",
    "utlåtandet",
    "skrivelse",
    "skrivelsen",
    "yttrande",
    "yttrandet",
    "rapport",
    "promemoria",
    "pm",
)


def _bounds(a: Annotated, unit: Unit, at: int) -> tuple[int, int]:
    """The clause of a token: between commas behind which another clause or a participle begins."""
    borders = [i for i in range(unit.first, unit.last - 1) if a.tokens[i].text in (",", ";") and _opens(a, i + 1)]
    first = max((i + 1 for i in borders if i < at), default=unit.first)
    first += a.word(first) in ("men", "och")
    return first, min((i for i in borders if i > at), default=unit.last)


def _opens(a: Annotated, at: int) -> bool:
    if a.word(at + 1) in _RELATIVE:
        return True  # "med vars musikgymnasium skolan haft utbyte sedan 1997"
    return a.word(at) in _OPENS or a.tokens[at].label == "ESTABLISH"


def _signed(a: Annotated, first: int, last: int) -> bool:
    """Whether a clause tells that a paper was signed: the verb in the past, or its participle."""
    told = ("past", "sup")
    return any(
        _signs(a, i) and (a.tokens[i].label != "ESTABLISH" or a.tokens[i].form in told) for i in range(first, last)
    )


def _signs(a: Annotated, at: int) -> bool:
    """Whether a word tells of a signing: "undertecknades", "skrevs under"."""
    return a.word(at).startswith((*_SIGNED, "skrevs under", "skrevs på"))


def _noun(a: Annotated, unit: Unit, first: int, last: int) -> int | None:
    """The paper that a clause tells of: in it, or just before one that hangs on a noun."""
    whose = any(a.tokens[i].label in ("PLACE", "NAME") for i in range(first, last))
    places: tuple[int, ...] = (*range(first, last), *range(first - 1, max(unit.first, first - _NEAR) - 1, -1))
    for i in places:
        named = a.tokens[i].label == "AGREEMENT" or a.word(i) in _PAPERS
        if (named or (a.word(i) in _A_PAPER and (whose or i < first))) and a.word(i - 1) not in _WITHIN:
            return i
    return None


def _made(a: Annotated, first: int, last: int) -> int | None:
    """The noun of a clause in which a town abroad becomes it, in verbs of many uses: "antogs X såsom vänort till Y"."""
    words = [a.word(i) for i in range(first, last)]
    if not any(w.startswith(_MADE) for w in words) or any(w.startswith(_ELSE) for w in words):
        return None
    labels = {a.tokens[i].label for i in range(first, last)}
    if not labels & {"PLACE", "NAME"} or labels & _OTHER_ACTS:
        return None
    return _predicate(a, first, last, _TOWNS)


def _stands(a: Annotated, first: int, at: int, last: int) -> int | None:
    """The noun of a clause that tells since when two are it: "X räknas sedan 1982 till kommunens vänorter"."""
    words = {a.word(i) for i in range(first, last)}
    if any(word.startswith(_OTHERS) for word in words):
        return None
    since = {a.word(at - 1), a.word(at - 2), *([a.word(at - 3)] if a.word(at - 1) in _FEASTS else ())}
    if not SINCE_WORDS & since or not words & _STANDS:
        return None
    if any(a.tokens[i].label == "NEG" for i in range(first, last)):
        return None
    if not any(a.tokens[i].label in ("PLACE", "NAME") for i in range(first, last)):
        return None
    return _predicate(a, first, last, _DEFINITE)


def _predicate(a: Annotated, first: int, last: int, subjects: tuple[str, ...]) -> int | None:
    """The noun that says what two are to each other: none that does something itself, and no place where it is done."""
    for i in range(first, last):
        if a.tokens[i].label == "AGREEMENT" and not a.word(i).endswith(subjects) and not _where(a, first, i):
            return i
    return None


def _where(a: Annotated, first: int, noun: int) -> bool:
    """Whether a preposition of place hangs on a noun: "ofta på besök i sin vänort"."""
    for i in range(noun - 1, max(first, noun - 4) - 1, -1):
        if a.tokens[i].label:
            return False
        if a.word(i) in _WHERE:
            return True
    return False
