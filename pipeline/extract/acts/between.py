"""What stands between a verb and a noun, and whether it keeps them apart: another noun, another clause, a wait.

`objects.py` asks it of every verb and noun that a rule has joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated
from pipeline.extract.tokens import Token

_TALKS = ("förhandl", "samtal", "diskussion", "dialog", "överläggning", "sondering")
_LINKS = frozenset({"om", "av", "inom", "för", "till", "i", "kring", "över", "från"})
_DEFINITE_NOUN = re.compile(r"\w{3,}(?:[^aeiouyåäö]en|[^aeiouyåäö]et|an|[aeo]rna|nerna|ingen|ingarna)")
_OF_IT = (
    "kontakt", "arbet", "engagemang", "deltag", "medverkan", "medlem", "åtag", "del", "aktivitet", "samarbet", "samverk", "utbyt",
    "verksamhet", "relation", "förbindelse", "process", "beslut", "förslag", "text", "utkast", "innehåll", "villkor", "tid", "period",
    "giltighet", "undertecknande", "ingående", "tecknande", "samtliga", "uppsägning", "avveckling", "inbjudan", "handling",
)  # fmt: skip


def at_another(between: Sequence[Token]) -> bool:
    """Whether a noun stands between, of which the agreement behind only says what it is about: a report, a journey."""
    words = [t.text.lower() for t in between]
    if any(t.label == "PERSON" for t in between):
        return True
    return any(
        second in _LINKS
        and not token.label
        and _DEFINITE_NOUN.fullmatch(first) is not None
        and not any(part in first for part in _OF_IT)
        for token, first, second in zip(between, words, words[1:], strict=False)
    )


def of_another(between: Sequence[Token]) -> bool:
    """Whether what is begun or approved is another thing than the agreement named behind it."""
    return any(
        (t.form == "noun" and t.label in PREDICATES)
        or t.text.lower() == "att"
        or t.text.lower().startswith((*_TALKS, *_RULES))
        for t in between
    )


_RULES = ("riktlinje", "polic", "program", "strategi", "reglemente", "handlingsplan", "budget", "taxa")
_INSIDE = frozenset({"till", "från", "hos", "i", "inom", "vid", "under", "genom"})
_PAPERS = (
    "rapport", "redovisning", "skrivning", "information", "yttrande", "svar", "utvärdering", "översyn", "program", "polic",
    "riktlinje", "plan", "budget", "handlingsplan", "sammanställning", "skrivelse", "betänkande", "reglemente",
)  # fmt: skip


_PIECES = (
    "delen",
    "delarna",
    "uppsägningstiden",
    "avtalstiden",
    "löptiden",
    "bilagan",
    "paragrafen",
    "villkoren",
    "texten",
    "innehållet",
)
_DRAFTS = ("förslag", "avtalsförslag", "utkast", "avtalsutkast")


def is_draft(token: Token) -> bool:
    """Whether a noun is a draft of what "till" names behind it."""
    return token.text.lower().startswith(_DRAFTS)


def hangs_on(a: Annotated, noun: int) -> bool:
    """Whether a noun hangs on another that is the subject: "resorna till vänorten ställdes in", "rapporten om avtalet godkänns"."""
    first = a.unit(noun).first
    before = noun - 1
    while before > first and (a.tokens[before].label == "NATION" or a.tokens[before].text.lower() in ARTICLES):
        before -= 1
    word = a.tokens[before].text.lower()
    if word in ("i", "av") and before > first and a.tokens[before - 1].text.lower().endswith(_PIECES):
        return False  # "skoldelen i avtalet sägs upp", "uppsägningstiden i avtalet ändras"
    if word == "till" and before > first and is_draft(a.tokens[before - 1]):
        return False  # "förslaget till avtal godkänns": it is the agreement
    if word in _INSIDE:
        return (
            before - 1 >= first
            and a.tokens[before - 1].text[:1].isalpha()
            and a.tokens[before - 1].text.lower() != "att"
        )
    if (
        word in ("av", "i")
        and before > first
        and a.tokens[before - 1].label in ("PAUSE", "EVALUATE", "INVESTIGATE")
        and a.tokens[before - 1].form == "noun"
    ):
        return True  # "pausen av avtalet upphör", "utvärderingen av avtalet avslutades"
    about = word in ("om", "över", "kring", "gällande", "angående", "rörande", "för")
    return about and any(t.text.lower().startswith(_PAPERS) for t in a.tokens[max(first, before - 2) : before])


def of_doing(a: Annotated, noun: int) -> bool:
    """Whether a noun hangs on one that says what is done to it: "en paus i det avtal", "uppsägning av vänortsavtalet"."""
    first = a.unit(noun).first
    before = noun - 1
    while before > first and (a.tokens[before].label == "NATION" or a.word(before) in ARTICLES):
        before -= 1
    if before > first and a.word(before) in ("av", "i", "för", "på", "ur", "från"):
        before -= 1
    doing = a.tokens[before]
    return before >= first and doing.label in PREDICATES and doing.form == "noun" and doing.label != "ESTABLISH"


ARTICLES = frozenset(
    {"den", "det", "de", "vår", "vårt", "våra", "kommunens", "stadens", "regionens", "sin", "sitt", "sina"}
)


def apposed(a: Annotated, comma: int) -> bool:
    """Whether a comma closes a country beside its town: "avtalet med X, Norge, sägs upp"."""
    return a.tokens[comma - 1].label == "COUNTRY" and a.tokens[comma - 2].text == ","


def att_between(a: Annotated, low: int, high: int) -> bool:
    """Whether a further att-clause begins between two tokens: "att avtalet med X behålls, att avtalet med Y sägs upp"."""
    return bool(att_clauses(a, low + 2, high))


def att_clauses(a: Annotated, first: int, last: int) -> list[int]:
    """Where att-clauses that follow another begin among the tokens `first` to `last` (half-open): ", att", "och att"."""
    return [
        i
        for i in range(first, last)
        if a.tokens[i].text.lower() == "att" and a.tokens[i - 1].text.lower() in (",", "och", "samt")
    ]


_PARTICIPLE = (
    "tecknat",
    "slutet",
    "ingånget",
    "upprättat",
    "undertecknade",
    "tecknade",
    "slutna",
    "ingångna",
    "pausat",
    "pausade",
)


def until(between: Sequence[Token]) -> bool:
    """Whether the verb behind stands in what an earlier one waits for: "pausas tills restriktionerna upphävts"."""
    at = next((i for i, t in enumerate(between) if t.text.lower() in _UNTIL), None)
    if at is None or not any(t.label in PREDICATES for t in between[:at]):
        return False
    return at + 1 < len(between) and between[at + 1].text.lower() != "vidare"


_UNTIL = frozenset({"tills", "dess", "väntan", "avvaktan", "förrän"})
_INSERTED = frozenset({"då", "eftersom", "emedan", "sedan", "när"})


def _without_inserted(words: list[str]) -> list[str]:
    """The words without a clause that commas close: "avtalet med X, då ingen längre svarar, ska anses uppsagt"."""
    for i, word in enumerate(words[:-1]):
        if word == "," and words[i + 1] in _INSERTED and "," in words[i + 2 :]:
            return words[:i] + words[words.index(",", i + 2) + 1 :]
    return words


def other_clause(words: list[str]) -> bool:
    """Whether a new clause begins between a noun and a verb behind it, so that the verb has another subject."""
    words = _without_inserted(words)
    if any(w in ("eftersom", "när", "medan", "trots", "varför", "varvid", "varefter", "varigenom") for w in words):
        return True
    relative = False
    for i, word in enumerate(words):
        if word != ",":
            continue
        if words[i + 1 : i + 2] in (["som"], ["vilket"], ["vilken"], ["vars"]) or (
            "," in words[i + 1 :] and words[i + 1].endswith(_PARTICIPLE)
        ):
            relative = True
        elif relative:
            relative = False  # the comma that closes the relative clause
        elif "," not in words[i + 1 :] and i < len(words) - 1:  # "avtalet ingicks 2006, förnyades 2008": one subject
            return True
    return False


_AFTER_PRONOUN = frozenset(
    {"alla", "båda", "bara", "efter", "hela", "inte", "tillsammans", "under", "både", "före", "tillfälligt"}
)


def is_article(a: Annotated, at: int) -> bool:
    """Whether "den", "det", "de" behind a verb belongs to a noun behind it: "ställdes den sista träffen in"."""
    following = a.tokens[at + 1] if at + 1 < len(a.tokens) else None
    if following is None or a.tokens[at].text.lower() not in ("den", "det", "de"):
        return False
    word = following.text
    return not following.label and word.islower() and word.endswith(("a", "e")) and word not in _AFTER_PRONOUN


def of_whom(a: Annotated, noun: int) -> bool:
    """Whether a relative clause says with whom an agreement was made: "rådet, med vilket kommunen slöt avtal, är upplöst"."""
    for i in range(noun - 1, max(a.unit(noun).first, noun - _WHOM), -1):
        if a.tokens[i].label == "ESTABLISH" and a.tokens[i].form in ("past", "sup"):
            continue
        if a.tokens[i].text.lower() in ("vilket", "vilken", "vilka"):
            made = any(a.tokens[n].label == "ESTABLISH" for n in range(i, noun))
            return made and a.tokens[i - 1].text.lower() in ("med", "mellan")
        if a.tokens[i].text == ",":
            return False
    return False


_WHOM = 8  # tokens between "med vilken" and the agreement that was made, at most
