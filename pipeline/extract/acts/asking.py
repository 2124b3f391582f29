"""Who asks, when a noun governs the wish: "motionen från Karin Berg (M) om att säga upp avtalet".

Names, parties and days stand between the noun and its "om"; they are as long as they are, so no list of words can hold
them. What another clause or a decision beside it says is not asked by the noun: "avslå motionen om X och att säga upp …".
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.people import find_parties
from pipeline.extract.tokens import QUOTES
from pipeline.rules.loader import lexicon
from schemas.document import PAGES
from schemas.record import By

ASKING = (
    "motion",
    "medborgarförslag",
    "medborgarinitiativ",
    "e-förslag",
    "e-petition",
    "ungdomsförslag",
    "invånarförslag",
    "invånarinitiativ",
    "folkinitiativ",
    "initiativärende",
    "ledamotsinitiativ",
    "namninsamling",
    "petition",
)
_PERSONS = ("motionär", "motionsställ", "motionsrätt", "motionssvar", "motionsredo", "motionslista")
_ABOUT = frozenset({"om", "angående", "ang", "ang.", "gällande", "rörande", "avseende", "kring", "beträffande", "att"})
_WITH = frozenset({"förslag", "förslaget", "begäran", "önskemål", "yrkande", "krav"})
_LONGEST = 32  # tokens between the noun and the verb
_ALSO = frozenset({"och", "samt"})


def asking_noun(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The noun whose wish a verb of the same unit is, or None."""
    for noun in range(verb - 1, max(unit.first, verb - _LONGEST) - 1, -1):
        word = a.tokens[noun].text.lower()
        if word.startswith(ASKING) and not word.startswith(_PERSONS):
            return noun if _governs(a, noun, verb) or _entitled(a, noun, verb) else None
    return None


def names_motion(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence or a heading has the word for a motion or a citizens' proposal in it."""
    return any(word.startswith(ASKING) for i in range(unit.first, unit.last) for word in a.word(i).split())


_MOTION_NEAR = 4  # sentences behind a party's wish among which the motion is told


def party_moves(a: Annotated, unit: Unit, cue: int) -> bool:
    """Whether a page tells what a party wishes in a motion: "Moderaterna vill att avtalet sägs upp. De lämnade in en motion …"."""
    if a.head.kind not in PAGES or any(a.tokens[i].label == "ORGAN" for i in range(unit.first, cue)):
        return False
    before = a.item.view.text[slice(*a.span(unit.first, cue))] if cue > unit.first else ""
    at = a.unit_index(unit.first)
    return bool(find_parties(before)) and any(names_motion(a, one) for one in a.units[at : at + _MOTION_NEAR])


def _entitled(a: Annotated, noun: int, verb: int) -> bool:
    """Whether a verb stands in the title that a text gives a motion: 'motionen "Säg upp avtalet med X"', "Motion av A: Säg upp …"."""
    if a.tokens[verb].form in TOLD_VERBS:
        return False
    quotes = [i for i in range(noun + 1, verb) if a.tokens[i].text in QUOTES]
    if len(quotes) % 2:
        lead = [t for t in a.tokens[noun : quotes[-1]] if t.text not in (":", ",", "(", ")")]
        return lead[-1].text.lower() in _TITLED or len(lead) == 1 or lead[-1].label in ("PERSON", "PARTY", "DATE")
    title = a.tokens[verb].text[:1].isupper() and a.tokens[verb].form == "inf"
    return title and not quotes and not any(t.label in PREDICATES for t in a.tokens[noun + 1 : verb])


_TITLED = frozenset(lexicon()["titled"])


def _governs(a: Annotated, noun: int, verb: int) -> bool:
    about = next((i for i in range(noun + 1, verb) if a.tokens[i].text.lower() in _ABOUT), None)
    if about is None:
        return False
    words = [t.text.lower() for t in a.tokens[noun + 1 : verb]]
    mover = range(noun + 1, about)
    if a.tokens[about].text.lower() == "att" and not (_WITH | _SAYS) & set(words[: about - noun - 1]):
        return False  # "i anledning av motionen att säga upp": the decision's own att
    if any(a.tokens[i].label in PREDICATES for i in mover) or any(a.tokens[i].text in (";", ":", ".") for i in mover):
        return False
    behind = words[about - noun :]
    a_clause = a.tokens[about].text.lower() == "att" or behind[:1] == ["att"]
    for i, word in enumerate(behind):
        following = behind[i + 1 : i + 2]
        if (word in _ALSO or word == ",") and (following == ["att"] or (not a_clause and not following)):
            return False  # "motionen om X och att säga upp …", "motionen om X samt säga upp …"
    return True


def asked_by(a: Annotated, at: int, last: int | None = None) -> By:
    """Whose wish it is that a noun at or behind `at`, and before `last`, names: a citizen's or a member's."""
    words = (word for t in a.tokens[at : last or at + _FRONT] for word in t.text.lower().split())
    return "petition" if any(w.startswith(_CITIZENS) for w in words) else "motion"


_CITIZENS = (
    "medborgar",
    "e-förslag",
    "e-petition",
    "ungdomsförslag",
    "invånar",
    "folkinitiativ",
    "namninsamling",
    "petition",
)


_SAYS = frozenset(
    [
        "föreslås",
        "anförs",
        "begärs",
        "yrkas",
        "önskas",
        "framhålls",
        "efterfrågas",
        "efterlyses",
        "framförs",
        "vädjas",
        "uppmanas",
        "krävs",
        "skrivs",
        "sägs",
        "hemställs",
        "framgår",
        "står",
        "argumenteras",
    ]
)
_PAPER = ("förslag", "skrivelse", "initiativ", "framställ", "hemställ")
_FRONT = 6  # tokens between the opening "I" and the noun, at most


def asks_in_front(a: Annotated, unit: Unit, verb: int, *, listed: bool) -> bool:
    """Whether a sentence opens with where the wish stands: "I ett medborgarförslag, som …, föreslås att X tecknar …".

    `listed`: the item treats a motion, so that "förslaget", "skrivelsen" mean that.
    """
    first = unit.first
    while first < verb and not a.tokens[first].text[:1].isalpha():
        first += 1
    if a.tokens[first].text.lower() != "i":
        return _is_its_wish(a, first, verb)
    for noun in range(first + 1, min(first + 1 + _FRONT, verb)):
        word = a.tokens[noun].text.lower()
        asks = word.startswith(ASKING) and not word.startswith(_PERSONS)
        if not asks and not (listed and word.startswith(_PAPER)):
            continue
        says = next((i for i in range(noun + 1, verb) if a.tokens[i].text.lower().split()[0] in _SAYS), None)
        return says is not None and not any(
            a.tokens[i].label in PREDICATES and a.tokens[i].label != "INVESTIGATE" for i in range(noun + 1, says)
        )
    return False


def _is_its_wish(a: Annotated, first: int, verb: int) -> bool:
    """Whether a sentence opens with the motion and says what it wants: "Motionen, väckt av X, går ut på att …"."""
    word = a.tokens[first].text.lower()
    if not word.startswith(ASKING) or word.startswith(_PERSONS):
        return False
    between = [a.tokens[i] for i in range(first + 1, verb)]
    if any(t.label in PREDICATES for t in between) or any(t.text.lower().startswith(_TREATS) for t in between):
        return False
    return any(t.text.lower().split()[-1] == "att" for t in between)


_TREATS = (
    "avsl", "avsty", "avskr", "tillst", "bif", "besvar", "bordl", "remi", "återre", "bered", "anses", "föranl", "överl", "lämna", "behandl",
    "med hänv", "eftersom",
)  # fmt: skip


def of_member(a: Annotated, unit: Unit, asked: int) -> bool:
    """Whether a member asks at the meeting, not in the motion: "Bo Ek (M) yrkade att avtalet i stället sägs upp"."""
    if not a.tokens[asked].text.lower().startswith("yrka") or a.tokens[max(unit.first, asked - 1)].label != "PERSON":
        return False
    return not any(t.text.lower().startswith("motion") for t in a.tokens[unit.first : unit.last])


_LOST = re.compile(
    r"\b(?:avslog|avslår|avvisade|röstade ned|röstade ner)\s+(?:\w+\s+){0,2}?(?:yrkandet|förslaget|detta|det)\b"
    r"|\b(?:yrkandet|förslaget|det) (?:avslogs|avslås|föll|röstades ne[dr])\b",
    re.IGNORECASE,
)


def lost_behind(a: Annotated, unit: Unit) -> bool:
    """Whether the next sentence says that what a member moved was turned down: "Fullmäktige avslog det yrkandet"."""
    after = a.behind(unit)
    return after is not None and _LOST.search(a.words(after)) is not None
