"""An optional meeting: when and how to join it, and that one was there."""

from __future__ import annotations

from datetime import timedelta

from tornado.web import HTTPError

from toolkit.clock import now
from toolkit.model import Role
from toolkit.model.attendance import Attendance
from toolkit.model.dates import weekday_in_words
from toolkit.programme import Programme
from toolkit.programme.meetings import MeetingPlan
from toolkit.server.forms import FormHandler, FormRefusedError, in_words

EARLY = timedelta(minutes=30)
"""How long before its start opening a meeting's link counts as coming."""

SAID_WITHIN = timedelta(days=28)
"""How long after a meeting one may still say that one was there."""


class MeetingHandler(FormHandler):
    """GET: one meeting. POST: "I was there", once it has begun."""

    def stands_on(self) -> str:
        """The meeting's page."""
        return self.at("meeting", self.path_kwargs["meeting"])

    async def get(self, meeting: str) -> None:
        """Show when, where and how, and whether this person is recorded."""
        plan = await self.found(meeting)
        of_person = self.site.store.attendance.of_person
        own = await self.site.aside.read(
            of_person, self.seating.cohort.id, meeting, self.seating.person.id
        )
        programme = await self.programme()
        self.page(
            "meeting.html",
            plan=plan,
            day=weekday_in_words(plan.meeting.day),
            zone=programme.local.named,
            was_there=own is not None and own.was_there,
            may_say=self.is_counted and self.may_say(plan) and not self.is_archived,
            is_over=now() >= plan.ends,
            **self._notices(),
        )

    def _notices(self) -> dict[str, str]:
        name = self.told()
        is_done = name == "was there"
        said = in_words(name)
        return {"done": said * is_done, "problem": said * (not is_done)}

    async def post(self, meeting: str) -> None:
        """Keep that this person was there, unless something is recorded already."""
        plan = await self.found(meeting)
        if self.is_archived:
            raise FormRefusedError(422, "year archived")
        if not (self.is_counted and self.may_say(plan)):
            raise FormRefusedError(422, "meeting not begun")
        await self.came(
            Attendance(self.seating.person.id, plan.starts, plan.ends), plan
        )
        self.lead_to(self.stands_on(), saying="was there")

    async def found(self, meeting: str) -> MeetingPlan:
        """The meeting that the address names, if this cohort has it."""
        programme = await self.programme()
        named = (one for one in programme.meetings if one.meeting.id == meeting)
        plan = next(named, None)
        if plan is None:
            raise HTTPError(404)
        return plan

    async def programme(self) -> Programme:
        """The programme with this cohort's dates."""
        of = self.site.programme_of
        found: Programme = await self.site.aside.read(of, self.seating.cohort.id)
        return found

    @property
    def is_archived(self) -> bool:
        """Whether nothing of this year is recorded any more."""
        return bool(getattr(self.current_user, "archived", ""))

    @property
    def is_counted(self) -> bool:
        """Whether attendance is kept of this person."""
        return self.seating.role is Role.PARTICIPANT

    def may_say(self, plan: MeetingPlan) -> bool:
        """Whether it has begun, and is not too long ago."""
        return plan.starts <= now() < plan.ends + SAID_WITHIN

    async def came(self, record: Attendance, plan: MeetingPlan) -> None:
        """Record that this person came; what is recorded already stays."""
        add, cohort = self.site.store.attendance.add, self.seating.cohort.id
        await self.site.aside.write(add, cohort, plan.meeting.id, [record])


class JoinMeetingHandler(MeetingHandler):
    """GET: leads to the call; around its hours, that counts as coming."""

    async def get(self, meeting: str) -> None:
        """Lead there. Asking only for headers records nothing."""
        plan = await self.found(meeting)
        if not plan.meeting.link:
            self.lead_to(self.stands_on())
            return
        is_on = not self.is_archived and plan.starts - EARLY <= now() < plan.ends
        if self.request.method == "GET" and self.is_counted and is_on:
            at = max(plan.starts, now())
            await self.came(Attendance(self.seating.person.id, joined=at), plan)
        self.redirect(plan.meeting.link)

    async def post(self, meeting: str) -> None:  # noqa: ARG002
        """Refuse: there is no form here."""
        raise HTTPError(405)
