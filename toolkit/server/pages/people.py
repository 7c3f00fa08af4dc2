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
from toolkit.server.door.links import links_file, new_link
from toolkit.server.handler import CalmHandler
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


class PeopleHandler(CalmHandler):
    """The roster and the rooms."""

    def get(self) -> None:
        """Show the page."""
        self.show()

    def show(self, *, link: Link | None = None) -> None:
        """Show the page, with *link* this once."""
        people = self._people()
        self.page(
            "people.html",
            link=link,
            people=people,
            joined=sum(each.joined for each in people),
            rooms=[self._room(plan.name, plan.title) for plan in self._plans()],
            join_at=self.site.settings.here + "/join",
            hours=self.site.settings.room_hours,
        )

    def colleague(self, seat: str) -> Seating:
        """The seat of this id in the facilitator's own cohort."""
        seating = self.site.store.people.seating(seat)
        if seating is None or seating.cohort.id != self.seating.cohort.id:
            raise HTTPError(404)
        return seating

    def _plans(self) -> tuple[Plan, ...]:
        return self.site.programme.workshops

    def _people(self) -> list[RosterLine]:
        store = self.site.store
        return [
            RosterLine(s, store.tokens.has_signed_in(s.id), s.role is Role.FACILITATOR)
            for s in store.people.roster(self.seating.cohort.id)
        ]

    def _room(self, workshop: str, title: str) -> Room:
        cohort = self.seating.cohort.id
        code = self.site.store.rooms.code(cohort, workshop, now=now()) or ""
        return Room(workshop, title, code, self._qr(code) if code else "")

    def _qr(self, code: str) -> str:
        address = f"{self.site.settings.here}/join?code={quote(code)}"
        picture: str = segno.make(address, error="m").svg_data_uri(scale=4)
        return picture


class RoomHandler(PeopleHandler):
    """POST: open or close a workshop's room."""

    def get(self) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    def post(self) -> None:
        """Open the room under a new code, or close it."""
        plan = plan_of(self, self.get_body_argument("workshop"))
        cohort, store = self.seating.cohort.id, self.site.store
        code = store.rooms.code(cohort, plan.name, now=now())
        if code is not None:
            store.rooms.close(code)
        if self.get_body_argument("open") == "yes":
            until = now() + timedelta(hours=self.site.settings.room_hours)
            store.rooms.open(cohort, plan.name, code=new_code(), expires_at=until)
        self.redirect(self.at("people"), status=303)


class NewLinkHandler(PeopleHandler):
    """POST: make one person a new link."""

    def get(self) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self) -> None:
        """Show the new link once; earlier links end, and pages opened with them."""
        seating = self.colleague(self.get_body_argument("seat"))
        site = self.site
        address = new_link(seating, store=site.store, settings=site.settings)
        await site.kernels.end_all_of(seating.id)
        self.show(link=Link(seating.person.name, address))


class LinksHandler(PeopleHandler):
    """POST: links for everybody who has not joined, as a file."""

    def get(self) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    def post(self) -> None:
        """Make the links and hand them over once."""
        waiting = [each.seating for each in self._people() if not each.joined]
        self.set_header("Content-Type", "text/csv; charset=UTF-8")
        self.set_header("Content-Disposition", 'attachment; filename="links.csv"')
        site = self.site
        self.finish(links_file(waiting, store=site.store, settings=site.settings))
