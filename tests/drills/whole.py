"""Whole matters: a § of minutes put together from phrases that three writers chose, and all that follows of it.

    python -m tests.drills.whole --misses 20

The writers of `banks/` knew what a phrase must mean and not how it is read. A motion or an own matter is drawn with a
wish (`end`, `pause`, `investigate` …), and for each place of the § a phrase of theirs: heading, how the motion and the
relation are told, who argued what, what was proposed before, the decision, in some municipality's layout. What is due
follows from what was drawn. Where each phrase is read right alone, this shows what they do to each other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.process import DocumentResult
from schemas.record import AgreementRecord
from tests.drills.cells import Cell, run

SIZE = 1500
BANKS = Path(__file__).with_name("banks")
Bank = dict[str, list[Any]]

BODIES = (("Tierp", "0360"), ("Ystad", "1286"), ("Hudiksvall", "2184"), ("Kalix", "2514"), ("Vara", "1470"))
PARTNERS = (
    ("Haderslev", "Danmark", "danska"), ("Randaberg", "Norge", "norska"), ("Rakvere", "Estland", "estniska"),
    ("Płock", "Polen", "polska"), ("Güstrow", "Tyskland", "tyska"), ("Nantong", "Kina", "kinesiska"),
    ("Kotlas", "Ryssland", "ryska"), ("Salo", "Finland", "finska"), ("Jelgava", "Lettland", "lettiska"),
)  # fmt: skip
MOVERS = (
    ("Anna Lind (C)", ("Anna Lind C",)),
    ("Bo Ahl (M)", ("Bo Ahl M",)),
    ("Eva Sand (V) och Per Alm (V)", ("Eva Sand V", "Per Alm V")),
    ("Mia Falk (SD)", ("Mia Falk SD",)),
)
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")  # fmt: skip
# The outcome of a motion by the part of a bank that decides it, and what then is the stage of what it asks for.
VERDICTS = {"grant": "granted", "reject": "rejected", "answer": "answered", "back": "referred_back", "table": "tabled", "send": "sent_for_preparation"}  # fmt: skip
FINAL = ("grant", "reject", "answer")
# What an agreement is after an act that was decided. Where nothing is decided it stands, unless it is to be made.
AFTER = {"end": "ended", "pause": "paused", "not_renew": "not_renewed"}
# Of these acts nothing follows on how the agreement stands; what the phrases say of that differs.
UNSETTLED = {"resume", "investigate", "evaluate"}


@cache
def bank() -> Bank:
    """The phrases of all writers, by place."""
    pooled: Bank = {}
    for path in sorted(BANKS.glob("*.yml")):
        for place, phrases in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            pooled.setdefault(place, []).extend(phrases)
    return pooled


def family(designation: str) -> str:
    """The class that a noun gives an agreement; '' where it gives none, and then it goes with any other."""
    noun = designation.casefold()
    return "twin" if noun.startswith(("vän", "syster")) else "partnership" if noun.startswith("partner") else ""


@dataclass
class Drawn:
    """One matter: its facts, and what each place of its § says."""

    chance: random.Random
    own: bool = False
    wish: dict[str, Any] = field(default_factory=dict)
    short: dict[str, Any] = field(default_factory=dict)  # the same wish without the name of the partner
    facts: dict[str, str] = field(default_factory=dict)
    axes: list[tuple[str, str]] = field(default_factory=list)
    names_mover: bool = False  # whether any phrase does

    def pick(self, place: str, phrases: list[Any] | None = None) -> Any:
        """A phrase for this place; its text becomes a value of the place's axis."""
        chosen = self.chance.choice(phrases if phrases is not None else bank()[place])
        said = chosen["text"] if isinstance(chosen, dict) and "text" in chosen else chosen
        self.names_mover |= "{M}" in str(said)
        self.axes.append((place, str(said)[:90].replace("\n", "⏎").replace("|", "/")))
        return chosen

    def said(self, text: str, *, named: bool) -> str:
        """A phrase with its facts in it; `named`: the wish in it must name the partner."""
        wish = self.wish if named or not self.short or self.chance.random() < 0.4 else self.short
        for form in ("inf", "clause", "noun", "main"):
            text = text.replace("{" + form + "}", wish[form])
        for name, value in self.facts.items():
            text = text.replace("{" + name + "}", value)
        return text[:1].upper() + text[1:]


def _day(chance: random.Random, year: int) -> tuple[str, str]:
    """A day as it is printed, and its value."""
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    value = f"{year}-{month:02}-{day:02}"
    return chance.choice((value, f"{day} {MONTHS[month - 1]} {year}")), value


def _matter(n: int) -> Drawn:
    chance = random.Random(n)
    one = Drawn(chance, own=chance.random() < 0.4)
    acts = sorted({wish["act"] for wish in bank()["wishes"]})
    act = chance.choice([*acts, "end", "end", "establish", "establish", "pause"])
    of = [wish for wish in bank()["wishes"] if wish["act"] == act]
    one.wish = one.pick("wish", [dict(wish, text=wish["inf"]) for wish in of if wish["named"]])
    kin = [w for w in of if not w["named"] and family(w["designation"]) in ("", family(one.wish["designation"]))]
    if act in ("end", "pause", "keep") and kin:
        one.short = one.pick("wish, short", [dict(wish, text=wish["inf"]) for wish in kin])
    (place, _), (town, land, adj) = chance.choice(BODIES), chance.choice(PARTNERS)
    one.facts = {
        "o": place, "K": f"{place}s kommun" if not place.endswith("s") else f"{place} kommun",
        "T": town, "Ts": f"{town}s", "L": land, "adj": adj, "Y": str(chance.randint(1975, 2005)),
    }  # fmt: skip
    one.facts["K"] = {"Vara": "Vara kommun", "Kalix": "Kalix kommun"}.get(place, one.facts["K"])
    one.facts["Ks"] = f"{one.facts['K']}s"
    return one


def _kin(one: Drawn, told: dict[str, Any]) -> bool:
    """Whether a phrase on the relation speaks of the same agreement as the wish."""
    return len({family(told["designation"]), family(one.wish["designation"])} - {""}) <= 1


def matter(n: int) -> Cell:
    """The matter of a number: what is drawn for it, its text, and what must be read of it."""
    one = _matter(n)
    chance, act = one.chance, one.wish["act"]
    council = chance.random() < 0.6
    if council:
        here, before = "kommunfullmäktige", "kommunstyrelsen"
    else:
        here, before = "kommunstyrelsen", "arbetsutskottet"
    year = chance.randint(2012, 2021)
    mover, movers = chance.choice(MOVERS)
    earlier, earlier_value = _day(chance, year - 1)
    _, meeting = _day(chance, year)
    day = f"{int(meeting[8:])} {MONTHS[int(meeting[5:7]) - 1]} {year}"
    filed, filed_value = _day(chance, year - 2)
    paragraph, before_paragraph = str(chance.randint(20, 200)), str(chance.randint(20, 200))
    # In the board the deciding organ is the council wherever it only prepares.
    prepares = not council and (chance.random() < 0.7 if one.own else True)
    one.facts |= {
        "D": filed, "P": str(chance.randint(20, 90)), "M": mover, "D2": earlier, "P2": before_paragraph,
        "iso": meeting, "day": day, "org": here, "Org": here.capitalize(), "prep": before, "Prep": before.capitalize(),
    }  # fmt: skip
    above = {"org": "kommunfullmäktige", "Org": "Kommunfullmäktige"} if prepares else {}
    preparing = above | ({"prep": here, "Prep": here.capitalize()} if prepares else {})
    texts: dict[str, str] = {}
    due: list[str] = [f"§ {paragraph}"]
    # -- what is decided here
    verdict = chance.choice(("own", "own", "back", "table") if one.own else tuple(VERDICTS)[: 5 if prepares else 6])
    place = {"own": "proposal_own" if prepares else "decided_own"}.get(verdict, f"decided_{verdict}")
    if one.own and verdict != "own":
        place = f"own_{verdict}"
    elif prepares and verdict in FINAL:
        place = f"proposal_{verdict}"
    if verdict == "send":  # a motion that came in shortly before the meeting
        filed_value = f"{meeting[:8]}01"
        one.facts["D"] = chance.choice((filed_value, f"1 {day.partition(' ')[2]}"))
    held = dict(one.facts)
    if place.startswith("proposal_"):
        one.facts = held | preparing
    texts["decision"] = one.said(one.pick(place), named=False)
    one.facts = held
    # -- what is told
    heading = one.said(one.pick("headings_own" if one.own else "headings_motion"), named=True)
    told = one.pick("motion_told") if not one.own else {}
    relation = None
    if act not in ("establish", "investigate"):
        relation = one.pick("relation_told", [r for r in bank()["relation_told"] if _kin(one, r)])
    one.facts = held | above  # a motion is handed in to the council, also where the board prepares it
    background = [one.said(told["text"], named=True)] if told else []
    one.facts = held
    if relation:
        background.insert(chance.randint(0, len(background)), one.said(relation["text"], named=True))
    noise = [one.said(one.pick("noise"), named=True) for _ in range(chance.randint(0, 2))]
    for text in noise:
        background.insert(chance.randint(0, len(background)), text)
    texts["background"] = chance.choice((" ", "\n\n")).join(background)
    if chance.random() < 0.5:
        side = "against" if verdict in ("reject", "answer") else "for"
        texts["assessment"] = one.said(one.pick(f"assessment_{side}"), named=True)
    # -- what was done before
    said_before = [e for e in bank()["earlier"] if e["says"] in ("none", "own" if one.own else verdict)]
    told_before = one.pick("earlier", said_before) if chance.random() < 0.5 and verdict not in ("send",) else None
    if told_before:
        one.facts = held | above
        texts["earlier"] = one.said(told_before["text"], named=True)
        one.facts = held
        due.append(f"handled {before} {earlier_value} § {before_paragraph if told_before['para'] else None}")
    # -- what was proposed to it
    if verdict in (*FINAL, "own") and not prepares and chance.random() < 0.6:
        texts["proposal"] = one.said(one.pick(f"proposal_{verdict}"), named=True)
    elif one.own and verdict != "own":
        texts["proposal"] = one.said(one.pick("proposal_own"), named=True)
    layouts = [la for la in bank()["layouts"] if council or "fullmäktige" not in str(la).casefold()]
    layout = one.pick("layouts", [dict(la, text=la["section"]) for la in layouts])
    text = _document(one, layout, one.pick("heads"), heading, texts, int(paragraph))
    # -- what is due
    organ = {"kommunfullmäktige": "kommunfullmaktige"}.get(here, here)
    step = f"{organ} § {paragraph} {meeting}"
    if one.own:
        stage = {"own": "proposed" if prepares else "decided"}.get(verdict, "proposed")
        due.append(f"act {act} {stage} swedish {step if verdict == 'own' else ''}".rstrip())
    else:
        stage = {"grant": "proposed" if prepares else "decided", "reject": "requested" if prepares else "rejected"}.get(verdict, "requested")  # fmt: skip
        by = "swedish" if stage in ("proposed", "decided") else "motion"
        due.append(f"act {act} {stage} {by} {step if stage != 'requested' else ''}".rstrip())
        if told["mover"] or one.names_mover:
            due.append(f"movers {', '.join(movers)}")
        if told["filed"]:
            due.append(f"filed {filed_value}")
        elif verdict == "send":  # the council receives it here, as far as is told
            due.append(f"filed {meeting}")
        due.append(f"motion {VERDICTS[verdict]} {'proposed' if prepares and verdict in FINAL else 'decided'}")
    due.append(f"since {one.facts['Y'] if relation and relation['since'] else None}")
    if act == "establish":
        due.append(f"status {({'decided': 'active', 'rejected': 'not_established'}).get(stage, 'proposed')}")
    elif act not in UNSETTLED:
        due.append(f"status {AFTER.get(act, 'active') if stage == 'decided' else 'active'}")
    due.append(f"record {one.facts['T']}")
    axes = (("kind", "own" if one.own else "motion"), ("act", act), ("verdict", f"{here}: {verdict}"), *one.axes)
    return Cell(axes, text, tuple(sorted(due)))


def _document(
    one: Drawn, layout: dict[str, Any], head: str, heading: str, texts: dict[str, str], paragraph: int
) -> str:
    """Minutes with this § between two others, in the municipality's layout."""

    def section(n: int, title: str, case: str) -> str:
        return str(layout["section"]).replace("{n}", str(n)).replace("{heading}", title).replace("{case}", case)

    def part(name: str, text: str) -> str:
        return f"{one.said(layout[name], named=True)}\n{text}" if layout[name] else text

    parts = [part(name, texts[name]) for name in layout["order"] if name in texts]
    first = part("decision", "Till justerare väljs Karin Ros.")
    last = part("decision", "Redovisningen läggs till handlingarna.")
    return "\n\n".join(
        (
            one.said(head, named=True),
            section(paragraph - 1, "Val av justerare", ""),
            first,
            section(paragraph, heading, f"KS {2010 + paragraph % 10}/{paragraph + 100}"),
            *parts,
            section(paragraph + 1, "Redovisning av delegationsbeslut", "KS 2012/7"),
            last,
        )
    )


def facts(result: DocumentResult) -> Iterator[str]:
    """What is compared: the §, its motion, and its record with all that a matter of this drill can say of it."""
    records: tuple[AgreementRecord, ...] = result.records
    for item in result.items:
        if any(record.item.paragraph == item.paragraph for record in records) or item.motion:
            yield f"§ {item.paragraph}"
        if item.motion:
            yield f"motion {item.motion.outcome} {item.motion.outcome_stage}"
            if item.motion.movers:
                yield f"movers {', '.join(f'{mover.name} {mover.party}' for mover in item.motion.movers)}"
            if item.motion.filed:
                yield f"filed {item.motion.filed.value}"
    for record in records:
        yield f"record {record.foreign_partner.name if record.foreign_partner else record.scope}"
        yield f"since {record.established.value if record.established else None}"
        if not {act.act for act in record.acts} & UNSETTLED:
            yield f"status {record.status}"
        for act in record.acts:
            step = f"{act.organ} § {act.paragraph} {act.date.value if act.date else None}"
            reached = act.stage in ("decided", "rejected") or (
                act.stage == "proposed" and act.organ == record.document.organ
            )
            yield f"act {act.act} {act.stage} {act.by} {step if reached else ''}".rstrip()
        for where in record.handling:
            yield f"handled {where.organ_name} {where.date.value if where.date else None} § {where.paragraph}"


def cells() -> list[Cell]:
    """The matters drawn, always the same."""
    return [matter(n) for n in range(SIZE)]


if __name__ == "__main__":
    run(cells(), str, facts)
