"""The server makes each night's backup, and says when it cannot."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from voila.app import Voila

from tests.store.test_checkup import filled
from toolkit.model.dates import UNPLACED
from toolkit.server.app import WorkshopApp
from toolkit.server.nightly import TRY_AGAIN, NightlyBackups
from toolkit.settings import Settings
from toolkit.store import Store
from toolkit.store.backups import Backups, Reason
from toolkit.store.patience import StoppedError

NOON = datetime(2023, 1, 20, 12, tzinfo=UTC)
NO_DISK_HAS = 10**12
"""Megabytes."""


class Night:
    """A server's backups, and a clock that a test sets."""

    def __init__(self, url: str, data: Path, *, reserve: int = 1) -> None:
        self.now = NOON
        store = Store(url)
        settings = Settings(data=data, disk_reserve_mb=reserve)
        found = store.backups(settings.backups)
        assert found is not None
        self.backups: Backups = found
        self.nightly = NightlyBackups(
            store, settings=settings, local=lambda: UNPLACED, clock=lambda: self.now
        )

    async def look(self, *, after: timedelta = timedelta(0)) -> list[datetime]:
        """What there is once the server has looked, so much later."""
        self.now += after
        await self.nightly.look(self.backups)
        return [each.made for each in self.backups.kept(Reason.NIGHTLY)]


@pytest.fixture
def night(sqlite_url: str, tmp_path: Path) -> Night:
    with Store.open(sqlite_url) as store:
        filled(store)
    return Night(sqlite_url, tmp_path)


async def test_a_backup_is_made_at_once_if_it_is_due_and_then_each_night(night: Night):
    assert "no backup yet" in night.nightly.told()
    assert await night.look() == [NOON]
    assert night.nightly.told() == "Last backup: 20 January 2023, 12:00, checked."
    assert await night.look(after=timedelta(hours=13, minutes=59)) == [NOON]
    assert len(await night.look(after=timedelta(minutes=1))) == 2
    assert night.nightly.told() == "Last backup: 21 January 2023, 02:00, checked."


async def test_what_another_server_has_made_is_not_made_again(
    night: Night, sqlite_url: str, tmp_path: Path
):
    with night.backups.alone():  # another server is making it
        assert await Night(sqlite_url, tmp_path).look() == []
    await night.look()
    assert await Night(sqlite_url, tmp_path).look() == [NOON]


async def test_a_backup_that_cannot_be_made_is_said_once_and_tried_again(
    sqlite_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    full = Night(sqlite_url, tmp_path, reserve=NO_DISK_HAS)
    with caplog.at_level(logging.ERROR):
        assert await full.look() == []
        full.nightly._reserve += 1_000_000  # how much room is missing is no news
        assert await full.look(after=TRY_AGAIN) == []
    (said,) = [record.getMessage() for record in caplog.records]
    assert "Free some space" in said
    told = full.nightly.told()
    assert "The backup of 20 January 2023, 13:00 could not be made." in told
    assert str(tmp_path) not in told
    full.nightly._reserve = 0
    assert await full.look(after=TRY_AGAIN / 2) == []
    assert await full.look(after=TRY_AGAIN / 2) == [NOON + 2 * TRY_AGAIN]
    assert full.nightly.told() == "Last backup: 20 January 2023, 14:00, checked."


async def test_a_server_that_ends_waits_for_no_backup_and_says_nothing(
    night: Night, caplog: pytest.LogCaptureFixture
):
    night.nightly.stop()
    assert await night.look() == []
    assert list(night.backups.folder.iterdir()) == []
    assert caplog.messages == []


def test_the_server_gives_its_backup_up_when_it_ends(
    night: Night, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Voila, "stop", lambda _app: None)
    app = WorkshopApp.__new__(WorkshopApp)
    app.site, app.store = MagicMock(nightly=night.nightly), MagicMock()
    app.chosen = Settings()
    app._keeping = None
    app.stop()
    with pytest.raises(StoppedError):
        night.nightly._make_if_due(night.backups, NOON)


async def test_whatever_goes_wrong_the_server_goes_on_looking(
    night: Night, caplog: pytest.LogCaptureFixture
):
    night.backups.folder.write_text("a file where the folder should be")
    assert await night.look() == []
    night.backups.folder.unlink()
    assert await night.look(after=TRY_AGAIN) == [NOON + TRY_AGAIN]
    assert "could not be written" in caplog.text


def test_postgresql_is_left_to_whoever_looks_after_it(
    postgresql_url: str, tmp_path: Path
):
    with Store(postgresql_url) as store:
        nightly = NightlyBackups(
            store, settings=Settings(data=tmp_path), local=lambda: UNPLACED
        )
        assert "pg_dump" in nightly.told()
