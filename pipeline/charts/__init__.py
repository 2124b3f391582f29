"""Diagrams of a dataset: pictures fit for print, with the numbers and the agreements behind each beside them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.charts.bundle import Asked, made
from pipeline.store import Dataset

_NONE: Mapping[str, str] = MappingProxyType({})


def files(dataset: Dataset, note: Mapping[str, str] = _NONE) -> dict[str, bytes]:
    """The charts of a whole dataset in Swedish and English, by relative path: `charts/by-country.sv.svg`, …

    `note` is the coverage statement by language (`sv`, `en`), printed under every picture; where it is missing, the
    picture says that the coverage is not stated. Timelines of single agreements are drawn on demand only
    (`pipeline.charts.lifelines.timelines`): there are thousands of them.
    """
    return made(dataset, note, Asked())
