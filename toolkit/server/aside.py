"""What may have to wait, done beside the server's own thread.

That thread serves everybody: whatever waits there for a lock stops every page. So what
people ask of the store is asked on threads that are kept for it. What the server asks
by itself (who is here, what is new elsewhere, how the store is) is asked on Python's
own threads, which nobody who visits can take.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from toolkit.errors import BusyError
from toolkit.server.words import BUSY

READERS, WRITERS, KEEPERS = 8, 1, 2
"""Threads that read, write, and keep files.

There is one that writes, so writes are in the order in which they were asked for; and
neither writes nor large files keep those waiting who only read.
"""

LONGEST_WAIT = 10.0
"""Seconds after which what has had no turn is given up: nobody hopes on."""

P = ParamSpec("P")
T = TypeVar("T")


class Aside:
    """Asks the store for handlers; lives as long as the server."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reads")
        self._writers = ThreadPoolExecutor(WRITERS, thread_name_prefix="writes")
        self._keepers = ThreadPoolExecutor(KEEPERS, thread_name_prefix="files")

    async def read(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What *work* gives back, which changes nothing that is kept.

        Raises:
            BusyError: so many waited before it that it had no turn.
        """
        return await self._in_turn(self._readers, partial(work, *given, **named))

    async def write(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What *work* gives back, which changes something.

        Raises:
            BusyError: so many waited before it that it had no turn; nothing is changed.
        """
        return await self._in_turn(self._writers, partial(work, *given, **named))

    async def keep_file(
        self, work: Callable[P, T], *given: P.args, **named: P.kwargs
    ) -> T:
        """What *work* gives back, which keeps or removes a file.

        Raises:
            BusyError: so many waited before it that it had no turn; nothing is changed.
        """
        return await self._in_turn(self._keepers, partial(work, *given, **named))

    async def _in_turn(self, threads: Executor, work: Callable[[], T]) -> T:
        give_up = self._clock() + LONGEST_WAIT

        def in_turn() -> T:
            if self._clock() > give_up:
                raise BusyError(BUSY)
            return work()

        return await asyncio.get_running_loop().run_in_executor(threads, in_turn)

    def stop(self) -> None:
        """Begin nothing more; what is being written is brought to its end."""
        for threads in (self._readers, self._writers, self._keepers):
            threads.shutdown(wait=False, cancel_futures=True)
