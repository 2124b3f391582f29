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

from pipeline.export.publication import Contact, Publication, Words
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
_LANGUAGES: Final = (f"<{_EU}/language/SWE>", f"<{_EU}/language/ENG>")
_KEYWORDS: Final = Words(sv="vänorter; partnerskap; internationella avtal", en="twin towns; partnerships; agreements")

_Node = tuple[str, list[tuple[str, Sequence[str]]]]  # subject, and its predicates with their objects


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


def _nodes(files: Mapping[str, bytes], publication: Publication) -> Iterator[_Node]:
    formats = {suffix: sorted(n for n in files if n.endswith(f".{suffix}")) for suffix in FORMATS}
    there = {suffix: names for suffix, names in formats.items() if names}
    yield _catalogue(publication)
    yield _publisher(publication)
    if publication.contact:
        yield _contact(publication.contact)
    yield _dataset(files, publication, list(there))
    yield _gazetteer()
    for suffix, names in there.items():
        yield _distribution(suffix, names, files, publication)


def _catalogue(publication: Publication) -> _Node:
    return (
        "<#catalog>",
        [
            ("a", ["dcat:Catalog"]),
            ("dcterms:title", _both(publication.title)),
            ("dcterms:description", _both(publication.description)),
            ("dcterms:publisher", [_name_of_publisher(publication)]),
            ("dcterms:license", [f"<{_CC0}>"]),
            ("dcterms:language", _LANGUAGES),
            ("dcterms:issued", _issued(publication)),
            ("foaf:homepage", _landing(publication)),
            ("dcat:dataset", ["<#dataset>"]),
        ],
    )


def _publisher(publication: Publication) -> _Node:
    stated = publication.publisher
    name = [_text(stated.name)] if stated else _both(NOT_STATED)
    return _name_of_publisher(publication), [("a", ["foaf:Agent"]), ("foaf:name", name)]


def _contact(contact: Contact) -> _Node:
    return (
        "<#contact>",
        [
            ("a", ["vcard:Organization"]),
            ("vcard:fn", [_text(contact.name)]),
            ("vcard:hasEmail", [f"<mailto:{contact.email}>"]),
        ],
    )


def _dataset(files: Iterable[str], publication: Publication, formats: Iterable[str]) -> _Node:
    rights = [f"<{name}>" for name in sorted(files) if name.startswith("rights.")]
    codebooks = [f"<{name}>" for name in sorted(files) if name.startswith("codebook.") and name.endswith(".md")]
    return (
        "<#dataset>",
        [
            ("a", ["dcat:Dataset"]),
            ("dcterms:title", _both(publication.title)),
            ("dcterms:description", _both(publication.description)),
            ("dcterms:publisher", [_name_of_publisher(publication)]),
            ("dcat:contactPoint", ["<#contact>"] if publication.contact else []),
            ("dcat:landingPage", _landing(publication)),
            ("dcat:theme", [f"<{_EU}/data-theme/GOVE>", f"<{_EU}/data-theme/INTR>"]),
            ("dcat:keyword", list(_keywords(_KEYWORDS))),
            ("dcterms:language", _LANGUAGES),
            ("dcterms:spatial", [f"<{_EU}/country/SWE>"]),
            ("dcterms:accessRights", [f"<{_EU}/access-right/PUBLIC>"]),
            ("dcterms:rights", rights),
            ("dcterms:issued", _issued(publication)),
            ("dcat:version", [_text(publication.version)] if publication.version else []),
            ("foaf:page", codebooks),
            ("dcterms:source", [f"<{GEONAMES}>"]),
            ("dcat:distribution", [f"<#{suffix}>" for suffix in formats]),
        ],
    )


def _gazetteer() -> _Node:
    """The source of the places, under a licence of its own."""
    label = ("rdfs:label", [_text("GeoNames", "en")])
    return f"<{GEONAMES}>", [label, ("dcterms:license", [f"<{GEONAMES_LICENCE}>"])]


def _distribution(suffix: str, names: Sequence[str], files: Mapping[str, bytes], publication: Publication) -> _Node:
    """The files of one format; how long they are is told of a single one."""
    kind, title = FORMATS[suffix]
    addresses = [f"<{quote(name)}>" for name in names]
    return (
        f"<#{suffix}>",
        [
            ("a", ["dcat:Distribution"]),
            ("dcterms:title", _both(title)),
            ("dcat:accessURL", _landing(publication) or addresses[:1]),
            ("dcat:downloadURL", addresses),
            ("dcterms:format", [_text(kind)]),
            ("dcterms:license", [_iri(publication.licence.uri)] if publication.licence else []),
            ("dcat:byteSize", [f'"{len(files[names[0]])}"^^xsd:nonNegativeInteger'] if len(names) == 1 else []),
        ],
    )


def _name_of_publisher(publication: Publication) -> str:
    """The publisher as a subject: by its own address, else as a node of this file."""
    stated = publication.publisher
    return _iri(stated.uri) if stated and stated.uri else "<#publisher>"


def _issued(publication: Publication) -> list[str]:
    return [f"{_text(publication.issued)}^^xsd:date"] if publication.issued else []


def _landing(publication: Publication) -> list[str]:
    return [_iri(publication.landing_page)] if publication.landing_page else []


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
