"""Agreements that are none of ours: what somebody else has, buys or says. `python -m tests.drills.others [--misses N]`.

Minutes are full of contracts and bonds that are no agreement of a Swedish body with a unit of local government abroad:
those of clubs, parishes and firms, of two towns abroad with each other, of the state; contracts on goods and services with
firms that have a foreign name or seat. They are crossed with nouns, towns, headings and decisions, over one sentence and
over two. Nothing may be read from them; the same frames with the municipality as holder keep the recall in sight.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.record import AgreementRecord
from tests.drills.cells import Cell, Told, run

TOWNS = (
    ("Viljandi", "Estland", "estniska"), ("Hirtshals", "Danmark", "danska"), ("Kajana", "Finland", "finska"),
    ("Greifswald", "Tyskland", "tyska"), ("Sopot", "Polen", "polska"), ("Tartu", "Estland", "estniska"),
    ("Arezzo", "Italien", "italienska"), ("Molde", "Norge", "norska"), ("Kutaisi", "Georgien", "georgiska"),
    ("Aalborg", "Danmark", "danska"),
)  # fmt: skip
HOLDERS = (
    "Hembygdsföreningen", "Rotaryklubben", "Missionskyrkan", "Stiftelsen Träslottet", "Musiksällskapet", "Pastoratet",
    "Kulturskolans stråkorkester", "Handelskammaren", "Bergs Mekaniska AB", "Högskolan", "Ridklubben", "Scoutkåren",
    "Sparbanken", "Hushållningssällskapet", "Brandmännens veteranförening", "Folkhögskolan", "Glasmuseet i Ljungby",
    "PRO-föreningen", "Studieförbundet", "Växjö stift", "Golfklubben", "Sagomuseet", "Riksteaterföreningen",
    "Spelmanslaget", "Hantverksföreningen", "Naturskyddsföreningens krets", "Baptistförsamlingen", "Polisen",
    "Migrationsverket", "Regeringen", "Svenska staten",
)  # fmt: skip
HEADINGS = (
    "Anmälningsärenden", "Bidrag till föreningar", "Rapporter", "Flaggning på torget", "Ansökan om resebidrag",
    "Information", "Kulturnatten", "Firande av Nobeldagen", "Medborgarförslag om en bänk", "Verksamhetsberättelse",
)  # fmt: skip
DECISIONS = (
    "Informationen läggs till handlingarna.", "Ansökan avslås.", "Föreningen får 5 000 kronor.", "Ingen åtgärd.",
    "Kommunstyrelsen beslutar att notera informationen.", "Bidrag beviljas med 12 000 kronor.",
)  # fmt: skip
BONDS = ("vänskapsavtal", "samarbetsavtal", "partnerskap", "avtal om utbyte", "vänskapsförbindelse", "samarbete")

OTHERS: dict[str, tuple[str, ...]] = {
    "has one with its like": (
        "{H} har sedan 1998 ett {b} med en förening i {P} i {L}.",
        "{H} har ett {b} med sin motsvarighet i {P}, {L}.",
        "{H} har undertecknat en vänskapsförklaring med ett kloster i {P}.",
        "{H} och en klubb i {n} {P} har sedan tjugo år ett {b}.",
        "{H} tecknade 2009 ett {b} med ett museum i {P}.",
        "{H} är sedan 1987 vän med en systerförening i {P}.",
        "{H} har en vänförsamling i {P} och en i Lund.",
    ),
    "has one with the town": (
        "{H} har sedan 1998 ett {b} med {P} i {L}.",
        "{H} har ett {b} med {n} {P}.",
        "{H} tecknade 2009 ett {b} med {P}, {L}.",
        "Det är {H} som har {b} med {P}.",
        "Enligt {H} förlängdes föreningens {b} med {P} i somras.",
        "{H} har förlängt sitt {b} med {P} till 2026.",
    ),
    "goes on in a second sentence": (
        "Det är {H} som har samarbetet med de båda orkestrarna. Samarbetsavtalet med {P} förlängdes i somras.",
        "{H} söker bidrag till en resa. Föreningens {b} med {P} firar 25 år.",
        "{H} har vänner i flera länder. Avtalet med {P} är äldst, från 1989.",
        "Kostnaden för bussen är 30 000 kronor, skriver {H}. Utbytet med {P} har pågått sedan 1996.",
        "{H} har haft årsmöte. Man har beslutat att säga upp samarbetsavtalet med {P}.",
        "{H} har firat 100 år. Gäster kom från {P}, som den har samarbetsavtal med.",
    ),
    "two towns abroad": (
        "En föreläsare från Esbjerg berättade att hennes stad har vänortsavtal med {n} {P}.",
        "Borgmästaren i Esbjerg talade om sin stads vänort {P}.",
        "Gästerna kom från Esbjerg i Danmark, som är vänort med {P}.",
        "Esbjerg har ett vänortsavtal med {P} i {L}.",
        "På mässan visades ett samarbete mellan Esbjerg och {P}.",
        "Esbjergs kommun har sedan länge {P} som vänort.",
        "I Esbjerg finns ett torg som heter {P} efter stadens vänort.",
    ),
    "the state": (
        "Sverige har ett handelsavtal med {L}.",
        "Regeringen har ingått en överenskommelse med {L} om återtagande.",
        "Sverige och {L} undertecknade 2011 ett samarbetsavtal om polisfrågor.",
        "Svenska institutet har ett {b} med {L}.",
        "Enligt avtalet mellan Sverige och {L} prövas ansökan av Migrationsverket.",
        "Länderna Sverige och {L} firar i år hundra år av diplomatiska förbindelser.",
    ),
    "idle talk": (
        "På frågesporten gällde en fråga vilken ort som är {P}s vänort.",
        "Andra kommuner har vänorter i {L}, och det borde alla ha, menade en åhörare.",
        "En besökare från {P} sade att vänorter är viktiga.",
        "Restaurangen {P} får utskänkningstillstånd.",
        "Filmen {P} visas på biografen i samarbete med Folkets hus.",
        "Kören sjöng en vänskapssång från {P}.",
    ),
}  # fmt: skip
OURS = (
    "Kommunen har sedan 1998 ett vänskapsavtal med {P} i {L}.",
    "Ljungby kommun tecknade 2009 ett samarbetsavtal med {P}, {L}.",
    "Kommunens vänortsavtal med {P} i {L} firar 25 år.",
    "Det är kommunen som har vänortsavtalet med {P} i {L}.",
    "Vi har ett partnerskap med {n} {P}.",
    "{H} besökte kommunens vänort {P} i {L}.",
    "{H} tackas för sitt arbete inom kommunens vänortsavtal med {P} i {L}.",
    "Kommunens vänort {P} i {L} och {H} ordnar en konsert.",
)  # fmt: skip

FIRMS = (
    ("Statkraft", "norska "), ("Siemens Healthineers, Erlangen,", ""), ("Northland", ""), ("Vestas", "danska "),
    ("Kone", "finska "), ("Veolia", "franska "), ("Ramirent", ""), ("Hako", "tyska bolaget "), ("Falck", ""),
    ("Arriva", ""), ("Mowi", "norska "), ("Lego", "danska "), ("Wärtsilä i Vasa", ""), ("Nokian Renkaat", "finska "),
    ("Delfi Glas, Tallinn,", ""), ("Polarn Tours", ""), ("Rambøll", ""), ("Implenia", "schweiziska "), ("Fortum", ""),
    ("Vestforbrænding", "danska "), ("Orkla", "norska företaget "), ("Gamma Medica", ""), ("Baltic Timber", "lettiska "),
)  # fmt: skip
GOODS = (
    ("Elavtal för perioden 2023–2026", "fyra års leverans av el"), ("Upphandling av magnetkameror", "fyra magnetkameror"),
    ("Leasing av fordon", "tolv personbilar"), ("Snöröjning", "en ny plog"), ("Vindkraftpark Norra", "arrende av mark"),
    ("Måltider i äldreomsorgen", "matlådor"), ("Gruvan, konkursförvaltaren", "en utfartsväg"), ("Hissar", "service av hissar"),
    ("Kollektivtrafik", "två nya linjer"), ("Försäljning av industrifastighet", "köp av fastigheten"),
    ("Leksaker till förskolan", "leksaker"), ("IT-stöd", "licenser"), ("Etablering av datahall", "markanvisning"),
    ("Fönster till badhuset", "fönsterglas"), ("Konstgräsplan", "en konstgräsplan"),
)  # fmt: skip
CONTRACTS: dict[str, tuple[str, ...]] = {
    "new": (
        "Avtal ingås med {F}.",
        "Avtal tecknas med {F} om {o}.",
        "Kommunstyrelsen godkänner avtalet med {F} om {o}.",
        "Kommunen tecknar ett fyraårigt avtal med {F}.",
        "Ett samarbetsavtal med {F} undertecknades i maj.",
        "Kommunstyrelsen beslutar att ingå ett samarbetsavtal med {F}.",
        "Avsiktsförklaring med {F} godkänns.",
        "{F} antas som leverantör. Avtalet gäller i fyra år med möjlighet till förlängning i två år.",
    ),
    "on or off": (
        "Avtalet med {F} förlängs i två år.",
        "Avtalet med {F} sägs upp.",
        "Avtalet med {F} sägs upp till den 31 december.",
        "Samarbetsavtalet med {F} från 2010 anses förfallet.",
        "Samarbetet med {F} avslutas.",
        "Kommunen har sagt upp avtalet med {F} om {o}.",
        "Kommunstyrelsen beslutar att inte förlänga avtalet med {F}.",
        "Överenskommelsen med {F} upphör vid årsskiftet.",
    ),
}  # fmt: skip
NEIGHBOURS = (
    ("Avtal Ljungby–Mora–Lund om lantmäteri", "Avtalet förlängs i två år."),
    ("Samarbetsavtal Ljungby, Lund och Mora", "Avtalet om gymnasieskola godkänns."),
    ("Räddningstjänstavtal", "Avtalet med Lund, Borg och Mora förlängs."),
    ("Överenskommelse om växel", "Överenskommelsen mellan Ljungby och Berg sägs upp."),
    ("Samverkansavtal med Mora", "Samverkansavtalet med Mora godkänns."),
    ("Arrende av gården Norge 1:4", "Avtalet med Ingvar och Anna Danmark förlängs i fem år."),
    ("Hyresavtal för lokal i kvarteret Paris", "Avtalet med Kerstin Polen förlängs."),
    ("Avtal om vägen till Jerusalem", "Avtalet med samfälligheten i Jerusalem godkänns."),
    ("Servitut på fastigheten Island 2:3", "Avtalet med ägaren till Island 2:3 godkänns."),
    ("Tomträtt på Lilla Rom", "Avtalet om Lilla Rom upphör att gälla."),
)  # fmt: skip


def line(record: AgreementRecord) -> str:
    """A record as this drill compares it: the partner's name."""
    return record.foreign_partner.name if record.foreign_partner else "scope"


def _minutes(heading: str, matter: str, decision: str, n: int) -> str:
    first, second = ("Beslut", "Bakgrund") if n % 2 else ("Kommunstyrelsens beslut", "Sammanfattning av ärendet")
    parts = [f"{second}\n{matter}", f"{first}\n{decision}"]
    parts = [part for part in (parts if n % 3 else parts[::-1]) if part.split("\n")[1]]
    return "\n\n".join(
        ["Ljungby kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2024-03-12", f"§ {20 + n % 60}  {heading}", *parts]
    )


def _told() -> Iterator[Cell]:
    n = 0
    for group, frames in {**OTHERS, "ours": OURS}.items():
        for at, frame in enumerate(frames):
            for k in range(12):
                n += 1
                town, land, nation = TOWNS[(n * 3 + k) % len(TOWNS)]
                holder, bond = HOLDERS[(n * 5 + at) % len(HOLDERS)], BONDS[n % len(BONDS)]
                text = frame.format(H=holder, P=town, L=land, n=nation, b=bond)
                text = text.replace("ett vänskapsförbindelse", "en vänskapsförbindelse")
                due: Told = (town,) if group == "ours" else ()
                heading, decision = HEADINGS[n % len(HEADINGS)], DECISIONS[(n // 2) % len(DECISIONS)]
                axes = {"whose": group, "frame": frame, "holder": holder if "{H}" in frame else "–", "heading": heading}
                yield Cell(tuple(axes.items()), _minutes(heading, text, decision, n), due)


def _contracts() -> Iterator[Cell]:
    n = 0
    for group, frames in CONTRACTS.items():
        for frame in frames:
            for k in range(14):
                n += 1
                (name, said), (heading, goods) = FIRMS[(n * 5 + k) % len(FIRMS)], GOODS[n % len(GOODS)]
                firm = f"{said}{name}" if k % 3 else name
                text = frame.format(F=firm, o=goods).replace(",.", ".")
                text = text[:1].upper() + text[1:]
                axes = {"whose": f"contract {group}", "frame": frame, "firm": firm, "heading": heading}
                decided = k % 2 == 0
                body = _minutes(heading, "" if decided else text, text if decided else DECISIONS[n % 4], n)
                yield Cell(tuple(axes.items()), body, ())
    for n, (heading, text) in enumerate(NEIGHBOURS):
        for k in range(4):
            body = _minutes(heading, "", text, n + k) if k % 2 else _minutes(heading, text, DECISIONS[k], n + k)
            yield Cell((("whose", "neighbours and persons"), ("frame", text), ("heading", heading)), body, ())


def cells() -> list[Cell]:
    """The whole drill."""
    return [*_told(), *_contracts()]


if __name__ == "__main__":
    run(cells(), line)
