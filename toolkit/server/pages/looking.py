"""A workshop's page as a participant sees it, for the facilitators who lead it."""

from __future__ import annotations

from toolkit.seat.looking import NAME, NOTHING_KEPT, look_key_of
from toolkit.server.pages.workshops import WorkshopHandler


class LookHandler(WorkshopHandler):
    """GET: the page with nobody's answers; its kernel keeps nothing."""

    looks = True

    def of_visitor(self) -> dict[str, str]:
        """Nobody's, and it says so."""
        key = look_key_of(self.seating)
        return {"person_name": NAME, "seat": key, "looks": NOTHING_KEPT}
