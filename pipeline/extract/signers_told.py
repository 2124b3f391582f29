"""Who signed the agreement that a page tells of: "… undertecknades av kommunalrådet Eva Ask och borgmästare Jan Nowak", "För
Lunds kommun skrev Eva Ask (S) under".

The sentence tells of a signing that has been, and it, or one before it, names the agreement. Whoever stands in it with an
office has signed; without one only behind "av". What is yet to be signed, or is no agreement, has no signers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.finding import Finding
from pipeline.extract.motions.movers import slug
from pipeline.extract.people import clean_name, party_code
from pipeline.extract.signer_cells import FORMS, as_role
from schemas.document import PAGES
from schemas.record import Signer

RULE = "signer.told"
_BIG = r"[^\W\d_a-zåäöéüšžčćłńøæß]"
_WORD = rf"(?:{_BIG}\.|{_BIG}[\w’-]+)"
_NAME = rf"{_WORD}(?:\s+(?:(?:von|af|de|van)\s+)?{_WORD}){{1,3}}(?![\w’-])"
_PARTY = r"(?:\s+\((?P<party>[A-ZÅÄÖa-zåäö]{1,3})\))?"
_OFFICE = rf"(?:\w*(?:{FORMS['offices']})|{FORMS['foreign']})(?:e?n|t)?"
_WITH_OFFICE = re.compile(
    rf"(?P<role>(?:(?<![\w-])(?:[a-zåäö]+|\w+(?:styrelsen|nämnden|fullmäktige|rådet))s\s+)?(?:(?:vice|dåvarande|tillförordnade?|tf|förste|första)\s+)?(?<![\w-])(?i:{_OFFICE}))"
    rf"(?P<where>\s+i\s+{_BIG}\w+(?:\s+{_BIG}\w+){{0,2}})?(?(where),\s+|,?\s+)(?P<name>{_NAME}){_PARTY}"
)
_BEHIND = re.compile(  # "Eva Ask (S), kommunstyrelsens ordförande, och"
    rf"(?P<name>{_NAME}){_PARTY},\s+(?P<role>(?:[a-zåäö]+s\s+)?(?:(?:vice|dåvarande|förste|första)\s+)?(?i:{_OFFICE})(?:\s+i\s+(?:{_BIG}\w+(?:\s+{_BIG}\w+)?|[a-zåäö]{{4,}}))?)(?=[,.]|\s+(?:och|samt)\b)"
)
_NO_OFFICE = rf"(?!\s+(?:\w+\s+)?(?i:{_OFFICE})\b)"
_BARE = re.compile(
    rf"\bav\s+(?P<name>{_NAME}){_NO_OFFICE}{_PARTY}(?:\s+(?:och|samt)\s+(?P<other>{_NAME}){_NO_OFFICE})?"
)
_DOERS = re.compile(  # "Eva Ask (S) och Jan Nowak undertecknade avtalet"
    rf"(?P<name>{_NAME}){_PARTY}\s+(?:och|samt)\s+(?P<other>{_NAME})(?:\s+\([A-Za-zÅÄÖ]{{1,3}}\))?\s+(?:undertecknade|signerade|skrev\s+under)\b"
)
_SIGNED = re.compile(
    r"\b(?:undertecknad?e(?:s|n)?\b|undertecknat(?:s)?\b|signera(?:de|des|t|ts)\b|skr(?:ev|evs|ivit|ivits)\b(?:[^.]{0,80}?)\b(?:under|på)\b"
    r"|undertecknare\s+(?:var|är)\b|underskrevs\b|satte\b[^.]{0,60}\bnamn)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:ska|skall|kommer att|planeras?|väntas?|inte|ännu|bör|kan)\b", re.IGNORECASE)
_ANEW = re.compile(r"\b(?:förny|förläng)", re.IGNORECASE)  # open gold: who renews has not signed what was renewed
_MADE = re.compile(
    r"\b(?:tecknat|tecknade|slöt|slutit|ingick|ingått|tecknades|slöts|ingicks|skrev|skrivit)\b", re.IGNORECASE
)
_IT = re.compile(r"(?:det|detta|dokumentet|papperen)\b", re.IGNORECASE)
_REACH = 3  # sentences back to the agreement that was signed, at most


def signers_told(a: Annotated) -> Iterator[Finding]:
    """The signers that a page names, each where it stands."""
    if a.head.kind not in PAGES:
        return
    seen: set[str] = set()
    for unit in a.units:
        said = a.words(unit)
        told = _SIGNED.search(said)
        if told is None or _NOT_YET.search(said[: told.end()]) or _ANEW.search(said) or not _of_agreement(a, unit):
            continue
        for name, party, role, start in _persons(a, unit):
            signer = Signer(name=clean_name(name), party=party, role=role)
            key = slug(signer.name)
            if key not in seen:
                seen.add(key)
                yield Finding(f"signed_by.{key}", signer, start, start + len(name), RULE)


def _persons(a: Annotated, unit: Unit) -> Iterator[tuple[str, str | None, str | None, int]]:
    first, last = a.span(unit.first, unit.last)
    text = a.item.view.text
    found: dict[int, tuple[str, str | None, str | None]] = {}
    for form in (_WITH_OFFICE, _BEHIND):
        for one in form.finditer(text, first, last):
            role = f"{one['role']}{one['where'] or ''}" if form is _WITH_OFFICE else one["role"]
            found.setdefault(one.start("name"), (one["name"], _party(one), as_role(" ".join(role.split()))))
    for one in (*_BARE.finditer(text, first, last), *_DOERS.finditer(text, first, last)):
        found.setdefault(one.start("name"), (one["name"], _party(one), None))
        if one["other"]:
            found.setdefault(one.start("other"), (one["other"], None, None))
    for start, (name, party, role) in sorted(found.items()):
        at = a.token_at(start)
        if a.tokens[at].label not in ("BODY", "SWPLACE", "ORGAN", "COUNTRY") and not _speaks(
            text[start + len(name) : last]
        ):
            yield name, party, role, start


def _party(one: re.Match[str]) -> str | None:
    return party_code(one["party"]) if one["party"] else None


def _speaks(behind: str) -> bool:
    return re.match(r"\W*(?:berättar|säger|menar)\b", behind) is not None


def _of_agreement(a: Annotated, unit: Unit) -> bool:
    """Whether what was signed is an agreement: the sentence names it, or stands for the one that was signed before."""
    if _names(a, unit):
        return True
    at = a.unit_index(unit.first)
    for before in reversed(a.units[max(0, at - _REACH) : at]):
        if before.part is not unit.part:
            return False
        if _names(a, before):
            said = a.words(before)
            return (
                _SIGNED.search(said) is not None
                or _MADE.search(said) is not None
                or _IT.match(a.words(unit)) is not None
            )
    return False


def _names(a: Annotated, unit: Unit) -> bool:
    return any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(unit.first, unit.last))
