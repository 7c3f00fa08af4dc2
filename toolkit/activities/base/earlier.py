"""What a person's own answers have been, as their page asks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from toolkit.activities.base.shapes import Before, PrintedShown, Sent
from toolkit.activities.base.shown import as_shown
from toolkit.errors import OutOfDateError
from toolkit.model import JSON, Sharing
from toolkit.model.earlier import Earlier
from toolkit.model.writes import is_version


class EarlierSent(TypedDict):
    """What a page is told: some versions, newest first, and whether there are more."""

    versions: list[Before]
    older: bool


def asked_before(message: Sent) -> int | None:
    """The version before which *message* asks for more; None for the newest.

    Raises:
        OutOfDateError: it is no version.
    """
    before = message.get("before")
    if before is None:
        return None
    if is_version(before):
        return before
    raise OutOfDateError


def as_sent(
    earlier: Earlier,
    when: Callable[[datetime], str],
    *,
    drawn: Callable[[JSON], list[PrintedShown]],
) -> EarlierSent:
    """*earlier* as the browser draws it; *when* spells a moment, *drawn* a value."""
    versions: list[Before] = [
        {
            **as_shown(one.response, default=Sharing.PRIVATE, when=when),
            "beside": one.beside,
            "blocks": drawn(one.response.value),
        }
        for one in earlier.versions
    ]
    return {"versions": versions, "older": earlier.older}
