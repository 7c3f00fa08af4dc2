"""Hints that something changed, passed on at a rate that a full room can bear."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

_EACH = 0.01
"""Seconds of quiet for each page that is told: a kernel needs some of it to look."""

_LONGEST = 1.0


class Hints:
    """Tells the pages of one cohort to look again; lives while any of them is open.

    A change after a quiet moment is told at once. Those that follow closely are told
    together, a moment later: whoever looks again then sees them all.
    """

    def __init__(self, tell: Callable[[], int]) -> None:
        self._tell = tell
        self._quiet_until = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def changed(self, *, at_once: bool = False) -> None:
        """Something changed; *at_once* for what a whole room is waiting for."""
        loop = asyncio.get_running_loop()
        if at_once or loop.time() >= self._quiet_until:
            self._tell_all()
        elif self._timer is None:
            self._timer = loop.call_at(self._quiet_until, self._tell_all)

    def _tell_all(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        told = self._tell()
        quiet = min(_LONGEST, _EACH * told)
        self._quiet_until = asyncio.get_running_loop().time() + quiet
