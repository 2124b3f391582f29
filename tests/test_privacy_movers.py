"""Movers of citizens' matters: found by where a name stands, whatever the wording; places and offices are nobody."""

from __future__ import annotations

import pytest

from pipeline.privacy import citizens, conceal, leaks, mask, mask_note, names_a_person
from pipeline.privacy.forms import example
from pipeline.privacy.persons import data, is_person
from pipeline.process import process
from tests.drills import private, private_movers

WORDS = data()


@pytest.mark.parametrize("text", WORDS["yes"])
def test_a_mover_is_found_from_the_first_to_the_last_letter(text: str) -> None:
    plain, spans = example(text)
    assert [(leak.start, leak.end) for leak in leaks(plain) if leak.kind == "enskild"] == list(spans)


@pytest.mark.parametrize("text", WORDS["no"])
def test_who_or_what_is_no_private_mover_stays(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize("name", ["Nowy Targ", "Nya Zeeland", "Röda Korset", "Upplands Väsby", "Tekniska Nämnden"])
def test_places_and_organisations_are_no_persons(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize("name", ["Göte Sundbyberg", "Nils Falkenberg", "K-G Strand", "Nguyễn Văn Minh", "Hassan Ali"])
def test_a_person_may_be_called_as_a_place_is(name: str) -> None:
    assert is_person(name)


def test_a_party_anywhere_in_the_text_tells_a_politician() -> None:
    text = "Medborgarförslag om vänort – Anna Ek\n\nNärvarande\nAnna Ek (M)\n"
    assert citizens(text) == frozenset()


def test_the_wordings_of_the_drill() -> None:
    score = private.scored(private_movers.items(9, 6), private_movers.figures(9, 20))
    assert score.items.total() >= 500
    assert score.out == []
    assert score.share <= private.MASKED


MINUTES = """Gävle kommun
Kommunstyrelsen
SAMMANTRÄDESPROTOKOLL
Sammanträdesdatum 2021-03-15

§ 54 Anmälan av medborgarförslag
Dnr KS 2021/226
Följande medborgarförslag har inkommit:
- Vänortsavtal med Kemi i Finland, Sixten Bladh
- Ann-Sofi Holm: Vänortsavtal med Pärnu i Estland
Kommunstyrelsens beslut
Medborgarförslagen överlämnas till kommunfullmäktige.

§ 55 Medborgarförslag, Hassan Ali: Avsluta vänortsavtalet med Riga i Lettland
Dnr KS 2021/127
Hassan Ali (f. 1977-05-03) har väckt medborgarförslag om att avsluta vänortsavtalet med Riga i Lettland.
Kommunstyrelsens beslut
Kommunstyrelsen beslutar att avslå medborgarförslaget.
"""


def test_a_mover_is_no_partner_and_a_day_of_birth_no_day_of_filing() -> None:
    result = process(MINUTES.encode(), "a.txt")
    assert {r.foreign_partner.name for r in result.records if r.foreign_partner} == {"Kemi", "Pärnu", "Riga"}
    assert not any(r.motion and r.motion.filed for r in result.records)
    assert "1977" not in "".join(record.to_line() for record in conceal(result).records)


@pytest.mark.parametrize("office", ["Anna Svensson", "anna svensson", "Anna", "handläggare Anna Ek", "Wang Wei"])
def test_a_person_is_no_office(office: str) -> None:
    assert names_a_person(office)


@pytest.mark.parametrize(
    "office",
    ["kommunkansliet", "Kultur och fritid", "Kommunarkivet Uppvidinge", "Vänortsföreningen Gävle", "Wuxi Foreign Affairs Office",
     "Business Region Göteborg", "Destination Gotland", "Skellefteå kommun"],
)  # fmt: skip
def test_an_office_is_one(office: str) -> None:
    assert not names_a_person(office)


def test_whoever_a_note_names_may_be_private() -> None:
    assert mask_note("Samtal med Anna Ek. Åsa Lang (S) höll med") == "Samtal med [enskild]. Åsa Lang (S) höll med"
    assert mask_note("Avtalet med Novi Sad gäller") == "Avtalet med Novi Sad gäller"
    hidden = private_movers.items(3, 26, by_hand=True)
    assert not [item for item in hidden if item.secret in mask_note(item.text)]
