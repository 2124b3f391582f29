"""Every rule does what its file says: each `yes:` matches where it is marked, each `no:` does not match."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.extract import engine
from pipeline.extract.engine import as_doc, find
from pipeline.extract.tokens import tokenize
from pipeline.rules import loader
from pipeline.rules.loader import Rule, RuleError, categories, compile_pattern, rules
from pipeline.rules.terms import FILES, find_terms, terms

PATTERN_FILES = [c for c in categories() if c not in FILES]


def unmark(example: str) -> tuple[str, tuple[int, int] | None, list[tuple[int, int]]]:
    """The plain sentence, the range marked `[...]`, and the ranges marked `{...}`."""
    plain, spans, stack = "", [], []
    for char in example:
        if char in "[{":
            stack.append((char, len(plain)))
        elif char in "]}":
            mark, start = stack.pop()
            spans.append((mark, start, len(plain)))
        else:
            plain += char
    whole = next(((s, e) for m, s, e in spans if m == "["), None)
    return plain, whole, [(s, e) for m, s, e in spans if m == "{"]


@pytest.mark.parametrize(
    ("name", "term", "example"),
    [(f, t.id, y) for f in FILES for t in terms(f) for y in t.yes],
    ids=lambda v: str(v)[:60],
)
def test_term_yes(name: str, term: str, example: str) -> None:
    text, whole, _ = unmark(example)
    assert whole is not None, "mark the words with [...]"
    assert whole in [(m.start, m.end) for m in find_terms(name, text) if m.term.id == term]


@pytest.mark.parametrize(
    ("name", "term", "example"),
    [(f, t.id, n) for f in FILES for t in terms(f) for n in t.no],
    ids=lambda v: str(v)[:60],
)
def test_term_no(name: str, term: str, example: str) -> None:
    assert term not in [m.term.id for m in find_terms(name, example)]


@pytest.mark.parametrize(
    ("name", "rule", "example"),
    [(c, r.id, y) for c in PATTERN_FILES for r in rules(c) for y in r.yes],
    ids=lambda v: str(v)[:60],
)
def test_rule_yes(name: str, rule: str, example: str) -> None:
    text, whole, captures = unmark(example)
    assert whole is not None, "mark the words with [...]"
    tokens = tokenize(text, None)
    found = [m for m in find(name, as_doc(tokens)) if m.rule.id == rule]
    spans = [(tokens[m.start].start, tokens[m.end - 1].end) for m in found]
    assert whole in spans, f"matched {[text[s:e] for s, e in spans]}"
    for capture in captures:
        assert capture in [(tokens[i].start, tokens[i].end) for m in found for i in m.captures.values()]


@pytest.mark.parametrize(
    ("name", "rule", "example"),
    [(c, r.id, n) for c in PATTERN_FILES for r in rules(c) for n in r.no],
    ids=lambda v: str(v)[:60],
)
def test_rule_no(name: str, rule: str, example: str) -> None:
    assert rule not in [m.rule.id for m in find(name, as_doc(tokenize(example, None)))]


@pytest.mark.parametrize("name", [*PATTERN_FILES, *FILES])
def test_every_rule_has_examples(name: str) -> None:
    entries = terms(name) if name in FILES else rules(name)
    assert entries
    for entry in entries:
        assert len(entry.yes) >= 2 and len(entry.no) >= 2, entry.id
        assert name != "ignore" or len(entry.yes) >= 3, entry.id


def test_pattern_language() -> None:
    tokens, captures = compile_pattern("säga upp ~3 noun=<agreement> avtal|avtalet? vänort*")
    assert tokens[0] == {"LOWER": "säga"}
    assert tokens[2]["OP"] == "{0,3}"
    assert tokens[3] == {"ENT_TYPE": {"IN": ["AGREEMENT"]}}
    assert tokens[4] == {"LOWER": {"IN": ["avtal", "avtalet"]}, "OP": "?"}
    assert re.fullmatch(tokens[5]["LOWER"]["REGEX"], "vänorten")
    assert captures == {3: "noun"}


@pytest.mark.parametrize("source", ["<date", "$unheard-of"])
def test_bad_pattern_is_refused(source: str) -> None:
    with pytest.raises(RuleError):
        compile_pattern(source)


@pytest.mark.parametrize(
    ("source", "fits"),
    [
        ("avtal* ~16 <date>", True),
        ("avtal* ~16 <date> ~8 <end>", True),
        ("avtal* ~17 <date>", False),
        ("avtal* ~3 <date> ~25 <end>", False),
        ("avtal* ~9 <date> ~9 <end>", False),
    ],
)
def test_long_gaps_are_refused(source: str, fits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "FOLDER", tmp_path)
    text = f"- {{id: a.b, patterns: ['{source}', 'avtal* ~2 <end>'], yes: [x], no: [y]}}"
    (tmp_path / "long.yml").write_text(text, encoding="utf-8")
    rules.cache_clear()
    if fits:
        assert len(rules("long")[0].patterns) == 2
    else:
        with pytest.raises(RuleError, match=r"rule 'a.b': .*: a gap takes 16 tokens at most, and a second one 8"):
            rules("long")
    rules.cache_clear()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("avtal* ~12 when=<date>", "Avtalet 2014"),
        ("avtal* ~12 when=<date>", "Avtalet med den lettiska staden som vi länge har känt gäller från 2014"),
        ("avtal* ~12 gäller|gällde ~2 when=<date>", "Avtalet med den lettiska staden gäller från 2014"),
        ("first=avtal* ~8 ny|nya? when=<date>", "Avtalet om det nya 2014"),
    ],
)
def test_a_wide_gap_keeps_its_captures(source: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = as_doc(tokenize(text, None))
    pattern = engine._Pattern(Rule("a.b", "long", {}, (source,), (), ()), source)
    (match,) = pattern.matches(doc, 0, len(doc) - 1)
    assert doc[match.captures["when"]].text == "2014"
    assert (match.start, match.end) == (0, len(doc) - 1)


@pytest.mark.parametrize("source", ["~3", "!inte", "avtal?"])
def test_a_pattern_needs_a_word(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "rules", lambda _: (Rule("a.b", "long", {}, (source,), (), ()),))
    with pytest.raises(RuleError, match="fits any words"):
        engine._Index("long")


def test_no_pattern_crosses_a_sentence() -> None:
    whole = as_doc(tokenize("Avtalet med Narva förlängs med tre år.", None))
    parted = as_doc(tokenize("Avtalet med Narva förlängs. Med tre år till.", None))
    assert [m.rule.id for m in find("term", whole)]
    assert not any(m.start < 4 <= m.end - 1 for m in find("term", parted))
