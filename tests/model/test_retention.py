"""For how long data is kept: never silently less than was said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest

from toolkit.model.retention import (
    Postponed,
    goes_on,
    kept_until,
    months_after,
    refusal_of,
)

END = date(2027, 6, 15)
AT = datetime(2028, 1, 1, 9, tzinfo=UTC)


def off(until: date) -> Postponed:
    return Postponed(until, "A second year", "f", AT)


def test_a_month_that_is_too_short_gives_its_last_day() -> None:
    assert months_after(date(2027, 8, 31), 18) == date(2029, 2, 28)
    assert months_after(END, 12) == date(2028, 6, 15)


def test_a_year_after_the_last_of_the_cohorts_that_go_on() -> None:
    after = [date(2028, 7, 1), None]
    assert kept_until(END, after, months=12) == date(2029, 7, 1)
    assert kept_until(END, [None], months=12) == date(2028, 6, 15)


def test_nothing_is_removed_while_an_end_is_not_known() -> None:
    assert kept_until(None, [END], months=12) is None
    put_off = [off(date(2029, 1, 1))]
    assert kept_until(None, months=12, postponed=put_off) is None


def test_a_second_year_without_days_goes_by_what_was_said_when_it_was_begun() -> None:
    put_off = [off(date(2029, 1, 1))]
    second = partial(kept_until, None, months=12, is_second_year=True)
    assert second() is None
    assert second(postponed=put_off) == date(2029, 1, 1)
    assert second([date(2028, 7, 1)], postponed=put_off) == date(2029, 7, 1)


def test_a_day_that_was_put_off_is_never_undercut() -> None:
    postponed = [off(date(2029, 1, 1)), off(date(2028, 9, 1))]
    assert kept_until(END, months=12, postponed=postponed) == date(2029, 1, 1)
    later = kept_until(date(2029, 6, 1), months=12, postponed=postponed)
    assert later == date(2030, 6, 1)


def test_nobody_has_less_time_than_six_weeks_after_the_first_warning() -> None:
    until = date(2028, 6, 15)
    assert goes_on(until, warned=None) is None
    assert goes_on(until, warned=AT) == until
    late = datetime(2028, 6, 10, 9, tzinfo=UTC)
    assert goes_on(until, warned=late) == date(2028, 7, 22)


@pytest.mark.parametrize(
    ("day", "reason", "why"),
    [
        (date(2028, 7, 1), " ", "no reason"),
        (None, "Why", "not later"),
        (date(2028, 6, 15), "Why", "not later"),
        (date(2048, 6, 15), "Why", "too late"),
        (date(2028, 6, 16), "Why", ""),
    ],
)
def test_a_day_can_only_be_put_off_and_with_a_reason(
    day: date | None, reason: str, why: str
) -> None:
    until, today = date(2028, 6, 15), date(2028, 5, 1)
    assert refusal_of(day, until=until, today=today, reason=reason) == why
    over = date(2028, 9, 1)
    assert refusal_of(day, until=until, today=over, reason=reason) != ""


def test_where_no_day_is_known_any_day_to_come_is_one_to_put_off_to() -> None:
    today = date(2028, 5, 1)
    asked = partial(refusal_of, until=None, today=today, reason="Why")
    assert asked(today) == "not later"
    assert asked(date(2028, 5, 2)) == ""
