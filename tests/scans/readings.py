"""Where readings of scans are kept between runs of the measure: a temporary folder for each version of the recogniser."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from pipeline.read.ocr import edges, figures, picture, program, recognise, rows, signs, words
from pipeline.read.ocr.kept import Kept


def readings() -> Kept:
    """Readings by the code as it stands: any change to it starts anew, so that nothing stale is measured."""
    code = hashlib.sha256()
    for module in (edges, figures, picture, program, recognise, rows, signs, words):
        code.update(Path(str(module.__file__)).read_bytes())
    return Kept(Path(tempfile.gettempdir()) / "vanort-scans" / code.hexdigest()[:16])
