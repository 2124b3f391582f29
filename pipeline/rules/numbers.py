"""Numbers and months in words, by the lists of `lexicon.yml`: one row of each for all who count, date or measure time."""

from __future__ import annotations

from pipeline.rules.loader import lexicon, one_of

_ONES, _TEENS, _TENS = (lexicon()[name] for name in ("ones", "teens", "tens"))
NUMBERS = {word: n for n, word in enumerate([*_ONES, *_TEENS], 1)}
NUMBERS |= {ten + one: 10 * tens + n for tens, ten in enumerate(_TENS, 2) for n, one in enumerate(["", *_ONES])}
NUMBERS |= {"en": 1, "aderton": 18, **{f"{ten}en": 10 * tens + 1 for tens, ten in enumerate(_TENS, 2)}}
SEVERAL = {"båda": 2, "bägge": 2, **{word: n for word, n in NUMBERS.items() if n > 1}}
ORDINALS = {word: n for n, word in enumerate(lexicon()["ordinals"], 1)}
MONTHS = lexicon()["month_names"]
NUMBER = "|".join(sorted(NUMBERS, key=lambda word: (-len(word), word)))
MONTH = one_of("month_names")
