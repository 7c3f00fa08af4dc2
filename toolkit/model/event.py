"""What the database notes down when something changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EventKind(StrEnum):
    """What changed."""

    RESPONSE = "response"
    COMMENT = "comment"
    """Its person is whose answer it is about."""

    EVIDENCE = "evidence"
    LINE = "line"
    WRITING = "writing"
    GROUPS = "groups"
    PACE = "pace"
    PRESENCE = "presence"


@dataclass(frozen=True, slots=True)
class Event:
    """Something changed; says what to read again, never what it now says."""

    id: int
    cohort: str
    workshop: str
    activity: str | None
    person: str | None
    kind: EventKind
