"""What the meetings say to the browser, and what they keep."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class KindOfItem(TypedDict):
    """What minutes can go into."""

    letter: str
    label: str


class Most(TypedDict):
    """How many items a meeting may have, and how many minutes an item."""

    items: int
    minutes: int


class MeetingsOwn(TypedDict):
    """What the face of the meetings has of its own."""

    kinds: list[KindOfItem]
    spare: list[str]
    """Items to choose from when nothing comes to mind."""

    meetings: list[str]
    """What the two are called."""

    most: Most


class MeetingsFace(Face, MeetingsOwn):
    """All that the meetings say of themselves."""


class MeetingItem(TypedDict):
    """An item of a meeting; its kind is a letter, empty while it has none."""

    item: str
    minutes: int | None
    kind: str


class MeetingsAnswer(TypedDict):
    """The items of each meeting, and the new standing order."""

    meetings: list[list[MeetingItem]]
    order: str
