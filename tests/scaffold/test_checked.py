"""What is begun has no mistake in it, and no test of it is red."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import run
from tests.plugin.test_faults import run_pytest
from toolkit.checking import check_programme

pytestmark = pytest.mark.slow


def test_a_new_programme_and_a_new_workshop_have_nothing_to_be_mended(
    year: Path,
) -> None:
    run("new", "workshop", "Feedback that works", "--folder", "autumn/first")
    found = check_programme(year / "programme.toml")
    assert [one.told(year) for one in found] == []


def test_its_tests_pass_before_and_after_what_it_shows_is_taken_down(
    year: Path,
) -> None:
    first = run_pytest(year, "--write-shown")
    assert "Taken down: " in first
    assert "FAILED" not in first, first
    assert (year / "tests" / "shown" / "starting-out.json").is_file()
