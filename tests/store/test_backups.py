"""Copies that make themselves: checked, named, and kept by a rule."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.store.test_checkup import filled, rows
from toolkit.errors import StoreError
from toolkit.model.dates import UNPLACED
from toolkit.store import Store
from toolkit.store.backup import copy_database
from toolkit.store.backups import Backups, Reason
from toolkit.store.restore import look_at

NIGHT = datetime(2023, 1, 20, 2, tzinfo=UTC)
TOO_MUCH = 10**18
"""Bytes that no disk has."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database of a test lies."""
    return tmp_path / "data" / "workshop.db"


@pytest.fixture
def backups(sqlite_url: str, file: Path, tmp_path: Path) -> Backups:
    """The backups of a store with something in it: none yet."""
    with Store.open(sqlite_url) as store:
        filled(store)
        found = store.backups(tmp_path / "backups")
    assert found is not None
    assert found.last() is None
    return found


def make(backups: Backups, at: datetime = NIGHT, *, reserve: int = 0) -> None:
    backups.make_nightly(at=at, reserve=reserve, local=UNPLACED)


def plant(backups: Backups, reason: Reason, *moments: datetime) -> None:
    """Copies that were made at these moments."""
    backups.folder.mkdir(exist_ok=True)
    for moment in moments:
        backups.new_name(reason, at=moment).write_text("a copy")


def names(backups: Backups) -> set[str]:
    return {each.name for each in backups.folder.iterdir()}


def test_a_nights_backup_is_the_whole_database_of_that_moment(
    backups: Backups, file: Path
):
    make(backups)
    last = backups.last()
    assert last is not None
    assert (last.made, last.reason) == (NIGHT, Reason.NIGHTLY)
    assert rows(last.file) == rows(file)
    assert last.file.stat().st_mode & 0o777 == 0o600


def test_what_need_not_stay_goes_and_what_was_made_by_hand_never_does(
    backups: Backups,
):
    plant(backups, Reason.NIGHTLY, *(NIGHT - timedelta(days=d) for d in range(1, 60)))
    plant(backups, Reason.UPGRADE, *(NIGHT - timedelta(days=d) for d in range(1, 9)))
    plant(backups, Reason.RESTORE, *(NIGHT - timedelta(days=d) for d in range(1, 9)))
    by_hand = {"friday.db", "workshop-nightly-before-the-move.db", "workshop.db.old"}
    for name in by_hand:
        (backups.folder / name).write_text("by hand")
    make(backups)
    nightly = [NIGHT - each.made for each in backups.kept(Reason.NIGHTLY)]
    assert [age.days for age in nightly[:7]] == [0, 1, 2, 3, 4, 5, 6]
    assert len(nightly) < 15
    assert len(backups.kept(Reason.UPGRADE)) == 5
    assert len(backups.kept(Reason.RESTORE)) == 8
    assert by_hand <= names(backups)


def test_every_copy_says_in_its_name_until_when_it_stays_and_is_gone_then(
    backups: Backups,
):
    def days(number: int) -> timedelta:
        return timedelta(days=number)

    plant(backups, Reason.NIGHTLY, NIGHT - days(401), NIGHT - days(400))
    plant(backups, Reason.UPGRADE, NIGHT - days(101), NIGHT - days(100))
    plant(backups, Reason.RESTORE, NIGHT - days(101), NIGHT - days(100))
    (put_aside, _) = reversed(backups.kept(Reason.RESTORE))
    beside = put_aside.file.with_name(f"{put_aside.file.name}-wal")
    beside.write_text("its log")
    old = "workshop-nightly-20211201T020000.000000Z.db"
    (backups.folder / old).write_text("of an earlier release")
    # What nobody has removed, because no newer one was made, the doctor says.
    told = backups.checkup(reserve=0, local=UNPLACED, at=NIGHT + days(1))
    assert sum("was to be removed" in each for each in told.problems) == 4
    make(backups)
    assert {NIGHT - each.made for each in backups.kept(*Reason)} == {
        days(0),
        days(100),
        days(400),
    }
    assert not beside.exists()
    assert old not in names(backups)
    (new, *_) = backups.kept(Reason.NIGHTLY)
    assert new.file.name.endswith("-until-20240224.db")
    assert backups.gone_by() == new.until == (NIGHT + days(400)).date()
    assert backups.checkup(reserve=0, local=UNPLACED, at=NIGHT).problems == ()


def test_of_a_damaged_database_no_backup_is_kept_and_none_goes(
    backups: Backups, file: Path
):
    plant(backups, Reason.NIGHTLY, *(NIGHT - timedelta(days=d) for d in range(1, 60)))
    before = names(backups)
    content = file.read_bytes()
    file.write_bytes(content[: 4096 * 2] + b"\1" * 4096 + content[4096 * 3 :])
    with pytest.raises(StoreError, match="toolkit doctor"):
        make(backups)
    assert names(backups) == before


def test_without_room_no_backup_is_begun_and_it_says_what_to_do(backups: Backups):
    with pytest.raises(StoreError, match=r"MB are free. Free some space"):
        make(backups, reserve=TOO_MUCH)
    assert not backups.folder.exists()


def test_what_was_cut_short_is_no_backup_and_goes_a_day_later(backups: Backups):
    name = backups.new_name(Reason.NIGHTLY, at=NIGHT)
    backups.folder.mkdir()
    earlier = ("", ".unfinished", ".unfinished-journal")
    for half in (*earlier, ".0badcafe.unfinished", ".0badcafe.unfinished-journal"):
        name.with_name(name.name + half).touch()
    assert backups.last() is None
    make(backups, NIGHT + timedelta(hours=23))
    assert name.exists()
    make(backups, NIGHT + timedelta(hours=25))
    assert not [each for each in names(backups) if each.startswith(name.name)]
    assert len(backups.kept(Reason.NIGHTLY)) == 1


def test_the_doctor_names_the_last_good_one_and_those_that_are_not(backups: Backups):
    none = backups.checkup(reserve=0, local=UNPLACED)
    assert "no backup yet" in none.told
    make(backups)
    make(backups, NIGHT + timedelta(days=1))
    last = backups.last()
    assert last is not None
    well = backups.checkup(reserve=0, local=UNPLACED)
    assert (
        well.told == f"Last backup: 21 January 2023, 02:00 (UTC), checked: {last.file}"
    )
    assert well.problems == ()
    last.file.write_bytes(last.file.read_bytes()[:5000])
    ill = backups.checkup(reserve=TOO_MUCH, local=UNPLACED)
    assert ill.told.startswith("Last backup: 20 January 2023, 02:00 (UTC), checked:")
    no_room, damaged = ill.problems
    assert "no room" in no_room
    assert str(last.file) in damaged


def test_a_copy_before_an_upgrade_is_a_backup_too_whatever_it_was_once_called(
    backups: Backups,
):
    plant(backups, Reason.UPGRADE, NIGHT)
    old = backups.folder / "workshop-20230121T020000.000000Z.db"
    old.write_text("as the release before called it")
    assert [each.made.day for each in backups.kept(Reason.UPGRADE)] == [21, 20]


def test_postgresql_is_left_to_pg_dump(postgresql_url: str, tmp_path: Path):
    with Store(postgresql_url) as store:
        assert store.backups(tmp_path) is None
        found = look_at(store.backups(tmp_path), reserve=0, local=UNPLACED, at=None)
    assert ("pg_dump" in found.told, found.problems) == (True, ())


def disk_of(
    backups: Backups, monkeypatch: pytest.MonkeyPatch, *, copies: int, file: Path
) -> None:
    """A disk that has room for so many copies and no more."""
    room = copies * file.stat().st_size

    def usage(_folder: Path) -> SimpleNamespace:
        there = sum(each.stat().st_size for each in backups.folder.iterdir())
        return SimpleNamespace(free=room - there)

    monkeypatch.setattr(shutil, "disk_usage", usage)


def fill(backups: Backups, file: Path) -> None:
    """A week of copies, and of those before an upgrade one more than stays."""
    days = [NIGHT - timedelta(days=day) for day in range(1, 8)]
    plant(backups, Reason.NIGHTLY, *days)
    plant(backups, Reason.UPGRADE, *days[:6])
    whole = backups.folder.parent / "whole.db"
    copy_database(file, whole)
    for each in backups.folder.iterdir():
        each.write_bytes(whole.read_bytes())


@pytest.mark.parametrize(
    ("copies", "nightly", "upgrades"),
    [
        (13, 7, 5),  # the week's eighth, and the sixth before an upgrade, need not stay
        (12, 7, 5),
        (11, 6, 5),
        (8, 3, 5),
    ],
)
def test_where_there_is_no_room_what_need_not_stay_goes_and_then_the_oldest(
    backups: Backups,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    copies: int,
    nightly: int,
    upgrades: int,
):
    fill(backups, file)
    disk_of(backups, monkeypatch, copies=copies, file=file)
    assert backups.checkup(reserve=0, local=UNPLACED).problems == ()
    make(backups)
    assert len(caplog.messages) == 14 - copies
    kept = backups.kept(Reason.NIGHTLY)
    assert [(NIGHT - each.made).days for each in kept] == list(range(nightly))
    assert len(backups.kept(Reason.UPGRADE)) == upgrades


def test_none_goes_where_that_would_make_too_little_room(
    backups: Backups, file: Path, monkeypatch: pytest.MonkeyPatch
):
    fill(backups, file)
    before = names(backups)
    disk_of(backups, monkeypatch, copies=7, file=file)
    with pytest.raises(StoreError, match="no room"):
        make(backups)
    assert names(backups) == before


def test_none_goes_to_make_room_for_a_copy_of_a_damaged_database(
    backups: Backups, file: Path, monkeypatch: pytest.MonkeyPatch
):
    fill(backups, file)
    before = names(backups)
    disk_of(backups, monkeypatch, copies=12, file=file)
    content = file.read_bytes()
    file.write_bytes(content[: 4096 * 2] + b"\1" * 4096 + content[4096 * 3 :])
    with pytest.raises(StoreError, match="toolkit doctor"):
        make(backups)
    assert names(backups) == before


def test_one_from_the_future_does_not_make_nothing_due_until_then(backups: Backups):
    plant(backups, Reason.NIGHTLY, NIGHT + timedelta(days=3000))
    assert backups.is_due(at=NIGHT, hour=2, local=UNPLACED)
    make(backups)
    assert not backups.is_due(at=NIGHT, hour=2, local=UNPLACED)
    assert len(backups.kept(Reason.NIGHTLY)) == 2


def test_one_copies_at_a_time_and_the_next_when_that_has_ended(backups: Backups):
    with backups.alone() as first, backups.alone() as second:
        assert (first, second) == (True, False)
    with backups.alone() as third:
        assert third
