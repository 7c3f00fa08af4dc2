"""A programme is a title, a zone and its workshops; all else may be left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from tests.bare import FIRST, SECOND, WRITTEN, bare_programme
from toolkit.errors import ProgrammeError
from toolkit.export.calendars import Source, calendar_of
from toolkit.model.calendar import Calendar, Occasion
from toolkit.post.plans import planned
from toolkit.programme import Programme, load_programme
from toolkit.programme.calendars import out_of_order
from toolkit.programme.clashes import clashes
from toolkit.programme.dated import dated
from toolkit.programme.telling import in_words

WEDNESDAY, TODAY = date(2027, 1, 20), date(2026, 12, 1)
CALENDAR = Calendar(
    "Europe/London",
    {
        FIRST: Occasion(WEDNESDAY, time(10), confirmed=True),
        SECOND: Occasion(date(2027, 3, 3), time(10), confirmed=True),
    },
)
TASK = (
    'task = { name = "try", title = "Try it", due = "7 days before the next workshop" }'
)


@pytest.fixture
def programme(tmp_path: Path) -> Programme:
    bare_programme(tmp_path)
    return load_programme(tmp_path / "programme.toml")


def changed(folder: Path, old: str, new: str) -> Programme:
    """The smallest programme after one change to its text."""
    assert old in WRITTEN
    path = folder / "programme.toml"
    path.write_text(WRITTEN.replace(old, new, 1), encoding="utf-8")
    return load_programme(path)


def test_two_workshops_are_a_programme(programme: Programme) -> None:
    assert [plan.minutes for plan in programme.workshops] == [30, 30]
    assert (programme.tasks, programme.notebooks, programme.reference) == ((), (), None)
    assert (programme.language, programme.wording.formulas) == ("en", True)
    assert programme.way_to("facilitate") == programme.way_to("home") == ""


@pytest.mark.parametrize("wording", ["", '[wording]\nlearners = "patients"\n'])
def test_a_programme_may_do_without_keys_for_formulas(
    tmp_path: Path, wording: str
) -> None:
    path = tmp_path / "programme.toml"
    path.write_text(f"mathematics = false\n{WRITTEN}{wording}", encoding="utf-8")
    assert not load_programme(path).wording.formulas


def test_without_words_of_its_own_the_usual_ones_are_said(programme: Programme) -> None:
    assert programme.wording.apply("{Learners} of our {team}") == "Learners of our team"


def test_any_word_may_be_the_programmes_own(tmp_path: Path) -> None:
    zone = 'zone = "Europe/London"\n'
    words = '[wording]\nlearners = "apprentices"\ntrade = "HGV repair"\n'
    said = changed(tmp_path, zone, zone + words).wording.apply
    assert said("{Trade}: {learners}. {Learners}.") == (
        "HGV repair: apprentices. Apprentices."
    )


def test_a_word_with_quotes_leaves_a_script_whole(tmp_path: Path) -> None:
    zone = 'zone = "Europe/London"\n'
    words = "[wording]\nlearners = 'those we call \"ours\"'\n"
    said = changed(tmp_path, zone, zone + words).wording.spoken
    assert said('{"ask": "Ask {learners}."}') == (
        '{"ask": "Ask those we call \\"ours\\"."}'
    )


def test_its_year_has_no_task_in_it(programme: Programme) -> None:
    year = dated(programme, CALENDAR)
    assert [plan.day for plan in year.workshops] == [WEDNESDAY, date(2027, 3, 3)]
    assert not any("Task due" in told.facts for told in in_words(programme, CALENDAR))
    assert {one.kind.value for one in planned(year)} == {"joining", "wrap-up"}
    source = Source(
        "id", 1, here="https://x.example", at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert b"Task due" not in calendar_of(
        year, year.workshops, tasks=True, source=source
    )
    assert clashes(programme, CALENDAR, today=TODAY) == ()
    assert out_of_order(CALENDAR, programme) == ""


def test_words_for_a_tasks_day_say_that_nobody_knows_it(programme: Programme) -> None:
    year = dated(programme, CALENDAR)
    text = programme.wording.apply("By {task due}")
    assert year.in_words(text, workshop=FIRST) == "By a day to be announced"


def test_one_workshop_alone_may_have_a_task(tmp_path: Path) -> None:
    first = 'title = "Ask first"\n'
    programme = changed(tmp_path, first, f"{first}{TASK}\n")
    (tasked,) = dated(programme, CALENDAR).tasks
    assert (tasked.number, tasked.place) == (1, (FIRST, "try"))
    assert tasked.task.due == date(2027, 2, 24)


def test_no_task_of_the_last_workshop_is_due_before_a_next_one(tmp_path: Path) -> None:
    last = 'title = "Then listen"\n'
    with pytest.raises(ProgrammeError, match=f'"{SECOND}": its task is due before the'):
        changed(tmp_path, last, f"{last}{TASK}\n")


def test_an_aim_may_name_an_outcome_only_where_there_are_some(tmp_path: Path) -> None:
    first = 'title = "Ask first"\n'
    aims = 'aims = [{ text = "ask", outcomes = ["A1"] }]\n'
    with pytest.raises(
        ProgrammeError, match=r"not registered. Say what it is in \[outc"
    ):
        changed(tmp_path, first, first + aims)


def test_a_panel_with_nothing_in_it_is_named(tmp_path: Path) -> None:
    zone = 'zone = "Europe/London"\n'
    empty = '[reference]\ntitle = "At hand"\n'
    with pytest.raises(ProgrammeError, match=r"reference: nothing stands in it\. Add"):
        changed(tmp_path, zone, zone + empty)
