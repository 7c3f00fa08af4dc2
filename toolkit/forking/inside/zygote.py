"""The zygote: `python -m toolkit.forking.inside.zygote <descriptor>`.

It imports what the server orders, and is then forked into one template a notebook.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from contextlib import suppress
from functools import partial

from toolkit.forking.hooks import HOOKS
from toolkit.forking.inside.cells import (
    NotebookError,
    import_all,
    import_late,
    refuse_threads,
)
from toolkit.forking.inside.forker import Forker
from toolkit.forking.inside.gathering import know_functions
from toolkit.forking.inside.holes import fill_holes
from toolkit.forking.inside.kernel import ForkedApp, make_app
from toolkit.forking.inside.program import be_template
from toolkit.forking.orders import Order, ZygoteOrder
from toolkit.forking.system import end_with
from toolkit.forking.wire import frame, pack_json, receive


def main() -> None:
    """Import what is ordered, then serve."""
    gc.disable()  # it would look again and again through what is imported, for nothing
    server = socket.socket(fileno=int(sys.argv[1]))
    server.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    message = receive(server)
    if message is None:
        return
    order: ZygoteOrder = message.json()
    end_with(order["parent"])
    HOOKS.waiting = True
    app = make_app()
    try:
        import_all(order["imports"])
        refuse_threads()
    except NotebookError as failure:
        _report(server, failure.report)
        return
    import_late()
    gc.collect()
    know_functions()
    fill_holes()
    gc.freeze()
    gc.enable()
    _report(server, None)
    Forker(server, become=partial(_become_template, app)).serve()


def _report(server: socket.socket, failure: object) -> None:
    # A server that was killed hears nothing; whoever reads from it next will end.
    with suppress(ConnectionError):
        server.sendall(frame(pack_json("report", {"failure": failure})))


def _become_template(app: ForkedApp, stream: socket.socket) -> None:
    message = receive(stream)
    if message is not None:
        order: Order = message.json()
        os.chdir(order["cwd"])
        app.renew()
        be_template(app, order, stream)


if __name__ == "__main__":
    main()
