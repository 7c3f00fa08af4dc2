"""A correction of the record of attendance, made by whoever it is about."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from toolkit.model.attendance import Attendance, Correction, Times
from toolkit.store import Store

AT = datetime(2023, 1, 21, 9, 0, tzinfo=UTC)


def put_right(
    store: Store,
    cohort: str,
    workshop: str,
    said: Attendance,
    *,
    times: Times | None = None,
) -> None:
    """Let *said* stand in the record, whatever stood there."""
    correction = Correction(uuid4().hex, said.person, AT, said, times, "A test.")
    store.attendance.correct(cohort, workshop, correction=correction)
