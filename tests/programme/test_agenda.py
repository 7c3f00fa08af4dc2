"""A led workshop against its agenda, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from toolkit.model import Pace
from toolkit.model import pace as pacing
from toolkit.programme import find_programme, load_programme
from toolkit.programme.agenda import after, drift, entry_of, later

PLAN = load_programme(find_programme()).workshop("workshop2")


def minute(count: float) -> datetime:
    return PLAN.starts.astimezone(UTC) + timedelta(minutes=count)


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
    assert (found.words, found.moved) == (words, timedelta(0))


def test_a_rehearsal_on_another_day_counts_from_its_own_start() -> None:
    at = minute(16) + timedelta(days=900)
    found = drift(PLAN, led((1, 0), (2, 13), days=900), at=at)
    assert found is not None
    assert (found.words, found.moved) == ("3 minutes behind", timedelta(days=900))


def test_a_rehearsal_in_another_season_is_no_hour_late() -> None:
    begun = datetime.combine(date(2022, 10, 20), PLAN.starts.time(), PLAN.starts.tzinfo)
    pace = pacing.open_section(Pace("north", PLAN.name), "section-1", at=begun)
    found = drift(PLAN, pace, at=begun.astimezone(UTC))
    assert found is not None
    assert (found.words, found.left) == ("On time", PLAN.agenda[0].minutes)
    assert later(PLAN.starts, found.moved) == begun


def test_what_was_rehearsed_does_not_count_on_the_day() -> None:
    rehearsed = led((1, 0), (2, 10), days=-7)
    begun = pacing.open_section(rehearsed, "section-1", at=minute(0))
    found = drift(PLAN, begun, at=minute(3))
    assert found is not None
    assert (found.words, found.left) == ("On time", 7)


def test_nothing_drifts_while_nobody_leads() -> None:
    assert drift(PLAN, Pace("north", PLAN.name), at=minute(0)) is None
    assert drift(PLAN, Pace("north", PLAN.name, section="else"), at=minute(0)) is None


def test_after_the_last_section_comes_none() -> None:
    last = f"section-{len(PLAN.agenda)}"
    assert (after(PLAN, None), after(PLAN, "section-1")) == ("section-1", "section-2")
    assert after(PLAN, last) is None
    assert entry_of(PLAN, last) == PLAN.agenda[-1]
