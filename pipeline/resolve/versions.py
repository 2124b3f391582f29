"""The same § in several documents: which version counts, and which records of the others say the same.

An archive holds one meeting as full minutes, as an extract, as §§ approved at once, as a signed copy, a scan, a web
page, or as one file under two names. Every version stays in the dataset as the machine read it; `find_versions` only
adds what joins them:

    item    `rests_on`, the item of the version that counts, and `same_as`, those of the other versions
    record  `rests_on`, the record that counts, and `versions`, those that say the same in other versions

Both rest on themselves where they count, also when they stand alone. What counts is, in this order: a version that
holds the decision where another lacks it (minutes may leave a § blank that was approved at once); the more trusted
kind of document (`copies.TRUST`); a text of the file's own before one read by OCR; the document's id. A text in which
the §§ cannot be told apart is a version of all that it holds, and counts for none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.resolve.copies import TRUST, Copy, source_of
from pipeline.resolve.counted import differ, misread, named, partner_of, same_agreement
from pipeline.resolve.keys import Link, one_of_each, same_bytes
from pipeline.resolve.meetings import sections
from pipeline.resolve.stray import letters, without_paragraph
from schemas.document import Document, Page
from schemas.issue import Issue
from schemas.item import Item
from schemas.record import AgreementRecord

Records = Mapping[str, Sequence[AgreementRecord]]
Chain = list[AgreementRecord]


@dataclass(frozen=True, slots=True)
class Versions:
    """All items and records, in the order given, with what joins their versions, and where versions differ."""

    items: tuple[Item, ...]
    records: tuple[AgreementRecord, ...]
    issues: tuple[Issue, ...]


def find_versions(
    documents: Iterable[Document], pages: Iterable[Page], items: Sequence[Item], records: Sequence[AgreementRecord]
) -> Versions:
    """Join the versions of each §. Of items and records only what joins them is set; no order makes a difference."""
    heads = {document.document_id: document for document in documents}
    leaves: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        leaves[page.document_id].append(page)
    by_item: dict[str, Chain] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.record_id):
        by_item[record.record_id.rpartition("/")[0]].append(record)
    copies = [
        Copy(item, heads[item.document_id], leaves[item.document_id], map(partner_of, by_item.get(item.item_id, ())))
        for item in sorted(items, key=lambda item: item.item_id)
        if item.document_id in heads
    ]
    found = _links(copies)
    trust = _Trust(copies, leaves)
    groups = [trust.ranked(group) for group in _grouped(found)]
    whole = _wholes(found)
    chains = _chains(groups, by_item)
    chain_of = {record.record_id: chain for chain in chains for record in chain}
    group_of = {copy.name: group for group in groups for copy in group}
    for holder, held in whole:
        own = [copy.text for copy in group_of.get(holder.name, ()) if copy is not holder and holder.paragraph]
        _rest_on_held([r for r in by_item.get(holder.name, ()) if not named(r, own)], held, by_item, chain_of)
    joined = {id(chain): chain for chain in chain_of.values()}.values()
    of_item = _joined_items(groups, whole, by_item, chain_of)
    of_record = {record.record_id: _joins(record, chain) for chain in joined for record in chain}
    return Versions(
        tuple(i.model_copy(update=of_item.get(i.item_id, {"rests_on": i.item_id, "same_as": ()})) for i in items),
        tuple(r.model_copy(update=of_record.get(r.record_id, _joins(r, [r]))) for r in records),
        tuple(
            issue
            for chain in sorted(joined, key=lambda chain: chain[0].record_id)
            for other in chain[1:]
            for issue in differ(chain[0], other)
        ),
    )


def _links(copies: Sequence[Copy]) -> list[Link]:
    unlike = one_of_each(copies)
    minutes = [copy for copy in unlike if copy.minutes]
    return [
        *same_bytes(copies),
        *sections([copy for copy in minutes if copy.paragraph]),
        *without_paragraph([copy for copy in minutes if not copy.paragraph], minutes),
        *letters([copy for copy in unlike if not copy.minutes]),
    ]


class _Trust:
    """How versions are put in order; what kind of version a document is, is found once."""

    def __init__(self, copies: Iterable[Copy], pages: Mapping[str, Sequence[Page]]) -> None:
        self._items: dict[str, list[Copy]] = defaultdict(list)
        for copy in copies:
            self._items[copy.home].append(copy)
        self._pages = pages
        self._known: dict[str, int] = {}

    def ranked(self, group: Sequence[Copy]) -> list[Copy]:
        """The versions of one §, the one that counts first."""
        decided = any("beslut" in copy.kinds for copy in group)
        filled = any(not copy.blank for copy in group)

        def rank(copy: Copy) -> tuple[bool, bool, int, int, str]:
            lacks = (decided and "beslut" not in copy.kinds) or (filled and copy.blank)
            return not copy.paragraph, lacks, self._of(copy.home), copy.quality, copy.name

        return sorted(group, key=rank)

    def _of(self, home: str) -> int:
        if home not in self._known:
            own = self._items[home]
            source = source_of(own[0].document, self._pages[home], (copy.text for copy in own))
            self._known[home] = TRUST.index(source)
        return self._known[home]


def _grouped(found: Iterable[Link]) -> list[list[Copy]]:
    """The items that are one §, at most one of each document: the surest links are taken first."""
    group_of: dict[str, list[Copy]] = {}
    for link in sorted(found, key=lambda link: (-link.score, *sorted((link.one.name, link.two.name)))):
        if link.whole:
            continue
        one, two = (group_of.setdefault(copy.name, [copy]) for copy in (link.one, link.two))
        if one is two or {c.home for c in one} & {c.home for c in two}:
            continue
        if _two_meetings(link, one, two):
            continue
        one += two
        group_of |= dict.fromkeys((copy.name for copy in two), one)
    groups = {id(group): group for group in group_of.values() if len(group) > 1}
    return sorted(groups.values(), key=lambda group: min(copy.name for copy in group))


def _two_meetings(link: Link, one: Sequence[Copy], two: Sequence[Copy]) -> bool:
    """Whether `link` would join meetings that are two: what has no day or no organ is no bridge between them."""
    if any(not a.same_organ(b) for a in one for b in two):
        return True
    told = [a.same_time(b) for a in one for b in two if a.days and b.days]
    return bool(told) and not any(told) and not (link.one.days and link.two.days)


def _wholes(found: Iterable[Link]) -> list[tuple[Copy, list[Copy]]]:
    """The items that hold §§ besides their own, each with those, in the order of their place."""
    held: dict[str, tuple[Copy, dict[str, Copy]]] = {}
    for link in found:
        if link.whole:
            held.setdefault(link.one.name, (link.one, {}))[1][link.two.name] = link.two
    return [(holder, sorted(group.values(), key=lambda c: c.place)) for _, (holder, group) in sorted(held.items())]


def _chains(groups: Iterable[Sequence[Copy]], by_item: Records) -> list[Chain]:
    """The records of each § that speak of the same agreement, the one that counts first."""
    found: list[Chain] = []
    for group in groups:
        chains: list[Chain] = []
        for copy in group:
            left, taken = list(by_item.get(copy.name, ())), set()
            for likeness in (3, 2, 1):
                for record in list(left):
                    fits = (c for c in chains if id(c) not in taken and same_agreement(c[0], record) >= likeness)
                    if (chain := next(fits, None)) is not None:
                        chain.append(record)
                        taken.add(id(chain))
                        left.remove(record)
            own = []
            for record in left:
                chain = _nearest(record, chains, [c.text for c in group[: group.index(copy)]])
                if chain is not None:
                    chain.append(record)
                else:
                    own.append([record])
            chains += own
        found += chains
    return found


def _nearest(record: AgreementRecord, chains: Iterable[Chain], texts: Sequence[str]) -> Chain | None:
    """The records whose partner this one names with misread letters; `texts` are those of the better versions."""
    likely = [(misread(chain[0], record, texts), -n, chain) for n, chain in enumerate(chains)]
    best = max(likely, key=lambda found: found[:2], default=None)
    return best[2] if best and best[0] else None


def _rest_on_held(
    records: Iterable[AgreementRecord], held: Sequence[Copy], by_item: Records, chain_of: dict[str, Chain]
) -> None:
    """Join each of the records of a text that holds other §§ too to the one of theirs that it is most like."""
    there = [record for copy in held for record in by_item.get(copy.name, ())]
    texts = [copy.text for copy in held]
    for record in records:
        acts = {(act.act, act.stage) for act in record.acts}
        fits = [
            (likeness, len(acts & {(act.act, act.stage) for act in other.acts}), -n)
            for n, other in enumerate(there)
            if (likeness := same_agreement(other, record) or misread(other, record, texts))
        ]
        if fits:
            mine = chain_of.setdefault(record.record_id, [record])
            other = there[-max(fits)[2]]
            chain = chain_of.setdefault(other.record_id, [other])
            if chain is not mine:
                chain += mine
                chain_of |= dict.fromkeys((r.record_id for r in mine), chain)


def _joins(record: AgreementRecord, chain: Chain) -> dict[str, object]:
    others = tuple(other.record_id for other in chain if other.record_id != record.record_id)
    return {"rests_on": chain[0].record_id, "versions": others}


def _joined_items(
    groups: Iterable[Sequence[Copy]],
    whole: Iterable[tuple[Copy, Sequence[Copy]]],
    by_item: Records,
    chain_of: Mapping[str, Chain],
) -> dict[str, dict[str, object]]:
    """What joins items, by id. One that has no § rests on the first of those it holds, unless a record of its own counts."""
    rests: dict[str, str] = {}
    same: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        names = [copy.name for copy in group]
        for name in names:
            rests[name] = names[0]
            same[name] += [other for other in names if other != name]
    for holder, held in whole:
        counts = any(chain_of.get(r.record_id, [r])[0] is r for r in by_item.get(holder.name, ()))
        if not holder.paragraph and rests.get(holder.name, holder.name) == holder.name and not counts:
            for name in (holder.name, *(n for n, on in rests.items() if on == holder.name)):
                rests[name] = rests.get(held[0].name, held[0].name)
        for copy in held:
            same[holder.name].append(copy.name)
            same[copy.name].append(holder.name)
    return {
        name: {"rests_on": rests.get(name, name), "same_as": tuple(dict.fromkeys(others))}
        for name, others in same.items()
    }
