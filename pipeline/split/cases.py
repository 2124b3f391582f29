"""Case numbers (diarienummer) in the forms that Swedish registries print them."""

from __future__ import annotations

import re

_LABEL = (
    r"(?i:Ärendenummer|Diarienummer|Diarienr|D(?:ia)?\.?nr|Ärendenr|Ärende(?=[\s:]+[A-ZÅÄÖ\d])|Diariebeteckning|"
    r"Beteckning|Dossiénr|Diariekod|Kod)"
)
_BOARD = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,7}"
_YEAR = r"(?:19|20)\d{2}"
_CODE = (
    rf"\d{{2,5}}-\d{{1,6}}-{_YEAR}|\d{{3,6}}-{_YEAR}"  # 106-1873-2031 of a länsstyrelse, 00612-2031
    rf"|(?:{_BOARD}[ ]){{0,2}}{_BOARD}[-/ ]?{_YEAR}[-:./]?\d{{1,6}}(?:[:.\-]{{1,2}}\d{{1,4}})?"  # SLK-2024-00190:5
    rf"|{_YEAR}[./\-:]\d{{1,6}}(?:[ ][A-ZÅÄÖ]{{2,6}}(?:-\d{{1,3}})?)?"  # 2025.503 KS, 2013/0743 KS-1
    rf"|\d{{1,6}}/{_YEAR}"  # 00163/2023, also where a plan code is glued to it
    r"|\d{1,6}/\d{2}(?!\d)"  # 1435/22
    rf"|{_BOARD}[ /-]\d{{1,6}}/\d{{2,4}}"  # KS 123/22
)
# No case number is a date (2024-05-06, Inkom 2024-05-06) or a span of years (2024-2030).
_DATE = (
    rf"(?!(?:[^\W\d]+[ ])*{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?:[^\W\d]+[ ])*{_YEAR}[-–/]{_YEAR}(?!\d))"
)
_LABELLED = re.compile(rf"\s*{_LABEL}\s*[:.]?\s*(?P<code>{_DATE}(?:{_CODE})|[A-ZÅÄÖ]{{2,6}}[:/ -]?\d{{3,8}}|\d{{3,8}})")
_BARE = re.compile(rf"\s*(?P<code>{_DATE}(?:{_CODE}))(?=[\s,;.]|$)")
_PLAN = re.compile(r"(?:[\s,;.]+(?:(?:Diariekod|Kod|kod)\b:?\s*)?\d{1,3}(?:\.\d{1,3})*(?=\s|$)|\d(?:\.\d+)+\.?)+")
_LINE = re.compile(rf"\s*(?:{_LABEL}\b.*|{_DATE}(?:{_CODE})(?:\s+\d{{2,3}}(?:\.\d+)*)?)\s*")


def case_at(text: str, start: int) -> tuple[tuple[int, int], int] | None:
    """The case number at `text[start:]`, as its range and where the rest (after a plan code) begins; else None."""
    found = _LABELLED.match(text, start) or _BARE.match(text, start)
    if found is None:
        return None
    rest = found.end("code")
    if plan := _PLAN.match(text, rest):
        rest = plan.end()
    return found.span("code"), rest


def is_case_line(text: str) -> bool:
    """Whether a line holds a case number or a code of the registry, and nothing else."""
    return _LINE.fullmatch(text) is not None and any(map(str.isdigit, text)) and len(text) < 70
