"""Imported by the fork server alone: worker processes are then born with the rules loaded, and share their memory."""

from __future__ import annotations

import contextlib

_TEXT = """Kommunstyrelsen
Protokoll 2020-02-03

§ 1 Vänort

Kommunstyrelsens beslut
Vänortsavtalet med Riga upphör 2020.
"""

# A failure here comes back with its reason when the first real document is read.
with contextlib.suppress(Exception):
    from pipeline.process import process

    process(_TEXT.encode(), "warm")
