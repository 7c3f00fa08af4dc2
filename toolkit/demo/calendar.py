"""The calendar of the demonstration, which lies around the moment it is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from toolkit.model.calendar import Calendar, Occasion
from toolkit.model.meeting import SEMINAR_MINUTES, Meeting, MeetingKind
from toolkit.programme import Programme

PRESENT = 1
"""The place of the workshop that begins within the hour."""

WEEKS = (-11, 0, 9, 20)
"""From the present workshop to each of the first."""

APART = 9
"""Weeks between those that follow."""

NEARBY = (0, 1, -1, 2)
"""By how many weeks more another one may be chosen, where one has a bank holiday."""

HOUR, QUARTER = timedelta(hours=1), timedelta(minutes=15)
SOON = timedelta(minutes=20)
"""So that there is time to look around before it begins."""

LINK = "https://meeting.example/demonstration"
DOORS, STARTS, EVENING = time(12, 30), time(13), time(19)

Told = Mapping[str, Any]


def calendar_around(
    at: datetime, programme: Programme, *, meetings: Sequence[Told] = ()
) -> Calendar:
    """A year whose second workshop begins within the hour of *at*, in its zone.

    The first lies behind; the others are ahead, the last of those a draft. Of
    *meetings* it is told how many weeks after the second workshop they are.
    """
    starts = _soon(at, programme.zone)
    names = [plan.name for plan in programme.workshops]
    present = min(PRESENT, len(names) - 1)
    occasions = {
        name: _present(starts) if place == present else _other(place, starts.date())
        for place, name in enumerate(names)
    }
    draft = {
        names[-1]: replace(occasions[names[-1]], confirmed=present == len(names) - 1)
    }
    days = {met["week"]: _free_day(starts.date(), week=met["week"]) for met in meetings}
    known = tuple(
        _meeting(number, met, days[met["week"]])
        for number, met in enumerate(meetings, start=1)
    )
    return Calendar(str(programme.zone), {**occasions, **draft}, meetings=known)


def meeting_id(number: int) -> str:
    """What the invented meeting with this number is called for good, from 1."""
    return f"meeting-de{number:06}"


def moved(calendar: Calendar, fresh: Calendar) -> Calendar:
    """*calendar* with the days and hours of *fresh*; what else it says stays."""
    occasions = {
        name: replace(
            calendar.occasions.get(name, new),
            day=new.day,
            start=new.start,
            doors=new.doors,
            due=None,
        )
        for name, new in fresh.occasions.items()
    }
    days = {one.id: one.day for one in fresh.meetings}
    meetings = tuple(
        replace(one, day=days.get(one.id, one.day)) for one in calendar.meetings
    )
    known = {**calendar.occasions, **occasions}
    return replace(calendar, occasions=known, meetings=meetings)


def _meeting(number: int, told: Told, day: date) -> Meeting:
    return Meeting(
        meeting_id(number),
        told["title"],
        MeetingKind(told["kind"]),
        day,
        EVENING,
        told.get("minutes", SEMINAR_MINUTES),
        mode="Online",
        link=LINK,
        leads="Facilitator 1",
        confirmed=True,
    )


def _soon(at: datetime, zone: ZoneInfo) -> datetime:
    """A full quarter within the hour, whose clock time means one moment alone.

    In the night in which clocks go back there may be none: then the first after that.
    """
    first = _quarter_from(at)
    quarters = [first + number * QUARTER for number in range(9)]
    local = [each.astimezone(zone) for each in quarters]
    clear = [each for each in local if not each.fold]
    later = [each for each in clear if SOON <= each - at <= HOUR]
    return (later or clear)[0]


def _quarter_from(at: datetime) -> datetime:
    """The first full quarter from *at* on, in UTC, where hours are all alike."""
    at = at.astimezone(UTC)
    over = timedelta(
        minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond
    )
    return at - over + (QUARTER if over else timedelta())


def _present(starts: datetime) -> Occasion:
    """Doors open a quarter before, but never on the day before."""
    doors = (starts.astimezone(UTC) - QUARTER).astimezone(starts.tzinfo)
    is_same_day = doors.date() == starts.date()
    return Occasion(
        day=starts.date(),
        start=_clock(starts),
        doors=_clock(doors if is_same_day else starts),
        mode="Online",
        link=LINK,
        confirmed=True,
    )


def _other(place: int, present: date) -> Occasion:
    """In the early afternoon of a weekday; the first of all in person."""
    beyond = max(0, place - len(WEEKS) + 1)
    day = _free_day(present, week=WEEKS[place - beyond] + beyond * APART)
    known = Occasion(day=day, start=STARTS, doors=DOORS, mode="Online", confirmed=True)
    if place:
        return replace(known, link=LINK)
    return replace(
        known,
        mode="In person",
        venue="Example Hall",
        address="1 Example Street, Example Town",
    )


def _free_day(present: date, *, week: int) -> date:
    """So many weeks after *present*, or near that where a bank holiday is."""
    days = [_weekday(present + timedelta(weeks=week + more)) for more in NEARBY]
    return next((each for each in days if _is_free(each)), days[0])


def _weekday(day: date) -> date:
    """*day*, or the Thursday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 3) if day.weekday() > 4 else 0)


def _is_free(day: date) -> bool:
    """Whether no bank holiday of England is in the week of *day*."""
    # Only who makes a calendar waits for it.
    from holidays import country_holidays

    monday = day - timedelta(days=day.weekday())
    week = [monday + timedelta(days=number) for number in range(5)]
    closed = country_holidays("GB", subdiv="ENG", years={week[0].year, week[-1].year})
    return not any(each in closed for each in week)


def _clock(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0)
