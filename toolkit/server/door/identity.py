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

    def get_user(self, handler: RequestHandler) -> SeatedUser | None:
        """Whoever holds the cookie of *handler*'s request."""
        seating = seated_by(handler.settings["site"], handler.get_cookie(COOKIE))
        if seating is None:
            return None
        return SeatedUser(username=seating.id, name="", seating=seating)


def seated_by(site: Site, cookie: str | None) -> Seating | None:
    """The seat that *cookie* stands for now."""
    if not cookie:
        return None
    return site.store.tokens.holder(cookie, "sign-in", now=now())


def sign_in(handler: RequestHandler, seating: Seating) -> None:
    """Seat this browser, always with a new cookie."""
    site: Site = handler.settings["site"]
    forget(handler)
    token = site.store.tokens.issue(seating.id, "sign-in", expires_at=now() + KEPT_FOR)
    handler.set_cookie(
        COOKIE,
        token,
        expires=now() + KEPT_FOR,
        path=site.settings.base_url,
        httponly=True,
        secure=handler.request.protocol == "https",
        samesite="Lax",
    )


def forget(handler: RequestHandler) -> None:
    """End the sign-in of this browser, if it has one."""
    site: Site = handler.settings["site"]
    held = handler.get_cookie(COOKIE)
    if held:
        site.store.tokens.revoke(held)
    handler.clear_cookie(COOKIE, path=site.settings.base_url)
