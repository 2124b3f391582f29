"""Whether a sentence says that something of the agreement is decided or signed on a later day, and on which."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.organs import OrganMention, find_organs
from schemas.document import MEETING_PAPERS, PAGES
from schemas.statement import FORMAL_PARTS

_DECIDES = re.compile(
    r"\b(?:tar|ta|tas|tagas)\b[^.;]{0,30}\bställning\b|\bprövas?\b|\bavgöras?\b|\bavgörande\b|\bväntas?\b[^.;]{0,40}\b(?:besluta|beslut|ställning|anta|godkänn)"
    r"|\b(?:ska|skall|kommer att|får)\b[^.;]{0,40}\b(?:besluta|avgöra|pröva|fatta|ta ställning)"
    r"|\bfattar\b[^.;]{0,20}\bbeslut\b(?! om att\b)|\bbeslut(?:as)?\b[^.;]{0,120}\b(?:fattas|väntas|tas)\b"
    r"|\bbeslutas\b|\bkommer\b[^.;]{0,20}\bupp\b"
    r"|\bkommer\b[^.;]{0,40}\batt (?:besluta|avgöra|pröva|fatta|ta ställning)\b|\b(?:tas|ta) upp (?:för|till) (?:beslut|avgörande|prövning)"
    r"|\b(?:underställs|föreläggs)\b",
    re.IGNORECASE,
)
_DECIDES_ON = re.compile(
    r"\b(?:beslutar\b[^.;]{0,20}\bom|(?:fattar|tar)\b[^.;]{0,20}\bbeslut om att)\b", re.IGNORECASE
)  # in a decision it is the decision itself
_BEHIND = re.compile(
    r"(?:det (?:slutliga|formella) )?beslut(?:et)?\b.{0,40}\b(?:tas|fattas|väntas|kommer att (?:tas|fattas))\b"
    r"|.{0,60}\b(?:fattar|tar|ska fatta|ska ta) (?:det (?:slutliga|formella) )?(?:beslut|beslutet)\b(?! (?:om )?att\b)",
    re.I,
)
_TO_COME = re.compile(r"\b(?:ska|skall|kommer att|väntas)\b", re.IGNORECASE)  # a page without a day of its own
_PARTS = ("arende", "beredning", "annat", "beslut", "forslag_kf", "forslag")
_TASK = re.compile(r"\buppdra(?:g|r|s)?\b", re.IGNORECASE)
_SIGNED_PASSIVE = ("undertecknas", "tecknas", "signeras", "ingås", "skrivas under")
_SIGNED = (
    "underteckna", "teckna", "signera", "ingå", "sluter", "sluta", "skriver", "skrivs under", "skriva under",
    "skrivas under", "blir",
)  # fmt: skip


def decision_day(a: Annotated, unit: Unit) -> int | None:
    """The token of the day on which a sentence says that an organ will decide; None where it says no such thing."""
    now = a.head.meeting_date or a.head.date
    text = a.words(unit)
    if unit.part.kind not in _PARTS or (
        now is None and (_TO_COME.search(text) is None or a.head.kind in MEETING_PAPERS)
    ):
        return None
    loose = None if unit.part.kind in FORMAL_PARTS else _DECIDES_ON.search(text)
    if not (loose or _DECIDES.search(text) or _BEHIND.match(text)) or _TASK.search(text):
        return None
    days = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE" and a.tokens[i].data.value]
    later = [i for i in days if now is None or a.tokens[i].data.first() > now.last()]
    if not later or not any(organ_at(a, i) for i in range(unit.first, unit.last)):
        return None
    return later[0]


def behind(a: Annotated, unit: Unit) -> Unit | None:
    """The sentence behind one that says when what it names will be decided: "Beslutet tas av fullmäktige den 14 juni"."""
    told = a.behind(unit)
    if told is not None and _BEHIND.match(a.words(told)) is None and a.head.kind in PAGES and not _goes_on(a, told):
        told = a.behind(told)  # "Avtalet ska förlängas. Det är från 1982. Fullmäktige tar beslutet den 10 oktober."
    if told is None or _BEHIND.match(a.words(told)) is None:
        return None
    return told if decision_day(a, told) is not None else None


def _goes_on(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence turns to another place or another step."""
    labels = {a.tokens[i].label for i in range(unit.first, unit.last)}
    return bool(labels & {"PLACE", "END", "PAUSE", "RENEW", "RESUME", "NOT_RENEW", "AMEND", "INVESTIGATE"})


def signed_later(a: Annotated, verb: int) -> bool:
    """Whether an agreement is told to be signed on a later day: "den 6 juni undertecknar kommunen ett vänortsavtal"."""
    now = a.head.meeting_date or a.head.date
    token = a.tokens[verb]
    if now is None or not token.text.lower().startswith(_SIGNED):
        return False
    unit = a.unit(verb)
    words = {w for t in a.tokens[max(unit.first, verb - _AHEAD) : verb] for w in t.text.lower().split()}
    is_passive = token.form == "inf" and token.text.lower().endswith("s")  # "undertecknas"
    if token.form != "pres" and not words & _WILL and (not is_passive or words & _MAY):
        return False
    if token.text.lower().startswith(_SIGNED_PASSIVE) and words & _WILL:
        return True
    days = [t.data for t in a.tokens[unit.first : unit.last] if t.label == "DATE" and t.data.value]
    return any(day.first() > now.last() for day in days)


def signs_both(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a paper is signed, nobody is said to sign it: that is what both do ("avtalet undertecknas den 10 maj")."""
    signed = a.word(verb).startswith(_BY_HAND) and a.word(verb).split()[0].endswith("s")
    return signed and not any(a.word(i) == "av" for i in range(verb + 1, min(verb + 8, unit.last)))


_BY_HAND = ("underteckna", "signera", "skrivs under", "skrivas under")
_MAY = frozenset({"att", "bör", "kan", "får", "måste", "skulle", "kunde", "borde"})
_AHEAD = 9  # tokens between a modal verb and its infinitive, at most
_WILL = frozenset({"ska", "skall", "kommer", "planeras", "väntas", "avser", "ämnar"})


def organ_at(a: Annotated, at: int) -> OrganMention | None:
    """The organ that a token names, also as a part of its body's name: "Kommunfullmäktige i X beslutade"."""
    token = a.tokens[at]
    if token.label == "ORGAN":
        organ: OrganMention = token.data
        of_it = a.tokens[at + 1].text.lower() if at + 1 < len(a.tokens) else ""
        met = organ.organ == "annat" and organ.genitive and of_it.startswith("möte")  # "vid ledningsgruppens möte"
        return None if met or (organ.genitive and of_it.startswith(_MEMBERS)) else organ
    inside = find_organs(token.text) if token.label == "BODY" else []
    closes = bool(inside) and inside[-1].end == len(token.text)  # "Tranås kommunfullmäktige"
    return inside[0] if inside and (inside[0].start == 0 or closes) else None


_MEMBERS = ("ordförande", "vice", "presidi", "ledam", "1:e", "förste")
