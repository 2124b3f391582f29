"""Rules are data: this reads the YAML files beside it and refuses anything it does not know.

A file holds a list of rules. A rule is

    id        unique, dotted: `<phenomenon>.<what>`
    gives     what a match means: values for the extractor that asks for this category
    patterns  one or more lines of the pattern language below
    yes       sentences of our own in which the rule must match; `[...]` marks the matched words, `{...}` a capture
    no        sentences of our own in which the rule must not match

The pattern language is white-space separated; each word stands for one spaCy token pattern:

    avtal            the token, lower-cased              sagt|säger       either
    vänort*          any token that begins so            !inte            any token but this
    <date>           one token of an entity label        <place|country>  either label
    $end             the word list `end` of lexicon.yml  ~4               up to four tokens (sixteen at most), never over a sentence
    x?               the same, optional                  when=<date>      a capture named `when`
    <date>|idag      a label or a word

Entities (dates, places, people, organs …) are single tokens by the time the rules run.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
KEYS = {"id", "gives", "patterns", "yes", "no"}
LONGEST_GAP = 16  # the engine spreads a pattern's widest gap
OTHER_GAPS = 8  # through the others the matcher goes 2ⁿ ways


class RuleError(ValueError):
    """A rule file that does not follow the format; the message names the file, the rule and the reason."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one category (the file's name)."""

    id: str
    category: str
    gives: dict[str, Any]
    patterns: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.1 reads `yes:` and `no:` as booleans; here they are words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> Any:
    """A YAML file's content, `yes` and `no` as words; `true` and `false` are booleans."""
    with path.open(encoding="utf-8") as file:
        return _booleans(yaml.load(file, Loader=_Loader))


def _booleans(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _booleans(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_booleans(v) for v in value]
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """The word lists that patterns name with `$`; a list may name other lists, `inte_längre` is one token of two words."""
    raw = read_yaml(FOLDER / "lexicon.yml")
    lists: dict[str, tuple[str, ...]] = {}
    for name, words in raw.items():
        found: list[str] = []
        for word in str(words).split():
            found.extend(lists[word[1:]] if word.startswith("$") else [word.replace("_", " ")])
        lists[name] = tuple(found)
    return lists


def one_of(*names: str) -> str:
    """A pattern for any word of some lists, for readers of text and not of tokens; a space is any white one, `*` letters."""
    words = {word for name in names for word in lexicon()[name]}
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
        for word in sorted(words, key=lambda w: (-len(w), w))
    )


@cache
def rules(category: str) -> tuple[Rule, ...]:
    """The rules of `<category>.yml`, in file order. Raises `RuleError`."""
    path = FOLDER / f"{category}.yml"
    found: list[Rule] = []
    for raw in read_yaml(path):
        extra = set(raw) - KEYS
        if extra or not {"id", "patterns", "yes", "no"} <= set(raw):
            raise RuleError(
                f"{path.name}: rule {raw.get('id')!r}: unknown or missing keys {sorted(extra) or KEYS - set(raw)}"
            )
        found.append(
            Rule(raw["id"], category, raw.get("gives") or {}, *(tuple(raw[k]) for k in ("patterns", "yes", "no")))
        )
        for source in found[-1].patterns:
            gaps = sorted((int(gap[1]) for word in source.split() if (gap := _GAP.match(word))), reverse=True)
            if gaps and (gaps[0] > LONGEST_GAP or max(gaps[1:], default=0) > OTHER_GAPS):
                raise RuleError(
                    f"{path.name}: rule {raw['id']!r}: {source!r}: a gap takes {LONGEST_GAP} tokens at most, "
                    f"and a second one {OTHER_GAPS}"
                )
    if len({r.id for r in found}) != len(found):
        raise RuleError(f"{path.name}: two rules share an id")
    return tuple(found)


def rule(category: str, name: str) -> Rule:
    """One rule by its id. Raises `KeyError`."""
    return {one.id: one for one in rules(category)}[name]


def categories() -> tuple[str, ...]:
    """All rule files, by name."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.yml") if p.stem not in ("lexicon", "verbs")))


@cache
def fingerprint() -> str:
    """sha256 over all rule files, those beside the extractors and the splitter too: a run that read other rules is another run.

    The table of trust belongs to them.
    """
    digest = hashlib.sha256()
    for path in sorted([*FOLDER.parent.glob("*/*.yml"), FOLDER / "trust.toml"]):
        digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


_ITEM = re.compile(r"(?:(?P<capture>\w+)=)?(?P<body>.+?)(?P<optional>\?)?$")
_MIXED = re.compile(r"((?:\w+=)?)(<[^>]+>)\|([^?]+)(\??)$")
_GAP = re.compile(r"~(\d+)$")


def expand(source: str) -> list[str]:
    """Pattern lines without words that mix labels and literals: `<date>|våren` becomes one line for each kind."""
    lines = [""]
    for word in source.split():
        match = _MIXED.match(word)
        kinds = [match[1] + match[2] + match[4], match[1] + match[3] + match[4]] if match else [word]
        lines = [f"{line} {kind}".strip() for line in lines for kind in kinds]
    return lines


def compile_pattern(source: str) -> tuple[list[dict[str, Any]], dict[int, str]]:
    """One pattern line as spaCy token patterns, and the captures by the index of their token pattern."""
    tokens: list[dict[str, Any]] = []
    captures: dict[int, str] = {}
    for word in source.split():
        gap = _GAP.match(word)
        if gap:
            tokens.append({"ENT_TYPE": {"NOT_IN": ["BREAK"]}, "OP": f"{{0,{gap[1]}}}"})
            continue
        match = _ITEM.match(word)
        assert match is not None
        token = _token(match["body"])
        if match["optional"]:
            token["OP"] = "?"
        if match["capture"]:
            captures[len(tokens)] = match["capture"]
        tokens.append(token)
    return tokens, captures


def _token(body: str) -> dict[str, Any]:
    if body.startswith("!"):
        return {"LOWER": {"NOT_IN": _words(body[1:])}, "ENT_TYPE": {"NOT_IN": ["BREAK"]}}
    if body.startswith("<"):
        if not body.endswith(">"):
            raise RuleError(f"unclosed label in {body!r}")
        return {"ENT_TYPE": {"IN": body[1:-1].upper().split("|")}}
    words = _words(body)
    if any("*" in w for w in words):
        expression = "|".join(re.escape(w).replace(r"\*", ".*") for w in words)
        return {"LOWER": {"REGEX": f"^(?:{expression})$"}}
    return {"LOWER": {"IN": words}} if len(words) > 1 else {"LOWER": words[0]}


def _words(body: str) -> list[str]:
    found: list[str] = []
    for word in body.split("|"):
        if word.startswith("$"):
            if word[1:] not in lexicon():
                raise RuleError(f"no word list {word!r} in lexicon.yml")
            found.extend(lexicon()[word[1:]])
        else:
            found.append(word)
    return found
