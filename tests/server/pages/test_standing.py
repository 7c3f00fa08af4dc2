"""What somebody who has accepted a place is told comes next."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.first_year import PROGRAMME
from toolkit.model.calendar import Calendar, Occasion
from toolkit.model.interest import Application, Interest, State
from toolkit.programme.dated import dated
from toolkit.server.pages.standing import standing

FIRST, SECOND = date(2026, 11, 7), date(2027, 1, 29)


def told(*, at: datetime, has_come: bool = False, days: tuple[date, ...] = ()) -> str:
    names = [plan.name for plan in PROGRAMME.workshops]
    occasions = {n: Occasion(day=day) for n, day in zip(names, days, strict=False)}
    year = dated(PROGRAMME, Calendar("Europe/London", occasions))
    wrote = Application("Participant 7", "Example School", "7@example.org")
    one = Interest("i", "north", wrote, State.ACCEPTED, at, at)
    return standing(one, [one], year, has_come=has_come, at=at)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (FIRST - timedelta(days=11), "About ten days before the first workshop"),
        (FIRST - timedelta(days=10), "in the next days"),
        (FIRST, "in the next days"),
        (FIRST + timedelta(days=1), "About ten days before the next workshop"),
        (SECOND - timedelta(days=9), "in the next days"),
    ],
    ids=str,
)
def test_joining_details_are_promised_for_when_they_can_come(
    at: date, says: str
) -> None:
    assert says in told(at=noon(at), days=(FIRST, SECOND))


def test_nothing_is_promised_for_a_workshop_that_is_over() -> None:
    days = tuple(FIRST + timedelta(days=30 * n) for n in range(4))
    words = told(at=noon(days[-1] + timedelta(days=1)), days=days)
    assert "workshop" not in words


def test_days_to_be_announced_are_ahead_and_who_has_come_needs_no_link() -> None:
    assert "before the first workshop" in told(at=noon(FIRST))
    assert "you have come in" in told(at=noon(FIRST), has_come=True)
