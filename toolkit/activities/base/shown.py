"""Stored answers as the browser draws them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from toolkit.activities.base.shapes import Answer
from toolkit.model import Response, Sharing


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
