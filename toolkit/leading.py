"""Which workshop a facilitators' page is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from toolkit.model import LOCAL
from toolkit.plans import Plan


def workshop_to_lead(
    plans: Sequence[Plan],
    *,
    live: Collection[str],
    open_rooms: Collection[str] = (),
    at: datetime,
) -> Plan:
    """The workshop that is live, else whose room is open, else today's or nearest."""
    today = at.astimezone(LOCAL).date()

    def rank(plan: Plan) -> tuple[bool, bool, bool, timedelta]:
        is_today = plan.starts.astimezone(LOCAL).date() == today
        is_open = plan.name in open_rooms
        return plan.name not in live, not is_open, not is_today, _distance(plan, at)

    return min(plans, key=rank)


def _distance(plan: Plan, at: datetime) -> timedelta:
    if plan.doors <= at <= plan.ends:
        return timedelta(0)
    return min(abs(plan.starts - at), abs(at - plan.ends))
