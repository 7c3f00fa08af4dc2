"""Who was there, and who was not: judged from stays, the record and corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.attendance import Attendance, Mark, Stay, Times
from toolkit.model.attending import (
    AWAY,
    Held,
    Judged,
    Recorded,
    Rules,
    Status,
    judged,
    visit_of,
)
from toolkit.model.earning import earned
from toolkit.model.meeting_there import told_of

STARTS = datetime(2023, 1, 20, 13, 0, tzinfo=UTC)
LENGTH = 150
RULES = Rules(late_after=10, early_before=10, percent=50, needs=3)


def moment(minute: float) -> datetime:
    return STARTS + timedelta(minutes=minute)


HELD = Held.planned(STARTS, moment(LENGTH))
AFTER = moment(LENGTH + 60)
NOBODY = Attendance("p")

Stretch = tuple[float, float | None]


def stays(*stretches: Stretch) -> tuple[Stay, ...]:
    return tuple(
        Stay("p", moment(came), None if left is None else moment(left))
        for came, left in stretches
    )


def judge(
    *stretches: Stretch,
    line: Attendance = NOBODY,
    times: Times | None = None,
    held: Held | None = HELD,
    at: datetime = AFTER,
    rules: Rules = RULES,
) -> Judged:
    return judged(
        Recorded(line, stays(*stretches), times), held=held, rules=rules, at=at
    )


@pytest.mark.parametrize(
    ("stretches", "status", "minutes"),
    [
        ([(-20, 155)], Status.PRESENT, 150),
        ([(10, 140)], Status.PRESENT, 130),
        ([(11, 150)], Status.LATE, 139),
        ([(0, 139)], Status.LEFT_EARLY, 139),
        ([(30, 120)], Status.LATE_AND_LEFT_EARLY, 90),
        ([(0, 2)], Status.ABSENT, 2),
        ([(0, 2), (148, 150)], Status.ABSENT, 4),
        ([], Status.ABSENT, 0),
        ([(-40, -10)], Status.ABSENT, 0),
        ([(0, 75)], Status.LEFT_EARLY, 75),
        ([(0, 74)], Status.ABSENT, 74),
        ([(0, None)], Status.PRESENT, 150),
    ],
)
def test_who_was_there(stretches: list[Stretch], status: Status, minutes: int) -> None:
    found = judge(*stretches)
    assert (found.status, found.minutes) == (status, minutes)


def test_a_line_that_breaks_is_no_leaving() -> None:
    found = judge((0, 40), (50, 150))
    assert (found.status, found.minutes) == (Status.PRESENT, 150)


def test_whoever_goes_for_long_was_not_there_meanwhile() -> None:
    found = judge((0, 40), (100, 150))
    assert (found.status, found.minutes) == (Status.PRESENT, 90)


def test_two_devices_count_once() -> None:
    assert judge((0, 100), (20, 120), (40, 60)).minutes == 120


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (Mark.PRESENT, Status.PRESENT),
        (Mark.APOLOGY, Status.APOLOGY),
        (Mark.ABSENT, Status.ABSENT),
    ],
)
def test_a_mark_counts_before_what_was_recorded(mark: Mark, status: Status) -> None:
    for stretches in ([], [(0, 2)], [(0, 150)]):
        assert judge(*stretches, line=Attendance("p", mark=mark)).status is status


def test_whoever_is_marked_present_was_there_for_all_of_it() -> None:
    marked = Attendance("p", mark=Mark.PRESENT)
    assert judge(line=marked).minutes == LENGTH
    corrected = judge(line=marked, times=Times(moment(30), moment(100)))
    assert (corrected.minutes, corrected.came) == (70, moment(30))


@pytest.mark.parametrize(
    ("mark", "minutes"), [(Mark.PRESENT, LENGTH), (Mark.ABSENT, 0), (Mark.APOLOGY, 0)]
)
def test_what_was_recorded_stands_beside_what_a_facilitator_says(
    mark: Mark, minutes: int
) -> None:
    found = judge((0, 2), line=Attendance("p", mark=mark))
    assert (found.came, found.left, found.minutes) == (None, None, minutes)
    assert found.beside is not None
    assert (found.beside.came, found.beside.gone) == (moment(0), moment(2))
    times = Times(moment(30), moment(100))
    corrected = judge((0, 2), line=Attendance("p", mark=mark), times=times)
    assert (corrected.came, corrected.beside) == (moment(30), None)
    assert judge((0, 150)).beside is None


def test_corrected_times_stand_in_place_of_those_recorded() -> None:
    found = judge((0, 2), times=Times(moment(20), moment(150)))
    assert (found.status, found.came) == (Status.LATE, moment(20))
    assert found.by_hand


def test_catching_up_stands_where_they_were_not_there() -> None:
    caught_up = Attendance("p", caught_up=True)
    assert judge(line=caught_up).status is Status.CAUGHT_UP
    assert judge((0, 2), line=caught_up).status is Status.CAUGHT_UP
    apology = replace(caught_up, mark=Mark.APOLOGY)
    assert judge(line=apology).status is Status.CAUGHT_UP
    assert judge((0, 150), line=caught_up).status is Status.PRESENT


def test_what_an_earlier_release_recorded_is_judged_too() -> None:
    came = Attendance("p", joined=moment(-5), left=moment(150))
    assert judge(line=came).status is Status.PRESENT
    assert judge(line=replace(came, left=moment(2))).status is Status.ABSENT
    assert judge(line=replace(came, left=None)).status is Status.PRESENT
    # Where there are stays, they say it better.
    assert judge((0, 30), line=came).minutes == 30


def test_before_and_while_it_is_on() -> None:
    assert judge(at=moment(-10)).status is Status.STILL_TO_COME
    for minute, status in ((-1, Status.STILL_TO_COME), (0, Status.ON_NOW)):
        assert judge(at=moment(minute)).status is status
    assert judge(at=moment(LENGTH - 1)).status is Status.ON_NOW
    assert not Status.ON_NOW.is_over
    on = judge((0, None), at=moment(30))
    assert (on.status, on.minutes, on.left) == (Status.PRESENT, 30, None)
    assert judge((20, None), at=moment(30)).status is Status.LATE
    # Nobody has left early before it is over.
    assert judge((0, 10), at=moment(60)).status is Status.PRESENT
    assert judge(held=None).status is Status.STILL_TO_COME


def test_what_is_on_counts_towards_nothing_yet() -> None:
    assert not judge((0, None), at=moment(30)).counts(RULES)
    marked = Attendance("p", mark=Mark.PRESENT)
    assert not judge(line=marked, at=moment(30)).counts(RULES)
    assert judge((0, None), at=moment(LENGTH)).counts(RULES)


def test_nobody_has_to_stay_for_longer_than_planned() -> None:
    over = Held(STARTS, moment(LENGTH + 30), free=moment(LENGTH))
    found = judge((0, LENGTH), held=over)
    assert (found.status, found.minutes) == (Status.PRESENT, LENGTH)
    assert judge((0, LENGTH + 30), held=over).minutes == LENGTH + 30


def test_a_rule_in_minutes_asks_for_no_more_than_there_are() -> None:
    rules = replace(RULES, percent=0, minutes=45)
    assert judge((0, 44), rules=rules).status is Status.ABSENT
    assert judge((0, 45), rules=rules).status is Status.LEFT_EARLY
    short = Held.planned(STARTS, moment(20))
    assert judge((0, 20), held=short, rules=rules).status is Status.PRESENT


def test_a_certificate_needs_so_many_workshops() -> None:
    there, away = judge((0, 150)), judge()
    caught_up = judge(line=Attendance("p", caught_up=True))
    year = [("w1", there), ("w2", away), ("w3", caught_up), ("w4", there)]
    found = earned(year, RULES)
    assert (found.counted, found.minutes) == (("w1", "w3", "w4"), 300)
    assert found.is_met
    strict = earned(year, replace(RULES, catching_up=False))
    assert (strict.is_met, strict.lacks) == (False, 1)


def test_what_was_not_recorded_neither_counts_nor_is_it_passed_over() -> None:
    unknown = replace(judge(), status=Status.NOT_RECORDED)
    on = judge(at=moment(30))
    assert on.status is Status.ON_NOW
    found = earned([("w1", judge((0, 150))), ("w2", unknown), ("w3", on)], RULES)
    assert (found.counted, found.lacks, found.unrecorded) == (("w1",), 2, ("w2",))


@pytest.mark.parametrize("optional", [False, True])
def test_of_a_meeting_only_who_was_there_is_known(optional: bool) -> None:
    def told(line: Attendance = NOBODY, minute: float = LENGTH + 60) -> Judged:
        at = moment(minute)
        return told_of(Recorded(line), held=HELD, at=at, optional=optional)

    # Whoever says afterwards that they were there was there for all of it.
    said = told(Attendance("p", joined=moment(LENGTH + 30)))
    assert (said.status, said.minutes) == (Status.PRESENT, LENGTH)
    missed = Status.NOT_RECORDED if optional else Status.ABSENT
    assert told().status is missed
    assert told(minute=-5).status is Status.STILL_TO_COME
    assert told(minute=20).status is Status.ON_NOW
    assert told(Attendance("p", mark=Mark.APOLOGY)).status is Status.APOLOGY
    times = Times(moment(0), moment(30))
    corrected = told_of(Recorded(NOBODY, (), times), held=HELD, at=AFTER)
    assert (corrected.status, corrected.minutes) == (Status.PRESENT, 30)


# -- what holds of all ---------------------------------------------------------------

RANK = {
    Status.ABSENT: 0,
    Status.LATE_AND_LEFT_EARLY: 1,
    Status.LATE: 2,
    Status.LEFT_EARLY: 2,
    Status.PRESENT: 3,
}
minutes = st.integers(min_value=-60, max_value=LENGTH + 60)
stretches = st.lists(
    st.tuples(minutes, minutes).map(lambda two: (min(two), max(two))), max_size=6
)


@given(stretches, stretches)
def test_more_time_there_never_makes_it_worse(
    some: Sequence[tuple[int, int]], more: Sequence[tuple[int, int]]
) -> None:
    before, after = judge(*some), judge(*some, *more)
    assert after.minutes >= before.minutes
    if RANK[before.status] != 2:
        assert RANK[after.status] >= RANK[before.status]
    else:
        assert after.status in (before.status, Status.PRESENT)


@given(stretches)
def test_what_is_counted_lies_within_and_is_counted_once(
    some: Sequence[tuple[int, int]],
) -> None:
    found = visit_of(stays(*some), held=HELD, at=AFTER)
    inside = {m for came, left in some for m in range(max(came, 0), min(left, LENGTH))}
    if found is None:
        assert not inside
        return
    assert HELD.starts <= found.came < found.left <= HELD.ends
    assert found.length <= found.left - found.came
    assert found.length >= timedelta(minutes=len(inside))
    # No more than short absences are counted beside it.
    assert found.length <= timedelta(minutes=len(inside)) + AWAY * max(0, len(some) - 1)


@given(stretches, st.permutations(range(6)))
def test_the_order_of_stays_says_nothing(
    some: list[tuple[int, int]], order: list[int]
) -> None:
    mixed = [some[place] for place in order if place < len(some)]
    assert judge(*mixed) == judge(*some)
