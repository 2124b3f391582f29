"""The head of a letter: what its lines may hold, and who writes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.places.bodies import find_bodies
from pipeline.places.countries import country_code
from pipeline.rules.loader import one_of
from pipeline.rules.numbers import MONTH
from pipeline.split.cases import is_case_line
from pipeline.split.dates import DAY
from pipeline.split.organs import NamedOrgan, find_organs
from pipeline.split.rows import columns

_LABEL = re.compile(
    r"\b(?:datum|diarienummer|diarienr|dnr|sida?n?|blad|handläggare|kontaktperson|föredragande|telefon|tfn|tel|mobil|e-post|"
    r"mottagare|ert?|vår[at]?|ref(?:erens)?|beteckning|till|från|adress|den|av|i|för|kl|report|rapport|n[or]\.?|motion till|"
    r"upprättad|utfärda[dt]|daterad|skapad|publicera[dt]|version|bilaga|\w*direktören?s?|"
    r"organ|instans|beslutsinstans|dokumenttyp|ärendetyp|diarium|informerar|meddelar|pressinformation)\b:?",
    re.I,
)
# What a letter is, alone on its line.
NAME = re.compile(
    r"(?:tjänste(?:skrivelse|utlåtande)|(?:kommun|stads|region)?(?:styrelse|styrelsens )?utlåtande|protokollsutdrag|"
    r"(?:sammanträdes)?protokoll|motion|(?:delegations|delegerings|ordförande)?beslut(?:sunderlag)?|"
    r"(?:besluts|ärende)?skrivelse|brev|(?:remiss|samråds)?yttrande|remissvar|"
    r"report|[\wåäö]*rapport(?: nr)?|meddelande(?= (?:nr )?\d)(?: nr)?|reseberättelse|följebrev|"
    r"pressmeddelande|pressinbjudan|nyhet(?:er)?|medborgarförslag|e-förslag|"
    r"interpellation(?: till .{4,60})?|"
    r"(?:skriftlig )?reservation(?: (?:till|mot|i|vid) [^.]{3,45}(?:protokoll|sammanträde|beslut))?|"
    r"(?:enkel )?fråga|initiativärende|sammanträdeshandling(?:ar)?|ärende \d+|"
    r"(?:besluts|informations)ärende|kallelse|pm|promemoria|förslagets rubrik|rubrik|ärende(?:mening)?|"
    r"utlåtande (?:\d{4}:\d+ )?r(?:otel )?[ivx]+(?: \(.{3,30}\))?|"
    r"motion till (?:kommun|stads|region)?fullmäktige)(?: i .{2,25})?[\s\d():/.-]*",
    re.I,
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
RECEIVED = re.compile(  # no `Inkommen förfrågan`
    rf"(?:{one_of('filed')}|mottagen|publicera[dt])\b"
    r"(?:\W*$|[\s:]+(?:(?:till|av|från|hos|den|i|på|kl|vid|under|genom|som|via|datum|dnr)\b|\d|(?-i:[A-ZÅÄÖ])).*)",
    re.I,
)
_WORD = r"[A-ZÅÄÖÉ][\wåäöé]+(?:-[A-ZÅÄÖ]\w+)?"
PERSON = rf"{_WORD}(?: (?:[A-ZÅÄÖ]\.?|von|af|de))?(?: {_WORD}){{1,2}}"
_ROLE = (
    r"\w*(?:strateg|chef|direktör|sekreterare|handläggare|utredare|samordnare|ekonom|planerare|jurist|ledare|ingenjör|råd"
    r"|utvecklare|administratör|kommunikatör|koordinator|controller|arkitekt|antikvarie|rektor|inspektör)"
)
_OFFICIAL = re.compile(
    rf"(?i:(?:[\wåäö-]+ ){{0,2}}{_ROLE}|handläggare|kontaktperson|föredragande):? {PERSON}"
    rf"|{PERSON}, (?i:(?:[\wåäö-]+ ){{0,2}}{_ROLE})"
)
TITLED = re.compile(rf"(?:[\wåäö-]+ ){{0,2}}{_ROLE}", re.I)
# Who writes for an organ, under the body's name: `Kommunstyrelsens ordförande`, `Landshövdingen`.
_CHAIR = re.compile(
    r"[\wåäö-]*(?:styrelsens|nämndens|utskottets|fullmäktiges) (?:(?:1:[ea]|2:[ea]|förste?|andre?) )?(?:vice )?ordförande"
    r"|landshövdingen|borgmästaren|kommunalrådet|kommunstyrelseordföranden?",
    re.I,
)
NAVIGATION = re.compile(
    r"(?:hoppa|gå|till|direkt till|gå direkt)\b.{0,20}\binnehåll(?:et)?|"
    r"(?:start(?:sida(?:n)?)?|hem|du är här:?|nyheter|aktuellt|[\w.-]+\.se)\s*[/>›»|].*|[\w.-]+\.se\s[–-]\s.*|[\w.-]+\.se"
    r"|(?:\[[^\]]{2,40}\] ?)+"
    r"|(?:[^/>›»]{2,40}\s[/>›»]\s){2,}[^/>›»]{2,40}|(?:[^|]{2,40}\s\|\s){2,}[^|]{2,40}"
    r"|[^.]{0,40}\|\s*(?:nyhet(?:er)?|publicera[dt]|pressmeddelande|artikel)\b.*"
    r"|meny|sök|lättläst|lyssna|skriv ut|dela|(?:nyhet(?:er)?|artikel) ?\|? ?(?:publicera[dt].*)?",
    re.I,
)  # what stands over the text of a web page
ADDRESS = re.compile(
    r"(?:[A-Z]{1,3}-)?\d{3,4} ?\d{0,2} [A-ZÅÄÖØ]\w+(?: [A-ZÅÄÖ]?\w+)?"
    r"|(?i:box \d+(?:, .*)?|c/o .*|\w+departementet(?: .*)?|regeringskansliet)"
    r"|[A-ZÅÄÖ]\w+(?:gatan|vägen|torget|plan|gränd) \d+\w?(?:, .*)?"
)
_REACHED = re.compile(rf"{PERSON}[,;: ]+(?:(?i:tfn|telefon|tel|mobil)\.?:? *)?(?:\+?\d[\d -]{{4,}}\d|\S+@\S+)")
_PLACED = re.compile(
    rf"[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)?,? (?:den )?(?:{DAY.pattern})", re.I
)  # Umeå den 1 maj 2031
# A line of the letterhead with a label of its own, whatever is behind it.
LABELLED = re.compile(
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
    rf"(?:motion|medborgarförslag|e-förslag|{one_of('question')}|skrivelse)(?: \w+)? (?:av|från) "
    r"(?!.*\b(?:om|angående|ang|gällande|att|för)\b).+",
    re.I,
)
SALUTATION = re.compile(r"(?:hej|bästa|bäste|käre|kära|ärade|högt ärade|till den det berör)\b.{0,40}[!,.]?", re.I)
NEIGHBOUR = re.compile(
    r"[A-ZÅÄÖØÆ][\w-]+ (?:[Kk]ommune|kommun|vald|municipality|county)"
)  # the other party of an agreement
TRANSLATED = r"\((?=[^()]*översättning)[^()]*\)"  # `(inofficiell översättning till svenska)`
# What a registrar or a translator puts above a letter: `[Stämpel: inkom 2021-04-12]`, `Översättning från polska`.
_NOTED = re.compile(
    rf"\[.*\]|{TRANSLATED}|(?:svensk )?översättning(?: från .{{3,30}})?|avskrift"
    r"|(?:nyhetsbrev|internnytt|personalblad)(?: (?:till|för|från) .{3,30}|[ \d]*)"
    r"|information till (?:samtliga |alla )?(?:hushåll|anställda|invånare).{0,20}",
    re.I,
)
RUNS_ON = re.compile(
    r"\b(?:mellan|med|om|avtal\w*|samarbete\w*|vänort\w*|partnerskap\w*)\b|.{50}", re.I
)  # a title over two lines
_FORMAL = re.compile(r"\b(?:förbundsrepubliken|republiken|folkrepubliken|kungariket)\s+", re.I)
MONTHLY = re.compile(rf"(?:{MONTH}) (?:19|20)\d\d", re.I)
# What stands behind the body's name on its line: `Tomelilla kommun, fritidsenheten`, `Ludvika kommun – Gaveregistret`
_BEHIND_BODY = re.compile(r"(?:,|\s[–|-])\s+(?P<unit>[^\s.:?!,]+(?:(?: och|,)? [^\s.:?!,]+){0,3})")
_ONE_WORD = re.compile(r"[\wåäö]+", re.I)
_ABROAD_UNIT = re.compile(
    r"[\w-]+ (?:kunta|kaupunki|kommune|kommun|municipality|city|vald|stad)", re.I
)  # in two languages
_OTHER_LANGUAGE = re.compile(r"\s?/\s?[A-ZÅÄÖa-zåäö]+$")  # `MOTION / ALOITE`
_WEEKDAY = re.compile(r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b", re.I)
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
    for form in (_CONTACT, _WEEKDAY, DAY, MONTHLY, _OFFICE, _PARTY, _LABEL, _FIGURES):
        left = form.sub(" ", left)
    return " ".join(left.split())


def is_letterhead(text: str) -> bool:
    """Whether a line, or a column of it, holds nothing but a body, an office, a party, an addressee, an official, a
    date, a number, or what the letter is."""
    bare = closed_up(" ".join(text.strip("#* ").split()))
    if _NOTED.fullmatch(bare):
        return True  # of any length
    if len(bare) > 90:
        return False
    whole = (
        NAME,
        RECEIVED,
        _OFFICIAL,
        TITLED,
        _CHAIR,
        _REACHED,
        _PLACED,
        NAVIGATION,
        ADDRESS,
        NEIGHBOUR,
        LABELLED,
        _WRITER,
    )
    if is_case_line(bare) or any(form.fullmatch(bare) for form in whole):
        return True
    if NAME.fullmatch(_OTHER_LANGUAGE.sub("", bare)) is not None or names_unit(bare):
        return True
    left = without_names(bare)
    return len(left) <= 3 or NAME.fullmatch(left) is not None


def names_unit(text: str) -> bool:
    """Whether a line is the name of a body with that of its unit, or its own name in another language, behind it."""
    body = next(iter(find_bodies(text)), None)
    if body is None or body.start or body.form != "full":
        return False
    behind = _BEHIND_BODY.fullmatch(text, body.end)
    if behind is None or RUNS_ON.search(behind["unit"]):
        return False
    one = _ONE_WORD.fullmatch(behind["unit"]) or _ABROAD_UNIT.fullmatch(behind["unit"])
    return one is not None or text[body.end] == ","


def ends_abroad(line: str) -> str | None:
    """The code of the country that the last line of an address ends in: `Tyskland`, `Nafplio, Grekland`; never ours."""
    last = _FORMAL.sub("", line.strip(" .")).rsplit(",", 1)[-1].strip()
    code = country_code(last) or (country_code(last.title()) if last.isupper() else None)
    return code if code != "SE" else None


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
