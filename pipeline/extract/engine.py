"""The rule engine: spaCy token patterns over one item's labelled tokens. The only importer of spaCy.

`spacy.blank("sv")` gives the vocabulary; there is no model and nothing to download. Tokens are ours (`tokens.py`),
so a match is a range of token indices and every capture is one token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.extract.tokens import Token
from pipeline.rules import fired
from pipeline.rules.loader import Rule, RuleError, compile_pattern, expand, rules


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched `tokens[start:end]`; `captures` maps a name to a token index."""

    rule: Rule
    start: int
    end: int
    captures: dict[str, int]


@cache
def _vocab() -> Vocab:
    return spacy.blank("sv").vocab


def as_doc(tokens: Sequence[Token]) -> Doc:
    """The tokens as a spaCy `Doc` whose entity types are our labels."""
    doc = Doc(_vocab(), words=[t.text for t in tokens])
    for spacy_token, token in zip(doc, tokens, strict=True):
        if token.label:
            spacy_token.ent_type_ = token.label
    return doc


@cache
def _matcher(category: str) -> tuple[Matcher, tuple[tuple[Rule, dict[int, str]], ...]]:
    matcher = Matcher(_vocab(), validate=True)
    owners: list[tuple[Rule, dict[int, str]]] = []
    for rule in rules(category):
        for source in (line for pattern in rule.patterns for line in expand(pattern)):
            pattern, captures = compile_pattern(source)
            if not pattern:
                raise RuleError(f"{rule.id}: an empty pattern")
            matcher.add(str(len(owners)), [pattern])
            owners.append((rule, captures))
    return matcher, tuple(owners)


def find(category: str, doc: Doc) -> list[Match]:
    """All matches of a category's rules, shortest first for each rule and set of captures, in text order."""
    matcher, owners = _matcher(category)
    best: dict[tuple[str, tuple[tuple[str, int], ...], int], Match] = {}
    for key, start, end, alignment in matcher(doc, with_alignments=True):  # type: ignore[misc]
        rule, names = owners[int(doc.vocab.strings[key])]
        captures = {names[a]: start + i for i, a in enumerate(alignment) if a in names}
        # without captures the start tells matches apart; with captures the tightest window around them wins
        identity = (rule.id, tuple(sorted(captures.items())), -1 if captures else start)
        held = best.get(identity)
        if held is None or end - start < held.end - held.start:
            best[identity] = Match(rule, start, end, captures)
    fired.note(m.rule.id for m in best.values())
    return sorted(best.values(), key=lambda m: (m.start, m.end, m.rule.id, tuple(sorted(m.captures.items()))))
