"""What looks like an act and is none: a possibility, the topic of an inquiry, a participle beside its noun."""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES, STATE_ACTS, STATE_LABELS, TOLD_VERBS
from pipeline.extract.acts.cues import Cues
from pipeline.extract.acts.modal import MAY, modal
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.given import in_ground
from schemas.record import ActName, By
from schemas.statement import FORMAL_PARTS

_ALTERNATIVES = frozenset(
    [
        "om",
        "hur",
        "möjlighet",
        "möjligheter",
        "förutsättningar",
        "inför",
        "kan",
        "kunna",
        "lämplig",
        "lämpliga",
        "vilka",
        "för",
    ]
)


def is_hypothetical(a: Annotated, unit: Unit, verb: int, act: ActName, cues: Cues) -> bool:
    """A possibility, a topic of an inquiry, or one of several alternatives is no act."""
    inquires = act in ("investigate", "evaluate")
    if act in STATE_ACTS and modal(a, unit, verb) in MAY and unit.part.kind != "motion":
        return True  # "avtalet kan därefter förlängas" is what the agreement allows
    if act in STATE_ACTS and unit.part.kind in FORMAL_PARTS and _if(a, unit):
        return True  # "Om läget inte har förbättrats ska avtalet sägas upp"
    if (not inquires and asks_whether(a, unit, verb)) or a.answered_no(unit):
        return True
    if act == "end" and _would_follow(a, unit, verb):
        return True
    if act in STATE_ACTS and _not_meant(a, unit, verb):
        return True
    if act in STATE_ACTS and unit.part.kind in ("motion", "arende") and _finds_wrong(a, unit):
        return True
    at = cues.before("HYP")
    behind = cues.after("HYP")
    own = unit.part.kind in FORMAL_PARTS  # a decision under a condition is one
    if behind is not None and a.tokens[behind].text.lower().startswith(
        ("först", "tidigast", "endast") if own else ("först", "tidigast", "endast", "under förut")
    ):
        return True
    if at is not None and at >= unit.first:
        return not inquires
    for i in range(unit.first, verb):
        if a.tokens[i].label == "HYP" and any(a.tokens[j].text.lower() == "eller" for j in range(i, verb)):
            return True
    if not inquires:
        for i in range(verb - 1, unit.first - 1, -1):
            token = a.tokens[i]
            if token.label in ("INVESTIGATE", "EVALUATE"):
                between = {a.tokens[j].text.lower() for j in range(i + 1, verb)}
                return bool(between & _ALTERNATIVES) and "och" not in between
    return False


def of_itself(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a running out or a prolonging is what the agreement says will come by itself: "förlängs automatiskt med fem
    år i taget", "förnyas om ingen säger upp det", "upphör om ingen begär förlängning"."""
    dated = any(t.label == "DATE" for t in a.tokens[unit.first : unit.last])
    if dated or unit.part.kind in FORMAL_PARTS or a.tokens[verb].form not in ("pres", "inf", "pass"):
        return False
    return _BY_ITSELF.search(a.words(unit)) is not None


_BY_ITSELF = re.compile(
    r"(?i)\bautomatiskt\b|\bav sig (?:själv|självt)\b|\b(?:i sänder|i taget|åt gången)\b|\bsåvida\b"
    r"|\bvart \w+ år\b|\bom (?:inte |ej |icke )?(?:ingen|inte någon|inte|någon|endera|ej|ena)\b[^.;]{0,60}"
    r"\b(?:säg(?:er|s)?|sagts?|begär|meddelar|anmäler)\b"
    r"|\b[Ss]ägs (?:det|avtalet|den) (?:inte|ej) upp\b"
)
_TIMES = ("månad", "år", "dag", "veck", "halvår", "kvartal")
_AFTER = 9  # tokens between "efter" and the verb, at most


def _would_follow(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether an end is what an agreement allows for: "upphör tre månader efter det att ena parten sagt upp det"."""
    words = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
    at = next((n for n in range(len(words) - 1, 0, -1) if words[n] == "efter"), 0)
    stops = any(a.tokens[i].text.lower().startswith(("upphör", "löp", "gäll")) for i in range(unit.first, verb))
    dated = any(a.tokens[i].label == "DATE" for i in range(unit.first, unit.last))
    told = 0 < len(words) - at <= _AFTER and "att" in words[at:] and words[at - 1].startswith(_TIMES)
    return told and stops and not dated and not {"upphörde", "upphört", "gällde"} & set(words)


_STATES = (
    "var", "är", "ha", "finn", "fann", "funn", "stå", "stod", "ligg", "låg", "leg", "stann", "best", "kvarst", "gäll", "löp",
    "lev", "fort", "rull", "upprätth", "vidmakth",
)  # fmt: skip


def is_state(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a verb only says that something has lasted, or lasts as a motion tells it, which is nobody's step."""
    token = a.tokens[verb]
    if token.label == "KEEP" and token.form == "pres":
        words = [a.word(i) for i in range(max(unit.first, verb - _AS_LONG), verb)]
        if any(words[n : n + 2] == ["så", "länge"] for n in range(len(words))):
            return True  # "fryses så länge läget består"
    if token.label != "KEEP" or not token.text.lower().startswith(_STATES):
        return False
    if token.form in ("past", "sup"):
        return True
    asked = any(a.tokens[i].text.lower() == "att" for i in range(unit.first, verb)) or unit.intro is not None
    return token.form == "pres" and unit.part.kind == "motion" and not asked


_AS_LONG = 7  # tokens between "så länge" and its verb, with it
_AT_PRESENT = frozenset({"närvarande", "fortfarande", "alltjämt", "numera", "nu", "idag", "i dag"})


def is_at_present(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a participle only tells the present state, which has no day: "samarbetet, som för närvarande är pausat"."""
    words = [a.tokens[i].text.lower() for i in range(max(unit.first, verb - 4), verb)]
    if a.tokens[verb].label not in ("PAUSE", "END") or a.tokens[verb].form != "sup" or "är" not in words:
        return False
    beside = a.tokens[max(unit.first, verb - 4) : unit.last]
    dated = any(t.label == "DATE" and t.text.lower() not in _AT_PRESENT for t in beside)
    return bool(_AT_PRESENT & set(words)) and not dated


_MEANS = frozenset({"innebär", "innebära", "innebar", "betyder", "betyda", "medför", "medföra"})
_NOT_AT_ALL = frozenset({"intet", "ingalunda", "knappast"})
_BESIDE_MEANS = 5  # tokens in front of "innebär" in which its negation stands, at most


def _not_meant(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a sentence says what something does not mean: "svaret innebär inte att ett avtal ska slutas"."""
    atts = [i for i in range(unit.first, verb) if a.tokens[i].text.lower() == "att"]
    at = (
        next((i for i in range(atts[-1] - 1, unit.first - 1, -1) if a.tokens[i].text.lower() in _MEANS), None)
        if atts
        else None
    )
    if at is None:
        return False
    beside = a.tokens[max(unit.first, at - _BESIDE_MEANS) : atts[-1]]
    return any(t.label == "NEG" or t.text.lower() in _NOT_AT_ALL for t in beside)


_AGO = 8  # tokens between "år sedan" and the verb that it counts from, at most


def is_anniversary(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a verb only says what happened so many years ago: "i höst är det tio år sedan staden blev vänort med X"."""
    words = [a.tokens[i].text.lower() for i in range(max(unit.first, verb - _AGO), verb)]
    years = (" ".join(words[n : n + 2]) for n in range(len(words)))
    return any(w in ("år sedan", "år sen") for w in years) and a.tokens[verb].form in TOLD_VERBS


_WHETHER = 16  # tokens between the "om" of a question and its verb, at most
_MODALS = frozenset(
    {"har", "hade", "bör", "borde", "ska", "skall", "kan", "kunde", "skulle", "vill", "tänker", "avser"}
)


def asks_whether(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a clause asks if something should be done: "diskuterades om kommunen bör skaffa en ny vänort"."""
    for i in range(verb - 1, max(unit.first, verb - _WHETHER) - 1, -1):
        word = a.tokens[i].text.lower()
        if word == "att" or a.tokens[i].label in PREDICATES or word == ",":
            return False
        if word == "om":
            who = " ".join(t.text.lower() for t in a.tokens[max(unit.first, i - 2) : i])
            modal_at = next((n for n in range(i + 1, verb) if a.tokens[n].text.lower() in _MODALS), None)
            return modal_at is not None and modal_at - i > 1 and _SPEAKS_OF.search(who) is not None
    return False


_SPEAKS_OF = re.compile(
    r"(?:diskut|interpell|frågor?n?\b|fråga[nrst]?\b|debatt|samtal|tveka|osäker|avgör|överväg|undr|ovis|oenig|delade meningar)"
)


_UNDOES = ("återkall", "upphäv", "riv", "riva upp", "river upp", "rivs upp", "dra", "dras", "återta", "ompröv")


def is_undone(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a decision takes back the one that an end is named with: "riva upp beslutet att avsluta avtalet"."""
    parts = (*FORMAL_PARTS, "yrkande", "motion")
    if unit.part.kind not in parts or a.tokens[verb].label not in ("END", "PAUSE"):
        return False
    words = [t.text.lower() for t in a.tokens[unit.first : unit.last]]
    if any(word.startswith("beslut") for word in words[: verb - unit.first]) and any(
        word in _UNDONE for word in words[verb - unit.first + 1 :]
    ):
        return True  # "beslutet att pausa avtalet upphävs"
    at = next(
        (n for n, word in enumerate(words) if word.startswith(("beslut", "uppsägning")) and n and _undoes(words[:n])),
        None,
    )
    return at is not None and (unit.first + at < verb or words[verb - unit.first].startswith(("riv", "upphäv")))


_UNDONE = frozenset({"upphävs", "upphävas", "hävs", "hävas", "återkallas", "rivs upp", "rivas upp", "upphäves"})


def _undoes(words: list[str]) -> bool:
    return any(word.startswith(_UNDOES) for word in words[-4:])


def is_means(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a clause only says by what an act is done that the same sentence decides: "avvecklas genom att avtalet inte förnyas"."""
    words = [t.text.lower() for t in a.tokens[unit.first : verb]]
    at = next((n for n in range(1, len(words)) if words[n - 1 : n + 1] == ["genom", "att"]), None)
    return at is not None and any(
        t.label in STATE_LABELS and t.form in ("inf", "pres") for t in a.tokens[unit.first : unit.first + at]
    )


def is_content(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a clause says how an agreement is changed: "ändras så att samarbetet om skogsbruk utgår"."""
    words = [t.text.lower() for t in a.tokens[unit.first : verb]]
    so = (n for n in range(len(words)) if words[n : n + 2] == ["så", "att"] or words[n] in ("så att", "varigenom"))
    at = next(so, None)
    changed = a.tokens[unit.first : unit.first + (at or 0)]
    return any(t.label == "AMEND" or t.text.lower().startswith(("tillägg", "ändring")) for t in changed)


def follows(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether that an agreement stays only follows from a motion turned down: "Motionen avslås. Avtalet består därmed."."""
    if a.tokens[verb].label != "KEEP":
        return False
    words = {t.text.lower() for t in a.tokens[unit.first : unit.last]}
    at = a.unit_index(unit.first)
    before = a.words(a.units[at - 1]).lower() if at else ""
    return bool(words & {"därmed", "således", "alltså"}) and "motion" in before and "avsl" in before


def is_next(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether an agreement is one to follow another: "något nytt avtal tecknas inte när det nuvarande löper ut"."""
    fresh = {t.text.lower() for t in a.tokens[max(unit.first, noun - 3) : noun]} & {"nytt", "ny", "nya"}
    words = {t.text.lower() for t in a.tokens[unit.first : unit.last]}
    return bool(fresh) and bool(words & {"nuvarande", "gällande", "innevarande", "befintliga"})


def no_reason(a: Annotated, unit: Unit, cues: Cues) -> bool:
    """Whether a decision finds no reason for an end: "det finns inte skäl att säga upp avtalet"."""
    at = cues.before("HYP")
    if at is None or at < unit.first or not a.tokens[at].text.lower().startswith(("skäl", "anledning", "behov")):
        return False
    return any(a.tokens[i].label == "NEG" for i in range(max(unit.first, at - 4), at))


_WRONG = re.compile(
    r"Att\b.*\b(?:är|vore|känns|framstår som|ter sig|kan)\s+"
    r"(?:inte|knappast|o(?:rimlig|acceptab|hållbar|försvarlig|möjlig|etisk)\w*|fel|svår\w*)\b"
)


def _finds_wrong(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence only judges a state of things: "Att kommunen står kvar i ett avtal med … är inte rimligt"."""
    return _WRONG.match(a.words(unit)) is not None


def _if(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence opens with a condition."""
    words = [t.text.lower() for t in a.tokens[unit.first : unit.first + 4] if t.text[:1].isalpha()]
    return words[:1] in (["om"], ["såvida"], ["därest"], ["ifall"])


_SPENT = re.compile(
    r"\b(?:när|då|i och med att|eftersom|sedan|efter att|i samband med att)\b[^.;]{0,50}?"
    r"\b(?:projekt|avtals|program|stöd|bidrags|partnerskaps)?"
    r"(?:tid|period|medl|finansiering|projekt|stöd|anslag|pengar|bidrag)\w*\b[^.;]{0,40}?"
    r"\b(?:gick ut|gått ut|löpte ut|löpt ut|tog slut|tagit slut|var slut|var ute|var över|var förbruk\w+|upphörde|upphört|tröt|sinade)",
    re.IGNORECASE,
)


def ran_out(a: Annotated, unit: Unit) -> bool:
    """Whether something only ended as its time or money did, by no decision: "upphörde när medlen var förbrukade"."""
    words = a.words(unit)
    if _SPENT.search(words) is None:
        return False
    tokens = a.tokens[unit.first : unit.last]
    if any(t.label == "TOLD" and t.text.lower().startswith(("besl", "har besl")) for t in tokens):
        return False  # "beslutade att avtalet sägs upp, eftersom projekttiden har gått ut"
    ended = any(t.label == "ORGAN" and not t.data.genitive for t in tokens)
    return not (ended and "sade" in words.lower().split())


_DENIES = ("avsl", "avvis", "avböj", "avstyrk", "förkast")
_WISHES = ("framställ", "begäran", "hemställ", "önskemål", "önskan", "ansökan", "förfrågan", "inbjudan", "erbjudande")


def turned_down(a: Annotated, unit: Unit, verb: int) -> By | None:
    """Who had asked for what a decision turns down: "avslår nämndens framställan om att säga upp avtalet"."""
    if unit.part.kind != "beslut":
        return None
    denies = next((i for i in range(unit.first, verb) if a.word(i).startswith(_DENIES) or _not_granted(a, i)), None)
    if denies is None:
        return "swedish" if _lost(a, unit, verb) else None
    if any(a.tokens[i].label in PREDICATES for i in range(denies, verb)):
        return None
    wish = next((i for i in range(denies, verb) if a.word(i).startswith(_WISHES)), None)
    if wish is None:
        return "swedish" if _proposal(a, denies, verb) is not None else None
    theirs = any(t.label in ("PLACE", "NAME", "NATION") for t in a.tokens[denies:wish])
    return "foreign" if theirs and not any(t.label == "PERSON" for t in a.tokens[denies:wish]) else "swedish"


def their_wish(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence names the other side's wish: "tackar nej till Lutsks inbjudan att …", "avböjer en förfrågan från X"."""
    theirs = ("PLACE", "NAME", "NATION")
    return any(
        a.word(i).startswith(_WISHES)
        and (a.tokens[i - 1].label in theirs or (a.word(i + 1) == "från" and a.tokens[i + 2].label in theirs))
        for i in range(unit.first + 1, unit.last - 2)
    )


def _proposal(a: Annotated, first: int, verb: int) -> int | None:
    """The "förslag" of an organ in front of a verb, on what the verb names: "kommunstyrelsens förslag att säga upp avtalet"."""
    at = next((i for i in range(verb - 1, first - 1, -1) if a.word(i) in ("förslag", "förslaget")), None)
    if (
        at is None
        or a.word(at - 1).startswith(("motion", "medborgar", "förslagsst"))
        or a.tokens[at - 1].label == "PERSON"
    ):
        return None  # what became of a motion its outcome says
    between = {w for i in range(at + 1, verb + 1) for w in a.word(i).split()}
    return at if between & {"att", "om", "till"} and not between & {"och", "samt", "men", ";"} else None


def _lost(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether words behind a proposal turn it down: "Nämndens förslag att förnya avtalet avslås", "… bifalls inte"."""
    behind = range(verb + 1, unit.last)
    if _proposal(a, unit.first, verb) is None:
        return _is_subject(a, unit, verb) and any(a.word(i) in _IS_DENIED or _not_granted(a, i) for i in behind)
    return any(a.word(i).startswith(_DENIES) or _not_granted(a, i) for i in behind)


_IS_DENIED = frozenset({"avslås", "avslogs", "avstyrks", "avstyrktes", "avvisas", "avvisades", "förkastas"})


def _is_subject(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a step is what is ruled on: "Att säga upp avtalet avslås", "Yrkandet att säga upp avtalet avslås"."""
    first = unit.first + _MARK * (a.word(unit.first + 1) in (".", ")"))
    first += a.word(first).startswith("yrkande")
    behind = [a.word(i) for i in range(verb + 1, unit.last)]
    return a.word(first) == "att" and verb - first <= _BESIDE and not {"och", "samt", "men", ","} & set(behind)


_MARK = 2  # tokens of a point's number: "2."
_BESIDE = 2  # tokens from "att" to its verb, at most


def _not_granted(a: Annotated, at: int) -> bool:
    """Whether a proposal is not granted: "bifaller inte", "bifalls ej", "inte bifalla"."""
    no = ("inte", "ej")
    return a.word(at).startswith("bifall") and (a.word(at + 1) in no or a.word(at - 1) in no)


_GROUND = frozenset({"då", "eftersom", "sedan", "när", "emedan", "enär", "varför"})


def is_ground(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether an end that has come is the ground of what is decided or proposed: "sägs upp, då samarbetet sedan länge har upphört"."""
    if a.tokens[verb].form not in ("sup", "past"):
        return False
    if any(a.tokens[i].text.lower() == "praktiken" for i in range(max(unit.first, verb - 4), verb)):
        return True
    if in_ground(a, verb):
        return True
    why = next((i for i in range(verb - 1, unit.first, -1) if a.tokens[i].text.lower() in _GROUND), None)
    return why is not None and any(
        a.tokens[i].label in STATE_LABELS and a.tokens[i].form in ("inf", "pres") for i in range(unit.first, why)
    )


def never(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether something only has not come about so far: "har aldrig förnyats", "har inte förlängts sedan 2004"."""
    if a.tokens[verb].form not in TOLD_VERBS:
        return False
    before = [a.tokens[i].text.lower() for i in range(max(unit.first, verb - 3), verb)]
    since = verb + 2 < unit.last and a.tokens[verb + 1].text.lower() == "sedan" and a.tokens[verb + 2].label == "DATE"
    return "aldrig" in before or ("har" in before and (since or "ännu" in before))


_GROWS = ("utök", "utvidg", "bredd")


def is_growth(a: Annotated, verb: int, target: int) -> bool:
    """Whether what is told to have grown is a relation in use, not what was agreed: "högskolan utökade utbytet"."""
    token = a.tokens[verb]
    grew = token.label == "AMEND" and token.form in ("past", "sup") and token.text.lower().startswith(_GROWS)
    return grew and a.tokens[target].label == "RELATION"
