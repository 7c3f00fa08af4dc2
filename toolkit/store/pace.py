"""What is open in a workshop now."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from toolkit.errors import StaleError
from toolkit.model import Pace
from toolkit.store.connect import Connected, add_new
from toolkit.store.events import append_event
from toolkit.store.tables import pace as paces

ONE_PACE = select(paces).where(
    paces.c.cohort == bindparam("cohort"), paces.c.workshop == bindparam("workshop")
)
REPLACE = update(paces).where(
    paces.c.cohort == bindparam("of_cohort"),
    paces.c.workshop == bindparam("of_workshop"),
    paces.c.version == bindparam("based_on"),
)


class Paces(Connected):
    """The part of the store that knows where each workshop has got to."""

    def pace(self, cohort: str, workshop: str) -> Pace:
        """What is open now; version 0 before anything was ever opened."""
        with self._reading() as connection:
            wanted = {"cohort": cohort, "workshop": workshop}
            row = connection.execute(ONE_PACE, wanted).one_or_none()
            if row is None:
                return Pace(cohort, workshop)
            revealed = frozenset(row.revealed)
            return Pace(cohort, workshop, row.section, revealed, row.version)

    def save_pace(self, pace: Pace) -> Pace:
        """Keep *pace* if nobody changed it since it was read, else raise StaleError."""
        state = {
            "section": pace.section,
            "revealed": sorted(pace.revealed),
            "version": pace.version + 1,
        }
        with self._writing() as connection:
            if not _replace(connection, pace, state):
                raise StaleError(
                    "Somebody else moved the workshop on at the same moment. Look "
                    "where it is now, then try again."
                )
            append_event(connection, "pace", cohort=pace.cohort, workshop=pace.workshop)
        return Pace(
            pace.cohort, pace.workshop, pace.section, pace.revealed, pace.version + 1
        )


def _replace(connection: Connection, pace: Pace, state: dict[str, Any]) -> bool:
    if pace.version == 0:
        place = {"cohort": pace.cohort, "workshop": pace.workshop}
        return add_new(connection, paces, {**place, **state})
    read = {
        "of_cohort": pace.cohort,
        "of_workshop": pace.workshop,
        "based_on": pace.version,
    }
    return connection.execute(REPLACE, {**read, **state}).rowcount == 1
