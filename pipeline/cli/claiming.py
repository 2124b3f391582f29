"""`vanort claims`: published figures, counted again, with the rows behind them.

twins-2016: twin towns in force in 2016 (text)
   claimed 41, counted 41, difference 0: reproduced under rule undated-counted only
      undated-counted 41: an agreement whose end has no day was in force until then
      undated-left-out 40: such an agreement is not counted; without Överkalix kommun – Zhuji
   under undated-counted these fail: all-2016
   rows: …
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.claims.count import Counted
from pipeline.claims.model import Claims, read_claims
from pipeline.claims.verdict import Verdict, verdicts
from pipeline.cli.console import console
from pipeline.cli.table import WIDEST
from pipeline.privacy import mask
from pipeline.store import load
from schemas.agreement import Agreement


def claims(file: Path, out: Path, *, as_json: bool) -> None:
    """Print what became of each claim."""
    asked = read_claims(file.read_bytes(), file.name)
    agreements = load(out, only=("agreements",)).agreements
    found = verdicts(asked, agreements)
    if as_json:
        print(json.dumps([_plain(v) for v in found], ensure_ascii=False, sort_keys=True, indent=1))
        return
    screen = console()
    names = {a.agreement_id: _name(a) for a in agreements}
    screen.print(f"{asked.title}; as of {asked.as_of}", soft_wrap=True)
    for verdict in found:
        for line in _lines(asked, verdict, names):
            screen.print(line, soft_wrap=True)
    exact = sum(v.verdict == "reproduced" for v in found)
    some = sum(v.verdict.endswith("only") for v in found)
    screen.print(
        f"\n{len(found)} claims: {exact} reproduced, {some} under one rule only, {len(found) - exact - some} not"
    )


def _name(agreement: Agreement) -> str:
    kind = {"twin": "", "partnership": " (partnership)"}.get(agreement.agreement_class, " (class open)")
    return mask(f"{agreement.swedish_partner.name} – {agreement.foreign_partner.name}{kind}")


def _lines(file: Claims, verdict: Verdict, names: Mapping[str, str]) -> Iterator[str]:
    claim, counted = verdict.claim, verdict.counted
    yield ""
    yield f"{claim.id}: {claim.says} ({claim.source})"
    difference = f"{verdict.difference:+g}" if verdict.difference else "0"
    yield f"   claimed {claim.value:g}, counted {_figure(counted)}, difference {difference}: {verdict.verdict}"
    if len(verdict.counts) == 1 and not verdict.held:
        yield from _wrapped(f"tried: {', '.join(verdict.tried)}; none makes a difference", 6)
    for name, other in verdict.counts.items() if len(verdict.counts) > 1 else ():
        yield from _wrapped(f"{name} {_figure(other)}: {file.rules[name].says}{_apart(counted, other, names)}", 6)
    for name, ids in verdict.against.items():
        if ids:
            yield from _wrapped(f"under {name} these fail: {', '.join(ids)}", 3)
    if claim.note:
        yield from _wrapped(claim.note, 3)
    rows = [f"less {names[row[1:]]}" if row.startswith("-") else names[row] for row in counted.rows]
    yield from _wrapped("rows: " + ("; ".join(rows) or "none"), 3)


def _figure(counted: Counted) -> str:
    return f"{counted.value:g}" if counted.value == counted.exact else f"{counted.value:g} ({counted.exact:.3f})"


def _apart(counted: Counted, other: Counted, names: Mapping[str, str]) -> str:
    """The rows that make the difference to the count that the claim is told with."""
    more = [row for row in other.rows if row not in counted.rows]
    less = [row for row in counted.rows if row not in other.rows]
    said = [f"with {names[row.lstrip('-')]}" if row[0] != "-" else f"less {names[row[1:]]}" for row in more]
    said += [f"without {names[row.lstrip('-')]}" for row in less]
    return f"; {', '.join(said)}" if said else ""


def _wrapped(text: str, indent: int) -> Sequence[str]:
    space = " " * indent
    return textwrap.wrap(text, WIDEST, initial_indent=space, subsequent_indent=space + "  ", break_on_hyphens=False)


def _plain(verdict: Verdict) -> dict[str, object]:
    return {
        "id": verdict.claim.id,
        "says": verdict.claim.says,
        "source": verdict.claim.source,
        "claimed": verdict.claim.value,
        "counted": verdict.counted.value,
        "difference": verdict.difference,
        "verdict": verdict.verdict,
        "rules": {name: {"value": c.value, "exact": c.exact, "rows": c.rows} for name, c in verdict.counts.items()},
        "held": verdict.held,
        "against": verdict.against,
        "note": verdict.claim.note,
    }
