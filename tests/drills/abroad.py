"""Names of foreign units as officials write them, by papers: regions with the word for their kind in every place, towns of
several words, and bodies at home that look like them: `python -m tests.drills.abroad [--misses N]`.

Held against all records of a paper: the partner's name as the contract has it, its country where the name alone tells it,
and nobody beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.process import DocumentResult
from tests.drills.cells import MARK, Cell, run

# how it is written | its name in the record | the country it lies in
UNITS = """
vojvodskapet Västpommern|Västpommern|PL
Västpommerns vojvodskap|Västpommern|PL
Västpommerns län i Polen|Västpommern|PL
vojvodskapet Warmia-Mazury|Warmia-Mazury|PL
Ermland-Masuriens vojvodskap|Ermland-Masurien|PL
vojvodskapet Pomorskie|Pomorskie|PL
Województwo Pomorskie|Pomorskie|PL
Lublinregionen i Polen|Lublin|PL
regionen Malopolska i Polen|Malopolska|PL
Małopolska-regionen|Małopolska|PL
Nedre Schlesien|Nedre Schlesien|PL
Dolnoslaskie i Polen|Dolnoslaskie|PL
Mazoviens vojvodskap|Mazovien|PL
länet Bács-Kiskun i Ungern|Bács-Kiskun|HU
Bács-Kiskun län i Ungern|Bács-Kiskun|HU
Bács-Kiskun megye|Bács-Kiskun|HU
provinsen Hajdú-Bihar i Ungern|Hajdú-Bihar|HU
Karelska republiken|Karelen|RU
republiken Karelen|Karelen|RU
Murmansk län|Murmansk|RU
Murmansks län|Murmansk|RU
Murmansk oblast|Murmansk|RU
Murmanskregionen|Murmansk|RU
Murmanskområdet|Murmansk|RU
Archangelskregionen|Archangelsk|RU
Archangelsks förvaltningsområde|Archangelsk|RU
Leningrads län|Leningrad|RU
Leningradregionen|Leningrad|RU
Leningrads oblast|Leningrad|RU
Novgorodområdet|Novgorod|RU
Pskovregionen|Pskov|RU
Kaliningradregionen|Kaliningrad|RU
administrationen i Kaliningrad oblast|Kaliningrad|RU
regeringen i Kaliningrads län|Kaliningrad|RU
länsstyrelsen i Pskov|Pskov|RU
guvernören i Murmansk län|Murmansk|RU
Tver oblast|Tver|RU
Nordland fylkeskommune|Nordland|NO
Nordlands fylke|Nordland|NO
Nordland fylke|Nordland|NO
Nordlands fylkeskommun|Nordland|NO
Hedmark fylke i Norge|Hedmark|NO
fylket Trøndelag|Trøndelag|NO
Trøndelags fylkeskommun|Trøndelag|NO
Sør-Trøndelag fylkeskommune|Sør-Trøndelag|NO
fylkesmannen i Nordland|Nordland|NO
statsforvalteren i Innlandet|Innlandet|NO
Östfold fylke|Östfold|NO
Oppland|Oppland|NO
Region Sjælland|Sjælland|DK
Region Hovedstaden|Hovedstaden|DK
Region Syddanmark|Syddanmark|DK
Region Nordjylland|Nordjylland|DK
Region Midtjylland i Danmark|Midtjylland|DK
Frederiksborg amt|Frederiksborg|DK
Århus amt|Århus|DK
Storstrøms Amt|Storstrøm|DK
Nordjyllands amt|Nordjylland|DK
Österbottens förbund|Österbotten|FI
Egentliga Finlands förbund|Egentliga Finland|FI
landskapet Satakunta i Finland|Satakunta|FI
Nylands förbund|Nyland|FI
Vasa län i Finland|Vasa|FI
Lapplands län i Finland|Lappland|FI
Mellersta Finlands län|Mellersta Finland|FI
Birkalands förbund|Birkaland|FI
Tavastlands län|Tavastland|FI
Ida-Virumaa|Ida-Virumaa|EE
Lääne-Virumaa län i Estland|Lääne-Virumaa|EE
Harju län i Estland|Harju|EE
Harju maakond|Harju|EE
Hiiumaa län|Hiiumaa|EE
Saaremaa i Estland|Saaremaa|EE
Ösel (Saaremaa)|Ösel|EE
Jõgeva maavalitsus|Jõgeva|EE
länsstyrelsen i Võrumaa|Võrumaa|EE
Kurzeme planeringsregion|Kurzeme|LV
Vidzeme i Lettland|Vidzeme|LV
Talsi distrikt i Lettland|Talsi|LV
Talsi rajon|Talsi|LV
Klaipeda län|Klaipeda|LT
Klaipeda apskritis|Klaipeda|LT
Panevėžys län i Litauen|Panevėžys|LT
Kaunas distrikt i Litauen|Kaunas|LT
delstaten Mecklenburg-Vorpommern|Mecklenburg-Vorpommern|DE
förbundslandet Mecklenburg-Vorpommern|Mecklenburg-Vorpommern|DE
Land Brandenburg|Brandenburg|DE
delstaten Brandenburg i Tyskland|Brandenburg|DE
Schleswig-Holstein|Schleswig-Holstein|DE
Landkreis Rostock|Rostock|DE
Landkreis Nordvorpommern|Nordvorpommern|DE
Kreis Plön i Tyskland|Plön|DE
Rhein-Sieg-Kreis i Tyskland|Rhein-Sieg|DE
Ostholstein Kreis|Ostholstein|DE
Niedersachsen|Niedersachsen|DE
Nedre Sachsen|Nedre Sachsen|DE
förbundslandet Bayern|Bayern|DE
regionen Toscana|Toscana|IT
regionen Emilia-Romagna|Emilia-Romagna|IT
Regione Lombardia|Lombardia|IT
provinsen Bologna|Bologna|IT
Provincia di Ferrara|Ferrara|IT
provinsen Trento i Italien|Trento|IT
regionen Veneto i Italien|Veneto|IT
Friuli Venezia Giulia|Friuli Venezia Giulia|IT
departementet Orne i Frankrike|Orne|FR
departementet Essonne|Essonne|FR
regionen Bretagne|Bretagne|FR
Conseil Régional de Bretagne|Bretagne|FR
Region Île-de-France|Île-de-France|FR
regionen Provence-Alpes-Côte d'Azur|Provence-Alpes-Côte d'Azur|FR
regionen Nouvelle-Aquitaine|Nouvelle-Aquitaine|FR
Lower Normandie|Lower Normandie|FR
Basse-Normandie i Frankrike|Basse-Normandie|FR
regionen Katalonien|Katalonien|ES
den autonoma regionen Katalonien|Katalonien|ES
Baskien|Baskien|ES
provinsen Barcelona|Barcelona|ES
Diputació de Barcelona|Barcelona|ES
Andalusien|Andalusien|ES
Hunan-provinsen|Hunan|CN
Hunanprovinsen i Kina|Hunan|CN
provinsen Hunan i Kina|Hunan|CN
Hunans provins|Hunan|CN
Hunan Province|Hunan|CN
provinsen Jiangsu|Jiangsu|CN
Jiangsus folkregering|Jiangsu|CN
Shaanxi provins|Shaanxi|CN
Jilins provins|Jilin|CN
Hebei|Hebei|CN
Inre Mongoliet|Inre Mongoliet|CN
Guangdong provincial government|Guangdong|CN
Hokkaido prefektur|Hokkaido|JP
prefekturen Hokkaido|Hokkaido|JP
Gifu prefektur i Japan|Gifu|JP
Saitamaprefekturen|Saitama|JP
provinsen Gangwon|Gangwon|KR
Gyeonggi-provinsen|Gyeonggi|KR
Gyeonggi-do|Gyeonggi|KR
Östra Kapprovinsen|Östra Kapprovinsen|ZA
Eastern Cape|Eastern Cape|ZA
provinsen Eastern Cape|Eastern Cape|ZA
Eastern Cape Province|Eastern Cape|ZA
Northern Cape-provinsen|Northern Cape|ZA
Western Cape i Sydafrika|Western Cape|ZA
Kisumu County|Kisumu|KE
länet Kisumu i Kenya|Kisumu|KE
Homa Bay County|Homa Bay|KE
countyt Nyandarua i Kenya|Nyandarua|KE
Kisii län|Kisii|KE
Busia distrikt i Uganda|Busia|UG
Mukono District|Mukono|UG
distriktet Mukono|Mukono|UG
Babati District Council|Babati|TZ
Babatidistriktet|Babati|TZ
Kilimanjaroregionen|Kilimanjaro|TZ
Kagera region|Kagera|TZ
provinsen Pinar del Río|Pinar del Río|CU
provinsen Gaza i Moçambique|Gaza|MZ
Inhambaneprovinsen|Inhambane|MZ
Oshana-regionen i Namibia|Oshana|NA
Omaheke Regional Council|Omaheke|NA
grevskapet Kent|Kent|GB
Kent County Council|Kent|GB
Hampshire County Council i England|Hampshire|GB
grevskapet Essex i England|Essex|GB
Skottland|Skottland|GB
Highland Council|Highland|GB
Wales|Wales|GB
County Mayo på Irland|Mayo|IE
Mayo County Council|Mayo|IE
grevskapet Donegal|Donegal|IE
delstaten Minnesota|Minnesota|US
delstaten Washington|Washington|US
staten Maryland i USA|Maryland|US
provinsen Québec|Québec|CA
provinsen Manitoba i Kanada|Manitoba|CA
delstaten Karnataka i Indien|Karnataka|IN
Maharashtra i Indien|Maharashtra|IN
Timiș län i Rumänien|Timiș|RO
länet Suceava|Suceava|RO
Judetul Arad|Arad|RO
Covasna län|Covasna|RO
Bistrița-Năsăud|Bistrița-Năsăud|RO
Zjytomyr oblast|Zjytomyr|UA
Odessa oblast i Ukraina|Odessa|UA
regionen Ivano-Frankivsk|Ivano-Frankivsk|UA
Kyivregionen|Kyiv|UA
Charkiv oblast|Charkiv|UA
Zakarpatska oblast|Zakarpatska|UA
provinsen Izmir|Izmir|TR
Izmirprovinsen i Turkiet|Izmir|TR
Brest oblast|Brest|BY
Brests län i Vitryssland|Brest|BY
Hrodna voblast|Hrodna|BY
Steiermark|Steiermark|AT
delstaten Steiermark|Steiermark|AT
förbundslandet Kärnten i Österrike|Kärnten|AT
kantonen Bern|Bern|CH
kanton Zürich|Zürich|CH
Lovech län i Bulgarien|Lovech|BG
Flandern|Flandern|BE
provinsen Antwerpen|Antwerpen|BE
provinsen Gelderland|Gelderland|NL
Gelderland i Nederländerna|Gelderland|NL
Noord-Brabant|Noord-Brabant|NL
regionen Kreta|Kreta|GR
Kärnten|Kärnten|AT
Plzenregionen i Tjeckien|Plzen|CZ
regionen Södra Mähren|Södra Mähren|CZ
Vysočina-regionen|Vysočina|CZ
Primorje-Gorski Kotar|Primorje-Gorski Kotar|HR
Istriens län i Kroatien|Istrien|HR
"""
TOWNS = """
Stare Babice | Nowy Dwór Gdański | Rudna nad Odrą | Lääne-Nigula | Saint-Étienne-du-Rouvray | Castelnuovo ne'
Monti | Novi Sad | Alba Iulia | Târgu Mureș | Stara Pazova | San José de Chiquitos | Villa El Carmen | Puerto
Cabezas | Ciudad Darío | Nueva Guinea | El Rama | La Paz Centro | Santo Tomás | Neustadt an der Weinstraße |
Frankfurt an der Oder | Bad Segeberg | Bad Doberan | Ribnitz-Damgarten | Sør-Varanger | Øvre Eiker | Nord-Fron
| Nore og Uvdal | Stor-Elvdal | Nordre Land | Søndre Land | Vestre Toten | Indre Østfold | Midtre Gauldal | Mo
i Rana | Nordre Follo | Aurskog-Høland | Hvaler | Bø i Telemark | Nykøbing Falster | Nykøbing Mors |
Høje-Taastrup | Lyngby-Taarbæk | Ringkøbing-Skjern | Faaborg-Midtfyn | Gribskov | Ólafsfjörður | Ísafjarðarbær
| Seyðisfjörður | Stykkishólmur | Tórshavn | Gamlakarleby | Jakobstad | S:t Karins | Sankt Karins | Pargas |
Esbo | Karis | Borgå | Äänekoski | Nagu | Korpo | Kimitoön | Närpes | Kristinestad | Lappo | Vörå-Maxmo |
Kuusamo | Ii | Kemi | Salla | Haapsalu | Paide | Põltsamaa | Kunda | Vändra | Türi | Otepää | Ogre | Kuldīga |
Talsi | Preiļi | Līvāni | Dobele | Tukums | Plungė | Birštonas | Radviliškis | Šilutė | Kėdainiai | Nida |
Neringa | Joniškis | Wągrowiec | Słupsk | Świnoujście | Jelenia Góra | Zielona Góra | Bielsko-Biała | Mińsk
Mazowiecki | Kędzierzyn-Koźle | Cherson | Ivano-Frankivsk | Kamjanets-Podilskyj | Nizjyn | Bila Tserkva |
Kryvyj Rih | Belaja Tserkov | Sosnovyj Bor | Velikij Novgorod | Staraja Russa | Tjudovo | Kandalaksja |
Petrozavodsk | Severodvinsk | Gusev | Sovetsk | Český Krumlov | Hradec Králové | Nové Město na Moravě | Banská
Bystrica | Dolný Kubín | Székesfehérvár | Hajdúböszörmény | Veszprém | Sighetu Marmației | Satu Mare |
Cluj-Napoca | Veliko Tarnovo | Stara Zagora | Nea Makri | Agios Nikolaos | Reggio Emilia | San Gimignano |
Castel San Pietro Terme | Sant'Arcangelo di Romagna | Ville d'Avray | L'Isle-sur-la-Sorgue | Villeneuve d'Ascq
| Aix-en-Provence | Saint-Malo | Le Havre | La Rochelle | Les Sables-d'Olonne | Stratford-upon-Avon | King's
Lynn | St Andrews | Newcastle upon Tyne | Bury St Edmunds | Stoke-on-Trent | 's-Hertogenbosch | Den Haag |
Sint-Niklaas | Heist-op-den-Berg | Las Palmas | Santiago de Compostela | Sant Boi de Llobregat | Vila Nova de
Gaia | Póvoa de Varzim | Homa Bay | Makana | Nelson Mandela Bay | uMngeni | Walvis Bay | Katima Mulilo | Dar
es Salaam | Moshi | Bukoba | Jinja | Fort Portal | Addis Abeba | Bahir Dar | Beit Jala | Beit Sahour |
Ramallah | Deir Istiya | Rishon LeZion | Kiryat Motzkin | Xi'an | Ji'nan | Huai'an | Ma'anshan | Higashi-Osaka
| Higashikawa | Tōbetsu | Hirosaki | Bishop Hill | Lindsborg | Mount Vernon | Saint Paul | New Sweden | St.
Cloud | Salt Lake City | Ho Chi Minh-staden | Hanoi | Santa Cruz de la Sierra | São Leopoldo | Viña del Mar |
Las Tunas | Pinar del Río | San Salvador
"""
# near misses: who is no unit abroad
HOME = """
Region Gävleborg|Landstinget Dalarna|Utrikesdepartementet|landskapet Jämtland|Norra distriktet|Kommunförbundet Norrbotten
Landsbygdsregionen|Bergslagsregionen|Mälardalsrådet|Sjuhäradsområdet|Näringsdepartementet|Östra distriktet|Regionförbundet Jämtland
Västra Götalandsregionen|Stockholms län|Region Kronoberg|Svenska kyrkan|Länsstyrelsen i Uppsala län|Öresundsregionen
"""

REGION = """Region Örebro län
SAMMANTRÄDESPROTOKOLL
Regionstyrelsen
2014-03-18

"""
KOMMUN = """Ljusdals kommun
SAMMANTRÄDESPROTOKOLL
Kommunstyrelsen
2014-03-18

"""
PAPERS = {
    "renewed": REGION
    + """§ 44 Förnyelse av samarbetsavtal
Ärendenummer 14RS312

Sammanfattning
Region Örebro län har sedan 2004 ett samarbetsavtal med {0}. Avtalet föreslås gälla i ytterligare tre år.

Beslut
Regionstyrelsen beslutar
att förnya samarbetsavtalet med {0}.
""",
    "ended": REGION
    + """§ 44 Samarbetet med {0}
Ärendenummer 14RS312

Sammanfattning
År 2004 tecknade regionen ett avtal om samarbete med {0} om kultur och hälsa.

Beslut
Regionstyrelsen beslutar att avtalet med {0} avslutas.
""",
    "terminated": """Länsstyrelsen i Örebro län
BESLUT
2014-03-18
Dnr 101-2233-2014

Uppsägning av samarbetsavtal

Länsstyrelsen säger upp det avtal om vänskap och samarbete som 1998 slöts med {0}.
""",
}
TOWN_PAPERS = {
    "twin": KOMMUN
    + """§ 44 Vänortsavtalet med {0}
Dnr KS 2014/112

Kommunen har sedan 1994 ett vänortsavtal med {0}. Utbytet har varit litet på senare år.

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta
att säga upp vänortsavtalet med {0}.
""",
    "wished": KOMMUN
    + """§ 44 Motion om vänort
Dnr KS 2014/112

Eva Lind (C) föreslår i en motion att kommunen tar kontakt med {0} för att bli vänorter.

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att avslå motionen.
""",
    "listed": """Ljusdals kommun

Våra vänorter

Ljusdals kommun har tre vänorter:
{0} – vänort sedan 1988
Kristinehov i Estland – vänort sedan 1992
Vammala, Finland – vänort sedan 1956

Sidan uppdaterad 2019-03-01
""",
}
NEAR = {
    "supply": REGION
    + """§ 44 Avtal om fordon
Ärendenummer 14RS312

Region Örebro län har ett avtal med {0} om gemensam upphandling av fordon. Avtalet löper ut i höst.

Beslut
Regionstyrelsen beslutar att förlänga avtalet med {0} med ett år.
""",
}


def cells() -> list[Cell]:
    """Every unit in every paper for regions, every town in every paper for towns, the near misses in theirs."""
    made = []
    for row in UNITS.strip().splitlines():
        form, name, country = row.split("|")
        for paper, text in PAPERS.items():
            made.append(_cell("unit", paper, form, text, (f"{name} {country}",)))
    for name in (town.strip() for town in TOWNS.replace("\n", " ").split("|")):
        for paper, text in TOWN_PAPERS.items():
            listed = ("Kristinehov", "Vammala") if paper == "listed" else ()
            made.append(_cell("town", paper, name, text, tuple(sorted((name, *listed)))))
    for name in (home.strip() for home in HOME.replace("\n", "|").split("|")):
        for paper, text in NEAR.items():
            if name:
                made.append(_cell("home", paper, name, text, ()))
    return made


def _cell(kind: str, paper: str, form: str, text: str, due: tuple[str, ...]) -> Cell:
    return Cell((("kind", kind), ("paper", paper), ("form", form)), text.format(form) + MARK, due)


def partners(result: DocumentResult) -> Iterable[str]:
    """The partners of a document's records; of a region's and a county board's with their country."""
    head = result.document
    above = head is not None and head.body is not None and head.body.kind != "kommun"
    for record in result.records:
        one = record.foreign_partner
        if one is None:
            yield "a set"
        else:
            yield f"{one.name} {one.country}" if above else one.name


if __name__ == "__main__":
    run(cells(), str, of=partners)
