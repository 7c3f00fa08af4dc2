"""A seating as the store reads it: who sits where, and their role in school."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from toolkit.model import Cohort, Person, Role, Seating
from toolkit.model.in_school import IN_SCHOOL
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import person as people
from toolkit.store.tables import seat as seats
from toolkit.store.year_tables import choice as choices

_IN_SCHOOL = (
    select(choices.c.value)
    .where(choices.c.seat == seats.c.id, choices.c.name == IN_SCHOOL)
    .correlate(seats)
    .scalar_subquery()
)
SEATING_COLUMNS = (
    seats.c.id.label("seat_id"),
    seats.c.role,
    seats.c.group,
    seats.c.withdrawn_at,
    _IN_SCHOOL.label("in_school"),
    cohorts.c.id.label("cohort_id"),
    cohorts.c.title,
    people.c.id.label("person_id"),
    people.c.name,
    people.c.school,
    people.c.email,
    people.c.mailbox,
)
SEATINGS = select(*SEATING_COLUMNS).select_from(
    seats.join(cohorts, cohorts.c.id == seats.c.cohort).join(
        people, people.c.id == seats.c.person
    )
)


def seating_from(row: AnyRow) -> Seating:
    """The seating in *row*."""
    return Seating(
        id=row.seat_id,
        person=person_from(row.person_id, row),
        cohort=Cohort(row.cohort_id, row.title),
        role=Role(row.role),
        group=row.group,
        withdrawn_at=row.withdrawn_at,
        in_school=row.in_school or "",
    )


def person_from(id: str, row: AnyRow) -> Person:  # noqa: A002 - what it is
    """The person in *row*, whose id its column may call otherwise."""
    return Person(id, row.name, row.school, row.email or "", row.mailbox or "")


def say_in_school(
    connection: Connection, seat: str, role: str, *, at: datetime
) -> None:
    """Keep what somebody is in their school; what was known before is forgotten."""
    known = (choices.c.seat == seat, choices.c.name == IN_SCHOOL)
    connection.execute(delete(choices).where(*known))
    if role:
        row = {"seat": seat, "name": IN_SCHOOL, "value": role, "changed_at": at}
        add_new(connection, choices, row)


def take_role_along(connection: Connection, seat: str, new: str) -> None:
    """Let somebody's *new* seat say of their school what the one before says."""
    known = select(choices).where(choices.c.seat == seat, choices.c.name == IN_SCHOOL)
    for row in connection.execute(known).all():
        say_in_school(connection, new, row.value, at=row.changed_at)
