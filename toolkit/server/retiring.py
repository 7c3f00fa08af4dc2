"""Removes a cohort's data once its day has come, and people were warned; each night."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from toolkit.clock import now
from toolkit.errors import ToolkitError
from toolkit.files import file_name
from toolkit.post.keeping import ProgrammeOf, keeping
from toolkit.programme import Programme
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
        except (ToolkitError, OSError) as failure:
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
                programme = self._programme_of(cohort.id)
                retire(self._store, cohort.id, self._settings, programme, at=at)
                log.warning("The data of a cohort was removed: its day had come.")


def retire(
    store: Store, cohort: str, settings: Settings, programme: Programme, *, at: datetime
) -> Path:
    """Keep the figures of *cohort*'s report, then remove all the rest.

    They stand beside the last report that was handed out, as another one would.

    Raises:
        OSError: the figures could not be kept, so nothing is removed.
    """
    folder = settings.data / "numbers"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = folder / file_name(f"{cohort} {at.date().isoformat()}.csv")
    kept.write_bytes(_figures(store, cohort, settings, programme, at=at))
    kept.chmod(0o600)
    store.cohorts.retire(cohort)
    return kept


def _figures(
    store: Store, cohort: str, settings: Settings, programme: Programme, *, at: datetime
) -> bytes:
    # Pandas is large, and is needed here once in a cohort's life.
    from toolkit.cohort import Cohort
    from toolkit.report import report_of
    from toolkit.report.tidy import csv_of_report

    contents = settings.contents
    frames = Cohort(cohort, store=store, contents=contents, programme=programme)
    with store.at_once():
        return csv_of_report(report_of(frames, at=at))
