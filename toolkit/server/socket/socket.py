"""The websocket between a page and its kernel: owner only, every message judged."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from tornado.ioloop import PeriodicCallback
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, _WebSocketParams
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from toolkit.server.door.identity import COOKIE, seated_by
from toolkit.server.handler import CalmHandler
from toolkit.server.kernels.first_question import first_question
from toolkit.server.socket.guard import Guard, RefusedError
from toolkit.server.socket.guards import guard_of, most_at_once
from toolkit.server.socket.reading import MeasuredProtocol
from toolkit.server.socket.stumbles import log_stumble, stumble_in

SIGNED_OUT = 4001
PING_EVERY, PING_PATIENCE = 10_000, 25_000
"""Milliseconds: a dead connection is noticed within half a minute."""

_ASK_AGAIN_AFTER = 3_000
"""Milliseconds for which a sign-in seen valid is taken to be valid still."""


class KernelSocket(CalmHandler, VoilaKernelWebsocketHandler):
    """A page's connection to its kernel. As long as the page is connected."""

    speaks_json = True
    _hears = True
    _taken = 0

    async def prepare(self, **options: Any) -> None:
        """Let only the kernel's owner connect; to all others it does not exist."""
        await super().prepare(**options)
        self.check_own_kernel(self.path_kwargs["kernel_id"])
        if "Upgrade" in self.request.headers and "Origin" not in self.request.headers:
            # Every browser says from which page it opens a websocket.
            raise HTTPError(403)
        self._guard = Guard()
        self._asking = PeriodicCallback(self._ask_again, _ASK_AGAIN_AFTER, jitter=0.2)

    async def head(self, *_args: str, **_kwargs: str) -> None:
        """Refuse, as GET does to whoever does not upgrade: there is nothing to see."""
        raise HTTPError(400)

    async def open(self, kernel_id: str) -> None:
        """Connect, sending every small message at once."""
        self.set_nodelay(True)
        self._asking.start()
        # A page has one, and perhaps one that has lost its line and not been missed.
        most = 2 * self.site.settings.kernels_per_person
        self.site.connected.came(self.seating.id, self, most=most)
        asks = self.get_query_argument("asks", "")
        kernel = self.connection.kernel_manager
        goes_on = await self.site.carrying.goes_on(kernel, comm=asks)
        if not self._hears:
            return
        if goes_on:
            self.write_message(goes_on, binary=True)
        await super().open(kernel_id)
        session = self.get_query_argument("session_id", "")
        for message in () if goes_on else first_question(session, asks):
            self.on_message(message)
        self._workshop = self.site.kernels.workshop_of(kernel_id)
        self.site.attendants.came(self.seating, self._workshop)

    async def pre_get(self) -> None:
        """Make the connection; nobody gets one who left while it was being made."""
        await super().pre_get()
        if getattr(self, "connection", None) is None:
            raise HTTPError(404)
        kernel = self.connection.kernel_manager
        self._guard = guard_of(self.site, self.seating, kernel)

    def on_message(self, message: str | bytes) -> None:
        """Pass *message* on if the guard admits it."""
        if not self._hears:
            return
        try:
            judged = self._guard.judge(message)
        except RefusedError as refused:
            self.log.warning("A page's message was refused: %s", refused.reason)
            self.close(refused.code, refused.reason)
            return
        with suppress(WebSocketClosedError):
            for answer in judged.answers:
                self.write_message(answer, binary=True)
        if judged.passes:
            super().on_message(message)

    def close(self, code: int | None = None, reason: str | None = None) -> None:
        """Say goodbye, and hear nothing more: Tornado waits for the page to answer."""
        self._hears = False
        super().close(code, reason)

    def write_message(self, message: Any, binary: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Send *message* to the page, unless it shows what went wrong in the kernel."""
        stumble = stumble_in(message) if binary else None
        if stumble is None:
            return super().write_message(message, binary=binary)
        log_stumble(self.site.kernels.workshop_of(self.kernel_id), stumble)
        return None

    def on_close(self) -> None:
        """Let go of the kernel, if the connection got that far."""
        if hasattr(self, "_asking"):
            self._asking.stop()
            self.site.connected.went(self.seating.id, self)
        if hasattr(self, "_workshop"):
            self.site.attendants.went(self.seating, self._workshop)
        self._hears = False
        if getattr(self, "connection", None) is not None:
            super().on_close()

    @property
    def ping_timeout(self) -> int:
        """How long Jupyter waits for the answer to a ping."""
        # Tornado asks for the same name once, before there is a connection, and
        # insists on no more than the interval.
        return PING_EVERY if self.ws_connection is None else PING_PATIENCE

    @property
    def max_message_size(self) -> int:
        """Bytes that a message may have to be read at all."""
        return most_at_once(self.connection.kernel_manager)

    def get_websocket_protocol(self) -> Any:
        """What reads and writes, if it is of the version that browsers speak."""
        if self.request.headers.get("Sec-WebSocket-Version") != "13":
            return None
        params = _WebSocketParams(
            ping_interval=self.ping_interval,
            ping_timeout=self.ping_timeout,
            max_message_size=self.max_message_size,
            compression_options=self.get_compression_options(),
        )
        bodies, seat = self.site.bodies, self.seating.id
        return MeasuredProtocol(self, params, bodies=bodies, seat=seat)

    def get_compression_options(self) -> dict[str, int]:
        """Compress lightly: a page's first answer, of every widget, is all words."""
        return {"compression_level": 1, "mem_level": 5}

    def send_ping(self) -> None:
        """Ask for a sign of life; that the page takes what it is sent is one, too."""
        stream = getattr(self.ws_connection, "stream", None)
        if stream is not None and stream.writing():
            taken = stream._total_write_done_index
            if taken != self._taken:
                self.on_pong(b"")
            self._taken = taken
        super().send_ping()

    async def _ask_again(self) -> None:
        seating = await seated_by(self.site, self.get_cookie(COOKIE))
        if seating is None or seating.id != self.seating.id:
            self.close(SIGNED_OUT, "signed out")
        elif not self.site.kernels.is_for(self.path_kwargs["kernel_id"], seating):
            # They sit in another cohort or role now; whoever said so may be elsewhere.
            await self.site.kernels.end(self.path_kwargs["kernel_id"])
