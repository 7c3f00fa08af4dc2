"""What the panel of walls shows."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from toolkit.activities.base.shapes import PrintedShown


class WallPart(TypedDict):
    """One part of somebody's answer, and who says the same."""

    key: str
    label: str
    """What it is called where several parts are shown; else empty."""

    blocks: list[PrintedShown]
    seen_by: str
    for_all: bool
    alike: list[str]


class WallCard(TypedDict):
    """What one person shares: one part, or all of them."""

    name: str
    school: str
    saved: str
    parts: list[WallPart]


class HiddenPart(TypedDict):
    """What was taken off the wall."""

    key: str
    name: str
    label: str


class OnWall(TypedDict):
    """What is shared of one activity: cards, or the votes of a poll."""

    cards: dict[str, WallCard]
    """By the person whose it is."""

    order: list[str]
    hidden: list[HiddenPart]
    ready: int
    """How many people share something."""

    for_fewer: int
    """How much of it not everybody may read."""

    kept: int
    """How many have answered and share nothing."""

    votes: list[tuple[str, int]]
    answered: int


class Picked(TypedDict):
    """An answer that was picked to be shown to everybody."""

    id: str
    alike: int
    shown: bool
    turn: int
    """Which of those that wait it is: 1 for the next; 0 where it does not wait."""

    name: str
    blocks: list[PrintedShown]
    gone: NotRequired[bool]
    """Whether its author shares it no longer."""

    waits: NotRequired[bool]
    """Whether it is among words that show to all together."""


class WallShown(OnWall):
    """One activity, what is shared of it, and the spotlight."""

    activities: list[tuple[str, str]]
    """The name and the prompt of each that could be shown."""

    activity: str
    parts: list[tuple[str, str]]
    """The name and the label of each part that could be shown alone."""

    part: str
    """The one that is; empty where all are, or there is one."""

    votes_only: bool
    """Whether answers are counted here, not read."""

    prompt: str
    follows: bool
    together: bool
    revealed: bool
    can_go_up: bool
    """Whether the screen can show this wall."""

    is_up: bool
    spotlight: list[Picked]


class UpNow(TypedDict):
    """What the screen for the room was asked to show."""

    words: str
    behind: bool
    """Whether a spotlight is shown before it."""


class Tally(TypedDict):
    """How many have answered something, and how many of them share it."""

    answered: int
    shared: int
    is_vote: bool


class Voted(TypedDict):
    """How often each option was chosen, and by how many people in all."""

    votes: list[tuple[str, int]]
    answered: int


class BesideWall(TypedDict):
    """What else is asked in the section of a wall; nothing where it is one thing."""

    here: list[tuple[str, str]]
    """The name and the prompt of each."""

    tallies: dict[str, Tally]
    overview: bool
    """Whether all of it is shown at once, in the last section."""

    has_overview: bool
    results: dict[str, Voted]
    """Then the votes, by the poll's name."""


class WallsRoom(WallShown, BesideWall):
    """All that the panel of walls shows."""

    workshop: str
    up: UpNow | None
