"""The cohort's days, for the calendars that people have."""

from __future__ import annotations

from collections.abc import Sequence

from tornado.web import HTTPError

from toolkit.export.calendars import Source, calendar_of
from toolkit.model import PROGRAMME
from toolkit.programme import Plan
from toolkit.server.handler import CalmHandler
from toolkit.server.pages.workshops import plan_of
from toolkit.server.site import now


class CalendarHandler(CalmHandler):
    """GET: one workshop, or the whole year with the tasks, as a calendar file."""

    async def get(self, name: str) -> None:
        """Give the file; a calendar that opens it asks before it adds anything."""
        if name != PROGRAMME:
            plan_of(self, name)
        file = await self.site.aside.read(self._file, name)
        if file is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "text/calendar; charset=utf-8")
        # Shown in place, a phone opens it in its calendar rather than in a folder.
        self.set_header("Content-Disposition", f'inline; filename="{name}.ics"')
        self.finish(file)

    def _file(self, name: str) -> bytes | None:
        """None, while nothing is dated that could stand in it."""
        cohort = self.seating.cohort.id
        calendar = self.site.store.calendars.of(cohort)
        programme, whole = self.site.programme_of(cohort), name == PROGRAMME
        plans: Sequence[Plan] = (
            programme.workshops if whole else (programme.workshop(name),)
        )
        if calendar is None or not any(plan.when for plan in plans):
            return None
        here = self.site.settings.here
        source = Source(calendar.id, calendar.version, here=here, at=now())
        return calendar_of(programme, plans, tasks=whole, source=source)
