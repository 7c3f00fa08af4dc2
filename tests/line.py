"""A line between browser and server that tests can cut, reset or fill with cotton.

A network may also let requests through and websockets not, or answer by itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from enum import StrEnum
from typing import Any

from tests.serving import PATIENCE


class Sockets(StrEnum):
    """What becomes of a websocket on its way."""

    PASS = "pass"
    REFUSED = "refused"
    HANGING = "hanging"
    """The request to open it is swallowed."""

    DEAF = "deaf"
    """It opens, and nothing comes through it."""


FORBIDDEN = (
    b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n"
    b"Content-Length: 9\r\nConnection: close\r\n\r\nForbidden"
)


class Line:
    """Forwards every connection to a port of this machine; lives in its own thread."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.port = 0
        self.refused = 0
        """How often somebody called in vain: the line was cut, or answered itself."""

        self._refusing = threading.Condition()
        self._down = False
        self._deaf = False
        self._answer = b""
        self._holds = False
        self._sockets = Sockets.PASS
        self._mute = False
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> Line:
        """Begin to listen on a free port."""
        self._thread.start()
        self._run(self._listen())
        return self

    def stop(self) -> None:
        """End for good."""
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self) -> None:
        """Break every connection, and refuse new ones until `mend`."""
        self._down = True
        self.reset()

    def half_open(self) -> None:
        """From now on swallow every byte, both ways, and close nothing."""
        self._deaf = True

    def mute(self) -> None:
        """From now on swallow what the server says; what the page says arrives."""
        self._mute = True

    def block(self, sockets: Sockets) -> None:
        """From now on let requests through, and websockets not, until `mend`."""
        self._sockets = sockets
        self.reset()

    def answer(self, answer: bytes, *, holds: bool = False) -> None:
        """From now on answer every request with *answer*, until `mend`.

        With *holds* nothing more comes, and nothing says that this was all.
        """
        self._answer, self._down, self._holds = answer, False, holds
        self.reset()

    def reset(self) -> None:
        """Break every connection that is open now."""
        self._run(self._abort())

    def wait_for_calls_in_vain(self, calls: int) -> None:
        """Wait until somebody has called so often over a line that leads nowhere."""
        with self._refusing:
            assert self._refusing.wait_for(lambda: self.refused >= calls, PATIENCE)

    def mend(self) -> None:
        """Let everything through again; connections that lost bytes are broken."""
        if self._deaf or self._mute:
            self.reset()
        self._down, self._deaf, self._mute = False, False, False
        self._answer, self._sockets = b"", Sockets.PASS

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._called, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _end(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._abort()

    async def _abort(self) -> None:
        for writer in tuple(self._open):
            writer.transport.abort()

    def _called(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Coroutine[Any, Any, None]:
        # Known before its task begins, for the line may end before that.
        self._open.add(writer)
        return self._serve(reader, writer)

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await self._join(reader, writer)
        writer.transport.abort()
        self._open.discard(writer)

    async def _join(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if self._down:
            self._call_in_vain()
            return
        first = await reader.read(65536)
        is_socket = b"upgrade: websocket" in first.lower()
        if self._answer:
            self._call_in_vain()
            writer.write(self._answer)
            if self._holds:
                await reader.read()
            await _say(writer, b"")
        elif is_socket and self._sockets is Sockets.REFUSED:
            await _say(writer, FORBIDDEN)
        elif is_socket and self._sockets is Sockets.HANGING:
            await reader.read()
        else:
            is_deaf = is_socket and self._sockets is Sockets.DEAF
            await self._forward(first, reader, writer, is_deaf=is_deaf)

    def _call_in_vain(self) -> None:
        with self._refusing:
            self.refused += 1
            self._refusing.notify_all()

    async def _forward(
        self,
        first: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        is_deaf: bool,
    ) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self.to)
        self._open.add(back)
        try:
            if not self._deaf:
                back.write(first)
            if is_deaf:
                writer.write(await there.readuntil(b"\r\n\r\n"))
            await asyncio.gather(
                self._pass(reader, back, swallows=lambda: is_deaf or self._deaf),
                self._pass(
                    there,
                    writer,
                    swallows=lambda: is_deaf or self._deaf or self._mute,
                ),
            )
        finally:
            back.transport.abort()
            self._open.discard(back)

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        swallows: Callable[[], bool],
    ) -> None:
        while data := await reader.read(65536):
            if not swallows():
                writer.write(data)
                await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()


async def _say(writer: asyncio.StreamWriter, answer: bytes) -> None:
    writer.write(answer)
    await writer.drain()
    writer.close()
    await writer.wait_closed()
