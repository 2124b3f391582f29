"""The page number that is printed on a page."""

from __future__ import annotations

import re

_EDGE = 5  # lines at either end of a page in which a number is looked for
_OF = re.compile(r"(?:^|\s)(?:[Ss]id(?:a|an|nr)\.?\s*)?(\d{1,4}\s?(?:\(\s?\d{1,4}\s?\)|av\s\d{1,4}))\s*$")
_SIDE = re.compile(r"(?:^|\s)(?:sid(?:a|an|nr)\.?|s\.|page|protokoll)\s*(\d{1,4})\s*$", re.I)
_LONE = re.compile(r"^[-–]?\s*(\d{1,4})\s*[-–]?$")
_SPACES = re.compile(r"\s+")


def page_label(text: str) -> str | None:
    """The printed page number in the first or last lines of `text`, such as `46 (108)`, `8 av 23` or `7`.

    Forms that say of how many pages are preferred to `Sida 8`, and these to a lone number.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    edge = lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:]
    for form in (_OF, _SIDE):
        for line in edge:
            if found := form.search(line):
                return _SPACES.sub(" ", found.group(1)).replace("( ", "(").replace(" )", ")")
    for line in [*lines[:2], *reversed(lines[-2:])]:
        if found := _LONE.match(line):
            return found.group(1)
    return None
