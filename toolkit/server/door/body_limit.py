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

LARGEST_FORM = 100_000
"""Bytes of the largest request that is no file."""

Most = Callable[[str, HTTPHeaders], Awaitable[int]]
"""How many bytes a request to this address, with these headers, may carry."""


class LimitingServer(HTTPServer):
    """Reads of each request as many bytes as `most` says, and no more."""

    most: Most

    def start_request(self, server_conn: Any, request_conn: Any) -> HTTPMessageDelegate:
        """Begin a request (called by tornado)."""
        whole = super().start_request(server_conn, request_conn)
        return _Measured(whole, connection=request_conn, most=self.most)


class _Measured(HTTPMessageDelegate):
    """Sets the limit between a request's headers and its body."""

    def __init__(
        self, whole: HTTPMessageDelegate, *, connection: Any, most: Most
    ) -> None:
        self._whole = whole
        self._connection = connection
        self._most = most

    async def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> None:
        path = getattr(start_line, "path", "")
        self._connection.set_max_body_size(await self._most(path, headers))
        begun = self._whole.headers_received(start_line, headers)
        if begun is not None:
            await begun

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._whole.data_received(chunk)

    def finish(self) -> None:
        self._whole.finish()

    def on_connection_close(self) -> None:
        self._whole.on_connection_close()
