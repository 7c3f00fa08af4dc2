"""How many of those expected have joined; facilitators do not count."""

from __future__ import annotations

from datetime import datetime

from toolkit.activities.screen.shapes import Arrived
from toolkit.model import Pace, Role
from toolkit.model.attendance import Attendance, Mark
from toolkit.programme.leading import last_leading
from toolkit.programme.plan import Plan
from toolkit.seat import Seat

_ELSEWHERE = (Mark.APOLOGY, Mark.ABSENT)


def arrived(seat: Seat, plan: Plan, pace: Pace) -> Arrived:
    """Whether half of the cohort's participants have joined *plan*, or all.

    Who has joined once has joined, wherever they are now. Who sent word is not
    expected.
    """
    record = seat.people.attendance(plan.name)
    led = last_leading(plan, pace)
    begun = led.stretches[0].since if led and pace.is_live else None
    came = {p for p, one in seat.people.here(plan.name).items() if one.here}
    came |= {p for p, one in record.items() if _has_joined(one, begun)}
    roster = seat.people.roster()
    known = {s.person.id for s in roster if s.role is Role.PARTICIPANT}
    away = {p for p, one in record.items() if one.mark in _ELSEWHERE}
    expected = known - (away - came)
    there = len(expected & came)
    if not there or 2 * there < len(expected):
        return "few"
    return "half" if there < len(expected) else "all"


def _has_joined(one: Attendance, begun: datetime | None) -> bool:
    """Whether it was in this leading, not in an earlier one of the same workshop."""
    if one.joined is None or begun is None:
        return False
    return one.left is None or one.left >= begun
