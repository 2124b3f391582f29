"""Generation 3: who moved a matter, in every wording and place of a heading, title, list and text.

The wordings were written before they were tried on anything. `{p}` is a person, `{t}` a partner abroad. What is
harmless stands beside it: places, partners, streets, organisations, and office-holders with party or office.
"""

from __future__ import annotations

import random

from tests.drills.private_harmless import Figure
from tests.drills.private_items import Item

PERSONS = (
    "Rune Karlström", "Sixten Bladh", "Amina Yusuf", "Tor-Björn Hägg", "Maria Fernández Öberg", "Ulla-Britt von Essen",
    "Carl af Uggleklint", "Lena de Geer", "Yasmin El-Sayed", "Hassan Ali", "Nguyễn Văn Minh", "M. Öberg", "K-G Strand",
    "Anna Lind Bergqvist", "Sean O'Brien", "Berit Lund", "Nils Falkenberg", "Bo Ek", "Dragana Petrović", "Göte Sundbyberg",
    "Jan van der Meer", "Ida Ahl", "Eva-Lena Östman Kraft", "Zbigniew Wójcik", "C G Silfverhielm", "Maj-Britt Åkesdotter",
)  # fmt: skip
TOWNS = (
    "Vejle i Danmark", "Narvik i Norge", "Zabrze i Polen", "Kemi i Finland", "Pärnu i Estland", "Riga", "Rostock, Tyskland",
    "Frankfurt an der Oder", "Nowy Targ i Polen", "San Sebastián", "Zhuhai", "Bad Doberan", "Nordre Land i Norge",
)  # fmt: skip

WORDINGS: dict[str, str] = {
    # headings of a citizen's proposal
    "from, before the subject": "Medborgarförslag från {p} om vänort {t}",
    "dash behind": "Medborgarförslag om vänort {t} – {p}",
    "hyphen behind": "Medborgarförslag om vänort {t} - {p}",
    "brackets behind the subject": "Medborgarförslag – vänort {t} ({p})",
    "brackets behind the noun": "Medborgarförslag ({p}) om vänort {t}",
    "genitive": "{p}s medborgarförslag om vänort {t}",
    "answer to the genitive": "Svar på {p}s medborgarförslag om vänort {t}",
    "handed in by": "Medborgarförslag om vänort {t}, inlämnat av {p}",
    "comma behind": "Svar på medborgarförslag om vänort {t}, {p}",
    "e-proposal, label": "E-förslag om vänort {t}, förslagsställare {p}",
    "e-proposal, label with colon": "E-förslag om vänort {t}. Förslagsställare: {p}",
    "stroke": "Medborgarförslag - vänort {t}/{p}",
    "stroke with blanks": "Medborgarförslag om vänort {t} / {p}",
    "colon and comma": "Medborgarförslag: {p}, vänort {t}",
    "colon behind the name": "Medborgarförslag, {p}: Avsluta vänortsavtalet med {t}",
    "name first, colon": "{p}: Medborgarförslag om vänort {t}",
    "name first, dash": "{p} – medborgarförslag om vänort {t}",
    "name first, comma": "{p}, medborgarförslag om vänort {t}",
    "inhabitants' initiative, brackets": "Invånarinitiativ om vänort {t} (av {p})",
    "inhabitants' proposal": "Invånarförslag om vänort {t} av {p}",
    "citizens' initiative": "Medborgarinitiativ av {p} om vänort {t}",
    "people's initiative": "Folkinitiativ om vänort {t} – initiativtagare {p}",
    "put by": "Medborgarförslag om vänort {t} ställt av {p}",
    "moved by": "Medborgarförslag väckt av {p} angående vänort {t}",
    "written by": "Medborgarförslag om vänort {t}, skrivet av {p}, Sätra",
    "received from": "Medborgarförslag inkommet från {p} gällande vänort {t}",
    "number and name": "Medborgarförslag nr 14 ({p}): vänort {t}",
    "year and name": "Medborgarförslag 2021:14, {p}, vänort {t}",
    "quoted subject": "Medborgarförslag ”Vänort {t}”, {p}",
    "straight quotes": 'Medborgarförslag "Ny vänort" {p}',
    "name without a sign": "Medborgarförslag {p} om vänort {t}",
    "semicolon": "Medborgarförslag om vänort {t}; {p}",
    "two movers": "Medborgarförslag om vänort {t}, {p} och Disa Rönnhag",
    "second mover": "Medborgarförslag om vänort {t}, Disa Rönnhag och {p}",
    "third mover in brackets": "Medborgarförslag om vänort {t} (Disa Rönnhag, Örjan Kvist, {p})",
    "stroke between movers": "Medborgarförslag vänort {t} – Disa Rönnhag/{p}",
    "with others": "Medborgarförslag om vänort {t} – {p} m.fl.",
    "mover and town": "Medborgarförslag om vänort {t}, {p}, Sätra",
    "mover and year of birth": "Medborgarförslag om vänort {t} ({p}, f. 1951)",
    "number of the case behind": "Medborgarförslag om vänort {t} – {p} KS 2021/14",
    "case in brackets behind": "Medborgarförslag om vänort {t} – {p} (KS 2021/14)",
    "reply first": "Besvarande av medborgarförslag – vänort {t} – {p}",
    "announced": "Anmälan av medborgarförslag från {p}: vänort {t}",
    "handing over": "Överlämnande av medborgarförslag, {p}, till kommunstyrelsen",
    "date between": "Medborgarförslag 2021-03-02 från {p} om vänort {t}",
    "mover labelled": "Medborgarförslag om vänort {t}. Inlämnare: {p}",
    "by, in brackets": "Medborgarförslag – ny vänort (inlämnat av {p})",
    "from the citizen": "Förslag till vänort {t} från medborgaren {p}",
    "from the inhabitant": "Förslag om vänort {t} från kommuninvånaren {p}",
    "private person": "Skrivelse från privatpersonen {p} om vänort {t}",
    # letters, appeals, questions, signatures
    "letter": "Skrivelse från {p} angående vänort {t}",
    "letter, comma": "Skrivelse angående vänort {t}, {p}",
    "letter by": "Brev av {p} om vänorten {t}",
    "e-mail from": "E-post från {p} rörande vänortsavtalet med {t}",
    "appeal by": "Överklagande av {p} av beslut om vänort {t}",
    "appeal, genitive": "{p}s överklagande av beslut om vänort {t}",
    "appealed by": "Laglighetsprövning av beslut om vänort {t}, klagande {p}",
    "appeal, against": "{p} ./. kommunen, laglighetsprövning av vänortsbeslut",
    "question of the public": "Fråga från allmänheten: {p} om vänort {t}",
    "public's questions": "Allmänhetens frågestund – {p}: vänorten {t}",
    "citizens' question": "Medborgarfråga från {p} om vänort {t}",
    "view of": "Vänortsavtal med {t}, synpunkt från {p}",
    "complaint": "Klagomål från {p} på vänortssamarbetet med {t}",
    "petition": "Namninsamling mot vänort {t}, initiativtagare {p}",
    "petition by name": "Namninsamling för vänort {t} ({p})",
    "call": "Upprop för vänort {t} – {p} m.fl.",
    "signature": "Medborgarinitiativ av signaturen Pelle {q} om vänort {t}",
    "proposal of a person": "Förslag från {p} om vänort {t}, medborgarförslag",
    "citizen's proposal in brackets": "Vänort {t} (medborgarförslag, {p})",
    "citizen's proposal last": "Vänort {t} – medborgarförslag av {p}",
    "suggestion": "Idéförslag från {p}: vänort {t}",
    "opinion piece": "Insändare av {p} om vänort {t}",
    # lists
    "list, comma": "Följande medborgarförslag har inkommit:\n- Vänortsavtal med {t}, {p}\n- Belysning i parken, Disa Rönnhag\n",
    "list, name first": "Inkomna medborgarförslag\n1. {p}: Vänortsavtal med {t}\n2. Disa Rönnhag: Belysning i parken\n",
    "list, brackets": "Medborgarförslag som anmäls:\n• Vänortsavtal med {t} ({p}), KS 2021/14\n",
    "list, dash": "Obesvarade medborgarförslag\na) Ny vänort – {p}\nb) Fler bänkar – Disa Rönnhag\n",
    "list, from": "Medborgarförslagen nedan överlämnas till kommunstyrelsen.\n- Vänort {t}, från {p}\n",
    "list, stroke": "Redovisning av medborgarförslag:\n2021/14 Vänort {t} / {p}\n",
    # texts
    "has raised": "{p} har väckt medborgarförslag om att avsluta vänortsavtalet med {t}.",
    "born, has raised": "{p} (f. 1977-05-03) har väckt medborgarförslag om att avsluta vänortsavtalet.",
    "wants": "I ett e-förslag vill {p} att kommunen tecknar ett vänortsavtal med {t}.",
    "wants in reverse": "I medborgarförslaget yrkar {p} att kommunen ska bli vänort med {t}.",
    "passive": "Att kommunen ska bli vänort med {t} föreslås i ett medborgarförslag av {p}.",
    "inhabitant has handed in": "Invånaren {p} har lämnat in en skrivelse om att kommunen ska ha vänort {t}.",
    "letter came": "En skrivelse inkom från {p}, boende i Sätra, om vänorten {t}.",
    "letter, has asked": "{p} i Sätra har i brev till kommunen begärt att vänortsavtalet med {t} avslutas.",
    "the mover is": "Medborgarförslaget gäller vänort {t}. Initiativtagare är {p}.",
    "the mover behind": "Bakom medborgarförslaget står {p}, som vill ha {t} som vänort.",
    "mover present": "Förslagsställaren {p} är närvarande och presenterar sitt medborgarförslag.",
    "reject the genitive": "Kommunfullmäktige avslår {p}s e-förslag om vänort {t}.",
    "proposal answered, of": "Medborgarförslaget av {p} anses besvarat.",
    "agreeing with": "Kommunstyrelsen bifaller medborgarförslaget om vänort {t} i enlighet med {p}s förslag.",
    "citizen, address": "Medborgaren {p}, Sätra, föreslår vänortsavtal med {t}.",
    "copy to": "Svar på medborgarförslag\n\nProtokollsutdrag till\nFörslagsställaren {p}\nKommunstyrelsen\n",
    "copy to, turned": "Medborgarförslag om vänort.\nBeslutet skickas till: {p} (förslagsställare)",
    "basis": "Beslutsunderlag\nMedborgarförslag från {p}, 2021-03-02\nTjänsteskrivelse 2021-04-01",
    "basis, comma": "Beslutsunderlag\nMedborgarförslag, {p}, inkommet 2021-03-02",
    "on one's own": "{p} inkom den 3 maj 2021 med ett medborgarförslag om vänort {t}.",
    "thinks": "Enligt {p}, som lämnat medborgarförslaget, är vänorten {t} för dyr.",
    "line break": "§ 41 Medborgarförslag om vänort {t} –\n{p}\nDnr KS 2021/14\n",
    "capitals": "MEDBORGARFÖRSLAG OM VÄNORT – {P}",
    "capitals, from": "MEDBORGARFÖRSLAG FRÅN {P} OM VÄNORT",
    "capitals, brackets": "SVAR PÅ MEDBORGARFÖRSLAG ({P}) – VÄNORT",
    "capitals of the name": "Medborgarförslag från {P} om vänort {t}",
    # what an office writes by hand
    "talk with": "Samtal med {p}",
    "called": "{p} ringde och berättade att avtalet gått ut",
    "according to": "Uppgift enligt mejl av {p}, vänortsföreningen",
    "interview": "Intervju med {p}, tidigare anställd",
}
BY_HAND = frozenset({"talk with", "called", "according to", "interview"})  # nothing in them says what matter it is

HARMLESS: dict[str, str] = {
    "place behind a dash": "Medborgarförslag om vänort – {f}",
    "place behind a comma": "Svar på medborgarförslag om vänort, {f}",
    "place in brackets": "Medborgarförslag om ny vänort ({f})",
    "place behind a stroke": "Medborgarförslag – vänort/{f}",
    "place from": "Medborgarförslag om att ta emot besök från {f}",
    "place first": "{f}: medborgarförslag om vänort",
    "place's genitive": "{f}s förslag om samarbete, medborgarförslag",
    "letter of a town": "Skrivelse från {f} om vänortssamarbete",
    "partner in a list": "Följande medborgarförslag har inkommit:\n- Vänortsavtal med {f}\n- Belysning\n",
    "street behind a dash": "Medborgarförslag om trafiken – {s}",
    "street of a list": "Inkomna medborgarförslag\n1. Farthinder på {s}\n2. Bänkar vid {s}\n",
    "street behind a comma": "Medborgarförslag om cykelbana, {s}",
    "street in brackets": "Medborgarförslag om lekplats ({s})",
    "holder with party": "Medborgarförslag om vänort. {h} yrkar avslag",
    "holder in a list": "Medborgarförslag om vänort\nYrkanden: {h}, Eva Blom (S)\n",
    "motion of a holder": "Motion från {h} om vänort med Riga och medborgarförslag",
    "holder with an office": "Medborgarförslag om vänort, föredragande {o}",
    "office writes": "Tjänsteskrivelse från {o} om medborgarförslag om vänort",
    "office in brackets": "Beredning av medborgarförslag om vänort ({o})",
    "organisation from": "Skrivelse från {g} om vänort Riga",
    "organisation behind a dash": "Medborgarförslag om vänort – {g}",
    "organisation has sent": "{g} har lämnat in en skrivelse om vänorten Riga",
    "organ behind a comma": "Återremiss av medborgarförslag, {b}",
    "organ's genitive": "{b}s yttrande över medborgarförslag om vänort",
    "body's genitive": "Medborgarförslag om {b}s vänorter",
    "two places": "Medborgarförslag om vänorterna {f} och {f}",
    "three places": "Medborgarförslag om vänort, {f}, {f} och {f}",
    "twin agreement": "Vänortsavtal med {f}",
    "letter of intent": "Avsiktsförklaring mellan Gävle kommun och {f}",
    "delegation": "Besök från {f}, skrivelse om vänort",
}
_PLACES = (
    "Vejle", "Nowy Targ", "San Sebastián", "Frankfurt an der Oder", "Bad Doberan", "Nordre Land", "Santa Fe", "Nya Zeeland",
    "Sri Lanka", "Den Haag", "Los Angeles", "Burkina Faso", "Zhuhai", "Xi'an", "Inre Mongoliet", "Bosnien och Hercegovina",
    "Mazar-e Sharif", "Gjøvik", "Stara Zagora", "Velikij Novgorod", "New York", "Rio de Janeiro", "Costa Rica", "Le Mans",
    "Narvik", "Cluj-Napoca", "Bielsko-Biała", "Nordrhein-Westfalen", "Sankt Petersburg", "Veliko Tarnovo", "Saint-Malo",
    "Kuala Lumpur", "Hong Kong", "Buenos Aires", "El Salvador", "La Paz", "Novi Sad", "Banja Luka", "Sierra Leone", "Saudiarabien",
)  # fmt: skip
_STREETS = (
    "Norra Kungsgatan", "Stora Torget", "Vejlegatan", "Tartuvägen", "Södra Sandby", "Nya Torg", "Gamla Gefle", "Östra Ågatan",
    "Karl Johans gata", "Rigagatan", "Västra Bangatan", "Drottning Kristinas väg", "Norra Sätra", "Kvarteret Gården",
    "Narviks plats", "Lilla Bryggeriet", "Furuviks havspark", "Gävle Strand", "Alderholmens Park", "Sankt Eriks gata",
)  # fmt: skip
_HOLDERS = (
    "Anna Ek (M)", "Per-Åke Fredriksson (L)", "Åsa Wiklund Lång (S)", "Carl von Essen (KD)", "Maria de Geer (SD)", "Bo Lind (C), ordförande",
    "Lars Öberg (V)", "Nils af Ekenstam (MP)", "Eva Lund Strand (M)", "Hassan Ali (S)",
)  # fmt: skip
_OFFICERS = (
    "kommunstrateg Anna Ek", "kommundirektör Bo Lind", "kommunstyrelsens ordförande Eva Lund", "stadsjurist Carl von Essen",
    "förvaltningschef Hassan Ali", "utredare Maj-Britt Strand", "kanslichef Nils Öberg", "samordnare Lena de Geer",
)  # fmt: skip
_GROUPS = (
    "Röda Korset", "Svenska kyrkan", "Svenska Kyrkan", "Rädda Barnen", "Gävle Norden-förening", "Föreningen Norden",
    "Svenska Freds", "Rotary Gävle", "Lions Club Gävle", "Vänortsföreningen Gävle-Vejle", "Högskolan i Gävle", "Future Position X",
    "Företagarna Gästrikland", "PRO Sätra", "Brynäs IF", "Hyresgästföreningen Norrland", "Sveriges Kommuner och Regioner",
    "Region Gävleborg", "Länsstyrelsen Gävleborg", "Svenskt Näringsliv", "Gavlegårdarna AB", "Gefle Teater", "Kammarrätten i Sundsvall",
    "Förvaltningsrätten i Falun", "Sida", "Unga Örnar",
)  # fmt: skip
_BODIES = (
    "Kommunstyrelsen", "Gävle kommun", "Tekniska Nämnden", "Kultur- och fritidsnämnden", "Region Gävleborg", "Kommunfullmäktige",
    "Kommunala Rådet", "Östra Göinge kommun", "Samhällsbyggnad Gävle", "Barn- och Utbildningsnämnden", "Upplands Väsby", "Södertälje",
)  # fmt: skip
_FILLS = {"f": _PLACES, "s": _STREETS, "h": _HOLDERS, "o": _OFFICERS, "g": _GROUPS, "b": _BODIES}


def items(seed: int, each: int, *, by_hand: bool = False) -> list[Item]:
    """`each` items of every wording."""
    r = random.Random(seed)
    found = []
    for form, text in WORDINGS.items():
        if (form in BY_HAND) is not by_hand:
            continue
        for n in range(each):
            who = PERSONS[(n + r.randrange(len(PERSONS))) % len(PERSONS)]
            genitive = "{p}s " in text and who[-1] in "szx"
            text_now = text.replace("{p}s ", "{p} ") if genitive else text
            before, after = text_now.split("{p}" if "{p}" in text else "{P}" if "{P}" in text else "Pelle {q}")
            name = who.upper() if "{P}" in text else who if "{p}" in text else f"Pelle {r.choice('PQR')}"
            town = r.choice(TOWNS)
            found.append(Item("enskild", form, before.replace("{t}", town), name, after.replace("{t}", town)))
    return found


def figures(seed: int, each: int) -> list[Figure]:
    """`each` harmless texts of every wording."""
    r = random.Random(seed)
    found = []
    for kind, text in HARMLESS.items():
        for _ in range(each):
            made = text
            for sign, words in _FILLS.items():
                while "{" + sign + "}" in made:
                    made = made.replace("{" + sign + "}", r.choice(words), 1)
            found.append(Figure(kind, made, 0, len(made)))
    return found
