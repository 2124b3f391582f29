"""Acts in the phrases of decisions that are more than a verb and its object, for the drill of decisions.

    python -m tests.drills.decided_phrases --size 600 --misses 20

`{o}` is an agreement that the kommun has, `{n}` one to come, `{p}` the partner in `{land}`. Under "" stand near misses: a
decision about the agreement that does nothing to it.
"""

from __future__ import annotations

from itertools import count

from tests.drills.cells import Cell, run
from tests.drills.decisions import NEW, OBJECTS, ORGANS, PARTNERS, line, parts

PHRASES: dict[str, tuple[str, ...]] = {
    "end": (
        "att {o} upphör",
        "att {o} upphör från och med den 1 januari 2025",
        "att {o} ska upphöra",
        "att {o} upphör att gälla den 31 december 2024",
        "att {o} inte längre ska gälla",
        "att {o} ska anses uppsagt",
        "att {o} förklaras uppsagt",
        "att godkänna uppsägning av {o}",
        "att godkänna uppsägningen av {o}",
        "att besluta om uppsägning av {o}",
        "att bifalla förslaget att säga upp {o}",
        "att bifalla förslaget om uppsägning av {o}",
        "att med omedelbar verkan säga upp {o}",
        "att säga upp {o} med omedelbar verkan",
        "att på grund av kriget i Ukraina säga upp {o}",
        "att {o} sägs upp med hänsyn till det säkerhetspolitiska läget",
        "att ge kommunstyrelsen i uppdrag att vidta de åtgärder som krävs för att säga upp {o}",
        "att uppdra åt kommundirektören att inleda avvecklingen av {o}",
        "att meddela {p} att {o} sägs upp",
        "att kommunen lämnar {o}",
        "att lämna {o}",
        "att upphöra med {o}",
        "att inte längre vara vänort med {p} i {land}",
        "att {p} i {land} inte längre ska vara vänort till kommunen",
        "att kommunen inte längre ska ha {p} i {land} som vänort",
        "att ställa sig bakom förslaget att avsluta {o}",
        "att bringa {o} till upphörande",
        "att kommunens åtagande enligt {o} upphör",
    ),
    "partly_end": (
        "att säga upp {o} i de delar som rör skolan",
        "att {o} avslutas i de delar som rör näringslivet",
        "att de delar av {o} som rör skolan sägs upp",
    ),
    "pause": (
        "att tills vidare pausa {o}",
        "att {o} pausas tills vidare",
        "att {o} vilar tills vidare",
        "att {o} ska vila",
        "att {o} läggs vilande under 2025",
        "att {o} läggs på is tills vidare",
        "att {o} ska vara vilande till och med 2026",
        "att {o} ska vara pausat tills vidare",
        "att låta {o} vila i avvaktan på utvecklingen",
        "att besluta om paus i {o}",
        "att göra ett uppehåll på två år i {o}",
        "att tills vidare göra ett uppehåll i {o}",
        "att {o} tillfälligt upphör",
        "att frysa alla kontakter inom {o}",
        "att avvakta med {o}",
        "att ställa {o} åt sidan tills vidare",
    ),
    "resume": (
        "att åter uppta {o}",
        "att på nytt aktivera {o}",
        "att {o} återupptas från och med 2025",
        "att {o} åter ska vara aktivt",
        "att häva pausen i {o}",
        "att upphäva beslutet att pausa {o}",
        "att godkänna ett återupptagande av {o}",
        "att ge kommunstyrelsen i uppdrag att återuppta {o}",
        "att pausen av {o} upphör",
    ),
    "renew": (
        "att förlänga {o} med tre år",
        "att {o} förlängs till och med den 31 december 2027",
        "att {o} förlängs i ytterligare tre år",
        "att {o} ska gälla i ytterligare tre år",
        "att förnya {o} för perioden 2025–2027",
        "att godkänna förlängning av {o}",
        "att godkänna en förlängning av {o} med två år",
        "att ställa sig positiv till en förlängning av {o}",
        "att bemyndiga ordföranden att underteckna en förlängning av {o}",
        "att ge kommunchefen i uppdrag att förnya {o}",
    ),
    "not_renew": (
        "att {o} inte ska förlängas",
        "att {o} inte förlängs när det löper ut",
        "att låta {o} löpa ut",
        "att {o} får löpa ut",
        "att inte förnya {o} när avtalstiden går ut",
        "att avstå från att förnya {o}",
        "att avböja en förlängning av {o}",
        "att {o} ej förnyas",
        "att någon förlängning av {o} inte ska ske",
    ),
    "keep": (
        "att {o} ska bestå",
        "att {o} kvarstår",
        "att {o} ligger fast",
        "att {o} fortsätter att gälla",
        "att {o} fortsätter som hittills",
        "att fortsätta med {o}",
        "att kommunen ska ha kvar {o}",
        "att kommunen står fast vid {o}",
        "att låta {o} bestå",
        "att {o} består oförändrat",
        "att fortsätta {o} i nuvarande form",
        "att {p} i {land} fortsatt ska vara vänort till kommunen",
    ),
    "amend": (
        "att godkänna revideringen av {o}",
        "att godkänna tillägget till {o}",
        "att godkänna en revidering av {o}",
        "att anta det reviderade vänortsavtalet med {p} i {land}",
        "att utöka {o} till att även omfatta skolan",
        "att uppdra åt kommunchefen att omförhandla {o}",
        "att göra ett tillägg till {o}",
    ),
    "investigate": (
        "att utreda förutsättningarna för {n}",
        "att utreda möjligheten att ingå {n}",
        "att utreda möjligheten att avsluta {o}",
        "att utreda om {o} ska sägas upp",
        "att utreda konsekvenserna av att säga upp {o}",
        "att ge kommunstyrelsen i uppdrag att utreda {o}",
        "att låta utreda {o}",
        "att en översyn görs av {o}",
        "att genomföra en översyn av {o}",
        "att en översyn av {o} genomförs",
        "att tillsätta en utredning om {o}",
        "att ge kommunchefen i uppdrag att se över {o}",
        "att undersöka intresset för {n}",
        "att kartlägga {o}",
        "att uppdra åt förvaltningen att pröva om {o} bör avslutas",
        "att sondera möjligheterna till {n}",
    ),
    "evaluate": (
        "att en utvärdering av {o} genomförs",
        "att en utvärdering av {o} ska göras under 2025",
        "att genomföra en utvärdering av {o}",
        "att utvärdering av {o} ska ske",
        "att {o} ska utvärderas efter tre år",
        "att {o} utvärderas senast 2026",
        "att låta utvärdera {o}",
        "att uppdra åt nämnden att utvärdera {o}",
        "att ge kommunchefen i uppdrag att göra en utvärdering av {o}",
    ),
    "establish": (
        "att teckna {n}",
        "att kommunen ingår {n}",
        "att {n} ingås",
        "att {n} tecknas",
        "att {n} ska undertecknas",
        "att godkänna förslaget till vänortsavtal med {p} i {land}",
        "att godkänna vänortsavtal med {p} i {land}",
        "att anta förslaget till vänortsavtal med {p} i {land}",
        "att fastställa vänortsavtalet med {p} i {land}",
        "att bemyndiga kommunstyrelsens ordförande att underteckna {n}",
        "att ge kommunstyrelsens ordförande i uppdrag att underteckna {n}",
        "att utse {p} i {land} till ny vänort",
        "att anta {p} i {land} som vänort",
        "att {p} i {land} blir kommunens nya vänort",
        "att kommunen blir vänort med {p} i {land}",
        "att bli vänort med {p} i {land}",
        "att knyta {p} i {land} till kommunen som vänort",
        "att ställa sig positiv till {n}",
        "att ställa sig bakom {n}",
        "att inleda vänortssamarbete med {p} i {land}",
        "att initiera ett vänortssamarbete med {p} i {land}",
        "att ge kommunstyrelsen i uppdrag att teckna {n}",
        "att ge kommunchefen i uppdrag att inleda förhandlingar om {n}",
        "att ta initiativ till {n}",
        "att {n} upprättas",
        "att etablera {n}",
        "att skapa en vänortsrelation med {p} i {land}",
        "att verka för {n}",
    ),
    "": (
        "att godkänna rapporten om {o}",
        "att lägga rapporten om {o} till handlingarna",
        "att notera informationen om {o}",
        "att bevilja 20 000 kronor till resor inom {o}",
        "att utse Karin Berg (M) till kontaktperson för {o}",
        "att uppmärksamma att {o} fyller trettio år",
        "att skicka en delegation till {p} för att fira {o}",
        "att tacka för redovisningen av {o}",
        "att avsätta 50 000 kronor ur budgeten för {o}",
        "att avsluta utställningen om {o}",
        "att ställa in resan inom {o}",
        "att inleda planeringen av jubileet för {o}",
    ),
}
NAMED = tuple(name for name, (words, head) in OBJECTS.items() if "{p}" in words and not head and name != "two")


def cells() -> list[Cell]:
    """Every phrase in every part; the objects, partners and organs go round."""
    found: list[Cell] = []
    turn = count()
    for act, phrases in PHRASES.items():
        for phrase in phrases:
            for _ in range(4):
                n = next(turn)
                p, land, nation = PARTNERS[n % len(PARTNERS)]
                kinds = NAMED if "{o}" in phrase else tuple(NEW)[:-2] if "{n}" in phrase else ("",)
                kind = kinds[n % len(kinds)]
                words = (OBJECTS | NEW).get(kind, ("", ""))[0].format(p=p, land=land, nation=nation)
                clause = phrase.format(o=words, n=words, p=p, land=land)
                organ = ORGANS[n % len(ORGANS)]
                for part, stage, paper in parts(organ, clause):
                    axes = (
                        ("act", act or "none"),
                        ("phrase", phrase),
                        ("object", kind),
                        ("part", part),
                        ("organ", organ),
                    )
                    told = f"{act} {stage}" if act else ""
                    found.append(Cell(axes, paper.format(h="Internationella kontakter"), (f"{p}: {told}",)))
    return found


if __name__ == "__main__":
    run(cells(), line)
