"""§§ in forms that no list of forms holds, agendas before them, and lines that only look like them."""

from __future__ import annotations

import pytest

from pipeline.process import process

HEAD = "Ystads kommun          SAMMANTRÄDESPROTOKOLL          {page} (2)\nKommunstyrelsen          2018-04-15\n\n"
DONE = "Dnr KS 2018/{n}\n\nSammanfattning\nFörvaltningen har lämnat ett förslag.\n\nKommunstyrelsen beslutar\n\natt anta förslaget.\n\n"
TITLES = ("Vänortsavtalet med Haderslev", "Ny taxa för slamtömning", "Reglemente för valnämnden")


def items(form: str, above: str = "", first: int = 45) -> list[tuple[str | None, str | None, str | None]]:
    """Paragraph, heading and case number of each item of minutes whose §§ are set in a form."""
    text = HEAD.format(page=1) + above
    for n, title in enumerate(TITLES, first):
        text += form.format(n=n, k=n - first + 1, title=title) + DONE.format(n=n)
    result = process(f"{text}Exempel skrivet för vanort – inte en verklig handling\n".encode(), "minutes.txt")
    return [(item.paragraph, item.heading, item.case_number) for item in result.items]


DUE = [(str(n), title, f"KS 2018/{n}") for n, title in enumerate(TITLES, 45)]
FORMS = (
    "§ {n}, {title}\n", "KS 2018-04-15, § {n}\n{title}\n", "{k}. {title} (§ {n})\n", "Ärende {k}               § {n}\n{title}\n",
    "Beslut § {n}\n{title}\n", "- § {n} -\n{title}\n", "§: {n}\nRubrik: {title}\n", "Paragraf: {n}\nÄrende: {title}\n", "| § {n}   {title} |\n",
    "{n}   {title}\n", "Nr {n}   {title}\n", "**§ {n}** {title}\n", "{title}\n§ {n}\n",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "above",
    [
        "",
        "Ärendelista\n§ 45 Vänortsavtalet med Haderslev\n§ 46 Ny taxa för slamtömning\n§ 47 Reglemente för valnämnden\n\n",
    ],
)
def test_every_paragraph_is_found_whatever_its_form(form: str, above: str) -> None:
    assert items(form, above) == DUE


@pytest.mark.parametrize(
    "text",
    [
        "Ystads kommun\nKommunledningskontoret\n2018-04-15\n\nTjänsteskrivelse\n\nVänortsavtalet med Haderslev\n\nTidigare beslut\n"
        "Arbetsutskottet 2018-02-03, § 45\nKommunstyrelsen beslutade att återremittera ärendet.\nArbetsutskottet 2018-03-03, § 46\n"
        "Kommunstyrelsen beslutade att bordlägga ärendet.\n\nFörslag till beslut\nAvtalet sägs upp.\n",
        "Ystads kommun\nVänortsavtal\n\nmellan Ystads kommun och Haderslev\n\n§ 1 Syfte\nParterna vill främja utbyten.\n\n§ 2 Tid\nAvtalet gäller "
        "tills vidare.\n\nYstad 2018-04-15\n",
    ],
)
def test_references_and_clauses_are_no_paragraphs(text: str) -> None:
    result = process(f"{text}\nExempel skrivet för vanort – inte en verklig handling\n".encode(), "letter.txt")
    assert [item.paragraph for item in result.items] == [None]


def test_a_paragraph_on_top_of_a_page_under_a_foot_is_found() -> None:
    foot = "Beslutet skickas till\nKansliet\n_____\n\nYstads kommun  Postadress: 271 80 Ystad\n\n"
    text = "".join(
        HEAD.format(page=page) + f"§ {n}   {title}\n" + DONE.format(n=n) + foot
        for page, (n, title) in enumerate(zip((45, 46, 47), TITLES, strict=True), 1)
    )
    result = process(f"{text}Exempel skrivet för vanort – inte en verklig handling\n".encode(), "minutes.txt")
    assert [item.paragraph for item in result.items] == ["45", "46", "47"]
