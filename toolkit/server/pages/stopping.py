"""Ending letters of one kind by the link that each of them carries."""

from __future__ import annotations

from tornado.web import HTTPError

from toolkit.errors import BusyError
from toolkit.model import Seating
from toolkit.post.letters import REMINDERS, WEEKLY
from toolkit.post.links import STOP
from toolkit.post.said import STOPPED, STOPPING, UNKNOWN_STOP
from toolkit.server.forms import FormHandler
from toolkit.server.site import now
from toolkit.server.words import BUSY

ONE_CLICK = "List-Unsubscribe"
"""What a mail program sends by itself when somebody presses its own button."""


class StopHandler(FormHandler):
    """GET: one button. POST: what it says. Nobody has to sign in for that.

    Mail programs send the form themselves, so it has no token of a page: whoever holds
    the link may end these letters, and can do nothing else.
    """

    def stands_on(self) -> str:
        """The link's own page."""
        return self.at("stop", self.path_kwargs["what"], self.path_kwargs["token"])

    def check_xsrf_cookie(self) -> None:
        """Go on with what was sent by the mail's reader, from wherever they read."""
        if self.site.bodies.drops(self.request.connection):
            raise BusyError(BUSY)
        if self.request.headers.get("Origin") and not self.check_origin():
            raise HTTPError(403)

    async def get(self, what: str, token: str) -> None:
        """Show whose letters these are, and one button; looking ends nothing."""
        seating = await self._holder(token)
        if seating is None:
            self._unknown()
            return
        choices = await self.site.aside.read(self.site.store.choices.of, seating.id)
        self.page(
            "stop.html",
            holder=seating,
            stopped=choices.get(what) is False,
            words=STOPPING[what],
            again=STOPPED,
            list=self.at("reminders"),
        )

    async def post(self, what: str, token: str) -> None:
        """End these letters from now on; safe to repeat."""
        seating = await self._holder(token)
        if seating is None:
            raise HTTPError(404)
        choose = self.site.store.choices.choose
        await self.site.aside.write(choose, seating.id, what, value=False, at=now())
        if self.get_body_argument(ONE_CLICK, ""):
            self.set_header("Content-Type", "text/plain; charset=UTF-8")
            self.finish(STOPPING[what]["done"])
        else:
            self.lead_to(self.stands_on())

    async def _holder(self, token: str) -> Seating | None:
        holder = self.site.store.tokens.holder
        return await self.site.aside.read(holder, token, STOP, now=now())

    def _unknown(self) -> None:
        self.set_status(404)
        title, words = UNKNOWN_STOP
        self.page("failure.html", title=title, words=words)


WHAT = f"{REMINDERS}|{WEEKLY}"
"""What may be stopped, as a pattern of addresses."""
