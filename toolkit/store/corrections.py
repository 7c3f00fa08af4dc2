"""What facilitators changed in the record of attendance, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from toolkit.model import JSON
from toolkit.model.attendance import Attendance, Correction, Mark, Times
from toolkit.store.after_tables import correction as corrections
from toolkit.store.connect import AnyRow
from toolkit.store.database import Database

IN_WORKSHOP = (
    select(corrections)
    .where(
        corrections.c.cohort == bindparam("cohort"),
        corrections.c.workshop == bindparam("workshop"),
    )
    .order_by(corrections.c.at, corrections.c.id)
)
NEWEST = (
    select(corrections)
    .where(
        corrections.c.cohort == bindparam("cohort"),
        corrections.c.workshop == bindparam("workshop"),
        corrections.c.person == bindparam("person"),
    )
    .order_by(corrections.c.at.desc(), corrections.c.id.desc())
    .limit(1)
)


class Corrections:
    """Every correction of the record, kept for good."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, cohort: str, workshop: str) -> dict[str, tuple[Correction, ...]]:
        """What was put right in *workshop*, by person, what was first first."""
        found: dict[str, list[Correction]] = defaultdict(list)
        wanted = {"cohort": cohort, "workshop": workshop}
        with self._database.reading() as connection:
            for row in connection.execute(IN_WORKSHOP, wanted):
                found[row.person].append(_correction_from(row))
        return {person: tuple(each) for person, each in found.items()}

    def times_of(self, cohort: str, workshop: str, person: str) -> Times | None:
        """When one person came and went as the newest correction says, if it does."""
        place = {"cohort": cohort, "workshop": workshop, "person": person}
        with self._database.reading() as connection:
            row = connection.execute(NEWEST, place).one_or_none()
            return _correction_from(row).times if row else None


def newest(connection: Connection, place: Mapping[str, str]) -> str:
    """The id of the newest correction at *place*, or nothing."""
    row = connection.execute(NEWEST, place).one_or_none()
    return row.id if row else ""


def add_correction(
    connection: Connection, place: Mapping[str, str], correction: Correction
) -> None:
    """Keep one more at *place*: a cohort, a workshop and a person."""
    kept = {
        "id": correction.id,
        **place,
        "by": correction.by,
        "at": correction.at,
        "value": _told(correction),
        "reason": correction.reason,
    }
    connection.execute(insert(corrections), kept)


def _told(correction: Correction) -> dict[str, JSON]:
    said, times = correction.said, correction.times
    return {
        "mark": said.mark and said.mark.value,
        "mode": said.mode,
        "caught_up": said.caught_up,
        "note": said.note,
        "came": times and times.came.isoformat(),
        "left": times and times.left.isoformat(),
    }


def _correction_from(row: AnyRow) -> Correction:
    told = row.value
    said = Attendance(
        person=row.person,
        mode=told.get("mode", ""),
        mark=Mark(told["mark"]) if told.get("mark") else None,
        caught_up=told.get("caught_up", False),
        note=told.get("note", ""),
    )
    came, left = told.get("came"), told.get("left")
    read = datetime.fromisoformat
    times = Times(read(came), read(left)) if came and left else None
    return Correction(row.id, row.by, row.at, said, times, row.reason)
