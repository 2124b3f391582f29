"""Where else the matter was or will be dealt with: organ, date, § of other meetings.

Three ways of telling it: earlier tablings ("Bordlagt den 3 mars 2024, § 12, och den 4 april 2024, § 20"), an organ's
dealing with the matter ("Kommunstyrelsens arbetsutskott har den 20 maj, § 7, behandlat ärendet", "Frågan har hanterats
i näringslivsutskottet 2020-11-10"), and the meeting that a matter is put off to. Neither the filing of the motion nor a
decision that is only announced is handling, nor is this item's own meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.dates.dates import DateMention, find_dates
from pipeline.extract.finding import Finding
from pipeline.extract.handling_dealers import DEALT, MATTER
from pipeline.extract.handling_dealt import Told, bracketed, by_paper, dealt_with, met_on
from pipeline.extract.handling_lines import MOVED, ON_AGREEMENT, above, beside, handling_at, margins, meetings, numbered
from pipeline.extract.motions.filed import is_filing, is_sending, read_filing
from pipeline.extract.motions.movers import slug
from pipeline.extract.motions.outcome_told import COUNCILS
from pipeline.extract.motions.proposals import CITIZEN
from pipeline.extract.organs import OrganMention, find_organs, short_as_written
from pipeline.extract.references import find_paragraph_refs
from pipeline.split.model import ItemText
from schemas.dates import Date
from schemas.document import Document, Organ
from schemas.record import Handling
from schemas.statement import FORMAL_PARTS

_Hit = tuple[Handling, int, int, str]
_PARTS = frozenset(
    {"arende", "beredning", "annat", "motion", "underlag", "beslut", "beslutsgang", "forslag", "forslag_kf"}
)
_GATE = re.compile(
    r"(?:bordl|behandl|hanter|handlag|bere|sammanträd|återremi|styrk|yttra|föresl|styrelse|nämnd|utskott|ledningsgrupp|uppe|fullmäktige|ks|kf)",
    re.IGNORECASE,
)
_ASKS = re.compile(  # "Vem har berett ärendet?", "Hur har ärendet beretts?"
    r"(?:vem|vilka|vilken|hur|var|när)\b[^?]*\b(?:bere(?:tt|tts|ddes?|ds)|behandla\w*|handlagt|handlagts|tagits\s+upp|tagit\s+upp|prövats?)\b[^?]*\?",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(  # "Motionen remitterades till kommunstyrelsen den 3 maj 2021, § 12"
    r"\bmotion(?:en|erna)\s+(?:har\s+)?(?:remittera|överlämna|lämna|översän|skicka)(?:des|ts|s)\s+till\s+\w+styrelsen\b(?=[^.]*§)",
    re.IGNORECASE,
)
_TABLED = re.compile(
    r"\b(?:bordlagt|bordlagd|bordlagts|bordlades|bordlade|återremitterat|återremitterad|återremitterades)\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:bordläggs|bordlägga|bordläggas|bordlägger|skjuts\s+upp|hänskjuts|hänskjuta|återupptas)\b", re.IGNORECASE
)
_WILL = re.compile(
    rf"\b(?:väntas|ska|skall|kommer\s+att|beräknas|avser\s+att|planerar\s+att)\s+(?:\w+\s+){{0,2}}?(?:behandla|ta\s+upp|avgöra|pröva|ta\s+ställning\s+till)\s+(?:{MATTER}|de[nt]\b)"
    rf"|\b(?:behandlas|tas\s+upp|ska\s+behandlas|kommer\s+att\s+behandlas|återupptas|avgörs)\b|\b(?:behandlar|avgör|tar\s+upp)\s+(?:{MATTER}|de[nt]\b)",
    re.IGNORECASE,
)
_RELATION = re.compile(r"(?:vänort|avtal|samarbet|utbyt|partnerskap|kontakt|förbindelse|relation)", re.IGNORECASE)
_OTHER_MATTER = re.compile(  # "har återremitterat ett ärende om kommunens resor": not this one
    r"\b(?:ett|en)\s+(?:(?:helt\s+)?(?:annat|annan)\s+)?(?:ärende|fråga)\s+(?:om|angående|rörande)\b|\b(?:ett|en)\s+(?:helt\s+)?(?:annat|annan)\s+(?:ärende|fråga|motion)\b",
    re.IGNORECASE,
)
_AT_MEETING = re.compile(
    r"\b(?:vid|till|på|inför)\s+(?P<own>(?:(?:sitt|nämndens|styrelsens|utskottets)\s+)?(?=sammanträdet?\s))?(?:[a-zåäöé-]+s\s+){0,2}?"
    r"(?P<meets>sammanträde(?:t)?|möte)\s+(?:den\s+)?\Z",
    re.IGNORECASE,
)
_INITIALS = 5  # characters of an organ's name that is only its initials, at most
_NEXT_MEETING = re.compile(r"\b(?:nästa|kommande|följande)\s+(?:ordinarie\s+)?(?:sammanträde|möte)\b", re.IGNORECASE)
_IN_ROW = re.compile(r"[\s,(–:-]*(?:(?!och\b|samt\b|att\b)[^\s.,;:()]+\s+){0,3}?(?:den\s+)?")
_PLAN = re.compile(
    r"\b(?:beslutsgång|tidplan|beslutsväg|behandling|ärendegång|ärendets\s+gång|beredning|tas\s+upp|behandla[rs]|bereds|planeras\s+(?:till|i|för))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s+som\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_OF_MATTER = re.compile(rf"{MATTER}\s*$", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(?:och\s+)?(?:slutlig\w*\s+|slutgiltig\w*\s+)?beslut\b[^.]{0,90}?\b(?:fattas|tas|väntas|planeras)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_STATED = re.compile(
    r"\b(?:lämna(?:t|de)|avge(?:tt)?|avgav|avgivit|ingett|ingav)\s+(?:sitt\s+|ett\s+|eget\s+)?(?:remiss)?yttrande\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_SETTLES = re.compile(  # a decision on the agreement itself, told of a coming day
    r"\b(?:och|samt|medan|varefter)?\s*(?:\w+(?:styrelsen|nämnden|utskottet|fullmäktige)\s+)(?:tar|fattar|kommer\s+att|ska|väntas|avses)\s+(?:\w+\s+){0,3}?"
    r"(?:ställning|beslut\w*|avgör\w*)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SETTLED = re.compile(  # a decision on the agreement itself, told of an earlier day: an act, no handling of this matter
    r"\b(?:beslutade|beslöt|beslutat)\b[^.]{0,90}\b(?:avsluta|säga\s+upp|avbryta|upphöra|pausa|vilande|på\s+is|ingå|teckna|förlänga|förnya|frånträda|avveckla)\w*\b"
    r"[^.]{0,60}(?:avtal|vänort|partnerskap|samarbete|förbindelse)",
    re.IGNORECASE,
)
_WHY = re.compile(r",\s+(?:då|eftersom|sedan|så att|för att|i väntan)\b", re.IGNORECASE)
_PROTOCOL = re.compile(r"\b(?:protokoll\w*|beslut\w*|protokollsutdrag|utdrag|sammanträdesprotokoll|§)", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:innan|senast|före|till\s+och\s+med|t\.o\.m\.?|från\s+och\s+med|skrivelse|tjänsteskrivelse|tjänsteutlåtande|yttrande|yrkande|daterad|daterat"
    r"|(?:er|ert|eder|edert|\w+s)\s+(?:remiss|enkät|cirkulär|rundskrivelse|förfrågan)(?:\s+av)?)\s*(?:den\s+)?$",
    re.IGNORECASE,
)


def read_handling(item: ItemText, head: Document) -> tuple[Finding, ...]:
    """One finding `handling.<organ name>` per other meeting, in text order; a second one of an organ gets `-2`."""
    base = head.meeting_date or head.date
    day = base.value if base is not None and base.precision == "day" else None
    told = list(item_clauses(item, (p for p in item.parts if p.kind in _PARTS)))
    moved = [c for c in item_clauses(item, (p for p in item.parts if p.kind in MOVED)) if "§" in c.text]
    source = [c for c in (*told, *moved) if _GATE.search(c.text)]
    filing = read_filing(told, head)
    ahead = [c for c in item_clauses(item, (p for p in item.parts if p.kind == "expediering")) if _MEETS.search(c.text)]
    answers = {after.start for clause, after in pairwise(told) if _ASKS.fullmatch(clause.text)}
    own = any(p.kind in FORMAL_PARTS for p in item.parts)
    found: list[_Hit] = []
    for clause in source:
        if is_filing(clause.text):
            on = is_sending(clause.text)  # "inkom den 3 maj 2021 och remitterades av fullmäktige den 1 juni, § 12"
            hits = numbered(clause, head, day)
            found += [hit for hit in hits if hit[0].organ not in COUNCILS or (on and hit[0].date != filing.date)]
            continue
        if is_sending(clause.text) or _PASSED_ON.search(clause.text):
            came_before = filing.date is not None or any(rule.search(clause.text) for rule in (CITIZEN, _PASSED_ON))
            sent = list(_sent(clause, head, day))
            found += [h for h in sent if h[0].organ not in COUNCILS or (came_before and h[0].date != filing.date)]
            continue
        dealt = (
            () if clause.part.kind in MOVED else _of_clause(clause, head, day, answers=clause.start in answers, own=own)
        )
        for handling, start, end, rule in (*dealt, *numbered(clause, head, day)):
            if _is_here(handling, head) or _is_filing_day(handling, filing.date, filing.paragraph):
                continue
            old = next((i for i, f in enumerate(found) if _same(f[0], handling)), None)
            if old is None:
                found.append((handling, start, end, rule))
            elif found[old][0].paragraph is None and handling.paragraph is not None:
                found[old] = (handling, start, end, rule)
    for clause in ahead:
        later = [d for d in find_dates(clause.text, day) if d.date.precision == "day"]
        found += _still_to_come(Told(clause, head, clause.text, find_organs(clause.text), later, [], False), day)
    for margin in (*margins(item, head), *meetings(item), *above(item, head)):
        if _is_here(margin[0], head):
            continue
        old = next((i for i, f in enumerate(found) if _same(f[0], margin[0])), None)
        if old is None:
            found.append(margin)
        elif found[old][0].paragraph is None and margin[0].paragraph is not None:
            found[old] = margin
    settled = {(h.organ, h.date) for c in source for h in _settled(c, head, day)}
    found = [f for f in found if f[3] != "handling.protocol" or (f[0].organ, f[0].date) not in settled]
    found = [_as_written(item.view.text, hit) for hit in found]
    return tuple(_keyed(sorted(found, key=lambda hit: hit[1])))


def _as_written(text: str, hit: _Hit) -> _Hit:
    handling, start, end, rule = hit
    name = short_as_written(text, start, end, handling.organ_name) if handling.organ_name else handling.organ_name
    return (
        handling.model_copy(update={"organ_name": name}) if name != handling.organ_name else handling,
        start,
        end,
        rule,
    )


def _sent(clause: Clause, head: Document, base: str | None) -> Iterator[_Hit]:
    """The council's meeting that handed a motion out for preparation, which may be another than the one it was filed at."""
    named = find_organs(clause.text)
    organs = [o for o in named if o.organ in COUNCILS and not _TO.search(clause.text, 0, o.start)]
    if not organs and any(o.organ not in COUNCILS and not _TO.search(clause.text, 0, o.start) for o in named):
        yield from numbered(clause, head, base)  # "Styrelsen har den 3 maj, § 7, överlämnat motionen till fullmäktige"
        return
    dates = [d for d in find_dates(clause.text, base) if d.date.precision == "day"]
    if not organs and len(dates) == 1 and _PASSED_ON.search(clause.text):
        region = head.body is not None and head.body.kind == "region"
        council: Organ = "regionfullmaktige" if region else "kommunfullmaktige"
        name = "regionfullmäktige" if region else "kommunfullmäktige"
        organs = [
            OrganMention(dates[0].start, dates[0].end, council, name, False)
        ]  # only the council hands a motion on
    if organs and len(dates) == 1:
        refs = [r for r in find_paragraph_refs(clause.text) if not r.law]
        yield handling_at(clause, organs[0], dates[0], beside(dates[0], refs), head, "handling.sent")


_TO = re.compile(r"\btill\s+$", re.IGNORECASE)


def _settled(clause: Clause, head: Document, base: str | None) -> Iterator[Handling]:
    """The meetings at which an organ decided on the agreement itself, as the text tells of them."""
    if clause.part.kind == "underlag" or not _SETTLED.search(clause.text):
        return
    organs = find_organs(clause.text)
    for date in find_dates(clause.text, base):
        for organ in organs:
            yield Handling(organ=organ.organ, organ_name=organ.name, date=date.date, paragraph=None)


def _of_clause(
    clause: Clause, head: Document, base: str | None, *, answers: bool = False, own: bool = False
) -> Iterator[_Hit]:
    """The meetings of a clause; `own`: the item decides or proposes the step itself, so that the next organ only follows."""
    text = _ANNOUNCED.sub("", clause.text)
    # a step that is named there is a planned act
    text = _SETTLES.sub(lambda m: m[0] if own and ON_AGREEMENT.search(m[0]) is None else "", text)
    refs = [r for r in find_paragraph_refs(text) if not r.law]
    dates = [
        d
        for d in find_dates(text, base)
        if d.date.precision in ("day", "month")
        and d.date.qualifier != "before"
        and (
            _STATED.search(text[: d.start])
            or beside(d, refs) is not None
            or not _DEADLINE.search(text[max(0, d.start - 30) : d.start])
        )
    ]
    if not dates:
        return
    organs = find_organs(text)
    if _OTHER_MATTER.search(text):
        return
    told = Told(clause, head, text, organs, dates, refs, answers)
    if clause.part.kind in FORMAL_PARTS and not _PUT_OFF.search(text):
        yield from _coming(clause, text, dates, organs, head, base)
    if _TABLED.search(text) and not _PUT_OFF.search(text):
        yield from (told.met(_nearest_organ(organs, date), date, "handling.tabled") for date in dates)
        return
    row = list(_in_row(text, organs, dates)) if _PLAN.search(text) else []
    if len(row) > 1 and base is not None and all(d.date.first() > base for _, d in row):
        yield from (told.met(o, d, "handling.row") for o, d in row)
        return
    put = None if _decided_to_put_off(told) else _PUT_OFF.search(text)
    put = put or (_WILL.search(text) if organs or _NEXT_MEETING.search(text) else None)
    if put is not None and not (put.group().lower() == "återupptas" and _RELATION.search(text)):
        yield from _put_off(told, put)  # but the relation that is taken up again is no matter put off
    elif clause.part.kind == "underlag":
        paper = re.search(r"\bmotion(?:en)?\s+(?:från|av|om|gällande|-|–)|\byrkande\b", text, re.IGNORECASE)
        if organs and not paper and (beside(dates[0], refs) is not None or _PROTOCOL.search(text)):
            yield told.met(_nearest_organ(organs, dates[0]), dates[0], "handling.protocol")
            for date, before in zip(dates[1:], dates, strict=False):
                between = [o for o in organs if before.end <= o.start < date.start]
                if between and beside(date, refs) is not None:  # "Ksau 2014-02-18 § 20, Ks 2014-03-04 § 33"
                    yield told.met(between[-1], date, "handling.protocol")
        elif DEALT.search(text):
            yield from dealt_with(told)
        else:
            yield from by_paper(told)
    elif coming := list(_still_to_come(told, base)):
        yield from coming
    else:
        surer = [*by_paper(told), *dealt_with(told), *bracketed(told), *numbered(clause, head, base)]
        yield from surer
        days = {hit[0].date for hit in surer}
        yield from (hit for hit in met_on(told) if hit[0].date not in days)


_DECIDED = re.compile(r"\b(?:beslutade|beslöt|valde|beslutat)\b", re.IGNORECASE)


def _decided_to_put_off(told: Told) -> bool:
    """Whether an organ is told to have put the matter off on a day before, and no day to come is named: "beslutade den 3
    september, § 45, att bordlägga ärendet".
    """
    put, decided = _PUT_OFF.search(told.text), _DECIDED.search(told.text)
    if put is None or decided is None or decided.start() > put.start():
        return False
    return all(date.start < put.start() for date in told.dates)


def _put_off(told: Told, put: re.Match[str]) -> Iterator[_Hit]:
    """The meeting to which a matter is put off."""
    text, organs = told.text, told.organs
    relative = _RELATIVE.search(text, 0, put.start())
    if relative and not _OF_MATTER.search(text, 0, relative.start()):
        return  # "riktlinjer, som väntas behandlas i februari": another matter
    later = next((d for d in told.dates if d.start > put.start()), told.dates[0])
    why = _WHY.search(text, put.end())
    if why is not None and later.start > why.start():
        return  # "bordläggs, då borgmästaren väntas höra av sig under januari": no day of a meeting
    if _PUT_OFF.search(text):
        organs = [o for o in organs if o.start > put.start() and not _is_receiver(text, o)]
    yield told.met(organs[0] if organs else None, later, "handling.put-off")


_MEETS = re.compile(  # what an organ does with a matter at a meeting to come, or what the matter does
    rf"\b(?:sammanträder|prövar|behandlar|handlägger|avgör|beslutar|fattar\s+beslut|tar\s+ställning|tar\s+upp|har\s+{MATTER}|återkommer|föredras|prövas|behandlas"
    r"|vid\s+(?:sitt\s+)?(?:sammanträdet?|mötet?)|för\s+avgörande"
    rf"|tas\s+upp|avgörs|beslutas|ska\s+upp|skall\s+upp|(?:är\s+)?uppsatt\s+(?:till|på|hos)|upptaget\s+(?:till|på|hos)|anmält\s+till|går\s+(?:vidare\s+)?(?:upp\s+)?till|dagordning\w*|föredragningslist\w*|nästa\s+(?:instans|steg)|vidare\s+gång)\b",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"[\s,(:]*(?:(?!och\b|att\b|för\b|med\b|senast\b|före\b|innan\b)[^\s.,;:()]+\s+){0,6}?(?:den\s+)?", re.IGNORECASE
)


_MEETING = re.compile(r"\s+(?:sammanträde|möte)\b", re.IGNORECASE)
_WITH_YEAR = re.compile(r"\d{4}|\d\d-\d\d-\d\d")


def _next(date: DateMention, text: str, base: str) -> DateMention:
    """A day without a year, in a clause that tells of what lies ahead, in the year of the paper: "har ärendet den 4 maj"."""
    value = date.date.value
    if date.date.precision != "day" or value is None or value >= base or _WITH_YEAR.search(text, date.start, date.end):
        return date
    ahead = base[:4] + value[4:]
    return replace(date, date=date.date.model_copy(update={"value": ahead})) if ahead > base else date


def _still_to_come(told: Told, base: str | None) -> Iterator[_Hit]:
    """The meetings on days to come at which organs will have the matter: "Ärendet återkommer i kulturnämnden den 29 maj",
    "Nästa instans: Kommunstyrelsen 4 april"."""
    text = told.text
    if base is None or not _MEETS.search(text) or _RELATION.search(text) or _DEADLINE.search(text):
        return
    for date in (_next(d, text, base) for d in told.dates):
        if date.date.precision != "day" or date.date.first() <= base:
            continue
        near = [o for o in told.organs if o.end <= date.start and _NEAR.fullmatch(text, o.end, date.start)]
        near = [o for o in near if not o.genitive or _MEETING.match(text, o.end)]
        if near and "\n" not in text[near[-1].end : date.start]:
            yield told.met(near[-1], date, "handling.to-come")


def _in_row(
    text: str, organs: list[OrganMention], dates: list[DateMention]
) -> Iterator[tuple[OrganMention, DateMention]]:
    """Organs each with the day of its meeting right behind it: "i utskottet den 29 maj och i styrelsen den 13 juni"."""
    for date in dates:
        near = [o for o in organs if o.end <= date.start and _IN_ROW.fullmatch(text, o.end, date.start)]
        near = [o for o in near if "\n" not in text[o.end : date.start]]  # the day of the next line is another's
        if near and not near[-1].genitive:
            yield near[-1], date


def _coming(
    clause: Clause, text: str, dates: list[DateMention], organs: list[OrganMention], head: Document, base: str | None
) -> Iterator[_Hit]:
    """A meeting to come at which something is to be told: "som ska redovisa kostnaden vid nämndens sammanträde den 3 maj"."""
    for date in dates:
        meets = _AT_MEETING.search(text, 0, date.start)
        if meets is None or base is None or date.date.precision != "day" or date.date.first() <= base:
            continue
        owner = next(
            (o for o in organs if o.genitive and o.end <= meets.start("meets") and o.start >= meets.start()), None
        )
        if owner is not None or meets["own"] is not None:
            yield handling_at(clause, owner, date, None, head, "handling.coming")


def _is_receiver(text: str, organ: OrganMention) -> bool:
    return bool(re.match(r"\s+(?:för|att)\b", text[organ.end : organ.end + 8]))


def _nearest_organ(organs: list[OrganMention], date: DateMention) -> OrganMention | None:
    before = [o for o in organs if o.end <= date.start]
    found = before[-1] if before else (organs[0] if organs else None)
    if found is not None and found.end - found.start <= _INITIALS:
        # "av arbetsutskottet den 3 maj, Ksau § 7, och den 9 maj"
        found = next((o for o in before if o.organ == found.organ and o.end - o.start > _INITIALS), found)
    return found


def _is_here(handling: Handling, head: Document) -> bool:
    same_day = (
        head.meeting_date is not None and handling.date is not None and handling.date.value == head.meeting_date.value
    )
    return (same_day and handling.organ == head.organ) or not handling.organ_name


def _is_filing_day(handling: Handling, filed: Date | None, paragraph: str | None) -> bool:
    if handling.organ not in ("kommunfullmaktige", "regionfullmaktige") or filed is None or handling.date is None:
        return False
    return handling.date.value == filed.value and (handling.paragraph in (None, paragraph) or paragraph is None)


def _same(one: Handling, other: Handling) -> bool:
    if one.date is None or other.date is None:  # "Ksau § 91" beside the number, and with its day in the text
        return one.organ == other.organ and one.paragraph == other.paragraph
    return (
        one.organ == other.organ
        and one.date == other.date
        and (one.paragraph == other.paragraph or one.paragraph is None or other.paragraph is None)
    )


def _keyed(hits: list[_Hit]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for handling, start, end, rule in hits:
        key = slug(handling.organ_name)
        seen[key] = seen.get(key, 0) + 1
        suffix = f"-{seen[key]}" if seen[key] > 1 else ""
        yield Finding(f"handling.{key}{suffix}", handling, start, end, rule, confidence=0.9)
