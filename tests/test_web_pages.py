"""What a page calls itself among the names around it, and the partners of its tables, cards and lists of terms."""

from __future__ import annotations

import pytest

from pipeline.process import process

PAGE = "<html><head><title>{tab}</title></head><body>{body}<p>Exempel skrivet för vanort – inte en verklig handling</p></body></html>"
TEXT = "<p>Kommunen har sedan 1995 ett vänortsavtal med Haderslev i Danmark.</p>"


@pytest.mark.parametrize(
    ("tab", "body", "heading"),
    [
        ("Färjan", f"<b>YSTADS KOMMUN</b> Nyheter · Kalender<h2>Färjan är här</h2>{TEXT}", "Färjan är här"),
        ("Ystads kommun", f"<h1>Ystads kommun</h1><h2>Färjan är här</h2>{TEXT}", "Färjan är här"),
        ("Ystads kommun: Färjan", f"<p>Ystads kommun</p><p><b>Färjan</b></p>{TEXT}<h2>Kontakt</h2><p>Kansliet</p>", "Färjan"),
        ("Färjan - Ystads kommun", f"<div><h4>Genvägar</h4><ul><li>Matsedlar</li></ul></div><h2>Färjan</h2>{TEXT}", "Färjan"),
        ("EU-direkt", f"<h1>Ystad i EU</h1>{TEXT}", "Ystad i EU"),
        ("Ystads kommun", f"<div class='rubrik'>Färjan är här</div>{TEXT}<h2>Kontakt</h2>", "Färjan är här"),
        ("Våra vänorter - Ystads kommun", f"{TEXT * 2}<h2>Haderslev</h2><p>Körer.</p><h2>Wismar</h2><p>Skolor.</p>", "Våra vänorter"),
    ],
)  # fmt: skip
def test_the_heading_of_a_page(tab: str, body: str, heading: str) -> None:
    result = process(PAGE.format(tab=tab, body=body).encode(), "page.html")
    assert [item.heading for item in result.items] == [heading]


def told(body: str) -> list[str]:
    """Name, since, status and acts of each record."""
    page = PAGE.format(tab="Internationellt - Ystads kommun", body=f"<h1>Internationellt</h1>{body}")
    found = process(page.encode(), "page.html").records
    return [
        " ".join(
            [
                r.foreign_partner.name if r.foreign_partner else "-",
                str(r.established.value) if r.established else "–",
                r.status,
            ]
            + [f"{a.act} {a.date.value if a.date else '–'} {a.organ or '–'} {a.by}" for a in r.acts]
        )
        for r in found
    ]


OURS = "<h2>Våra vänorter</h2>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{OURS}<table><tr><th>Ort</th><th>Land</th><th>Avtal från</th><th>I dag</th></tr><tr><td>Wismar</td><td>Tyskland</td>"
         "<td>1990-09-15</td><td>Aktivt</td></tr><tr><td>Pärnu</td><td>Estland</td><td>1998</td><td>Uppsagt 2015 av kommunfullmäktige"
         "</td></tr></table>", ["Wismar 1990-09-15 active", "Pärnu 1998 ended end 2015 kommunfullmaktige swedish"]),
        (f"{OURS}<div><h3>Pärnu, Estland</h3><p>Sedan: 1998</p><p>Status: Ej förlängt 2012</p></div><div><h3>Kotka, Finland</h3>"
         "<p>Sedan: 1951</p><p>Status: Vilande sedan 2010</p></div>",
         ["Pärnu 1998 not_renewed not_renew 2012 – unknown", "Kotka 1951 dormant"]),
        (f"{OURS}<dl><dt>Pärnu, Estland</dt><dd>Vänort sedan: 1998. Läge: Pausat 2022</dd><dt>Kotka, Finland</dt><dd>Vänort sedan: 1951"
         "</dd></dl>", ["Pärnu 1998 paused pause 2022 – unknown", "Kotka 1951 active"]),
        (f"{OURS}<ul><li>Pärnu – Estland. Vänort sedan 1998. Avslutat 2015 i samförstånd</li><li>Kotka – Finland. Vänort sedan 1951."
         "</li></ul>", ["Pärnu 1998 ended end 2015 – mutual", "Kotka 1951 active"]),
        ("<p>Här är kommunens vänorter.</p><p>Pärnu, Estland, 1998, uppsagt 2015 (fullmäktige)<br>Kotka, Finland, 1951</p>",
         ["Pärnu 1998 ended end 2015 kommunfullmaktige swedish", "Kotka 1951 active"]),
        ("<h2>Våra EU-projekt</h2><div><h3>Baltic Heritage</h3><p>Land: Tyskland</p><p>Startår: 2019</p><p>Status: Avslutat</p></div>", []),
        ("<h2>Skolornas projekt</h2><table><tr><th>Projekt</th><th>Land</th><th>År</th><th>Status</th></tr><tr><td>Klimat</td>"
         "<td>Polen</td><td>2019</td><td>Avslutat 2021</td></tr></table>", []),
        ("<h2>Kontakt</h2><p>Namn: Wismar Berg</p><p>Datum: 2019</p><p>Status: Aktiv</p>", []),
    ],
)  # fmt: skip
def test_partners_in_cells_cards_and_terms(body: str, expected: list[str]) -> None:
    assert told(body) == expected
