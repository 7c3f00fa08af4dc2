"""Hints between servers that share one PostgreSQL database: LISTEN and NOTIFY."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol

import psycopg
from psycopg import sql

CHANNEL = "workshop_toolkit"
LISTEN = sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL))
PAUSE = 2.0
"""Seconds before a lost connection is made again."""

MOST_WAITING = 1000
"""Hints that wait to be sent, while there is no connection."""

log = logging.getLogger(__name__)


class Heard(Protocol):
    """Is told of each hint."""

    def __call__(self, cohort: str, *, at_once: bool) -> None:
        """*cohort* changed; *at_once*: a room waits for it."""


class Notifications:
    """Tells other servers that a cohort changed, and hears of it from them.

    Lives as long as its server, called *name*. It says which cohort, and whether a room
    waits for it; never what changed. Losing its connection loses hints, not answers.
    """

    def __init__(self, url: str, *, name: str, heard: Heard) -> None:
        # SQLAlchemy names its driver in the address; the driver itself does not.
        self._address = f"postgresql://{url.partition('://')[2]}"
        self._name = name
        self._heard = heard
        self._waiting: asyncio.Queue[tuple[str, bool]] = asyncio.Queue(MOST_WAITING)
        self.listening = asyncio.Event()

    def tell(self, cohort: str, *, at_once: bool) -> None:
        """Say soon that *cohort* changed."""
        with suppress(asyncio.QueueFull):
            self._waiting.put_nowait((cohort, at_once))

    async def run(self) -> None:
        """Listen and tell until cancelled, connecting again whenever that is needed."""
        await asyncio.gather(self._again(self._listen), self._again(self._speak))

    async def _again(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except psycopg.Error as error:
                log.warning("The line to other servers broke: %s", type(error).__name__)
            await asyncio.sleep(PAUSE)

    async def _listen(self) -> None:
        try:
            async with await self._connection() as connection:
                await connection.execute(LISTEN)
                self.listening.set()
                async for notice in connection.notifies():
                    self._take(notice.payload)
        finally:
            self.listening.clear()

    async def _speak(self) -> None:
        async with await self._connection() as connection:
            while True:
                cohort, at_once = await self._waiting.get()
                said = json.dumps([self._name, cohort, at_once])
                await connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, said))

    async def _connection(self) -> psycopg.AsyncConnection:
        return await psycopg.AsyncConnection.connect(self._address, autocommit=True)

    def _take(self, said: str) -> None:
        # Whoever may speak to the database may say anything here.
        with suppress(ValueError, TypeError):
            name, cohort, at_once = json.loads(said)
            if name != self._name and isinstance(cohort, str):
                self._heard(cohort, at_once=at_once is True)
