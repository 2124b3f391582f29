"""The forms of matters in minutes: § headings and case numbers, motions and what became of them.

    python -m tests.drills.matters --misses 20

Each cell is a short § in minutes, made of what can stand in each place of it; what is due follows from how it was made.
All that the items and the first record say of these fields is compared, so a value made up counts as much as one missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.process import DocumentResult
from schemas.record import Motion
from tests.drills.cells import Cell, drawn, run

SIZE = 600  # cells drawn of each cross

TITLES = ("Ny taxa för slamtömning", "Revidering av reglemente för valnämnden 2021", "Val av revisor efter Karin Alm")
# As printed, and the number without its plan code.
CASES = (
    ("KS 2021/123", "KS 2021/123"),
    ("KS/2021:123", "KS/2021:123"),
    ("KS2021/410/01", "KS2021/410"),
    ("KS 2021/410/04", "KS 2021/410"),
    ("KS 2021/123 101", "KS 2021/123"),
    ("KS 2021/123-106", "KS 2021/123"),
    ("KS-2021-00123", "KS-2021-00123"),
    ("KS-2021/123", "KS-2021/123"),
    ("KS 2021-123", "KS 2021-123"),
    ("KSF 2021/123", "KSF 2021/123"),
    ("KS/2021/0123", "KS/2021/0123"),
    ("KS 123/2021", "KS 123/2021"),
    ("KS 21/0123", "KS 21/0123"),
    ("KS21/123", "KS21/123"),
    ("2021/123", "2021/123"),
    ("2021/123 008", "2021/123"),
    ("2021/123-008", "2021/123"),
    ("2021.123", "2021.123"),
    ("123/2021", "123/2021"),
    ("2021KS123", "2021KS123"),
    ("00123-2021", "00123-2021"),
)
LABELS = ("Dnr ", "Dnr: ", "Diarienr ", "Diarienummer: ", "Dnr. ", "Ärendenummer: ", "Diarienr: ", "")


class Paragraph(NamedTuple):
    """How a § is set: `{n}`, `{title}` and `{case}` with its label stand in `text`."""

    name: str
    text: str


PARAGRAPHS = (
    Paragraph("own lines", "§ {n}\n{title}\n{case}\n"),
    Paragraph("own lines, apart", "§ {n}\n\n{title}\n\n{case}\n"),
    Paragraph("title beside", "§ {n} {title}\n{case}\n"),
    Paragraph("title beside, wide", "§ {n}      {title}\n          {case}\n"),
    Paragraph("case beside", "§ {n}      {case}\n{title}\n"),
    Paragraph("case beside, near", "§ {n} {case}\n\n{title}\n"),
    Paragraph("case right", "§ {n}                                            {case}\n\n{title}\n"),
    Paragraph("organ before", "Kf § {n}\n{title}\n{case}\n"),
    Paragraph("organ before, title beside", "KF § {n} {title}\n{case}\n"),
    Paragraph("year behind", "§ {n}/2021 {title}\n{case}\n"),
    Paragraph("short year behind", "§ {n}/21      {case}\n{title}\n"),
    Paragraph("organ, short year", "KF § {n}/21      {case}\n{title}\n"),
    Paragraph("sign behind", "{n} §\n{title}\n{case}\n"),
    Paragraph("no blank", "§{n} {title}\n{case}\n"),
    Paragraph("stop", "§ {n}. {title}\n{case}\n"),
    Paragraph("capital", "§ {n}\n{upper}\n{case}\n"),
    Paragraph("brackets", "§ {n} {title} ({case})\n"),
    Paragraph("dash", "§ {n} – {title}\n{case}\n"),
    Paragraph("colon", "§ {n}: {title}\n{case}\n"),
    Paragraph("word", "Paragraf {n}\n{title}\n{case}\n"),
)
DECISIONS = (
    "Beslut\nKommunfullmäktige antar förslaget.",
    "Kommunfullmäktiges beslut\nFörslaget antas.",
    "Kommunfullmäktige beslutar\n\natt anta förslaget.",
    "KOMMUNFULLMÄKTIGES BESLUT\n\nKommunfullmäktige beslutar att anta förslaget.",
)
HEAD = "YSTADS KOMMUN                    SAMMANTRÄDESPROTOKOLL\n{organ}                2021-04-15\n\n"


def items() -> Iterator[Cell]:
    """Three §§ in a row, each with a case number in the same form."""
    for layout, case, label, decision in drawn(SIZE, PARAGRAPHS, CASES, LABELS, DECISIONS):
        printed, number = case
        text, due = HEAD.format(organ="Kommunfullmäktige"), []
        for n, title in enumerate(TITLES, 45):
            other = str(n + 78)
            shown, kept = printed.replace("123", other).replace("410", other), number.replace("123", other)
            kept = kept.replace("410", other)
            text += layout.text.format(n=n, title=title, upper=title.upper(), case=f"{label}{shown}")
            text += f"\n{decision}\n\n"
            due.append(item_line(str(n), title, kept))
        axes = (
            ("cross", "items"),
            ("§", layout.name),
            ("case", printed),
            ("label", label),
            ("decision", decision[:12]),
        )
        yield Cell(axes, text, tuple(sorted(due)))


def item_line(paragraph: str | None, heading: str | None, case: str | None) -> str:
    return f"§ {paragraph}: {(heading or '').casefold()} | {case}"


# A motion in its § --------------------------------------------------------------------------------------------------

WISH = "avsluta vänortsavtalet med Haderslev"
# The heading of the §, and the title of the motion in it.
LEADS = (
    ("Motion om att {wish}", "att {wish}"),
    ("Svar på motion om att {wish}", "att {wish}"),
    ("Motion – {Wish}", "{Wish}"),
    ("Motion: {Wish}", "{Wish}"),
    ("Motion angående vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
    ("Motionssvar - {Wish}", "{Wish}"),
    ("Besvarande av motion om vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
    ("Svar på motion rörande vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
    ("Motion från {movers} om att {wish}", "att {wish}"),
    ("Motion av {movers} - {Wish}", "{Wish}"),
    ("Motion av {movers} gällande vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
    ("Svar på motion från {movers} om vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
    ("Motion ({party}) om att {wish}", "att {wish}"),
    ("Motion från Moderaterna om vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
    ("Yttrande över motion om att {wish}", "att {wish}"),
    ("Motion om att {wish} – svar", "att {wish}"),
    ('Motion "{Wish}"', "{Wish}"),
    ("Motion med rubriken ”{Wish}”", "{Wish}"),
)
# As printed, and name and party of each.
MOVERS = (
    ("Anna Lind (M)", ("Anna Lind M",)),
    ("Anna Lind (M) och Bo Ahl (M)", ("Anna Lind M", "Bo Ahl M")),
    ("Anna Lind (M), Bo Ahl (KD) och Eva Sand (C)", ("Anna Lind M", "Bo Ahl KD", "Eva Sand C")),
    ("Anna Lind (m)", ("Anna Lind M",)),
    ("Anna Lind och Bo Ahl (båda M)", ("Anna Lind M", "Bo Ahl M")),
    ("Anna Lind och Bo Ahl (M)", ("Anna Lind M", "Bo Ahl M")),
    ("Anna Lind (M) m.fl.", ("Anna Lind M",)),
    ("Anna Lind (M) med flera", ("Anna Lind M",)),
    ("Anna Lind, Moderaterna", ("Anna Lind M",)),
    ("Anna-Karin Lind Ek (M)", ("Anna-Karin Lind Ek M",)),
)
# How the filing is told: its words, and day, organ, § of it.
COUNCILS = "kommunfullmaktige"
ALL, DAY, TO, NONE = (
    ("2020-09-24", COUNCILS, "88"),
    ("2020-09-24", None, None),
    (None, COUNCILS, None),
    (None, None, None),
)
FILINGS = (
    ("{movers} har den 24 september 2020 lämnat in en motion om att kommunen ska {wish}.", DAY),
    ("{movers} lämnade den 24 september 2020 in en motion om att kommunen ska {wish}.", DAY),
    ("{movers} har i en motion, inkommen den 24 september 2020, föreslagit att kommunen ska {wish}.", DAY),
    ("{movers} föreslår i en motion som inkom 2020-09-24 att kommunen ska {wish}.", DAY),
    ("I en motion inlämnad den 24 september 2020 föreslår {movers} att kommunen ska {wish}.", DAY),
    ("En motion inkom den 24 september 2020 från {movers}. I den föreslås att kommunen ska {wish}.", DAY),
    ("{movers} har i motion 2020-09-24 föreslagit att kommunen ska {wish}.", DAY),
    ("{movers} väckte den 24 september 2020 en motion om att kommunen ska {wish}.", DAY),
    ("{movers} har väckt en motion om att kommunen ska {wish}. Motionen inkom 2020-09-24.", DAY),
    ("Till kommunfullmäktige den 24 september 2020, § 88, har {movers} lämnat in en motion om att {wish}.", ALL),
    ("Vid kommunfullmäktiges sammanträde den 24 september 2020, § 88, väckte {movers} en motion om att {wish}.", ALL),
    ("{movers} har till kommunfullmäktige 2020-09-24 § 88 inlämnat en motion om att {wish}.", ALL),
    ("{movers} har lämnat in en motion om att {wish}. Motionen anmäldes i kommunfullmäktige 2020-09-24, § 88.", ALL),
    ("{movers} föreslår i en motion att kommunen ska {wish}. Kommunfullmäktige remitterade motionen till "
     "kommunstyrelsen den 24 september 2020, § 88.", ALL),
    ("{movers} har lämnat en motion om att {wish}. Kommunfullmäktige beslutade 2020-09-24 § 88 att överlämna "
     "motionen till kommunstyrelsen för beredning.", ALL),
    ("{movers} har i en motion föreslagit att kommunen ska {wish}.", NONE),
    ("{movers} har inkommit med en motion om att {wish}.", NONE),
    ("I en motion föreslår {movers} att kommunen ska {wish}.", NONE),
    ("I en motion till kommunfullmäktige yrkar {movers} att kommunen ska {wish}.", TO),
    ("{movers} har i rubricerad motion föreslagit att kommunen ska {wish}.", NONE),
    ("{movers} skriver i sin motion att kommunen bör {wish}.", NONE),
    ("Motionärerna {movers} vill att kommunen ska {wish}.", NONE),
)  # fmt: skip
# What is done with the motion, as a sentence and as an att-sats; the outcome.
OUTCOMES = (
    ("granted", "Motionen bifalls.", "att bifalla motionen"),
    ("granted", "Kommunfullmäktige bifaller motionen.", "att motionen bifalls"),
    ("granted", "Motionen bifalles.", "att motionen bifalles"),
    ("granted", "Motionen bifalls i sin helhet.", "att bifalla motionen i dess helhet"),
    ("rejected", "Motionen avslås.", "att avslå motionen"),
    ("rejected", "Kommunfullmäktige avslår motionen.", "att motionen avslås"),
    ("rejected", "Motionen avslås med hänvisning till förvaltningens yttrande.",
     "att med hänvisning till förvaltningens yttrande avslå motionen"),
    ("rejected", "Motionen bifalls inte.", "att inte bifalla motionen"),
    ("rejected", "Motionen lämnas utan bifall.", "att lämna motionen utan bifall"),
    ("rejected", "Motionen avstyrks.", "att motionen ej bifalles"),
    ("answered", "Motionen anses besvarad.", "att anse motionen besvarad"),
    ("answered", "Motionen är besvarad.", "att motionen ska anses besvarad"),
    ("answered", "Motionen anses därmed vara besvarad.", "att motionen därmed är besvarad"),
    ("answered", "Motionen förklaras besvarad.", "att förklara motionen besvarad"),
    ("answered", "Motionen besvaras med förvaltningens yttrande.", "att besvara motionen med förvaltningens yttrande"),
    ("answered", "Motionen är att anse som besvarad.", "att motionen är att betrakta som besvarad"),
    ("answered", "Med detta anses motionen besvarad.", "att motionen i och med detta anses vara besvarad"),
    ("partly_granted", "Motionen bifalls delvis.", "att delvis bifalla motionen"),
    ("partly_granted", "Motionens första att-sats bifalls. Motionen avslås i övrigt.",
     "att bifalla motionens första att-sats och att i övrigt avslå motionen"),
    ("partly_granted", "Motionen bifalls i den del som avser Haderslev. Motionen avslås i den del som avser Kuressaare.",
     "att bifalla motionen såvitt avser Haderslev och avslå motionen såvitt avser Kuressaare"),
    ("partly_granted", "Motionen bifalls till viss del.", "att bifalla motionen i den första delen och avslå den i "
     "övriga delar"),
    ("dropped", "Motionen avskrivs.", "att avskriva motionen"),
    ("dropped", "Motionen avskrivs från vidare handläggning.", "att motionen avskrivs från vidare handläggning"),
    ("withdrawn", "Kommunfullmäktige noterar att motionen har återtagits.", "att notera att motionen dragits tillbaka"),
    ("withdrawn", "Motionären har återtagit sin motion. Ärendet avskrivs.",
     "att avskriva motionen då motionären har återtagit den"),
)  # fmt: skip
STEPS = (
    ("referred_back", "Ärendet återremitteras.", "att återremittera ärendet"),
    ("referred_back", "Motionen återremitteras till förvaltningen för vidare utredning.",
     "att återremittera ärendet till förvaltningen för ytterligare utredning"),
    ("referred_back", "Ärendet återremitteras för att belysa kostnaderna.", "att motionen återremitteras"),
    ("tabled", "Ärendet bordläggs.", "att bordlägga ärendet"),
    ("tabled", "Motionen bordläggs till nästa sammanträde.", "att bordlägga motionen till nästa sammanträde"),
    ("tabled", "Ärendet bordläggs.", "att ärendet bordlägges"),
    ("sent_for_preparation", "Motionen remitteras till kultur- och fritidsnämnden.",
     "att remittera motionen till kultur- och fritidsnämnden för yttrande"),
    ("sent_for_preparation", "Motionen överlämnas till kommunledningsförvaltningen för beredning.",
     "att överlämna motionen till kommunledningsförvaltningen för beredning"),
    ("sent_for_preparation", "Motionen skickas till kultur- och fritidsnämnden för yttrande.",
     "att hänskjuta motionen till kultur- och fritidsnämnden för beredning"),
)  # fmt: skip


class Meeting(NamedTuple):
    """An organ that meets, and how far a verdict of its on a motion comes."""

    code: str
    name: str
    proposes: bool


COUNCIL = Meeting("kommunfullmaktige", "Kommunfullmäktige", False)
BOARD = Meeting("kommunstyrelsen", "Kommunstyrelsen", True)
# How a decision is set: sentence `{s}` or att-sats `{a}`, in the council and where another organ proposes to it.
SETS = (
    ("Beslut\n{s}\n", "Kommunstyrelsens förslag till kommunfullmäktige\n{s}\n"),
    ("Beslut\nKommunfullmäktige beslutar\n{a}.\n", "Beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\n{a}.\n"),
    ("Kommunfullmäktige beslutar\n\n{a}.\n", "Kommunstyrelsen föreslår kommunfullmäktige\n\n{a}.\n"),
    ("KOMMUNFULLMÄKTIGES BESLUT\n{s}\n", "KOMMUNSTYRELSENS FÖRSLAG TILL KOMMUNFULLMÄKTIGE\n{s}\n"),
    ("Kommunfullmäktige beslutar {a}.\n", "Kommunstyrelsen föreslår att kommunfullmäktige beslutar {a}.\n"),
    ("Beslut\n1. {s}\n", "Förslag till kommunfullmäktige\n1. {s}\n"),
    ("KF beslutar\n{a}.\n", "KS föreslår KF besluta\n{a}.\n"),
)  # fmt: skip
OWN = (
    "Beslut\n{s}\n", "Beslut\n{organ} beslutar\n{a}.\n", "{organ} beslutar\n\n{a}.\n", "{organ} beslutar {a}.\n",
    "{organ}s beslut\n{s}\n",
)  # fmt: skip
BACKGROUNDS = ("Bakgrund", "Ärendebeskrivning", "Sammanfattning av ärendet", "Ärendet", "Beskrivning av ärendet")
MINUTES = "§ 44\nVal av justerare\n\nBeslut\nAnna Ros väljs.\n\n§ 45\n{heading}\nDnr KS 2020/210\n\n{body}\n\n§ 46\nMötet avslutas\n\nBeslut\nOrdföranden avslutar mötet.\n"
SINCE = "Ystads kommun har sedan 1995 ett vänortsavtal med Haderslev i Danmark."


def motions() -> Iterator[Cell]:
    """A motion: heading × movers × filing × outcome × how the decision is set × organ × order of parts."""
    done = [*((one, False) for one in OUTCOMES), *((one, True) for one in STEPS)]
    crossing = drawn(SIZE, LEADS, MOVERS, FILINGS, done, range(len(SETS)), (COUNCIL, BOARD), BACKGROUNDS, (True, False))
    for (lead, title), (printed, names), (filing, filed), (outcome, step), kind, organ, label, first in crossing:
        words = {
            "wish": WISH,
            "Wish": WISH.capitalize().replace("haderslev", "Haderslev"),
            "movers": printed,
            "party": "M",
        }
        code, sentence, clause = outcome
        if organ.proposes and "Kommunfullmäktige" in sentence:
            continue
        if not organ.proposes and outcome[0] == "sent_for_preparation" and filed != ALL:
            continue  # the council that sends a motion out may be the one that received it here
        shape = OWN[kind % len(OWN)] if step else SETS[kind][organ.proposes]
        decision = shape.format(s=sentence, a=clause, organ=organ.name)
        told = f"{label}\n{filing.format(**words)}\n\n{SINCE}\n"
        body = "\n".join((decision, told) if first or step else (told, decision))
        heading = lead.format(**words)
        proposed = organ.proposes and not step
        due = [
            item_line("44", "Val av justerare", None), item_line("45", heading, "KS 2020/210"), item_line("46", "Mötet avslutas", None),
            *motion_lines(title.format(**words), names, filed, code, "proposed" if proposed else "decided", organ.code,
                           "kommunfullmaktige" if proposed else organ.code),
        ]  # fmt: skip
        text = HEAD.format(organ=organ.name) + MINUTES.format(heading=heading, body=body)
        axes = (
            ("cross", "motions"), ("lead", lead), ("movers", printed), ("filing", filing[:60]), ("outcome", sentence if "{s}" in shape else clause),
            ("set", shape[:40]), ("organ", organ.name), ("first", "decision" if first or step else "background"),
        )  # fmt: skip
        parties = sorted(
            {name.split()[-1] for name in names} | ({"M"} if "(" in heading or "Moderaterna" in heading else set())
        )
        yield Cell(axes, text, tuple(sorted([*due, f"parties {' '.join(parties)}"])))


# A citizens' proposal, whose mover is private.
CITIZENS = (
    ("Medborgarförslag om att {wish}", "att {wish}"),
    ("Svar på medborgarförslag om att {wish}", "att {wish}"),
    ("Medborgarförslag - {Wish}", "{Wish}"),
    ("Medborgarförslag angående vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
    ("Besvarande av medborgarförslag om vänortsavtalet med Haderslev", "vänortsavtalet med Haderslev"),
)
CAME_IN = (
    ("Ett medborgarförslag om att {wish} inkom den 24 september 2020.", DAY),
    ("I ett medborgarförslag som inkom 2020-09-24 föreslås att kommunen ska {wish}.", DAY),
    ("Förslagsställaren har den 24 september 2020 lämnat in ett medborgarförslag om att {wish}.", DAY),
    ("Ett medborgarförslag har lämnats in om att {wish}.", NONE),
    ("I ett medborgarförslag föreslås att kommunen ska {wish}.", NONE),
    ("Förslagsställaren vill att kommunen ska {wish}.", NONE),
)


def _citizens(words: str) -> str:
    """What is said of a motion, said of a citizens' proposal."""
    for noun, other in (
        ("otionärens", "edborgarens"), ("otionären", "örslagsställaren"), ("otionens", "edborgarförslagets"),
        ("otionen", "edborgarförslaget"), ("sin motion", "sitt medborgarförslag"), ("besvarad", "besvarat"),
        ("avslå den", "avslå det"), ("återtagit den", "återtagit det"),
    ):  # fmt: skip
        words = words.replace(noun, other)
    return words.replace("Mörslagsställaren", "Förslagsställaren").replace("mörslagsställaren", "förslagsställaren")


def petitions() -> Iterator[Cell]:
    """A citizens' proposal: heading × filing × outcome × how the decision is set × organ."""
    done = [one for one in OUTCOMES if one[0] not in ("partly_granted", "withdrawn")]
    crossing = drawn(SIZE // 2, CITIZENS, CAME_IN, done, range(len(SETS)), (COUNCIL, BOARD), BACKGROUNDS)
    for (lead, title), (filing, filed), (code, sentence, clause), kind, organ, label in crossing:
        if organ.proposes and "Kommunfullmäktige" in sentence:
            continue
        words = {"wish": WISH, "Wish": WISH.capitalize().replace("haderslev", "Haderslev")}
        shape = SETS[kind][organ.proposes]
        decision = shape.format(s=_citizens(sentence), a=_citizens(clause))
        heading = lead.format(**words)
        body = f"{decision}\n{label}\n{filing.format(**words)}\n\n{SINCE}\n"
        stage = "proposed" if organ.proposes else "decided"
        due = [
            item_line("44", "Val av justerare", None),
            item_line("45", heading, "KS 2020/210"),
            item_line("46", "Mötet avslutas", None),
            *motion_lines(title.format(**words), ("None None",), filed, code, stage, organ.code, COUNCILS),
            "parties ",
        ]
        text = HEAD.format(organ=organ.name) + MINUTES.format(heading=heading, body=body)
        axes = (
            ("cross", "petitions"), ("lead", lead), ("filing", filing[:60]), ("outcome", sentence if "{s}" in shape else clause),
            ("set", shape[:40]), ("organ", organ.name),
        )  # fmt: skip
        yield Cell(axes, text, tuple(sorted(due)))


def motion_lines(
    title: str | None, names: tuple[str, ...], filed: tuple[str | None, str | None, str | None],
    outcome: str, stage: str | None, by: str | None, organ: str | None,
) -> list[str]:  # fmt: skip
    return [
        f"title {(title or '').casefold()}", f"movers {', '.join(names)}", f"filed {filed[0]} {filed[1]} § {filed[2]}",
        f"outcome {outcome} {stage} by {by} in {organ}",
    ]  # fmt: skip


def facts(result: DocumentResult) -> Iterator[str]:
    """All that a document says of its items, and its first record of how the matter went."""
    for item in result.items:
        yield item_line(item.paragraph, item.heading, item.case_number)
        if item.motion is not None:
            yield from _motion_told(item.motion)
    for record in result.records[:1]:
        for position in record.positions:
            yield f"{position.form} {position.party} {position.name} {position.side}"
        for where in record.handling:
            yield f"handled {where.organ_name} {where.date.value if where.date else None} § {where.paragraph}"
        for vote in record.votes:
            yield f"vote {vote.yes}-{vote.no} {vote.abstain} {vote.absent} {vote.result}"
        yield f"parties {' '.join(sorted(record.parties))}"


def _motion_told(motion: Motion) -> list[str]:
    names = tuple(f"{mover.name} {mover.party}" for mover in motion.movers)
    filed = (motion.filed.value if motion.filed else None, motion.filed_organ, motion.filed_paragraph)
    return motion_lines(
        motion.title, names, filed, motion.outcome, motion.outcome_stage, motion.outcome_by, motion.outcome_organ
    )


def cells() -> list[Cell]:
    """All crosses."""
    return [*items(), *motions(), *petitions()]


if __name__ == "__main__":
    run(cells(), str, facts)
