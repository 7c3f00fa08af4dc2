"""The organisers' page: every cohort, how far it is, and who organises."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tornado.web import HTTPError

from toolkit.errors import ToolkitError
from toolkit.model import Cohort, Role, Seating
from toolkit.model.calendar import Calendar
from toolkit.model.dates import short_day
from toolkit.model.names import LONGEST, check_cohort, suggested_id
from toolkit.server.forms import FormHandler
from toolkit.server.pages.appointing import (
    appoint_new,
    hand_link_on,
    link_to_show,
    refused,
    said,
    typed,
)
from toolkit.server.pages.desk import TABS
from toolkit.server.site import Site
from toolkit.server.words import DATES_NONE, DATES_OPEN
from toolkit.store.cohorts import Headcount


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One cohort, as the page shows it: who has joined, and when it meets."""

    cohort: Cohort
    heads: Headcount
    dates: str


class CohortsHandler(FormHandler):
    """GET: all cohorts. POST: one more."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("cohorts")

    async def get(self) -> None:
        """Show every cohort that lasts; with a link just made, this once."""
        office = await self.site.aside.read(self.site.store.cohorts.office)
        roster = self.site.store.people.roster
        self.page(
            "cohorts.html",
            **self.notices(),
            link=await link_to_show(self, office.id),
            typed=typed(self),
            lines=await self.site.aside.read(self._lines),
            tabs=TABS,
            organisers=await self.site.aside.read(roster, office.id),
        )

    async def post(self) -> None:
        """Start a cohort, and go on to its first steps."""
        title, wanted = said(self, "title"), said(self, "id")
        if not title:
            raise refused(self, "no title")
        try:
            id = check_cohort(wanted) if wanted else ""  # noqa: A001
        except ToolkitError:
            raise refused(self, "cohort id") from None
        made = await self.site.aside.write(self._add, title, id)
        if made is None:
            raise refused(self, "cohort id taken")
        self.lead_to(self.at("cohort", made.id, "overview"))

    def _add(self, title: str, id: str) -> Cohort | None:  # noqa: A002
        cohorts = self.site.store.cohorts
        if id:
            return None if cohorts.find(id) else cohorts.add(id, title)
        # The button may have been pressed twice.
        for each in cohorts.lasting():
            if each.title == title and not cohorts.heads(each.id).people:
                return each
        # Room for a number, which makes it another one's.
        suggested = suggested_id(title)[: LONGEST - 4].strip("-") or "cohort"
        id, number = suggested, 1  # noqa: A001
        while cohorts.find(id):
            number += 1
            id = f"{suggested}-{number}"  # noqa: A001
        return cohorts.add(id, title)

    def _lines(self) -> list[CohortLine]:
        cohorts = self.site.store.cohorts
        return [
            CohortLine(each, cohorts.heads(each.id), dates_of(self.site, each))
            for each in cohorts.lasting()
        ]


class OrganisersHandler(CohortsHandler):
    """POST: one more organiser, a new link for one, or another name for oneself."""

    async def get(self) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self) -> None:
        """Do what the form asks for."""
        asked = self.request.body_arguments
        if "own" in asked:
            await self._be_called(said(self, "own"))
        elif "seat" in asked:
            await hand_link_on(self, await self._organiser(said(self, "seat")))
        else:
            office = await self.site.aside.read(self.site.store.cohorts.office)
            await appoint_new(self, office.id, Role.ORGANISER)
        self.lead_to(self.at("cohorts"))

    async def _be_called(self, name: str) -> None:
        if not name:
            raise refused(self, "no name")
        correct = self.site.store.people.correct
        await self.site.aside.write(correct, replace(self.seating.person, name=name))

    async def _organiser(self, seat: str) -> Seating:
        find = self.site.store.people.seating
        seating = await self.site.aside.read(find, seat)
        if seating is None or seating.role is not Role.ORGANISER:
            raise HTTPError(404)
        return seating


def dates_of(site: Site, cohort: Cohort) -> str:
    """The days on which a cohort meets, in short."""
    calendar: Calendar | None = site.store.calendars.of(cohort.id)
    plans = site.programme.workshops
    held = calendar.occasions if calendar else {}
    days = [held[plan.name].day for plan in plans if plan.name in held]
    known = sorted(day for day in days if day is not None)
    if not known:
        return DATES_NONE
    told = ", ".join(map(short_day, known))
    missing = len(plans) - len(known)
    return f"{told}; {DATES_OPEN.format(count=missing)}" if missing else told
