"""When, where and under which § a motion was filed: what is said of the filing itself, never of tabling or handling.

Filing is told by a verb ("väckte", "har till kommunfullmäktige den … lämnat in en motion", "inkom", "anmäldes") or by
the council's sending it out ("beslutade den … § 12 att lämna motionen till kommunstyrelsen för beredning"). The second
gives what the first leaves out, of the same day or where the first gives none: the § is that under which the council
received it. Sent out on another day, that meeting is handling; so it is where a citizens' proposal is sent out, which
came in before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.extract.clauses import Clause
from pipeline.extract.dates.dates import DateMention, find_dates
from pipeline.extract.motions.forms import filing_lines
from pipeline.extract.motions.title import NOUN
from pipeline.extract.organs import find_organs
from pipeline.extract.references import ParagraphRef, find_paragraph_refs
from pipeline.rules.loader import one_of
from schemas.dates import Date
from schemas.document import PAGES, Document, Organ

_GAP = r"(?:\S+\s+){0,14}?"
_INITIATIVE = r"(?:ledamots|nämnd|utskotts|styrelse|politiker)?initiativ"
_M = (
    rf"(?:motion(?:en|er|erna)?|medborgarförslag(?:et)?|{_INITIATIVE}(?:ärende)?(?:t|et)?|e-förslag(?:et)?"
    r"|[a-zåäöé]+förslag(?:et)?)\b"
)
_NOT_OVER = r"(?!(?:\s+[^\s.]+){0,9}?\s+(?:över\s+(?:till|åt)|tillbaka)\b)"  # handed over: sent out for preparation
_FILED = re.compile(
    rf"\b(?:väck(?:te|t|ts|tes|er)|(?:lämna(?:de|t|r|des|ts){_NOT_OVER}|(?:in|av)lämna(?:r|de|t|des|ts))(?:\s+in)?|in(?:kom|kommit|kommer)|anmäl(?:de|er|t|des|ts)|ing(?:av|ivit|ett|er)|avgav|avgivit|framställ(?:de|t|er)"
    rf"|ställ(?:de|t)(?!\s+sig\b)|inkommit\s+med|inkom\s+med|lagt\s+fram|lade\s+fram|framla(?:de|gt)|skickat\s+in|(?:skr(?:ev|ivit)|undertecknade|presentera(?:de|t)|överlämna(?:de|t))(?=[^.;]*\s(?:en|sin)\s+(?:\w+\s+)?motion\b))\s+{_GAP}{_M}"
    rf"|\b{_M}[,\s(]+(?:\S+\s+){{0,12}}?la(?:des|gts|gd)\s+(?:fram\s+)?(?:på\s+\w*fullmäktiges\s+bord|i\s+\w*fullmäktige)\b"
    # "Motionärerna föreslog i kommunfullmäktige den 23 mars 2023 att"
    r"|\b(?:motionär(?:en|erna)|förslagsställaren)\s+(?:föreslog|yrkade|hemställde|begärde|ville)\s+i\s+\w*fullmäktige,?\s+(?:den\s+)?(?=\d)"
    # "gav den 3 maj in en motion", "lade den 3 maj fram sin motion", "kom det in en motion"
    rf"|\b(?:g(?:av|ett|ivit|er)|kom(?:mer|mit)?)\s+(?:[^\s.;]+\s+){{0,8}}?in\s+{_GAP}{_M}|\bla(?:de|gt)\s+(?:[^\s.;]+\s+){{0,8}}?(?:fram\s+)?(?:en|sin|ett|sitt)\s+{_M}"
    rf"|\b{_M}[,\s(]+(?:\S+\s+){{0,12}}?\(?(?:väck(?:tes|ts|t|ta)|(?:över)?lämna(?:des|ts|t|d)\s+(?:in|till\s+\w*fullmäktige|av\s|(?:den\s+)?\d)|ing(?:avs|etts|ivits|iven)|(?:in|av)lämna(?:des|ts|d|t)|in(?:kom|kommit|kommen|kommet)\b|dater(?:ad|at)\s+(?:den\s+)?\d|kom\s+in\b|kommit\s+in\b|kom\s+(?:\w+\s+){{1,2}}till\s+handa|anmäl(?:des|ts|d|t)\b|ställd(?:es)?"
    r"|g(?:avs|etts|ivits)\s+in\b|la(?:des|gts)\s+fram\b|framla(?:gd|gts|des)\b|to(?:gs)\s+emot\b|tagits\s+emot\b|kom(?:mit)?\s+till\s+\w*fullmäktige|presentera(?:des|ts)\b|mottog(?:s)?\b|mottagits\b|nå(?:dde|tt)\s+\w*fullmäktige)|\bmotion(?:en)?,?\s+(?:(?:som|har|är)\s+){0,2}(?:skrevs|skrivits|skriven)\b"
    rf"|\b{_M}(?:\s+(?:om|angående|gällande)\s+[^.;]{{3,120}}?)?,?\s+som\s+{_GAP}(?:har\s+)?(?:lämna[td]e?|väckte?|lagt|lade|ingett|ingivit|ingav|skrivit)\b"
    rf"|\b(?:{one_of('filed_motion')})\s+(?:av|den|i|till|vid|\d)|\bmotionera(?:de|t|r)\b|\bmotions(?:ledes|vis)\b"
    rf"|\bi\s+(?:(?:en|ett|sin|sitt)\s+)?{_M}\s+(?:till|i|vid)\s+(?:\w*fullmäktige)\b"
    # "anförde i fullmäktige den 3 maj 2021, § 12, i en motion att"
    rf"|\b(?:i|vid|inför)\s+\w*fullmäktige,?\s+(?:den\s+)?\d[^.;]{{3,60}}?\s(?:i|genom)\s+(?:(?:en|sin)\s+)?{_M}"
    rf"|\bföreligger\s+{_GAP}{_M}"
    # "har i en motion den 3 maj 2021 föreslagit", "föreslår i motion, ingiven 2021-05-03, § 12"
    # "En motion med lydelsen att … överlämnades den 3 maj 2021"
    rf"|\b{_M}\s+(?:[^\s.;]+\s+){{13,40}}?(?:(?:över|in|av)lämnades|väcktes|inkom)\s+(?:den\s+)?\d"
    rf"|\b{_M},?\s+(?:i\s+vilken|vari)\s+(?=(?-i:[A-ZÅÄÖ]))(?:(?!att\b)[^\s.;]+\s+){{0,8}}?den\s+\d"
    rf"|\b(?:i|genom)\s+(?:(?:en|ett|sin)\s+)?{_M},?\s+(?:(?:ingiven|ingivet|ställd|ställt|av|från|av\s+den|daterad|daterat)\s+)?(?:den\s+)?\d"
    rf"|\b(?:{one_of('moved')}|inkommet)\s+{_M}|\b(?:in|getts|gavs|väckts|inlämnats)\s+som\s+(?:en\s+)?{_M}|\b{_M}\s+(?:är\s+)?(?:från|av)\s+(?:den\s+)?\d"
    r"|\bmotion(?:en)?,?\s+\(?(?:(?:av\s+)?den\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}\s+[a-z]+\s+\d{4})\)?,?\s+(?:av|från)\s"
    # "skriver i sin motion (KF 2021-05-03, § 12)"
    rf"|\b(?:i|genom)\s+(?:(?:en|ett|sin|sitt)\s+)?{_M}\s+\([^)]*\d{{4}}"
    rf"|\blyft(?:e|er|es|s)?\s+{_GAP}{_INITIATIVE}\w*"
    rf"|\b(?:tog|tagit|tar|ta)\s+(?:[^\s.]+\s+){{0,10}}?emot\s+(?:\w+\s+){{0,3}}?{_M}|\bfick\s+(?:[^\s.;]+\s+){{0,8}}?en\s+motion\b|\b(?:mottog|mottagit)\s+{_GAP}{_M}",
    re.IGNORECASE,
)
# a sentence that goes on about a proposal told of before it
_THAT = re.compile(
    r"\b(?:förslaget|den|det|ärendet),?\s+(?:som\s+)?(?:har\s+)?(?:anmäl(?:des|ts)|väck(?:tes|ts)|inkom(?:mit)?|kom\s+in|lämna(?:des|ts)\s+in|inlämna(?:des|ts)"
    r"|ställ(?:des|ts)|framställ(?:des|ts)|inga(?:vs|ivits))\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    rf"\b(?:att\s+)?(?:lämna(?:de|t|s|des)?|överlämna(?:de|t|s|des)?|remittera(?:de|t|s|des|ts)?|skicka(?:de|t|s)?|översän\w+|hänskjut\w+|hänsköt\w*)\s+{_GAP}{_M}(?!\s+utan\b)"
    rf"|\b{_M}\s+(?:\S+\s+){{0,8}}?(?:lämna(?:s|des|ts)|överlämna(?:s|des|ts)|remittera(?:s|des|ts)|skicka(?:s|des))\b",
    re.IGNORECASE,
)
_SENT_IT = re.compile(  # "Fullmäktige överlämnade den 3 maj 2021, § 12, förslaget till kommunstyrelsen"
    r"\b(?:lämnade|överlämnade|remitterade|skickade|översände|hänsköt)\s+(?:[^\s.]+\s+){0,8}?(?:förslaget|ärendet|den|det)\s+till\b"
    r"|\b(?:förslaget|ärendet|den|det)\s+(?:har\s+)?(?:lämna|överlämna|remittera|skicka)(?:des|ts)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"(?:[•·▪–—*-]|\d{{1,2}}[.)])?\s*{_M},?\s+(?:av\s+)?(?:den\s+)?(?=\d)", re.IGNORECASE)
_REMITTANCE = re.compile(r"\b(?:beslut|protokoll)\w*\b.{0,40}\bom\s+remi(?:ttering|ss)", re.IGNORECASE | re.DOTALL)
_OTHER_THING = re.compile(
    r"\b(?:yttrande|skrivelse|remissvar|synpunkter|utlåtande)\w*\s+(?:\S+\s+){0,4}?(?:över|på|om|avseende|angående)\b|\bföljande\s+yttrande|\båterremi|\bbordla|\breserv(?:ation|er)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\banmäl(?:des|ts|d|t)\b", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:innan|senast|före|till\s+den|till\s+och\s+med|t\.o\.m\.?|senast\s+den)\s*(?:den\s+)?$", re.IGNORECASE
)
_COUNCIL = re.compile(r"\b(?:kommun|stads|region|landstings)?fullmäktige", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\bKF\b|\bRF\b")
_COUNCILS_OWN = re.compile(r"(?:\b(?i:kf|rf)|fullmäktiges?),?\s*(?:\(\s*)?\Z")
_BY = re.compile(r"\b(?:lämna|remittera|skicka)\w*\s+av\s+$", re.IGNORECASE)
_BEHIND = 24  # characters from the words of filing to their day
_OTHERS_DEED = re.compile(  # what an organ did with it on a day of its own
    r"\b(?:vidhåll\w*|föresl\w+|(?:av|till)styrk\w*|behandla\w*|bordl\w+|återremi\w+|bered\w+|beslut\w+|beslöt)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:sedan|från|åren|under)\s+(?:år\s+)?$", re.IGNORECASE)  # no day on which anything came in
_AT_ITS_MEETING = re.compile(r"\s+(?:sammanträde|möte)", re.IGNORECASE)
_AT_THE_MEETING = re.compile(r"\bvid\s+(?:fullmäktige)?sammanträdet(?=\s+(?:den\s+)?\d)", re.IGNORECASE)
_MOTIONED = re.compile(
    r"\bmotionera(?:de|t)\b|\bmotions(?:ledes|vis)\b|\b(?:motionär(?:en|erna)|förslagsställaren)\s+\w+\s+i\s+\w*fullmäktige\b",
    re.IGNORECASE,
)
_OF_A_MOTION = re.compile(r"\bmotion(?:ens|är\w*|sställare\w*)\b", re.IGNORECASE)
_MOTIONED_FOR = re.compile(r"\bmotionera(?:de|t)\b[^.;]{0,60}?\bom\s+att\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:lämnar|väcker|anmäler|framställer|inlämnar)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filing:
    """Date, organ and § of the filing, each with the range of its words in the view, None where not given."""

    date: Date | None = None
    date_span: tuple[int, int] | None = None
    paragraph: str | None = None
    paragraph_span: tuple[int, int] | None = None
    organ: Organ | None = None
    organ_span: tuple[int, int] | None = None


def read_filing(source: Iterable[Clause], head: Document) -> Filing:
    """The filing as the given clauses tell it; dates without a year take it from the meeting."""
    base = head.meeting_date or head.date
    day = base.value if base is not None and base.precision == "day" else None
    filed = sent = paper = Filing()
    told = False  # whether the clause before told of a motion
    treated = Filing()  # the council that a page tells to have dealt with it
    citizens = False
    source = tuple(source)
    for line in filing_lines(source):
        filed = _better(filed, _filing(line, day, _council(line, head)))
    for clause in source:
        noun = NOUN.search(clause.text)
        citizens = citizens or (noun is not None and noun["citizen"] is not None)
        if noun is not None and treated.organ is None and head.kind in PAGES and _TREATS.search(clause.text):
            treated = council_in(clause.text, clause.start, head)
        if _OTHER_THING.search(clause.text):
            continue
        council = _council(clause, head)
        if council.organ is not None and _REMITTANCE.search(clause.text):
            sent = _better(sent, _filing(clause, day, council))
            continue
        named = noun is not None or _MOTIONED.search(clause.text) is not None
        if clause.part.kind == "underlag" and _PAPER.match(clause.text) and paper.date is None:
            paper = replace(_filing(clause, day, council), paragraph=None, paragraph_span=None)
            continue
        if told and not named and council.organ is not None and _SENT_IT.search(clause.text):
            sent = _better(sent, _filing(clause, day, council))
        if told and not named and _THAT.search(clause.text):
            filed = _better(filed, _filing(clause, day, council))
        told = named or _OF_A_MOTION.search(clause.text) is not None
        if not named:
            continue
        if _FILED.search(clause.text):
            filed = _better(filed, _filing(clause, day, council))
        elif council.organ is not None and _SENT.search(clause.text):
            sent = _better(sent, _filing(clause, day, council))
    if citizens and sent.date is not None and sent.date != filed.date:
        sent = Filing()  # a citizens' proposal came in before the meeting that handed it on
    joined = _joined(filed, sent)
    if joined.date is None and paper.date is not None:
        joined = replace(paper, organ=paper.organ or joined.organ, organ_span=paper.organ_span or joined.organ_span)
    if joined.date is not None and joined.organ is None and treated.organ is not None:
        joined = replace(joined, organ=treated.organ, organ_span=treated.organ_span)
    return _of_the_council(joined, head)


_TREATS = re.compile(
    r"fullmäktige\b[^.;]{0,60}\b(?:bordla\w*|återremi\w+|remitter\w+|behandla\w+|avslog|biföll|debattera\w+|röstade|ansåg|besvara\w+"
    r"|skjuter upp|sköt upp)\b",
    re.IGNORECASE,
)


def _of_the_council(filing: Filing, head: Document) -> Filing:
    """The § under which a motion was received is the council's, also where the text names no organ."""
    if filing.organ is not None or filing.paragraph is None or filing.date is None:
        return filing
    region = head.body is not None and head.body.kind == "region"
    organ: Organ = "regionfullmaktige" if region else "kommunfullmaktige"
    return replace(filing, organ=organ, organ_span=filing.paragraph_span)


def files_now(text: str) -> re.Match[str] | None:
    """The words with which this very meeting receives a motion ("Anna Lund (S) lämnar en motion om …")."""
    match = _FILED.search(text)
    return match if match and _PRESENT.match(match.group()) else None


def is_filing(text: str) -> bool:
    """Whether a sentence tells of a motion being filed."""
    return bool(_FILED.search(text)) and not _OTHER_THING.search(text)


def is_sending(text: str) -> bool:
    """Whether a sentence tells of the council handing a motion out for preparation."""
    return (
        bool(_SENT.search(text))
        and bool(_COUNCIL.search(text) or _ABBREVIATED.search(text))
        and bool(NOUN.search(text))
    )


def _filing(clause: Clause, base: str | None, council: Filing) -> Filing:
    dates = [
        d
        for d in find_dates(clause.text, base)
        if d.date.precision in ("day", "month", "year")
        and d.date.qualifier != "before"
        and not _DEADLINE.search(clause.text[max(0, d.start - 24) : d.start])
        and not (d.date.precision != "day" and _SINCE.search(clause.text[max(0, d.start - 24) : d.start]))
    ]
    if asks := _MOTIONED_FOR.search(clause.text):  # what they want has days of its own
        dates = [d for d in dates if d.start < asks.end()]
    days = [d for d in dates if d.date.precision == "day"] or dates
    date = _of_filing(days, clause.text)
    own = clause.part.kind == "rubrik"  # which begins with the item's own number
    refs = [r for r in find_paragraph_refs(clause.text) if not r.law and not (own and r.start == 0)]
    ref = _nearest(date, refs, clause.text)
    if (
        ref is None
        and council.organ is not None
        and len(refs) == 1
        and _ANNOUNCED.search(clause.text, 0, refs[0].start)
    ):
        ref = refs[0]  # it came in on one day, and the council announced it under a § of its next meeting
    if date and council.organ_span and any(council.organ_span[1] - clause.start <= d.start for d in days if d != date):
        agent = _BY.search(clause.text, 0, council.organ_span[0] - clause.start)
        council = Filing() if agent else council  # "… och remitterades av fullmäktige den 1 juni": it only handed it on
    return Filing(
        date.date if date else None,
        _span(clause, date),
        ref.number if ref else None,
        _span(clause, ref),
        council.organ,
        council.organ_span,
    )


def _of_filing(days: list[DateMention], text: str) -> DateMention | None:
    """The day of the filing among those of a sentence: that within or right behind its words, else the first.

    "Kommunstyrelsen har den 4 maj 2021 avstyrkt den motion som Anna Lund (S) väckte den 12 november 2020."
    """
    told = _FILED.search(text)
    if told is None or len(days) < 2:
        return days[0] if days else None
    within = [d for d in days if told.start() <= d.start < told.end()]
    behind = [d for d in days if 0 <= d.start - told.end() < _BEHIND]
    own = within or behind
    others = days[0].end <= told.start() and _OTHERS_DEED.search(text, 0, told.start()) is not None
    return own[0] if own and others else days[0]


def _nearest(date: DateMention | None, refs: list[ParagraphRef], text: str) -> ParagraphRef | None:
    """The § beside the date, or the only one."""
    if date is None:
        return refs[0] if len(refs) == 1 else None
    beside = [r for r in refs if 0 <= r.start - date.end <= 16 or 0 <= date.start - r.end <= 12]
    if not beside and len(refs) == 1 and date.end < refs[0].start and _COUNCILS_OWN.search(text[: refs[0].start]):
        return refs[0]  # "lämnade den 3 maj 2021 en motion till fullmäktige, KF § 12"
    return beside[0] if beside else None


def _span(clause: Clause, found: DateMention | ParagraphRef | None) -> tuple[int, int] | None:
    return (clause.start + found.start, clause.start + found.end) if found else None


def council_in(text: str, offset: int, head: Document) -> Filing:
    """The council that a text names, its words at `offset` and on in the view; an empty filing when it names none."""
    match = _COUNCIL.search(text) or _ABBREVIATED.search(text)
    if match is None:
        return Filing()
    region = match.group().lower().startswith(("region", "landsting", "rf")) or (
        head.body is not None and head.body.kind == "region"
    )
    organ: Organ = "regionfullmaktige" if region else "kommunfullmaktige"
    return Filing(organ=organ, organ_span=(offset + match.start(), offset + match.end()))


_ENDED_BY = re.compile(
    r"\b\w*(?:avtal|samarbete|partnerskap|utbyte|överenskommelse)\w*\b[^.;]{0,60}\bsom\s+(?=\w*fullmäktige\b)",
    re.IGNORECASE,
)


def _council(clause: Clause, head: Document) -> Filing:
    # "en motion om det avtal med X som kommunfullmäktige sade upp": no place of filing
    past = _ENDED_BY.search(clause.text)
    council = council_in(clause.text[: past.start()] if past else clause.text, clause.start, head)
    if council.organ is not None:
        return council
    met = _AT_THE_MEETING.search(clause.text) if head.organ in ("kommunfullmaktige", "regionfullmaktige") else None
    if met:  # in the council's own minutes
        return Filing(organ=head.organ, organ_span=(clause.start + met.start(), clause.start + met.end()))
    member = NOUN.search(clause.text)
    if member is not None and member["member"]:  # a member's initiative is raised where the member sits
        for organ in find_organs(clause.text):
            if organ.genitive and _AT_ITS_MEETING.match(clause.text, organ.end):
                return Filing(organ=organ.organ, organ_span=(clause.start + organ.start, clause.start + organ.end))
        met = _AT_THE_MEETING.search(clause.text)
        if met:
            return Filing(organ=head.organ, organ_span=(clause.start + met.start(), clause.start + met.end()))
    to = re.search(r"\btill\s+(?=\S)", clause.text)
    named = [o for o in find_organs(clause.text) if to and o.start == to.end()]
    if named:
        first = named[0]
        return Filing(organ=first.organ, organ_span=(clause.start + first.start, clause.start + first.end))
    return Filing()


def _better(old: Filing, new: Filing) -> Filing:
    """The first filing that has a date; else the first one."""
    if old.date is not None or (old != Filing() and new.date is None):
        return old
    if old.organ is not None and new.organ is None:  # "… har kommit in till fullmäktige. Det lämnades in den 3 maj."
        return replace(new, organ=old.organ, organ_span=old.organ_span)
    return new


def _joined(filed: Filing, sent: Filing) -> Filing:
    if sent.organ not in ("kommunfullmaktige", "regionfullmaktige"):
        sent = Filing()
    if filed.date is None:
        # "Anna Lund har lämnat in en motion. Kommunfullmäktige beslutade den 3 mars, § 12, att …"
        if filed.paragraph is None and sent.date is not None:
            return Filing(
                sent.date,
                sent.date_span,
                sent.paragraph,
                sent.paragraph_span,
                filed.organ or sent.organ,
                filed.organ_span or sent.organ_span,
            )
        return filed
    if filed.paragraph is None and sent.date in (None, filed.date):
        filed = replace(filed, paragraph=sent.paragraph, paragraph_span=sent.paragraph_span)
    if filed.organ is None and sent.date in (None, filed.date):
        filed = replace(filed, organ=sent.organ, organ_span=sent.organ_span)
    return filed
