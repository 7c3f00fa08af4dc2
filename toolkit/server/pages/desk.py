"""What the pages of those who run a cohort have in common: which one, and the tabs."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError

from toolkit.model import Cohort, Role
from toolkit.server.forms import FormHandler
from toolkit.server.handed_on import NOTICE, hand_on

TABS = {
    "overview": "Overview",
    "calendar": "Calendar",
    "people": "People",
    "public": "Public page",
    "messages": "Messages",
}
"""The pages of a cohort, by the last part of their address, in their order."""


class DeskHandler(FormHandler):
    """A page about one cohort, below `cohort/<id>/`; for who facilitates or organises.

    As long as one request. `cohort` is the one that the address names.
    """

    cohort: Cohort

    async def prepare(self, **options: Any) -> None:
        """Let facilitators in to their own cohort, and organisers to any."""
        await super().prepare(**options)
        if self._finished:
            return
        id = self.path_kwargs["cohort"]  # noqa: A001 - what the address says
        if self.organises or self.seating.cohort.id == id:
            found = await self.site.aside.read(self.site.store.cohorts.led, id)
            if found is None:
                raise HTTPError(404)
            self.cohort = found
        else:
            await self._lead_elsewhere(id)

    @property
    def organises(self) -> bool:
        """Whether an organiser asks, who may do more than a facilitator."""
        return self.seating.role is Role.ORGANISER

    def here(self, *parts: str) -> str:
        """The address of one of this cohort's pages."""
        return self.at("cohort", self.path_kwargs["cohort"], *parts)

    def desk_page(self, template: str, **values: Any) -> None:
        """Answer with a template that extends `desk.html`."""
        self.page(template, cohort=self.cohort, here=self.here, tabs=TABS, **values)

    async def _lead_elsewhere(self, cohort: str) -> None:
        """Whoever runs that cohort too may change to it; to others it is not there."""
        own = self.site.store.people.open_seats
        seats = await self.site.aside.read(own, self.seating.person.id)
        leads = {s.cohort.id for s in seats if s.role is not Role.PARTICIPANT}
        if cohort not in leads or self.request.method not in {"GET", "HEAD"}:
            raise HTTPError(404)
        hand_on(self, NOTICE, "other cohort")
        self.redirect(self.at("seats"))
