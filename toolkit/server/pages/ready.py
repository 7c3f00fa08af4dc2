"""The page Ready: whether all is ready for a workshop, and what to do if not."""

from __future__ import annotations

from functools import partial

from tornado.web import HTTPError

from toolkit.programme.opening import BEFORE, open_until
from toolkit.readiness.before import Before, before, points
from toolkit.readiness.point import Part, State, verdict
from toolkit.readiness.words import PARTS, SIGNS, WAYS
from toolkit.seat.links import new_code
from toolkit.server.forms import in_words
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.readying import machine, page_stands
from toolkit.server.pages.refusals import refusals_of
from toolkit.server.pages.workshops import plan_of
from toolkit.server.site import now


class ReadyHandler(DeskHandler):
    """GET: how each point stands. POST: look again, or open the workshop's room."""

    def stands_on(self) -> str:
        """The page, of the workshop that was asked about."""
        name = self.get_argument("workshop", "")
        which = f"?workshop={plan_of(self, name).name}" if name else ""
        return self.here("ready") + which

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Show it; the server's points may be a minute old, and say so."""
        of = await self.site.aside.read(self._before)
        stands = page_stands(self.site, of.plan.name)
        refused = [
            (one.said, one.to_do) for one in refusals_of(self.site, of.plan.name)
        ]
        look = partial(points, of, page=stands, refused=refused)
        own = await self.site.aside.read(look)
        people = len(of.people)
        parts = (
            Part(PARTS["workshop"].format(title=of.plan.title), own, of.at),
            await machine(self.site, people=people, again=False),
        )
        self.desk_page(
            "ready.html",
            problem=in_words(self.told()),
            plan=of.plan,
            plans=of.programme.workshops,
            parts=parts,
            signs=SIGNS,
            verdict=verdict(parts),
            wrong=[p for part in parts for p in part.points if p.state is State.WRONG],
            ways=WAYS,
            opens=await self.site.aside.read(opens_room, of),
            local=of.programme.local,
        )

    async def post(self, cohort: str) -> None:  # noqa: ARG002
        """Do it, and lead back."""
        what = self.get_body_argument("what", "")
        of = await self.site.aside.read(self._before)
        if what == "again":
            await machine(self.site, people=len(of.people), again=True)
        elif what == "room":
            await self.site.aside.write(self._open, of)
        else:
            raise HTTPError(400)
        self.lead_to(self.stands_on())

    def _before(self) -> Before:
        cohort, name = self.cohort.id, self.get_argument("workshop", "")
        year = self.site.programme_of(cohort)
        workshop = plan_of(self, name).name if name else ""
        return before(self.site.store, cohort, year, at=now(), workshop=workshop)

    def _open(self, of: Before) -> None:
        """Let people in until it is over, by the code that is open, if one is."""
        if not opens_room(of):
            return
        rooms, hours = self.site.store.rooms, self.site.settings.room_hours
        code = rooms.code(of.cohort, of.plan.name, now=of.at) or new_code()
        until = open_until(of.plan.when, at=of.at, hours=hours)
        rooms.open(of.cohort, of.plan.name, code=code, expires_at=until)


def opens_room(of: Before) -> bool:
    """Whether the room's code is to be opened now, for the whole of the workshop."""
    when = of.plan.when
    if when is None or not when.starts - BEFORE <= of.at < when.ends:
        return False
    found = of.store.rooms.open_until(of.cohort, of.plan.name, now=of.at)
    return found is None or found[1] < when.ends
