"""Who else takes part in the agreement, who was consulted about it, and who paid for it."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.finding import Finding
from pipeline.extract.names import fold
from pipeline.rules.terms import find_terms

FUNDERS = re.compile(
    r"\b(ICLD|Internationellt centrum för lokal demokrati|Sida|SIDA|Svenska institutet|EU|Europeiska unionen|Erasmus\+?|Interreg|"
    r"Nordiska ministerrådet|Nordplus|Forum Syd|Swedesd|Tillväxtverket|Vinnova|Naturvårdsverket)\b"
)
SHORT = {"Internationellt centrum för lokal demokrati": "ICLD", "SIDA": "Sida"}
PROGRAMMES = frozenset({"EU", "Europeiska unionen", "Erasmus+", "Erasmus", "Interreg", "Nordplus"})
_NAME = r"[A-ZÅÄÖ][\w&’'-]*"
_ORGANISATION = re.compile(
    rf"[A-ZÅÄÖ]\w+s[ \n]+[a-zåäö]*(?:råd|förening|museum|sällskap|förbund|ambassad|sjukhuset|konsulat|högskola|universitet|energi)\b"
    r"(?:[ \n]+i[ \n]+[A-ZÅÄÖ]\w+)?|"
    rf"{_NAME}(?:[ \n]+{_NAME}){{0,2}}[ \n]+och[ \n]+{_NAME}[ \n]+AB\b|"
    r"[A-ZÅÄÖ]\w+a[ \n]+(?:nätverket|rådet|sekretariatet|kommittén)(?:[ \n]+(?:i|för)[ \n]+[A-ZÅÄÖ]\w+(?:[ \n]+län)?)?|"
    r"Sveriges[ \n]+Kommuner[ \n]+och[ \n]+(?:Regioner|Landsting)|"
    rf"{_NAME}(?:[ \n]+(?:i|på|för|of|for|[A-ZÅÄÖ0-9][\w&’'-]*)(?=[ \n]+[A-ZÅÄÖ0-9])[ \n]+[A-ZÅÄÖ0-9][\w&’'-]*"
    r"|[ \n]+(?!(?:Även|Har)\b)[A-ZÅÄÖ0-9][\w&’'-]*)*"
    r"(?:[ \n]+(?:tekniska|medicinska))?(?:[ \n]+(?:universitet|högskola)\b)?"
    r"|[A-ZÅÄÖ]\w+[ \n]+(?:sjukhuset|lasarettet|ambassaden|konsulatet)\b|[Ll]asarettet[ \n]+i[ \n]+[A-ZÅÄÖ]\w+"
    r"|[A-ZÅÄÖ]\w+s[ \n]+(?:ambassad|konsulat|regering|utrikesdepartement)\b"
    r"|[a-zåäö]+(?:sällskapet|föreningen|universitetet|högskolan|departementet|museet|"
    r"gymnasiet|ambassaden|klubben|rådet|verket|myndigheten|polisen|kammaren)(?:[ \n]+i[ \n]+[A-ZÅÄÖ]\w+)?"
)
_DESCRIPTION = re.compile(
    r"^\S+?(?:klustret|bolaget|företaget|föreningen|projektet|nätverket|stiftelsen|inkubatorn|parken)[ \n]+(?=[A-ZÅÄÖ])"
)
_TITLED = re.compile(
    r"(?:direktör|chef|strateg|samordnare|handläggare|ordförande|sekreterare|jurist|ledare|utredare)[ \n]+$"
)
_SEAT = re.compile(r"(?<=ambassad|konsulat)[ \n]+i[ \n]+[A-ZÅÄÖ]\w+$")
_BEGINS = re.compile(
    r".*\b(?:har|är|var|även|också|där|att|samt att|partnerskapet|samarbetet|avtalet)[ \n]+(?=\S)", re.S
)


def find_involved(a: Annotated, partners: set[str]) -> list[Finding]:
    """`participants.<folded>`, `consulted.<folded>` and `funder`; `partners` are folded names that are the pair itself."""
    found: dict[tuple[str, str], Finding] = {}
    text = a.item.view.text
    for match in find_terms("involved", text):
        if a.part_at(match.start).kind in ("expediering", "underlag", "narvaro", "rubrik"):
            continue
        side = str(match.term.gives["side"])
        start, end = _clause(a, match.start, match.end, "after" if side == "both" else side)
        if match.term.label == "FUNDER":
            funder = FUNDERS.search(text, start, min(end, start + 80))
            # ICLD and the like fund such agreements; a general programme must be named beside the agreement
            if (
                funder
                and (funder.group(1) not in PROGRAMMES or _in_unit(a, match.start))
                and ("funder", "") not in found
            ):
                name = SHORT.get(funder.group(1), funder.group(1))
                found[("funder", "")] = Finding("funder", name, funder.start(1), funder.end(1), match.term.id)
            continue
        field = "participants" if match.term.label == "PARTICIPANTS" else "consulted"
        names = _names_before(text, start, end) if side == "before" else _names(text, start, end)
        if side == "both":
            # a subject stands next to its verb: "X och Y deltog i", "i arbetet deltar X och Y"
            names = [n for n in names[:9] if names[0][0] - match.end < 3] if names else []
            before = _names_before(text, *_clause(a, match.start, match.end, "before"))
            names += before if before and match.start - before[-1][1] < 3 else []
            if not _in_unit(a, match.start) and not re.search(
                r"(?i)arbetet|projekt|insats|verksamhet|partnerskap|samarbet|utbyte|styrgrupp",
                text[max(0, match.start - 160) : match.end + 40],
            ):
                continue
        for first, last in names:
            seat = _SEAT.search(text, first, last)
            last = seat.start() if seat else last
            if _TITLED.search(text, max(0, first - 30), first):
                continue  # an official who took part in handling the matter
            name = " ".join(text[first:last].split())
            if (
                {fold(name), fold(name.split()[0]), fold(name.split()[0]).removesuffix("s")} & partners
                or _is_author(a, name)
                or name.lower().endswith(("länsrådet", "alrådet", "borgarrådet", "regionrådet"))
            ):
                continue
            found.setdefault((field, fold(name)), Finding(f"{field}.{slug(name)}", name, first, last, match.term.id))
    return list(found.values())


def _in_unit(a: Annotated, offset: int) -> bool:
    token = a.token_at(offset)
    unit = a.unit(token)
    return any(a.tokens[i].label == "AGREEMENT" for i in range(unit.first, unit.last))


def slug(name: str) -> str:
    """The last part of an evidence key: a folded name with hyphens ("margaretha-larsson")."""
    import unicodedata

    plain = unicodedata.normalize("NFD", name.lower().replace("ø", "o").replace("æ", "ae"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))


def _clause(a: Annotated, start: int, end: int, side: str) -> tuple[int, int]:
    """The stretch of the sentence before or behind a lead, in view offsets."""
    token = a.token_at(start)
    unit = a.unit(token)
    low, high = a.tokens[unit.first].start, a.tokens[unit.last - 1].end
    return (low, start) if side == "before" else (end, high)


_GLUE = re.compile(
    r"[\s,]*(?:\b(?:och|samt|från|med|hos|av|även|också|Även|bland annat|bl\.a\.|dels|både|regionens?|kommunens?)\b[\s,]*)*"
)
_TAIL = re.compile(r"(?:,?\s+som)?(?:\s+(?:har|hade|också|även|därför|nu|förklarat sig|också|i sin tur|aktivt))*\s*$")


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Organisations in a list: from the first name on, as long as only commas and `och` stand between them."""
    found: list[tuple[int, int]] = []
    lead = re.compile(r"[\s,•–-]*(?:(?:Även|Också|Därutöver|Dessutom|Enligt|Bland annat)\s+)?").match(text, start, end)
    at = lead.end() if lead else start
    while True:
        match = _ORGANISATION.search(text, at, end)
        if not match or _GLUE.fullmatch(text[at : match.start()]) is None:
            return found
        first, last = match.start(), match.end()
        described = _DESCRIPTION.match(text[first:last])
        if described:
            first += described.end()
        found.append((first, last))
        at = match.end()


def _ordinary(text: str, names: list[tuple[int, int]], start: int) -> bool:
    """Whether a lone name is only the capitalised first word of its sentence."""
    word = text[slice(*names[0])]
    first = not text[start : names[0][0]].strip()
    known = word.isupper() or any(
        part in word.lower() for part in ("universitet", "högskol", "departement", "energi", "sällskap")
    )
    return first and len(names) == 1 and " " not in word and "\n" not in word and not known


def _names_before(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The list that ends at `end`: "har X och Y |deltagit", "X och Y har |deltagit", "X, som har |deltagit"."""
    tail = _TAIL.search(text, start, end)
    for stop in (end, tail.start() if tail else end):
        for match in _ORGANISATION.finditer(text, start, stop):
            names = _names(text, match.start(), stop)
            if names and not text[names[-1][1] : stop].strip(" \n,") and not _ordinary(text, names, start):
                return names
    opening = _BEGINS.match(text[start:end])
    return _names(text, start + opening.end(), end) if opening else []


def _is_author(a: Annotated, name: str) -> bool:
    body = a.head.body
    if body is not None and fold(body.name).startswith(fold(name) + " "):
        return True
    return name.lower().startswith(("kommun", "region", "länsstyrelse")) or (
        body is not None and fold(body.name).startswith(fold(name)[:6]) and "kommun" in name.lower()
    )
