"""A later day, up to which one person has time for a task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from toolkit.model.responses import JSON

_NAME = "later"


@dataclass(frozen=True, slots=True)
class Later:
    """The day that a facilitator granted, with a line of theirs and their name."""

    day: date
    said: str = ""
    by: str = ""

    def told(self) -> dict[str, JSON]:
        """All of it as JSON."""
        return {"day": self.day.isoformat(), "said": self.said, "by": self.by}

    @classmethod
    def read(cls, told: JSON) -> Self | None:
        """What was granted; nothing, if it was taken back."""
        if not told:
            return None
        return cls(date.fromisoformat(told["day"]), told["said"], told["by"])


def later_name(workshop: str, task: str) -> str:
    """What the choice of a seat is called that holds the day for one task."""
    return f"{_NAME}/{workshop}/{task}"


def later_days(choices: Mapping[str, JSON]) -> dict[tuple[str, str], Later]:
    """Of all that a seat has chosen what was granted, by workshop and task."""
    found = {
        (workshop, task): Later.read(value)
        for name, value in choices.items()
        for kind, _, place in [name.partition("/")]
        for workshop, _, task in [place.partition("/")]
        if kind == _NAME
    }
    return {place: later for place, later in found.items() if later is not None}


def day_of(due: date | None, later: Later | None) -> date | None:
    """By when somebody is to have done it: a calendar that moved on counts, too."""
    if later is None:
        return due
    return max(due, later.day) if due else later.day
