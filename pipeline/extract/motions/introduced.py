"""Motions that a § tells of in its text though its heading names none, or not their title.

By its decision ("Motionen avslås."), by the line under its title that names the mover, by a proposal that the decision
refers to, by a sentence that introduces a motion, or, on pages and in news, by a sentence about who moved it.
"""

from __future__ import annotations

import re

from pipeline.extract.clauses import Clause
from pipeline.extract.motions.filed import is_filing
from pipeline.extract.motions.movers import NUMBERED, moves, names_mover, owners
from pipeline.extract.motions.outcome_told import COUNCILS, FINAL, PROPOSAL
from pipeline.extract.motions.title import NOUN, Title, kind_named, read_title
from pipeline.extract.motions.verdict import verdicts
from pipeline.extract.organs import find_organs
from pipeline.extract.people import find_parties, find_people
from pipeline.extract.tokens import QUOTE, UNQUOTED
from pipeline.rules.loader import one_of
from pipeline.rules.proposing import HAS_PROPOSED, PROPOSED, PROPOSES
from pipeline.split.model import ItemText
from schemas.document import MINUTES, Document
from schemas.record import MotionKind
from schemas.statement import FORMAL_PARTS

_SINGULAR = re.compile(
    r"\b(?:motionen|medborgarförslaget|initiativet|initiativärendet|e-förslaget|invånarförslaget)\b|\bväckta\s+motion|\bgöteborgsförslag\s+\d"
    r"|(?-i:\b[A-ZÅÄÖ][\w-]+s)\s+(?:\([^()\n]{1,12}\)\s+(?:m\.?\s?fl\.?\s+)?)?(?:motion|medborgarförslag)\b"
    rf"|\bmotion\s+{NUMBERED}(?:av|från)\s|\bmotion\s+(?:nr\s+)?\(?\d{{1,4}}[:/]\d{{1,4}}\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?:motion|medborgarförslag|(?:ledamots|nämnd)initiativ)\s+{NUMBERED}(?:väckt\s+)?(?:av|från)\s+", re.IGNORECASE
)
_BELOW = 12  # characters between a title and the line that names its mover
_AS_PROPOSED = re.compile(
    r"\b(?:i\s+enlighet\s+med|enligt|bifall\w*|antar?|godkän\w*)\b[^.]{0,60}\bförslag", re.IGNORECASE
)
_IS_PROPOSED = re.compile(
    r"\b(?:motionen|medborgarförslaget)\s+föreslås\s+(?:\w+\s+){0,2}?(?:bifallen|avslagen|besvarad|bifallet|avslaget)\b",
    re.I,
)
_PROPOSES = re.compile(rf"\b(?:{PROPOSES}|föreslås|förslag|tillstyrker|avstyrker)\b", re.IGNORECASE)
_INTRODUCED = re.compile(  # also "Till sammanträdet har kommit in: Motion av Anna Lund (S) om …", "väcker motion om …"
    r"\b(?:en|följande|ett)\s+(?:motion|medborgarförslag)\b|(?:^|(?<=: )|(?<=[Aa]nmäldes )|(?<=[Aa]nmäls ))motion(?=\s+(?:av|från)\s)"
    r"|(?:(?<=väcker )|(?<=väckt )|(?<=väckte )|(?<=lämnat in )|(?<=lämnat )|(?<=inlämnat )|(?<=inkommit med ))motion\b",
    re.IGNORECASE,
)
_INTRODUCTION_ENDS = re.compile(
    r"\s+(?:där|i\s+vilken|som\s+föreslår|,?\s*vari|bifölls|avslogs|(?:har\s+)?(?:bifallits|avslagits)|röstades"
    r"|(?:har\s+)?(?:(?:in)?kommit(?:\s+in)?|in(?:lämnats|kom|lämnades)|lämna(?:ts|des)\s+in|väck(?:ts|tes)|anmäl(?:ts|des|s)))\b|[.:]\s*$"
)
_LED = re.compile(
    rf"\b(?:om|ang\w*|gällande|rörande|avseende|beträffande|kring|{one_of('titled')})\b|[:–—-]|{QUOTE}", re.IGNORECASE
)
_ASKS_ON = re.compile(
    rf"(?:{PROPOSES}|{PROPOSED}|{HAS_PROPOSED}|yrkar|yrkade|yrkat|begärt|vill|som|där|har|väckt)\b", re.IGNORECASE
)
_RUBRIC = re.compile(
    rf"\b(?:{one_of('titled')}|(?:[Mm]otion|[Mm]edborgarförslag|[Ii]nitiativ)(?:en|et)?)[,:]?"
    rf"\s+{QUOTE}\s*({UNQUOTED}{{4,160}}?)\s*{QUOTE}"
)


def decided_motion(item: ItemText, source: tuple[Clause, ...], *, letter: bool) -> Title | None:
    """The kind of motion that a § without the word in its heading decides on; a `letter` proposes in its sentences."""
    for clause in source:
        if clause.part.kind not in FORMAL_PARTS and not (
            (letter or _IS_PROPOSED.search(clause.text))
            and (PROPOSAL.search(clause.text) or PROPOSAL.search(clause.intro))
        ):
            continue
        noun = _SINGULAR.search(clause.text)
        if noun and any(v.target in ("motion", "clause") and v.outcome != "unknown" for v in verdicts(clause.text)):
            named = NOUN.search(clause.text)
            kind: MotionKind = kind_named(named) if named else "motion"
            if kind == "initiativ" and not re.search(
                r"\b(?:väckt|initiativärende|nämndinitiativ|ledamot)", item.view.text, re.IGNORECASE
            ):
                continue
            return Title(kind, False, (0, 0), None, ())
    return _proposed_motion(source)


def bylined(item: ItemText, source: tuple[Clause, ...], head: Document) -> Title | None:
    """The kind of motion that a line of its own right under the title names with its mover: "Motion av Anna Lund (M)"."""
    below = item.heading_span[1] if item.heading_span else 0
    first = next((c for c in source if c.part.kind in ("arende", "annat", "motion") and c.start >= below), None)
    if head.kind not in MINUTES or first is None or first.start > below + _BELOW:
        return None
    line = first.text.split("\n", 1)[0].strip()
    if not (found := _BYLINE.match(line)) or not (named := read_title(line)) or not find_people(line[found.end() :]):
        return None
    return Title(named.kind, False, (0, 0), None, ())


def _proposed_motion(source: tuple[Clause, ...]) -> Title | None:
    """A motion told of in the text, whose proposal the decision only refers to: "i enlighet med styrelsens förslag"."""
    refers = any(c.part.kind == "beslut" and _AS_PROPOSED.search(c.text) for c in source)
    moved = refers and any(c.part.kind in ("arende", "annat", "motion") and moves(c.text) for c in source)
    proposed = moved and any(
        c.part.kind != "beslut"
        and _SINGULAR.search(c.text)
        and _PROPOSES.search(c.text)
        and any(v.target == "motion" and v.outcome != "unknown" for v in verdicts(c.text))
        for c in source
    )
    return Title("motion", False, (0, 0), None, ()) if proposed else None


def reported_motion(source: tuple[Clause, ...]) -> Title | None:
    """A motion that a page or news item tells of: somebody with a party moved it, a citizens' proposal came in, or the council
    has dealt with it."""
    for clause in source:
        named = (moves(clause.text) or names_mover(clause.text)) and find_people(clause.text)
        if named or any(owner.party for owner in owners(clause)):
            return Title("motion", False, (0, 0), None, ())
        noun = NOUN.search(clause.text)
        council = (
            noun and any(o.organ in COUNCILS for o in find_organs(clause.text)) and not PROPOSAL.search(clause.text)
        )
        group = noun is not None and (noun["citizen"] or find_parties(clause.text) or _PARTY.search(clause.text))
        if noun is not None and group and is_filing(clause.text):
            return Title(kind_named(noun), False, (0, 0), None, ())  # nobody with a name moves it
        if noun and council and any(v.target == "motion" and v.outcome in FINAL for v in verdicts(clause.text)):
            return Title(kind_named(noun), False, (0, 0), None, ())
    return None


_PARTY = re.compile(r"\b(?:partiet|gruppen)\b", re.IGNORECASE)


def told_in(source: tuple[Clause, ...]) -> tuple[int, Title] | None:
    """A motion introduced in running text: "har lämnat in en motion om att …"."""
    for clause in source:
        if clause.part.kind not in ("arende", "annat", "motion", "beredning"):
            continue
        match = _INTRODUCED.search(clause.text)
        if not match:
            continue
        rest = clause.text[match.start() :]
        # "En motion har kommit in från" goes on to the title
        stop = next((m for m in _INTRODUCTION_ENDS.finditer(rest) if len(rest[: m.start()].split()) > 3), None)
        told = read_title(rest[: stop.start()] if stop else rest)
        led = told is not None and told.title is not None and _LED.search(rest[told.noun[1] : told.title[0]])
        if told is not None and told.title is not None and led and not _ASKS_ON.match(rest[told.title[0] :]):
            return clause.start + match.start(), told
    return None


def quoted_title(source: tuple[Clause, ...]) -> tuple[int, int] | None:
    """The title that the text gives in quotation marks: 'en motion med rubriken "Nya vänner"'. Offsets of the view."""
    for clause in source:
        found = _RUBRIC.search(clause.text)
        if found and NOUN.search(clause.text, 0, found.start(1)):
            return clause.start + found.start(1), clause.start + found.end(1)
    return None
