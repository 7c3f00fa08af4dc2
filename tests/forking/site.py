"""A small Voila site with forked kernels, which is given its notebook on the way.

The page says which kernel it was given and what the notebook's cells display. Whoever
opens `/?who=ana` is ana, because that is not what is tested here.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from pathlib import Path
from typing import Any

import nbformat
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated
from traitlets import Int, Unicode
from voila.app import Voila

from toolkit.forking.connection import ForkedConnection
from toolkit.forking.template import Template

PAGE = '<script id="page-config" type="application/json">{}</script>'


class Page(JupyterHandler):
    """Gives each visitor a kernel."""

    @authenticated
    async def get(self) -> None:
        site = self.settings["site"]
        template = await site.template()
        kernel_id = await self.kernel_manager.start_kernel(
            kernel_id=str(uuid.uuid4()),
            template=template,
            binding={"person": self.get_argument("who", "")},
            env={"VISITED": self.request.path},
        )
        outputs = [
            cell.outputs for cell in template.notebook.cells if cell.cell_type == "code"
        ]
        config = {"kernel": kernel_id, "base": self.base_url, "outputs": outputs}
        self.finish(PAGE.format(json.dumps(config)))


class Notices(JupyterHandler):
    """What kernels have told the server, and a way to tell them something."""

    def check_xsrf_cookie(self) -> None:
        """Let tests post."""

    @authenticated
    def get(self) -> None:
        self.finish({"heard": self.settings["site"].heard})

    @authenticated
    def post(self) -> None:
        order = json.loads(self.request.body)
        sent = self.kernel_manager.send_notice(order["kernel"], order["payload"])
        self.finish({"sent": sent})


class Interrupt(JupyterHandler):
    """Interrupts a kernel, as a button of a site may."""

    def check_xsrf_cookie(self) -> None:
        """Let tests post."""

    @authenticated
    async def post(self, kernel_id: str) -> None:
        await self.kernel_manager.interrupt_kernel(kernel_id)


class Guarded(ForkedConnection):
    """Refuses messages that say so, to show that a site can."""

    def check(self, message: bytes) -> bool | str:
        if b"please refuse this" in message:
            return "As you wish."
        return super().check(message)


class Site(Voila):
    """Voila, with one template for the one notebook it serves."""

    spares = Int(0, config=True)
    mode = Unicode("fork", config=True)
    aliases = {  # noqa: RUF012  read by traitlets
        **Voila.aliases,
        "spares": "Site.spares",
        "mode": "Site.mode",
    }

    def init_settings(self) -> dict[str, Any]:
        self.heard: list[list[Any]] = []
        self.voila_configuration.multi_kernel_manager_class = (
            "toolkit.forking.manager.ForkedMappingKernelManager"
        )
        self.kernel_websocket_connection_class = Guarded
        settings = super().init_settings()
        self.kernel_manager.notice_handler = self._hear
        return {**settings, "site": self, "websocket_max_message_size": 2**26}

    def init_handlers(self) -> list[Any]:
        self._starting: asyncio.Task[Template] | None = None
        ours = [
            (r"/", Page),
            (r"/notices", Notices),
            (r"/interrupt/([^/]+)", Interrupt),
        ]
        return [*ours, *super().init_handlers()]

    async def template(self) -> Template:
        """Return the running template; start one when there is none."""
        if self._starting is None:
            self._starting = asyncio.create_task(self._make().start())
        try:
            return await asyncio.shield(self._starting)
        except Exception as error:
            self._starting = None
            raise HTTPError(503, str(error)) from error

    def stop(self) -> None:
        if self._starting is not None and self._starting.done():
            self._starting.result().stop()
        super().stop()

    def _make(self) -> Template:
        path = Path(self.notebook_path)
        return Template(
            nbformat.read(path, 4),
            cwd=path.parent,
            env={"HOME": str(path.parent), "PATH": "/usr/bin:/bin"},
            mode=self.mode,
            spares=self.spares,
            on_death=self._died,
        )

    def _died(self, _template: Template) -> None:
        self._starting = None

    def _hear(self, kernel_id: str, payload: dict[str, Any]) -> None:
        self.heard.append([kernel_id, payload])
