"""An invented visitor that leaves, whatever it was in the middle of."""

from __future__ import annotations

import asyncio
import gc

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketHandler

from tests.serving import PATIENCE
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


async def leave_while_the_line_opens() -> None:
    """Ask for a websocket, and go while the server still thinks about it."""
    comes, left, gone = asyncio.Event(), asyncio.Event(), asyncio.Event()

    class Slow(WebSocketHandler):
        async def prepare(self) -> None:
            comes.set()
            await left.wait()

        def select_subprotocol(self, subprotocols: list[str]) -> str:
            return subprotocols[0]

        def on_close(self) -> None:
            gone.set()

    server = HTTPServer(Application([(r"/api/kernels/one/channels", Slow)]))
    (socket,) = bind_sockets(0, "127.0.0.1")
    server.add_socket(socket)
    visitor = Visitor(f"http://127.0.0.1:{socket.getsockname()[1]}")
    connecting = asyncio.create_task(visitor.connect(kernel_id="one"))
    await comes.wait()
    connecting.cancel()
    await asyncio.sleep(0)  # one turn of the loop, in which it hears of that
    left.set()
    await asyncio.wait([connecting])
    assert connecting.cancelled()
    await asyncio.wait_for(gone.wait(), PATIENCE)
    server.stop()


def test_a_line_that_opens_after_its_visitor_has_left_is_closed() -> None:
    asyncio.run(leave_while_the_line_opens())
    gc.collect()  # an open one complains when it is thrown away
