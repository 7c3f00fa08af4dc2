"""The page People: who has joined, links, the room code, and who has withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import segno
from tornado.web import HTTPError

from toolkit.model import Role, Seating
from toolkit.model.erasing import is_nobody
from toolkit.model.looked import What
from toolkit.programme import Plan
from toolkit.programme.opening import open_until
from toolkit.seat.links import new_code
from toolkit.server.door.links import link_to, links_file, new_link
from toolkit.server.forms import FormRefusedError
from toolkit.server.handed_on import NEW_LINK, hand_on, take
from toolkit.server.handler import CalmHandler
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.workshops import plan_of
from toolkit.server.site import now


@dataclass(frozen=True, slots=True)
class Link:
    """A personal link, at the one moment it is shown."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class RoomOf:
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


class OldAddressHandler(CalmHandler):
    """The page's address before it said which cohort it is about."""

    async def get(self) -> None:
        """Lead facilitators to their own cohort's page; organisers choose one."""
        seating = self.seating
        organises = seating.role is Role.ORGANISER
        own = ("cohort", seating.cohort.id, "people")
        self.redirect(self.at() if organises else self.at(*own))


class PeopleDesk(DeskHandler):
    """What the pages about people have in common."""

    async def colleague(self, seat: str) -> Seating:
        """The seat of this id in this cohort, of somebody who has withdrawn, too."""
        seating = await self.site.aside.read(self.site.store.people.seating, seat)
        if seating is None or seating.cohort.id != self.cohort.id:
            raise HTTPError(404)
        if is_nobody(seating.person):
            raise HTTPError(404)
        return seating

    async def new_link(self) -> Link | None:
        """Only what is a link into this cohort: anybody may have written the cookie."""
        token = take(self, NEW_LINK)
        holder = self.site.store.tokens.holder
        seating = await self.site.aside.read(holder, token, "link", now=now())
        if seating is None or seating.cohort.id != self.cohort.id:
            return None
        return Link(seating.person.name, link_to(token, self.site.settings))

    async def renew_link(self, seating: Seating) -> None:
        """A new link instead of the earlier ones, for the next page to show.

        Facilitators make none that would lead to where somebody may do more.
        """
        site = self.site
        if not self.organises and seating.id != self.seating.id:
            further = site.store.people.leads_further
            if await site.aside.read(further, seating):
                raise FormRefusedError(403, "leads further")
        address = await site.aside.write(
            new_link, seating, store=site.store, settings=site.settings
        )
        hand_on(self, NEW_LINK, address.rpartition("/")[2])


class PeopleHandler(PeopleDesk):
    """The roster and the rooms."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("people")

    async def get(self, **_at: str) -> None:
        """Show the page; with a link that has just been made, this once."""
        read = self.site.aside.read
        self.desk_page(
            "people.html",
            link=await self.new_link(),
            **await read(self._kept),
            join_at=self.site.settings.here + "/join",
            hours=self.site.settings.room_hours,
            backup=await read(self.site.nightly.told),
            roles_in_school=tuple(self.site.programme.roles),
            **self.notices(),
        )

    def _kept(self) -> dict[str, object]:
        """Who is here and which rooms are open, all of it as it is at one moment."""
        with self.site.store.at_once():
            people, everybody = self.people(), self._everybody()
            return {
                "people": people,
                "joined": sum(each.joined for each in people),
                "withdrawn": [s for s in everybody if s.withdrawn_at is not None],
                "rooms": self._rooms(),
            }

    def people(self) -> list[RosterLine]:
        """Everybody who takes part."""
        signed_in = self.site.store.tokens.has_signed_in
        return [
            RosterLine(s, signed_in(s.id), s.role is Role.FACILITATOR)
            for s in self._everybody()
            if s.withdrawn_at is None
        ]

    def _everybody(self) -> tuple[Seating, ...]:
        return self.site.store.people.roster(self.cohort.id, withdrawn=True)

    def _rooms(self) -> list[RoomOf]:
        return [self._room(plan) for plan in self.site.programme.workshops]

    def _room(self, plan: Plan) -> RoomOf:
        code = self.site.store.rooms.code(self.cohort.id, plan.name, now=now()) or ""
        return RoomOf(plan.name, plan.title, code, self._qr(code) if code else "")

    def _qr(self, code: str) -> str:
        address = f"{self.site.settings.here}/join?code={quote(code)}"
        picture: str = segno.make(address, error="m").svg_data_uri(scale=4)
        return picture


class ChangingHandler(PeopleHandler):
    """POST: something of the page; it leads back to it."""

    async def get(self, **_at: str) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)


class RoomHandler(ChangingHandler):
    """POST: open or close a workshop's room."""

    async def post(self, **_at: str) -> None:
        """Open the room under a new code, or close it."""
        plan = plan_of(self, self.get_body_argument("workshop"))
        opens = self.get_body_argument("open") == "yes"
        await self.site.aside.write(self._change, plan, opens=opens)
        self.lead_to(self.stands_on())

    def _change(self, plan: Plan, *, opens: bool) -> None:
        cohort, rooms = self.cohort.id, self.site.store.rooms
        code = rooms.code(cohort, plan.name, now=now())
        if code is not None:
            rooms.close(code)
        if opens:
            when = self.site.programme_of(cohort).workshop(plan.name).when
            hours = self.site.settings.room_hours
            until = open_until(when, at=now(), hours=hours)
            rooms.open(cohort, plan.name, code=new_code(), expires_at=until)


class NewLinkHandler(ChangingHandler):
    """POST: make one person a new link."""

    async def post(self, **_at: str) -> None:
        """Show the new link once; earlier links end, and nobody is signed out."""
        await self.renew_link(await self.colleague(self.get_body_argument("seat")))
        self.lead_to(self.stands_on())


class LinksHandler(ChangingHandler):
    """POST: links for everybody who has not joined, as a file."""

    async def post(self, **_at: str) -> None:
        """Make the links and hand them over once; earlier ones go on working."""
        everybody = await self.site.aside.read(self.people)
        links = await self.site.aside.write(
            links_file,
            await self.site.aside.read(self._waiting, everybody),
            store=self.site.store,
            settings=self.site.settings,
        )
        self.set_header("Content-Type", "text/csv; charset=UTF-8")
        self.set_header("Content-Disposition", 'attachment; filename="links.csv"')
        await self.has_looked(What.LINKS)
        self.finish(links.encode("utf-8-sig"))

    def _waiting(self, everybody: list[RosterLine]) -> list[Seating]:
        """Who has not joined; for facilitators none who may do more elsewhere."""
        further = self.site.store.people.leads_further
        waiting = [each.seating for each in everybody if not each.joined]
        return [s for s in waiting if self.organises or not further(s)]
