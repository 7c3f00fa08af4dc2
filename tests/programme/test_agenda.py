"""A led workshop against its agenda, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from tests.first_year import YEAR
from toolkit.model import Pace
from toolkit.model import pace as pacing
from toolkit.programme import When
from toolkit.programme.agenda import (
    after,
    entry_of,
    section_titles,
    workshop_to_lead,
)
from toolkit.programme.leading import drift

PLANS = YEAR.workshops
PLAN = YEAR.workshop("workshop2")
STARTS = datetime(2023, 1, 27, 13, 0, tzinfo=UTC)


def minute(count: float) -> datetime:
    return STARTS + timedelta(minutes=count)


def led(*opened: tuple[int, float], days: int = 0) -> Pace:
    pace = Pace("north", PLAN.name)
    for section, count in opened:
        at = minute(count) + timedelta(days=days)
        pace = pacing.open_section(pace, f"section-{section}", at=at)
    return pace


@pytest.mark.parametrize(
    ("opened", "now", "words"),
    [
        ([(1, 0)], 5, "On time"),
        ([(1, 1)], 5, "On time"),
        ([(1, 2)], 5, "2 minutes behind"),
        ([(1, 0), (2, 8)], 20, "2 minutes ahead"),
        ([(1, 0), (2, 9)], 20, "On time"),
        ([(1, 6)], 8, "6 minutes behind"),
        ([(1, 0)], 14, "4 minutes behind"),
        ([(1, 0), (2, 16)], 20, "6 minutes behind"),
        ([(1, 0), (2, 7)], 20, "3 minutes ahead"),
    ],
)
def test_the_drift_is_said_as_one_says_it(
    opened: list[tuple[int, float]], now: float, words: str
) -> None:
    found = drift(PLAN, led(*opened), at=minute(now))
    assert found is not None
    assert (found.words, found.starts) == (words, STARTS)


def test_a_rehearsal_on_another_day_counts_from_its_own_start() -> None:
    at = minute(16) + timedelta(days=900)
    found = drift(PLAN, led((1, 0), (2, 13), days=900), at=at)
    assert found is not None
    assert (found.words, found.starts) == (
        "3 minutes behind",
        STARTS + timedelta(days=900),
    )


def test_before_a_day_is_known_it_counts_from_what_was_opened_first() -> None:
    undated = replace(PLAN, when=None)
    begun = led((2, 100), (3, 136))
    found = drift(undated, begun, at=minute(140))
    assert found is not None
    assert (found.words, found.starts) == ("6 minutes behind", minute(90))


def test_a_rehearsal_in_another_season_is_no_hour_late() -> None:
    begun = datetime.combine(date(2022, 10, 20), time(13), YEAR.zone)
    pace = pacing.open_section(Pace("north", PLAN.name), "section-1", at=begun)
    found = drift(PLAN, pace, at=begun.astimezone(UTC))
    assert found is not None
    assert (found.words, found.left) == ("On time", PLAN.agenda[0].minutes)
    assert found.starts == begun


def test_what_was_rehearsed_does_not_count_on_the_day() -> None:
    rehearsed = led((1, 0), (2, 10), days=-7)
    begun = pacing.open_section(rehearsed, "section-1", at=minute(0))
    found = drift(PLAN, begun, at=minute(3))
    assert found is not None
    assert (found.words, found.left) == ("On time", 7)


def test_nothing_drifts_while_nobody_leads() -> None:
    assert drift(PLAN, Pace("north", PLAN.name), at=minute(0)) is None
    assert drift(PLAN, Pace("north", PLAN.name, section="else"), at=minute(0)) is None


def test_sections_follow_each_other_as_in_the_agenda() -> None:
    titles = section_titles(PLAN)
    assert list(titles.values()) == [entry.title for entry in PLAN.agenda]
    assert [entry_of(PLAN, section) for section in titles] == list(PLAN.agenda)
    for before, following in pairwise([None, *titles, None]):
        assert after(PLAN, before) == following
    assert after(PLAN, "section-of-another-plan") == "section-1"


# -- which workshop is led -----------------------------------------------------


OF_THIRD_DAY = datetime(2023, 3, 28, 6, 0, tzinfo=UTC)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "name"),
    [
        ("2022-11-07 13:30", "workshop1_launch"),
        ("2022-11-07 23:30", "workshop1_launch"),
        ("2022-12-01 09:00", "workshop1_launch"),
        ("2023-01-10 09:00", "workshop2"),
        ("2023-03-28 05:00", "workshop3"),
        ("2026-01-01 09:00", "workshop4"),
    ],
)
def test_todays_workshop_is_led_else_the_nearest_in_time(at: str, name: str) -> None:
    assert workshop_to_lead(PLANS, live=(), at=moment(at)).name == name


def test_a_workshop_without_a_day_is_led_last() -> None:
    undated = [replace(PLANS[0], when=None), *PLANS[1:]]
    found = workshop_to_lead(undated, live=(), at=moment("2022-11-07 13:30"))
    assert found.name == "workshop2"
    assert workshop_to_lead(undated[:1], live=(), at=OF_THIRD_DAY) is undated[0]


def test_a_live_workshop_comes_before_todays() -> None:
    found = workshop_to_lead(PLANS, live={"workshop2"}, at=OF_THIRD_DAY)
    assert found.name == "workshop2"


def test_a_workshop_whose_room_is_open_comes_before_todays_and_after_a_live_one() -> (
    None
):
    rooms = {"workshop2"}
    found = workshop_to_lead(PLANS, live=(), open_rooms=rooms, at=OF_THIRD_DAY)
    assert found.name == "workshop2"
    live = {"workshop4"}
    found = workshop_to_lead(PLANS, live=live, open_rooms=rooms, at=OF_THIRD_DAY)
    assert found.name == "workshop4"


def test_of_two_on_one_day_the_one_is_led_whose_doors_are_open() -> None:
    day = datetime(2023, 1, 27, tzinfo=UTC)
    times = {"morning": (8, 9, 12), "afternoon": (13, 15, 17)}
    both = [
        replace(
            PLAN,
            name=name,
            when=When(
                doors_open=day + timedelta(hours=doors),
                starts=day + timedelta(hours=starts),
                ends=day + timedelta(hours=ends),
                mode="Online",
            ),
        )
        for name, (doors, starts, ends) in times.items()
    ]
    led = {
        hour: workshop_to_lead(both, live=(), at=day + timedelta(hours=hour)).name
        for hour in (7, 8, 10, 12, 12.25, 12.75, 13, 18)
    }
    assert [hour for hour, name in led.items() if name == "morning"] == [
        *(7, 8, 10, 12),
        12.25,
    ]
