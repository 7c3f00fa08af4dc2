"""What a group's page says to the browser; what it keeps is lines."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face, GroupShown


class GroupPageOwn(TypedDict):
    """What the face of a group's page has of its own."""

    meta: str
    """Who writes it, and how long."""

    points: list[str]
    """What to think of."""

    limit: int


class GroupPageFace(Face, GroupPageOwn):
    """All that a group's page says of itself."""


class LineShown(TypedDict):
    """A line as the browser draws it."""

    id: str
    text: str
    version: int
    author: str
    changed_by: str
    """Empty where only its author has changed it."""

    saved: str


class LineBefore(TypedDict):
    """A version of a line."""

    text: str
    gone: bool
    by: str
    saved: str


class Writer(TypedDict):
    """Somebody who is writing now; for how many seconds that is believed."""

    name: str
    line: str | None
    left: float


class PageOfOthers(GroupShown):
    """Another group's page."""

    lines: list[LineShown]


class OwnLines(TypedDict, total=False):
    """The lines of the person's own group; nothing where they have none."""

    lines: list[LineShown]
    gone: list[LineShown]
    """Lines that were taken away and can be put back."""

    writing: list[Writer]


class GroupPageRoom(OwnLines):
    """What a page shows of the group's lines, and of others' where they may."""

    facilitator: bool
    revealed: bool
    group: GroupShown | None
    pages: list[PageOfOthers]


class GroupPageAnswer(TypedDict):
    """A group's page as a document of one of its members has it."""

    group: str
    members: list[str]
    lines: list[str]
