"""Lists and tables of twin towns and partners: one on each line, under a heading or an introduction that says what they are.

    Våra vänorter i Norden            Kommunen har följande vänorter:     Vänort       Land       Avtal sedan
    - Riga, Lettland – sedan 1990     Riga i Lettland (1990)              Riga         Lettland   1990

A line belongs to the list when it begins with a name and is short, or bears the mark of a list. The list ends with the
first line that is neither; on other pages than minutes, where text stands between the heading and the list or between
the towns, with the first heading of something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.extract.annotate import MARKS, Annotated, Unit
from pipeline.extract.names import UNIT_WORDS, fold
from pipeline.extract.partners.list_lines import ListLine, first_word, read_line
from pipeline.extract.partners.list_states import line_end, state_over
from pipeline.extract.partners.openers import openings
from pipeline.extract.partners.owners import TREATY, is_author, names_other_body
from pipeline.extract.tables import TableRow
from pipeline.rules.numbers import SEVERAL
from schemas.document import MEETING_PAPERS
from schemas.record import Status

# Parts of the world: a heading ("Våra vänorter i Norden"), never a partner.
BROAD = frozenset(fold(name) for name in (
    "norden", "tjeckoslovakien", "jugoslavien", "sovjetunionen", "europa", "östeuropa", "västeuropa", "baltikum",
    "skandinavien", "asien", "afrika", "nordamerika", "sydamerika", "latinamerika", "amerika", "mellanöstern",
    "världen", "balkan", "syd", "nord", "öst", "väst", "norr", "söder", "öster", "väster", "utlandet", "eu",
    "u-land", "östersjön", "östersjöregionen", "östasien", "sydostasien", "centralasien", "västafrika",
    "östafrika", "centraleuropa", "centralamerika", "barentsregionen",
))  # fmt: skip
QUANTIFIERS = frozenset(
    {
        "samtliga",
        "alla",
        "befintliga",
        "nuvarande",
        "övriga",
        "våra",
        "sina",
        "följande",
        "gällande",
        "nedanstående",
        "aktuella",
    }
)
COUNTS = frozenset(word for word, n in SEVERAL.items() if n <= 12) - {"båda", "bägge"} | {"flera", "dessa"}
# Words of a question that asks for what one wants, not for what there is.
WISHES = frozenset(
    {"vill", "skulle", "kan", "bör", "borde", "önskar", "önskas", "ska", "får", "föreslår", "ingen", "inga"}
)
_TITLE = 9  # tokens of a heading
_TOP = 12  # units from the top among which a paper says what it is about
_COLUMNS = frozenset(
    {"land", "sedan", "år", "avtal", "avtalsår", "tecknat", "start", "startår", "kommun", "stad", "ort", "tecknades"}
)
_NOT_OURS = frozenset({"andra", "föreslagna", "möjliga", "tänkbara", "nya"})
_FORMER = frozenset({"tidigare", "avslutade", "avslutat", "före", "fd", "forna", "gamla"})
_HOUSES = re.compile(
    r"(?:partner|vän|sam)?(?:skol(?:a|or|an)|universitet|lärosäten?|förening(?:ar)?|företag|bolag|leverantör(?:er)?|klubb(?:ar)?|projekt)"
)
_FIRM = re.compile(r"\b(?:AB|AG|GmbH|Oyj?|A/S|ApS|Ltd|Inc|BV|Sp\.)(?:\W|$)")
_VISITS = re.compile(r"(?i)\b(?:studie)?(?:res(?:a|or)|besök\w*|delegation(?:er)?|remiss\w*|elevutbyten?)\b")
_NO_LISTS = ("underlag", "expediering", "narvaro", "signatur")  # parts that list papers and people
_ENDS = ("END", "PARTLY_END", "PAUSE", "NOT_RENEW", "OTHER", "INSTITUTION")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: the token of the partner's name, that of the noun which governs it, countries it gives.

    A row of a table tells more: `since` is the token of the date in its column, `table` the row itself.
    """

    place: int
    noun: int
    countries: frozenset[str] = field(default=frozenset())
    since: int | None = None
    table: TableRow | None = None
    former: bool = False  # under a heading of former ones
    over: tuple[int, int, Status] | None = None  # the state that the heading gives, with where it says so
    loose: bool = False  # the noun stands in a sentence above the table, and may be that of another partner
    body: int | None = None  # another body of ours, where the table lists those of several


def find_rows(a: Annotated) -> Iterator[Row]:
    """The partners in the tables and lists of an item, in text order each."""
    for line in a.table:
        row = _of_table(a, line)
        if row is not None:
            yield row
            yield from _beside(a, line, row)
    for opening, named in openings(a, _our_towns(a)):
        if not _in_table(a, a.unit(opening.place)):
            yield Row(opening.place, named, opening.countries, opening.since)
    noun: int | None = None
    state: tuple[int, int, Status] | None = None
    apart = False  # a sentence stands between the heading and the list
    ended = 0  # behind the line of the row above
    land: frozenset[str] = frozenset()  # the country that stands over the towns in it
    for unit in a.units:
        first = first_word(a, unit)
        if first is None or _in_table(a, unit) or unit.first < ended:
            continue
        if unit.part.kind in _NO_LISTS:
            noun = None  # "Tjänsteskrivelse – Översyn av kommunens vänorter" names a paper
            continue
        told = read_line(a, unit, land) if noun is not None else None
        if told is not None and noun is not None and _belongs(a, told, noun, apart):
            title = a.unit(noun)
            over = " ".join(a.tokens[i].text.lower() for i in range(title.first, title.last))
            over = over.replace("sedan tidigare", "")
            former = bool(_FORMER & set(over.split())) or (state is not None and state[2] == "ended")
            ended = line_end(a, told.place)
            own = [i for i in range(told.place, ended) if a.tokens[i].label == "AGREEMENT"]
            countries = told.countries
            if not countries and (behind := a.behind(unit)) is not None and (countries := _land(a, behind)):
                ended = behind.last  # the name over its country, as cards set them
            yield Row(told.place, own[0] if own else noun, countries, told.since, former=former, over=state)
            continue
        if noun is not None and (over_towns := _land(a, unit)):
            land = over_towns
            continue
        above = state_over(a, unit)
        if noun is not None and above is not None and above[1]:
            state = above[0]  # "Vilande" over some of the towns of the list
            continue
        state, land = above[0] if above else None, frozenset()
        opened = opens(a, unit)
        if opened is None and a.head.kind in MEETING_PAPERS and noun is not None and a.last_word(unit) == ".":
            apart = True
            continue
        if opened is not None or a.head.kind in MEETING_PAPERS or not (_is_marked(a, unit) or _passes(a, unit)):
            noun, apart = opened, False


def _land(a: Annotated, unit: Unit) -> frozenset[str]:
    """The country of a line that holds nothing else, over its towns: "Norge", "I Finland:"."""
    said = [t for t in a.tokens[unit.first : unit.last] if t.label != "BREAK" and t.text.lower() not in (":", "i")]
    return frozenset({said[0].data.code}) if len(said) == 1 and said[0].label == "COUNTRY" else frozenset()


def _in_table(a: Annotated, unit: Unit) -> bool:
    """Whether a unit is a row of a table, or a line of a block, which is read by its columns and labels."""
    return any(line.start <= a.tokens[unit.first].start < line.end for line in a.table if not line.bare)


def _belongs(a: Annotated, line: ListLine, noun: int, apart: bool) -> bool:
    """Whether a line is one of the list under a noun: a contract can be with anybody, a relation of towns with none else."""
    if line.countries:
        return True
    strong = bool(a.tokens[noun].data.get("strong"))
    return strong and (line.marked or not apart)


def _our_towns(a: Annotated) -> int | None:
    """The noun for our towns that a paper without § is about: in its title, or counted in a sentence of ours."""
    if a.head.kind in MEETING_PAPERS:
        return None
    for at, unit in enumerate(a.units):
        title = at < _TOP and a.last_word(unit) not in ".:!?;"
        for i in range(unit.first, unit.last):
            if a.tokens[i].label != "AGREEMENT" or not a.tokens[i].data.get("strong") or not plural(a, i):
                continue
            counted = a.tokens[i - 1].text.lower() in COUNTS and not any(
                t.label in ("NEG", "PROPOSE", "ASK") for t in a.tokens[unit.first : i]
            )
            if (title or counted) and not names_other_body(a, unit.first, i):
                return i
    return None


def _of_table(a: Annotated, line: TableRow) -> Row | None:
    """The partner of a table's row: a place, or a name with its country, where the words above speak of agreements."""

    def within(span: tuple[int, int] | None) -> list[int]:
        return [i for i, t in enumerate(a.tokens) if span and span[0] <= t.start < span[1] and t.label != "BREAK"]

    named = within(line.partner)
    country = next((i for i in (*within(line.country), *named) if a.tokens[i].label == "COUNTRY"), None)
    place = next(
        (i for i in named if a.tokens[i].label in ("PLACE", "NAME") and a.tokens[i].text.lower() not in UNIT_WORDS),
        None,
    )
    headed = False  # the head says that its column has towns we have agreements with
    if place is None and country is not None:
        may = [i for i in named if _may_be_name(a, i)]
        place = may[0] if may and not (line.bare and len(may) > 1) else None
    if any(a.tokens[i].label == "DATE" for i in within(line.since)):
        headed = any(_says_towns(a, i) for i in within(line.head))
        if place is None and headed and len(named) == 1 and _may_be_name(a, named[0]):
            place = named[0]
    land = next((a.tokens[i] for i in within(line.head) if a.tokens[i].label == "NATION"), None)  # "Kinesisk part"
    codes = frozenset(
        {t.data.code for t in ((a.tokens[country],) if country is not None else (land,)) if t is not None}
    )
    if place is None or not (codes or headed or a.tokens[place].label == "PLACE"):
        return None
    if any(_HOUSES.fullmatch(a.tokens[i].text.lower()) for i in within(line.head)):
        return None  # a table of schools or firms and the towns they lie in
    above = [i for i in within((line.lead, line.head[1])) if a.tokens[i].label in ("AGREEMENT", "RELATION")]
    own = [i for i in within(line.agreement) if a.tokens[i].label == "AGREEMENT"]
    if not own:  # "Vänort sedan 1993, ej partnerskap" as a remark
        own = [i for note in line.notes for i in within(note)[:1] if a.tokens[i].label == "AGREEMENT"]
    if not own and line.head[0] == line.head[1]:  # "Vänort: Rauma", "Vänort sedan:" say themselves what it is
        own = [i for i in within((line.start, line.end)) if a.tokens[i].label == "AGREEMENT"]
        own = [i for i in own if a.tokens[i].data.get("strong")]
    told = [i for i in above if a.tokens[i].label == "AGREEMENT"]
    head = a.token_at(line.head[0])
    said = [  # "Följande vänortsavtal finns:" right above says what they are called
        i for i in told if head - 3 <= a.unit(i).last <= head + 1 and a.tokens[i].form.endswith(tuple(TREATY))
    ]
    if line.head[0] == line.head[1] and not (own or told):
        return None  # a block of labels without a head: a project, a contact
    nouns = own or said[-1:] or [i for i in told if not _in_sentence(a, i)][-1:] or _usual(a, told)[-1:] or above[-1:]
    if line.bare and not own:
        nouns = [i for i in nouns if opens(a, a.unit(i)) is not None]
    if not nouns or (line.body is None and names_other_body(a, nouns[0], named[0])):
        return None
    if _FIRM.search(a.item.view.text[slice(*line.partner)]):
        return None
    title = a.unit(above[-1]) if above else None
    if title and not own and _VISITS.search(a.words(title)) and title.last - title.first <= _TITLE + 1:
        return None  # a table of those who went there
    if (
        title
        and title.last - title.first <= _TITLE + 1
        and _NOT_OURS & {a.tokens[i].text.lower() for i in range(title.first, title.last)}
    ):
        return None
    since = next((i for i in (*within(line.since), *within(line.agreement)) if a.tokens[i].label == "DATE"), None)
    body = next((i for i in within(line.body) if a.tokens[i].label in ("BODY", "SWPLACE")), None)
    if line.body and body is None:
        return None  # what towns abroad have
    other = None if body is None or is_author(a, body) else body
    return Row(place, nouns[0], codes, since, line, loose=not own and _in_sentence(a, nouns[0]), body=other)


def _says_towns(a: Annotated, at: int) -> bool:
    """Whether the head of a column is the noun for a town of ours abroad: "Vänort", not "Part" or "Avtal"."""
    token = a.tokens[at]
    strong = token.label == "AGREEMENT" and bool(token.data.get("strong"))
    return strong and not token.text.lower().endswith(("avtal", "avtalet", "avtalen", "relation", "samarbete"))


def _beside(a: Annotated, line: TableRow, first: Row) -> Iterator[Row]:
    """The further partners in a cell that lists several, each with its country: "Ikast (Danmark), Rakvere (Estland)"."""
    cell = [i for i, t in enumerate(a.tokens) if line.partner[0] <= t.start < line.partner[1]]
    for i in cell:
        if (
            i <= first.place
            or a.tokens[i].label not in ("PLACE", "NAME")
            or a.word(i - 1) not in (",", "och", "samt", ";")
        ):
            continue
        land = next((n for n in (i + 1, i + 2) if n in cell and a.tokens[n].label == "COUNTRY"), None)
        if land is not None and (land == i + 1 or a.tokens[i + 1].text in "(,"):
            yield replace(first, place=i, countries=frozenset({a.tokens[land].data.code}), since=None, table=None)


def _in_sentence(a: Annotated, at: int) -> bool:
    return a.last_word(a.unit(at)) in ".!?"


def _usual(a: Annotated, nouns: list[int]) -> list[int]:
    """Of nouns in sentences above a table, those of the class that the text speaks of most."""
    classes = Counter(a.tokens[i].data.get("class") for i in a.labelled("AGREEMENT"))
    most = max((a.tokens[i].data.get("class") for i in nouns), key=lambda c: classes[c], default=None)
    return [i for i in nouns if a.tokens[i].data.get("class") == most] if len(nouns) > 1 else nouns


def _may_be_name(a: Annotated, at: int) -> bool:
    token = a.tokens[at]
    return token.text[:1].isupper() and token.label == "" and token.text.lower() not in UNIT_WORDS


def _is_marked(a: Annotated, unit: Unit) -> bool:
    """Whether a line bears a list's mark; a number may be a heading's: "3. Övrigt"."""
    return a.tokens[unit.first].text in MARKS


def _passes(a: Annotated, unit: Unit) -> bool:
    """Whether a line without a mark is no heading: a sentence, a name with its region ("De Kalb, Illinois"), the head of a table."""
    words = [token.text.lower() for token in a.tokens[unit.first : unit.last] if token.label != "BREAK"]
    if len(words) > _TITLE or "," in words or words[-1:] == ["."] or len(_COLUMNS & set(words)) >= 2:
        return True
    # "Santa Rosalita  Nicaragua  2003": a row of which the name was not understood
    return any(a.tokens[i].label == "COUNTRY" for i in range(unit.first + 1, unit.last)) and bool(words[1:])


def _without_bracket(a: Annotated, unit: Unit) -> Unit:
    """A heading without the note in brackets that ends it: "Internationella avtal (år då avtalet slöts inom parentes)"."""
    last = unit.last
    while last > unit.first and (a.tokens[last - 1].label == "BREAK" or a.tokens[last - 1].text == ":"):
        last -= 1
    if a.tokens[last - 1].text != ")":
        return unit
    opened = next((i for i in range(last - 1, unit.first, -1) if a.tokens[i].text == "("), None)
    if opened is None or not any(a.tokens[i].label == "AGREEMENT" for i in range(unit.first, opened)):
        return unit
    return replace(unit, last=opened)


def opens(a: Annotated, unit: Unit) -> int | None:
    """The noun of an introduction with a colon, of a heading, or of the head row of a table; None for other lines."""
    unit = _without_bracket(a, unit)
    nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT"]
    nouns = [i for i in nouns if a.tokens[i].data.get("strong")] or nouns
    if not nouns or names_other_body(a, unit.first, nouns[-1]):
        return None
    words = [token.text.lower() for token in a.tokens[unit.first : unit.last] if token.label != "BREAK"]
    labels = {token.label for token in a.tokens[unit.first : unit.last]}
    named = any(t.label == "PLACE" and fold(t.text) not in BROAD for t in a.tokens[unit.first : unit.last])
    above = state_over(a, unit)  # "Upphörda vänortsavtal"
    if (labels & set(_ENDS) and above is None) or _NOT_OURS & set(words) or named:
        return None
    towns = [i for i in nouns if plural(a, i)]
    if words[-1:] in ([":"], ["."]) and len(words) <= _SENTENCE and _SEVERAL.search(" ".join(words[:-1])):
        return nouns[-1] if words[-1] == ":" or _over_lines(a, unit) else None
    if words[-1:] == ["?"]:  # "Vilka vänorter har kommunen?" over the lines that answer it
        return towns[-1] if towns and words[0] in ("vilka", "har", "finns") and not WISHES & set(words) else None
    if words and words[-1] == "är" and towns:
        return towns[-1]  # "Kommunens vänorter är" over the list
    if words and words[-1] == ":":
        # "Kommunen är sedan tidigare vänort med:" has as many of them as lines follow
        return towns[-1] if towns else nouns[-1] if words[-2] in ("med", "till") else None
    listed = towns or [i for i in nouns if (_POINTERS & set(words)) and a.tokens[i].data.get("strong")]
    if listed and words[-1:] == ["."] and len(words) <= _SENTENCE and _points_down(a, unit, words):
        return listed[-1]
    if len(words) > _TITLE or words[-1:] == ["."]:
        return None
    if len(set(words) & _COLUMNS) >= 1 and not labels & {"ESTABLISH", "HAS"} and len(words) <= 6:
        return nouns[0]
    told = words[2:] if words[:2] == ["fakta", "om"] else words
    title = not {"har", "är", "ska", "som", "med", "att", "om"} & set(told)
    if towns and title:
        return towns[0]
    # "Kommunens vänortsavtal", "Vänortsavtal": the plural without ending
    form = a.tokens[nouns[-1]].text.lower()
    return nouns[-1] if title and len(words) <= 4 and form.endswith(("avtal", "samarbeten")) else None


# "har partnerskapsavtal med två regioner."
_SEVERAL = re.compile(
    rf"\bmed (?:följande|dessa|{'|'.join(sorted(COUNTS))}) (?:\w+ ){{0,2}}?(?:städer|orter|kommuner|regioner|län|parter|partner|vänner)$"
)


def _over_lines(a: Annotated, unit: Unit) -> bool:
    """Whether lines with the mark of a list stand right below a sentence."""
    after = a.unit_index(unit.first) + 1
    return after < len(a.units) and a.tokens[a.units[after].first].text in MARKS


def _points_down(a: Annotated, unit: Unit, words: list[str]) -> bool:
    """Whether a sentence says that what it names follows: "Här är våra vänorter.", "… flera avtal. De redovisas nedan." """
    if _POINTERS & set(words) or words[:2] in (["här", "är"], ["här", "finns"], ["detta", "är"], ["det", "är"]):
        return True
    after = a.unit_index(unit.first) + 1
    if after == len(a.units):
        return False
    behind = a.tokens[a.units[after].first : a.units[after].last]
    return len(behind) <= _TITLE and not _POINTERS.isdisjoint(t.text.lower() for t in behind)


_POINTERS = frozenset({"nedan", "nedanför", "nedanstående", "följande", "tabellen", "listan", "förteckningen"})
_SENTENCE = 14  # words of a sentence that opens a list


_MANY = re.compile(
    r"(?:avtalen|orter(?:na)?|städer(?:na)?|kommuner(?:na)?|regioner(?:na)?|länen|samarbeten(?:a)?|partnerskapen|utbyten(?:a)?"
    r"|(?:förbindelse|relation|överenskommelse)r(?:na)?|relationer(?:na)?|förklaringar(?:na)?)s?$"
)


def plural(a: Annotated, noun: int) -> bool:
    """Whether a noun names several agreements, so that a country behind it is a set and no partner."""
    if _MANY.search(a.tokens[noun].text.lower()):
        return True
    return any(a.tokens[i].text.lower() in QUANTIFIERS | COUNTS for i in range(max(0, noun - 3), noun))
