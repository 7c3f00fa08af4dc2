"""jupyter_server's manager of all kernels, for kernels forked from templates."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import Callable as CallableTrait
from traitlets import default

from toolkit.forking.kernel import ForkedKernelManager
from toolkit.forking.orders import Payload
from toolkit.forking.template import Template

__all__ = ["ForkedKernelManager", "ForkedMappingKernelManager"]

# Its asynchronous methods are declared as plain ones, which ours could not replace.
Base: Any = AsyncMappingKernelManager


class Binding(dict[str, str]):
    """Whom a kernel is for; its values stay out of logs."""

    def __repr__(self) -> str:
        return f"<binding of {', '.join(self)}>"


class ForkedMappingKernelManager(Base):
    """All the forked kernels of a server."""

    notice_handler = CallableTrait(
        None,
        allow_none=True,
        help="Called with the id of a kernel and what it gave to `notify_server`.",
    )

    def __init__(self, **options: Any) -> None:
        self._burials: set[asyncio.Task[None]] = set()
        super().__init__(**options)

    @default("kernel_manager_class")
    def _default_kernel_manager_class(self) -> str:
        return "toolkit.forking.kernel.ForkedKernelManager"

    @default("use_pending_kernels")
    def _default_use_pending_kernels(self) -> bool:
        return True

    @default("shared_context")
    def _default_shared_context(self) -> bool:
        return False

    async def start_kernel(
        self,
        *,
        kernel_id: str | None = None,
        template: Template | None = None,
        binding: Mapping[str, str] | None = None,
        **options: Any,
    ) -> str:
        """Begin to start a kernel of *template* for one visitor; return its id."""
        if template is None:
            raise HTTPError(403, "Only pages of this server start kernels.")
        if kernel_id is not None and kernel_id in self:
            raise HTTPError(409, "There is a kernel with this id already.")
        if kernel_id is not None:
            options["kernel_id"] = kernel_id
        whom = Binding(binding or {})
        started: str = await self._async_start_kernel(
            template=template, binding=whom, **options
        )
        return started

    def send_notice(self, kernel_id: str, payload: Payload) -> bool:
        """Give *payload* to the notebook of a kernel; False when it is gone."""
        kernel = self._kernels.get(kernel_id)
        return kernel is not None and kernel.send_notice(payload)

    def deserted_since(self, kernel_id: str) -> datetime | None:
        """When the last page of a kernel went away; None while there is one."""
        kernel = self._kernels.get(kernel_id)
        if kernel is None or kernel.is_attended:
            return None
        # A kernel that is just starting has not been noted down yet.
        left: datetime | None = getattr(kernel, "last_activity", None)
        return left

    def handle_notice(self, kernel_id: str, payload: Payload) -> None:
        """Deal with what a notebook gave to `notify_server`."""
        if self.notice_handler is not None:
            self.notice_handler(kernel_id, payload)

    def kernel_ended(self, kernel_id: str, reason: str) -> None:
        """Take note that a kernel has ended by itself."""
        self.log.warning("Kernel %s has ended: %s.", kernel_id, reason)

    def notice_end(self, kernel: ForkedKernelManager) -> None:
        """Find out why *kernel* ended, and remove it."""
        task = asyncio.get_running_loop().create_task(self._bury(kernel))
        self._burials.add(task)
        task.add_done_callback(self._burials.discard)

    async def _bury(self, kernel: ForkedKernelManager) -> None:
        kernel_id = kernel.kernel_id
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id, now=True)
        self._kernel_connections.pop(kernel_id, None)
        self.kernel_ended(kernel_id, kernel.why_ended)

    async def shutdown_all(
        self,
        now: bool = False,  # noqa: FBT001, FBT002, ARG002  jupyter_client's interface
    ) -> None:
        """End every kernel at once; works after the event loop has stopped, too."""
        for kernel in self._kernels.values():
            kernel.end_at_once()
        self._kernels.clear()

    def notify_disconnect(self, kernel_id: str) -> None:
        """Count idle time from the moment the last page went away."""
        super().notify_disconnect(kernel_id)
        if kernel_id in self:
            self._kernels[kernel_id].last_activity = utcnow()

    def start_watching_activity(self, kernel_id: str) -> None:
        """Do nothing: a visitor's messages are the activity."""

    def stop_watching_activity(self, kernel_id: str) -> None:
        """Do nothing."""
