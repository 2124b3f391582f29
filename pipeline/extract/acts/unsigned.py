"""Whether a text says that the agreement it speaks of is not signed yet: then it is decided on, and not concluded.

Fullmäktige godkände avtalet den 12 juni. Det undertecknas vid besöket i september.
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated

_SIGNED = (
    r"(?:(?:under)?tecknat|under(?:tecknat|skrivet|skrivit)|signerat|påskrivet|skrivet under|skrivit under"
    r"|undertecknats|skrivits under)"
)
_NOT_YET = re.compile(
    rf"(?i)\b(?:ännu|än) (?:är |har )?(?:inte|ej|icke|dock inte) (?:\w+ )?{_SIGNED}\b"
    rf"|\b(?:inte|ej|icke) (?:(?:ännu|än) )?(?:\w+ )?{_SIGNED}(?: än| ännu)\b|\b(?:inte|ej) (?:ännu|än) (?:\w+ )?{_SIGNED}\b"
    r"|\binnan (?:det|avtalet) (?:kan |har )?(?:undertecknas|undertecknats|skrivs under)\b"
    r"|\båterstår (?:\w+ ){0,2}(?:att )?(?:underteckna|själva undertecknandet|undertecknandet)\b"
)
_TO_BE = re.compile(
    r"(?i)\b(?:undertecknas|signeras|skrivs under|ska(?:ll)? (?:\w+ )?(?:undertecknas|signeras|skrivas under)"
    r"|kommer att (?:undertecknas|skrivas under|signeras)|undertecknandet (?:sker|äger rum|ska|är planerat|planeras))\b"
)
_OFFERED = re.compile(
    r"(?i)\b(?:erbjud|inbjud)(?:a|er|it) (?:er|ert|eder|staden|kommunen|[A-ZÅÄÖ]\w+)\b[^.]{0,40}?"
    r"\b(?:ingå|teckna|sluta|bli|inleda|avtal\w*|vänort\w*|partnerskap\w*|samarbets\w*)\b"
)
_AS_OF_OLD = re.compile(
    r"(?i)\b(?:undertecknades|skrevs under|signerades|har undertecknats|är undertecknat|undertecknat \d)\b"
)


def unsigned(a: Annotated) -> bool:
    """Whether an item's text says that the agreement waits for its signatures."""
    text = " ".join(a.item.view.text.split())
    if _NOT_YET.search(text) is not None or _OFFERED.search(text) is not None:
        return True
    return _TO_BE.search(text) is not None and _AS_OF_OLD.search(text) is None


_DRAFT = re.compile(
    r"(?im)^\W*(?:utkast|förslag till (?:vänorts|samarbets)?avtal|arbetsmaterial|koncept)\b"
    rf"|\b(?:detta|denna|dokumentet|avtalet|handlingen)\b[^.]{{0,30}}\b(?:inte|ej) (?:ännu )?{_SIGNED}\b"
)
_TOP = 300  # characters of a paper's head


def is_draft(a: Annotated) -> bool:
    """Whether an agreement's own paper says that it is a draft, or not signed: "UTKAST", "Detta dokument är inte undertecknat"."""
    if a.head.kind != "avtal":
        return False
    told = _DRAFT.search(a.item.view.text)
    return told is not None and (told.start() < _TOP or _NOT_SIGNED.search(told[0]) is not None)


_NOT_SIGNED = re.compile(r"(?i)\b(?:inte|ej)\b")
