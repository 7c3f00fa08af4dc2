"""Kernels that a template has made ahead of need, and that belong to nobody yet."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from toolkit.forking.errors import TemplateError
from toolkit.forking.processes import KILLED, Child
from toolkit.forking.wire import CHUNK, Framer, frame, pack_json, unpack

PATIENCE = 30.0
"""Seconds a kernel may take to get ready; it is no use if it takes that long."""


class Spares:
    """Processes that wait for a visitor; as long as their template.

    One that ends is forgotten at once. None is given out twice.
    """

    def __init__(self, make: Callable[[], Awaitable[Child]]) -> None:
        self._make = make
        self._waiting: list[Child] = []
        self._ended = False

    def __len__(self) -> int:
        return len(self._waiting)

    async def add(self) -> None:
        """Make one more, and let it get ready.

        Raises:
            TemplateError: it ended meanwhile, or could not get ready.
        """
        process = await self._make()
        try:
            async with asyncio.timeout(PATIENCE):
                await _prepared(process)
        except (TimeoutError, OSError) as error:
            end(process)
            raise TemplateError("A kernel could not be made ahead of need.") from error
        except BaseException:
            end(process)
            raise
        self.keep(process)

    def keep(self, process: Child) -> None:
        """Let *process*, which waits for its visitor, be one of them."""
        if self._ended or process.exited.done():
            end(process)
            return
        spare = replace(process, is_spare=True)
        self._waiting.append(spare)
        process.exited.add_done_callback(lambda _: self._gone(spare))

    def take(self) -> Child | None:
        """The one that has waited longest, if there is any."""
        return self._waiting.pop(0) if self._waiting else None

    def drop(self, number: int = 1) -> int:
        """End so many of them, the newest first; how many there were to end."""
        dropped = [self._waiting.pop() for _ in range(min(number, len(self)))]
        for process in dropped:
            end(process)
        return len(dropped)

    def stop(self) -> None:
        """End all of them, and keep no more."""
        self._ended = True
        self.drop(len(self))

    def _gone(self, process: Child) -> None:
        if process in self._waiting:
            self._waiting.remove(process)
            process.stream.close()


def end(process: Child) -> None:
    """End *process*, whatever it does."""
    process.signal(-KILLED)
    process.stream.close()


async def _prepared(process: Child) -> None:
    """Ask *process* to get ready, and wait until it says that it is."""
    loop, framer = asyncio.get_running_loop(), Framer()
    with suppress(ConnectionError):
        await loop.sock_sendall(process.stream, frame(pack_json("prepare", {})))
        while data := await loop.sock_recv(process.stream, CHUNK):
            for message in framer.feed(data):
                if unpack(message).channel == "waiting":
                    return
    raise TemplateError("A kernel that was made ahead of need has ended.")
