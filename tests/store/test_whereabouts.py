"""The database, or its log, is taken away while it is open: nothing saved is lost."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.serving import PATIENCE
from toolkit.errors import StoreError
from toolkit.model import ResponseKey, Saved, Sharing
from toolkit.store import Store
from toolkit.store.whereabouts import log_of

WRITERS, MUCH = 6, 200_000
starting = get_context("forkserver")
starting.set_forkserver_preload([__name__])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with one person in it."""
    file = tmp_path / "workshop.db"
    with Store.open(f"sqlite:///{file}") as store:
        store.cohorts.add("north", "North")
        store.people.add("north", name="Participant 7")
    return file


def person(store: Store) -> str:
    (seat,) = store.people.roster("north")
    return seat.person.id


def save(store: Store, who: str, text: str, *, place: str = "hope", after: int) -> None:
    outcome = store.responses.save(
        ResponseKey("north", who, "workshop1_launch", place),
        text,
        sharing=Sharing.PRIVATE,
        based_on=after,
        write=text,
        prompt="?",
        at=datetime.now(UTC),
    )
    assert isinstance(outcome, Saved)


def remove_log(file: Path) -> None:
    log_of(file).unlink()


def remove_log_and_index(file: Path) -> None:
    log_of(file).unlink()
    file.with_name(f"{file.name}-shm").unlink()


def move_log(file: Path) -> None:
    log_of(file).rename(file.with_name("aside"))


Removal = Callable[[Path], None]
REMOVALS = (remove_log, remove_log_and_index, move_log)


def kept_in(file: Path) -> list[str]:
    """What is in the database for whoever opens it alone, after a crash."""
    copy = file.with_name("copy.db")
    copy.write_bytes(file.read_bytes())
    log = log_of(file)
    if log.exists():
        log_of(copy).write_bytes(log.read_bytes())
    with closing(sqlite3.connect(copy)) as opened:
        rows = opened.execute("SELECT value FROM response_version").fetchall()
    return sorted(row[0].strip('"') for row in rows)


@pytest.mark.parametrize("remove", REMOVALS)
def test_what_was_saved_is_brought_in_when_its_log_goes_and_then_all_is_refused(
    file: Path, remove: Removal, caplog: pytest.LogCaptureFixture
) -> None:
    with Store(f"sqlite:///{file}") as store:
        who = person(store)
        save(store, who, "before", after=0)
        remove(file)
        for _ in range(2):
            with pytest.raises(StoreError, match="has been brought into the database"):
                save(store, who, "after", after=1)
            with pytest.raises(StoreError, match="before the server is restarted"):
                store.people.roster("north")
        assert len(caplog.records) == 1
        assert kept_in(file) == ["before"]
    with Store(f"sqlite:///{file}") as restarted:
        save(restarted, who, "after", after=1)
    assert kept_in(file) == ["after", "before"]


def test_a_log_that_comes_back_is_gone_on_with(file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        who = person(store)
        save(store, who, "before", after=0)
        aside = file.with_name("aside")
        log_of(file).rename(aside)
        aside.rename(log_of(file))
        save(store, who, "after", after=1)
        assert kept_in(file) == ["after", "before"]


def test_a_log_that_another_has_begun_is_not_written_over(file: Path) -> None:
    with Store(f"sqlite:///{file}") as store:
        who = person(store)
        save(store, who, "before", after=0)
        aside, log = file.with_name("aside"), log_of(file)
        log.rename(aside)
        log.write_bytes(b"somebody else's")
        with pytest.raises(StoreError, match="could not be brought into the database"):
            save(store, who, "after", after=1)
        aside.replace(log)
        save(store, who, "after", after=1)
        assert kept_in(file) == ["after", "before"]


def test_whoever_has_a_removed_log_open_keeps_others_from_beginning(file: Path) -> None:
    url = f"sqlite:///{file}"
    with Store(url) as store:
        save(store, person(store), "before", after=0)
        assert store.troubles(reserve=0, elsewhere=True) == ()
        remove_log_and_index(file)
        told = f"Process {os.getpid()} still has a log"
        found = store.troubles(reserve=0, elsewhere=True)
        assert any(each.words.startswith(told) and each.stops for each in found)
        with pytest.raises(StoreError, match=told):
            Store.open(url)
    Store.open(url).close()


def test_a_database_that_went_with_its_log_keeps_nobody_from_another_in_its_place(
    file: Path,
) -> None:
    url = f"sqlite:///{file}"
    with Store(url) as gone:
        save(gone, person(gone), "before", after=0)
        for each in (file, log_of(file), file.with_name(f"{file.name}-shm")):
            each.unlink()
        with Store.open(url) as store:
            store.cohorts.add("south", "South")
        with pytest.raises(StoreError):
            person(gone)


def begun(file: Path) -> int:
    """How many writers have saved something."""
    with closing(sqlite3.connect(file)) as opened:
        (count,) = opened.execute("SELECT count(*) FROM response").fetchone()
        return int(count)


def save_on(url: str, who: str, writer: int) -> list[str]:
    """Save until nothing more is saved; what was acknowledged."""
    acknowledged: list[str] = []
    give_up = time.monotonic() + PATIENCE
    with Store(url) as store:
        while time.monotonic() < give_up:
            text = f"{writer}-{len(acknowledged)}"
            try:
                save(store, who, text, place=f"own-{writer}", after=len(acknowledged))
            except StoreError:
                return acknowledged
            acknowledged.append(text)
    raise AssertionError


@pytest.mark.slow
@pytest.mark.parametrize("remove", REMOVALS)
def test_no_acknowledged_answer_goes_with_a_log_that_is_removed_under_writers(
    file: Path, remove: Removal
) -> None:
    url, log = f"sqlite:///{file}", log_of(file)
    with Store(url) as store:
        who = person(store)
    with starting.Pool(WRITERS) as pool:
        jobs = [(url, who, writer) for writer in range(WRITERS)]
        writing = pool.starmap_async(save_on, jobs, chunksize=1)
        give_up = time.monotonic() + PATIENCE
        while not (begun(file) == WRITERS and log.stat().st_size > MUCH):
            assert time.monotonic() < give_up
        remove(file)
        acknowledged = {text for texts in writing.get(PATIENCE) for text in texts}
        pool.terminate()
        pool.join()
    assert len(acknowledged) >= WRITERS
    assert acknowledged <= set(kept_in(file))
    with Store.open(url) as store:
        assert store.checkup().problems == ()
