"""What is done to the agreement, and how far it has come.

A candidate is a verb with its object (`acts.yml`). Its stage comes from three places, in this order: the cues in its
clause and in the clause that introduces it (asked, proposed, announced, told, negated, a mere possibility), the part
of the item it stands in, and the form of the verb. What none of them settles is no act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.act import LABELS, PREDICATES, STATE_ACTS, TOLD_VERBS, FoundAct
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.exceptions import set_of
from pipeline.extract.lists import plural
from pipeline.extract.owners import is_institution
from pipeline.extract.partners import Pair
from pipeline.extract.scope import FoundScope
from pipeline.extract.sections import is_title, section_of
from pipeline.extract.stages import Cues, stage_of
from pipeline.extract.steps import each_renewal, with_step
from pipeline.extract.unreal import in_part, is_hypothetical, is_purpose, renewed
from pipeline.rules.loader import rules
from schemas.record import ActName, By
from schemas.statement import Stage

MANY = ("orterna", "avtalen", "orter", "samarbetena", "städerna", "partnerskapen")  # nouns that mean all of them
ALL = frozenset({"samtliga", "alla", "båda", "bägge"})
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


def find_acts(
    a: Annotated,
    pairs: list[Pair],
    scopes: list[FoundScope],
    motion_kind: str | None,
    listed: Sequence[tuple[int, int]] = (),
    titles: Sequence[tuple[int, int]] = (),
) -> list[FoundAct]:
    """The acts of an item in text order, equal ones merged.

    `pairs` are named by index, scope i by `len(pairs) + i`; `listed` are the view ranges of motions told in a list,
    `titles` those of motions' titles.
    """
    found: list[FoundAct] = []
    matches = a.find("acts")
    for match in _nearest(a, [*matches, *_far(a, matches)]):
        at = a.tokens[match.captures.get("verb", match.start)].start
        if any(row.start <= at < row.end for row in a.table):
            continue  # a table's cell is a state
        told_in_list = any(s <= a.tokens[match.captures["object"]].start < e for s, e in listed)
        act = _wished(a, match) if told_in_list else _read(a, match, motion_kind)
        if act is None:
            continue
        owners = _owners(a, act, pairs, scopes, titles)
        if owners:
            found += [replace(one, pairs=owners) for one in each_renewal(a, act)]
    found += _in_tables(a, pairs)
    for act in _titled(a, titles, "petition" if motion_kind == "medborgarforslag" else "motion"):
        owners = _owners(a, act, pairs, scopes)
        asked = {i for f in found if f.by in ("motion", "petition") for i in f.pairs}
        if owners and not asked & set(owners):
            found.append(replace(act, pairs=owners))
    return merge(_asked_beside(a, found), a)


def _asked_beside(a: Annotated, found: list[FoundAct]) -> list[FoundAct]:
    """The acts without the making of an agreement that only a heading names, where the motion asks for an inquiry."""
    inquired = {
        i
        for f in found
        if f.act == "investigate" and f.stage == "requested" and f.by != "swedish" and a.kind(f.verb) != "rubrik"
        for i in f.pairs
    }
    named = ("act.wish-for", "act.title")
    made = {
        i for f in found if f.act == "establish" and (f.rule not in named or f.stage != "requested") for i in f.pairs
    }
    return [
        f
        for f in found
        if not (f.act == "establish" and f.rule in named and f.stage == "requested")
        or set(f.pairs) & made
        or not set(f.pairs) <= inquired
    ]


def _in_tables(a: Annotated, pairs: Sequence[Pair]) -> Iterator[FoundAct]:
    """The end that the cell of a state gives with its day: "Avslutat 2012"."""
    for index, pair in enumerate(pairs):
        if pair.state is None or pair.state[2] != "ended":
            continue
        cell = [i for i, t in enumerate(a.tokens) if pair.state[0] <= t.start < pair.state[1]]
        date = next((i for i in cell if a.tokens[i].label == "DATE"), None)
        if date is not None:
            both = any(a.tokens[i].text.lower() in ("gemensam", "gemensamt", "ömsesidigt", "ömsesidig") for i in cell)
            yield FoundAct(
                "end", "reported", "mutual" if both else "unknown", cell[0], cell[0], "act.table", pairs=(index,), date=a.tokens[date].data,
                date_at=date,
            )  # fmt: skip


def _titled(a: Annotated, titles: Sequence[tuple[int, int]], by: By) -> Iterator[FoundAct]:
    """What a motion asks for whose title only names an agreement to come: "Vänort i Georgien", "Ny vänort"."""
    for start, end in titles:
        tokens = [i for i, t in enumerate(a.tokens) if start <= t.start and t.end <= end]
        if any(a.tokens[i].label in PREDICATES for i in tokens):
            continue
        for i in tokens:
            token = a.tokens[i]
            definite = token.text.lower().endswith(("et", "en", "na", "ens", "ets"))
            owned = any(a.tokens[j].text.lower() in POSSESSIVE for j in range(max(0, i - 3), i))
            general = token.text.lower().endswith(("orter", "städer")) and not _placed(a, i)
            if token.label == "AGREEMENT" and token.data.get("strong") and not (definite or owned or general):
                yield FoundAct("establish", "requested", by, i, i, "act.title")
                break


def _placed(a: Annotated, noun: int) -> bool:
    """Whether the words behind a noun, or a number in front of it, say which: "vänorter i Georgien", "två vänorter"."""
    behind = a.tokens[noun + 1].text.lower() if noun + 1 < len(a.tokens) else ""
    return behind in ("i", "med", "på", "från", "inom") or a.tokens[noun - 1].text.lower() in ("nya", "fler", "två")


def _far(a: Annotated, matches: list[Match]) -> Iterator[Match]:
    """A passive verb far behind its noun, over a relative clause: "avtalet med X, som … 1999, … och sades upp"."""
    rule = next(rule for rule in rules("acts") if rule.id == "act.object-verb")
    taken = {m.captures.get("verb", m.start) for m in matches}
    for verb in a.labelled("END", "PARTLY_END", "PAUSE"):
        first = a.unit(verb).first
        if verb in taken or not a.tokens[verb].text.lower().split()[0].endswith("s"):
            continue
        noun = next(
            (i for i in range(verb - 1, max(first, verb - _FAR) - 1, -1) if a.tokens[i].label == "AGREEMENT"), None
        )
        if noun is not None:
            yield Match(rule, noun, verb + 1, {"verb": verb, "object": noun})


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
    if any(t.label == "OTHER" for t in between) or _att_between(a, low, high):
        return False
    if token.text.lower() in ("vila", "vilar") and a.tokens[verb + 1].text.lower() == "på":
        return False  # "vänortsarbetet ska vila på ömsesidighet"
    if a.tokens[target].label == "RELATION" and _institutions(a, target):
        return False  # "skolans utbyte ska fortsätta"
    following = [t.text.lower() for t in a.tokens[verb + 1 : verb + 3]]
    if token.text.lower().startswith("upphör") and following[:1] == ["att"] and following[1:2] != ["gälla"]:
        return False  # "har upphört att fylla någon funktion"
    if order == "topic" and a.tokens[target].text.lower().endswith(("avtalet", "orten", "samarbetet", "partnerskapet")):
        return False  # "motion om vänortsavtalet med X" tells nothing of what it asks for
    if order in ("split", "topic"):
        return True
    if order == "alone":
        return token.form == "noun" and a.kind(verb) not in ("beslut", "forslag", "forslag_kf", "underlag")
    if order == "pronoun":
        if a.tokens[target].text.lower() == "den" and a.tokens[min(target + 1, len(a.tokens) - 1)].label == "DATE":
            return False  # "pausades den 11 mars"
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
        names = ("PLACE", "NAME", "COUNTRY", "NATION")
        words = [
            t.text.lower()
            for i, t in enumerate(between, low + 1)
            if t.text != "," or (a.tokens[i + 1].label not in names and not _apposed(a, i))
        ]
        return passive and not _other_clause(words)
    if token.text.lower().startswith("lämn") and any(t.text.lower() not in LEAVE for t in between):
        return False
    if token.text.lower().startswith(INTRANSITIVE) and verb < target and len(between) > 1:
        return False  # "verksamheten har upphört … bör avtalet": what ended stands before the verb
    # a finite active verb takes its object, an infinitive does not lean back on one before it
    # an active verb does not reach its object over another verb of its kind, nor a passive one forward
    if any(t.label in PREDICATES and t.label == token.label for t in between):
        return False
    if token.text.lower().split()[0].endswith("s") and token.form in ("inf", "pres", "past") and token.label != "RENEW":
        return len(between) <= 4 and not any(t.text.lower() in (",", "medan", "och", "men") for t in between)
    return True


def _institutions(a: Annotated, noun: int) -> bool:
    """Whether a school, club or firm owns what a noun names: a genitive in front of it says so."""
    owner = a.tokens[max(0, noun - 1)]
    word = owner.text.lower()
    return word.endswith("s") and (owner.label == "INSTITUTION" or is_institution(word.removesuffix("s")))


def _apposed(a: Annotated, comma: int) -> bool:
    """Whether a comma closes a country beside its town: "avtalet med X, Norge, sägs upp"."""
    return a.tokens[comma - 1].label == "COUNTRY" and a.tokens[comma - 2].text == ","


def _att_between(a: Annotated, low: int, high: int) -> bool:
    """Whether a further att-clause begins between two tokens: "att avtalet med X behålls, att avtalet med Y sägs upp"."""
    return bool(_att_clauses(a, low + 2, high))


def _att_clauses(a: Annotated, first: int, last: int) -> list[int]:
    """Where att-clauses that follow another begin among the tokens `first` to `last` (half-open): ", att", "och att"."""
    return [
        i
        for i in range(first, last)
        if a.tokens[i].text.lower() == "att" and a.tokens[i - 1].text.lower() in (",", "och", "samt")
    ]


def _other_clause(words: list[str]) -> bool:
    """Whether a new clause begins between a noun and a verb behind it, so that the verb has another subject."""
    if any(w in ("eftersom", "när", "medan", "trots", "varför", "varvid", "varefter") for w in words):
        return True
    relative = False
    for i, word in enumerate(words):
        if word != ",":
            continue
        if words[i + 1 : i + 2] in (["som"], ["vilket"], ["vilken"]):
            relative = True
        elif relative:
            relative = False  # the comma that closes the relative clause
        elif "," not in words[i + 1 :] and i < len(words) - 1:  # "avtalet ingicks 2006, förnyades 2008": one subject
            return True
    return False


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
    target = set_of(a, target, verb)
    token, unit = a.tokens[verb], a.unit(verb)
    act: ActName = match.rule.gives.get("act") or LABELS[token.label]
    order = match.rule.gives["order"]
    cues = Cues(a, unit, verb)
    negated = cues.negated
    refused = negated and act == "establish" and unit.part.kind == "beslut"
    if negated and not refused:
        turned: dict[str, ActName] = {"end": "keep", "renew": "not_renew", "not_renew": "renew"}
        if act not in turned or (act == "end" and unit.part.kind not in ("beslut", "forslag", "forslag_kf")):
            return None  # what speaks against an end is no act of keeping until somebody proposes or decides that
        act = turned[act]
    if act == "end" and in_part(a, unit, verb):
        act = "partly_end"
    if is_purpose(a, unit, verb) or (token.text.lower().startswith("legat ") and not _by_decision(a, unit)):
        return None
    changed = renewed(a, verb, target, act)
    if changed is None:
        return None
    act = changed
    stage, by, background = stage_of(a, unit, verb, cues, motion_kind, order)
    if stage is None or (refused and stage != "decided"):
        return None
    if refused:
        stage = "rejected"  # "Vänortsavtal med X ingås inte"
    if is_hypothetical(a, unit, verb, act, cues):
        return None
    if act == "establish" and stage == "reported":
        return None  # a told beginning is the field `established`
    if _is_present_review(a, unit, match, act, stage):
        return None
    if order in ("noun", "alone"):  # the verb that tells of it belongs to the quote ("initierats en utvärdering")
        target = verb if order == "alone" else target
        verb = next(
            (i for i in range(verb - 1, max(unit.first, verb - 3) - 1, -1) if a.tokens[i].form in TOLD_VERBS), verb
        )
    found = FoundAct(act, stage, by, verb, target, match.rule.id, background=background)
    return with_step(a, unit, found)


def _by_decision(a: Annotated, unit: Unit) -> bool:
    """Whether a state is told as the outcome of a decision: "som enligt beslut 2009 legat i pausläge"."""
    return any("beslut" in a.tokens[i].text.lower() for i in range(unit.first, unit.last))


def _is_present_review(a: Annotated, unit: Unit, match: Match, act: ActName, stage: Stage) -> bool:
    """Whether what is told is the review of the matter at hand, and no inquiry or evaluation of another time."""
    went_through = match.rule.id == "act.went-through"
    if not went_through and (act, stage) != ("investigate", "reported"):
        return False
    tokens = a.tokens[unit.first : unit.last]
    if went_through and any(t.label == "PARA" for t in tokens):
        return True  # a meeting's § is where the matter was handled
    return not any(t.label == "DATE" for t in tokens) or (
        went_through and any(t.text.lower() in PAPERS for t in tokens)
    )


def _wished(a: Annotated, match: Match) -> FoundAct:
    """What the title of a motion in a list asks for."""
    verb = match.captures.get("verb", match.start)
    act: ActName = match.rule.gives.get("act") or LABELS[a.tokens[verb].label]
    return FoundAct(act, "requested", "motion", verb, match.captures["object"], match.rule.id)


PAPERS = frozenset(
    {"skrivelse", "tjänsteskrivelse", "tjänsteutlåtande", "skrivelsen", "rapport", "rapporten", "uppdrag"}
)
_FAR = 40  # tokens between a noun and a passive verb, at most
POSSESSIVE = frozenset(
    {
        "vår",
        "vårt",
        "våra",
        "sin",
        "sitt",
        "sina",
        "kommunens",
        "stadens",
        "regionens",
        "befintlig",
        "nuvarande",
        "samtliga",
        "alla",
    }
)
LEAVE = frozenset(
    [
        "det",
        "den",
        "de",
        "sitt",
        "sin",
        "vårt",
        "vår",
        "kommunens",
        "stadens",
        "detta",
        "nuvarande",
        "kommunala",
        "sina",
        "ett",
    ]
)


def _owners(
    a: Annotated,
    act: FoundAct,
    pairs: list[Pair],
    scopes: list[FoundScope],
    titles: Sequence[tuple[int, int]] = (),
) -> tuple[int, ...]:
    """The pairs an act is about: those whose noun or name stands in the clause, the only one, or the last one named."""
    unit = a.unit(act.verb)
    by_scope = tuple(len(pairs) + i for i, s in enumerate(scopes) if act.object in s.nouns)
    if by_scope:
        return by_scope
    by_noun = tuple(i for i, p in enumerate(pairs) if act.object in p.nouns)
    if by_noun:
        return by_noun
    for first, last in (_att_clause(a, act), (unit.first, unit.last)):
        by_place = tuple(i for i, p in enumerate(pairs) if any(first <= at < last for at in p.places))
        if by_place:
            return by_place
    lands = {t.data.code for t in a.tokens[act.object + 1 : act.object + 6] if t.label in ("COUNTRY", "NATION")}
    by_land = tuple(len(pairs) + i for i, s in enumerate(scopes) if s.scope.of == "country" and s.scope.value in lands)
    if by_land:
        return by_land  # "att även avtalen med Belarus sägs upp"
    if unit.part.kind != "rubrik" and is_title(a, unit) and not titles and len(pairs) > 1:
        return ()  # "3 Avtal som har upphört" is about those told of below
    section = section_of(a, pairs, act.verb)
    if section is not None:
        return (section,)
    own = tuple(i for i, p in enumerate(pairs) if p.body is None)
    if any(
        a.tokens[i].label in ("PLACE", "NAME")
        and act.object < i <= act.object + 4
        and a.tokens[i - 1].text.lower() == "med"
        for i in range(act.object, min(act.object + 5, unit.last))
    ):
        return ()  # the agreement with somebody else
    many = _means_all(a, act.object)
    one_set = len(scopes) == 1 and (len(own) <= 1 or scopes[0].scope.of == "country")
    if one_set and many:
        return (len(pairs),)  # "yrkar att avtalen i stället pausas"
    if len(own) <= 1:
        return own
    titled = any(start <= a.tokens[act.object].start < end for start, end in titles)
    if (unit.part.kind == "rubrik" or titled) and act.act in ("investigate", "evaluate"):
        return ()  # "Dags att se över våra vänorter": what is asked of each the att-satser say
    if many or plural(a, act.object):
        return own
    headed = tuple(i for i in own if any(a.unit(at).part.kind == "rubrik" for at in pairs[i].places))
    if len(headed) == 1 and unit.part.kind not in ("arende", "motion"):
        return headed  # whatever else was named in passing, the decision is on what the heading names
    before = [(at, i) for i in own for at in pairs[i].places if at < act.verb]
    return (max(before)[1],) if before else own


def _means_all(a: Annotated, noun: int) -> bool:
    """Whether a noun means all agreements of the item: "avtalen", "båda avtalen", "samtliga tre avtal"."""
    counted = {t.text.lower() for t in a.tokens[max(a.unit(noun).first, noun - 3) : noun]}
    return a.tokens[noun].text.lower().endswith(MANY) or bool(counted & ALL)


def _att_clause(a: Annotated, act: FoundAct) -> tuple[int, int]:
    """The tokens of the att-clause that holds an act, where a sentence has several: "att avtalet med X behålls, att …"."""
    unit = a.unit(act.verb)
    low, high = sorted((act.verb, act.object))
    begins = _att_clauses(a, unit.first + 1, unit.last)
    first = max((i for i in begins if i <= low), default=unit.first)
    last = min((i for i in begins if i > high), default=unit.last)
    return first, last


def without_existing(
    a: Annotated, pairs: Sequence[Pair], acts: Sequence[FoundAct], established: Mapping[int, object]
) -> list[FoundAct]:
    """The acts, those of making an agreement without the pairs that have one, where the item names others."""
    there = {i for i, p in enumerate(pairs) if i in established or any(_told_there(a, at) for at in p.places)}
    fresh = {i for i, p in enumerate(pairs) if p.body is None} - there
    kept = []
    for act in acts:
        left = tuple(i for i in act.pairs if i not in there)
        if act.act == "establish" and fresh and left != act.pairs and not _named_beside(a, pairs, act):
            if not left:
                left = tuple(sorted(fresh)) if len(fresh) == 1 else ()
            act = replace(act, pairs=left)
        if act.pairs:
            kept.append(act)
    return merge(kept)


def _told_there(a: Annotated, at: int) -> bool:
    unit = a.unit(at)
    words = {a.tokens[i].text.lower() for i in range(unit.first, unit.last)}
    nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label in ("AGREEMENT", "RELATION")]
    if any(a.tokens[i - 1].text.lower() in ("sådana", "sådant", "liknande", "motsvarande") for i in nouns):
        return "finns" in words or "har" in words  # "även med X finns sådana avtal"
    return bool(words & {"redan", "befintlig", "befintliga", "nuvarande"}) and any(
        a.tokens[i].label == "AGREEMENT" for i in nouns
    )


def _named_beside(a: Annotated, pairs: Sequence[Pair], act: FoundAct) -> bool:
    """Whether the sentence of an act itself names the partners it is about."""
    unit = a.unit(act.verb)
    return any(unit.first <= at < unit.last for i in act.pairs if i < len(pairs) for at in pairs[i].places)


def merge(acts: list[FoundAct], a: Annotated | None = None) -> list[FoundAct]:
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
    settling = {i for k in kept if k.stage == "decided" and k.act in STATE_ACTS for i in k.pairs}
    renewing = {(k.stage, i) for k in kept if k.act == "renew" for i in k.pairs}
    kept = [k for k in kept if k.act != "establish" or not all((k.stage, i) in renewing for i in k.pairs)]
    kept = [
        replace(k, stage="rejected", organ=None, organ_at=None) if a is not None and _overruled(a, k, kept) else k
        for k in kept
    ]
    firm = {(k.act, k.pairs) for k in kept if not k.background and k.stage in ("proposed", "planned", "decided")}
    decided = {(k.act, i) for k in kept if k.stage == "decided" for i in k.pairs}
    proposed = {(k.act, i) for k in kept if k.stage == "proposed" for i in k.pairs}

    def settled(k: FoundAct) -> bool:
        """A proposal or yrkande that this item itself decides, or hands on, is no act of its own."""
        if k.stage == "proposed" and k.act in STATE_ACTS and k.pairs and all(i in settling for i in k.pairs):
            return True  # the item decides on the agreement itself, whatever others had proposed
        higher = decided | proposed if k.stage == "requested" else decided
        return k.stage in ("proposed", "requested") and k.by == "swedish" and all((k.act, i) in higher for i in k.pairs)

    ahead = {(k.act, i) for k in kept if k.stage in ("decided", "proposed") for i in k.pairs}
    kept = [
        replace(k, pairs=tuple(i for i in k.pairs if (k.act, i) not in ahead) or k.pairs)
        if (k.stage, k.by) == ("requested", "swedish")
        else k
        for k in kept
    ]
    return [
        k for k in kept if not (k.background and k.stage == "proposed" and (k.act, k.pairs) in firm) and not settled(k)
    ]


def _moved_for(a: Annotated, name: str | None) -> bool:
    """Whether a member asked that the proposal of an office or organ be granted, so that it was voted down."""
    return any(
        token.label in ("OFFICE", "ORGAN")
        and token.data.name == name
        and any(t.text.lower() == "bifall" for t in a.tokens[max(0, i - 3) : i])
        for i, token in enumerate(a.tokens)
    )


_COURSE = {"end": 1, "partly_end": 1, "not_renew": 1, "pause": 2, "keep": 3, "renew": 3, "resume": 3}


def _overruled(a: Annotated, act: FoundAct, others: Sequence[FoundAct]) -> bool:
    """Whether an office or earlier organ had proposed another course than the one this item decides: it lost."""
    if act.stage != "proposed" or not act.organ or act.act not in _COURSE:
        return False
    courses = {_COURSE[k.act] for k in others if k.stage == "decided" and k.pairs == act.pairs and k.act in _COURSE}
    return bool(courses) and _COURSE[act.act] not in courses and _moved_for(a, act.organ_name)


def _same_step(one: FoundAct, two: FoundAct) -> bool:
    return one.date is None or two.date is None or one.date == two.date
