"""The rule engine: spaCy token patterns over one item's labelled tokens. The only importer of spaCy.

`spacy.blank("sv")` gives the vocabulary; there is no model and nothing to download. Tokens are ours (`tokens.py`),
so a match is a range of token indices and every capture is one token.

The matcher is dear and the rules are many, so a pattern meets only the sentences that can hold it. No pattern crosses
a sentence, and each says which words and labels it cannot do without: a sentence that lacks one of them is passed by.

A sentence with asides ("avtalet löper därmed ut") is read a second time without them, so that no rule need say where
they may stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.extract.tokens import Token
from pipeline.rules import fired
from pipeline.rules.loader import Rule, RuleError, compile_pattern, expand, lexicon, rules

_SPREAD = 6  # a gap from this length on is cheaper as a pattern for each of its lengths
_WORDS = 1 << 16  # how many words of the documents keep what they can stand for in a category's patterns


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


def _labelled(tokens: Sequence[Token]) -> Doc:
    """The words as a spaCy `Doc` with our labels as entity types."""
    doc = Doc(_vocab(), words=[t.text for t in tokens])
    for spacy_token, token in zip(doc, tokens, strict=True):
        if token.label:
            spacy_token.ent_type_ = token.label
    return doc


def as_doc(tokens: Sequence[Token]) -> Doc:
    """The tokens as a spaCy `Doc` whose entity types are our labels; it keeps the words and labels of its sentences."""
    doc = _labelled(tokens)
    doc.user_data["sentences"], doc.user_data["found"] = list(_sentences(tokens)), {}
    doc.user_data["bare"] = list(_bare(tokens, doc.user_data["sentences"]))
    return doc


@dataclass(frozen=True, slots=True)
class _Bare:
    """A sentence without its asides; `at` gives each token's index in the document."""

    doc: Doc
    at: tuple[int, ...]
    held: list[str]


@cache
def _asides() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The asides by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon()["asides"]:
        first, *more = phrase.split()
        found.setdefault(first, []).append((first, *more))
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


def _bare(tokens: Sequence[Token], sentences: Sequence[tuple[int, int, list[str]]]) -> Iterator[_Bare]:
    """Each sentence that has asides within it, once more without them. What it begins with is none."""
    for first, last, held in sentences:
        if _asides().keys().isdisjoint(held):
            continue
        words = [t.text.lower() if not t.label else "" for t in tokens[first:last]]
        kept: list[int] = []
        n = 0
        while n < len(words):
            said = next((one for one in _asides().get(words[n], ()) if tuple(words[n : n + len(one)]) == one), ())
            if said and kept:
                n += len(said)
            else:
                kept.append(first + n)
                n += 1
        if len(kept) < last - first:
            yield _Bare(_labelled([tokens[i] for i in kept]), tuple(kept), held)


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int, list[str]]]:
    """The tokens between two BREAKs: first, last (half-open), and the words and labels that stand there."""
    first = 0
    for at in [i for i, t in enumerate(tokens) if t.label == "BREAK"] + [len(tokens)]:
        if at > first:
            held = {t.text.lower() for t in tokens[first:at]}
            held.update(f"<{t.label}>" for t in tokens[first:at] if t.label)
            yield first, at, list(held)
        first = at + 1


class _Pattern:
    """One line of a rule; its matcher is built when a sentence first has all that it needs."""

    def __init__(self, rule: Rule, source: str) -> None:
        self.rule, self.source = rule, source
        self.tokens, captures = compile_pattern(source)
        self._variants = _spread(self.tokens, captures)
        self._matcher: Matcher | None = None

    def needs(self) -> set[tuple[str, ...]]:
        """Whatever a sentence must hold for the line to match there: one of these words, labels or expressions."""
        asked = [_asked(t) for t in self.tokens if "OP" not in t]
        return {one for one in asked if one}

    def matches(self, doc: Doc, first: int, last: int) -> Iterator[Match]:
        """The matches in one sentence of a document; one for each range, by the shortest gap."""
        if self._matcher is None:
            self._matcher = Matcher(_vocab(), validate=True)
            for n, (tokens, _) in enumerate(self._variants):
                self._matcher.add(str(n), [tokens])
        found: dict[tuple[int, int], tuple[int, list[int]]] = {}
        for key, start, end, alignment in self._matcher(doc[first:last], with_alignments=True):  # type: ignore[misc]
            one = (int(doc.vocab.strings[key]), alignment)
            if (start, end) not in found or one[0] < found[start, end][0]:
                found[start, end] = one
        for (start, end), (n, alignment) in found.items():
            names = self._variants[n][1]
            captures = {names[a]: first + start + i for i, a in enumerate(alignment) if a in names}
            yield Match(self.rule, first + start, first + end, captures)


def _spread(
    tokens: list[dict[str, Any]], captures: dict[int, str]
) -> list[tuple[list[dict[str, Any]], dict[int, str]]]:
    """The pattern once for each length of its widest gap, with its captures.

    Of a gap of n tokens the matcher follows 2ⁿ ways, of n gaps of a given length n.
    """
    widths = [int(t["OP"][3:-1]) if t.get("OP", "").startswith("{0,") else 0 for t in tokens]
    widest = max(widths)
    if widest < _SPREAD:
        return [(tokens, captures)]
    at = widths.index(widest)
    none = [*tokens[:at], *tokens[at + 1 :]], {i - (i > at): name for i, name in captures.items()}
    some = [[*tokens[:at], {**tokens[at], "OP": f"{{{n}}}"}, *tokens[at + 1 :]] for n in range(1, widest + 1)]
    return [none, *((one, captures) for one in some)]


def _asked(token: dict[str, Any]) -> tuple[str, ...]:
    """The words a token pattern asks for, labels in their brackets, `^…$` an expression; none where it only forbids."""
    key, asked = next(iter(token.items()))
    if not isinstance(asked, dict):
        return (asked,)
    words = [asked["REGEX"]] if "REGEX" in asked else asked.get("IN", [])
    return tuple(sorted(f"<{one}>" if key == "ENT_TYPE" else one for one in words))


class _Index:
    """The patterns of a category by what they need; each need is a bit."""

    def __init__(self, category: str) -> None:
        patterns = [_Pattern(r, line) for r in rules(category) for source in r.patterns for line in expand(source)]
        often = Counter(one for p in patterns for one in p.needs())
        bits = {one: 1 << n for n, one in enumerate(often)}
        self._words: Counter[str] = Counter()
        self._expressions: list[tuple[re.Pattern[str], int]] = []
        for words, bit in bits.items():
            for word in words:
                if word.startswith("^"):
                    self._expressions.append((re.compile(word), bit))
                else:
                    self._words[word] |= bit
        self._by_rarest: dict[int, list[tuple[int, _Pattern]]] = {}
        for pattern in patterns:
            needs = pattern.needs()
            if not needs:
                raise RuleError(f"{pattern.rule.id}: {pattern.source!r} fits any words")
            rarest = min(needs, key=lambda one: (often[one], one))
            self._by_rarest.setdefault(bits[rarest], []).append((sum(bits[one] for one in needs), pattern))
        self._bits = lru_cache(_WORDS)(self._bits_of)

    def _bits_of(self, word: str) -> int:
        return self._words[word] | sum(bit for expression, bit in self._expressions if expression.match(word))

    def candidates(self, held: Sequence[str]) -> list[_Pattern]:
        """The patterns that find all they need among the words and labels of a sentence."""
        there = 0
        for word in held:
            there |= self._bits(word)
        if not there:
            return []
        met = [patterns for bit, patterns in self._by_rarest.items() if there & bit]
        return [pattern for patterns in met for needs, pattern in patterns if needs & there == needs]


@cache
def _index(category: str) -> _Index:
    return _Index(category)


def find(category: str, doc: Doc) -> list[Match]:
    """All matches of a category's rules, shortest first for each rule and set of captures, in text order.

    They are looked for once in a document, and counted each time that somebody asks.
    """
    found: dict[str, list[Match]] = doc.user_data["found"]
    if category not in found:
        found[category] = _find(category, doc)
    fired.note(m.rule.id for m in found[category])
    return [*found[category]]


def _find(category: str, doc: Doc) -> list[Match]:
    best: dict[tuple[str, tuple[tuple[str, int], ...], int], Match] = {}
    for match in _matches(_index(category), doc):
        # without captures the start tells matches apart; with captures the tightest window around them wins
        identity = (match.rule.id, tuple(sorted(match.captures.items())), -1 if match.captures else match.start)
        before = best.get(identity)
        if before is None or (match.end - match.start, match.start) < (before.end - before.start, before.start):
            best[identity] = match
    return sorted(best.values(), key=lambda m: (m.start, m.end, m.rule.id, tuple(sorted(m.captures.items()))))


def _matches(index: _Index, doc: Doc) -> Iterator[Match]:
    """What matches in the sentences as they stand, and without their asides."""
    for first, last, held in doc.user_data["sentences"]:
        for pattern in index.candidates(held):
            yield from pattern.matches(doc, first, last)
    for bare in doc.user_data["bare"]:
        for pattern in index.candidates(bare.held):
            for one in pattern.matches(bare.doc, 0, len(bare.doc)):
                captures = {name: bare.at[i] for name, i in one.captures.items()}
                yield Match(one.rule, bare.at[one.start], bare.at[one.end - 1] + 1, captures)
