"""An agreement renewed or its text changed, where a participle, a decision on a text or a signing tells it."""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.acts.attributes import is_attribute
from pipeline.extract.annotate import Annotated, Unit
from schemas.record import ActName

_AMENDED = frozenset({
    "AMEND", "reviderade", "reviderat", "uppdaterade", "uppdaterat", "omarbetade", "ändrade", "ändrat",
})  # fmt: skip
_RENEWED = frozenset({"RENEW", "förnyade", "förnyat", "förlängda", "förlängt"})


def renewed(a: Annotated, verb: int, target: int, act: ActName) -> ActName | None:
    """ "Godkänna det reviderade avtalet" amends, "… det förnyade avtalet" renews; the participle itself is no act."""
    if (
        verb + 1 == target
        and a.tokens[verb].form in ("sup", "past")
        and (a.tokens[verb - 1].text.lower() in ("det", "den", "de", "ett", "detta") or _beside_noun(a, verb))
    ):
        return None
    if act == "establish" and not (a.tokens[verb].form in TOLD_VERBS and is_attribute(a, a.unit(verb), verb)):
        # "godkänna det reviderade avtalet", "det reviderade avtalet godkänns"
        beside = a.tokens[verb + 1 : target] if verb < target else a.tokens[max(0, target - 3) : target]
        between = {t.label for t in beside if t.form != "inf"} | {t.text.lower() for t in beside}
        if between & _AMENDED:
            return "amend"
        if between & _RENEWED:
            return "renew"
    return act


_HELPERS = frozenset({"har", "hade", "ha", "är", "var", "blivit", "blev", "varit", "ska", "skall", "som"})


def _beside_noun(a: Annotated, verb: int) -> bool:
    """Whether a participle only says of what kind its noun is: "förslag till reviderat vänortsavtal"."""
    first = a.unit(verb).first
    before = {t.text.lower() for t in a.tokens[max(first, verb - 6) : verb]}
    return a.tokens[verb].form == "sup" and a.tokens[verb].label in ("AMEND", "RENEW") and not before & _HELPERS


def new_text(a: Annotated, act: ActName) -> ActName:
    """What a decision on a text makes: a change where the item speaks of one, else the agreement itself."""
    return act if _CHANGED.search(a.item.view.text) else "establish"


_CHANGED = re.compile(
    r"\b(?:omarbet|revider|modernis|uppdater|ändrad|ändring|tillägg|komplett|omförhandl"
    r"|justera[dt]|nya? (?:(?:avtals)?text|lydelse)|ursprunglig)\w*",
    re.IGNORECASE,
)


def signed_anew(a: Annotated, unit: Unit, participle: int) -> int | None:
    """The verb that concludes what a participle calls new: "undertecknade A och B ett förnyat vänortsavtal"."""
    if a.tokens[participle].label not in ("RENEW", "AMEND"):
        return None
    talks = [
        i for i in range(max(unit.first, participle - 5), participle) if _TALKS.fullmatch(a.tokens[i].text.lower())
    ]
    if talks and a.tokens[participle].form == "sup":
        return talks[-1]
    for i in range(participle - 1, unit.first - 1, -1):
        if a.tokens[i].label == "ESTABLISH":
            return i
        drafts = a.tokens[i].text.lower() in _DRAFTS or (
            a.tokens[i].text.lower() in _BRINGS and a.tokens[i + 1].text.lower() == "fram"
        )
        if drafts and a.tokens[participle].label == "AMEND":
            return i
        if a.tokens[i].text.lower() in ("skrev", "skrivit", "skriver") and any(
            t.text.lower() in ("under", "på") for t in a.tokens[i + 1 : participle]
        ):
            return i
        if a.tokens[i].label in PREDICATES:
            return None
    return None


_DRAFTS = frozenset({"utarbeta", "utarbetar", "utarbetas", "presentera", "skriva", "bereda", "förhandla"})
_TALKS = re.compile(r"förhandling(?:ar|en|arna)?|överläggning(?:ar|en|arna)?")
_BRINGS = frozenset({"ta", "tar", "tas", "arbeta", "arbetar", "arbetas", "förhandla", "lägga", "lägger", "läggs"})
