"""An invented visitor that leaves, whatever it was in the middle of."""

from __future__ import annotations

import asyncio

import pytest

from toolkit.demo.visitor import Visitor

HALF = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


async def leave_in_the_middle() -> None:
    """Ask for a page, and go while it is coming."""
    comes, left, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(HALF)
        await writer.drain()
        comes.set()
        await left.wait()
        writer.close()
        ended.set()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    address, port = server.sockets[0].getsockname()
    visit = asyncio.create_task(Visitor(f"http://{address}:{port}").open_page())
    await comes.wait()
    visit.cancel()
    await asyncio.wait([visit])
    left.set()
    await ended.wait()
    server.close()
    assert visit.cancelled()


def test_a_visitor_who_leaves_in_the_middle_is_not_complained_of(
    caplog: pytest.LogCaptureFixture,
) -> None:
    asyncio.run(leave_in_the_middle())
    assert not caplog.records
