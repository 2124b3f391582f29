"""What state a relation is told to be in, and how long it runs: `python -m tests.drills.states`.

Each way to tell a state (rests, ended, ran out, is paused, lives) or a term (years, period, renewal, notice) stands with
each noun for the relation in each kind of document; words like those of another state, about something else, are rows
of the state that they leave.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.record import AgreementRecord
from tests.drills.cells import Cell, run
from tests.drills.states_told import RAN_OUT, STATES, TERMS, Due

REPORT = """VARA KOMMUN                                        TJÄNSTESKRIVELSE
Kommunkansliet                                     2024-02-12
Lena Ask, utredare                                 Dnr 2024/0144

                                                   Kommunstyrelsen

Vara kommuns internationella kontakter

{}

Förslag till beslut
Informationen noteras.

Lena Ask
utredare
"""
PAGE = """Internationellt samarbete

Senast uppdaterad den 12 februari 2024

{}

Kontakt: Vara kommun
"""
MINUTES = """VARA KOMMUN                     SAMMANTRÄDESPROTOKOLL            Sida 4 (9)
Kommunstyrelsen                 2024-02-12

§ 31                                         Dnr 2024/0144
Information om internationella kontakter

Kommunstyrelsens beslut
Informationen noteras.

Ärendet
{}

§ 32                                         Dnr 2024/0020
Taxa för renhållning

Kommunstyrelsens beslut
Taxan fastställs.
"""
KINDS = {"report": REPORT, "page": PAGE, "minutes": MINUTES}
OPENING = "Vara kommun har sedan 1998 ett vänortsavtal med Tukums i Lettland. "
NOUNS = {
    "avtalet": "avtalet",
    "vänortsavtalet med": "vänortsavtalet med Tukums",
    "samarbetet": "samarbetet",
    "relationen": "vänortsrelationen",
}


def line(record: AgreementRecord) -> str:
    """A record's partner with its state, its end and its term."""
    partner, term = record.foreign_partner, record.term
    told = [f"{term.years:g}" if term and term.years else ""]
    told += [str(date.value) if date else "" for date in ((term.start, term.end) if term else (None, None))]
    told += [term.renewal or "", term.notice or ""] if term else ["", ""]
    ended = record.ended.value if record.ended else ""
    return f"{partner.name if partner else '-'}: {record.status} {ended} | {' | '.join(told)}"


def _said(form: str, noun: str) -> str:
    return form.format(s=noun, S=noun[:1].upper() + noun[1:])


def _cell(axes: dict[str, str], kind: str, form: str, noun: str, state: tuple[str, str], term: Due) -> Cell:
    text = KINDS[kind].format(OPENING + _said(form, noun))
    due = f"Tukums: {state[0]} {state[1]} | {' | '.join(term)}"
    return Cell(tuple({**axes, "kind": kind, "form": form}.items()), text, (due,))


def cells() -> list[Cell]:
    """Each state and each term in each kind of document, with each noun that it can stand with."""
    return [*_states(), *_terms()]


def _nouns(form: str, kind: str) -> Iterator[tuple[str, str]]:
    """The nouns for a form, a different pair in each kind of document; a neuter form only with neuters."""
    if "{s}" not in form.lower():
        yield "-", ""
        return
    neuter = any(word in form for word in ("vt", "gt", "at ", "at.", "fryst", "giltigt", "igt"))
    names = [name for name in NOUNS if not neuter or name != "relationen"]
    for turn in range(2):
        name = names[(list(KINDS).index(kind) + turn * 2 + len(form)) % len(names)]
        yield name, NOUNS[name]


def _states() -> Iterator[Cell]:
    for (status, ended), forms in STATES.items():
        for form in forms:
            end = next((day for words, day in RAN_OUT.items() if words in form and status == "expired"), "")
            for kind in KINDS:
                for name, noun in _nouns(form, kind):
                    yield _cell({"due": status, "noun": name}, kind, form, noun, (status, ended), ("", "", end, "", ""))


def _terms() -> Iterator[Cell]:
    for form, term in TERMS:
        field = next(
            (f for f, v in zip(("years", "start", "end", "renewal", "notice"), term, strict=True) if v), "none"
        )
        for kind in KINDS:
            for name, noun in {"avtalet": "avtalet", "vänortsavtalet med": "vänortsavtalet med Tukums"}.items():
                if "{s}" in form.lower() or name == "avtalet":
                    yield _cell({"due": f"term.{field}", "noun": name}, kind, form, noun, ("active", ""), term)


if __name__ == "__main__":
    run(cells(), line)
