"""How days, hours and lengths of time are spelled, and in which zone they are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

DAY = {
    "day": "{date} {month} {year}",
    "months": (
        "January February March April May June "
        "July August September October November December"
    ),
}
"""How a day is written; pages that draw what somebody types need the words."""

STRETCH = "{starts} to {ends}"
"""A stretch of the day, from hour to hour."""

MINUTES = {"minute": "1 minute", "minutes": "{count} minutes"}
"""How long something lasts; pages that count on need the words themselves."""


def day_in_words(day: date) -> str:
    """*day* as one writes it: "20 January 2023"."""
    return DAY["day"].format(date=day.day, month=month_of(day), year=day.year)


def short_day(day: date) -> str:
    """*day* where there is little room: "20 Jan 2023"."""
    month = DAY["months"].split()[day.month - 1][:3]
    return DAY["day"].format(date=day.day, month=month, year=day.year)


def weekday_in_words(day: date) -> str:
    """*day* as one announces it: "Friday 20 January 2023"."""
    return f"{day:%A} {day_in_words(day)}"


def weekday_of(day: date) -> str:
    """The day of the week that *day* is."""
    return f"{day:%A}"


def typed_day(day: str) -> str:
    """A day as answers keep it, announced; empty text stays empty."""
    return weekday_in_words(date.fromisoformat(day)) if day else ""


def hour(moment: datetime) -> str:
    """The hour that *moment* has where it was planned: "13:10"."""
    return f"{moment:%H:%M}"


def elapsed(minutes: int) -> str:
    """How long after the start something is, in hours and minutes: "1:05"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def day_and_month(day: date) -> str:
    """*day* as one says it within its year: "20 January"."""
    return f"{day.day} {month_of(day)}"


def weekday_and_month(day: date) -> str:
    """*day* as one announces it within its year: "Friday 20 January"."""
    return f"{day:%A} {day_and_month(day)}"


def month_of(day: date) -> str:
    """The name of the month that *day* is in."""
    return DAY["months"].split()[day.month - 1]


def stretch(starts: datetime, ends: datetime) -> str:
    """A stretch of the day where it was planned: "13:00 to 13:10".

    Only its start, where it is not known how long it lasts.
    """
    if starts == ends:
        return hour(starts)
    return STRETCH.format(starts=hour(starts), ends=hour(ends))


def minutes_in_words(count: int) -> str:
    """How long something lasts: "1 minute", "10 minutes"."""
    return MINUTES["minute" if count == 1 else "minutes"].format(count=count)


@dataclass(frozen=True, slots=True)
class LocalTime:
    """What clocks and calendars on the wall say in one zone: the programme's.

    Moments are kept in UTC; whatever shows one, or asks which day it is, asks here.
    """

    zone: tzinfo

    @property
    def named(self) -> str:
        """What people call the zone: "London time", or "UTC"."""
        key = self.zone.key if isinstance(self.zone, ZoneInfo) else ""
        place = key.rpartition("/")[2].replace("_", " ")
        return f"{place} time" if "/" in key else key or str(self.zone)

    def at(self, moment: datetime) -> datetime:
        """*moment* with the day and the hour that it has here."""
        return moment.astimezone(self.zone)

    def day(self, moment: datetime) -> date:
        """The day that *moment* is on here."""
        return self.at(moment).date()

    def hour(self, moment: datetime) -> str:
        """*moment* as a clock on the wall shows it: "10:42"."""
        return hour(self.at(moment))

    def on(self, moment: datetime) -> str:
        """The day of *moment* as one writes it: "20 January 2023"."""
        return day_in_words(self.day(moment))

    def on_paper(self, moment: datetime) -> str:
        """*moment* for who reads it at any time: "20 January 2023, 10:42"."""
        return f"{self.on(moment)}, {self.hour(moment)}"

    def lately(self, moment: datetime, *, now: datetime) -> str:
        """*moment* for who reads it *now*: "10:42", or "7 Nov 2022, 10:42"."""
        day = self.day(moment)
        if day == self.day(now):
            return self.hour(moment)
        return f"{day.day} {day:%b %Y}, {self.hour(moment)}"

    def midnight_after(self, moment: datetime) -> datetime:
        """When the next day begins here."""
        following = self.day(moment) + timedelta(days=1)
        return datetime.combine(following, datetime.min.time(), tzinfo=self.zone)


UNPLACED = LocalTime(UTC)
"""For activities that no programme has placed anywhere yet."""
