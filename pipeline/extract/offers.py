"""What the other side wishes of us, and how the item answers: "X har frågat om …", "erbjudande från X", "att avböja".

A wish is a word of asking or offering with a foreign partner as the one who says it. It may be a verb ("föreslår borgmästaren
i X att …") or a noun ("förfrågan från X om …", "X:s begäran"). No organ, office or member of ours is its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.act import PREDICATES, FoundAct
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners import Pair

_NOUN = re.compile(
    r"(?:vänorts|samarbets|avtals)?(?:förfråg|erbjud|inbjud|begäran$|framställ|önskemål|önskan$|anhållan|propå|ansökan|hemställan"
    r"|intresse(?:anmälan)?$|invit)"
)
_PAPER = re.compile(r"(?:förslag(?:et)?|brev(?:et)?|skrivelsen?|mejlet?)$")
_VERB = re.compile(
    r"(?:till)?fråga[rt]?(?:de)?$|undrar?$|undrat$|undrade$|föresl|erbju|erbjöd|bjud(?:er|it)$|bjöd$|inbjud|inbjöd|begär|önska|anhåll|anhöll"
    r"|ansök|hemställ|vill$|ville$|efterfråga|sök(?:er|t|te)$|uttryck|uttalat|framför|visa(?:r|t|de)$|anmäl|vän(?:der|t|de)$|hör(?:t|de)?$|kontakta|vädjat?"
)
_OURS = frozenset({"ORGAN", "OFFICE", "BODY", "SWPLACE", "PERSON"})
_WE = frozenset(
    {"vi", "kommunen", "regionen", "motionären", "motionärerna", "förvaltningen", "länsstyrelsen", "landstinget"}
)
_HEADS = (
    "borgmästar",
    "överborgmästar",
    "guvernör",
    "prefekt",
    "ordfører",
    "stadsråd",
    "kommunestyre",
    "kommunalråd",
    "fylkes",
)
_REACH = 7  # tokens behind a verb in which its subject may follow
_LABELS = ("PLACE", "NAME", "NATION")


def wishes(a: Annotated, unit: Unit, verb: int, places: frozenset[int]) -> bool:
    """Whether what a verb says is what the other side asks for or offers. `places`: where the item names partners."""
    return any(_asked(a, unit, i, verb, places) for i in range(verb - 1, unit.first - 1, -1))


def _asked(a: Annotated, unit: Unit, at: int, verb: int, places: frozenset[int]) -> bool:
    word = a.tokens[at].text.lower()
    word = word.split()[0] if a.tokens[at].label in ("ASK", "PROPOSE") else word
    if a.tokens[at].label in _OURS or a.tokens[at].label in PREDICATES:
        return False
    if _NOUN.match(word) or (_PAPER.match(word) and a.tokens[at + 1].text.lower() in ("om", "från")):
        return _theirs(a, unit, at, verb, places)
    return _VERB.match(word) is not None and _subject(a, unit, at, verb, places)


def _theirs(a: Annotated, unit: Unit, noun: int, verb: int, places: frozenset[int]) -> bool:
    """Whether a wish is the other side's: "från X" behind it, its genitive before it, or X as the subject of the clause."""
    for i in range(noun + 1, min(noun + 5, verb)):
        if a.tokens[i].text.lower() in ("från", "av") and any(
            _foreign(a, n, places) for n in range(i + 1, min(i + 5, unit.last))
        ):
            return not any(a.tokens[n].label == "PERSON" for n in range(i + 1, min(i + 3, unit.last)))
    before = a.tokens[noun - 1]
    if noun > unit.first and _foreign(a, noun - 1, places) and before.text.lower().endswith("s"):
        return True
    if any(a.tokens[i].text.lower() in ("från", "av") for i in range(unit.first, noun)) and _subject(
        a, unit, noun, noun, places
    ):
        return True
    return _subject(a, unit, noun, noun, places)


def _subject(a: Annotated, unit: Unit, said: int, verb: int, places: frozenset[int]) -> bool:
    """Whether the foreign partner, or its mayor or council, is the subject of a verb of asking."""
    front = list(range(unit.first, said))
    if any(a.tokens[i].label in _OURS or a.tokens[i].text.lower() in _WE for i in _without_agreement(a, unit, front)):
        return False
    if any(_foreign(a, i, places) or _head(a, i) for i in front):
        return True
    behind = range(said + 1, min(said + _REACH, verb))
    for i in behind:
        if a.tokens[i].label in _OURS or a.tokens[i].text.lower() in ("att", "om", *_WE):
            return False
        if _foreign(a, i, places) or _head(a, i):
            return True
    return False


def _without_agreement(a: Annotated, unit: Unit, front: Sequence[int]) -> Iterator[int]:
    """The tokens in front that can be a subject: not our own name in "X, som är vänort till Y, …" or "i brev till Y"."""
    for i in front:
        before = a.tokens[i - 1].text.lower() if i > unit.first else ""
        if before in ("till", "med", "åt", "hos", "vid") and a.tokens[i].label in _OURS:
            continue
        yield i


def _foreign(a: Annotated, at: int, places: frozenset[int]) -> bool:
    return at in places or a.tokens[at].label == "NATION"


def _head(a: Annotated, at: int) -> bool:
    return a.tokens[at].text.lower().startswith(_HEADS) and a.tokens[at].label not in _OURS


def letter_day(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """The wish with the day on which it was made: that of the letter, or of asking."""
    at = next((i for i in range(act.verb - 1, unit.first - 1, -1) if _is_day(a, unit, i)), None)
    return act if at is None else replace(act, date=a.tokens[at].data, date_at=at)


def _is_day(a: Annotated, unit: Unit, at: int) -> bool:
    before = {t.text.lower() for t in a.tokens[max(unit.first, at - 3) : at]}
    return a.tokens[at].label == "DATE" and not before & {"sedan", "från", "före", "efter", "inför", "till"}


def offered(a: Annotated, pairs: Sequence[Pair]) -> Iterator[FoundAct]:
    """What a noun alone asks for: "Förfrågan från X om vänortsavtal", "avslår X:s begäran om vänortsavtal"."""
    for index, pair in enumerate(pairs):
        if pair.body is not None:
            continue
        places = frozenset(pair.places)
        for noun in a.labelled("AGREEMENT", "RELATION"):
            unit = a.unit(noun)
            if unit.part.kind in ("yrkande", "motion", "underlag", "expediering", "reservation"):
                continue
            if a.tokens[noun].text.lower().endswith(("et", "en", "na")):
                continue
            named = a.tokens[noun].label == "AGREEMENT" and a.tokens[noun].data.get("strong")
            back = range(noun - 1, max(unit.first, noun - (9 if named else 4)) - 1, -1)
            wish = next((i for i in back if _is_wish(a, i) or _OFFERS.match(a.tokens[i].text.lower())), None)
            if wish is None or any(a.tokens[i].label in PREDICATES for i in range(wish, noun)):
                continue
            verbal = not _is_wish(a, wish)
            if not verbal and not named and a.tokens[noun].form not in ("avtal", "överenskommelse"):
                continue
            if _subject(a, unit, wish, noun, places) if verbal else _theirs(a, unit, wish, unit.last, places):
                yield FoundAct("establish", "requested", "foreign", wish, noun, "act.offered", pairs=(index,))
                break


_OFFERS = re.compile(r"föresl|erbju|erbjöd|efterfråga|begär|önska[rt]")


def _is_wish(a: Annotated, at: int) -> bool:
    word = a.tokens[at].text.lower().split()[0]
    return bool(_NOUN.match(word) or _PAPER.match(word)) and a.tokens[at].label not in _OURS


_NO = re.compile(
    r"\b(?:avböj|avsl[åo]|avvisa|avråd|förkasta)\w*|\b(?:tacka\w*|säg\w*|sa|sade|svara\w*)\s+nej\b|\bnej\s+till\b|\butan\s+(?:vidare\s+)?åtgärd"
    r"|\b(?:nekande|avböjande|negativt|avvisande)\b|\bavstå\w*|\bavslag\b"
    r"|\b(?:inte|ej|icke|inga|ingen|inget)\b[^.;]{0,50}\b(?:ingå|teckna|möjlig|aktuell"
    r"|intress|inled|gå vidare|går vidare|anta|skaffa|utöka|fler|åta|knyta)\w*",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\b(?:tacka\w*|säg\w*|sade|svara\w*)\s+ja\b|\banta(?:r|s|ga)?\s+(?:\w+\s+){0,2}(?:erbjud|inbjud|invit)\w*|\bbif(?:alla|aller|alls|öll)\w*\s+(?:\w+\s+){0,2}"
    r"(?:erbjud|förfråg|framställ|begäran|inbjud|ansök|önske)\w*",
    re.IGNORECASE,
)


def answered(a: Annotated, found: Sequence[FoundAct], pairs: Sequence[Pair]) -> list[FoundAct]:
    """The acts, those that the other side asked for at the stage to which the item's own decision brings them."""
    asked = [f for f in found if f.by == "foreign" and f.stage == "requested"]
    if not asked:
        return list(found)
    result: list[FoundAct] = []
    for f in found:
        if f in asked:
            result.append(_fate(a, f, pairs))
        elif (f.act, f.stage, f.by) == ("establish", "rejected", "swedish") and any(
            x.act == "establish" and set(x.pairs) & set(f.pairs) for x in asked
        ):
            result.append(replace(f, by="foreign"))
        else:
            result.append(f)
    return result


def _fate(a: Annotated, f: FoundAct, pairs: Sequence[Pair]) -> FoundAct:
    mine = {at for i in f.pairs if i < len(pairs) for at in pairs[i].places}
    others = {at for i, p in enumerate(pairs) if i not in f.pairs for at in p.places}
    for unit in a.units:
        if unit.part.kind != "beslut" or unit.part.organ not in (None, a.head.organ):
            continue
        named = set(range(unit.first, unit.last))
        if named & others and not named & mine:
            continue
        text = " ".join(a.item.view.text[slice(*a.span(unit.first, unit.last))].split())
        if _NO.search(text):
            return replace(f, stage="rejected", background=False, date=None, date_at=None)
        if _YES.search(text):
            return replace(f, stage="decided", by="swedish", background=False, date=None, date_at=None)
    return f
