"""Before joining: a cohort's public page, registering interest, and one's own place."""

from __future__ import annotations

from tornado.web import HTTPError

from toolkit.clock import now
from toolkit.errors import StaleError
from toolkit.model import Cohort, Role
from toolkit.model.interest import Interest, State
from toolkit.programme.about import About
from toolkit.programme.applying import LABELS, LONGEST, Reading, read_application
from toolkit.server.forms import FormHandler, FormRefusedError, in_words
from toolkit.server.pages.announcing import Announcement, announce, picture_of
from toolkit.server.pages.register_words import (
    NO_SUCH_PLACE,
    REFUSED,
)
from toolkit.server.pages.settling import settle
from toolkit.server.pages.standing import standing

TRAP = "website-again"
"""A box that nobody sees: whatever fills it in is a program."""

ANSWERS = {
    "accept": State.ACCEPTED,
    "decline": State.DECLINED,
    "withdraw": State.WITHDRAWN,
}


class PublicHandler(FormHandler):
    """What everybody may see of a cohort that has a public page."""

    def stands_on(self) -> str:
        """The public page."""
        return self.at("register", self.path_kwargs["cohort"])

    @property
    def about(self) -> About:
        """What the programme says of itself; without that there is no public page."""
        if self.site.programme.about is None:
            raise HTTPError(404)
        return self.site.programme.about

    async def find(self, id: str) -> Cohort:  # noqa: A002 - what the address says
        """The cohort of this id, whether its page is published or not."""
        cohort = await self.site.aside.read(self.site.store.cohorts.led, id)
        if cohort is None:
            raise HTTPError(404)
        return cohort

    async def announced(self, id: str) -> Announcement:  # noqa: A002
        """What the cohort announces; before it is published, to who runs it alone."""
        cohort = await self.find(id)
        found = await self.site.aside.read(announce, self.site, cohort, self.about)
        if not found.page.published and not self._runs(cohort):
            raise HTTPError(404)
        return found

    def _runs(self, cohort: Cohort) -> bool:
        if self.seated is None:
            return False
        leads = self.seated.role is Role.FACILITATOR
        return (
            leads and self.seated.cohort.id == cohort.id
        ) or self.seated.role is Role.ORGANISER


class RegisterHandler(PublicHandler):
    """The public page, and the form at its end."""

    async def get(self, cohort: str) -> None:
        """Show the page; to those who run the cohort also before it is published."""
        self._show(await self.announced(cohort), in_words(self.told()), reading=NOTHING)

    async def post(self, cohort: str) -> None:
        """Keep somebody's interest; what is wrong is said beside what was typed.

        That is answered on the spot: what was typed is more than a cookie holds, and
        what was refused once is refused again by a reload.
        """
        announced = await self.announced(cohort)
        if not announced.page.published:
            raise HTTPError(404)
        sent = self._sent()
        reading = read_application(sent, self.about.questions)
        if reading.problems or reading.refusals:
            self.set_status(422)
            self._show(announced, "", reading=reading)
        elif why := "" if sent.get(TRAP) else await self._objection(cohort, reading):
            self.set_status(429 if why == "many forms" else 422)
            self._show(announced, REFUSED[why], reading=reading)
        else:
            self.lead_to(self.at("register", cohort, "thanks"))

    def _sent(self) -> dict[str, str]:
        boxes = self.request.body_arguments
        return {name: self.get_body_argument(name, "", strip=False) for name in boxes}

    async def _objection(self, cohort: str, reading: Reading) -> str:
        """Why it is not kept; nothing, if it is. The same for addresses that are known.

        How it was kept is told to nobody: that would tell who is known.
        """
        gate, address = self.site.gate, str(self.request.remote_ip)
        ticket = self.get_body_argument("ticket", "")
        if why := gate.objection(ticket, address=address):
            return why
        wrote = reading.application(self.about.questions)
        register = self.site.store.interests.register
        if not await self.site.aside.write(register, cohort, wrote, at=now()):
            return "list closed"
        gate.took(address=address)
        return ""

    def _show(self, announced: Announcement, problem: str, *, reading: Reading) -> None:
        self.page(
            "register.html",
            told=announced,
            about=self.about,
            problem=problem,
            reading=reading,
            labels=self.site.programme.wording.said(LABELS),
            in_words=self.site.programme.wording.plainly,
            longest=LONGEST,
            asked={one.name: one.text for one in self.about.questions},
            trap=TRAP,
            roles_in_school=tuple(self.site.programme.roles),
            ticket=self.site.gate.ticket(self.get_body_argument("ticket", "")),
        )


NOTHING = Reading({}, {}, ())


class ThanksHandler(PublicHandler):
    """What happens next, for whoever has registered; the same for everybody."""

    async def get(self, cohort: str) -> None:
        """Show it."""
        told = await self.announced(cohort)
        self.page("thanks.html", told=told, about=self.about)


class CodeHandler(PublicHandler):
    """The public page's address as a QR code."""

    async def get(self, cohort: str) -> None:
        """Give the picture."""
        told = await self.announced(cohort)
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(picture_of(told.address))


class PlaceHandler(PublicHandler):
    """One person's place, by the link they were sent. Looking uses nothing up."""

    def stands_on(self) -> str:
        """The link's own page."""
        kwargs = self.path_kwargs
        return self.at("register", kwargs["cohort"], "place", kwargs["link"])

    async def get(self, cohort: str, link: str) -> None:
        """Show how it stands, with what may be done."""
        interest = await self._behind(cohort, link)
        if interest is None:
            self.set_status(404)
            title, words = NO_SUCH_PLACE
            self.page("failure.html", title=title, words=words)
            return
        everybody = await self.site.aside.read(self.site.store.interests.of, cohort)
        dated = await self.site.aside.read(self.site.programme_of, cohort)
        has_come = await self._has_come(interest)
        self.page(
            "place.html",
            cohort=await self.find(cohort),
            about=self.about,
            interest=interest,
            words=standing(interest, everybody, dated, has_come=has_come, at=now()),
            lapsed=interest.lapsed(now()),
            has_come=has_come,
            problem=in_words(self.told()),
            here=self.stands_on(),
        )

    async def post(self, cohort: str, link: str) -> None:
        """Accept or decline a place, or withdraw."""
        interest = await self._behind(cohort, link)
        state = ANSWERS.get(self.get_body_argument("answer", ""))
        if interest is None or state is None:
            raise HTTPError(404)
        if state is State.WITHDRAWN and await self._has_come(interest):
            raise FormRefusedError(409, "place gone")
        try:
            await self.site.aside.write(
                settle, self.site.store, interest, state, at=now()
            )
        except StaleError:
            raise FormRefusedError(409, "place gone") from None
        self.lead_to(self.stands_on())

    async def _has_come(self, interest: Interest) -> bool:
        """Whether they have signed in: whoever is in the programme leaves it by asking.

        Their answers would be behind a closed door.
        """
        has_signed_in = self.site.store.tokens.has_signed_in
        seat = interest.seat
        return seat is not None and await self.site.aside.read(has_signed_in, seat)

    async def _behind(self, cohort: str, link: str) -> Interest | None:
        found = await self.site.aside.read(self.site.store.interests.behind, link)
        return found if found is not None and found.cohort == cohort else None
