"""Parties that act as groups, as minutes name them without a member's name."""

from __future__ import annotations

import re

from pipeline.extract.people import LOCAL, RIKSDAG, find_parties

_CODES = r"[A-ZÅÄÖ]{1,3}(?:(?:,\s*|\s+och\s+|\s+samt\s+|/)[A-ZÅÄÖ]{1,3})*"
_LOOSE = r"(?:[A-ZÅÄÖ]{1,3}|(?-i:[MKFSmkfs][pd])|[mscvl](?![a-zåäö]))"  # "Mp-gruppen", "kd-gruppen", "s-gruppen"
_INSIDE = r"\([A-ZÅÄÖa-zåäö]{1,3}\)-?"  # "(m)- och (kd)-grupperna", "ledamöterna för (m) och (fp)"
_AND = r"(?:,\s*|\s+och\s+|\s+samt\s+)"
_GROUPS = (
    re.compile(rf"(?i:ledam\w+|grupp\w*|samtliga)\s+(?i:i|för|inom|från)\s+({_CODES})\b"),
    re.compile(rf"(?i:ledam\w+|grupp\w*|samtliga)\s+(?i:i|för|inom|från)\s+({_INSIDE}(?:{_AND}{_INSIDE})*)"),
    re.compile(rf"\b((?:{_LOOSE}-?{_AND})*{_LOOSE}-(?=grupp|ledam))"),
    re.compile(rf"((?:{_INSIDE}{_AND})*{_INSIDE}(?<=-)(?=grupp|ledam))"),
    re.compile(rf"^\W*({_CODES})\s+(?:reserver|yrka|delta|avstå|anmäl|lämna|föreslår|instäm)"),
    re.compile(rf"\b(?:från|av|för)\s+({_CODES})\s*\.?$"),
)
_STEMS = {
    "moderat": "M", "socialdemokrat": "S", "centerpartist": "C", "vänsterpartist": "V", "kristdemokrat": "KD",
    "miljöpartist": "MP", "sverigedemokrat": "SD", "folkpartist": "FP", "liberal": "L",
}  # fmt: skip
_ALL_MEMBERS = re.compile(  # "samtliga moderater och kristdemokrater"
    rf"\b(?:(?:samtliga|alla|de\s+\w+)\s+|(?<=er)(?:,|\s+och|\s+samt)\s+)((?:{'|'.join(_STEMS)})(?:er|a)(?:na)?)\b",
    re.IGNORECASE,
)
_LOCAL_GROUP = re.compile(  # "ledamöterna i Hela Edas Lista (HEL)"
    r"(?i:ledam\w+|grupp\w*|företrädar\w+)\s+(?:i|för|inom|från)\s+[A-ZÅÄÖ][^().\n]{3,40}\s\(([A-ZÅÄÖ]{1,4})\)"
)
_GROUP_NAMED = re.compile(  # "vänstergruppen", "den socialdemokratiska gruppen", "centerpartiets grupp"
    r"\b((?:moderat|socialdemokrat|center|vänster|kristdemokrat|miljö|sverigedemokrat|folk|liberal)[a-zåäö]*?"
    r"(?:parti)?(?:ledamöterna|\s+ledamöterna|gruppen|\s+(?:fullmäktige|parti)?gruppe?n?|s\s+(?:fullmäktige)?grupp))\b",
    re.IGNORECASE,
)


def groups(words: str) -> list[tuple[str, int, int]]:
    """Parties that act as groups: those named as such, "ledamöterna i SD och KD", "S- och V-grupperna", "SD reserverar sig"."""
    found = [(q.party, q.start, q.end) for q in find_parties(words)]
    for group in (m for pattern in _GROUPS for m in pattern.finditer(words)):
        for code in re.finditer(rf"(?<!\w){_LOOSE}(?![a-zåäö])", group[1]):
            spot = (group.start(1) + code.start(), group.start(1) + code.end())
            party = code.group().upper()
            if party in RIKSDAG | LOCAL and not any(start <= spot[0] < end for _, start, end in found):
                found.append((party, *spot))
    for local in _LOCAL_GROUP.finditer(words):
        if not any(start <= local.start(1) < end for _, start, end in found):
            found.append((local[1], *local.span(1)))
    for member in (m for pattern in (_ALL_MEMBERS, _GROUP_NAMED) for m in pattern.finditer(words)):
        party = next(code for stem, code in _STEMS.items() if stem.startswith(member[1].lower()[:5]))
        if not any(start <= member.start(1) < end for _, start, end in found):
            found.append((party, *member.span(1)))
    return sorted(found, key=lambda hit: hit[1])
