"""Acts in the words of many hands: older and newer officialese, papers to the press, pages, lists, decisions that refer."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

HEAD = "Lindesbergs kommun\n{organ}\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 {title}\n\n{text}\n"
MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"
KF, KS = "Kommunfullmäktige", "Kommunstyrelsen"


def read(text: str, organ: str = KS, title: str = "Vänorter") -> list[AgreementRecord]:
    source = text if text.startswith(("PRESS", "<")) else HEAD.format(organ=organ, title=title, text=text)
    name = "page.html" if text.startswith("<") else "text.txt"
    return list(process(f"{source}{MARK if name.endswith('txt') else ''}".encode(), name).records)


def told(records: list[AgreementRecord]) -> list[tuple[str, list[str]]]:
    return [
        (r.status, [f"{a.act} {a.stage} {a.by}{f' {a.effective.value}' if a.effective else ''}" for a in r.acts])
        for r in records
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunstyrelsens beslut\nKommunen träder ut ur vänortsavtalet med Tuzla i Bosnien.", ("ended", ["end decided swedish"])),
        ("Kommunstyrelsens beslut\nKommunstyrelsen beslutar om uppsägning av vänortsavtalet med Svetlogorsk i Ryssland.", ("ended", ["end decided swedish"])),
        ("Kommunstyrelsens beslut\nVänortsförbindelsen med Hohenems i Österrike skall anses ha upphört.", ("ended", ["end decided swedish"])),
        ("Kommunstyrelsens beslut\nPartnerskapet med Machakos i Kenya fortsätter i ytterligare två år, räknat från den 1 januari 2017.", ("active", ["renew decided swedish 2017-01-01"])),
        ("Kommunstyrelsens beslut\nVänortsavtalet med Tukums i Lettland sägs upp vid årsskiftet.", ("ended", ["end decided swedish 2016-12-31"])),
        ("Kommunstyrelsens beslut\nFörslaget till vänortsavtal med Tukums i Lettland godkänns.", ("active", ["establish decided swedish"])),
        ("Kommunstyrelsens beslut\natt godkänna upprättat förslag till avsiktsförklaring mellan kommunen och Tukums i Lettland", ("active", ["establish decided swedish"])),
        ("Kommunstyrelsens beslut\nDet vilande vänortsavtalet med Tukums i Lettland aktiveras på nytt.", ("active", ["resume decided swedish"])),
        ("Kommunstyrelsens beslut\nDet reviderade vänortsavtalet med Ingolstadt i Tyskland godkänns.", ("active", ["amend decided swedish"])),
        ("Kommunstyrelsens beslut\nKommunstyrelsen tackar nej till att ingå vänortsavtal med Wuxi i Kina.", ("not_established", ["establish rejected swedish"])),
        ("Kommunstyrelsens beslut\nVänortsförbindelsen med Tukums i Lettland skall vara vilande till utgången av år 2018.", ("paused", ["pause decided swedish"])),
        ("Kommunstyrelsens beslut\nKommunstyrelsen avslår kulturnämndens framställan om att säga upp vänortsavtalet med Tukums i Lettland.", ("active", ["end rejected swedish"])),
        ("Kommunstyrelsens beslut\nVänortsavtalet med Tukums i Lettland sägs upp från och med den 1 januari 2017, då samarbetet sedan länge har upphört.", ("ended", ["end decided swedish 2017-01-01"])),
        ("Bakgrund\nKommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. Gymnasieskolan utökade 2005 utbytet med elever därifrån.", ("active", [])),
        ("Kommunstyrelsens beslut\nOm läget inte har förbättrats ska vänortsavtalet med Tukums i Lettland sägas upp.", ("active", [])),
        ("Kommunstyrelsens beslut\natt   en utvärdering av vänortsavtalet med Tukums i Lettland görs våren 2018.", ("active", ["evaluate decided swedish"])),
        ("Arbetsutskottet har 2016-10-30, § 88, föreslagit att kommunen ingår vänortsavtal med Narva i Estland.\n\nKommunstyrelsen beslutar att bifalla arbetsutskottets förslag.", ("active", ["establish decided swedish"])),
        ("Kommunstyrelsens beslut\nKommunstyrelsen häver det uppehåll i vänortssamarbetet med Tukums i Lettland som gällt sedan 2012.", ("active", ["resume decided swedish"])),
        ("Kommunstyrelsens beslut\natt åter sätta i verket vänortsavtalet med Tukums i Lettland", ("active", ["resume decided swedish"])),
        ("Kommunstyrelsens beslut\natt ge vänortsavtalet med Tukums i Lettland ytterligare fem år", ("active", ["renew decided swedish"])),
        ("Kommunstyrelsens beslut\nVänortsavtalet med Tukums i Lettland ges ny lydelse enligt bilaga.", ("active", ["amend decided swedish"])),
        ("Kommunstyrelsens beslut\nVänortsavtalet med Tukums i Lettland byggs ut med ett avsnitt om skolan.", ("active", ["amend decided swedish"])),
        ("Kommunstyrelsens beslut\nVänortsavtalets med Tukums i Lettland innehåll är känt. Vänortsavtalets upphörande den 1 januari 2017 godkänns.", ("ended", ["end decided swedish 2017-01-01"])),
        ("Kommunstyrelsens beslut\nKommunstyrelsen förklarar interpellationen besvarad.\nBo Ek (M) frågar i en interpellation om kommunen tänker bryta vänortsavtalet med Tukums i Lettland.", ("active", [])),
        ("Bakgrund\nKostnaden rör vänortsavtalet med Struer i Danmark, som danskarna sade upp 2011.", ("ended", ["end reported foreign"])),
        ("Bakgrund\nKostnaden rör vänortsavtalet med Tukums i Lettland, som Tukums sade upp 2011.", ("ended", ["end reported foreign"])),
        ("Bakgrund\nKommunstyrelsen beslutade 2013-04-04 att inte söka någon förlängning av vänortsavtalet med Tukums i Lettland.", ("not_renewed", ["not_renew reported swedish"])),
        ("Bakgrund\nVänortsavtalet med Tukums i Lettland är från 1989. År 2015 sade fullmäktige nej till att förlänga det.", ("not_renewed", ["not_renew reported swedish"])),
        ("Bakgrund\nTukums i Lettland har 2016-02-11 meddelat Lindesbergs kommun att staden drar sig ur vänortsavtalet.", ("ended", ["end reported foreign"])),
        ("Bakgrund\nTukums i Lettland lämnade 2016-03-03 besked om att staden säger upp vänortsavtalet.", ("ended", ["end reported foreign"])),
        ("Bakgrund\nDet har gått rykten om att kommunen skulle ha sagt upp vänortsavtalet med Tukums i Lettland. Det stämmer inte.", ("active", [])),
        ("Bakgrund\nHösten 2018 kommer vänortsavtalet med Tukums i Lettland att utvärderas.", ("active", ["evaluate planned swedish"])),
        ("Narva kommun i Estland har i skrivelse 2016-02-15 anhållit om att få bli vänort till Lindesberg.\n\nKommunstyrelsen beslutar att avböja erbjudandet.", ("not_established", ["establish rejected foreign"])),
    ],
)  # fmt: skip
def test_decisions_in_many_words(text: str, expected: tuple[str, list[str]]) -> None:
    assert told(read(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a yrkande that lost is asked for by members
            "Kommunfullmäktiges beslut\nVänortsavtalet med Pskov i Ryssland sägs upp.\n\nYrkanden\nAnna Berg (V) yrkar att avtalet vilandeförklaras i stället.\nBo Ek (M) yrkar bifall till kommunstyrelsens förslag.",
            [("ended", ["end decided swedish", "pause rejected motion"])],
        ),
        (  # a part of a motion by what it is about
            "Kommunfullmäktiges beslut\nKommunfullmäktige beslutar att bifalla motionen såvitt gäller uppsägning av vänortsavtalet med Pskov i Ryssland och att i övrigt avslå motionen.\n\nBakgrund\nNils Frid (C) föreslår i en motion 2016-05-23 dels att vänortsavtalet med Pskov i Ryssland sägs upp, dels att vänortsavtalet med Hrodna i Belarus sägs upp.",
            [("ended", ["end decided swedish"]), ("active", ["end rejected motion"])],
        ),
        (  # another course than the one asked for
            "Kommunfullmäktiges beslut\nKommunfullmäktige bifaller motionen delvis, så att vänortsavtalet med Pskov i Ryssland pausas tills vidare.\n\nBakgrund\nNils Frid (C) föreslår i en motion 2016-05-23 att vänortsavtalet med Pskov sägs upp.",
            [("paused", ["end rejected motion", "pause decided swedish"])],
        ),
        (  # what became of one att-sats
            "Kommunfullmäktiges beslut\n1. Motionens första att-sats bifalls, vilket innebär att kommunen ingår vänortsavtal med Pune i Indien.\n2. Motionens andra att-sats, om vänortsavtal med Hai Phong i Vietnam, avslås.\n\nBakgrund\nMotionen väcktes av Nils Frid (C) 2016-05-23.",
            [("active", ["establish decided swedish"]), ("not_established", ["establish rejected motion"])],
        ),
    ],
)  # fmt: skip
def test_what_became_of_what_was_asked(text: str, expected: list[tuple[str, list[str]]]) -> None:
    found = [(status, sorted(acts)) for status, acts in told(read(text, KF, "Motion om vänorterna"))]
    assert found == [(status, sorted(acts)) for status, acts in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Säffle kommun\n2015-06-08\n\nSäffle säger upp avtalet med Baltijsk\n\nKommunfullmäktige i Säffle beslutade i måndags kväll att säga upp vänortsavtalet med Baltijsk i Ryssland. Avtalet upphör att gälla den 31 december i år.\n", "end reported swedish kommunfullmaktige 2015-06-01 2015-12-31"),
        ("Säffle kommun\n2015-06-08\n\nNytt avtal\n\nI fredags skrev kommunstyrelsens ordförande Dag Rogne (C) och Ventspils borgmästare under ett förnyat vänortsavtal mellan Säffle kommun och Ventspils i Lettland.\n", "renew reported mutual None 2015-06-05 None"),
    ],
)  # fmt: skip
def test_news_to_the_press(text: str, expected: str) -> None:
    (record,) = read(f"PRESSMEDDELANDE\n{text}")
    (act,) = record.acts
    days = (act.date and act.date.value, act.effective and act.effective.value)
    assert f"{act.act} {act.stage} {act.by} {act.organ} {days[0]} {days[1]}" == expected


def test_states_in_the_lines_of_a_list() -> None:
    page = (
        "<!DOCTYPE html><html lang='sv'><head><title>Vänorter - Säffle kommun</title></head><body><main><h1>Vänorter</h1><ul>"
        "<li>Ringerike, Norge (1949)</li><li>Dobele, Lettland (1993, vilande)</li><li>Sovetsk, Ryssland (1997, uppsagt 2022)</li>"
        "</ul></main><footer>Säffle kommun</footer></body></html>"
    )
    found = [(r.status, [(a.act, a.by, a.date and a.date.value) for a in r.acts]) for r in read(page)]
    assert found == [("active", []), ("dormant", []), ("ended", [("end", "unknown", "2022")])]


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Avtalet med Gdov i Ryssland pausades 2009.", "unknown"),
        ("Avtalet med Gdov i Ryssland pausades 2009 av kommunstyrelsen.", "swedish"),
        ("Avtalet med Gdov i Ryssland pausades 2009 efter gemensam överenskommelse.", "mutual"),
        ("År 2009 förlängde parterna avtalet med Gdov i Ryssland.", "mutual"),
        ("Vänortsavtalet med Gdov i Ryssland sades upp av Gdov 2009.", "foreign"),
        ("Kommunen valde 2009 att säga upp avtalet.", "swedish"),
        ("Kommunerna kom 2009 överens om att pausa avtalet.", "mutual"),
        ("Den ryska kommunen sade upp avtalet 2009.", "foreign"),
        ("Avtalet sades upp 2009 från deras sida.", "foreign"),
    ],
)
def test_who_did_what_is_told(sentence: str, by: str) -> None:
    text = f"Kommunstyrelsens beslut\nInformationen läggs till handlingarna.\n\nBakgrund\nLindesbergs kommun slöt 1992 ett vänortsavtal med Gdov i Ryssland. {sentence}"
    (record,) = read(text)
    assert [a.by for a in record.acts] == [by]


LISTED = "Nils Frid (C) föreslår i en motion att vänortsavtalen med Gdov i Ryssland och Narva i Estland sägs upp."


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Motionen bifalls vad gäller Gdov och avslås vad gäller Narva.", ["end decided swedish", "end rejected motion"]),
        ("att avslå motionen i den del som rör Narva,\natt i övrigt bifalla motionen och säga upp avtalet med Gdov.", ["end decided swedish", "end rejected motion"]),
        ("Motionen avslås såvitt avser Gdov. I övrigt bifalls motionen.", ["end rejected motion", "end decided swedish"]),
    ],
)  # fmt: skip
def test_each_partners_part_of_a_motion(decision: str, expected: list[str]) -> None:
    text = f"Kommunfullmäktiges beslut\n{decision}\n\nBakgrund\n{LISTED}"
    found = told(read(text, KF, "Motion om vänortsavtalen"))
    assert sorted(acts for _, acts in found) == [[one] for one in sorted(expected)]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Det har hittills förlängts 2005 och 2009.", ["renew 2005", "renew 2009"]),
        ("Det ska i stället utvärderas hösten 2018.", ["evaluate 2018-23"]),
        (
            "Den 3 april 2016 inkom ett brev från Gdov. I brevet meddelar Gdov att man säger upp vänortsavtalet.",
            ["end 2016-04-03"],
        ),
        ("I tjänsteskrivelse den 2 april 2016 föreslår kansliet att avtalet avslutas.", ["end 2016-04-02"]),
    ],
)
def test_when_a_step_was_taken(sentence: str, acts: list[str]) -> None:
    text = f"Kommunstyrelsens beslut\nÄrendet bordläggs.\n\nBakgrund\nLindesbergs kommun slöt 1992 ett vänortsavtal med Gdov i Ryssland. {sentence}"
    (record,) = read(text)
    assert [f"{a.act} {a.date.value if a.date else '-'}" for a in record.acts] == acts


def test_a_step_told_twice_takes_the_closer_day() -> None:
    """The year in one sentence and the day in the next are one step; its two tellings used to break the reading off."""
    (record,) = read(
        "Bakgrund\nVänortsavtalet med Paide i Estland låg nere i tio år. År 2015 återupptogs det, sedan kommunstyrelsen "
        "den 4 juni 2015 hade beslutat att återuppta vänortsavtalet.\n\nKommunstyrelsens beslut\nInformationen noteras."
    )
    assert [(a.act, a.stage, a.date and a.date.value) for a in record.acts] == [("resume", "reported", "2015-06-04")]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Kommunstyrelsen konstaterar att vänortsavtalet med Tukums i Lettland sades upp 2012.", ["end unknown None 2012"]),
        ("Arbetsutskottet anser att skylten kan tas ned, då vänortsavtalet med Tukums i Lettland upphörde 1998.", ["end unknown None 1998"]),
        ("Från vänorten Tukums i Lettland kom ett brev i vilket staden sade upp sitt avtal med Lindesberg.", ["end foreign None None"]),
        ("Vänorten Tukums i Lettland sade 2008 upp avtalet med oss.", ["end foreign None 2008"]),
        ("Kommunstyrelsen sade 2008 upp vänortsavtalet mellan Lindesberg och Tukums i Lettland.", ["end swedish kommunstyrelsen 2008"]),
        ("Vänortsavtalet med Tukums i Lettland är uppsagt; kommunfullmäktige beslutade om det den 18 juni 2009.", ["end swedish kommunfullmaktige 2009-06-18"]),
        ("Vänortsavtalet med Tukums i Lettland har den 30 november 2012 av Tukums råd förlängts med fyra år.", ["renew foreign None 2012-11-30"]),
        ("Vänortsavtalet med Tukums i Lettland avslutades 2015. Parterna kom överens om saken vid ett möte.", ["end mutual None 2015"]),
        ("Beslut om uppsägning av vänortsavtalet med Tukums i Lettland fattades av kommunfullmäktige den 18 juni 2009.", ["end swedish kommunfullmaktige 2009-06-18"]),
        ("Vi har vänortsavtal med Tukums i Lettland. Kommunfullmäktige sade den 18 juni 2009 ja till en förlängning.", ["renew swedish kommunfullmaktige 2009-06-18"]),
        ("Att vänortsavtalet med Tukums i Lettland skulle sägas upp beslutade kommunfullmäktige den 18 juni 2009.", ["end swedish kommunfullmaktige 2009-06-18"]),
        ("Vänortsavtalet med Tukums i Lettland förlängdes 2009. Beslutet fattades av kommunfullmäktige den 18 juni.", ["renew swedish kommunfullmaktige 2009-06-18"]),
        ("Fullmäktige tog ställning till vänortsavtalet med Tukums i Lettland den 18 juni 2009. Det förlängdes då i tio år.", ["renew swedish kommunfullmaktige 2009-06-18"]),
        ("Vänortsavtalet med Tukums i Lettland fick ny lydelse 2009.", ["amend unknown None 2009"]),
        ("Kommunfullmäktige avslog den 18 juni 2009 en motion om att säga upp vänortsavtalet med Tukums i Lettland.", ["end motion kommunfullmaktige 2009-06-18"]),
        ("Vänortsavtalet med Tukums i Lettland är uppsagt. Om detta beslutade kommunfullmäktige den 18 juni 2009.", ["end swedish kommunfullmaktige 2009-06-18"]),
    ],
)  # fmt: skip
def test_whose_step_is_told(sentence: str, acts: list[str]) -> None:
    found = read(f"Bakgrund\n{sentence}\n\nBeslut\nInformationen noteras.")[0].acts
    assert [f"{a.act} {a.by} {a.organ} {a.date.value if a.date else None}" for a in found] == acts


def test_what_the_reader_of_a_letter_wishes() -> None:
    letter = (
        "Lindesbergs kommun\nKommunstyrelsen                    Lindesberg den 14 december 2009\n\nTukums stad\nTukums, Lettland\n\n"
        "Vänortsavtalet mellan våra kommuner\n\nVi har läst Ert brev, i vilket Ni föreslår att vänortsavtalet med Tukums {wish}. "
        "Kommunstyrelsen beslutade den 8 december 2009 att förlänga avtalet.\n" + MARK
    )
    renewed = "renew reported swedish"
    for wish, expected in (("får fortsätta att gälla", [renewed]), ("pausas", ["pause requested foreign", renewed])):
        found = told(list(process(letter.format(wish=wish).encode(), "brev.txt").records))
        assert found[0][1] == expected


def test_a_reader_who_is_no_partner() -> None:
    letter = (
        "Lindesbergs kommun\nKommunkansliet                    2011-09-08\n\nSveriges Kommuner och Landsting\n\nSvar på enkät om vänorter\n\n"
        "Ni har bett oss redovisa hur vänortsavtalet med Tukums i Lettland fungerar. Avtalet är levande.\n" + MARK
    )
    assert [acts for _, acts in told(list(process(letter.encode(), "brev.txt").records))] == [[]]


def test_a_title_gives_way_to_the_att_satser() -> None:
    text = (
        "Motion: Ge vänorterna nytt liv\n\nI en motion yrkar Anna Ek (S) att vänortsavtalet med Tukums i Lettland förnyas och "
        "att kommunen utreder om ett vänortsavtal bör tecknas med Narva i Estland.\n\nBeslut\nMotionen bordläggs."
    )
    title, _, rest = text.partition("\n\n")
    found = told(read(rest, KF, title))
    assert [acts for _, acts in found] == [["renew requested motion"], ["investigate requested motion"]]


def test_a_member_asks_for_what_the_decision_does_not_seek() -> None:
    text = (
        "Kommunstyrelsen beslutar\natt kommunen inte ansöker om förlängning av partnerskapet med Machakos i Kenya.\n\n"
        "Bakgrund\nAnna Ek (MP) yrkar att en förlängning söks. Bo Al (S) yrkar bifall till utskottets förslag."
    )
    assert told(read(text)) == [("not_renewed", ["not_renew decided swedish", "renew rejected motion"])]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("KF beslutar, sedan styrelsen frågat om kostnaden, att säga upp vänortsavtalet med Narva i Estland. Ingen reserverar sig.", ["end decided"]),
        ("Kommunen sade 2011 upp vänortsavtalet med Narva i Estland. Nej till nya avtal säger nämnden också.", ["end reported"]),
        ("En ledamot frågar om vänortsavtalet med Narva i Estland har sagts upp. Så är inte fallet.", []),
    ],
)  # fmt: skip
def test_only_an_answer_denies_what_was_told(text: str, acts: list[str]) -> None:
    (record,) = read(f"Bakgrund\n{text}" if acts != ["end decided"] else f"Kommunstyrelsens beslut\n{text}")
    assert [f"{a.act} {a.stage}" for a in record.acts] == acts
