"""The programme's days, for the calendars that people have."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.export.calendars import calendar_of
from toolkit.model import PROGRAMME
from toolkit.programme import Plan
from toolkit.server.handler import CalmHandler
from toolkit.server.pages.workshops import plan_of
from toolkit.server.site import now


class CalendarHandler(CalmHandler):
    """GET: one workshop, or the whole year with the tasks, as a calendar file."""

    def get(self, name: str) -> None:
        """Give the file; a calendar that opens it asks before it adds anything."""
        programme = self.site.programme
        whole = name == PROGRAMME
        plans: Sequence[Plan] = programme.workshops if whole else (plan_of(self, name),)
        file = calendar_of(
            programme,
            plans,
            tasks=whole,
            here=self.site.settings.here,
            at=now(),
        )
        self.set_header("Content-Type", "text/calendar; charset=utf-8")
        # Shown in place, a phone opens it in its calendar rather than in a folder.
        self.set_header("Content-Disposition", f'inline; filename="{name}.ics"')
        self.finish(file)
