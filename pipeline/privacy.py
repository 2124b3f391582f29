"""The names of citizens: a private person who hands in a medborgarförslag is named in nothing but the raw pages.

Minutes write `Medborgarförslag från Anna Ek om …`, `Medborgarförslaget, som Anna Ek har lämnat, …`. Such names are
found in a document's pages (`citizens`), replaced in every text of its lines that is no quote (`conceal`), and never
quoted: a piece of evidence that covers one is dropped, and `pipeline.checks` stops a run in which one is left. What
shows the lines around a quote shows a page through `veil`, which changes no offset. A politician has a party behind
the name and is no private person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from schemas.issue import Issue
from schemas.record import AgreementRecord, Motion
from schemas.statement import Evidence

if TYPE_CHECKING:
    from pipeline.process import DocumentResult

HIDDEN = "[enskild]"
_VEIL = "•"
_WORD = r"[A-ZÅÄÖÉ][\w'’-]+"
_NAME = rf"{_WORD}(?:\s+(?:(?:von|af|de|van|der)\s+)?{_WORD}){{1,3}}"
_NAMES = rf"(?P<names>{_NAME}(?:(?:,\s*|\s+och\s+|\s+samt\s+){_NAME})*)(?!\s*\()"
_NOUN = r"\b(?i:medborgarförslag|invånarförslag|e-förslag)(?:ets?|en)?\b"
_SENT = r"(?:inlämnat|lämnat|inskickat|insänt|väckt|ställt|undertecknat)s?(?:\s+in)?"
_ASKS = r"(?:föreslår|föreslog|föreslagit|skriver|begär|önskar|vill)"
_HOW = r"(?:\s*\([^)]*\))?(?:,?\s+(?:som\s+)?(?:har\s+)?(?:inlämnats|inkommit|väckts|lämnats)(?:\s+in)?)?"
_WHEN = r"(?:,?\s+(?:som\s+)?(?:inkom\w*|inlämna\w*|daterat)[^.]{0,40}?,?)?"
_MOVES = [
    re.compile(pattern)
    for pattern in (
        rf"{_NOUN}{_HOW}\s+(?:från|av)\s+{_NAMES}",
        rf"{_NOUN}[^.§]{{0,120}}?\bfrån\s+{_NAMES}(?=\s*(?:[.,\n]|$))",
        rf"{_NOUN}[^.§]{{0,160}}?\b{_SENT}\s+av\s+{_NAMES}",
        rf"{_NOUN},?\s+som\s+{_NAMES}\s+(?:har\b|lämna|väck|skicka|in)",
        rf"{_NAMES}\s+(?:har|hade|{_SENT}|lämnade|väckte|inkom|{_ASKS})\b[^.§]{{0,80}}?\bett\s+{_NOUN}",
        rf"\b(?i:i\s+ett\s+)(?:{_NOUN}){_WHEN}\s+(?:{_ASKS}|har)\s+{_NAMES}",
        rf"\b(?i:förslagsställare|förslagslämnare|initiativtagare)n?\s*[:,]?\s+{_NAMES}",
    )
]
# A capital letter in front and yet no person: what often begins or ends the name of a place or an organ.
_NOBODY = re.compile(
    r"\b(?:Norra|Södra|Östra|Västra|Stora|Lilla|Nya|Gamla|Övre|Nedre|Inre|Yttre|Mellersta|Sankt|Svenska|Sveriges|"
    r"Region|Kommun|Stad|Län|Landsting|Motion\w*|Medborgarförslag\w*|Beslut\w*|Ärende\w*|Svar|Sida|"
    r"(?i:\w*(?:styrelsen?|nämnden?|utskottet|fullmäktige|förvaltningen|kontoret|partiet|föreningen|demokraterna)))\b"
)


def citizens(text: str) -> frozenset[str]:
    """The private persons whom a text names as movers of a medborgarförslag, with single spaces."""
    if not re.search(_NOUN, text):
        return frozenset()
    found: set[str] = set()
    for pattern in _MOVES:
        for match in pattern.finditer(text):
            for name in re.split(r",\s*|\s+och\s+|\s+samt\s+", match["names"]):
                if not _NOBODY.search(name):
                    found.add(" ".join(name.split()))
    return frozenset(found)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"\b(?:{either})", re.IGNORECASE) if either else None


def names(text: str, who: Iterable[str]) -> bool:
    """Whether a text names one of them, over line breaks too."""
    pattern = _pattern(who)
    return bool(pattern and pattern.search(text))


def mask(text: str, who: Iterable[str] = ()) -> str:
    """The text without the citizens that it names itself as movers, and without `who`."""
    pattern = _pattern(citizens(text) | frozenset(who))
    return pattern.sub(HIDDEN, text) if pattern else text


def veil(text: str) -> str:
    """The text with each character of a citizen's name made `•`: as long as it was, so that all offsets hold."""
    pattern = _pattern(citizens(text))
    return pattern.sub(lambda match: re.sub(r"\S", _VEIL, match.group()), text) if pattern else text


def unveil(text: str) -> str:
    """A veiled text to be read by people: `•••• ••` becomes `[enskild]`."""
    return re.sub(rf"{_VEIL}+(?:\s+{_VEIL}+)*", HIDDEN, text)


def private(result: DocumentResult) -> frozenset[str]:
    """The citizens that a document names. The partner of a record is nobody's name."""
    found = citizens("\n".join(page.text for page in result.pages))
    partners = {r.foreign_partner.name.casefold() for r in result.records if r.foreign_partner}
    return frozenset(name for name in found if name.casefold() not in partners)


def conceal(result: DocumentResult) -> DocumentResult:
    """What a document says without the names of citizens; its pages stay as they are."""
    if result.members:
        return replace(result, members=tuple((name, conceal(member)) for name, member in result.members))
    who = private(result)
    if not who:
        return result
    document = result.document and result.document.model_copy(update={"title": _text(result.document.title, who)})
    return replace(
        result,
        document=document,
        items=tuple(
            i.model_copy(update={"heading": _text(i.heading, who), "motion": _motion(i.motion, who)})
            for i in result.items
        ),
        records=tuple(_record(record, who) for record in result.records),
        statements=tuple(s for s in result.statements if not any(names(e.quote, who) for e in s.evidence)),
        issues=tuple(_issue(issue, who) for issue in result.issues),
    )


def _text(text: str | None, who: frozenset[str]) -> str | None:
    return None if text is None else mask(text, who)


def _motion(motion: Motion | None, who: frozenset[str]) -> Motion | None:
    return motion and motion.model_copy(update={"title": _text(motion.title, who)})


def _record(record: AgreementRecord, who: frozenset[str]) -> AgreementRecord:
    return record.model_copy(
        update={
            "document": record.document.model_copy(update={"title": _text(record.document.title, who)}),
            "item": record.item.model_copy(update={"heading": _text(record.item.heading, who)}),
            "motion": _motion(record.motion, who),
            "evidence": {path: _unnamed(group, who) for path, group in record.evidence.items()},
        }
    )


def _unnamed(group: tuple[Evidence, ...], who: frozenset[str]) -> tuple[Evidence, ...]:
    """The evidence that names nobody; all of it when none is left, for the check to stop."""
    return tuple(evidence for evidence in group if not names(evidence.quote, who)) or group


def _issue(issue: Issue, who: frozenset[str]) -> Issue:
    return issue.model_copy(update={"message": mask(issue.message, who), "hint": _text(issue.hint, who)})
