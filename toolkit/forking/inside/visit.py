"""The life of one visitor's kernel, from its binding to its end."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import traceback
from collections.abc import Coroutine
from typing import Any, NoReturn

import zmq
from jupyter_client.session import DELIM

from toolkit.forking.hooks import HOOKS
from toolkit.forking.inside.kernel import ForkedApp, leave
from toolkit.forking.orders import Payload
from toolkit.forking.wire import CHUNK, Framer, Message, pack_json, unpack


def make_loop() -> asyncio.AbstractEventLoop:
    """The event loop of a kernel."""
    # The default loop of Windows cannot wait for a socket with add_reader.
    return asyncio.SelectorEventLoop()


class Visit:
    """Passes messages to the kernel; lives as long as the process."""

    def __init__(self, app: ForkedApp) -> None:
        self.kernel = app.kernel
        self._app = app
        self._connection = app.connection
        self._framer = Framer()
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self, stream: socket.socket, binding: dict[str, str]) -> None:
        """Bind the notebook to its visitor, then pass messages on for ever."""
        loop = asyncio.get_running_loop()
        for text in self._app.streams:
            text.wake = loop.call_soon_threadsafe
        self._bind(binding)
        loop.add_reader(stream.fileno(), self._read, stream)
        await loop.create_future()

    def _bind(self, binding: dict[str, str]) -> None:
        HOOKS.send = self._connection.notify
        # No browser listens yet, and it asks for the state of every widget first.
        self.kernel.iopub.muted = True
        try:
            HOOKS.bind(binding)
        except BaseException:
            failure = traceback.format_exc()
            self._connection.send(pack_json("failed", {"traceback": failure}))
            leave(1)
        for stream in self._app.streams:
            stream.flush()
        self.kernel.iopub.muted = False
        self._connection.send(pack_json("ready", {}))

    def _read(self, stream: socket.socket) -> None:
        try:
            data = stream.recv(CHUNK)
        except OSError:
            data = b""
        if not data:
            self._finish(stream)
        for message in self._framer.feed(data):
            self.take(unpack(message))

    def _finish(self, stream: socket.socket) -> None:
        """End once the messages that came before the end have been dealt with."""
        loop = asyncio.get_running_loop()
        loop.remove_reader(stream.fileno())
        ending = loop.create_task(self._leave_after(tuple(self._tasks)))
        self._tasks.add(ending)

    async def _leave_after(self, tasks: tuple[asyncio.Task[None], ...]) -> NoReturn:
        if tasks:
            await asyncio.wait(tasks)
        leave()

    async def settled(self) -> None:
        """Wait until every message has been dealt with."""
        if self._tasks:
            await asyncio.wait(tuple(self._tasks))

    def take(self, message: Message) -> None:
        """Deal with *message*, soon."""
        frames = [zmq.Frame(part) for part in (DELIM, b"", *message.parts)]
        if message.channel == "shell":
            self._start(self.kernel.shell_main(None, frames))
        elif message.channel == "control":
            self._start(self.kernel.dispatch_control(frames))
        elif message.channel == "notice":
            self._start(self._hear(message.json()))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _hear(self, payload: Payload) -> None:
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            for callback in HOOKS.on_notice:
                callback(payload)
        except (Exception, KeyboardInterrupt):
            self._app.log.exception("A notice could not be dealt with.")
        finally:
            signal.signal(signal.SIGINT, before)
            sys.stdout.flush()
            sys.stderr.flush()
