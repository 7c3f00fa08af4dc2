"""What the server notes down: facts for its operator, and nothing personal."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType

from tornado.web import RequestHandler

REQUESTS = "toolkit.requests"

WELL = (REQUESTS, "toolkit.server.accepted")
"""The loggers that note what went well, too."""

ROUTINE = "Culling '%s' kernel"
"""How Jupyter begins to say that it ends a kernel whose page was closed long ago."""

QUIET_FOR = 60.0
"""Seconds for which a failure that has been noted is not noted again."""

MOST_OF_ONE_PLACE = 10
"""Failures of one line of code, told apart by what they say, in that time."""

_LONGEST_KEPT = 500

_PERSONAL = (
    (re.compile(r"/join/[^\s\"']+"), "/join/…"),
    (re.compile(r"\?[^\s\"']+"), "?…"),
    (re.compile(r"[^\s\"'<>]+@[^\s\"'<>]+"), "…@…"),
)

_Failure = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


class PlainFacts(logging.Formatter):
    """One line of JSON a record; of a failure its kind and place, never its words."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        facts = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat("T", "seconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": without_personal(record.getMessage()),
            **getattr(record, "facts", {}),
        }
        if held_back := getattr(record, "held_back", 0):
            facts["held_back"] = held_back
        if record.exc_info:
            facts["failure"], facts["where"] = _failure(record.exc_info)
        return json.dumps(facts, ensure_ascii=False)


def without_personal(text: str) -> str:
    """*text* without links that sign in, query strings and addresses of people."""
    for pattern, shown in _PERSONAL:
        text = pattern.sub(shown, text)
    return text


def _failure(failure: _Failure) -> tuple[str, list[str]]:
    kind, _error, trace = failure
    frames = traceback.extract_tb(trace)
    places = [f"{each.filename}:{each.lineno} {each.name}" for each in frames]
    return (kind.__name__ if kind else "", places)


@dataclass(slots=True)
class _Place:
    """A line of code: what it has noted in the last minute, and what it has not."""

    noted: dict[str, float] = field(default_factory=dict)
    held_back: int = 0

    def passes(self, what: str, *, now: float) -> bool:
        for each, at in list(self.noted.items()):
            if now - at < QUIET_FOR:
                break
            del self.noted[each]
        if what in self.noted or len(self.noted) >= MOST_OF_ONE_PLACE:
            self.held_back += 1
            return False
        self.noted[what] = now
        return True


class OnceAMinute(logging.Filter):
    """Holds back a failure that has just been noted, and says later how many it held.

    What is no failure always passes. Whoever can choose the words of a failure fills
    no log with it either: of one line of code, some pass a minute. As long as the log.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        # The handler asks before it takes its own lock.
        self._lock = threading.Lock()
        # As many as there are lines of code that note something.
        self._places: dict[str, _Place] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to note *record*; called by the handler."""
        if record.levelno < logging.WARNING:
            return True
        name = f"{record.name} {record.pathname}:{record.lineno}"
        with self._lock:
            place = self._places.setdefault(name, _Place())
            if not place.passes(_what(record), now=self._clock()):
                return False
            record.held_back, place.held_back = place.held_back, 0
            return True


class Routine(logging.Filter):
    """Knows what others warn of although it is a day's work, and notes it as such."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether *record* is worth noting; called by the handler."""
        if not str(record.msg).startswith(ROUTINE):
            return True
        record.levelno, record.levelname = logging.INFO, "INFO"
        return logging.getLogger(record.name).isEnabledFor(logging.INFO)


def _what(record: logging.LogRecord) -> str:
    """What tells one failure of a place from another."""
    if record.exc_info and record.exc_info[0]:
        kind, places = _failure(record.exc_info)
        return f"{record.levelname} {kind} {places[-1:]}"
    facts = getattr(record, "facts", {})
    told = [facts[name] for name in ("status", "method", "handler") if name in facts]
    return f"{record.levelname} {record.getMessage()[:_LONGEST_KEPT]} {told}"


def begin_logging() -> None:
    """From now on this process notes everything as plain facts, on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFacts())
    handler.addFilter(Routine())
    handler.addFilter(OnceAMinute())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in WELL:
        logging.getLogger(name).setLevel(logging.INFO)


def log_request(handler: RequestHandler) -> None:
    """Note what was asked and how it went: never the address, which may be a secret."""
    status = handler.get_status()
    facts = {
        "status": status,
        "method": handler.request.method,
        "handler": type(handler).__name__,
        "milliseconds": round(1000 * handler.request.request_time()),
    }
    level = logging.ERROR if status >= 500 and status != 503 else logging.INFO
    logging.getLogger(REQUESTS).log(level, "request", extra={"facts": facts})
