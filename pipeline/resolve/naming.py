"""Who the two parties are and what the relation is called, each with its ink."""

from __future__ import annotations

import itertools
import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import CHAINS
from pipeline.extract.partners.followed import with_towns
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.owners import TREATY
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.weak import OF_TOWNS
from pipeline.extract.stand_ins import STANDS_FOR
from pipeline.resolve.builder import SHOWN, Builder
from pipeline.resolve.link import resolve_partner
from schemas.document import Body
from schemas.record import AgreementClass, ForeignPartner

MUNICIPAL = "kommunalt partnerskap"  # names the form of the relation, an agreement only its paper
CLASSES: dict[str, AgreementClass] = {"twin": "twin", "partnership": "partnership"}


def show_swedish(b: Builder, pair: Pair | None, body: Body) -> None:
    """The ink of the Swedish body: where the item names it, else the document's head."""
    a, rule = b.reading.a, "body.named"
    if pair is not None and pair.body_at is not None:
        b.token("swedish_partner", body, pair.body_at, "body.other")
        return
    named = [
        i
        for i in a.labelled("BODY", "SWPLACE")
        if (a.tokens[i].data.body.kind, a.tokens[i].data.body.code) == (body.kind, body.code)
    ]
    named.sort(key=lambda i: (a.tokens[i].label != "BODY", a.tokens[i].text.isupper(), i))
    if named:
        for at in named[:SHOWN]:
            b.token("swedish_partner", body, at, rule)
    if pair is None or pair.body is None:
        spans = b.ink.split.body_spans[: 1 if named else 3]
        spans = tuple(dict.fromkeys((*_repeated(b, spans), *spans)))
        b.put(
            "swedish_partner",
            body,
            tuple(b.ink.raw(*span, part="annat", rule="body.head", confidence=0.9) for span in spans),
        )


def _repeated(b: Builder, spans: tuple[tuple[int, int, int], ...]) -> list[tuple[int, int, int]]:
    """Where the item's own first page prints the body's name again, as page heads do."""
    number = b.reading.a.item.pages[0]
    found = []
    for page, start, end in spans[:1]:
        at = b.ink.pages[number].text.find(b.ink.pages[page].text[start:end]) if page != number else -1
        if at >= 0:
            found.append((number, at, at + end - start))
    return found


def show_foreign(b: Builder, pair: Pair) -> ForeignPartner:
    """The partner, linked, with the ink of its mentions; the name as it is written comes first."""
    a = b.reading.a
    partner = resolve_partner(a, pair)
    shown = next((at for at in pair.places if a.tokens[at].text.startswith(pair.name)), pair.places[0])
    for at in dict.fromkeys((shown, *pair.places)):
        b.token("foreign_partner", partner, at, pair.rules[0])
    return partner


def class_of(
    b: Builder, nouns: list[int], objects: list[int], own_objects: set[int]
) -> tuple[AgreementClass, str | None]:
    """Class and designation by the nouns that name the relation; two classes at once leave it open.

    `objects` are those of its acts, `own_objects` those of acts on no other one.
    """
    a = b.reading.a
    named = [i for i in sorted({*nouns, *objects}) if a.tokens[i].label == "AGREEMENT"]
    named = [i for i in named if not a.tokens[i].text.lower().startswith(CHAINS)]
    if not named:
        rest = [i for i in a.labelled("AGREEMENT") if not a.tokens[i].text.lower().startswith(CHAINS)]
        named = _beside(b, nouns) or rest or a.labelled("AGREEMENT")
    named += [i for i in _of_all(a) if i not in named and _are_towns(a, named)]
    if _either(a, named):
        return "unspecified", None
    if all(a.tokens[i].data["class"] == "unspecified" for i in named) and len(b.reading.pairs) <= 1:
        named += [i for i in a.labelled("AGREEMENT") if i not in named]
    strong = {a.tokens[i].data["class"] for i in named if a.tokens[i].data.get("strong")}
    weak = {a.tokens[i].data["class"] for i in named}
    classes = (strong or weak) - {"unspecified"}
    agreement_class: AgreementClass = CLASSES[classes.pop()] if len(classes) == 1 else "unspecified"
    if not named and OF_TOWNS.search(a.item.view.text):
        agreement_class = "twin"  # "samarbetet med X", under "Firande av vänortsjubileum"
    several = len(b.reading.pairs) + len(b.reading.scopes) > 1  # each is called by what its own acts name
    own = [i for i in named if i in nouns or (several and i in own_objects) or i in _of_all(a)] or named
    if not several:
        # with one partner every noun means it; one that is only as good as its own does not take its place
        best = min((designation_rank(a.tokens[i].form) for i in own), default=9)
        own = own + [
            i
            for i in a.labelled("AGREEMENT")
            if i not in own and (not own or designation_rank(a.tokens[i].form) < min(best, 1))
        ]
    if not own and a.head.kind == "avtal":  # what a bare contract calls itself
        own = [i for i in a.labelled("RELATION") if a.tokens[i].form in TREATY and a.unit(i).part.kind == "rubrik"][:1]
    if not own:  # nothing in the item calls it more than that
        own = [i for i in nouns if a.tokens[i].form in TREATY][:1]
    if not own:
        return agreement_class, None
    municipal = any(a.tokens[i].form == MUNICIPAL for i in own)
    own = [_meant(a, i) for i in own]
    first = min(
        own,
        key=lambda i: (designation_rank(a.tokens[i].form), municipal and a.tokens[i].form == "partnerskapsavtal", i),
    )
    alike = [i for i in a.labelled("AGREEMENT") if i != first and a.tokens[i].form == a.tokens[first].form]
    for at in [first, *(i for i in alike if _meant(a, i) == i)][:SHOWN]:
        b.token("designation", a.tokens[first].form, at, a.tokens[at].rule)
    return agreement_class, a.tokens[first].form


def _meant(a: Annotated, at: int) -> int:
    """The noun that a pronoun stands for, else the token itself."""
    return int((a.tokens[at].data or {}).get(STANDS_FOR, at))


def _beside(b: Builder, nouns: list[int]) -> list[int]:
    """The nouns of agreement in the sentences in which a bond is told by a word like "banden", those of others left out."""
    a = b.reading.a
    taken = {n for pair in b.reading.pairs for n in pair.nouns}
    beside = [i for i in a.labelled("AGREEMENT") if any(a.unit(i) is a.unit(n) for n in nouns)]
    return [i for i in beside if i not in taken] or [i for i in beside if plural(a, i)]


def _are_towns(a: Annotated, named: list[int]) -> bool:
    """Whether a relation is only told by the word for its towns, as over a list of them."""
    return bool(named) and all(designation_rank(a.tokens[i].form) == 2 for i in named)


def _of_all(a: Annotated) -> list[int]:
    """The nouns for the paper that the text says of all its towns: "Kommunen har vänortsavtal med tre orter i Norden"; also
    below a list of them: "Årtalet anger när vänortsavtalet ingicks".
    """
    return [
        i
        for i in a.labelled("AGREEMENT")
        if designation_rank(a.tokens[i].form) == 0
        and (with_towns(a, i) or _LEGEND.match(a.words(a.unit(i))))
        and _OF_TWINS.match(a.tokens[i].form)
    ]


_OF_TWINS = re.compile(r"vänort|vänskap|systerstad|partnerstad|partnerort")
_LEGEND = re.compile(
    r"\W*(?:(?:sista |första )?(?:siffr|årtal|år(?:et)?\b|datum|kolumn|läget?\b|status)\w*(?: \S+){0,4} "
    r"(?:anger|angiver|avser|visar|gäller|syftar|är det|är när|är då))\b",
    re.I,
)


def _either(a: Annotated, named: list[int]) -> bool:
    """ "ett partnerskapsprojekt eller vänortsavtal": two classes as alternatives leave class and designation open."""
    for one, two in itertools.pairwise(named):
        words = {a.tokens[i].text.lower() for i in range(one + 1, two)}
        if two - one <= 4 and "eller" in words and a.tokens[one].data["class"] != a.tokens[two].data["class"]:
            return True
    return False


def designation_rank(base: str) -> int:
    """Which of several nouns names the relation best: the instrument, then the bond, then the town, then activity."""
    if base == MUNICIPAL or base.endswith(("avtal", "överenskommelse", "förklaring", "understanding", "intent")):
        return 0
    if base.endswith(("relation", "skap", "förbindelse", "förbund", "förhållande", "relations")):
        return 1
    return 3 if base.endswith(("samarbete", "utbyte", "verksamhet", "kontakt", "projekt", "nätverk")) else 2
