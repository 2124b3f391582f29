"""The forms of what is published: releases, and pages on the web that name their body in a menu, a title or a footer.

python -m tests.drills.published --misses 20
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.drills.cells import Cell, run
from tests.drills.papers import BODIES, COUNTY, facts

RELEASES = (
    "Pressmeddelande från {body} 2021-03-02\n\n{title}\n\n",
    "PRESSMEDDELANDE\n{body}\n2021-03-02\n\n{title}\n\n",
    "{body}\nPressmeddelande\n2 mars 2021\n\n{title}\n\n",
    "{body}          PRESSMEDDELANDE          2021-03-02\n\n{title}\n\n",
    "Pressmeddelande 2 mars 2021\n\n{title}\n\n{body} meddelar att samarbetet fortsätter.\n\n",
)
HEADS_OF_PAGES = (
    ("{title}", "<nav><a href='/'>{body}</a> / <a href='/n'>Nyheter</a></nav><h1>{title}</h1><p>2021-03-02</p>", ""),
    ("{title} - {body}", "<h1>{title}</h1>", ""),
    ("{title} | {body}", "<ul><li>Trafik</li><li>Press</li></ul><div><h1>{title}</h1>", "</div>"),
    ("{body} – {title}", "<main><h1>{title}</h1><p>Publicerad: 2021-03-02</p>", "</main>"),
    ("{title}", "<header><a href='/'>Till startsidan – {body}</a></header><main><h1>{title}</h1>", "</main>"),
    ("{title}", "<p>{body} – Aktuellt</p><article><h1>{title}</h1><p>2 mars 2021</p>", "</article>"),
    ("{title}", "<main><h1>{title}</h1>", "</main><footer>{body}, 271 80 {place}. Växel 0411-57 70 00</footer>"),
    ("{title}", "<main><h1>{title}</h1>", "</main><footer><p>© {body}</p><p>info@ystad.example</p></footer>"),
    ("{title}", "<img alt='{body}' src='logo.png'><h1>{title}</h1>", ""),
)  # fmt: skip
NEWS = ("Vänorten Haderslev kommer på besök", "Våra vänorter", "Så firar vi nationaldagen")
ON_PAGES = (
    "<p>Kommunen har sedan 1995 ett vänortsavtal med Haderslev i Danmark.</p><p>Utbytet fungerar väl.</p>",
    "<p>Körerna i {place} och Haderslev sjunger tillsammans på lördag.</p>",
    "<p>Helsingør är vänort till Pärnu, och därifrån kommer också gäster.</p>",
)


def releases() -> Iterator[Cell]:
    """Releases: layout × title × body."""
    for head, title, body in product(RELEASES, NEWS, (*BODIES, COUNTY)):
        text = (
            head.format(body=body.name, title=title)
            + "– Vi är mycket glada, säger Karin Alm.\n\nMer information:\nKarin Alm, 0411-57 70 00\n"
        )
        organ = "lansstyrelse" if body is COUNTY else None
        due = ["kind press", f"body {body.key}", f"organ {organ}", "meeting None", f"§ None: {title.casefold()} | None"]
        axes = (("cross", "press"), ("head", head[:60]), ("title", title), ("body", body.name))
        yield Cell(axes, text, tuple(sorted(due)))


def pages() -> Iterator[Cell]:
    """Pages: where the body is named × title × text × body."""
    for (top, head, foot), title, told, body in product(HEADS_OF_PAGES, NEWS, ON_PAGES, BODIES):
        if body.name.isupper():
            continue
        words = {"title": title, "body": body.name, "place": body.place}
        text = (
            f"<!DOCTYPE html><html lang='sv'><head><meta charset='utf-8'><title>{top}</title></head><body>{head}{told}{foot}"
            "<p>Exempel skrivet för vanort – inte en verklig handling</p></body></html>"
        ).format(**words)
        due = ["kind webbsida", f"body {body.key}", "organ None", "meeting None", f"§ None: {title.casefold()} | None"]
        axes = (
            ("cross", "pages"),
            ("page", f"{top} {head[:70]} {foot[:40]}"),
            ("title", title),
            ("told", told[:40]),
            ("body", body.name),
        )
        yield Cell(axes, text, tuple(sorted(due)), "cell.html")


def cells() -> list[Cell]:
    """Both crosses, whole."""
    return [*releases(), *pages()]


if __name__ == "__main__":
    run(cells(), str, facts)
