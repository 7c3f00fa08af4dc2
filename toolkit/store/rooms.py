"""Room codes: what people type to join a workshop together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    false,
    insert,
    or_,
    select,
    true,
    update,
)

from toolkit.clock import now
from toolkit.errors import StoreError
from toolkit.model import Cohort
from toolkit.store.database import Database
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import room as rooms

OPEN = (rooms.c.closed == false(), rooms.c.expires_at > bindparam("now"))
BEHIND_CODE = (
    select(cohorts.c.id, cohorts.c.title, rooms.c.workshop)
    .select_from(rooms.join(cohorts, cohorts.c.id == rooms.c.cohort))
    .where(rooms.c.code == bindparam("code"), *OPEN)
)
CODE_OF = (
    select(rooms.c.shown, rooms.c.expires_at)
    .where(
        rooms.c.cohort == bindparam("cohort"),
        rooms.c.workshop == bindparam("workshop"),
        *OPEN,
    )
    .order_by(rooms.c.expires_at.desc(), rooms.c.code)
    .limit(1)
)
# A code may be used again once its room is closed or over, or by the same room.
FREE = delete(rooms).where(
    rooms.c.code == bindparam("code"),
    or_(
        rooms.c.closed == true(),
        rooms.c.expires_at <= bindparam("now"),
        (rooms.c.cohort == bindparam("cohort"))
        & (rooms.c.workshop == bindparam("workshop")),
    ),
)
TAKEN = select(rooms.c.code).where(rooms.c.code == bindparam("code"))
CLOSE = update(rooms).where(rooms.c.code == bindparam("of")).values(closed=true())


class Rooms:
    """Which rooms are open, and by which code."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(
        self, cohort: str, workshop: str, *, code: str, expires_at: datetime
    ) -> None:
        """Let people in by *code* until *expires_at*. Opening again moves the end."""
        entry = {
            "code": as_typed(code),
            "shown": code,
            "cohort": cohort,
            "workshop": workshop,
            "expires_at": expires_at,
            "closed": False,
        }
        with self._database.changing() as connection:
            _free(connection, entry)
            connection.execute(insert(rooms), entry)

    def close(self, code: str) -> None:
        """Let nobody else in by this code. Harmless if it is unknown."""
        with self._database.changing() as connection:
            connection.execute(CLOSE, {"of": as_typed(code)})

    def find(self, code: str, *, now: datetime) -> tuple[Cohort, str] | None:
        """The cohort and workshop behind a code, however it was typed."""
        wanted = {"code": as_typed(code), "now": now}
        with self._database.reading() as connection:
            row = connection.execute(BEHIND_CODE, wanted).one_or_none()
            return (Cohort(row.id, row.title), row.workshop) if row else None

    def code(self, cohort: str, workshop: str, *, now: datetime) -> str | None:
        """The code that lets people in now, as it was first written."""
        found = self.open_until(cohort, workshop, now=now)
        return found[0] if found else None

    def open_until(
        self, cohort: str, workshop: str, *, now: datetime
    ) -> tuple[str, datetime] | None:
        """The code that lets people in now, and until when it does."""
        wanted = {"cohort": cohort, "workshop": workshop, "now": now}
        with self._database.reading() as connection:
            row = connection.execute(CODE_OF, wanted).one_or_none()
            return (row.shown, row.expires_at) if row else None


def as_typed(code: str) -> str:
    """*code* without what people change when they type it: case, spaces, hyphens."""
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def _free(connection: Connection, entry: dict[str, object]) -> None:
    connection.execute(FREE, {**entry, "now": now()})
    if connection.execute(TAKEN, {"code": entry["code"]}).one_or_none():
        raise StoreError(
            f'The room code "{entry["shown"]}" is in use. Choose another code.'
        )
