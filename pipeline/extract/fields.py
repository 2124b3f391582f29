"""When an agreement began, and the end of one told as a closed period: `established` and `ended`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.acts.dated_entries import entry_starts
from pipeline.extract.acts.news import fresh_news
from pipeline.extract.acts.pronouns import spoken_of
from pipeline.extract.acts.subjects import SAYS
from pipeline.extract.acts.unsigned import not_yet_signed
from pipeline.extract.annotate import Annotated
from pipeline.extract.dated_clause import SINCE_WORDS
from pipeline.extract.dated_whose import owners
from pipeline.extract.dates_of_else import dated_itself, of_else
from pipeline.extract.engine import Match
from pipeline.extract.finding import Finding
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.sections import section_of
from pipeline.extract.respective import in_series, respective
from pipeline.extract.row_years import half, of_rows
from pipeline.extract.stand_ins import STANDS_FOR
from pipeline.extract.table_terms import closed_rows, is_ahead
from schemas.dates import Date

NEVER_STARTS = ("forslag_kf", "yrkande", "reservation", "expediering", "narvaro", "signatur")
COMING = frozenset({"kommer", "planeras", "avser", "föreslås", "bör"})
RESTS = frozenset({
    "vilat", "vilande", "vilar", "legat", "pausat", "pausad", "inaktivt", "inaktiv", "inaktiva", "avstannat", "avsomnad", "slumrande",
    "sovande", "nedlagd", "nedlagt", "dormant",
})  # fmt: skip
_PART_OF_YEAR = re.compile(r"(\d{4})-\d\d/\1-\d\d")  # a quarter or half of a year is when, not how long


def find_established(a: Annotated, pairs: list[Pair], matches: Sequence[Match]) -> dict[int, Finding]:
    """The start of each pair's agreement (by index): the earliest passage in the text that gives one.

    `matches` are those of the rules `established`.
    """
    found: dict[int, Finding] = {}
    known = {at for pair in pairs for at in pair.places}
    listed = (m for m in matches if m.rule.gives.get("beside") and m.captures["place"] in known)
    beside = {m.captures["when"]: m.captures["place"] for m in listed}
    loose: set[int] = set()  # pairs of which only the first contacts are dated
    for match in sorted(
        matches,
        key=lambda m: (
            bool(m.rule.gives.get("resolved")), m.captures["when"] not in beside, m.captures["when"], m.end - m.start,
        ),
    ):  # fmt: skip
        at = match.captures["when"]
        if match.rule.gives.get("until"):
            continue
        if at in beside and match.captures.get("place") != beside[at]:
            continue  # "med X, undertecknat 1991, och Y" tells of X
        unit = a.unit(at)
        date = a.tokens[at].data
        if (unit.part.kind in NEVER_STARTS and not _told_beside(a, at)) or _ends_instead(a, match):
            continue
        if (
            match.rule.gives.get("signed")
            and a.tokens[at - 1].label in ("ORGAN", "PARA")
            and not a.word(at + 1).startswith(_CHOSEN)
        ):
            continue  # "efter beslut i kommunfullmäktige 1992-03-30 undertecknades …" is the decision's day
        if a.tokens[at].text.lower().startswith(_NOT_YET) or a.tokens[at - 1].text.lower() in _NOT_YET:
            continue  # "gäller när båda undertecknat det, dock tidigast den 1 mars"
        if match.rule.gives.get("span") and date.precision != "range":
            continue
        if date.precision == "range" and not _PART_OF_YEAR.fullmatch(str(date.value)):
            first = str(date.value).split("/")[0]
            if not match.rule.gives.get("period") or len(first) not in (4, 10):
                continue
            date = Date(value=first, precision="day" if len(first) == 10 else "year")
        coming = any(a.tokens[i].text.lower() in COMING and not _adds(a, i) for i in range(unit.first, at))
        if coming and not (match.rule.gives.get("near_place") or at in beside):  # "därefter kommer X (1976)" is no plan
            continue
        if (
            not {"resolved", "signing"} & set(match.rule.gives)
            and any(
                a.tokens[i].label == "ESTABLISH" and a.tokens[i].form not in ("past", "sup")
                for i in range(match.start, match.end)
            )
            and not any(t.text.lower() in _TOOK_PLACE for t in a.tokens[match.start : match.end])
        ):
            continue
        if match.rule.gives.get("resolved") and not _long_ago(a, at):
            continue
        if _decided_and_unsigned(a, match, at):
            continue  # "fullmäktige antog den 3 maj vänortsavtalet. Det är ännu inte undertecknat."
        if not match.rule.gives.get("stands") and (_over_since(a, at) or _of_step(a, match)):
            continue  # "sedan den 1 juni är vänortsavtalet upplöst", "en förlängning av avtalet undertecknades 2012"
        if not match.rule.gives.get("resolved") and a.word(at + 1) == "att":
            continue  # "styrelsen fastställde den 3 maj att vänortsavtalet ska pausas"
        noun = match.captures.get("noun", at)
        if noun > at and STANDS_FOR in (a.tokens[noun].data or {}) and a.tokens[noun].label == "AGREEMENT":
            continue  # "Avtalet med X ingicks 1993 och det med Y 1998"
        if _turns(a, at, match.captures.get("noun")) or (at not in beside and dated_itself(a, at, noun)):
            continue  # "brevväxling inleddes redan 1942, men vänortsavtalet kom först …"
        if is_ahead(a, at) or (match.rule.gives.get("pronoun") and not spoken_of(a, at)):
            continue
        if match.rule.gives.get("opens") and (match.start != unit.first or section_of(a, pairs, at) is None):
            continue
        if (match.rule.gives.get("pronoun") and _means_else(a, match, at)) or _dates_draft(a, match, at):
            continue
        if any(a.tokens[i].text.lower() in RESTS for i in range(match.start, at)):
            continue  # "som vilat sedan 2011"
        if a.tokens[at - 1].text.lower() == "från" and date.precision == "day" and _told_to_end(a, unit.first, at):
            continue  # "avslutar avtalet med X från samma dag"
        if match.rule.gives.get("near_place") and _tells_of_visits(a, unit.first, at):
            continue
        if of_else(a, match):
            continue
        goal = a.tokens[at - 1].text.lower() == "till" and not a.word(at - 2).endswith(("tillbaka", "sig"))
        if goal and not match.rule.gives.get("period"):
            continue  # "till 2015 hade kommunen en vänort i X"
        contacts = _of_contacts(a, match)
        for index in owners(a, match, at, pairs):
            signed = index in loose and _of_the_paper(a, match)
            if index not in found or _more_exact(date, found[index]) or signed:
                token = a.tokens[at]
                found[index] = Finding("established", date, token.start, token.end, match.rule.id)
                (loose.add if contacts else loose.discard)(index)
    found.update(in_series(a, pairs))
    found.update(respective(a, pairs))
    of_rows(a, pairs, found)
    for index, at in entry_starts(a, pairs):
        token = a.tokens[at]
        found.setdefault(index, Finding("established", token.data, token.start, token.end, "established.entry"))
    for index, pair in enumerate(pairs):
        ours = next((i for i, p in enumerate(pairs) if pair.joint and p.body is None and p.name == pair.name), None)
        if ours in found and ours is not None:
            found[index] = found[ours]  # what two bodies hold together began on one day
    return found


def _dates_draft(a: Annotated, match: Match, at: int) -> bool:
    """Whether a date is that of a draft: "anta förslag till vänortsavtal med X daterat den 1 mars"."""
    dated = any(a.word(i).startswith("dater") for i in range(max(match.start, at - 3), at))
    before = range(max(a.unit(at).first, match.start - 4), match.captures.get("noun", match.start) + 1)
    return dated and any(a.word(i).startswith(("förslag", "utkast", "avtalsförslag")) for i in before)


def _means_else(a: Annotated, match: Match, at: int) -> bool:
    """Whether the "det" that is from a year is no agreement: "Det är från 2007 som …", "Ett utkast till avtal finns. Det är från …"."""
    if [a.word(match.start), a.word(match.start + 1)] != ["det", "är"]:
        return False
    before = a.before(a.unit(at))
    other = before is not None and any(
        a.word(i) == "ett" and not a.tokens[i + 1].label for i in range(before.first, before.last)
    )
    return other or a.word(at + 1) == "som"


_CHOSEN = ("antog", "utså", "vald", "utset")  # "genom beslut i kommunfullmäktige 1994 antogs X såsom vänort"
_TOOK_PLACE = ("ägde", "skedde", "gjordes")  # "undertecknandet av avtalet ägde rum 1994"
_NOT_YET = ("tidigast", "senast")


def _told_beside(a: Annotated, at: int) -> bool:
    """Whether a sentence behind the points of a proposal tells since when: "Kommunen har sedan 1949 en vänort i X"."""
    unit = a.unit(at)
    if unit.part.kind != "forslag_kf" or a.tokens[unit.first].text.lower() == "att":
        return False
    before = {t.text.lower() for t in a.tokens[max(unit.first, at - 3) : at]}
    return bool(before & SINCE_WORDS)


def _adds(a: Annotated, at: int) -> bool:
    """Whether "kommer" only leads to one more or tells where one is from: "till detta kommer X", "kören kommer från X"."""
    if a.tokens[at].text.lower() != "kommer":
        return False
    return a.tokens[at - 1].text.lower() in _TO_THIS or a.tokens[at + 1].text.lower() in ("från", "till", "hit", "ur")


_TO_THIS = frozenset({"detta", "dessa", "det", "därtill", "härtill", "därutöver", "därefter", "sedan", "dem"})


def _long_ago(a: Annotated, at: int) -> bool:
    """Whether a date lies a year or more before the meeting: what was resolved then is in force by now."""
    now = a.head.meeting_date or a.head.date
    return now is not None and int(a.tokens[at].data.last()[:4]) < int(now.last()[:4])


def _turns(a: Annotated, at: int, noun: int | None) -> bool:
    """Whether a noun behind the date stands in a clause that is set against the date's."""
    return noun is not None and any(a.tokens[i].text.lower() in ("men", "medan") for i in range(at + 1, noun))


_OVER = frozenset({
    "upplöst", "upplösta", "avslutat", "avslutad", "avslutade", "uppsagt", "uppsagd", "uppsagda", "vilande", "pausat", "pausad",
    "fryst", "frysta", "inte längre", "nedlagt", "nedlagd", "hävt", "upphört", "avvecklat",
})  # fmt: skip


_STEPS = frozenset({"END", "PAUSE", "RESUME", "RENEW", "AMEND", "EVALUATE"})


def _of_step(a: Annotated, match: Match) -> bool:
    """Whether a passage dates what was done to an agreement that stood: a prolonging that was signed, "det skedde"."""
    at, unit = match.captures["when"], a.unit(match.captures["when"])
    before = a.before(unit)
    if match.rule.gives.get("pronoun") and a.word(match.start + 1) in ("skedde", "hände") and before is not None:
        told = [t for t in a.tokens[before.first : before.last] if t.label in _STEPS | {"ESTABLISH"}]
        return bool(told) and told[-1].label != "ESTABLISH"
    made = next((i for i in range(match.start, match.end) if a.tokens[i].label == "ESTABLISH"), None)
    if made is None:
        return False
    if a.word(made).split()[0] in SAYS and fresh_news(a, unit):
        return True  # "klubbade i går igenom ett vänortsavtal": it is decided, and not yet signed
    if a.word(made).split()[0] in ("valde", "valt") and any(a.word(i) == "att" for i in range(made, at)):
        return True  # "valde X att 2012 säga upp avtalet"
    if a.word(made).split()[0] in SAYS and any(a.word(i).split()[-1] == "att" for i in range(made, match.end)):
        return True  # "sade i går ja till att avtalet förlängs"
    opens = range(unit.first, min(unit.first + 2, made))
    return any(a.tokens[i].label in _STEPS and a.tokens[i].form == "noun" for i in opens)


_SIGNS = ("teckn", "underteckn", "signer", "skrev", "skriv", "ingick", "ingått", "slöt", "slut")


def _decided_and_unsigned(a: Annotated, match: Match, at: int) -> bool:
    """Whether a date is that of an organ's decision on an agreement which the text says to wait for its signatures."""
    unit = a.unit(at)
    if not any(a.tokens[i].label == "ORGAN" for i in range(unit.first, unit.last)) or not not_yet_signed(a):
        return False
    return not any(a.word(i).startswith(_SIGNS) for i in range(match.start, match.end))


def _over_since(a: Annotated, at: int) -> bool:
    """Whether a sentence tells since when a relation rests or is over, and not since when it stands."""
    front = at - 2 - (a.word(at - 1) in ("år", "den"))  # "sedan 2012 är det uppsagt", "är sedan 2012 uppsagt"
    if not {a.word(at + 1), a.word(front)} & {"är", "har", "ligger"}:
        return False
    if a.word(at - 1) == "från" and a.word(at - 2) == "är":
        return False  # "avtalet är från 1972 och upphör omedelbart"
    if a.word(at + 1) == "har" and a.word(at + 2) in ("med", "haft", "ett", "en"):
        return False  # "att det avtal som vi sedan 2009 har med X sägs upp"
    if not {t.text.lower() for t in a.tokens[max(0, at - 2) : at]} & {*SINCE_WORDS, "från"}:
        return False  # "de som kommunen slöt avtal med 1986 är upplösta"
    last = next((i for i in range(at + 1, a.unit(at).last) if a.tokens[i].text == ","), a.unit(at).last)
    return any(t.text.lower() in _OVER or t.label == "END" for t in a.tokens[at + 1 : last])


_CONTACTS = frozenset({"relation", "utbyte", "samarbete", "samverkan"})
_LED = ("ledde", "lett", "resulter", "mynna", "utmynna", "formaliser", "besegla", "krönt")  # "… till ett vänortsavtal"
_LATER = ("ny", "förny", "revider", "uppdater", "senast", "nuvarande", "gällande", "förläng", "tilläggs")


def _of_contacts(a: Annotated, match: Match) -> bool:
    """Whether a passage only dates contacts, from which an agreement may have grown later."""
    noun = match.captures.get("noun")
    if noun is None:
        return False
    if a.tokens[noun].label == "AGREEMENT":  # "kontakten med vänorten X etablerades 1990"
        before = [a.word(i) for i in range(max(a.unit(noun).first, noun - 3), noun)]
        return "med" in before and any(word.startswith("kontakt") for word in before)
    return a.tokens[noun].label == "RELATION" and a.tokens[noun].form in _CONTACTS


def _of_the_paper(a: Annotated, match: Match) -> bool:
    """Whether a passage tells when the agreement itself was made, and not when it was made anew."""
    noun = match.captures.get("noun")
    if noun is None or _of_contacts(a, match) or match.rule.gives.get("resolved"):
        return False
    made = any(a.tokens[i].label == "ESTABLISH" or a.word(i).startswith(_LED) for i in range(match.start, match.end))
    before = [t.text.lower() for t in a.tokens[max(a.unit(noun).first, noun - 3) : noun]]
    return made and not any(word.startswith(_LATER) for word in before)


def _more_exact(date: Date, held: Finding) -> bool:
    """Whether a later passage gives the day of what an earlier one gives the year of."""
    return (
        held.value.value is not None
        and len(str(date.value)) > len(held.value.value)
        and str(date.value).startswith(f"{held.value.value}-")
    )


def find_closed(a: Annotated, pairs: list[Pair], matches: Sequence[Match]) -> dict[int, Finding]:
    """The end of each pair's agreement (by index) that the text tells of as a closed period: "var vänort 1949–2007"."""
    found = closed_rows(a, pairs)
    for match in matches:
        at = match.captures["when"]
        token, ends = a.tokens[at], str(a.tokens[at].data.value).split("/")
        if match.rule.gives.get("until") and len(ends) == 1 and not is_ahead(a, at):
            for index in owners(a, match, at, pairs):
                found.setdefault(index, Finding("ended", token.data, token.start, token.end, match.rule.id))
            continue
        if not match.rule.gives.get("closed") or token.data.precision != "range" or len(ends[-1]) not in (4, 10):
            continue
        if a.unit(at).part.kind in NEVER_STARTS or is_ahead(a, at):
            continue
        date = Date(value=ends[-1], precision="day" if len(ends[-1]) == 10 else "year")
        span = half(a.item.view.text, token.start, token.end, "end")
        for index in owners(a, match, at, pairs):
            found.setdefault(index, Finding("ended", date, *span, match.rule.id))
    return found


def _tells_of_visits(a: Annotated, first: int, at: int) -> bool:
    """Whether a clause says since when nothing was done or who went there: "ingen har besökt X sedan 2009"."""
    return any(
        a.tokens[i].label == "NEG" or a.tokens[i].text.lower().startswith(("varken", "besök", "rest", "träffa"))
        for i in range(first, at)
    )


def _ends_instead(a: Annotated, match: Match) -> bool:
    """A verb of ending between noun and date: then the date is the end's."""
    low = min(match.captures.values())
    high = max(match.captures.values())
    return any(
        a.tokens[i].label
        in ("END", "PAUSE", "NOT_RENEW", "RENEW", "RESUME", "OTHER", "EVALUATE", "PARTLY_END", "AMEND", "NEG")
        for i in range(low, high)
    )


def _told_to_end(a: Annotated, first: int, at: int) -> bool:
    return any(
        a.tokens[i].label in ("END", "PAUSE", "NOT_RENEW") and a.tokens[i].form in ("pres", "inf")
        for i in range(first, at)
    )
