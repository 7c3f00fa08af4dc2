"""The programme as calendar files (RFC 5545), for the calendars that people have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Component, Event, vDuration

from toolkit.model.dates import hour
from toolkit.programme import Plan, Programme, When
from toolkit.programme.meetings import MeetingPlan
from toolkit.programme.plan import Assignment

_DAY_BEFORE = timedelta(days=-1)
_MORNING_BEFORE = timedelta(hours=-15)
"""A day begins at midnight: nine o'clock the day before."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose calendar a file is made from.

    `id` is that of the cohort's calendar and `version` counts its changes; `here` is
    the server's address, `at` when the file is made.
    """

    id: str
    version: int
    here: str
    at: datetime


def calendar_of(
    programme: Programme, plans: Sequence[Plan], *, tasks: bool, source: Source
) -> bytes:
    """The dated workshops of *plans* as a calendar file; with *tasks* the whole year.

    That is their due days, and the meetings between them.

    Every entry keeps its name from one file to the next and counts its changes, so
    that a newer file moves what an older one added.
    """
    calendar = _begun(programme)
    for plan in plans:
        number = programme.workshops.index(plan) + 1
        if plan.when is not None:
            entry = _workshop(plan, plan.when, number, here=source.here)
            calendar.add_component(_signed(entry, source))
        if tasks and plan.task and plan.task.due:
            entry = _task(plan, plan.task, plan.task.due, here=source.here)
            calendar.add_component(_signed(entry, source))
    for meeting in programme.meetings if tasks else ():
        entry = _meeting(meeting, here=source.here)
        calendar.add_component(_signed(entry, source))
    return _text(calendar)


def calendar_of_meeting(
    programme: Programme, meeting: MeetingPlan, *, source: Source
) -> bytes:
    """One optional meeting as a calendar file."""
    calendar = _begun(programme)
    calendar.add_component(_signed(_meeting(meeting, here=source.here), source))
    return _text(calendar)


def _begun(programme: Programme) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Workshop toolkit//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", programme.title)
    calendar.add("x-wr-calname", programme.title)
    return calendar


def _text(calendar: Calendar) -> bytes:
    calendar.add_missing_timezones()
    text: bytes = calendar.to_ical()
    return text


def _meeting(plan: MeetingPlan, *, here: str) -> Event:
    one, page = plan.meeting, f"{here}/meeting/{plan.meeting.id}"
    event = Event()
    event.add("uid", one.id)
    is_open = " (optional)" if one.optional else ""
    event.add("summary", f"{one.kind.value.capitalize()}: {one.title}{is_open}")
    event.add("dtstart", plan.starts)
    event.add("dtend", plan.ends)
    if where := plan.place or one.link:
        event.add("location", where)
    event.add("status", "CONFIRMED" if one.confirmed else "TENTATIVE")
    event.add("description", f"{plan.told}. How to join: {page}")
    event.add("url", page)
    event.add_component(_alarm(f"Tomorrow: {one.title}", _DAY_BEFORE))
    return event


def _workshop(plan: Plan, when: When, number: int, *, here: str) -> Event:
    page = f"{here}/workshop/{plan.name}"
    event = Event()
    event.add("uid", plan.name)
    event.add("summary", f"Workshop {number}: {plan.title}")
    event.add("dtstart", when.starts)
    event.add("dtend", when.ends)
    if where := ", ".join(filter(None, (when.place, when.address))) or when.link:
        event.add("location", where)
    event.add("status", "CONFIRMED" if when.confirmed else "TENTATIVE")
    call = f"\nJoin online: {when.link}" if when.link else ""
    doors = f"Doors {hour(when.doors_open)}. The page: {page}"
    event.add("description", f"{doors}{call}")
    event.add("url", page)
    event.add_component(_alarm(f"Tomorrow: {plan.title}", _DAY_BEFORE))
    return event


def _task(plan: Plan, task: Assignment, due: date, *, here: str) -> Event:
    page = f"{here}/workshop/{plan.name}#activity-{task.name}"
    event = Event()
    event.add("uid", task.name)
    event.add("summary", f"Task due: {task.title}")
    event.add("dtstart", due)
    event.add("dtend", _next(due))
    event.add("transp", "TRANSPARENT")
    event.add("description", f"Where to write it: {page}")
    event.add("url", page)
    event.add_component(_alarm(f"Due tomorrow: {task.title}", _MORNING_BEFORE))
    return event


def _signed(event: Event, source: Source) -> Component:
    # Not of the server's address, which may change while the cohort's year goes on.
    event["uid"] = f"{event['uid']}.{source.id}"
    event.add("sequence", source.version)
    event.add("dtstamp", source.at)
    return event


def _alarm(said: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", said)
    alarm.add("trigger", vDuration(before))
    return alarm


def _next(day: date) -> date:
    return day + timedelta(days=1)
