"""A cohort at a glance: what is to do before it begins, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from tornado.web import HTTPError

from toolkit.forking.template import TemplateError
from toolkit.model import Role, Seating
from toolkit.model.suppression import in_steps
from toolkit.post.keeping import keeping, told
from toolkit.server.forms import in_words
from toolkit.server.kernels.outlines import address_of
from toolkit.server.pages.appointing import (
    appoint_new,
    link_to_show,
    refused,
    said,
    typed,
)
from toolkit.server.pages.cohorts import dates_of
from toolkit.server.pages.desk import TABS, DeskHandler
from toolkit.server.pages.lead import lead_of
from toolkit.server.pages.lead_facts import Panel
from toolkit.server.pages.refusals import refused_everywhere
from toolkit.server.pages.report import read_ahead
from toolkit.server.site import now
from toolkit.server.words import DATES_NONE, PUBLIC, STEPS
from toolkit.store.cohorts import Headcount, Progress

COUNTED = "{} of {}"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do before a cohort begins; `done` is None where nobody can tell."""

    part: str
    what: str
    state: str
    done: bool | None


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """How many have answered, and finished, one workshop, in words. Never what."""

    title: str
    answered: str
    finished: str


@dataclass(frozen=True, slots=True)
class FailingPage:
    """A page whose notebook, as it was saved last, stops at an error."""

    title: str
    failure: TemplateError
    has_earlier: bool


class OverviewHandler(DeskHandler):
    """GET: the first steps, the workshops, and who facilitates."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("overview")

    async def get(self, cohort: str) -> None:
        """Show it; with a link that has just been made, this once."""
        self.desk_page(
            "overview.html",
            problem=in_words(self.told()),
            link=await link_to_show(self, cohort),
            typed=typed(self),
            organises=self.organises,
            pages={} if self.organises else self._pages(),
            mistake="" if self.organises else self.site.accepted.mistake,
            failing=[] if self.organises else self._failing(),
            found=[] if self.organises else self._found(),
            refused_on={} if self.organises else refused_everywhere(self.site),
            **await self.site.aside.read(self._kept, cohort),
        )
        read_ahead()

    def _kept(self, cohort: str) -> dict[str, object]:
        """What the store says of it, all of it as it is at one moment."""
        store = self.site.store
        with store.at_once():
            everybody, heads = store.people.roster(cohort), store.cohorts.heads(cohort)
            return {
                "steps": self._steps(heads),
                "lines": self._lines(heads.people),
                "ends": self._ends(),
                "panels": self._lead(),
                "over_since": self._over_since(),
                "archived_since": self.site.archived(cohort),
                "heads": heads,
                "facilitators": [s for s in everybody if s.role is Role.FACILITATOR],
                "others": [s for s in everybody if s.role is Role.PARTICIPANT],
            }

    def _steps(self, heads: Headcount) -> list[Step]:
        dates = dates_of(self.site, self.cohort)
        is_public = self.site.store.public_pages.of(self.cohort.id).published
        states = {
            "calendar": (dates, dates != DATES_NONE),
            "people": (heads.told(), heads.people > 0),
            "public": (PUBLIC[is_public], is_public),
        }
        return [
            Step(part, what, *states.get(part, ("", None)))
            for part, what in STEPS.items()
            if part in TABS
        ]

    def _pages(self) -> dict[str, str]:
        """Where each page is that a facilitator may open, by its title."""
        outlines, served = self.site.outlines, self.site.programme.served
        home, ready = outlines.home, outlines.ready
        shown = [one for one in served if ready(one.name) and one.name != home]
        return {one.title: address_of(one) for one in shown}

    def _failing(self) -> list[FailingPage]:
        """The pages whose notebooks stop at an error, with the cell at fault."""
        outlines = self.site.outlines
        return [
            FailingPage(one.title, failure, outlines.ready(one.name) is not None)
            for one in self.site.programme.served
            if (failure := outlines.failure(one.name)) is not None
        ]

    def _found(self) -> list[str]:
        """What is wrong in the notebooks that are served, a sentence or three each."""
        checks = self.site.outlines.checks
        return [finding.told(checks.root) for finding in checks.findings]

    def _over_since(self) -> str:
        """The day of the last workshop, where it is time to archive the year."""
        programme = self.site.programme_of(self.cohort.id)
        held = [plan.when.ends for plan in programme.workshops if plan.when]
        chosen = self.site.store.succession.handed_on(self.cohort.id)
        if held and chosen.may_end(max(held), at=now()):
            return programme.local.on(max(held))
        return ""

    def _lead(self) -> tuple[Panel, ...]:
        """What a facilitator needs; it counts small, so nobody else is told."""
        if self.organises:
            return ()
        return lead_of(self.site, self.cohort.id, at=now())

    def _ends(self) -> list[str]:
        """Until when the cohort is kept, in words; nothing while that is far off."""
        site, today = self.site, self.site.programme.local.day(now())
        stands = keeping(site.store, site.programme_of, self.cohort.id)
        if not stands.is_near(today):
            return []
        sends_mail = site.posting.goes_by_itself
        return told(stands, today=today, sends_mail=sends_mail)

    def _lines(self, people: int) -> list[WorkshopLine]:
        """A facilitator knows who; to an organiser nobody is told by a count."""
        found = self.site.store.cohorts.progress(self.cohort.id)
        said = in_steps if self.organises else COUNTED.format
        return [
            WorkshopLine(
                plan.title,
                said(one.answered, people),
                said(one.finished, people) if plan.task else "",
            )
            for plan in self.site.programme.workshops
            for one in [found.get(plan.name, Progress())]
        ]


class TitleHandler(OverviewHandler):
    """POST: another title for the cohort; its id stays."""

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self, cohort: str) -> None:
        """Take the title."""
        title = said(self, "title")
        if not title:
            raise refused(self, "no title")
        await self.site.aside.write(self.site.store.cohorts.rename, cohort, title)
        self.lead_to(self.here("overview"))


class FacilitatorsHandler(OverviewHandler):
    """POST: one more facilitator, from the roster or new."""

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self, cohort: str) -> None:
        """Appoint whom the form names; who is new is shown a link."""
        if "seat" in self.request.body_arguments:
            seating = await self._participant(said(self, "seat"))
            give = self.site.store.people.give_role
            await self.site.aside.write(give, seating, Role.FACILITATOR)
            await self.site.kernels.end_all_of(seating.id)
        else:
            await appoint_new(self, cohort, Role.FACILITATOR)
        self.lead_to(self.here("overview"))

    async def _participant(self, seat: str) -> Seating:
        find = self.site.store.people.seating
        seating = await self.site.aside.read(find, seat)
        if seating is None or seating.cohort != self.cohort:
            raise HTTPError(404)
        return seating
