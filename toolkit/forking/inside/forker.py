"""Forks this process whenever the server asks for it."""

from __future__ import annotations

import os
import select
import signal
import socket
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from typing import NoReturn

from toolkit.forking.system import end_with
from toolkit.forking.wire import CHUNK, Framer, frame, pack_json, unpack


class Forker:
    """Makes children and reports their ends; lives as long as the process.

    A child does *become* with the socket that the server sent along for it.
    """

    def __init__(
        self, server: socket.socket, *, become: Callable[[socket.socket], object]
    ) -> None:
        self._server = server
        self._become = become
        self._framer = Framer()
        self._descriptors: deque[int] = deque()
        self._asked: deque[str] = deque()
        self._children: dict[int, str] = {}
        self._wake, self._waker = socket.socketpair()
        for end in (self._wake, self._waker):
            end.settimeout(0)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> NoReturn:
        """Do what the server asks until it goes."""
        while True:
            while self._asked:
                self._fork(self._asked.popleft())
            self._look(None)

    def serve_who_waits(self, most: int) -> None:
        """Do what the server has asked until now; *most* children at a time."""
        while self._look(0):
            pass
        while self._asked and len(self._children) < most:
            self._fork(self._asked.popleft())

    def _look(self, patience: float | None) -> bool:
        """Do what comes next; whether there was anything."""
        ends = [self._wake, self._server]
        readable, _, _ = select.select(ends, [], [], patience)
        if self._wake in readable:
            self._wake.recv(CHUNK)
            self._reap()
        if self._server in readable:
            self._read()
        return bool(readable)

    def _read(self) -> None:
        try:
            data, descriptors, _, _ = socket.recv_fds(self._server, CHUNK, 16)
        except ConnectionResetError:  # so it ends where something was left unread
            data, descriptors = b"", []
        if not data:
            os._exit(0)  # the children follow: they end with their parent
        self._descriptors.extend(descriptors)
        for message in self._framer.feed(data):
            channel, parts = unpack(message)
            if channel == "fork":
                self._asked.append(parts[0].decode())
            elif channel == "signal":
                self._signal(int(parts[0]), int(parts[1]))

    def _fork(self, name: str) -> None:
        stream = socket.socket(fileno=self._descriptors.popleft())
        stream.set_inheritable(False)
        parent = os.getpid()
        try:
            process = os.fork()
        except OSError:  # too many processes, or too little memory
            stream.close()
            self._tell("exit", {"name": name, "status": 1})
            return
        if process == 0:
            self._be_child(stream, parent)
        stream.close()
        self._children[process] = name
        self._tell("forked", {"name": name, "process": process})

    def _be_child(self, stream: socket.socket, parent: int) -> NoReturn:
        try:
            os.setsid()
            end_with(parent)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for end in (self._server, self._wake, self._waker):
                end.close()
            for descriptor in self._descriptors:  # meant for other children
                os.close(descriptor)
            self._become(stream)
        except BaseException:
            os.write(2, traceback.format_exc().encode())
        finally:
            os._exit(1)

    def _signal(self, process: int, number: int) -> None:
        # Only here is it certain that the number still belongs to our child.
        if process in self._children:
            _signal_group(process, number)

    def _reap(self) -> None:
        for process in list(self._children):
            flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
            if os.waitid(os.P_PID, process, flags) is None:
                continue
            # What the visitor's callbacks started ends with the visit.
            _signal_group(process, signal.SIGKILL)
            _, status = os.waitpid(process, 0)
            name = self._children.pop(process)
            code = os.waitstatus_to_exitcode(status)
            self._tell("exit", {"name": name, "status": code})

    def _tell(self, channel: str, content: Mapping[str, object]) -> None:
        self._server.sendall(frame(pack_json(channel, content)))


def _signal_group(process: int, number: int) -> None:
    try:
        os.killpg(process, number)
    except ProcessLookupError:  # it has not had the time to found its group
        os.kill(process, number)
