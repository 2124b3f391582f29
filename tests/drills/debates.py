"""What is said at the table of a motion: yrkanden, votes, reservations, and the meetings that dealt with it before.

    python -m tests.drills.debates --misses 20

Each cell is a § of a council that rejects a motion, with what stands in each place of the debate; all that its item and
record say of it is compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.drills.cells import Cell, drawn, run
from tests.drills.matters import HEAD, MINUTES, NONE, SINCE, SIZE, WISH, facts, item_line, motion_lines

# What is said at the table of a motion that the board proposes to reject; who is for (+) and against (-) the motion.
ASKED = (
    ("Anna Lind (M) yrkar bifall till motionen.", "+M Anna Lind"),
    ("Anna Lind (M) yrkar att motionen bifalls.", "+M Anna Lind"),
    ("Anna Lind (M) yrkar bifall till motionen i sin helhet.", "+M Anna Lind"),
    ("Anna Lind (M): Bifall till motionen.", "+M Anna Lind"),
    ("Anna Lind (M) föreslår att motionen bifalls.", "+M Anna Lind"),
    ("Anna Lind (M) yrkar avslag på kommunstyrelsens förslag och bifall till motionen.", "+M Anna Lind"),
    ("Anna Lind (M) yrkar avslag på kommunstyrelsens förslag.", "+M Anna Lind"),
    ("Anna Lind (M) med instämmande av Bo Ahl (KD) yrkar bifall till motionen.", "+M Anna Lind;+KD Bo Ahl"),
    ("Anna Lind (M) yrkar bifall till motionen. Bo Ahl (KD) instämmer i yrkandet.", "+M Anna Lind;+KD Bo Ahl"),
    ("Anna Lind (M) och Bo Ahl (KD) yrkar bifall till motionen.", "+M Anna Lind;+KD Bo Ahl"),
    ("Anna Lind (M), Bo Ahl (KD) och Eva Sand (C) yrkar på bifall till motionen.",
     "+M Anna Lind;+KD Bo Ahl;+C Eva Sand"),
    ("Bifall till motionen yrkas av Anna Lind (M) och Bo Ahl (KD).", "+M Anna Lind;+KD Bo Ahl"),
    ("Ulf Berg (S) yrkar avslag på motionen.", "-S Ulf Berg"),
    ("Ulf Berg (S) yrkar att motionen avslås.", "-S Ulf Berg"),
    ("Ulf Berg (S) yrkar bifall till kommunstyrelsens förslag.", "-S Ulf Berg"),
    ("Ulf Berg (S): bifall till kommunstyrelsens förslag.", "-S Ulf Berg"),
    ("Ulf Berg (S) yrkar bifall till kommunstyrelsens förslag att avslå motionen.", "-S Ulf Berg"),
    ("Ulf Berg (S) yrkar i enlighet med kommunstyrelsens förslag.", "-S Ulf Berg"),
    ("Ulf Berg (S) yrkar att fullmäktige beslutar enligt kommunstyrelsens förslag.", "-S Ulf Berg"),
    ("Ulf Berg (S) tillstyrker kommunstyrelsens förslag.", "-S Ulf Berg"),
    ("Ulf Berg (S) yrkar att motionen anses besvarad.", "-S Ulf Berg"),
    ("Ulf Berg (S) och Mia Falk (V) yrkar avslag till motionen.", "-S Ulf Berg;-V Mia Falk"),
    ("Yrkande om avslag på motionen framställs av Ulf Berg (S).", "-S Ulf Berg"),
    ("Ulf Berg (S) yrkar bifall till liggande förslag.", "-S Ulf Berg"),
    ("Ulf Berg (S) yrkar i första hand återremiss.", ""),
    ("Ulf Berg (S) yrkar att ärendet återremitteras.", ""),
    ("Ulf Berg (S) yttrar sig i ärendet.", ""),
    ("I debatten yttrar sig Anna Lind (M) och Ulf Berg (S).", ""),
)  # fmt: skip
RESERVED = (
    ("Anna Lind (M) reserverar sig mot beslutet.", "+M Anna Lind"),
    ("Anna Lind (M) reserverar sig mot beslutet till förmån för sitt eget yrkande.", "+M Anna Lind"),
    ("Mot beslutet reserverar sig Anna Lind (M) och Bo Ahl (KD).", "+M Anna Lind;+KD Bo Ahl"),
    ("Mot beslutet anmäler Anna Lind (M) reservation.", "+M Anna Lind"),
    ("Anna Lind (M) anmäler skriftlig reservation, se bilaga.", "+M Anna Lind"),
    ("Reservation\nAnna Lind (M), Bo Ahl (KD).", "+M Anna Lind;+KD Bo Ahl"),
    ("Anna Lind (M) och Bo Ahl (KD) reserverar sig skriftligt mot beslutet.", "+M Anna Lind;+KD Bo Ahl"),
    ("Samtliga ledamöter från Moderaterna reserverar sig mot beslutet.", "+M"),
    ("Moderaterna och Kristdemokraterna reserverar sig mot beslutet.", "+M;+KD"),
    ("Reservationer\nMot beslutet reserverar sig M-gruppen.", "+M"),
    ("", ""),
)  # fmt: skip
YES, NO = "bifall till kommunstyrelsens förslag", "bifall till motionen"
PUT = (
    "Ja-röst för bifall till kommunstyrelsens förslag.\nNej-röst för bifall till motionen.\n",
    "Den som vill bifalla kommunstyrelsens förslag röstar ja. Den som vill bifalla motionen röstar nej.\n",
    "Ja för kommunstyrelsens förslag, nej för motionen.\n",
    "Ja innebär bifall till kommunstyrelsens förslag. Nej innebär bifall till motionen.\n",
    "JA = kommunstyrelsens förslag, NEJ = bifall till motionen.\n",
    "Ordföranden meddelar följande voteringsproposition: Den som röstar ja bifaller kommunstyrelsens förslag, den som "
    "röstar nej bifaller motionen.\n",
)
# Counts: yes 31, no 14, abstained 2, absent 1 as the wording holds them.
COUNTED = (
    ("Med 31 ja-röster mot 14 nej-röster beslutar fullmäktige enligt kommunstyrelsens förslag.", (31, 14, None, None)),
    ("Omröstningen utfaller med 31 ja-röster och 14 nej-röster.", (31, 14, None, None)),
    ("Omröstningen utfaller med 31 ja-röster, 14 nej-röster och 2 som avstår.", (31, 14, 2, None)),
    ("Omröstningsresultat: 31 ja, 14 nej, 2 avstår.", (31, 14, 2, None)),
    ("Utfall: 31 ja, 14 nej, 2 avstår.", (31, 14, 2, None)),
    ("Utfall: Ja 31, Nej 14, Avstår 2, Frånvarande 1.", (31, 14, 2, 1)),
    ("Ja: 31\nNej: 14\nAvstår: 2\nFrånvarande: 1", (31, 14, 2, 1)),
    ("31 röstar ja, 14 röstar nej och 2 avstår.", (31, 14, 2, None)),
    ("31 ledamöter röstade ja, 14 ledamöter röstade nej och 2 avstod från att rösta.", (31, 14, 2, None)),
    ("Vid omröstningen avges 31 ja-röster och 14 nej-röster. Två ledamöter avstår.", (31, 14, 2, None)),
    ("Resultat av omröstningen: 31 ja och 14 nej.", (31, 14, None, None)),
    ("31 ja-röster, 14 nej-röster, 2 avstår och 1 är frånvarande.", (31, 14, 2, 1)),
    ("Resultat: Ja-röster 31, nej-röster 14, 2 ledamöter avstår från att rösta.", (31, 14, 2, None)),
    ("Fullmäktige avslår motionen med 31 röster mot 14.", (31, 14, None, None)),
    ("Fullmäktige avslår motionen med röstsiffrorna 31-14.", (31, 14, None, None)),
    ("Med 31 ja mot 14 nej, 2 nedlagda röster, avslår fullmäktige motionen.", (31, 14, 2, None)),
    ("Vid röstning lämnas 31 ja-röster och 14 nej-röster; 2 avstår.", (31, 14, 2, None)),
    ("Omröstningen ger följande resultat\nJa\t31\nNej\t14\nAvstår\t2", (31, 14, 2, None)),
    (
        "Fullmäktige beslutar med 31 ja-röster mot 14 nej-\nröster och 2 som avstår att avslå motionen.",
        (31, 14, 2, None),
    ),
    ("Med trettioen ja-röster mot fjorton nej-röster avslår fullmäktige motionen.", (31, 14, None, None)),
    ("31 röster avges för kommunstyrelsens förslag och 14 röster för motionen.", (31, 14, None, None)),
    ("Voteringen utföll så att 31 röstade ja och 14 röstade nej.", (31, 14, None, None)),
    ("", None),
)
ASKING = ("Yrkanden", "Förslag till beslut på sammanträdet", "Yrkande")
# Other meetings that dealt with the matter: organ, day, §.
HANDLED = (
    (
        "Kommunstyrelsen har den 24 mars 2021, § 61, föreslagit att motionen avslås.",
        ("kommunstyrelsen 2021-03-24 § 61",),
    ),
    ("Kommunstyrelsen behandlade ärendet 2021-03-24 § 61.", ("kommunstyrelsen 2021-03-24 § 61",)),
    ("Ärendet behandlades av kommunstyrelsen den 24 mars 2021 § 61.", ("kommunstyrelsen 2021-03-24 § 61",)),
    (
        "Kommunstyrelsens arbetsutskott har behandlat ärendet 2021-03-10, § 40.",
        ("kommunstyrelsens arbetsutskott 2021-03-10 § 40",),
    ),
    (
        "Arbetsutskottet behandlade motionen den 10 mars 2021, § 40, och kommunstyrelsen den 24 mars 2021, § 61.",
        ("arbetsutskottet 2021-03-10 § 40", "kommunstyrelsen 2021-03-24 § 61"),
    ),
    (
        "Kultur- och fritidsnämnden har yttrat sig över motionen 2021-02-09, § 12.",
        ("kultur- och fritidsnämnden 2021-02-09 § 12",),
    ),
    (
        "Motionen har remitterats till kultur- och fritidsnämnden, som yttrade sig den 9 februari 2021, § 12.",
        ("kultur- och fritidsnämnden 2021-02-09 § 12",),
    ),
    ("Beslutsunderlag\nKommunstyrelsens protokoll 2021-03-24 § 61", ("kommunstyrelsen 2021-03-24 § 61",)),
    ("Beslutsunderlag\nProtokollsutdrag från kommunstyrelsen 2021-03-24 § 61", ("kommunstyrelsen 2021-03-24 § 61",)),
    (
        "Beslutsunderlag\n- Kommunstyrelsens beslut den 24 mars 2021, § 61\n- Tjänsteskrivelse 2021-02-20",
        ("kommunstyrelsen 2021-03-24 § 61",),
    ),
    (
        "Ärendets gång\nKommunstyrelsens arbetsutskott 2021-03-10 § 40\nKommunstyrelsen 2021-03-24 § 61",
        ("kommunstyrelsens arbetsutskott 2021-03-10 § 40", "kommunstyrelsen 2021-03-24 § 61"),
    ),
    ("Tidigare behandling\nKommunstyrelsen 2021-03-24, § 61", ("kommunstyrelsen 2021-03-24 § 61",)),
    ("Beslutsunderlag\nTjänsteskrivelse 2021-02-20", ()),
    ("", ()),
)
# How the item tells what the board proposed.
PROPOSED = (
    "Kommunstyrelsen föreslår att motionen avslås.", "Kommunstyrelsen har föreslagit kommunfullmäktige att avslå motionen.",
    "Kommunstyrelsens förslag till kommunfullmäktige\nMotionen avslås.", "Kommunstyrelsens förslag\natt avslå motionen.",
    "Kommunstyrelsens majoritet förordar att motionen avslås.", "Förslag till beslut\nMotionen avslås.",
)  # fmt: skip


def debates() -> Iterator[Cell]:
    """A rejected motion with what was asked, voted, reserved, and handled before; in the council."""
    crossing = drawn(SIZE, ASKED, ASKED, RESERVED, PUT, COUNTED, HANDLED, PROPOSED, ASKING)
    for one, two, reserved, put, counted, handled, proposed, label in crossing:
        asked = [one] + ([two] if one[1][:1] != two[1][:1] and two[1] else [])
        wanted = [who for _, said in asked for who in said.split(";") if who]
        against = [who for who in reserved[1].split(";") if who]
        vote = counted[1]
        parts = [
            "Beslut\nMotionen avslås.",
            "Bakgrund\nI en motion föreslår Anna Lind (M) att kommunen ska " + WISH + f". {SINCE}",
        ]
        parts.append(proposed)
        parts += [handled[0]] if handled[0] else []
        parts.append(label + "\n" + "\n".join(said for said, _ in asked))
        parts += [f"Omröstning begärs.\n{put}\n{counted[0]}"] if vote else []
        parts += [reserved[0]] if reserved[0] else []
        text = HEAD.format(organ="Kommunfullmäktige") + MINUTES.format(
            heading=f"Motion om att {WISH}", body="\n\n".join(parts)
        )
        due = [
            item_line("44", "Val av justerare", None), item_line("45", f"Motion om att {WISH}", "KS 2020/210"),
            item_line("46", "Mötet avslutas", None),
            *motion_lines(f"att {WISH}", ("Anna Lind M",), NONE, "rejected", "decided", "kommunfullmaktige", "kommunfullmaktige"),
            *(_position(who, "yrkande") for who in wanted), *(_position(who, "reservation") for who in against),
            *(f"handled {where}" for where in handled[1]),
            *([f"vote {vote[0]}-{vote[1]} {vote[2]} {vote[3]} ja"] if vote else []),
            f"parties {' '.join(_parties(text))}",
        ]  # fmt: skip
        axes = (
            ("cross", "debates"), ("asked", one[0]), ("asked", asked[-1][0]) if len(asked) > 1 else ("second", "none"), ("reserved", reserved[0]), ("label", label),
            ("put", put if vote else "none"), ("counted", counted[0]), ("handled", handled[0]), ("proposed", proposed),
        )  # fmt: skip
        yield Cell(axes, text, tuple(sorted(due)))


NAMES = {"(M)": "M", "Moderaterna": "M", "M-gruppen": "M", "(KD)": "KD", "Kristdemokraterna": "KD", "(C)": "C", "(S)": "S", "(V)": "V"}  # fmt: skip


def _parties(text: str) -> list[str]:
    return sorted({code for name, code in NAMES.items() if name in text})


def _position(who: str, form: str) -> str:
    side, (party, _, name) = {"+": "for", "-": "against"}[who[0]], who[1:].partition(" ")
    return f"{form} {party} {name or None} {side}"


# Without a motion ---------------------------------------------------------------------------------------------------

# What is said of a proposal to end an agreement, made by an office or a committee; for (+) or against (-) the proposal.
PUT_FORWARD = (
    ("Ulf Berg (S) yrkar bifall till {owner} förslag.", "+S Ulf Berg"),
    ("Ulf Berg (S): bifall till {owner} förslag.", "+S Ulf Berg"),
    ("Ulf Berg (S) yrkar bifall till förslaget.", "+S Ulf Berg"),
    ("Ulf Berg (S) yrkar i enlighet med {owner} förslag.", "+S Ulf Berg"),
    ("Ulf Berg (S) och Mia Falk (V) yrkar bifall till {owner} förslag.", "+S Ulf Berg;+V Mia Falk"),
    ("Ulf Berg (S) tillstyrker {owner} förslag.", "+S Ulf Berg"),
    ("Bifall till {owner} förslag yrkas av Ulf Berg (S).", "+S Ulf Berg"),
    ("Ulf Berg (S) yrkar att vänortsavtalet sägs upp.", "+S Ulf Berg"),
    ("Anna Lind (M) yrkar avslag på {owner} förslag.", "-M Anna Lind"),
    ("Anna Lind (M) yrkar avslag.", "-M Anna Lind"),
    ("Anna Lind (M) yrkar avslag på förslaget.", "-M Anna Lind"),
    ("Anna Lind (M) yrkar att vänortsavtalet med Haderslev behålls.", "-M Anna Lind"),
    ("Anna Lind (M) och Bo Ahl (KD) yrkar att avtalet med Haderslev ska vara kvar.", "-M Anna Lind;-KD Bo Ahl"),
    ("Anna Lind (M) med instämmande av Bo Ahl (KD) yrkar avslag på förslaget.", "-M Anna Lind;-KD Bo Ahl"),
    ("Anna Lind (M) yrkar att ärendet återremitteras.", ""),
    ("Anna Lind (M) yttrar sig.", ""),
)
ENDS = (
    "Beslut\nKommunstyrelsen beslutar att säga upp vänortsavtalet med Haderslev.",
    "Kommunstyrelsen beslutar\n\natt säga upp vänortsavtalet med Haderslev.",
    "Beslut\nVänortsavtalet med Haderslev sägs upp.",
    "Kommunstyrelsens beslut\n1. Vänortsavtalet med Haderslev avslutas.\n2. Haderslev underrättas.",
)
OWNERS = (
    ("förvaltningens", "Kommunledningsförvaltningen föreslår att vänortsavtalet med Haderslev sägs upp."),
    ("arbetsutskottets", "Arbetsutskottet föreslår att vänortsavtalet med Haderslev sägs upp."),
    ("förvaltningens", "Förslag till beslut\nVänortsavtalet med Haderslev sägs upp."),
)


def affairs() -> Iterator[Cell]:
    """A board that ends an agreement, with what was asked and voted; no motion."""
    crossing = drawn(SIZE // 2, PUT_FORWARD, PUT_FORWARD, ENDS, OWNERS, RESERVED, COUNTED, ASKING)
    for one, two, ends, (owner, proposed), reserved, counted, label in crossing:
        if "motion" in counted[0] or "fullmäktige" in counted[0].lower():
            continue
        asked = [one] + ([two] if one[1][:1] != two[1][:1] and two[1] else [])
        parts = [
            ends,
            f"Bakgrund\n{SINCE}",
            proposed,
            label + "\n" + "\n".join(said.format(owner=owner) for said, _ in asked),
        ]
        vote = counted[1]
        parts += (
            [f"Omröstning begärs.\nJa-röst för {owner} förslag, nej-röst för avslag.\n\n{counted[0]}"] if vote else []
        )
        parts += [reserved[0]] if reserved[0] else []
        heading = "Vänortsavtalet med Haderslev"
        text = HEAD.format(organ="Kommunstyrelsen") + MINUTES.format(heading=heading, body="\n\n".join(parts))
        wanted = [who for _, said in asked for who in said.split(";") if who]
        against = [f"-{who[1:]}" for who in reserved[1].split(";") if who]
        due = [
            item_line("44", "Val av justerare", None),
            item_line("45", heading, "KS 2020/210"),
            item_line("46", "Mötet avslutas", None),
            *(_position(who, "yrkande") for who in wanted),
            *(_position(who, "reservation") for who in against),
            *([f"vote {vote[0]}-{vote[1]} {vote[2]} {vote[3]} ja"] if vote else []),
            f"parties {' '.join(_parties(text))}",
        ]
        axes = (
            ("cross", "affairs"), ("asked", one[0]), ("second", asked[-1][0] if len(asked) > 1 else "none"), ("ends", ends), ("owner", proposed),
            ("reserved", reserved[0]), ("counted", counted[0]), ("label", label),
        )  # fmt: skip
        yield Cell(axes, text, tuple(sorted(due)))


def cells() -> list[Cell]:
    """Both crosses."""
    return [*debates(), *affairs()]


if __name__ == "__main__":
    run(cells(), str, facts)
