"""What is told, and yet did not happen: hearsay, a question, what the next sentence says is not so.

Det påstås att staden skulle ha sagt upp avtalet.        En ledamot frågar om avtalet är uppsagt. Så är inte fallet.
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES, STATE_LABELS, TOLD_VERBS
from pipeline.extract.annotate import Annotated, Unit

_UNREAL = frozenset({"skulle", "borde", "kunde", "måste"})
_BESIDE = 4  # tokens in front of a supine in which "skulle ha" stands, at most
_NOT_SO = re.compile(
    r"\W*(?:så (?:är|var|har)\b(?:\W+\w+){0,2}\W+(?:inte|ej)\b"
    r"|(?:det|detta|de|uppgift\w*|påstående\w*|rykte\w*)\s+(?:\w+\s+)?stämmer\s+(?:\w+\s+)?(?:inte|ej)\b"
    r"|(?:det|detta|uppgift\w*|påstående\w*|rykte\w*)\s+är\s+(?:\w+\s+)?(?:fel\b|felaktig|oriktig|osann|inte\s+(?:sant|riktigt|korrekt|fallet))"
    r"|(?:något|ett)\s+sådant\s+beslut\s+(?:har\s+(?:\w+\s+)?(?:aldrig|inte|ej)|finns\s+(?:\w+\s+)?(?:inte|ej)|är\s+(?:inte|ej)))",
    re.IGNORECASE,
)


def not_so(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether the text says that a told step was not taken, or only that somebody holds that it was."""
    if a.tokens[verb].form not in TOLD_VERBS:
        return False
    words = [a.tokens[i].text.lower() for i in range(max(unit.first, verb - _BESIDE), verb)]
    if any(word in _UNREAL and "ha" in words[n + 1 :] for n, word in enumerate(words)):
        return True
    after = a.behind(unit)
    return after is not None and _NOT_SO.match(a.words(after)) is not None


_REACH = 9  # tokens between "om" and the verb of its clause, at most
_ABOUT = re.compile(
    r"(?:motion|förslag|beslut|fråg|ärende|skrivelse|brev|yrkan|avtal|överenskommelse|uppgift|information|rapport|utredning"
    r"|anmälan|begäran|tal|diskussion|debatt|protokoll|paragraf|kontrakt|kapitl|avsnitt|punkt|berätt|skriver|läs|minn)\w*$"
)


def under_condition(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a verb only says what would be if: "det är invånarna som drabbas om kontakterna bryts"."""
    if a.tokens[verb].label not in STATE_LABELS or a.tokens[verb].form not in ("pres", *TOLD_VERBS):
        return False
    for i in range(verb - 1, max(unit.first, verb - _REACH), -1):
        word = a.word(i)
        if word in ("om", "ifall"):
            near = a.tokens[i + 1 : min(i + 4, verb)]
            noun = next((t for t in near if t.label in ("AGREEMENT", "RELATION")), None)
            before = a.tokens[i - 1]
            named = before.label in ("AGREEMENT", "RELATION", "ASK", "PROPOSE") or _ABOUT.match(a.word(i - 1))
            return noun is not None and noun.text.lower().endswith(_DEFINITE) and not named
        if word in (",", "att", "och", "som", ":") or a.tokens[i].label in PREDICATES:
            return False
    return False


_DEFINITE = ("et", "en", "na")
