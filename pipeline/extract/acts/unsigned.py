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
    r"|\b(?:väntar|inväntar) (?:ännu |fortfarande |bara |nu )?(?:på )?(?:att (?:bli |få )?(?:skrivas under|underteckna[ds]|undertecknas)"
    r"|(?:sin |sina |motpartens |\w+ )?(?:underskrift(?:er|en)?|undertecknande(?:t)?)\b)"
    r"|\b(?:någon|en|några) (?:underskrift(?:er)?|undertecknad text|påskrift) (?:finns|föreligger|har|är)[^.]{0,20} (?:inte|ej|icke)\b"
    rf"|\b(?:motparten|\w+ part(?:en)?|parterna) har (?:ännu )?(?:inte|ej) (?:ännu )?{_SIGNED}\b"
    r"|\b(?:ingen|inga) (?:underskrift(?:er)?|undertecknad text|undertecknade handlingar)\b"
    r"|\bunderskrift(?:en|erna|er)? (?:saknas|fattas|återstår|dröjer)\b"
    r"|\bunderteckna(?:nde|ndet) (?:har |är |återstår|dröjer)[^.]{0,25}"
    r"\b(?:inte|skjutits (?:upp|fram)|uppskju\w+|framflyttat|dröjt|återstår)"
    rf"|\b(?:inte|ej|icke) (?:ännu )?(?:hunnit|kunnat|blivit|hunnits?) (?:bli )?(?:{_SIGNED}|undertecknas|skrivas under|signeras)"
    rf"|\b{_SIGNED}[^.]{{0,40}}\b(?:det har de|det har man|vilket|något som|det) (?:ännu inte|inte ännu|ännu ej|inte|ej)\b"
    r"[^.]{0,12}\b(?:gjort|skett|hänt|än)"
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


def not_yet_signed(a: Annotated) -> bool:
    """Whether an item's text says in so many words that the agreement is not signed yet."""
    return _NOT_YET.search(" ".join(a.item.view.text.split())) is not None


def unsigned(a: Annotated) -> bool:
    """Whether an item's text says that the agreement waits for its signatures, or tells only of a day to sign it."""
    text = " ".join(a.item.view.text.split())
    if not_yet_signed(a) or _OFFERED.search(text) is not None:
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
