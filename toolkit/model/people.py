"""Who is who: people, the cohort they do the programme in, and their seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LIMIT_NAME = 120
"""Longest name of a person, school or group, and longest address, in characters."""


class Role(StrEnum):
    """What a seat is for.

    An organiser makes cohorts and looks after their people; theirs is a seat in a
    cohort of its own, in which nobody takes part in anything.
    """

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    ORGANISER = "organiser"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, whatever cohort they are in.

    By `email` they are known again. `mailbox` is where to write to somebody who shares
    another's address.
    """

    id: str
    name: str
    school: str = ""
    email: str = ""
    mailbox: str = ""

    @property
    def address(self) -> str:
        """Where to write to them; nothing, if that is not known."""
        return self.email or self.mailbox


@dataclass(frozen=True, slots=True)
class Cohort:
    """The people doing the programme together."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits where: one person in one cohort, in one role.

    A withdrawn seat keeps what its person wrote, and lets nobody in. `in_school` is
    their role there in words, as far as it is known.
    """

    id: str
    person: Person
    cohort: Cohort
    role: Role
    group: str | None = None
    withdrawn_at: datetime | None = None
    in_school: str = ""
