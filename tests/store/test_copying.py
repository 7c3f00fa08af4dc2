"""A copy that is kept waiting, told to stop, or cut short at any step."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.test_checkup import filled, rows
from toolkit.errors import BusyError, StoreError
from toolkit.store import Store, backup
from toolkit.store.backup import at_one_moment, copy_database, copy_pages
from toolkit.store.connect import BUSY_SECONDS
from toolkit.store.patience import Patience, StoppedError, is_busy

STEPS = {"open", "os.link", "os.remove", "os.rename", "sqlite3.connect"}
"""What tells on a disk."""
DIED = 9
MANY = 200
"""More steps than a copy has."""


@pytest.fixture
def file(sqlite_url: str, tmp_path: Path) -> Path:
    """A database with something in it."""
    with Store.open(sqlite_url) as store:
        filled(store)
    return tmp_path / "data" / "workshop.db"


@pytest.fixture
def to(tmp_path: Path) -> Path:
    """What the copy will be called; it is alone in its folder."""
    return tmp_path / "copies" / "friday.db"


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even a small database be copied in many steps."""
    monkeypatch.setattr(backup, "_STEP", 1)


def left(to: Path) -> list[Path]:
    return list(to.parent.iterdir())


def test_whoever_locks_the_database_away_does_not_hold_a_copy_up_for_ever(
    file: Path, to: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backup, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("DELETE FROM event")
        other.commit()
        with pytest.raises(BusyError, match="another program has locked it"):
            copy_database(file, to)
    assert left(to) == []
    copy_database(file, to)
    assert rows(to) == rows(file)


def test_a_copy_that_cannot_go_on_is_given_up(file: Path, tmp_path: Path):
    times = iter([0.0, 0.0, float(BUSY_SECONDS)])
    with (
        closing(sqlite3.connect(tmp_path / "to.db")) as other,
        at_one_moment(file, mode="rw") as live,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError, match="keeps the copy from being written"):
            copy_pages(live, tmp_path / "to.db", Patience(clock=lambda: next(times)))


@pytest.mark.usefixtures("steps")
def test_a_copy_is_of_one_moment_and_ends_whatever_is_written_meanwhile(
    file: Path, to: Path
):
    count = iter(range(MANY))
    with closing(sqlite3.connect(file)) as other:

        def write() -> float:
            said = "INSERT INTO cohort VALUES (?, 'North', '', NULL)"
            other.execute(said, [f"cohort-{next(count)}"])
            other.commit()
            return 0

        patience = Patience(clock=write)
        before = rows(file)
        copy_database(file, to, patience=patience)
    assert rows(to) == before
    assert len(rows(file)["cohort"]) > len(before["cohort"]) + 3


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("step", [0, 1, 5])
def test_a_copy_that_is_told_to_stop_ends_there_and_leaves_nothing(
    file: Path, to: Path, step: int
):
    def clock() -> float:
        if next(count) == step:
            patience.stop()
        return 0

    count = iter(range(-1, step + 3))  # one look before it begins, few after
    patience = Patience(clock=clock)
    with pytest.raises(StoppedError):
        copy_database(file, to, patience=patience)
    assert left(to) == []


def test_a_copy_is_not_called_whole_by_a_check_that_was_told_to_stop(file: Path):
    patience = Patience()
    patience.stop()
    with pytest.raises(StoppedError):
        backup.insist_on_whole(file, patience)


def dying(file: Path, to: Path) -> Iterator[None]:
    """Copy in processes that are gone at once, at their first step and each later."""
    for step in range(MANY):
        child = os.fork()
        if child == 0:
            count = iter(range(step))

            def watch(event: str, _about: object, count: Iterator[int] = count) -> None:
                if event in STEPS and next(count, None) is None:
                    os._exit(DIED)

            sys.addaudithook(watch)
            copy_database(file, to)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != DIED:
            return
        yield


def test_a_crash_at_any_step_leaves_a_whole_copy_or_none_of_its_name(
    file: Path, to: Path
):
    found = []
    for _ in dying(file, to):
        found.append(to.exists())
        if to.exists():
            assert rows(to) == rows(file)
            to.unlink()
    assert found[0] is False
    assert found[-1] is True
    assert rows(to) == rows(file)


def test_two_who_copy_to_one_name_do_not_get_in_each_others_way(
    file: Path, to: Path, monkeypatch: pytest.MonkeyPatch
):
    def look(unfinished: Path, patience: Patience | None = None) -> None:
        monkeypatch.undo()
        copy_database(file, to)
        backup.insist_on_whole(unfinished, patience)

    monkeypatch.setattr(backup, "insist_on_whole", look)
    with pytest.raises(StoreError, match="already a file"):
        copy_database(file, to)
    assert left(to) == [to]
    assert rows(to) == rows(file)


def test_where_a_file_has_but_one_name_a_copy_is_made_all_the_same(
    file: Path, to: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_names: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    copy_database(file, to)
    assert rows(to) == rows(file)
    assert left(to) == [to]


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY, sqlite3.SQLITE_LOCKED]
)
def test_busy_is_busy_for_whatever_reason(code: int):
    error = sqlite3.OperationalError("database is locked")
    assert not is_busy(error)
    error.sqlite_errorcode = code
    assert is_busy(error)
