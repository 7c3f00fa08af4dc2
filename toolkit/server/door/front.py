"""The HTTP server as people reach it: from how many connections, by which proxies."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Iterable
from socket import socket
from typing import Any

from tornado.httputil import (
    HTTPHeaders,
    HTTPMessageDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.iostream import IOStream, StreamClosedError

from toolkit.server.door.accepting import Accepting
from toolkit.server.door.body_limit import LimitingServer
from toolkit.server.door.forwarded import forwarded
from toolkit.server.door.sockets import PROXY, OpenSocket, OpenSockets
from toolkit.server.headers import ALWAYS
from toolkit.server.throttle import neighbourhood
from toolkit.server.words import NO_ROOM

_MAKES_ROOM = 128
"""Connections that go when the system has no files left."""


def _refusal() -> bytes:
    body = f"{NO_ROOM}\n".encode()
    headers = {
        **ALWAYS,
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Length": str(len(body)),
        "Retry-After": "5",
        "Connection": "close",
    }
    lines = (f"{name}: {value}" for name, value in headers.items())
    head = "\r\n".join(("HTTP/1.1 503 Service Unavailable", *lines, "", ""))
    return head.encode() + body


class _Stream(IOStream):
    """A connection's bytes. Says when it is closed, also by a websocket of later."""

    peer: str
    held: OpenSocket
    gone: Callable[[OpenSocket], None]

    def close_fd(self) -> None:
        super().close_fd()
        self.gone(self.held)

    def refuse(self) -> None:
        """Say in a sentence that there is no room, as far as that gets through."""
        with contextlib.suppress(StreamClosedError):
            self.write(_refusal())
        self.close()


class FrontServer(LimitingServer):
    """Keeps the connections that `open_sockets` has room for, as long as it serves."""

    open_sockets: OpenSockets
    proxies: int

    def add_sockets(self, sockets: Iterable[socket]) -> None:
        """Begin to accept connections."""
        for each in sockets:
            accepting = Accepting(each, take=self._take, relieve=self._relieve)
            self._sockets[each.fileno()] = each
            self._handlers[each.fileno()] = accepting.stop

    def start_request(self, server_conn: Any, request_conn: Any) -> HTTPMessageDelegate:
        """Wait for a request (called by tornado)."""
        stream: _Stream = server_conn.stream
        self.open_sockets.waits(stream.held)
        whole = super().start_request(server_conn, request_conn)
        return _Followed(
            whole, stream=stream, server=self, context=request_conn.context
        )

    def _take(self, connection: socket, address: tuple[Any, ...]) -> None:
        stream = _Stream(
            connection,
            max_buffer_size=self.max_buffer_size,
            read_chunk_size=self.read_chunk_size,
        )
        stream.peer = str(address[0])
        place = PROXY if self.proxies else neighbourhood(stream.peer)
        stream.held = OpenSocket(place, end=stream.close, is_stuck=stream.writing)
        stream.gone = self.open_sockets.went
        if self.open_sockets.came(stream.held):
            self.handle_stream(stream, address)
        else:
            stream.refuse()

    def _relieve(self) -> None:
        self.open_sockets.end_some(_MAKES_ROOM)


class _Followed(HTTPMessageDelegate):
    """Notes for whom a request is, and when it has arrived whole."""

    def __init__(
        self,
        whole: HTTPMessageDelegate,
        *,
        stream: _Stream,
        server: FrontServer,
        context: Any,
    ) -> None:
        self._whole = whole
        self._is_refused = False
        self._stream = stream
        self._server = server
        self._context = context

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        peer, proxies = self._stream.peer, self._server.proxies
        origin = forwarded(headers, proxies=proxies, peer=peer)
        # Handlers find these in their request.
        self._context.remote_ip = origin.address
        self._context.protocol = origin.protocol
        sockets = self._server.open_sockets
        if proxies and not sockets.is_for(self._stream.held, origin.address):
            self._is_refused = True
            self._stream.refuse()
            return None
        return self._whole.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return None if self._is_refused else self._whole.data_received(chunk)

    def finish(self) -> None:
        if not self._is_refused:
            self._server.open_sockets.is_served(self._stream.held)
            self._whole.finish()

    def on_connection_close(self) -> None:
        if not self._is_refused:
            self._whole.on_connection_close()
