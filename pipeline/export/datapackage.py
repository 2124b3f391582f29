"""`datapackage.json`: the CSV files as a Frictionless data package, each column with its type, values and meaning."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from pipeline.export.model import SEPARATOR, Column, Table, vocabularies
from pipeline.export.publication import Publication
from pipeline.export.sources import GEONAMES, GEONAMES_LICENCE
from schemas.dates import FORMS

NAME: Final = "vanort"
_TYPES: Final = {"integer": "integer", "number": "number", "boolean": "boolean"}
_DATE: Final = "|".join([*(form for name, form in FORMS.items() if name != "range"), r"[\dX-]+/[\dX-]+", "unknown"])


def as_datapackage(made: Sequence[Table], files: Mapping[str, bytes], publication: Publication) -> bytes:
    """The package of the tables whose CSV files are among `files`."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": publication.title.en,
        "title_sv": publication.title.sv,
        "description": publication.description.en,
        "description_sv": publication.description.sv,
        "sources": [{"title": "GeoNames (CC BY 4.0): ids of places", "path": GEONAMES}],
        "attribution": f"Ids of places from GeoNames, {GEONAMES}, {GEONAMES_LICENCE}",
        "keywords": ["vänort", "partnerskap", "kommun", "region", "twin town", "municipality", "Sweden"],
    }
    if publication.version:
        package["version"] = publication.version
    if publication.issued:
        package["created"] = f"{publication.issued}T00:00:00Z"
    if publication.landing_page:
        package["homepage"] = publication.landing_page
    if publication.licence:
        package["licenses"] = [
            {
                "name": publication.licence.spdx or publication.licence.name,
                "title": publication.licence.name,
                "path": publication.licence.uri,
            }
        ]
    if publication.publisher:
        told: dict[str, str] = {"title": publication.publisher.name, "role": "publisher"}
        if publication.publisher.uri:
            told["path"] = publication.publisher.uri
        package["contributors"] = [told]
    if said := published(publication):
        if "contact" in said:  # an office's address, as the catalogue has it
            said["contact"] = {"name": said["contact"]["name"], "path": f"mailto:{said['contact']['email']}"}
        package["publication"] = said
    package["resources"] = [_resource(table, files[f"{table.name}.csv"]) for table in made]
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def published(publication: Publication) -> dict[str, Any]:
    """What a publisher says, less what is said by default: from it the publication is read back."""
    return publication.model_dump(mode="json", exclude_defaults=True)


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    shape = table.shape
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in shape.columns],
        "missingValues": [""],
        "primaryKey": [shape.key],
    }
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": [_key(column)]}}
        for column in shape.columns
        if column.refers
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.name,
        "description": shape.meaning.en,
        "description_sv": shape.meaning.sv,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": schema,
    }


def _key(column: Column) -> str:
    from pipeline.export.model import shapes

    return shapes()[str(column.refers)].key


def _field(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": column.meaning.en,
        "description_sv": column.meaning.sv,
    }
    limits: dict[str, Any] = {}
    if column.primary:
        limits |= {"required": True, "unique": True}
    if column.type == "code" and column.vocabulary:
        limits["enum"] = list(vocabularies()[column.vocabulary].values)
    if column.type == "date":
        limits["pattern"] = _DATE
    if column.type == "list":
        told["separator"] = SEPARATOR
    if column.vocabulary:
        told["vocabulary"] = column.vocabulary
    if column.type == "boolean":
        told |= {"trueValues": ["true"], "falseValues": ["false"]}
    if limits:
        told["constraints"] = limits
    return told
