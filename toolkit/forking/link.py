"""The server's end of the private socket pair of one kernel."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable
from typing import cast

from toolkit.forking.wire import Framer, WireError, frame

MOST_WAITING = 32 * 2**20


class Link(asyncio.Protocol):
    """Passes whole messages to and from a kernel; lives as long as the kernel."""

    def __init__(
        self, *, receive: Callable[[bytes], None], lost: Callable[[], None]
    ) -> None:
        self._receive = receive
        self._lost = lost
        self._framer = Framer()
        self._transport: asyncio.Transport | None = None
        self._slow: set[object] = set()
        self._opened = False

    @property
    def opened(self) -> bool:
        """Say whether the kernel's socket is ours to close."""
        return self._opened

    async def open(self, stream: socket.socket) -> None:
        """Take over *stream*."""
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self, sock=stream)

    def send(self, message: bytes) -> bool:
        """Send a message, or return False: the kernel is gone or far behind."""
        transport = self._transport
        if transport is None or transport.is_closing():
            return False
        if transport.get_write_buffer_size() > MOST_WAITING:
            return False
        transport.write(frame(message))
        return True

    def hold(self, reader: object) -> None:
        """Stop reading from the kernel until *reader* has caught up."""
        if self._transport is not None and not self._slow:
            self._transport.pause_reading()
        self._slow.add(reader)

    def release(self, reader: object) -> None:
        """*reader* no longer has to be waited for."""
        if reader in self._slow:
            self._slow.discard(reader)
            if self._transport is not None and not self._slow:
                self._transport.resume_reading()

    def finish(self) -> None:
        """Tell the kernel that nothing more comes; what is under way still arrives."""
        if self._transport is not None and not self._transport.is_closing():
            with contextlib.suppress(OSError):
                self._transport.write_eof()

    def abort(self) -> None:
        """Close at once."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin (called by asyncio)."""
        self._transport = cast(asyncio.Transport, transport)
        self._opened = True

    def data_received(self, data: bytes) -> None:
        """Pass on the messages that *data* completes (called by asyncio)."""
        try:
            for message in self._framer.feed(data):
                self._receive(message)
        except WireError:
            self.abort()

    def connection_lost(self, _error: Exception | None) -> None:
        """End (called by asyncio)."""
        self._transport = None
        self._lost()
