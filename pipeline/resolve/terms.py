"""How long an agreement runs: what the passages of an item say of its term, made one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.finding import Finding
from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from pipeline.extract.renewal import ASIDE
from pipeline.extract.row_years import half
from pipeline.resolve.builder import Builder
from pipeline.resolve.near import last_named, names, near, spoken_of_together
from schemas.dates import Date
from schemas.record import Term


def term_of(b: Builder, reading: ItemReading, pair: Pair, found: list[FoundAct]) -> Term | None:
    """What is said of the term: first where a step gives a new one, then beside the partner's name, then of all alike."""
    values: dict[str, Finding] = {}
    told = [*_of_step(reading, found)]
    stopped = {act.effective for act in found if act.act == "end" and act.stage in ("decided", "reported")}
    for f in sorted(reading.terms, key=lambda f: near(reading, f.start) != (pair,)):
        if f.rule == "term.runs-out" and f.value in stopped:
            continue  # "sade upp avtalet … Det upphörde den 2 januari 2015" is the day of the step
        together = spoken_of_together(reading, f.start) or last_named(reading, f.start)
        if pair in together and (pair.body is None or names(reading, pair, f.start)):
            told.append(f)
    for f in told:
        held = values.setdefault(f.field.split(".")[1], f)
        if isinstance(f.value, Date) and str(f.value.value).startswith(f"{held.value.value}-"):
            values[f.field.split(".")[1]] = f  # the day of what was told by its year
    if ("end" in values or "years" in values) and "start" not in values and (since := _since(reading, pair)):
        told.append(since)
        values["start"] = since
    for first in values.values():
        for f in (f for f in told if (f.field, f.value) == (first.field, first.value)):  # all that say the same
            b.add(f.field, f.value, f.start, f.end, f.rule)
    return Term(**{k: f.value for k, f in values.items()}) if values else None


_FROM_SIGNING = re.compile(
    r"(?i)\b(?:gäller|löper|gälla|löpa)\s+(?:från|fr\.?o\.?m\.?)\s+(?:och\s+med\s+)?(?:dagen\s+för\s+)?under(?:tecknande|skrift)"
)


def _for_a_period(reading: ItemReading, start: int) -> bool:
    """Whether years are said to be a period: "ingår partnerskap för perioden 2020–2022"."""
    before = reading.a.item.view.text[max(0, start - 24) : start]
    return re.search(r"(?i)\b(?:\w*perioden|åren|tiden)\s+$", before) is not None


def _since(reading: ItemReading, pair: Pair) -> Finding | None:
    """The day since which a time-limited agreement runs ("har sedan den 1 januari 2010 ett partnerskap"), which begins its term."""
    begun = reading.established.get(reading.pairs.index(pair))
    if begun is None or begun.value.precision != "day":
        return None
    before = reading.a.item.view.text[max(0, begun.start - 12) : begun.start]
    signed = reading.a.head.kind == "avtal" and _FROM_SIGNING.search(reading.a.item.view.text) is not None
    if not signed and re.search(r"(?i)\bsedan\s+(?:den\s+)?$", before) is None:
        return None
    return replace(begun, field="term.start")


def _of_step(reading: ItemReading, found: list[FoundAct]) -> Iterator[Finding]:
    """The ends of the period that a step concludes or renews the agreement for, behind the verb of its own clause."""
    tokens = reading.a.tokens
    for act in found:
        unit = reading.a.unit(act.verb)
        if act.act not in ("renew", "establish") or act.stage == "rejected" or unit.part.kind in ASIDE:
            continue
        for token in tokens[act.verb + 1 : unit.last]:
            if token.label != "DATE" or token.data.precision != "range":
                continue
            for side, end in zip(("start", "end"), str(token.data.value).split("/"), strict=False):
                if len(end) == 10 or (len(end) == 4 and (act.act == "renew" or _for_a_period(reading, token.start))):
                    where = half(reading.a.item.view.text, token.start, token.end, side)
                    date = Date(value=end, precision="day" if len(end) == 10 else "year")
                    yield Finding(f"term.{side}", date, *where, "term.range")
        for f in reading.terms:
            inside = tokens[act.verb].start <= f.start < tokens[unit.last - 1].end
            if act.act == "renew" and f.field == "term.end" and inside:
                yield f
