"""What the pages of those who run a cohort have in common: which one, and the tabs."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError

from toolkit.model import Cohort, Role
from toolkit.server.forms import FormHandler

TABS = {
    "people": "People",
    "public": "Public page",
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
        id = self.path_kwargs["cohort"]  # noqa: A001 - what the address says
        if self.seating.role is not Role.ORGANISER and self.seating.cohort.id != id:
            raise HTTPError(404)
        found = await self.site.aside.read(self.site.store.cohorts.find, id)
        if found is None:
            raise HTTPError(404)
        self.cohort = found

    def here(self, *parts: str) -> str:
        """The address of one of this cohort's pages."""
        return self.at("cohort", self.cohort.id, *parts)

    def desk_page(self, template: str, **values: Any) -> None:
        """Answer with a template that extends `desk.html`."""
        self.page(template, cohort=self.cohort, here=self.here, tabs=TABS, **values)
