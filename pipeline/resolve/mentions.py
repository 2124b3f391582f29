"""Other meetings' §§ that the text of an item names: `Kommunstyrelsen behandlade ärendet den 3 mars 2031, § 12`.

A mention is a day (or, beside an organ, a year), a § and the organ, where the text names one. How it stands in its
sentence says what it tells:

    same    the matter itself was filed, tabled, referred back or dealt with there
    basis   a decision or protocol that the item rests on, which may be another matter's
    other   what was decided there on something else ("beslutade den 3 mars 2031, § 12, att pausa avtalet")
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.dates.dates import DateMention, find_dates
from pipeline.extract.motions.filed import is_filing, is_sending
from pipeline.extract.organs import OrganMention, find_organs
from pipeline.extract.references import ParagraphRef, find_paragraph_refs
from schemas.dates import Date
from schemas.document import Organ
from schemas.item import Item
from schemas.record import AgreementRecord, Motion
from schemas.statement import PartKind

Tells = Literal["same", "basis", "other"]
_SKIPPED = ("expediering", "signatur", "narvaro", "omrostning")
_GAP = 18  # characters between a day and its §: ", " or " (", " med "
_YEAR = re.compile(r"/((?:19|20)?\d\d)$")
_REACH = 140  # characters between an organ and its day
_MATTER = r"(?:ärendet|frågan|motionen|medborgarförslaget|förslaget|initiativet|saken|remissen)"
_TABLED = re.compile(r"(?i)\b(?:bordl\w+|återremi\w+|tidigare\s+behandl\w+)")
_DEALT = re.compile(
    rf"(?i)\b{_MATTER}\b[^.]{{0,160}}\b(?:behandla|hantera|berett|bered|handlagt|handlades|diskutera|uppe\b|prövat|remitter)"
    rf"|\b(?:behandla|hantera|berett|bered|handlade|diskutera|prövade|remittera)\w*[^.]{{0,90}}\b{_MATTER}"
    rf"|\b(?:av|till)styrk\w*[^.]{{0,60}}\b{_MATTER}|\b{_MATTER}[^.]{{0,60}}\b(?:av|till)styrk"
    rf"|\bföresl(?:å|o|ag)\w*[^.]{{0,120}}\b(?:{_MATTER}|motion\w*)|\byttra\w*\s+sig\b|\bbered(?:ning|t)"
)
_BASIS = re.compile(
    r"(?i)\b(?:beslut|protokoll|utdrag|behandl|bered|föresl|yttra|styrk|remi|uppdra|underlag|handlägg|enligt|ärende)"
)
_SETTLED = re.compile(  # a decision that stands by itself
    r"(?i)\b(?:beslutade|beslöt|beslutat|antog|antagit)\b(?!\s+(?:\w+\s+){0,3}?(?:föreslå|remittera|bordlägga|återremittera|uppdra|ge\b|lämna))"
)
_OWN = re.compile(
    r"(?i)\b(?:beslut(?:ade|at)?|beslöt)\b[^.]{0,120}\b(?:föreslå|remitter|bordl|återremi|hänskjut|bered)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A § of another meeting; `organ` and `name` are None where the text names no organ."""

    organ: Organ | None
    name: str | None
    day: str
    paragraph: str
    tells: Tells


def plain(paragraph: str) -> str:
    """The number of a § as a key: `4/2031` is `4`, `3 A` is `3a`."""
    return "".join(paragraph.partition("/")[0].split()).lower()


def told(motion: Motion | None, records: tuple[AgreementRecord, ...]) -> Iterator[Mention]:
    """The §§ that the item's motion and records already name: the filing, and where else the matter was dealt with."""
    for one in (motion, *(record.motion for record in records)):
        if one and one.filed_paragraph and (day := _day(one.filed)):
            yield Mention(one.filed_organ or "kommunfullmaktige", None, day, plain(one.filed_paragraph), "same")
    for handling in (h for record in records for h in record.handling):
        if handling.paragraph and (day := _day(handling.date)):
            yield Mention(handling.organ, handling.organ_name, day, plain(handling.paragraph), "same")


def _day(date: Date | None) -> str | None:
    return date.value if date is not None and date.precision == "day" else None


def mentions(item: Item, parts: list[tuple[PartKind, str]], day: str) -> Iterator[Mention]:
    """The §§ that the parts of an item name, in order; `day` is the item's own, '' where it has none."""
    for kind, text in parts:
        if kind in _SKIPPED or ("§" not in text and "aragraf" not in text):
            continue
        for sentence in _sentences(text):
            yield from _in_sentence(sentence, kind, day or None, item.paragraph)


def _sentences(text: str) -> Iterator[str]:
    for block in re.split(r"\n[^\S\n]*\n", text):
        folded = re.sub(r"(?<=\d-)\s+(?=\d)", "", " ".join(block.split()))
        for sentence in re.split(r"(?<=[a-zåäö0-9)][.!?])\s+(?=[A-ZÅÄÖ])", folded):
            if "§" in sentence or "aragraf" in sentence:
                yield sentence


def _in_sentence(text: str, kind: PartKind, base: str | None, own: str | None) -> Iterator[Mention]:
    refs = [ref for ref in find_paragraph_refs(text) if not ref.law]
    if not refs:
        return
    dates = [date for date in find_dates(text, base) if date.date.precision == "day"]
    if not dates and not any(_year(text, ref) for ref in refs):
        return
    organs = find_organs(text)
    before = 0  # where the reference before this one ends
    organ: Organ | None = None
    name: str | None = None
    for ref in refs:
        date = _beside(ref, dates, before)
        if date is None:
            if year := _year(text, ref):
                near = [o for o in organs if before <= o.start and 0 <= ref.start - o.end <= _GAP]
                if near:
                    yield Mention(near[-1].organ, near[-1].name, year, plain(ref.number), _tells(text, kind))
            continue
        start = min(date.start, ref.start)
        between = text[before:start]
        named = _organ(organs, date, ref, before)
        if named is not None:
            organ, name = named.organ, named.name
        elif not before or not re.fullmatch(r"[\s,;()]*(?:och|samt)?[\s,]*(?:den)?\s*", between):
            organ, name = None, None  # else the organ of the reference before it goes on
        before = max(date.end, ref.end)
        yield Mention(organ, name, str(date.date.value), plain(ref.number), _tells(text, kind))


def _year(text: str, ref: ParagraphRef) -> str | None:
    """The year that stands with a §: `§ 118/2031`."""
    found = _YEAR.search(text, ref.start, ref.end)
    return None if found is None else found[1] if len(found[1]) == 4 else f"20{found[1]}"


def _beside(ref: ParagraphRef, dates: list[DateMention], before: int) -> DateMention | None:
    """The day that belongs to a §: the one in front of it, else the one behind it."""
    ahead = [d for d in dates if before <= d.end <= ref.start and ref.start - d.end <= _GAP]
    after = [d for d in dates if 0 <= d.start - ref.end <= _GAP + 30]
    return ahead[-1] if ahead else after[0] if after else None


def _organ(organs: list[OrganMention], date: DateMention, ref: ParagraphRef, before: int) -> OrganMention | None:
    """The organ nearest in front of day and §, or between them; else one right behind."""
    last = max(date.start, ref.start)
    ahead = [o for o in organs if before <= o.start and o.end <= last and last - o.end <= _REACH]
    if ahead:
        return ahead[-1]
    end = max(date.end, ref.end)
    after = [o for o in organs if 0 <= o.start - end <= _GAP]
    return after[0] if after else None


def _tells(text: str, kind: PartKind) -> Tells:
    if is_filing(text) or is_sending(text) or _TABLED.search(text):
        return "same"
    if _OWN.search(text) or (_DEALT.search(text) and not _SETTLED.search(text)):
        return "same"
    if kind in ("beredning", "underlag") or (_BASIS.search(text) and not _SETTLED.search(text)):
        return "basis"
    if not _SETTLED.search(text) and len(text) < 140:  # a line that holds nothing but an organ, a day and a §
        return "basis"
    return "other"
