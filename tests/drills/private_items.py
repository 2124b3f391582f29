"""Personal data as people, forms, letters and scans write them; what the detectors look for is not looked at here.

Each item is a text with one secret in it: `before + secret + after`. Generation 1 is what the detectors were built
with; generation 2 was written when they were done, and is only scored.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

FIRST = [
    "Anna",
    "Bo",
    "Cecilia",
    "David",
    "Elsa",
    "Farid",
    "Gunilla",
    "Håkan",
    "Ingrid",
    "Johan",
    "Karin",
    "Lars-Erik",
    "Märta",
    "Nils",
    "Olof",
    "Petra",
    "Åke",
    "Özlem",
    "Ulla-Britt",
    "Yusuf",
]
LAST = [
    "Björkvall",
    "Dahlhielm",
    "Ekenstam",
    "Forsgårdh",
    "Grönlycke",
    "Hällstrand",
    "Isaxon",
    "Kvarnlöf",
    "Lindeborg",
    "Mårdh",
    "Nyhagen",
    "Ostvik",
    "Palmklint",
    "Rosvall",
    "Sjöstrandh",
    "Törnfelt",
    "Wikander",
    "Åkerhielm",
    "Öqvist",
]
TOWNS = ["Alingsås", "Vetlanda", "Ronneby", "Kramfors", "Hjo", "Säter", "Arvika", "Tranås", "Östhammar", "Åmål"]
STEMS = [
    "Stor",
    "Kyrko",
    "Björk",
    "Tall",
    "Skol",
    "Ängs",
    "Kvarn",
    "Nygårds",
    "Rosen",
    "Smedje",
    "Järnvägs",
    "Hantverkar",
    "Ekebergs",
    "Lingon",
]


@dataclass(frozen=True)
class Item:
    """A kind of personal data, how it is written, and a text with one of it."""

    kind: str
    form: str
    before: str
    secret: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.secret + self.after


def person(r: random.Random) -> str:
    return f"{r.choice(FIRST)} {r.choice(LAST)}"


def number(r: random.Random, *, valid: bool = True, coordination: bool = False, since: int = 1915) -> str:
    """Twelve digits of a personal number."""
    year, month = r.randint(since, 2009), r.randint(1, 12)
    day = r.randint(1, 28) + (60 if coordination else 0)
    nine = f"{year % 100:02}{month:02}{day:02}{r.randint(0, 999):03}"
    total = sum(sum(divmod(int(c) * (2, 1)[n % 2], 10)) for n, c in enumerate(nine))
    check = (-total) % 10
    if not valid:
        check = (check + r.randint(1, 9)) % 10
    return f"{year // 100}{nine}{check}"


NUMBER_FORMS: dict[str, Callable[[str], str]] = {
    "ten, hyphen": lambda n: f"{n[2:8]}-{n[8:]}",
    "twelve, hyphen": lambda n: f"{n[:8]}-{n[8:]}",
    "plus": lambda n: f"{n[2:8]}+{n[8:]}",
    "ten, bare": lambda n: n[2:],
    "twelve, bare": lambda n: n,
    "ten, blank": lambda n: f"{n[2:8]} {n[8:]}",
    "twelve, blank": lambda n: f"{n[:8]} {n[8:]}",
    "hyphen with blanks": lambda n: f"{n[2:8]} - {n[8:]}",
    "dash": lambda n: f"{n[2:8]}–{n[8:]}",
    "line break behind the hyphen": lambda n: f"{n[2:8]}-\n{n[8:]}",
    "line break before the hyphen": lambda n: f"{n[:8]}\n-{n[8:]}",
    "line break in the day": lambda n: f"{n[2:6]}\n{n[6:8]}-{n[8:]}",
    "line break for the hyphen": lambda n: f"{n[2:8]}\n{n[8:]}",
    "century apart": lambda n: f"{n[:2]} {n[2:8]}-{n[8:]}",
    "day with hyphens": lambda n: f"{n[:4]}-{n[4:6]}-{n[6:8]}-{n[8:]}",
    "in pairs": lambda n: f"{n[2:4]} {n[4:6]} {n[6:8]}-{n[8:10]} {n[10:]}",
    "O for 0": lambda n: f"{n[2:8]}-{n[8:]}".replace("0", "O"),
    "l for 1": lambda n: f"{n[:8]}-{n[8:]}".replace("1", "l"),
    "last four hidden": lambda n: f"{n[2:8]}-XXXX",
}
_SIGNED = {"ten, hyphen", "twelve, hyphen", "plus", "hyphen with blanks", "dash", "line break behind the hyphen",
           "line break before the hyphen", "century apart", "O for 0", "l for 1", "last four hidden"}  # fmt: skip
_TOLD = ["Personnummer: {}", "personnr {}.", "Sökandens personnummer är {}.", "pnr {},", "Samordningsnummer {} gäller."]
_NAMED = ["{name}, {}, har ansökt om bidrag.", "{name} ({}) beviljas", "{name} {}\n", "För {name}, född {}, gäller att"]
_BARE = ["Ansökan avser {}.", "Beslut om god man för {} fattades.", "Bifogad handling ({}) läggs till akten.", "{}"]


def _numbers(r: random.Random, form: str) -> Item:
    valid = r.random() < 0.6
    n = number(r, valid=valid, coordination=r.random() < 0.2)
    signed = form in _SIGNED
    wordings = [
        *_TOLD,
        *_NAMED,
        *(_BARE if signed or (valid and form not in ("in pairs", "line break in the day")) else []),
    ]
    return _item(r, "personnummer", form, NUMBER_FORMS[form](n), r.choice(wordings))


def _item(r: random.Random, kind: str, form: str, secret: str, wording: str) -> Item:
    before, _, after = wording.replace("{name}", person(r)).partition("{}")
    return Item(kind, form, before, secret, after)


def _digits(r: random.Random, count: int) -> str:
    return str(r.randint(1, 9)) + "".join(str(r.randint(0, 9)) for _ in range(count - 1))


def _mobile(r: random.Random) -> str:
    return r.choice(["070", "072", "073", "076", "079"]) + _digits(r, 7)


def _house(r: random.Random) -> tuple[str, str]:
    code = r.choice(["0322", "0383", "0457", "0612", "0271", "0225", "0570", "0140", "0173", "0532", "0480", "0920"])
    return code, _digits(r, r.choice([5, 6]))


def _pairs(digits: str) -> str:
    head = len(digits) % 2 + 2 if len(digits) % 2 else 2
    return " ".join([digits[:head], *(digits[n : n + 2] for n in range(head, len(digits), 2))])


PHONE_FORMS: dict[str, Callable[[random.Random], str]] = {
    "mobile 3-3 2 2": lambda r: (m := _mobile(r))[:3] + f"-{m[3:6]} {m[6:8]} {m[8:]}",
    "mobile bare": _mobile,
    "mobile 4-6": lambda r: (m := _mobile(r))[:4] + f"-{m[4:]}",
    "mobile 3 3 4": lambda r: (m := _mobile(r))[:3] + f" {m[3:6]} {m[6:]}",
    "mobile 3-7": lambda r: (m := _mobile(r))[:3] + f"-{m[3:]}",
    "mobile in pairs": lambda r: (m := _mobile(r))[:4] + f" {m[4:6]} {m[6:8]} {m[8:]}",
    "mobile with stroke": lambda r: (m := _mobile(r))[:3] + f"/{m[3:]}",
    "mobile with dots": lambda r: (m := _mobile(r))[:3] + f".{m[3:6]}.{m[6:8]}.{m[8:]}",
    "mobile +46": lambda r: f"+46 {(m := _mobile(r))[1:3]} {m[3:6]} {m[6:8]} {m[8:]}",
    "mobile +46 bare": lambda r: f"+46{_mobile(r)[1:]}",
    "mobile +46 (0)": lambda r: f"+46 (0){(m := _mobile(r))[1:3]}-{m[3:6]} {m[6:8]} {m[8:]}",
    "mobile 0046": lambda r: f"0046 {(m := _mobile(r))[1:3]}-{m[3:]}",
    "mobile over lines": lambda r: (m := _mobile(r))[:3] + f"-{m[3:6]}\n{m[6:8]} {m[8:]}",
    "mobile broken at the hyphen": lambda r: (m := _mobile(r))[:3] + f"-\n{m[3:]}",
    "house in pairs": lambda r: f"{(h := _house(r))[0]}-{_pairs(h[1])}",
    "house bare behind hyphen": lambda r: "-".join(_house(r)),
    "house with stroke": lambda r: f"{(h := _house(r))[0]}/{_pairs(h[1])}",
    "house in brackets": lambda r: f"({(h := _house(r))[0]}) {_pairs(h[1])}",
    "house over lines": lambda r: f"{(h := _house(r))[0]}-\n{_pairs(h[1])}",
    "house +46": lambda r: f"+46 {(h := _house(r))[0][1:]} {_pairs(h[1])}",
    "Stockholm": lambda r: f"08-{(d := _digits(r, 8))[:3]} {d[3:6]} {d[6:]}",
    "Stockholm, seven": lambda r: f"08-{(d := _digits(r, 7))[:3]} {d[3:5]} {d[5:]}",
    "Göteborg": lambda r: f"031-{(d := _digits(r, 7))[:3]} {d[3:5]} {d[5:]}",
    "switchboard": lambda r: f"010-{_digits(r, 3)} {r.randint(10, 99)} 00",
    "switchboard, two zeros": lambda r: f"{_house(r)[0]}-{r.randint(11, 99)} {r.randint(10, 99)} 00",
}
_CALLED = ["Telefon {}", "Tel: {}.", "Tfn {} (kvällstid)", "Mobil {},", "Du når mig på {} efter klockan 17.",
           "Ring {} vid frågor.", "växel {}", "{name}, {}", "{name}\n{}\n", "Kontakta {name}, {}, för visning.",
           "Handläggare: {name}  {}   Datum", "({})", "<td>{}</td>"]  # fmt: skip


def _phones(r: random.Random, form: str) -> Item:
    return _item(r, "telefon", form, PHONE_FORMS[form](r), r.choice(_CALLED))


def _local(r: random.Random) -> str:
    plain = str.maketrans("åäöéÅÄÖ", "aaoeaao")
    name = person(r).lower().translate(plain)
    return r.choice(
        [name.replace(" ", "."), name.replace(" ", "_"), name.split()[1], name.replace(" ", "") + str(r.randint(1, 99))]
    )


def _domain(r: random.Random) -> str:
    return r.choice(["exempel.se", "bredband.example.net", "telia-exempel.com", "kommun.example", "mail.exempel.nu"])


MAIL_FORMS: dict[str, Callable[[random.Random], str]] = {
    "plain": lambda r: f"{_local(r)}@{_domain(r)}",
    "capitals": lambda r: f"{_local(r)}@{_domain(r)}".upper(),
    "(at)": lambda r: f"{_local(r)}(at){_domain(r)}",
    "[at] with blanks": lambda r: f"{_local(r)} [at] {_domain(r)}",
    "snabel-a": lambda r: f"{_local(r)} snabel-a {_domain(r)}",
    "punkt": lambda r: f"{_local(r)}(at)exempel(punkt)se",
    "dots in words": lambda r: f"{_local(r).replace('.', ' punkt ')} (at) exempel punkt se",
    "break behind @": lambda r: f"{_local(r)}@\n{_domain(r)}",
    "break before @": lambda r: f"{_local(r)}\n@{_domain(r)}",
    "break behind the dot": lambda r: f"{_local(r)}@exempel.\nse",
    "blanks": lambda r: f"{_local(r)} @ {_domain(r)}",
    "scanned sign": lambda r: f"{_local(r)}©{_domain(r)}",
}
_WRITTEN = ["E-post: {}", "Mejla {} om du vill veta mer.", "<a href=\"mailto:{}\">Kontakt</a>", "{name}, {}", "{name}\n{}\n",
            "Svar önskas till {}.", "({})", "Frågor ställs till {} senast fredag."]  # fmt: skip


def _mails(r: random.Random, form: str) -> Item:
    return _item(r, "e-post", form, MAIL_FORMS[form](r), r.choice(_WRITTEN))


def _street(r: random.Random) -> str:
    return r.choice(STEMS) + r.choice(["gatan", "vägen", "gränd", "stigen", "allén", "torget"])


def _code(r: random.Random) -> str:
    return f"{r.randint(100, 984)} {r.randint(10, 99)}"


ADDRESS_FORMS: dict[str, Callable[[random.Random], str]] = {
    "street": lambda r: f"{_street(r)} {r.randint(1, 140)}",
    "street with letter": lambda r: f"{_street(r)} {r.randint(1, 60)}{r.choice(['A', ' B', 'c', ' D'])}",
    "street and flat": lambda r: f"{_street(r)} {r.randint(1, 60)} lgh {r.randint(1001, 1604)}",
    "street and stairs": lambda r: f"{_street(r)} {r.randint(1, 60)}, {r.randint(1, 5)} tr",
    "whole, one line": lambda r: f"{_street(r)} {r.randint(1, 60)}, {_code(r)} {r.choice(TOWNS)}",
    "whole, two lines": lambda r: f"{_street(r)} {r.randint(1, 60)}\n{_code(r)} {r.choice(TOWNS).upper()}",
    "range": lambda r: f"{_street(r)} {(n := r.randint(1, 60))}–{n + 2}",
    "way apart": lambda r: (
        f"{r.choice(['Drottning Kristinas', 'Karl Johans', 'Gustav Vasas'])} {r.choice(['väg', 'gata'])} {r.randint(1, 90)}"
    ),
    "direction": lambda r: f"{r.choice(['Norra', 'Östra', 'Lilla'])} {_street(r)} {r.randint(1, 90)}",
    "low": lambda r: f"{_street(r).lower()} {r.randint(1, 90)}",
    "c/o": lambda r: f"c/o {r.choice(LAST)}, {_street(r)} {r.randint(1, 90)}",
    "box": lambda r: f"Box {r.randint(1, 900)}, {_code(r)} {r.choice(TOWNS)}",
    "village": lambda r: (
        f"{r.choice(['Ekeby', 'Norrby', 'Västra Torp', 'Hagen'])} {r.randint(100, 490)}, {_code(r)} {r.choice(TOWNS)}"
    ),
    "country code": lambda r: f"{_street(r)} {r.randint(1, 60)}, SE-{_code(r)} {r.choice(TOWNS)}",
}
_LIVING = ["{name}, {}", "{name}\n{}\n", "Adress: {}", "boende på {}, framför följande.", "Hon bor på {} sedan länge.",
           "Sökanden på {} begär bygglov.", "Grannen ({}) har hörts."]  # fmt: skip


def _addresses(r: random.Random, form: str) -> Item:
    return _item(r, "adress", form, ADDRESS_FORMS[form](r), r.choice(_LIVING))


MOVED: dict[str, str] = {
    "heading": "Medborgarförslag från {} om gatubelysning",
    "capitals": "MEDBORGARFÖRSLAG FRÅN {CAP} OM GATUBELYSNING",
    "has come in with": "{} har inkommit med ett medborgarförslag om lekplatser.",
    "has handed in": "{} har lämnat in ett medborgarförslag om en vänort.",
    "proposes in": "{} föreslår i ett medborgarförslag att kommunen ska bygga en cykelväg.",
    "in a": "I ett medborgarförslag, inkommet den 3 maj 2021, föreslår {} att torget byggs om.",
    "by": "Medborgarförslag av {}, inlämnat 2021-05-03",
    "handed in by": "Medborgarförslag om hundrastgård, inlämnat av {}.",
    "brackets": "Medborgarförslag ({})",
    "dash": "Medborgarförslag – {}\n",
    "mover": "Ett medborgarförslag har kommit in. Förslagsställare: {}",
    "form": "Medborgarförslag\nNamn: {}\nDatum: 2021-05-03",
    "genitive": "{}s medborgarförslag om badplatsen behandlades.",
    "who": "Medborgarförslaget, som {} har lämnat, anmäldes i kommunfullmäktige.",
    "over lines": "Medborgarförslag om en vänort i Polen från {NL}\n",
    "petition": "Namninsamling med 212 namn från {} om skolan",
    "signed": "Protestlista undertecknad av {} och 34 andra boende",
    "e-proposal": "E-förslag från {} om snöröjning",
}


def _names(r: random.Random, form: str) -> Item:
    name = person(r)
    wording = MOVED[form]
    if "{CAP}" in wording:
        name, wording = name.upper(), wording.replace("{CAP}", "{}")
    if "{NL}" in wording:
        name, wording = name.replace(" ", "\n"), wording.replace("{NL}", "{}")
    before, _, after = wording.partition("{}")
    return Item("enskild", form, before, name, after)


MAKERS: dict[str, tuple[Callable[[random.Random, str], Item], tuple[str, ...]]] = {
    "personnummer": (_numbers, tuple(NUMBER_FORMS)),
    "telefon": (_phones, tuple(PHONE_FORMS)),
    "e-post": (_mails, tuple(MAIL_FORMS)),
    "adress": (_addresses, tuple(ADDRESS_FORMS)),
    "enskild": (_names, tuple(MOVED)),
}


def items(seed: int, each: int) -> list[Item]:
    """`each` items of every form of every kind."""
    r = random.Random(seed)
    return [make(r, form) for make, forms in MAKERS.values() for form in forms for _ in range(each)]
