"""How pages of municipalities have looked, by system and decade: what stands around the page's own text, and its headline.

In each look stand `{body}`, `{place}`, `{title}` and `{told}`; `{tab}` is the page's `<title>`. No look is copied from a site:
each is the frame that a system of the time gives every page (menus, way to the page, tools, footers), with its names of
elements, classes and ids.
"""

from __future__ import annotations

_MARK = "<p>Exempel skrivet för vanort – inte en verklig handling</p>"
_MENU = "<ul><li><a href='/a'>Barn och utbildning</a></li><li><a href='/b'>Bygga och bo</a></li><li><a href='/c'>Kommun och politik</a></li></ul>"
_WAY = "<a href='/'>Startsida</a> / <a href='/k'>Kommun och politik</a> / <a href='/k/i'>Internationellt</a> / {title}"


def _page(body: str, head: str = "", attributes: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='sv'><head><meta charset='utf-8'><title>{{tab}}</title>{head}</head>"
        f"<body{attributes}>{body}{_MARK}</body></html>"
    )


def _old(body: str, attributes: str = ' bgcolor="#ffffff"') -> str:
    return f"<HTML><HEAD><META http-equiv='Content-Type' content='text/html; charset=utf-8'><TITLE>{{tab}}</TITLE></HEAD><BODY{attributes}>{body}{_MARK}</BODY></HTML>"


LOOKS: dict[str, str] = {
    "sitevision": _page(
        f"<header class='sol-header'><a class='sol-header__logo' href='/'><img src='l.svg' alt='{{body}} logotyp'></a></header><nav>{_MENU}</nav>"
        f"<nav aria-label='Brödsmulor' class='breadcrumbs'>{_WAY}</nav><main><div class='pagecontent sv-layout'><div class='sv-text-portlet'>"
        "<div class='sv-text-portlet-content'><h1 class='heading' id='h-1'>{title}</h1></div></div><div class='sv-text-portlet-content'>{told}</div></div></main>"
        "<footer><div class='sv-layout'><h2>Kontakt</h2><p>{body}<br>Telefon: 0411-57 70 00</p></div></footer>"
    ),
    "sitevision, tools": _page(
        "<div id='svid10_1'><div class='sv-html-portlet'><a href='#content'>Till innehåll på sidan</a></div></div>"
        "<div class='sv-layout'><a href='/'><img alt='{body}, länk till startsidan' src='l.png'></a><p class='verktyg'>Lyssna | Other languages | Kontakt</p></div>"
        f"<div class='sv-layout'>{_MENU}</div><div id='content'><div class='sv-text-portlet'><h1>{{title}}</h1></div>{{told}}"
        "<p>Sidan uppdaterades 2016-05-12</p><p>Dela: Facebook, Twitter, E-post</p></div>"
        "<div class='footer'>{body} | 271 80 {place} | Organisationsnummer 212000-1181</div>"
    ),
    "episerver": _page(
        "<form id='aspnetForm'><div id='Container'><div id='Header'><a id='Logo' href='/'>{body}</a><div id='QuickSearch'>Sök</div></div>"
        f"<div id='MainMenu'>{_MENU}</div><div id='BreadCrumbs'>Du är här: {_WAY}</div><div id='LeftMenu'>{_MENU}</div>"
        "<div id='MainBody'><h1>{title}</h1><div>{told}</div></div><div id='RightBody'><h2>Kontakt</h2><p>Kontaktcenter<br>0411-57 70 00</p></div>"
        "<div id='Footer'>{body}, 271 80 {place}</div></div></form>"
    ),
    "optimizely": _page(
        f"<header class='c-header'><a class='c-header__logo' href='/' aria-label='{{body}} startsida'></a></header><nav class='c-nav'>{_MENU}</nav>"
        f"<main id='main'><div class='c-breadcrumb'>{_WAY}</div><article><h1>{{title}}</h1><div class='preamble'><p>Här kan du läsa mer om kommunens "
        "kontakter i andra länder.</p></div>{told}</article><section class='feedback'><h2>Hjälpte informationen på sidan dig?</h2>"
        "<button>Ja</button><button>Nej</button></section></main>"
    ),
    "wordpress": _page(
        f"<header id='site-header' class='site-header'><a href='/' rel='home'>{{body}}</a>{_MENU}</header><div id='content' class='site-content'>"
        "<article class='page type-page'><header class='entry-header'><h1 class='entry-title'>{title}</h1></header><div class='entry-content'>{told}</div>"
        "<footer class='entry-footer'>Senast uppdaterad: 12 maj 2019</footer></article></div><footer class='site-footer'><p>{body}</p></footer>",
        "<meta property='og:site_name' content='{body}'>",
    ),
    "municipio": _page(
        "<header class='c-header'><a class='c-logotype' href='/'>{body}</a></header><div class='o-container'><nav class='c-breadcrumb'>"
        f"{_WAY}</nav></div><div class='c-accessibility'>Lyssna Skriv ut</div><div class='o-grid'><aside class='sidebar-left'>{_MENU}</aside>"
        "<article class='c-article'><h1>{title}</h1>{told}</article></div><footer class='c-footer'><address>{body}<br>271 80 {place}</address></footer>"
    ),
    "drupal": _page(
        "<div id='page'><div id='branding'><h2 class='site-name'><a href='/'>{body}</a></h2></div><div class='region-sidebar'>"
        f"{_MENU}</div><div class='region-content'><h1 class='page-title'><span>{{title}}</span></h1><div class='node__content'>{{told}}</div></div></div>"
    ),
    "umbraco": _page(
        "<div class='top-bar'>{body} &nbsp; <a href='/s'>Självservice</a></div><section class='hero'><div class='container'><h1>{title}</h1></div></section>"
        "<section class='content'><div class='container'>{told}</div></section><section class='contact'><h3>Kontakta oss</h3><p>{body}</p></section>"
    ),
    "brand in h1": _page(
        "<header><h1 class='logo'><a href='/'>{body}</a></h1></header><div id='innehall'><h2>{title}</h2>{told}</div>"
    ),
    "two h1": _page(
        "<h1 id='logo'><a href='/'>{body}</a></h1><div class='meny'>Start Nyheter Kontakt</div><div><h1>{title}</h1>{told}</div>"
    ),
    "h1 with span": _page(
        "<div class='logo'>{body}</div><div class='page'><h1><span class='sv'>{title}</span><br></h1>{told}</div>"
    ),
    "h1 linked": _page(
        "<div class='brand'>{body}</div><div class='post'><h1><a href='/n/1' rel='bookmark'>{title}</a></h1><p class='meta'>2012-03-04 | Nyheter</p>{told}</div>"
    ),
    "h2 is headline": _page(
        "<div id='topp'><a href='/'>{body}</a> | <a href='/sok'>Sök</a> | <a href='/lattlast'>Lättläst</a></div><div id='mitt'><h2>{title}</h2>{told}</div>"
        "<div id='fot'>{body}, 271 80 {place}. Växel 0411-57 70 00</div>"
    ),
    "h2, date above": _page(
        "<div id='topp'>{body}</div><div id='mitt'><p class='datum'>Publicerad: 2011-05-12 14:20</p><h2>{title}</h2>{told}</div>"
    ),
    "h3 is headline": _page(
        "<div class='head'>{body}: Nyheter</div><div class='text'><h3>{title}</h3>{told}</div>"
    ),
    "div is headline": _page(
        "<div class='sidhuvud'>{body}</div><div class='rubrik'>{title}</div><div class='brodtext'>{told}</div>"
    ),
    "p class headline": _page(
        "<div id='logo'>{body}</div><div id='main'><p class='rubrik1'>{title}</p>{told}</div>"
    ),
    "table 1999": _old(
        "<table width=760><tr><td colspan=2><b>{body}</b> &nbsp; Nyheter &middot; Kalender &middot; Lediga jobb</td></tr>"
        f"<tr><td valign=top width=160>{_MENU}</td><td valign=top><h2>{{title}}</h2>{{told}}</td></tr></table>"
    ),
    "table, h1": _old(
        "<table width='100%'><tr><td>{body}</td><td><a href='#'>Uppleva</a> | <a href='#'>Bo</a> | <a href='#'>Arbeta</a></td></tr></table>"
        "<h1>{title}</h1>{told}<hr><small>Sidan uppdaterad 2004-06-01 av webbredaktören</small>"
    ),
    "table, h2": _old(
        "<table width='100%'><tr><td>{body}</td><td><a href='#'>Uppleva</a> | <a href='#'>Bo</a> | <a href='#'>Arbeta</a></td></tr></table><h2>{title}</h2>{told}"
    ),
    "table, nested": _old(
        "<table><tr><td><table><tr><td><img src='vapen.gif' alt='Vapen'></td><td><font size=4>{body}</font></td></tr></table></td></tr><tr><td><table><tr>"
        "<td>Startsidan<br>Politik<br>N&auml;ringsliv<br>Turism</td><td><p><b>{title}</b></p>{told}</td></tr></table></td></tr></table>"
    ),
    "frame": _old("<center><h1>{title}</h1></center>{told}<p align=center>[ <a href='index.htm'>Tillbaka</a> ]</p><address>{body}</address>", ""),
    "frame, no body above": _old("<h2>{title}</h2>{told}<p><i>{body}, webbmaster@ystad.example</i></p>"),
    "font": _old("<p><font face='Verdana' size='1'>{body}</font></p><p><font face='Verdana' size='5'><b>{title}</b></font></p>{told}"),
    "font, centred": _old("<center><font size=+3><b>{title}</b></font></center><p align='center'>{body}</p>{told}<hr>Uppdaterad 1999-11-02"),
    "bold is headline": _old("<img src='logo.gif' alt='{body}'><p><strong>{title}</strong></p>{told}"),
    "brand row": _page(
        "<p>{body} – Aktuellt</p><p>Start | Kommunen | Kontakt</p><h1>{title}</h1>{told}"
    ),
    "brand and slogan": _page(
        "<div class='banner'>{body} – där livet är bra</div><div class='content'><h1>{title}</h1>{told}</div>"
    ),
    "way in text": _page(
        "<div id='wrap'><div>{body} &raquo; Om kommunen</div><h1>{title}</h1>{told}</div>"
    ),
    "way, h2": _page(
        "<div>{body} &gt; Kommun och politik &gt; Internationellt</div><h2>{title}</h2>{told}"
    ),
    "you are here": _page(
        f"<p>Du är här: {_WAY}</p><h1>{{title}}</h1>{{told}}<p>Kontakta {{body}} på 0411-57 70 00.</p>"
    ),
    "skip links": _page(
        "<p><a href='#c'>Hoppa till innehåll</a> <a href='#n'>Hoppa till meny</a></p><p><a href='/'>{body}</a></p><h2>{title}</h2>{told}"
    ),
    "press": _page(
        "<div class='topline'>{body} / Nyhetsarkiv / 2014</div><div class='article'><span class='date'>2014-09-03</span><h1>{title}</h1>{told}"
        "<h2>Fler nyheter</h2><ul><li><a href='/1'>Vägen stängs av</a></li><li><a href='/2'>Nya tider på badet</a></li></ul></div>"
    ),
    "category above": _page(
        "<header>{body}</header><main><p class='kategori'>Internationellt</p><h1>{title}</h1>{told}</main>"
    ),
    "category above h2": _page(
        "<div id='huvud'>{body}</div><div id='sida'><p class='kategori'>Internationellt</p><h2>{title}</h2>{told}</div>"
    ),
    "aside first": _page(
        "<div id='topp'>{body}</div><div class='puff'><h4>Genvägar</h4><ul><li>Matsedlar</li><li>Lediga jobb</li></ul></div><div id='mitt'><h2>{title}</h2>{told}</div>"
    ),
    "aside first, h2": _page(
        "<div id='topp'>{body}</div><div class='vanster'><h2>Genvägar</h2><ul><li><a href='/m'>Matsedlar</a></li><li><a href='/j'>Lediga jobb</a></li></ul></div>"
        "<div id='mitt'><h1>{title}</h1>{told}</div>"
    ),
    "figure": _page(
        "<header>{body}</header><main><figure><img src='b.jpg' alt='Flaggor på rådhuset'><figcaption>Flaggor på rådhuset. Foto: Ystads Allehanda</figcaption></figure>"
        "<h1>{title}</h1>{told}</main>"
    ),
    "cookies": _page(
        "<div class='cookie-banner'><h2>Vi använder kakor</h2><p>Den här webbplatsen använder kakor för att fungera bra.</p><button>Jag förstår</button></div>"
        "<header><a href='/'>{body}</a></header><main><h1>{title}</h1>{told}</main>"
    ),
    "print": _page("<p>Utskrift från {body}s webbplats 2018-02-11</p><h1>{title}</h1>{told}<p>https://www.ystad.example/vanorter</p>"),
    "footer only": _page("<h1>{title}</h1>{told}<div id='foot'>Sidansvarig: Kansliet, {body}</div>"),
    "app": _page(
        "<div id='app'><div class='navbar'><span class='navbar-brand'>{body}</span></div><div class='container'><div class='row'><div class='col-8'><h1 class='display-4'>"
        "{title}</h1>{told}</div><div class='col-4'><div class='card'><h5>Kontakt</h5><p>Kontaktcenter</p></div></div></div></div></div>"
    ),
}  # fmt: skip
# What the tab of the browser says; looks in which only the tab can name the page or its body are tried with such.
TABS = (
    "{title} - {body}", "{title} | {body}", "{body} – {title}", "{body}: {title}", "{title}", "{title} - Internationellt - {body}",
    "{title} – Kommun och politik | {body}", "{body}",
)  # fmt: skip
