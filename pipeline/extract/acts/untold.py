"""What is told, and yet did not happen: hearsay, a question, what the next sentence says is not so.

Det påstås att staden skulle ha sagt upp avtalet.        En ledamot frågar om avtalet är uppsagt. Så är inte fallet.
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import TOLD_VERBS
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
