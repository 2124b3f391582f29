"""A step that a sentence only weighs: an alternative, a consequence, a question, somebody's opinion, a condition.

    Ett alternativ vore att säga upp avtalet.        Somliga anser att avtalet bör sägas upp.
    Att pausa avtalet skulle sända fel signal.       Bör avtalet sägas upp? Om läget förvärras bör det pausas.

Such a sentence has the words of a proposal, and nobody in it proposes. What a motion demands stands in its demand: what
its argument mentions beside that is none (`argued`).
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import TOLD_VERBS
from pipeline.extract.annotate import Annotated, Unit
from schemas.statement import FORMAL_PARTS

_HELD = (
    r"(?:ans(?:er|åg|ett)|men(?:ar|ade|at)|tyck(?:er|te|t)|hävda\w*|säg(?:er|s)|sade|sagt|vill|ville|velat|önska\w*|förord\w*"
    r"|kräv\w*|argument\w*|talat|talar|föresl\w*|resonera\w*)"
)
_HEARD = r"(?!\s+(?:av\s+)?(?:parti|ledam|nämnd|förvaltning|motion|styrels|utskott))"
_SOME = (
    r"(?:det\s+finns\s+(?:de|dem|många|några|flera|röster|personer|människor)|somliga|en\s+del|vissa|många|några|flera|åtskilliga"
    rf"|enstaka|röster|kritiker|skeptiker|andra|man\s+kan|den\s+som){_HEARD}"
)
_OUTSIDE = (
    r"\w*(?:förening(?:en|ar|arna)?|elev(?:er|en|erna)?|lärar\w+|deltagar\w+|insändar\w+|debatt(?:en|artikel\w*|örer)|skribent\w*"
    r"|läsar\w+|tidning\w*|ledarsid\w+|näringsliv\w*|företagar\w+|klubb(?:en|ar|arna)?|ungdomar(?:na)?|pensionär\w*|besökar\w+"
    r"|dialog(?:en|er)?|enkät(?:en|svar\w*)?|facket|boende)"
)
_THING = (
    r"(?:alternativ\w*|sätt(?:et)?|väg(?:en|ar|val)?|utväg(?:en|ar)?|tank(?:e|en|ar)|möjlighet\w*|variant\w*|idé\w*|scenari\w*"
    r"|handlingsväg\w*|modell(?:en)?)"
)
_IS = r"(?:är|vore|var|har\s+varit|skulle\s+(?:kunna\s+)?vara|kan\s+vara|kunde\s+vara|innebär|består|går\s+ut\s+på)"
_BAD = (
    r"(?:fel|(?:för\s+)?tidigt|för\s+sent|o(?:lyckl|lämpl|riml|klok|nödig|ansvar|rättvis|genomtänkt|motiver|försvarl|aktuell)\w*"
    r"|förhasta\w*|överil\w*|kontraproduktiv\w*|svårt|riskabelt|synd|skadligt|dumt|naivt|meningslöst|frestande|lätt|enkelt"
    r"|tänkbart|möjligt)"
)
_OPINION = re.compile(
    rf"\b{_SOME}\b[^.;:]*?\b{_HELD}\b|\b{_OUTSIDE}\b[^.;:,]*?\b{_HELD}\b"
    rf"|\b{_HELD}\s+(?:några|flera|en|ett|många|enstaka)\s+{_OUTSIDE}\b"
    rf"|\b(?:i|på|vid)\s+(?:(?:en|den|flera|några)\s+(?:\w+\s+)?)?{_OUTSIDE}\b[^.;:]*?\b{_HELD}\b"
    r"|\bparti\s+(?:\w+\s+)?(?:velat|önskat|velade)\b|\bsåg\s+(?:helst|gärna|hellre)\b"
    r"|\b(?:för\s+sin\s+del|för\s+egen\s+del|personligen|på\s+sin\s+tid)\b"
    r"|\b(?:begär|yrkar|föreslår|kräver|vill)\s+(?:alltså\s+|därmed\s+|således\s+)?(?:inte|ej)\b"
    r"|\b(?:föreslog|yrkade|krävde|begärde)\s+(?:vi|jag)\b|\b(?:vi|jag)\s+(?:föreslog|yrkade|krävde|begärde)\b"
)
_OPTION = re.compile(
    rf"\b{_THING}\b(?:\s+till\s+förslaget)?[^.;:,]{{0,30}}?\b{_IS}\b"
    r"|\b(?:alternativet|tanken|idén|fördel\w*|nackdel\w*|vinst\w*|risk\w*|poäng\w*|följd\w*|effekt\w*|skälen|argument\w*|möjlighet\w*)"
    r"\s+(?:med\s+|för\s+|av\s+|mot\s+)?att\b"
    r"|\bväckt\w*\s+(?:tanken|idén|frågan)\b|\b(?:tanken|idén)\s+(?:väckt|fanns|var|har)\b"
    r"|\bden\s+(?:ena|andra|första|tredje)\s+(?:\w+\s+)?(?:är|vore|innebär)\b|\balternativ\s+(?:\d|[a-d]\b|ett|två|tre)"
    rf"|\bdet\s+(?:inte\s+)?(?:är|vore|var|känns|skulle\s+vara|kan\s+(?:synas|verka|vara|tyckas))\s+(?:\w+\s+)?{_BAD}\s+att\b"
    r"|\bdet\s+räcker\b|\binget\s+talar\b|\b(?:talar|tala)\s+(?:inte|emot)\b|\bvalet\s+mellan\b"
    r"|\b(?:funder|grubbl|övervä[gk]|diskuter|spekuler)\w*\b"
    r"|\b(?:längre\s+fram|på\s+sikt|framöver|i\s+framtiden|en\s+dag)\s+(?:kan|kunde)\b|\bkan\s+det\s+bli\s+aktuellt\b"
    r"|\b(?:har|ha)\s+rätt\s+att\b|\bdet\s+kan\s+(?:bli|vara)\b|\bfråga(?:n|s)?\s+är\s+om\b"
    r"|\b(?:i\s+andra\s+hand|i\s+sista\s+hand|i\s+värsta\s+fall|i\s+förlängningen)\s+(?:kan|får|kunde)\b"
)
# no inquiry is wanted; of a state the denial makes another act ("ser inga skäl att förlänga")
_NO_INQUIRY = re.compile(
    r"\bsakna(?:s|r)\s+(?:\w+\s+)?(?:anledning|skäl|behov|grund)\b|\bpröva[dt]?\w*\s+om\b|\b(?:ser|finner)\s+(?:inga|inget|ingen|inte)\b"
)
_MEANT = re.compile(
    r"\b(?:bästa|bäst|lämpligaste|rimligaste|klokaste|enda|återstår|yrkar|föreslår|föreslås|hemställer)\b"
)
_SURE = re.compile(r"\b(?:yrkar|föreslår|hemställer)\b(?!\s+(?:\w+\s+)?(?:inte|ej)\b)")
_OF_ATT = re.compile(
    r"[^,;:]{0,90}?\b(?<!som )(?:vore|är|riskerar|skulle|kräver|innebär|medför|betyder|kan|förutsätter|leder|ger|löser|hjälper"
    r"|känns|blir|räcker|får|har)\b"
)
_CLAIMS = re.compile(r"\b(?:förslag|yrkan|krav|motion|ändamålet|syfte)")
_IF = re.compile(
    r"(?:om|ifall|såvida|därest|skulle)\s+(?!möjligt\b|så\b)|\b(?:vid|i\s+händelse\s+av)\s+(?:ett\s+|en\s+)?(?:nej|avslag|försämr\w+|fortsatt)\b"
)
_IF_BEHIND = re.compile(
    r"[^.;:]*\bom\s+(?:läget|situationen|ingenting|inget|intresset|kriget|förhållandena|utvecklingen|motparten|parterna|det\s+(?:inte|visar|blir)|så\s+inte|kontakterna)\b"
)


def is_weighed(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a sentence of an account only weighs a step, however much its words are those of a proposal."""
    formal = unit.part.kind in FORMAL_PARTS
    if unit.part.kind in ("beslut", "yrkande", "rubrik") or _introduced(a, unit):
        return False
    if a.tokens[verb].form in TOLD_VERBS:
        return False
    text = a.item.view.text
    start, at, end = a.tokens[unit.first].start, a.tokens[verb].start, a.tokens[unit.last - 1].end
    front, behind = _plain(text[start:at]), _plain(text[at:end])
    if _SURE.search(front):
        return False
    if behind.rstrip().endswith("?"):
        return True
    if formal:  # a paper may go on below its proposal: "Vid beredningen väcktes tanken att …"
        return _OPTION.search(front) is not None and _MEANT.search(front) is None
    if _IF.match(front) or (_IF_BEHIND.match(behind) and "bör" in front):
        return True
    if front.startswith("att") and _OF_ATT.match(behind) and not _CLAIMS.search(behind):
        return True
    if a.tokens[verb].label in ("INVESTIGATE", "EVALUATE") and _NO_INQUIRY.search(front):
        return True
    if _OPINION.search(front) is not None:
        return True
    return _OPTION.search(front) is not None and _MEANT.search(front) is None


def _introduced(a: Annotated, unit: Unit) -> bool:
    """Whether a unit is a member of a list; "Att säga upp avtalet vore …" behind a whole sentence that asks nothing is none."""
    if unit.intro is None or a.tokens[unit.first].text != "Att":
        return unit.intro is not None
    asks = any(t.label in ("ASK", "PROPOSE") for t in a.tokens[unit.intro.first : unit.intro.last])
    return asks or a.last_word(unit.intro) != "."


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


_DEMANDS = re.compile(
    r"\b(?:yrk|föreslå[rs]|hemställ|begär(?!de)|kräver|krävs|anhåll|uppman|vill\s+(?:(?:vi|jag|undertecknad\w*)\s+)?att|ber\s|besluta)"
)


def argued(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a sentence of a motion stands in its argument, and demands nothing by its own words."""
    if _introduced(a, unit) or unit.part.kind in (*FORMAL_PARTS, "yrkande"):
        return False
    text = a.item.view.text
    sentence = _plain(text[a.tokens[unit.first].start : a.tokens[unit.last - 1].end])
    return _DEMANDS.search(sentence) is None and not sentence.startswith("att ")
