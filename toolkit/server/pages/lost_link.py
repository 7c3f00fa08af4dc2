"""A new link for whoever has lost theirs, by their own address."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from uuid import uuid4

from toolkit.model import Seating
from toolkit.model.message import Message, MessageKind
from toolkit.post.said import DONE, LOST_LINK
from toolkit.server.forms import FormHandler, FormRefusedError, in_words
from toolkit.server.site import now
from toolkit.server.throttle import Asker

LONGEST = 320
"""Characters of an address."""

LATE = timedelta(hours=6)
"""After which nobody waits for the link any more."""


class LostLinkHandler(FormHandler):
    """The page says the same, and as soon, whether the address is known or not."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("lost-link")

    async def get(self) -> None:
        """Ask for the address."""
        said = self.told()
        self.page(
            "lost_link.html",
            done=in_words(said) if said in DONE else "",
            problem=in_words(said) if said not in DONE else "",
            sends=self.site.posting.goes_by_itself,
            words=LOST_LINK,
        )

    async def post(self) -> None:
        """Say that a link is on its way if the address is known; then look whether."""
        throttle, address = self.site.lost_links, self.get_body_argument("email", "")
        asker = Asker(str(self.request.remote_ip))
        if throttle.refuses(asker):
            raise FormRefusedError(429, "wait for link")
        throttle.failed(asker)  # whichever it is: nobody can tell them apart
        if "@" not in address or len(address) > LONGEST:
            raise FormRefusedError(422, "odd address")
        self.lead_to(self.stands_on(), saying="link asked for")
        if self.site.posting.goes_by_itself:
            # After the answer: how long it takes to look is nothing anybody can see.
            looking = asyncio.ensure_future(self._look(address))
            self.site.looking.add(looking)
            looking.add_done_callback(self.site.looking.discard)

    async def _look(self, address: str) -> None:
        found = await self.site.aside.read(self.site.store.messages.reached_at, address)
        new = [_message(seating, at=now()) for seating in found]
        await self.site.aside.write(self.site.store.messages.add, new)
        self.site.posting.soon()


def _message(seating: Seating, *, at: datetime) -> Message:
    """One an hour for each seat, however often somebody asks."""
    hour = f"{at:%Y-%m-%dT%H}"
    kind = MessageKind.LOST
    return Message(
        id=uuid4().hex,
        cohort=seating.cohort.id,
        seat=seating.id,
        kind=kind,
        about=hour,
        once=f"{kind}/{seating.cohort.id}/{hour}/{seating.id}",
        queued_at=at,
        value={"until": (at + LATE).isoformat()},
        address=seating.person.address,
    )
