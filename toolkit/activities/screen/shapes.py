"""What the screen for the room says to the browser; nobody answers it."""

from __future__ import annotations

from typing import Literal, TypedDict

from toolkit.activities.base.shapes import PrintedShown
from toolkit.activities.charts.shapes import ChartShown, TitleShown
from toolkit.activities.pacing.shapes import PaceShown, SpotlitShown


class DoorShown(TypedDict):
    """How people come in: the room code, and the address in words and as a picture."""

    code: str
    address: str
    qr: str
    """An address of the picture that holds all of it."""


class Countable(TypedDict):
    """What is asked now and can be counted, and whether all see the count."""

    name: str
    prompt: str
    revealed: bool


class VotingShown(TypedDict):
    """What people choose from, and how many have: never what."""

    title: str
    options: list[str]
    ends: list[str]
    answered: int


class WallCard(TypedDict):
    """What somebody shares, and how many more say the same."""

    name: str
    blocks: list[PrintedShown]
    alike: int


class CloudWord(TypedDict):
    """A short answer, and how many gave it."""

    text: str
    count: int


class WallShown(TypedDict):
    """The newest cards of a wall, and how many more there are; or short answers."""

    prompt: str
    cards: list[WallCard]
    more: int
    cloud: list[CloudWord]


class GroupPageOnScreen(TypedDict):
    """What one group has written."""

    name: str
    lines: list[str]


class GroupPagesShown(TypedDict):
    """Every group's page, once a facilitator has shown them to everybody."""

    prompt: str
    revealed: bool
    groups: list[GroupPageOnScreen]


class WaitingShown(TypedDict):
    """A wall that shows everybody's words together, later, and how many are ready."""

    prompt: str
    ready: int


class FarewellShown(TypedDict):
    """What comes after a workshop: the task and the next day, where there are any."""

    task: str
    due: str
    next: str
    when: str
    evaluation: str
    """How long the one takes that is asked now, and where it is."""


Arrived = Literal["few", "half", "all"]
"""How many of those expected have joined."""


class CountedShown(TypedDict):
    """What was counted, and what is being counted."""

    results: list[ChartShown | TitleShown]
    voting: list[VotingShown]


class WrittenShown(TypedDict):
    """What people wrote; at most one of these is there."""

    wall: WallShown | None
    groups: GroupPagesShown | None
    waiting: WaitingShown | None


class MadeShown(CountedShown, WrittenShown):
    """What the room made, as far as it is shown now."""

    up: str
    """What was put up."""

    countable: list[Countable]


class ScreenRoom(PaceShown, MadeShown):
    """What the whole room may see now; nothing for who is no facilitator."""

    spotlight: SpotlitShown | None
    workshop: str
    title: str
    """Of the section that is on."""

    first: bool
    """Whether that is the first one."""

    page: int
    """How often a facilitator turned on."""

    prompts: list[str]
    points: list[PrintedShown]
    """What the notebook says in the section that is on."""

    door: DoorShown | None
    """None while no room is open."""

    arrived: Arrived
    farewell: FarewellShown | None
