"""What stands in the places of the cross of `relations.py`: nouns in their forms, units abroad, our side, documents."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from pipeline.evaluate.normal import unit_name

Shape = Literal["town", "deed", "bond"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A designation in its forms: a unit called after the relation, a deed one signs, or a bond one has."""

    base: str
    cls: str
    shape: Shape
    one: str  # with its article
    the: str
    many: str
    the_many: str
    strong: bool = True  # says by itself that it is a relation between units, and no contract of any kind

    @property
    def neuter(self) -> bool:
        """Whether the noun goes with "ett"."""
        return self.one.startswith("ett ")


def _noun(base: str, cls: str, shape: Shape, gender: str, strong: bool = True) -> Noun:
    """A noun with regular forms: ett avtal, avtalet, avtal, avtalen; en vänort, vänorten, vänorter, vänorterna."""
    if gender == "ett":
        stem = base.removesuffix("e")
        many = f"{base}n" if base.endswith("e") else base
        return Noun(
            base, cls, shape, f"ett {base}", f"{stem}et", many, f"{stem}ena" if many != base else f"{base}en", strong
        )
    if base.endswith("stad"):
        town = base.removesuffix("stad")
        return Noun(base, cls, shape, f"en {base}", f"{base}en", f"{town}städer", f"{town}städerna", strong)
    stem = base.removesuffix("e")
    plural = f"{base}ar" if base.endswith("ing") else f"{stem}er"
    the = f"{base}n" if base.endswith("e") else f"{base}en"
    return Noun(base, cls, shape, f"en {base}", the, plural, f"{plural}na", strong)


TOWNS = [
    _noun("vänort", "twin", "town", "en"),
    _noun("vänskapsort", "twin", "town", "en"),
    _noun("systerstad", "twin", "town", "en"),
    _noun("partnerstad", "twin", "town", "en"),
    _noun("vänkommun", "twin", "town", "en"),
    _noun("vänstad", "twin", "town", "en"),
    _noun("tvillingstad", "twin", "town", "en"),
    _noun("partnerkommun", "twin", "town", "en"),
]
DEEDS = [
    _noun("vänortsavtal", "twin", "deed", "ett"),
    _noun("vänskapsavtal", "twin", "deed", "ett"),
    _noun("samarbetsavtal", "twin", "deed", "ett", strong=False),
    _noun("samförståndsavtal", "twin", "deed", "ett", strong=False),
    _noun("avsiktsförklaring", "unspecified", "deed", "en", strong=False),
    _noun("samverkansöverenskommelse", "twin", "deed", "en", strong=False),
    _noun("partnerskapsavtal", "partnership", "deed", "ett", strong=False),
    _noun("systerstadsavtal", "twin", "deed", "ett"),
    _noun("samarbetsöverenskommelse", "twin", "deed", "en", strong=False),
    Noun(
        "avtal om vänskap och samarbete",
        "twin",
        "deed",
        "ett avtal om vänskap och samarbete",
        "avtalet om vänskap och samarbete",
        "avtal om vänskap och samarbete",
        "avtalen om vänskap och samarbete",
    ),
]
BONDS = [
    _noun("vänortsförbindelse", "twin", "bond", "en"),
    _noun("vänortssamarbete", "twin", "bond", "ett"),
    _noun("vänortsutbyte", "twin", "bond", "ett"),
    _noun("vänskapsförbindelse", "twin", "bond", "en"),
    Noun(
        "kommunalt partnerskap",
        "partnership",
        "bond",
        "ett kommunalt partnerskap",
        "det kommunala partnerskapet",
        "kommunala partnerskap",
        "de kommunala partnerskapen",
    ),
    _noun("vänortsrelation", "twin", "bond", "en"),
]
REGIONAL = [
    _noun("vänregion", "twin", "town", "en"),
    _noun("partnerregion", "twin", "town", "en"),
    _noun("vänregionsavtal", "twin", "deed", "ett"),
    _noun("samarbetsavtal", "twin", "deed", "ett", strong=False),
    _noun("avsiktsförklaring", "unspecified", "deed", "en", strong=False),
    _noun("vänregionssamarbete", "twin", "bond", "ett"),
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit abroad: as the text writes it, its bare name, the country, how the country's adjective goes."""

    text: str
    name: str
    code: str
    land: str
    nation: str  # definite: den norska
    kind: str  # den … staden, kommunen, regionen
    sort: str


def _units(sort: str, kind: str, *rows: tuple[str, str, str, str]) -> list[Unit]:
    return [Unit(t.replace("*", ""), t.split("*")[0], code, land, nation, kind, sort) for t, code, land, nation in rows]


LANDS = {
    "NO": ("Norge", "norska"),
    "FI": ("Finland", "finska"),
    "DK": ("Danmark", "danska"),
    "EE": ("Estland", "estniska"),
}
KNOWN = _units(
    "known", "kommunen",
    ("Levanger", "NO", "Norge", "norska"), ("Seinäjoki", "FI", "Finland", "finländska"), ("Holbæk", "DK", "Danmark", "danska"),
    ("Viljandi", "EE", "Estland", "estniska"), ("Jelgava", "LV", "Lettland", "lettiska"), ("Gdynia", "PL", "Polen", "polska"),
    ("Bernburg", "DE", "Tyskland", "tyska"), ("Chartres", "FR", "Frankrike", "franska"), ("Pécs", "HU", "Ungern", "ungerska"),
    ("Qingdao", "CN", "Kina", "kinesiska"), ("Fukuyama", "JP", "Japan", "japanska"), ("Poltava", "UA", "Ukraina", "ukrainska"),
)  # fmt: skip
EXONYM = _units(
    "exonym", "staden",
    ("Nådendal", "FI", "Finland", "finska"), ("Helsingör", "DK", "Danmark", "danska"), ("Tavastehus", "FI", "Finland", "finska"),
    ("Åbo", "FI", "Finland", "finländska"), ("Hapsal", "EE", "Estland", "estniska"),
)  # fmt: skip
UNKNOWN = _units(
    "unknown", "kommunen",
    ("Zarechnivka", "UA", "Ukraina", "ukrainska"), ("Nordvikøya", "NO", "Norge", "norska"),
    ("Kallioperälä", "FI", "Finland", "finska"), ("Mbolandi", "TZ", "Tanzania", "tanzaniska"),
    ("Ostrowinka", "PL", "Polen", "polska"), ("Vestrehavn", "DK", "Danmark", "danska"),
)  # fmt: skip
WORDS = _units(
    "of several words", "staden",
    ("Hibiscus Coast", "NZ", "Nya Zeeland", "nyzeeländska"), ("Stara Zagora", "BG", "Bulgarien", "bulgariska"),
    ("Bad Segeberg", "DE", "Tyskland", "tyska"), ("New Ulm", "US", "USA", "amerikanska"),
    ("La Rochelle", "FR", "Frankrike", "franska"), ("Mo i Rana", "NO", "Norge", "norska"),
    ("Frankfurt an der Oder", "DE", "Tyskland", "tyska"), ("Santa Rosalita", "NI", "Nicaragua", "nicaraguanska"),
)  # fmt: skip
REGIONS = _units(
    "with the word for its kind", "regionen",
    ("Nordland* fylke", "NO", "Norge", "norska"), ("Leningrad* oblast", "RU", "Ryssland", "ryska"),
    ("Kisumu* county", "KE", "Kenya", "kenyanska"), ("Okinawa* prefektur", "JP", "Japan", "japanska"),
    ("Jiangxi*-provinsen", "CN", "Kina", "kinesiska"), ("Pärnu* län", "EE", "Estland", "estniska"),
    ("Lubusz* vojvodskap", "PL", "Polen", "polska"), ("Nordland* fylkeskommune", "NO", "Norge", "norska"),
    ("Levangers* kommun", "NO", "Norge", "norska"), ("Poltava* stad", "UA", "Ukraina", "ukrainska"),
    ("Holbæk* kommune", "DK", "Danmark", "danska"), ("Jelgava* kommun", "LV", "Lettland", "lettiska"),
)  # fmt: skip
UNITS = [u for row in zip(KNOWN[:5], EXONYM, UNKNOWN[:5], WORDS[:5], REGIONS[:5], strict=True) for u in row] + [
    *KNOWN[5:], *UNKNOWN[5:], *WORDS[5:], *REGIONS[5:],
]  # fmt: skip
PROVINCES = REGIONS[:8]
# No gazetteer has them under these names: without a country beside it, the country is not known.
UNPLACED = {u.name for u in UNKNOWN} | {"Frankfurt an der Oder", "Santa Rosalita", "Hibiscus Coast", "Lubusz"}


def placed(unit: Unit, form: str) -> str:
    """A unit abroad with its country in one of the forms that clerks use."""
    whole = unit.text if unit.sort != "with the word for its kind" else unit.name.removesuffix("s")
    return {
        "i land": f"{unit.text} i {unit.land}",
        "(land)": f"{unit.text} ({unit.land})",
        "nation": f"{unit.nation} {unit.text}",
        "den nation-a kommunen": f"den {unit.nation} {unit.kind} {whole}",
        "staden X i land": f"staden {unit.text} i {unit.land}",
        ", land,": f"{unit.text}, {unit.land},",
        "bare": unit.text,
    }[form]


FORMS = ("i land", "(land)", "nation", "den nation-a kommunen", "staden X i land", "bare")


@dataclass(frozen=True, slots=True)
class Side:
    """Our side of a relation as a text names it: as subject, owner and object."""

    name: str
    subject: str
    owner: str
    owner_neuter: str
    owner_many: str
    object: str


def _side(subject: str, owner: str, obj: str) -> Side:
    return Side(obj, subject, owner, owner, owner, obj)


SIDES = [
    _side("Ljungby kommun", "Ljungby kommuns", "Ljungby kommun"),
    _side("kommunen", "kommunens", "kommunen"),
    Side("vi", "vi", "vår", "vårt", "våra", "oss"),
    _side("Ljungby", "Ljungbys", "Ljungby"),
]
REGION_SIDES = [
    _side("Region Kronoberg", "Region Kronobergs", "Region Kronoberg"),
    _side("regionen", "regionens", "regionen"),
    Side("vi", "vi", "vår", "vårt", "våra", "oss"),
]
OTHER = _side("Alvesta kommun", "Alvesta kommuns", "Alvesta kommun")

AUTHORS = {"0781": "Ljungby kommun", "07": "Region Kronoberg"}
_BEFORE = (
    "",
    "Internationella kontakter ger nya intryck och sätter det egna arbetet i perspektiv. ",
    "Ärendet har beretts av kansliet. ",
)
_AFTER = ("", " Utbytet följs upp en gång om året.", " Under hösten planeras en kulturvecka på biblioteket.")


def minutes(text: str, body: str, n: int) -> str:
    """A § of minutes that tells something."""
    organ = "Regionstyrelsen" if body.startswith("Region") else "Kommunstyrelsen"
    return (
        f"{body}\n{organ}\nSammanträdesprotokoll\n2019-03-12\n\n§ 45\nInternationella frågor\nDnr KS 2019/45\n\n"
        f"Ärendebeskrivning\n{_BEFORE[n % 3]}{text}{_AFTER[n // 3 % 3]}\n\nBeslut\n{organ} noterar informationen.\n"
    )


def report(text: str, body: str, n: int) -> str:
    """A paper of officials to the board."""
    office = "Regionkansliet" if body.startswith("Region") else "Kommunledningskontoret"
    organ = "regionstyrelsen" if body.startswith("Region") else "kommunstyrelsen"
    return (
        f"{body.upper()}\n{office}\nDatum 2019-03-12\n\nTJÄNSTESKRIVELSE\nTill {organ}\n\nRedovisning av internationellt arbete\n\n"
        f"Bakgrund\n\n{_BEFORE[n % 3]}{text}{_AFTER[n // 3 % 3]}\n\nBedömning\n\nArbetet sker inom beslutad ram.\n"
    )


def web(text: str, body: str, n: int) -> str:
    """A page of the body's web site."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    return (
        f'<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Internationellt arbete - {body}</title></head><body>'
        f"<main><h1>Internationellt arbete</h1><p>{body} arbetar internationellt inom flera områden.</p>{paragraphs}"
        "<p>Sidan uppdaterades senast 12 mars 2019.</p></main></body></html>"
    )


def letter(text: str, body: str, n: int) -> str:
    """A letter from the body's office to another authority."""
    return (
        f"{body}\nKommunikationsenheten\n2019-03-12\n\nTill Utrikesdepartementet\n\nUppgifter om internationella kontakter\n\n"
        f"Tack för er fråga. {text}\n\nMed vänlig hälsning\n\nMaria Berg\nkanslichef\n"
    )


DOCUMENTS = {"minutes": minutes, "report": report, "web": web, "letter": letter}


def sentence(text: str) -> str:
    """With a capital at the beginning and after a stop."""
    parts = text.split(". ")
    return ". ".join(part[:1].upper() + part[1:] for part in parts)


def due(noun: Noun, unit: Unit, code: str | None, since: str | None, body: str = "0781") -> str:
    """The line of a record as `relations.line` writes it."""
    return f"{body} | {unit_name(unit.name)} | {code} | {noun.cls} | {noun.base} | {since}"
