"""Partners of a relation that a sentence comes back to: the town is named a sentence before, or far off in the same one.

    Hemtjänsten får besök från Raahe. Staden är en av kommunens fem vänorter.
    Gustavia, som uppkallats efter en svensk kung, är vår vänort sedan 1977.
    I maj möter vi Baiersbronn. Kommunen har en avsiktsförklaring med den tyska staden.

No order of words binds the two. So a noun must mean a relation between towns by itself, or be one with "den tyska staden",
and be said, as a fact, to be ours; and there must be but one unit abroad that it can be about. `predicated_parties` reads
the subject of "är vår vänort"; `recalled_partners`, only where nothing else found anybody, the one name in the sentence,
in the nearest one before it, in the one behind it, in the heading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.names import ALL, name_key
from pipeline.extract.partners.bars import asks, blocked, in_jest
from pipeline.extract.partners.institutions import institution_holds, institution_owner, is_institution
from pipeline.extract.partners.lists import BROAD, COUNTS, plural
from pipeline.extract.partners.meant_again import THE_UNIT, meant_again
from pipeline.extract.partners.naming import countries_of
from pipeline.extract.partners.owners import is_author, other_body
from pipeline.extract.partners.series import listed_places
from pipeline.extract.partners.sole import abroad
from pipeline.extract.partners.unit_names import bare_name, without_genitive
from pipeline.extract.partners.whose import OURS, whose
from pipeline.extract.places import PlaceMention, candidates_of
from pipeline.extract.tokens import QUOTES
from pipeline.rules.loader import Rule

_PREDICATED = Rule("partner.predicated", "partners", {"assigned": True, "told": True, "apart": True}, (), (), ())
_US = OURS | {
    *("kommunalrådet", "kommunalråden", "landshövdingen"),  # who sign for us
    *("landstinget", "landstingets", "länsstyrelsen", "länsstyrelsens"),
}
_TOWNS = frozenset(
    {
        *("vänort", "vänkommun", "vänstad", "vänlän", "vänregion", "vänortsstad", "vänskapsort", "vänskapsstad"),
        *("systerstad", "systerkommun", "partnerstad", "partnerlän", "partnerkommun", "partnerort", "partnerregion"),
        "samarbetsort",
    }
)
_IS = frozenset({"är", "var", "varit", "blev", "blivit", "heter", "räknas", "kvarstår", "upptogs", "förblir"})
_NOT = frozenset(
    {
        *("ingen", "inga", "inget", "någon", "något", "några", "utan", "söker", "sökte", "sökes", "eventuell"),
        *("eventuella", "eventuellt", "tänkt", "tänkbar", "möjlig", "blivande", "vill", "ville", "önskar", "önskade"),
        *("skulle", "kunde", "bör", "borde", "varken", "aldrig", "om", "ifall", "huruvida", "undrar", "annan", "annat"),
        *("andras", "deras", "sin", "sina", "inte", "ej", "bli", "få", "kanske", "ska", "skall", "skaffa", "skaffar"),
        *("hoppas", "fler", "flera"),
    }
)
_MARKS = QUOTES | {"'", "’"}
_GUESTS = ("festival", "hamn", "polis", "kör", "museet")  # that say where somebody comes from or goes, and hold nothing
_ASKING = frozenset({"frågar", "frågade", "undrar", "undrade"})
_GENERAL = "ignore.partnership-in-general"  # "vänorter och", which says nothing of whose they are
_IN = frozenset(
    {
        *("i", "från", "till", "på", "vid", "med", "av", "för", "mot", "hos", "genom", "om", "mellan", "nära"),
        *("utanför", "över"),
    }
)
_BACK = frozenset({"den", "denna", "de", "dem", "dessa", "alla", "båda", "bägge", "er", "dig", "oss", "varandra"})
_LIES = frozenset({"i", "på", "vid", "nära", "utanför", "runt", "kring"})
_LYING = frozenset({"ligger", "låg", "ligga", "belägen", "beläget", "bor"})
_THESE = ALL | {"dessa"}
_REACH = 3  # sentences back to the name
_FAR = 12  # tokens between the verb and its noun


def predicated_parties(a: Annotated, taken: Collection[int]) -> Iterator[Match]:
    """The subjects of "X … är vår vänort"; `taken` are the nouns that have their partner."""
    names = abroad(a)
    for noun in a.labelled("AGREEMENT"):
        unit = a.unit(noun)
        verb = next((i for i in range(noun - 1, max(unit.first, noun - _FAR), -1) if a.word(i) in _IS), None)
        if noun in taken or verb is None or plural(a, noun) or not _is_said(a, verb, noun):
            continue
        land = _pointed(a, unit.first, verb)
        told = land is not None or a.tokens[noun].form not in _TOWNS or _names_us(a, verb + 1, noun)
        if not _is_ours(a, noun, told=told):
            continue
        if any(a.tokens[i].label in ("PLACE", "NAME", "COUNTRY") for i in range(noun + 1, min(noun + 4, unit.last))):
            continue  # "X är vänort med Y": of others
        subject = next(iter(_before(a, unit, names, land)), None) if land else _subject(a, unit, verb)
        if subject is not None:
            yield Match(_PREDICATED, min(subject, verb), noun + 1, {"place": subject, "noun": noun})


def _is_said(a: Annotated, verb: int, noun: int) -> bool:
    """Whether a verb says of its subject that it is a twin town, or "den ort som vi har vänortsband med"."""
    between = range(verb + 1, noun)
    if any(a.tokens[i].label in ("PLACE", "NAME", "COUNTRY") for i in between):
        return False
    if a.tokens[noun].form in _TOWNS:
        return True
    which = a.word(verb + 1) in ("den", "en", "ett") and any(a.word(i) == "som" for i in between)
    return which and bool(a.tokens[noun].data.get("strong")) and a.word(noun + 1) == "med"


def _subject(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The only name in front of a verb, where it can be its subject."""
    names = [i for i in range(unit.first, verb) if a.tokens[i].label in ("PLACE", "NAME")]
    names = [i for i in names if not _tells_where(a, i)]
    others = [i for i in range(unit.first, verb) if a.tokens[i].label in ("SWPLACE", "BODY", "PERSON")]
    if len({name_key(a.tokens[i].text) for i in names}) != 1 or others:
        return None
    at = names[0]
    return None if _is_genitive(a, at) or a.word(a.before_name(at)) in _IN else at


def recalled_partners(a: Annotated) -> Iterator[tuple[str, list[int], int]]:
    """Name, places and noun of each partner that a noun comes back to, by the first noun of each."""
    names = [i for i in abroad(a) if name_key(a.tokens[i].text) not in BROAD and not _is_genitive(a, i)]
    names = [i for i in names if not _tells_where(a, i)]
    if not names:
        return
    passed = {m.captures["what"] for m in a.find("ignore") if "what" in m.captures and m.rule.id != _GENERAL}
    seen: set[str] = set()
    for noun in a.labelled("AGREEMENT"):
        unit = a.unit(noun)
        land = _pointed(a, noun + 1, min(noun + 7, unit.last)) or _pointed(a, unit.first, noun)
        theirs = _with_theirs(a, unit)
        if (at := _just_told(a, noun, names)) is not None and _is_ours(a, noun):
            if _key(a, at) not in seen:
                seen.add(_key(a, at))
                yield _name(a, at), [i for i in names if _key(a, i) == _key(a, at)], noun
            continue
        vague = noun in passed or not a.tokens[noun].data.get("strong") or _names_its_party(a, noun)
        if land is None and vague and not theirs:
            continue
        if not _is_ours(a, noun, told=theirs):
            continue
        for at in _before(a, unit, names) if theirs else _meant(a, noun, names, land):
            key = _key(a, at)
            if key not in seen:
                seen.add(key)
                yield _name(a, at), [i for i in names if _key(a, i) == key], noun


def _just_told(a: Annotated, noun: int, names: Sequence[int]) -> int | None:
    """The town that "staden" means beside a paper of any kind: "En inbjudan kom från X. Vi har ett samarbetsavtal med
    staden"; it must be the only name of the sentence before, and a region's where it is "regionen"."""
    unit, index = a.unit(noun), a.unit_index(noun)
    if index == 0 or _of(unit, a.labelled("PLACE", "NAME", "COUNTRY")):
        return None
    back = next((i for i in range(unit.first, unit.last) if a.word(i) in (*_TOWN, *_AREA)), None)
    if back is None or a.word(back - 1) not in ("med", "och") or abs(back - noun) > _FAR:
        return None
    if back > noun and back != noun + 2:
        return None  # "samarbetsavtal med ett företag i staden"
    before = a.units[index - 1]
    told = _of(before, names)
    others = [i for i in range(before.first, before.last) if a.tokens[i].label in ("SWPLACE", "INSTITUTION")]
    if (
        before.part is not unit.part
        or others
        or any(is_institution(a.word(i)) for i in range(before.first, before.last))
    ):
        return None
    if len({_key(a, i) for i in told}) != 1:
        return None
    found = candidates_of(a.tokens[told[0]].data)
    area = bool(found) and found[0].kind in ("region", "county", "province", "prefecture")
    return told[0] if area == (a.word(back) in _AREA) else None


_TOWN = ("staden", "orten")
_AREA = ("regionen", "länet", "provinsen", "oblasten", "prefekturen", "fylket", "distriktet")


def unnamed_partners(a: Annotated) -> Iterator[tuple[str, int, int]]:
    """Country, nation and noun of the towns of ours that an item tells by their nation alone: "den tyska vänorten"."""
    names = {*abroad(a), *(i for i in a.labelled("NAME") if a.word(a.before_name(i)) in _IN)}
    seen: set[str] = set()
    for noun in a.labelled("AGREEMENT"):
        nation = a.tokens[noun - 1]
        if nation.label != "NATION" or a.tokens[noun].form not in _TOWNS or plural(a, noun) or nation.data.code in seen:
            continue
        code = str(nation.data.code)
        definite = a.word(noun - 2) == "den" and a.word(noun).endswith("en")
        ours = definite or _names_us(a, noun - 2, noun - 1)
        if not ours or any(_can_lie_in(a, i, code) for i in names):
            continue  # the town may be named
        if _is_ours(a, noun, told=True, said=True):
            seen.add(code)
            yield code, noun - 1, noun


def _key(a: Annotated, at: int) -> str:
    return name_key(bare_name(a.tokens[at].text))


def _name(a: Annotated, at: int) -> str:
    token = a.tokens[at]
    return bare_name(token.data.name if token.label == "PLACE" else without_genitive(token))


def _is_genitive(a: Annotated, at: int) -> bool:
    """Whether a known name stands with the genitive's s: "Bornholms kommuner" are no Bornholm."""
    token = a.tokens[at]
    return token.text.endswith("s") and isinstance(token.data, PlaceMention) and not token.data.is_known(token.text)


def _tells_where(a: Annotated, at: int) -> bool:
    """Whether a name says where another lies: "Brande ligger på Jylland"."""
    return a.word(at - 1) in _LIES and a.word(at - 2) in _LYING


def _is_ours(a: Annotated, noun: int, *, told: bool = False, said: bool = False) -> bool:
    """Whether a noun is said to be a relation of the document's own body, as a fact.

    `told`: its partner is, by "den norska orten"; `said`: the words right before it say whose it is.
    """
    unit = a.unit(noun)
    if asks(a, noun) or a.last_word(unit) == "?" or in_jest(a, noun) or institution_holds(a, noun):
        return False
    if a.word(noun - 1) in ("en", "ett") and a.word(noun + 1) == "är" and a.word(noun + 2) in ("en", "ett"):
        return False  # "En vänort är en kommun i ett annat land" says what one is
    near = range(max(unit.first, noun - 5), min(noun + 3, unit.last))
    barred = _NOT - {"om"} if told else _NOT  # "påminde om det papper som …"
    if any(a.word(i) in barred or a.tokens[i].label == "NEG" for i in near):
        return False
    words = {a.word(i) for i in range(unit.first, unit.last) if i != noun}
    if a.tokens[noun - 1].text in _MARKS or any(is_institution(w) and not w.startswith(_GUESTS) for w in words):
        return False
    if _ASKING & words or any(word.startswith("grann") for word in words):
        return False
    if other_body(a, unit.first, noun) is not None:
        return False
    if not (told or _to_us(a, noun)) and whose(a, noun + 1, noun) is not None:
        return False
    if said:
        return True
    first = a.units[max(0, a.unit_index(noun) - 1)].first if _speaks_of_all(words) else unit.first  # we are one of them
    if _names_us(a, first, unit.last) or _stands_with_it(a, unit, noun) or _grew(a, unit, noun):
        return True
    return not _speaks_of_all(words) and a.tokens[noun].form in _TOWNS and bool(_IS & words)


def _stands_with_it(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a sentence begins with the unit just spoken of: "Med staden finns ett vänortssamarbete"."""
    back = a.word(unit.first) == "med" and (
        THE_UNIT.fullmatch(a.word(unit.first + 1)) or a.word(unit.first + 1) == "den"
    )
    return bool(back) and a.word(unit.first + 2) in ("finns", "gäller", "råder") and noun - unit.first < _FAR


_SIGNED = r"(?:tecknades|undertecknades|slöts|ingicks|skrevs|träffades|upprättades)"
_GREW = re.compile(
    rf"(?:ett|en) (?:\w+ ){{0,2}}¤ (?:följde|kom|{_SIGNED})|(?:\S+ ){{0,6}}{_SIGNED} (?:ett|en) (?:\w+ ){{0,2}}¤"
    r"|(?:det|detta|besöket|kontakten|kontakterna|samarbetet|utbytet) (?:\w+ )?(?:ledde|resulterade|mynnade|utmynnade) (?:\S+ ){0,4}"
    r"(?:till|i) (?:ett|en) (?:\w+ ){0,2}¤"
)  # ¤ the noun


def _grew(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a sentence tells what came of the contacts just spoken of: "Kontakten togs 1990. Ett vänortsavtal följde 1994." """
    words = ("¤" if i == noun else a.word(i) for i in range(unit.first, unit.last))
    dated = any(a.tokens[i].label == "DATE" for i in range(unit.first, unit.last))
    before = a.before(unit)
    return dated and before is not None and before.part is unit.part and _GREW.match(" ".join(words)) is not None


def _names_its_party(a: Annotated, noun: int) -> bool:
    """Whether a noun says with whom it is, and with nobody spoken of before: "vänskapsavtal med ett elbolag i X"."""
    behind = range(noun + 1, min(noun + 5, a.unit(noun).last))
    if a.word(noun + 1) not in ("med", "mellan", "till", "gentemot") or _to_us(a, noun):
        return False
    if a.word(noun + 1) == "mellan":
        return True  # "mellan våra båda kommuner" in a letter is theirs to whom it goes
    return not any(a.word(i) in _BACK or THE_UNIT.fullmatch(a.word(i)) for i in behind)


def _to_us(a: Annotated, noun: int) -> bool:
    """Whether a word for a town is said to be one of ours: "Staden är vänort till Ljungby kommun"."""
    return a.tokens[noun].form in _TOWNS and a.word(noun + 1) in ("till", "åt") and _names_us(a, noun + 2, noun + 4)


def _names_us(a: Annotated, first: int, last: int) -> bool:
    """Whether some tokens name the document's own body, say "vår", or tell of an organ that enters or chose something."""
    return any(
        a.word(i) in _US
        or (a.tokens[i].label in ("BODY", "SWPLACE") and is_author(a, i))
        or (a.tokens[i].label == "ORGAN" and _chooses(a, i + 1))
        for i in range(first, last)
    )


def _chooses(a: Annotated, at: int) -> bool:
    return a.tokens[at].label == "ESTABLISH" or a.word(at) in ("antog", "valde", "utsåg")


def _speaks_of_all(words: Collection[str]) -> bool:
    """Whether a sentence speaks of several towns at once: "de fyra är vänorter"."""
    return "är" in words and bool({"de", "dessa", "städerna", "orterna"} & set(words))


def _pointed(a: Annotated, first: int, last: int) -> str | None:
    """The country of "den tyska staden" among some tokens."""
    return next((str(a.tokens[i].data.code) for i in meant_again(a, first, last)), None)


def _with_theirs(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence joins us to the town of the one just spoken of: "det papper som Mora och hans stad skrev på"."""
    return any(
        a.word(i) in ("hans", "hennes", "värdarnas")
        and a.word(i + 1) in ("stad", "kommun", "ort", "region")
        and (a.word(i - 1) in ("och", "med", "mellan") or a.word(i + 2) == "och")
        for i in range(unit.first + 1, unit.last - 2)
    )


def _before(a: Annotated, unit: Unit, names: Sequence[int], land: str | None = None) -> Sequence[int]:
    """The only unit abroad that is spoken of in front of a sentence, where it names a country one that can lie there."""
    fit = [i for i in names if i < unit.first and not _is_genitive(a, i)]
    if land is not None:
        fit = [i for i in fit if _can_lie_in(a, i, land)]
    return fit[-1:] if len({_key(a, i) for i in fit}) == 1 else ()


def _can_lie_in(a: Annotated, at: int, land: str) -> bool:
    if told := countries_of(a, at):
        return land in told
    candidates = candidates_of(a.tokens[at].data)
    return not candidates or any(c.country == land for c in candidates)


def _meant(a: Annotated, noun: int, names: Sequence[int], land: str | None) -> Sequence[int]:
    """The units abroad that a noun must be about; none where it is not sure."""
    unit = a.unit(noun)
    if land is not None and (meant := _before(a, unit, names, land)):
        return meant
    if not a.tokens[noun].data.get("strong"):
        return ()
    if plural(a, noun) and not _sums_up(a, noun):
        return ()
    if here := [i for i in _of(unit, names) if a.word(a.before_name(i)) not in _LIES]:
        return [i for i in _sure(a, here, noun) if not blocked(a, i, noun) and not institution_owner(a, i, noun)]
    if not plural(a, noun) and len({_key(a, i) for i in names}) == 1:
        return names[:1]  # the item speaks of nobody else
    index = a.unit_index(noun)
    for before in reversed(a.units[max(0, index - _REACH) : index]):
        if found := _of(before, names):
            return _sure(a, found, noun)
    behind = a.units[index + 1] if index + 1 < len(a.units) else None
    if behind is not None and (found := _of(behind, names)) and found[0] == behind.first:
        return _sure(a, found, noun)
    return _sure(a, [i for u in a.units if u.part.kind == "rubrik" for i in _of(u, names)], noun)


def _of(unit: Unit, names: Sequence[int]) -> list[int]:
    return [i for i in names if unit.first <= i < unit.last]


def _sure(a: Annotated, names: Sequence[int], noun: int) -> Sequence[int]:
    """The one unit of some names, or all of a series that the sentence of a noun sums up."""
    keys = {_key(a, i) for i in names}
    if len(keys) == 1:
        return names[:1]
    if keys and _sums_up(a, noun) and keys <= {_key(a, i) for i in listed_places(a, names[0], towns=True)}:
        return names
    return ()


def _sums_up(a: Annotated, noun: int) -> bool:
    """Whether a sentence speaks of each of those just named ("alla tre", "de fyra är vänorter"), or of one of many."""
    unit = a.unit(noun)
    words = [a.word(i) for i in range(unit.first, unit.last)]
    at = noun - unit.first
    if any(words[k] == "av" and words[k - 1] in ("en", "ett", "ena") for k in range(max(1, at - 5), at)):
        return True
    beside = zip(["", *words], words, [*words[1:], ""], strict=False)
    return any(
        (word in ("de", "dessa") and behind in COUNTS)
        or (word in _THESE and (behind in COUNTS or before in ("med", "till")))
        for before, word, behind in beside
    )
