"""The head of a letter: who writes, and where the title begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.places.bodies import find_bodies
from pipeline.places.countries import country_code
from pipeline.split.cases import is_case_line, title_end
from pipeline.split.dates import DAY
from pipeline.split.organs import NamedOrgan, find_organs
from pipeline.split.paper_titles import over_labels, without_parties
from pipeline.split.parts import PartHeading
from pipeline.split.rows import Row, columns
from pipeline.split.titles import title_rows

_BLOCK = 6  # lines of an address, at most
_TOP = 24  # rows that may belong to the letterhead
_RIGHT = 28  # white space in front of what stands at the right edge, at least
_TITLE_ROWS = 4  # lines of a title, at most
_WIDTH = 64  # characters of a title line, where nothing else is known
_LABEL = re.compile(
    r"\b(?:datum|diarienummer|diarienr|dnr|sida?n?|blad|handläggare|kontaktperson|föredragande|telefon|tfn|tel|mobil|e-post|"
    r"mottagare|ert?|vår[at]?|ref(?:erens)?|beteckning|till|från|adress|den|av|i|för|kl|report|rapport|n[or]\.?|motion till|"
    r"upprättad|utfärda[dt]|daterad|skapad|publicera[dt]|version|bilaga|\w*direktören?s?|"
    r"organ|instans|beslutsinstans|dokumenttyp|ärendetyp|diarium|informerar|meddelar|pressinformation)\b:?",
    re.I,
)
# What a letter is, alone on its line.
_NAME = re.compile(
    r"(?:tjänste(?:skrivelse|utlåtande)|(?:kommun|stads|region)?(?:styrelse|styrelsens )?utlåtande|protokollsutdrag|"
    r"(?:sammanträdes)?protokoll|motion|beslut(?:sunderlag)?|(?:besluts|ärende)?skrivelse|brev|(?:remiss|samråds)?yttrande|remissvar|"
    r"report|[\wåäö]*rapport(?: nr)?|reseberättelse|följebrev|pressmeddelande|pressinbjudan|nyhet(?:er)?|medborgarförslag|e-förslag|"
    r"interpellation(?: till .{4,60})?|"
    r"(?:enkel )?fråga|initiativärende|sammanträdeshandling(?:ar)?|ärende \d+|"
    r"(?:besluts|informations)ärende|kallelse|pm|promemoria|förslagets rubrik|rubrik|ärende(?:mening)?|"
    r"utlåtande (?:\d{4}:\d+ )?r(?:otel )?[ivx]+(?: \(.{3,30}\))?|"
    r"motion till (?:kommun|stads|region)?fullmäktige)(?: i .{2,25})?[\s\d():/.-]*",
    re.I,
)
# A genre that may stand over the title: `Utlåtande över motion`.
_OVERLINE = re.compile(
    r"(?:utlåtande|yttrande|svar|beslut)(?: över| på| i| med anledning av)(?: en)? motion(?:en)?", re.I
)
_OFFICE = re.compile(
    r"(?<![\wåäö])(?:(?:enheten|avdelningen|förvaltningen|sektionen|staben) för [\wåäö]+(?: [\wåäö]+)?(?: och [\wåäö]+)?"
    r"|(?:[\wåäö]+(?:s|isk|al|ell) )?(?:[\wåäö]+-,? (?:och )?){0,3}[\wåäö]*"
    r"(?:kontoret|förvaltning(?:en)?|stab(?:en)?|avdelning(?:en)?|enheten|kansliet?|sektorn|ledningen)"
    r"|(?:kommun|stads|region)(?:styrelsens|ledningens) kontor"
    r"|(?:[\wåäö]+a )[\wåäö]*(?:förvaltningen|kontoret|avdelningen|enheten)"
    r"|(?:sektor|förvaltning(?:en)? för|avdelning(?:en)? för|område) [\wåäö]+(?: omsorg| service| utveckling| stöd)?"
    r"(?:(?:, [\wåäö]+)* och [\wåäö]+)?)(?![\wåäö])",
    re.I,
)
_PARTY = re.compile(
    r"\b(?:nya )?(?:\w+partiet|\w*demokraterna|\w*liberalerna|\w*moderaterna|moderata samlingspartiet|\w+listan|"
    r"feministiskt initiativ)(?: de gröna)?\b|\([A-ZÅÄÖ]{1,4}\)",
    re.I,
)
_CONTACT = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\+?\d[\d -]{5,}\d")
_RECEIVED = re.compile(  # no `Inkommen förfrågan`
    r"(?:ink(?:om|ommen|ommet)|ankom(?:men|met)?|ingiven|inlämnad|mottagen|publicera[dt]|väckt)\b"
    r"(?:\W*$|[\s:]+(?:(?:till|av|från|hos|den|i|på|kl|vid|under|genom|som|via|datum|dnr)\b|\d|(?-i:[A-ZÅÄÖ])).*)",
    re.I,
)
_WORD = r"[A-ZÅÄÖÉ][\wåäöé]+(?:-[A-ZÅÄÖ]\w+)?"
_PERSON = rf"{_WORD}(?: (?:[A-ZÅÄÖ]\.?|von|af|de))?(?: {_WORD}){{1,2}}"
_ROLE = (
    r"\w*(?:strateg|chef|direktör|sekreterare|handläggare|utredare|samordnare|ekonom|planerare|jurist|ledare|ingenjör|råd"
    r"|utvecklare|administratör|kommunikatör|koordinator|controller|arkitekt|antikvarie|rektor|inspektör)"
)
_OFFICIAL = re.compile(
    rf"(?i:(?:[\wåäö-]+ ){{0,2}}{_ROLE}|handläggare|kontaktperson|föredragande):? {_PERSON}"
    rf"|{_PERSON}, (?i:(?:[\wåäö-]+ ){{0,2}}{_ROLE})"
)
_TITLED = re.compile(rf"(?:[\wåäö-]+ ){{0,2}}{_ROLE}", re.I)
_ALONE = re.compile(_PERSON)
_TO_WHOM = re.compile(r"till\s?:?", re.I)  # alone on the line above an addressee
# Who writes for an organ, under the body's name: `Kommunstyrelsens ordförande`, `Landshövdingen`.
_CHAIR = re.compile(
    r"[\wåäö-]*(?:styrelsens|nämndens|utskottets|fullmäktiges) (?:(?:1:[ea]|2:[ea]|förste?|andre?) )?(?:vice )?ordförande"
    r"|landshövdingen|borgmästaren|kommunalrådet|kommunstyrelseordföranden?",
    re.I,
)
_NAVIGATION = re.compile(
    r"(?:hoppa|gå|till|direkt till|gå direkt)\b.{0,20}\binnehåll(?:et)?|"
    r"(?:start(?:sida(?:n)?)?|hem|du är här:?|nyheter|aktuellt|[\w.-]+\.se)\s*[/>›»|].*"
    r"|(?:[^/>›»]{2,40}\s[/>›»]\s){2,}[^/>›»]{2,40}"
    r"|[^.]{0,40}\|\s*(?:nyhet(?:er)?|publicera[dt]|pressmeddelande|artikel)\b.*"
    r"|meny|sök|lyssna|skriv ut|dela|(?:nyhet(?:er)?|artikel) ?\|? ?(?:publicera[dt].*)?",
    re.I,
)  # what stands over the text of a web page
_ADDRESS = re.compile(
    r"(?:[A-Z]{1,3}-)?\d{3,4} ?\d{0,2} [A-ZÅÄÖØ]\w+(?: [A-ZÅÄÖ]?\w+)?"
    r"|(?i:box \d+(?:, .*)?|c/o .*|\w+departementet(?: .*)?|regeringskansliet)"
    r"|[A-ZÅÄÖ]\w+(?:gatan|vägen|torget|plan|gränd) \d+\w?(?:, .*)?"
)
_REACHED = re.compile(rf"{_PERSON}[,;: ]+(?:(?i:tfn|telefon|tel|mobil)\.?:? *)?(?:\+?\d[\d -]{{4,}}\d|\S+@\S+)")
_PLACED = re.compile(
    rf"[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)?,? (?:den )?(?:{DAY.pattern})", re.I
)  # Umeå den 1 maj 2031
_SUBJECT = re.compile(
    r"(?:ärende(?:mening)?|rubrik|angående|ang\.|gäller|avser|ämne(?:srad)?|förslagets rubrik|(?:mitt )?förslag)\s?:\s*"
    r"(?:(?:sv|vb|re|fw|fwd)\s?:\s*)*(?=\S)",
    re.I,
)
# A line of the letterhead with a label of its own, whatever is behind it.
_LABELLED = re.compile(
    r"(?:handläggare|kontaktperson|föredragande|från|till|kopia(?: till)?|cc|avsändare|mottagare|skickat|ansvarig(?: .{3,20})?|"
    r"författare|upprättad av|(?:vår|er|ert|vårt) (?:ref(?:erens)?|beteckning|dnr|diarienr|datum)|beslutsinstans|organisation|"
    r"telefon|tfn|e-post|besöksadress|postadress|webb|närvarande|deltagare|förvaltning|avdelning|enhet|"
    r"tid(?: och plats)?|plats(?: och tid)?|ordförande|sekreterare|vid pennan|namn|datum|adress|postadress|ort|"
    r"postnummer|personnummer|förslagsställare|inlämna[dt] av|inkom)\s?\.?:(?: .*)?"
    r"|(?:enligt|se) (?:sändlista|adresslista|fördelning|särskild .{3,20})|sändlista"
    r"|(?-i:Till|TILL) (?!minne\b)[^.:?!]{2,60}",
    re.I,
)
# Who wrote it, and no more: `Motion väckt av Eva Ek (S)`.
_WRITER = re.compile(
    r"(?:motion|medborgarförslag|e-förslag|interpellation|skrivelse)(?: \w+)? (?:av|från) "
    r"(?!.*\b(?:om|angående|ang|gällande|att|för)\b).+",
    re.I,
)
_GENRE = re.compile(
    r"(?:motion|medborgarförslag|e-förslag|interpellation|remiss)\s?[:–-]\s+\S", re.I
)  # Motion: En ny simhall
_SUBJECT_LINE = re.compile(r"(?:ärendemening|förslagets (?:rubrik|titel)|rubrik|titel|ämne)\s?:?", re.I)
_CONCERNS = re.compile(r"(?:angående|ang\.|beträffande|rörande|gällande|avseende|svar på)\b", re.I)
SALUTATION = re.compile(r"(?:hej|bästa|bäste|käre|kära|ärade|högt ärade|till den det berör)\b.{0,40}[!,.]?", re.I)
_BYLINE = re.compile(r"av (?:[A-ZÅÄÖÉ][\wåäöé-]+ ){1,3}\([A-ZÅÄÖ]{1,4}\)")
_NEIGHBOUR = re.compile(
    r"[A-ZÅÄÖØÆ][\w-]+ (?:[Kk]ommune|kommun|vald|municipality|county)"
)  # the other party of an agreement
# What a registrar or a translator puts above a letter: `[Stämpel: inkom 2021-04-12]`, `Översättning från polska`.
_NOTED = re.compile(r"\[.*\]|(?:svensk )?översättning(?: från .{3,30})?|avskrift", re.I)
# Who is written to, by a form that only names of companies and associations have.
_COMPANY = re.compile(
    r"[A-ZÅÄÖÉ][^.:]{2,50} (?:AB|HB|KB|[Ee]k\.? ?för\.?|[Ee]konomisk förening|[Ii]deell förening)(?: \(publ\))?"
)
# Those who are written to and are neither an organ nor a body.
_RECIPIENT = re.compile(
    r"(?:till )?(?:(?:de förtroendevalda |kommunens |stadens |regionens |[\wåäö]+s kommuns )?revisor(?:er|erna)"
    r"|(?:kommun|stads|region)?revisionen|(?:samtliga |länets )?kommuner(?:na)?(?: i .{3,30})?|regeringen|riksdagen"
    r"|[\wåäö]+verket)",
    re.I,
)
_NATIONAL = re.compile(r"(?:till )?sveriges kommuner och (?:landsting|regioner)|regeringskansliet", re.I)
_RUNS_ON = re.compile(
    r"\b(?:mellan|med|om|avtal\w*|samarbete\w*|vänort\w*|partnerskap\w*)\b|.{50}", re.I
)  # a title over two lines
_FORMAL = re.compile(r"\b(?:förbundsrepubliken|republiken|folkrepubliken|kungariket)\s+", re.I)
_MONTHLY = re.compile(
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) (?:19|20)\d\d", re.I
)
_SPACED = re.compile(r"\w(?: \w){3,}")
_FIGURES = re.compile(r"[\d\W_]+")


def closed_up(text: str) -> str:
    """A word that is printed with a space after each letter, as a word: `M O T I O N`."""
    return text.replace(" ", "") if _SPACED.fullmatch(text) else text


def without_names(text: str) -> str:
    """What a line says beside bodies, organs, offices, parties, dates, numbers and the labels of a letterhead."""
    bare = list(text)
    named = [(body.start, body.end) for body in find_bodies(text)] + [(o.start, o.end) for o in find_organs(text)]
    for start, end in named:
        bare[start:end] = " " * (end - start)
    left = "".join(bare)
    for form in (_CONTACT, DAY, _MONTHLY, _OFFICE, _PARTY, _LABEL, _FIGURES):
        left = form.sub(" ", left)
    return " ".join(left.split())


def is_letterhead(text: str) -> bool:
    """Whether a line, or a column of it, holds nothing but a body, an office, a party, an addressee, an official, a
    date, a number, or what the letter is."""
    bare = closed_up(" ".join(text.strip("#* ").split()))
    if len(bare) > 90:
        return False
    whole = (
        _NAME,
        _RECEIVED,
        _OFFICIAL,
        _TITLED,
        _CHAIR,
        _REACHED,
        _PLACED,
        _NAVIGATION,
        _ADDRESS,
        _NEIGHBOUR,
        _LABELLED,
        _WRITER,
        _NOTED,
    )
    if is_case_line(bare) or any(form.fullmatch(bare) for form in whole):
        return True
    left = without_names(bare)
    return len(left) <= 3 or _NAME.fullmatch(left) is not None


def letter_title(
    rows: Sequence[Row], parts: Mapping[int, PartHeading] | None = None, headline: str | None = None
) -> tuple[str | None, tuple[int, int] | None]:
    """The title of a document without §, and its range in the view: the first lines that are no letterhead.

    `parts` are the rows that head a part: no title begins there, or below, but for an addressee. The `headline` of a web
    page is its title, unless it says no more than the head of a letter.
    """
    shown = next((i for i in range(len(rows)) if headline and rows[i].text == headline), None)
    if shown is not None and not _says_nothing(rows[shown].text):
        return _at(rows[: shown + 1], shown)
    below = [
        i
        for i, part in (parts or {}).items()
        if i > 0 and part.rule.kind != "expediering" and not _names_the_paper(rows[i])
    ]
    top = min([len(rows), _TOP, *below])
    addressed = _addressees(rows[:top])
    labelled = next((i + 1 for i in range(top - 1) if _SUBJECT_LINE.fullmatch(rows[i].text.strip("#* "))), None)
    titles = [i for i in range(top) if i not in addressed and not _in_letterhead(rows, i)]
    first = labelled or (_set_apart(rows, titles) if titles else None)
    if first is None and titles:
        return None, None  # a letter to the addressees that stand above it
    if first is None:
        return _in_a_column(rows[:top]) or _at(rows, 0)
    return _at(rows, first)


def _says_nothing(headline: str) -> bool:
    """Whether the heading of a page holds names, days and what the page is, and no word more."""
    forms = (_NAME, _NAVIGATION, _RECEIVED, _LABELLED)
    return any(form.fullmatch(headline) for form in forms) or not without_names(headline)


def _set_apart(rows: Sequence[Row], titles: Sequence[int]) -> int | None:
    """Of the rows that may begin the title the first that stands under a blank line or under what the letter is.

    What follows a line of the letterhead at once belongs to it, and what stands at the right edge with lines of it does.
    Right above a salutation, and where a line says what it concerns, the title is nearer than an addressee. Where
    nothing is left, the first row is it.
    """
    edges = {row.indent for row in rows[:_TOP] if row.indent >= _RIGHT and is_letterhead(row.text)}
    found: list[int] = []
    for i in titles:
        row = rows[i]
        led = (
            i == 0 or row.gap or _SUBJECT.match(row.text) or _NAME.fullmatch(closed_up(rows[i - 1].text.strip("#* :")))
        )
        last = next((k for k in range(i + 1, len(rows)) if rows[k].gap), len(rows)) - 1
        # An address stands flush at its left, a title in the middle of the page does not.
        flush = last > i and row.indent >= _RIGHT and len({one.indent for one in rows[i : last + 1]}) == 1
        if not led or flush or any(abs(row.indent - edge) <= 1 for edge in edges):
            continue
        runs = last - i >= _TITLE_ROWS or rows[last].text[-1] in ".:," or row.text[0].isdigit()
        if (runs and i != titles[0]) or SALUTATION.fullmatch(row.text):
            if not found and all(rows[k].indent >= _RIGHT for k in titles if k < i):
                return None  # above it stand addressees alone
            break  # here the text begins
        found.append(i)
    if not found:
        return titles[0]
    after = next((k for k in range(found[-1] + 1, len(rows)) if rows[k].gap), len(rows))
    if after < len(rows) and SALUTATION.fullmatch(rows[after].text):
        return found[-1]
    left = [i for i in found if rows[i].indent < _RIGHT or rows[i].text.isupper() or "avtal" in rows[i].text.lower()]
    if any(rows[i].text[0].isupper() for i in left):
        found = left  # an addressee in one line stands at the right edge
    found = [i for i in found if not _COMPANY.fullmatch(rows[i].text)] or found
    return next((i for i in found if _CONCERNS.match(rows[i].text)), found[0])


def _addressees(rows: Sequence[Row]) -> frozenset[int]:
    """The rows of blocks that are somebody's address: with a street, a box or a postcode, or a neighbour's name."""
    found: set[int] = set()
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop < len(rows) and not rows[stop].gap:
            continue
        block = [row.text.strip("#* ") for row in rows[start:stop]]
        if 1 < len(block) <= _BLOCK and (
            any(_ADDRESS.fullmatch(line) for line in block[1:])
            or _TO_WHOM.fullmatch(block[0])
            or _NATIONAL.fullmatch(block[0])
            or (ends_abroad(block[-1]) is not None and not any(_RUNS_ON.search(line) for line in block))
            or (_NEIGHBOUR.fullmatch(block[0]) and not find_bodies(block[0]))
        ):
            found.update(range(start, stop))
        elif len(block) == 1 and (_RECIPIENT.fullmatch(block[0]) or _NATIONAL.fullmatch(block[0])):
            found.add(start)
        elif len(block) == 2 and any(m.end > len(block[0]) for m in find_bodies(" ".join(block)) if m.start == 0):
            found.update(range(start, stop))  # a body's name over two lines
        start = stop
    return frozenset(found)


def ends_abroad(line: str) -> str | None:
    """The code of the country that the last line of an address ends in: `Tyskland`, `Nafplio, Grekland`; never ours."""
    last = _FORMAL.sub("", line.strip(" .")).rsplit(",", 1)[-1].strip()
    code = country_code(last) or (country_code(last.title()) if last.isupper() else None)
    return code if code != "SE" else None


def _names_the_paper(row: Row) -> bool:
    """Whether what would head a part says what the letter is: `Beslut`, also beside a number or a day in a column."""
    first, *others = (row.text[start:end].strip("#* ") for start, end in row.cells)
    if any(_NAME.fullmatch(closed_up(cell.rstrip(" :"))) for cell in others):
        return True  # `Kommunstyrelsen          UTLÅTANDE`
    return _names_or_labels(first if others and all(is_letterhead(cell) for cell in others) else row.text.strip("#* "))


def _names_or_labels(text: str) -> bool:
    if _NAME.fullmatch(closed_up(text.rstrip(" :"))) or _SUBJECT.match(text):
        return True
    return _GENRE.match(text) is not None


def _at(rows: Sequence[Row], first: int) -> tuple[str | None, tuple[int, int] | None]:
    if not rows:
        return None, None
    first = over_labels(rows, first)
    label = _SUBJECT.match(rows[first].text)
    start, end = title_rows(rows, first, len(rows), _WIDTH)
    end = next((i for i in range(first + 1, end) if label and is_letterhead(rows[i].text)), end)
    while end - start > 1 and (
        any(form.fullmatch(rows[end - 1].text[slice(*rows[end - 1].cells[0])]) for form in (DAY, _MONTHLY))
        or _BYLINE.match(rows[end - 1].text)
    ):
        end -= 1
    end = without_parties(rows, start, end)
    if start >= end:
        return None, None
    at = label.end() if label and start == first else 0
    lines = [rows[start].text[at:], *(row.text for row in rows[start + 1 : end])]
    cut = len(lines[-1]) - title_end(lines[-1])
    lines[-1] = lines[-1][: len(lines[-1]) - cut]
    return " ".join(line.strip("#* ") for line in lines), (rows[start].start + at, rows[end - 1].end - cut)


def _in_letterhead(rows: Sequence[Row], index: int) -> bool:
    row = rows[index]
    if _SUBJECT.match(row.text) and not is_case_line(row.text):
        return False
    below = rows[index + 1] if index + 1 < len(rows) else None
    if _OVERLINE.fullmatch(row.text.strip("#* ")):
        return below is not None and ((below.gap and below.text[0].isupper()) or is_letterhead(below.text))
    cells = row.cells if len(row.cells) > 1 else []
    if is_letterhead(row.text) or any(is_letterhead(row.text[start:end]) for start, end in cells):
        return True
    titled = below is not None and not below.gap and _TITLED.fullmatch(below.text) is not None
    if titled and _ALONE.fullmatch(row.text):
        return True  # `Frida Ek` over `Utvecklare`
    # A name alone under a line of the letterhead is the official who writes.
    alone = index > 0 and not row.gap and _ALONE.fullmatch(row.text) is not None
    return alone and below is not None and (below.gap or is_letterhead(below.text)) and _in_letterhead(rows, index - 1)


def _in_a_column(rows: Sequence[Row]) -> tuple[str | None, tuple[int, int] | None] | None:
    """A title that shares its line with something of the letterhead."""
    for row in rows:
        for start, end in row.cells if len(row.cells) > 1 else ():
            if end - start > 12 and not is_letterhead(row.text[start:end]):
                return row.text[start:end].strip("#* "), (row.start + start, row.start + end)
    return None


def office(lines: Sequence[str]) -> str | None:
    """The office that the letterhead names, in lower case."""
    for cell in columns(lines[:8]):
        if is_letterhead(cell) and (found := _OFFICE.search(cell)):
            return " ".join(found.group().lower().split())
    return None


def sender(lines: Sequence[str]) -> NamedOrgan | None:
    """The organ under the body's name in the first column: it writes; one further down is written to.

    `Kommunstyrelsens ordförande` writes for his board.
    """
    for line in lines[:3]:
        cell = re.sub(r"s (?:1:[ea] (?:vice )?)?ordförande$", "", next(iter(columns([line])), ""))
        named = find_organs(cell)
        if named and named[0].start == 0 and named[0].end == len(cell):
            return named[0]
    return None
