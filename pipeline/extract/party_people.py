"""People whose party is told in words, beside those who have it in parentheses (`people.py`).

Vänsterpartiets ledamöter Anna Lund och Bo Alm      moderaten Anna Lund      Anna Lund och Bo Alm, båda centerpartiet
Liberalerna genom Anna Lund
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.people import PARTY_NAMES, PARTY_WORDS, PersonMention, clean_name, find_people, person_span

FULL_NAME = r"[A-ZÅÄÖÉ][\w’-]+(?:\s+(?:von|af|de|van|[A-ZÅÄÖÉ][\w’-]+)){1,3}"
NAMES = rf"{FULL_NAME}(?:(?:,\s*|,?\s+(?:och|samt)\s+){FULL_NAME})*"
_BEHIND = re.compile(
    rf"(?P<names>{NAMES})(?:,\s*|\s+\(\s*|\s+)"
    rf"(?:(?:båda|bägge|samtliga|alla)\s+(?:från\s+|för\s+)?)?(?:\(?(?P<code>(?-i:[A-ZÅÄÖ]{{1,3}}))\)|(?P<party>(?i:{PARTY_WORDS})))(?=[\s,.)])",
)
_OWNED = re.compile(
    rf"\b(?P<party>(?i:{PARTY_WORDS}))s\s+(?:(?:ledamot|ledamöter|ersättare|företrädare|representant(?:er)?|gruppledare)\s+)?"
    rf"(?P<names>{NAMES})"
)
_THROUGH = re.compile(  # also "Liberalerna i Åmål motionerade den 3 maj 2021 genom Anna Lund"
    rf"\b(?:(?P<party>(?i:{PARTY_WORDS}))(?:\s+i\s+[A-ZÅÄÖ][\w-]+)?|(?P<code>M|S|C|L|V|KD|MP|SD|FP))"
    rf"(?:\s+motionera(?:r|de)\b[^.;]{{0,40}}?)?,?\s+(?:har\s+)?(?:genom|via)\s+"
    rf"(?:(?:sin\s+)?(?:ledamot|ledamöter|gruppledare)\s+)?(?P<names>{NAMES})"
)
_BY_WHOM = re.compile(  # "Genom Anna Lund har Liberalerna lämnat"
    rf"\b[Gg]enom\s+(?P<names>{NAMES})\s+(?:har|vill|föreslår|yrkar|begär|motionera(?:r|de))\s+(?P<party>(?i:{PARTY_WORDS}))\b"
)
_FOR_IT = re.compile(  # "Från Vänsterpartiet yrkar Anna Lund"
    rf"\b(?:[Ff]rån|[Ff]ör)\s+(?P<party>(?i:{PARTY_WORDS}))\s+(?:yrka(?:r|de)|föresl(?:år|og)|instäm(?:mer|de)|reserver(?:ar|ade)\s+sig)\s+"
    rf"(?P<names>{NAMES})"
)
_MEMBER_OF = {
    "moderaten": "M", "socialdemokraten": "S", "centerpartisten": "C", "vänsterpartisten": "V", "kristdemokraten": "KD",
    "miljöpartisten": "MP", "sverigedemokraten": "SD", "folkpartisten": "FP", "liberalen": "L",
}  # fmt: skip
_MEMBERS = re.compile(rf"\b(?P<party>(?i:{'|'.join(_MEMBER_OF)}))\s+(?P<names>{FULL_NAME})")
LEADS = (_OWNED, _THROUGH, _BY_WHOM, _FOR_IT, _MEMBERS)  # the party in front of its people
BEHIND = (_BEHIND,)


def partys_people(text: str, forms: tuple[re.Pattern[str], ...] = (*BEHIND, *LEADS)) -> Iterator[PersonMention]:
    """The people whom a text names with their party in words, each name by itself."""
    for group in (m for form in forms for m in form.finditer(text)):
        told = "code" if group.groupdict().get("code") else "party"
        plain = " ".join(group[told].casefold().split())
        party = PARTY_NAMES.get(plain) or _MEMBER_OF.get(plain) or group[told].upper()
        for name in re.finditer(FULL_NAME, group["names"]):
            start = group.start("names") + name.start()
            span = person_span(text, start, start + len(name.group()))  # without "Ledamoten" in front
            if span is not None:
                yield PersonMention(*span, clean_name(text[slice(*span)]), party, group.span(told), span)


def everybody(text: str) -> list[PersonMention]:
    """All people that a text names with a party, however it tells it, in order and without overlap."""
    found = find_people(text)
    for one in partys_people(text):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)
