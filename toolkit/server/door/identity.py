"""Who is asking: a cookie, and the seat it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

from toolkit.model import Seating
from toolkit.server.site import Site, now

COOKIE = "workshop-seat"
KEPT_FOR = timedelta(days=30)


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
    """Seat this browser, always with a new cookie."""
    site: Site = handler.settings["site"]
    issue = site.store.tokens.issue
    until = now() + KEPT_FOR
    token = await site.aside.write(issue, seating.id, "sign-in", expires_at=until)
    await _carry(handler, token)


async def take_seat(handler: RequestHandler, seating: Seating) -> bool:
    """Seat this browser where nobody has sat before; whether it was free."""
    site: Site = handler.settings["site"]
    take = site.store.tokens.take
    token = await site.aside.write(take, seating.id, expires_at=now() + KEPT_FOR)
    if token is None:
        return False
    await _carry(handler, token)
    return True


async def _carry(handler: RequestHandler, token: str) -> None:
    site: Site = handler.settings["site"]
    await forget(handler)
    handler.set_cookie(
        COOKIE,
        token,
        expires=now() + KEPT_FOR,
        path=site.settings.base_url,
        httponly=True,
        secure=handler.request.protocol == "https",
        samesite="Lax",
    )


async def forget(handler: RequestHandler) -> None:
    """End the sign-in of this browser, if it has one."""
    site: Site = handler.settings["site"]
    held = handler.get_cookie(COOKIE)
    if held:
        await site.aside.write(site.store.tokens.revoke, held)
    handler.clear_cookie(COOKIE, path=site.settings.base_url)
