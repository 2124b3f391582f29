"""`vanort show`: a record or an agreement, each value with the lines it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from rich.text import Text

from pipeline.cli.console import console
from pipeline.cli.matter import of_agreement
from pipeline.cli.table import foreign
from pipeline.cli.timeline import timeline
from pipeline.errors import UsageError
from pipeline.fieldpaths import as_text, flatten
from pipeline.privacy import mask, unveil, veil
from pipeline.store import Dataset, load
from schemas.agreement import Agreement
from schemas.document import Page
from schemas.record import AgreementRecord
from schemas.statement import Evidence

_HEAD = ("record_id", "schema_version", "document.", "item.", "rests_on", "versions")  # told above the values
_CONTEXT = 70  # characters around a quote that stands in a long line


def show(name: str, out: Path) -> None:
    """Print the record or agreement of that id. Raises `UsageError` with near matches when there is none."""
    dataset = load(out, only=("pages", "records", "agreements", "threads"))
    screen = console()
    for line in _lines(name, dataset):
        screen.print(line, soft_wrap=True)


def _lines(name: str, dataset: Dataset) -> Iterator[Text]:
    records = {record.record_id: record for record in dataset.records}
    agreements = {agreement.agreement_id: agreement for agreement in dataset.agreements}
    if name in agreements:
        return _agreement(agreements[name], records, dataset)
    within = [record for record_id, record in records.items() if record_id == name or record_id.startswith(f"{name}/")]
    if len(within) == 1:
        return _record(within[0], dataset)
    known = [*records, *agreements]
    if not known:
        raise UsageError("the dataset holds no records")
    near = [i for i in known if name.casefold() in i.casefold()] or get_close_matches(name, known, n=5, cutoff=0.4)
    raise UsageError(f"no record or agreement {name}; near it: {', '.join(near[:5] or known[:5])}")


def _record(record: AgreementRecord, dataset: Dataset) -> Iterator[Text]:
    document, item = record.document, record.item
    yield Text(record.record_id, style="bold")
    yield Text(mask(f"{record.swedish_partner.name} – {foreign(record.foreign_partner, record.scope)}"))
    date = document.meeting_date or document.date
    where: list[str | None] = [document.title, document.body.name if document.body else None, document.organ_name]
    where += [as_text(date.model_dump(mode="json")) if date else None]
    where += [f"§ {item.paragraph}" if item.paragraph else None, item.case_number]
    yield Text(mask(" · ".join(part for part in where if part)))
    if item.heading and item.heading != document.title:
        yield Text(mask(item.heading))
    if record.rests_on not in (None, record.record_id):
        yield Text(f"counted in {record.rests_on}, another version of the same §")
    elif record.versions:
        yield Text(f"also in {', '.join(record.versions)}, other versions of the same §")
    pages = {page.page: page for page in dataset.pages if page.document_id == document.document_id}
    for path, said, evidence_paths in _fields(record):
        yield Text("")
        computed = "" if evidence_paths else "   (computed)"
        yield Text.assemble((path, "bold"), f"  {mask(said)}", (computed, "dim"))
        for evidence in (one for name in evidence_paths for one in record.evidence[name]):
            yield from _ink(evidence, pages[evidence.page], item.paragraph)


def _fields(record: AgreementRecord) -> Iterator[tuple[str, str, list[str]]]:
    """(path, value in words, paths of its evidence) in the record's order; values with one evidence stand together."""
    groups: dict[str, list[str]] = {}
    for path, value in flatten(record).items():
        if path.startswith(_HEAD) or value in ("unknown", False):
            continue
        steps = path.split(".")
        above = [".".join(steps[:n]) for n in range(len(steps), 0, -1)]
        holder = next((name for name in above if name in record.evidence), path)
        name = path[len(holder) + 1 :]
        groups.setdefault(holder, []).append(f"{name}: {as_text(value)}" if name else as_text(value))
    for path, said in groups.items():
        below = [name for name in record.evidence if name.startswith(path + ".") and name not in groups]
        yield path, ", ".join(said), [*([path] if path in record.evidence else []), *below]


def _ink(evidence: Evidence, page: Page, paragraph: str | None) -> Iterator[Text]:
    place = f"p. {evidence.page}" + (f" (printed {page.label})" if page.label not in (None, str(page.page)) else "")
    section = f" § {paragraph}" if paragraph else ""
    yield Text(f"    {place}{section}, {evidence.part}, rule {evidence.rule}, {evidence.confidence:.3f}", style="dim")
    if not page.text:  # read back from an export, which holds no pages
        yield Text.assemble("    │ ", (f"«{' '.join(mask(evidence.quote).split())}»", "bold"))
        return
    text = veil(page.text)
    before = text[: evidence.start].rpartition("\n")[2]
    after = text[evidence.end :].partition("\n")[0]
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT] + "…"
    quote = unveil(before) + "\0" + unveil(text[evidence.start : evidence.end]) + "\1" + unveil(after)
    line = Text()
    head, _, rest = quote.partition("\0")
    inked, _, tail = rest.partition("\1")
    for n, part in enumerate(inked.split("\n")):
        line.append("\n    │ " if n else f"    │ {head}")
        line.append(f"«{part.strip()}»" if part.strip() else "", style="bold")
    line.append(tail)
    yield line


def _agreement(agreement: Agreement, known: dict[str, AgreementRecord], dataset: Dataset) -> Iterator[Text]:
    records = [known[record_id] for record_id in agreement.record_ids]
    yield Text(agreement.agreement_id, style="bold")
    partner = mask(foreign(agreement.foreign_partner, None))
    yield Text(f"{agreement.swedish_partner.name} – {partner}: {agreement.agreement_class}, {agreement.status}")
    yield Text("")
    yield from timeline(agreement, known)
    yield Text("")
    told = ("agreement_id", "record_ids", "review.", "value_origin.", "states.", "acts.", "conflicts.", "decisions.")
    counted = [record for record in records if record.rests_on in (None, record.record_id)]
    for path, value in flatten(agreement).items():
        if not path.startswith(told) and value not in ("unknown", False):
            marks = [agreement.value_origin.get(path, "extracted"), agreement.review.get(path, "pending")]
            said = ", ".join(mark for mark in marks if mark not in ("extracted", "pending"))
            yield Text.assemble((path, "bold"), f"  {mask(as_text(value))}", (f"   ({said})" if said else "", "dim"))
    yield from of_agreement(agreement, dataset.threads)
    for record in counted:
        yield Text("")
        yield from _record(record, dataset)
