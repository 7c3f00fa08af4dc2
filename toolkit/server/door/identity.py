"""Who is asking: a cookie, and the seat it stands for."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

from toolkit.clock import real
from toolkit.errors import StoreError
from toolkit.model import Seating
from toolkit.server.access import Access
from toolkit.server.site import Site, now
from toolkit.store.tokens import Held, mark_of

COOKIE = "workshop-seat"
KEPT_FOR = timedelta(days=180)
"""How long a sign-in lasts that nobody uses; each day of use begins it anew."""

RENEWED_AFTER = timedelta(days=1)

LINK = "workshop-link"
"""What is left of the links with which this browser came in: no way in, but an end."""

_MOST_LINKS = 5

STILL_ENDS_LINK = timedelta(minutes=10)
"""How long after signing out the link can be ended from here."""


@dataclass
class SeatedUser(User):
    """A Jupyter user that knows the seat. As long as one request."""

    seating: Seating | None = None
    has_others: bool = False
    """Whether this person may change to another seat of theirs."""

    archived: str = ""
    """In words since when the seat's year is archived; nothing while it is open."""


class SeatIdentityProvider(IdentityProvider):
    """Turns the sign-in cookie into a seat; there is no shared token or password."""

    def __init__(self, **kwargs: Any) -> None:
        # Voila passes its own login page and token; we have neither.
        kwargs.pop("login_handler_class", None)
        super().__init__(**{**kwargs, "token": ""})

    @property
    def auth_enabled(self) -> bool:
        """Always: nobody is anonymous and trusted."""
        return True

    @property
    def login_available(self) -> bool:
        """Never Jupyter's own: signing in is `signin.py`."""
        return False

    @property
    def logout_available(self) -> bool:
        """Never Jupyter's own: signing out is `signin.py`."""
        return False

    def is_token_authenticated(self, handler: RequestHandler) -> bool:  # noqa: ARG002
        """Never, so that no request skips the cross-site checks."""
        return False

    async def get_user(self, handler: RequestHandler) -> SeatedUser | None:
        """Whoever holds the cookie of *handler*'s request."""
        cookie = handler.get_cookie(COOKIE, "")
        held = await _held_by(handler.settings["site"], cookie)
        if held is None:
            return None
        if held.until < now() + KEPT_FOR - RENEWED_AFTER and _may_renew(handler):
            await _renew(handler, cookie)
        seating, several, site = held.seating, held.seats > 1, handler.settings["site"]
        return SeatedUser(
            seating.id,
            seating=seating,
            has_others=several,
            archived=await site.aside.read(site.archived, seating.cohort.id),
        )


async def was_erased(handler: RequestHandler) -> bool:
    """Whether this browser was in the seat of somebody who has been erased."""
    site: Site = handler.settings["site"]
    cookie = handler.get_cookie(COOKIE, "")
    if not cookie or handler.current_user is not None:
        return False
    return await site.aside.read(site.store.erasures.was_theirs, cookie)


async def seated_by(site: Site, cookie: str | None) -> Seating | None:
    """The seat that *cookie* stands for now."""
    held = await _held_by(site, cookie)
    return held.seating if held else None


async def _held_by(site: Site, cookie: str | None) -> Held | None:
    if not cookie:
        return None
    return await site.aside.read(site.store.tokens.held, cookie, "sign-in", now=now())


def _may_renew(handler: RequestHandler) -> bool:
    """Not where a proxy may keep the answer, nor where no cookie gets through."""
    access = handler.settings["access"].get(type(handler), Access.ANYONE)
    return access is not Access.ANYONE and "Upgrade" not in handler.request.headers


async def _renew(handler: RequestHandler, token: str) -> None:
    """Let a sign-in that is used last on, in the store and in this browser.

    The cookie goes out whatever becomes of the request. If the store cannot be written
    to, nobody is kept from reading: the next request tries again.
    """
    site: Site = handler.settings["site"]
    until = now() + KEPT_FOR
    renew, before = site.store.tokens.renew, until - RENEWED_AFTER
    with suppress(StoreError):
        if await site.aside.write(renew, token, now=now(), until=until, before=before):
            _keep(handler, COOKIE, token, kept=KEPT_FOR)
            if mark := handler.get_cookie(LINK):
                _keep(handler, LINK, mark, kept=KEPT_FOR)


async def sign_in(handler: RequestHandler, seating: Seating) -> None:
    """Seat this browser, always with a new cookie; it holds the old one till then.

    Who changes from one seat of theirs to another keeps the marks of the links they
    came in with, so that these can still be ended from here.
    """
    site: Site = handler.settings["site"]
    token = await site.aside.write(
        site.store.tokens.issue,
        seating.id,
        "sign-in",
        expires_at=now() + KEPT_FOR,
        instead_of=handler.get_cookie(COOKIE, ""),
    )
    _seat_browser(handler, token, forgets_links=not _is_of_same(handler, seating))


async def take_seat(handler: RequestHandler, seating: Seating) -> bool:
    """Seat this browser where nobody has sat before; whether it was free."""
    site: Site = handler.settings["site"]
    token = await site.aside.write(
        site.store.tokens.take,
        seating.id,
        expires_at=now() + KEPT_FOR,
        instead_of=handler.get_cookie(COOKIE, ""),
    )
    if token is None:
        return False
    _seat_browser(handler, token)
    return True


def _seat_browser(
    handler: RequestHandler, token: str, *, forgets_links: bool = True
) -> None:
    # Nothing may fail between the write and this: the seat would be lost to its holder.
    if forgets_links:
        handler.clear_cookie(LINK, path=handler.settings["site"].settings.base_url)
    _keep(handler, COOKIE, token, kept=KEPT_FOR)


async def forget(handler: RequestHandler, *, for_good: bool) -> None:
    """End the sign-in of this browser; all of it, or nothing has changed.

    *for_good* lets nothing in this browser lead back to whoever used it. The links they
    came in with end, too, because browsers remember addresses.
    """
    site: Site = handler.settings["site"]
    held, marks = handler.get_cookie(COOKIE, ""), _marks(handler)
    ends = marks if for_good else []
    if held or ends:
        await site.aside.write(site.store.tokens.revoke, held, links=ends)
    handler.clear_cookie(COOKIE, path=site.settings.base_url)
    if for_good:
        _clear_browser(handler)
    elif marks:
        _keep(handler, LINK, ".".join(marks), kept=STILL_ENDS_LINK)


def remember_link(handler: RequestHandler, token: str, *, of: Seating) -> None:
    """Note with which link this browser has come in, so that it can be ended here.

    Links of the same person's other seats are remembered beside it.
    """
    earlier = _marks(handler) if _is_of_same(handler, of) else []
    marks = dict.fromkeys([mark_of(token), *earlier])
    _keep(handler, LINK, ".".join([*marks][:_MOST_LINKS]), kept=KEPT_FOR)


def _is_of_same(handler: RequestHandler, seating: Seating) -> bool:
    """Whether this browser, as it asks, is in a seat of the same person."""
    user = handler.current_user
    before = user.seating if isinstance(user, SeatedUser) else None
    return before is not None and before.person.id == seating.person.id


def _marks(handler: RequestHandler) -> list[str]:
    kept = handler.get_cookie(LINK, "")
    return kept.split(".")[:_MOST_LINKS] if kept else []


def link_was_opened(handler: RequestHandler) -> bool:
    """Whether this browser has come in with a link that may be in its history."""
    return bool(handler.get_cookie(LINK))


def _clear_browser(handler: RequestHandler) -> None:
    site: Site = handler.settings["site"]
    for name in handler.request.cookies:
        if name == "_xsrf" or name.startswith("workshop-"):
            handler.clear_cookie(name, path=site.settings.base_url)
    if site.settings.base_url == "/":  # else others may keep theirs at this address
        handler.set_header("Clear-Site-Data", '"storage"')


def _keep(handler: RequestHandler, name: str, value: str, *, kept: timedelta) -> None:
    handler.set_cookie(
        name,
        value,
        expires=real() + kept,
        path=handler.settings["site"].settings.base_url,
        httponly=True,
        secure=handler.request.protocol == "https",
        samesite="Lax",
    )
