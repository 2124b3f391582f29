"""Web pages as the content systems of municipalities put them out: menus and a banner about cookies around the text."""

from __future__ import annotations

from samples.layout import MARKER
from samples.markup import Block, Content
from samples.templates.flow import HEADLINES, groups, unnumbered, words

_LEVELS = {"title": "h1", "para": "h2", "h": "h3", "sub": "h4"}
_MENU = ("Barn och utbildning", "Bygga, bo och miljö", "Kommun och politik", "Omsorg och stöd", "Uppleva och göra")


def as_html(content: Content) -> bytes:
    """A document as HTML. `style`: `web_page` (a modern content system), `web_old` (laid out by tables, Latin-1)."""
    meta = content.meta
    old = meta["style"] == "web_old"
    text = (_old if old else _modern)(meta, _body(content), _foot(meta))
    return text.encode("latin-1", "xmlcharrefreplace") if old else text.encode()


def _modern(meta: dict[str, str], body: str, foot: str) -> str:
    menu = "".join(f'<li><a href="/{n}">{words(name)}</a></li>' for n, name in enumerate(_MENU))
    return f"""<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<title>{words(meta["title"])} - {words(meta["body"])}</title>
<script>window.page = {{"template": "<p>artikel</p>"}};</script>
</head>
<body>
<a class="skip-link" href="#innehall">Hoppa till huvudinnehåll</a>
<div id="cookie-banner" role="dialog"><p>Webbplatsen använder kakor.</p><button>Godkänn</button></div>
<header>
<a href="/"><img src="/logo.svg" alt="{words(meta["body"])}, till startsidan"></a>
<nav aria-label="Huvudmeny"><ul>{menu}</ul></nav>
</header>
<div class="breadcrumbs"><a href="/">Start</a> / <a href="/2">{_MENU[2]}</a></div>
<main id="innehall">
{body}
{foot}
</main>
<footer><h2>Kontakt</h2><p>{words(meta["body"])}</p><ul><li><a href="/t">Tillgänglighet</a></li></ul></footer>
</body>
</html>
"""


def _old(meta: dict[str, str], body: str, foot: str) -> str:
    menu = "<br>".join(f'<a href="{n}.asp">{words(name)}</a>' for n, name in enumerate(_MENU))
    return f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>{words(meta["body"])} - {words(meta["title"])}</title>
</head>
<body bgcolor="#ffffff">
<table width="760"><tr><td colspan="2"><img src="logo.gif" alt="{words(meta["body"])}"></td></tr>
<tr valign="top"><td width="160">{menu}</td><td>
{body}
{foot}
</td></tr></table>
</body>
</html>
"""


def _body(content: Content) -> str:
    headline = HEADLINES[content.meta.get("headline", "one_line")]
    found: list[str] = []
    for kind, blocks in groups(content.blocks):
        if kind in ("li", "num"):
            tag = "ul" if kind == "li" else "ol"
            found.append(f"<{tag}>{''.join(f'<li>{words(unnumbered(block))}</li>' for block in blocks)}</{tag}>")
        elif kind == "row":
            found.append(_table(blocks))
        elif kind == "line":
            found.append(f"<p>{'<br>'.join(words(block.text) for block in blocks)}</p>")
        else:
            found += _one(blocks[0], headline(blocks[0]) if kind == "para" else [blocks[0].text])
    return "\n".join(found)


def _table(rows: list[Block]) -> str:
    """The first row is the table's head."""
    lines = [
        "<tr>" + "".join(f"<{tag}>{words(cell)}</{tag}>" for cell in row.cells) + "</tr>"
        for tag, row in zip(["th"] + ["td"] * (len(rows) - 1), rows, strict=True)
    ]
    return "<table>" + "".join(lines) + "</table>"


def _one(block: Block, lines: list[str]) -> list[str]:
    if block.kind == "rule":
        return ["<hr>"]
    tag = _LEVELS.get(block.kind, "p")
    return [f"<{tag}>{words(lines[0])}</{tag}>", *(f"<p>{words(line)}</p>" for line in lines[1:])]


def _foot(meta: dict[str, str]) -> str:
    updated = [f"<p>Senast uppdaterad: {words(meta['updated'])}</p>"] if "updated" in meta else []
    return "\n".join([*updated, f"<p>{MARKER}</p>"])
