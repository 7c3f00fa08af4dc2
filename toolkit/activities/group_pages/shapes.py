"""What the panel of groups' pages shows."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import PrintedShown
from toolkit.activities.walls.shapes import UpNow


class GroupOnPanel(TypedDict):
    """What one group has written, who is in it and who writes now."""

    name: str
    members: list[str]
    writing: list[str]
    lines: int
    blocks: list[PrintedShown]


class GroupPagesShown(TypedDict):
    """Every group's page of one activity."""

    activity: str
    prompt: str
    revealed: bool
    can_go_up: bool
    is_up: bool
    pages: dict[str, GroupOnPanel]
    """By the group's id."""

    order: list[str]


class GroupPagesRoom(GroupPagesShown):
    """All that the panel of groups' pages shows."""

    workshop: str
    activities: list[tuple[str, str]]
    """The name and the prompt of each activity that groups write."""

    follows: bool
    up: UpNow | None
