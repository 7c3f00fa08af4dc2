"""What speaks against the days of a calendar, and what somebody may type as a day."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, time

import pytest

from tests.first_year import CALENDAR, PROGRAMME
from toolkit.model.calendar import Break, Calendar, Occasion
from toolkit.programme.clashes import clashes
from toolkit.programme.entering import as_typed, read_clock, read_day, read_entry

LAUNCH, SECOND = "Launch: what are we for?", "A curriculum that joins up"
BEFORE = date(2022, 9, 1)


def found(calendar: Calendar, *, before: Calendar | None = None) -> tuple[str, ...]:
    return clashes(PROGRAMME, calendar, today=BEFORE, before=before)


def moved(workshop: str, **changed: object) -> Calendar:
    occasion = replace(CALENDAR.occasions[workshop], **changed)
    return replace(CALENDAR, occasions={**CALENDAR.occasions, workshop: occasion})


def test_the_first_year_met_on_days_that_nothing_speaks_against() -> None:
    assert found(CALENDAR) == ()
    assert found(Calendar("Europe/London")) == ()


CLASHES = {
    "weekend": (
        moved("workshop1_launch", day=date(2022, 11, 5)),
        f"“{LAUNCH}”: Saturday 5 November 2022 is on a weekend.",
    ),
    "bank holiday": (
        moved("workshop4", day=date(2023, 5, 29), due=date(2023, 9, 1)),
        "“What changed, and what lasts?”: Monday 29 May 2023 is a bank holiday in "
        "England (Spring Bank Holiday).",
    ),
    "a task due on a bank holiday": (
        moved("workshop3", due=date(2023, 5, 1)),
        "“Growing teachers together”: its task is due on Monday 1 May 2023, which is a "
        "bank holiday in England (May Day).",
    ),
    "school holidays": (
        replace(
            CALENDAR,
            breaks=(Break("Inset week", date(2023, 1, 23), date(2023, 1, 27)),),
        ),
        f"“{SECOND}”: Friday 27 January 2023 is in the holidays (Inset week).",
    ),
    "too little time for the task": (
        moved("workshop2", due=date(2023, 2, 9)),
        f"“{SECOND}”: there are only 13 days between Friday 27 January 2023 and the "
        "day its task is due, Thursday 9 February 2023. A task needs 14 days or more.",
    ),
    "a task due with the next workshop": (
        moved("workshop1_launch", due=date(2023, 1, 27)),
        f"“{LAUNCH}”: its task is due on Friday 27 January 2023, which is not before "
        f"the next workshop, “{SECOND}”, on Friday 27 January 2023.",
    ),
    "the past": (
        moved("workshop1_launch", day=date(2022, 8, 31)),
        f"“{LAUNCH}”: Wednesday 31 August 2022 is in the past.",
    ),
}


@pytest.mark.parametrize(("calendar", "said"), CLASHES.values(), ids=CLASHES)
def test_a_clash_is_named_with_its_workshop_and_day(
    calendar: Calendar, said: str
) -> None:
    assert found(calendar) == (said,)


def test_a_workshop_that_was_already_held_is_no_clash() -> None:
    held = moved("workshop1_launch", day=date(2022, 8, 31))
    assert found(held, before=held) == ()


def test_two_weeks_are_enough_for_a_task_and_the_end_of_a_break_belongs_to_it() -> None:
    assert found(moved("workshop2", due=date(2023, 2, 10))) == ()
    ended = Break("Before", date(2023, 1, 21), date(2023, 1, 26))
    assert found(replace(CALENDAR, breaks=(ended,))) == ()
    longer = replace(ended, first=date(2023, 1, 20))
    (said,) = found(replace(CALENDAR, breaks=(longer,)))
    assert "its task is due on Friday 20 January 2023, which is in the holidays" in said


def test_pages_of_people_hold_no_list_of_holidays() -> None:
    code = "import sys, toolkit.programme.clashes; print('holidays' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout.strip() == b"False"


@pytest.mark.parametrize(
    "typed",
    [
        *("2027-01-27", "27/01/2027", "27.1.2027", "27 January 2027", "27 Jan 2027"),
        *("Wed 27 January 2027", "Wednesday, 27th January 2027", "27/1/27"),
        "2027-01-27 00:00:00",
    ],
)
def test_a_day_may_be_typed_as_people_do(typed: str) -> None:
    assert read_day(typed) == date(2027, 1, 27)


@pytest.mark.parametrize("typed", ["32/01/2027", "01/27/2027", "soon", "27 January"])
def test_what_is_no_day_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match="27 January 2027, 27/01/2027"):
        read_day(typed)


def test_a_weekday_that_does_not_fit_its_day_is_told() -> None:
    with pytest.raises(ValueError, match="is a Wednesday"):
        read_day("Tue 27 January 2027")


@pytest.mark.parametrize("typed", ["13:00", "1pm", "1 PM", "13.00", "13:00:00"])
def test_a_time_may_be_typed_as_people_do(typed: str) -> None:
    assert read_clock(typed) == time(13)


def test_what_is_wrong_is_told_of_each_box_and_the_rest_is_read() -> None:
    typed = {"date": "soon", "doors": "2pm", "link": "javascript:x", "venue": " A  b "}
    entered = read_entry({**typed, "state": "maybe"})
    assert {*entered.wrong} == {"date", "doors", "link", "state"}
    assert entered.occasion.venue == "A b"


def test_boxes_give_back_what_they_show() -> None:
    for occasion in (*CALENDAR.occasions.values(), Occasion(due=date(2027, 3, 1))):
        assert read_entry(as_typed(occasion)).occasion == occasion
