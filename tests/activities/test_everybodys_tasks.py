"""How everybody's tasks stand, as those who run a cohort are told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.activities.conftest import People
from tests.activities.start_page import BETWEEN, LATE, save
from toolkit.activities.to_do.everybody import TaskStanding, TaskState, standings
from toolkit.model import ResponseKey, Sharing
from toolkit.model.comments import Comment
from toolkit.model.contents import Asked, write_contents
from toolkit.model.later import Later, later_name
from toolkit.programme import Programme
from toolkit.seat import Seat

W, TASK = "workshop1_launch", "t1-shared-picture"
PARTS = ("a", "b", "extra", "finished", "more-time", "in-the-way")
FACE = {
    "counts": ["a", "b"],
    "finishes": "finished",
    "besides": ["more-time", "in-the-way"],
}
NOON = datetime(2023, 1, 12, 12, tzinfo=UTC)


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    asked = Asked(W, TASK, "task", "A picture", "", (), PARTS, FACE)
    write_contents(tmp_path, W, (asked,))
    return tmp_path


@pytest.fixture
def of(people: People, programme: Programme, contents: Path) -> Any:
    """How somebody's first task stands at a moment."""

    def standing(seat: Seat, at: datetime = BETWEEN) -> TaskStanding:
        found = standings(
            people.store, programme, cohort="example", contents=contents, at=at
        )
        return next(s for s in found if s.seating == seat.seating and s.workshop == W)

    return standing


def write(seat: Seat, part: str, value: object, sharing: str = "private") -> None:
    save(seat, W, f"{TASK}.{part}", value, sharing=Sharing(sharing))


def test_a_task_goes_from_not_started_to_finished_and_back(seat: Seat, of: Any) -> None:
    assert of(seat).state is TaskState.NOT_STARTED
    write(seat, "a", "Something")
    begun = of(seat)
    assert (begun.state, begun.answered, begun.parts) == (TaskState.DRAFTING, 1, 2)
    write(seat, "finished", {"finished": "2023-01-12"}, "facilitators")
    assert of(seat).state is TaskState.FINISHED
    write(seat, "finished", {"finished": ""}, "facilitators")
    assert of(seat).state is TaskState.DRAFTING


def test_who_only_asks_has_not_begun_and_shares_nothing(seat: Seat, of: Any) -> None:
    write(seat, "more-time", {"day": "2023-02-01", "why": "A visit"}, "facilitators")
    write(seat, "in-the-way", {"text": "No cover"}, "facilitators")
    asks = of(seat)
    assert (asks.state, asks.asks_time, asks.blocked) == ("not started", True, True)
    assert not asks.is_shared
    write(seat, "more-time", {"day": "", "why": ""}, "facilitators")
    write(seat, "in-the-way", {"text": ""}, "facilitators")
    assert (of(seat).asks_time, of(seat).blocked) == (False, False)


def test_it_is_shared_as_widely_as_its_widest_part(seat: Seat, of: Any) -> None:
    write(seat, "a", "For me")
    assert of(seat).sharing is Sharing.PRIVATE
    write(seat, "b", "For my group", "group")
    write(seat, "extra", "For facilitators", "facilitators")
    assert of(seat).sharing is Sharing.GROUP
    write(seat, "b", "", "group")
    assert of(seat).sharing is Sharing.FACILITATORS


def test_it_is_late_by_the_persons_own_day(people: People, seat: Seat, of: Any) -> None:
    assert (of(seat).due, of(seat).late) == (date(2023, 1, 20), False)
    assert of(seat, LATE).late
    given = Later(date(2023, 1, 25), "Take your time", "Facilitator 1").told()
    people.store.choices.choose(seat.seating.id, later_name(W, TASK), given, at=NOON)
    granted = of(seat, LATE)
    assert (granted.due, granted.late) == (date(2023, 1, 25), False)
    people.store.choices.choose(seat.seating.id, later_name(W, TASK), {}, at=NOON)
    assert of(seat, LATE).late
    write(seat, "a", "Something")
    write(seat, "b", "Something")
    assert not of(seat, LATE).late


def test_comments_are_counted_and_withdrawn_people_and_leaders_are_left_out(
    people: People, seat: Seat, of: Any, programme: Programme, contents: Path
) -> None:
    leader = people.facilitator()
    key = ResponseKey("example", seat.person.id, W, TASK)
    for part in ("", "a"):
        said = Comment(f"one{part}", key, leader.person, "Yes", NOON, part=part)
        people.store.comments.add(said)
    assert of(seat).comments == 2
    people.store.people.withdraw(people.seat().seating, at=NOON)
    everybody = standings(
        people.store, programme, cohort="example", contents=contents, at=BETWEEN
    )
    assert {one.seating.id for one in everybody} == {seat.seating.id}
    assert [one.is_given for one in everybody] == [True, False, False, False]


def test_before_a_notebook_is_prepared_its_task_counts_as_not_started(
    people: People, seat: Seat, programme: Programme, tmp_path: Path
) -> None:
    write(seat, "a", "Something")
    found = standings(
        people.store, programme, cohort="example", contents=tmp_path / "no", at=BETWEEN
    )
    assert {one.state for one in found} == {TaskState.NOT_STARTED}
