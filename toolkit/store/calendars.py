"""The calendars of cohorts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy import bindparam, select, update

from toolkit.errors import StaleError
from toolkit.model.calendar import Calendar
from toolkit.store.connect import add_new
from toolkit.store.database import Database
from toolkit.store.year_tables import calendar as calendars

ONE = select(calendars.c.version, calendars.c.value).where(
    calendars.c.cohort == bindparam("cohort")
)
CHANGE = update(calendars).where(
    calendars.c.cohort == bindparam("of"), calendars.c.version == bindparam("before")
)


class Calendars:
    """When and where each cohort meets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, cohort: str) -> Calendar | None:
        """The cohort's calendar; None while it has none."""
        with self._database.reading() as connection:
            row = connection.execute(ONE, {"cohort": cohort}).one_or_none()
            return Calendar.read(row.value, version=row.version) if row else None

    def save(self, cohort: str, calendar: Calendar, *, at: datetime) -> Calendar:
        """Keep *calendar*, which was read in its version; the one that stands then.

        Raises:
            StaleError: somebody else has changed it meanwhile.
        """
        new = replace(
            calendar, id=calendar.id or uuid4().hex, version=calendar.version + 1
        )
        kept = {"version": new.version, "value": new.told(), "changed_at": at}
        with self._database.changing() as connection:
            if calendar.version == 0:
                is_kept = add_new(connection, calendars, {"cohort": cohort, **kept})
            else:
                asked = {"of": cohort, "before": calendar.version}
                is_kept = connection.execute(CHANGE.values(**kept), asked).rowcount > 0
            if not is_kept:
                raise StaleError(
                    "Somebody else has changed this calendar. Look at it again, and "
                    "then repeat what you changed."
                )
        return new
