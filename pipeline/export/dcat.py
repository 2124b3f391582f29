"""`dcat.ttl`: the export for data portals, as DCAT-AP-SE 3 (https://docs.dataportal.se/dcat/3.0.1/sv/).

Mandatory there: of a catalogue title, description, publisher and CC0 as its licence (the licence of the description, not
of the data), of a dataset title, description and publisher, of an agent its name, of a contact name and e-mail, of a
distribution its access address. What the publication does not state is left out where it may be, and else said to be
not stated; the licence of the data and the rights in what is quoted stand in the pages of rights, to which it leads.
Addresses are relative to where `dcat.ttl` is put, unless the publication has a landing page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from pipeline.export.publication import Publication, Words
from pipeline.export.sources import GEONAMES, GEONAMES_LICENCE

_PREFIXES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU: Final = "http://publications.europa.eu/resource/authority"
_CC0: Final = "http://creativecommons.org/publicdomain/zero/1.0/"
NOT_STATED: Final = Words(sv="Utgivare ej angiven", en="Publisher not stated")
# suffix -> (format as the portal lists it, name in Swedish and English)
FORMATS: Final[dict[str, tuple[str, Words]]] = {
    "csv": ("text/csv", Words(sv="CSV-filer", en="CSV files")),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Words(sv="Arbetsbok (XLSX)", en="Workbook (XLSX)"),
    ),
    "jsonl": ("application/jsonl", Words(sv="JSON, en rad per objekt", en="JSON lines")),
    "parquet": ("application/vnd.apache.parquet", Words(sv="Parquet", en="Parquet")),
    "sqlite": ("application/vnd.sqlite3", Words(sv="Databas (SQLite)", en="Database (SQLite)")),
}
_KEYWORDS: Final = Words(sv="vänorter; partnerskap; internationella avtal", en="twin towns; partnerships; agreements")


def as_dcat(files: Mapping[str, bytes], publication: Publication) -> bytes:
    """The catalogue of one dataset whose distributions are the given files, by format."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in _PREFIXES.items()]
    for subject, pairs in _nodes(files, publication):
        lines += ["", subject]
        lines += [f"    {name} {_joined(objects)} ;" for name, objects in pairs if objects]
        lines[-1] = lines[-1].removesuffix(";") + "."
    return ("\n".join(lines) + "\n").encode()


def _joined(objects: Sequence[str]) -> str:
    return ", ".join(objects)


def _nodes(
    files: Mapping[str, bytes], publication: Publication
) -> Iterator[tuple[str, list[tuple[str, Sequence[str]]]]]:
    publisher = (
        _iri(publication.publisher.uri) if publication.publisher and publication.publisher.uri else "<#publisher>"
    )
    issued = [f"{_text(publication.issued)}^^xsd:date"] if publication.issued else []
    landing = [_iri(publication.landing_page)] if publication.landing_page else []
    languages = [f"<{_EU}/language/SWE>", f"<{_EU}/language/ENG>"]
    yield (
        "<#catalog>",
        [
            ("a", ["dcat:Catalog"]),
            ("dcterms:title", _both(publication.title)),
            ("dcterms:description", _both(publication.description)),
            ("dcterms:publisher", [publisher]),
            ("dcterms:license", [f"<{_CC0}>"]),
            ("dcterms:language", languages),
            ("dcterms:issued", issued),
            ("foaf:homepage", landing),
            ("dcat:dataset", ["<#dataset>"]),
        ],
    )
    name = publication.publisher
    yield (
        publisher,
        [("a", ["foaf:Agent"]), ("foaf:name", [_text(name.name)] if name else _both(NOT_STATED))],
    )
    if publication.contact:
        yield (
            "<#contact>",
            [
                ("a", ["vcard:Organization"]),
                ("vcard:fn", [_text(publication.contact.name)]),
                ("vcard:hasEmail", [f"<mailto:{publication.contact.email}>"]),
            ],
        )
    formats = {suffix: sorted(n for n in files if n.endswith(f".{suffix}")) for suffix in FORMATS}
    there = {suffix: names for suffix, names in formats.items() if names}
    yield (
        "<#dataset>",
        [
            ("a", ["dcat:Dataset"]),
            ("dcterms:title", _both(publication.title)),
            ("dcterms:description", _both(publication.description)),
            ("dcterms:publisher", [publisher]),
            ("dcat:contactPoint", ["<#contact>"] if publication.contact else []),
            ("dcat:landingPage", landing),
            ("dcat:theme", [f"<{_EU}/data-theme/GOVE>", f"<{_EU}/data-theme/INTR>"]),
            ("dcat:keyword", list(_keywords(_KEYWORDS))),
            ("dcterms:language", languages),
            ("dcterms:spatial", [f"<{_EU}/country/SWE>"]),
            ("dcterms:accessRights", [f"<{_EU}/access-right/PUBLIC>"]),
            ("dcterms:rights", [f"<{name}>" for name in sorted(files) if name.startswith("rights.")]),
            ("dcterms:issued", issued),
            ("dcat:version", [_text(publication.version)] if publication.version else []),
            (
                "foaf:page",
                [f"<{name}>" for name in sorted(files) if name.startswith("codebook.") and name.endswith(".md")],
            ),
            ("dcterms:source", [f"<{GEONAMES}>"]),
            ("dcat:distribution", [f"<#{suffix}>" for suffix in there]),
        ],
    )
    yield (
        f"<{GEONAMES}>",
        [("rdfs:label", [_text("GeoNames", "en")]), ("dcterms:license", [f"<{GEONAMES_LICENCE}>"])],
    )
    for suffix, names in there.items():
        kind, title = FORMATS[suffix]
        addresses = [f"<{quote(name)}>" for name in names]
        yield (
            f"<#{suffix}>",
            [
                ("a", ["dcat:Distribution"]),
                ("dcterms:title", _both(title)),
                ("dcat:accessURL", landing or addresses[:1]),
                ("dcat:downloadURL", addresses),
                ("dcterms:format", [_text(kind)]),
                ("dcterms:license", [_iri(publication.licence.uri)] if publication.licence else []),
                ("dcat:byteSize", [f'"{len(files[names[0]])}"^^xsd:nonNegativeInteger'] if len(names) == 1 else []),
            ],
        )


def _keywords(words: Words) -> Iterable[str]:
    for language in ("sv", "en"):
        for word in getattr(words, language).split("; "):
            yield _text(word, language)


def _both(words: Words) -> list[str]:
    return [_text(words.sv, "sv"), _text(words.en, "en")]


def _text(text: str, language: str = "") -> str:
    """A literal of Turtle."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"' + (f"@{language}" if language else "")


def _iri(address: str) -> str:
    """An address that `Publication` let through: no character in it ends an IRI."""
    return f"<{address}>"
