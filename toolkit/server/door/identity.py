"""Who is asking: a cookie, and the seat it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

from toolkit.model import Seating
from toolkit.server.site import Site, now
from toolkit.store.tokens import mark_of

COOKIE = "workshop-seat"
KEPT_FOR = timedelta(days=30)

LINK = "workshop-link"
"""What is left of the link with which this browser came in: no way in, but an end."""

STILL_ENDS_LINK = timedelta(minutes=10)
"""How long after signing out the link can be ended from here."""


@dataclass
class SeatedUser(User):
    """A Jupyter user that knows the seat. As long as one request."""

    seating: Seating | None = None


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
        seating = await seated_by(handler.settings["site"], handler.get_cookie(COOKIE))
        if seating is None:
            return None
        return SeatedUser(username=seating.id, name="", seating=seating)


async def seated_by(site: Site, cookie: str | None) -> Seating | None:
    """The seat that *cookie* stands for now."""
    if not cookie:
        return None
    holder = site.store.tokens.holder
    return await site.aside.read(holder, cookie, "sign-in", now=now())


async def sign_in(handler: RequestHandler, seating: Seating) -> None:
    """Seat this browser, always with a new cookie; it holds the old one till then."""
    site: Site = handler.settings["site"]
    token = await site.aside.write(
        site.store.tokens.issue,
        seating.id,
        "sign-in",
        expires_at=now() + KEPT_FOR,
        instead_of=handler.get_cookie(COOKIE, ""),
    )
    _seat_browser(handler, token)


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


def _seat_browser(handler: RequestHandler, token: str) -> None:
    # Nothing may fail between the write and this: the seat would be lost to its holder.
    handler.clear_cookie(LINK, path=handler.settings["site"].settings.base_url)
    _keep(handler, COOKIE, token, kept=KEPT_FOR)


async def forget(handler: RequestHandler, *, for_good: bool) -> None:
    """End the sign-in of this browser; all of it, or nothing has changed.

    *for_good* lets nothing in this browser lead back to whoever used it. The link it
    came in with ends, too, because browsers remember addresses.
    """
    site: Site = handler.settings["site"]
    held, mark = handler.get_cookie(COOKIE, ""), handler.get_cookie(LINK, "")
    ends = mark if for_good else ""
    if held or ends:
        await site.aside.write(site.store.tokens.revoke, held, link=ends)
    handler.clear_cookie(COOKIE, path=site.settings.base_url)
    if for_good:
        _clear_browser(handler)
    elif mark:
        _keep(handler, LINK, mark, kept=STILL_ENDS_LINK)


def remember_link(handler: RequestHandler, token: str) -> None:
    """Note with which link this browser has come in, so that it can be ended here."""
    _keep(handler, LINK, mark_of(token), kept=KEPT_FOR)


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
        expires=now() + kept,
        path=handler.settings["site"].settings.base_url,
        httponly=True,
        secure=handler.request.protocol == "https",
        samesite="Lax",
    )
