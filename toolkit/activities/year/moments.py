"""Which workshops are over, on, next or later, and when that changes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime, timedelta

from toolkit.model import LocalTime
from toolkit.programme import Plan, When

_LOOK_AGAIN_AT_LATEST = timedelta(hours=6)


def states_of(
    plans: Sequence[Plan], *, now: datetime, live: Set[str], been: Set[str]
) -> list[str]:
    """For each workshop "done", "over", "now", "next" (with a day) or "later".

    A workshop is on from when the doors open to its end, and whenever a facilitator
    leads it: *live* names those. Once over it is done by who has *been* there, or has
    answered something.
    """
    states = [
        _state(plan.when, now, is_live=plan.name in live, was_there=plan.name in been)
        for plan in plans
    ]
    to_come = [place for place, state in enumerate(states) if state == "later"]
    known = (place for place in to_come if plans[place].when)
    for place in [*known, *to_come][:1]:
        states[place] = "next"
    return states


def all_over(states: Sequence[str]) -> list[str]:
    """*states* in a year that is archived: nothing of it is on, or comes next."""
    return [state if state == "done" else "over" for state in states]


def _state(when: When | None, now: datetime, *, is_live: bool, was_there: bool) -> str:
    if is_live or (when and when.doors_open <= now < when.ends):
        return "now"
    if when is None or now < when.ends:
        return "later"
    return "done" if was_there else "over"


def until_change(plans: Sequence[Plan], now: datetime, local: LocalTime) -> timedelta:
    """How long until the page says something else, by the clock alone."""
    whens = (plan.when for plan in plans if plan.when)
    planned = (moment for when in whens for moment in (when.doors_open, when.ends))
    moments = [local.midnight_after(now), *planned]
    # Seconds are counted on one clock: local ones are missing an hour in March.
    waits = [moment.timestamp() - now.timestamp() for moment in moments]
    soonest = min(wait for wait in waits if wait > 0)
    return min(timedelta(seconds=soonest + 1), _LOOK_AGAIN_AT_LATEST)
