"""How many of those expected have joined; facilitators do not count."""

from __future__ import annotations

from toolkit.activities.screen.shapes import Arrived
from toolkit.model import Role
from toolkit.seat import Seat


def arrived(seat: Seat, workshop: str) -> Arrived:
    """Whether half of the cohort's participants are in *workshop* now, or all."""
    roster = seat.people.roster()
    expected = {s.person.id for s in roster if s.role is Role.PARTICIPANT}
    presence = seat.people.here(workshop)
    here = sum(person in presence and presence[person].here for person in expected)
    if not here or 2 * here < len(expected):
        return "few"
    return "half" if here < len(expected) else "all"
