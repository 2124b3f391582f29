"""A verb whose agreement stands further off than a rule's gap: behind what is said of it, or over a relative clause."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS, has_s
from pipeline.extract.annotate import Annotated
from pipeline.extract.engine import Match
from pipeline.rules.loader import rule

_FAR = 40  # tokens between a noun and its verb, at most


def far(a: Annotated, matches: list[Match]) -> Iterator[Match]:
    """A passive verb far behind its noun, over a relative clause: "avtalet med X, som … 1999, … och sades upp"."""
    by = rule("acts", "act.object-verb")
    taken = {m.captures.get("verb", m.start) for m in matches}
    for verb in a.labelled("END", "PARTLY_END", "PAUSE", "RENEW"):
        first = a.unit(verb).first
        held = a.tokens[verb - 1].text.lower() in ("anses", "betraktas")  # "ska anses uppsagt"
        if verb in taken or not (has_s(a.tokens[verb]) or held):
            continue
        noun = next(
            (i for i in range(verb - 1, max(first, verb - _FAR) - 1, -1) if a.tokens[i].label == "AGREEMENT"), None
        )
        if noun is not None:
            yield Match(by, noun, verb + 1, {"verb": verb, "object": noun})


def behind_attribute(a: Annotated) -> Iterator[Match]:
    """A verb whose noun stands behind all that is said of it: "uppsäga den med staden X år 1963 träffade överenskommelsen"."""
    by = rule("acts", "act.verb-object")
    for verb in a.labelled("END", "PAUSE", "RENEW", "RESUME", "AMEND"):
        last = min(verb + _FAR, a.unit(verb).last)
        target = _over_time(a, verb, last)
        if target is not None:
            yield Match(by, verb, target + 1, {"verb": verb, "object": target})
            continue
        if verb + 1 >= last:
            continue
        if a.tokens[verb + 1].text.lower() not in ("den", "det", "de"):
            continue
        for i in range(verb + 2, last - 1):
            if a.tokens[i].text.lower() in ("att", ",", ";") or a.tokens[i].label in PREDICATES - {"ESTABLISH"}:
                break
            made = a.tokens[i].label == "ESTABLISH" and a.tokens[i].form in ("past", "sup")
            if made and a.tokens[i + 1].label in ("AGREEMENT", "RELATION"):
                yield Match(by, verb, i + 2, {"verb": verb, "object": i + 1})
                break


def _over_time(a: Annotated, verb: int, last: int) -> int | None:
    """The noun behind the day, § and length of a told step: "pausade i februari 2009, § 8, under två år, vänortsavtalet"."""
    if a.tokens[verb].form not in TOLD_VERBS:
        return None
    for i in range(verb + 1, last):
        token = a.tokens[i]
        if token.label == "AGREEMENT":
            return i
        if token.label not in ("DATE", "PARA") and token.text.lower() not in _TIMES and not token.text.isdigit():
            return None
    return None


_TIMES = frozenset({
    "i", "den", "under", "på", "för", "från", "till", "med", "och", ",", "(", ")", "en", "ett", "två", "tre", "fyra", "fem", "år",
    "månader", "tid", "verkan", "tills", "vidare", "tillfälligt", "det",
})  # fmt: skip
