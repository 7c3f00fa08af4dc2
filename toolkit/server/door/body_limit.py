"""The HTTP server: only somebody who is signed in sends more than a form."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import (
    HTTPHeaders,
    HTTPMessageDelegate,
    RequestStartLine,
    ResponseStartLine,
)

from toolkit.server.bodies import LargeBodies

LARGEST_FORM = 100_000
"""Bytes of the largest request that is no file."""

Most = Callable[[str, HTTPHeaders, object], Awaitable[int]]
"""How many bytes a request to this address, with these headers, may carry."""


class LimitingServer(HTTPServer):
    """Reads of each request as many bytes as `most` says, and no more."""

    most: Most
    bodies: LargeBodies

    def start_request(self, server_conn: Any, request_conn: Any) -> HTTPMessageDelegate:
        """Begin a request (called by tornado)."""
        whole = super().start_request(server_conn, request_conn)
        return _Measured(whole, connection=request_conn, server=self)


class _Measured(HTTPMessageDelegate):
    """Sets the limit between a request's headers and its body.

    What is too much at this moment is read all the same, and forgotten: a browser hears
    no answer before it has sent everything.
    """

    def __init__(
        self, whole: HTTPMessageDelegate, *, connection: Any, server: LimitingServer
    ) -> None:
        self._whole = whole
        self._connection = connection
        self._most = server.most
        self._bodies = server.bodies

    async def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> None:
        path = getattr(start_line, "path", "")
        most = await self._most(path, headers, self._connection)
        self._connection.set_max_body_size(most)
        if self._bodies.drops(self._connection):
            headers.pop("Content-Type", None)  # there is nothing to take apart
        begun = self._whole.headers_received(start_line, headers)
        if begun is not None:
            await begun

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        if self._bodies.drops(self._connection):
            return None
        return self._whole.data_received(chunk)

    def finish(self) -> None:
        self._whole.finish()

    def on_connection_close(self) -> None:
        self._bodies.end(self._connection)
        self._whole.on_connection_close()


def body_length(headers: HTTPHeaders, *, most: int) -> int:
    """Bytes that a request with these headers may bring, of *most* that are read."""
    said = headers.get("Content-Length", "")
    if "Transfer-Encoding" in headers or len(said) > len(str(most)):
        return most
    return min(int(said), most) if said.isascii() and said.isdigit() else 0
