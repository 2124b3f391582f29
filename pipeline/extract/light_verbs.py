"""A verb that says nothing beside the noun that says all: "fattade den 3 maj, § 8, beslut om att" is "beslutade den 3 maj, § 8, att".

The verb becomes the one that the noun is made of, and the noun is left out, so that no rule need know both ways. Other
words than who decides and when may not stand between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.tokens import Token
from pipeline.rules.loader import lexicon
from pipeline.rules.terms import TermMatch, find_terms

_VERBS = {
    "fattade": "beslutade", "fattat": "beslutat", "fattar": "beslutar", "fatta": "besluta",
    "tog": "beslutade", "tagit": "beslutat", "tar": "beslutar", "ta": "besluta",
}  # fmt: skip
_BETWEEN = frozenset({"ORGAN", "BODY", "SWPLACE", "DATE", "PARA", "CASE"})
_REACH = 14  # tokens from the verb to its noun, at most


def with_plain_verbs(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with such pairs as one verb each."""
    nouns = {at for at, token in enumerate(tokens) if token.text == "beslut" and not token.label}
    if not nouns:
        return list(tokens)
    found: list[Token] = list(tokens)
    dropped: set[int] = set()
    for at, token in enumerate(tokens):
        if token.label or token.text.lower() not in _VERBS:
            continue
        noun = _noun_of(tokens, at, nouns)
        if noun is None:
            continue
        word = _VERBS[token.text.lower()]
        found[at] = replace(token, text=word.capitalize() if token.text[0].isupper() else word)
        if (cue := _cue(word)) is not None:
            found[at] = replace(found[at], label=cue.term.label, form=cue.form, rule=cue.term.id, data=cue.term.gives)
        dropped.add(noun)
        if [t.text for t in tokens[noun + 1 : noun + 3]] == ["om", "att"]:
            dropped.add(noun + 1)
    return [token for at, token in enumerate(found) if at not in dropped]


def _noun_of(tokens: Sequence[Token], verb: int, nouns: set[int]) -> int | None:
    for at in range(verb + 1, min(verb + _REACH, len(tokens) - 1)):
        if at in nouns:
            return at if tokens[at + 1].text in ("om", "att") else None
        if tokens[at].label not in _BETWEEN and tokens[at].text.lower() not in _words():
            return None
    return None


@cache
def _words() -> frozenset[str]:
    """Plain words that may stand between the verb and its noun."""
    single = {word for word in lexicon()["asides"] if " " not in word}
    return frozenset(single | set(lexicon()["decision_beside"]))


@cache
def _cue(word: str) -> TermMatch | None:
    return next(iter(find_terms("cues", word)), None)
