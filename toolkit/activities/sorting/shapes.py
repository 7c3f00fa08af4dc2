"""What a sorting says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class SortingOwn(TypedDict):
    """What a sorting's face has of its own."""

    cards: list[str]
    columns: list[str]
    limits: list[int | None]
    """The most cards of each column, or None."""

    asks: list[int]
    """The columns that ask for a reason and a day to look again."""


class SortingFace(Face, SortingOwn):
    """All that a sorting says of itself."""


class SortingAnswer(TypedDict):
    """Where each card is; a reason and a day for each, empty where there is none."""

    columns: list[int | None]
    """The column of each card."""

    words: dict[str, list[str]]
    """The texts of the cards in each column."""

    reasons: list[str]
    dates: list[str]
    """ISO dates."""
