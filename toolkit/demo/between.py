"""What has happened between the first two workshops: meetings, and a letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from toolkit.clock import now
from toolkit.demo.calendar import meeting_id
from toolkit.model import Role, Seating
from toolkit.model.attendance import Attendance
from toolkit.model.later import Later, later_name
from toolkit.model.message import Message, MessageKind, MessageState
from toolkit.post.plans import planned
from toolkit.post.words import WRAP_UP
from toolkit.programme import Assignment, Programme
from toolkit.store import Store

MORE_TIME = "Start with one colleague, and take the week."
"""What is said to who was given more time."""


def add_between(
    store: Store, cohort: str, year: Programme, *, meetings: Sequence[Mapping[str, Any]]
) -> None:
    """Record who came to what is over, and that the letter after it has gone."""
    roster = store.people.roster(cohort)
    people = [one for one in roster if one.role is Role.PARTICIPANT]
    starts = {met.meeting.id: met.starts for met in year.meetings}
    for number, told in enumerate(meetings, start=1):
        name, count = meeting_id(number), told.get("came", 0)
        if count and name in starts:
            there = [Attendance(s.person.id, joined=starts[name]) for s in people]
            store.attendance.add(cohort, name, there[:count])
    store.messages.add(_letters(year, people))


def give_time(store: Store, cohort: str, year: Programme) -> None:
    """Let one person have a week more for the first task; nobody's change is undone."""
    roster, plan = store.people.roster(cohort), year.workshops[0]
    task: Assignment | None = plan.task
    if task is None or task.due is None or len(year.workshops) < 2:
        return
    *_, one = (s for s in roster if s.role is Role.PARTICIPANT)
    lead = next(s for s in roster if s.role is Role.FACILITATOR)
    name = later_name(plan.name, task.name)
    kept = store.choices.of(one.id).get(name)
    if kept is None or kept.get("said") == MORE_TIME:
        day = task.due + timedelta(weeks=1)
        later = Later(day, MORE_TIME, lead.person.name)
        store.choices.choose(one.id, name, later.told(), at=now())


def _letters(year: Programme, people: Sequence[Seating]) -> Iterator[Message]:
    first = year.workshops[0]
    subject = WRAP_UP["subject"].format(workshop=first.title)
    for one in planned(year):
        is_it = (one.kind, one.about) == (MessageKind.WRAP_UP, first.name)
        if is_it and one.goes < now():
            for seating in people:
                letter = one.message(seating, at=one.goes)
                sent = MessageState.SENT
                yield replace(letter, state=sent, at=one.goes, subject=subject)
