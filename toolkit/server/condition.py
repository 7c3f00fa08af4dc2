"""Whether the server can keep what people write; said in the log when that changes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from toolkit.store.condition import Trouble

LOOK_EVERY = 10.0
"""Seconds between two looks."""

FRESH = 2.0
"""Seconds for which what was found is told again: each look takes its turn to write."""

log = logging.getLogger(__name__)

Look = Callable[[], tuple[Trouble, ...]]
"""Finds what is wrong now; may have to wait."""


class Condition:
    """Looks again and again, and when somebody asks; lives as long as the server."""

    def __init__(
        self, look: Look, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._look = look
        self._clock = clock
        self._found: tuple[Trouble, ...] = ()
        self._fresh_until = float("-inf")
        self._looking: asyncio.Future[tuple[Trouble, ...]] | None = None
        self._told: dict[str, Trouble] = {}

    async def now(self) -> tuple[Trouble, ...]:
        """What is wrong, or was a moment ago; who asks together is told together.

        So nobody who asks again and again keeps those waiting who write.
        """
        if self._clock() < self._fresh_until:
            return self._found
        if self._looking is None or self._looking.done():
            # Not with the readers of the store: they may all be waiting for it.
            self._looking = asyncio.ensure_future(asyncio.to_thread(self._look))
        self._found = found = await asyncio.shield(self._looking)
        self._fresh_until = self._clock() + FRESH
        self._tell(found)
        return found

    async def keep(self) -> None:
        """Look, and say in the log what begins and what is over, until cancelled."""
        while True:
            try:
                await self.now()
            except Exception:
                log.exception("How the store is could not be found out.")
            await asyncio.sleep(LOOK_EVERY)

    def _tell(self, found: tuple[Trouble, ...]) -> None:
        now = {trouble.status: trouble for trouble in found}
        for status, trouble in now.items():
            if status not in self._told:
                log.error("%s", trouble.words)
        for status in self._told.keys() - now.keys():
            log.warning("It is over that %s.", status)
        self._told = now
