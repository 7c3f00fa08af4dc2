"""How a websocket's large messages go: slowly if need be, and not too many."""

from __future__ import annotations

import asyncio
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketProtocol13

from toolkit.server.bodies import LargeBodies

LONGEST = 120.0
"""Seconds in which one message has to arrive."""

LARGE = 1_100_000
"""Bytes of a message from which on it is held with the other large requests."""

DEAR = 4_000_000
"""Bytes of a message from which on compressing it would take a tenth of a second."""

LATER = 1013
_PIECE = 2**16

# What it is made of are private methods, which are not declared for others.
Base: Any = WebSocketProtocol13


class MeasuredProtocol(Base):
    """One websocket, as long as it is open.

    What arrives of a message is a sign of life: an answer to a ping has to wait for its
    end, on a slow line for longer than the ping's patience.
    """

    _compressor: Any

    def __init__(
        self, handler: object, params: object, *, bodies: LargeBodies, seat: str
    ) -> None:
        super().__init__(handler, mask_outgoing=False, params=params)
        self._bodies = bodies
        self._seat = seat
        self._ends: float | None = None

    async def _receive_frame_loop(self) -> None:
        try:
            await super()._receive_frame_loop()
        finally:
            self._bodies.end(self)

    async def _read_bytes(self, n: int) -> bytes:
        self._hold(n + len(self._fragmented_message_buffer or b""))
        try:
            async with asyncio.timeout_at(self._ends):
                if n <= _PIECE:
                    read: bytes = await super()._read_bytes(n)
                    return read
                return await self._read_slowly(n)
        except TimeoutError:
            raise StreamClosedError from None

    async def _read_slowly(self, n: int) -> bytes:
        data = bytearray()
        while len(data) < n:
            data += await super()._read_bytes(min(_PIECE, n - len(data)))
            self._received_pong = True
            self.handler.on_pong(b"")  # Jupyter's own count of them
        return bytes(data)

    def _hold(self, size: int) -> None:
        """Hold a message of *size* bytes so far, in however many frames it comes."""
        if size <= LARGE or self._ends is not None:
            return
        self._ends = asyncio.get_running_loop().time() + LONGEST
        self._bodies.begin(self, seat=self._seat, size=self.params.max_message_size)
        if self._bodies.drops(self):
            self.close(LATER, "too much at once")
            raise StreamClosedError

    def _handle_message(self, opcode: int, data: bytes) -> Any:
        try:
            return super()._handle_message(opcode, data)
        finally:
            is_control = opcode & 0x8
            if not is_control:
                self._ends = None
                self._bodies.end(self)

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Send *message*; a very large one as it is, which takes less time."""
        squeezing = self._compressor
        if len(message) > DEAR:
            self._compressor = None
        try:
            return super().write_message(message, binary=binary)
        finally:
            self._compressor = squeezing
