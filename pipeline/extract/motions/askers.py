"""Who asks for what in a clause: the grammar of yrkanden, without what they mean.

    Anna Lund (S) och Bo Alm (V) yrkar avslag.     I ärendet yrkar ordföranden Anna Lund (S) avslag.
    Avslag yrkar Anna Lund (S).                    Anna Lund (S) yrkar bifall till förslaget och Bo Alm (V) avslag på detsamma.
    Anna Lund (S): avslag.                         Ordföranden ställer … mot Anna Lunds (S) yrkande om avslag.

Those who ask stand before the verb, right behind it, or under the verb of another. What they ask for stands behind, or
in front where nothing stands behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.motions.party_groups import groups
from pipeline.extract.motions.verdict import verdicts
from pipeline.extract.party_people import everybody
from pipeline.extract.people import PersonMention
from pipeline.rules.proposing import PROPOSED, PROPOSES

MOVES = re.compile(
    rf"\b(?:yrkar|yrkade|yrkat|{PROPOSES}|{PROPOSED}"
    r"|(?:fram(?:ställer|ställde|för|förde)|lägger|lade|ställer|ställde|väcker|väckte)\s+(?:ett\s+)?(?:yrkande|förslag)(?=\s+(?:om|på|till)\b)"
    r"|fram(?:ställs|ställdes|förs|fördes)\s+(?:ett\s+)?(?:yrkande|förslag)(?=\s+(?:om|på|till)\b)"
    r"|(?:begär|begärde|vill|ville|önskar|önskade)(?=\s+(?:bifall|avsl|att\s+(?:motionen|medborgarförslaget|den)\b))|(?P<says>(?:till|av)styrk(?:er|te)))\b",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"(?<=[)A-ZÅÄÖ])(?::|\s+[–—-])(?=\s|$)|(?:(?<=,\s[smcvl])|(?<=,\s(?:kd|mp|fp|sd))):(?=\s)"
    r"|(?<=[a-zåäö]{2}):(?=\s+(?:[Bb]ifall|[Aa]vslag|[Åå]terremiss)\b)"  # whose party stands elsewhere
    r"|(?:(?<=\([A-Za-zÅÄÖ]\))|(?<=[A-Za-zÅÄÖåäö]{2}\)))(?=(?:,?[ \t]+|[ \t]*\n\s*)"
    r"(?:(?:om[ \t]+)?(?:[Bb]ifall|[Aa]vslag)|att[ \t]+(?:motionen|medborgarförslaget|kommunstyrelsens[ \t]+förslag|förslaget)[ \t])\b)"
)
_ASKED_TO = re.compile(
    r"\b(?:yrka|föresl|hemställ)\w*\s+att\s+[^.,;:]{0,40}$", re.IGNORECASE
)  # "att nämnden avstyrker"
_BY_WHOM = re.compile(
    r"[\s–•*-]*(?:\d{1,2}[.)]\s*|[a-h]\)\s*)?(?P<wish>[^:.()]{5,160}?)(?::|\.?\s*\((?:av\s+|från\s+)?|(?P<line>\s*\n)"
    r"|\s+(?P<passive>yrkas|yrkades|begärs|föreslås|föreslogs|fram(?:ställs|ställdes|förs|fördes)|har\s+yrkats)(?:\s+\w+)?\s+av)\s*"
    r"(?=[A-ZÅÄÖÉ][\w’-]+\s+[^:.]{0,60}\()"
)
_WISHED_BY = re.compile(  # "Det yrkas bifall till motionen av Anna Lund (S)"
    r"\b(?:yrkas|yrkades|har\s+yrkats)\s+(?P<wish>[^.]{5,120}?)\s+av\s+(?=[A-ZÅÄÖÉ][\w’-]+\s+[^:.]{0,60}\()"
)
_TITLE = (
    r"(?:(?:(?:förste|andre|1:e|2:e)\s+)?(?:vice\s+)?\w*ordförande(?:n)?|ledamoten|ledamöterna"
    r"|gruppledaren|motionären|kommunalrådet|oppositionsrådet)"
)
_BETWEEN = re.compile(rf"[\s,]*(?:(?:och|samt|jämte)\s+)?(?:m\.?\s?fl\.?\s*)?(?:{_TITLE}\s+)?(?:m\.?\s?fl\.?)?")
_TO_SUBJECT = re.compile(
    rf"\s*(?:(?:även|också|dessutom|vidare|därefter|sedan|däremot|åter|på\s+nytt|i\s+stället|följande)\s+)*(?:{_TITLE}\s+)?"
)
_SECONDED = re.compile(r"^[\s,]*med\s+(?:instämmande|stöd|bifall|biträde)\s+(?:av|från)\s+", re.IGNORECASE)
_SECONDS = re.compile(
    r"[\s,]*\b(?:med\s+(?:instämmande|stöd|bifall|biträde)\s+(?:av|från)"
    r"|(?:vilket|som|och)\s+(?:även\s+)?(?:(?:under)?(?:biträd|stöd)(?:s|des))\s+av|biträdd\s+av"
    r"|(?:och\s+|som\s+)?(?:får|fick)\s+(?:stöd|medhåll|bifall)\s+(?:av|från)|i\s+likhet\s+med|tillsammans\s+med"
    r"|liksom(?:\s+(?:även|också))?|(?:vilket|det)\s+(?:även|också)|(?:vilket|det)\s+gör\s+(?:även|också))\s+"
    rf"(?:{_TITLE}\s+)?(?=[A-ZÅÄÖÉ(])"
    r"|[\s,]*\b(?:vari|varom|i\s+vilket|vilket|som)\s+(?=[A-ZÅÄÖÉ][^.;:]{3,120}?\)\s+(?:instäm|biträd|ansl|stöd|stöt|ställ))",
    re.IGNORECASE,
)
# "I en motion yrkar Anna Lund (S)", "en motion där de yrkar": what the motion itself asks for
_IN_MOTION = re.compile(
    r"\bi\s+(?:(?:en|sin|denna|ovanstående|rubricerad)\s+)?motion(?:en)?\b|\bmotion(?:en)?,?\s+(?:\S+\s+){0,6}?(?:där|vari|i\s+vilken)\b",
    re.IGNORECASE,
)
# "yrkar bifall till motionen och Bo Alm (S) avslag": the verb, and what stands but once, hold for both
_STARTS_OTHER = re.compile(
    r"(?:[,;]|\b(?:och|medan|samt|men)\b)[\s,]*(?:(?:och|samt|medan|men|däremot)\s+)*(?:" + _TITLE + r"\s+)?$"
)
_OTHERS_WISH = re.compile(
    r"\s+(?:i\s+stället\s+|däremot\s+)?(?P<what>(?:bifall|avslag)\b|(?:till|på)\s|att\s+(?:den|motionen)\s)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(?:bifall|avslag)\s+(?:till|på|å)\s+(?P<what>.+)", re.IGNORECASE | re.DOTALL)
_SAME_OBJECT = re.compile(
    r"\b(?P<what>bifall|avslag)(?:\s+(?:till|på|å)\s+(?:detsamma|densamma|desamma|detta|denna|den|det|dem))?\s*[.;,]?\s*$",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(r"\b(?:bifall\s+till|avslag\s+på|avslag\s+å)\s*$", re.IGNORECASE)
_ON_REQUEST = re.compile(r"\b(?:yrkande(?:t|n|na)?|förslag(?:et)?)\s+(?:av|från)\s+(?=[A-ZÅÄÖÉ])", re.IGNORECASE)
_REQUESTED = re.compile(
    r"\s+om\s+(?P<what>(?:bifall|avslag)[^.;,]*?)(?=\s+(?:och|samt)\s|\s+(?:ställ|mot)|[.;,]|$)", re.IGNORECASE
)
_OWN = re.compile(  # "Anna Lunds (S) yrkande om avslag", "Bo Alms (V) avslagsyrkande"
    r"\s+(?:(?P<kind>avslags|bifalls)yrkande(?:t)?\b|(?:eget\s+)?(?:yrkande|förslag)(?:t)?\s+(?:om|på|till)\s+(?P<what>[^.;]+?)(?=\s+(?:mot|och\s+finner|och\s+konstaterar|under)\b|[.;,]|$))"
)
_ASKED_WITH = re.compile(r"^\W*(?:yrkande(?:t)?|förslag)\s+(?:om|på)\s+", re.IGNORECASE)
_IN_ONE_WORD = re.compile(r"\b(?P<kind>avslag|bifall)syrkande(?:t|n)?\b", re.IGNORECASE)
_EACH = re.compile(
    r"\W*(?P<one>bifall|avslag)(?P<of>\s+(?:till|på|å)\s+[^.;]+?)?\s+(?:respektive|resp\.?)\s+(?P<two>bifall|avslag)(?P<to>\s+(?:till|på|å)\s+[^.;]+?)?\W*",
    re.IGNORECASE,
)
_LIST = re.compile(r":\s*(?=[A-ZÅÄÖÉ(])")
_ACCOUNTS = frozenset({"arende", "annat", "beslut"})  # where "föreslår" mostly tells what a motion itself asks for
_DATED = re.compile(r"\b\d{4}\b|§")  # at another meeting
_ON_THE_MOTION = re.compile(  # "Anna Lund (S) föreslår avslag", "vill att motionen bifalls", "tillstyrker motionen"
    r"\S+\s+(?:(?:även|också|därför|i\s+stället)\s+)?(?:[A-ZÅÄÖÉ][^.;]{3,80}?\)\s+)?"
    r"(?:bifall(?:a)?\b|avsl(?:ag|å)\b|(?:att\s+)?(?:motionen|den)\b[^.;]{0,40}?\b(?:bifall|avsl)|motionen\b|medborgarförslaget\b"
    r"|\S+(?:styrelsens|utskottets|nämndens|kontorets|förvaltningens)\s+förslag\b)",
)
_PUT = frozenset({"beslutsgang", "omrostning", "annat", "yrkande", "arende"})


@dataclass(frozen=True, slots=True)
class Asking:
    """Those who ask, people or whole parties, and the words for what; `open` where these stand in the next clause."""

    people: tuple[PersonMention, ...]
    parties: tuple[tuple[str, int, int], ...]
    words: str
    open: bool = False
    rule: str = "position.yrkande"


# "yrkar att kommunstyrelsen föreslår fullmäktige att avslå motionen": what the organ is to do, and no second wish
_OF_THE_ORGAN = re.compile(
    r"\byrka\w*\b[^.:;]{0,40}\batt\s+\w*(?:styrelsen|nämnden|utskottet|fullmäktige|beredningen)\s+(?:ska\s+|skall\s+)?$",
    re.IGNORECASE,
)


def asked_in(text: str, kind: str, roster: Sequence[PersonMention]) -> Iterator[Asking]:
    """Everything that members ask for in a clause of a part of `kind`; `roster` are the members whom the item names."""
    moves = [verb for verb in MOVES.finditer(text) if not (verb["says"] and _ASKED_TO.search(text, 0, verb.start()))]
    moves = [verb for verb in moves if not _OF_THE_ORGAN.search(text, 0, verb.start())]
    if not moves and kind in ("yrkande", "forslag"):
        moves = list(_COLON.finditer(text))  # "Anna Lund (M): Bifall till motionen."
    people = members(text, roster)
    if not moves:
        yield from _by_whom(text, kind)
        yield from _owned(text, kind, [p for p in people if not _of_other(text, p)])
        return
    if moves[0].re is not _COLON:
        people = [p for p in people if not _of_other(text, p)]
    done = 0  # who stands in front of it has asked already
    for at, verb in enumerate(moves):
        end = moves[at + 1].start() if at + 1 < len(moves) else len(text)
        plain = "yrka" in verb.group().lower() or kind in ("forslag", "yrkande", "beslutsgang", "underlag")
        told = kind in _ACCOUNTS and not _DATED.search(text) and _ON_THE_MOTION.search(text, verb.start(), end)
        if not plain and not told:
            continue
        begin = max(moves[at - 1].end() if at else 0, done)
        if _IN_MOTION.search(text, begin, verb.start()):
            continue
        says = verb.re is MOVES and verb["says"]  # "tillstyrker" says what is asked for
        offset = verb.start() if says else verb.end()
        before = tuple(p for p in people if begin <= p.start < verb.start())
        to = _TO_SUBJECT.match(text, verb.end(), end)
        behind = run(text, people, to.end() if to else verb.end(), end)
        lead = text[begin : verb.start()]
        if behind and verb.re is MOVES:
            done = behind[-1].end
            rest = text[done:end]
            words = rest if verdicts(rest) or not verdicts(lead) else lead
            asking = Asking(behind, (), f"{verb['says'] or ''} {words}")
        else:
            parties = () if before else tuple((p, begin + a, begin + b) for p, a, b in groups(lead))
            asking = Asking(before, parties, text[offset:end])
            listed = None if before or parties else _LIST.search(text, offset, end)
            if listed:  # "Följande yrkar avslag: Anna Lund (S), Bo Alm (V)"
                asking = Asking(run(text, people, listed.end(), end), (), text[offset : listed.start()])
        yield from _parted(_with_seconds(asking, text, offset, end, people), text, end, people)


def run(text: str, people: Sequence[PersonMention], at: int, end: int) -> tuple[PersonMention, ...]:
    """The people named one after another from `at` on."""
    found: list[PersonMention] = []
    for person in people:
        if person.start < at or person.start >= end:
            continue
        between = text[at : person.start]
        if not (_BETWEEN.fullmatch(between) if found else not between.strip()):
            break
        found.append(person)
        at = person.end
    return tuple(found)


def known_by_name(words: str, roster: Sequence[PersonMention]) -> list[PersonMention]:
    """Members named without the party that the item has given them: "Anna Lund yrkar", further down."""
    found: dict[int, PersonMention] = {}
    for one in roster:
        spot = re.search(rf"(?<!\w){re.escape(one.name)}(?!\w)", words) if " " in one.name else None
        spot = spot or _by_surname(words, one, roster)
        if spot and one.party:
            found.setdefault(
                spot.start(),
                replace(one, start=spot.start(), end=spot.end(), party_span=spot.span(), name_span=spot.span()),
            )
    return [found[at] for at in sorted(found)]


def _by_surname(words: str, one: PersonMention, roster: Sequence[PersonMention]) -> re.Match[str] | None:
    """Where a member is named by the surname alone, which nobody else of the item bears: "Ek och Alm yrkar bifall"."""
    last = one.name.split()[-1]
    if len(last) < _SURNAME or {p.name for p in roster if p.name.split()[-1] == last} != {one.name}:
        return None
    return re.search(rf"(?<![\w-])(?<![A-ZÅÄÖ][.])(?<!\bi )(?<!\bpå ){re.escape(last)}(?![\w-]|\s+[A-ZÅÄÖ(])", words)


_SURNAME = 3  # letters of a surname that may stand alone, at least


def members(text: str, roster: Sequence[PersonMention]) -> list[PersonMention]:
    """The people of a text, with those whose party stands elsewhere in the item."""
    people = everybody(text)
    known = known_by_name(text, roster)
    return sorted(
        [*people, *(p for p in known if not any(q.start < p.end and p.start < q.end for q in people))],
        key=lambda p: p.start,
    )


def _with_seconds(asking: Asking, text: str, offset: int, end: int, people: Sequence[PersonMention]) -> Asking:
    """With those whom the clause names as seconding: "yrkar, med instämmande av Bo Alm (V), avslag", "liksom Bo Alm (V)"."""
    if not asking.people and not asking.parties:
        return asking
    first = _SECONDED.match(text[offset:end])
    if first:
        more = run(text, people, offset + first.end(), end)
        if more:
            return replace(asking, people=(*asking.people, *more), words=text[more[-1].end : end])
    last = _SECONDS.search(text, offset, end)
    at = asking.words.find(text[last.start() : end]) if last else -1
    if last is None or at < 0:
        return asking
    more = run(text, people, last.end(), end)
    return replace(asking, people=(*asking.people, *more), words=asking.words[:at])


def _parted(asking: Asking, text: str, end: int, people: Sequence[PersonMention]) -> Iterator[Asking]:
    """One asking, and those under the same verb: "…, Bo Alm till styrelsens förslag", "… och Bo Alm avslag"."""
    if not asking.people and not asking.parties:
        return
    each = _EACH.fullmatch(asking.words)
    if each is not None and len(asking.people) == 2:  # "Anna Lund (S) och Bo Alm (V) yrkar avslag respektive bifall"
        rest = each["of"] or ""
        yield replace(asking, people=asking.people[:1], words=f"{each['one']}{rest}")
        yield replace(
            asking, people=asking.people[1:], words=f"{each['two']}{'' if rest.strip() else each['to'] or ''}"
        )
        return
    start = text.find(asking.words.strip(), asking.people[-1].end if asking.people else 0)
    cuts: list[tuple[int, tuple[PersonMention, ...], int]] = []
    for person in people if start >= 0 else ():
        if not start <= person.start < end or (cuts and person.start < cuts[-1][2]):
            continue
        group = run(text, people, person.start, end)
        joint = _STARTS_OTHER.search(text, start, person.start)
        wish = _OTHERS_WISH.match(text, group[-1].end, end) if group else None
        if joint and wish:
            cuts.append((joint.start(), group, wish.start("what")))
    if not cuts:
        yield replace(asking, open=not asking.words.strip(" :\n"))
        return
    wishes = [text[start : cuts[0][0]]]
    wishes += [_full(text[at : (cuts[n + 1][0] if n + 1 < len(cuts) else end)]) for n, (_, _, at) in enumerate(cuts)]
    if len(wishes) > 1 and _NO_OBJECT.search(wishes[0]):
        wanted = _OBJECT.search(wishes[1])  # "bifall till och Bo Alm avslag på motionen"
        wishes[0] += f" {wanted['what']}" if wanted else ""
    common = _OBJECT.search(wishes[0])
    yield replace(asking, words=wishes[0])
    for (_, group, _), wanted_too in zip(cuts, wishes[1:], strict=True):
        same = _SAME_OBJECT.fullmatch(wanted_too.strip()) if common else None
        preposition = {"bifall": "till", "avslag": "på"}
        words = (
            f"{same['what']} {preposition[same['what'].lower()]} {common['what']}" if same and common else wanted_too
        )
        yield Asking(group, (), words)


def _full(wish: str) -> str:
    """A wish with its noun: "till motionen" is "bifall till motionen"."""
    return wish if wish[:2].lower() in ("bi", "av", "at") else f"bifall {wish}"


def _by_whom(text: str, kind: str) -> Iterator[Asking]:
    """What is asked for in front of who asks: "Bifall till motionen: Anna Lund (S)", "Avslag yrkas av Bo Alm (V)"."""
    for form in (_BY_WHOM, _WISHED_BY):
        asked = form.match(text) if form is _BY_WHOM else form.search(text)
        if asked is None or (form is _BY_WHOM and asked["passive"] is None and kind not in ("yrkande", "forslag")):
            continue
        people = run(text, everybody(text), asked.end(), len(text))
        if form is _BY_WHOM and asked["line"] and text[people[-1].end if people else 0 :].strip(" .,"):
            continue
        yield Asking(people, (), _bare(asked["wish"]), rule="position.yrkande.by")
        return


def _bare(wish: str) -> str:
    """What is asked for without the word for asking: "yrkande om avslag" and "avslagsyrkande" are "avslag"."""
    return _ASKED_WITH.sub("", _IN_ONE_WORD.sub(lambda found: found["kind"], wish))


def _owned(text: str, kind: str, people: Sequence[PersonMention]) -> Iterator[Asking]:
    """A yrkande that the text only names when it is put: "mot Anna Lunds (S) yrkande om avslag"."""
    for person in people if kind in _PUT else ():
        own = _OWN.match(text, person.end)
        if own:
            words = own["what"] or {"avslags": "avslag", "bifalls": "bifall"}[own["kind"].lower()]
            yield Asking((person,), (), words, rule="position.yrkande.owned")
    on_request = _ON_REQUEST.search(text) if kind in _PUT else None
    at = on_request.end() if on_request else len(text)
    while group := run(text, people, min((p.start for p in people if p.start >= at), default=len(text)), len(text)):
        at = group[-1].end
        if wish := _REQUESTED.match(text, at):  # "På yrkande av Anna Lund (S) om avslag och Bo Alm (V) om bifall"
            yield Asking(group, (), wish["what"], rule="position.yrkande.owned")


def _of_other(text: str, person: PersonMention) -> bool:
    """A name that only says whose proposal is meant ("yrkandet från Anna Lund (S)")."""
    before = text[: person.start]
    other = re.search(r"\b(?:från|enligt|med)\s+$", before, re.IGNORECASE)
    return other is not None and not re.search(
        r"\b(?:instämmande|stöd|bifall|medhåll|biträde)\s+från\s+$|\b(?:likhet|tillsammans)\s+med\s+$",
        before,
        re.IGNORECASE,
    )
