"""What a programme's test found."""

from __future__ import annotations

from collections.abc import Sequence


class WrongError(Exception):
    """What is wrong, in lines for whoever wrote the programme."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))


class NothingToTestError(Exception):
    """Why a test says nothing here, and what would let it."""
