"""What a sentence gives as the ground for an end: "…, eftersom X", "På grund av X …", "Skälet är att X", "X. Därför …".

Which words mean a ground wherever they stand is known to the rules `reasons` and `grounds`. Here it is the other way
round: the sentence says that something is the ground, and then plain words are enough to tell what it is about (the
rules `causes`); a ground about none of it is `other`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.annotate import Annotated, Unit
from pipeline.rules.terms import find_terms
from schemas.record import Reason

GROUND_OPENS = frozenset({"eftersom", "emedan", "då", "därför", "när", "sedan"})  # a clause about something else
OTHER = "cause.other"  # the rule of a ground that is about none of what the codes are for
CLOSES = ("END", "PAUSE", "NOT_RENEW", "PARTLY_END")
_CLAUSE = (
    r"eftersom|emedan|enär|ty|därför\s+att|i\s+och\s+med\s+att|med\s+(?:motiveringen|motivet|argumentet|förklaringen)\s+att|på\s+den\s+grunden\s+att|efter\s+att\s+ha\s+(?:konstaterat|noterat)\s+att"
    r"|(?:enbart\s+|just\s+)?av\s+(?:det|den)\s+(?:enkla\s+)?(?:skälet|anledningen|orsaken)\s+att|för\s+att(?=\s+(?:frigöra|spara|minska|markera|hålla))"
    r"|i\s+(?:protest|solidaritet)\s+m(?:ot|ed)|som\s+(?:en\s+)?(?:protest|reaktion|markering)\s+(?:mot|på)|i\s+kölvattnet\s+av|som\s+ett\s+led\s+i"
    r"|(?:på\s+grund\s+av|p\.?\s?g\.?\s?a\.?|till\s+följd\s+av|som\s+en\s+följd\s+av|som\s+(?:en\s+)?konsekvens\s+av|(?:med|i)\s+anledning\s+av|i\s+betraktande\s+av|på\s+basis\s+av|under\s+hänvisning\s+till"
    r"|med\s+(?:hänsyn|tanke|hänvisning)\s+(?:till|på)|mot\s+bakgrund\s+av|i\s+ljuset\s+av|utifrån|av\s+hänsyn\s+till|på\s+grundval\s+av)"
    r"(?:\s+att)?"
)
_OPENS = re.compile(
    rf"(?i)(?<!\w)(?P<sure>{_CLAUSE})(?!\w)|(?<=,\s)(?P<comma>då)(?!\w)|(?:^\W*|:\s+)(?P<first>Då)(?!\w)"
)
_FIRST = re.compile(rf"(?i)\W*(?:{_CLAUSE}|då)(?!\w)")
_NAMED = re.compile(
    r"(?i)^\W*(?:(?:det\s+(?:främsta|viktigaste|huvudsakliga)\s+|ett\s+|som\s+|främsta\s+|av\s+följande\s+)?"
    r"(?:skäl(?:et|en)?|förklaring(?:en)?|bevekelsegrund(?:en)?|vägledande|avgörande|motiv(?:et|en|ering|eringen)?|anledning(?:en|ar|arna)?|orsak(?:en|er|erna)?|bakgrund(?:en)?|grund(?:en)?)\b[^.]{0,60}?"
    r"(?:\b(?:är|var|stavas|ligger\s+i|antecknas|åberopas|anges|anförs|angavs|anfördes|till)\b|:)(?:\s+(?:bland\s+annat|främst|framför\s+allt|dels))?(?:\s+att\b)?"
    r"|(?:detta|det|förslaget|beslutet|uppsägningen|åtgärden|kravet)\s+(?:motiveras|grundas|grundar\s+sig|beror|baseras|föranleds)\s+(?:främst\s+)?"
    r"(?:av|med|på|i)\b(?:\s+att\b)?)"
)
_GROUND = r"(?:skäl(?:et|en)?|förklaring(?:en)?|anledning(?:en)?|orsak(?:en)?|bevekelsegrund(?:en)?)"
_BEHIND = re.compile(rf"(?i)\b(?:är|var|blev|utgör|utgjorde)\s+(?:[\w,]+\s+){{0,9}}?{_GROUND}\b")
_THAT = re.compile(
    rf"(?i)\W*(?:(?:det|detta)\s+(?:är|var|utgör)\s+(?:hela\s+|(?:det\s+)?enda\s+)?{_GROUND}\b|(?:därav|härav)\s)"
)
_HEADED = re.compile(
    r"(?i)\W*(?:(?:besluts)?motivering(?:en)?|motiv|skäl(?:en|et)?|förklaring)"
    r"(?:\s+(?:för|till|av)\s+[\w ]*?(?:beslut|förslag|ställningstagande)\w*)?\W*"
)
_COLON = re.compile(
    r"(?i)\b(?:av\s+följande\s+(?:skäl|anledning\w*|orsak\w*)|(?:skäl\w*|motivering\w*|anledning\w*))\s*:\s*(?=\S)"
)
_SO = re.compile(
    r"(?i)(?<!\w)(?:därför|mot\s+(?:den|denna)\s+bakgrund\w*|av\s+(?:den|detta|denna|det)\s+(?:anledning\w*|skäl\w*|orsak\w*)|följaktligen)(?!\w)"
)
# words that send the reader to a paper or to what was said, which is no ground by itself
_REFERS = re.compile(
    r"(?i)^\s*(?:(?:vad|det|detta|ovan\w*|den|denna|dessa)\b(?!\s+\w+\s*\w*\s*(?:krig|läge|angrepp|aggress))(?:\s+som)?\s*(?:ovan\w*|ovan|anförda?|sagda|sagts|nämnda|som|$|,|bedömer|föreslår|sägs|avslutas)"
    r"|(?:\w+s\s+)?(?:\w*skrivelse\w*|\w*utlåtande\w*|\w*motion(?:en|er|erna|ens)?|yttrande\w*|beredning\w*|bedömning\w*|förslag\w*|beslut\w*|yrkande\w*"
    r"|ovanstående|vad\s+som|resonemang\w*|utredning\w*|rapport\w*|kartläggning\w*|punkt|§|\w*avtal(?:et)?\s+från)\b)"
)
# "Skälet är inte ekonomin utan kriget"
_DENIED = re.compile(r"(?i)\s*(?:inte|ej|icke)\b(?:[^.]*?\b(?P<but>utan)\b)?(?!\s+(?:längre|har|finns|haft|funnits))")
_STANDS = re.compile(
    r"(?i)\b(?:avslå\w*|avslag\w*|avslog\w*|avstyrk\w*|behåll\w*|behålls|kvarstå\w*|fortsätt\w*|stå\s+kvar|inte\s+bifall\w*)\b"
)

_ALLOWED = re.compile(r"(?i)\b(?:uppsägningstid\w*|varsel\w*|villkor\w*|paragraf\w*)")  # what lets it be ended, not why
_TELLERS = ("ORGAN", "OFFICE", "PERSON", "DATE", "PARA")  # a sentence with one of them may only tell what was done


@dataclass(frozen=True, slots=True)
class Given:
    """The words (view offsets) that say what a ground for an end is about, with the `whole` passage given as one."""

    whole: tuple[int, int]
    start: int
    end: int
    reason: Reason
    rule: str


def given(a: Annotated) -> Iterator[Given]:
    """The grounds that sentences give for an end, in text order, each with the code of what it is about."""
    for at, unit in enumerate(a.units):
        for start, end, sure in _passages(a, at, unit):
            yield from coded(a.item.view.text, start, end, sure=sure)


def headed(a: Annotated) -> Iterator[Given]:
    """The grounds in a section headed as such, by plain words: good where the item gives none in a clearer way."""
    for unit in a.units:
        if _headed(a, unit) and not closing_verbs(a, unit):
            yield from coded(a.item.view.text, *a.span(unit.first, unit.last), sure=False)


def in_ground(a: Annotated, token: int) -> bool:
    """Whether a token stands in what its sentence gives as a ground: "sägs upp på grund av att utbytet har upphört"."""
    at = a.unit_index(token)
    return any(start <= a.tokens[token].start < end for start, end, sure in _passages(a, at, a.units[at]) if sure)


def ground_between(a: Annotated, noun: int, place: int) -> bool:
    """Whether a place stands in a ground that is given behind a noun: "vänortsavtalet med X sägs upp, eftersom Y anfallit Z"."""
    at, low, high = a.unit_index(place), a.tokens[noun].start, a.tokens[place].start
    return any(low < start <= high < end for start, end, sure in _passages(a, at, a.units[at]) if sure)


def coded(text: str, start: int, end: int, *, sure: bool) -> Iterator[Given]:
    """A passage with its code; without any word that gives one it is `other` where it is `sure` to be a ground."""
    if _REFERS.match(text[start:end]):
        return
    if denied := _DENIED.match(text, start, end):
        if denied["but"] is None:
            return
        start = denied.end()
    found = min(find_terms("causes", text[start:end]), key=lambda m: (m.term.gives["order"], m.start), default=None)
    if found is not None:
        yield Given((start, end), start + found.start, start + found.end, found.term.gives["reason"], found.term.id)
    elif sure and not _ALLOWED.search(text, start, end) and (words := text[start:end].strip(" ,.:;\n")):
        first = text.index(words, start)
        yield Given((start, end), first, first + len(words), "other", OTHER)


def main_clause(a: Annotated, unit: Unit, verb: int) -> int:
    """Where the clause of a verb begins, when a ground stands in front of it: "Eftersom utbytet inte används avslutas avtalet".

    The first token of the sentence where none does; what is denied in the ground leaves the verb as it is.
    """
    opens = _FIRST.match(a.item.view.text, a.tokens[unit.first].start, a.tokens[verb].start)
    if opens is None:
        return unit.first
    starts = (i for i in range(verb, unit.first, -1) if a.tokens[i - 1].text.lower().split()[-1] == "att")
    return next((i for i in starts if a.tokens[i - 1].start >= opens.end()), verb)


def closing_verbs(a: Annotated, unit: Unit) -> list[int]:
    """The verbs of an end in a sentence that are not denied, not turned down, and not what an inquiry is about."""
    if _STANDS.search(a.item.view.text, *a.span(unit.first, unit.last)):
        return []
    return [
        i
        for i in range(unit.first, unit.last)
        if a.tokens[i].label in CLOSES
        and not any(t.label in ("EVALUATE", "INVESTIGATE") for t in a.tokens[unit.first : i])
        and not any(t.label == "NEG" for t in a.tokens[max(main_clause(a, unit, i), i - 3) : i])
    ]


def _passages(a: Annotated, at: int, unit: Unit) -> Iterator[tuple[int, int, bool]]:
    """The passages of a sentence, or the sentence before one with "därför", that are given as grounds."""
    text = a.item.view.text
    first, last = a.span(unit.first, unit.last)
    before = a.before(unit)
    closing = closing_verbs(a, unit)
    named = _NAMED.match(text[first:last])
    if named and (closing or (before is not None and closing_verbs(a, before)) or _first_told(a, unit, before)):
        yield first + named.end(), last, True
        return
    if _THAT.match(text, first, last) and before is not None and not closing_verbs(a, before):
        yield *a.span(before.first, before.last), True
        return
    behind = _BEHIND.search(text, first, last)
    if behind and behind.start() > first + _SHORT and not closing and _closes(a):
        yield first, behind.start(), True
        return
    if not closing:
        return
    colon = _COLON.search(text, a.tokens[closing[0]].end, last)
    if colon:
        yield colon.end(), last, True
        return
    for opens in _OPENS.finditer(text[first:last]):
        start = first + opens.end()
        sure = opens["sure"] is not None or not _when(a, opens, first)
        if any(a.tokens[i].start < first + opens.start() for i in closing):
            yield start, last, sure
            return
        if re.search(r"(?:^|:|\batt,?|,)\W*$", text[first : first + opens.start(opens.lastgroup or 0)]):
            end = _main_verb(a, unit, closing, start)
            yield start, end, sure and len(text[start:end].split()) > 1  # "Då beslutade styrelsen …" is when
            return
    if _SO.search(text, first, last) and before is not None and not _ends_it(a, before):
        start, end = a.span(before.first, before.last)
        lead = _COLON.search(text, start, end)  # "reserverar sig med följande motivering: Skolan har lagts ned."
        start = lead.end() if lead else start
        yield (
            start,
            end,
            not any(t.label in _TELLERS and t.start >= start for t in a.tokens[before.first : before.last]),
        )


def _ends_it(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence tells the end itself, and not that of a project or a grant, which may be why."""
    it = any(t.label == "AGREEMENT" or t.text.lower() in IT for t in a.tokens[unit.first : unit.last])
    return it and bool(closing_verbs(a, unit))


IT = frozenset({"det", "den", "detta", "dessa", "avtalet", "överenskommelsen"})


def _first_told(a: Annotated, unit: Unit, before: Unit | None) -> bool:
    """Whether "Skälet är …" can only speak of the end: nothing else is done to the agreement in front of it."""
    if before is not None and any(t.label in _ELSE for t in a.tokens[before.first : before.last]):
        return False
    return _closes(a)


_ELSE = ("ESTABLISH", "RENEW", "RESUME", "KEEP", "AMEND", "INVESTIGATE", "EVALUATE", "ASK", "PROPOSE")


def _closes(a: Annotated) -> bool:
    """Whether any sentence of the item ends, pauses or does not renew an agreement."""
    return any(closing_verbs(a, unit) for unit in a.units)


def _headed(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence stands in a section headed as the grounds of the decision: "Skälen för beslutet"."""
    at, heading = a.unit_index(unit.first), unit.part.heading
    above = [a.words(u) for u in a.units[max(0, at - _SECTION) : at] if u.part is unit.part]
    titles = [*above, *([a.item.view.text[slice(*heading)]] if heading is not None else [])]
    return any(_HEADED.fullmatch(title) for title in titles)


_SECTION = 6  # sentences under a heading for the grounds, at most
_SHORT = 12  # characters in front of "är skälet" that may be a ground


def _when(a: Annotated, opens: re.Match[str], first: int) -> bool:
    """Whether "då" stands behind a date and tells when: "upphör den 31 december, då …"."""
    at = a.token_at(first + opens.start("comma")) if opens["comma"] else 0
    return any(t.label == "DATE" for t in a.tokens[max(0, at - 3) : at])


def _main_verb(a: Annotated, unit: Unit, closing: list[int], start: int) -> int:
    """Where the clause of a ground in front of its sentence ends: at who says it, or at the end's verb."""
    for i in range(unit.first, closing[-1]):
        token = a.tokens[i]
        if token.start > start and token.label in ("PROPOSE", "ASK", "TOLD", "DECIDE"):
            return token.start
    return a.tokens[closing[-1]].start
