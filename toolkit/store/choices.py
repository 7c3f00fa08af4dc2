"""What people have chosen about messages, and what they want to be reminded of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, delete, select

from toolkit.model import JSON, EventKind, ResponseKey
from toolkit.model.message import Message
from toolkit.store.connect import add_new
from toolkit.store.database import Database
from toolkit.store.events import TAKE_TURN, append_event_about
from toolkit.store.messages import row_of
from toolkit.store.tables import seat as seats
from toolkit.store.year_tables import choice as choices
from toolkit.store.year_tables import message as messages
from toolkit.store.year_tables import wish as wishes

OF_ONE = select(choices.c.name, choices.c.value).where(
    choices.c.seat == bindparam("seat")
)
IN_COHORT = (
    select(choices.c.seat, choices.c.value, choices.c.changed_at)
    .select_from(choices.join(seats, seats.c.id == choices.c.seat))
    .where(seats.c.cohort == bindparam("cohort"), choices.c.name == bindparam("name"))
)
FORGET = delete(choices).where(
    choices.c.seat == bindparam("seat"), choices.c.name == bindparam("name")
)
ONES_WISHES = (
    select(wishes)
    .where(wishes.c.seat == bindparam("seat"))
    .order_by(wishes.c.day, wishes.c.workshop, wishes.c.activity)
)
DUE = (
    select(wishes)
    .select_from(wishes.join(seats, seats.c.id == wishes.c.seat))
    .where(
        seats.c.cohort == bindparam("cohort"),
        seats.c.withdrawn_at.is_(None),
        wishes.c.day <= bindparam("today"),
    )
)
CANCEL = delete(wishes).where(
    wishes.c.seat == bindparam("seat"),
    wishes.c.workshop == bindparam("workshop"),
    wishes.c.activity == bindparam("activity"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be reminded of, and on which day."""

    seat: str
    workshop: str
    activity: str
    day: date


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody has chosen, and since when."""

    value: JSON
    since: datetime


class Choices:
    """What each seat has chosen: no reminders, a digest, a reminder of one's own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choose(self, seat: str, name: str, value: JSON, *, at: datetime) -> None:
        """Keep what somebody chose; what they had chosen before is forgotten."""
        with self._database.changing() as connection:
            _choose(connection, seat, name, value, at=at)

    def choose_together(
        self, seats: Iterable[str], name: str, value: JSON, *, at: datetime
    ) -> None:
        """Keep the same for all of *seats*."""
        with self._database.changing() as connection:
            for seat in seats:
                _choose(connection, seat, name, value, at=at)

    def replace_together(
        self,
        cohort: str,
        seats: Iterable[str],
        name: str,
        value: JSON,
        *,
        known: JSON,
        at: datetime,
    ) -> bool:
        """The same, only if *known* is what is kept newest in *cohort*; whether it was.

        Nothing kept is None.
        """
        with self._database.changing() as connection:
            connection.execute(TAKE_TURN, {"cohort": cohort})
            rows = connection.execute(IN_COHORT, {"cohort": cohort, "name": name})
            newest = max(rows, key=lambda row: row.changed_at, default=None)
            if (newest.value if newest else None) != known:
                return False
            for seat in seats:
                _choose(connection, seat, name, value, at=at)
        return True

    def choose_for(
        self, seat: str, name: str, value: JSON, *, about: ResponseKey, at: datetime
    ) -> None:
        """Choose for somebody what concerns their answer; its pages hear of it."""
        with self._database.changing() as connection:
            _choose(connection, seat, name, value, at=at)
            append_event_about(connection, EventKind.COMMENT, about)

    def of(self, seat: str) -> dict[str, JSON]:
        """All that somebody has chosen, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(OF_ONE, {"seat": seat})
            return {row.name: row.value for row in rows}

    def chosen(self, cohort: str, name: str) -> dict[str, Chosen]:
        """What everybody who has chosen it chose, by their seats."""
        with self._database.reading() as connection:
            rows = connection.execute(IN_COHORT, {"cohort": cohort, "name": name})
            return {row.seat: Chosen(row.value, row.changed_at) for row in rows}

    def wish(self, wish: Wish) -> None:
        """Keep a wish to be reminded; of one activity there is one, on its last day."""
        key = {"seat": wish.seat, "workshop": wish.workshop, "activity": wish.activity}
        with self._database.changing() as connection:
            connection.execute(CANCEL, key)
            add_new(connection, wishes, {**key, "day": wish.day})

    def cancel(self, seat: str, *, workshop: str, activity: str) -> None:
        """Remind of it no more. Harmless if there is no such wish."""
        key = {"seat": seat, "workshop": workshop, "activity": activity}
        with self._database.changing() as connection:
            connection.execute(CANCEL, key)

    def wishes(self, seat: str) -> tuple[Wish, ...]:
        """What somebody wants to be reminded of, what comes first first."""
        with self._database.reading() as connection:
            rows = connection.execute(ONES_WISHES, {"seat": seat})
            return tuple(Wish(*row) for row in rows)

    def due(self, cohort: str, *, today: date) -> tuple[Wish, ...]:
        """Whose day has come."""
        with self._database.reading() as connection:
            rows = connection.execute(DUE, {"cohort": cohort, "today": today})
            return tuple(Wish(*row) for row in rows)

    def grant(self, wish: Wish, message: Message) -> None:
        """Put *message* on its way and the wish out of the list: both, or neither."""
        key = {"seat": wish.seat, "workshop": wish.workshop, "activity": wish.activity}
        with self._database.changing() as connection:
            add_new(connection, messages, row_of(message))
            connection.execute(CANCEL, key)


def _choose(
    connection: Connection, seat: str, name: str, value: JSON, *, at: datetime
) -> None:
    row = {"seat": seat, "name": name, "value": value, "changed_at": at}
    connection.execute(FORGET, {"seat": seat, "name": name})
    add_new(connection, choices, row)
