"""The facts the toolkit speaks of: frozen values that cross from layer to layer."""

from __future__ import annotations

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
    """An answer together with its author's seat."""

    author: Seating
    response: Response


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
class Pace:
    """What is open in a workshop now. `section` is None outside live time."""

    cohort: str
    workshop: str
    section: str | None = None
    revealed: frozenset[str] = field(default_factory=frozenset)
    version: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something changed; says what to read again, never what it now says."""

    id: int
    cohort: str
    workshop: str
    activity: str | None
    person: str | None
    kind: str
