"""Lists of partners in many layouts, and papers about one partner or about one after another, for `relations.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from tests.drills.cells import Cell
from tests.drills.relations_words import DEEDS, EXONYM, KNOWN, TOWNS, UNKNOWN, WORDS, Noun, Unit, due

Line = Callable[[Unit, str, int], str]
# Each line of a list: whether it gives the year, and how it is written (unit, year, number).
LINES: dict[str, tuple[bool, Line]] = {
    "- X, land": (False, lambda u, y, n: f"- {u.text}, {u.land}"),
    "X, land": (False, lambda u, y, n: f"{u.text}, {u.land}"),
    "• X (land)": (False, lambda u, y, n: f"• {u.text} ({u.land})"),
    "* X i land": (False, lambda u, y, n: f"* {u.text} i {u.land}"),
    "1. X, land": (False, lambda u, y, n: f"{n}. {u.text}, {u.land}"),
    "1) X i land": (False, lambda u, y, n: f"{n}) {u.text} i {u.land}"),
    "a) X, land": (False, lambda u, y, n: f"{'abcde'[n - 1]}) {u.text}, {u.land}"),
    "X, land, år": (True, lambda u, y, n: f"{u.text}, {u.land}, {y}"),
    "- X, land (år)": (True, lambda u, y, n: f"- {u.text}, {u.land} ({y})"),
    "X, land, sedan år": (True, lambda u, y, n: f"{u.text}, {u.land}, sedan {y}"),
    "- X – sedan år": (True, lambda u, y, n: f"- {u.text} – sedan {y}"),
    "X (land) sedan år": (True, lambda u, y, n: f"{u.text} ({u.land}) sedan {y}"),
    "X – land – år": (True, lambda u, y, n: f"{u.text} – {u.land} – {y}"),
    "X – land": (False, lambda u, y, n: f"{u.text} – {u.land}"),
    "land: X": (False, lambda u, y, n: f"{u.land}: {u.text}"),
    "- land: X": (False, lambda u, y, n: f"- {u.land}: {u.text}"),
    "land – X": (False, lambda u, y, n: f"{u.land} – {u.text}"),
    "land: X (år)": (True, lambda u, y, n: f"{u.land}: {u.text} ({y})"),
    "land, X, år": (True, lambda u, y, n: f"{u.land}, {u.text}, {y}"),
    "X tab land tab år": (True, lambda u, y, n: f"{u.text}\t{u.land}\t{y}"),
    "X   land   år": (True, lambda u, y, n: f"{u.text:<22}{u.land:<16}{y}"),
    "X/land": (False, lambda u, y, n: f"{u.text}/{u.land}"),
    "år: X, land": (True, lambda u, y, n: f"{y}: {u.text}, {u.land}"),
    "år X, land": (True, lambda u, y, n: f"{y} {u.text}, {u.land}"),
    "- X i land sedan år": (True, lambda u, y, n: f"- {u.text} i {u.land} sedan {y}"),
    "- X, land, avtal år": (True, lambda u, y, n: f"- {u.text}, {u.land}, avtal tecknat {y}"),
    "- X, nation": (False, lambda u, y, n: f"- Den {u.nation} {u.kind} {u.text}"),
    "- X kommun, land": (False, lambda u, y, n: f"- {u.text} kommun, {u.land}"),
    "- X": (False, lambda u, y, n: f"- {u.text}"),
    "- i land: X": (False, lambda u, y, n: f"- I {u.land}: {u.text}"),
    "text per town": (True, lambda u, y, n: f"{u.text}, {u.land}\n{_about(u)} Avtalet tecknades {y}.\n"),
    "line of text": (False, lambda u, y, n: f"- {u.text} i {u.land}. {_about(u)}"),
    "X: text": (False, lambda u, y, n: f"{u.text}, {u.land}: utbyten inom skola, kultur och idrott."),
}


def _about(unit: Unit) -> str:
    return "Staden ligger vid kusten och har omkring 20 000 invånare."


TITLES: dict[str, Callable[[Noun], str]] = {
    "Våra vänorter": lambda n: f"Våra {n.many}",
    "Kommunens vänorter": lambda n: f"Kommunens {n.many}",
    "Ljungby kommuns vänorter": lambda n: f"Ljungby kommuns {n.many}",
    "Vänorter": lambda n: n.many.capitalize(),
    "har följande:": lambda n: f"Ljungby kommun har följande {n.many}:",
    "Vi har fyra:": lambda n: f"Vi har fyra {n.many}:",
    "Kommunens är:": lambda n: f"Kommunens {n.many} är:",
    "Förteckning över": lambda n: f"Förteckning över {n.many}",
    "finns med:": lambda n: f"{n.many.capitalize()} finns med:" if n.shape == "deed" else f"Kommunen är {n.base} med:",
    "Följande är:": lambda n: (
        f"Följande städer är {n.many} till Ljungby:" if n.shape == "town" else f"Gällande {n.many}:"
    ),
    "sentence before": lambda n: f"{n.many.capitalize()}\nKommunens internationella kontakter leds av kansliet.",
}
_YEARS = ("1994", "1987", "2003", "1951", "2011")
_ABOVE = "Ljungby kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2019-03-12\n\n§ 45\nInternationella frågor\nDnr KS 2019/45\n\nÄrendebeskrivning\n"
_REPORT = "LJUNGBY KOMMUN\nKommunledningskontoret\nDatum 2019-03-12\n\nRAPPORT\n\nInternationellt arbete\n\n"
_LETTER = (
    "Ljungby kommun\nKommunikationsenheten\n2019-03-12\n\nTill Sveriges Kommuner och Regioner\n\nSvar på enkät\n\n"
)


def _listing(kind: str, title: str, rows: list[str]) -> str:
    body = "\n".join(rows)
    if kind == "minutes":
        return f"{_ABOVE}{title}\n{body}\n\nBeslut\nKommunstyrelsen noterar informationen.\n"
    if kind == "report":
        return f"{_REPORT}{title}\n\n{body}\n\nBedömning\n\nArbetet sker inom beslutad ram.\n"
    if kind == "letter":
        return f"{_LETTER}{title}\n{body}\n\nMed vänlig hälsning\n\nMaria Berg\nkanslichef\n"
    head = '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Internationellt arbete - Ljungby kommun</title></head>'
    above, *more = title.split("\n")
    lead = f"<p>{escape(above)}</p>" if above.endswith(":") else f"<h2>{escape(above)}</h2>"
    lead += "".join(f"<p>{escape(t)}</p>" for t in more)
    if all("\t" in row or "   " in row for row in rows):
        cells = [row.split("\t") if "\t" in row else [c for c in row.split("  ") if c.strip()] for row in rows]
        told = "<table>" + "".join(
            "<tr>" + "".join(f"<td>{escape(c.strip())}</td>" for c in r) + "</tr>" for r in cells
        )
        told += "</table>"
    elif rows[0][:1] in "-•*":
        told = "<ul>" + "".join(f"<li>{escape(row.lstrip('-•* '))}</li>" for row in rows) + "</ul>"
    else:
        told = "".join(f"<p>{escape(part)}</p>" for row in rows for part in row.strip().split("\n"))
    return f"{head}<body><main><h1>Internationellt arbete</h1>{lead}{told}<h2>Kontakt</h2><p>Kontaktcenter tar emot frågor.</p></main></body></html>"


def lists() -> Iterator[Cell]:
    """A heading or an introduction, and the partners below it."""
    n = 0
    nouns = [TOWNS[0], DEEDS[0], TOWNS[2], TOWNS[3], DEEDS[1], TOWNS[4], DEEDS[2]]
    for at, (layout, (dated, write)) in enumerate(LINES.items()):
        for title, head in TITLES.items():
            n += 1
            noun = nouns[n % 7] if n % 2 else nouns[n % 4 // 2]
            if noun.shape == "deed" and "Kommunens" in title and "är:" in title:
                noun = TOWNS[0]
            if layout in ("- X", "- X – sedan år") and not noun.strong:
                noun = TOWNS[0]
            pool = (
                [*KNOWN, *EXONYM, *WORDS[:4]]
                if layout in ("- X", "- X – sedan år")
                else [*KNOWN, *UNKNOWN, *EXONYM, *WORDS]
            )
            units = [pool[(n * 5 + k * 4) % len(pool)] for k in range(4)]
            if len({u.name for u in units}) < 4:
                continue
            years = [_YEARS[(n + k) % 5] for k in range(4)]
            kind = ("minutes", "web", "report", "letter")[(n + at) % 4]
            if kind == "letter" and title in ("sentence before", "Vänorter") and noun.shape == "deed":
                kind = "report"  # a line "Vänortsavtal" alone would head an agreement
            text = _listing(
                kind, head(noun), [write(u, y, k + 1) for k, (u, y) in enumerate(zip(units, years, strict=True))]
            )
            told = tuple(sorted(due(noun, u, u.code, y if dated else None) for u, y in zip(units, years, strict=True)))
            axes = {"way": "list", "layout": layout, "title": title, "noun": noun.base, "document": kind}
            yield Cell(tuple(axes.items()), text, told)


def _agreement(unit: Unit, noun: Noun, year: str, k: int) -> str:
    title = noun.base.upper() if k % 2 else noun.base.capitalize()
    parties = (
        f"mellan Ljungby kommun, Sverige, och {unit.text} kommun, {unit.land}",
        f"mellan\n\nLjungby kommun, Sverige\n\noch\n\n{unit.text}, {unit.land}",
        f"mellan {unit.text} kommun i {unit.land} och Ljungby kommun i Sverige",
        f"mellan Ljungby kommun (Sverige) och {unit.text} ({unit.land})",
        f"\nParter\n1. Ljungby kommun, Sverige\n2. {unit.text} kommun, {unit.land}",
        f"Mellan staden {unit.text} i {unit.land} och Ljungby kommun har följande avtal träffats.",
    )[k % 6]
    return (
        f"{title}\n{parties}\n\n§ 1 Syfte\nParterna vill främja utbyten inom skola, kultur och näringsliv.\n\n§ 2 Former\nParterna möts vartannat år.\n\n"
        "§ 3 Giltighet\nAvtalet gäller tills vidare.\n\nUndertecknat i två exemplar.\n\nMaria Berg\nKommunstyrelsens ordförande\nLjungby kommun\n"
    )


def _from_partner(unit: Unit, noun: Noun, year: str, k: int) -> str:
    told = (
        f"{unit.text} och Ljungby har varit vänorter sedan {year}.",
        f"Vårt vänortsavtal med Ljungby tecknades {year} och betyder mycket för oss.",
        f"Vi är glada över vår vänort Ljungby. Vänortsavtalet mellan våra kommuner undertecknades {year}.",
        f"Sedan {year} är våra kommuner vänorter.",
    )[k % 4]
    return (
        f"{unit.text} kommun\n{unit.land}\n\nTill Ljungby kommun\n\n2019-03-12\n\nKära vänner i Ljungby\n\n{told} Vi ser fram emot ert besök i juni.\n\n"
        f"Med vänliga hälsningar\n\nAnna Berg\nborgmästare i {unit.text}\n"
    )


def _to_partner(unit: Unit, noun: Noun, year: str, k: int) -> str:
    told = (
        f"Ljungby och {unit.text} har varit vänorter sedan {year}.",
        f"Vårt vänortsavtal med er tecknades {year} och betyder mycket för oss.",
        f"Vänortsavtalet mellan Ljungby och {unit.text} undertecknades {year}.",
        f"Sedan {year} är våra kommuner vänorter.",
    )[k % 4]
    return (
        f"Ljungby kommun\n2019-03-12\n\nTill\n{unit.text} kommun\n{unit.land}\n\nKära vänner i {unit.text}\n\n{told} Vi ser fram emot ert besök i juni.\n\n"
        "Med vänliga hälsningar\n\nMaria Berg\nkommunstyrelsens ordförande\n"
    )


def _sections(units: list[Unit], years: list[str], k: int) -> str:
    """One town after another, under headings or by paragraphs."""
    parts = []
    for u, y in zip(units, years, strict=True):
        parts.append(
            (
                f"{u.text}, {u.land}\nVänort sedan {y}. Utbytet rör skola och kultur.\n",
                f"{u.text}\n{u.text} ligger i {u.land} och har 20 000 invånare. Kommunen är vänort till Ljungby sedan {y}.\n",
                f"{u.text} i {u.land} har varit vänort till Ljungby sedan {y}. Utbytet rör skola och kultur.\n",
                f"{u.text} ({u.land})\nVänortsavtalet undertecknades {y}. Kontakterna sköts av biblioteket.\n",
                f"{u.text}, {u.land}. Vänort sedan {y}. Senaste besöket gjordes 2016.\n",
                f"Vänortsavtalet med {u.text} i {u.land} är från {y}. Utbytet rör skola och kultur.\n",
                f"{u.text}\n\nLand: {u.land}\nVänort sedan: {y}\nInvånare: 20 000\n",
                f"Vänort: {u.text}\nLand: {u.land}\nAvtal sedan: {y}\n",
                f"{u.land}\nVänorten {u.text} har 20 000 invånare. Avtalet tecknades {y}.\n",
            )[k % 9]
        )
    return "\n".join(parts)


def papers() -> Iterator[Cell]:
    """Agreements, letters from and to the partner, and reports on one town after another."""
    for n, unit in enumerate([*KNOWN, *UNKNOWN, *EXONYM, *WORDS]):
        year = _YEARS[n % 5]
        for k in range(6):
            noun = [DEEDS[0], DEEDS[1], DEEDS[2], DEEDS[3], DEEDS[4], DEEDS[6]][(n + k) % 6]
            axes = {"way": "agreement", "noun": noun.base, "unit": unit.sort, "form": str(k)}
            if n % 3 == k % 3:
                yield Cell(tuple(axes.items()), _agreement(unit, noun, year, k), (due(noun, unit, unit.code, None),))
        for way, make in (("letter from", _from_partner), ("letter to", _to_partner)):
            k = n % 4
            noun = TOWNS[0] if k in (0, 3) else DEEDS[0]
            axes = {"way": way, "noun": noun.base, "unit": unit.sort, "form": str(k)}
            yield Cell(tuple(axes.items()), make(unit, noun, year, k), (due(noun, unit, unit.code, year),))
    pool = [*KNOWN, *UNKNOWN, *EXONYM, *WORDS]
    for n in range(54):
        units = [pool[(n * 3 + k * 7) % len(pool)] for k in range(3)]
        if len({u.name for u in units}) < 3:
            continue
        years = [_YEARS[(n + k) % 5] for k in range(3)]
        k, kind = n % 9, ("minutes", "report", "web", "letter")[n % 4]
        noun = DEEDS[0] if k in (3, 5) else TOWNS[0]
        text = _listing(kind, "Våra vänorter" if n % 2 else "Ljungby kommuns vänorter", [_sections(units, years, k)])
        told = tuple(sorted(due(noun, u, u.code, y) for u, y in zip(units, years, strict=True)))
        axes = {"way": "town by town", "form": f"s{k}", "document": kind}
        yield Cell(tuple(axes.items()), text, told)
