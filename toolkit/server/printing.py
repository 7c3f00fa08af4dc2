"""Documents, made beside the server's own thread and never many at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

AT_ONCE = 2
"""Threads that print: pages go on being served meanwhile."""

_REMEMBERED = 32
"""Documents for everybody that are kept."""

P = ParamSpec("P")
T = TypeVar("T")


class Printer:
    """Prints in the order in which it was asked; lives as long as the server."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="prints")
        self._shared: dict[object, asyncio.Future[bytes]] = {}

    async def print(self, make: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """The document that *make* makes of what it is given."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(make, *given, **named))

    async def print_once(self, make: Callable[[], bytes], *, called: object) -> bytes:
        """A document that is the same for everybody, under what it is *called*.

        Those who ask while it is made wait for the same one; one that could not be made
        is tried again when somebody asks.
        """
        making = self._shared.get(called)
        if making is None or (making.done() and _failed(making)):
            making = asyncio.ensure_future(self.print(make))
            self._shared[called] = making
            while len(self._shared) > _REMEMBERED:
                del self._shared[next(iter(self._shared))]
        return await asyncio.shield(making)

    def stop(self) -> None:
        """Begin no other document."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _failed(making: asyncio.Future[bytes]) -> bool:
    return making.cancelled() or making.exception() is not None
