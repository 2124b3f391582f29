"""Whose reason it is: the mover's, an office's, the deciding organ's, the majority's it follows, or the opposition's."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.stages import MOVER_WORDS, PRONOUNS, said_by_mover
from pipeline.split.organs import normal, same_organ
from schemas.document import MINUTES
from schemas.record import Holder
from schemas.statement import PartKind

HELD_BY: dict[PartKind, Holder] = {
    "motion": "motion",
    "forslag": "official",
    "beredning": "official",
    "arende": "official",
    "beslut": "deciding_organ",
    "forslag_kf": "deciding_organ",
    "annat": "official",
}
SAYS = frozenset(
    {
        "framhåller",
        "anför",
        "skriver",
        "konstaterar",
        "menar",
        "anger",
        "bedömer",
        "uppger",
        "påpekar",
        "pekar",
        "anser",
    }
)
TELLS = frozenset(
    {
        "redovisar",
        "redovisat",
        "redogör",
        "redogjort",
        "rapporterar",
        "konstaterat",
        "konstaterade",
        "anfört",
        "anförde",
        "framhållit",
        "bedömt",
        "bedömde",
        "uppgett",
        "uppgav",
        "skrev",
        "skrivit",
        "pekat",
        "pekade",
        "påpekat",
        "menade",
    }
)


_GROUNDS = re.compile(
    r"(?i)(?:som\s+(?:skäl|motiv\w*|grund)|(?:ett\s+|det\s+)?(?:skäle[nt]|motive[nt]|motiveringen|anledningen|orsaken|bakgrunden|grunden)\b"
    r"|(?:detta|det|förslaget|kravet|begäran)\s+(?:motiveras|grundas|beror))"
)
_PAPER_SAYS = re.compile(
    r"(?i)\b(?:(?:\w*genomgången|\w*översynen|\w*utredningen|\w*utvärderingen|\w*kartläggningen|sammanställningen|rapporten|\w*skrivelsen"
    r"|redovisningen|uppföljningen|utlåtandet)\s+(?:\w+\s+){0,2}(?:visar|visade|konstaterar|konstaterades?|pekar|framgår|framhåller|redovisas|anges)"
    r"|(?:visar|framgår\s+(?:av|i)|enligt)\s+(?:\w+\s+)?(?:\w*genomgången|översynen|utredningen|utvärderingen|kartläggningen|rapporten|\w*skrivelsen"
    r"|utlåtandet|uppföljningen))\b"
)
_THEREFORE = re.compile(
    r"(?i)\b(?:därför|därmed|mot\s+(?:den|denna)\s+bakgrund\w*|med\s+(?:hänsyn|anledning)\s+(?:till|av)\s+det\w*)\b"
)
_SHARES = re.compile(
    r"(?i)\w(?:styrelsen|fullmäktige|nämnden|utskottet|direktionen)\s+(?:delar|instämmer\s+i|ansluter\s+sig\s+till|ställer\s+sig\s+bakom)\s+"
    r"(?:\w+\s+){0,2}(?:bedömning|uppfattning|slutsats|syn|förslag|skrivelse|utlåtande)"
)
_SAID_BEHIND = re.compile(
    r"(?i),\s+(?:skriver|menar|anser|anför|framhåller|påpekar|konstaterar)\s+(?:han|hon|hen|de|motionär\w*|förslagsställar\w*)\b"
)
_LEADER = re.compile(
    r"(?i)\b(?:säger|menar|kommenterar|förklarar|konstaterar)\s+(?:\w+\s+){0,2}?(?:\w*(?:styrelsens|fullmäktiges|nämndens)\s+(?:\w+\s+)?ordförande"
    r"|\w*(?:kommunalråd|regionråd|borgarråd|landstingsråd|kommunstyrelseordförande))"
)


def _gives_grounds(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence opens as the grounds of what the one before says: "Skälet är …", "Som motiv anförs …"."""
    return _GROUNDS.match(a.item.view.text, a.tokens[unit.first].start) is not None


def _carried(a: Annotated, token: int, *, only_movers: bool = False) -> Holder | None:
    """Who speaks in a sentence that names nobody: whoever the paragraph has named last, in it or before."""
    text, at = a.item.view.text, a.unit_index(token)
    unit = a.units[at]
    for i in range(at, -1, -1):
        told = a.units[i]
        first, last = a.span(told.first, told.last)
        if told.part is not unit.part or (
            i < at and "\n\n" in text[last - 1 : a.tokens[a.units[i + 1].first].start + 1]
        ):
            break
        if i < at and only_movers:
            return "motion" if _asks(a, told) or _by_mover(a, told) else None
        if _PAPER_SAYS.search(text, first, last):
            return "official"
        until = token if i == at else told.last
        for j in range(until - 1, told.first - 1, -1):
            if a.tokens[j].label in ("OFFICE", "ORGAN") and _is_speaker(a, j, told.last):
                if a.tokens[j].label == "OFFICE":
                    return "official"
                own = a.head.organ_name
                return None if own and same_organ(normal(a.tokens[j].text), own) else "majority"
    after = a.units[at + 1] if at + 1 < len(a.units) else unit
    concludes = after.part is unit.part and _THEREFORE.search(text, *a.span(after.first, after.last)) is not None
    offices = (j for j in range(after.first, after.last) if a.tokens[j].label == "OFFICE")
    if not only_movers and concludes and any(_is_speaker(a, j, after.last) for j in offices):
        return "official"  # "… sedan 2009. Kansliet föreslår därför att …"
    return None


def _politician_says(a: Annotated, unit: Unit) -> bool:
    """Whether a paragraph of news gives the words of a leading politician: "– …, säger kommunstyrelsens ordförande"."""
    text = a.item.view.text
    start, end = a.span(unit.first, unit.last)
    first, last = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", end)
    return _LEADER.search(text, max(0, first), last if last >= 0 else len(text)) is not None


def _by_mover(a: Annotated, unit: Unit) -> bool:
    return any(a.tokens[i].label in ("PROPOSE", "ASK") and said_by_mover(a, i) for i in range(unit.first, unit.last))


def _is_speaker(a: Annotated, at: int, last: int) -> bool:
    """Whether a verb of saying or proposing follows an office or organ, before another one: "kansliet redovisar att"."""
    for i in range(at + 1, min(at + 9, last)):
        token = a.tokens[i]
        if token.label in ("OFFICE", "ORGAN"):
            return False
        if token.label == "PROPOSE" or token.text.lower().split()[0] in SAYS | TELLS:
            return True
    return False


def _from_office(a: Annotated) -> bool:
    """Whether an item tells of an office or its paper, so that what nobody is named for is likely to be taken from it."""
    return any(t.label == "OFFICE" for t in a.tokens) or re.search(r"(?i)tjänste\w+", a.item.view.text) is not None


def _asks(a: Annotated, unit: Unit) -> bool:
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    return any(a.tokens[i].label == "ASK" for i in range(unit.first, unit.last)) and any(
        word.startswith(MOVER_WORDS) for word in words
    )


def holder_of(
    a: Annotated, offset: int, kind: PartKind, *, motion: bool, majority: bool, decided: bool
) -> Holder | None:
    """Whose reason it is: the clause's cue, else the document's, else the part's."""
    token = a.token_at(offset)
    unit = a.unit(token)
    units = [unit, *([unit.intro] if unit.intro else [])]
    labels = {a.tokens[i].label for u in units for i in range(u.first, u.last)}
    words = {a.tokens[i].text.lower() for u in units for i in range(u.first, u.last)}
    if any(w.startswith(("majoritet", "styret")) for w in words):
        return "majority"
    if kind == "reservation" or any(
        w.startswith(("opposition", "minoritet")) and not w.startswith("oppositionell") for w in words
    ):
        return "opposition"
    if kind == "yrkande":
        return None
    if a.head.kind in ("press", "webbsida", "annat") and _politician_says(a, unit):
        return "majority"
    if (
        decided
        and kind in ("arende", "annat", "beredning")
        and _SHARES.search(a.item.view.text, *a.span(unit.first, unit.last))
    ):
        return "deciding_organ"  # "länsstyrelsen delar den bedömning som kansliet har gjort: …"
    if kind in ("arende", "annat", "beredning") and _office_says(a, token, unit.first):
        return "official"
    if kind in ("arende", "annat", "beredning") and _other_organ_says(a, token, unit.first):
        return "majority"
    if motion and (
        _mover_says(a, token, unit.first)
        or _SAID_BEHIND.search(a.item.view.text, offset, a.span(unit.first, unit.last)[1])
    ):
        return "motion"
    if motion and (
        "ASK" in labels or any(w.startswith(("motionär", "motionsställ", "motionen", "förslagsställ")) for w in words)
    ):
        return "motion"
    if a.head.kind == "motion":
        return "motion"
    if motion and _gives_grounds(a, unit) and _carried(a, token, only_movers=True) == "motion":
        return "motion"
    if majority and kind not in ("motion", "beslut"):
        return "majority"
    if kind in ("arende", "annat", "beredning"):
        carried = _carried(a, token)
        if carried == "official" or (carried == "majority" and _gives_grounds(a, unit)):
            return carried
    if decided and kind in ("arende", "annat", "beredning"):
        # minutes tell the deciding organ's grounds unless they name somebody else's in the same part
        part = unit.part
        office = (
            any(t.label == "OFFICE" for t in a.tokens if part.start <= t.start <= offset)
            if kind == "beredning"
            else any(a.tokens[i].label == "OFFICE" for u in units for i in range(u.first, u.last))
        )
        if not office:
            return "deciding_organ"
    if a.head.kind in MINUTES and kind in ("arende", "annat") and not _from_office(a):
        return "majority"  # what an organ's minutes tell for its own proposal, and no office's paper
    return HELD_BY.get(kind)


def _mover_says(a: Annotated, token: int, first: int) -> bool:
    """Whether a verb of saying before the reason in its sentence has the mover as its subject."""
    if any(a.tokens[i].label in ("PROPOSE", "ASK") and said_by_mover(a, i) for i in range(first, token)):
        return True
    opening = [a.tokens[i].text.lower() for i in range(first, min(first + 3, token))]
    if opening[:1] == ["som"] and opening[1:2] in (["skäl"], ["motiv"], ["motivering"]):
        at = a.unit_index(first)  # the grounds of what the sentence before asks for
        before = a.units[at - 1] if at else None
        if before is not None and before.part is a.units[at].part and _asks(a, before):
            return True
    return (
        any(w.startswith(MOVER_WORDS) for w in opening[:2])
        or any(w in PRONOUNS and after.endswith(("r", "de")) for w, after in pairwise(opening))
        or "enligt motionär" in a.item.view.text[a.tokens[first].start : a.tokens[token].start].lower()
    )


def _office_says(a: Annotated, token: int, first: int) -> bool:
    """Whether an office is the source of a ground: "enligt kommunkansliet", "kansliet framhåller att"."""
    for i in range(first, token):
        if a.tokens[i].label == "OFFICE":
            before = a.tokens[i - 1].text.lower() if i > first else ""
            if before == "enligt" or a.tokens[i + 1].text.lower() in SAYS:
                return True
    return False


def _other_organ_says(a: Annotated, token: int, first: int) -> bool:
    """Whether another elected organ than the item's own says it, which prepared the matter: its majority speaks."""
    own = a.head.organ_name
    for i in range(first, token):
        organ = a.tokens[i]
        if organ.label != "ORGAN" or (own and same_organ(normal(organ.text), own)):
            continue
        if any(t.text.lower().split()[0] in SAYS | TELLS for t in a.tokens[i + 1 : token]):
            return True
    return False
