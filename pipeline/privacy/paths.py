"""Names of files without personal data: a document's id is the name of its file, and stands in every export."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.privacy.model import KINDS, Leak, label
from pipeline.privacy.text import leaks

# `medborgarforslag-fran-anna-ek-om-gatljus`: what a name is in a name without capitals
_MOVED = re.compile(
    r"(?:medborgarf[oö]rslag|e-f[oö]rslag|inv[aå]narf[oö]rslag|namninsamling|petition)\w{0,3}[ _-]+(?:fr[aå]n|av)[ _-]+"
    r"(?P<name>[^\W\d_]{2,}(?:[ _-]+(?!(?:om|ang|angaende|angående|for|för|att|med|till|i|pa|på)(?![^\W_]))[^\W\d_]{2,}){1,2})",
    re.IGNORECASE,
)


def file_name(name: str) -> str:
    """A file's name, or path, without personal data; `_` and `-` may stand for blanks."""
    spaced = name.replace("_", " ")
    found = [*leaks(name), *leaks(spaced)]
    found += (leak for leak in leaks(spaced.replace("-", " ")) if leak.kind in ("enskild", "adress"))
    found += (Leak("enskild", *match.span("name")) for match in _MOVED.finditer(name))
    parts, at = [], 0
    for leak in sorted(found, key=lambda leak: (leak.start, -leak.end, KINDS.index(leak.kind))):
        if leak.start >= at:
            parts += [name[at : leak.start], label(leak.kind)]
        at = max(at, leak.end)
    return "".join([*parts, name[at:]])


def file_names(names: Iterable[str]) -> list[str]:
    """As `file_name`; what became equal by it is numbered: `[personnummer].pdf`, `[personnummer].pdf~2`."""
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        bare = file_name(name)
        if bare != name:
            seen[bare] += 1
            bare += f"~{seen[bare]}" if seen[bare] > 1 else ""
        told.append(bare)
    return told
