"""Web pages: what is the page's own is read, what stands around it is not, and an error page is none."""

from __future__ import annotations

import pytest

from pipeline.read.formats.html import read_html
from pipeline.read.model import Unreadable
from tests.shared_documents import SHARED, needs_shared

PROSE = "Kommunen har haft vänortsavtal med städer i Norden sedan kriget. Utbytet rör skolor, föreningar och kultur. "


def text_of(page: str | bytes) -> str:
    data = page if isinstance(page, bytes) else page.encode()
    ((found,), _) = read_html(data)
    return found.text


def body(inner: str) -> str:
    return (
        text_of(
            f"<!doctype html><html><head><title>Sida</title></head><body><h1>Sida</h1>{inner}<p>{PROSE}</p></body></html>"
        )
        .removeprefix("Sida\n\n")
        .removesuffix(f"{PROSE.strip()}\n")
        .strip("\n")
    )


CMS = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Vänorter - Säffle kommun</title>
<script>var a = "<p>ingen text</p>";</script><style>p { color: red }</style></head>
<body class="has-menu cookie-ok"><a class="sv-skip-link" href="#x">Hoppa till innehåll</a>
<header role="banner"><a href="/"><img src="l.png" alt="Säffle kommuns logotyp, till startsidan"></a>
<nav><ul><li><a href="/a">Barn och utbildning</a></li><li><a href="/b">Bygga och bo</a></li></ul></nav>
<form role="search"><label>Sök</label><input><button>Sök</button></form></header>
<div id="cookie-banner">Vi använder kakor för att webbplatsen ska fungera. <button>Jag förstår</button></div>
<div class="breadcrumbs"><a href="/">Start</a> / <a href="/k">Politik</a> / Vänorter</div>
<main><h1>Vänorter</h1><p>Kontakterna bygger p&aring; <strong>vänorts&shy;avtal</strong>.</p>
<ul><li><p><a href="http://x">Åndalsnes</a>&nbsp;i Norge <span class="sr-only">Länk till annan webbplats</span> sedan 1946</p></li>
<li><a href="http://y">Vordingborg</a></li><li><a href="http://z">Lieksa</a></li><li><a href="http://w">Põltsamaa</a></li></ul>
<h2><button aria-expanded="false" aria-controls="p1">Historik</button></h2><div id="p1" hidden><p>Det började 1946.<br>Sedan kom fler.</p></div>
<div hidden>Dolt</div><div style="display: none">Dolt</div><span aria-hidden="true">Dolt</span><button>Dela</button>
<footer>Senast uppdaterad: 3 mars 2021</footer></main>
<aside><h2>Kontakt</h2><p>Kansliet, telefon 0533-00 00 00</p></aside>
<footer><p>Säffle kommun, 661 80 Säffle</p></footer></body></html>"""


def test_a_page_of_a_content_system() -> None:
    assert text_of(CMS) == (
        "Säffle kommun\n\nVänorter\n\nKontakterna bygger på vänortsavtal.\n\n- Åndalsnes i Norge sedan 1946\n- Vordingborg\n"
        "- Lieksa\n- Põltsamaa\n\nHistorik\n\nDet började 1946.\nSedan kom fler.\n\nSenast uppdaterad: 3 mars 2021\n\nKontakt\n\n"
        "Kansliet, telefon 0533-00 00 00\n"
    )


def test_an_old_page_laid_out_by_tables() -> None:
    page = (
        "<html><head><title>Osby kommun - Vänorter</title></head><body><form><table><tr><td colspan=2><img alt='Osby kommun'>"
        "</td></tr><tr><td><a href=a>Start</a><br><a href=b>Skola</a><br><a href=c>Omsorg</a></td><td><h1>Vänorter</h1>"
        f"{PROSE}<p>Wągrowiec, Polen<br>Lyngdal, Norge<br><br>Nytt stycke<p>&copy; 2003</td></tr></table></form></body></html>"
    )
    assert text_of(page) == (
        f"Osby kommun\n\nVänorter\n\n{PROSE.strip()}\n\nWągrowiec, Polen\nLyngdal, Norge\n\nNytt stycke\n\n© 2003\n"
    )


@pytest.mark.parametrize(
    ("head", "around", "site"),
    [
        ("<meta property='og:site_name' content='Eda kommun'><title>Vänorter</title>", "", "Eda kommun"),
        ("<title>Vänorter | Eda kommun</title>", "", "Eda kommun"),
        ("<title>Vänorter - eda.se</title>", "<header><a href='/'>Eda kommun</a></header>", "Eda kommun"),
        ("<title>Vänorter - eda.se</title>", "<div class='logo'><a title='Till startsidan för Eda kommun'></a></div>", "Eda kommun"),
        ("<title>Vänorter</title>", "<footer><p>Eda kommun, Box 66, Charlottenberg</p></footer>", "Eda kommun, Box 66, Charlottenberg"),
        ("<title>Vänorter</title>", "<nav><a>Eda kommun</a> / <a>Nyheter</a></nav>", "Eda kommun"),
        ("<title>Vänorter</title>", "<nav><a>Nyheter</a></nav>", None),
        ("<title>Vänorter - Intranätet</title>", "", "Intranätet"),
        ("<title>Vänorter</title>", "", None),
    ],
)  # fmt: skip
def test_the_site_s_name_is_the_first_line(head: str, around: str, site: str | None) -> None:
    text = text_of(f"<html><head>{head}</head><body>{around}<main><h1>Vänorter</h1><p>{PROSE}</p></main></body></html>")
    assert text == f"{site}\n\nVänorter\n\n{PROSE.strip()}\n".removeprefix("None\n\n")


def test_a_page_without_heading_gets_its_title() -> None:
    page = f"<html><head><title>Vänorter - Eda kommun</title></head><body><p>{PROSE}</p></body></html>"
    assert text_of(page) == f"Eda kommun\n\nVänorter\n\n{PROSE.strip()}\n"


def test_lists_and_their_numbers() -> None:
    assert body("<ol><li>ett<li>två<ul><li>under</ul><li value=7><p>sju</p><p>mer om sju</p></ol><p>slut") == (
        "1. ett\n2. två\n- under\n7. sju\n\nmer om sju\n\nslut"
    )
    assert body("<ol type=a start=3><li>c<li>d</ol><ol reversed><li>två<li>ett</ol>") == "c. c\nd. d\n2. två\n1. ett"
    assert body("<dl><dt>Land<dd>Norge<dt>Sedan<dd>1946<dt>Tomt</dl>") == "Land   Norge\nSedan   1946\n\nTomt"


def test_tables_keep_their_columns() -> None:
    page = (
        "<table><caption>Vänorter</caption><thead><tr><th>Ort<th>Land<th>År</thead><tr><td rowspan=2>Lieksa<td rowspan=2>Finland<td>1972"
        "<tr><td>1990 (förnyat)<tr><td colspan=2>Põltsamaa i Estland<td>1991<tr><td>Lyngdal<td><table><tr><td>Norge</table><td>1946</table>"
    )
    assert body(page).split("\n") == [
        "Vänorter", "",
        "Ort       Land      År", "Lieksa    Finland   1972", "                    1990 (förnyat)",
        "Põltsamaa i Estland   1991", "Lyngdal   Norge     1946",
    ]  # fmt: skip


def test_inline_elements_and_breaks() -> None:
    assert body("<p>Väns<b>kap</b>\n <i>och</i><span>  handel</span><sup>1</sup><br/> ny rad <br><br>nytt stycke") == (
        "Vänskap och handel1\nny rad\n\nnytt stycke"
    )
    assert body("<pre>Plats   Eda\n  Tid  kl 9\n\n§ 1\n</pre>") == "Plats   Eda\n  Tid  kl 9\n\n§ 1"
    assert body("lös text<div>i en <p>annan</div>efter") == "lös text\n\ni en\n\nannan\n\nefter"


def test_a_printed_page_break_opens_a_page() -> None:
    page = f"<html><body><h1>Ett</h1><p>{PROSE}</p><h2 style='page-break-before: always'>Två</h2></body></html>"
    assert [one.text for one in read_html(page.encode())[0]] == [f"Ett\n\n{PROSE.strip()}\n", "Två\n"]


@pytest.mark.parametrize(
    ("codec", "meta", "notes"),
    [
        ("utf-8", "", []),
        ("utf-8-sig", "", []),
        ("utf-16", "", []),
        ("cp1252", "", []),
        ("latin-1", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", []),
        ("utf-8", "<meta charset=iso-8859-1>", []),  # bytes that are UTF-8 prove themselves
        ("cp1252", "<meta charset=utf-8>", []),
        ("mac_roman", "<meta charset=macintosh>", []),
        ("twice", "", ["repaired_encoding"]),
    ],
)
def test_encodings(codec: str, meta: str, notes: list[str]) -> None:
    page = f"<html><head>{meta}</head><body><p>Vänorter på tåget, och mer än åttio bokstäver till: {PROSE}</p></body></html>"
    data = page.encode().decode("cp1252", "ignore").encode() if codec == "twice" else page.encode(codec)
    pages, found = read_html(data)
    assert pages[0].text.startswith("Vänorter på tåget")
    assert [note.kind for note in found] == notes


ERRORS = {
    "404": "<title>404</title><h1>404</h1><p>Sidan finns inte</p>",
    "not found": f"<title>Sidan kunde inte hittas - Eda kommun</title><main><h1>Oj!</h1><p>{PROSE}</p></main>",
    "heading": "<title>Eda kommun</title><main><h1>Sidan du söker saknas</h1><p>Använd sökfunktionen eller menyn för att hitta rätt.</p></main>",
    "text": "<title>Eda kommun</title><p>Sidan kan inte visas just nu.</p><p>Försök igen senare.</p>",
    "forbidden": "<title>403 Forbidden</title><h1>Forbidden</h1><p>You don't have permission to access this resource.</p>",
    "server": "<title>Runtime Error</title><h1>Server Error in '/' Application.</h1><h2>500 - Internal server error.</h2>",
    "english": "<title>Page not found | Website</title><p>The requested document could not be found on this server.</p>",
    "login": "<title>Logga in</title><form><h1>Logga in</h1>Användarnamn <input> Lösenord <input type=password></form>",
    "script": "<title>App</title><noscript>You need JavaScript.</noscript><div id=root></div><script src=a.js></script>",
    "empty": "<title>Protokoll</title><body></body>",
    "refresh": "<meta http-equiv=Refresh content='0;url=/x'><p>Du skickas vidare.</p>",
    "frames": "<html><frameset cols='20%,80%'><frame src=a><frame src=b></frameset></html>",
    "guard": "<title>Just a moment...</title><p>Checking your browser before accessing.</p><script>x()</script>",
}  # fmt: skip


@pytest.mark.parametrize("page", ERRORS.values(), ids=ERRORS)
def test_error_pages_and_their_like_are_not_read(page: str) -> None:
    with pytest.raises(Unreadable) as caught:
        text_of(f"<!doctype html><html><body>{page}</body></html>" if "<frameset" not in page else page)
    assert caught.value.kind == "html_page"
    assert len(caught.value.message) > 30 and len(caught.value.hint) > 20


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Protokoll 404</title><h1>Protokoll § 404</h1><p>{PROSE}</p>",
        f"<title>Vänorter</title><header><a href='/l'>Logga in</a></header><main><h1>Vänorter</h1><p>{PROSE}</p></main>",
        f"<title>Motion</title><h1>Motion om sidan av vägen</h1><p>Cykelvägen kan inte hittas på kartan. {PROSE}</p>",
        f"<title>Vänorter</title><noscript>Slå på JavaScript</noscript><main><h1>Vänorter</h1><p>{PROSE}</p></main><script></script>",
        f"<title>Inloggning till e-tjänster avslutas</title><h1>Beslut</h1>{f'<p>{PROSE}</p>' * 20}",
    ],
    ids=["number", "login link", "words", "noscript", "long"],
)
def test_pages_that_only_sound_like_errors_are_read(page: str) -> None:
    assert PROSE.strip() in text_of(f"<!doctype html><html><body>{page}</body></html>")


@needs_shared
def test_the_error_page_of_the_reference_documents() -> None:
    with pytest.raises(Unreadable, match="error page"):
        read_html((SHARED / "corpus/alingsas/html-error-page.pdf").read_bytes())


def test_deep_and_broken_pages() -> None:
    assert "inne" in body("<div>" * 1500 + "inne" + "</div>" * 1500)
    assert "inne" in body("<b><p>" * 3000 + "inne")
    for page in ("<div>" * 100_000 + "inne", "<table><tr><td>" * 30_000 + "inne", "<i><b>" * 30_000 + "inne"):
        with pytest.raises(Unreadable) as caught:
            body(page)
        assert caught.value.kind == "broken_html"
    assert body("<p>a<table><tr>b<td>c</p></tr>d</table>\0</div></td>e<ul>f</ul><li>g") != ""
