"""The parts of the start page, and moments of the year to see them at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import TypeVar

from tests.first_year import YEAR
from toolkit.activities import Activity, Growth, ToDo, Year
from toolkit.activities.base.rewording import give_dates, reword
from toolkit.model import JSON, PROGRAMME, Sharing
from toolkit.model.contents import Asked
from toolkit.programme import Programme
from toolkit.seat import Seat

A = TypeVar("A", bound=Activity)

HOPE = ("workshop1_launch", "w1-r4-hope")
WRITES = (f"write-{number}" for number in count())
BEFORE = datetime(2022, 10, 30, 9, tzinfo=UTC)
DURING = datetime(2023, 3, 28, 12, 30, tzinfo=UTC)
DOORS_BST = datetime(2023, 3, 28, 11, 45, tzinfo=UTC)
BETWEEN = datetime(2023, 1, 15, 9, tzinfo=UTC)
LATE = datetime(2023, 1, 25, 9, tzinfo=UTC)
AFTER = datetime(2023, 7, 1, 9, tzinfo=UTC)


def asked(
    name: str,
    *,
    workshop: str,
    parts: Sequence[str] = ("",),
    face: Mapping[str, JSON] | None = None,
) -> Asked:
    return Asked(workshop, name, "task", name, "", (), tuple(parts), face or {})


def contents() -> list[tuple[str, tuple[Asked, ...]]]:
    task = asked(
        "t1-shared-picture",
        workshop="workshop1_launch",
        parts=("a", "b", "extra", "finished"),
        face={"counts": ["a", "b"], "finishes": "finished"},
    )
    plan = asked("action-plan", workshop=PROGRAMME)
    return [("workshop1_launch", (task, plan)), ("workshop2", (plan,))]


def save(
    seat: Seat,
    workshop: str,
    activity: str,
    value: JSON,
    *,
    sharing: Sharing = Sharing.PRIVATE,
) -> None:
    found = seat.response(workshop, activity)
    seat.save(
        workshop,
        activity,
        value,
        sharing=sharing,
        based_on=found.version if found else 0,
        write=next(WRITES),
        prompt="",
    )


def year_of(programme: Programme, *, only_next: bool = False) -> Year:
    year = Year(
        programme,
        contents=contents,
        asked=lambda _name: (),
        only_next=only_next,
    ).at("home")
    return _dated(year, programme)


def to_do_of(programme: Programme) -> ToDo:
    to_do = ToDo(programme.workshops, contents=contents).at("home")
    return _dated(to_do, programme)


def _dated(activity: A, programme: Programme) -> A:
    """*activity* as the notebook hands it over to somebody of a dated cohort."""
    reword(activity, programme.wording)
    give_dates(activity, programme, notebook="home")
    return activity


def growth() -> Growth:
    made = Growth(
        hope=HOPE,
        contents=contents,
        portfolio=YEAR.way_to("portfolio"),
        community=YEAR.way_to("community"),
        audit=YEAR.audit,
    )
    return _dated(made.at("home"), YEAR)
