"""Cohorts that are made to be thrown away, and leave nothing behind."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Table,
    delete,
    exists,
    select,
)

from toolkit.errors import StoreError
from toolkit.store.connect import Connected
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import metadata
from toolkit.store.tables import person as people
from toolkit.store.tables import seat as seats

THROWAWAY = "throw-away"
"""What such a cohort has for its programme."""


class Throwaways(Connected):
    """The part of the store that knows which cohorts are not kept."""

    def throwaways(self) -> tuple[str, ...]:
        """The ids of all cohorts that may be removed."""
        wanted = select(cohorts.c.id).where(cohorts.c.programme == THROWAWAY)
        with self._reading() as connection:
            return tuple(connection.execute(wanted.order_by(cohorts.c.id)).scalars())

    def remove_throwaway(self, cohort: str) -> None:
        """Remove the cohort, its people and all they did, for good.

        Raises:
            StoreError: it is no throw-away cohort; nothing is changed.
        """
        with self._writing() as connection:
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
