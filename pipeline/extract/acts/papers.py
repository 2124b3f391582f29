"""The day of a step that a paper gives: that of the office's paper, or of the letter a sentence goes on about."""

from __future__ import annotations

from pipeline.extract.annotate import Annotated, Unit

_PAPERS = ("tjänsteskrivelse", "tjänsteutlåtande", "skrivelse", "yttrande", "utlåtande", "promemoria", "rapport")
_LETTERS = ("brev", "skrivelse", "mejl", "mail", "e-post")


def dates_paper(a: Annotated, at: int) -> bool:
    """Whether a date is that of the paper in which an office proposes: "föreslår i tjänsteskrivelse den 3 maj"."""
    words = [t.text.lower() for t in a.tokens[max(0, at - 3) : at]]
    return a.tokens[at].label == "DATE" and any(w.startswith(_PAPERS) for w in words)


def day_of_letter(a: Annotated, unit: Unit) -> int | None:
    """The day of the letter that a sentence goes on about: "Den 3 april inkom ett brev från X. I brevet säger man upp"."""
    at = a.unit_index(unit.first)
    here = {a.tokens[i].text.lower() for i in range(unit.first, unit.last)}
    if not at or not any(w.startswith(_LETTERS) and w.endswith(("et", "en")) for w in here) or not here:
        return None
    before = a.units[at - 1]
    if before.part is not unit.part:
        return None
    words = [a.tokens[i].text.lower() for i in range(before.first, before.last)]
    days = [
        i
        for i in range(before.first, before.last)
        if a.tokens[i].label == "DATE" and a.tokens[i].data.precision == "day"
    ]
    return days[0] if len(days) == 1 and any(w.startswith(_LETTERS) for w in words) else None
