"""Receiving people: for facilitators alone, and only in their own cohort."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.activities.conftest import People
from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.model import Role, Sharing
from toolkit.model.attendance import Attendance, Mark
from toolkit.seat import Seat
from toolkit.store import Store

W = "workshop1_launch"
LATER = datetime.now(UTC) + timedelta(hours=1)


@pytest.fixture
def people(store: Store) -> People:
    return People(store)


ACTS: dict[str, Callable[[Seat, str], object]] = {
    "roster": lambda seat, _: seat.people.roster(),
    "presence": lambda seat, _: seat.people.here(W),
    "attendance": lambda seat, _: seat.people.attendance(W),
    "progress": lambda seat, _: seat.people.progress(W, ["hope"]),
    "correct": lambda seat, _: seat.people.correct_attendance(W, Attendance("p")),
    "link": lambda seat, other: seat.people.new_link(other),
    "code": lambda seat, _: seat.rooms.code(W),
    "open": lambda seat, _: seat.rooms.open(W, until=LATER),
    "close": lambda seat, _: seat.rooms.close(W),
    "add": lambda seat, _: seat.people.add_substitute(name="N", school="", group=None),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_participant_may_do_none_of_it(
    people: People, act: Callable[[Seat, str], object]
) -> None:
    participant, other = people.seat(), people.seat()
    with pytest.raises(PermissionRefusedError, match="Only a facilitator"):
        act(participant, other.seating.id)
    assert len(people.store.people.roster("example")) == 2


def test_a_link_lets_a_latecomer_in_and_throws_nobody_out(people: People) -> None:
    facilitator, late = people.facilitator(), people.seat()
    now = datetime.now(UTC)
    store, seat = people.store, late.seating.id
    until = datetime(2100, 1, 1, tzinfo=UTC)
    signed_in = store.tokens.issue(seat, "sign-in", expires_at=until)
    first = facilitator.people.new_link(seat)
    second = facilitator.people.new_link(seat)
    assert store.tokens.holder(first, "link", now=now) is None
    assert store.tokens.holder(second, "link", now=now) == late.seating
    assert store.tokens.holder(signed_in, "sign-in", now=now) == late.seating


def test_nobody_becomes_a_facilitator_or_another_cohort_by_such_a_link(
    people: People,
) -> None:
    facilitator, colleague = people.facilitator(), people.facilitator()
    people.store.cohorts.add("there", "There")
    stranger = people.store.people.add("there", name="Participant 9")
    here, _ = (
        people.store.people.add(cohort, name="X", email="x@example.org", role=role)
        for cohort, role in (
            ("example", Role.PARTICIPANT),
            ("there", Role.FACILITATOR),
        )
    )
    for seat in (colleague.seating.id, stranger.id, "nonsense", "\ud800", here.id):
        with pytest.raises(AnswerError):
            facilitator.people.new_link(seat)


def test_a_room_opened_again_has_a_new_code(people: People) -> None:
    facilitator = people.facilitator()
    first = facilitator.rooms.open(W, until=LATER)
    second = facilitator.rooms.open(W, until=LATER)
    assert first != second
    assert facilitator.rooms.code(W) == second
    now = datetime.now(UTC)
    assert people.store.rooms.find(first, now=now) is None
    facilitator.rooms.close(W)
    assert facilitator.rooms.code(W) is None


def test_a_substitute_gets_a_seat_as_a_participant(people: People) -> None:
    people.seat(group="Group 1")
    facilitator = people.facilitator()
    added = facilitator.people.add_substitute(
        name="Participant 77", school="Example School", group="Group 1"
    )
    assert (added.role, added.group) == (Role.PARTICIPANT, "Group 1")
    assert added in facilitator.people.roster()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": ""}, "Write the person's name"),
        ({"name": "N" * 121}, "too long"),
        ({"name": "a\x00b"}, "cannot be kept"),
        ({"school": "\ud800"}, "cannot be kept"),
        ({"group": "Group 9"}, "one of the groups"),
        ({"name": "Participant 1"}, "on the roster already"),
    ],
)
def test_a_substitute_that_cannot_be_added_says_why(
    people: People, changed: dict[str, str], says: str
) -> None:
    people.seat(group="Group 1")
    facilitator = people.facilitator()
    usual = {"name": "Participant 77", "school": "Example School", "group": "Group 1"}
    with pytest.raises(AnswerError, match=says):
        facilitator.people.add_substitute(**{**usual, **changed})
    assert len(facilitator.people.roster()) == 2


def test_attendance_is_corrected_of_people_on_the_roster_only(people: People) -> None:
    someone, facilitator = people.seat(), people.facilitator()
    said = Attendance(someone.person.id, mark=Mark.APOLOGY, note="Train")
    facilitator.people.correct_attendance(W, said)
    assert facilitator.people.attendance(W) == {someone.person.id: said}
    for wrong in (
        Attendance("nobody"),
        Attendance(someone.person.id, note="x" * 501),
        Attendance(someone.person.id, mode="by pigeon"),
    ):
        with pytest.raises(AnswerError):
            facilitator.people.correct_attendance(W, wrong)
    assert facilitator.people.attendance(W) == {someone.person.id: said}


def test_progress_shows_a_private_answer_only_as_being_there(people: People) -> None:
    someone, facilitator = people.seat(), people.facilitator()
    someone.save(
        W,
        "hope",
        {"texts": ["A secret hope"]},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write="w",
        prompt="",
    )
    (progress,) = facilitator.people.progress(W, ["hope"])
    assert (progress.person, progress.activity, progress.filled) == (
        someone.person.id,
        "hope",
        True,
    )
    assert "secret" not in repr(progress)
