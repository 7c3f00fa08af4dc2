"""Who is in the room, who came, and how far everybody has got: never what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from toolkit.model.responses import Sharing

BLIP = timedelta(seconds=30)
"""Whose line has been lost for no longer is still here, in every count and group.

A page notices within 5 s that its line is gone, tries again at least every 5 s and is
connected within 4. So a failure of ten seconds makes nobody absent, nor does a page
that is loaded again over a slow line.
"""


class Mark(StrEnum):
    """What a facilitator says of somebody's attendance, whatever was recorded."""

    PRESENT = "present"
    APOLOGY = "apology"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Place:
    """A person's page of one workshop."""

    cohort: str
    person: str
    workshop: str


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody's page is open now, and since when it is or is not."""

    person: str
    here: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Attendance:
    """One line of the record: when somebody first joined and last left, and why not.

    `mark`, `note` and `caught_up` are a facilitator's; the rest is recorded.
    """

    person: str
    joined: datetime | None = None
    left: datetime | None = None
    mode: str = ""
    mark: Mark | None = None
    caught_up: bool = False
    note: str = ""

    @property
    def was_there(self) -> bool:
        """Whether the person took part, in the room or later; a mark says it best."""
        if self.mark is not None:
            return self.mark is Mark.PRESENT or self.caught_up
        return self.joined is not None or self.caught_up


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch for which somebody's page was open in live time; `left` while it is."""

    person: str
    came: datetime
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """When somebody came and went, as a facilitator says."""

    came: datetime
    left: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """That a facilitator put the record right: what it says since, and why.

    `said` has the person, the mark, the mode and whether they have caught up; `times`
    are None where those recorded hold. Kept for good.
    """

    id: str
    by: str
    at: datetime
    said: Attendance
    times: Times | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """That one person has an answer, whether it says anything, and who may read it."""

    person: str
    workshop: str
    activity: str
    saved_at: datetime
    filled: bool
    sharing: Sharing = Sharing.PRIVATE
