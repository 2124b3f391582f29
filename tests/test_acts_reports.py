"""Steps that reports and accounts tell of an agreement, and what decisions do with a part of a motion."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

REPORT = "HALMSTADS KOMMUN\nRAPPORT 2017-09-01\nKommunens vänorter\n\nVänortsavtalet med Narva i Estland {}\n"
MINUTES = "TRANÅS KOMMUN\nKommunfullmäktige\nProtokoll 2019-05-14\n\n§ 89 {}\n{}\nKommunfullmäktiges beslut\n{}\n"
BOARD = "TRANÅS KOMMUN\nKommunstyrelsen\nProtokoll 2019-05-14\n\n§ 89 Vänortsavtal med Viljandi, Estland\n{}\n"
MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"


def read(text: str) -> list[AgreementRecord]:
    return list(process(f"{text}{MARK}".encode(), "text.txt").records)


def acts(text: str) -> list[str]:
    found = []
    for act in (a for r in read(text) for a in r.acts):
        day = f" {act.date.value}" if act.date else ""
        found.append(f"{act.act} {act.stage} {act.by}{day}{f' ({act.effective.value})' if act.effective else ''}")
    return found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("är från 1994. Det omfattar skola, fiskevård och krisberedskap och har hittills förlängts två gånger, 1998 och 2002.", ["renew reported unknown 1998", "renew reported unknown 2002"]),
        ("slöts 1994. Det är enligt ett beslut av kommunstyrelsen den 5 mars 2008, § 71, uppsagt av Halmstad från och med den 1 juli samma år.", ["end reported swedish 2008-03-05 (2008-07-01)"]),
        ("slöts 1994. Det är varken uppsagt eller begränsat i tiden.", []),
        ("är från 1970. Den 17 augusti 2000 förlängde parterna det med fem år.", ["renew reported mutual 2000-08-17"]),
        ("är från 1994. Texten ändrades 2007, då ett stycke om skogsbrand lades till.", ["amend reported unknown 2007"]),
        ("är från 1994. År 2007 kompletterades det med en bilaga om klimat.", ["amend reported unknown 2007"]),
        ("är från 1994. Ett tillägg om klimatfrågor fogades till avtalet 2007.", ["amend reported unknown 2007"]),
        (", från 1947, upphörde den 1 januari 2007 då staden gick in i en större kommun.", ["end reported unknown 2007-01-01"]),
        ("avslutades 2014 med hänvisning till annekteringen av Krim.", ["end reported unknown 2014"]),
        ("övertogs 2008 av Ida-Viru i Estland, som 2010 meddelade att man inte önskade några vänorter. Avtalet upphörde därmed.", ["end reported foreign 2010"]),
        ("är i kraft. En revidering av vänortsavtalet med Narva är planerad till den 12 september 2018.", ["amend planned swedish 2018-09-12"]),
    ],
)  # fmt: skip
def test_told_in_reports(told: str, expected: list[str]) -> None:
    assert acts(REPORT.format(told)) == expected


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("att bifalla motionen såvitt avser en utredning av det lokala intresset för utbyte med Kasese, samt\natt i övrigt avslå motionen.", ["establish rejected motion", "investigate decided swedish"]),
        ("1. Motionen bifalls vad gäller att utreda ett vänortssamarbete med Kasese.\n2. Motionen avslås i övrigt.", ["establish rejected motion", "investigate decided swedish"]),
        ("att bifalla motionens yrkande om utredning av vänortsavtalet samt avslå yrkandet om att teckna avtal.", ["establish rejected motion", "investigate decided swedish"]),
        ("att motionen anses besvarad med hänvisning till pågående arbete avseende utredning av vänortsavtalen.", ["establish requested motion"]),
    ],
)  # fmt: skip
def test_the_part_of_a_motion_that_is_granted(decision: str, expected: list[str]) -> None:
    wish = "Motionen väcktes av Sven Ek (C)."
    found = acts(MINUTES.format("Svar på motion om vänortsavtal med Kasese i Uganda", wish, decision))
    assert [" ".join(act.split()[:3]) for act in found] == expected


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("att avslå motionen såvitt avser uppsägning av avtalet med Viljandi,\natt bifalla motionen i övrigt.", ["end rejected motion", "evaluate decided swedish"]),
        ("Motionen avslås vad gäller att säga upp avtalet med Viljandi och bifalls vad gäller utvärderingen.", ["end rejected motion", "evaluate decided swedish"]),
    ],
)  # fmt: skip
def test_the_part_of_a_motion_that_is_rejected(decision: str, expected: list[str]) -> None:
    wish = (
        "Sven Ek (C) yrkar i en motion att vänortsavtalet med Viljandi i Estland sägs upp och att kommunens övriga vänorter "
        "utvärderas."
    )
    found = acts(MINUTES.format("Motion om att säga upp vänortsavtalet med Viljandi", wish, decision))
    assert [" ".join(act.split()[:3]) for act in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kommunstyrelsens förslag till kommunfullmäktiges beslut\n1. Vänortsavtalet förlängs med fem år.",
            ["renew proposed swedish"],
        ),
        (
            "Arbetsutskottet har den 16 mars 2019, § 92, föreslagit att det reviderade avtalet godkänns.\n\n"
            "Kommunstyrelsen beslutar\natt godkänna det reviderade avtalet, samt\n"
            "att uppdra åt ordföranden att underteckna avtalet vid besöket i augusti.",
            ["amend decided swedish"],
        ),
        (
            "Kontoret framhåller att det är ungdomarna som drabbas om vänortsavtalet sägs upp.\n\n"
            "Kommunstyrelsens beslut\nVänortsavtalet pausas.",
            ["pause decided swedish"],
        ),
        (
            "Avtalet om vänortssamarbetet förlängdes 2012.\n\nKommunstyrelsens beslut\nVänortsavtalet pausas.",
            ["renew reported unknown", "pause decided swedish"],
        ),
    ],
)  # fmt: skip
def test_what_a_board_decides(text: str, expected: list[str]) -> None:
    assert [" ".join(act.split()[:3]) for act in acts(BOARD.format(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunstyrelsens beslut\nAvtalet ska inte längre gälla.", ["end decided swedish"]),
        ("Kommunstyrelsens beslut\nKommunen lämnar vänortssamarbetet med Viljandi vid årets slut.", ["end decided swedish 2019-12-31"]),
        ("Kommunstyrelsens beslut\nKommunen ska även fortsättningsvis ha Viljandi som vänort.", ["keep decided swedish"]),
        ("Kommunstyrelsens beslut\nUppehållet i vänortsavtalet med Viljandi förlängs till den 1 juni 2020.", ["pause decided swedish"]),
        ("Kommunstyrelsens beslut\nBilaga 2 till vänortsavtalet med Viljandi byts ut.", ["amend decided swedish"]),
        ("Yrkanden\nKarin Ekström (M): att avtalet sägs upp.\nEva Almgren (S): att avtalet pausas.\n\nKommunstyrelsens beslut\nKommunstyrelsen beslutar enligt Eva Almgrens yrkande.", ["end rejected motion", "pause decided swedish"]),
        ("Förvaltningens förslag\nVänortsavtalet med Viljandi sägs upp.\n\nYrkanden\nEva Almgren (S) yrkar att avtalet pausas.\n\nKommunstyrelsens beslut\nKommunstyrelsen beslutar enligt Eva Almgrens yrkande.", ["end rejected swedish", "pause decided swedish"]),
    ],
)  # fmt: skip
def test_decisions_of_a_board(text: str, expected: list[str]) -> None:
    found = [a for r in read(BOARD.format(text)) for a in r.acts]
    told = [f"{a.act} {a.stage} {a.by}{f' {a.effective.value}' if a.effective else ''}" for a in found]
    assert told == expected


@pytest.mark.parametrize(
    ("title", "wish", "expected"),
    [
        ("Motion - Bryt med Pskov", "Kommunen har sedan 1994 ett vänortsavtal med Pskov i Ryssland.", ["end requested motion"]),
        ("Motion - Klipp banden med Pskov", "Kommunen har sedan 1994 ett vänortsavtal med Pskov i Ryssland.", ["end requested motion"]),
        ("Anmälan av motion", "En motion hade inkommit, nämligen den 4 maj 2019 från Hilda Kort (KD) om avtal om samarbete med någon kommun i Moldavien.", ["establish requested motion"]),
        ("Motion - En översyn av kommunens samtliga vänortsavtal", "Hilda Kort (KD) yrkar i en motion att kommunens samtliga vänortsavtal utreds och att de avtal som inte längre ger något sägs upp.", ["investigate requested motion", "end requested motion"]),
    ],
)  # fmt: skip
def test_what_a_motion_asks_for(title: str, wish: str, expected: list[str]) -> None:
    found = acts(MINUTES.format(title, f"\n{wish}\n", "Motionen anses besvarad."))
    assert [" ".join(act.split()[:3]) for act in found] == expected


LETTER = "TRANÅS KOMMUN\nKommunstyrelsen\n\n2019-05-14\n\nViljandi stad\nEstland\n\n{}\n\nMed vänlig hälsning\n\nEva Almgren\nkommunstyrelsens ordförande\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tranås kommunfullmäktige har den 6 maj 2019 beslutat att pausa vårt vänortsavtal.", ["pause reported swedish 2019-05-06 kommunfullmaktige"]),
        ("Som ni redan vet beslutade kommunfullmäktige den 6 maj 2019, § 58, att förnya vårt vänortsavtal.", ["renew reported swedish 2019-05-06 kommunfullmaktige"]),
        ("Vi föreslår att vårt vänortsavtal förlängs med fem år.", ["renew proposed swedish 2019-05-14 kommunstyrelsen"]),
        ("Tack för Ert brev den 2 april 2019, i vilket Ni föreslår att vårt vänortsavtal förlängs.", ["renew requested foreign 2019-04-02 None"]),
        ("Ni har i brev den 2 april 2019 sagt upp vänortsavtalet mellan våra städer. Kommunen beklagar detta.", ["end reported foreign 2019-04-02 None"]),
        ("I maj 2014 undertecknade våra städer ett vänortsavtal. I april i år kom vi gemensamt överens om att avsluta det.", ["end reported mutual 2019-04 None"]),
        ("Jag kan meddela att kommunstyrelsen den 7 maj beslutade att föreslå kommunfullmäktige att ett vänortsavtal med Viljandi ingås.", ["establish proposed swedish 2019-05-07 kommunstyrelsen"]),
    ],
)  # fmt: skip
def test_letters_to_the_partner(body: str, expected: list[str]) -> None:
    found = [a for r in read(LETTER.format(body)) for a in r.acts]
    assert [f"{a.act} {a.stage} {a.by} {a.date.value if a.date else None} {a.organ}" for a in found] == expected


def test_each_renewal_of_a_cell() -> None:
    table = (
        "   Motpart             Land        Avtal            Tecknat    Kommentar\n"
        "   ------------------------------------------------------------------------\n"
        "   Staden Ruse         Bulgarien   Vänortsavtal     1988       Aktivt. Förnyat 1994 och 1995\n"
        "   Staden Narva        Estland     Vänortsavtal     1990       Aktivt. Förnyat 2004\n"
    )
    found = acts(f"HALMSTADS KOMMUN\nRAPPORT 2017-09-01\nKommunens vänorter\n\n{table}")
    assert found == ["renew reported unknown 1994", "renew reported unknown 1995", "renew reported unknown 2004"]


def test_whose_proposal_a_heading_names() -> None:
    text = (
        "Arbetsutskottets förslag\nKommunstyrelsen föreslår kommunfullmäktige besluta att vänortsavtalet med Viljandi, som "
        "pausades 2012, återupptas.\n\nKommunstyrelsens beslut\nKommunstyrelsen bordlägger ärendet.\n"
    )
    found = [a for r in read(BOARD.format(text)) for a in r.acts if a.act == "resume"]
    assert [(a.stage, a.organ) for a in found] == [("proposed", "utskott")]


@pytest.mark.parametrize(
    "course",
    [
        "Ordföranden finner att Eva Almgrens yrkande vunnit bifall.\n\nKommunfullmäktiges beslut\nVänortsavtalet pausas. Motionen anses besvarad.",
        "Kommunfullmäktiges beslut\nKommunfullmäktige bifaller Eva Almgrens yrkande. Vänortsavtalet pausas. Motionen anses besvarad.",
    ],
)  # fmt: skip
def test_the_ground_of_a_yrkande_that_wins_is_the_majoritys(course: str) -> None:
    text = (
        "TRANÅS KOMMUN\nKommunfullmäktige\nProtokoll 2019-05-14\n\n§ 89 Motion om vänorten\n\nKarin Ekström (SD) yrkar i en "
        "motion att vänortsavtalet med Narva i Estland sägs upp.\n\nYrkanden\nEva Almgren (L) yrkar att avtalet pausas med "
        f"hänsyn till läget för de mänskliga rättigheterna.\n\n{course}\n\nReservation\nSverigedemokraterna reserverar sig.\n"
    )
    assert [(q.reason, q.holder) for r in read(text) for q in r.reasons] == [("human_rights", "majority")]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Kommunen har tidigare haft ett vänortsavtal med Narva i Estland, men det avslutades 2015.</p>", ["end reported unknown 2015"]),
        ("<ul><li>Narva, Estland (1994).</li><li>Oppdal, Norge (1950). Förnyat 2010.</li></ul>", ["renew reported unknown 2010"]),
    ],
)  # fmt: skip
def test_notes_on_pages(page: str, expected: list[str]) -> None:
    head = "<head><title>Vänorter | Tranås kommun</title></head>"
    html = (
        f"<html>{head}<body><main><h1>Vänorter</h1>{page}<p>Uppdaterad 2020-01-09</p></main><p>{MARK}</p></body></html>"
    )
    found = [a for r in process(html.encode(), "page.html").records for a in r.acts]
    assert [f"{a.act} {a.stage} {a.by} {a.date.value if a.date else None}" for a in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Grannkommunen Ydre har sagt upp sitt avtal med en rysk ort.",
        "Viljandi har å sin sida avslutat samarbetet med Eslöv.",
        "Kommunens avtal med Linköping om räddningstjänst förlängdes 2018.",
        "\n\nKommunstyrelsens beslut\nKommunstyrelsen antar riktlinjer för vänortsutbyte.",
        "\n\nKommunstyrelsens beslut\nKommunstyrelsen noterar att avtalet löper vidare.",
    ],
)
def test_steps_of_others_and_none(text: str) -> None:
    assert acts(BOARD.format(f"Kommunen har sedan 1994 ett vänortsavtal med Viljandi i Estland. {text}")) == []


def test_our_own_step_beside_others() -> None:
    told = "Kommunen har ett vänortsavtal med Viljandi i Estland. Tranås förnyade sitt avtal med Viljandi 2004."
    assert acts(BOARD.format(told)) == ["renew reported swedish 2004"]


def test_the_part_of_a_motion_is_no_part_of_the_agreement() -> None:
    decision = "1. Motionen bifalls i den del som avser uppsägning av vänortsavtalet.\n   Avtalet med Narva sägs upp.\n2. Motionen avslås i övrigt."
    found = acts(MINUTES.format("Motion om uppsägning av vänortsavtalet med Narva i Estland", "", decision))
    assert [" ".join(act.split()[:2]) for act in found] == ["end decided"]
