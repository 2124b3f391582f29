"""Why a relation is ended, by how the ground is tied to the act and whose it is: `python -m tests.drills.grounds`.

A cell is one document in which somebody ends, asks or proposes to end an agreement and says why. What the ground is
(`grounds_told.py`) is crossed with how it is tied to the act, and each of both with whose voice it stands in; what
only describes the relation stands beside the same acts and must give no reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.record import AgreementRecord
from tests.drills.cells import Cell, run
from tests.drills.grounds_told import DESCRIBES, GROUNDS

PLACES = {"state_conduct": "Pskov i Ryssland", "human_rights": "Linyi i Kina"}
PLACE = "Tukums i Lettland"


@dataclass(frozen=True, slots=True)
class Voice:
    """A document around the passage `{}`; `lead` and `turned` are who says it, before the act and behind a clause."""

    name: str
    holder: str
    text: str
    lead: str = ""
    turned: str = ""
    ties: frozenset[str] = frozenset()  # where its words and the account's cannot be told apart: only these


MINUTES = """VARA KOMMUN                     SAMMANTRÄDESPROTOKOLL            Sida 4 (9)
{organ}               2022-09-26

§ 31                                         Dnr 2022/0144
{heading}

{body}

§ 32                                         Dnr 2022/0020
Taxa för renhållning

{organ}s beslut
Taxan fastställs.
"""
LETTER = """VARA KOMMUN                                        TJÄNSTESKRIVELSE
Kommunledningskontoret                             2022-08-11
Lena Ask, utredare                                 Dnr 2022/0144

                                                   Kommunstyrelsen

Vänortsavtalet med PLACE

Ärendet
Vara kommun har sedan 1998 ett vänortsavtal med PLACE. {}

Förslag till beslut
Vänortsavtalet med PLACE sägs upp.

Lena Ask
utredare
"""
MOTION = """Vara kommun
Kommunfullmäktige

Motion

Vänortsavtalet med PLACE

Vara kommun har sedan 1998 ett vänortsavtal med PLACE. {}

Jag yrkar därför
att vänortsavtalet med PLACE sägs upp.

Vara den 3 mars 2022

Rune Fors (M)
"""
NEWS = """Vänortsavtalet med PLACE sägs upp

Publicerad den 28 september 2022

Vara kommun har varit vänort med PLACE sedan 1998. {}

Sidan uppdaterad av Vara kommun
"""
STATEMENT = """VARA KOMMUN                                        UTLÅTANDE
Kommunstyrelsen                                    2022-09-05
                                                   Dnr 2022/0144

                                                   Kommunfullmäktige

Vänortsavtalet med PLACE

Vara kommun har sedan 1998 ett vänortsavtal med PLACE. {}

Kommunstyrelsens förslag till kommunfullmäktige
Vänortsavtalet med PLACE sägs upp.

Stina Berg (C)
kommunstyrelsens ordförande
"""
BACKGROUND = "Ärendet\nVara kommun har sedan 1998 ett vänortsavtal med PLACE."


def _minutes(body: str, heading: str = "Vänortsavtalet med PLACE", organ: str = "Kommunfullmäktige") -> str:
    return MINUTES.replace("{organ}", organ).replace("{heading}", heading).replace("{body}", body)


# {L}: who says it, {T}: the same behind a clause; {S}, {s}: the agreement with a capital or not; {c}, {C}: the ground
CLAUSE_TIES = {
    "eftersom behind": "{L}{s} sägs upp, eftersom {sub}.",
    "eftersom without a comma": "{L}{s} sägs upp eftersom {sub}.",
    "då behind": "{L}{s} sägs upp, då {sub}.",
    "eftersom in front": "Eftersom {sub} {T}.",
    "då in front": "Då {sub} {T}.",
    "därför att": "{L}{s} sägs upp därför att {sub}.",
    "med hänsyn till att": "{L}{s} sägs upp med hänsyn till att {sub}.",
    "mot bakgrund av att": "Mot bakgrund av att {sub} {T}.",
    "på grund av att": "{L}{s} sägs upp på grund av att {sub}.",
    "med motiveringen att": "{L}{s} sägs upp med motiveringen att {sub}.",
    "skälet är att": "{L}{s} sägs upp. Skälet är att {sub}.",
    "anledningen är att": "{L}{s} sägs upp. Anledningen till detta är att {sub}.",
    "sentence before, därför": "{Main}. {D}.",
    "sentence before, mot den bakgrunden": "{Main}. Mot den bakgrunden {T}.",
    "sentence behind": "{L}{s} sägs upp. {Main}.",
    "colon": "{L}{s} sägs upp av följande skäl: {main}.",
}
NOUN_TIES = {
    "på grund av": "{L}{s} sägs upp på grund av {np}.",
    "med anledning av": "Med anledning av {np} {T}.",
    "med hänsyn till": "{L}{s} sägs upp med hänsyn till {np}.",
    "mot bakgrund av": "Mot bakgrund av {np} {T}.",
    "till följd av": "{L}{s} sägs upp till följd av {np}.",
    "med hänvisning till": "{L}{s} sägs upp med hänvisning till {np}.",
    "skälet är": "{L}{s} sägs upp. Skälet är {np}.",
    "motiveras med": "{L}{s} sägs upp. Förslaget motiveras med {np}.",
    "bakgrunden är": "{L}{s} sägs upp. Bakgrunden är {np}.",
    "utifrån": "{L}{s} sägs upp utifrån {np}.",
}
_ENDS = "Kommunfullmäktiges beslut\nVänortsavtalet med PLACE sägs upp.\n\n"
_REJECTS = "Kommunfullmäktiges beslut\nMotionen avslås.\n\n"
_MOTION = "Motion om vänortsavtalet med PLACE"
VOICES = (
    Voice(
        "council, under its decision", "deciding_organ", _minutes(f"Kommunfullmäktiges beslut\n{{}}\n\n{BACKGROUND}")
    ),
    Voice("council, in the account", "deciding_organ", _minutes(f"{_ENDS}{BACKGROUND} {{}}")),
    Voice(
        "office, in minutes",
        "official",
        _minutes(f"{_ENDS}{BACKGROUND} {{}}"),
        "Kommunledningskontoret föreslår i en tjänsteskrivelse att ",
        "föreslår kommunledningskontoret att ",
    ),
    Voice(
        "board, proposing",
        "majority",
        _minutes(f"Kommunstyrelsens förslag till kommunfullmäktige\n{{}}\n\n{BACKGROUND}", organ="Kommunstyrelsen"),
    ),
    Voice(
        "committee that the board follows",
        "majority",
        _minutes(
            f"Kommunstyrelsens beslut\nVänortsavtalet med PLACE sägs upp.\n\n{BACKGROUND} {{}}", organ="Kommunstyrelsen"
        ),
        "Arbetsutskottet föreslår att ",
        "föreslår arbetsutskottet att ",
        ties=frozenset({"eftersom behind", "därför att", "med hänsyn till att", "på grund av", "till följd av"}),
    ),
    Voice("office's letter", "official", LETTER, "Kontoret föreslår att ", "föreslår kontoret att "),
    Voice("motion", "motion", MOTION, "Jag anser att ", "anser jag att "),
    Voice(
        "motion, in minutes that reject it",
        "motion",
        _minutes(f"{_REJECTS}{BACKGROUND} {{}}", _MOTION),
        "Rune Fors (M) föreslår i en motion att ",
        "föreslår Rune Fors (M) i en motion att ",
        ties=frozenset({*CLAUSE_TIES, *NOUN_TIES}) - {"sentence behind"},
    ),
    Voice(
        "reservation",
        "opposition",
        _minutes(
            f"{_REJECTS}{BACKGROUND} Rune Fors (M) föreslår i en motion att avtalet sägs upp.\n\nReservation\n"
            "Rune Fors (M) reserverar sig mot beslutet med följande motivering: {}",
            _MOTION,
        ),
        "Moderaterna anser att ",
        "anser Moderaterna att ",
    ),
    Voice(
        "news",
        "deciding_organ",
        NEWS,
        "Kommunfullmäktige beslutade den 26 september att ",
        "beslutade kommunfullmäktige den 26 september att ",
    ),
    Voice("board's statement", "majority", STATEMENT, "Kommunstyrelsen föreslår att ", "föreslår kommunstyrelsen att "),
)


def line(record: AgreementRecord) -> str:
    """A record's partner with its reasons."""
    partner = record.foreign_partner
    return f"{partner.name if partner else '-'}: {' '.join(sorted(f'{r.reason}·{r.holder}' for r in record.reasons))}"


def _said(tie: str, voice: Voice, **words: str) -> str:
    agreement = "vänortsavtalet med PLACE"
    subject = agreement if voice.lead else agreement[0].upper() + agreement[1:]
    turned = f"{voice.turned}{agreement} sägs upp" if voice.turned else f"avslutas {agreement}"
    verb = next((word for word in ("föreslår", "anser", "beslutade") if word in voice.lead), "")
    first = voice.lead.replace(verb, f"{verb} därför", 1) if verb else ""
    behind = f"{first}{agreement} sägs upp" if first else f"Därför avslutas {agreement}"
    return tie.format(L=voice.lead, T=turned, D=behind, s=subject, **words)


def _cell(axes: dict[str, str], voice: Voice, passage: str, reason: str | None) -> Cell:
    place = PLACES.get(reason or "", PLACE)
    due = f"{place.split()[0]}: {f'{reason}·{voice.holder}' if reason else ''}"
    return Cell(tuple(axes.items()), voice.text.replace("{}", passage).replace("PLACE", place), (due,))


def grounds() -> Iterator[Cell]:
    """Each ground in each tie, the voices taking turns; so each tie stands in each voice too."""
    turn = 0
    for reason, (clauses, nouns) in GROUNDS.items():
        for clause in clauses:
            sub, _, main = clause.partition(" | ")
            main = main or sub
            words = {"sub": sub, "main": main, "Main": main[0].upper() + main[1:]}
            for tie, form in CLAUSE_TIES.items():
                turn += 1
                voice = VOICES[turn % len(VOICES)]
                if (voice.ties and tie not in voice.ties) or (reason == "other" and tie == "sentence behind"):
                    continue
                axes = {"reason": reason, "tie": tie, "voice": voice.name, "ground": clause}
                yield _cell(axes, voice, _said(form, voice, **words), reason)
        for noun in nouns:
            for tie, form in NOUN_TIES.items():
                turn += 1
                voice = VOICES[turn % len(VOICES)]
                if (noun.startswith("att ") and tie == "utifrån") or (voice.ties and tie not in voice.ties):
                    continue
                axes = {"reason": reason, "tie": tie, "voice": voice.name, "ground": noun}
                yield _cell(axes, voice, _said(form, voice, np=noun), reason)


def descriptions() -> Iterator[Cell]:
    """What only describes, behind and before the act, in each voice."""
    for said in DESCRIBES:
        for voice in VOICES:
            for tie, form in (("behind", "{L}{s} sägs upp. {said}"), ("before", "{said} {L}{s} sägs upp.")):
                axes = {"reason": "none", "tie": tie, "voice": voice.name, "ground": said}
                yield _cell(axes, voice, _said(form, voice, said=said), None)


def cells() -> list[Cell]:
    """The whole cross."""
    return [*grounds(), *descriptions()]


if __name__ == "__main__":
    run(cells(), line)
