"""Mail that the server sends: what is due, and what somebody has just asked for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime

from toolkit.clock import now
from toolkit.errors import StoreError
from toolkit.post.due import queue_due
from toolkit.post.keeping import queue_warnings
from toolkit.post.outbox import AT_ONCE, Outbox, Round
from toolkit.post.said import BY_FOLDER, BY_SERVER, OUR_FOLDER
from toolkit.post.words import ON_LOOPBACK
from toolkit.post.writer import Writer
from toolkit.programme import Programme
from toolkit.settings import Settings
from toolkit.store import Store

_LOOK_EVERY = 60.0

log = logging.getLogger(__name__)


class Posting:
    """Looks what is to go, and sends it; lives as long as its server.

    By themselves messages go only where a mail server is set and links lead to others.
    """

    def __init__(
        self,
        store: Store,
        *,
        settings: Settings,
        programme_of: Callable[[str], Programme],
        clock: Callable[[], datetime] = now,
        outbox: Outbox | None = None,
    ) -> None:
        self._store = store
        self._settings = settings
        self._programme_of = programme_of
        self._clock = clock
        self._asked = asyncio.Event()
        # A mail server may be slow: nobody else waits for the thread that waits for it.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="posting")
        self._said = ""
        self.trouble = ""
        """Why nothing can be sent at this moment, in words for facilitators."""
        self.writer = Writer(
            store, programme_of=programme_of, contents=settings.contents
        )
        self.outbox = outbox or Outbox(store, settings=settings, writer=self.writer)

    @property
    def goes_by_itself(self) -> bool:
        """Whether anything is sent that nobody has pressed a button for."""
        is_sent = self._settings.mail_server is not None
        return is_sent and not self._settings.is_for_this_machine

    @property
    def warning(self) -> str:
        """What has to be known before a link is sent; nothing, if all is well."""
        if not self._settings.is_for_this_machine:
            return ""
        return ON_LOOPBACK.format(here=self._settings.here)

    @property
    def way(self) -> str:
        """How messages go, in words without a secret."""
        server = self._settings.mail_server
        if server is None:
            return BY_FOLDER.format(folder=OUR_FOLDER)
        return BY_SERVER.format(server=server.told, sender=self._settings.mail_from)

    async def keep(self) -> None:
        """Send what is to go, while the server runs."""
        while True:
            await self.look()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), _LOOK_EVERY)
            self._asked.clear()

    def soon(self) -> None:
        """Somebody has asked for something: look at once."""
        self._asked.set()

    async def look(self) -> None:
        """Queue what is due, and send all that waits."""
        try:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._thread, self._look)
        except StoreError as failure:
            self._say(str(failure))
        except Exception as failure:
            self._say(f"It ended with {type(failure).__name__}.")

    def stop(self) -> None:
        """Begin no other message, so that the process can end."""
        self.outbox.stop()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _look(self) -> None:
        at = self._clock()
        if self.goes_by_itself:
            shown = self._store.cohorts.demonstration()
            for cohort in self._store.cohorts.all():
                if cohort == shown:  # its people are invented, and so is their mail
                    continue
                if self._store.succession.handed_on(cohort.id).closed_at is None:
                    programme = self._programme_of(cohort.id)
                    queue_due(self._store, programme, cohort=cohort.id, now=at)
                queue_warnings(
                    self._store, self._programme_of, cohort=cohort.id, now=at
                )
        sent = Round(AT_ONCE)
        while sent.settled == AT_ONCE:
            sent = self.outbox.round(at=at)
        self.trouble = sent.trouble
        self._say(sent.trouble)

    def _say(self, trouble: str) -> None:
        """Say once in the log why nothing can be sent."""
        if trouble and trouble != self._said:
            log.warning("Messages wait. %s", trouble)
        self._said = trouble
