"""What the pace of a room says to the browser; nobody answers it."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face, GroupShown, PrintedShown


class PacingOwn(TypedDict):
    """What a pace's face has of its own."""

    titles: dict[str, str]
    """The title of each section by its name."""


class PacingFace(Face, PacingOwn):
    """All that the top of a workshop's page says of itself."""


class TimerShown(TypedDict):
    """A timer: its end in milliseconds, or the seconds left while it stands."""

    label: str
    ends: int | None
    left: float | None


class PaceShown(TypedDict):
    """The part of a pace that everybody may know."""

    section: str | None
    opened: list[str]
    paused: bool
    timer: TimerShown | None
    notice: str
    gathered: int | None
    """Since when pens are down, in milliseconds."""


class SpotlitShown(TypedDict):
    """The answer that is shown to everybody now."""

    id: str
    workshop: str
    activity: str
    """Where it hangs: a workshop or the programme, and the name of its part."""

    name: str
    """Who wrote it; empty where no name is shown."""

    prompt: str
    blocks: list[PrintedShown]
    alike: int


class PacingRoom(PaceShown):
    """Where the room is now."""

    spotlight: SpotlitShown | None
    facilitator: bool
    group: GroupShown | None
    """The group that one works with now."""
