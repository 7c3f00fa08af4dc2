"""The record of who attended, and how far everybody has got."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import and_, bindparam, select, update

from toolkit.model import EventKind, Sharing
from toolkit.model.attendance import Attendance, Correction, Mark, Progress
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.corrections import add_correction, newest
from toolkit.store.database import Database
from toolkit.store.events import TAKE_TURN, append_event
from toolkit.store.tables import attendance as records
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions

OF_WORKSHOP = select(records).where(
    records.c.cohort == bindparam("cohort"), records.c.workshop == bindparam("workshop")
)
OF_PERSON = OF_WORKSHOP.where(records.c.person == bindparam("person"))
CORRECT = update(records).where(
    records.c.cohort == bindparam("of_cohort"),
    records.c.workshop == bindparam("of_workshop"),
    records.c.person == bindparam("of_person"),
)
# Never the value: how far somebody has got says nothing of what they wrote.
PROGRESS = (
    select(
        responses.c.person,
        responses.c.workshop,
        responses.c.activity,
        versions.c.saved_at,
        versions.c.filled,
        versions.c.sharing,
    )
    .select_from(
        responses.join(
            versions,
            and_(
                versions.c.response == responses.c.id,
                versions.c.version == responses.c.current,
            ),
        )
    )
    .where(
        responses.c.cohort == bindparam("cohort"),
        responses.c.workshop.in_(bindparam("workshops", expanding=True)),
        responses.c.activity.in_(bindparam("activities", expanding=True)),
    )
)


class AttendanceRecords:
    """The record of attendance, and how far everybody has got."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, cohort: str, workshop: str) -> dict[str, Attendance]:
        """What is recorded of everybody of whom something is, by person."""
        wanted = {"cohort": cohort, "workshop": workshop}
        with self._database.reading() as connection:
            rows = connection.execute(OF_WORKSHOP, wanted)
            return {row.person: _attendance_from(row) for row in rows}

    def of_person(self, cohort: str, workshop: str, person: str) -> Attendance | None:
        """What is recorded of one person, if anything is."""
        wanted = {"cohort": cohort, "workshop": workshop, "person": person}
        with self._database.reading() as connection:
            row = connection.execute(OF_PERSON, wanted).one_or_none()
            return _attendance_from(row) if row else None

    def add(self, cohort: str, workshop: str, given: Iterable[Attendance]) -> None:
        """Keep first records; of whom something is recorded, that stays.

        Tells nobody: for a cohort that nobody has open yet.
        """
        with self._database.changing() as connection:
            for one in given:
                place = {"cohort": cohort, "workshop": workshop, "person": one.person}
                recorded = {"joined_at": one.joined, "left_at": one.left}
                add_new(connection, records, {**place, **recorded, **_said(one)})

    def correct(
        self,
        cohort: str,
        workshop: str,
        *,
        correction: Correction,
        after: str | None = None,
    ) -> bool:
        """Keep a facilitator's mark, mode and note; what was recorded stays.

        That it was put right is kept with it, for good. Only if the newest correction
        of this person is *after*, or always for None.
        Whether it was kept.
        """
        said, person = _said(correction.said), correction.said.person
        place = {"cohort": cohort, "workshop": workshop, "person": person}
        named = {f"of_{name}": value for name, value in place.items()}
        with self._database.changing() as connection:
            connection.execute(TAKE_TURN, {"cohort": cohort})
            if after is not None and newest(connection, place) != after:
                return False
            if not add_new(connection, records, {**place, **said}):
                connection.execute(CORRECT.values(**said), named)
            add_correction(connection, place, correction)
            append_event(
                connection, EventKind.PRESENCE, cohort=cohort, workshop=workshop
            )
        return True

    def progress(
        self, cohort: str, workshops: Sequence[str], *, activities: Sequence[str]
    ) -> tuple[Progress, ...]:
        """How far everybody has got in *activities*: when, and whether; never what."""
        wanted = {
            "cohort": cohort,
            "workshops": list(workshops),
            "activities": list(activities),
        }
        with self._database.reading() as connection:
            rows = connection.execute(PROGRESS, wanted).mappings()
            return tuple(
                Progress(**{**row, "sharing": Sharing(row["sharing"])}) for row in rows
            )


def _said(one: Attendance) -> dict[str, object]:
    return {
        "mode": one.mode,
        "mark": one.mark and one.mark.value,
        "caught_up": one.caught_up,
        "note": one.note,
    }


def _attendance_from(row: AnyRow) -> Attendance:
    return Attendance(
        person=row.person,
        joined=row.joined_at,
        left=row.left_at,
        mode=row.mode,
        mark=Mark(row.mark) if row.mark else None,
        caught_up=row.caught_up,
        note=row.note,
    )
