"""Removes a cohort's data once its day has come, and people were warned; each night."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from toolkit.clock import now
from toolkit.errors import StoreError
from toolkit.export.numbers import numbers_of
from toolkit.files import file_name
from toolkit.post.keeping import ProgrammeOf, keeping
from toolkit.settings import Settings
from toolkit.store import Store

_LOOK_EVERY = 3600.0

log = logging.getLogger(__name__)


class Retiring:
    """Looks once an hour, and acts in the hour of the nightly backup; as its server."""

    def __init__(
        self,
        store: Store,
        *,
        settings: Settings,
        programme_of: ProgrammeOf,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self._store = store
        self._settings = settings
        self._programme_of = programme_of
        self._clock = clock

    async def keep(self) -> None:
        """Do each night's work, while the server runs."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            await self.look()

    async def look(self) -> None:
        """Remove what is due; a failure is said in the log, and tried again."""
        try:
            await asyncio.to_thread(self._remove_due)
        except (StoreError, OSError) as failure:
            # Its words name the place, and the same is tried again in an hour.
            log.warning("A cohort's data was not removed. %s", failure)

    def _remove_due(self) -> None:
        for cohort in self._store.cohorts.lasting():
            local = self._programme_of(cohort.id).local
            at = self._clock()
            if local.at(at).hour < self._settings.backup_hour:
                continue
            stands = keeping(self._store, self._programme_of, cohort.id)
            if stands.is_over(local.day(at)):
                retire(self._store, cohort.id, data=self._settings.data, at=at)
                log.warning("The data of a cohort was removed: its day had come.")


def retire(store: Store, cohort: str, *, data: Path, at: datetime) -> Path:
    """Keep the numbers of *cohort* that lead to nobody, then remove all the rest.

    Raises:
        OSError: the numbers could not be kept, so nothing is removed.
    """
    folder = data / "numbers"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = folder / file_name(f"{cohort} {at.date().isoformat()}.json")
    kept.write_text(json.dumps(numbers_of(store, cohort), indent=1), encoding="utf-8")
    kept.chmod(0o600)
    store.cohorts.retire(cohort)
    return kept
