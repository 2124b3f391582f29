"""Everything one item says about agreements, before it becomes records: the sum of the extractors."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.acts import find_acts
from pipeline.extract.acts.merge import without_existing
from pipeline.extract.acts.scope import FoundScope, find_scopes
from pipeline.extract.ages import of_ages
from pipeline.extract.annotate import Annotated, annotate
from pipeline.extract.chained import dated_chains
from pipeline.extract.dated import dated
from pipeline.extract.dated_clause import in_clause
from pipeline.extract.fields import find_closed, find_established
from pipeline.extract.finding import Finding
from pipeline.extract.funders import find_funders
from pipeline.extract.handling import read_handling
from pipeline.extract.involved import find_involved
from pipeline.extract.motions.positions import read_positions
from pipeline.extract.motions.reading import MotionReading
from pipeline.extract.motions.votes import read_votes
from pipeline.extract.names import fold
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.partners import find_pairs
from pipeline.extract.partners.plain import with_plain
from pipeline.extract.partners.theirs import without_theirs
from pipeline.extract.signed_rows import signed_rows
from pipeline.extract.signers import read_signers
from pipeline.extract.signers_told import signers_told
from pipeline.extract.signing import of_its_paper, without_places_of_signing
from pipeline.extract.terms import find_terms_of
from pipeline.split.model import ItemText
from schemas.document import Document


@dataclass(frozen=True, slots=True)
class ItemReading:
    """What was found in one item. Acts name pairs by index; a scope's acts have the index `len(pairs) + i`."""

    a: Annotated
    pairs: tuple[Pair, ...]
    scopes: tuple[FoundScope, ...]
    acts: tuple[FoundAct, ...]
    established: dict[int, Finding]
    closed: dict[int, Finding]
    terms: tuple[Finding, ...]
    involved: tuple[Finding, ...]
    funders: tuple[Finding, ...]
    motions: tuple[MotionReading, ...]
    votes: tuple[Finding, ...]
    positions: tuple[Finding, ...]
    handling: tuple[Finding, ...]
    signers: tuple[Finding, ...]

    def motion_of(self, pair: Pair | None, scope: FoundScope | None = None) -> MotionReading | None:
        """The motion a pair or a scope belongs to: the listed one that names it, or the item's only one."""
        named = list(pair.places) if pair is not None else [scope.first] if scope is not None else []
        for motion in self.motions:
            if any(motion.start <= self.a.tokens[at].start < motion.end for at in named):
                return motion
        return self.motions[0] if len(self.motions) == 1 and not self.motions[0].section else None


def read_item(item: ItemText, head: Document, motions: tuple[MotionReading, ...]) -> ItemReading:
    """All findings of one item that has a trigger."""
    a = annotate(item, head)
    pairs = without_places_of_signing(a, without_theirs(a, with_plain(a, find_pairs(a))))
    scopes = find_scopes(a, pairs)
    sets = {s.scope.value for s in scopes if s.scope.of == "country"}
    if any(p.country in sets for p in pairs):  # "vänortsavtal i Ryssland" over "alla med ryska städer": the set says it
        pairs = [p for p in pairs if p.country is None or p.country not in sets]
        scopes = find_scopes(a, pairs)
    kind = motions[0].motion.kind if motions else None
    listed = [(m.start, m.end) for m in motions if not m.section and (m.start, m.end) != (0, len(item.view.text))]
    titles = [(f.start, f.end) for m in motions for f in m.findings if f.field == "motion.title"]
    told = [*a.find("established"), *dated(a), *dated_chains(a)]
    told += in_clause(a, [m for m in told if not m.rule.gives.get("opens")])
    established = find_established(a, pairs, told)
    established |= of_ages(a, pairs, established)
    acts = without_existing(a, pairs, find_acts(a, pairs, scopes, kind, listed, titles), established)
    established = of_its_paper(a, pairs, established)
    due = bool(pairs or scopes)
    return ItemReading(
        a,
        tuple(pairs),
        tuple(scopes),
        tuple(acts),
        established,
        find_closed(a, pairs, told),
        tuple(find_terms_of(a, pairs)),
        tuple(find_involved(a, {fold(p.name) for p in pairs})) if due else (),
        tuple(find_funders(a)) if due else (),
        motions,
        read_votes(item, head) if due else (),
        read_positions(item, head) if due else (),
        read_handling(item, head) if due else (),
        _signers(a, head) if due else (),
    )


def _signers(a: Annotated, head: Document) -> tuple[Finding, ...]:
    """Who signed: as the rows of tables and cards say, or the sentences of a page, else those at the end of a letter."""
    return tuple(signed_rows(a)) or tuple(signers_told(a)) or read_signers(a.item, head)
