"""Name cards and a register of a cohort, as documents."""

from __future__ import annotations

from functools import partial

from tornado.web import HTTPError

from toolkit.export.cards import Card, cards_of
from toolkit.model import Role
from toolkit.post.links import NewLinks
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.downloads import disposition
from toolkit.server.pages.messages import TAB
from toolkit.server.site import now


class CardsHandler(DeskHandler):
    """POST: a sheet with a new link of each participant; earlier ones do not end."""

    def stands_on(self) -> str:
        """The page that has the buttons."""
        return self.here(TAB)

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Refuse: looking makes no links."""
        raise HTTPError(405)

    async def post(self, cohort: str) -> None:  # noqa: ARG002
        """Make the links, and print them."""
        what = self.get_body_argument("what")
        if what not in ("cards", "register"):
            raise HTTPError(400)
        cards = await self.site.aside.write(self._cards)
        pdf = await self.site.printer.print(
            partial(
                cards_of,
                cards,
                cohort=self.cohort.title,
                register=what == "register",
                programme=self.site.programme,
            )
        )
        self.set_header("Content-Type", "application/pdf")
        name = f"{self.cohort.title}, {what}.pdf"
        self.set_header("Content-Disposition", disposition(name))
        self.finish(pdf)

    def _cards(self) -> list[Card]:
        site = self.site
        links = NewLinks(site.store, site.settings, at=now())
        return [
            Card(s.person.name, s.person.school, links.personal(s.id))
            for s in site.store.people.roster(self.cohort.id)
            if s.role is Role.PARTICIPANT
        ]
