"""What registries and word processors print around and over the §§ of minutes: page heads, feet, first pages, § headings, decisions.

`{n}` is the number, `{k}` the place on the agenda, `{case}` the case number, `{wide}` white space; heads and feet have `{page}`.
"""

from __future__ import annotations

WIDE = " " * 44

# What stands at the head of every page; the body or the organ may be left out where the first page names them.
HEADS = {
    "block": "{body}                    SAMMANTRÄDESPROTOKOLL               {page} (3)\n{organ}                   Sammanträdesdatum\n                                          {day}\n",
    "block, stacked": "{body}\n{organ}\nSAMMANTRÄDESPROTOKOLL\nSammanträdesdatum\n{day}\nSida {page} av 3\n",
    "right": "                                        {organ}\n                                        Protokoll\n                                        {day}\n",
    "one line": "{body}   {organ}   Protokoll {day}   {page}(3)\n",
    "labels": "{body}              Protokoll\n\nOrgan               Datum              Sida\n{organ}             {day}         {page} (3)\n",
    "labels, table": "Organ                    Sammanträdesdatum        Sida\n{organ}                  {day}               {page} (3)\n",
    "number above": "{page} (3)\n{organ}\nProtokoll\nSammanträdesdatum: {day}\n",
    "box": "+------------------------------------------------------------+\n| {body}        SAMMANTRÄDESPROTOKOLL        Blad {page} |\n| {organ}       Sammanträdesdatum  {day}     |\n+------------------------------------------------------------+\n",
    "bars": "{body} | {organ} | Protokoll | {day} | Sida {page}\n",
    "day first": "{day}                                                  {page}\n{organ}\n{body}\n",
    "spaced": "S A M M A N T R Ä D E S P R O T O K O L L          {page}\n{body}\n{organ}                 {day}\n",
    "typewriter": "{BODY}            SAMMANTRÄDESPROTOKOLL     Sammanträdesdatum    Blad nr\n                                       {day}           {page}\n{organ}\n",
    "sentence": "Protokoll fört vid sammanträde med {organ} i {body} den {day}          sid {page}\n",
    "slash": "{organ}/Protokoll/{day}                                         Sida {page}/3\n",
    "named file": "KS protokoll {day}.docx                                 {page}\n{organ}, {body}\n",
}  # fmt: skip
FEET = {
    "none": "",
    "signs": "\n\nJusterandes sign          Justerandes sign          Utdragsbestyrkande\n",
    "sign": "\n\nJusterarnas signaturer                              Utdragsbestyrkande\n\n",
    "rule": "\n\n______________________________________________________________\nOrdf.          Just.          Just.          Utdrag\n",
    "digital": "\n\nDetta dokument är elektroniskt signerat. Transaktion 0922211555 {page}\n",
    "page": "\n\n                              {page}\n",
    "boxed": "\n\n| Justerare        |               | Utdragsbestyrkande            |\n|                  |               |                               |\n",
    "address": "\n\n{body}  Postadress: 271 80 {place}  Telefon: 0411-57 70 00  www.ystad.example\n",
    "short": "\n\nSign.\n",
}  # fmt: skip
# The first page, with who was there and who signs.
FRONTS = {
    "none": "",
    "labels": "Plats och tid      Stadshuset, kl. 13.00–15.30\n\nBeslutande         Anna Ros (S), ordförande\n                   Per Alm (M)\n                   Eva Sand (C) §§ 45–46\n\n"
    "Ej tjänstgörande   Bo Ahl (V)\n\nUtses att justera  Per Alm\n\nParagrafer         45–48\n\nUnderskrifter\nSekreterare        ..............................\n                   Karin Alm\n",
    "stacked": "Plats och tid\nStadshuset, kl. 13.00–15.30\n\nBeslutande\nAnna Ros (S), ordförande\nPer Alm (M)\nEva Sand (C)\n\nÖvriga närvarande\nKarin Alm, sekreterare\n\n"
    "Justerare\nPer Alm\n\nParagrafer\n§§ 45-48\n",
    "columns": "Ledamöter                              Ersättare\nAnna Ros (S), ordf.                    Bo Ahl (V)\nPer Alm (M)                            Lars Ek (L) §§ 45-46\nEva Sand (C)                           Ulf By (SD)\n\n"
    "Sekreterare  Karin Alm                 Paragrafer 45-48\n",
    "table": "Namn                     Parti   Närvarande   Tjänstgörande ersättare\nAnna Ros                 S       X\nPer Alm                  M       X\nEva Sand                 C       -            Lars Ek (L)\n\n",
    "votes": "Närvarolista             Parti   § 45   § 46   § 47   § 48\nAnna Ros                 S       X      X      X      X\nPer Alm                  M       X      X      X      X\nEva Sand                 C       X      -      -      -\n\n",
    "agenda": "Innehåll\n\n§ 45   Val av justerare ........................ 1\n§ 46   Vänortsavtalet med Haderslev ............ 1\n§ 47   Ny taxa för slamtömning ................. 2\n§ 48   Mötets avslutande ....................... 3\n\n",
    "agenda, no dots": "Ärendelista\n§ 45 Val av justerare\n§ 46 Vänortsavtalet med Haderslev\n§ 47 Ny taxa för slamtömning\n§ 48 Mötets avslutande\n\n",
    "agenda, numbers": "Föredragningslista\n1. Val av justerare\n2. Vänortsavtalet med Haderslev\n3. Ny taxa för slamtömning\n4. Mötets avslutande\n\n",
    "notice": "ANSLAG/BEVIS\nProtokollet är justerat. Justeringen har tillkännagivits genom anslag.\nSammanträdesdatum {day}\nDatum då anslaget sätts upp 2018-04-24     Datum då anslaget tas ned 2018-05-16\n"
    "Förvaringsplats för protokollet: Kansliet\n\n",
}  # fmt: skip
PARAGRAPHS = {
    "own lines": "§ {n}\n{title}\nDnr {case}\n", "own lines, apart": "§ {n}\n\n{title}\n\nDnr {case}\n", "beside": "§ {n} {title}\n{case}\n",
    "tabs": "§ {n}\t{title}\n\tDnr {case}\n", "case beside": "§ {n}{wide}Dnr {case}\n\n{title}\n", "case beside, near": "§ {n} Dnr {case}\n{title}\n",
    "no label": "§ {n}     {case}\n{title}\n", "plan code": "§ {n}     Dnr {case}   106\n{title}\n", "plan code labelled": "§ {n}   Dnr: {case}   Kod: 106\n\n{title}\n",
    "organ": "KS § {n}      Dnr {case}\n\n{title}\n", "organ low": "Ks § {n}\n{title}\nDnr {case}\n", "organ written": "Kommunstyrelsen § {n}\n\n{title}\n{case}\n",
    "organ, year": "Kommunstyrelsen § {n}/2018\n{title}\nDnr {case}\n", "organ, close": "KS §{n}   {case}\n{title}\n", "year short": "§ {n}/18 {title}\nDnr {case}\n",
    "year long": "§ {n}/2018   Dnr {case}\n{title}\n", "sign behind": "{n} §\n{title}\nDnr {case}\n", "sign behind, beside": "{n} § {title}\nDnr {case}\n",
    "word": "Paragraf {n}\n{title}\nDnr {case}\n", "word, beside": "Paragraf {n}   {title}\nDnr {case}\n", "stop": "§ {n}. {title}\nDnr {case}\n", "stop, close": "§{n}. {title} ({case})\n",
    "stop alone": "§ {n}.\n{title}\nDnr {case}\n", "dash": "§ {n} – {title}\n{case}\n", "colon": "§ {n}: {title}\nDnr {case}\n", "comma": "§ {n}, {title}\nDnr {case}\n",
    "bar": "§ {n} | {title} | {case}\n", "marked": "## § {n} {title}\nDnr {case}\n", "bold": "**§ {n}** {title}\nDnr {case}\n", "title before": "{title}{wide}§ {n}\nDnr {case}\n",
    "title above": "{title}\n§ {n}\nDnr {case}\n", "case above": "Dnr {case}\n§ {n} {title}\n", "case first": "Dnr {case}{wide}§ {n}\n{title}\n", "case first, near": "{case}   § {n}   {title}\n",
    "agenda behind": "§ {n} Ärende {k}\n{title}\nDnr {case}\n", "agenda before": "Ärende {k}{wide}§ {n}\n{title}\nDnr {case}\n", "agenda, then": "{k}. {title}\n§ {n}   Dnr {case}\n",
    "agenda bracket": "{k}. {title} (§ {n})\nDnr {case}\n", "title, bracket": "{title} (§ {n})\nDnr {case}\n", "day": "KS {day}, § {n}\n{title}\nDnr {case}\n",
    "labels": "Paragraf: {n}\nÄrende: {title}\nDnr: {case}\n", "labels, sign": "§: {n}\nRubrik: {title}\nDiarienr: {case}\n", "nr": "§ nr {n}   {title}\nDnr {case}\n", "nr only": "Nr {n}   {title}\nDnr {case}\n",
    "bare": "{n}   {title}\nDnr {case}\n", "bare stop": "{n}. {title}\nDnr {case}\n", "earlier organ": "§ {n}      Au § 34\n{title}\nDnr {case}\n", "earlier organ below": "KS § {n}\nAu § 34\n{title}\nDnr {case}\n",
    "earlier organ right": "§ {n} {title}          Au § 34\nDnr {case}\n", "capitals": "§ {n}\n{TITLE}\nDnr {case}\n", "rule above": "_____________________________\n§ {n}   {title}\nDnr {case}\n",
    "rule below": "§ {n}   {title}\n_____________________________\nDnr {case}\n", "box": "+-----------------------------+\n| § {n}   {title} |\n+-----------------------------+\nDnr {case}\n", "case right": "§ {n}   {title}          {case}\n",
    "ciceron": "§ {n}   {title}\n\nDiarienummer {case}\n", "evolution": "§ {n}   {title}   Ärendenr {case}\n", "ärendenummer": "§ {n} Ärendenummer {case}\n{title}\n", "subject": "§ {n}\nÄrende: {title}\nDnr {case}\n",
    "decision": "Beslut § {n}\n{title}\nDnr {case}\n", "dash before": "- § {n} -\n{title}\nDnr {case}\n", "centred": "                              § {n}\n\n          {title}\n\nDnr {case}\n",
}  # fmt: skip
CASES = (
    ("KS 2018/1{n}", "KS 2018/1{n}"), ("KS/2018:1{n}", "KS/2018:1{n}"), ("2018-0001{n}", "2018-0001{n}"), ("2018/1{n}", "2018/1{n}"), ("KS 2018-1{n}", "KS 2018-1{n}"),
    ("KS.2018.1{n}", "KS.2018.1{n}"), ("1{n}/2018", "1{n}/2018"), ("KSF 2018/1{n}", "KSF 2018/1{n}"), ("KS 18/01{n}", "KS 18/01{n}"), ("18KS1{n}", "18KS1{n}"), ("KS-2018-001{n}", "KS-2018-001{n}"),
)  # fmt: skip
# How the text and decision of a § are set: `{told}`, and the att-sats `{a}`.
BODIES = {
    "plain": "Ärendebeskrivning\n{told}\n\nKommunstyrelsens beslut\n{a}.\n",
    "decision first": "Beslut\nKommunstyrelsen beslutar\n{a}.\n\nSammanfattning av ärendet\n{told}\n",
    "sentence": "{told}\n\nKommunstyrelsen beslutar\n\n{a}.\n",
    "sentence, dash": "{told}\n\nKommunstyrelsen beslutar\n- {a}\n",
    "numbered": "Kommunstyrelsens beslut\n1. {a}.\n\nÄrendet\n{told}\n",
    "capitals": "ÄRENDET\n{told}\n\nKOMMUNSTYRELSENS BESLUT\n{a}.\n",
    "colon": "Bakgrund:\n{told}\n\nBeslut:\nKommunstyrelsen beslutar {a}.\n",
    "left column": "Ärende          {told}\n\nBeslut          Kommunstyrelsen beslutar\n                {a}.\n",
    "box": "{told}\n\n+--------------------------------------------------+\n| Beslut                                           |\n| Kommunstyrelsen beslutar {a}. |\n+--------------------------------------------------+\n",
    "bar": "{told}\n\n| Kommunstyrelsens beslut |\n| {a}. |\n",
    "marked": "### Sammanfattning\n{told}\n\n### Beslut\nKommunstyrelsen beslutar {a}.\n",
    "bold": "**Bakgrund**\n{told}\n\n**Beslut**\nKommunstyrelsen beslutar {a}.\n",
    "sent to": "Beskrivning av ärendet\n{told}\n\nBeslut\nKommunstyrelsen beslutar {a}.\n\nBeslutet skickas till\nKanslienheten\n_____\n",
    "with papers": "Beslutsunderlag\nTjänsteskrivelse 2018-03-20\nAu § 34, 2018-04-03\n\nSammanfattning\n{told}\n\nKommunstyrelsens beslut\n{a}.\n",
    "debate": "Sammanfattning\n{told}\n\nYrkande\nPer Alm (M) yrkar bifall till förvaltningens förslag.\n\nBeslutsgång\nOrdföranden ställer proposition på förslaget och finner att det antas.\n\n"
    "Beslut\nKommunstyrelsen beslutar {a}.\n",
    "after debate": "{told}\n\nEfter överläggning beslutar kommunstyrelsen\n\n{a}.\n",
}  # fmt: skip
