"""One person's page, for who runs a cohort: all that can be done with them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Any

from tornado.web import HTTPError

from toolkit.errors import RosterError
from toolkit.model import Role, Seating
from toolkit.roster.changing import correct, group_named, merge, role_named
from toolkit.server.pages.people import PeopleDesk
from toolkit.server.site import now
from toolkit.server.words import PERSON

ROLES = (Role.PARTICIPANT, Role.FACILITATOR)


class PersonHandler(PeopleDesk):
    """Who somebody is, and all that can be done."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("people", self.path_kwargs["seat"])

    async def get(self, **_at: str) -> None:
        """Show the page; with a link that has just been made, this once."""
        link, said = await self.new_link(), self.notices()
        await self.show(await self.own(), link=link, **said)

    async def own(self) -> Seating:
        """Whose page it is."""
        return await self.colleague(self.path_kwargs["seat"])

    async def show(
        self, seating: Seating, sent: Collection[str] = (), **said: Any
    ) -> None:
        """Show the page of somebody; in the boxes *sent* stands what was typed."""
        everybody, seats, cohorts = await self.site.aside.read(self._around, seating)
        person = seating.person
        typed = {
            "name": person.name,
            "school": person.school,
            "email": person.address,
            "shared": "yes" if person.mailbox and not person.email else "",
            "in_school": seating.in_school,
            **{name: self.get_body_argument(name, "") for name in sent},
        }
        self.desk_page(
            "person.html",
            one=seating,
            **{"link": None, "done": "", "problem": "", "typed": typed, **said},
            groups=sorted({s.group for s in everybody if s.group}),
            others=[s for s in everybody if may_merge(seating, s)],
            seats=[s for s in seats if s.id != seating.id],
            cohorts=[each for each in cohorts if each.id != self.cohort.id],
            roles=ROLES,
            roles_in_school=tuple(self.site.programme.roles),
            appoints=self.organises,
            may_change=self.may_change(seating),
            may_correct=self.may_correct(seats),
        )

    def may_change(self, seating: Seating) -> bool:
        """Whether who asks may close a door: no facilitator another's, or their own."""
        own = seating.id == self.seating.id
        return not own and (self.organises or seating.role is Role.PARTICIPANT)

    def may_correct(self, seats: tuple[Seating, ...]) -> bool:
        """Whether who asks may say who somebody is: only organisers across cohorts."""
        return self.organises or len(seats) == 1

    def _around(self, seating: Seating) -> tuple[Any, Any, Any]:
        store = self.site.store
        return (
            store.people.roster(self.cohort.id, withdrawn=True),
            store.people.seats_of(seating.person.id),
            store.cohorts.all() if self.organises else (),
        )


class PersonChangeHandler(PersonHandler):
    """POST: one change of a person, by its name; it leads back to their page."""

    async def get(self, **_at: str) -> None:
        """Refuse: looking changes nothing."""
        raise HTTPError(405)

    async def post(self, **_at: str) -> None:
        """Do it, and say so; or say what stands in its way, with what was typed."""
        seating, what = await self.own(), self.path_kwargs["what"]
        change = CHANGES[what]
        try:
            done = await change(self, seating)
        except RosterError as why:
            self.set_status(422)
            await self.show(seating, problem=str(why), sent=BOXES.get(what, ()))
            return
        self.site.kernels.tell(self.cohort.id)
        self.lead_to(done or self.stands_on(), saying=DONE_BY.get(what, ""))

    async def _correct(self, seating: Seating) -> str:
        seats = await self.site.aside.read(
            self.site.store.people.seats_of, seating.person.id
        )
        if not self.may_correct(seats):
            raise HTTPError(404)
        said = self.get_body_argument
        await self.site.aside.write(
            correct,
            seating.person,
            store=self.site.store,
            name=said("name", ""),
            school=said("school", ""),
            email=said("email", ""),
            shared=said("shared", "") == "yes",
            wording=self.site.programme.wording,
        )
        return ""

    async def _in_school(self, seating: Seating) -> str:
        role = role_named(
            self.get_body_argument("in_school", ""), self.site.programme.wording
        )
        keep = self.site.store.people.say_in_school
        await self.site.aside.write(keep, seating, role, at=now())
        return ""

    async def _group(self, seating: Seating) -> str:
        name = self.get_body_argument("new", "") or self.get_body_argument("group", "")
        join = self.site.store.people.join_group
        await self.site.aside.write(join, seating, group_named(name))
        return ""

    async def _role(self, seating: Seating) -> str:
        self._organisers_only()
        role = self.get_body_argument("role")
        if role not in ROLES:
            raise HTTPError(400)
        give = self.site.store.people.give_role
        await self.site.aside.write(give, seating, Role(role))
        await self.site.kernels.end_all_of(seating.id)
        return ""

    async def _move(self, seating: Seating) -> str:
        self._organisers_only()
        to = self.get_body_argument("to", "")
        known = await self.site.aside.read(self.site.store.cohorts.all)
        if to not in {each.id for each in known}:
            raise RosterError(PERSON["no cohort"])
        move = self.site.store.people.move
        await self.site.aside.write(move, seating, to, at=now())
        await self.site.kernels.end_all_of(seating.id)
        self.site.kernels.tell(to)
        return self.at("cohort", to, "people", seating.id)

    async def _merge(self, seating: Seating) -> str:
        if self.get_body_argument("sure", "") != "yes":
            raise RosterError(PERSON["not sure"])
        other = await self.colleague(self.get_body_argument("other", ""))
        seats = self.site.store.people.seats_of
        for one in (seating, other):
            if not self.may_correct(await self.site.aside.read(seats, one.person.id)):
                raise RosterError(PERSON["elsewhere"])
        await self.site.aside.write(merge, seating, other, store=self.site.store)
        await self.site.kernels.end_all_of(other.id)
        return ""

    async def _withdraw(self, seating: Seating) -> str:
        self._changing_only(seating)
        withdraw = self.site.store.people.withdraw
        await self.site.aside.write(withdraw, seating, at=now())
        await self.site.kernels.end_all_of(seating.id)
        return ""

    async def _return(self, seating: Seating) -> str:
        self._changing_only(seating)
        await self.site.aside.write(self.site.store.people.bring_back, seating)
        return ""

    async def _link(self, seating: Seating) -> str:
        await self.renew_link(seating)
        return ""

    async def _sign_out(self, seating: Seating) -> str:
        self._changing_only(seating)
        end = self.site.store.tokens.revoke_all
        await self.site.aside.write(end, seating.id, "sign-in")
        await self.site.kernels.end_all_of(seating.id)
        return ""

    def _organisers_only(self) -> None:
        if not self.organises:
            raise HTTPError(404)

    def _changing_only(self, seating: Seating) -> None:
        if not self.may_change(seating):
            raise HTTPError(404)


Change = Callable[[PersonChangeHandler, Seating], Awaitable[str]]

CHANGES: dict[str, Change] = {
    "correct": PersonChangeHandler._correct,
    "in-school": PersonChangeHandler._in_school,
    "group": PersonChangeHandler._group,
    "role": PersonChangeHandler._role,
    "move": PersonChangeHandler._move,
    "merge": PersonChangeHandler._merge,
    "withdraw": PersonChangeHandler._withdraw,
    "return": PersonChangeHandler._return,
    "link": PersonChangeHandler._link,
    "sign-out": PersonChangeHandler._sign_out,
}
"""What can be changed, by the last part of the address."""

BOXES = {"correct": ("name", "school", "email", "shared"), "in-school": ("in_school",)}
"""What is typed for a change: it stays when that is refused."""

DONE_BY = {
    "correct": "corrected",
    "in-school": "in-school",
    "group": "in group",
    "role": "has role",
    "move": "moved",
    "merge": "merged",
    "withdraw": "withdrawn",
    "return": "returned",
    "sign-out": "signed out",
}
"""The notice that says that each is done."""


def may_merge(seating: Seating, other: Seating) -> bool:
    """Whether two seats may be one person's: of one role, or a link gives more."""
    return seating.person.id != other.person.id and seating.role is other.role
