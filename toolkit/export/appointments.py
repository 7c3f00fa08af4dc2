"""A group's own meetings as a calendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class Dated:
    """One meeting; `id` never changes, and `version` counts its changes."""

    id: str
    version: int
    title: str
    starts: datetime
    ends: datetime
    where: str
    page: str


def appointments_file(meetings: Sequence[Dated], *, title: str, at: datetime) -> bytes:
    """*meetings* as a calendar file called *title*, made *at* this moment."""
    calendar = Calendar()
    calendar.add("prodid", "-//Workshop toolkit//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    for one in meetings:
        event = Event()
        event.add("uid", one.id)
        event.add("sequence", one.version)
        event.add("dtstamp", at)
        event.add("summary", one.title)
        event.add("dtstart", one.starts)
        event.add("dtend", one.ends)
        if one.where:
            event.add("location", one.where)
        event.add("url", one.page)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    text: bytes = calendar.to_ical()
    return text
