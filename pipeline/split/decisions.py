"""A decision under no heading: the sentence in which the minutes' own organ decides, in whatever order it is told.

    Kommunstyrelsen beslutar att …          Efter debatt beslöt fullmäktige enhälligt att …
    Det beslutas att …                      Motionen avslås.

What is told of another organ, or of another day, is no decision of this §; nor is what somebody proposes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.rules.numbers import MONTH
from pipeline.rules.proposing import PROPOSED, PROPOSES
from pipeline.split.organs import NAME, normal, same_organ
from pipeline.split.rows import Row

_DECIDES = r"beslutar|beslutade|beslöt|beslutat|(?:fattar|fattade|tar|tog)(?: följande)? beslut"
_ACTS = "|".join(
    """
    förklarar förklarade avslår avslog bifaller biföll tillstyrker tillstyrkte avstyrker avstyrkte godkänner godkände
    antar antog återremitterar återremitterade bordlägger bordlade remitterar remitterade överlämnar överlämnade lämnar
    lägger fastställer fastställde utser utsåg väljer valde noterar uppdrar tackar medger avskriver antecknar biträder
    biträdde
    ger(?=[^.]{0,60}\\si\\suppdrag) gav(?=[^.]{0,60}\\si\\suppdrag)
    avböjer avböjde avvisar avvisade pausar pausade förlänger förlängde förnyar avslutar återupptar återupptog häver hävde
    bemyndigar frånträder
    ställer\\ssig\\sbakom ställde\\ssig\\sbakom säger\\supp sade\\supp enas\\som ansluter\\ssig anslöt\\ssig
    anser\\s(?:motionen|medborgarförslaget|interpellationen|frågan)
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_PASSIVES = "|".join(
    """
    bifalles bifalls bifallits bifölls avslås avslagits avslogs bordläggs bordlägges bordlagts bordlades återremitteras
    återremitterats återremitterades remitteras remitterades överlämnas överlämnades godkänns godkännes godkändes antas
    antages antogs fastställs fastställdes avskrivs avskrives antecknas noteras tillstyrks tillstyrkes avstyrks
    avstyrkes avslutas hävs pausas återupptas förlängs förnyas sägs\\supp läggs\\still\\shandlingarna lades\\still\\shandlingarna
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_THINGS = (
    "Motionen|Medborgarförslaget|Ärendet|Förslaget|Frågan|Framställningen|Ansökan|Skrivelsen|Yttrandet|Informationen|"
    "Redovisningen|Rapporten|Avtalet|(?:Samarbets|Vänorts|Vän)avtalet|(?:[A-ZÅÄÖ][a-zåäö]+[et]ns|Fullmäktiges) förslag|"
    "[A-ZÅÄÖ][a-zåäö]+ets förslag"
)
_OPENS = re.compile(
    rf"(?P<organ>{NAME}|KF|KS|RF|RS|KSAU|AU) (?:har )?(?P<verb>{_DECIDES}|(?P<proposes>{PROPOSES}|{PROPOSED})|{_ACTS})\b",
    re.I,
)
# `Nämnden är enig och beslutar att`, `Styrelsen delar kontorets mening och föreslår att`
_AND = re.compile(
    rf"(?P<organ>{NAME}) (?P<lead>[^.:;,]{{2,80}}),? (?:och|samt|men) (?:därför |således )?"
    rf"(?:{_DECIDES}|avslår|bifaller|godkänner|antar|(?P<proposes>{PROPOSES}))\b",
    re.I,
)
# `Efter debatt beslutar kommunfullmäktige att`: what stands in front is an adverbial
_TURNED = re.compile(
    rf"(?P<lead>[^.:;]{{2,150}}?) (?:{_DECIDES}|{_ACTS}) (?:därför |således |sålunda |så |nu )?"
    rf"(?P<organ>{NAME})\b(?! ordförande)",
    re.I,
)
_POINT = re.compile(r"1[.)] ")
_STATES = re.compile(rf"(?P<organ>{NAME}|KF|KS|RF|RS|KSAU|AU) (?:konstaterar|uttalar|finner|ser)\b", re.I)
_IMPERSONAL = re.compile(
    r"(?:(?:Det|Härefter|Därefter|Efter [^.,;]{3,60}) )?(?:beslutas|beslutades|beslöts)(?: det)?"
    r"(?: (?:därför|således|enhälligt|härefter))*(?:,? att\b|:|,|$| (?:i enlighet med|enligt|bifalla|avslå|godkänna))",
    re.I,
)
_BECAME = re.compile(
    rf"(?:(?P<organ>{NAME})s )?beslut(?:et)? (?:blir|blev|är|var|lyder|löd)(?: (?:därför|således|alltså))?"
    r"(?:,? att\b|:| följande)",
    re.I,
)
_FINDS = re.compile(
    r"[^.:;]{0,160}?\b(?:finner|fann|konstaterar|konstaterade|förklarar|förklarade)(?: [a-zåäö]+){0,3} att "
    rf"(?P<organ>{NAME}) (?:[^.:;]{{0,60}} )?(?:{_DECIDES}|bifaller|bifallit|avslår|avslagit|godkänner|godkänt|antagit|antar)\b"
    r"|[^.:;]{0,160}?\b(?:finner|fann|förklarar|förklarade) (?:bifall|avslag|återremiss|bordläggning)"
    r"(?: [^.:;]{0,40})? (?:vara beslutat|beslutat|beslutad)"
    r"|[^.;]{0,200}?\b(?:finner|fann)(?: [a-zåäö]+){0,3} att (?:ärendet|motionen|medborgarförslaget) (?:ska|skall) "
    r"(?:återremitteras|bordläggas|avslås|bifallas|anses besvarad)"
    r"|[^.:;]{0,60}\b(?:frågar|frågade|ställer frågan)\b[^.:;]{0,200}\b(?:finner|fann) "
    r"(?:att (?:så|detta) (?:sker|är fallet|beslutas|beslutats)|frågan (?:med )?ja)",
    re.I,
)
_VOTE = re.compile(r"\b(?:votering|omröstning|rösträkning)", re.I)
# A paragraph that is nothing but the verdict, without a subject who acts: `Bifalles.`, `Ärendet bordläggs till juni.`
_BARE = re.compile(
    rf"(?:Med detta|Därmed|Härmed|Härigenom) (?:anses|är|förklaras|får) (?:{_THINGS}) (?:vara |anses )?(?:besvarad|besvarat)\.?|"
    rf"(?:(?:{_THINGS})\b[^.:;]{{0,60}}? )?(?:(?:anses|är|förklaras)(?: (?:därmed|härmed|vara))* "
    rf"(?:besvarad|besvarat|färdigbehandlad|färdigbehandlat)|(?:har )?(?:{_PASSIVES})|Bifall|Avslag|Återremiss|Bordläggning)"
    r"(?![^.:;]*\b(?:om|när|föreslås|föreslår|yrkar)\b)[^.:;]{0,90}\.?",
    re.I,
)
_ON_PROPOSAL = re.compile(r"(?:bif|avsl|bordl|återr|ärendet|godk|anta)|[^.]{0,40}\bförslag", re.I)
# Of another day, another organ's paper, a member or a wish
_DAY = r"\bden \d{1,2} [a-z]{3,}\b|§|\d{4}-\d\d"
_ELSEWHERE = re.compile(
    rf"\b(?:tidigare|redan|då|när|som|där|om|eftersom|senast|yrkar|yrkade|{PROPOSES}|{PROPOSED}|anser|ansåg|19\d\d|20\d\d|"
    rf"i fjol|förra året|förra mötet)\b|\bden \d{{1,2}}\b|{_DAY}|^(?:vid|på) (?:ett |sitt |möte|sammanträde(?:t)? (?:den|i))",
    re.I,
)
_PASTIME = re.compile(
    rf"\b(?:tidigare|redan|då|19\d\d|20\d\d|i fjol|förra året|i (?:{MONTH}|våras|höstas|somras))\b|{_DAY}",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[a-zåäö)\d”\"][.!])\s+(?=[A-ZÅÄÖ])")
_BRACKETS = re.compile(r"\([^()]*\)")
_LISTED = re.compile(r"(?:att\b|_?att_?\b|[-–•*·]|\d{1,2}[.)]|[a-z][.)])", re.I)
_LABEL = 40  # characters of a heading of whatever words
_PROSE = 9  # words of a paragraph that may tell the matter


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that decides (or proposes to the council): its range in the item's text, and whether it `proposes`."""

    start: int
    end: int
    proposes: bool


def paragraphs(rows: Sequence[Row], first: int, stop: int, heads: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The runs of rows without a gap between them; what stands under a heading, known or not, begins a run of its own.

    Where no gap parts any rows, a line that begins to tell the matter begins a run.
    """
    at = first
    close = not any(row.gap for row in rows[first + 1 : stop])
    for index in range(first + 1, stop + 1):
        goes_on = index < stop and rows[index].text[0].islower() and not _LISTED.match(rows[index].text)
        parted = index < stop and (rows[index].gap or (close and _begins(rows, index)))
        if index == stop or (parted and not goes_on) or index in heads or _under_label(rows, at, index):
            if at < index:
                yield at, index
            at = index


def _begins(rows: Sequence[Row], index: int) -> bool:
    return rows[index - 1].text[-1] == "." and tells(rows[index].text)


def _under_label(rows: Sequence[Row], at: int, index: int) -> bool:
    """Whether a row stands under the short line that opens its paragraph, and begins anew: `Resultat`."""
    label = rows[at].text
    return index == at + 1 and len(label) <= _LABEL and label[-1] not in ".,;-–" and rows[index].text[0].isupper()


def deciding(text: str, start: int, end: int, own: str | None) -> Sentence | None:
    """The first sentence of `text[start:end]`, one paragraph, in which the organ `own` decides."""
    for at, stop in _sentences(text, start, end):
        proposes = _reads(text[at:stop], own, first=at == start)
        if proposes is not None:
            return Sentence(at, end, proposes)
    return None


def found_by_chair(text: str, start: int, end: int, own: str | None) -> Sentence | None:
    """The sentence in which the chair finds what is decided, if no vote follows it."""
    for at, stop in _sentences(text, start, end):
        found = _FINDS.match(" ".join(text[at:stop].split()))
        if found is not None and (found["organ"] is None or _is(found["organ"], own)) and not _VOTE.search(text, stop):
            return Sentence(at, end, proposes=False)
    return None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for border in _SENTENCE.finditer(text, start, end):
        if text[at : border.start()] == "1.":
            continue  # the number of a point
        yield at, border.start()
        at = border.end()
    yield at, end


def is_verdict(text: str, *, whole: bool) -> bool:
    """Whether a paragraph is nothing but a verdict (`Bifalles.`); not `whole`: one on somebody's proposal."""
    folded = " ".join(text.split())
    return _BARE.fullmatch(folded) is not None and (whole or _ON_PROPOSAL.match(folded) is not None)


def is_point(text: str) -> bool:
    """Whether a paragraph is a point of a list, as decisions are written."""
    return _LISTED.match(text) is not None


def tells(text: str) -> bool:
    """Whether a paragraph under a decision tells the matter again, and is no point of the decision."""
    words = text.split()
    if _LISTED.match(text):
        return False
    long = len(words) > _PROSE and bool(_TELLING.search(" ".join(words[:14])))
    return long or _TOLD.match(" ".join(words)) is not None


_TELLING = re.compile(
    r"\b(?:har|hade|är|var|inkom|väckte|lämnade|föreslår|föreslog|skriver|anför|redogör|redogjorde|framgår|yrkar"
    r"|ber|begär|hemställer|anhåller|ansöker|önskar|vill|meddelar|meddelade|begärde|framhåller|påpekar|uppger)\b"
)

# However short, it says of the agreement how it came about or how it stood: `Avtalet slöts 1984.`
_TOLD = re.compile(
    r"(?:Det|Den|(?:\w+ )?\w*(?:avtalet|överenskommelsen|förbindelsen|samarbetet|partnerskapet|relationen))\b[^.;:]{0,80}?"
    r"\b(?:tecknades|slöts|ingicks|undertecknades|skrevs|tillkom|träffades|upprättades|inleddes|förnyades|förlängdes|pausades"
    r"|är från|är tecknat|var från|har (?:gällt|varit|funnits)|gällde|löpte|gick)\b",
    re.I,
)


def _reads(sentence: str, own: str | None, *, first: bool) -> bool | None:
    """Whether a sentence proposes (True) or decides (False) as `own`; None where it does neither.

    Only the `first` of a paragraph does so by another verb than that of deciding.
    """
    whole = " ".join(sentence.split()).lstrip("*_ ")
    point = _POINT.match(whole)
    if point is not None and first:  # "1. Kommunfullmäktige konstaterar att …"
        whole = whole[point.end() :]
        named = _STATES.match(whole)
        if named is not None and _is(named["organ"], own):
            return False
    if not whole or not whole[0].isupper():
        return None
    plain = " ".join(_BRACKETS.sub(" ", whole).split())
    if (found := _OPENS.match(plain)) is not None and (first or "besl" in found["verb"].lower()):
        before = plain[: plain.find(" att ")] if " att " in plain else plain
        past = not re.fullmatch(rf"beslutar|{PROPOSES}", found["verb"], re.I) and _past(found["verb"])
        if not _is(found["organ"], own) or (past and _PASTIME.search(before)):
            return None
        return found["proposes"] is not None
    if (found := _AND.match(plain)) is not None and not _ELSEWHERE.search(found["lead"]):
        return found["proposes"] is not None if _is(found["organ"], own) else None
    if (found := _TURNED.match(plain)) is not None:
        if _is(found["organ"], own) and not _ELSEWHERE.search(found["lead"]):
            return False
        return None
    if _IMPERSONAL.match(plain):
        return False
    if (found := _BECAME.match(plain)) is not None and (found["organ"] is None or _is(found["organ"], own)):
        return False
    return None


def _past(verb: str) -> bool:
    return (
        re.search(r"(?:ade|öt|og|öll|ände|ög|at|kte|ordlade|tällde|såg|alde|sade upp|(?:fattade|tog)\b.*)$", verb, re.I)
        is not None
    )


def _is(named: str, own: str | None) -> bool:
    return own is None or same_organ(normal(named), own)
