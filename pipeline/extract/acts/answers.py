"""How an item answers what the other side, or somebody outside, asked of us: "att tacka ja", "jakande svar", "skrivelsen avslås".

The answer names the letter and not what stood in it; so what was asked is decided or turned down with it, or proposed
where the organ only prepares the matter for a higher one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.pair import Pair
from schemas.statement import TOLD_PARTS, Stage

ASKERS = ("foreign", "petition")
_LETTER = (
    r"(?:erbjud|förfråg|framställ|begäran|begärd|inbjud|ansök|önske|önskan|hemställan|anhållan|propå|invit|vädjan|uppmaning|skrivelse|brev|mejl"
    r"|påstötning|petition|namninsamling|förslaget från|initiativ)\w*"
)
_KIND = r"(?:jakande|positiv\w*|bejakande|bekräftande|tillmötesgående|tillstyrkande)"
_NO = re.compile(
    r"\b(?:avböj|avsl[åo]|avvisa|avråd|förkasta)\w*|\b(?:tacka\w*|säg\w*|sa|sade|svara\w*)\s+nej\b|\bnej\s+till\b|\butan\s+(?:(?:vidare\s+)?åtgärd|bifall|avseende)"
    r"|\b(?:nekande|avböjande|negativt|avvisande|avslående)\b|\bavstå\w*|\bavslag\b|\bavskriv\w*"
    r"|\b(?:inte|ej|icke)\s+(?:\w+\s+){0,2}(?:bif|tillmötesg|efterkom|hörsamm|godta|accepter|gå med på|föranled|bereda bifall)\w*"
    r"|\bföranled\w+\s+(?:ingen|inte|ej|icke)\b|\bbif(?:al|öl)l\w*\s+(?:inte|ej|icke)\b"
    r"|\b(?:inte|ej|icke|inga|ingen|inget)\b[^.;]{0,50}\b(?:ingå|teckna|möjlig|aktuell"
    r"|intress|inled|gå vidare|går vidare|anta|skaffa|utöka|fler|åta|knyta)\w*",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\b(?:tacka\w*|säg\w*|sade|svara\w*)\s+ja\b|\bja till\b"
    rf"|\b{_KIND}\s+(?:svar|besked)\w*|\b(?:svara\w*|besvara\w*|ställ\w* sig)\s+(?:\w+\s+)?{_KIND}"
    rf"|\b(?:bif(?:al|öl)l|godta|accepter|efterkom|tillmötesg|hörsamm|medge|bevilja|godkänn|antag|anta[rs]?\b|antog|biträd)\w*\s+(?:\w+\s+){{0,3}}?{_LETTER}"
    rf"|{_LETTER}(?:\s+\w+){{0,4}}?\s+(?:bif(?:al|öl)l|godta|accepter|efterkom|tillmötesg|hörsamm|medge|bevilja|godkänn|anta[sg])\w*"
    rf"|\b(?:enligt|i enlighet med|i linje med)\s+(?:\w+\s+){{0,2}}?{_LETTER}"
    rf"|\bställ\w* sig bakom\s+(?:\w+\s+){{0,2}}?{_LETTER}"
    r"|\bgå(?:r|tt)? med på\b|\bförklara\w* sig villig\w*|\b(?:lämna|ge)\w*\s+(?:sitt\s+)?(?:bifall|samtycke|medgivande)\b"
    r"|\bbif(?:all)? till\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:föreslå[rs]?|hemställ(?:a|er)|tillstyrk(?:a|er)|förorda[rs]?|avstyrk(?:a|er)?)\b", re.IGNORECASE
)


def refuses(text: str) -> bool:
    """Whether words turn something down."""
    return _NO.search(text) is not None


def answered(a: Annotated, found: Sequence[FoundAct], pairs: Sequence[Pair]) -> list[FoundAct]:
    """The acts, those that somebody outside asked for at the stage to which the item's own decision brings them."""
    asked = [f for f in found if f.stage == "requested" and (f.by in ASKERS or _by_letter(a, f))]
    if not asked:
        return list(found)
    result: list[FoundAct] = []
    for f in found:
        if f in asked:
            result.append(_fate(a, f, pairs))
        elif (f.act, f.stage, f.by) == ("establish", "rejected", "swedish") and (
            same := [x for x in asked if x.act == "establish" and set(x.pairs) & set(f.pairs)]
        ):
            result.append(replace(f, by=same[0].by))
        else:
            result.append(f)
    return result


def _fate(a: Annotated, f: FoundAct, pairs: Sequence[Pair]) -> FoundAct:
    mine = {at for i in f.pairs if i < len(pairs) for at in pairs[i].places}
    others = {at for i, p in enumerate(pairs) if i not in f.pairs for at in p.places}
    for unit, offers in _own(a):
        named = set(range(unit.first, unit.last))
        if named & others and not named & mine:
            continue
        if any(a.tokens[i].label in ("INVESTIGATE", "EVALUATE") for i in named):
            continue  # "ställer sig positiv till att undersöka möjligheten" is no answer yet
        text = a.words(unit)
        offers = offers or _OFFERS.search(text) is not None
        if _NO.search(text):
            return f if offers else replace(f, stage="rejected", background=False, date=None, date_at=None)
        if _YES.search(text):
            stage: Stage = "proposed" if offers else "decided"
            return replace(f, stage=stage, by="swedish", background=False, date=None, date_at=None)
    return f


def _by_letter(a: Annotated, f: FoundAct) -> bool:
    """Whether a board or office of ours asked for an act in a letter that the decision names."""
    told = f.by == "swedish" and a.kind(f.verb) in TOLD_PARTS
    return told and any(
        _NAMES_LETTER.search(a.item.view.text[slice(*a.span(unit.first, unit.last))]) for unit, _ in _own(a)
    )


_NAMES_LETTER = re.compile(
    r"\b(?:framställan|framställning|hemställan|begäran|skrivelse|anhållan|ansökan)\w*", re.IGNORECASE
)


def _own(a: Annotated) -> Iterator[tuple[Unit, bool]]:
    """The sentences of the organ's own decision, each with whether it only proposes to a higher one."""
    for unit in a.units:
        ours = unit.part.organ in (None, a.head.organ)
        if unit.part.kind == "beslut" and ours:
            yield unit, False
        elif unit.part.kind == "forslag_kf" and a.head.organ not in ("kommunfullmaktige", "regionfullmaktige"):
            yield unit, True
