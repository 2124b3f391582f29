"""Where commands print: plain text when piped, as wide as the terminal, never shorter than a table needs."""

from __future__ import annotations

import sys

from rich.console import Console

PIPED = 120  # columns where there is no terminal


def console(*, stderr: bool = False) -> Console:
    """A console on standard output or standard error. Texts are printed as they are, without markup or highlighting."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(
        stderr=stderr,
        width=None if stream.isatty() else PIPED,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )
