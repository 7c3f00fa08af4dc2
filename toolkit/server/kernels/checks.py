"""What authors got wrong in the notebooks that are served, for their facilitators."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from toolkit.checking.finding import Finding
from toolkit.checking.served import ModuleText, check_served
from toolkit.checking.telling import line_of
from toolkit.server.accepted import Taken

_LOOK_EVERY = 2.0

Executed = Mapping[str, Any]
"""The notebooks that stand ready, with the outputs of their cells, by name."""


class Checks:
    """Looks again whenever a notebook, or the programme, is another.

    It waits until pages are ready, and works on a thread: nobody waits for it.
    """

    def __init__(
        self,
        taken: Callable[[], Taken],
        executed: Callable[[], Executed | None],
        text: ModuleText,
    ) -> None:
        self._taken = taken
        self._text = text
        self._executed = executed
        self._seen: object = None
        self._log = logging.getLogger(__name__)
        self.findings: tuple[Finding, ...] = ()
        """What was found last, errors first."""

    @property
    def root(self) -> Path:
        """From where on its files are named."""
        return self._taken().root

    async def keep(self) -> None:
        """Look, as long as the server runs."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            executed, taken = self._executed(), self._taken()
            if executed is None:
                continue  # everything that the machine has is needed elsewhere
            now = (taken.version, {name: id(each) for name, each in executed.items()})
            if now == self._seen:
                continue
            self._seen = now
            try:
                await asyncio.to_thread(self._look, taken, executed)
            except Exception:
                self._log.exception("The notebooks could not be checked.")

    def _look(self, taken: Taken, executed: Executed) -> None:
        found = check_served(
            taken.programme, taken.root, executed=executed, text=self._text
        )
        for finding in found:
            if finding not in self.findings:
                self._log.warning("%s", line_of(finding, taken.root))
        self.findings = found
