"""Sentences and list members of an item's parts, each with the line that introduces it.

A cheap reading for the rules that run on every item: no tokens, offsets of the item's view, half-open. A heading line
is no clause of its own; what it says about the speaker is the part's `organ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.rules.open_lines import runs_on
from pipeline.rules.proposing import PROPOSES
from pipeline.split.model import ItemText, Part
from schemas.statement import FORMAL_PARTS

_MEMBER = r"(?:[•·▪●○◦*‒–—-]\s|\d{1,2}[.)]\s|[a-zA-Z][.)]\s|att\s|dels\s)"
_BORDER = re.compile(
    rf"(?P<stop>[.!?][”\"»)]?)(?=\s)|(?P<gap>\n[ \t]*\n\s*)|(?P<member>(?<!§)\n(?=[ \t]*{_MEMBER}))"
    r"|(?P<colon>[:;])(?=[ \t]*\n)|(?P<line>\n)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|\d{1,2}|t\.?ex|bl\.?a|m\.?\s?fl|m\.?m|s\.?k|d\.v\.s|resp|ca|kl|nr|dnr|fr\.o\.m|t\.o\.m|f\.?d|f\.n|p\.g\.a"
    r"|jfr|enl|ang|kap|prop|bil|ordf|vice|tf|st|kr|max|min|inkl|exkl|vv)$",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"(?:besluta[rs]?|beslutat|beslutade|beslut att|följande"
    rf"|förslag till (?:beslut|kommunfullmäktige|fullmäktige)[^.]{{0,60}}|förslag"
    rf"|(?:{PROPOSES}|föreslå|rekommendera|förorda)\b[^.]{{0,60}}|att)\s*[:,]?$",
    re.IGNORECASE,
)
_DECISIONS = frozenset(FORMAL_PARTS)
_LINES = frozenset({"underlag", "expediering", "narvaro", "signatur"})
_NAMES_ONLY = re.compile(
    r"\s*(?:(?:[A-ZÅÄÖÉ][\w’-]+\s+){1,3}\([A-ZÅÄÖ]{1,4}\)(?:,\s*|\s+och\s+|\s+samt\s+|\s+m\.?\s?fl\.?)?)+\s*"
)
_SPEAKER = re.compile(
    r"\s*(?:Av\s+)?[A-ZÅÄÖÉ][\w’-]+(?:\s+(?:von|af|de|van|[A-ZÅÄÖÉ][\w’-]+)){1,3}?,?\s+\([A-Za-zÅÄÖåäö]{1,4}\)"
)
_WISH = re.compile(
    r"\s*(?:För\s+)?(?:[Bb]ifall|[Aa]vslag|Återremiss|Bordläggning|Besvarad)\b[^\n:.()]{0,80}:[ \t]+[A-ZÅÄÖÉ]"
)
_SPOKE = re.compile(
    r"\([A-Za-zÅÄÖåäö]{1,4}\)[^()]{0,30}"
    r"(?::|\s(?:yrka|instäm|tillstyrk|avstyrk|föresl|anslut|biträd|[Bb]ifall|[Aa]vslag|till (?:för)?mån|blank))"
)
_LEADS = re.compile(
    r"(?:[,:(–-]|\b(?:och|samt|medan|av|från|med|till|för|mot|att|som|eller|yrka(?:r|de)|instäm(?:mer|de)|röst(?:ar|ade)|sig|i|på|enligt|ledamoten|ledamöterna))$",
    re.IGNORECASE,
)
_ATT = re.compile(r"att\s")
_LEAVES = re.compile(
    r"\b(?:överlåt\w*|överlämna\w*|delegera\w*|bemyndiga\w*|uppdra[rs]?|uppdrog\w*|i uppdrag)\b[^.:;]*[^\s.:;,]$"
)
_TO_DECIDE = re.compile(r"\s*att\s+(?:besluta|fatta|avgöra|svara|besvara|bereda|handlägga|behandla|pröva)\b")
_STARTS_MEMBER = re.compile(rf"\s*{_MEMBER}")


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` is the view's `[start:end]`; `intro` is the text of the clause that introduces it, '' when none does."""

    start: int
    end: int
    text: str
    part: Part
    intro: str = ""


def item_clauses(item: ItemText, parts: Iterable[Part] | None = None) -> Iterator[Clause]:
    """The clauses of the given parts (of all parts when None), in order."""
    for part in item.parts if parts is None else parts:
        start = part.heading[1] if part.heading else part.start
        yield from clauses(item.view.text, start, part.end, part)


def clauses(text: str, start: int, end: int, part: Part) -> Iterator[Clause]:
    """The clauses of `text[start:end]`, with introductions."""
    intro = ""
    waiting = False
    ranges = list(spans(text, start, end, lines=part.kind in _LINES))
    for at, (first, last) in enumerate(ranges):
        next_at = ranges[at + 1][0] if at + 1 < len(ranges) else end
        piece = text[first:last]
        member = bool(_STARTS_MEMBER.match(piece))
        if not member and not waiting:
            intro = ""
        yield Clause(first, last, piece, part, intro)
        # a sentence that breaks off before "att …" leads to it: "På ordförandens förslag beslutar nämnden"
        breaks_off = not member and piece[-1] not in '.!?”"' and _ATT.match(text, next_at)
        if piece.endswith(":") or _INTRO.search(piece) or breaks_off:
            intro, waiting = (f"{intro} {piece}" if member and intro else piece), True
        elif member:
            waiting = False
        else:
            # "Enligt kommunstyrelsens förslag:" holds for all sentences of the decision that follows
            waiting = bool(intro) and part.kind in _DECISIONS


def spans(text: str, start: int, end: int, *, lines: bool = False) -> Iterator[tuple[int, int]]:
    """The ranges of sentences and list members in `text[start:end]`, white space at the ends left out.

    With `lines` every line that begins with a capital is one, as in lists of papers.
    """
    widest = 10_000 if lines else _width(text[start:end])
    at = start
    for match in _BORDER.finditer(text, start, end):
        if match.start() < at or not _ends(text, match, at, widest):
            continue
        stop = match.end() if match.lastgroup in ("stop", "colon") else match.start()
        yield from _trim(text, at, stop)
        at = match.end()
    yield from _trim(text, at, end)


def _width(text: str) -> int:
    """The usual length of a full line; a line joined over a page or a hyphen may be far longer."""
    lengths = sorted(n for n in map(len, text.split("\n")) if n > 20)
    return lengths[len(lengths) * 4 // 5] if lengths else 0


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, match: re.Match[str], at: int, widest: int) -> bool:
    group = match.lastgroup
    if group == "gap":
        # a page border may leave a gap inside a sentence: a small letter goes on, unless a list member begins
        rest = text[match.end() : match.end() + 6]
        return not rest[:1].islower() or rest.startswith("att") or text[: match.start()].rstrip().endswith(":")
    if group == "member":
        # "Anna Ek (S) och Bo Alm (V)" on a line, "– bifall till motionen" on the next: one clause
        follows = text[match.end() : match.end() + 12].lstrip()
        if (
            follows.startswith("att ")
            and _LEAVES.search(text, at, match.start())
            and _TO_DECIDE.match(text, match.end())
        ):
            return False  # "överlåter till nämnden | att besluta i ärendet", broken there by the width alone
        return not (follows[:1] in "–—-" and _NAMES_ONLY.fullmatch(text, at, match.start()))
    if group == "colon":
        return True
    if group == "stop":
        before = text[max(at, match.start() - 10) : match.start()]
        numbered = re.search(r"§\s*\d{1,4}\s*[a-z]?$", before) is not None  # "…, § 79. Anna Lund föreslår"
        if (
            text[match.start()] == "."
            and not numbered
            and _ABBREVIATION.search(before)
            and text[match.end() : match.end() + 1] != "\n"
        ):
            return False
        follows = text[match.end() : match.end() + 4].lstrip(' \n\t”"»(')
        return not follows or not follows[0].islower()
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
    follows = text[match.end() : match.end() + 120].lstrip().split("\n", 1)[0]
    if not line or not follows or not (follows[0].isupper() or follows[0] in "§–"):
        return False
    if _SPEAKER.match(text, match.end()) and _SPOKE.search(text, at, match.start()) and not _LEADS.search(line):
        return True  # each member's yrkande on a line of its own
    if _WISH.match(text, match.end()) and line.endswith(")"):
        return True  # "Avslag på motionen: Anna Lund (S)" below another such line
    return not runs_on(line, follows) and len(line) + 1 + len(follows.split()[0]) < 0.65 * widest
