"""`toolkit check`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.checking.planting import Mistake, write_programme
from tests.commands.conftest import run


def stored(cells: list[dict[str, object]]) -> None:
    cells[3]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "me"}]


def without_end(cells: list[dict[str, object]]) -> None:
    del cells[-1]


MISTAKES = [
    Mistake("grown", "stored", stored, 4, None, ""),
    Mistake("cut", "no-finish", without_end, None, None, ""),
]


@pytest.fixture(autouse=True)
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write_programme(tmp_path, MISTAKES)
    monkeypatch.setenv("TOOLKIT_PROGRAMME", str(path))
    return path


def test_errors_come_first_and_are_counted() -> None:
    said = run("check", "--quick")
    error, warning, counts = said.output.splitlines()
    assert said.exit_code == 1
    assert error.startswith("Error: cut/workshop.ipynb: finish() is missing.")
    assert warning.startswith("Warning: grown/workshop.ipynb, cell 4 (w.reflection(")
    assert counts == "1 error, 1 warning."


def test_one_notebook_is_checked_alone_and_a_warning_is_no_failure() -> None:
    said = run("check", "--quick", "grown")
    assert (said.exit_code, said.output.count("stored")) == (0, 1)
    assert "cut" not in said.output


def test_a_sound_notebook_is_said_to_be() -> None:
    said = run("check", "--quick", "sound")
    assert (said.exit_code, said.output) == (0, "No mistakes found.\n")


def test_programs_read_it_as_json() -> None:
    first, second = json.loads(run("check", "--quick", "--json").output)
    assert (first["rule"], first["level"]) == ("no-finish", "error")
    assert (second["file"], second["cell"]) == ("grown/workshop.ipynb", 4)


def test_a_notebook_that_there_is_not_is_said_with_those_there_are() -> None:
    said = run("check", "solid")
    assert said.exit_code == 1
    assert "It has: grown, cut, sound" in said.output
