"""Dates beside an agreement's noun that are of something else: a jubilee, guests who came, the town itself, another noun."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.dated_clause import THE_TOWN
from pipeline.extract.engine import Match


def of_else(a: Annotated, match: Match) -> bool:
    """Whether the date of a passage is no beginning of an agreement."""
    told = (_guests_came, _told_of_the_town, _only_prepared, _since_nothing)
    return _years_ago(a, match.captures["when"]) or any(of(a, match) for of in told)


def _years_ago(a: Annotated, at: int) -> bool:
    """Whether a date is that of a jubilee: "I år är det 50 år sedan kommunen blev vänort med X"."""
    behind = " ".join(a.word(i) for i in range(at + 1, min(at + 8, a.unit(at).last)))
    if "sedan" not in behind:
        return False
    return re.match(r"(?:är|var|blir) det (?:\S+ ){1,4}(?:år |sedan|sen)", behind) is not None or " år sedan" in behind


def _guests_came(a: Annotated, match: Match) -> bool:
    """Whether somebody from the town came, and not the agreement: "en delegation från vänorten X kom i maj"."""
    noun = match.captures.get("noun")
    if noun is None:
        return False
    low, high = sorted((noun, match.captures["when"]))
    if all(a.word(i) != "kom" for i in range(low + 1, high)):
        return False
    return any(a.word(i) in ("från", "ur") for i in range(max(a.unit(noun).first, noun - 3), noun))


def _told_of_the_town(a: Annotated, match: Match) -> bool:
    """Whether something else is dated: what the town is or has ("sedan 2016 har vänorten haft en ny borgmästare")."""
    noun = match.captures.get("noun")
    if noun is not None and a.word(noun - 1) in ("inom", "enligt"):
        return True  # "inom vänortsavtalet undertecknade skolorna 2012 en plan"
    if noun is None or noun < match.captures["when"]:
        return False
    return a.word(noun - 1) in ("har", "hade", "är") and a.word(noun).endswith(THE_TOWN)


def dated_itself(a: Annotated, at: int, noun: int) -> bool:
    """Whether a noun behind a date has a date of its own: "inleddes 1989 och ledde 1991 till ett vänortsavtal"."""
    if any(a.tokens[i].label == "DATE" for i in range(at + 1, noun)):
        return True
    behind = range(noun + 1, min(noun + 5, a.unit(noun).last)) if noun > at else range(0)
    made = next((i for i in behind if a.tokens[i].label == "ESTABLISH"), None)
    joined = any(a.word(i) in ("och", "men", "medan") for i in range(at + 1, noun))
    return made is not None and joined and any(t.label == "DATE" for t in a.tokens[made + 1 : made + 4])


_PREPARED = ("förbered", "diskuter", "planera", "övervä", "förhandla", "utred", "pröva", "föreslog", "sonder")


def _only_prepared(a: Annotated, match: Match) -> bool:
    """Whether a date is that of talks alone: "ett vänortsavtal med X förbereddes 1994, men kom aldrig till stånd"."""
    at = match.captures["when"]
    beside = (a.word(at - 1), a.word(at - 2), a.word(at + 1))
    made = any(a.tokens[i].label == "ESTABLISH" for i in range(match.start, match.end))
    return not made and any(word.startswith(_PREPARED) and word.endswith(("s", "t", "g")) for word in beside)


_DEALINGS = ("besök", "rest", "träff", "utbyt", "kontakt", "delegation", "hänt", "förekommit", "samarbet", "hört")


def _since_nothing(a: Annotated, match: Match) -> bool:
    """Whether a date tells since when nothing is done: "har inte besökt vänorten X sedan 2006"."""
    noun, at = match.captures.get("noun"), match.captures["when"]
    if noun is None or a.word(at - 1) not in ("sedan", "efter"):
        return False
    last = max(noun, at)
    clause = next((i for i in range(min(noun, at) - 1, a.unit(at).first, -1) if a.word(i) in _PARTS), a.unit(at).first)
    words = [a.word(i) for i in range(clause, last)]
    denied = any(a.tokens[i].label == "NEG" or a.word(i) in ("inga", "ingen", "inget") for i in range(clause, last))
    return denied and any(word.startswith(_DEALINGS) for word in words)


_PARTS = frozenset({",", "men", ";", "medan", ":"})
