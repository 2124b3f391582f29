"""Tests that need Tesseract: skipped where it is missing, with the command that installs it."""

from __future__ import annotations

import pytest

from pipeline.read.ocr.program import INSTALL, program

needs_tesseract = pytest.mark.skipif(bool(program().missing), reason=f"{program().missing}: {INSTALL}")
