"""A cohort's year after: going on as a community, and ending a year for good."""

from __future__ import annotations

from dataclasses import replace

from tornado.web import HTTPError

from toolkit.activities.base.kind import begun_with
from toolkit.errors import StoreError, ToolkitError
from toolkit.model import Cohort
from toolkit.model.names import check_cohort, suggested_id
from toolkit.post.keeping import going_on
from toolkit.server.pages.appointing import refused, said
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.site import now


class AnotherYearHandler(DeskHandler):
    """GET: who may go along. POST: make the cohort that follows this one."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("another-year")

    async def get(self, cohort: str) -> None:
        """Show everybody, all ticked, and which cohorts follow or come before."""
        read, store = self.site.aside.read, self.site.store
        mine = await read(store.cohorts.lasting)
        self.desk_page(
            "another_year.html",
            **self.notices(),
            people=await read(store.people.roster, cohort),
            followers=await read(store.succession.after, cohort),
            before=await read(store.succession.before, cohort),
            others=[each for each in mine if each.id != cohort],
            closed=(await read(store.succession.handed_on, cohort)).closed_at,
            organises=self.organises,
        )

    async def post(self, cohort: str) -> None:
        """Take along whom the form names; or end this year, or open it again."""
        what = said(self, "what")
        if what in {"end", "open"}:
            await self.site.aside.write(self._end, cohort, ends=what == "end")
            self.lead_to(self.stands_on(), saying=f"year {what}")
        elif what == "follows":
            await self._follow(cohort, said(self, "follows"))
        else:
            await self._go_on(cohort)

    async def _go_on(self, cohort: str) -> None:
        title, people = said(self, "title"), self.get_body_arguments("seat")
        if not title:
            raise refused(self, "no title")
        if not people:
            raise refused(self, "nobody along")
        new = await self.site.aside.write(self._make, cohort, title, people)
        if new is None:
            raise refused(self, "title taken")
        leads = self.organises
        self.lead_to(
            self.at("cohort", new.id, "overview") if leads else self.stands_on(),
            saying="went on",
        )

    def _make(self, earlier: str, title: str, people: list[str]) -> Cohort | None:
        try:
            new = Cohort(check_cohort(suggested_id(title) or f"{earlier}-2"), title)
            self.site.store.succession.go_on(
                earlier, new, people=people, carried=begun_with()
            )
            self._keep(earlier, new)
        except (StoreError, ToolkitError):
            return None
        return new

    def _keep(self, earlier: str, new: Cohort) -> None:
        """Let nothing be removed under those who have just gone on."""
        store, programme_of = self.site.store, self.site.programme_of
        by = self.seating.person.id
        store.messages.add(going_on(store, programme_of, earlier, new, by=by, at=now()))

    async def _follow(self, cohort: str, earlier: str) -> None:
        if not self.organises:
            raise HTTPError(404)
        known = await self.site.aside.read(self.site.store.cohorts.lasting)
        if earlier and earlier not in {each.id for each in known}:
            raise HTTPError(404)
        follow = self.site.store.succession.follow
        try:
            await self.site.aside.write(follow, cohort, earlier or None)
        except StoreError:
            raise refused(self, "in a circle") from None
        self.lead_to(self.stands_on(), saying="follows")

    def _end(self, cohort: str, *, ends: bool) -> None:
        succession = self.site.store.succession
        chosen = succession.handed_on(cohort)
        changed = replace(
            chosen, closed_at=now() if ends else None, open_again=not ends
        )
        succession.hand_on(cohort, changed, at=now())
