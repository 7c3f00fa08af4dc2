"""What the doctor finds, and a backup that comes back row by row."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from toolkit.errors import StoreError
from toolkit.model import Conflict, ResponseKey, Saved, Seating, Sharing
from toolkit.model.groups import Group, Grouping
from toolkit.model.lines import Change, PageKey, Words
from toolkit.store import Store, restore_backup
from toolkit.store.checkup import Checkup
from toolkit.store.tables import metadata

NOON = datetime(2023, 1, 20, 12, tzinfo=UTC)


def seated(store: Store) -> Seating:
    store.cohorts.add("north", "North")
    return store.people.add("north", name="Participant 1", school="Example School")


def save(store: Store, seating: Seating, *, number: int, based_on: int) -> object:
    key = ResponseKey("north", seating.person.id, "workshop1_launch", "hope")
    return store.responses.save(
        key,
        {"texts": [f"version {number}"]},
        sharing=Sharing.PRIVATE,
        based_on=based_on,
        write=f"write-{number}",
        prompt="Hope?",
        at=NOON,
    )


def filled(store: Store) -> Seating:
    """A store with answers, a conflict, a file and tokens in it."""
    seating = seated(store)
    assert isinstance(save(store, seating, number=1, based_on=0), Saved)
    assert isinstance(save(store, seating, number=2, based_on=1), Saved)
    assert isinstance(save(store, seating, number=3, based_on=1), Conflict)
    store.evidence.add(
        ResponseKey("north", seating.person.id, "workshop1_launch", "task"),
        field="file",
        name="a.pdf",
        media_type="application/pdf",
        data=b"%PDF-",
        at=NOON,
    )
    store.tokens.issue(seating.id, "link", expires_at=NOON)
    work_in_a_group(store, seating)
    return seating


def work_in_a_group(store: Store, seating: Seating) -> None:
    group = Group("one", "Group 1", (seating.person.id,))
    made = Grouping("north", "workshop2", groups=(group,))
    store.groups.save(made, person=seating.person.id, at=NOON)
    key = PageKey("north", "workshop2", "causes", "one")
    for version in (0, 1):
        change = Change("first", Words(f"Line {version}"), version, f"w{version}")
        store.pages.write(key, change, person=seating.person, at=NOON)
    store.pages.be_writing(key, person=seating.person.id, line="", at=NOON)


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(file)) as opened:
        return {
            table.name: opened.execute(f'SELECT * FROM "{table.name}"').fetchall()  # noqa: S608
            for table in metadata.sorted_tables
        }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "workshop.db"


def harm(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(statement)
        opened.commit()


def test_a_store_in_order_has_no_problems(store: Store):
    filled(store)
    assert store.checkup() == Checkup(
        cohorts=1, seats=1, answers=1, versions=3, files=1, lines=1, problems=()
    )


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM response_version WHERE version = 1", "lost a version"),
        ("DELETE FROM response_version WHERE version = 3", "lost a version"),
        ("UPDATE response SET current = 1", "version 2 is the newest that stands"),
        ("UPDATE response SET current = 3", "shows version 3"),
        ("DELETE FROM line_version WHERE version = 1", "page has lost a version"),
        ("UPDATE line SET current = 1", "page has lost a version"),
        ("DELETE FROM grouping_version", "groups of workshop2/ have lost a version"),
        ("DELETE FROM evidence_data", "0 of its 5 bytes"),
        ("DELETE FROM seat", "token names something that is not there"),
    ],
)
def test_what_does_not_hang_together_is_named_with_what_to_do(
    sqlite_url: str, file: Path, statement: str, said: str
):
    with Store.open(sqlite_url) as store:
        filled(store)
        harm(file, statement)
        problems = store.checkup().problems
    assert any(said in problem for problem in problems)
    assert all("toolkit restore FILE" in problem for problem in problems)
    assert "Participant" not in str(problems)


def test_one_problem_is_one_problem() -> None:
    told = Checkup(1, 2, 3, 4, 5, 6, ()).told
    assert told(problems=1).endswith(": 1 problem.")
    assert told(problems=2).endswith(": 2 problems.")
    assert told(problems=0).endswith(": no problems.")


def test_a_backup_made_while_people_write_holds_whole_answers(
    sqlite_url: str, tmp_path: Path
):
    with Store.open(sqlite_url) as store:
        seating = seated(store)
        enough = threading.Event()

        def write() -> None:
            for number in range(1, 40):
                save(store, seating, number=number, based_on=number - 1)
                enough.set()

        writing = threading.Thread(target=write)
        writing.start()
        assert enough.wait(60)
        store.backup(tmp_path / "copy.db")
        writing.join()
    with Store(f"sqlite:///{tmp_path}/copy.db") as copy:
        found = copy.checkup()
    assert found.problems == ()
    assert found.versions >= 1


def test_a_backup_comes_back_row_by_row(sqlite_url: str, file: Path, tmp_path: Path):
    with Store.open(sqlite_url) as store:
        seating = filled(store)
        store.backup(tmp_path / "copy.db")
        before = rows(file)
        assert rows(tmp_path / "copy.db") == before
        save(store, seating, number=4, based_on=2)
        after = rows(file)
    aside = restore_backup(
        sqlite_url, tmp_path / "copy.db", backups=tmp_path / "backups"
    )
    assert rows(file) == before
    assert aside is not None
    assert rows(aside) == after
    with Store.open(sqlite_url) as store:
        assert store.checkup().problems == ()
        assert isinstance(save(store, seating, number=5, based_on=2), Saved)


def test_nothing_is_replaced_by_a_file_that_is_no_backup(
    sqlite_url: str, file: Path, tmp_path: Path
):
    with Store.open(sqlite_url) as store:
        filled(store)
    before = rows(file)
    half = tmp_path / "half.db"
    half.write_bytes(file.read_bytes()[:6000])
    other = tmp_path / "other.db"
    harm(other, "CREATE TABLE chalk (colour TEXT)")
    text = tmp_path / "notes.txt"
    text.write_text("not a database at all")
    for wrong in (half, other, text, tmp_path / "missing.db", file):
        with pytest.raises(StoreError):
            restore_backup(sqlite_url, wrong, backups=tmp_path / "backups")
        assert rows(file) == before


def test_nothing_is_replaced_unless_what_was_there_is_kept_aside(
    sqlite_url: str, file: Path, tmp_path: Path
):
    with Store.open(sqlite_url) as store:
        seating = filled(store)
        store.backup(tmp_path / "copy.db")
        save(store, seating, number=4, based_on=2)
    before = rows(file)
    assert not (tmp_path / "backups").exists()
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(StoreError):
        restore_backup(sqlite_url, tmp_path / "copy.db", backups=tmp_path / "backups")
    assert rows(file) == before


def test_postgresql_is_left_to_its_own_programs(postgresql_url: str, tmp_path: Path):
    with pytest.raises(StoreError, match="pg_restore"):
        restore_backup(postgresql_url, tmp_path / "x", backups=tmp_path)
