"""What the database notes down when something changes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Something changed; says what to read again, never what it now says."""

    id: int
    cohort: str
    workshop: str
    activity: str | None
    person: str | None
    kind: str
