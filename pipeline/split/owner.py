"""The Swedish body whose document it is: the one its head names, not one it merely mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from pipeline.places.bodies import BodyMention, all_bodies, find_bodies, resolve_body
from pipeline.places.text import fold
from pipeline.read.model import ReadDocument
from pipeline.split.letterhead import without_names
from schemas.document import Body

_TOP = 600  # characters at the start of the document that are its head
_BORDER = 200  # characters at the start and end of a page that may be header or footer
_PAGES = 12  # pages whose borders are looked at
_TEXT = 60_000  # characters of running text in which mentions are counted
_SHORT = 60  # characters of a line in a letterhead or header, at most
_SPANS = 5
_ATOP = 8  # how much more a name weighs at the top of the first page
_BESIDE = 24  # characters beside a name that make no sentence of it
_PLAIN = 3  # the weight of a body written out in running text

_SECTION = re.compile(r"^\W*(?:[\w/-]+ ?){0,2}§ ?\d", re.M)  # with the first of them the head ends
_ASKED = re.compile(r"\b(?:föreslå|yrka|begär|motion|hemställ)[^.]{0,150}\batt\s+\Z", re.I)
_REGIONAL = re.compile(r"\bregion(?:styrelsen|fullmäktige)\b", re.I)
_SITE = re.compile(  # `vallentuna.se`, and as the first of a page's crumbs: `vallentuna.se – Nyheter`
    r"(?P<host>(?:https?://)?(?:www\.)?(?P<name>[\w-]+)\.se)(?:/\S*)?(?:\s+[–|/›»>-]\s.{1,80})?", re.I
)
_GAP = re.compile(r"[ \t\xa0]{3,}")

_Key = tuple[str, str]


def owner(
    read: ReadDocument, *, minutes: bool, paper: bool = False
) -> tuple[Body | None, tuple[tuple[int, int, int], ...]]:
    """The body that the document belongs to and the raw ranges that name it, best first.

    A body written out (`Gävle kommun`, `Göteborgs Stad`) weighs more than its bare name, the head and the borders of
    pages more than running text. A body that only running text names must be what the text mostly speaks of. `minutes`
    are held at home: in them even a bare name will do, where none is written out, if a head or border holds it or the
    text comes back to it. Of an agreement's own `paper` it is the party that the first lines write out. Else nothing is
    certain: None.
    """
    if (region := _by_its_name_alone(read))[0] is not None:
        return region
    told = _tally(read)
    candidates = [key for key in told.scores if key in told.written_out]
    if not candidates and _stands_alone(read, [span for spans in told.spans.values() for span in spans]):
        candidates = list(told.scores)
    if minutes and not told.in_head & set(candidates):
        # of home they speak by its bare name at least as often as of another by its whole one
        most = max(map(len, told.spans.values()), default=0)
        bare = [key for key in told.scores if key not in told.written_out and len(told.spans[key]) == most > 1]
        if len(bare) == 1 and not told.atop:
            return told.found(bare[0])
    if not candidates and minutes:
        candidates = [key for key in told.scores if told.scores[key] >= _PLAIN]
    if not candidates:
        readers = (_in_two_lines, _whose_towns, _by_its_dateline)
        return next((found for one in readers if (found := one(read))[0] is not None), (None, ()))
    return _best(read, told, candidates, minutes=minutes, paper=paper)


def _best(
    read: ReadDocument, told: _Tally, candidates: Sequence[_Key], *, minutes: bool, paper: bool
) -> tuple[Body | None, tuple[tuple[int, int, int], ...]]:
    """Which of the candidates it is: the weightiest, if a head names it or the text mostly speaks of it."""
    # who writes stands above who is written to
    first = {key: min(span[1:] for span in told.spans[key]) for key in candidates}
    best = min(candidates, key=lambda key: (-told.scores[key], first[key]))
    if best not in told.atop:
        if (broken := _in_two_lines(read))[0] is not None:
            return broken
        if minutes and told.atop and best not in told.in_head:
            best = max(told.atop, key=lambda key: (told.scores[key], key))  # `Plats och tid: Sessionssalen, Lund`
    parties = [key for key in candidates if first[key][0] == 1 and _length(read.pages[0].text[: first[key][1]]) < _TOP]
    if best not in told.in_head | told.atop:
        if paper and parties:
            best = min(parties, key=lambda key: first[key])
        elif told.scores[best] * 2 <= sum(told.scores.values()):
            asked = [key for key in candidates if key in told.asked_of]
            if len(asked) != 1:
                return _in_two_lines(read)
            best = asked[0]  # "att Lunds kommun tecknar …": the body that is asked to do something
    return told.found(best)


@dataclass(slots=True)
class _Tally:
    """The bodies that a document names: their weights, and where and how they stand."""

    scores: Counter[_Key] = field(default_factory=Counter)
    named: dict[_Key, Body] = field(default_factory=dict)
    spans: dict[_Key, list[tuple[int, int, int, int]]] = field(default_factory=dict)  # minus weight, page, start, end
    written_out: set[_Key] = field(default_factory=set)
    in_head: set[_Key] = field(default_factory=set)
    atop: set[_Key] = field(default_factory=set)  # named at the top of the first page, be it by the bare name
    asked_of: set[_Key] = field(default_factory=set)

    def found(self, key: _Key) -> tuple[Body, tuple[tuple[int, int, int], ...]]:
        """A body with the ranges that name it, the weightiest first."""
        return self.named[key], tuple(span[1:] for span in sorted(self.spans[key])[:_SPANS])


def _tally(read: ReadDocument) -> _Tally:
    told, left = _Tally(), _TEXT
    for place, page in enumerate(read.pages, start=1):
        if left <= 0:
            break
        text = page.text[:left]
        left -= len(text)
        for mention in find_bodies(text):
            key = (mention.body.kind, mention.body.code)
            weight = _weight(mention, place, text)
            told.scores[key] += weight
            told.named.setdefault(key, mention.body)
            told.spans.setdefault(key, []).append((-weight, page.number, mention.start, mention.end))
            if place == 1 and weight >= _ATOP * (_PLAIN if mention.form != "place" else 1):
                told.atop.add(key)
            if mention.form != "place":
                told.written_out.add(key)
                if _ASKED.search(text, 0, mention.start):
                    told.asked_of.add(key)
                if weight > _PLAIN:
                    told.in_head.add(key)
    return told


def _by_its_name_alone(
    read: ReadDocument,
) -> tuple[Body | None, tuple[tuple[int, int, int], ...]]:
    """The region whose bare name stands above its organ, `NORRBOTTEN` over `Regionstyrelsen`, or the body of the site that
    the first line names: `vallentuna.se`."""
    page = read.pages[0] if read.pages else None
    for line in list(re.finditer(r"[^\n]*\S[^\n]*", page.text[:_TOP]))[:2] if page is not None else ():
        first = _GAP.split(line.group().strip())[0]
        start = line.start() + line.group().index(first)
        site = _SITE.fullmatch(first)
        organ = page is not None and _REGIONAL.search(page.text, line.end(), _TOP)
        body = _sites().get(site["name"].lower()) if site else _regions().get(first.casefold()) if organ else None
        if body is not None and page is not None:
            return body, ((page.number, start, start + len(site["host"] if site else first)),)
    return None, ()


_DATELINE = re.compile(
    r"^[ \t]*(?:(?:NOTIS|KORT|INRIKES|LOKALT)\W+)?(?:(?P<name>[A-ZÅÄÖ]{3,}(?:[ -][A-ZÅÄÖ]{2,})?)"
    r"(?:[.:]| [–-]| \([\w ]{2,20}\)\.?| *\n)[ \n]*(?=[A-ZÅÄÖ])"
    r"|(?P<town>[A-ZÅÄÖ][a-zåäö]{2,}(?:[ -][A-ZÅÄÖ][a-zåäö]+)?)\. (?=[A-ZÅÄÖ]))",
    re.M,
)


def _by_its_dateline(read: ReadDocument) -> tuple[Body | None, tuple[tuple[int, int, int], ...]]:
    """The one town from which a newspaper writes: "ARVIKA. Kommunfullmäktige sade i måndags …"."""
    found = [
        (body[0], (page.number, *m.span(m.lastgroup or 0)))
        for page in read.pages[:1]
        for m in _DATELINE.finditer(page.text)
        if (body := resolve_body(m[m.lastgroup or 0].title())) is not None
    ]
    one = len({body.code for body, _ in found}) == 1
    return (found[0][0], (found[0][1],)) if one else (None, ())


@cache
def _regions() -> dict[str, Body]:
    names = [(body.name.removeprefix("Region ").casefold(), body) for body in all_bodies() if body.kind == "region"]
    return {form: body for name, body in names for form in (name, name.removesuffix(" län").removesuffix("s"))}


@cache
def _sites() -> dict[str, Body]:
    """Bodies by the name of their site: `vallentuna`, `regionskane`, `malmo`."""
    found: dict[str, Body] = {}
    for body in all_bodies():
        for name in (
            body.name,
            re.sub(r"s? (?:kommun|stad)$", "", body.name),
            re.sub(r" (?:kommun|stad)$", "", body.name),
        ):
            if (name != body.name or body.kind == "region") and resolve_body(name) == (body, True):
                found.setdefault(re.sub(r"\W", "", fold(name)), body)
    return found


def _stands_alone(read: ReadDocument, spans: Sequence[tuple[int, int, int, int]]) -> bool:
    """Whether a place is all that the first line of a page on the web holds: the name of the site."""
    page = read.pages[0] if read.pages else None
    if page is None or not read.reader.startswith("html/") or not spans:
        return False
    first = page.text.lstrip()
    start = len(page.text) - len(first)
    return all(span[1] == page.number for span in spans) and any(
        span[2:] == (start, start + len(first.split("\n", 1)[0].rstrip())) for span in spans
    )


def _in_two_lines(read: ReadDocument) -> tuple[Body | None, tuple[tuple[int, int, int], ...]]:
    """The body whose name the first column of the head breaks over two lines: `LÄNSSTYRELSEN` above `I KALMAR LÄN`."""
    page = read.pages[0] if read.pages else None
    lines = (
        [] if page is None else [(m.start(), m.group()) for m in re.finditer(r"[^\n]*\S[^\n]*", page.text[:600])][:5]
    )
    for (_, above), (at, below) in pairwise(lines):
        first, second = (_GAP.split(line.strip())[0] for line in (above, below))
        mention = next(
            (m for m in find_bodies(f"{first} {second}") if m.form != "place" and m.start < len(first)), None
        )
        if mention is not None and page is not None and mention.end > len(first):
            start = at + below.index(second)
            return mention.body, ((page.number, start, start + len(second)),)
    return None, ()


_TOWNS = re.compile(
    r"\s+(?:(?:nuvarande|tidigare|vilande|aktiva|internationella|utländska|\d+|\w{2,4})\s+)?"
    r"(?:vän|partner|syster)(?:ort|st[aä]d|kommun|region|skaps?avtal)\w*[^\n.!?;]{0,25}$",
    re.MULTILINE,
)


def _whose_towns(read: ReadDocument) -> tuple[Body | None, tuple[tuple[int, int, int], ...]]:
    """The one body whose towns the heading of a list names: "FAKTA: Skövdes vänorter" below a news item that has no name
    of a municipality written out.
    """
    found = {
        mention.body: (page.number, mention.start, mention.end)
        for page in read.pages[:1]
        for mention in find_bodies(page.text)
        if page.text[mention.end - 1] in "sxz"
        and _TOWNS.match(page.text, mention.end)
        and len(page.text[page.text.rfind("\n", 0, mention.start) + 1 : mention.start].split()) <= _LEADS
    }
    return (next(iter(found)), tuple(found.values())) if len(found) == 1 else (None, ())


_LEADS = 3  # words in front of the name in a heading: "Fakta om", "Detta är"


def _column(text: str, at: int) -> str:
    """What stands around `at`, up to the line's ends or the white space that parts columns."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0]
    cuts = [gap.span() for gap in _GAP.finditer(line)]
    first = max((stop for _, stop in cuts if start + stop <= at), default=0)
    last = min((gap for gap, _ in cuts if start + gap > at), default=len(line))
    return line[first:last].strip()


def _weight(mention: BodyMention, page: int, text: str) -> int:
    weight = _PLAIN if mention.form != "place" else 1
    line = _column(text, mention.start)
    if len(line) > _SHORT or line.endswith((".", ",")):
        return weight  # a sentence, wherever it stands
    above = _length(text[: mention.start])
    if page == 1 and above < _TOP and not _SECTION.search(text, 0, mention.start):
        return weight * (_ATOP if len(without_names(line)) <= _BESIDE else _ATOP // 2)
    if page <= _PAGES and (above < _BORDER or _length(text[mention.end :]) < _BORDER):
        return weight * 3
    return weight


def _length(text: str) -> int:
    """The characters of a text, the white space that sets columns apart counted once; of a long one all of them."""
    return len(" ".join(text.split())) if len(text) < 8 * _TOP else len(text)
