"""The facilitators' page: who has joined, links, and the room code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

import segno
from tornado.web import HTTPError

from toolkit.model import Role, Seating
from toolkit.programme import Plan
from toolkit.seat.links import new_code
from toolkit.server.door.links import link_to, links_file, new_link
from toolkit.server.forms import FormHandler, in_words
from toolkit.server.handed_on import NEW_LINK, hand_on, take
from toolkit.server.pages.workshops import plan_of
from toolkit.server.site import now


@dataclass(frozen=True, slots=True)
class Link:
    """A personal link, at the one moment it is shown."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop's room, as the page shows it. `code` is empty while it is closed."""

    workshop: str
    title: str
    code: str
    qr: str


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One person, as the page shows them."""

    seating: Seating
    joined: bool
    steers: bool


class PeopleHandler(FormHandler):
    """The roster and the rooms."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("people")

    async def get(self) -> None:
        """Show the page; with a link that has just been made, this once."""
        people = await self.site.aside.read(self.people)
        self.page(
            "people.html",
            link=await self._new_link(),
            problem=in_words(self.told()),
            people=people,
            joined=sum(each.joined for each in people),
            rooms=await self.site.aside.read(self._rooms),
            join_at=self.site.settings.here + "/join",
            hours=self.site.settings.room_hours,
            backup=await self.site.aside.read(self.site.nightly.told),
        )

    async def colleague(self, seat: str) -> Seating:
        """The seat of this id in the facilitator's own cohort."""
        seating = await self.site.aside.read(self.site.store.people.seating, seat)
        if seating is None or seating.cohort.id != self.seating.cohort.id:
            raise HTTPError(404)
        return seating

    async def _new_link(self) -> Link | None:
        """Only what is a link into this cohort: anybody may have written the cookie."""
        token = take(self, NEW_LINK)
        holder = self.site.store.tokens.holder
        seating = await self.site.aside.read(holder, token, "link", now=now())
        if seating is None or seating.cohort.id != self.seating.cohort.id:
            return None
        return Link(seating.person.name, link_to(token, self.site.settings))

    def people(self) -> list[RosterLine]:
        """Everybody in the facilitator's own cohort."""
        store = self.site.store
        return [
            RosterLine(s, store.tokens.has_signed_in(s.id), s.role is Role.FACILITATOR)
            for s in store.people.roster(self.seating.cohort.id)
        ]

    def _rooms(self) -> list[Room]:
        return [self._room(plan) for plan in self.site.programme.workshops]

    def _room(self, plan: Plan) -> Room:
        cohort = self.seating.cohort.id
        code = self.site.store.rooms.code(cohort, plan.name, now=now()) or ""
        return Room(plan.name, plan.title, code, self._qr(code) if code else "")

    def _qr(self, code: str) -> str:
        address = f"{self.site.settings.here}/join?code={quote(code)}"
        picture: str = segno.make(address, error="m").svg_data_uri(scale=4)
        return picture


class RoomHandler(PeopleHandler):
    """POST: open or close a workshop's room."""

    async def get(self) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self) -> None:
        """Open the room under a new code, or close it."""
        plan = plan_of(self, self.get_body_argument("workshop"))
        opens = self.get_body_argument("open") == "yes"
        await self.site.aside.write(self._change, plan, opens=opens)
        self.lead_to(self.at("people"))

    def _change(self, plan: Plan, *, opens: bool) -> None:
        cohort, rooms = self.seating.cohort.id, self.site.store.rooms
        code = rooms.code(cohort, plan.name, now=now())
        if code is not None:
            rooms.close(code)
        if opens:
            until = now() + timedelta(hours=self.site.settings.room_hours)
            rooms.open(cohort, plan.name, code=new_code(), expires_at=until)


class NewLinkHandler(PeopleHandler):
    """POST: make one person a new link."""

    async def get(self) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self) -> None:
        """Show the new link once; earlier links end, and nobody is signed out."""
        seating = await self.colleague(self.get_body_argument("seat"))
        site = self.site
        address = await site.aside.write(
            new_link, seating, store=site.store, settings=site.settings
        )
        hand_on(self, NEW_LINK, address.rpartition("/")[2])
        self.lead_to(self.at("people"))


class LinksHandler(PeopleHandler):
    """POST: links for everybody who has not joined, as a file."""

    async def get(self) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self) -> None:
        """Make the links and hand them over once."""
        everybody = await self.site.aside.read(self.people)
        links = await self.site.aside.write(
            links_file,
            [each.seating for each in everybody if not each.joined],
            store=self.site.store,
            settings=self.site.settings,
        )
        self.set_header("Content-Type", "text/csv; charset=UTF-8")
        self.set_header("Content-Disposition", 'attachment; filename="links.csv"')
        self.finish(links)
