"""Who signed an agreement, as a row of a table or a card tells it: "Undertecknare: Anna Ek, borgmästare"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.annotate import Annotated
from pipeline.extract.finding import Finding
from pipeline.extract.motions.movers import slug
from schemas.record import Signer

RULE = "signer.row"
_BIG = r"[^\W\d_a-zåäöéü]"
_SIGNED = re.compile(
    rf"(?P<name>{_BIG}[\w’.-]+(?: (?:von|af|de|{_BIG}[\w’.-]*)){{1,3}})(?: \((?P<party>[A-ZÅÄÖ]{{1,3}})\))?"
    r"(?:, (?P<role>[a-zåäö][\w åäö:-]{3,50}?)(?= och (?=[A-ZÅÄÖ])|[,;.\n]|$))?"
)


def signed_rows(a: Annotated) -> Iterator[Finding]:
    """The signers that the rows of the item name, each where it stands."""
    text = a.item.view.text
    for row in a.table:
        if row.signed is None:
            continue
        cell = text[slice(*row.signed)]
        for found in _SIGNED.finditer(cell):
            signer = Signer(name=found["name"], party=found["party"], role=found["role"])
            start = row.signed[0] + found.start("name")
            yield Finding(f"signed_by.{slug(signer.name)}", signer, start, start + len(signer.name), RULE)


def of_row(a: Annotated, finding: Finding, places: list[int]) -> bool:
    """Whether a signer is that of a partner's own row; one from a letter's end signs for all."""
    if finding.rule != RULE:
        return True
    rows = [row for row in a.table if row.start <= finding.start < row.end]
    return any(row.start <= a.tokens[at].start < row.end for row in rows for at in places)
