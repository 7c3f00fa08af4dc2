"""A backup that is put in place of what is damaged, in use, or cut short half-way."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.test_checkup import filled, rows, save
from toolkit.errors import StoreError
from toolkit.model.dates import UNPLACED
from toolkit.store import Store, restore, restore_backup
from toolkit.store.in_use import alone_with
from toolkit.store.restore import look_at

ENDS = ("", "-wal", "-shm")
DIED = 9


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database of a test lies."""
    return tmp_path / "data" / "workshop.db"


@pytest.fixture
def backup(sqlite_url: str, file: Path, tmp_path: Path) -> Path:
    """A backup, and a database as a server leaves it that is killed.

    The backup lacks two answers, and the newest is beside the database, in its WAL.
    """
    left = tmp_path / "left"
    with Store.open(sqlite_url) as store:
        seating = filled(store)
        store.backup(tmp_path / "copy.db")
        save(store, seating, number=4, based_on=2)
        with closing(sqlite3.connect(file)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            save(store, seating, number=5, based_on=4)
            shutil.copytree(file.parent, left)
    shutil.copytree(left, file.parent, dirs_exist_ok=True)
    return tmp_path / "copy.db"


def restored(url: str, backup: Path) -> Path | None:
    return restore_backup(url, backup, backups=backup.parent / "backups")


def content(file: Path) -> dict[str, bytes]:
    """Every byte of a database, and of what lies beside it."""
    found = {end: file.with_name(file.name + end) for end in ENDS}
    return {end: each.read_bytes() for end, each in found.items() if each.exists()}


def spoil_header(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(b"\0" * 100)


def cut_short(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def cut_to_nothing(file: Path) -> None:
    os.truncate(file, 0)


def spoil_a_page(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(4096 * 3)
        opened.write(os.urandom(4096))


@pytest.mark.parametrize(
    "harm", [spoil_header, cut_short, cut_to_nothing, spoil_a_page]
)
def test_what_is_damaged_is_kept_byte_for_byte_and_replaced(
    sqlite_url: str, file: Path, backup: Path, harm: Callable[[Path], None]
):
    harm(file)
    damaged = content(file)
    aside = restored(sqlite_url, backup)
    assert aside is not None
    assert content(aside) == damaged
    assert set(damaged) == set(ENDS)
    assert {each.stat().st_mode & 0o777 for each in aside.parent.iterdir()} == {0o600}
    assert rows(file) == rows(backup)
    with Store.open(sqlite_url) as store:
        assert store.checkup().problems == ()


def test_what_was_put_aside_can_be_put_back(sqlite_url: str, file: Path, backup: Path):
    aside = restored(sqlite_url, backup)
    assert rows(file) == rows(backup)
    assert aside is not None
    restored(sqlite_url, aside)
    answers = rows(file)["response_version"]
    assert len(answers) == len(rows(backup)["response_version"]) + 2


def test_beside_whoever_uses_the_database_nothing_is_replaced(
    sqlite_url: str, file: Path, backup: Path
):
    with Store.open(sqlite_url):
        Store.open(sqlite_url).close()  # another server comes and goes
        before = rows(file)
        with pytest.raises(StoreError, match="Stop the server first"):
            restored(sqlite_url, backup)
        assert rows(file) == before
    assert not (backup.parent / "backups").exists()
    restored(sqlite_url, backup)
    assert rows(file) == rows(backup)


def test_nobody_opens_a_database_that_is_being_replaced(sqlite_url: str, file: Path):
    with (
        alone_with(file),
        pytest.raises(StoreError, match="being put in place"),
    ):
        Store.open(sqlite_url)
    Store.open(sqlite_url).close()


def test_a_lock_that_this_account_may_not_use_is_named(sqlite_url: str, file: Path):
    lock = file.with_name("workshop.db.lock")
    lock.mkdir()
    with pytest.raises(StoreError, match="cannot be locked") as refused:
        Store.open(sqlite_url)
    assert str(lock) in str(refused.value)


def test_another_program_that_has_it_open_is_waited_for_and_then_named(
    sqlite_url: str, file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(restore, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(file)) as other:
        other.execute("SELECT count(*) FROM response").fetchone()
        before = rows(file)
        with pytest.raises(StoreError, match="is in use"):
            restored(sqlite_url, backup)
        assert rows(file) == before
    assert list((backup.parent / "backups").iterdir()) == []
    restored(sqlite_url, backup)
    assert rows(file) == rows(backup)


USING = """
import sys, time
from toolkit.store import Store
store = Store.open(sys.argv[1])
print("open", flush=True)
time.sleep(3600)
"""


def test_whoever_is_killed_holds_nothing_up(sqlite_url: str, file: Path, backup: Path):
    command = [sys.executable, "-c", USING, sqlite_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as using:
        try:
            assert using.stdout is not None
            assert using.stdout.readline() == "open\n"
            with pytest.raises(StoreError, match="Stop the server first"):
                restored(sqlite_url, backup)
        finally:
            using.kill()
    restored(sqlite_url, backup)
    assert rows(file) == rows(backup)


def die_at(step: int, url: str, backup: Path) -> bool:
    """Restore in a process that is gone at once at its *step*; whether it died."""
    child = os.fork()
    if child == 0:
        count = iter(range(step))

        def watch(event: str, _about: object) -> None:
            if event in STEPS and next(count, None) is None:
                os._exit(DIED)

        sys.addaudithook(watch)
        restored(url, backup)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DIED


STEPS = {"open", "os.remove", "os.rename", "sqlite3.connect"}
"""What tells on a disk."""


def test_a_crash_at_any_step_leaves_what_was_there_or_the_backup(
    sqlite_url: str, file: Path, backup: Path, tmp_path: Path
):
    left = tmp_path / "left"
    states = []
    while die_at(len(states), sqlite_url, backup):
        states.append(rows(file))
        shutil.rmtree(file.parent)
        shutil.copytree(left, file.parent)
    before, after = rows(left / file.name), rows(backup)
    assert rows(file) == after
    assert [state for state in states if state not in (before, after)] == []
    assert states[0] == before
    assert states[-1] == after


def kept_as(form: str, folder: Path, *, then: str = "") -> Path:
    """A backup that an earlier release made, changed by *then*."""
    told = Path(__file__).parent / "revisions" / f"{form}.sql"
    with closing(sqlite3.connect(folder / "old.db")) as made:
        made.executescript(told.read_text() + then)
    return folder / "old.db"


def test_a_backup_of_an_earlier_release_is_brought_to_this_one_on_the_way(
    sqlite_url: str, backup: Path, tmp_path: Path
):
    old = kept_as("0002-pace", tmp_path)
    as_it_was = old.read_bytes()
    restored(sqlite_url, old)
    assert old.read_bytes() == as_it_was
    with Store(sqlite_url) as store:
        assert store.checkup().problems == ()
        assert [cohort.id for cohort in store.cohorts.all()] == ["north"]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE alembic_version SET version_num = '9999';", "Install that release"),
        ("DROP TABLE response_version;", "lacks the table response_version"),
    ],
)
def test_a_backup_that_this_release_cannot_use_changes_nothing(
    sqlite_url: str, file: Path, backup: Path, tmp_path: Path, harm: str, said: str
):
    there = content(file)
    with pytest.raises(StoreError, match=said) as refused:
        restored(sqlite_url, kept_as("0003-whole", tmp_path, then=harm))
    assert str(tmp_path / "old.db") in str(refused.value)
    assert content(file) == there
    assert not (tmp_path / "backups").exists()
    assert not list(file.parent.glob("*.restoring*"))


def test_a_backup_that_cannot_be_read_is_what_the_refusal_names(
    sqlite_url: str, file: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(_file: Path, *, mode: str) -> None:  # root may read everything
        raise sqlite3.OperationalError(f"unable to open database file, mode {mode}")

    monkeypatch.setattr(restore, "at_one_moment", refuse)
    there = content(file)
    with pytest.raises(StoreError, match=r'backup ".*copy.db" cannot be read') as no:
        restored(sqlite_url, backup)
    assert "restoring" not in str(no.value)
    assert content(file) == there


def test_what_a_restore_leaves_that_is_killed_is_named_unless_it_is_at_work(
    sqlite_url: str, file: Path, backup: Path, tmp_path: Path
):
    def said() -> str:
        with Store(sqlite_url) as store:
            found = look_at(store.backups(tmp_path), reserve=0, local=UNPLACED, at=None)
        return " ".join(found.problems)

    left = file.with_name("workshop.db.restoring")
    left.touch()
    assert f'"{left}" (0 MB) was left behind' in said()
    with alone_with(file):
        assert said() == ""
    restored(sqlite_url, backup)
    assert said() == ""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives away")
def test_what_root_restores_belongs_to_the_account_of_the_server(
    sqlite_url: str, file: Path, backup: Path
):
    for each in (file.parent, *file.parent.iterdir()):
        os.chown(each, 12345, 12345)
    backups = file.parent / "backups"
    restore_backup(sqlite_url, backup, backups=backups)
    Store.open(sqlite_url).close()
    made = [*file.parent.iterdir(), *backups.iterdir()]
    assert {each.stat().st_uid for each in made} == {12345}
