"""Every error the toolkit raises on purpose; the message is written for its reader."""

from __future__ import annotations

import traceback
from collections.abc import Sequence


class ToolkitError(Exception):
    """Something a person can put right; the message says what, where and what next."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the way through our code helps no author."""
        steps = traceback.walk_tb(self.__traceback__)
        lines = [line for frame, line in steps if _CELL in frame.f_code.co_filename]
        place = f" (line {lines[0]} of this cell)" if lines else ""
        return [f"{type(self).__name__}{place}: {self}"]


_CELL = "ipykernel_"
"""Is in the names by which a kernel calls its cells."""


class AuthoringError(ToolkitError):
    """A notebook asks for something that cannot work; for its author."""


class NoSuchCallError(AuthoringError, AttributeError):
    """A notebook calls what there is not; for its author, and for Python."""


class AnswerError(ToolkitError):
    """An answer that cannot be kept as it is; for the person who gave it."""


class OutOfDateError(AnswerError):
    """No page of ours sends this: it is an old one, or somebody makes it up."""

    def __init__(self) -> None:
        super().__init__("This page is out of date. Reload it; nothing is lost.")


class RosterError(ToolkitError):
    """A roster, or a change of people, that cannot be taken as it is; says why."""


class ProgrammeError(ToolkitError):
    """`programme.toml` is missing something or contradicts itself.

    `line` is that of its file, where it is known; `mistakes` are all that are said
    at once, each an error of its own.
    """

    def __init__(
        self, message: str, *, file: str = "", line: int | None = None
    ) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.mistakes: Sequence[ProgrammeError] = (self,)

    @classmethod
    def of(cls, mistakes: Sequence[ProgrammeError]) -> ProgrammeError:
        """All of *mistakes* as one, each on a line of its own that names its place."""
        lines = (
            f"{one} (line {one.line})" if one.line else str(one) for one in mistakes
        )
        whole = cls("\n".join(lines), file=mistakes[0].file, line=mistakes[0].line)
        whole.mistakes = tuple(mistakes)
        return whole


class SettingsError(ToolkitError):
    """A setting has a value that cannot work."""


class StoreError(ToolkitError):
    """The database cannot be opened, read or written."""


class BusyError(StoreError):
    """Somebody else has been writing for too long; the same works in a moment."""


class LogGoneError(StoreError):
    """The database's log was taken away; nothing is saved before a restart."""


class StaleError(StoreError):
    """Somebody else changed this meanwhile; read it again and repeat the change."""


class PermissionRefusedError(ToolkitError):
    """This seat may not do that."""


class ExportError(ToolkitError):
    """A document could not be made."""
