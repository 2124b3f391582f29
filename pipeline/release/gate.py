"""The checks that a release must pass. Each returns what is wrong, one text a fault that says what to do.

Nothing is published while one of them fails.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.checks import check
from pipeline.coverage.lines import unreadable
from pipeline.privacy import named
from pipeline.release.model import AGREEMENTS, RECORDS, Row
from pipeline.release.parts import leaks, places_of_leaks
from pipeline.release.readback import strings, texts_in, worth_a_look
from pipeline.resolve.trust import MANUAL
from pipeline.store import Dataset
from schemas.coverage import Coverage

FALL = 5.0  # per cent
_NO_COLUMNS = (".parquet", ".png")
_RECORD_ID = re.compile(r"[^\s;,]+#[pi]\d[^\s;,]*")
_BETWEEN_IDS = re.compile(r"[;,\s]+")
_IN_TICKS = re.compile(r"`([^`\n]+)`")
_PLACE = re.compile(r"(?: § \S{1,12})?(?: p\. \d{1,5}(?:, \d{1,5})*)?$")  # `minutes.pdf § 102 p. 14`
_BATCH = 20_000  # characters
_BORDER = "\n§ \x1e.\n"  # nothing that is told of a person goes over it


def sound(dataset: Dataset, rejected: Collection[str]) -> Iterator[str]:
    """The run's own checks, held again: every quote is on its page, every reference resolves, nobody is named."""
    for breach in check(dataset, _documents(dataset), rejected):
        yield f"{breach}. Run `vanort run` again; if it comes back, report it: it is an error of the program"
    ids = {agreement.agreement_id for agreement in dataset.agreements}
    for agreement in dataset.agreements:
        for name in agreement.former_ids:
            if name in ids:
                yield f"{name} is a former id of {agreement.agreement_id}, and the id of an agreement. Report it"


def _documents(dataset: Dataset) -> set[str]:
    """What the run's checks take as its documents: those that were read, and those that could not be."""
    inputs = {source.document_id for source in (dataset.manifest.inputs if dataset.manifest else ())}
    return inputs | {document.document_id for document in dataset.documents} | set(unreadable(dataset))


def samples(dataset: Dataset) -> Iterator[str]:
    """Documents that were written for this project are no evidence of anything."""
    found = [record.record_id for record in dataset.records if record.sample]
    found += [agreement.agreement_id for agreement in dataset.agreements if agreement.sample]
    if found:
        yield (
            f"{len(found)} records and agreements are samples, such as {found[0]}: they are made up, and not published. "
            "Make the dataset from real documents alone"
        )


def falls(before: Mapping[str, int], after: Mapping[str, int], most: float) -> Iterator[str]:
    """Counts that fell by more than `most` per cent."""
    for name in sorted(before):
        was, now = before[name], after.get(name, 0)
        if was and (was - now) * 100 > most * was:
            share = (was - now) * 100 / was
            yield (
                f"{name} fell from {was} to {now} ({share:.1f} %, and {most:g} % may go). Look at what went "
                f"(`vanort diff`); if it is right, say --allow-fall {int(share) + 1}"
            )


def ids(dataset: Dataset) -> frozenset[str]:
    """The ids of everything in a dataset: file names and what is made of them."""
    found = {a.agreement_id for a in dataset.agreements} | {r.record_id for r in dataset.records}
    return frozenset(found | _documents(dataset) | {item.item_id for item in dataset.items})


def published_ids(before: Iterable[Row], after: Iterable[Row], gone: Collection[str]) -> Iterator[str]:
    """Ids that an earlier release published and that lead nowhere now."""
    there = {name for row in after for name in (row["agreement_id"], *row.get("former_ids", ()))}
    for row in before:
        name = row["agreement_id"]
        if name not in there and name not in gone:
            yield f"the agreement {name} was published, and no agreement has it among its former ids. Report it"


@dataclass(frozen=True)
class ReadBack:
    """The texts of each finished file, and the files that do not read back."""

    texts: dict[str, set[str]]
    faults: list[str]


def read_back(files: Mapping[str, bytes], parsed: Mapping[str, Sequence[Row]], dataset: Dataset) -> ReadBack:
    """Every finished file, read as others will read it and held against what was to be published.

    `parsed` are the files of JSON lines that were read back already.
    """
    texts: dict[str, set[str]] = {}
    faults = []
    for name, data in files.items():
        try:
            known = parsed.get(name)
            texts[name] = strings(known) if known is not None else texts_in(name, data, frozenset(files))
        except ValueError as error:
            faults.append(f"{name} does not read back: {error}. Report it")
    for name, key, rows in (
        (AGREEMENTS, "agreement_id", [a.agreement_id for a in dataset.agreements]),
        (RECORDS, "record_id", [r.record_id for r in dataset.records]),
    ):
        if sorted(str(row[key]) for row in parsed.get(name, ())) != sorted(rows):
            faults.append(f"{name} does not hold what the dataset holds. Report it")
    return ReadBack(texts, faults)


def private(
    files: Mapping[str, bytes], texts: Mapping[str, Collection[str]], known: Collection[str] = ()
) -> Iterator[str]:
    """Personal data in any file. The message names the place and never repeats what stands there.

    All texts of all files are looked through at once; a file with a suspicion is read again by its columns, as ids and
    codes look like anything; `known` are the dataset's own ids. What has no columns, such as
    Parquet, is cleared by the files that hold the same texts.
    """
    bare = {text: _bare(text, known) for text in set().union(*texts.values()) if worth_a_look(text)}
    told = {one: leaks(one) for one in _suspects(sorted(set(bare.values())))}
    suspects = {text: told[one] for text, one in bare.items() if told.get(one)}
    cleared: set[str] = set()
    later: dict[str, set[str]] = {}
    for name in sorted(texts):
        own = {text for text in texts[name] if suspects.get(text)}
        found = places_of_leaks(name, files[name]) if own else []
        if found:
            yield _personal(name, [kind for _, kind in found], f", first at {found[0][0]}" if found[0][0] else "")
        elif not name.endswith(_NO_COLUMNS):
            cleared |= own
        elif own:
            later[name] = own
    for name, own in later.items():
        if left := own - cleared:
            yield _personal(name, [kind for text in left for kind in suspects[text]], "")


def by_hand(dataset: Dataset, note: str | None, coverage: Iterable[Coverage] = ()) -> Iterator[str]:
    """Persons whom texts written by hand name: nothing there says that they are private, so nobody may be named."""
    written = {"--note": note or "", "the coverage": "\n".join(line.note or "" for line in coverage)}
    for document in dataset.documents:
        if document.reader == MANUAL:
            written[document.document_id] = document.title or ""
    for where, text in written.items():
        if any(named(text)):
            yield f"{where} names a person. Write the office instead, or give the party behind the name"


def _personal(name: str, kinds: Iterable[str], where: str) -> str:
    told = ", ".join(f"{count} × {kind}" for kind, count in sorted(Counter(kinds).items()))
    return (
        f"{name} holds personal data ({told}{where}). Take it out of what was put in by hand (--note, coverage.toml, "
        "decisions, statements); if it comes from a document, report it"
    )


def _bare(text: str, known: Collection[str]) -> str:
    """A text without what is no text of a person's: ids, and where in a document something stands. Many become one."""
    if text in known or all(_PLACE.sub("", piece) in known for piece in text.split("; ")):
        return ""
    if all(piece in known for piece in _BETWEEN_IDS.split(text)):
        return ""
    return _RECORD_ID.sub("#", _IN_TICKS.sub(lambda found: "#" if found[1] in known else found[0], text))


def _suspects(texts: Iterable[str]) -> Iterator[str]:
    """The texts in which something may be found: many are looked through at a time, which is many times as quick."""
    batch: list[str] = []
    length = 0
    for text in texts:
        batch.append(text)
        length += len(text)
        if length > _BATCH:
            yield from batch if leaks(_BORDER.join(batch)) else ()
            batch, length = [], 0
    yield from batch if batch and leaks(_BORDER.join(batch)) else ()
