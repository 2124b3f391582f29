"""Whose a step is by its grammar: the subject of an active verb, the agent of a passive one.

A subject stands before its verb or, behind an opening of time, right after it; what a preposition governs is none. "Man"
and "staden" in a clause that somebody tells mean the one who tells it; a relative clause has the noun in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import ANY_UNIT, FOREIGN_UNITS, UNIT_WORDS, unit_abroad
from pipeline.extract.partners.owners import OURS, is_author
from pipeline.extract.partners.unit_names import without_genitive
from pipeline.extract.tokens import Token
from pipeline.places.gazetteer import find_countries
from schemas.record import By

ABROAD = ("PLACE", "NAME", "COUNTRY", "NATION")
WE = frozenset({
    "kommunen", "vi", "regionen", "landstinget", "länsstyrelsen", "styrelsen", "nämnden", "fullmäktige", "staden",
    "landshövdingen", "länet", "stadsdirektören", "kommundirektören",
})  # fmt: skip
_BOTH = frozenset({"parterna", "kommunerna", "städerna", "orterna", "regionerna", "länen", "båda", "bägge"})
_THEY = frozenset({
    "ni",  # whom a letter speaks to
    "motparten", "parten", "partnern", "vänorten", "vänkommunen", "vänstaden", "systerstaden", "partnerkommunen",
    "partnerstaden", "partnerorten", "vänregionen", "vänlänet",
})  # fmt: skip
# Who signs for a unit abroad, and who else speaks for it: what its council is called there.
CHIEFS = ("borgmästar", "överborgmästar", "guvernör", "länsguvernör", "viceguvernör", "prefekt", "ordfører")
FOREIGN_HEADS = (*CHIEFS, "fylkesordförar", "starost")
_SPEAKERS = (
    *FOREIGN_HEADS, "vojvod", "byråd", "bystyre", "kommunestyr", "kommunalbestyr", "fylkesting", "fylkesråd", "formannskap",
    "regionsråd", "stadsrådet",
)  # fmt: skip
_THEIR_BODIES = (*_SPEAKERS, "råd", "ledning", "fullmäktige", "stadsfullmäktige", "duma", "styre")  # "Narvas råd"
_SAME = frozenset({"man", "de", "dom", "staden", "hon", "han", "sig"})  # who is meant the clause around says
_UNDER = frozenset({"när", "då", "eftersom", "medan", "men", "att", "innan", "emedan", "samtidigt", ":"})
_PREPOSITIONS = frozenset({
    "i", "med", "av", "till", "från", "på", "hos", "vid", "mellan", "för", "om", "mot", "kring", "inom", "över", "åt",
    "enligt", "genom", "under", "efter", "före", "utom", "sedan", "utan",
    "via", "inför", "rörande", "gällande", "angående", "avseende", "trots",
})  # fmt: skip
_BETWEEN = UNIT_WORDS | frozenset(
    {"den", "det", "de", "vår", "vårt", "våra", "båda", "dåvarande", "tidigare", "svenska"}
)
_ACTIVE_S = frozenset({"frös"})
_AGENT_REACH = 8  # tokens between a passive verb and its "av", at most
_CAUSES = frozenset({"grund", "anledning", "följd", "del", "form", "hänsyn", "stöd", "bakgrund", "resultat", "beslut"})
_DOING = ("ingen", "elsen", "ionen", "andet", "endet", "ning", "ation")  # nouns of doing, whose "av" names no agent
_WISH = frozenset({"begäran", "initiativ", "önskan", "sida", "håll", "önskemål", "förslag"})

_DECIDES = re.compile(
    r"(?:har |hade )?(?:beslutade|beslutat|beslöt|fastställde|fastslog|valde|valt|bestämde|bestämt|fattade|fattat|fattats|fattades"
    r"|tog|tagit|tagits|togs"
    r"|enades|enats|överenskom|kom överens|kommit överens|överens)\b"
)
_AGREES = re.compile(r"(?:enades|enats|överenskom|kom överens|kommit överens|överens)\b")
_HEAD_REACH = 12  # tokens between a verb of deciding and the "att" of what is decided, at most


def told_head(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The told verb of deciding, choosing or agreeing on which a clause hangs: "valde 2012 att avsluta avtalet"."""
    atts = (i for i in range(verb - 1, unit.first, -1) if a.tokens[i].text.lower().split()[-1] == "att")
    att = next(atts, None)
    if att is None or any(a.tokens[i].label in PREDICATES and a.tokens[i].form != "noun" for i in range(att, verb)):
        return None
    for i in range(att, max(unit.first, att - _HEAD_REACH) - 1, -1):
        word = a.tokens[i].text.lower()
        if _says_yes(a, i, att):
            return i
        if _DECIDES.match(word) and not (word.startswith("överens") and not _came(a, unit, i)):
            taken = word.startswith(("fatta", "tog", "tagit")) and "beslut" not in " ".join(
                t.text.lower() for t in a.tokens[i : att + 1]
            )
            return None if taken or _denied(a, i, att) else i
        if a.tokens[i].label in PREDICATES and i < att:
            return None
    return None


_YES = {
    "ja": ("sa", "sade", "sagt", "röstade", "röstat"), "klartecken": ("gav", "gett", "givit"), "ljus": ("gav", "gett", "givit"),
    "bakom": ("ställde", "ställt"), "": ("godkände", "godkänt", "klubbade", "klubbat", "biföll", "bifallit", "antog", "antagit"),
}  # fmt: skip


SAYS = frozenset(word for verbs in _YES.values() for word in verbs)  # which say yes to something


def _says_yes(a: Annotated, at: int, att: int) -> bool:
    """Whether a told verb says yes to what hangs on `att`: "sade i går ja till att", "gav klartecken till förslaget att"."""
    word = a.word(at)
    said = {w for i in range(at, att + 1) for w in a.word(i).split()}
    return any(word in verbs and (not yes or yes in said) for yes, verbs in _YES.items()) and "nej" not in said


def _came(a: Annotated, unit: Unit, at: int) -> bool:
    """Whether they came to agree: what parties to a contract "är överens om" is its clause, and nothing told."""
    said = {t.text.lower() for t in a.tokens[max(unit.first, at - _HEAD_REACH) : at + 1]}
    return bool(said & {"kom", "kommit", "var", "blev", "blivit", "kommits", "överenskommit"})


def _denied(a: Annotated, head: int, att: int) -> bool:
    return any(a.tokens[i].label == "NEG" for i in range(head, att))


def agrees(a: Annotated, head: int) -> bool:
    """Whether a told verb says that both sides agreed."""
    return _AGREES.match(a.tokens[head].text.lower()) is not None


def passive(word: str) -> bool:
    """Whether a verb's form is passive."""
    first = word.lower().split()[0]
    return first.endswith("s") and first not in _ACTIVE_S


def participle(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a supine's form is a participle, whose noun undergoes it: "avtalet, uppsagt 2012", not "har sagt upp avtalet"."""
    if a.tokens[verb].form != "sup":
        return False
    before = {a.tokens[i].text.lower() for i in range(max(unit.first, verb - 10), verb)}
    behind = a.tokens[verb + 1 : min(verb + 5, unit.last)]
    object_behind = any(
        t.label in ("AGREEMENT", "RELATION") or (t.text.lower() in ("det", "den") and following.label != "DATE")
        for t, following in zip(behind, [*behind[1:], a.tokens[verb]], strict=True)
    )
    return not object_behind and not before & {"har", "hade", "ha"}


def party(a: Annotated, unit: Unit, at: int) -> By | None:
    """Which side a noun names; None for a word that names none."""
    token, word = a.tokens[at], a.tokens[at].text.lower()
    before = a.tokens[at - 1] if at > unit.first else None
    behind = a.tokens[at + 1 : at + 3]
    theirs = before is not None and before.label in ABROAD
    theirs = theirs or (bool(behind) and behind[0].label in ("PLACE", "NAME") and word in UNIT_WORDS)
    theirs = theirs or (len(behind) == 2 and behind[0].text == "i" and behind[1].label in ABROAD)
    theirs = theirs or (bool(behind) and behind[0].text.lower() == "där")  # "fullmäktige där har sagt upp avtalet"
    if token.label in OURS:
        return "foreign" if theirs and token.label in ("ORGAN", "OFFICE", "PERSON") else "swedish"
    if word in _BOTH:
        return "mutual"
    if word == "ni" and before is not None and before.text.lower() == "som":
        return None  # "Som ni känner till beslutade fullmäktige …"
    if word in _THEY or word.startswith(_SPEAKERS) or unit_abroad(word):
        return "foreign"
    if word.removesuffix("s").endswith(("förbundet", "landstinget")):
        return "swedish"  # "regionförbundets styrelse"
    if word in WE:
        return "foreign" if theirs else "swedish"
    if token.label == "NATION":
        named = behind and behind[0].text.lower() in UNIT_WORDS | {
            "sidan",
            "parten",
            "motparten",
            "partnern",
            "vänorten",
        }
        people = word.endswith(("arna", "erna", "männen"))  # "som danskarna sade upp"
        return "foreign" if named or people else None
    if token.label == "NAME" and not _abroad(a, unit, at):
        return None
    if token.label in ABROAD and _genitive(token):
        return "foreign" if behind and behind[0].text.lower().startswith(_THEIR_BODIES) else None
    if token.label in ABROAD:  # a genitive has no definite noun behind it: "Tukums avtal", but "pausade Tukums avtalet"
        noun = behind[0] if behind and behind[0].label in ("AGREEMENT", "RELATION") else None
        return "foreign" if noun is None or noun.text.lower().endswith(("et", "en", "na")) else None
    return None


def _abroad(a: Annotated, unit: Unit, at: int) -> bool:
    """Whether a name that no gazetteer has is a place's: it opens the sentence or has a unit's word, land or nation beside it."""
    opens = at == unit.first or a.tokens[at - 1].text.lower() in UNIT_WORDS or a.tokens[at - 1].label == "NATION"
    behind = a.tokens[at + 1].text.lower()
    return opens or behind in ANY_UNIT or placed_abroad(a, at)


def placed_abroad(a: Annotated, at: int) -> bool:
    """Whether the words beside an unknown name put it abroad somewhere in the item: "Dromcarra på Irland"."""
    if a.tokens[at].label != "NAME":
        return False
    alike = (i for i, t in enumerate(a.tokens) if t.label == "NAME" and t.text == a.tokens[at].text)
    return any(t.label == "COUNTRY" for i in alike for t in a.tokens[i + 1 : i + 4]) or any(
        t.label == "NATION" for t in a.tokens[max(0, at - 3) : at]
    )


def _genitive(token: Token) -> bool:
    """Whether a name owns what stands behind it: "Rysslands anfall", "Zhuhais"."""
    if token.label == "COUNTRY":
        return token.text.endswith("s") and any(find_countries(token.text[:-1]))
    return without_genitive(token) != token.text


def agent(a: Annotated, unit: Unit, verb: int) -> By | None:
    """The side that an "av" behind a passive verb names: "sades upp 2012 av den lettiska kommunen"."""
    for i in range(verb + 1, min(verb + _AGENT_REACH, unit.last)):
        word = a.tokens[i].text.lower()
        if word in _UNDER or word == "som" or a.tokens[i].label in PREDICATES:
            return None
        if word == "av" and a.tokens[i - 1].text.lower().endswith(_DOING):
            return None  # "avslutades med hänvisning till annekteringen av Krim"
        if word == "av" and a.tokens[i - 1].text.lower() not in _CAUSES:
            if a.tokens[i + 1 : i + 3] and [t.text.lower() for t in a.tokens[i + 1 : i + 3]] == ["den", "andra"]:
                return "foreign"
            for n in range(i + 1, min(i + 5, unit.last)):
                if a.tokens[n].text.lower() in _PREPOSITIONS:
                    return None  # "av kriget i Ukraina"
                if side := "foreign" if n == i + 1 and a.tokens[n].label == "NAME" else party(a, unit, n):
                    return side
    for i in range(verb - 2, max(unit.first, verb - _AGENT_REACH), -1):
        word = a.tokens[i].text.lower()  # "har av Narvas råd förlängts"
        if word in _UNDER or word in ("som", ",") or a.tokens[i].label in PREDICATES:
            return None
        if word == "av" and a.tokens[i - 1].text.lower() not in _CAUSES:
            return (
                party(a, unit, i + 1)
                if all(a.tokens[n].text.lower() not in _PREPOSITIONS for n in range(i + 1, verb))
                else None
            )
    return None


def own_wish(a: Annotated, among: Iterable[int]) -> bool:
    """Whether something happened on our side's wish: "på kommunens initiativ", "på eget initiativ", "från svensk sida"."""
    return any(a.word(i) in _WISH and (a.word(i - 1) in _OURS or _is_us(a, i - 1)) for i in among)


def _is_us(a: Annotated, at: int) -> bool:
    return a.tokens[at].label in ("BODY", "SWPLACE") and is_author(a, at)


_OURS = frozenset(
    {
        "kommunens",
        "stadens",
        "regionens",
        "länsstyrelsens",
        "fullmäktiges",
        "kommunstyrelsens",
        "eget",
        "egen",
        "vårt",
        "vår",
        "svensk",
    }
)


def at_wish(a: Annotated, first: int, last: int) -> bool:
    """Whether something happened on the foreign side's wish: "på deras begäran", "på initiativ av X", "från finsk sida"."""
    for i in range(first, last):
        if a.tokens[i].text.lower() not in _WISH:
            continue
        before = a.tokens[max(first, i - 2) : i]
        if before and before[-1].text.lower() in ("deras", "partens", "motpartens", "partnerns", "vänortens"):
            return True
        if any(t.label in ("PLACE", "NAME", "NATION") for t in before):
            return True
        if i + 1 < last and a.tokens[i + 1].text.lower() in ("av", "från"):
            return any(t.label in ABROAD or t.text.lower() in _THEY for t in a.tokens[i + 2 : min(i + 6, last)])
    return False


def subject(a: Annotated, unit: Unit, verb: int) -> By | None:
    """The side that is the subject of an active verb; None where the clause names none."""
    first, relative = _clause(a, unit, verb)
    outer = _outer(a, unit, first, verb)
    if outer is not None:
        return subject(a, unit, outer)
    for i in _inside(a, first, verb):
        side = None if _governed(a, first, i) else party(a, unit, i)
        if side is not None:
            return _with(a, unit, i, side)
    if relative is not None:
        side = next(
            (s for i in range(relative - 1, max(unit.first, relative - 6) - 1, -1) if (s := _free(a, unit, i))), None
        )
        if side is not None:
            return side
    for i in range(verb + 1, min(verb + 5, unit.last)):
        if a.tokens[i].label in ("AGREEMENT", "RELATION") or a.tokens[i].text.lower() in _UNDER | _PREPOSITIONS:
            break
        side = party(a, unit, i)
        if side is not None:
            return _with(a, unit, i, side)
    return None


def _free(a: Annotated, unit: Unit, at: int) -> By | None:
    return None if _governed(a, unit.first, at) else party(a, unit, at)


def _outer(a: Annotated, unit: Unit, first: int, verb: int) -> int | None:
    """The verb of telling around a clause whose subject is the one who tells: "X meddelade att staden sagt upp …"."""
    if first <= unit.first or a.tokens[first - 1].text.lower().split()[-1] != "att":
        return None
    named = [a.tokens[i] for i in range(first, min(first + 2, verb))]
    same = any(t.text.lower() in _SAME for t in named) or (bool(named) and _of_their_own(a, first))
    if not same:
        return None
    return next((i for i in range(first - 2, unit.first - 1, -1) if a.tokens[i].text.lower() in _TELL), None)


def _of_their_own(a: Annotated, at: int) -> bool:
    """Whether a council or unit named without its place is that of who tells: "X meddelar att fullmäktige beslutat"."""
    token, behind = a.tokens[at], a.tokens[at + 1 : at + 3]
    placed = bool(behind) and (behind[0].label in OURS or (len(behind) > 1 and behind[1].label in OURS))
    return not placed and (token.label == "ORGAN" or token.text.lower() in ("kommunen", "regionen", "rådet"))


_TELL = frozenset({
    "meddelar", "meddelade", "meddelat", "skriver", "skrev", "skrivit", "underrättar", "underrättade", "förklarade",
    "beslutade", "beslutat", "uppger", "uppgav", "berättade", "aviserade", "lät", "informerade", "informerat", "förklarat",
})  # fmt: skip


def _clause(a: Annotated, unit: Unit, verb: int) -> tuple[int, int | None]:
    """Where the clause of a verb begins, and the "som" of a relative one."""
    closed = False
    for i in range(verb - 1, unit.first - 1, -1):
        word = a.tokens[i].text.lower()
        if word == ",":
            closed = True
        elif word in ("som", "vilken", "vilket"):
            if not closed:
                return i + 1, i
            closed = False
        elif (
            word.split()[-1:] == ["att"]
            or (word in _UNDER and not closed)
            or (word == "sedan" and a.tokens[i + 1].label != "DATE")
        ):
            return i + 1, None
    return unit.first, None


def _inside(a: Annotated, first: int, verb: int) -> Iterator[int]:
    """The tokens of a clause in front of its verb, without a relative clause that commas close."""
    i = first
    while i < verb:
        word = a.tokens[i].text.lower()
        if word == "," and a.tokens[i + 1].text.lower() in ("som", "vilken", "vilket"):
            i = next((n for n in range(i + 1, verb) if a.tokens[n].text == ","), verb)
        else:
            yield i
        i += 1


def _governed(a: Annotated, first: int, at: int) -> bool:
    """Whether a preposition governs a noun: "i Tukums", "med den lettiska kommunen"."""
    i = a.before_name(at, _BETWEEN | FOREIGN_UNITS)
    return i >= first and a.tokens[i].text.lower() in _PREPOSITIONS


def _with(a: Annotated, unit: Unit, at: int, side: By) -> By:
    """Both sides where "och" joins the other to a subject: "kommunen och Tukums"."""
    for i in range(at + 1, min(at + 6, unit.last)):
        word = a.tokens[i].text.lower()
        if word in ("och", "samt"):
            others = {party(a, unit, n) for n in range(i + 1, min(i + 4, unit.last))} - {None}
            if a.tokens[at].label in ("BODY", "SWPLACE") and a.tokens[i + 1].label == "NAME":
                return "mutual"  # "Grums kommun och Randaberg förnyade …"
            return "mutual" if others and side not in others else side
        if a.tokens[i].label not in ABROAD and word not in UNIT_WORDS | {"i", ","}:
            break
    return side
