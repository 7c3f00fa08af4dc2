"""The pace of a room: each change does one thing, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from toolkit.model import Pace, Spotlit, Stretch, Timer, showing
from toolkit.model import pace as pacing

START = datetime(2023, 1, 27, 13, 0, tzinfo=UTC)
PACE = Pace("north", "workshop2")
ONE = Spotlit("one", "hope", person="ana")
TWO = Spotlit("two", "hope", text="More time together")


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.fixture
def live() -> Pace:
    return pacing.open_section(PACE, "section-1", at=START)


@pytest.fixture
def picked(live: Pace) -> Pace:
    return showing.pick(showing.pick(live, ONE), TWO)


def test_opening_a_section_keeps_when(live: Pace) -> None:
    moved = pacing.open_section(live, "section-2", at=after(10))
    assert moved.section == "section-2"
    assert moved.opened == {"section-1": START, "section-2": after(10)}


def test_going_back_counts_from_going_back(live: Pace) -> None:
    moved = pacing.open_section(live, "section-2", at=after(10))
    back = pacing.open_section(moved, "section-1", at=after(12))
    assert (back.section, back.opened["section-1"]) == ("section-1", after(12))


def test_opening_what_is_on_already_changes_nothing(live: Pace) -> None:
    timed = pacing.start_timer(live, "Write", seconds=60, at=START)
    assert pacing.open_section(timed, "section-1", at=after(3)) == timed


def test_the_next_section_does_not_inherit_the_timer(live: Pace) -> None:
    timed = pacing.start_timer(live, "Write", seconds=60, at=START)
    assert pacing.open_section(timed, "section-2", at=after(1)).timer is None


def test_the_next_section_shows_nothing_of_the_one_before(picked: Pace) -> None:
    shown = showing.show(picked, "one")
    assert pacing.open_section(shown, "section-1", at=after(1)) == shown
    moved = pacing.open_section(shown, "section-2", at=after(2))
    assert (moved.shown, moved.spotlight) == (None, shown.spotlight)


def test_everybody_is_gathered_only_while_somebody_leads(live: Pace) -> None:
    assert pacing.gather(live, at=after(2)).gathered == after(2)
    assert pacing.gather(PACE, at=after(2)) == PACE


def test_a_new_section_gathers_nobody_yet(live: Pace) -> None:
    gathered = pacing.gather(live, at=after(2))
    assert pacing.open_section(gathered, "section-2", at=after(3)).gathered is None


def test_after_live_time_all_is_open_and_the_record_stays(picked: Pace) -> None:
    record = replace(
        picked, revealed=frozenset({"ready"}), hidden=frozenset({"hope/bo"})
    )
    busy = showing.show(pacing.pens_down(record), "one")
    busy = pacing.give_notice(busy, "Two minutes")
    busy = pacing.start_timer(busy, "Write", seconds=60, at=START)
    busy = pacing.gather(busy, at=START)
    ended = pacing.end_live(busy, at=after(9))
    on = (Stretch("section-1", START, after(9)),)
    was_shown = showing.show_none(showing.show(record, "one"))
    assert ended == replace(was_shown, section=None, stretches=on)
    assert not ended.is_live


def test_it_is_remembered_which_section_was_on_from_when_to_when(live: Pace) -> None:
    moved = pacing.open_section(live, "section-2", at=after(10))
    ended = pacing.end_live(moved, at=after(12))
    assert pacing.end_live(ended, at=after(20)) == ended
    again = pacing.open_section(ended, "section-2", at=after(20))
    back = pacing.open_section(again, "section-1", at=after(25))
    assert back.stretches == (
        Stretch("section-1", START, after(10)),
        Stretch("section-2", after(10), after(12)),
        Stretch("section-2", after(20), after(25)),
        Stretch("section-1", after(25)),
    )


def test_a_server_whose_clock_is_behind_turns_no_stretch_round(live: Pace) -> None:
    early = pacing.open_section(live, "section-2", at=after(-1))
    assert early.stretches == (
        Stretch("section-1", START, START),
        Stretch("section-2", START),
    )
    assert pacing.end_live(early, at=after(-2)).stretches[-1].until == START


def test_the_oldest_stretches_are_forgotten_first(live: Pace) -> None:
    pace = live
    for number in range(1, pacing.MOST_STRETCHES + 5):
        pace = pacing.open_section(pace, f"section-{number % 2}", at=after(number))
    assert len(pace.stretches) == pacing.MOST_STRETCHES
    assert pace.stretches[-1].since == after(pacing.MOST_STRETCHES + 4)


@pytest.mark.parametrize("section", ["section-2", None])
def test_of_what_older_releases_kept_as_much_is_told_as_can_be(
    section: str | None,
) -> None:
    opened = {"section-2": after(8), "section-1": START}
    until = None if section else after(8)
    assert pacing.stretches_from(opened, section) == (
        Stretch("section-1", START, after(8)),
        Stretch("section-2", after(8), until),
    )
    assert pacing.stretches_from({}, section) == ()


def test_pens_go_down_and_up(live: Pace) -> None:
    assert pacing.pens_down(live).paused
    assert pacing.pens_up(pacing.pens_down(live)) == live


def test_a_timer_counts_down_from_its_length(live: Pace) -> None:
    timed = pacing.start_timer(live, "Write", seconds=120, at=START)
    assert timed.timer == Timer("Write", after(2))
    assert pacing.seconds_left(timed.timer, at=after(1.5)) == 30


def test_no_timer_is_shorter_than_a_second_or_longer_than_a_day_would_bear() -> None:
    short = pacing.start_timer(PACE, "", seconds=-5, at=START)
    long = pacing.start_timer(PACE, "", seconds=1e12, at=START)
    assert [
        pacing.seconds_left(pace.timer, at=START)
        for pace in (short, long)
        if pace.timer is not None
    ] == [1, pacing.LONGEST_TIMER]


def test_a_timer_that_stands_keeps_what_was_left_until_it_goes_on() -> None:
    timed = pacing.start_timer(PACE, "Write", seconds=120, at=START)
    held = pacing.hold_timer(timed, at=after(1.5))
    assert held.timer == Timer("Write", None, 30)
    assert pacing.hold_timer(held, at=after(9)) == held
    running = pacing.run_timer(held, at=after(10))
    assert running.timer == Timer("Write", after(10.5))
    assert pacing.run_timer(running, at=after(11)) == running


@pytest.mark.parametrize(("passed", "ends"), [(1, 3), (2, 3), (5, 6)])
def test_a_minute_more_also_brings_back_a_timer_that_ran_out(
    passed: float, ends: float
) -> None:
    timed = pacing.start_timer(PACE, "Write", seconds=120, at=START)
    more = pacing.add_minute(timed, at=after(passed))
    assert more.timer == Timer("Write", after(ends))


def test_a_minute_more_leaves_a_standing_timer_standing() -> None:
    timed = pacing.start_timer(PACE, "Write", seconds=120, at=START)
    held = pacing.hold_timer(timed, at=after(1))
    assert pacing.add_minute(held, at=after(9)).timer == Timer("Write", None, 120)


def test_a_timer_is_taken_away(live: Pace) -> None:
    timed = pacing.start_timer(live, "Write", seconds=60, at=START)
    assert pacing.stop_timer(timed) == live


def test_without_a_timer_there_is_nothing_to_add_hold_or_run() -> None:
    assert pacing.add_minute(PACE, at=START) == PACE
    assert pacing.hold_timer(PACE, at=START) == PACE
    assert pacing.run_timer(PACE, at=START) == PACE
    assert pacing.stop_timer(PACE) == PACE


def test_a_notice_is_given_and_taken_away(live: Pace) -> None:
    told = pacing.give_notice(live, " Two minutes. ")
    assert told.notice == "Two minutes."
    assert pacing.give_notice(told, "  ") == live
