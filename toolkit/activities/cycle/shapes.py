"""What a cycle of weeks says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class Proposed(TypedDict):
    """What the author proposes for a week, and the person may reword."""

    what: str
    time: str
    family: str


class CycleOwn(TypedDict):
    """What a cycle's face has of its own."""

    weeks: list[Proposed]
    others_lead: int
    """In how many weeks somebody else should lead."""


class CycleFace(Face, CycleOwn):
    """All that a cycle says of itself."""


class Week(Proposed):
    """A week as somebody plans it."""

    who: str
    room: str
    cover: str
    date: str
    """An ISO date, or empty."""

    other: bool
    """Whether somebody other than its author leads."""


class CycleAnswer(TypedDict):
    """One question about learning, and a week for each that was proposed."""

    question: str
    weeks: list[Week]
