"""What every handler of ours does alike: access, headers, pages, calm failures."""

from __future__ import annotations

import json
import secrets
from functools import cached_property
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.base.handlers import JupyterHandler
from markupsafe import Markup
from tornado.web import HTTPError

from toolkit.errors import (
    AnswerError,
    BusyError,
    PermissionRefusedError,
    StoreError,
)
from toolkit.model import Role, Seating
from toolkit.model.counting import number_in_words
from toolkit.seat import key_of
from toolkit.server.access import Access
from toolkit.server.headers import ALWAYS, OURS, RECORDING, content_security_policy
from toolkit.server.page.assets import door_script
from toolkit.server.page.words import JOINING, LEAVING, PAGE_WORDS
from toolkit.server.site import Site
from toolkit.server.throttle import Asker
from toolkit.server.tickets import TICKET
from toolkit.server.words import AWAY, BUSY, FAILURES, NOTICES, OTHER_FAILURE

_RETRY_AFTER = 5
"""Seconds after which a store that was busy, or away, may be asked again."""


OTHER_SEAT = 412
"""The status of what a page asks that is of another seat of the same person."""


class CalmHandler(JupyterHandler):
    """A page or an answer of ours. As long as one request."""

    speaks_json = False
    """Whether failures are told to a script rather than to a person."""

    page_policy = OURS
    """What this response, if it is a page, needs besides what is ours."""

    @property
    def site(self) -> Site:
        """The server's collaborators."""
        site: Site = self.settings["site"]
        return site

    @property
    def seated(self) -> Seating | None:
        """Whoever asks, if they are signed in."""
        return getattr(self.current_user, "seating", None)

    @property
    def seating(self) -> Seating:
        """Whoever asks; for handlers that the route table keeps from strangers."""
        if self.seated is None:
            raise HTTPError(403)
        return self.seated

    @cached_property
    def asker(self) -> Asker:
        """Who sends a code; a browser without a ticket is given one."""
        address = str(self.request.remote_ip)
        ticket = self.site.tickets.read(self.get_cookie(TICKET, ""))
        if ticket is not None:
            return Asker(address, browser=ticket.name, waited=ticket.age)
        self.set_cookie(
            TICKET,
            self.site.tickets.issue(),
            path=self.at("join"),
            httponly=True,
            samesite="Lax",
        )
        return Asker(address)

    def set_cookie(self, *cookie: Any, **options: Any) -> None:
        """Give this browser a cookie, behind TLS for secure lines alone."""
        options.setdefault("secure", self.request.protocol == "https")
        super().set_cookie(*cookie, **options)

    @cached_property
    def nonce(self) -> str:
        """What this response's scripts carry, and no other response's."""
        return secrets.token_urlsafe(16)

    def check_host(self) -> bool:
        """Whether the request names this server and not somebody else's."""
        try:
            name = urlsplit(f"//{self.request.host}").hostname
        except ValueError:
            return False
        return name in self.site.settings.hosts

    async def prepare(self, **options: Any) -> None:
        """Let nobody through whom the route table does not admit."""
        if "Host" not in self.request.headers:
            # Before HTTP/1.1 nobody had to say it, and Tornado takes it for itself.
            raise HTTPError(400)
        await super().prepare(**options)
        await self.check_page()
        access: Access = self.settings["access"][type(self)]
        if access.admits(self.seated):
            return
        if self.seated is not None:
            raise HTTPError(404)
        if self.speaks_json or self.request.method not in {"GET", "HEAD"}:
            raise HTTPError(403)
        self.redirect(self.at("join"))

    async def check_page(self) -> None:
        """Go on only if the page that asks is of the seat this browser is in."""

    async def is_other_of_own(self, key: str) -> bool:
        """Whether *key* stands for another seat of the person who asks."""
        if not key or self.seated is None or key == key_of(self.seated):
            return False
        of = self.site.store.people.open_seats
        own = await self.site.aside.read(of, self.seated.person.id)
        return any(key_of(each) == key for each in own)

    async def head(self, *args: Any, **kwargs: Any) -> None:
        """Answer as GET does; Tornado leaves the body out."""
        answering = self.get(*args, **kwargs)
        if answering is not None:
            await answering

    def check_xsrf_cookie(self) -> None:
        """Go on only with the page's token, and with all that was sent.

        Raises:
            BusyError: it was too much at this moment, and was forgotten.
        """
        if self.site.bodies.drops(self.request.connection):
            raise BusyError(BUSY)
        super().check_xsrf_cookie()

    def on_finish(self) -> None:
        """Hold no longer what was sent."""
        self.site.bodies.end(self.request.connection)
        super().on_finish()

    def check_own_kernel(self, kernel: str) -> None:
        """Go on only if *kernel* is theirs who ask; to others it does not exist."""
        owner = self.site.kernels.owner(kernel)
        if owner is None or owner.person.id != self.seating.person.id:
            raise HTTPError(404)
        if owner.id != self.seating.id:
            raise HTTPError(OTHER_SEAT)
        if not self.site.kernels.is_for(kernel, self.seating):
            raise HTTPError(404)

    def set_default_headers(self) -> None:
        """Give every response, failures too, the same protection."""
        for name, value in ALWAYS.items():
            self.set_header(name, value)
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")
        self.protect()

    def protect(self) -> None:
        """Say what this page may load and use; again when that has changed."""
        policy = content_security_policy(
            self.page_policy, nonce=self.nonce, sockets=self._sockets()
        )
        if self.page_policy.clips:
            self.set_header("Permissions-Policy", RECORDING)
        self.set_header("Content-Security-Policy", policy)

    def _sockets(self) -> str:
        if not self.check_host():
            return ""
        scheme = "wss" if self.request.protocol == "https" else "ws"
        return f"{scheme}://{self.request.host}"

    def at(self, *parts: str) -> str:
        """The address of one of our own pages."""
        return self.site.settings.base_url + "/".join(parts)

    def page(self, template: str, **values: Any) -> None:
        """Answer with one of our own HTML templates."""
        seated = self.seated
        html = self.site.templates.get_template(template).render(
            at=self.at,
            nonce=self.nonce,
            seated=seated,
            has_others=getattr(self.current_user, "has_others", False),
            archived=getattr(self.current_user, "archived", ""),
            steers=seated is not None and seated.role is Role.FACILITATOR,
            programme=self.site.programme,
            number_in_words=number_in_words,
            said=self.site.programme.wording.words.__getitem__,
            xsrf=self._marks_of_form,
            page_words=self.site.programme.wording.said(PAGE_WORDS),
            spoken={**LEAVING, **JOINING},
            no_cookies=NOTICES["no cookies"],
            door_script=Markup(door_script()),  # noqa: S704 - our own file
            **values,
        )
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(html)

    def _marks_of_form(self) -> str:
        """What every form carries: our token, and of which seat its page is."""
        if self.seated is None:
            return self.xsrf_form_html()
        of = f'<input type="hidden" name="page_of" value="{key_of(self.seated)}">'
        return f"{self.xsrf_form_html()}{of}"

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Note what failed: never the address, which may be a secret."""
        if isinstance(value, HTTPError) or typ is None or value is None:
            return
        name = type(self).__name__
        self.log.error("%s failed", name, exc_info=(typ, value, tb))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The one place where a failure becomes calm words."""
        if not hasattr(self, "_jupyter_current_user"):
            # It failed before anybody was recognised; asking again would fail again.
            self.current_user = None
        error = kwargs.get("exc_info", (None, None, None))[1]
        title, words = self.failure(status_code, error)
        if isinstance(error, StoreError):
            self.set_header("Retry-After", str(_RETRY_AFTER))
        if self.speaks_json:
            self.set_header("Content-Type", "application/json")
            self.finish(json.dumps({"message": words}))
            return
        self.page("failure.html", title=title, words=words)

    def failure(self, status_code: int, error: object) -> tuple[str, str]:
        """What is said of it: a title, and what to do."""
        title, words = FAILURES.get(status_code, OTHER_FAILURE)
        if isinstance(error, AnswerError | PermissionRefusedError):
            words = str(error)
        if isinstance(error, StoreError):  # its own words are for the operator
            return AWAY if not isinstance(error, BusyError) else (title, BUSY)
        return title, words

    def _handle_request_exception(self, e: BaseException) -> None:
        if isinstance(e, PermissionRefusedError):
            self.send_error(403, exc_info=(type(e), e, None))
        elif isinstance(e, AnswerError):
            self.send_error(422, exc_info=(type(e), e, None))
        elif isinstance(e, StoreError):
            if not isinstance(e, BusyError):
                self.log_exception(type(e), e, e.__traceback__)
            self.send_error(503, exc_info=(type(e), e, None))
        else:
            super()._handle_request_exception(e)


class MissingHandler(CalmHandler):
    """Whatever address nothing else answers."""

    async def prepare(self, **options: Any) -> None:
        """Say that there is nothing here."""
        await super().prepare(**options)
        raise HTTPError(404)
