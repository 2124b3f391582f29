"""Pages as they are set: columns, margins, stamps, footnotes and wide letters are read as a person reads them."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.split.splitter import split
from tests.pages import HEIGHT, TEXT, drawn, put, text_of, typed

ROW = "\n".join(TEXT)


def test_names_beside_names_are_read_row_by_row() -> None:
    left = ("Anna Ek (S), ordförande", "Bo Alm (M)", "Carin Dal (C)", "Erik Fors (SD) §§ 40–44")
    right = ("Frida Gran (S)", "Gun Hage (V)", "Hans Ik (KD)", "Ida Jung (L) ersätter Bo Alm (M)")

    def page(canvas: Canvas) -> None:
        put(canvas, 80, 100, "Beslutande ledamöter")
        put(canvas, 80, 114, *left)
        put(canvas, 320, 114, *right)

    expected = [name for pair in zip(left, right, strict=True) for name in pair]
    assert text_of(drawn(page)).split("\n") == ["Beslutande ledamöter", *expected]


def test_names_beside_names_in_plain_text() -> None:
    text = "Närvarande\n  Anna Ek (S)         Bo Alm (M)\n  Carin Dal (C)       Dan Berg (L)\n  Eva Fors (V)        Gun Hage (S)"
    assert text_of(typed(text)).splitlines()[1:] == [
        "Anna Ek (S)",
        "Bo Alm (M)",
        "Carin Dal (C)",
        "Dan Berg (L)",
        "Eva Fors (V)",
        "Gun Hage (S)",
    ]


LEFT = (
    "Kommunen har sedan länge ett",
    "samarbete med staden, och det",
    "har gällt skolor och kultur i",
    "första hand. Under senare år",
    "har utbytet blivit mindre och",
    "de flesta resor ställts in, så",
    "att nämnden vill pröva om det",
)
RIGHT = (
    "finns skäl att fortsätta. I en",
    "skrivelse från skolan föreslås",
    "att utbytet ska vila i två år,",
    "så att det går att se om något",
    "annat kan komma i dess ställe",
    "och om det i så fall behövs en",
    "ny plan för hur det ska ske.",
)


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 80, 80, "Om samarbetet med staden", size=14)
        put(canvas, 80, 120, *LEFT)
        put(canvas, 310, 120, *RIGHT)
        put(canvas, 80, 260, *TEXT)

    text = text_of(drawn(page))
    assert text.index(LEFT[-1] + "\n" + RIGHT[0]) > text.index("Om samarbetet med staden")
    assert "\n".join(LEFT) in text and "\n".join(RIGHT) in text
    assert text.endswith(ROW)


def test_labels_beside_their_values_are_read_across() -> None:
    labels = ("Plats och tid", "Beslutande", "Sekreterare", "Paragrafer", "Justering", "Datum")
    values = ("Rådhuset kl. 13.00", "Enligt lista", "Eva Ek", "§§ 40–52", "Kommunhuset", "2031-03-02")

    def page(canvas: Canvas) -> None:
        put(canvas, 80, 100, *labels)
        put(canvas, 240, 100, *values)

    expected = [f"{label} {value}" for label, value in zip(labels, values, strict=True)]
    assert text_of(drawn(page)).splitlines() == expected


@pytest.mark.parametrize(("x", "reference"), [(30, "KU § 317"), (500, "KU § 317")])
def test_a_reference_in_the_margin_does_not_break_the_sentence(x: float, reference: str) -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 120, 100, *TEXT)
        put(canvas, x, 128, reference, "06-12-05", size=9)

    text = text_of(drawn(page))
    assert "\n".join(TEXT[:2]) in text and "\n".join(TEXT[2:]) in text
    assert " ".join(text.split()).count("KU § 317 06-12-05") == 1
    assert text.replace("KU § 317 06-12-05", "").split() == ROW.split()


def test_numbers_of_lines_are_no_text() -> None:
    def page(canvas: Canvas) -> None:
        for n, line in enumerate(TEXT, start=1):
            put(canvas, 50, 100 + 14 * n, str(n), size=8)
            put(canvas, 80, 100 + 14 * n, line)

    assert text_of(drawn(page)) == ROW


def test_a_numbered_list_keeps_its_numbers() -> None:
    points = [f"{n}. Nämnden redovisar vad arbetet kostat under år {n}" for n in range(1, 7)]
    assert text_of(drawn(lambda canvas: put(canvas, 80, 100, *points))) == "\n".join(points)


def test_a_stamp_along_the_edge_and_a_watermark_are_beside_the_text() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 80, 300, *TEXT)
        canvas.saveState()
        canvas.translate(20, 100)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0, 0, "Signerat 2031-03-02 av Anna Ek med elektronisk legitimation")
        canvas.restoreState()
        put(canvas, 100, 350, "ARBETSKOPIA", size=60)

    document = drawn(page)
    assert text_of(document) == ROW
    assert "Signerat 2031-03-02" in document.pages[0].text  # nothing is lost from the page


def test_a_watermark_across_the_page_is_beside_the_text() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 80, 300, *TEXT)
        canvas.translate(150, 400)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 70)
        canvas.drawString(0, 0, "UTKAST")

    assert text_of(drawn(page)) == ROW


def test_a_large_title_above_the_text_is_text() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 80, 100, "Vänorter", size=40)
        put(canvas, 80, 180, *TEXT)

    assert text_of(drawn(page)).split() == ["Vänorter", *ROW.split()]


def test_a_page_set_sideways_is_read() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rotate(90)
        for i, line in enumerate(TEXT):
            canvas.drawString(100, -100 - 14 * i, line)

    assert text_of(drawn(page)) == ROW


@pytest.mark.parametrize("shifts", [((0, 0), (0.4, 0)), ((0, 0), (0.3, 0.3), (0.6, 0)), ((0, 0), (1.0, -0.7))])
def test_what_is_printed_twice_is_read_once(shifts: tuple[tuple[float, float], ...]) -> None:
    def page(canvas: Canvas) -> None:
        for dx, dy in shifts:
            put(canvas, 80 + dx, 100 + dy, "Kommunstyrelsens beslut att ställa in allt")

    assert text_of(drawn(page)) == "Kommunstyrelsens beslut att ställa in allt"


def test_words_set_wide_are_words() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 80, 100, "B e s l u t")
        text = canvas.beginText(80, HEIGHT - 114)
        text.setFont("Helvetica", 11)
        text.setCharSpace(4)
        text.textOut("Yrkanden")
        text.setCharSpace(0)
        canvas.drawText(text)
        put(canvas, 80, 128, "S M C L V S M")

    assert text_of(drawn(page)) == "Beslut\nYrkanden\nS M C L V S M"
    assert text_of(typed("P R O T O K O L L\nfrån mötet")) == "PROTOKOLL\nfrån mötet"


def test_the_mark_of_a_footnote_is_no_part_of_the_word() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 80, 100, "Avtalet med staden")
        width = canvas.stringWidth("Avtalet med staden", "Helvetica", 11)
        put(canvas, 80 + width, 96, "12", size=6)
        put(canvas, 80 + width + 8, 100, " gäller på en yta av 25 m")
        more = canvas.stringWidth(" gäller på en yta av 25 m", "Helvetica", 11)
        put(canvas, 80 + width + 8 + more, 96, "2", size=6)
        put(canvas, 80, 114, "i hamnen sedan 1998.")

    document = drawn(page)
    assert text_of(document) == "Avtalet med staden gäller på en yta av 25 m²\ni hamnen sedan 1998."
    assert "staden¹²" in document.pages[0].text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Arbetet inom kommu-", "nens förvaltningar"), "Arbetet inom kommunens förvaltningar"),
        (("Stödet till Lviv-", "regionen fortsätter"), "Stödet till Lviv-regionen fortsätter"),
        (("Enligt KS-", "ordförande Anna Ek"), "Enligt KS-ordförande Anna Ek"),
        (("Den går i nord-", "och sydlig riktning"), "Den går i nord-\noch sydlig riktning"),
        (("Avtalet löper till 2031-12-", "31 och inte längre"), "Avtalet löper till 2031-12-31 och inte längre"),
        (("Motionen väcktes av Anna-", "Lena Ek i mars"), "Motionen väcktes av Anna-Lena Ek i mars"),
    ],
)
def test_hyphens_at_the_ends_of_lines(lines: tuple[str, str], expected: str) -> None:
    assert text_of(drawn(lambda canvas: put(canvas, 80, 100, *lines))) == expected


def contents(canvas: Canvas, leaders: str) -> None:
    put(canvas, 80, 80, "Kommunstyrelsen   Sammanträdesprotokoll 2031-03-02")
    put(canvas, 80, 120, "Innehåll", size=14)
    for i, (n, title) in enumerate(TITLES.items()):
        put(canvas, 80, 150 + 20 * i, f"§ {n} {title} {leaders}")
        put(canvas, 500, 150 + 20 * i, str(i + 2))


TITLES = {40: "Ny bro över ån", 41: "Skolskjuts på vintern", 42: "Avgift för båtplats", 43: "Val av revisor"}


@pytest.mark.parametrize("leaders", ["." * 40, ""])
def test_a_table_of_contents_is_no_item(leaders: str) -> None:
    def item(n: int, canvas: Canvas) -> None:
        put(canvas, 80, 100, f"§ {n} {TITLES[n]}", "Beslut", "Kommunstyrelsen antecknar det.")

    pages = [lambda canvas, n=n: item(n, canvas) for n in TITLES]
    items = split(drawn(lambda canvas: contents(canvas, leaders), *pages)).items
    assert [(one.paragraph, one.heading, one.pages) for one in items] == [
        (str(n), title, (page,)) for page, (n, title) in enumerate(TITLES.items(), start=2)
    ]


NAMES = "Ek Alm Dal Fors Gran Hage Ikonen Jung Kvist Lund Moberg Norén".split()  # noqa: SIM905 - reads best as words


def test_a_list_of_votes_over_two_pages_is_one_and_the_decision_stands_below_it() -> None:
    def votes(canvas: Canvas, top: float, names: list[str]) -> None:
        for x, head in ((80, "Ledamot"), (260, "Parti"), (320, "Ja"), (360, "Nej"), (400, "Avstår")):
            put(canvas, x, top, head)
        for i, name in enumerate(names, start=1):
            put(canvas, 80, top + 16 * i, f"Anna {name}")
            put(canvas, 260, top + 16 * i, "S")
            put(canvas, 360 if name < "K" else 320, top + 16 * i, "X")

    def first(canvas: Canvas) -> None:
        put(canvas, 80, 80, "Kommunstyrelsen   Protokoll 2031-03-02")
        put(canvas, 80, 130, "§ 40 Motion om en bro", "Omröstning", "Den som röstar ja bifaller motionen.")
        votes(canvas, 200, NAMES[:7])

    def second(canvas: Canvas) -> None:
        put(canvas, 80, 80, "Kommunstyrelsen   Protokoll 2031-03-02")
        votes(canvas, 130, NAMES[7:])
        put(canvas, 80, 300, "Beslut", "Motionen avslås.")

    (item,) = split(drawn(first, second)).items
    parts = [(part.kind, " ".join(item.view.text[part.start : part.end].split())) for part in item.parts]
    assert [kind for kind, _ in parts] == ["rubrik", "omrostning", "beslut"]
    assert all(f"Anna {name}" in parts[1][1] for name in NAMES)
    assert parts[2][1] == "Beslut Motionen avslås."


def test_a_list_of_votes_that_ends_the_document_belongs_to_no_item() -> None:
    def votes(canvas: Canvas) -> None:
        put(canvas, 80, 80, "Omröstningslista § 40", size=14)
        for x, head in ((80, "Ledamot"), (260, "Parti"), (320, "Ja"), (360, "Nej"), (400, "Avstår")):
            put(canvas, x, 120, head)
        for i, name in enumerate(NAMES, start=1):
            put(canvas, 80, 120 + 16 * i, f"Anna {name}")
            put(canvas, 260, 120 + 16 * i, "S")
            put(canvas, 320, 120 + 16 * i, "X")

    def first(canvas: Canvas) -> None:
        put(canvas, 80, 80, "Kommunstyrelsen   Protokoll 2031-03-02")
        put(canvas, 80, 130, "§ 40 Motion om en bro", "Beslut", "Motionen avslås.")

    (item,) = split(drawn(first, votes)).items
    assert item.pages == (1,)
    assert "Anna" not in item.view.text
