"""Requests and websockets that may be given up at any moment."""

from __future__ import annotations

import asyncio
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect


async def fetched(request: HTTPRequest) -> HTTPResponse:
    """The response to *request*, whatever its status.

    Who is cancelled meanwhile leaves it to end by itself: of a request that was
    cancelled the client logs how it ended.
    """
    fetching = AsyncHTTPClient().fetch(request, raise_error=False)
    fetching.add_done_callback(_seen)
    return await asyncio.shield(fetching)


async def opened(
    request: HTTPRequest, *, protocol: str, largest: int
) -> WebSocketClientConnection:
    """A websocket of this subprotocol, for messages of at most *largest* bytes.

    Who is cancelled meanwhile leaves nothing open: it opens yet, and is closed.
    """
    opening = asyncio.ensure_future(
        websocket_connect(request, subprotocols=[protocol], max_message_size=largest)
    )
    opening.add_done_callback(_seen)
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait([opening])
        if not opening.exception():
            await _close(opening.result())
        raise


async def _close(socket: WebSocketClientConnection) -> None:
    """Close *socket*, and wait until the other side has."""
    socket.close()
    while await socket.read_message() is not None:
        pass


def _seen(coming: asyncio.Future[Any]) -> None:
    """Let nobody be told of a failure that no one waits for."""
    if not coming.cancelled():
        coming.exception()
