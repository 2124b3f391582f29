"""E-mail addresses: plain, broken over lines, and written so that no machine should read them (`anna (at) ek.se`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.privacy.forms import FORMS
from pipeline.privacy.model import Leak

# What stands between name and domain. Only `@` itself needs nothing more to be believed.
_AT = re.compile(
    r"(?P<sure>@|＠|﹫|%40|&#64;|&#x40;|&commat;)|(?P<said>[\[({<]\s?(?:at|snabel-?\s?a|a|ät|på)\s?[\])}>]|\bsnabel-?\s?a\b)"
    r"|(?P<odd>[©®])|(?P<bare>(?<=\w)[ \t]+at[ \t]+(?=\w))",
    re.IGNORECASE,
)
_DOT = (
    r"(?:\.(?:[ \t](?=(?:se|nu|com|org|net|eu|info)\b))?|[ \t]\.[ \t]"
    r"|[ \t]?[\[({]\s?(?:dot|punkt|\.)\s?[\])}][ \t]?|[ \t](?:dot|punkt)[ \t])"
)
_NAME = re.compile(rf"[\w.+'’%-]{{1,64}}(?:(?:{_DOT})[\w+-]{{1,64}}){{0,3}}(?P<gap>\s{{0,3}})$", re.IGNORECASE)
_TAIL = re.compile(rf"\s{{0,3}}[\w-]{{1,63}}(?:(?:{_DOT})[\w-]{{1,63}}){{1,6}}", re.IGNORECASE)
_BROKEN = re.compile(r"-?[ \t]{0,8}\r?\n[ \t]{0,8}")
_FAR = 90  # characters to either side that are looked at
_DOMAINS = frozenset(FORMS["e-post"].words("domains"))


def mail_addresses(text: str) -> Iterator[Leak]:
    """The e-mail addresses of a text, from left to right."""
    for at in _AT.finditer(text):
        end = _end(text, at)
        start = _start(text, at.start(), spaced=at.lastgroup != "bare") if end else None
        if end and start is not None:
            yield Leak("e-post", start, end)


def _start(text: str, at: int, *, spaced: bool) -> int | None:
    """Where the name in front of the sign begins."""
    left = text[max(0, at - _FAR) : at]
    found = _NAME.search(left)
    if not found or (found["gap"] and not spaced):
        return None
    start = at - len(left) + found.start()
    while start < at and text[start] in ".'’-%":
        start += 1
    if start == at:
        return None
    # a name broken over a line: `anna.` and `ek@…`, `anna` and `.ek@…`
    above = re.search(r"[\w.+-]{0,63}[\w][._-][ \t]{0,4}\n[ \t]{0,8}$", text[max(0, start - _FAR) : start])
    if above is None and text[start - 1 : start] in (".", "_"):
        above = re.search(r"[\w.+-]{1,64}[ \t]{0,4}\n[ \t]{0,8}[._]$", text[max(0, start - _FAR) : start])
    if above and not re.search(r"\.[ \t]*\n", above[0]):
        return start - len(above[0])
    if above and re.fullmatch(r"[a-zåäö][\w.+-]{1,40}\.\s+", above[0]):
        return start - len(above[0])
    return start


def _end(text: str, at: re.Match[str]) -> int | None:
    """Where the domain behind the sign ends; None where no domain follows."""
    right = text[at.end() : at.end() + _FAR]
    direct = _TAIL.match(right)
    known = bool(direct and _known(direct[0]))
    end = direct.end() if direct else None
    if not known and (broken := _joined(right)):
        return at.end() + broken
    if known and direct:
        return at.end() + _cut(direct[0])
    if at.lastgroup == "sure":
        if direct and re.search(r"[a-z]{2,12}$", direct[0], re.IGNORECASE):
            return at.end() + (end or 0)
        beside = re.match(r"[a-zåäö][\w-]{2,62}", right, re.IGNORECASE)
        return at.end() + beside.end() if beside and text[at.start() - 1 : at.start()].isalnum() else None
    return None


def _known(domain: str) -> bool:
    return any(part.lower() in _DOMAINS for part in re.split(r"[^a-zåäö]+", domain, flags=re.IGNORECASE)[1:])


def _cut(domain: str) -> int:
    """How much of it is domain: behind the last end that is known, words of the text may follow (`a.se.Han`)."""
    last = len(domain)
    for part in re.finditer(r"[a-zåäö]+", domain, re.IGNORECASE):
        if part.start() and part[0].lower() in _DOMAINS:
            last = part.end()
    return last


def _joined(right: str) -> int | None:
    """The length of a domain that is broken over a line."""
    for broken in list(_BROKEN.finditer(right))[:3]:
        for hyphen in (broken[0].startswith("-"), False):
            cut = broken.start() if hyphen or not broken[0].startswith("-") else broken.start() + 1
            whole = right[:cut] + right[broken.end() :]
            found = _TAIL.match(whole)
            if found and found.end() > cut and _known(found[0]):
                return _cut(found[0]) + broken.end() - cut
    return None
