"""Partners that are told without the nouns of the trade, one after another, or as somebody else's: whole §§ read."""

from __future__ import annotations

import pytest

from pipeline.process import process

PAGE = """Flens kommun                     PROTOKOLL
Kommunstyrelsen                  2019-04-08

§ 44   Dnr KS 2019/12
{title}

{text}

Beslut
Kommunstyrelsen lägger informationen till handlingarna.

Justerare
"""


def partners(title: str, text: str) -> set[str]:
    result = process(PAGE.format(title=title, text=text).encode(), "told.txt")
    return {r.foreign_partner.name for r in result.records if r.foreign_partner}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Rapport", "Kommunen har tre vänorter. Den äldsta är Voss i Norge. Nummer två är Hamina i Finland. Den yngsta är den "
         "polska staden Ełk.", {"Voss", "Hamina", "Ełk"}),
        ("Rapport", "Avtalet med Ełk från 1997 gäller alltjämt. Med Võru i Estland har kommunen sedan 2001 en överenskommelse "
         "om kulturutbyte.", {"Ełk", "Võru"}),
        ("Kontakter", "Kommunen och den polska kommunen Bystrzyca har sedan 2004 ett avtal om skola och kultur.", {"Bystrzyca"}),
        ("Samarbete med Haugesund", "Samarbetet med Haugesund i Norge har pågått sedan 1962 och utvärderas i år.", {"Haugesund"}),
        ("Vänortsavtal upphör", "Avtalet mellan Flens kommun och Tukums upphör vid årsskiftet. Övriga vänorter, Voss i Norge och "
         "Hamina i Finland, påverkas inte.", {"Tukums", "Voss", "Hamina"}),
        ("Rapport", "Mellan kommunen och Voss (Norge), Hamina (Finland) samt Ełk (Polen) finns vänortsavtal.",
         {"Voss", "Hamina", "Ełk"}),
        ("Rapport", "Mellan oss och Voss, Hamina, Tukums och Plön finns vänskapsavtal.", {"Voss", "Hamina", "Tukums", "Plön"}),
        ("Rapport", "Voss (Norge), Hamina (Finland) och Ełk (Polen) är kommunens vänorter.", {"Voss", "Hamina", "Ełk"}),
        ("Rapport", "Till kommunens vänorter hör Storelvhavn.", {"Storelvhavn"}),
        ("Rapport", "Vår vänort i Danmark heter Storelvhavn.", {"Storelvhavn"}),
        ("Rapport", "Ett vänortsavtal finns med Storelvhavn.", {"Storelvhavn"}),
        ("Rapport", "Projektet om våra vänorter heter Broar.", set()),
        ("Rapport", "Ordföranden i vår vänort heter Wernersson.", set()),
        ("Rapport", "I Skive finns ett torg som heter Voss efter stadens vänort.", set()),
        ("Inbjudan", "Nyköpings kommun har bjudit in till konferens med sin vänort Nordfyn i Danmark.", {"Nordfyn"}),
        ("Resa", "Ordföranden rapporterar från resan till Plön. Staden, som sedan 1997 är kommunens partnerstad, har byggt en hamn.", {"Plön"}),
        ("Resa", "Kören for till Plön i maj. Staden är vänort med Nyköping.", set()),
        ("Resa", "Kören for till Plön i maj. Staden har inte blivit vår vänort.", set()),
        ("Rapport", "Med Støvring och Kolbudy har Flen vänortsavtal sedan 1966 respektive 1994; den förra ligger i Danmark, den "
         "senare i Polen.", {"Støvring", "Kolbudy"}),
        ("Flaggor", "Jõhvi blev vänort i slutet av år 1992, Skien redan den 3 maj 1948.", {"Jõhvi", "Skien"}),
        ("Rapport", "Kanslichefen redogör för avtalet Flen–Hamina. Det är ett vänortsavtal.", {"Hamina"}),
        ("Rapport", "Vi har en vänort i den norska kommunen Voss.", {"Voss"}),
        ("Vänorter", "De städer som kommunen har avtal med är Voss (Norge) och Ribe (Danmark).", {"Voss", "Ribe"}),
    ],
)  # fmt: skip
def test_partners_are_told_in_many_ways(title: str, text: str, expected: set[str]) -> None:
    assert partners(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Skolmat", "Enheten har tecknat avtal med ett företag i Tammerfors och med en tillverkare i Brno i Tjeckien."),
        ("Utbyte för lärare", "Skolan har ett utbyte med en skola i Parma i Italien och ett avtal med universitetet i Tartu."),
        ("Räddningstjänst", "Räddningstjänsten samarbetar med brandkåren i Haugesund. Avtal finns med Nokia om telefoner."),
        ("EU-projekt", "Kommunen deltar i ett projekt med Klaipėda i Litauen och Gdynia i Polen. Avtal om projektet har tecknats."),
        ("Hyra", "Kommunen hyr ut en lokal till finska ambassaden. Avtalet med Finland löper i två år."),
        ("Rapport", "Förbundet mötte en delegation som berättade om samarbetet mellan vänorterna Varaždin och Graz."),
        ("Resa", "I Elgin träffade vi det lokala näringslivet. Staden är vänort med tyska Landshut sedan 1956."),
        ("Elever", "Vi säger på skoj att Aveiro har blivit vår egen vänort."),
    ],
)  # fmt: skip
def test_agreements_of_others_are_none_of_ours(title: str, text: str) -> None:
    assert partners(title, text) == set()


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Inbjudan från Schopfheim", "Borgmästaren i Schopfheim, kommunens vänort i Tyskland, har inbjudit fullmäktiges presidium.", {"Schopfheim"}),
        ("Rapport från vänortsbesök", "En grupp om fyra personer besökte i maj vänorten Jammerbugt i Danmark. Vänorterna Kragerø och Hankasalmi var också representerade.", {"Hankasalmi", "Kragerø", "Jammerbugt"}),
        ("Skrivelse", "Staden Xuzhou i Kina har förklarat sig beredd att ingå ett vänskapsavtal med kommunen.", {"Xuzhou"}),
        ("Förfrågan från Ternopil", "Ternopil i Ukraina har hört av sig till kommunen och frågat om intresse finns för ett vänortssamarbete.", {"Ternopil"}),
        ("MoU", "Ett memorandum of understanding undertecknades den 5 april av kommunalrådet och borgmästaren i Kecskemét.", {"Kecskemét"}),
        ("Vänortsavtal", "Mellan Flens kommun och Obernkirchen består ett vänortsförhållande alltsedan 1974.", {"Obernkirchen"}),
        ("Vänortsstipendium", "Stipendiet delas ut till en ungdom från någon av vänorterna Obernkirchen, Kragerø och Sulkava.", {"Obernkirchen", "Kragerø", "Sulkava"}),
        ("Sister city", "Ett sister city-avtal med Bloomington, Minnesota, undertecknades 1988.", {"Bloomington"}),
        ("Nej till vänort", "Kommunen tackar nej till förslaget från Lishui om att bli vänorter.", {"Lishui"}),
        ("Svar på brev", "Borgmästaren i Sighetu i Rumänien föreslår i ett brev att våra kommuner blir vänorter.", {"Sighetu"}),
        ("Partnerskap", "Det kommunala partnerskapet Flen–Mutare upphörde 2013.", {"Mutare"}),
        ("Borgmästarbesök", "Kommunens vänner i Hankasalmi kommer på besök. Vänortsavtalet med dem slöts 1951.", {"Hankasalmi"}),
        ("Ekonomi", "Nämnden ansvarar för utbytet med vänorterna, det vill säga Nakskov, Rostock och Turku.", {"Nakskov", "Turku", "Rostock"}),
        ("Tack", "Turku stad har tackat för 70 års vänortsskap med Flens kommun.", {"Turku"}),
        ("Nyheter", "Kommunalrådet och borgmästaren i Zwickau skrev i fredags under ett avtal om vänskap mellan våra städer.", {"Zwickau"}),
        ("Samarbete i Barents", "Kommunen och Kirovsk i Murmansk oblast har sedan 1989 samarbetat enligt ett avtal om vänskap.", {"Kirovsk"}),
        ("Avtal om mellanfolkligt samarbete", "Det föreslagna avtalet innebär att kommunen och Bethlehem i Palestina förbinder sig att årligen utbyta delegationer.", {"Bethlehem"}),
        ("Vänorter", "Flens kommun har ett vänortsavtal på kontinenten, Plön i Tyskland, sedan 1981.", {"Plön"}),
        ("Systerstäder", "Kommunen har två systerstadsavtal utanför Norden: med Sumy i Ukraina sedan 1997 och med Longyan i Kina sedan 2004.", {"Sumy", "Longyan"}),
        ("Uppsägning", "Ett brev har sänts till Viljandi i Estland, vars vänortsavtal med Flens kommun också har sagts upp.", {"Viljandi"}),
        ("Ny vänort", "Det blir Irpin. På måndagen klubbade fullmäktige att den ukrainska staden blir kommunens nya vänort.", {"Irpin"}),
        ("Kontakter", "Partnerskapsavtalet mellan Flens kommun och Lobatse Town Council, Botswana, löper ut.", {"Lobatse"}),
        ("Avtal", "Kommunen har vänortsavtal med Hollola 1958, samarbetsavtal med Dalian 2003 och kommunalt partnerskap med Entebbe.",
         {"Hollola", "Dalian", "Entebbe"}),
        ("Vänorter", "Av våra vänorter – Lier, Hollola och Apolda – hörs bara en av.", {"Lier", "Hollola", "Apolda"}),
        ("Motion", "Motionären föreslår att Flens kommun knyter en tvillingstad i Ukraina till sig, förslagsvis Ternopil.",
         {"Ternopil"}),
        ("Motion", "Motionären vill att kommunen skaffar sig en vänort i Gambia och nämner Brikama.",
         {"Brikama"}),
        ("Förfrågan", "Borgmästaren i Kecskemét, Ungern, föreslår att städerna ingår ett vänortsförbund. Kommunen har inte resurser för fler vänorter.",
         {"Kecskemét"}),
        ("Rapport", "Vid besöket i Zhuhai i maj undertecknade kommunstyrelsens ordförande ett protokoll om vänskapliga förbindelser mellan de två städerna.",
         {"Zhuhai"}),
        ("Avveckla vänortsförhållandet", "Förhållandet med bulgariska Asenovgrad har inte gett något.",
         {"Asenovgrad"}),
        ("Förfrågan", "Ambassaden i Tokyo förmedlar en förfrågan från Hakodate om att upprätta vänortsband med Flen.",
         {"Hakodate"}),
        ("Vänförbund", "Vänförbundet mellan Flen och Vordingborg ingicks den 4 juni 1949.",
         {"Vordingborg"}),
        ("Fördrag", "Flens kommun sluter fördrag om vänskap och kulturellt utbyte med Akureyri.",
         {"Akureyri"}),
        ("Vänort", "Kolding, vår vänort i Danmark, har i sin tur en vänort i Japan, Anjo. Anjos borgmästare hälsade på i Kolding i maj.",
         {"Kolding"}),
        ("Vänort", "Till vänortsmötet i Kolding, vår danska vänort, kom även gäster från Szombathely i Ungern, som också är Koldings vänort.",
         {"Kolding"}),
        ("Val av vänort", "Förvaltningen har jämfört Tukums, Bauska och Dobele och föreslår att kommunen ingår vänortsavtal med Dobele i Lettland.",
         {"Dobele"}),
        ("Resebidrag", "Orkestern får bidrag för sin resa till vänorten Kolding. Resan går via Köpenhamn och Odense.",
         {"Kolding"}),
        ("Internationell policy", "Kommunens internationella samarbete bedrivs genom vänorterna Lier, Kolding och Haapsalu, genom nätverket UBC med säte i Gdańsk och genom EU-projekt med bland andra Tartu.",
         {"Lier", "Kolding", "Haapsalu"}),
        ("Vänort", "Skagen, Loimaa och Åsnes är kommunens nordiska vänorter.",
         {"Skagen", "Loimaa", "Åsnes"}),
        ("Vänort", "Kommunen ingår tillsammans med Skagen, Loimaa och Åsnes i en nordisk vänortsring.",
         {"Skagen", "Loimaa", "Åsnes"}),
        ("Skrivelse", "Förfrågan om vänortsavtal från Ponte de Lima i Portugal avböjs.", {"Ponte de Lima"}),
    ],
)  # fmt: skip
def test_a_partner_is_told_by_its_place_in_the_clause(title: str, text: str, expected: set[str]) -> None:
    assert partners(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Elevutbyte vid Skogsgymnasiet", "Skogsgymnasiet har sedan 2011 ett utbytesavtal med Liceo Manzoni i Bergamo. Varje vår reser femton elever till Bergamo och tas emot av vänfamiljer. Avtalet mellan skolorna förlängdes i januari."),
        ("Samverkansavtal om räddningstjänst", "Flens kommun och Katrineholms kommun tecknar ett samarbetsavtal om räddningstjänst. Förebilden är hämtad från Odense i Danmark, som har ett liknande avtal med Faaborg."),
        ("Studieresa till Freiburg", "Samhällsbyggnadsnämnden genomför en studieresa till Freiburg i Tyskland. Syftet är att ta del av stadens erfarenheter av hållbart byggande. Staden är även vänort till Padua."),
        ("Hamnbolaget", "Hamnbolaget har undertecknat en avsiktsförklaring med hamnen i Kiel om en ny färjelinje. Bolaget räknar med 40 000 passagerare per år."),
        ("Krigsgravar", "Kommunen har ett avtal med ambassaden i Warszawa om skötsel av de polska krigsgravarna på kyrkogården."),
        ("Museet", "Museet har sedan 1987 en vänskapsförbindelse med Museum Stade. Förbindelsen bekostas av museets vänner."),
        ("Skidtävling", "Norska skidförbundet och Falun har skrivit avtal om världscupen tillsammans med Oslo."),
        ("Vindkraft", "En avsiktsförklaring med ett bolag i Hamburg om vindkraft på kommunens mark godkänns."),
        ("Inköp av pendeltåg", "Regionen har ingått avtal med Škoda i Plzeň om 20 tåg. Avtalet godkänns."),
        ("Vårdplatser i Helsingfors", "Regionen tecknar avtal med HUS i Helsingfors om barnhjärtkirurgi."),
        ("Räddningssamarbete över gränsen", "Räddningstjänsten i Strömstad har ett samverkansavtal med Halden brannvesen om ömsesidig hjälp vid bränder."),
        ("Bro över älven", "Trafikverket och Finlands Trafikledsverk har tecknat avtal om ny bro mellan Övertorneå och Ylitornio."),
        ("Statens avtal", "Regeringen har undertecknat ett samförståndsavtal med Ukraina om återuppbyggnad. Avtalet undertecknades i Kiev. Kommunen har inget eget avtal."),
        ("Information från Svenska Postkodlotteriet", "Vänskapsföreningen Sverige–Georgien informerade om vänorter som begrepp och om Tbilisis kontakter med Saarbrücken."),
        ("Kommunens miljöarbete", "Partnerskapet Baltic Compass, med deltagare från Riga och Gdańsk, har lämnat sin slutrapport."),
        ("Slutrapport LONA", "Avtal om partnerskap i EU-projektet skrevs med Mikkeli och Tartu i maj. Projektet avslutas den 31 december."),
        ("Leadersamarbete", "LAG Astrid Lindgrens Hembygd har ett samarbete med en leadergrupp i Pohjois-Savo, Finland. En avsiktsförklaring har undertecknats av grupperna."),
        ("Fjärilshuset", "Botaniska trädgården har utbytesavtal för frön med trädgårdarna i Uppsala, Oslo och Kew."),
        ("Twinning i Turkiet", "Länsstyrelsen i Skåne medverkar som expert i EU:s twinning med Turkiets miljöministerium i Ankara. Twinningkontraktet löper 2009–2011."),
        ("Utbyte mellan sjuksköterskor i Flen och i Nairobi", "Motionären föreslår att hemsjukvården ordnar praktik för sjuksköterskor från sjukhus i Nairobi."),
        ("Inbjudan till jubileum", "Nurmes kommun i Finland firar i år att orten har varit vänort med Otepää i Estland i 30 år. Flens kommun bjuds in."),
        ("Förfrågan", "Du frågar om kommunen har någon vänort i Grekland. Kommunen har ingen vänort i Grekland."),
        ("Avsiktsförklaring om etablering", "Flens kommun och Volta Nord har undertecknat en avsiktsförklaring. Exempel finns från Bologna."),
        ("Uppsägning av samarbetsavtal", "Samarbetsavtal om mässan mellan Flens kommun, Region Sörmland och Nordiska Mässan Stiftelse sägs upp."),
        ("Anmälan av motion", "Utbyte mellan lärare i Flen och i Nairobi föreslås av motionären."),
        ("Avtal", "Tekniska nämnden beslutar att teckna avtal med Øveraasen A/S, Gjøvik, om en snöslunga."),
        ("Avtal", "Nämnden beslutar teckna avtal med Schmidt AG, Bern, om sopmaskiner."),
        ("Avtal", "Tekniska chefen tecknar avtal med Nordplog AS, Odense."),
        ("Omvärld", "Kommunstrategen berättar att Prag sagt upp sitt avtal med Peking och i stället blivit vänort med Taipei."),
        ("Omvärld", "Ordföranden berättar att Trondheim nyligen blivit vänort med Odesa."),
    ],
)  # fmt: skip
def test_who_is_no_party_gives_no_record(title: str, text: str) -> None:
    assert partners(title, text) == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("om köp av brandbilen", set()),
        ("om köpet av en begagnad buss", set()),
        ("avseende leverans av stolar", set()),
        ("om uthyrning av lokaler", set()),
        ("för service av hissar", set()),
        ("om gästspel på teatern", set()),
        ("om skola och kultur", {"Ełk"}),
        ("om ömsesidiga besök", {"Ełk"}),
    ],
)
def test_a_treaty_on_things_and_services_is_none_of_towns(words: str, expected: set[str]) -> None:
    assert partners("Avtal med Ełk", f"Kommunen har tecknat ett avtal med den polska staden Ełk {words}.") == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Motion: Samarbetsort i Georgien", "Ledamoten föreslår i en motion att Flens kommun inleder ett samarbete med Telavi i Georgien.", {"Telavi"}),
        ("Motion om samarbetsort i Bosnien", "I en motion hemställer Zoran Ek (V) att Flen inleder samarbete med Bosanska Krupa.", {"Bosanska Krupa"}),
        ("Motion om grannar", "Sigvard Lind (L) har föreslagit ett samarbete med Stevns kommune i Danmark.", {"Stevns"}),
        ("Krig", "Flens kommun har sedan 2007 ett avtal med Murmansk oblast och sedan 2011 ett med Republiken Karelen.", {"Murmansk", "Karelen"}),
        ("Rapport", "Flens kommun har sedan 1992 samarbete med Jelgava i Lettland.", {"Jelgava"}),
        ("Rapport", "Ett brev har sänts till Viljandi i Estland, vars avtal med Flens kommun har sagts upp.", {"Viljandi"}),
        ("Avtal med Hedmark fylkeskommune", "Avtalet med Hedmark fylkeskommune förlängs inte när det löper ut.", {"Hedmark"}),
        ("Biblioteket", "Flens kommun har sedan 1992 samarbete med biblioteket i Jelgava i Lettland.", set()),
        ("Skolan", "Rektor vill att Flens kommun inleder samarbete med en skola i Jelgava i Lettland.", set()),
        ("Projekt", "Flens kommun inleder samarbete med Jelgava i Lettland inom projektet Clean Ports.", set()),
        ("Erasmus+", "Kommunen inleder samarbete med Tartu i Estland och Gent i Belgien. Ansökan lämnas till Erasmus.", set()),
        ("Energi", "Flens kommun har sedan 2012 samarbete med Vaasa kring biogas.", set()),
        ("Räddningstjänst", "Räddningstjänsten i Flens kommun inleder samarbete med Hamar i Norge.", set()),
        ("Näringsliv", "Kommunen ska inleda samarbete med Business Tampere i Finland.", set()),
        ("Film", "Flens kommun har tidigare haft samarbete med Bergen om filmfestivalen.", set()),
    ],
)  # fmt: skip
def test_a_plain_samarbete_is_a_bond_of_the_whole_municipality(title: str, text: str, expected: set[str]) -> None:
    assert partners(title, text) == expected
