"""Voila itself with stock kernels, the workshop template and the page's own routes."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import Any

import nbformat
from jupyter_core.utils import ensure_async
from jupyter_server import CallContext
from jupyter_server.base.handlers import JupyterHandler
from traitlets.config import Config
from voila.app import Voila
from voila.execute import VoilaExecutor

from toolkit.server.page.assets import ASSET_ROUTE, AssetHandler
from toolkit.server.page.modules import MODULE_ROUTE, ModuleFolder, ModuleHandler
from toolkit.server.page.per_visitor import VISITOR, configure, for_visitor
from toolkit.server.page.render import PageContext

POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}' 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def hook(page_config: dict[str, Any], **_details: Any) -> dict[str, Any]:
    """Give the page its visitor, and the reply its policy."""
    handler = CallContext.get(CallContext.JUPYTER_HANDLER)
    nonce = secrets.token_urlsafe(16)
    policy = POLICY.format(nonce=nonce)
    handler.set_header("Content-Security-Policy", policy)
    context = PageContext(
        programme="A year of workshops",
        title="A small workshop",
        workshop="workshop.ipynb",
        language="en-GB",
        voila=dict(page_config),
    )
    visitor = for_visitor(
        context,
        person_name="Participant 7",
        nonce=nonce,
        xsrf=handler.xsrf_token.decode(),
    )
    return {**page_config, VISITOR: visitor}


class FreshKernel(JupyterHandler):
    """What the page asks when its kernel is gone."""

    async def post(self) -> None:
        """A new kernel in which the notebook has been run."""
        name = self.settings["notebook"]
        kernel = await ensure_async(
            self.kernel_manager.start_kernel(kernel_name="python3", path="")
        )
        manager = self.kernel_manager.get_kernel(kernel)
        executor = VoilaExecutor(nbformat.read(name, 4), km=manager)
        executor.kc = await executor.async_start_new_kernel_client()
        await executor.async_execute(cleanup_kc=False)
        executor.kc.stop_channels()
        self.finish({"kernel": kernel})


class Site(Voila):
    """Stock Voila; only routes are added."""

    def init_handlers(self) -> list[Any]:
        """Put the page's routes before Voila's, whose last takes everything."""
        folder = ModuleFolder(Path(self.notebook_path).parent / "modules")
        own = [
            (rf"/{ASSET_ROUTE}", AssetHandler),
            (rf"/{MODULE_ROUTE}", ModuleHandler, {"folder": folder}),
            (r"/kernel", FreshKernel),
        ]
        self.app.settings["notebook"] = self.notebook_path
        return [*own, *super().init_handlers()]


def main() -> None:
    """Serve a notebook at a port until told to end."""
    config = Config()
    configure(config)
    config.VoilaConfiguration.page_config_hook = hook
    config.Voila.port = int(sys.argv[2])
    config.Voila.ip = "127.0.0.1"

    config.Voila.notebook_path = sys.argv[1]
    Site.launch_instance(argv=[], config=config)
