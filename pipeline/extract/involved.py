"""Who else takes part in the agreement, and who was consulted about it.

Names stand behind the words that tell of it ("samråd har skett med A och B"), before them ("A och B har medverkat"), or on
either side. Right beside words that can mean little else any name will do; where they are of wider use, only what a name
itself says is a body (`sure` of the rule).
"""

from __future__ import annotations

import re
import unicodedata

from pipeline.extract.annotate import Annotated
from pipeline.extract.dates.dates import find_dates
from pipeline.extract.finding import Finding
from pipeline.extract.funders import NAMES as FUNDERS
from pipeline.extract.names import fold
from pipeline.extract.organisations import Organisation, find_boards, find_organisations
from pipeline.places.countries import country_code
from pipeline.rules.terms import TermMatch, find_terms

SKIPPED = ("expediering", "underlag", "narvaro", "rubrik")
ASKED = ("beslut", "forslag", "forslag_kf", "motion", "yrkande", "reservation", "omrostning", "beslutsgang")
_REACH = 70  # characters between a sure name and the verb behind it: "har i ett telefonsamtal lämnat råd"
_DESCRIPTION = re.compile(
    r"^\S+?(?:klustret|bolaget|företaget|föreningen|projektet|nätverket|stiftelsen|inkubatorn|parken)[ \n]+(?=[A-ZÅÄÖ])"
)
_TITLED = re.compile(
    r"(?:(?:direktör|chef|strateg|samordnare|handläggare|ordförande|sekreterare|jurist|ledare|utredare|hövding|råd)(?:e?n|et)?|[Pp]rojektet|[Nn]ätverket"
    r"|[Pp]rogrammet|[Kk]onferensen|[Ff]estivalen)[ \n]+$"
)
_SEAT = re.compile(r"(?<!Sveriges[ \n]ambassad)(?<=ambassad|konsulat)[ \n]+i[ \n]+[A-ZÅÄÖ]\w+$")  # ours abroad keep it
_BEGINS = re.compile(
    r".*\b(?:har|är|var|även|också|där|att|samt att|partnerskapet|samarbetet|avtalet)[ \n]+(?=\S)", re.S
)
_WORK = re.compile(r"(?i)arbetet|projekt|insats|verksamhet|partnerskap|samarbet|utbyte|styrgrupp|avtal")
_GLUE = re.compile(
    r"[\s,]*(?:\b(?:och|samt|från|med|hos|av|till|även|också|Även|bland annat|bl\.a\.|dels|både|regionens?|kommunens?|Sveriges"
    r"|[a-zåäö-]*(?:kontoret|förvaltningen|nämnden|styrelsen|staben|direktören|chefen|klustret|bolaget|företaget|stiftelsen))\b[\s,]*)*"
)
_MONEY = re.compile(
    r"(?i)bidr\w+(?:\s+med)?\s+(?:cirka\s+|ca\s+|drygt\s+|högst\s+)?\d[\d ,.]*\s*(?:kronor|kr|mkr|tkr|miljon)"
)  # who pays
_PLACED = re.compile(
    r"\b(?:[Ii]|[Pp]å|[Ii]nom|[Vv]id|[Ff]ör)\s+(?:(?:det|den)\s+(?:(?!har|hade|delt|medv)[a-zåäö]+\s+){0,2})?$"
)
_ASKER = r"\w*(?:kontoret|förvaltningen|avdelningen|enheten|staben|kansliet|styrelsen|kommunen|länsstyrelsen|regionen)|vi|man"
_TAIL = re.compile(
    rf"(?:,?\s+som(?:\s+(?:{_ASKER}))?)?"
    r"(?:\s+(?:har|hade|också|även|därför|nu|hittills|länge|tidigare|numera|båda|alla|förklarat sig|i sin tur|aktivt))*\s*$"
)
_FAR = re.compile(
    r"(?:,?\s+som)?\s+(?:har|hade|är|var|anser|menar|framhåller|anför|påpekar|ser|skriver|bedömer|förordar)\b[^.;:\n]*(?:\n[^.;:\n]+)?"
)
_ORDINARY = ("universitet", "högskol", "departement", "energi", "sällskap")


_LEAD = re.compile(
    r"[\s,:•–-]*(?:(?:[Ää]ven|[Oo]ckså|Därutöver|[Dd]essutom|Enligt|[Bb]land annat|bl\.a\.|framför allt|främst)\s+)?"
)


def find_involved(a: Annotated, partners: set[str]) -> list[Finding]:
    """`participants.<folded>` and `consulted.<folded>`; `partners` are folded names that are the pair itself."""
    found: dict[tuple[str, str], Finding] = {}
    text = a.item.view.text
    for match in find_terms("involved", text):
        field = match.term.label.lower()
        kind = a.part_at(match.start).kind
        if field == "funder" or kind in SKIPPED or (field == "consulted" and kind in ASKED):
            continue
        if _unasked(a, match):
            continue
        if not _about(a, match) or (field == "participants" and _MONEY.match(text, match.start)):
            continue
        for first, last in _found(a, match):
            name = " ".join(text[first:last].split())
            payer = FUNDERS.fullmatch(text, first, last) if field == "participants" else None
            abroad = (
                a.tokens[a.token_at(first)].label in ("PLACE", "COUNTRY") and a.tokens[a.token_at(first)].end >= last
            )
            if field == "consulted" and (abroad or _long_known(a, match)):
                continue  # "sköts i samråd med Østfold": a neighbour, no body that was asked
            if not (payer and payer["known"]) and not _own(a, name, partners) and not _is_person(a, first, last):
                found.setdefault(
                    (field, fold(name)), Finding(f"{field}.{slug(name)}", name, first, last, match.term.id)
                )
    return list(found.values())


def _long_known(a: Annotated, match: TermMatch) -> bool:
    """Whether a contact is one of years, and nobody's answer: "har sedan 1992 haft kontakt med sjukhuset i X"."""
    if match.term.id != "involved.spoken-with":
        return False
    at = a.token_at(match.start)
    before = range(max(a.unit(at).first + 1, at - 4), at)
    return any(a.tokens[i].label == "DATE" and a.word(i - 1) == "sedan" for i in before)


_UNASKED = re.compile(r"(?i)\b(?:inte|ej|icke|aldrig)\s+(?:heller\s+)?$")
_HEARD = re.compile(
    r"(?i)(?:rådfrågats|tillfrågats|hörts|konsulterats|deltagit|medverkat|yttrat sig|lämnat yttrande|avgett yttrande)"
)


def _unasked(a: Annotated, match: TermMatch) -> bool:
    """Whether it is denied that somebody was heard or took part: "X har inte hörts"; "har inte haft någon invändning" is none."""
    text = a.item.view.text
    first = a.tokens[a.unit(a.token_at(match.start)).first].start
    return _HEARD.match(text, match.start) is not None and _UNASKED.search(text, first, match.start) is not None


def slug(name: str) -> str:
    """The last part of an evidence key: a folded name with hyphens ("margaretha-larsson")."""
    plain = unicodedata.normalize("NFD", name.lower().replace("ø", "o").replace("æ", "ae"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))


def _about(a: Annotated, match: TermMatch) -> bool:
    """Whether words of wide use stand where an agreement or its work is told of."""
    unit = a.unit(a.token_at(match.start))
    if opens := match.term.gives.get("opens"):
        return a.word(unit.first).startswith(str(opens))
    if not match.term.gives.get("about"):
        return True
    if any(a.tokens[i].label == "AGREEMENT" for i in range(unit.first, unit.last)):
        return True
    if match.term.gives["about"] == "sentence":
        return False
    text = a.item.view.text
    start = max(a.part_at(match.start).start, match.start - 500)
    return bool(_WORK.search(text[start : match.end + 100]) or _WORK.search(a.item.heading or ""))


def _found(a: Annotated, match: TermMatch) -> list[tuple[int, int]]:
    """The names a match is about, without seat and description, those of officials and projects left out."""
    text, gives = a.item.view.text, match.term.gives
    names: list[Organisation] = []
    boards = bool(gives.get("boards")) and not _prepares(a, match) and not (gives.get("undated") and _dated(a, match))
    if gives["side"] in ("after", "both"):
        behind = _names(text, *_clause(a, match, "after"), boards=boards)
        # a subject stands next to its verb: "X och Y deltog i", "i arbetet deltar X och Y"
        next_to = bool(behind) and _LEAD.fullmatch(text, match.end, behind[0].start) is not None
        names += behind if gives["side"] == "after" or next_to else []
    if gives["side"] in ("before", "both"):
        start, end = _clause(a, match, "before")
        before = _names_before(text, start, end, boards=boards)
        beside = bool(before) and _TAIL.fullmatch(text, before[-1].end, match.start) is not None
        names += before if gives["side"] == "before" or beside else []
        if not before:
            names += _far(text, start, end, boards=boards)
    found = []
    known = any(one.sure for one in names)  # "Norrskogs folkhögskola och Björk Data har …": one tells the other
    for one in names:
        described = _DESCRIPTION.match(text[one.start : one.end])
        first = one.start + (described.end() if described else 0)
        if (one.sure or not gives.get("sure") or (known and " " in text[first : one.end])) and not _TITLED.search(
            text, max(0, first - 30), first
        ):
            seat = _SEAT.search(text, one.start, one.end)
            found.append((first, seat.start() if seat else one.end))
    return found


_TITLES = ("länsrådet", "alrådet", "borgarrådet", "regionrådet", "statsrådet")


def _own(a: Annotated, name: str, partners: set[str]) -> bool:
    """Whether a name is one of the parties, or an office of the author's."""
    if country_code(name) is not None:
        return True
    first = fold(name.split()[0])
    if {fold(name), first, first.removesuffix("s")} & partners:
        return True
    body = a.head.body
    if a.head.organ_name is not None and fold(a.head.organ_name) == fold(name):
        return True
    if name.lower().startswith(("kommun", "länsstyrelsen")) and len(name.split()) < 3:
        return True
    seated = re.fullmatch(r"(?:stads|kommun)?\w*(?:kansliet|kontoret|förvaltningen|styrelsen)\s+i\s+(.+)", name.lower())
    if seated is not None and fold(seated[1]) in partners:
        return True  # the other party's office
    if name.lower().split()[0].endswith(_TITLES) or name.lower().endswith(_TITLES):
        return True
    return body is not None and (
        fold(body.name).removesuffix("kommun").removesuffix("s") == fold(name).removesuffix("kommun").removesuffix("s")
        or (fold(body.name).startswith(fold(name)[:6]) and name.lower().endswith((" kommun", " stad")))
    )


def _is_person(a: Annotated, start: int, end: int) -> bool:
    """Whether what looks like a body's name is a member's, with the party behind it."""
    return any(t.label == "PERSON" and t.start < end and start < t.end for t in a.tokens)


def _clause(a: Annotated, match: TermMatch, side: str) -> tuple[int, int]:
    """The stretch of the sentence before or behind a lead, in view offsets."""
    unit = a.unit(a.token_at(match.start))
    low, high = a.span(unit.first, unit.last)
    return (low, match.start) if side == "before" else (match.end, high)


def _prepares(a: Annotated, match: TermMatch) -> bool:
    """Whether a sentence tells of a meeting of ours, or of a paper handed on for preparation, which is handling."""
    unit = a.unit(a.token_at(match.start))
    told = a.item.view.text[slice(*a.span(unit.first, unit.last))]
    return any(a.tokens[i].label == "PARA" for i in range(unit.first, unit.last)) or _HANDED.search(told) is not None


def _dated(a: Annotated, match: TermMatch) -> bool:
    """Whether the sentence gives the day on which a board answered: its meeting, which is handling."""
    unit, now = a.unit(a.token_at(match.start)), a.head.meeting_date or a.head.date
    told = a.item.view.text[slice(*a.span(unit.first, unit.last))]
    return any(d.date.precision == "day" for d in find_dates(told, now.last() if now else None))


_HANDED = re.compile(r"(?i)\bför\s+(?:vidare\s+|fortsatt\s+)?(?:beredning|handläggning|beslut|åtgärd)")


def _bodies(text: str, start: int, end: int, *, boards: bool) -> list[Organisation]:
    """The organisations in a stretch, and our own boards where they count; of two that overlap the longer one."""
    found = list(find_organisations(text, start, end))
    if boards:
        own = [b for b in find_boards(text, start, end) if not any(_holds(o, b) for o in found)]
        found = sorted([o for o in found if not any(_meet(o, b) for b in own)] + own, key=lambda o: o.start)
    return found


def _meet(one: Organisation, other: Organisation) -> bool:
    return one.start < other.end and other.start < one.end


def _holds(one: Organisation, other: Organisation) -> bool:
    return one.start <= other.start and other.end <= one.end and one.end - one.start > other.end - other.start


def _names(text: str, start: int, end: int, *, boards: bool = False) -> list[Organisation]:
    """Organisations in a list: from the first name on, as long as only commas and `och` stand between them."""
    found: list[Organisation] = []
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    for one in _bodies(text, at, end, boards=boards):
        if _GLUE.fullmatch(text[at : one.start]) is None:
            break
        found.append(one)
        at = one.end
    return found


def _ordinary(text: str, names: list[Organisation], start: int) -> bool:
    """Whether a lone name is only the capitalised first word of its sentence."""
    word = text[names[0].start : names[0].end]
    first = not text[start : names[0].start].strip()
    known = names[0].sure or word.isupper() or any(part in word.lower() for part in _ORDINARY)
    return first and len(names) == 1 and " " not in word and "\n" not in word and not known


def _names_before(text: str, start: int, end: int, *, boards: bool = False) -> list[Organisation]:
    """The list that ends at `end`: "har X och Y |deltagit", "X och Y har |deltagit", "X, som har |deltagit"."""
    tail = _TAIL.search(text, start, end)
    for stop in (end, tail.start() if tail else end):
        for one in _bodies(text, start, stop, boards=boards):
            if _PLACED.search(text, max(start, one.start - 50), one.start):
                continue  # "i Norge deltar"
            names = _names(text, one.start, stop, boards=boards)
            if names and not text[names[-1].end : stop].strip(" \n,") and not _ordinary(text, names, start):
                return names
    opening = _BEGINS.match(text[start:end])
    return _names(text, start + opening.end(), end, boards=boards) if opening else []


def _far(text: str, start: int, end: int, *, boards: bool) -> list[Organisation]:
    """Sure names that only a phrase of time or manner parts from the verb: "SKR har i ett samtal |lämnat råd"."""
    sure = [one for one in _bodies(text, start, end, boards=boards) if one.sure]
    if sure and end - sure[-1].end < _REACH and _FAR.fullmatch(text[sure[-1].end : end]):
        return [one for one in _names(text, sure[0].start, end, boards=boards) if one.sure]
    return []
