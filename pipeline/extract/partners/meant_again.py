"""A partner told before, and meant again by its nation and its kind alone: "den tyska staden", "vår finska partner"."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.rules.loader import one_of

THE_UNIT = re.compile(one_of("the_unit"))  # "staden", "hamnstaden", "vännerna"


def meant_again(a: Annotated, first: int, last: int) -> list[int]:
    """The nation of each unit told so among some tokens."""
    return [i for i in range(first, last - 1) if a.tokens[i].label == "NATION" and THE_UNIT.fullmatch(a.word(i + 1))]
