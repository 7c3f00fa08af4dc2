"""What recommendations say to the browser, and what they keep."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class GroupOfItems(TypedDict):
    """Recommendations about one thing."""

    title: str
    items: list[str]


class RecommendationsOwn(TypedDict):
    """What the face of recommendations has of its own."""

    groups: list[GroupOfItems]
    marks: list[str]
    """What each item can be marked with."""

    stars: int
    """How many items may be starred."""

    closing: list[str]


class RecommendationsFace(Face, RecommendationsOwn):
    """All that recommendations say of themselves."""


class RecommendationsGiven(TypedDict):
    """The marks and stars that somebody gives, over the items of all groups."""

    marks: list[int | None]
    """The position of each item's mark."""

    stars: list[int]
    """The positions of the starred items."""

    how: list[str]
    """One text an item."""

    closing: list[str]


class RecommendationsAnswer(RecommendationsGiven):
    """The same as it is kept, with the texts of the starred items."""

    words: list[str]
