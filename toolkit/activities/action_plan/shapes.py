"""What the action plan says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class Most(TypedDict):
    """How many there may be."""

    aims: int
    actions: int
    reviews: int


class PlanOwn(TypedDict):
    """What the face of a plan has of its own."""

    most: Most
    rag: list[str]
    """The colours, by their names."""


class PlanFace(Face, PlanOwn):
    """All that a plan says of itself."""


class Offered(TypedDict):
    """The person's own earlier words, and where they are from."""

    source: str
    words: str


class LowStatement(TypedDict):
    """A low statement of the audit, and the step that leads on from it."""

    code: str
    title: str
    stage: str
    next: str
    step: str


class Lowest(TypedDict, total=False):
    """The lowest statements of the latest audit; empty if there was none."""

    moment: str
    statements: list[LowStatement]


class PlanRoom(TypedDict):
    """What a page offers to begin with."""

    words: dict[str, Offered]
    """For `hope`, `evidence` and the first `aim`."""

    low: Lowest


class Review(TypedDict):
    """A note on how an action went; the date is an ISO date or empty."""

    date: str
    note: str


class Action(TypedDict):
    """One action of an aim; all are texts, empty when not filled in."""

    action: str
    lead: str
    help: str
    by: str
    """An ISO date, or empty."""

    resources: str
    measure: str
    rag: str
    """"red", "amber", "green" or empty."""

    reason: str
    reviews: list[Review]


class Aim(TypedDict):
    """One aim, and what is done for it."""

    aim: str
    codes: str
    actions: list[Action]


class PlanAnswer(TypedDict):
    """The whole plan."""

    hope: str
    evidence: str
    aims: list[Aim]
    stop: str
