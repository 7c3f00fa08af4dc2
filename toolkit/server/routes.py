"""Every route, its handler, and who may use it. There are no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.web import RequestHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import (
    AllowListFileHandler,
    MultiStaticFileHandler,
    TemplateStaticFileHandler,
)
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from toolkit.errors import SettingsError
from toolkit.server.access import Access
from toolkit.server.door.seats import SeatsHandler
from toolkit.server.door.signin import (
    PersonalLinkHandler,
    RoomCodeHandler,
    SignOutHandler,
)
from toolkit.server.handler import MissingHandler
from toolkit.server.page.assets import ASSET_ROUTE
from toolkit.server.page.modules import MODULE_ROUTE, ModuleFolder
from toolkit.server.pages.calendars import CalendarHandler
from toolkit.server.pages.cards import CardsHandler
from toolkit.server.pages.cohorts import CohortsHandler, OrganisersHandler
from toolkit.server.pages.dates import DatesHandler
from toolkit.server.pages.downloads import DownloadHandler, PortfolioHandler
from toolkit.server.pages.evidence import (
    AddEvidenceHandler,
    EvidenceHandler,
    ThumbnailHandler,
)
from toolkit.server.pages.files import (
    BundleFileHandler,
    ExtensionFileHandler,
    NamedFileHandler,
    NamedNotebookFileHandler,
    NotebookFileHandler,
    PageAssetHandler,
    PageModuleHandler,
    TemplateFileHandler,
    ThemeFileHandler,
    WorkshopFileHandler,
)
from toolkit.server.pages.home import HealthHandler, HomeHandler
from toolkit.server.pages.looking import LookHandler
from toolkit.server.pages.lost_link import LostLinkHandler
from toolkit.server.pages.me import MeHandler
from toolkit.server.pages.messages import AgainHandler, HoldHandler, MessagesHandler
from toolkit.server.pages.offer_mail import OfferMailHandler
from toolkit.server.pages.overview import (
    FacilitatorsHandler,
    OverviewHandler,
    TitleHandler,
)
from toolkit.server.pages.packs import PackHandler
from toolkit.server.pages.people import (
    LinksHandler,
    NewLinkHandler,
    OldAddressHandler,
    PeopleHandler,
    RoomHandler,
)
from toolkit.server.pages.person import CHANGES, PersonChangeHandler, PersonHandler
from toolkit.server.pages.privacy import PrivacyHandler
from toolkit.server.pages.public import (
    InterestHandler,
    InterestsFileHandler,
    PublicPageHandler,
)
from toolkit.server.pages.register import (
    CodeHandler,
    PlaceHandler,
    RegisterHandler,
    ThanksHandler,
)
from toolkit.server.pages.reminders import RemindersHandler
from toolkit.server.pages.removing import RemoveHandler
from toolkit.server.pages.rosters import ImportHandler
from toolkit.server.pages.sending import SendingHandler
from toolkit.server.pages.stopping import WHAT, StopHandler
from toolkit.server.pages.workshops import (
    FreshKernelHandler,
    LeaveHandler,
    NotebookHandler,
    OwnKernelHandler,
    WorkshopHandler,
)
from toolkit.server.route import ACTIVITY, COHORT, HELD, NAME, WORKSHOP, Route
from toolkit.server.routes_after import routes_after
from toolkit.server.socket.plainly import ExchangeHandler
from toolkit.server.socket.socket import KernelSocket


def our_routes(modules: ModuleFolder) -> tuple[Route, ...]:
    """The addresses that are ours alone."""
    folder = {"folder": modules}
    module_files = Route(MODULE_ROUTE, PageModuleHandler, Access.ANYONE, folder)
    before = (*_doors(), *_before_joining())
    inside = (
        *_pages(),
        *_documents(),
        *_people(),
        *_public(),
        *_messages(),
        *routes_after(),
    )
    return (*before, *inside, module_files)


def _doors() -> tuple[Route, ...]:
    link = rf"join/{HELD}"
    return (
        Route(r"join", RoomCodeHandler, Access.ANYONE),
        Route(link, PersonalLinkHandler, Access.ANYONE),
        Route(r"sign-out", SignOutHandler, Access.ANYONE),
        Route(r"seats", SeatsHandler, Access.SIGNED_IN),
        Route(rf"stop/(?P<what>{WHAT})/{HELD}", StopHandler, Access.ANYONE),
        Route(r"lost-link", LostLinkHandler, Access.ANYONE),
        Route(r"health", HealthHandler, Access.ANYONE),
    )


def _before_joining() -> tuple[Route, ...]:
    page = rf"register/{COHORT}"
    place = rf"{page}/place/(?P<link>[A-Za-z0-9_-]{{1,100}})"
    return (
        Route(page, RegisterHandler, Access.ANYONE),
        Route(rf"{page}/thanks", ThanksHandler, Access.ANYONE),
        Route(rf"{page}/code\.svg", CodeHandler, Access.ANYONE),
        Route(place, PlaceHandler, Access.ANYONE),
        Route(r"privacy", PrivacyHandler, Access.ANYONE),
    )


def _public() -> tuple[Route, ...]:
    tab = rf"cohort/{COHORT}/public"
    return (
        Route(rf"cohort/{COHORT}/calendar", DatesHandler, Access.DESK),
        Route(tab, PublicPageHandler, Access.DESK),
        Route(rf"{tab}/interest", InterestHandler, Access.DESK),
        Route(rf"{tab}/mail", OfferMailHandler, Access.DESK),
        Route(rf"{tab}/interest\.csv", InterestsFileHandler, Access.DESK),
    )


def _pages() -> tuple[Route, ...]:
    files = rf"workshop/{WORKSHOP}/assets/(?P<path>.+)"
    own_files = rf"page/{WORKSHOP}/assets/(?P<path>.+)"
    named = rf"workshop/{WORKSHOP}/files/(?P<path>.+)"
    own_named = rf"page/{WORKSHOP}/files/(?P<path>.+)"
    return (
        Route(r"", HomeHandler, Access.SIGNED_IN),
        Route(rf"workshop/(?P<name>{NAME})", WorkshopHandler, Access.TAKES_PART),
        Route(rf"workshop/(?P<name>{NAME})/look", LookHandler, Access.FACILITATOR),
        Route(rf"page/(?P<name>{NAME})", NotebookHandler, Access.TAKES_PART),
        Route(files, WorkshopFileHandler, Access.TAKES_PART),
        Route(own_files, NotebookFileHandler, Access.TAKES_PART),
        Route(named, NamedFileHandler, Access.TAKES_PART),
        Route(own_named, NamedNotebookFileHandler, Access.TAKES_PART),
        Route(r"kernel", FreshKernelHandler, Access.SIGNED_IN),
        Route(rf"exchange/(?P<kernel_id>{NAME})", ExchangeHandler, Access.TAKES_PART),
        Route(rf"calendar/(?P<name>{NAME})\.ics", CalendarHandler, Access.TAKES_PART),
        Route(ASSET_ROUTE, PageAssetHandler, Access.ANYONE),
    )


def _documents() -> tuple[Route, ...]:
    whole = rf"download/{WORKSHOP}\.pdf"
    part = rf"download/{WORKSHOP}/{ACTIVITY}\.pdf"
    field = rf"evidence/{WORKSHOP}/{ACTIVITY}/(?P<field>{NAME})"
    kept = rf"evidence/(?P<evidence_id>{NAME})"
    return (
        # Before the workshops': it has a name of the same form.
        Route(r"download/portfolio\.pdf", PortfolioHandler, Access.TAKES_PART),
        Route(whole, DownloadHandler, Access.TAKES_PART),
        Route(part, DownloadHandler, Access.TAKES_PART),
        Route(field, AddEvidenceHandler, Access.TAKES_PART),
        Route(kept, EvidenceHandler, Access.TAKES_PART),
        Route(rf"{kept}/small", ThumbnailHandler, Access.TAKES_PART),
        Route(rf"pack/(?P<name>{NAME})\.pdf", PackHandler, Access.TAKES_PART),
    )


def _people() -> tuple[Route, ...]:
    cohort = rf"cohort/{COHORT}"
    tab = rf"{cohort}/people"
    one = rf"{tab}/(?P<seat>[0-9a-f]{{32}})"
    return (
        Route(r"cohorts", CohortsHandler, Access.ORGANISER),
        Route(r"cohorts/organisers", OrganisersHandler, Access.ORGANISER),
        Route(rf"{cohort}/overview", OverviewHandler, Access.DESK),
        Route(rf"{cohort}/remove", RemoveHandler, Access.ORGANISER),
        Route(rf"{cohort}/title", TitleHandler, Access.ORGANISER),
        Route(rf"{cohort}/facilitators", FacilitatorsHandler, Access.ORGANISER),
        Route(r"me", MeHandler, Access.SIGNED_IN),
        Route(r"people", OldAddressHandler, Access.DESK),
        Route(tab, PeopleHandler, Access.DESK),
        Route(rf"{tab}/room", RoomHandler, Access.DESK),
        Route(rf"{tab}/link", NewLinkHandler, Access.DESK),
        Route(rf"{tab}/links\.csv", LinksHandler, Access.DESK),
        Route(rf"{tab}/import", ImportHandler, Access.DESK),
        Route(one, PersonHandler, Access.DESK),
        Route(
            rf"{one}/(?P<what>{'|'.join(CHANGES)})", PersonChangeHandler, Access.DESK
        ),
    )


def _messages() -> tuple[Route, ...]:
    below = rf"cohort/{COHORT}/messages"
    one = rf"{below}/(?P<kind>{NAME})/(?P<about>{NAME})"
    return (
        Route(r"reminders", RemindersHandler, Access.TAKES_PART),
        Route(below, MessagesHandler, Access.DESK),
        Route(rf"{below}/hold", HoldHandler, Access.DESK),
        Route(rf"{below}/again", AgainHandler, Access.DESK),
        Route(rf"{below}/cards\.pdf", CardsHandler, Access.DESK),
        Route(one, SendingHandler, Access.DESK),
    )


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands in for one of Voila's handlers, and whom it answers."""

    handler: type[RequestHandler]
    access: Access


OF_VOILA: dict[type[RequestHandler], Replacement | None] = {
    KernelHandler: Replacement(OwnKernelHandler, Access.SIGNED_IN),
    VoilaKernelWebsocketHandler: Replacement(KernelSocket, Access.TAKES_PART),
    VoilaShutdownKernelHandler: Replacement(LeaveHandler, Access.TAKES_PART),
    TemplateStaticFileHandler: Replacement(TemplateFileHandler, Access.TAKES_PART),
    MultiStaticFileHandler: Replacement(BundleFileHandler, Access.TAKES_PART),
    ThemesHandler: Replacement(ThemeFileHandler, Access.TAKES_PART),
    FileFindHandler: Replacement(ExtensionFileHandler, Access.TAKES_PART),
    # These show a folder or any file in it, or run any notebook: nobody may.
    TornadoVoilaHandler: None,
    TornadoVoilaTreeHandler: None,
    VoilaContentsHandler: None,
    AllowListFileHandler: None,
}
"""Every handler Voila brings, and what becomes of it. None: the route is left out."""


def replaced(specs: Iterable[tuple[Any, ...]]) -> tuple[list[Any], dict[Any, Access]]:
    """Voila's routes with our handlers in place of its own, and who may use those.

    Raises:
        SettingsError: Voila has a handler nobody has judged; an upgrade may bring one.
    """
    routes, access = [], {}
    for pattern, handler, *arguments in specs:
        if handler not in OF_VOILA:
            raise SettingsError(
                f"Voila answers {pattern} with {handler.__module__}."
                f"{handler.__qualname__}, and nobody has decided who may use that. "
                "Add it to the table in toolkit/server/routes.py."
            )
        replacement = OF_VOILA[handler]
        if replacement is not None:
            routes.append((pattern, replacement.handler, *arguments))
            access[replacement.handler] = replacement.access
    return routes, access


def all_routes(
    specs: Iterable[tuple[Any, ...]], *, base_url: str, modules: ModuleFolder
) -> tuple[list[Any], dict[Any, Access]]:
    """Every route there is, ours and Voila's, and who may use each handler."""
    ours = our_routes(modules)
    theirs, access = replaced(specs)
    routes = [(base_url + r.path + "$", r.handler, r.arguments) for r in ours]
    access.update({r.handler: r.access for r in ours})
    access[MissingHandler] = Access.ANYONE
    return [*routes, *theirs, (r".*", MissingHandler)], access
