"""How long an agreement runs, how it is prolonged and how it is left: in its own paper and in minutes."""

from __future__ import annotations

import pytest

from pipeline.process import process

PAPER = """AVSIKTSFÖRKLARING

Lunds kommun, Sverige, och Wismar stad, Tyskland, har kommit överens om detta.

1. Parterna ska verka för utbyte mellan skolor och föreningar.

2. {}

Lund den 3 maj 2011

Eva Ask                                 Hans Braun
kommunstyrelsens ordförande             borgmästare
"""
MINUTES = """LUNDS KOMMUN                          Protokoll
Kommunstyrelsen                       2012-05-08

§ 38   Dnr KS 2012/41
Vänortsavtalet med Wismar

Beslut
Kommunstyrelsen lägger informationen till handlingarna.

Ärendebeskrivning
{}
"""
FIELDS = ("years", "start", "end", "renewal", "notice")
IN_PAPER = [
    ("Avtalsperioden börjar 2011-01-01 och slutar 2014-12-31.", "start=2011-01-01 end=2014-12-31"),
    ("Avtalet är bindande under perioden 1 april 2011–31 mars 2015.", "start=2011-04-01 end=2015-03-31"),
    ("Avtalet löper på fem år från den 1 juni 2011.", "years=5 start=2011-06-01"),
    ("Avtalet förblir i kraft till och med den 31 december 2018.", "end=2018-12-31"),
    ("Avtalet träder i kraft den 1 maj 2011 och slutar att gälla den 30 april 2016.", "start=2011-05-01 end=2016-04-30"),
    ("Avtalet gäller i tre år utan möjlighet till förlängning.", "years=3 renewal=none"),
    ("Avtalet är skrivet på fyra år.", "years=4"),
    ("Avtalet är skrivet på sexton år.", "years=16"),
    ("Avtalet är skrivet på elva år.", "years=11"),
    ("Avtalet gäller i fyrtio år.", "years=40"),
    ("Avtalet fortsätter att gälla om ingendera parten säger upp det.", "renewal=automatic"),
    ("Avsiktsförklaringen tar sin början den 1 juli 2011 och löper under två år.", "years=2 start=2011-07-01"),
    ("Avtalet börjar gälla vid årsskiftet, den 1 januari 2012, och består så länge ingendera parten säger "
     "upp det.",
     "start=2012-01-01"),
    ("Prövotiden är ett och ett halvt år och räknas från den 1 oktober 2011.", "years=1.5 start=2011-10-01"),
    ("Parterna avser att under tre år, från och med den 1 januari 2012, utbyta erfarenheter.",
     "years=3 start=2012-01-01"),
    ("Överenskommelsen avser kalenderåren 2012 och 2013.", "start=2012 end=2013"),
    ("Samarbetet inleds den 1 september 2011 och pågår i tre år.", "years=3 start=2011-09-01"),
    ("Avtalet ska tillämpas från och med den 1 juli 2011.", "start=2011-07-01"),
    ("Avtalet träder i kraft den 1 juli 2011.", "start=2011-07-01"),
    ("Avtalet är giltigt från den 1 juli 2011.", "start=2011-07-01"),
    ("Avtalstiden börjar den 1 juli 2011 och är tre år.", "years=3 start=2011-07-01"),
    ("Avtalstid: 2011-07-01 – 2014-06-30", "start=2011-07-01 end=2014-06-30"),
    ("Giltighetstid: tre år från och med den 1 juli 2011.", "years=3 start=2011-07-01"),
    ("Giltighet: t.o.m. den 30 juni 2014.", "end=2014-06-30"),
    ("Varaktighet: två år räknat från den 1 juli 2011.", "years=2 start=2011-07-01"),
    ("Löptid: tre år, med början den 1 juli 2011.", "years=3 start=2011-07-01"),
    ("Avtalet äger giltighet från den 1 juli 2011 till den 30 juni 2014.", "start=2011-07-01 end=2014-06-30"),
    ("Avtalet sträcker sig från den 1 januari 2012 till den 31 december 2014.", "start=2012-01-01 end=2014-12-31"),
    ("Avtalet har en giltighetstid av fem år.", "years=5"),
    ("Avtalet har en löptid om fyra år.", "years=4"),
    ("Avtalet sluts för en tid av tio år.", "years=10"),
    ("Avtalet gäller i två och ett halvt år.", "years=2.5"),
    ("Avtalet gäller i ett och ett halvt år.", "years=1.5"),
    ("Avtalet gäller i 2,5 år.", "years=2.5"),
    ("Avtalet löper under 30 månader.", "years=2.5"),
    ("Avtalet löper över en tid av arton månader.", "years=1.5"),
    ("Avtalet förlorar sin verkan den 31 mars 2013.", "end=2013-03-31"),
    ("Avsiktsförklaringen förlorar sin verkan när avtalet skrivs på, dock senast den 31 mars 2013.",
     "end=2013-03-31"),
    ("Avtalet gäller längst till och med den 31 mars 2013.", "end=2013-03-31"),
    ("Avtalet upphör att gälla den 31 mars 2013.", "end=2013-03-31"),
    ("Avtalet förfaller den 31 mars 2013 utan särskild uppsägning.", "end=2013-03-31 renewal=none"),
    ("Avtalet gäller i tre år. Därefter krävs beslut i båda parters styrelser för att det ska kunna leva "
     "vidare.",
     "years=3 renewal=by_decision"),
    ("Avtalet gäller i tre år. Någon förlängning sker inte utan att båda parter fattar nytt beslut.",
     "years=3 renewal=by_decision"),
    ("Avtalet gäller i tre år. Vill parterna fortsätta ska nytt beslut fattas.", "years=3 renewal=by_decision"),
    ("Avtalet gäller i tre år. För förlängning fordras ett nytt beslut av båda parter.",
     "years=3 renewal=by_decision"),
    ("Avtalet gäller i tre år. Därefter förfaller avtalet utan särskild uppsägning.", "years=3 renewal=none"),
    ("Avtalet gäller i tre år. Någon förlängning är inte avsedd.", "years=3 renewal=none"),
    ("Avtalet gäller i tre år och kan inte förlängas.", "years=3 renewal=none"),
    ("Avtalet gäller i tre år och upphör då utan uppsägning, om inte parterna skriftligen beslutar om en "
     "förlängning.",
     "years=3 renewal=by_decision"),
    ("Avtalet gäller i tio år och därefter endast om parterna beslutar om förlängning.",
     "years=10 renewal=by_decision"),
    ("Avtalet gäller i tre år, om inte parterna enas om att förlänga det.", "years=3 renewal=by_decision"),
    ("Avtalet gäller i tre år. Förlängning sker automatiskt med samma tid i sänder, om ingen av parterna "
     "gett annat till känna senast sex månader före periodens slut.",
     "years=3 renewal=automatic notice=sex månader"),
    ("Avtalet gäller i tre år och därefter ett år i sänder om det inte sägs upp.", "years=3 renewal=automatic"),
    ("Avtalet gäller i tre år. Sägs det inte upp löper det vidare tre år till.", "years=3 renewal=automatic"),
    ("Avtalet gäller i tre år. Parterna kan därefter komma överens om en ny period.", "years=3 renewal=by_decision"),
    ("Avtalet gäller i tre år. Förlängning beslutas av parterna senast i mars 2014.", "years=3 renewal=by_decision"),
    ("Avtalet gäller tills vidare. Den som vill lämna samarbetet meddelar detta skriftligt nio månader i "
     "förväg.",
     "notice=nio månader"),
    ("Avtalet gäller tills vidare. Part som önskar frånträda avtalet ska skriftligen meddela detta nio "
     "månader i förväg.",
     "notice=nio månader"),
    ("Avtalet gäller tills vidare. Önskar någon av parterna frånträda det ska detta ske skriftligen, "
     "varvid avtalet förlorar sin verkan tolv månader efter det att meddelandet kommit den andra parten "
     "till handa.",
     "notice=tolv månader"),
    ("Avtalet löper utan tidsgräns men kan frånträdas av envar part ett år efter det att uppsägning skett.",
     "notice=ett år"),
    ("Avtalet gäller tills vidare och den part som tröttnar säger till ett halvår i förväg.", "notice=ett halvår"),
    ("Avtalet gäller tills vidare. Den som ångrar sig lämnar besked en månad i förväg.", "notice=en månad"),
    ("Avtalet gäller tills vidare med ett kvartals uppsägningstid.", "notice=ett kvartals uppsägningstid"),
    ("Avtalet gäller tills vidare med en uppsägningstid av tolv månader.", "notice=tolv månader"),
    ("Avtalet gäller tills vidare. Uppsägningstid: 12 månader.", "notice=12 månader"),
    ("Avtalet gäller tills vidare. Uppsägning sker skriftligen sex månader i förväg.", "notice=sex månader"),
    ("Avtalet gäller tills vidare. Efter tolv månaders uppsägningstid upphör avtalet.",
     "notice=tolv månaders uppsägningstid"),
    ("Avtalet gäller tills vidare. Avtalet kan brytas, och då med ett års varsel.", "notice=ett års varsel"),
    ("Avtalet gäller tills vidare. Uppsägning ska göras minst ett halvt år i förväg.", "notice=ett halvt år"),
    ("Avtalet gäller tills vidare. Part som vill lämna det ska varsla den andra sex månader före.",
     "notice=sex månader"),
    ("Avtalet gäller tills vidare. Utträde anmäls skriftligen sex månader i förväg.", "notice=sex månader"),
    ("Avtalet gäller tills vidare och upphör 90 dagar efter skriftlig uppsägning.", "notice=90 dagar"),
    ("Detta löfte binder oss i tjugofem år.", "years=25"),
    ("Avtalet blir gällande den 1 april 2012.", "start=2012-04-01"),
    ("Avtalet gäller under mandatperioden 2011–2014. När denna är till ända ska de nyvalda församlingarna "
     "pröva om avtalet ska förlängas.",
     "start=2011 end=2014 renewal=by_decision"),
    ("Avtalet löper i perioder om tre år, där varje ny period förutsätter att styrelserna så beslutar.",
     "years=3 renewal=by_decision"),
    ("Avtalet gäller tills vidare. Det kan sägas upp av endera parten minst sex månader i förväg.", "notice=sex månader"),
    ("Avtalet upphör ett år efter det att någon av parterna skriftligen har sagt upp det.", "notice=ett år"),
    ("Endera parten kan säga upp avtalet med en varseltid av tre månader.", "notice=tre månader"),
    ("För uppsägning gäller en tid av nio månader.", "notice=nio månader"),
    ("Parterna upprättar en plan för två år i sänder. Avtalet gäller i fem år.", "years=5"),
    ("Avtalet omfattar 18 månader. Om bägge parter samtycker därtill fortsätter det.", "years=1.5 renewal=by_decision"),
    ("Avtalet ersätter ett ramavtal. Den part som vill lämna det ska meddela detta ett halvår i förväg.",
     "notice=ett halvår"),
]  # fmt: skip
IN_MINUTES = [
    ("Eva Ask (V) har i motion föreslagit att partnerskapet med Wismar i Tyskland förlängs med tre år.", ""),
    ("Partnerskapet med Wismar i den tyska delstaten Mecklenburg undertecknades 2008 och gällde i fem år.",
     "years=5"),
    ("Partnerskapet med Wismar i Tyskland startade 2010. Det finansieras av ICLD. Den nya perioden "
     "sträcker sig från den 1 juli 2013 till den 30 juni 2016.",
     "start=2013-07-01 end=2016-06-30"),
    ("Vänortsavtalet med Wismar i Tyskland löper årsvis och blir för varje gång giltigt ett år till, "
     "såvida det inte sagts upp.",
     "renewal=automatic"),
    ("Vänortsavtalet med Wismar, Tyskland, ingånget i april 2003, är giltigt till april 2013.", "end=2013-04"),
    ("Med Wismar i Tyskland finns ett vänortsavtal. Hyresavtalet sades upp och det nya avtalet ska gälla i"
     " fem år med nio månaders uppsägningstid.",
     ""),
    ("Vänortsavtalet med Wismar i Tyskland undertecknades den 20 maj 2008 och gällde i fem år med "
     "möjlighet till förlängning efter beslut av båda parter.",
     "years=5 renewal=by_decision"),
    ("Vänortsavtalet med Wismar i Tyskland gäller. Uppsägningstiden är ett år.", "notice=ett år"),
    ("Partnerskapet med Wismar i Tyskland inleddes den 1 januari 2011 och pågår i tre år.", "years=3"),
    ("Vänortsavtalet med Wismar i Tyskland ska förlängas för ytterligare fem år, räknat från den 1 april "
     "2012.",
     "years=5 start=2012-04-01"),
    ("Vänortsavtalet med Wismar i Tyskland skrevs under 2006 med en löptid om två år.", "years=2"),
    ("Med Wismar i Tyskland finns ett vänortsavtal. Ingenting har hänt på nio år.", ""),
    ("Med Wismar i Tyskland finns ett vänortsavtal. Stipendierna delas ut för tre år i taget.", ""),
    ("Med Wismar i Tyskland finns ett vänortsavtal. Projektet om vatten löper på två år.", ""),
    ("Med Wismar i Tyskland finns ett vänortsavtal. Hyresavtalet sägs upp med sex månaders varsel.", ""),
    ("Med Wismar i Tyskland finns ett vänortsavtal. Besöket ska anmälas två månader i förväg.", ""),
    ("Med Wismar i Tyskland finns ett vänortsavtal. Utställningen pågår till och med den 30 juni 2012.", ""),
    ("Med Wismar i Tyskland finns ett vänortsavtal. Budgeten gäller från den 1 januari 2013.", ""),
    ("Partnerskapet med Wismar i Tyskland, som har pågått sedan 2007 med stöd från ICLD, upphör annars den"
     " 30 juni 2013.",
     "end=2013-06-30"),
    ("Kommunen förlänger partnerskapet med Wismar i Tyskland. Den nya perioden sträcker sig från den 1 "
     "juli 2012 till den 30 juni 2015.",
     "start=2012-07-01 end=2015-06-30"),
    ("Fråga kom upp om uppsägningstid i vänortsavtalet med Wismar i Tyskland. Den är två månader.", "notice=två månader"),
    ("Brodern till borgmästaren i vänorten Wismar i Tyskland var med. Den är två månader.", ""),
    ("Om Wismar i Tyskland finns ett vänortsavtal vars sista dag är den 14 maj 2014.", "end=2014-05-14"),
    ("Vänortsavtalet med Wismar i Tyskland löper till och med utgången av år 2014.", "end=2014"),
    ("Vänortsavtalet med Wismar i Tyskland har den 30 juni 2014 som slutdatum.", "end=2014-06-30"),
    ("Vänortsavtalet med Wismar i Tyskland, som första gången tecknades 2008 och som har handlat om vård, gäller nu "
     "till och med den 30 juni 2014.",
     "end=2014-06-30"),
    ("Vänortsavtalet med Wismar i Tyskland ska förnyas vart fjärde år.", "years=4 renewal=by_decision"),
    ("Vänortsavtalet med Wismar i Tyskland fortsätter av sig självt.", "renewal=automatic"),
    ("Vänortsavtalet med Wismar i Tyskland är kommunens första på tjugo år.", ""),
    ("Ansökan om bidrag till vänorten Wismar i Tyskland ska lämnas in senast tre månader i förväg.", ""),
    ("Sista dag för ansökan till läger i vänorten Wismar i Tyskland är den 1 maj 2012.", ""),
]  # fmt: skip


def told(text: str) -> str:
    """The term of the only record, in the order of `FIELDS`."""
    (record,) = [x for _, done in process(text.encode(), "x.txt").each("x.txt") for x in done.records]
    term = record.term.model_dump(exclude_none=True) if record.term else {}
    values = {k: f"{v:g}" if k == "years" else v["value"] if isinstance(v, dict) else v for k, v in term.items()}
    return " ".join(f"{key}={values[key]}" for key in FIELDS if key in values)


@pytest.mark.parametrize(("clause", "expected"), IN_PAPER)
def test_term_in_an_agreement(clause: str, expected: str) -> None:
    assert told(PAPER.format(clause)) == expected


@pytest.mark.parametrize(("clause", "expected"), IN_MINUTES)
def test_term_in_minutes(clause: str, expected: str) -> None:
    assert told(MINUTES.format(clause)) == expected
