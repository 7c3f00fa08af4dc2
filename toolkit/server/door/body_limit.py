"""The HTTP server: only somebody who is signed in, adding a file, sends much."""

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

Admits = Callable[[str, HTTPHeaders], Awaitable[bool]]
"""Whether a request to this address, with these headers, may carry a file."""


class LimitingServer(HTTPServer):
    """Reads at most a form from anybody whom `admits` does not let send more."""

    admits: Admits

    def start_request(self, server_conn: Any, request_conn: Any) -> HTTPMessageDelegate:
        """Begin a request (called by tornado)."""
        whole = super().start_request(server_conn, request_conn)
        return _Measured(whole, connection=request_conn, admits=self.admits)


class _Measured(HTTPMessageDelegate):
    """Sets the limit between a request's headers and its body."""

    def __init__(
        self, whole: HTTPMessageDelegate, *, connection: Any, admits: Admits
    ) -> None:
        self._whole = whole
        self._connection = connection
        self._admits = admits

    async def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> None:
        path = getattr(start_line, "path", "")
        if not await self._admits(path, headers):
            self._connection.set_max_body_size(LARGEST_FORM)
        begun = self._whole.headers_received(start_line, headers)
        if begun is not None:
            await begun

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._whole.data_received(chunk)

    def finish(self) -> None:
        self._whole.finish()

    def on_connection_close(self) -> None:
        self._whole.on_connection_close()
