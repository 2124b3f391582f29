"""Items built from plain text: a line `== <part> [organ]` begins a part, the first lines are its heading."""

from __future__ import annotations

import re
from typing import Any

from pipeline.read.view import View
from pipeline.split.model import ItemText, Part
from schemas.dates import Date
from schemas.document import Body, Document

BODY = Body(name="Ystads kommun", kind="kommun", code="1286")
REGION = Body(name="Region Blekinge", kind="region", code="10")
NAMES = {
    "kommunfullmaktige": "kommunfullmäktige",
    "kommunstyrelsen": "kommunstyrelsen",
    "namnd": "kulturnämnden",
    "utskott": "kommunstyrelsens arbetsutskott",
    "regionfullmaktige": "regionfullmäktige",
    "regionstyrelsen": "regionstyrelsen",
}


def make_head(
    organ: str | None = "kommunfullmaktige", kind: str = "protokoll", meeting: str | None = "2024-03-21", **more: Any
) -> Document:
    return Document.model_validate(
        {
            "document_id": "x.txt",
            "sha256": "0" * 64,
            "title": None,
            "kind": kind,
            "body": BODY,
            "organ": organ,
            "organ_name": NAMES.get(organ or ""),
            "meeting_date": Date(value=meeting, precision="day") if meeting else None,
            "date": None,
            "reader": "text/1",
        }
        | more
    )


def make_item(source: str, paragraph: str | None = "12", item_id: str = "x.txt#p12") -> ItemText:
    """`source`: a heading, then parts. A part's marker line is cut out; `== beslut! Beslut` keeps `Beslut` as heading."""
    text = ""
    parts: list[Part] = []
    heading: tuple[int, int] | None = None
    kind, organ, start, head_range = "rubrik", None, 0, None

    def close() -> None:
        if len(text) > start:
            parts.append(Part(kind, start, len(text), head_range, organ))  # type: ignore[arg-type]

    if paragraph is not None:
        text = f"§ {paragraph}\n"
    for line in source.strip("\n").split("\n"):
        marker = re.match(r"== (\w+)(?: @(\w+))?(?:: (.+))?$", line)
        if marker:
            if heading is None:
                first = len(f"§ {paragraph}\n") if paragraph is not None else 0
                heading = (first, len(text.rstrip()))
            close()
            kind, organ, start, head_range = marker[1], marker[2], len(text), None
            if marker[3]:
                text += marker[3] + "\n"
                head_range = (start, len(text) - 1)
            continue
        text += line + "\n"
    if heading is None:
        heading = (len(f"§ {paragraph}\n") if paragraph is not None else 0, len(text.rstrip()))
    close()
    span = heading if heading[1] > heading[0] else None
    return ItemText(
        item_id=item_id,
        paragraph=paragraph,
        heading=" ".join(text[slice(*span)].split()) if span else None,
        heading_span=span,
        case_number=None,
        case_span=None,
        pages=(1,),
        view=View(text, [1] * len(text), list(range(len(text)))),
        parts=tuple(parts),
    )
