"""What a write from a page may look like, wherever one is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeGuard

from toolkit.model.responses import JSON

DEEPEST = 40
"""Levels of lists and objects within one another."""

LIMIT_VERSION = 2**31
"""Past this no answer has ever been saved so often, and databases object."""

_WRITE = re.compile(r"[A-Za-z0-9-]{1,64}")


def is_write(name: object) -> TypeGuard[str]:
    """Whether a page may call a write so: letters, digits and hyphens, at most 64."""
    return isinstance(name, str) and _WRITE.fullmatch(name) is not None


def is_version(number: object) -> TypeGuard[int]:
    """Whether *number* counts how often something has been saved."""
    return type(number) is int and 0 <= number < LIMIT_VERSION


def is_too_deep(value: JSON) -> bool:
    """Whether *value* has more levels than any page of ours sends."""
    level = [value]
    for _ in range(DEEPEST - 1):
        # What holds nothing is left out first: a list may be very long.
        level = [
            inner
            for each in level
            for inner in _children(each)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return any(level)


def _children(value: JSON) -> Iterable[JSON]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
