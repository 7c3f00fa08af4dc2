"""Calendar files of a cohort, and what the programme says with their dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.first_year import CALENDAR, PROGRAMME, ROOT, YEAR
from toolkit.errors import ProgrammeError
from toolkit.model.calendar import Break, Calendar, Occasion
from toolkit.programme.calendars import load_calendar
from toolkit.programme.dated import dated

WRITTEN = (ROOT / "calendars" / "2022-23.toml").read_text(encoding="utf-8")
NEW_YORK = dated(PROGRAMME, replace(CALENDAR, zone="America/New_York"))
UNDATED = dated(PROGRAMME, None)


def said(text: str, workshop: str = "workshop2", year: object = YEAR) -> str:
    worded = PROGRAMME.wording.apply(text)
    return year.in_words(worded, workshop=workshop)  # type: ignore[attr-defined]


def test_the_first_year_is_as_it_was() -> None:
    whens = [plan.when for plan in YEAR.workshops]
    assert [(w.doors_open.time(), w.starts, w.ends) for w in whens if w] == [
        (doors, at(starts), at(ends))
        for doors, starts, ends in (
            (clock("12:30"), "2022-11-07T13:00", "2022-11-07T15:30"),
            (clock("12:45"), "2023-01-27T13:00", "2023-01-27T16:00"),
            (clock("12:45"), "2023-03-28T12:00", "2023-03-28T15:00"),
            (clock("09:45"), "2023-06-15T09:00", "2023-06-15T14:00"),
        )
    ]
    assert [plan.task.due for plan in YEAR.workshops] == [
        date(2023, 1, 20),
        date(2023, 3, 21),
        date(2023, 6, 8),
        date(2023, 9, 29),
    ]
    modes = {when.mode for when in whens if when}
    assert modes == {"In person, with keynote", "Online"}


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def clock(text: str) -> object:
    return datetime.fromisoformat(f"2023-01-01T{text}").time()


def test_a_cohort_elsewhere_has_the_same_clock_times_in_its_own_zone() -> None:
    here, there = YEAR.workshop("workshop2").when, NEW_YORK.workshop("workshop2").when
    assert here
    assert there
    assert (there.starts - here.starts).total_seconds() == 5 * 3600
    assert said("{workshop times}", year=NEW_YORK) == "13:00 to 16:00"


PLACEHOLDERS = {
    "{start month}": ("November", "the first workshop"),
    "{end month}": ("June", "the end of the year"),
    "{workshop month}": ("January", "workshop 2"),
    "{workshop 3 month}": ("March", "workshop 3"),
    "{workshop 3 date}": ("28 March", "workshop 3"),
    "{workshop day}": ("Friday 27 January 2023", "a day to be announced"),
    "{workshop times}": ("13:00 to 16:00", "times to be announced"),
    "{workshop mode}": ("Online", "online or in person"),
    "{workshop place}": ("Online", "a place to be announced"),
    "{doors}": ("12:45", "before the start"),
    "{task due}": ("Tuesday 21 March", "a day to be announced"),
    "{task 1 due}": ("Friday 20 January", "a day to be announced"),
    "{task date}": ("21 March", "the day to be announced"),
    "{clock 70}": ("14:10", "1:10"),
}


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_dates_are_said_in_words_that_fit_known_or_not(name: str) -> None:
    assert (said(name), said(name, year=UNDATED)) == PLACEHOLDERS[name]


def test_a_number_the_programme_does_not_have_says_no_nonsense() -> None:
    assert said("by {workshop 9 month}") == "by the workshop"
    assert said("{workshop day}", workshop="portfolio") == "a day to be announced"


def test_a_workshop_without_a_day_stops_nothing() -> None:
    known = {n: o for n, o in CALENDAR.occasions.items() if n != "workshop2"}
    year = dated(PROGRAMME, replace(CALENDAR, occasions=known))
    first, second, third, _ = year.workshops
    assert (first.task.due, second.when, second.task.due) == (
        None,
        None,
        date(2023, 3, 21),
    )
    assert third.when is not None


def test_a_task_may_be_due_on_a_day_of_its_own() -> None:
    own = replace(CALENDAR.occasions["workshop2"], due=date(2023, 3, 1))
    known = {**CALENDAR.occasions, "workshop2": own}
    year = dated(PROGRAMME, replace(CALENDAR, occasions=known))
    assert year.workshop("workshop2").task.due == date(2023, 3, 1)


def test_a_task_between_two_that_are_close_is_due_after_its_workshop() -> None:
    close = replace(CALENDAR.occasions["workshop3"], day=date(2023, 1, 30))
    known = {**CALENDAR.occasions, "workshop3": close}
    year = dated(PROGRAMME, replace(CALENDAR, occasions=known))
    assert year.workshop("workshop2").task.due == date(2023, 1, 28)


def test_a_calendar_is_told_and_read_whole() -> None:
    half_term = Break("Half-term", date(2027, 2, 15), date(2027, 2, 19))
    known = {"one": Occasion(day=date(2027, 1, 8))}
    whole = Calendar("Pacific/Auckland", known, breaks=(half_term,))
    assert Calendar.read(whole.told(), version=0) == whole
    older = {name: said for name, said in whole.told().items() if name != "breaks"}
    assert Calendar.read(older, version=0) == replace(whole, breaks=())


def test_times_may_be_written_as_toml_has_them(tmp_path: Path) -> None:
    file = tmp_path / "calendar.toml"
    file.write_text(WRITTEN.replace('doors = "12:30"', "doors = 12:30:00"))
    assert load_calendar(file, PROGRAMME) == CALENDAR


MISTAKES = {
    "a day that does not exist": ("2022-11-07", "2022-11-31", "cannot be read"),
    "a day with a time": (
        "2022-11-07",
        "2022-11-07T13:00:00",
        r'"date" must be a day alone, such as 2027-01-20',
    ),
    "a time that does not exist": (
        'doors = "12:30"',
        'doors = "12:75"',
        r'"doors" says "12:75", which is not a time of day. Write it like "13:00"',
    ),
    "doors after the start": (
        'doors = "12:30"',
        'doors = "13:30"',
        "its doors open after its start",
    ),
    "days in another order": (
        "2023-01-27",
        "2022-11-07",
        "joins up” starts before “Launch: what are we for.” has ended",
    ),
    "a task due before its workshop": (
        "date = 2023-01-27",
        "date = 2023-01-27\ntask_due = 2023-01-20",
        "which is not after the workshop",
    ),
    "a link that is none": (
        'mode = "Online"',
        'link = "javascript:x"',
        "A meeting link begins with https://",
    ),
    "holidays that end before they begin": (
        "[workshop4]",
        '[[breaks]]\nname = "Easter"\nfirst = 2023-04-14\nlast = 2023-04-03\n'
        "[workshop4]",
        r'breaks 1 "Easter": its last day is before its first',
    ),
    "an unknown state": ('"confirmed"', '"maybe"', "Use draft or confirmed"),
    "an unknown zone": ("Europe/London", "Europe/Loondon", "which is no time zone"),
    "a workshop there is none of": ("[workshop4]", "[workshop5]", '"workshop5" means'),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_place_and_what_to_do(
    mistake: tuple[str, str, str], tmp_path: Path
) -> None:
    old, new, told = mistake
    assert old in WRITTEN
    file = tmp_path / "year.toml"
    file.write_text(WRITTEN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProgrammeError, match=told) as raised:
        load_calendar(file, PROGRAMME)
    assert str(raised.value).startswith("year.toml")
