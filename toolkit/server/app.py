"""The Voila application that serves the programme."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from signal import default_int_handler
from socket import socket
from typing import Any, cast

from jupyter_events import EventLogger
from tornado.httputil import HTTPHeaders, parse_cookie
from tornado.ioloop import IOLoop
from tornado.platform.asyncio import BaseAsyncIOLoop
from traitlets import default
from traitlets.config import Config
from voila.app import Voila
from voila.utils import get_page_config

from toolkit.errors import StoreError
from toolkit.forking.connection import ForkedConnection
from toolkit.forking.manager import ForkedMappingKernelManager
from toolkit.model import Seating
from toolkit.server.accepted import Accepted
from toolkit.server.compacting import Compacting
from toolkit.server.condition import Condition
from toolkit.server.door.authorizer import OwnKernelAuthorizer
from toolkit.server.door.body_limit import LARGEST_FORM, body_length
from toolkit.server.door.front import FrontServer
from toolkit.server.door.identity import COOKIE, SeatIdentityProvider, seated_by
from toolkit.server.door.open_files import most_sockets, raise_limit
from toolkit.server.door.sockets import OpenSockets
from toolkit.server.kernels.ahead import Ahead
from toolkit.server.kernels.brought import Brought
from toolkit.server.kernels.kernels import Kernels
from toolkit.server.kernels.outlines import Outlines
from toolkit.server.live.presence import Attendants
from toolkit.server.logs import begin_logging, log_request
from toolkit.server.nightly import NightlyBackups
from toolkit.server.page.dated_pages import DatedPages
from toolkit.server.page.modules import ModuleFolder
from toolkit.server.page.render import prepare_pages
from toolkit.server.posting import Posting
from toolkit.server.retiring import Retiring
from toolkit.server.routes import all_routes
from toolkit.server.site import Site
from toolkit.server.socket.exchanges import Exchanges
from toolkit.server.socket.sizes import LARGEST_BODY, may_be_large, most_sent
from toolkit.server.socket.socket import PING_EVERY
from toolkit.server.stopping import telling
from toolkit.server.years import Years
from toolkit.settings import Settings
from toolkit.store import Store


def configuration(settings: Settings) -> Config:
    """What we set of Voila and Jupyter."""
    config = Config()
    config.Voila.ip = settings.address
    config.Voila.port = settings.port
    config.Voila.base_url = settings.base_url
    config.Voila.open_browser = False
    config.Voila.identity_provider_class = SeatIdentityProvider
    config.Voila.authorizer_class = OwnKernelAuthorizer
    config.Voila.kernel_websocket_connection_class = ForkedConnection
    voila = config.VoilaConfiguration
    voila.multi_kernel_manager_class = ForkedMappingKernelManager
    voila.allow_template_override = "NO"
    voila.allow_theme_override = "NO"
    voila.show_tracebacks = False
    config.MappingKernelManager.cull_idle_timeout = settings.cull_after
    config.MappingKernelManager.cull_interval = min(30, settings.cull_after // 5 + 1)
    return config


class WorkshopApp(Voila):
    """The server, as long as its process: with its own routes, or not at all."""

    def __init__(
        self,
        settings: Settings,
        *,
        accepted: Accepted,
        store: Store,
        sockets: Sequence[socket],
        brought: Brought,
    ) -> None:
        super().__init__(config=configuration(settings), log_level=logging.WARNING)
        self.chosen = settings
        self.accepted = accepted
        self.store = store
        self.sockets = sockets
        self.brought = brought
        self._keeping: asyncio.Future[Any] | None = None
        # Without one here, every kernel would build its own.
        self.event_logger = EventLogger()

    @default("log")
    def _log_with_ours(self) -> logging.Logger:
        return logging.getLogger(__name__)

    def _configure_logging(self) -> None:
        """Leave that to `logs.py`: a second handler would note addresses."""

    @property
    def config_file_paths(self) -> list[str]:
        """None: a stray voila.json in the folder must not change the server."""
        return []

    def init_settings(self) -> dict[str, Any]:
        """Tornado's settings, and the collaborators every handler finds there."""
        settings: dict[str, Any] = super().init_settings()
        modules = ModuleFolder(self.chosen.modules)
        self.modules = modules
        self.site = self._site(settings)
        settings.update(
            site=self.site,
            exchanges=Exchanges(),
            allow_remote_access=False,
            # The route table decides, in CalmHandler.prepare.
            allow_unauthenticated_access=True,
            login_url=self.chosen.base_url + "join",
            xsrf_cookies=True,
            xsrf_cookie_kwargs={"samesite": "Strict", "path": self.chosen.base_url},
            ws_ping_interval=PING_EVERY,
            compress_response=True,
            log_function=log_request,
        )
        return settings

    def init_handlers(self) -> list[Any]:
        """The routes of `routes.py` and no others."""
        routes, access = all_routes(
            super().init_handlers(),
            base_url=self.chosen.base_url,
            modules=self.modules,
        )
        self.app.settings["access"] = access
        return routes

    def listen(self) -> None:
        """Serve until told to stop."""
        server = self._front()
        server.add_sockets(self.sockets)
        self.ioloop = cast(BaseAsyncIOLoop, IOLoop.current())
        self.ioloop.add_callback(self._begin)
        loop, told = self.ioloop.asyncio_loop, asyncio.Event()
        self.store.keep_off_this_thread()
        with telling(loop, told.set):
            try:
                loop.run_until_complete(told.wait())
            finally:
                server.stop()
                self.stop()

    def stop(self) -> None:
        """End every kernel and close the store."""
        if self._keeping is not None:
            self._keeping.cancel()
        self.site.serving.end(self.chosen)
        self.site.nightly.stop()
        self.site.posting.stop()
        self.site.aside.stop()
        self.site.printer.stop()
        self.site.outlines.stop()
        super().stop()
        self.store.close()

    def _handle_signal_stop(self, *given: Any) -> None:
        """While it is being made ready, end as by hand: no loop runs yet to be told."""
        default_int_handler(*given)

    def _front(self) -> FrontServer:
        """The server that people reach, which does not listen yet."""
        front = FrontServer(
            self.app,
            max_body_size=LARGEST_BODY,
            max_buffer_size=2 * LARGEST_BODY,
            idle_connection_timeout=75,
            body_timeout=60,
        )
        front.most = self._most_from
        front.bodies = self.site.bodies
        front.proxies = self.chosen.proxies
        front.open_sockets = OpenSockets(
            of_one=self.chosen.sockets_per_address,
            in_all=most_sockets(raise_limit(), self.chosen),
        )
        return front

    async def _most_from(self, path: str, headers: HTTPHeaders, sent: object) -> int:
        """Bytes that may be *sent* to *path* by whoever sends *headers*."""
        below = path.removeprefix(self.chosen.base_url)
        if not may_be_large(below) or (seating := await self._known(headers)) is None:
            return LARGEST_FORM
        kernels, manager = self.site.kernels, self.kernel_manager
        most = most_sent(below, seating, kernels=kernels, manager=manager)
        length = body_length(headers, most=most)
        if length > LARGEST_FORM:
            self.site.bodies.begin(sent, seat=seating.id, size=length)
        return max(most, LARGEST_FORM)

    async def _known(self, headers: HTTPHeaders) -> Seating | None:
        cookie = parse_cookie(headers.get("Cookie", "")).get(COOKIE)
        with suppress(StoreError):
            return await seated_by(self.site, cookie)
        return None

    async def _begin(self) -> None:
        self.site.serving.write(self.chosen)
        self._keeping = asyncio.gather(
            asyncio.to_thread(prepare_pages),
            self.site.accepted.keep(),
            self.site.outlines.keep(),
            self.site.ahead.keep(),
            self.site.attendants.keep(),
            self.site.condition.keep(),
            self.site.kernels.keep(),
            self.site.kernels.relay.keep(),
            self.site.nightly.keep(),
            self.site.compacting.keep(),
            self.site.posting.keep(),
            self.site.retiring.keep(),
        )

    def _site(self, settings: dict[str, Any]) -> Site:
        store, chosen, accepted = self.store, self.chosen, self.accepted
        kernels = Kernels(self.kernel_manager, settings=chosen, store=store)
        years = Years(store, lambda: accepted.taken)
        outlines, tell = self._outlines(settings, years), kernels.tell_facilitators
        return Site(
            settings=chosen,
            store=store,
            accepted=accepted,
            outlines=outlines,
            kernels=kernels,
            ahead=Ahead(kernels, outlines, years=years, settings=chosen),
            condition=Condition(partial(store.troubles, reserve=chosen.quota.reserve)),
            attendants=Attendants(store, years=years, tell=tell),
            nightly=NightlyBackups(store, settings=chosen, local=accepted.local),
            compacting=Compacting(store, settings=chosen, local=accepted.local),
            posting=Posting(store, settings=chosen, programme_of=years.of),
            retiring=Retiring(store, settings=chosen, programme_of=years.of),
            years=years,
            dated_pages=DatedPages(years),
        )

    def _outlines(self, settings: dict[str, Any], years: Years) -> Outlines:
        voila = get_page_config(
            base_url=self.chosen.base_url,
            settings=settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        return Outlines(
            self.accepted,
            years=years,
            renames=self.store.renames,
            settings=self.chosen,
            modules=self.modules,
            voila=voila,
            log=self.log,
            brought=self.brought.telling(lambda name: self.site.refused.forget(name)),
        )


def serve(
    settings: Settings,
    *,
    accepted: Accepted,
    store: Store,
    sockets: Sequence[socket],
    brought: Brought,
) -> None:
    """Serve at *sockets*, which listen where *settings* say, until told to stop."""
    begin_logging()
    app = WorkshopApp(
        settings, accepted=accepted, store=store, sockets=sockets, brought=brought
    )
    app.initialize([])
    app.start()
