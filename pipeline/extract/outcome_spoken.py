"""A decision that stands in running text, under no heading of its own: "På grund av den sena timmen beslutar fullmäktige".

Minutes without part headings, and those that close the debate with the decision, tell it in a sentence whose subject is
the minutes' own organ. What the organ decided on another day, or what somebody would have it decide, is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.clauses import Clause
from pipeline.extract.organs import find_organs
from pipeline.extract.outcome_told import ASKED, PROPOSES
from pipeline.extract.verdict import STEPS, Verdict, verdicts
from schemas.document import Document

_NOW = r"(?:beslutar|beslutat|bifaller|avslår|bordlägger|återremitterar|remitterar|antar|godkänner)"
_THEN = r"(?:beslutade|beslöt|biföll|avslog|bordlade|återremitterade|remitterade|antog|godkände)"
_VERB = re.compile(rf"\b(?:{_NOW}|(?P<then>{_THEN}))\b", re.IGNORECASE)
_FEW = re.compile(r"[\s,]*(?:[^\s,.]+[\s,]+){0,3}")
_OTHER_TIME = re.compile(r"\b(?:tidigare|redan|då|förra|sedan)\b|\b\d{4}\b|\bden\s+\d|§|\d-\d", re.IGNORECASE)
_PLAIN = re.compile(r"(?:Motion|Medborgarförslag|Ärende|Initiativ)(?:en|et|erna|ena)\s")
_MAY = re.compile(r"\b(?:bör|borde|kan|kunde|föresl\w+|har|hade|om|vill|ska)\b", re.IGNORECASE)
SPEAKS = frozenset({"arende", "annat", "beredning", "yrkande", "beslutsgang", "omrostning", "forslag", "reservation"})


def spoken(clause: Clause, head: Document) -> Clause | None:
    """The clause as a decision of the minutes' own organ, where it tells one taken here and now."""
    if head.organ is None or clause.part.kind not in SPEAKS:
        return None
    lead = f"{clause.intro} \n{clause.text}"
    found = verdicts(clause.text)
    if found and _is_plain(clause, found[0]):
        return replace(clause, part=replace(clause.part, kind="beslut", organ=head.organ))
    verb = _decides(lead, head)
    if verb is None or not found or ASKED.search(lead[: verb.start()]):
        return None
    ahead = lead[: len(lead) - len(clause.text) + found[0].start]
    if PROPOSES.search(lead[: verb.start()]) or _OTHER_TIME.search(ahead):
        return None
    if verb["then"] and clause.part.kind in ("arende", "annat", "beredning") and found[0].outcome in STEPS:
        return None  # "Fullmäktige remitterade motionen": how the matter came here
    return replace(clause, part=replace(clause.part, kind="beslut", organ=head.organ))


def _is_plain(clause: Clause, found: Verdict) -> bool:
    """Whether the sentence says of the motion, in the present, what becomes of it: "Motionen remitteras till …"."""
    word = clause.text[found.start : found.end].lower()
    opens = _PLAIN.match(clause.text)
    return (
        opens is not None
        and found.target in ("motion", "matter")
        and not word.endswith(("des", "ts", "de"))
        and clause.part.kind in ("arende", "annat", "beslutsgang", "omrostning")
        and not clause.intro
        and not _MAY.search(clause.text[: found.end])
        and len(clause.text[opens.end() : found.start].split()) < 5
    )


def _decides(lead: str, head: Document) -> re.Match[str] | None:
    """The verb whose subject is the own organ, before or behind it."""
    own = [o for o in find_organs(lead) if o.organ == head.organ and not o.genitive]
    for verb in _VERB.finditer(lead):
        for organ in own:
            first, last = sorted(((organ.start, organ.end), verb.span()))
            if _FEW.fullmatch(lead, first[1], last[0]):
                return verb
    return None
