"""What the screen for the room says to the browser; nobody answers it."""

from __future__ import annotations

from typing import TypedDict

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


class WallCard(TypedDict):
    """What somebody shares, and how many more say the same."""

    name: str
    blocks: list[PrintedShown]
    alike: int


class WallShown(TypedDict):
    """The newest cards of a wall, and how many more there are."""

    prompt: str
    cards: list[WallCard]
    more: int


class ScreenRoom(PaceShown):
    """What the whole room may see now; nothing for who is no facilitator."""

    spotlight: SpotlitShown | None
    workshop: str
    title: str
    """Of the section that is on."""

    first: bool
    """Whether that is the first one."""

    prompts: list[str]
    door: DoorShown | None
    """None while no room is open."""

    countable: list[Countable]
    results: list[ChartShown | TitleShown]
    wall: WallShown | None
