"""Starts the processes that notebooks run in, and has them forked."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.forking.errors import TemplateError
from toolkit.forking.orders import Order, Report, ZygoteOrder
from toolkit.forking.wire import CHUNK, Framer, Message, frame, pack, pack_json, unpack

ROOT = Path(__file__).resolve().parents[2]
ALWAYS = {
    # A fork has one thread, so libraries must not start pools before it.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
}
KILLED = -int(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
AT_ONCE = 64
LONGEST_END = 5.0
"""Seconds to wait for the end of a process that has been killed."""


@dataclass(frozen=True)
class Child:
    """A process that we have made, and our end of its socket."""

    number: int
    stream: socket.socket
    signal: Callable[[int], None]
    exited: asyncio.Future[int]
    wait: Callable[[], object]
    """Blocks until it has ended, at most a few seconds; only after it was killed."""

    is_spare: bool = False
    """Whether it was made ahead of need."""


class Launched:
    """A process that carries out one order, and then makes others."""

    def __init__(self, process: Child) -> None:
        self.process = process
        self.stream = process.stream
        self.exited = process.exited
        self.framer = Framer()

    async def report(self, order: Order) -> Report | None:
        """Send the *order*, and return the report or, if the process ended, None."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(ConnectionError):
            await loop.sock_sendall(self.stream, frame(pack_json("order", order)))
        return await self.reported()

    async def reported(self) -> Report | None:
        """What it says of an order that it has, or None if it ended."""
        while data := await _piece(self.stream):
            for message in self.framer.feed(data):
                report: Report = unpack(message).json()
                return report
        return None

    def stop(self) -> None:
        """End the process and wait for that; at most a few seconds."""
        self.process.signal(-KILLED)
        self.process.wait()
        self.stream.close()


@dataclass(frozen=True, slots=True)
class Begun:
    """A process that was started, perhaps before there was a loop to wait for it in."""

    process: subprocess.Popen[bytes]
    stream: socket.socket

    def launched(self) -> Launched:
        """The same process, watched by the loop that runs now."""
        process = self.process
        self.stream.settimeout(0)
        exited: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        threading.Thread(target=_tell_end, args=[process, exited], daemon=True).start()
        child = Child(process.pid, self.stream, process.send_signal, exited, self._wait)
        return Launched(child)

    def stop(self) -> None:
        """End it and wait for that, at most a few seconds; harmless if it has ended."""
        self.process.kill()
        self._wait()
        self.stream.close()

    def _wait(self) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(LONGEST_END)


def start_template(env: Mapping[str, str]) -> Launched:
    """Start a process that becomes a template, with the environment *env*."""
    return _begin("toolkit.forking.inside.program", env).launched()


def begin_zygote(env: Mapping[str, str], order: ZygoteOrder) -> Begun:
    """Start a process that carries out *order*, and is then forked into templates."""
    begun = _begin("toolkit.forking.inside.zygote", env)
    with contextlib.suppress(ConnectionError):
        begun.stream.sendall(frame(pack_json("order", order)))
    return begun


def _begin(program: str, env: Mapping[str, str]) -> Begun:
    stream, theirs = socket.socketpair()
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", program, str(theirs.fileno())],
        cwd=ROOT,
        env={**ALWAYS, **env},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        **_inherit(theirs),
    )
    theirs.close()
    return Begun(process, stream)


def _tell_end(process: subprocess.Popen[bytes], exited: asyncio.Future[int]) -> None:
    status = process.wait()
    with contextlib.suppress(RuntimeError):  # the loop has ended before us
        exited.get_loop().call_soon_threadsafe(resolve, exited, status)


class Forker:
    """Asks a process for forks of it; lives as long as that process."""

    def __init__(self, launched: Launched, *, ended: Callable[[], None]) -> None:
        self._launched = launched
        self._stream = launched.stream
        self._ended = ended
        self._names = itertools.count(1)
        self._starting: dict[str, asyncio.Future[int]] = {}
        self._exits: dict[str, asyncio.Future[int]] = {}
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._stream.fileno(), self._read)

    async def make(self) -> Child:
        """Fork the process; raise TemplateError if it ends meanwhile, or cannot."""
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        name = str(next(self._names))
        starting = self._starting[name] = self._loop.create_future()
        exited = self._exits[name] = self._loop.create_future()
        try:
            async with self._turn:
                if not starting.done():
                    self._send(pack("fork", [name.encode()]), theirs)
                    theirs.close()
                number = await starting
        except BaseException:
            self._starting.pop(name, None)
            ours.close()
            raise
        finally:
            theirs.close()

        def send_signal(value: int) -> None:
            if not exited.done():
                self._send(pack("signal", [b"%d" % number, b"%d" % value]))

        return Child(number, ours, send_signal, exited, partial(_wait_for_end, ours))

    def stop(self) -> None:
        """End the process; those it has made end with it."""
        self._forget()
        self._launched.stop()

    def _send(self, message: bytes, passed: socket.socket | None = None) -> None:
        descriptors = [] if passed is None else [passed.fileno()]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            try:
                socket.send_fds(self._stream, [frame(message)], descriptors)
            except BlockingIOError:
                select.select([], [self._stream], [], 1)
                socket.send_fds(self._stream, [frame(message)], descriptors)

    def _read(self) -> None:
        try:
            data = self._stream.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        for message in self._launched.framer.feed(data):
            self._take(unpack(message))
        if not data:
            self._forget()
            self._ended()

    def _take(self, message: Message) -> None:
        content = message.json()
        name = content["name"]
        starting = self._starting.pop(name, None)  # None if nobody waits any more
        if message.channel == "forked":
            if starting is not None:
                resolve(starting, content["process"])
        elif message.channel == "exit":
            if starting is not None:
                _refuse(starting, "The system makes no more processes now.")
            resolve(self._exits.pop(name), content["status"])

    def _forget(self) -> None:
        with contextlib.suppress(RuntimeError, ValueError):
            self._loop.remove_reader(self._stream.fileno())
        for starting in self._starting.values():
            _refuse(starting, "What it is made from ended meanwhile.")
        for exited in self._exits.values():
            resolve(exited, KILLED)
        self._starting.clear()
        self._exits.clear()


def resolve(future: asyncio.Future[int], value: int) -> None:
    """Set the result unless nobody waits any more."""
    if not future.done():
        future.set_result(value)


def _refuse(future: asyncio.Future[int], why: str) -> None:
    if not future.done():
        future.set_exception(TemplateError(why))


def _wait_for_end(stream: socket.socket) -> None:
    """Wait until the process at the other end, or what it has forked, is gone."""
    with contextlib.suppress(OSError):
        stream.settimeout(LONGEST_END)
        while stream.recv(CHUNK):
            pass


async def _piece(stream: socket.socket) -> bytes:
    try:
        return await asyncio.get_running_loop().sock_recv(stream, CHUNK)
    except ConnectionError:
        return b""


def _inherit(stream: socket.socket) -> dict[str, Any]:
    if os.name == "nt":
        stream.set_inheritable(True)
        return {"close_fds": False}
    return {"pass_fds": [stream.fileno()]}
