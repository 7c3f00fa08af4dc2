"""A cohort built to leak: wherever somebody counts, few are in one part or all but few.

Schools of one person, roles that one or two have, one absent, one who left, two who are
blocked, 28 of 30, an audit that four have taken twice; and a year in which every
workshop differs by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from tests.corrected import put_right
from tests.first_year import CALENDAR, PROGRAMME
from toolkit.cohort import Cohort
from toolkit.model import JSON, ResponseKey, Role, Seating, Sharing
from toolkit.model import PROGRAMME as ALL_YEAR
from toolkit.model.attendance import Attendance, Mark
from toolkit.model.consent import Consent, Purpose
from toolkit.model.contents import Asked, write_contents
from toolkit.programme.dated import dated
from toolkit.store import Store

ID = "leaky"
AT = datetime(2023, 9, 30, 12, tzinfo=UTC)
YEAR = dated(PROGRAMME, CALENDAR)
CODES = tuple(YEAR.audit.titles) if YEAR.audit else ()

MARKS: Mapping[str, Mapping[int, Mark]] = {
    "workshop1_launch": {1: Mark.ABSENT},
    "workshop2": {1: Mark.ABSENT, 2: Mark.APOLOGY},
    "workshop3": dict.fromkeys(range(1, 9), Mark.APOLOGY),
    "workshop4": {1: Mark.ABSENT, 2: Mark.ABSENT, 3: Mark.APOLOGY, 4: Mark.APOLOGY},
}
"""Who of thirty was not at each workshop; everybody else was."""

ROLES = {1: "", 2: "Key Stage 3 lead", 3: "Key Stage 4 lead", 4: "Bursar"}
"""Who of them is no head of mathematics in their school."""

FINISHED = {"t1-shared-picture": 28, "t2-one-thread-one-unit": 3}
BEGUN = {"t1-shared-picture": 1, "t2-one-thread-one-unit": 20}


def fill(
    store: Store,
    contents: Path,
    *,
    people: int = 30,
    twice: int = 4,
    astray: bool = True,
    unrecorded: str = "",
) -> Cohort:
    """The cohort, in *store*; its tasks are asked as *contents* says.

    Of twelve who share an audit so many have taken it *twice*; where some go
    *astray*, one of them moves back. Of the workshop *unrecorded* nothing is known.
    """
    store.cohorts.add(ID, "Leaky cohort")
    store.calendars.save(ID, CALENDAR, at=AT)
    store.people.add(ID, name="Facilitator 1", role=Role.FACILITATOR)
    seatings = list(_people(store, people))
    for workshop, marks in MARKS.items():
        if workshop == unrecorded:
            continue
        for number, seating in enumerate(seatings, start=1):
            mark(store, workshop, seating, marks.get(number, Mark.PRESENT))
    for plan in YEAR.workshops[:2]:
        write_contents(contents, plan.name, (_task(plan.name, plan.task.name),))
        name = plan.task.name
        for seating in seatings[: FINISHED[name]]:
            finish(store, plan.name, name, seating)
        for seating in seatings[FINISHED[name] :][: BEGUN[name]]:
            answer(store, seating, plan.name, f"{name}.work", "A beginning")
    _audits(store, seatings, twice=twice, astray=astray)
    return cohort_of(store, contents)


def cohort_of(store: Store, contents: Path) -> Cohort:
    """The same, read anew."""
    return Cohort(ID, store=store, contents=contents, programme=YEAR)


def _people(store: Store, people: int) -> Iterator[Seating]:
    """One alone from a school, one who left, two from schools without a name."""
    for number in range(1, people + 1):
        school = "School of one" if number == 1 else f"School {number % 7}"
        name = f"Participant {number}"
        seating = store.people.add(ID, name=name, school=school)
        store.people.say_in_school(seating, ROLES.get(number, "HoD"), at=AT)
        if number == 5:
            store.people.withdraw(seating, at=AT)
        yield seating


def mark(store: Store, workshop: str, seating: Seating, said: Mark) -> None:
    """Let a facilitator say who was there."""
    put_right(store, ID, workshop, Attendance(seating.person.id, mark=said))


def finish(store: Store, workshop: str, task: str, seating: Seating) -> None:
    """Somebody has finished a task."""
    answer(store, seating, workshop, f"{task}.work", "All of it")
    answer(store, seating, workshop, f"{task}.finished", {"finished": "2023-02-01"})


def answer(
    store: Store,
    seating: Seating,
    workshop: str,
    activity: str,
    value: JSON,
    *,
    sharing: Sharing = Sharing.PRIVATE,
) -> None:
    """Somebody writes something."""
    key = ResponseKey(ID, seating.person.id, workshop, activity)
    known = store.responses.find(key)
    store.responses.save(
        key,
        value,
        sharing=sharing,
        based_on=known.version if known else 0,
        write=uuid4().hex,
        prompt="",
        at=AT,
    )


def agree(
    store: Store, seating: Seating, purpose: Purpose, workshop: str, activity: str
) -> Consent:
    """Somebody agrees to have what they wrote in a report."""
    return store.consents.give(
        Consent(
            uuid4().hex, ID, seating.person.id, purpose, workshop, activity, "Yes.", AT
        )
    )


def people_of(store: Store) -> list[Seating]:
    """The participants by their numbers."""
    roster = store.people.roster(ID, withdrawn=True)
    return [s for s in roster if s.role is Role.PARTICIPANT]


def _audits(store: Store, seatings: list[Seating], *, twice: int, astray: bool) -> None:
    """All move on; where some go *astray* one moves back, and one stays."""
    for number, seating in enumerate(seatings[:12]):
        _audit(store, seating, "baseline", dict.fromkeys(CODES, 2 + number % 2))
    for number, seating in enumerate(seatings[:twice]):
        stage = {0: 1, 1: 3}.get(number, 4) if astray else 4
        _audit(store, seating, "end", dict.fromkeys(CODES, stage))


def _audit(
    store: Store, seating: Seating, moment: str, stages: Mapping[str, int]
) -> None:
    value = {"stages": dict(stages), "notes": {}}
    place = (ALL_YEAR, f"audit-{moment}")
    answer(store, seating, *place, value, sharing=Sharing.FACILITATORS)


def _task(workshop: str, name: str) -> Asked:
    face = {"finishes": "finished", "counts": ["work"], "besides": []}
    parts = ("work", "finished")
    asked = Asked(workshop, name, "task", name, "", (), parts, face)
    return replace(asked)
