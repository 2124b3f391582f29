"""What the other side, or somebody outside the organs, wishes of us: "X har frågat om …", "erbjudande från X".

A wish is a word of asking or offering with a foreign partner as the one who says it. It may be a verb ("föreslår borgmästaren
i X att …") or a noun ("förfrågan från X om …", "X:s begäran"). No organ, office or member of ours is its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.acts.act import PREDICATES, FoundAct
from pipeline.extract.acts.subjects import CHIEFS
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import UNIT_WORDS
from pipeline.extract.partners.owners import OURS
from pipeline.extract.partners.pair import Pair
from schemas.record import By

_NOUN = re.compile(
    r"(?:vänorts|samarbets|avtals)?(?:förfråg|erbjudand|inbjud(?:an|ning)|begäran$|framställ(?:an|ning)|önskemål|önskan$|anhållan|propå"
    r"|ansökan|hemställan|intresse(?:anmälan)?$|invit)"
)
_PAPER = re.compile(r"(?:förslag(?:et)?|brev(?:et)?|skrivelsen?|mejlet?)$")
_VERB = re.compile(
    r"(?:till)?fråga[rt]?(?:de)?$|undrar?$|undrat$|undrade$|föresl|erbju|erbjöd|bjud(?:er|it)$|bjöd$|inbjud|inbjöd|begär|önska|anhåll|anhöll"
    r"|ansök|hemställ|uppman|ber$|bad$|bett$|vill$|ville$|efterfråga|sök(?:er|t|te)$|uttryck|uttalat|framför|visa(?:r|t|de)$|anmäl|vän(?:der|t|de)$|hör(?:t|de)?$|kontakta|vädjat?"
)
_WE = frozenset(
    {"vi", "kommunen", "regionen", "motionären", "motionärerna", "förvaltningen", "länsstyrelsen", "landstinget"}
)
_HEADS = (*CHIEFS, "stadsråd", "kommunestyre", "kommunalråd", "fylkes")
_REACH = 7  # tokens behind a verb in which its subject may follow


def asker(a: Annotated, unit: Unit, verb: int, places: frozenset[int]) -> By | None:
    """Who outside our organs asks for or offers what a verb says. `places`: where the item names partners."""
    for i in range(verb - 1, unit.first - 1, -1):
        if _asked(a, unit, i, verb, places):
            return "foreign"
    return "petition" if any(_petitioned(a, unit, i, verb) for i in range(verb - 1, unit.first - 1, -1)) else None


def _asked(a: Annotated, unit: Unit, at: int, verb: int, places: frozenset[int]) -> bool:
    word = _word(a, at)
    if a.tokens[at].label in OURS or a.tokens[at].label in PREDICATES:
        return False
    if _NOUN.match(word) or (_PAPER.match(word) and a.tokens[at + 1].text.lower() in ("om", "från", "med")):
        return _theirs(a, unit, at, verb, places)
    return _VERB.match(word) is not None and _subject(a, unit, at, verb, places)


def _word(a: Annotated, at: int) -> str:
    word = a.tokens[at].text.lower()
    return word.split()[0] if a.tokens[at].label in ("ASK", "PROPOSE") else word


def _petitioned(a: Annotated, unit: Unit, at: int, verb: int) -> bool:
    """Whether an association, a council of the young or old, or inhabitants are who asks at a token."""
    word = _word(a, at)
    if a.tokens[at].label in (*OURS, *PREDICATES) or not (_VERB.match(word) or _NOUN.match(word)) or word in _VAGUE:
        return False
    behind = range(at + 1, min(at + 4, verb))
    who = next((i for i in behind if _CIVIL.fullmatch(a.tokens[i].text.lower())), None)
    if who is not None and not any(
        a.tokens[i].text.lower() in ("att", "om", "med", "till") for i in range(at + 1, who)
    ):
        return True
    front = range(unit.first, at)
    who = next((i for i in front if _CIVIL.fullmatch(a.tokens[i].text.lower())), None)
    if who is None or any(
        a.tokens[i].text.lower() in ("med", "till", "hos", "för") for i in range(max(unit.first, who - 2), who)
    ):
        return False
    return not any(a.tokens[i].label in ("ORGAN", "OFFICE", "PERSON") for i in range(unit.first, who))


_VAGUE = frozenset({"vill", "ville", "hör", "hört", "hörde", "visar", "visat", "visade", "söker", "sökt", "sökte"})
_CIVIL = re.compile(
    r"(?:\w*förening(?:en|ar|arna)?|\w*sällskap(?:et)?|\w*klubb(?:en)?|ungdomsråd(?:et)?|ungdomsfullmäktige|pensionärsråd(?:et)?|elevråd(?:et)?"
    r"|elevkår(?:en)?|\w*församling(?:en)?|företagarna|handelskammaren|\w*skola[n]?|\w*invånare|medborgare|kommunmedborgare|privatperson(?:er)?"
    r"|boende|byalag(?:et)?|rotary\w*|lions\w*|\w*nätverk(?:et)?|hembygdsgille(?:t)?|gille(?:t)?|diaspora[n]?|\w*förbundet)"
)


def _theirs(a: Annotated, unit: Unit, noun: int, verb: int, places: frozenset[int]) -> bool:
    """Whether a wish is the other side's: "från X" behind it, its genitive before it, or X as the subject of the clause."""
    for i in range(noun + 1, min(noun + 5, verb)):
        if a.tokens[i].text.lower() in ("från", "av") and any(
            _foreign(a, n, places) for n in range(i + 1, min(i + 5, unit.last))
        ):
            return not any(a.tokens[n].label == "PERSON" for n in range(i + 1, min(i + 3, unit.last)))
    for i in range(noun + 1, unit.last):
        if (
            a.word(i) in _ARRIVED
            and a.word(i + 1) == "från"
            and any(_foreign(a, n, places) for n in range(i + 2, i + 5))
        ):
            return True  # "En inbjudan att ingå vänortsavtal har kommit från X"
    before = a.tokens[noun - 1]
    if noun > unit.first and _foreign(a, noun - 1, places) and before.text.lower().endswith("s"):
        return True
    return _subject(a, unit, noun, noun, places, sent=True)


def _subject(a: Annotated, unit: Unit, said: int, verb: int, places: frozenset[int], *, sent: bool = False) -> bool:
    """Whether the foreign partner, or its mayor or council, is the subject of a verb of asking, or `sent` what asks."""
    behind = list(range(said + 1, min(said + _REACH, verb)))
    if any(_foreign(a, i, places) or _head(a, i) for i in behind[:2]) and _names_party(a, behind[0] if behind else 0):
        return True  # "I ett brev, som kommit kontoret till handa, ber guvernören att …"
    if said - 1 in places and a.tokens[said - 1].text.lower() == "ni":
        return True  # "Vi har läst Ert brev, i vilket Ni föreslår att …"
    front = list(range(unit.first, said))
    mine = (i for i in _without_agreement(a, unit, front) if a.tokens[i].label in OURS or a.word(i) in _WE)
    if any(not _sits_there(a, i, places) for i in mine):
        return False
    if any((_foreign(a, i, places) and _free(a, unit, i, sent=sent)) or _head(a, i) for i in front):
        return not _PASSIVE.fullmatch(_word(a, said)) or sent
    for i in behind:
        if a.tokens[i].label in OURS and _sits_there(a, i, places):
            return True
        if a.tokens[i].label in (*OURS, "AGREEMENT", "RELATION") or a.tokens[i].text.lower() in ("att", "om", *_WE):
            return False
        if _foreign(a, i, places) or _head(a, i):
            return True
    return False


def _sits_there(a: Annotated, at: int, places: frozenset[int]) -> bool:
    """Whether an organ or office is the other side's: "ordföranden i stadsfullmäktige i Rapla"."""
    i = at + 1
    while a.tokens[i].label in ("ORGAN", "OFFICE") or a.word(i) in (
        "i",
        "för",
        "av",
        "vid",
        "på",
        "staden",
        "kommunen",
    ):
        i += 1
    return i > at + 1 and _foreign(a, i, places)


_PASSIVE = re.compile(r"(?:föreslås|föreslogs|begärs|begärdes|önskas|efterfrågas|hemställs|erbjuds|framförs|uppmanas)")
_GOVERNS = frozenset(
    {
        "för",
        "med",
        "till",
        "i",
        "på",
        "om",
        "angående",
        "angår",
        "mellan",
        "mot",
        "gentemot",
        "enligt",
        "hos",
        "rör",
        "gäller",
    }
)
_SENDERS = frozenset({"från", "av"})


def _names_party(a: Annotated, at: int) -> bool:
    """Whether the words right behind a verb open with its subject, not with a preposition."""
    return a.tokens[at].text.lower() not in _GOVERNS


def _free(a: Annotated, unit: Unit, at: int, *, sent: bool) -> bool:
    """Whether no preposition governs a foreign name, unless it says from whom something was sent."""
    i = a.before_name(at, UNIT_WORDS | _ARTICLES)
    if i < unit.first:
        return True
    word = a.tokens[i].text.lower()
    if word in _SENDERS:
        return sent
    return word not in _GOVERNS or (i > unit.first and _ACTS.search(a.tokens[i - 1].text.lower()) is not None)


_ARTICLES = frozenset({"den", "det", "de", "vår", "kommunens", "stadens", "vänorten", "partnern"})
_ACTS = re.compile(
    r"(?:ledning(?:en)?|fullmäktige|styrelsen|rådet|representant\w*|företrädare|delegation(?:en)?|vänner(?:na)?|kommunen|staden|motpart(?:en)?|sovjet(?:en)?|byråd(?:et)?"
    r"|kommunestyre(?:t)?|kommunalbestyrelsen?|exekutivkommitté(?:n)?|magistrat(?:en)?|förvaltning(?:en)?|administration(?:en)?|myndighet(?:en|erna)?"
    r"|prefekt(?:en)?|guvernör(?:en)?|borgmästare(?:n)?|vojvod(?:en)?|formannskap(?:et)?|kommittén?)$"
)


def _without_agreement(a: Annotated, unit: Unit, front: Sequence[int]) -> Iterator[int]:
    """The tokens in front that can be a subject: not our own name in "X, som är vänort till Y, …" or "i brev till Y"."""
    for i in front:
        before = a.tokens[i - 1].text.lower() if i > unit.first else ""
        ours = a.tokens[i].label in OURS or a.tokens[i].text.lower() in _WE
        if before in ("till", "med", "åt", "hos", "vid") and ours:
            continue
        yield i


def _foreign(a: Annotated, at: int, places: frozenset[int]) -> bool:
    if a.tokens[at].label == "NATION":
        return not _CIVIL.fullmatch(a.tokens[at + 1].text.lower())  # "Svensk-lettiska föreningen"
    return at in places


def _head(a: Annotated, at: int) -> bool:
    return a.tokens[at].text.lower().startswith(_HEADS) and a.tokens[at].label not in OURS


_ASKS = re.compile(
    r"(?:till)?fråga[rst]?$|bjuda?s?$|erbjud(?:a|er)$|inbjud(?:a|er)$|höra$|hör$|kontakta[rs]?$|vända$|vänder$|föreslå[rs]?$|anhåll(?:a|er)$|be$|ber$"
)


def we_ask(a: Annotated, unit: Unit, verb: int, places: frozenset[int]) -> bool:
    """Whether a decision only asks the other side: "att fråga X om staden vill bli vänort", "att erbjuda X ett avtal"."""
    for i in range(verb, unit.first - 1, -1):
        if _ASKS.match(_word(a, i)):
            party = range(i + 1, min(i + 6, unit.last))
            if any(at in places for at in party) and not any(
                a.tokens[at].label in PREDICATES for at in range(i + 1, verb)
            ):
                return not any(a.tokens[n].text.lower() == "underteckna" for n in range(i, verb + 1))
    return False


def letter_day(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """The wish with the day on which it was made: that of the letter, or of asking."""
    told = [i for i in range(act.verb - 1, unit.first - 1, -1) if _is_day(a, unit, i)]
    at = next((i for i in told if a.tokens[i].data.precision == "day"), told[0] if told else None)
    at = _sent(a, unit) if at is None and act.by == "foreign" else at
    return act if at is None else replace(act, date=a.tokens[at].data, date_at=at)


_LETTER = re.compile(
    r"(?:\w*brev(?:et)?|skrivelsen?|förfrågan|begäran|framställan|framställningen|inbjudan|erbjudandet|mejlet)\b"
    r"[^.]{0,40}?\b(?:inkom|kom|är daterat?|daterades?|mottogs|ankom|skickades|sändes)\b",
    re.IGNORECASE,
)


def _sent(a: Annotated, unit: Unit) -> int | None:
    """The day that the sentence behind a wish gives for its letter: "Brev inkom 2023-08-21"."""
    told = a.behind(unit)
    if told is None:
        return None
    text = a.words(told)
    days = [i for i in range(told.first, told.last) if a.tokens[i].label == "DATE"]
    return days[0] if days and _LETTER.match(text) else None


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
                act = FoundAct("establish", "requested", "foreign", wish, noun, "act.offered", pairs=(index,))
                yield _came(a, unit, letter_day(a, unit, act))
                break


def _came(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """The wish with the day on which its letter came, told behind it: "En förfrågan från X inkom den 5 december"."""
    if act.date is not None:
        return act
    for at in range(act.verb + 1, unit.last):
        before = {w for i in range(max(act.verb, at - 4), at) for w in a.word(i).split()}
        if a.tokens[at].label == "DATE" and before & _ARRIVED:
            return replace(act, date=a.tokens[at].data, date_at=at)
    return act


_ARRIVED = frozenset({
    "inkom", "inkommit", "inkommen", "kom", "kommit", "daterad", "daterat", "daterades", "mottogs", "mottagits", "anlände", "ankom",
})  # fmt: skip
_OFFERS = re.compile(
    r"föresl|erbju|erbjöd|efterfråga|begär|önska[rt]|(?:till|för)?fråga[rt](?:de)?$|undra[rt](?:de)?$|(?:ber|bad|bett|anhåller|anhöll|anhållit|hört|hörde|anmält)$"
)


def _is_wish(a: Annotated, at: int) -> bool:
    word = a.tokens[at].text.lower().split()[0]
    return bool(_NOUN.match(word) or _PAPER.match(word)) and a.tokens[at].label not in OURS
