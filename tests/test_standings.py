"""What a sentence of an official's report tells of an agreement that stands, once stood, or never did: `standings.tsv`.

Each line has a sentence and, behind a tab, what is due: for each record the partner's name, when the agreement began, its
status; `*` where the sentence leaves it open. Nothing behind the tab: no record. Another body's record has its name before
the partner's.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.process import process

LINES = Path(__file__).with_name("standings.tsv").read_text(encoding="utf-8").splitlines()
PAGE = """Bräcke kommun
Kommunledningsstaben

TJÄNSTESKRIVELSE
2011-03-14
Dnr KS 2011/45

Internationella kontakter

{text}

Anna Lind
kommunchef

Exempel skrivet för vanort – inte en verklig handling
"""


@pytest.mark.parametrize("line", LINES)
def test_a_sentence_is_read_as_it_says(line: str) -> None:
    text, _, due = line.partition("\t")
    found = {}
    for record in process(PAGE.format(text=text.replace("\\n", "\n")).encode(), "bracke/standings.txt").records:
        assert record.foreign_partner is not None
        body = record.swedish_partner.name.split()[0]
        name = record.foreign_partner.name if body == "Bräcke" else f"{body}:{record.foreign_partner.name}"
        begun = record.established.value if record.established else "-"
        found[name] = (begun, record.status)
    wanted = {name: values for name, *values in (one.split() for one in due.split(";") if one.strip())}
    assert found.keys() == wanted.keys()
    for name, values in wanted.items():
        for got, want in zip(found[name], values, strict=False):
            assert want in ("*", got), name
