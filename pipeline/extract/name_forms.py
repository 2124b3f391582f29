"""How capitalised names are built: their words and links, what stands around one that is no place, words for units."""

from __future__ import annotations

import re

from pipeline.extract.place_beside import CAPITAL, UPPER
from pipeline.places import units

_ROMANCE = "sul|sulla|della|delle|dei|degli|sopra|sous|lès|lez|pod|pri|při|sobre|dos|das|zum|vor|aan"  # and Slavonic
_LINK = (
    rf"(?:{_ROMANCE}|de la|de las|de los|es|ne’|ne'|og|van|am|auf|an|der|de|del|di|do|da|la|le|les|el|al|of|upon|på|sur|nad"
    r"|in|im|bei|ob|na|am Main|an der)"
)
# inside one name, never between two
BOUND = rf"(?:{_ROMANCE}|de la|de las|de los|es|ne’|ne'|og|de|am|auf|an der|del|dei|di|do|da|of|upon|sur|nad|bei|im|ob der|ob)"
_CODE = r"(?![A-ZÅÄÖ]{2,4}[ ]\d)"  # of a case number behind a heading: "… med Gradara KSF 2017/96"
OFFICE = (
    r"(?:[ \n]+(?:Town|City|District|Municipal|Metropolitan|Local|Rural|Regional))*"
    r"[ \n]+(?:Council(?![ \n]+of)|Municipality|Assembly|Government|(?<=Municipal )Corporation)\b"
)
NAME = re.compile(rf"{CAPITAL}(?:[ \n]+(?:{_LINK}[ \n]+|d[’'])?{_CODE}{CAPITAL}){{0,3}}(?:{OFFICE})?")
_HEAD = (
    r"(?:universitetet|universitet|högskolan|högskola|ambassaden|ambassad|konsulatet|skolan|skola|gymnasiet|gymnasieskola|"
    r"sjukhuset|sjukhus|företaget|bolaget|föreningen|klubben|fotbollsklubb|församlingen|stiftelsen|mässan|kontoret|slaget|"
    r"festivalen|turneringen|konferensen|mötet|avdelningen)"
)
BEFORE = re.compile(rf"{_HEAD}[ \n]+(?:i|på|vid|för)[ \n]+(?:staden[ \n]+)?$", re.IGNORECASE)
AFTER = re.compile(
    r"(?:s)?[ \n]+(?:universitet\w*|university|högskola\w*|hochschule|fc|if|ik|bk|ff|ab|oy|as|gmbh|ltd|handelskammare\w*|gymnasi\w+|"
    r"sjukhus\w*|församling\w*|symfoniorkester|cup|marathon|hamn|flygplats\w*|arena|college|älv|älven|floden?|fjord\w*|bukten|viken|institut\w*|stift\w*|teater\w*|museum|museet|brann?vesen\w*|brandväsen\w*|brandkår\w*|brandverk\w*|räddningsverk\w*|bibliotek\w*|polis\w*|energi\w*|"
    r"skol(?:a|an|or|orna)|lyce\w+|orkester\w*|kammarkör\w*|djurpark\w*|varv|varvet|verft|mässa|mässan|sykehus|sygehus|kraftverk\w*|vattenverk\w*)\b",
    re.IGNORECASE,
)
# a further unknown capitalised word makes it the name of something else: a firm, a club, a school
PROPER = re.compile(
    r"[ ](?:&[ ])?(?!(?:I|Och|Samt|Kommun|Stad|Region|Län|City|County|Province|Oblast|Municipality"
    r"|Town|District|Municipal|Metropolitan|Local|Rural|Regional|Council|Assembly|Government)\b)[A-ZÅÄÖ][a-zåäöé]{2,}(?![\w])"
)
REST = re.compile(rf"[ \n]+(?:i|på|vid)[ \n]+{CAPITAL}")  # of a name in its Swedish form: "Oldenburg i Holstein"
UNIT = re.compile(
    r"[ \n]+(oblast|fylke|vojvodskap|voivodskap|county|prefektur|guvernement|amt|kraj|kreis|maakond|apskritis)\b"
)
# part of a name in another language: "Mukono District", which is not Mukono and a place called District
TITLED_UNIT = re.compile(
    r"[ ](District|County|Province|Prefecture|Amt|Kreis|Oblast)\b(?![ ](?:Council|Assembly|Government))"
)
# "Landkreis", "County", "Conseil Régional de": what stands before a name in the partner's own language
CALLED = re.compile(
    rf"(?P<unit>{'|'.join(re.escape(word).replace(chr(92) + ' ', r'[ ]+') for word in sorted(units.CALLED, key=len, reverse=True))})"
    rf"[ \n]+(?=[{UPPER}])"
)
