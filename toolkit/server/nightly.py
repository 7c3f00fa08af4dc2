"""The backup that the server makes each night, beside its own thread."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from toolkit.errors import StoreError
from toolkit.model import LocalTime
from toolkit.server.words import (
    BACKUP_ELSEWHERE,
    BACKUP_FAILED,
    BACKUP_LAST,
    BACKUP_NONE_YET,
)
from toolkit.settings import Settings
from toolkit.store import Store
from toolkit.store.backups import Backups
from toolkit.store.patience import Patience, StoppedError

_LOOK_EVERY = 60.0

TRY_AGAIN = timedelta(hours=1)
"""After a backup that could not be made."""

log = logging.getLogger(__name__)


class NightlyBackups:
    """Makes a backup when one is due; lives as long as its server.

    Of several servers on one database one makes it at a time, and the others see it.
    """

    def __init__(
        self,
        store: Store,
        *,
        settings: Settings,
        local: Callable[[], LocalTime],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._backups = store.backups(settings.backups)
        self._hour = settings.backup_hour
        self._reserve = settings.quota.reserve
        self._local = local
        self._clock = clock
        self._failed: datetime | None = None
        self._said = ""
        self._patience = Patience()

    async def keep(self) -> None:
        """Make each night's backup, while the server runs."""
        while self._backups is not None:
            await self.look(self._backups)
            await asyncio.sleep(_LOOK_EVERY)

    async def look(self, backups: Backups) -> None:
        """Make a backup if one is due; a failure is said once, and tried again."""
        at = self._clock()
        if self._failed is not None and at < self._failed + TRY_AGAIN:
            return
        try:
            await asyncio.to_thread(self._make_if_due, backups, at)
        except StoppedError:
            return
        except Exception as failure:
            self._failed = at
            self._say(failure)
        else:
            self._failed, self._said = None, ""

    def stop(self) -> None:
        """Give up the backup that is being made, so that the process can end."""
        self._patience.stop()

    def told(self) -> str:
        """How backups stand, in words for facilitators; reads the folder."""
        if self._backups is None:
            return BACKUP_ELSEWHERE
        last = self._backups.last()
        if last is None:
            told = BACKUP_NONE_YET
        else:
            told = BACKUP_LAST.format(when=self._local().on_paper(last.made))
        if self._failed is None:
            return told
        when = self._local().on_paper(self._failed)
        return f"{BACKUP_FAILED.format(when=when)} {told}"

    def _make_if_due(self, backups: Backups, at: datetime) -> None:
        if not self._is_due(backups, at):
            return
        with backups.alone() as is_ours:
            # While this one waited for its turn, another may have made it.
            if is_ours and self._is_due(backups, at):
                backups.make_nightly(
                    at=at,
                    reserve=self._reserve,
                    local=self._local(),
                    patience=self._patience,
                )

    def _is_due(self, backups: Backups, at: datetime) -> bool:
        return backups.is_due(at=at, hour=self._hour, local=self._local())

    def _say(self, failure: Exception) -> None:
        is_ours = isinstance(failure, StoreError)
        said = str(failure) if is_ours else f"It ended with {type(failure).__name__}."
        # How much room there is differs from one time to the next.
        if (cause := re.sub(r"\d+", "", said)) != self._said:
            log.error("The nightly backup was not made, and is tried again. %s", said)
            self._said = cause
