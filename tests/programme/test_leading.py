"""The clock of a led workshop: held to what really happened, section by section."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.first_year import YEAR
from toolkit.model import Pace
from toolkit.model import pace as pacing
from toolkit.programme.leading import drift, last_leading

PLAN = YEAR.workshop("workshop2")
STARTS = datetime(2023, 1, 27, 13, 0, tzinfo=UTC)
SECTIONS = [f"section-{number}" for number in range(1, len(PLAN.agenda) + 1)]
LENGTHS = [entry.minutes for entry in PLAN.agenda]
UNDATED = replace(PLAN, when=None)

sections = st.integers(min_value=0, max_value=len(SECTIONS) - 1)
some_days = st.sampled_from([0, -400, 365])


def led(*steps: tuple[int | None, float], days: float = 0) -> Pace:
    """A workshop in which the section with this number was opened in this minute."""
    pace = Pace("north", PLAN.name)
    for number, minute in steps:
        at = moment(minute, days)
        if number is None:
            pace = pacing.end_live(pace, at=at)
        else:
            pace = pacing.open_section(pace, SECTIONS[number], at=at)
    return pace


def moment(minute: float, days: float = 0) -> datetime:
    return STARTS + timedelta(minutes=minute, days=days)


def late(pace: Pace, minute: float, *, days: float = 0) -> float:
    """How many minutes the room is behind, to the second."""
    leading = last_leading(PLAN, pace)
    assert leading is not None
    assert pace.section is not None
    found = leading.late(pace.section, at=moment(minute, days))
    return found.total_seconds() / 60


def around(minutes: float, *, by: float = 0.001) -> object:
    """So many minutes; moments are kept to the microsecond."""
    return pytest.approx(minutes, abs=by)


def by_the_plan(last: int) -> list[tuple[int, float]]:
    return [(number, sum(LENGTHS[:number])) for number in range(last + 1)]


@given(last=sections, share=st.floats(0, 1), days=some_days)
def test_who_follows_the_plan_is_on_time(last: int, share: float, days: int) -> None:
    begun = sum(LENGTHS[:last])
    pace = led(*by_the_plan(last), days=days)
    assert late(pace, begun + share * LENGTHS[last], days=days) == around(0)


@given(
    places=st.lists(sections, min_size=2, max_size=2, unique=True),
    share=st.floats(0.3, 1),
    minutes=st.floats(0, 30),
    days=some_days,
)
def test_going_back_for_some_minutes_costs_so_many(
    places: list[int], share: float, minutes: float, days: int
) -> None:
    earlier, last = sorted(places)
    left = sum(LENGTHS[:last]) + share * LENGTHS[last]
    back = [*by_the_plan(last), (earlier, left)]
    now = left + minutes
    assert late(led(*back, days=days), now, days=days) == around(minutes)
    again = led(*back, (last, now), days=days)
    assert late(again, now, days=days) == around(minutes)


@given(skipped=st.integers(1, len(SECTIONS) - 2), days=some_days)
def test_leaving_out_a_section_wins_its_minutes(skipped: int, days: int) -> None:
    now = sum(LENGTHS[:skipped])
    pace = led(*by_the_plan(skipped - 1), (skipped + 1, now), days=days)
    assert late(pace, now, days=days) == around(-LENGTHS[skipped])


@given(minutes=st.floats(0, 90), days=some_days)
def test_a_section_that_overruns_costs_what_it_overruns(
    minutes: float, days: int
) -> None:
    pace = led((0, 0), (1, LENGTHS[0] + minutes), days=days)
    now = LENGTHS[0] + minutes
    assert late(pace, now, days=days) == around(minutes)


def test_going_back_does_not_turn_ahead_into_behind() -> None:
    steps = [(0, 0.0), (1, 4.0), (2, 8.0), (3, 12.0)]
    assert late(led(*steps), 13) == around(-38)
    back = led(*steps, (1, 13))
    # What was done stays done: being there again costs the time that it takes.
    assert late(back, 13) == around(-38)
    assert late(back, 16) == around(-35)
    assert late(led(*steps, (1, 13), (3, 16)), 16) == around(-35)


def test_wandering_among_what_was_done_costs_only_its_time() -> None:
    steps = [(0, 0.0), (1, 4.0), (2, 8.0), (3, 12.0)]
    wandering = [*steps, (1, 13), (2, 13.5), (1, 14)]
    found = {now: late(led(*wandering), now) for now in (14, 20)}
    assert found == {14: around(-37), 20: around(-31)}
    # Nor does going on through it win, or lose, anything.
    assert late(led(*wandering, (2, 20)), 20) == around(-31)


@pytest.mark.parametrize("wrong", [2, 7])
@pytest.mark.parametrize("days", [0, 90])
def test_what_was_opened_by_mistake_is_forgiven(wrong: int, days: int) -> None:
    """Opened too far for ten seconds: nothing was done there, nor on the way."""
    pace = led(*by_the_plan(1), (wrong, 20), (1, 20 + 1 / 6), days=days)
    assert late(pace, 30, days=days) == around(0, by=0.2)


@pytest.mark.parametrize("days", [0, 90])
def test_beginning_with_the_wrong_section_is_forgiven(days: int) -> None:
    pace = led((4, 0), (0, 1 / 6), days=days)
    assert late(pace, 5, days=days) == around(0, by=0.2)


def test_time_without_live_time_has_passed_all_the_same() -> None:
    pace = led((0, 0), (1, 10), (None, 20), (1, 25))
    assert late(pace, 30) == around(5)


def test_what_was_rehearsed_in_the_morning_is_not_the_workshop() -> None:
    rehearsed = [(0, -200.0), (3, -190.0), (5, -185.0)]
    for end in ([], [(None, -180.0)]):
        assert late(led(*rehearsed, *end, (0, 1)), 6) == around(1)


def test_live_time_that_starts_again_with_the_first_section_starts_again() -> None:
    pace = led((0, 0), (1, 1), (2, 2), (None, 3), (0, 10), days=9)
    assert late(pace, 14, days=9) == around(0)


def test_a_section_left_on_over_night_counts_for_nothing_in_the_morning() -> None:
    pace = led((0, 0), (1, 10), days=50)
    morning = pacing.open_section(pace, SECTIONS[2], at=moment(0, 51))
    assert late(morning, 5, days=51) == around(0)


def test_a_break_of_two_hours_ends_a_rehearsal() -> None:
    pace = led((0, 0), (2, 1), (None, 5), (1, 5 + 121), days=50)
    assert late(pace, 5 + 121 + 4, days=50) == around(0)


@pytest.mark.parametrize(
    ("begun", "behind"),
    # From an hour before the doors open until the planned end it is the workshop.
    [(-50, -50), (100, 100), (185 + 10, 0), (-400, 0)],
)
def test_what_begins_while_it_is_planned_is_held_to_the_planned_start(
    begun: float, behind: float
) -> None:
    assert late(led((0, begun)), begun) == around(behind)


def test_a_rehearsal_from_the_middle_counts_what_comes_before_as_done() -> None:
    assert late(led((3, 0), days=50), 5, days=50) == around(0)
    back = led((3, 0), (1, 5), days=50)
    assert late(back, 8, days=50) == around(3)
    assert late(led((3, 0), (1, 5), (3, 8), days=50), 8, days=50) == around(3)


def test_minutes_spent_add_up_and_the_first_opening_is_the_real_one() -> None:
    pace = led((0, 0), (1, 9), (0, 15), (1, 18), (None, 30))
    leading = last_leading(PLAN, pace)
    assert leading is not None
    spent = [leading.spent(name, at=moment(99)) for name in SECTIONS[:3]]
    assert spent == [timedelta(minutes=m) for m in (12, 18, 0)]
    assert leading.opened(SECTIONS[1]) == moment(9)
    assert leading.opened(SECTIONS[2]) is None


def test_what_is_left_is_the_sections_own() -> None:
    found = drift(PLAN, led((0, 4), (1, 14), (0, 20)), at=moment(22))
    assert found is not None
    assert (found.left, found.words) == (-2, "6 minutes behind")


def test_a_workshop_without_a_day_is_held_to_its_own_start() -> None:
    pace = led((0, 7), (1, 17))
    found = drift(UNDATED, pace, at=moment(20))
    assert found is not None
    assert (found.words, found.starts) == ("On time", moment(7))


def test_what_older_releases_kept_is_good_enough_to_go_on_with() -> None:
    old = replace(led((0, 0), (1, 10)), stretches=())
    assert late(old, 12) == around(0)
    assert last_leading(PLAN, Pace("north", PLAN.name)) is None
