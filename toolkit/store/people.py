"""People, and the seats they sit in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, Update, bindparam, insert, select, true, update

from toolkit.errors import RosterError, StaleError
from toolkit.model import PROGRAMME, EventKind, Person, Role, Seating
from toolkit.model.erasing import TOMBSTONE
from toolkit.store.connect import add_new
from toolkit.store.database import Database
from toolkit.store.events import append_event
from toolkit.store.merging import merge
from toolkit.store.moving import move
from toolkit.store.roles import check_role
from toolkit.store.seatings import (
    SEATINGS,
    person_from,
    say_in_school,
    seating_from,
)
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import person as people
from toolkit.store.tables import seat as seats
from toolkit.store.tables import token as tokens

ONE_SEATING = SEATINGS.where(seats.c.id == bindparam("seat"))
EVERYBODY = SEATINGS.where(
    seats.c.cohort == bindparam("cohort"),
    # Nobody's, which only hold up what others' work hangs on.
    people.c.id.not_like(f"{TOMBSTONE}%"),
).order_by(people.c.name, people.c.school, seats.c.id)
ROSTER = EVERYBODY.where(seats.c.withdrawn_at.is_(None))
SEATS_OF = SEATINGS.where(people.c.id == bindparam("person")).order_by(cohorts.c.title)
KNOWN = select(
    people.c.id, people.c.name, people.c.school, people.c.email, people.c.mailbox
).where(people.c.email.in_(bindparam("addresses", expanding=True)))
HOLD = select(cohorts.c.id).where(cohorts.c.id == bindparam("cohort")).with_for_update()
CHANGE_PERSON = update(people).where(people.c.id == bindparam("of"))
CHANGE_SEAT = update(seats).where(seats.c.id == bindparam("of"))
END_SIGN_INS = (
    update(tokens)
    .where(tokens.c.seat == bindparam("of"), tokens.c.purpose == "sign-in")
    .values(revoked=true())
)
SEATING_OF = SEATINGS.where(
    seats.c.cohort == bindparam("cohort"), seats.c.person == bindparam("person")
)
PERSON_WITH = select(people.c.id).where(people.c.email == bindparam("email"))
ADDRESS_TAKEN = (
    "Somebody else is known by {address}. If both are one person, merge them; if two "
    "people share it, say so beside it, and both are written to there."
)
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
            check_role(connection, cohort, role)
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

    def roster(self, cohort: str, *, withdrawn: bool = False) -> tuple[Seating, ...]:
        """Everybody in the cohort, by name, as people sort names: 2 before 10.

        Those who have *withdrawn* are among them only if that is asked.
        """
        with self._database.reading() as connection:
            return _roster(connection, cohort, withdrawn=withdrawn)

    def seats_of(self, person: str) -> tuple[Seating, ...]:
        """Every seat of one person, by the title of its cohort."""
        with self._database.reading() as connection:
            rows = connection.execute(SEATS_OF, {"person": person})
            return tuple(map(seating_from, rows))

    def open_seats(self, person: str) -> tuple[Seating, ...]:
        """The same without those from which somebody has withdrawn."""
        return tuple(s for s in self.seats_of(person) if s.withdrawn_at is None)

    def leads_further(self, seating: Seating) -> bool:
        """Whether a link of this seat leads to one that does more, elsewhere."""
        others = (s for s in self.open_seats(seating.person.id) if s.id != seating.id)
        return any(other.role is not Role.PARTICIPANT for other in others)

    def known_by(self, addresses: Collection[str]) -> dict[str, Person]:
        """Who is known by one of these email addresses, in whatever cohort."""
        with self._database.reading() as connection:
            rows = connection.execute(KNOWN, {"addresses": list(addresses)})
            return {row.email: person_from(row.id, row) for row in rows}

    def put(
        self,
        cohort: str,
        wanted: Iterable[Seating],
        *,
        seen: tuple[Seating, ...],
        at: datetime,
    ) -> list[Seating]:
        """Let everybody *wanted* sit as it says: all of them, or nothing has changed.

        A seat, or a person, without an id is a new one. *seen* is the roster, with
        those who have withdrawn, that this was decided by.

        Raises:
            StaleError: the roster has changed since.
        """
        with self._database.changing() as connection:
            connection.execute(HOLD, {"cohort": cohort})
            if _roster(connection, cohort, withdrawn=True) != seen:
                raise StaleError(
                    "Somebody else has changed this roster meanwhile, so nothing was "
                    "imported. Look at what would change now, and confirm that."
                )
            put = [_put(connection, cohort, one, at=at) for one in wanted]
            tell_of_people(connection, cohort)
        return put

    def correct(self, person: Person) -> None:
        """Let somebody be called, and be written to, as *person* says.

        Raises:
            RosterError: the address is somebody else's.
        """
        with self._database.changing() as connection:
            if person.email:
                known = connection.execute(PERSON_WITH, {"email": _plain(person.email)})
                if known.scalar() not in (None, person.id):
                    raise RosterError(ADDRESS_TAKEN.format(address=person.email))
            connection.execute(CHANGE_PERSON.values(**_row(person)), {"of": person.id})
            for row in connection.execute(SEATS_OF, {"person": person.id}).all():
                tell_of_people(connection, row.cohort_id)

    def join_group(self, seating: Seating, group: str | None) -> None:
        """Put somebody into one of the year's groups, or none."""
        self._change(seating, CHANGE_SEAT.values(group=group))

    def say_in_school(self, seating: Seating, role: str, *, at: datetime) -> None:
        """Keep what somebody is in their school; nothing, if that is not known."""
        with self._database.changing() as connection:
            say_in_school(connection, seating.id, role, at=at)
            tell_of_people(connection, seating.cohort.id)

    def give_role(self, seating: Seating, role: Role) -> None:
        """Let a seat be for something else; it keeps everything."""
        with self._database.changing() as connection:
            check_role(connection, seating.cohort.id, role)
        self._change(seating, CHANGE_SEAT.values(role=role.value))

    def withdraw(self, seating: Seating, *, at: datetime) -> None:
        """Close a seat's door, and end its sign-ins. Its links wait; answers stay."""
        closing = CHANGE_SEAT.values(withdrawn_at=at)
        self._change(seating, closing, END_SIGN_INS)

    def bring_back(self, seating: Seating) -> None:
        """Open the door again: the same links lead in."""
        self._change(seating, CHANGE_SEAT.values(withdrawn_at=None))

    def move(self, seating: Seating, to: str, *, at: datetime) -> None:
        """Let a seat be in the cohort *to*, with what its person wrote; links stay.

        Raises:
            RosterError: the person sits there already.
        """
        with self._database.changing() as connection:
            check_role(connection, to, seating.role)
            move(connection, seating, to, at=at)
            for cohort in (seating.cohort.id, to):
                tell_of_people(connection, cohort)

    def merge(self, kept: str, gone: str) -> None:
        """Let the person *kept* have all that the person *gone* had, who is no more.

        Raises:
            RosterError: they have different roles in one cohort.
        """
        with self._database.changing() as connection:
            for cohort in merge(connection, kept, gone):
                tell_of_people(connection, cohort)

    def _change(self, seating: Seating, *changes: Update) -> None:
        with self._database.changing() as connection:
            for change in changes:
                connection.execute(change, {"of": seating.id})
            tell_of_people(connection, seating.cohort.id)


def tell_of_people(connection: Connection, cohort: str) -> None:
    """Say that who is who in the cohort, or in which group, has changed."""
    append_event(connection, EventKind.GROUPS, cohort=cohort, workshop=PROGRAMME)


def _roster(
    connection: Connection, cohort: str, *, withdrawn: bool
) -> tuple[Seating, ...]:
    asked = EVERYBODY if withdrawn else ROSTER
    rows = connection.execute(asked, {"cohort": cohort})
    return tuple(sorted(map(seating_from, rows), key=by_name))


def by_name(seating: Seating) -> list[tuple[int, str]]:
    """The order of a roster: by name, with numbers as one counts."""
    pieces = DIGITS.split(seating.person.name.casefold())
    return [(len(piece) if piece.isdigit() else 0, piece) for piece in pieces]


def _find_or_add(connection: Connection, *, name: str, school: str, email: str) -> str:
    new = _row(Person("", name, school, email))
    if new["email"] is None:
        return _add(connection, new)
    add_new(connection, people, {**new, "id": uuid4().hex})
    return str(connection.execute(PERSON_WITH, {"email": new["email"]}).scalar_one())


def _put(
    connection: Connection, cohort: str, wanted: Seating, *, at: datetime
) -> Seating:
    check_role(connection, cohort, wanted.role)
    row, person = _row(wanted.person), wanted.person.id
    if person:
        connection.execute(CHANGE_PERSON.values(**row), {"of": person})
    else:
        person = _add(connection, row)
    seat = {"role": wanted.role.value, "group": wanted.group}
    if wanted.id:
        connection.execute(CHANGE_SEAT.values(**seat), {"of": wanted.id})
    else:
        new = {"id": uuid4().hex, "cohort": cohort, "person": person, **seat}
        connection.execute(insert(seats), new)
    asked = {"cohort": cohort, "person": person}
    seat_id = connection.execute(SEATING_OF, asked).one().seat_id
    say_in_school(connection, seat_id, wanted.in_school, at=at)
    return seating_from(connection.execute(SEATING_OF, asked).one())


def _add(connection: Connection, row: dict[str, str | None]) -> str:
    new = uuid4().hex
    connection.execute(insert(people), {**row, "id": new})
    return new


def _row(person: Person) -> dict[str, str | None]:
    return {
        "name": person.name,
        "school": person.school,
        "email": _plain(person.email) or None,
        "mailbox": _plain(person.mailbox) or None,
    }


def _plain(address: str) -> str:
    return address.strip().casefold()
