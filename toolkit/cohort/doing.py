"""Frames of what people did: who was there, and how far they are with the tasks."""

from __future__ import annotations

from datetime import date, datetime, time

import pandas as pd

from toolkit.activities.to_do.everybody import TaskStanding, standings
from toolkit.clock import now
from toolkit.cohort.reading import Reading
from toolkit.model.attending import Judged
from toolkit.roster.attended import attended, gatherings_of


def attendance(reading: Reading, workshop: str) -> pd.DataFrame:
    """Everybody at every workshop, or at one gathering, as the rules judge it."""
    at, programme = now(), reading.programme
    rules = programme.attendance
    gatherings = gatherings_of(reading.store, reading.cohort, programme, at=at)
    workshops = [plan.name for plan in programme.workshops]
    rows = [
        (reading.key(one.person), there.gathering.name, *_judged(one))
        for gathering in gatherings
        if gathering.name in ([workshop] if workshop else workshops)
        for there in [
            attended(reading.store, reading.cohort, gathering, rules=rules, at=at)
        ]
        for one in (there.of(s.person.id) for s in reading.everybody)
    ]
    return reading.frame("attendance", rows)


def _judged(one: Judged) -> tuple[object, ...]:
    return (
        one.status.value,
        one.minutes,
        one.came,
        one.left,
        one.mode,
        one.by_hand,
        one.note,
    )


def tasks(reading: Reading) -> pd.DataFrame:
    """Every participant's every task: facts alone, and nothing that anybody wrote."""
    found = standings(
        reading.store,
        reading.programme,
        cohort=reading.cohort,
        contents=reading.contents,
        at=now(),
    )
    rows = (_standing(reading, one) for one in found)
    return reading.frame("tasks", rows)


def meetings(reading: Reading) -> pd.DataFrame:
    """The optional meetings between the workshops."""
    rows = (
        (
            plan.meeting.id,
            plan.meeting.title,
            plan.meeting.kind.value,
            plan.starts,
            plan.meeting.minutes,
            plan.meeting.mode,
            plan.meeting.leads,
            plan.meeting.optional,
            plan.meeting.confirmed,
        )
        for plan in reading.programme.meetings
    )
    return reading.frame("meetings", rows)


def _standing(reading: Reading, one: TaskStanding) -> tuple[object, ...]:
    return (
        reading.key(one.seating.person.id),
        one.workshop,
        one.task,
        one.state.value,
        one.is_given,
        one.answered,
        one.parts,
        one.sharing.value,
        one.comments,
        one.saved_at,
        _end_of(one.due, reading),
        one.late,
        one.blocked,
        one.asks_time,
    )


def _end_of(day: date | None, reading: Reading) -> datetime | None:
    """The last moment of *day* where the cohort is: what is saved on it is in time."""
    if day is None:
        return None
    return datetime.combine(day, time.max, tzinfo=reading.programme.zone)
