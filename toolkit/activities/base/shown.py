"""Stored answers as the browser draws them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from toolkit.model import LOCAL, Response, Sharing


def clock_time(moment: datetime) -> str:
    """*moment* as a clock on the wall shows it: "10:42"."""
    return moment.astimezone(LOCAL).strftime("%H:%M")


def when(moment: datetime) -> str:
    """*moment* as somebody reads it today: "10:42", or "7 Nov 2022, 10:42"."""
    day = moment.astimezone(LOCAL)
    if day.date() == datetime.now(LOCAL).date():
        return clock_time(moment)
    return f"{day.day} {day:%b %Y}, {clock_time(moment)}"


def as_shown(response: Response | None, *, default: Sharing) -> dict[str, Any]:
    """An answer as the browser draws it; version 0 when there is none yet."""
    if response is None:
        return {"value": None, "sharing": default.value, "version": 0, "saved": ""}
    return {
        "value": response.value,
        "sharing": response.sharing.value,
        "version": response.version,
        "saved": when(response.saved_at),
    }
