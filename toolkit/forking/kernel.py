"""The server's object for one forked kernel."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from tornado.web import HTTPError
from traitlets import Float

from toolkit.forking.link import Link
from toolkit.forking.orders import BindOrder, Payload
from toolkit.forking.processes import Child
from toolkit.forking.template import Template, TemplateError
from toolkit.forking.wire import Message, channel_of, pack, pack_json, unpack

if TYPE_CHECKING:
    from toolkit.forking.connection import ForkedConnection

MOST_KEPT = 4 * 2**20
SPEC = KernelSpec(display_name="Forked notebook", language="python")


class EndedError(TemplateError):
    """A kernel's process has ended before it said that it was ready."""


# Its asynchronous methods are declared as plain ones, which ours could not replace.
Base: Any = ServerKernelManager


class ForkedKernelManager(Base):
    """Manages one forked kernel, with no port, file or ZeroMQ socket."""

    shutdown_wait_time = Float(
        1.0,
        config=True,
        help="Seconds a kernel may take to finish its work when it is shut down.",
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.template: Template | None = None
        self.binding: Mapping[str, str] = MappingProxyType({})
        self._connections: set[ForkedConnection] = set()
        self.has_forgotten = False
        """Whether more was said while nobody listened than is kept for the next."""

        self._kept: deque[bytes] = deque()
        self._kept_size = 0
        self._process: Child | None = None
        self._bound: asyncio.Future[int] | None = None
        self._link = Link(receive=self._receive, lost=self._lost)

    @property
    def kernel_spec(self) -> KernelSpec:
        """A constant: nothing is read from disk for each kernel."""
        return SPEC

    @property
    def has_kernel(self) -> bool:
        """Say whether the process lives."""
        return self._process is not None and not self._process.exited.done()

    async def start_kernel(
        self,
        *,
        kernel_id: str,
        template: Template,
        binding: Mapping[str, str],
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
        **_options: Any,
    ) -> None:
        """Get a kernel from *template* and bind it to its visitor."""
        self.kernel_id = kernel_id
        self.template = template
        self.binding = MappingProxyType(dict(binding))
        order: BindOrder = {
            "binding": dict(binding),
            "env": dict(env or {}),
            "cwd": cwd,
        }
        try:
            await asyncio.wait_for(self._start(order), self._patience)
        except Exception as error:
            self._give_up(error)
            raise
        if not self.ready.done():  # it may have been ended while it started
            self.ready.set_result(None)

    def _give_up(self, error: Exception) -> None:
        if isinstance(error, TemplateError) and error.traceback:
            self.log.error("%s\n%s", error, error.traceback)
        self.ready.set_exception(error)
        self.ready.exception()  # asyncio complains of exceptions nobody looked at
        self.end_at_once()
        self.parent.notice_end(self)

    @property
    def why_ended(self) -> str:
        """Say why a kernel that nobody has shut down is no more."""
        if self.ready.done() and self.ready.exception() is not None:
            return "could not start"
        alive = self.template is not None and self.template.alive
        return "crashed" if alive else "template ended"

    async def _start(self, order: BindOrder) -> None:
        try:
            await self._bind(order)
        except EndedError:
            was_spare = self._process is not None and self._process.is_spare
            if self.shutting_down or not was_spare:
                raise
            # It may have ended while it waited, and nobody has heard of it yet.
            await self._bind(order, fresh=True)
        self.execution_state = "idle"

    async def _bind(self, order: BindOrder, *, fresh: bool = False) -> None:
        assert self.template is not None  # noqa: S101  set by start_kernel
        self._bound = asyncio.get_running_loop().create_future()
        self._link = Link(receive=self._receive, lost=self._lost)
        self._process = await self.template.take(self.kernel_id, fresh=fresh)
        await self._link.open(self._process.stream)
        self._link.send(pack_json("bind", order))
        await self._bound

    @property
    def _patience(self) -> float:
        return float(getattr(self.parent, "kernel_info_timeout", 60.0))

    async def shutdown_kernel(
        self,
        now: bool = False,  # noqa: FBT001, FBT002  jupyter_client's interface
        restart: bool = False,  # noqa: FBT001, FBT002, ARG002
    ) -> None:
        """End the kernel; unless *now*, let it finish what it is doing first."""
        self.shutting_down = True
        self._close_connections()
        if self._process is not None and not now:
            self._link.finish()
            await asyncio.wait([self._process.exited], timeout=self.shutdown_wait_time)
        self.end_at_once()
        if self._process is not None:
            await asyncio.wait([self._process.exited], timeout=5)

    def end_at_once(self) -> None:
        """Kill the kernel without waiting; needs no running event loop."""
        self.shutting_down = True
        if self._process is not None:
            self._process.signal(signal.SIGKILL)
            if not self._link.opened:
                self._process.stream.close()
        self._link.abort()

    @property
    def is_attended(self) -> bool:
        """Say whether a page is connected."""
        return bool(self._connections)

    async def interrupt_kernel(self) -> None:
        """Raise KeyboardInterrupt in the callback that is running, if one is."""
        await self.signal_kernel(signal.SIGINT)

    async def signal_kernel(self, signum: int) -> None:
        """Send a signal to the kernel and the programs it has started."""
        if self._process is not None:
            self._process.signal(signum)

    async def restart_kernel(self, *_args: Any, **_options: Any) -> None:
        """Refuse: a page whose kernel begins anew has to begin anew, too."""
        raise HTTPError(405, "This kernel cannot be restarted. Load the page again.")

    async def is_alive(self) -> bool:
        """Say whether the process lives."""
        return self.has_kernel

    def send(self, message: bytes) -> bool:
        """Pass on a visitor's message; False when the kernel is gone or far behind."""
        self.last_activity = utcnow()
        return self._link.send(message)

    def send_notice(self, payload: Payload) -> bool:
        """Give *payload* to the notebook's `on_notice` callbacks, once it is bound."""
        # Before that the first message has to be the binding, and nothing is stale.
        if not self.ready.done() or self.ready.exception() is not None:
            return False
        return self._link.send(pack_json("notice", payload))

    def attach(self, connection: ForkedConnection) -> None:
        """Let *connection* have every message, first those that nobody has had."""
        if self.shutting_down or not self.has_kernel:
            connection.close_with(4410)
            return
        self._connections.add(connection)
        while self._kept:
            connection.deliver(self._kept.popleft())
        self._kept_size = 0

    def detach(self, connection: ForkedConnection) -> None:
        """Forget *connection*."""
        self._connections.discard(connection)
        self._link.release(connection)

    def hold(self, connection: ForkedConnection) -> None:
        """Stop reading from the kernel until *connection* is released."""
        self._link.hold(connection)

    def release(self, connection: ForkedConnection) -> None:
        """*connection* has caught up."""
        self._link.release(connection)

    def _receive(self, data: bytes) -> None:
        if self._bound is not None and not self._bound.done():
            self._receive_first(unpack(data))
            return
        try:
            if channel_of(data) == b"notice":
                self.parent.handle_notice(self.kernel_id, unpack(data).json())
            else:
                self._deliver(data)
        except Exception:  # asyncio would close the link, and so end the kernel
            self.log.exception("A message of %s was lost.", self.kernel_id)

    def _receive_first(self, message: Message) -> None:
        assert self._bound is not None  # noqa: S101  checked by the caller
        if message.channel == "ready":
            self._bound.set_result(0)
        elif message.channel == "failed":
            self._bound.set_exception(
                TemplateError(
                    "An @on_bind or @after_fork function failed for a visitor.",
                    traceback=message.json()["traceback"],
                )
            )

    def _deliver(self, data: bytes) -> None:
        if not self.parent.allow_tracebacks:
            data = self._without_traceback(data)
        connections = tuple(self._connections)
        for connection in connections:
            connection.deliver(data)
        if not connections:
            self._keep(data)

    def _keep(self, data: bytes) -> None:
        self._kept.append(data)
        self._kept_size += len(data)
        if self._kept_size > MOST_KEPT:
            self._kept.clear()
            self._kept_size = 0
            self.has_forgotten = True

    def _without_traceback(self, data: bytes) -> bytes:
        if b'"error"' not in data[:1024]:
            return data
        channel, parts = message = unpack(data)
        if message.json(0).get("msg_type") != "error":
            return data
        text = self.parent.traceback_replacement_message
        content = {"ename": "Error", "evalue": text, "traceback": [text]}
        plain = unpack(pack_json(channel, content)).parts[0]
        return pack(channel, [*parts[:3], plain])

    def _lost(self) -> None:
        if self._bound is not None and not self._bound.done():
            ended = EndedError("The kernel ended before it was ready.")
            self._bound.set_exception(ended)
            return
        self._close_connections()
        if not self.shutting_down:
            self.execution_state = "dead"
            self.parent.notice_end(self)

    def _close_connections(self) -> None:
        for connection in tuple(self._connections):
            connection.close_with(4410)
