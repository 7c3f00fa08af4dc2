"""One's own page: a link of one's own, one's role in school, and signing out."""

from __future__ import annotations

from tornado.web import HTTPError

from toolkit.errors import RosterError
from toolkit.model import Role
from toolkit.roster.changing import role_named
from toolkit.seat.links import LINK_KEPT_FOR
from toolkit.server.door.links import link_to
from toolkit.server.forms import FormHandler, FormRefusedError
from toolkit.server.handed_on import NEW_LINK, hand_on, take
from toolkit.server.pages.certificates import OwnCertificate, own_certificate
from toolkit.server.pages.people import Link
from toolkit.server.site import now


class MeHandler(FormHandler):
    """Who one is here, and the way back to it from anywhere."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("me")

    async def get(self) -> None:
        """Show it; with one's new link, this once."""
        token, tokens = take(self, NEW_LINK), self.site.store.tokens
        holder = await self.site.aside.read(tokens.holder, token, "link", now=now())
        own = holder is not None and holder.id == self.seating.id
        address = link_to(token, self.site.settings)
        self.page(
            "me.html",
            link=Link(self.seating.person.name, address) if own else None,
            certificate=await self._certificate(),
            in_school=self.seating.in_school,
            roles_in_school=tuple(self.site.programme.roles),
            **self.notices(),
        )

    async def _certificate(self) -> OwnCertificate | None:
        """How far somebody who takes part is from their certificate."""
        if self.seating.role is not Role.PARTICIPANT:
            return None
        return await self.site.aside.read(own_certificate, self.site, self.seating)

    async def post(self) -> None:
        """Make a link beside those there are; or do what else the form names."""
        seat, tokens = self.seating.id, self.site.store.tokens
        what = self.get_body_argument("what", "")
        if what == "in-school":
            await self._say_in_school(self.get_body_argument("in_school", ""))
            return
        if what == "end":
            await self.site.aside.write(tokens.revoke_all, seat)
            await self.site.kernels.end_all_of(seat)
            self.lead_to(self.at("join"), saying="all ended")
            return
        until = now() + LINK_KEPT_FOR
        token = await self.site.aside.write(
            tokens.issue, seat, "link", expires_at=until
        )
        hand_on(self, NEW_LINK, token)
        self.lead_to(self.stands_on())

    async def _say_in_school(self, text: str) -> None:
        """Keep what somebody who takes part is in their school."""
        if self.seating.role is not Role.PARTICIPANT:
            raise HTTPError(404)
        try:
            role = role_named(text, self.site.programme.wording)
        except RosterError:
            raise FormRefusedError(422, "role too long") from None
        keep = self.site.store.people.say_in_school
        await self.site.aside.write(keep, self.seating, role, at=now())
        self.site.kernels.tell(self.seating.cohort.id)
        self.lead_to(self.stands_on(), saying="in-school")
