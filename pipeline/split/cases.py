"""Case numbers (diarienummer) in the forms that Swedish registries print them."""

from __future__ import annotations

import re

# Diarienummer, Dnr, Ärende nr, Vårt dnr; `Ert dnr` is another's.
_STRONG = (
    r"(?:(?<!\bert )(?<!\ber )(?:vårt |ärendets )?"
    r"(?:(?:ärende|diarie|dossié|akt|mål)[ -]?(?:nummer|nr\b\.?|beteckning|id\b)|diarium\b|"
    r"ref\.? ?nr\b\.?|d(?:ia)?\.?[ ]?nr\b\.?)|vår beteckning|"
    r"(?:vår )?ref(?:erens)?(?=\W{1,3}(?:[A-ZÅÄÖ]{1,6} )?\S*\d))"
)
_LABEL = rf"(?i:{_STRONG}|(?:Ärende|Akt)(?=[\s:]+(?:[A-ZÅÄÖ]|\d{{3}}|\d+(?:[/.:-]\d|[A-ZÅÄÖ])))|Beteckning|Dossiénr|Diariekod|Kod)"
# Words that stand before a number of their own: publications, statutes and papers, not registries.
_NO_BOARD = (
    r"(?!(?i:rapport|utlåtande|motion|bilaga|budget|protokoll|sida|datum|punkt|version|remiss|prop|skr|sou|sfs|ds|dir|"
    r"lag|nr|ref|ärende|sammantr|dnr|diarienr)\b)"
)
# Initials that registries print small too; other small words in front of a number are prose.
_SMALL = r"(?<![\w/.-])(?:ks|kf|ksau|kst|kfn|kn|rs|rf|rsn|ls|lf|bun|ubn|bn|un|sn|mn|tn|vn|on|sbn|mbn|ksn|kun)"
_BOARD = rf"{_NO_BOARD}(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{1,7}}|{_SMALL})"
_YEAR = r"(?:19|20)\d{2}"
_PLANNED = r"(?:-\d(?:\.\d{1,3})+|/\d{3}(?!\d))"  # the plan code of the registry, where it is part of the number
_CODE = (
    rf"\d{{2,5}}-\d{{1,6}}-{_YEAR}|\d{{3,6}}-{_YEAR}"  # 106-1873-2031 of a länsstyrelse, 00612-2031
    r"|\d{2,4}-\d{3,6}-\d{2}(?![\d-])|\d{3,4}-\d{2}-\d{4,6}(?![\d-])"  # 106-1873-31, 106-31-01873
    rf"|(?:{_BOARD}[ /-]){{0,2}}{_BOARD}[-/. ]?{_YEAR}[-:./]?\d{{1,6}}"
    rf"(?:{_PLANNED}|:-?\d{{1,4}}|[.-]\d(?!\d)(?:[ ][A-ZÅÄÖ]{{2,4}}(?!\w))?)?"
    # SLK-2024-00190:5, KS/2031/0031/012, KS 2031/01288-1.2.4
    rf"|{_NO_BOARD}[A-ZÅÄÖ][ -]{_YEAR}[-/:]\d{{1,6}}"  # D 2031-87
    rf"|{_YEAR}[./:]\d{{1,6}}-[A-ZÅÄÖ]{{2,5}}(?!\w)"  # 2031/87-KS, 2031.00301-KS
    rf"|{_YEAR}[./:]\d{{1,6}}(?=[-./]\d{{3}}(?!\d))"  # 2031/45-106, 2031.301.611: the plan code is none of it
    rf"|{_YEAR}[./\-:]\d{{1,6}}(?:-\d(?:\.\d{{1,3}})+|(?:-\d)?[ ][A-ZÅÄÖ]{{2,6}}(?:[-.]\d{{1,3}})?)?"
    # 2031.503 KS, 2031/0743 KS-1, 2031.067-1 KS
    rf"|{_YEAR}/[A-ZÅÄÖ]{{2,5}}[ ]?\d{{1,6}}(?:-\d{{1,2}})?(?!\d)"  # 2031/KSM 0044, 2031/KS0017-6
    rf"|{_NO_BOARD}[A-ZÅÄÖ]{{2,4}}-[A-ZÅÄÖ]{{2,5}}-?\d{{2}}[-/:]\d{{1,6}}"  # RS-LED31-1844
    rf"|{_YEAR}-?[A-ZÅÄÖ]{{2,5}}[-/]?\d{{1,6}}"  # 2031-POL000412, 2031KS412, 2031KS/0412, 2031-KS-412
    rf"|\d{{1,5}}\.{_YEAR}(?!\d)"  # 161.2031
    r"|\d{2}\.\d{3,4}(?=[-./]\d{3}(?!\d))"  # 31.0412.109
    rf"|\d{{1,6}}/{_YEAR}"  # 00163/2023, also where a plan code is glued to it
    rf"|{_NO_BOARD}(?!KL)[A-ZÅÄÖ]{{2,4}}[ ]?\d{{1,5}}-\d{{2}}(?!\d)"  # KS288-31
    rf"|{_BOARD}[ /-]?\d{{1,6}}/(?:{_YEAR}|\d{{2}})(?!\d)"  # KS 123/22, KS0214/20, RS/388/2031
    rf"|{_BOARD}[ -]?\d{{2}}/\d{{3,5}}(?!\d)"  # KK31/156, KS 31/118
    rf"|{_BOARD}[ ]?\d{{1,6}}-{_YEAR}(?!\d)"  # KS 204-2031
    r"|(?<!\d)\d{2}-\d{4,5}(?![\d-])"  # 31-0402
    r"|\d{2}/[A-ZÅÄÖ]{2,5}[ /-]?\d{2,5}"  # 31/KS 0044, 31/KS/044
    rf"|\d{{2}}{_NO_BOARD}[A-ZÅÄÖ]{{2,5}}\d{{1,5}}"  # 31RK455
    rf"|{_NO_BOARD}[A-ZÅÄÖ]{{2,4}}[/-]?\d{{6}}"  # RS310101, RUN/310101
    rf"|{_YEAR}[ ][A-ZÅÄÖ]{{2,5}}[ ]?\d{{2,6}}(?!\d)"  # 2031 KS0412
    rf"|{_BOARD}[-/]\d{{2}}[/:]\d{{2,5}}(?!\d)"  # Ks-31/412
    rf"|\d{{2,6}}/\d{{2}}[ ](?!KL){_NO_BOARD}[A-ZÅÄÖ]{{2,4}}(?!\w)"  # 0412/31 SLK
    rf"|{_NO_BOARD}(?!KL)[A-ZÅÄÖ]{{2,4}}[ ]\d{{3,4}}-\d{{3,5}}(?:-{_YEAR})?(?![\d-])"  # LS 3101-0412, LST 106-412-2031
    rf"|{_NO_BOARD}(?!KL)[A-ZÅÄÖ]{{2,4}}[ ]{_YEAR}[ ]\d{{1,5}}(?!\d)"  # KS 2031 87
    r"|\d{1,6}/\d{2}(?!\d)|\d{2}/\d{3,4}(?!\d)|\d{2}/\d{1,3}(?=[-.]\d{3}(?!\d))"  # 1435/22, 31/0044, 31/308-042
    rf"|{_NO_BOARD}(?!KL)[A-ZÅÄÖ]{{2,4}}[ ]?\d{{2}}:\d{{1,5}}(?![\d.])"  # KS 31:302
    rf"|{_NO_BOARD}(?!KL)[A-ZÅÄÖ]{{2,4}}[ ]?\d{{2}}[-.]\d{{2,5}}(?![\d.])"  # KS 31-148, KS31.245
)
# No case number is a date (2024-05-06, Inkom 2024-05-06) or, without a label, a span of years (2024-2030).
_DAY = rf"(?:[^\W\d]+[ ])*{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
_DATE = rf"(?!{_DAY}|(?:[^\W\d]+[ ])*(?:19\d\d[-–/]{_YEAR}|20\d\d[-–/]20\d\d)(?!\d))"
# What else stands behind a label is one word with digits, the initials of a board before it.
_WORD = r"(?:[A-ZÅÄÖa-zåäö]{1,8}(?:[/-][A-ZÅÄÖ]{1,6})?[ ]){0,1}(?=[^\s\d]*\d)\w+(?:[-/.:]\w+)*"
_ENDS = r"(?![\w/]|[-.:]\w)"
_NUMBER = (
    rf"(?P<code>(?!{_DAY})(?:(?:{_CODE})(?:(?=[-./]\d{{3}}(?!\d)|[-/.]\d{{2}}(?!\d)|\d(?:\.\d+)+)|{_ENDS})|{_WORD}))"
)
_LABELLED = re.compile(rf"\s*[(\[*|]*\s*{_LABEL}\s*[:.]?\s*{_NUMBER}")
_BARE = re.compile(
    rf"\s*[(\[*|]*\s*(?P<code>{_DATE}(?:{_CODE}))(?=[\s,;.)\]*|]|[-.]\d{{3}}(?!\d)|[-/.]\d{{2}}(?!\d)|$)"
)
_PLAN = re.compile(
    r"(?:\s[-–]\s\d{2,3}|[-.]\d{3})(?=\s|$)|[-/.]\d{2}(?=\s|$)|(?:[\s,;.]+(?:(?:Diariekod|Kod|kod|Dpl|Diarieplan)\b:?\s*)?\d{1,3}(?:\.\d{1,3})*(?=\s|$)|\d(?:\.\d+)+\.?)+"
)
_LINE = re.compile(
    rf"(?!(?i:ärende[ -]?(?:nr\b\.?|nummer))\s+\d{{1,3}}\s+[^\W\d])"  # `Ärende nummer 11 om en bro`
    rf"\s*[(\[*|]*(?:(?i:{_STRONG}|Beteckning|Dossiénr|Diariekod|Kod)(?!\w).*|(?i:Ärende|Akt)[\s:]+(?:{_CODE}|\d{{3,8}})"
    rf"|{_DATE}(?:{_CODE})(?:[-.]\d{{3}}|[-/.]\d{{2}})?(?:\s+(?:Dpl\s+)?\d{{2,3}}(?:\.\d+)*|\s+\d(?:\.\d+)+)?)[)\]*|]*\s*"
)
_WITHIN = re.compile(rf"(?<!\w)(?i:{_STRONG})\s*[:.]?\s*{_NUMBER}")
# Ärendet (dnr …), Ärendet är diariefört under nummer …
_TOLD = re.compile(
    r"(?i:\b(?:handlingar(?:na)? i )?ärendet(?:\s+(?:är|har|är registrerat|(?:är |har )?diarief\w+|fått|med|under|som|i|diariet))*)"
    rf"[\s,(]+(?i:{_STRONG}|(?:nummer|nr\b\.?)(?=\s*(?:{_CODE})))\s*[:.]?\s*{_NUMBER}"
)
_TAIL = re.compile(
    rf"\s+\(?(?i:{_STRONG})\s*[:.]?\s*{_NUMBER}(?:[-./]\d{{3}}(?=\)|\s*$)|[-/.]\d{{2}}(?=\)|\s*$))?\)?(?:\s+\d{{1,3}}(?:\.\d{{1,3}})*)?\s*$"
)
# … RUN 2031-154; behind a mark that parts it from the title a number in any form
_BARE_TAIL = re.compile(
    rf"(?:\s+(?P<code>{_DATE}{_NO_BOARD}(?:[A-ZÅÄÖ]{{2,5}}|[A-ZÅÄÖ][a-zåäö]{{1,2}})[ /-]{_YEAR}[-:./]\d{{3,6}})"
    rf"|(?:\s+[|–-]|,)\s+(?P<apart>{_DATE}(?![A-ZÅÄÖ][a-zåäö]{{2}})(?=.*(?:\d{{3}}|[A-ZÅÄÖ]{{2}}))(?:{_CODE})))\s*\|?\s*$"
)
_BRACKETED = re.compile(
    rf"[(\[](?:{_LABEL}\s*[:.]?\s*)?(?P<code>{_DATE}(?:{_CODE}|[a-zåäö]{{2,5}}[/ -]?{_YEAR}[:/.-]\d{{1,6}}))"
    r"(?:[-./]\d{3}|[-/.]\d{2}"  # its plan code
    r"|[\s,(]+(?:[-–]\s|[Dd]pl\s|(?:[Dd]iarie)?plan\s|[Kk]od\s)?\d{1,3}(?:\.\d{1,3})*)?\)?[)\]]\**\s*$"
)
_OTHERS = re.compile(r"\s*\((?:ert?|deras) (?:dnr|diarie\w+|beteckning|ref(?:erens)?)\b[^()]*\)$", re.I)


def case_at(text: str, start: int) -> tuple[tuple[int, int], int] | None:
    """The case number at `text[start:]`, as its range and where the rest (after a plan code) begins; else None."""
    found = _LABELLED.match(text, start) or _BARE.match(text, start)
    if found is None:
        return None
    return found.span("code"), past_plan(text, found.end("code"))


def past_plan(text: str, at: int) -> int:
    """Where `text` goes on behind a case number that ends at `at`, and its plan code."""
    plan = _PLAN.match(text, at)
    return plan.end() if plan else at


def is_case_line(text: str) -> bool:
    """Whether a line holds a case number or a code of the registry, and nothing else."""
    return _LINE.fullmatch(text) is not None and any(map(str.isdigit, text)) and len(text) < 70


def case_within(text: str) -> tuple[int, int] | None:
    """The range of a case number that stands behind its label anywhere in `text`, as in the head of a letter."""
    found = _WITHIN.search(text)
    return found.span("code") if found else None


def case_told(text: str) -> tuple[int, int] | None:
    """The range of the number that a sentence says the matter has."""
    found = _TOLD.search(text)
    return found.span("code") if found else None


def case_after_title(text: str) -> tuple[tuple[int, int], int] | None:
    """A labelled case number that closes the line of a title: its range, and where the title ends."""
    found = _TAIL.search(text) or _BARE_TAIL.search(text)
    if found is None or found.start() == 0:
        return None
    return found.span("apart" if found.groupdict().get("apart") else "code"), found.start()


def title_end(text: str) -> int:
    """Where the title ends in a line of it that closes with a case number: its own in brackets or behind a label, or
    that of whoever is answered."""
    if (own := bracketed_case(text) or case_after_title(text)) is not None:
        return own[1]
    other = _OTHERS.search(text)
    return other.start() if other else len(text)


def bracketed_case(text: str) -> tuple[tuple[int, int], int] | None:
    """The case number in brackets at the end of a title: its range, and where the title ends."""
    found = _BRACKETED.search(text)
    return (found.span("code"), len(text[: found.start()].rstrip())) if found else None
