"""`toolkit new workshop`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import run
from tests.workshops.executed import executed
from toolkit.errors import ToolkitError
from toolkit.programme import load_programme
from toolkit.programme.runsheet import not_in_agenda, run_sheet
from toolkit.scaffold.inserting import with_workshop

TABLE = '[[workshops]]\nname = "new"\n'


def names(year: Path) -> list[str]:
    return [plan.name for plan in load_programme(year / "programme.toml").workshops]


def everything(year: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(year)): path.read_bytes()
        for path in year.rglob("*")
        if path.is_file()
    }


def test_a_workshop_is_added_and_every_byte_that_was_there_is_kept(year: Path) -> None:
    before = everything(year)
    added = run("new", "workshop", "Feedback that works")
    assert added.exit_code == 0, added.output
    assert names(year) == ["starting-out", "looking-back", "feedback-that-works"]
    after = everything(year)
    changed = after.pop("programme.toml")
    start, end = _put(before.pop("programme.toml"), changed)
    assert changed[start:end].strip().startswith(b"[[workshops]]\nname =")
    assert {name: after[name] for name in before} == before
    new = {name for name in after if name not in before}
    assert new == {
        "feedback-that-works/facilitator.md",
        "feedback-that-works/workshop.ipynb",
    }
    assert (year / "feedback-that-works" / "assets").is_dir()


def _put(before: bytes, after: bytes) -> tuple[int, int]:
    """From where to where *after* has what *before* has not."""
    size = len(after) - len(before)
    start = next(at for at in range(len(before)) if before[: at + 1] != after[: at + 1])
    while before[start:] != after[start + size :]:
        start -= 1
    return start, start + size


@pytest.mark.parametrize("minutes", [30, 45, 59, 60, 100, 600])
def test_its_notebook_follows_its_agenda_whatever_its_length(
    minutes: int, year: Path
) -> None:
    added = run("new", "workshop", "Feedback that works", "--minutes", minutes)
    assert f"of {minutes} minutes" in added.output
    programme = load_programme(year / "programme.toml")
    plan = programme.workshop("feedback-that-works")
    assert plan.minutes == minutes
    sheet = run_sheet(plan, programme)
    assert (len(sheet), not_in_agenda(plan, sheet)) == (len(plan.agenda), "")
    with executed(plan.notebook) as shown:
        assert [one.name for one in shown if one.is_asked] == [
            *("how-often", "example", "heard", "next-step", "exit")
        ]


def test_it_follows_the_one_that_is_named_and_says_what_numbers_change(
    year: Path,
) -> None:
    added = run("new", "workshop", "Feedback", "--after", "starting-out")
    assert names(year) == ["starting-out", "feedback", "looking-back"]
    assert "is workshop 2" in added.output
    assert "{workshop 2 …}" in added.output
    assert "{workshop" not in run("new", "workshop", "Another").output


def test_what_to_do_next_is_three_lines(year: Path) -> None:
    _, *lines = run("new", "workshop", "Feedback").output.splitlines()
    assert len(lines) == 3
    assert "feedback/workshop.ipynb" in lines[0]
    assert "toolkit check" in lines[2]


def test_a_folder_may_be_below_another(year: Path) -> None:
    run("new", "workshop", "Feedback", "--folder", "autumn/first")
    plan = load_programme(year / "programme.toml").workshop("first")
    assert plan.folder == year / "autumn" / "first"
    assert plan.notebook.is_file()


@pytest.mark.parametrize("title", ['Say "no" \\ kindly', "反馈", "…?", "@name@"])
def test_an_odd_title_is_kept_and_has_a_name(title: str, year: Path) -> None:
    assert run("new", "workshop", title).exit_code == 0
    (*_, last) = load_programme(year / "programme.toml").workshops
    assert last.title == title
    assert last.notebook.is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Starting out",), 'has "starting-out" already: “Starting out”'),
        (("Home",), 'has "home" already: “My year”'),
        (("Notebooks",), "There is a folder"),
        (("What {pupls} say",), "nothing is called {pupls}"),
        (("",), "words that can be read"),
        (("New", "--after", "nothing"), 'no workshop "nothing"'),
        (("New", "--folder", "../outside"), "outside the programme"),
        (("New", "--folder", "autumn/…"), "no letters of which a name"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    arguments: tuple[str, ...], said: str, year: Path
) -> None:
    before = everything(year)
    refused = run("new", "workshop", *arguments)
    assert refused.exit_code == 1
    assert said in refused.output
    assert ".new-" not in refused.output
    assert everything(year) == before
    assert not (year / "autumn").exists()


def test_a_disk_that_is_full_changes_nothing(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _text: str) -> None:
        raise OSError(28, "No space left on device")

    before = everything(year)
    monkeypatch.setattr("toolkit.scaffold.workshop.replace_text", full)
    refused = run("new", "workshop", "Feedback", "--folder", "autumn/feedback")
    assert "(No space left on device). Nothing was changed." in refused.output
    assert everything(year) == before
    assert not (year / "autumn" / "feedback").exists()


def test_it_needs_a_programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no programme.toml" in run("new", "workshop", "Feedback").output


# -- where the table is put -----------------------------------------------------------

FIRST = '[[workshops]]\nname = "a"\n'
SECOND = '[[workshops]]\nname = "b"\nagenda = [\n  [1],\n[2],\n]\n'
NOTES = "\n# What follows is served, too.\n\n[[notebooks]]\nname = 'x'\n"


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        (FIRST, 1, f"{FIRST}\n{TABLE}"),
        (FIRST.strip(), 1, f"{FIRST}\n{TABLE}"),
        (FIRST, 0, f"{TABLE}\n{FIRST}"),
        (FIRST + SECOND, 1, f"{FIRST}\n{TABLE}\n{SECOND}"),
        (FIRST + SECOND + NOTES, 2, f"{FIRST}{SECOND}\n{TABLE}{NOTES}"),
        (f"{NOTES}{FIRST}# End.", 1, f"{NOTES}{FIRST}\n{TABLE}\n# End."),
        (
            f'{FIRST}text = """\n[[workshops]]\n"""\n{NOTES}',
            1,
            f'{FIRST}text = """\n[[workshops]]\n"""\n\n{TABLE}{NOTES}',
        ),
        (
            f"{FIRST}[[workshops.aims]]\ntext = 'x'\n{NOTES}",
            1,
            f"{FIRST}[[workshops.aims]]\ntext = 'x'\n\n{TABLE}{NOTES}",
        ),
    ],
)
def test_a_table_goes_where_it_belongs(text: str, at: int, found: str) -> None:
    assert with_workshop(text, TABLE, at=at) == found


def test_lines_end_as_the_others_do() -> None:
    text = (FIRST + NOTES).replace("\n", "\r\n")
    found = with_workshop(text, TABLE, at=1)
    assert found == (FIRST + "\n" + TABLE + NOTES).replace("\n", "\r\n")


def test_a_form_that_takes_no_table_is_told_with_what_to_add() -> None:
    with pytest.raises(ToolkitError, match="add this yourself") as told:
        with_workshop('workshops = [{ name = "a" }]\n', TABLE, at=1)
    assert TABLE in str(told.value)
