"""What a kernel says to a page that has no websocket, or not yet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from toolkit.forking.connection import BEHIND, ForkedConnection
from toolkit.forking.wire import WireError, unpack


class Mailbox(ForkedConnection):
    """Keeps messages of a kernel in the place of a websocket; lives until `disconnect`.

    Its page is behind, and has to begin anew, when more waits for it than may, beside
    one message that may be large itself.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.ended: int | None = None
        """The code with which a websocket would have been closed."""

        self._letters: list[bytes] = []
        self._largest = 0
        self._arrived = asyncio.Event()
        self._awaited = ""

    async def connect(self) -> None:
        """Begin (called when the kernel is there)."""
        self.attach()

    def deliver(self, message: bytes) -> None:
        """Keep a message of the kernel."""
        if self._closing:
            return
        self._letters.append(message)
        self._waiting += len(message)
        if self._awaited and _dealt_with(message) == self._awaited:
            self._awaited = ""
        self._arrived.set()
        self._largest = max(self._largest, len(message))
        if self._waiting - self._largest > self.most_waiting:
            self.close_with(BEHIND)

    def close_with(self, code: int, reason: str | None = None) -> None:  # noqa: ARG002
        """Keep nothing more; the page hears of *code* when it asks."""
        if not self._closing:
            self._closing = True
            self.ended = code
            self._arrived.set()

    def take(self) -> list[bytes]:
        """What has arrived since the last time, the oldest first."""
        taken, self._letters = self._letters, []
        self._waiting = self._largest = 0
        return taken

    def expect(self, message_id: str) -> None:
        """This message is about to be sent; `answer_to` waits for what it does."""
        self._awaited = message_id

    async def answer_to(self, message_id: str) -> None:
        """Wait until the kernel has dealt with this message, or has ended."""
        while self.ended is None and self._awaited == message_id:
            self._arrived.clear()
            await self._arrived.wait()


class FirstHearing(ForkedConnection):
    """Listens to a kernel for one message, and lets go at once when that has come.

    What the kernel says afterwards is kept for whoever connects to it next.
    """

    def __init__(self, wanted: Callable[[bytes], object], **options: Any) -> None:
        super().__init__(**options)
        self._wanted = wanted
        self.heard: asyncio.Future[bytes | None] = (
            asyncio.get_running_loop().create_future()
        )
        """The message; None if the kernel has ended before."""

    async def connect(self) -> None:
        """Begin (called when the kernel is there)."""
        self.attach()

    def deliver(self, message: bytes) -> None:
        """Look whether this is the message."""
        if not self._closing and not self.heard.done() and self._wanted(message):
            self.heard.set_result(message)
            self.disconnect()

    def close_with(self, code: int, reason: str | None = None) -> None:  # noqa: ARG002
        """The kernel has ended."""
        if not self.heard.done():
            self.heard.set_result(None)
        self.disconnect()


def _dealt_with(message: bytes) -> str | None:
    """The id of what the kernel has dealt with, if it says so in *message*."""
    # Cheaper than reading every message.
    if b'"execution_state"' not in message or b'"idle"' not in message:
        return None
    try:
        said = unpack(message)
        header, parent, content = said.json(0), said.json(1), said.json(3)
    except WireError:
        return None
    is_idle = content.get("execution_state") == "idle"
    if header.get("msg_type") != "status" or not is_idle:
        return None
    return str(parent.get("msg_id", ""))
