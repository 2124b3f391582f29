"""Partial dates as people read them: `2010`, `2020-11-23`, `våren 2020`, `1970s`, `about 1998`, `2019–2020`."""

from __future__ import annotations

from pipeline.charts.words import Lang, say
from schemas.dates import Date


def date_text(date: Date, lang: Lang) -> str:
    """The date in words of a language, never more precise than it is."""
    if date.value is None:
        return say("no-day", lang)
    told = date.value
    if date.precision == "season":
        told = _season(told, lang)
    elif date.precision == "decade":
        told = say("decade", lang, year=f"{told[:3]}0")
    elif date.precision == "range":
        told = "–".join(_end(end, lang) for end in told.split("/"))
    return say(date.qualifier, lang, day=told) if date.qualifier else told


def _season(value: str, lang: Lang) -> str:
    return say(f"season-{value[5:]}", lang, year=value[:4])


def _end(value: str, lang: Lang) -> str:
    """One end of a range."""
    if value.endswith("X"):
        return say("decade", lang, year=f"{value[:3]}0")
    return _season(value, lang) if value[5:] in ("21", "22", "23", "24") and len(value) == 7 else value
