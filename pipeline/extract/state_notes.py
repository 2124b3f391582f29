"""The few words in which a cell, a bracket or the value of a label gives an agreement's state.

Vilande sedan 2010          Avslutat 2015 av kommunfullmäktige          Ej förlängt          Pausat
"""

from __future__ import annotations

import re

from schemas.record import Status

_NONE = r"(?:inte|ej|icke|ingen|inga|inget)"
# In this order: what is denied or only partly so before what is plainly so.
_FORMS: tuple[tuple[str, Status], ...] = (
    (r"\b(?:oklar|okänd?t?|osäker)|\bvet (?:ej|inte)\b|^\?", "unknown"),
    (r"\bvilande|\bvilar\b|\bvilat\b|\bi (?:vila|träda)\b|\b(?:in|o)aktiv|\b(?:ligger|legat) nere\b|\b(?:av|in)somna|\bsovande\b"
     rf"|\b{_NONE}\b.{{0,20}}\b(?:aktiv|kontakt|verksamhet|utbyte)\w*(?: (?:sedan|efter) (?:år )?\d{{4}})?\W*$", "dormant"),
    (rf"\b{_NONE} (?:förläng|förny)|\b(?:förläng|förny)(?:de|t)?s {_NONE}\b", "not_renewed"),
    (r"\bdelvis (?:avslut|uppsa)", "partly_ended"),
    (r"\bpausa|\bpaus\b|\bfrys(?:t|ts|tes)?\b|\bfrös", "paused"),
    (r"\b(?:löpt[es]?|gick|gått|löper) ut\b|\butlöp(?:t|te)\b|\butgång(?:et|en)\b|\bförfall(?:et|it)\b", "expired"),
    (r"\bavslut(?!as\b|ar\b)|\buppsag(?:[dt]|ts)\b|\bsa(?:gt|gts|de|des|s)?\b.{0,20}\bupp\b|\bupphör(?:t|da?|de)\b|\bupphäv[dt]"
     r"|\bavveckla(?:[dt]|ts|des|t)\b|\b(?:är |tog )?slut\b|\bned?la(?:gt|gd)\b|\bla(?:gts|des) ne[dr]\b|\bhävt\b"
     r"|\bbr(?:öts|utet|utits)\b|(?<!sedan )\btidigare\b", "ended"),
    (r"\baktiv|\bpågå|\bgäll|\bi kraft\b|\blev(?:er|ande)\b|\b(?:fort)?löpande\b|\btills vidare\b|^ja\b", "active"),
)  # fmt: skip
_STATES = tuple((re.compile(form, re.I), status) for form, status in _FORMS)


def state_in(text: str) -> tuple[Status, int, int] | None:
    """The state that a note of a few words gives, and where its word stands."""
    for form, status in _STATES:
        if (found := form.search(text)) is not None:
            return status, found.start(), found.end()
    return None


def is_state_word(word: str) -> bool:
    """Whether a word by itself is a state, and so no name: "Vilande" that opens a cell or a note."""
    told = state_in(word)
    return told is not None and told[1:] == (0, len(word))
