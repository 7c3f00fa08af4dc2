"""This moment: the one place where the toolkit asks for it.

For tests alone, `TOOLKIT_NOW` says which moment it is when a process first asks; time
goes on from there.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from functools import cache

from toolkit.errors import SettingsError

INVENTED = "TOOLKIT_NOW"

_SINCE = " since "
"""Between an invented moment and the real one at which it was."""


def now() -> datetime:
    """This moment, in UTC."""
    return real() + ahead()


def real() -> datetime:
    """What the machine's clock says, and with it every browser's, in UTC."""
    return datetime.now(UTC)


@cache
def ahead() -> timedelta:
    """How far this moment is ahead of the machine's clock; nothing but in tests.

    Raises:
        SettingsError: `TOOLKIT_NOW` is no moment.
    """
    text = os.environ.get(INVENTED, "").strip()
    if not text:
        return timedelta()
    invented, _, since = text.partition(_SINCE)
    return _moment(invented, text) - (_moment(since, text) if since else real())


def handed_on() -> dict[str, str]:
    """What a process that is started from here has to be told to ask the same clock."""
    if not ahead():
        return {}
    at = real()
    return {INVENTED: f"{(at + ahead()).isoformat()}{_SINCE}{at.isoformat()}"}


def _moment(text: str, said: str) -> datetime:
    try:
        if (moment := datetime.fromisoformat(text)).tzinfo is not None:
            return moment
    except ValueError:
        pass
    raise SettingsError(
        f"{INVENTED} is “{said}”. It is for tests alone: leave it out, or write a "
        "moment with its zone, such as 2028-02-29T23:40+00:00."
    )
