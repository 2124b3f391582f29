"""Names of bodies that take part, are asked or pay: companies, schools, authorities, associations.

A body is sure by its own noun ("Högskolan i Gävle", "Polens ambassad", "Dalslands Kanal AB"); other capitalised words
("Dacapo Mariestad") are a body only where the words around them make them one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_S = r"[ \n]+"
_CAP = r"[A-ZÅÄÖÆØ]"
_NAME = rf"(?:{_CAP}\.)?{_CAP}[\w&’'-]*"  # E.ON
_NAMES = rf"{_NAME}(?:{_S}(?:(?:delle|della|de|of|för){_S})?{_NAME})*"
_OF = rf"(?:(?:of|de|del|della|di|do|dos|da|der|für|im|la){_S})*"
_FOREIGN = rf"{_OF}{_NAME}(?:{_S}{_OF}{_NAME})*"
_NOUN = (
    r"\w*(?:universitet|högskola|museum|sällskap|förening|förbund|ambassad|konsulat|energi|räddningstjänst|återvinnare|råd"
    r"|samråd|hamn"
    r"|gymnasium|gymnasieskola|skogsskola|naturbruksskola|folkhögskola|yrkesskola|musikskola|gille|orkester|teater|körförbund|hembygdskrets|byalag|idrottsklubb|arbetarekommun|arbetarkommun"
    r"|fotbollsklubb|simklubb|centrum|institut"
    r"|församling|sjukhus|lasarett|nätverk|utrikesdepartement|bibliotek|bostäder|handelskammare|kulturskola)"
)
_DEFINITE = (
    r"(?:(?i:s)ällskapet|(?i:f)öreningen|universitetet|högskolan|[hH](?:ö|ø|øy)gskolen|[hH]øyskolen|departementet|museet|gymnasiet|ambassaden|konsulatet|klubben|rådet|verket"
    r"|myndigheten|polisen|kammaren|(?i:s)jukhuset|(?i:l)asarettet|skolan|förbundet|nätverket|sekretariatet|kommittén|(?i:s)tiftelsen|institutet"
    r"|bolaget|styrelsen|samrådet|församlingen|teatern|tjänsten|stiftet|delegationen|inspektionen|kansliet)"
)
_SEATED = rf"(?:{_S}(?:i|för|på){_S}{_CAP}\w+(?:{_S}län)?)"
_SURE = "|".join(
    (
        rf"Sveriges{_S}[Kk]ommuner{_S}och{_S}(?:[Rr]egioner|[Ll]andsting)",
        rf"(?:Svenskt{_S})?[Ii]nternationellt{_S}[Cc]entrum{_S}för{_S}[Ll]okal{_S}[Dd]emokrati",
        rf"{_NAME}(?:{_S}{_NAME}){{0,2}}{_S}och{_S}{_NAME}{_S}AB\b",
        rf"(?:Region|Campus|Business{_S}Region|LRF|Handelskammaren|Museo|(?:{_NAMES}{_S})?University{_S}of){_S}{_NAMES}",
        rf"{_NAMES}{_S}(?:AB|University|Riksförbund|Räddningstjänst|Energi|Vatten|International|Water|HB|Network)\b",
        rf"[Ll]änsstyrelsen{_S}i{_S}{_CAP}\w+(?:{_S}län)?",
        rf"{_NAMES}(?:{_S}[a-zåäö]+a)?{_S}{_NOUN}\b{_SEATED}?",
        rf"(?:Universidad|Universitat|Universität|Universitas|Université|Università|Uniwersytet|Universitetet|Instituto|Institut){_S}{_FOREIGN}",
        rf"(?:Det{_S})?(?:[A-ZÅÄÖ]\w+[ag]a{_S}(?=[A-ZÅÄÖ]))?(?:\w+a{_S})?(?:{_CAP}|\b[a-zåäö])?\w*{_DEFINITE}\b(?:{_SEATED}|{_S}{_NAMES}{_SEATED}?)?",
        rf"(?:SKR|SKL|ICLD|UD|Sida|MSB|Chalmers|Almi)\b(?:{_S}{_NAMES})?",
    )
)
_ANY = rf"{_NAME}(?:{_S}(?:(?:i|på|för|of|for){_S})?(?!(?:Även|Har)\b)(?:{_CAP}\.)?[A-ZÅÄÖ0-9][\w&’'-]*)*"

_LEADS = (
    r"(?:I|På|Av|Från|Med|För|Till|Under|Efter|Vid|Om|Den|Det|De|En|Ett|Även|Har|Som|Där|Då|När|Inom|Genom|Mot|Enligt|Hos|Utöver|Sedan"
    r"|Båda|Dessutom|Också|Detta|Denna|Parterna|Därutöver|Samråd|Samverkan|Arbetet|Projektet|Kontakter|Avtalet|Partnerskapet)\b"
)
_INSIDE = re.compile(
    r"(?i)kommunstyrelse|fullmäktige|regionstyrelse|förvaltning|kontoret\b|styrgrupp|utskott|projekt|(?:al|läns|borgar|region)rådet$"
)
_ADJECTIVE = re.compile(r"[A-ZÅÄÖ]\w+(?:iska|ala|ella|männa)")
_BARE = re.compile(_DEFINITE, re.IGNORECASE)


_BODY = re.compile(rf"\b(?!{_LEADS}(?!{_S}samiska))(?:(?P<sure>{_SURE})|(?P<any>{_ANY}))")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body named at `start:end` (half-open); `sure` by its own noun."""

    start: int
    end: int
    sure: bool


def find_organisations(text: str, start: int, end: int) -> Iterator[Organisation]:
    """The bodies named in `text[start:end]`, in order, without overlap."""
    for match in _BODY.finditer(text, start, end):
        name = match[0]
        if _BARE.fullmatch(name):
            continue  # "Föreningen": some body told of before
        if _ADJECTIVE.fullmatch(name) and text[match.end() : match.end() + 2].strip().islower():
            continue  # "Tekniska förvaltningen": an office of the author's own
        if name[0].islower() and not re.search(r"[A-ZÅÄÖ]|departementet$|regeringskansliet$", name):
            continue  # "gymnasieskolan", "elevrådet": a kind of body, none by name
        yield Organisation(match.start(), match.end(), match["sure"] is not None and not _INSIDE.search(name))


_BOARD = re.compile(
    r"\b(?:(?:[A-ZÅÄÖa-zåäö]+-,?[ \n]+(?:[a-zåäö]+-[ \n]+)?och[ \n]+)|(?:[A-ZÅÄÖ]?[a-zåäö]+(?:ska|iska)[ \n]+))?"
    r"(?:(?!(?:[Kk]ommun|[Rr]egion|[Ll]andstings)?(?:förvaltningen|styrelsen|nämnden|kontoret)\b)"
    r"(?!(?:[Kk]ommun|[Rr]egion|[Ll]ands)\w*styrelse|\w+(?:lednings|koncern)kontoret)[A-ZÅÄÖ]?[a-zåäö]{3,}(?:nämnden|förvaltningen|kontoret|kansliet)"
    r"|(?<=ka )nämnden)\b"  # tekniska nämnden
)


def find_boards(text: str, start: int, end: int) -> Iterator[Organisation]:
    """Our own committees and offices named in `text[start:end]`: "barn- och utbildningsnämnden", "fritidsförvaltningen"."""
    for match in _BOARD.finditer(text, start, end):
        yield Organisation(match.start(), match.end(), sure=True)
