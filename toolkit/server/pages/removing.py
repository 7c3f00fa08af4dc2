"""Removing a cohort that was made by mistake."""

from __future__ import annotations

from toolkit.errors import StaleError
from toolkit.server.pages.desk import DeskHandler


class RemoveHandler(DeskHandler):
    """GET: what goes away with it, or why it stays. POST: remove it, for organisers."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("remove")

    async def get(self, cohort: str) -> None:
        """Ask once; or say what can be done instead."""
        found = await self.site.aside.read(self.site.store.cohorts.belongings, cohort)
        self.desk_page("remove.html", found=found, **self.notices())

    async def post(self, cohort: str) -> None:
        """Remove it with all that is in it, unless somebody has just begun."""
        people = self.site.store.people.roster
        everybody = await self.site.aside.read(people, cohort, withdrawn=True)
        try:
            await self.site.aside.write(self.site.store.cohorts.remove, cohort)
        except StaleError:
            self.lead_to(self.stands_on(), saying="cohort stays")
            return
        for each in everybody:
            await self.site.kernels.end_all_of(each.id)
        self.lead_to(self.at("cohorts"), saying="cohort removed")
