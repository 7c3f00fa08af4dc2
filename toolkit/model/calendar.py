"""A cohort's calendar: when and where its workshops are, and when tasks are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Self

from toolkit.model.meeting import Meeting
from toolkit.model.responses import JSON

STARTS = time(13)
"""When a workshop starts of which nothing else is said."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where one workshop takes place; without a day it is to be announced.

    Times are clock times in the calendar's zone. `doors` is when people may come: at
    the start, if it is None. `due` is the task's day, if not the day worked out.
    """

    day: date | None = None
    start: time = STARTS
    doors: time | None = None
    mode: str = ""
    venue: str = ""
    address: str = ""
    link: str = ""
    due: date | None = None
    confirmed: bool = False

    def told(self) -> dict[str, JSON]:
        """All of it as JSON."""
        return {
            "day": self.day and self.day.isoformat(),
            "start": self.start.isoformat("minutes"),
            "doors": self.doors and self.doors.isoformat("minutes"),
            "mode": self.mode,
            "venue": self.venue,
            "address": self.address,
            "link": self.link,
            "due": self.due and self.due.isoformat(),
            "confirmed": self.confirmed,
        }

    @classmethod
    def read(cls, told: Mapping[str, JSON]) -> Self:
        """The occasion of which `told` said this."""
        days = {name: told[name] and date.fromisoformat(told[name]) for name in _DAYS}
        clocks = {
            name: told[name] and time.fromisoformat(told[name]) for name in _CLOCKS
        }
        return cls(**{**told, **days, **clocks})


_DAYS = ("day", "due")
_CLOCKS = ("start", "doors")


@dataclass(frozen=True, slots=True)
class Break:
    """Days on which schools are closed, the first and the last among them."""

    name: str
    first: date
    last: date

    def told(self) -> dict[str, JSON]:
        """All of it as JSON."""
        first, last = self.first.isoformat(), self.last.isoformat()
        return {"name": self.name, "first": first, "last": last}

    @classmethod
    def read(cls, told: Mapping[str, JSON]) -> Self:
        """The break of which `told` said this."""
        first, last = (date.fromisoformat(told[which]) for which in ("first", "last"))
        return cls(told["name"], first, last)


@dataclass(frozen=True, slots=True)
class Calendar:
    """One cohort's year; what is not in `occasions` is to be announced.

    `version` counts its changes, so that calendar files can be told from older ones;
    `id` names it among all calendars of all installations, once it is kept.
    """

    zone: str
    occasions: Mapping[str, Occasion] = field(default_factory=dict)
    id: str = ""
    version: int = 0
    breaks: tuple[Break, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    def told(self) -> dict[str, JSON]:
        """All of it but its version, as JSON."""
        occasions = {name: one.told() for name, one in self.occasions.items()}
        breaks = [one.told() for one in self.breaks]
        return {
            "zone": self.zone,
            "id": self.id,
            "occasions": occasions,
            "breaks": breaks,
            "meetings": [one.told() for one in self.meetings],
        }

    @classmethod
    def read(cls, told: Mapping[str, JSON], *, version: int) -> Self:
        """The calendar of which `told` said this."""
        found = {n: Occasion.read(one) for n, one in told["occasions"].items()}
        # Calendars that were kept before there were these do not speak of them.
        breaks = tuple(Break.read(one) for one in told.get("breaks", ()))
        meetings = tuple(Meeting.read(one) for one in told.get("meetings", ()))
        return cls(told["zone"], found, told["id"], version, breaks, meetings)
