"""The cohort's days, for the calendars that people have."""

from __future__ import annotations

from dataclasses import replace

from tornado.web import HTTPError

from toolkit.export.calendars import Source, calendar_of, calendar_of_meeting
from toolkit.model import PROGRAMME
from toolkit.model.later import later_days
from toolkit.programme import Programme
from toolkit.programme.dated import with_later_days
from toolkit.server.handler import CalmHandler
from toolkit.server.site import now


class CalendarHandler(CalmHandler):
    """GET: one workshop or meeting, or the whole year, as a calendar file."""

    async def get(self, name: str) -> None:
        """Give the file; a calendar that opens it asks before it adds anything."""
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
        if calendar is None:
            return None
        here, programme = self.site.settings.here, self._programme(cohort)
        source = Source(calendar.id, calendar.version, here=here, at=now())
        for meeting in programme.meetings:
            if meeting.meeting.id == name:
                return calendar_of_meeting(programme, meeting, source=source)
        whole = name == PROGRAMME
        plans = [plan for plan in programme.workshops if whole or plan.name == name]
        has_meetings = whole and bool(programme.meetings)
        if not (has_meetings or any(plan.when for plan in plans)):
            return None
        return calendar_of(programme, plans, tasks=whole, source=source)

    def _programme(self, cohort: str) -> Programme:
        """The year as it is for who asks: a task may be due later for them."""
        year = self.site.programme_of(cohort)
        later = later_days(self.site.store.choices.of(self.seating.id))
        return replace(year, workshops=with_later_days(year.workshops, later))
