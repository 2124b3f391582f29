"""Partners that a § tells as a whole: the town stands in one place of it, the relation in another.

Two readings, where no fixed phrase joins the two. The heading names the town, and the text comes back to the relation
without its name ("§ 12 Rauma … Vår finländska vänort har bett oss komma", "avtalen med de båda norska kommunerna"); or
the heading names the relation, and the decision the town ("§ 12 Vår nordiska vänort … att norska Lunner kvarstår").
A § in which a house, a club or another body of ours could be the holder gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.extract.annotate import MARKS, Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.names import ANY_UNIT, FOREIGN_UNITS, UNIT_WORDS, name_key
from pipeline.extract.partners.bars import locates
from pipeline.extract.partners.institutions import institution_holds, is_institution
from pipeline.extract.partners.lists import BROAD, plural
from pipeline.extract.partners.meant_again import meant_again
from pipeline.extract.partners.naming import countries_of
from pipeline.extract.partners.owners import is_author
from pipeline.extract.partners.series import listed_places
from pipeline.extract.partners.some_land import of_some_land
from pipeline.extract.partners.weak import OF_TOWNS
from pipeline.extract.partners.whose import whose
from pipeline.privacy.persons import is_given
from pipeline.rules.loader import Rule
from pipeline.rules.numbers import SEVERAL

_GIVES = {"assigned": True, "told": True, "apart": True}
_TITLED = Rule("partner.titled", "partners", _GIVES, (), (), ())
_DECIDED = Rule("partner.decided", "partners", _GIVES, (), (), ())
_TEXT = ("arende", "beslut", "forslag", "forslag_kf", "motion", "beredning", "yrkande", "annat", "beslutsgang")
_OWN = ("beslut", "forslag_kf", "forslag")

_DEFINITE = re.compile(
    r"(?:vän|syster|partner|tvilling|samarbets)\w*(?:avtalet|samarbetet|utbytet|förbindelsen|relationen|skapet|bandet|fördraget|förhållandet"
    r"|orten|staden|kommunen|regionen|länet|kontakten|överenskommelsen|förbundet|arbetet|avtalen|orterna|städerna|kommunerna"
    r"|förbindelserna|relationerna|banden|kontakterna)s?"
)
_POSSESSED = frozenset({"vår", "vårt", "våra", "kommunens", "stadens", "regionens", "länets", "länsstyrelsens"})
_ITS_KIND = re.compile(
    r"\w*(?:staden|orten|kommunen|regionen|provinsen|distriktet|länet|fylket|byn|köpingen|parten|partnern|kantonen|städerna"
    r"|orterna|kommunerna|regionerna|parterna|städer|orter|kommuner|regioner|grannen|grannarna|vännen|vännerna)"
)
_PLACED = frozenset({"i", "på", "från", "vid", "via", "genom", "utanför", "nära", "till"})
_GROUP = re.compile(r"(?:erna|arna|partiet|gruppen|listan|skolan|bolaget|föreningen|verket)s?$")  # a party, a house
_EVENT = re.compile(
    r"\w*(?:konferens|seminari|kurs|mässa|utbildning|workshop|studieresa|studiebesök|tjänsteresa|företagsresa|klassresa|skolresa"
    r"|tävling|festival|kongress|marknad|linje|flyg|tåg|färj|praktik|cup|läger|turné|turneringen?|utställning|stämma)\w*"
)
_NONE = frozenset({"ingen", "inga", "inget", "någon", "några", "annan", "andra", "utan"})
_SENT = re.compile(
    r"\w*(?:brev|brevet|skrivelse|skrivelsen|förfrågan|inbjudan|erbjudande|erbjudandet|propå|framställan|framställning|begäran"
    r"|förslag|önskemål|invit|anhållan|svar|besked|beskedet|hälsning|hälsningar|uppsägning|uppsägningen|delegation|gäster|besök)"
)
_ASKED = ("ESTABLISH", "ASK", "PROPOSE")


_MOST = 6  # partners that a sentence counts, at most


def titled_parties(a: Annotated, taken: Collection[int], known: Collection[str]) -> Iterator[Match]:
    """The partners told by heading and text together; `taken` are nouns, `known` folded names that have their pair."""
    towns = [i for i in _title_names(a) if _key(a, i) not in known]
    if towns and not _of_a_house(a):
        yield from _towns_in_title(a, towns, taken, alone=not known)
    elif not towns:
        yield from _relation_in_title(a, known)
        if not known:
            yield from of_some_land(a)


def _key(a: Annotated, at: int) -> str:
    return name_key(a.tokens[at].text)


def _is_broad(a: Annotated, at: int) -> bool:
    return _key(a, at) in BROAD


def _title(a: Annotated) -> list[Unit]:
    return [u for u in a.units if u.part.kind == "rubrik"]


def _of_a_house(a: Annotated) -> bool:
    """Whether a heading is about a club, a school, a firm: then what the text comes back to may be theirs."""
    return any(
        a.tokens[i].label in ("INSTITUTION", "OTHER") or is_institution(a.tokens[i].text)
        for unit in _title(a)
        for i in range(unit.first, unit.last)
        if a.tokens[i].label not in ("ORGAN", "OFFICE", "AGREEMENT")
    )


def _title_names(a: Annotated) -> list[int]:
    """The units abroad that a heading names, each once: known ones, and unknown names that something proves."""
    found: dict[str, int] = {}
    for unit in _title(a):
        words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
        for i in range(unit.first, unit.last):
            if a.tokens[i].label not in ("PLACE", "NAME") or _is_broad(a, i) or locates(a, i):
                continue
            if a.tokens[i].label == "NAME" and not _is_proved(a, i):
                continue
            before = words[max(0, i - unit.first - 4) : i - unit.first]
            if before[-1:] and before[-1] in ("i", "på", "till", "via") and any(_EVENT.fullmatch(w) for w in before):
                continue
            found.setdefault(_key(a, i), i)
    return list(found.values())


def _is_proved(a: Annotated, at: int) -> bool:
    """Whether an unknown name of a heading is a unit abroad: a gazetteer has it, a word or country beside it says so, or
    the text has it again."""
    if a.tokens[at].data.candidates or countries_of(a, at) or a.tokens[at - 1].text.lower() in UNIT_WORDS:
        return True
    following = a.tokens[at + 1].text.lower() if at + 1 < len(a.tokens) else ""
    if _GROUP.search(a.tokens[at].text):
        return False
    if a.tokens[at - 1].text.lower() == "från" and _SENT.fullmatch(a.tokens[at - 2].text.lower()):
        return bool(meant_again(a, 0, len(a.tokens)))  # "Skrivelse från X" over "den tjeckiska staden"
    return following in FOREIGN_UNITS or any(
        i != at and _key(a, i) == _key(a, at) and a.unit(i).part.kind != "rubrik" for i in a.labelled("NAME", "PLACE")
    )


def _towns_in_title(a: Annotated, towns: list[int], taken: Collection[int], *, alone: bool) -> Iterator[Match]:
    """The towns of a heading, where the heading itself or the text names the relation that is meant."""
    noun = _in_title(a, towns)
    if noun is not None and noun not in taken:
        yield _match(_TITLED, towns[-1], noun)
        return
    names = {_key(a, i) for i in towns}
    for unit in a.units:
        if unit.part.kind not in _TEXT:
            continue
        for n in range(unit.first, unit.last):
            token = a.tokens[n]
            if token.label != "AGREEMENT" or n in taken or not _is_free(a, unit, n, names):
                continue
            strong = bool(token.data.get("strong"))
            if (strong and _points(a, unit, n, towns, alone=alone)) or _answers(a, unit, n, towns):
                for at in towns:
                    yield _match(_TITLED, at, n)
                return


def _match(rule: Rule, place: int, noun: int | None) -> Match:
    if noun is None:
        return Match(rule, place, place + 1, {"place": place})
    return Match(rule, min(place, noun), max(place, noun) + 1, {"place": place, "noun": noun})


def _in_title(a: Annotated, towns: Sequence[int]) -> int | None:
    """The noun of a heading that sets it beside its town: "Herning – vänortsavtal", "X, numera Y: vänlänsavtalet"."""
    unit = a.unit(towns[-1])
    nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT" and a.tokens[i].data["strong"]]
    if len(nouns) != 1 or plural(a, nouns[0]) or (len(towns) > 1 and a.tokens[towns[-1] - 1].text.lower() != "numera"):
        return None
    if any(a.tokens[i].label in ("BODY", "SWPLACE") and not is_author(a, i) for i in range(unit.first, unit.last)):
        return None
    marks = {"–", "—", "-", ":", ","}
    behind = towns[-1] + 1 < nouns[0] and a.tokens[towns[-1] + 1].text in marks
    before = nouns[0] < towns[-1] and a.tokens[towns[-1] - 1].text in marks
    return nouns[0] if behind or before else None


def _is_free(a: Annotated, unit: Unit, n: int, names: Collection[str]) -> bool:
    """Whether nobody else than we and the towns of the heading can be a party in the sentence of a noun."""
    sure = _is_mine(a, unit, n) or _told_behind(a, n, unit.last) or _with_them(a, unit)
    if not sure and whose(a, n + 1, n) is not None:
        return False
    if institution_holds(a, n) or any(t.text.lower() in _NONE for t in a.tokens[max(unit.first, n - 2) : n]):
        return False
    for i in range(unit.first, unit.last):
        token = a.tokens[i]
        placed = i > unit.first and a.tokens[i - 1].text.lower() in _PLACED
        stranger = token.label in ("PLACE", "NAME") and not placed and token.data is not None
        person = token.label == "NAME" and is_given(token.text.split()[0])
        if stranger and not person and _key(a, i) not in names and not _is_broad(a, i):
            return False
        if token.label in ("BODY", "SWPLACE") and not is_author(a, i) and not placed:
            return False
        if token.label == "INSTITUTION" or (i < n and token.label == "" and is_institution(token.text)):
            return False
    return True


def _points(a: Annotated, unit: Unit, n: int, towns: Sequence[int], *, alone: bool) -> bool:
    """Whether a noun means the relation with the towns of the heading, by its form or the words around it.

    "Vänorten" alone does so only under a heading that is about the town, in a § that names no other partner.
    """
    ours = _is_mine(a, unit, n)
    nations = {t.data.code for t in a.tokens[max(unit.first, n - 2) : n + 6] if t.label == "NATION"}
    lands = {c.country for i in towns for c in getattr(a.tokens[i].data, "candidates", ())}
    if nations and lands and not nations & lands:
        return False
    told = _told_behind(a, n, unit.last)
    bare = alone and _is_definite(a, n) and all(_is_topic(a, i) for i in towns)
    if len(towns) == 1:
        return _of_both_sides(a, unit) if plural(a, n) else told == 1 or ours or bare
    return told == len(towns) or (plural(a, n) and (ours or bare) and told in (0, len(towns)))


_ABOUT = frozenset([
    "om", "med", "angående", "rörande", "gällande", "beträffande", "avseende", "och", "samt", "respektive", "mellan",
    "numera", ",", "–", "-", "—", ":", "/", "(", "¶", ".",
])  # fmt: skip


_GOES = re.compile(
    r"\w*(?:resa|resan|resor|färd|avresa|buss|flyg|tåg|transport|sändning|bidrag|bidraget|stöd|gåva|hjälp|insamling|besök|utflykt"
    r"|skänkt|delegation|export|linje|linjen|färja|färjan)"
)  # what goes to a town, which then is its goal


def _with_them(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence means the town of the heading as the other side: "i samråd med den norska kommunen"."""
    return any(
        a.word(i - 1) in ("den", "det") and a.word(i - 2) in ("med", "till", "av", "från")
        for i in meant_again(a, unit.first + 2, unit.last)
    )


_THIS = re.compile(r"\b(?:denna|den här) (?:ort|stad|kommun|region|plats)(?:en)?\b|\b(?:staden|orten)\b")
_BOTH = re.compile(
    r"\b(?:de|våra|båda|bägge) (?:(?:två|båda|bägge) )?(?:städerna|kommunerna|orterna|regionerna|samhällena|kommuner|städer|orter)\b"
)


def _of_both_sides(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence under the name of a town means it and us by a plural: "att denna ort och Y blev vänorter"."""
    words = a.words(unit).lower()
    ours = any(a.tokens[i].label in ("BODY", "SWPLACE") and is_author(a, i) for i in range(unit.first, unit.last))
    return _BOTH.search(words) is not None or (ours and _THIS.search(words) is not None)


def _is_topic(a: Annotated, at: int) -> bool:
    """Whether a heading is about a town, not about what happens in it or goes to it."""
    unit, i = a.unit(at), a.before_name(at, ANY_UNIT)
    before = a.tokens[i]
    if i < unit.first or before.text.lower() in _ABOUT:
        return True
    if before.text.lower() == "från":
        return _SENT.fullmatch(a.tokens[i - 1].text.lower()) is not None
    if before.text.lower() == "till":
        return _GOES.fullmatch(a.tokens[i - 1].text.lower()) is None
    return before.label in ("AGREEMENT", "PARA", "CASE", "COUNTRY", "BREAK", "PLACE", "NAME")


def _is_mine(a: Annotated, unit: Unit, n: int) -> bool:
    """Whether a noun is told as ours: "vår finländska vänort", "Habos vänort"."""
    return any(
        a.tokens[i].text.lower() in _POSSESSED
        or (a.tokens[i].label in ("BODY", "SWPLACE") and a.tokens[i].text.endswith("s"))
        for i in range(max(unit.first, n - 3), n)
    )


def _is_definite(a: Annotated, n: int) -> bool:
    return _DEFINITE.fullmatch(a.tokens[n].text.lower()) is not None


def _told_behind(a: Annotated, n: int, last: int) -> int:
    """How many towns the words behind a noun mean without a name: "med den polska färjestaden", "med de båda norska
    kommunerna", "med två hamnstäder"; 0 where they mean none."""
    if a.tokens[n + 1].text.lower() not in ("med", "till", "mellan", "gentemot"):
        return 0
    words = [a.tokens[i] for i in range(n + 2, min(n + 8, last))]
    end = next((k for k, t in enumerate(words) if _ITS_KIND.fullmatch(t.text.lower())), None)
    if end is None or any(t.label in ("PLACE", "NAME", "BODY", "SWPLACE", "INSTITUTION") for t in words[:end]):
        return 0
    # "de båda städernas"; what is more than six is no number of partners: "femtio år sedan"
    counts = (SEVERAL.get(t.text.lower(), _MOST + 1) for t in words[:end])
    count = next((n for n in counts if n <= _MOST), None)
    many = words[end].text.lower().endswith(("na", "er"))
    definite = end == 0 or words[0].text.lower() in ("den", "de", "det", "denna", "dessa")
    return count or (1 if definite and not many else 0)


def _answers(a: Annotated, unit: Unit, n: int, towns: Sequence[int]) -> bool:
    """Whether a heading is that of a letter from the town, and a sentence says that it asks for a relation."""
    title = a.unit(towns[0])
    words = [a.tokens[i].text.lower() for i in range(title.first, towns[0])]
    if len(towns) > 1 or "från" not in words[-4:] or not any(_SENT.fullmatch(w) for w in words):
        return False
    asked = any(a.tokens[i].label in _ASKED or a.tokens[i].text.lower() in _WANTS for i in range(unit.first, unit.last))
    return asked and not plural(a, n) and not any(a.tokens[i].label == "NEG" for i in range(unit.first, n))


_WANTS = frozenset({"önskar", "begär", "söker", "efterfrågar", "anhåller", "ber", "vill"})
_STATES = ("END", "KEEP", "RENEW", "NOT_RENEW", "PAUSE", "RESUME")
_CHOSEN = re.compile(
    r"utse|utses|utsågs|väljs|välja|valdes|antas|anta|antogs|stryks|stryka|kvarstår|stannar|förblir|bibehålls|behålls|behålla|bibehålla|godkänns"
    r"|läggs|tas|föreslås|förordas|förorda|upptas|uppta|består|utgår|avförs|avföra|tillkommer"
)
_OTHER_USE = re.compile(
    r"(?:res|delegat|delegation|värd|ombud|representant|deltaga|bidrag|besök|bud|konferens|möte|projekt|kurs|mål|elev|skol|färj)\w*"
)


def _relation_in_title(a: Annotated, known: Collection[str]) -> Iterator[Match]:
    """The towns that the decision of a § on twin towns names as what it chooses, keeps or ends."""
    title = a.item.heading or ""
    if OF_TOWNS.search(title) is None or _of_a_house(a) or _OTHER_TITLE.search(title):
        return
    lands = {a.tokens[i].data.code for u in _title(a) for i in range(u.first, u.last) if a.tokens[i].label == "COUNTRY"}
    strong = [i for i in a.labelled("AGREEMENT") if a.tokens[i].data.get("strong")]
    for unit in a.units:
        words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
        if unit.part.kind not in _OWN and not (unit.part.kind in _TEXT and _FALLS.search(" ".join(words))):
            continue
        if any(_OTHER_USE.fullmatch(w) or is_institution(w) for w in words):
            continue
        if any(a.tokens[i].label in ("BODY", "SWPLACE") and not is_author(a, i) for i in range(unit.first, unit.last)):
            continue
        for i in range(unit.first, unit.last):
            if _key(a, i) in known or not _is_chosen(a, unit, i):
                continue
            if a.tokens[i].label == "NAME" and not (_is_proved(a, i) or lands or a.tokens[i - 1].label == "NATION"):
                continue
            relation = [n for n in range(unit.first, i) if a.tokens[n].label in ("RELATION", "AGREEMENT")]
            nouns = (
                relation or [n for n in strong if a.unit(n).part.kind == "rubrik"] or strong or a.labelled("RELATION")
            )
            for at in listed_places(a, i, towns=bool(relation)):
                yield _match(_DECIDED, at, nouns[0] if nouns else None)


_OTHER_TITLE = re.compile(
    r"(?i)resa|bidrag|konferens|ombud|delegat|representant|skylt|möte|stämma|läger|program|dagar|vecka|val av ledam"
)
_FALLS = re.compile(r"\b(?:valet|lotten|beslutet)\b.*\b(?:faller|föll|fallit)\b.* på\b")


def _is_chosen(a: Annotated, unit: Unit, at: int) -> bool:
    """Whether a town is what a verb of choosing, keeping or ending is said of, or stands behind the relation of one."""
    token = a.tokens[at]
    if token.label not in ("PLACE", "NAME") or token.data is None or _is_broad(a, at) or locates(a, at):
        return False
    i = max(unit.first, a.before_name(at, UNIT_WORDS | {"den", "det"}))
    before = a.tokens[i]
    behind = [t for t in a.tokens[at + 1 : min(at + 4, unit.last)] if t.label != "BREAK"]
    if before.text.lower() in ("med", "till", "gentemot") and a.tokens[i - 1].label in ("RELATION", "AGREEMENT"):
        return any(_is_verb(a, n) for n in range(unit.first, unit.last))
    if before.text.lower() == "på" and any(
        t.text.lower() in ("faller", "föll", "fallit") for t in a.tokens[unit.first : i]
    ):
        return True
    if _is_verb(a, i) and not any(t.text.lower() == "till" for t in behind[:1]):
        return True
    if not (
        i < unit.first
        or before.text.lower() == "att"
        or before.text in MARKS
        or before.label == "BREAK"
        or at == unit.first
    ):
        return False
    verb = next((k for k, t in enumerate(behind) if _is_verb(a, at + 1 + k)), None)
    if verb is None:
        return False
    rest = [t for t in a.tokens[at + 2 + verb : unit.last] if t.label != "BREAK" and t.text != "."]
    return not (
        rest
        and rest[0].text.lower() in ("till", "som", "att", "i", "på")
        and not any(t.label == "AGREEMENT" for t in rest[:4])
    )


def _is_verb(a: Annotated, at: int) -> bool:
    token = a.tokens[at]
    return token.label in _STATES or _CHOSEN.fullmatch(token.text.lower()) is not None
