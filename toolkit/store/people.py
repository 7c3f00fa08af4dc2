"""People, and the seats they sit in."""

from __future__ import annotations

import re
from uuid import uuid4

from sqlalchemy import Connection, bindparam, insert, select

from toolkit.model import Cohort, Person, Role, Seating
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import person as people
from toolkit.store.tables import seat as seats

SEATING_COLUMNS = (
    seats.c.id.label("seat_id"),
    seats.c.role,
    seats.c.group,
    cohorts.c.id.label("cohort_id"),
    cohorts.c.title,
    people.c.id.label("person_id"),
    people.c.name,
    people.c.school,
    people.c.email,
)
SEATINGS = select(*SEATING_COLUMNS).select_from(
    seats.join(cohorts, cohorts.c.id == seats.c.cohort).join(
        people, people.c.id == seats.c.person
    )
)
ONE_SEATING = SEATINGS.where(seats.c.id == bindparam("seat"))
ROSTER = SEATINGS.where(seats.c.cohort == bindparam("cohort")).order_by(
    people.c.name, people.c.school, seats.c.id
)
SEATING_OF = SEATINGS.where(
    seats.c.cohort == bindparam("cohort"), seats.c.person == bindparam("person")
)
PERSON_WITH = select(people.c.id).where(people.c.email == bindparam("email"))
DIGITS = re.compile(r"(\d+)")


class People:
    """Who sits in which cohort, and who they are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        cohort: str,
        *,
        name: str,
        school: str = "",
        email: str = "",
        role: Role = Role.PARTICIPANT,
        group: str | None = None,
    ) -> Seating:
        """Give somebody a seat; whoever has the same email address is the same person.

        Somebody who already sits in the cohort keeps the seat they have, unchanged.
        """
        with self._database.changing() as connection:
            person = _find_or_add(connection, name=name, school=school, email=email)
            seat = {"id": uuid4().hex, "role": role.value, "group": group}
            add_new(connection, seats, {**seat, "cohort": cohort, "person": person})
            wanted = {"cohort": cohort, "person": person}
            return seating_from(connection.execute(SEATING_OF, wanted).one())

    def seating(self, seat_id: str) -> Seating | None:
        """Who sits in this seat."""
        with self._database.reading() as connection:
            row = connection.execute(ONE_SEATING, {"seat": seat_id}).one_or_none()
            return seating_from(row) if row else None

    def roster(self, cohort: str) -> tuple[Seating, ...]:
        """Everybody in the cohort, by name, as people sort names: 2 before 10."""
        with self._database.reading() as connection:
            rows = connection.execute(ROSTER, {"cohort": cohort})
            return tuple(sorted(map(seating_from, rows), key=_by_name))


def _by_name(seating: Seating) -> list[tuple[int, str]]:
    pieces = DIGITS.split(seating.person.name.casefold())
    return [(len(piece) if piece.isdigit() else 0, piece) for piece in pieces]


def seating_from(row: AnyRow) -> Seating:
    """The seating in *row*."""
    return Seating(
        id=row.seat_id,
        person=Person(row.person_id, row.name, row.school, row.email or ""),
        cohort=Cohort(row.cohort_id, row.title),
        role=Role(row.role),
        group=row.group,
    )


def _find_or_add(connection: Connection, *, name: str, school: str, email: str) -> str:
    new = {"id": uuid4().hex, "name": name, "school": school, "email": None}
    address = email.strip().casefold()
    if not address:
        connection.execute(insert(people), new)
        return str(new["id"])
    add_new(connection, people, {**new, "email": address})
    return str(connection.execute(PERSON_WITH, {"email": address}).scalar_one())
