"""What an item did with its motion: wordings, stages, and the traps of proposals, votes and referrals."""

from __future__ import annotations

import pytest

from pipeline.extract.motions.outcome import read_outcome
from tests.item_text import REGION, make_head, make_item

KF, KS, BOARD = "kommunfullmaktige", "kommunstyrelsen", "namnd"
TITLE = "Motion av Anna Lund (M) om en ny vänort\n"

DECIDED_BY_COUNCIL = [
    ("Motionen avslås.", "rejected"),
    ("Den av Anna Lund väckta motionen avslås.", "rejected"),
    ("Den av Anna Lund (M) och Bo Alm (KD) väckta motionen anses besvarad.", "answered"),
    ("Kommunfullmäktige avslår motionen.", "rejected"),
    ("att avslå motionen med hänvisning till kommunstyrelsens yttrande", "rejected"),
    ("Motionen avslås i sin helhet.", "rejected"),
    ("Kommunfullmäktige beslutar att motionen ska anses besvarad.", "answered"),
    ("Motionen anses vara besvarad med vad som anförts.", "answered"),
    ("Motionen förklaras härmed besvarad.", "answered"),
    ("Kommunfullmäktige beslutar anse motionen besvarad.", "answered"),
    ("att motionen därmed är besvarad och läggs till handlingarna", "answered"),
    ("Motionen besvaras med förvaltningens yttrande.", "answered"),
    ("Motionen bifalls.", "granted"),
    ("Motionen bifalles.", "granted"),
    ("Kommunfullmäktige beslutar att bifalla motionen.", "granted"),
    ("1. Motionen bifalls.\n2. Kommunstyrelsen får i uppdrag att teckna avtalet.", "granted"),
    ("Motionen bifalls och anses därmed besvarad.", "granted"),
    ("Motionens första att-sats bifalls och motionen avslås i övrigt.", "partly_granted"),
    ("1. Motionens första att-sats bifalls.\n2. Motionens andra att-sats avslås.", "partly_granted"),
    ("att bifalla att-sats 1, att anse att-sats 2 besvarad, samt\natt avslå att-sats 3", "partly_granted"),
    ("Motionen bifalls delvis.", "partly_granted"),
    ("Motionen bifalls i den del som avser studieresor och avslås i övrigt.", "partly_granted"),
    ("Motionen avslås och anses besvarad.", "rejected"),
    ("Motionens första att-sats anses besvarad och andra att-satsen avslås.", "rejected"),
    ("1. Nämnden får i uppdrag att se över frågan.\n2. Motionen anses i övrigt besvarad.", "answered"),
    ("Motionen avskrivs.", "dropped"),
    ("att bifalla motionen.\nMotionen, som väckts av Anna Lund (M), bordlades den 17 juni 2022, § 38.", "granted"),
    ("Motionen avslås.\nMotionen återremitterades 2022-06-17, § 38.", "rejected"),
    ("Motionen avslås.\nMotionen remitterades till kommunstyrelsen den 17 juni 2022.", "rejected"),
    ("Motionen bordlades till den 17 oktober 2024.", "tabled"),
    ("Motionen läggs till handlingarna.", "dropped"),
    ("Motionen föranleder ingen åtgärd.", "dropped"),
    ("Motionen lämnas utan åtgärd.", "dropped"),
    ("Motionen får återtas.", "withdrawn"),
    ("Ärendet bordläggs till sammanträdet den 25 april 2024.", "tabled"),
    ("Ärendet bordläggs.", "tabled"),
    ("På förslag av ordföranden Bo Alm (S):\nÄrendet bordläggs till nästa sammanträde.", "tabled"),
    ("att bordlägga motionen", "tabled"),
    ("Ärendet återremitteras till kommunstyrelsen för vidare beredning.", "referred_back"),
    (
        "Enligt återremissyrkande från M och KD:\nÄrendet återremitteras till kommunstyrelsen för att kostnaderna ska belysas.",
        "referred_back",
    ),
    ("Kommunfullmäktige beslutar att återremittera motionen.", "referred_back"),
    ("Ärendet remitteras till kommunstyrelsen för beredning.", "sent_for_preparation"),
    ("Motionen remitteras till kommunstyrelsen.", "sent_for_preparation"),
    ("Motionen lämnas till kommunstyrelsen för beredning.", "sent_for_preparation"),
    ("Motionen överlämnas till kommunstyrelsen.", "sent_for_preparation"),
    ("Kommunfullmäktige medger att motionen får lämnas in för beredning.", "sent_for_preparation"),
    ("Motionen får väckas.", "sent_for_preparation"),
    ("Enligt kommunstyrelsens förslag:\nMotionen avslås.", "rejected"),
    ("Enligt kommunstyrelsens förslag:\n1. Arbetet fortsätter enligt plan.\n2. Motionen avslås.", "rejected"),
    ("att med bifall till kommunstyrelsens förslag avslå motionen", "rejected"),
    ("Kommunfullmäktige bifaller kommunstyrelsens förslag att avslå motionen.", "rejected"),
    ("att bifalla kommunstyrelsens förslag om att motionen ska anses besvarad", "answered"),
    ("Kommunfullmäktige beslutar att avslå yrkandet om bifall till motionen.", "rejected"),
    ("Kommunfullmäktige avslår yrkandet om återremiss.\nMotionen anses besvarad.", "answered"),
    ("att avslå återremissyrkandet,\natt avslå motionen", "rejected"),
    ("Återremissyrkandet bifalls.", "referred_back"),
    ("Kommunfullmäktige beslutar att inte bifalla motionen.", "rejected"),
    ("Avslag.", "rejected"),
    ("att motionen ska anses bifallen", "granted"),
    ("Motionen anses därmed vara tillgodosedd.", "answered"),
    ("att bifalla Anna Lunds yrkande om återremiss", "referred_back"),
    ("Ärendet återremitteras inte.\nMotionen avslås.", "rejected"),
    ("Motionen skickas på remiss till kulturnämnden.", "sent_for_preparation"),
    ("att bifalla motionens första yrkande, samt\natt i övrigt anse motionen besvarad.", "partly_granted"),
    ("Motionen anses besvarad. Beslutet översänds till kulturnämnden för kännedom.", "answered"),
    ("Kommunfullmäktige beslutar\natt säga upp vänortsavtalet\natt motionen därmed är besvarad.", "answered"),
    ("Motionen är därmed återkallad och avskrivs.", "withdrawn"),
    ("Bordläggs.", "tabled"),
]


@pytest.mark.parametrize(("decision", "outcome"), DECIDED_BY_COUNCIL)
def test_council_decides(decision: str, outcome: str) -> None:
    found = read_outcome(make_item(f"{TITLE}== beslut: Beslut\n{decision}"), make_head(KF))
    assert found is not None
    assert (found.outcome, found.stage, found.by, found.organ) == (outcome, "decided", KF, KF)


PROPOSED = [
    # the board's own heading for its proposal, the introduction, advice, the board's bare words
    (KS, "== beslut: Beslut\nYttrandet antas som kommunstyrelsens eget.\n== forslag_kf: Förslag till beslut i kommunfullmäktige\nMotionen anses besvarad.", "answered", KS),
    (KS, "== beslut: Beslut\nKommunstyrelsen föreslår att kommunfullmäktige beslutar:\nDen av Anna Lund väckta motionen avslås.", "rejected", KS),
    (KS, "== beslut: Beslut\nKommunstyrelsen tillstyrker kontorets förslag och föreslår att kommunfullmäktige beslutar:\nMotionen avslås.", "rejected", KS),
    (KS, "== beslut: Kommunstyrelsens beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\natt bifalla motionen", "granted", KS),
    (KS, "== beslut: Beslut\nMotionen avslås i sin helhet.", "rejected", KS),
    (KS, "== beslut: Beslut\nKommunstyrelsen avstyrker motionen.", "rejected", KS),
    (KS, "== beslut: Beslut\nKommunstyrelsens förslag till kommunfullmäktige\nMotionen anses vara besvarad.", "answered", KS),
    (KS, "== beslut: Beslut\nFörslag till beslut i kommunfullmäktige:\nMotionen bifalls.", "granted", KS),
    (BOARD, "== beslut: Beslut\nKulturnämnden tillstyrker motionen.", "granted", BOARD),
    (BOARD, "== beslut: Beslut\nNämnden beslutar att avstyrka motionen och överlämna yttrandet till kommunstyrelsen.", "rejected", BOARD),
    (BOARD, "== beslut: Beslut\nKulturnämnden föreslår kommunstyrelsen att föreslå kommunfullmäktige att avslå motionen.", "rejected", BOARD),
    ("utskott", "== beslut: Beslut\nArbetsutskottet föreslår kommunstyrelsen föreslå kommunfullmäktige\natt anse motionen besvarad", "answered", "utskott"),
    (KS, "== beredning: Beredning\nKulturnämnden har tillstyrkt motionen.\n== beslut: Beslut\nKommunstyrelsen föreslår kommunfullmäktige att avslå motionen.", "rejected", KS),
]  # fmt: skip


@pytest.mark.parametrize(("organ", "parts", "outcome", "by"), PROPOSED)
def test_others_propose(organ: str, parts: str, outcome: str, by: str) -> None:
    found = read_outcome(make_item(TITLE + parts), make_head(organ))
    assert found is not None
    assert (found.outcome, found.stage, found.by, found.organ) == (outcome, "proposed", by, KF)


@pytest.mark.parametrize(
    ("organ", "decision", "outcome"),
    [
        (KS, "Ärendet bordläggs till sammanträdet den 28 augusti 2024.", "tabled"),
        (KS, "Kommunstyrelsen återremitterar ärendet till kommunledningskontoret.", "referred_back"),
        ("utskott", "Motionen remitteras till kulturnämnden för yttrande.", "sent_for_preparation"),
        (BOARD, "Ärendet bordläggs.", "tabled"),
    ],
)
def test_every_organ_decides_its_own_steps(organ: str, decision: str, outcome: str) -> None:
    found = read_outcome(make_item(f"{TITLE}== beslut: Beslut\n{decision}"), make_head(organ))
    assert found is not None
    assert (found.outcome, found.stage, found.by) == (outcome, "decided", organ)


def test_the_boards_proposal_that_is_granted_was_to_reject() -> None:
    item = make_item(
        f"{TITLE}== beredning: Beredning\nKommunstyrelsen föreslår kommunfullmäktige att avslå motionen.\n"
        "== beslut: Beslut\nKommunfullmäktige beslutar enligt kommunstyrelsens förslag."
    )
    # "beslutar enligt förslaget" has no verb of its own: the proposal is the decision
    found = read_outcome(item, make_head(KF))
    assert found is not None and found.outcome == "rejected"
    item = make_item(
        f"{TITLE}== forslag @kommunstyrelsen: Kommunstyrelsens förslag\nMotionen anses besvarad.\n"
        "== beslut: Beslut\nKommunstyrelsens förslag bifalls."
    )
    found = read_outcome(item, make_head(KF))
    assert found is not None
    assert (found.outcome, found.stage, found.by) == ("answered", "decided", KF)


def test_a_proposal_that_the_item_does_not_tell_is_unknown_and_never_granted() -> None:
    item = make_item(f"{TITLE}== beslut: Beslut\nKommunfullmäktige bifaller kommunstyrelsens förslag.")
    found = read_outcome(item, make_head(KF))
    assert found is None or found.outcome == "unknown"


def test_of_several_proposals_the_named_one_counts() -> None:
    item = make_item(
        f"{TITLE}== yrkande: Yrkanden\nAnna Lund (M) yrkar bifall till motionen.\nBo Alm (S) yrkar avslag på motionen.\n"
        "== beslut: Beslut\nKommunfullmäktige beslutar i enlighet med Bo Alms yrkande."
    )
    found = read_outcome(item, make_head(KF))
    assert found is not None and found.outcome == "rejected"


FINDINGS = [
    # no decision part: what the chair found stands, unless a vote turns it
    (
        "== beslutsgang: Propositionsordning\nOrdföranden ställer propositioner på yrkandena och finner att motionen avslagits.",
        "rejected",
    ),
    (
        "== beslutsgang: Beslutsgång\nOrdföranden finner att kommunfullmäktige beslutar att bifalla motionen. Omröstning begärs.\n"
        "== omrostning: Omröstning\nJa-röst för bifall till motionen.\nNej-röst för bifall till kommunstyrelsens förslag att avslå motionen.\n\n"
        "Med 20 ja-röster och 26 nej-röster har fullmäktige bestämt.",
        "rejected",
    ),
    (
        "== omrostning: Omröstning\nJa = bifall till motionen\nNej = avslag på motionen\n\nOmröstningen utfaller med 31 Ja mot 14 Nej.",
        "granted",
    ),
    (
        "== omrostning: Omröstning\nJa för att avslå motionen. Nej för att bifalla motionen.\n\nOmröstningen utfaller med 31 Ja mot 14 Nej.",
        "rejected",
    ),
    (
        "== omrostning: Omröstning\nJa för att ärendet avgörs idag. Nej för återremiss.\n\nOmröstningen utfaller med 43 Ja mot 37 Nej.",
        "referred_back",
    ),
    (
        "== omrostning: Omröstning\nJa = ärendet avgörs idag\nNej = återremiss\n\n24 ledamöter röstar JA, 15 ledamöter röstar NEJ.",
        "referred_back",
    ),
]


@pytest.mark.parametrize(("parts", "outcome"), FINDINGS)
def test_votes_and_findings(parts: str, outcome: str) -> None:
    found = read_outcome(make_item(TITLE + parts), make_head(KF))
    assert found is not None
    assert (found.outcome, found.stage) == (outcome, "decided")


def test_less_than_a_third_does_not_refer_back() -> None:
    parts = (
        "== omrostning: Omröstning\nJa för att ärendet avgörs idag. Nej för återremiss.\n\nOmröstningen utfaller med 60 Ja mot 21 Nej.\n"
        "== beslut: Beslut\nMotionen avslås."
    )
    found = read_outcome(make_item(TITLE + parts), make_head(KF))
    assert found is not None and found.outcome == "rejected"
    without = read_outcome(make_item(TITLE + parts.split("== beslut")[0]), make_head(KF))
    assert without is None or without.outcome != "referred_back"


def test_a_board_has_no_minority_referral() -> None:
    parts = "== omrostning: Omröstning\nJa för att ärendet avgörs idag. Nej för återremiss.\n\nOmröstningen utfaller med 7 Ja mot 4 Nej."
    found = read_outcome(make_item(TITLE + parts), make_head(KS))
    assert found is None or found.outcome != "referred_back"


def test_the_decision_wins_over_the_chairs_first_finding() -> None:
    item = make_item(
        f"{TITLE}== beslutsgang: Beslutsgång\nOrdföranden finner att kommunfullmäktige beslutar bifalla motionen. Omröstning begärs.\n"
        "== omrostning: Omröstningsresultat\nMed 20 ja-röster och 26 nej-röster finner ordföranden att kommunstyrelsens förslag bifallits.\n"
        "== beslut: Beslut\nMotionen anses besvarad."
    )
    found = read_outcome(item, make_head(KF))
    assert found is not None and found.outcome == "answered"


LETTERS = [
    (
        "utlatande",
        KS,
        "== forslag: Ordförandens förslag till beslut\nKommunstyrelsen, som följer ordföranden, föreslår fullmäktige\nbesluta\n\natt motionen avslås.",
        ("rejected", "proposed", KS, KF),
    ),
    (
        "tjansteskrivelse",
        KS,
        "== forslag: Förslag till beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta att bifalla motionen.",
        ("granted", "proposed", KS, KF),
    ),
    (
        "tjansteskrivelse",
        KS,
        "== forslag: Förslag till beslut\nKommunfullmäktige beslutar att anse motionen besvarad.",
        ("answered", "proposed", KS, KF),
    ),
    (
        "kallelse",
        KF,
        "== beslut: Beslut\nKommunfullmäktige beslutar att avslå motionen.",
        ("rejected", "proposed", KF, KF),
    ),
]


@pytest.mark.parametrize(("kind", "organ", "parts", "expected"), LETTERS)
def test_letters_and_agendas_only_propose(kind: str, organ: str, parts: str, expected: tuple[str, ...]) -> None:
    found = read_outcome(make_item(TITLE + parts, None), make_head(organ, kind, None))
    assert found is not None
    assert (found.outcome, found.stage, found.organ) == (expected[0], expected[1], expected[3])


def test_the_council_of_a_region() -> None:
    item = make_item(f"{TITLE}== beslut: Beslut\nRegionstyrelsen föreslår regionfullmäktige att avslå motionen.")
    found = read_outcome(item, make_head("regionstyrelsen", body=REGION))
    assert found is not None
    assert (found.by, found.organ) == ("regionstyrelsen", "regionfullmaktige")


@pytest.mark.parametrize(
    "decision",
    [
        "Kulturnämnden överlämnar förvaltningens yttrande som svar på motionen.",
        "Kulturnämnden uppdrar åt förvaltningen att bereda frågan vidare.",
        "Yttrandet över motionen antas.",
    ],
)
def test_an_opinion_without_a_stand_is_no_outcome(decision: str) -> None:
    found = read_outcome(make_item(f"{TITLE}== beslut: Beslut\n{decision}"), make_head(BOARD))
    assert found is None or found.outcome == "unknown"


@pytest.mark.parametrize("kind", ["press", "webbsida"])
def test_news_report(kind: str) -> None:
    item = make_item(f"{TITLE}== annat\nKommunfullmäktige avslog på måndagen motionen om en ny vänort.", None)
    found = read_outcome(item, make_head(None, kind, None))
    assert found is not None
    assert (found.outcome, found.stage, found.by) == ("rejected", "reported", KF)


def test_older_minutes_tell_their_own_decision_in_the_past() -> None:
    own = make_item(f"{TITLE}== annat\nKommunfullmäktige beslutade att avslå motionen.")
    found = read_outcome(own, make_head(KF))
    assert found is not None and (found.outcome, found.stage) == ("rejected", "decided")
    earlier = make_item(f"{TITLE}== annat\nKommunfullmäktige beslutade den 3 maj 2020 att avslå motionen.")
    assert read_outcome(earlier, make_head(KF)) is None


def test_a_board_may_decide_on_a_citizens_proposal() -> None:
    item = make_item("Medborgarförslag om vänort\n== beslut: Beslut\nMedborgarförslaget avslås.")
    found = read_outcome(item, make_head(BOARD), "medborgarforslag")
    assert found is not None
    assert (found.outcome, found.stage, found.by) == ("rejected", "decided", BOARD)


def test_what_another_day_decided_is_not_this_item() -> None:
    item = make_item(
        f"{TITLE}== arende: Ärendebeskrivning\nKommunfullmäktige beslutade den 3 maj 2019 att avslå motionen om en skola.\n"
        "== beslut: Beslut\nInformationen antecknas."
    )
    found = read_outcome(item, make_head(KF))
    assert found is None or found.outcome == "unknown"


def test_yrkanden_and_reservations_decide_nothing() -> None:
    item = make_item(
        f"{TITLE}== yrkande: Yrkanden\nAnna Lund (M) yrkar bifall till motionen.\n== beslut: Beslut\nMotionen avslås.\n"
        "== reservation: Reservation\nAnna Lund (M) reserverar sig till förmån för bifall till motionen."
    )
    found = read_outcome(item, make_head(KF))
    assert found is not None and found.outcome == "rejected"


def test_the_words_are_the_evidence() -> None:
    item = make_item(f"{TITLE}== beslut: Beslut\nKommunfullmäktige beslutar att motionen avslås.")
    found = read_outcome(item, make_head(KF))
    assert found is not None
    assert item.view.text[found.start : found.end] == "motionen avslås"
