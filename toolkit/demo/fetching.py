"""A request that may be given up at any moment."""

from __future__ import annotations

import asyncio

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse


async def fetched(request: HTTPRequest) -> HTTPResponse:
    """The response to *request*, whatever its status.

    Who is cancelled meanwhile leaves it to end by itself: of a request that was
    cancelled the client logs how it ended.
    """
    fetching = AsyncHTTPClient().fetch(request, raise_error=False)
    fetching.add_done_callback(_seen)
    return await asyncio.shield(fetching)


def _seen(fetching: asyncio.Future[HTTPResponse]) -> None:
    """Let nobody be told of a failure that no one waits for."""
    if not fetching.cancelled():
        fetching.exception()
