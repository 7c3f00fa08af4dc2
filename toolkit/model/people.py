"""Who is who: people, the cohort they do the programme in, and their seats."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
