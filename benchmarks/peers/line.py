"""Somebody's open page of a peer: the page itself, and its one line to the server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from toolkit.demo.fetching import fetched

LARGEST = 2**30

Heard = Any
"""What a message says, in whatever shape its server sends it."""


def as_json(line: str) -> Heard:
    """A message that is JSON and nothing else."""
    return json.loads(line)


class Line:
    """One tab of a peer's page; lives until `close`.

    What is heard is taken in the order in which it came: who waits for one message has
    had all before it. `timeout` is how many seconds anything may take.
    """

    def __init__(self, base: str, *, page: str, timeout: float) -> None:
        self.base, self.page, self.timeout = base, page, timeout
        self.cookies: dict[str, str] = {}
        self.html = ""
        self.known: dict[str, Any] = {}
        """What its contender has read from the page, for later."""
        self._heard: asyncio.Queue[Heard] = asyncio.Queue()
        self._socket: WebSocketClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    async def open_page(self) -> str:
        """Get the page; its HTML."""
        response = await fetched(
            HTTPRequest(
                self.base + self.page,
                request_timeout=self.timeout,
                connect_timeout=self.timeout,
            )
        )
        response.rethrow()
        self.html = response.body.decode()
        return self.html

    async def connect(
        self, path: str, *, read: Callable[[str], Heard] = as_json, pong: str = ""
    ) -> None:
        """Open the line; each message is *read*, and "2" is answered with *pong*."""
        request = HTTPRequest(
            self.base.replace("http", "ws", 1) + path,
            headers={"Origin": self.base},
            request_timeout=self.timeout,
            connect_timeout=self.timeout,
        )
        self._socket = await websocket_connect(request, max_message_size=LARGEST)
        self._reader = asyncio.create_task(self._listen(self._socket, read, pong))

    async def say(self, words: str) -> None:
        """Send *words* as they are."""
        if self._socket is None:
            raise ConnectionError("Call connect() first.")
        await self._socket.write_message(words)

    async def hear(self, wanted: Callable[[Heard], object]) -> Heard:
        """Wait for a message for which *wanted* is true; those before it are gone."""
        async with asyncio.timeout(self.timeout):
            while True:
                heard = await self._heard.get()
                if heard is None:
                    raise ConnectionError("The server has closed the line.")
                if wanted(heard):
                    return heard

    async def close(self) -> None:
        """Close the line, as a tab does that is closed."""
        if self._socket is not None:
            self._socket.close()
        if self._reader is not None:
            await self._reader

    async def _listen(
        self, socket: WebSocketClientConnection, read: Callable[[str], Heard], pong: str
    ) -> None:
        while (data := await socket.read_message()) is not None:
            if pong and data == PING:
                await socket.write_message(pong)
            else:
                await self._heard.put(read(str(data)))
        socket.close()
        await self._heard.put(None)


PING = "2"
