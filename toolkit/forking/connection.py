"""A browser's websocket to a forked kernel."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from jupyter_server.services.kernels.connection.base import (
    BaseKernelWebsocketConnection,
)
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError
from traitlets import Float, Integer

from toolkit.forking.wire import WireError, unpack

ENDED = 4410
REFUSED = 4400
BEHIND = 4429
CHANNELS = frozenset({"shell", "control", "stdin"})
NONSENSE = "This is not a Jupyter message."
REASONS = {
    ENDED: "The kernel has ended.",
    BEHIND: "Too much is waiting.",
}


# Its handler calls `disconnect` as a plain method; it is declared as asynchronous.
Base: Any = BaseKernelWebsocketConnection


class ForkedConnection(Base):
    """Passes bytes between a websocket and its kernel; lives as long as the socket."""

    most_waiting = Integer(
        8 * 2**20,
        config=True,
        help="Bytes waiting for a slow reader after which its kernel has to wait.",
    )
    stall_timeout = Float(
        30.0,
        config=True,
        help="Seconds after which a reader that takes nothing at all is let go.",
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._attached = False
        self._closing = False
        self._waiting = 0
        self._taken = 0
        self._watch: asyncio.TimerHandle | None = None

    async def prepare(self) -> None:
        """Wait until the kernel is bound."""
        ready = self.kernel_manager.ready
        await asyncio.wait([ready])
        if ready.cancelled() or ready.exception() is not None:
            raise HTTPError(503, "The kernel could not start.")

    async def connect(self) -> None:
        """Begin (called when the websocket is open)."""
        self.websocket_handler.set_nodelay(True)
        self.attach()

    def attach(self) -> None:
        """From now on `deliver` is called with what the kernel says."""
        self._attached = True
        self.multi_kernel_manager.notify_connect(self.kernel_id)
        self.kernel_manager.attach(self)

    def disconnect(self) -> None:
        """End (called when the websocket has closed). Harmless if it never began."""
        self._closing = True
        if not self._attached:
            return
        self._attached = False
        if self._watch is not None:
            self._watch.cancel()
        self.kernel_manager.detach(self)
        self.multi_kernel_manager.notify_disconnect(self.kernel_id)

    def check(self, message: bytes) -> bool | str:
        """Judge a message of the browser.

        True passes it on, False drops it, a text closes the websocket with that reason.
        """
        try:
            envelope = unpack(message)
            header = envelope.json(0)
            kind = header["msg_type"]
        except (WireError, KeyError, TypeError):
            return NONSENSE
        if envelope.channel not in CHANNELS or len(envelope.parts) < 4:
            return NONSENSE
        if not isinstance(kind, str):
            return NONSENSE
        allowed = self.multi_kernel_manager.allowed_message_types
        return not allowed or kind in allowed

    def handle_incoming_message(self, incoming_msg: bytes | str) -> None:
        """Pass a message of the browser to the kernel, if `check` lets it."""
        if self._closing:
            return
        if isinstance(incoming_msg, str):
            self.close_with(REFUSED, "Only v1.kernel.websocket.jupyter.org is spoken.")
            return
        verdict = self.check(incoming_msg)
        if isinstance(verdict, str):
            self.close_with(REFUSED, verdict)
        elif verdict and not self.kernel_manager.send(incoming_msg):
            self.close_with(BEHIND)

    def deliver(self, message: bytes) -> None:
        """Send a message of the kernel to the browser."""
        if self._closing:
            return
        try:
            sent = self.websocket_handler.write_message(message, binary=True)
        except WebSocketClosedError:
            return
        if sent is None:  # the handler keeps this kind of message to itself
            return
        self._waiting += len(message)
        sent.add_done_callback(partial(self._delivered, len(message)))
        if self._waiting > self.most_waiting:
            self._wait_for_reader()

    def close_with(self, code: int, reason: str | None = None) -> None:
        """Close the websocket and say why."""
        if not self._closing:
            self._closing = True
            self.websocket_handler.close(code, reason or REASONS[code])

    def _delivered(self, length: int, sent: asyncio.Future[None]) -> None:
        if not sent.cancelled():
            sent.exception()  # the websocket has closed meanwhile: not news
        self._waiting -= length
        self._taken += length
        if self._waiting <= self.most_waiting // 2:
            self.kernel_manager.release(self)

    def _wait_for_reader(self) -> None:
        self.kernel_manager.hold(self)
        if self._watch is None:
            self._watch_progress(-1)

    def _watch_progress(self, before: int) -> None:
        self._watch = None
        if self._closing or self._waiting <= self.most_waiting // 2:
            return
        if before == self._taken:
            self.close_with(BEHIND)
            # The reader takes nothing, so neither would it take our goodbye.
            self.kernel_manager.detach(self)
            return
        loop = asyncio.get_running_loop()
        self._watch = loop.call_later(
            self.stall_timeout, self._watch_progress, self._taken
        )
