"""Which §§ and letters are steps of one matter: what links them, and what keeps two matters apart.

A step is linked to another of the same body by

    case       the same case number, however printed, where the headings do not speak of two things
    reference  the day, organ and § of the other, named in its text, where that § is at hand
    paper      the day of a letter without a case number, named in its text
    motion     the same motion: title and movers, filed on days that agree

A reference that only gives a basis links where the headings speak of one thing, and one to a decision that was taken
for itself links nothing. The surest links are taken first. None joins two groups of steps that have case numbers of one
registry and none in common, motions filed on different days or by different people, or of which one was decided
finally before the other was filed. A § that gathers many matters (a list of motions, messages, elections) joins
nothing: it is a step of each matter that names it or that it names, see `leaves`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from itertools import combinations, pairwise

from pipeline.resolve.casenumbers import CaseNumber, cases_in, read_case
from pipeline.resolve.mentions import Mention
from pipeline.resolve.papers import LETTERS, days_of_papers
from pipeline.resolve.topics import alike, movers_of, same_title, speaks_of, words_of
from pipeline.rules.loader import one_of
from pipeline.rules.numbers import MONTHS
from schemas.document import PAGES, Document
from schemas.item import Item
from schemas.record import AgreementRecord, Motion, Outcome

FINAL: frozenset[Outcome] = frozenset({"granted", "rejected", "answered", "partly_granted", "dropped", "withdrawn"})
COUNCILS = ("kommunfullmaktige", "regionfullmaktige")
_FILED_APART = 70  # days: a motion is dated, handed in, and received at the next meeting
_MOTION_LIVES = 3 * 366  # days between two steps of one motion that no number and no reference joins
_ON_ITS_WAY = 200  # days in which a motion goes from one organ to the next
_AFTER = 120  # days after a final decision in which a step may still be reported
_BASES = 5  # decisions that a § rests on: one with more reports on many matters
_QUESTION = re.compile(  # what an interpellation or a question is about
    rf"(?:(?:svar\s+på|besvarande\s+av)\s+)?(?:{one_of('question')}|fråga)\b.*?\b(?:om|angående|gällande|rörande|avseende)\s+(.+)",
    re.IGNORECASE,
)
_TELLING = 10  # letters of a word that few matters share
_MANY = 60  # steps under one key: each is held against its neighbours in time only


@dataclass(frozen=True)
class Step:
    """One § or letter, or one motion of a list, with all that its versions tell.

    `name` is the item's id, with `~` and a number for a motion of a list. `gathers` says that the item is a § of many
    matters. `day` is '' where no version has one, else the last day of the meeting.
    """

    name: str
    item: Item
    head: Document | None
    motion: Motion | None
    records: tuple[AgreementRecord, ...]
    day: str
    days: frozenset[str] = frozenset()
    cases: tuple[CaseNumber, ...] = ()
    case_number: str | None = None
    paragraphs: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()
    text: str = field(default="", repr=False)
    gathers: bool = False

    @property
    def body(self) -> tuple[str, str] | None:
        """Whose it is; a step of nobody is linked to none."""
        return (self.head.body.kind, self.head.body.code) if self.head and self.head.body else None

    @property
    def title(self) -> str:
        """What it is about, in the words of the motion or the heading."""
        return (self.motion.title if self.motion and self.motion.title else self.item.heading) or ""

    @property
    def filed(self) -> str | None:
        """The day on which its motion was filed."""
        filed = self.motion.filed if self.motion else None
        return filed.value if filed is not None and filed.precision == "day" else None

    @property
    def around(self) -> str:
        """A day for ordering where it has none of its own: that of the filing."""
        return self.day or self.filed or ""

    @property
    def settles(self) -> bool:
        """Whether the council decided on the motion for good."""
        motion = self.motion
        final = motion is not None and motion.outcome in FINAL and motion.outcome_stage == "decided"
        return final and bool(self.head and self.head.organ in COUNCILS)


@dataclass(frozen=True, slots=True)
class Link:
    """Two steps of one matter; the lower `rank`, the surer."""

    rank: int
    one: str
    two: str


def related(one: Step, two: Step) -> bool:
    """Whether two steps may be about one thing, as far as their headings, titles and movers say."""
    if not one.title or not two.title:
        return True
    titles = [(a, b) for a in {one.title, one.item.heading or ""} for b in {two.title, two.item.heading or ""}]
    if any(alike(a, b) for a, b in titles) or movers_of(one.motion) & movers_of(two.motion):
        return True
    return speaks_of(one.text, two.title) or speaks_of(two.text, one.title)


def links(steps: Sequence[Step]) -> list[Link]:
    """Every link between the steps of one body, the surest first, in an order that no order of documents changes."""
    found = {*_by_case(steps), *_by_mention(steps), *_by_paper(steps), *_by_motion(steps)}
    return sorted(found, key=lambda link: (link.rank, link.one, link.two))


def _link(rank: int, one: Step, two: Step) -> Link:
    return Link(rank, *sorted((one.name, two.name)))


def _pairs(group: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    ordered = sorted(group, key=lambda step: (step.around, step.name))
    return combinations(ordered, 2) if len(ordered) <= _MANY else pairwise(ordered)


# -- what links ------------------------------------------------------------------------------------------------------


def _by_case(steps: Iterable[Step]) -> Iterator[Link]:
    """Steps with one case number. One that is printed without its registry joins where only one registry has it."""
    groups: dict[tuple[int | None, int], dict[str, Step]] = defaultdict(dict)
    for step in steps:
        for case in step.cases:
            groups[case.key][step.name] = step
    for key, group in groups.items():
        own = {name: next(case for case in step.cases if case.key == key) for name, step in group.items()}
        full = [case for case in own.values() if case.codes]
        one_registry = all(a.codes & b.codes for a, b in combinations(set(full), 2))
        one_part = len({case.sub for case in own.values() if case.sub is not None}) < 2
        for one, two in _pairs(list(group.values())):
            a, b = own[one.name], own[two.name]
            sure = (bool(a.codes & b.codes) or one_registry) and (a.sub == b.sub or one_part)
            if sure and a.may_be(b) and related(one, two):
                yield _link(0, one, two)


def _by_mention(steps: Sequence[Step]) -> Iterator[Link]:
    """Steps of which one names the organ, the day and the § of the other."""
    there = index(steps)
    for step in steps:
        reports = sum(mention.tells == "basis" for mention in step.mentions) > _BASES
        for mention in step.mentions:
            if mention.tells == "other" or (mention.tells == "basis" and reports):
                continue
            for other in resolve(mention, step, there):
                if mention.tells == "same" or related(step, other):
                    yield _link(1 if mention.tells == "same" and related(step, other) else 2, step, other)


def index(steps: Iterable[Step]) -> dict[tuple[str, str], list[Step]]:
    """The steps by day and §, and by year and §."""
    found: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in steps:
        for day in sorted({*step.days, *(day[:4] for day in step.days)}):
            for paragraph in sorted(step.paragraphs):
                found[day, paragraph].append(step)
    return found


def resolve(mention: Mention, step: Step, there: dict[tuple[str, str], list[Step]]) -> list[Step]:
    """The steps at hand that a mention names: of its organ; of the step's own where it names none; else the only one."""
    if step.day and mention.day > step.day:
        return []
    home = step.item.document_id
    found = [other for other in there.get((mention.day, mention.paragraph), ()) if other.item.document_id != home]
    if mention.organ is not None:
        return [other for other in found if _is_organ(mention.organ, mention.name, other.head)]
    if step.head and step.head.organ and step.item.paragraph:
        found = [other for other in found if _is_organ(step.head.organ, step.head.organ_name, other.head)]
    return found if len({other.item.item_id for other in found}) == 1 else []


def _is_organ(organ: str, name: str | None, head: Document | None) -> bool:
    if head is None or head.organ is None or _level(organ) != _level(head.organ):
        return False
    if organ not in ("namnd", "utskott", "annat"):
        return True
    a, b = ((text or "").lower().removesuffix("et").removesuffix("en") for text in (name, head.organ_name))
    return not a or not b or a in b or b in a


def _level(organ: str) -> str:
    return organ.removeprefix("kommun").removeprefix("region")


def _by_paper(steps: Sequence[Step]) -> Iterator[Link]:
    """Steps of which one names the other, a letter, by its day; what case numbers keep apart, they keep apart here too."""
    letters = [s for s in steps if s.head and s.head.kind in LETTERS and not s.paragraphs and s.day]
    for step in steps if letters else ():
        days = days_of_papers(step.text)
        for letter in letters:
            if letter is not step and letter.day in days and related(step, letter):
                yield _link(2, step, letter)


def _by_motion(steps: Sequence[Step]) -> Iterator[Link]:
    """Steps that treat one motion: its title, and its movers or the day of its filing."""
    treated = [step for step in steps if step.motion is not None and step.motion.title]
    by_word: dict[object, list[Step]] = defaultdict(list)
    for step in treated:
        for mover in movers_of(step.motion):
            by_word[mover].append(step)
        if not movers_of(step.motion):
            by_word[step.motion.kind if step.motion else None].append(step)
        if step.filed:
            by_word["filed", step.filed].append(step)
    for group in by_word.values():
        for one, two in _pairs(group):
            if _same_motion(one, two):
                yield _link(1 if one.filed and two.filed else 3, one, two)


def _same_motion(one: Step, two: Step) -> bool:
    a, b = one.motion, two.motion
    if a is None or b is None or a.kind != b.kind or not same_title(a.title or "", b.title or ""):
        return False
    movers = movers_of(a), movers_of(b)
    if all(movers) and not movers[0] & movers[1]:
        return False
    if one.filed and two.filed:
        near = _apart(one.filed, two.filed) <= _FILED_APART
        return near and (all(movers) or a.kind == "medborgarforslag" or one.filed == two.filed)
    if not (all(movers) or a.kind == "medborgarforslag"):
        # minutes that name no mover: word by word the same, from organ to organ within months
        near = bool(one.day and two.day) and 0 < _apart(one.day, two.day) <= _ON_ITS_WAY
        organs = {step.head.organ for step in (one, two) if step.head}
        return near and len(organs) == 2 and words_of(a.title or "") == words_of(b.title or "")
    return bool(one.around and two.around) and _apart(one.around, two.around) <= _MOTION_LIVES


def _apart(one: str, two: str) -> int:
    try:
        return abs((Day.fromisoformat(one) - Day.fromisoformat(two)).days)
    except ValueError:
        return 10**6


# -- what keeps apart ------------------------------------------------------------------------------------------------


class Matter:
    """Steps that were found to be one matter."""

    def __init__(self, step: Step) -> None:
        self.steps = [step]
        self.cases = set(step.cases)
        self.filed = {step.filed} - {None}
        self.movers = movers_of(step.motion)

    def add(self, other: Matter) -> None:
        """Take over the steps of another."""
        self.steps += other.steps
        self.cases |= other.cases
        self.filed |= other.filed
        self.movers |= other.movers

    def other_than(self, matter: Matter, rank: int) -> bool:
        """Whether the two are not one matter, whatever a link of that rank says."""
        if rank == 0:
            return False
        if any(a.differs(b) for a in self.cases for b in matter.cases) and not any(
            a.may_be(b) for a in self.cases for b in matter.cases
        ):
            return True
        if any(_apart(str(a), str(b)) > _FILED_APART for a in self.filed for b in matter.filed):
            return True
        if self.movers and matter.movers and not self.movers & matter.movers:
            return True
        return _settled_before(self, matter, rank) or _settled_before(matter, self, rank)


def _settled_before(one: Matter, two: Matter, rank: int) -> bool:
    """Whether one was decided for good before the other was filed, or, where only a title joins them, before it came up."""
    days = [step.day for step in one.steps if step.settles and step.day]
    if not days:
        return False
    last = max(days)
    if any(str(filed) > last for filed in two.filed):
        return True
    came = [step.around for step in two.steps if step.around]
    return rank >= 3 and bool(came) and min(came) > last and _apart(min(came), last) > _AFTER


def matters(steps: Sequence[Step]) -> list[Matter]:
    """The steps of one body in their matters."""
    of = {step.name: Matter(step) for step in steps}
    for link in links(steps):
        one, two = of[link.one], of[link.two]
        if one is two or one.other_than(two, link.rank):
            continue
        one.add(two)
        of |= {step.name: one for step in two.steps}
    return list({id(matter): matter for _, matter in sorted(of.items())}.values())


def leaves(found: Sequence[Matter], gathering: Sequence[Step]) -> Iterator[tuple[Matter, Step]]:
    """The §§ of many matters that are steps of one too: it names them, or they its case number or its motion."""
    there = index(gathering)
    own = {step.name: read_case(step.case_number or "") for step in gathering}
    named = {
        step.name: [
            case for case in cases_in(step.text) if (dossier := own[step.name]) is None or case.key != dossier.key
        ]
        for step in gathering
    }
    by_case: dict[tuple[int | None, int], list[Step]] = defaultdict(list)
    for step in gathering:
        for case in named[step.name]:
            by_case[case.key].append(step)
    for matter in found:
        first = min((s.around for s in matter.steps if s.around), default="")
        taken: dict[str, Step] = {}
        for step in matter.steps:
            for mention in step.mentions:
                if mention.tells != "other":
                    taken |= {other.name: other for other in resolve(mention, step, there)}
        title = next((s.motion.title for s in matter.steps if s.motion and s.motion.title), None)
        title = title or next(
            (asked[1] for s in matter.steps if (asked := _QUESTION.match(s.item.heading or ""))), None
        )
        for case in matter.cases if any(s.motion for s in matter.steps) else ():
            for other in by_case[case.key]:
                if any(case.may_be(one) and (one.codes or not case.codes) for one in named[other.name]):
                    taken[other.name] = other
        if title and first:
            taken |= {o.name: o for o in gathering if _lists(o, title, matter, first)}
        taken |= {o.name: o for o in gathering if any(_tells_of(o, step) for step in matter.steps)}
        there_already = {step.item.item_id for step in matter.steps}
        yield from ((matter, taken[name]) for name in sorted(taken) if taken[name].item.item_id not in there_already)


def _lists(step: Step, title: str, matter: Matter, first: str) -> bool:
    """Whether a list names a motion: all the words of its title in a row, near a mover's name where it has one."""
    if not step.day or _apart(step.day, first) > _MOTION_LIVES:
        return False
    text, words = " ".join(step.text.split()).casefold(), " ".join(title.split()).casefold()
    at = text.find(words)
    if at < 0 or len(words) < 12:
        return False
    near = text[max(0, at - 200) : at + len(words) + 200]
    return not matter.movers or any(mover.split(" ", 1)[1] in near for mover in matter.movers)


def _tells_of(page: Step, step: Step) -> bool:
    """Whether a page looks back on a §: both headings have a rare word, and it says that the organ decided that month.

    "Kommunstyrelsen beslutade i april att stödja arrangemanget"
    """
    head = page.head
    if head is None or head.kind not in PAGES or not (step.day and step.head and step.head.organ_name):
        return False
    soon = step.day <= page.day and _apart(step.day, page.day) < 300
    if not (soon if page.day else step.day[:4] in page.text):
        return False
    rare = [{w for w in words_of(s.item.heading or "") if len(w) >= _TELLING} for s in (page, step)]
    organ, month = re.escape(step.head.organ_name), MONTHS[int(step.day[5:7]) - 1]
    said = rf"(?i)\b{organ}\b[^.]{{0,40}}\bbeslu\w+[^.]{{0,30}}\bi\s+{month}\b|\bi\s+{month}\s+beslu\w+\s+{organ}\b"
    return bool(rare[0] & rare[1]) and re.search(said, page.text) is not None
