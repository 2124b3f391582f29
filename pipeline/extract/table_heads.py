"""What the head of a table's column, or the label of a line, tells of: "Vänort", "Tecknat år", "Svensk part", "Anm."."""

from __future__ import annotations

import re

HEADS: dict[str, str] = {
    word: kind
    for kind, words in {
        "partner": "part parter avtalspart motpart partner partnerort partnerstad partnerkommun partnerregion ort orter stad "
        "kommun region vänort vänorter vänkommun vänstad vänregion systerstad samarbetsort samarbetspart samarbetspartner "
        "stad/kommun ort/stad ort/region kommun/stad ort/kommun stad/region vänort/stad vem namn län provins fylke "
        "vänlän samverkanspart samverkanspartner avtalsmotpart kontrahent",
        "country": "land länder nation var stat",
        "since": "sedan år tecknat tecknad tecknades ingånget ingått ingicks ingått undertecknat undertecknad undertecknades "
        "startår start från när datum avtalsår påbörjat påbörjades inlett inleddes etablerat avtalsdatum tecknandeår startat "
        "fr.o.m fom startdatum avtalsstart upprättat upprättades slöts",
        "agreement": "avtal avtalsform form typ avtalstyp relation samarbetsform sort slag art handling dokument "
        "benämning överenskommelse beteckning",
        "state": "läge läget status nuläge tillstånd avtalsstatus idag giltighet bedömning situation",
        "remark": "anmärkning anmärkningar anm kommentar kommentarer övrigt not noter fotnot notering noteringar anteckning "
        "anteckningar",
        "until": "upphör utgår utlöper utgång t.o.m tom",
        "last": "slut slutdatum slutår sista",
        "over": "avslutat avslutad avslutades avslut avslutning uppsagt uppsagd uppsades hävt hävdes avvecklat avvecklades",
        "gone": "upphörde upphört",
        "proposal": "förslag åtgärd rekommendation åtgärdsförslag beslutsförslag",
        "term": "löptid avtalstid giltighetstid avtalsperiod period varaktighet",
        "notice": "uppsägning uppsägningstid varsel",
        "renewed": "förlängt förnyat förlängd förnyad förlängdes förnyades förlängning förnyelse",
    }.items()
    for word in words.split()
}
_SINCE = re.compile(
    r"(?:\w+ ){0,3}(?:(?:sedan|från|fr\.? ?o\.? ?m)(?: år)?|år|teckna(?:t|d|des)|ingått|ingånget|ingicks"
    r"|underteckna(?:t|des)|slöts|slutet)(?: den)?"
    r"|när(?: \w+){1,3}|(?:sedan|från) (?:när|vilket år)|vilket år(?: \w+){0,3}|(?:datum|år) för (?:avtal(?:et)?|undertecknande|tecknande)"
)
_STATE = re.compile(
    r"(?:\w+ )?(?:läget?|nuläget?|status) (?:i dag|idag|just nu|nu|[12]\d{3})|(?:avtalets|nuvarande|aktuellt?) \w+"
    r"|i dag|just nu"
)
_AGREEMENT = re.compile(
    r"(?:typ|form|slag|sort) av (?:avtal|samarbete|relation|överenskommelse)|avtalets (?:art|form|typ|namn|benämning)"
)
_UNTIL = re.compile(
    r"(?:avtal(?:et)? )?(?:gäller|giltigt?|löper) (?:till|t\.? ?o\.? ?m\.?|ut)(?: och med)?|t\.? ?o\.? ?m|till och med"
)
_WHO = re.compile(
    r"(?:uppsagt|avslutat|avslutades|sades upp|på initiativ) av|initiativtagare|initiativ(?:et)? (?:av|från)"
)
_SIGNED = re.compile(r"(?:underteckna|signer|teckna)(?:t|d|de)s? av|undertecknare|signatär(?:er)?|påtecknat av")
_OVER = re.compile(
    r"(?:avtalet )?(?:sades|sägs|sagts|sagt) upp|(?:uppsagt|avslutat|avslutades|sades upp) (?:den|år|datum)"
)
_UNIT = r"(?:avtals|mot)?(?:part|partner|ort|stad|kommun|region|provins|vänort|vänkommun|vänstad)"
_OURS = re.compile(rf"svensk[at]? {_UNIT}|(?:kommun|region|part) i sverige|(?:sörm|små|värm)?lands?kommun")
_THEIRS = re.compile(rf"(?P<whose>(?!svensk)\w+sk[at]?) {_UNIT}|{_UNIT} (?:i utlandet|utomlands)")
_PARTNER = re.compile(
    r"(?:utländsk|annan|den andra|vår) (?:part(?:en|ner)?|motpart|ort|stad|kommun|region)|namn på \w+"
)
_GONE = re.compile(r"avtalet upphör(?:de|t)")
_NORDIC = frozenset("nordisk dansk norsk finsk finländsk isländsk".split())  # noqa: SIM905 - reads best as words
# What one of our own units is headed by where another column has the partners: "Kommun", "Vänort".
_PLAIN = frozenset("kommun region län stad".split())  # noqa: SIM905
_PROPOSAL = re.compile(r"(?:\w+s )?förslag(?: till (?:beslut|åtgärd|hantering))?|(?:föreslagen|rekommenderad) åtgärd")
_REMARK = re.compile(r"\w+s (?:anmärkning(?:ar)?|kommentar(?:er)?|notering(?:ar)?|anteckning(?:ar)?)")
_BRACKET = re.compile(r" ?\([^()]*\)")  # "Motpart (land)"
_PARTED = re.compile(r" ?[/,] ?| och | samt ")  # "Ort och land"


def kind_of_head(head: str) -> str:
    """What a column or a line with this head or label tells of; empty for anything else."""
    word = _folded(head)
    if word in HEADS:
        return HEADS[word]
    if _OURS.fullmatch(word):
        return "body"
    if _THEIRS.fullmatch(word) or _PARTNER.fullmatch(word):
        return "partner"
    for kind, form in (("who", _WHO), ("signed", _SIGNED), ("gone", _GONE), ("over", _OVER)):
        if form.fullmatch(word):
            return kind
    parts = [HEADS.get(part, "") for part in _PARTED.split(word)]
    if "partner" in parts and "" not in parts:
        return "partner"
    if len(parts) > 1 and set(parts) <= {"state", "remark"}:
        return "state"
    if _AGREEMENT.fullmatch(word):
        return "agreement"
    if _STATE.fullmatch(word):
        return "state"
    if _PROPOSAL.fullmatch(word):
        return "proposal"
    if _REMARK.fullmatch(word):
        return "remark"
    if _UNTIL.fullmatch(word):
        return "until"
    if word.startswith(("senast ", "senaste ")) and HEADS.get(word.split(" ", 1)[1]) == "renewed":
        return "renewed"
    return "since" if _SINCE.fullmatch(word) else ""


def kinds_of(heads: list[str]) -> list[str]:
    """The kinds of a table's columns. Of two with units, the one whose head says so has ours: "Kommun", "Vänort"."""
    kinds = [kind_of_head(head) or ("until" if _folded(head) == "till" else "") for head in heads]
    named = [i for i, kind in enumerate(kinds) if kind == "partner"]
    if len(named) != 2 or "body" in kinds:
        return kinds
    words = [_folded(heads[i]) for i in named]
    theirs = [_THEIRS.fullmatch(word) for word in words]
    if all(theirs):  # "Nordisk part", "Kinesisk part": a list of what others have
        ours = next((n for n, found in enumerate(theirs) if found and found["whose"] in _NORDIC), None)
    else:
        ours = next((n for n, word in enumerate(words) if word in _PLAIN and words[1 - n] not in _PLAIN), None)
        ours = None if ours is not None and words[1 - ours] in ("ort", "namn", "vem") else ours
    if ours is not None:
        kinds[named[ours]] = "body"
    return kinds


def _folded(head: str) -> str:
    return _BRACKET.sub("", " ".join(head.lower().split())).strip(":*?. ")
