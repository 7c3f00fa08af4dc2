"""A kernel until its visitor comes: it belongs to nobody and answers nothing."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import traceback
from typing import NoReturn

from toolkit.forking.hooks import HOOKS
from toolkit.forking.inside.kernel import ForkedApp, leave
from toolkit.forking.inside.visit import Visit, make_loop
from toolkit.forking.inside.warming import get_ready
from toolkit.forking.orders import BindOrder
from toolkit.forking.wire import Message, frame, pack_json, receive


def wait_for_visitor(app: ForkedApp, stream: socket.socket) -> NoReturn:
    """Wait until a visitor is named on *stream*, serve this one visitor, and end."""
    app.renew()
    app.init_signal()
    with asyncio.Runner(loop_factory=make_loop) as runner:
        message = receive(stream)
        if message is not None and message.channel == "prepare":
            message = _prepared(app, stream, runner)
        if message is None or message.channel != "bind":
            leave()
        order: BindOrder = message.json()
        app.connection.stream = stream
        os.environ.update(order["env"])
        if order["cwd"]:
            os.chdir(order["cwd"])
        gc.enable()
        runner.run(Visit(app).serve(stream, order["binding"]))
    leave()


def _prepared(
    app: ForkedApp, stream: socket.socket, runner: asyncio.Runner
) -> Message | None:
    """What is said next to a kernel that is made ahead of need, once it is ready."""
    try:
        HOOKS.renew()
        get_ready(app)
        app.renew()
        runner.get_loop()
    except BaseException:
        os.write(2, f"A kernel made ahead failed. {traceback.format_exc()}".encode())
        leave(1)
    stream.sendall(frame(pack_json("waiting", {})))
    return receive(stream)
