"""Joining and leaving: a personal link, or a room code and a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.model import Cohort, Role, Seating
from toolkit.server.door.identity import forget, sign_in, take_seat
from toolkit.server.handler import CalmHandler
from toolkit.server.site import now
from toolkit.server.words import (
    BROWSERS,
    JOINED_BEFORE,
    UNKNOWN_CODE,
    UNKNOWN_LINK,
    WAIT,
)


class PersonalLinkHandler(CalmHandler):
    """A personal link. Looking at it uses nothing up: link previews look too."""

    async def get(self, token: str) -> None:
        """Show whose link it is, and one button."""
        seating = await self._holder(token)
        if seating is None:
            self._unknown()
            return
        self.page("link.html", holder=seating, token=token, browsers=BROWSERS)

    async def post(self, token: str) -> None:
        """Sign in as the link's holder."""
        seating = await self._holder(token)
        if seating is None:
            self._unknown()
            return
        await sign_in(self, seating)
        self.redirect(self.at(), status=303)

    async def _holder(self, token: str) -> Seating | None:
        holder = self.site.store.tokens.holder
        return await self.site.aside.read(holder, token, "link", now=now())

    def _unknown(self) -> None:
        self.set_status(404)
        title, words = UNKNOWN_LINK
        self.page("failure.html", title=title, words=words, join=True)


class RoomCodeHandler(CalmHandler):
    """The room code, then a name from the roster: two steps on one page."""

    async def prepare(self, **options: Any) -> None:
        """Give the browser a ticket before it has sent a code."""
        await super().prepare(**options)
        _ = self.asker

    def get(self) -> None:
        """Ask for the code; a QR code on the screen fills it in."""
        self._ask(code=self.get_query_argument("code", "")[:20])

    async def post(self) -> None:
        """Take the code, then the name."""
        code = self.get_body_argument("code", "")[:40]
        if self.site.throttle.refuses(self.asker):
            self.set_status(429)
            self._ask(code=code, problem=WAIT)
            return
        find = self.site.store.rooms.find
        room = await self.site.aside.read(find, code, now=now())
        if room is None:
            self.site.throttle.failed(self.asker)
            self.set_status(422)
            self._ask(code=code, problem=UNKNOWN_CODE)
            return
        cohort, workshop = room
        seat = self.get_body_argument("seat", "")
        if await self._take_name(code, cohort, seat):
            self.redirect(self.at("workshop", workshop), status=303)

    async def _take_name(self, code: str, cohort: Cohort, seat: str) -> bool:
        """Seat this browser, or ask again; whether somebody has come in."""
        roster = await self.site.aside.read(self._names, cohort)
        chosen = next((s for s in roster if s.id == seat), None)
        if chosen is None:
            self._offer(code, roster)
            return False
        taken = await take_seat(self, chosen)
        if not taken:
            self.set_status(409)
            self._offer(code, roster, problem=JOINED_BEFORE)
        return taken

    def _names(self, cohort: Cohort) -> dict[Seating, bool]:
        """Every name a room code may lead to, and whether nobody has taken it."""
        store = self.site.store
        roster = filter(may_be_taken, store.people.roster(cohort.id))
        return {s: not store.tokens.has_signed_in(s.id) for s in roster}

    def _ask(self, *, code: str, problem: str = "") -> None:
        self._show(code=code, problem=problem, names=None)

    def _offer(
        self, code: str, roster: Mapping[Seating, bool], *, problem: str = ""
    ) -> None:
        free = [seating for seating, is_free in roster.items() if is_free]
        self._show(code=code, problem=problem, names=free)

    def _show(self, **about: object) -> None:
        self.page("join.html", browsers=BROWSERS, **about)


class SignOutHandler(CalmHandler):
    """POST: leave. A GET is refused, so that no link signs anybody out."""

    async def post(self) -> None:
        """End this browser's sign-in, and the person's kernels."""
        seated = self.seated
        await forget(self)
        if seated is not None:
            await self.site.kernels.end_all_of(seated.id)
        self.redirect(self.at("join"), status=303)


def may_be_taken(seating: Seating) -> bool:
    """Whether a room code may lead to this seat: never to a facilitator's."""
    return seating.role is Role.PARTICIPANT
