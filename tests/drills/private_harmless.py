"""Figures in minutes that tell nothing of anybody: case numbers, sums, days, votes, designations, ids."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass

BODIES = ["KS", "KSN", "KF", "SLK", "BUN", "SBN", "KSKF", "RS", "MK"]
PLACES = ["Tallen", "Björken", "Kvarnen", "Hammaren", "Rådhuset", "Centrum", "Noret", "Ekeby"]


@dataclass(frozen=True)
class Figure:
    """A kind of figure and a text with one of it at `start:end`."""

    kind: str
    text: str
    start: int
    end: int


def _day(r: random.Random) -> tuple[int, int, int]:
    return r.randint(1998, 2026), r.randint(1, 12), r.randint(1, 28)


def _iso(r: random.Random) -> str:
    y, m, d = _day(r)
    return f"{y}-{m:02}-{d:02}"


def _short(r: random.Random) -> str:
    y, m, d = _day(r)
    return f"{y % 100:02}{m:02}{d:02}"


def _n(r: random.Random, digits: int) -> str:
    return str(r.randint(0, 10**digits - 1)).zfill(digits)


def _year(r: random.Random) -> int:
    return r.randint(1998, 2026)


def _thousands(r: random.Random) -> str:
    return f"{r.randint(1, 999)}" + "".join(f" {_n(r, 3)}" for _ in range(r.randint(1, 3)))


KINDS: dict[str, tuple[Callable[[random.Random], str], tuple[str, ...]]] = {
    "case KS 2022/123": (lambda r: f"{r.choice(BODIES)} {_year(r)}/{r.randint(1, 999)}", ("Dnr {}", "{}", "§ 12   {}")),
    "case KS-2022/00123.109": (lambda r: f"{r.choice(BODIES)}-{_year(r)}/{_n(r, 5)}.{r.randint(1, 999):03}", ("{}", "Diarienummer {}")),
    "case 2020-0123": (lambda r: f"{_year(r)}-{_n(r, 4)}", ("Dnr {}", "Dnr: {} svar på motion", "ärende {}")),
    "case 20/456": (lambda r: f"{_year(r) % 100:02}/{r.randint(1, 999)}", ("Dnr {}", "motion {}")),
    "case KSN-2022-00123": (lambda r: f"{r.choice(BODIES)}-{_year(r)}-{_n(r, 5)}", ("Ärendenummer {}", "{}")),
    "case 2018-000341": (lambda r: f"{_year(r)}-{_n(r, 6)}", ("Diarienummer: {}", "Dnr {}")),
    "case 0410/2011-040": (lambda r: f"{_n(r, 4)}/{_year(r)}-{_n(r, 3)}", ("Dnr {}",)),
    "case 2013-KS0214-042": (lambda r: f"{_year(r)}-KS{_n(r, 4)}-{_n(r, 3)}", ("Dnr {}",)),
    "case KK 08-0341 109": (lambda r: f"KK {_year(r) % 100:02}-{_n(r, 4)} {_n(r, 3)}", ("Dnr {}",)),
    "case 17833-2023": (lambda r: f"{r.randint(100, 99999)}-{_year(r)}", ("Diarienummer {}", "{}")),
    "case 2018.181 KS": (lambda r: f"{_year(r)}.{r.randint(1, 999):03} KS", ("§ 53 {}",)),
    "case Dnr 2021-000877 008": (lambda r: f"{_year(r)}-{_n(r, 6)} {_n(r, 3)}", ("Dnr {}",)),
    "case 24KS77": (lambda r: f"{_year(r) % 100:02}KS{r.randint(1, 999)}", ("Diarienr {}",)),
    "organisation": (lambda r: f"{r.choice(['556', '559', '212', '232', '769', '802', '222'])}{_n(r, 3)}-{_n(r, 4)}",
                     ("org.nr {}", "Organisationsnummer {}", "bolaget ({})", "AB, {},")),
    "organisation, bare": (lambda r: f"{r.choice(['556', '559', '212', '802'])}{_n(r, 7)}", ("org.nr {}", "organisationsnummer {}")),
    "sum": (_thousands, ("{} kronor", "{} kr", "kostnaden är {} tkr", "anslår {} SEK", "budget: {} kronor per år")),
    "sum, negative": (lambda r: f"-{_thousands(r)}", ("resultatet blev {} kr",)),
    "sum, positive": (lambda r: f"+{_thousands(r)}", ("avvikelsen är {} tkr", "resultat {} kronor")),
    "paragraph": (lambda r: f"§ {r.randint(1, 480)}", ("{} Svar på motion", "beslut {}, punkt 2")),
    "paragraphs": (lambda r: f"§§ {(n := r.randint(1, 400))}–{n + r.randint(1, 60)}", ("{} justeras",)),
    "day": (_iso, ("den {}", "Sammanträdesdatum {}", "{}", "yttrande {}, § 12", "telefonmöte {}", "per telefon {}")),
    "day, eight digits": (lambda r: _iso(r).replace("-", ""), ("inkom {}", "protokoll_{}.pdf", "{}")),
    "day, six digits": (_short, ("inkom {}", "kf {} § 34", "{}")),
    "days": (lambda r: f"{_iso(r)}–{_iso(r)}", ("perioden {}", "{}")),
    "days with hyphen": (lambda r: f"{_iso(r)} - {_iso(r)}", ("avtalet gäller {}", "{}")),
    "period, short": (lambda r: f"{_short(r)}-{_short(r)}", ("perioden {}", "mandattiden {}")),
    "day and clock": (lambda r: f"{_iso(r)} {r.randint(8, 21):02}:{r.choice(['00', '15', '30'])}", ("{}", "Tid: {}")),
    "clock": (lambda r: f"{r.randint(8, 16):02}.{r.choice(['00', '15', '30'])}–{r.randint(17, 21)}.{r.choice(['00', '15', '45'])}", ("kl. {}", "klockan {}")),
    "clock with hyphen": (lambda r: f"{r.randint(7, 11):02}-{r.randint(12, 17)}", ("öppet {}", "kl. {} vardagar")),
    "years": (lambda r: f"{(y := _year(r))}-{y + r.randint(1, 4)}", ("{}", "åren {}", "budget {}", "Biblioteksplan {}")),
    "day of old": (lambda r: f"{_year(r) % 100:02}-{r.randint(1, 12):02}-{r.randint(1, 28):02}", ("KS § 43 {}", "daterad {}")),
    "plan": (lambda r: f"{r.randint(1480, 1499)}K-{_n(r, 4)}", ("detaljplan {}", "plan {}")),
    "plan, year": (lambda r: str(_year(r) + 9), ("Översiktsplan {}", "Årsplan {}", "Kulturplan {}", "Landsbygdsplan {} antas")),
    "property": (lambda r: f"{r.choice(PLACES)} {r.randint(1, 60)}:{r.randint(1, 300)}", ("fastigheten {}", "{}", "inom {} m.fl.")),
    "block": (lambda r: f"{r.choice(PLACES)} {r.randint(1, 30)}", ("kvarteret {}", "kv. {}")),
    "road": (lambda r: str(r.randint(10, 999)), ("riksväg {}", "länsväg {}", "väg {}", "trafikplats {}")),
    "vote": (lambda r: f"{r.randint(20, 60)}–{r.randint(1, 30)}", ("röstsiffrorna {}", "med {} röster")),
    "votes": (lambda r: f"{r.randint(10, 60)} ja, {r.randint(1, 30)} nej", ("med {} och", "utfaller: {}")),
    "table of votes": (lambda r: " ".join(str(r.randint(0, 61)) for _ in range(8)), ("Summa {}", "{}")),
    "table of sums": (lambda r: "  ".join(f"{r.randint(1, 99)} {_n(r, 3)}" for _ in range(4)), ("Nämnd  {}", "{}")),
    "account": (lambda r: f"{r.randint(1000, 8999)} {r.randint(1000, 8999)} {_n(r, 4)}", ("konto {}", "kontering {}")),
    "account 11-2222-33": (lambda r: f"{r.randint(10, 99)}-{r.randint(1000, 9999)}-{r.randint(10, 99)}", ("ansvar {}", "konto {}")),
    "bankgiro": (lambda r: f"{r.randint(100, 5999)}-{_n(r, 4)}", ("bankgiro {}", "Bg {}")),
    "plusgiro": (lambda r: f"{r.randint(1, 99)} {r.randint(10, 99)} {r.randint(10, 99)}-{r.randint(0, 9)}", ("plusgiro {}",)),
    "meter": (lambda r: _n(r, 8), ("mätarställning {}", "Mätare nr {} kWh")),
    "ISBN": (lambda r: f"978-91-{_n(r, 4)}-{_n(r, 3)}-{r.randint(0, 9)}", ("ISBN {}",)),
    "ISBN of ten": (lambda r: f"91{_n(r, 8)}", ("ISBN {}",)),
    "coordinates": (lambda r: f"{r.randint(55, 68)}.{_n(r, 5)}, {r.randint(11, 23)}.{_n(r, 5)}", ("({})", "läge {}")),
    "SWEREF": (lambda r: f"N {r.randint(6100000, 7600000)} E {r.randint(270000, 900000)}", ("koordinater {}",)),
    "GeoNames": (lambda r: str(r.randint(100000, 12999999)), ("gn{}", "GeoNames {}", "kommun-2180-gn{}-partnership")),
    "sha256": (lambda r: hashlib.sha256(_n(r, 9).encode()).hexdigest(), ("sha256 {}", "{}")),
    "municipality": (lambda r: str(r.randint(1000, 2584)), ("kommunkod {}", "kommun-{}-gn2702979-twin")),
    "page": (lambda r: f"{(n := r.randint(1, 30))}({n + r.randint(1, 30)})", ("Sida {}", "{}")),
    "share": (lambda r: f"{r.randint(1, 99)},{r.randint(0, 9)} procent", ("ökade med {}",)),
    "inhabitants": (lambda r: f"{r.randint(2, 99)} {_n(r, 3)} invånare", ("har omkring {}",)),
    "grant": (lambda r: f"{r.randint(1, 20)}:{r.randint(1, 6)}", ("bilaga {}", "Handling {}")),
    "motion nr": (lambda r: f"{_year(r)} nr {r.randint(1, 300)}", ("Handling {}", "H {}")),
    "distance": (lambda r: f"{r.randint(1, 900)} km", ("ligger {} bort",)),
    "law": (lambda r: f"{r.randint(1962, 2023)}:{r.randint(1, 1400)}", ("kommunallagen ({})", "SFS {}")),
    "invoice": (lambda r: _n(r, 10), ("fakturanr {}", "OCR-nummer {}")),
    "temperature": (lambda r: f"{r.randint(-20, 30)} grader", ("{} ute",)),
    "street without number": (lambda r: r.choice(["Storgatan", "Kyrkvägen", "Torggatan"]), ("längs {}", "{} 2020 byggdes om", "{} stängs av")),
}  # fmt: skip


def figures(seed: int, each: int) -> list[Figure]:
    """`each` figures of every kind."""
    r = random.Random(seed)
    found = []
    for kind, (make, wordings) in KINDS.items():
        for _ in range(each):
            value = make(r)
            found.append(made(kind, r.choice(wordings), value))
    return found


def made(kind: str, wording: str, value: str) -> Figure:
    """A figure in its wording, which has `{}` for it."""
    before, _, after = wording.partition("{}")
    return Figure(kind, before + value + after, len(before), len(before) + len(value))
