"""What kind of paper it is, whose, and what it is called, where it is no minutes: yttranden, redogörelser, letters."""

from __future__ import annotations

import pytest

from pipeline.process import process

BOARD = "\n\nFör kommunstyrelsen\n\nElsa Ros                     Bo Nord\nOrdförande                   Kommunchef\n"


@pytest.mark.parametrize(
    ("text", "kind", "organ", "heading"),
    [
        ("OSBY KOMMUN\nKommunstyrelsen                          UTLÅTANDE\n                                         2020-09-09\n\n"
         "Kommunfullmäktige\n\n\nMotion om gatuljus\n\nElsa Ek (MP) har i en motion föreslagit fler lyktor.\n\n"
         "Kommunstyrelsen föreslår att kommunfullmäktige beslutar\n\natt anse motionen besvarad." + BOARD,
         "utlatande", "kommunstyrelsen", "Motion om gatuljus"),
        ("OSBY KOMMUN\nKommunstyrelsen                          2020-09-09\n\n                                         Kommunfullmäktige\n\n\n"
         "Medborgarförslag om flaggor\n\nI ett medborgarförslag föreslås fler flaggor.\n\nKommunstyrelsen föreslår fullmäktige besluta\n"
         "att medborgarförslaget ska avslås." + BOARD, "utlatande", "kommunstyrelsen", "Medborgarförslag om flaggor"),
        ("OSBY KOMMUN                          YTTRANDE\nKommunstyrelsen                      2020-09-09\n\nKommunens revisorer\n\n\n"
         "Yttrande över granskning av resor\n\nRevisorerna har granskat resorna. Styrelsen delar deras mening." + BOARD,
         "annat", "kommunstyrelsen", "Yttrande över granskning av resor"),
        ("OSBY KOMMUN\nKommunstyrelsen\n\nREMISSVAR\n2020-09-09\n\nLänsstyrelsen i Skåne län\n\nRemiss: Kommunerna och omvärlden\n\n"
         "Kommunen har inget att invända." + BOARD, "annat", "kommunstyrelsen", "Remiss: Kommunerna och omvärlden"),
        ("Osby kommun\n                                         2020-06-24\n\n                                         Esbjerg Kommune\n"
         "                                         Danmark\n\nVänortsavtalet med Ribe\n\nOsby kommun skrev 1952 vänortsavtal med Ribe.\n\n"
         "Med vänlig hälsning\n\nElsa Ros\nKommunstyrelsens ordförande\n", "annat", "kommunstyrelsen", "Vänortsavtalet med Ribe"),
        ("Osby kommun\nKommunkansliet                 1998-05-04\n\nREDOGÖRELSE FÖR KOMMUNENS RESOR 1997\n\nTre resor gjordes.\n\nElsa Ros\n",
         "rapport", "annat", "REDOGÖRELSE FÖR KOMMUNENS RESOR 1997"),
        ("Osby kommun\nSektor Social omsorg\n                                  2016-04-28\n\nUppföljning av mottagandet av barn\n\n"
         "Under 2015 kom 61 barn.\n\nElsa Ros\nenhetschef\n", "rapport", "annat", "Uppföljning av mottagandet av barn"),
    ],
)  # fmt: skip
def test_papers_that_are_no_minutes(text: str, kind: str, organ: str, heading: str) -> None:
    result = process(text.encode(), "paper.txt")
    head = result.document
    assert head is not None and head.body is not None and head.body.name == "Osby kommun"
    assert (head.kind, head.organ, result.items[0].heading) == (kind, organ, heading)


@pytest.mark.parametrize(
    ("text", "organ", "heading"),
    [
        ("[Stämpel: OSBY KOMMUN – Inkommen 2021-04-12 – KS/2021:96]\n\nÖversättning från polska\n\nBytóws stadspresident\nRynek 1\n"
         "77-100 Bytów, Polen\n\nTill\nOsby kommun\n\nAvtalet upphör\n\nStadsfullmäktige har sagt upp avtalet med Osby.\n\nJan Kos\n"
         "stadspresident\n", None, "Avtalet upphör"),
        ("VÄNFÖRENINGEN OSBY – BWIAM\nc/o Elsa Ek, Stuguvägen 3, 283 40 Osby\n\nOsby den 6 april 2010\n\nTill Osby kommun\n"
         "Kulturnämnden\n\nANHÅLLAN OM BIDRAG\n\nVi anhåller om 500 kronor.\n\nElsa Ek\nordförande\n", None, "ANHÅLLAN OM BIDRAG"),
        ("                                  Osby kommuns revisorer\n\nREVISIONSRAPPORT NR 6/2012\n\nGranskning av resor\n\n"
         "Vi har granskat resorna.\n\nElsa Ek\nrevisorernas ordförande\n", "annat", "Granskning av resor"),
        ("Osby kommun\nRESERAPPORT\n\nResmål:       Bytów, Polen\nTid:          24–27 maj 2007\nDeltagare:    Elsa Ek (S)\n\n"
         "Ändamål\nAtt se en hall.\n\nElsa Ek\n", None, "RESERAPPORT"),
        ("                 SAMVERKANSAVTAL\n                 mellan Osby kommun och Bytów kommun, Polen\n\nParterna är överens.\n",
         None, "SAMVERKANSAVTAL"),
        ("          SAMVERKANSAVTAL\n          UMOWA O WSPÓŁPRACY\n\nOsby kommun\noch\nBytów kommun, Polen\n\nParterna är överens.\n",
         None, "SAMVERKANSAVTAL"),
        ("Avsiktsförklaring\n(svensk text)\n\nOsby kommun och Bytów kommun, Polen, vill mötas.\n", None, "Avsiktsförklaring"),
        ("Mellan Osby kommun, Sverige, och Bytów kommun, Polen, har denna dag träffats följande\n\nSAMARBETSAVTAL\n\n1   Ändamål\n"
         "1.1 Avtalet vill gagna vänskap.\n", None, "SAMARBETSAVTAL"),
    ],
)  # fmt: skip
def test_letters_to_us_reports_and_treaties(text: str, organ: str | None, heading: str) -> None:
    result = process(text.encode(), "paper.txt")
    assert (
        result.document is not None and result.document.body is not None and result.document.body.name == "Osby kommun"
    )
    assert (result.document.organ, result.items[0].heading) == (organ, heading)


_WISH = "\n\nVi yrkar att kommunen ingår ett vänortsavtal med Rauma i Finland.\n\nEva Lind (C)\n"
_TOLD = "\n\nKommunen har ett vänortsavtal med Rauma i Finland. Kontakterna är täta och flera\nskolor deltar.\n\nMed högaktning\n\nEva Lind\n"


@pytest.mark.parametrize(
    ("text", "body", "kind", "organ", "heading"),
    [
        ("Nora kommunfullmäktige\n\nMotion om en vänort" + _WISH, "Nora kommun", "motion", None, "Motion om en vänort"),
        ("Gnesta, 18/9 2023\n\nMotion\nEn vänort för Gnesta" + _WISH, "Gnesta kommun", "motion", None, "En vänort för Gnesta"),
        ("Vänsterpartiet i Osby\n\nReservation till kommunfullmäktiges protokoll 2010-11-18\n\nAnslag till bistånd\n\n"
         "Vi reserverar oss mot beslutet.\n\nEva Lind", "Osby kommun", "annat", None, "Anslag till bistånd"),
        ("www.vallentuna.se\nVåra vänorter\n\nRauma i Finland är vår vänort sedan 1990.\n", "Vallentuna kommun", "webbsida", None,
         "Våra vänorter"),
        ("vallentuna.se – Nyheter\n\nVåra vänorter\n\nRauma i Finland är vår vänort sedan 1990.\n", "Vallentuna kommun", "webbsida", None,
         "Våra vänorter"),
        ("Länsstyrelsen i Skåne län      Beslut    2022-03-14\n\nTroms regering\n(endast per e-post)\n\nUppsägning av avtalet\n\n"
         "Beslut\nLänsstyrelsen säger upp samarbetsavtalet med Troms i Norge.\n", "Länsstyrelsen i Skåne län", "annat",
         "lansstyrelse", "Uppsägning av avtalet"),
        ("Osby kommun\nKommunkansliet     2012-03-04\n\nBorgmästaren i Rauma\n\nVår överenskommelse" + _TOLD, "Osby kommun", "annat",
         "annat", "Vår överenskommelse"),
        ("Osby kommun\nNyhetsbrev nr 3 2012\n\nRAPPORT FRÅN VÄNORTEN" + _TOLD, "Osby kommun", "annat", "annat", "RAPPORT FRÅN VÄNORTEN"),
        ("Reseberättelse\nOsby kommun\n\nVi var tre från enheten som besökte ett bolag och en hamn i Larvik.\nPå vägen hem såg vi mer.\n",
         "Osby kommun", "rapport", None, "Reseberättelse"),
    ],
)  # fmt: skip
def test_whose_paper_it_is_and_what_it_is_called(
    text: str, body: str, kind: str, organ: str | None, heading: str
) -> None:
    result = process(text.encode(), "paper.txt")
    head = result.document
    assert head is not None
    assert (head.body.name if head.body else None, head.kind, head.organ) == (body, kind, organ)
    assert result.items[0].heading == heading


def test_a_region_by_its_bare_name_above_its_organ() -> None:
    text = "NORRBOTTEN              PROTOKOLL\nRegionstyrelsen    2021-12-01\n\n§ 214\nÖgonsjukvård\n\nRegionstyrelsen beslutar\n"
    head = process(f"{text}att godkänna avtalet med Region Västerbotten.\n".encode(), "paper.txt").document
    assert head is not None and head.body is not None and head.body.name == "Region Norrbotten"
