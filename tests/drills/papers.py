"""The forms of documents: heads of minutes, official letters, motions, letters and mail.

    python -m tests.drills.papers --misses 20

Each cell is one short document, made of a head, a text and what stands at its end, in the orders and settings that offices
and members use. What is due of the document's head, its items and its signers follows from how it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from pipeline.process import DocumentResult
from tests.drills.cells import Cell, drawn, run, said_of_itself, section

SIZE = 400  # cells drawn of each cross that is larger


class Body(NamedTuple):
    """A body as its head prints it, the place where it sits, and kind and code."""

    name: str
    place: str
    key: str


YSTAD = Body("Ystads kommun", "Ystad", "kommun 1286")
BODIES = (
    YSTAD, Body("YSTADS KOMMUN", "Ystad", "kommun 1286"), Body("Falu kommun", "Falun", "kommun 2080"),
    Body("Göteborgs Stad", "Göteborg", "kommun 1480"), Body("VAXHOLMS STAD", "Vaxholm", "kommun 0187"),
    Body("Kalix kommun", "Kalix", "kommun 2514"),
)  # fmt: skip
REGIONS = (Body("Region Skåne", "Kristianstad", "region 12"), Body("REGION DALARNA", "Falun", "region 20"))
COUNTY = Body("Länsstyrelsen i Hallands län", "Halmstad", "lansstyrelse 13")
ORGANS = (
    ("Kommunfullmäktige", "kommunfullmaktige"), ("Kommunstyrelsen", "kommunstyrelsen"),
    ("Kommunstyrelsens arbetsutskott", "utskott"), ("Kultur- och fritidsnämnden", "namnd"),
    ("Barn- och utbildningsnämnden", "namnd"), ("Näringslivsutskottet", "utskott"),
)  # fmt: skip
OF_REGIONS = (("Regionfullmäktige", "regionfullmaktige"), ("Regionstyrelsen", "regionstyrelsen"))
DATES = (
    ("2021-04-15", "2021-04-15"), ("15 april 2021", "2021-04-15"), ("den 15 april 2021", "2021-04-15"),
    ("torsdagen den 15 april 2021", "2021-04-15"), ("1998-04-15", "1998-04-15"),
)  # fmt: skip

# Heads of minutes; the kind of each.
MINUTES = (
    ("protokoll", "{body}\n{organ}\nSAMMANTRÄDESPROTOKOLL\n{date}\n"),
    ("protokoll", "{body}                 SAMMANTRÄDESPROTOKOLL            Sida 1 (12)\n{organ}                 {date}\n"),
    ("protokoll", "{body}          {organ}\n\nProtokoll\nSammanträdesdatum: {date}\n"),
    ("protokoll", "PROTOKOLL\n{organ}\n{date}\n\n{body}\n"),
    ("protokoll", "{organ}          Sammanträdesprotokoll\n                 Sammanträdesdatum\n                 {date}\n\n{body}\n"),
    ("protokoll", "{body}\nProtokoll för {organ}\nSammanträdesdatum {date}\n"),
    ("protokoll", "{body}\nPROTOKOLL\nOrgan: {organ}\nDatum: {date}\nPlats: Sessionssalen, {place}\n"),
    ("protokoll", "Protokoll fört vid sammanträde med {organ_low} i {body}, {date}, kl. 13.00–15.30\n"),
    ("protokoll", "{body}\n{organ}\n\nPlats och tid: Stadshuset, {place}, {date} kl. 13.00–15.30\n\nBeslutande\nAnna Ros (S), "
     "ordförande\nPer Alm (M)\n"),
    ("protokoll", "{body}\n{organ} {date}\nJusterat protokoll\n"),
    ("protokoll", "Sammanträdesprotokoll\n{body}, {organ}\n{date}\nParagrafer 12-13\n"),
    ("protokollsutdrag", "{body}\n{organ}\nPROTOKOLLSUTDRAG\nSammanträdesdatum {date}\n"),
    ("protokollsutdrag", "Utdrag ur protokoll\n{body}\n{organ}\n{date}\n"),
    ("protokollsutdrag", "{body}          Protokollsutdrag\n{organ}          {date}\n"),
    ("kallelse", "{body}\n{organ}\nKALLELSE\nSammanträdesdatum {date}\n"),
    ("kallelse", "Kallelse till {organ_low}\n{body}\nTid: {date} kl. 13.00\nPlats: Sessionssalen\n"),
)  # fmt: skip
PARAGRAPHS = "\n§ 12\nNy taxa för slamtömning\nDnr KS 2021/123\n\nBeslut\nTaxan antas.\n\n§ 13\nVal av revisor\n\nBeslut\nPer Alm väljs.\n"
SUMMONED = "\n12. Ny taxa för slamtömning\n13. Val av revisor\n"
ONE = "\n§ 12\nNy taxa för slamtömning\nDnr KS 2021/123\n\nBeslut\nTaxan antas.\n\nUtdragets riktighet bestyrks\n"


def minutes() -> Iterator[Cell]:
    """Heads of minutes, extracts and summons: layout × body × organ × day."""
    homes = [*product(BODIES, ORGANS), *product(REGIONS, OF_REGIONS)]
    for (kind, head), (body, organ), date in drawn(SIZE, MINUTES, homes, DATES):
        printed, code = organ
        text = head.format(
            body=body.name, place=body.place, organ=printed, organ_low=printed[0].lower() + printed[1:], date=date[0]
        )
        text += {"protokoll": PARAGRAPHS, "kallelse": SUMMONED}.get(kind, ONE)
        due = [f"kind {kind}", f"body {body.key}", f"organ {code}", f"meeting {date[1]}"]
        if kind != "kallelse":
            due.append("§ 12: ny taxa för slamtömning | KS 2021/123")
        if kind == "protokoll":
            due.append("§ 13: val av revisor | None")
        axes = (("cross", "minutes"), ("head", head[:60]), ("body", body.name), ("organ", printed), ("date", date[0]))
        yield Cell(axes, text, tuple(sorted(due)))


# Official letters ---------------------------------------------------------------------------------------------------

OFFICES = ("Kommunledningskontoret", "Kommunledningsförvaltningen", "Kultur- och fritidsförvaltningen", "Kanslienheten")
LETTERS = (
    "{body}                    TJÄNSTESKRIVELSE\n{office}             2021-03-02\n\n{case}\n\n{title}\n\n",
    "{body}\n{office}\nHandläggare: Karin Alm\n2021-03-02\n{case}\n\nTjänsteskrivelse\n\n{title}\n\n",
    "TJÄNSTESKRIVELSE\n{office}\n{body}\n2021-03-02                   {case}\n\nTill kommunstyrelsen\n\n{title}\n\n",
    "{body}               Tjänsteskrivelse          1 (2)\n{office}\nKarin Alm, utredare          2021-03-02\n0411-57 70 00\n"
    "karin.alm@ystad.example          {case}\n\nKommunstyrelsen\n\n{title}\n\n",
    "{body}\n{office}\n\nTjänsteskrivelse\n{title}\n\n{case}\n2021-03-02\n\n",
    "{office}                    {case}\nKarin Alm                    2021-03-02\n\n{body}\n\nTJÄNSTEUTLÅTANDE\n\n{title}\n\n",
    "{body}\n{office}\n\nTjänsteskrivelse\nDatum: 2021-03-02\n{case}\nMottagare: Kommunstyrelsen\n\nÄrende: {title}\n\n",
)  # fmt: skip
NUMBERS = (
    ("Dnr KS 2021/123", "KS 2021/123"),
    ("Diarienr: 2021/123-106", "2021/123"),
    ("Dnr: KS2021/410/01", "KS2021/410"),
)
SUBJECTS = ("Vänortsavtalet med Haderslev", "Uppföljning av kommunens vänortsavtal med Haderslev 2021")
TOLD = (
    "Förslag till beslut\nKommunstyrelsen lägger redovisningen till handlingarna.\n\n"
    "Bakgrund\n{body} har sedan 1995 ett vänortsavtal med Haderslev i Danmark. Utbytet fungerar väl.\n\n"
)
SAID = "{body} har sedan 1995 ett vänortsavtal med Haderslev i Danmark. Utbytet fungerar väl.\n\n"
# Who signs: what stands at the end, and name, party and role of each in order.
SIGNED = (
    ("Karin Alm\nUtredare\n", ("Karin Alm None utredare",)),
    ("Karin Alm, utredare\n", ("Karin Alm None utredare",)),
    ("Per Ros                    Karin Alm\nKommundirektör             Utredare\n",
     ("Per Ros None kommundirektör", "Karin Alm None utredare")),
    ("Per Ros\nKommundirektör\n\nKarin Alm\nUtredare\n", ("Per Ros None kommundirektör", "Karin Alm None utredare")),
    ("____________________\nPer Ros\nKommundirektör\n", ("Per Ros None kommundirektör",)),
    ("Per Ros, kommundirektör\nKarin Alm, utredare\n", ("Per Ros None kommundirektör", "Karin Alm None utredare")),
    ("Karin Alm\nInternationell samordnare\n0411-57 70 00\nkarin.alm@ystad.example\n",
     ("Karin Alm None internationell samordnare",)),
    ("Karin Alm\nUtredare\n\nBeslutet ska skickas till\nKanslienheten\n", ("Karin Alm None utredare",)),
    ("Per Ros\nTf kommunchef\n\nBilagor\n1. Vänortsavtalet 1995\n", ("Per Ros None tf kommunchef",)),
    ("", ()),
)  # fmt: skip
CLOSED = (
    ("Med vänlig hälsning\n\nAnna Ros (S)\nKommunstyrelsens ordförande\n", ("Anna Ros S kommunstyrelsens ordförande",)),
    ("Med vänliga hälsningar\n\nAnna Ros\nKommunstyrelsens ordförande\n{body}\n", ("Anna Ros None kommunstyrelsens ordförande",)),
    ("Hälsningar\nKarin Alm\nregistrator\n", ("Karin Alm None registrator",)),
    ("Vänliga hälsningar\nKarin Alm\nInternationell samordnare\n{body}\n", ("Karin Alm None internationell samordnare",)),
    ("Med vänlig hälsning\n\nFör {body}\n\nAnna Ros\nkommunalråd\n", ("Anna Ros None kommunalråd",)),
    ("Högaktningsfullt\n\nANNA ROS\nBorgmästare\n", ("Anna Ros None borgmästare",)),
    ("{place} den 2 mars 2021\n\nAnna Ros\nKommunstyrelsens ordförande\n", ("Anna Ros None kommunstyrelsens ordförande",)),
    ("{place} 2021-03-02\n\n{body}\n\nAnna Ros                         Per Alm\nOrdförande                       Sekreterare\n",
     ("Anna Ros None ordförande", "Per Alm None sekreterare")),
    ("Mvh\nKarin Alm\nKommunsekreterare\n", ("Karin Alm None kommunsekreterare",)),
    ("Bästa hälsningar,\nAnna Ros, kommunalråd\n", ("Anna Ros None kommunalråd",)),
)  # fmt: skip


def official() -> Iterator[Cell]:
    """Tjänsteskrivelser: layout × office × number × title × signers."""
    for head, body, office, number, title, (signed, names) in drawn(
        SIZE, LETTERS, BODIES, OFFICES, NUMBERS, SUBJECTS, SIGNED
    ):
        text = (
            head.format(body=body.name, office=office, case=number[0], title=title)
            + TOLD.format(body=YSTAD.name)
            + signed
        )
        text = text.replace(YSTAD.name, body.name.title() if body.name.isupper() else body.name)
        due = [
            "kind tjansteskrivelse", f"body {body.key}", "organ annat", "meeting None",
            f"§ None: {title.casefold()} | {number[1]}", *_signers(names),
        ]  # fmt: skip
        axes = (
            ("cross", "official"), ("head", head[:90]), ("body", body.name), ("office", office), ("number", number[0]),
            ("title", title), ("signed", signed),
        )  # fmt: skip
        yield Cell(axes, text, tuple(sorted(due)))


SENT = (
    ("{body}\nKommunstyrelsen\n\n2021-03-02\n\nHaderslev Kommune\nRådhuset\nDK-6100 Haderslev\n\n{salute}\n\n", None, "kommunstyrelsen"),
    ("{body}\nKommunstyrelsens ordförande\n\n                                        2021-03-02\n\n"
     "                                        Haderslev Kommune\n                                        Danmark\n\n{salute}\n\n",
     None, "kommunstyrelsen"),
    ("{body}\nKanslienheten                                            2021-03-02\n\nTill\nVänortsföreningen i {place}\n\n{salute}\n\n", None, "annat"),
    ("{body}\nKommunledningskontoret          Brev          2021-03-02\n\nTill Haderslev Kommune\n\n{subject}\n\n{salute}\n\n",
     "subject", "annat"),
    ("Från: Karin Alm, {body}\nTill: kommunstyrelsen@ystad.example\nDatum: 2021-03-02\nÄmne: {subject}\n\n{salute}\n\n", "subject", "annat"),
    ("Från: Karin Alm <karin.alm@ystad.example>\nSkickat: den 2 mars 2021 10:14\nTill: Per Ros\nÄmne: {subject}\n\n{body}\n\n{salute}\n\n",
     "subject", "annat"),
    ("Från: Registrator, {body}\nTill: Kanslichefen\nDatum: 2021-03-02\nÄrende: KS 2021/123\n\n{subject}\n\n{salute}\n\n", "numbered", "annat"),
)  # fmt: skip
SALUTES = ("Hej!", "Bäste borgmästare!", "Kära vänner", "Till den det berör,")
CONCERNING = ("Vänortsavtalet med Haderslev", "Svar på er förfrågan om vänortsavtalet")


def sent() -> Iterator[Cell]:
    """Letters and mail: layout × salutation × subject × signers."""
    for (head, headed, organ), salute, subject, (closing, names), body in drawn(
        SIZE, SENT, SALUTES, CONCERNING, CLOSED, BODIES
    ):
        name = body.name.title() if body.name.isupper() else body.name
        text = head.format(body=body.name, place=body.place, salute=salute, subject=subject) + SAID.format(body=name)
        text += closing.format(body=name, place=body.place)
        title, case = (subject.casefold() if headed else ""), ("KS 2021/123" if headed == "numbered" else None)
        due = [
            "kind annat",
            f"body {body.key}",
            f"organ {organ}",
            "meeting None",
            f"§ None: {title} | {case}",
            *_signers(names),
        ]
        axes = (
            ("cross", "sent"),
            ("head", head[:60]),
            ("salute", salute),
            ("subject", subject),
            ("closing", closing),
            ("body", body.name),
        )
        yield Cell(axes, text, tuple(sorted(due)))


def _signers(names: Iterable[str]) -> list[str]:
    return [f"signed {name}" for name in names]


# Motions as documents -----------------------------------------------------------------------------------------------

HEADLINES = (
    ("MOTION\n\n{to}\n\n{title}\n\n", "{stamp}"),
    ("Motion: {title}\n\n{to}\n\n", "{stamp}"),
    ("Motion – {title}\n\n{to}\n\n", "{stamp}"),
    ("{to}\n\nMotion om {low}\n\n", "{stamp}"),
    ("{to}\n\nMOTION\n\n{title}\n\n", "{stamp}"),
    ("Motion till kommunfullmäktige\n\n{title}\n\n", "{stamp}"),
    ("Motion\n{title}\n\n{to}\n\n", "{stamp}"),
    ("MOTION: {upper}\n\n{to}\n\n", "{stamp}"),
    ("Motion angående {low}\n\n{to}\n\n", "{stamp}"),
    ("{title}\n\nMotion till kommunfullmäktige i {place}\n\n", "{stamp}"),
    ("{body}\n\nMOTION\n\n{title}\n\n", "{stamp}"),
)
WANTS = (
    ("Säg upp vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
    ("Nej till vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
)
TO = (
    "Till kommunfullmäktige",
    "Till kommunfullmäktige i {body}",
    "Till {body}s kommunfullmäktige",
    "Till Kommunfullmäktige i {place}",
)
# Stamp of arrival: its words, the day, and the organ when it names it. (`Till kommunfullmäktige` above makes it the council's.)
STAMPS = (
    ("{body}\nInkom 2021-03-08\nDnr KS 2021/123\n\n", "2021-03-08"),
    ("{upper_body}\nKommunstyrelsen\nInk. 2021-03-08\nDnr KS 2021/123\n\n", "2021-03-08"),
    ("Inkom till {body}\n2021 -03- 08\n\n", "2021-03-08"),
    (
        "                                        {body}\n                                        Inkom 2021-03-08\n\n",
        "2021-03-08",
    ),
    ("Ankom {body} den 8 mars 2021\n\n", "2021-03-08"),
    ("{body}\n\n", None),
)
CLAUSES = (
    "Vi yrkar därför\n\natt {body} säger upp vänortsavtalet med Haderslev.\n\n",
    "Med anledning av ovanstående föreslår jag kommunfullmäktige besluta\n\natt vänortsavtalet med Haderslev sägs upp.\n\n",
    "Jag yrkar\n\n- att kommunen säger upp vänortsavtalet med Haderslev\n\n",
    "Centerpartiet föreslår att kommunfullmäktige beslutar:\n\nAtt säga upp vänortsavtalet med Haderslev.\n\n",
)
MOVED = (
    (
        "Anna Lind                         Bo Ahl\nCenterpartiet                     Liberalerna\n",
        ("Anna Lind C", "Bo Ahl L"),
    ),
    (
        "Anna Lind                         Bo Ahl\nCenterpartiet                     Centerpartiet\n",
        ("Anna Lind C", "Bo Ahl C"),
    ),
    ("Anna Lind (C)     Bo Ahl (C)     Eva Sand (L)\n", ("Anna Lind C", "Bo Ahl C", "Eva Sand L")),
    ("/Anna Lind (C)/\n", ("Anna Lind C",)),
    ("Anna Lind\nLedamot i kommunfullmäktige (C)\n", ("Anna Lind C",)),
    ("Anna Lind, C\n", ("Anna Lind C",)),
    ("Anna Lind (C) m.fl.\n", ("Anna Lind C",)),
    ("Anna Lind (C)\n", ("Anna Lind C",)),
    ("{place} den 2 mars 2021\n\nAnna Lind (C)\nBo Ahl (C)\n", ("Anna Lind C", "Bo Ahl C")),
    ("{place} 2021-03-02\n\nAnna Lind (C)          Bo Ahl (L)\n", ("Anna Lind C", "Bo Ahl L")),
    ("{place} den 2 mars 2021\n\nAnna Lind\nCenterpartiet\n", ("Anna Lind C",)),
    ("För Centerpartiet\n\nAnna Lind\nBo Ahl\n", ("Anna Lind C", "Bo Ahl C")),
    ("För Centerpartiet i {place}\n\nAnna Lind\n", ("Anna Lind C",)),
    ("Anna Lind, Centerpartiet\nBo Ahl, Liberalerna\n", ("Anna Lind C", "Bo Ahl L")),
    ("Anna Lind (C) och Bo Ahl (L)\n", ("Anna Lind C", "Bo Ahl L")),
    ("Anna Lind, gruppledare (C)\n", ("Anna Lind C",)),
    ("Anna Lind (C), ledamot i kommunfullmäktige\n", ("Anna Lind C",)),
    ("Centerpartiet {place}\ngenom Anna Lind\n", ("Anna Lind C",)),
    ("_____________________\nAnna Lind (C)\n", ("Anna Lind C",)),
    ("Centerpartiets fullmäktigegrupp\n\nAnna Lind\nBo Ahl\n", ("Anna Lind C", "Bo Ahl C")),
)


def moved() -> Iterator[Cell]:
    """Motions as documents: headline × addressee × stamp × what is asked × signature."""
    homes = (YSTAD, BODIES[2], BODIES[5])
    for (head, _), (title, low), to, (stamp, day), clause, (signed, names), body in drawn(
        SIZE, HEADLINES, WANTS, TO, STAMPS, CLAUSES, MOVED, homes
    ):
        words = {
            "body": body.name,
            "upper_body": body.name.upper(),
            "place": body.place,
            "upper": title.upper(),
            "low": low,
            "title": title,
        }
        words["to"] = to.format(**words)
        text = stamp.format(**words) + head.format(**words)
        text += f"{body.name} har sedan 1995 ett vänortsavtal med Haderslev i Danmark. Det kostar mer än det ger.\n\n"
        text += clause.format(**words) + "\n" + signed.format(**words)
        asked = low if "{low}" in head else title
        heading = head.format(**words).split("\n")[0] if head.startswith("Motion angående") else None
        heading = f"Motion om {low}" if "Motion om" in head else heading
        due = [
            "kind motion", f"body {body.key}", "organ None", "meeting None", f"filed {day}",
            f"title {asked.casefold()}", f"movers {', '.join(names)}",
        ]  # fmt: skip
        axes = (
            ("cross", "moved"),
            ("head", head[:60]),
            ("title", title),
            ("to", to),
            ("stamp", stamp),
            ("clause", clause[:30]),
            ("signed", signed),
            ("body", body.name),
        )
        yield Cell(axes, text, tuple(sorted(due)))


def facts(result: DocumentResult) -> Iterator[str]:
    """What a document says of itself, its items, its motion or who signed it."""
    yield from said_of_itself(result)
    head = result.document
    if head is None:
        return
    for item in result.items:
        if head.kind not in ("motion", "kallelse"):
            yield section(item)
        if head.kind == "motion" and item.motion is not None:
            motion = item.motion
            yield f"title {(motion.title or '').casefold()}"
            yield f"movers {', '.join(f'{mover.name} {mover.party}' for mover in motion.movers)}"
            yield f"filed {motion.filed.value if motion.filed else None}"
    for record in result.records[:1]:
        for one in record.signed_by if head.kind in ("tjansteskrivelse", "annat") else ():
            yield f"signed {one.name} {one.party} {one.role}"


def cells() -> list[Cell]:
    """All crosses, each drawn down to its size."""
    return [*minutes(), *official(), *sent(), *moved()]


if __name__ == "__main__":
    run(cells(), str, facts)
