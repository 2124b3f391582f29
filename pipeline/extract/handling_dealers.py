"""Which organs a clause tells to have dealt with a matter: the verbs of dealing, and who stands as their subject."""

from __future__ import annotations

import re

from pipeline.extract.dates.dates import DateMention
from pipeline.extract.motions.outcome_told import COUNCILS
from pipeline.extract.organs import OrganMention
from pipeline.rules.proposing import HAS_PROPOSED, PROPOSED, PROPOSES

MATTER = (
    r"(?:ärende(?:t|na)|frågan|frågorna|motion(?:en|erna)|medborgarförslage[tn]|förslage[tn]|"
    r"detta|sig|ärende|initiativet|saken|remissen)"
)
DEALT = re.compile(
    rf"\b(?:behandla(?:t|ts|de|des|s)?|hantera(?:t|ts|de|des|s)?|handlagt|handlades|berett|beretts|bereds|beredde[s]?|diskutera(?:t|ts|de|des)|tagit\s+upp|tog\s+upp|tas\s+upp|tagits\s+upp"
    rf"|återremittera(?:t|ts|de|des)|yttra(?:t|de)\s+sig|ställ(?:t|de)\s+sig\b[^.]{{0,40}}\bbakom)\b|\b(?:avstyrk(?:t|te|a|er)|tillstyrk(?:t|te|a|er))\s+{MATTER}"
    r"|\bla(?:gt|de)\b[^.]{0,60}?\bfram\s+(?:ett\s+|sitt\s+)?förslag\b"
    r"|\b(?:besluta(?:de|des|t|ts)?|beslöts?)\b[^.]{0,60}?\b(?:föreslå|avstyrka|tillstyrka|återremittera|bordlägga|hänskjuta|yttra|överlämna\s+ärendet|lämna\s+(?:\S+\s+){0,3}yttrande|anta\s+yttrandet|godkänna\s+yttrandet)"
    r"|\bföresl(?:agit|agits|ogs?)\b|\bvar\s+uppe\b|\buppe\s+till\s+behandling\b|\böverl(?:ät|åtit)\b"
    rf"|\b{PROPOSES}\s+(?:(?:den\s+)?\d|i\s+beslut\b)|\b{PROPOSES}\b[^.§]{{0,70}}\d{{4}}(?:-\d\d-\d\d)?,?\s*\(?§"
    r"|\b(?:remittera(?:de|t|des|ts)|skicka(?:de|t|des|ts)|hänskjutit|hänsköts?)\b[^.]{0,60}\b(?:förslaget|initiativet|ärendet|frågan)\b|\bhar\s+i\s+beslut\b|\b(?:av|till)styrk(?:t|te)(?:s|es)?\b|\bförslag(?:et)?\s+som\b[^.]{0,60}\bla(?:gt|de)\s+fram\b"
    r"|\bpå\b[^.]{0,50}\buppdrag\s+(?:den\s+)?\d|\bgav\b[^.]{0,120}\bi\s+upp(?:drag|gift)\b|\buppdrog\b|\bhar\b[^.]{0,80}\bgett\b[^.]{0,80}\bi\s+upp(?:drag|gift)\b"
    r"|\b(?:fick|fått)\b[^.]{0,60}\bi\s+upp(?:drag|gift)\s+av\b|\b(?:beställ(?:de|t)|begär(?:de|t)|efterfrågade)\b[^.]{0,60}\b(?:redo|redovisning|översyn|genomgång|sammanställning|utredning|utvärdering)"
    r"|\bi\s+(?:(?:sitt|ett|sina|dess)\s+)?(?:remiss)?(?:yttrande|svar|utlåtande)\b"
    r"|\b(?:lämna(?:t|de)|avge(?:tt)?|avgav|avgivit|ingett|ingav)\s+(?:sitt\s+|ett\s+|eget\s+)?(?:remiss)?(?:yttrande|svar|utlåtande)\b"
    r"|\bdelt(?:ar|og|agit)\s+(?:vid|på|i)\b[^.]{0,60}\b(?:sammanträde|möte)\b|\b(?:fick|fått)\b[^.]{0,30}\bföredragning\b"
    r"|\böverla(?:gt|de|des)\b|\bena(?:des?|ts)\b[^.]{0,30}\bföreslå|\b(?:togs|tas)\s+(?:den\s+)?upp\b|\bvarit\s+uppe\b|\b(?:prövade|prövat|prövades|prövats)\b[^.]{0,40}\b(?:ärendet|frågan|motionen|saken)"
    r"|\b(?:tog|tagit)\b[^.]{0,40}\bställning\b|\bföredrogs\b|\bföredragits\b|\b(?:kom|kommit)\b[^.]{0,30}\bfram\s+till\b|\bstanna(?:de|t)\b[^.]{0,30}\bför\s+att\b|\bsa(?:de|gt)?\b[^.]{0,40}\b(?:ja|nej)\s+till\b"
    r"|\b(?:rekommendera|förorda|hemställ)(?:de|t|des|ts)\b|\bpå\s+sitt\s+bord\b|\bfatta(?:de|t)\s+beslut\s+om\s+(?:\w+\s+)?förslag"
    r"|\b(?:fick|fått|erhöll|erhållit)\s+information\b|\binformerade(?:s|ts)\b|\b(?:något|inget|ingenting)\s+att\s+(?:erinra|invända)\b"
    r"|\b(?:behandling|beredning(?:en)?)\b[^.]{0,40}\b(?:sker|skedde|ägde\s+rum|gjordes)\b|\böverlämna(?:de|t|des)\b[^.]{0,60}\b(?:förslaget|initiativet|ärendet)\b|\bhade\s+(?:ärendet|frågan|motionen)\s+uppe\b"
    r"|\blämna(?:de|t|des|ts)\s+(?:ärendet|frågan|motionen|förslaget|över\s+ärendet)\s+(?:vidare|utan|till)\b"
    # the matter lies, passes or falls somewhere: "låg ärendet på utskottets bord", "har gått genom styrelsen"
    rf"|\b{MATTER}\b[^.]{{0,60}}\b(?:bord|dagordning|föredragningslista)\b|\b(?:bord|dagordning|föredragningslista)\b[^.]{{0,60}}\b{MATTER}\b|\bpå\s+(?:sin|dess)\s+(?:dagordning|föredragningslista)\b"
    r"|\b(?:passera(?:de|t)|(?:gått|gick|vandra(?:t|de))\s+(?:genom|via|vidare\s+till))\b|\b(?:ärende|besluts)gång(?:en)?\b|\bärendets\s+(?:gång|väg)\b"
    rf"|\bha(?:de|ft)\s+{MATTER}\s+uppe\b|\bsköts?\b[^.]{{0,40}}\bupp\b|\bskjutit(?:s)?\s+upp\b"
    r"|\bing(?:en|et)\s+erinran\b|\binga\s+invändningar\b|\bena(?:des?|ts)\s+om\s+(?:det|detta|förslaget|saken)\b|\b(?:instämde|instämt|anslutit|funnit|fann)\b|\bsa(?:de|gt)?\s+detsamma\b|\b(?:hade|har)\b[^.]{0,30}\bvelat\b"
    # an organ's stand, by whatever words: "anslöt sig till", "var enig om", "gjorde bedömningen till sin", "var av samma mening"
    r"|\banslöt\s+sig\b|\banslutit\s+sig\b|\b(?:var|varit)\b[^.]{0,60}\beniga?\s+om\b|\benighet\b|\bgjor(?:de|t)\b[^.]{0,60}\btill\s+sin\b|\b(?:samma|motsatt|en\s+annan)\s+(?:mening|uppfattning|bedömning|linje|ståndpunkt)\b"
    r"|\b(?:gick|gått)\b[^.]{0,30}\bpå\s+(?:avslag|bifall|\w+\s+linje)\b|\b(?:avstod|avstått)\s+(?:\S+\s+){0,5}?från\s+att\b|\b(?:säger|sagt|sade|sa)\s+(?:ja|nej)\s+till\b"
    rf"|\b(?:svarade|svarat)\b[^.]{{0,60}}\b(?:remiss\w*|{MATTER})|\bremiss\w*\b[^.]{{0,60}}\bsvara(?:de|t)\b|\b{MATTER}\s+(?:har\s+)?besvara(?:des|ts)\b"
    r"|\b(?:yttrande|remissvar|svar|utlåtande)\w*\b[^.]{0,60}\b(?:lämna(?:des|ts)|avg(?:avs|etts|ivits)|anto(?:gs|gits))\b|\bförslaget\s+(?:har\s+)?anto(?:gs|gits)\s+av\b",
    re.IGNORECASE,
)
MATTER_SAID = re.compile(r"\b(?:motionen|medborgarförslaget|ärendet|saken|remissen|i\s+frågan)\b", re.IGNORECASE)
_NO_DEALING = r"(?!fick\b|tog\b|tackade\b|mottog\b|besökte\b|anordnade\b)"
_DOES_THEN = re.compile(
    rf"\s+{_NO_DEALING}\w+\s+(?:(?:vid|på)\s+(?:sitt\s+)?(?:sammanträdet?|mötet?)\s+)?(?:den\s+)?", re.IGNORECASE
)
_THEN_DOES = re.compile(rf"(?:,?\s*\(?§\s*\d+\)?,?)?\s+{_NO_DEALING}\w+\s+")
_ITS_MEETING = re.compile(r"\s+(?:sammanträde|möte),?\s+(?:den\s+)?")
_ITS_DEALING = re.compile(
    r"\s+(?:sammanträde|möte|behandling|prövning|beredning|uppdrag|bord|dagordning|föredragningslista|återremiss|ledamöter)"
)
_WHO_PROPOSES = re.compile(
    rf"^\W*\w+(?:n|t|s)\s+{PROPOSED}\s+$|\)\s+{PROPOSED}\s+$"
)  # "Förvaltningen föreslog styrelsen"
_PROPOSED_TO = re.compile(rf"\b{PROPOSED}\s+$")
_DECIDES_LATER = re.compile(r"\b(?:avgöras|beslutas|fattas|prövas|behandlas|tas)\s+av\s+$", re.IGNORECASE)
_PROPOSED = re.compile(r"\b(?:föresl|hemställ|förord|rekommend)\w*", re.IGNORECASE)
_IS_TO_DECIDE = re.compile(  # "föreslog den 4 maj, § 3, fullmäktige besluta": it has not met yet
    r"\s+(?:att\s+)?(?:besluta|avslå|bifalla|anse|anta|godkänna|fastställa|förklara|ingå|säga|avsluta|pausa|behålla|förlänga|förnya|teckna)\b",
    re.IGNORECASE,
)
_TIME_FIRST = re.compile(  # "Den 4 maj 2021, § 3, föreslog" has its subject behind the verb
    rf"(?:vid\s+(?:sitt\s+)?sammanträde(?:t)?\s+)?(?:den\s+)?\d[\w\s-]{{3,24}},?\s*(?:§\s*\d+,?\s*)?(?:{PROPOSED}|{PROPOSES}|beslöt|beslutade)\s+",
    re.IGNORECASE,
)
_ITS_DAY = re.compile(r"\s+(?:den\s+)?\d")  # "skälet till att styrelsen den 3 maj lade fram": it is the subject


def dealers(text: str, organs: list[OrganMention]) -> list[OrganMention]:
    """The organs that deal: subjects, or where it happens ("i arbetsutskottet", "vid nämndens sammanträde")."""
    found = []
    for organ in organs:
        behind = text[organ.end : organ.end + 30]
        before = text[max(0, organ.start - 18) : organ.start].lower()
        if _DECIDES_LATER.search(text, 0, organ.start):
            continue
        if organ.genitive and not _ITS_DEALING.match(behind):
            continue
        if not organ.genitive and _IS_TO_DECIDE.match(text, organ.end) and _PROPOSED.search(text, 0, organ.start):
            continue
        if (
            re.search(
                rf"\b(?:föresl(?:ås|å)|{PROPOSES}|{PROPOSED}|{HAS_PROPOSED}|till|att|åt|hos|från|före|fram\s+för)\s+$",
                before,
            )
            and not organ.genitive
            and not re.match(r",?\s+som\b", behind)
            and not (before.endswith("att ") and _ITS_DAY.match(behind))
            and not (_PROPOSED_TO.search(before) and _ITS_DAY.match(behind) and not _proposer(text, organ, organs))
            and not _TIME_FIRST.fullmatch(text, 0, organ.start)
        ):
            continue
        found.append(organ)
    return found[:3]


def _proposer(text: str, organ: OrganMention, organs: list[OrganMention]) -> bool:
    """Whether somebody in front of "föreslog" proposes to this organ: "Utskottet föreslog styrelsen den 3 maj att"."""
    before = any(o.end <= organ.start and not o.genitive for o in organs)
    return before or _WHO_PROPOSES.search(text, 0, organ.start) is not None


def does(text: str, organ: OrganMention, dates: list[DateMention]) -> bool:
    """Whether a preparing organ is said to have done something on a day: "kom den 3 maj fram till", "Den 3 maj sade nämnden"."""
    if organ.organ in COUNCILS:
        return False
    if organ.genitive:
        return any(_ITS_MEETING.fullmatch(text, organ.end, d.start) for d in dates)
    return any(
        _DOES_THEN.fullmatch(text, organ.end, d.start) or _THEN_DOES.fullmatch(text, d.end, organ.start) for d in dates
    )
