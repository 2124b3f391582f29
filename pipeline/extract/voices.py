"""Who is heard in a passage: an office or its paper, or an elected organ, by the words that give somebody's view."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.extract.organs import find_offices, find_organs
from pipeline.split.organs import normal, same_organ

Heard = Literal["office", "paper", "own", "organ", "proposer"]

# verbs that give somebody's words, and verbs for the work that an office gives an account of
_SAYS = (
    r"(?:framhåll(?:er|s|it)|framhöll|anför(?:s|t|ts|de|des)?|skriv(?:er|s|it)|skrev|konstater(?:ar|as|at|ats|ade|ades)"
    r"|men(?:ar|ade|at)|ange(?:r|s)|angav|angett|angivit|bedöm(?:er|s|t|ts|de|des)|uppge(?:r|s)|uppgav|uppgett|uppgivit|påpek\w+"
    r"|pek(?:ar|ade|at)|anser|ansåg|ansett|redovis(?:ar|as|at|ats|ade|ades)|redogör|redogjor\w+|rapporter(?:ar|at|ade)|meddel(?:ar|at|ade)"
    r"|upplys(?:er|t|te)|berätt(?:ar|at|ade)|förklar(?:ar|at|ade)|underst(?:ryker|rukit|rök)|beton(?:ar|at|ade)|hänvis(?:ar|at|ade)"
    r"|motiver(?:ar|at|ade)|noter(?:ar|at|ade)|visar|visat|visade|framgår|framgick|gör\s+bedömningen|gjort\s+bedömningen|säger|sade|ser|såg|yttr(?:ar|at|ade)"
    r"|(?:lämn(?:ar|at|ade)|avge(?:r|tt)|avgav|avgivit)\s+(?:\w+\s+)?(?:yttrande|utlåtande|svar|redogörelse|redovisning))"
)
_PROPOSES = r"(?:före(?:slår|slog|slagit)|förord(?:ar|at|ade)|rekommender(?:ar|at|ade)|tillstyrk(?:er|t|te)|hemställ(?:er|t|de))"
_WORKS = (
    r"(?:gått\s+igenom|gick\s+igenom|kartlagt|kartlade|sett\s+över|inventerat|utvärderat|utrett|undersökt|följt\s+upp|sammanställt"
    r"|(?:sökt|tagit|haft)\s+kontakt|gjort\s+en\s+\w+)"
)
_WORDS = r"(?:[\w§:.,/-]+\s+){0,4}?"
_CLAUSE = r"(?:(?:§|[\w:.,/-]+)\s+){0,14}?"
# posts and parts of an administration that no rule for offices knows, when they speak
_POST = (
    r"(?:(?:[a-zåäö]+a\s+)?(?:handläggaren|\w*samordnaren|\w*sekreteraren|\w*chef(?:en|erna)|\w*direktör(?:en|erna)|\w*strateg(?:en|erna)"
    r"|utredaren|\w*utvecklaren|\w*intendenten|\w*verksamhet(?:en|erna)|\w*förvaltningarna|tjänste(?:personer\w*|män\w*|mannen)|\w*skol(?:an|orna)"
    r"|rektor(?:n|erna)?|sektorn|\w*enheten|\w*avdelningen|\w*staben|\w*kansliet)|sektor\s+[^\W\d_]+(?:\s+och\s+[^\W\d_]+)?"
    r"|sektorn\s+för\s+[^\W\d_]+(?:\s+och\s+[^\W\d_]+)?)"
)
_PAPER = (
    r"(?:\w*genomgången|\w*översynen|\w*utredningen|\w*utvärderingen|\w*kartläggningen|sammanställningen|\w*rapporten|\w*skrivelsen|\w*skrivelse"
    r"|redovisningen|uppföljningen|\w*utlåtandet|tjänsteutlåtande|\w*promemorian|\w*underlaget|underlag)"
)
# somebody else's name behind the verb: in "eftersom skolan lagts ned föreslår styrelsen …" it is not the school that speaks
_NOT_SUBJECT = (
    r"(?!\s+(?:jag|vi|han|hon|hen|de|\w*(?:styrelsen|nämnden|utskottet|fullmäktige|kontoret|förvaltningen|kansliet|motionär\w+|partiet)"
    r"|(?-i:[A-ZÅÄÖ])\w+)(?!\w))"
)
_POST_SPEAKS = re.compile(
    rf"(?i)(?<!\w)(?:enligt\s+(?P<by>{_POST})(?!\w)|(?P<who>{_POST})\s+{_WORDS}(?:{_SAYS}|{_PROPOSES}|{_WORKS})(?!\w){_NOT_SUBJECT}"
    rf"|(?:{_SAYS}|{_PROPOSES})\s+(?P<after>{_POST})(?!\w))"
)
_TO_LOOK = re.compile(
    r"(?i)(?:s?\s+(?:i|fick\s+i)\s+uppdrag|s\s+uppdrag)\s+(?:\w+\s+){0,3}?(?:se\s+över|gå\s+igenom|utvärdera|kartlägga|utreda|redovisa|inventera)\b"
)  # who was told to look into it gives the account that follows
_PAPER_SPEAKS = re.compile(
    rf"(?i)(?<!\w)(?:(?P<who>{_PAPER})\s+{_WORDS}{_SAYS}(?!\w)|(?:enligt|{_SAYS}\s+(?:av|i))\s+(?:\w+\s+){{0,2}}?(?P<by>{_PAPER})(?!\w)"
    rf"|(?:i|av)\s+(?:\w+\s+){{0,2}}?(?P<in>{_PAPER})\s+{_WORDS}{_SAYS}(?!\w))"
)
_SAID = re.compile(rf"(?i),?\s+{_CLAUSE}{_SAYS}(?!\w)")
_WHO = re.compile(rf"(?i),\s+(?:som|vilken)\s+(?:(?:§|[\w:.,/-]+)\s+){{0,24}}?{_SAYS}(?!\w)")
_DONE = re.compile(rf"(?i),?\s+{_CLAUSE}(?:{_SAYS}|{_PROPOSES}|{_WORKS})(?!\w)")
_DONE_BY_ORGAN = re.compile(rf"(?i),?\s+{_CLAUSE}(?:{_SAYS}|{_WORKS})(?!\w)")
_PROPOSED = re.compile(
    rf"(?i)\s+{_CLAUSE}(?:{_PROPOSES}|föreslå|(?:lägg(?:er|a)|lagt|lade)\s+fram|behandla(?:r|t|de))(?!\w)"
)
_PROPOSED_BY = re.compile(rf"(?i)(?<!\w){_PROPOSES}\s+$")
_NAMED = re.compile(rf"(?i)(?<!\w)(?:enligt|{_SAYS})\s+(?:\w+\s+)?$")
_PROPOSED_NAMED = re.compile(rf"(?i)(?<!\w)(?:enligt|{_SAYS}|{_PROPOSES})\s+(?:\w+\s+)?$")
SAYS = re.compile(rf"(?i)(?<!\w){_SAYS}(?!\w)")
_AT = re.compile(r"(?i)(?<!\w)(?:till|i|vid|hos|från|inför|för)\s+$")  # where it was handed in, not who speaks
_CHAIR = re.compile(r"(?i)s?\s+(?:\w+\s+)?ordförande(?!\w)")
_VIEW = re.compile(r"(?i)s?\s+(?:\w+\s+)?(?:bedömning|mening|uppfattning|slutsats|förslag)\s+(?:är|att)(?!\w)")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose words a passage gives, at its place in it.

    An organ that only proposes hands its grounds on to the one that decides; one that is quoted keeps them.
    """

    at: int
    heard: Heard


@lru_cache(maxsize=2048)
def voices(text: str, own: str | None) -> tuple[Voice, ...]:
    """Who speaks in a sentence, in text order; `own` names the organ whose minutes they are."""
    found = [Voice(m.start("by") if m["by"] else m.start(), "office") for m in _POST_SPEAKS.finditer(text)]
    found += [Voice(m.start(), "paper") for m in _PAPER_SPEAKS.finditer(text)]
    organs = find_organs(text)
    starts = [o.start for o in organs]
    for office in find_offices(text):
        charged = _TO_LOOK.match(text, office.end)
        if charged or _speaks(text, office.start, office.end, starts, _DONE, _PROPOSED_NAMED):
            found.append(Voice(office.start, "office"))
    for organ in organs:
        if _CHAIR.match(text, organ.end) or _AT.search(text, max(0, organ.start - 8), organ.start):
            continue
        ours = own is not None and same_organ(normal(organ.name), own)
        told = _SAID if ours else _DONE_BY_ORGAN
        heard = _speaks(text, organ.start, organ.end, starts, told, _NAMED)
        if heard or _speaks(text, organ.start, organ.end, starts, _WHO, _NAMED):
            found.append(Voice(organ.start, "own" if ours else "organ"))
        elif not ours and (
            _PROPOSED.match(text, organ.end) or _PROPOSED_BY.search(text, max(0, organ.start - 20), organ.start)
        ):
            found.append(Voice(organ.start, "proposer"))
    return tuple(sorted(found, key=lambda v: v.at))


def _speaks(text: str, start: int, end: int, others: list[int], verbs: re.Pattern[str], named: re.Pattern[str]) -> bool:
    """Whether one of the verbs has what stands at `start` as its subject, or it is named as the source."""
    if named.search(text, max(0, start - 40), start) or _VIEW.match(text, end):
        return True
    said = verbs.match(text, end)
    return said is not None and not any(end < other < said.end() for other in others)
