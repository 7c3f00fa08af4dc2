"""What was found when somebody last looked whether all is ready."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from toolkit.clock import now
from toolkit.readiness.point import Part

FRESH = timedelta(minutes=1)
"""For which what was found is told again: looking takes seconds."""

AT_ONCE = timedelta(seconds=5)
"""Also to who asks to look again, so that nobody keeps the server looking."""


class Lookout:
    """One look at a time, told to all who ask meanwhile; as the server."""

    def __init__(self, *, clock: Callable[[], datetime] = now) -> None:
        self._clock = clock
        self._looking: asyncio.Future[Part] | None = None
        self._for = -1

    async def found(
        self, look: Callable[[], Part], *, people: int, again: bool = False
    ) -> Part:
        """What *look* finds for so many *people*, or has found a moment ago."""
        if self._looking is None or not self._is_fresh(self._looking, people, again):
            self._for = people
            self._looking = asyncio.ensure_future(asyncio.to_thread(look))
        return await asyncio.shield(self._looking)

    def _is_fresh(
        self,
        looking: asyncio.Future[Part],
        people: int,
        again: bool,  # noqa: FBT001
    ) -> bool:
        if not looking.done():
            return people <= self._for
        if looking.cancelled() or looking.exception() or people > self._for:
            return False
        return self._clock() - looking.result().at < (AT_ONCE if again else FRESH)
