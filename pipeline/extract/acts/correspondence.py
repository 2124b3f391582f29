"""What a letter asks the other side for, and how a letter answers: a relation wished for, turned down or agreed to.

    Tack för ert brev den 3 maj, där ni frågar om våra städer kan bli vänorter. Kommunstyrelsen har beslutat att tacka nej.

In a letter "vi" are who writes and "ni" who is written to, so its sentences name neither side. The wish stands on the day
of the letter that holds it, the answer on that of the decision it tells, or on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.answers import refuses
from pipeline.extract.acts.performs import is_letter_of_its_own
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import fold
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.owners import OURS, is_author
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.partners import is_treaty
from schemas.record import By
from schemas.statement import Stage

_WISH = (
    r"(?:förfråg|begäran\b|framställ|inbjud|förslag|erbjud|önskan\b|önskem|anhållan\b|propå|hemställan\b|intresse|invit|ansökan\b"
    r"|fråga\b)\w*"
)
_OWNED = re.compile(
    rf"(?i)\b(?P<whose>er|ert|eder|edert|vår|vårt)\s+(?:\w+\s+){{0,2}}?(?:{_WISH}"
    rf"|(?:brev|skrivelse|e-post|mejl|mail)\b[^.?!]{{0,60}}?\b(?:med|och)\s+(?:(?:en|ett|er|ert)\s+)?{_WISH})"
)
_ASKS = re.compile(
    r"(?i)\b(?:fråga(?:r|t|de)?|undra(?:r|t|de)?|föreslå[rs]?|föreslog|föreslagit|erbjud(?:er|a|it)|erbjöd|bjud(?:er|it|a)|inbjud(?:er|it|a)"
    r"|ber|be|bad|bett|begär(?:t|de)?|önska[rt]?|vill|vilja|velat|hoppas|söker|söka|sökt|anhåll(?:er|it|a)|hemställ(?:er|t|a)|intresserade?"
    r"|intresse)\b"
)
# What makes of a letter with these words none that asks for a new relation: it speaks of the one they have.
_THERE = frozenset({"RENEW", "NOT_RENEW", "END", "PARTLY_END", "PAUSE", "RESUME", "AMEND", "KEEP", "EVALUATE"})
_HAVE = re.compile(
    r"(?i)\b(?:vårt?|våra|vårt gemensamma)\s+(?:\w+\s+)?(?:vänort|vänskap|partner|samarbets|syster|avtal)\w*|\bsedan (?:19|20)\d\d\b"
    r"|\bår som vänorter\b|\b(?:alltjämt|fortfarande) gäller\b|\b(?:ingicks|träffades|slöts|undertecknades|tecknades|har haft)\b"
)
_YES = re.compile(
    r"(?i)\b(?:tacka(?:r|t|de)?|säg(?:a|er)|sade|sagt|svara[rt]?) ja\b|\bbifall(?:it|er)\b|\bbifölls?\b|\baccepter\w+|\bantag(?:it|its)\b"
    r"|\bantog\b"
    r"|\b(?:besluta[td]e?|beslöt|beslut|godkän[dnt]\w*)\b[^.?!]{0,60}\b(?:ingå|teckna|sluta|bli|inleda|underteckna|avtalet|vänort\w*|ja)\b"
)
_VISITS = re.compile(
    r"(?i)\b(?:komma|besök\w*|delta\w*|närvara|resa|jubile\w*|fir[aan]\w*|fest\w*|invigning\w*|fira)\b"
)
_COUNCILS = re.compile(
    r"(?i)(?:kommunestyre|kommunalbestyrelse|byråd|bystyre|fylkesting|formannskap|stadsråd|stadsfullmäktige|kommunfullmäktige|fullmäktige"
    r"|stadsstyrelse|stadens råd|rådet|duma|kommunråd|regionsråd)\w*"
)
_HEARD = re.compile(r"(?i)\b(?:behandla|ta[rg]|tog|tagit|pröva|dryfta|diskutera|ställning)\w*")
_LINKS = frozenset({"sedan", "efter", "före", "inför", "till", "senast", "från"})


@dataclass(frozen=True, slots=True)
class _Wish:
    """A sentence in which a letter asks for a relation, or says that the other side has: who does, by which word, for what."""

    unit: Unit
    by: By
    at: int
    noun: int


def corresponded(a: Annotated, found: Sequence[FoundAct], pairs: Sequence[Pair]) -> list[FoundAct]:
    """The acts with what a letter asks for, and with what its answer makes of that."""
    ours = [i for i, pair in enumerate(pairs) if pair.body is None and pair.country is None]
    if not is_letter_of_its_own(a) or a.head.body is None or len(ours) != 1:
        return list(found)
    kept = [f for f in found if f.act != "establish" or f.stage not in ("requested", "reported", "planned")]
    if any(f.act not in ("establish", "investigate") or f.stage in ("proposed", "planned", "decided") for f in found):
        return list(found)
    told = [f for f in found if f.act == "establish" and f.stage == "requested" and f.by == "foreign"]
    wish = next(_wishes(a, pairs[ours[0]]), None)
    if wish is None and not told:
        return list(found)
    if told:
        day = _written(a) if told[0].date is None and told[0].by == _writer(a) else None
        asked = told[0] if day is None else replace(told[0], date=a.tokens[day].data, date_at=day)
        found = [asked if f is told[0] else f for f in found]
    else:
        assert wish is not None
        asked = _asked(a, wish, ours[0])
    unit = a.unit(asked.verb)
    answer = _answer(a, unit, asked)
    if answer is not None:
        return [*kept, answer]
    if told or (asked.stage == "requested" and any(f.stage == "reported" for f in found)):
        return list(found)
    return [*kept, asked]


def _is_text(a: Annotated, unit: Unit) -> bool:
    """Whether a unit is a sentence of the letter, not its title; a letter without one begins where its head ends."""
    if unit.part.kind != "rubrik":
        return unit.part.kind in ("arende", "annat", "beredning")
    return unit.last - unit.first > _SENTENCE and a.last_word(unit) in (".", "?", "!")


_SENTENCE = 5  # tokens of a sentence, at least


def _writer(a: Annotated) -> By:
    return "foreign" if a.head.organ is None else "swedish"


def _other(side: By) -> By:
    return "swedish" if side == "foreign" else "foreign"


def _wishes(a: Annotated, pair: Pair) -> Iterator[_Wish]:
    """The sentences that ask for a relation which is not there, in text order; a title last."""
    titles = [u for u in a.units if u.part.kind == "rubrik" and not _is_text(a, u)]
    body = [u for u in a.units if _is_text(a, u)]
    if any(_HAVE.search(a.words(u)) for u in body):
        return
    for unit in (*body, *titles):
        if {a.tokens[i].label for i in range(unit.first, unit.last)} & _THERE:
            continue
        start, end = a.span(unit.first, unit.last)
        owned = _OWNED.search(a.item.view.text, start, end)
        if owned is not None and (noun := _new_relation(a, unit, a.token_at(owned.end() - 1))) is not None:
            by = _writer(a) if owned["whose"].lower().startswith("vår") else _other(_writer(a))
            yield _Wish(unit, by, a.token_at(owned.end() - 1), noun)
            continue
        for verb in _ASKS.finditer(a.item.view.text, start, end):
            at = a.token_at(verb.start())
            noun = _new_relation(a, unit, at)
            if noun is not None and _is_text(a, unit):
                yield _Wish(unit, _asker(a, unit, at, pair), at, noun)
                break


def _new_relation(a: Annotated, unit: Unit, at: int) -> int | None:
    """The noun behind a word of asking that names a relation which is not there yet."""
    bodies = (i for i in range(unit.first, unit.last) if a.tokens[i].label == "BODY")
    if any(not is_author(a, i) for i in bodies):
        return None  # "Länsstyrelsen i Dalarnas län, som ni frågade om, har en egen överenskommelse"
    for i in range(at + 1, unit.last):
        word = a.word(i)
        if a.tokens[i].label not in ("AGREEMENT", "RELATION") or not is_treaty(a, i):
            continue
        if word.endswith(("et", "en", "na", "ets", "ens")):
            return None
        several = plural(a, i) and not {"bli", "blir", "som"} & {a.word(n) for n in range(max(at, i - 4), i)}
        if not several:
            return i
    return None


def _asker(a: Annotated, unit: Unit, verb: int, pair: Pair) -> By:
    """Who asks: the nearest in front of the verb, else right behind it, else the one who writes."""
    for i in (*range(verb - 1, unit.first - 1, -1), *range(verb + 1, min(verb + 3, unit.last))):
        word = a.word(i)
        if word in ("ni", "du"):
            return _other(_writer(a))
        if word in ("vi", "jag", "mig", "undertecknad", "undertecknade"):
            return _writer(a)
        if a.word(i - 1) in ("till", "i", "från", "med", "för") and i > unit.first:
            continue
        if i in pair.places or fold(a.tokens[i].text) == fold(pair.name):
            return "foreign"
        if a.tokens[i].label in OURS and (a.tokens[i].label in ("BODY", "SWPLACE") or _writer(a) == "swedish"):
            return "swedish"
    return _writer(a)


def _asked(a: Annotated, wish: _Wish, index: int) -> FoundAct:
    """What is asked for, on the day that the sentence gives for its letter, or on that of the letter itself."""
    own = wish.by == _writer(a)
    day = None if not own and _HEARD.search(a.words(wish.unit)) else _day(a, wish.unit)
    if own and wish.by == "swedish" and (offer := _offer_decided(a, wish, index)) is not None:
        return offer
    if day is None:
        letters = (_day(a, u) for u in a.units if _is_text(a, u) and _THEIR_LETTER.search(a.words(u)))
        day = _written(a) if own else next((d for d in letters if d is not None), None)
    return FoundAct(
        "establish", "requested", wish.by, wish.at, wish.noun, "act.offered", pairs=(index,), background=True,
        date=a.tokens[day].data if day is not None else None, date_at=day,
    )  # fmt: skip


def _offer_decided(a: Annotated, wish: _Wish, index: int) -> FoundAct | None:
    """Our own offer, where its sentence tells which organ decided on it: "Fullmäktige har i dag beslutat att erbjuda er …"."""
    unit = wish.unit
    where = next((i for i in range(unit.first, wish.at) if organ_at(a, i) is not None), None)
    organ = organ_at(a, where) if where is not None else None
    days = [i for i in range(unit.first, wish.at) if a.tokens[i].label == "DATE"]
    if (
        organ is None
        or not days
        or not any(a.word(i).split()[-1].startswith("beslut") for i in range(unit.first, wish.at))
    ):
        return None
    paragraph = next(
        (a.tokens[i].data.number for i in range(unit.first, unit.last) if a.tokens[i].label == "PARA"), None
    )
    return FoundAct(
        "establish", "reported", "swedish", wish.at, wish.noun, "act.offered", pairs=(index,), background=True,
        organ=organ.organ, organ_name=organ.name, organ_at=where, paragraph=paragraph,
        date=a.tokens[days[0]].data, date_at=days[0],
    )  # fmt: skip


def _written(a: Annotated) -> int | None:
    """The day on which the letter was written, as its lines give it: beside a place that is not ours, else the head's."""
    days = [i for i in a.labelled("DATE") if a.tokens[i].data.precision == "day" and not _is_text(a, a.unit(i))]
    days += [i for i in a.labelled("DATE") if i not in days and a.unit(i).last - a.unit(i).first <= _SENTENCE]
    if a.head.organ is None:
        abroad = (i for i in days if a.tokens[max(0, a.before_name(i, {"den", ",", "the"}))].label in ("PLACE", "NAME"))
        if (placed := next(abroad, None)) is not None:
            return placed
    return next((i for i in days if a.tokens[i].data == a.head.date), None)


_THEIR_LETTER = re.compile(
    r"(?i)\b(?:er|ert|eder|edert)\s+(?:\w+\s+){0,2}?(?:brev|skrivelse|e-post|mejl|mail|förfråg\w+|begäran|inbjudan|förslag)\b"
)


def _day(a: Annotated, unit: Unit) -> int | None:
    """The first day that a sentence names, not one from or till which something is to be."""
    days = (i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE")
    own = (
        i for i in days if a.tokens[i].data.precision == "day" and not _LINKS & {a.word(i - 1), a.word(max(0, i - 2))}
    )
    return next(own, None)


def _answer(a: Annotated, asked_in: Unit, asked: FoundAct) -> FoundAct | None:
    """What the one who was asked tells of the answer, in the sentence of the wish or one behind it."""
    if asked.by == _writer(a):
        return None
    for unit in a.units:
        if not _is_text(a, unit) or (unit.first < asked_in.first and _is_text(a, asked_in)):
            continue
        text = a.words(unit)
        if _VISITS.search(text) and not _YES.search(text):
            continue
        verdict: tuple[str, By] | None = None
        if refuses(text):
            verdict = "rejected", asked.by
        elif unit is not asked_in and _YES.search(text):
            verdict = "agreed", _other(asked.by)
        if verdict is None:
            continue
        return _decision(a, unit, asked, verdict[0], verdict[1])
    return None


def _decision(a: Annotated, unit: Unit, asked: FoundAct, verdict: str, by: By) -> FoundAct | None:
    """The answer with the organ and day that its sentence gives, or the one before that tells where it was dealt with."""
    before = a.before(unit)
    near = [unit, before] if before is not None and _HEARD.search(a.words(before)) else [unit]
    day = next((d for u in near if (d := _day(a, u)) is not None), None)
    where = next((i for u in near for i in range(u.first, u.last) if _organ(a, i) is not None), None)
    named = _organ(a, where) if where is not None else None
    organ, name = named or (None, None)
    paragraph = next((i for u in near for i in range(u.first, u.last) if a.tokens[i].label == "PARA"), None)
    if verdict == "agreed" and organ is None and a.head.organ in (None, "annat"):
        return None
    stage: Stage = (
        "rejected" if verdict == "rejected" else "reported" if organ is not None and day is not None else "decided"
    )
    verb = _verb(a, unit)
    noun = next((i for i in range(verb, unit.last) if a.tokens[i].label in ("AGREEMENT", "RELATION")), verb)
    return replace(
        asked, stage=stage, by=by, background=day is not None, organ=organ, organ_name=name, organ_at=where,
        date=a.tokens[day].data if day is not None else None, date_at=day, verb=verb, object=noun,
        paragraph=a.tokens[paragraph].data.number if organ is not None and paragraph is not None else None,
    )  # fmt: skip


def _verb(a: Annotated, unit: Unit) -> int:
    """The word of the answer that shows it."""
    return next((i for i in range(unit.first, unit.last) if refuses(a.word(i)) or _YES.search(a.word(i))), unit.first)


def _organ(a: Annotated, at: int) -> tuple[str, str] | None:
    """The organ at a token: one of ours, or in a letter from abroad a council of theirs."""
    if _writer(a) == "foreign":
        return ("annat", a.word(at)) if _COUNCILS.fullmatch(a.word(at)) else None
    organ = organ_at(a, at)
    return (organ.organ, organ.name) if organ is not None else None
