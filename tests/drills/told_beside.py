"""Told acts of more than one relation, in lists, with a day of effect, lately made, refused: `python -m tests.drills.told_beside`.

What `told.py` crosses for one agreement in running text is here told of two side by side (each with its own act), in the
short lines of a list, with the day on which it takes effect, of an agreement that is only being made, and of another
body's agreement that a text mentions in passing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.drills.cells import Cell, run
from tests.drills.told import PLACES, VERBS, Verb, line, said

BODY, FIRST, SECOND = "Lindesbergs kommun", "Tukums", "Lojo"
TWO = "Kommunen har två vänorter, Tukums i Lettland sedan 1994 och Lojo i Finland sedan 1951."
YEARS = (("2012", "2012"), ("i maj 2015", "2015-05"), ("den 14 mars 2012", "2012-03-14"), ("hösten 2013", "2013-23"))
LATER = (("2016", "2016"), ("i juni 2017", "2017-06"), ("2017-06-12", "2017-06-12"), ("förra året", "2018"))


@dataclass(frozen=True, slots=True)
class Row:
    """A construction: the text, and what each relation must be told to have undergone."""

    name: str
    text: str
    due: tuple[tuple[str, str], ...]  # (partner, "act by date" with 1, 2 for the verbs and times)


# {1 …} the first verb, {2 …} the second; t1, t2 their times
PAIRS = (
    Row("medan", "Avtalet med Tukums {ppast1} {tail1} {t1}, medan avtalet med Lojo {ppast2} {tail2} {t2}.", (("Tukums", "1 unknown t1"), ("Lojo", "2 unknown t2"))),
    Row("och", "Avtalet med Tukums {ppast1} {tail1} {t1} och avtalet med Lojo {ppast2} {tail2} {t2}.", (("Tukums", "1 unknown t1"), ("Lojo", "2 unknown t2"))),
    Row("stop", "Avtalet med Tukums {ppast1} {tail1} {t1}. Avtalet med Lojo {ppast2} {tail2} {t2}.", (("Tukums", "1 unknown t1"), ("Lojo", "2 unknown t2"))),
    Row("times first", "{T1} {ppast1} avtalet med Tukums {tail1}. {T2} {ppast2} avtalet med Lojo {tail2}.", (("Tukums", "1 unknown t1"), ("Lojo", "2 unknown t2"))),
    Row("medan first", "Medan avtalet med Tukums {ppast1} {tail1} {t1} {ppast2} avtalet med Lojo {tail2} {t2}.", (("Tukums", "1 unknown t1"), ("Lojo", "2 unknown t2"))),
    Row("men active", "Kommunen {past1} avtalet med Tukums {t1} men {past2} avtalet med Lojo {t2}.", (("Tukums", "1 swedish t1"), ("Lojo", "2 swedish t2"))),
    Row("och active", "Kommunen {past1} {t1} avtalet med Tukums och {t2} {past2} kommunen avtalet med Lojo.", (("Tukums", "1 swedish t1"), ("Lojo", "2 swedish t2"))),
    Row("with first", "Med Tukums {ppast1} avtalet {tail1} {t1} och med Lojo {ppast2} avtalet {tail2} {t2}.", (("Tukums", "1 unknown t1"), ("Lojo", "2 unknown t2"))),
    Row("of both", "Avtalen med Tukums och Lojo {ppast1} {tail1} {t1}.", (("Tukums", "1 unknown t1"), ("Lojo", "1 unknown t1"))),
    Row("both", "Båda avtalen {ppast1} {tail1} {t1}.", (("Tukums", "1 unknown t1"), ("Lojo", "1 unknown t1"))),
    Row("same year", "Avtalet med Tukums {ppast1} {tail1} 2012. Samma år {ppast2} avtalet med Lojo {tail2}.", (("Tukums", "1 unknown 2012"), ("Lojo", "2 unknown 2012"))),
    Row("foreign second", "Kommunen {past1} avtalet med Tukums {t1}, medan Lojo självt {past2} avtalet {t2}.", (("Tukums", "1 swedish t1"), ("Lojo", "2 foreign t2"))),
    Row("only first", "Avtalet med Tukums {ppast1} {tail1} {t1}, medan avtalet med Lojo fortfarande gäller.", (("Tukums", "1 unknown t1"), ("Lojo", ""))),
    Row("only second", "Till skillnad från avtalet med Tukums har avtalet med Lojo {psup2} {tail2} {t2}.", (("Tukums", ""), ("Lojo", "2 unknown t2"))),
    Row("former latter", "Det första avtalet, med Tukums, {ppast1} {tail1} {t1}. Det andra, med Lojo, {ppast2} {tail2} {t2}.", (("Tukums", "1 unknown t1"), ("Lojo", "2 unknown t2"))),
)  # fmt: skip
LISTS = (
    ("li dash", "<ul><li>Tukums, Lettland – vänort sedan 1994, {ptc} {t}</li><li>Lojo, Finland – vänort sedan 1951</li></ul>"),
    ("li sentence", "<ul><li>Tukums, Lettland. Vänort sedan 1994. {Ptc} {t}.</li><li>Lojo, Finland. Vänort sedan 1951.</li></ul>"),
    ("li avtalet", "<ul><li>Tukums (Lettland), vänort sedan 1994. Avtalet {ppast} {tail} {t}.</li><li>Lojo (Finland), vänort sedan 1951.</li></ul>"),
    ("heading", "<h2>Tukums, Lettland</h2><p>Vänort sedan 1994. Avtalet {ppast} {tail} {t}.</p><h2>Lojo, Finland</h2><p>Vänort sedan 1951.</p>"),
    ("heading bare", "<h2>Tukums, Lettland</h2><p>Vänort sedan 1994. {Ptc} {t}.</p><h2>Lojo, Finland</h2><p>Vänort sedan 1951.</p>"),
    ("heading från", "<h2>Tukums</h2><p>Vänortsavtal med Tukums i Lettland från 1994, {ptc} {t}.</p><h2>Lojo</h2><p>Vänortsavtal med Lojo i Finland från 1951.</p>"),
    ("heading inverted", "<h2>Tukums, Lettland</h2><p>Vi har varit vänorter sedan 1994. {T} {ppast} avtalet {tail}.</p><h2>Lojo, Finland</h2><p>Vänort sedan 1951.</p>"),
)  # fmt: skip
EFFECTS = (
    ("from and with", "Kommunfullmäktige beslutade den 14 mars 2012 att {inf} {O} från och med den 1 januari 2013.", "swedish 2012-03-14 kommunfullmaktige > 2013-01-01"),
    ("per", "Kommunfullmäktige beslutade den 14 mars 2012 att {inf} {O} per den 1 januari 2013.", "swedish 2012-03-14 kommunfullmaktige > 2013-01-01"),
    ("with force", "Kommunstyrelsen beslutade den 14 mars 2012, § 47, att {inf} {O} med verkan från den 1 januari 2013.", "swedish 2012-03-14 kommunstyrelsen 47 > 2013-01-01"),
    ("at once", "Kommunfullmäktige beslutade den 14 mars 2012 att {inf} {O} med omedelbar verkan.", "swedish 2012-03-14 kommunfullmaktige > 2012-03-14"),
    ("passive from", "{O} {ppast} {ptail} den 14 mars 2012 med verkan från den 1 januari 2013.", "unknown 2012-03-14 > 2013-01-01"),
    ("active per", "Kommunen {past} {O} i mars 2012 per den 1 januari 2013.", "swedish 2012-03 > 2013-01-01"),
    ("turn of the year", "Kommunstyrelsen beslutade den 14 mars 2012 att {inf} {O} från den 1 januari 2013.", "swedish 2012-03-14 kommunstyrelsen > 2013-01-01"),
    ("next sentence", "Kommunfullmäktige beslutade den 14 mars 2012 att {inf} {O}. Beslutet gäller från och med den 1 januari 2013.", "swedish 2012-03-14 kommunfullmaktige > 2013-01-01"),
)  # fmt: skip
# Of an agreement that is being made: (name, text, due). Only news of this year are an act, and what lies ahead.
MADE = (
    ("approved", "Lindesbergs kommun och Tukums i Lettland blir vänorter. {Organ} godkände avtalet {d}."),
    ("approved inverted", "Lindesbergs kommun och Tukums i Lettland blir vänorter. {D} godkände {organ} avtalet."),
    ("decided to conclude", "{Organ} beslutade {d} att {make} ett vänortsavtal med Tukums i Lettland."),
    ("decided shall", "{Organ} beslutade {d} att Lindesbergs kommun ska {make} ett vänortsavtal med Tukums i Lettland."),
    ("decided passive", "{Organ} beslutade {d} att ett vänortsavtal ska {made} med Tukums i Lettland."),
    ("decision taken", "Lindesberg får en ny vänort, Tukums i Lettland. Beslutet att {make} avtalet fattades av {organ} {d}."),
    ("said yes", "{Organ} sade {d} ja till ett vänortsavtal med Tukums i Lettland."),
    ("adopted", "{Organ} antog {d} avtalet om vänortssamarbete mellan Lindesbergs kommun och Tukums i Lettland."),
    ("inverted", "{D} beslutade {organ} att {make} ett vänortsavtal med Tukums i Lettland."),
)  # fmt: skip
MAKE = (
    ("ingå", "ingås"),
    ("teckna", "tecknas"),
    ("sluta", "slutas"),
    ("underteckna", "undertecknas"),
    ("upprätta", "upprättas"),
)
ORGANS = (("kommunfullmäktige", "kommunfullmaktige"), ("kommunstyrelsen", "kommunstyrelsen"))
RECENT = (("den 5 februari i år", "2019-02-05"), ("den 25 februari 2019", "2019-02-25"), ("2019-02-25", "2019-02-25"))
SIGNED = (
    ("signs", "Den 25 november 2019 {pres} {who} ett vänortsavtal med Tukums i Lettland.", "swedish"),
    ("signs late", "{Who} {pres} ett vänortsavtal med Tukums i Lettland den 25 november 2019.", "swedish"),
    ("shall sign", "Den 25 november 2019 ska {who} {inf} ett vänortsavtal med Tukums i Lettland.", "swedish"),
    ("will sign", "{Who} kommer den 25 november 2019 att {inf} ett vänortsavtal med Tukums i Lettland.", "swedish"),
    ("intends", "{Who} avser att den 25 november 2019 {inf} ett vänortsavtal med Tukums i Lettland.", "swedish"),
    ("while visiting", "Vid ett besök i Tukums i Lettland den 25 november 2019 {pres} {who} ett vänortsavtal.", "swedish"),
    ("both sign", "Den 25 november 2019 {pres} Lindesbergs kommun och Tukums i Lettland ett vänortsavtal.", "mutual"),
)  # fmt: skip
SIGNS = (
    ("undertecknar", "underteckna"),
    ("tecknar", "teckna"),
    ("ingår", "ingå"),
    ("sluter", "sluta"),
    ("signerar", "signera"),
)
WHO = ("kommunen", "Lindesbergs kommun", "vi")
ELSEWHERE = (
    ("active", "Örebro kommun {past} sitt vänortsavtal med Pskov i Ryssland {t}.", "swedish"),
    ("perfect", "Örebro kommun har {t} {sup} sitt vänortsavtal med Pskov i Ryssland.", "swedish"),
    ("decided", "Örebro kommun beslutade {t} att {inf} sitt vänortsavtal med Pskov i Ryssland.", "swedish"),
    ("inverted", "{T} {past1} Örebro kommun {mid} sitt vänortsavtal med Pskov i Ryssland {tail}.", "swedish"),
)  # fmt: skip


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _cell(kind: str, name: str, place: str, text: str, due: Sequence[str], verb: str = "") -> Cell:
    axes = (("kind", kind), ("construction", f"{kind} {name}"), ("place", place), ("verb", verb))
    return Cell(
        axes, PLACES[place].format(text=text), tuple(sorted(due)), "cell.html" if place == "page" else "cell.txt"
    )


def _slots(verb: Verb, number: int, time: str) -> dict[str, str]:
    """The forms of a verb under its number in a row."""
    _, past, _, _, ppast, psup = verb.forms.split()
    return {
        f"past{number}": f"{past} {verb.mid}", f"ppast{number}": ppast, f"psup{number}": psup,
        f"tail{number}": verb.mid or verb.tail, f"t{number}": time, f"T{number}": _capital(time),
    }  # fmt: skip


def pairs() -> Iterator[Cell]:
    """Two relations beside each other, each with its own verb."""
    usable = [v for v in VERBS if v.act not in ("amend", "evaluate")]
    for nth, row in enumerate(PAIRS):
        for at, one in enumerate(usable):
            other = usable[(at * 5 + nth + 3) % len(usable)]
            if "{past" in row.text and (one.tail or other.tail):
                continue  # "lade avtalet med X vilande" has its own row in the other drill
            (t1, d1), (t2, d2) = YEARS[(at + nth) % 4], LATER[(at * 3 + nth) % 4]
            text = row.text.format(**_slots(one, 1, t1), **_slots(other, 2, t2))
            due = []
            for partner, told in row.due:
                words = [
                    {"1": f"{one.act} reported", "2": f"{other.act} reported", "t1": d1, "t2": d2}.get(w, w)
                    for w in told.split()
                ]
                due.append(f"{BODY}–{partner}: {' '.join(words)}")
            place = list(PLACES)[(at + nth) % len(PLACES)]
            yield _cell(
                "two",
                row.name,
                place,
                f"{TWO} {' '.join(text.split()).replace(' .', '.').replace(' ,', ',')}",
                due,
                one.name,
            )


def lists() -> Iterator[Cell]:
    """Short lines of a page."""
    page = PLACES["page"].replace("<p>{text}</p>", "{text}")
    for (name, text), verb in ((row, v) for row in LISTS for v in VERBS if v.participle):
        neuter = verb.participle.split()[0]
        for time, date in YEARS[:3]:
            slots = _slots(verb, 0, time)
            body = text.format(
                ptc=neuter, Ptc=_capital(neuter), t=time, T=_capital(time), ppast=slots["ppast0"], tail=slots["tail0"]
            )
            due = (f"{BODY}–{FIRST}: {verb.act} reported unknown {date}", f"{BODY}–{SECOND}: ")
            axes = (("kind", "list"), ("construction", f"list {name}"), ("verb", verb.name))
            yield Cell(axes, page.format(text=body), tuple(sorted(due)), "cell.html")


def others() -> Iterator[Cell]:
    """Days of effect, agreements being made, and those of another body."""
    known = "Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland."
    places = list(PLACES)
    turn = 0
    for (name, text, told), verb in ((row, v) for row in EFFECTS for v in VERBS if v.act in ("end", "pause")):
        for words in ("avtalet", "vänortsavtalet med Tukums i Lettland"):
            turn += 1
            sentence = said(verb, text, words, "", "")
            if sentence:
                front = f"{known} {sentence}" if words == "avtalet" else sentence
                yield _cell(
                    "effect",
                    name,
                    places[turn % len(places)],
                    front,
                    (f"{BODY}–{FIRST}: {verb.act} reported {told}",),
                    verb.name,
                )
    for (name, text), (make, made), (organ, key), (day, date), place in (
        (row, m, o, d, p) for row in MADE for m in MAKE for o in ORGANS for d in RECENT for p in ("press", "page")
    ):
        body = text.format(make=make, made=made, organ=organ, Organ=_capital(organ), d=day, D=_capital(day))
        yield _cell("made", name, place, body, (f"{BODY}–{FIRST}: establish reported swedish {date} {key}",), make)
    for (name, text, by), (pres, inf), who, place in (
        (row, s, w, p) for row in SIGNED for s in SIGNS for w in WHO for p in PLACES
    ):
        body = text.format(pres=pres, inf=inf, who=who, Who=_capital(who))
        yield _cell("signed", name, place, body, (f"{BODY}–{FIRST}: establish planned {by} 2019-11-25",), inf)
    for (name, text, by), verb in ((row, v) for row in ELSEWHERE for v in VERBS if v.act in ("end", "pause")):
        for time, date in YEARS:
            turn += 1
            object_ = "sitt vänortsavtal med Pskov i Ryssland"
            sentence = said(verb, text.replace(object_, "{O}"), object_, time, "")
            if sentence is not None:
                due = (f"{BODY}–{FIRST}: ", f"Örebro kommun–Pskov: {verb.act} reported {by} {date}")
                yield _cell("elsewhere", name, places[turn % len(places)], f"{known} {sentence}", due, verb.name)


def cells() -> list[Cell]:
    """All of them."""
    return [*pairs(), *lists(), *others()]


if __name__ == "__main__":
    run(cells(), line)
