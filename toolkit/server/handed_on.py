"""What one answer hands on to the page it leads to: a cookie that lives a short while.

A form is always answered by leading to a page, so that reloading sends nothing twice.
What that page has to say comes with it, and never in its address.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta

from tornado.web import RequestHandler

NOTICE = "workshop-notice"
"""What is said once, by its name in `words.NOTICES`, or a status."""

TYPED = "workshop-typed"
"""The room code as the person typed it."""

NEW_LINK = "workshop-new-link"
"""A personal link that a facilitator has just made, to be shown once."""

ERASED = "workshop-erased"
"""That this browser's person has just been erased, so that it forgets them, too."""

A_MOMENT = timedelta(minutes=1)


def hand_on(
    handler: RequestHandler, name: str, value: str, *, kept: timedelta = A_MOMENT
) -> None:
    """Let this browser, and no script in it, bring *value* along for a while."""
    handler.set_cookie(
        name,
        urlsafe_b64encode(value.encode()).decode(),
        expires=datetime.now(UTC) + kept,
        path=handler.settings["site"].settings.base_url,
        httponly=True,
        secure=handler.request.protocol == "https",
        samesite="Lax",
    )


def handed_on(handler: RequestHandler, name: str) -> str:
    """What this browser brings along, or nothing. Anybody may have written it."""
    try:
        return urlsafe_b64decode(handler.get_cookie(name) or "").decode()
    except ValueError:
        return ""


def drop(handler: RequestHandler, name: str) -> None:
    """Let this browser bring it along no longer."""
    if handler.get_cookie(name) is not None:
        handler.clear_cookie(name, path=handler.settings["site"].settings.base_url)


def take(handler: RequestHandler, name: str) -> str:
    """What this browser brings along, this once."""
    value = handed_on(handler, name)
    drop(handler, name)
    return value
