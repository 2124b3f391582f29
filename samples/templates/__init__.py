"""The layouts of the samples: seven for PDF, six for plain text, each after a common kind of municipal template."""

from __future__ import annotations

from samples.templates.pdf import PDF_STYLES
from samples.templates.text import TEXT_STYLES

__all__ = ["PDF_STYLES", "TEXT_STYLES"]
