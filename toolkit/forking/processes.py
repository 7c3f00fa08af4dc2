"""Starts template processes and gets kernel processes from them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.forking.orders import Order, Report
from toolkit.forking.wire import CHUNK, Framer, Message, frame, pack, pack_json, unpack

PROGRAM = "toolkit.forking.inside.program"
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


@dataclass(frozen=True)
class KernelProcess:
    """One kernel before and after it is bound to a visitor."""

    number: int
    stream: socket.socket
    signal: Callable[[int], None]
    exited: asyncio.Future[int]


class Launched:
    """A program of ours that has been started, and our end of its socket."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.stream, theirs = socket.socketpair()
        self.process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-m", PROGRAM, str(theirs.fileno())],
            cwd=ROOT,
            env={**ALWAYS, **env},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            **_inherit(theirs),
        )
        theirs.close()
        self.stream.settimeout(0)
        self.framer = Framer()
        self.exited: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        threading.Thread(target=self._wait, daemon=True).start()

    async def report(self, order: Order) -> Report | None:
        """Send the *order*, and return the report or, if the process ended, None."""
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(self.stream, frame(pack_json("order", order)))
        while data := await _piece(self.stream):
            for message in self.framer.feed(data):
                report: Report = unpack(message).json()
                return report
        return None

    def kill(self, number: int = -KILLED) -> None:
        """Signal the process, if it still runs."""
        self.process.send_signal(number)

    def stop(self) -> None:
        """End the process and wait for that; at most a few seconds."""
        self.stream.close()
        self.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)

    def _wait(self) -> None:
        status = self.process.wait()
        loop = self.exited.get_loop()
        with contextlib.suppress(RuntimeError):  # the loop has ended before us
            loop.call_soon_threadsafe(resolve, self.exited, status)


class Forker:
    """Asks a template process for forks; lives as long as that process."""

    def __init__(self, launched: Launched, *, ended: Callable[[], None]) -> None:
        self._launched = launched
        self._stream = launched.stream
        self._ended = ended
        self._starting: dict[str, asyncio.Future[int]] = {}
        self._exits: dict[str, asyncio.Future[int]] = {}
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._stream.fileno(), self._read)

    async def make(self, name: str) -> KernelProcess:
        """Fork one kernel process, called *name* until it ends."""
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        self._starting[name] = self._loop.create_future()
        exited = self._exits[name] = self._loop.create_future()
        try:
            async with self._turn:
                with theirs:
                    self._send(pack("fork", [name.encode()]), theirs)
                number = await self._starting[name]
        except BaseException:
            ours.close()
            raise

        def send_signal(value: int) -> None:
            if not exited.done():
                self._send(pack("signal", [b"%d" % number, b"%d" % value]))

        return KernelProcess(number, ours, send_signal, exited)

    def stop(self) -> None:
        """End the template; its kernels end with it."""
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
        if message.channel == "forked":
            resolve(self._starting.pop(name), content["process"])
        elif message.channel == "exit":
            resolve(self._exits.pop(name), content["status"])

    def _forget(self) -> None:
        with contextlib.suppress(RuntimeError, ValueError):
            self._loop.remove_reader(self._stream.fileno())
        for starting in self._starting.values():
            starting.cancel()
        for exited in self._exits.values():
            resolve(exited, KILLED)
        self._starting.clear()
        self._exits.clear()


def resolve(future: asyncio.Future[int], value: int) -> None:
    """Set the result unless nobody waits any more."""
    if not future.done():
        future.set_result(value)


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
