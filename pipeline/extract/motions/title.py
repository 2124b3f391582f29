"""A motion's heading taken apart: which kind of motion, its title as printed, and where its movers are named.

The title is what is left when the heading's own words are taken off: leads ("Svar på motion gällande", "Utlåtande
över motion – Motion (M)", "Motion av A (M) och B (L) om"), tails (" - A (S) med flera", ", H 2024 nr 19", " - svar på
motion från A (V)"), numbers and quotation marks around the whole. "Motion av A (M) om att införa X" has the title "att
införa X": the words after `om`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.people import LOCAL, RIKSDAG, PersonMention, find_people
from pipeline.extract.tokens import QUOTE, QUOTES
from pipeline.rules.loader import one_of
from pipeline.rules.numbers import MONTH
from pipeline.split.cases import title_end
from schemas.record import MotionKind

_CITIZEN = (
    r"(?:medborgar|invånar|kommuninvånar|e-)förslag(?:et|en)?|(?:medborgar|folk)initiativ(?:et)?|medborgarmotion(?:en)?|e-petition(?:en)?"
    r"|malmöinitiativ(?:et)?"
    r"|(?!beslut|ändring|tillägg|mot|huvud|plan|detalj|budget|avslag|lag|åtgärd)[a-zåäöé]+s?förslag(?:et)?\s+(?:nr\.?\s*)?\d+"
)
_MEMBER = r"(?:nämnd|utskotts|ledamots|styrelse)?initiativ(?:ärende)?(?:t|et|n)?|ledamotsförslag(?:et)?"
NOUN = re.compile(
    rf"(?<![\w-])(?:(?P<motion>(?:tilläggs|budget)?motion(?:en|er|erna|ssvar|ssvaret)?)|(?P<citizen>{_CITIZEN})|(?P<member>{_MEMBER}))(?![\w])",
    re.IGNORECASE,
)


def kind_named(noun: re.Match[str]) -> MotionKind:
    """The kind of motion that a match of `NOUN` names."""
    return "motion" if noun["motion"] else "medborgarforslag" if noun["citizen"] else "initiativ"


_STEMS = ("motion", "initiativ", "medborgarförslag", "invånarförslag", "e-förslag", "petition", "ledamotsförslag")
_NUMBERED = re.compile(r"förslag(?:et)?\s+(?:nr\.?\s*)?\d")
_ORGAN = r"[a-zåäö-]*(?:styrelsens?|fullmäktiges?|nämndens?|utskottets?|förvaltningens?|kontorets?)"
_LEAD_WORD = (
    r"(?:svar|svaret|yttrande|yttrandet|utlåtande|remiss|remissvar|remissyttrande|besvarande|beslut|förslag|anmälan|anmäld|återkoppling"
    r"|slutredovisning|redovisning|behandling|beredning|bordlagd|bordlagt|återremitterad|återremitterat|återremiss|ny|nya|nytt|inkommen|inkomna|inkommet"
    r"|väckt|väckta|remitterad|remittering|angående|ang|gällande|över|på|av|till|från|med|anledning|om|avseende|rörande|i|för|information|svarsförslag"
    r"|tjänsteskrivelse|tjänsteutlåtande|protokollsutdrag|utdrag|rubricerad|en|ett|den|ärende|ärendet|nr|och|samt|komplettering|komplettering|interpellation"
    rf"|besvarad|besvarat|lagd|ställd|lämnad|inlämnad|motion|motionen|medborgarförslag|{_ORGAN}|kf|ks|\(?[a-zåäö]{{1,3}}\)?|[\d./:-]+)"
)
_LEAD = re.compile(rf"^(?:[\s\-–—:;,./()§]*{_LEAD_WORD}(?![\w]))*[\s\-–—:;,./()]*$", re.IGNORECASE)
_CONNECT = re.compile(
    r"(?:om|gällande|angående|avseende|rörande|ang\.?|beträffande|kring|med\s+(?:förslag|begäran|krav|önskemål)\s+om|med\s+rubriken|betr\.?|vad\s+gäller|rubricerad)"
    rf"(?=[\s:]|{QUOTE})",
    re.IGNORECASE,
)
_STRIP = re.compile(
    r"^(?:[\s\-–—:;,.)]+|\((?:nr\.?\s*)?\d{1,4}[:/.]\d{1,4}\)|till\s+[a-zåäö-]*(?:styrelsen|nämnden|fullmäktige|utskottet)(?=\s)|n(?:umme)?r\.?\s*\d[\d/:.-]*|\d+\s*(?=[\s:–-])|[A-ZÅÄÖ]{1,4}[\s/]?\d{4}[/:-]\d+(?::\d+)?|\d{4}[/:.-]\d+(?:\s*[A-ZÅÄÖ]{2,3}\b)?|\d{1,4}/\d{2,4}(?=[\s:–—-])"
    r"|(?-i:[A-ZÅÄÖ]{1,3}(?:(?:,\s*|\s+och\s+|/|\s+samt\s+|\s*\+\s*)[A-ZÅÄÖ]{1,3})*)(?=\s*[–—:]|\s+-\s)"
    r"|\((?:[A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{0,4}(?:,\s*|\s+och\s+|\s*\+\s*|/|\s+samt\s+)?)+\)"
    rf"|(?:den\s+)?\d{{1,2}}\s+(?:{MONTH})\s+\d{{4}}|"
    r"\d{4}-\d\d-\d\d"
    r"|(?:utlåtande|handling|bilaga)\s+(?:nr\.?\s*)?\d{4}[:/]\d+|dnr:?\s*\S+|diarienr:?\s*\S+|medborgarförslag(?:et)?(?=\s*[–—:-])|motion(?:en)?(?=\s*(?:[–—:(-]|om\b|av\b|från\b))|svar\s+på(?=\s)|väckt(?=\s+(?:av|den))|ställd(?=\s+av)|(?:har\s+|är\s+)?(?:(?:in)?kommit(?:\s+in)?|inlämna[dt]s?|lämna[dt]s?\s+in|väckts|anmälts)(?=\s+(?:av|från|till|om|den)\b)|inlämnad(?=\s+av)|inkommen)",
    re.IGNORECASE,
)
_BY = re.compile(rf"^(?:(?:{one_of('moved')})\s+)?(?:av|från|fr\.)\s+", re.IGNORECASE)
_MORE = re.compile(r"^[\s,]*(?:och\s+|samt\s+)?(?:med\s+flera|m\.?\s?fl\.?|med\s+fler|m\s+fl)(?![\w])", re.IGNORECASE)
_TAILS = (
    rf"[(,;–-]\s*(?:{one_of('filed')}|daterad|ink\.?)\s*(?:den\s+)?\d[\d-]*(?:\s+[a-zå]+\s+\d{{4}})?\)?",
    r"\bH\s+\d{4}\s+nr\s+\d+",
    r"\b(?:dnr|diarienr|diarienummer|ärendenummer)[\s.:]*[\w/.: -]*\d",
    r"\(?\b(?:[A-ZÅÄÖ]{2,4})[\s/]\d{4}[/:]\d+(?::\d+)?\)?",
    r"\bmotionen\s+(?:är\s+)?återtag\w+.*",
    r"\s(?:röstades\s+ne[rd]|avslogs|bifölls|avslås|bifalls|(?:fick|får)\s+(?:nej|avslag|bifall)"
    r"|(?:remitteras|överlämnas|översänds|skickas|lämnas|hänskjuts|överlåts)\s+(?:till|åt|för)|bordläggs|återremitteras)\b.*",
    r"\bmotionen\s+återkall\w+.*",
    r"[–—;,-]\s*(?:svar|beslut|yttrande|besvarande|remiss(?:var)?|återremiss|bordläggning|antagande"
    r"|anmälan|remittering|återkallande|återtagande|återtagen|återkallad|tillbakadragen|handläggning|beredning)\b(?:\s+om\s+remi\w+)?"
    r"(?:\s+(?:på|av|över)\s+(?:motion(?:en)?|medborgarförslag(?:et)?))?",
    r"\((?:svar|motion|motionssvar|medborgarförslag|beslut|bordlagd|återremiss)\)",
    r"\bKS-?\d+",
    r",\s*\d{4}-\d\d-\d\d",
    r",\s*handling\s+(?:\d{4}\s+)?nr\.?\s*\d+",
    r"[,;(]\s*(?:[A-ZÅÄÖ][a-zåäö]{0,12}\.?\s*)?§\s*\d{1,4}\)?",
)
_TAIL = re.compile(rf"(?:[\s,;:–—-]*(?:{'|'.join(_TAILS)}))\s*[.)]?$", re.IGNORECASE | re.DOTALL)
_CODE = "|".join(sorted(RIKSDAG | LOCAL, key=lambda code: (-len(code), code)))
_PARTY_GROUP = (
    rf"(?:\((?i:{_CODE})(?:(?:,\s*|\s+och\s+|/)(?:{_CODE}))*\)|[A-ZÅÄÖ][a-zåäö]+(?:partiet|aterna)"
    r"|Liberalerna|Centern|Feministiskt initiativ)"
)
_TAIL_PARTY = re.compile(rf"\s*[,–—-]?\s*(?:(?:väckt\s+)?(?:av|från)\s+)?{_PARTY_GROUP}(?:\s+i\s+[A-ZÅÄÖ]\w+)?\s*$")
_TAIL_BY = re.compile(rf"[\s,;–—-]+(?:(?:{one_of('moved')})\s+)?(?:av|från)?\s*$", re.IGNORECASE)
_TAIL_LEAD = re.compile(
    rf"[\s]*[–—;:,-]+\s*(?:(?:{_LEAD_WORD})\s+)*(?:motion(?:en|ssvar)?|medborgarförslag(?:et)?)\s*(?:av|från|väckt\s+av)?[\s,]*$",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\s*(?:[,–—-]\s*(?:(?:från|av)\s+)?|\s(?:från|av)\s+)(?:[A-ZÅÄÖÉ][\w’-]+\s+){1,3}[A-ZÅÄÖÉ][\w’-]+$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """What a heading says of a motion. Offsets count in the given text, white space at the ends left out.

    `title` is None where only the word motion and its movers stand there. `noun` is the word that names the kind.
    """

    kind: MotionKind
    plural: bool
    noun: tuple[int, int]
    title: tuple[int, int] | None
    people: tuple[PersonMention, ...]


def may_speak_of_motions(text: str) -> bool:
    """Whether a text holds a word for a motion, a citizens' proposal or an initiative: a cheap first look."""
    low = text.lower()
    return any(stem in low for stem in _STEMS) or _NUMBERED.search(low) is not None


def read_title(text: str) -> Title | None:
    """The parts of a heading; None when it names no motion, citizens' proposal or initiative."""
    noun = NOUN.search(text)
    if noun is None:
        return None
    kind = kind_named(noun)
    people = tuple(find_people(text))
    plural = bool(re.search(r"(?i)er(?:na)?$|förslagen$", noun.group()))
    return Title(kind, plural, noun.span(), _title(text, noun, people), people)


def _title(text: str, noun: re.Match[str], people: tuple[PersonMention, ...]) -> tuple[int, int] | None:
    citizen = noun["citizen"] is not None
    front = text[: noun.start()]
    for person in reversed(people):
        if person.end <= noun.start():
            front = front[: person.start] + front[person.end :]
    front = re.sub(r"\(\s*[A-ZÅÄÖ]{1,3}\s*\)|s$", "", front)
    if not _LEAD.match(front):
        ahead = _ahead(text, noun)
        if ahead is not None:
            return _finish(text, 0, ahead, people, citizen=citizen)
    return _finish(text, _after_lead(text, noun.end(), people), len(text), people, citizen=citizen)


def _ahead(text: str, noun: re.Match[str]) -> int | None:
    """Where the title ends that stands in front of the word motion: "Säg upp avtalet – svar på motion från A"."""
    for cut in reversed(list(re.finditer(r"\s[–—-]\s|[;,:(]\s*|\.\s", text[: noun.start()]))):
        if _LEAD.match(text[cut.end() : noun.start()]) and len(text[: cut.start()].split()) > 1:
            return cut.start()
    return None


def _after_lead(text: str, at: int, people: tuple[PersonMention, ...]) -> int:
    """The offset behind numbers, parties, movers, connectors and repeated leads that follow the word motion."""
    connected = False
    while at < len(text):
        inside = at + 1 if text[at] == "(" else at + 5 if text[at : at + 5].lower() == "till " else -1
        if any(p.start == inside for p in people) and not connected:
            # "Motion (Anna Lund, S) – Nya vänner", "Motionssvar till Anna Lund (S)"
            at = _after_movers(text, inside, people)
            at += text[at : at + 1] == ")"
            continue
        by = _BY.match(text[at:])
        if by:
            at = _after_movers(text, at + by.end(), people)
            continue
        person = next((p for p in people if p.start == at), None)
        if person is not None and not connected:
            at = _after_movers(text, at, people)
            continue
        connect = None if connected else _CONNECT.match(text[at:])
        if connect:
            at, connected = at + connect.end(), True
            while at < len(text) and text[at] in " \n:":
                at += 1
            continue
        strip = _STRIP.match(text[at:])
        if not strip or not strip.end() or (connected and not re.match(r"[\s\-–—:]", text[at:])):
            return at
        at += strip.end()
    return at


def _after_movers(text: str, at: int, people: tuple[PersonMention, ...]) -> int:
    start = at
    while True:
        glue = re.match(r"[\s,]*(?:(?:och|samt|&)\s+)?", text[at:])
        here = at + (glue.end() if glue else 0)
        person = next((p for p in people if p.start <= here < p.end), None)
        if person is None:
            # a name that begins with a word no rule takes for one ("Mia ben Salem Alm")
            later = next((p for p in people if here < p.start < here + 30), None)
            if later is None or not re.fullmatch(
                r"(?:[A-ZÅÄÖÉ][\w’-]+\s+|[a-z]{2,3}\s+){1,3}", text[here : later.start]
            ):
                break
            person = later
        at = person.end
    more = _MORE.match(text[at:])
    if more:
        at += more.end()
    if at > start:
        return at
    # nobody with a name and party: movers end where the title is announced
    stop = re.compile(rf"\s(?={_CONNECT.pattern})|\s[–—-]\s|:\s|\s(?={QUOTE})", re.IGNORECASE).search(text, at)
    return stop.start() if stop else len(text)


def _finish(
    text: str, start: int, end: int, people: tuple[PersonMention, ...], *, citizen: bool
) -> tuple[int, int] | None:
    """The range without movers and numbers at its end, and without quotation marks around it."""
    changed = True
    while changed:
        changed = False
        if (closing := _closing_movers(text, start, end, people)) is not None:
            end, changed = closing, True
        while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:–—-"):
            end -= 1
        case = title_end(text[start:end])
        if 0 < case < end - start:
            end, changed = start + case, True
        for pattern in (_TAIL, _TAIL_LEAD):
            tail = pattern.search(text[start:end])
            if tail and tail.start() > 0 and tail.group().strip():
                end, changed = start + tail.start(), True
        more = re.search(r"[\s,]*(?:och\s+)?(?:med\s+flera|m\.?\s?fl\.?)$", text[start:end], re.IGNORECASE)
        person = next(
            (p for p in reversed(people) if p.party and p.end == (start + more.start() if more else end)), None
        )
        if person is not None and person.start > start:
            end, changed = _before_person(text, start, person.start), True
            continue
        party = _TAIL_PARTY.search(text[start:end])
        if party and party.start() > 0:
            end, changed = start + party.start(), True
    if citizen:
        private = _PRIVATE.search(text[start:end])
        end = start + private.start() if private and private.start() > 0 else end
    while start < end and (text[start].isspace() or text[start] in ".,;:–—-"):
        start += 1
    inner = text[start:end]
    if (
        len(inner) > 2
        and inner[0] in QUOTES | {"'", "’"}
        and inner[-1] in QUOTES | {"'", "’"}
        and not any(q in inner[1:-1] for q in QUOTES)
    ):
        start, end = start + 1, end - 1
    return (start, end) if end - start > 2 else None


def _closing_movers(text: str, start: int, end: int, people: tuple[PersonMention, ...]) -> int | None:
    """Where a bracket begins that closes the title and holds its movers alone: "Nya vänner (Anna Lund, S)"."""
    opening = text.rfind(" (", start, end)
    inner = [p for p in people if opening < p.start and p.end <= end]
    if opening <= start or text[end - 1] != ")" or not inner or inner[0].start > opening + 2:
        return None
    rest = "".join(text[a.end : b] for a, b in zip(inner, [*(p.start for p in inner[1:]), end - 1], strict=True))
    return opening if re.fullmatch(r"(?:[\s,&]|och|samt|m\.?\s?fl\.?)*", rest) else None


def _before_person(text: str, start: int, end: int) -> int:
    by = re.search(r"(?:[\s,;]*(?:och|samt)|[\s,;]+)\s*$", text[start:end])
    cut = start + by.start() if by else end
    lead = _TAIL_BY.search(text[start:cut] + " ")
    return start + lead.start() if lead else cut
