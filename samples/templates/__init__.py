"""The layouts of the samples, each after a common kind of municipal template: styles for PDF and plain text, writers of
their own for Word, OpenDocument, RTF and web pages."""

from __future__ import annotations

from samples.templates.pdf import PDF_STYLES
from samples.templates.text import TEXT_STYLES

__all__ = ["PDF_STYLES", "TEXT_STYLES"]
