"""When, and by whom, a told decision was taken, where a sentence behind it says so: "Beslutet togs den 6 december 2017, § 154"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.organs import OrganMention
from schemas.dates import Date
from schemas.document import PAGES

_TAKEN = re.compile(
    r"(?:det |detta )?(?:beslutet|beslut(?: om detta| härom)?)(?: om \w+(?:et|en))?\s+"
    r"(?:togs|fattades|har fattats|är från|är daterat|är fattat|är taget)\b"
    r"|(?:det|detta|så|det har|detta har|om det|om detta)\s+(?:beslutade|beslutades|beslöt|bestämde|beslutat)\b"
    r"|(?:det|detta)\s+gjorde\b"
    r"|det\s+(?:stod klart|blev klart|klubbades|bestämdes)\b"
    r"|så\s+(?:löd|lydde|var)\s+beslutet\b",
    re.I,
)
_STEP = (
    r"(?:återupptagandet|uppsägningen|avslutet|avslutandet|avvecklingen|upphörandet|pausen|pausningen|förlängningen|förnyelsen"
    r"|ändring(?:en|arna)|uppgörelsen|saken)"
)
_TAKEN_FAR = re.compile(
    r".*\bbeslutet,?\s+(?:som\s+)?(?:fattades|togs|är fattat|är taget)\b"
    r"|.*\b(?:beslutade|beslöt|beslutat|beslutades)\s+(?:om\s+(?:det|detta|saken)|det|detta)\b"
    r"|.*\b(?:fattade|tog|har fattat|har tagit)\s+(?:\w+\s+){0,2}?beslut(?:et)?\s+(?:härom|om detta|om det|om saken|i frågan|i ärendet)\b"
    r"|.*\b(?:tog|fattade|har tagit|har fattat)\s+(?:[\w,]+\s+){0,6}?beslutet\b(?! (?:om )?att\b)"
    r"|.*\b(?:beslutade|beslöt|klubbade|godkände|fastställde|röstade igenom|ställde sig bakom|sa(?:de)? ja till)\s+"
    rf"(?:[\w,]+\s+){{0,6}}?(?:om\s+)?{_STEP}\b"
    rf"|{_STEP}\s+(?:klubbades|godkändes|beslutades|antogs)\b"
    r"|.*\bvar\s+det\s+(?:\w+\s+){1,3}som\s+(?:beslutade|beslöt|fattade beslutet|tog beslutet|sa(?:de)? ja)\b",
    re.I,
)
_TO_BE_TAKEN = re.compile(r"\b(?:när|innan|förrän|så snart|efter det att)\b[^.;]{0,40}\bhar (?:fattat|tagit)\b", re.I)
_TODAY = ("idag", "i dag", "dag", "ikväll", "i kväll")  # "kommunstyrelsen beslutade i dag": the day of the paper
_REACH = 3  # sentences behind a told act in which the day of its decision may stand


@dataclass(frozen=True, slots=True)
class Taken:
    """The tokens of the day and the organ of a decision, and its §."""

    day: int | None
    organ: int | None
    paragraph: str | None


def decision_taken(a: Annotated, unit: Unit) -> Taken | None:
    """When the decision was taken of which a sentence tells; None where those behind it are on something else."""
    at = a.unit_index(unit.first) + 1
    behind = [u for u in a.units[at : at + _REACH] if u.part is unit.part]
    for n, told in enumerate(behind):
        text = a.words(told)
        taken = _TAKEN_FAR.match(text) or (n == 0 and _TAKEN.match(text))
        if taken and not _TO_BE_TAKEN.search(text) and not _on_another(a, unit, told):
            inside = range(told.first, told.last)
            day = next((i for i in inside if a.tokens[i].label == "DATE"), None)
            organ = next((i for i in inside if organ_at(a, i) is not None), None)
            number = next((a.tokens[i].data.number for i in inside if a.tokens[i].label == "PARA"), None)
            if day is None:
                day = today(a, told.first, told.last)
            if day is None and organ is None:
                return _opened_by(a, unit)
            return Taken(day, organ, number)
        if any(a.tokens[i].label == "PLACE" for i in range(told.first, told.last)):
            return _opened_by(a, unit)  # it goes on about another place
    return _opened_by(a, unit)


def in_its_year(day: Date, told: Date) -> Date | None:
    """The day of a decision whose year its act gives: "Avtalet förlängdes 2012. Beslutet fattades den 3 april."."""
    if told.precision not in ("year", "season") or day.precision not in ("day", "month") or "year" not in day.inferred:
        return None
    value = f"{(told.value or '')[:4]}{(day.value or '')[4:]}"
    return day.model_copy(update={"value": value})


_ALSO = re.compile(r"(?:bland annat|dessutom|samtidigt|därmed|det innebär att|beslutet innebär att)\b", re.I)
_DECIDED = re.compile(r"\b(?:beslutade|beslöt|klubbade|antog)\b", re.I)


def _opened_by(a: Annotated, unit: Unit) -> Taken | None:
    """The decision of which a sentence only gives a part: "Fullmäktige beslutade i går att spara. Bland annat sägs avtalet upp."."""
    before = a.before(unit)
    if before is None or _ALSO.match(a.words(unit)) is None or _DECIDED.search(a.words(before)) is None:
        return None
    inside = range(before.first, before.last)
    organ = next((i for i in inside if organ_at(a, i) is not None), None)
    day = next((i for i in inside if a.tokens[i].label == "DATE" and a.tokens[i].data.precision == "day"), None)
    return Taken(day, organ, None) if organ is not None and day is not None else None


def _on_another(a: Annotated, unit: Unit, told: Unit) -> bool:
    """Whether the decision is on another step than the sentence tells: "Det inleddes 2014. Styrelsen godkände avslutet …"."""
    steps = {t.label for t in a.tokens[told.first : told.last] if t.label in PREDICATES and t.form == "noun"}
    own = {t.label for t in a.tokens[unit.first : unit.last] if t.label in PREDICATES}
    return bool(steps) and bool(own) and not steps & own


def today(a: Annotated, first: int, last: int) -> int | None:
    """The token that gives the day of the paper itself, where a clause says "i dag": "har i dag förnyat avtalet"."""
    return _own_day(a) if any(a.word(i) in _TODAY for i in range(first, last)) else None


def _own_day(a: Annotated) -> int | None:
    """The token that gives the day of the paper itself."""
    now = a.head.date
    days = (i for i, t in enumerate(a.tokens) if t.label == "DATE" and now is not None and t.data.value == now.value)
    return next(days, None)


def meeting_told(a: Annotated, organ: OrganMention) -> int | None:
    """The day of the meeting that a page's heading names: "Beslut i korthet från kommunfullmäktige 28 november 2022"."""
    if a.head.kind not in PAGES:
        return None
    for unit in a.units:
        if unit.part.kind != "rubrik":
            break
        here = range(unit.first, unit.last)
        if any((said := organ_at(a, i)) is not None and said.organ == organ.organ for i in here):
            days = (i for i in here if a.tokens[i].label == "DATE" and a.tokens[i].data.precision == "day")
            return next(days, None)
    return None


def told_decision(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a sentence says when a decision to do something was taken: "Beslutet om att ingå avtalet fattades …"."""
    before = [t.text.lower() for t in a.tokens[max(unit.first, verb - 4) : verb]]
    behind = {t.text.lower() for t in a.tokens[verb : unit.last]}
    named = any(w in ("beslut", "beslutet") or w.startswith("beslutet ") for w in before)
    denied = any(t.label == "NEG" for t in a.tokens[verb : unit.last]) or {"något", "inget", "några", "inga"} & {
        t.text.lower() for t in a.tokens[unit.first : verb]
    }  # "Något beslut om att avbryta samarbetet har inte fattats."
    return named and not denied and bool(behind & {"fattades", "togs", "fattats", "tagits"})


def ceases_on(a: Annotated, verb: int, dates: list[int], said: Taken | None) -> int | None:
    """The day on which something ceases behind the one on which that was decided: "beslutade den 6 mars att … upphör den 1 juni",
    "sades upp den 6 mars och upphörde att gälla den 1 juni".
    """
    if a.tokens[verb].label == "END" and len(dates) > 1:
        later = (i for i in dates if i > verb and _CEASED.search(" ".join(map(a.word, range(max(verb + 1, i - 6), i)))))
        if (last := next(later, None)) is not None:
            return last
    if not a.tokens[verb].text.lower().startswith("upphör") or not (
        (said is not None and said.day is not None)
        or any(i < verb and a.word(i - 1) not in ("från", "sedan") for i in dates)
    ):
        return None
    return next((i for i in dates if 0 < i - verb <= 2), None)


_CEASED = re.compile(
    r"\b(?:och|men|samt|varför det|så att det|som)\b.*\b(?:upphörde?|löpte ut|gick ut|löper ut|går ut)"
    r"(?: (?:att gälla|formellt|helt|slutligt|därmed))*(?: den| vid)?$"
)


def said_yes_or_no(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether an organ said yes, or no, to what an infinitive names: "fullmäktige sa vid gårdagens möte ja till att ingå ett avtal"."""
    words = " ".join(a.tokens[i].text.lower() for i in range(max(unit.first, verb - 10), verb))
    return _YES_OR_NO.search(words) is not None


_YES_OR_NO = re.compile(r"\b(?:sa|sade|sagt|röstade)\b.* (?:ja|nej) till att$")
