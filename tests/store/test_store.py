"""Opening, migrating, copying, and failing calmly."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from tests.postgresql import PostgreSQL
from tests.type_checker import refused
from toolkit.errors import StoreError
from toolkit.model import ResponseKey, Sharing
from toolkit.store import Store, backup
from toolkit.store.connect import file_of, make_engine, read_url
from toolkit.store.tables import metadata


def file_behind(url: str) -> Path:
    file = file_of(read_url(url))
    assert file is not None
    return file


def execute(url: str, statement: str) -> None:
    engine = create_engine(read_url(url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_opening_twice_keeps_what_is_there(database_url: str) -> None:
    with Store.open(database_url) as store:
        cohort = store.cohorts.add("north", "North 2023")
    with Store.open(database_url) as store:
        assert store.cohorts.all() == (cohort,)
        assert store.url == database_url


def test_the_migrations_make_the_tables_this_release_expects(store: Store) -> None:
    engine = create_engine(read_url(store.url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


@pytest.fixture
def newer(store: Store) -> Iterator[Store]:
    """A store whose database a newer release has prepared; as before afterwards."""
    execute(store.url, "UPDATE alembic_version SET version_num = 'x' || version_num")
    yield store
    execute(
        store.url, "UPDATE alembic_version SET version_num = substr(version_num, 2)"
    )


def test_a_database_from_a_newer_release_is_left_alone(newer: Store) -> None:
    with pytest.raises(StoreError, match="newer release"):
        Store.open(newer.url)


def test_a_database_that_needs_a_migration_is_copied_first(
    new_sqlite_url: str, tmp_path: Path
) -> None:
    file = file_behind(new_sqlite_url)
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as older:
        older.executescript(
            "CREATE TABLE note (body); INSERT INTO note VALUES ('kept')"
        )
    Store.open(new_sqlite_url, backups=tmp_path / "copies")
    Store.open(new_sqlite_url, backups=tmp_path / "copies")
    (copy,) = (tmp_path / "copies").iterdir()
    with closing(sqlite3.connect(copy)) as copied:
        tables = copied.execute("SELECT name FROM sqlite_master").fetchall()
        assert copied.execute("SELECT body FROM note").fetchall() == [("kept",)]
    assert tables == [("note",)]
    assert mode(copy) == 0o600
    assert mode(copy.parent) == 0o700


def test_a_new_database_needs_no_copy(new_sqlite_url: str, tmp_path: Path) -> None:
    Store.open(new_sqlite_url, backups=tmp_path / "copies")
    assert not (tmp_path / "copies").exists()


def test_only_this_account_may_read_the_database(new_sqlite_url: str) -> None:
    before = os.umask(0)
    try:
        with Store.open(new_sqlite_url) as store:
            store.cohorts.add("north", "North 2023")
            folder = file_behind(new_sqlite_url).parent
            assert mode(folder) == 0o700
            modes = {path.name: mode(path) for path in folder.iterdir()}
    finally:
        os.umask(before)
    assert modes == {
        "workshop.db": 0o600,
        "workshop.db-wal": 0o600,
        "workshop.db-shm": 0o600,
        "workshop.db.lock": 0o600,
    }


def test_sqlite_is_set_to_lose_nothing(sqlite_url: str) -> None:
    Store.open(sqlite_url)
    engine = make_engine(read_url(sqlite_url), pooled=False)
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    with engine.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas
        ]
    assert found == ["wal", 2, 1, 10_000]


def test_a_backup_is_one_moment_of_the_database_while_writes_go_on(
    sqlite_url: str, tmp_path: Path
) -> None:
    copy = tmp_path / "backups" / "friday.db"
    with Store.open(sqlite_url) as store:
        store.cohorts.add("north", "North 2023")
        person = store.people.add("north", name="Participant 7").person.id
        key = ResponseKey("north", person, "workshop1_launch", "hope")
        going, enough = Event(), Event()

        def keep_writing() -> None:
            version = 0
            while not enough.is_set():
                save(store, key, version)
                version += 1
                if version == 20:
                    going.set()

        writer = Thread(target=keep_writing)
        writer.start()
        try:
            assert going.wait(60)
            store.backup(copy)
        finally:
            enough.set()
            writer.join()
        source = store.responses.history(key)
        events = store.events.since("north", 0)
    assert mode(copy) == 0o600
    assert [path.name for path in copy.parent.iterdir()] == ["friday.db"]
    with Store(f"sqlite:///{copy}") as copied:
        kept = copied.responses.history(key)
        assert len(kept) >= 20
        assert kept == source[: len(kept)]
        assert copied.responses.find(key) == kept[-1]
        assert copied.events.since("north", 0) == events[: len(kept)]


def save(store: Store, key: ResponseKey, based_on: int) -> None:
    store.responses.save(
        key,
        f"answer {based_on}",
        sharing=Sharing.PRIVATE,
        based_on=based_on,
        write=f"w{based_on}",
        prompt="?",
        at=datetime.now(UTC),
    )


def rows_of(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def test_a_backup_equals_its_source_row_by_row(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url) as store:
        store.cohorts.add("north", "North 2023")
        for number in range(30):
            store.people.add("north", name=f"Participant {number}")
        store.backup(tmp_path / "copy.db")
    assert rows_of(tmp_path / "copy.db") == rows_of(file_behind(sqlite_url))


def test_a_backup_never_replaces_another(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "friday.db"
    copy.write_text("last week")
    with Store.open(sqlite_url) as store, pytest.raises(StoreError, match="another"):
        store.backup(copy)
    assert copy.read_text() == "last week"


def test_a_backup_that_cannot_be_written_says_where(
    sqlite_url: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with Store.open(sqlite_url) as store:
        with pytest.raises(StoreError, match=r"copy\.db.*could not be written"):
            store.backup(tmp_path / "file" / "copy.db")
        file_behind(sqlite_url).write_text("damaged")
        with pytest.raises(StoreError, match="may be damaged"):
            store.backup(tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy*"))


def test_there_is_nothing_to_back_up_before_the_first_start(
    new_sqlite_url: str, tmp_path: Path
) -> None:
    with Store(new_sqlite_url) as store, pytest.raises(StoreError, match="no database"):
        store.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_database_that_cannot_be_made_says_where(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(f"sqlite:///{tmp_path}/file/workshop.db")


def test_a_backup_of_postgresql_is_left_to_pg_dump(postgresql_url: str) -> None:
    with (
        Store(postgresql_url) as store,
        pytest.raises(StoreError, match="pg_dump"),
    ):
        store.backup(Path("never.db"))


def test_making_a_store_touches_nothing(tmp_path: Path) -> None:
    Store(f"sqlite:///{tmp_path}/data/workshop.db").close()
    Store("postgresql://nobody@127.0.0.1:1/none").close()
    assert list(tmp_path.iterdir()) == []


def test_a_missing_database_is_never_made_by_reading(tmp_path: Path) -> None:
    with (
        Store(f"sqlite:///{tmp_path}/workshop.db") as store,
        pytest.raises(StoreError, match="toolkit upgrade"),
    ):
        store.cohorts.all()
    assert list(tmp_path.iterdir()) == []


def test_an_unprepared_database_says_how_to_prepare_it(
    tmp_path: Path, postgresql: PostgreSQL
) -> None:
    (tmp_path / "empty.db").touch()
    for url in (f"sqlite:///{tmp_path}/empty.db", postgresql.url("postgres")):
        with Store(url) as store, pytest.raises(StoreError, match="toolkit upgrade"):
            store.cohorts.all()


def test_a_server_that_is_down_is_reported_without_its_password() -> None:
    with (
        Store("postgresql://me:secret@127.0.0.1:1/none") as store,
        pytest.raises(StoreError, match="cannot be reached") as error,
    ):
        store.cohorts.all()
    assert "secret" not in str(error.value)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear participant, " * 100)
    with pytest.raises(StoreError, match="not a database"):
        Store.open(f"sqlite:///{letter}")
    assert letter.read_text() == "Dear participant, " * 100


def test_a_full_disk_is_reported_and_keeps_what_was_saved(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        cohort = store.cohorts.add("north", "North 2023")
        with store._database.changing() as connection:  # as small as the disk could be
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StoreError, match="full"):
            store.cohorts.add("long", "x" * 1_000_000)
        assert store.cohorts.all() == (cohort,)


def test_a_database_kept_busy_by_another_program_says_so(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        with store._database.changing() as connection:  # rather than the ten seconds
            connection.exec_driver_sql("PRAGMA busy_timeout=1")
        with closing(sqlite3.connect(file_behind(sqlite_url))) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="busy"):
                store.cohorts.add("north", "North 2023")
            assert store.cohorts.all() == ()
        store.cohorts.add("north", "North 2023")


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("not an address", "sqlite:///data"),
        ("mysql://host/name", "SQLite or PostgreSQL"),
        ("sqlite://", "needs a file"),
    ],
)
def test_an_address_that_cannot_work_says_what_would(url: str, advice: str) -> None:
    with pytest.raises(StoreError, match=advice):
        Store(url)


def test_without_its_driver_postgresql_names_the_cure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toolkit.store.connect.find_spec", lambda _name: None)
    with pytest.raises(StoreError, match=r"pip install 'workshop-toolkit\[postgres\]'"):
        Store("postgresql://host/name")


def test_a_store_starts_no_thread_and_leaves_alembic_out() -> None:
    program = (
        "import sys, threading; from toolkit.store import Store;"
        "Store('sqlite:///none.db').warm();"
        "assert threading.active_count() == 1; assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_backup_that_is_stopped_leaves_no_half(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_live: sqlite3.Connection, to: Path, _patience: object) -> None:
        to.write_text("half of it")
        raise KeyboardInterrupt

    monkeypatch.setattr(backup, "copy_pages", stopped)
    with Store(sqlite_url) as store, pytest.raises(KeyboardInterrupt):
        store.backup(tmp_path / "copies" / "friday.db")
    assert list((tmp_path / "copies").iterdir()) == []


WRITTEN = """
from pathlib import Path
from toolkit.store import Store

Store.open("sqlite:///kept.db", backups=Path("copies"))
Store.open("sqlite:///kept.db", bakups=Path("copies"))
Store("sqlite:///kept.db", bakups=1)
"""


def test_mypy_refuses_a_misspelt_keyword_to_a_store(tmp_path: Path) -> None:
    first, second = refused(WRITTEN, tmp_path)
    assert first.startswith('5: error: Unexpected keyword argument "bakups"')
    assert second.startswith('6: error: Unexpected keyword argument "bakups"')
