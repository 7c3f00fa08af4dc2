"""An optional meeting between workshops: a seminar, or of the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Self

from toolkit.model.responses import JSON

SEMINAR_MINUTES = 45
"""How long a meeting is of which nothing else is said."""


class MeetingKind(StrEnum):
    """What a meeting is."""

    SEMINAR = "seminar"
    NETWORK = "network meeting"
    COMMUNITY = "community meeting"

    @property
    def is_of_the_network(self) -> bool:
        """Whether it is of the network, so that others than the cohort come, too."""
        return self is MeetingKind.NETWORK


@dataclass(frozen=True, slots=True)
class Meeting:
    """One of them: when and where it is, and who leads it.

    Its `id` never changes, because the record of who came hangs on it, as it does on
    the name of a workshop. The clock time is that of the calendar's zone.
    """

    id: str
    title: str
    kind: MeetingKind
    day: date
    start: time
    minutes: int = SEMINAR_MINUTES
    mode: str = ""
    venue: str = ""
    link: str = ""
    leads: str = ""
    optional: bool = True
    confirmed: bool = False

    def told(self) -> dict[str, JSON]:
        """All of it as JSON."""
        return {
            "id": self.id,
            "title": self.title,
            "kind": self.kind.value,
            "day": self.day.isoformat(),
            "start": self.start.isoformat("minutes"),
            "minutes": self.minutes,
            "mode": self.mode,
            "venue": self.venue,
            "link": self.link,
            "leads": self.leads,
            "optional": self.optional,
            "confirmed": self.confirmed,
        }

    @classmethod
    def read(cls, told: Mapping[str, JSON]) -> Self:
        """The meeting of which `told` said this."""
        read = {
            "kind": MeetingKind(told["kind"]),
            "day": date.fromisoformat(told["day"]),
            "start": time.fromisoformat(told["start"]),
        }
        return cls(**{**told, **read})
