"""When a group meets next, kept as a line of the page that it shares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from toolkit.model.lines import Line

OUR_GROUP = "our-group"
"""The page that a group for the year has, outside all workshops."""

MENTORING = "mentoring"
"""What mentoring pairs are kept under, and the page that each shares."""

MOST_MENTORING = 3
"""How many meetings a mentoring pair has in a year."""

_LINE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d) \| ([^|]*) \| ([^|]*)")


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and where a few people meet, and about what.

    `starts` is a clock time in the cohort's zone, without one, as in its calendar.
    """

    starts: datetime
    where: str = ""
    about: str = ""

    def line(self) -> str:
        """What a page's line says of it."""
        starts = self.starts.isoformat(timespec="minutes")
        return f"{starts} | {_in_one(self.where)} | {_in_one(self.about)}"

    @classmethod
    def read(cls, line: str) -> Self | None:
        """The appointment that a line says; None of any other line."""
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        try:
            starts = datetime.fromisoformat(found[1])
        except ValueError:
            return None
        return cls(starts, found[2], found[3])


def parted(lines: Iterable[Line]) -> tuple[list[tuple[Line, Appointment]], list[Line]]:
    """The meetings among *lines*, what is first first, and all other lines."""
    meetings, notes = [], []
    for line in lines:
        if line.words.gone:
            continue
        appointment = Appointment.read(line.words.text)
        if appointment is None:
            notes.append(line)
        else:
            meetings.append((line, appointment))
    return sorted(meetings, key=lambda one: one[1].starts), notes


def _in_one(words: str) -> str:
    return " ".join(words.replace("|", "/").split())
