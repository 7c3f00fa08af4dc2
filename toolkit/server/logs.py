"""What the server notes down: facts for its operator, and nothing personal."""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

from tornado.web import RequestHandler

REQUESTS = "toolkit.requests"
"""The logger that notes what went well, too."""

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


def begin_logging() -> None:
    """From now on this process notes everything as plain facts, on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFacts())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger(REQUESTS).setLevel(logging.INFO)


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
