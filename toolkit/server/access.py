"""Who may use a route."""

from __future__ import annotations

from enum import StrEnum

from toolkit.model import Role, Seating


class Access(StrEnum):
    """Written beside every handler in the route table."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    TAKES_PART = "participant or facilitator"
    FACILITATOR = "facilitator"
    DESK = "facilitator or organiser"
    ORGANISER = "organiser"

    def admits(self, seating: Seating | None) -> bool:
        """Whether somebody in this seat, or in none, may go on."""
        if self is Access.ANYONE:
            return True
        return seating is not None and seating.role in _ADMITTED[self]


_ADMITTED = {
    Access.SIGNED_IN: frozenset(Role),
    Access.TAKES_PART: frozenset({Role.PARTICIPANT, Role.FACILITATOR}),
    Access.FACILITATOR: frozenset({Role.FACILITATOR}),
    Access.DESK: frozenset({Role.FACILITATOR, Role.ORGANISER}),
    Access.ORGANISER: frozenset({Role.ORGANISER}),
}
