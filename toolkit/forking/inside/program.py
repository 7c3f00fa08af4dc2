"""The template process: `python -m toolkit.forking.inside.program <descriptor>`.

It has one thread, no event loop and no socket but the one it is given. The server
sends an order, the process runs the notebook and reports. Then it either forks a
kernel whenever it is asked to, or becomes a kernel itself.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import traceback
from collections import deque
from collections.abc import Mapping
from typing import NoReturn

from toolkit.forking.inside.cells import prepare, settle
from toolkit.forking.inside.kernel import ForkedApp, make_app
from toolkit.forking.inside.visit import visit
from toolkit.forking.inside.warming import warm_up
from toolkit.forking.orders import Order
from toolkit.forking.system import end_with
from toolkit.forking.wire import CHUNK, Framer, frame, pack_json, receive, unpack


def main() -> None:
    """Run the notebook that the server orders, then serve."""
    server = socket.socket(fileno=int(sys.argv[1]))
    server.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    message = receive(server)
    if message is None:
        return
    order: Order = message.json()
    end_with(order["parent"])
    os.chdir(order["cwd"])
    app = make_app()
    report = prepare(app, order)
    app.speak()
    if order["mode"] == "fork" and not report["failure"]:
        warm_up(app)
    settle()
    server.sendall(frame(pack_json("report", report)))
    if report["failure"]:
        return
    if order["mode"] == "spawn":
        visit(app, server)
    Forker(app, server).serve()


class Forker:
    """Forks kernels and reports their ends; lives as long as the template."""

    def __init__(self, app: ForkedApp, server: socket.socket) -> None:
        self._app = app
        self._server = server
        self._framer = Framer()
        self._descriptors: deque[int] = deque()
        self._kernels: dict[int, str] = {}
        self._wake, self._waker = socket.socketpair()

    def serve(self) -> NoReturn:
        """Do what the server asks until it goes."""
        for end in (self._wake, self._waker):
            end.settimeout(0)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        while True:
            readable, _, _ = select.select([self._wake, self._server], [], [])
            if self._wake in readable:
                self._wake.recv(CHUNK)
                self._reap()
            if self._server in readable:
                self._read()

    def _read(self) -> None:
        data, descriptors, _, _ = socket.recv_fds(self._server, CHUNK, 16)
        if not data:
            os._exit(0)  # the kernels follow: they end with their parent
        self._descriptors.extend(descriptors)
        for message in self._framer.feed(data):
            channel, parts = unpack(message)
            if channel == "fork":
                self._fork(parts[0].decode())
            elif channel == "signal":
                self._signal(int(parts[0]), int(parts[1]))

    def _fork(self, name: str) -> None:
        stream = socket.socket(fileno=self._descriptors.popleft())
        template = os.getpid()
        process = os.fork()
        if process == 0:
            self._become_kernel(stream, template)
        stream.close()
        self._kernels[process] = name
        self._tell("forked", {"name": name, "process": process})

    def _become_kernel(self, stream: socket.socket, template: int) -> NoReturn:
        try:
            os.setsid()
            end_with(template)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for end in (self._server, self._wake, self._waker):
                end.close()
            visit(self._app, stream)
        except BaseException:
            os.write(2, traceback.format_exc().encode())
        finally:
            os._exit(1)

    def _signal(self, process: int, number: int) -> None:
        # Only here is it certain that the number still belongs to our kernel.
        if process in self._kernels:
            _signal_group(process, number)

    def _reap(self) -> None:
        for process in list(self._kernels):
            flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
            if os.waitid(os.P_PID, process, flags) is None:
                continue
            # What the visitor's callbacks started ends with the visit.
            _signal_group(process, signal.SIGKILL)
            _, status = os.waitpid(process, 0)
            name = self._kernels.pop(process)
            code = os.waitstatus_to_exitcode(status)
            self._tell("exit", {"name": name, "status": code})

    def _tell(self, channel: str, content: Mapping[str, object]) -> None:
        self._server.sendall(frame(pack_json(channel, content)))


def _signal_group(process: int, number: int) -> None:
    try:
        os.killpg(process, number)
    except ProcessLookupError:  # it has not had the time to found its group
        os.kill(process, number)


if __name__ == "__main__":
    main()
