"""`vanort` with the stand-ins of `made.py`, for tests that start it as a program of its own.

The stand-ins are installed at import, as worker processes import this file again.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.made import install

install()

if __name__ == "__main__":
    from pipeline.cli import main

    main()
