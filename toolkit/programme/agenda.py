"""Which workshop is led, and what its agenda has in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from functools import partial

from toolkit.programme.plan import Entry, Plan, When

Urgency = tuple[bool, bool, bool, timedelta]


def section_name(plan: Plan, entry: Entry) -> str:
    """What this stretch of the agenda is stored as: a name that survives rewording."""
    return f"section-{plan.agenda.index(entry) + 1}"


def section_titles(plan: Plan) -> dict[str, str]:
    """What each section is called on screen, by its name, in order."""
    return {section_name(plan, entry): entry.title for entry in plan.agenda}


def entry_of(plan: Plan, section: str | None) -> Entry | None:
    """The stretch of the agenda that *section* is."""
    named = {section_name(plan, entry): entry for entry in plan.agenda}
    return named.get(section or "")


def nearest(title: str, titles: Sequence[str]) -> str:
    """Which of *titles* is meant by one that none is; "" if none is like it."""
    return next(iter(get_close_matches(title, titles, n=1)), "")


def after(plan: Plan, section: str | None) -> str | None:
    """The section that follows; the first, before any is on; None after the last."""
    names = [section_name(plan, entry) for entry in plan.agenda]
    begun = names.index(section) + 1 if section in names else 0
    return names[begun] if begun < len(names) else None


def workshop_to_lead(
    plans: Sequence[Plan],
    *,
    live: Collection[str],
    open_rooms: Collection[str] = (),
    at: datetime,
) -> Plan:
    """The workshop that is live, else whose room is open, else today's or nearest."""
    return min(plans, key=partial(urgency, live=live, open_rooms=open_rooms, at=at))


def urgency(
    plan: Plan, *, live: Collection[str], open_rooms: Collection[str], at: datetime
) -> Urgency:
    """Smaller for what is led sooner, whichever cohort's it is."""
    is_today = plan.when is not None and _day(plan.when, at) == plan.day
    is_open = plan.name in open_rooms
    return plan.name not in live, not is_open, not is_today, _distance(plan, at)


def _day(when: When, at: datetime) -> date:
    return at.astimezone(when.starts.tzinfo).date()


def _distance(plan: Plan, at: datetime) -> timedelta:
    when = plan.when
    if when is None:
        return timedelta.max
    return max(when.doors_open - at, at - when.ends, timedelta(0))
