"""The words that say an agreement's state, for whoever checks it; most of all that it stands: "Det gäller tills vidare",
"är alltjämt i kraft", "Båda är ännu vänorter".

Words that say that it stands make no status: what is not told to be over is active. They are the ink of one.
"""

from __future__ import annotations

import re

from pipeline.extract.partners.partners import Pair
from pipeline.extract.reading import ItemReading
from pipeline.resolve.builder import Builder
from pipeline.resolve.near import last_named
from pipeline.resolve.status import DONE, EFFECT
from schemas.record import Act

_STILL = r"(?:alltjämt|fortfarande|ännu|än(?:\s+i\s+dag)?|i\s+dag|idag|nu|numera|alltså|därmed|tills\s+vidare)"
_FRIENDS = r"(?:vän|part(?=ner)|syster|tvilling|fadder|kamrat)\w+"
_FORMS = (  # the plainest first
    rf"(?:{_STILL}\s+)?(?<!träder\s)(?<!träda\s)(?<!trädde\s)(?<!trätt\s)i\s+kraft\b(?!träd)",
    rf"\b{_STILL}\s+gäll(?:er|ande)\b|\bgäller\s+(?:{_STILL}|oförändra[dt]|utan|löpande)\b",
    rf"\b(?:består|kvarstår|återstår|fortlever)\b(?!\s+(?:{_STILL}\s+)?(?:av|i|främst|huvudsakligen|dels|bland|till)\b)|\bska\w*\s+bestå\b",
    rf"\b(?:är|blir|förblir)\s+(?:\w+\s+){{0,2}}?{_STILL}\s+(?:\w+\s+)?{_FRIENDS}|\b{_STILL}\s+{_FRIENDS}",
    r"\b(?:är|var|anses)\s+(?:\w+\s+){0,4}?(?:levande|aktiv[ta]?|livaktig[ta]?|livlig[ta]?|giltig[ta]?|i\s+bruk|orubba[dt]|intakt)\b",
    r"\b(?:är|blir)\s+från\s+och\s+med\s+(?:i\s+dag|idag|nu)\s+\w+",
    r"\b(?:står\s+(?:sig|fast|kvar)|utan\s+avbrott|inget\s+har\s+rubbat|löper\s+(?:vidare|på|årsvis|utan))\b",
    r"\b(?:pågår|fortgår|fortlöper|fortsätter|lever|behålls|bibehålls)\b(?!\s+med\b)",
    r"\b(?:väck\w*(?:\s+\w+){0,2}\s+(?:till\s+liv|ur)|återuppliva\w*|återuppta(?:s|r|gits|git|ts)|åter\s+(?:tas|sätta|sätts|i\s+verket)|på\s+nytt\s+att\s+\w+)\b",
    r"(?<!vad\s)(?<!när\sdet\s)\b(?:gäller|gällande|levande|livaktigt)(?=\s*(?:[.,;:)!]|$|vänorts?|partner|samarbets?))",
)
_SAID = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_DENIED = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|knappast|knappt|om|ifall|upphörde|när)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:båda|bägge|alla|samtliga|följande|övriga|(?:de|dessa)\s+(?:två|tre|fyra|andra|\w+orter))\b", re.IGNORECASE
)
_OF_IT = re.compile(
    r"\b(?:det|den|detta|denna|vi|läge|status|\w*(?:avtal|överenskomm|samarbete|vänskap|partnerskap|utbyte|förklaring|protokoll|förbindels|kontakt|relation|band)\w*)\b",
    re.IGNORECASE,
)


_KEPT = ("keep", "resume", "renew")


def in_force(reading: ItemReading, pair: Pair | None) -> tuple[int, int] | None:
    """The words (view offsets) that say that the agreement of a pair is in force; None where none do."""
    if pair is None:
        return None
    a, text = reading.a, reading.a.item.view.text
    head = a.item.heading_span[1] if a.item.heading_span else 0
    found: list[tuple[int, int, int]] = []
    for rank, form in enumerate(_SAID):
        for match in form.finditer(text, head):
            unit = a.unit(a.token_at(match.start()))
            first, last = a.span(unit.first, unit.last)
            if _DENIED.search(text, first, match.start()) or text[first:last].rstrip().endswith("?"):
                continue
            named = [p for p in reading.pairs if any(unit.first <= at < unit.last for at in p.places)]
            if pair in named:
                found.append((rank, *match.span()))
            elif named:
                continue
            elif _EACH.search(text, first, last) or (
                _OF_IT.search(text, first, last) and pair in last_named(reading, match.start())
            ):
                found.append((rank + len(_SAID), *match.span()))
    return min(found)[1:] if found else None


def show_status(b: Builder, acts: list[Act], status: str, shown: tuple[int, int] | None) -> None:
    """The words that say the state, `shown` (view offsets) where the text names it; else those of the act that made it."""
    if shown is not None:
        b.add("status", status, *shown, "status.told")
        return
    made = next((x for x in reversed(acts) if EFFECT.get(x.act) == status and x.stage in DONE), None)
    if status == "not_established":
        made = next((x for x in reversed(acts) if (x.act, x.stage) == ("establish", "rejected")), None)
    if made is not None and (status != "active" or made.act in _KEPT) and f"acts.{made.key}" in b.evidence:
        b.put("status", status, b.evidence[f"acts.{made.key}"])
