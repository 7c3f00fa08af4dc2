"""What a ladder of evidence says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class LadderOwn(TypedDict):
    """What a ladder's face has of its own."""

    cards: list[str]
    columns: list[str]
    """The levels, the lowest first."""

    own: int
    """How many cards of their own a person may place."""

    confidence: list[str]


class LadderFace(Face, LadderOwn):
    """All that a ladder says of itself."""


class LevelSaid(TypedDict):
    """What somebody says of a level; the confidence is a position."""

    sentence: str
    confidence: int | None


class LadderAnswer(TypedDict):
    """Where each card stands, and what each level says."""

    columns: list[int | None]
    """The level of each card; the person's own come after the printed ones."""

    own: list[str]
    words: dict[str, list[str]]
    """The texts of the cards on each level."""

    levels: list[LevelSaid]
