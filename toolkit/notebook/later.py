"""What may wait a moment, done once for all that asks for it meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PAUSE = 1.5
"""Seconds: how many share their answers is no news that anybody waits for."""


class Later:
    """Calls *work* a moment after it is asked for; lives as long as a notebook."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._planned: asyncio.TimerHandle | None = None

    def soon(self) -> None:
        """Call it once, in a moment; at once where no event loop would."""
        if self._planned is not None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._work()
            return
        self._planned = loop.call_later(PAUSE, self._begin)

    def forget(self) -> None:
        """Do not call it, if that was planned."""
        if self._planned is not None:
            self._planned.cancel()
            self._planned = None

    def _begin(self) -> None:
        self._planned = None
        self._work()
