"""The unit abroad that a letter is written to, where the letter speaks of the relation without its name.

    Magistraten i Barth          Tack för Ert brev. Vänortsavtalet mellan våra båda städer …
    Tyskland

The lines of an address stand in the letterhead, the country or a postcode of a foreign form in the last of them; or one
line says to whom ("Till Wismars borgmästare"), where the place is known and none of ours. In the
text "er stad", "våra kommuner", "vårt gemensamma avtal" mean the sender and the one who is written to. An association,
a school or a company in a town abroad is no unit.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.institutions import is_institution
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.owners import TREATY, is_author
from pipeline.extract.place_beside import CAPITAL, country_at
from pipeline.places.bodies import resolve_body
from pipeline.places.gazetteer import lookup
from pipeline.split.letterhead import ends_abroad

_TOP = 24  # lines of a letter among which its address stands
_BLOCK = 7  # lines of an address
_LONG = 62  # characters of a line that is text
_NAME = (
    rf"(?P<name>{CAPITAL}(?: (?:an der|am|im|a\.d\.|de|di|la) {CAPITAL}"
    rf"| (?!(?i:kommun|stad|linn|vald|rajon|oblast|län|rådhus)){CAPITAL})?)"
)
_WHO = (
    r"(?:folkregering(?:en)?|\w*fullmäktige|\w*styrelsen?|\w*förvaltning(?:en)?|\w*kansli(?:et)?|rådhus(?:et)?|magistrat(?:en)?|\w*byrån?|\w*borgmästaren?"
    r"|\w*ordföranden?|\w*ordfører(?:en)?|\w*guvernören?|vojvoden?|lantråd(?:et)?|presidenten?|landshövdingen?|\w*administration(?:en)?|\w*råd(?:et)?|\w*ledning(?:en)?"
    r"|rådmannen|kommundirektören?|stadsdirektören?|starosten?|prefekten?|marskalken?)"
)
_OF = re.compile(
    rf"(?:(?i:till )?(?i:{_WHO}) (?:i|för|of) (?:(?:staden|kommunen|regionen|länet|distriktet"
    r"|[A-ZÅÄÖ]\w+-(?:distriktet|regionen|provinsen|länet)) )?"
    r"|(?i:(?:att?\. ?|till |d(?:er|en|es) |af |av )?(?:staden|kommunen|regionen|provinsen|stadt|hansestadt|landeshauptstadt|kreisstadt"
    r"|universitätsstadt|stadtverwaltung|gemeinde|landkreis|city of|town of|municipality of|county of|district of|province of"
    r"|urząd (?:miasta|gminy|miejski)(?: w)?|gmina|miasto|powiat|mesto|město|obec|statutární město|općina|občina|oraşul|orașul"
    r"|municipiul|jude[tțţ]ul|città di|comune di|ville de|mairie de|commune de|ayuntamiento de|câmara municipal de|primăria) ))"
    + _NAME
)
_KIND = (
    r"kommune?|stad|linn|linnavalitsus|vallavalitsus|vald|maavalitsus|maakond|län(?:sstyrelse)?|fylkeskommune|fylke|rajono savivaldyb\w+"
    r"|miesto savivaldyb\w+|savivaldyb\w+|novads|novada dome|pilsētas? dome|pagasts|oblast|rajon|distrikt|city council|town council"
    r"|municipality|kaupunki|kunta|hromada|önkormányzat\w*|megye|county|byråd|bystyre|prefektur|vojvodskap|provins|stadsråd|stadsregering|stadspresident"
)
_BEFORE_KIND = re.compile(rf"(?:(?i:till) )?{_NAME},? (?i:{_KIND})\b")
_TO = re.compile(rf"(?i:till) {_NAME}")
_HEADED = re.compile(rf"(?i:till )?{_NAME} (?i:{_WHO})")  # a name in the genitive
_GAP = re.compile(r"\s{3,}")
_POSTCODE = re.compile(rf"(?:[A-Z]{{1,3}}[- ])?\d{{2,6}}(?:[- ]\d{{2,4}})? {_NAME}(?:,.*)?$")
# The letters that stand before a postcode abroad.
_POSTS = {
    "N": "NO", "NO": "NO", "DK": "DK", "D": "DE", "DE": "DE", "FI": "FI", "FIN": "FI", "SF": "FI", "EE": "EE", "EST": "EE", "LV": "LV",
    "LT": "LT", "PL": "PL", "F": "FR", "FR": "FR", "CZ": "CZ", "SK": "SK", "A": "AT", "AT": "AT", "H": "HU", "HU": "HU", "IS": "IS",
    "I": "IT", "IT": "IT", "NL": "NL", "B": "BE", "BE": "BE", "E": "ES", "ES": "ES", "P": "PT", "GR": "GR", "HR": "HR", "RO": "RO",
}  # fmt: skip
_POST_OF = re.compile(r"([A-Z]{1,3})-? ?\d{3,6}\b")
# Who heads no unit here, so that a name behind it is one abroad, known or not.
_RULES_ABROAD = re.compile(
    r"(?i)(?:till )?(?:\w*borgmästaren?|folkregeringen|(?:vice)?guvernören?|vojvoden?|starosten?|prefekten?|stadspresidenten) (?:i|för) "
)
_LABEL = re.compile(r"\s*(?i:till|från|mottagare|avsändare|to|from)\s?:\s*")
_ALONE = re.compile(rf"(?i:till )?{_NAME}$")
_HOUSE = re.compile(
    r"(?i)\b(?:ab|gmbh|s\.r\.o|ltd|inc|as|oy|sp\. z o\.o|e\.v)\b\.?|\w*(?:förening|sällskap|klubb|skola|universit|högskol|museu?m|ambassad"
    r"|konsulat|kyrka|församling|stiftelse|verein|bibliotek|brandkår|kören|teater|friends|lions|rotary|school|club|association)\w*"
)
_YOU = re.compile(r"(?:[Ee]r|[Ee]rt|[Ee]ra|[Ee]der|[Ee]dert|[Ee]dra|Ni|ni)")
_TOGETHER = re.compile(
    r"\b(?:våra|de) (?:(?:två|båda|bägge|respektive) )?(?:kommuner|städer|länsstyrelser|regioner|orter|län|samhällen|myndigheter)(?:na)?\b"
    r"|\bmellan (?:parterna|städerna|kommunerna|orterna|regionerna|länen|oss)\b"
    r"|\b(?:oss och er|er och oss|och er (?:stad|kommun|region)\b|vårt? gemensamm?a|med (?:er|eder)\b|ni och vi|vi och ni)"
)
# A line under a name that tells of it, and a title over the names: then they are a list's, not an address.
_LISTED = re.compile(r"(?i)(?:vän|syster|partner|avtal|samarbete)\w*\b.*")
_LISTS = re.compile(
    r"(?i)(?:(?:våra|kommunens|\w+ kommuns|stadens) )?(?:vän|syster|partner)(?:orter|städer|kommuner)(?: i \w+)?:?"
)
_NAMES = re.compile(
    r"(?i)\b(?:(?:vän|syster|partner)(?:orter|städer|kommuner)\b|\w*(?:avtal|samarbeten|förbindelser)(?:en|na)?(?: \w+)?:?\s*$)"
)
_WISHED = re.compile(
    r"\b[Ee](?:r|rt|dert) (?:\w+ ){0,2}(?:förslag|förfråg|begäran|inbjud|erbjud|önsk|framställ|anhåll)\w*"
)
_NONE = frozenset({"ingen", "inga", "inget", "någon", "några", "annan", "andra"})


@dataclass(frozen=True, slots=True)
class Addressee:
    """The unit that a letter is written to: its name and the token of it, its country (empty where nothing tells it), and
    the tokens of the address."""

    name: str
    at: int
    country: str
    first: int
    last: int

    def holds(self, token: int) -> bool:
        """Whether a token stands in the address."""
        return self.first <= token < self.last


def addressee(a: Annotated) -> Addressee | None:
    """The unit abroad in the address of a letter; the lines of a card or a table are no address."""
    found = _town(a) if a.head.kind == "annat" and a.item.paragraph is None else None
    if found is None or any(row.holds(a.tokens[found.last - 1].start) for row in a.table):
        return None
    return found


def written_to(a: Annotated, to: Addressee, taken: Collection[int]) -> int | None:
    """The noun by which a letter speaks of the relation with the one it is written to; `taken` have their partner."""
    nouns = (_meant(a, unit, to.name, taken) for unit in a.units if unit.first > to.at)
    return next((noun for noun in nouns if noun is not None), None)


def is_theirs(a: Annotated, noun: int) -> bool:
    """Whether a letter speaks of what the one it is written to has with others: "er vänort X", "ni har en vänort i X"."""
    words = [t.text.lower() for t in a.tokens[max(a.unit(noun).first, noun - 4) : noun]]
    has = any(pair in (("ni", "har"), ("ni", "är"), ("har", "ni"), ("är", "ni")) for pair in pairwise(words))
    return has or words[-1:] in (["er"], ["ert"], ["era"])


def _town(a: Annotated) -> Addressee | None:
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in a.item.view.text.split("\n")[:_TOP]:
        if len(line.strip()) > _LONG and line.strip()[-1:] not in "0123456789":
            break
        lines.append((offset, line))
        offset += len(line) + 1
    for i, (_, line) in enumerate(lines):
        post = _POST_OF.match(line.strip())
        code = ends_abroad(line) or (_POSTS.get(post[1]) if post else None)
        if code is None:
            continue
        first = i
        while first > 0 and lines[first - 1][1].strip() and i - first < _BLOCK:
            first -= 1
        block = lines[first : i + 1]
        if len(block) == 1 and any(ends_abroad(text) not in (None, code) for _, text in lines):
            continue  # one of the headings of a paper on towns of several countries
        if any(_HOUSE.search(text) for _, text in block):
            continue
        told = lines[i + 1][1] if i + 1 < len(lines) else ""
        if _LISTED.match(told.strip()) or any(_LISTS.fullmatch(text.strip()) for _, text in lines[:first]):
            continue
        if ends_abroad(told) not in (None, code) or any(
            _NAMES.search(text) for _, text in lines[max(0, first - 2) : i]
        ):
            continue  # a town of a list: the next is of another country, or the lines above say what they are
        read = _in_block(block, code)
        if read is not None:
            end = block[-1][0] + len(block[-1][1])
            return Addressee(read[0], a.token_at(read[1]), code, a.token_at(block[0][0]), a.token_at(end))
    return next((to for offset, line in lines if (to := _in_a_line(a, offset, line))), None)


def _in_a_line(a: Annotated, offset: int, line: str) -> Addressee | None:
    """The unit of a line that says to whom, without its country: "Till borgmästaren i Wismar", "Till Wismars borgmästare"."""
    label = _LABEL.match(line)
    start = label.end() if label else offset_of_ink(line)
    for cell in (_GAP.split(line[start:].rstrip())[0], line[start:].rstrip().rsplit(", ", 1)[-1] if label else ""):
        first = line.index(cell, start)
        headed = _HEADED.fullmatch(cell)
        match = headed or next((m for form in (_OF, _BEFORE_KIND, _TO) if (m := form.fullmatch(cell))), None)
        if match is None or _HOUSE.search(cell):
            continue
        name = match["name"].removesuffix("s") if headed else match["name"]
        known = lookup(name) or lookup(name.removesuffix("s"))
        country = known[0].country if known else "" if _RULES_ABROAD.match(cell) else None
        if country is None or resolve_body(name.title() if name.isupper() else name):
            continue
        at, end = a.token_at(offset + first + match.start("name")), a.token_at(offset + first + len(cell))
        return Addressee(_plain(name, country) if known else name, at, country, a.token_at(offset + first), end)
    return None


def offset_of_ink(line: str) -> int:
    """Where a line's ink begins."""
    return len(line) - len(line.lstrip())


def _in_block(block: list[tuple[int, str]], code: str) -> tuple[str, int] | None:
    """The name of the unit in the lines of an address, and its offset: by the words for its kind, else by its place."""
    for form in (_OF, _BEFORE_KIND):
        for offset, line in block:
            lead = len(line) - len(line.lstrip())
            match = form.match(line, lead)
            inside = match is not None and form is _BEFORE_KIND and country_at(line, match.start("name")) is not None
            if match is not None and not inside:  # at the head of its line: "Kaniv, Tjerkasy oblast" is in it
                return _plain(match["name"], code), offset + match.start("name")
    for offset, line in reversed(block):
        lead = len(line) - len(line.lstrip())
        bare = line.strip()
        if "," in bare and ends_abroad(bare):
            bare = bare.rsplit(",", 1)[0]
        named = _POSTCODE.match(bare) or _ALONE.match(bare)
        if named is None or ends_abroad(named["name"]):
            continue
        if any(place.country == code for place in lookup(named["name"])) or (
            _ALONE.match(bare) and _to_its_head(block)
        ):
            return _plain(named["name"], code), offset + lead + named.start("name")
    return None


_HEAD_OF = re.compile(
    r"(?i)(?:till )?(?:(?:ober)?bürgermeister(?:in)?|primátor\w*|starost\w*|burmistrz|wójt|prezydent miasta|mayor|the mayor|maire|sindaco"
    r"|alcalde|polgármester|(?:över)?borgmästaren?|borgmester|ordfører|meras|linnapea|vallavanem|primar\w*|gradonačelnik|župan)\b"
)


def _to_its_head(block: list[tuple[int, str]]) -> bool:
    """Whether an address is that of the one who heads a town; it need not stand in a gazetteer then."""
    return any(_HEAD_OF.match(line.strip()) for _, line in block)


def _plain(name: str, code: str) -> str:
    """A name without capitals and genitive: "KANIV", "Vesthimmerlands kommune"."""
    name = name.title() if name.isupper() and len(name) > 3 else name
    own = any(place.name == name for place in lookup(name))
    bare = name.removesuffix("s")
    return bare if not own and any(place.country == code for place in lookup(bare)) else name


def _meant(a: Annotated, unit: Unit, name: str, taken: Collection[int]) -> int | None:
    """The noun in a sentence that means the relation of the sender with the one who is written to."""
    at = range(unit.first, unit.last)
    words = a.words(unit)
    together = _TOGETHER.search(words.lower()) is not None
    to_you = any(_YOU.fullmatch(a.tokens[i].text) for i in at)
    us = any(a.tokens[i].label in ("BODY", "SWPLACE") and is_author(a, i) for i in at)
    others = any(_is_named(a, i) and not a.tokens[i].text.startswith(name) for i in at)
    own = together or ((to_you or (us and name in words)) and not (others or f"{name} har" in words))
    wished = to_you and _WISHED.search(words) is not None
    if any(_is_named(a, i) and not (own and a.tokens[i].text.startswith(name)) for i in at):
        return None  # the rules for names read the sentence
    if not own and (name in words or any(is_institution(a.tokens[i].text) for i in at)):
        return None
    for n in at:
        token = a.tokens[n]
        strong = token.label == "AGREEMENT" and token.data.get("strong")
        treaty = token.label == "AGREEMENT" or token.form in TREATY
        before = [t.text.lower() for t in a.tokens[max(unit.first, n - 3) : n]]
        named = us and own and token.label == "AGREEMENT"  # "säger Lunds kommun upp partnerskapsavtalet med X"
        if n in taken or not (strong or named or (treaty and (together or wished or before[-1:] == ["vårt"]))):
            continue
        if is_theirs(a, n) or (
            not together and (_NONE & {*before} or (plural(a, n) and not (own and "bli" in before)))
        ):
            continue
        definite = token.text.lower().endswith(("et", "en"))
        ours = any(w in ("vår", "vårt", "våra", "vara", "bli", "som") for w in before)
        if own or to_you or definite or ours:
            return n
    return None


def _is_named(a: Annotated, at: int) -> bool:
    """Whether a token names a unit abroad, another body here or an institution."""
    token = a.tokens[at]
    if token.label == "NAME":
        return token.data is not None and bool(token.data.candidates)
    return token.label in ("PLACE", "INSTITUTION") or (token.label == "BODY" and not is_author(a, at))
