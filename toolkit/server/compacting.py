"""What is owed after somebody was erased: the database is written anew."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from toolkit.errors import StoreError
from toolkit.model import LocalTime
from toolkit.settings import Settings
from toolkit.store import Store

_LOOK_EVERY = 60.0

log = logging.getLogger(__name__)


class Compacting:
    """Compacts the database when that is owed; lives as long as its server.

    Where others are too busy it is tried again a minute later. A large database is
    written anew in the hour of the night in which backups are made.
    """

    def __init__(
        self,
        store: Store,
        *,
        settings: Settings,
        local: Callable[[], LocalTime],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._hour = settings.backup_hour
        self._local = local
        self._clock = clock
        self._is_owed = asyncio.Event()

    def soon(self) -> None:
        """Somebody has been erased: look at once."""
        self._is_owed.set()

    async def keep(self) -> None:
        """Do what is owed, while the server runs."""
        while True:
            self._is_owed.clear()
            await self.look()
            try:
                await asyncio.wait_for(self._is_owed.wait(), _LOOK_EVERY)
            except TimeoutError:
                continue

    async def look(self) -> None:
        """Compact the database if that is owed; a failure is tried again."""
        at = self._clock()
        is_night = self._local().at(at).hour == self._hour
        try:
            await asyncio.to_thread(
                self._store.erasures.compact, at=at, at_night=is_night
            )
        except StoreError as failure:
            log.warning("What is owed of the database could not be seen: %s", failure)
