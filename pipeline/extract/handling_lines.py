"""Meetings told by their place in the text: organ, day and § beside each other, in a margin, on a line, above the item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.clauses import Clause
from pipeline.extract.dates.dates import DateMention, find_dates
from pipeline.extract.organs import OrganMention, find_organs
from pipeline.extract.references import ParagraphRef, find_paragraph_refs
from pipeline.split.model import ItemText
from schemas.document import Document
from schemas.record import Handling

_MARGIN = re.compile(  # "KU § 30 07-02-13": an earlier organ's paragraph quoted in the item
    r"^[ \t]*(?P<code>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})[ \t]+§[ \t]*(?P<number>\d+)[ \t,]+"
    r"(?P<date>\d{2}(?:\d\d)?-\d\d-\d\d)[ \t]*$",
    re.MULTILINE,
)
_MEETING = re.compile(  # "Kommunstyrelsen 2024-05-29, § 133" on a line of its own: where the matter was prepared
    r"^[ \t]*[–•-]?[ \t]*(?P<organ>[A-ZÅÄÖ][^\n,§\d]{1,60}?)(?:s beslut|s protokoll|s förslag)?[,:]?[ \t]+(?:den[ \t]+)?"
    r"(?P<date>\d{4}-\d\d-\d\d|\d{1,2}[ \t]+[a-z]{3,9}[ \t]+\d{4}),?[ \t]*(?:§[ \t]*(?P<number>\d+)(?:/\d{2,4})?)?"
    r"(?:,?[ \t]*\(?(?:återremiss|bordlägg\w*|bordlagt|remiss\w*|beredning|information|beslut|för beslut|för kännedom))?\)?\.?[ \t]*$",
    re.MULTILINE,
)
_BULLET = r"^[ \t]*(?:[–•*·⇒→-][ \t]*)?"
_DAY = r"(?P<date>\d{4}-\d\d-\d\d|\d{1,2}[ \t]+[a-z]{3,9}[ \t]+\d{4})"
_SAID_BEHIND = re.compile(  # "⇒ Kommunfullmäktige den 26 september 2019 § 141: kommunstyrelsen får ta över motionen"
    _BULLET
    + r"(?P<organ>[A-ZÅÄÖ][^\n,§\d:]{1,60}?),?[ \t]+(?:den[ \t]+)?"
    + _DAY
    + r",?[ \t]*§[ \t]*(?P<number>\d+)(?:/\d{2,4})?[ \t]*(?::|[–-](?=[ ]))[ \t]+(?!§)[^\n]+$",
    re.MULTILINE,
)
_SAID_BY = re.compile(  # "2020-10-29, § 244: Kommunfullmäktige remitterar den till kommunstyrelsen"
    _BULLET + _DAY + r",?[ \t]*§[ \t]*(?P<number>\d+)[ \t]*[:–-][ \t]+(?P<organ>[A-ZÅÄÖ][^\n,§\d:.]{1,80})[^\n]*$",
    re.MULTILINE,
)
_ROW = re.compile(  # "Kommunstyrelsen 2006-10-31 288", in a table of organ, day and §
    r"^[ \t]*(?P<organ>[A-ZÅÄÖ][^\n,§\d:]{1,50}?)[ \t]+" + _DAY + r"[ \t]+(?P<number>\d{1,4})[ \t]*$", re.MULTILINE
)
_DAY_FIRST = re.compile(  # "2012-04-16   kommunstyrelsen (information)", in a list of such lines
    r"^[ \t]*[–•-]?[ \t]*(?P<date>\d{4}-\d\d-\d\d|\d{1,2}[ \t]+[a-z]{3,9}[ \t]+\d{4})[ \t:,–-]+"
    r"(?P<organ>[A-Za-zÅÄÖåäö][^\n,§\d()]{1,60}?),?[ \t]*(?:§[ \t]*(?P<number>\d+))?[ \t]*(?:\([^)\n]{3,40}\))?[ \t]*$",
    re.MULTILINE,
)
_TURNED = re.compile(  # "Arbetsutskottet § 61/2014-04-22", "Socialnämnden, § 9, 2014-02-12"
    r"^[ \t]*[–•-]?[ \t]*(?P<organ>[A-ZÅÄÖ][^\n,§\d]{1,60}?),?[ \t]+§[ \t]*(?P<number>\d+)[ \t,/(]+(?:den[ \t]+)?"
    r"(?P<date>\d{4}-\d\d-\d\d|\d{1,2}[ \t]+[a-z]{3,9}[ \t]+\d{4})\)?[ \t]*$",
    re.MULTILINE,
)
MOVED = ("yrkande", "omrostning")  # parts where an organ with day and § beside it only points to its proposal
_LISTED = re.compile(  # the heading of such lines, or a line like it
    r"\n[ \t]*(?:(?:ärendets\s+)?(?:handläggning|beredning|behandling|gång|ärendegång)\w*:?"
    r"|[^\n]{3,60}\d{4}-\d\d-\d\d,?[ \t]*§[ \t]*\d+\.?)[ \t]*\n\s*\Z",
    re.IGNORECASE,
)
_SHORT = ("AU", "Au", "KS", "Ks", "KF", "Kf", "RS", "Rs", "KSAU")
_NUMBERED = re.compile(
    r"\b(?P<code>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4})\s§\s?(?P<number>\d+)(?![\s,]*\d{2,4}-)(?:\s?[/(]\s?(?P<date>\d{4}-\d\d-\d\d))?"
)
_TO_ITS_DAY = re.compile(r"[\s,(–-]*(?:[^\s.,;:()]+\s+){0,4}?(?:(?:från|av)\s+)?\(?(?:den\s+)?")
_CODE = 5  # characters between a proposal and its §, at most: ", ks § 233"
_RIGHT_BEFORE = re.compile(r"s?[\s,(–-]*(?:har\s+)?(?:den\s+)?")
_OF_PROTOCOL = re.compile(
    r"\s+(?:i|ur|av)\s+(?:protokollet\s+(?:från|för|av)\s+)?[\w ]{2,40}?s?\s+protokoll\b", re.IGNORECASE
)
_PAPER_FROM = re.compile(r"\bförslag(?:et)?\s+(?:från|av)\s+$", re.IGNORECASE)
_ITS_DAY = re.compile(r"[\s,(]+(?:den\s+)?")
_WHY = re.compile(r",?\s+(?:eftersom|emedan|därför\s+att|(?<!som\s)då|med\s+hänvisning\s+till)\s", re.IGNORECASE)
_RECEIVES = re.compile(r"\b(?:till|åt|hos)\s+$", re.IGNORECASE)  # who gets it has not met
ANOTHER = re.compile(
    r"\b(?:avslog|biföll|beviljade|avslagit|bifallit|beviljat|bevilja|avslå|bifalla)s?\b[^.]*\b(?:en|ett)\s+(?:motion|medborgarförslag|(?:bidrags)?ansökan|framställning|bidrag)\b",
    re.IGNORECASE,
)
_ITS_MEETING = re.compile(
    r"\s+(?:sammanträde|möte|behandling|uppdrag|beslut|begäran|protokoll|yttrande|ställningstagande|beredning|förslag|§)\w*",
    re.IGNORECASE,
)
_ITS_PAPER = re.compile(  # what it put forward: that it met is told, whatever the decision that rests on it is about
    r"\s+(?:(?:enhälliga|eget)\s+)?(?:förslag|hemställan|tillstyrkan|framställning)(?:\s+till\s+(?:beslut|fullmäktige))?"
    r"[\s,(–-]*(?:(?:av|från)\s+)?(?:den\s+)?",
    re.IGNORECASE,
)
ON_AGREEMENT = re.compile(  # what then happened to an agreement, or how a rule came about
    r"\b(?:godkän\w+|anta(?:gen|git|gits|gna|gs)|antog\w*|fastställ\w+|(?:under)?teckna\w*|ingick|ingicks|ingå(?:tts?|ngen)?|säga\s+upp|sades\s+upp|sagts\s+upp|sade\s+upp"
    r"|avsluta\w*|upphör\w*|upphävd\w*|förläng\w+|uppsägning\w*|förny\w+|paus\w*|vilande|på\s+is|bild(?:ade|ades|at|ats)|inrätta\w*|ans(?:luta\w*|löt))\b",
    re.IGNORECASE,
)


_PROPOSES = re.compile(
    r"(?i)\b(?:föreslagit|föreslog|föreslår|tillstyrkt|tillstyrkte|avstyrkt|avstyrkte)\b"
)  # an account that runs on


def numbered(clause: Clause, head: Document, base: str | None) -> Iterator[tuple[Handling, int, int, str]]:
    """An organ with the day and § of its meeting beside it, whatever it did there, unless it acted on an agreement."""
    text = clause.text
    refs = [r for r in find_paragraph_refs(text) if not r.law]
    if not refs or clause.part.kind == "underlag":
        return
    yield from _papers(clause, head, refs, base)
    why = _WHY.search(text)
    acted = ON_AGREEMENT.search(text, 0, why.start() if why else len(text)) is not None
    if (acted and not (clause.part.kind in MOVED and _PROPOSES.search(text))) or ANOTHER.search(text):
        return
    way = _RIGHT_BEFORE if clause.part.kind in MOVED else _TO_ITS_DAY
    organs = find_organs(text)
    for date in find_dates(text, base):
        ref = beside(date, refs) or _in_protocol(text, refs)
        if ref is None or date.date.precision != "day":
            continue
        first = min(date.start, ref.start)
        near = [o for o in organs if o.end <= first and way.fullmatch(text, o.end, first)]
        near = [o for o in near if not _RECEIVES.search(text, 0, o.start)]
        if near and not (near[-1].genitive and not _ITS_MEETING.match(text, near[-1].end)):
            yield handling_at(clause, near[-1], date, ref, head, "handling.numbered")


def _in_protocol(text: str, refs: list[ParagraphRef]) -> ParagraphRef | None:
    """The § of the minutes whose day a sentence gives: "enligt § 12 i styrelsens protokoll den 3 maj"."""
    return refs[0] if len(refs) == 1 and _OF_PROTOCOL.match(text, refs[0].end) else None


def _papers(
    clause: Clause, head: Document, refs: list[ParagraphRef], base: str | None
) -> Iterator[tuple[Handling, int, int, str]]:
    """Another organ's proposal with its § and perhaps its day: "med bifall till styrelsens hemställan (§ 211/1978)"."""
    text = clause.text
    days = [d for d in find_dates(text, base) if d.date.precision == "day"]
    for organ in find_organs(text):
        own = _ITS_PAPER if organ.genitive else _ITS_DAY if _PAPER_FROM.search(text, 0, organ.start) else None
        paper = own.match(text, organ.end) if own is not None and organ.organ != head.organ else None
        if paper is None:
            continue
        day = next((d for d in days if d.start == paper.end()), None)
        ref = next((r for r in refs if 0 <= r.start - (day.end if day else paper.end()) <= _CODE), None)
        if day is not None and ref is not None:
            yield handling_at(clause, organ, day, ref, head, "handling.paper")
        elif ref is not None and _beside_no_day(ref, days):
            handling = Handling(organ=organ.organ, organ_name=organ.name, date=None, paragraph=ref.number)
            yield handling, clause.start + organ.start, clause.start + ref.end, "handling.paper"


def _beside_no_day(ref: ParagraphRef, days: list[DateMention]) -> bool:
    """Whether no day stands beside a §."""
    return all(beside(day, [ref]) is None for day in days)


def margins(item: ItemText, head: Document) -> Iterator[tuple[Handling, int, int, str]]:
    """The paragraphs of earlier organs that an item quotes; a code is read as the organ the item names in full."""
    text = item.view.text
    for match in _MARGIN.finditer(text):
        if item.heading_span and match.start() < item.heading_span[0]:
            continue
        part = next((p for p in item.parts if p.start <= match.start() < p.end), None)
        written = find_organs(match["code"])
        named = written or [
            o
            for o in find_organs(text)
            if part is not None and o.organ == part.organ and o.name[:1].casefold() == match["code"][:1].casefold()
        ]
        dates = find_dates(match["date"], None)
        if named and dates:
            handling = Handling(
                organ=named[0].organ, organ_name=named[0].name, date=dates[0].date, paragraph=match["number"]
            )
            yield handling, match.start(), match.end(), "handling.margin"


def above(item: ItemText, head: Document) -> Iterator[tuple[Handling, int, int, str]]:
    """The earlier organs' §§ that stand beside the item's own number, without a day: "Kf § 52  Au § 144  Ks § 101"."""
    top = next((p for p in item.parts if p.kind == "rubrik"), None)
    for match in _NUMBERED.finditer(item.view.text, 0, top.end if top else 0):
        named = find_organs(match.group())
        if match.start() > 0 and named and named[0].organ != head.organ:
            day = find_dates(match["date"], None) if match["date"] else []
            handling = Handling(
                organ=named[0].organ,
                organ_name=named[0].name,
                date=day[0].date if day else None,
                paragraph=match["number"],
            )
            yield handling, match.start(), match.end(), "handling.above"


def meetings(item: ItemText) -> Iterator[tuple[Handling, int, int, str]]:
    """The lines of a list of preparations: an organ, a day and perhaps a §, with no verb."""
    text = item.view.text
    for part in item.parts:
        if part.kind in ("narvaro", "expediering", "underlag", "rubrik"):
            continue
        told = part.kind in ("beredning", "arende", "annat")
        days = list(_DAY_FIRST.finditer(text, part.start, part.end))
        days = days if len(days) > 1 else [d for d in days if d["number"]]  # one such line alone is the head of a page
        rows = [list(lines.finditer(text, part.start, part.end)) for lines in (_SAID_BEHIND, _SAID_BY, _ROW)]
        several = [m for matches in rows if len(matches) > 1 for m in matches]  # one such line may be anything
        plain = (m for lines in (_MEETING, _TURNED) for m in lines.finditer(text, part.start, part.end))
        for match in (*days, *several, *plain):
            if (
                not told
                and match.re not in (_DAY_FIRST, _SAID_BEHIND, _SAID_BY, _ROW)
                and (
                    match["number"] is None
                    or not (text[: match.start()].rstrip(" ")[-2:] == "\n\n" or _LISTED.search(text, 0, match.start()))
                )
            ):
                continue  # elsewhere it is a line by itself, with its §
            if match.re in (_MEETING, _TURNED) and match.group().rstrip().endswith(".") and ":" not in match.group():
                continue  # the last line of a sentence
            organs = find_organs(match["organ"])
            organs = [o for o in organs if match.re is _SAID_BY or o.end >= len(match["organ"].rstrip()) - 3]
            if not organs and match["organ"] in _SHORT:
                organs = find_organs(f"{match['organ']} § 1")
            dates = find_dates(match["date"], None)
            if organs and dates:
                named = organs[0]
                handling = Handling(
                    organ=named.organ, organ_name=named.name, date=dates[0].date, paragraph=match["number"]
                )
                yield handling, match.start("organ"), match.end(), "handling.meeting"


def beside(date: DateMention, refs: list[ParagraphRef]) -> ParagraphRef | None:
    """The § beside a date."""
    behind = [r for r in refs if 0 <= r.start - date.end <= 14]
    ahead = [r for r in refs if 0 <= date.start - r.end <= 14]
    near = behind or ahead
    return near[0] if near else None


def handling_at(
    clause: Clause, organ: OrganMention | None, date: DateMention, ref: ParagraphRef | None, head: Document, rule: str
) -> tuple[Handling, int, int, str]:
    """The meeting of an organ, failing it the minutes' own, with the range of its words in the view."""
    spans = [(date.start, date.end)]
    if ref is not None:
        spans.append((ref.start, ref.end))
    if organ is not None and -60 <= date.start - organ.end <= 120:
        spans.append((organ.start, organ.end))
    handling = Handling(
        organ=organ.organ if organ else head.organ,
        organ_name=organ.name if organ else (head.organ_name or "").lower(),
        date=date.date,
        paragraph=ref.number if ref else None,
    )
    return handling, clause.start + min(s[0] for s in spans), clause.start + max(s[1] for s in spans), rule
