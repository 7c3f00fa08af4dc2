"""Cohorts: those that are kept, and those that are made to be thrown away."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Table,
    bindparam,
    delete,
    exists,
    select,
)

from toolkit.errors import StoreError
from toolkit.model import Cohort
from toolkit.store.connect import add_new
from toolkit.store.database import Database
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import metadata
from toolkit.store.tables import person as people
from toolkit.store.tables import seat as seats

THROWAWAY = "throw-away"
"""What a cohort has for its programme that leaves nothing behind."""

COHORTS = select(cohorts.c.id, cohorts.c.title).order_by(cohorts.c.title, cohorts.c.id)
ONE_COHORT = select(cohorts.c.id, cohorts.c.title).where(
    cohorts.c.id == bindparam("cohort")
)


class Cohorts:
    """Which cohorts there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        id: str,  # noqa: A002
        title: str,
        *,
        programme: str = "",
    ) -> Cohort:
        """Start a cohort under a permanent *id*."""
        with self._database.changing() as connection:
            new = {"id": id, "title": title, "programme": programme}
            if not add_new(connection, cohorts, new):
                raise StoreError(
                    f'There is already a cohort "{id}". Choose another id.'
                )
        return Cohort(id=id, title=title)

    def find(self, id: str) -> Cohort | None:  # noqa: A002
        """The cohort with this id."""
        with self._database.reading() as connection:
            row = connection.execute(ONE_COHORT, {"cohort": id}).one_or_none()
            return Cohort(id=row.id, title=row.title) if row else None

    def all(self) -> tuple[Cohort, ...]:
        """Every cohort, by title."""
        with self._database.reading() as connection:
            rows = connection.execute(COHORTS)
            return tuple(Cohort(id=row.id, title=row.title) for row in rows)

    def unknown(self, id: str) -> str:  # noqa: A002
        """What to say where there is no such cohort: the place, and which it holds."""
        known = ", ".join(each.id for each in self.all()) or "none yet"
        return (
            f'There is no cohort "{id}" in {self._database.place}. There is: {known}. '
            "If it is kept elsewhere, set TOOLKIT_DATA or TOOLKIT_STORE."
        )

    def throwaways(self) -> tuple[str, ...]:
        """The ids of all cohorts that may be removed."""
        wanted = select(cohorts.c.id).where(cohorts.c.programme == THROWAWAY)
        with self._database.reading() as connection:
            return tuple(connection.execute(wanted.order_by(cohorts.c.id)).scalars())

    def remove_throwaway(self, cohort: str) -> None:
        """Remove the cohort, its people and all they did, for good.

        Raises:
            StoreError: it is no throw-away cohort; nothing is changed.
        """
        with self._database.changing() as connection:
            wanted = select(cohorts.c.programme).where(cohorts.c.id == cohort)
            if connection.execute(wanted).scalar() != THROWAWAY:
                raise StoreError(
                    f'The cohort "{cohort}" is not a throw-away one, so it stays as '
                    "it is."
                )
            _remove(connection, cohort)


def _remove(connection: Connection, cohort: str) -> None:
    sitting = select(seats.c.person).where(seats.c.cohort == cohort)
    persons = list(connection.execute(sitting).scalars())
    for statement in _statements(cohort):
        connection.execute(statement)
    elsewhere = exists().where(seats.c.person == people.c.id)
    for person in persons:
        connection.execute(delete(people).where(people.c.id == person, ~elsewhere))
    connection.execute(delete(cohorts).where(cohorts.c.id == cohort))


def _statements(cohort: str) -> Iterator[Delete]:
    """One deletion a table, what hangs on others first."""
    for table in reversed(metadata.sorted_tables):
        belonging = _belonging(table, cohort)
        if belonging is not None:
            yield delete(table).where(belonging)


def _belonging(table: Table, cohort: str) -> ColumnElement[bool] | None:
    """Which rows of *table* are the cohort's, by themselves or by what they hang on."""
    if "cohort" in table.c:
        return table.c.cohort == cohort
    for key in table.foreign_keys:
        ours = _belonging(key.column.table, cohort)
        if ours is not None:
            return key.parent.in_(select(key.column).where(ours))
    return None
