"""Who has the agreement with whom: the foreign partners an item names, and the Swedish body each belongs to.

The rules of `partners.yml` say which name stands in the partner's place; this module reads on through lists of
names, collects what the text says of the country, and finds whose agreement it is: the document's own body, unless
the clause has another Swedish body as its subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.extract.annotate import Annotated
from pipeline.extract.exceptions import excepted
from pipeline.extract.lists import BROAD, find_rows, plural
from pipeline.extract.names import FOREIGN_UNITS, UNIT_WORDS, fold
from pipeline.extract.owners import foreign_owner, institution_owner, is_author, other_body, speaks_of_ours, weak_noun
from pipeline.extract.places import PlaceMention
from pipeline.extract.weak import TREATY, known_abroad, weak_is_due
from pipeline.places.countries import country_code
from schemas.document import Body
from schemas.record import Status

GLUE = frozenset({"och", "samt", "eller", ",", "&"})


@dataclass(slots=True)
class Pair:
    """One Swedish body and one foreign partner in one item. Token indices throughout; `body` None means the author."""

    name: str
    body: Body | None = None
    body_at: int | None = None
    places: list[int] = field(default_factory=list)
    nouns: list[int] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    country: str | None = None  # set when the partner is a country itself
    weak: bool = True
    former: bool = False  # listed among former partners
    state: tuple[int, int, Status] | None = None  # view offsets of the words that name the state, as in a table's cell

    @property
    def key(self) -> tuple[str, str]:
        """What tells pairs of one item apart: the other Swedish body's code and the folded name."""
        return (self.body.code if self.body else "", fold(self.name))


def find_pairs(a: Annotated) -> list[Pair]:
    """All pairs of an item, in text order; a weak mention counts only with a named partner and an act beside it."""
    pairs: dict[tuple[str, str], Pair] = {}
    foreign_to_us: set[str] = set()  # names whose agreement is an institution's, wherever else they are named
    for match in sorted(a.find("partners"), key=lambda m: (m.captures["place"], m.end - m.start)):
        noun = match.captures.get("noun")
        if match.rule.gives.get("of_towns"):
            noun = _towns_before(a, match.start)
            if noun is None:
                continue
        weak = bool(match.rule.gives.get("weak"))
        assigned = bool(match.rule.gives.get("assigned"))
        if _asks(a, match.captures["place"]):
            continue
        theirs, apart = "body" in match.captures, match.rule.gives.get("of_towns")
        if (not apart and _blocked(a, match.captures["place"], noun)) or _in_jest(a, match.captures["place"]):
            continue
        if not theirs and not apart and foreign_owner(a, match.captures["place"], noun):
            continue
        if not apart and weak_noun(a, noun) and institution_owner(a, match.captures["place"], noun):
            foreign_to_us.add(fold(a.tokens[match.captures["place"]].text))
            continue
        body_at = match.captures.get("body", other_body(a, match.start, match.captures["place"]))
        if body_at is not None and is_author(a, body_at):
            body_at = None
        if _locates(a, match.captures["place"]) or _alias(a, match.captures["place"]) or (not apart and _only_seat(a, match.captures["place"], noun)):
            continue
        listed = _listed(a, match.captures["place"])
        known = len(listed) > 1 and any(a.tokens[at].label == "PLACE" for at in listed)
        for at in listed:
            name = accept(a, at, noun, weak=weak, assigned=assigned or (known and a.tokens[at].label == "NAME"))
            if name is None:
                continue
            mention = a.tokens[body_at].data if body_at is not None else None
            if name.isupper() and len(name) > 3:
                name = next(
                    (
                        t.data.name
                        for t in a.tokens
                        if t.label == "PLACE" and not t.text.isupper() and fold(t.data.name) == fold(name)
                    ),
                    name.title(),
                )
            pair = Pair(name, mention.body if mention else None, body_at)
            if a.tokens[at].label == "COUNTRY":
                pair.country = a.tokens[at].data.code
            pair = pairs.setdefault(pair.key, pair)
            pair.rules.append(match.rule.id)
            pair.weak = pair.weak and weak
            if at not in pair.places:
                pair.places.append(at)
            if noun is not None and noun not in pair.nouns and not excepted(a, noun, at):
                pair.nouns.append(noun)
            pair.countries |= countries_of(a, at)
    pairs = {
        k: p for k, p in pairs.items() if fold(p.name) not in foreign_to_us or not all(weak_noun(a, n) for n in p.nouns)
    }
    for row in sorted(find_rows(a), key=lambda r: r.loose):
        name = accept(a, row.place, row.noun, weak=False, assigned=True) or a.tokens[row.place].text
        pair = pairs.setdefault(("", fold(name)), Pair(name))
        pair.weak = False
        pair.rules.append("partner.listed")
        pair.countries |= countries_of(a, row.place) | row.countries
        if row.place not in pair.places:
            pair.places.append(row.place)
        if row.noun not in pair.nouns and not (row.loose and pair.nouns):
            pair.nouns.append(row.noun)
        pair.former = pair.former or row.former
        if row.table and row.table.state and (state := row.table.status(a.item.view.text)):
            pair.state = (*row.table.state, state)
    for at in agreement_parties(a):
        name = bare_party(a.tokens[at].text)
        pair = pairs.setdefault(("", fold(name)), Pair(name))
        pair.weak = False
        pair.rules.append("partner.party")
        pair.countries |= countries_of(a, at)
        if at not in pair.places:
            pair.places.append(at)
        pair.nouns += [i for i in (a.labelled("AGREEMENT") or a.labelled("RELATION"))[:1] if i not in pair.nouns]
    found = _compounds(a, _united(list(pairs.values())))
    found = [p for p in found if not p.weak or weak_is_due(a, p.nouns, p.places)]
    local = {c for p in found if p.country is None and p.body is None for c in p.countries}
    unknown = [p for p in found if p.country is None and p.body is None and not p.countries and not _candidates(a, p)]
    lands = [p for p in found if p.country is not None and p.country not in local]
    if len(unknown) == 1 and len(lands) == 1:  # "en vänort i Turkiet" in the title, "med Bozcaada" in the text
        unknown[0].countries.add(str(lands[0].country))
        local.add(str(lands[0].country))
    found = [p for p in found if p.country is None or (p.country not in local and not _country_of_local(a, p, found))]
    return sorted(found, key=lambda p: p.places[0])


def _candidates(a: Annotated, pair: Pair) -> bool:
    """Whether the gazetteer knows a partner's name."""
    return any(isinstance(m := a.tokens[at].data, PlaceMention) and m.candidates for at in pair.places)


_TOWNS_REACH = 15  # sentences after "Kommunen har två vänorter." in which "Den andra är X" may follow


def _towns_before(a: Annotated, at: int) -> int | None:
    """The noun, in the plural, for our towns that the text spoke of last."""
    index = a.unit_index(at)
    for unit in reversed(a.units[max(0, index - _TOWNS_REACH) : index]):
        for i in range(unit.first, unit.last):
            if a.tokens[i].label == "AGREEMENT" and plural(a, i) and speaks_of_ours(a, unit.first, unit.last):
                return i
    return None


def agreement_parties(a: Annotated) -> list[int]:
    """The foreign parties in the head of an agreement: "VÄNORTSAVTAL mellan LUNDS KOMMUN och STADT WISMAR"."""
    titles = [i for i in a.labelled("AGREEMENT", "RELATION") if a.tokens[i].label == "AGREEMENT" or _is_title(a, i)]
    if a.head.kind != "avtal" or not titles:
        return []
    first = titles[0]
    words = [(i, t) for i, t in enumerate(a.tokens[first : first + 60], first) if t.label != "BREAK"]
    between = next((n for n, (_, t) in enumerate(words[:8]) if t.text.lower() == "mellan"), None)
    if between is None:
        return []
    parties = []
    for i, token in words[between + 1 :]:
        if token.label in ("ESTABLISH", "PARA", "DATE") or (token.text in ".;" and a.tokens[i + 1].label == "BREAK"):
            break
        if country_code(token.text) is not None:
            continue
        behind = [t for t in a.tokens[i + 1 : i + 4] if t.label != "BREAK"]
        known = bool(behind) and (
            behind[0].text.lower() in {"(", *UNIT_WORDS, *FOREIGN_UNITS} or any(t.label == "COUNTRY" for t in behind)
        )
        if a.tokens[first].label == "RELATION" and not any(t.text.lower() in UNIT_WORDS for t in (a.tokens[i - 1], *behind[:1])):
            continue  # a contract can be anybody's
        if token.label == "PLACE" or (token.label == "NAME" and known):
            parties.append(i)
        elif token.label == "" and token.text[:1].isupper() and any(t.label == "COUNTRY" for t in behind):
            # a name that opens its line is labelled where the text comes back to it
            again = next((n for n in a.labelled("NAME", "PLACE") if a.tokens[n].text.startswith(token.text)), None)
            parties += [again] if again is not None else []
    return parties[:3]


def _is_title(a: Annotated, at: int) -> bool:
    return a.tokens[at].form in TREATY and a.unit(at).part.kind == "rubrik"


_PARTY = re.compile(
    r"^(?:comune di|stadt|gemeinde|city of|town of|municipality of|miasto|gmina|ville de|ayuntamiento de|"
    r"landkreis|kreis|powiat|(?:autonoma )?republiken|departementet|provinsen|delstaten|region|regionen|distriktet|staden|kommunen)\s+",
    re.I,
)


def bare_party(text: str) -> str:
    """A party's name as the title of an agreement prints it, without the word for its kind and without capitals."""
    name = _PARTY.sub("", text)
    return name.title() if name.isupper() and len(name) > 3 else name


def accept(a: Annotated, at: int, noun: int | None, *, weak: bool, assigned: bool) -> str | None:
    """The partner's name without genitive, or None when the token cannot be a foreign partner."""
    token = a.tokens[at]
    if fold(token.text).removesuffix("s") in BROAD or _SEVERAL.search(token.text) or country_code(token.text) == "SE":
        return None
    if token.label == "COUNTRY":
        some = weak and noun is not None and a.tokens[noun].form in TREATY and _some_unit(a, at)
        if noun is None or (not some and (weak or a.tokens[noun].label != "AGREEMENT")):
            return None
        if plural(a, noun) or _of_towns(a, noun, at):
            return None
        if _names_between(a, noun, at):
            return None  # "avtal med bolaget X i Y": the country only says where the party is
        own = country_code(token.text) is not None and country_code(token.text.removesuffix("s")) is None  # Belarus
        return str(token.text if own else token.text.removesuffix("s"))
    if token.label == "PLACE":
        mention: PlaceMention = token.data
        if (
            fold(mention.name).endswith("s")
            and mention.candidates
            and any(fold(c.name) == fold(mention.name)[:-1] for c in mention.candidates)
        ):
            return mention.name[:-1]
        return bare_name(mention.name)
    strong = noun is not None and a.tokens[noun].label == "AGREEMENT" and bool(a.tokens[noun].data.get("strong"))
    if (
        (strong and _close(a, noun, at))
        or (assigned and (a.labelled("COUNTRY", "NATION") or noun is not None))
        or _unit_word_before(a, at)
        or (noun is not None and a.tokens[at + 1].text.lower() in FOREIGN_UNITS)
        or countries_of(a, at, near_only=True)
        or (noun is not None and known_abroad(a, at) and _close(a, noun, at))
    ):
        return bare_name(token.text)
    return None


def bare_name(text: str) -> str:
    """A unit's name without the common noun of its kind: "Gyeonggi-provinsen", "Republiken Karelen"."""
    unit = _GENITIVE_UNIT.match(text) or _COMPOUND_UNIT.match(text)
    return _PARTY.sub("", unit[1] if unit else text)


_COMPOUND_UNIT = re.compile(r"(\w{3,}(?:-\w{3,})*?)(?:-(?:provinsen|regionen|länet|distriktet|prefekturen|området|fylket)|provinsen|prefekturen)s?$")
_SEVERAL = re.compile(r"(?:fylkena|länen|provinserna|kommunerna|regionerna|städerna|länderna)s?$")  # several units at once
_GENITIVE_UNIT = re.compile(
    r"(.{3,}?)s (?:landskap|landskapsförbund|förbund|fylke|vojvodskap|län|kommune?|provins|guvernement|prefektur|distrikt)$"
)
SMALL = frozenset(
    [
        "den",
        "det",
        "de",
        "en",
        "ett",
        "nya",
        "ny",
        "nytt",
        "nuvarande",
        "sin",
        "sitt",
        "sina",
        "vår",
        "vårt",
        "nordiska",
        "baltiska",
        "ungerska",
        "och",
        "även",
        "också",
        "från",
    ]
)


def _some_unit(a: Annotated, at: int) -> bool:
    """Whether an unnamed unit of a country is meant: "avtal med en kommun i X"."""
    words = [t.text.lower() for t in a.tokens[max(0, at - 4) : at]]
    unit = a.unit(at)
    denied = any(t.label == "NEG" for t in a.tokens[unit.first : at])
    return words[-1:] == ["i"] and words[-2] in _ONE_UNIT and bool({"en", "någon", "ett"} & set(words[:-2])) and not denied


_ONE_UNIT = frozenset({"kommun", "stad", "ort", "region", "provins", "län", "distrikt"})


def _of_towns(a: Annotated, noun: int, at: int) -> bool:
    """ "med kommuner i Ryssland": many unnamed towns of a country are a set."""
    low, high = sorted((noun, at))
    return any(a.tokens[i].text.lower() in ("kommuner", "städer", "orter", "regioner") for i in range(low, high))


def _names_between(a: Annotated, noun: int, at: int) -> bool:
    """Whether somebody else is named between a noun and a country behind it."""
    return any(
        t.label in ("NAME", "INSTITUTION", "PERSON")
        or (t.label == "" and t.text[:1].isupper())
        or t.text.lower().endswith(
            ("bolaget", "företaget", "förbundet", "föreningen", "universitetet", "skolan", "klubben")
        )
        for t in a.tokens[noun + 1 : at]
    )


def _asks(a: Annotated, at: int) -> bool:
    """Whether a name stands in a question: "Har kommunen någon vänort i X?" tells nothing."""
    return a.head.kind in ("webbsida", "press") and a.last_word(a.unit(at)) == "?"


def _close(a: Annotated, noun: int | None, at: int) -> bool:
    """Whether only a preposition and words for a unit stand between a noun and an unknown name."""
    if noun is None:
        return False
    low, high = sorted((noun, at))
    words = [(t.text.lower(), t.label) for t in a.tokens[low + 1 : high]]
    return all(
        w in UNIT_WORDS | SMALL | {"med", "mot", "till", "är", "blir", "i", ":", ",", "(", "som"}
        or label in ("NATION", "PLACE", "COUNTRY", "BODY", "SWPLACE")
        for w, label in words
    )


def _unit_word_before(a: Annotated, at: int) -> bool:
    return at > 0 and a.tokens[at - 1].text.lower() in UNIT_WORDS


def _blocked(a: Annotated, place: int, noun: int | None) -> bool:
    """Another kind of agreement between the noun and the place, or a possessive that makes the place an owner."""
    if noun is None:
        return False
    low, high = sorted((place, noun))
    return any(
        a.tokens[i].label in ("OTHER", "INSTITUTION") or a.tokens[i].text.lower() in OCCASIONS
        for i in range(low + 1, high)
    )


# Who may stand before "i X" and still be X itself: "våra vänner i X", "myndigheterna i X".
_SELVES = ("vänner", "vännerna", "partner", "part", "parter", "parten", "motpart", "motparten", "vän", "folk", "invånare", "invånarna")
_SELF = re.compile(r"(?:.*(?:stad|städer|ort|orter|kommun|kommuner|region|regioner|län|distrikt|provins|borgmästaren|administrationen|styrelsen|fullmäktige|rådet|myndigheterna|ledningen|förvaltningen|kommunledning|partnern?|parter|bygden|delen|delarna))")


def _only_seat(a: Annotated, place: int, noun: int | None) -> bool:
    """A name behind "i" that says where somebody else is with whom the agreement is: "avtal med en tillverkare i X"."""
    if noun is None or place < noun or a.tokens[place].label not in ("PLACE", "NAME"):
        return False
    words = a.tokens[noun + 1 : place]
    if len(words) < 3 or words[-1].text.lower() not in ("i", "på", "från", "vid") or words[0].text.lower() != "med":
        return False
    holder = words[-2]
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


def _in_jest(a: Annotated, at: int) -> bool:
    """Whether a sentence says of itself that it is not meant: "vi säger på skoj att X är vår vänort"."""
    unit = a.unit(at)
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    return any(w in ("skoj", "skämt", "skämtsamt", "skämtar") for w in words)


def _alias(a: Annotated, at: int) -> bool:
    """A second name in brackets behind the first: "Pärnu län (Pärnumaa)"."""
    if a.tokens[at - 1].text != "(" or a.tokens[at + 1].text != ")":
        return False
    before = a.tokens[at - 2] if a.tokens[at - 2].text.lower() not in UNIT_WORDS | FOREIGN_UNITS else a.tokens[at - 3]
    return before.label in ("PLACE", "NAME")


def _locates(a: Annotated, at: int) -> bool:
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


def _listed(a: Annotated, first: int) -> list[int]:
    """The places of a list that begins at `first`: "X i Norge, Y (Finland) och staden Z"."""
    found, at = [first], first + 1
    end = a.unit(first).last
    while at < end:
        step = _skip_apposition(a, at, end)
        if step < end and a.tokens[step].text.lower() in GLUE:
            after = step + 1
            while after < end and (
                a.tokens[after].text.lower() in UNIT_WORDS | GLUE | {"med", "den", "i", "till"}
                or a.tokens[after].label == "NATION"
            ):
                after += 1
            if (
                after < end
                and a.tokens[after].label in ("PLACE", "COUNTRY", "NAME")
                and not (a.tokens[after].label == "COUNTRY" and a.tokens[first].label != "COUNTRY")
            ):
                if (
                    a.tokens[after].label == "NAME"
                    and a.tokens[first].label != "PLACE"
                    and not (_unit_word_before(a, after) or countries_of(a, after, near_only=True))
                ):
                    return found
                found.append(after)
                at = after + 1
                continue
        return found
    return found


def _skip_apposition(a: Annotated, at: int, end: int) -> int:
    """Over "i Norge", "(Norge)", ", Norge", "kommun i Norge" and years in brackets behind a place."""
    words = [t.text.lower() for t in a.tokens[at : at + 4]]
    labels = [t.label for t in a.tokens[at : at + 4]]
    if words[:1] and words[0] in UNIT_WORDS:
        return _skip_apposition(a, at + 1, end)
    if labels[:2] and len(labels) > 1 and words[0] in ("i", "på") and labels[1] in ("COUNTRY", "PLACE", "NAME"):
        return _skip_apposition(a, at + 2, end)
    if words[:1] == ["("]:
        close = next((i for i in range(at, min(end, at + 7)) if a.tokens[i].text == ")"), None)
        if close is not None:
            return close + 1
    if words[:1] == [","] and len(labels) > 1 and labels[1] == "COUNTRY":
        return _skip_apposition(a, at + 2, end)
    return at


def countries_of(a: Annotated, at: int, *, near_only: bool = False) -> set[str]:
    """Countries that the clause gives for a place: behind it, in brackets, or as an adjective before it."""
    found: set[str] = set()
    unit = a.unit(at)
    for i in range(at + 1, min(at + 7, unit.last)):
        token = a.tokens[i]
        if token.label == "COUNTRY":
            found.add(token.data.code)
            break
        if (
            token.label == "PLACE"
            and a.tokens[i - 1].text.lower() in ("i", "på", "(")
            and token.data.candidates[0].kind in ("region", "province", "county")
        ):
            found.add(token.data.candidates[0].country)  # a first-level unit tells the country
            break
        if token.label == "NATION" and a.tokens[i - 1].text.lower() in ("i", "på"):
            found.add(token.data.code)  # "X i ryska Karelen"
            break
        if not (
            token.text.lower() in UNIT_WORDS
            or token.text in "(,)"
            or token.text.lower() in ("i", "på", "den", "en", "som", "är")
            or token.label in ("PLACE", "NAME", "NATION")
        ):
            break
        if token.text == ")" or (
            token.label in ("PLACE", "NAME") and a.tokens[i - 1].text.lower() not in ("i", ",", "(", "på")
        ):
            break
    for i in range(at - 1, max(at - 5, unit.first - 1), -1):
        if a.tokens[i].label == "NATION":
            found.add(a.tokens[i].data.code)
            break
        if a.tokens[i].text.lower() not in UNIT_WORDS:
            break
    if found or near_only:
        return found
    return found


def _united(pairs: list[Pair]) -> list[Pair]:
    """ "Machakos" and "Machakos county" of one item are one partner; the first name stands."""
    kept: list[Pair] = []
    for pair in pairs:
        twin = next((k for k in kept if k.key[0] == pair.key[0] and _one(k.name, pair.name)), None)
        if twin is None:
            kept.append(pair)
            continue
        if bare(twin.name) != bare(pair.name):
            twin.name = _fuller(twin.name, pair.name)
        twin.places += [at for at in pair.places if at not in twin.places]
        twin.nouns += [at for at in pair.nouns if at not in twin.nouns]
        twin.rules += pair.rules
        twin.countries |= pair.countries
        twin.weak = twin.weak and pair.weak
    return kept


_SIDES = ("väst", "öst", "nord", "syd", "norra ", "södra ", "östra ", "västra ")


def _one(name: str, other: str) -> bool:
    """Whether two names of an item are one unit's: the same, its genitive, or the short form of the other."""
    short, long = sorted((name, other), key=len)
    one, two = bare(short), bare(long)
    first = re.split(r" (?:i|in|an|am|auf|på|vid) ", long)
    return (
        one == two
        or two == one + "s"
        or any(two == fold(side) + one for side in _SIDES)
        or (len(first) > 1 and first[0] == short)
    )


def _fuller(name: str, other: str) -> str:
    short, long = sorted((name, other), key=len)
    return short if fold(long) == fold(short) + "s" else long


def bare(name: str) -> str:
    """A folded name without a word for the unit behind it."""
    words = name.lower().split()
    return fold(" ".join(words[:-1] if len(words) > 1 and words[-1] in UNIT_WORDS | FOREIGN_UNITS else words))


def _compounds(a: Annotated, pairs: list[Pair]) -> list[Pair]:
    """Places inside a noun ("Kaunasavtalet") add a mention to a pair that the item names otherwise."""
    for pair in pairs:
        for i, token in enumerate(a.tokens):
            if token.label in ("PLACE", "NAME") and i not in pair.places and _same_name(token.text, pair.name):
                pair.places.append(i)
                pair.countries |= countries_of(a, i)
        pair.places.sort()
    return pairs


def _same_name(surface: str, name: str) -> bool:
    one, two = fold(surface), fold(name)
    return one == two or (one == two + "s")


def _country_of_local(a: Annotated, pair: Pair, pairs: list[Pair]) -> bool:
    """A country is no partner of its own where the item names a local unit in it as partner."""
    for other in pairs:
        if other.country is not None or other.body is not None:
            continue
        for at in other.places:
            mention = a.tokens[at].data
            if isinstance(mention, PlaceMention) and any(c.country == pair.country for c in mention.candidates):
                return True
    return False
