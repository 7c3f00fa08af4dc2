"""What a discussion says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face, GroupWish


class DiscussionOwn(TypedDict):
    """What a discussion's face has of its own."""

    meta: str
    """How to sit, and how long."""

    choices: list[str]
    together: bool
    """Whether the wall waits until a facilitator shows it."""

    words: int
    """How many are asked for; 0 is as many as it takes."""

    for_next_cohort: bool
    """Whether a group may let it go on to those who come next."""


class DiscussionFace(Face, DiscussionOwn):
    """All that a discussion says of itself."""


class Card(TypedDict):
    """What somebody shared."""

    id: str
    name: str
    school: str
    choice: str
    text: str
    saved: str
    alike: int
    """How many more say the same."""


class Held(TypedDict, total=False):
    """Where a wall stands that shows everybody's words together."""

    facilitator: bool
    revealed: bool
    ready: int


class Sometimes(Held, total=False):
    """What only some pages show."""

    wish: GroupWish
    """Of the group's list, where it may go on."""


class DiscussionRoom(Sometimes):
    """What a page shows of what others share."""

    cards: list[Card]
    more: int
    """How many older ones are not among the cards."""


class DiscussionAnswer(TypedDict):
    """One contribution."""

    choice: int | None
    text: str
