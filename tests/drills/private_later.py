"""Generation 2: forms written when the detectors were done, from how secretaries, residents and scans write."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.drills.private_harmless import Figure, made
from tests.drills.private_items import FIRST, LAST, TOWNS, Item, number, person

_NUMBERS: dict[str, Callable[[str], str]] = {
    "em dash": lambda n: f"Vårdnadshavare {{p}} {{{n[2:8]}—{n[8:]}}} har yttrat sig.",
    "born, f.": lambda n: f"{{p}}, f. {{{n[:8]}-{n[8:]}}}, entledigas.",
    "born, f": lambda n: f"{{p}} (f {{{n[2:8]}-{n[8:]}}}) väljs till kontaktperson.",
    "pairs with hyphens": lambda n: f"P.nr: {{{n[2:4]}-{n[4:6]}-{n[6:8]}-{n[8:]}}}",
    "table with tabs": lambda n: f"{{p}}\t{{{n[2:8]}-{n[8:]}}}\tStorgården",
    "no blank behind the label": lambda n: f"Pers.nr.{{{n[2:8]}-{n[8:]}}}",
    "blank before the hyphen": lambda n: f"Avser {{{n[2:8]} -{n[8:]}}}",
    "digits apart": lambda n: "Personnummer {" + " ".join(n[2:8]) + " - " + " ".join(n[8:]) + "}",
    "hyphen that does not break": lambda n: f"Sökande {{{n[2:8]}\u2011{n[8:]}}}",
    "blank that does not break": lambda n: f"personnummer\u00a0{{{n[:8]}\u00a0{n[8:]}}}",
    "minus": lambda n: f"Insats för {{{n[2:8]}\u2212{n[8:]}}} beviljas",
    "interim": lambda n: f"Tillfälligt nummer {{{n[2:8]}-T{n[9:]}}}",
    "query of an address": lambda n: f"se arende?pnr={{{n}}}&sida=2",
    "JSON": lambda n: f'["personnr":"{{{n}}}"]',
    "genitive": lambda n: f"{{{n[2:8]}-{n[8:]}}}:s ansökan avslås",
    "hidden with N": lambda n: f"beslut rörande {{{n[2:8]}-NNNN}}",
    "hidden with stars": lambda n: f"beslut rörande {{{n[:8]}-****}}",
    "quoted in a mail": lambda n: f"> {{{n[2:8]}-{n[8:]}}} är mitt nummer",
    "bullet": lambda n: f"•{{{n[2:8]}-{n[8:]}}}",
    "stroke": lambda n: f"personnr {{{n[2:8]}/{n[8:]}}}",
    "bare behind a name in brackets": lambda n: f"({{p}} {{{n[2:]}}})",
    "bare before a name": lambda n: f"Personuppgifter: {{{n[2:]}}} {{p}}",
    "break and hyphenation": lambda n: f"Sökanden {{{n[:8]}-\n      {n[8:]}}} har",
    "two on a line": lambda n: f"Parterna {{{n[2:8]}-{n[8:]}}}, 510612-0234 är överens",
    "in a heading": lambda n: f"§ 12 Adoptionsärende {{{n[2:8]}-{n[8:]}}} KS 2020/12",
    "coordination, spelled": lambda n: f"samordningsnr. {{{n[2:6]}{int(n[6:8]) % 30 + 61}-{n[8:]}}}",
}
_PHONES: dict[str, Callable[[str], str]] = {
    "dash": lambda d: f"Tfn: {{070–{d[:3]} {d[3:5]} {d[5:7]}}}",
    "+46 with hyphens": lambda d: f"{{+46-70-{d[:3]} {d[3:5]} {d[5:7]}}}",
    "+46 with dots": lambda d: f"{{+46.70.{d[:7]}}}",
    "(+46)": lambda d: f"{{p}}, {{(+46) 70 {d[:3]} {d[3:5]} {d[5:7]}}}",
    "0046(0)": lambda d: f"Mobil {{0046(0)70 {d[:7]}}}",
    "hyphen with blanks": lambda d: f"{{073 - {d[:3]} {d[3:5]} {d[5:7]}}}",
    "three and four": lambda d: f"Kontakta {{p}} på {{076-{d[:3]} {d[3:7]}}}",
    "local, five": lambda d: f"Tel. {{{d[:3]} {d[3:5]}}}",
    "local, six": lambda d: f"Telefon: {{{d[:2]} {d[2:4]} {d[4:6]}}}",
    "stroke": lambda d: f"{{0455/{d[:2]} {d[2:4]} {d[4:6]}}} vx",
    "Stockholm with blanks": lambda d: f"{{08 - {d[:3]} {d[3:6]} {d[6:8]}}}",
    "Stockholm, six": lambda d: f"tel {{08-{d[:2]} {d[2:4]} {d[4:6]}}}",
    "dash in a house number": lambda d: f"Växel {{0322–{d[:2]} {d[2:4]} {d[4:6]}}}",
    "bare house": lambda d: f"Telefonnummer: {{0322{d[:6]}}}",
    "home and work": lambda d: f"hem {{0322-{d[:6]}}}, arb 0322-617001",
    "mobilnr.": lambda d: f"mobilnr. {{+46709 {d[:6]}}}",
    "Norway": lambda d: f"Ordføreren nås på {{+47 {d[:2]} {d[2:4]} {d[4:6]} {d[6:8]}}}",
    "Germany": lambda d: f"Büro: {{+49 30 {d[:7]}}}",
    "Latvia": lambda d: f"{{+371 6{d[:7]}}}",
    "tel link": lambda d: f'<a href="tel:{{+4670{d[:7]}}}">Ring</a>',
    "sms": lambda d: f"Sms:a {{070{d[:7]}}} så svarar jag",
    "swish": lambda d: f"Swish {{123 {d[:3]} {d[3:5]} {d[5:7]}}}",
    "blanks that do not break": lambda d: f"{{070\u00a0{d[:3]}\u00a0{d[3:5]}\u00a0{d[5:7]}}}",
    "in a table": lambda d: f"Ordförande  {{p}}  {{0480-{d[:2]} {d[2:4]} {d[4:6]}}}  ja",
    "break before the last": lambda d: f"ring mig, {{0480-{d[:2]} {d[2:4]}\n{d[4:6]}}}",
    "signature": lambda d: f"Med vänlig hälsning\n{{p}}\n{{070-{d[:3]} {d[3:5]} {d[5:7]}}}",
}
_MAILS: dict[str, str] = {
    "[a]": "{{{l}[a]exempel.se}}", "bare at": "Skriv till {{{l} at exempel.se}} så", "(snabel-a)": "{{{l}(snabel-a)exempel.se}}",
    "blanks at the dot": "{{{l}@exempel . se}}", "hyphenated": "nås via {{{l}@kommun-\nexempel.se}}", "entity": "{{{l}&#64;exempel.se}}",
    "blank before @": "mejl: {{{l} @exempel.se}}", "tagged": "{{{l}+kommun@post.exempel.se}}", "AT in capitals": "{{{l}(AT)EXEMPEL.SE}}",
    "AT DOT": "{{{l} AT exempel DOT se}}", "{at}": "e-post {{{l}{{at}}exempel.se}}", "broken name": "Svar till {{{l}.\nlund@exempel.se}}",
    "co.uk": "{{{l}@example.co.uk}}", "own letters": "{{{l}@smörgås.se}}", "angle brackets": "{p} <{{{l}@exempel.se}}>",
    "list": "{{{l}@exempel.se}}; registrator@kommun.example", "end of a sentence": "Maila {{{l}@exempel.se}}.Sedan", "full width": "{{{l}＠exempel.se}}",
}  # fmt: skip
_ADDRESSES: dict[str, str] = {
    "short street": "{p}\n{{Storg. {n}, 441 30 Alingsås}}", "nr": "bosatt {{Storgatan nr {n}}} i {t}", "capitals": "{{STORGATAN {n}}}",
    "stairs joined": "{{Torggatan {n}B, 2tr}}", "c/o, no comma": "{{c/o {e} Ringvägen {n}}}", "C/O": "{p}, {{C/O {e}}}, {t}",
    "postbox": "{{Postlåda {n}, 441 91 Alingsås}}", "pl": "{{Pl {n}, 826 92 Söderala}}", "farm": "{{Hagby Prästgård {n}, 388 95 Halltorp}}",
    "captain": "{p} på {{Kapten Nilssons gata {n}}}", "S:t": "{{S:t Eriksgatan {n}}}", "Sankt": "{{Sankt Olofs väg {n}}}, {t}",
    "break at the number": "boende på {{Tallvägen\n{n}}} sedan", "joined postcode": "{{Nygatan {n}, 44130 Alingsås}}",
    "floor": "{{Lilla Norrgatan {n} ö.g.}}", "no number": "{p}, Torpet Solbacken, {{441 91 Alingsås}}", "strand": "{{Strandpromenaden {n}}}",
    "square": "{{Hamnplan {n}, 441 30 Alingsås}}", "labelled": "Bostadsadress: {{Ekbacken {n}}}", "South": "{{Södra Vägen {n}}}",
    "box alone": "Svar sänds till {{Box {n}}}, {t}", "hill": "{p}, {{Björkbacken {n} A}}, {t}", "apartment": "{{Skolgatan {n}, lägenhet 1203}}",
    "colon": "Gatuadress: {{Björkhagsvägen {n}}}\nPostnr och ort: {{441 37 Alingsås}}", "column": "{p}      {{Granvägen {n}}}      {t}",
    "brackets": "(adress {{Idrottsvägen {n}}})", "cul-de-sac": "{{Murgrönegången {n}}}, 441 39 Alingsås",
}  # fmt: skip
_NAMES: dict[str, str] = {
    "undersigned": "Undertecknad, {{p}}, vill genom detta medborgarförslag få en lekpark.", "comma": "Medborgarförslag, {{p}}",
    "couple": "Medborgarförslag från makarna {{p}}", "m.fl.": "Medborgarförslag från {{p}} m.fl. om buss", "initial": "Medborgarförslag från {{i}} om buss",
    "first and letter": "Medborgarförslag från {{s}} om buss", "hyphened": "{{p}}-Lund har väckt ett medborgarförslag om torget.",
    "pupil": "Medborgarförslag från eleven {{p}} i klass 5B", "in it writes": "I medborgarförslaget skriver {{p}} att torget är mörkt.",
    "answer": "Svar på {{p}}s medborgarförslag", "number": "Medborgarförslag nr 12/2021 från {{p}}", "place between": "{{p}}, Alingsås, har inkommit med ett medborgarförslag om torget.",
    "under a heading": "Ärendebeskrivning\n{{p}} har lämnat in ett medborgarförslag om torget.", "Swedish order": "Medborgarförslag från {{r}} om buss",
    "has turned in by mail": "{{p}} har i ett medborgarförslag framfört önskemål om bussar.", "wished": "Ett medborgarförslag inkom den 3 maj. {{p}} önskar i medborgarförslaget fler bänkar.",
    "mover speaks": "Medborgarförslag om torget. Förslagsställaren {{p}} presenterar sitt förslag.", "two": "Medborgarförslag från {{p}} och Disa Rönnhag om buss",
    "signatures": "Namnunderskrifter:\n{{p}}\nDisa Rönnhag", "the proposal was handed in": "Medborgarförslaget lämnades in av {{p}} i maj.",
    "greeting": "Jag hoppas att mitt medborgarförslag bifalls.\nMed vänlig hälsning\n{{p}}", "after the title": "Medborgarförslag om fler bänkar i parken\n{{p}}, 2021-05-03",
}  # fmt: skip


def items(seed: int, each: int) -> list[Item]:
    """`each` items of every form."""
    r = random.Random(seed)
    found = []
    for _ in range(each):
        for form, write in _NUMBERS.items():
            n = number(r, valid=r.random() < 0.6 or form in ("query of an address", "JSON", "bare before a name"))
            found.append(_item("personnummer", form, write(n).replace("{p}", person(r))))
        for form, call in _PHONES.items():
            digits = str(r.randint(2, 9)) + "".join(str(r.randint(0, 9)) for _ in range(7))
            found.append(_item("telefon", form, call(digits).replace("{p}", person(r))))
        for form, text in _MAILS.items():
            local = r.choice(["kim.ek", "k.ostvik", "familjen_ek", "sol73", "bodil"])
            found.append(_item("e-post", form, _filled(r, text.replace("{l}", local).replace("{{{{at}}}}", "{{at}}"))))
        found += (_item("adress", form, _filled(r, text)) for form, text in _ADDRESSES.items())
        found += (_item("enskild", form, _filled(r, text)) for form, text in _NAMES.items())
    return found


def _filled(r: random.Random, text: str) -> str:
    first, last = r.choice(FIRST), r.choice(LAST)
    for short, long in {
        "p": f"{first} {last}", "i": f"{first[0]}. {last}", "s": f"{first} {last[0]}.", "r": f"{last}, {first}", "e": r.choice(LAST),
        "n": str(r.randint(2, 98)), "t": r.choice(TOWNS),
    }.items():  # fmt: skip
        text = text.replace("{{" + short + "}}", "{{" + long + "}}").replace("{" + short + "}", long)
    return text.replace("{{", "{").replace("}}", "}")


def _item(kind: str, form: str, text: str) -> Item:
    """An item whose secret stands in the first braces."""
    text = text.replace("{{{", "{").replace("}}}", "}") if text.count("{") > 2 and kind == "personnummer" else text
    before, _, rest = text.partition("{")
    depth, secret = 1, ""
    for char in rest:
        depth += (char == "{") - (char == "}")
        if depth == 0:
            break
        secret += char
    after = rest[len(secret) + 1 :].replace("{", "").replace("}", "")
    return Item(kind, form, before, secret, after)


_FIGURES: dict[str, tuple[str, ...]] = {
    "case": ("HSN 2019/####-#", "RS 2018–0###", "LS 2020-0###-1#", "RS/###/2021", "Dnr #######/2020", "ärende 20##15", "SBN 20##-#####", "20##KS###", "KS.20##.###", "Dnr: KS 20## – ###"),
    "project": ("projekt 2014-1-SE01-KA2##-000###", "ICLD-nr 2019-00##", "dnr 3.2.#-###/20##"),
    "sum": ("1.###.### kr", "1 ### ###,50 kr", "## 000:-", "### ### SEK", "# ### tkr", "mellan # 000 och ## 000 kronor", "EUR ## ###", "#,# mnkr"),
    "clock": ("08.30–1#.00", "kl 08 30", "kl. 08:15-1#:30", "öppet 07.00–1#.30", "mån–fre 08–16"),
    "days": ("1#-2# maj 2020", "v. 1#-2#", "201#/1#", "läsåret 201#/2#", "201#–202#", "åk 7–9", "den 1# maj 201#", "1#/# 20##"),
    "measure": ("## ### kvm", "# ### ### invånare", "### ha", "##,# km", "± #,# %", "1177", "112", "diameter ### mm"),
    "number of things": ("ABC 1##", "ISO 900#:2015", "version 1.#.#", "punkt 3.#.#", "protokoll #/2020", "bilaga 3–#", "(3#-2#)", "3# röster mot 2#", "röstade 3#–2#", "3# ja 2# nej"),
    "company": ("SE556###456701", "org nr 5566##-####", "org.nr: 212000-####", "556###-#### (publ)", "IBAN SE## #### #### #### ####"),
    "place": ("57°55'4#\"N 12°3#'00\"E", "Bolltorp 4:1##", "Stora Torp 1:## m.fl.", "x=64####7, y=31####2", "etapp # av #"),
    "net": ("doi:10.1000/1##", "https://exempel.se/arende/20##/#####", "id=########", "build ########", "UUID 0f##c1d2-####-4a##-9c##-0a1b2c3d4e5f"),
    "law": ("2017:7##", "5 kap. # §", "prop. 2016/17:1##", "SOU 2019:##", "KL 5:2#", "dom 2020-0#-1# i mål nr ####-19"),
}  # fmt: skip


def figures(seed: int, each: int) -> list[Figure]:
    """`each` figures of every wording."""
    r = random.Random(seed)
    found = []
    for kind, forms in _FIGURES.items():
        for form in forms:
            for _ in range(max(1, each // 4)):
                value = "".join(str(r.randint(0, 9)) if c == "#" else c for c in form)
                found.append(made(f"{kind}: {form}", r.choice(["{}", "enligt {}.", "Beslut {} fattades"]), value))
    return found
