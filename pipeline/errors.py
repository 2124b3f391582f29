"""The ways a command ends badly: the user asked for what cannot be done, or a run failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.issue import Issue


class UsageError(Exception):
    """What the user named cannot be used (exit status 2). The message says what to do instead."""


class RunFailed(Exception):
    """A run broke off or its data is unsound (exit status 3): nothing was published. `issues` say why."""

    def __init__(self, message: str, issues: tuple[Issue, ...] = ()) -> None:
        super().__init__(message)
        self.issues = issues


class ServerError(Exception):
    """Prefect's server did not start (exit status 3). The text says where to look."""
