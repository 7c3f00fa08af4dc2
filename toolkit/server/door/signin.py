"""Joining and leaving: a personal link, or a room code and a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from toolkit.model import Cohort, Role, Seating
from toolkit.server.door.identity import (
    forget,
    link_was_opened,
    remember_link,
    sign_in,
    take_seat,
    was_erased,
)
from toolkit.server.door.noticed import note_seen, notice_of, unseen_notice
from toolkit.server.forms import FormHandler, FormRefusedError, in_words
from toolkit.server.handed_on import TYPED, drop, hand_on, handed_on, take
from toolkit.server.site import now
from toolkit.server.words import BROWSERS, UNKNOWN_LINK, WITHDRAWN

_ROOM = "workshop-room"
"""The code of the room whose names are shown."""

_CHOOSING = timedelta(minutes=15)

LEFT_ELSEWHERE = {"yes": "left", "for-good": "left for good"}
"""What the address of a tab says that followed another one out."""

_FOR_GOOD = {"left for good", "erased"}
"""After which this browser keeps nothing of ours."""

_LEAVING = {"left", "all ended", *_FOR_GOOD}
"""What is said to whoever has signed out; all else is a problem."""


class PersonalLinkHandler(FormHandler):
    """A personal link. Looking at it uses nothing up: link previews look too."""

    is_of_a_seat = False

    def stands_on(self) -> str:
        """The link's own page."""
        return self.at("join", self.path_kwargs["token"])

    async def get(self, token: str) -> None:
        """Show whose link it is, and one button; whoever is in already goes on."""
        seating = await self._holder(token)
        if seating is None:
            await self._unknown(token)
        elif self.seated is not None and self.seated.id == seating.id:
            remember_link(self, token, of=seating)
            self.redirect(self.at())
        else:
            self.page(
                "link.html",
                holder=seating,
                token=token,
                notice=await unseen_notice(self, seating),
                problem=in_words(self.told()),
                browsers=BROWSERS,
            )

    async def post(self, token: str) -> None:
        """Sign in as the link's holder."""
        seating = await self._holder(token)
        if seating is None:
            raise FormRefusedError(404, "unknown link")
        await sign_in(self, seating)
        remember_link(self, token, of=seating)
        await self.site.aside.write(note_seen, self.site.store, seating)
        self.lead_to(self.at())

    async def _holder(self, token: str) -> Seating | None:
        holder = self.site.store.tokens.holder
        return await self.site.aside.read(holder, token, "link", now=now())

    async def _unknown(self, token: str) -> None:
        self.told()  # the page says it itself
        self.set_status(404)
        find = self.site.store.tokens.withdrawn
        gone = await self.site.aside.read(find, token, now=now())
        title, words = WITHDRAWN if gone else UNKNOWN_LINK
        words = words.format(cohort=gone.cohort.title) if gone else words
        about = self.site.programme.about
        contact = about.contact if gone and about else None
        self.page(
            "failure.html", title=title, words=words, join=gone is None, contact=contact
        )


class RoomCodeHandler(FormHandler):
    """The room code, then a name from the roster: two steps on one page."""

    is_of_a_seat = False

    async def prepare(self, **options: Any) -> None:
        """Give the browser a ticket before it has sent a code."""
        await super().prepare(**options)
        _ = self.asker

    def stands_on(self) -> str:
        """The page to join."""
        return self.at("join")

    async def get(self) -> None:
        """Ask for the code, which a QR code may fill in, or for a name."""
        if await was_erased(self):
            await forget(self, for_good=True)
            self._ask("", "erased")
            return
        said = self._left_elsewhere() or self.told()
        filled_in = self.get_query_argument("code", None)
        code = handed_on(self, _ROOM)[:40]
        if filled_in is not None or not code:
            self._ask(filled_in or "", said)
            return
        try:
            cohort, _ = await self._room(code)
        except FormRefusedError as refused:
            self._ask(code, refused.why)
        else:
            await self._offer(code, cohort, said)

    def _left_elsewhere(self) -> str:
        """What another tab's leaving is called; the notice itself is that tab's."""
        how = self.get_query_argument("left", "") if self.seated is None else ""
        return LEFT_ELSEWHERE.get(how, "")

    async def post(self) -> None:
        """Take the code, then the name."""
        code = self.get_body_argument("code", "")[:40]
        hand_on(self, TYPED, code)
        cohort, workshop = await self._room(code)
        drop(self, TYPED)
        hand_on(self, _ROOM, code, kept=_CHOOSING)
        if await self._take_name(cohort, self.get_body_argument("seat", "")):
            drop(self, _ROOM)
            self.lead_to(self.at("workshop", workshop))
        else:
            self.lead_to(self.at("join"))

    async def _room(self, code: str) -> tuple[Cohort, str]:
        """The cohort and the workshop that this code opens."""
        throttle, find = self.site.throttle, self.site.store.rooms.find
        async with throttle.turn:
            if throttle.refuses(self.asker):
                raise FormRefusedError(429, "wait")
            room = await self.site.aside.read(find, code, now=now())
            if room is None:
                throttle.failed(self.asker)
                raise FormRefusedError(422, "unknown code")
            return room

    async def _take_name(self, cohort: Cohort, seat: str) -> bool:
        """Seat this browser; no, if the name has still to be chosen."""
        roster = await self.site.aside.read(self._names, cohort)
        chosen = next((s for s in roster if s.id == seat), None)
        if chosen is None:
            return False
        if not await take_seat(self, chosen):
            raise FormRefusedError(409, "joined before")
        await self.site.aside.write(note_seen, self.site.store, chosen)
        return True

    def _names(self, cohort: Cohort) -> Mapping[Seating, bool]:
        """Every name a room code may lead to, and whether nobody has taken it."""
        store = self.site.store
        roster = filter(may_be_taken, store.people.roster(cohort.id))
        return {s: not store.tokens.has_signed_in(s.id) for s in roster}

    def _ask(self, code: str, said: str) -> None:
        drop(self, _ROOM)
        typed = take(self, TYPED) or code
        self._show(typed[:40], said, names=None)

    async def _offer(self, code: str, cohort: Cohort, said: str) -> None:
        roster = await self.site.aside.read(self._names, cohort)
        free = [seating for seating, is_free in roster.items() if is_free]
        self._show(code, said, names=free)

    def _show(self, code: str, said: str, *, names: list[Seating] | None) -> None:
        has_left = said in _LEAVING
        self.page(
            "join.html",
            code=code,
            problem="" if has_left else in_words(said),
            left=in_words(said) if has_left else "",
            was_led=bool(self._left_elsewhere()),
            for_good=said in _FOR_GOOD,
            ends_link=said == "left" and link_was_opened(self),
            names=names,
            notice=notice_of(self.site.programme) if names else (),
            browsers=BROWSERS,
        )


class SignOutHandler(FormHandler):
    """POST: leave. A GET is refused, so that no link signs anybody out."""

    is_of_a_seat = False

    def stands_on(self) -> str:
        """Where one joins again: every page has this form."""
        return self.at("join")

    async def post(self) -> None:
        """End this browser's sign-in, and the person's kernels.

        Who leaves a computer for good leaves nothing behind that leads back.
        """
        seated = self.seated
        for_good = self.get_body_argument("for_good", "") == "yes"
        await forget(self, for_good=for_good)
        if seated is not None:
            await self.site.kernels.end_all_of(seated.id)
        self.lead_to(self.at("join"), saying="left for good" if for_good else "left")


def may_be_taken(seating: Seating) -> bool:
    """Whether a room code may lead to this seat: never to a facilitator's."""
    return seating.role is Role.PARTICIPANT
