"""Which items of different documents are the same §: documents are held against each other, meeting by meeting.

Two documents are looked at together when an item of one and an item of the other share a key: body, day and §; where
the day is missing, printed as the next one, or misread by OCR, body, § and what is left of the day, or § and case
number or title. Then the §§ that both have are compared one by one. As many of them must be the same as is needed to
outweigh those that are not: two meetings on one day, or two years in which the numbers begin at 1, share numbers and
perhaps a `Val av justerare`, but no cases. Only what then is alike is linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date as Day
from datetime import timedelta
from itertools import combinations, product
from typing import Literal

from pipeline.resolve.copies import Copy
from pipeline.resolve.keys import Link, blocks, days_of, gaps_in, index, marks_of
from pipeline.resolve.likeness import one_off, same_case, same_title, shared

Verdict = Literal["sure", "likely", "open", "other"]
_SAME, _MISREAD = 0.6, 0.7  # of the pairs of words: the same § under the same title; where a day or § is in doubt
_TEXT = 0.75  # the same § by its text
_NUMBERS = 0.7  # of the numbers, where the day is in doubt: those of the next meeting on the case differ
_LOSE = 0.4  # less than this is another text
_LEAD = 1.2  # times the score of the next best meeting, where a document without day fits several


def sections(copies: Sequence[Copy]) -> Iterator[Link]:
    """The links between items of minutes that have their §, each at least once, in no particular order."""
    meetings = _Meetings(copies)
    same_day: set[tuple[str, str]] = set()
    for group in blocks((c, (c.body, c.paragraph, day)) for c in copies for day in days_of(c)):
        for one, two in combinations(group, 2):
            if one.home != two.home and one.same_organ(two):
                same_day.add(_pair(one, two))
    linked: set[str] = set()
    for pair in sorted(same_day):
        for link in meetings.common(*pair):
            linked |= {a.name for a, b in ((link.one, link.two), (link.two, link.one)) if not b.misread}
            yield link
    yield from _doubtful(copies, meetings, same_day, linked)


def compare(one: Copy, two: Copy) -> Verdict:
    """Whether two items with the same § number, of meetings that may be one, are the same §."""
    case = same_case(one.case, two.case) if one.case and two.case else None
    title = same_title(one.title, two.title) if one.title and two.title else None
    if one.only_proposes(two):
        return "open"
    if case and title:
        return "sure"
    if case is not False and one.blank != two.blank:
        return "likely"
    alike = shared(one.pairs, two.pairs)
    if case:
        return "likely" if alike is None else "sure" if alike >= _LOSE else "open"
    if case is False:
        return "sure" if title and alike is not None and alike >= _TEXT else "other"
    if alike is None:
        return "likely" if title else "open"
    if alike >= (_SAME if title else _TEXT):
        return "sure"
    return "open" if alike >= _LOSE else "other"


class _Meetings:
    """Documents by their §§, and the verdicts on pairs of them."""

    def __init__(self, copies: Sequence[Copy]) -> None:
        self.sections: dict[str, dict[str, list[Copy]]] = defaultdict(lambda: defaultdict(list))
        for copy in copies:
            self.sections[copy.home][str(copy.paragraph)].append(copy)

    def common(self, one: str, two: str) -> list[Link]:
        """The links between two documents, none where they are of different meetings."""
        a, b = self.sections[one], self.sections[two]
        verdicts = [
            (compare(x, y), x, y) for paragraph in a if paragraph in b for x, y in product(a[paragraph], b[paragraph])
        ]
        sure = [(x, y) for said, x, y in verdicts if said == "sure"]
        # A § number that comes again in one document: what crosses says nothing against those that fit.
        told = {copy.name for link in sure for copy in link}
        against = {
            x.paragraph: 1 if x.misread or y.misread else 2  # a misread § number makes such a pair of its own
            for said, x, y in verdicts
            if said == "other" and not {x.name, y.name} & told
        }
        if sum(against.values()) > len(sure):
            return []
        likely = [(x, y) for said, x, y in verdicts if said == "likely" and (sure or x.blank != y.blank)]
        if sure:
            sure += self._misread(one, two, told)
        both = [*sure, *likely]
        held = [Link(x, y, shared(x.pairs, y.pairs) or 0.0, whole=True) for x, y in self._run_together(one, two, both)]
        return [*(Link(x, y, 1 + (shared(x.pairs, y.pairs) or 0.0) / 2) for x, y in both), *held]

    def _misread(self, one: str, two: str, told: set[str]) -> Iterator[tuple[Copy, Copy]]:
        """What is left of two documents of one meeting, and the same but for a digit of the §."""
        a, b = (
            [c for group in self.sections[home].values() for c in group if c.name not in told] for home in (one, two)
        )
        at = index((c, mark) for c in b for mark in gaps_in(str(c.paragraph)))
        for x in a:
            for y in {y.name: y for mark in gaps_in(str(x.paragraph)) for y in at[mark]}.values():
                if (x.misread or y.misread) and compare(x, y) == "sure" and _sure(x, y, _MISREAD):
                    yield x, y

    def _run_together(self, one: str, two: str, both: Sequence[tuple[Copy, Copy]]) -> Iterator[tuple[Copy, Copy]]:
        """Items that hold the next § of the other document too, as its heading was not recognised."""
        for home, other in ((one, two), (two, one)):
            of = {y.name: x for x, y in both if x.home == home} | {x.name: y for x, y in both if y.home == home}
            last, told = None, frozenset[str]()
            for section in sorted((c for group in self.sections[other].values() for c in group), key=lambda c: c.place):
                if section.name in of:
                    last, told = of[section.name], section.pairs
                elif last and _also_in(section, last, told):
                    yield last, section
                    told |= section.pairs
                else:
                    last = None


def _also_in(section: Copy, holder: Copy, told: Set[str]) -> bool:
    """Whether an item has the text of another § behind its own, which is `told`."""
    more = holder.pairs - told
    return len(section.pairs) < len(holder.pairs) and (shared(section.pairs - told, more) or 0.0) >= _TEXT


def _doubtful(
    copies: Sequence[Copy], meetings: _Meetings, known: set[tuple[str, str]], linked: set[str]
) -> Iterator[Link]:
    """Links where the day of one document is missing, a day off, or misread, or its § misread."""
    days: dict[tuple[str, str], float] = {}
    kept: dict[tuple[str, str], list[Link]] = {}
    for one, two in _near(copies, linked):
        pair = _pair(one, two)
        if pair in known or pair in kept or not one.same_organ(two):
            continue
        if one.paragraph != two.paragraph:
            alike = shared(one.pairs, two.pairs) or 0.0
            if one.same_time(two) and compare(one, two) == "sure" and alike >= _MISREAD:
                yield Link(one, two, alike)
            continue
        found = [link for link in meetings.common(*pair) if _sure(link.one, link.two, _MISREAD, _NUMBERS)]
        told = [link for link in found if shared(link.one.pairs, link.two.pairs) is not None]
        kept[pair] = found if told else []
        days[pair] = sum(link.score for link in told)
    # A document without day may fit several meetings on its cases: then the best must be clearly so.
    rivals: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in kept:
        for name in pair:
            rivals[name].append(pair)
    by_home = {c.home: c for c in copies}
    for pair, found in kept.items():
        if all(_leads(pair, name, rivals[name], days, by_home) for name in pair if by_home[name].days is None):
            yield from found


def _leads(
    pair: tuple[str, str],
    home: str,
    rivals: Iterable[tuple[str, str]],
    scores: Mapping[tuple[str, str], float],
    by_home: Mapping[str, Copy],
) -> bool:
    """Whether no other meeting fits the document `home` nearly as well as the one of `pair`."""

    def other(of: tuple[str, str]) -> Copy:
        return by_home[of[0] if of[1] == home else of[1]]

    mine = other(pair)
    against = [r for r in rivals if mine.days and other(r).days and not other(r).same_time(mine)]
    return all(scores[rival] * _LEAD < scores[pair] for rival in against)


def _near(copies: Sequence[Copy], linked: set[str]) -> Iterator[tuple[Copy, Copy]]:
    """Pairs of items whose day or § may be one although they are not printed alike."""
    loose = [c for c in copies if c.days is None]
    bodies = {c.body for c in loose}
    by_section = index((c, (c.body, c.paragraph, mark)) for c in copies if c.body in bodies for mark in marks_of(c))
    for copy in loose:
        for mark in marks_of(copy):
            yield from ((copy, c) for c in by_section[copy.body, copy.paragraph, mark] if c.home != copy.home)
    by_day = index((c, (c.body, c.paragraph, day)) for c in copies for day in days_of(c))
    for copy in copies:
        for day in days_of(copy)[-1:]:
            after = (Day.fromisoformat(day) + timedelta(days=1)).isoformat()
            yield from ((copy, c) for c in by_day[copy.body, copy.paragraph, after] if c.home != copy.home)
    misread = [c for c in copies if c.misread and c.days and c.name not in linked]
    bodies = {c.body for c in misread}
    sound = [c for c in copies if c.body in bodies and c.days]
    by_gap = index((c, (c.body, c.paragraph, gap)) for c in sound for gap in gaps_in(days_of(c)[0]))
    by_mark = index((c, (c.body, days_of(c)[0], mark)) for c in sound for mark in marks_of(c))
    for copy in misread:
        for gap in gaps_in(days_of(copy)[0]):
            yield from ((copy, c) for c in by_gap[copy.body, copy.paragraph, gap] if c.home != copy.home)
        for mark in marks_of(copy):
            for c in by_mark[copy.body, days_of(copy)[0], mark]:
                if c.home != copy.home and one_off(str(c.paragraph), str(copy.paragraph)):
                    yield copy, c


def _sure(one: Copy, two: Copy, pairs: float, numbers: float = 0.0) -> bool:
    """Whether nothing in the texts themselves says that they are two."""
    words, told = shared(one.pairs, two.pairs), shared(one.numbers, two.numbers, 1)
    return (words is None or words >= pairs) and (told is None or told >= numbers)


def _pair(one: Copy, two: Copy) -> tuple[str, str]:
    return (one.home, two.home) if one.home < two.home else (two.home, one.home)
