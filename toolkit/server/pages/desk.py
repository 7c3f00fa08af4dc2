"""What the pages of those who run a cohort have in common: which one, and the tabs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tornado.web import HTTPError

from toolkit.model import Cohort, Role
from toolkit.model.looked import Looked, What
from toolkit.programme import Programme
from toolkit.seat.holder import now
from toolkit.server.forms import FormHandler
from toolkit.server.handed_on import NOTICE, hand_on

TABS = {
    "overview": "Overview",
    "tasks": "Tasks",
    "attendance": "Attendance",
    "evaluation": "Evaluation",
    "report": "Report",
    "people": "People",
    "calendar": "Calendar",
    "messages": "Messages",
    "public": "Public page",
    "data": "Data",
}
"""The pages of a cohort, by the last part of their address, in their order.

What is done first stands first, what is set up last.
"""


def tabs_of(programme: Programme) -> Mapping[str, str]:
    """Those of `TABS` that have something to show in any cohort of *programme*."""
    empty = set() if programme.tasks else {"tasks"}
    return {part: title for part, title in TABS.items() if part not in empty}


LOOK = "look"
"""What an address says before the key of what was typed."""


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

    async def has_looked(self, what: What, about: str = "") -> None:
        """Write into the log that what others wrote was opened or exported here.

        *about* is a person's id, a workshop, a page or nothing. Whoever opens a page
        again and again has one line an hour.
        """
        line = Looked(self.cohort.id, self.seating.person.id, what, about, now())
        await self.site.aside.write(self.site.store.looks.note_once, line)

    def here(self, *parts: str) -> str:
        """The address of one of this cohort's pages."""
        return self.at("cohort", self.path_kwargs["cohort"], *parts)

    def desk_page(self, template: str, **values: Any) -> None:
        """Answer with a template that extends `desk.html`."""
        tabs = tabs_of(self.site.programme)
        self.page(template, cohort=self.cohort, here=self.here, tabs=tabs, **values)

    def lead_to_look(self, said: Mapping[str, Any]) -> None:
        """Go on at this form's page with what was typed, which a reload shows again."""
        key = self.site.shelf.put(self._form, json.dumps(said).encode())
        self.lead_to(f"{self.stands_on()}?{LOOK}={key}")

    def looked_at(self) -> dict[str, Any] | None:
        """What this page shows of a form that led to it; None if it shows none."""
        key = self.get_query_argument(LOOK, "")
        said = self.site.shelf.find(self._form, key) if key else None
        found: dict[str, Any] | None = json.loads(said) if said else None
        return found

    def leads_on(self) -> bool:
        """Whether this page is over, because it was done or long ago: then it leads on.

        Going back to it asks for nothing to be sent again.
        """
        is_over = bool(self.get_query_argument(LOOK, "")) and self.looked_at() is None
        if is_over:
            self.lead_to(self.stands_on(), saying="look over")
        return is_over

    def has_done(self) -> None:
        """What the form was for is done, so that none of its pages does it again."""
        self.site.shelf.clear(self._form)

    @property
    def _form(self) -> str:
        return f"{self.seating.id} {self.stands_on()}"

    async def _lead_elsewhere(self, cohort: str) -> None:
        """Whoever runs that cohort too may change to it; to others it is not there."""
        own = self.site.store.people.open_seats
        seats = await self.site.aside.read(own, self.seating.person.id)
        leads = {s.cohort.id for s in seats if s.role is not Role.PARTICIPANT}
        if cohort not in leads or self.request.method not in {"GET", "HEAD"}:
            raise HTTPError(404)
        hand_on(self, NOTICE, "other cohort")
        self.redirect(self.at("seats"))
