"""A letter that does what it says: "Härmed säger kommunen upp avtalet", "Med detta brev avslutas vårt samarbete".

The day of the letter is then the day of the step, and the organ in whose name it speaks is the one that takes it. A
letter of ours performs by a word that points to itself, or by its title alone ("Uppsägning av vänortsavtal" above "Vi
säger upp …"); one that somebody abroad wrote tells what they did.
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import STATE_LABELS
from pipeline.extract.acts.cues import Cues
from pipeline.extract.acts.subjects import subject
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.owners import OURS
from schemas.record import By

_HEREBY = re.compile(
    r"(?i)\bhärmed\b|\bundertecknade?(?:de)? (?:säger|avslutar|meddelar)|\b(?:med|genom) detta\b(?! avtal)"
    r"|\b(?:med|genom|i och med) (?:detta|det här|denna|den här|föreliggande)(?: \w+)? ?(?:brev|skrivelse|meddelande|mejl|mail)\w*"
)
# What a letter may do beside it with the agreement without doing anything to it.
_ELSE = re.compile(
    r"(?i)\b(?:bekräft|erinr|påmin|fråg|undr|inbjud|erbjud|bjud|översänd|bifog|överlämn|tackar? för|föresl|anhåll|hemställ|begär"
    r"|önskar? (?:veta|få veta)|redogör|informerar? om hur)\w*"
)
_WILL = frozenset({"vill", "får", "få", "önskar", "önska", "ber att få", "måste", "tvingas", "nödgas"})
_ENDS = frozenset({"END", "NOT_RENEW"})
_REACH = 5  # tokens between a verb of wishing and the infinitive that it governs, at most


def day_of_performing(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The day of a letter from abroad, as its own lines give it, where a verb tells what the letter itself does."""
    if not is_letter_of_its_own(a) or a.head.organ is not None or a.tokens[verb].form not in ("pres", "inf"):
        return None
    if _HEREBY.search(a.words(unit)) is None and not _titled(a):
        return None
    days = (i for i in a.labelled("DATE") if i < unit.first or i >= unit.last)
    return next((i for i in days if a.tokens[i].data == a.head.date), None)


_LETTER = re.compile(
    r"(?im)^[ \t]*(?:till\b|att:|bäst[ae]\b|kär[ae]\b|hej\b|hälsning|ärade\b|högt ärade|från:|mottagare|ämne:|tack för|vi tackar)"
    r"|\b(?:med )?(?:vänliga?|bästa|hjärtliga?|varma) hälsning|högaktning|\b(?:er|ert|eder|edert|ni|edra|era)\b|\bbürgermeister|\bmayor\b"
    r"|\bvi\b"
)


def is_letter_of_its_own(a: Annotated) -> bool:
    """Whether an item is a letter, as no § of minutes is: a paper of no other kind, with a greeting, a reader or "vi" and "ni"."""
    return a.head.kind == "annat" and a.item.paragraph is None and _LETTER.search(a.item.view.text) is not None


def performed_by(a: Annotated, unit: Unit, verb: int, cues: Cues) -> By | None:
    """Whose step a letter takes by the words of a verb; None where it takes none."""
    token = a.tokens[verb]
    if not is_letter_of_its_own(a) or token.label not in STATE_LABELS or token.label in ("ESTABLISH", "KEEP"):
        return None
    if cues.before("ASK") is not None or cues.before("PROPOSE") is not None or cues.before("PLAN") is not None:
        return None
    text = a.words(unit)
    if a.last_word(unit) == "?" or _ELSE.search(text) is not None:
        return None
    declared = token.form == "sup" and any(a.word(i).startswith("förklara") for i in range(unit.first, verb))
    if token.form == "inf" and not any(a.word(i) in _WILL for i in range(max(unit.first, verb - _REACH), verb)):
        return None
    if not (token.form in ("pres", "inf") or declared) or not (
        _HEREBY.search(text) or (_titled(a) and _our_subject(a, unit, verb))
    ):
        return None
    if subject(a, unit, verb) == "foreign" or a.head.organ is None:
        return "foreign" if a.head.organ is None else None
    return "swedish"


def _titled(a: Annotated) -> bool:
    """Whether a letter's title names the end of an agreement: "Uppsägning av vänortsavtal", "Avslutat samarbete"."""
    title = (t for u in a.units if u.part.kind == "rubrik" for t in a.tokens[u.first : u.last])
    return any(t.label in _ENDS for t in title)


def _our_subject(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether we are who does it, right beside the verb: "Vi säger upp", "Därför avslutar kommunen"."""
    beside = (*range(max(unit.first, verb - 3), verb), *range(verb + 1, min(verb + 3, unit.last)))
    return any(
        a.tokens[i].label in OURS or a.word(i) in ("vi", "kommunen", "regionen", "länsstyrelsen") for i in beside
    )
