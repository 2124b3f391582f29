"""The parts of one item, in order and without gaps."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.read.cells import is_reference
from pipeline.rules.proposing import PROPOSES
from pipeline.split.decisions import Sentence, deciding, found_by_chair, is_point, is_verdict, paragraphs, tells
from pipeline.split.letterhead import SALUTATION
from pipeline.split.model import Part
from pipeline.split.organs import NAME, abbreviated, classify, normal, same_organ
from pipeline.split.parts import PartHeading, loose_heading
from pipeline.split.rows import Row
from pipeline.split.tables import vote_rows
from schemas.document import MEETING_PAPERS, Document
from schemas.statement import PartKind

# `föreslår`, `beslutar att föreslå`, `beslutar hemställa hos`: what an organ does that hands a proposal on
_PROPOSING = (
    rf"(?:{PROPOSES}(?:\s+(?:hos|till))?|(?:beslutar|beslutade|beslöt)(?:\s+enhälligt)?\s+(?:att\s+)?"
    r"(?:föreslå|rekommendera|förorda|hemställa(?:\s+(?:hos|till))?))"
)
_HANDS_ON = re.compile(
    rf"(?:(?<=^)|(?<=\n)|(?<=\. ))(?P<sentence>[^\s.:](?:(?!\n\n)[^.:]){{0,300}}?\b{_PROPOSING}\b[^.:]{{0,120}}?"
    r"\b(?:kommunfullmäktige|stadsfullmäktige|regionfullmäktige|fullmäktige|kommunstyrelsen|regionstyrelsen)\s+"
    r"(?:att\s+)?(?:besluta|beslutar)(?:\s+att)?\s*(?::|(?=\n\n|\n\s*(?:att|[-–•]|\d+[.)])\s)))"
)
# `Kommunstyrelsen föreslår att kommunfullmäktige antar planen.`, and where the organ's own decision goes on
_PROPOSES = re.compile(
    rf"(?:(?<=^)|(?<=\n))(?P<sentence>{NAME}\s+{_PROPOSING}\s+(?:att\s+)?(?:kommun|stads|region)?fullmäktige\b)", re.I
)
_FOR_ITSELF = re.compile(
    rf"(?<=\n)(?:(?P<organ>{NAME})(?:\s+för\s+egen\s+del)?\s+beslutar|för\s+egen\s+del)\b(?!\s+(?:att\s+)?(?:föreslå|hemställa))",
    re.I,
)
_QUOTED = re.compile(r"(?P<organ>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,5}) ?§ ?\d+(?:,? .{0,25})?")
_SIGNED = re.compile(
    r"(?:[A-ZÅÄÖ][\wåäö -]{2,40}s )?(?:ordförande|kommunalråd|kommundirektör|stadsdirektör|regiondirektör|regionråd|"
    r"[a-zåäö]*(?:chef|direktör|sekreterare|strateg|handläggare|utredare|samordnare))(?: .{0,30})?"
    r"|vid protokollet|enligt uppdrag|för .{3,40}(?:gruppen|partiet|demokraterna)"
    r"|.{3,25} (?:den )?(?:\d{1,2} [a-z]+ \d{4}|\d{4}-\d\d-\d\d)",
    re.I,
)
# `Kommunstyrelsen 2031-04-07 § 33`: below it that organ speaks, until the own one is named
_BLOCK = re.compile(
    rf"(?P<organ>{NAME}),? ?(?:(?:den )?(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} [a-z]+ \d{{4}}))?(?:,? ?§ ?\d+\S{{0,4}})?", re.I
)
_ADDRESSED = re.compile(r"(?i:till):? \S")  # to whom a short letter goes: "Till kommunstyrelsens ordförande i Lund"
_SIGNATURE_ROWS = 14
_SENTENCE = 60  # characters of a line that is no name and no role
_NAMES = re.compile(r"(?:[A-ZÅÄÖÉ][\w’.-]*(?: \([A-ZÅÄÖ]{1,4}\))?(?: |$)){2,7}")
_ROLES = re.compile(
    r"(?:[\w-]+ ){0,5}\w*(?:ordförande|direktör|chef|sekreterare|strateg|handläggare|utredare|samordnare|råd|jurist|"
    r"controller|ekonom|ledare|planerare|ledamot)(?: .{0,50})?",
    re.I,
)
_TAIL = ("expediering", "underlag", "narvaro", "signatur", "reservation", "omrostning")  # lists and quoted texts
# parts in which the decision can stand without a heading of its own
_UNDER = ("arende", "beredning", "beslutsgang", "yrkande", "omrostning", "forslag", "motion", "annat")
_DATED = re.compile(r"\d{4}-\d\d-\d\d\W*$")


def lay_parts(
    text: str, base: int, rows: Sequence[Row], heads: dict[int, PartHeading], body: int, stop: int, document: Document
) -> tuple[Part, ...]:
    """The parts of the item `text`, which begins at `base` of the document's view; its body is `rows[body:stop]`.

    What stands above the body is the `rubrik`; text under no heading is the matter itself (`arende`, in a motion
    `motion`). A proposal that this organ hands to the deciding one is cut out of its decision as `forslag_kf`; a list of
    who voted how is `omrostning`, and the part in which it stands goes on below it.
    """
    own = document.organ_name
    plain: PartKind = "motion" if document.kind == "motion" else "arende"
    starts: list[Part] = [Part("rubrik", 0, 0)]
    lists = dict(vote_rows(rows, body, stop))
    foreign: set[int] = set()  # parts that another organ heads
    headed = any(_decides(heads.get(i)) for i in range(body, stop))
    listed = -1  # the row behind the list of votes
    before: Part | None = None  # the part that the list interrupts
    block: str | None = None  # the other organ whose handling is told
    for index in range(body, stop):
        row = rows[index]
        if index in lists:
            listed, before = lists[index], starts[-1] if starts[-1].kind != "rubrik" else Part(plain, 0, 0)
            if before.kind != "omrostning":
                starts.append(Part("omrostning", row.start - base, row.start - base))
            continue
        if index < listed:
            continue
        found = heads.get(index)
        if found is None and document.kind in MEETING_PAPERS and index > body and starts[-1].kind not in _TAIL:
            found = loose_heading(rows, index)
            if found is not None and found.rule.kind == "beslut" and headed:
                found = None
        if document.kind in MEETING_PAPERS and row.gap and (named := _BLOCK.fullmatch(row.text)) is not None:
            block = None if same_organ(normal(named["organ"]), own) else normal(named["organ"])
        if index == listed and found is None and before is not None and before.kind != "omrostning":
            starts.append(Part(before.kind, row.start - base, row.start - base, None, before.organ))
            continue
        if found is not None:
            kind = _of_a_motion(found.kind(own)) if document.kind == "motion" else found.kind(own)
            decided_below = any(_decides(heads.get(i)) for i in range(index + 1, stop))
            told = block is not None and kind == "beslut" and found.organ_name is None and decided_below
            kind = "beredning" if told else kind
            settles = document.kind in MEETING_PAPERS and not decided_below
            if _goes_on(
                starts[-1], found, kind, row, base, settles=settles, letter=document.kind not in MEETING_PAPERS
            ):
                continue
            start = row.start - base
            mine = found.organ_name is not None and same_organ(found.organ_name, own)
            organ = classify(own) if mine and own is not None else found.organ
            if found.organ_name is not None and not mine:
                foreign.add(start)
            organ = classify(block) if told and block is not None else organ
            starts.append(Part(kind, start, start, (start, start + found.length), organ))
        elif document.kind in MEETING_PAPERS and _quotes(row.text) and row.fresh:
            start = row.start - base
            starts.append(Part("beredning", start, start, (start, row.end - base), abbreviated(row.text.split("§")[0])))
        elif index == body:
            start = row.start - base
            starts.append(Part(plain, start, start))
    if document.kind not in MEETING_PAPERS:
        _sign(starts, rows, body, stop, base, plain)
    runs = paragraphs(rows, body, stop, frozenset(heads)) if own is not None or document.kind in _OFFICIAL else []
    spans = [(rows[i].start - base, rows[j - 1].end - base) for i, j in runs]
    if document.kind in MEETING_PAPERS and own is not None:
        _decide(text, starts, spans, own, foreign)
        _tell(text, starts, spans, own)
    elif document.kind in _OFFICIAL:
        _tell(text, starts, spans, own or "annat")
    return _handed_on(text, _closed(starts, len(text)), own)


def _goes_on(
    above: Part, found: PartHeading, kind: PartKind, row: Row, base: int, *, settles: bool, letter: bool
) -> bool:
    """Whether a heading begins no part, because the one above goes on; `settles`: no decision is headed below it."""
    if letter and above.kind == "forslag" and found.rule.kind == "beslut" and found.organ_name is not None:
        return True  # `Kommunstyrelsens beslut` under `Förslag till beslut`: for whom a letter proposes what
    under = _is_sub_line(above, row, base)
    if above.kind == kind == "beslut" and under:
        return True  # `Beslut` over `Kommunfullmäktiges beslut:` is one part
    if above.kind == "forslag_kf" and found.rule.opening and kind in ("forslag_kf", "beredning") and under:
        return True  # `Kommunfullmäktige beslutar` under the board's proposal to it
    if above.kind == "underlag" and kind == "beredning" and _DATED.search(row.text):
        return True  # `Kontorets yttrande 2031-10-12` among the papers
    # what the proposal says, not what came of it
    return above.kind == "forslag" and found.rule.opening and (not settles or under)


def _of_a_motion(kind: PartKind) -> PartKind:
    """In a motion all is the mover's: the reasoning is the motion, what it wants decided is its yrkande."""
    if kind in ("forslag", "forslag_kf", "beslut"):
        return "yrkande"
    return "motion" if kind in ("arende", "beredning", "beslutsgang") else kind


def _decides(heading: PartHeading | None) -> bool:
    return heading is not None and heading.rule.kind == "beslut" and not heading.rule.opening


def _is_sub_line(above: Part, row: Row, base: int) -> bool:
    """Whether a heading stands directly under the heading of the part above."""
    return above.heading is not None and row.start - base - above.heading[1] <= 3


def _quotes(text: str) -> bool:
    """A margin such as `KU § 317 06-12-05`: here an earlier body's decision is quoted."""
    return len(text) < 45 and _QUOTED.fullmatch(text) is not None and is_reference(text)


def _sign(starts: list[Part], rows: Sequence[Row], body: int, stop: int, base: int, plain: PartKind) -> None:
    """Lay the signature among the parts; sentences that follow it are the matter again."""
    greets = max((i for i in range(body, stop) if SALUTATION.fullmatch(rows[i].text)), default=body)
    last = _signature(rows, max(greets + 1, stop - _SIGNATURE_ROWS), stop)
    if last is None or any(part.start == rows[last].start - base for part in starts):
        return
    taken = {part.start for part in starts}
    laid = [Part("signatur", rows[last].start - base, rows[last].start - base)]
    for row in rows[last + 1 : stop]:
        if row.start - base in taken:
            break
        if row.gap and (len(row.text) > _SENTENCE or row.text[-1] == "."):
            laid.append(Part(plain, row.start - base, row.start - base))
            break
    starts[:] = sorted([*starts, *laid], key=lambda part: part.start)


def _signature(rows: Sequence[Row], first: int, stop: int) -> int | None:
    for index in range(first, stop):
        row = rows[index]
        if not row.gap or len(row.text) > 80 or row.text[-1] in ".,:" or _ADDRESSED.match(row.text):
            continue
        below = rows[index + 1].text if index + 1 < stop else ""
        if _SIGNED.fullmatch(row.text) or (_NAMES.fullmatch(row.text) and ("(" in row.text or _ROLES.fullmatch(below))):
            return index
    return None


def _decide(
    text: str, starts: list[Part], spans: Sequence[tuple[int, int]], own: str, foreign: Collection[int]
) -> None:
    """A decision under no heading: the last sentences in which the own organ decides, else a verdict that ends the §.

    `spans` are the item's paragraphs, `foreign` the parts that another organ heads.
    """
    council = _is_council(own)
    if any(part.kind == "beslut" or (part.kind == "forslag_kf" and not council) for part in starts):
        return
    runs: list[tuple[int, int]] = []
    told: list[tuple[int, Sentence]] = []
    found: list[tuple[int, Sentence]] = []
    others = False
    for start, end in spans:
        within = next((part for part in reversed(starts) if part.start <= start), None)
        if within is None or within.kind not in _UNDER:
            continue
        if within.heading is not None and start < within.heading[1]:
            start = within.heading[1]
        while start < end and (text[start].isspace() or text[start] == ":"):
            start += 1
        under = within.heading is not None and start - within.heading[1] <= 3
        if start == end:
            continue
        runs.append((start, end))
        others = under and (within.kind == "forslag" or within.start in foreign)
        if others:
            continue  # what the proposal, or the other organ's decision, says
        if (sentence := deciding(text, start, end, own)) is not None:
            told.append((len(runs) - 1, sentence))
        elif within.kind != "forslag" and (sentence := found_by_chair(text, start, end, own)) is not None:
            found.append((len(runs) - 1, sentence))
    if not told and runs and not others and is_verdict(text[slice(*runs[-1])], whole=not _offers(starts, runs[-1][0])):
        told = [(len(runs) - 1, Sentence(*runs[-1], proposes=False))]
    told = told or found[-1:]
    if not told:
        return
    at, sentence = told.pop()
    while told and told[-1][0] >= at - 1:
        at, sentence = told.pop()
    kind: PartKind = "forslag_kf" if sentence.proposes and not council else "beslut"
    kept = [part for part in starts if part.start != sentence.start or part.heading]
    laid = [Part(kind, sentence.start, sentence.start)]
    after = next((run[0] for run in runs[1:] if tells(text[slice(*run)])), None) if at == 0 else None
    if after is not None and not any(sentence.start < part.start <= after for part in starts):
        laid.append(Part("arende", after, after))
    starts[:] = sorted([*kept, *laid], key=lambda part: part.start)


_OFFICIAL = ("tjansteskrivelse", "utlatande")  # papers whose proposal is followed by the matter


def _tell(text: str, starts: list[Part], spans: Sequence[tuple[int, int]], own: str) -> None:
    """Lay the account that follows the points of a decision under no heading of its own: the matter again."""
    laid: list[Part] = []
    for part, end in zip(starts, [*(one.start for one in starts[1:]), len(text)], strict=True):
        if part.kind not in ("beslut", "forslag_kf") or part.heading is None:
            continue
        points = listed = False
        for start, stop in spans:
            if not part.heading[1] <= stop <= end or start < part.start:
                continue
            run = text[max(start, part.heading[1]) : stop].strip(" :\n")
            told = tells(run) or (listed and bool(run) and not is_point(run) and _SEVERAL.search(run) is not None)
            if points and told and deciding(text, start, stop, own) is None:
                laid.append(Part("arende", start, start))
                break
            decides = is_verdict(run, whole=True) or deciding(text, start, stop, own) is not None
            points = is_point(run) or decides or (points and not run)
            listed = is_point(run) or (listed and not run)
    starts[:] = sorted([*starts, *laid], key=lambda part: part.start)


# Behind numbered points, a paragraph of several full sentences is no further point.
_SEVERAL = re.compile(r"[a-zåäö)\d]{2,}\.\s+[A-ZÅÄÖ][^.]{20,}[a-zåäö)\d]{2,}\.\s+[A-ZÅÄÖ]")


def _offers(starts: Sequence[Part], at: int) -> bool:
    return next(part for part in reversed(starts) if part.start <= at).kind == "forslag"


def _closed(starts: Sequence[Part], length: int) -> list[Part]:
    """The parts with their ends: each ends where the next begins."""
    ends = [part.start for part in starts[1:]] + [length]
    return [
        Part(part.kind, part.start, end, part.heading, part.organ)
        for part, end in zip(starts, ends, strict=True)
        if end > part.start
    ]


def _handed_on(text: str, parts: list[Part], own: str | None) -> tuple[Part, ...]:
    """Within a decision, what the organ proposes to the deciding organ as a part of its own."""
    found: list[Part] = []
    for part in parts:
        match = None
        if part.kind == "beslut":
            match = _HANDS_ON.search(text, part.start, part.end) or _PROPOSES.search(text, part.start, part.end)
        if match is None or _is_council(own):
            found.append(part)
            continue
        start = match.start("sentence")
        inner = part.heading[1] if part.heading else part.start
        if start <= inner:
            found.append(Part("forslag_kf", part.start, part.end, part.heading, part.organ))
            continue
        found.append(Part("beslut", part.start, start, part.heading, part.organ))
        found.append(Part("forslag_kf", start, part.end, (start, match.end("sentence"))))
    return tuple(piece for part in found for piece in _back(text, part, own))


def _back(text: str, part: Part, own: str | None) -> tuple[Part, ...]:
    """A proposal, and the organ's own decision where that goes on below it."""
    for again in _FOR_ITSELF.finditer(text, part.start + 1, part.end) if part.kind == "forslag_kf" else ():
        if again["organ"] is None or same_organ(normal(again["organ"]), own):
            at = again.start()
            return Part(part.kind, part.start, at, part.heading, part.organ), Part("beslut", at, part.end)
    return (part,)


def _is_council(own: str | None) -> bool:
    return own is not None and same_organ("fullmäktige", own)
