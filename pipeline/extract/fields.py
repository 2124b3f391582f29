"""When an agreement began and how long it runs: `established`, `term`, and the reported end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.acts.objects import spoken_of
from pipeline.extract.annotate import Annotated
from pipeline.extract.engine import Match
from pipeline.extract.finding import Finding
from pipeline.extract.partners.lists import find_rows
from pipeline.extract.partners.partners import Pair
from pipeline.extract.partners.sections import section_of
from schemas.dates import Date

NUMBERS = {
    "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "tionde": 10, "femton": 15, "tjugo": 20, "tjugofem": 25, "trettio": 30,
    "ett": 1, "en": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "tolv": 12,
}  # fmt: skip
NEVER_STARTS = ("forslag_kf", "yrkande", "reservation", "expediering", "narvaro", "signatur")
BARE = ("term.runs", "term.for", "term.since-years")
ASIDE = tuple(kind for kind in NEVER_STARTS if kind != "forslag_kf")
COMING = frozenset({"kommer", "planeras", "avser", "föreslås", "bör"})
RESTS = frozenset({"vilat", "vilande", "vilar", "legat", "pausat", "inaktivt", "avstannat", "dormant"})
_PART_OF_YEAR = re.compile(r"(\d{4})-\d\d/\1-\d\d")  # a quarter or half of a year is when, not how long


def find_established(a: Annotated, pairs: list[Pair], matches: Sequence[Match]) -> dict[int, Finding]:
    """The start of each pair's agreement (by index): the earliest passage in the text that gives one.

    `matches` are those of the rules `established`.
    """
    found: dict[int, Finding] = {}
    for match in sorted(matches, key=lambda m: (m.captures["when"], m.end - m.start)):
        at = match.captures["when"]
        unit = a.unit(at)
        date = a.tokens[at].data
        if unit.part.kind in NEVER_STARTS or _ends_instead(a, match):
            continue
        if match.rule.gives.get("signed") and a.tokens[at - 1].label in ("ORGAN", "PARA"):
            continue  # "efter beslut i kommunfullmäktige 1992-03-30 undertecknades …" is the decision's day
        if match.rule.gives.get("span") and date.precision != "range":
            continue
        if date.precision == "range" and not _PART_OF_YEAR.fullmatch(str(date.value)):
            first = str(date.value).split("/")[0]
            if not match.rule.gives.get("period") or len(first) not in (4, 10):
                continue
            date = Date(value=first, precision="day" if len(first) == 10 else "year")
        coming = any(a.tokens[i].text.lower() in COMING for i in range(unit.first, at))
        if coming and not match.rule.gives.get("near_place"):  # "därefter kommer X (1976)" is no plan
            continue
        if any(
            a.tokens[i].label == "ESTABLISH" and a.tokens[i].form not in ("past", "sup")
            for i in range(match.start, match.end)
        ):
            continue
        if _from_after_now(a, at) or (match.rule.gives.get("pronoun") and not spoken_of(a, at)):
            continue
        if any(a.tokens[i].text.lower() in RESTS for i in range(match.start, at)):
            continue  # "som vilat sedan 2011"
        if a.tokens[at - 1].text.lower() == "från" and date.precision == "day" and _told_to_end(a, unit.first, at):
            continue  # "avslutar avtalet med X från samma dag"
        if match.rule.gives.get("near_place") and _tells_of_visits(a, unit.first, at):
            continue
        goal = a.tokens[at - 1].text.lower() == "till" and a.tokens[at - 2].text.lower() != "tillbaka"
        if goal and not match.rule.gives.get("period"):
            continue  # "till 2015 hade kommunen en vänort i X"
        for index in _owners(a, match, at, pairs):
            if index not in found or _more_exact(date, found[index]):
                token = a.tokens[at]
                found[index] = Finding("established", date, token.start, token.end, match.rule.id)
    _of_rows(a, pairs, found)
    return found


def _more_exact(date: Date, held: Finding) -> bool:
    """Whether a later passage gives the day of what an earlier one gives the year of."""
    return (
        held.value.value is not None
        and len(str(date.value)) > len(held.value.value)
        and str(date.value).startswith(f"{held.value.value}-")
    )


def find_closed(a: Annotated, pairs: list[Pair], matches: Sequence[Match]) -> dict[int, Finding]:
    """The end of each pair's agreement (by index) that the text tells of as a closed period: "var vänort 1949–2007"."""
    found: dict[int, Finding] = {}
    for match in matches:
        at = match.captures["when"]
        token, ends = a.tokens[at], str(a.tokens[at].data.value).split("/")
        if not match.rule.gives.get("closed") or token.data.precision != "range" or len(ends[-1]) not in (4, 10):
            continue
        if a.unit(at).part.kind in NEVER_STARTS or _from_after_now(a, at):
            continue
        date = Date(value=ends[-1], precision="day" if len(ends[-1]) == 10 else "year")
        span = half(a.item.view.text, token.start, token.end, "end")
        for index in _owners(a, match, at, pairs):
            found.setdefault(index, Finding("ended", date, *span, match.rule.id))
    return found


def _tells_of_visits(a: Annotated, first: int, at: int) -> bool:
    """Whether a clause says since when nothing was done or who went there: "ingen har besökt X sedan 2009"."""
    return any(
        a.tokens[i].label == "NEG" or a.tokens[i].text.lower().startswith(("varken", "besök", "rest", "träffa"))
        for i in range(first, at)
    )


def _of_rows(a: Annotated, pairs: list[Pair], found: dict[int, Finding]) -> None:
    """The year in the row of a list or table of partners, where it is the only date there and nothing ended in it."""
    rows = list(find_rows(a))
    listed = {row.place for row in rows}
    told = {row.place: row.since for row in rows if row.since is not None}
    for index, pair in enumerate(pairs):
        for place in pair.places:
            if index not in found and place in told and not _from_after_now(a, told[place]):
                token = a.tokens[told[place]]
                found[index] = Finding("established", token.data, token.start, token.end, "established.table")
            unit = a.unit(place)
            dates = [i for i in range(place, unit.last) if a.tokens[i].label == "DATE"]
            ends = any(
                a.tokens[i].label in ("END", "PAUSE", "NOT_RENEW", "PARTLY_END") for i in range(place, unit.last)
            )
            if index in found or place not in listed or len(dates) != 1 or ends or _from_after_now(a, dates[0]):
                continue
            token = a.tokens[dates[0]]
            if token.data.precision in ("year", "month", "day"):
                found[index] = Finding("established", token.data, token.start, token.end, "established.row")


def _from_after_now(a: Annotated, at: int) -> bool:
    now = a.head.meeting_date or a.head.date
    return now is not None and a.tokens[at].data.first() > now.last()


def _ends_instead(a: Annotated, match: Match) -> bool:
    """A verb of ending between noun and date: then the date is the end's."""
    low = min(match.captures.values())
    high = max(match.captures.values())
    return any(
        a.tokens[i].label
        in ("END", "PAUSE", "NOT_RENEW", "RENEW", "RESUME", "OTHER", "EVALUATE", "PARTLY_END", "AMEND", "NEG")
        for i in range(low, high)
    )


def _told_to_end(a: Annotated, first: int, at: int) -> bool:
    return any(
        a.tokens[i].label in ("END", "PAUSE", "NOT_RENEW") and a.tokens[i].form in ("pres", "inf")
        for i in range(first, at)
    )


def _owners(a: Annotated, match: Match, at: int, pairs: list[Pair]) -> list[int]:
    """The pairs a date belongs to: the nearest name in the clause, before it by preference; else the only pair."""
    unit = a.unit(at)
    if match.rule.gives.get("of_all"):
        return _all_before(a, at, pairs)
    if "place" in match.captures:
        return [i for i, p in enumerate(pairs) if match.captures["place"] in p.places]
    near = [
        ((at - place) if place < at else (place - at) * 2, i)
        for i, p in enumerate(pairs)
        for place in p.places
        if unit.first <= place < unit.last
    ]
    noun = match.captures.get("noun")
    named = [(distance, i) for distance, i in near if noun is not None and noun in pairs[i].nouns]
    if named and len({i for _, i in named}) == 1:
        return [named[0][1]]
    if near and match.rule.gives.get("shared"):
        behind = {i for i, p in enumerate(pairs) for place in p.places if unit.first <= place < at}
        last = sorted(behind, key=lambda i: max(p for p in pairs[i].places if p < at))
        return sorted(last[-2:] if a.tokens[match.start].text.lower() in ("båda", "bägge") else last)
    if near:
        beside = next(
            (i for i, p in enumerate(pairs) for place in p.places if place < at and _stands_by(a, place, at)), None
        )
        if beside is not None:
            return [beside]
        if noun is not None and not match.rule.gives.get("near_place"):
            sharing = [i for i, p in enumerate(pairs) if noun in p.nouns]
            if len(sharing) > 1 and len({i for _, i in near}) > 1 and _one_date(a, unit.first, unit.last):
                return sharing
        return [min(near)[1]]
    if match.rule.gives.get("near_place"):
        return []
    section = section_of(a, pairs, at)
    if section is not None:
        return [section]
    own = [i for i, p in enumerate(pairs) if p.body is None]
    if len(own) == 1:
        return own
    before = [(place, i) for i in own for place in pairs[i].places if place < at]
    return [max(before)[1]] if before else []


def _all_before(a: Annotated, at: int, pairs: list[Pair]) -> list[int]:
    """The pairs of the last sentence that names several, in it or before: "båda" are two of them."""
    for unit in reversed(a.units[: a.unit_index(at) + 1]):
        named = [i for i, p in enumerate(pairs) if any(unit.first <= place < unit.last for place in p.places)]
        if len(named) > 1:
            return named
    return []


def _stands_by(a: Annotated, place: int, at: int) -> bool:
    """Whether only "(sedan", "i Norge (", a comma stand between a name and a date."""
    return all(
        t.label in ("COUNTRY", "NATION") or t.text.lower() in ("(", ",", "i", "på", "sedan", "år", "från")
        for t in a.tokens[place + 1 : at]
    )


def _one_date(a: Annotated, first: int, last: int) -> bool:
    return sum(a.tokens[i].label == "DATE" for i in range(first, last)) == 1


def find_terms_of(a: Annotated, pairs: list[Pair]) -> list[Finding]:
    """Every `term.years`, `.renewal`, `.notice`, `.start`, `.end` of an item with a pair of the author's own, surest first."""
    if not pairs:
        return []
    found: list[Finding] = []
    for match in sorted(a.find("term"), key=lambda m: (bool(m.rule.gives.get("late")), m.start)):
        field, unit = match.rule.gives["field"], a.unit(match.start)
        if field == "period":
            found.extend(_period(a, match))
            continue
        if unit.part.kind in (NEVER_STARTS if field == "end" and not match.rule.gives.get("anywhere") else ASIDE):
            continue
        if any(t.label == "ASK" and t.text.lower().startswith("yrka") for t in a.tokens[unit.first : match.start]):
            continue
        if match.rule.gives.get("background") and (
            unit.part.kind in ("beslut", "forslag", "rubrik", "motion") or not _runs(a, match)
        ):
            continue
        if not _about_agreement(a, match) and (match.rule.id in BARE or field in ("start", "end", "renewal")):
            continue
        if field == "years" and (_other_years(a, match) or _at_a_time(a, match)):
            continue
        value = _value(a, match, field)
        if value is None:
            continue
        captured = match.captures.get(field, match.captures.get("months"))
        start, end = a.span(match.start, match.end) if captured is None else a.span(captured, captured + 1)
        if field == "years" and captured is not None and match.end > captured + 1:
            end = a.tokens[match.end - 1].end
        found.append(Finding(f"term.{field}", value, start, end, match.rule.id))
    return found


def _other_years(a: Annotated, match: Match) -> bool:
    """Whether years are those since or before something: "för tre år sedan", "inget besök på fyra år"."""
    first = a.unit(match.start).first
    after = [t.text.lower() for t in a.tokens[match.end : match.end + 2]]
    if after[:1] and after[0] in ("sedan", "senare", "tidigare", "framåt"):
        return after[0] != "framåt"
    before = a.tokens[max(first, match.start - 8) : match.start + 1]
    return match.rule.id in BARE and any(
        t.label in ("NEG", "PEOPLE") or t.text.lower() in ("inget", "inga", "ingen", "ej") for t in before
    )


def _at_a_time(a: Annotated, match: Match) -> bool:
    """Whether years are those of each renewal, not of the agreement: "förlängs med fem år i sänder"."""
    after = [t.text.lower() for t in a.tokens[match.end : match.end + 2]]
    taken = [t.text.lower() for t in a.tokens[match.start : match.end]]
    each = after == ["i", "sänder"] or after == ["i", "taget"] or {"sänder", "taget"} & set(taken)
    before = [t.text.lower() for t in a.tokens[a.unit(match.start).first : match.end]]
    itself = any(word.startswith(("automat", "uppsäg", "säg", "sag")) for word in before)
    prolongs = any(word.startswith(("förläng", "förny", "prolong")) for word in before)
    return prolongs and (bool(each) or (itself and match.rule.id == "term.renewed-for"))


def _runs(a: Annotated, match: Match) -> bool:
    """Whether a clause tells how long an agreement runs, so that its stop is the end of the term and no act."""
    unit = a.unit(match.start)
    words = (a.tokens[i].text.lower() for i in range(unit.first, unit.last))
    return any(
        w in ("löper", "gäller", "gälla", "löpte", "gällde") or re.match(r"[a-zåäö]+årig[ats]", w) for w in words
    )


def _period(a: Annotated, match: Match) -> list[Finding]:
    """Both ends of a period of days or years; a single date is no period."""
    token = a.tokens[match.captures["period"]]
    ends = str(token.data.value).split("/")
    unit = a.unit(match.start)
    if len(ends) != 2 or unit.part.kind in ASIDE:
        return []
    if any(t.text.lower() in ("tidigare", "föregående", "förra") for t in a.tokens[unit.first : match.end]):
        return []  # a period gone by
    if not (_about_agreement(a, match) or spoken_of(a, match.start)):
        return []
    if match.start > unit.first and a.tokens[match.start - 1].text.lower().endswith("projektet"):
        return []  # "projektet pågick 2015–2018"
    found = []
    for side, end in zip(("start", "end"), ends, strict=True):
        if len(end) in (4, 10):
            date = Date(value=end, precision="day" if len(end) == 10 else "year")
            first, last = half(a.item.view.text, token.start, token.end, side)
            found.append(Finding(f"term.{side}", date, first, last, match.rule.id))
    return found


_TO = re.compile(r"\s+(?:till(?:\s+och\s+med)?|t\.o\.m\.|och)(?:\s+den)?\s+|\s*[–—/]\s*|(?<=\d{4})-(?=\d{4})")


def half(text: str, start: int, end: int, side: str) -> tuple[int, int]:
    """The part of a written period that gives its start or its end (view offsets)."""
    between = _TO.search(text, start, end)
    if between is None:
        return start, end
    return (start, between.start()) if side == "start" else (between.end(), end)


def _about_agreement(a: Annotated, match: Match) -> bool:
    unit = a.unit(match.start)
    if any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(unit.first, unit.last)):
        return True
    if a.tokens[match.start].text.lower().startswith(("löptid", "avtals", "giltighetstid", "uppsägning", "förläng")):
        return True
    words = {a.tokens[i].text.lower() for i in range(unit.first, unit.last)}
    return bool(
        words & {"perioden", "period", "avtalstiden", "avtalsperioden", "förlängning", "det", "den"}
    ) and spoken_of(a, match.start)


def _unless(a: Annotated, at: int) -> bool:
    """Whether a negation says under what condition it is prolonged: "om inte …", "sker ingen uppsägning …"."""
    behind = (t.text.lower() for t in a.tokens[at + 1 : at + 4])
    return (
        a.tokens[at - 1].text.lower() in ("om", "uppsägning")
        or a.tokens[at - 2].text.lower() == "om"
        or any(word.startswith(("uppsäg", "säg", "sagt", "part")) for word in behind)
    )


def _value(a: Annotated, match: Match, field: str) -> object:
    gives = match.rule.gives
    if "value" in gives:
        first = a.unit(match.start).first
        near = range(max(first, match.start - 3), min(match.end + 2, a.unit(match.start).last))
        negated = any(a.tokens[i].label == "NEG" and not _unless(a, i) for i in near)
        return "none" if negated and gives["value"] == "automatic" else gives["value"]
    if field == "years":
        if (
            gives.get("late")
            and match.start
            and {t.text.lower() for t in a.tokens[match.start - 2 : match.start]}
            & {"kan", "kunna", "får", "skulle", "möjlighet"}
        ):
            return None
        if "months" in match.captures:
            months = number(a.tokens[match.captures["months"]].text)
            return months / 12 if months and months >= 12 else None
        years = number(a.tokens[match.captures["years"]].text)
        after = [t.text.lower() for t in a.tokens[match.captures["years"] + 1 : match.captures["years"] + 4]]
        return years + 0.5 if years and "halvt" in after else years
    if field == "notice":
        at = match.captures["months"]
        count = a.tokens[at].text.lower()
        if count.startswith("halvår"):
            return f"ett {count.removesuffix('s')}"
        if a.tokens[at + 1].text.lower().startswith("år"):
            return f"{count} år"
        return f"{count} {'månad' if count in ('en', '1') else 'månader'}"
    if field in ("start", "end"):
        date = a.tokens[match.captures[field]].data
        closes = ("END", "PAUSE", "NOT_RENEW", "PARTLY_END", "RESUME", "EXPIRE", "NEG")
        if field == "start" and any(
            t.label in closes for t in a.tokens[a.unit(match.start).first : match.captures["start"]]
        ):
            return None  # "upphör att gälla från och med den 1 maj"
        turn = re.fullmatch(r"(\d{4})/\d{4}", str(date.value))
        at = match.captures[field]
        if turn and field == "end" and any("årsskift" in t.text.lower() for t in a.tokens[at - 1 : at + 1]):
            return Date(value=f"{turn[1]}-12-31", precision="day")  # "går ut vid årsskiftet"
        return None if date.precision == "range" else date
    return None


def number(text: str) -> float | None:
    """A number of years in figures or letters ("5-årigt", "femårig", "tre")."""
    digits = re.match(r"\d+", text)
    if digits:
        return float(digits.group())
    for word in sorted(NUMBERS, key=len, reverse=True):
        if text.lower().startswith(word):
            return float(NUMBERS[word])
    return None
