"""`toolkit person data`: whoever there is, and nobody else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.commands.conftest import run
from toolkit.server.site import now
from toolkit.store import Store


@pytest.mark.parametrize("has_left", [False, True])
def test_one_takes_all_that_is_kept_of_one(
    kept: Store, tmp_path: Path, has_left: bool
) -> None:
    ana = kept.people.add("north", name="Ana", email="a@example.org")
    kept.cohorts.add("south", "South")
    kept.people.add("south", name="Ana", email="a@example.org")
    if has_left:
        kept.people.withdraw(ana, at=now())
    done = run("person", "data", "Ana", tmp_path / "ana.zip")
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(tmp_path / "ana.zip") as packed:
        assert any(b"a@example.org" in packed.read(n) for n in packed.namelist())


def test_whom_nobody_knows_is_said_alike_by_both_commands(
    kept: Store, tmp_path: Path
) -> None:
    told = {
        run("person", "data", "Participant 99", tmp_path / "x.zip").output,
        run("person", "erase", "Participant 99", "--yes").output,
    }
    assert len(told) == 1
    assert "Nobody in any cohort is called “Participant 99”" in told.pop()
    assert not (tmp_path / "x.zip").exists()
    here = run("person", "data", "X", tmp_path / "x.zip", "--cohort", "north").output
    assert "Nobody in the cohort “north” is called “X”" in here
