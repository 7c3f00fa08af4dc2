"""The start page, and whether the server is well."""

from __future__ import annotations

import json
from dataclasses import dataclass

from toolkit.model import Role
from toolkit.programme import ProgrammeNotebook, Served
from toolkit.programme.placeholders import marked
from toolkit.readiness.outside import KEY, SERVER
from toolkit.server.handler import CalmHandler
from toolkit.server.kernels.outlines import address_of
from toolkit.server.pages.noticing import is_to_be_shown
from toolkit.server.pages.readying import running
from toolkit.server.pages.workshops import WorkshopHandler
from toolkit.server.words import HOME_COMES

WHEN = marked("workshop when")


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One notebook, as the plain list shows it.

    `when` is empty for the programme's own notebooks.
    """

    served: Served
    address: str
    when: str
    ready: bool


class HomeHandler(WorkshopHandler):
    """The programme's start page; a plain list of workshops while there is none."""

    async def get(self) -> None:  # type: ignore[override]  # it has no name in its address
        """Show it; whoever runs cohorts starts at all of them, or at their own."""
        if await is_to_be_shown(self):
            self.redirect(self.at("me", "notice"))
            return
        if self.seating.role is Role.ORGANISER:
            self.redirect(self.at("cohorts"))
            return
        if self._leads():
            self.redirect(self.at("cohort", self.seating.cohort.id, "overview"))
            return
        home = self.site.outlines.home
        if self.site.outlines.ready(home) is None:
            await self._list()
            return
        await super().get(home)

    def find(self, name: str) -> Served:
        """The start page's notebook is in no table of addresses but this one."""
        return self.site.programme.notebook(name)

    def _leads(self) -> bool:
        """Whether the start page is that of the cohort; also of the year, if asked."""
        is_asked = self.get_query_argument("year", None) is not None
        leads = self.seating.role is Role.FACILITATOR
        return leads and not is_asked

    async def _queue(self) -> None:
        """When the room is full, the list is better than a queue."""
        await self._list()

    async def _list(self) -> None:
        cohort = self.seating.cohort.id
        programme = await self.site.aside.read(self.site.programme_of, cohort)
        workshops = [
            self._line(plan, when=programme.in_words(WHEN, workshop=plan.name))
            for plan in programme.workshops
        ]
        own = [self._line(one) for one in programme.notebooks if self._opens(one)]
        name = self.site.outlines.home
        home = next((line for line in own if line.served.name == name), None)
        is_wanted = home is not None and home.served.notebook.exists()
        self.page(
            "home.html",
            lines=workshops,
            links=[line for line in own if line.ready and line is not home],
            own_page=home is not None and home.ready,
            wait=HOME_COMES if is_wanted else "",
        )

    def _opens(self, own: ProgrammeNotebook) -> bool:
        return self.seating.role is Role.FACILITATOR or not own.facilitators_only

    def _line(self, served: Served, *, when: str = "") -> HomeLine:
        return HomeLine(
            served,
            address=address_of(served),
            when=when,
            ready=self.site.outlines.ready(served.name) is not None,
        )


class HealthHandler(CalmHandler):
    """For whoever watches the server: a few words; details only with its key."""

    speaks_json = True

    async def get(self) -> None:
        """Say "ok" while answers can be kept, else 503; and what may soon stop it."""
        found = await self.site.condition.now()
        stopping = [trouble.status for trouble in found if trouble.stops]
        warnings = [trouble.status for trouble in found if not trouble.stops]
        if stopping:
            self.set_status(503)
        told: dict[str, object] = {"status": stopping[0] if stopping else "ok"}
        if warnings:
            told["warnings"] = warnings
        self.set_header(SERVER, self.site.serving.id)
        if self.site.serving.opens(self.request.headers.get(KEY, "")):
            told["more"] = running(self.site, str(told["status"])).more()
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(told))
