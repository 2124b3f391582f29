"""Made minutes as PDF, as many pages as asked for: each number gives other words, dates and matters."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from datetime import date, timedelta

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from samples.layout import MARKER

_PARTNERS = ("Haugesund", "Rendsburg", "Cēsis", "Portoscuso", "Suwałki")
_TEXT = """
anläggning avgift badplats belysning bostad brygga cykelväg detaljplan dike dricksvatten energi fastighet fiber förskola
förvaltning gata gymnasium hamn hiss hyra idrottshall industri järnväg kaj kollektivtrafik kontor kostnad kulturhus
ledning ljud lokal mark miljö museum nyckeltal odling park personal plan priser redovisning renhållning rondell rutin
sanering skog skola snöröjning soptunna spår strand tak tidplan tillsyn torg trafik utredning vatten verksamhet vård
"""
_WORDS = _TEXT.split()


def minutes(number: int, pages: int) -> bytes:
    """The `number`th minutes, one § a page; every fifth § is about a vänort."""
    rng = random.Random(f"minutes:{number}")
    day = (date(1970, 1, 1) + timedelta(days=31 * number)).isoformat()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(
            70, 800, f"Ystads kommun   Kommunfullmäktige   Sammanträdesprotokoll   {day}   {page} ({pages})"
        )
        for row, line in enumerate(_section(page, number, rng)):
            canvas.drawString(70, 770 - 15 * row, line)
        canvas.drawString(70, 30, MARKER)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _section(paragraph: int, number: int, rng: random.Random) -> Iterator[str]:
    twin = paragraph % 5 == 1
    partner, subject = rng.choice(_PARTNERS), rng.choice(_WORDS)
    yield f"§ {paragraph}"
    yield f"Vänortsavtal med {partner}" if twin else f"Ärende om {subject} {number}-{paragraph}"
    yield f"Dnr KS {1970 + number // 12}/{10 * number % 900 + paragraph}"
    yield ""
    yield "Ärendebeskrivning"
    for _ in range(22):
        yield f"Kontoret har sett över {' och '.join(rng.sample(_WORDS, 5))} i kommunen."
    yield ""
    yield "Beslut"
    yield "Kommunfullmäktige beslutar"
    yield f"att säga upp vänortsavtalet med {partner}." if twin else f"att godkänna förslaget om {subject}."
