"""Signatures in the forms that offices give them: columns, closings, roles of one or two lines, roles beside names."""

import pytest

from pipeline.extract.signers import read_signers
from tests.item_text import make_head, make_item
from tests.test_motion_phrases import KS

SIGNED = [
    ("Med vänlig hälsning\n\nEva Alm\nordf.", "Eva Alm - ordf"),
    ("Med vänlig hälsning\n\nEva Alm\nkommunarkivarie", "Eva Alm - kommunarkivarie"),
    ("Med vänliga hälsningar\n\nEva Alm", "Eva Alm - None"),
    ("För länsstyrelsen\n\nEva Alm\n                       Bo Ek\n                       föredragande",
     "Eva Alm - None; Bo Ek - föredragande"),
    ("Eva Alm               Bo Ek\nDirektör hållbar utveckling    Stadsdirektör", "Eva Alm - direktör hållbar utveckling; Bo Ek - stadsdirektör"),
    ("Landshövding Eva Alm", "Eva Alm - landshövding"),
    ("Kommundirektör Eva Alm        Strateg Bo Ek", "Eva Alm - kommundirektör; Bo Ek - strateg"),
    ("Eva Alm             kommundirektör\nBo Ek               utredare", "Eva Alm - kommundirektör; Bo Ek - utredare"),
    ("Eva Alm\nkommunstyrelsens ordförande (S)", "Eva Alm S kommunstyrelsens ordförande"),
    ("Eva Alm – kommunstyrelsens ordförande", "Eva Alm - kommunstyrelsens ordförande"),
    ("För Lunds kommun          För Viborg kommune\n\nEva Alm                   Søren Holm\n"
     "Kommunstyrelsens          borgmester\nordförande", "Eva Alm - kommunstyrelsens ordförande; Søren Holm - borgmester"),
    ("Lund den 3 mars 2012\n\n.....................     .....................\nEva Alm                   Jaan Kask\n"
     "länsöverdirektör          länsäldste", "Eva Alm - länsöverdirektör; Jaan Kask - länsäldste"),
    ("Eva Alm\nEnhetschef Kultur", "Eva Alm - enhetschef Kultur"),
    ("Ordförande                     Sekreterare\nEva Alm                        Bo Ek", "Eva Alm - ordförande; Bo Ek - sekreterare"),
    ("/Eva Alm/\nkommunsekreterare", "Eva Alm - kommunsekreterare"),
    ("Eva Alm (C)          Taavi Kask\noppositionsråd       vallavanem", "Eva Alm C oppositionsråd; Taavi Kask - vallavanem"),
    ("S. Alm                    M. Kask\n(Sven Alm)                (Milan Kask)\nkommunalråd               borgmästare",
     "Sven Alm - kommunalråd; Milan Kask - borgmästare"),
    ("EKSJÖ KOMMUN              GMINA BYTÓW\n\nEva Alm                   Jan Kask\nkommunalråd               borgmästare",
     "Eva Alm - kommunalråd; Jan Kask - borgmästare"),
    ("For Lund                  For Machakos\nEva Alm                   Jan Kask\nkommunalråd               Mayor",
     "Eva Alm - kommunalråd; Jan Kask - mayor"),
    ("Undertecknat av Eva Alm, projektledare", "Eva Alm - projektledare"),
    ("Eva Alm (M)\nordförande                                       Bo Ek\n                                                 kanslichef",
     "Eva Alm M ordförande; Bo Ek - kanslichef"),
    ("Eva Alm                             Odd Berg\nkommunalråd, med stöd av            ordfører\nfullmäktiges beslut § 88/01",
     "Eva Alm - kommunalråd; Odd Berg - ordfører"),
    ("Lund den 3 maj 2011\n\nEva Alm, Lunds kommun\nJan Kask, Bytóws kommun", "Eva Alm - None; Jan Kask - None"),
    ("Eva Alm, kommunchef, Lunds kommun\nJan Kask, borgmästare, Bytów", "Eva Alm - kommunchef; Jan Kask - borgmästare"),
    ("För Lunds kommun: Eva Alm, kommunchef\nFör staden Bytów: Jan Kask, borgmästare", "Eva Alm - kommunchef; Jan Kask - borgmästare"),
    ("Här företräder domens ordförande Jan Kask staden.\n\nLund den 3 maj 2011\n\nJan Kask", "Jan Kask - domens ordförande"),
    ("För Lund tecknar, på kommunstyrelsens uppdrag, dess ordförande Eva Alm.\n\nLund den 3 maj 2011\n\nEva Alm",
     "Eva Alm - kommunstyrelsens ordförande"),
    # told of before, where the document says what they are
    ("Föredragande är utredare Bo Ek.\n\nBo Ek", "Bo Ek - utredare"),
    ("I handläggningen har utredaren Bo Ek deltagit.\n\nEva Alm\nlandshövding\n                       Bo Ek",
     "Eva Alm - landshövding; Bo Ek - utredare"),
    *(
        (f"{told}\n\nEva Alm\n                       Bo Ek", "Eva Alm - landshövding; Bo Ek - föredragande")
        for told in (
            "I detta ärende har landshövding Eva Alm beslutat. Föredragande har varit Bo Ek.",
            "Beslutet har fattats av landshövding Eva Alm med Bo Ek som föredragande.",
            "Beslutet har fattats av landshövding Eva Alm. Bo Ek har varit föredragande.",
            "Beslutet har fattats av landshövding Eva Alm. Ärendet har föredragits av Bo Ek.",
        )
    ),
    # bodies, addresses and numbers are nobody's signature
    ("Svenska Kyrkan\nRädda Barnen", ""),
    ("Kommunens Museum\nStora torget", ""),
    ("Eva Alm\ntelefon 0123-456", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIGNED)
def test_signed(text: str, expected: str) -> None:
    item = make_item(f"Brev\n== arende: Ärende\nAvtalet är gammalt och bör sägas upp snarast.\n\n{text}", None)
    found = read_signers(item, make_head(KS, "annat", None))
    assert "; ".join(f"{f.value.name} {f.value.party or '-'} {f.value.role}" for f in found) == expected


def test_an_addressee_above_the_text_signs_nothing() -> None:
    text = (
        "Sunne kommun\nSunne den 3 maj 2011\n\nAnna Kask\nJõgeva linn\nEstland\n\nHej kollegor!\n\n"
        "Tack för hälsningen, som vi har läst med stor glädje här.\n\nMed vänlig hälsning\n\nEva Alm\nrektor"
    )
    found = read_signers(make_item(text, None), make_head(None, "annat", None))
    assert [f.value.name for f in found] == ["Eva Alm"]
