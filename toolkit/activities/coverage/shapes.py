"""What the page of outcomes says to the browser; there is nothing to answer."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class Outcome(TypedDict):
    """One of the programme's outcomes."""

    code: str
    text: str


class CoverageOwn(TypedDict):
    """What a coverage's face has of its own."""

    register: list[Outcome]


class CoverageFace(Face, CoverageOwn):
    """All that a coverage says of itself."""


class Row(TypedDict):
    """How much of what serves an outcome is answered, and where to go next."""

    answered: int
    all: int
    title: str
    """What to do next; empty, as the link is, when all is answered."""

    link: str


class CoverageRoom(TypedDict):
    """A row for each outcome of the face, in its order."""

    rows: list[Row]
