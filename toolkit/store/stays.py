"""For how long people were there: the stretches for which their pages were open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    exists,
    insert,
    select,
    update,
)

from toolkit.model.attendance import Place, Stay
from toolkit.store.after_tables import stay as stays
from toolkit.store.database import Database
from toolkit.store.tables import presence as pages

OPEN = and_(
    stays.c.cohort == bindparam("of_cohort"),
    stays.c.workshop == bindparam("of_workshop"),
    stays.c.person == bindparam("of_person"),
    stays.c.left_at.is_(None),
)
END = update(stays).where(OPEN).values(left_at=bindparam("at"))
IN_WORKSHOP = (
    select(stays.c.person, stays.c.came_at, stays.c.left_at)
    .where(
        stays.c.cohort == bindparam("cohort"),
        stays.c.workshop == bindparam("workshop"),
    )
    .order_by(stays.c.came_at, stays.c.id)
)
UNCOUNTED = (
    select(pages.c.person, pages.c.since)
    .where(
        pages.c.cohort == bindparam("cohort"),
        pages.c.workshop == bindparam("workshop"),
        pages.c.server == bindparam("server"),
        ~exists().where(
            stays.c.cohort == pages.c.cohort,
            stays.c.workshop == pages.c.workshop,
            stays.c.person == pages.c.person,
            stays.c.left_at.is_(None),
        ),
    )
    .distinct()
)


OF_PERSON = (
    select(stays.c.person, stays.c.came_at, stays.c.left_at)
    .where(
        stays.c.cohort == bindparam("cohort"),
        stays.c.workshop == bindparam("workshop"),
        stays.c.person == bindparam("person"),
    )
    .order_by(stays.c.came_at, stays.c.id)
)


class Stays:
    """What the record of attendance is made from; nobody writes in it by hand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, cohort: str, workshop: str) -> dict[str, tuple[Stay, ...]]:
        """For how long everybody was there, by person, what was first first.

        Two stretches may overlap: of somebody who had the page open on two devices
        at servers of which one was lost, say.
        """
        found: dict[str, list[Stay]] = defaultdict(list)
        wanted = {"cohort": cohort, "workshop": workshop}
        with self._database.reading() as connection:
            for row in connection.execute(IN_WORKSHOP, wanted):
                found[row.person].append(Stay(*row))
        return {person: tuple(each) for person, each in found.items()}

    def of_person(self, cohort: str, workshop: str, person: str) -> tuple[Stay, ...]:
        """For how long one person was there, what was first first."""
        wanted = {"cohort": cohort, "workshop": workshop, "person": person}
        with self._database.reading() as connection:
            return tuple(Stay(*row) for row in connection.execute(OF_PERSON, wanted))

    def add(self, cohort: str, workshop: str, given: Iterable[Stay]) -> None:
        """Keep stays of which nothing is kept yet: of a cohort that is invented."""
        with self._database.changing() as connection:
            add_stays(connection, cohort, workshop, given)


def add_stays(
    connection: Connection, cohort: str, workshop: str, given: Iterable[Stay]
) -> None:
    """Keep these stays, too."""
    for one in given:
        kept = {
            "id": uuid4().hex,
            "cohort": cohort,
            "workshop": workshop,
            "person": one.person,
            "came_at": one.came,
            "left_at": one.left,
        }
        connection.execute(insert(stays), kept)


def begin_stays(
    connection: Connection, server: str, place: Place, *, since: datetime
) -> None:
    """Count from now on who is at *place* on *server* and is not counted yet.

    Who came before *since* is counted from then on. Of *place* no person is asked.
    """
    wanted = {"cohort": place.cohort, "workshop": place.workshop, "server": server}
    for row in connection.execute(UNCOUNTED, wanted).all():
        begun = {
            "id": uuid4().hex,
            "cohort": place.cohort,
            "workshop": place.workshop,
            "person": row.person,
            "came_at": max(row.since, since),
        }
        connection.execute(insert(stays), begun)


def end_stay(connection: Connection, place: Place, *, at: datetime) -> None:
    """Whoever was at *place* has left. Harmless if they were not counted."""
    named = {
        "of_cohort": place.cohort,
        "of_workshop": place.workshop,
        "of_person": place.person,
    }
    connection.execute(END, {**named, "at": at})
