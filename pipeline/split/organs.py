"""Organs: from their Swedish names to the contract's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.document import Organ

_STEM = r"[a-zåäöé]+"
# barn- och utbildnings-, miljö-, bygg- och räddnings-
_FIRST = rf"(?:{_STEM}-(?:, ?|[ ]))+(?:och |& )"
_BOARD = (
    rf"(?:(?:(?:regionala|lokala|gemensamma|sociala|tekniska) )?(?:{_FIRST})?{_STEM}nämnd(?:en)?"
    rf"|(?:{_STEM}a )?nämnden(?: för (?:{_STEM}(?:-?,? (?:och )?))?{_STEM})?"
    rf"|(?:gemensam(?:ma)?|teknisk|social) nämnd)"
)
_COUNCIL = r"(?:kommun|stads|region|landstings|förbunds)?fullmäktige"
_EXECUTIVE = r"(?:kommun|stads|region|landstings|förbunds)styrelsen?|styrelsen|(?:förbunds)?direktionen"
_ADJECTIVE = r"(?:allmän|social|regional|lokal|teknisk|internationell|kommunal|politisk|gemensam)m?n?a "
_FOR_WHAT = rf" för (?!beslut|bered|yttrand|behandl|vidare|att |sin |de[nt]? ){_STEM}(?:-?,? och {_STEM})?"  # "utskottet för kultur"
_COMMITTEE = (
    rf"(?:(?:{_FIRST})?{_STEM}utskott(?:et)?|(?:{_ADJECTIVE})?(?:{_FIRST}{_STEM}|{_STEM})?utskottet(?:{_FOR_WHAT})?|{_STEM}na utskott"
    rf"|presidi(?:et|um)|valberedningen|{_STEM}beredningen)"
)
_OWNER = rf"(?:(?:{_EXECUTIVE}|{_BOARD}|{_COUNCIL})s )"
NAME = rf"(?:{_OWNER}?{_COMMITTEE}|{_OWNER}utskott|{_COUNCIL}|{_EXECUTIVE}|länsstyrelsen|{_BOARD})"
ADMINISTRATION = (
    rf"(?:(?:{_FIRST})?{_STEM}(?:förvaltningen|kontoret|avdelningen|enheten|ledningen|direktören|chefen)"
    rf"|förvaltningen|kontoret|{_STEM}a (?:förvaltningen|kontoret|avdelningen)|kommunalrådet?|ordföranden"
    rf"|förvaltningschefen|rektor|utredaren|handläggaren|tjänstepersonen|tjänstemännen)"
)

_ABBREVIATIONS: dict[str, str] = {
    "kf": "kommunfullmäktige",
    "ks": "kommunstyrelsen",
    "ksau": "kommunstyrelsens arbetsutskott",
    "au": "arbetsutskottet",
    "rf": "regionfullmäktige",
    "rs": "regionstyrelsen",
}
_NAMED = re.compile(rf"(?<![a-zåäö-]){NAME}(?![a-zåäö-])", re.I)


@dataclass(frozen=True, slots=True)
class NamedOrgan:
    """An organ as a text names it: the contract's word, the name in lower case and nominative, and its range."""

    organ: Organ
    name: str
    start: int
    end: int


def classify(name: str) -> Organ:
    """The contract's word for an organ's name (lower case)."""
    if "presidi" in name or "beredningen" in name:
        return "annat"
    if "utskott" in name:
        return "utskott"
    if "fullmäktige" in name:
        return "regionfullmaktige" if name.startswith(("region", "landsting")) else "kommunfullmaktige"
    if "länsstyrelse" in name:
        return "lansstyrelse"
    if "nämnd" in name:
        return "namnd"
    if name.startswith(("region", "landsting")):
        return "regionstyrelsen"
    return "kommunstyrelsen" if name.startswith(("kommun", "stads")) else "annat"


def find_organs(text: str, start: int = 0, end: int | None = None) -> list[NamedOrgan]:
    """Every organ that `text[start:end]` names in nominative, in order (`Kommunstyrelsens` is no such name)."""
    return [
        NamedOrgan(classify(name), name, found.start(), found.end())
        for found in _NAMED.finditer(text, start, len(text) if end is None else end)
        for name in [normal(found.group())]
    ]


def normal(name: str) -> str:
    """An organ's name in lower case, white space folded, abbreviations written out, the genitive taken off."""
    name = " ".join(name.lower().split())
    name = _ABBREVIATIONS.get(name, name)
    if name.endswith(("ens", "ets", "fullmäktiges")):
        name = name[:-1]
    return name


def abbreviated(name: str) -> Organ | None:
    """The contract's word for an organ's initials (`KS`, `KLU`, `BUN`), or None."""
    known = _ABBREVIATIONS.get(name.strip().lower())
    if known is not None:
        return classify(known)
    return "utskott" if name.strip().endswith("U") else "namnd" if name.strip().endswith("N") else None


def same_organ(name: str, own: str | None) -> bool:
    """Whether `name` (as from `normal`) means the organ `own`, which may be written out further.

    `nämnden` is the barn- och utbildningsnämnden in its own minutes, `fullmäktige` the kommunfullmäktige.
    """
    if own is None:
        return False
    if name == own:
        return True
    return (
        name in ("nämnden", "styrelsen", "utskottet", "arbetsutskottet", "fullmäktige")
        and own.startswith(("", "kommun", "stads", "region"))
        and own.removesuffix("et").removesuffix("en").endswith(name.removesuffix("et").removesuffix("en"))
    )
