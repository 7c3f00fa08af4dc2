"""Who may use a route."""

from __future__ import annotations

from enum import StrEnum

from toolkit.model import Role, Seating


class Access(StrEnum):
    """Written beside every handler in the route table."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    FACILITATOR = "facilitator"
    DESK = "facilitator or organiser"

    def admits(self, seating: Seating | None) -> bool:
        """Whether somebody in this seat, or in none, may go on."""
        match self:
            case Access.ANYONE:
                return True
            case Access.SIGNED_IN:
                return seating is not None
            case Access.DESK:
                return seating is not None and seating.role is not Role.PARTICIPANT
        return seating is not None and seating.role is Role.FACILITATOR
