"""Notices when the database is asked on a thread that must never wait for it."""

from __future__ import annotations

import logging
import threading
import traceback
from pathlib import Path

KEPT_WAITING = "The store was asked on the thread that serves everybody, at"

_STORE = str(Path(__file__).parent)

log = logging.getLogger(__name__)


class Watch:
    """Says in the log, once a place, where a lock would have stopped everybody."""

    def __init__(self) -> None:
        self._kept_off: int | None = None
        self._said: set[str] = set()

    def begin(self) -> None:
        """From now on the thread that calls this must not ask."""
        self._kept_off = threading.get_ident()

    def notice(self) -> None:
        """The database is being asked, here and now."""
        if threading.get_ident() != self._kept_off:
            return
        place = _asking()
        if place not in self._said:
            self._said.add(place)
            log.error("%s %s", KEPT_WAITING, place)


def _asking() -> str:
    frames = reversed(traceback.extract_stack())
    for frame in frames:
        if not frame.filename.startswith(_STORE) and "contextlib" not in frame.filename:
            return f"{frame.filename}:{frame.lineno} {frame.name}"
    return "an unknown place"
