"""What pages tell of partners: tables, lists, cards, terms and questions, each with what must be read from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Town(NamedTuple):
    """A partner as a page writes it, its land and the land's code."""

    name: str
    land: str
    code: str


TOWNS = (
    Town("Haderslev", "Danmark", "DK"), Town("Pärnu", "Estland", "EE"), Town("Wismar", "Tyskland", "DE"), Town("Kotka", "Finland", "FI"),
    Town("Haugesund", "Norge", "NO"), Town("Gdynia", "Polen", "PL"), Town("Cesis", "Lettland", "LV"), Town("Cefalù", "Italien", "IT"),
    Town("Palanga", "Litauen", "LT"), Town("Kinsale", "Irland", "IE"), Town("Szentes", "Ungern", "HU"), Town("Bad Berka", "Tyskland", "DE"),
)  # fmt: skip
YEARS = ("1994", "1987", "2003", "1951", "1978", "1996")
ACTIVE, NO_ACT = "active", ""


class State(NamedTuple):
    """What a cell says of the state: status, year of the end, and the act with stage, year, organ and whose it is."""

    said: str
    status: str
    ended: str | None = None
    act: str = NO_ACT


END, END_KF = "end reported 2015 None unknown", "end reported 2015 kommunfullmaktige swedish"
STATES = (
    State("Aktivt", ACTIVE), State("Aktiv", ACTIVE), State("Pågående", ACTIVE), State("Pågår", ACTIVE), State("Gäller", ACTIVE),
    State("Gäller tills vidare", ACTIVE), State("I kraft", ACTIVE), State("Levande", ACTIVE), State("", ACTIVE), State("Gällande", ACTIVE),
    State("Vilande", "dormant"), State("Vilande sedan 2010", "dormant"), State("Inaktivt", "dormant"), State("Inaktiv", "dormant"),
    State("Vilar", "dormant"), State("Ingen aktivitet", "dormant"), State("Inte aktivt", "dormant"), State("Ej aktivt", "dormant"),
    State("Vilande (ingen kontakt sedan 2010)", "dormant"), State("I träda", "dormant"), State("Ligger nere", "dormant"),
    State("Avslutat 2015", "ended", "2015", END), State("Avslutad 2015", "ended", "2015", END), State("Avslutades 2015", "ended", "2015", END),
    State("Uppsagt 2015", "ended", "2015", END), State("Upphörde 2015", "ended", "2015", END), State("Upphört 2015", "ended", "2015", END),
    State("Avslutat (2015)", "ended", "2015", END), State("Avslutat, 2015", "ended", "2015", END), State("Avslutat år 2015", "ended", "2015", END),
    State("Avvecklat 2015", "ended", "2015", END), State("Avslutat 2015-06-30", "ended", "2015-06-30", END.replace("2015", "2015-06-30")),
    State("Avslutat i juni 2015", "ended", "2015-06", END.replace("2015", "2015-06")), State("Har avslutats (2015)", "ended", "2015", END),
    State("Upphävt 2015", "ended", "2015", END), State("Slut 2015", "ended", "2015", END), State("Sades upp 2015", "ended", "2015", END),
    State("Uppsagd 2015", "ended", "2015", END), State("Avslutat sedan 2015", "ended", "2015", END),
    State("Avslutat 2015 av kommunfullmäktige", "ended", "2015", END_KF), State("Uppsagt av kommunfullmäktige 2015", "ended", "2015", END_KF),
    State("Avslutat av kommunfullmäktige 2015", "ended", "2015", END_KF), State("Avslutat genom beslut i kommunfullmäktige 2015", "ended", "2015", END_KF),
    State("Avslutat 2015 (beslut i kommunfullmäktige)", "ended", "2015", END_KF), State("Kommunfullmäktige sade upp avtalet 2015", "ended", "2015", END_KF),
    State("Uppsagt 2015, kommunfullmäktige", "ended", "2015", END_KF), State("Uppsagt 2015 efter beslut i fullmäktige", "ended", "2015", END_KF),
    State("Uppsagt av kommunen 2015", "ended", "2015", "end reported 2015 None swedish"), State("Avslutat", "ended"),
    State("Uppsagt", "ended"), State("Uppsagt av motparten 2015", "ended", "2015", "end reported 2015 None foreign"),
    State("Avslutat 2015 av {town}", "ended", "2015", "end reported 2015 None foreign"), State("Uppsagt 2015 av {town}", "ended", "2015", "end reported 2015 None foreign"),
    State("Avslutat 2015 i samförstånd", "ended", "2015", "end reported 2015 None mutual"),
    State("Avslutat efter gemensam överenskommelse 2015", "ended", "2015", "end reported 2015 None mutual"),
    State("Pausat 2022", "paused", None, "pause reported 2022 None unknown"), State("Pausat sedan 2022", "paused", None, "pause reported 2022 None unknown"),
    State("Pausad 2022", "paused", None, "pause reported 2022 None unknown"), State("Pausat", "paused"),
    State("Fryst 2022", "paused", None, "pause reported 2022 None unknown"), State("Pausat sedan mars 2022", "paused", None, "pause reported 2022-03 None unknown"),
    State("Pausat 2022 av kommunstyrelsen", "paused", None, "pause reported 2022 kommunstyrelsen swedish"),
    State("Pausat av kommunfullmäktige 2022", "paused", None, "pause reported 2022 kommunfullmaktige swedish"),
    State("Löpte ut 2015", "expired", "*"), State("Utlöpt 2015", "expired", "*"), State("Gick ut 2015", "expired", "*"), State("Har löpt ut", "expired", "*"),
)  # fmt: skip
HEADS = {
    "town": ("Vänort", "Stad", "Ort", "Kommun", "Partner", "Namn", "Vänort/stad", "Partnerort", "Vem", "Motpart"),
    "land": ("Land", "Nation", "Var"),
    "year": ("År", "Sedan", "Avtal sedan", "Avtal från", "Vänort sedan", "Avtalet ingicks", "Tecknat", "Startår", "Undertecknat", "Avtalsår", "Ingånget", "Start"),
    "state": ("Läge", "Status", "Avtalets status", "I dag", "Anmärkning", "Kommentar", "Nuläge", "Övrigt"),
    "kind": ("Typ", "Form", "Avtal", "Slag", "Typ av avtal"),
}  # fmt: skip
ORDERS = (
    ("town", "land", "year", "state"), ("land", "town", "year", "state"), ("town", "land", "state", "year"), ("year", "town", "land", "state"),
    ("town", "land", "kind", "year", "state"), ("kind", "town", "land", "year", "state"), ("town", "year", "land", "state"), ("town", "land", "state"),
    ("town", "land", "year"), ("town", "land"), ("state", "town", "land", "year"),
)  # fmt: skip


class Row(NamedTuple):
    """One partner with what the page says of it."""

    town: Town
    year: str
    state: State

    def values(self) -> dict[str, str]:
        said = self.state.said.format(town=self.town.name)
        return {
            "town": self.town.name,
            "land": self.town.land,
            "year": self.year,
            "state": said,
            "kind": "Vänortsavtal",
        }

    def due(self, shown: Sequence[str], noun: str) -> str:
        """The line that must be read: name, land, class, noun, since, status, end, acts."""
        state = self.state if "state" in shown else State("", ACTIVE)
        since = self.year if "year" in shown else None
        return told(
            self.town.name, self.town.code, noun, since, state.status, state.ended, [state.act] if state.act else []
        )


def told(
    name: str, code: str | None, noun: str, since: str | None, status: str, ended: str | None, acts: Sequence[str]
) -> str:
    """A record's line; what ran out may have its day or not."""
    over = "*" if status == "expired" else ended
    return f"{name} {code} {noun} since {since} {status} {over} [{'; '.join(acts)}]"


Lay = Callable[[Sequence[Row], Sequence[str], dict[str, str]], str]


def _cells(row: Row, order: Sequence[str], tag: str = "td") -> str:
    return "".join(f"<{tag}>{row.values()[key]}</{tag}>" for key in order)


def _lines(row: Row, order: Sequence[str], heads: dict[str, str]) -> list[str]:
    """What is told of a partner beside its name and land, each value behind its label: `Status: Vilande`."""
    values = row.values()
    return [f"{heads[key]}: {values[key]}" for key in order if key not in ("town", "land") and values[key]]


def _notes(row: Row, order: Sequence[str]) -> list[tuple[str, str]]:
    """The year and the state of a partner with their keys, as lists tell them without labels."""
    values = row.values()
    return [(key, values[key]) for key in order if key in ("year", "state") and values[key]]


def _in_tags(tag: str, texts: Sequence[str]) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def table(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    top = _in_tags("th", [heads[key] for key in order])
    return f"<table><tr>{top}</tr>{_in_tags('tr', [_cells(row, order) for row in rows])}</table>"


def table_with_head(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    top = "".join(f"<th scope='col'><p>{heads[key]}</p></th>" for key in order)
    below = "".join(f"<tr>{''.join(f'<td><p>{row.values()[key]}</p></td>' for key in order)}</tr>" for row in rows)
    return f"<table class='sv-responsivetable'><caption>Vänorter</caption><thead><tr>{top}</tr></thead><tbody>{below}</tbody></table>"


def table_bold(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    top = "".join(f"<td><b>{heads[key]}</b></td>" for key in order)
    return f"<table border=1 cellpadding=4><tr>{top}</tr>{_in_tags('tr', [_cells(row, order) for row in rows])}</table>"


def table_bare(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    return f"<table>{_in_tags('tr', [_cells(row, order) for row in rows])}</table>"


def labelled(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    """A small table for each: its label beside each value."""
    keys = [key for key in order if key != "town"]
    return "".join(
        f"<h3>{row.town.name}</h3><table>"
        + "".join(f"<tr><th>{heads[key]}</th><td>{row.values()[key] or '–'}</td></tr>" for key in keys)
        + "</table>"
        for row in rows
    )


def cards(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    """A card for each: name and land above, the rest as lines with labels."""
    one = [
        f"<div class='card'><h3>{row.town.name}, {row.town.land}</h3>{_in_tags('p', _lines(row, order, heads))}</div>"
        for row in rows
    ]
    return f"<div class='cards'>{''.join(one)}</div>"


def cards_stacked(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    one = [
        f"<li class='card'><strong>{row.town.name}</strong><br>{row.town.land}<br>"
        + "".join(f"<span>{line}</span><br>" for line in _lines(row, order, heads))
        + "</li>"
        for row in rows
    ]
    return f"<ul class='grid'>{''.join(one)}</ul>"


def terms(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    one = [
        f"<dt>{row.town.name}, {row.town.land}</dt><dd>{'. '.join(_lines(row, order, heads)) or 'Nordisk vänort'}</dd>"
        for row in rows
    ]
    return f"<dl>{''.join(one)}</dl>"


def terms_each(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    """A list of terms for each, its land one of them."""
    return "".join(
        f"<h2>{row.town.name}</h2><dl>"
        + "".join(
            f"<dt>{heads[key]}</dt><dd>{row.values()[key]}</dd>" for key in order if key != "town" and row.values()[key]
        )
        + "</dl>"
        for row in rows
    )


def accordion(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    return "".join(
        f"<details><summary>{row.town.name}, {row.town.land}</summary>"
        f"{_in_tags('p', _lines(row, order, heads) or ['Nordisk vänort.'])}</details>"
        for row in rows
    )


def accordion_button(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    return "".join(
        f"<div class='accordion-item'><h3><button aria-expanded='false' aria-controls='p{n}'>{row.town.name} ({row.town.land})</button></h3>"
        f"<div id='p{n}' class='accordion-panel'><ul>{_in_tags('li', _lines(row, order, heads) or ['Nordisk vänort'])}</ul></div></div>"
        for n, row in enumerate(rows)
    )


def items(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    one = []
    for row in rows:
        rest = ", ".join(value.lower() if key == "state" else f"sedan {value}" for key, value in _notes(row, order))
        one.append(f"{row.town.name}, {row.town.land}{f' ({rest})' if rest else ''}")
    return f"<ul>{_in_tags('li', one)}</ul>"


def items_dash(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    one = []
    for row in rows:
        rest = ". ".join(value if key == "state" else f"Vänort sedan {value}" for key, value in _notes(row, order))
        one.append(f"<strong>{row.town.name}</strong> – {row.town.land}. {rest}")
    return f"<ul>{_in_tags('li', one)}</ul>"


def items_nested(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    one = []
    for row in rows:
        rest = _in_tags("li", _lines(row, order, heads))
        one.append(f"{row.town.name}, {row.town.land}{f'<ul>{rest}</ul>' if rest else ''}")
    return f"<ul>{_in_tags('li', one)}</ul>"


def lines(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    """One paragraph with breaks, as an editor of 2001 made it."""
    one = [", ".join([row.town.name, row.town.land, *(value for _, value in _notes(row, order))]) for row in rows]
    return f"<p>{'<br>'.join(one)}</p>"


def blocks(rows: Sequence[Row], order: Sequence[str], heads: dict[str, str]) -> str:
    return "".join(
        f"<p><b>{row.town.name}, {row.town.land}</b><br>{'<br>'.join(_lines(row, order, heads)) or 'Nordisk vänort'}</p>"
        for row in rows
    )


LAYS: dict[str, Lay] = {
    "table": table, "table with head": table_with_head, "table, bold head": table_bold, "labelled": labelled, "cards": cards,
    "cards stacked": cards_stacked, "terms": terms, "terms each": terms_each, "accordion": accordion, "accordion button": accordion_button,
    "items": items, "items dash": items_dash, "items nested": items_nested, "lines": lines, "blocks": blocks, "table, no head": table_bare,
}  # fmt: skip
LEADS = (
    "<p>Tabellen visar kommunens vänortsavtal.</p>", "<p>Här är kommunens vänorter.</p>", "<h2>Våra vänorter</h2>", "<p>{body} har följande vänorter:</p>",
    "<p>Kommunen har vänortsavtal med följande orter.</p>", "<h2>Vänorter</h2><p>Vänortsutbytet samordnas av kansliet.</p>",
    "<p>{body} har genom åren ingått flera vänortsavtal. De redovisas nedan.</p>",
)  # fmt: skip
