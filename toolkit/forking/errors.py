"""What keeps a notebook from its visitors."""

from __future__ import annotations


class TemplateError(Exception):
    """A notebook cannot serve visitors; for its author, not for participants.

    `cell` is the index of the failing cell in the notebook, or None when no cell is
    to blame; `source` and `traceback` are texts, perhaps empty.
    """

    def __init__(
        self,
        message: str,
        *,
        cell: int | None = None,
        source: str = "",
        traceback: str = "",
    ) -> None:
        place = "" if cell is None else f" (cell {cell + 1} of the notebook)"
        super().__init__(f"{message}{place}")
        self.cell = cell
        self.source = source
        self.traceback = traceback
