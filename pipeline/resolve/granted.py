"""What became of one of the things that a motion asks for, where the motion as a whole was neither granted nor rejected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.annotate import Annotated, Unit
from pipeline.rules.numbers import NUMBERS, ORDINALS
from schemas.record import ActName, Motion, Outcome

_ORDINALS = ORDINALS | {word: n for word, n in NUMBERS.items() if word != "en"} | {str(n): n for n in range(1, 10)}
_NUMBER = "|".join(_ORDINALS)
_CLAUSE = r"(?:att-?sats(?:en|er|erna)?|yrkandet?|förslaget|punkt(?:en|er|erna)?)"
_NAMED = re.compile(
    rf"\b(?P<before>{_NUMBER})(?:\s+och\s+(?P<too>{_NUMBER}))?\s+{_CLAUSE}"
    rf"|\b{_CLAUSE}\s+(?:nr\s+|nummer\s+)?(?P<after>{_NUMBER})(?:\s+och\s+(?P<also>{_NUMBER}))?\b",
    re.I,
)
_GRANT, _REJECT = re.compile(r"\bbif(?:all|öll)", re.I), re.compile(r"\bavsl[åo]|\bavvisa", re.I)
# "att i övrigt inte bifalla motionen", "bifalls ej": as good as turned down
_NOT_GRANTED = re.compile(
    r"\b(?:inte|ej|icke)\s+(?:\w+\s+){0,2}?(?:bif(?:all|öll)|tillstyrk)\w*"
    r"|\b(?:bif(?:all|öll)|tillstyrk)\w*\s+(?:inte|ej|icke)\b|\butan bifall\b",
    re.I,
)
_WORDS: dict[Outcome, re.Pattern[str]] = {
    "granted": _GRANT, "rejected": _REJECT, "answered": re.compile(r"\bbesvara", re.I),
}  # fmt: skip
_REST = re.compile(r"\b(?:i övrigt|övriga|resterande)\b", re.I)
_INSTEAD = re.compile(
    r"\bbif(?:all|öll)\w*\b[^.]{0,60}?\b(?:på (?:så|det) (?:sätt|vis)(?:et)?(?:,)? att|så till vida att|i den meningen att|genom att)",
    re.I,
)
_OWN = ("beslut", "forslag_kf", "forslag")


def of_its_own(
    a: Annotated, motion: Motion, f: FoundAct, partners: Sequence[str] = (), others: Sequence[str] = ()
) -> Outcome:
    """The outcome of what `f` asks for about some `partners`: that of the motion, unless its att-sats fared otherwise.

    `others` are the partners of the item that `f` is not about.

    A motion "granted in that" something else is done was not granted what it asks for.
    """
    said = [a.item.view.text[slice(*a.span(u.first, u.last))] for u in a.units if u.part.kind in _OWN]
    if motion.outcome == "granted" and motion.outcome_stage == "decided":
        inquires = f.act not in ("investigate", "evaluate") and any(
            a.tokens[i].label in ("INVESTIGATE", "EVALUATE") and a.kind(i) in _OWN for i in range(len(a.tokens))
        )
        if _named(said, f.act, partners, others) == "rejected":
            return "rejected"  # "avslås vad gäller uppsägningen och bifalls vad gäller utredningen"
        return "answered" if inquires and any(_INSTEAD.search(" ".join(text.split())) for text in said) else "granted"
    if motion.outcome != "partly_granted":
        return motion.outcome
    fates = _fates(said)
    number = ordinal(a, f)
    if number in fates:
        return fates[number]
    named = _named(said, f.act, partners, others)
    return named or fates.get(0, "partly_granted")


_MEANT: dict[ActName, str] = {
    "end": r"upps[äa]g|säga? upp|sägs upp|avslut|avveckl|upphäv|upphör|avbry|avbrott|bryt",
    "pause": r"paus|vilande|\bfrys",
    "establish": r"\bingå|teckn|upprätta|knyt|\bny vänort|\bnytt vänortsavtal|ny partner|bli vänort",
    "investigate": r"utred|översyn|undersök|\bse över|ses över|kartlägg|genomlys|\bpröv",
    "evaluate": r"utvärder|följ\w* upp|uppfölj",
    "renew": r"förny|förläng|prolong",
    "resume": r"återuppta|återaktiver|återuppliv",
    "keep": r"behåll|bibehåll|stå kvar|kvarst",
}


def _named(said: list[str], act: ActName, partners: Sequence[str], others: Sequence[str]) -> Outcome | None:
    """What became of the part of a motion that a verdict names by its act or partner ("i den del som avser uppsägning")."""
    meant = re.compile(_MEANT.get(act, r"(?!)"), re.I)
    foreign = re.compile("|".join(words for name, words in _MEANT.items() if name != act), re.I)
    for text in said:
        for clause in _clauses(text):
            fate = _fate(clause)
            if any(name in clause for name in others) and not any(name in clause for name in partners):
                continue
            if fate is None or not _PART.search(clause) or _REST.search(clause):
                continue
            # "bifalla motionen såvitt avser en utredning om X": the partner's name alone says not what is granted
            of_partner = any(re.search(rf"\b{re.escape(name)}\b", clause) for name in partners)
            if meant.search(clause) or (of_partner and not foreign.search(clause)):
                return fate
    return None


def said_of(a: Annotated, partners: Sequence[str], others: Sequence[str]) -> Unit | None:
    """The sentence of a decision that says what becomes of the part of a motion about some partners alone."""
    for unit in a.units:
        text = a.item.view.text[slice(*a.span(unit.first, unit.last))]
        alone = any(name in text for name in partners) and not any(name in text for name in others)
        if unit.part.kind in _OWN and alone and _PART.search(text) and _fate(text):
            return unit
    return None


def _fate(clause: str) -> Outcome | None:
    """The one thing that a clause does with the motion or a part of it."""
    said = _NOT_GRANTED.sub("avslås", clause)
    found: list[Outcome] = [fate for fate, words in _WORDS.items() if words.search(said)]
    return found[0] if len(found) == 1 else None


_PART = re.compile(
    r"\b(?:delen|delar|delarna|del|såvitt|vad (?:av|gäller|beträffar|rör)|när det gäller|i fråga om|i frågan om|beträffande|avseende"
    r"|gällande|rörande|angående|kravet|yrkandet|förslaget|att-?sats|att-?satsen|punkt|punkten)\b", re.I
)  # fmt: skip


def _clauses(text: str) -> list[str]:
    """The clauses of a decision, each with its verdict; what stands before one belongs to it, as what adds to one."""
    pieces = re.split(
        r"[.;]\s|,\s|\b(?:samt|medan|men)\b|\boch\s+(?=avsl|bif|att|anse|besvar|i övrigt)", " ".join(text.split())
    )
    found: list[str] = []
    before = ""
    for piece in pieces:
        if any(words.search(piece) for words in _WORDS.values()):
            found.append(f"{before} {piece}")
            before = ""
        elif _ADDS.match(piece) and found:
            found[-1] += f" {piece}"
        else:
            before = f"{before} {piece}"
    return found


_ADDS = re.compile(r"\s*(?:vilket|som|så att|innebärande|det vill säga|dvs|d\.v\.s|genom)\b", re.I)


def _fates(said: list[str]) -> dict[int, Outcome]:
    """What became of the att-satser by their number; under 0, of the rest."""
    found: dict[int, Outcome] = {}
    for text in said:
        for clause in _clauses(text):
            fate = _fate(clause)
            if fate is None:
                continue
            for match in _NAMED.finditer(clause):
                for word in filter(None, match.group("before", "too", "after", "also")):
                    found.setdefault(_ORDINALS[word.lower()], fate)
            if _REST.search(clause):
                found.setdefault(0, fate)
    return found


def ordinal(a: Annotated, f: FoundAct) -> int | None:
    """The number of the att-sats that asks for an act, by its place in a list or in a sentence of several."""
    for verb in (f.verb, *(verb for verb, _ in f.more)):
        unit = a.unit(verb)
        if unit.intro is not None:
            return _listed(a, unit)
        begins = [i for i in range(unit.first, unit.last) if _opens(a, unit, i)]
        if len(begins) > 1 and begins[0] < verb:
            return sum(i < verb for i in begins)
    return None


def _listed(a: Annotated, unit: Unit) -> int:
    first = a.tokens[unit.first].text
    if first.isdigit():
        return int(first)
    return 1 + sum(u.intro is unit.intro and u.first < unit.first for u in a.units)


def _opens(a: Annotated, unit: Unit, i: int) -> bool:
    """Whether an att-sats of its own begins: the first `att` of a sentence, and each behind a comma or "och"."""
    if a.tokens[i].text.lower() != "att":
        return False
    earlier = any(a.tokens[j].text.lower() == "att" for j in range(unit.first, i))
    return not earlier or a.tokens[i - 1].text.lower() in (",", "och", "samt", "dels")
