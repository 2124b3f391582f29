"""Case numbers: the forms that registries print, in the places where minutes have them; what is behind them is none of it."""

from __future__ import annotations

import pytest

from tests.test_split_headings import minutes

TITLE = "Yttrande över detaljplan för Norra staden"
END = "\n\nBeslut\nKommunstyrelsen godkänner förslaget."
FORMS = (
    "KS 2031/87", "KS/2031:87", "KS-2031/00087", "KS2031-87", "KS 87/31", "KS14-087", "KS 31:87", "KS31.087", "2031/87", "2031-87",
    "2031.0087", "2031/KS0087", "2031/87-KS", "2031.0087-KS", "2031KS0087", "87/2031", "0087/31", "31-0087", "KSN-2031-0087", "Kst/2031:87",
    "RS-LED31-87", "RUN/310087", "31RS87", "LST 106-456-2031", "106-456-31", "4567-2031", "KS 2031/0087-3", "0087/31 SLK",
    "KS 2031 87", "D 2031-87", "LS 3101-0087", "kfn 2031/87", "ks 2031/87", "KS/KF 2031/87", "2031/0087 KS",
)  # fmt: skip
PLACES = {
    "below": "§ 12 {title}\nDnr {number}",
    "alone below": "§ 12 {title}\n{number}",
    "alone above": "{number}\n§ 12 {title}",
    "beside": "§ 12                                {number}\n{title}",
    "in brackets": "§ 12 {title} ({number})",
    "behind the title": "§ 12 {title}, dnr {number}",
    "of the matter": "§ 12 {title}\nÄrendets diarienummer: {number}",
    "of the file": "§ 12 {title}\nAkt: {number}",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", FORMS)
def test_every_form_is_read_in_every_place(number: str, place: str) -> None:
    item = PLACES[place].format(title=TITLE, number=number) + END
    others = (item.replace("12", "11", 1).replace("87", "84"), item.replace("12", "13", 1).replace("87", "91"))
    document = minutes(others[0], item, others[1])
    assert [(i.paragraph, i.heading) for i in document.items] == [("11", TITLE), ("12", TITLE), ("13", TITLE)]
    assert document.items[1].case_number == number


PLANNED = (
    ("KS 2031/388-30", "KS 2031/388"),
    ("KS 2031/388.30", "KS 2031/388"),
    ("2031/388-30", "2031/388"),
    ("KS 2031/388 003", "KS 2031/388"),
    ("KS 2031/388-109", "KS 2031/388"),
    ("KS 2031/388 1.3.2", "KS 2031/388"),
    ("KS 2031/388, 003", "KS 2031/388"),
    ("KS 2031/388 Dpl 003", "KS 2031/388"),
    ("31.0388.109", "31.0388"),
    ("31/0388 109", "31/0388"),
    ("RS 2031-0388-1", "RS 2031-0388-1"),  # the paper's place in its file, no plan code
)


@pytest.mark.parametrize("place", ["below", "in brackets"])
@pytest.mark.parametrize(("printed", "number"), PLANNED)
def test_the_plan_code_is_none_of_it(printed: str, number: str, place: str) -> None:
    (item,) = minutes(PLACES[place].format(title=TITLE, number=printed) + END).items
    assert (item.case_number, item.heading) == (number, TITLE)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Ärendet är diariefört under nummer KS 2031/87.", "KS 2031/87"),
        ("Ärendet (dnr KS 2031/87) bereddes i februari.", "KS 2031/87"),
        ("Handlingar i ärendet, dnr 2031/87", "2031/87"),
        ("Ärendet hör ihop med KS 2031/87.", None),
        ("Jämför skrivelsen med dnr KS 2031/87.", None),
        ("Ärendet nummer 11 utgår.", None),
        ("Ärendet bereddes i projektet Norden 2031-2035.", None),
    ],
)
def test_a_sentence_tells_the_matters_number(sentence: str, number: str | None) -> None:
    (item,) = minutes(f"§ 12 {TITLE}\n\nÄrendebeskrivning\n{sentence}{END}").items
    assert item.case_number == number


@pytest.mark.parametrize(
    "line", ["12 a 2031", "Budget 2031 87", "SFS 2031:87", "Motion 2031:14", "den 3 maj 2031", "KL 3:14"]
)
def test_what_is_no_case_number(line: str) -> None:
    (item,) = minutes(f"§ 12 {TITLE}\n\nÄrendebeskrivning\n{line}{END}").items
    assert item.case_number is None
