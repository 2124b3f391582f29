"""How long an agreement runs, how it is prolonged and given notice: `term`."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.acts.pronouns import spoken_of
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.fields import NEVER_STARTS
from pipeline.extract.finding import Finding
from pipeline.extract.given import CLOSES
from pipeline.extract.partners.pair import Pair
from pipeline.extract.renewal import ASIDE, another_runs, find_renewals, of_next_time
from pipeline.extract.row_years import half
from pipeline.extract.table_terms import table_terms
from pipeline.rules.numbers import NUMBERS, ORDINALS
from schemas.dates import Date

BARE = ("term.runs", "term.for", "term.since-years")


def find_terms_of(a: Annotated, pairs: list[Pair]) -> list[Finding]:
    """Every `term.years`, `.renewal`, `.notice`, `.start`, `.end` of an item with a pair of the author's own, surest first."""
    if not pairs:
        return []
    found: list[Finding] = []
    at_a_time: list[Finding] = []
    for match in sorted(a.find("term"), key=lambda m: (bool(m.rule.gives.get("late")), m.start)):
        field, unit = match.rule.gives["field"], a.unit(match.start)
        if match.rule.gives.get("paper") and a.head.kind != "avtal":
            continue
        if field in ("period", "start", "end") and _TO_HOLD.search(a.words(unit)):
            continue
        if field == "period":
            found.extend(_period(a, match))
            continue
        strict = field == "end" and not match.rule.gives.get("anywhere") and match.rule.id != "term.until"
        if unit.part.kind in (NEVER_STARTS if strict else ASIDE):
            continue
        if any(t.label == "ASK" and t.text.lower().startswith("yrka") for t in a.tokens[unit.first : match.start]):
            continue
        if match.rule.gives.get("late") and _asked_for(a, match):
            continue
        if match.rule.gives.get("background") and (
            unit.part.kind in ("beslut", "forslag", "rubrik", "motion") or not _runs(a, match)
        ):
            continue
        shared = match.rule.gives.get("value") == "by_decision"
        if not _about_agreement(a, match.start, shared=shared) and (
            match.rule.id in BARE or field in ("start", "end", "renewal")
        ):
            continue
        if (
            _of_other_contract(a, match.end)
            or _of_another_thing(a, match)
            or (field == "notice" and not _of_agreement(a, match))
        ):
            continue
        each = field == "years" and _at_a_time(a, match)
        if field == "years" and (_other_years(a, match) or (each and not _EACH.search(a.words(unit)))):
            continue
        value = _value(a, match, field)
        if value is None:
            continue
        captured = match.captures.get(field, match.captures.get("months"))
        start, end = a.span(match.start, match.end) if captured is None else a.span(captured, captured + 1)
        if field == "years" and captured is not None and match.end > captured + 1:
            end = a.tokens[match.end - 1].end
        (at_a_time if each else found).append(Finding(f"term.{field}", value, start, end, match.rule.id))
    if not any(f.field in ("term.years", "term.start", "term.end") for f in found):
        found += at_a_time  # nothing else tells how long it runs
    for _, told, years in table_terms(a):
        found.append(replace(told, value=number(years)) if years else told)
    found.extend(find_renewals(a, lambda unit: _is_ours(a, unit)))
    decided = [a.unit(a.token_at(f.start)) for f in found if f.value == "by_decision"]
    return [f for f in found if f.value != "none" or a.unit(a.token_at(f.start)) not in decided]  # "upphör, om inte …"


_TO_HOLD = re.compile(
    r"(?i)\b(?:uppsägning|säga\s+upp|sägas\s+upp)\w*\b.*\bför\s+att\s+(?:gälla|få\s+verkan|verka|träda)"
)  # the notice's own day
_EACH = re.compile(r"\b(?:automatiskt|av sig självt?)\b[^.;]*\b(?:i sänder|i taget|åt gången)\b")


def _refused(a: Annotated, match: Match) -> bool:
    """Whether a match says that nothing can be prolonged: "kan inte förlängas", but not "kan inte förlängas utan beslut"."""
    inside = a.tokens[match.start : match.end]
    at = next((n for n, t in enumerate(inside) if t.text.lower().startswith(("förläng", "förny"))), 0)
    return at > 0 and inside[at - 1].label == "NEG" and not any(t.text.lower() == "utan" for t in inside[at:])


def _without(a: Annotated, match: Match) -> bool:
    """Whether a match says that there is no way to prolong: "utan möjlighet till förlängning", "ingen rätt till"."""
    before = [a.word(i) for i in range(max(a.unit(match.start).first, match.start - 2), match.start)]
    return a.word(match.start).startswith(("möjlig", "option", "rätt")) and bool(_LACKS & set(before))


_LACKS = frozenset({"utan", "ingen", "inga", "saknar", "saknas", "saknade"})


def _other_years(a: Annotated, match: Match) -> bool:
    """Whether years are those since or before something: "för tre år sedan", "inget besök på fyra år"."""
    first = a.unit(match.start).first
    after = [t.text.lower() for t in a.tokens[match.end : match.end + 2]]
    if after[:1] and after[0] in ("sedan", "senare", "tidigare", "framåt"):
        return after[0] != "framåt"
    if a.word(match.start) in ("på", "under") and _VISITS.fullmatch(a.word(match.start - 1)):
        return True  # "åtta utbyten på tre år"
    before = a.tokens[max(first, match.start - 8) : match.start + 1]
    if [t.text.lower() for t in before[-2:]] in (["första", "på"], ["enda", "på"]):
        return True  # "avtalet är kommunens första på tjugo år"
    if after[:1] in (["har"], ["hade"]):
        before = (*before, *a.tokens[match.end + 1 : match.end + 4])  # "på elva år har inget besök ägt rum"
    return match.rule.id in BARE and any(
        t.label in ("NEG", "PEOPLE") or t.text.lower() in ("inget", "inga", "ingen", "ej") for t in before
    )


_VISITS = re.compile(r"\w*(?:utbyten|besök|resor|möten|träffar|gånger|läger|brev|kontakter)")


def _at_a_time(a: Annotated, match: Match) -> bool:
    """Whether years are those of each renewal, not of the agreement: "förlängs med fem år i sänder"."""
    after = [t.text.lower() for t in a.tokens[match.end : match.end + 2]]
    taken = [t.text.lower() for t in a.tokens[match.start : match.end]]
    unit, end = a.unit(match.start), match.captures.get("years", match.start)
    text = a.item.view.text
    if of_next_time(
        text[a.tokens[unit.first].start : a.tokens[end].start],
        text[a.tokens[end].start : a.span(unit.first, unit.last)[1]],
    ):
        return True
    each = after in (["i", "sänder"], ["i", "taget"], ["åt", "gången"]) or {"sänder", "taget", "gången"} & set(taken)
    if each and match.rule.id == "term.for" and not (_names_agreement(a, match.start) or _runs(a, match)):
        return True  # "upprättar plan för två år i sänder"
    before = [t.text.lower() for t in a.tokens[a.unit(match.start).first : match.end]]
    itself = any(word.startswith(("automat", "uppsäg", "säg", "sag")) for word in before)
    near = [word for word in before[-_BEFORE:] if word.startswith(("förläng", "förny", "prolong"))]
    prolongs = bool(near) and not near[-1].endswith(_TOLD)
    return prolongs and (bool(each) or (itself and match.rule.id == "term.renewed-for"))


_BEFORE = 10  # words in which a verb of prolonging says whose the years are
_TOLD = ("ts", "des", "at")  # "har förlängts med fem år i taget" tells of the term that it has now


def _runs(a: Annotated, match: Match) -> bool:
    """Whether a clause tells how long an agreement runs, so that its stop is the end of the term and no act."""
    unit = a.unit(match.start)
    words = (a.tokens[i].text.lower() for i in range(unit.first, unit.last))
    return any(
        w in ("löper", "gäller", "gälla", "löpte", "gällde") or re.match(r"[a-zåäö]+årig[ats]", w) for w in words
    )


def _period(a: Annotated, match: Match) -> list[Finding]:
    """Both ends of a period of days or years; a single date is no period."""
    both = [match.captures[side] for side in ("start", "end") if side in match.captures]
    token = a.tokens[both[0] if both else match.captures["period"]]
    ends = [str(a.tokens[at].data.value) for at in both] or str(token.data.value).split("/")
    unit = a.unit(match.start)
    if len(ends) != 2 or unit.part.kind in ASIDE:
        return []
    if any(t.text.lower() in ("tidigare", "föregående", "förra") for t in a.tokens[unit.first : match.end]):
        return []  # a period gone by
    if not (_about_agreement(a, match.start, shared=False) or spoken_of(a, match.start)):
        return []
    if match.start > unit.first and a.tokens[match.start - 1].text.lower().endswith("projektet"):
        return []  # "projektet pågick 2015–2018"
    found = []
    for side, end in zip(("start", "end"), ends, strict=True):
        if len(end) in (4, 10):
            date = Date(value=end, precision="day" if len(end) == 10 else "year")
            told = a.tokens[both[side == "end"]] if both else token
            whole = (told.start, told.end)
            first, last = whole if both else half(a.item.view.text, *whole, side)
            found.append(Finding(f"term.{side}", date, first, last, match.rule.id))
    return found


def _names_agreement(a: Annotated, at: int) -> bool:
    """Whether the agreement is named in a token's sentence."""
    unit = a.unit(at)
    return any(t.label in ("AGREEMENT", "RELATION") for t in a.tokens[unit.first : unit.last])


def _is_ours(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence speaks of the agreement, and of no other contract."""
    both = {"kommunerna", "städerna", "regionerna", "parterna", "båda"} & set(a.words(unit).lower().split())
    told = _about_agreement(a, unit.first, shared=True) or (bool(both) and spoken_of(a, unit.first))
    return told and not _of_other_contract(a, unit.last)


def _about_agreement(a: Annotated, at: int, *, shared: bool) -> bool:
    """Whether what stands at a token is told of the agreement; `shared`: the word "parterna" beside it is enough."""
    unit = a.unit(at)
    if a.head.kind == "avtal":
        return True  # it speaks of itself
    if _names_agreement(a, at):
        return True
    if a.word(at).startswith(_ITS_OWN) or any(a.word(i).startswith(_STEP) for i in range(unit.first, at)):
        return True
    words = {a.tokens[i].text.lower() for i in range(unit.first, unit.last - 1) if a.tokens[i + 1].label != "DATE"}
    fresh = {"nya", "nuvarande", "innevarande", "kommande"} & words and {"perioden", "avtalsperioden"} & words
    if fresh or (shared and "parterna" in words):
        return True
    return bool(
        words & {"perioden", "period", "avtalstiden", "avtalsperioden", "förlängning", "det", "den"}
    ) and spoken_of(a, at)


_ITS_OWN = ("löptid", "avtals", "giltighets", "uppsägning", "förläng")
_STEP = ("förlängningen", "förnyelsen", "prolongeringen")


def _asked_for(a: Annotated, match: Match) -> bool:
    """Whether a motion asks for the years: "har i motion föreslagit att partnerskapet förlängs med tre år"."""
    before = a.tokens[a.unit(match.start).first : match.start]
    by_member = any(t.label == "PERSON" or t.text.lower().startswith("motion") for t in before)
    return by_member and any(t.label in ("PROPOSE", "ASK") for t in before)


def _of_other_contract(a: Annotated, end: int) -> bool:
    """Whether the contract spoken of last is no agreement of ours: "säga upp hyresavtalet … det nya avtalet gäller i fem år".

    An agreement's own paper speaks of itself, by whatever name.
    """
    if a.head.kind == "avtal":
        return False
    back = range(end - 1, max(-1, end - _SPOKEN), -1)
    said = (a.tokens[i] for i in back if a.tokens[i].label in ("AGREEMENT", "OTHER"))
    last = next((t for t in said if t.text.lower() not in _POINTS_BACK), None)
    return last is not None and last.label == "OTHER" and last.text.lower().removesuffix("et").endswith("avtal")


def _of_another_thing(a: Annotated, match: Match) -> bool:
    """Whether a sentence speaks of a thing of its own: "anställningen gäller", "bussbolagets avtal kan sägas upp"."""
    if a.head.kind == "avtal":
        return False
    unit = a.unit(match.start)
    named = (a.word(i) for i in range(unit.first, unit.last) if a.tokens[i].label in ("AGREEMENT", "RELATION"))
    if any(word not in ("avtal", "avtalet", "avtalets", "kontrakt", "kontraktet") for word in named):
        return False
    return another_runs(a.words(unit).lower())


_POINTS_BACK = ("avtalet", "avtalets", "det", "detta")  # it means what was named before
_SPOKEN = 60  # words back in which a contract was spoken of


def _of_agreement(a: Annotated, match: Match) -> bool:
    """Whether a notice is that of the agreement: words of wide use must stand where it is spoken of."""
    unit = a.unit(match.start)
    if spoken := match.rule.gives.get("before"):
        return match.start == unit.first and spoken in a.words(a.units[max(0, a.unit_index(match.start) - 1)]).lower()
    inside = a.tokens[unit.first : unit.last]
    ours = any(t.label in ("AGREEMENT", "RELATION") for t in inside)
    parties = any(t.text.lower() in ("part", "parten", "parterna", "parter", "parts") for t in inside)
    said = ours or parties or a.head.kind == "avtal" or spoken_of(a, match.start)
    return not match.rule.gives.get("leaves") or said


def _unless(a: Annotated, at: int) -> bool:
    """Whether a negation says under what condition it is prolonged: "om inte …", "sker ingen uppsägning …"."""
    behind = (t.text.lower() for t in a.tokens[at + 1 : at + 4])
    return (
        a.tokens[at - 1].text.lower() in ("om", "uppsägning")
        or a.tokens[at - 2].text.lower() == "om"
        or any(word.startswith(("upp", "säg", "sagt", "part")) for word in behind)
    )


def _value(a: Annotated, match: Match, field: str) -> object:
    gives = match.rule.gives
    if "value" in gives:
        first = a.unit(match.start).first
        near = range(max(first, match.start - 3), min(match.end + 2, a.unit(match.start).last))
        if gives["value"] == "by_decision" and (_refused(a, match) or _without(a, match)):
            return "none"
        negated = any(a.tokens[i].label == "NEG" and not _unless(a, i) for i in near)
        return "none" if negated and gives["value"] == "automatic" else gives["value"]
    if field == "years":
        return _years(a, match)
    if field == "notice":
        return _notice(a, match.captures["months"])
    return _day(a, match, field) if field in ("start", "end") else None


def _years(a: Annotated, match: Match) -> float | None:
    """The years of a term, from whole years on; what may or could come later is none."""
    before = {t.text.lower() for t in a.tokens[match.start - 2 : match.start]} if match.start else set()
    if match.rule.gives.get("late") and before & {"kan", "kunna", "får", "skulle", "möjlighet"}:
        return None
    if "months" in match.captures:
        months = number(a.tokens[match.captures["months"]].text)
        return months / 12 if months and months >= 12 else None
    at = match.captures["years"]
    years = number(a.tokens[at].text)
    half_too = "halvt" in [t.text.lower() for t in a.tokens[at + 1 : at + 4]]
    return years + 0.5 if years and half_too else years


def _notice(a: Annotated, at: int) -> str:
    """The time of notice as it is told: "sex månader", "ett halvår"."""
    told = _hung_on(a, at)
    if told is not None:
        return told
    count = a.tokens[at].text.lower()
    if count.startswith("halvår"):
        return f"ett {count.removesuffix('s')}"
    behind = a.tokens[at + 1].text.lower()
    if behind == "halvt":
        return f"{count} halvt år"
    if behind.startswith(("år", "dag", "vecka", "veckor")):
        return f"{count} {behind.removesuffix('s')}"
    return f"{count} {'månad' if count in ('en', '1') else 'månader'}"


def _day(a: Annotated, match: Match, field: str) -> Date | None:
    """The day on which a term starts or ends."""
    at = match.captures[field]
    date: Date = a.tokens[at].data
    before = a.tokens[a.unit(match.start).first : at]
    if field == "start" and "verkan" in [t.text.lower() for t in a.tokens[match.start : at]]:
        before = a.tokens[a.unit(at).first : a.unit(at).last]  # "att med verkan från den 1 maj säga upp avtalet"
    if field == "start" and any(t.label in _STOPS for t in before):
        return None  # "upphör att gälla från och med den 1 maj"
    turn = re.fullmatch(r"(\d{4})/\d{4}", str(date.value))
    if turn and field == "end" and any("årsskift" in t.text.lower() for t in a.tokens[at - 1 : at + 1]):
        return Date(value=f"{turn[1]}-12-31", precision="day")  # "går ut vid årsskiftet"
    if date.precision == "range":
        return None
    bound = date.qualifier in ("before", "after")  # "dock tidigast den 1 mars": what the term is told to begin with
    return date.model_copy(update={"qualifier": None}) if bound else date


_STOPS = (*CLOSES, "RESUME", "EXPIRE", "NEG")  # the date of what is ended or goes on again begins no term


def _hung_on(a: Annotated, at: int) -> str | None:
    """A length of time with the noun that it hangs on: "sex månaders ömsesidig uppsägningstid" is told as one."""
    words = [t.text.lower() for t in a.tokens[at : at + 7]]
    noun = next((n for n, word in enumerate(words) if word.startswith(("uppsägning", "varsel", "förvarning"))), None)
    if noun is None or not any(word.endswith(_LENGTHS) for word in words[:noun]):
        return None
    first, last = a.span(at - (words[0].startswith("halvår") and a.tokens[at - 1].text.lower() == "ett"), at + noun + 1)
    return " ".join(a.item.view.text[first:last].split())


_LENGTHS = ("månads", "månaders", "års", "dagars", "veckors", "kvartals")


_WORD = re.compile("|".join(sorted(NUMBERS | ORDINALS, key=len, reverse=True)))


def number(text: str) -> float | None:
    """A number of years in figures or letters ("5-årigt", "femårig", "tre")."""
    digits = re.match(r"\d+(?:,\d)?", text)
    if digits:
        return float(digits.group().replace(",", "."))
    word = _WORD.match(text.lower())
    return float((NUMBERS | ORDINALS)[word.group()]) if word else None
