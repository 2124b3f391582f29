"""What is done to the agreement, and how far it has come.

A candidate is a verb with its object (`acts.yml`). Its stage comes from three places, in this order: the cues in its
clause and in the clause that introduces it (asked, proposed, announced, told, negated, a mere possibility), the part
of the item it stands in, and the form of the verb. What none of them settles is no act.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.partners import Pair
from pipeline.extract.scope import FoundScope
from schemas.dates import Date
from schemas.record import ActName, By
from schemas.statement import Stage

LABELS: dict[str, ActName] = {
    "END": "end", "PARTLY_END": "partly_end", "PAUSE": "pause", "RESUME": "resume", "RENEW": "renew",
    "NOT_RENEW": "not_renew", "ESTABLISH": "establish", "INVESTIGATE": "investigate", "EVALUATE": "evaluate",
    "KEEP": "keep", "AMEND": "amend",
}  # fmt: skip
PREDICATES = frozenset(LABELS)
INTRANSITIVE = (
    "upphör",
    "löp",
    "gäll",
    "ligg",
    "hålla fast",
    "vila",
    "vilar",
    "kvarst",
    "bestå",
    "består",
    "fortsätt",
    "fortsatt",
    "gå ut",
    "går ut",
    "gick ut",
)
TOLD_VERBS = ("past", "sup")
EFFECTIVE_LEAD = frozenset(
    {"den", "per", "från", "fr.o.m", "till", "med", "verkan", "senast", "vid", "och", "fr.o.m.", "t.o.m.", "t.o.m"}
)


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act with its ink: `verb` and `object` are token indices; `date_at`, `effective_at`, `organ_at` too."""

    act: ActName
    stage: Stage
    by: By
    verb: int
    object: int
    rule: str
    organ: str | None = None
    organ_name: str | None = None
    paragraph: str | None = None
    date: Date | None = None
    date_at: int | None = None
    effective: Date | None = None
    effective_at: int | None = None
    organ_at: int | None = None
    pairs: tuple[int, ...] = field(default=())
    background: bool = False
    more: tuple[tuple[int, int], ...] = ()  # verb and object of further passages that say the same


def find_acts(
    a: Annotated, pairs: list[Pair], scopes: list[FoundScope], motion_kind: str | None, listed: list[tuple[int, int]]
) -> list[FoundAct]:
    """The acts of an item in text order, equal ones merged.

    `pairs` are named by index, scope i by `len(pairs) + i`; `listed` are the view ranges of motions told in a list.
    """
    found: list[FoundAct] = []
    for match in _nearest(a, a.find("acts")):
        told_in_list = any(s <= a.tokens[match.captures["object"]].start < e for s, e in listed)
        act = _wished(a, match) if told_in_list else _read(a, match, motion_kind)
        if act is None:
            continue
        owners = _owners(a, act, pairs, scopes)
        if owners:
            found.append(replace(act, pairs=owners))
    return merge(found)


def _nearest(a: Annotated, matches: list[Match]) -> list[Match]:
    """One object for each verb: the nearest, behind an active verb and before a passive one."""
    best: dict[int, Match] = {}
    for match in matches:
        verb, target = match.captures.get("verb", match.start), match.captures["object"]
        if not _fits(a, match, verb, target):
            continue
        held = best.get(verb)
        if held is None or abs(target - verb) < abs(held.captures["object"] - verb):
            best[verb] = match
    return [best[v] for v in sorted(best)]


def _fits(a: Annotated, match: Match, verb: int, target: int) -> bool:
    order = match.rule.gives["order"]
    token = a.tokens[verb]
    low, high = sorted((verb, target))
    between = a.tokens[low + 1 : high]
    if any(t.label == "OTHER" for t in between):
        return False
    if order in ("split", "topic"):
        return True
    if order == "alone":
        return token.form == "noun" and a.kind(verb) not in ("beslut", "forslag", "forslag_kf", "underlag")
    if order == "pronoun":
        return token.form != "noun" and spoken_of(a, verb)
    if order == "noun":
        # under a decision or proposal a noun names the matter; the verb beside it decides
        return token.form == "noun" and a.kind(verb) not in ("beslut", "forslag", "forslag_kf")
    if token.form == "noun":
        return False
    passive = (
        token.text.lower().split()[0].endswith("s")
        or token.form == "sup"
        or token.text.lower().startswith(INTRANSITIVE)
    )
    if order == "passive":
        return passive and not _other_clause([t.text.lower() for t in between])
    if token.text.lower().startswith("lämn") and any(t.text.lower() not in LEAVE for t in between):
        return False
    # a finite active verb takes its object, an infinitive does not lean back on one before it
    # an active verb does not reach its object over another verb of its kind, nor a passive one forward
    if any(t.label in PREDICATES and t.label == token.label for t in between):
        return False
    if token.text.lower().split()[0].endswith("s") and token.form in ("inf", "pres", "past") and token.label != "RENEW":
        return any(t.label == "RELATION" or t.label == "AGREEMENT" for t in [a.tokens[target]]) and len(between) <= 4
    return True


def _other_clause(words: list[str]) -> bool:
    """Whether a new clause begins between a noun and a verb behind it, so that the verb has another subject."""
    if any(w in ("eftersom", "när", "medan", "trots", "varför", "varvid", "varefter") for w in words):
        return True
    return any(
        w == "," and words[i + 1 : i + 2] not in (["som"], ["vilket"], ["vilken"]) and "," not in words[i + 1 :]
        for i, w in enumerate(words)
    )


def spoken_of(a: Annotated, verb: int) -> bool:
    """Whether a pronoun beside the verb can mean the agreement: it was named in this sentence or the one before."""
    unit = a.unit(verb)
    earlier = next((u for u in reversed(a.units) if u.last <= unit.first), unit)
    first = earlier.first if earlier.part is unit.part else unit.first
    return any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(first, verb)) and not any(
        a.tokens[i].label == "OTHER" for i in range(first, verb)
    )


def _read(a: Annotated, match: Match, motion_kind: str | None) -> FoundAct | None:
    verb, target = match.captures.get("verb", match.start), match.captures["object"]
    token, unit = a.tokens[verb], a.unit(verb)
    act: ActName = match.rule.gives.get("act") or LABELS[token.label]
    order = match.rule.gives["order"]
    cues = _Cues(a, unit, verb)
    negated = cues.negated
    if negated:
        turned: dict[str, ActName] = {"end": "keep", "renew": "not_renew", "not_renew": "renew"}
        if act not in turned or (act == "end" and unit.part.kind not in ("beslut", "forslag", "forslag_kf")):
            return None  # what speaks against an end is no act of keeping until somebody proposes or decides that
        act = turned[act]
    act = _renewed(a, verb, target, act)
    if act is None:
        return None
    stage, by, background = _stage(a, unit, verb, cues, motion_kind, order)
    if stage is None:
        return None
    if _hypothetical(a, unit, verb, target, act, cues):
        return None
    if act == "establish" and stage == "reported":
        return None  # a told beginning is the field `established`
    if match.rule.id == "act.went-through" and not any(
        a.tokens[i].label == "DATE" for i in range(unit.first, unit.last)
    ):
        return None  # the present review of a matter is no evaluation told of
    if order in ("noun", "alone"):  # the verb that tells of it belongs to the quote ("initierats en utvärdering")
        target = verb if order == "alone" else target
        verb = next((i for i in range(verb - 1, max(unit.first, verb - 3) - 1, -1) if a.tokens[i].form in TOLD_VERBS), verb)
    found = FoundAct(act, stage, by, verb, target, match.rule.id, background=background)
    return _when(a, unit, found)


def _wished(a: Annotated, match: Match) -> FoundAct:
    """What the title of a motion in a list asks for."""
    verb = match.captures.get("verb", match.start)
    act: ActName = match.rule.gives.get("act") or LABELS[a.tokens[verb].label]
    return FoundAct(act, "requested", "motion", verb, match.captures["object"], match.rule.id)


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues that reach a verb, in its own unit and in the unit that introduces it."""

    a: Annotated
    unit: Unit
    verb: int

    def before(self, label: str) -> int | None:
        """The nearest cue of a label in front of the verb within its scope, or in the introduction."""
        for i in range(self.verb - 1, self.unit.first - 1, -1):
            token = self.a.tokens[i]
            if token.label == label and self.verb - i <= int(token.data.get("scope", 12)):
                return i
        intro = self.unit.intro
        if intro is not None:
            for i in range(intro.last - 1, intro.first - 1, -1):
                if self.a.tokens[i].label == label:
                    return i
        return None

    def after(self, label: str) -> int | None:
        """The nearest cue of a label behind the verb within its scope."""
        for i in range(self.verb + 1, self.unit.last):
            token = self.a.tokens[i]
            if token.label == label and i - self.verb <= int(token.data.get("scope", 12)):
                return i
        return None

    def own(self, label: str) -> bool:
        """Whether the unit itself holds the cue before the verb."""
        at = self.before(label)
        return at is not None and at >= self.unit.first

    @property
    def negated(self) -> bool:
        """A negation just before the verb, or just behind it ("förnyas inte"), not behind another verb."""
        for i in range(self.verb - 1, max(self.unit.first, self.verb - 4) - 1, -1):
            label = self.a.tokens[i].label
            if label == "NEG":
                return True
            if label in PREDICATES or self.a.tokens[i].text in (",", "och", "utan", "eller"):
                break
        for i in range(self.verb + 1, min(self.unit.last, self.verb + 3)):
            if self.a.tokens[i].label == "NEG":
                return self.a.tokens[self.verb].form in ("pres", "past", "noun") or self.a.tokens[i].text == "ej"
        return False


def _stage(
    a: Annotated, unit: Unit, verb: int, cues: _Cues, motion_kind: str | None, order: str
) -> tuple[Stage | None, By, bool]:
    """Stage, by whom, and whether it is told as background only."""
    kind = unit.part.kind
    form = a.tokens[verb].form or mood(a.tokens[verb].text)
    if form == "inf" and verb > unit.first and a.tokens[verb - 1].text.lower() in ("lät", "låtit"):
        form = "past"  # "lät utvärdera"
    asker: By = "petition" if motion_kind == "medborgarforslag" else "motion" if motion_kind else "swedish"
    if kind == "rubrik":
        return ("requested", asker, False) if motion_kind else (None, "unknown", False)
    if kind == "motion" or a.head.kind == "motion":
        return (
            ("reported", "swedish", True)
            if form in TOLD_VERBS
            else ("requested", asker if motion_kind else "motion", False)
        )
    if kind == "reservation":
        return None, "unknown", False
    if kind == "yrkande":
        return "requested", "swedish", False
    asked, proposed, told = cues.before("ASK"), cues.before("PROPOSE"), cues.before("TOLD")
    if proposed is not None and motion_kind and said_by_mover(a, proposed):
        asked = max(proposed, asked or 0)
    if (
        kind == "forslag"
        and a.head.kind in ("protokoll", "protokollsutdrag")
        and proposed is not None
        and said_by_mover(a, proposed)
    ):
        return "requested", "swedish", False
    if kind in ("beslut", "forslag", "forslag_kf"):
        if asked is not None and (proposed is None or asked > proposed):
            return "requested", asker, False
        if form in TOLD_VERBS:
            return "reported", "swedish", True
        if kind == "beslut" and _decides(a, unit, cues):
            return "decided", "swedish", False
        return "proposed", "swedish", False
    if kind in ("underlag", "expediering", "narvaro", "signatur"):
        return ("requested", asker, False) if motion_kind and asked is not None else (None, "unknown", False)
    if cues.before("PLAN") is not None or cues.after("PLAN") is not None:
        return "planned", "swedish", False
    if asked is not None and (told is None or asked > told or motion_kind):
        return "requested", asker, False
    if form in TOLD_VERBS and order != "topic":
        return "reported", _teller(a, unit, verb), True
    if told is not None and a.tokens[told].text.lower().startswith(("besl", "fatta", "har besl")):
        return "reported", "swedish", True
    if order in ("noun", "alone"):
        told_verb = any(
            a.tokens[i].form in TOLD_VERBS for i in range(unit.first, unit.last) if a.tokens[i].label in PREDICATES
        )
        happened = any(a.tokens[i].text.lower() in HAPPENED for i in range(unit.first, unit.last))
        return ("reported", "swedish", True) if told_verb or happened else (None, "unknown", False)
    if proposed is not None and (form in ("inf", "pres")):
        return "proposed", "swedish", True
    return None, "unknown", False


def _renewed(a: Annotated, verb: int, target: int, act: ActName) -> ActName | None:
    """ "Godkänna det reviderade avtalet" amends, "… det förnyade avtalet" renews; the participle itself is no act."""
    if (
        verb + 1 == target
        and a.tokens[verb].form in ("sup", "past")
        and a.tokens[verb - 1].text.lower() in ("det", "den", "de", "ett", "detta")
    ):
        return None
    if act == "establish" and verb < target:
        between = {a.tokens[i].label for i in range(verb + 1, target)} | {
            a.tokens[i].text.lower() for i in range(verb + 1, target)
        }
        if between & {"AMEND", "reviderade", "reviderat", "uppdaterade", "uppdaterat", "omarbetade", "ändrade"}:
            return "amend"
        if between & {"RENEW", "förnyade", "förnyat", "förlängda", "förlängt"}:
            return "renew"
    return act


PAST = frozenset("sade sa gick lät lade lades ställde ställdes gjorde gjordes gav höll hölls satte sattes".split())
SUPINE = frozenset("gått lagt lagts låtit ställt ställts gjort gjorts hållit hållits satt satts gett".split())


def mood(word: str) -> str:
    """The mood of a verb that is no term of its own (`gick … igenom`, `lägger … på is`)."""
    word = word.lower()
    return (
        "past"
        if word in PAST
        else "sup"
        if word in SUPINE
        else "pres"
        if word.endswith(("er", "ar", "s", "får"))
        else "inf"
    )


MOVER_WORDS = ("motion", "förslagsställ", "medborgarförslag", "initiativtag")
PRONOUNS = frozenset({"han", "hon", "hen", "de"})


def said_by_mover(a: Annotated, at: int) -> bool:
    """Whether the subject of a verb of proposing is the mover: a person, a pronoun, the motion, and no organ or office."""
    unit = a.unit(at)
    for i in [*range(at - 1, unit.first - 1, -1), *range(at + 1, min(at + 4, unit.last))]:
        token = a.tokens[i]
        if token.label in ("ORGAN", "OFFICE"):
            if i > unit.first and a.tokens[i - 1].text.lower() in ("i", "till", "vid", "hos", "av", "från"):
                continue  # where the motion was filed, not who proposes
            return False
        word = token.text.lower()
        if token.label == "PERSON" or word in PRONOUNS or word.startswith(MOVER_WORDS):
            return True
    return False


LEAVE = frozenset("det den de sitt sin vårt vår kommunens stadens detta nuvarande kommunala sina ett".split())
HAPPENED = frozenset(
    "skedde skett gjordes gjorts genomfördes genomförts ägde beslutades beslutats inleddes initierats påbörjats påbörjades färdigställts slutförts slutfördes blev klar färdigställd genomförd gjord".split()
)


def _decides(a: Annotated, unit: Unit, cues: _Cues) -> bool:
    """Whether a clause under Beslut is this organ's own decision and no proposal to a higher one."""
    for label in ("PROPOSE",):
        at = cues.before(label)
        if at is not None and a.tokens[at].text.lower().startswith(("föresl", "hemställ", "tillstyrk", "förord")):
            return False
    return True


def _teller(a: Annotated, unit: Unit, verb: int) -> By:
    """Who did what is told: the foreign side when it is the subject, both when the text says so."""
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    if (
        any(w in ("ömsesidigt", "gemensamt", "överens") for w in words)
        or "parterna" in [a.tokens[i].text.lower() for i in range(unit.first, verb)][-3:]
    ):
        return "mutual"
    for i in range(unit.first, verb):
        if a.tokens[i].label in ("PLACE", "NATION", "COUNTRY"):
            before = a.tokens[i - 1].text.lower() if i > unit.first else ""
            if before in ("", "att", "när", "då", "eftersom", "av", "sedan", "från") or i == unit.first:
                following = a.tokens[i + 1].text.lower() if i + 1 < unit.last else ""
                if (
                    following in ("har", "hade", "valde", "meddelade", "sida", "sidan")
                    or a.tokens[i + 1].label in PREDICATES
                ):
                    return "foreign"
    if any(
        a.tokens[i].label == "NATION" and a.tokens[i + 1].text.lower() in ("sidan", "sida", "parten", "motparten")
        for i in range(unit.first, unit.last - 1)
    ):
        return "foreign"
    return "swedish"


def _hypothetical(a: Annotated, unit: Unit, verb: int, target: int, act: ActName, cues: _Cues) -> bool:
    """A possibility, a topic of an inquiry, or one of several alternatives is no act."""
    at = cues.before("HYP")
    behind = cues.after("HYP")
    if behind is not None and a.tokens[behind].text.lower().startswith(("först", "tidigast", "endast", "under förut")):
        return True
    if at is not None and at >= unit.first:
        if act in ("investigate", "evaluate"):
            return False
        return True
    for i in range(unit.first, verb):
        if a.tokens[i].label == "HYP" and any(a.tokens[j].text.lower() == "eller" for j in range(i, verb)):
            return True
    if act not in ("investigate", "evaluate"):
        for i in range(verb - 1, unit.first - 1, -1):
            token = a.tokens[i]
            if token.label in ("INVESTIGATE", "EVALUATE"):
                between = {a.tokens[j].text.lower() for j in range(i + 1, verb)}
                return (
                    bool(
                        between
                        & {
                            "om",
                            "hur",
                            "möjlighet",
                            "möjligheter",
                            "förutsättningar",
                            "inför",
                            "kan",
                            "kunna",
                            "lämplig",
                            "lämpliga",
                            "vilka",
                            "för",
                        }
                    )
                    and "och" not in between
                )
    return False


def _when(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """Date, organ and § of the step where the clause gives them; for decisions and proposals the date it takes effect."""
    dates = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"]
    if act.stage in ("decided", "proposed", "requested"):
        for i in dates:
            if i > min(act.verb, act.object) and _leads_to_effect(a, i, unit.first):
                return _proposer(a, unit, replace(act, effective=_start(a.tokens[i].data), effective_at=i))
        return _proposer(a, unit, _next_effect(a, unit, act))
    if act.stage in ("reported", "planned"):
        dates = [i for i in dates if _dates_verb(a, i, act.verb, unit.first)]
        near = sorted(dates, key=lambda i: (act.stage == "planned" and i < act.verb, abs(i - act.verb), i))
        date_at = near[0] if near else None
        organs = sorted(
            (i for i in range(unit.first, unit.last) if a.tokens[i].label == "ORGAN"),
            key=lambda i: (act.stage == "planned" and i < act.verb, abs(i - (date_at or act.verb))),
        )
        paragraphs = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "PARA"]
        organ = a.tokens[organs[0]].data if organs else None
        offices = [i for i in range(unit.first, act.verb) if a.tokens[i].label == "OFFICE"]
        if organ is None and offices:
            act = replace(act, organ="annat", organ_name=a.tokens[offices[-1]].data.name, organ_at=offices[-1])
        return replace(
            act,
            date=a.tokens[date_at].data if date_at is not None else None,
            date_at=date_at,
            organ=organ.organ if organ else act.organ,
            organ_name=organ.name if organ else act.organ_name,
            organ_at=organs[0] if organs else act.organ_at,
            paragraph=a.tokens[paragraphs[0]].data.number if paragraphs and organ else None,
        )
    return act


def _dates_verb(a: Annotated, at: int, verb: int, first: int) -> bool:
    """Whether a date can be the told verb's own: not a "sedan", and not in a clause that hangs on it."""
    before = a.tokens[at - 1].text.lower() if at > first else ""
    low, high = sorted((at, verb))
    hangs = at > verb and any(a.tokens[i].text.lower() == "att" for i in range(low, high))
    return before not in ("sedan", "från") and not hangs


def _proposer(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """Whose proposal it is where the clause says so: the organ or office in front of the verb of proposing."""
    if act.stage != "proposed":
        return act
    for source in (unit, unit.intro):
        if source is None:
            continue
        cues = [
            i
            for i in range(source.first, source.last)
            if a.tokens[i].label == "PROPOSE" and (source is not unit or i < act.verb)
        ]
        if not cues:
            continue
        for i in range(cues[0] - 1, source.first - 1, -1):
            token = a.tokens[i]
            if token.label == "ORGAN":
                return replace(act, organ=token.data.organ, organ_name=token.data.name, organ_at=i)
            if token.label == "OFFICE":
                return replace(act, organ="annat", organ_name=token.data.name, organ_at=i)
    return act


def _start(date: Date) -> Date:
    """The first day of a range of days, any other date as it is."""
    first = (date.value or "").split("/")[0]
    return Date(value=first, precision="day") if date.precision == "range" and len(first) == 10 else date


def _next_effect(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """The day of effect told by the sentence that follows ("Avtalet upphör därmed att gälla den 31 oktober 2022")."""
    if act.act not in ("end", "establish", "renew", "pause"):
        return act
    at = a.units.index(unit) + 1
    if at >= len(a.units) or a.units[at].part is not unit.part:
        return act
    following = a.units[at]
    words = {a.tokens[i].text.lower() for i in range(following.first, following.last)}
    ends = any(w.startswith("upphör") for w in words)
    if ends if act.act in ("end", "pause") else words & {"träder", "gälla", "gäller"} and not ends:
        for i in range(following.first, following.last):
            if a.tokens[i].label == "DATE" and _leads_to_effect(a, i, following.first):
                return replace(act, effective=_start(a.tokens[i].data), effective_at=i)
    return act


def _leads_to_effect(a: Annotated, at: int, first: int) -> bool:
    words = [a.tokens[i].text.lower() for i in range(max(first, at - 2), at)]
    if a.tokens[at].data.qualifier == "before":
        return True
    if "sedan" in words or "beslutade" in words:
        return False
    return (
        not words
        or words[-1] in EFFECTIVE_LEAD
        or words[-1] in ("under", "i", "efter", "efterföljande", "utgången", "årsskiftet")
    )


def _owners(a: Annotated, act: FoundAct, pairs: list[Pair], scopes: list[FoundScope]) -> tuple[int, ...]:
    """The pairs an act is about: those whose noun or name stands in the clause, the only one, or the last one named."""
    unit = a.unit(act.verb)
    by_scope = tuple(len(pairs) + i for i, s in enumerate(scopes) if act.object in s.nouns)
    if by_scope:
        return by_scope
    by_noun = tuple(i for i, p in enumerate(pairs) if act.object in p.nouns)
    if by_noun:
        return by_noun
    by_place = tuple(i for i, p in enumerate(pairs) if any(unit.first <= at < unit.last for at in p.places))
    if by_place:
        return by_place
    own = tuple(i for i, p in enumerate(pairs) if p.body is None)
    if any(
        a.tokens[i].label in ("PLACE", "NAME")
        and act.object < i <= act.object + 4
        and a.tokens[i - 1].text.lower() == "med"
        for i in range(act.object, min(act.object + 5, unit.last))
    ):
        return ()  # the agreement with somebody else
    if len(own) <= 1:
        return own
    noun = a.tokens[act.object].text.lower()
    if noun.endswith(("orterna", "avtalen", "orter", "samarbetena", "städerna", "partnerskapen")):
        return own
    before = [(at, i) for i in own for at in pairs[i].places if at < act.verb]
    return (max(before)[1],) if before else own


STATE_ACTS = frozenset({"end", "partly_end", "pause", "resume", "renew", "not_renew", "establish", "keep"})


def merge(acts: list[FoundAct]) -> list[FoundAct]:
    """Equal acts once; a proposal told as background gives way to the same act that stands on firmer ground."""
    kept: list[FoundAct] = []
    for act in acts:
        twin = next(
            (
                k for k in kept
                if k.act == act.act and k.stage == act.stage and k.pairs == act.pairs and _same_step(k, act)
            ),
            None,
        )  # fmt: skip
        if twin is None:
            kept.append(act)
            continue
        more = (*twin.more, (act.verb, act.object), *act.more)
        if twin.background and not act.background:
            kept[kept.index(twin)] = replace(act, more=(*act.more, (twin.verb, twin.object), *twin.more))
            continue
        kept[kept.index(twin)] = twin = replace(twin, more=more)
        if (twin.date is None and act.date is not None) or (twin.effective is None and act.effective is not None):
            kept[kept.index(twin)] = replace(
                act, verb=twin.verb, object=twin.object, rule=twin.rule, more=twin.more, background=twin.background,
                date=twin.date or act.date, date_at=twin.date_at if twin.date else act.date_at,
                effective=twin.effective or act.effective, effective_at=twin.effective_at if twin.effective else act.effective_at,
                organ=twin.organ or act.organ, organ_name=twin.organ_name or act.organ_name,
                organ_at=twin.organ_at if twin.organ else act.organ_at, paragraph=twin.paragraph or act.paragraph,
            )  # fmt: skip
    firm = {(k.act, k.pairs) for k in kept if not k.background and k.stage in ("proposed", "planned", "decided")}
    decided = {(k.act, i) for k in kept if k.stage == "decided" for i in k.pairs}
    proposed = {(k.act, i) for k in kept if k.stage == "proposed" for i in k.pairs}

    def settled(k: FoundAct) -> bool:
        """A proposal or yrkande that this item itself decides, or hands on, is no act of its own."""
        higher = decided | proposed if k.stage == "requested" else decided
        return k.stage in ("proposed", "requested") and k.by == "swedish" and all((k.act, i) in higher for i in k.pairs)

    return [
        k for k in kept if not (k.background and k.stage == "proposed" and (k.act, k.pairs) in firm) and not settled(k)
    ]


def _same_step(one: FoundAct, two: FoundAct) -> bool:
    return one.date is None or two.date is None or one.date == two.date
