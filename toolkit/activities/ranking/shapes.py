"""What a ranking says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class RankingOwn(TypedDict):
    """What a ranking's face has of its own."""

    cards: list[str]
    rows: list[int]
    """How many places each row has."""

    own_places: int
    """How many of a person's own cards can take a place."""

    blanks: int
    """How many cards of their own they may write."""

    reasons: bool


class RankingFace(Face, RankingOwn):
    """All that a ranking says of itself."""


class RankingAnswer(TypedDict):
    """An order. Cards are positions; the person's own come after the printed ones."""

    places: list[int | None]
    """The card in each place."""

    own: list[str]
    reasons: dict[str, str]
    """Why a card stands where it does, by the card."""

    words: list[str]
    """The text of the card in each place."""
