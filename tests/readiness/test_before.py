"""What has to be ready of a cohort before a workshop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.readiness.conftest import FIRST, NOON, Cohort
from toolkit.model import Seating
from toolkit.readiness import before
from toolkit.readiness.point import Part, Point, State, guarded, verdict

OK, LOOK, WRONG = State


def test_a_date_has_to_be_confirmed(north: Cohort):
    assert before.day(north.before).state is WRONG
    assert "draft" in before.day(north.before).said
    north.say(confirmed=True)
    assert before.day(north.before).state is OK


def test_an_online_workshop_needs_its_link_and_another_a_place(north: Cohort):
    (point,) = before.place(north.before)
    assert (point.state, point.way) == (WRONG, "calendar")
    north.say(link="https://meet.example/1")
    (point,) = before.place(north.before)
    assert point.state is OK
    assert point.said == "Where: Online. The meeting link is in the calendar."
    north.say(mode="", link="")
    (point,) = before.place(north.before)
    assert point.state is WRONG
    north.say(venue="Example School")
    (point,) = before.place(north.before)
    assert point.state is OK


def test_everybody_needs_a_link_or_has_joined(
    north: Cohort, link: Callable[[Seating], str]
):
    one, two = north.people
    assert "2 of 2" in before.people(north.before).said
    link(one)
    point = before.people(north.before)
    assert (point.state, point.way) == (WRONG, "people")
    assert "1 of 2" in point.said
    north.store.tokens.issue(two.id, "sign-in", expires_at=NOON)
    point = before.people(north.before)
    assert point.state is OK
    assert "1 of 2 have joined" in point.said


def test_a_link_that_has_ended_lets_nobody_in(
    north: Cohort, link: Callable[[Seating], str]
):
    for each in north.people:
        link(each)
    north.at = NOON + timedelta(days=9)
    assert before.people(north.before).state is WRONG


def test_nobody_is_told_to_lead_an_empty_room(north: Cohort):
    for each in north.people:
        north.store.people.withdraw(each, at=NOON)
    assert before.people(north.before).state is WRONG


@pytest.mark.parametrize(("minutes", "state"), [(-1, WRONG), (0, OK), (60, OK)])
def test_a_room_code_lasts_as_long_as_the_workshop(
    north: Cohort, minutes: int, state: State
):
    when = north.before.plan.when
    assert when is not None
    until = when.ends + timedelta(minutes=minutes)
    north.store.rooms.open("north", FIRST, code="AAA-BBB", expires_at=until)
    point = before.room(north.before)
    assert point.state is state
    assert "AAA-BBB" in point.said


@pytest.mark.parametrize(
    ("hours", "state"), [(-13, LOOK), (-11, WRONG), (2, WRONG), (11, LOOK)]
)
def test_a_closed_room_stands_in_the_way_on_its_day(
    north: Cohort, hours: int, state: State
):
    north.at = NOON + timedelta(hours=hours)
    assert before.room(north.before).state is state


def test_a_room_code_is_not_missed_long_before(north: Cohort):
    north.at = NOON - timedelta(days=3)
    point = before.room(north.before)
    assert (point.state, point.to_do) == (LOOK, "")


@pytest.mark.parametrize(
    ("stands", "state"),
    [
        ("ready", OK),
        ("failing", WRONG),
        ("preparing", WRONG),
        ("unwritten", WRONG),
        (None, LOOK),
    ],
)
def test_its_page_has_to_be_ready(north: Cohort, stands: str | None, state: State):
    assert before.page_of(north.before, stands).state is state


def test_all_of_it_is_looked_at(north: Cohort):
    found = before.points(north.before, page="ready")
    assert [point.name for point in found] == [
        "day", "place", "people", "room", "invited", "groups", "page", "sheet"
    ]  # fmt: skip
    assert all(point.to_do for point in found if not point.is_ok)


def said(*states: State) -> str:
    points = tuple(Point("room", state, "") for state in states)
    return verdict([Part("", points, NOON)])


def test_only_what_is_wrong_stands_in_the_way():
    assert said(OK, OK) == "All is ready."
    assert said(OK, LOOK).startswith("Ready.")
    assert said(WRONG, LOOK) == "Not ready yet: one thing is to do."
    assert "2 things" in said(WRONG, WRONG, OK)


def test_what_cannot_be_found_out_is_wrong_and_stops_nothing_else():
    def broken() -> Point:
        raise OSError

    point = guarded("disk", broken)
    assert (point.name, point.state) == ("disk", WRONG)
    assert "OSError" in point.said


def test_what_its_page_refused_is_worth_a_look_and_five_are_told(north: Cohort):
    assert [*before.widgets(north.before, ())] == []
    seven = [(f"It asked host{n}.", "Bring it along.") for n in range(7)]
    (point,) = before.widgets(north.before, seven)
    assert (point.state, point.way) == (LOOK, f"workshop/{north.before.plan.name}")
    assert "It asked host4. And 2 more" in point.said
    assert "host5" not in point.said
    assert point.to_do == "Bring it along."
    found = before.points(north.before, page="ready", refused=seven)
    assert point in found
