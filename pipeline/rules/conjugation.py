"""The forms of Swedish verbs from `verbs.yml`, so that a rule names a verb once and no form of it is forgotten.

A phrase is a verb with what belongs to it, in the infinitive: "säga ~ +upp", "lägga ~ på is", "delvis avsluta". `~`
marks where others may stand between ("säger kommunen upp avtalet", "lägga avtalet på is"), `+` a particle that also
joins the verb ("uppsäga", "uppsagt"). The moods are those of the term files: `inf` (with the imperative, and the
passive of the first group, which looks no different in the present), `pres`, `past`, `sup` (with the participles).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from pipeline.rules.loader import FOLDER, RuleError, read_yaml

FILE = FOLDER / "verbs.yml"
GAP = "~"  # in a form: others may stand here
_VOWELS = "aouåeiyäö"
Forms = list[tuple[str, str]]  # mood and form


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Verb -> its group, or its principal parts."""
    raw = read_yaml(FILE)
    found: dict[str, tuple[str, ...]] = {}
    groups = [(verb, (group,)) for group, verbs in raw["weak"].items() for verb in verbs.split()]
    for verb, how in [*groups, *((verb, tuple(parts.split())) for verb, parts in raw["strong"].items())]:
        if verb in found or len(how) not in (1, 4):
            raise RuleError(f"verbs.yml: {verb!r} stands twice or lacks a principal part")
        found[verb] = how
    return found


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(read_yaml(FILE)["prefixes"].split())


@cache
def _barred() -> frozenset[str]:
    return frozenset(read_yaml(FILE)["not"])


def _entry(verb: str) -> tuple[str, str] | None:
    """The prefix of a verb and the verb of the table it goes as: "uppsäga" -> ("upp", "säga")."""
    if verb in _table():
        return "", verb
    for prefix in _prefixes():
        rest = _entry(verb.removeprefix(prefix)) if verb.startswith(prefix) and len(verb) > len(prefix) + 1 else None
        if rest:
            return prefix + rest[0], rest[1]
    return None


@cache
def conjugate(verb: str) -> tuple[tuple[str, str], ...]:
    """All forms of one verb with their moods, the first mood of a form that has two. Raises `RuleError`."""
    entry = _entry(verb)
    if entry is None:
        raise RuleError(f"{verb!r} is neither in verbs.yml nor a compound of a verb there")
    prefix, base = entry
    how = _table()[base]
    made = _weak(base, how[0]) if len(how) == 1 else _strong(base, *how)
    forms: dict[str, str] = {}
    for mood, form in made:
        if prefix + form not in _barred():
            forms.setdefault(prefix + form, mood)
    return tuple((mood, form) for form, mood in forms.items())


def _weak(verb: str, group: str) -> Iterator[tuple[str, str]]:
    stem = verb[:-1] if group != "3" else verb
    yield "inf", verb
    yield "inf", verb + "s"
    if group in ("1", "3"):
        past, supine, participle = ("ade", "at", "ad") if group == "1" else ("dde", "tt", "dd")
        yield "pres", verb + "r"
        for mood, form in (("past", stem + past), ("sup", stem + supine)):
            yield mood, form
            yield mood, form + "s"
        yield from _participles(stem + participle)
        return
    hard = group == "2b"
    short = stem[:-1] if stem.endswith(("nn", "mm")) else stem
    dental = stem[-1] == ("t" if hard else "d")
    behind_vowel = stem[-2] in _VOWELS
    past = stem + ("e" if dental and not behind_vowel else "te" if hard else "de")
    supine = short + "t" if not dental else stem[:-1] + ("tt" if behind_vowel else "t")
    participle = supine if hard else stem + "d" if dental and behind_vowel else stem if dental else short + "d"
    if not dental:
        past = short + ("te" if hard else "de")
    yield from _active_and_passive(stem, stem + ("" if stem.endswith("r") else "er"), past, supine)
    yield from _participles(participle)


def _strong(verb: str, present: str, past: str, supine: str, participle: str) -> Iterator[tuple[str, str]]:
    yield "inf", verb
    if not verb.endswith("s"):
        yield "inf", verb + "s"
    stem = verb[:-1] if verb.endswith("a") and present in (verb[:-1], verb[:-1] + "er") else verb
    yield from _active_and_passive(stem, present, past, supine)
    for one in participle.split("/"):
        yield from _participles(one) if one != "-" else ()


def _active_and_passive(stem: str, present: str, past: str, supine: str) -> Iterator[tuple[str, str]]:
    yield "pres", present
    if present.endswith("er") and present[:-2] == stem:
        yield "pres", stem + "s"
        yield "pres", stem + "es"
    elif present.endswith("r"):
        yield "pres", (present if present == stem else present[:-1]) + "s"
    yield "inf", stem  # the imperative
    for mood, part in (("past", past), ("sup", supine)):
        for one in part.split("/"):
            yield mood, one
            if not one.endswith("s"):
                yield mood, one + "s"


def _participles(common: str) -> Iterator[tuple[str, str]]:
    """Common, neuter, plural: uppsagd, uppsagt, uppsagda; bruten, brutet, brutna; avslutad, avslutat, avslutade."""
    yield "sup", common
    if common.endswith("en"):
        yield "sup", common[:-2] + "et"
        yield "sup", common[:-2] + "na"
    elif common.endswith("ad"):
        yield "sup", common[:-1] + "t"
        yield "sup", common + "e"
    elif common.endswith("dd"):
        yield "sup", common[:-2] + "tt"
        yield "sup", common + "a"
    else:
        yield "sup", (common[:-1] + "t") if common.endswith("d") else common
        yield "sup", common + "a"


@cache
def apart(tail: str) -> frozenset[str]:
    """Words that do not stand in front of the last part of a phrase, for they begin another clause.

    Those are finite verbs, "att", "som"; before several words ("på is") only "att" and its like, for they join no other.
    """
    return _finite() if " " not in tail else frozenset(read_yaml(FILE)["clause"].split()) - _RELATIVE


_RELATIVE = frozenset({"som", "där"})


@cache
def _finite() -> frozenset[str]:
    raw = read_yaml(FILE)
    own = {
        form
        for verb in _table()
        for mood, form in conjugate(verb)
        if mood in ("pres", "inf") or (mood == "past" and _table()[verb] != ("1",))
    }
    return frozenset((own | set(raw["clause"].split())) - set(raw["other_words"].split()))


def phrase_forms(phrase: str) -> Forms:
    """All forms of a phrase with their moods; a form with `~` is one with others between. Raises `RuleError`."""
    words = phrase.split()
    at = next((n for n, word in enumerate(words) if _entry(word)), None)
    if at is None:
        raise RuleError(f"no verb of verbs.yml in {phrase!r}")
    behind = words[at + 1 :]
    plain = [word.lstrip("+") for word in behind if word != GAP]
    found: Forms = []
    for mood, form in conjugate(words[at]):
        gapped = () if mood == "sup" and _is_participle(form) else _gapped([word.lstrip("+") for word in behind])
        for tail in [plain, *gapped]:  # a participle stands beside its noun
            for written in _persons(tail):
                found.append((mood, " ".join([*words[:at], form, *written])))
    for particle in (word[1:] for word in behind if word.startswith("+")):
        rest = plain[1:]
        found += [(mood, " ".join([*words[:at], particle + form, *rest])) for mood, form in conjugate(words[at])]
    return found


def _is_participle(form: str) -> bool:
    return form.endswith(("d", "da", "en", "na", "et")) or form.endswith("ade")


def _gapped(behind: list[str]) -> Iterator[list[str]]:
    """The ways in which others stand between: in one of the places marked, or in two."""
    places = [n for n, word in enumerate(behind) if word == GAP]
    for chosen in product((False, True), repeat=len(places)):
        if any(chosen):
            kept = {place for place, yes in zip(places, chosen, strict=True) if yes}
            yield [word for n, word in enumerate(behind) if word != GAP or n in kept]


def _persons(words: list[str]) -> Iterator[list[str]]:
    """A reflexive phrase in the third person and in the first: "dra sig ur", "dra oss ur"."""
    yield words
    if "sig" in words:
        yield ["oss" if word == "sig" else word for word in words]
