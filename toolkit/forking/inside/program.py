"""The template process: `python -m toolkit.forking.inside.program <descriptor>`.

It has one thread, no event loop and no socket but the one it is given. The server
sends an order, the process runs the notebook and reports. Then it either forks a
kernel whenever it is asked to, or becomes a kernel itself.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from functools import partial

from toolkit.forking.inside.cells import prepare, settle, unshare
from toolkit.forking.inside.forker import Forker
from toolkit.forking.inside.kernel import ForkedApp, make_app
from toolkit.forking.inside.waiting import wait_for_visitor
from toolkit.forking.inside.warming import warm_up
from toolkit.forking.orders import Order
from toolkit.forking.system import end_with
from toolkit.forking.wire import frame, pack_json, receive

A_FEW = 4
"""Kernels made before the warm-up ends, who are back first: each takes 14 MB more."""


def main() -> None:
    """Run the notebook that the server orders, then serve."""
    server = socket.socket(fileno=int(sys.argv[1]))
    server.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    message = receive(server)
    if message is not None:
        order: Order = message.json()
        end_with(order["parent"])
        os.chdir(order["cwd"])
        be_template(make_app(), order, server)


def be_template(app: ForkedApp, order: Order, server: socket.socket) -> None:
    """Run the notebook in *order*, say what came of it, and make kernels of it."""
    report = prepare(app, order)
    # What it shows is made into a page while this goes on.
    server.sendall(frame(pack_json("report", report)))
    if report["failure"]:
        return
    app.speak()
    unshare()
    if order["mode"] == "spawn":
        settle()
        wait_for_visitor(app, server)
    forker = Forker(server, become=partial(wait_for_visitor, app))
    warm_up(app, pause=partial(forker.serve_who_waits, A_FEW))
    settle()
    forker.serve()


if __name__ == "__main__":
    main()
