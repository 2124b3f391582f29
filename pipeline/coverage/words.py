"""Coverage in words: the statement under every chart and release, and the answer where nothing was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.coverage.lines import Unplaced
from pipeline.places.bodies import all_bodies
from schemas.coverage import Coverage, CoverageState
from schemas.document import Body

Language = Literal["sv", "en"]
STATES: Final[dict[Language, dict[CoverageState, str]]] = {
    "en": {
        "searched": "searched whole",
        "partly": "partly",
        "not_reachable": "not reachable",
        "nothing_published": "with nothing published",
    },
    "sv": {
        "searched": "helt genomsökta",
        "partly": "delvis",
        "not_reachable": "inte åtkomliga",
        "nothing_published": "utan något publicerat",
    },
}


def told(lines: Iterable[Coverage], language: Language, rest: Unplaced | None = None) -> str:
    """Two sentences: how much was searched, and what that leaves open. `rest` are the documents that no line counts.

    Years that were searched for one group of countries alone are told apart from the others.
    """
    lines = tuple(lines)
    rest = rest or Unplaced()
    whole = [line for line in lines if line.country_group is None]
    searched = {_who(line.body) for line in whole if line.state in ("searched", "partly")}
    states = Counter(line.state for line in whole)
    unread = sum(line.unreadable for line in lines) + rest.unreadable
    say = _ENGLISH if language == "en" else _SWEDISH
    number = _number_en if language == "en" else _number_sv
    bodies = number(len(all_bodies()))
    first = [say["bodies"].format(number(len(searched)), bodies)]
    counted = [(name, states[name]) for name in STATES[language] if states[name]]
    if counted:
        years = say["year"] if len(counted) == 1 and counted[0][1] == 1 else say["years"]
        parts = [f"{number(count)} {STATES[language][name]}" for name, count in counted]
        parts[0] = f"{number(counted[0][1])} {years} {STATES[language][counted[0][0]]}"
        first.append(", ".join(parts))
    for group in sorted({line.country_group for line in lines if line.country_group}):
        first += _of_group([line for line in lines if line.country_group == group], group, say, language)
    if unread:
        first.append((say["unread"] if unread > 1 else say["one_unread"]).format(number(unread)))
    if rest.documents:
        first.append((say["unplaced"] if rest.documents > 1 else say["one_unplaced"]).format(number(rest.documents)))
    return "; ".join(first) + ". " + (say["rest"] if lines else say["nothing"])


def _of_group(lines: Sequence[Coverage], group: str, say: dict[str, str], language: Language) -> list[str]:
    number = _number_en if language == "en" else _number_sv
    said = []
    for state in STATES[language]:
        own = [line for line in lines if line.state == state]
        if own:
            years, bodies = {line.year for line in own}, len({_who(line.body) for line in own})
            span = f"{min(years)}–{max(years)}" if len(years) > 1 else str(min(years))
            form = say["group"] if bodies > 1 else say["one_of_group"]
            said.append(form.format(number(bodies), span, number(len(own)), group, STATES[language][state]))
    return said


_ENGLISH = {
    "bodies": "Searched: {} of {} Swedish municipalities, regions and county boards",
    "year": "body-year",
    "years": "body-years",
    "group": "{} bodies in {} ({} body-years) for agreements with {} alone, {}",
    "one_of_group": "{} body in {} ({} body-years) for agreements with {} alone, {}",
    "unread": "{} documents could not be read",
    "one_unread": "{} document could not be read",
    "unplaced": "{} documents name no body or no day",
    "one_unplaced": "{} document names no body or no day",
    "rest": "All other bodies and years are not searched, so an agreement that is not here may exist.",
    "nothing": "No body and no year is known to be searched, so an agreement that is not here may exist.",
}
_SWEDISH = {
    "bodies": "Genomsökt: {} av {} kommuner, regioner och länsstyrelser",
    "year": "årgång",
    "years": "årgångar",
    "group": "{} av dem för {} ({} årgångar) enbart efter avtal med {}, {}",
    "one_of_group": "{} av dem för {} ({} årgångar) enbart efter avtal med {}, {}",
    "unread": "{} handlingar kunde inte läsas",
    "one_unread": "{} handling kunde inte läsas",
    "unplaced": "{} handlingar saknar avsändare eller dag",
    "one_unplaced": "{} handling saknar avsändare eller dag",
    "rest": "Övriga avsändare och år är inte genomsökta, så ett avtal som saknas här kan ändå finnas.",
    "nothing": "Ingen avsändare och inget år är veterligen genomsökt, så ett avtal som saknas här kan ändå finnas.",
}


def _number_en(count: int) -> str:
    return f"{count:,}"


def _number_sv(count: int) -> str:
    return f"{count:,}".replace(",", "\u00a0")


def _who(body: Body) -> tuple[str, str]:
    return body.kind, body.code


@dataclass(frozen=True)
class Span:
    """Years of one body, one after another, of which the same is told."""

    first: Coverage
    last: int
    documents: int
    unreadable: int

    def years(self) -> str:
        """`2015–2020`, or `2015`."""
        return f"{self.first.year}–{self.last}" if self.last > self.first.year else str(self.first.year)


def spans(lines: Iterable[Coverage]) -> list[Span]:
    """The lines with years joined where body, state, origin, note and what was looked for are the same."""
    found: list[Span] = []
    for line in sorted(lines, key=lambda one: (one.body.kind, one.body.code, one.country_group or "", one.year)):
        previous = found[-1] if found else None
        if previous and previous.last + 1 == line.year and _same(previous.first, line):
            documents, unreadable = previous.documents + line.documents, previous.unreadable + line.unreadable
            found[-1] = Span(previous.first, line.year, documents, unreadable)
        else:
            found.append(Span(line, line.year, line.documents, line.unreadable))
    return found


def _same(one: Coverage, other: Coverage) -> bool:
    counts = {"year": 0, "documents": 0, "unreadable": 0}
    return one.model_copy(update=counts) == other.model_copy(update=counts)


def searched_for(lines: Iterable[Coverage], body: Body, country_group: str | None, years: str | None = None) -> str:
    """What to say where no agreement of a body was found: which of its years were searched.

    With `country_group`, years in which agreements with other countries alone were looked for do not count; `years`
    are those that `lines` were limited to, in words.
    """
    own = [line for line in lines if _who(line.body) == _who(body)]
    own = [line for line in own if country_group is None or line.country_group in (None, country_group)]
    if not own:
        return f"{body.name}: {years or 'no year'} was {'not ' if years else ''}searched. {_MAY_HAVE}"
    said = "; ".join(_said(span) for span in spans(own))
    return f"{body.name}: {said}. {'' if years else 'Its other years are not searched. '}{_MAY_HAVE}"


_MAY_HAVE = "It may have agreements that are not here."


def _said(span: Span) -> str:
    counts = [f"{span.documents} document{'' if span.documents == 1 else 's'}"] if span.documents else []
    counts += [f"{span.unreadable} unreadable"] if span.unreadable else []
    limit = f" for agreements with {span.first.country_group} alone" if span.first.country_group else ""
    state = {"partly": "searched partly", "nothing_published": "nothing published"}.get(
        span.first.state, STATES["en"][span.first.state]
    )
    return f"{span.years()} {state}{limit}" + (f" ({', '.join(counts)})" if counts else "")
