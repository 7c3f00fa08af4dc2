"""What a thread says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class ThreadOwn(TypedDict):
    """What a thread's face has of its own."""

    strips: list[str]
    images: list[str]
    joins: list[str]
    """The ways in which two strips can be joined."""

    questions: list[str]
    most_joins: int


class ThreadFace(Face, ThreadOwn):
    """All that a thread says of itself."""


# A class cannot have a field named "from".
Join = TypedDict("Join", {"from": int, "kind": int, "to": int})
Join.__doc__ = "How one strip is joined to another, all three as positions."


class ThreadGiven(TypedDict):
    """What somebody makes of a thread; strips go by their positions in the face."""

    order: list[int]
    """Every strip, the earliest first."""

    joins: list[Join]
    images: list[list[int]]
    """The positions of the images on each strip."""

    answers: list[str]


class ThreadAnswer(ThreadGiven):
    """The same as it is kept, with the texts of the strips in order."""

    words: list[str]
