"""From when to when a workshop was held."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.programme.test_leading import LENGTHS, UNDATED, led, moment
from tests.programme.test_leading import PLAN as PLAN
from toolkit.model import Pace
from toolkit.model.attending import Held
from toolkit.programme.held import OVER, held

LENGTH = sum(LENGTHS)
LAST = len(LENGTHS) - 1
AFTER = moment(LENGTH + 600)


def was(pace: Pace, *, at: datetime = AFTER) -> tuple[float, float, float]:
    """In minutes after the planned start: when it began, ended, and one could go."""
    found = held(PLAN, pace, at=at)
    assert found is not None
    each = (found.starts, found.ends, found.free)
    starts, ends, free = ((one - moment(0)) / timedelta(minutes=1) for one in each)
    return starts, ends, free


def test_what_nobody_led_was_held_as_planned() -> None:
    assert was(Pace("north", PLAN.name)) == (0, LENGTH, LENGTH)


def test_what_nobody_planned_and_led_has_no_time() -> None:
    assert held(UNDATED, Pace("north", PLAN.name), at=AFTER) is None


def test_a_late_beginning_makes_nobody_late() -> None:
    assert was(led((0, 12), (LAST, 100), (None, LENGTH))) == (12, LENGTH, LENGTH)


def test_opening_it_before_the_start_makes_nobody_late_either() -> None:
    assert was(led((0, -15), (LAST, 100), (None, LENGTH)))[0] == 0


def test_beginning_to_lead_in_the_middle_says_nothing_of_the_start() -> None:
    assert was(led((2, 40), (LAST, 100), (None, LENGTH)))[0] == 0


def test_an_end_before_time_is_the_end() -> None:
    early = LENGTH - 25
    assert was(led((0, 0), (LAST, early - 5), (None, early))) == (0, early, early)


def test_ending_live_time_in_the_middle_is_no_end() -> None:
    assert was(led((0, 0), (2, 30), (None, 50))) == (0, LENGTH, LENGTH)


def test_who_goes_at_the_planned_end_may_go_though_it_runs_over() -> None:
    over = LENGTH + 20
    assert was(led((0, 0), (LAST, LENGTH), (None, over))) == (0, over, LENGTH)


@pytest.mark.parametrize("minutes", [5, 400])
def test_live_time_that_nobody_ended_goes_on_for_an_hour_at_most(minutes: int) -> None:
    pace = led((0, 0), (LAST, LENGTH - 10))
    ends = LENGTH + min(minutes, OVER / timedelta(minutes=1))
    assert was(pace, at=moment(LENGTH + minutes)) == (0, ends, LENGTH)


def test_a_rehearsal_on_another_day_changes_nothing() -> None:
    pace = led((0, 0), (LAST, 100), (None, 130), days=-3)
    assert was(pace) == (0, LENGTH, LENGTH)


def test_what_has_no_day_was_held_when_it_was_led() -> None:
    pace = led((0, 30), (LAST, 100), (None, 150))
    found = held(UNDATED, pace, at=AFTER)
    assert found == Held(moment(30), moment(150), moment(150))
