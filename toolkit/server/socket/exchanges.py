"""Pages whose way to their kernel is plain requests: websockets are blocked there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.forking.mailbox import Mailbox
from toolkit.forking.wire import unpack
from toolkit.server.socket.guard import Guard, RefusedError
from toolkit.server.socket.stumbles import log_stumble, stumble_in

ASKS_WITHIN = 75.0
"""Seconds in which a page asks again, or has gone.

It asks every few seconds, and once a minute where nobody looks at it.
"""

LONGEST_ANSWER = 2.0
"""Seconds for which a page is kept waiting for the answer to what it sent."""

_MOST_OF_ONE_KERNEL = 4

log = logging.getLogger(__name__)


class Key(NamedTuple):
    """Which page, on which kernel."""

    kernel: str
    session: str


@dataclass(eq=False, slots=True)
class Exchange:
    """One page's way to its kernel, for as long as the page goes on asking."""

    mailbox: Mailbox
    guard: Guard
    went: Callable[[], object]
    """Called when the page has gone."""

    notebook: str
    """Whose page it is."""

    _sent: str = field(default="", init=False)
    _timer: asyncio.TimerHandle | None = field(default=None, init=False)

    def send(self, messages: Iterable[bytes]) -> None:
        """Pass on what the page says; what no page says ends it."""
        for message in messages:
            if self.mailbox.ended is not None:
                return
            try:
                judged = self.guard.judge(message)
            except RefusedError as refused:
                log.warning("A page's message was refused: %s", refused.reason)
                self.mailbox.close_with(refused.code)
                return
            for answer in judged.answers:
                self.mailbox.deliver(answer)
            if judged.passes:
                self._sent = str(unpack(message).json(0).get("msg_id", ""))
                self.mailbox.expect(self._sent)
                self.mailbox.handle_incoming_message(message)

    async def answers(self) -> list[bytes]:
        """What the kernel has said, once it has dealt with what was sent last."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_ANSWER):
                await self.mailbox.answer_to(self._sent)
        letters = self.mailbox.take()
        return [one for one in letters if not _stumbles(one, self.notebook)]

    def wait(self, end: Callable[[], object]) -> None:
        """From now on the page has `ASKS_WITHIN` to ask again; else call *end*."""
        self.stop()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(ASKS_WITHIN, end)

    def stop(self) -> None:
        """Wait for no further question."""
        if self._timer is not None:
            self._timer.cancel()


class Exchanges:
    """All of them; lives as long as the server."""

    def __init__(self) -> None:
        self._open: dict[Key, Exchange] = {}

    def find(self, key: Key) -> Exchange | None:
        """The exchange of this page, which has asked again; None if it had gone."""
        exchange = self._open.get(key)
        if exchange is not None:
            exchange.wait(lambda: self.end(key))
        return exchange

    async def begin(self, key: Key, exchange: Exchange) -> None:
        """Keep *exchange* as what this page has now; too old ones of its kernel end."""
        self.end(key)
        of_kernel = [other for other in self._open if other.kernel == key.kernel]
        too_many = max(0, len(of_kernel) + 1 - _MOST_OF_ONE_KERNEL)
        for other in of_kernel[:too_many]:
            self.end(other)
        self._open[key] = exchange
        self.find(key)
        await exchange.mailbox.connect()

    def end(self, key: Key, exchange: Exchange | None = None) -> None:
        """The page has gone, or *exchange* of it has. Harmless if it had before."""
        found = self._open.get(key)
        if found is None or exchange not in {None, found}:
            return
        del self._open[key]
        found.stop()
        found.mailbox.disconnect()
        found.went()


def _stumbles(letter: bytes, notebook: str) -> bool:
    stumble = stumble_in(letter)
    if stumble is not None:
        log_stumble(notebook, stumble)
    return stumble is not None
