"""Hints between servers that share one database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from toolkit.errors import StoreError
from toolkit.store import Store

if TYPE_CHECKING:
    from toolkit.server.live.notifications import Notifications

LOOK_EVERY, LOOK_EVERY_LISTENING = 2.0, 5.0
"""Seconds between two looks at what happened elsewhere: alone, and as a second line."""

log = logging.getLogger(__name__)


class Tell(Protocol):
    """Tells this server's pages of a cohort to look again."""

    def __call__(self, cohort: str, *, at_once: bool) -> None:
        """Tell them."""


class Relay:
    """Lets this server's pages know what was done on another; as long as the server.

    PostgreSQL carries hints from server to server. Whatever it does not carry, and on
    SQLite everything, is found by looking at each cohort's newest event, which is one
    small question for each cohort that has a page open here.
    """

    def __init__(
        self, store: Store, *, tell: Tell, cohorts: Callable[[], Iterable[str]]
    ) -> None:
        self._store = store
        self._tell = tell
        self._cohorts = cohorts
        self._seen: dict[str, int] = {}
        self._notifications = self._connected()

    async def keep(self) -> None:
        """Listen and look, until cancelled."""
        if self._notifications is None:
            await self._look_on()
        else:
            await asyncio.gather(self._look_on(), self._notifications.run())

    def pass_on(self, cohort: str, *, at_once: bool) -> None:
        """A change was made here: the other servers' pages want to know."""
        if self._notifications is not None:
            self._notifications.tell(cohort, at_once=at_once)

    async def begin(self, cohort: str) -> None:
        """A page of *cohort* is about to read everything."""
        if cohort not in self._seen:
            await self.told(cohort)

    async def told(self, cohort: str) -> None:
        """All pages of *cohort* here are about to read what is new."""
        with suppress(StoreError):  # then they are told once more than they need be
            newest = await asyncio.to_thread(self._store.events.last, cohort)
            self._seen[cohort] = max(newest, self._seen.get(cohort, 0))

    async def _look_on(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_LISTENING if self._hears else LOOK_EVERY)
            try:
                for cohort in set(self._cohorts()):
                    await self._look(cohort)
            except StoreError as error:
                log.warning("What happens on other servers is not seen: %s", error)
            except Exception:
                log.exception("What happens elsewhere could not be seen; trying again.")

    async def _look(self, cohort: str) -> None:
        before = self._seen.get(cohort, 0)
        newest = await asyncio.to_thread(self._store.events.last, cohort)
        told_meanwhile = self._seen.get(cohort, 0) != before
        if newest > before and not told_meanwhile:
            self._tell(cohort, at_once=False)

    @property
    def _hears(self) -> bool:
        line = self._notifications
        return line is not None and line.listening.is_set()

    def _connected(self) -> Notifications | None:
        if self._store.url.startswith("sqlite"):
            return None
        # Whoever keeps answers in SQLite needs no driver of PostgreSQL's.
        from toolkit.server.live.notifications import Notifications

        return Notifications(self._store.url, name=uuid4().hex, heard=self._tell)
