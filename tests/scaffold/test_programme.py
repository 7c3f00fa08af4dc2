"""`toolkit new programme`."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.commands.conftest import run
from toolkit.programme import load_programme
from toolkit.programme.calendars import load_calendar
from toolkit.programme.runsheet import not_in_agenda, run_sheet
from toolkit.scaffold import Wanted, make_programme
from toolkit.scaffold.programme import title_of

TITLES = ('Über "uns" \\ & <b>', "反馈", "It's @title@ {{", "a" * 120)


def test_a_new_programme_is_whole(year: Path) -> None:
    programme = load_programme(year / "programme.toml")
    assert (programme.title, str(programme.zone)) == ("Our year", "UTC")
    assert not programme.wording.formulas
    assert all(one.notebook.is_file() for one in programme.served)
    for plan in programme.workshops:
        sheet = run_sheet(plan, programme)
        assert len(sheet) == len(plan.agenda)
        assert not_in_agenda(plan, sheet) == ""
    calendar = load_calendar(year / "calendars" / "first.toml", programme)
    assert len(calendar.occasions) == len(programme.workshops)
    assert "data/" in (year / ".gitignore").read_text()
    assert "# Our year" in (year / "README.md").read_text()


def test_no_aim_stands_in_two_files_that_could_then_differ(year: Path) -> None:
    toml = (year / "programme.toml").read_text()
    for plan in load_programme(year / "programme.toml").workshops:
        aims = re.findall(r"^- (.+)[;.]$", _words_of(plan.notebook), re.M)
        assert aims
        assert [aim for aim in aims if aim in toml] == []


def _words_of(notebook: Path) -> str:
    cells = json.loads(notebook.read_text())["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)


def test_the_example_of_a_calendar_lies_ahead_and_at_no_weekend(tmp_path: Path) -> None:
    wanted = Wanted("Our year", "UTC")
    for day in range(1, 8):
        today = date(2027, 2, day)
        made = make_programme(tmp_path / str(day), wanted, today=today)
        file = tmp_path / str(day) / "calendars" / "first.toml"
        for occasion in load_calendar(file, made).occasions.values():
            assert occasion.day is not None
            assert occasion.day > today
            assert occasion.day.weekday() < 5


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_kept_letter_by_letter(title: str, tmp_path: Path) -> None:
    made = run("new", "programme", tmp_path / "x", "--title", title, "--zone", "UTC")
    assert made.exit_code == 0, made.output
    assert tomllib.loads((tmp_path / "x" / "programme.toml").read_text())["title"] == (
        title
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "words that can be read"),
        (" \n ", "words that can be read"),
        ("a\x00b", "words that can be read"),
        ("a" * 121, "has 121 characters"),
        ("What {pupls} say", "nothing is called {pupls}"),
    ],
)
def test_a_title_that_cannot_be_shown_is_refused_and_nothing_is_left(
    title: str, said: str, tmp_path: Path
) -> None:
    made = run("new", "programme", tmp_path / "x", "--title", title, "--zone", "UTC")
    assert made.exit_code == 1
    assert said in made.output
    assert [*tmp_path.iterdir()] == []


def test_a_zone_that_there_is_not_is_named(tmp_path: Path) -> None:
    for option, given in (("--zone", "Europe/Nowhere"), ("--language", "Deutsch")):
        made = run("new", "programme", tmp_path / "a" / "b", option, given)
        assert made.exit_code == 2
        assert f'Invalid value for {option}: "{given}" is no' in made.output
        assert "line" not in made.output
        assert [*tmp_path.iterdir()] == []


def test_what_to_do_next_can_be_typed_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "\n  cd 'Mein Jahr'\n" in run("new", "programme", "Mein Jahr").output


def test_where_there_is_no_programme_it_is_said_how_one_is_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (("check",), ("serve",), ("new", "workshop", "Feedback")):
        said = run(*command).output
        assert "toolkit new programme my-year" in said
        assert "cd my-year" in said


def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Mine.")
    refused = run("new", "programme", tmp_path)
    assert refused.exit_code == 1
    assert "something is in it. Choose another name" in refused.output
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]
    assert "is in it" in run("new", "programme", tmp_path / "mine.txt").output


def test_an_empty_folder_is_filled_also_the_one_somebody_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "programme", ".", "--zone", "UTC").exit_code == 0
    assert load_programme(tmp_path / "programme.toml").title == title_of(tmp_path)
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".new")]


def test_who_says_nothing_gets_a_title_by_the_folder(tmp_path: Path) -> None:
    assert run("new", "programme", tmp_path / "our_first-year").exit_code == 0
    made = load_programme(tmp_path / "our_first-year" / "programme.toml")
    assert made.title == "Our first year"


def test_a_disk_that_is_full_leaves_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_args: object, **_words: object) -> int:
        if path.name == "about.toml" or written:
            raise OSError(28, "No space left on device")
        return int(bool(written.append(path.name)))

    written: list[str] = []
    monkeypatch.setattr(Path, "write_text", full)
    refused = run("new", "programme", tmp_path / "deep" / "x", "--zone", "UTC")
    assert refused.exit_code == 1
    assert "could not be written (No space left on device). Nothing" in refused.output
    assert [*tmp_path.iterdir()] == []


def test_a_place_where_nothing_may_be_written_is_named() -> None:
    refused = run("new", "programme", "/proc/my-year", "--zone", "UTC")
    assert refused.exit_code == 1
    assert "/proc/my-year could not be written" in refused.output


def test_the_notebooks_are_kept_as_they_leave_an_author(year: Path) -> None:
    for path in year.rglob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert all(cell.get("outputs", []) == [] for cell in cells)
        ids = [cell["id"] for cell in cells]
        assert len(ids) == len(set(ids))
