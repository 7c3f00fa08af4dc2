"""From when to when a workshop was held: as planned, or as it was really led."""

from __future__ import annotations

from datetime import datetime, timedelta

from toolkit.model import Pace
from toolkit.model.attending import Held
from toolkit.programme.agenda import section_name
from toolkit.programme.leading import Leading, last_leading
from toolkit.programme.plan import Plan, moment_after

OVER = timedelta(hours=1)
"""No workshop runs over for longer: somebody went home without ending live time."""


def held(plan: Plan, pace: Pace, *, at: datetime) -> Held | None:
    """When *plan* was held, or will be; None if nobody knows yet.

    Where it is planned for a day, its leading only moves the start, if it began late
    with its first section, and the end, if it ran over or its last section ended
    early. Whoever comes and goes as it was planned is never blamed for that.
    """
    led = last_leading(plan, pace)
    when = plan.when
    if when is None:
        return _as_led(led, at=at) if led else None
    if led is None or led.starts != when.starts:
        return Held.planned(when.starts, when.ends)
    starts = max(when.starts, _began(led) or when.starts)
    ends = _ended(led, planned=when.ends, at=at)
    if starts >= ends:
        # Led for a moment only, such as to try: the calendar says it better.
        return Held.planned(when.starts, when.ends)
    return Held(starts, ends, free=min(when.ends, ends))


def _as_led(led: Leading, *, at: datetime) -> Held:
    planned = moment_after(led.starts, led.plan.minutes)
    ends = _ended(led, planned=planned, at=at)
    return Held(led.starts, ends, free=min(planned, ends))


def _began(led: Leading) -> datetime | None:
    """When its first section was opened, if that was what it began with."""
    first = led.stretches[0]
    opens = section_name(led.plan, led.plan.agenda[0])
    return first.since if first.section == opens else None


def _ended(led: Leading, *, planned: datetime, at: datetime) -> datetime:
    """When it ended: before it was planned to only if its last section was led."""
    last = led.stretches[-1]
    ended = min(last.until or at, planned + OVER)
    was_last = last.section == section_name(led.plan, led.plan.agenda[-1])
    is_early = last.until is not None and was_last
    return ended if is_early or ended > planned else planned
