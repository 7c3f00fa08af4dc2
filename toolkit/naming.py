"""Permanent names: what answers hang on."""

from __future__ import annotations

import re

from toolkit.errors import AuthoringError

MARK = "mark"
"""What the names of bookmarks and private notes begin with; no activity is so named."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 60


def check_name(name: str) -> str:
    """*name*, if answers can hang on it.

    Raises:
        AuthoringError: it is not made of small letters, digits and single hyphens, or
            is kept for bookmarks.
    """
    if name == MARK:
        raise AuthoringError(
            f'"{name}" is the name of people\'s bookmarks. Give the activity another '
            f'name, such as "my-{name}".'
        )
    if _NAME.fullmatch(name) and len(name) <= _LONGEST:
        return name
    suggestion = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST]
    suggestion = suggestion or "hope"
    raise AuthoringError(
        f'"{name}" cannot be the name of an activity. Use small letters, digits and '
        f'single hyphens, at most {_LONGEST} characters, such as "{suggestion}".'
    )


def check_source(name: str) -> str:
    """*name*, if an answer can be kept under it: an activity, or "task.field".

    Raises:
        AuthoringError: one of its names is not a permanent name.
    """
    return ".".join(check_name(part) for part in name.split(".", 1))


def mark_of(activity: str) -> str:
    """The name under which a bookmark or a private note on *activity* is kept."""
    return f"{MARK}.{activity}"


def marked_by(name: str) -> str | None:
    """The activity that a mark kept under *name* is on; None for other answers."""
    return name.removeprefix(f"{MARK}.") if name.startswith(f"{MARK}.") else None
