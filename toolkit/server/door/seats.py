"""Changing from one seat to another: somebody may be in several cohorts."""

from __future__ import annotations

from toolkit.model import Role
from toolkit.seat import key_of
from toolkit.server.door.identity import sign_in
from toolkit.server.forms import FormHandler, FormRefusedError, in_words

IN_WORDS = {
    Role.PARTICIPANT: "You take part",
    Role.FACILITATOR: "You facilitate",
    Role.ORGANISER: "You organise",
}


class SeatsHandler(FormHandler):
    """Where somebody is, and a button for each other place of theirs."""

    is_of_a_seat = False

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("seats")

    async def get(self) -> None:
        """Show every seat of the person who asks."""
        of = self.site.store.people.open_seats
        seats = await self.site.aside.read(of, self.seating.person.id)
        self.page(
            "seats.html",
            seats=[(each, key_of(each), IN_WORDS[each.role]) for each in seats],
            problem=in_words(self.told()),
        )

    async def post(self) -> None:
        """Let this browser be in the seat that `to` names; only in one's own."""
        wanted = self.get_body_argument("to")
        of = self.site.store.people.open_seats
        seats = await self.site.aside.read(of, self.seating.person.id)
        chosen = next((each for each in seats if key_of(each) == wanted), None)
        if chosen is None:
            raise FormRefusedError(404, "unknown seat")
        await sign_in(self, chosen)
        self.lead_to(self.at())
