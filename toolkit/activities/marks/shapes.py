"""What the marks of a page say to the browser, and what they keep."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class MarksOwn(TypedDict):
    """What the face of the marks has of its own."""

    longest: int
    """How long a private note may be, in characters."""


class MarksFace(Face, MarksOwn):
    """All that the marks say of themselves."""


class MarkAnswer(TypedDict):
    """The mark on one activity."""

    bookmarked: bool
    note: str
