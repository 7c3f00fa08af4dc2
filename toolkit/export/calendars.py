"""The programme as calendar files (RFC 5545), for the calendars that people have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Component, Event, vDuration

from toolkit.model.dates import hour
from toolkit.programme import Programme
from toolkit.programme.plan import Plan

_DAY_BEFORE = timedelta(days=-1)
_MORNING_BEFORE = timedelta(hours=-15)
"""A day begins at midnight: nine o'clock the day before."""


def calendar_of(
    programme: Programme,
    plans: Sequence[Plan],
    *,
    tasks: bool,
    here: str,
    at: datetime,
) -> bytes:
    """The workshops of *plans* as a calendar file; with *tasks* also their due days.

    Every entry keeps its name from one file to the next, so that a newer file moves
    what an older one added. *here* is the server's address, *at* when this is made.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Workshop toolkit//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", programme.title)
    calendar.add("x-wr-calname", programme.title)
    for plan in plans:
        number = programme.workshops.index(plan) + 1
        entry = _workshop(plan, number, here=here)
        calendar.add_component(_signed(entry, here=here, at=at))
        if tasks:
            entry = _task(plan, here=here)
            calendar.add_component(_signed(entry, here=here, at=at))
    calendar.add_missing_timezones()
    text: bytes = calendar.to_ical()
    return text


def _workshop(plan: Plan, number: int, *, here: str) -> Event:
    page = f"{here}/workshop/{plan.name}"
    event = Event()
    event.add("uid", plan.name)
    event.add("summary", f"Workshop {number}: {plan.title}")
    event.add("dtstart", plan.starts)
    event.add("dtend", plan.ends)
    event.add("location", plan.mode)
    event.add("description", f"Doors {hour(plan.doors_open)}. The page: {page}")
    event.add("url", page)
    event.add_component(_alarm(f"Tomorrow: {plan.title}", _DAY_BEFORE))
    return event


def _task(plan: Plan, *, here: str) -> Event:
    page = f"{here}/workshop/{plan.name}#activity-{plan.task.name}"
    event = Event()
    event.add("uid", plan.task.name)
    event.add("summary", f"Task due: {plan.task.title}")
    event.add("dtstart", plan.task.due)
    event.add("dtend", _next(plan.task.due))
    event.add("transp", "TRANSPARENT")
    event.add("description", f"Where to write it: {page}")
    event.add("url", page)
    event.add_component(_alarm(f"Due tomorrow: {plan.task.title}", _MORNING_BEFORE))
    return event


def _signed(event: Event, *, here: str, at: datetime) -> Component:
    event["uid"] = f"{event['uid']}@{urlsplit(here).hostname}"
    event.add("dtstamp", at)
    return event


def _alarm(said: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", said)
    alarm.add("trigger", vDuration(before))
    return alarm


def _next(day: date) -> date:
    return day + timedelta(days=1)
