"""The facts the toolkit speaks of: frozen values that cross from layer to layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

PROGRAMME = "programme"
"""The workshop name under which programme-wide activities keep their one answer."""

LOCAL = ZoneInfo("Europe/London")
"""The clock on the wall of every room."""

LIMIT_ANSWER = 200_000
"""Longest answer, in bytes of JSON."""

LIMIT_EVIDENCE = 5_000_000
"""Largest file of evidence, in bytes."""

LIMIT_FILES = 20
"""Most files beside one answer."""

JSON = Any
"""Anything that `json.dumps` writes and `json.loads` gives back unchanged."""


class Role(StrEnum):
    """What a seat is for."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"


class Sharing(StrEnum):
    """Who may read an answer; chosen by its author, and always the same four."""

    PRIVATE = "private"
    FACILITATORS = "facilitators"
    GROUP = "group"
    COHORT = "cohort"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, whatever cohort they are in."""

    id: str
    name: str
    school: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Cohort:
    """The people doing the programme together."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits where: one person in one cohort, in one role."""

    id: str
    person: Person
    cohort: Cohort
    role: Role
    group: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseKey:
    """What an answer hangs on; it never changes, however the prompt is reworded."""

    cohort: str
    person: str
    workshop: str
    activity: str


@dataclass(frozen=True, slots=True)
class Response:
    """One person's answer to one activity, in one version."""

    key: ResponseKey
    value: JSON
    sharing: Sharing
    version: int
    saved_at: datetime
    prompt: str
    write: str


@dataclass(frozen=True, slots=True)
class Saved:
    """The write is committed; `repeated` when it had been committed before."""

    response: Response
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another device saved first; both answers are kept and `current` stands."""

    current: Response
    yours: Response


@dataclass(frozen=True, slots=True)
class Shared:
    """An answer together with its author's seat.

    `alike` counts further answers that a facilitator merged into this one.
    """

    author: Seating
    response: Response
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that belongs to an answer; its bytes are fetched apart. Sizes in bytes."""

    id: str
    key: ResponseKey
    field: str
    name: str
    media_type: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Timer:
    """A countdown for the room: `ends_at` while it runs, `left` while it stands.

    `left` is in seconds.
    """

    label: str
    ends_at: datetime | None = None
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Spotlit:
    """An answer picked to be shown to everybody.

    With its author's name `person` is set and the words are read from the answer, so
    that they go when their author takes them back. Without, `text` is a copy and
    nothing leads to its author. `alike` counts further answers that say the same.
    """

    id: str
    activity: str
    person: str | None = None
    text: str = ""
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Quoted:
    """The spotlit answer that everybody sees now; `author` is None without a name.

    `alike` counts further answers that say the same.
    """

    id: str
    activity: str
    value: JSON
    author: Seating | None = None
    prompt: str = ""
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a workshop is now. `section` is None outside live time: all is open.

    `opened` says when each section was last opened, `gathered` when everybody was last
    asked to come to the one that is on, `hidden` which answers a facilitator took off
    the walls (as "activity/person"), `reasons` why, `merged` under which other each
    answer that says the same is counted, `shown` which of `spotlight` is on.
    """

    cohort: str
    workshop: str
    section: str | None = None
    revealed: frozenset[str] = field(default_factory=frozenset)
    version: int = 0
    opened: Mapping[str, datetime] = field(default_factory=dict)
    paused: bool = False
    timer: Timer | None = None
    notice: str = ""
    spotlight: tuple[Spotlit, ...] = ()
    shown: str | None = None
    hidden: frozenset[str] = field(default_factory=frozenset)
    reasons: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    gathered: datetime | None = None

    @property
    def is_live(self) -> bool:
        """Whether a facilitator is leading the room through the workshop now."""
        return self.section is not None


@dataclass(frozen=True, slots=True)
class Event:
    """Something changed; says what to read again, never what it now says."""

    id: int
    cohort: str
    workshop: str
    activity: str | None
    person: str | None
    kind: str
