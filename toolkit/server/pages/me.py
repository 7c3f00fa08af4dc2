"""One's own page: a link of one's own, and signing out everywhere."""

from __future__ import annotations

from toolkit.model import Role
from toolkit.seat.links import LINK_KEPT_FOR
from toolkit.server.door.links import link_to
from toolkit.server.forms import FormHandler, in_words
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
            problem=in_words(self.told()),
        )

    async def _certificate(self) -> OwnCertificate | None:
        """How far somebody who takes part is from their certificate."""
        if self.seating.role is not Role.PARTICIPANT:
            return None
        return await self.site.aside.read(own_certificate, self.site, self.seating)

    async def post(self) -> None:
        """Make a link beside those there are; or end everything that leads in."""
        seat, tokens = self.seating.id, self.site.store.tokens
        if self.get_body_argument("what", "") == "end":
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
