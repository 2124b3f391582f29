"""Who signed an agreement, as the sentences of a page tell it."""

from __future__ import annotations

import pytest

from pipeline.process import process

MARK = "\n\nPublicerad 2019-03-04\n\nExempel skrivet för vanort – inte en verklig handling\n"


def signers(told: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Partner, name, party and role of each signer on a page that tells so."""
    result = process(f"Nytt från kommunhuset\n\n{told}{MARK}".encode(), "page.txt")
    return [
        (one.foreign_partner.name if one.foreign_partner else None, who.name, who.party, who.role)
        for one in result.records
        for who in one.signed_by
    ]


ASK, NOWAK = ("Wilga", "Eva Ask", None, "kommunalrådet"), ("Wilga", "Jan Nowak", None, "borgmästare")


@pytest.mark.parametrize(
    "told",
    [
        "Flens kommuns vänortsavtal med Wilga i Polen undertecknades den 3 maj 2018 av kommunalrådet Eva Ask och Wilgas "
        "borgmästare Jan Nowak.",
        "Flens kommun har vänortsavtal med Wilga i Polen. Det skrevs på i Flen, för vår del av kommunalrådet Eva Ask och för "
        "Wilgas av borgmästare Jan Nowak.",
        "Flens kommun har tecknat ett vänortsavtal med Wilga i Polen. Det gäller i fyra år. För Flens kommun skrev "
        "kommunalrådet Eva Ask under, för den polska parten borgmästare Jan Nowak.",
        "Flens kommun och Wilga i Polen undertecknade ett vänortsavtal den 3 maj 2018. Kommunalrådet Eva Ask och borgmästare "
        "Jan Nowak satte sina namn på papperet.",
    ],
)
def test_with_their_office(told: str) -> None:
    assert signers(told) == [ASK, NOWAK]


def test_without_one_behind_av() -> None:
    told = "Flens kommuns vänortsavtal med Wilga i Polen undertecknades den 3 maj 2018 av Eva Ask (S) och Jan Nowak."
    assert signers(told) == [("Wilga", "Eva Ask", "S", None), ("Wilga", "Jan Nowak", None, None)]


@pytest.mark.parametrize(
    "told",
    [
        "Flens kommun ska ingå vänortsavtal med Wilga i Polen. Det ska undertecknas i maj av kommunalrådet Eva Ask.",
        "Kommunalrådet Eva Ask undertecknade i går ett brev om tågen.\nFlens kommun och Wilga i Polen är vänorter sedan 1995.",
        "Flens kommun undertecknade ett vänortsavtal med Wilga i Polen i går.\n– En stor dag, säger kommunalrådet Eva Ask.",
    ],
)
def test_who_signed_nothing_of_it(told: str) -> None:
    assert not signers(told)


def test_each_agreement_has_its_own() -> None:
    told = (
        "Flens kommuns vänortsavtal med Wilga i Polen undertecknades den 3 maj 2006 av kommunalrådet Eva Ask.\nVänortsavtalet "
        "med Salo i Finland undertecknades den 5 juni 1998 av kommunalrådet Bo Alm."
    )
    assert signers(told) == [ASK, ("Salo", "Bo Alm", None, "kommunalrådet")]


@pytest.mark.parametrize(
    "told",
    [
        "Avtalet skrevs under av kommunfullmäktiges ordförande Eva Ask och av borgmästaren i Wilga, Jan Nowak.",
        "Avtalet undertecknades av Eva Ask, kommunfullmäktiges ordförande, och av Jan Nowak, borgmästare i Wilga.",
        "Eva Ask och Jan Nowak undertecknade avtalet.",
    ],
)
def test_office_with_its_place_behind_or_before_the_name(told: str) -> None:
    found = signers(f"Flens kommun och Wilga i Polen är vänorter sedan den 3 maj 2018. {told}")
    assert [(partner, name) for partner, name, _, _ in found] == [("Wilga", "Eva Ask"), ("Wilga", "Jan Nowak")]
