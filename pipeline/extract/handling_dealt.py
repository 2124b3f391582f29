"""The meetings at which organs are told to have dealt with a matter: by verb, by the paper that came of it, in brackets.

Kommunstyrelsen behandlade ärendet den 3 maj 2019, § 41.      Nämnden anser att … (2019-03-03, § 41).
Arbetsutskottets förslag 2024-01-26, § 9
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.clauses import Clause
from pipeline.extract.dates.dates import DateMention
from pipeline.extract.handling_dealers import DEALT, MATTER, MATTER_SAID, dealers, does
from pipeline.extract.handling_lines import ANOTHER, ON_AGREEMENT, beside, handling_at
from pipeline.extract.motions.outcome_told import COUNCILS
from pipeline.extract.organs import OrganMention
from pipeline.extract.references import ParagraphRef
from schemas.document import MINUTES, Document
from schemas.record import Handling
from schemas.statement import FORMAL_PARTS

_Hit = tuple[Handling, int, int, str]
_RIGHT_BEHIND = 3  # characters between an organ and its §
_APPROVED = re.compile(
    r"\bgodkän(?:d|t|ts|des)\s+av\b", re.IGNORECASE
)  # by whom an agreement says that it was approved
_TOLD = re.compile(r"\bhar\b|\b\w+(?:ades?|ddes?|ttes?|ogs?)\b", re.IGNORECASE)
_COMMISSIONS = re.compile(r"\b(?:gav|gett|uppdrog|uppdragit|uppdrag|beställ\w+|begär\w+|efterfråg\w+)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_HAS = re.compile(r"\s+har\s+(?:den\s+)?", re.IGNORECASE)
_ITS_PAPER = re.compile(  # "Arbetsutskottets förslag 2024-01-26, § 9"
    r"\s+(?:förslag(?:\s+till\s+beslut)?|beslut|yttrande|remissvar|protokoll|beredning|behandling|prövning|ställningstagande|bedömning|återremiss|tillstyrkan|avstyrkan)"
    rf"(?:\s+(?:av|i|över)\s+{MATTER})?[,:]?\s+(?:är\s+)?(?:av\s+|från\s+)?(?:den\s+)?"
)
_DID = re.compile(r"\b(?:(?:av|till)styrkt|yttrat\s+sig|föreslagit|instämt|behandlat|berett)\b,?\s", re.IGNORECASE)
_CLOSING = re.compile(r"[\s,–-]*\(?(?:(?:beslut|sammanträde|möte|protokoll)\s+)?(?:den\s+)?", re.IGNORECASE)
_DECIDES_HERE = re.compile(
    r"^\W*(?:att|dels)\b|\b(?:besluta[rs]?|uppdra[rs]?|ge[rs]?|godkänn(?:er|s)|anta[rs]|ska|skall)\b", re.IGNORECASE
)
_UPPE = re.compile(rf"\b{MATTER}\s+(?:var|har\s+varit)\s+uppe\b", re.IGNORECASE)  # at a meeting of the minutes' organ
_TIMES = re.compile(r"\b(?:två|tre|fyra|flera|båda)\s+(?:gånger|sammanträden|möten|omgångar)\b", re.IGNORECASE)
_OPINES = re.compile(
    r"(?:,\s+som\b[^,]{3,60},)?\s+(?:har\s+|hade\s+)?(?:för\s+sin\s+del\s+)?(?:ans(?:er|åg|ett)|men(?:ar|ade|at)|vil(?:l|le)|velat|finner|fann|funnit|bedöm(?:er|de|t)"
    r"|framhåller|framhöll|påpeka(?:r|de|t)|konstatera(?:r|de|t)|delar|delade|ser|såg|önska[rd]e?|håller|höll|(?:på\s+remiss\s+)?(?:av|till)styrk(?:er|t|te)|yttra(?:r|de|t)\s+sig)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause names: its text without what it only announces, and the organs, days and §§ in that."""

    clause: Clause
    head: Document
    text: str
    organs: list[OrganMention]
    dates: list[DateMention]
    refs: list[ParagraphRef]
    answers: bool  # the question who dealt with the matter

    def before(self, date: DateMention) -> bool:
        """Whether a day lies before the meeting whose minutes tell of it."""
        now = self.head.meeting_date or self.head.date
        return now is not None and date.date.precision == "day" and date.date.last() < now.first()

    def met(self, organ: OrganMention | None, date: DateMention, rule: str) -> _Hit:
        """A meeting on a day, with the § beside it, or right behind the organ: "Den 3 maj beslöt styrelsen (§ 12)"."""
        ref = beside(date, self.refs)
        if ref is None and organ is not None:
            ref = next((r for r in self.refs if 0 <= r.start - organ.end <= _RIGHT_BEHIND), None)
        if ref is None and len(self.refs) == len(self.dates) == len(self.organs) == 1:
            ref = self.refs[0]  # "Den 3 maj hade styrelsen ärendet uppe men återremitterade det (§ 188)"
        return handling_at(self.clause, organ, date, ref, self.head, rule)


def by_paper(told: Told) -> Iterator[_Hit]:
    """The meetings whose papers a clause goes by: "Arbetsutskottets förslag 2024-01-26, § 9"."""
    for organ in told.organs if told.clause.part.kind not in ("beslut", "forslag") else ():
        for date in told.dates if organ.genitive else ():
            ref = beside(date, told.refs)
            first = min(date.start, ref.start) if ref else date.start
            known = ref is not None or (organ.organ not in COUNCILS and not ON_AGREEMENT.search(told.text))
            if known and _ITS_PAPER.fullmatch(told.text, organ.end, first):
                yield told.met(organ, date, "handling.paper")


def dealt_with(told: Told) -> Iterator[_Hit]:
    """The meetings at which organs are told to have dealt with the matter."""
    text, organs, dates, refs = told.text, told.organs, told.dates, told.refs
    dealt = DEALT.search(text) or (told.head.kind == "avtal" and _APPROVED.search(text))
    if not dealt and told.answers:
        dealt = re.match("", text)
        organs = [o for o in organs if o.organ not in COUNCILS] or organs  # to whom it was proposed
    elif not dealt and told.clause.part.kind not in FORMAL_PARTS and MATTER_SAID.search(text):
        organs = [o for o in organs if does(text, o, dates)]
        dealt = None if ON_AGREEMENT.search(text) else re.match("", text)
    if dealt and not organs and _UPPE.search(text) and told.head.kind in MINUTES:
        yield from (told.met(None, d, "handling.dealt") for d in dates if d.date.precision == "day")
    if not dealt or not organs:
        return
    if told.clause.part.kind in FORMAL_PARTS:
        # an account that runs on under the decision's heading tells it with day and § of another organ
        organs = [o for o in organs if o.organ != told.head.organ]
        timed = [
            d for d in dates if beside(d, refs) is not None or any(_HAS.fullmatch(text, o.end, d.start) for o in organs)
        ]
        past = [d for d in dates if told.before(d)] if not _DECIDES_HERE.search(text) else []
        dates = (timed or past) if _TOLD.search(text) else []
    if "enig" in dealt.group():  # what they agree on has days of its own: "var eniga om att avtalet från 2005 …"
        dates = [d for d in dates if d.start < dealt.end()]
    if dealt.group().endswith(("mening", "uppfattning", "bedömning", "linje", "ståndpunkt")):
        dates = [d for d in dates if d.date.precision == "day"]  # "av motsatt mening: avtalet, från december 2005, …"
    if _COMMISSIONS.search(dealt.group()):
        # "gav i januari kansliet i uppdrag": what came before
        dates = [d for d in dates if d.date.precision == "day" or _YEAR.search(text, d.start, d.end)]
    for organ in dealers(text, organs):
        near = [d for d in dates if not _of_another(text, organ, organs, d)]
        near = [d for d in near if 0 <= d.start - organ.end < 110 or 0 <= organ.start - d.end < 60]
        if near:
            date = min(near, key=lambda d: (d.start < organ.start, abs(d.start - organ.end)))
            yield told.met(organ, date, "handling.dealt")
            # "återremitterade ärendet den 3 oktober 2022, § 282, och föreslog den 9 januari 2023, § 6, att"
            for other in dates:
                between = any(date.end <= o.start < other.start for o in organs if not o.genitive)
                paragraphs = beside(other, refs) is not None and beside(date, refs) is not None
                if other.start > date.end and (paragraphs or _TIMES.search(text)) and not between:
                    yield told.met(organ, other, "handling.dealt")


def _of_another(text: str, organ: OrganMention, organs: list[OrganMention], date: DateMention) -> bool:
    """Whether a day behind an organ is that of another's meeting: "Sedan nämnden avstyrkt, har styrelsen den 8 september …",
    "Nämnden har inget att invända mot styrelsens förslag den 11 april".
    """
    for other in organs:
        if organ.end <= other.start < date.start:
            if _DID.search(text, organ.end, other.start) and not other.genitive:
                return True
            if other.genitive and _ITS_PAPER.fullmatch(text, other.end, date.start):
                return True
    return False


_PAPER = re.compile(
    r"(?:skrivelse|utlåtande|yttrande|svar|brev|mejl|e-post|promemoria|rapport|daterad|daterat|motion|förslag|begäran|ansökan|inbjudan|avtal"
    r"|protokoll|utdrag|delegation|besök|resa|konferens|möte\s+med|budget|policy|reglemente|plan)\w*[^.]{0,25}$",
    re.IGNORECASE,
)
_ITS_MEETING = re.compile(
    r"\s+(?:(?:extra|ordinarie|senaste|förra)\s+)?(?:sammanträde|möte|bord|dagordning|föredragningslista)",
    re.IGNORECASE,
)
_MEETS_ON = re.compile(r"[^.;:()]{0,60}[(,]?\s*(?:den\s+)?\(?", re.IGNORECASE)
_MET_FIRST = re.compile(
    r"(?:[,)]*\s*\(?§\s*\d+\)?)?[,)]?\s+(?!och\b|att\b)[^\s.,;:()]+\s+(?:\w+\s+i\s+)?", re.IGNORECASE
)
_ON_RELATION = re.compile(
    r"\b(?:besluta(?:de|t|des)|beslöt)\b[^.]{0,60}(?:avtal|utbyt|samarbet|vänort|förbindelse)", re.IGNORECASE
)
_GETS = re.compile(
    r"\b(?:till|åt|hos|från|före|inför|för|om|mellan|mot|än|ledamot\s+i|ordförande\s+i|ordföranden\s+i)\s+$",
    re.IGNORECASE,
)


_HOSTS = re.compile(  # what an organ does beside its matters
    r"\b(?:tog|tagit|tar)\b[^.]{0,40}\bemot\b|\b(?:mottog|besökte|bjöd|bjudit|tackade|anordnade|firade|reste|inbjöd)\b|\bgäst\w*",
    re.IGNORECASE,
)


_NEXT_LINE = re.compile(r"\n\s*(?:[A-ZÅÄÖ•·*\d–-]|$)")


def met_on(told: Told) -> Iterator[_Hit]:
    """The meetings of preparing organs on days before, whatever it is that they are told to have done there: "Saken var
    uppe i arbetsutskottet den 19 juni", "Den 5 november avstyrkte nämnden motionen"; a paper's day has no §."""
    text = told.text
    if told.clause.part.kind in FORMAL_PARTS or any(
        r.search(text) for r in (ON_AGREEMENT, _ON_RELATION, ANOTHER, _HOSTS)
    ):
        return
    for organ in told.organs:
        if organ.organ in (*COUNCILS, "lansstyrelse") or _GETS.search(text, 0, organ.start):
            continue
        if organ.genitive and not _ITS_MEETING.match(text, organ.end):
            continue
        for date in (d for d in told.dates if told.before(d)):
            if any(organ.end <= o.start < date.start or date.end <= o.start < organ.start for o in told.organs):
                continue
            behind = organ.end <= date.start and _MEETS_ON.fullmatch(text, organ.end, date.start)
            ahead = date.end <= organ.start and _MET_FIRST.fullmatch(text, date.end, organ.start)
            first = text[organ.end : date.start] if behind else text[: date.start]
            if _NEXT_LINE.search(text, min(organ.end, date.end), max(organ.start, date.start)):
                continue  # the next line of a list
            if (behind or ahead) and (beside(date, told.refs) is not None or not _PAPER.search(first)):
                yield told.met(organ, date, "handling.met")


def bracketed(told: Told) -> Iterator[_Hit]:
    """The meeting at which an organ was of some opinion, its day in brackets behind it: "Nämnden anser att … (2019-03-03, § 41)"."""
    text, organs = told.text, [o for o in told.organs if not o.genitive]
    if (
        not organs
        or (told.clause.part.kind in FORMAL_PARTS and organs[0].organ == told.head.organ)
        or ON_AGREEMENT.search(text, 0, organs[0].start)
    ):
        return
    for date in told.dates:
        opened, closed = text.rfind("(", 0, date.start), text.find(")", date.end)
        first = organs[0]
        last = opened > first.end and closed >= 0 and _CLOSING.fullmatch(text, opened, date.start)
        if last and not text[closed + 1 :].strip(" .;") and _OPINES.match(text, first.end):
            yield told.met(first, date, "handling.bracketed")
