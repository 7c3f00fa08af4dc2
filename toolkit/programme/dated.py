"""The programme with the dates of one cohort, from the calendar of that cohort."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from toolkit.model.calendar import Calendar, Occasion
from toolkit.model.contents import Asked
from toolkit.model.later import Later, day_of
from toolkit.programme.meetings import meetings_of
from toolkit.programme.placeholders import has_marks
from toolkit.programme.plan import Assignment, Plan, When, moment_after, tasks_of
from toolkit.programme.programme import Programme
from toolkit.programme.wording import filled

NOTHING = Occasion()


def dated(programme: Programme, calendar: Calendar | None) -> Programme:
    """*programme* as a cohort with this calendar has it, with every word filled in.

    What the calendar does not say is to be announced; so is all without a calendar.
    """
    zone = ZoneInfo(calendar.zone) if calendar else programme.zone
    occasions = calendar.occasions if calendar else {}
    plans = [
        replace(plan, when=_when(plan, occasions.get(plan.name, NOTHING), zone))
        for plan in programme.workshops
    ]
    plans = [
        replace(plan, task=_task(plan, occasions.get(plan.name, NOTHING), following))
        for plan, following in zip(plans, [*plans[1:], None], strict=True)
    ]
    meetings = meetings_of(calendar)
    known = replace(programme, zone=zone, workshops=tuple(plans), meetings=meetings)
    return replace(known, workshops=tuple(_said(plan, known) for plan in plans))


def last_day(programme: Programme) -> date | None:
    """The day of the last workshop; None while one of them has no day."""
    days = [
        plan.when.ends.date() if plan.when else None for plan in programme.workshops
    ]
    return None if None in days else max((day for day in days if day), default=None)


def last_known_day(programme: Programme) -> date | None:
    """The last day of a workshop or a meeting, of those that have one."""
    workshops = [plan.when.ends.date() for plan in programme.workshops if plan.when]
    meetings = [one.ends.date() for one in programme.meetings]
    return max([*workshops, *meetings], default=None)


def with_later_days(
    plans: Sequence[Plan], later: Mapping[tuple[str, str], Later]
) -> tuple[Plan, ...]:
    """*plans* with the days of somebody who was granted later ones."""
    granted = {
        plan.name: replace(task, due=day_of(task.due, found))
        for _, plan, task in tasks_of(plans)
        if (found := later.get((plan.name, task.name)))
    }
    return tuple(
        replace(plan, task=granted.get(plan.name, plan.task)) for plan in plans
    )


def asked_in_words(
    asked: Iterable[Asked], programme: Programme, *, notebook: str
) -> tuple[Asked, ...]:
    """What *notebook* asks, with its dates; what has none is the same object."""
    fill = partial(programme.in_words, workshop=notebook)
    return tuple(
        replace(one, prompt=fill(one.prompt), face=filled(one.face, fill))
        if waits_for_dates(one.face)
        else one
        for one in asked
    )


def waits_for_dates(value: object) -> bool:
    """Whether something in *value*, which JSON could hold, waits for a calendar."""
    return has_marks(json.dumps(value, ensure_ascii=False))


def _when(plan: Plan, occasion: Occasion, zone: ZoneInfo) -> When | None:
    if occasion.day is None:
        return None

    def at(clock: time) -> datetime:
        return datetime.combine(occasion.day, clock, tzinfo=zone)  # type: ignore[arg-type]

    starts = at(occasion.start)
    return When(
        doors_open=at(occasion.doors or occasion.start),
        starts=starts,
        ends=moment_after(starts, plan.minutes),
        mode=occasion.mode,
        venue=occasion.venue,
        address=occasion.address,
        link=occasion.link,
        confirmed=occasion.confirmed,
    )


def _task(plan: Plan, occasion: Occasion, following: Plan | None) -> Assignment | None:
    if plan.task is None:
        return None
    next_day = following.day if following else None
    due = occasion.due or plan.task.rule.day(plan.day, next_day)
    if due and plan.day and not occasion.due:
        due = max(due, plan.day + timedelta(days=1))
    # A day that somebody named for a workshop without one depends on nothing else.
    when = plan.when or (None if occasion.due or not following else following.when)
    confirmed = due is not None and (when is None or when.confirmed)
    return replace(plan.task, due=due, confirmed=confirmed)


def _said(plan: Plan, programme: Programme) -> Plan:
    """*plan* with its dates in its words."""

    def fill(text: str) -> str:
        return programme.in_words(text, workshop=plan.name)

    task = plan.task
    return replace(
        plan,
        title=fill(plan.title),
        aims=tuple(replace(one, text=fill(one.text)) for one in plan.aims),
        agenda=tuple(replace(one, title=fill(one.title)) for one in plan.agenda),
        advice=tuple(replace(one, text=fill(one.text)) for one in plan.advice),
        task=replace(task, title=fill(task.title)) if task else None,
    )
