"""How to cite an export, and what holds of the rights in it and in what it quotes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pipeline.export.codebook import Language, told
from pipeline.export.model import Meaning, Table, plain, vocabularies
from pipeline.export.publication import Publication, Words
from pipeline.export.sources import GEONAMES, GEONAMES_LICENCE

NOT_STATED: Final = Words(sv="[utgivare ej angiven]", en="[publisher not stated]")
_SAID: Final[dict[str, Meaning]] = {
    "version": Meaning("version {0}", "version {0}"),
    "undated": Meaning("utan år", "n.d."),
    "dataset": Meaning("Datamängd", "Dataset"),
    "holds": Meaning(
        "{agreements} avtal ur {sources} handlingar; kontrollsumma för agreements.jsonl {sum}.",
        "{agreements} agreements from {sources} documents; checksum of agreements.jsonl {sum}.",
    ),
    "samples": Meaning(
        "{0} av avtalen är påhittade exempel (sample = true) och säger inget om verkligheten.",
        "{0} of the agreements are made-up samples (sample = true) and say nothing about the world.",
    ),
    "place": Meaning(
        "Platsernas id kommer från GeoNames ({0}), CC BY 4.0 ({1}).",
        "Ids of places come from GeoNames ({0}), CC BY 4.0 ({1}).",
    ),
    "licence": Meaning("Datamängdens licens: {0} ({1}).", "Licence of the dataset: {0} ({1})."),
    "none": Meaning(
        "Datamängdens licens är inte angiven: fråga utgivaren innan du använder den vidare.",
        "The licence of the dataset is not stated: ask the publisher before you use it further.",
    ),
    "catalogue": Meaning(
        "Beskrivningen av datamängden i dcat.ttl är CC0, som DCAT-AP-SE kräver. Det gäller bara beskrivningen, inte data.",
        "The description of the dataset in dcat.ttl is CC0, as DCAT-AP-SE demands. That is of the description alone, not of "
        "the data.",
    ),
    "quotes": Meaning(
        "Licensen gäller inte handlingarna som citeras. Om dem gäller, efter slag (kolumnen rights i tabellen sources; "
        "allmänna upplysningar, ingen juridisk bedömning av en enskild handling):",
        "The licence does not cover the documents that are quoted. Of them holds, by kind (the column rights of the table "
        "sources; general information, no legal opinion on a single document):",
    ),
    "documents": Meaning("{0} handlingar", "{0} documents"),
    "rights": Meaning("Licens och källangivelse", "Licence and attribution"),
    "each": Meaning(
        "Hur varje handling anges står i kolumnen attribution i tabellen sources.",
        "How to name each document stands in the column attribution of the table sources.",
    ),
}


@dataclass(frozen=True)
class Held:
    """What an export holds, in numbers; `fingerprint` is the sha256 of its agreements."""

    agreements: int
    samples: int
    sources: int
    rights: Mapping[str, int]
    fingerprint: str


def held(made: Sequence[Table], agreements: bytes) -> Held:
    """Count what the tables hold; `agreements` are the bytes of `agreements.jsonl`."""
    by_name = {table.name: table for table in made}
    rows, documents = by_name["agreements"], by_name["sources"]
    sample, rights = rows.columns.index("sample"), documents.columns.index("rights")
    return Held(
        agreements=len(rows.rows),
        samples=sum(row[sample] is True for row in rows.rows),
        sources=len(documents.rows),
        rights=Counter(str(plain(row[rights])) for row in documents.rows),
        fingerprint=sha256(agreements).hexdigest(),
    )


def _say(name: str, language: Language, *values: object, **named: object) -> str:
    return told(_SAID[name], language).format(*values, **named)


def citation(of: Held, publication: Publication, language: Language) -> str:
    """The citation, in one paragraph, with what the dataset holds below it."""
    who = publication.publisher.name if publication.publisher else getattr(NOT_STATED, language)
    when = publication.issued[:4] if publication.issued else _say("undated", language)
    parts = [f"{who} ({when}). {getattr(publication.title, language)}."]
    if publication.version:
        parts.append(_say("version", language, publication.version).capitalize() + ".")
    parts.append(f"[{_say('dataset', language)}].")
    if publication.landing_page:
        parts.append(publication.landing_page)
    lines = [" ".join(parts), "", _counts(of, language)]
    if of.samples:
        lines.append(_say("samples", language, of.samples))
    lines.append(_say("place", language, GEONAMES, GEONAMES_LICENCE))
    return "\n".join(lines) + "\n"


def _counts(of: Held, language: Language) -> str:
    return _say("holds", language, agreements=of.agreements, sources=of.sources, sum=f"sha256:{of.fingerprint}")


def rights(of: Held, publication: Publication, language: Language) -> str:
    """The licence of the dataset, and what holds of the documents that it quotes, as a page."""
    return "\n".join(_rights(of, publication, language)) + "\n"


def _rights(of: Held, publication: Publication, language: Language) -> Iterator[str]:
    yield f"# {_say('rights', language)}"
    yield ""
    licence = publication.licence
    yield _say("licence", language, licence.name, licence.uri) if licence else _say("none", language)
    yield ""
    yield _say("catalogue", language)
    yield ""
    yield _say("place", language, GEONAMES, GEONAMES_LICENCE)
    yield ""
    yield _say("quotes", language)
    yield ""
    for code, meaning in vocabularies()["rights"].values.items():
        if of.rights.get(code):
            yield f"- `{code}` ({_say('documents', language, of.rights[code])}): {told(meaning, language)}"
    yield ""
    yield _say("each", language)


def cff(of: Held, publication: Publication) -> str:
    """`CITATION.cff`, version 1.2.0 of the Citation File Format. JSON strings are YAML strings."""
    who = publication.publisher.name if publication.publisher else NOT_STATED.en
    lines = [
        "cff-version: 1.2.0",
        f"message: {_text('Please cite this dataset as below.')}",
        "type: dataset",
        f"title: {_text(publication.title.en)}",
        f"abstract: {_text(publication.description.en + ' ' + _counts(of, 'en'))}",
        "authors:",
        f"  - name: {_text(who)}",
    ]
    if publication.publisher and publication.publisher.uri:
        lines.append(f"    website: {_text(publication.publisher.uri)}")
    if publication.version:
        lines.append(f"version: {_text(publication.version)}")
    if publication.issued:
        lines.append(f"date-released: {_text(publication.issued)}")
    if publication.licence and publication.licence.spdx:
        lines.append(f"license: {_text(publication.licence.spdx)}")
    elif publication.licence:
        lines.append(f"license-url: {_text(publication.licence.uri)}")
    if publication.landing_page:
        lines.append(f"url: {_text(publication.landing_page)}")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
