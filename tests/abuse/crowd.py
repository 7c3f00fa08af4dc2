"""So many websockets that nothing of an address is idle."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping

from tests.serving import PATIENCE, WORKSHOP, LiveServer
from toolkit.demo.visitor import Visitor

_OF_EACH = 10
"""Fewer than one person may have."""


@contextlib.asynccontextmanager
async def websockets(
    live: LiveServer, count: int, *, headers: Mapping[str, str] | None = None
) -> AsyncIterator[None]:
    """As many websockets as *count*, of as many people as that takes."""
    async with contextlib.AsyncExitStack() as opened:
        for number in range(count):
            if number % _OF_EACH == 0:
                person = live.signed_in(f"Participant {10 + number // _OF_EACH}")
                kernel, cookies = person.kernel(), dict(person.http.cookies)
                person.http.close()
            tab = Visitor(
                live.base,
                page=f"/workshop/{WORKSHOP}",
                cookies=cookies,
                headers=headers,
                timeout=PATIENCE,
            )
            await tab.connect(kernel_id=kernel)
            opened.push_async_callback(tab.close)
        yield
