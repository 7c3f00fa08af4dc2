"""What is measured has one face: pages to visit and boxes to write in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, Protocol, TypeVar

from benchmarks.plain import prompts
from benchmarks.servers import NOTEBOOK, PATIENCE, Server

FIRST, ACTIVITY, POLL = "w1-r1-keynote-notes", "w1-r4-hope", "w1-q1-leadership-time"


class Tab(Protocol):
    """Somebody's open page, whatever it says over its line."""

    page: str
    """Its address at the server."""

    cookies: dict[str, str]

    async def close(self) -> None:
        """Leave, as a tab does that is closed."""


T = TypeVar("T", bound=Tab)


class Contender(ABC, Generic[T]):
    """One running server and what its visitors do; as long as the server."""

    name: str
    first_at = ""
    """What follows it for who goes straight to the first reflection."""

    def __init__(self, server: Server) -> None:
        self.server = server
        asked = prompts(NOTEBOOK)
        self.first_prompt, self.prompt = asked[FIRST], asked[ACTIVITY]

    @abstractmethod
    async def visitor(self, number: int, *, patience: float = 60) -> T:
        """Somebody who may open the page, and has not yet."""

    @abstractmethod
    async def facilitator(self) -> T:
        """Somebody who steers, and has not opened the page yet."""

    @abstractmethod
    async def open(self, visitor: T) -> None:
        """Everything a page does before somebody can write."""

    @abstractmethod
    async def write(self, visitor: T, text: str) -> None:
        """Put *text* into the visitor's box; returns when it is said to be saved."""

    @abstractmethod
    async def reveal(self, visitor: T, *, shown: bool) -> None:
        """Send what a facilitator's button sends."""

    @abstractmethod
    async def see(self, visitor: T, *, shown: bool) -> None:
        """Wait until the visitor's page is told to show, or hide, the results."""

    async def warm_up(self) -> None:
        """Visit once, from the page to the saved answer, and leave."""
        visitor = await self.visitor(0, patience=PATIENCE)
        await self.open(visitor)
        await self.write(visitor, "first")
        await visitor.close()
