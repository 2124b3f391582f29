"""What a council's decision does to an agreement that stands, or to one that is offered: `decided_words.tsv`.

Columns: whether the agreement stands or is offered, the decision, what is due: the acts with their stages (and the day they
take effect), then the status in brackets where it is told.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.process import process

LINES = Path(__file__).with_name("decided_words.tsv").read_text(encoding="utf-8").splitlines()
PAGE = """Bräcke kommun                       PROTOKOLL
Kommunfullmäktige                   2011-04-27

§ 31   Dnr KS 2011/45
{heading}

{told}

Beslut
{text}

Justerare

Exempel skrivet för vanort – inte en verklig handling
"""
TOLD = {
    "stands": ("Vänortsavtalet med Pskov", "Kommunen har sedan 1994 ett vänortsavtal med Pskov i Ryssland."),
    "offered": ("Vänort i Estland", "Rapla i Estland har föreslagit ett vänortsavtal."),
}


@pytest.mark.parametrize("line", LINES)
def test_a_decision_is_read_as_it_says(line: str) -> None:
    kind, text, due = line.split("\t")
    heading, told = TOLD[kind]
    page = PAGE.format(heading=heading, told=told, text=text.replace("\\n", "\n"))
    partner = "Pskov" if kind == "stands" else "Rapla"
    records = [r for r in process(page.encode(), "bracke/decided.txt").records if r.foreign_partner]
    of = [r for r in records if r.foreign_partner is not None and r.foreign_partner.name == partner] or records
    acts = [f"{x.act} {x.stage}" + (f" >{x.effective.value}" if x.effective else "") for x in of[0].acts]
    assert f"{'; '.join(acts)} [{of[0].status}]".startswith(due) or due in acts or due == f"[{of[0].status}]"
