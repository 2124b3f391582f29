"""Who signed a letter: name, party and role at its end. Minutes are signed by adjusters, who sign for the record only.

A role is its line in lower case ("kommunstyrelsens ordförande"), from the line above or below the name, or beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.finding import Finding
from pipeline.extract.movers import slug
from pipeline.extract.people import PersonMention, find_people
from pipeline.split.model import ItemText
from schemas.document import Document
from schemas.record import Signer

SIGNED = frozenset({"utlatande", "tjansteskrivelse", "motion", "annat", "avtal", "rapport"})
_LAST = 700  # characters of a letter's end in which signatures stand
_ROLE = re.compile(
    r"^(?:(?:\w+(?:ens|ets|s)\s+|[1-3]:[ae]\s+|tf\.?\s+|(?:första|andra|vice|förste)\s+)*(?:\w*ordförande|\w*direktör|\w*chef|\w*strateg|\w*handläggare|\w*sekreterare|\w*utredare|\w*råd|\w*ledamot"
    r"|\w*samordnare|\w*controller|\w*ledare|\w*koordinator|borgmästare|ersättare|\w*planerare|\w*utvecklare|\w*jurist|landshövding|\w*rektor)(?:\s+(?:för|i|vid|i\s+kommunstyrelsen|\([A-ZÅÄÖ]{1,3}\))[^\n]{0,40})?)$",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(r"^[A-ZÅÄÖÉ][\w’.-]+(?:\s+(?:von|af|de|van|[A-ZÅÄÖÉ][\w’.-]*)){1,4}$")
_NOT_A_NAME = re.compile(
    r"(?:kommun|nämnd|styrelse|förvaltning|kontor|stad|region|avdelning|utskott|enhet|bilag|protokoll|sverige)",
    re.IGNORECASE,
)


def read_signers(item: ItemText, head: Document) -> tuple[Finding, ...]:
    """One finding `signed_by.<name>` per signature, in order; none for minutes."""
    if head.kind not in SIGNED:
        return ()
    text = item.view.text
    signatures = [p for p in item.parts if p.kind == "signatur"]
    found: dict[str, Finding] = {}
    for start, end in [(p.start, p.end) for p in signatures] or _ends_of(item):
        for signer, first, last in _signers(text, start, end):
            if not signatures and signer.party is None and signer.role is None:
                continue
            found.setdefault(
                slug(signer.name), Finding(f"signed_by.{slug(signer.name)}", signer, first, last, "signer")
            )
    return tuple(found.values())


def _ends_of(item: ItemText) -> list[tuple[int, int]]:
    """The letter's last lines, and those above the lists of papers and addressees at its end."""
    whole = len(item.view.text)
    end = whole
    for part in reversed(item.parts):
        if part.kind not in ("underlag", "expediering", "narvaro"):
            break
        end = part.start
    ends = [(max(0, end - _LAST), end)]
    return ends if end == whole else [*ends, (max(end, whole - _LAST // 2), whole)]


def _signers(text: str, start: int, end: int) -> Iterator[tuple[Signer, int, int]]:
    lines = [(m.start(), m.group().strip()) for m in re.finditer(r"[^\n]+", text[start:end])]
    people = find_people(text[start:end])
    for at, (offset, line) in enumerate(lines):
        person = next((p for p in people if offset <= p.name_span[0] < offset + len(line) + 1), None)
        if person is not None and _alone(line, person, text[start:end]):
            signer = Signer(name=person.name, party=person.party, role=_role(lines, at, line))
            yield signer, start + person.start, start + person.end
        elif person is None and _NAME_LINE.match(line) and not _NOT_A_NAME.search(line) and not _ROLE.match(line):
            role = _role(lines, at, line)
            if role is not None:
                at_name = text.index(line, start + offset)
                yield Signer(name=" ".join(line.split()), party=None, role=role), at_name, at_name + len(line)


def _alone(line: str, person: PersonMention, text: str) -> bool:
    """A signature's line holds the name, and at most a role: no sentence."""
    rest = (text[person.start : person.end]).strip()
    left = line.replace(rest, "").strip(" ,.–-")
    return (
        not left
        or bool(_ROLE.match(left))
        or bool(re.fullmatch(r"(?:[A-ZÅÄÖ][\w’-]+\s*)+\([\w-]{1,4}\)|för\s+\w+", left))
    )


def _role(lines: list[tuple[int, str]], at: int, line: str) -> str | None:
    beside = re.search(r",\s*([^,()\d]{4,50})$", line)
    options = [beside[1]] if beside else []
    if at > 0:
        options.append(lines[at - 1][1])
    if at + 1 < len(lines):
        options.append(lines[at + 1][1])
    for option in options:
        words = " ".join(option.split()).strip(" .,")
        if _ROLE.match(words):
            return words[:1].lower() + words[1:]
    return None
