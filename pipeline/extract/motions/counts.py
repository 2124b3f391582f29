"""How many voted for and against, in figures and words, as minutes and news count them.

Each form names `yes` and `no`. Where the source gives no ja and nej, those for are `yes`; of two proposals that get
votes the first is. What another meeting is told to have voted when it made its proposal is no vote of the item's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.numbers import NUMBERS

_COUNTED = NUMBERS | dict.fromkeys(("noll", "ingen", "inga"), 0)
_WORDS = "|".join(sorted(_COUNTED, key=len, reverse=True))
_VOTES = r"(?:\s*(?:st\.?|stycken))?[\s-]*(?:ledamöter\s+)?(?:röst(?:ar|ade)\s+|avgav\s+|har\s+röstat\s+)?[”\"]?"


_GIVEN = r"(?:-?\s*röst(?:er)?)?\s*(?:[:=,–-]|röst(?:ar|ade)\b|av(?:ger|gav|ges\s+av|gavs\s+av)\b)?\s*"


def count(name: str) -> str:
    """A pattern for a number of voters, in the group `name`."""
    return rf"(?P<{name}>(?<!\d)\d{{1,3}}|(?<!\w)(?:{_WORDS})(?!\w))"


_COUNTS = (  # "nej-" at the end of a line is read as one word with what follows: "nejröster"
    # 43 Ja mot 38 Nej · 20 ja-röster och 26 nej-röster · 24 ledamöter röstar JA, 15 ledamöter röstar NEJ
    re.compile(
        rf"{count('yes')}{_VOTES}ja(?:\b|(?=röst))[”\"]?[\s-]*(?:röst\w*)?(?:\s*(?:[,.;]|mot|och|samt|-|–|/)\s*)+(?:mot\s+)?{count('no')}{_VOTES}nej(?:\b|(?=röst))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{count('no')}{_VOTES}nej(?:\b|(?=röst))[”\"]?[\s-]*(?:röst\w*)?(?:\s*(?:,|mot|och|samt|-|–|/)\s*)+(?:mot\s+)?{count('yes')}{_VOTES}ja(?:\b|(?=röst))",
        re.IGNORECASE,
    ),
    # Ja: 26, Nej: 20 · Ja-röster 26 Nej-röster 20 · Ja – 26 / Nej – 20 · Ja röstar 26, nej röstar 20 · Ja-röst avger 26
    re.compile(
        rf"\bja{_GIVEN}\(?{count('yes')}\)?(?:\s*(?:röster|stycken|st|ledamöter))?[\s,.;]*(?:och\s+|samt\s+|medan\s+)?"
        rf"(?:antal(?:et)?\s+)?nej{_GIVEN}\(?{count('no')}\)?",
        re.IGNORECASE,
    ),
    # Ja: avslag, 31 röster. Nej: bifall, 20 röster.
    re.compile(
        rf"\bja\s*[:=–-]\s*[^\d:.;]{{3,60}}?[,:–-]\s*{count('yes')}(?:\s*röster)?[\s,.;]*(?:och\s+)?"
        rf"nej\s*[:=–-]\s*[^\d:.;]{{3,60}}?[,:–-]\s*{count('no')}",
        re.IGNORECASE,
    ),
    # Ja (avslag): 31 Nej (bifall): 9 · Ja (avslag) tjugofem, nej (bifall) sex
    re.compile(
        rf"\bja\s*\([^()\d]{{3,40}}\)\s*:?\s*{count('yes')}\s*(?:röster)?[\s,.;]*(?:och\s+)?nej\s*\([^()\d]{{3,40}}\)\s*:?\s*{count('no')}",
        re.IGNORECASE,
    ),
    # efter votering med 9 röster för och 4 emot · 31 ledamöter röstade för uppsägningen och 20 mot · 31 för, 20 emot
    re.compile(
        rf"{count('yes')}\s+(?:för|(?:ledamöter\s+)?(?:röst(?:er|ade|ar)?|var|är)\s+för(?:\s+[^\d.;,]{{3,60}}?)?)(?:\s*(?:,|och|mot|samt|medan)\s*)+"
        rf"{count('no')}\s+(?:ledamöter\s+)?(?:(?:röst(?:er|ade|ar)?|var|är)\s+)?(?:emot|mot)(?!\w)",
        re.IGNORECASE,
    ),
    # Tjugo ledamöter röstade mot och trettioen för
    re.compile(
        rf"{count('no')}\s+(?:ledamöter\s+)?röst(?:er|ade|ar)?\s+(?:emot|mot)(?:\s+[^\d.;,]{{3,60}}?)?(?:\s*(?:,|och|samt|medan)\s*)+"
        rf"{count('yes')}\s+(?:ledamöter\s+)?(?:röst(?:er|ade|ar)?\s+)?för(?!\w)",
        re.IGNORECASE,
    ),
    # Kommunstyrelsens förslag fick 31 röster och motionen 20
    re.compile(
        rf"\b(?:(?:får|fick|erhåller|erhöll)\s+[^\d.;]{{0,60}}?)?(?:förslag(?:et)?|\w*yrkande(?:t)?|motionen|bifall|avslag)"
        rf"(?:\s+(?:får|fick|erhåller|erhöll|har\s+fått))?\s+{count('yes')}\s+röster"
        rf"(?:\s*(?:,|och|mot|samt|medan)\s*)+[^\d.;]{{3,60}}?\s+(?:(?:får|fick|erhåller|erhöll)\s+)?{count('no')}(?:\s+röster)?(?=[\s,.;])",
        re.IGNORECASE,
    ),
    # För kommunstyrelsens förslag röstade 31 och för Anna Lunds yrkande 20
    re.compile(
        rf"\bför\s+[^\d.;]{{3,60}}?\s+röst(?:ar|ade)\s+{count('yes')}(?:\s+ledamöter)?(?:\s*(?:,|och|samt|medan)\s*)+"
        rf"för\s+[^\d.;]{{3,60}}?\s+(?:röst(?:ar|ade)\s+)?{count('no')}(?=[\s,.;])",
        re.IGNORECASE,
    ),
    # 8 röster för Ja, 5 röster för Nej
    re.compile(
        rf"{count('yes')}\s+röst(?:er)?\s+för\s+[”\"]?ja(?:\b|(?=röst))[”\"]?(?:\s*(?:,|mot|och|samt)\s*)+{count('no')}\s+(?:röst(?:er)?\s+)?för\s+[”\"]?nej(?:\b|(?=röst))",
        re.IGNORECASE,
    ),
    # JA till styrelsens förslag: 37, and below it NEJ till styrelsens förslag: 9
    re.compile(
        rf"\bja(?:-?\s*röst(?:er)?)?\s+(?:för|till|på)\s[^\d:.;]{{3,80}}:\s*{count('yes')}(?:\s*röster)?[\s,.;]*(?:och\s+)?"
        rf"nej(?:-?\s*röst(?:er)?)?\s+(?:för|till|på)\s[^\d:.;]{{3,80}}:\s*{count('no')}(?!\d)",
        re.IGNORECASE,
    ),
    # 7 röster för bifall och 1 för avslag
    re.compile(
        rf"{count('yes')}\s+röst(?:er)?\s+för\s+(?:bifall|förslaget|\w+\s+förslag)\s+(?:och|mot|samt)\s+{count('no')}\s+(?:röst(?:er)?\s+)?för\s+avslag",
        re.IGNORECASE,
    ),
    # 24 ja-röster för nämndens förslag mot 7 nej-röster · 23 röstar ja till nämndens förslag, 16 nej · 30 röstar ja (avslag) och 28 nej
    re.compile(
        rf"{count('yes')}{_VOTES}ja(?:\b|(?=röst))[”\"]?(?:-?\s*röst\w*)?\s*(?:(?:för|till|på)\s+[^\d.;]{{3,60}}?|\([^()\d]{{3,40}}\))"
        rf"(?:\s*(?:,|mot|och|samt|medan)\s*)+(?:mot\s+)?{count('no')}{_VOTES}nej(?:\b|(?=röst))",
        re.IGNORECASE,
    ),
    # 5 ledamöter röstar för Anna Lunds yrkande och 2 för Bo Alms · 31 röster för avslag mot 14 för bifall
    re.compile(
        rf"{count('yes')}\s+(?:ledamöter\s+)?(?:(?:har\s+)?röst(?:er)?(?:ar|ade|at)?\s+|avges\s+|avgavs\s+){{1,2}}för\s+[^\d.;]{{3,60}}?"
        rf"(?:\s*(?:,|mot|och|samt|medan)\s*)+{count('no')}\s+(?:ledamöter\s+)?(?:röst(?:er)?(?:ar|ade|at)?\s+)?för\s+(?=\S)",
        re.IGNORECASE,
    ),
    # röstar Ja (7). … röstar Nej (5).
    re.compile(
        rf"röst(?:ar|ade)\s+ja\s*\({count('yes')}\)(?:(?!röst(?:ar|ade)\s+ja(?:\b|(?=röst))).){{0,900}}?röst(?:ar|ade)\s+nej\s*\({count('no')}\)",
        re.IGNORECASE | re.DOTALL,
    ),
    # med elva röster mot två · med 24 röster mot 15 · med siffrorna 31 mot 20
    re.compile(rf"\bmed\s+(?:röst\w*\s+)?{count('yes')}\s+röster\s*(?:mot|,|och)\s*{count('no')}\b", re.IGNORECASE),
    re.compile(
        r"\b(?:röstetale[nt]|röstsiffrorna|siffrorna|rösterna)\s*(?:(?:blev|blir|är|var|faller|föll|utföll|utfaller|fördela(?:s|des|de\s+sig))\s+)?"
        rf":?\s*{count('yes')}\s*(?:[-–]|mot)\s*{count('no')}(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:ja|nej|bifall|avslag)\s+med\s+{count('yes')}\s*(?:mot|[-–])\s*{count('no')}(?!\d)", re.IGNORECASE
    ),
)
_TOLD_PROPOSAL = re.compile(  # "Kommunstyrelsen har den 3 maj, § 12, med 8 röster mot 5 föreslagit"
    r"(?=[^.]*?(?:\d{4}|§))(?=.*\b(?:föresl(?:og|agit|ås)|förorda(?:de|t)|(?:av|till)styrk(?:te|t)|hemställ(?:de|t))\b)",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[.:;]\s+(?=[A-ZÅÄÖ])|\n[ \t]*\n")


def counted(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Range and counts (yes, no) of every place that counts a vote, unordered."""
    for pattern in _COUNTS:
        for found in pattern.finditer(text):
            if not _of_another_meeting(text, found):
                yield found.start(), found.end(), value(found["yes"]), value(found["no"])


def _of_another_meeting(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence tells, with its day or its §, of the proposal that an organ has made before."""
    begin = max((m.end() for m in _SENTENCE.finditer(text, 0, found.start())), default=0)
    end = next((m.start() for m in _SENTENCE.finditer(text, found.end())), len(text))
    return _TOLD_PROPOSAL.match(text[begin:end]) is not None


def number(pattern: re.Pattern[str], text: str) -> int | None:
    """The number in the group `n` of the first match."""
    match = pattern.search(text)
    return value(match["n"]) if match else None


def value(word: str) -> int:
    """What a number in figures or words counts."""
    return int(word) if word.isdigit() else _COUNTED[word.lower()]
