"""How an agreement goes on when its time is over: of itself, by a new decision, or not at all (`term.renewal`).

Clerks and lawyers word it in hundreds of ways, but all of three parts: the agreement goes on ("förlängs", "rullar på",
"en ny period"), unless somebody opposes it ("om ingen säger upp det"), or if the parties so resolve ("efter beslut av
båda"). So a sentence is read by
these parts, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.fields import NEVER_STARTS
from pipeline.extract.finding import Finding

_AGAIN = r"(?:förläng|förny|prolonger|utsträck)\w*"
_ON = (
    rf"{_AGAIN}|(?:fortsätt|fortgå|fortlöp)\w*|fortsatt\b|(?:rulla|löp)(?:r|er"
    rf"|a)?\b[^.;]{{0,20}}?\b(?:på(?! \w+ år)|vidare|om)\b"
    r"|(?:gäll|löp)(?:er|a)\b[^.;]{0,30}?\b(?:vidare|ytterligare|till\b(?! och med| den| ut)|i sänder"
    r"|i taget|åt gången)"
    r"|(?:(?:en|varje) )?ny(?:a)? (?:avtals)?(?:period|perioder|tid)\b|för varje gång"
)
_GOES_ON = re.compile(_ON)
_OPPOSES = (
    r"(?:säg(?:er|a|s|es)?|sagts?|(?:upp)?säg\w*|uppsagts?|motsätt\w*|invänd\w*|motsatt|nej|ifrån"
    r"|avslut\w*|begär\w*|meddela\w*"
    r"|hör\w* av|annat|upphör\w*|frånträd\w*|avböj\w*|protestera\w*|underrätta\w*|vill|önskar|bryt\w*"
    r"|avstå\w*|uppsägning)"
)
_NO = r"(?:inte|ej|icke|ingen(?:dera|deras)?|inget|varken|utan att|med mindre)"
_IF = (
    r"(?:om|såvida|ifall|därest|så länge|förutsatt att|i det fall|under förutsättning att|för så vitt"
    r"|såvitt|med mindre|utan att)"
)
_UNLESS = re.compile(
    rf"\b{_IF}\b(?:\W+\w+){{0,6}}?\W+{_NO}\b(?:\W+\w+){{0,12}}?\W+{_OPPOSES}\b"
    rf"|\b(?:med mindre|utan att)\b(?:\W+\w+){{0,7}}?\W+{_OPPOSES}\b"
    rf"|^[\W\d]*(?:(?:upp)?säg(?:s|es|er)|uppsägs|har|sker|meddelar|begär|vill|hörs?)\b(?:\W+\w+){{0,4}}?\W+{_NO}\b"
    r"|\b(?:utebliven|avsaknad av|brist på|frånvaro av|uteblir) uppsägning|\buppsägning (?:ej|inte|icke|uteblir)\b"
    r"|\b(?:till dess(?: att)?|tills|intill dess)\W+(?:\w+\W+){1,5}?(?:säger|sägs|sagts|uppsägs|uppsagts?)\b"
)
_ITSELF = re.compile(r"\b(?:automati\w+|av sig självt?|med automatik|tyst (?:förlängning|förnyelse))\b")
_BOTH = (
    r"(?:part(?:er|erna|ernas|s)?|båda|bägge|ömsesidig\w*|gemensam\w*|enig\w*|kommunerna\w*"
    r"|städerna\w*|regionerna\w*|orterna|endera|samtliga)"
)
_RESOLVE = (
    r"(?:(?:tilläggs|förlängnings)?beslut\w*|enas|ense|överens\w*|överenskomm\w*|godkän\w*|samtyck\w*"
    r"|medge\w*|ställning|pröva\w*|välj\w*|avgör\w*"
    r"|vill|önskar|kommer överens|bekräft\w*|begär|skriva? under|skriftlig\w*|påkalla\w*|initiativ"
    r"|bedöm\w*|fordras|krävs|tillstyrk\w*)"
)
_BY_BOTH = re.compile(rf"\b{_BOTH}\b.*?\b{_RESOLVE}\b|\b{_RESOLVE}\b.*?\b{_BOTH}\b", re.S)
_FRESH = re.compile(
    r"\b(?:kräv|fordra|erfordra|förutsätt|behöv)\w*\b.*?\b(?:beslut|överenskommelse|avtal|godkännande"
    r"|samtycke|medgivande)\w*"
    r"|\b(?:nytt|nya|särskilt|särskilda|varje|uttryckligt|formellt) (?:beslut|godkännande)\b|\boption\w*"
    r"|\b(?:möjlighet|rätt)\w* (?:till|att|finns)\b"
    r"|\b(?:ny|skriftlig|särskild|ömsesidig) överenskommelse\b|\bgenom (?:ny )?(?:tilläggsavtal"
    r"|överenskommelse|beslut)\b",
    re.S,
)
_REFUSED = re.compile(
    rf"\b(?:kan|får|ska|skall|går|kommer|bör)\b(?:\W+\w+){{0,2}}?\W+(?:inte|ej|icke"
    rf"|aldrig)\b(?:\W+\w+){{0,3}}?\W+{_AGAIN}"
    rf"|\b(?:någon|ingen|inga|nån|rätt till|möjlighet till|möjlighet att|utan|saknar"
    rf"|saknas)\b(?:\W+\w+){{0,3}}?\W+{_AGAIN}"
    r"(?=.*?\b(?:inte|ej|icke|saknas|medges|sker|görs|ske|finns|möjlig|förutses|förutsätts|aktuell)\b)"
    rf"|\b(?:ingen|inga|utan|saknar)\b(?:\W+(?:rätt|möjlighet\w*|till|att|klausul|om|automatisk))*\W+{_AGAIN}"
    rf"|\b{_AGAIN}\b(?:\W+av\W+\w+)?\W+(?:är|kan|får|medges|tillåts|sker|görs|blir"
    rf"|kommer)\b(?:\W+\w+){{0,2}}?\W+(?:utesluten|inte|ej|icke)\b"
    rf"|\b{_AGAIN}\W+(?:är|anses)\W+utesluten|\b{_AGAIN}\W+(?:ej|inte|icke)\W*$|\b{_AGAIN}\W+(?:saknas|utesluts)\b",
    re.S,
)
_LABEL = re.compile(
    r"(?:automatisk )?(?:förlängning|förnyelse|prolongering)\s*: *(?:(?P<none>nej|ingen|inte|saknas|ej|–|utan)\b"
    r"|(?P<itself>(?:sker )?automati\w*)|(?:genom|efter|kräver|beslut|ny\w*|särskil\w*)\b)"
)
_BUT = re.compile(r"\b(?:utan|annat än|om inte|förrän|såvida)\b(?! (?:rätt|möjlighet|förläng|förny|uppsäg|automat))")
ASIDE = tuple(kind for kind in NEVER_STARTS if kind != "forslag_kf")
_ORDINAL = "(?:annat|tredje|fjärde|femte|sjätte|åttonde|tionde)"
_CHEAP = re.compile(
    r"förfall|upphör|förläng|förny|prolonger|utsträck|forts|rulla|löp|gäll|fortgå|period|därefter|option|vart "
)
_PAST = re.compile(r"\b(?:beslutade|beslöt|förlängdes|förnyades|godkände|har (?:\w+ )?(?:förläng|förny|beslut)\w+)\b")
_RULE = re.compile(
    r"\b(?:enligt|kan|kunna|varje|löper ut|går ut|då|därefter|sedan|innan|inför|senast|fordras|krävs"
    r"|kräver|förutsätter|vart \w+ år|i taget|sägas upp eller|endast|bara|ny|nya|nytt|option|eventuell|måste|får"
    r"|möjlig\w*|rätt|om (?:båda|bägge|parterna)|upphör\b[^.]*\b(?:om|såvida))\b"
)
_ELSE_OVER = re.compile(  # "upphör den 3 maj 1996, om det inte förlängs"
    rf"\b(?:upphör|löper ut|går ut|förfaller)\b[^.;]*?\b(?:om|såvida)\b(?:\W+\w+){{0,3}}?\W+(?:inte|ej|icke)\W+(?:\w+\W+){{0,4}}?{_AGAIN}"
)


_EACH = re.compile(
    r"\b(?:(?:förläng|förny|prolonger)(?:e?s|as|eras)|därefter)\b.*?\b(?:i sänder|i taget|åt gången"
    r"|för varje gång)\b",
    re.S,
)
_EVERY = re.compile(
    rf"{_AGAIN}\W+(?:\w+\W+){{0,3}}?vart {_ORDINAL} år\b|\bvart {_ORDINAL} år ska(?:ll)? (?:bekräftas"
    rf"|omprövas|{_AGAIN})"
)
_MAY = re.compile(rf"\b(?:kan|kunna|får)\b\W+(?:\w+\W+){{0,3}}?{_AGAIN}")
_TRIED = re.compile(
    rf"\b(?:pröva|prövar|prövas|avgöra|avgör"
    rf"|avgörs)\W+(?:\w+\W+){{0,3}}?om\W+(?:\w+\W+){{0,4}}?(?:{_AGAIN}|fortsätta|fortsatt)"
)
_DIES = re.compile(
    r"\b(?:upphör\w*|förfaller|förfalla)\W+(?:\w+\W+){0,6}?utan\W+(?:\w+\W+){0,2}?(?:uppsägning"
    r"|förlängning|förvarning)\b"
    r"|\b(?:om|såvida) (?:inget|inte) annat (?:bestäms|beslutas|avtalas"
    r"|överenskoms)\W+(?:\w+\W+)?(?P<stops>upphör\w*)"
    r"|\bupphör(?:de)?\W+(?:\w+\W+){0,2}?(?:när|då) (?:tiden|perioden|avtalstiden|den"
    r"|det) (?:\w+ )?(?:gått|går|löper|löpt|är)\b"
)


def find_renewals(a: Annotated, about: Callable[[Unit], bool]) -> Iterator[Finding]:
    """How each sentence that is `about` the agreement says that it goes on, in text order."""
    for unit in a.units:
        if unit.part.kind in ASIDE:
            continue
        first, last = a.span(unit.first, unit.last)
        raw = a.item.view.text[first:last]
        kept = [i for i, c in enumerate(raw) if not (c.isspace() and raw[i - 1 : i].isspace())]
        said = "".join(" " if raw[i].isspace() else raw[i] for i in kept).lower()
        if _CHEAP.search(said) is None:
            continue
        read = renewal_in(said, paper=a.head.kind == "avtal")
        if read is not None and (_names(a, unit) or not _of_another(said)) and about(unit):
            value, (low, high) = read
            yield Finding("term.renewal", value, first + kept[low], first + kept[high - 1] + 1, _RULES[value])


_RULES = {"automatic": "term.automatic", "by_decision": "term.by-decision", "none": "term.renewal-none"}


def _names(a: Annotated, unit: Unit) -> bool:
    return any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(unit.first, unit.last))


_THING = (
    r"(?!\w*(?:avtalet|samarbetet|perioden|perioderna|tiden|parterna|kommunerna|städerna|regionerna"
    r"|skapet|skapen|elsen|ringen|längningen|relationen|texten)\b)(?!ingen |annan |mellan |redan )\w{4,}(?:et|en|an|na)"
)
_ANOTHER = re.compile(rf"\b{_THING} (?:{_ON})\b|\b{_AGAIN} {_THING}\b")


def _of_another(said: str) -> bool:
    """Whether it is another thing that goes on: "projektet förlängs", "har förlängt öppettiderna"."""
    return _ANOTHER.search(said) is not None


def another_runs(said: str) -> bool:
    """Whether a sentence says how long some other thing runs, or another body's contract: "bussbolagets avtal gäller"."""
    return _OTHER_RUNS.search(said) is not None


_OTHER_RUNS = re.compile(
    rf"\b{_THING} (?:gäller|gällde|gälla|löper|varar|pågår|avslutas|kan sägas upp|har \w+ \w+ uppsägningstid)\b"
    r"|\b(?!kommun|region|stad|part|land|läns|ort)\w+(?:bolag|företag|leverantör|förening|konsult|entreprenör)\w*s (?:avtal|kontrakt)\b"
)


def renewal_in(said: str, *, paper: bool) -> tuple[str, tuple[int, int]] | None:
    """What a sentence in small letters says of going on, and where; `paper`: it stands in the agreement itself."""
    if label := _LABEL.match(said):
        value = "none" if label["none"] else "automatic" if label["itself"] else "by_decision"
        return value, label.span()
    no, both = _REFUSED.search(said), _BY_BOTH.search(said)
    if no and both is None and _BUT.search(said, no.start()) is None:
        if paper or re.search(r"\b(?:kan|får|möjlig|rätt|utan|medge|går|automatisk)", no[0]):
            return "none", no.span()
        if "automati" not in said:
            return None
    goes = _GOES_ON.search(said)
    if goes and (one := _ITSELF.search(said)) and not both:
        negated = re.search(r"\b(?:inte|ej|icke) (?:\w+ )?(?:automat|av sig)", said)
        return ("none" if negated else "automatic"), _over(goes, one)
    if goes and _UNLESS.search(said):
        return "automatic", goes.span()
    again = re.search(rf"{_AGAIN}|fortsätt\w*|fortsatt\b|ny (?:avtals)?period|option\w*|nytt\b|därefter krävs", said)
    rule = paper or (
        _RULE.search(said) and _PAST.search(said) is None
    )  # else the step itself, not what is agreed of such
    if again and rule and (one := both or _FRESH.search(said) or _MAY.search(said)):
        return "by_decision", _over(again, one)
    if one := _ELSE_OVER.search(said):
        return "by_decision", one.span()
    if one := _EVERY.search(said) or (_TRIED.search(said) if paper else None):
        return "by_decision", one.span()
    if one := _EACH.search(said):
        return ("by_decision" if both or _FRESH.search(said) else "automatic"), one.span()
    if one := _DIES.search(said):
        return "none", (one.start("stops") if one["stops"] else one.start(), one.end())
    return None


def of_next_time(before: str, behind: str) -> bool:
    """Whether years are those of each further period: "fortsätter det att gälla i ytterligare |fyra år"."""
    verb = _FURTHER.search(before.lower())
    return verb is not None and (
        not verb[0].startswith(("förl", "förny")) or _UNLESS.search((before + behind).lower()) is not None
    )


_FURTHER = re.compile(
    r"\b(?:fortsätter|fortlöper|(?:förläng|förny|prolonger)(?:e?s|as|eras)|rullar|(?:löper"
    r"|gäller) (?:\w+ )?vidare|i nya perioder)\b"
)


def _over(one: re.Match[str], other: re.Match[str]) -> tuple[int, int]:
    return min(one.start(), other.start()), max(one.end(), other.end())
