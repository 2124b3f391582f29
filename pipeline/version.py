"""The program's version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version() -> str:
    """The version of the installed package, or of the source tree that this runs from."""
    try:
        return installed("vanort")
    except PackageNotFoundError:
        import tomllib
        from pathlib import Path

        project = Path(__file__).parent.parent / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
