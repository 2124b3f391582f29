"""How often each rule matched, while somebody counts: for the evaluation of rules, silent otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_COUNTER: ContextVar[Counter[str] | None] = ContextVar("fired", default=None)


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """A counter of rule ids, filled by every match until the block ends."""
    counter: Counter[str] = Counter()
    token = _COUNTER.set(counter)
    try:
        yield counter
    finally:
        _COUNTER.reset(token)


def note(ids: Iterable[str]) -> None:
    """Rules matched, once for each id in `ids`; `ids` is not read unless somebody counts."""
    counter = _COUNTER.get()
    if counter is not None:
        counter.update(ids)
