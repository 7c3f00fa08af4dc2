"""Mentoring pairs: somebody experienced with one who is new or hard-pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from tornado.web import HTTPError

from toolkit.errors import StaleError
from toolkit.model import Seating
from toolkit.model.appointments import MENTORING
from toolkit.model.groups import Group, Grouping
from toolkit.model.members import among, sitting
from toolkit.server.forms import FormRefusedError
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.site import now


class MentoringHandler(DeskHandler):
    """GET: the pairs. POST: make one, or let one end."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("people", "mentoring")

    async def get(self, cohort: str) -> None:
        """Show who mentors whom, and who is free for it."""
        roster, made = await self.site.aside.read(self._kept, cohort)
        today = among(made, sitting(roster))
        paired = {person for group in today.groups for person in group.members}
        names = {each.person.id: each.person for each in roster}
        self.desk_page(
            "mentoring.html",
            pairs=[
                (group.id, [names[one] for one in group.members])
                for group in today.groups
                if group.members
            ],
            free=[each for each in roster if each.person.id not in paired],
            **self.notices(),
        )

    async def post(self, cohort: str) -> None:
        """Change the pairs, unless somebody else just did."""
        make = self.get_body_argument("do", "") == "make"
        try:
            await self.site.aside.write(self._make if make else self._end, cohort)
        except StaleError:
            raise FormRefusedError(409, "groups changed") from None
        self.lead_to(self.stands_on(), saying="pair kept" if make else "pair away")

    def _make(self, cohort: str) -> None:
        roster, made = self._kept(cohort)
        ids = {each.id: each.person.id for each in roster}
        chosen = [self.get_body_argument(each, "") for each in ("mentor", "with")]
        persons = [ids[one] for one in chosen if one in ids]
        if len({*persons}) < len(chosen):
            raise FormRefusedError(422, "no pair")
        today = among(made, sitting(roster))
        if any(today.of(person) for person in persons):
            raise FormRefusedError(409, "paired already")
        group = Group(uuid4().hex, "Mentoring pair", tuple(persons))
        self._keep(made, (*made.groups, group))

    def _end(self, cohort: str) -> None:
        _, made = self._kept(cohort)
        pair = self.get_body_argument("pair", "")
        rest = tuple(group for group in made.groups if group.id != pair)
        if len(rest) == len(made.groups):
            raise HTTPError(404)
        self._keep(made, rest)

    def _keep(self, made: Grouping, groups: tuple[Group, ...]) -> None:
        self.site.store.groups.save(
            replace(made, groups=groups), person=self.seating.person.id, at=now()
        )

    def _kept(self, cohort: str) -> tuple[Sequence[Seating], Grouping]:
        roster = self.site.store.people.roster(cohort)
        return roster, self.site.store.groups.made_for(cohort, MENTORING)
