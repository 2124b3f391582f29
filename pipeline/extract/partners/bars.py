"""What stands in the way of a name in the partner's place: a question, a jest, somebody else between, a mere location."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.given import ground_between
from pipeline.extract.names import ANY_UNIT, FOREIGN_UNITS, UNIT_WORDS
from pipeline.extract.partners.owners import is_plain
from pipeline.extract.places import candidates_of
from pipeline.extract.tokens import Token
from schemas.document import PAGES


def asks(a: Annotated, at: int) -> bool:
    """Whether a name stands in a question that leaves it open: "Har kommunen någon vänort i X?" tells nothing, but "När
    blev X vår vänort?" does."""
    unit = a.unit(at)
    if a.last_word(unit) != "?":
        return False
    words = [t.text.lower() for t in a.tokens[unit.first : unit.last]]
    if a.answered_no(unit) or not _DENIED.isdisjoint(words):
        return True
    taken = words[0] in _TAKEN and _OPEN.isdisjoint(words) and ("inte" not in words or "längre" in words)
    return a.head.kind in PAGES and not taken


_DENIED = frozenset({"ingen", "inga", "inget"})
_TAKEN = frozenset(
    {"varför", "när", "hur", "sedan", "vem", "vad"}
)  # such a question takes for granted what it asks about
_OPEN = frozenset({"får", "ska", "skall", "kan", "bör", "skulle", "kommer", "vill", "borde", "någon", "något", "några"})


def blocked(a: Annotated, place: int, noun: int | None) -> bool:
    """Another kind of agreement between the noun and the place, or a possessive that makes the place an owner."""
    if noun is None:
        return False
    low, high = sorted((place, noun))
    before = (a.tokens[noun - 2].text.lower(), a.tokens[noun - 1].text.lower()) if noun > 1 else ("", "")
    if before[1] == "än":
        return True  # "är granne mer än vänort"
    if any(
        a.tokens[i].label in ("PLACE", "NAME")
        and a.tokens[i].text.endswith("s")
        and _RELATION.match(a.tokens[i + 1].text.lower())
        for i in range(noun + 1, place)
    ):
        return True  # "om vänorter och om Tbilisis kontakter med X"
    if _is_set_beside(a, noun, place):
        return True  # "vid sidan av vänortsavtalen ingick staden 2013 ett kommunalt partnerskap med X"
    if _has_its_own(a, noun, place):
        return True  # "vänortsavtal med X och samarbetsavtal med Y"
    if before[1] == "om" and _EVENT.fullmatch(before[0]) and a.tokens[noun + 1].text.lower() in ("i", "på"):
        return True  # "en konferens om vänortssamarbete i X"
    scene = a.tokens[place - 1].text.lower() == "i" and _SCENE.fullmatch(a.tokens[place - 2].text.lower())
    named = any(a.tokens[i].label in ("PLACE", "NAME") for i in range(noun + 1, place))
    if named and (scene or ground_between(a, noun, place)):
        return True  # "vänortsavtal med X vid en ceremoni i Y"
    return any(
        a.tokens[i].label in ("OTHER", "INSTITUTION") or a.tokens[i].text.lower() in OCCASIONS
        for i in range(low + 1, high)
    )


def _is_set_beside(a: Annotated, noun: int, place: int) -> bool:
    """Whether a noun that "vid sidan av", "utöver" leads stands before a further one, which is the place's."""
    before = " ".join(t.text.lower() for t in a.tokens[max(a.unit(noun).first, noun - 4) : noun])
    return _BESIDE.search(before) is not None and any(a.tokens[i].label == "AGREEMENT" for i in range(noun + 1, place))


_BESIDE = re.compile(r"\b(?:vid sidan av|utöver|förutom|jämte|i stället för|istället för|utanför)\b")


def _has_its_own(a: Annotated, noun: int, place: int) -> bool:
    """Whether a further noun of agreement stands between a noun, which has a partner of its own, and a place."""
    further = next((i for i in range(place - 1, noun, -1) if a.tokens[i].label == "AGREEMENT"), None)
    return further is not None and any(a.tokens[i].label in ("PLACE", "NAME") for i in range(noun + 1, further))


_RELATION = re.compile(r"kontakt|samarbet|avtal|utbyte|relation|förbindelse|vän|partner")
_SCENE = re.compile(
    r"\w*(?:ceremonin?|högtid(?:en)?|möte[t]?|mässan?|festival(?:en)?|konferens(?:en)?|rådhuset|slottet|kyrkan)"
)
_EVENT = re.compile(
    r".*(?:konferens|seminari|kurs|föreläsning|föredrag|möte|mässa|träff|utbildning|workshop|debatt|program|dag|utställning|artikel|bok"
    r"|film|rapport|resa|panel|samtal)(?:et|en|er|erna|um|n|ar|arna)?"
)


def of_a_thing(a: Annotated, place: int, noun: int | None) -> bool:
    """Whether an agreement is on a thing or an event, beside which a place stands: "avtal om en ny bro mellan A och B"."""
    if noun is None or place < noun:
        return False
    words = [t.text.lower() for t in a.tokens[noun + 1 : place]]
    if "mellan" in words and _of_people(words[words.index("mellan") + 1 :]):
        return True
    if "om" not in words:
        return False
    topic = words[words.index("om") + 1 :]
    return bool(topic) and not any(_COMMON.match(w) for w in topic)


def _of_people(words: list[str]) -> bool:
    """Whether those between whom something is are people or houses in the places: "mellan sjuksköterskor i A och i B"."""
    seat = next((n for n, word in enumerate(words) if word in _SITS_IN), 0)
    who = words[seat - 1] if seat else ""
    return bool(who) and not _stands_for_unit(who)


_SITS_IN = ("i", "på", "från", "vid")


# What units have agreements on with each other, and the words beside it.
_COMMON = re.compile(
    r"vän|syster|partner|samarb|samverk|utbyt|ömsesidig|kultur|skol|ungdom|utbild|närings|handel|turism|miljö|klimat|idrott|kontakt|erfaren"
    r"|kunskap|mellanfolklig|stöd|fred|demokrat|bistånd|vatten|avfall|energi|hälso|sjukvård|social|internationell|kommunal|regional|utveckl"
    r"|gemensam|relation|förbindelse|att$"
)


_PROGRAMME = re.compile(
    r"\b(?:eu-?projekt|eu-finansiera|interreg|erasmus|comenius|leonardo|grundtvig|urbact|horisont 20|life-projekt|socialfond|leader|"
    r"strukturfond|partnersök|transnationell)",
    re.IGNORECASE,
)
_EU_TWINNING = re.compile(
    r"\btwinning-?(?:projekt|program|kontrakt|instrument|expert|uppdrag|insats)|\beu:s twinning|kommissionens? [^.]{0,60}\btwinning",
    re.IGNORECASE,
)


def of_a_programme(a: Annotated, noun: int | None) -> bool:
    """Whether a noun names the bond of a project's partners: of the EU's twinning, or where an item speaks of a programme
    and of no relation between towns."""
    if noun is None:
        return False
    text = a.item.view.text
    token = a.tokens[noun]
    if token.text.lower().startswith("twinning"):
        return _EU_TWINNING.search(text) is not None
    if token.label == "AGREEMENT" and token.data.get("strong"):
        return False
    if any(a.tokens[i].data.get("strong") for i in a.labelled("AGREEMENT")):
        return False
    any_kind = token.label == "AGREEMENT" and (token.data.get("class") == "partnership" or is_plain(a, noun))
    return any_kind and _PROGRAMME.search(text) is not None


def is_example(a: Annotated, place: int, noun: int | None) -> bool:
    """Whether a place only stands for many: "vårt samarbete med exempelvis X och Y bygger på sakfrågor"."""
    if noun is None or place < noun:
        return False
    words = " ".join(t.text.lower() for t in a.tokens[noun + 1 : place])
    return _EXAMPLE.search(words) is not None


_EXAMPLE = re.compile(r"\b(?:exempelvis|till exempel|bland annat|såsom|t\.?ex|bl\.?a)\b")


# Who may stand before "i X" and still be X itself: "våra vänner i X", "myndigheterna i X".
_SELVES = (
    "vänner",
    "vännerna",
    "partner",
    "part",
    "parter",
    "parten",
    "motpart",
    "motparten",
    "vän",
    "folk",
    "invånare",
    "invånarna",
)


_SELF = re.compile(
    r"(?:.*(?:stad|städer|ort|orter|kommun|kommuner|region|regioner|län|distrikt|provins|borgmästaren|administrationen|styrelsen|fullmäktige|rådet|myndigheterna|ledningen|förvaltningen|kommunledning|partnern?|parter|bygden|delen|delarna))"
)


def only_seat(a: Annotated, place: int, noun: int | None) -> bool:
    """A name behind "i" that says where somebody else is with whom the agreement is: "avtal med en tillverkare i X"."""
    if noun is None or place < noun or a.tokens[place].label not in ("PLACE", "NAME"):
        return False
    words = a.tokens[noun + 1 : place]
    while len(words) > 3 and words[-1].text.lower() in ("och", "samt", "eller", ",") and words[-2].label in _NAMES:
        words = words[:-2]  # a further place of a list stands as the first of it does
    said = [t.text.lower() for t in words]
    if "med" not in said or said[-1] not in _SITS_IN:
        return False
    with_ = len(said) - 1 - said[::-1].index("med")
    seat = next((i for i in range(with_ + 2, len(said)) if said[i] in _SITS_IN), None)
    if seat is None:
        return False
    holder = words[seat - 1]
    return holder.label == "" and holder.text.islower() and not _stands_for_unit(holder.text)


def _stands_for_unit(word: str) -> bool:
    """Whether who or what is said to be in X is X itself: "våra vänner i X", "staden i X"."""
    return word in _SELVES or word in UNIT_WORDS or _SELF.fullmatch(word) is not None


_NAMES = ("PLACE", "NAME", "SWPLACE", "COUNTRY")


OCCASIONS = frozenset(  # "med anledning av kriget i X" names no partner
    {"anledning", "hänsyn", "hänvisning", "kriget", "krig", "krigets", "invasionen", "invasion", "anfall", "anfallet"}
)


DIRECTIONS = frozenset({"norr", "söder", "öster", "väster", "nordost", "nordväst", "sydost", "sydväst", "utanför"})


def in_jest(a: Annotated, at: int) -> bool:
    """Whether a sentence says of itself that it is not meant: "vi säger på skoj att X är vår vänort"."""
    unit = a.unit(at)
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    if any(w in _UNMEANT for w in words) or _DREAMT.search(a.words(unit)) is not None:
        return True
    after = a.behind(unit)
    return after is not None and _JEST.search(a.words(after)) is not None


_DREAMT = re.compile(
    r"^\W*tänk (?:om|dig|er|att)\b|\bjag (?:föreställer mig|drömmer|drömde|fantiserar|fantiserade|ser framför mig)\b"
    r"|\b(?:drömmen|fantasin|önskedrömmen) om\b[^.]*\bsom \w*(?:vänort|systerstad|vänstad)\b"
    r"|^\W*(?:om|ifall)\b[^.,]*\b(?:hade|vore|fick|fått|varit|blivit)\b[^.]*\b(?:vänort|systerstad|vänstad)\b[^.]*\b(?:skulle|hade|kunde)\b",
    re.I,
)
_JEST = re.compile(
    r"\b(?:aprilskämt|(?:var|är) (?:förstås |bara |naturligtvis |så klart )*(?:ett skämt|på skoj|på skämt))", re.I
)


_UNMEANT = frozenset(
    {
        "skoj",
        "skämt",
        "skämtsamt",
        "skämtar",
        "låtsas",
        "låtsats",
        "låtsades",
        "lek",
        "leken",
        "påhittad",
        "påhittade",
        "fiktiv",
        "fiktiva",
    }
)


def is_alias(a: Annotated, at: int) -> bool:
    """A second name in brackets behind the first: "Pärnu län (Pärnumaa)"."""
    if a.tokens[at - 1].text != "(" or a.tokens[at + 1].text != ")":
        return False
    before = a.tokens[at - 2] if a.tokens[at - 2].text.lower() not in ANY_UNIT else a.tokens[at - 3]
    return before.label in ("PLACE", "NAME")


def locates(a: Annotated, at: int) -> bool:
    """A place behind "i", "på" that says where another name lies ("staden X i ryska Y", "Palo Alto i Kalifornien")."""
    i = at - 1
    if i >= 0 and a.tokens[i].text.lower() in ("där", "vars", "varav"):
        return True
    if i > 0 and a.tokens[i].text in (",", "(") and a.tokens[i - 1].label == "INSTITUTION":
        return True  # "Nordplog AS, Odense"
    if i > 2 and a.tokens[i].text == "," and _is_state(a, i - 1 - (a.tokens[i - 1].text.lower() in UNIT_WORDS), at):
        return True  # "Bloomington, Minnesota", "Linyi stad, Shandong"
    if i > 0 and a.tokens[i].text.lower() == "om" and a.tokens[i - 1].text.lower() in DIRECTIONS:
        return True  # "kommunen väster om X"
    if (
        i > 2
        and a.tokens[i].text.lower() in ("i", "på")
        and a.tokens[i - 1].text == ","
        and a.tokens[at + 1].text in ",."
    ):
        return a.tokens[i - 2].label in ("PLACE", "NAME")  # "Skive, i Jylland, är vår vänort"
    if _in_apposition(a, i):
        return True
    while i > 0 and (
        a.tokens[i].label == "NATION"
        or a.tokens[i].text.lower()
        in UNIT_WORDS
        | {
            "den",
            "det",
            "ön",
            "halvön",
            "staten",
            "delstaten",
            "norra",
            "södra",
            "östra",
            "västra",
            "nordöstra",
            "sydvästra",
        }
    ):
        i -= 1
    if i > 1 and a.tokens[i].text.lower() in ("i", "på") and a.tokens[i - 1].text.lower() in _LIES:
        return a.tokens[i - 2].text.lower() == "som" or a.tokens[i - 1].text.lower() != "ligger"
    if i > 1 and a.tokens[i].text.lower() == "i" and a.tokens[i - 1].text.lower() in _OF_A_UNIT:
        return a.tokens[i - 2].text[:1].isupper()  # "Lunner kommune i Oppland fylke"
    return (
        i > 0
        and a.tokens[i].text.lower() in ("i", "på", "utanför", "nära")
        and _SPEAKER.fullmatch(a.tokens[i - 1].text.lower()) is None
        and (
            a.tokens[i - 1].label in ("PLACE", "NAME", "INSTITUTION")
            or _is_short_name(a.tokens[i - 1])
            or (a.tokens[i - 1].text == ")" and _is_short_name(a.tokens[i - 2]))
        )
    )


_OF_A_UNIT = FOREIGN_UNITS | {"stad", "kommun"}
_LIES = ("ligger", "belägen", "beläget")  # "Staden, som ligger i provinsen X, blev vänort"


def _in_apposition(a: Annotated, at: int) -> bool:
    """Whether "i" stands in what is said of a name before it: "Kolpino, ett distrikt i Petersburg, var vår vänort"."""
    if a.tokens[at].text.lower() not in ("i", "utanför", "nära"):
        return False
    for i in range(at - 1, max(at - 5, 1), -1):
        if a.tokens[i].text.lower() in ("en", "ett"):
            return a.tokens[i - 1].text == "," and a.tokens[i - 2].label in ("PLACE", "NAME")
        if not a.tokens[i].text.islower() or a.tokens[i].label == "AGREEMENT":
            return False
    return False


# Who opens a sentence with a capital and speaks for a unit: "Borgmästaren i Narva har skrivit".
_SPEAKER = re.compile(
    r"(?:\w*borgmästaren?|guvernören|rådmannen|ordföraren|ordföranden|\w*myndigheterna|\w*ledningen|\w*styrelsen|\w*fullmäktige"
    r"|stadsrådet|\w*direktören|\w*chefen|företrädare|representanter|kommunen|staden|regionen|vännerna|vänner)"
)


def _is_short_name(token: Token) -> bool:
    """Whether a word is the letters of an institution: "HUS i Helsingfors"."""
    return token.label == "" and token.text.isupper() and 2 <= len(token.text) <= 6


def _is_state(a: Annotated, town: int, at: int) -> bool:
    """Whether a name behind a comma is the first-level unit in which the town before it lies, and no further partner."""
    token = a.tokens[at]
    if token.label != "PLACE" or token.data.candidates[0].kind not in ("region", "province", "county"):
        return False
    if a.tokens[town].label == "PLACE":
        first = a.tokens[town].data.candidates[0]
        if first.kind not in ("city", "municipality") or first.country != token.data.candidates[0].country:
            return False
    elif a.tokens[town].label != "NAME":
        return False
    return a.tokens[at + 1].text.lower() not in ("och", "samt") if at + 1 < len(a.tokens) else True


# What a line of an item's head begins with.
_LABEL = re.compile(
    r"(?:ärende|diarie|dokument|plan|akt|referens|löp)?(?:nummer|beteckning)|dnr|diarie|diariekod|handläggare|datum"
)
_NO_UNIT = re.compile(
    r"(?:ober|över)?(?:bürger|borg)(?:meister|mästare|mester)(?:in|n)?|landrat|ordfører(?:en)?|burmistrz|starosta"  # titles
    r"|\w+(?:sjön|havet|viken|fjorden|älven|floden|bukten|sundet|kanalen|skärgården|bergen|alperna|kusten|halvön|öarna)s?"
)
_PARTS_OF_SWEDEN = frozenset([
    "norrland", "svealand", "götaland", "blekinge", "bohuslän", "dalarna", "dalsland", "gästrikland", "halland",
    "hälsingland", "härjedalen", "jämtland", "lappland", "medelpad", "norrbotten", "närke", "skåne", "småland",
    "södermanland", "sörmland", "uppland", "värmland", "västerbotten", "västergötland", "västmanland", "ångermanland",
    "öland", "östergötland", "bergslagen",
])  # fmt: skip


def is_no_unit(a: Annotated, at: int) -> bool:
    """Whether a name that no gazetteer has abroad is a water's, a coast's or a part of Sweden's: "vid Östersjön"."""
    word = a.word(at)
    if candidates_of(a.tokens[at].data):
        return False
    if _LABEL.fullmatch(word.split()[0]):
        return True  # "Diarienummer RD22" on the line below a heading
    if word.endswith(("-förorten", "-förort", "-grannen")):
        return True  # "Sankt Petersburgs-förorten Kronstadt"
    return _NO_UNIT.fullmatch(word) is not None or bool({word, word.removesuffix("s")} & _PARTS_OF_SWEDEN)
