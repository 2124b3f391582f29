"""Dates beside an agreement's noun that are of something else: a jubilee, guests who came, the town itself, another noun."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.dated_clause import THE_TOWN
from pipeline.extract.engine import Match


def years_ago(a: Annotated, at: int) -> bool:
    """Whether a date is that of a jubilee: "I år är det 50 år sedan kommunen blev vänort med X"."""
    behind = " ".join(a.word(i) for i in range(at + 1, min(at + 8, a.unit(at).last)))
    return re.match(r"(?:är|var|blir) det (?:\S+ ){1,4}(?:år |sedan|sen)", behind) is not None and "sedan" in behind


def guests_came(a: Annotated, match: Match) -> bool:
    """Whether somebody from the town came, and not the agreement: "en delegation från vänorten X kom i maj"."""
    noun = match.captures.get("noun")
    if noun is None:
        return False
    low, high = sorted((noun, match.captures["when"]))
    if all(a.word(i) != "kom" for i in range(low + 1, high)):
        return False
    return any(a.word(i) in ("från", "ur") for i in range(max(a.unit(noun).first, noun - 3), noun))


def told_of_the_town(a: Annotated, match: Match) -> bool:
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


def only_prepared(a: Annotated, match: Match) -> bool:
    """Whether a date is that of talks alone: "ett vänortsavtal med X förbereddes 1994, men kom aldrig till stånd"."""
    at = match.captures["when"]
    beside = (a.word(at - 1), a.word(at - 2), a.word(at + 1))
    made = any(a.tokens[i].label == "ESTABLISH" for i in range(match.start, match.end))
    return not made and any(word.startswith(_PREPARED) and word.endswith(("s", "t", "g")) for word in beside)
