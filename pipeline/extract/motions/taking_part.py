"""Which parties take part in a matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.extract.finding import Finding
from pipeline.extract.motions.movers import slug
from pipeline.extract.people import find_parties, find_people
from pipeline.split.model import ItemText
from schemas.record import Mover, Position, Signer

_ACTS = re.compile(  # a party that does something of its own: "Folkpartiet anmäler", "Centerpartiet har yrkat"
    r"(?:(?:,\s*|\s+och\s+|\s+samt\s+)(?-i:[A-ZÅÄÖ]{1,3}))*\)?\s+(?:har\s+)?(?:anmäl|reserver|yrka|avg[aei]|inge|ingav|anför|föresl|instäm|deltar|delt[ao]g)\w*",
    re.IGNORECASE,
)

_ASKED = re.compile(
    r"(?i:\b(?:\w*yrkande|\w*yrkandet|yttrande|yttrandet|reservation|förslag|förslaget|motion)\s+(?:(?:från|av)\s+)?)\(?(?:[A-ZÅÄÖ]{1,3}(?:,\s*|\s+och\s+|\s+samt\s+))*$"
)

_STEPS_ASIDE = ("jäv", "delt", "ej delt")  # heads a part with those who take no part in this matter alone


def read_parties(
    item: ItemText, movers: Iterable[Mover], signers: Iterable[Signer], positions: Iterable[Position]
) -> tuple[Finding, ...]:
    """The parties that take part in the matter, each once, in text order: finding `parties.<party>`.

    Those of movers, signers and positions, and of everybody whom the item's heading, account, proposals, debate and
    decision name with a party, or who asked or stated something as a party ("yrkande från SD"). Attendance, adjusters
    and addressees take no part.
    """
    text = item.view.text
    signers = tuple(signers)
    signed = {s.party for s in signers if s.party}  # a letter's: minutes have attendance and no signers
    taking = {m.party for m in movers} | signed | {p.party for p in positions}
    first: dict[str, tuple[int, int]] = {}
    for part in item.parts:
        heading = text[slice(*part.heading)].lower() if part.heading else ""
        apart = part.kind == "narvaro" and not heading.startswith(_STEPS_ASIDE)
        if part.kind == "expediering" or (apart and not signed):
            continue
        words = text[part.start : part.end]
        hits = [
            (p.party, *p.party_span, part.kind not in ("signatur", "underlag") and not apart)
            for p in find_people(words)
            if p.party
        ]
        hits += [
            (
                q.party,
                q.start,
                q.end,
                part.kind == "rubrik"
                or bool(_ASKED.search(words[max(0, q.start - 60) : q.start]) or _ACTS.match(words, q.end)),
            )
            for q in find_parties(words)
        ]
        for party, start, end, acts in hits:
            if party in taking or acts:
                spot = (part.start + start, part.start + end)
                if party not in first or spot < first[party]:
                    first[party] = spot
    order = sorted(first.items(), key=lambda entry: entry[1])
    return tuple(Finding(f"parties.{slug(party)}", party, *span, rule="party.takes-part") for party, span in order)
