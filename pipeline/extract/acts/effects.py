"""The day on which an end, a pause or a new period takes effect, as its own sentence or the ones behind it tell."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.annotate import Annotated, Unit
from schemas.dates import Date
from schemas.record import ActName

_LEAD = frozenset(
    {
        "den",
        "per",
        "från",
        "fr.o.m",
        "till",
        "med",
        "verkan",
        "senast",
        "vid",
        "och",
        "fr.o.m.",
        "t.o.m.",
        "t.o.m",
        "år",
        "upphöra",
        "upphör",
        "upphörande",
    }
)


def takes_effect(a: Annotated, at: int, taken: bool, act: ActName) -> bool:
    """Whether a told step takes effect on a date: "sade upp avtalet från och med den 1 januari", "per den …"."""
    words = [a.tokens[i].text.lower() for i in range(max(0, at - 5), at)]
    words = words[:-1] if words[-1:] == ["den"] else words
    if words[-2:] in (["verkan", "från"], ["verkan", "per"]) or words[-3:] == ["från", "och", "med"]:
        return True
    if act in ("end", "partly_end") and (words[-2:] == ["utgången", "av"] or _closes_year(a, at)):
        return True
    if act in ("end", "partly_end") and taken and a.tokens[at].data.precision == "range" and _is_turn(a, at):
        return True
    if act in ("end", "partly_end") and words[-1:] in (["till"], ["upphörande"], ["upphöra"]):
        return True  # "har sagt upp avtalet till den 31 december"
    from_day = taken and words[-1:] == ["från"] and a.tokens[at].data.precision == "day"
    return from_day or words[-1:] in (["per"], ["fr.o.m."], ["fr.o.m"])


def effect_of(a: Annotated, at: int) -> Date:
    """The day of effect that a date gives: the first of a range, the last of a year or month at whose end it lies."""
    date: Date = a.tokens[at].data
    words = [t.text.lower() for t in a.tokens[max(0, at - 4) : at]]
    if date.precision == "year" and ("utgången" in words or _closes_year(a, at)):
        return Date(value=f"{date.value}-12-31", precision="day")
    if date.precision == "month" and words[-2:] == ["utgången", "av"]:
        year, month = map(int, (date.value or "").split("-"))
        return Date(value=f"{date.value}-{monthrange(year, month)[1]}", precision="day")
    if date.precision == "range" and _is_turn(a, at):
        return Date(value=f"{(date.value or '').split('/')[0]}-12-31", precision="day")
    return _start(date)


def _closes_year(a: Annotated, at: int) -> bool:
    return a.word(at).startswith(("årets", "utgången"))


def exact(a: Annotated, at: int) -> int:
    """The day that says a vaguer time once more: "vid årsskiftet, den 1 januari 2007"."""
    for i in range(at + 1, min(at + 5, len(a.tokens))):
        if a.tokens[i].label == "DATE":
            return i if a.tokens[i].data.precision == "day" and a.tokens[at].data.precision != "day" else at
        if a.tokens[i].text.lower() not in (",", "(", "den", "dvs", "d.v.s."):
            break
    return at


def _is_turn(a: Annotated, at: int) -> bool:
    """Whether a range is the turn of a year: "vid årsskiftet" is the last day of the old one."""
    return a.tokens[at].text.lower().startswith("årsskift") and a.tokens[at - 1].text.lower() == "vid"


def _start(date: Date) -> Date:
    """The first day of a range of days, any other date as it is."""
    first = (date.value or "").split("/")[0]
    return Date(value=first, precision="day") if date.precision == "range" and len(first) == 10 else date


_STEPS = frozenset(
    {
        "beslutet",
        "besluten",
        "uppsägningen",
        "uppsägningarna",
        "avslutet",
        "avsluten",
        "pausen",
        "förlängningen",
        "ändringen",
        "ändringarna",
        "återupptagandet",
        "avvecklingen",
        "uppehållet",
    }
)
_STRONG = frozenset({"verkan", "kraft"})
_FORCE = _STRONG | {"gäller", "gälla", "verkställs", "verkställas", "ske", "sker", "börjar"}


def _then(a: Annotated, unit: Unit, at: int) -> Iterator[Unit]:
    """The sentence behind one, and behind a member of a list the other members and what follows them."""
    while at < len(a.units) and a.units[at].part is unit.part:
        yield a.units[at]
        if unit.intro is None or a.units[at].intro is not unit.intro:
            return
        at += 1


def next_effect(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """The day of effect told by the sentence that follows ("Avtalet upphör därmed att gälla den 31 oktober 2022")."""
    if act.act not in ("end", "partly_end", "establish", "renew", "pause", "resume", "amend"):
        return act
    following = a.behind(unit)
    if following is None:
        return _of_new_term(a, act)
    at = a.unit_index(following.first)
    if act.stage != "reported" and (day := _said_of_it(a, following)) is not None:
        return replace(act, effective=effect_of(a, day), effective_at=day)
    for u in _then(a, unit, at):
        said = {a.tokens[i].text.lower() for i in range(u.first, u.last)}
        itself = a.tokens[u.first].text.lower() == "detta"
        for i in range(u.first, u.last) if (itself or said & _STEPS) and said & _FORCE else ():
            if itself and {t.text.lower() for t in a.tokens[u.first + 1 : i]} - _LEAD - _FORCE:
                break  # "Detta sker per den 1 april", not "… mot bakgrund av …"
            if a.tokens[i].label == "DATE" and (leads_to_effect(a, i, u.first) or said & _STRONG):
                return replace(act, effective=effect_of(a, i), effective_at=i)
    if act.act in ("resume", "amend"):
        return act
    for n, later in enumerate(u for u in a.units[at : at + _LATER] if u.part is following.part):
        words = {a.tokens[i].text.lower() for i in range(later.first, later.last)}
        told_over = act.stage == "reported" and _TOLD_OVER.search(a.words(later)) is not None
        ends = (
            any(w.startswith("upphör") for w in words)
            or {"sista", "dag"} <= words
            or told_over
            or (bool(words & {"uppsägningen", "avslutet"}) and bool(words & {"kraft", "gäller", "gälla", "verkan"}))
        )
        if n and (act.act != "end" or not ends or _names_other(a, later)):
            continue
        if ends if act.act in ("end", "pause") else words & {"träder", "gälla", "gäller"} and not ends:
            for i in range(later.first, later.last):
                before = a.tokens[max(later.first, i - 2) : i]
                made = any(t.label == "ESTABLISH" and t.text.lower() != "blir" for t in before)
                made = made or [t.text.lower() for t in before] in (
                    ["är", "från"],
                    ["var", "från"],
                )  # since when it stood
                if (
                    a.tokens[i].label == "DATE"
                    and leads_to_effect(a, i, later.first)
                    and not (made or is_last_day(a, i, act))
                ):
                    return replace(act, effective=effect_of(a, i), effective_at=i)
    return act


_TOLD_OVER = re.compile(
    r"\b(?:löpte ut|gick ut|(?:avslutades|avvecklades|upplöstes)\s+(?:formellt|slutligt|slutligen|definitivt|helt))\b",
    re.I,
)


def _of_new_term(a: Annotated, act: FoundAct) -> FoundAct:
    """The day that another part of the item gives the new term: "Det förnyade avtalet gäller från och med den 1 mars"."""
    if act.act != "renew" or act.stage not in ("decided", "proposed"):
        return act
    for unit in a.units:
        if _NEW_TERM.match(a.words(unit).lower()) is None:
            continue
        day = next((i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"), None)
        if day is not None and leads_to_effect(a, day, unit.first) and not is_last_day(a, day, act):
            return replace(act, effective=effect_of(a, day), effective_at=day)
    return act


_NEW_TERM = re.compile(
    r"(?:det (?:förnyade|förlängda|nya) \w*avtalet|förlängningen|förnyelsen|den (?:nya|förlängda) (?:avtals)?perioden)\s+(?:ska |skall )?"
    r"(?:gäll(?:er|a)|börjar?(?: gälla)?|träd(?:er|a) i kraft|löp(?:er|a)|inled(?:s|as)) (?:från|fr\.?o\.?m|den|per|i|vid)\b"
)
_OF_IT = re.compile(
    r"(?:\W|att\b|och\b|samt\b|\d|[a-z]\))*"
    r"(?:det|den|detta|så|ändringen|ändringarna|tillägget|pausen|uppehållet|återupptagandet)\s+(?:ska |skall )?"
    r"(?:börjar?|sker?|gäll(?:er|a)|träd(?:er|a) i kraft|inled(?:s|as)|inträd(?:er|a)|räknas?)\b"
)


def _said_of_it(a: Annotated, unit: Unit) -> int | None:
    """The day on which a next sentence says that what was decided sets in: "Detta sker per …", "Den börjar den 1 mars"."""
    said = a.words(unit).lower()
    if _OF_IT.match(said) is None or "upphör" in said:
        return None
    dates = (i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE")
    day = next(dates, None)
    if day is None or not leads_to_effect(a, day, unit.first):
        return None
    if said.startswith("detta") and {t.text.lower() for t in a.tokens[unit.first + 1 : day]} - _LEAD - _FORCE:
        return None  # "Detta sker mot bakgrund av kriget den 24 februari"
    words = [t.text.lower() for t in a.tokens[max(unit.first, day - 4) : day]]
    until = {"till", "intill", "t.o.m", "t.o.m.", "längst", "tom", "utgången"} & set(words)
    return None if until and "från" not in words else day


_LATER = 3  # sentences behind an end in which its day may be told


def _names_other(a: Annotated, unit: Unit) -> bool:
    return any(a.tokens[i].label in ("PLACE", "NAME", "COUNTRY") for i in range(unit.first, unit.last))


def at_once(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """What is ended "med omedelbar verkan" ends on the day of the decision."""
    day = a.head.meeting_date or a.head.date
    day = act.date if act.stage == "reported" else day
    if (
        act.act not in ("end", "pause")
        or act.stage not in ("decided", "reported")
        or act.effective is not None
        or day is None
    ):
        return act
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    at = next((n for n in range(len(words)) if any(words[: n + 1][-len(run) :] == run for run in _NOW)), None)
    if at is None or any(word.startswith(("månad", "veck", "år")) for word in words[max(0, at - 5) : at]):
        return act  # "sex månader från dagens datum"
    return replace(act, effective=day, effective_at=unit.first + at)


_NOW = (  # "i dag" is one token or two
    ["omedelbar", "verkan"],
    ["denna", "dag"],
    ["dagens", "datum"],
    ["dags", "dato"],
    *([lead, *today] for lead in ("från", "med") for today in (["idag"], ["i dag"], ["i", "dag"])),
)


def is_last_day(a: Annotated, at: int, act: FoundAct) -> bool:
    """Whether a date is how long something goes on ("pausas till och med den 31 december"), not when it begins."""
    words = [a.tokens[i].text.lower() for i in range(max(0, at - 4), at)]
    until = (
        words[-3:] == ["till", "och", "med"] or words[-4:-1] == ["till", "och", "med"] or "t.o.m" in "".join(words[-2:])
    )
    until = (
        until
        or words == ["och", "med", "utgången", "av"]
        or (words[-2:] == ["utgången", "av"] and "t.o.m" in "".join(words[-3:-2]))
    )
    plain = words[:-1] if words[-1:] in (["den"], ["årsskiftet"]) else words  # "pausas till den 31 december"
    if act.act in ("pause", "renew", "keep") and plain[-1:] in (["till"], ["intill"], ["tom"]):
        return True
    until = until or words[-3:] == ["till", "utgången", "av"] or words[-4:-1] == ["till", "utgången", "av"]
    return act.act not in ("end", "partly_end", "not_renew") and until


_RUNS_OUT = re.compile(
    r"\b(?:löp(?:er|te|a) (?:nu )?ut|g(?:år|ick|å) (?:nu )?ut|utgå(?:r|tt)|utgick|upphör(?:de)?|förf(?:aller|öll)|till (?:ända|sin ända)"
    r"|gäll(?:er|de) (?:fram )?t(?:ill|\.?o\.?m)|sträcker sig till|tar slut|giltigt? t)\b"
)
_WHICH = frozenset({"som", "vilket", "vilken", "när", "då", "sedan", "innan", "efter"})
_OLD = frozenset({"renew", "establish", "keep", "amend", "pause", "resume"})  # what is not renewed ends on that day


def is_old_end(a: Annotated, at: int, act: FoundAct, first: int) -> bool:
    """Whether a date is the end of the time that runs: "avtalet, som går ut den 30 juni, förlängs"."""
    if act.act not in _OLD:
        return False
    if any(t.label == "EXPIRE" for t in a.tokens[max(a.unit(at).first, at - 3) : at]):
        return True
    opens = next(
        (i for i in range(at - 1, max(first, at - _RUNNING) - 1, -1) if a.tokens[i].text.lower() in _WHICH), None
    )
    if opens is None or opens < act.verb < at:
        return False
    return _RUNS_OUT.search(" ".join(t.text.lower() for t in a.tokens[opens:at])) is not None


_RUNNING = 12  # tokens between "som" or "när" and the day on which an agreement runs out, at most


def sets_in(a: Annotated, at: int, first: int) -> bool:
    """Whether a date in front of its verb is plainly one of effect: "att från och med den 1 maj låta avtalet vila"."""
    words = [a.tokens[i].text.lower() for i in range(max(first, at - 5), at)]
    words = words[:-1] if words[-1:] == ["den"] else words
    behind = [t.text.lower() for t in a.tokens[at + 1 : at + 2]]
    if words[-3:] == ["från", "och", "med"] or words[-1:] in (["fr.o.m"], ["fr.o.m."], ["fom"]):
        return behind != ["har"]
    if words[-2:] in (["verkan", "från"], ["verkan", "per"], ["början", "från"]):
        return True
    words = [a.tokens[i].text.lower() for i in range(max(first, at - 7), at)]
    words = words[:-1] if words[-1:] == ["den"] else words
    lead = next((n for n in _FROM if words[-len(n) :] == n), None)
    before = words[: -len(lead)] if lead else []
    return lead is not None and (not before or before[-1] in _STEP_OPENS)


_FROM = (
    ["med", "verkan", "från", "och", "med"], ["med", "verkan", "från"], ["med", "verkan", "per"],
    ["från", "och", "med"], ["fr.o.m."], ["fr.o.m"], ["från"], ["per"], ["med", "början"],
)  # fmt: skip
_STEP_OPENS = frozenset({"att", "beslutar", "beslutade", "besluta", "och", "samt", "men", "ska", "skall"})


_SET_DAY = ("END", "PAUSE", "RESUME")


def leads_to_effect(a: Annotated, at: int, first: int) -> bool:
    """Whether the words in front of a date make it one of effect: "sägs upp per den …", "från och med …"."""
    near = [a.tokens[i].text.lower() for i in range(max(first, at - 4), at)]
    words = near[-2:]
    date = a.tokens[at].data
    if words[-1:] == ["från"] and at - 2 >= first and a.tokens[at - 2].label in ("AGREEMENT", "RELATION"):
        return False  # "avtalet från 1950 upphör"
    if set(near) & {"fattades", "togs", "fattats", "fattat"}:
        return False  # the day of the decision
    if date.qualifier == "before" or (date.qualifier == "after" and date.precision == "day"):
        return True
    if date.precision == "range" and _is_turn(a, at):
        return True
    if date.precision == "range" and words[-1:] == ["årsskiftet"]:
        return words[0] in _LEAD  # "vid årsskiftet 2010/2011"
    if date.precision == "range" and len((date.value or "").split("/")[0]) < 10:
        return False  # "för åren 2018–2020" is the term
    if "åren" in near:
        return False  # "för åren 2002 och 2003" too
    if "utgången" in near or (date.precision == "range" and words[-1:] in (["tiden"], ["perioden"])):
        return True
    if "sedan" in words or "beslutade" in words:
        return False
    if date.precision == "day" and at > first and a.tokens[at - 1].label in _SET_DAY:
        return a.tokens[at - 1].form in ("pres", "inf")  # "avslutas 1 januari 2018"
    return (
        not words
        or words[-1] in _LEAD
        or words[-1] in ("under", "i", "efter", "efterföljande", "utgången", "årsskiftet")
    )
