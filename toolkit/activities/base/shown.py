"""Stored answers as the browser draws them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from toolkit.activities.base.shapes import Answer
from toolkit.model import Conflict, Response, Saved, Sharing


def as_shown(
    response: Response | None, *, default: Sharing, when: Callable[[datetime], str]
) -> Answer:
    """An answer as the browser draws it; version 0 when there is none yet.

    *when* spells the moment at which it was saved.
    """
    if response is None:
        return {"value": None, "sharing": default.value, "version": 0, "saved": ""}
    return {
        "value": response.value,
        "sharing": response.sharing.value,
        "version": response.version,
        "saved": when(response.saved_at),
    }


def told(
    outcome: Saved | Conflict, *, default: Sharing, when: Callable[[datetime], str]
) -> tuple[Answer | None, dict[str, object]]:
    """What stands now if it was kept, and what the page is told of it."""
    match outcome:
        case Saved(response=response):
            shown = as_shown(response, default=default, when=when)
            acknowledged = {k: v for k, v in shown.items() if k != "value"}
            return shown, {"re": response.write, "saved": acknowledged}
        case Conflict(current=current, yours=yours):
            theirs = as_shown(current, default=default, when=when)
            both = {"theirs": theirs, "yours": yours.value}
            return None, {"re": yours.write, "conflict": both}
