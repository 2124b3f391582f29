"""A verb named once has all its forms, and a phrase is found with others between its parts."""

from __future__ import annotations

import pytest

from pipeline.rules.conjugation import conjugate, phrase_forms
from pipeline.rules.loader import RuleError
from pipeline.rules.terms import find_terms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("avsluta", "avsluta avslutas avslutar avslutade avslutades avslutat avslutats avslutad"),
        ("häva", "häva hävas häver hävs häves häv hävde hävdes hävt hävts"),
        ("inleda", "inleda inledas inleder inleds inledes inled inledde inleddes inlett inletts inledd inledda"),
        ("godkänna", "godkänna godkännas godkänner godkänns godkännes godkänn godkände godkändes godkänt godkänts"),
        ("upphöra", "upphöra upphöras upphör upphörs upphörde upphördes upphört upphörts upphörd upphörda"),
        ("löpa", "löpa löpas löper löps löpes löp löpte löptes löpt löpts löpta"),
        ("lyfta", "lyfta lyftas lyfter lyfts lyftes lyft lyfte lyftes lyft lyfta"),
        ("återstarta", "återstarta återstartas återstartar återstartade återstartades återstartat återstartats"),
        ("skrinlägga", "skrinlägger skrinläggs skrinlade skrinlades skrinlagt skrinlagts skrinlagd skrinlagda"),
        ("bryta", "bryta brytas bryter bryts brytes bryt bröt bröts brutit brutits bruten brutet brutna"),
        ("återuppta", "återuppta återupptas återupptar återupptog återupptogs återupptagit återupptagen återupptaget"),
        (
            "upprätthålla",
            "upprätthålla upprätthålls upprätthöll upprätthölls upprätthållit upprätthållet upprätthållna",
        ),
    ],
)
def test_forms_of_a_verb(verb: str, forms: str) -> None:
    made = {form for _, form in conjugate(verb)}
    assert set(forms.split()) <= made


@pytest.mark.parametrize(("verb", "word"), [("häva", "hävda"), ("fortsätta", "fortsatt"), ("ingå", "ingången")])
def test_a_word_of_its_own_is_no_form(verb: str, word: str) -> None:
    assert word not in {form for _, form in conjugate(verb)}


def test_moods() -> None:
    assert {form: mood for mood, form in conjugate("säga")} == {
        "säga": "inf", "sägas": "inf", "säg": "inf", "säger": "pres", "sägs": "pres", "säges": "pres", "sade": "past",
        "sades": "past", "sa": "past", "sas": "past", "sagt": "sup", "sagts": "sup", "sagd": "sup", "sagda": "sup",
    }  # fmt: skip


def test_a_particle_joins_the_verb() -> None:
    made = {form for _, form in phrase_forms("säga ~ +upp")}
    assert {"säga upp", "sägas upp", "uppsägas", "uppsagt", "uppsagda", "uppsägs", "säger ~ upp", "sagts ~ upp"} <= made


def test_what_no_table_has() -> None:
    with pytest.raises(RuleError, match="blorka"):
        phrase_forms("blorka")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Därmed säger kommunen upp avtalet.", ("säger", "END")),
        ("Därmed läggs avtalet på is.", ("läggs", "PAUSE")),
        ("att lägga avtalet med Lutsk i Ukraina på is", ("lägga", "PAUSE")),
        ("att ta samarbetet med Lutsk upp på nytt", ("ta", "RESUME")),
        ("Vi drar oss ur avtalet.", ("drar oss ur", "END")),
        ("att avsluta avtalet delvis", ("avsluta", "PARTLY_END")),
        ("Staden säger att den tar upp frågan.", None),
        ("Nämnden lägger ärendet till handlingarna. Det vilar på is.", ("vilar", "PAUSE")),
    ],
)
def test_phrases_with_others_between(text: str, found: tuple[str, str] | None) -> None:
    first = next(iter(find_terms("predicates", text)), None)
    assert (first and (text[first.start : first.end], first.term.label)) == found
